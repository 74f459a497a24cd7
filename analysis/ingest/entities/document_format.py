"""The numbers of a text -> the format it writes them in: 1.234 as one thousand, or as one and a quarter."""

from __future__ import annotations

import re

from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.entities.non_counts import Mask, masks
from analysis.ingest.entities.numbers import PRINTED, Format, decide, is_printed_whole, readings
from analysis.ingest.text.spelling import key, plain


def format_of_text(keyed: str, masked: list[Mask], words: Words) -> Format:
    """The number format of the document: from numbers only one format can write, and from counts, which are whole."""
    counted = [m for m in PRINTED.finditer(keyed) if not any(mask.start <= m.start() < mask.end for mask in masked)]
    decided = decide(match[0] for match in counted)
    return decided if decided.name or decided.why else decide(_whole_only(match, words) for match in counted)


def format_of_prose(text: str) -> Format:
    """The number format of the text that stands beside a document's tables."""
    keyed = key(plain(text).text)
    return format_of_text(keyed, masks(keyed, lambda at: False), Words(keyed))


def _whole_only(match: re.Match, words: Words) -> str:
    """A printed number; where a counted noun follows and only one reading is whole, a spelling only that format has."""
    found = readings(match[0])
    after = match.end() + 1
    head = words.head_at(after) if after < len(words.keyed) and words.keyed[match.end()] == " " else None
    if len(set(found.values())) < 2 or head is None or head.classes & {"percent", "area"}:
        return "0"
    whole = [name for name, value in found.items() if is_printed_whole(value)]
    return {"vi": "0,5", "en": "0.5"}[whole[0]] if len(whole) == 1 else "0"
