"""A column of remarks that tells since when some places have a programme (`Camera hoạt động từ tháng 3/2018`) -> a column of starts, asked
about: a place without a remark may have begun all the same."""

from __future__ import annotations

from collections import defaultdict

from analysis.catalogue.headings import folded, is_total, judged_in, meant, measures_in
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts import words
from analysis.ingest.columns.starts.lists import in_several_units, place_of
from analysis.ingest.columns.starts.words import DATE, SPAN, UP_TO
from analysis.language import Text


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """The starts that remarks say, one of each place, in a column beside that of places; of a table that has none."""
    name, own = "Ngày bắt đầu" if grid.has_marks else "start", words.places_of(grid)
    dated = grid.begun or any(
        {"adopted", "treated", "dose", "person"} & set(meant(c.name).roles) or judged_in(c.name) for c in grid.columns
    )
    told = {one for heading, one in said.roles.items() if heading != folded(name)} & {"adopted", "treated", "dose", "person"}
    remarks = [c for c in grid.columns if "note" in meant(c.name).roles and folded(c.name) not in said.roles]
    role = said.roles.get(folded(name))
    if dated or told or not own or len(remarks) != 1 or any(q.about == "start" for q in doubts.questions):
        return
    since: dict[object, set[str]] = defaultdict(set)
    said_of: dict[str, dict[object, None]] = defaultdict(dict)  # what each remark that is read is of
    left: dict[str, None] = {}
    for place, remark in zip(own[0].values, remarks[0].values, strict=True):
        if not isinstance(remark, str) or place is None or is_total(str(place)):
            continue
        if when := since_of(remark):
            since[place].add(when)
            said_of[remark.strip()][place] = None
        elif words.kind_of(words.blanked(remark)):  # of a start, perhaps, and not read: `Đã có camera từ trước`
            left[f"{place}: {remark.strip()}"] = None
    if not since:
        return
    things = [measures_in(remark) for remark in said_of]
    unsure = any(len(when) > 1 for when in since.values()) or any(a and b and not a & b for a in things for b in things)
    twice = in_several_units(grid, own[0])  # a name of two places
    unsure |= any(place_of(place) in twice for place in since)
    one = {place: next(iter(when)) for place, when in since.items() if len(when) == 1}
    grid.columns.insert(1 + grid.columns.index(own[0]), Column(name, (name,), 0, [one.get(place) for place in own[0].values]))
    if role == "ignore":
        return
    grid.begun.add(name)
    if role == "adopted" and not unsure:
        return
    each = "; ".join(f"“{remark}”: {listed(map(str, places))}" for remark, places in said_of.items())
    rest = bool(set(own[0].values) - {None} - since.keys())
    vi, en = (
        (f" Lời chưa đọc: {quoted(list(left), grid)}.", f" Words not read: {quoted(list(left), grid)}.") if left else ("", "")
    )
    yes = [(f'columns="{name}=adopted"', Text("đúng", "yes"))] * (not unsure)
    doubts.ask("start", Text(f"Cột “{remarks[0].name}” ghi lúc bắt đầu bằng lời: {each}{'; nơi khác chưa áp dụng' * rest}. {'Lúc nào, điều gì là điều được xét, đọc không chắc.' if unsure else 'Đọc như vậy có đúng không?'}{vi}", f"Column “{remarks[0].name}” tells starts in words: {each}{'; the others never' * rest}. {'Which time, and of what, is judged is not sure.' if unsure else 'Is it right to read so?'}{en}"), (),
               [*yes, ("", Text("thêm cột “Ngày áp dụng”, ghi lúc bắt đầu của từng nơi (chưa thì để trống) rồi lưu lại", "add a column “Start date” with the start of each place (empty: never) and save the file")), (f'columns="{name}=ignore"', Text("không dùng lời ấy", "these words are not used"))], [name])  # fmt: skip


def since_of(remark: str, known: str = "(?!)") -> str:
    """The one time since which a remark says that something is there, every word accounted for, or of `known`; else nothing."""
    text = words.blanked(remark)
    dates = list(DATE.finditer(text))
    sure = len(dates) == 1 and words.kind_of(text) == "begun" and not words.denied(text) and not words.unaccounted(text, known)
    return (
        dates[0][0].strip()
        if sure and not SPAN.match(text, dates[0].end()) and not UP_TO.search(text, 0, dates[0].start())
        else ""
    )
