"""Series over time: observed points before any model, the fitted line where there is one, gaps as gaps, breaks as breaks."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.language import LANGUAGES, MONTHS, Text, joined, number
from analysis.panel import Panel
from analysis.present import letters, style
from analysis.present.display import Figure, Sentence
from analysis.present.rates import on_rates
from analysis.present.sentences import title as finding
from analysis.present.sentences.naming import period_text
from analysis.present.series import breaks, counted, fitted_line, from_zero, origin, points, total, years
from analysis.results import Estimate, Refusal

ALONE = Text(
    "Chưa có chuỗi nào được khai báo để đặt cạnh chuỗi này, nên không thấy được xu hướng chung của ghi chép, dân số hay kinh tế.",
    "No series is declared to set beside this one, so a common trend of recording, population or economy cannot be seen.",
)


def figure(subject: Estimate | Refusal | Design | Panel, language: str = "vi", name: str = "series") -> Figure:
    """The series of one place with, for an estimate, the fitted line; the title is the finding.

    Filled dots are printed figures, hollow ones were derived from printed figures, arrows are bounds. Years without a figure
    stay empty; a total of several years is a bar across them. A vertical line is a change of label, source, recording, a
    shock, or the start that a design asks about.
    """
    subject, panel = on_rates(subject, subject if isinstance(subject, Panel) else _asked(subject).panel)
    titles = Text(*(series_title(subject, panel, lang) for lang in LANGUAGES))
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
    if panel.window:
        total(ax, panel)
    else:
        points(ax, panel, language)
    if isinstance(subject, Estimate) and len(subject.series):
        fitted_line(ax, subject)
    from_zero(ax)
    style.number_axis(ax.yaxis, language, whole=counted(panel))
    style.year_axis(ax, *years(panel))
    starts = () if isinstance(subject, Panel) else _asked(subject).dates
    breaks(ax, panel, language, starts)
    style.dress(fig, title, measure(subject, panel).to(language), origin([panel], language), panel.simulated, language)
    return fig


def _draw_beside(panels: list[Panel], title: str, language: str, simulated: bool):
    fig, axes = style.canvas(1.15 + 1.35 * len(panels), len(panels), 1, sharex=True, squeeze=False)
    spans = [years(panel) for panel in panels]
    for ax, panel in zip(axes[:, 0], panels, strict=True):
        points(ax, panel, language)
        from_zero(ax)
        style.number_axis(ax.yaxis, language, whole=counted(panel), most=3)
        name = f"{_named(panel, language)} ({panel.unit.to(language)})"
        ax.set_title(letters.lines(name, 8.5, 0.87 * style.WIDTH, most=1)[0], loc="left", fontsize=8.5, pad=3)
        style.year_axis(ax, min(s[0] for s in spans), max(s[1] for s in spans))
    known = Text("Mỗi ô có trục riêng bắt đầu từ 0.", "Each panel has its own axis from zero.")
    foot = origin(panels, language)
    style.dress(fig, title, known.to(language), foot, simulated, language)
    fig.subplots_adjust(hspace=0.55)
    return fig


def _decimals(highest: float, panel: Panel) -> int:
    """Decimals of figures up to `highest`: none for counts, else what leaves two digits."""
    if panel.kind != "measure" or not np.isfinite(highest) or highest <= 0:
        return 0
    return min(6, max(0, 1 - math.floor(math.log10(highest))))


def _highest(panel: Panel) -> float:
    return float(panel.rows["outcome"].abs().max())


def measure(subject, panel: Panel) -> Text:
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


def series_title(subject, panel: Panel, language: str) -> str:
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
            label=_named(panel, language), first=number(known["outcome"].iloc[0], language, decimals), start=period_text(str(known["period"].iloc[0]), language),
            last=number(known["outcome"].iloc[-1], language, decimals), end=period_text(str(known["period"].iloc[-1]), language),
        )  # fmt: skip
    return finding(subject).to(language).rstrip(".")


def _named(panel: Panel, language: str) -> str:
    return f"{joined([panel.name(p, language) for p in panel.places[:3]], language)}: {panel.label.to(language)}"


def _alt(panel: Panel, language: str) -> str:
    known = panel.rows[panel.rows["outcome"].notna()]
    form = {"vi": "Biểu đồ {n} điểm, {first}–{last}; thấp nhất {low}, cao nhất {high}{unit}.",
            "en": "Chart of {n} points, {first}–{last}; lowest {low}, highest {high}{unit}."}[language]  # fmt: skip
    decimals = max(_decimals(_highest(panel), panel), int(panel.kind == "measure"))
    return form.format(
        n=len(known), first=period_text(str(known["period"].min()), language), last=period_text(str(known["period"].max()), language),
        unit=f" {panel.unit.to(language)}" if panel.unit.to(language) else "",
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
