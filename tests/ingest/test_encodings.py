"""TCVN3, VNI and cp1258 are seen and converted; other texts are left alone; both spellings are one word."""

import pytest

from analysis.errors import WorkbookError
from analysis.ingest.text.encodings import convert, decode, encode, legacy
from analysis.ingest.text.spelling import key, plain

TEXT = "Uỷ ban nhân dân thị trấn Trâu Quỳ báo cáo: phát hiện 12 vụ đánh bạc, hoà giải thành công ở chẳng nơi nào kỵ nhau."


@pytest.mark.parametrize("name, codec", [("tcvn3", "latin-1"), ("vni", "cp1252")])
def test_fonts_code_pages_come_back(name, codec):
    found = decode(encode(TEXT.lower(), name).encode(codec), "a.txt")
    assert (found.text, found.encoding) == (TEXT.lower(), name) and found.evidence


def test_letters_of_a_legacy_font_inside_unicode():
    assert legacy(encode(TEXT.lower(), "tcvn3")).text == TEXT.lower()
    assert convert("Traâu Quyø", "vni") == "Trâu Quỳ"


def test_of_a_text_of_two_million_letters_its_different_words_decide():
    long = "Xã Đa Tốn xảy ra 12 vụ.\n" * 90_000
    assert legacy(long, "utf-8").encoding == "utf-8"
    assert legacy(encode(long.lower(), "tcvn3")).text == long.lower()


@pytest.mark.parametrize("text", ["Rapport de l'été à Genève: 12 cas.", "12 vụ", "El niño pequeño año", TEXT])
def test_other_texts_are_left_alone(text):
    assert legacy(text).text == text


def test_cp1258(make_fixtures):
    assert decode(make_fixtures.cp1258(TEXT), "a.txt").text == TEXT


def test_mixed_encodings_are_refused(make_fixtures):
    with pytest.raises(WorkbookError, match="line 2"):
        decode("Xã Đa Tốn\n".encode() + make_fixtures.cp1258("Xã Yên Viên\n"), "a.csv")


@pytest.mark.parametrize(
    "a, b",
    [
        ("hoà giải", "hòa giải"),
        ("Thuỷ", "thủy"),
        ("Trâu Quì", "Trâu Quỳ"),
        ("tỉ lệ", "tỷ lệ"),
        ("Ða Tốn", "Đa Tốn"),
        ("ma tuý", "ma túy"),
        ("Kị", "Kỵ"),
    ],
)
def test_two_spellings_are_one_word(a, b):
    assert key(a) == key(b)


def test_hoan_keeps_its_tone():
    assert key("hoàn") == "hoàn" and plain("a\u00a0b").text == "a b"


def test_bytes_that_are_nul_here_and_there_are_a_damaged_file_and_no_other_encoding():
    text = "place,period,thefts\nvn-hn-gialam,2019,15\n"
    with pytest.raises(WorkbookError, match="NUL"):
        decode((text[:30] + "\0\0" + text[30:]).encode(), "a.csv")
    for name in ("utf-16-le", "utf-16-be"):
        assert decode(("Xã,Số vụ\nĐa Tốn,15\n" * 3).encode(name), "a.csv").encoding == name
