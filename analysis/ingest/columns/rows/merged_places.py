"""Rows that a note calls an old commune's, beside rows that hold their sum (`xã cũ`, `cộng 2 xã cũ`) -> asked, as the same cases would count twice."""

from __future__ import annotations

from analysis.catalogue.headings import says
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

OLD = Text("số riêng của xã cũ, đã cộng vào dòng của xã mới", "figures of an old commune, within those of the new one")
_UNIT = r"(?:xã|phường|thị trấn|huyện|thôn|tổ dân phố|đơn vị|communes?|wards?|units?)"
_IS_OLD = rf"(?:số (?:liệu )?(?:riêng )?(?:của )?)?{_UNIT} cũ|(?:số )?(?:của )?{_UNIT} trước (?:khi )?(?:sáp nhập|nhập|hợp nhất)|(?:former|old) {_UNIT}"
_IS_SUM = rf"(?:số )?(?:cộng|gộp|gồm|bao gồm|tổng|hợp nhất|sum|total|merged)\b.*\b{_UNIT}\b.*|.*\b(?:đã cộng|gộp)\b.*\bcũ\b.*"


def ask(typed: Typed, gone: dict[int, Text]) -> dict[int, Text]:
    """The rows of old communes where that is told; asked about where rows of both kinds are used (`gone`: rows that are not)."""
    if typed.of("place") is None or typed.cases or typed.of("person") is not None:
        return {}
    for column in typed.grid.columns:
        if column.name in typed.by_column or column.name in typed.numeric:
            continue
        words = [v for v in column.distinct[1] if isinstance(v, str)]
        old, sums = ([v for v in words if says(v, form, whole=True)] for form in (_IS_OLD, _IS_SUM))
        rows = [i for i, v in enumerate(column.values) if v in old and i not in gone]
        if not rows or not any(v in sums and i not in gone for i, v in enumerate(column.values)):
            continue
        if typed.said.rows.get("old") == "keep":
            return {}
        if typed.said.rows.get("old") == "drop":
            return dict.fromkeys(rows, OLD)
        names = listed(dict.fromkeys(f"“{typed.places[i]}”" for i in rows if typed.places[i] is not None))
        whole = listed(dict.fromkeys(f"“{typed.places[i]}”" for i, v in enumerate(column.values) if v in sums))
        typed.doubts.ask("old", Text(f"Cột “{column.name}” ghi {names} là “{old[0]}”, {whole} là “{sums[0]}”: dùng cả hai thì một vụ đếm hai lần. Bỏ dòng nào?", f"Column “{column.name}” calls {names} “{old[0]}” and {whole} “{sums[0]}”: with both each case counts twice. Which are left out?"), typed.grid.cells(column, rows),
                         [('cells="old=drop"', Text(f"để riêng dòng “{old[0]}”", f"set the rows “{old[0]}” aside")), ('cells="old=keep"', Text("dùng cả hai (số không trùng nhau)", "use both (they do not overlap)"))])  # fmt: skip
        return {}
    return {}
