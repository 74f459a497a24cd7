"""Damaged files: the result differs only in the damaged cells, or there is a question or a clear error.

An .xls, a .docx and a text have no cell that a flipped byte could be held to; of them it is asked that nothing ends in a
traceback, that every number is accounted for, and that what is used stands in the file where it is said to stand.

500 files in the usual run; MUTATIONS=10000 for all. Each file is a table of figures with --place and --period given, as a
campaign of imports gives them: a year that is damaged in a title is then seen, which no reader could see otherwise.
"""

import csv
import io
import os
import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from analysis.errors import WorkbookError
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED
from analysis.ingest.importing import read_files

COUNT = int(os.environ.get("MUTATIONS", "500"))


def used(path: Path):
    imported = read_files([path], place="vn-hn-gialam", period=parse("2019"))
    assert all(a.balanced for a in imported.accounts)
    rows = {(f.indicator, f.place, f.start, f.end): f for f in imported.of_status(USED)}
    others = [f for f in imported.findings if f.status != USED]
    return rows, others, imported


def flipped(data: bytes, rng: random.Random, n: int) -> bytes:
    out = bytearray(data)
    for _ in range(n):
        at = rng.randrange(len(out))
        out[at] ^= 1 << rng.randrange(8)
    return bytes(out)


def inside(data: bytes, rng: random.Random) -> bytes:
    """Bytes flipped in the sheet's own XML, with the package's checksums made anew."""
    old = zipfile.ZipFile(io.BytesIO(data))
    parts = {n: old.read(n) for n in old.namelist()}
    name = rng.choice([n for n in parts if n.startswith(("xl/worksheets/", "xl/sharedStrings", "word/document", "content.xml"))])
    parts[name] = flipped(parts[name], rng, 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for n, part in parts.items():
            new.writestr(n, part)
    return out.getvalue()


def csv_cells(data: bytes):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return {
        (r, c): v.strip()
        for r, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=";"), 1)
        for c, v in enumerate(row, 1)
    }


def mutate(path: Path, data: bytes, rng: random.Random, folder: Path, number: int) -> tuple[Path, str, set | None]:
    """A damaged copy: (path, what was done, the cells that were changed or None where that is not known)."""
    kind = rng.choice(["flip", "flip", "cut", "blank", "swap", "inside"])
    to = folder / f"m{number}{path.suffix}"
    if kind == "cut":
        to.write_bytes(data[: rng.randrange(1, len(data))])
        return to, kind, None
    if kind == "inside" and path.suffix != ".csv":
        to.write_bytes(inside(data, rng))
        return to, kind, None
    if kind in ("blank", "swap") and path.suffix in (".csv", ".xlsx"):
        return to, kind, rewritten(path, data, rng, to, kind)
    to.write_bytes(flipped(data, rng, rng.choice([1, 1, 1, 2, 4])))
    return to, "flip", None


def rewritten(path: Path, data: bytes, rng: random.Random, to: Path, kind: str) -> set:
    """A cell blanked, or two whole columns swapped."""
    import openpyxl

    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))
    else:
        rows = [list(r) for r in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)]
    cells = [(r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if v not in (None, "")]
    changed = set()
    if kind == "blank":
        r, c = rng.choice(cells)
        rows[r][c] = "" if path.suffix == ".csv" else None
        changed.add((r + 1, c + 1))
    else:
        a, b = rng.sample(range(len(rows[2])), 2)
        for row in rows[1:]:
            if max(a, b) < len(row):
                row[a], row[b] = row[b], row[a]
    if path.suffix == ".csv":
        to.write_text("\n".join(";".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(to)
    return changed


@pytest.fixture(scope="module")
def clean(make_fixtures, tmp_path_factory):
    """Clean files of several kinds and layouts, and what is read from each."""
    folder = tmp_path_factory.mktemp("clean")
    rows, _ = make_fixtures.base()
    top = [["Huyện Gia Lâm, năm 2019"]]
    make_fixtures.book(
        folder / "units.xlsx",
        ("S", top + rows + [[None, "Tổng cộng", *(sum(make_fixtures.value(i, j) for i in range(6)) for j in range(4))]]),
    )
    months = [
        ["Huyện Gia Lâm, năm 2019"],
        ["Tháng", *list(make_fixtures.HEADS)[:3]],
        *([f"Tháng {m + 1}", *(make_fixtures.value(m, j) for j in range(3))] for m in range(12)),
    ]
    make_fixtures.book(folder / "months.xlsx", ("S", months))
    padded = [r + [""] * (6 - len(r)) for r in top + rows]
    (folder / "units.csv").write_text(make_fixtures.csv_text(padded, ";"), encoding="utf-8")
    make_fixtures.ods(folder / "units.ods", top + rows)
    across = [
        ["Huyện Gia Lâm, năm 2019"] + [""] * 12,
        ["Chỉ tiêu", *(f"Tháng {m + 1}" for m in range(12))],
        *([h, *(make_fixtures.value(m, j) for m in range(12))] for j, h in enumerate(make_fixtures.HEADS)),
    ]
    (folder / "across.csv").write_text(make_fixtures.csv_text(across, ";"), encoding="utf-8")
    return [(p, p.read_bytes(), used(p)) for p in sorted(folder.iterdir())]


def compare(path: Path, what: str, changed, data: bytes, before) -> str:
    """`same`, `asked`, `error` or `cell`; an AssertionError where a figure changed without a word."""
    rows, _, first = before
    try:
        found, others, imported = used(path)
    except WorkbookError as error:
        assert str(error).strip()
        return "error"
    addresses = damaged(path, data) if path.suffix == ".csv" and changed is None else {(r, c) for r, c in changed or ()}
    wrong = {
        k: f for k, f in found.items() if k not in rows or (rows[k].value, rows[k].low, rows[k].high) != (f.value, f.low, f.high)
    }
    if what == "inside" or what == "flip" and path.suffix != ".csv":
        assert len(wrong) <= 1, (path, what, list(wrong.items())[:3])
    else:
        silent = {k: f for k, f in wrong.items() if position(f.evidence.cell) not in addresses}
        assert not silent, (path, what, list(silent.items())[:3])
    gone = set(rows) - set(found)
    assert not gone or what == "cut" or [f for f in others if f.status == QUEUED or f.kind], (path, what)
    lost = len(first.findings) - len(imported.findings)
    assert what in ("cut", "flip", "inside") or lost <= 6
    return "cell" if wrong else "asked" if gone else "same"


def position(address: str) -> tuple[int, int]:
    letters = "".join(c for c in address if c.isalpha())
    col = 0
    for c in letters:
        col = col * 26 + ord(c) - 64
    return int(address[len(letters) :]), col


def damaged(path: Path, data: bytes) -> set:
    before, after = csv_cells(data), csv_cells(path.read_bytes())
    return {k for k in set(before) | set(after or {}) if before.get(k) != (after or {}).get(k)} if after is not None else set()


def test_damaged_files(clean, tmp_path, printed):
    rng = random.Random(48)
    outcome: Counter = Counter()
    for number in range(COUNT):
        path, data, before = clean[number % len(clean)]
        made, what, changed = mutate(path, data, rng, tmp_path, number)
        if made.read_bytes() == data:
            outcome["same"] += 1
        else:
            outcome[compare(made, what, changed, data, before)] += 1
        made.unlink()
    printed.append(f"mutated files: {COUNT}: " + ", ".join(f"{k} {n}" for k, n in sorted(outcome.items())))
    assert sum(outcome.values()) == COUNT


@pytest.fixture(scope="module")
def documents(make_fixtures, tmp_path_factory):
    """An old workbook, a Word report and a text: their paths and bytes."""
    import docx
    import xlwt

    folder = tmp_path_factory.mktemp("documents")
    rows, _ = make_fixtures.base()
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    report = docx.Document()
    report.add_paragraph(make_fixtures.PROSE)
    table = report.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate([["Huyện Gia Lâm, năm 2019"], *rows]):
        for c, v in enumerate(row):
            if v is not None:
                sheet.write(r, c, v)
            if r:
                table.cell(r - 1, c).text = "" if v is None else str(v)
    book.save(str(folder / "units.xls"))
    report.save(str(folder / "report.docx"))
    (folder / "report.txt").write_text(make_fixtures.PROSE, encoding="utf-8")
    return [(p, p.read_bytes()) for p in sorted(folder.iterdir())]


def test_damaged_documents(documents, tmp_path, printed):
    rng = random.Random(48)
    outcome: Counter = Counter()
    for number in range(max(60, COUNT // 10)):
        path, data = documents[number % len(documents)]
        made = tmp_path / f"d{number}{path.suffix}"
        made.write_bytes(_damaged_document(path, data, rng))
        outcome[f"{path.suffix} {_read_whole(made)}"] += 1
        made.unlink()
    printed.append("damaged documents: " + ", ".join(f"{k} {n}" for k, n in sorted(outcome.items())))


def _damaged_document(path: Path, data: bytes, rng: random.Random) -> bytes:
    kind = rng.choice(["cut", "flip", "flip", "inside"])
    if kind == "cut":
        return data[: rng.randrange(1, len(data))]
    return inside(data, rng) if kind == "inside" and path.suffix == ".docx" else flipped(data, rng, rng.choice([1, 2, 4]))


def _read_whole(path: Path) -> str:
    """`error` for a clear one, else `read`: balanced, every used number where its evidence says."""
    try:
        imported = read_files([path], place="vn-hn-gialam", period=parse("2019"))
    except WorkbookError as error:
        assert str(error).strip()
        return "error"
    assert all(a.balanced for a in imported.accounts)
    for f in imported.of_status(USED):
        assert f.evidence.cell or f.evidence.number in f.evidence.text
    return "read"
