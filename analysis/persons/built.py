"""What the words of a run are by themselves: built as a person's name is, a place, a word of the catalogue, a given name."""

from __future__ import annotations

import re

from analysis.persons.runs import Run
from analysis.persons.told import MAY, SAID
from analysis.persons.words import borne, common, fields, kinds, known, own_pairs, pairs, plain, surnames, vocabulary

SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?\.?$")
INITIAL = re.compile(r"[a-zđ]\.")
MIDDLE = {"văn", "thị", "van", "thi"}
# What names of places begin with: `Krông Pắc`, `Nậm Pồ`.
OF_THE_HIGHLANDS = set(
    "ea ia krông chư đắk đăk đak dak kon kông mường nậm pú púng huổi nà phiêng chiềng lũng khau khâu khuổi pắc".split()
)
_NEXT_PAIR = re.compile(r" (?P<it>[^\W\d]+ [^\W\d]+)")


def is_built(words: list[str]) -> bool:
    """A surname and two names more; Văn or Thị between others; a surname of the highlands."""
    return (
        len(words) > 2
        and words[0] in surnames(marks=not "".join(words).isascii())
        or bool(MIDDLE & set(words[1:-1]))
        or len(words) > 1
        and bool({words[0], words[-1]} & surnames("clans", not "".join(words).isascii()))
    )


def is_place(words: list[str]) -> bool:
    whole = " ".join(words)
    begins = {" ".join(words[:n]) for n in (2, 3) if n < len(words)} - borne()  # not `Khuất Duy Tiến Đạt`
    other = words[0] in OF_THE_HIGHLANDS or not begins.isdisjoint(known())
    return whole in known() or other and not (words[0] in surnames("sure") and len(words) > 2)


def is_a_word(run: Run) -> bool:
    """Whether its capitals begin a word of the catalogue: `Thanh niên`, `Phó Trưởng`, `Tổng Thư ký`; not `Lượng công an`."""
    words = [*run.words, run.next] if run.next else run.words
    first, behind = " ".join(words[:2]), _NEXT_PAIR.match(run.text, run.end)
    if behind and behind["it"] in own_pairs() and run.whole in surnames("given") and first not in kinds(True):
        return first in own_pairs()
    return len(words) > 1 and (first in pairs() or first in kinds(True)) or " ".join(words[-2:]) in pairs() and len(run.words) < 3


def is_free(word: str, given: bool = False) -> bool:
    """Whether it is no common word and tells nothing of what follows: it may be a given name. `given`: or is one as well."""
    return given and word in surnames("given") or word not in common() and word not in kinds(True)


def with_a_workplace(run: Run) -> Run | None:
    """A given name with the two words by which its bearer is told from others: `ông Tiến Bưu điện`; not `anh Trưởng Công an`."""
    work = f"{run.words[-1]} {run.next}"
    if len(run.words) != 2 or work not in pairs() and work not in fields():
        return None
    end = run.end + 1 + len(run.next)
    return Run(run.text, run.start, end, run.marks, run.english, [*run.spans, (run.end + 1, end)])


def is_a_given_name(run: Run, told: bool, beside: bool) -> bool:
    """One word by itself: no common word, and what follows is no second half of it. `beside`: whether somebody is told of before it in its sentence."""
    word, text = run.words[0], run.text
    may = MAY.match(text, run.end) is not None
    if beside and not run.begins and is_free(word, given=True):
        return True
    given = told and word in surnames("given")
    if not given and (word in kinds(True) or word in common() and (run.begins or not told)):
        return False
    if run.alone_in_english:
        return SYLLABLE.match(plain(word)) is not None
    if run.begins:
        free = word not in vocabulary()
        return given or free and bool(told or may or text[run.start - 2 : run.start] == ": ") or bool(SAID.match(text, run.end))
    return told or may or run.before[-1:] == ["tôi"] or not run.next or word not in vocabulary()
