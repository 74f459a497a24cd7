"""How a change begins and ends in time: periods of introduction, a withdrawal, dates too near the end of a series."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.errors import BadParameter, Caution
from analysis.language import Text
from analysis.panel import Panel


def check_phase_in(periods: object) -> None:
    """Raise BadParameter where the length of an introduction is no whole number of periods."""
    if isinstance(periods, bool) or not isinstance(periods, int) or periods < 0:
        raise BadParameter(
            expected=Text("số kỳ triển khai, 0 trở lên", "a number of periods of introduction, 0 or more"),
            found=Text(f"“{periods}”", f"'{periods}'"),
            where="Design(phase_in=...)",
            remedy=Text("viết phase_in=3 cho ba kỳ đầu", "write phase_in=3 for the first three periods"),
        )


def after_introduction(rows: pd.DataFrame, adopted: tuple[dt.date, ...], periods: int) -> pd.DataFrame:
    """The rows without the first so many periods from each place's start (from the first date given, for a single place)."""
    start = rows["adopted"]
    if adopted and start.isna().all():
        start = pd.Series(pd.Period(adopted[0], freq=rows["period"].dt.freq), index=rows.index, dtype=rows["period"].dtype)
    known = start.notna()
    since = pd.Series(-1, index=rows.index)
    since[known] = [p.ordinal - s.ordinal for p, s in zip(rows.loc[known, "period"], start[known], strict=True)]
    return rows[~since.between(0, periods - 1)].reset_index(drop=True)


def introduced(panel: Panel, periods: int) -> tuple[Caution, ...]:
    """The caution that says how many periods of introduction are left out."""
    if not periods:
        return ()
    text = Text(
        "Để riêng {n} kỳ triển khai kể từ ngày bắt đầu ({f}).",
        "Left out: {n} periods of introduction from the start on ({f}).",
    )
    unit = {"M": Text("tháng", "months"), "Q": Text("quý", "quarters"), "Y": Text("năm", "years")}[panel.frequency]
    return (Caution("phase_in", text.fill(n=periods, f=unit)),)


def switches(rows: pd.DataFrame) -> tuple[dt.date, ...]:
    """Where the treatment of one place, once begun, ends or begins again: the first day of each such period."""
    on = (rows["treated"] > 0).to_numpy()
    if not on.any():
        return ()
    moved = [k for k in range(1, len(on)) if on[k] != on[k - 1]]
    return tuple(rows["period"].iloc[k].start_time.date() for k in moved if k > on.argmax())


def withdrawn(design) -> tuple[Caution, ...]:
    """The caution that names the periods after which a treatment of one place was withdrawn."""
    rows = design.rows
    on = (rows["treated"] > 0).to_numpy()
    ends = [str(rows["period"].iloc[k]) for k in range(1, len(on)) if on[k - 1] and not on[k]]
    if not ends:
        return ()
    text = Text(
        "Can thiệp ngừng từ {ends}: mức từ đó là hạng tử riêng; kết quả là thay đổi khi can thiệp {when}.",
        "The treatment was withdrawn from {ends} on: the level from there is a term of its own; the result is the change when it "
        "{when}.",
    )
    when = Text("ngừng lần đầu", "was first withdrawn") if on[0] else Text("bắt đầu", "began")
    return (Caution("withdrawn", text.fill(ends=", ".join(ends), when=when)),)


def late_dates(rows: pd.DataFrame, dates: tuple[dt.date, ...], least: int) -> tuple[Caution, ...]:
    """The caution that names later dates with fewer than `least` points after them: their change is not estimated."""
    start = rows["period"].dt.start_time.dt.date
    late = [date for date in dates[1:] if (start >= date).sum() < least]
    if not late:
        return ()
    text = Text(
        "Sau ngày {dates} còn ít hơn {least} kỳ: các kỳ đó có mức riêng, thay đổi tại ngày đó không được ước lượng.",
        "Fewer than {least} periods stand after {dates}: those periods have a level of their own; the change at that date is not "
        "estimated.",
    )
    listed = Text(*(", ".join(Text("{d}", "{d}").fill(d=date).to(v) for date in late) for v in ("vi", "en")))
    return (Caution("late_date", text.fill(dates=listed, least=least)),)


def gap_at_start(design) -> tuple[Caution, ...]:
    """The caution of a series without figures around its first date: what changed in so long a time is no change at the date."""
    periods, date = design.panel.usable["period"], design.dates[0]
    early, late = (periods[side] for side in (periods.dt.start_time.dt.date < date, periods.dt.start_time.dt.date >= date))
    if early.empty or late.empty:
        return ()
    missing, unit = late.min().ordinal - early.max().ordinal - 1, {"Y": 1, "Q": 4, "M": 12}[design.panel.frequency]
    if missing < unit:
        return ()
    text = Text(
        "Không có số liệu từ {a} đến {b}, ngay quanh ngày bắt đầu: thay đổi gồm mọi việc trong khoảng đó, nên chỉ mô tả.",
        "No figures stand from {a} to {b}, around the start: the change holds whatever happened meanwhile and is described only.",
    )
    return (Caution("gap_at_start", text.fill(a=str(early.max() + 1), b=str(late.min() - 1))),)


def described(reason: Text) -> Caution:
    """The caution of a series whose date cannot be judged: the trend alone is described, and why."""
    text = Text(
        "Chỉ mô tả xu hướng, không đánh giá thay đổi tại ngày đã cho: {why}.",
        "The trend alone is described, and no change at the given date: {why}.",
    )
    return Caution("date_not_judged", text.fill(why=reason))
