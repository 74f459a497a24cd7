"""The months of a series as a calendar: a row a year, a column a month; season, gaps and odd months are seen at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap

from analysis.language import LANGUAGES, Text, number
from analysis.panel import Panel
from analysis.present import letters, style
from analysis.present.display import Figure
from analysis.present.rates import PER, has_rates, rate_unit
from analysis.present.series import origin

MONTHS = Text("Th1 Th2 Th3 Th4 Th5 Th6 Th7 Th8 Th9 Th10 Th11 Th12", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
SHADES = LinearSegmentedColormap.from_list("shades", ["#f2f6fa", "#8fbde0", "#0b4f8a"])
DARK = 0.8  # of the shades, from where letters are white
TITLE = Text(
    "{label}: cao nhất {high} ({most}), thấp nhất {low} ({least})", "{label}: highest {high} ({most}), lowest {low} ({least})"
)
EMPTY = Text("{label}: không tháng nào có số", "{label}: no month has a figure")
NOTE = Text(
    "{unit}. Mỗi ô một tháng; ô gạch chéo: không có số. Khung cam: bắt đầu.",
    "{unit}. A cell is a month; hatched: no figure. Orange frame: the start.",
)
ADDED = Text("Cộng {n} địa bàn.", "{n} places added up.")


def calendar(panel: Panel, language: str = "vi", name: str = "calendar") -> Figure | None:
    """Year by month of a monthly panel, places added up in the months that all of them report; None where it is not monthly."""
    if panel.frequency != "M" or panel.window:
        return None
    months = _months(panel)
    known, digits = months.dropna(), int(has_rates(panel, panel.usable) or panel.kind == "measure")
    title = EMPTY.fill(label=panel.label)
    if len(known):
        high, low = (Text(*(number(v, lang, digits) for lang in LANGUAGES)) for v in (known.max(), known.min()))
        title = TITLE.fill(label=panel.label, high=high, low=low, most=_written(known.idxmax()), least=_written(known.idxmin()))
    return Figure(
        name=name, language=language, alt=title, simulated=panel.simulated,
        data=pd.DataFrame({"period": months.index.astype(str), "value": months.to_numpy(), "simulated": panel.simulated}),
        draw=lambda lang: _draw(panel, months, digits, title.to(lang), lang),
    )  # fmt: skip


def _months(panel: Panel) -> pd.Series:
    """The figure of each month from the first to the last; a month in which a place is silent has none."""
    rows = panel.rows[panel.rows["outcome"].notna()]
    full = rows.groupby("period")["place"].nunique() == len(panel.places)
    grouped = rows.groupby("period")
    if has_rates(panel, panel.usable):
        level = PER[panel.kind] * grouped["outcome"].sum() / grouped["exposure"].sum()
    else:
        level = grouped["outcome"].sum() if panel.kind == "count" else grouped["outcome"].mean()
    span = pd.period_range(panel.rows["period"].min(), panel.rows["period"].max(), freq="M")
    return level.where(full).reindex(span)


def _draw(panel: Panel, months: pd.Series, digits: int, title: str, language: str):
    years = list(range(months.index[0].year, months.index[-1].year + 1))
    fig, ax = style.canvas(1.45 + 0.24 * len(years))
    grid = np.full((len(years), 12), np.nan)
    for period, value in months.items():
        grid[period.year - years[0], period.month - 1] = value
    low, high = (np.nanmin(grid), np.nanmax(grid)) if np.isfinite(grid).any() else (0.0, 1.0)
    ax.set_facecolor("white")
    ax.pcolormesh(np.arange(13) + 0.5, np.arange(len(years) + 1) - 0.5, np.ma.masked_invalid(grid), cmap=SHADES, vmin=low, vmax=high or 1.0,
                  edgecolors="white", lw=1)  # fmt: skip
    _cells(ax, grid, months, years, (low, high), digits, language)
    for start in sorted(panel.rows["adopted"].dropna().unique()):
        if start in months.index:
            ax.add_patch(_frame(start.month, start.year - years[0]))
    ax.set_xticks(range(1, 13), MONTHS.to(language).split(), fontsize=8)
    ax.set_xlim(0.5, 12.5)
    ax.set_ylim(len(years) - 0.5, -0.5)
    ax.tick_params(length=0)
    unit = (rate_unit(panel) if has_rates(panel, panel.usable) else panel.unit if panel.unit.en else panel.label).to(language)
    note = NOTE.fill(unit=unit[:1].upper() + unit[1:]).to(language)
    note += f" {ADDED.fill(n=len(panel.places)).to(language)}" if len(panel.places) > 1 else ""
    style.dress(fig, title, note, origin([panel], language), panel.simulated, language)
    style.name_rows(fig, ax, range(len(years)), list(map(str, years)), 8)
    return fig


def _cells(
    ax, grid: np.ndarray, months: pd.Series, years: list[int], ends: tuple[float, float], digits: int, language: str
) -> None:
    """The number in each cell where all of them fit, a hatch where there is none, and the words that an SVG says."""
    room = 0.82 * (style.WIDTH - 0.8) / 12
    fits = all(letters.width(number(value, language, digits), 7) <= room for value in months.dropna())
    for period, value in months.items():
        row, column = period.year - years[0], period.month
        if np.isnan(value):
            ax.add_patch(_frame(column, row, fill=False, hatch="////", edgecolor="#c9c9c9", lw=0))
            continue
        text = number(value, language, digits)
        if fits:
            dark = (value - ends[0]) / ((ends[1] - ends[0]) or 1.0) > DARK
            ax.text(column, row, text, ha="center", va="center", fontsize=7, color="white" if dark else "#222222")
        style.speak(ax, [column], [row], [f"{_written(period).to(language)}: {text}"])


def _frame(month: int, row: int, **look):
    from matplotlib.patches import Rectangle

    return Rectangle((month - 0.5, row - 0.5), 1, 1, **({"fill": False, "edgecolor": style.COUNTERFACTUAL, "lw": 2} | look))


def _written(period: pd.Period) -> Text:
    months = MONTHS.en.split()
    return Text(f"{period.month:02d}/{period.year}", f"{months[period.month - 1]} {period.year}")
