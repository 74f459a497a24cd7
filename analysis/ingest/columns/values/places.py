"""Names of places: one spelling for NFC and NFD, blanks, case, Hòa and Hoà; near-identical names are named, totals set aside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from numbers import Real

import numpy as np

from analysis import paths
from analysis.catalogue.headings import folded, is_code, is_total, meant, words
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.entities.places import resolve
from analysis.ingest.text.spelling import squeezed
from analysis.language import Text

TOTAL = Text("dòng tổng, không phải một địa bàn", "a total, not a place")
SUM = Text("bằng tổng các địa bàn khác ở mọi kỳ: dòng tổng", "the sum of other places in every period: a total")
NO_PLACE = Text("không có địa bàn", "no place")
_TYPE = re.compile(r"^(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|tt|tx|tp|p|x|h)\s+(?=\S)")
_PLAIN_TYPE = re.compile(r"^(?:xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tt|tx|tp|p|x|h)\s+(?=\S)")
_LONG = 300_000  # rows beyond which codes are not compared with names
_MOST = 3000  # names among which near ones are sought


def place(value: object) -> str:
    """A place as it is called: text without doubled blanks, in composed letters; 35 and 35.0 are "35"."""
    if isinstance(value, Real) and not isinstance(value, bool) and float(value).is_integer():
        return str(int(value))
    return " ".join(unicodedata.normalize("NFC", str(value)).replace("\u200b", "").replace("\ufeff", "").split())


def identity(name: str) -> str:
    """What two spellings of one place have in common: blanks, case, the placing of tones, `TT.` for `Thị trấn`. Short codes keep their case."""
    if name.isascii() and len(name) <= 4:
        return name
    text = _Y.sub(lambda m: m[1] + m[2].translate(_I_FOR_Y), squeezed(name))
    short = _SHORT.match(text)
    return f"{_IN_FULL[short[1] or short[2]]} {text[short.end() :]}" if short else text


_Y, _I_FOR_Y = re.compile(r"(?<!\w)([bcdđghklmnprstvx]+)([yýỳỷỹỵ])(?!\w)"), str.maketrans("yýỳỷỹỵ", "iíìỉĩị")  # Tam Dị, Tam Dỵ
_IN_FULL = {"tt": "thị trấn", "tx": "thị xã", "tp": "thành phố", "p": "phường", "x": "xã", "h": "huyện", "q": "quận"}
_SHORT = re.compile(rf"({'|'.join(_IN_FULL)})\.\s*|(?:(tt|tx|tp)\s+)")


def same(names: list[str]) -> dict[str, str]:
    """The one spelling under which each name goes: the first of those of one identity."""
    chosen: dict[str, str] = {}
    return {name: chosen.setdefault(identity(place(name)), place(name)) for name in names}


def named(column: Column) -> list[str | None]:
    """The place of each row; spellings of one place are joined."""
    codes, different = column.distinct
    labels = _labelled(column, different)
    plain = [place(v) for v in labels]
    counts = np.bincount(codes[codes >= 0], minlength=len(different))
    spelled: dict[str, Counter] = {}
    for name, n in zip(plain, counts, strict=True):
        spelled.setdefault(identity(_STAR.sub("", name)), Counter())[name] += int(n)
    one = {key: max(c, key=lambda n: (not _STAR.search(n), c[n])) for key, c in spelled.items()}
    final = [one[identity(_STAR.sub("", name))] for name in plain]
    return [final[code] if code >= 0 else None for code in codes]


def say_spellings(grid: Grid, column: Column, names: list[str | None], doubts: Doubts) -> None:
    """Say in one line which spellings of a column are read as one place, with the first cells that are spelt otherwise."""
    codes, different = column.distinct
    if len(set(names) - {None}) >= len(different):
        return
    plain = [place(v) for v in _labelled(column, different)]
    spelled: dict[str, dict[str, int]] = {}
    for i, (code, name) in enumerate(zip(codes, names, strict=True)):
        if code >= 0 and name is not None:
            spelled.setdefault(name, {}).setdefault(plain[code], i)
    several = {name: own for name, own in spelled.items() if len(own) > 1}
    if several:
        shown = "; ".join(" = ".join(f"“{n}”" for n in own) for own in list(several.values())[:_LISTED])
        shown += f"; … ({len(several)})" if len(several) > _LISTED else ""
        rows = sorted(i for name, own in several.items() for n, i in own.items() if n != name)
        doubts.say("spelling", Text(f"Đọc là một địa bàn: {shown}.", f"Read as one place: {shown}."), grid.cells(column, rows), [column.name])  # fmt: skip


_LISTED = 20  # places whose spellings are named
_STAR = re.compile(r"\s*(?:\*+|[¹²³⁴-⁹]+|\([*]\))$")  # a mark of a footnote; a number in brackets may be a place's own
_MARK = re.compile(r"\s*(?:\(\d{1,2}\)|\*+|[¹²³⁴-⁹]+|\([*a-z]\)|\((?:cũ|mới|old|new)\))$")


def within(grid: Grid, names: list[str | None], column: Column, doubts: Doubts) -> list[str | None]:
    """Communes of one name in two districts, or of two codes in one period, are several places: told apart by what stands beside them."""
    larger = [
        c
        for c in grid.columns
        if c is not column
        and "place" in meant(c.name).roles
        and not is_code(c.name)
        and meant(c.name).rank > meant(column.name).rank
        and (_says_level(c.name) or _is_coarser(c, names))
    ]
    codes = [c for c in grid.columns if c is not column and is_code(c.name)] if len(names) <= _LONG else []
    when = [c.values for c in grid.columns if "period" in meant(c.name).roles]
    for beside, dates in (*((c, []) for c in larger), *((c, when) for c in codes[:1])):
        units: dict[tuple, set[str]] = {}
        of_rows = beside.values if dates else filled_down(grid, beside)
        for name, unit, *date in zip(names, of_rows, *dates, strict=True):
            if name is not None and unit is not None:
                units.setdefault((name, *date), set()).add(identity(place(unit)))
        twice = {key[0] for key, found in units.items() if len(found) > 1}
        if twice:
            if of_rows is not beside.values:
                doubts.say("written_once", Text(f"Cột “{beside.name}” chỉ ghi ở dòng đầu mỗi nhóm: các dòng trống bên dưới là của {beside.name.lower()} ở trên.", f"Column “{beside.name}” is written once for each group: the empty cells below are of the one above."), columns=[beside.name])  # fmt: skip
            doubts.say(
                "same_name",
                Text(
                    f"Cùng tên mà khác “{beside.name}”, để là nhiều địa bàn: {listed(sorted(twice))}.",
                    f"One name with several “{beside.name}”, kept apart: {listed(sorted(twice))}.",
                ),
                columns=[column.name],
            )
            return [
                f"{name} ({place(unit)})" if name in twice and unit is not None else name
                for name, unit in zip(names, of_rows, strict=True)
            ]
    return names


def filled_down(grid: Grid, beside: Column) -> list:
    """The values of a column that names each larger place once, over the rows of its smaller ones, filled down; any other's as they are."""
    first: dict[tuple[str, int], object] = {}
    for at, value in zip(grid.rows, beside.values, strict=True):
        if at not in first or first[at] is None:
            first[at] = value
    units = [(at[0], place(value)) for at, value in sorted(first.items(), key=lambda one: one[0]) if value is not None and not is_total(str(value))]  # fmt: skip
    blank = sum(value is None for value in first.values())
    if not blank or blank < len(units) or len(set(units)) < len(units) or len(units) < 2:
        return beside.values
    above: dict[tuple[str, int], object] = {}
    sheet, unit = "", None
    for at in sorted(first):
        unit = first[at] if first[at] is not None else unit if at[0] == sheet else None
        sheet = at[0]
        above[at] = None if unit is not None and is_total(str(unit)) else unit
    return [above[at] for at in grid.rows]


def _says_level(heading: str) -> bool:
    """Whether a heading names a level of units: `Xã`, `Huyện`, `Tỉnh`; not `Địa điểm`, `Khu vực`, `Trường`."""
    rank = meant(heading).rank
    return (
        rank < meant("Tên đơn vị").rank
        or meant("Xã").rank <= rank < meant("Đơn vị").rank
        or meant("Tỉnh").rank <= rank <= meant("Country").rank
    )


def _is_coarser(column: Column, names: list[str | None]) -> bool:
    """Whether a column whose heading says no level (`Địa điểm`, `Khu vực`) holds units over the places: few, of several places each, hardly a place in two."""
    of_unit: dict[object, set] = {}
    for name, unit in {(n, u) for n, u in zip(names, column.values, strict=True) if n is not None and u is not None}:
        of_unit.setdefault(unit, set()).add(name)
    pairs, different = sum(map(len, of_unit.values())), len(set().union(*of_unit.values()))
    return bool(of_unit) and pairs >= 2 * len(of_unit) and len(of_unit) < different and (pairs - different) * 4 <= different


def _labelled(column: Column, different: list) -> list:
    """Codes under their value labels; two codes of one label stay two, told apart by their codes."""
    if not column.labels:
        return different
    said = [column.labels.get(v, v) for v in different]
    twice = {label for label, n in Counter(map(str, said)).items() if n > 1}
    return [f"{label} ({place(code)})" if str(label) in twice else label for code, label in zip(different, said, strict=True)]


def near(names: list[str], when: Callable[[str], set], doubts: Doubts, column: str, cases: bool = False) -> dict[str, str]:
    """Names that differ in marks (of footnotes, too), one letter or their type only: named; asked where one ends before the other begins.

    In a register of `cases` a month with both is no proof of two places, where one only lacks the type.
    What comes out are the names that are another's: `Dương Xá` after `Xã Dương Xá`, two spellings of one place of the register.
    """
    one: dict[str, str] = {}
    unique = list(dict.fromkeys(names))[:_MOST]
    by: dict[str, list[str]] = {}
    for name in unique:
        by.setdefault(_bare(name), []).append(name)
    pairs = [(a, b) for group in by.values() for a, b in zip(group, group[1:], strict=False)]
    pairs += _one_letter(list(by), by) if len(by) <= 600 else []
    kept: list[str] = []
    for a, b in pairs[:200]:
        apart = _lettered(a, b) or _bare(a) != _bare(b) and _type(a) != _type(b)  # `Phước Hội` and `TT Phước Hải` are no slip
        one_bare = cases and _bare(a) == _bare(b) and bool(_type(a)) != bool(_type(b))
        both = bool(when(a) & when(b)) and not one_bare or cases and _bare(a) != _bare(b) and _interleaved(when(a), when(b))
        if not apart and not both and (longer := _other_name(a, b, by.get(_bare(a), []))):
            one |= {name: longer for name in (a, b) if name != longer}
        elif _bare(a) != _bare(b) and _beside(when(a), when(b)):  # plainly two places
            continue
        elif apart or both:
            kept.append(f"“{a}” – “{b}”")
        elif one_bare:
            bare, fuller = min(a, b, key=_type), listed(f"“{name}”" for name in by[_bare(a)] if _type(name))
            doubts.ask("names", Text(f"“{bare}” là nơi nào: {fuller}?", f"Which of these is “{bare}”: {fuller}?"), (),
                       [("", Text("ghi rõ ở từng dòng rồi lưu lại", "say which in each row and save the file"))], [column])  # fmt: skip
        else:
            doubts.ask("names", Text(f"“{a}” và “{b}” có phải một địa bàn không (không có kỳ nào có cả hai)?", f"Are “{a}” and “{b}” one place (no period has both)?"), (),
                       [("", Text("nếu là một, sửa một cách viết trong tệp; nếu là hai, ghi thêm cho rõ (ví dụ huyện)", "if one, correct the spelling in the file; if two, make the names distinct (the district, for instance)"))], [column])  # fmt: skip
    if kept:
        doubts.say("near_names", Text(f"Tên gần giống nhau, để là những địa bàn riêng: {listed(kept)}.", f"Names nearly alike, kept as places of their own: {listed(kept)}."), columns=[column])  # fmt: skip
    return one


def _beside(one: set, other: set) -> bool:
    """Whether two names stand beside one another in three periods or more, and in most of those that have either."""
    return len(one & other) >= 3 and 2 * len(one & other) > len(one | other)


def _interleaved(one: set, other: set) -> bool:
    """Whether two names of a register, whose months without a case are many, each stand in three months and neither ends before the other begins."""
    return min(len(one), len(other)) >= 3 and min(one) < max(other) and min(other) < max(one)


def _lettered(a: str, b: str) -> bool:
    """Whether two names differ in a letter or number at their end only, as halves of one commune do: `Phú Long A`, `Phú Long B`."""
    (one, _, x), (other, _, y) = folded(a).rpartition(" "), folded(b).rpartition(" ")
    return one == other and x != y and any(re.fullmatch(f"{end} {end}", f"{x} {y}") for end in ("[a-e]", r"\d{1,2}", "[ivx]+"))


def _type(name: str) -> str:
    """`xa` of `Xã Yên Viên`, in full; nothing of a bare name, as `Huyền Sơn` and `Quan Hóa` are."""
    full = identity(name)
    found = _PLAIN_TYPE.match(folded(full)) if full.isascii() else _TYPE.match(" ".join(re.sub(r"[.,]", " ", full).split()))
    return folded(found[0]) if found else ""


def _other_name(a: str, b: str, group: list[str]) -> str:
    """The fuller of two names that are surely one place's: one only lacks the type, no third, here or in the register, is like them; or the register knows both."""
    bare = sorted((a, b), key=lambda name: bool(_type(name)))
    codes = [resolve(name) for name in (a, b, bare[0])] if (paths.RAW / "public_record").exists() else [(), (), ()]
    only = set(group) == {a, b} and len(codes[2]) <= 1  # the register has no other of that name
    if only and [bool(_type(name)) for name in bare] == [False, True] and not any(map(_MARK.search, bare)):
        return bare[1]
    return a if len(codes[0]) == 1 and codes[0] == codes[1] and _type(a) == _type(b) and not any(map(_MARK.search, bare)) else ""


def _bare(name: str) -> str:
    text = folded(_MARK.sub("", name))
    kind = _type(name)
    return _PLAIN_TYPE.sub("", text) if kind else text


def _one_letter(keys: list[str], by: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Pairs of longer names that one letter parts, where that letter is no digit."""
    found = []
    masks: dict[str, str] = {key: key for key in keys}
    for key in keys:
        if not 6 <= len(key) <= 60 or any(map(str.isdecimal, key)):
            continue
        for i in range(len(key)):
            for mask in (f"{key[:i]}_{key[i + 1 :]}", f"{key[:i]}{key[i + 1 :]}"):
                other = masks.setdefault(mask, key)
                if other != key and ("_" in mask or _swapped(key, other)) and (by[other][0], by[key][0]) not in found:
                    found.append((by[other][0], by[key][0]))
    return found


def _swapped(one: str, other: str) -> bool:
    """Whether a letter is too many in one of two names, or two neighbours are swapped: not `Nam Đàn`, `Nam Anh`."""
    if len(one) != len(other):
        return True
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def totals(names: list[str | None], groups: Iterable[str] = ()) -> np.ndarray:
    """Which rows are those of a total by their name; none where there is nothing else. `groups`: what rows without a figure are called."""
    rows: Counter[str] = Counter()
    for name, n in Counter(names).items():
        rows[identity(name) if name is not None else ""] += n
    rows.update(dict.fromkeys(map(identity, groups), len(names)))
    said = {name: is_total(name) or _total_of_one(name, rows) for name in set(names) - {None}}
    if all(said.values()):
        return np.zeros(len(names), bool)
    return np.array([said.get(name, False) for name in names], bool)


_TOTAL_OF_ONE = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng|tong(?: cong| so)?|cong|(?:sub-?)?total(?: of)?|sum of)[\s:–-]+(\S.*)", re.IGNORECASE
)


def _total_of_one(name: str, rows: Counter[str]) -> bool:
    """Whether a name is a word of a total and a name of a group or of more rows of the table: `Cộng vùng trung tâm`, `Cộng Xã An Lạc Thượng`
    under its months; not `Cộng Hòa` beside `Hòa`."""
    found = _TOTAL_OF_ONE.fullmatch(name)
    return found is not None and rows[identity(found[1])] > rows[identity(name)]


def sums(
    names: list[str],
    when: list,
    figures: list[np.ndarray],
    heads: set | None = None,
    known: Collection = (),
    doubtful: bool = False,
) -> list[str]:
    """The places whose figures are sums of others': of all of them, in every period and every column of counts; or else of the two or
    more that stand before them since the last such one, or that follow: `Cụm 1` after, or over, its three communes. `heads`: those
    that are known to stand over others, up to the next of them, of which a few figures tell. `known`: totals by their name, which end a group.
    `doubtful`: those too that may be so by chance."""
    places = list(dict.fromkeys(names))
    free = [i for i, name in enumerate(places) if name not in known]
    if not 3 < len(free) <= 5000 or not figures:
        return []
    numbers = {name: i for i, name in enumerate(places)}
    dates = {w: i for i, w in enumerate(dict.fromkeys(when))}
    rows, columns = [numbers[name] for name in names], [dates[date] for date in when]

    def table(values: np.ndarray) -> np.ndarray:
        made = np.full((len(places), len(dates)), np.nan)
        made[rows, columns] = values
        return made

    if not heads and (total := _of_all(table(values)[free] for values in figures)) is not None:
        return [places[free[total]]]
    wide = np.hstack(list(map(table, figures))) if len(places) <= 2000 else np.empty((0, 0))
    if heads and len(wide):
        return [places[i] for i in _headed(wide, [i for i, name in enumerate(places) if name in heads])]
    ends = [*(i for i, name in enumerate(places) if name in known), len(places)]
    runs = [slice(begin, end) for begin, end in zip([0, *(i + 1 for i in ends)], ends, strict=False)]
    most = 1.0 if doubtful else _SURE
    after, over = ([places[run.start + i] for run in runs for i in find(wide[run], most)] for find in (_after, _over))
    return after or over


def _of_all(tables: Iterable[np.ndarray]) -> int | None:
    """The one row that is the sum of all the others in every table (places by periods) that is mostly filled; None without one."""
    candidates: set[int] | None = None
    checks = 0
    for table in tables:
        total = np.nansum(table, axis=0)
        good = total > 0
        if not good.any() or np.isnan(table[:, good]).any(axis=0).mean() > 0.5:
            continue
        equal = np.isclose(table[:, good] * 2, total[good], rtol=1e-9)
        checks += int(good.sum())
        own = set(np.flatnonzero(equal.all(axis=1)).tolist())
        candidates = own if candidates is None else candidates & own
    if not candidates or len(candidates) != 1 or checks < 3:
        return None
    return candidates.pop()


_SURE = 1e-3  # how likely figures are sums by chance, up to which they are totals unasked


def _after(wide: np.ndarray, most: float) -> list[int]:
    """Rows of `wide` (places by figures) that are the sum of the rows before them since the last such one, by a chance below `most`."""
    found, begins = [], 0
    for i in range(len(wide)):
        if i == begins:
            total, gaps, none = np.zeros(wide.shape[1]), np.zeros(wide.shape[1], bool), np.ones(wide.shape[1], bool)
        if i - begins >= 2 and _chance(wide[i], total, gaps, none) < most:
            found.append(i)
            begins = i + 1
        else:
            blank = np.isnan(wide[i])
            total, gaps, none = total + np.nan_to_num(wide[i]), gaps | blank, none & blank
    return found


def _headed(wide: np.ndarray, heads: list[int]) -> list[int]:
    """Those of `heads` that are the sum of all rows down to the next; 0 = 0 + 0 and a group of one count beside a plain sum only."""
    ends = dict(zip(heads, [*heads[1:], len(wide)], strict=True))
    found = []
    for i, end in ends.items():
        least, members = min(3, int((~np.isnan(wide[i])).sum())), wide[i + 1 : end]
        if len(members) and least:
            holds, whole = _adds(wide[i], np.nansum(members, axis=0), np.isnan(members).any(axis=0))
            found += [i] if holds and whole.sum() >= least else []
    return found if any((wide[i] > 0).any() and ends[i] - i > 2 for i in found) else []


def _adds(head: np.ndarray, total: np.ndarray, gaps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whether figures are sums (a row for each try), and which of them tell: what is not reported (`gaps`) can only be lacking."""
    known = ~np.isnan(head)
    whole = known & ~gaps
    return np.where(whole, np.isclose(total, head, rtol=1e-9), ~known | (total <= head + 1e-9)).all(axis=-1), whole


def _chance(head: np.ndarray, total: np.ndarray, gaps: np.ndarray, none: np.ndarray) -> np.ndarray:
    """How likely figures that are sums are so by chance, 1 where they are none: counts around n are n in 1 of 2.5 times its root at most.
    Not sure where the head has figures of periods in which `none` of the others has: communes that were merged into it, perhaps."""
    holds, whole = _adds(head, total, gaps)
    enough = holds & (whole.sum(axis=-1) >= 4) & ((whole & (head > 0)).sum(axis=-1) >= 3)
    chance = np.where(enough, np.where(whole, 1 / (1 + 2.5 * np.sqrt(np.abs(total))), 1.0).prod(axis=-1), 1.0)
    return np.where((none & (head > 0)).any(axis=-1), np.maximum(chance, 2 * _SURE), chance)


def _over(wide: np.ndarray, most: float) -> list[int]:
    """Rows of `wide` that are the sum of the two or more that follow, down to the next such one, by a chance below `most`."""
    found, i = [], 0
    while i < len(wide) - 2:
        members, below = 0, wide[i + 1 :]
        if (wide[i] > 0).sum() >= 3:
            blank = np.isnan(below)
            gaps, none = np.logical_or.accumulate(blank), np.logical_and.accumulate(blank)
            chance = _chance(wide[i], np.cumsum(np.nan_to_num(below), axis=0), gaps, none)
            members = next((int(k) + 1 for k in np.flatnonzero(chance < most) if k >= 1), 0)
        found += [i] if members else []
        i += members + 1
    return found


def means(names: list[str | None]) -> list[str]:
    """Names that may be those of an average as well as of a place: `Trung bình`, `Chung`."""
    return [name for name in dict.fromkeys(names) if name is not None and folded(name) in words("mean")]
