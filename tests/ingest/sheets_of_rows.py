"""Sheets of the readers as a test writes them."""

from analysis.ingest.readers.sheets import Cell, Sheet, address


def sheet_of(cells: dict, name: str = "Sheet1") -> Sheet:
    """A sheet from {(row, col): value}."""
    known = {at: value for at, value in cells.items() if value is not None and str(value).strip()}
    return Sheet(name, {(r, c): Cell(row=r, col=c, value=v, address=address(r, c)) for (r, c), v in known.items()})
