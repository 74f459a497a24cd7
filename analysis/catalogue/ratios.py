"""What may be computed again: shares of two printed counts, and printed percentages with the formula behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import text, toml
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Share:
    """`part` over the sum of `of`, indicators printed by one place for one window."""

    code: str
    title: Text
    part: str
    of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ArithmeticCheck:
    """A printed percentage (an observation id), the formula of ids that should give it, and the digits printed."""

    printed: str
    formula: str
    digits: int


@cache
def shares() -> tuple[Share, ...]:
    """All declared shares."""
    return tuple(
        Share(code=code, title=text(entry["title"]), part=entry["part"], of=tuple(entry["of"]))
        for code, entry in toml("shares").items()
    )


@cache
def arithmetic() -> tuple[ArithmeticCheck, ...]:
    """All declared percentages to recompute."""
    return tuple(ArithmeticCheck(**entry) for entry in toml("arithmetic")["check"])
