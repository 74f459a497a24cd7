"""What the front page says of each finished report: verdict, headline, place, outcome, component, as its saved results have it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from analysis.catalogue import components, places
from analysis.language import LANGUAGES, Text
from analysis.publish.markdown import first_sentence
from analysis.publish.saved import Saved, load, opening
from analysis.registered import of_report

VERDICTS = {
    "lower": Text("giảm, thấp hơn", "fell, lower"),
    "higher": Text("tăng, cao hơn", "rose, higher"),
    "unclear": Text("chưa thấy khác biệt rõ", "no clear change"),
    "described": Text("mô tả", "description"),
    "refused": Text("chưa đủ cơ sở", "no estimate"),
    "about": Text("về số liệu và cách tính", "on data and method"),
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One report. `headline` is its first sentence; `group` the notebook that it was made of."""

    name: str
    folder: Path
    group: str
    title: Text
    question: Text
    headline: Text
    languages: tuple[str, ...]
    simulated: bool
    verdict: str
    claim: str
    failed: int
    place: Text
    outcome: Text
    component: Text
    saved: Saved | None


def cards(reports: Path, order: list[str]) -> list[Card]:
    """The cards of the finished reports, those of the plan of runs first, in its order; none whose outcomes are hidden yet."""
    made = {path.parent.name: path for path in reports.glob("[!._]*/provenance.json")}
    found = {name: path.parent for name, path in made.items() if of_report(json.loads(path.read_text(encoding="utf-8"))) is None}
    return [_card(found[name]) for name in [*(n for n in order if n in found), *sorted(set(found) - set(order))]]


def _card(folder: Path) -> Card:
    stored = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    run = stored["run"]
    saved = _saved(folder)
    parameters = {key: str(value) for key, value in stored.get("parameters", {}).items()}
    verdict, claim = _verdict(saved)
    component = components().get(parameters.get("component", ""))
    said = {language: first_sentence(opening(run, language))[0] for language in LANGUAGES}
    return Card(
        name=folder.name, folder=folder, group=Path(stored["notebook"]["file"]).stem.rpartition(" ")[2], title=Text(**run["title"]),
        question=Text(*(run.get("question", {}).get(language, "") for language in LANGUAGES)), headline=Text(**said),
        languages=tuple(language for language in LANGUAGES if language in run["headline"]), simulated=run["simulated"],
        verdict=verdict, claim=claim, failed=sum(check.verdict == "failed" for check in saved.checks) if saved else 0,
        place=_place(saved, parameters), outcome=_outcome(saved), saved=saved,
        component=component.name if component else Text("", ""),
    )  # fmt: skip


def _saved(folder: Path) -> Saved | None:
    """The results of a report; None where it has none, or was made by an earlier version of the workbook."""
    try:
        return load(folder)
    except (FileNotFoundError, KeyError, TypeError):
        return None


def _verdict(saved: Saved | None) -> tuple[str, str]:
    """What became of the first result, and what it permits to be said."""
    if saved is None or not saved.findings:
        return "about", ""
    estimates = [finding for finding in saved.findings if finding.estimated]
    first = saved.findings[0]
    if not first.estimated or len(estimates) > 40:  # very many results have no one verdict
        return ("refused", "") if not first.estimated else ("described", "describe")
    effect = first.result
    if effect.null is None:
        return "described", first.permitted
    if effect.includes_no_change:
        return "unclear", first.level
    return ("higher" if effect.value > effect.null else "lower"), first.permitted


def _place(saved: Saved | None, parameters: dict[str, str]) -> Text:
    if parameters.get("place") in places():
        return places()[parameters["place"]].name
    if saved is None or not saved.findings:
        return Text("", "")
    if saved.simulated:
        return Text("Huyện mô phỏng", "The simulated district")
    first = saved.findings[0]
    return (
        saved.name_of(first.places[0])
        if len(first.places) == 1
        else Text(f"{len(first.places)} địa bàn", f"{len(first.places)} places")
    )


def _outcome(saved: Saved | None) -> Text:
    """The outcome of the first result, where the report is about one."""
    if saved is None or not saved.findings or len(saved.findings) > 40:
        return Text("", "")
    first = saved.findings[0]
    return first.label if first.estimated else Text("", "")
