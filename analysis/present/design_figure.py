"""The design drawn: which place was treated when, and where the record has no figure; before any model."""

from __future__ import annotations

import pandas as pd

from analysis.design import Design
from analysis.language import MONTHS, Text
from analysis.present import style
from analysis.present.display import Figure, Sentence
from analysis.present.series import origin, position

MOST = 45  # places drawn one by one; of more, those that start together share a row
LIGHT = "#e4e7ea"
TITLE = Text("{k} trong {n} địa bàn áp dụng; số thời điểm bắt đầu: {s}", "{k} of {n} places treated; different starts: {s}")
ALONE = Text("{place}: so trước và sau {start}", "{place}: before and after {start}")
NOTE = Text(
    "{what}. Xanh: đang áp dụng; xám: chưa hoặc không áp dụng; gạch chéo: không có số.",
    "{what}. Blue: under treatment; grey: not, or not yet; hatched: no figure.",
)
NEVER, FROM = Text("không áp dụng", "never treated"), Text("từ {start}", "from {start}")
SEVERAL = Text("{when} ({n} địa bàn)", "{when} (places: {n})")
NOBODY = Text(
    "Chưa biết địa bàn nào bắt đầu khi nào nên chưa vẽ được thiết kế.",
    "It is not known which place began when, so the design cannot be drawn.",
)


def who_when(design: Design, language: str = "vi", name: str = "who_when") -> Figure | Sentence:
    """Places (rows, in the order of their starts) and periods (columns): treated, not treated, without a figure."""
    rows = _judged(design)
    if design.panel.kind == "event" or not (rows["treated"] > 0).any():
        return Sentence(text=NOBODY, language=language)
    cells = _cells(design, rows)
    starts = cells[cells["state"] == "treated"].groupby("place")["period"].min()
    title = TITLE.fill(k=len(starts), n=cells["place"].nunique(), s=starts.nunique())
    if cells["place"].nunique() == 1:
        title = ALONE.fill(
            place=Text(*(design.panel.name(starts.index[0], lang) for lang in ("vi", "en"))), start=_written(starts.iloc[0])
        )
    return Figure(
        name=name, language=language, alt=title, simulated=design.panel.simulated,
        data=cells.assign(period=cells["period"].astype(str), simulated=design.panel.simulated),
        draw=lambda lang: _draw(design, cells, starts, title.to(lang), lang),
    )  # fmt: skip


def _judged(design: Design) -> pd.DataFrame:
    """The rows with what was treated; of one place before and after a date, what comes after it."""
    rows = design.rows
    if (rows["treated"] > 0).any() or not design.dates:
        return rows
    return rows.assign(treated=(rows["period"] >= pd.Period(design.dates[0], freq=design.panel.frequency)).astype(float))


def _cells(design: Design, rows: pd.DataFrame) -> pd.DataFrame:
    """Place, period and state (treated, untreated, missing) of every period from the first to the last."""
    span = pd.period_range(rows["period"].min(), rows["period"].max(), freq=design.panel.frequency)
    treated = rows.groupby(["place", "period"])["treated"].max().unstack("period").reindex(columns=span)
    states = treated.apply(lambda column: column.map(lambda v: "missing" if pd.isna(v) else "treated" if v > 0 else "untreated"))
    return states.rename_axis("period", axis=1).stack().rename("state").reset_index()


def _draw(design: Design, cells: pd.DataFrame, starts: pd.Series, title: str, language: str):
    rows = _rows(design, cells, starts, language)
    names = style.written_rows([name for name, _, _ in rows], 8, 0.34)
    fig, ax = style.canvas(1.35 + style.rows_height(names, 8, 0.21))
    step = {"Y": 1.0, "Q": 0.25, "M": 1 / 12}[design.panel.frequency]
    for at, (_, place, said) in enumerate(reversed(rows)):
        own = cells[cells["place"] == place]
        year = position(own["period"])
        for state, look in (("untreated", {"color": LIGHT}), ("treated", {"color": style.FITTED}),
                            ("missing", {"fc": "white", "ec": "#c9c9c9", "hatch": "////"})):  # fmt: skip
            chosen = [(x, step) for x, found in zip(year, own["state"], strict=True) if found == state]
            ax.broken_barh(_joined(chosen), (at - 0.38, 0.76), lw=0, **look)
        style.speak(ax, [position(pd.Series([starts.get(place, own["period"].iloc[0])]))[0]], [at], [said])
    ax.set_ylim(-0.7, len(rows) - 0.3)
    first, last = position(cells["period"]).min(), position(cells["period"]).max()
    style.year_axis(ax, first, last)
    ax.set_xlim(first, last + step)
    ax.tick_params(axis="y", length=0)
    note = NOTE.fill(what=Text(*(text[:1].upper() + text[1:] for text in design.subject))).to(language)
    style.dress(fig, title, note, origin([design.panel], language), design.panel.simulated, language)
    style.name_rows(fig, ax, range(len(rows)), names[::-1], 8)
    return fig


def _rows(design: Design, cells: pd.DataFrame, starts: pd.Series, language: str) -> list[tuple[str, str, str]]:
    """Name, the place that is drawn, and what it says; those who start first above, those who never do below."""
    last = cells["period"].max()
    places = sorted(cells["place"].unique(), key=lambda p: (p not in starts, starts.get(p, last), str(p)))
    when = {
        place: FROM.fill(start=_written(starts[place])).to(language) if place in starts else NEVER.to(language)
        for place in places
    }
    if len(places) <= MOST:
        named = {place: design.panel.name(place, language) for place in places}
        return [(named[place], place, f"{named[place]}: {when[place]}") for place in places]
    groups: dict[str, list[str]] = {}
    for place in places:
        groups.setdefault(when[place], []).append(place)
    said = {start: SEVERAL.fill(n=len(own), when=Text(start, start)).to(language) for start, own in groups.items()}
    return [(said[start], own[0], said[start]) for start, own in list(groups.items())[:MOST]]


def _joined(bars: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Bars that touch each other as one, so that no white line stands between two periods."""
    made: list[tuple[float, float]] = []
    for start, step in bars:
        if made and start - sum(made[-1]) < step / 2:
            made[-1] = (made[-1][0], start + step - made[-1][0])
        else:
            made.append((start, step))
    return made


def _written(period: pd.Period) -> Text:
    if period.freqstr[0] == "M":
        return Text(f"{period.month:02d}/{period.year}", f"{MONTHS[period.month - 1]} {period.year}")
    return Text(str(period), str(period))
