"""The annex of a committee's report: the tables that the page showed and the text does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.present.by_year import NAME as BY_YEAR
from analysis.publish.saved import Saved
from analysis.publish.word import words
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph

MOST_ROWS = 40  # of a table in the annex; a longer one is named with its file
# tables that stand in the text, made from the same results
SHOWN_AGAIN = {"result", "methods", "totals", "shares", "rates", "beside", "objections"}


def annex(saved: Saved, language: str) -> Iterator[Block]:
    """The tables that the report showed and the text does not hold."""
    tables = [one for one in saved.shown.get(language, ()) if one["kind"] == "table" and one["rows"] and not _stands(one["name"])]
    if tables:
        yield Heading(words.ANNEX.to(language))
    for one in tables:
        if len(one["rows"]) > MOST_ROWS:
            said = words.LONG.fill(caption=one["caption"], n=len(one["rows"]), file=f"tables/{one['name']}.{language}.xlsx")
            yield Paragraph(said.to(language), "item", f"tables/{one['name']}")
            continue
        yield table_of(one)


def _stands(name: str) -> bool:
    """Whether a table of this name stands in the text."""
    return name in SHOWN_AGAIN or name.endswith(BY_YEAR)


def table_of(shown: dict[str, Any]) -> Grid:
    """A table that the report showed, as it showed it."""
    addresses = tuple(f"tables/{shown['name']}/{at}" for at in range(len(shown["rows"])))
    return Grid(shown["caption"], tuple(shown["columns"]), tuple(map(tuple, shown["rows"])), addresses, shown["foot"])
