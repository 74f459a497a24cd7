"""Reading declarations: a TOML file beside this one, or a CSV of data/raw whose checksum is verified."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from analysis import manifest
from analysis.language import Text

PUBLIC_RECORD = "public_record"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of data/raw/public_record, as text."""
    return tuple(manifest.read(PUBLIC_RECORD, f"{name}.csv"))


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def text(entry: dict[str, str]) -> Text:
    """`{vi = ..., en = ...}` of a TOML file as a Text; both languages must be there."""
    return Text(entry["vi"], entry["en"])


def codes(cell: str) -> tuple[str, ...]:
    """A cell of codes separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def day(cell: str) -> dt.date | None:
    """An ISO date, or None where the cell is empty."""
    return dt.date.fromisoformat(cell) if cell else None
