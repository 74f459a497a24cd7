"""Small multiples: each place its own panel, all on one axis from zero, the recorded figures with the line fitted to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.language import Text, number
from analysis.present import letters, style
from analysis.present.display import Figure, Sentence
from analysis.present.rates import on_rates
from analysis.present.series import origin, position
from analysis.results import Estimate, Refusal

COLUMNS, ROW = 5, 1.3  # panels beside each other; inches of a panel's height
TITLE = Text(
    "{outcome}: {n} địa bàn, mỗi địa bàn một ô, cùng một trục", "{outcome}: {n} places, each in its own panel, all on one axis"
)
NOTE = Text(
    "{unit}. Chấm: số ghi nhận; đường xanh: xu hướng của riêng địa bàn ấy. Chỗ thiếu số để trống.",
    "{unit}. Dots: recorded; blue: the trend of that place alone. Where a figure is missing nothing is drawn.",
)
NONE = Text("Không có địa bàn nào để vẽ riêng.", "There is no place to draw by itself.")


def of_one_outcome(results: Sequence[Estimate | Refusal], outcome: str = "") -> list[Estimate]:
    """The estimates of single places on one outcome (the first where none is named), a place that holds others left out."""
    from analysis.catalogue import places

    made = [r for r in results if isinstance(r, Estimate) and len(r.places) == 1]
    asked = outcome or next((r.outcome for r in made), "")
    made = [r for r in made if r.outcome == asked]
    above = {places()[r.places[0]].parent for r in made if r.places[0] in places()}
    return [r for r in made if r.places[0] not in above] or made


def place_of(effect: Estimate, language: str) -> str:
    """The name of the one place of an estimate, else its code."""
    code = effect.places[0]
    return effect.design.panel.name(code, language) if effect.design else code


def multiples(
    results: Sequence[Estimate | Refusal], language: str = "vi", name: str = "multiples", outcome: str = ""
) -> Figure | Sentence:
    """The series of each place on one outcome, in the order given, with its own fitted line."""
    made = [on_rates(r, r.design.panel) for r in of_one_outcome(results, outcome)]
    made = [(effect, panel) for effect, panel in made if len(effect.series)]
    if not made:
        return Sentence(text=NONE, language=language)
    first = made[0][1]
    title = TITLE.fill(outcome=first.label, n=len(made))
    data = pd.concat([effect.series for effect, _ in made], ignore_index=True)
    simulated = any(effect.simulated for effect, _ in made)
    return Figure(
        name=name, language=language, alt=title, data=data.assign(simulated=simulated), simulated=simulated,
        draw=lambda lang: _draw(made, title.to(lang), lang, simulated),
    )  # fmt: skip


def _draw(made: list, title: str, language: str, simulated: bool):
    columns = min(COLUMNS, len(made))
    rows = -(-len(made) // columns)
    fig, axes = style.canvas(1.45 + ROW * rows, rows, columns, sharex=True, sharey=True, squeeze=False)
    for ax in axes.flat[len(made) :]:
        ax.set_visible(False)
    room = 0.84 * style.WIDTH / columns
    for ax, (effect, panel) in zip(axes.flat, made, strict=False):
        at = position(pd.Series(pd.PeriodIndex(effect.series["period"], freq=panel.frequency)))
        observed, fitted = (effect.series[column].astype(float).to_numpy() for column in ("observed", "fitted"))
        ax.plot(at, observed, "o", ms=2.4, color=style.OBSERVED, ls="", zorder=3)
        ax.plot(at, fitted, color=style.FITTED, lw=1.4)
        ax.set_title("\n".join(letters.lines(place_of(effect, language), 7.5, room, most=2)), loc="left", fontsize=7.5, pad=3)
        said = [
            f"{place_of(effect, language)}, {p}: {number(v, language, 1)}"
            for p, v in zip(effect.series["period"], observed, strict=True)
        ]
        style.speak(ax, at, observed, said)
    _axes(axes, made, language)
    unit = made[0][1].unit.to(language) or made[0][1].label.to(language)
    note = NOTE.fill(unit=unit[:1].upper() + unit[1:]).to(language)
    style.dress(fig, title, note, origin([made[0][1]], language), simulated, language, over=0.42)
    style.spread(fig, axes, 0.52)
    return fig


def _axes(axes, made: list, language: str) -> None:
    """One vertical axis from zero for all, and so few years that they stay apart in a narrow panel."""
    series = pd.concat([effect.series for effect, _ in made])
    known = series[["observed", "fitted"]].astype(float).to_numpy()
    top = np.nanmax(known) if np.isfinite(known).any() else 1.0
    first = axes[0, 0]
    first.set_ylim(min(0.0, 1.06 * float(np.nanmin(known, initial=0.0))), 1.06 * max(float(top), 1e-9))
    style.number_axis(first.yaxis, language, most=3)
    at = position(pd.Series(pd.PeriodIndex(series["period"], freq=made[0][1].frequency)))
    style.year_axis(first, at.min(), at.max())
    first.locator_params(axis="x", nbins=2)
    for ax in axes.flat:
        ax.tick_params(labelsize=7)
    over = len(made) - (len(axes) - 1) * axes.shape[1]  # panels of the last row; above its empty places the years are written too
    for ax in axes[-2, over:] if len(axes) > 1 else ():
        ax.tick_params(labelbottom=True)
