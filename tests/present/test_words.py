"""Vietnamese as an evaluator in a province writes it: one way of signs, and none of the words that readers stumbled over.

Every Vietnamese text of the project is looked at: the first part of each Text, `vi` of dictionaries and of .toml files, text cells.
"""

import ast
import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AVOIDED = {
    r"\d %|\} %|^ %": "95%, without a space",
    r"[«»]": "“...”",
    r"(?<!\w)kì(?!\w| chế)": "kỳ",
    r"[Ss]ai biệt": "khác biệt kép",
    r"đi cùng nhau": "mối liên hệ",
    r"con số đã in|số đã in|đã in\b": "số liệu đã công bố",
    r"(?<!\w)[Ll]iều (?:lượng|thấp|cao)": "mức độ triển khai",
    r"[Đđ]ược phép nói": "mức kết luận",
    r"lời từ chối": "chưa đủ cơ sở để ước lượng, vì ...",
    r"[Hh]ồ sơ công khai": "số liệu công khai",
    r"nơi so sánh|nơi có liều": "nơi chưa áp dụng",
    r"Phép kiểm tra không đạt": "Không đạt: what was found",
    r"method=|Design\(": "no code in a sentence",
}


def texts_of(path: Path):
    """Vietnamese texts of a module, with their line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and node.args:
            yield from strings(node.args[0])
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "vi":
                    yield from strings(value)


def strings(node: ast.AST):
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.lineno, part.value


def declared(found, path=()):
    """The Vietnamese texts of a .toml file."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from [(".".join(path), value)] if key == "vi" and isinstance(value, str) else declared(value, (*path, key))
    elif isinstance(found, list):
        for value in found:
            yield from declared(value, path)


@cache
def everything() -> tuple[tuple[str, str], ...]:
    """Where each text stands, and the text."""
    return tuple(_everything())


def _everything():
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        yield from ((f"{path.relative_to(ROOT)}:{line}", text) for line, text in texts_of(path))
    for path in [*sorted((ROOT / "analysis").rglob("*.toml")), ROOT / "notebooks" / "runs.toml"]:
        yield from ((f"{path.name} {where}", text) for where, text in declared(tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            if cell["cell_type"] == "markdown" and "lang-en" not in cell["metadata"].get("tags", []):
                yield f"{path.name} cell {number}", "".join(cell["source"])


@pytest.mark.parametrize("pattern", AVOIDED)
def test_no_vietnamese_text_holds_a_word_that_readers_stumble_over(pattern):
    texts = everything()
    assert len(texts) > 1500
    found = [(where, text[:120]) for where, text in texts if re.search(pattern, text)]
    if pattern.startswith("method="):  # an error that tells what to type names it; a sentence, an obstacle or a check does not
        found = [(where, text) for where, text in found if re.search(r"estimators/|checks/|present/", where)]
    assert found == [], AVOIDED[pattern]


def test_the_search_sees_texts_of_every_kind():
    where = " ".join(where for where, _ in everything())
    assert all(kind in where for kind in ("estimators/", "components.toml", "runs.toml", "40_component_effect.ipynb"))
