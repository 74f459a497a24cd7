"""Shocks that a series crosses: dated steps of its model, periods left out, or the reason why one is neither.

Where a design names none, those of the register that move its outcome are taken (catalogue/shocks.toml); what they take out is theirs.
An outcome whose code the register names takes its steps always. One that is only known by words of its heading, as in a table of one's
own, takes them where a date is judged, as an effect must not be a law's; where nothing is judged it is described as recorded, since a
step that nothing documents would take a part of the trend with it, and `trend` says what the step would be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.catalogue import Shock, register, shock
from analysis.errors import Caution
from analysis.language import LANGUAGES, Text

if TYPE_CHECKING:
    from analysis.design.design import Design

OF_RECORDING = ("definition", "recording", "clock")  # kinds of events after which a figure is not the same figure
LEAST = 3  # points on either side of a shock that a design names, below which its step is a dummy of the end
LEAST_BY_ITSELF = 8  # the same for a shock of the register, which nobody asked for: what a date needs too
FINE = {"M": ("day", "month"), "Q": ("day", "month"), "Y": ("day", "month", "year")}  # precisions that tell the period
PASSING = Text("{name} (bỏ các kỳ đó ra)", "{name} (its periods left out)")
MODELLED = Text("Đã tính riêng, không quy cho điều được đánh giá: {what}.", "Modelled apart from what is judged: {what}.")
LEFT = Text("Sự kiện không đưa vào mô hình: {what}.", "Events not in the model: {what}.")
AT_ONCE = Text(
    "Bắt đầu cùng kỳ ở chính các nơi áp dụng: {what}; kết quả là của cả hai, không tách được.",
    "Begun in the same period at the very places with it: {what}; the result is that of both, which cannot be told apart.",
)
SHARED = Text(
    "Trong giai đoạn này có {what}: mọi nơi cùng chịu, so trong cùng kỳ thì phần chung đã được loại.",
    "The window holds {what}: all places had it, and comparing them in the same period takes the shared part out.",
)
NEAR_BEND = Text("Sự kiện gần chỗ đổi hướng nhất: {what}.", "The event nearest to a change of direction: {what}.")
NEAR_START = Text("Cũng xảy ra gần ngày bắt đầu: {what}.", "Also near the start: {what}.")
BY_HEADING = Text("chỉ nhận ra qua tên cột: mô tả đúng số đã ghi", "known by the heading alone: described as recorded")
ENTANGLED = Text(
    "Không tách được khỏi {what}: bắt đầu gần như cùng lúc, nên chỉ mô tả.",
    "Not to be told apart from {what}, which began at nearly the same time: described only.",
)


def declared(given: object) -> tuple[Shock, ...]:
    """Shocks, or their codes in the catalogue. Raises UnknownName for a code that is none."""
    one = isinstance(given, (str, Shock))
    return tuple(shock(s) if isinstance(s, str) else s for s in ((given,) if one else given))


def crossed(design: Design) -> tuple[Shock, ...]:
    """The events of the register that move the outcome of a panel within its window."""
    panel = design.panel
    if not len(panel.usable):
        return ()
    first, last = panel.usable["period"].min().start_time.date(), panel.usable["period"].max().end_time.date()
    return tuple(s for s in register(panel.outcome, panel.label, panel.places) if first < s.date <= last)


def shock_steps(design: Design, rows: pd.DataFrame) -> dict[str, np.ndarray]:
    """A column for each event that the series can carry: a step (0 before, 1 from its period on), or of one that passes its periods."""
    together = entangled(design)
    return _columns(design, rows, [s for s in design.events if s not in together and why_not(design, s, rows) is None])


def steps_by_heading(design: Design, rows: pd.DataFrame) -> dict[str, np.ndarray]:
    """The columns of events that the series could carry and that are left out as they are known by its heading alone."""
    return _columns(design, rows, [s for s in design.events if by_heading(design, s) and _unable(design, s, rows) is None])


def _columns(design: Design, rows: pd.DataFrame, carried: Iterable[Shock]) -> dict[str, np.ndarray]:
    ordinal = rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    frequency, columns = design.panel.frequency, {}
    for one in carried:
        inside = ordinal >= _ordinal(one.date, frequency)
        if one.until is not None:
            inside &= ordinal <= _ordinal(one.until, frequency)
        columns[f"shock {one.code}"] = inside.astype(float)
    return columns


def why_not(design: Design, one: Shock, rows: pd.DataFrame) -> Text | None:
    """Why a shock gets no column of its own; None where it gets one."""
    return _unable(design, one, rows) or (BY_HEADING if by_heading(design, one) else None)


def by_heading(design: Design, one: Shock) -> bool:
    """Whether an event of the register is known by the words of a heading alone, in a design that judges no date."""
    return design.shocks is None and not design.dates and design.panel.outcome not in one.affects


def _unable(design: Design, one: Shock, rows: pd.DataFrame) -> Text | None:
    frequency, ordinal = design.panel.frequency, rows["period"].map(lambda p: p.ordinal)
    if one.precision not in FINE[frequency]:
        return Text("không biết tháng", "its month is not known")
    at, least = _ordinal(one.date, frequency), LEAST if design.shocks is not None else LEAST_BY_ITSELF
    if at in {pd.Period(date, freq=frequency).ordinal for date in design.dates}:
        return Text("cùng kỳ với ngày bắt đầu, không tách được", "in the same period as the start: not to be told apart")
    if one.until is not None:
        if frequency == "Y":
            return Text("chỉ một phần của năm", "only a part of the year")
        inside = (ordinal >= at) & (ordinal <= _ordinal(one.until, frequency))
        return None if inside.any() and (~inside).sum() >= 2 * least else _outside()
    return _outside() if min((ordinal < at).sum(), (ordinal >= at).sum()) < least else None


def _outside() -> Text:
    return Text("ngoài hoặc quá sát đầu, cuối chuỗi", "outside the series, or too near its ends")


def entangled(design: Design) -> tuple[Shock, ...]:
    """Lasting events of the register that begin within LEAST periods of the first date, so that no series tells the two apart; of those
    that a design names, changes of recording in that period.
    """
    if not design.dates:
        return ()
    frequency = design.panel.frequency
    start = pd.Period(design.dates[0], freq=frequency).ordinal
    if design.shocks is not None:
        return tuple(s for s in design.shocks if s.kind in OF_RECORDING and _ordinal(s.date, frequency) == start)
    near = (s for s in crossed(design) if s.step and s.until is None and s.precision in FINE[frequency])
    return tuple(s for s in near if abs(_ordinal(s.date, frequency) - start) < (LEAST if frequency != "Y" else 1))


def said(design: Design) -> tuple[Caution, ...]:
    """What became of each event: modelled, left out, not in the model and why; or that all places shared it."""
    if len(design.panel.places) > 1:
        return _shared(design)
    together = entangled(design)
    reasons = [(s, why_not(design, s, design.rows)) for s in design.events if s not in together]
    kept = [PASSING.fill(name=dated(s)) if s.until else dated(s) for s, why in reasons if why is None]
    lost = [Text(*(f"{s.name.to(v)} ({why.to(v)})" for v in LANGUAGES)) for s, why in reasons if why is not None]
    found = (
        ("shocks_modelled", MODELLED, kept if design.shocks is None else []),
        ("shocks_left_out", LEFT, lost),
        ("entangled_shock", ENTANGLED, [dated(s) for s in together]),
    )
    return tuple(Caution(code, form.fill(what=listed(what))) for code, form, what in found if what)


def _shared(design: Design) -> tuple[Caution, ...]:
    if design.shocks is None:
        what = [dated(s) for s in design.events]
        return (Caution("shocks_shared", SHARED.fill(what=listed(what))),) if what and len(design.dates) else ()
    at_once = [s for s in design.events if _of_the_treated(design, s)]
    panels = Text("phương pháp cho nhiều địa bàn không dùng", "not used by methods for several places")
    lost = [Text(*(f"{s.name.to(v)} ({panels.to(v)})" for v in LANGUAGES)) for s in design.events if s not in at_once]
    found = (("shared_start", AT_ONCE, [dated(s) for s in at_once]), ("shocks_left_out", LEFT, lost))
    return tuple(Caution(code, form.fill(what=listed(what))) for code, form, what in found if what)


def _of_the_treated(design: Design, one: Shock) -> bool:
    """Whether an event began in the period of a start at places with the treatment, and not everywhere."""
    frequency, rows = design.panel.frequency, design.rows
    starts = {pd.Period(date, freq=frequency).ordinal for date in design.dates}
    touched = {p for p in design.panel.places if any(p == q or p.startswith(f"{q}-") for q in one.places)}
    treated = set(rows.loc[rows["treated"] > 0, "place"])
    return _ordinal(one.date, frequency) in starts and bool(touched & treated) and touched != set(design.panel.places)


def nearest(design: Design, moments: Iterable[dt.date], form: Text = NEAR_BEND) -> tuple[Caution, ...]:
    """The event of the register nearest to each date of a method, within a year, where nothing else names it; nothing where none is."""
    named = {s.code for s in design.events} if form is NEAR_START else set()
    known = [s for s in crossed(design) if s.precision != "approx" and s.code not in named]
    found = []
    for moment in moments:
        near = min(known, key=lambda s: abs(s.date - moment), default=None)
        if near is not None and abs(near.date - moment) <= dt.timedelta(days=366):
            found.append(dated(near))
    return (Caution("nearest_shock", form.fill(what=listed(list(dict.fromkeys(found))))),) if found else ()


def dated(one: Shock) -> Text:
    """An event with its date."""
    if str(one.date.year) in one.name.vi and one.until:
        return one.name
    day, month = (f"{one.date:%d/%m/%Y}", f"{one.date:%m/%Y}")
    when = {"day": (day, f"{one.date.day} {one.date:%B %Y}"), "year": (str(one.date.year),) * 2}.get(
        one.precision, (month, f"{one.date:%B %Y}")
    )
    return Text(f"{one.name.vi} ({when[0]})", f"{one.name.en} ({when[1]})")


def listed(what: list[Text]) -> Text:
    """Several texts as one, parted by semicolons."""
    return Text(*("; ".join(text.to(language) for text in what) for language in LANGUAGES))


def _ordinal(date: dt.date, frequency: str) -> int:
    return pd.Period(date, freq=frequency).ordinal
