"""Two runs of a list → whether the one is a person as the other is; a list ends its members by commas, semicolons, brackets, `và` or lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.built import SYLLABLE, is_built, is_free, is_place
from analysis.persons.runs import Run
from analysis.persons.words import OFFICE, PLACE, borne, kinds, known, plain, surnames, vocabulary

BETWEEN = re.compile(
    r"(?: \([^()\n]{1,60}\))?(?: (?:có|vắng)(?: mặt)?(?: (?:có|không))?(?: phép)?(?=[,;]))?(?: (?:số )?\d{1,4}(?: (?:vụ|ca|hộ|lượt|trường hợp|công|suất|lần|phiếu|kg))?(?=,))?(?:[ \t:–-]*\d[\d.,]*[ ]?\w{1,5}(?=[ \t]*[;\n]))?(?:\s*\n\s*(?=\d{1,2}\s*[.)]|[-–•*+] ))?[ \t,;/&()\"“”+•*–-]*(?:(?:và|cùng|với|hoặc|hay|đến|giao|cùng với|and|va|\d{1,2}\s*[.)])[\s,–-]*)?"
)
ENDS = re.compile(r"(?: (?:có|vắng)(?: mặt)?(?: (?:có|không))?(?: phép)?(?=[,;.]))| ?[,;.()\n+/|–”\"-]| (?:và|với|cùng) |\s*$")


def is_member(run: Run, beside: Run, behind: bool = True) -> bool:
    """Whether a run that stands beside a person in a list, alone between its ends, has the shape of a name and is no known place or body.
    `behind`: whether the person stands before it."""
    words, given = run.words, surnames("given", run.marks)
    if not ENDS.match(run.text, run.end) or not all(SYLLABLE.match(plain(w)) for w in words):
        return False
    shout = any(w.isupper() for w in run.shown)
    if len(words) == 1:
        one = (
            words[0] in given
            and len(beside.words) < 3
            and (behind or not run.begins or run.text[run.start - 2 : run.start] == ": ")
        )
        return not shout and (one or is_free(words[0]) and words[0] not in known() and (behind or words[0] not in vocabulary()))
    built = is_built(words)
    if run.whole in borne():
        return built
    if words[0] in surnames("sure") and len(words) == 2:
        return True  # Đoàn Kết
    if shout or kinds(True).get(words[0]) in (PLACE, OFFICE) and not (built or given.issuperset(words)):
        return False
    return not is_place(words) or words[-1] in given and len(words) > 2


def earlier(judged: list[tuple[str, Run, Run | None]]) -> Iterator[Run]:
    """Members of lists before the first of them that is known as a person, the last of them first."""
    beside = None
    for _, run, name in reversed(judged):
        if not name and beside and BETWEEN.fullmatch(run.text, run.end, beside.start) and is_member(run, beside, behind=False):
            yield (name := run)
        beside = name
