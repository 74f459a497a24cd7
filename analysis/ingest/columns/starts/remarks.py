"""A column of remarks that tells since when some places have a programme (`Camera hoạt động từ tháng 3/2018`) -> a column of starts, asked
about: a place without a remark may have begun all the same."""

from __future__ import annotations

import re
from collections import defaultdict

from analysis.catalogue.headings import folded, is_total, judged_in, marked, meant, measures_in, says
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import At, Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts import words
from analysis.ingest.columns.starts.lists import in_several_units, place_of
from analysis.ingest.columns.starts.sentences import CONTROL, PHASE, bodies, unlike
from analysis.ingest.columns.starts.words import DATE, SPAN, UP_TO
from analysis.ingest.text.spelling import key
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
    stands: dict[object, At] = {}
    for i, (place, remark) in enumerate(zip(own[0].values, remarks[0].values, strict=True)):
        if not isinstance(remark, str) or place is None or is_total(str(place)):
            continue
        if when := since_of(remark):
            since[place].add(when)
            stands.setdefault(place, grid.at(remarks[0], i))
            said_of[remark.strip()][place] = None
        elif words.kind_of(words.blanked(remark)) not in ("", "planned") and not _is_never(remark) and not _is_founding(remark):
            left[f"{place}: {remark.strip()}"] = None  # of a start, perhaps, and not read: `Đã có camera từ trước`
    if not since:
        return
    things = [thing for remark in said_of if (thing := bodies(remark, measures_in(remark) - {"mô hình", "chương trình"}))]
    unsure = any(len(when) > 1 for when in since.values()) or any(unlike(a, b) for a in things for b in things)
    unsure |= any(map(is_later, said_of)) or any(
        words.kind_of(words.blanked(one)) in ("begun", "measure") for one in left
    )  # it may have begun as well
    twice = in_several_units(grid, own[0])  # a name of two places
    unsure |= any(place_of(place) in twice for place in since)
    one = {place: next(iter(when)) for place, when in since.items() if len(when) == 1}
    values, at = ([of.get(place) for place in own[0].values] for of in (one, stands))
    grid.columns.insert(1 + grid.columns.index(own[0]), Column(name, (name,), 0, values, at))
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


_MORE = r"\b(?:lắp|đặt|trang bị|bổ sung|mở|thành lập)?\s?(?:thêm|bổ sung|mở rộng)\b"


def is_later(remark: str) -> bool:
    """Whether a remark tells a further step of what began before: `Lắp thêm 5 camera năm 2021`, `giai đoạn 2`."""
    phases = set(PHASE.findall(key(remark)))
    return says(remark, _MORE) or bool(phases) and not phases & {"1", "i", "đầu", "một", "nhất"}


def _is_never(remark: str) -> bool:
    """Whether a remark says of a place that it has none: `Chưa lắp camera`, `đối chứng`."""
    bare = words.blanked(remark)
    return not DATE.search(bare) and (words.denied(bare) or says(bare, CONTROL))


def _is_founding(remark: str) -> bool:
    """Whether what was founded is nothing but the place itself: `Thành lập ngày 01/01/2020`."""
    rest = re.sub(r"\bthành lập(?: mới)?\b", " ", marked(remark))
    return rest != marked(remark) and not words.names_programme(rest)


def since_of(remark: str, known: str = "(?!)") -> str:
    """The one time since which a remark says that something is there, every word accounted for, or of `known`; else nothing."""
    text = words.blanked(remark)
    dates = list(DATE.finditer(text))
    sure = len(dates) == 1 and words.kind_of(text) == "begun" and not words.denied(text) and not words.unaccounted(text, known)
    sure &= not _is_founding(text)
    return (
        dates[0][0].strip()
        if sure and not SPAN.match(text, dates[0].end()) and not UP_TO.search(text, 0, dates[0].start())
        else ""
    )
