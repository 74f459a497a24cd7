"""Which value of a stored result a printed number is: `−18,5` of results/0 is `percent(high)`, −18.4731, to one decimal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

ENDS = ("value", "low", "high")
COUNTS = ("n_obs", "n_places", "n_periods", "n_clusters", "n_treated", "confidence")
BESIDE = ("std_error", "p_value", "smallest_detectable")
MARKS = {"vi": (".", ","), "en": (",", ".")}


def parsed(printed: str, language: str) -> tuple[float, int]:
    """A printed number as its value and its decimals, as the language writes it."""
    thousands, point = MARKS[language]
    plain = printed.replace("−", "-").replace(thousands, "")
    whole, _, decimals = plain.partition(point)
    try:
        return float(f"{whole}.{decimals or 0}"), len(decimals)
    except ValueError:
        return math.nan, 0


def key_of(printed: str, result: dict[str, Any], language: str) -> tuple[str, float] | None:
    """The name and the unrounded value of what was printed, where one of the result's values rounds to it; None where several or none do.

    The estimate and its interval come first (a fall is told without its sign), then counts, then what stands beside them.
    """
    wanted, decimals = parsed(printed, language)
    for values in (_ends(result), _plain(result, COUNTS), _beside(result) if decimals else ()):
        near = {value: name for name, value in values if math.isclose(round(value, decimals), wanted, abs_tol=1e-9)}
        if near:
            value, name = next(iter(near.items()))
            return (name, value) if len(near) == 1 else None
    return None


def _plain(result: dict[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for name in names:
        value = result.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield name, float(value)
            if name == "confidence" or (name in ENDS and result.get("scale") == "share"):
                yield f"100 {name}", 100 * float(value)


def _ends(result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The estimate and its interval, of a ratio also in per cent; each with its sign and without."""
    told = list(_plain(result, ENDS))
    if result.get("scale") == "rate_ratio":
        told += [(f"percent({name})", 100 * (value - 1)) for name, value in told]
    yield from told
    yield from ((f"abs({name})", -value) for name, value in told if value < 0)


def _beside(result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield from _plain(result, BESIDE)
    for group in ("statistics", "averted"):
        known = (result.get(group) or {}).items()
        yield from ((f"{group}.{name}", float(value)) for name, value in known if isinstance(value, (int, float)))
