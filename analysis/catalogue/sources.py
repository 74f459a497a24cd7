"""Sources: who printed a figure, where, and whether it may be quoted without a second look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import rows
from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Source:
    """One source. `quality`: official, press, mirror, blog or dataset. Where `citable` is False a report marks it."""

    code: str
    title: str
    outlet: str
    url: str
    published: str
    quality: str
    citable: bool


@cache
def sources() -> dict[str, Source]:
    """All sources by code."""
    return {
        row["source_id"]: Source(
            code=row["source_id"],
            title=row["title"],
            outlet=row["outlet"],
            url=row["url"],
            published=row["published"],
            quality=row["quality"],
            citable=row["citation_ok"] == "true",
        )
        for row in rows("sources")
    }


def source(code: str) -> Source:
    """One source by its code."""
    if code not in sources():
        raise unknown(Text("nguồn", "source"), code, sources(), "data/raw/public_record/sources.csv")
    return sources()[code]
