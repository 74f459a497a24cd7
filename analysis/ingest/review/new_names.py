"""The names that the catalogue lacks, of the findings of an import: all of them, and those that a person says are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.ingest.entities.numbers import is_whole
from analysis.ingest.findings.finding import Finding
from analysis.ingest.own.lists import Lacking, as_new
from analysis.ingest.review.answers import says_new
from analysis.ingest.text.spelling import squeezed


def lacking(findings: Iterable[Finding]) -> Lacking:
    """Every place and indicator that is lacking."""
    return _of([f for f in findings if f.lacks], lambda name, f: True)


def said_new(findings: Iterable[Finding], answers: Mapping[str, Mapping[str, str]], names: list[str] | None) -> Lacking:
    """Those that are new: by --new (all, or the names given with it), or by an answer of the queue."""
    given = None if names is None else set(map(squeezed, names))

    def is_new(name: str, f: Finding) -> bool:
        answered = says_new(answers.get(f.key, {}).get("decision", ""))
        return answered or given is not None and (not given or squeezed(name) in given)

    return _of([f for f in findings if f.lacks], is_new)


def _of(findings: list[Finding], chosen) -> Lacking:
    places: dict[str, None] = {}
    whole: dict[str, bool] = {}
    for f in findings:
        for kind, name in f.lacks:
            if not as_new(name) or not chosen(name, f):
                continue
            if kind == "place":
                places[name] = None
            else:
                whole[name] = whole.get(name, True) and (f.value is None or is_whole(f.value))
    return Lacking(places=tuple(places), indicators=tuple(whole.items()))
