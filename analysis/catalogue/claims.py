"""Whether a sentence says that the programme brought a change about (claims_vi.toml, claims_en.toml hold the words as rows of a table)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.catalogue.declared import toml

QUOTED = re.compile(r"“([^“”]*)”|«([^«»]*)»|\"([^\"]*)\"|<cite>(.*?)</cite>|`([^`]*)`")
NAME_WORDS = 3  # a quotation of fewer words is a word in inverted commas, not a name or a title
NAMED = re.compile(
    r"(?:viết rằng[^.;]{0,40}|gọi[^.;]{0,40}là|cho là|(?:calls?|called|describes?|described)[^.;]{0,40}|từ|chữ|cột|nhãn|dòng|mục|tên|word|column|label|row|called|named|heading|title) $",
    re.I,
)
CLAUSE = re.compile(
    r"[;:]|,? (?:nhưng|song|còn|but|yet)\b|, (?:mà|tuy|and so)\b|,? (?:while|whereas|trong khi)\b|\b(?:although|though|mặc dù|tuy nhiên|however)\b", re.I
)
SENTENCE = re.compile(
    r"(?<=[.?!…])[\"”»)*_]*\s+(?=[\"“«(*_]*[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])|\n+"
)
KINDS = (
    "programme", "outcome", "because", "says", "counter", "verb", "links", "joins", "since", "other",
    "homonym", "affirms", "unknown", "asks", "goal", "plain",
)  # fmt: skip
PRONOUN = re.compile(r"\b(?:it|they|this|these|that|which|điều đó|việc này|nó|qua đó|cách này|thế)(?: \w+ly| has| have| had| may| might| could| can| đã| cũng| vẫn)*\W*$", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|được|bị)(?: \w+)?\W*$", re.I)
COMPARED = re.compile(r"\b(?:than|compared|against|versus|so với|hơn (?:ở )?(?:nơi|xã|nhóm))\b", re.I)
DIGIT = re.compile(r"\d")
GONE = "…"  # what is left of a quotation or a homonym
IRREGULAR = {
    "drive": "drove|driven", "beat": "beaten", "keep": "kept", "take": "took|taken|taking", "bring": "brought", "tear": "tore|torn",
    "undercut": "", "cut": "", "rid": "", "break": "broke|broken", "hold": "held", "shrink": "shrank|shrunk", "win": "won", "make": "made",
    "leave": "left", "give": "gave|given", "let": "letting", "set": "setting", "spur": "spurred|spurring", "deter": "deterred|deterring",
    "send": "sent", "get": "got|gotten|getting", "put": "putting", "shut": "shutting", "sweep": "swept", "bind": "bound", "teach": "taught",
    "build": "built", "dry": "dried", "breed": "bred", "speed": "sped", "rise": "rose|risen",
}  # fmt: skip


class Words(NamedTuple):
    """The compiled words of one language, a pattern a kind of row; `instead`: a wording that any result allows."""

    programme: re.Pattern
    outcome: re.Pattern
    because: re.Pattern
    says: re.Pattern
    counter: re.Pattern
    verb: re.Pattern
    links: re.Pattern
    joins: re.Pattern
    since: re.Pattern
    other: re.Pattern
    homonym: re.Pattern
    affirms: re.Pattern
    unknown: re.Pattern
    asks: re.Pattern
    goal: re.Pattern
    plain: re.Pattern
    instead: str


@cache
def words(language: str, without: str = "") -> Words:
    """The words of `vi` or `en`; `without`: the name of a row to leave out."""
    table = toml(f"claims_{language}")
    kinds: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in table["row"]:
        if row["name"] != without:
            kinds[row["kind"]] += row["words"]
    return Words(*(_any(kinds[kind]) for kind in KINDS), instead=table["instead"])


def _any(patterns: list[str]) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, patterns)) or '(?!)'})(?!\w)", re.I)


def _pattern(word: str) -> str:
    """A word of the table as an expression: `~` some words of its clause, `curb+` a verb in all its forms."""
    verb = re.match(r"([a-z-]+)\+", re.sub(r"\[sz\]", "s", word))
    if verb:
        word = _inflected(verb[1]) + word[word.index("+") + 1 :]
    return word.replace("~ ", r"(?:[^\s.;:]+ ){0,8}?")


def _inflected(verb: str) -> str:
    last = verb[-1]
    if last == "e":
        forms = [verb[:-1] + end for end in ("e", "es", "ed", "ing")]
    elif last == "y" and verb[-2] not in "aeiou":
        forms = [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        double = verb + last if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]|.*[^aeiou]p", verb) else verb
        forms = [verb, verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s"), *(d + e for d in {verb, double} for e in ("ed", "ing"))]
    return "(?:" + "|".join(dict.fromkeys(forms + [f for f in IRREGULAR.get(verb, "").split("|") if f])) + ")"


def sentences(text: str) -> list[str]:
    """The sentences of a text, one a line of a table or a list too."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip(" |#*-–>\t")]


def claims(sentence: str, language: str, *, weak: bool = True, without: str = "") -> str:
    """The words by which a sentence attributes a change to the programme; empty where it does not.

    Parameters: `weak`: with what says so only because the programme stands beside it, which the labels of a computed sentence do by
    chance (`residents taking part in`); `without`: the name of a row of the table to leave out.
    """
    if sentence.rstrip(' *_”")').endswith("?"):
        return ""
    known = words(language, without)
    said = known.homonym.sub(f" {GONE} ", _unquoted(sentence))
    asked = known.asks.search(said)
    end, at = asked.start() if asked else len(said), 0
    for clause in _clauses(said):
        read = _Clause(known.affirms.sub(f" {GONE} ", clause), clause[: max(0, end - at)], said, known)
        cue = _cue(read, weak)
        if cue:
            return cue
        at += len(clause)
    return ""


def instead(language: str) -> str:
    """A wording that any result allows."""
    return words(language).instead


def _unquoted(sentence: str) -> str:
    """Without quoted names and titles; a word or two in inverted commas stay words of the sentence."""

    def plain(match: re.Match) -> str:
        inside = next(group for group in match.groups() if group is not None)
        short = len(inside.split()) < NAME_WORDS and not match.group().startswith(("`", "<"))
        return f" {inside} " if short and not NAMED.search(match.string[: match.start()]) else f" {GONE} "

    return QUOTED.sub(plain, sentence)


def _clauses(said: str) -> list[str]:
    cuts = [0, *(match.start() for match in CLAUSE.finditer(said) if match.start()), len(said)]
    return [said[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]


class _Clause(NamedTuple):
    """A clause as it is read: without a "not" that denies nothing, the part before a question opens, its sentence, the words."""

    plainly: str
    stated: str
    said: str
    known: Words


def _cue(clause: _Clause, weak: bool) -> str:
    """The words of a clause that attribute a change; empty where it denies, asks, wishes, or names another cause alone."""
    known = clause.known
    if known.unknown.search(clause.plainly):
        return ""
    if found := known.counter.search(clause.stated):
        return found.group().strip()
    if known.goal.search(clause.plainly):
        return ""
    readings = [_because, _says] + ([_acts, _links, _side_by_side] if weak else [])
    return next((cue for reading in readings if (cue := reading(clause))), "")


def _because(clause: _Clause) -> str:
    """`thanks to`: what stands after it is the cause, the programme or what nobody else is named for."""
    known = clause.known
    mine = known.programme.search(clause.said)
    other = known.other.search(clause.plainly)
    found = known.because.search(clause.stated)
    return found.group().strip() if found and (mine or known.outcome.search(clause.said)) and not (other and not mine) else ""


def _says(clause: _Clause) -> str:
    """`led to`: what stands before it is the cause; another cause there takes it back unless the programme stands there too."""
    known = clause.known
    for cue in known.says.finditer(clause.stated):
        before = clause.stated[: cue.start()]
        mine = known.programme.search(before)
        if not (known.other.search(before) and not mine) and (known.programme.search(clause.said) or not known.other.search(clause.plainly)):
            return cue.group().strip()
    return ""


def _acts(clause: _Clause) -> str:
    """The programme does something to an outcome, or an outcome has something done to it by the programme."""
    known = clause.known
    for cue in known.verb.finditer(clause.stated):
        before, after = clause.stated[: cue.start()], clause.stated[cue.end() :]
        subject = known.programme.search(before) or PRONOUN.search(before)
        if known.other.search(before) and not subject:
            continue
        done = subject and (known.outcome.search(cue.group() + after) or len(cue.group().split()) > 2)
        suffered = PASSIVE.search(before) and known.outcome.search(before) and known.programme.search(after)
        if (done or suffered) and not COMPARED.search(clause.plainly):
            return cue.group().strip()
    return ""


def _links(clause: _Clause) -> str:
    """A plain word of success or failure, or a conjunction between the programme and an outcome."""
    known = clause.known
    if not known.programme.search(clause.said) or known.other.search(clause.plainly):
        return ""
    found = known.links.search(clause.stated) or (
        known.outcome.search(clause.said) and (known.joins.search(clause.stated) or (not DIGIT.search(clause.said) and known.since.search(clause.stated)))
    )
    return found.group().strip() if found else ""


def _side_by_side(clause: _Clause) -> str:
    """An outcome in one breath with the programme, where the sentence is no record, comparison, method or date."""
    known = clause.known
    found = known.outcome.search(clause.stated)
    alone = found and known.programme.search(clause.plainly) and not known.other.search(clause.plainly)
    return found.group().strip() if found and alone and not known.plain.search(clause.plainly) else ""
