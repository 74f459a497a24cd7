"""Saved results -> the text of a committee's report: each section filled from results, each gap left for the official to fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.estimators import estimator
from analysis.language import Text, joined, number
from analysis.present.sentences import written_interval, written_value
from analysis.publish.document import first_sentence
from analysis.publish.saved import Finding, Saved
from analysis.publish.word import words
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph
from analysis.publish.word.pictures import picture

TO = Text("đến", "to")
ROMAN = ("I", "II", "III", "IV", "V", "VI")
MOST_SAID, MOST_COLUMNS = 12, 8
FIXED = 3  # columns of the results that are never folded into the foot
MOST_ROWS = 40  # of a table in the annex; a longer one is named with its file
SHOWN_AGAIN = {
    "result",
    "methods",
    "totals",
    "shares",
    "rates",
    "beside",
}  # tables that stand in the text, made from the same results


def committee(saved: Saved, language: str) -> list[Block]:
    """The blocks of the report in one language."""
    parts = (_results, _limits, _causes, _lessons, _next)
    return numbered([block for part in parts for block in part(saved, language)], language)


def numbered(blocks: list[Block], language: str) -> list[Block]:
    """Headings with their numbers: I and 1 in Vietnamese, 1 and 1.1 in English."""
    counts, made = [0, 0], []
    for block in blocks:
        if isinstance(block, Heading):
            counts = [counts[0] + 1, 0] if block.level == 1 else [counts[0], counts[1] + 1]
            number = {"vi": (ROMAN[counts[0] - 1], counts[1]), "en": (counts[0], f"{counts[0]}.{counts[1]}")}[language][
                block.level - 1
            ]
            block = Heading(f"{number}. {block.text}", block.level)
        made.append(block)
    return made


def subject(saved: Saved, language: str, name: str) -> str:
    """What the report is about; `name`: its place as it stands inside a sentence, where it is about one."""
    return words.DIRECTIVE.to(language).format(place=name) if name else saved.title.to(language)


def mark(saved: Saved, language: str) -> str:
    return words.MARK.to(language) if saved.simulated else ""


def _results(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["results"].to(language))
    yield Heading(words.PARTS["answer"].to(language), 2)
    said = saved.headline.to(language)
    first, rest = first_sentence(said)
    yield Paragraph(first, "answer", "run/headline") if said else Paragraph(words.GAPS["answer"].to(language), "gap")
    if rest:
        yield Paragraph(rest, "body", "run/headline")
    yield from (Paragraph(point, "item", "run/points") for point in saved.points.get(language, ()))
    if saved.findings:
        yield Heading(words.PARTS["figures"].to(language), 2)
        yield from _estimates(saved, language)
    drawn = picture(saved, language)
    yearly = _yearly(saved, language)
    if drawn or yearly:
        yield Heading(words.PARTS["course"].to(language), 2)
        yield from filter(None, (drawn, yearly))
    said_once = [f for f in saved.findings if f.estimated and not f.sentence.to(language).startswith(said or "?")][:MOST_SAID]
    if said_once:
        yield Heading(words.PARTS["each"].to(language), 2)
        yield from (Paragraph(finding.sentence.to(language), "item", finding.address) for finding in said_once)
    yield Heading(words.PARTS["work"].to(language), 2)
    yield Paragraph(words.GAPS["work"].to(language), "gap")


def _estimates(saved: Saved, language: str) -> Iterator[Grid]:
    """A table of the estimates and one of what could not be estimated."""
    made = [finding for finding in saved.findings if finding.estimated]
    columns = tuple(words.COLUMNS.to(language).split("|"))
    rows = [_row(finding, saved, language) for finding in made]
    same = [at for at in range(FIXED, len(columns)) if len(rows) > 1 and len({row[at] for row in rows}) == 1]
    foot = ". ".join(f"{columns[at]}: {rows[0][at]}" for at in same)
    kept = [at for at in range(len(columns)) if at not in same]
    if made:
        cells = tuple(tuple(row[at] for at in kept) for row in rows)
        addresses = tuple(finding.address for finding in made)
        heads = tuple(columns[at] for at in kept)
        yield Grid(words.RESULTS.to(language), heads, cells, addresses, foot and f"{foot}.", mark(saved, language))
    refused = [finding for finding in saved.findings if not finding.estimated]
    if refused:
        cells = tuple((_label(f, saved, language), "; ".join(o.reason.to(language) for o in f.result.obstacles)) for f in refused)
        heads, addresses = tuple(words.REFUSALS.to(language).split("|")), tuple(finding.address for finding in refused)
        yield Grid(words.REFUSED.to(language), heads, cells, addresses, mark=mark(saved, language))


def _row(finding: Finding, saved: Saved, language: str) -> tuple[str, ...]:
    effect = finding.result
    value = "—" if pd.isna(effect.value) else written_value(effect, language)
    low, high = (written_value(effect, language, end) for end in (effect.low, effect.high))
    ends = written_interval(effect, language) if pd.isna(effect.value) else f"{low}\u00a0{TO.to(language)}\u00a0{high}"
    span = "–".join(dict.fromkeys(_period(end) for end in (effect.start, effect.end)))
    unit = finding.unit.to(language).strip() or "—"
    return (_label(finding, saved, language), value, ends, unit, span, words.CLAIMS[finding.permitted].to(language))


def _label(finding: Finding, saved: Saved, language: str) -> str:
    """What was counted, with the method where several were used on it and the places where they differ."""
    label = finding.label.to(language)
    same = [f for f in saved.findings if f.label == finding.label]
    if len({f.places for f in same}) > 1 and len(finding.places) == 1:
        label = f"{label} — {saved.name_of(finding.places[0]).to(language)}"
    if len({f.result.method for f in same}) > 1 and finding.result.method:
        label = f"{label} ({estimator(finding.result.method).TITLE.to(language)})"
    if len(same) > 1 and len({f.judged for f in same}) > 1 and finding.judged.to(language):
        label = f"{label}: {finding.judged.to(language)}"
    return label


def _period(end: str) -> str:
    """`2010-10-22` as 10/2010, `2008-01` as 01/2008; a year or a quarter stays as it is."""
    return f"{end[5:7]}/{end[:4]}" if len(end) in (7, 10) and end[4] == "-" else end


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
        (str(period), *("—" if pd.isna(value) else number(value, language, decimals) for value in row))
        for period, row in zip(wide.index, wide.to_numpy(), strict=True)
    )
    addresses = " ".join(f.address for f in found)
    caption = words.YEARLY.to(language).format(unit=found[0].measured.to(language))
    heads = tuple(head.removesuffix(" (mô phỏng)").removesuffix(" (simulated)") for head in wide.columns)
    return Grid(caption, (words.PERIOD.to(language), *heads), rows, (addresses,) * len(rows),
                words.ACROSS.to(language), mark(saved, language))  # fmt: skip


def _limits(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["limits"].to(language))
    yield Heading(words.PARTS["of_data"].to(language), 2)
    cautions = _cautions(saved, language)
    yield from cautions
    unclear = [f for f in saved.findings if f.estimated and f.result.includes_no_change]
    compared = [f for f in saved.findings if f.estimated and f.result.null is not None]
    if unclear:
        said = words.UNCLEAR.fill(k=len(unclear), n=len(compared)).to(language)
        yield Paragraph(said, "item", " ".join(finding.address for finding in compared))
    if saved.checks:
        rows = tuple(
            (c.question.to(language), words.VERDICTS[c.verdict].to(language), c.sentence.to(language)) for c in saved.checks
        )
        columns, addresses = tuple(words.TESTS.to(language).split("|")), tuple(check.address for check in saved.checks)
        yield Grid(words.TESTED.to(language), columns, rows, addresses, mark=mark(saved, language))
    if not (cautions or unclear or saved.checks):
        yield Paragraph(words.GAPS["limits"].to(language), "gap")
    yield Heading(words.PARTS["of_work"].to(language), 2)
    yield Paragraph(words.GAPS["of_work"].to(language), "gap")


def _cautions(saved: Saved, language: str) -> list[Paragraph]:
    """Each caution once, with what it is about where only some of the results carry it."""
    estimates = [finding for finding in saved.findings if finding.estimated]
    found: dict[Text, list[Finding]] = {}
    for finding in estimates:
        for caution in finding.result.cautions:
            found.setdefault(caution.text, []).append(finding)
    said = []
    for text, where in found.items():
        names = list(dict.fromkeys(finding.label.to(language) for finding in where))
        about = "" if len(where) == len(estimates) else f"{joined(names, language)}: "
        said.append(Paragraph(about + text.to(language), "item", " ".join(finding.address for finding in where)))
    return said


def _causes(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["causes"].to(language))
    said = _obstacles(saved, language, "reason")
    estimates = [finding for finding in saved.findings if finding.estimated]
    if estimates and all(finding.permitted == "describe" for finding in estimates):
        said.append(Paragraph(words.ONLY_DESCRIBED.to(language), "item"))
    assumed = dict.fromkeys(text for finding in estimates for text in finding.result.assumptions)
    said += [Paragraph(words.ASSUMED.fill(what=assumption).to(language), "item") for assumption in assumed]
    if said:
        yield Heading(words.PARTS["why_data"].to(language), 2)
        yield from said
    yield Heading(words.PARTS["why_work"].to(language), 2)
    yield Paragraph(words.GAPS["why_work"].to(language), "gap")


def _obstacles(saved: Saved, language: str, part: str) -> list[Paragraph]:
    """What stands in the way of an estimate, or what would remove it, each once with how often it was met."""
    met = Counter(
        getattr(obstacle, part).to(language) for f in saved.findings if not f.estimated for obstacle in f.result.obstacles
    )
    return [Paragraph(f"{text[:1].upper()}{text[1:].rstrip('.')}.", "item", "results") for text, _ in met.most_common()]


def _lessons(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["lessons"].to(language))
    for check in (check for check in saved.checks if check.verdict == "failed"):
        yield Paragraph(words.FAILED.fill(question=check.question, sentence=check.sentence).to(language), "item", check.address)
    yield Paragraph(words.GAPS["lessons"].to(language), "gap")


def _next(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["next"].to(language))
    yield Heading(words.PARTS["needed"].to(language), 2)
    needed = _obstacles(saved, language, "needed")
    if not needed and saved.findings:
        needed = [Paragraph(words.TO_JUDGE.to(language), "item")]
    yield from needed or [Paragraph(words.GAPS["needed"].to(language), "gap")]
    yield Heading(words.PARTS["tasks"].to(language), 2)
    yield Paragraph(words.GAPS["tasks"].to(language), "gap")


def annex(saved: Saved, language: str) -> Iterator[Block]:
    """The tables that the report showed and the text does not hold."""
    tables = [
        one for one in saved.shown.get(language, ()) if one["kind"] == "table" and one["name"] not in SHOWN_AGAIN and one["rows"]
    ]
    if tables:
        yield Heading(words.ANNEX.to(language))
    for one in tables:
        if len(one["rows"]) > MOST_ROWS:
            said = words.LONG.fill(caption=one["caption"], n=len(one["rows"]), file=f"tables/{one['name']}.{language}.xlsx")
            yield Paragraph(said.to(language), "item", f"tables/{one['name']}")
            continue
        yield table_of(one)


def table_of(shown: dict[str, Any]) -> Grid:
    """A table that the report showed, as it showed it."""
    addresses = tuple(f"tables/{shown['name']}/{at}" for at in range(len(shown["rows"])))
    return Grid(shown["caption"], tuple(shown["columns"]), tuple(map(tuple, shown["rows"])), addresses, shown["foot"])
