"""Any tidy frame -> Panel: a researcher's own table or a published data set goes the same way as the record."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.catalogue import places
from analysis.errors import BadTable, Caution, unknown
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.panel import COLUMNS, KINDS, Panel


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
    controls: Sequence[str] = (),
    kind: str = "count",
    label: Text | None = None,
    unit: Text | None = None,
    simulated: bool = False,
    sources: Sequence[str] = (),
) -> Panel:
    """A validated panel from a tidy frame with one row a place and period. The frame itself is never changed.

    Parameters name columns of `frame`. `period` holds years, ISO months (`2019-03`), quarters (`2019Q1`), dates or
    pandas Periods; `adopted` holds the period of adoption in the same form, empty for a place never treated;
    `treated` is 0/1 or the treated fraction of the period; `exposure` is in person-years (count), trials (share).

    Raises BadTable for an unknown column, a duplicate place-period, a negative count or an exposure of zero; returns an
    unbalanced panel, or an adoption outside the window, with a typed caution. Rows without an outcome are set aside.
    """
    named = {
        "place": place,
        "period": period,
        "outcome": outcome,
        "exposure": exposure,
        "treated": treated,
        "adopted": adopted,
        "dose": dose,
        "weight": weights,
    }
    if kind not in KINDS:
        raise unknown(Text("loại kết quả", "kind of outcome"), kind, KINDS, "Panel.from_frame(kind=...)")
    for column in [*filter(None, named.values()), *controls]:
        if column not in frame.columns:
            raise unknown(Text("cột", "column"), column, frame.columns, "Panel.from_frame", BadTable)
    taken = sorted(set(controls) & set(COLUMNS))
    if taken:
        raise BadTable(
            expected=Text("tên biến không trùng với cột của bảng", "controls that are not named like a column of the panel"),
            found=Text(", ".join(taken), ", ".join(taken)),
            where="Panel.from_frame(controls=...)",
            remedy=Text("đổi tên cột, ví dụ thêm «x_»", "rename the column, for instance with an x_ before it"),
        )
    rows = pd.DataFrame({key: frame[column].to_numpy() for key, column in named.items() if column})
    rows["row"] = frame.index.map(str).to_numpy()
    rows[list(controls)] = frame[list(controls)].to_numpy()
    rows["period"] = _periods(rows["period"], period)
    if adopted:
        rows["adopted"] = _periods(rows["adopted"], adopted, rows["period"].dtype.freq.rule_code[0])
    return finish(
        rows,
        outcome=outcome,
        kind=kind,
        controls=tuple(controls),
        simulated=simulated,
        sources=tuple(sources),
        label=label or Text(outcome, outcome),
        unit=unit or Text("", ""),
    )


def finish(rows: pd.DataFrame, *, accounting: Accounting | None = None, **fields) -> Panel:
    """Validate rows that have place, period and outcome, fill the optional columns, and make the Panel."""
    rows = _completed(rows, fields.get("controls", ()))
    kind = fields.get("kind", "count")
    empty = rows["outcome"].isna() & rows["low"].isna() & rows["high"].isna()
    why = Text("không có giá trị", "no value")
    aside = dict.fromkeys(rows.loc[empty, "row"], why)
    account = (accounting or Accounting.of(len(rows), len(rows), {})).and_then(aside)
    rows = rows[~empty].sort_values(["place", "period"], kind="stable").reset_index(drop=True)
    _refuse(
        rows,
        rows.duplicated(["place", "period"], keep=False),
        Text("một dòng cho mỗi địa bàn và kỳ", "one row a place and period"),
        Text("bỏ dòng trùng hoặc cộng gộp trước", "drop or add up the duplicates first"),
    )
    if kind in ("count", "share"):
        _refuse(
            rows,
            rows["outcome"] < 0,
            Text("số đếm không âm", "counts that are not negative"),
            Text("sửa trong tệp nguồn, hoặc dùng kind='measure'", "correct the source, or use kind='measure'"),
        )
    _refuse(
        rows,
        rows["exposure"] <= 0,
        Text("mẫu số dương", "a positive exposure"),
        Text("bổ sung dân số hoặc bỏ dòng", "fill in the population or drop the row"),
    )
    frequency = rows["period"].dtype.freq.rule_code[0]
    cautions = (*fields.pop("cautions", ()), *_cautions(rows))
    fields.setdefault("place_names", {code: places()[code].name for code in rows["place"].unique() if code in places()})
    return Panel(rows=rows, frequency=frequency, accounting=account, cautions=cautions, **fields)


def _completed(rows: pd.DataFrame, controls: Sequence[str]) -> pd.DataFrame:
    empty = {"quantifier": "exact", "part": "", "main": True, "source": "", "derived": False, "adopted": pd.NaT}
    rows = rows.copy()
    for column in COLUMNS:
        if column not in rows:
            rows[column] = empty.get(column, np.nan)
    for column in ("outcome", "low", "high", "exposure", "treated", "dose", "weight"):
        rows[column] = pd.to_numeric(rows[column]).astype(float)
    if rows["adopted"].isna().all():
        rows["adopted"] = pd.Series(pd.NaT, index=rows.index, dtype=rows["period"].dtype)
    return rows[[*COLUMNS, *controls]]


def _periods(column: pd.Series, name: str, frequency: str | None = None) -> pd.Series:
    if isinstance(column.dtype, pd.PeriodDtype):
        return column
    filled = column.dropna()
    text = filled.map(lambda v: str(int(v)) if isinstance(v, (int, float, np.number)) else str(v)[:10])
    if frequency is None:
        frequency = _frequency(text)
    try:
        periods = text.map(lambda v: pd.Period(v, freq=frequency))
    except ValueError as error:
        raise BadTable(
            expected=Text("năm, 2019Q1, 2019-03 hoặc ngày ISO", "years, 2019Q1, 2019-03 or ISO dates"),
            found=Text(str(error), str(error)),
            where=Text(f"cột {name}", f"column {name}"),
            remedy=Text("viết lại cột kỳ theo một dạng", "write the period column in one of these forms"),
        ) from None
    return periods.reindex(column.index).astype(f"period[{frequency}]")


def _frequency(text: pd.Series) -> str:
    if text.str.fullmatch(r"\d{4}").all():
        return "Y"
    return "Q" if text.str.contains("Q").all() else "M"


def _refuse(rows: pd.DataFrame, bad: pd.Series, expected: Text, remedy: Text) -> None:
    if bad.any():
        where = "; ".join(f"{p}, {t}" for p, t in rows.loc[bad, ["place", "period"]].drop_duplicates().head(5).to_numpy())
        raise BadTable(
            expected=expected,
            found=Text("{n} dòng không đúng", "{n} rows that are not").fill(n=int(bad.sum())),
            where=where,
            remedy=remedy,
        )


def _cautions(rows: pd.DataFrame) -> list[Caution]:
    found = []
    counts = rows.groupby("place")["period"].nunique()
    if len(counts) > 1 and counts.nunique() > 1:
        short = counts[counts < counts.max()].index[:5]
        found.append(
            Caution(
                "unbalanced",
                Text(
                    "Bảng không cân: thiếu kỳ ở {places}.",
                    "The panel is not balanced: periods are missing for {places}.",
                ).fill(places=", ".join(map(str, short))),
            )
        )
    dated = rows[rows["adopted"].notna()]
    if len(dated):
        outside = dated[(dated["adopted"] < rows["period"].min()) | (dated["adopted"] > rows["period"].max())]
        if len(outside):
            found.append(
                Caution(
                    "adopted_outside_window",
                    Text(
                        "Ngày áp dụng nằm ngoài khung thời gian: {places}.",
                        "Adoption falls outside the window: {places}.",
                    ).fill(places=", ".join(map(str, outside["place"].unique()[:5]))),
                )
            )
    return found
