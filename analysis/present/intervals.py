"""Several estimates of one scale as points with intervals: what is compared, and how little or much is known of each."""

from __future__ import annotations

import math

import pandas as pd

from analysis.language import LANGUAGES, Text, number
from analysis.present import style
from analysis.present.display import Figure, Sentence
from analysis.present.sentences import FACTOR, UNIT, written_interval, written_value
from analysis.results import Estimate


def forest(
    effects: list[Estimate], title: Text, language: str = "vi", name: str = "forest", log: bool = False
) -> Figure | Sentence:
    """One row an estimate (a sentence where there is none); a bar without a point is a printed bound or a vague word. Ratios and `log` use a log axis."""
    if not effects:
        return Sentence(text=Text("Không có con số nào để vẽ.", "There is no figure to draw."), language=language)
    data = pd.DataFrame([
        {"outcome": e.outcome, "place": "; ".join(e.places), "start": e.start, "end": e.end, "value": e.value, "low": e.low,
         "high": e.high, "scale": e.scale, "simulated": e.simulated}
        for e in effects
    ])  # fmt: skip
    alt = Text(*(f"{title.to(lang)}: " + "; ".join(_row(e, lang) for e in effects) + "." for lang in LANGUAGES))
    return Figure(
        name=name, language=language, alt=alt, data=data, simulated=any(e.simulated for e in effects),
        draw=lambda lang: _draw(effects, title.to(lang), lang, log),
    )  # fmt: skip


def _row(effect: Estimate, language: str) -> str:
    value = "" if math.isnan(effect.value) else written_value(effect, language) + " — "
    return f"{effect.label.to(language)} {value}{written_interval(effect, language)}"


def _draw(effects: list[Estimate], title: str, language: str, log: bool):
    names = style.written_rows([effect.label.to(language) for effect in reversed(effects)], 8.5)
    fig, ax = style.canvas(1.35 + style.rows_height(names, 8.5, 0.36))
    factor = FACTOR.get(effects[0].scale, 1.0)
    finite = [v * factor for e in effects for v in (e.low, e.high, e.value) if math.isfinite(v)] or [0.0, 1.0]
    log = log and max(finite) > 0
    span = max(finite) - min(finite) or 1.0
    edge = max(finite) * 1.6 if log else max(finite) + 0.08 * span
    start = min(f for f in finite if f > 0) * 0.6 if log else min(finite) - 0.08 * span
    for row, effect in enumerate(reversed(effects)):
        low, high = max(effect.low * factor, start), min(effect.high * factor, edge)
        ax.plot([low, high], [row, row], color=style.FITTED, lw=2.2,
                ls="-" if not math.isnan(effect.value) else (0, (2, 1)))  # fmt: skip
        if not math.isnan(effect.value):
            ax.plot([effect.value * factor], [row], "o", color=style.OBSERVED, ms=5)
        if math.isinf(effect.high):
            ax.annotate("", (edge, row), xytext=(-14, 0), textcoords="offset points",
                        arrowprops={"arrowstyle": "->", "color": style.FITTED, "lw": 2})  # fmt: skip
    ax.set_ylim(-0.6, len(effects) - 0.4)
    if log:
        ax.set_xscale("log")
    elif effects[0].null is None:
        ax.set_xlim(left=0)
    if effects[0].null is not None:
        ax.axvline(effects[0].null, color=style.EVENT, lw=1)
    style.number_axis(ax.xaxis, language)
    unit = UNIT.get(effects[0].scale, Text("", "")).to(language).strip()
    level = number(100 * effects[0].confidence, language)
    note = {"vi": f"Chấm: con số; vạch: khoảng tin cậy {level}%; vạch đứt: chỉ biết khoảng in ra.",
            "en": f"Dot: the figure; bar: {level}% interval; dashed bar: only a printed range is known."}[language]  # fmt: skip
    scale = {"vi": " Trục logarit.", "en": " Log axis."}[language] if log else ""
    style.dress(
        fig,
        title,
        f"{unit[:1].upper()}{unit[1:]}. {note}{scale}" if unit else note + scale,
        "",
        any(e.simulated for e in effects),
        language,
        0.3,
    )
    style.name_rows(fig, ax, range(len(effects)), names, 8.5)
    return fig
