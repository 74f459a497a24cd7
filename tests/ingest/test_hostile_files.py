"""A file made to hurt ends in words, in bounded time and memory, and the files beside it are read. (All of them: `make soak`.)"""

import contextlib
import time
import zlib

import pytest

from analysis.errors import WorkbookError
from analysis.ingest import apart
from analysis.ingest.importing import read_files
from analysis.ingest.readers import guard, plain
from analysis.ingest.readers import pdf as pdf_reader

WORK = ("analysis.ingest.importing", "read_file")


def pdf(stream: bytes, filters: str) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[4 0 R]>>", f"<</Length {len(stream)}{filters}>>\nstream\n".encode() + stream + b"\nendstream",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"]  # fmt: skip
    out, at = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % n for n in at)
    return bytes(out + f"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode())


def doubled(size: int) -> bytes:
    """Blanks of that size, compressed twice, without ever holding them."""
    inner, outer = zlib.compressobj(9), zlib.compressobj(9)
    out = b"".join(outer.compress(inner.compress(b" " * 2**20)) for _ in range(size >> 20))
    return out + outer.compress(inner.flush()) + outer.flush()


@pytest.fixture
def bounds(monkeypatch):
    """Tighter bounds, so that the test is short."""
    monkeypatch.setattr(apart, "SECONDS", 4.0)
    monkeypatch.setattr(apart, "MEMORY", 600 * 2**20)


@pytest.mark.parametrize(("name", "content"), [
    ("doubled.pdf", pdf(doubled(2**32), "/Filter[/FlateDecode/FlateDecode]")), ("digits.txt", b"1" * 200_000), ("brackets.txt", b"(" * 1_000_000),
])  # fmt: skip
def test_it_ends_in_words_and_the_next_file_is_read(tmp_path, bounds, name, content):
    assert len(content) < 1_100_000
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự.", encoding="utf-8")
    start = time.monotonic()
    try:
        apart.read(WORK, tmp_path / name, place="", period=None, format=None)
    except WorkbookError as error:
        assert name in str(error)
    assert time.monotonic() - start < 4 * apart.WAITING + 10
    assert len(read_files([tmp_path / "good.txt"]).of_status("used")) == 1


def test_a_pipe_an_endless_file_and_a_link_to_itself_are_no_files(tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    for name in ("pipe.txt", "endless.txt", "itself.txt"):
        with pytest.raises(WorkbookError, match=name):
            apart.read(WORK, tmp_path / name, place="", period=None, format=None)


@pytest.mark.parametrize("name, content", [
    ("noise.dta", b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>\xff\x7f</K><N>" + b"\xff" * 8 + b"</N>" + b"x\x07" * 900),
    ("short.dta", b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>\x02\x00</K><N>"),
    ("old.dta", bytes([115, 2, 1, 0]) + b"\xff\x7f\xff\xff\xff\x7f" + b"\0" * 3000), ("noise.sav", b"$FL2@(#) SPSS DATA FILE" + b"\x01\xfe" * 2000),
    ("ends.parquet", b"PAR1" + b"\x15\x04" * 1500 + b"\xff\xff\xff\x7fPAR1"), ("empty.parquet", b""), ("one.sav", b"$"),
])  # fmt: skip
def test_a_data_set_with_any_bytes_is_said_to_be_damaged(tmp_path, name, content):
    from analysis.ingest.columns.questions.doubts import Doubts
    from analysis.ingest.columns.shapes import datasets

    (tmp_path / name).write_bytes(content)
    with pytest.raises(WorkbookError, match=name):
        datasets.read(tmp_path / name, Doubts())


def test_a_csv_of_ones_own_that_takes_too_long_or_too_much_is_ended_in_words(tmp_path, monkeypatch):
    from analysis.panel.own_table import read_table

    (tmp_path / "good.csv").write_text("place,period,so_vu\na,2019,4\na,2020,5\nb,2019,1\nb,2020,2\n", encoding="utf-8")
    (tmp_path / "wide.csv").write_text(",".join(f"c{i}" for i in range(60_000)) + "\n" + "1," * 59_999 + "1\n", encoding="utf-8")
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    with pytest.raises(WorkbookError, match="wide.csv"):
        read_table(tmp_path / "wide.csv")
    monkeypatch.setattr(apart, "SECONDS", 20.0)
    assert len(read_table(tmp_path / "good.csv").frame) == 4


@pytest.mark.parametrize("line", [b"\n", b"\r\n", b" \t\n"])
def test_a_text_of_empty_lines_is_refused_before_any_of_them_is_read(tmp_path, line):
    """Five million took 29 s: the time that a file may take grows with its size."""
    (tmp_path / "lines.txt").write_bytes(line * 150_000 + b"1")
    spent = time.process_time()
    with pytest.raises(WorkbookError, match="150,001 lines"):
        plain.read(tmp_path / "lines.txt", (tmp_path / "lines.txt").read_bytes())
    assert time.process_time() - spent < 2


def test_only_a_page_of_its_own_content_gives_a_pdf_more_time(tmp_path, monkeypatch):
    """Three thousand pages that show one stream took more than two minutes of the processor."""
    stream = b"BT /F 9 Tf 50 700 Td (Nam 2019 co 15 vu) Tj ET\n"
    page, more = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>", b"/Count 3/Kids[4 0 R 5 0 R 7 0 R]"
    own = pdf(stream, "")
    objects = own[: own.index(b"xref")].replace(b"/Count 1/Kids[4 0 R]", more)
    objects += (
        b"5 0 obj\n" + page + b"\nendobj\n6 0 obj\n<</Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream\nendobj\n"
    )
    objects += b"7 0 obj\n" + page.replace(b"3 0 R", b"6 0 R") + b"\nendobj\n"
    content = objects + b"trailer<</Size 8/Root 1 0 R>>\nstartxref\n0\n%%EOF"
    steps = []
    monkeypatch.setattr(guard, "step", lambda: steps.append(1))
    with contextlib.suppress(WorkbookError):
        pdf_reader.read(tmp_path / "a.pdf", content)
    assert len(steps) == 2  # of three pages, two show the same
