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
_OF_A_CHURCH = {"father", "sister", "brother"}
_RANKS = set("senior junior first second lieutenant colonel major captain general sergeant officer inspector corporal".split())
_WHERE = set("in at near from of to the around across through along between and- via".split())
_JOINS = {"that", "when", "because", "and", "if", "but", "while", "where"}
_ITS_KIN = r"['’]s (?:\w+ ){0,2}?(?:brother|sister|wife|husband|mother|father|son|daughter|cousin|uncle|aunt|friend|house|home|family|child|children|neighbour|statement|mobile|phone|account)(?!\w)"
# Whose kin, of whatever nation: `Her son Juan`.
_KIN_OF = re.compile(
    r"(?:(?<!\w)(?:his|her|my|our|their|your)|['’]s) (?:[a-z]+ )?(?:(?:grand|step)?(?:son|daughter|mother|father)|brother|sister|husband|wife|nephew|niece|cousin|uncle|aunt|boyfriend|girlfriend|partner|friend|neighbou?r),? $",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"[”\"]?, (?:an?|the|his|her|our|their) (?:[a-z-]+ ){1,3}who(?!\w)")  # `"Dung Lac", a fence who`
_HUMAN = re.compile(
    rf"{_ITS_KIN}| and (?:his|her) |, (?:aged )?\d{{1,2}}, | \([^()\n]{{1,20}}\)[ :,–-]*0[35789]\d|"
    r"(?: and (?:[A-Z]\w+)(?: [A-Z]\w+){0,2}| next door|, who)?(?:,? who(?!\w)|\s+(?:had never |never |then |also |later |often |always )?(?:said|says|told|tells|asked|admitted|denied|confessed|cried|wept|came|phoned|led|keeps|kept|takes over|replied|answered|explained|recalled|complained|begged|shouted|whispered|smiled|nodded|married|drank|drinks|slapped|threatened|apologi[sz]ed|translated|disagreed|agreed|insisted|thinks|thought|wants|wanted|felt|feels|knows|knew|introduced|helped|runs|ran|fled|lives|lived|works|worked|left home|went|signed|owes|owed|paid|gave|was (?:absent|arrested|drunk|ill|crying|beaten|afraid|told|asked)|took (?:minutes|notes|over|care|part|her|his|me|us)|hit|beat|stole|sold|bought)(?!\w))"
)
_ACTS = re.compile(
    r" (?:[a-z]+ed|[a-z]{2,}s|hid|came|went|sat|stood|spoke|wept|slept|drank|ate|hit|got|sold|bought|found|lost|knew|thought|saw|began|fell|broke|took|gave|told|said|kept|left|met|ran|wrote|brought|caught|drove|taught|fought|led|spent|held|stole|wore|paid|lent|swore|forgave|rang)(?!\w)"
)
_IN_BRACKETS = re.compile(r" \(([^\W\d_]+(?: [^\W\d_]+)*)[),;]")


def without_marks(run: Run, kind: str, behind: bool) -> tuple[str, Run | None]:
    """English, and Vietnamese typed without marks: only what is built or told like a person."""
    words = run.words
    kin_of = len(words) < 3 and _KIN_OF.search(run.text, max(0, run.start - 40), run.start)
    if kin_of or _WHO_IS.match(run.text, run.end):
        return PERSON, run
    kin = run.before[-1:] and run.before[-1] in ENGLISH_KIN or _MYSELF.search(run.text, max(0, run.start - 8), run.start)
    if kin and len(words) > 1 or run.english and _is_meant(run):
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
    if kind == PERSON or NICKNAME.match(run.text, run.end):
        return PERSON, run
    told = foreign or not SPEAKER.isdisjoint(run.before[-1:]) or behind and not run.begins and run.before[-1:] != ["the"]
    return (PERSON, run) if len(words) > 1 and (told or is_built(words)) else ("", None)


def _is_meant(run: Run) -> bool:
    """Whether Vietnamese syllables in English are somebody: of whom it is said whose they are, who did or suffered something."""
    if not all(SYLLABLE.match(word) for word in run.words) or run.whole in _NO_NAMES:
        return False
    if run.whole in known() - surnames("given", False):
        return False  # in English no nation is spelled as a given name is: `Duc`, `Nhat`
    if run.begins and run.whole in _ENGLISH_WORDS and not _HUMAN.match(run.text, run.end):
        return False
    if APPOSED.search(run.text, max(0, run.start - 50), run.start):
        return True
    if run.before[-1:] and run.before[-1] in _WHERE:
        return False
    if COUNTED.match(run.text, run.end):
        return False
    human = _HUMAN.match(run.text, run.end) is not None
    spoken_to = bool(run.before[-1:]) and run.before[-1] in ENGLISH_TO
    if len(run.words) > 1:
        return human or spoken_to and run.before[-1] not in _JOINS
    spoken_to |= bool(run.before[-1:]) and run.before[-1] in SPEAKER
    return human or (_ACTS if run.begins else DID).match(run.text, run.end) is not None or spoken_to


def without_title(run: Run) -> Run | None:
    """Whom a title in English addresses: `Old Mrs Quyen`, `Mr Park Jae-hyun`, `Captain Duong`, `Sister Agnes`; no `Dr Pham Ngoc Thach Street`."""
    titles = [n for n, word in enumerate(run.words[:-1]) if word.strip(".") in COURTESY | ENGLISH_TITLES | _RANKS]
    if run.marks or not titles:
        return None
    title, name = run.words[titles[-1]].strip("."), run.without(titles[-1] + 1)
    last = name.words[-1]
    if len(name.words) > 1 and (BODY.match(last) or IN_ENGLISH.match(run.text, run.end)):
        return None
    if title in COURTESY or title in _OF_A_CHURCH and _HUMAN.match(run.text, run.end):
        return name
    named = SYLLABLE.match(last) and last not in _ENGLISH_WORDS - surnames("given", False) | {"ho"}
    return name if named and not (title in _RANKS and name.whole in known()) else None


def is_from_a_nation(run: Run) -> bool:
    """`Sok Dara (Cambodia)`."""
    behind = _IN_BRACKETS.match(run.text, run.end)
    return behind is not None and behind[1].lower() in nations() and not all(SYLLABLE.match(word) for word in run.words)
