"""A text and where a dwelling is told → where its phrase ends: `xóm 6 nhà cạnh giếng đất`, `nhà không số, cạnh 41 ngõ Đình`."""

from __future__ import annotations

import re

from analysis.persons.runs import CAPITAL, LOWER
from analysis.persons.told import DID, MAY

_NUMBER = r"(?:(?-i:[A-ZĐ]{0,3})\d[\w/]*(?:[.\-]\w+)*)"
_NAME = rf"(?-i:{CAPITAL}[\w'’]*(?:[ ](?:{CAPITAL}[\w'’]*|\d+(?![\w/]))){{0,4}})"
_BELOW_LANES = r"\d+[A-Z]?(?:/\d+[A-Z]?)+"  # 23/8A
_HOUSE = r"(?:tổ(?:\s+dân\s+phố)?|tdp|ngõ|ngách|hẻm|kiệt|đội|xóm|thôn|ấp|khóm|số(?:\s+nhà)?|lô|dãy|ki-?[oố]t|sạp|quầy|gian|phòng(?:\s+trọ)?|p\.|căn(?:\s+hộ)?|nhà(?:\s+trọ|\s+số)?|tầng|block|t[oò][aà])"
_SETTLED = r"(?:ngõ|ngách|hẻm|kiệt|xóm|thôn|ấp|khóm|lô|dãy|block|t[oò][aà])"
_PLACE = r"(?:buôn|bon|bản|làng|plei|phum|sóc|xã|phường|thị\s+trấn|khu\s+phố|đường|phố|kênh|rạch|mương|sông|suối|hồ|đê|bến|cồn|gò|đồi|dốc|nông\s+trường|lâm\s+trường|chợ|cầu|cống|đình|chùa|đền|miếu|nhà\s+(?:thờ|văn\s+hóa)|trường|trạm)"
# What lies in a settlement without a name of its own.
_SPOT = r"(?:khu(?:\s+tập\s+thể|\s+trọ)?|chòi|lán|trại|vườn|rẫy|ruộng|giếng|cây(?:\s+xăng)?|gốc|bể|ao|bờ|bãi|cổng|sân|con\s+(?:suối|kênh|mương|đê|đường)|tiệm|quán|xưởng|cửa\s+hàng|bưu\s+điện|ủy\s+ban|ubnd|nghĩa\s+trang|nhà\s+máy)"
_BESIDE = r"(?:cuối|đầu|(?:bên\s+)?cạnh|bên\s+(?:phải|trái|kia)|giữa|ven|(?:phía\s+)?sau|trước|gần|kế|sát|đối\s+diện)"
_WORD = rf"(?:(?!(?:{DID.pattern})|(?:{MAY.pattern}))[ ](?!(?:do|của|trong|khi|lúc|để|nhưng|nên|mà|theo|rồi|hay|thường|nơi|{_BESIDE}|{_HOUSE}|{_PLACE})(?!\w))(?-i:[{LOWER}]+)(?!\w))"
_DETAIL = rf"(?:{_HOUSE}\s*(?:số\s+)?(?:(?:sàn\s+|cấp\s+\d\s+)?thứ\s+\w+(?:\s+từ\s+\w+)?|{_NUMBER})|(?:chòi|lán){_WORD}{{0,2}}(?!\w)|(?:nhà|căn|phòng)\s+(?:không\s+số|cuối|đầu)(?!\w)|{_NUMBER}(?=\s+(?:ngõ|ngách|hẻm|kiệt|dãy|lô)(?!\w))|{_BELOW_LANES}\s+{_NAME})"
_LANDMARK = rf"(?:nhà\s+|ngay\s+)?{_BESIDE}\s+(?:(?:(?:{_PLACE}|{_SPOT})\s+){{0,2}}(?:{_HOUSE}|{_PLACE}|{_SPOT})(?:\s+(?:{_NAME}|{_NUMBER})|{_WORD}{{1,2}})?|{_DETAIL})"
_PIECE = rf"(?:(?:{_BESIDE}\s+)?{_DETAIL}|{_LANDMARK}|sân\s+thượng|(?:{_SETTLED}|{_PLACE}|{_SPOT}(?:\s+nhà\s+máy)?)\s+(?:(?:chợ|đình|chùa|đền|miếu|giếng|nhà\s+thờ)\s+)?(?:{_NAME}|{_NUMBER})|{_SPOT}{_WORD}{{1,3}})"
_PHRASE = re.compile(rf"(?<!\w){_PIECE}(?!\w)(?:[ \t]*[,–-]?[ \t]*(?:{_PIECE}(?!\w)))*", re.IGNORECASE)
_HAS_DETAIL = re.compile(rf"(?<!\w){_DETAIL}", re.IGNORECASE)
_HAS_LANDMARK = re.compile(
    rf"(?<!\w)(?:{_LANDMARK}|(?:kênh|rạch|thôn|xóm|ấp|khóm|bản|buôn|bon|plei|phum|sóc)(?!\w))", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:[^.;:()\n]|\.(?!\s|$)){0,90}")


def within(text: str, at: int) -> tuple[int, int] | None:
    """(start, end) of the first phrase of a dwelling in the clause that begins there."""
    clause = _CLAUSE.match(text, at)
    for phrase in _PHRASE.finditer(text, at, clause.end() if clause else at):
        if found := end(text, phrase.start(), landmarks=True):
            return phrase.start(), found
    return None


def end(text: str, at: int, landmarks: bool) -> int | None:
    """Where the phrase of a dwelling that begins there ends; None where nothing in it leads to a house. `landmarks`: whether a hamlet or `sau chợ` does."""
    phrase = _PHRASE.match(text, at)
    if phrase is None or not (_HAS_DETAIL.search(phrase[0]) or landmarks and _HAS_LANDMARK.search(phrase[0])):
        return None
    return phrase.end()
