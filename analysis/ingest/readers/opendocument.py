"""The cells of an OpenDocument content, each at its row and column, repeats counted.

Source: OpenDocument 1.2 part 1, 9.1 (tables), 19.385 office:value-type.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST = 1_048_576
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def sheets(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The sheets, in order; a table within a cell is none."""
    return root.findall(f".//{OFFICE}spreadsheet/{TABLE}table")


def spans(table: ElementTree.Element) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last (row, column) of each merged range, from 0."""
    return [
        ((rows[0] - 1, columns[0] - 1), (rows[0] + high - 2, columns[0] + wide - 2))
        for rows, columns, cell in cells(table)
        if (high := int(cell.get(f"{TABLE}number-rows-spanned", "1"))) * (wide := int(cell.get(f"{TABLE}number-columns-spanned", "1"))) > 1
    ]  # fmt: skip


def cells(table: ElementTree.Element) -> Iterator[tuple[range, range, ElementTree.Element]]:
    """(rows, columns, cell) of the cells that hold anything, from 1."""
    at = 1
    for row in table.iter(f"{TABLE}table-row"):
        times, col = min(int(row.get(f"{TABLE}number-rows-repeated", "1")), _MOST), 1
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            wide = min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), _MOST)
            if len(cell):
                yield range(at, at + times), range(col, col + wide), cell
            col += wide
        at += times
