"""Indicators: what is counted, in what unit, and what its number can and cannot mean."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.catalogue.declared import derived, every, text, toml
from analysis.errors import unknown
from analysis.language import Text

KINDS = ("count", "stock", "percent", "rate")
ROLES = ("outcome", "process", "programme", "context", "negative_control")
DIRECTIONS = ("lower_is_better", "higher_is_better", "ambiguous", "not_applicable")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator. `kind`, `role`, `direction`: one of KINDS, ROLES, DIRECTIONS. `caveat`: None where none is declared."""

    code: str
    label: Text
    unit: str
    kind: str
    role: str
    direction: str
    caveat: Text | None


@derived
def indicators() -> dict[str, Indicator]:
    """All indicators by code: the catalogue's, then those that sources keep of their own."""
    caveats, labels = toml("words")["caveat"], toml("words")["label"]
    return {
        row["code"]: Indicator(
            code=row["code"],
            label=text(labels[row["code"]]) if row["code"] in labels else Text(row["label_vi"], row["label_en"]),
            unit=row["unit"],
            kind=row["kind"],
            role=row["role"],
            direction=row["direction"],
            caveat=text(caveats[row["code"]]) if row["code"] in caveats else None,
        )
        for row in every("indicators")
    }


def indicator(code: str, where: Text | str = "data/raw/public_record/indicators.csv") -> Indicator:
    """One indicator by its code."""
    if code not in indicators():
        raise unknown(Text("chỉ số", "indicator"), code, indicators(), where)
    return indicators()[code]


def check_words() -> None:
    """Raise UnknownName at the first indicator whose kind, role or direction is none that something reads."""
    for one in indicators().values():
        for column, given, allowed in (
            ("kind", one.kind, KINDS),
            ("role", one.role, ROLES),
            ("direction", one.direction, DIRECTIONS),
        ):
            if given not in allowed:
                raise unknown(
                    Text(f"giá trị của cột {column}", f"value of the column {column}"),
                    given,
                    allowed,
                    f"indicators.csv [{one.code}]",
                )


def unit_name(unit: str) -> Text:
    """The unit of a table head; a unit without a translation is itself in both languages."""
    units = toml("words")["unit"]
    return text(units[unit]) if unit in units else Text(unit, unit)


def clocks() -> tuple[str, ...]:
    """The codes of all reporting clocks."""
    return tuple(toml("words")["clock"])


def clock_name(clock: str) -> Text:
    """A reporting clock in words, such as `15/12 đến 14/12`."""
    return text(toml("words")["clock"][clock])
