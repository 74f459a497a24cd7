"""`python -m analysis open NOTEBOOK`: a working copy in workspace/, opened in JupyterLab; without a name, the page of questions."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from analysis import paths
from analysis.language import Text, current
from analysis.run.own_arguments import ANSWERS, file_of

REPORT = Text("Chạy xong trong JupyterLab và lưu lại, làm thành báo cáo: python -m analysis report {file}",
              "Once run in JupyterLab and saved, make it a report: python -m analysis report {file}")  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NOTEBOOK, --data, -p, --no-browser."""
    parser.add_argument(
        "notebook", nargs="?", default="", help="tên sổ tay, ví dụ 30_trends / name of a notebook (none: the questions)"
    )
    parser.add_argument("--data", dest="file", default="", help="tệp số liệu của mình / a file of your own")
    parser.add_argument("--outcome", default="", help="cột kết quả / the column of the outcome")
    parser.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="tham số / a parameter")
    parser.add_argument("--only-copy", action="store_true", help="chỉ tạo bản làm việc, không mở JupyterLab / make the copy only")
    for name in ANSWERS:
        parser.add_argument(f"--{name}", default="", help=argparse.SUPPRESS)


def main(arguments: argparse.Namespace) -> int:
    """Make the copy, say where it is, open JupyterLab on it."""
    from analysis.run import lab
    from analysis.run.run_command import pairs
    from analysis.run.working_copy import working_copy

    page = lab.FIRST
    if arguments.notebook:
        given = pairs(arguments.parameter)
        given |= {"data": file_of(arguments)} if arguments.file else {}
        given |= {name: getattr(arguments, name) for name in (*ANSWERS, "outcome") if getattr(arguments, name)}
        copy = working_copy(Path(arguments.notebook).stem, given, current() or "vi")
        page = paths.shown(copy)
        print(page)
        print(REPORT.fill(file=page).to(current() or "vi"))
    if arguments.only_copy:
        return 0
    try:
        return subprocess.run(lab.command(page), env=lab.environment(), check=False).returncode
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0
