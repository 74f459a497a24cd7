"""Two runs of a list → whether the one is a person as the other is; a list ends its members by commas, semicolons, brackets, `và` or lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.built import INITIAL, OF_THE_HIGHLANDS, SYLLABLE, is_built, is_free, is_place
from analysis.persons.runs import Run
from analysis.persons.words import OFFICE, PLACE, borne, kinds, known, pairs, plain, surnames, vocabulary

BETWEEN = re.compile(
    r"(?: \([^()\n]{1,60}\))?(?: (?:có|vắng)(?: mặt)?(?: (?:có|không))?(?: phép)?(?=[,;]))?(?: (?:số )?\d{1,4}(?: (?:vụ|ca|hộ|lượt|trường hợp|công|suất|lần|phiếu|kg))?(?=,))?(?:[ \t:–-]*\d[\d.,]*[ ]?\w{1,5}(?=[ \t]*[;\n]))?(?:\s*\n\s*(?=\d{1,2}\s*[.)]|[-–•*+] ))?[ \t,;/&()\"“”+•*–-]*(?:(?:và|cùng|với|hoặc|hay|đến|giao|cùng với|and|va|\d{1,2}\s*[.)])[\s,–-]*)?"
)
ENDS = re.compile(r"(?: (?:có|vắng)(?: mặt)?(?: (?:có|không))?(?: phép)?(?=[,;.]))| ?[,;.()\n+/|–”\"-]| (?:và|với|cùng) |\s*$")
_SEXES = {"nam", "nữ", "kinh"}


def is_member(run: Run, beside: Run, behind: bool = True) -> bool:
    """Whether a run that stands beside a person in a list, alone between its ends, has the shape of a name and is no known place or body.
    `behind`: whether the person stands before it."""
    words, given = run.words, surnames("given", run.marks)
    if INITIAL.fullmatch(words[0]) and len(words) > 2 and given.issuperset(words[1:]):
        words = words[1:]
    if len(words) > 4 or not ENDS.match(run.text, run.end) or not all(SYLLABLE.match(plain(w)) for w in words):
        return False
    shout = any(w.isupper() for w in run.shown)
    if len(words) == 1:
        one = words[0] in given and words[0] not in _SEXES and len(beside.words) < 3
        free = run.marks and is_free(words[0]) and (behind or words[0] not in vocabulary()) and words[0] not in known()
        open_to = behind or not run.begins or run.text[run.start - 2 : run.start] == ": "
        return not shout and (one and open_to or bool(free))
    built = is_built(words)
    if run.whole in borne():
        return built
    if not run.marks and not all(w in given or w in surnames(marks=False) or w in surnames("clans", False) for w in words):
        return False
    if shout or run.whole in known() or words[0] in OF_THE_HIGHLANDS:
        return False
    if words[0] in surnames("sure") and len(words) == 2 and words[1] not in kinds(True):
        return True  # Đoàn Kết
    alike = given.issuperset(words) and len(words) == len(beside.words)
    if kinds(True).get(words[0]) in (PLACE, OFFICE) and not (alike or built):
        return False
    if any(f"{a} {b}" in pairs() for a, b in zip(words, words[1:], strict=False)):
        return built
    return not is_place(words) or words[-1] in given and len(words) > 2


def earlier(judged: list[tuple[str, Run, Run | None]]) -> Iterator[Run]:
    """Members of lists before the first of them that is known as a person, the last of them first."""
    beside = None
    for _, run, name in reversed(judged):
        if not name and beside and BETWEEN.fullmatch(run.text, run.end, beside.start) and is_member(run, beside, behind=False):
            yield (name := run)
        beside = name
