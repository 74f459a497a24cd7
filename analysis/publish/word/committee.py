"""Saved results -> the text of a committee's report: each section filled from results, each gap left for the official to fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.language import Text, joined
from analysis.present.sentences.naming import lower
from analysis.publish.saved import Check, Finding, Saved
from analysis.publish.word import words
from analysis.publish.word.annex import table_of
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph
from analysis.publish.word.results import label_of, mark, results

ROMAN = ("I", "II", "III", "IV", "V", "VI")


def committee(saved: Saved, language: str) -> list[Block]:
    """The blocks of the report in one language."""
    parts = (results, _limits, _causes, _lessons, _next)
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


_ALIKE = 3  # cautions of one kind that are told; the others are counted


def subject(saved: Saved, language: str, name: str) -> str:
    """What the report is about; `name`: its place as it stands inside a sentence, where it is about one."""
    return words.DIRECTIVE.to(language).format(place=name) if name else saved.title.to(language)


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
    for kind in dict.fromkeys(check.kind for check in saved.checks):
        yield _tested(kind, [check for check in saved.checks if check.kind == kind], saved, language)
    yield from (Paragraph(text, "item", address) for text, address in _against_plan(saved, language))
    yield from (table_of(one) for one in saved.shown.get(language, ()) if one["kind"] == "table" and one["name"] == "objections")
    if not (cautions or unclear or saved.checks):
        yield Paragraph(words.GAPS["limits"].to(language), "gap")
    yield Heading(words.PARTS["of_work"].to(language), 2)
    yield Paragraph(words.GAPS["of_work"].to(language), "gap")


def _tested(kind: Text, checks: list[Check], saved: Saved, language: str) -> Grid:
    """The checks of one question; of several outcomes the rows of one check stand together, and what is equal over outcomes is one row."""
    found: dict[tuple[str, str, str], list[Check]] = {}
    order = list(dict.fromkeys(check.name for check in checks))
    for check in sorted(checks, key=lambda check: order.index(check.name)):
        said = (check.question.to(language), words.VERDICTS[check.verdict].to(language), check.sentence.to(language))
        found.setdefault(said, []).append(check)
    columns, rows = tuple(words.TESTS.to(language).split("|")), list(found)
    outcomes = list(dict.fromkeys(check.outcome.to(language) for check in checks))
    if len(outcomes) > 1:
        named = [list(dict.fromkeys(check.outcome.to(language) for check in own)) for own in found.values()]
        shown = ["; ".join(own) if len(own) < len(outcomes) else words.EVERY.to(language) for own in named]
        columns = (columns[0], words.OUTCOME.to(language), *columns[1:])
        rows = [(row[0], name, *row[1:]) for row, name in zip(rows, shown, strict=True)]
        caption = words.TESTED_OF.fill(about=kind)
    else:
        caption = words.TESTED_OF.fill(about=checks[0].about) if kind.vi else words.TESTED
    addresses = tuple(" ".join(check.address for check in own) for own in found.values())
    return Grid(caption.to(language), columns, tuple(rows), addresses, mark=mark(saved, language))


def _against_plan(saved: Saved, language: str) -> Iterator[tuple[str, str]]:
    """What a result did otherwise than its locked plan, one sentence a result that had one."""
    for finding in saved.findings:
        if (plan := finding.plan) is not None:
            what = joined([lower(d["label"][language]) for d in plan["deviations"]], language)
            form = words.OTHERWISE if what else words.AS_PLANNED
            yield form.to(language).format(date=plan["date"], what=what), finding.address


def _cautions(saved: Saved, language: str) -> list[Paragraph]:
    """Each caution once, with what it is about where only some of the results carry it; of one kind the first few, and how many more."""
    estimates = [finding for finding in saved.findings if finding.estimated]
    found: dict[Text, list[Finding]] = {}
    kinds: dict[Text, str] = {}
    for finding in estimates:
        for caution in finding.result.cautions:
            found.setdefault(caution.text, []).append(finding)
            kinds[caution.text] = caution.code
    said = []
    seen: Counter[str] = Counter()
    left: list[Finding] = []
    for text, where in found.items():
        seen[kinds[text]] += 1
        if seen[kinds[text]] > _ALIKE:
            left += where
            continue
        of_all = all(f in where for f in estimates if f.label in {finding.label for finding in where})
        names = list(dict.fromkeys(f.label.to(language) if of_all else label_of(f, saved, language) for f in where))
        about = "" if len(where) == len(estimates) else f"{joined(names, language)}: "
        said.append(Paragraph(about + text.to(language), "item", " ".join(finding.address for finding in where)))
    more = sum(n - _ALIKE for n in seen.values() if n > _ALIKE)
    if more:
        addresses = " ".join(dict.fromkeys(finding.address for finding in left))
        said.append(Paragraph(words.ALIKE.fill(n=more).to(language), "item", addresses))
    return said


def _causes(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["causes"].to(language))
    said = _obstacles(saved, language, "reason")
    estimates = [finding for finding in saved.findings if finding.estimated]
    if estimates and all(finding.permitted == "describe" for finding in estimates):
        said.append(Paragraph(words.ONLY_DESCRIBED.to(language), "item"))
    told = " ".join(saved.points.get(language, ())) if saved.answers else ""  # under the finding of an evaluation already
    assumed = dict.fromkeys(text for finding in estimates for text in finding.result.assumptions if text.to(language) not in told)
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
    alike: dict[tuple[Text, Text], list[Check]] = {}
    for check in (check for check in saved.checks if check.verdict == "failed"):
        alike.setdefault((check.kind, check.sentence), []).append(check)
    for (kind, sentence), own in alike.items():
        names = "; ".join(dict.fromkeys(check.outcome.to(language) for check in own if check.outcome.vi))
        about = ": ".join(filter(None, (names, kind.to(language))))
        form = words.FAILED_OF if about else words.FAILED
        yield Paragraph(form.fill(about=about, sentence=sentence).to(language), "item", " ".join(check.address for check in own))
    yield Paragraph(words.GAPS["lessons"].to(language), "gap")


def _next(saved: Saved, language: str) -> Iterator[Block]:
    yield Heading(words.SECTIONS["next"].to(language))
    yield Heading(words.PARTS["needed"].to(language), 2)
    needed = _obstacles(saved, language, "needed")
    judged = any(finding.estimated and finding.permitted != "describe" for finding in saved.findings)
    if not needed and saved.findings and not judged:
        needed = [Paragraph(words.TO_JUDGE.to(language), "item")]
    elif not needed:
        untried = (
            [c.address for c in saved.checks if c.name == "placebo_outcome" and c.verdict == "not_possible"] if judged else []
        )
        needed = [Paragraph(words.TO_REFUTE.to(language), "item", " ".join(untried))] if untried else []
    yield from needed or [Paragraph(words.GAPS["needed"].to(language), "gap")]
    yield Heading(words.PARTS["tasks"].to(language), 2)
    yield Paragraph(words.GAPS["tasks"].to(language), "gap")
