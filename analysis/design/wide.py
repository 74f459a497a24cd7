"""Staggered adoption as a places x periods table: who is used, and who must be left out and why."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design.arrays import always_treated, arrays, levels
from analysis.design.claim import Obstacle
from analysis.design.design import Design
from analysis.errors import Caution
from analysis.language import LANGUAGES, Text
from analysis.panel.columns import SHOWN

NO_GROUPS = Obstacle(
    "no_usable_group",
    Text(
        "không còn nhóm nào có kỳ trước ngày bắt đầu và nơi đối chứng",
        "no group is left with a period before its start and a comparison",
    ),
    Text("kỳ trước ngày bắt đầu, và nơi chưa áp dụng", "periods before the start, and places not yet treated"),
)
ALONE = Text("Để riêng nơi chỉ có một kỳ: {p}.", "Left out, a single period: {p}.")
LACKING = Text("Để riêng nơi thiếu biến điều chỉnh ở một kỳ: {p}.", "Left out, a control missing in some period: {p}.")
GAPS = Text("Để riêng nơi thiếu kỳ: {p}.", "Left out, periods missing: {p}.")


def reversals(design: Design) -> pd.DataFrame:
    """The rows in which treatment falls back to nothing."""
    rows = design.rows
    before = rows.groupby("place")["treated"].shift(fill_value=0.0)
    return rows[(rows["treated"] == 0) & (before > 0)]


def reverses(design: Design) -> bool:
    """Whether treatment falls back to nothing somewhere."""
    return not reversals(design).empty


def withdrawn(design: Design) -> Obstacle:
    """The refusal of a method for which treatment never ends: it names where and when it ended."""
    ended = reversals(design)
    listed = "; ".join(f"{place} {period}" for place, period in ended[["place", "period"]].head(SHOWN).to_numpy())
    text = Text(
        "can thiệp bị ngừng ở một số nơi (không còn áp dụng từ: {where})",
        "the treatment is withdrawn again in some places (untreated from: {where})",
    )
    needed = Text("dùng method='twfe', hoặc bỏ các kỳ sau khi ngừng", "use method='twfe', or drop the periods after the end")
    return Obstacle("treatment_reverses", text.fill(where=listed + ("; …" if len(ended) > SHOWN else "")), needed)


def on(design: Design, table: pd.DataFrame) -> np.ndarray | None:
    """Which periods of a table of places without gaps tell of its treatment: all but those after it was withdrawn.

    None where treated places differ in the periods after their withdrawal.
    """
    rows = design.rows[design.rows["place"].isin(table.index)]
    begun = rows["adopted"].notna() & (rows["period"] >= rows["adopted"])
    off = rows[begun & (rows["treated"] == 0)]
    treated = rows.loc[rows["treated"] > 0, "place"].nunique()
    if (off.groupby("period")["place"].nunique() != treated).any():
        return None
    return ~table.columns.isin(off["period"].unique())


def ended(design: Design, kept: np.ndarray) -> tuple[Caution, ...]:
    """A caution that counts the periods after a withdrawal that an estimate leaves out."""
    if kept.all():
        return ()
    text = Text(
        "Để riêng {n} kỳ sau khi can thiệp bị ngừng; kết quả là của thời gian còn áp dụng.",
        "{n} periods after the treatment was withdrawn are left out; the result is that of the time under treatment.",
    )
    return (Caution("treatment_withdrawn", text.fill(n=int((~kept).sum()))),)


class Table(NamedTuple):
    """`Y` (places x periods), `start` (index of the first treated period; number of periods: never), the `table` itself, the
    `scale`, `cautions`, the `cluster` of each place (codes from 0; None: each is its own), and the controls `X` (places x periods x
    controls) where they are asked for.
    """

    Y: np.ndarray
    start: np.ndarray
    table: pd.DataFrame
    scale: str
    cautions: tuple[Caution, ...]
    cluster: np.ndarray | None
    X: np.ndarray | None = None


def gaps(design: Design) -> Obstacle:
    """Why a method that needs whole places has no group: so many lack a period; NO_GROUPS where none does."""
    rows = design.rows
    short = rows.groupby("place")["period"].nunique() < rows["period"].nunique()
    if not short.any():
        return NO_GROUPS
    text = Text(
        "{k}/{n} nơi thiếu ít nhất một kỳ; phần còn lại không đủ để so sánh",
        "{k} of {n} places lack at least one period; what is left carries no comparison",
    )
    if short.all():
        text = Text("cả {n} nơi đều thiếu ít nhất một kỳ", "each of the {n} places lacks at least one period")
    return Obstacle(
        "places_with_gaps",
        text.fill(k=int(short.sum()), n=len(short)),
        Text("nơi có đủ mọi kỳ, hoặc dùng method='borusyak'", "places with every period, or method='borusyak'"),
    )


def wide(design: Design, balanced: bool = True, clusters: bool = False, controls: bool = False) -> Table:
    """The outcome as places x periods, without weights; `clusters`, `controls`: whether the caller minds them.

    Places without a period before their start are left out; so are those with one period and, where `balanced`, with a gap.
    """
    data = arrays(design, controls=False)
    y, scale = levels(data)
    rows = data.rows.assign(y=y)
    table = rows.pivot(index="place", columns="period", values="y")
    start = (
        rows.groupby("place")["adopted"].first().map(lambda p: table.columns.searchsorted(p) if pd.notna(p) else table.shape[1])
    )
    start = start.to_numpy(int)
    there = table.notna().to_numpy()
    always = ~(there & (np.arange(table.shape[1]) < start[:, None])).any(axis=1)
    gap, alone = ~there.all(axis=1) & balanced, there.sum(axis=1) < 2
    X = _controls(design, rows, table) if controls and design.controls else None
    lacking = np.zeros(len(table), bool) if X is None else ~np.isfinite(X).all(axis=(1, 2))
    keep = ~(always | gap | alone | lacking)
    cluster = rows.groupby("place")[design.cluster].first()[keep] if design.cluster and clusters else None
    cautions = (
        *always_treated(table.index[always]),
        *_left_out("singletons", ALONE, table.index[alone & ~always & ~gap]),
        *_left_out("gaps", GAPS, table.index[gap & ~always]),
        *_left_out("controls_missing", LACKING, table.index[lacking & ~always & ~gap & ~alone]),
        *not_used(design, clusters, controls),
    )
    cluster = None if cluster is None else pd.factorize(cluster, sort=True)[0]
    X = None if X is None else X[keep]
    return Table(table.to_numpy()[keep], start[keep], table[keep], scale, cautions, cluster, X)


def _controls(design: Design, rows: pd.DataFrame, table: pd.DataFrame) -> np.ndarray:
    """Controls as places x periods x controls, in the order of a table."""
    each = [rows.pivot(index="place", columns="period", values=name).reindex_like(table) for name in design.controls]
    return np.stack([one.to_numpy(float) for one in each], axis=2)


def _left_out(code: str, text: Text, who: pd.Index) -> tuple[Caution, ...]:
    if not len(who):
        return ()
    return (Caution(code, text.fill(p=", ".join(map(str, who[:5])) + (", …" if len(who) > 5 else ""))),)


def not_used(design: Design, clusters: bool = False, controls: bool = False) -> tuple[Caution, ...]:
    """A caution that names what the design gives and the method does not use: controls, weights, clusters."""
    rows, unused = design.rows, []
    if design.controls and not controls:
        names = ", ".join(design.controls)
        unused.append(Text(f"biến điều chỉnh ({names})", f"controls ({names})"))
    if len(rows) and rows["weight"].notna().all():
        unused.append(Text("trọng số", "weights"))
    if design.cluster and not clusters:
        unused.append(Text(f"cụm ({design.cluster})", f"clusters ({design.cluster})"))
    if not unused:
        return ()
    said = Text(*("; ".join(part.to(language) for part in unused) for language in LANGUAGES))
    return (Caution("not_used", Text("Phương pháp này không dùng: {what}.", "Not used by this method: {what}.").fill(what=said)),)


def observed_mean(design: Design, treated: np.ndarray) -> dict[str, float]:
    """The mean of the treated cells' levels, by its name in `statistics`; nothing where a per cent of it has no meaning."""
    return {"observed_mean": float(treated.mean())} if design.panel.kind == "count" and treated.size else {}


def event_series(table: pd.DataFrame, start: np.ndarray, effects: np.ndarray) -> pd.DataFrame:
    """Treated places' mean by period: observed, and without the effects (NaN before any start)."""
    ever = start < table.shape[1]
    observed = np.nanmean(table.to_numpy()[ever], axis=0)
    after = np.arange(table.shape[1]) >= start[ever].min()
    without = np.where(after, observed - np.nan_to_num(effects[ever]).mean(axis=0), np.nan)
    periods = [str(p) for p in table.columns]
    blank = np.full(len(periods), np.nan)
    return pd.DataFrame(
        {"place": "treated", "period": periods, "observed": observed, "fitted": blank, "counterfactual": without}
    ).assign(low=np.nan, high=np.nan)
