"""What a committee's report says of the results: the finding, the table of estimates, their course, each in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.estimators import estimator
from analysis.language import Text, number
from analysis.present.by_year import NAME as BY_YEAR
from analysis.present.sentences import written_interval, written_value
from analysis.present.sentences.headline import DESCRIBED
from analysis.present.sentences.naming import period_text
from analysis.publish.markdown import first_sentence
from analysis.publish.saved import Finding, Saved
from analysis.publish.word import words
from analysis.publish.word.annex import table_of
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph
from analysis.publish.word.pictures import pictures

TO, A_YEAR = Text("đến", "to"), Text(" mỗi năm", " a year")
MOST_SAID, MOST_COLUMNS = 12, 8
FIXED = 3  # columns of the results that are never folded into the foot


def mark(saved: Saved, language: str) -> str:
    """What stands before a caption of simulated data."""
    return words.MARK.to(language) if saved.simulated else ""


def results(saved: Saved, language: str) -> Iterator[Block]:
    """The section of the results."""
    yield Heading(words.SECTIONS["results"].to(language))
    yield Heading(words.PARTS["answer"].to(language), 2)
    said = saved.headline.to(language)
    yield from _answers(saved, language)
    if saved.findings:
        yield Heading(words.PARTS["figures"].to(language), 2)
        yield from _estimates(saved, language)
    yield from (
        table_of(one) for one in saved.shown.get(language, ()) if one["kind"] == "table" and one["name"].endswith(BY_YEAR)
    )
    drawn = pictures(saved, language)
    yearly = _yearly(saved, language)
    if drawn or yearly:
        yield Heading(words.PARTS["course"].to(language), 2)
        yield from filter(None, (*drawn, yearly))
    said_once = [f for f in saved.findings if f.estimated and not f.sentence.to(language).startswith(said or "?")]
    if said_once:
        yield Heading(words.PARTS["each"].to(language), 2)
        yield from _each(said_once[:MOST_SAID], _said_above(saved, said, language), language)
    if left := said_once[MOST_SAID:]:
        rest = words.NOT_SAID.fill(n=len(left), of=len(said_once), table=words.RESULTS).to(language)
        yield Paragraph(rest, "item", " ".join(finding.address for finding in left))
    yield Heading(words.PARTS["work"].to(language), 2)
    yield Paragraph(words.GAPS["work"].to(language), "gap")


def answers_of(saved: Saved, language: str) -> list[dict[str, Any]]:
    """The headlines with their points: of a report on one question there is one."""
    one = {"text": saved.headline.to(language), "points": list(dict.fromkeys(saved.points.get(language, ())))}
    return saved.answers.get(language) or [one]


def _answers(saved: Saved, language: str) -> Iterator[Block]:
    """What was found, the first sentence to stand out; under each headline what qualifies it."""
    for at, one in enumerate(answers_of(saved, language)):
        first, rest = first_sentence(one["text"]) if at == 0 else ("", one["text"])
        if at == 0:
            yield Paragraph(first, "answer", "run/headline") if first else Paragraph(words.GAPS["answer"].to(language), "gap")
        if rest:
            yield Paragraph(rest, "body", "run/headline")
        yield from (Paragraph(point, "item", "run/points") for point in one["points"])


def _said_above(saved: Saved, said: str, language: str) -> set[str]:
    """The sentences that need not be said again: the headlines; in an evaluation their points and the cautions of section II too."""
    known = set(_sentences(said))
    if saved.answers:
        cautions = (c.text.to(language) for f in saved.findings if f.estimated for c in f.result.cautions)
        for text in (*saved.points.get(language, ()), *(caution.rstrip(".") + "." for caution in cautions)):
            known.update(_sentences(text))
    return known


def _each(findings: list[Finding], known: set[str], language: str) -> Iterator[Paragraph]:
    """Each result in words; a sentence that is `known` already is not said again."""
    for finding in findings:
        first, *rest = _sentences(finding.sentence.to(language))
        yield Paragraph(" ".join([first, *(text for text in rest if text not in known)]), "item", finding.address)
        known.update(rest)


def _sentences(text: str) -> list[str]:
    first, rest = first_sentence(text)
    return [first, *(_sentences(rest) if rest else ())]


def _estimates(saved: Saved, language: str) -> Iterator[Grid]:
    """A table of the estimates and one of what could not be estimated."""
    made = [finding for finding in saved.findings if finding.estimated]
    columns = tuple(words.COLUMNS.to(language).split("|"))
    rows = [_row(finding, saved, language) for finding in made]
    same = [at for at in range(FIXED, len(columns)) if len(rows) > 1 and len({row[at] for row in rows}) == 1]
    same += [at for at in range(FIXED, len(columns)) if rows and not any(row[at] for row in rows) and at not in same]
    foot = ". ".join(f"{columns[at]}: {rows[0][at]}" for at in same if rows[0][at])
    kept = [at for at in range(len(columns)) if at not in same]
    if made:
        cells = tuple(tuple(row[at] for at in kept) for row in rows)
        addresses = tuple(finding.address for finding in made)
        heads = tuple(columns[at] for at in kept)
        yield Grid(words.RESULTS.to(language), heads, cells, addresses, foot and f"{foot}.", mark(saved, language))
    refused = [finding for finding in saved.findings if not finding.estimated]
    if refused:
        cells = tuple(
            (label_of(f, saved, language), "; ".join(o.reason.to(language) for o in f.result.obstacles)) for f in refused
        )
        heads, addresses = tuple(words.REFUSALS.to(language).split("|")), tuple(finding.address for finding in refused)
        yield Grid(words.REFUSED.to(language), heads, cells, addresses, mark=mark(saved, language))


def _row(finding: Finding, saved: Saved, language: str) -> tuple[str, ...]:
    effect = finding.result
    value = "—" if pd.isna(effect.value) else written_value(effect, language)
    low, high = (written_value(effect, language, end) for end in (effect.low, effect.high))
    ends = written_interval(effect, language) if pd.isna(effect.value) else f"{low}\u00a0{TO.to(language)}\u00a0{high}"
    span = "–".join(dict.fromkeys(_period(end, language) for end in (effect.start, effect.end)))
    unit = finding.unit.to(language).strip() or "—"
    if effect.method in DESCRIBED and effect.scale in ("level", "count") and unit != "—":
        unit += A_YEAR.to(language)
    return (label_of(finding, saved, language), value, ends, unit, span, words.CLAIMS[finding.level].to(language))


def label_of(finding: Finding, saved: Saved, language: str) -> str:
    """What was counted, with the method where several were used on it and the places where they differ."""
    label = finding.label.to(language)
    same = [f for f in saved.findings if f.label == finding.label]
    if len({f.places for f in same}) > 1 and len(finding.places) == 1:
        label = f"{label} — {saved.name_of(finding.places[0], finding).to(language)}"
    if len({f.result.method for f in same}) > 1 and finding.result.method:
        label = f"{label} ({estimator(finding.result.method).TITLE.to(language)})"
    if (
        len(same) > 1
        and len({f.judged for f in same}) > 1
        and finding.judged.to(language) not in ("", finding.label.to(language))
    ):
        label = f"{label}: {finding.judged.to(language)}"
    return label


def _period(end: str, language: str) -> str:
    """`2010-10-22` as 10/2010, `2008-01` as 01/2008, `2014Q1` as quý I/2014; a year stays as it is."""
    return f"{end[5:7]}/{end[:4]}" if len(end) in (7, 10) and end[4] == "-" else period_text(end, language)


def _yearly(saved: Saved, language: str) -> Grid | None:
    """The recorded figures by period of a place with several indicators of one unit, which the figure alone does not print."""
    found = [f for f in saved.findings if f.estimated and len(f.places) == 1 and len(f.drawn) and len(f.drawn) <= 40]
    found = [f for f in found if f.measured == found[0].measured and f.result.method == found[0].result.method][:MOST_COLUMNS]
    if len(found) < 2 or len({f.places for f in found}) > 1 or len({f.label for f in found}) < len(found):
        return None
    decimals = 0 if all(f.drawn["observed"].astype(float).max() >= 100 for f in found) else 1
    series = {f.label.to(language): f.drawn.set_index("period")["observed"].astype(float) for f in found}
    wide = pd.DataFrame(series)
    rows = tuple(
        (period_text(str(period), language), *("—" if pd.isna(value) else number(value, language, decimals) for value in row))
        for period, row in zip(wide.index, wide.to_numpy(), strict=True)
    )
    addresses = " ".join(f.address for f in found)
    caption = words.YEARLY.to(language).format(unit=found[0].measured.to(language))
    heads = tuple(head.removesuffix(" (mô phỏng)").removesuffix(" (simulated)") for head in wide.columns)
    return Grid(caption, (words.PERIOD.to(language), *heads), rows, (addresses,) * len(rows),
                words.ACROSS.to(language), mark(saved, language))  # fmt: skip
