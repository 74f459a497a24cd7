"""The rows of the record that a notebook has read: noted at the doors of the panel, told by its report (publish/trace)."""

from __future__ import annotations

from collections.abc import Iterable

_READ: dict[str, None] = {}


def note(rows: Iterable[str]) -> None:
    """Note ids of rows (obs_id) on whose values something of this notebook may now depend."""
    _READ.update(dict.fromkeys(map(str, rows)))


def noted() -> list[str]:
    """All that was noted in this process, sorted."""
    return sorted(_READ)
