"""Any tidy frame -> Panel: a researcher's own table or a published data set goes the same way as the record."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.catalogue import places
from analysis.errors import BadTable, Caution, unknown
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.columns import SHOWN, control, numbers, places_of
from analysis.panel.exposure import in_years, measured_in
from analysis.panel.panel import COLUMNS, KINDS, Panel
from analysis.panel.periods import adoptions, late_starts, periods, written_days
from analysis.panel.rules import UNNAMED, Headings, cautions, check_kind, check_treatment, check_values

NUMERIC = ("outcome", "exposure", "treated", "dose", "weight")
BOUNDS = ("low", "high")
NEEDED = {  # columns which, once named, a row cannot do without
    "exposure": Text("thiếu mẫu số", "no exposure"),
    "weight": Text("thiếu trọng số, hoặc trọng số bằng 0", "no weight, or a weight of zero"),
    "treated": Text(
        "không rõ có áp dụng hay không (nơi không áp dụng viết 0)", "treatment not known (write 0 where there is none)"
    ),
}
NO_PERIOD = Text("không có kỳ", "no period")
NO_VALUE = Text("không có giá trị", "no value")


def from_frame(
    frame: pd.DataFrame,
    *,
    place: str,
    period: str,
    outcome: str,
    exposure: str | None = None,
    treated: str | None = None,
    adopted: str | None = None,
    dose: str | None = None,
    weights: str | None = None,
    low: str | None = None,
    high: str | None = None,
    controls: Sequence[str] = (),
    kind: str = "count",
    label: Text | str | None = None,
    unit: Text | str | None = None,
    exposed: Text | None = None,
    simulated: bool = False,
    sources: Sequence[str] = (),
) -> Panel:
    """A validated panel from a tidy frame with one row a place and period. The frame itself is never changed.

    Parameters name columns (or index levels) of `frame`. `place` becomes text (35 and 35.0 are "35"). `period` holds calendar
    years, ISO months (`2019-03`), quarters (`2019Q1`), pandas Periods or dates; dates that stand once a year or a quarter are
    read as years or quarters, 05/03/2019 with the day first. `exposed` names what the exposure of a count is measured in (a
    column called population, people, persons or dan_so says so itself, and counts as a twelfth a month; so does person_years, which is
    taken as it stands; else its name is given). `adopted` holds the start in every row of a place; empty, 0 or infinity is a place
    never treated. `treated` is 0/1 or the treated fraction of the period; `exposure` is in person-years
    (count) or trials (share, where it must be named). `low` and `high` hold the interval of an outcome printed as one (`<5`), which no
    estimate uses as a figure. Numbers may be of any dtype; text is read as in a file of one's own (`3.684` is refused where nothing in the column decides).

    Rows without a period, an outcome, or a value of a named `exposure`, `weights` (above zero) or `treated` are set aside with the
    reason. Raises BadTable, with the places and periods, for an unknown column, a cell that cannot be read, a repeated
    place-period, a count (or cases of a share) that is not whole, an event that is not 0 or 1, a negative count or weight, an
    exposure of zero, more cases than trials, a `treated` outside 0 to 1, and an `adopted` that changes within a place or contradicts
    `treated`. Gaps, adoption outside the window and fractions of treatment are typed cautions.
    """
    controls = (controls,) if isinstance(controls, str) else tuple(dict.fromkeys(controls))
    named = {
        "place": place,
        "period": period,
        "outcome": outcome,
        "exposure": exposure,
        "treated": treated,
        "adopted": adopted,
        "dose": dose,
        "weight": weights,
        "low": low,
        "high": high,
    }
    named = {key: column for key, column in named.items() if column}
    if kind not in KINDS:
        raise unknown(Text("loại kết quả", "kind of outcome"), kind, KINDS, "Panel.from_frame(kind=...)")
    ids = _ids(frame)
    frame = _flat(frame)
    _check_columns(frame, named, controls)
    rows = _read(frame.set_axis(ids), named, controls, kind)
    check_kind(rows, kind, named)
    rows, said = in_years(rows, exposure, kind)
    dated = "adopted" in named and "treated" not in named
    days = written_days(frame[named["adopted"]]) if dated else []
    return finish(
        rows,
        cautions=(*said, *late_starts(days, rows["period"].dtype.freq.rule_code[0])),
        needed=tuple(key for key in NEEDED if key in named),
        headings=named,
        outcome=outcome,
        kind=kind,
        controls=controls,
        simulated=simulated,
        sources=tuple(sources),
        label=_text(label or outcome),
        unit=_text(unit or ""),
        exposed=exposed or measured_in(exposure),
    )


def _text(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text(words, words)


def _ids(frame: pd.DataFrame) -> list[str]:
    """The index label of each row, with its position where a label is repeated."""
    labels = list(map(str, frame.index.tolist()))
    again = pd.Index(labels, dtype=object).duplicated(keep=False)
    if not again.any():
        return labels
    return [f"{label} (#{n})" if twice else label for n, (label, twice) in enumerate(zip(labels, again, strict=True), start=1)]


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the levels of its index that have a name among its columns."""
    if frame.columns.nlevels > 1:
        names = ", ".join(map(str, frame.columns[:3]))
        raise BadTable(
            expected=Text("một hàng tên cột", "one row of column names"),
            found=Text(f"{frame.columns.nlevels} hàng ({names}…)", f"{frame.columns.nlevels} rows ({names}…)"),
            where="Panel.from_frame",
            remedy=Text("gộp tên: frame.columns = ['_'.join(c) for c in frame.columns]",
                        "join the names: frame.columns = ['_'.join(c) for c in frame.columns]"),
        )  # fmt: skip
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    return frame.reset_index(level=levels) if levels else frame


def _check_columns(frame: pd.DataFrame, named: dict[str, str], controls: tuple[str, ...]) -> None:
    for column in [*named.values(), *controls]:
        if column not in frame.columns:
            raise unknown(Text("cột", "column"), column, frame.columns, "Panel.from_frame", BadTable)
    twice = sorted({str(c) for c in [*named.values(), *controls] if isinstance(frame[c], pd.DataFrame)})
    taken = sorted(set(controls) & set(COLUMNS))
    if twice or taken:
        bad = ", ".join(twice or taken)
        raise BadTable(
            expected=Text("mỗi tên chỉ một cột", "one column of each name")
            if twice
            else Text("tên biến không trùng với cột của bảng", "controls that are not named like a column of the panel"),
            found=Text(bad, bad),
            where="Panel.from_frame" if twice else "Panel.from_frame(controls=...)",
            remedy=Text("đổi tên cột, ví dụ thêm “x_”", "rename the column, for instance with an x_ before it"),
        )


def _read(frame: pd.DataFrame, named: dict[str, str], controls: tuple[str, ...], kind: str) -> pd.DataFrame:
    """Every named column as the panel has it, one by one, so that no dtype of one column touches another."""
    where = places_of(frame[named["place"]], named["place"])
    when = periods(frame[named["period"]], named["period"], where)
    rows = pd.DataFrame({"place": where.astype("str"), "period": when, "row": pd.Series(frame.index, frame.index, dtype="str")})
    for key in (key for key in NUMERIC if key in named):
        whole = key == "exposure" or (key == "outcome" and kind != "measure")
        rows[key] = numbers(frame[named[key]], named[key], where, when, whole)
    for key in (key for key in BOUNDS if key in named):
        rows[key] = pd.to_numeric(frame[named[key]]).astype(float)
    if "adopted" in named:
        frequency = when.dtype.freq.rule_code[0]
        rows["adopted"] = adoptions(frame[named["adopted"]], named["adopted"], where, frequency, "treated" not in named)
    for column in controls:
        rows[column] = control(frame[column], column, where, when)
    return rows.reset_index(drop=True)


def finish(
    rows: pd.DataFrame,
    *,
    accounting: Accounting | None = None,
    needed: Sequence[str] = (),
    headings: Headings = UNNAMED,
    **fields,
) -> Panel:
    """Validate rows that have place, period and outcome, fill the optional columns, and make the Panel.

    `needed`: columns of NEEDED that the caller named, without which a row is set aside; `headings`: the caller's names of columns.
    """
    rows = _completed(rows, fields.get("controls", ()))
    check_treatment(rows, headings)
    aside = _aside(rows, needed)
    account = (accounting or Accounting.of(len(rows), len(rows), {})).and_then(aside)
    kept = rows[~rows["row"].isin(list(aside))].sort_values(["place", "period"], kind="stable").reset_index(drop=True)
    if kept.empty:
        raise _nothing_left(account)
    check_values(kept, fields.get("kind", "count"), headings)
    frequency = kept["period"].dtype.freq.rule_code[0]
    found = (*fields.pop("cautions", ()), *_set_aside(rows, aside), *cautions(kept))
    fields.setdefault("place_names", {code: places()[code].name for code in kept["place"].unique() if code in places()})
    return Panel(rows=kept, frequency=frequency, accounting=account, cautions=found, **fields)


def _completed(rows: pd.DataFrame, controls: Sequence[str]) -> pd.DataFrame:
    empty = {"quantifier": "exact", "part": "", "main": True, "source": "", "derived": False, "adopted": pd.NaT}
    rows = rows.assign(row=rows["row"] if "row" in rows else [str(n) for n in range(len(rows))])
    for column in COLUMNS:
        if column not in rows:
            rows[column] = empty.get(column, np.nan)
    for column in (*NUMERIC, *BOUNDS):
        rows[column] = pd.to_numeric(rows[column]).astype(float)
    if rows["adopted"].isna().all():
        rows["adopted"] = pd.Series(pd.NaT, index=rows.index, dtype=rows["period"].dtype)
    return rows[[*COLUMNS, *controls]]


def _aside(rows: pd.DataFrame, needed: Sequence[str]) -> dict[str, Text]:
    """The rows that cannot be used and why; the first reason counts."""
    empty = rows["outcome"].isna() & rows["low"].isna() & rows["high"].isna()
    reasons = [(rows["period"].isna(), NO_PERIOD), (empty, NO_VALUE), *((_lacking(rows[key]), NEEDED[key]) for key in needed)]
    found: dict[str, Text] = {}
    for lacking, why in reasons:
        found = dict.fromkeys(rows.loc[lacking, "row"], why) | found
    return found


def _lacking(column: pd.Series) -> pd.Series:
    """A cell without a value; a weight of zero says nothing either, unless all are zero, which is refused."""
    return column.isna() | ((column == 0) & (column != 0).any() if column.name == "weight" else False)


def _set_aside(rows: pd.DataFrame, aside: dict[str, Text]) -> list[Caution]:
    """A caution for each reason of NEEDED, with places and periods: such rows have a figure that no estimate uses."""
    found = []
    for key, why in NEEDED.items():
        gone = rows[rows["row"].isin([row for row, reason in aside.items() if reason == why])]
        if len(gone):
            listed = "; ".join(f"{p} {t}" for p, t in gone[["place", "period"]].head(SHOWN).to_numpy())
            found.append(Caution(f"no_{key}", Text(
                "Để riêng vì {why}: {listed}{more} ({n} dòng).", "Set aside, {why}: {listed}{more} (rows: {n})."
            ).fill(n=len(gone), why=why, listed=listed, more="; …" if len(gone) > SHOWN else "")))  # fmt: skip
    return found


def _nothing_left(account: Accounting) -> BadTable:
    reasons = Text(*(
        "; ".join(f"{n}: {why}" for why, n in account.reasons(language).items()) or "0" for language in ("vi", "en")
    ))  # fmt: skip
    return BadTable(
        expected=Text("ít nhất một dòng dùng được", "at least one row that can be used"),
        found=Text("{n} dòng, để riêng tất cả ({why})", "{n} rows, all set aside ({why})").fill(n=account.rows_in, why=reasons),
        where="Panel",
        remedy=Text("điền các ô trống, hoặc không nêu cột đó", "fill the empty cells in, or do not name that column"),
    )
