"""What stands out of very many series: small multiples of the series themselves, and a funnel in place of a league table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from analysis.language import LANGUAGES, Text, number
from analysis.present import letters, style
from analysis.present.display import Figure

COLUMNS = 3
MANY = 3000  # points above which those inside the limits are drawn as density
NAMED = 8
SMALL = 7.5  # points of the names
MOST_TICKS = 14
FINE = (0.33, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3)  # ticks of a ratio
COARSE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)
LIMITS = ((1.959964, (0, (4, 2))), (3.090232, "-"))  # 95 and 99.8 per cent (Spiegelhalter 2005)


class Funnel(NamedTuple):
    """Effects (logarithms) with their errors, the common value, the overdispersion factor, and z against the limits."""

    frame: pd.DataFrame
    centre: float
    spread: float

    @property
    def outside(self) -> pd.DataFrame:
        """Those beyond the outer limits, farthest first."""
        return self.frame[self.frame["z"].abs() > LIMITS[1][0]].sort_values("z", key=np.abs, ascending=False)


def funnel_of(frame: pd.DataFrame, tail: float = 0.1) -> Funnel:
    """From place, effect, error (one row a place): z against the median, spread by winsorised z (Spiegelhalter 2005)."""
    frame = frame[(frame["error"] > 0) & np.isfinite(frame["effect"])].copy()
    centre = float(frame["effect"].median()) if len(frame) else 0.0
    z = ((frame["effect"] - centre) / frame["error"]).to_numpy()
    low, high = np.quantile(z, [tail, 1 - tail]) if len(z) else (0.0, 0.0)
    spread = max(1.0, float(np.sqrt(np.mean(np.clip(z, low, high) ** 2)))) if len(z) else 1.0
    frame["z"] = z / spread
    return Funnel(frame, centre, spread)


def funnel(
    found: Funnel, measure: Text, about: Text, language: str = "vi", name: str = "funnel", simulated: bool = False
) -> Figure:
    """Each place's effect against its precision; only what lies outside the limits is out of the ordinary."""
    outside, n = found.outside, len(found.frame)
    title = Text(
        "{about}: {k} trong {n} địa bàn nằm ngoài giới hạn 99,8%", "{about}: {k} of {n} places lie outside the 99.8% limits"
    ).fill(k=len(outside), n=n, about=about)
    return Figure(
        name=name, language=language, alt=title, data=(outside if n > MANY else found.frame).reset_index(drop=True),
        draw=lambda lang: _draw_funnel(found, title.to(lang), measure.to(lang), lang, simulated), simulated=simulated,
    )  # fmt: skip


def standouts(
    panels: list[pd.DataFrame], titles: list[str], about: Text, measure: Text, language: str = "vi", simulated: bool = False
) -> Figure:
    """Small multiples of series: year, observed, fitted, counterfactual (after a date, what the earlier trend implies)."""
    data = pd.concat([panel.assign(series=title) for panel, title in zip(panels, titles, strict=True)], ignore_index=True)
    alt = Text(*(f"{about.to(lang)}: {'; '.join(titles)}." for lang in LANGUAGES))
    return Figure(
        name="standouts", language=language, alt=alt, data=data,
        draw=lambda lang: _draw_standouts(panels, titles, about.to(lang), measure.to(lang), lang, simulated), simulated=simulated,
    )  # fmt: skip


def _draw_funnel(found: Funnel, title: str, measure: str, language: str, simulated: bool):
    fig, ax = style.canvas(4.9)
    frame, outside = found.frame, found.outside
    inside = frame.drop(outside.index)
    precision = 1 / frame["error"]
    if len(inside) > MANY:
        ax.hexbin(
            1 / inside["error"], np.exp(inside["effect"]), yscale="log", gridsize=60, cmap="Greys", bins="log", mincnt=1, lw=0
        )
    else:
        ax.plot(1 / inside["error"], np.exp(inside["effect"]), "o", ms=3.5, mfc="none", mec=style.QUIET, ls="")
    ax.plot(1 / outside["error"][:500], np.exp(outside["effect"][:500]), "D", ms=4.5, color=style.FITTED, ls="")
    steps = np.linspace(max(precision.min() * 0.8, 1e-3), precision.max() * 1.08, 200)
    for z, dashes in LIMITS:
        for sign in (-1, 1):
            ax.plot(steps, np.exp(found.centre + sign * z * found.spread / steps), color=style.COUNTERFACTUAL, lw=1, ls=dashes)
    ax.axhline(np.exp(found.centre), color=style.EVENT, lw=0.9)
    _ratio_axis(ax, frame["effect"], found.centre, LIMITS[1][0] * found.spread / float(precision.median()), language)
    whole = precision.max() > 6
    ax.xaxis.set_major_locator(MaxNLocator(nbins=9, integer=whole))
    style.number_axis(ax.xaxis, language)
    ax.set_xlabel({"vi": "Độ chính xác (1 / sai số chuẩn)", "en": "Precision (1 / standard error)"}[language], fontsize=8.5)
    subtitle = {
        "vi": "{m}. Đường đứt: 95%; đường liền: 99,8%; đường ngang: trung vị. Bên trong giới hạn: không xếp hạng được.",
        "en": "{m}. Dashed: 95%; solid: 99.8%; horizontal: median. Within the limits no ranking is possible.",
    }  # fmt: skip
    foot = {
        "vi": "Giới hạn theo Spiegelhalter (2005), hệ số phân tán {s}.",
        "en": "Limits after Spiegelhalter (2005), dispersion factor {s}.",
    }
    spread = number(found.spread, language, 2)
    style.dress(
        fig, title, subtitle[language].format(m=measure), foot[language].format(s=spread), simulated, language, bottom=0.5
    )
    _name(ax, outside.head(NAMED).itertuples())
    said = [
        f"{place}: {number(np.exp(effect), language, 2)}"
        for place, effect in zip(outside["place"], outside["effect"], strict=True)
    ]
    style.speak(ax, 1 / outside["error"], np.exp(outside["effect"]), said)
    return fig


def _ratio_axis(ax, effects: pd.Series, centre: float, reach: float, language: str) -> None:
    """All effects, and the outer limits where half of the places are more precise: `reach` from the centre, in logarithms."""
    low, high = np.quantile(effects, [0.002, 0.998]) if len(effects) > 500 else (effects.min(), effects.max())
    ends = np.exp([min(low, centre - reach, -0.1) - 0.15, max(high, centre + reach, 0.1) + 0.15])
    ax.set_yscale("log")
    ax.set_ylim(*ends)
    ticks = FINE if ends[1] / ends[0] < 8 else COARSE
    ax.set_yticks(_apart([tick for tick in ticks if ends[0] <= tick <= ends[1]], np.log(ends[1] / ends[0]) / MOST_TICKS))
    ax.minorticks_off()
    style.number_axis(ax.yaxis, language)


def _apart(ticks: list[float], least: float) -> list[float]:
    """Those ticks of a ratio that stand apart, from 1 outward."""
    kept = [1.0] if 1 in ticks else ticks[:1]
    for tick in sorted(ticks, key=lambda t: abs(np.log(t))):
        if min(abs(np.log(tick / other)) for other in kept) >= least:
            kept.append(tick)
    return sorted(kept)


def _name(ax, rows, room: float = 2.6) -> None:
    """Names beside the farthest places, on the side that has room; one that would lie on another is left to the words of its point."""
    inch, edge = ax.figure.dpi, ax.get_window_extent()
    taken: list[tuple[float, float, float]] = []
    for row in rows:
        x, y = ax.transData.transform((1 / row.error, np.exp(row.effect)))
        text = letters.lines(str(row.place), SMALL, room, most=1)[0]
        wide = letters.width(text, SMALL) * inch
        left = x + 8 if x + 8 + wide <= edge.x1 else x - 8 - wide
        if left >= edge.x0 and all(left > b or left + wide < a or abs(y - at) > 0.17 * inch for a, b, at in taken):
            taken.append((left, left + wide, y))
            side = {"xytext": (6, 0), "ha": "left"} if left > x else {"xytext": (-6, 0), "ha": "right"}
            ax.annotate(
                text, (1 / row.error, np.exp(row.effect)), textcoords="offset points", fontsize=SMALL, va="center", **side
            )


def _draw_standouts(panels: list[pd.DataFrame], titles: list[str], title: str, measure: str, language: str, simulated: bool):
    rows = -(-len(panels) // COLUMNS)
    fig, axes = style.canvas(1.3 + 1.55 * rows, rows, COLUMNS, sharex=True, squeeze=False)
    for ax in axes.flat[len(panels) :]:
        ax.set_visible(False)
    for ax, panel, name in zip(axes.flat, panels, titles, strict=False):
        ax.plot(panel["year"], panel["observed"], "o", ms=1.8, color=style.OBSERVED, ls="")
        ax.plot(panel["year"], panel["fitted"], color=style.FITTED, lw=1.4)
        ax.plot(panel["year"], panel["counterfactual"], color=style.COUNTERFACTUAL, lw=1.3, ls="--")
        top = np.nanmax(panel[["observed", "fitted"]].to_numpy())
        ax.set_ylim(0, 1.1 * max(top, 1.0))
        ax.set_title(letters.lines(name, 7.8, 0.74 * style.WIDTH / COLUMNS, most=1)[0], loc="left", fontsize=7.8, pad=3)
        style.number_axis(ax.yaxis, language, most=3)
        ax.tick_params(labelsize=7.5)
    years = panels[0]["year"]
    style.year_axis(axes[-1, 0], float(years.min()), float(years.max()))
    axes[-1, 0].locator_params(axis="x", nbins=5)
    known = {
        "vi": "{m}. Chấm: số ghi nhận; đường liền: mô hình; đường đứt: xu hướng trước ngày đã cho. Mỗi ô một trục riêng.",
        "en": "{m}. Dots: recorded; solid: model; dashed: what the earlier trend implies. Each panel has its own axis.",
    }  # fmt: skip
    style.dress(fig, title, known[language].format(m=measure), "", simulated, language)
    style.spread(fig, axes, 0.4)
    return fig
