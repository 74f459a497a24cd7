"""What every command on a researcher's own table takes: the file, and the answers to what its reading asks."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import commands, paths
from analysis.commands import quoted
from analysis.errors import BadParameter, nearest, unknown
from analysis.language import Text, current

if TYPE_CHECKING:
    from analysis.panel.own_table import Question

ANSWERS = ("columns", "numbers", "sheet", "cells")
LISTS = ("columns", "cells")  # of several answers, separated by semicolons
BLANK = "…"  # stands in an answer for what only a person knows
SHOWN = 8  # files of a folder


def add_table_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --outcome, --adopted, --columns, --numbers, --sheet, --cells; -p NAME=VALUE for each, as notebooks and `run` take them."""
    parser.add_argument("file", help="tệp số liệu của mình / a file of your own (.xlsx .csv .dta .sav .ods .docx .pdf .parquet)")
    parser.add_argument("--outcome", default="", help="cột kết quả / the column of the outcome")
    parser.add_argument("--adopted", default="", help="cột ngày bắt đầu áp dụng / the column of its start")
    parser.add_argument("--columns", default="", help='vai trò của cột / roles: "Xã=place; Tháng=period; Số vụ=outcome"')
    parser.add_argument("--numbers", default="", help="vi: 3.684 là 3684; en: 3.684 là 3,684 / how thousands are written")
    parser.add_argument("--sheet", default="", help="trang tính / the sheet")
    parser.add_argument("--cells", default="", help='nghĩa của ký hiệu, ô / of marks and cells: "99999=missing; -=0; D14=3684"')
    parser.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="-p cells=… là --cells … / is --cells …"
    )


def settle(arguments: argparse.Namespace) -> None:
    """Put what was said with -p where the option of that name stands. Raises BadParameter for a name that is none."""
    from analysis.run.run_command import split

    names = [n for n in vars(arguments) if n in (*ANSWERS, "outcome", "adopted", "treatment", "kind", "title")]
    for given in arguments.parameter:
        name, value = split(given, commands.named(arguments.command))
        if name not in names:
            raise unknown(Text("tham số", "parameter"), name, names, commands.named(arguments.command, "-p"), BadParameter)
        before = getattr(arguments, name) if name in LISTS else ""
        setattr(arguments, name, "; ".join(filter(None, (before, value))))
    arguments.parameter = []


def answers(arguments: argparse.Namespace) -> dict[str, str]:
    """The answers given, by the names of `read_table`."""
    said = {name: getattr(arguments, name) for name in ANSWERS if getattr(arguments, name)}
    if arguments.adopted:
        said["columns"] = "; ".join(filter(None, (said.get("columns"), f"{arguments.adopted}=adopted")))
    return said


def alternatives(question: Question) -> dict[tuple[str, ...], list[tuple[str, str, Text]]]:
    """For each thing that a question asks about the answers that exclude each other: (option, what is said with it, its reading).

    Only answers about wholly other cells can be given together; one to be filled in by hand (`…`) is none.
    """
    found: dict[tuple[str, ...], list[tuple[str, str, Text]]] = {}
    for answer, reading in zip(question.answers, question.readings, strict=True):
        if not answer or BLANK in answer:
            continue
        option, _, said = answer.partition("=")
        said = said.strip('"')
        about = [pair.rpartition("=")[0].strip() for pair in said.split(";")] if option == "cells" else []
        same = (key for key in found if not about or not key[1:] or set(about) & set(key[1:]))
        found.setdefault(next(same, (option, *about)), []).append((option, said, reading))
    return found


def by_hand(question: Question) -> list[Text]:
    """The readings of a question that no answer as it stands gives: the file is to be corrected, or something filled in."""
    return [r for a, r in zip(question.answers, question.readings, strict=True) if not a or BLANK in a]


def together(*told: tuple[str, str]) -> dict[str, str]:
    """Answers to one option after the other, the last of which counts where it takes one."""
    found: dict[str, str] = {}
    for option, said in told:
        found[option] = "; ".join(filter(None, (found.get(option), said))) if option in LISTS else said
    return found


def options(told: dict[str, str], form: str = "--{} ") -> str:
    """What was said, as it is written on a command line."""
    from analysis.panel.told_columns import named

    plain = lambda value: form.replace("{} ", "{}=") if value.startswith("-") else form  # noqa: E731  # else it is an option itself
    said = {name: named(value, current() or "vi") if name == "columns" else value for name, value in told.items()}
    return " ".join(plain(value).format(name) + quoted(value) for name, value in said.items())


def file_of(arguments: argparse.Namespace) -> str:
    """The file's path in full: as given from where the command was called, else from the project. Raises BadParameter."""
    here = Path(arguments.file)
    with suppress(RuntimeError):  # ~$xa.xlsx is no person's home
        here = here.expanduser()
    found = here if here.is_file() else paths.given(arguments.file)
    if found is not None:
        return str(found.resolve())
    folder = next((path for path in (here, paths.HOME / arguments.file) if path.is_dir()), None)
    if folder is not None:
        raise _a_folder(arguments.file, folder)
    raise _missing(arguments.file, here)


def _tables(folder: Path) -> list[str]:
    return sorted(
        f.name for f in folder.iterdir() if paths.is_table(f.name) and not f.name.startswith(paths.HELD) and f.is_file()
    )


def _a_folder(given: str, folder: Path) -> BadParameter:
    inside = _tables(folder)
    listed = ", ".join(inside[:SHOWN]) + (", …" if len(inside) > SHOWN else "")
    example = quoted(str(Path(given) / inside[0])) if inside else ""
    return BadParameter(
        expected=Text("một tệp", "a file"),
        found=Text(f"“{given}” là một thư mục, có {len(inside)} tệp đọc được", f"'{given}' is a folder, with {len(inside)} files that can be read"),
        where=str(folder.resolve()),
        remedy=Text(f"nêu một tệp trong đó, ví dụ {example} (có: {listed})", f"name one file of it, for instance {example} (there are: {listed})")
        if inside else Text("chép tệp số liệu vào đó, rồi nêu tên tệp", "put a file of figures there, and name it"),
    )  # fmt: skip


def _missing(given: str, here: Path) -> BadParameter:
    folder = here.resolve().parent
    remedy = Text(
        "kiểm tra tên và thư mục (kéo thả tệp vào cửa sổ lệnh để lấy đường dẫn)",
        "check the name and folder (drop the file on the window to have its path)",
    )
    if not folder.is_dir():
        remedy = Text(f"không có thư mục {folder}; {remedy.vi}", f"there is no folder {folder}; {remedy.en}")
    elif near := nearest(here.name, _tables(folder)):
        shown = ", ".join(quoted(str(Path(given).parent / name)) for name in near)
        remedy = Text(f"Gần nhất: {shown}.", f"Nearest: {shown}.")
    return BadParameter(
        expected=Text("một tệp có thật", "a file that is there"), found=Text(f"“{given}”", f"'{given}'"),
        where=Text(f"{folder} (đã tìm cả trong {paths.NOTEBOOKS.name}/ và thư mục dự án)",
                   f"{folder} ({paths.NOTEBOOKS.name}/ and the project's folder were searched too)"),
        remedy=remedy,
    )  # fmt: skip
