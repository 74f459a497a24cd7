"""The score of the import on the awkward files, by kind: figures right, silent errors, queue entries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analysis.errors import WorkbookError
from analysis.ingest.entities.numbers import as_number
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED
from analysis.ingest.importing import read_files


@dataclass
class Score:
    """`due`: figures and questions and errors expected; `right`: met; `silent`: used and wrong; `wrong`: what, in words."""

    due: int = 0
    right: int = 0
    silent: int = 0
    wrong: list[str] = None


def shown(f):
    if f.quantifier == "at_least":
        return f">={as_number(f.low)}"
    if f.quantifier == "at_most":
        return f"<={as_number(f.high)}"
    if f.value is None:
        return f"{as_number(f.low)}..{as_number(f.high)}"
    return f"~{as_number(f.value)}" if f.quantifier == "about" else as_number(f.value)


def score(folder, fixtures) -> dict[str, Score]:
    """{kind: Score}."""
    table: dict[str, Score] = defaultdict(lambda: Score(wrong=[]))
    for fixture in fixtures:
        _add(table[fixture.kind], folder, fixture)
    return dict(table)


def _add(score: Score, folder, fixture) -> None:
    files = [folder / n for n in (fixture.with_file, fixture.name) if n]
    options = dict(fixture.options)
    period = parse(options.pop("period")) if "period" in options else None
    try:
        imported = read_files(files, period=period, **options)
    except WorkbookError as error:
        met = bool(fixture.error) and fixture.error in error.say("vi")
        score.due, score.right = score.due + max(1, len(fixture.used)), score.right + met
        if not met:
            score.wrong.append(f"{fixture.name}: {error.say('en')}")
        return
    if fixture.error:
        score.due, score.silent = score.due + 1, score.silent + 1
        score.wrong.append(f"{fixture.name}: no error")
        return
    found = {(f.indicator, f.place, f.start.isoformat() if f.start else "", shown(f)) for f in imported.of_status(USED)}
    queued = len(imported.of_status(QUEUED))
    score.due += len(fixture.used) + fixture.queued
    score.right += len(found & fixture.used) + min(queued, fixture.queued)
    score.silent += len(found - fixture.used)
    score.wrong += [f"{fixture.name} missed {t}" for t in sorted(fixture.used - found, key=str)[:4]]
    score.wrong += [f"{fixture.name} silent {t}" for t in sorted(found - fixture.used, key=str)[:4]]
    if queued != fixture.queued:
        score.wrong.append(
            f"{fixture.name} queued {queued}, expected {fixture.queued}: {[f.reason.en for f in imported.of_status(QUEUED)][:2]}"
        )
    score.wrong += [f"{fixture.name} account does not balance: {a}" for a in imported.accounts if not a.balanced]


def printed(table: dict[str, Score]) -> str:
    """The score table as text."""
    lines = [f"{'kind':<46}{'right':>7}{'of':>7}{'silent':>8}"]
    lines += [f"{kind:<46}{s.right:>7}{s.due:>7}{s.silent:>8}" for kind, s in table.items()]
    right, due, silent = (sum(getattr(s, n) for s in table.values()) for n in ("right", "due", "silent"))
    return "\n".join([*lines, f"{'all':<46}{right:>7}{due:>7}{silent:>8}   {right / due:.2%}"])
