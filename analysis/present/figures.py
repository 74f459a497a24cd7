"""Series over time: observed points before any model, the fitted line where there is one, gaps as gaps, breaks as breaks."""

from __future__ import annotations

import datetime as dt
import math
import textwrap

import numpy as np
import pandas as pd

from analysis.catalogue import sources
from analysis.design import Design
from analysis.language import LANGUAGES, MONTHS, Text, joined, number
from analysis.panel import Panel
from analysis.panel.panel import Break
from analysis.present import style
from analysis.present.display import Figure, Sentence
from analysis.present.rates import on_rates
from analysis.present.sentences import title as finding
from analysis.results import Estimate, Refusal

BREAK_WORD = {
    "splice": Text("nối nguồn: ", "splice: "),
    "label": Text("đổi nhãn: ", "new label: "),
    "recording": Text("cách ghi: ", "recording: "),
    "shock": Text("", ""),
    "start": Text("bắt đầu ", "start "),
}
ALONE = Text(
    "Chưa có chuỗi nào được khai báo để đặt cạnh chuỗi này, nên không thấy được xu hướng chung của ghi chép, dân số hay kinh tế.",
    "No series is declared to set beside this one, so a common trend of recording, population or economy cannot be seen.",
)
SIMULATION = Text("mô phỏng", "simulated")
BREAK_STYLE = {"splice": (0, (1, 1)), "label": "-", "recording": (0, (4, 2)), "shock": (0, (1, 3)), "start": "-"}


def figure(subject: Estimate | Refusal | Design | Panel, language: str = "vi", name: str = "series") -> Figure:
    """The series of one place with, for an estimate, the fitted line; the title is the finding.

    Filled dots are printed figures, hollow ones were derived from printed figures, arrows are bounds. Years without a figure
    stay empty; a total of several years is a bar across them. A vertical line is a change of label, source, recording, a
    shock, or the start that a design asks about.
    """
    subject, panel = on_rates(subject, subject if isinstance(subject, Panel) else _asked(subject).panel)
    titles = Text(*(_title(subject, panel, lang) for lang in LANGUAGES))
    return Figure(
        name=name,
        language=language,
        alt=Text(*(f"{titles.to(lang)}. {_alt(panel, lang)}" for lang in LANGUAGES)),
        data=_data(subject, panel),
        draw=lambda lang: _draw(subject, panel, titles.to(lang), lang),
        simulated=panel.simulated,
    )


def side_by_side(panels: list[Panel], language: str = "vi", name: str = "beside") -> Figure | Sentence:
    """Small multiples: each panel on its own axis from zero, the same years for all. A panel alone is said to be so."""
    if len(panels) == 1:
        return Sentence(text=ALONE, language=language)
    simulated = any(panel.simulated for panel in panels)
    title = Text("Các chuỗi đặt cạnh nhau, cùng trục năm", "The series side by side, on the same years")
    data = pd.concat([_data(panel, panel).assign(series=panel.label.en) for panel in panels], ignore_index=True)
    alt = Text(*(f"{title.to(lang)}: {joined([_named(p, lang) for p in panels], lang)}." for lang in LANGUAGES))
    return Figure(
        name=name, language=language, alt=alt, data=data, simulated=simulated,
        draw=lambda lang: _draw_beside(panels, title.to(lang), lang, simulated),
    )  # fmt: skip


def _draw(subject, panel: Panel, title: str, language: str):
    fig, ax = style.canvas(4.9)
    span = _years(panel)
    if panel.window:
        _total(ax, panel)
    else:
        _points(ax, panel)
    if isinstance(subject, Estimate) and len(subject.series):
        _fitted(ax, subject)
    _from_zero(ax)
    style.number_axis(ax.yaxis, language, whole=_counts(panel))
    style.year_axis(ax, *span)
    starts = () if isinstance(subject, Panel) else _asked(subject).dates
    _breaks(ax, panel, language, starts)
    style.dress(fig, title, _measure(subject, panel).to(language), origin([panel], language), panel.simulated, language)
    return fig


def _draw_beside(panels: list[Panel], title: str, language: str, simulated: bool):
    fig, axes = style.canvas(1.15 + 1.35 * len(panels), len(panels), 1, sharex=True, squeeze=False)
    spans = [_years(panel) for panel in panels]
    for ax, panel in zip(axes[:, 0], panels, strict=True):
        _points(ax, panel)
        _from_zero(ax)
        style.number_axis(ax.yaxis, language, whole=_counts(panel), most=3)
        ax.set_title(f"{_named(panel, language)} ({panel.unit.to(language)})", loc="left", fontsize=8.5, pad=3)
        style.year_axis(ax, min(s[0] for s in spans), max(s[1] for s in spans))
    known = Text("Mỗi ô có trục riêng bắt đầu từ 0.", "Each panel has its own axis from zero.")
    foot = origin(panels, language)
    style.dress(fig, title, known.to(language), foot, simulated, language)
    fig.subplots_adjust(hspace=0.55)
    return fig


def _from_zero(ax) -> None:
    """The axis from zero up; with a line at zero where there are figures below it (a change)."""
    low, high = min(ax.dataLim.y0, 0.0), max(ax.dataLim.y1, 0.0)
    ax.set_ylim(1.06 * low, 1.06 * high if high > low else 1.0)
    if low < 0:
        ax.axhline(0, color=style.EVENT, lw=0.8, zorder=0)


def _counts(panel: Panel) -> bool:
    """Whether the figures are whole numbers."""
    return panel.kind == "count" and not (panel.rows["outcome"].dropna() % 1).any()


def _decimals(highest: float, panel: Panel) -> int:
    """Decimals of figures up to `highest`: none for counts, else what leaves two digits."""
    if panel.kind != "measure" or not np.isfinite(highest) or highest <= 0:
        return 0
    return min(6, max(0, 1 - math.floor(math.log10(highest))))


def _highest(panel: Panel) -> float:
    return float(panel.rows["outcome"].abs().max())


def _measure(subject, panel: Panel) -> Text:
    """What the vertical axis counts, and what the marks on it mean; only the marks that are there."""
    rows = panel.rows
    parts = [Text("Trục đứng: {unit}", "Vertical axis: {unit}").fill(unit=panel.unit)] if panel.unit.en else []
    if panel.window:
        parts.append(Text("thanh: một con số cho cả giai đoạn", "bar: one figure for the whole window"))
    else:
        if rows["derived"].any() or rows["quantifier"].eq("about").any():
            parts.append(
                Text(
                    "chấm đặc: số liệu đã công bố; chấm rỗng: suy ra từ số liệu đã công bố",
                    "filled: printed; hollow: derived from printed",
                )
            )
        if rows["outcome"].isna().any():
            parts.append(Text("mũi tên: chỉ biết cận", "arrow: only a bound is known"))
    if isinstance(subject, Estimate) and len(subject.series):
        parts.append(Text("xanh: mô hình và khoảng tin cậy", "blue: the model and its interval"))
        if subject.series["counterfactual"].notna().any():
            parts.append(Text("cam đứt: nếu xu hướng trước tiếp tục", "dashed orange: the earlier trend carried on"))
    said = ["; ".join(part.to(language) for part in parts) for language in LANGUAGES]
    return Text(*(text[:1].upper() + text[1:] + "." if text else "" for text in said))


def _asked(subject: Estimate | Refusal | Design) -> Design:
    return subject if isinstance(subject, Design) else subject.design


def _total(ax, panel: Panel) -> None:
    """One figure for a window of years: a bar across them, because it is no figure of its last year."""
    row, (first, last) = panel.rows.iloc[0], (_day(day) for day in panel.window)
    if not np.isnan(row["low"]) and not np.isnan(row["high"]):
        ax.fill_between([first, last], row["low"], row["high"], color=style.QUIET, alpha=0.25, lw=0)
    for height in dict.fromkeys(v for v in (row["outcome"], row["low"], row["high"]) if not np.isnan(v)):
        ax.plot([first, last], [height, height], color=style.OBSERVED, lw=2.2, solid_capstyle="butt", zorder=4)


def _day(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _points(ax, panel: Panel) -> None:
    for _, part in panel.rows.groupby("part", sort=False):
        known = part[part["outcome"].notna()]
        year = position(known["period"])
        for run in np.split(np.arange(len(known)), np.where(np.diff(year) > _step(panel) * 1.01)[0] + 1):
            ax.plot(year[run], known["outcome"].to_numpy()[run], color=style.QUIET, lw=0.9, zorder=2)
        hollow = known["derived"].to_numpy(bool) | known["quantifier"].eq("about").to_numpy()
        for mask, face in ((~hollow, style.OBSERVED), (hollow, "white")):
            ax.plot(year[mask], known["outcome"].to_numpy()[mask], "o", ms=5, mfc=face, mec=style.OBSERVED, ls="", zorder=4)
        for row in part[part["outcome"].isna()].itertuples():
            at = position(pd.Series([row.period]))[0]
            up = np.isnan(row.high)
            ax.plot([at], [row.low if up else row.high], "_", color=style.OBSERVED, ms=9, zorder=4)
            ax.annotate("", (at, (row.low if up else row.high)), xytext=(0, 16 if up else -16), textcoords="offset points",
                        arrowprops={"arrowstyle": "<-", "color": style.OBSERVED, "lw": 1.0})  # fmt: skip


def _fitted(ax, effect: Estimate) -> None:
    series = effect.series
    year = position(pd.Series(pd.PeriodIndex(series["period"], freq=effect.design.panel.frequency)))
    ax.fill_between(
        year, series["low"].astype(float), series["high"].astype(float), color=style.FITTED, alpha=0.15, lw=0, zorder=1
    )
    ax.plot(year, series["fitted"].astype(float), color=style.FITTED, lw=1.8, zorder=3)
    if series["counterfactual"].notna().any():
        ax.plot(year, series["counterfactual"].astype(float), color=style.COUNTERFACTUAL, lw=1.6, ls="--", zorder=3)


def _breaks(ax, panel: Panel, language: str, starts: tuple[dt.date, ...] = ()) -> None:
    """Vertical lines with labels in as many rows as keep them apart, just above the horizontal axis."""
    rows: list[float] = []
    inside = panel.rows["period"]
    asked = [pd.Period(day, freq=panel.frequency) for day in starts]
    asked = [period for period in asked if inside.min() <= period <= inside.max()]
    asked = [Break(period=period, kind="start", text=_written_period(period)) for period in asked]
    for at in sorted((*panel.breaks, *asked), key=lambda b: b.period):
        year = position(pd.Series([at.period]))[0] - (0.5 if at.kind in ("splice", "label") else 0)
        ax.axvline(year, color=style.EVENT, lw=1.0, ls=BREAK_STYLE[at.kind], zorder=0)
        label = BREAK_WORD[at.kind].to(language) + textwrap.shorten(at.text.to(language), 52, placeholder="…")
        left, right = ax.get_xlim()
        width = 0.0095 * len(label) * (right - left)
        flip = year + width > right
        start = year - width if flip else year
        row = next((i for i, end in enumerate(rows) if start > end), len(rows))
        rows[row : row + 1] = [start + width]
        ax.annotate(label, (year, 0.02 + 0.052 * row), xycoords=("data", "axes fraction"), fontsize=7, color="#555555", bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.85},
                    xytext=(-2 if flip else 2, 0),
            ha="right" if flip else "left", textcoords="offset points", zorder=5)  # fmt: skip


def _title(subject, panel: Panel, language: str) -> str:
    if isinstance(subject, Refusal):
        form = {"vi": "{label}: {why}", "en": "{label}: {why}"}[language]
        short = {"vi": "chỉ mô tả được, chưa đủ cơ sở để ước lượng", "en": "can be described, not estimated"}[language]
        return form.format(label=_named(panel, language), why=short)
    if panel.window:
        first, last = ({"vi": f"{day:%m/%Y}", "en": f"{MONTHS[day.month - 1]} {day.year}"}[language] for day in panel.window)
        value = "–".join(number(v, language) for v in panel.rows[["outcome", "low", "high"]].iloc[0].dropna())
        return f"{_named(panel, language)}: {value} ({first} – {last})"
    if isinstance(subject, (Panel, Design)):
        known = panel.rows[panel.rows["outcome"].notna()].sort_values("period")
        if known.empty:
            return {"vi": f"{_named(panel, language)}: chỉ biết cận", "en": f"{_named(panel, language)}: only bounds are known"}[
                language
            ]
        if not panel.rows["main"].all():
            form = {"vi": "{label}: {n} con số dưới {k} nhãn hoặc nguồn, không so được qua vạch liền",
                    "en": "{label}: {n} figures under {k} labels or sources, not comparable across a solid line"}[language]  # fmt: skip
            return form.format(label=_named(panel, language), n=len(panel.rows), k=panel.rows["part"].nunique())
        form = {"vi": "{label}: {first} ({start}), {last} ({end})", "en": "{label}: {first} ({start}), {last} ({end})"}[language]
        decimals = max(_decimals(_highest(panel), panel), int(panel.kind == "measure"))
        if len(known) == 1:
            form = "{label}: {first} ({start})"
        return form.format(
            label=_named(panel, language), first=number(known["outcome"].iloc[0], language, decimals), start=known["period"].iloc[0],
            last=number(known["outcome"].iloc[-1], language, decimals), end=known["period"].iloc[-1],
        )  # fmt: skip
    return finding(subject).to(language).rstrip(".")


def _named(panel: Panel, language: str) -> str:
    return f"{joined([panel.name(p, language) for p in panel.places[:3]], language)}: {panel.label.to(language)}"


def _alt(panel: Panel, language: str) -> str:
    known = panel.rows[panel.rows["outcome"].notna()]
    form = {"vi": "Biểu đồ {n} điểm, {first}–{last}; thấp nhất {low}, cao nhất {high} {unit}.",
            "en": "Chart of {n} points, {first}–{last}; lowest {low}, highest {high} {unit}."}[language]  # fmt: skip
    decimals = max(_decimals(_highest(panel), panel), int(panel.kind == "measure"))
    return form.format(
        n=len(known), first=known["period"].min(), last=known["period"].max(), unit=panel.unit.to(language),
        low=number(known["outcome"].min(), language, decimals), high=number(known["outcome"].max(), language, decimals),
    )  # fmt: skip


def _data(subject, panel: Panel) -> pd.DataFrame:
    columns = ["place", "period", "outcome", "low", "high", "quantifier", "part", "main", "row", "source", "derived"]
    data = (
        panel.rows[columns]
        .rename(columns={"low": "printed_low", "high": "printed_high"})
        .assign(period=panel.rows["period"].astype(str))
    )
    data.insert(0, "simulated", panel.simulated)
    if isinstance(subject, Estimate) and len(subject.series):
        fitted = subject.series[["place", "period", "fitted", "counterfactual", "low", "high"]]
        data = data.merge(fitted, on=["place", "period"], how="left", validate="one_to_one")
    return data


def origin(panels: list[Panel], language: str) -> str:
    """Where the figures of panels come from, for the foot of a figure; empty where nothing is known."""
    known = {code: source.outlet for code, source in sources().items()} | {"simulated": SIMULATION.to(language)}
    outlets = [known.get(code, code) for panel in panels for code in panel.sources]
    return f"{ {'vi': 'Nguồn', 'en': 'Sources'}[language] }: {'; '.join(dict.fromkeys(outlets)).rstrip('.')}." if outlets else ""


def _written_period(period: pd.Period) -> Text:
    month = f"{period.month:02d}/{period.year}", f"{MONTHS[period.month - 1]} {period.year}"
    return Text(*month) if period.freqstr[0] == "M" else Text(str(period), str(period))


def position(periods: pd.Series) -> np.ndarray:
    """Years as numbers; a month or quarter at its place within the year."""
    return np.array([p.year + (p.start_time.day_of_year - 1) / 366 * (p.freqstr[0] != "Y") for p in periods])


def _years(panel: Panel) -> tuple[float, float]:
    if panel.window:
        return _day(panel.window[0]), _day(panel.window[1])
    at = position(panel.rows["period"])
    return float(at.min()), float(at.max())


def _step(panel: Panel) -> float:
    return {"Y": 1.0, "Q": 0.26, "M": 0.09}[panel.frequency]
