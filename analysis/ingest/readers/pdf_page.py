"""A page of a PDF: its ruled tables with the lines above each, its lines set in columns, the rest as text; raised figures told."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.ingest.readers import aligned
from analysis.ingest.readers.aligned import Part
from analysis.ingest.readers.marks import RAISED

_SMALL, _UP, _GAP = 0.8, 0.12, 1.5  # of the size of the letter before: its height, its foot, the gap that parts columns
BREAK = "\u2028"  # the line separator: a line that does not run on
_SHORT, _SHORT_POINTS, _APART = 0.12, 40.0, 0.15  # of the width, points, of the width: a long word carried over leaves less
_NEAR = 60.0  # points between a table and a line that is still its title


@dataclass
class Table:
    """A table of a page: `rows` where it is ruled, `parts` where it is only set in columns; the lines above it."""

    top: float
    rows: list[list[str | None]] = field(default_factory=list)
    parts: list[list[Part]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass
class Page:
    """What a page holds."""

    text: str
    tables: list[Table]


def read(page) -> Page:
    """The text of a page outside its tables, and the tables from top to bottom. A letter printed several times over itself, as some
    programs make bold, is one letter.
    """
    page = page.dedupe_chars(tolerance=1)
    _mark_raised(page.chars)
    ruled = page.find_tables()
    outside = page
    for table in ruled:
        outside = outside.outside_bbox(table.bbox)
    lines = outside.extract_text_lines(return_chars=True)
    parts = [_parts(line) for line in lines]
    tables = [
        Table(t.bbox[1], rows=t.extract(), above=_above(lines, t.bbox[1], _floor(ruled, t)), below=_below(lines, t.bbox[3]))
        for t in ruled
    ]
    within: set[int] = set()
    for first, last in aligned.blocks(parts):
        floor = lines[max(within)]["bottom"] if within else 0.0
        top = lines[first]["top"]
        after = [line["text"] for line in lines[last : last + 3]]
        tables.append(Table(top, parts=parts[first:last], above=_above(lines[:first], top, floor), below=after))
        within |= set(range(first, last))
    left, right = min((line["x0"] for line in lines), default=0.0), max((line["x1"] for line in lines), default=0.0)
    text = "\n".join(_with_breaks(line, left, right) for i, line in enumerate(lines) if i not in within)
    return Page(text, sorted(tables, key=lambda table: table.top))


def _with_breaks(line: dict, left: float, right: float) -> str:
    """A line with marks where no sentence runs on: before one that begins far from the left edge of the page's text, behind
    one that ends well before its right edge, and around one set in capitals."""
    width = right - left
    apart = line["text"].isupper()
    before = apart or line["x0"] - left > _APART * width
    behind = apart or right - line["x1"] > max(_SHORT * width, _SHORT_POINTS)
    return BREAK * before + line["text"] + BREAK * behind


def _floor(tables: list, table) -> float:
    """Where the table before ends: what stands above that is not this one's title."""
    return max((t.bbox[3] for t in tables if t.bbox[3] <= table.bbox[1] + 1), default=0.0)


def _above(lines: list[dict], top: float, floor: float) -> list[str]:
    """The lines between a table and what stands before it, near enough to be its title."""
    found: list[str] = []
    for line in sorted(lines, key=lambda one: -one["bottom"]):
        if line["bottom"] <= top + 2 and line["top"] >= floor - 2:
            if top - line["bottom"] > _NEAR:
                break
            found.insert(0, line["text"])
            top = line["top"]
    return found


def _below(lines: list[dict], bottom: float) -> list[str]:
    """The first lines below a table."""
    return [line["text"] for line in sorted(lines, key=lambda one: one["top"]) if line["top"] >= bottom - 2][:3]


def _parts(line: dict) -> list[Part]:
    """The pieces of a line between wide gaps; a line without one has none."""
    found: list[list[dict]] = []
    for char in (c for c in line["chars"] if c["text"].strip()):
        if found and char["x0"] - found[-1][-1]["x1"] <= _GAP * char["size"]:
            found[-1].append(char)
        else:
            found.append([char])
    if len(found) < 2:
        return []
    return [Part(piece[0]["x0"], piece[-1]["x1"], _spelled(piece)) for piece in found]


def _spelled(chars: list[dict]) -> str:
    text = chars[0]["text"]
    for before, char in zip(chars, chars[1:], strict=False):
        text += (" " if char["x0"] - before["x1"] > 0.15 * char["size"] else "") + char["text"]
    return text


def _mark_raised(chars: list[dict]) -> None:
    """Write small figures above the foot of the figure or letter before them as what they are: 15¹, not 151."""
    base = None
    for char in chars:
        if not char["text"].strip():
            continue
        if base is not None and _is_raised(char, base):
            char["text"] = char["text"].translate(RAISED)
        else:
            base = char


def _is_raised(char: dict, base: dict) -> bool:
    size = base["size"]
    beside = (
        -0.2 * size <= char["x0"] - base["x1"] <= 1.2 * size and char["bottom"] > base["top"] and char["top"] < base["bottom"]
    )
    return beside and char["text"].isdigit() and char["size"] <= _SMALL * size and char["bottom"] < base["bottom"] - _UP * size
