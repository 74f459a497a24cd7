"""Panels of several places: the treated and the comparison over time before any model, and coefficients by horizon after it."""

from __future__ import annotations

import pandas as pd

from analysis.design import Design
from analysis.language import Text, number
from analysis.present import style
from analysis.present.display import Figure, Sentence
from analysis.present.figures import figure
from analysis.present.rates import PER, has_rates, rate_unit
from analysis.present.sentences import title as finding
from analysis.present.sentences import unit_of
from analysis.present.series import origin, position
from analysis.present.zone_figures import zone_changes, zones_over_time
from analysis.results import Estimate, Refusal

GROUPS = {
    True: Text("địa bàn áp dụng (sớm hay muộn)", "treated, early or late"),
    False: Text("địa bàn không áp dụng", "never treated"),
}
PERIOD = {"Y": Text("năm", "year"), "Q": Text("quý", "quarter"), "M": Text("tháng", "month")}
BEFORE = Text(", {j} trong {m} kỳ trước đó", ", {j} of {m} before it")
TOGETHER = Text("mọi nơi áp dụng cộng lại", "all treated places added up")
MOST_BARS = 30  # of an event study
MEAN = Text("trung bình các nơi áp dụng", "mean of the treated places")


def groups(design: Design, language: str = "vi", name: str = "groups") -> Figure:
    """The outcome over time of the places treated at some time and of those never treated; one place as in `figure`."""
    panel = design.panel
    if design.route == "zones":
        return zones_over_time(design, language, name)
    if len(panel.places) == 1 or panel.kind == "event":
        return figure(design, language, name)
    data = _means(design)
    title = Text(
        "{label}: {treated} địa bàn áp dụng, {never} địa bàn không áp dụng",
        "{label}: {treated} places treated, {never} never treated",
    ).fill(label=panel.label, treated=_places(design, True), never=_places(design, False))
    return Figure(
        name=name, language=language, alt=title, data=data.assign(simulated=panel.simulated), simulated=panel.simulated,
        draw=lambda lang: _draw_groups(design, data, title.to(lang), lang),
    )  # fmt: skip


def coefficients(effect: Estimate | Refusal, language: str = "vi", name: str = "horizons") -> Figure | Sentence:
    """The effect by periods since the start, where the method gives one; else the fitted series or the raw one."""
    if isinstance(effect, Refusal):
        return Sentence(
            text=Text("Không có ước lượng nên không có hình.", "There is no estimate, and so no figure."), language=language
        )
    horizons = _horizons(effect)
    if horizons.empty:
        multi = len(effect.design.panel.places) > 1
        has_counterfactual = len(effect.series) and effect.series["counterfactual"].notna().any()
        if effect.design.route == "zones":
            return zone_changes(effect, language, name)
        if multi and has_counterfactual:
            return _against_counterfactual(effect, language, name)
        return groups(effect.design, language, name) if multi else figure(effect, language, name)
    clear, after = (horizons["low"] > 0) | (horizons["high"] < 0), horizons["horizon"] >= 0
    title = finding(effect)
    before = BEFORE.fill(j=int((clear & ~after).sum()), m=int((~after).sum())) if (~after).any() else Text("", "")
    apart = Text(
        "Khác rõ mức không đổi: {k} trong {n} kỳ sau khi bắt đầu{before}.", "Clearly not zero: {k} of {n} periods after the start{before}.",
    ).fill(
        k=int((clear & after).sum()), n=int(after.sum()), before=before,
    )  # fmt: skip
    return Figure(
        name=name, language=language, alt=Text(*map(" ".join, zip(title, apart, strict=True))), data=horizons.assign(simulated=effect.simulated),
        simulated=effect.simulated, draw=lambda lang: _draw_horizons(effect, horizons, title.to(lang), apart.to(lang), lang),
    )  # fmt: skip


def _means(design: Design) -> pd.DataFrame:
    rows = design.rows
    ever = rows.groupby("place")["treated"].transform("max") > 0
    rows = rows.assign(ever=ever)
    grouped = rows.groupby(["ever", "period"])
    if has_rates(design.panel, rows):
        sums = grouped[["outcome", "exposure"]].sum()
        level = PER[design.panel.kind] * sums["outcome"] / sums["exposure"]
    else:
        level = grouped["outcome"].mean()
    found = level.rename("level").reset_index()
    return found.assign(year=position(found["period"]), period=found["period"].astype(str))


def _draw_groups(design: Design, data: pd.DataFrame, title: str, language: str):
    fig, ax = style.canvas(4.4)
    looks = {True: (style.FITTED, "-", "o"), False: (style.COUNTERFACTUAL, "--", "s")}
    ends = []
    for ever, part in data.groupby("ever"):
        colour, line, mark = looks[bool(ever)]
        ax.plot(part["year"], part["level"], line, color=colour, lw=1.5, marker=mark, ms=2.5)
        ends.append((part["year"].iloc[-1], part["level"].iloc[-1], GROUPS[bool(ever)].to(language), colour))
    starts = sorted(design.rows["adopted"].dropna().unique())
    for start in starts:
        ax.axvline(position(pd.Series([start]))[0], color=style.EVENT, lw=0.7, ls=":", zorder=0)
    panel = design.panel
    if panel.kind in ("count", "share"):
        ax.set_ylim(0, 1.06 * ax.dataLim.y1)
    style.end_labels(ax, ends)
    style.number_axis(ax.yaxis, language)
    style.year_axis(ax, data["year"].min(), data["year"].max())
    unit = (rate_unit(panel) if has_rates(panel, panel.usable) else panel.unit).to(language)
    note = {"vi": "{unit}Vạch chấm: ngày bắt đầu của từng nơi.", "en": "{unit}Dotted: the starts."}[language].format(
        unit=f"{unit}. " if unit else ""
    )
    style.dress(fig, title, note[:1].upper() + note[1:], origin([design.panel], language), panel.simulated, language)
    fig.subplots_adjust(right=0.78)
    return fig


def _against_counterfactual(effect: Estimate, language: str, name: str) -> Figure:
    series = effect.series
    title = finding(effect)

    def draw(lang: str):
        fig, ax = style.canvas(4.4)
        at = position(pd.Series(pd.PeriodIndex(series["period"], freq=effect.design.panel.frequency)))
        ax.plot(at, series["observed"].astype(float), color=style.OBSERVED, lw=1.5)
        ax.plot(at, series["counterfactual"].astype(float), color=style.COUNTERFACTUAL, lw=1.5, ls="--")
        words = {"vi": ("quan sát", "đối chứng"), "en": ("observed", "counterfactual")}[lang]
        for start in sorted(effect.design.rows["adopted"].dropna().unique()):
            ax.axvline(position(pd.Series([start]))[0], color=style.EVENT, lw=1, zorder=0)
        if effect.design.panel.kind == "count":
            ax.set_ylim(0, 1.06 * ax.dataLim.y1)
        last = [float(series[column].iloc[-1]) for column in ("observed", "counterfactual")]
        colours = (style.OBSERVED, style.COUNTERFACTUAL)
        style.end_labels(ax, [(at[-1], *end) for end in zip(last, words, colours, strict=True)])
        style.number_axis(ax.yaxis, lang)
        style.year_axis(ax, at.min(), at.max())
        note = Text("Trục đứng: {unit}. Vạch đứng: ngày bắt đầu.", "Vertical axis: {unit}. Vertical line: the start.")
        note = note.fill(unit=_level_unit(effect)).to(lang)
        style.dress(fig, title.to(lang), note, origin([effect.design.panel], lang), effect.simulated, lang)
        fig.subplots_adjust(right=0.86)
        return fig

    return Figure(
        name=name,
        language=language,
        alt=title,
        data=series.assign(simulated=effect.simulated),
        simulated=effect.simulated,
        draw=draw,
    )


def _level_unit(effect: Estimate) -> Text:
    """The unit of the series of the treated places: added up for a ratio of counts, averaged for everything else."""
    panel = effect.design.panel
    unit = panel.unit if panel.unit.en else panel.label
    if effect.scale == "rate_per_100k":
        unit = panel.rate_unit
    elif effect.scale == "share":
        unit = Text("tỷ lệ, từ 0 đến 1", "share, from 0 to 1")
    elif panel.kind == "count":
        unit = Text(f"{unit.vi} mỗi {PERIOD[panel.frequency].vi}", f"{unit.en} a {PERIOD[panel.frequency].en}")
    if effect.n_treated == 1:
        return unit
    how = TOGETHER if effect.scale == "rate_ratio" else MEAN
    return Text(f"{unit.vi}, {how.vi}", f"{unit.en}, {how.en}")


def _effect_unit(effect: Estimate) -> Text:
    """The unit of the coefficients by horizon."""
    if effect.scale == "share":
        return Text("chênh lệch tỷ lệ, từ −1 đến 1", "difference of shares, from −1 to 1")
    unit = style.IN_PERCENT if effect.scale == "rate_ratio" else unit_of(effect)
    return unit if unit.en else Text("đơn vị của chỉ số", "units of the outcome")


def _horizons(effect: Estimate) -> pd.DataFrame:
    table = effect.coefficients
    if "term" not in table or not {"low", "high"} <= set(table.columns):
        return pd.DataFrame()
    found = table["term"].astype(str).str.extract(r"^event ([+-]?\d+)$")[0]
    rows = table[found.notna()].assign(horizon=found.dropna().astype(int))
    return rows.sort_values("horizon")[["horizon", "value", "low", "high"]].reset_index(drop=True)


def _draw_horizons(effect: Estimate, horizons: pd.DataFrame, title: str, apart: str, language: str):
    fig, ax = style.canvas(4.0)
    after = horizons["horizon"] >= 0
    step = max(1, -(-len(horizons) // MOST_BARS))  # of very many periods a band, and the bar of every so-manyth
    for mask, colour, mark in ((~after, style.QUIET, "o"), (after, style.FITTED, "D")):
        part = horizons[mask]
        if step > 1:
            ax.fill_between(part["horizon"], part["low"], part["high"], color=colour, alpha=0.18, lw=0)
            ax.plot(part["horizon"], part["value"], color=colour, lw=1.2)
        part = part[part["horizon"] % step == 0]
        ax.vlines(part["horizon"], part["low"], part["high"], color=colour, lw=1.4)
        ax.plot(part["horizon"], part["value"], mark, color=colour, ms=3.5, ls="")
    ax.axhline(0, color=style.EVENT, lw=1)
    ax.axvline(-0.5, color=style.EVENT, lw=1, ls=":")
    (style.percent_axis if effect.scale == "rate_ratio" else style.number_axis)(ax.yaxis, language)
    style.number_axis(ax.xaxis, language, whole=True, most=8)
    unit = _effect_unit(effect).to(language).strip()
    level = number(100 * effect.confidence, language)
    note = {"vi": "Trục ngang: số kỳ kể từ khi bắt đầu; trục đứng: {unit}. Vạch: khoảng tin cậy {level}%.",
            "en": "Horizontal: periods since the start; vertical: {unit}. Bars: {level}% intervals."}  # fmt: skip
    note = f"{note[language].format(unit=unit, level=level)} {apart}"
    style.dress(fig, title, note, origin([effect.design.panel], language), effect.simulated, language)
    return fig


def _places(design: Design, ever: bool) -> int:
    treated = design.rows.groupby("place")["treated"].max() > 0
    return int((treated == ever).sum())
