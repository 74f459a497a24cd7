"""A committee's report says what was saved and no more, keeps the decree's layout, and leaves to the official what is his."""

import dataclasses
import io
import re
import subprocess

import docx
import pytest

from analysis import Design, estimate, record, run_checks
from analysis.language import LANGUAGES, Text
from analysis.panel import from_frame
from analysis.publish.word.layout import problems, read
from analysis.publish.word.make import brief_file, file_name, report_file
from analysis.publish.word.pdf import to_pdf

GAP = {"vi": "[đơn vị bổ sung", "en": "[to be added by the unit"}
HOSTILE = "<script>alert(1)</script> =cmd|'/c calc'!A0 \u202egnp.exe\u200f 👮 " + "dài" * 100


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def of_places(district) -> dict[str, bytes]:
    """The Vietnamese report of each place of the teaching district."""
    return {code: report_file(district.of_place(code), "vi") for code in district.own_places}


@pytest.fixture(scope="module")
def judged(tmp_path_factory, saved_of):
    """Saved results with checks, some of which refute what a cause assumes."""
    from analysis.design.examples import question
    from analysis.estimators import others
    from analysis.present import sentence

    effect = estimate(question("teaching", "c-club"))
    checks = run_checks(effect)
    return saved_of(tmp_path_factory.mktemp("judged"), sentence(effect, checks=checks), record([effect, *others(effect)], checks))


def test_each_of_the_23_places_has_a_report_that_passes_the_layout(district, of_places):
    assert len(of_places) == 23
    for code, report in of_places.items():
        part = district.of_place(code)
        assert (len(part.findings), {f.places for f in part.findings}) == (7, {(code,)})
        assert problems(report, "vi", simulated=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_and_its_brief_pass_the_layout(judged, language):
    assert problems(report_file(judged, language), language, simulated=True) == []
    assert problems(brief_file(judged, language), language, simulated=True, in_full=False) == []


def test_every_section_is_there_and_every_gap_is_marked_to_be_seen(of_places):
    book = opened(of_places["vn-hn-gialam-cobi"])
    text = read(book)
    assert text.count(GAP["vi"]) >= 7 and "ỦY BAN NHÂN DÂN\nXÃ CỔ BI" in text and "HUYỆN GIA LÂM" in text
    gaps = [run for p in book.paragraphs for run in p.runs if run.text.startswith("[")]
    assert gaps and all(run.font.highlight_color is not None for run in gaps)


def test_no_code_no_command_and_no_checksum_stands_in_a_report(judged):
    text = read(opened(report_file(judged, "vi")))
    assert not re.search(r"python -m|secret_code|[0-9a-f]{12}|method=|c-club", text)


def test_what_the_checks_refute_no_row_and_no_sentence_claims(judged, causal_words):
    assert any(check.verdict == "failed" for check in judged.checks)
    assert {f.permitted for f in judged.findings if f.estimated} == {"associate"}
    for language, word in (("vi", " do câu lạc bộ"), ("en", "because of")):
        text = read(opened(report_file(judged, language)))
        assert word not in text


def test_numbers_of_the_table_are_those_that_were_saved(district, of_places):
    part = district.of_place("vn-hn-gialam-cobi")
    table = opened(of_places["vn-hn-gialam-cobi"]).tables[1]
    for row, finding in zip(table.rows[1:], part.findings, strict=True):
        assert row.cells[1].text == f"{finding.result.value:.1f}".replace(".", ",").replace("-", "−")


@pytest.mark.parametrize("make", [report_file, brief_file])
def test_the_same_results_give_the_same_bytes(district, make):
    part = district.of_place("vn-hn-gialam")
    assert make(part, "vi") == make(part, "vi")


def test_hostile_names_pass_harmlessly(tmp_path, saved_of):
    import pandas as pd

    frame = pd.DataFrame({"place": "../../etc/passwd", "period": range(2010, 2022), "n": [9, 8, 11, 7, 9, 10, 6, 8, 9, 7, 5, 6]})
    panel = from_frame(frame, place="place", period="period", outcome="n", label=Text(HOSTILE, HOSTILE))
    panel = dataclasses.replace(panel, place_names={"../../etc/passwd": Text(HOSTILE, HOSTILE)})
    saved = saved_of(tmp_path, record(estimate(Design(panel))), title=Text(HOSTILE, HOSTILE))
    for language in LANGUAGES:
        text = read(opened(report_file(saved.of_place("../../etc/passwd"), language)))
        assert (
            "<script>alert(1)</script>" in text
            and "👮" in text
            and not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
        )
        brief_file(saved, language)


@pytest.mark.parametrize(
    "code",
    [
        "../../etc/passwd",
        "C:\\x",
        "a/b",
        "",
        ".",
        "..",
        "CON",
        "nul",
        "Xã Đa Tốn",
        "x" * 400,
        "\x00",
        "👮",
        "a\nb",
        "-rf",
        "\ud800",
    ],
)
def test_a_place_never_becomes_a_path(code):
    name = file_name(code)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", name) and name not in ("con", "nul") and len(name) > 3


def test_two_places_never_share_a_file():
    codes = ["Xã A", "xa-a", "XA A", "xã a", "Xa-A", "con", "CON", "a/b", "a-b", "a b"]
    assert len({file_name(code).casefold() for code in codes}) == len(codes)


def broken(report: bytes):
    """Each way to break the layout, with what the validator says of it."""

    def changed(change):
        book = opened(report)
        change(book)
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    from docx.shared import Mm, Pt

    def letters(book):
        book.styles["Normal"].font.size = Pt(11)

    def first_of(book, style):
        return next(p for p in book.paragraphs if p.style.name == style)

    return {
        "margin": changed(lambda b: setattr(b.sections[0], "left_margin", Mm(20))),
        "points": changed(letters),
        "font": changed(lambda b: setattr(b.paragraphs[-1].add_run("x").font, "name", "Arial")),
        "English": changed(lambda b: b.add_paragraph("Khoảng này the interval")),
        "decimal point": changed(lambda b: b.add_paragraph("tăng 2.5 lần")),
        "without a caption": changed(lambda b: b.tables[1]._tbl.getprevious().getparent().remove(b.tables[1]._tbl.getprevious())),
        "alternative text": changed(lambda b: b.inline_shapes[0]._inline.docPr.set("descr", "")),
        "numbered": changed(lambda b: first_of(b, "Caption")._p.getparent().remove(first_of(b, "Caption")._p)),
        "sections": changed(lambda b: setattr(first_of(b, "Heading 1"), "text", "I. KẾT LUẬN")),
        "number and code": changed(lambda b: setattr(b.tables[0].rows[1].cells[0].paragraphs[0], "text", "Số:")),
        "page number": changed(lambda b: setattr(b.sections[0].header.paragraphs[0], "text", "")),
        "simulated": changed(lambda b: setattr(b.sections[0].footer.paragraphs[0], "text", "")),
    }


def test_the_validator_sees_each_way_to_break_the_layout(of_places):
    for said, content in broken(of_places["vn-hn-gialam-cobi"]).items():
        assert any(said in problem for problem in problems(content, "vi", simulated=True)), said


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("3.684", 0),
        ("1.234.567,8", 0),
        ("22/10/2010", 0),
        ("30/2020/NĐ-CP", 0),
        ("2.5", 1),
        ("0.91", 1),
        ("12.3456", 1),
        ("5,5", 0),
    ],
)
def test_a_decimal_point_is_told_from_a_point_of_thousands(district, text, wrong):
    book = docx.Document()
    book.add_paragraph(f"có {text} vụ")
    content = io.BytesIO()
    book.save(content)
    assert sum("decimal point" in problem for problem in problems(content.getvalue(), "vi")) == wrong


def filled(picture: bytes) -> float:
    """How far down a page its text reaches, page number and foot aside: 0 to 1."""
    import numpy as np
    from matplotlib.image import imread

    dark = imread(io.BytesIO(picture))[..., :3].min(axis=2) < 0.9 if picture else np.zeros((1, 1))
    rows = np.nonzero(dark.any(axis=1))[0] / len(dark)
    within = rows[(rows > 0.06) & (rows < 0.93)]
    return float((within.max() - 0.067) / (0.933 - 0.067)) if len(within) else 0.0


def test_every_page_but_the_last_is_more_than_half_full_and_a_brief_is_one_page(of_places, judged, libreoffice, tmp_path):
    files = []
    for name, content in {
        **of_places,
        "judged": report_file(judged, "vi"),
        "english": report_file(judged, "en"),
        "brief": brief_file(judged, "vi"),
    }.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(content)
    for file in to_pdf(files):
        subprocess.run(["pdftoppm", "-r", "30", "-png", str(file), str(file.with_suffix(""))], check=True)
        pages = sorted(tmp_path.glob(f"{file.stem}-*.png"))
        assert [page.name for page in pages[:-1] if filled(page.read_bytes()) < 0.5] == []
        assert len(pages) == 1 or file.stem != "brief"


def test_what_qualifies_every_result_is_said_once(of_places):
    text = read(opened(of_places["vn-hn-gialam-cobi"]))
    assert text.count("không có căn cứ để gắn với Chỉ thị") == 1 and text.count("Cách tính:") == 1
