"""Names to places: type and name, known misspellings, the date. `Yên Viên` alone is two units and is asked about."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from dataclasses import dataclass

from analysis.catalogue import Place, places
from analysis.catalogue.declared import derived, meant_first
from analysis.ingest.text.spelling import UPPER, key, pattern, squeezed

_TYPES = {
    "xã": "xã|x.", "thị trấn": "thị trấn|tt.|tt|t.t|t.t.", "phường": "phường|p.", "huyện": "huyện|h.", "quận": "quận|q.",
    "thị xã": "thị xã|tx.|tx", "tỉnh": "tỉnh|t.", "thành phố": "thành phố|thành phố thuộc tỉnh|thành phố trực thuộc trung ương|tp.|tp",
}  # fmt: skip
_TYPE_OF = {key(word): kind for kind, words in _TYPES.items() for word in words.split("|")}
_TYPE = "|".join(sorted((re.escape(word) for word in _TYPE_OF), key=len, reverse=True))
_TYPED = re.compile(rf"(?<!\w)({_TYPE})\s*(?=\S)")
# "Yên Viên (xã) và Trâu Quỳ (thị trấn)"
_TYPE_AFTER = re.compile(rf"\s*\(({_TYPE})\)")
# "CLB B93 (Yên Viên xã, Trâu Quỳ TT)"
_TYPE_LAST = re.compile(rf"\s+({_TYPE})(?=\s*[,;)])")
_DATED = re.compile(r"\s*\((?:từ )?[\d/., -]+\)$|\s*\(thành phố từ 2021\)$")
_LINK = re.compile(pattern(r"\s*(?:,|;|và|cùng|&)\s*"))
# `quận 12 vụ` is no Quận 12.
_COUNTS = re.compile(
    pattern(
        r"\s+(?:vụ|người|đối tượng|bị|tổ|đội|câu lạc bộ|clb|mô hình|tin|nguồn|lượt|cuộc|buổi|xã|phường|trường hợp|băng|em|khẩu|viên)(?!\w)"
    )
)
_NUMBERED = re.compile(r"\d{1,2}(?![\w.,/]*\d)")
# `MTTQ Việt Nam`, `Đảng Cộng sản Việt Nam`, `phụ nữ Việt Nam`: after such a word the country is part of a name, not a place.
_COUNTRY = re.compile(
    pattern(
        r"(?:^|[,.;:(\n–-]|(?<!\w)(?:ở|tại|của|cả|trên|trong|từ|vào|sang|về|với|khắp|nước|và|đến|tới|cho|khỏi|giữa|so với|cùng|là|đất))\s*$"
    )
)
# "huyện bạn Đông Anh"
_NEIGHBOUR = re.compile(pattern(r"(?:bạn|láng giềng|lân cận|giáp ranh|giáp|liền kề|kết nghĩa|bên)\s+"))
# "Đông Anh có 24 câu lạc bộ": two capitals that open a sentence, and what a place does.
_BARE_UNKNOWN = re.compile(
    rf"(?:^|(?<=[.;\n!?] )|(?<=\n)|(?<=[Tt]rong khi )|(?<=[Cc]òn )|(?<=[Rr]iêng ))([{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+){{1,2}})"
    r"(?=\s(?:hiện |đã |cũng |chỉ |lại |mới |đang |nay )*(?:có|xảy ra|ghi nhận|thành lập|duy trì|xây dựng|phát hiện|khởi tố)\s|\s*:\s*\d)"
)
_NO_PLACE = frozenset(
    map(
        key,
        "viện hội ban đoàn công tòa toà phòng sở ủy uỷ mặt đảng bộ cục chi tổ đội câu liên trung trường huyện quận xã thị thành tỉnh chỉ kết số tổng toàn cả năm tháng quý quí chị anh ông bà đồng nhân quần vũ tội an các những mô lực nghị điều đề đại tiểu thiếu thượng lượng".split(),
    )
)
_COUNTRY_NAME = key("Việt Nam")
UNKNOWN_AFTER = re.compile(rf"(?!(?:Năm|Tháng|Quý|Ngày)\s+\d)[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*")


@dataclass(frozen=True)
class Named:
    """A place named in a text: its span, the candidates by code (one: resolved; several: ambiguous; none: unknown)."""

    start: int
    end: int
    name: str
    candidates: tuple[str, ...]
    kind: str = ""

    @property
    def code(self) -> str | None:
        """The code where there is exactly one candidate."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def place_type(name: str) -> str:
    """The type that a name begins with: `P. Bến Thủy` -> phường; empty where it has none."""
    match = _TYPED.match(squeezed(name))
    return _TYPE_OF[match[1]] if match else ""


def _core(place: Place) -> tuple[str, str]:
    """(type, bare name) of a place in key spelling."""
    name = squeezed(_DATED.sub("", place.name.vi))
    match = _TYPED.match(name)
    return (_TYPE_OF[match[1]], name[match.end() :]) if match else ("", name)


@derived
def register() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every bare name and alias in key spelling: ((type, code), ...)."""
    names: dict[str, dict[tuple[str, str], None]] = {}
    for place in places().values():
        if place.level == "region_group":
            continue
        kind, bare = _core(place)
        names.setdefault(bare, {})[kind, place.code] = None
        for alias in place.aliases:
            match = _TYPED.match(squeezed(alias))
            text = squeezed(alias)[match.end() :] if match else squeezed(alias)
            if len(text) > 2:
                names.setdefault(text, {})[kind, place.code] = None
    return {name: tuple(found) for name, found in names.items()}


@derived
def _bare_pattern() -> re.Pattern[str]:
    names = sorted(register(), key=len, reverse=True)
    return re.compile(rf"(?:(?<!\w)|(?<=\btp))(?:{'|'.join(map(re.escape, names))})(?!\w)")


@derived
def _unmarked() -> dict[str, tuple[str, ...]]:
    """Names without any marks (`trau quy`), for texts typed without them."""
    found: dict[str, tuple[str, ...]] = {}
    for name in register():
        found[without_marks(name)] = (*found.get(without_marks(name), ()), name)
    return found


def without_marks(text: str) -> str:
    """A text without tones and hats: trâu quì -> trau qui."""
    return "".join(c for c in unicodedata.normalize("NFD", key(text).replace("đ", "d")) if not unicodedata.combining(c))


def resolve(written: str, *, on: dt.date | None = None, within: str | None = None) -> tuple[str, ...]:
    """The codes a written name can mean: one (resolved), several (ambiguous) or none (unknown).

    `on` picks the units that stood on a date; `within` a district or province whose units come first.
    """
    text = squeezed(written).strip(" .,:;*")
    if written.strip() in places():
        return (written.strip(),)
    match = _TYPED.match(text)
    if match is None:
        return candidates(text, on=on, within=within)
    return candidates(text[match.end() :].strip(), _TYPE_OF[match[1]], on=on, within=within)


def candidates(name: str, kind: str = "", *, on: dt.date | None = None, within: str | None = None) -> tuple[str, ...]:
    """The codes of a bare name in key spelling, of a type if one is given."""
    names = [name] if name in register() else list(_unmarked().get(name, ())) if name == without_marks(name) else []
    found = [(k, code) for n in names for k, code in register()[n]]
    if kind:
        found = [(k, code) for k, code in found if k == kind or {k, kind} == {"thành phố", "thị xã"}]
    codes = list(dict.fromkeys(code for _, code in found))
    codes = _standing([code for code in codes if code in meant_first()] or codes, on)
    inside = [code for code in codes if within and (code == within or places()[code].parent == within)]
    return tuple(inside or _higher_first(codes))


def _standing(codes: list[str], on: dt.date | None) -> list[str]:
    """The units that stood on a date; without one, those of the 2019 register before their successors."""
    if on is not None:
        return [code for code in codes if places()[code].exists_on(on)]
    first = [code for code in codes if places()[code].valid_from is None]
    return first or codes


def _higher_first(codes: list[str]) -> list[str]:
    """`Gia Lâm` alone: the district, unless its namesake commune is the only one that stood."""
    order = {"country": 0, "province": 1, "district": 2, "commune": 3}
    top = min((order[places()[code].level] for code in codes), default=0)
    return [code for code in codes if order[places()[code].level] == top]


def nearest(written: str, n: int = 3) -> list[str]:
    """The names of places nearest in spelling, in full."""
    text = squeezed(written)
    full = {squeezed(_DATED.sub("", place.name.vi)): _DATED.sub("", place.name.vi) for place in places().values()}
    close = difflib.get_close_matches(text, full, n=n, cutoff=0.6) or [
        name for name in full if difflib.SequenceMatcher(None, without_marks(name), without_marks(text)).ratio() > 0.8
    ]
    return [full[name] for name in close[:n]]


_CHAIRMAN = key("hồ chí minh")


def named(text: str, keyed: str, *, on: dt.date | None = None, within: str | None = None) -> list[Named]:
    """The places a text names, in order. A type holds for the names listed after it: `các xã Đa Tốn, Yên Viên`."""
    found: list[Named] = []
    for match in _bare_pattern().finditer(keyed):
        before = re.search(rf"(?<!\w)({_TYPE})\s*$", keyed[max(0, match.start() - 20) : match.start()])
        if match[0] == _COUNTRY_NAME and not _COUNTRY.search(keyed, max(0, match.start() - 12), match.start()):
            continue
        if match[0] == _CHAIRMAN and not before:  # the League, the Academy and the Chairman bear the city's name
            continue
        small = before and " " in match[0] and before[1] in _TYPES  # "huyện xuyên mộc", typed without capitals
        if not (text[match.start()].isupper() or text[match.start()].isdigit() or small):
            continue
        if text[match.start()].isdigit() and (not before or _COUNTS.match(keyed, match.end())):
            continue
        kind, start = (_TYPE_OF[before[1]], match.start() - len(before[0])) if before else ("", match.start())
        after = (_TYPE_AFTER.match(keyed, match.end()) or _TYPE_LAST.match(keyed, match.end())) if not kind else None
        kind, end = (_TYPE_OF[after[1]], after.end()) if after else (kind, match.end())
        if not kind and found and _LINK.fullmatch(keyed[found[-1].end : match.start()]):
            kind = found[-1].kind
        codes = candidates(match[0], kind, on=on, within=within) or (
            candidates(match[0], on=on, within=within) if kind and not (before or after) else ()
        )
        if codes or (before or after) and not text[match.start()].isdigit():
            found.append(Named(start, end, text[start:end], codes, kind))
    return sorted(found + _unknown(text, keyed, found), key=lambda name: name.start)


def _unknown(text: str, keyed: str, known: list[Named]) -> list[Named]:
    """Typed names the register does not have: `quận Long Biên`, `xã Đa Tôn`."""
    found = []
    for match in _TYPED.finditer(keyed):
        beside = _NEIGHBOUR.match(keyed, match.end())
        name = UNKNOWN_AFTER.match(text, beside.end() if beside else match.end())
        if (
            name is None
            and _TYPE_OF[match[1]] in ("quận", "phường")
            and (text[match.start()].isupper() or match[1] == key("quận"))
        ):
            name = _NUMBERED.match(keyed, match.end())
            name = None if name and _COUNTS.match(keyed, name.end()) else name
        if (
            name is None
            or any(k.start <= match.start() < k.end or k.start < name.end() <= k.end for k in known)
            or match[1] in ("t.", "tp")
            or match.end() == match.end(1)
            and not match[1].endswith(".")  # TTXH, TTATGT
        ):
            continue
        found.append(Named(match.start(), name.end(), text[match.start() : name.end()], (), _TYPE_OF[match[1]]))
    for match in _BARE_UNKNOWN.finditer(text):
        taken = any(k.start < match.end(1) and match.start(1) < k.end for k in (*known, *found))
        if not taken and key(match[1].split()[0]) not in _NO_PLACE and len(text) == len(keyed):
            found.append(Named(match.start(1), match.end(1), match[1], ()))
    return found


# Of a district with fewer units the register is not complete.
_COMPLETE = 10


def units_of(code: str, on: dt.date | None) -> int | None:
    """How many communes the register has for a district on a day; None where it has few or none."""
    units = [p for p in places().values() if p.parent == code and p.level == "commune"]
    found = [p for p in units if (p.exists_on(on) if on else p.valid_from is None)]
    return len(found) if len(found) >= _COMPLETE else None
