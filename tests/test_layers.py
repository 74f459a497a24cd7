"""The rooms of analysis/ import one way, and only the named ones draw, run notebooks or touch the disk."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ORDER = """language paths commands errors card spreadsheet terminal listing journal kept building manifest reading registered catalogue persons ingest panel design results inference estimators checks judgement credentials screening present
           publish run""".split()  # fmt: skip
# The wings of ingest: what each may import of the others. `import_command`, `landing`, `importing` stand above them all.
WINGS = {
    "text": set(),
    "entities": {"text"},
    "readers": {"text"},
    "findings": {"text", "entities", "readers"},
    "tables": {"text", "entities", "readers", "findings"},
    "prose": {"text", "entities", "readers", "findings"},
    "review": {"text", "entities", "readers", "findings", "own"},
    "columns": {"text", "entities", "readers"},
    "own": {"text", "entities"},
    "tidy": {"text", "entities", "readers", "columns", "own"},
    "forms": {"text", "entities", "own"},
}
COLUMNS = ["questions", "cells", "sheets", "values", "starts", "shapes", "rows"]  # its other files stand above them
ABOVE = ["apart", "importing", "landing", "import_command"]
ANALYSIS = Path(__file__).resolve().parent.parent / "analysis"
FILES = {file.relative_to(ANALYSIS): ast.parse(file.read_text(encoding="utf-8")) for file in ANALYSIS.rglob("*.py")}
DISK = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "rmtree", "unlink", "touch", "copytree"}
ON_DISK = {
    "ingest",
    "panel",
    "publish",
    "run",
    "journal",
    "kept",
    "building",
    "listing",
    "manifest",
    "registered",
    "paths",
    "credentials",
}  # credentials reads published data sets


def room(file: Path) -> str:
    return file.parts[0].removesuffix(".py")


@cache
def imports(tree: ast.AST) -> set[str]:
    """Dotted names that a file imports, at the top or inside functions; `from a import b` counts as a.b."""
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return names | {f"{n.module}.{a.name}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}


def modules_at_the_top(tree: ast.Module, known: dict[str, ast.Module]) -> set[str]:
    """The modules of the house that a file needs when it is itself imported: not those that its functions import."""
    names = {a.name for n in tree.body if isinstance(n, ast.Import) for a in n.names}
    for node in (n for n in tree.body if isinstance(n, ast.ImportFrom)):
        names |= {full if (full := f"{node.module}.{a.name}") in known else node.module for a in node.names}
    return names & known.keys()


ROOMS = [file for file in FILES if room(file) not in ("__init__", "__main__")]


@pytest.mark.parametrize("file", ROOMS, ids=str)
def test_a_room_imports_only_from_rooms_before_it(file):
    used = {name.split(".")[1] for name in imports(FILES[file]) if name.startswith("analysis.")}
    later = {other for other in used if ORDER.index(other) > ORDER.index(room(file))}
    assert not later, f"{room(file)} imports {later}"


@pytest.mark.parametrize("file", [f for f in ROOMS if room(f) == "ingest" and len(f.parts) > 1], ids=str)
def test_a_wing_of_ingest_imports_only_what_it_may_know(file):
    wing = file.parts[1].removesuffix(".py")
    names = {name.split(".")[2] for name in imports(FILES[file]) if re.match(r"analysis\.ingest\.\w+\.?", name)} - {wing}
    if wing == "__init__":
        assert names <= {"tidy"}
    elif wing in ABOVE:
        assert not set(ABOVE[ABOVE.index(wing) :]) & names, f"{wing} imports {names}"
    else:
        assert names <= WINGS[wing], f"{wing} imports {names - WINGS[wing]}"


@pytest.mark.parametrize("file", [f for f in ROOMS if f.parts[:2] == ("ingest", "columns") and len(f.parts) > 3], ids=str)
def test_a_room_of_columns_imports_only_from_rooms_before_it(file):
    used = {name.split(".")[3] for name in imports(FILES[file]) if name.startswith("analysis.ingest.columns.")}
    assert used <= set(COLUMNS[: COLUMNS.index(file.parts[2]) + 1])


def test_no_two_files_import_each_other_even_by_way_of_others():
    known = {".".join(("analysis", *f.parts))[:-3].removesuffix(".__init__"): tree for f, tree in FILES.items()}
    left = {name: modules_at_the_top(tree, known) for name, tree in known.items()}
    while free := [name for name, used in left.items() if not used & left.keys()]:
        for name in free:
            del left[name]
    assert not left, f"in a circle: {sorted(left)}"


DOCUMENTS = {
    "publish/report.py",
    "publish/screening.py",
    "run/new_command.py",
}  # a page, its record, a file of CI: no command printed here


@pytest.mark.parametrize("file", [f for f in FILES if f.as_posix() not in DOCUMENTS], ids=str)
def test_every_command_that_is_printed_is_made_in_one_place(file):
    tree = FILES[file]
    said = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.FunctionDef, ast.ClassDef)) and n.body and isinstance(n.body[0], ast.Expr)}  # fmt: skip
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in said]
    assert not [text for text in texts if re.search(r"(?<!`)python -m analysis(?!\|)", text)]


@pytest.mark.parametrize(("library", "owner"), [("matplotlib", "present"), ("seaborn", "present"), ("papermill", "run")])
def test_only_one_room_imports(library, owner):
    warm = Path("run/warm")  # loads what its kernels will need, and shows nothing
    users = {
        room(f)
        for f, tree in FILES.items()
        if warm not in f.parents and any(name.split(".")[0] == library for name in imports(tree))
    }
    assert users <= {owner}


@pytest.mark.parametrize("file", [f for f in ROOMS if room(f) not in ON_DISK and str(f) != "catalogue/declared.py"], ids=str)
def test_the_other_rooms_do_not_touch_the_disk(file):
    calls = [n.func for n in ast.walk(FILES[file]) if isinstance(n, ast.Call)]
    named = {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in calls}
    assert not named & DISK
    assert not {"shutil", "tempfile"} & {name.split(".")[0] for name in imports(FILES[file])}


def test_every_idea_has_a_room_of_its_own():
    assert not {"utils", "helpers", "common", "misc", "shared", "util", "helper"} & {
        part for f in FILES for part in (*f.parts[:-1], f.stem)
    }


def test_importing_the_package_costs_no_heavy_library():
    code = "import analysis, sys; print(*({'pandas', 'numpy', 'matplotlib', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ANALYSIS.parent, check=True)
    assert done.stdout.strip() == ""


def test_the_map_of_the_rooms_names_every_room_and_every_wing_and_no_other():
    rooms, wings = (ANALYSIS / "README.md").read_text(encoding="utf-8").split("## The wings of ingest")
    assert _mapped(rooms) == ORDER
    assert sorted(_mapped(wings)) == sorted(WINGS)


def _mapped(text: str) -> list[str]:
    return [name for line in text.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line.split("|")[1])]
