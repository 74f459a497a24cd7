"""The notation of cues.toml -> a regular expression over keyed text.

In a context words stand as in a report; `(a|b)` is one of them, `?`, `*`, `{1,3}` how often, `{name}` a list of words, `…` some
words of the same clause, `~` anything of the same sentence (`~40`: of its last 40 letters), `_` one word, `#` a number, `!(a|b)` not
followed by, `<!(a|b)` not right after; between two of them any blanks may stand. `[...]` is a set of characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.text.spelling import key

_TOKEN = re.compile(
    r"\s+|<!\((?P<after>[^)]*)\)|(?P<set>\[[^\]]*\](?:[?*+]|\{\d*,?\d*\})?\??)|\{(?P<name>[a-z_]+)\}|(?P<many>[?*+]|\{\d*,?\d*\})"
    r"|(?P<sign>!?\(|\||\)|…|_(?!\w)|#|\^|\$|~(?P<far>\d*)|\\?[^\w\s])|(?P<word>[^\W_]+)"
)
_OPEN = {"(": "(?:", "!(": r"(?!\s*(?:"}
_SIGNS = {"…": r"[^,;.:()\d]{0,60}?", "^": "^", "$": "$", "_": r"(?<!\w)[^\W\d_]+(?!\w)\s*", "#": r"\d[\d.,]*\s*"}
_PASSING, _DIGIT = "BROKEN", r"\d"


def regex(source: str, lists: Mapping[str, tuple[str, ...]], broken: tuple[str, ...] = ()) -> str:
    """The regular expression of a context. `lists`: the words that `{name}` stands for; `broken`: words that `~` may not pass."""
    out: list[str] = []
    opened: list[int] = []
    last = 0
    for token in _TOKEN.finditer(source):
        if token[0].isspace():
            continue
        if token["many"]:
            out[last:] = [f"(?:{''.join(out[last:])}){token['many']}"]
        elif token["sign"] == ")":
            last = opened.pop()
            out.append("))" if out[last].startswith("(?!") else r")\s*")
        elif token["sign"] in _OPEN:
            opened.append(len(out))
            out.append(_OPEN[token["sign"]])
            last = len(out)
        else:
            last = len(out) + (token["sign"] == "|")
            out.append(_one(token, lists))
    passed = "|".join(regex(one, lists) for one in broken)
    return "".join(out).replace(_PASSING, rf"(?!(?<!\w)(?:{passed})(?!\w))" if broken else "")


def _one(token: re.Match, lists: Mapping[str, tuple[str, ...]]) -> str:
    if token["word"]:
        return rf"(?<!\w){re.escape(key(token['word']))}(?!\w)\s*"
    if token["name"]:
        return "(?:" + "|".join(regex(one, lists) for one in sorted(lists[token["name"]], key=len, reverse=True)) + ")"
    if token["set"]:
        return token["set"] + r"\s*"
    if token["after"] is not None:
        return "".join("(?<!" + (_DIGIT if one == "#" else re.escape(key(one))) + " )" for one in token["after"].split("|"))
    if token["far"] is not None:
        return f"(?:{_PASSING}[^.;])" + (f"{{0,{token['far']}}}?" if token["far"] else "*?")
    if token["sign"] == "|":
        return "|"
    return _SIGNS.get(token["sign"]) or re.escape(token["sign"].removeprefix("\\")) + r"\s*"
