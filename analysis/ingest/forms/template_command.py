"""`python -m analysis template`: a workbook to send to communes, which comes back and imports without a question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis import listing
from analysis.catalogue import place
from analysis.ingest.entities.periods import parse
from analysis.ingest.forms import template
from analysis.ingest.own.lists import Lacking, add_new, as_new, indicator_codes, keep, kept, place_codes, rows_of
from analysis.language import Text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--component", help="mã cấu phần / component code")
    what.add_argument("--indicators", nargs="+", metavar="NAME", help="mã hay tên chỉ số / indicators by code or name")
    parser.add_argument("--period", required=True, help="2019, 2019-Q1, 2019-03")
    parser.add_argument(
        "--by",
        choices=template.STEPS,
        default="month",
        help="mỗi dòng một tháng, quý hay năm / a row a month, a quarter or a year",
    )
    parser.add_argument(
        "--place", nargs="+", default=[], metavar="NAME",
        help="mã xã, hay tên xã của mình; nhiều xã: mỗi xã một tệp; bỏ trống: chọn trong danh sách / communes by code, own ones by name; several: a file each; none: a list",
    )  # fmt: skip
    parser.add_argument(
        "--source", default="", help="nguồn giữ địa bàn, chỉ số của mình / source that keeps one's own places and indicators"
    )
    add_new(parser)
    parser.add_argument("--all-units", action="store_true", help="mỗi xã một tệp / one file a commune")
    parser.add_argument("--parent", default="vn-hn-gialam", help="huyện của danh sách xã / district of the list")
    parser.add_argument("--output", type=Path, default=Path(), help="thư mục hoặc tệp .xlsx / folder or .xlsx file")


def main(arguments: argparse.Namespace) -> int:
    """Run the command; print the files written."""
    language = getattr(arguments, "language", None) or "vi"
    period = parse(arguments.period)
    codes, units = _named(arguments, language)
    name = arguments.component or codes[0]
    if arguments.all_units:
        units = [u.code for u in template.units_in(place(arguments.parent, "--parent").code, period)]
    for unit in units or [""]:
        path = _path(
            arguments.output,
            "-".join(
                part for part in (name, arguments.period.replace("..", "_"), unit.removeprefix(f"{arguments.parent}-")) if part
            ),
            len(units),
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        template.write(path, codes, period, place=unit, parent=arguments.parent, by=arguments.by)
        print(Text(f"đã ghi {path}", f"wrote {path}").to(language), file=sys.stderr)
    return 0


def _named(arguments: argparse.Namespace, language: str) -> tuple[tuple[str, ...], list[str]]:
    """The codes of the indicators and of the places; those that the catalogue lacks are asked about, or kept as new ones of the source."""
    source = listing.code(arguments.source, "mau")
    asked = _lacking(arguments, source)
    if asked:
        if arguments.new is None:
            raise asked.question("--place, --indicators", source)
        rows = rows_of(source, asked.only(arguments.new))
        keep(source, rows)
        print(kept(source, rows).to(language), file=sys.stderr)
    if left := _lacking(arguments, source):
        raise left.question("--place, --indicators", source)
    units = [place_codes([name], source).get(name) or place(name, "--place").code for name in arguments.place]
    known = indicator_codes(arguments.indicators or (), source)
    return tuple(known[n] for n in arguments.indicators) if arguments.indicators else template.codes_for(
        arguments.component
    ), units


def _lacking(arguments: argparse.Namespace, source: str) -> Lacking:
    labels, known = arguments.indicators or [], indicator_codes(arguments.indicators or (), source)
    there = place_codes(arguments.place, source)
    return Lacking(
        places=tuple(n for n in arguments.place if n not in there and as_new(n)),
        indicators=tuple((label, True) for label in labels if label not in known),
    )


def _path(output: Path, name: str, files: int) -> Path:
    return output if output.suffix == ".xlsx" and files <= 1 else output / f"{name}.xlsx"
