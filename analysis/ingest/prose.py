"""Prose -> findings. A number with a counted noun and the words of an indicator becomes a row; every other number is
set aside with its reason; what cannot be decided goes to the review queue."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from analysis.catalogue import indicators, places
from analysis.ingest import changes, reasons
from analysis.ingest.binding import (
    BEFORE,
    Bound,
    bind,
    main_line,
    share_forward,
    weigh,
)
from analysis.ingest.concepts import Hit, Words
from analysis.ingest.counted import classes_of, is_label
from analysis.ingest.differences import difference_of, is_fall
from analysis.ingest.distractors import masks, pattern
from analysis.ingest.findings import USED, Finding
from analysis.ingest.inheritance import is_act, leave, remember_topics, said, take_over
from analysis.ingest.numbers import PRINTED, Format, decide, is_printed_whole, is_whole, readings
from analysis.ingest.one_value import settled
from analysis.ingest.periods import Period
from analysis.ingest.quantities import quantities
from analysis.ingest.quantity import Quantity
from analysis.ingest.reading import Reading, aside, finding
from analysis.ingest.senses import JUDICIAL, Chosen, choose
from analysis.ingest.sentences import Sentence, sentences
from analysis.ingest.setting import Setting
from analysis.ingest.text import UPPER, key, plain
from analysis.language import Text

# Heads whose own topic decides what they count: a theft is no drug case. A club or a model is counted whatever it is about.
NARROWED = frozenset({"case", "matter", "incident", "person", "user", "defendant", "accused", "percent"})
# Of these a numerator is what was solved or resolved.
_SOLVABLE = frozenset({"case", "matter", "tip", "report"})
# What happens in a time, unlike what stands at a date.
_HAPPENING = frozenset({"case", "matter", "incident", "person", "defendant", "accused", "session", "attendance", "tip"})
# Measured things stand in lists with counted ones: "7 khẩu súng, 2 kg thuốc nổ và 31 dao kiếm".
_LISTED = frozenset({"measure", "money"})
_SENT = frozenset({"drug_compulsory_rehab", "drug_voluntary_rehab"})
_STAYING = Text(
    "số người đang ở hoặc đã rời cơ sở, có thể khác số người được đưa đi: hãy kiểm tra",
    "persons who are in a centre or have left it, perhaps not those sent there: please check",
)
_UNLINKED = Text(
    "tin quần chúng chỉ được nói ở câu trước, không rõ số này có từ tin đó không: hãy kiểm tra",
    "residents' tips are named in the sentence before only; whether this came of them is not said: please check",
)
_ONE_CASE = Text("có vẻ là một vụ cụ thể, không phải tổng số: hãy kiểm tra", "it seems to be one case, not a total: please check")
# "bắt 2 đối tượng mua bán 10 bánh heroin"
_WITH_AMOUNT = re.compile(pattern(r"[^,;.()\d]{0,60}\d[\d.,]*\s*(?:bánh|gói|tép|viên|cục|kg|gam|g|bịch|chỉ|túi)(?!\w)"))
_FUTURE = Text("kì sau kì của báo cáo: hãy kiểm tra", "a period after that of the report: please check")
_ONE_TRIAL = Text(
    "có vẻ của một phiên tòa, không phải tổng số: hãy kiểm tra", "it seems to be of one trial, not a total: please check"
)
_OF_TRIALS = Text(
    "của các vụ đã xét xử, không phải của các vụ xảy ra: hãy kiểm tra", "of cases tried, not of cases that happened: please check"
)
_AT_CONTEST = Text("số đội, số người dự thi: hãy kiểm tra", "teams or persons at a contest: please check")
_NOT_ALL = Text("khác số đơn vị của danh mục địa bàn: hãy kiểm tra", "not the number of units in the register: please check")
_BELOW_COMMUNE = Text(
    "số của thôn, tổ, trường, cơ sở; không phải của cả địa bàn: hãy kiểm tra",
    "of a hamlet, group, school or firm, not of the whole place: please check",
)
_RESIDENTS = Text(
    "chỉ kể người quê hoặc trú ở một nơi, có thể là một phần: hãy kiểm tra",
    "only persons from one place, perhaps a part of all: please check",
)
_UNNAMED = "unnamed"
_QUOTES = re.compile(r"[\"“«]([^\"”»\n]{1,80})[\"”»]")
_PROPER = re.compile(rf"\s+[{UPPER}]")
_OPEN = re.compile(r"\s*(?:\.\.\.|…|v\.v)")


def read_prose(
    text: str, *, place: str = "", period: Period | None = None, file: str = "", sha256: str = "", format: str | None = None
) -> list[Finding]:
    """Every number of a text as a finding, in order. `place` and `period` hold where the text names none."""
    source = plain(text)
    keyed = key(source.text)
    words = Words(keyed)
    is_noun_at = partial(_is_noun, source.text, words)
    masked = masks(keyed, is_noun_at)
    written = Format(format, "given") if format else _format(keyed, masked, words)
    found = quantities(keyed, masked, is_noun_at, written)
    setting = Setting(source.text, keyed, place=place, period=period)
    reading = Reading(source, keyed, words, words.hits(), found, written, setting, file, sha256)
    rows = [row for sentence in sentences(source.text) for row in _sentence(reading, sentence)]
    return settled(_named_first(rows), lambda f: f"«{f.evidence.number}»", _total)


def _is_noun(text: str, words: Words, at: int) -> bool:
    """Whether a counted noun begins at an offset; in `thôn 5 xã Kim Sơn` the commune is a name, not what is counted."""
    head = words.head_at(at)
    return head is not None and not ("commune" in head.classes and _PROPER.match(text, head.end))


def _named_first(rows: list[Finding]) -> list[Finding]:
    """Where two figures differ, one that its own words name stands; one that only inherited the name is set aside."""
    own = {(r.indicator, r.place, r.start, r.end): r for r in rows if r.status == USED and r.kind != _UNNAMED}
    out = []
    for row in rows:
        if row.status == USED and row.kind == _UNNAMED:
            rival = own.get((row.indicator, row.place, row.start, row.end))
            differs = rival and (rival.value, rival.low, rival.high) != (row.value, row.low, row.high)
            row = row.aside(reasons.UNNAMED, "unnamed") if differs else replace(row, kind="")
        out.append(row)
    return out


def _format(keyed: str, masked, words: Words) -> Format:
    """The number format of the document: from numbers only one format can write, and from counts, which are whole."""
    proofs = []
    for match in PRINTED.finditer(keyed):
        if any(m.start <= match.start() < m.end for m in masked):
            continue
        proofs.append(match[0])
    decided = decide(proofs)
    if decided.name or decided.why:
        return decided
    return decide(
        _whole_only(match, words)
        for match in PRINTED.finditer(keyed)
        if not any(m.start <= match.start() < m.end for m in masked)
    )


def _whole_only(match: re.Match, words: Words) -> str:
    """A printed number; where a counted noun follows and only one reading is whole, a spelling only that format has."""
    found = readings(match[0])
    after = match.end() + 1
    head = words.head_at(after) if after < len(words.keyed) and words.keyed[match.end()] == " " else None
    if len(set(found.values())) < 2 or head is None or head.classes & {"percent", "area"}:
        return "0"
    whole = [name for name, value in found.items() if is_printed_whole(value)]
    return {"vi": "0,5", "en": "0.5"}[whole[0]] if len(whole) == 1 else "0"


def _sentence(reading: Reading, sentence: Sentence) -> list[Finding]:
    inside = [q for q in reading.found if sentence.start <= q.start and q.end <= sentence.end]
    counted = [q for q in inside if not q.mask or q.mask in _LISTED]
    hits = [h for h in reading.hits if sentence.start <= h.start and h.end <= sentence.end]
    closed = _closed(reading, sentence, hits)
    bounds = bind(reading.keyed, sentence.start, sentence.end, counted, reading.words, hits, closed)
    reading.setting.enter(sentence, min((q.start for q in counted), default=sentence.end))
    remember_topics(reading, sentence, hits, bool(counted))
    rows = {id(q): aside(reading, sentence, q) for q in inside if q.mask}
    past: list[tuple[Bound, Chosen | None]] = []
    for bound in bounds:
        weigh(bound, hits, sentence.start, reading.keyed)
    share_forward(bounds, hits, [(n.start, n.end) for n in reading.setting.named], reading.keyed)
    for bound in bounds:
        past = main_line(past, bound.quantity.start)
        take_over(reading, bound, past, hits, sentence)
        if bound.quantity.mask:
            past.append((bound, None))
            continue
        row, chosen = _row(reading, sentence, bound, hits, past)
        bound.used = row.status == USED or row.kind == "change"
        past.append((bound, chosen))
        rows[id(bound.quantity)] = row
    leave(reading, past, sentence, list(rows.values()))
    return [rows[id(q)] for q in inside]


def _closed(reading: Reading, sentence: Sentence, hits: list[Hit]) -> list[tuple[int, int]]:
    """Spans whose commas and conjunctions cut nothing: phrases of the lexicon, place lists, short quotations."""
    spans = [(h.start, h.end) for h in hits]
    spans += [(h.start, h.end) for h in reading.words.heads(sentence.start, sentence.end)]
    spans += [m.span() for m in _QUOTES.finditer(reading.source.text, sentence.start, sentence.end)]
    return spans


def _row(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past) -> tuple[Finding, Chosen | None]:
    quantity = bound.quantity
    blank = finding(reading, sentence, quantity)
    classes = frozenset({"percent"}) if quantity.percent else classes_of(reading.words, bound)
    elided = not classes and bool(past) and is_label(reading.words, bound)  # "số cai nghiện bắt buộc là 36, tự nguyện là 12"
    classes = past[-1][0].classes if elided else classes
    bound.classes = classes
    lists = bool(past) and reading.setting.lists(past[-1][0].np, quantity.start)
    if not classes and not (lists and past[-1][1]):
        return blank.aside(reasons.NO_NOUN, "no_noun"), None
    if (
        quantity.spelled
        and quantity.value == 1
        and bound.head
        and bound.following is not None
        and not reading.keyed[bound.head.end : bound.following].strip()
    ):
        return blank.aside(reasons.NO_INDICATOR, "no_indicator"), None  # "một nhóm 15 đối tượng": a group, not a count of groups
    change = changes.kind_of(reading.keyed, bound, sentence.start)
    if change is None and past and changes.goes_on(reading.keyed, past[-1][0], bound):
        change = reasons.CHANGE
    if change is None and reading.setting.aimed and not changes.is_done(reading.keyed, sentence.start, bound.quantity.start):
        change = reasons.TARGET
    bound.changed = change is reasons.CHANGE
    per = "" if "percent" in classes else changes.rate_of(reading.keyed, bound) or _rate_before(reading, bound, classes, past)
    bound.per = per
    narrow = _narrowing(bound, hits) | bound.shared if classes & NARROWED else frozenset()
    chosen = choose(bound, classes, said(reading, sentence, bound, past), per=per, narrow=narrow)
    bracketed = reading.keyed[: quantity.start].rstrip().endswith("(")  # "giảm 18 vụ (112/130 vụ)": this year and the last
    if elided and chosen and not chosen.consumed & bound.beside:
        chosen = None
    if quantity.part == "numerator" and classes & _SOLVABLE and chosen and "solve" not in chosen.consumed and not bracketed:
        chosen = None  # "73/74 vụ rất nghiêm trọng": the 73 are not the cases
    if quantity.part == "denominator" and chosen is None:
        chosen = changes.whole_of(past[-1][1] if past else None)
    if past and past[-1][1] and past[-1][1].indicator == "gangs_dismantled" and bound.listed and "person" in classes:
        chosen = Chosen("gang_members", (), past[-1][1].consumed)  # "3 ổ nhóm với 14 đối tượng"
    if chosen and "_members_" in chosen.indicator and _is_of_another(reading, sentence, bound, past, chosen):
        chosen = None
    if chosen and _says_where_else(reading, bound, chosen):
        chosen = None
    if chosen is None and "commune" in classes and _is_all(reading, sentence, bound):
        chosen = Chosen("units_total")
    if chosen is None and bound.listed and "commune" in classes and _describes(reading, bound, hits, past[-1][0]):
        chosen = Chosen("units_total")
    if chosen is None and past and past[-1][1] and (not classes or changes.continues(reading.keyed, past[-1][0], bound)):
        chosen = past[-1][1]
    if change is reasons.CHANGE and (row := _change(reading, sentence, bound, hits, blank, past)):
        return row, None
    if change:
        return replace(blank, indicator="").aside(change, "change"), chosen if change is not reasons.OTHER_PERIOD or _is_stock(
            chosen
        ) else None
    if chosen is None:
        return blank.aside(reasons.rate(per) if per else reasons.NO_INDICATOR, "no_indicator"), None
    row = _placed(
        reading,
        sentence,
        bound,
        replace(blank, status=USED, indicator=chosen.indicator, unit=indicators()[chosen.indicator].unit),
    )
    here = [
        b.quantity.start
        for b, c in past
        if c and c.indicator == chosen.indicator and reading.setting.place_of(b, sentence, None).code == row.place
    ]
    opens = changes.opens_with_part(reading.keyed, sentence.start) and (chosen.indicator, row.place) in reading.memory.read
    if row.status == USED and (opens or changes.is_part(reading.keyed, bound, here)):
        row = row.aside(reasons.PART, "part")
    if chosen.indicator == "units_total" and (
        changes.is_one_kind(reading.keyed, quantity) or changes.is_some_units(reading.keyed, bound)
    ):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and indicators()[chosen.indicator].kind == "stock" and changes.is_singled_out(reading.keyed, bound):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and chosen.indicator != "wanted_at_large" and changes.is_undone(reading.keyed, bound):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and changes.is_caused(reading.keyed, bound) and (here or _read_before(reading, row)):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and changes.is_rest(reading.keyed, bound):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and "in_centre" in bound.beside and chosen.indicator in _SENT:
        row = row.queue(_STAYING, chosen.indicator)
    if row.status == USED and chosen.indicator.endswith("_from_tips") and _is_unlinked(reading, sentence, bound):
        row = row.queue(_UNLINKED, chosen.indicator)
    if row.status == USED and _is_one_case(reading, sentence, bound, row):
        row = row.queue(_ONE_CASE, chosen.indicator)
    if row.status == USED and _is_of_one_trial(reading, sentence, bound, past):
        row = row.queue(_ONE_TRIAL, chosen.indicator)
    if row.status == USED and chosen.indicator.endswith("_victims") and JUDICIAL & (reading.memory.consumed | _known(past)):
        row = row.queue(_OF_TRIALS, chosen.indicator)
    if row.status == USED and _is_at_contest(reading, sentence, bound, chosen):
        row = row.queue(_AT_CONTEST, chosen.indicator)
    if row.status == USED and chosen.indicator == "tips_total" and _is_processed(bound):
        row = row.aside(reasons.PART, "part")
    if row.status == USED and bound.bracket and _breaks_down_tips(past) and bound.head and past[-1][0].head:
        row = row.aside(reasons.PART, "part")
    if row.status == USED and chosen.indicator.endswith("_suspects") and _WITH_AMOUNT.match(reading.keyed, bound.quantity.end):
        row = row.queue(_ONE_CASE, chosen.indicator)
    if row.status == USED and (reading.setting.is_below(bound, sentence) or _is_of_households(row)):
        row = row.queue(_BELOW_COMMUNE, chosen.indicator)
    if row.status == USED and reading.setting.is_of_residents(bound):
        row = row.queue(_RESIDENTS, chosen.indicator)
    listed = bound.listed and bool(past) and past[-1][1] is not None
    if row.status == USED and not listed and not {c for c in chosen.consumed if not is_act(c)} <= bound.beside:
        row = replace(row, kind=_UNNAMED)
    if chosen.tied and row.status == USED:
        row = row.queue(reasons.TIED, chosen.indicator, *chosen.tied)
    return _valued(row, quantity, undecided=not reading.written.why), chosen


_MADE_OF = re.compile(pattern(r"\s+(?:hiện\s+|nay\s+|hiện nay\s+)?(?:có|gồm|bao gồm)\s+(?:cả thảy\s+|tất cả\s+|tổng cộng\s+)?"))
_ALL = re.compile(pattern(r"(?<!\w)(?:cả|tất cả|toàn bộ)\s+$"))


def _is_all(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    """`ở cả 22 xã, thị trấn`: all of them, where the register has as many."""
    made_of = any(
        _MADE_OF.fullmatch(reading.keyed, n.end, bound.quantity.start) for n in reading.setting.named if n.code
    )  # "Gia Lâm có 22 xã, thị trấn"
    if not made_of and not _ALL.search(reading.keyed, max(0, bound.quantity.start - 12), bound.quantity.start):
        return False
    period = reading.setting.period_of(bound, sentence)
    return bound.quantity.value == _units(reading.setting.place_of(bound, sentence, period).code, period)


def _units(code: str, period: Period | None) -> int | None:
    """How many communes the register has for a district at the end of a period; None where it has few or none."""
    on = period.end or period.start if period else None
    found = [
        p
        for p in places().values()
        if p.parent == code and p.level == "commune" and (p.exists_on(on) if on else p.valid_from is None)
    ]
    return len(found) if len(found) > 9 else None


def _describes(reading: Reading, bound: Bound, hits: list[Hit], last: Bound) -> bool:
    """`rộng 116 km2, dân số 286.000 người, 22 xã, thị trấn`: what a district is made of."""
    about = {h.concept for h in hits if h.end <= bound.quantity.start}
    ends = bound.head is not None and not reading.keyed[bound.head.end : bound.np].strip(" .,;")
    kinds = "commune" in last.classes or changes.is_one_kind(reading.keyed, bound.quantity)  # "20 xã, 2 thị trấn"
    return ends and not kinds and bool(about & {"land", "population"}) and not changes.is_some_units(reading.keyed, bound)


_SO = re.compile(
    pattern(
        r"[\s+–-]*(?:(?:và|cũng)\s+)?(?:qua|từ|nhờ|theo|trên cơ sở|dựa|kết quả|nhờ vậy|vì thế|do đó|bởi|trong (?:số )?đó|số tin|các tin)(?!\w)"
    )
)


def _is_unlinked(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    return bound.weights.get("tip", 0.0) <= BEFORE and not _SO.match(reading.keyed, sentence.start)


def _is_of_households(row: Finding) -> bool:
    """`tổ có 18 hộ, 72 nhân khẩu`: so few people are not those of a commune."""
    return row.indicator.startswith("population") and row.value is not None and row.value < 1_000


_PEOPLE_OF_A_CASE = frozenset({"person", "defendant", "accused"})
_THE_CASE = re.compile(
    pattern(
        r"(?<!các )(?<!những )(?<!số )(?<!mọi )(?<!\d )(?<!\w)(?:đường dây|chuyên án|vụ án|ổ nhóm|băng nhóm|băng)(?!\w)[^,;.:()\d]{0,40}(?<!\w)(?:gồm|với|có)\s+(?:khoảng\s+|hơn\s+|gần\s+)?$"
    )
)
_THAT_DAY = re.compile(
    pattern(
        r"(?<!\w)(?<!đến )(?<!từ )(?<!hết )(?:ngày|sáng|trưa|chiều|tối|đêm|rạng sáng)\s+(?:ngày\s+)?\d{1,2}\s?[/-]\s?\d{1,2}(?!\s?[/-]?\d)[^.;]*?(?:xảy ra|bắt|làm|khiến)(?!\w)[^.;]*$"
    )
)
_MEETING = re.compile(pattern(r"(?<!\w)(?:hội nghị|họp|sơ kết|tổng kết|báo cáo|thống kê|công bố|cho biết)(?!\w)"))


def _is_one_case(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> bool:
    """`Đường dây ma túy gồm 15 đối tượng`, `Ngày 12/8, tại xã Đa Tốn xảy ra 1 vụ`: news of one case, not the count of a period."""
    before = reading.keyed[sentence.start : bound.quantity.start]
    if bound.classes & _PEOPLE_OF_A_CASE and _THE_CASE.search(before):
        return True
    day = indicators()[row.indicator].kind == "count" and _THAT_DAY.search(before)
    return bool(day) and row.start != row.end and not _MEETING.search(before)


_TRIAL = re.compile(
    pattern(
        r"(?<!các )(?<!những )(?<!số )(?<!\d )(?<!nhiều )(?<!\w)(?:phiên tòa|phiên xét xử|phiên xử|(?:một|0?1) vụ án)(?!\w)(?! (?:hình sự )?sơ thẩm (?:là|năm))"
    )
)
_THE_TRIAL = re.compile(pattern(r"(?:trong\s+)?vụ án(?:\s+(?:này|trên))?\s+(?:có|gồm|với)(?!\w)"))
_CONTEST = re.compile(
    pattern(
        r"(?<!\w)(?:hội thi|cuộc thi|hội thao|giải bóng|giải chạy|giải cầu lông|liên hoan|hội diễn|hội trại|vòng (?:sơ khảo|chung kết|loại)|phần thi|ban giám khảo)(?!\w)"
    )
)


def _is_of_one_trial(reading: Reading, sentence: Sentence, bound: Bound, past: list[tuple[Bound, Chosen | None]]) -> bool:
    """`Phiên tòa có 3 bị cáo là người chưa thành niên`: the accused of one trial, not those of a year."""
    if "accused" not in bound.classes or any(b.classes & _CASES and (b.quantity.value or 2) > 1 for b, _ in past):
        return False
    opens = _THE_TRIAL.match(reading.keyed, sentence.start)
    return bool(opens or _TRIAL.search(reading.keyed, sentence.start, bound.quantity.start))


_CASES = frozenset({"case", "matter"})
_GROUPED = frozenset({"team", "club", "member"})


def _is_at_contest(reading: Reading, sentence: Sentence, bound: Bound, chosen: Chosen) -> bool:
    """`Hội thi hòa giải viên giỏi có 18 đội, 216 người`: who came to a contest."""
    grouped = chosen.indicator.startswith(("groups_", "group_members_", "clubs_", "club_members_"))
    return grouped and bool(_CONTEST.search(reading.keyed, sentence.start, bound.quantity.start))


def _is_processed(bound: Bound) -> bool:
    """`số tin đã xử lý: 1.100`, after the tips received: those of them that were dealt with."""
    return not {"provide", "mass"} & bound.beside and bool({"resolve", "settle"} & bound.beside)


def _known(past: list[tuple[Bound, Chosen | None]]) -> frozenset[str]:
    return frozenset(c for _, chosen in past if chosen for c in chosen.consumed)


def _breaks_down_tips(past: list[tuple[Bound, Chosen | None]]) -> bool:
    """Whether what stands before the brackets was known from tips: `khám phá 123 vụ (ma túy 45 vụ, ...)` are parts of them."""
    outside = [chosen for bound, chosen in past if bound.bracket is None and chosen]
    return bool(outside) and outside[-1].indicator.endswith("_from_tips")


def _is_stock(chosen: Chosen | None) -> bool:
    return chosen is not None and indicators()[chosen.indicator].kind == "stock"


_MEMBERS = re.compile(pattern(r"(?:hội viên|hv|thành viên|tổ viên|đội viên|hòa giải viên)(?!\w)"))
_IN_BRANCHES = re.compile(
    pattern(r"[^,;.\d]{0,40}?(?:ở|tại|trong|thuộc|,)\s+(?:tổng số\s+)?\d+\s+(?:chi hội|chi đoàn|tổ hội|cơ sở hội|cơ sở đoàn)")
)
_UNION = re.compile(
    pattern(
        r"(?<!\w)(?:hội (?:nông dân|nd|phụ nữ|pn|lhpn|liên hiệp|cựu chiến binh|ccb|người cao tuổi|nct|chữ thập đỏ|khuyến học)|đoàn thanh niên|huyện đoàn|thành đoàn|tỉnh đoàn|công đoàn|(?:hội|đoàn|các cấp hội) (?:hiện|đã|có|nay|còn|quản lý))(?!\w)[^.;]*$"
    )
)


def _is_of_another(
    reading: Reading, sentence: Sentence, bound: Bound, past: list[tuple[Bound, Chosen | None]], chosen: Chosen
) -> bool:
    """`Ban bảo vệ có 3 tổ với 21 người`, `Hội Nông dân có 9.876 hội viên`: not members of the groups of the sentence before."""
    if any(bound.weights.get(c, 0.0) > BEFORE for c in chosen.consumed):
        return False
    groups = [counted for earlier, counted in past if earlier.classes & {"team", "club"}]
    named = bound.head is None or _MEMBERS.search(reading.keyed, bound.head.start, bound.head.end)
    return (
        bool(_IN_BRANCHES.match(reading.keyed, bound.quantity.end))
        or bool(groups)
        and groups[-1] is None
        or not named
        or bool(_UNION.search(reading.keyed, sentence.start, bound.quantity.start))
    )


def _read_before(reading: Reading, row: Finding) -> bool:
    return (row.indicator, row.place) in reading.memory.read


_WHERE_IT_IS = re.compile(
    pattern(
        r"(?<!\w)(?:ở|tại|khắp|trên|có mặt ở|phủ kín|phủ khắp|phủ|đã có|đều có|mới có|nay có|có)\s+(?:(?:cả|khắp|đủ|đầy đủ|toàn bộ|tất cả)\s+)?$"
    )
)
_GONE_TO = re.compile(pattern(r"(?<!\w)(?:xuống|về|cho|qua|làm việc (?:tại|với)|kiểm tra(?: tại)?)\s+(?:cả\s+)?$"))
_HAS = re.compile(
    pattern(r"\s+(?:đã\s+|đều\s+)?(?:có|thành lập(?: được)?|ra mắt)\s+(?:câu lạc bộ|clb|tổ|mô hình(?: này)?)\s*(?:[,.;)]|$)")
)
_HAVING = re.compile(
    pattern(
        r"(?:\s+(?:của|trên địa bàn|trong|thuộc)\s+(?:toàn\s+)?(?:huyện|quận|tỉnh|thành phố|thị xã|địa bàn)(?:\s+[^\W\d_]+){0,3}?)?\s*(?:đã\s+|đều\s+|nay\s+)?(?:có|thành lập(?: được)?|ra mắt|xây dựng(?: được)?)?(?:\s+(?:câu lạc bộ|clb|mô hình(?: này)?|tổ))?\s*(?:[,.;)]|$)"
    )
)


_HAVE_WHAT = re.compile(
    pattern(
        r"\s+(?:(?:đã|đều|nay|cũng|hiện|được|trong huyện|của huyện|trên địa bàn)\s+)*(?:có|thành lập(?: được)?|ra mắt|xây dựng(?: được)?|duy trì|tổ chức|bố trí)\s+(?:đủ\s+|các\s+|ít nhất\s+)?(?=[^\W\d])"
    )
)
# What those communes have.
_OWN_WORD = {
    "units_crime_clubs": "câu lạc bộ|clb|mô hình|loại hình|tổ chức này",
    "units_lien_gia": "tổ|mô hình|loại hình|liên gia",
    "units_regular_police": "công an|lực lượng|trưởng công an|cán bộ|đồng chí",
}
_OWN_WORD = {code: re.compile(pattern(rf"(?:{words})(?!\w)")) for code, words in _OWN_WORD.items()}


def _says_where_else(reading: Reading, bound: Bound, chosen: Chosen) -> bool:
    """Communes that a sentence counts for something of its own are not those of the clubs of the sentence before."""
    if not chosen.indicator.startswith("units_") or chosen.indicator == "units_total":
        return False
    if chosen.indicator == "units_crime_clubs" and _GONE_TO.search(
        reading.keyed, max(0, bound.quantity.start - 24), bound.quantity.start
    ):
        return True
    end = bound.head.end if bound.head else bound.quantity.end
    having = _HAVE_WHAT.match(reading.keyed, end)
    if having and not chosen.consumed & bound.beside and not _OWN_WORD[chosen.indicator].match(reading.keyed, having.end()):
        return True  # "17 CLB PCTP; 22/22 xã có Tổ LG"
    if any(bound.weights.get(c, 0.0) > BEFORE for c in chosen.consumed):
        return False
    where = _WHERE_IT_IS.search(reading.keyed, max(0, bound.quantity.start - 24), bound.quantity.start)
    return bound.head is None or not (where and _HAVING.match(reading.keyed, end) or _HAS.match(reading.keyed, end))


def _rate_before(reading: Reading, bound: Bound, classes: frozenset[str], past: list[tuple[Bound, Chosen | None]]) -> str:
    """`mỗi năm khám phá 80 đến 90 vụ, khởi tố 120 đến 150 bị can`: what happens is so of the whole list; what stands is not."""
    last = past[-1][0] if past and classes & _HAPPENING else None
    if last is None or not last.per or ";" in reading.keyed[last.np : bound.quantity.start]:
        return ""
    return "" if any(last.np <= s.start < bound.quantity.start for s in reading.setting.said) else last.per


def _change(
    reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], blank: Finding, past: list[tuple[Bound, Chosen | None]]
) -> Finding | None:
    """A change as its own indicator, with its sign, where the catalogue has one and the text says against what; or a goal."""
    found = difference_of(reading, sentence, bound, hits, past)
    if changes.is_goal(reading.keyed, bound, sentence.start):
        if not bound.quantity.percent or not bound.of or not is_fall(reading.keyed, bound, sentence.start):
            return None
        goal = replace(blank, status=USED, indicator="target_reduction_pct", unit=indicators()["target_reduction_pct"].unit)
        return _placed(reading, sentence, bound, goal)
    if found is None:
        return None
    row = replace(
        blank, status=USED, indicator=found.indicator, unit=indicators()[found.indicator].unit, comparison=found.against
    )
    if found.sign < 0:
        turned = {"at_least": "at_most", "at_most": "at_least"}.get(row.quantifier, row.quantifier)
        row = replace(row, value=_minus(row.value), low=_minus(row.high), high=_minus(row.low), quantifier=turned)
    return _placed(reading, sentence, bound, row)


def _minus(value):
    return None if value is None else -value


def _narrowing(bound: Bound, hits: list[Hit]) -> frozenset[str]:
    """The topics in the number's own noun phrase, after the counted noun itself."""
    floor = bound.head.end if bound.head else bound.quantity.end
    return frozenset(h.concept for h in hits if h.kind == "topic" and bound.quantity.end <= h.start < bound.np and h.end > floor)


def _valued(row: Finding, quantity: Quantity, *, undecided: bool) -> Finding:
    """A count must be whole: that decides between two readings, unless the document mixes formats."""
    whole = [value for value in quantity.alternatives if (is_whole if quantity.scaled else is_printed_whole)(value)]
    if undecided and len(whole) == 1 and indicators()[row.indicator].kind in ("count", "stock") and row.unit != "km2":
        bound = {"at_least": {"low": whole[0]}, "at_most": {"high": whole[0]}}.get(quantity.quantifier, {"value": whole[0]})
        return replace(row, **bound)
    if quantity.alternatives:
        return row.queue(reasons.FORMAT, *map(str, quantity.alternatives), kind="format") if row.status == USED else row
    kind = indicators()[row.indicator].kind
    numbers = [n for n in (row.value, row.low, row.high) if n is not None]
    if kind in ("count", "stock") and row.unit not in ("km2", "percent") and not all(map(is_whole, numbers)):
        return row.queue(reasons.NOT_WHOLE, kind="format") if row.status == USED else row
    return row


def _placed(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> Finding:
    """The finding with its place and period; queued where the place is ambiguous, unknown or not stated."""
    period = reading.setting.period_of(bound, sentence)
    given = reading.setting.period
    if period and period.start and given and given.end and period.start > given.end and row.indicator != "target_reduction_pct":
        return replace(row, start=period.start, end=period.end).queue(_FUTURE, kind="period")
    row = replace(row, start=period.start, end=period.end) if period else replace(row, clock="period_not_stated")
    place = reading.setting.place_of(bound, sentence, period)
    if place.code:
        wide = row.indicator.startswith("units_") and places()[place.code].level == "commune"
        code = places()[place.code].parent if wide else place.code
        known = _units(code, period) if row.indicator == "units_total" else None
        if known and row.value != known:
            return replace(row, place=code).queue(_NOT_ALL, str(known))
        return replace(row, place=code, note=place.note)
    if place.candidates:
        return row.queue(reasons.ambiguous_place(place.name), *place.candidates, kind="place")
    return row.queue(reasons.unknown_place(place.name) if place.name else reasons.NO_PLACE, *place.nearest, kind="place")


def _total(first: Finding, second: Finding) -> int | None:
    """Which of two figures of a stock is the total: `nâng tổng số lên 131`."""
    return changes.raised_total(first.evidence, second.evidence) if indicators()[first.indicator].kind == "stock" else None
