"""Lines of a sheet as they are told: word for word, cut where they are long, persons masked."""

from __future__ import annotations

import re

from analysis.catalogue.headings import meant
from analysis.ingest.columns.sheets.grid import Grid

LONGEST, MOST = 300, 8  # characters of a line, lines that are told
_TYPES = ("Xã", "xã", "Phường", "phường", "Thị trấn", "thị trấn")


def quoted(own: list[str], grid: Grid) -> str:
    more = f" … ({len(own)})" if len(own) > MOST else ""
    return "; ".join(f"“{line[:LONGEST]}{'…' if len(line) > LONGEST else ''}”" for line in masked_in(own[:MOST], grid)) + more


def masked_in(lines: list[str], grid: Grid) -> list[str]:
    """Lines with persons masked, and no place of the table."""
    from analysis.persons.mask import masked  # half a second, for tables with words around them only

    places = {v for c in grid.columns if "place" in meant(c.name).roles for v in c.distinct[1] if isinstance(v, str)}
    places |= {re.sub(r"(?i)^[-–+*•\s]*(?:(?:xã|phường|thị trấn|tt\.?|p\.|x\.)\s+)?(?=\S)", "", name) for name in places}
    places |= {f"{kind} {name}" for kind in _TYPES for name in places} if len(places) < 200 else set()
    return [masked(line[: 2 * LONGEST], places if len(places) < 1200 else ()).text for line in lines[: 5 * MOST]]
