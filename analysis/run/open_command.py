"""`python -m analysis open NOTEBOOK`: a working copy in workspace/, opened in JupyterLab; without a name, the page of questions."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from analysis import paths
from analysis.commands import quoted, typed
from analysis.language import Text, current
from analysis.run.own_arguments import ANSWERS, file_of, options

REPORT = Text("Chạy xong trong JupyterLab và lưu lại, làm thành báo cáo: {command}",
              "Once run in JupyterLab and saved, make it a report: {command}")  # fmt: skip


ROOT = Text(
    "JupyterLab không mở dưới quyền root: ai vào được trang của nó thì làm được mọi việc trên máy. Hãy chạy lệnh này bằng tài khoản thường (chủ của thư mục). "
    "Chỉ khi máy không có tài khoản nào khác (container, máy ảo dùng một lần): {command}",
    "JupyterLab does not open as root: whoever reaches its page could do anything on this machine. Run this as an ordinary user (the owner of the folder). "
    "Only where the machine has no other user (a container, a machine for one use): {command}",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NOTEBOOK, --data, -p, --no-browser."""
    parser.add_argument(
        "notebook", nargs="?", default="", help="tên sổ tay, ví dụ 30_trends / name of a notebook (none: the questions)"
    )
    parser.add_argument("--data", dest="file", default="", help="tệp số liệu của mình / a file of your own")
    parser.add_argument("--outcome", default="", help="cột kết quả / the column of the outcome")
    parser.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="tham số / a parameter")
    parser.add_argument("--only-copy", action="store_true", help="chỉ tạo bản làm việc, không mở JupyterLab / make the copy only")
    parser.add_argument(
        "--allow-root", action="store_true", help="mở cả khi là root (container) / open as root too (a container)"
    )
    for name in ANSWERS:
        parser.add_argument(f"--{name}", default="", help=argparse.SUPPRESS)


def main(arguments: argparse.Namespace) -> int:
    """Make the copy, say where it is, open JupyterLab on it."""
    from analysis.run import lab
    from analysis.run.run_command import pairs
    from analysis.run.working_copy import working_copy

    language, page = current() or "vi", ""
    if arguments.notebook:
        given = pairs(arguments.parameter)
        given |= {"data": file_of(arguments)} if arguments.file else {}
        given |= {name: getattr(arguments, name) for name in (*ANSWERS, "outcome") if getattr(arguments, name)}
        copy = working_copy(Path(arguments.notebook).stem, given, language)
        page = paths.shown(copy)
        print(page)
        print(REPORT.fill(command=typed("report", quoted(page))).to(language))
    page = page or lab.first_page(language)
    if arguments.only_copy:
        return 0
    if _is_root() and not (arguments.allow_root or lab.opens_for_root()):
        print(ROOT.fill(command=typed("open", *_asked(arguments), "--allow-root")).to(language), file=sys.stderr)
        return 2
    try:
        command = lab.command(page) + (["--allow-root"] if arguments.allow_root else [])
        return subprocess.run(command, env=lab.environment(), check=False).returncode
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0


def _asked(arguments: argparse.Namespace) -> list[str]:
    """What was asked to be opened, as it is typed."""
    told = {"data": arguments.file} | {name: getattr(arguments, name) for name in (*ANSWERS, "outcome")}
    given = [quoted(arguments.notebook)] if arguments.notebook else []
    given += [options({name: value}) for name, value in told.items() if value]
    return given + [f"-p {quoted(pair)}" for pair in arguments.parameter]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
