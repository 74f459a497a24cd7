"""The saved results of a finished report, as what is made of them reads them: nothing is estimated again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import paths
from analysis.catalogue import places
from analysis.language import LANGUAGES, Text
from analysis.registered import not_locked, of_report
from analysis.results import Estimate, Refusal

NOTHING = {"vi": "", "en": ""}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One stored result. `address` is its place in estimate.json; `drawn` its series on the scale of its figure, `measured` that unit."""

    result: Estimate | Refusal
    sentence: Text
    unit: Text
    measured: Text
    judged: Text
    names: dict[str, Text]
    sources: tuple[str, ...]
    rows: tuple[str, ...]
    plan: dict[str, Any] | None  # the locked plan it is held to, with its deviations
    drawn: pd.DataFrame = field(repr=False)
    counted: str  # the outcome
    counts: dict[str, dict[str, int]] = field(repr=False)  # by place and year
    permitted: str  # describe, associate or cause_if, after what the checks refuted
    address: str

    @property
    def estimated(self) -> bool:
        return isinstance(self.result, Estimate)

    @property
    def level(self) -> str:
        """What may be said; nothing of a link or a cause where the interval includes no change, as no finding is there to be called so."""
        unclear = self.estimated and self.result.null is not None and self.result.includes_no_change
        return "" if unclear and self.permitted != "describe" else self.permitted

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the places whose figures these are."""
        return self.result.places if self.estimated else tuple(self.names)

    @property
    def label(self) -> Text:
        """What was counted."""
        return self.result.label if self.estimated else self.result.subject


@dataclass(frozen=True, kw_only=True)
class Check:
    """One stored check: its verdict is held, failed, measured or not_possible."""

    name: str
    verdict: str
    question: Text
    sentence: Text
    about: Text  # the part of an evaluation that made it; empty elsewhere
    outcome: Text  # what that part counted; empty elsewhere
    judges: bool  # whether that part judges a programme, and does not describe the course of a figure
    address: str

    @property
    def kind(self) -> Text:
        """The question of the part, without its outcome."""
        return Text(*(about.removeprefix(f"{outcome}: ") for about, outcome in zip(self.about, self.outcome, strict=True)))


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A finished report: what it asked and answered, its results and checks, the tables and figures it showed by language."""

    folder: Path
    name: str
    title: Text
    question: Text
    headline: Text
    points: dict[str, list[str]] = field(default_factory=dict, repr=False)  # listed under the headline, by language
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict, repr=False)  # several headlines, each with its points
    simulated: bool
    languages: tuple[str, ...]
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    shown: dict[str, list[dict[str, Any]]] = field(repr=False)
    provenance: dict[str, Any] = field(repr=False)
    place: str = ""  # code of the one place it is about

    @property
    def own(self) -> bool:
        """Whether it is of a table of the reader's own, not of the public record."""
        return paths.is_table(str(self.provenance["parameters"].get("data", "")))

    def of_place(self, code: str) -> Saved:
        """The part of a report of many places that is about one: its results, its sentences, its name."""
        own = tuple(finding for finding in self.findings if finding.places == (code,))
        said = [finding.sentence for finding in own[:1]]
        return replace(
            self, place=code, findings=own, checks=(), points={}, answers={}, shown={language: [] for language in self.languages},
            headline=said[0] if said else Text(**NOTHING),
        )  # fmt: skip

    @property
    def own_places(self) -> list[str]:
        """Places with a result of their own, in the order of the register."""
        found = {finding.places[0] for finding in self.findings if len(finding.places) == 1}
        order = {code: at for at, code in enumerate(places())}
        return sorted(found, key=lambda code: (order.get(code, len(order)), code))

    def name_of(self, code: str, finding: Finding | None = None) -> Text:
        """A place's name: the one that a result gives it (a sum of some places is each its own), the register's, its table's, its code."""
        if finding is not None and code in finding.names:
            return finding.names[code]
        if code in places():
            return places()[code].name
        return next((finding.names[code] for finding in self.findings if code in finding.names), Text(code, code))


def load(folder: Path) -> Saved:
    """The saved results of the report in a folder. Raises PlanNotLocked where a plan that is not locked hides its outcomes."""
    return saved_of(folder, *(_json(folder / f"{name}.json") for name in ("estimate", "provenance", "contents")))


def saved_of(folder: Path, results: dict[str, Any], provenance: dict[str, Any], shown: dict[str, Any]) -> Saved:
    """The same from what its three files hold."""
    if (entry := of_report(provenance)) is not None:
        raise not_locked(entry)
    run = provenance["run"]
    findings = tuple(_finding(stored, f"results/{at}") for at, stored in enumerate(results["results"]))
    about = {finding.places for finding in findings}
    alone = about.pop() if len(about) == 1 else ()
    return Saved(
        folder=folder, name=run["name"], title=Text(**run["title"]), question=_text(run["question"]), headline=_text(run["headline"]), points=run.get("points", {}), answers=run.get("answers", {}),
        simulated=run["simulated"], languages=tuple(language for language in LANGUAGES if language in run["headline"]),
        findings=findings, checks=tuple(_check(stored, f"checks/{at}") for at, stored in enumerate(results["checks"])), shown=shown,
        provenance=provenance, place=_about(provenance, alone),
    )  # fmt: skip


def opening(run: dict[str, Any], language: str) -> str:
    """The first headline of a finished report, of those of an evaluation without the others."""
    answers = run.get("answers", {}).get(language)
    return answers[0]["text"] if answers else run["headline"].get(language, "")


def finished(reports: Path = paths.REPORTS) -> list[str]:
    """The names of the finished reports."""
    return sorted(path.parent.name for path in reports.glob("[!._]*/contents.json"))


def _about(provenance: dict[str, Any], alone: tuple[str, ...]) -> str:
    """The one place of a report: its parameter, or the only place of its results."""
    asked = str(provenance["parameters"].get("place", ""))
    return asked if asked in places() else alone[0] if len(alone) == 1 and alone[0] in places() else ""


def _finding(stored: dict[str, Any], address: str) -> Finding:
    kind = Estimate if stored["type"] == "estimate" else Refusal
    more = ("sentence", "headline", "points", "averted", "permitted", "unit", "measured", "judged", "names", "sources", "rows", "drawn",
            "counted", "counts", "plan")  # fmt: skip
    result = kind.from_dict({key: value for key, value in stored.items() if key not in more})
    series = stored.get("drawn")
    return Finding(
        result=result, sentence=Text(**stored["sentence"]), unit=Text(**stored.get("unit", NOTHING)),
        measured=Text(**stored.get("measured", NOTHING)), judged=Text(**stored.get("judged", NOTHING)),
        names={code: Text(**name) for code, name in stored.get("names", {}).items()}, sources=tuple(stored.get("sources", ())),
        rows=tuple(stored.get("rows", ())), plan=stored.get("plan"), permitted=stored["permitted"], counted=stored.get("counted", ""), counts=stored.get("counts", {}), drawn=pd.DataFrame(**series) if series else pd.DataFrame(), address=address,
    )  # fmt: skip


def _check(stored: dict[str, Any], address: str) -> Check:
    unpassed = "not_possible" if stored["statistic"] is None else "measured"
    verdict = {True: "held", False: "failed", None: unpassed}[stored["passed"]]
    question, sentence = Text(**stored["question"]), Text(**stored["sentence"])
    about, outcome = (Text(**stored.get(key, NOTHING)) for key in ("about", "outcome"))
    return Check(
        name=stored["name"], verdict=verdict, question=question, sentence=sentence, about=about, outcome=outcome,
        judges=stored.get("judges", True), address=address,
    )  # fmt: skip


def _text(stored: dict[str, str]) -> Text:
    """A text of the languages in which a report was made."""
    known = next(iter(stored.values()), "")
    return Text(*(stored.get(language, known) for language in LANGUAGES))


def _json(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8"))
