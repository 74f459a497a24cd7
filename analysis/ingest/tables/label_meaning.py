"""What the heading of a row or column says: an indicator, a place, a period, a total, a running total, a change, a note."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache, partial

from analysis.catalogue import indicators, places
from analysis.catalogue.declared import derived
from analysis.catalogue.headings import meant
from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import BESIDE, Surroundings, choose
from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.entities.periods import RUNNING
from analysis.ingest.entities.places import resolve
from analysis.ingest.text.encodings import is_syllable
from analysis.ingest.text.spelling import key, pattern, plain, squeezed

_ROLES = (
    ("number", r"(?:stt|tt|số tt|số thứ tự|#|no\.?)"),
    ("cumulative", rf".*(?:{RUNNING}|cumulative).*"),
    ("change", r".*(?:tăng\s*[,/(+-]*\s*giảm|so với|so cùng kì|% tăng|% giảm|tăng \(|chênh lệch|\(\+/-\)|\+/-|mức giảm|mức tăng|tỷ lệ tăng|tỷ lệ giảm).*"),
    ("change", r"(?:số\s+)?(?:tăng|giảm)(?:\s*(?:\(.*|%))?"),
    ("estimate", r"(?:số\s+)?(?:ước|dự kiến|đăng kí)(?!\w).*|.*\((?:[^()]*\s)?(?:ước|dự kiến|kế hoạch|kh|đăng kí)(?:\s[^()]*)?"),
    ("average", r"(?:số\s+)?(?:bình quân|trung bình)(?!\w).*"),
    ("previous", r".*(?:cùng kì|năm trước|kì trước|tháng trước).*"),
    ("target", r"(?:.*(?:chỉ tiêu giao|chỉ tiêu được giao|kế hoạch năm|kế hoạch giao).*|kế hoạch|kh|(?:kế hoạch|kh)\s+(?:quí|tháng|\d).*)"),
    ("note", r"(?:ghi chú|lưu ý|nguồn|người nhập|cán bộ nhập|notes?|đơn vị tính|đvt|unit)"),
    ("total", r"(?:tổng|tổng cộng|cộng|cộng chung|tổng số|toàn huyện|cả năm|total|cộng toàn huyện|tổng hợp|tổng cả năm|tổng năm|cộng năm|tổng toàn huyện|cả quí|tổng cộng toàn huyện|(?:tổng )?cộng (?:các |\d+ )(?:xã|phường|thị trấn|đơn vị|địa phương)(?:\s*,\s*(?:xã|phường|thị trấn))*)\s*(?:\(.*\))?"),
    ("code", r"(?:mã (?:xã|số xã|đơn vị hành chính|đvhc|gso)|gso_code)"),
    ("place", r"(?:xã|tên xã|đơn vị|địa bàn|địa phương|tên đơn vị|xã, thị trấn|xã/thị trấn|xã \(thị trấn\)|xã, phường, thị trấn|đơn vị hành chính|nơi xảy ra|place|place_code|commune)"),
    ("period", r"(?:tháng|năm|kì|kì báo cáo|quí|thời gian|thời điểm|ngày|period|month|year|ngày xảy ra|thời gian xảy ra)"),
    ("indicator", r"(?:chỉ tiêu|chỉ số|nội dung|indicator|tiêu chí|danh mục|loại|loại vụ|loại án|loại vụ việc|tội danh|hành vi|phân loại)"),
    ("value", r"(?:số lượng|giá trị|kết quả|số liệu|thực hiện|value|số|trị số|con số)"),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern(source))) for role, source in _ROLES)
_NUMBERED = re.compile(r"^(?:[ivx]+|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/-]\s*(?=\S)")
FOOTNOTE = re.compile(
    pattern(
        r"^(?:ghi chú|chú thích|nguồn|lưu ý|người lập|thủ trưởng|trưởng công an|nơi nhận|\*|\(\*\)|\(\d\)\s|ngày\s+\d{1,2}\s+tháng)"
    )
)


@dataclass(frozen=True)
class Indicated:
    """The indicator a heading names: its code, or `tied` ones; `near`: labels like it where it names none."""

    code: str = ""
    tied: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def role_of(label: str) -> str:
    """number, total, cumulative, change, estimate, average, previous, target, note, code, place, period, indicator, value; empty for content."""
    text = squeezed(label).strip(" .:*()")
    role = next((role for role, form in _COMPILED if form.fullmatch(text)), "")
    return role or ("note" if "adopted" in meant(label).roles else "")  # when something started is no period of a figure


@derived
def labels() -> dict[str, str]:
    """The labels of the catalogue in both languages and its codes: {as `squeezed` writes them: code}."""
    found: dict[str, str] = {}
    for code, indicator in indicators().items():
        for text in (code, indicator.label.vi, indicator.label.en):
            found.setdefault(squeezed(text), code)
    return found


@partial(derived, most=8192)
def indicator_of(label: str, unit: str = "") -> Indicated:
    """The indicator a heading names, by the catalogue's own label or by the words of the lexicon; `unit`: what the table says
    it is counted in (`vụ`, `đối tượng`)."""
    text = _NUMBERED.sub("", squeezed(label)).strip(" .:*-–")
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text)
    named = labels().get(text) or labels().get(bare)
    if named:
        return Indicated(named) if counts(named, unit) else Indicated(near=(named,))
    chosen = by_words(text, classes_of_unit(unit))
    if chosen is None:
        near = difflib.get_close_matches(text, labels(), n=3, cutoff=0.8)
        return Indicated(near=tuple(dict.fromkeys(labels()[name] for name in near)) or _by_topic(text, classes_of_unit(unit)))
    if (first := _leading(text)) and not all(counts(code, first) for code in (chosen.indicator, *chosen.tied)):
        other = _of_counted(text, first)
        return Indicated(other) if other else Indicated(near=(chosen.indicator, *chosen.tied))
    if chosen.tied:
        return Indicated(tied=(chosen.indicator, *chosen.tied))
    doubted = misspelt(text) or qualified(text, chosen) or not counts(chosen.indicator, unit)
    return Indicated(near=(chosen.indicator,)) if doubted else Indicated(chosen.indicator)


def _leading(text: str) -> str:
    """What a heading says first that it counts: `số thành viên` of `Số thành viên tổ hòa giải`."""
    first = next(iter(Words(text).heads()), None)
    crime = first and text[first.start : first.end] == _CRIME
    return text[first.start : first.end] if first and not crime and _NUMBER_OF.fullmatch(text[: first.start]) else ""


_NUMBER_OF = re.compile(pattern(r"(?:tổng\s+)?(?:số\s+(?:lượng\s+)?)?"))


def _of_counted(text: str, counted: str) -> str:
    """The indicator that a heading means if it counts this; empty where there is none, or several."""
    classes = classes_of_unit(counted)
    chosen = by_words(text, counted=frozenset({"member"}) if "member" in classes else classes)
    return chosen.indicator if chosen and not chosen.tied and not qualified(text, chosen) and not misspelt(text) else ""


@lru_cache(maxsize=4096)
def classes_of_unit(unit: str) -> frozenset[str]:
    """The classes of what a unit counts: `vụ` -> case, matter."""
    text = squeezed(unit).strip(" .,:()")
    if text in ("%", squeezed("tỷ lệ %"), squeezed("tỷ lệ")):
        return frozenset({"percent"})
    return frozenset(c for h in Words(text).heads() for c in h.classes)


def counts(code: str, unit: str) -> bool:
    """Whether an indicator can be counted in a unit; so can any in a unit that the lexicon does not know."""
    classes = classes_of_unit(unit)
    heads = {h for s in lexicon().senses if s.indicator == code for h in s.heads}
    heads |= {"percent"} if indicators()[code].unit == "percent" else set()
    heads |= classes_of_unit(indicators()[code].label.vi)
    classes, heads = classes - _NONE if classes != _NONE else classes, heads - _NONE
    return not classes or not heads or bool(classes & heads)


_NONE = frozenset({"other"})  # what no indicator counts


def qualified(text: str, chosen) -> bool:
    """Whether a word beside an indicator's own makes it another figure: not, not yet, new, dissolved; or a deed it does not count."""
    words = Words(text)
    hits, spans = words.hits(), [(h.start, h.end) for h in (*words.hits(), *words.heads())]
    deeds = {s for sense in lexicon().senses if sense.indicator == chosen.indicator for s in (*sense.needs, *sense.any)}
    if any(h.concept in _DEEDS and h.concept not in deeds for h in hits):
        return True
    for match in _QUALIFIERS.finditer(text):
        after = match.end() + 1
        carried = match[0] == "bị" and any(h.start == after and h.kind == "act" for h in hits)
        if not carried and not any(start <= match.start() and match.end() <= end for start, end in spans):
            return True
    return False


_QUALIFIERS = re.compile(pattern(r"(?<!\w)(?:không|chưa|giải thể|mới|trong đó|bị|đạt|yếu|kém|ngoài|trừ|còn lại|tồn|hết)(?!\w)"))
_DEEDS = frozenset({"solve", "prosecute", "indict", "conclude", "try", "accept", "convict"})


def _by_topic(text: str, unit: frozenset[str]) -> tuple[str, ...]:
    """The indicators of a heading that names no more than what they are about and what is counted: `Ma túy - Đối tượng`."""
    words = Words(text)
    hits, heads = words.hits(), words.heads()
    topics = {h.concept for h in hits if h.kind == "topic"} - {"crime"}
    classes = unit or frozenset(c for h in heads for c in h.classes)
    spans = [(h.start, h.end) for h in (*hits, *heads)]
    rest = [w for start, end, w in words.tokens if not any(a <= start and end <= b for a, b in spans) and w not in _LABEL_WORDS]
    if not topics or not classes or rest:
        return ()
    return tuple(dict.fromkeys(
        s.indicator for s in lexicon().senses
        if classes & set(s.heads) and not s.per and not s.part
        and {n for n in s.needs if lexicon().kinds[n] == "topic"} == topics
    ))[:4]  # fmt: skip


def is_deed(words: list[str]) -> bool:
    """Whether headings name nothing but what was done: `Khám phá`, `Số được khám phá`, `Tỷ lệ khám phá`."""
    hits = Words(squeezed(" - ".join(words))).hits()
    return bool(hits) and all(hit.kind == "act" or hit.concept == "rate_clear" for hit in hits)


_LABEL_WORDS = frozenset(map(key, "số tổng về các - / ( ) : , .".split()))


@derived
def _vocabulary() -> frozenset[str]:
    phrases = [p for group in (*lexicon().heads.values(), *lexicon().concepts.values()) for p in group]
    labels = [i.label.vi for i in indicators().values()]
    return frozenset(w for p in (*phrases, *labels) for w in re.findall(r"[^\W\d_]+", squeezed(p)))


def misspelt(text: str) -> bool:
    """Whether a heading has an odd letter, half a phrase, one that a letter spoils, or a word that is nearly one of the lexicon."""
    odd = _ODD.search(text) or _GLUED.search(text) or _left_over(text) or _near_phrase(re.findall(r"[^\W_]+", text))
    return bool(odd) or any(map(_is_odd, re.findall(r"[^\W\d_]+", text)))


def _is_odd(word: str) -> bool:
    """Whether a word is no Vietnamese syllable, or one letter away from a word of the lexicon without being one of it."""
    if word in _vocabulary() or len(word) < 3 or word in _COMMON:
        return False
    return not is_syllable(word) or any(_one_off(word, known) for known in _vocabulary() if len(known) > 2)


_GLUED = re.compile(r"\w[!?$#^~`|<>{}\[\]\\=@_&*;:'\"]\w")


@lru_cache(maxsize=1)
def _topic_words() -> frozenset[str]:
    return frozenset(
        w
        for name, phrases in lexicon().concepts.items()
        if lexicon().kinds[name] == "topic"
        for p in phrases
        for w in _tokens(p)
        if len(_tokens(p)) >= 3
    )


def _tokens(phrase: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", squeezed(phrase))


def _left_over(text: str) -> bool:
    """Whether a word of a topic stands there without the rest of its phrase: half of `phạm pháp hình sự`."""
    words = Words(text)
    covered = [(h.start, h.end) for h in (*words.hits(), *words.heads())]
    telling = _topic_words() - _COMMON - _FUNCTION
    return any(w in telling and not any(s <= start and end <= e for s, e in covered) for start, end, w in words.tokens)


_FUNCTION = frozenset(map(key, "và các về tự người của do bị có nhân được vụ số phụ".split()))
_ODD = re.compile(r"[^a-z0-9\s!-/:-@\[-`{-~–—“”’²…àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, ...], ...]:
    found = {tuple(re.findall(r"[^\W_]+", squeezed(p))) for group in lexicon().concepts.values() for p in group}
    return tuple(p for p in found if len(p) >= 3)


def _near_phrase(words: list[str]) -> bool:
    """Whether a word spoils a phrase of three words or more by one letter or mark: `phạm pháp hình sỹ`."""
    for phrase in _phrases():
        for i in range(len(words) - len(phrase) + 1):
            off = [(a, b) for a, b in zip(words[i : i + len(phrase)], phrase, strict=True) if a != b]
            if len(off) == 1 and not any(map(str.isdigit, off[0])) and _like(*off[0]):
                return True
    return False


def _like(a: str, b: str) -> bool:
    """Whether two short words differ by at most one letter, marks apart, or by one mark."""
    return (
        len(a) == len(b)
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        or abs(len(a) - len(b)) == 1
        and (a.startswith(b) or b.startswith(a))
    )


_COMMON = frozenset(
    map(
        key,
        "trên trong tại của các những cho theo toàn huyện thôn khu phố bàn địa này kỳ nay năm tháng ngày quý từng lần loại khác tên đơn chung tính báo cáo".split(),
    )
)


def _one_off(a: str, b: str) -> bool:
    """Whether two words differ in one letter or mark, of a word long enough to tell."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == len(longer):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and len(a) >= 3
    left_out = (longer[:i] + longer[i + 1 :] for i in range(len(longer)))
    return len(longer) - len(shorter) == 1 and len(shorter) >= 4 and shorter in left_out


def by_words(text: str, unit: frozenset[str] = frozenset(), counted: frozenset[str] = frozenset()):
    """What the words of a heading can mean; `unit`: the classes of its unit, `counted`: those that it must count, whatever it names."""
    keyed = key(plain(text).text)
    words = Words(keyed)
    hits = words.hits()
    around = Surroundings(dict.fromkeys((h.concept for h in hits), BESIDE), frozenset(h.concept for h in hits))
    heads = [h for h in words.heads_between(0, len(keyed)) if keyed[max(0, h.start - 3) : h.start] != "do "]
    classes = frozenset(c for h in heads for c in h.classes)
    stated = [h for h in heads if keyed[h.start : h.end] != _CRIME]
    if unit and (not stated or unit & classes):
        classes = unit | (classes & {"user"})  # "Người nghiện có hồ sơ", counted in "người"
    if "%" in text or re.search(pattern(r"(?<!\w)tỷ lệ"), text):
        classes = frozenset({"percent"})
    per = "month" if re.search(r"/\s*tháng|mỗi tháng", text) else "year" if re.search(r"/\s*năm|mỗi năm", text) else ""
    narrow = frozenset(h.concept for h in hits if h.kind == "topic")
    if not classes & frozenset(name for sense in lexicon().senses for name in sense.heads):
        classes = frozenset({"person"}) if {"die", "hurt"} & set(around.weights) else frozenset({"case"})
    narrow = narrow if classes & {"case", "incident", "person", "user", "defendant", "accused"} else frozenset()
    # In a heading a word such as "người" says little: cases are looked for first, then what else the words can be.
    return choose(around, counted or classes, classes, per=per, narrow=frozenset() if counted else narrow)


_CRIME = key("tội phạm")  # a head of persons that says nothing where a unit stands beside it


@partial(derived, most=8192)
def places_of(label: str, on=None, within: str | None = None) -> tuple[str, ...]:
    """The place codes a heading can mean; empty where it names none."""
    text = _NUMBERED.sub("", squeezed(label)).strip(" .:*-–")
    text = re.sub(pattern(r"^(?:công an|ubnd|ca)\s+"), "", text)
    if not 2 < len(text) < 60:
        return ()
    return resolve(text, on=on, within=within) or next(
        (found for other in _spelt_otherwise(text) if (found := resolve(other, on=on, within=within))), ()
    )


def _spelt_otherwise(text: str) -> list[str]:
    """`Yên Viên (TT)`, `Kim Sơn - Gia Lâm`, `Trâu Qùi`: as the register writes them."""
    found = []
    if match := re.fullmatch(r"(.+?)\s*\((.+?)\)", text):
        found += [f"{match[2]} {match[1]}"] if match[2] in _TYPE_WORDS else [match[1]] if _is_district(match[2]) else []
    parts = re.split(r"\s*[-–,]\s*", text)
    if len(parts) == 2 and _is_district(parts[1]):
        found.append(parts[0])
    moved = re.sub(r"q([ùúủũụ])i(?!\w)", lambda m: "qu" + "ìíỉĩị"["ùúủũụ".index(m[1])], text)
    return [*found, moved] if moved != text else found


_TYPE_WORDS = frozenset(map(key, ("xã", "thị trấn", "tt", "tt.", "x.", "phường")))


def _is_district(text: str) -> bool:
    codes = resolve(text)
    return len(codes) == 1 and places()[codes[0]].level in ("district", "province")
