"""Numbers in Vietnamese words: hai, mười lăm, hai mươi mốt, một trăm linh năm, ba nghìn hai trăm."""

from __future__ import annotations

from analysis.ingest.text.spelling import key

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
# By their spelling as `key` writes it.
SIZES = {key(word): n for word, n in {"chục": 10, "trăm": 100, **SCALES}.items()}
_UNITS = {word: n for word, n in DIGITS.items() if n < 10}
_STARTS = set(DIGITS) - {"mốt", "lăm", "nhăm", "tư", "không"}


def spelled(words: list[str]) -> tuple[int, int] | None:
    """The longest number at the start of `words`: (value, how many words), or None."""
    if not words or words[0] not in _STARTS:
        return None
    total, at = 0, 0
    while at < len(words):
        part = _below_thousand(words, at, first=at == 0)
        if part is None:
            break
        value, end = part
        if end < len(words) and words[end] in SCALES:
            value, end = value * SCALES[words[end]], end + 1
            total, at = total + value, end
            continue
        return total + value, end
    return (total, at) if at else None


def _below_thousand(words: list[str], at: int, *, first: bool) -> tuple[int, int] | None:
    """A number under 1,000 that begins at word `at`: (value, end)."""
    if at >= len(words) or words[at] not in (DIGITS if not first else _STARTS):
        return None
    if at + 1 < len(words) and words[at + 1] == "trăm" and words[at] in _UNITS:
        rest = _tens(words, at + 2, linked=True)
        return (_UNITS[words[at]] * 100, at + 2) if rest is None else (_UNITS[words[at]] * 100 + rest[0], rest[1])
    return _tens(words, at, linked=False)


def _tens(words: list[str], at: int, *, linked: bool) -> tuple[int, int] | None:
    if at >= len(words):
        return None
    if linked and words[at] in ("linh", "lẻ") and at + 1 < len(words) and words[at + 1] in _UNITS:
        return _UNITS[words[at + 1]], at + 2
    if words[at] == "mười":
        return _unit_after(words, at + 1, 10)
    if words[at] in _UNITS and at + 1 < len(words) and words[at + 1] in ("mươi", "chục"):
        return _unit_after(words, at + 2, _UNITS[words[at]] * 10)
    if words[at] in _UNITS and not linked:
        return _UNITS[words[at]], at + 1
    return None


def _unit_after(words: list[str], at: int, tens: int) -> tuple[int, int]:
    if at < len(words) and words[at] in _UNITS and words[at] != "không" and not _heads_a_scale(words, at):
        return tens + _UNITS[words[at]], at + 1
    return tens, at


def _heads_a_scale(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1] in ("trăm", "mươi", "chục")
