"""The one figure of a report on paper, drawn from its saved results: the effect by horizon, the series, or the intervals."""

from __future__ import annotations

import math

import pandas as pd

from analysis.estimators import estimator
from analysis.language import Text, joined
from analysis.present.page_figures import Curve, Dot, curves, horizons, intervals
from analysis.present.style import IN_PERCENT
from analysis.publish.saved import Finding, Saved
from analysis.publish.word import words
from analysis.publish.word.blocks import Picture

MOST_CURVES, MOST_DOTS = 8, 12


def picture(saved: Saved, language: str, most: int = MOST_CURVES) -> Picture | None:
    """The figure that says most of the results; None where they have nothing to draw."""
    estimates = [finding for finding in saved.findings if finding.estimated]
    if not estimates:
        return _shown(saved, language)
    first = estimates[0]
    mark = words.MARK.to(language) if saved.simulated else ""
    by_start = _by_horizon(first)
    if len(by_start):
        logs = first.result.scale == "rate_ratio"
        said = words.HORIZONS.fill(what=first.label, unit=_effect_unit(first)).to(language)
        return Picture(said, said, horizons(by_start, language, saved.simulated, logs), first.address, mark)
    return _course(saved, estimates, first, language, most) or _dots(saved, estimates, language, mark)


def pictures(saved: Saved, language: str) -> list[Picture]:
    """The figures of a report in full: that of the brief, and in an evaluation, beside the effect, the course of the record."""
    estimates = [finding for finding in saved.findings if finding.estimated]
    found = picture(saved, language)
    described = [f for f in estimates if f.permitted == "describe" and len(f.drawn) and f.drawn["place"].nunique() == 1]
    if not (saved.answers and described) or described[0] is estimates[0]:
        return [found] if found else []
    course = _course(saved, estimates, described[0], language, MOST_CURVES)
    return [one for one in (found, course) if one is not None]


def _course(saved: Saved, estimates: list[Finding], first: Finding, language: str, most: int) -> Picture | None:
    """The series that are estimated and measured as the first one; None where that is none."""
    alike = [f for f in estimates if len(f.drawn) and f.result.method == first.result.method]
    fits = [f.drawn["place"].nunique() == 1 and f.measured == first.measured for f in alike]
    shown = [f for f, fit in zip(alike[:most], fits, strict=False) if fit]
    mark = words.MARK.to(language) if saved.simulated else ""
    return _curves(saved, shown, sum(fits), language, mark) if shown and shown[0] is first else None


def _effect_unit(finding: Finding) -> Text:
    """The unit of the coefficients by horizon."""
    if finding.result.scale == "rate_ratio":
        return IN_PERCENT
    return finding.unit if finding.unit.vi.strip() else Text("đơn vị của chỉ số", "units of the outcome")


def _shown(saved: Saved, language: str) -> Picture | None:
    """The first figure that the report itself showed; its caption is its alternative text."""
    for one in saved.shown.get(language, ()):
        if one["kind"] == "figure":
            name = f"{one['name']}.{language}.png"
            return Picture(one["alt"], one["alt"], (saved.folder / "figures" / name).read_bytes(), f"figures/{one['name']}")
    return None


def _curves(saved: Saved, found: list[Finding], of: int, language: str, mark: str) -> Picture:
    """The first few of so many series."""
    several = len({finding.places for finding in found}) > 1
    shown = [Curve(_titled(saved, f, several, language), f.measured.to(language), f.drawn) for f in found]
    what = Text(*(joined(list(dict.fromkeys(f.label.to(lang) for f in found)), lang) for lang in ("vi", "en")))
    short = words.SOME if len(found) < of else words.SERIES if of > 1 else what
    short = short.fill(n=len(found), of=of)
    unit = found[0].measured if found[0].measured.vi.strip() else words.OWN_UNITS
    against = words.AGAINST if any(f.drawn["counterfactual"].notna().any() for f in found) else Text("", "")
    caption, alt = (words.CURVES.fill(what=said, unit=unit, against=against).to(language) for said in (short, what))
    return Picture(caption, alt, curves(shown, language, saved.simulated), " ".join(f.address for f in found), mark)


def _titled(saved: Saved, finding: Finding, several: bool, language: str) -> str:
    label = finding.label.to(language).removesuffix(" (mô phỏng)").removesuffix(" (simulated)")
    return f"{saved.name_of(finding.places[0], finding).to(language)}: {label}" if several else label


def _dots(saved: Saved, found: list[Finding], language: str, mark: str) -> Picture | None:
    groups: dict[tuple, list[Finding]] = {}
    for finding in filter(_finite, found):
        groups.setdefault((finding.unit, finding.result.scale), []).append(finding)
    if not groups:
        return None
    alike = max(groups.values(), key=len)[:MOST_DOTS]  # the first of those that are as large
    first = alike[0]
    factor = 100.0 if first.result.scale == "share" else 1.0
    rows = [Dot(_of(f, alike, language), *(factor * end for end in (f.result.value, f.result.low, f.result.high))) for f in alike]
    null = None if first.result.null is None else factor * first.result.null
    unit = first.unit.to(language).strip() or {"vi": "đơn vị của chỉ số", "en": "units of the indicator"}[language]
    caption = words.DOTS.to(language).format(unit=unit)
    alt = f"{caption}: {joined([row.label for row in rows], language)}"
    return Picture(caption, alt, intervals(rows, null, language, saved.simulated), " ".join(f.address for f in alike), mark)


def _of(finding: Finding, alike: list[Finding], language: str) -> str:
    if len({f.label for f in alike}) == 1 and len(alike) > 1:
        return estimator(finding.result.method).TITLE.to(language)
    label = finding.label.to(language)
    again = sum(f.label == finding.label for f in alike) > 1
    return f"{label}, {finding.result.start[:4]}–{finding.result.end[:4]}" if again else label


def _finite(finding: Finding) -> bool:
    return all(math.isfinite(end) for end in (finding.result.low, finding.result.high))


def _by_horizon(finding: Finding) -> pd.DataFrame:
    """The coefficients by periods since the start (terms `event k`), where the method gave them."""
    table = finding.result.coefficients
    if "term" not in table or not {"value", "low", "high"} <= set(table.columns):
        return pd.DataFrame()
    found = table["term"].astype(str).str.extract(r"^event ([+-]?\d+)$")[0]
    rows = table[found.notna()].assign(horizon=found.dropna().astype(int))
    return rows.sort_values("horizon")[["horizon", "value", "low", "high"]].astype(float).dropna(subset=["low", "high"])
