"""A small drawing of a saved result for its card: the series with its model, the effect by horizon, or the intervals. Pure SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.publish.saved import Finding, Saved

WIDTH, HEIGHT, EDGE = 240, 64, 4
MOST = 14  # intervals of a card


def sparkline(saved: Saved | None, label: str) -> str:
    """An `<svg>` of the report's first result that can be drawn; empty where there is none."""
    estimates = [finding for finding in saved.findings if finding.estimated] if saved else []
    if not estimates:
        return ""
    marks = _series(estimates[0].drawn) or _intervals(estimates)
    if not marks:
        return ""
    return f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{marks}</svg>'


def _series(frame: pd.DataFrame) -> str:
    """Observed dots and the fitted line of one place; several places are added up to nothing here."""
    if frame.empty or frame["place"].nunique() > 1 or frame["observed"].astype(float).notna().sum() < 3:
        return ""
    columns = {name: frame[name].astype(float).tolist() for name in ("observed", "fitted", "counterfactual")}
    known = [value for column in columns.values() for value in column if math.isfinite(value)]
    x = _scale(0, len(frame) - 1, EDGE, WIDTH - EDGE)
    y = _scale(min(0.0, *known), max(known), HEIGHT - EDGE, EDGE)
    lines = "".join(
        _line([(x(at), y(v)) for at, v in enumerate(columns[name]) if math.isfinite(v)], name)
        for name in ("counterfactual", "fitted")
    )
    points = [(x(at), y(v)) for at, v in enumerate(columns["observed"]) if math.isfinite(v)]
    if len(points) > 40:
        return _line(points, "observed") + lines
    return lines + "".join(f'<circle class="dot" cx="{px:.1f}" cy="{py:.1f}" r="2"/>' for px, py in points)


def _intervals(estimates: Sequence[Finding]) -> str:
    """The intervals of the results that share the first one's scale, with a line at no change."""
    first = estimates[0].result
    alike = [f.result for f in estimates if f.result.scale == first.scale and f.unit == estimates[0].unit]
    alike = [effect for effect in alike if math.isfinite(effect.low) and math.isfinite(effect.high)][:MOST]
    if not alike:
        return ""
    ends = [end for effect in alike for end in (effect.low, effect.high)] + ([first.null] if first.null is not None else [])
    logarithmic = min(ends) > 0 and max(ends) > 30 * min(ends)
    shown = (lambda value: math.log(value)) if logarithmic else (lambda value: value)
    x = _scale(shown(min(ends)), shown(max(ends)), EDGE, WIDTH - EDGE)
    step = (HEIGHT - 2 * EDGE) / len(alike)
    marks = f'<path class="null" d="M{x(shown(first.null)):.1f} 0V{HEIGHT}"/>' if first.null is not None else ""
    for at, effect in enumerate(alike):
        y = EDGE + step * (at + 0.5)
        marks += f'<path class="fitted" d="M{x(shown(effect.low)):.1f} {y:.1f}H{x(shown(effect.high)):.1f}"/>'
        if math.isfinite(effect.value):
            marks += f'<circle class="dot" cx="{x(shown(effect.value)):.1f}" cy="{y:.1f}" r="2.4"/>'
    return marks


def _line(points: list[tuple[float, float]], kind: str) -> str:
    return f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>' if len(points) > 1 else ""


def _scale(low: float, high: float, start: float, end: float):
    """A number between low and high as a place between start and end."""
    span = high - low or 1.0
    return lambda value: start + (end - start) * (value - low) / span
