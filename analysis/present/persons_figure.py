"""Persons with and without the treatment: what each group answered on average before and after, or once, with its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.inference.before_after import mean_change
from analysis.language import Text, number
from analysis.panel.own_table import OwnTable
from analysis.present import style
from analysis.present.before_after import GROUPS, of_both_times
from analysis.present.display import Figure
from analysis.present.series import origin

TITLE = Text("{label}: {groups}", "{label}: {groups}")
NOTE = Text(
    "{unit}Trung bình của mỗi nhóm{weighted}; vạch đứng: khoảng tin cậy 95%.",
    "{unit}Mean of each group{weighted}; bars: 95% intervals.",
)


def persons_figure(design: Design, table: OwnTable, language: str = "vi", name: str = "groups") -> Figure:
    """The persons that the estimate is of, by group and time; yes and no in per cent."""
    panel, rows = design.panel, design.rows
    frame = table.frame.set_axis(map(str, table.frame.index)).loc[rows["place"]]
    asked = [c for c in (table.before_of(panel.outcome) if panel.of_change else None, panel.outcome) if c]
    values = {c: pd.to_numeric(frame[c], errors="coerce").to_numpy(float) for c in asked}
    share = all(np.isin(v[np.isfinite(v)], (0, 1)).all() for v in values.values())
    weighted = rows["weight"].notna().all()
    w = rows["weight"].to_numpy(float) if weighted else np.ones(len(rows))
    clubs = rows[design.cluster].astype(str).to_numpy() if design.cluster else np.arange(len(rows))
    joined = rows["treated"].to_numpy(float) > 0
    found = []
    for group in sorted(set(joined), reverse=True):
        own = joined == group
        for at, column in enumerate(asked):
            mean = mean_change(np.zeros(own.sum()), values[column][own], weights=w[own], cluster=clubs[own])
            found.append((bool(group), at, *(100 * v if share else v for v in mean[:3]), mean.n))
    data = pd.DataFrame(found, columns=["joined", "time", "level", "low", "high", "n"])
    counts = data.drop_duplicates("joined")
    groups = Text(*(
        ", ".join(f"{number(n, lang)} {who} {GROUPS[j].to(lang)}" for j, n in zip(counts["joined"], counts["n"], strict=True))
        for lang, who in (("vi", "người"), ("en", "persons who"))
    ))  # fmt: skip
    label = of_both_times(table, *asked) if len(asked) > 1 else table.label_of(panel.outcome)
    title = TITLE.fill(label=Text(*(said[:1].upper() + said[1:] for said in label)), groups=groups)
    unit = Text("%. ", "Per cent. ") if share else Text(*(f"{u}. " for u in panel.unit)) if any(panel.unit) else Text("", "")
    note = NOTE.fill(unit=unit, weighted=Text(", có tính trọng số", ", weighted") if weighted else Text("", ""))
    return Figure(
        name=name, language=language, alt=title, data=data.assign(simulated=panel.simulated), simulated=panel.simulated,
        draw=lambda lang: _draw(data, table.times[: len(asked)], title.to(lang), note.to(lang), lang, design),
    )  # fmt: skip


def _draw(data: pd.DataFrame, times: tuple[Text, ...], title: str, note: str, language: str, design: Design):
    fig, ax = style.canvas(4.0)
    looks = {True: (style.FITTED, "-", "o", -0.02), False: (style.COUNTERFACTUAL, "--", "s", 0.02)}
    ends = []
    for group, own in data.groupby("joined"):
        colour, line, mark, aside = looks[bool(group)]
        reach = [own["level"] - own["low"], own["high"] - own["level"]]
        ax.errorbar(own["time"] + aside, own["level"], reach, color=colour, ls=line, lw=1.5, marker=mark, ms=4, capsize=3)
        ends.append((len(times) - 1 + aside, own["level"].iloc[-1], GROUPS[bool(group)].to(language), colour))
    ax.set_xlim(-0.3, len(times) - 0.7)
    ax.set_xticks(range(len(times)), [said.to(language) for said in times] if len(times) > 1 else [""])
    style.number_axis(ax.yaxis, language)
    style.end_labels(ax, ends)
    style.dress(fig, title, note[:1].upper() + note[1:], origin([design.panel], language), design.panel.simulated, language)
    fig.subplots_adjust(right=0.82)
    return fig
