"""A report as it may leave: its estimates without rows, its tables and figures drawn from guarded counts, its sentences without small counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import paths
from analysis.catalogue import sources, unit_name
from analysis.catalogue.declared import toml
from analysis.language import LANGUAGES, Text, number
from analysis.publish.release.figures import Atom
from analysis.publish.release.guard import Decision, without_wholes
from analysis.publish.saved import Finding, Saved
from analysis.publish.trace.fixed import fixed
from analysis.publish.trace.numerals import no_figure, numerals
from analysis.publish.trace.values import parsed

WITHHELD = Text("[không công bố: câu này nêu một số quá nhỏ]", "[held back: the sentence names a count that is too small]")
MARK = "×"
TOTAL = Text("Cộng", "Total")
PLACE = Text("Nơi", "Place")
CAPTION = Text("{label}: số đếm theo nơi và năm", "{label}: counts by place and year")
FOOT = Text(
    "×: không công bố. Ngưỡng {least}: số từ 1 đến {least} không được in, cùng những số mà từ đó tính ra chúng.",
    "×: held back. Threshold {least}: counts from 1 to {least} are not printed, nor those from which they would follow.",
)
UNITS = {
    "vi": ("vụ", "người", "lượt", "nạn nhân", "trường hợp"),
    "en": ("cases", "case", "persons", "person", "people", "offences", "offence", "victims", "events", "incidents"),
}
# of a stored result, what may hold single rows
INSIDE = ("series", "coefficients", "drawn", "rows", "names", "counts", "statistics", "provenance")


def is_public(saved: Saved, read: Sequence[str]) -> bool:
    """Whether everything in a report was published before, by the sources it names."""
    if saved.own or saved.simulated:
        return False
    known = set(sources())
    named = all(finding.sources and set(finding.sources) <= known for finding in saved.findings)
    own_files = [name for name in saved.provenance["data"] if not name.startswith("data/raw/public_record/")]
    return named and bool(saved.findings or read) and not own_files


def tables_of(saved: Saved) -> dict[str, tuple[Finding, dict[Atom, int]]]:
    """The counts of a report by indicator: the finding that first has them, and one count a place and year."""
    found: dict[str, tuple[Finding, dict[Atom, int]]] = {}
    for finding in saved.findings:
        code = finding.counted
        if code and finding.counts:
            own = found.setdefault(code, (finding, {}))[1]
            own |= {(code, place, year): count for place, years in finding.counts.items() for year, count in years.items()}
    return {code: (finding, without_wholes(counts)) for code, (finding, counts) in found.items()}


def grid(decision: Decision, counts: dict[Atom, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Places by years as they are printed (NaN where nothing is), and where something is held back."""
    places, years = (sorted({atom[part] for atom in counts}) for part in (1, 2))
    shown = pd.DataFrame(np.nan, index=places, columns=years)
    held = pd.DataFrame(False, index=places, columns=years)
    for atom in counts:
        value = decision.shown(frozenset([atom]))
        shown.loc[atom[1], atom[2]] = np.nan if value is None else value
        held.loc[atom[1], atom[2]] = value is None
    return shown, held


def table(decision: Decision, counts: dict[Atom, int], saved: Saved, finding: Finding, language: str) -> dict[str, Any]:
    """The table with its totals as a report shows it."""
    places, years = (sorted({atom[part] for atom in counts}) for part in (1, 2))

    def cell(atoms: frozenset[Atom]) -> str:
        if not atoms:
            return "—"
        value = decision.shown(atoms)
        return MARK if value is None else number(value, language)

    rows = [
        [saved.name_of(place, finding).to(language), *(cell(frozenset(a for a in counts if a[1] == place and year in (a[2], ""))) for year in years),
         cell(frozenset(a for a in counts if a[1] == place))]
        for place in places
    ]  # fmt: skip
    rows.append(
        [TOTAL.to(language), *(cell(frozenset(a for a in counts if a[2] == year)) for year in years), cell(frozenset(counts))]
    )
    mark = f"{'SỐ LIỆU MÔ PHỎNG' if language == 'vi' else 'SIMULATED DATA'} — " if saved.simulated else ""
    return {
        "kind": "table", "name": paths.folder(decision.indicator, 40), "caption": mark + CAPTION.fill(label=finding.label).to(language),
        "columns": [PLACE.to(language), *years, TOTAL.to(language)], "rows": rows, "foot": FOOT.fill(least=decision.threshold).to(language) if decision.threshold else "",
    }  # fmt: skip


def places_of(saved: Saved) -> set[str]:
    """The names of the places of a report's tables, in both languages."""
    return {
        saved.name_of(place, finding).to(language)
        for finding in saved.findings
        for place in {*finding.counts, *finding.names}
        for language in LANGUAGES
    }


def discloses(text: str, language: str, least: int, held: frozenset[int], units: tuple[str, ...] = ()) -> bool:
    """Whether a sentence names a small count, or one that is held back, of what is counted."""
    spoken = (
        tuple(unit_name(unit).to(language) for unit in ("cases", "persons", "tips", "attendances", "incidents"))
        + UNITS[language]
        + units
    )
    excused = [(a, b) for a, b, _ in (*no_figure(text), *fixed(text))]
    for one in numerals(text):
        value, decimals = parsed(one.printed.lstrip("−-"), language)
        after = text[one.end :].lstrip(" \u00a0").lower()
        if decimals or any(a <= one.start and one.end <= b for a, b in excused):
            continue
        if (1 <= value <= least or value in held) and any(
            unit and re.match(rf"{re.escape(unit.strip().lower())}(?!\w)", after) for unit in spoken
        ):
            return True
    return False


def screened(value: Any, language: str, least: int, held: frozenset[int]) -> Any:
    """A value as JSON holds it, its sentences in one language or in both without what would disclose."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES) and all(isinstance(text, str) for text in value.values()):
        return {lang: screened(text, lang, least, held) for lang, text in value.items()}
    if isinstance(value, dict):
        return {key: screened(item, key if key in LANGUAGES else language, least, held) for key, item in value.items()}
    if isinstance(value, list):
        return [screened(item, language, least, held) for item in value]
    return WITHHELD.to(language) if isinstance(value, str) and discloses(value, language, least, held) else value


def reduced(stored: dict[str, Any]) -> dict[str, Any]:
    """A stored result without anything that holds single rows."""
    empty = {"columns": [], "data": []}
    kept = {key: value for key, value in stored.items() if key not in INSIDE}
    if not stored.get("names"):  # the places of a study of persons are the persons
        kept["places"] = []
    return kept | (
        {"series": empty, "coefficients": empty, "statistics": {}, "provenance": {}} if stored["type"] == "estimate" else {}
    )


def highest_threshold(threshold: int) -> int:
    """The largest threshold that any indicator has: sentences go by it."""
    return max(threshold, toml("sensitivity")["at_least"])
