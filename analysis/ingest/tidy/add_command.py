"""`python -m analysis add FILE`: check a researcher's own tidy file, copy it to data/raw/<source>/ and record its checksum."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

import pandas as pd

from analysis import journal, listing, manifest, paths, registered
from analysis.catalogue import places
from analysis.catalogue.declared import meanwhile
from analysis.commands import quoted, typed
from analysis.errors import BadTable
from analysis.ingest.own.lists import add_new, add_twice, kept, rows_of, write
from analysis.ingest.tidy.observations import check_table, is_schema, lacking, refuse_repeated, remarks
from analysis.language import Text, current


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and what the MANIFEST says of it."""
    parser.add_argument("file", type=Path, help="tệp CSV gọn / a tidy CSV file")
    parser.add_argument("--source", help="mã nguồn, tên thư mục trong data/raw / folder in data/raw (default: the file's name)")
    parser.add_argument("--outcome", default="", help="mã chỉ số của cột outcome / indicator of the column called outcome")
    add_new(parser)
    add_twice(parser)
    for name in ("title", "producer", "url", "published", "licence"):
        parser.add_argument(f"--{name}", default="", help=f"MANIFEST: {name}")


def main(arguments: argparse.Namespace) -> int:
    """Check, copy, record; print how many figures joined."""
    source = listing.code(arguments.source or "", _source(arguments.file))
    if not arguments.file.is_file():
        raise BadTable(
            expected=Text("một tệp CSV", "a CSV file"), found=Text("không có tệp", "no file"), where=str(arguments.file),
            remedy=Text("kiểm tra đường dẫn", "check the path"),
        )  # fmt: skip
    registered.refuse(arguments.file)
    content = arguments.file.read_bytes()
    _refuse_workbook(arguments.file, content)
    if _is_declared(arguments.file):
        return _renew(arguments.file, content)
    name = "observations.csv" if is_schema(content) else arguments.file.name
    listing.check_name(Path(name), set(listing.RESERVED) - {"observations.csv"} if is_schema(content) else listing.RESERVED)
    if not arguments.twice:
        manifest.ask_of_known([arguments.file], source)
    asked = lacking(content, arguments.file.name, arguments.outcome, source)
    if asked and arguments.new is None:
        raise asked.question(arguments.file.name, source)
    fresh = rows_of(source, asked.only(arguments.new)) if asked else {}
    target = paths.RAW / source / name
    with meanwhile(source, fresh):
        rows = check_table(content, arguments.file.name, arguments.outcome, source)
        _refuse_future(rows, arguments.file.name)
        with journal.landing(source) as stage:
            refuse_repeated(rows, target)
            folder = journal.copied(source, stage)
            write(folder, source, fresh)
            record(folder / name, content, arguments)
    said = Text("{n} con số được thêm vào {to}.", "{n} figures joined as {to}.").fill(n=len(rows), to=paths.shown(target))
    for text in (said, *([kept(source, fresh)] if fresh else []), *_of_units_gone(rows), *remarks(content, arguments.file.name)):
        _say(text)
    return 0


def _say(text: Text) -> None:
    print(text.to(current()) if current() else f"{text.vi}\n{text.en}")


def _refuse_workbook(file: Path, content: bytes) -> None:
    """What joins the record is text, so that its rows can be compared line by line; a workbook has other doors."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BadTable(
            expected=Text("một tệp CSV", "a CSV file"), found=Text("một sổ Excel hay tệp nén", "an Excel workbook or an archive"), where=file.name,
            remedy=Text(
                f"trong Excel: Lưu thành CSV UTF-8 rồi add lại; báo cáo thì: {typed('import', quoted(file.name))}; chỉ để phân tích thì không cần thêm: {typed('evaluate', quoted(file.name))}",
                f"in Excel: Save As CSV UTF-8, then add that; a report: {typed('import', quoted(file.name))}; only to analyse it, it need not be added: {typed('evaluate', quoted(file.name))}",
            ),
        )  # fmt: skip


DECLARED = ("indicators.csv", "places.csv", "components.csv", "policies.csv", "sources.csv")  # what exists, not figures


def _is_declared(file: Path) -> bool:
    """Whether a file is a table of the catalogue that already lies in data/raw and is listed there."""
    folder = file.resolve().parent
    here = folder.parent == paths.RAW.resolve() and file.name in DECLARED and (folder / listing.NAME).exists()
    return here and any(row["file"] == file.name for row in listing.rows(folder))


def _renew(file: Path, content: bytes) -> int:
    """Record the new checksum of a changed table of the catalogue; the rest of its line stays."""
    source = file.resolve().parent.name
    with journal.landing(source) as stage:
        folder = journal.copied(source, stage)
        (folder / file.name).write_bytes(content)
        lines = [
            row | {"sha256": manifest.sha256(folder / file.name)} if row["file"] == file.name else row
            for row in listing.rows(folder)
        ]
        (folder / listing.NAME).write_text(listing.dumped(lines), encoding="utf-8", newline="")
    said = Text("Đã ghi mã băm mới của {file}.", "The new checksum of {file} is recorded.").fill(file=paths.shown(file))
    _say(said)
    return 0


def _refuse_future(rows: pd.DataFrame, name: str) -> None:
    """A recorded figure is of a period that has begun; goals and projections are no figures of a record."""
    late = rows[pd.to_datetime(rows["period_start"]) > pd.Timestamp(dt.date.today())]
    if len(late):
        listed = "; ".join(f"{row.place_code} {row.indicator} {row.period_start:%m/%Y}" for row in late.head(4).itertuples())
        raise BadTable(
            expected=Text("con số của kỳ đã bắt đầu", "figures of periods that have begun"),
            found=Text(f"{len(late)} con số của kỳ chưa đến: {listed}", f"{len(late)} figures of periods to come: {listed}"),
            where=name,
            remedy=Text("sửa cột period, hoặc bỏ các dòng ấy", "correct the column period, or leave these rows out"),
        )


def _of_units_gone(rows: pd.DataFrame) -> list[Text]:
    """A caution that names the figures of units that did not stand throughout their period."""
    dated = rows[rows["period_start"].notna() & rows["period_end"].notna()]
    gone = [
        f"{r.place_code} {r.period_start:%m/%Y}"
        for r in dated.itertuples()
        if not all(places()[r.place_code].exists_on(day.date()) for day in (r.period_start, r.period_end))
    ]
    if not gone:
        return []
    shown = "; ".join(gone[:6]) + ("; …" if len(gone) > 6 else "")
    return [
        Text(f"Thận trọng: {len(gone)} con số của đơn vị không có trong suốt kỳ ấy (sáp nhập, chia tách): {shown}.",
             f"Caution: {len(gone)} figures of units that did not stand throughout their period (merged, divided): {shown}.")
    ]  # fmt: skip


def record(target: Path, content: bytes, arguments: argparse.Namespace) -> None:
    """Write the file and its MANIFEST line into a folder that will land; the same file again replaces its line."""
    known = listing.rows(target.parent) if (target.parent / listing.NAME).exists() else []
    target.write_bytes(content)
    line = {
        "file": target.name, "sha256": manifest.sha256(target), "title": arguments.title or target.stem,
        "producer": arguments.producer, "url": arguments.url, "published": arguments.published,
        "accessed": dt.date.today().isoformat(), "licence": arguments.licence,
        "outcome": "" if is_schema(content) else arguments.outcome or "*",
    }  # fmt: skip
    lines = [*(row for row in known if row["file"] != target.name), line]
    (target.parent / listing.NAME).write_text(listing.dumped(lines), encoding="utf-8", newline="")


def _source(file: Path) -> str:
    """The name of the folder of a file that already lies in data/raw, else that of the file."""
    folder = file.resolve().parent
    return folder.name if folder.parent == paths.RAW.resolve() else file.stem
