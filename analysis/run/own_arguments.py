"""What every command on a researcher's own table takes: the file, and the answers to what its reading asks."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from analysis import paths
from analysis.errors import BadParameter
from analysis.language import Text

ANSWERS = ("columns", "numbers", "sheet", "cells")


def add_table_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --outcome, --columns, --numbers, --sheet, --cells."""
    parser.add_argument("file", help="tệp số liệu của mình / a file of your own (.xlsx .csv .dta .sav .ods .docx .pdf .parquet)")
    parser.add_argument("--outcome", default="", help="cột kết quả / the column of the outcome")
    parser.add_argument("--columns", default="", help='vai trò của cột / roles: "Xã=place; Tháng=period; Số vụ=outcome"')
    parser.add_argument("--numbers", default="", help="vi: 3.684 là 3684; en: 3.684 là 3,684 / how thousands are written")
    parser.add_argument("--sheet", default="", help="trang tính / the sheet")
    parser.add_argument("--cells", default="", help='nghĩa của ký hiệu, ô / of marks and cells: "99999=missing; -=0; D14=3684"')


def answers(arguments: argparse.Namespace) -> dict[str, str]:
    """The answers given, by the names of `read_table`."""
    return {name: getattr(arguments, name) for name in ANSWERS if getattr(arguments, name)}


def options(arguments: argparse.Namespace) -> str:
    """The answers as they are written on a command line, with a blank after them."""
    given = answers(arguments) | ({"outcome": arguments.outcome} if arguments.outcome else {})
    return "".join(f"--{name} {quoted(value)} " for name, value in given.items())


def quoted(value: str) -> str:
    """A value as a shell takes it; names of Vietnamese letters without blanks need no marks."""
    return value if value and all(c.isalnum() or c in "_-./:=~" for c in value) else shlex.quote(value)


def file_of(arguments: argparse.Namespace) -> str:
    """The file's path in full: as given from where the command was called, else from the project. Raises BadParameter."""
    here = Path(arguments.file).expanduser()
    found = here if here.is_file() else paths.given(arguments.file)
    if found is None:
        raise BadParameter(
            expected=Text("một tệp có thật", "a file that is there"), found=Text(f"“{arguments.file}”", f"'{arguments.file}'"),
            where="FILE", remedy=Text("kiểm tra tên và thư mục (kéo thả tệp vào cửa sổ lệnh để lấy đường dẫn)", "check the name and folder"),
        )  # fmt: skip
    return str(found.resolve())
