"""What a sheet says beside its figures and no rule reads: the lines over and under the table, told word for word, and coloured cells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from analysis.catalogue.headings import is_total, says
from analysis.ingest.columns.cells.lines import cell_name
from analysis.ingest.columns.questions.doubts import ABOVE, BELOW, PROSE, Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Grid, addressed
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.columns.sheets.quoted import MOST, masked_in, quoted
from analysis.language import Text

_LETTERHEAD = r"cộng hoà xã hội chủ nghĩa việt nam|độc lập\W+tự do\W+hạnh phúc"
_MOTTO = rf"{_LETTERHEAD}|\W*(?:đơn vị tính|đvt|đơn vị|unit)\W.{{0,30}}"
_SIGNATURE = (
    r"(?:người |cán bộ )?(?:lập|lập biểu|tổng hợp|thống kê|kiểm soát|duyệt)\b.{0,20}|(?:kt|tm|tl|tuq)\W.*|(?:\(?kí(?! hiệu)|nơi nhận|lưu(?! ý)|như trên|thủ trưởng|"
    r"(?:phó )?(?:trưởng|chủ tịch|giám đốc)|.{0,30}, ngày)\b.*"
)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*){0,5}")  # who signed
_OFFICE = r"\b(?:trưởng|chánh|cán bộ|chỉ huy|kế toán|thư kí|chủ nhiệm|phụ trách)\b"
# what keeps figures of one table from being compared with each other
_UNLIKE = (
    r"địa giới|qui đổi|sáp nhập|sát nhập|chia tách|\btách (?:ra|từ|xã|khỏi)|\bhợp nhất|cách (?:tính|thống kê|ghi)|phương pháp|không (?:so sánh|bao gồm|gồm|tính|có số liệu)|chưa (?:bao gồm|gồm|đầy đủ|đủ|tính|có số liệu|qui đổi)"
    r"|thay đổi|sơ bộ|tạm tính|\bước (?:tính|đạt|lượng|(?:cả )?năm\b)|điều chỉnh|tính lại|nội suy|bổ sung|\bthiếu(?! (?:tá|tướng|uý|nhi|niên|sinh))\b|(?:từ|kể từ|đến) (?:ngày |tháng |năm |quí )?[\d/]+.{0,60}(?:tính|thống kê)\b"
    r"|boundar|merged|redefin|method|provisional|estimat|preliminary|revised|interpolat|not (?:comparable|included)|exclud|break in"
)
_OF_COLOURS = r"\b(?:tô|bôi|nền|chữ|ô|in|đánh dấu) (?:màu|mầu|vàng|đỏ|xanh|cam|hồng|xám|tím|nâu)|\b(?:màu|mầu)\b.{0,20}(?:là|:|=)|highlight|shaded|colou?r"


def words(grid: Grid, doubts: Doubts) -> None:
    """Tell the lines over and under a table as they stand, persons masked; those that bear on whether its figures can be compared by themselves."""
    above = [line for line in map(_one_line, grid.titles) if says(line, _UNLIKE) or not says(line, _MOTTO, whole=True)]
    below = [line for line in map(_one_line, grid.notes) if says(line, _UNLIKE) or not _is_signature(line)]
    prose = [line for line in grid.prose if not says(line, _LETTERHEAD)][-MOST:]
    above, below, prose = (list(dict.fromkeys(filter(None, own))) for own in (above, below, prose))
    if warns := [line for line in (*above, *below) if says(line, _UNLIKE)]:
        doubts.say("unlike", Text(f"{quoted(warns, grid)}: đọc xem các con số có so được với nhau không.", f"{quoted(warns, grid)}: see whether the figures compare with each other."))  # fmt: skip
    for code, own, vi, en in (
        (PROSE, prose, "Ngoài bảng ghi", "Outside the table"),
        (ABOVE, above, "Trên bảng ghi", "Over the table"),
        (BELOW, below, "Dưới bảng ghi", "Under the table"),
    ):
        if rest := [line for line in own if line not in warns]:
            doubts.above = masked_in(rest, grid) if code == ABOVE else doubts.above
            doubts.say(code, Text(f"{vi}: {quoted(rest, grid)}.", f"{en}: {quoted(rest, grid)}."))


def _is_signature(line: str) -> bool:
    """Whether a line under a table only says who signed it; one in capitals where it names an office or is built like a name."""
    if says(line, _SIGNATURE, whole=True):
        return True
    if not _NAME.fullmatch(line):
        return False
    from analysis.persons.mask import is_built_like_a_person

    return not line.isupper() or says(line, _OFFICE) or is_built_like_a_person(line)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def colours(grid: Grid, chosen: list[Block], several: bool, said: Told, doubts: Doubts) -> None:
    """Tell which cells have another colour than most of their column, which no rule reads; ask where the sheet says that colours mean something."""
    marks = {(block.lines.name if several else "", *at) for block in chosen for at in _marked(block)}
    if not marks:
        return
    if said.rows.get("colour") == "drop":
        for column in grid.columns:
            if any(isinstance(v, int | float) for v in column.values):
                column.values = [None if grid.at(column, i) in marks else v for i, v in enumerate(column.values)]
    names = [addressed(sheet, cell_name(row, col)) for sheet, row, col in sorted(marks)]
    lines = [str(v) for block in chosen for v in (*block.titles, *block.notes, *block.names, *_beside(block))]
    legend = [line for line in map(_one_line, lines) if says(line, _OF_COLOURS)]
    if legend and said.rows.get("colour") is None:
        doubts.ask("colour", Text(f"Bảng ghi {quoted(legend, grid)}, và {len(names)} ô có màu khác (ô {listed(names)}); màu không đọc được thành số liệu. Dùng các ô ấy thế nào?",
                                  f"The table says {quoted(legend, grid)}, and {len(names)} cells have another colour (cells {listed(names)}); no figure is read from a colour. How are these cells used?"), names[:20],
                   [('cells="colour=keep"', Text("như các ô khác; ý nghĩa của màu thì ghi thành một cột của bảng nếu cần", "like the others; what the colour means is written in a column of its own where it is needed")),
                    ('cells="colour=drop"', Text("các ô số ấy coi là chưa có số liệu", "those of figures are taken for missing"))])  # fmt: skip
    else:
        doubts.say("colours", Text(f"Có {len(names)} ô tô màu khác các ô cùng cột; ý nghĩa của màu không đọc được.", f"{len(names)} cells have another colour than their column; what colours mean is not read."), names[:20])  # fmt: skip


def _beside(block: Block) -> list[str]:
    """The words of a legend: cells of a table's rows that say something of colours."""
    return (
        [v for values in block.values for v in values if isinstance(v, str) and says(v, _OF_COLOURS)]
        if block.lines.colours
        else []
    )


def _marked(block: Block) -> set[tuple[int, int]]:
    """The cells whose colour is not that of most of their column; not whole rows of totals, nor every other row."""
    seen = block.lines.colours
    if not seen or len(block.rows) < 3:
        return set()
    totals = {
        row for i, row in enumerate(block.rows) if any(isinstance(own[i], str) and is_total(own[i]) for own in block.values)
    }
    rows = [row for row in block.rows if row not in totals]
    odd: dict[int, dict[int, str]] = defaultdict(dict)
    for col in block.cols:
        usual = Counter(seen.get((row, col), "") for row in rows).most_common(1)[0][0] if rows else ""
        for row in rows:
            if (colour := seen.get((row, col), "")) != usual:
                odd[row][col] = colour
    whole = [row for row in odd if len(odd[row]) * 2 > len(block.cols)]
    if len(whole) * 5 >= len(rows) * 2 and len({frozenset(odd[row].values()) for row in whole}) == 1:  # every other row
        odd = {row: own for row, own in odd.items() if row not in whole}
    return {(row, col) for row, own in odd.items() for col in own}
