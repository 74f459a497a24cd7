"""From the record to a panel: which observations are used is said explicitly, and every other one is set aside with a reason.

A declared series (catalogue/series.toml) names its observations. Without one, the rows of one clock are used; where several
clocks, or several values for one year, could answer, the caller must choose: nothing is chained in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import reading
from analysis.catalogue import Series, clock_name, indicator, place, series, series_for, shock, sources, unit_name
from analysis.errors import AmbiguousSeries, BadParameter, BadTable, Caution
from analysis.ingest import observations
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.frame import finish
from analysis.panel.panel import Break, Panel

LENGTHS = {"Y": (355, 375), "Q": (85, 95), "M": (27, 32)}


def load_panel(
    outcome: str,
    *,
    places: str | Sequence[str],
    start: int | str | None = None,
    end: int | str | None = None,
    clock: str | None = None,
    frequency: str | None = None,
) -> Panel:
    """The panel of an indicator (or of a declared series of that outcome) in one place or several.

    `start` and `end` are years, both included. `clock` chooses among reporting clocks where no series is declared; `frequency`
    (Y, Q or M) among lengths of period: yearly where there are yearly figures, else the longest there is.
    Raises UnknownName, BadParameter (an inverted window, nothing found) or AmbiguousSeries.
    """
    wanted = [places] if isinstance(places, str) else list(places)
    for code in wanted:
        place(code, "load_panel(places=...)")
    first, last = _window(start, end)
    declared = None if clock or len(wanted) > 1 else series_for(outcome, wanted[0])
    if declared is None:
        indicator(outcome, "load_panel(outcome=...)")
    rows = observations()
    codes = {outcome} if declared is None else _labels(declared, rows)
    rows = rows[rows["indicator"].isin(codes) & rows["place_code"].isin(wanted)].reset_index(drop=True)
    reading.note(rows["obs_id"])
    aside = _outside(rows, first, last)
    inside = rows[~rows["obs_id"].isin(aside)]
    frequency = frequency or _longest(inside)
    if declared:
        used, more = _declared(declared, inside)
    else:
        used, more = _by_clock(inside, outcome, clock, frequency)
    if used.empty:
        raise _nothing(outcome, wanted, first, last)
    account = Accounting.of(len(rows), len(used), aside | more)
    others = _alternatives(declared, used, inside) if declared else ()
    return _panel(used, outcome, declared, account, frequency, others)


def load_beside(panel: Panel) -> list[Panel]:
    """The companions and negative controls that the panel's declared series names, each as its own panel."""
    declared = panel.series
    codes = (*declared.companions, *declared.negative_controls) if declared else ()
    return [load_panel(series(code).outcome, places=series(code).place) for code in codes]


def _window(start: int | str | None, end: int | str | None) -> tuple[pd.Timestamp, pd.Timestamp]:
    first = pd.Period(str(start), "Y").start_time if start else pd.Timestamp.min
    last = pd.Period(str(end), "Y").end_time if end else pd.Timestamp.max
    if first > last:
        raise BadParameter(
            expected=Text("start không sau end", "start not after end"),
            found=Text(f"start={start}, end={end}", f"start={start}, end={end}"),
            where="load_panel(start=..., end=...)",
            remedy=Text("đổi chỗ hai năm", "exchange the two years"),
        )
    return first, last


def _labels(declared: Series, rows: pd.DataFrame) -> set[str]:
    ids = [obs for part in declared.parts for obs in part.observations]
    found = rows[rows["obs_id"].isin(ids)]
    if len(found) != len(set(ids)):
        missing = sorted(set(ids) - set(found["obs_id"]))
        raise BadTable(
            expected=Text("mọi quan sát của chuỗi đã khai báo", "every observation of the declared series"),
            found=Text(f"thiếu {', '.join(missing)}", f"missing {', '.join(missing)}"),
            where=f"analysis/catalogue/series.toml [{declared.code}]",
            remedy=Text("sửa mã quan sát trong series.toml", "correct the ids in series.toml"),
        )
    return set(found["indicator"])


def _outside(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> dict[str, Text]:
    undated = rows["period_end"].isna() | rows["period_start"].isna()
    why = dict.fromkeys(rows.loc[undated, "obs_id"], Text("nguồn không nêu giai đoạn", "the source states no period"))
    outside = ~undated & ((rows["period_end"] < first) | (rows["period_end"] > last))
    return why | dict.fromkeys(rows.loc[outside, "obs_id"], Text("ngoài khung thời gian đã chọn", "outside the chosen window"))


def _declared(declared: Series, rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Text]]:
    part_of = {obs: part.code for part in declared.parts for obs in part.observations}
    used = rows[rows["obs_id"].isin(part_of)].copy()
    used["part"] = used["obs_id"].map(part_of)
    used["main"] = used["part"].isin(declared.main)
    if declared.splice:
        _check_overlap(declared, rows)
    return used, {row.obs_id: _why_aside(row, used) for row in rows.itertuples() if row.obs_id not in part_of}


def _why_aside(row, used: pd.DataFrame) -> Text:
    """Why a row of a declared series' label and place is not one of its observations."""
    length = (row.period_end - row.period_start).days
    if length == 0:
        return Text("một thời điểm khác", "another date")
    if length < LENGTHS["Y"][0]:
        return Text("chỉ một phần của năm", "only part of a year")
    if length > LENGTHS["Y"][1]:
        return Text("tổng của nhiều năm", "a total of several years")
    same = used[used["period_end"].dt.year == row.period_end.year]
    if same.empty:
        return Text("năm này không thuộc chuỗi đã khai báo", "the year is not in the declared series")
    chosen = same.iloc[0]
    if row.value == chosen.value and not pd.isna(row.value):
        return Text("trùng với con số đã dùng", "the same figure as the one used")
    return Text(
        "nguồn khác in số khác cho cùng năm (xem mâu thuẫn)", "another source prints another figure for the year (see conflicts)"
    )


def _check_overlap(declared: Series, rows: pd.DataFrame) -> None:
    value = rows.set_index("obs_id")["value"]
    for first, second in declared.splice.overlap:
        if first in value and second in value and value[first] != value[second]:
            raise BadTable(
                expected=Text("hai nguồn bằng nhau ở năm nối", "two sources that agree where they are spliced"),
                found=Text(
                    f"{first} = {value[first]}, {second} = {value[second]}",
                    f"{first} = {value[first]}, {second} = {value[second]}",
                ),
                where=f"analysis/catalogue/series.toml [{declared.code}.splice]",
                remedy=Text("bỏ mối nối hoặc sửa mã quan sát", "remove the splice or correct the ids"),
            )


def _by_clock(rows: pd.DataFrame, outcome: str, clock: str | None, frequency: str) -> tuple[pd.DataFrame, dict[str, Text]]:
    low, high = LENGTHS[frequency]
    days = (rows["period_end"] - rows["period_start"]).dt.days + 1
    fits = days.between(low, high)
    why = Text("kỳ không phải là năm, quý hoặc tháng đã chọn", "the period is not of the chosen length")
    aside = dict.fromkeys(rows.loc[~fits, "obs_id"], why)
    rows = rows[fits]
    clocks = rows["clock"].value_counts()
    if clock is None and len(clocks) > 1:
        raise _several_clocks(outcome, clocks)
    chosen = rows[rows["clock"] == clock] if clock else rows
    aside |= dict.fromkeys(rows.loc[~rows.index.isin(chosen.index), "obs_id"], Text("kỳ báo cáo khác", "another reporting clock"))
    chosen, repeated = _one_a_period(chosen, outcome)
    return chosen.assign(part=chosen["clock"], main=True), aside | repeated


def _longest(rows: pd.DataFrame) -> str:
    days = (rows["period_end"] - rows["period_start"]).dt.days + 1
    return next((code for code, (low, high) in LENGTHS.items() if days.between(low, high).any()), "Y")


def _one_a_period(rows: pd.DataFrame, outcome: str) -> tuple[pd.DataFrame, dict[str, Text]]:
    key = ["place_code", "period_end"]
    values = rows.groupby(key)["value"].nunique(dropna=False)
    clash = values[values > 1]
    if len(clash):
        first, frequency = rows.set_index(key).loc[clash.index[:2]], _longest(rows)
        at = "; ".join(f"{p} {e.to_period(frequency)}" for p, e in clash.index[:4])
        ids = "; ".join(f"{row.source_id} {row.obs_id}: {row.value:g}" for row in first.itertuples())
        raise AmbiguousSeries(
            expected=Text("một con số cho mỗi kỳ", "one figure a period"),
            found=Text(f"các nguồn khác nhau ở {at} ({ids})", f"sources differ at {at} ({ids})"),
            where=f"load_panel(outcome='{outcome}')",
            remedy=Text("nếu một nguồn tự thêm sai hoặc đã cũ: xóa thư mục của nó trong data/raw; nếu không, khai báo chuỗi trong analysis/catalogue/series.toml và nêu quan sát được dùng",
                        "where a source that you added is wrong or old, delete its folder in data/raw; else declare a series in analysis/catalogue/series.toml that names the observations used"),
        )  # fmt: skip
    again = rows.duplicated(key)
    return rows[~again], dict.fromkeys(
        rows.loc[again, "obs_id"], Text("trùng với con số đã dùng", "the same figure as the one used")
    )


def _alternatives(declared: Series, used: pd.DataFrame, rows: pd.DataFrame) -> tuple[tuple[str, str, float], ...]:
    value = rows.set_index("obs_id")["value"]
    chosen = set(used["obs_id"])
    pairs = [(obs, other) for part in declared.parts for obs, others in part.alternatives.items() for other in others]
    return tuple((obs, other, float(value[other])) for obs, other in pairs if obs in chosen and other in value)


def _panel(
    used: pd.DataFrame, outcome: str, declared: Series | None, account: Accounting, frequency: str, alternatives: tuple
) -> Panel:
    stored = used.rename(
        columns={"place_code": "place", "value_low": "low", "value_high": "high", "obs_id": "row", "source_id": "source"}
    )
    stored = stored.assign(outcome=used["value"], period=used["period_end"].dt.to_period(frequency))
    keep = ["place", "period", "outcome", "low", "high", "quantifier", "exposure", "part", "main", "row", "source", "derived"]
    meant = indicator(used["indicator"].iloc[0])
    counted = meant.kind in ("count", "stock") and "_change_" not in meant.code  # a change has a count's unit, and a sign
    return finish(
        stored[keep].reset_index(drop=True),
        accounting=account,
        outcome=outcome,
        kind="count" if counted else "measure",
        label=declared.title if declared else meant.label,
        unit=unit_name(meant.unit),
        place_names={code: place(code).name for code in used["place_code"].unique()},
        breaks=_breaks(declared, used, frequency) if declared else (),
        cautions=_cautions(used, declared),
        series=declared,
        sources=tuple(sorted(used["source_id"].unique())),
        alternatives=alternatives,
    )


def _breaks(declared: Series, used: pd.DataFrame, frequency: str) -> tuple[Break, ...]:
    found = []
    parts = [part for part in declared.parts if (used["part"] == part.code).any()]
    for before, after in zip(parts, parts[1:], strict=False):
        start = used.loc[used["part"] == after.code, "period_end"].min().to_period(frequency)
        spliced = declared.splice and {before.code, after.code} <= set(declared.splice.parts)
        found.append(Break(period=start, kind="splice" if spliced else "label", text=after.label))
    span = (used["period_start"].min(), used["period_end"].max())
    for kind, codes in (("shock", declared.shocks), ("recording", declared.recording)):
        for event in (shock(code) for code in codes):
            if span[0] <= pd.Timestamp(event.date) <= span[1]:
                found.append(Break(period=pd.Period(event.date, frequency), kind=kind, text=event.name))
    return tuple(sorted(found, key=lambda b: b.period))


def _cautions(used: pd.DataFrame, declared: Series | None) -> tuple[Caution, ...]:
    found = []
    known = sources()
    doubtful = sorted({known[s].outlet for s in used["source_id"] if s in known and not known[s].citable})
    if doubtful:
        found.append(Caution("not_citable", Text(
            "Có nguồn cần kiểm tra lại trước khi trích dẫn: {outlets}.", "Some sources need a second look before they are quoted: {outlets}."
        ).fill(outlets=", ".join(doubtful))))  # fmt: skip
    for part in declared.parts if declared else ():
        for obs, why in part.flagged.items():
            if (used["obs_id"] == obs).any():
                year = int(used.loc[used["obs_id"] == obs, "period_end"].dt.year.iloc[0])
                found.append(Caution("flagged_point", Text("{year}: {why}", "{year}: {why}").fill(year=str(year), why=why)))
    return tuple(found)


def _several_clocks(outcome: str, clocks: pd.Series) -> AmbiguousSeries:
    listed = Text(*(
        "; ".join(f"{code} ({clock_name(code).to(language)}): {n}" for code, n in clocks.items()) for language in ("vi", "en")
    ))  # fmt: skip
    return AmbiguousSeries(
        expected=Text("một kỳ báo cáo", "one reporting clock"),
        found=listed,
        where=f"load_panel(outcome='{outcome}')",
        remedy=Text("chọn clock=... (-p clock=...), hoặc khai báo chuỗi trong analysis/catalogue/series.toml",
                    "choose clock=... (-p clock=...), or declare a series in analysis/catalogue/series.toml"),
    )  # fmt: skip


def _nothing(outcome: str, wanted: list[str], first: pd.Timestamp, last: pd.Timestamp) -> BadParameter:
    return BadParameter(
        expected=Text("ít nhất một con số", "at least one figure"),
        found=Text("không có", "none"),
        where=f"load_panel(outcome='{outcome}', places={wanted})",
        remedy=Text("mở rộng khung thời gian hoặc chọn địa bàn khác; notebook 20_data_quality cho biết năm nào có số liệu",
                    "widen the window or choose another place; notebook 20_data_quality shows which years have figures"),
    )  # fmt: skip
