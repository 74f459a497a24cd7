"""The rules of notebooks/README.md that a program can check."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from pathlib import Path

from analysis.errors import WorkbookError
from analysis.language import Text
from analysis.run.parameters import declared

LONGEST_CELL = 15
FORBIDDEN = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While)
READS_REPORTS = "90_"  # a notebook of saved reports: its headline changes with them, and is not kept
HOW_TO, COMMAND = "how-to", re.compile(r"python -m analysis|Run All Cells|`make \w+`")  # of a notebook, never of its report
REQUIRED_HEADLINE_TAGS = {"headline", "keep_output", "nbval-check-output"}
CELL = Text("ô {n}: {problem}", "cell {n}: {problem}")
NO_HELP = Text("tham số {name} thiếu lời giải thích", "parameter {name} has no help comment")
HOW = Text(
    "cách chạy sổ tay phải nằm trong ô có thẻ {tag}, báo cáo bỏ ô ấy",
    "how to run the notebook stands in a cell tagged {tag}, which its report leaves out",
)
TAGGED = Text("phải có đúng một ô có thẻ {tags}", "exactly one cell tagged {tags}")
STORED = Text(
    "kết quả chạy còn lưu trong sổ tay gốc, ô không có thẻ keep_output: bỏ bằng Edit → Clear Outputs of All Cells rồi lưu (hoặc git restore), và làm việc trên bản trong workspace/",
    "stored output without the tag keep_output in an original: clear the outputs and save (or git restore), and work on the copy in workspace/",
)
HELPER = Text("{name}: hàm và vòng lặp ở trong analysis/", "{name}: helpers and loops live in analysis/")
PAIRS = Text(
    "ô chữ không đi từng cặp lang-vi, lang-en từ ô thứ {n}", "text cells are not in pairs lang-vi, lang-en from number {n} on"
)


def problems(notebook: Path) -> list[Text]:
    """What a notebook breaks, one line a problem; empty where it keeps every rule."""
    text = notebook.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"]
    found = [] if unicodedata.is_normalized("NFC", text) else [Text("chữ không ở dạng NFC", "text is not NFC")]
    try:
        parameters = declared(notebook)
        found += [NO_HELP.fill(name=name) for name, p in parameters.items() if not p.help]
        if "language" not in parameters:
            found.append(Text("không có tham số language", "no parameter called language"))
    except WorkbookError as error:
        found.append(Text(error.say("vi"), error.say("en")))
    found += _structure(cells, notebook.stem.startswith(READS_REPORTS))
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            found += [CELL.fill(n=number, problem=problem) for problem in _code_problems(cell)]
        elif COMMAND.search(_source(cell)) and HOW_TO not in _tags(cell):
            found.append(CELL.fill(n=number, problem=HOW.fill(tag=HOW_TO)))
    return found + _languages(cells)


def _structure(cells: list[dict], reads_reports: bool) -> list[Text]:
    found = []
    titles = [c for c in cells if c["cell_type"] == "markdown" and _source(c).lstrip().startswith("# ")]
    if len(titles) != 1 or cells[0] not in titles:
        found.append(Text("phải có đúng một H1, ở ô đầu", "exactly one H1, in the first cell"))
    headlines = [c for c in cells if "headline" in _tags(c)]
    required = {"headline"} if reads_reports else REQUIRED_HEADLINE_TAGS
    if len(headlines) != 1 or not required <= set(_tags(headlines[0])):
        found.append(TAGGED.fill(tags=str(sorted(required))))
    return found


def _code_problems(cell: dict) -> list[Text]:
    source = _source(cell)
    found = []
    if source.count("\n") + 1 > LONGEST_CELL:
        found.append(
            Text("{n} dòng, tối đa {most}", "{n} lines; at most {most}").fill(n=source.count("\n") + 1, most=LONGEST_CELL)
        )
    if cell.get("outputs") and "keep_output" not in _tags(cell):
        found.append(STORED)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FORBIDDEN):
            found.append(HELPER.fill(name=type(node).__name__))
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names):
            found.append(Text("import *", "import *"))
    return found + ([Text("filterwarnings", "filterwarnings")] if "filterwarnings" in source else [])


def _languages(cells: list[dict]) -> list[Text]:
    """Every text cell but the title has its counterpart in the other language next to it."""
    kinds = ["".join(t[5:] for t in _tags(c) if t.startswith("lang-")) for c in cells if c["cell_type"] == "markdown"]
    pairs = kinds[1:]
    wrong = [i for i in range(0, len(pairs), 2) if pairs[i : i + 2] != ["vi", "en"]]
    return [PAIRS.fill(n=wrong[0] + 2)] if wrong else []


def _tags(cell: dict) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def _source(cell: dict) -> str:
    return "".join(cell["source"])
