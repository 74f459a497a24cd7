"""Places beside each other with their intervals inside the limits of chance: never a bare ranking.

The rows stand in the order of how precisely each is known, so that the limits are a funnel on its side; the order says nothing
of the values. Limits and spread after Spiegelhalter, Statistics in Medicine 2005.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.language import Text
from analysis.present import style
from analysis.present.display import Figure, Sentence
from analysis.present.multiples_figure import NONE, of_one_outcome, place_of
from analysis.present.screening_figures import LIMITS, funnel_of
from analysis.present.sentences import unit_of, written_interval, written_value
from analysis.present.series import origin
from analysis.results import Estimate, Refusal

LEAST = 5  # places whose spread can be spoken of
TITLE = Text(
    "{outcome}: {k} trong {n} địa bàn nằm ngoài giới hạn 99,8% của ngẫu nhiên",
    "{outcome}: {k} of {n} places lie outside the 99.8% limits of chance",
)
FEW = Text(
    "{outcome}: {n} địa bàn với khoảng tin cậy 95%", "{outcome}: {n} places with their 95% intervals"
)  # too few for limits
NOTE = Text(
    "{unit}. Vạch: khoảng tin cậy 95%; nền đậm và nhạt: giới hạn 95% và 99,8% quanh trung vị. Xếp theo độ chính xác, không theo kết quả; "
    "trong giới hạn thì không xếp hạng được.",
    "{unit}. Bars: 95% intervals; dark and light ground: 95% and 99.8% limits around the median. In order of precision, not of result; "
    "within the limits no ranking is possible.",
)
BARS = Text("{unit}. Vạch: khoảng tin cậy 95%.", "{unit}. Bars: 95% intervals.")
FOOT = Text("Giới hạn theo Spiegelhalter (2005).", "Limits after Spiegelhalter (2005).")


def league(
    results: Sequence[Estimate | Refusal], language: str = "vi", name: str = "league", outcome: str = ""
) -> Figure | Sentence:
    """The estimates of single places on one outcome, each with its interval and with the limits within which chance puts it."""
    made = of_one_outcome(results, outcome)
    if not made:
        return Sentence(text=NONE, language=language)
    table = _table(made)
    outside = int((table["z"].abs() > LIMITS[1][0]).sum())
    limited = table["z"].notna().sum() >= LEAST
    title = (TITLE if limited else FEW).fill(outcome=made[0].label, k=outside, n=len(made))
    order = sorted(range(len(made)), key=lambda at: (-np.nan_to_num(table["error"][at], nan=math.inf), at))
    return Figure(
        name=name, language=language, alt=title, data=table.assign(simulated=made[0].simulated), simulated=made[0].simulated,
        draw=lambda lang: _draw([made[at] for at in order], table.iloc[order] if limited else None, title.to(lang), lang),
    )  # fmt: skip


def _table(made: list[Estimate]) -> pd.DataFrame:
    """Place, value and interval; error and effect on the scale on which intervals are even; z against the limits, the limits."""
    rows = [(e.places[0], e.value, e.low, e.high, *_even(e)) for e in made]
    table = pd.DataFrame(rows, columns=["place", "value", "low", "high", "effect", "error"])
    found = funnel_of(table)
    table = table.assign(z=found.frame["z"].reindex(table.index))
    back = _back(made[0])
    for level, (z, _) in zip(("95", "998"), LIMITS, strict=True):
        reach = z * found.spread * table["error"]
        table[f"low_{level}"], table[f"high_{level}"] = back(found.centre - reach), back(found.centre + reach)
    return table


def _even(effect: Estimate) -> tuple[float, float]:
    """The value and its error where the interval is even: the logarithm of a ratio and of a change in per cent."""
    shown = {"percent_per_year": lambda v: math.log1p(v / 100) if v > -100 else -math.inf,
             "rate_ratio": lambda v: math.log(v) if v > 0 else -math.inf}.get(effect.scale, float)  # fmt: skip
    value, low, high = map(shown, (effect.value, effect.low, effect.high))
    error = (high - low) / (2 * LIMITS[0][0])
    return value, error if math.isfinite(error) and error > 0 else math.nan


def _back(effect: Estimate):
    """From the even scale to the one that is shown."""
    return {"percent_per_year": lambda v: 100 * np.expm1(v), "rate_ratio": np.exp}.get(effect.scale, lambda v: v)


def _draw(made: list[Estimate], limits: pd.DataFrame | None, title: str, language: str):
    names = style.written_rows([place_of(effect, language) for effect in made], 8, 0.3)
    fig, ax = style.canvas(1.4 + style.rows_height(names, 8, 0.22))
    at = np.arange(len(made))
    low, high = _room(made)
    for level, tone in (("998", "#eef0f2"), ("95", "#dde2e7")) if limits is not None else ():
        ends = [limits[f"{end}_{level}"].fillna({"low": low, "high": high}[end]).clip(low, high) for end in ("low", "high")]
        ax.barh(at, ends[1] - ends[0], left=ends[0], height=1.0, color=tone, lw=0, zorder=0)
    for row, effect in zip(at, made, strict=True):
        style.interval(ax, row, effect, low, high)
    values = [min(max(effect.value, low), high) for effect in made]
    style.speak(
        ax, values, at, [f"{place_of(e, language)}: {written_value(e, language)} ({written_interval(e, language)})" for e in made]
    )
    if made[0].null is not None:
        ax.axvline(made[0].null, color=style.EVENT, lw=1, zorder=1)
    ax.set_xlim(low, high)
    ax.set_ylim(-0.6, len(made) - 0.4)
    style.number_axis(ax.xaxis, language)
    unit = unit_of(made[0]).to(language).strip() or made[0].label.to(language)
    note = (NOTE if limits is not None else BARS).fill(unit=unit[:1].upper() + unit[1:]).to(language)
    foot = " ".join(filter(None, (origin([made[0].design.panel], language) if made[0].design else "", FOOT.to(language))))
    style.dress(fig, title, note, foot, made[0].simulated, language)
    style.name_rows(fig, ax, at, names, 8)
    return fig


def _room(made: list[Estimate]) -> tuple[float, float]:
    """The ends of the axis: all values, and as much of the intervals as does not press them together."""
    values = [e.value for e in made if math.isfinite(e.value)] + [e.null for e in made[:1] if e.null is not None]
    ends = [end for e in made for end in (e.low, e.high) if math.isfinite(end)]
    span = (max(values) - min(values) if values else 0.0) or (max(ends) - min(ends) if ends else 0.0) or 1.0
    centre = values or ends or [0.0]
    low = max(min([*ends, *centre]), min(centre) - 1.5 * span)
    high = min(max([*ends, *centre]), max(centre) + 1.5 * span)
    return low - 0.03 * span, high + 0.03 * span
