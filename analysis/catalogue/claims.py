"""Whether a sentence says that the programme brought a change about.

By the rows of claims_vi.toml and claims_en.toml, and by what it is more like: the claims or the other sentences of claims_read/*.jsonl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.catalogue.claim_likeness import likeness
from analysis.catalogue.claim_words import GONE, Words, unquoted, words

CLAUSE = re.compile(
    r"[;:]|,? (?:nhưng|song|còn|but|yet)\b|, (?:mà|tuy|and so)\b|,? (?:while|whereas|trong khi)\b|\b(?:although|though|mặc dù|tuy nhiên|however)\b",
    re.I,
)
SENTENCE = re.compile(
    r"(?<=[.?!…])[\"”»)*_]*\s+(?=[\"“«(*_]*[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])|\n+|(?<=\S) \| (?=\S)"
)
PRONOUN = re.compile(
    r"\b(?:it|they|this|these|that|which|điều đó|việc này|nó|qua đó|cách này|thế)(?: \w+ly| has| have| had| may| might| could| can| đã| cũng| vẫn)*\W*$",
    re.I,
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|được|bị)(?: \w+)?\W*$", re.I)
BY = re.compile(r"^ (?:\w+ ){0,3}(?:by|bởi) ")
COMPARED = re.compile(r"\b(?:than|compared|against|versus|so với|hơn (?:ở )?(?:nơi|xã|nhóm))\b", re.I)
LETTERS = re.compile(r"[^\W\d_]{2,}")
FULL = re.compile(r"^(?:[^\d.]+\s){4,}[^\d]+\.[\W_]*$")
TO = re.compile(r"(?:(\w+) to(?: \w+ly)?|\bđể(?: \w+)?)\W*$", re.I)
RAISING = re.compile(  # before `to`: what follows came about, and is no purpose
    r"help\w*|appear\w*|seem\w*|found|shown|known|able|manag\w+|serv\w+|continu\w+|beg[aiu]n\w*|came|comes?|prov\w+|likely|enough|going|contribut\w+|"
    r"combin\w+|work\w*|do\w*|did|much|little|nothing|something|far|people|go[at]\w*|reason|residents|families|\w*ed",
    re.I,
)
FIRM, LOOSE = 1.5, 0.5  # what the rows add to the log odds: words that attribute by themselves, words beside the programme
RELEASED = 0.7  # what a doubt, a question or a wish takes from them where no row finds a claim
LEAST = 0.2  # the log odds of a claim; all four fitted to examiners' sets, each read with the earlier ones alone
LEAST_WORDS = 4  # of a heading that may be like a claim


def sentences(text: str) -> list[str]:
    """The sentences of a text, one a cell of a table or an entry of a list too."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip(" |#*-–>\t")]


def claims(text: str, language: str, *, weak: bool = True, unread: str = "") -> str:
    """The words by which a sentence, or one of several, attributes a change to the programme; empty where none does.

    Parameters: `weak`: with what says so only because the programme stands beside it or by what it is like, which the labels of a
    computed sentence do by chance (`residents taking part in`); `unread`: the name of a set of examples to leave out.
    """
    return next((cue for one in sentences(text) if (cue := _claims(one, language, weak, unread))), "")


def _claims(sentence: str, language: str, weak: bool, unread: str) -> str:
    firm = by_rows(sentence, language, weak=False)
    if not weak or _asked(sentence):
        return firm
    cue, said, known = firm or by_rows(sentence, language), unquoted(sentence), words(language)
    mine = len(LETTERS.findall(said)) >= LEAST_WORDS and (known.programme.search(said) or known.outcome.search(said))
    if not (cue or mine):
        return ""
    odds, heaviest = likeness(said, language, unread)
    released = any(kind.search(known.affirms.sub(GONE, said)) for kind in (known.unknown, known.goal, known.asks))
    odds += FIRM if firm else LOOSE if cue else -RELEASED if released else 0.0
    return (cue or heaviest) if odds > LEAST else ""


def _asked(sentence: str) -> bool:
    return sentence.rstrip(' *_”")').endswith("?")


def by_rows(sentence: str, language: str, *, weak: bool = True, without: str = "") -> str:
    """What the rows say; `without`: the name of a row to leave out. Of questions only those say something whose answer is plain."""
    known = words(language, without)
    if _asked(sentence):
        found = known.rhetorical.search(sentence)
        return found.group().strip() if found and (known.programme.search(sentence) or known.outcome.search(sentence)) else ""
    said = known.homonym.sub(f" {GONE} ", unquoted(sentence))
    plainly = known.affirms.sub(lambda found: GONE * len(found.group()), said)
    asked = known.asks.search(plainly)
    cuts = [0, *(match.start() for match in CLAUSE.finditer(said) if match.start()), len(said)]
    for start, stop in zip(cuts, cuts[1:], strict=False):
        clause = said[start:stop]
        end = max(0, asked.start() - start) if asked else len(clause)
        cue = _cue(_Clause(clause, plainly[start:stop], end, said, known), weak)
        if cue:
            return cue
    return ""


class _Clause(NamedTuple):
    """A clause; without a "not" that denies nothing; how far it states (a question or condition opens there); its sentence; the words."""

    text: str
    plainly: str
    end: int
    said: str
    known: Words

    def cues(self, kind: re.Pattern) -> Iterator[re.Match]:
        """The words of a kind that the clause states."""
        return (found for found in kind.finditer(self.text) if found.start() < self.end)


def _cue(clause: _Clause, weak: bool) -> str:
    """The words of a clause that attribute a change; empty where it denies, asks, wishes, or names another cause alone."""
    known = clause.known
    if known.unknown.search(clause.plainly):
        return ""
    if found := next(clause.cues(known.counter), None):
        return found.group().strip()
    if known.goal.search(clause.plainly):
        return ""
    readings = [_because, _says] + ([_acts, _links, _side_by_side] if weak else [])
    return next((cue for reading in readings if (cue := reading(clause))), "")


def _because(clause: _Clause) -> str:
    """`due to`: what stands after it is the cause, the programme or what nobody else is named for."""
    known = clause.known
    mine, found = known.programme.search(clause.said), next(clause.cues(known.because), None)
    named = mine or (known.outcome.search(clause.said) and not known.other.search(clause.plainly))
    return found.group().strip() if found and named else ""


def _says(clause: _Clause) -> str:
    """`led to`: what stands before it is the cause; another cause there takes it back unless the programme stands there too."""
    known = clause.known
    for cue in clause.cues(known.says):
        before = clause.text[: cue.start()]
        alone = known.other.search(before) and not known.programme.search(before)
        unnamed = known.other.search(clause.plainly) and not known.programme.search(clause.said)
        if not (alone or unnamed or _purpose(before)):
            return cue.group().strip()
    return ""


def _acts(clause: _Clause) -> str:
    """Someone does something to an outcome, or an outcome has something done to it by the programme.

    Of `acts` (curb, deter) the subject may be anyone for whom no other cause stands; of `verb` (change, double) the programme.
    """
    if COMPARED.search(clause.plainly):
        return ""
    for kind in (clause.known.acts, clause.known.verb):
        for cue in clause.cues(kind):
            if _done(clause, cue, kind is clause.known.acts) or _suffered(clause, cue, kind is clause.known.acts):
                return cue.group().strip()
    return ""


def _done(clause: _Clause, cue: re.Match, anyone: bool) -> bool:
    known, before = clause.known, clause.text[: cue.start()]
    if _purpose(before):
        return False
    subject = known.programme.search(before) or PRONOUN.search(before)
    if not subject and (
        not anyone or any(kind.search(before) for kind in (known.other, known.outcome, PASSIVE)) or not LETTERS.search(before)
    ):
        return False
    return bool(known.outcome.search(clause.text[cue.start() : clause.end])) or len(cue.group().split()) > 2


def _suffered(clause: _Clause, cue: re.Match, anyone: bool) -> bool:
    known, before, after = clause.known, clause.text[: cue.start()], clause.text[cue.end() : clause.end]
    by = known.programme.search(after) or (anyone and BY.search(after))
    return bool(by and PASSIVE.search(before) and known.outcome.search(before))


def _purpose(before: str) -> bool:
    """Whether what comes next is a purpose (`five clubs to bring down`, `để giảm`), not a thing done (`helped to bring down`)."""
    found = TO.search(before)
    return found is not None and not (found[1] and RAISING.fullmatch(found[1]))


def _links(clause: _Clause) -> str:
    """A plain word of success or failure beside the programme, or a conjunction between the programme and an outcome."""
    known = clause.known
    if not known.programme.search(clause.said) or known.other.search(clause.plainly):
        return ""
    kinds = [known.links]
    if known.outcome.search(clause.said):
        kinds += [known.joins] + ([] if re.search(r"\d", clause.said) else [known.since])  # a dated count is a record
    return next((cue.group().strip() for kind in kinds for cue in clause.cues(kind)), "")


def _side_by_side(clause: _Clause) -> str:
    """The programme in one breath with an outcome, or in a full sentence without a figure, where no row of `plain` says what else it is."""
    known = clause.known
    mine = known.programme.search(clause.plainly)
    if not mine or known.other.search(clause.plainly) or known.plain.search(clause.plainly):
        return ""
    if found := next(clause.cues(known.outcome), None):
        cues = [cue for kind in (known.acts, known.verb, known.says) for cue in kind.finditer(clause.text[: found.end()])]
        meant = any(_purpose(clause.text[: cue.start()]) for cue in cues)
        return "" if meant else found.group().strip()
    told = FULL.match(clause.said) and not known.idle.search(clause.said) and mine.end() < clause.end
    return mine.group().strip() if told else ""
