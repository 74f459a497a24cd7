"""The words by which sentences attribute a change to the programme, of claims_vi.toml and claims_en.toml, compiled."""

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
GONE = "…"  # what is left of a quotation or a homonym
IRREGULAR = {
    "drive": "drove|driven", "beat": "beaten", "keep": "kept", "take": "took|taken", "bring": "brought", "tear": "tore|torn",
    "break": "broke|broken", "hold": "held", "shrink": "shrank|shrunk", "win": "won", "make": "made", "leave": "left", "give": "gave|given",
    "let": "letting", "set": "setting", "spur": "spurred|spurring", "deter": "deterred|deterring", "breed": "bred", "speed": "sped",
    "send": "sent", "get": "got|gotten|getting", "put": "putting", "shut": "shutting", "sweep": "swept", "bind": "bound", "teach": "taught",
    "build": "built", "see": "saw|seen",
}  # fmt: skip


class Words(NamedTuple):
    """The compiled words of one language, a pattern a kind of row."""

    programme: re.Pattern
    outcome: re.Pattern
    because: re.Pattern
    says: re.Pattern
    counter: re.Pattern
    acts: re.Pattern
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
    idle: re.Pattern
    rhetorical: re.Pattern


KINDS = Words._fields


@cache
def words(language: str, without: str = "") -> Words:
    """The words of `vi` or `en`; `without`: the name of a row to leave out."""
    kinds: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in toml(f"claims_{language}")["row"]:
        if row["name"] != without:
            kinds[row["kind"]] += row["words"]
    return Words(*(_any(kinds[kind]) for kind in KINDS))


def _any(patterns: list[str]) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, patterns)) or '(?!)'})(?!\w)", re.I)


def _pattern(word: str) -> str:
    """A word of the table as an expression: `~` some words of its clause, `curb+` a verb in all its forms."""
    verb = re.match(r"([a-z-]+)\+", word.replace("[sz]", "s"))
    if verb:
        word = _inflected(verb[1]) + word[word.index("+") + 1 :]
    return word.replace("~ ", r"(?:[^\s.;:]+ ){0,8}?")


def _inflected(verb: str) -> str:
    if verb.endswith("e"):
        forms = [verb[:-1] + end for end in ("e", "es", "ed", "ing")]
    elif re.search(r"[^aeiou]y$", verb):
        forms = [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        double = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) else verb
        third = verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s")
        forms = [verb, third, *(stem + end for stem in (verb, double) for end in ("ed", "ing"))]
    spelt = [form for form in IRREGULAR.get(verb, "").split("|") if form] + [
        form.replace("is", "iz") for form in forms if "is" in form
    ]
    return "(?:" + "|".join(dict.fromkeys(forms + spelt)) + ")"


def unquoted(sentence: str) -> str:
    """Without quoted names and titles; a word or two in inverted commas stay words of the sentence."""

    def plain(match: re.Match) -> str:
        inside = next(group for group in match.groups() if group is not None)
        short = len(inside.split()) < NAME_WORDS and not match.group().startswith(("`", "<"))
        return f" {inside} " if short and not NAMED.search(match.string[: match.start()]) else f" {GONE} "

    return QUOTED.sub(plain, sentence)


def instead(language: str) -> str:
    """A wording that any result allows."""
    return str(toml(f"claims_{language}")["instead"])
