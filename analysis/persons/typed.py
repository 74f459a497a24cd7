"""Names typed without capitals, told by a surname and a middle name, or by what stands before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.built import SYLLABLE, is_free
from analysis.persons.runs import LOWER
from analysis.persons.told import DID, MAY
from analysis.persons.words import PERSON, kinds, surnames, vocabulary

_SURE = "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|ngô|trịnh|trương"
_ALSO_WORDS = "đỗ|hồ|dương|lý|đinh|đào|đoàn|lương"
_MIDDLE = "văn|thị|đức|hữu|đình|xuân|minh|ngọc|quang|thanh|quốc|mạnh|hoàng|thu|bích|kim|tiến|anh|công|duy|trọng|bá"
_TOLD = re.compile(r"([^\W\d_]+) (?:(?:tổ|thôn|xóm|ấp|bản|khóm|xã|phường|khu) (?:số )?[\w/]+ )?(?:(?:là|của) )*$", re.IGNORECASE)
# `em là minh thư, bạn thân của`: two words behind what somebody says of himself, neither a word of the catalogue together nor a kind.
_SELF = re.compile(
    rf"(?<!\w)(?:em|cháu|tôi|mình)\s+(?:tên\s+)?là\s+(?P<it>(?P<first>[{LOWER}]+)(?!{DID.pattern}|{MAY.pattern}) (?P<next>[{LOWER}]+))(?={MAY.pattern}|\s*(?:[;,.\n(]|$))"
)
# One word more of a name typed without capitals: what stands behind it, not itself, goes on with the sentence.
_LAST = rf"(?:(?!{DID.pattern}|{MAY.pattern}) [{LOWER}]+(?={DID.pattern}|{MAY.pattern}|\s*(?:[;,.\n(]|$)))"
_SMALL = re.compile(
    rf"(?<![\w/])(?<!tội )(?<!vi )(?<!xâm )(?P<it>(?:(?P<bare>{_SURE}) (?:văn(?! (?:hóa|hoá|bản|phòng|nghệ|minh|học|công))|thị(?! (?:trấn|xã|trường|sát)))|(?:{_SURE}|{_ALSO_WORDS}) (?:{_MIDDLE})) [{LOWER}]+{_LAST}?)(?!\w)"
)
_FORM = re.compile(
    rf"họ\s+(?:và\s+)?tên[^:\n]{{0,20}}:\s*(?P<it>[{LOWER}]+(?: [{LOWER}]+){{1,4}})(?=\s*(?:[;,.\n]|$))", re.IGNORECASE
)
_TYPED = re.compile(r"(?<!\w)(?P<it>(?P<first>[a-z]+) (?P<middle>thi|van) [a-z]{2,6})(?!\w)")
_NEVER_WORDS = set("nguyen tran pham hoang huynh bui ngo trinh truong".split())
_ALONE_TYPED = set("vu vo dinh le ly dao doan luong".split())
_ALSO_TYPED = _ALONE_TYPED | set("do dang duong ho phan".split())
# In texts without marks: `bon Nam lua va Tung bo`, `E la Thuy me no`, `e Loan ne`.
_NICK = r"[A-Z][a-z]+(?: (?!(?:va|voi|hay|lai|da|di|o|noi|no|bi|va|thi|la|co|cung)\b)[a-z]{2,5})?"
_GANG = re.compile(rf"(?<!\w)(?i:bon|tui|lu|dam|voi thang) (?P<one>{_NICK})(?P<more>(?:(?:,| va| voi|, va)(?: thang)? {_NICK})+)")
_MYSELF = re.compile(
    r"(?<!\w)(?:(?i:e|em|a|anh|chi|c|chau|toi|minh|day)(?: ten)? la (?P<it>[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})(?! [a-z]*(?:an|sinh|dan|so)\b)|(?i:e|a|c) (?P<short>[A-Z][a-z]+)(?= (?:ne|day|nha|nhe)\b))"
)
# `toi la hanh o xom 5`, `em ten thu ha, lop 9a`; no `toi la dan o xom 5`.
_I = r"(?:toi|minh|em|chau|con|tao|tui)"
_SELF_TYPED = re.compile(
    rf"(?<!\w){_I} (?:ten(?: la)?|la) (?P<it>[a-z]+(?: [a-z]+){{0,3}}?)(?=[,.;(]| (?:o|nha|lop|tru|que|day|ne|ben|hoc|lam|thay|xin|bao|muon|con(?: trai| gai)? (?:ong|ba|anh|chi)|vo|chong|ban cua|\d)(?!\w)|\s*$)"
)
ORDINALS = set("hai ba tu nam sau bay tam chin muoi ut".split())
_NOBODY_TYPED = set("dan con chi cong bao anh gia trong the thi van con ba ho chu do san nha sinh quan".split())
# `nha ong bay mui`, `thang kien danh em`; no `ba lan`, `thang hai`.
_OF_TITLES = re.compile(
    r"(?<!\w)(?:ong|thang|(?:nha|con|vo|chong|gap) (?:ba|anh|chi|co|chu|bac)) (?P<it>(?:(?:hai|ba|tu|nam|sau|bay|tam|chin|muoi|ut) )?(?P<given>[a-z]{2,6}))(?!\w)"
)
# A message without marks among words with them: quoted, behind a colon, or a line.
_MESSAGE = re.compile(r"(?:(?<=[“\"‘'])|(?<=: )|(?<![^\n]))[ -~]{25,}?(?=[”\"’'\n]|$)")
# `tên là phùng văn khải`, `known only as "Rat"`.
_CALLED = re.compile(
    r"(?<!\w)(?:t[êe]n l[àa]|họ t[êe]n:?) (?P<it>[^\W\d]+ (?:văn|thị|van|thi) [^\W\d]+)|known (?:only |locally )?as [\"“](?P<quoted>[^\"”\n]{2,20})[\"”]"
)
# Words together, whatever stands before them: only beside what tells a person, and behind a surname that is no word.
_WORDS_TYPED = re.compile(
    r" (?:thi (?:hanh|dua|dau|tran|xa|truong|moi|cong|tuyen)|van (?:de|hanh|dong|chuyen|ban|nghe|tai|con|hoa|phong|minh))$"
)
_TYPED_BEFORE = re.compile(
    r"(?<!\w)(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu|ten|la|vo|chong|con|me|bo|doi tuong|bi can|bi cao|bi hai|nan nhan|cong dan|hoc sinh|chu ho|gap|goi|bat):? $",
    re.IGNORECASE,
)
_TYPED_BEHIND = re.compile(
    r"[ ,;:(-]*(?:sn|sinh|nam sinh|tru|hktt|o tai|cmnd|cccd|cmt|sdt|dt|tuoi|\d{2} tuoi|0\d{8}|(?:19|20)\d\d(?!\d)|khai|bo tron|to cao|trinh bao)(?![a-z])",
    re.IGNORECASE,
)
# `người viết: vân anh, lớp 12d`: between a colon and a comma, where not every word is one of the catalogue's.
_SIGNED = re.compile(
    rf"(?<!\w)(?i:người\s+(?:viết|gửi|khai|báo(?:\s+tin)?|trình\s+báo|tố\s+(?:cáo|giác)|làm\s+(?:đơn|chứng))|ký\s+tên)\s*:\s*(?P<it>[{LOWER}]+(?: [{LOWER}]+){{0,3}})(?=\s*(?:[;,.\n(]|$))"
)
# `thằng tuấn con ông bảy lốp`, `bạn tuấn kiệt cùng lớp`: in a text that begins without a capital, behind kin, what is no word of the catalogue's.
_TYPED_SMALL = re.compile(
    rf"(?<!\w)(?:thằng|ông|bà|anh|chị|cô|chú|bác|cậu|lão|gã|mụ|bạn|(?:em|cháu|tôi)\s+(?:tên\s+)?là)\s+(?P<it>(?:(?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út)\s+)?(?P<word>[{LOWER}]+))"
    rf"(?P<last>{_LAST})?(?!\w)"
)


def _is_kind(words: list[str]) -> bool:
    """Whether somebody is told by what he is: `y ta`, `giao vien`, `tan sinh vien`; no name."""
    return len(words) > 1 and any(kinds(False).get(" ".join(part)) == PERSON for part in (words[:2], words[-2:], words))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each; they may overlap."""
    for match in _FORM.finditer(text):
        yield match.span("it")
    for match in _SMALL.finditer(text):
        if match["bare"] or _is_told(text, match.start()):
            yield match.span("it")
    for match in _CALLED.finditer(text):
        yield match.span(match.lastgroup or 0)
    if text.isascii():
        for match in _MYSELF.finditer(text):
            yield match.span(match.lastgroup or 0)
        for match in _SELF_TYPED.finditer(text):
            words = match["it"].split()
            if (
                words[0] not in _NOBODY_TYPED
                and not _is_kind(words)
                and (surnames("given", False) | surnames(marks=False)).issuperset(words)
            ):
                yield match.span("it")
        for match in _OF_TITLES.finditer(text) if text[:1].islower() else ():
            ordinal = match["it"] == match["given"] and match["given"] in ORDINALS
            if match["given"] in surnames("given", False) and match["given"] not in _NOBODY_TYPED and not ordinal:
                yield match.span("it")
        for match in _GANG.finditer(text):
            yield from (one.span() for one in re.compile(_NICK).finditer(text, match.start("one"), match.end()))
    if text[:1].islower():
        for match in _TYPED_SMALL.finditer(text):
            if match["word"] not in vocabulary():
                yield match.start("it"), match.end("last" if match["last"] else "it")
        for match in _SELF.finditer(text):
            if is_free(match["it"]):
                yield match.span("it")
    for match in _SIGNED.finditer(text):
        if not vocabulary().issuperset(match["it"].split()):
            yield match.span("it")
    small = text.lower()
    for match in _TYPED.finditer(small if len(small) == len(text) else text):
        if match["first"] not in surnames(marks=False) or text[match.start() : match.end()].istitle():
            continue
        alone, word = match["first"] in _ALONE_TYPED, _WORDS_TYPED.search(match["it"]) is not None
        beside = _TYPED_BEFORE.search(text[max(0, match.start() - 15) : match.start()]) or _TYPED_BEHIND.match(text, match.end())
        if match["first"] in _NEVER_WORDS or (beside and match["first"] in _ALSO_TYPED if word else alone or beside):
            yield match.span("it")


def messages(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each message typed in Vietnamese without marks among words with them."""
    for match in _MESSAGE.finditer(text) if not text.isascii() else ():
        words = re.findall(r"[a-z]+", match[0].lower())
        if len(words) > 5 and sum(map(bool, map(SYLLABLE.match, words))) > 0.85 * len(words):
            yield match.span()


def _is_told(text: str, at: int) -> bool:
    """Whether a word of persons stands before the place, with their unit between or none: `tổ trưởng tổ 11 | đỗ thu hà`."""
    before = _TOLD.search(text, max(0, at - 50), at)
    words = text[max(0, at - 50) : before.end(1)].lower().split() if before else []
    return any(kinds(True).get(" ".join(words[-n:])) == PERSON for n in (1, 2, 3))
