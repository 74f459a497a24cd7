"""A context in the notation of cues.toml -> where it stands in a text. Every rule and every context can be switched off.

In a context words stand as in a report; `(a|b)` is one of them, `?`, `*`, `{1,3}` how often, `{name}` a list of [words], `…` some
words of the same clause, `~` anything of the same sentence (`~40`: of its last 40 letters), `_` one word, `#` a number, `!(a|b)` not followed by, `<!(a|b)` not right
after; between two of them any blanks may stand. `[...]` is a set of characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.catalogue.cues import contexts, words
from analysis.ingest.text.spelling import key

# Rules, contexts and steps that are switched off, to see what each earns (tests/ingest/prose_ablation.py).
OFF: set[str] = set()
STEPS = ("level", "part", "doubt", "share forward", "take over", "sentence before")
_TOKEN = re.compile(
    r"\s+|<!\((?P<after>[^)]*)\)|(?P<set>\[[^\]]*\](?:[?*+]|\{\d*,?\d*\})?\??)|\{(?P<name>[a-z_]+)\}|(?P<many>[?*+]|\{\d*,?\d*\})|(?P<sign>!?\(|\||\)|…|_(?!\w)|#|\^|\$|~(?P<far>\d*)|\\?[^\w\s])|(?P<word>[^\W_]+)"
)
_SIGNS = {
    "(": "(?:", "|": "|", ")": ")", "!(": r"(?!\s*(?:", "…": r"[^,;.:()\d]{0,60}?", "_": r"(?<!\w)[^\W\d_]+(?!\w)", "#": r"\d[\d.,]*",
    "^": "^", "$": "$",
}  # fmt: skip


def compiled(source: str, broken: tuple[str, ...] = ()) -> str:
    """The regular expression of a context; `broken`: words that `~` may not pass."""
    out: list[str] = []
    opened: list[int] = []
    last = 0
    for token in _TOKEN.finditer(source):
        if token[0].isspace():
            continue
        if token["many"]:
            out[last:] = [f"(?:{''.join(out[last:])}){token['many']}"]
            continue
        if token["sign"] == ")":
            last = opened.pop()
            out.append(r"))" if out[last].startswith("(?!") else r")\s*")
            continue
        if token["sign"] in ("(", "!("):
            opened.append(len(out))
            out.append(_SIGNS[token["sign"]])
            last = len(out)
            continue
        if token["sign"] == "|":
            out.append("|")
            last = len(out)
            continue
        last = len(out)
        out.append(_one(token))
    tempered = f"(?!(?<!\\w)(?:{'|'.join(map(compiled, broken))})(?!\\w))" if broken else ""
    return "".join(out).replace("BROKEN", tempered)


def _one(token: re.Match) -> str:
    if token["word"]:
        return rf"(?<!\w){re.escape(key(token['word']))}(?!\w)\s*"
    if token["name"]:
        return "(?:" + "|".join(map(compiled, sorted(words()[token["name"]], key=len, reverse=True))) + ")"
    if token["set"]:
        return token["set"] + r"\s*"
    if token["after"] is not None:
        return "".join(rf"(?<!{re.escape(key(one)) if one != '#' else chr(92) + 'd'} )" for one in token["after"].split("|"))
    if token["far"] is not None:
        return f"(?:BROKEN[^.;]){{0,{token['far']}}}?" if token["far"] else "(?:BROKEN[^.;])*?"
    sign = _SIGNS.get(token["sign"]) or re.escape(token["sign"].removeprefix("\\"))
    return sign if token["sign"] in ("…", "^", "$") else sign + r"\s*"


@cache
def pattern_of(forms: tuple[str, ...], side: str, broken: tuple[str, ...] = ()) -> re.Pattern:
    """The pattern of one of several contexts; on the left it ends at the number."""
    source = "|".join(f"(?:{compiled(form, broken)})" for form in forms)
    return re.compile(rf"(?:{source})$" if side == "left" else rf"\s*(?:{source})" if side == "right" else source)


class Span(NamedTuple):
    """Where a context stands: its end without and with the blanks after it, and its words."""

    start: int
    end: int
    stop: int
    text: str


def _span(found: re.Match | None, at: int = 0) -> Span | None:
    if found is None:
        return None
    start, stop = at + found.start(), at + found.end()
    return Span(start, start + len(found[0].rstrip()), stop, found[0].strip())


def left(name: str, keyed: str, start: int, at: int) -> Span | None:
    """Where a context stands right before an offset."""
    start = max(0, start)
    return None if name in OFF else _span(pattern_of(contexts()[name], "left").search(keyed[start:at]), start)


def right(name: str, keyed: str, at: int, end: int | None = None) -> Span | None:
    """Where a context begins at an offset."""
    return (
        None if name in OFF else _span(pattern_of(contexts()[name], "right").match(keyed, at, len(keyed) if end is None else end))
    )


def fills(name: str, keyed: str, start: int, end: int) -> bool:
    """Whether a context is all that stands in a span."""
    return name not in OFF and bool(pattern_of(contexts()[name], "right").fullmatch(keyed, start, end))


def all_within(name: str, keyed: str, start: int, end: int) -> list[Span]:
    """Every place of a span where a context stands."""
    return [] if name in OFF else [_span(m) for m in pattern_of(contexts()[name], "in").finditer(keyed, max(0, start), end)]
