"""What is asked and said of the texts of a column of figures: two ways of writing numbers, words, marks, units, intervals."""

from __future__ import annotations

import re

import numpy as np

from analysis.ingest.columns.cells import numbers
from analysis.ingest.columns.cells.numbers import Read
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

MARK_TEXT = {
    "provisional": Text("số sơ bộ (p)", "provisional figures (p)"), "revised": Text("số đã chỉnh lý (r)", "revised figures (r)"),
    "estimated": Text("số ước tính (e)", "estimated figures (e)"), "footnote": Text("số có dấu chú thích", "figures with a footnote mark"),
}  # fmt: skip


class Where:
    """The cells of a text in a column."""

    def __init__(self, grid: Grid, column: Column, codes: np.ndarray, different: list):
        self.grid, self.column, self.codes, self.numbers = grid, column, codes, {v: i for i, v in enumerate(different)}

    def cells(self, texts: list) -> list[str]:
        """The first addresses of each text."""
        chosen = [self.numbers[t] for t in texts[:20]]
        rows = np.flatnonzero(np.isin(self.codes, chosen))[:20]
        return self.grid.cells(self.column, rows)

    def shown(self, texts: list) -> str:
        """`D14: 3.684, D15: 1.005`."""
        pairs = []
        for text in texts[:6]:
            row = int(np.argmax(self.codes == self.numbers[text]))
            pairs.append(f"{self.grid.cell(self.column, row)}: {text}")
        return "; ".join(pairs) + ("; …" if len(texts) > 6 else "")


def ask(doubts: Doubts, where: Where, doubtful: dict, read: Read) -> None:
    name = where.column.name
    if read.undecided:
        shown = where.shown(read.undecided)
        first = next(filter(numbers.is_doubtful, numbers.written(read.undecided[0]).parts), read.undecided[0])
        meant = numbers.meanings(first)
        if len(meant) < 2:  # the column proves both formats
            doubts.ask("numbers", Text(f"Cột “{name}” lẫn hai cách viết số: {read.why or shown}", f"Column “{name}” mixes two ways of writing numbers: {read.why or shown}"), where.cells(read.undecided),
                       [("", Text("viết cả cột theo một cách (3684; 3,5) rồi lưu lại", "write the whole column in one way (3684; 3.5) and save it again"))], [name])  # fmt: skip
            read.undecided.clear()
    if read.undecided:
        doubts.ask("numbers", Text(f"Cột “{name}”: dấu chấm, phẩy ngăn hàng nghìn hay thập phân? {shown}", f"Column “{name}”: is the point or comma for thousands or decimals? {shown}"),
                   where.cells(read.undecided),
                   [(f"numbers={form}", Text(f"{first} là {meant[form]:g}", f"{first} is {meant[form]:.10g}")) for form in ("vi", "en") if form in meant], [name])  # fmt: skip
    two = [(t, n) for t in read.wrong[:3] if (m := re.fullmatch(r"(\d{1,3}) \((\d{1,3})\)", t)) for n in m.groups()]
    wrong = [*read.wrong, *[v for v in where.numbers if not isinstance(v, (str, int, float))]]
    if wrong and not any(texts for texts in (read.figures, read.bounds)) and _are_answers(wrong):
        _ask_scale(doubts, name, wrong, where.shown(wrong), where.cells(wrong))
    elif wrong:
        doubts.ask("text", Text(f"Cột “{name}”: chữ ở chỗ cần số: {where.shown(wrong)}", f"Column “{name}”: words where a number is expected: {where.shown(wrong)}"), where.cells(wrong),
                   [*((f'cells="{t}={n}"', Text(f"“{t}” là {n}", f"“{t}” is {n}")) for t, n in two), *((f'cells="{t}=missing"', Text(f"“{t}” là không có số liệu (hoặc thay missing bằng con số)", f"“{t}” is no figure (or a number for missing)")) for t in wrong[:3])], [name])  # fmt: skip
    if doubtful["nothing"]:
        marks = doubtful["nothing"]
        doubts.ask("missing", Text(f"Cột “{name}”: {listed(map(repr, marks))} là số 0 hay không có số liệu? Ô {listed(where.cells(marks))}", f"Column “{name}”: does {listed(map(repr, marks))} mean 0, or no figure? Cells {listed(where.cells(marks))}"),
                   where.cells(marks), [(f'cells="{"; ".join(f"{m}=0" for m in marks)}"', Text("số 0", "zero")), (f'cells="{"; ".join(f"{m}=missing" for m in marks)}"', Text("không có số liệu", "no figure"))], [name])  # fmt: skip
    if doubtful["infinite"]:
        doubts.ask("infinite", Text(f"Cột “{name}”: giá trị vô hạn ở ô {where.shown(doubtful['infinite'])}", f"Column “{name}”: infinite values in {where.shown(doubtful['infinite'])}"),
                   where.cells(doubtful["infinite"]), [(f'cells="{doubtful["infinite"][0]}=missing"', Text("không có số liệu", "no figure"))], [name])  # fmt: skip
    units = {u: t for u, t in read.units.items() if u}
    plain = [t for t in read.figures if not any(t in listed_ for listed_ in units.values()) and t not in read.bounds]
    if len(units) > 1 or "%" in units and plain:
        mixed = [texts[0] for texts in units.values()] + plain[:1]
        doubts.ask("units", Text(f"Cột “{name}”: nhiều đơn vị lẫn nhau: {where.shown(mixed)}", f"Column “{name}”: several units in one column: {where.shown(mixed)}"), where.cells(mixed),
                   [("", Text("tách cột theo đơn vị rồi lưu lại", "part the column by unit and save it again"))], [name])  # fmt: skip


_ANSWERS = 12  # different words of a question
_ANSWER = re.compile(r"(?:\d{1,2}\s*[.):–-]\s*)?[^\W\d]\D{0,60}")


def _are_answers(texts: list) -> bool:
    """Whether the values of a column of words are few enough to be the answers of a question."""
    return 2 <= len(texts) <= _ANSWERS and all(isinstance(t, str) and _ANSWER.fullmatch(t) for t in texts)


def _ask_scale(doubts: Doubts, name: str, texts: list[str], shown: str, cells: list[str]) -> None:
    """Ask of answers in words whose order nothing tells for the number of each; in the file, where `cells` cannot hold them."""
    if any(set(text) & set(';="') for text in texts):
        answers = [("", Text("thay mỗi câu trả lời trong tệp bằng số 1, 2, 3 … theo thứ bậc rồi lưu lại", "write 1, 2, 3 ... in place of each answer in the file, in their order, and save it again"))]  # fmt: skip
    else:
        answers = [(f'cells="{"; ".join(f"{t}=…" for t in texts)}"', Text("ghi số 1, 2, 3 … (hoặc missing) thay dấu … theo thứ bậc", "write 1, 2, 3 ... (or missing) in place of each …, in their order"))]  # fmt: skip
    doubts.ask("text", Text(f"Cột “{name}”: câu trả lời bằng chữ, chưa rõ thứ bậc: {shown}", f"Column “{name}”: answers in words, in no order that is sure: {shown}"), cells,
               answers, [name])  # fmt: skip


def ask_answers(columns: list[Column], grid: Grid, doubts: Doubts) -> None:
    """Ask the same of columns of words, which is put to whoever names one as an outcome."""
    for column in columns:
        texts = column.distinct[1]
        if not column.labels and _are_answers(texts) and not persons.answers(column):
            where = Where(grid, column, *column.distinct)
            _ask_scale(doubts, column.name, texts, where.shown(texts), where.cells(texts))


def say(doubts: Doubts, where: Where, read: Read, doubtful: dict) -> None:
    name = where.column.name
    says = [
        (
            "missing",
            doubtful["missing"],
            Text("để trống vì ghi không có số liệu", "left empty: they say that there is no figure"),
        ),
        (
            "merged",
            doubtful["merged"],
            Text(
                "để trống vì nơi ấy đã nhập vào nơi khác, từ đó số của nơi kia có thể gồm cả nơi ấy",
                "left empty: the place was merged into another, whose figures may be of both since then",
            ),
        ),
        *((f"mark_{mark}", texts, MARK_TEXT[mark]) for mark, texts in read.marks.items()),
        ("parentheses", read.parens, Text("số trong ngoặc đọc là số âm", "figures in parentheses read as negative")),
        (
            "bounds",
            read.bounds,
            Text("chỉ là khoảng (như <5), không dùng như một con số", "intervals (such as <5), not used as a figure"),
        ),
        *(
            (f"unit_{unit}", texts, Text(f"đơn vị “{unit}” viết trong ô", f"the unit “{unit}” stands in the cells"))
            for unit, texts in read.units.items()
        ),
    ]
    for code, texts, why in says:
        if texts:
            n = int(np.isin(where.codes, [where.numbers[t] for t in texts]).sum())
            many = Text(f" ({n} ô)", f" ({n} cells)") if code in ("missing", "merged") and n > len(texts) else Text("", "")
            doubts.say(
                code.split("_")[0],
                Text(
                    f"Cột “{name}”, {why.vi}: {where.shown(texts)}{many.vi}.",
                    f"Column “{name}”, {why.en}: {where.shown(texts)}{many.en}.",
                ),
                where.cells(texts),
                [name],
            )
    apart = filter(None, map(numbers.written, list(read.figures)[:2000]))
    if read.format and any(numbers.is_doubtful(part) for one in apart for part in one.parts):
        how = (
            Text("kiểu Việt Nam (3.684 là 3684)", "the Vietnamese way (3.684 is 3684)")
            if read.format == "vi"
            else Text("kiểu Anh (3,684 là 3684)", "the English way (3,684 is 3684)")
            if read.format == "en"
            else Text(
                "là số nguyên: cả dấu chấm lẫn dấu phẩy ngăn hàng nghìn",
                "as whole numbers: points and commas alike part thousands",
            )
        )
        because = Text(f", vì có {read.why}", f", because of {read.why}") if read.why else Text("", "")
        doubts.say(
            "format",
            Text(f"Cột “{name}” đọc {how.vi}{because.vi}.", f"Column “{name}” is read {how.en}{because.en}."),
            columns=[name],
        )
