"""A text → its names of persons: every run of capitals is one, unless something tells that it is none, or nothing near it tells of persons.

What tells: a word of places, bodies or things before it, the catalogue's places and words, the beginning of a sentence.
Sources of the surnames: Lê Trung Hoa, Họ và tên người Việt Nam (2005), and those of the other 53 peoples.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.persons import shapes, typed
from analysis.persons.again import again
from analysis.persons.alike import is_somebody, names_a_place
from analysis.persons.before import CALLED, COURTESY, KIN, LINE, OF_HISTORY, TITLED, heads, is_listed
from analysis.persons.built import (
    INITIAL,
    MIDDLE,
    SYLLABLE,
    is_a_given_name,
    is_a_word,
    is_built,
    is_free,
    is_place,
    with_a_workplace,
)
from analysis.persons.capitals import shouted, within_capitals
from analysis.persons.heads import BY_BIRTH, without_head
from analysis.persons.lists import BETWEEN, ENDS, earlier, is_member
from analysis.persons.rows import rows
from analysis.persons.runs import CAPITAL, LOWER, Run, merged, runs
from analysis.persons.told import BODY, COUNTED, DID, HOLDS, MAY, NAMED, NICKNAME, ROLE, SAID, WHO, behind, is_dealt_with
from analysis.persons.unmarked import without_marks, without_title
from analysis.persons.words import (
    NEITHER,
    OFFICE,
    PERSON,
    PLACE,
    WHERE,
    borne,
    common,
    kinds,
    known,
    pairs,
    plain,
    surnames,
    vocabulary,
)

_ADMIN = {
    "xã",
    "phường",
    "huyện",
    "tỉnh",
    "quận",
    "thị trấn",
    "thị xã",
    "thành phố",
    "ấp",
    "thôn",
    "bản",
    "tổ dân phố",
    "tdp",
    "khu phố",
}
_BRANCHES = {"chi đoàn", "chi hội", "chi bộ", "đoàn phường"}
_EXAMPLES = {"hộ", "gia đình", "công dân", "học sinh", "bạn"}
_ALIASES = set("bí danh;biệt danh;biệt hiệu;hỗn danh;pháp danh;tên gọi khác;tên thường gọi;tên ở nhà;tên thật".split(";"))
_FIRMS = {"FC", "JSC", "Group", "Plaza", "Tower", "Resort"}
_NONE = {"không", "chưa", "không có", "chưa rõ"}
_PLURAL = {"các", "những", "hai", "ba", "bốn", "năm"}
_YEAR = re.compile(
    r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)|quý i{1,3}v?"
)
_ENGLISH_BEGINS = set(
    "the a an in on at that this when while after before since from for with as if but and or to of by only both all no not ask tell meet see find dear hello hi sorry thanks old young witness witnesses victim victims suspect suspects defendant defendants resident residents neighbour neighbours officers".split()
)
_MESSAGE = re.compile(
    r"(?<!\w)(?:zalo|viber|messenger|telegram|chat|tin nhắn|nhắn|bình luận|hội thoại|ghi âm|băng ghi|bức thư|lá thư)(?!\w)|\d\d:\d\d\] ?$",
    re.IGNORECASE,
)
_CALLING = {"ơi", "à", "hả"}
_NOBODY = {"trời", "giời", "ối", "dân", "cả", "đất", "mọi"}
_WRITES = re.compile(rf": [“\"]?[{LOWER}]|\.?[”\"]?\s*$|\.?[”\"](?=\s)")
_STOP = re.compile(r"[.!?;](?=\s)|\n")
_ROLE_BEHIND = re.compile(r", ([^\W\d]+(?: [^\W\d]+){0,2})")
# What tells that a text is about persons: what is weak as a name is none in a text that has neither these words nor a sure name or number.
_SOMEBODY = re.compile(
    r"(?<!\w)(?<![Cc]ác )(?<![Nn]hững )(?<![Ss]ố )(?<!\d )(?:[Tt]ôi|[Nn]ó|[Hh]ắn|[Vv]ợ|tui|mình|gã|thằng|chồng|mẹ(?! đỡ)|bố(?! (?:trí|cục|ráp|phòng))|má|con (?:trai|gái)|em (?:trai|gái)|hai (?:anh|chị) em|anh(?! (?:hùng|em))|chị(?! em)|cháu|ông|bà(?! con)|ơi|nick|shipper|gọi hỏi|[Kk]hai báo của|[Nn]hắn(?! tin)|[Nn]ạn nhân|[Bb]ị (?:hại|can|cáo)|[Bb]ệnh nhi|[Đđ]ối tượng|[Kk]ẻ"
    rf"|[aec](?= {CAPITAL})|he|she|his|her|thang|[Nn]gười (?:này|lái|mượn|cho|tố|ngồi|bán|mua|báo|gửi|nhận|viết|ký|trực|cầm|làm (?:chứng|đơn)))(?!\w)"
)
_NEAR = 400
_OPEN = re.compile(r"\([^)]*$")
_BELOW = re.compile(rf"\n(?P<given>{CAPITAL}\w+)(?=,)")
# `“Hùng sẹo” khai nhận`, whatever title is quoted before.
_SPEAKS = re.compile(rf"[^”\"\n]{{0,20}}[”\"](?:{SAID.pattern})")
# `Nhóm Tuấn, Hùng, Dũng trộm`
_GANG_OF = re.compile(rf"(?:(?:, | và ){CAPITAL}\w+(?: {CAPITAL}\w+){{0,3}})*(?={DID.pattern})")
_OF_A_CASE = re.compile(
    r"(?:chuyên án|câu lạc bộ|clb|chiến dịch|đội|kế hoạch)\s+(?:có\s+|mang\s+)?(?:bí danh|biệt danh|biệt hiệu)\s*:?\s*[“\"]?$",
    re.IGNORECASE,
)
_FIGHT = re.compile(r"(?<!\w)(?:mâu thuẫn|xô xát|cãi nhau|hỗn chiến|ẩu đả|đánh nhau|chém nhau|thanh toán nhau)(?!\w)")
_CITED = re.compile(r"(?:cộng sự|và cs\.?|et al\.?),? \(?(?:19|20)\d\d")
_SUPPOSED = re.compile(
    r"(?<!\w)(?:ví dụ|thí dụ|chẳng hạn|kịch bản|tình huống|giả sử|giả định|diễn tập)(?!\w)[^\n]*$", re.IGNORECASE
)
# `ông A cho bà B vay`, in a question.
_A_AND_B = [re.compile(rf"(?<=(?:ng|bà|Bà|nh|hị|em|Em|ạn) ){one}(?![\w.])") for one in "AB"]
_OF_PLACES = re.compile(
    r"(?:^|theo |tên )\s*(?:địa bàn|địa phương|đơn vị|xã|phường|thôn|bản|ấp|huyện|quận|khu vực)(?!\w)", re.IGNORECASE
)
_QUARTERS = set("đông đoài tây nam bắc trung thượng hạ nội ngoại đình chùa chợ".split())
_PEOPLES = {"việt", "hán", "nôm", "lào", "chăm"}
_DASHED = re.compile(r" ?[-–] ?([^\W\d_]+)(?!\w| [^\W\d_]+ [-–])")
_DASHED_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+) ?[-–] ?$")
_CHILDREN = {"bé gái", "bé trai", "con gái", "con trai"}  # of a people: `bé gái Tày`
_RANK = re.compile(r"(?<!\w)(?:tá|úy|(?:tổ|đội) trưởng|công an viên|linh mục|mục sư|đức|thượng|tọa|toạ|ni sư|sư (?:thầy|cô))$")
_TRAVELS = re.compile(
    r"(?<!\w)(?:hộ chiếu|quốc tịch|thị thực|du khách|khách (?:nước ngoài|du lịch|lưu trú)|người nước ngoài|tạm trú|lưu trú)(?!\w)",
    re.IGNORECASE,
)
_ABBREVIATED = set("p. q. h. x. t. đ.".split())  # phường, quận ..., đường
_NUMBERS = set("a. b. c. d. đ. e. i. v.".split())  # `V. PHƯƠNG HƯỚNG`, `B. Thanh Hòa`: parts of a report
_LOWER_NAME = rf"(?: [{LOWER}]{{1,6}}){{1,2}}"
# `“Bình đen”`, and what tells before it or behind it that it is somebody.
_QUOTED_NICKNAME = re.compile(rf"{_LOWER_NAME}(?=[”\"’'])")
_TELLS_OF_A_NICKNAME = re.compile(
    r"(?<!\w)(?:cầm đầu|đối tượng|nhóm|băng|tên|tức|hiệu|biệt danh|trùm|đại ca|đàn (?:anh|em)|đồng bọn|anh em|lấy|gọi)(?: [^\W\d]+){0,2} ?[“\"‘']$",
    re.IGNORECASE,
)
_BETWEEN_NICKNAMES = re.compile(rf"(?:{_LOWER_NAME})?[”\"’'](?:,| và|, và| cùng| với) [“\"‘']")
_AKA = {"tức", "tự", "biệt danh", "còn gọi là", "hay gọi là", "thường gọi là", "thường gọi", "gọi là"}
_AKA_NICKNAME = re.compile(rf"{_LOWER_NAME}(?= ?[),;.”\"])")
_GANG = re.compile(rf"(?:(?:, | và ){CAPITAL}\w+)+(?={DID.pattern})")


def spans(text: str, told: list[int]) -> list[tuple[int, int]]:
    """(start, end) of each name, in order, without overlaps; `told`: where numbers of persons stand."""
    found = {*shapes.spans(text), *typed.spans(text)}
    taken = bytearray(len(text))
    for start, end in found:
        taken[start:end] = b"x" * (end - start)
    judged, before = list[tuple[str, Run, Run | None]](), None
    told = sorted([*told, *(one.start() for one in _SOMEBODY.finditer(text)), *(start for start, _ in found)])
    for run in runs(text):
        run.beside = _is_beside(run.start, told)
        if any(taken[run.start : run.end]):
            kind, name = PERSON, run if _holds_initials(run, taken) else None
        else:
            kind, name = _judged(run, before)
        if name and name.end < run.end:
            found |= {(one.start, one.end) for one in within_capitals(run, run.told[0])}
        if name:
            found.add((name.start, _to_its_end(text, name)))
        judged.append((kind, run, name))
        if kind and not (kind != PERSON and before and before[0] == PERSON and _OPEN.search(text, before[1].end, run.start)):
            before = (kind, run)
    weak = [name for _, _, name in judged if name and name.weak]
    alone = {name.words[0] for name in weak if name.whole in surnames("given") or name.words[0] in BY_BIRTH}
    sure = found - {(name.start, _to_its_end(text, name)) for name in weak}
    told = sorted([*told, *(start for start, _ in sure), *(name.start for name in weak if len(alone) > 1)])
    judged = [
        (kind, run, name if not (name and name.weak) or _is_beside(name.start, told) else None) for kind, run, name in judged
    ]
    found = sure | {(name.start, _to_its_end(text, name)) for _, _, name in judged if name}
    found |= {(one.start, one.end) for one in earlier(judged)} | {one.span("it") for one in shapes.NICKED.finditer(text)}
    left = [(kind, run) for kind, run, name in judged if not name]
    named = merged(found | set(again(text, [text[a:b] for a, b in found], left)))
    places = {row.cells[row.name][1] for row in rows(text, named) if row.headings and _OF_PLACES.search(row.headings[row.name])}
    return [one for one in named if one[1] not in places]


def _is_beside(at: int, others: list[int]) -> bool:
    """Whether one of the others stands near the place."""
    n = bisect_left(others, at - _NEAR)
    return n < len(others) and others[n] < at + _NEAR


def _holds_initials(run: Run, taken: bytearray) -> bool:
    """Whether it is a name from a surname on, or to a given name, with initials in it: `Nguyễn T. Bích Hợp`, `N. V. Hùng`."""
    if not taken[run.start]:
        return run.words[0] in surnames() | surnames("clans")
    last, at = run.words[-1], run.spans[-1][0]
    return is_free(last) and not taken[at]


_OF_A_BODY = re.compile(
    r"(?<!\w)(?:trưởng|phó|chủ tịch|bí thư|giám đốc|chánh|chỉ huy)(?!\w)[^.;\n]{0,50} (?:huyện|quận|xã|phường|thị trấn|thị xã|thành phố|tỉnh) $",
    re.IGNORECASE,
)


def _behind_its_body(run: Run) -> int:
    """Where a name begins behind the place of the office that its bearer holds: `Trưởng Công an huyện Gia Lâm Nguyễn Văn Nam`; else 0."""
    if len(run.words) < 3 or not _OF_A_BODY.search(run.text[max(0, run.start - 90) : run.start]):
        return 0
    return next((i for i in range(1, len(run.words) - 1) if run.words[i] in surnames("sure") and is_built(run.words[i:])), 0)


def _judged(run: Run, before: tuple[str, Run] | None) -> tuple[str, Run | None]:
    """(what the run is for those behind it in a row, the name in it or None)."""
    if behind_body := _behind_its_body(run):
        return PERSON, run.without(behind_body)
    text = run.text
    chained = before[0] if before and BETWEEN.fullmatch(text, before[1].end, run.start) else ""
    if run.told[0] == PERSON and run.whole in _NONE:
        return "", None
    if (
        is_somebody(run)
        or run.told[0] == PERSON
        and run.told[1] in _ALIASES
        and not CALLED.search(text[max(0, run.start - 150) : run.start])
        and not _OF_A_CASE.search(text[max(0, run.start - 60) : run.start])
    ):
        return PERSON, run
    if _is_spoken_to_or_speaks(run):
        return PERSON, run
    if _is_after_an_initial(run, chained) or _is_nicknamed(run, chained, before):
        return PERSON, run
    if chained == PERSON and is_member(run, before[1]):
        run.weak = before[1].weak and not _is_surely_built(run.words)
        return PERSON, run
    ahead = text[max(0, run.start - 150) : run.start]
    if len(run.words) < 3 and run.words[-1] in surnames("given") and ROLE.match(text, run.end):
        led = run.words[0] in KIN
        if led == (len(run.words) == 2):
            return PERSON, run.without(1) if led else run  # Anh Sơn tổ trưởng, báo Thủy văn thư
    listed = is_listed(text, run.start) and (len(run.words) > 1 or run.words[0] not in vocabulary())
    listed = listed or _fills(run) and is_listed(text, run.start)
    if (
        run.whole in known()
        and not (listed and len(run.words) == 1)
        and (run.told[0] != PERSON or run.whole in borne() and names_a_place(run))
        or _YEAR.fullmatch(run.whole)
        or COUNTED.match(text, run.end)
        and PERSON not in (run.told[0], chained)
        and len(run.words) > 1
        and not is_built(run.words)
    ):
        return PLACE, None
    if _beside_a_nation(run):
        return PLACE, None
    place = CALLED.search(ahead) or NAMED.match(text, run.end) or LINE.search(ahead)
    if place and not is_built(run.words) or OF_HISTORY.search(ahead) and not behind(WHO, run):
        return PLACE, None
    if TITLED.search(ahead):
        return PLACE, None
    if chained == PLACE and run.words[0] in KIN and len(run.words) == 2:
        return PLACE, None  # the communes Mai Sơn, Anh Sơn
    headed, kind, phrase, head = without_head(
        run, *((PERSON, "tên" if len(run.words) == 1 else "người") if listed and run.told[0] != PERSON else run.told), chained
    )
    if headed is None and run.told[0] == PERSON and len(run.words) > 1 and run.words[-1] in BY_BIRTH:
        return PERSON, run  # chị gái tên Bé Ba
    if headed is None:
        return ("" if len(run.words) == 1 else kind), None
    row = chained == PLACE and before[1].row or bool(_PLURAL & set(run.before[-5:]))
    run.row, run = row, headed
    if phrase == "nhóm" and (
        _FIGHT.search(text[max(0, run.start - 90) : run.end + 90])
        or (_GANG if len(run.words) == 1 else _GANG_OF).match(text, run.end)
    ):
        kind, phrase = PERSON, "tên"
    if phrase == "ba" and text[: run.start].rstrip()[-1:] == ":":
        kind, phrase = "", ""  # a third prize, no father
    if phrase == "báo" and run.words[0] in BY_BIRTH:
        kind = PERSON  # `báo: Sáu Thẹo chuyển kho`
    elif phrase == "báo":
        kind, phrase = "", ""  # `báo Hòa trực chốt`, no newspaper
    if run.english and run.whole == "i":
        return "", None
    if addressed := without_title(run):
        return PERSON, addressed
    if run.words[0] in _ENGLISH_BEGINS and run.begins and len(run.words) > 1 and not run.marks:
        run = run.without(1)
    words, does = run.words, bool(behind(DID, run))
    personal = bool(behind(WHO, run) or behind(HOLDS, run) or NICKNAME.match(text, run.end))
    if phrase in _EXAMPLES and len(run.whole) == 1 and not personal:
        return OFFICE, None  # `hộ A nuôi 2 con bò`
    if len(run.whole) == 1 and (
        _SUPPOSED.search(text, max(0, run.start - 150), run.start)
        or all(one.search(text, max(0, run.start - 300), run.end + 300) for one in _A_AND_B)
    ):
        return "", None  # `kịch bản: đối tượng A đánh B`
    built = is_built(words)
    if all(w.isupper() for w in run.shown) and (len(words) == 1 or any(len(w.strip(".")) > 1 for w in run.shown)):
        return shouted(run, kind or chained, personal)
    if any(c.isdigit() for c in run.whole) or run.shown[-1] in _FIRMS:
        return OFFICE, None
    if (
        run.whole.isascii()
        and (kind != PERSON or not run.marks and (listed or len(words) == 1))
        and not COURTESY.intersection(run.before[-1:])
        and any(BODY.match(w) and not (is_built(words) and SYLLABLE.match(w)) for w in words)  # Lo Thi May
    ):
        return PLACE, None
    if not run.marks:
        if phrase == "ban" and len(words) > 1 and words[-1] not in surnames("given", False):
            kind = PLACE  # bản Na Ca
        return without_marks(run, kind, personal or does)
    if kind == PLACE:
        led = phrase in _ADMIN | _BRANCHES and built and heads(text, run.start)
        told = built and (personal or does) and not head
        entry = bool(MIDDLE & set(words[1:-1])) and text[: run.start].rstrip()[-1:] == ":"  # `Nhận gạo: Vì Thị Hoa`
        return (PERSON, run) if led or told or entry else (PLACE, None)
    if is_place(words) and not (
        kind == PERSON
        and (phrase.split(" ")[0] in KIN and phrase not in _CHILDREN or _RANK.search(phrase))
        or built
        and SAID.match(text, run.end)
    ):
        return PLACE, None
    if kind == PERSON:
        if len(words) == 1 and text[: run.start].rstrip()[-1:] == ":" and not _answers(run, personal):
            return "", None
        if phrase == "mang tên" and {"tổ", "đội", "nhóm"} & set(run.before):
            return PLACE, None
        if run.whole in _QUARTERS and phrase.split(" ")[-1] in _ADMIN | {"xóm", "khóm"}:
            return PLACE, None  # trưởng thôn Đoài
        if whole := with_a_workplace(run):
            return PERSON, whole
        called = phrase.split(" ")[0] in KIN and len(words) > 1 and surnames("given").issuperset(words)
        return (kind, None) if is_a_word(run) and not (called or does) else (PERSON, run)
    if built:
        alike = before and before[1].words[0] == words[0]  # Hồ Tây và Hồ Văn Quán
        among_places = chained == PLACE and (row or alike or is_built(before[1].words) or not _is_surely_built(words))
        run.weak = chained == PERSON and before[1].weak
        return (PLACE, None) if among_places and not (personal or does) else (PERSON, run)
    if kind == OFFICE or run.alone:
        return OFFICE, None
    if not (does and chained == PERSON) and is_a_word(run):
        return "", None
    if any(not SYLLABLE.match(plain(w)) for w in words) and words[0] not in common():
        if words[0] in surnames("sure"):
            run.weak = not (personal or does or chained == PERSON)  # Đinh Hmưk
            return PERSON, run
        if _CITED.search(text, max(0, run.start - 120), run.end + 120):
            return OFFICE, None
        spoken = chained == PERSON or run.before[-2:] == ["belonging", "to"]
        abroad = len(words) > 1 and _TRAVELS.search(text) or _is_introduced(run)
        return (PERSON, run) if personal or does or abroad or spoken and len(words) > 1 else (OFFICE, None)
    beside = before is not None and before[0] == PERSON and not _STOP.search(text, before[1].end, run.start)
    if kind == WHERE and beside and len(words) == 1 and words[0] in surnames("given"):
        kind = ""  # `tại Hoạch, tại Bằng`
    told = personal or does or is_dealt_with(run)
    if kind == WHERE or chained == PLACE:
        return (PERSON, run) if told and chained != PLACE else (PLACE, None)
    if text[run.end : run.end + 1] == ":" and text[run.start - 1] in "\t\n|":
        return "", None  # the label of a field
    run.weak = not told
    if len(words) > 1 or chained == PERSON and is_free(words[0], given=True):
        return PERSON, run
    return (PERSON, run) if is_a_given_name(run, told, beside) else ("", None)


def _is_surely_built(words: list[str]) -> bool:
    """Whether it is a name by a surname that is hardly anything else, or by Văn or Thị; not `Lùng Khấu Nhin`."""
    return is_built(words) and (
        words[0] in surnames("sure") or bool(MIDDLE & set(words[1:-1])) or bool(surnames("clans") & set(words))
    )


def _is_introduced(run: Run) -> bool:
    """Whether what somebody is follows behind a comma: `Juhani Lehtinen, chuyên gia Phần Lan`."""
    role = _ROLE_BEHIND.match(run.text, run.end)
    words = role[1].split(" ") if role else []
    return len(run.words) > 1 and any(kinds(True).get(" ".join(words[:n])) == PERSON for n in range(1, len(words) + 1))


def _beside_a_nation(run: Run) -> bool:
    """Whether two nations, peoples or languages are joined by a dash: `Việt - Lào`, `Tày – Việt`."""
    nations, before = known() | _PEOPLES, _DASHED_BEFORE.search(run.text, max(0, run.start - 20), run.start)
    other = before or (_DASHED.match(run.text, run.end) if run.told[0] != PERSON else None)
    return other is not None and run.whole in nations and other[1].lower() in nations


def _is_spoken_to_or_speaks(run: Run) -> bool:
    """Whether a given name calls somebody, or stands before or beneath what its bearer writes: `Nga ơi`, `Thắm: khóa cổng nhé`, `... giúp em. Thảo.”`."""
    words, given, called = run.words, surnames("given"), run.next in _CALLING
    if not (called or run.begins and _WRITES.match(run.text, run.end)):
        return False
    if words[-1] not in given and (run.whole in known() or words[0] not in given and words[-1] in vocabulary()):
        return False
    if called:
        return words[0] not in KIN and words[0] not in _NOBODY
    return words[0] not in kinds(True) and _MESSAGE.search(run.text, max(0, run.start - 400), run.start) is not None


def _is_after_an_initial(run: Run, chained: str) -> bool:
    """Whether an initial stands for a surname: `N. Hoài Thương`; behind that of a ward or street, or before one name, only where a person is told."""
    words = run.words[1:] if run.words[0] in KIN else run.words
    if len(words) not in (2, 3) or not INITIAL.fullmatch(words[0]) or not surnames("given", run.marks).issuperset(words[1:]):
        return False
    if PERSON in (run.told[0], chained) or words is not run.words:
        return True
    opens = not run.text[run.text.rfind("\n", 0, run.start) + 1 : run.start].strip(" \t#*")
    numbered = run.whole.isupper() or opens and words[0] in _NUMBERS
    free = run.marks and len(words) == 3 and words[0] not in _ABBREVIATED and " ".join(words[1:]) not in known() and not numbered
    return run.told[0] in ("", NEITHER) and bool(free or behind(WHO, run) or behind(DID, run))


def _is_nicknamed(run: Run, chained: str, before: tuple[str, Run] | None = None) -> bool:
    """Whether it is, with the words behind it, a nickname in quotes: `“Bình đen”`."""
    quoted = (
        len(run.words) == 1 and run.text[run.start - 1 : run.start] in set("“\"‘'") and _QUOTED_NICKNAME.match(run.text, run.end)
    )
    if not quoted or run.words[0] not in surnames("given", run.marks) | BY_BIRTH or f"{run.words[0]} {run.next}" in pairs():
        return False
    ahead = run.text[max(0, run.start - 40) : run.start]
    if before and before[0] == PERSON and _BETWEEN_NICKNAMES.fullmatch(run.text, before[1].end, run.start):
        return True
    return chained == PERSON or bool(_TELLS_OF_A_NICKNAME.search(ahead) or _SPEAKS.match(run.text, quoted.end()))


def _answers(run: Run, told: bool) -> bool:
    """Whether one word behind a colon is a name: `Y tá: Loan`, not `Y tá: Đủ` or `Giáo viên: Nhiệt tình`."""
    word = run.words[0]
    if word in common() and word not in surnames("given"):
        return False
    return told or bool(ENDS.match(run.text, run.end) or MAY.match(run.text, run.end))


def _fills(run: Run) -> bool:
    """Whether one word is all that stands there, and may be a name: `vắng: Dũng (ốm)`, not `vắng: Không`."""
    return ENDS.match(run.text, run.end) is not None and run.words[0] in surnames("given", run.marks)


def _to_its_end(text: str, name: Run) -> int:
    """With the nickname behind it, or the given name that the end of a line parts from it: `Chu Thị Bích\\nHằng, hội viên`."""
    if nickname := NICKNAME.match(text, name.end):
        return nickname.end()
    if _is_nicknamed(name, PERSON) and (quoted := _QUOTED_NICKNAME.match(text, name.end)):
        return quoted.end()
    if name.told[1] in _AKA and (called := _AKA_NICKNAME.match(text, name.end)):
        return called.end()
    below = _BELOW.match(text, name.end) if is_built(name.words) else None
    return below.end() if below and is_free(below["given"].lower()) else name.end
