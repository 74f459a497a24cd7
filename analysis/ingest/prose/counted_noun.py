"""What a number counts: the noun after it, the label before it (`Hội viên: 562`), or the verb that leaves it out (`chết 7`)."""

from __future__ import annotations

import re

from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.text.spelling import pattern

_NUMBER_OF = re.compile(r"(?<!\w)(?:tổng số|số lượng|số|lượng|tổng)\s+(?:lượt\s+)?")
_LABELLED = re.compile(pattern(r"(?::|=|\(|(?<!\w)(?:là|đạt))\s*(?:có\s+)?$"))
_ENDS = re.compile(r"\s*(?:[;.,\n()]|$)")
_SAID_OF = re.compile(pattern(r"(?<!\w)(?:có|gồm|được|lên tới|lên đến|lên|lên thành|xuống|tới|tổng cộng|còn)\s*$"))
# "Mô hình camera có 45 mắt": a noun that the lexicon does not have is what is counted.
_ELSE = re.compile(
    pattern(
        r"\s+(?!(?:trên|tại|ở|trong|với|so|do|của|được|bị|đã|là|có|cho|vào|từ|và|cùng|còn|hoặc|đồng thời|thì|nhưng|nay|hiện|năm)(?!\w))[^\W\d_]"
    )
)
_REHAB = re.compile(
    pattern(
        r"(?:(?<!\w)cai(?:\s+nghiện)?(?:\s+ma túy)?\s+(?:bắt buộc|tự nguyện)|^[\s,;]*(?:và\s+)?(?:bắt buộc|tự nguyện))\s*:?\s*$"
    )
)
_LOST = re.compile(pattern(r"(?<!\w)(?:chết|tử vong|thiệt mạng|bị thương|thương vong)\s*:?\s*$"))


_OTHER, _CLASSIFIERS = frozenset({"other"}), frozenset({"viên", "chiếc", "cái", "con", "bộ"})
_PEOPLE = frozenset({"person", "user", "defendant", "accused", "member", "attendance", "inhabitant", "officer"})


def classes_of(words: Words, bound: Bound) -> frozenset[str]:
    """The classes of the counted noun (case, person, ...); empty where nothing says what is counted."""
    left = _before(words, bound)
    if bound.head is None:
        return left
    if bound.head.classes == _OTHER and len(left) == 1 and words.keyed[bound.head.start : bound.head.end] in _CLASSIFIERS:
        return left  # "Đạn: 1.450 viên"
    same = bound.head.classes & left or bound.head.classes & _PEOPLE and left & _PEOPLE
    return bound.head.classes | left if same else bound.head.classes


def _before(words: Words, bound: Bound) -> frozenset[str]:
    start = bound.quantity.start
    text = words.keyed[bound.gap : start]
    if bound.head is None and _REHAB.search(text) and _ENDS.match(words.keyed, bound.quantity.end):
        return frozenset({"person", "user"})
    for match in reversed(list(_NUMBER_OF.finditer(text))):
        if head := words.head_at(bound.gap + match.end()):
            return head.classes
    if (
        _LABELLED.search(text)
        or bound.head is None
        and _SAID_OF.search(text)
        and not _ELSE.match(words.keyed, bound.quantity.end)
    ):
        # "Đối tượng được rà soát, quản lý: 3.684": the label may reach over its commas
        end = bound.gap + len(text.rstrip(" :=("))
        label = max(words.keyed.rfind(mark, bound.gap, end) + 1 for mark in ";.:(")
        own, whole = words.heads_between(bound.clause, start), words.heads_between(max(bound.gap, label), start)
        opens = whole and not words.keyed[max(bound.gap, label) : whole[0].start].strip(" +-–*")
        heads = whole if opens and not (own and not words.keyed[bound.clause : own[0].start].strip()) else own or whole
        return next((h.classes for h in heads), frozenset())
    if bound.head is None and _ends_a_label(words, bound):
        return next((h.classes for h in words.heads_between(bound.clause, start)), frozenset())
    if bound.head and (left := _follows_its_noun(words, bound)):
        return left
    if bound.head is None and _LOST.search(text):
        return frozenset({"person"})
    return frozenset()


def _follows_its_noun(words: Words, bound: Bound) -> frozenset[str]:
    """`đạn 2.140 viên; súng 315 khẩu`: the noun before the number, the classifier after it."""
    heads = words.heads_between(bound.clause, bound.quantity.start)
    if len(heads) != 1 or words.keyed[bound.head.start : bound.head.end] not in _CLASSIFIERS:
        return frozenset()
    alone = (
        not words.keyed[bound.clause : heads[0].start].strip() and not words.keyed[heads[0].end : bound.quantity.start].strip()
    )
    return heads[0].classes if alone else frozenset()


def _ends_a_label(words: Words, bound: Bound) -> bool:
    """`câu lạc bộ phòng chống tội phạm 17; hội viên 562`: a bare number right after its noun, and nothing after it."""
    heads = words.heads_between(bound.clause, bound.quantity.start)
    if not heads or words.keyed[bound.clause : heads[0].start].strip() not in ("", "số"):
        return False
    label = words.keyed[heads[0].start : bound.quantity.start].split()
    return len(label) >= 2 and bool(_ENDS.match(words.keyed, bound.quantity.end))


def is_label(words: Words, bound: Bound) -> bool:
    """Whether the words before a number are its label, the noun left out: `..., tự nguyện là 12`."""
    return bound.head is None and bool(_LABELLED.search(words.keyed[bound.gap : bound.quantity.start]))
