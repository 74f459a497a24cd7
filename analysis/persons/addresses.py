"""Where a person lives: the address after `trú tại`, `thường trú`, `địa chỉ`, and a house's number with its lane and street."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from analysis.persons import dwellings
from analysis.persons.rows import rows
from analysis.persons.runs import CAPITAL, merged
from analysis.persons.words import Spelled, borne, surnames

_LIVES = Spelled(
    r"(?:(?:đăng\s+ký\s+)?(?:hộ\s+khẩu\s+)?thường\s+trú|đkhktt|hktt|hkhktt|đktt|đkttt|nơi\s+đkhktt|hộ\s+khẩu|tạm\s+trú|cư\s+trú|lưu\s+trú|trú\s+quán|trú\s+tại|trú\s+ở|\btrú\b|"
    r"nguyên\s+quán|quê\s+quán|quê\s+ở|quê|nơi\s+ở(?:\s+hiện\s+(?:nay|tại))?|chỗ\s+ở(?:\s+hiện\s+(?:nay|tại))?|hiện\s+ở|sống\s+tại|ngụ\s+tại|ngụ\s+ở|\bngụ\b|nhà\s+ở|nhà\s+riêng|thuê(?=\s+phòng\s+(?:số\s+)?[A-ZĐ]?\d)|thuê\s+(?:trọ|nhà|phòng)|ở\s+trọ|trọ\s+(?=tại|ở)|"
    r"(?:(?<=[(,;] )|(?<=\())ở(?!\w)(?:\s+tại)?|địa\s+chỉ|đ/c\s*:|(?:liv|lodg|stay|rent|resid)\w*\s+(?:at|in)(?=\s+(?:(?:no\.?|hamlet|group|village)\s*)?\d)|(?<=, )of(?=\s+(?:\d[\w/]*(?:\s+\w+){1,4}\s+(?:alley|lane|street|road)\b|(?:hamlet|group|village)\s+\d))|(?:home|house|address),?(?:\s+(?:given|told|as|is|was|of|hers|his))+(?=\s+(?:hamlet|group|village)\s+\d)|lives?\s+at|resid(?:es?|ing)\s+(?:at|in)|address|(?:adr|village|hamlet)(?=:))"
    r"(?:\s+(?:tại|ở|hiện\s+(?:nay|tại)|thường\s+trú|tạm\s+trú|là|cùng|cơ\s+sở|kinh\s+doanh|cửa\s+hàng|quán|tiệm|liên\s+hệ|nhà(?=\s*:)|gia\s+đình(?=\s*:)))*\s*[:,]?\s*(?:tại\s+|ở\s+)?"
)  # fmt: skip
_FINE = r"(?:thửa(?:\s+đất)?(?=\s+(?:số\s+)?\d)|tờ\s+bản\s+đồ|no\.?(?=\s*\d)|(?:hamlet|group|village)(?=\s\d)|alley|lane|(?:nhà|dãy|phòng|khu)\s+trọ(?=\s+(?:số\s+)?[A-ZĐ]?\d)|nhà(?=\s+[A-ZĐ]?\d)|số\s+nhà|nhà\s+số|\bsn\b|số|lô|căn(?:\s+hộ)?|phòng|p\.?|tòa(?:\s+nhà)?|toà(?:\s+nhà)?|chung\s+cư|ngõ|ngách|hẻm|kiệt|tổ(?:\s+dân\s+phố)?|tdp|kp|khu\s+phố|khu\s+tập\s+thể|ktt|block)"
_COARSE = r"(?:đường|phố|thôn|xóm|ấp|bản|buôn|bon|plei|phum|sóc|làng|đội|khu|khóm|khu\s+đô\s+thị|kđt|cụm|xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|thành\s+phố|tỉnh|tp\.?|tx\.?|tt\.?|h\.|q\.|p\.|x\.)"
_NAME = rf"(?:{CAPITAL}[\w'’]*(?:-\w+)*|\d[\w/]*(?:[.\-]\w+)*)"
_PART = rf"(?:(?i:{_FINE}|{_COARSE})\s*(?:số\s+)?(?:[A-ZĐ]?\d[\w/]*(?:[.\-][\w/]+)*|{_NAME})(?:[ \t]+{_NAME}){{0,4}}|\d+[\w/\-]*(?:[ \t]+{_NAME}){{1,4}}|\d+[\w/\-]*(?=\s*,?\s*(?i:{_FINE}|{_COARSE})\s)|{_NAME}(?:[ \t]+{_NAME}){{1,3}})"
_CHAIN = Spelled(rf"{_PART}(?:(?:[ \t]*[\-–(]?[ \t]*|\s*,\s*){_PART})*", re.NOFLAG)
_HOUSE = re.compile(
    rf"(?<!\w)[KH]\d+(?:/[A-Z]?\d+)+(?:\s+(?i:đường|phố))?(?:\s+{_NAME}){{0,4}}|(?<!\w)(?i:hẻm|ngõ|ngách|kiệt)\s+\d+(?:/\d+)+[A-Z]?(?!\w)|(?i:(?:p(?:hòng|\.)|căn)\s*\d[\dA-Z]{{2,4}}(?=\s*,?\s*(?:tòa|toà|chung\s+cư|block|lô)\s+\w))(?:\s*[,\-–]?\s*{_PART})*|(?i:số\s+nhà|số\s+phòng|nhà\s+số|căn\s+hộ(?:\s+số)?)\s*[A-ZĐ]{{0,2}}-?\d[\w/.\-]*(?:\s*[,\-–]?\s*{_PART})*|(?<![\w/.,])(?:[A-ZĐ]?\d+[A-ZĐ]?(?:/\d+[A-ZĐ]?)+|\d+[A-ZĐ])\s+(?i:đường|duong|phố|ngõ|hẻm|ngách|kiệt|tổ|ấp|khu\s+phố)\s+(?:{_PART}|{_NAME})(?:\s*[,\-–]?\s*{_PART})*|(?<![\w/.,])\d{{1,5}}[A-Z]?(?:/\d{{1,5}}){{0,4}},?\s+(?i:alley|lane)\s+\d{{1,5}}[\w/]*(?:,?\s+{_NAME}){{0,4}}|(?i:số)\s+\d[\w/\-]*\s*,?\s*(?i:ngõ|ngách|hẻm|kiệt)\s+\d[\w/\-]*(?:\s*[,\-–]?\s*{_PART})*"
)
_POINT = re.compile(r"(?<!\w)(?i:toạ độ|tọa độ|gps|coordinates?)\W{1,3}(?P<it>-?\d{1,3}\.\d{3,}°?[ ,;NB]{1,3}-?\d{1,3}\.\d{3,})")
# The same typed without marks, and in English: `so nha 36 to 11`, `so 8 ngach 53/21 Ngo Gia Tu`, `Unit B-2207`.
_TYPED_BELOW = r"(?:ngach|ngo|hem|kiet|to|tdp|ap|duong|pho|thon|xom|doi|khu\s+pho|lo|day)"
_TYPED = re.compile(
    rf"(?<!\w)(?i:(?:so\s+nha|nha\s+so|can\s+ho(?:\s+so)?)\s+[A-Z]?\d[\w/.-]*|(?:so|phong)\s+\d[\w/-]*(?=\s*,?\s*{_TYPED_BELOW}\s)|\d+(?:/\d+)+[A-Z]?(?=\s+{_TYPED_BELOW}\s)|{_TYPED_BELOW}\s+\d[\w/]*(?=\s*,?\s*{_TYPED_BELOW}\s+\d))"
    rf"(?:\s*[,-]?\s*(?i:{_TYPED_BELOW})\s+(?:so\s+)?(?:\d[\w/]*|{_NAME}))*(?:\s*,?(?:\s+{_NAME}){{1,4}})?"
    rf"|(?:(?<= o )|(?<= tai ))(?:(?:cuoi|dau|sau)\s+)?(?:{_TYPED_BELOW}|khom|buon|ban)\s+\d\w*(?:\s*,?\s*(?:{_TYPED_BELOW})\s+\w+)*|(?<= o )(?:thon|xom|ap)\s+(?!(?:nay|toi|em|minh|ta|do|kia|ben|tren|duoi|khac|cua|co|bi|la|va|thi|nha|em)(?!\w))[a-z]+"
    r"|(?<!\w)(?i:ngach|ngo|hem|kiet)\s+(?i:so\s+)?\d+(?:/\d+)+|(?<!\w)House\s+(?i:no\.?\s*)?\d[\w/]*|(?:(?<=at )|(?<=to )|(?<=from )|(?<=outside )|(?<=near ))\d+[A-Z]?(?:/\d+)*(?:\s+[A-Z][a-z]+){1,3}\s+(?i:lane|alley)|(?<!\w)(?i:apartment|apt\.?|flat)\s+(?i:no\.?\s*)?[A-Z]?-?\d[\w-]*|(?<!\w)[Uu]nit\s+[A-Z]{1,2}-?\d{3,}(?!\w)"
)
# `đi lạc từ 47 Trần Quang Diệu`, `tại 204/16/8A Nguyễn Văn Đậu`: a number and a street's name.
_AT_NUMBER = re.compile(
    rf"(?<!\w)(?i:từ|tại|ở|về|đến|nhà|ghé|tới|qua|(?:quán|tiệm|cửa\s+hàng)(?:\s+[^\W\d]+){{0,4}})\s+(?P<it>(?:số\s+)?\d+[A-Z]?(?P<lanes>(?:/\d+[A-Z]?)*)\s+(?:(?P<lane>(?i:ngõ|ngách|hẻm|kiệt)\s+{_NAME}(?:[ \t]+{_NAME}){{0,3}})|(?P<street>{_NAME}(?:[ \t]+{_NAME}){{1,3}})))"
)
HAMLET = re.compile(r"(?<!\w)(?:thôn|xóm|ấp|bản|buôn|bon|plei|phum|sóc|làng|khóm)\s", re.IGNORECASE)
_DETAIL = Spelled(rf"(?:{_FINE}|xóm|thôn|đội|khóm|ấp)\s*(?:số\s+)?[A-ZĐ]?\d")
_OFFICE = re.compile(
    r"(?<!\w)(?:trụ\s+sở|cơ\s+quan|ubnd|ủy\s+ban|công\s+an|văn\s+phòng|trường\s+(?:thpt|thcs|tiểu|mầm|đại|cao)|công\s+ty|bệnh\s+viện|trạm|ban\s+chỉ|hội\s+trường|nhà\s+văn\s+hóa|trung\s+tâm|"
    r"quán|cửa\s+hàng|chi\s+nhánh|kho(?!\w)|điểm(?!\w))[^.;\n]{0,60}$",
    re.IGNORECASE,
)  # fmt: skip
_DWELLING = re.compile(
    r"(?<!\w)(?:trú|ngụ|ở(?!\s+(?:các|những|nhiều)\s)|quê|quán|trọ|nhà(?!\s+(?:văn|máy|hàng|nước|trường|thờ|thi|hát|sách|xe|ga|khách))|hộ|hộ\s+khẩu|căn\s+hộ|hktt|đkhktt|sống|liv(?:es?|ing)|resid\w+|stay\w*|rent\w*|lodg\w+|home)(?!\w)",
    re.IGNORECASE,
)


def spans(text: str, persons: list[tuple[int, int]], names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of each address. `persons`: spans that show that a sentence is about a person, the `names` among them."""
    found = [*_told(text, persons), *_in_rows(text, names), *_on_streets(text, persons)]
    for cue in _LIVES.finditer(text):
        if (chain := _CHAIN.match(text, cue.end())) is None:
            continue
        a_house = _DETAIL.match(chain[0], 0) and _may_be_a_home(text, cue.start(), cue[0])
        if (
            chain[0][0].isdigit()
            and _DWELLING.search(cue[0])
            and not _OFFICE.search(text[max(0, cue.start() - 60) : cue.start()])
        ):
            a_house = True  # `HKTT: 12 Lê Lai`, of whomever
        if a_house or _about_a_person(text, cue.start(), persons):
            found.append((chain.start(), _end(text, *chain.span(), persons)))
    found += [*_behind_a_person(text, persons), *_rooms(text, names)]
    found += [one.span("it") for one in _POINT.finditer(text) if _about_a_person(text, one.start(), persons)]
    covered = bytearray(len(text))
    for start, end in found:
        covered[start:end] = b"x" * (end - start)
    for house in (*_HOUSE.finditer(text), *_TYPED.finditer(text)):
        about = _about_a_person(text, house.start(), persons) or _may_be_a_home(text, house.start(), house[0])
        if about and not any(covered[house.start() : house.end()]):
            found.append((house.start(), house.end()))
    return merged(one for one in found if one[0] < one[1])


# `nhà nó ở`, `đang ở`, `, ở tạm`; `cuộc sống` is no dwelling.
_DWELLS = re.compile(
    r"(?<!\w)(?=[cgnđhvtởsq])(?:(?:(?<!các )(?<!những )(?<!hộ )(?<!số )(?<!\d )(?:gia\s+đình|nhà)(?:\s+(?P<own>(?:chúng\s+)?tôi|em|mình)(?=\s+ở)|\s+(?:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|nó|hắn|y|mình|tôi|thằng|con|bố|mẹ|vợ|chồng)(?:\s+[^\W\d]+){0,3})?\s+ở|(?:đang|hiện|vẫn)\s+ở|(?<!các )(?<!những )cư\s+dân(?=\s+(?:(?:ở|tại)\s+)?căn\s)|(?:tạm|thường)\s+trú|trú|ngụ|ở\s+(?:trọ|tạm|nhờ|một\s+mình|riêng)|(?<!cuộc )(?<!đời )sống|nhà\s+ở|quê|thuê(?=\s+(?:phòng|nhà|trọ|căn)))|(?:(?<=[,;(] )|(?<=\())(?:ở|nhà(?=\s+(?:trong|ngoài|ngay|tại|cuối|đầu|cạnh|bên|sau|phía|trước|gần|kế|sát|đối|giữa|ven)(?!\w))))"
    r"(?:\s+(?:ở|tại|tạm|trọ|nhờ|riêng|một\s+mình|cùng\s+\w+|hiện|nay))*\s*:?\s+",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\s*[,(–-]\s*(?=[^\W\d])")
_AT_LAST = re.compile(r"[^.;\n]{0,60}?(?<!\w)ở\s+", re.IGNORECASE)
_UNIT = re.compile(r"(?:đội|phòng|số)\s+\d+(?:\s+phòng\s.*)?", re.IGNORECASE)


def _told(text: str, persons: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where somebody lives, in free words, behind a word of dwelling, or behind `ở` shortly after a person."""
    for cue in _DWELLS.finditer(text):
        if (cue["own"] or _about_a_person(text, cue.start(), persons)) and (phrase := dwellings.within(text, cue.end())):
            yield phrase[0], _end(text, *phrase, persons)
    for _, behind in persons:
        cue = _AT_ONCE.match(text, behind) or _AT_LAST.match(text, behind)
        end = dwellings.end(text, cue.end(), landmarks=False) if cue else None
        if cue and end and not _UNIT.fullmatch(text, cue.end(), end):
            yield cue.end(), _end(text, cue.end(), end, persons)


def _in_rows(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cells beside a name that are a dwelling and nothing else."""
    for row in rows(text, names):
        yield from (cell for cell in row.cells if dwellings.end(text, cell[0], landmarks=True) == cell[1])


def _on_streets(text: str, persons: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A house's number before a street's name alone, or before its lanes, in a sentence about a person."""
    for house in _AT_NUMBER.finditer(text):
        named = (house["street"] or "").lower()
        street = house["lane"] or named in borne() or named.split(" ")[0] in surnames("sure")
        if street and _about_a_person(text, house.start(), persons):
            called = bisect_left(persons, house.span())
            if not _OFFICE.search(text[max(0, house.start() - 60, persons[called - 1][1] if called else 0) : house.start()]):
                yield house.span("it")


_BELOW = r"(?:xóm|thôn|làng|bản|buôn|bon|plei|phum|sóc|khu\s+phố|kp|tổ(?:\s+dân\s+phố)?|tdp|ngõ|ngách|hẻm|kiệt|ấp|số(?:\s+nhà)?|nhà\s+số|khu\s+tập\s+thể|khóm|[Pp]\.(?=\s?\d{3,4}(?!\w))|phòng(?=\s+(?:số\s+)?\d{3,4}(?!\w|\s+(?:nhà\s+nghỉ|khách\s+sạn))))"
_BEHIND = re.compile(
    rf"\s*[,(]\s*(?:(?:người|dân\s+tộc)\s+[^,;.()\n]{{2,20}},\s*)?(?:ở\s+|tại\s+)?(?!số\s+{CAPITAL})(?={_BELOW}\s+(?:số\s+)?(?:[A-ZĐ]?\d|{CAPITAL}))|\s+(?:của\s+)?(?=(?!số){_BELOW}\s+(?:\d|{CAPITAL})|số\s+\d+[A-Z]?\s+(?:(?:đường|phố|ngõ)\s|{CAPITAL}))|[^.;\n]{{0,60}}?\b(?:ở|tại|đưa\s+về|về\s+nhà|thay(?:\s+mặt)?|đại\s+diện(?:\s+cho)?|(?:người|dân)(?=\s\w+\s{CAPITAL}))\s+(?={_BELOW}\s+(?:số\s+)?(?:[A-ZĐ]?\d|{CAPITAL}))"
)


def _behind_a_person(text: str, persons: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Ông Lê Đình Phúc, thôn Ngọc Động`, `anh Giáp ở thôn Đoài`, `nhà trọ bà Béo ngõ 21`: a hamlet, a lane or a house named right behind a person."""
    found = []
    for _, end in persons:
        cue = _BEHIND.match(text, end)
        if cue and (chain := _CHAIN.match(text, cue.end())):
            found.append((chain.start(), _end(text, *chain.span(), persons)))
    return found


# `phòng 3: Hà Văn Quân`, `căn 1206 (anh Quyết)`, where people lodge.
_ROOM = re.compile(
    r"(?<!\w)(?:phòng|buồng|căn(?:\s+hộ)?|room|flat|unit)\s+(?:số\s+|no\.?\s*)?[A-ZĐ]?-?\d+[A-Z]?(?=\s*(?:[:(–-]|của|of)\s*(?:[^\W\d]+\s+){0,4}(?P<who>[^\W\d]))",
    re.IGNORECASE,
)
_LODGED = re.compile(
    r"(?<!\w)(?:trọ|tạm\s+trú|lưu\s+trú|thuê|chung\s+cư|ký\s+túc|tập\s+thể|cư\s+dân|boarding|tenants?|lodg\w+|apartments?|dormitory)(?!\w)",
    re.IGNORECASE,
)


def _rooms(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Rooms of a lodging before the name of who lives there."""
    for room in _ROOM.finditer(text) if _LODGED.search(text) else ():
        at = bisect_left(names, room.span())
        if at < len(names):
            yield room.span()


def _end(text: str, start: int, end: int, persons: list[tuple[int, int]]) -> int:
    """An address ends before the next person."""
    at = bisect_right(persons, (start, len(text)))
    return len(text[: persons[at][0]].rstrip(" ,;-–(")) if at < len(persons) and persons[at][0] < end else end


def _may_be_a_home(text: str, at: int, said: str) -> bool:
    """Whether the sentence before a house tells of somebody or of a dwelling, and of no office; `said`: what stands there itself."""
    before = text[max(at - 160, *(text.rfind(stop, 0, at) + 1 for stop in (". ", "\n", "; "))) : at]
    alone = not before.strip() and re.search(r"\d\D+\d", said)
    return bool(alone or _DWELLING.search(before + said))


def _about_a_person(text: str, at: int, persons: list[tuple[int, int]]) -> bool:
    """Whether a person is named, numbered or dated shortly before, or directly behind, within one paragraph."""
    line = text.rfind("\n\n", 0, at)
    first = bisect_left(persons, (max(line, at - 160), 0))
    return first < len(persons) and persons[first][0] < at + 40
