"""A number -> the classes of what it counts: the noun after it, the label before it (`Hội viên: 562`), or the verb that leaves it out."""

from __future__ import annotations

from analysis.ingest.entities.lexicon_matches import Head, Words
from analysis.ingest.prose.cues import all_within, left, right
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.text.spelling import key

_OTHER, _CLASSIFIERS = frozenset({"other"}), frozenset({"viên", "chiếc", "cái", "con", "bộ"})
_NOBODY, _NOTHING = frozenset({"person"}), frozenset({"case"})
# `không xảy ra tội phạm về ma túy`: no case of it.
_CRIME = key("tội phạm")
_WHERE = frozenset({"commune", "other"})
_PEOPLE = frozenset({"person", "user", "defendant", "accused", "member", "attendance", "inhabitant", "officer"})


def classes_of(words: Words, bound: Bound) -> frozenset[str]:
    """The classes of the counted noun (case, person, ...); empty where nothing says what is counted."""
    before = _before(words, bound)
    nought = bound.head and bound.quantity.spelled and bound.quantity.value == 0
    if bound.denies or nought and words.keyed[bound.head.start : bound.head.end] == _CRIME:
        return _NOBODY if words.keyed.endswith(" ai", 0, bound.quantity.end) else _NOTHING
    if bound.head is None:
        return before or bound.borrowed
    if bound.head.classes == _OTHER and len(before) == 1 and words.keyed[bound.head.start : bound.head.end] in _CLASSIFIERS:
        return before  # "Đạn: 1.450 viên"
    same = bound.head.classes & before or bound.head.classes & _PEOPLE and before & _PEOPLE
    return bound.head.classes | before if same else bound.head.classes


def _before(words: Words, bound: Bound) -> frozenset[str]:
    """The classes that the words before the number give it."""
    keyed, start, bare = words.keyed, bound.quantity.start, bound.head is None
    ends = bool(right("ends", keyed, bound.quantity.end))
    if bare and ends and left("rehabilitated", keyed, bound.gap, start):
        return frozenset({"person", "user"})
    for number_of in reversed(all_within("number_of", keyed, bound.gap, start)):
        if head := words.head_at(number_of.stop):
            return head.classes
    if left("labelled", keyed, bound.gap, start):
        return _label(words, bound)
    if bare:
        if ends and (classes := _bare_label(words, bound)):
            return classes
        return frozenset({"person"}) if left("lost", keyed, bound.gap, start) else frozenset()
    return _follows_its_noun(words, bound)


def _label(words: Words, bound: Bound) -> frozenset[str]:
    """`Đối tượng được rà soát, quản lý: 3.684`: the label may reach over its commas."""
    keyed, start = words.keyed, bound.quantity.start
    end = bound.gap + len(keyed[bound.gap : start].rstrip(" :=("))
    label = max(bound.gap, *(keyed.rfind(mark, bound.gap, end) + 1 for mark in ";.:("))
    own, whole = _no_places(words.heads_between(bound.clause, start)), _no_places(words.heads_between(label, start))
    opens = whole and not keyed[label : whole[0].start].strip(" +-–*")
    heads = whole if opens and not (own and not keyed[bound.clause : own[0].start].strip()) else own or whole
    return next((h.classes for h in heads), frozenset())


def _no_places(heads: list[Head]) -> list[Head]:
    """`xã Đa Tốn tổ hòa giải: 12`: the commune says where, where something else is counted."""
    return [h for h in heads if not h.classes & _WHERE]


def _bare_label(words: Words, bound: Bound) -> frozenset[str]:
    """`câu lạc bộ phòng chống tội phạm 17; hội viên 562`: a bare number right after its noun, and nothing after it."""
    heads = _no_places(words.heads_between(bound.clause, bound.quantity.start))
    if not heads or words.keyed[bound.clause : heads[0].start].strip() not in ("", "số"):
        return frozenset()
    return heads[0].classes if len(words.keyed[heads[0].start : bound.quantity.start].split()) >= 2 else frozenset()


def _follows_its_noun(words: Words, bound: Bound) -> frozenset[str]:
    """`đạn 2.140 viên; súng 315 khẩu`: the noun before the number, the classifier after it."""
    keyed = words.keyed
    heads = words.heads_between(bound.clause, bound.quantity.start)
    if len(heads) != 1 or keyed[bound.head.start : bound.head.end] not in _CLASSIFIERS:
        return frozenset()
    around = keyed[bound.clause : heads[0].start] + keyed[heads[0].end : bound.quantity.start]
    return heads[0].classes if not around.strip() else frozenset()
