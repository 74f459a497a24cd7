"""Where a person lives: the address after `trú tại`, `thường trú`, `địa chỉ`, and a house's number with its lane and street."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from analysis.persons.runs import CAPITAL

_LIVES = re.compile(
    r"(?:(?:đăng\s+ký\s+)?(?:hộ\s+khẩu\s+)?thường\s+trú|đkhktt|hktt|hkhktt|đktt|đkttt|nơi\s+đkhktt|hộ\s+khẩu|tạm\s+trú|cư\s+trú|lưu\s+trú|trú\s+quán|trú\s+tại|trú\s+ở|\btrú\b|"
    r"nguyên\s+quán|quê\s+quán|quê\s+ở|quê|nơi\s+ở(?:\s+hiện\s+(?:nay|tại))?|chỗ\s+ở(?:\s+hiện\s+(?:nay|tại))?|hiện\s+ở|sống\s+tại|ngụ\s+tại|ngụ\s+ở|\bngụ\b|nhà\s+ở|nhà\s+riêng|thuê(?=\s+phòng\s+(?:số\s+)?[A-ZĐ]?\d)|thuê\s+(?:trọ|nhà|phòng)|ở\s+trọ|trọ\s+(?=tại|ở)|"
    r"(?<=[(,;] )ở(?:\s+tại)?|(?<=\()ở(?:\s+tại)?|địa\s+chỉ|đ/c\s*:|(?:liv|lodg|stay|rent|resid)\w*\s+(?:at|in)(?=\s+(?:no\.?\s*)?\d)|(?<=, )of(?=\s+\d[\w/]*(?:\s+\w+){1,4}\s+(?:alley|lane|street|road)\b)|lives?\s+at|resid(?:es?|ing)\s+(?:at|in)|address)"
    r"(?:\s+(?:tại|ở|số|hiện\s+(?:nay|tại)|thường\s+trú|tạm\s+trú|là|cùng))*\s*[:,]?\s*(?:tại\s+|ở\s+)?",
    re.IGNORECASE,
)  # fmt: skip
_FINE = r"(?:no\.?(?=\s*\d)|alley|lane|(?:nhà|dãy|phòng|khu)\s+trọ(?=\s+(?:số\s+)?[A-ZĐ]?\d)|nhà(?=\s+[A-ZĐ]?\d)|số\s+nhà|nhà\s+số|\bsn\b|số|lô|căn(?:\s+hộ)?|phòng|p\.?|tòa(?:\s+nhà)?|toà(?:\s+nhà)?|chung\s+cư|ngõ|ngách|hẻm|kiệt|tổ(?:\s+dân\s+phố)?|tdp|kp|khu\s+phố|khu\s+tập\s+thể|ktt|block)"
_COARSE = r"(?:đường|phố|thôn|xóm|ấp|bản|buôn|bon|plei|phum|sóc|làng|đội|khu|khóm|khu\s+đô\s+thị|kđt|cụm|xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|thành\s+phố|tỉnh|tp\.?|tx\.?|tt\.?|h\.|q\.|p\.|x\.)"
_NAME = rf"(?:{CAPITAL}[\w'’]*|\d[\w/]*(?:[.\-]\w+)*)"
_PART = rf"(?:(?i:{_FINE}|{_COARSE})\s*(?:số\s+)?(?:[A-ZĐ]?\d[\w/.\-]*|{_NAME})(?:\s+{_NAME}){{0,4}}|\d+[\w/\-]*(?:\s+{_NAME}){{1,4}}|\d+[\w/\-]*(?=\s*,?\s*(?i:{_FINE}|{_COARSE})\s)|{_NAME}(?:\s+{_NAME}){{1,3}})"
_CHAIN = re.compile(rf"{_PART}(?:\s*[,\-–(]?\s*{_PART})*")
_HOUSE = re.compile(
    rf"(?i:số\s+nhà|nhà\s+số|căn\s+hộ(?:\s+số)?)\s*[A-ZĐ]?\d[\w/.\-]*(?:\s*[,\-–]?\s*{_PART})*|(?<![\w/.,])(?:[A-ZĐ]?\d+[A-ZĐ]?(?:/\d+[A-ZĐ]?)+|\d+[A-ZĐ])\s+(?i:đường|phố|ngõ|hẻm|ngách|kiệt|tổ|ấp|khu\s+phố)\s+(?:{_PART}|{_NAME})(?:\s*[,\-–]?\s*{_PART})*|(?<![\w/.,])\d{{1,5}}[A-Z]?(?:/\d{{1,5}}){{0,4}},?\s+(?i:alley|lane)\s+\d{{1,5}}[\w/]*(?:,?\s+{_NAME}){{0,4}}|(?i:số)\s+\d[\w/\-]*\s*,?\s*(?i:ngõ|ngách|hẻm|kiệt)\s+\d[\w/\-]*(?:\s*[,\-–]?\s*{_PART})*"
)
_DETAIL = re.compile(rf"(?<!\w)(?:{_FINE}|xóm|thôn|đội|khóm|ấp)\s*(?:số\s+)?[A-ZĐ]?\d", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:trụ\s+sở|cơ\s+quan|ubnd|ủy\s+ban|công\s+an|văn\s+phòng|trường\s+(?:thpt|thcs|tiểu|mầm|đại|cao)|công\s+ty|bệnh\s+viện|trạm|ban\s+chỉ|hội\s+trường|nhà\s+văn\s+hóa|trung\s+tâm|"
    r"quán|cửa\s+hàng|chi\s+nhánh|kho|điểm)[^.;\n]{0,60}$",
    re.IGNORECASE,
)  # fmt: skip
_FOREIGN = re.compile(r"\s*(?:của|cho|về|là|có|không|trên|trong|và)\b", re.IGNORECASE)


def spans(text: str, persons: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of each address. `persons`: spans that show that a sentence is about a person."""
    found: list[tuple[int, int]] = []
    for cue in _LIVES.finditer(text):
        if _FOREIGN.match(text, cue.end()) or (chain := _CHAIN.match(text, cue.end())) is None:
            continue
        about = _about_a_person(text, cue.start(), persons)
        if about or _DETAIL.match(chain[0]) or re.match(r"\d", chain[0]):
            if about or not _OFFICE.search(text[max(0, cue.start() - 60) : cue.start()]):
                found.append((chain.start(), _end(text, chain, persons)))
    found += _behind_a_person(text, persons)
    covered = bytearray(len(text))
    for start, end in found:
        covered[start:end] = b"x" * (end - start)
    for house in _HOUSE.finditer(text):
        about = _about_a_person(text, house.start(), persons)
        if (about or not _OFFICE.search(text[max(0, house.start() - 60) : house.start()])) and not any(
            covered[house.start() : house.end()]
        ):
            found.append((house.start(), house.end()))
    found.sort(key=lambda span: (span[0], -span[1]))
    return [span for at, span in enumerate(found) if not any(a <= span[0] and span[1] <= b for a, b in found[:at])]


_BELOW = r"(?:xóm|thôn|bản|buôn|bon|plei|phum|sóc|khu\s+phố|kp|tổ(?:\s+dân\s+phố)?|tdp|ngõ|ngách|hẻm|kiệt|ấp|số(?:\s+nhà)?|nhà\s+số|khu\s+tập\s+thể|khóm)"
_BEHIND = re.compile(
    rf"\s*,\s*(?:ở\s+|tại\s+)?(?={_BELOW}\s+(?:số\s+)?(?:[A-ZĐ]?\d|{CAPITAL}))|[^.;\n]{{0,60}}?\b(?:ở|tại|đưa\s+về|về\s+nhà)\s+(?={_BELOW}\s+(?:số\s+)?(?:[A-ZĐ]?\d|{CAPITAL}))"
)


def _behind_a_person(text: str, persons: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Ông Lê Đình Phúc, thôn Ngọc Động`, `anh Giáp ở thôn Đoài`: a hamlet, a lane or a house named right behind a person."""
    found = []
    for _, end in persons:
        cue = _BEHIND.match(text, end)
        if cue and (chain := _CHAIN.match(text, cue.end())):
            found.append((chain.start(), _end(text, chain, persons)))
    return found


def _end(text: str, chain: re.Match, persons: list[tuple[int, int]]) -> int:
    """An address ends before the next person."""
    at = bisect_right(persons, (chain.start(), len(text)))
    return len(text[: persons[at][0]].rstrip(" ,;-–")) if at < len(persons) and persons[at][0] < chain.end() else chain.end()


def _about_a_person(text: str, at: int, persons: list[tuple[int, int]]) -> bool:
    """Whether a person is named, numbered or dated shortly before, or directly behind, within one paragraph."""
    line = text.rfind("\n\n", 0, at)
    first = bisect_left(persons, (max(line, at - 160), 0))
    return first < len(persons) and persons[first][0] < at + 40
