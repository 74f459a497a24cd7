"""Texts and tables as Markdown that shows exactly them."""

from __future__ import annotations

import re
from typing import Any

LEADING = re.compile(r"^(\d*)([.)\-+:])")  # at the start of a line these make a list, a rule or a definition
SENTENCE = re.compile(r"(?<=[.?!])\s+")
# An abbreviation before a name, at the end of what stands before a stop: TT. Nam Giang, đ/c Lan, Q. Ba Đình; `xã P.` and `nhóm H.` end a sentence.
SHORTENED = re.compile(
    r"(?:^|(?<=[\s(“\"/,;–-]))(?:(?:TT|TP|Tp|TX|Tx|Tt|Thg|KP|KĐT|KCN|ĐT|Đ/c|đ/c|đc|Ô|Ths|ThS|TS|PGS|GS|BS|KS|LS|Mr|Mrs|Ms|Dr|St|No|Nos|vs|cf)"
    r"|(?<!xã )(?<!phường )(?<!nhóm )(?<!loại )(?<!tổ )(?<!thôn )(?<!quận )(?<!huyện )(?<!group )(?<!place )(?<!town )[PXQHT])\.$"
)
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^@\"'])")


def first_sentence(text: str) -> tuple[str, str]:
    """A text's first sentence (to a stop before a capital letter) and the rest of it."""
    end = next((stop for stop in SENTENCE.finditer(text) if _ends(text, stop)), None)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends before a blank: a capital letter follows, the stop is no abbreviation's and in no quotation (`“C12. Có biết”`)."""
    before = text[: stop.start()]
    quoted = before.count("“") > before.count("”")
    return text[stop.end() : stop.end() + 1].isupper() and not quoted and not SHORTENED.search(before[-24:])


def table(mine: dict[str, Any]) -> str:
    """A pipe table with its caption and foot. The first column is text, later columns of numbers are right-aligned."""
    columns = list(zip(*mine["rows"], strict=True)) or [()] * len(mine["columns"])
    rule = "|".join("---:" if index and _numeric(column) else ":---" for index, column in enumerate(columns))
    lines = ["| " + " | ".join(map(escaped, mine["columns"])) + " |", f"|{rule}|"]
    lines += ["| " + " | ".join(cells) + " |" for cells in map(_row, mine["rows"], mine.get("links") or [""] * len(mine["rows"]))]
    foot = f"\n\n::: {{.foot}}\n{escaped(mine['foot'])}\n:::" if mine["foot"] else ""
    return "\n".join(lines) + f"\n\n: {escaped(mine['caption'])}" + foot


def _row(row: list[str], link: str) -> list[str]:
    """The cells of a row, the first a link to the report that it leads to."""
    first, *rest = map(escaped, row)
    return [f"[{first}](../{link})" if link else first, *rest]


def escaped(text: str) -> str:
    """Text as Markdown that shows exactly this text, on one line."""
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", str(text)).strip()))


def _numeric(column: tuple[str, ...]) -> bool:
    filled = [cell for cell in column if cell not in ("", "—")]
    return bool(filled) and all(re.match(r"^[−-]?[\d.,]+( ?%)?$", cell) for cell in filled)
