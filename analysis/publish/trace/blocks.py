"""What the blocks of a Word file say, as sources of its index: every block knows the result it says."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.publish.trace.index import Said, Sheet
from analysis.publish.trace.numerals import plain
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph, clean


def said(blocks: Sequence[Block]) -> list[Said]:
    """The texts of the blocks with their addresses."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.source:
            found.append(Said(block.source, clean(block.text)))
        elif isinstance(block, Grid):
            at = " ".join(dict.fromkeys(block.sources)) if block.sources else ""
            whole = at if not at.startswith("tables/") else at.split()[0].rpartition("/")[0]
            found += [
                Said(whole, clean(text)) for text in (block.mark + block.caption, block.foot, *block.columns) if text and whole
            ]
        elif not isinstance(block, (Heading, Paragraph)):
            found += [Said(block.source, clean(text)) for text in (block.mark + block.caption, block.alt)]
    return found


def sheets(blocks: Sequence[Block]) -> list[Sheet]:
    """The tables of the blocks with the address of each row."""
    grids = [block for block in blocks if isinstance(block, Grid)]
    return [Sheet(_cells(grid.columns), tuple(map(_cells, grid.rows)), grid.sources) for grid in grids]


def _cells(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(plain(clean(cell)) for cell in row)
