"""A name that the catalogue lacks -> a row of places.csv or indicators.csv: its code, its level, its unit, as the name tells them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysis.catalogue.headings import without_unit
from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.entities.places import place_type
from analysis.ingest.text.spelling import squeezed
from analysis.listing import folded

PLACES = ("code", "name_vi", "name_en", "level", "parent", "type", "gso_code", "valid_from", "valid_to", "successors", "aliases")
INDICATORS = ("code", "label_vi", "label_en", "unit", "kind", "role", "direction", "definition", "caveat")
_LEVELS = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district", "thành phố": "district"}
_UNITS = {"case": "cases", "matter": "cases", "person": "persons"}
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_SHARE = re.compile(r"%|tỷ lệ|tỉ lệ|percent|per cent|share")


def place_row(name: str, source: str, taken: Iterable[str]) -> dict[str, str]:
    """A place of a source: a commune, or the level that its type names."""
    kind = place_type(name)
    return dict.fromkeys(PLACES, "") | {
        "code": _code(f"{source}-{folded(name)}", taken), "name_vi": name, "name_en": name, "level": _LEVELS.get(kind, "commune"), "type": kind,
    }  # fmt: skip


def indicator_row(label: str, source: str, taken: Iterable[str], *, whole: bool = True) -> dict[str, str]:
    """An indicator of a source: a count, or a rate where its values are not `whole`; its unit as its name or its brackets say."""
    share = bool(_SHARE.search(squeezed(label)))
    return dict.fromkeys(INDICATORS, "") | {
        "code": _code(f"{folded(without_unit(label))}-{source}".replace("-", "_"), taken), "label_vi": label, "label_en": label,
        "unit": "percent" if share else _unit(label), "kind": "percent" if share else "count" if whole else "rate",
        "role": "outcome", "direction": "ambiguous",
    }  # fmt: skip


def _unit(label: str) -> str:
    written = match[1].strip() if (match := _IN_BRACKETS.search(label)) else ""
    classes = (c for head in Words(squeezed(written or label)).heads() for c in head.classes)
    return next((_UNITS[c] for c in classes if c in _UNITS), written)


def _code(wanted: str, taken: Iterable[str]) -> str:
    """A code that nothing has: two names may fold into one."""
    known, code, n = set(taken), wanted, 1
    while code in known:
        n += 1
        code = f"{wanted}-{n}"
    return code


def by_name(rows: Iterable[Mapping[str, str]], *columns: str) -> dict[str, str]:
    """{a name in key spelling: code} of rows, the first of one spelling."""
    found: dict[str, str] = {}
    for row in rows:
        for column in columns:
            found.setdefault(squeezed(row[column]), row["code"])
    return found
