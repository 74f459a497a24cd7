"""The first lines of a document -> who issued it, of what place it is and of what window: what holds for all it reports.

The issuing body is the last line of the block above the title; the line over it is its superior. A window that is stated in days
(`Số liệu từ ngày 15/12/2018 đến ngày 14/6/2019`), in the title or in a note anywhere, is what the title's half-year means.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.catalogue import places
from analysis.ingest.entities.periods import RUNNING, Period, dates_a_document, said
from analysis.ingest.entities.place_lists import is_above, merged
from analysis.ingest.entities.places import Named, named
from analysis.ingest.text.spelling import key, pattern

_FIRST_LINES, _TITLE_LINES = 24, 6
_STATE = re.compile(
    pattern(r"cộng h[òo]a xã hội.*|độc lập\s*[-–—].*|đảng cộng sản việt nam.*|mẫu số.*|biểu (?:mẫu )?số.*|mật$|khẩn$")
)
_ORGAN = re.compile(
    pattern(
        r"(?:công an|ca|cah|catp|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|ban chỉ đạo|bcđ|ban chỉ huy|"
        r"(?:ban (?:thường trực|thường vụ|chấp hành) )?(?:ủy ban |ub)?(?:mặt trận|mttq)|ban (?:thường vụ|chấp hành|quản lý|điều hành|an ninh|công an)|hội|đoàn|huyện đoàn|liên đoàn|viện kiểm sát|vksnd|tòa án|tand|phòng|đội|trạm|chi cục|sở|bộ|văn phòng)(?!\w)"
    )
)
_TITLE = re.compile(
    pattern(r"(?:dự thảo\s+)?(?:báo cáo|thông báo|tờ trình|bản tổng hợp|tổng hợp|thống kê|bảng|biểu|phụ lục)(?!\w)")
)
_BODY = re.compile(
    pattern(r"(?:[ivx]+|\d{1,2}|[a-d])\s*[.)/]\s*\S|phần\s+(?:thứ\s+)?\w+|kính gửi|thực hiện|căn cứ|-\s|\+\s|\*\s")
)
_NUMBERED = re.compile(pattern(r"số\s*[:.]?\s*[\d.…_]*\s*/|ngày\s|số\s*:"))
# "Gia Lâm, ngày 15 tháng 01 năm 2020": when and where a report was signed.
SIGNED = re.compile(pattern(r"(?:[^,\d]{2,40},\s*)?ngày\s+[\d.…_ ]+\s*tháng\s+[\d.…_ ]+\s*năm\s+[\d.…_ ]+"))
_NOT_OF = re.compile(
    pattern(
        r"(?<!\w)(?:kính gửi|gửi|phối hợp|giáp ranh|giáp|so với|cùng với|học tập|kết nghĩa|của (?:ban (?:thường vụ|chấp hành) )?(?:bộ|chính phủ|thành ủy|tỉnh ủy|huyện ủy|đảng ủy|ubnd|ủy ban|công an|thủ tướng|ban)|(?:chỉ thị|nghị quyết|kế hoạch|quyết định|chương trình|công văn) số)(?!\w)[^.;]*$"
    )
)
# "UBND XÃ ........": the form was sent without its name.
_LEVELS = {"xã": "commune", "thị trấn": "commune", "phường": "commune", "huyện": "district", "quận": "district"}
_TYPED = re.compile(pattern(r"(?:xã|thị trấn|phường|huyện|quận)\s"))
_UNNAMED = re.compile(pattern(r"(?<!\w)(?:xã|thị trấn|phường|huyện|quận)\s*[.…_]*\s*$"))
# A line that says of which days the figures are: "(Số liệu từ ngày … đến ngày …)", "Ghi chú: thời gian thống kê từ …".
_OF_FIGURES = re.compile(
    pattern(
        r"(?<!\w)(?:số liệu|thời gian (?:báo cáo|thống kê|lấy|tính|chốt)|thời điểm (?:thống kê|lấy|tính|chốt)|kì (?:báo cáo|thống kê|số liệu)|mốc (?:thời gian|số liệu)|(?:thống kê|tính|chốt|lấy số liệu)(?=[^.;\d]{0,12} từ))(?!\w)"
    )
)
_OF_RUNNING = re.compile(
    pattern(rf"(?<!\w)(?:(?:số|số liệu|cột) (?:{RUNNING})|(?:{RUNNING}) (?:được )?(?:tính|lấy|thống kê))(?!\w)")
)
_NOT_OF_TITLE = re.compile(pattern(r"(?<!\w)(?:so với|cùng kì|phương hướng|nhiệm vụ)(?!\w)[^,;.]{0,60}$"))
_COMPARED = re.compile(pattern(r"(?<!\w)(?:so với|cùng kì|kì trước|năm trước|tháng trước)(?!\w)"))
# "Công an xã báo cáo kết quả ...": the sentence that opens a report, in one of its first lines.
_REPORTS = re.compile(
    pattern(
        r"(?<!\w)(?<!các )(?<!theo )(?:xin )?báo cáo (?:[^.;:\d]{0,60} )?(?:tình hình|kết quả|công tác|tóm tắt|tổng hợp|đợt|như sau)|(?<!\w)(?:kì|quí|tháng|năm) công tác [^.;:]{0,40}(?:được )?tính từ"
    )
)
_OPENING = 3
_AT_ONCE = 60  # letters: "Từ ngày 01/12/2017 đến ngày 30/11/2018, UBND xã ..."
_DAY = re.compile(r"\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}")
_RUNNING = re.compile(rf"(?<!\w)(?:{RUNNING})(?!\w)")
_SENTENCE = re.compile(r"(?<=[\w)][.;])\s+(?=[^\W\d_])")
# By how much of its length, and by how many days at the least and the most, a window may lie before the calendar period it
# stands for: the police year ends on 14 December or 15 November, that of the National Assembly on 30 September.
_EARLY, _EARLY_DAYS = 0.27, (17, 95)


@dataclass(frozen=True)
class Head:
    """What the head of a document says. `places`: codes of the issuing body's place (one: known; several: ambiguous; none);
    `name`: as written; `other`: the place that the title says instead; `window`: days that are stated; `title`: the title's
    period; `end`: where the head ends in the text; `running`: the days of its running totals."""

    places: tuple[str, ...] = ()
    name: str = ""
    other: str = ""
    window: Period | None = None
    title: Period | None = None
    end: int = 0
    running: Period | None = None

    def of(self, period: Period) -> Period:
        """The window, or its days some years earlier, for a calendar period that the document means by it; any other one as it is."""
        if self.window is None or period.end is None:
            return period
        days = _years_earlier(self.window, self.window.end.year - period.end.year)
        return days if stands_for(days, period) else period


def _years_earlier(window: Period, years: int) -> Period:
    if years < 1:
        return window
    after = window.end + dt.timedelta(1)
    start, after = (
        day.replace(year=day.year - years, day=min(day.day, 28 if day.month == 2 else 31)) for day in (window.start, after)
    )
    return Period(start, after - dt.timedelta(1))


def stands_for(days: Period, period: Period) -> bool:
    """Whether days may be what a document means by a calendar period: they begin and end with it, or a little earlier."""
    if period.start is None or period.end is None or period.start == period.end:
        return False
    allowed = min(max((period.end - period.start).days * _EARLY, _EARLY_DAYS[0]), _EARLY_DAYS[1])
    return all(0 <= (a - b).days <= allowed for a, b in ((period.start, days.start), (period.end, days.end)))


def only(found: set[Period]) -> Period | None:
    """The one period found; None where several were."""
    return next(iter(found)) if len(found) == 1 else None


def head_of(text: str) -> Head:
    """The head of a text in plain spelling; an empty one where no line says whose report it is."""
    lines = _lines(text)
    title = next((i for i, (_, line) in enumerate(lines[:_FIRST_LINES]) if _is_title(line)), None)
    block = [line for _, line in (lines[:_FIRST_LINES] if title is None else lines[:title])]
    organs = _organs(block) if title is not None or _opens_with_organs(block) else []
    heading = _title_lines(lines, title) if title is not None else []
    opening = lines[(title or 0) + len(heading) :][:_OPENING] if heading else []
    titles, told = [key(line) for _, line in heading], [key(part) for _, line in lines for part in _SENTENCE.split(line)]
    titled = _title_period(titles)
    window = _window(titles, told, titled) or _opened(key(" ".join(line for _, line in opening)), titled)
    codes, name, other = _with_title(_issuer(organs), [line for _, line in heading])
    end = heading[-1][0] + len(heading[-1][1]) if heading and organs else 0
    running = {days for line in told if (of := _OF_RUNNING.search(line)) for days in _days(line, of.end())}
    return Head(codes, name, other, window, titled, end, only(running))


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that are not blank, with their offsets."""
    return [(m.start(), m[0]) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _is_title(line: str) -> bool:
    """`BÁO CÁO`, `Báo cáo kết quả … năm 2019`; no sentence that begins with the word."""
    return bool(_TITLE.match(key(line).strip(" *_"))) and not line.rstrip().endswith((".", ";", ",")) and len(line.split()) <= 30


def _opens_with_organs(lines: list[str]) -> bool:
    """Whether the first two lines are bodies in capitals: a report whose title says nothing of what it is."""
    first = [_STATE.sub("", key(line)).strip() for line in lines[:2]]
    return len(first) == 2 and all(map(_ORGAN.match, first)) and all(line.upper() == line for line in lines[:2])


def _organs(lines: Iterable[str]) -> list[str]:
    """The lines of the issuing block in order; a body whose name goes on in the next line is one line."""
    found: list[str] = []
    for part in (part for line in lines for part in re.split(r"\s{3,}|\s\|\s", line)):
        state = _STATE.search(key(part))
        bare = part[: state.start() if state else None].strip(" *_-–—|")
        keyed = key(bare)
        if not keyed or _NUMBERED.match(keyed) or SIGNED.search(keyed):
            continue
        if _ORGAN.match(keyed):
            found.append(bare)
        elif found and not _names(found[-1]) and _names(bare):
            found[-1] = f"{found[-1]} {bare}"
        elif _TYPED.match(keyed) and (not found or _is_a_commune(bare) or not any(n.code for n in _names(found[-1]))):
            found.append(bare)  # "ỦY BAN NHÂN DÂN / HUYỆN GIA LÂM / THỊ TRẤN YÊN VIÊN"
        elif found and not any(n.code for n in _names(found[-1])) and any(n.code for n in _names(f"{found[-1]} {bare}")):
            found[-1] = f"{found[-1]} {bare}"  # "CÔNG AN TỈNH BÀ RỊA - VŨNG / TÀU"
    return found


def _is_a_commune(line: str) -> bool:
    """Whether a line is the name of a commune and nothing else."""
    names = _names(line)
    return [(n.start, n.end) for n in names] == [(0, len(line))] and _TYPED.match(key(line))[0].strip() not in ("huyện", "quận")


def _names(line: str, within: str | None = None) -> list[Named]:
    keyed = key(line)
    return [n for n in merged(named(line, keyed, within=within), keyed) if not _NOT_OF.search(keyed[: n.start])]


def _issuer(organs: list[str]) -> Named | None:
    """The place of the lowest body that has one: of two lines the second, not its superior."""
    above: str | None = None
    found: Named | None = None
    for line in organs:
        names = _names(line, above)
        names = [n for n in names if n.candidates] or names  # "HUYỆN ỦY - UBND HUYỆN XUYÊN MỘC": the first names no place
        unnamed = None if names else _UNNAMED.search(key(line))
        if unnamed and found and found.code and places()[found.code].level == _LEVELS[unnamed[0].strip(" ._…")]:
            continue  # "HUYỆN ỦY GIA LÂM / BAN CHỈ ĐẠO 138 HUYỆN": of the same district
        if unnamed:
            found = Named(0, len(line), line.strip(" ."), ())
        if names:
            found = names[-1] if len({n.candidates for n in names}) == 1 else _lowest(names)
            above = found.code or above
    return found


def _lowest(found: list[Named]) -> Named:
    """The name of a line that no other name of it lies in."""
    return next((n for n in found if n.code and any(is_above(o.code, n.code) for o in found if o.code and o is not n)), found[0])


def _title_lines(lines: list[tuple[int, str]], title: int) -> list[tuple[int, str]]:
    """The title and what it is about: up to the first line of the body."""
    found = [lines[title]]
    for at, line in lines[title + 1 : title + _TITLE_LINES]:
        keyed = key(line).strip()
        if _BODY.match(keyed) or keyed.endswith(":") or (keyed.endswith(".") and len(keyed.split()) > 4) or len(keyed) > 240:
            break
        found.append((at, line))
    return found


def _with_title(issuer: Named | None, title: list[str]) -> tuple[tuple[str, ...], str, str]:
    """The place of the document; a title that names a smaller place within the issuer's is of that; any other one disagrees."""
    if issuer is None:
        return (), "", ""
    named_there = [n for n in _names(" ".join(title), issuer.code) if n.code]
    stated = _lowest(named_there) if named_there else issuer
    if stated.code == issuer.code:
        return issuer.candidates, issuer.name, ""
    if len(issuer.candidates) > 1 and stated.code in issuer.candidates or issuer.code and is_above(issuer.code, stated.code):
        return (stated.code,), stated.name, ""
    return issuer.candidates, issuer.name, stated.code


def _title_period(title: list[str]) -> Period | None:
    """The period of a title: the first that is not a document's, a comparison's or a plan's."""
    told = (
        (keyed, s) for keyed in title for s in said(keyed) if s.period.start and s.period.end and s.period.start < s.period.end
    )
    own = (s.period for keyed, s in told if not dates_a_document(keyed, s) and not _NOT_OF_TITLE.search(keyed[: s.start]))
    return next(own, None)


def _window(title: list[str], told: list[str], titled: Period | None) -> Period | None:
    """The days that the title states, else a sentence about the figures: one window, or of several the one the title's period can
    mean (`số liệu năm 2015 lấy từ ...` in a report on 2016 is of the year compared with)."""
    stated = {days for line in title if not _RUNNING.search(line) for days in _days(line)}
    if len(stated) != 1:
        about = [(line, _OF_FIGURES.search(line)) for line in told if len(line) <= 220 and not _RUNNING.search(line)]
        stated |= {days for line, of in about if of and of.start() <= 24 for days in _days(line, of.start(), whole=False)}
    return only(stated) or only({days for days in stated if titled and stands_for(days, titled)})


def _opened(opening: str, title: Period | None) -> Period | None:
    """The days of the sentence that opens a report: `Công an xã báo cáo kết quả từ ngày 15/12/2019 đến ngày 14/6/2020 như sau:`, or
    those it begins with, by which the title's period can be meant."""
    found: set[Period] = set()
    for line in _SENTENCE.split(opening):
        if not _COMPARED.search(line):
            told, first = _REPORTS.search(line), _days(line[:_AT_ONCE])
            days = {p for p in first if title and p != title and stands_for(p, title)}
            found |= days or (set(_days(line, told.start())) if told else set())
    return only(found)


def _days(keyed: str, start: int = 0, *, whole: bool = True) -> list[Period]:
    """The windows that a line states of itself from an offset on, of days; `whole`: of days that are whole months, too."""
    found = [s for s in said(keyed) if s.start >= start and not dates_a_document(keyed, s) and s.period.start and s.period.end]
    dated = {s.period for s in found if len(_DAY.findall(keyed, s.start, s.end)) == 2}
    return [s.period for s in found if is_of_days(s.period) or whole and s.period in dated]


def is_of_days(period: Period) -> bool:
    """Whether a period is no calendar month, quarter or year, and longer than a day."""
    whole = period.start.day == 1 and (period.end + dt.timedelta(days=1)).day == 1
    return period.start < period.end and not whole


def is_within(code: str, other: str) -> bool:
    """Whether a place is another or lies in it."""
    return code == other or is_above(other, code)


def place_for(head: Head, given: str) -> tuple[str, tuple[str, ...]]:
    """The place of what a document says without naming one, and what a person must choose from where that is open.

    `given`: the place of the command. It narrows a head it lies in and fills a head that names none; a head narrows it.
    """
    options = tuple(dict.fromkeys((*head.places, *filter(None, (head.other,)))))
    if given and (not options or any(is_within(given, code) for code in options)):
        return given, ()
    if len(options) == 1 and (not given or is_within(options[0], given)):
        return options[0], ()
    if not options and not head.name:
        return given, ()
    return "", (*options, *filter(None, (given,)))
