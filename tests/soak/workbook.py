"""A small workbook in which every command can be tried, what stands in it, and what a command must not leave there."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
SAID = "Năm {year}, xã Đa Tốn xảy ra {n} vụ phạm pháp hình sự."
WIDE = "place,period,criminal_offences\n" + "".join(f"vn-hn-gialam,{year},{90 + year % 7}\n" for year in range(2011, 2021))
SCREEN = "place,period,thefts\n" + "".join(f"p{p},{2000 + t},{(p * 7 + t * 3) % 11 + 1}\n" for p in range(6) for t in range(12))
TOPS = ("data", "reports", "notebooks", "workspace", "made", "out.xlsx")  # what commands write
CHANGING = (
    ".lock",
    *(f"{name}{kind}" for name in ("checked", "claims_vi", "claims_en") for kind in (".parquet", ".json", ".sha256")),
)  # made again at any time
OURS = (".import-", ".landing-", ".building", ".screen_")
DAY = ("--received", "2020-01-15")


def commands() -> dict[str, list[str]]:
    """The commands that write, each as it is given in the workbook's folder."""
    screen = ("--jobs", "1", "--no-tet")
    return {
        "import": ["import", "in/b.txt", "--source", "thu", *DAY],
        "import again": ["import", "data/raw/thu", *DAY],
        "import new": ["import", "in/c.txt", "in/b.txt", "--source", "moi", *DAY],
        "add": ["add", "in/own.csv", "--source", "own"],
        "add over": ["add", "in/own2.csv", "--source", "own"],
        "add new": ["add", "in/own3.csv", "--source", "khac"],
        "screen": ["screen", "in/screen.csv", *screen],
        "screen new": ["screen", "in/screen.csv", "--name", "moi", *screen],
        "run": ["run", "fine", "--jobs", "1"],
        "headlines": ["headlines", "fine"],
        "report": ["report", "workspace/fine.ipynb"],
        "word": ["word", "--no-pdf"],
        "new": ["new", "made"],
        "template": ["template", "--component", "c-club", "--period", "2019", "--output", "out.xlsx"],
    }


FIRST = (["import", "in/a.txt", "--source", "thu", *DAY], commands()["add"], commands()["screen"], commands()["run"])


def tree(home: Path) -> Path:
    """The workbook before its first command."""
    shutil.copytree(ROOT / "data" / "raw" / "public_record", home / "data" / "raw" / "public_record")
    shutil.copytree(ROOT / "tests" / "run" / "notebooks", home / "notebooks")
    shutil.copy(ROOT / "requirements.lock", home)
    planned(home, 1)
    for folder in ("in", "workspace"):
        (home / folder).mkdir()
    shutil.copy(home / "notebooks" / "fine.ipynb", home / "workspace")
    texts = {
        "a.txt": SAID.format(year=2018, n=4),
        "b.txt": SAID.format(year=2019, n=15),
        "c.txt": SAID.format(year=2017, n=8),  # a.txt is there already: refused as the same report
        "own.csv": WIDE,
        "own2.csv": WIDE.replace("2011,", "2010,"),
        "own3.csv": WIDE.replace("criminal_offences", "child_abuse_cases"),
        "screen.csv": SCREEN,
    }
    for name, text in texts.items():
        (home / "in" / name).write_text(text, encoding="utf-8")
    return home


def planned(home: Path, number: int) -> None:
    """One report, of that number."""
    (home / "notebooks" / "runs.toml").write_text(
        f'[fine]\nnotebook = "fine"\ntitle = {{ vi = "Thử", en = "Trial" }}\n[fine.parameters]\nnumber = {number}\n',
        encoding="utf-8",
    )


def state(home: Path) -> dict[str, str]:
    """What stands: every file that commands write by its content; a workbook of Excel by its cells."""
    found = {}
    for top in TOPS:
        for path in [home / top, *sorted((home / top).rglob("*"))]:
            if path.is_file() and path.name not in CHANGING:
                content = path.read_bytes()
                if path.name == "MANIFEST.csv":  # the day a table was added
                    content = re.sub(rb"20\d\d-\d\d-\d\d", b"DAY", content)
                found[str(path.relative_to(home))] = _cells(content) if path.suffix == ".xlsx" else _digest(content)
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _cells(content: bytes) -> str:
    import io

    import openpyxl

    try:
        return str([[c.value for c in row] for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows()])
    except Exception as error:  # a broken one is another state
        return f"{type(error).__name__} {_digest(content)}"


def copied(home: Path, folder: Path) -> Path:
    """A copy of a workbook, under the same name in another folder."""
    return Path(shutil.copytree(home, folder / "workbook", symlinks=True))


def left(home: Path) -> list[str]:
    """Folders and files that no command may leave, and processes that still run there."""
    found = [str(p.relative_to(home)) for p in home.rglob("*") if p.name.startswith(OURS) or p.name.endswith(".old")]
    found += [str(p.relative_to(home)) for p in (home / "reports").glob("*") if p.is_dir() and not any(p.iterdir())]
    temporary = home.parent / "tmp"
    found += [str(p.relative_to(home.parent)) for p in temporary.iterdir()] if temporary.is_dir() else []
    return found + [f"process {p.pid}" for p in processes(home)]


def processes(home: Path) -> list[psutil.Process]:
    """Living processes of commands given in that workbook."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get("SOAK") == str(home) and process.status() != "zombie":
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def begun(home: Path, *given: str, more: dict[str, str] | None = None, user: int | None = None) -> subprocess.Popen:
    """A command in a process of its own, as a terminal begins it; `user`: not as root."""
    temporary = home.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    own = {"DIRECTIVE48_HOME": home, "SOAK": home, "PYTHONPATH": ROOT, "TMPDIR": temporary, "HOME": temporary}
    before = ["setpriv", "--reuid", str(user), "--clear-groups"] if user else []
    return subprocess.Popen(
        [*before, sys.executable, "-m", "analysis", *given],
        cwd=home,
        env={**os.environ, **{name: str(value) for name, value in own.items()}, **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
