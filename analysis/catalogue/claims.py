"""Whether a sentence says that the programme brought a change about (claims.toml holds the words, in both languages)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.catalogue.declared import toml

QUOTED = re.compile(r"“([^“”]*)”|«([^«»]*)»|\"([^\"]*)\"|<cite>(.*?)</cite>|`([^`]*)`")
NAME_WORDS = 3  # a quotation of fewer words is a word in inverted commas, not a name or a title
CLAUSE = re.compile(
    r"[;:]|, (?:nhưng|mà|song|tuy|còn|but|yet|while|and so)\b|\b(?:nhưng|but|although|mặc dù|tuy nhiên|however)\b", re.I
)
BACKWARD = re.compile(
    r"nhờ|do\b|vì\b|bởi|là\b|bắt nguồn|xuất phát|kết quả|thành quả|hệ quả|góp|có được|thanks|because|due|owing|on account|by virtue|attribut|stem|result(?:ed|s)? from|(?:as )?(?:a|the)\b|ow(?:es|ed)|(?:can be |are |is |was |were )?credited|(?:was|were|been|being|is|are) ",
    re.I,
)  # cues whose cause stands after them
SENTENCE = re.compile(
    r"(?<=[.?!…])[\"”»)*_]*\s+(?=[\"“«(*_]*[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])|\n+"
)


class Words(NamedTuple):
    """The compiled words of one language."""

    strong: re.Pattern
    weak: re.Pattern
    programme: re.Pattern
    subject: re.Pattern | None
    negators: re.Pattern
    affirming: re.Pattern
    inquiring: re.Pattern
    aims: re.Pattern
    others: re.Pattern
    outcomes: re.Pattern
    change: re.Pattern
    plain: re.Pattern
    instead: str


@cache
def words(language: str) -> Words:
    """The words of `vi` or `en`."""
    found = toml("claims")[language]
    kinds = {kind: _any(found[kind]) for kind in Words._fields if kind not in ("instead", "subject")}
    subject = None
    if found["subject"]:
        named, verbs = "|".join(found["programme"]), "|".join(found["subject"])
        subject = re.compile(
            rf"^\W*(?:các |những |mỗi |chính |việc |sau )*(?:{named})(?: [^\s,.;:]+){{0,12}}? (?:đã|đang|sẽ|vẫn|từng) (?:{verbs})(?!\w)",
            re.I,
        )
    return Words(**kinds, subject=subject, instead=found["instead"])


def _any(patterns: list[str]) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.I)


def sentences(text: str) -> list[str]:
    """The sentences of a text, one a line of a table or a list too."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip(" |#*-–>\t")]


def claims(sentence: str, language: str, *, weak: bool = True) -> str:
    """The words by which a sentence attributes a change to the programme; empty where it does not. `weak`: with the cues that say so
    only beside a word for the programme, which the labels of a computed sentence hold by chance (`residents taking part in`)."""
    if sentence.rstrip(' *_”")').endswith("?"):
        return ""
    said, known = _unquoted(sentence), words(language)
    for kind in (known.strong, known.weak if weak else None, known.subject):
        for cue in kind.finditer(said) if kind else ():
            if not (_taken_back(said, cue, known) or _another_cause(said, cue, known, kind is known.weak)):
                return cue.group().strip()
    return _side_by_side(said, known) if weak else ""


def _side_by_side(said: str, known: Words) -> str:
    """The word for a change of an outcome that stands in one breath with the programme: no idiom is needed to say that the one brought the
    other. Not where the sentence compares, reports a record or a method, asks, denies, or names another cause.
    """
    changed = known.change.search(said)
    if not (changed and known.outcomes.search(said) and known.programme.search(said)) or known.plain.search(said):
        return ""
    taken = (
        _taken_back(said, changed, known) or known.others.search(said) or known.negators.search(known.affirming.sub(" ", said))
    )
    return "" if taken or known.aims.search(said) or known.inquiring.search(said) else changed.group()


def instead(language: str) -> str:
    """A wording that any result allows."""
    return words(language).instead


def _unquoted(sentence: str) -> str:
    """Without quoted names and titles; a word or two in inverted commas stay words of the sentence."""

    def plain(match: re.Match) -> str:
        inside = next(group for group in match.groups() if group is not None)
        short = len(inside.split()) < NAME_WORDS and not match.group().startswith(("`", "<"))
        return (
            f" {inside} "
            if short
            and not re.search(
                r"(?:viết rằng[^.;]{0,40}|gọi[^.;]{0,40}là|cho là|(?:calls?|called|describes?|described)[^.;]{0,40}|từ|chữ|cột|nhãn|dòng|mục|tên|word|column|label|row|called|named|heading|title) $",
                match.string[: match.start()],
                re.I,
            )
            else " … "
        )

    return QUOTED.sub(plain, sentence)


def _taken_back(said: str, cue: re.Match, known: Words) -> bool:
    """Whether the words before a cue negate it, or put it as a question, a condition or a need of a design."""
    before = said[: cue.start()]
    clause = CLAUSE.split(before)[-1]
    clause = known.affirming.sub(" ", clause)
    if known.negators.search(clause) or known.aims.search(clause.rsplit(",", 1)[-1]):
        return True
    opened = known.inquiring.search(before) if cue.group().lower().split()[0] not in ("if", "nếu") else None
    return bool(opened) and not re.search(
        r"(?:even if|kể cả|ngay cả|vì (?:đã|nó)|because|bởi)", before[opened.start() - 8 if opened.start() > 8 else 0 :], re.I
    )


def _another_cause(said: str, cue: re.Match, known: Words, weak: bool) -> bool:
    """Whether nothing of the programme is named: a weak cue then says nothing, a strong one only where another cause stands. Where another
    cause stands before a cue that looks forward (`the law led to`), what the programme is named for after it is no cause.
    """
    before = said[: cue.start()]
    if not BACKWARD.match(cue.group()) and known.others.search(before) and not known.programme.search(before):
        return True
    if known.programme.search(said):
        return False
    return weak or bool(known.others.search(said))
