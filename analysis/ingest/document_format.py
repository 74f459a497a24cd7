"""How a document writes its numbers: decided from those only one format can have written, and from counts, which are whole."""

from __future__ import annotations

import re

from analysis.ingest.concepts import Words
from analysis.ingest.numbers import PRINTED, Format, decide, is_printed_whole, readings


def format_of(keyed: str, masked, words: Words) -> Format:
    """The number format of the document: from numbers only one format can write, and from counts, which are whole."""
    proofs = []
    for match in PRINTED.finditer(keyed):
        if any(m.start <= match.start() < m.end for m in masked):
            continue
        proofs.append(match[0])
    decided = decide(proofs)
    if decided.name or decided.why:
        return decided
    return decide(
        _whole_only(match, words)
        for match in PRINTED.finditer(keyed)
        if not any(m.start <= match.start() < m.end for m in masked)
    )


def _whole_only(match: re.Match, words: Words) -> str:
    """A printed number; where a counted noun follows and only one reading is whole, a spelling only that format has."""
    found = readings(match[0])
    after = match.end() + 1
    head = words.head_at(after) if after < len(words.keyed) and words.keyed[match.end()] == " " else None
    if len(set(found.values())) < 2 or head is None or head.classes & {"percent", "area"}:
        return "0"
    whole = [name for name, value in found.items() if is_printed_whole(value)]
    return {"vi": "0,5", "en": "0.5"}[whole[0]] if len(whole) == 1 else "0"
