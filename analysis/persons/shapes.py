"""Names told by their shape alone: initials, and names of the highlands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.built import SYLLABLE, is_built, is_free
from analysis.persons.runs import CAPITAL, LOWER
from analysis.persons.words import known, pairs, plain, surnames, vocabulary

# `N.V.T`, `Y. T. H.`, `Đ.V.Khởi`; not U.B.N.D, P.C.C.C.
_INITIALS = re.compile(
    rf"(?<![\w./])(?!(?:U\.B\.N|H\.Đ\.N|C\.A\.[HXTPQ]\b|C\.A(?!\.)|M\.T\.T|B\.C\.[AHĐ]\b|[TK]\.[WƯ]|P\.C\.C|H\.T\.X|V\.K\.S|T\.P(?!\.)|T\.T\.X|S\.O\.S|U\.S)){CAPITAL}(?:(?:\.\s?{CAPITAL}){{1,3}}\.{CAPITAL}[{LOWER}]+|(?:\.\s?{CAPITAL}){{1,4}}(?![\w])\.?)"
)
_HIGHLAND = re.compile(
    rf"(?<![\w'’])(?:(?!(?:Ông|Bà|Anh|Chị|Em|Cháu|Cô|Chú|Bác|Cụ) ){CAPITAL}\w* ){{0,2}}(?P<it>(?:H['’]|K['’] ?|Y['’]){CAPITAL}[{LOWER}]+(?: {CAPITAL}[\w’']*){{0,3}})(?!\w)"
)
# `tổ V.A`, `các ban A.N.T.T, T.D.P`.
_OF_A_BODY = re.compile(
    rf"(?<!\w)(?i:các\s+(?:ban|tổ|đội|ngành|khối)|tổ|ban|đội|khối|lớp|khu|lô)\s+(?:{CAPITAL}(?:\.{CAPITAL})+\.?(?:,\s|\svà\s))*$"
)
# Givers and what each gave: `c. Lụa 200k; a. Bền 50k`; not the points a, b, c.
_GIVER = re.compile(
    rf"(?:(?<=[:;,] )|(?<=\n))(?:a|c|e|ô)\. ?(?P<it>{CAPITAL}[{LOWER}]+(?: {CAPITAL}[{LOWER}]+){{0,2}})(?=:? \d[\d.]* ?(?:k|đ|đồng|tr|triệu|nghìn|ngàn)(?!\w)| ?\()"
)
# Who stands in a row by a form of address or an initial: `A. Quý | x`; not the points A, B.
_IN_A_ROW = re.compile(
    rf"(?:(?<![^\n|\t;])|(?<=[|\t;] ))(?:\d{{1,3}}[.)]? ?(?:[|\t;] ?)?)?(?:{CAPITAL}\.|(?:a|c|e|ô|b)(?:\.|(?= ))) ?(?P<it>{CAPITAL}[{LOWER}]+)(?=[ ]?[|\t;])"
)
# `a.Thắng`.
_ADDRESSED = re.compile(rf"(?<![\w.])(?:a|c|ô)\.(?P<it>{CAPITAL}[{LOWER}]+)(?![\w.])")
_POINT_B = re.compile(r"(?<!\w)[bB][.)] ")
# `Tr.V.Đ`; no degree, no office.
_PAIRED = re.compile(
    rf"(?<![\w./])(?!Th\.S|Ph\.D|Ch\.B|Tr\.Đ)(?:Ngh?|Nh|Ch|Gi|Kh|Ph|Qu|Th|Tr)(?:\. ?(?:Ngh?|Nh|Ch|Gi|Kh|Ph|Qu|Th|Tr|{CAPITAL})){{2,4}}(?!\w)\.?"
)
# `“Q.Bảo”`, in quotes and nothing else.
_QUOTED = re.compile(rf"(?<=[“\"‘'])(?P<it>{CAPITAL}\. ?{CAPITAL}[{LOWER}]+)(?=[”\"’'])")
# `V.ă.n T.h.à.n.h`, `P-h-ú-c`: letters apart that are syllables together.
_APART = re.compile(
    rf"(?<![\w.])(?P<it>{CAPITAL}(?P<by>[.*_·-])[{LOWER}](?:(?P=by)[{LOWER}]){{0,5}}(?: {CAPITAL}(?P=by)[{LOWER}](?:(?P=by)[{LOWER}]){{0,5}})*)(?![\w]|(?P=by)\w)"
)
# `PHẠM.THỊ.THANH.TRÀ`, `Lê_Văn_Tám`.
_JOINED = re.compile(rf"(?<![\w.@/-]){CAPITAL}\w+(?P<by>[._·-]){CAPITAL}\w+(?:(?P=by){CAPITAL}\w+){{0,3}}(?![\w@]|[./-]\w)")
# `Nguyễn.T.N.Yến`.
_INSIDE = re.compile(rf"(?<![\w.@/-])(?P<first>{CAPITAL}[{LOWER}]+)(?:\.{CAPITAL}){{1,3}}\.{CAPITAL}[{LOWER}]+(?![\w@]|[./-]\w)")
# `Y Krăn Êban`, `H Wen Ayun`.
_CLAN = re.compile(
    rf"(?<![\w.])(?<!Ông )(?<!Bà )(?<!Anh )(?<!Chị )(?<!Em )(?<!Cô )(?<!Cháu )(?:Y|H)(?: {CAPITAL}[\w’']*){{1,3}}(?!\w)"
)
# `Ama Phương`, `Ami Lin`: parents called after a child; `Y Ju`.
_PARENT = re.compile(rf"(?<!\w)(?P<it>(?:(?:Ama|Ami|Amí|Aê|Aduôn|Yă) {CAPITAL}[\w’']+|Y {CAPITAL}[\w’']+(?! {CAPITAL})))(?!\w)")
# `Tr. Đình Nhuận`, `Phg. Thị Liên`; no ward or street: `P. Đình Bảng`.
_CUT = re.compile(
    rf"(?<![\w.])(?P<it>(?:Ngu?y?|Ngh|Trg?|Phg?|Hg|Lg|Đg|Vg|Dg|Bg|{CAPITAL}(?=\. ?(?:Văn|Thị)(?! (?:Miếu|Cầu|Trấn|Xã))))\. ?(?:Văn|Thị|Đình|Hữu|Bá|Đức|Xuân|Ngọc|Quang|Minh|Quốc|Mạnh|Công|Duy|Trọng) {CAPITAL}[{LOWER}]+(?: {CAPITAL}[{LOWER}]+)?)(?!\w)"
)
# `mẹ bảo cái Thủy`, no thing.
_GIRL = re.compile(
    rf"(?<!\w)(?<!một )(?<!hai )(?<!những )(?<!các )(?<!mấy )(?<!\d )cái (?P<it>{CAPITAL}[{LOWER}]+)(?! {CAPITAL})(?!\w)"
)
# `Sần A Lìn`, `Tẩn Mẩy Khé`, `Cứ Thị Dợ`, told by a surname, a middle name and a syllable that is no word.
_UPLAND = re.compile(
    rf"(?<=[:;,] )(?P<it>{CAPITAL}[{LOWER}]+ (?:A|Mẩy|Láo|Tả|Seo|Mí|Thị) {CAPITAL}[{LOWER}]+)(?!\s+{CAPITAL})(?!\w)"
)
_PLACED = re.compile(
    r"(?:xã|huyện|tỉnh|thị trấn|buôn|thôn|(?<!già )làng|bon|plei|sông|hồ|suối|đường)\s+(?:\w+\s+)?$", re.IGNORECASE
)


# `LÀ PHÚC "BỒ"`.
NICKED = re.compile(
    rf"(?<!\w)(?:LÀ|TÊN|VÀ|CÙNG|VỚI|TƯỢNG|CAN|CÁO|GỒM) (?P<it>{CAPITAL}+(?: {CAPITAL}+)? [\"“]{CAPITAL}+(?: {CAPITAL}+)?[\"”])"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each; they may overlap."""
    shaped = (match for pattern in (_INITIALS, _PAIRED) for match in pattern.finditer(text))
    yield from (match.span() for match in shaped if not _OF_A_BODY.search(text, max(0, match.start() - 20), match.start()))
    pointed = (_GIVER, _IN_A_ROW) if not _POINT_B.search(text) else ()
    for match in (match for pattern in (*pointed, _ADDRESSED, _QUOTED, _GIRL) for match in pattern.finditer(text)):
        word = re.split(r"[ .]", match["it"].lower())[-1]
        if SYLLABLE.match(plain(word)) and known().isdisjoint((word, match["it"].lower())) and is_free(word, given=True):
            yield match.span("it")
    for match in _APART.finditer(text):
        words = "".join(c for c in match["it"].lower() if c.isalpha() or c == " ").split()
        if max(map(len, words)) > 2:
            yield match.span("it")
    for match in _JOINED.finditer(text):
        words = re.split(r"[._·-]", match[0].lower())
        if is_built(words) if match["by"] != "-" else len(words) > 2 and words[0] in surnames("sure"):
            yield match.span()
    for match in _INSIDE.finditer(text):
        if match["first"].lower() in surnames():
            yield match.span()
    for match in _CLAN.finditer(text):
        if surnames("clans") & set(match[0].lower().split()):
            yield match.span()
    for match in _UPLAND.finditer(text):
        first, _, last = match["it"].lower().split()
        placed = _PLACED.search(text[max(0, match.start() - 30) : match.start()])
        if first in surnames() and last not in vocabulary() and match["it"].lower() not in known() and not placed:
            yield match.span()
    for match in (*_PARENT.finditer(text), *_CUT.finditer(text), *_HIGHLAND.finditer(text)):
        whole = match["it"].lower()
        if not (whole in known() or whole in pairs() or _PLACED.search(text[max(0, match.start() - 30) : match.start("it")])):
            yield match.span()
