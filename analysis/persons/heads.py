"""A run → the run without the words at its head that tell what follows: `Đường Nguyễn Huệ`, `Ông Trần Long`."""

from __future__ import annotations

import re

from analysis.persons.before import KIN
from analysis.persons.built import MIDDLE, is_built
from analysis.persons.runs import Run
from analysis.persons.told import MAY, NICKNAME
from analysis.persons.words import NEITHER, OFFICE, PERSON, PLACE, WHERE, common, kinds, known, nations, pairs, plain, surnames

_SECOND = MIDDLE | {"a", "seo", "mí", "bá", "đình", "xuân", "hữu"}
_FROM = {"người", "dân", "khách", "tịch"}  # người Nga, công dân Đức, quốc tịch Lào
_TYPED_KIN = set(map(plain, KIN))
BY_BIRTH = {"hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út"}

_LEADS = re.compile(r"(?: [^\s.;]+){0,3}? (?:đến|về|tới|sang|qua|xuống|lên) ")
_SPOKEN = re.compile(r": ?[“\"]$")


def without_head(run: Run, kind: str, phrase: str, chained: str) -> tuple[Run | None, str, str, str]:
    """The run without the words at its head that tell what follows, and what they tell: `Đường Nguyễn Huệ`, `Ông Trần Long`."""
    head, table = "", kinds(run.marks)
    if kind == PLACE and run.words[0] in KIN and _SPOKEN.search(run.text, max(0, run.start - 4), run.start):
        kind, phrase = "", ""  # `Lá thư từ trại: “Mẹ Gái`
    while len(run.words) > 1 and any(c.isdigit() for c in run.words[0]):
        kind, run = OFFICE, run.without(1)
    while not run.english and kind != PLACE:
        words = run.words
        if run.whole in known() or len(words) > 2 and words[1] in _SECOND and words[0] in surnames(marks=run.marks):
            break
        if chained == PERSON and len(words) > 2 and words[1] in MIDDLE:
            break  # among persons a surname, whatever else the word means: `Xeo Thị Mẻ 15 kg; Ven Văn Dần 60 kg`
        if run.before and not phrase and words[1:] and table.get(owner := f"{run.before[-1]} {words[0]}") == PERSON:
            kind, phrase, run = PERSON, owner, run.without(1)  # chủ TK NGUYEN THI LAN
            continue
        nation = next((n for n in (2, 1) if " ".join(words[:n]) in nations() and len(words) > n), 0)
        if nation and run.before[-1:] and run.before[-1] in _FROM:
            kind, phrase, run = PERSON, "người", run.without(nation)
            continue
        n = next((n for n in (3, 2, 1) if table.get(" ".join(words[:n]), NEITHER) != NEITHER and len(words) >= n), 0)
        one = " ".join(words[:n])
        acronym = any(len(w) > 1 and w.isupper() for w in run.shown[1:3]) and kind != PERSON
        if n and table[one] == WHERE and not run.begins:
            n = 0
        if n == 1 and kind == PERSON and table[one] != PERSON:
            other = not NICKNAME.match(run.text, run.end) if len(words) == 1 else one not in surnames() | BY_BIRTH
            n = n if table[one] != WHERE and not _of_kin(phrase) and other else 0
        title = n == 1 and table[one] == PERSON and (run.marks or bool(surnames(marks=False) & set(words[1:2])))
        if (
            n == 1
            and words[0] in surnames(marks=run.marks)
            and is_built(words)
            and (run.marks or one != "xa")
            and not (acronym or title or _leads(run))
        ):
            n = 0
        if not n and len(words) > 1:
            one = ""
            if len(run.shown[0]) > 1 and run.shown[0].isupper() and not all(w.isupper() for w in run.shown):
                n, one = 1, "ubnd"
            elif run.begins and words[0] in common() and kind != PERSON and (words[0] not in surnames() or not is_built(words)):
                n = 1
            elif (
                " ".join(words[:2]) in pairs()
                and not (_of_kin(phrase) and surnames("given").issuperset(words))
                and not (len(words) == 3 and MAY.match(run.text, run.end))
            ):
                n = 3 if " ".join(words[1:3]) in pairs() and " ".join(words[2:4]) not in pairs() else 2
        if not n:
            break
        if one:
            kind, phrase, head = table.get(one, OFFICE), one, one
        if len(words) == n:
            return None, kind, phrase, head
        run = run.without(n)
    return run, kind, phrase, head


def _leads(run: Run) -> bool:
    """Whether `Từ` is no surname: `Từ Nậm Pồ về Điện Biên`."""
    return _LEADS.match(run.text, run.end) is not None


def _of_kin(phrase: str) -> bool:
    return phrase.split(" ")[0] in KIN or phrase in _TYPED_KIN
