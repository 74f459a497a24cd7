"""Names in English, and in Vietnamese typed without marks."""

from __future__ import annotations

import re

from analysis.persons.before import APPOSED, COURTESY, ENGLISH_KIN, ENGLISH_TITLES, ENGLISH_TO, SPEAKER, heads
from analysis.persons.built import MIDDLE, SYLLABLE, is_built
from analysis.persons.runs import Run
from analysis.persons.told import BODY, COUNTED, DID, IN_ENGLISH, NATIONAL, NICKNAME
from analysis.persons.words import OFFICE, PERSON, PLACE, known, nations, surnames

_MYSELF = re.compile(r"(?<!\w)(?:I|me|myself), $")
# English words that are Vietnamese syllables too.
_ENGLISH_WORDS = set(
    "a an at on in no not too mom mum gang each much such then than that them they thus tea ten teen due do day may me my mean more gun son sun sea see soon can hot lot let loan long lap net noon pay pan pen put "
    "rich run rain room set team tap top tin up van young you out eat ban bin boat boy buy bay beach but chat coach cop cut cup deep key him heat gap get got guy main man men be to he it we i met the tet ok oh".split()
)
_NO_NAMES = set("i he we you they it them him me men then that each one may tet the no not oh ok".split())
_WHERE = set("in at near from of to the around across through along between and- via".split())
_JOINS = {"that", "when", "because", "and", "if", "but", "while", "where"}
_ITS_KIN = r"['’]s (?:\w+ ){0,2}?(?:brother|sister|wife|husband|mother|father|son|daughter|cousin|uncle|aunt|friend|house|home|family|child|children|neighbour|statement|mobile|phone|account)(?!\w)"
_HUMAN = re.compile(
    rf"{_ITS_KIN}| and (?:his|her) |, (?:aged )?\d{{1,2}}, | \([^()\n]{{1,20}}\)[ :,–-]*0[35789]\d|"
    r"(?: and (?:[A-Z]\w+)(?: [A-Z]\w+){0,2}| next door|, who)?(?:,? who(?!\w)|\s+(?:had never |never |then |also |later |often |always )?(?:said|says|told|tells|asked|admitted|denied|confessed|cried|wept|came|phoned|led|keeps|kept|takes over|replied|answered|explained|recalled|complained|begged|shouted|whispered|smiled|nodded|married|drank|drinks|slapped|threatened|apologi[sz]ed|translated|disagreed|agreed|insisted|thinks|thought|wants|wanted|felt|feels|knows|knew|introduced|helped|runs|ran|fled|lives|lived|works|worked|left home|went|signed|owes|owed|paid|gave|was (?:absent|arrested|drunk|ill|crying|beaten|afraid|told|asked)|took (?:minutes|notes|over|care|part|her|his|me|us)|hit|beat|stole|sold|bought)(?!\w))"
)
_ACTS = re.compile(
    r" (?:[a-z]+ed|[a-z]{2,}s|hid|came|went|sat|stood|spoke|wept|slept|drank|ate|hit|got|sold|bought|found|lost|knew|thought|saw|began|fell|broke|took|gave|told|said|kept|left|met|ran|wrote|brought|caught|drove|taught|fought|led|spent|held|stole|wore|paid|lent|swore|forgave|rang)(?!\w)"
)
_IN_BRACKETS = re.compile(r" \(([^\W\d_]+(?: [^\W\d_]+)*)[),;]")


def without_marks(run: Run, kind: str, chained: str, behind: bool) -> tuple[str, Run | None]:
    """English, and Vietnamese typed without marks: only what is built or told like a person."""
    words = run.words
    kin = run.before[-1:] and run.before[-1] in ENGLISH_KIN or _MYSELF.search(run.text, max(0, run.start - 8), run.start)
    if run.english and (kin and len(words) > 1 or _is_meant(run, chained)):
        kind = PERSON
    if (
        run.english
        and (IN_ENGLISH.match(run.text, run.end) or IN_ENGLISH.fullmatch(words[-1]))
        or kind != PERSON
        and run.whole in known()
    ):
        return PLACE, None
    if kind in (PLACE, OFFICE) and not run.english:
        led = (MIDDLE & set(words[1:-1]) or kind == OFFICE and is_built(words)) and (behind or heads(run.text, run.start))
        return (PERSON, run) if led else (PLACE, None)
    foreign = len(words) > 1 and (NATIONAL.match(run.text, run.end) or is_from_a_nation(run))
    told = (
        kind == PERSON
        or bool(foreign)
        or bool(run.before)
        and run.before[-1] in SPEAKER
        or bool(NICKNAME.match(run.text, run.end))
    )
    sure = words[0] in surnames("sure", False) and (len(words) > 2 or told or behind or chained == PERSON)
    if len(words) > 1 and (sure or told or behind and not run.begins and run.before[-1:] != ["the"] or is_built(words)):
        return PERSON, run
    return (PERSON, run) if kind == PERSON or NICKNAME.match(run.text, run.end) and told else ("", None)


def _is_meant(run: Run, chained: str) -> bool:
    """Whether Vietnamese syllables in English are somebody: of whom it is said whose they are, who did or suffered something."""
    if not all(SYLLABLE.match(word) for word in run.words) or run.whole in known() | _NO_NAMES:
        return False
    if run.begins and run.whole in _ENGLISH_WORDS and not _HUMAN.match(run.text, run.end):
        return False
    if APPOSED.search(run.text, max(0, run.start - 50), run.start):
        return True
    if run.before[-1:] and run.before[-1] in _WHERE:
        return False
    if chained == PERSON and not run.begins:
        return True
    if COUNTED.match(run.text, run.end):
        return False
    human = _HUMAN.match(run.text, run.end) is not None
    spoken_to = bool(run.before[-1:]) and run.before[-1] in ENGLISH_TO
    if len(run.words) > 1:
        return human or spoken_to and run.before[-1] not in _JOINS
    spoken_to |= bool(run.before[-1:]) and run.before[-1] in SPEAKER
    return human or (_ACTS if run.begins else DID).match(run.text, run.end) is not None or spoken_to


def is_addressed(run: Run) -> bool:
    """Whether it begins as somebody is addressed in English, and is no street: `Mr Park Jae-hyun`, not `Dr Pham Ngoc Thach Street`."""
    words = run.words
    titled = words[0] in ENGLISH_TITLES and SYLLABLE.match(words[-1]) and words[1:] != ["ho"] and not BODY.match(words[-1])
    if run.marks or len(words) < 2 or not (titled or words[0].strip(".") in COURTESY):
        return False
    return not IN_ENGLISH.match(run.text, run.end) and not (len(words) > 2 and IN_ENGLISH.fullmatch(words[-1]))


def is_from_a_nation(run: Run) -> bool:
    """`Sok Dara (Cambodia)`."""
    behind = _IN_BRACKETS.match(run.text, run.end)
    return behind is not None and behind[1].lower() in nations() and not all(SYLLABLE.match(word) for word in run.words)
