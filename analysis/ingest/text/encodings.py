"""Bytes -> text: UTF-8, UTF-16, cp1258, and the fonts' code pages TCVN3 (ABC) and VNI, with the evidence kept.

Source: TCVN 5712:1993; the tables of viparse 0.1 (MIT), completed for the VNI letters ẳ and ỵ (VNI-Windows chart).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from analysis.errors import BadTable
from analysis.language import Text

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WORD = re.compile(r"[^\W\d_]+")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYME = re.compile(
    rf"(?:{_ONSET})(?:a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|âu|ay|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oay|oe|oeo|oi|ôi|ơi|oo|ua|uâ|uây|ưa|ươ|ươi|ươu|"
    r"ui|ưi|ưu|uê|uô|uôi|uơ|uy|uya|uyê|uyu|yê|yêu|oă|uă)(?:ch|c|m|ng|nh|n|p|t)?"
)  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONG = 2_000_000
LEGACY = ("tcvn3", "vni", "utf-8 twice")
_UNICODE_ONLY = re.compile(r"[ăĂđĐĩĨũŨơƠưƯẠ-ỹ]")
_TWICE = re.compile(r"á[»º]|Æ[°¡]|Ä[\x91‘]")
_MORE_VNI = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was in, and what showed it."""

    text: str
    encoding: str
    evidence: str


def decode(content: bytes, where: str) -> Decoded:
    """The text of a file. Raises BadTable where the encodings are mixed or none gives Vietnamese."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _unicode(content, name, f"BOM {mark.hex()}", where)
    if b"\0" in content[:400]:
        return _unicode(content, _wide(content[:400], where), "NUL bytes", where)
    try:
        found = legacy(content.decode("utf-8"), "utf-8")
        _refuse_twice(found, where)
        return found
    except UnicodeDecodeError:
        _refuse_mixed(content, where)
        return _best(_candidates(content), where)


def _wide(head: bytes, where: str) -> str:
    """Which order of bytes: every second one of a text in UTF-16 is mostly NUL. Raises BadTable where NULs stand here and there."""
    name, half = max((("utf-16-be", head[::2]), ("utf-16-le", head[1::2])), key=lambda one: one[1].count(0))
    if half.count(0) < 0.3 * len(half):
        at = head.index(0) + 1
        raise _undecodable(
            where, Text(f"byte rỗng (NUL) ở vị trí {at}: tệp hỏng", f"a NUL byte at position {at}: a damaged file")
        )
    return name


def _unicode(content: bytes, name: str, evidence: str, where: str) -> Decoded:
    try:
        found = legacy(content.decode(name), name)
        return found if found.evidence else Decoded(found.text, name, evidence)
    except UnicodeDecodeError as error:
        raise _undecodable(
            where, Text(f"byte thứ {error.start} không hợp lệ trong {name}", f"byte {error.start} is not valid {name}")
        ) from error


def legacy(text: str, encoding: str = "unicode") -> Decoded:
    """A Unicode text whose letters are those of a legacy font, or UTF-8 encoded twice; any other text as it is."""
    marked = any(not word.isascii() and any(ord(char) > 127 and char.isalpha() for char in word) for word in _WORD.findall(text))
    if not marked and not re.search(r"(?<![\d)])[µ¸¶·¹¨©ª«¬®½¾]", text):
        return Decoded(text, encoding, "")
    if len(text) > _LONG:  # of a long text its different words decide, and only what wins is converted whole
        words = [word for word in dict.fromkeys(text.split()) if not word.isascii()]
        found = legacy("\n".join(words)[:_LONG], encoding)
        return Decoded(text if found.encoding == encoding else convert(text, found.encoding), found.encoding, found.evidence)
    now = share(text)
    texts = {name: convert(text, name) for name in LEGACY}
    scores = {name: share(found) for name, found in texts.items()}
    best = max(scores, key=scores.get)
    if scores[best] >= 0.8 and scores[best] > now + 0.25:
        return Decoded(texts[best], best, f"{scores[best]:.0%} / {now:.0%}")
    return Decoded(text, encoding, "")


def of_texts(texts: Iterable[str]) -> Decoded:
    """Which code page the cells of a workbook are in, decided from all of them; its text is empty."""
    found = legacy("\n".join(dict.fromkeys(texts)))
    return Decoded("", found.encoding, found.evidence)


def of_font(name: str | None) -> str:
    """The code page of a legacy font: .VnTime is TCVN3, VNI-Times is VNI."""
    upper = (name or "").upper()
    return "tcvn3" if upper.startswith(".VN") else "vni" if upper.startswith("VNI") else ""


def as_unicode(text: str, code: str, font: str = "") -> str:
    """One cell in Unicode: by the code page of its workbook, or of its font where that gives more Vietnamese words."""
    if text.isascii() or _UNICODE_ONLY.search(unicodedata.normalize("NFC", text)):
        return text
    for name, least in ((code, 0.0), (font, 0.01)):
        if name in LEGACY and share(found := convert(text, name)) >= share(text) + least:
            return found
    return text


def _refuse_twice(found: Decoded, where: str) -> None:
    """Raise where a part of a text was encoded twice: its words would be passed over as no words."""
    twice = _TWICE.findall(found.text)
    if len(twice) >= 3:
        raise _undecodable(
            where,
            Text(
                f"một phần chữ bị mã hóa UTF-8 hai lần ({len(twice)} chỗ)", f"a part encoded in UTF-8 twice ({len(twice)} places)"
            ),
        )


def share(text: str) -> float:
    """The share of the words with marked letters, and of their neighbours, that are Vietnamese syllables."""
    words = Counter(re.findall(r"[^\s\d.,;:|()\"'!?/\-–“”%]+", text))
    marked = {w: n for w, n in words.items() if len(w) <= 40 and not w.isascii()}
    return sum(n for w, n in marked.items() if is_syllable(w)) / sum(marked.values()) if marked else 0.0


@cache
def is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable: onset, rhyme, one tone at most."""
    bare = unicodedata.normalize("NFD", word.lower())
    tones = sum(char in _TONES for char in bare)
    return tones <= 1 and bool(_RHYME.fullmatch(unicodedata.normalize("NFC", "".join(c for c in bare if c not in _TONES))))


def _candidates(content: bytes) -> dict[str, str]:
    latin = content.decode("cp1252", errors="replace") if b"\xad" not in content else content.decode("latin-1")
    texts = {"tcvn3": convert(content.decode("latin-1"), "tcvn3"), "vni": convert(latin, "vni")}
    with suppress(UnicodeDecodeError):
        texts["cp1258"] = unicodedata.normalize("NFC", content.decode("cp1258"))
    return texts


def _best(texts: dict[str, str], where: str) -> Decoded:
    scores = sorted(((share(text), name) for name, text in texts.items()), reverse=True)
    (best, name), second = scores[0], scores[1][0]
    if best < 0.7 or best - second < 0.1:
        shown = ", ".join(f"{n} {s:.0%}" for s, n in scores)
        raise _undecodable(
            where,
            Text(f"không bảng mã nào cho ra tiếng Việt rõ ràng ({shown})", f"no code page gives clear Vietnamese ({shown})"),
        )
    return Decoded(texts[name], name, ", ".join(f"{n} {s:.0%}" for s, n in scores))


def _refuse_mixed(content: bytes, where: str) -> None:
    """Raise where some lines are UTF-8 and others are not."""
    good = bad = 0
    first_bad = 0
    for number, line in enumerate(content.splitlines(), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
            first_bad = first_bad or number
    if good and bad:
        raise _undecodable(
            where,
            Text(
                f"{good} dòng UTF-8 và {bad} dòng bảng mã khác (đầu tiên: dòng {first_bad})",
                f"{good} lines in UTF-8 and {bad} in another code page (first: line {first_bad})",
            ),
        )


def _undecodable(where: str, found: Text) -> BadTable:
    return BadTable(
        expected=Text("một bảng mã cho cả tệp (UTF-8, UTF-16, cp1258, TCVN3, VNI)", "one encoding for the whole file (UTF-8, UTF-16, cp1258, TCVN3, VNI)"),
        found=found, where=where,
        remedy=Text("mở bằng chương trình gốc và lưu lại dạng UTF-8", "open it in the program that made it and save it as UTF-8"),
    )  # fmt: skip


@cache
def _table(name: str) -> tuple[dict[str, str], re.Pattern]:
    from viparse.normalize.encodings import CHARMAPS

    pairs = dict(CHARMAPS[name].pairs) | (dict(_MORE_VNI) if name == "vni" else {})
    return pairs, re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True))))


def convert(text: str, name: str) -> str:
    """A text of a legacy font's letters in Unicode: each sequence replaced once, the longest first."""
    if name == "utf-8 twice":
        return _once(text)
    pairs, pieces = _table(name)
    return unicodedata.normalize("NFC", pieces.sub(lambda found: pairs[found[0]], text))


def _once(text: str) -> str:
    """A text whose UTF-8 bytes were taken for Latin letters and encoded again, decoded once more; any other as it is."""
    try:
        return b"".join(c.encode("latin-1") if ord(c) < 256 else c.encode("cp1252") for c in text).decode("utf-8")
    except UnicodeError:
        return text


def encode(text: str, name: str) -> str:
    """The reverse of `convert`, for fixtures: a Unicode text as a legacy font would hold it."""
    reverse = {new: old for old, new in _table(name)[0].items()}
    return "".join(reverse.get(char, char) for char in unicodedata.normalize("NFC", text))
