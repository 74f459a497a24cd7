"""Sentences that say when places of a table begin (`ra mắt tháng 5/2022 tại Long Hậu, Mỹ Lộc; tháng 9/2022 tại Phước Lâm. Các xã khác chưa có.`)
-> a column of starts, said; what they leave open is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.catalogue.headings import (
    folded,
    is_total,
    judged_in,
    leaves_out,
    marked,
    meant,
    measures_in,
    says,
    says_begun,
    without_unit,
)
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts import words
from analysis.ingest.columns.starts.lists import TYPE, in_several_units, is_register, place_of
from analysis.ingest.columns.starts.words import DATE, SPAN, UP_TO
from analysis.ingest.text.spelling import UPPER, key
from analysis.language import Text

_OTHERS = (
    r"(?:(?:các|những|mọi|the|xã|phường|thị trấn|nơi|địa bàn|đơn vị|thôn|tổ)\s+)*(?:khác|còn lại|others?(?: \w+)?|rest)(?!\w)"
)
_CLAUSE = re.compile(
    rf"\s*;\s*|(?<=[\w)”\"][\w)”\"]\.)(?<!(?i:tt|tx|tp)\.)\s+(?=[{UPPER}])|(?:,?\s+|\s\()(?:còn(?! lại)|riêng)\s+|,\s*(?=(?i:phấn đấu|thời gian tới|hướng tới|tiến tới)(?!\w))|[,(]\s*(?=(?i:{_OTHERS}))"
)
_VAGUE = (  # a time of no year, or no certain one; all but some
    r"(?<!\w)(?:tháng\s+\d{1,2}|qu[íý]\s+(?:iv|i{1,3}|[1-4])|(?:cùng|sang|qua) (?:năm|tháng|kì|kỳ|quí|quý)|(?:năm|tháng|quí|quý) (?:sau|tiếp|trước|nay|ngoái|kế)"
    r"|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|lần lượt|dự kiến|sẽ|khoảng|theo kế hoạch|trừ|ngoài(?! ra)|except|expected|planned|will|same year)(?!\w)"
)
CONTROL = r"\b(?:đối chứng|so sánh|control|comparison)\b"
_NEVER = rf"\b(?:chưa|không|never|not|no|none)\b|{CONTROL}"
_TYPES = r"(?:(?:các|xã|phường|thị trấn|tt|p|x|thôn|ấp|khu phố|tại|ở|in|at|ward|commune|thêm)\.?\s+)*"
_KIND = r"(?:(?:các|những|hai|xã|phường|thị trấn|tt|p|x|công an|ubnd|ward|commune)\.?\s+)*"
_BESIDE, _COLON = re.compile(rf"\s*(?:,|và|and|&|-|–)\s*{_TYPES}", re.IGNORECASE), re.compile(":")
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w*(?:\s+(?:[{UPPER}]\w*|\d{{1,2}}(?![\d/.-])))*")
_REST_NEVER = re.compile(rf"(?<!\w){_OTHERS}.{{0,20}}(?<!\w)(?:chưa|không|never|not|no)(?!\w)")
_PROGRAMME = re.compile(r"(?i)(?:mô hình|chương trình|dự án|đề án|programme|program|model) [“\"][^“”\"]+[”\"]")
_OF_YEAR = re.compile(
    r"(?i)(?<!từ )(?<!since )(?:năm|in)\s+\d{4}\W*$"
)  # of a title, perhaps: `THỰC HIỆN MÔ HÌNH TẠI AN BÌNH NĂM 2022`
PHASE = re.compile(r"(?<!\w)(?:đợt|giai đoạn|phase|stage|wave) (?:thứ )?(\d{1,2}|[ivx]{1,3}|đầu|một|hai|ba|nhất)(?!\w)")
_BODY = marked("tổ|nhóm|câu lạc bộ|clb|đội|hội|ban")
_GIVEN = re.compile(
    r"(?<![\d/.-])(?<!tháng )(?<!quý )(?<!quí )(?<!đợt )(?<!đoạn )(?<!lần )(?<!ngày )(\d{1,3}) (?:xã|phường|thị trấn|đơn vị|nơi|địa bàn|communes|wards)(?!\w)"
)
_REST = ""  # all places that are not named


@dataclass
class _Named:
    """{place (`_REST`: all others): its start, None: never}; names that the table lacks; whether times or things cannot be told apart;
    whether words stand there that are not accounted for; places without a time; the lines that say it."""

    starts: dict[str, str | None] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unsure: bool = False
    odd: bool = False
    loose: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)  # places of clauses that are not read: they are none of `các xã còn lại`
    lines: list[str] = field(default_factory=list)


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """A column of the starts that the lines around a table without one say of its places; asked where they leave something open."""
    name = "Ngày bắt đầu" if grid.has_marks else "start"
    role, known = said.roles.get(folded(name)), words.places_of(grid)
    own = known or words.of_names(grid, said.roles)
    told = {one for heading, one in said.roles.items() if heading != folded(name)}
    dated = grid.begun or any({"adopted", "person"} & set(meant(c.name).roles) or judged_in(c.name) for c in grid.columns)
    if dated or not own or told & {"adopted", "treated", "dose", "person"} or any(q.about == "start" for q in doubts.questions):
        return
    codes, different = (place := own[0]).distinct
    called = ["" if is_total(str(v)) else place_of(v) for v in different]
    lines = _with_items([" ".join(line.split()) for line in (*grid.titles, *grid.prose, *grid.notes)])
    found = _named(lines, {*called} - {"", *in_several_units(grid, place)}, _kinds_of(place.name))
    if found is None or is_register(grid) or found.unsure and not known:
        return
    since = [found.starts.get(one, found.starts.get(_REST)) if one and not found.unsure else None for one in called]
    if not any(since) and not found.unsure:
        return  # of schools, of other places: `say_left` tells the line
    column = Column(name, (name,), 0, [since[code] if code >= 0 else None for code in codes])
    if len(programmes := {m[0] for line in found.lines for m in _PROGRAMME.finditer(line)}) == 1:
        column.described = f"{programmes.pop()} – {name.lower()}"
    grid.columns.insert(1 + grid.columns.index(place), column)
    if role == "ignore":
        return
    grid.begun.add(name)
    shown = quoted(found.lines, grid)
    left = [v for v, one in zip(different, called, strict=True) if one and not {one, _REST} & found.starts.keys()]
    at = {when: listed(v for v, one in zip(different, since, strict=True) if one == when) for when in since if when}
    each, rest = "; ".join(f"{when}: {names}" for when, names in at.items()), None in since
    each = Text(each + "; nơi khác chưa áp dụng" * rest, each + "; the others never" * rest)
    ignored = (f'columns="{name}=ignore"', Text("không dùng lời ấy", "these words are not used"))
    if found.unsure:
        doubts.ask("start", Text(f"Quanh bảng ghi {shown}: nơi nào bắt đầu lúc nào, đọc không chắc.", f"The lines around the table say {shown}: which place starts when is not sure."), (),
                   [("", Text("thêm cột “Ngày áp dụng”, ghi lúc bắt đầu của từng nơi (chưa thì để trống) rồi lưu lại", "add a column “Start date” with the start of each place (empty: never) and save the file")), ignored], [name])  # fmt: skip
    elif role != "adopted" and (found.unknown or left or found.odd):
        lacks, left_out = quoted(found.unknown, grid), listed(map(str, left))
        vi, en = (f", mà bảng không có {lacks} (hoặc không rõ là nơi nào)", f", and {lacks} is no place of the table, or not one alone") if found.unknown else ("", "")  # fmt: skip
        vi, en = (f"{vi}, không nói {left_out} có hay không", f"{en}, and not whether {left_out} ever begin") if left else (vi, en)  # fmt: skip
        doubts.ask("start", Text(f"Quanh bảng ghi {shown}{vi}. Đọc như sau có đúng không: {each.vi}?", f"The lines around the table say {shown}{en}. Is it right to read: {each.en}?"), (),
                   [(f'columns="{name}=adopted"', Text("đúng", "yes")), ("", Text("sai thì ghi rõ trong tệp rồi lưu lại", "if not, write it clearly in the file and save it")), ignored], [name])  # fmt: skip
    else:
        doubts.say("named_starts", Text(f"Cột “{name}” lấy từ lời ghi quanh bảng, {shown}: {each.vi}.", f"Column “{name}” is what the lines around the table say, {shown}: {each.en}."), columns=[name])  # fmt: skip


def say_left(grid: Grid, found: list[Role], doubts: Doubts) -> None:
    """Say which line names the start of a programme that no column holds: of a whole district, or of places it lists."""
    have = {r.role for r in found}
    if {"adopted", "treated", "dose", "person", "event"} & have or not {"place", "period"} <= have:
        return
    own = [line for line in [*words.sentences_of(grid), *grid.prose] if words.says_start(line)]
    if own and not any(q.about == "start" for q in doubts.questions):
        doubts.say("start_in_words", Text(f"Lúc bắt đầu chỉ ghi bằng lời, không ở cột nào, nên chưa dùng: {quoted(own, grid)}. Để so trước và sau: thêm cột “Ngày áp dụng”, ghi ngày ấy ở các nơi áp dụng, rồi --adopted \"Ngày áp dụng\"; nếu mọi nơi cùng bắt đầu thì không có nơi để so, chỉ mô tả được.",
                   f"The start is written in words and in no column, so it is not used: {quoted(own, grid)}. To compare before and after, add a column “Start date” with that day for the places that have it, then --adopted \"Start date\"; where all start together nothing is left to compare with, and only a description is possible."))  # fmt: skip


def _with_items(lines: list[str]) -> list[str]:
    """Lines with the items (`- Tháng 3/2021: Đa Tốn`) that follow one of a programme that ends with a colon, or what follows `Ví dụ:`."""
    found: list[str] = []
    opened, nothing = False, False
    for line in filter(None, lines):
        if opened and line[0] in "-+•–*" or nothing:
            found[-1] += f"; {line}"
            nothing = False
        else:
            found.append(line)
            nothing = line.endswith(":") and words.begins_nothing(line)
            opened = line.endswith(":") and (nothing or words.names_programme(line))
    return found


def _kinds_of(heading: str) -> str:
    """How lines may call what stands below a heading, as a pattern: `Trạm y tế xã` is `trạm y tế xã`, `trạm y tế`, `trạm`; none of a
    heading that begins with a word of every such sentence (`Xã`)."""
    own = without_unit(heading).removeprefix("Tên ").split()
    if not own or says_begun(heading) or not words.unaccounted(own[0]):
        return "(?!)"
    called = "|".join(re.escape(" ".join(own[:n])) for n in range(len(own), 0, -1))
    return rf"(?i:(?<!\w)(?:{called}))(?=\s+(?:[{UPPER}]|khác|còn lại))"


def _named(lines: Iterable[str], places: Iterable[str], kind: str = "(?!)") -> _Named | None:
    """What lines say of the starts of some places, in the spelling of `identity`; None where they name none of them with a time. `kind`:
    how they call these, as a pattern."""
    bare: dict[str, set[str]] = defaultdict(set)
    for place in places:
        name = TYPE.sub("", place)
        bare[key(name if name[:1].isalpha() and len(name) > 2 else place)].add(place)
    one_of = "|".join(map(re.escape, sorted(bare, key=len, reverse=True)))
    marks = re.compile(
        rf"(?P<time>{DATE.pattern[4:]})|(?P<vague>{_VAGUE})|(?P<rest>(?<!\w){_OTHERS})|(?P<place>(?<!\w)(?:{one_of})(?!\w))",
        re.IGNORECASE,
    )
    found, things = _Named(), []
    for line in lines if bare else ():
        before = (len(found.starts), found.unsure)
        things += _read_line(words.blanked(re.sub(kind, "xã", line)), marks, bare, found)
        if before != (len(found.starts), found.unsure):
            found.lines.append(line)
    found.unsure |= any(unlike(one, other) for one in things for other in things) or not found.loose <= found.starts.keys()
    alone = found.starts.keys() == {_REST}  # `Các xã còn lại ...`, beside none that a line names
    found.unsure |= bool(found.starts.get(_REST)) and (alone or not found.spoken <= found.starts.keys())
    phases = set(PHASE.findall(key(" ".join(found.lines))))
    found.odd |= bool(phases) and not phases & {"1", "i", "đầu", "một", "nhất"}  # a second phase began before
    found.unsure |= found.odd and not any(found.starts.values())
    return found if any(found.starts.values()) or found.unsure and found.lines else None


def _read_line(line: str, marks: re.Pattern, bare: dict[str, set[str]], found: _Named) -> list[frozenset[str]]:
    """Add what the clauses of a line say, and give what it is that begins in each: one that says so, or an entry (`Tháng 3/2021: Đa Tốn`) after it."""
    about, entries, heading, things = False, bool(_REST_NEVER.search(key(line))), False, []
    found.odd |= len(_CLAUSE.split(line)) == 1 and bool(_OF_YEAR.search(line))
    for clause in _CLAUSE.split(line):
        said, of_what = words.kind_of(clause), measures_in(clause)
        tokens = {m.lastgroup for m in marks.finditer(key(clause))}
        if said == "planned":
            break
        if said == "ended":
            found.unsure |= about and {"time", "place"} <= tokens
        if said in ("ended", "other") or not (about or said):
            if "place" in tokens and says(clause, CONTROL) and "time" not in tokens:
                _read(clause, False, heading, marks, bare, found)
            else:
                found.spoken |= _spoken(clause, marks, bare)
            continue
        if said == "begun" or not {"time", "place"} & tokens:
            about, entries = True, entries or said == "begun"
            heading = said != "begun" and bool(words.unaccounted(clause, marks.pattern))
        if (
            said == "begun"
            or entries
            or "time" not in tokens
            or any(_names(clause[: m.start()], marks) for m in _COLON.finditer(clause))
        ):
            about |= bool(of_what)
            _read(clause, said == "begun", heading, marks, bare, found)
            things += filter(None, [bodies(clause, of_what - {"mô hình", "chương trình"})])
        else:
            found.spoken |= _spoken(clause, marks, bare)
    return things


def _spoken(clause: str, marks: re.Pattern, bare: dict[str, set[str]]) -> set[str]:
    return {
        one for m in marks.finditer(key(clause)) if m.lastgroup == "place" and clause[m.start()].isupper() for one in bare[m[0]]
    }


def bodies(clause: str, things: frozenset[str]) -> frozenset[str]:
    """Things with what tells two of a kind apart: `tổ tự quản`, `tổ hòa giải`."""
    after = rf"(?: (?:{'|'.join(map(key, words.called()))})(?!\w))*"
    named = {one: re.search(rf"(?<!\w){key(one)}{after}", key(clause)) for one in things if re.fullmatch(_BODY, one)}
    return frozenset(m[0] if (m := named.get(one)) else one for one in things)


def unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    return not any(f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") for a in one for b in other)


def _names(before: str, marks: re.Pattern) -> bool:
    """Whether a measure, a place or a time stands before a colon: `Camera: An Bình (3/2020)`, `Tháng 3/2021: Đa Tốn`."""
    return bool(measures_in(before) or marks.search(key(before)))


def _read(clause: str, begun: bool, odd: bool, marks: re.Pattern, bare: dict[str, set[str]], found: _Named) -> None:
    """Add what a clause says of places and times, one after the other."""
    keyed, vague, until, groups = key(clause), False, False, []
    tokens = [m for m in marks.finditer(keyed) if m.lastgroup != "place" or clause[m.start()].isupper() or m[0][-1].isdigit()]
    spans = [m.span() for m in tokens if m.lastgroup in ("rest", "place")]
    counted = [end for _, end in spans if re.match(r"\s*[:(=–-]?\s*\d", clause[end:])]  # `An Bình 50, Cửu Long 60`
    if not spans or any(all(m.start() - end not in range(4) for m in tokens) for end in counted):
        return
    strangers = _strangers(clause, spans)
    found.unknown += [name for name in strangers.values() if name not in found.unknown]
    left = [own for own in words.unaccounted(clause, marks.pattern) if not any(at <= own[0] < end for at, end in strangers)]
    found.unsure |= bool(left) and not begun and any(m.lastgroup == "time" for m in tokens)  # `Khen thưởng tháng 6/2021: ...`
    found.odd |= bool(left) or odd
    last = None  # the end of a place that is spoken of otherwise: `giáp Mỹ Lộc`, `của Mỹ Lộc, Cửu Long`
    for m in tokens:
        what, value = m.lastgroup, clause[m.start() : m.end()]
        vague |= what == "vague" or what == "time" and bool(SPAN.match(clause, m.end()))
        if what == "vague" or what == "time" and UP_TO.search(clause, 0, m.start()):
            until |= what == "time"
            continue
        if what == "place" and m.span() not in strangers:
            of_other = any(re.fullmatch(rf"(?i)[\s(]*{_KIND}", clause[end : m.start()]) for _, end in left if end <= m.start())
            if of_other or last is not None and _BESIDE.fullmatch(clause, last, m.start()):
                last = m.end()
                continue
        if what != "time":
            own = {_REST} if what == "rest" else bare[m[0]] if m.span() not in strangers else {value}
            own = {one for one in own if keyed[: m.end()].endswith(key(one))} if len(own) > 1 else own
            found.unknown += [value] if len(own) != 1 else []
            what, value = "place", next(iter(own)) if len(own) == 1 else value
        if what == "place" and groups and groups[-1][0] == "place":
            groups[-1][1].append(value)
        else:
            groups.append((what, [value]))
    order = [what for what, _ in groups]
    names, times = ([own for what, own in groups if what == one] for one in ("place", "time"))
    in_turn = order in (["time", "place"] * len(times), ["place", "time"] * len(times))
    counted = [int(n) for n in _GIVEN.findall(key(clause).lower())]
    found.odd |= len(counted) == 1 and bool(names) and [_REST] not in names and counted[0] != sum(map(len, names))
    denied = leaves_out(clause) or says(clause, _NEVER if [_REST] in names else CONTROL)
    if denied and not times and not vague:
        pairs = [(own, None) for own in names]
    elif in_turn and times and not (denied or vague or until):
        pairs = [(own, since[0]) for own, since in zip(names, times, strict=True)]
        whole = ":" in clause[clause.index(times[0][0]) if order[0] == "time" else spans[0][0] :]  # a list
        found.starts |= {_REST: None} if _REST not in found.starts and (whole or says(clause, r"\b(?:chỉ|only)\b")) else {}
    else:
        pairs = []
        found.unsure |= bool(times) or vague or until
        found.loose |= {name for own in names for name in own}
    for name, since in ((name, since) for own, since in pairs for name in own):
        found.unsure |= found.starts.setdefault(name, since) != since


def _strangers(clause: str, spans: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """{where: name} of the names in a clause that are of no known place: typed as one, in a list with one, or longer than one (then where that is)."""
    found = {}
    for m in () if clause.isupper() else _NAME.finditer(clause):
        at = m.start() + re.match(rf"(?i){_TYPES}", m[0]).end()
        own, typed = clause[at : m.end()], re.search(r"(?i)(?<!\w)(?:xã|phường|thị trấn|tt\.?)\s+$", clause[:at])
        over = next(((start, end) for start, end in spans if start < m.end() and at < end), None)
        listed_with = any(_BESIDE.fullmatch(clause[end:at]) or _BESIDE.fullmatch(clause[m.end() : start]) for start, end in spans)
        if re.fullmatch(rf"(?i){_TYPES}", f"{own} ") or re.match(r"(?:các|những|còn|riêng|từ|năm|tháng|quí)\b", marked(own)):
            continue
        if own != clause[slice(*over)] if over else typed or listed_with:
            found[over or (at, m.end())] = own
    return found
