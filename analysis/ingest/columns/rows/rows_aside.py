"""Rows that are none of the table's own: totals by their name or by arithmetic, hidden ones, those without a place; names that are near."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import is_code, is_total, meant, says
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.questions.told import without_effect
from analysis.ingest.columns.rows import annulled, parts_below
from analysis.ingest.columns.rows.same_names import COMMUNE
from analysis.ingest.columns.sheets import layout
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.starts.lists import HIGHER
from analysis.ingest.columns.values import persons, places, when
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text


def aside(typed: Typed, place: Column | None, unplaced: Unplaced) -> dict[int, Text]:
    """Rows of totals, by their name or by arithmetic, and rows without a place."""
    gone: dict[int, Text] = {}
    called, void = unplaced
    if place is not None:
        gone |= dict.fromkeys(np.flatnonzero(places.totals(typed.places, typed.grid.sections.values())).tolist(), places.TOTAL)
        gone |= parts_below.parts(typed, place)
    if place is not None and typed.said.rows.get("total") != "keep":
        _sums(typed, gone)
        _lettered(typed, gone)
        before = len(gone)
        _higher(typed, gone, place)
        if len(gone) > before:
            _sums(typed, gone)  # of the communes that are left
        _ask_sums(typed, gone, place)
    if typed.dated is not None:
        gone |= dict.fromkeys(np.flatnonzero(typed.dated.total).tolist(), when.TOTAL)
        gone |= dict.fromkeys(_undated_totals(typed) if place is None else (), when.TOTAL)
    if place is not None:
        gone |= dict.fromkeys(called, places.TOTAL)
        gone |= dict.fromkeys(void, annulled.ANNULLED)
        gone |= {i: places.NO_PLACE for i, p in enumerate(typed.places) if p is None and i not in gone}
    rows = [i for i, why in gone.items() if why in (places.TOTAL, places.SUM)]
    if rows and place is not None:
        names = listed(dict.fromkeys(f"“{called.get(i, typed.places[i])}”" for i in rows))
        typed.doubts.say(
            "total_rows",
            Text(f"Dòng tổng để riêng: {names}.", f"Rows of totals set aside: {names}."),
            typed.grid.cells(place, rows),
            [place.name],
        )
    gone |= _hidden(typed, gone)
    return gone


_LETTER = re.compile(r"[A-ZĐ]|[IVX]+")


def _lettered(typed: Typed, gone: dict[int, Text]) -> None:
    """Rows that a letter heads where others are numbered (`I | Cụm 1`, or `I. Cụm 1` as one): names of groups, sums where all of them are, or
    it is asked."""
    column = _numbering(typed)
    if column is None:
        return
    said = [str(v).strip(" .") if v is not None else "" for v in column.values]
    heading = [
        _LETTER.fullmatch(text) or name == value for text, name, value in zip(said, typed.places, column.values, strict=True)
    ]
    headed = [i for i, is_heading in enumerate(heading) if is_heading and i not in gone and typed.places[i] is not None]
    if not headed or sum(text.isdecimal() for text in said) <= len(headed):
        return
    counts = list(typed.counts.values())
    empty = [i for i in headed if all(np.isnan(values[i]) for values in counts)]
    sums = [i for i, is_heading in enumerate(heading) if is_heading and gone.get(i) is places.SUM]
    heads = {typed.places[i] for i in (*headed, *sums)}
    rest = {i: why for i, why in gone.items() if i not in sums}
    adding = _adding(typed, rest, heads)
    gone |= dict.fromkeys(empty, layout.SECTION)
    gone |= dict.fromkeys(adding if set(headed) <= {*adding, *empty} else (), places.SUM)
    left = [i for i in headed if i not in gone]
    if typed.said.rows.get("total") == "drop":
        gone |= dict.fromkeys(left, places.SUM)
    elif left:
        cells = list(dict.fromkeys(typed.grid.cells(column, left)))
        shown = listed(f"“{name}”" for name in dict.fromkeys(typed.places[i] for i in left))
        typed.doubts.ask("total", Text(f"{shown} (cột “{column.name}” ghi chữ, ô {listed(cells)}) là dòng của một nhóm hay một địa bàn?", f"Are {shown} (a letter in column “{column.name}”, cells {listed(cells)}) rows of a group, or places?"), cells,
                         [('cells="total=drop"', Text("dòng của nhóm: để riêng", "rows of a group: set aside")), ('cells="total=keep"', Text("địa bàn", "places"))])  # fmt: skip


def _numbering(typed: Typed) -> Column | None:
    """The column of the rows' numbers, where nothing else is made of it."""
    column = next((c for c in typed.grid.columns if "number" in meant(c.name).roles), None)
    return column if column is not None and not typed.by_column.get(column.name) else None


def _higher(typed: Typed, gone: dict[int, Text], place: Column) -> None:
    """Districts over their communes: totals, where they are their sums; where one among communes and wards alone is not, it is asked."""
    heads = {name for name in set(typed.places) - {None} if says(name, HIGHER)}
    if not heads or typed.cases or typed.of("person") is not None:
        return
    gone |= dict.fromkeys(_adding(typed, {i: why for i, why in gone.items() if typed.places[i] not in heads}, heads), places.SUM)
    rows = {i: name for i, name in enumerate(typed.places) if name is not None and i not in gone}
    over = [i for i, name in rows.items() if name in heads]
    communes = {name for name in rows.values() if says(name, COMMUNE)}
    if not over or len(communes) < 3 or len(over) + sum(map(communes.__contains__, rows.values())) < len(rows):
        return
    if typed.said.rows.get("total") == "drop":
        gone |= dict.fromkeys(over, places.SUM)
        return
    cells, names = list(dict.fromkeys(typed.grid.cells(place, over))), listed(dict.fromkeys(f"“{rows[i]}”" for i in over))
    typed.doubts.ask("total", Text(f"{names} (ô {listed(cells)}) đứng giữa các xã, phường mà không bằng tổng của chúng: là dòng tổng, hay một phần riêng?", f"{names} (cells {listed(cells)}) among communes, and not their sum: a total, or a part of its own?"), cells,
                     [('cells="total=drop"', Text("dòng tổng: để riêng", "a total: set aside")), ('cells="total=keep"', Text("một phần riêng: dùng", "a part of its own: used"))], [place.name])  # fmt: skip


_CALLED_TOTAL = (
    r"(?:tổng(?: số| cộng)?|cộng|grand total|sub-?total|total)\W*"
    r"|(?:tổng(?: số| cộng)? |cộng )(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|cụm|nhóm|khối|toàn|các xã)\b.*"
)


_CALLED_MEAN = r"(?:số |điểm )?(?:trung bình|bình quân|average|mean)(?: cộng| chung| score)?\W*"


def _unplaced_totals(typed: Typed) -> dict[int, str]:
    """The rows without a place that a word in another column makes totals, as they are called: `Tổng số` under `Ngày`, `Cộng huyện A` under `Huyện`."""
    blank = [i for i, name in enumerate(typed.places) if name is None]
    if len(blank) == len(typed.places):
        return {}
    found: dict[int, str] = {}
    for column in typed.grid.columns if blank else ():
        if "note" in meant(column.name).roles or typed.by_column.get(column.name) == "indicator":
            continue
        numbered = "number" in meant(column.name).roles  # `TOÀN HUYỆN` in the place of a number
        words = {i: word for i in blank if isinstance(word := column.values[i], str)}
        mean = _CALLED_MEAN if numbered or typed.by_column.get(column.name) == "person" else "(?!)"
        found |= {
            i: word
            for i, word in words.items()
            if says(word, f"{_CALLED_TOTAL}|{mean}", whole=True) or numbered and is_total(word)
        }
    return found


def _undated_totals(typed: Typed) -> list[int]:
    """The rows without a period where the number of the row would stand a word of a total: `Cộng` under 1 to 12."""
    words = [c for c in typed.grid.columns if "number" in meant(c.name).roles and any(isinstance(v, str) for v in c.distinct[1])]
    blank = [i for i, w in enumerate(typed.dated.written) if w is None] if words else []
    return [i for i in blank if any(isinstance(word := c.values[i], str) and is_total(word) for c in words)]


def _adding(typed: Typed, gone: dict[int, Text], heads: set[str] | None = None, doubtful: bool = False) -> list[int]:
    """The rows of places (of `heads`) whose figures are sums of others'."""
    known = {typed.places[i] for i, why in gone.items() if why in (places.TOTAL, places.SUM)} - {None} if heads is None else set()
    rows = [i for i, name in enumerate(typed.places) if name in known or name is not None and i not in gone]
    if len(rows) > 300_000:
        return []
    dates = [typed.dated.written[i] if typed.dated else 0 for i in rows]
    counts = [values[rows] for values in typed.counts.values()]
    names = set(places.sums([typed.places[i] for i in rows], dates, counts, heads, known, doubtful))
    return [i for i in rows if typed.places[i] in names]


def _sums(typed: Typed, gone: dict[int, Text]) -> None:
    gone |= dict.fromkeys(_adding(typed, gone), places.SUM)
    for average in places.means(typed.places):
        typed.doubts.ask("total", Text(f"“{average}” là một địa bàn hay dòng trung bình?", f"Is “{average}” a place, or a row of averages?"), (),
                        [("", Text("xóa dòng ấy, hoặc ghi rõ tên (ví dụ “Xã Trung Bình”)", "delete the row, or make the name clear"))])  # fmt: skip


def _ask_sums(typed: Typed, gone: dict[int, Text], place: Column) -> None:
    """Ask about a row whose few small figures are sums of the rows beside it, perhaps by chance."""
    rows = _adding(typed, gone, doubtful=True)
    if rows and typed.said.rows.get("total") == "drop":
        gone |= dict.fromkeys(rows, places.SUM)
    elif rows:
        cells = list(dict.fromkeys(typed.grid.cells(place, rows)))
        names = listed(dict.fromkeys(f"“{typed.places[i]}”" for i in rows))
        typed.doubts.ask("total", Text(f"{names} (ô {listed(cells)}) bằng tổng các dòng liền trên hay dưới: là dòng tổng, hay một địa bàn mà số tình cờ bằng?", f"{names} (cells {listed(cells)}) equal the sum of the rows above or below: a total, or a place that does so by chance?"), cells,
                         [('cells="total=drop"', Text("dòng tổng: để riêng", "a total: set aside")), ('cells="total=keep"', Text("một địa bàn: dùng", "a place: used"))], [place.name])  # fmt: skip


def _hidden(typed: Typed, gone: dict[int, Text]) -> dict[int, Text]:
    hidden = {at[:2] for at, why in typed.grid.trouble.items() if why == "hidden"}
    rows = [i for i, row in enumerate(typed.grid.rows) if row in hidden and _is_hidden(typed, i)]
    if not rows or typed.said.rows.get("hidden") == "keep":
        return {}
    if typed.said.rows.get("hidden") == "drop":
        return dict.fromkeys(rows, Text("dòng bị ẩn", "a hidden row"))
    named = listed(dict.fromkeys(typed.grid.row(i) for i in rows))
    if (proved := _in_totals(typed, gone, rows)) is not None:
        how = Text("gồm", "hold with") if proved else Text("không gồm", "hold without")
        typed.doubts.say("hidden_rows", Text("Dòng {rows} bị ẩn: {used}, vì dòng tổng {how} các dòng ấy.", "Rows {rows} are hidden: {used}, as the rows of totals {how} them.").fill(
            rows=named, how=how, used=Text("vẫn dùng", "used") if proved else Text("để riêng", "set aside")), list(dict.fromkeys(map(typed.grid.row, rows)))[:20])  # fmt: skip
        return {} if proved else dict.fromkeys(rows, Text("dòng bị ẩn", "a hidden row"))
    typed.doubts.ask("hidden", Text(f"Dòng {named} bị ẩn (lọc?): dùng hay bỏ?", f"Rows {named} are hidden (a filter?): use them or not?"), list(dict.fromkeys(map(typed.grid.row, rows)))[:20],
                    [('cells="hidden=keep"', Text("dùng", "use them")), ('cells="hidden=drop"', Text("để riêng", "set them aside"))])  # fmt: skip
    return {}


def _in_totals(typed: Typed, gone: dict[int, Text], hidden: list[int]) -> bool | None:
    """Whether every total that a name tells, of a sheet and period, holds with the hidden rows and not without them (True), or only so (False)."""
    totals = [i for i, why in gone.items() if why is places.TOTAL and i not in hidden]
    dates = typed.dated.written if typed.dated is not None else [0] * len(typed.grid)
    rows = [j for j in range(len(typed.grid)) if j not in gone]
    without: set[tuple[bool, bool]] = set()
    unseen = set(hidden)
    if len(totals) * len(rows) > 10_000_000:
        return None
    for values in typed.counts.values():
        for i in totals:
            own = [j for j in rows if dates[j] == dates[i] and typed.grid.rows[j][0] == typed.grid.rows[i][0]]
            sums = np.nansum(values[own]), np.nansum(values[[j for j in own if j not in unseen]])
            if not np.isnan(values[i]) and sums[0] != sums[1]:
                without.add((bool(np.isclose(sums[0], values[i])), bool(np.isclose(sums[1], values[i]))))
    return (True, False) in without if without in ({(True, False)}, {(False, True)}) else None


def _is_hidden(typed: Typed, i: int) -> bool:
    cells = [typed.grid.at(c, i) for c in typed.grid.columns if c.values[i] is not None]
    return bool(cells) and sum(typed.grid.trouble.get(at) == "hidden" for at in cells) > len(cells) / 2


Unplaced = tuple[dict[int, str], dict[int, str]]  # rows without a place, as they say: totals, annulled numbers


def fill_places(typed: Typed, place: Column) -> Unplaced:
    """Blank cells under a name: filled down where told, else asked; merged cells are filled already. The rows that need no place."""
    totals = (found := (_unplaced_totals(typed), annulled.unplaced(typed)))[0] | found[1]
    _name_by_number(typed, totals)
    for i, name in enumerate(typed.places):  # further rows of a total, whose name is written once: `Toàn huyện` over two measures
        if (
            name is None
            and i
            and i not in totals
            and is_total(typed.places[i - 1] or "")
            and typed.grid.rows[i][0] == typed.grid.rows[i - 1][0]
        ):
            typed.places[i] = typed.places[i - 1]
    blank = [i for i, p in enumerate(typed.places) if p is None and i not in totals]
    if not blank:
        return found
    ways = [('cells="blank=fill"', Text("cùng địa bàn với dòng trên (ô gộp)", "the place of the row above (merged cells)")), ('cells="blank=drop"', Text("để riêng các dòng ấy", "set these rows aside"))]  # fmt: skip
    if len(blank) == len(typed.places):
        ways = [("", Text("ghi tên địa bàn vào cột ấy rồi lưu lại", "write the places in that column and save the file"))]
    if typed.said.rows.get("blank") == "fill":
        for i in blank:
            above = (typed.places[j] for j in range(i - 1, -1, -1) if j not in totals and not is_total(typed.places[j] or ""))
            typed.places[i] = next(above, None)
    elif typed.said.rows.get("blank") != "drop":
        cells = typed.grid.cells(place, blank)
        typed.doubts.ask("blank_place", Text(f"Cột “{place.name}”: ô {listed(cells)} trống", f"Column “{place.name}”: cells {listed(cells)} are empty"), cells, ways, [place.name])  # fmt: skip
    return found


def _name_by_number(typed: Typed, known: dict[int, str]) -> None:
    """Name rows without a place by the words that stand where others have their number (`I. CÁC XÃ VEN`); `_lettered` judges them."""
    column = _numbering(typed)
    if column is None or not any(str(v).strip(" .").isdecimal() for v in column.distinct[1]):
        return
    for i, value in enumerate(column.values):
        if typed.places[i] is None and i not in known and isinstance(value, str) and re.search(r"[^\W\d]{2}", value):
            typed.places[i] = value


def near(typed: Typed, place: Column, gone: dict[int, Text]) -> None:
    names = [name for name in dict.fromkeys(n for i, n in enumerate(typed.places) if i not in gone) if name is not None]

    @cache
    def when_of(name: str) -> set:
        own = (typed.dated.written[i] for i, other in enumerate(typed.places) if other == name and i not in gone)
        return (
            {(w.day.year, w.day.month) for w in own if w is not None} if typed.cases else set(own)
        )  # a register is counted by month

    one = places.near(names, when_of, typed.doubts, place.name, typed.cases)
    typed.places = [one.get(name, name) if name is not None else None for name in typed.places]
    typed.typed[place.name] = typed.places


def repeated(typed: Typed, gone: dict[int, Text]) -> None:
    """A place and period that stands twice, in two sheets or in one: what parts the rows, or which of them stands, is asked."""
    if "indicator" in typed.by_column.values():
        return
    when = typed.dated.each(lambda w: w.day.toordinal() * 100_000 + (w.end - w.day).days) if typed.dated else 0
    frame = pd.DataFrame({"place": pd.Series(typed.places, dtype=object), "when": when}).drop(index=list(gone)).dropna()
    struck = _struck(typed, frame[frame.duplicated(keep=False)])
    gone |= dict.fromkeys(struck, UNCOUNTED)
    frame = frame.drop(index=struck)
    copies = _copies(typed, frame[frame.duplicated(keep=False)])
    gone |= dict.fromkeys(copies, COPIED)
    frame = frame.drop(index=copies)
    groups = frame[frame.duplicated(keep=False)].groupby(["place", "when"], sort=False).groups.values()
    twice = [int(i) for own in groups for i in own]
    if any(len({typed.grid.rows[i][0] for i in own}) > 1 for own in groups):
        names = list(dict.fromkeys(s for s, _ in typed.grid.rows))
        typed.doubts.notices = [n for n in typed.doubts.notices if n.code != "sheets_joined"]
        typed.doubts.ask("sheet", Text(f"Các trang {listed(names)} có cùng địa bàn và kỳ. Đọc trang nào?", f"Sheets {listed(names)} hold the same places and periods. Which is read?"), (),
                            [(f"sheet={name}", Text(f"trang “{name}”", f"sheet “{name}”")) for name in names])  # fmt: skip
        return
    column = typed.grid.of_role(typed.roles, "outcome")
    how = typed.said.rows.get("repeated", "")
    if how and not twice:
        raise without_effect(f"repeated={how}")
    if how and typed.of("person") is None and (how != "add" or _can_add(typed)):
        gone |= _made_one(typed, list(groups), how)
        return
    _ask_repeated(typed, column, list(groups), twice)


JOINED = Text("một địa bàn, một kỳ có nhiều dòng: gộp hay bỏ theo câu trả lời", "several rows of one place and period: joined or dropped, as it was answered")  # fmt: skip


def _made_one(typed: Typed, groups: list, how: str) -> dict[int, Text]:
    """The rows that one of each place and period stands for: the first or the last, or the first with the sum of all in its counts; it is said."""
    gone: dict[int, Text] = {}
    lacking: list[str] = []
    for rows in (list(map(int, own)) for own in groups):
        kept = rows[-1] if how == "last" else rows[0]
        gone |= {i: JOINED for i in rows if i != kept}
        for r in typed.roles if how == "add" else ():
            if r.role == "outcome" and (read := typed.numeric.get(r.column)):
                lacking += typed.grid.cells(typed.grid.named(r.column), [kept]) if 0 < np.isnan(read.value[rows]).sum() < len(rows) else []  # fmt: skip
                for values in (read.value, read.low, read.high):
                    values[kept] = values[rows].sum()  # empty where one is
    names = listed(dict.fromkeys(f"“{typed.places[i]}”" for i in gone))
    what = {"add": Text("đã cộng", "added up"), "first": Text("dùng dòng đầu", "the first stands"), "last": Text("dùng dòng cuối", "the last stands")}[how]  # fmt: skip
    typed.doubts.say("repeated_rows", Text(f"Nhiều dòng cho một địa bàn và kỳ ({names}): {what.vi}{f'; ô {listed(lacking)} để trống vì một dòng không có số' * bool(lacking)}.", f"Several rows of one place and period ({names}): {what.en}{f'; {listed(lacking)} left empty, for one of the rows has no figure' * bool(lacking)}."))  # fmt: skip
    return gone


def _can_add(typed: Typed) -> bool:
    """Whether the outcomes are counts of whole units, none of them a rate, and no population stands beside them."""
    own = [(r.column, typed.numeric[r.column].value) for r in typed.roles if r.role == "outcome" and r.column in typed.numeric]
    whole = all(not (values[~np.isnan(values)] % 1).any() for _, values in own)
    return whole and typed.of("exposure") is None and not any(says(name, r"\btỉ (?:lệ|suất)\b|%|\brate\b") for name, _ in own)


def _ways(typed: Typed, twice: list[int], apart: bool) -> list[tuple[str, Text]]:
    """What may be answered of rows of one place and period; sums where no population stands beside them."""
    add = (
        [] if not _can_add(typed) else [('cells="repeated=add"', Text("cộng các dòng ấy (số vụ)", "add these rows up (counts)"))]
    )
    one = [] if apart else [('cells="repeated=last"', Text("chỉ dùng dòng sau (số đã sửa)", "use the later row only (a correction)")), ('cells="repeated=first"', Text("chỉ dùng dòng trước", "use the earlier row only"))]  # fmt: skip
    return [*_finer(typed, twice), *add, *one]


UNCOUNTED = Text("dòng mà cột ghi chú nói là không tính", "a row that its note says is not counted")


def _struck(typed: Typed, rows: pd.DataFrame) -> list[int]:
    """Those of some repeated rows that a column of notes says are not counted, where another of their place and period is; it is said."""
    by_note = {} if typed.cases else uncounted(typed, rows.index)  # of a register, whose rows are not repeated, see `cases`
    left = set(rows.drop(index=list(by_note)).itertuples(index=False, name=None))
    struck = [i for i in by_note if (rows.at[i, "place"], rows.at[i, "when"]) in left]
    say_uncounted(typed, {i: by_note[i] for i in struck})
    return struck


def say_uncounted(typed: Typed, rows: dict[int, Column]) -> None:
    """Say which rows are set aside because their notes do not count them."""
    if rows:
        cells = [typed.grid.cell(column, i) for i, column in rows.items()]
        shown = "; ".join(f"{cell}: “{rows[i].values[i]}”" for cell, i in list(zip(cells, rows, strict=True))[:6])
        typed.doubts.say("struck_rows", Text(f"Dòng mà ghi chú nói là không tính để riêng ({len(rows)}): {shown}.", f"Rows that their notes do not count are set aside ({len(rows)}): {shown}."), cells[:20])  # fmt: skip


def uncounted(typed: Typed, rows: Iterable[int]) -> dict[int, Column]:
    """The rows that a column of notes says are not counted, each with that column."""
    notes = [c for c in typed.grid.columns if "note" in meant(c.name).roles]
    return {
        int(i): c
        for i in rows
        for c in notes
        if c.values[i] and says(str(c.values[i]), _WHY[typed.cases] + _NOT_COUNTED, whole=True)
    }


COPIED = Text("chép lại nguyên vẹn một dòng ở trên", "repeats a row above word for word")


def _copies(typed: Typed, rows: pd.DataFrame) -> list[int]:
    """The repeated rows that say what others said word for word, their number apart, where they are two or more at the end; it is named."""
    columns = [c for c in typed.grid.columns if "number" not in meant(c.name).roles and not persons.numbers_rows(c)]
    figures = [c for c in columns if c.name in typed.numeric and any(c.values[i] is not None for i in rows.index)]
    if (
        typed.cases
        or not figures
        or uncounted(typed, rows.index)
        or len({typed.grid.rows[i][0] for i in rows.index}) > 1
        or typed.of("person") is not None
    ):
        return []
    first: dict[tuple, tuple] = {}
    found = []
    for i, *of in rows.itertuples():
        said = tuple(
            c.values[i] for c in columns if c.name not in typed.by_column or typed.by_column[c.name] not in ("place", "period")
        )
        if first.setdefault(tuple(of), said) != said:
            return []
        found += [int(i)] if first[tuple(of)] is not said else []
    last = max((i for i in range(len(typed.grid.rows)) if typed.places[i] is not None), default=-1)
    if len(found) < 2 or found != list(range(last - len(found) + 1, last + 1)):
        return []  # one row alone may be of another part, with the same figures by chance
    if found:
        cells = typed.grid.cells(figures[0], found)
        typed.doubts.say("repeated_rows", Text(f"Dòng chép lại nguyên vẹn một dòng đã có để riêng ({len(found)}): {listed(typed.grid.row(i) for i in found)}.", f"Rows that repeat another word for word are set aside ({len(found)}): {listed(typed.grid.row(i) for i in found)}."), cells)  # fmt: skip
    return found


_ROW = r"(?:dòng|hàng|bản ghi|vụ|vụ việc|tin)"
_NOT_COUNTED = (
    rf"(?:(?:không|ko) (?:tính|cộng|đếm|thống kê)(?: {_ROW}| (?:vào|trong) (?:tổng|số liệu|thống kê|báo cáo|số|sổ|cụm|kì)\b.*)?"
    rf"|bỏ {_ROW}|loại (?:ra )?khỏi (?:tổng|số liệu|thống kê|báo cáo|danh sách|sổ))(?: này| số| nữa)*\W*"
    r"|\W*(?:duplicate (?:of row \d+ )?)?(?:(?:this )?row )?(?:is )?not counted\W*|do not count(?: this row| it)?\W*"
)
_WHY = {  # what may stand before it: of a row of figures, and of a row that is one case
    False: rf"\W*(?:(?:trùng|lặp|bị (?:trùng|lặp)|nhập|{_ROW}(?: này)?(?: bị)? (?:trùng|lặp))\b.*\b|(?:nên |{_ROW} (?:này )?)*)?",
    True: r"(?:(?!.*\b(?:thiệt hại|giá trị|tiền|tài sản|tuổi)\b).*\b)?\W*",
}


def _ask_repeated(typed: Typed, column: Column | None, groups: list, twice: list[int]) -> None:
    """Which of some rows stands, or, where other columns (`Loại tội`, `Đợt`) tell them apart, what is done with those."""
    persons = typed.of("person") is not None or typed.of("before") is not None
    if twice and column is not None and typed.dated is not None and not typed.mixed and not persons:
        cells = typed.grid.cells(column, twice)
        shown = "; ".join(
            f"{typed.grid.cell(column, i)}: {'–' if column.values[i] is None else column.values[i]}" for i in twice[:6]
        )
        typed.doubts.withdraw("repeated")  # of the same rows by their indicator
        apart, whole = _apart(typed, groups)
        if apart:
            which = Text("khác nhau", "which differ") if whole else Text("có dòng khác nhau", "some of which differ")
            quoted = [f"“{name}”" for name in apart]
            names = (
                Text(" và ".join(quoted), " and ".join(quoted)) if len(apart) < 3 else Text(", ".join(quoted), ", ".join(quoted))
            )
            typed.doubts.ask("repeated", Text("Một địa bàn có nhiều dòng cho cùng một kỳ, {which} ở cột {names} (ô {shown})", "A place has several rows for one period, {which} in {names} (cells {shown})").fill(names=names, shown=shown, which=which), cells,
                             [*_ways(typed, twice, True), ("", Text("cộng các dòng ấy thành một dòng cho mỗi địa bàn và kỳ, hoặc chỉ giữ một loại của {names}, rồi lưu lại", "add these rows up to one a place and period, or keep those of one kind of {names} only, and save the file").fill(names=names))])  # fmt: skip
            return
        named = listed(dict.fromkeys(f"“{typed.places[i]}”" for i in twice if typed.places[i] is not None)) or "–"
        typed.doubts.ask("repeated", Text(f"Một địa bàn có nhiều dòng cho cùng một kỳ ({named}, ô {shown}): dòng nào đúng, hay là hai địa bàn cùng tên?", f"A place has several rows for one period ({named}, cells {shown}): which stands, or are they two places of one name?"), cells,
                         [*_ways(typed, twice, False), ("", Text("nếu là hai địa bàn, ghi thêm cho rõ tên; hoặc giữ một dòng cho mỗi địa bàn và kỳ (bỏ số cũ, cộng các phần) rồi lưu lại", "if they are two places, make the names distinct; or keep one row a place and period (drop what was replaced, add up what are parts) and save the file"))])  # fmt: skip


def _finer(typed: Typed, twice: list[int]) -> list[tuple[str, Text]]:
    """The answers that another column is the place: one whose units each lie in one place, several in some, and no unit twice in a period."""
    when, rows, found = typed.dated.written, set(twice), []
    for c in (
        c for c in typed.grid.columns if c.name not in typed.by_column and not {"number", "note"} & set(meant(c.name).roles)
    ):
        units = [v for v in c.distinct[1] if c.labels or is_code(c.name) or isinstance(v, str) and kind(v) != "N"]
        own = {(v, when[i]) for i, v in enumerate(c.values) if i in rows}
        within = {(v, place) for v, place in zip(c.values, typed.places, strict=True) if v is not None and place is not None}
        if len(units) == len(c.distinct[1]) == len(within) > len({place for _, place in within}) > 1 and len(own) == len(twice):
            found.append((f'columns="{c.name}=place"', Text(f"cột “{c.name}” mới là địa bàn", f"column “{c.name}” is the place")))
    return found


def _apart(typed: Typed, groups: list) -> tuple[tuple[str, ...], bool]:
    """The one column, or else two, in which all rows of a place and period differ (True); else those in which some do."""
    largest = max(map(len, groups))
    able = {}
    for column in typed.grid.columns:
        role, (codes, _) = typed.by_column.get(column.name, ""), column.distinct
        own = [[int(codes[i]) for i in rows] for rows in groups]
        free = not role and not {"number", "note"} & set(meant(column.name).roles)
        few = column.name not in typed.numeric or len(groups) > 1 and len({code for rows in own for code in rows}) <= largest
        if (role in ("indicator", "zone") or free and few) and any(len(set(rows)) > 1 for rows in own):
            able[column.name] = own
    for n in (1, 2):
        for names in combinations(able, n):
            if all(
                len(set(zip(*rows, strict=True))) == len(rows[0]) for rows in zip(*(able[name] for name in names), strict=True)
            ):
                return names, True
    return tuple(able), False


def undated(typed: Typed, gone: dict[int, Text]) -> None:
    """Half of the rows without a period, or all those of a place: years written once, or merged where the file does not say so."""
    period = typed.of("period")
    if period is None or (period.distinct[0] >= 0).all():
        return
    counts = [read.value for name, read in typed.numeric.items() if typed.by_column.get(name) in ("outcome", "event")]
    rows = [i for i in range(len(typed.grid)) if i not in gone]
    blank = [i for i in rows if period.distinct[0][i] < 0 and (not counts or any(not np.isnan(values[i]) for values in counts))]
    dated = {typed.places[i] for i in rows if period.distinct[0][i] >= 0}
    if blank and (len(blank) * 2 >= len(rows) or any(typed.places[i] not in dated for i in blank)):
        cells = typed.grid.cells(period, blank)
        typed.doubts.ask("blank_period", Text(f"Cột “{period.name}”: ô {listed(cells)} trống", f"Column “{period.name}”: cells {listed(cells)} are empty"), cells,
                         [("", Text("ghi kỳ ở mọi dòng (ô gộp: điền xuống) rồi lưu lại", "write the period in every row (merged cells: fill down) and save the file"))], [period.name])  # fmt: skip
