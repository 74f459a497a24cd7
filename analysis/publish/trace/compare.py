"""A document as it is now against its index: numbers that a hand has changed, taken away or added, and pictures that are others."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from analysis.publish.trace.documents import pictures_of, places_of, words_of_pdf
from analysis.publish.trace.index import where
from analysis.publish.trace.numerals import masked, numerals

PAGE = re.compile(r"\d{1,3}")  # what may stand on a page of a PDF and not in its Word file: its number


@dataclass(frozen=True)
class Change:
    """`was` stands in the index (empty: added by hand), `now` in the document (empty: taken away); `at` is the address of what was."""

    where: str
    was: str
    now: str
    at: str = ""


def changes(file: Path, known: dict[str, Any]) -> list[Change]:
    """What differs between a document and its index."""
    if file.suffix == ".pdf":
        return _of_pdf(file, known)
    now = [(where(place), masked(place.text), [one.printed for one in numerals(place.text)]) for place in places_of(file)]
    now = [one for one in now if one[2]]
    was = [(place["where"], place["key"], place["numbers"]) for place in known["places"]]
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, [one[1] for one in was], [one[1] for one in now], autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = list(zip(was[a:b], now[c:d], strict=True))
        else:  # paragraphs whose words were changed too: one by one as far as they go
            pairs = list(zip(was[a:b], now[c:d], strict=False))
            found += [
                Change(one[0], number["n"], "", number.get("at", "")) for one in was[a + len(pairs) : b] for number in one[2]
            ]
            found += [Change(one[0], "", number) for one in now[c + len(pairs) : d] for number in one[2]]
        found += [change for one, other in pairs for change in _in_text(one, other)]
    pictures = pictures_of(file)
    if Counter(pictures) != Counter(known["pictures"]):
        found.append(Change("pictures", f"{len(known['pictures'])}", f"{len(Counter(pictures) & Counter(known['pictures']))}"))
    return found


def _in_text(was: tuple, now: tuple) -> list[Change]:
    before, after = [one["n"] for one in was[2]], now[2]
    found = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if len(before) == len(after):  # one by one: a number that became its neighbour did not move
        steps = [("replace", at, at + 1, at, at + 1) for at in range(len(before)) if before[at] != after[at]]
    for tag, a, b, c, d in steps:
        if tag != "equal":
            for at in range(max(b - a, d - c)):
                old, new = (before[a + at] if a + at < b else ""), (after[c + at] if c + at < d else "")
                found.append(Change(now[0], old, new, was[2][a + at].get("at", "") if old else ""))
    return found


def _of_pdf(file: Path, known: dict[str, Any]) -> list[Change]:
    """Numbers of a PDF that its Word file has not, or oftener than heads of tables repeated and pages numbered explain, and the other way round."""
    text = words_of_pdf(file)
    if text is None:
        return []
    has = Counter(one.printed.lstrip("−-") for one in numerals(text))
    should = Counter(
        number["n"].lstrip("−-")
        for place in known["places"]
        for number in place["numbers"]
        if not place["where"].startswith("picture")
    )
    added = [Change("PDF", "", n) for n in has if n not in should and not PAGE.fullmatch(n)]
    return added + [Change("PDF", n, "") for n, times in should.items() if has[n] < times]
