"""Random tables whose true content is known, as people write them: a generator, and what each door makes of them.

python tests/ingest/generated_tables.py 10000 0      # make fuzz: every table through every door; prints what went wrong
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pandas as pd

from analysis.errors import BadTable, WorkbookError
from analysis.ingest.importing import read_file
from analysis.ingest.text.encodings import encode
from analysis.ingest.tidy.observations import check_table
from analysis.language import Text
from analysis.panel import Panel
from analysis.panel.own_table import read_table
from analysis.run.screen_table import SeriesTable

PLACES = [
    "Đa Tốn",
    "Cổ Bi",
    "Yên Viên",
    "Ninh Hiệp",
    "Bát Tràng",
    "Kiêu Kỵ",
    "Dương Xá",
    "Phù Đổng",
    "Trung Mầu",
    "Đình Xuyên",
    "NA",
    "Hòa Bình",
]
HEADS = {
    "vi": {"place": ["Xã", "Địa bàn", "Đơn vị", "Xã/Phường", "Tên xã"], "period": ["Kỳ", "Thời gian", "Kỳ báo cáo"], "Y": ["Năm"], "Q": ["Quý"], "M": ["Tháng"],
           "outcome": ["Số vụ", "Số vụ phạm pháp hình sự", "Số vụ trộm cắp"], "exposure": ["Dân số", "Dân số trung bình"], "adopted": ["Ngày áp dụng", "Ngày bắt đầu", "Tháng triển khai"]},
    "en": {"place": ["place", "Commune", "district", "Ward"], "period": ["period", "time"], "Y": ["year", "Year"], "Q": ["quarter"], "M": ["month", "Month"],
           "outcome": ["offences", "thefts", "outcome", "cases"], "exposure": ["population", "exposure", "people"], "adopted": ["adopted", "start date"]},
    "stata": {"place": ["xa", "ten_xa", "district"], "period": ["period", "mdate"], "Y": ["nam", "year"], "Q": ["quy", "quarter"], "M": ["thang", "month"],
              "outcome": ["so_vu", "so_vu_trom_cap", "y"], "exposure": ["dan_so", "pop"], "adopted": ["ngay_ap_dung", "gvar"]},
}  # fmt: skip
NOTES = {"STT": None, "Ghi chú": "", "note": ""}


@dataclass
class Made:
    """A table: its file, what it truly says {(place, period): (outcome, exposure)}, what it is made of, and whether the one right answer
    is a question or a refusal (`must_ask`)."""

    path: Path
    truth: dict[tuple[str, str], tuple[float | None, float | None]]
    traits: list[str] = field(default_factory=list)
    must_ask: bool = False
    outcome: str = ""
    rows: list[list] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)


def period_text(period: pd.Period, style: int) -> str:
    """A period as people write it."""
    y = period.year
    if period.freqstr.startswith("Y"):
        return [str(y), f"Năm {y}", str(y), f"{y}"][style % 4]
    if period.freqstr.startswith("Q"):
        q = period.quarter
        return [f"{y}Q{q}", f"Quý {q}/{y}", f"Q{q} {y}", f"Quý {'I II III IV'.split()[q - 1]}/{y}", f"{y}-Q{q}"][style % 5]
    m = period.month
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[m - 1]
    return [
        f"{y}-{m:02d}",
        f"Tháng {m}/{y}",
        f"{m:02d}/{y}",
        f"{name}-{y % 100:02d}",
        f"01/{m:02d}/{y}",
        f"T{m}/{y}",
        f"{y}m{m}",
        f"{y}{m:02d}",
    ][style % 8]


def number_text(value: float | None, style: str) -> str:
    """A number as it is printed: plain, vi, en, thin (spaces)."""
    if value is None:
        return ""
    text = f"{value:,.1f}" if value % 1 else f"{int(value):,}"
    marks = {"plain": str.maketrans("", "", ","), "vi": str.maketrans(",.", ".,"), "en": {}, "thin": str.maketrans(",", "\u202f")}
    return text.translate(marks[style])


def make(seed: int, folder: Path) -> Made:
    """The table of a seed."""
    r = random.Random(seed)
    language = r.choice(["vi", "vi", "en", "stata"])
    heads = {key: r.choice(names) for key, names in HEADS[language].items()}
    frequency = r.choice("YQMM")
    n = {"Y": r.randint(3, 7), "Q": r.randint(4, 10), "M": r.randint(6, 15)}[frequency]
    periods = list(pd.period_range(r.choice(["2012", "2015", "2018"]), periods=n, freq=frequency))
    places = r.sample(PLACES, r.randint(2, 8))
    big = r.choice([30, 900, 4000])
    layout = r.choice(["long", "long", "long", "wide", "parts", "sheets", "places_sheets"])
    layout = "long" if layout == "parts" and frequency == "Y" else layout
    has_exposure, has_start = r.random() < 0.5, r.random() < 0.4
    table = {(p, t): (float(r.randint(0, big)), float(r.randint(2000, 30000))) for p in places for t in periods}
    if has_exposure:
        table = {key: (y, table[key[0], periods[0]][1]) for key, (y, _) in table.items()}
    book = layout in ("sheets", "places_sheets") or r.random() < 0.5
    style = (
        "plain" if book and r.random() < 0.7 else r.choice(["plain", "plain", "vi", "vi" if language == "vi" else "en", "thin"])
    )
    kind = heads["period"] if r.random() < 0.5 else heads[frequency]
    form = r.randrange(8)
    traits = [language, frequency, layout, "xlsx" if book else "csv", style]
    starts = {p: (r.choice(periods[1:]) if r.random() < 0.6 else None) for p in places}

    def cell(value: float | None, is_text: bool) -> object:
        if value is None:
            return None
        return value if not is_text else number_text(value, style)

    text = not book or style != "plain"
    marks = Marks(r, table, traits)
    body: dict[str, list[list]] = {}
    columns = [heads["place"], kind, heads["outcome"]]
    columns += [heads["exposure"]] if has_exposure else []
    columns += [heads["adopted"]] if has_start else []
    if layout == "parts":
        columns = [heads["place"], heads["Y"], heads[frequency], *columns[2:]]
    static = columns[3 if layout != "parts" else 4 :]

    def statics(p: str) -> list:
        found = []
        if has_exposure:
            found.append(cell(table[p, periods[0]][1], text))
        if has_start:
            found.append(f"{starts[p].start_time:%d/%m/%Y}" if starts[p] is not None else None)
        return found

    if layout in ("long", "parts", "sheets", "places_sheets"):
        for p in places:
            for t in periods:
                when = [t.year, t.month if frequency == "M" else t.quarter] if layout == "parts" else [period_text(t, form)]
                when = [str(w) if not book else w for w in when] if layout == "parts" else when
                if frequency == "Y" and book and layout != "parts" and r.random() < 0.5:
                    when = [t.year]
                row = [p, *when, marks.cell((p, t), cell(table[p, t][0], text)), *statics(p)]
                body.setdefault(str(t.year) if layout == "sheets" else p if layout == "places_sheets" else "Sheet1", []).append(
                    row
                )
        if layout == "places_sheets":
            columns, body = columns[1:], {name: [row[1:] for row in rows] for name, rows in body.items()}
            body = {("Nghệ An" if name == "NA" else name): rows for name, rows in body.items()}
    else:
        columns = [heads["place"], *static, *(period_text(t, form) for t in periods)]
        for p in places:
            body.setdefault("Sheet1", []).append(
                [p, *statics(p), *(marks.cell((p, t), cell(table[p, t][0], text)) for t in periods)]
            )
    truth = {(p, str(t)): (marks.true.get((p, t), y), x if has_exposure else None) for (p, t), (y, x) in table.items()}
    if layout == "places_sheets":
        truth = {("Nghệ An" if p == "NA" else p, t): v for (p, t), v in truth.items()}
    made = Made(folder / f"t{seed}.{'xlsx' if book else 'csv'}", truth, traits, marks.must_ask)
    made.outcome = heads["outcome"] if layout != "wide" else ""
    made.named = {
        "place": heads["place"],
        "period": kind,
        "outcome": heads["outcome"],
        "exposure": heads["exposure"] if has_exposure else "",
    }
    _decorate(r, made, columns, body, layout, table, periods, text, style)
    more = random.Random(f"{seed} more")  # a stream of its own: a new trait changes no table but those that have it
    _footnotes(more, made, columns, body, layout, marks)
    made.head, made.rows = columns, next(iter(body.values()))
    (_workbook if book else _delimited)(r, made, columns, body, more)
    return made


def _footnotes(r: random.Random, made: Made, columns: list, body: dict, layout: str, marks: Marks) -> None:
    """A mark of a footnote behind one or two figures of the outcome."""
    if r.random() > 0.12 or layout != "long" or marks.kind or "repeated_row" in made.traits:
        return
    at, mark = columns.index(made.named["outcome"]), r.choice(["*", "(1)", "¹", " (*)", "[1]"])
    made.traits.append(f"footnote {mark}")
    for row in r.sample(body["Sheet1"], min(2, len(body["Sheet1"]))):
        row[at] = f"{row[at] if isinstance(row[at], str) else int(row[at])}{mark}"


class Marks:
    """What stands in some cells beside or instead of a figure, and what it truly says."""

    def __init__(self, r: random.Random, table: dict, traits: list[str]):
        self.true: dict = {}
        self.must_ask = False
        self.kind = r.choices(
            ["", "blank", "dots", "p", "dash", "nines", "unit", "below", "negative", "error"], [60, 8, 6, 5, 4, 3, 5, 3, 2, 1]
        )[0]
        chosen = r.sample(sorted(table, key=str), min(len(table), r.randint(1, 3)))
        self.at = set(chosen) if self.kind else set()
        traits += [self.kind] if self.kind else []

    def cell(self, key: tuple, value: object) -> object:
        """The cell, marked or not."""
        if self.kind == "unit":
            return f"{value if isinstance(value, str) else int(value)} vụ"
        if key not in self.at:
            return value
        plain = value if isinstance(value, str) else str(int(value))
        if self.kind in ("dash", "nines", "negative", "error"):
            self.must_ask = True
        if self.kind in ("blank", "dots", "dash", "nines", "below", "negative", "error"):
            self.true[key] = None
        return {
            "blank": None, "dots": "...", "p": f"{plain}p", "dash": "-", "nines": "999999", "below": "<5", "negative": "-9", "error": "#REF!",
        }[self.kind]  # fmt: skip


def _decorate(
    r: random.Random, made: Made, columns: list, body: dict, layout: str, table: dict, periods: list, text: bool, style: str
) -> None:
    """Totals, repeated rows, a column of numbers or notes, another order of columns."""
    first = next(iter(body))
    if layout == "wide" and r.random() < 0.4:
        made.traits.append("total_row")
        width = len(columns) - len(periods)
        sums = [sum(table[p, t][0] for p, _ in [(p, 0) for p in {p for p, _ in table}]) for t in periods]
        body[first].append(
            [
                r.choice(["Tổng cộng", "Cộng", "Toàn huyện", "Total"]),
                *[None] * (width - 1),
                *(number_text(v, style) if text else v for v in sums),
            ]
        )
    elif layout == "long" and r.random() < 0.25:
        made.traits.append("total_rows")
        where = [columns.index(made.named[k]) for k in ("place", "period", "outcome")]
        by = {t: sum(y for (_, t2), (y, _) in table.items() if t2 == t) for t in periods}
        form = {
            str(t): row[where[1]]
            for t, row in zip([t for _ in {p for p, _ in table} for t in periods], body[first], strict=False)
        }
        for t in periods:
            row: list = [None] * len(columns)
            row[where[0]], row[where[1]], row[where[2]] = "Tổng cộng", form[str(t)], number_text(by[t], style) if text else by[t]
            body[first].append(row)
    if layout == "long" and r.random() < 0.04 and body[first][0][columns.index(made.named["outcome"])] not in (None, "..."):
        made.traits.append("repeated_row")
        made.must_ask = True
        body[first].append(list(body[first][0]))
    if r.random() < 0.3:
        made.traits.append("extra")
        name = r.choice(list(NOTES))
        columns.insert(0 if name == "STT" else len(columns), name)
        for rows in body.values():
            for i, row in enumerate(rows, 1):
                row.insert(0 if name == "STT" else len(row), str(i) if name == "STT" and text else i if name == "STT" else None)
    if layout in ("long", "parts") and r.random() < 0.4:
        made.traits.append("order")
        order = r.sample(range(len(columns)), len(columns))
        columns[:] = [columns[i] for i in order]
        for rows in body.values():
            rows[:] = [[row[i] for i in order] for row in rows]
    if layout == "long" and r.random() < 0.3:
        made.traits.append("shuffled")
        r.shuffle(body[first])


def _around(r: random.Random, made: Made, width: int) -> tuple[list[list], list[list]]:
    """Lines above and below the table."""
    above, below = [], []
    if r.random() < 0.25:
        made.traits.append("title")
        above = [["UBND HUYỆN GIA LÂM"], ["BÁO CÁO TÌNH HÌNH"]][: r.randint(1, 2)]
    if r.random() < 0.25:
        made.traits.append("notes")
        below = [["Ghi chú: số liệu do công an huyện cung cấp"], ["Nguồn: Công an huyện"]][: r.randint(1, 2)]
    return [[*row, *[None] * (width - 1)] for row in above], [[*row, *[None] * (width - 1)] for row in below]


def _workbook(r: random.Random, made: Made, columns: list, body: dict, more: random.Random) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    above, below = _around(r, made, len(columns)) if len(body) == 1 else ([], [])
    for name, rows in body.items():
        sheet = book.create_sheet(name)
        for row in [*above, columns, *rows, *below]:
            sheet.append(row)
    first = book.worksheets[0]
    if more.random() < 0.2 and len(body) == 1 and "long" in made.traits:
        _merge_heads(made, first, len(above) + 1, columns)
        above = [*above, []]
    if r.random() < 0.05 and len(body) == 1:
        made.traits.append("hidden_row")
        made.must_ask |= not {"total_row", "total_rows"} & set(made.traits)  # a total that holds with it tells of it
        first.row_dimensions[len(above) + 3].hidden = True
    if r.random() < 0.08:
        made.traits.append("hidden_sheet")
        old = book.create_sheet("cũ", 0)
        old.append(columns)
        old.append(next(iter(body.values()))[0])
        old.sheet_state = "hidden"
    book.active = next(i for i, s in enumerate(book.worksheets) if s.sheet_state == "visible")
    book.save(made.path)


def _merge_heads(made: Made, sheet, at: int, columns: list) -> None:
    """Two rows of headings: `Số liệu` over the figures side by side, the others merged downwards."""
    figures = [i for i, c in enumerate(columns, 1) if c in (made.named["outcome"], made.named["exposure"])]
    if len(figures) < 2 or figures[-1] - figures[0] != 1:
        return
    made.traits.append("merged_heads")
    sheet.insert_rows(at)
    for i, name in enumerate(columns, 1):
        sheet.cell(at, i, "Số liệu" if i == figures[0] else None if i in figures else name)
        if i not in figures:
            sheet.cell(at + 1, i).value = None
            sheet.merge_cells(start_row=at, end_row=at + 1, start_column=i, end_column=i)
    sheet.merge_cells(start_row=at, end_row=at, start_column=figures[0], end_column=figures[1])


def _delimited(r: random.Random, made: Made, columns: list, body: dict, more: random.Random) -> None:
    above, below = _around(r, made, len(columns))
    separator = r.choice([",", ";", ";", "\t", "|"])
    rows = [*above, columns, *next(iter(body.values())), *below]
    lines = [separator.join(_quoted("" if v is None else str(v), separator) for v in row) for row in rows]
    if r.random() < 0.1:
        made.traits.append("trailing")
        lines = [line + separator for line in lines]
    if r.random() < 0.05 and not above:
        made.traits.append("sep")
        lines.insert(0, f"sep={separator}")
    text = "\n".join(lines) + "\n"
    encoding = r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "tcvn3"])
    if encoding == "tcvn3" and ("vi" not in made.traits or "\u202f" in text or "title" in made.traits):  # TCVN3 lacks capitals
        encoding = "utf-8"
    if encoding == "utf-8" and "vi" in made.traits and "\u202f" not in text and "¹" not in text and more.random() < 0.35:
        encoding = more.choice(["cp1258", "vni"])
    made.traits.append(encoding)
    made.path.write_bytes(encoded(text, encoding))


def encoded(text: str, encoding: str) -> bytes:
    """A text in an encoding of today or of old: TCVN3 and VNI are fonts, cp1258 has the tones apart."""
    if encoding in ("tcvn3", "vni"):
        return encode(text, encoding).encode("latin-1" if encoding == "tcvn3" else "cp1252")
    return "".join(map(_tone_apart, text)).encode("cp1258") if encoding == "cp1258" else text.encode(encoding)


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return base + tone
    return letter


def _quoted(value: str, separator: str) -> str:
    return f'"{value}"' if separator in value else value


Cells = dict[tuple[str, str], tuple[float | None, float | None]]


def by_panel(panel: Panel) -> Cells:
    """What a panel says."""
    rows = panel.rows[panel.rows["outcome"].notna()]
    return {
        (p, str(t)): (y, None if math.isnan(x) else x)
        for p, t, y, x in zip(rows["place"], rows["period"], rows["outcome"], rows["exposure"], strict=True)
    }


def through_data(made: Made) -> Cells:
    """`-p data=`: the table's panel."""
    return by_panel(read_table(made.path).panel(kind="measure"))


def through_screen(made: Made) -> Cells:
    """`screen`: the series of the one outcome, exposure beside."""
    with tempfile.TemporaryDirectory() as scratch:
        table = SeriesTable(made.path, Path(scratch))
        found = {}
        for block in table.blocks(1000):
            for i, place in enumerate(block.place):
                for j, period in enumerate(table.periods):
                    if not math.isnan(block.y[i, j]):
                        x = block.exposure[i, j] if block.exposure is not None else math.nan
                        found[place, str(period)] = (block.y[i, j], None if math.isnan(x) else x)
        table.close()
        return found


def through_frame(made: Made) -> Cells | None:
    """`Panel.from_frame` of the cells as pandas has them; None where the table is not one row a place and period."""
    if "long" not in made.traits or {"total_rows", "below"} & {t.split()[0] for t in made.traits}:
        return None
    frame = pd.DataFrame(made.rows, columns=made.head)
    named = made.named
    return by_panel(
        Panel.from_frame(
            frame,
            place=named["place"],
            period=named["period"],
            outcome=named["outcome"],
            exposure=named["exposure"] or None,
            kind="count",
        )
    )


def through_add(made: Made) -> Cells | None:
    """`add`, which takes codes of the catalogue: the same table under such headings; None for workbooks."""
    if (
        "long" not in made.traits
        or made.path.suffix != ".csv"
        or {"tcvn3", "vni", "cp1258"} & set(made.traits)
        or "total_rows" in made.traits
    ):
        return None
    codes = {p: f"vn-hn-gialam-{c}" for p, c in zip(PLACES, ADD_CODES, strict=False)}
    if not {p for p, _ in made.truth} <= set(codes):
        return None
    text = made.path.read_bytes().decode("utf-16" if "utf-16" in made.traits else "utf-8-sig")
    for name, code in codes.items():
        text = text.replace(name, code)
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if made.named["outcome"] in line)
    mark = next(m for m in ",;\t|" if m in lines[at])
    lines[at] = mark.join("criminal_offences" if field == made.named["outcome"] else field for field in lines[at].split(mark))
    rows = check_table("\n".join(lines).encode(), "t.csv")
    rows = rows[rows["value"].notna()]
    back = {code: p for p, code in codes.items()}
    kind = next(t for t in made.traits if t in "YQM")
    return {
        (back[c], str(pd.Period(s, freq=kind))): (v, None if math.isnan(x) else x)
        for c, s, v, x in zip(rows["place_code"], rows["period_start"], rows["value"], rows["exposure"], strict=True)
    }


def through_import(made: Made) -> Cells | None:
    """`import`: the figures that land for the indicator; None where the headings name none of the catalogue. What is queued is asked."""
    codes = {p: f"vn-hn-gialam-{c}" for p, c in zip(PLACES[:10], ADD_CODES, strict=False)}
    if made.named["outcome"] != "Số vụ phạm pháp hình sự" or not made.outcome or not {p for p, _ in made.truth} <= set(codes):
        return None
    findings, _ = read_file(made.path, place="vn-hn-gialam")
    kind, back = next(t for t in made.traits if t in "YQM"), {code: p for p, code in codes.items()}
    found = {}
    for f in findings:
        if f.status == "used" and f.indicator == "criminal_offences" and f.value is not None and f.place in back and f.start:
            found[back[f.place], str(pd.Period(f.start, freq=kind))] = (float(f.value), None)
    true = {key for key, (y, _) in made.truth.items() if y is not None}
    if not true <= set(found):
        wrong = {
            key: value
            for key, value in found.items()
            if not _same(value, (made.truth.get(key, (None,))[0] if made.truth.get(key, (None,))[0] is not None else -1.0, None))
        }
        if not wrong:
            raise BadTable(expected=Text("", ""), found=Text("", "queued"), where="", remedy=Text("", ""))
    return found


ADD_CODES = "daton cobi yenvien ninhhiep battrang kieuky duongxa phudong trungmau dinhxuyen dangxa dongdu".split()
DOORS = {"data": through_data, "screen": through_screen, "frame": through_frame, "add": through_add, "import": through_import}


def judged(made: Made, door: str) -> tuple[str, str]:
    """(right, asked, wrong or none, what differs) of one table through one door."""
    try:
        found = DOORS[door](made)
    except WorkbookError as error:
        return "asked", error.parts[1].en
    if found is None:
        return "none", ""
    true = {key: value for key, value in made.truth.items() if value[0] is not None}
    if made.must_ask and door == "frame":  # a frame in memory has no cells that a person could be asked about
        return "none", ""
    if made.must_ask and door in ("data", "screen"):
        return "wrong", "read without a question"
    if door in ("frame", "import"):  # counts are divided by person-years: the exposure is no cell of the table
        found, true = ({key: (y, None) for key, (y, _) in cells.items()} for cells in (found, true))
    wrong = [f"{key}: {found.get(key)} for {value}" for key, value in true.items() if not _same(found.get(key), value)]
    wrong += [f"{key}: {value} that nobody wrote" for key, value in found.items() if key not in true]
    return ("wrong", "; ".join(wrong[:3])) if wrong else ("right", "")


def _same(found: tuple | None, true: tuple) -> bool:
    return (
        found is not None
        and math.isclose(found[0], true[0])
        and (true[1] is None or found[1] is not None and math.isclose(found[1], true[1]))
    )


def main(n: int, first: int = 0, seconds: float = math.inf) -> int:
    """Judge so many tables, or as many as there is time for; print the count of each verdict, what was wrong, and the questions."""
    begun = time.monotonic()
    counts: Counter = Counter()
    asked: Counter = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + n):
            if time.monotonic() - begun > seconds:
                print(f"stopped before {seed}")
                break
            made = make(seed, Path(folder))
            for door in DOORS:
                try:
                    verdict, why = judged(made, door)
                except Exception as error:  # a stack is as bad as a wrong figure
                    verdict, why = "wrong", f"{type(error).__name__}: {error}"
                counts[door, verdict] += 1
                if verdict == "asked" and door == "data" and not made.must_ask:
                    asked[why.split(":")[0][-60:]] += 1
                if verdict == "asked" and made.must_ask:
                    counts[door, "asked rightly"] += 1
                if verdict == "wrong":
                    print(seed, door, made.traits, why[:300])
            made.path.unlink()
    for (door, verdict), count in sorted(counts.items()):
        print(f"{door:7} {verdict:14} {count}")
    for why, count in asked.most_common(12):
        print(f"  asked {count}: {why}")
    return int(any(verdict == "wrong" for _, verdict in counts))


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:4])))
