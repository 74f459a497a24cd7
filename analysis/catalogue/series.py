"""Series: which observations make up one line of a figure, where it is spliced, and on what grounds.

A series is a list of parts. A part has one label (indicator), one clock and named observations. Parts listed in one
`splice` may be estimated together, because the places where they overlap agree; all others are only drawn together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import text, toml
from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a series. `observations`: ids, one a period; `flagged`: {id: why it is doubtful}; `alternatives`: {id: ids of
    other printed figures for the same year}."""

    code: str
    label: Text
    observations: tuple[str, ...]
    flagged: dict[str, Text]
    alternatives: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Splice:
    """Parts that may be estimated together. `overlap`: pairs of observation ids that must be equal (checked)."""

    parts: tuple[str, ...]
    overlap: tuple[tuple[str, str], ...]
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Series:
    """One declared series of one place.

    `main`: the part (or spliced parts) an estimate uses. `shocks`, `recording`: codes of events that may move
    the figure, or that change how it is recorded.
    `companions` and `negative_controls`: codes of series to set beside it.
    """

    code: str
    place: str
    outcome: str
    title: Text
    note: Text
    parts: tuple[Part, ...]
    splice: Splice | None
    main: tuple[str, ...]
    shocks: tuple[str, ...]
    recording: tuple[str, ...]
    companions: tuple[str, ...]
    negative_controls: tuple[str, ...]


@cache
def all_series() -> dict[str, Series]:
    """All declared series by code."""
    return {code: _series(code, entry) for code, entry in toml("series").items()}


def series(code: str, where: Text | str = "analysis/catalogue/series.toml") -> Series:
    """One declared series by its code."""
    if code not in all_series():
        raise unknown(Text("chuỗi", "series"), code, all_series(), where)
    return all_series()[code]


def series_for(outcome: str, place: str) -> Series | None:
    """The declared series of an outcome in a place, or None."""
    return next((s for s in all_series().values() if s.outcome == outcome and s.place == place), None)


def _series(code: str, entry: dict) -> Series:
    parts = tuple(_part(part_code, part) for part_code, part in entry["part"].items())
    splice = entry.get("splice")
    return Series(
        code=code,
        place=entry["place"],
        outcome=entry["outcome"],
        title=text(entry["title"]),
        note=text(entry["note"]),
        parts=parts,
        splice=splice
        and Splice(
            parts=tuple(splice["parts"]),
            overlap=tuple(tuple(pair) for pair in splice["overlap"]),
            reason=text(splice["reason"]),
        ),
        main=tuple(entry["main"]),
        shocks=tuple(entry.get("shocks", ())),
        recording=tuple(entry.get("recording", ())),
        companions=tuple(entry.get("companions", ())),
        negative_controls=tuple(entry.get("negative_controls", ())),
    )


def _part(code: str, entry: dict) -> Part:
    return Part(
        code=code,
        label=text(entry["label"]),
        observations=tuple(entry["observations"]),
        flagged={obs: text(why) for obs, why in entry.get("flagged", {}).items()},
        alternatives={obs: tuple(others) for obs, others in entry.get("alternatives", {}).items()},
    )
