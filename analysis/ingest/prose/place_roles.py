"""A place named in a text -> whether something was counted there, or it only says whose, where from or beside what."""

from __future__ import annotations

from analysis.ingest.entities.places import Named
from analysis.ingest.prose.cues import left


def only_says_whose(keyed: str, name: Named) -> bool:
    """A place that only says whose, beside what, or where someone lives (`72 tuổi, ở thôn 5 xã Kim Sơn`)."""
    return any(left(role, keyed, name.start - 40, name.start) for role in ("owned", "lives"))
