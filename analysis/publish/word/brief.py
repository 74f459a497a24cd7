"""Saved results -> a brief of one page: one chart, one sentence, one caveat."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.language import LANGUAGES, Text
from analysis.present.sentences import REFUTING
from analysis.present.sentences.naming import lower
from analysis.publish.markdown import first_sentence
from analysis.publish.saved import Finding, Saved
from analysis.publish.word import words
from analysis.publish.word.annex import table_of
from analysis.publish.word.blocks import Block, Grid, Paragraph
from analysis.publish.word.pictures import picture
from analysis.publish.word.results import answers_of

CURVES = 6  # small series that leave room for the words
MOST_ROWS, MOST_COLUMNS = 12, 6
MOST_BESIDE = 3  # findings after the first


def brief(saved: Saved, language: str) -> list[Block]:
    """The blocks of the brief in one language."""
    headline = answers_of(saved, language)[0]["text"]
    said = Paragraph(first_sentence(headline)[0], "answer", "run/headline") if headline else _gap(language)
    text, address = caveat(saved)
    warned = Paragraph(f"{words.CAVEAT.to(language)}: {text.to(language)}", "note" if address else "gap", address)
    drawn = picture(saved, language, CURVES) or _table(saved, language)
    return [block for block in (said, *_beside(saved, language), drawn, warned) if block]


def _beside(saved: Saved, language: str) -> Iterator[Paragraph]:
    """Of an evaluation: what the design allows to say of its first finding, and the other findings in a sentence each."""
    if not saved.answers.get(language):
        return
    first, *others = answers_of(saved, language)
    allowed = first_sentence(first["text"])[1] or next(iter(first["points"]), "")
    if allowed:
        yield Paragraph(allowed, "body", "run/headline" if allowed in first["text"] else "run/points")
    for one in [one for one in others if one["role"] == "headline"][:MOST_BESIDE]:
        yield Paragraph(first_sentence(one["text"])[0], "item", "run/headline")


def _table(saved: Saved, language: str) -> Grid | None:
    """Of a report without a figure: its first table that has room on the page."""
    tables = (one for one in saved.shown.get(language, ()) if one["kind"] == "table")
    return next(
        (table_of(one) for one in tables if 0 < len(one["rows"]) <= MOST_ROWS and len(one["columns"]) <= MOST_COLUMNS), None
    )


def caveat(saved: Saved) -> tuple[Text, str]:
    """What a reader must know before he repeats the sentence, and where it comes from: the gravest there is of the outcome it is about."""
    about = saved.findings[0].label if saved.findings and saved.answers else None  # of an evaluation, the outcome of its headline
    failed = [check for check in saved.checks if check.verdict == "failed"]
    failed = [check for check in failed if about is None or (check.outcome, check.judges) == (about, saved.checks[0].judges)]
    if failed:
        grave = min(failed, key=lambda check: REFUTING.index(check.name) if check.name in REFUTING else len(REFUTING))
        said = Text(*(lower(grave.sentence.to(lang)) for lang in LANGUAGES))
        return words.WARNED.fill(sentence=said), grave.address
    own = [f for f in saved.findings if about is None or f.label == about]
    own = own[:1] if about is not None else own
    compared = [f for f in own if f.estimated and f.result.null is not None]
    if about is not None and compared and compared[0].result.includes_no_change:
        compared = [compared[0], *_first_of_others(saved, compared[0])]
    unclear = sum(finding.result.includes_no_change for finding in compared)
    if unclear:
        return words.UNCLEAR.fill(k=unclear, n=len(compared)), " ".join(finding.address for finding in compared)
    for finding in own:
        if finding.estimated and finding.result.cautions:
            return finding.result.cautions[0].text, finding.address
        if not finding.estimated:
            return words.NO_ESTIMATE.fill(subject=finding.label, reason=finding.result.obstacles[0].reason), finding.address
    return (words.ONLY_DESCRIBED, "") if saved.findings else (words.GAPS["caveat"], "")


def _first_of_others(saved: Saved, one: Finding) -> list[Finding]:
    """Of every other outcome its first result of the kind of `one`: an effect beside an effect, a course beside a course."""
    described = one.permitted == "describe"
    alike = [f for f in saved.findings if f.estimated and f.result.null is not None and (f.permitted == "describe") == described]
    return [f for f in {f.label: f for f in reversed(alike)}.values() if f.label != one.label][::-1]


def _gap(language: str) -> Paragraph:
    return Paragraph(words.GAPS["answer"].to(language), "gap")
