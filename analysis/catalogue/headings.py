"""The headings of a researcher's own table: which words name a place, a period, an outcome. Declared in headings.toml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.catalogue.declared import toml

ROLES = (
    "place", "period", "outcome", "exposure", "adopted", "treated", "dose", "weight", "control", "zone", "eligible", "person",
    "event", "duration", "cluster", "before", "after", "indicator", "value",
)  # fmt: skip
# what since when: `Có camera từ 01/2020`, `Áp dụng từ ngày 01/7/2020`, `Patrol since 2020`
SINCE = re.compile(r"(?:có |đã )?(\S.*?)\W+(?:từ|kể từ|since|from) +(?:(?:ngày|tháng|năm|quý) +)?(\S*\d{4})(?!\d)", re.IGNORECASE)
ASIDE = ("number", "note", "unit", "trait")  # columns that carry no outcome: row numbers, remarks, units, what persons are


class Meant(NamedTuple):
    """What a heading can be: roles in the order of the file, whether it is a count, and how fine a place (0: the finest)."""

    roles: tuple[str, ...]
    whole: bool = False
    rank: int = 0


@cache
def declared() -> dict:
    """The file as it stands."""
    return toml("headings")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a list under [words], as `folded` spells them."""
    return frozenset(map(folded, declared()["words"][kind]))


@cache
def folded(text: str) -> str:
    """A heading without case, tones, underscores and doubled blanks: `Số vụ`, `so_vu`, `SO VU` are one."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower().replace("đ", "d"))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    bare = re.sub(r"\b([hklmst]|qu)y\b", r"\1i", bare)  # tỷ and tỉ, quý and quí
    return " ".join(re.sub(r"[_./\\,;:\-–—\s]+", " ", bare).split()) or text.strip().lower()


_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@cache
def marked(text: str) -> str:
    """A text as `folded` spells it, but with its marks: `so sánh` is not `số sánh`; `tòan` is `toàn`, and `kỳ` is `kì`."""
    apart = unicodedata.normalize("NFD", text.lower())
    apart = re.sub(f"(o(?={_TONE}[ae])|u(?={_TONE}y))({_TONE})([aey])", r"\1\3\2", apart)
    spelled = re.sub(r"\b(?:[hklmst]|qu)[yýỳỷỹỵ]\b", lambda y: y[0].translate(_I_FOR_Y), unicodedata.normalize("NFC", apart))
    return " ".join(re.sub(r"[_./\\,;:\-–—\s]+", " ", spelled).split())


def says(text: str, pattern: str, whole: bool = False) -> bool:
    """Whether a text (`whole`: all of it) is what a pattern in the spelling of `marked` says; one typed without any mark need have none."""
    spelled = marked(text)
    found = (re.fullmatch if whole else re.search)(_unmarked(pattern) if spelled.isascii() else pattern, spelled)
    return found is not None


@cache
def _unmarked(pattern: str) -> str:
    bare = unicodedata.normalize("NFD", pattern.replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def without_unit(heading: str) -> str:
    """A heading without what stands in brackets or is a footnote mark: `Dân số (người)` -> `Dân số`."""
    return re.sub(r"\s*(?:\([^()]*\)|\[[^\]]*\]|[*¹²³⁴⁵⁶⁷⁸⁹]+)\s*", " ", heading).strip() or heading


_TWO = re.compile(r"([^/|\n]+?)(\s+[/|–—-]\s+|\s*[/|\n]\s*)([^/|\n]+)")
_BRACKETED = re.compile(r"([^()]+?)(\s*\()([^()]+)\)")


def _sides(heading: str) -> tuple[str, ...]:
    """The two sides of a heading in two languages, of which one, set apart by blanks, or both name what the column is; else nothing:
    `Period / Kỳ`, `Xã/Commune`, `Launch (Ngày khởi động)`, `Incidents Số vụ` (where marks begin)."""
    bare = without_unit(heading)
    if (m := _TWO.fullmatch(bare)) and m[2] in (" / ", " | ") and re.search(r"[^\W\d]", m[3]):
        return m[1], m[3]
    spelled = bare.split()
    ways = [(way[1], way[3]) for way in (m, _BRACKETED.fullmatch(heading.strip())) if way]
    ways += [(" ".join(spelled[:n]), " ".join(spelled[n:])) for n in range(1, len(spelled)) if not m]
    agree = [own for own in ways if set(_meant(own[0]).roles) & set(_meant(own[1]).roles)]
    return next((own for own in agree if own[0].isascii() != own[1].isascii() or m and own == ways[0]), ())


def in_each_language(heading: str) -> tuple[str, ...]:
    """A heading, or its two sides where it says one thing with Vietnamese marks and without: `Launch / Ngày khởi động`; not `Xã / Phường`."""
    sides = _sides(heading) if meant(heading).roles else ()
    return sides if len({side.isascii() for side in sides}) == 2 else (without_unit(heading),)


@cache
def meant(heading: str) -> Meant:
    """What a heading can be, in the order of ROLES' sections of the file, or what a side of it can that has two languages, both sides or one of them known; else nothing."""
    whole = _meant(heading)
    if whole.roles or not (sides := _sides(heading)):
        return whole
    first, second = map(_meant, sides)
    if first.roles and second.roles:
        return first if set(first.roles) & set(second.roles) else whole
    return next((one for one, side in ((first, sides[0]), (second, sides[1])) if one.roles and _names_alone(side, sides)), whole)


_COUNTED_BY = {"place", "period", "exposure", "person", "cluster"}  # what figures may be of, each: `Camera / xã`


def _names_alone(side: str, sides: tuple[str, ...]) -> bool:
    """Whether a side, the only one known, names what a heading of two languages is: `Kick-off / Ngày khởi động`; not `Nam / Nữ`, `Cháy / Nổ`."""
    if len({one.isascii() for one in sides}) == 1:
        return False
    if side.isascii():  # English as it stands, no Vietnamese without its marks
        return any(folded(side) in lists.get("exact", ()) for role, lists in declared().items() if role != "words")
    return side is sides[0] or not _COUNTED_BY & set(_meant(side).roles)


@cache
def _meant(heading: str) -> Meant:
    """What a heading in one language can be."""
    text = folded(without_unit(heading))
    found, begun, whole, rank = [], [], False, 0
    for role, lists in declared().items():
        if role == "words":
            continue
        exact = _folded(tuple(lists.get("exact", ())))
        if role == "place" and (kinds := _kinds_of_unit(text)):
            text = min((kind for kind in kinds if kind in exact), key=exact.index, default="xa")
        if text in exact:
            found.insert(0, role) if role != "outcome" else found.append(role)
            rank = exact.index(text) if role == "place" else rank
        elif not begun and any(text.startswith(start) for start in _starts(tuple(lists.get("starts", ())))):
            begun.append(role)
        whole |= text in _folded(tuple(lists.get("whole", ())))
        whole |= any(text.startswith(start) for start in _starts(tuple(lists.get("whole_starts", ()))))
    order, found = list(declared()), found or begun
    return Meant(tuple(sorted(found, key=order.index)), whole, rank)


@cache
def _kinds_of_unit(heading: str) -> tuple[str, ...]:
    """The kinds of unit that a heading names and nothing else, several or after `Tên`, `Các`: `Xã, TT`, `Tên xã`; one at least in full."""
    kinds = sorted(_folded(tuple(declared()["place"]["parts"])), key=len, reverse=True)
    one = "|".join(kinds)
    heading = re.sub(
        r"(?<=\w) (?:noi|xay ra|vi pham|phat hien)\b(?!.*\b(?:cu tru|tru|o|sinh)\b).*", " noi", heading
    )  # `Xã nơi trường đóng`
    if not re.fullmatch(rf"(?:(?:ten|cac) )+(?:{one})|(?:(?:ten|cac) )*(?:{one})(?:(?: (?:va |hoac )?(?:{one}))+| noi)", heading):
        return ()
    found = tuple(re.findall(rf"\b(?:{one})\b", heading))
    return found if any(len(kind) > 2 or kind == "xa" for kind in found) else ()


@cache
def _folded(phrases: tuple[str, ...]) -> list[str]:
    return list(map(folded, phrases))


@cache
def _starts(phrases: tuple[str, ...]) -> list[str]:
    return [folded(phrase) + (" " if phrase.endswith(" ") else "") for phrase in phrases]


def is_code(heading: str) -> bool:
    """Whether a heading of places says that it holds codes, not names."""
    return folded(without_unit(heading)) in _folded(tuple(declared()["place"]["codes"]))


def judged_in(heading: str) -> str:
    """What is judged, where the heading of its start names it: `Ngày áp dụng tuần tra đêm`, `patrol_start`, `Có camera từ 01/2020`; else
    nothing. Of `Cameras installed` only its content tells, dates or counts; `Số vụ từ 2019` and `Cases started` are counts."""
    bare = without_unit(heading)
    if beside := _BESIDE.fullmatch(heading.strip()):
        judged = beside[1].strip(" :-–")
        if folded(beside[2] or beside[3]) in _start_words() and not _NO_PROGRAMME & set(meant(judged).roles):
            return judged
    if measures_in(dated := dated_in(heading)):
        return dated
    if since := SINCE.match(heading) or _SINCE_WHEN.fullmatch(heading.strip()):
        judged = since[1].strip(" (,:-–")
        if SINCE.match(heading) is None and says(judged, _STAGE, whole=True):
            return ""
        return "" if {"outcome", "exposure"} & set(meant(judged).roles) else judged
    if ended := next((end for end in words("start_ends") if folded(bare).endswith(f" {end}")), ""):
        rest = folded(bare).removesuffix(ended).strip()
        return "" if {"period", "outcome", "exposure"} & set(meant(rest).roles) else rest
    found = _begun_in(bare)
    counted = folded(bare).startswith(tuple(_starts(_HAVING))) and {"outcome", "exposure"} & set(
        meant(found).roles
    )  # `Năm có số vụ cao nhất`
    return found if folded(found) not in words("yes") and not counted and not says(found, _FOUNDED) else ""


def founds(heading: str) -> bool:
    """Whether a heading dates places, bodies or papers, and no programme: `Năm thành lập xã`, `Ngày lập hồ sơ`."""
    return says(_begun_in(without_unit(heading)), _FOUNDED)


def _begun_in(bare: str) -> str:
    starts = sorted(declared()["words"]["start_of"], key=len, reverse=True)
    return next((bare[len(s) :].strip(" :-–_") for s in starts if folded(bare).startswith(folded(s) + " ")), "")


_FOUNDED = r"^(?:(?:xã|phường|thị trấn|huyện|quận|tỉnh|thôn|tổ dân phố|khu dân cư|khu phố|đơn vị|cơ quan|trường|đảng bộ|chi bộ|công ti|doanh nghiệp)\b(?! (?:điểm|an toàn|văn hoá))|(?:hồ sơ|biểu|bảng|báo cáo|danh sách|phiếu|sổ|biên bản)$)"


_DATED = re.compile(  # `Ngày camera an ninh đi vào hoạt động`, `Tổ tự quản ra mắt từ tháng`
    r"(?=.*(?:^|\s)(?:ngày|tháng|quý|năm|thời điểm|thời gian)(?:\s|$))(?:(?:ngày|tháng|quý|năm|thời điểm|thời gian)(?: mà)? )?(\S.*?) (?:(?:được|đã|chính thức|bắt đầu) )*(?:đi vào (?:hoạt động|vận hành|sử dụng)|đưa vào (?:hoạt động|vận hành|sử dụng)|hoạt động|vận hành|ra mắt|khởi động|lắp đặt|lắp|thành lập|triển khai|bắt đầu|ban hành)(?: (?:kể )?(?:từ|vào))?(?: (?:ngày|tháng|quý|năm))?",
    re.IGNORECASE,
)


def dated_in(heading: str) -> str:
    """What a heading says the beginning of, between a word for a time and one for beginning: `Ngày camera đi vào hoạt động` -> camera."""
    found = _DATED.fullmatch(without_unit(heading))
    return found[1] if found and not _NO_PROGRAMME & set(meant(found[1]).roles) else ""


_SINCE_WHEN = re.compile(r"(?:có |đã )?(\S.*?)\s+(?:kể )?từ", re.IGNORECASE)  # `Camera từ`
_STAGE = r"(?:(?:bắt đầu|chính thức|đi vào|đưa vào|được|hoạt động|ổn định|vận hành|sử dụng|áp dụng|triển khai|thực hiện|mô hình|chương trình)\W*)+"
_BESIDE = re.compile(
    r"(.*\S)\s*(?:[(\[]([^()\[\]]+)[)\]]|\s[-–]\s+([^-–]+))"
)  # `Camera an ninh (ngày lắp)`, `Tổ liên gia – ngày ra mắt`
_NO_PROGRAMME = {"outcome", "exposure", "place", "period", "person"}
_HAVING = ("năm có ", "tháng có ", "quý có ", "ngày có ")


@cache
def _start_words() -> frozenset[str]:
    """What a heading says in brackets or after a dash where the column dates what stands before it."""
    since = ("từ", "từ ngày", "từ tháng", "từ quý", "từ năm", "kể từ", "since", "start date", "date", "installed", "launched")
    return frozenset(map(folded, (*declared()["words"]["start_of"], *declared()["adopted"]["exact"], *since)))


def names_a_measure(said: str) -> bool:
    """Whether what a heading dates is a programme or its measure (`camera`, `Áp dụng`, `night patrol`), not a trait or `Không có vụ cháy`."""
    lists = declared()["words"]
    begun, ended = ("|".join(map(marked, lists[kind])) for kind in ("measure", "measure_ends"))
    return says(
        said, rf"^(?:(?:xã|phường|thôn|nơi|địa bàn|có|đã|được|thuộc|tham gia) )*(?:{begun})\b|^(?!no |without ).*\b(?:{ended})$"
    )


_CODE = r"(?:[a-z]{1,2}\d+[a-z]? )?"  # of a question: `a2_tuoi`
_AGE = rf"{_CODE}(?:độ )?tuổi\b(?! lao động| trẻ\b).*|{_CODE}(?:.* )?(?<!học )sinh (?:năm|ngày)|{_CODE}(?:(?:ngày(?: tháng)?(?: năm)?|tháng|năm) ?sinh|ngày, tháng, năm sinh|ntns)\b.*|{_CODE}(?:.* )?(?:age(?: group)?|(?:birth ?year|year ?of ?birth|birth ?date|date of birth|dob|yob))(?: (?:of|at|in)\b.*)?"


@cache
def is_age(heading: str) -> bool:
    """Whether a heading is that of ages or births, which are traits of persons and no outcome, no period: `Tuổi người gọi`, `namsinh`, `Age`."""
    bare = without_unit(heading)
    return says(bare, _AGE, whole=True) and not {"outcome", "exposure"} & set(meant(bare).roles)


@cache
def is_covariate(heading: str) -> bool:
    """Whether a heading is that of what places are or earn, in one word or several: `Thu nhập bình quân`, `tile_hongheo`, `Temperature (C)`."""
    bare = folded(without_unit(heading)).replace(" ", "")
    one, more, after = ("|".join(sorted((folded(w).replace(" ", "") for w in declared()["words"][kind]), key=len, reverse=True))
                        for kind in ("covariate", "covariate_before", "covariate_after"))  # fmt: skip
    return re.fullmatch(rf"(?:{more})*(?:{one})(?:{after})*", bare) is not None


_MONEY = r"(?:(?:chục|trăm|nghìn|ngàn|triệu|tỉ|1 ?000(?: 000)*|thousands?(?: of)?|millions?(?: of)?|billions?(?: of)?) )*(?:đồng|vnđ|vnd|đ|usd|đô la(?: mĩ)?|dollars?|euros?)"
_OF_MONEY = r"^(?:tổng )?(?:số |mức |trị )?(?:tiền|kinh phí|thu nhập|doanh thu|ngân sách|giá trị (?:tài sản|thiệt hại|hàng|chiếm đoạt|giao dịch|sản xuất)|trị giá|thiệt hại (?:về )?(?:tài sản|kinh tế|vật chất))\b|^(?:amount|value|income|revenue|budget|loss(?:es)?|damages?)\b.*\b(?:vnd|usd|dollars?)\b"


@cache
def unit_of_money(heading: str) -> str:
    """The unit of money that a heading, or a unit by itself, states: `Thiệt hại (triệu đồng)` -> triệu đồng; nothing of `Điểm cộng đồng`."""
    parts = [heading, *re.findall(r"[(\[]([^()\[\]]+)[)\]]", heading), *re.split(r",\s+| - ", heading)[1:]]
    return next((re.sub(r"(?i)^(?:đơn vị(?: tính)?|đvt)\s*:\s*", "", p).strip() for p in parts if says(re.sub(r"(?i)^(?:đơn vị(?: tính)?|đvt)\s*:\s*", "", p), _MONEY, whole=True)), "")  # fmt: skip


@cache
def is_money(heading: str) -> bool:
    """Whether the figures under a heading are money, which is no count and of which no rate is told: `Số tiền bị chiếm đoạt`, `Thiệt hại (đồng)`."""
    return bool(unit_of_money(heading)) or says(without_unit(heading), _OF_MONEY)


_OF_SCHOOLS = r"\b(?:năm học|(?:(?:nhà|các|tên|mã|ở|tại|theo|mỗi|từng) |^)trường\b(?! hợp)|trường (?:tiểu|trung học|mầm|phổ thông)|học (?:sinh|kì|đường)|thcs|thpt|tiểu học|mầm non|schools?|academic|pupils?|students?)\b"


def is_of_schools(text: str) -> bool:
    """Whether a heading, a name or a line speaks of schools: `Trường`, `THCS Yên Sơn`; not `Số trường hợp`, `môi trường`."""
    return says(text, _OF_SCHOOLS)


_GENERAL = frozenset(
    ("mô hình", "chương trình", "đề án", "chiến dịch", "phong trào", "programme", "program", "pilot", "treatment", "intervention")
)
_PAPERS = ("dự án", "kế hoạch", "chính sách", "chỉ thị", "nghị quyết", "quyết định", "project", "policy")  # may be of anything
_OTHERS = r"\b(?:các |những |mọi )?(?:(?:xã|phường|thị trấn|nơi|địa bàn|đơn vị|thôn|tổ) )?(?:khác|còn lại)\b.*|\b(?:the )?(?:others|rest)\b.*"
# what denies nothing: names in quotes, `Xã không ma túy`, `3 không`, `chốt kiểm tra`
_PURPOSE = r"[“\"«][^“”\"«»]*[”\"»]|\bkhông (?:có )?(?:ma t(?:úy|uý)|tội phạm|tệ nạn|bạo lực|khói thuốc|rác)|\b\d không\b|\b(?:chốt|trạm|đội|tổ) kiểm tra"
_NOT = r"\b(?:chưa|không|ngoài|(?<!bài )(?<!diệt )trừ|not|never|without|except|no(?! \d))\b"


def measures_in(text: str) -> frozenset[str]:
    """The things a text names that may begin somewhere (`camera`, `tổ`, `mô hình`), verbs like `triển khai` apart."""
    lists = declared()["words"]
    things = frozenset(map(marked, (*lists["measure"], *lists["measure_ends"]))) - frozenset(
        map(marked, (*lists["begins"], *_PAPERS))
    )
    found = says(text, rf"\b(?:{'|'.join(sorted(things))})\b")
    return frozenset(one for one in things if says(text, rf"\b{one}\b")) if found else frozenset()


def of_one_measure(heading: str, line: str) -> bool:
    """Whether a line speaks of what a heading names: `Camera` and `lắp camera`, `Mô hình` and anything that begins."""
    named = measures_in(heading) - _GENERAL
    if named:
        return bool(named & measures_in(line)) or not measures_in(line)
    general = names_a_measure(heading) or "treated" in meant(heading).roles
    return general or len(folded(heading)) > 2 and folded(heading) in folded(line)


def says_begun(text: str) -> bool:
    """Whether a text says that something begins: `triển khai`, `lắp`, `có camera từ`, `mô hình từ`."""
    things = "|".join(map(re.escape, measures_in(text))) or "(?!)"
    begins = "|".join(map(marked, declared()["words"]["begins"]))
    return says(
        text, rf"\b(?:{begins})\b|\bcó\b.*\b(?:{things})\b.*\b(?:từ|since|from)\b|\b(?:{things})\W+(?:kể )?(?:từ|since|from)\b"
    )


def denies_begun(text: str) -> bool:
    """Whether a text says that something ends, breaks down or is left out, or speaks of mergers, markets, reports and the like."""
    return says(re.sub(_PURPOSE, " ", marked(text)), rf"\b(?:{'|'.join(map(marked, declared()['words']['begins_not']))})\b")


_ENDED = r"(?:ngày|tháng|quí|năm|thời điểm) (?:tháo|dừng|ngừng|thu hồi|giải thể|kết thúc)\b.*|(?:tình trạng|hiện trạng|trạng thái|status)\b.*"


def is_of_ends(heading: str) -> bool:
    """Whether a column may say where a programme ended: `Ngày kết thúc`, `Ngày tháo camera`, `Tình trạng`."""
    return folded(heading) in words("ended") or says(heading, _ENDED, whole=True)


def leaves_out(text: str) -> bool:
    """Whether a text denies something (`chưa`, `không`, `trừ`), of the places it speaks of and not of the others."""
    return says(re.sub(_OTHERS, " ", re.sub(_PURPOSE, " ", marked(text))), _NOT)


def part_of_period(heading: str) -> str:
    """year, month, quarter or half where the heading is one of them alone; else nothing."""
    said = [folded(side) for side in in_each_language(heading)]
    parts = ("year", "month", "quarter", "half")
    return next((part for part in parts if any(text in _folded(tuple(declared()["period"][part])) for text in said)), "")


_NUMBER = r"[a-zđ]|[ivx]+|\d{1,4}"
_TOTAL_OF = rf"(?:tổng|cộng|cả năm)(?: cộng)?(?: (?:nhóm|phần|mục|khối|vùng|loại))?(?:[ +]+(?:{_NUMBER}))+|(?:tổng|cộng)(?: cộng)? (?:(?:\d+|hai|ba|bốn|sáu|mười|các) (?:năm|quí|tháng|kì)|giai đoạn)|(?:cả|toàn) giai đoạn"
_CONG_VI = re.compile(r"cong (?:vi|xi)", re.IGNORECASE)  # `Cống Vị` typed without marks


def is_total(label: str) -> bool:
    """Whether a label is that of a total: `Tổng cộng`, `Cộng`, `Toàn huyện`, `Total`, `Cộng A`, `Cộng nhóm II`, `Cộng 2019`; not `Cống Vị`."""
    text = marked(without_unit(label).strip(" :*-–"))
    spelled = folded if text.isascii() else marked
    return (
        text in _spelled("total", spelled)
        or says(text, _TOTAL_OF, whole=True)
        and not _CONG_VI.fullmatch(text)
        or text.startswith(_spelled("total_starts", spelled))
    )


def is_comparison(label: str) -> bool:
    """Whether a label is that of a row that compares two periods: `Tăng/giảm`, `So sánh (%)`, `Chênh lệch`."""
    return says(
        label,
        r"(?:mức |tỉ lệ |số )?(?:tăng|giảm|chênh lệch|so sánh|so với|difference|change)\b[^\d]*(?:\d{4})?[^\d]*",
        whole=True,
    )


@cache
def _spelled(kind: str, spelled: Callable[[str], str]) -> tuple[str, ...]:
    """The words of a list, in a spelling; a blank at the end of one stays."""
    return tuple(spelled(word) + " " * word.endswith(" ") for word in declared()["words"][kind])


def is_note(label: str) -> bool:
    """Whether a line below a table is a remark: `Ghi chú: ...`, `Nguồn: ...`, `(*) ...`."""
    return label.strip().lower().startswith(_note_starts())


@cache
def _note_starts() -> tuple[str, ...]:
    return tuple(declared()["words"]["note"])
