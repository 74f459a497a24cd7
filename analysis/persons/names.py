"""A text → its names of persons: every run of capitals is one, unless something tells that it is none.

What tells: a word of places, bodies or things before it, the catalogue's places and words, the beginning of a sentence.
Sources of the surnames: Lê Trung Hoa, Họ và tên người Việt Nam (2005), and those of the other 53 peoples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons import shapes
from analysis.persons.runs import CAPITAL, RUN, Run, runs
from analysis.persons.told import (
    BODY,
    COUNTED,
    DID,
    DONE_TO,
    IN_ENGLISH,
    MAY,
    NATIONAL,
    NICKNAME,
    NO_STREET,
    OF_A_PLACE,
    SAID,
    WHO,
)
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
    nations,
    pairs,
    plain,
    surnames,
    vocabulary,
)

_BETWEEN = re.compile(r"[ \t,;/&()\"“”+–-]*(?:(?:và|cùng|với|hoặc|hay|đến|giao|cùng với|and|va|\d{1,2}\s*[.)])[\s,–-]*)?")
_SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?\.?$")
_MIDDLE = {"văn", "thị", "van", "thi"}
_SECOND = _MIDDLE | {"a", "seo", "mí", "bá", "đình", "xuân", "hữu"}
_ADMIN = {"xã", "phường", "huyện", "tỉnh", "quận", "thị trấn", "thị xã", "thành phố", "ấp", "thôn", "bản"}
_HEADS = re.compile(r"(?:chủ tịch|phó|trưởng|bí thư|giám đốc|chánh|chủ nhiệm|đại diện)(?!\w)[^.;,\n]{0,50}$", re.IGNORECASE)
_KIN = set(
    "ông bà anh chị em cháu cô chú bác cậu dì thím mợ cụ bé thầy tên kẻ tức lão gã thằng mụ con vợ chồng bố mẹ".split()
) | {"đồng chí", "đ/c"}
_OF_HEROES = {"liệt sĩ", "liệt sỹ", "đại tướng"}
_LIVES = {"trú", "ngụ"}
_FROM = {"người", "dân", "khách", "tịch"}  # người Nga, công dân Đức, quốc tịch Lào
_PLURAL = {"các", "những", "hai", "ba", "bốn", "năm"}
_YEAR = re.compile(r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)")
_ENGLISH_BEGINS = set(
    "the a an in on at that this when while after before since from for with as if but and or to of by only both all no not".split()
)
_ENGLISH_WHERE = {"in", "at", "near", "from", "around", "across", "through", "along", "of"}
_TITLED = re.compile(
    r"(?<!\w)(?:(?:phim|vở|bài|cuốn|sách|truyện|(?:tác|tiểu) phẩm|kịch|thơ|chèo|tuồng|tiết mục)(?: \w+){0,2}|(?:chiến dịch|phong trào|chương trình|mô hình|cao điểm|ra quân|cuộc thi|cuộc vận động)(?!\w)[^.;\n”\"]{0,50}(?:có|mang) tên) [“\"][^”\"]{0,40}$",
    re.IGNORECASE,
)
_BY_BIRTH = {"hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út"}
# Where persons are listed or sign: `ba người nghiện xuống trạm y tế: A, B`, `phòng 3 – A`, `Yours, A`.
_LISTED = re.compile(
    r"(?:(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}) (?:người|đối tượng|nghi phạm|nạn nhân|bị can|bị cáo|hội viên|đoàn viên|thanh niên|học sinh|em|cháu|anh|chị|ông|bà|hộ)(?!\w)(?:(?!(?:tại|ở|thuộc|từ|các) )[^.;:\n]){0,60}: ?"
    r"|(?<!\w)(?:phòng|buồng|giường|căn(?: hộ)?) (?:số )?\d+[A-Z]? ?[–:-] ?|(?:yours(?: \w+)?|(?:best|kind) regards|sincerely|ký tên|người (?:viết|làm) đơn)\s*[,:]\s*(?:\(ký\)\s*)?)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[,;]|(?<!\w)và) $")
_RANKS = set("senior junior first second lieutenant colonel major captain general sergeant officer inspector corporal".split())
# `Nhóm Tuấn, Hùng, Dũng trộm`
_GANG = re.compile(rf"(?:(?:, | và ){CAPITAL}\w+)+(?={DID.pattern})")
_NO_COUNT = re.compile(r"(?<!\d )(?:đối tượng|bị can|bị cáo|nghi phạm|suspects?|defendants?)(?!\w)", re.IGNORECASE)
_PARTED = re.compile(
    r"(?<!\w)(?:huyện|xã|phường|quận|thôn|xóm|ấp|bản|thị trấn|thị xã|tỉnh|districts?|communes?|wards?|villages?)(?!\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?](?=\s)|\n")
_SURE_WITHOUT_MARKS = {"nguyen", "tran", "pham"}  # Do Luong, Le Thuy, Vu Quang are districts
_DISTRICTS = {"huyện", "tỉnh"}  # none is called after a street's hero
_NETWORKS = {"facebook", "zalo", "tiktok", "fanpage"}
_SPEAKER = set("by named mr mrs ms suspect victim defendant called as resident officer witness against for with".split())


def spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each name, in order, without overlaps."""
    found = set(shapes.spans(text))
    taken = bytearray(len(text))
    for start, end in found:
        taken[start:end] = b"x" * (end - start)
    left, before = [], None
    for run in runs(text):
        kind, name = (PERSON, None) if any(taken[run.start : run.end]) else _judged(run, before)
        if name:
            found.add((name.start, _with_nickname(text, name)))
        else:
            left.append((kind, run))
        if kind:
            before = (kind, run)
    return _merged(found | set(_again(text, [text[a:b] for a, b in found], left)))


def _judged(run: Run, before: tuple[str, Run] | None) -> tuple[str, Run | None]:
    """(what the run is for those behind it in a row, the name in it or None)."""
    text = run.text
    chained = before[0] if before and _BETWEEN.fullmatch(text, before[1].end, run.start) else ""
    if _is_somebody(run, before if chained == PERSON else None):
        return PERSON, run
    if (
        run.whole in known()
        and (run.told[0] != PERSON or run.whole in borne() and _names_a_place(run))
        or _YEAR.fullmatch(run.whole)
        or _is_counted(run, chained)
    ):
        return PLACE, None
    if _TITLED.search(text[max(0, run.start - 70) : run.start]):
        return PLACE, None
    if chained == PLACE and run.told[0] in ("", NEITHER) and run.words[0] in _KIN and len(run.words) == 2:
        return PLACE, None  # the communes Mai Sơn, Anh Sơn
    listed = _LISTED.search(text[max(0, run.start - 110) : run.start]) and not (
        len(run.words) == 1 and run.words[0] in vocabulary()
    )
    headed, kind, phrase, head = _headed(run, *((PERSON, "người") if listed else run.told))
    if headed is None:
        return kind, None
    row = chained == PLACE and (before[1].row or "–" in text[before[1].end : run.start]) or bool(_PLURAL & set(run.before[-5:]))
    run.row, run = row, headed
    if run.english and (ranks := next((n for n, w in enumerate(run.words) if w not in _RANKS), 0)):
        if len(run.words) > ranks + 1 and run.words[ranks] in surnames(marks=False):
            kind, run = PERSON, run.without(ranks)
    if phrase == "nhóm" and len(run.words) == 1 and _GANG.match(text, run.end):
        kind = PERSON
    if run.words[0] in _ENGLISH_BEGINS and run.begins and len(run.words) > 1:
        run = run.without(1)
    if not kind and run.before[-1:] and run.before[-1] in _ENGLISH_WHERE:
        kind = WHERE
    words, does = run.words, bool(DID.match(text, run.end))
    personal = bool(WHO.match(text, run.end) or NICKNAME.match(text, run.end) and run.before)
    built = _is_built(words)
    if all(w.isupper() for w in run.shown) and (len(words) == 1 or any(len(w.strip(".")) > 1 for w in run.shown)):
        return _shouted(run, kind or chained, personal)
    if any(c.isdigit() for c in run.whole):
        return OFFICE, None
    if (
        run.whole.isascii()
        and (kind != PERSON or not run.marks and (listed or len(words) == 1))
        and any(BODY.match(w) for w in words)
    ):
        return PLACE, None
    if not run.marks:
        return _without_marks(run, kind, chained, personal or does)
    if kind == PLACE:
        heads = phrase in _ADMIN and built and _HEADS.search(text[max(0, run.start - 70) : run.start])
        told = built and (personal or does) and not head and phrase not in _ADMIN and run.whole not in known()
        return (PERSON, run) if heads or told else (PLACE, None)
    if _is_place(words) and not (kind == PERSON and phrase in _KIN or built and (personal or SAID.match(text, run.end))):
        return PLACE, None
    if kind == PERSON:
        return (kind, None) if _is_a_word(run) and not does else (PERSON, run)
    if built:
        alike = before and before[1].words[0] == words[0] and kinds(True).get(words[0]) == PLACE  # Hồ Tây và Hồ Văn Quán
        among_places = kind in ("", NEITHER) and chained == PLACE and (row or alike or _is_built(before[1].words))
        return (PLACE, None) if among_places and not (personal or does) else (PERSON, run)
    if kind == OFFICE or run.alone:
        return OFFICE, None
    if not (does and chained) and not NICKNAME.match(text, run.end) and _is_a_word(run):
        return "", None
    if any(not _SYLLABLE.match(plain(w)) for w in words):
        spoken = chained == PERSON or run.before[-1:] and run.before[-1] in _SPEAKER or run.before[-2:] == ["belonging", "to"]
        return (PERSON, run) if personal or does or spoken and len(words) > 1 else (OFFICE, None)
    if kind == WHERE or chained == PLACE or OF_A_PLACE.match(text, run.end) and not personal:
        return (PERSON, run) if (personal or does) and (words[0] in surnames() or chained != PLACE) else (PLACE, None)
    if len(words) > 1 or chained == PERSON and words[0] not in kinds(True):
        return PERSON, run
    return (PERSON, run) if _is_a_given_name(run, does or personal) else ("", None)


def _is_somebody(run: Run, before: tuple[str, Run] | None) -> bool:
    """Whether a run that has the name of a place or street is somebody: told before or behind it, or in a row of such."""
    words, text = run.words, run.text
    street = run.whole in borne()
    if not street and not (run.whole in known() and words[0] in surnames("sure", run.marks)):
        return False
    kind, phrase = run.told
    if kind == PERSON and (phrase in _OF_HEROES or _names_a_place(run)):
        return False
    if kind == PLACE:
        return phrase in _DISTRICTS and street and bool(_HEADS.search(text[max(0, run.start - 70) : run.start]))
    if kind == PERSON:
        return True
    if kind in (WHERE, OFFICE) or run.before[-1:] and run.before[-1] in _LIVES:
        return False
    behind = NO_STREET.match(text, run.end)
    if not street:
        return bool(behind and not behind[0][:1].isspace())
    done = DONE_TO.search(text[max(0, run.start - 25) : run.start])
    return bool(done or behind or before and before[1].whole in borne())


def _names_a_place(run: Run) -> bool:
    """Whether `tên` and a word of places stand before it: `con đường mang tên`, `chiến dịch mang tên`."""
    if not run.told[1].endswith("tên"):
        return False
    pairs_before = [" ".join(two) for two in zip(run.before, run.before[1:], strict=False)]
    return PLACE in map(kinds(run.marks).get, [*run.before, *pairs_before])


def _is_counted(run: Run, chained: str) -> bool:
    """Whether it is a place by the count behind it, among other places or counts of its sentence: `Quỳnh Lưu 12 vụ, Tương Dương 7 vụ`."""
    words, text = run.words, run.text
    if not 2 <= len(words) <= 3 or not COUNTED.match(text, run.end) or run.told[0] == PERSON or chained == PERSON:
        return False
    if _is_built(words) or words[0] in (surnames("sure") if run.marks else _SURE_WITHOUT_MARKS) | _KIN:
        return False
    begin = max((end.end() for end in _ENDS.finditer(text, 0, run.start)), default=0)
    end = _ENDS.search(text, run.end)
    sentence = text[begin : end.start() if end else len(text)]
    if _NO_COUNT.search(text, begin, run.start):
        return False
    others = [one for one in RUN.finditer(sentence) if begin + one.start() != run.start and " " in one[0]]
    return bool(_PARTED.search(sentence)) or any(COUNTED.match(sentence, one.end()) for one in others)


def _headed(run: Run, kind: str, phrase: str) -> tuple[Run | None, str, str, str]:
    """The run without the words at its head that tell what follows, and what they tell: `Đường Nguyễn Huệ`, `Ông Trần Long`."""
    head, table = "", kinds(run.marks)
    while len(run.words) > 1 and any(c.isdigit() for c in run.words[0]):
        kind, run = OFFICE, run.without(1)
    while not run.english and kind != PLACE:
        words = run.words
        if run.whole in known() or words[1:2] and words[1] in _SECOND and words[0] in surnames():
            break
        nation = next((n for n in (2, 1) if " ".join(words[:n]) in nations() and len(words) > n), 0)
        if nation and run.before[-1:] and run.before[-1] in _FROM:
            kind, phrase, run = PERSON, "người", run.without(nation)
            continue
        n = next((n for n in (3, 2, 1) if table.get(" ".join(words[:n]), NEITHER) != NEITHER and len(words) >= n), 0)
        one = " ".join(words[:n])
        acronym = len(words) > 1 and len(run.shown[1]) > 1 and run.shown[1].isupper()
        if n and table[one] == WHERE and not run.begins:
            n = 0
        if n == 1 and kind == PERSON and table[one] != PERSON and not acronym:
            n = n if table[one] != WHERE and phrase not in _KIN and one not in surnames() | _BY_BIRTH else 0
        if n == 1 and words[0] in surnames() and _is_built(words) and table[one] != PERSON and not acronym:
            n = 0
        if not n and len(words) > 1:
            one = ""
            if len(run.shown[0]) > 1 and run.shown[0].isupper() and not all(w.isupper() for w in run.shown):
                n, one = 1, "ubnd"
            elif (
                run.begins
                and words[0] in common()
                and kind != PERSON
                and (words[0] not in surnames() or not _is_built(words) or _tells(words[1:]))
            ):
                n = 1
            elif " ".join(words[:2]) in pairs() and not (
                words[0] in surnames() and len(words) == 3 and (words[0] in surnames("sure") or MAY.match(run.text, run.end))
            ):
                n = 2
        if not n:
            break
        if one:
            kind, phrase, head = table.get(one, OFFICE), one, one
        if len(words) == n:
            return None, kind, phrase, head
        run = run.without(n)
    return run, kind, phrase, head


def _tells(words: list[str]) -> bool:
    """Whether they are a place, or begin with a word of the catalogue or a surname that is sure."""
    return " ".join(words) in known() or words[0] in kinds(True) or words[0] in surnames("sure") and len(words) > 1


def _is_built(words: list[str]) -> bool:
    """A surname and two names more; Văn or Thị between others; a surname of the highlands."""
    return (
        len(words) > 2
        and words[0] in surnames(marks=not "".join(words).isascii())
        or bool(_MIDDLE & set(words[1:-1]))
        or len(words) > 1
        and bool({words[0], words[-1]} & surnames("clans"))
    )


def _is_place(words: list[str]) -> bool:
    whole = " ".join(words)
    if words[0] in surnames("sure") and len(words) > 2:
        return whole in known()
    return (
        whole in known()
        or (words[0] == "hàng" and len(words) == 2)  # Hàng Buồm
        or any(" ".join(words[:n]) in known() for n in (2, 3) if n < len(words))
        and not _MIDDLE & set(words[1:])
    )


def _is_a_word(run: Run) -> bool:
    """Whether its capitals begin a word of the catalogue: `Thanh niên`, `Phó Trưởng`, `Tổng Thư ký`."""
    words = [*run.words, run.next] if run.next else run.words
    return " ".join(words[:2]) in pairs() and len(words) > 1 or " ".join(words[-2:]) in pairs() and len(run.words) < 3


def _is_a_given_name(run: Run, told: bool) -> bool:
    """One word by itself: no common word, and what follows is no second half of it."""
    word, text = run.words[0], run.text
    nickname, may = NICKNAME.match(text, run.end), MAY.match(text, run.end) is not None
    if word in kinds(True) or word in common() and (run.begins or not (nickname or told)):
        return False
    if run.begins:
        return word not in vocabulary() and bool(told or may or nickname) or bool(SAID.match(text, run.end))
    return told or may or not run.next or word not in vocabulary() and not _ITEM.search(text[max(0, run.start - 4) : run.start])


def _shouted(run: Run, kind: str, personal: bool) -> tuple[str, Run | None]:
    """Names in capitals alone; abbreviations, numerals and headings are none."""
    words = run.words
    if len(words) > 5 and run.marks:
        return _within_capitals(run, kind)
    if len(words) == 1:
        initial = len(words[0].strip(".")) == 1 and not run.text[run.end : run.end + 1].isdigit()
        named = kind == PERSON and (initial or NICKNAME.match(run.text, run.end))
        return (PERSON, run) if named else (OFFICE, None)
    if run.whole in known() or any(f"{a} {b}" in pairs() for a, b in zip(words, words[1:], strict=False)):
        return OFFICE, None
    marks = run.marks and not run.whole.isascii()
    sure = words[0] in surnames("sure", marks) and len(words) > 2 or len(words) > 2 and plain(words[1]) in _MIDDLE
    named = words[0] in surnames(marks=marks) and (len(words) > 2 or personal or kind == PERSON) and kind not in (PLACE, OFFICE)
    return (
        (PERSON, run)
        if len(words) < 6 and (sure or named or kind == PERSON and run.marks and not vocabulary().issuperset(words))
        else (OFFICE, None)
    )


def _within_capitals(run: Run, kind: str) -> tuple[str, Run | None]:
    """The name in a sentence of capitals, behind what somebody is: `ĐỐI TƯỢNG PHẠM QUỐC HUY BỊ BẮT`."""
    words, table = run.words, kinds(True)
    for n in range(len(words) - 1):
        told = n == 0 and kind == PERSON or any(table.get(" ".join(words[max(0, n - k) : n])) == PERSON for k in (1, 2, 3))
        if told and words[n] in surnames() and f"{words[n]} {words[n + 1]}" not in pairs():
            least = n + (3 if words[n + 1] in _MIDDLE else 2)
            end = next((m for m in range(least, min(n + 5, len(words))) if words[m] in vocabulary()), min(n + 4, len(words)))
            return PERSON, Run(run.text, run.spans[n][0], run.spans[end - 1][1], True, False, run.spans[n:end])
    return OFFICE, None


def _without_marks(run: Run, kind: str, chained: str, behind: bool) -> tuple[str, Run | None]:
    """English, and Vietnamese typed without marks: only what is built or told like a person."""
    words = run.words
    if len(words) > 1 and words[0] in ("mr", "mrs", "ms", "dr"):
        return PERSON, run.without(1)
    if run.english and IN_ENGLISH.match(run.text, run.end) or run.whole in known():
        return PLACE, None
    if kind in (PLACE, OFFICE) and not run.english:
        return PLACE, None
    foreign = len(words) > 1 and NATIONAL.match(run.text, run.end)
    told = (
        kind == PERSON
        or bool(foreign)
        or bool(run.before)
        and run.before[-1] in _SPEAKER
        or bool(NICKNAME.match(run.text, run.end))
    )
    sure = words[0] in surnames("sure", False) and (len(words) > 2 or told or behind or chained == PERSON)
    if len(words) > 1 and (sure or told or behind and not run.begins and run.before[-1:] != ["the"] or _is_built(words)):
        return PERSON, run
    return (PERSON, run) if kind == PERSON or NICKNAME.match(run.text, run.end) and told else ("", None)


def _with_nickname(text: str, name: Run) -> int:
    nickname = NICKNAME.match(text, name.end)
    return nickname.end() if nickname else name.end


def _again(text: str, named: list[str], left: list[tuple[str, Run]]) -> Iterator[tuple[int, int]]:
    """Given names of those named that stand alone elsewhere; not where a place, a word or an office is meant."""
    given = set()
    for name in named:
        words = re.sub(r"\W*[\"“].*", "", name).split()
        given |= {
            word.lower() for word in words if len(word) > 2 and word[:1].isupper() and not _SYLLABLE.match(plain(word.lower()))
        }
        if words and words[-1][:1].isupper() and words[-1][1:].islower():
            given |= {words[-1].lower(), " ".join(words[-2:]).lower()}
    for kind, run in left:
        words = run.words
        if _NETWORKS & set(words):  # a page called by somebody's given name
            pages = (n for n in range(1, len(words) - 1) if " ".join(words[n : n + 2]) in given)
            yield from ((run.spans[n][0], run.end) for n in pages)
        if run.begins and words[0] in common() and len(words) > 1:
            run = run.without(1)
        if run.whole not in given or run.told[0] == PLACE or kind == PLACE and run.whole in known():
            continue
        acts, may = DID.match(text, run.end), MAY.match(text, run.end)
        word = f"{run.words[-1]} {run.next}" in pairs() or len(run.words) > 1 and OF_A_PLACE.match(text, run.end)
        begins = run.begins and run.whole in vocabulary() and text[: run.start].rstrip()[-1:] not in (";", ",")
        if acts or not word and (may or not begins and (run.whole not in kinds(True) or not run.next)):
            yield run.start, run.end


def _merged(found: set[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
