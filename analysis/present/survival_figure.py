"""Kaplan and Meier's curves of those who joined and of those who did not, with the number still followed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.inference.survival import curve
from analysis.language import Text
from analysis.panel import Panel
from analysis.present import style
from analysis.present.before_after import GROUPS
from analysis.present.display import Figure
from analysis.present.series import origin


def survival(design: Design, language: str = "vi", name: str = "survival") -> Figure:
    """The share without the event over time, with 95 per cent bands; one curve a group."""
    rows = design.rows
    joined = rows["treated"] > 0
    curves = {bool(group): curve(rows.loc[joined == group, "exposure"].to_numpy(), rows.loc[joined == group, "outcome"].to_numpy())
              for group in sorted(joined.unique(), reverse=True)}  # fmt: skip
    data = pd.concat([table.assign(joined=group, simulated=design.panel.simulated) for group, table in curves.items()])
    title = Text("{label}: {n} người, {events} sự kiện", "{label}: {n} persons, {events} events").fill(
        label=design.panel.label, n=len(rows), events=int(rows["outcome"].sum())
    )
    return Figure(
        name=name, language=language, alt=title, data=data, simulated=design.panel.simulated,
        draw=lambda lang: _draw(curves, title.to(lang), lang, design.panel),
    )  # fmt: skip


def _draw(curves: dict[bool, pd.DataFrame], title: str, language: str, panel: Panel):
    fig, ax = style.canvas(4.2)
    looks = {True: (style.FITTED, "-"), False: (style.COUNTERFACTUAL, "--")}
    ends = []
    for group, table in curves.items():
        colour, line = looks[group or len(curves) == 1]
        time = np.concatenate([[0.0], table["time"]])
        ax.step(time, np.concatenate([[1.0], table["share"]]), line, where="post", color=colour, lw=1.6)
        band = {"step": "post", "color": colour, "alpha": 0.13, "lw": 0}
        ax.fill_between(time, np.concatenate([[1.0], table["low"]]), np.concatenate([[1.0], table["high"]]), **band)
        if len(curves) > 1:  # of one group nothing says whether it joined
            ends.append((time[-1], table["share"].iloc[-1], GROUPS[group].to(language), colour))
    ax.set_ylim(0, 1.02)
    style.end_labels(ax, ends)
    style.number_axis(ax.yaxis, language)
    style.number_axis(ax.xaxis, language)
    note = {"vi": "Tỷ lệ chưa có sự kiện theo số năm theo dõi; dải màu: khoảng tin cậy 95%.",
            "en": "Share without the event by years followed; bands: 95% intervals."}[language]  # fmt: skip
    style.dress(fig, title, note, origin([panel], language), panel.simulated, language)
    fig.subplots_adjust(right=0.84)
    return fig
