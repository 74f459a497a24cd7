"""A pattern that `says` tries is spelled as `marked` spells: `công ty` and `khóa` in it would never match."""

import ast
import re
from collections.abc import Iterator

import pytest

from analysis.catalogue.headings import judged_in, marked
from analysis.paths import CHECKOUT

_TREES = {
    f: ast.parse(text)
    for f in sorted((CHECKOUT / "analysis").rglob("*.py"))
    if "says(" in (text := f.read_text(encoding="utf-8"))
}


def _strings(node: ast.AST, known: dict[str, ast.AST], seen: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts of an expression and of the constants of its module that it names."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id in known and part.id not in seen:
            yield from _strings(known[part.id], known, (*seen, part.id))


def _misspelled(tree: ast.Module) -> set[str]:
    known = {n.targets[0].id: n.value for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)}
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "says")
    patterns = (re.sub(r"\\[a-zA-Z]", " ", text) for call in calls for text in _strings(call.args[1], known))
    return {word for pattern in patterns for word in re.findall(r"[^\W\d_]+", pattern) if marked(word) != word.lower()}


@pytest.mark.parametrize("file", _TREES, ids=lambda f: str(f.relative_to(CHECKOUT / "analysis")))
def test_a_pattern_is_spelled_as_the_text_it_is_tried_on(file):
    assert not _misspelled(_TREES[file])


def test_what_cannot_match_is_found():
    assert _misspelled(ast.parse('_A = r"\\b(?:công ty|quỹ|khóa học)\\b"\nsays(x, _A)')) == {"ty", "quỹ", "khóa"}


@pytest.mark.parametrize("heading", ["Ngày thành lập công ty", "Năm thành lập công ty cổ phần"])
def test_the_founding_of_a_firm_is_no_programme(heading):
    assert not judged_in(heading)
