"""`python -m analysis add FILE`: check a researcher's own tidy file, copy it to data/raw/<source>/ and record its checksum."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
from pathlib import Path

import pandas as pd

from analysis import manifest, paths
from analysis.catalogue import indicator
from analysis.errors import BadParameter, BadTable
from analysis.ingest.tidy.observations import check_table, refuse_repeated
from analysis.language import Text, current


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and what the MANIFEST says of it."""
    parser.add_argument("file", type=Path, help="tệp CSV gọn / a tidy CSV file")
    parser.add_argument("--source", help="mã nguồn, tên thư mục trong data/raw / folder in data/raw (default: the file's name)")
    parser.add_argument("--outcome", default="", help="mã chỉ số của cột outcome / indicator of the column called outcome")
    for name in ("title", "producer", "url", "published", "licence"):
        parser.add_argument(f"--{name}", default="", help=f"MANIFEST: {name}")


def main(arguments: argparse.Namespace) -> int:
    """Check, copy, record; print how many figures joined."""
    source = arguments.source or _source(arguments.file)
    if not re.fullmatch(r"[a-z0-9_-]+", source) or source == "public_record":
        raise BadParameter(
            expected=Text(
                "mã gồm chữ thường, số, gạch; không phải public_record",
                "a code of small letters, digits, dashes; not public_record",
            ),
            found=Text(f"“{source}”", f"'{source}'"),
            where="--source",
            remedy=Text("ví dụ --source gialam_2021", "for instance --source gialam_2021"),
        )
    if not arguments.file.is_file():
        raise BadTable(
            expected=Text("một tệp CSV", "a CSV file"), found=Text("không có tệp", "no file"), where=str(arguments.file),
            remedy=Text("kiểm tra đường dẫn", "check the path"),
        )  # fmt: skip
    if arguments.outcome:
        indicator(arguments.outcome, "--outcome")
    content = arguments.file.read_bytes()
    rows = check_table(content, arguments.file.name, arguments.outcome)
    target = paths.RAW / source / ("observations.csv" if _is_schema(content) else arguments.file.name)
    refuse_repeated(rows, target)
    _refuse_future(rows, arguments.file.name)
    record(target, content, arguments)
    said = Text("{n} con số được thêm vào {to}.", "{n} figures joined as {to}.").fill(n=len(rows), to=paths.shown(target))
    print(said.to(current()) if current() else f"{said.vi}\n{said.en}")
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


def record(target: Path, content: bytes, arguments: argparse.Namespace) -> None:
    """Write the file and its MANIFEST line, the manifest in one step; the same file again replaces its line."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    path = target.parent / "MANIFEST.csv"
    lines = [row for row in _lines(path) if row["file"] != target.name]
    line = {
        "file": target.name, "sha256": manifest.sha256(target), "title": arguments.title or target.stem,
        "producer": arguments.producer, "url": arguments.url, "published": arguments.published,
        "accessed": dt.date.today().isoformat(), "licence": arguments.licence,
        "outcome": "" if _is_schema(content) else arguments.outcome or "*",
    }  # fmt: skip
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*manifest.FIELDS, "outcome"], lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows([*lines, line])
    fresh.replace(path)


def _source(file: Path) -> str:
    """The folder of a file that already lies in data/raw, else a code made of its name."""
    folder = file.resolve().parent
    return folder.name if folder.parent == paths.RAW.resolve() else re.sub(r"\W+", "_", file.stem.lower())


def _lines(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _is_schema(content: bytes) -> bool:
    return b"obs_id" in content.split(b"\n", 1)[0]
