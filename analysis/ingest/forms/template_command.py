"""`python -m analysis template`: a workbook to send to communes, which comes back and imports without a question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.catalogue import indicator, place
from analysis.ingest.entities.periods import parse
from analysis.ingest.forms import template
from analysis.language import Text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--component", help="mã cấu phần / component code")
    what.add_argument("--indicators", nargs="+", metavar="CODE", help="mã chỉ số / indicator codes")
    parser.add_argument("--period", required=True, help="2019, 2019-Q1, 2019-03")
    parser.add_argument("--place", default="", help="mã xã; bỏ trống: xã chọn trong danh sách / commune code; without it a list")
    parser.add_argument("--all-units", action="store_true", help="mỗi xã một tệp / one file a commune")
    parser.add_argument("--parent", default="vn-hn-gialam", help="huyện của danh sách xã / district of the list")
    parser.add_argument("--output", type=Path, default=Path(), help="thư mục hoặc tệp .xlsx / folder or .xlsx file")


def main(arguments: argparse.Namespace) -> int:
    """Run the command; print the files written."""
    period = parse(arguments.period)
    codes = (
        tuple(indicator(c, "--indicators").code for c in arguments.indicators)
        if arguments.indicators
        else template.codes_for(arguments.component)
    )
    name = arguments.component or codes[0]
    units = (
        [u.code for u in template.units_in(place(arguments.parent, "--parent").code, period)]
        if arguments.all_units
        else [arguments.place]
    )
    language = getattr(arguments, "language", None) or "vi"
    for unit in units:
        if unit:
            place(unit, "--place")
        path = _path(
            arguments.output,
            "-".join(part for part in (name, arguments.period, unit.removeprefix(f"{arguments.parent}-")) if part),
            len(units),
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        template.write(path, codes, period, place=unit, parent=arguments.parent)
        print(Text(f"đã ghi {path}", f"wrote {path}").to(language), file=sys.stderr)
    return 0


def _path(output: Path, name: str, files: int) -> Path:
    return output if output.suffix == ".xlsx" and files == 1 else output / f"{name}.xlsx"
