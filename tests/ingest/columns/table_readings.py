"""What a test asks of a table that was read: its values and periods, what is asked about (with cells), what is said."""

from analysis.panel.own_table import OwnTable

HEAD = "place,period,outcome\n"


def values(table: OwnTable, column: str = "") -> list:
    return table.frame[column or table.outcome()].tolist()


def periods(table: OwnTable) -> list[str]:
    return [str(p) for p in table.frame[table.column("period")]]


def asked(table: OwnTable) -> dict[str, tuple[str, ...]]:
    return {q.about: q.cells for q in table.questions}


def said(table: OwnTable) -> set[str]:
    return {n.code for n in table.notices}
