"""One set of boundaries: counts of units that were merged or split, moved to the units that stood on a date.

A merger adds; a split divides by declared weights, or equally where nobody knows, with an interval from the lowest to the
highest share. Totals are conserved to 1e-9. A contrast of treated and untreated units that a merger has mixed is refused.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.catalogue import place as place_named
from analysis.catalogue import places
from analysis.catalogue.declared import toml
from analysis.errors import BadTable, WorkbookError
from analysis.language import Text


class MixedContrast(WorkbookError):
    """A unit of the new boundaries holds treated and untreated units of the old."""


@dataclass(frozen=True)
class Share:
    """The part of one unit that lies in another: `weight` with its lowest and highest; `declared`: from mergers.toml."""

    place: str
    weight: float
    low: float
    high: float
    declared: bool


@dataclass(frozen=True)
class Harmonised:
    """`frame`: place, period, value, low, high, sources, on the units that stood on `to`; `moved`: one row a move."""

    frame: pd.DataFrame
    moved: pd.DataFrame
    to: dt.date


def shares(code: str, to: dt.date) -> tuple[Share, ...]:
    """Where the counts of a unit belong on a date: itself, or its successors' successors, with weights that add up to 1."""
    unit = place_named(code)
    if unit.exists_on(to):
        return (Share(code, 1.0, 1.0, 1.0, True),)
    if unit.valid_from and unit.valid_from > to:
        raise _backwards(code, to)
    merged: dict[str, Share] = {}
    for step in _split(code):
        for onward in shares(step.place, to):
            new = Share(
                onward.place,
                step.weight * onward.weight,
                step.low * onward.low,
                step.high * onward.high,
                step.declared and onward.declared,
            )
            old = merged.get(onward.place)
            merged[onward.place] = new if old is None else Share(
                new.place, old.weight + new.weight, min(1.0, old.low + new.low), min(1.0, old.high + new.high), old.declared and new.declared
            )  # fmt: skip
    return tuple(merged.values())


@cache
def _split(code: str) -> tuple[Share, ...]:
    """A unit's own successors with their shares."""
    successors = places()[code].successors
    if not successors:
        raise BadTable(
            expected=Text("đơn vị kế thừa trong places.csv", "successors in places.csv"), found=Text(f"{code}: không có", f"{code}: none"),
            where="data/raw/public_record/places.csv", remedy=Text("khai báo cột successors", "fill in the column successors"),
        )  # fmt: skip
    entry = {k: v for k, v in toml("mergers").get(code, {}).items() if k != "source"}
    if len(successors) == 1:
        return (Share(successors[0], 1.0, 1.0, 1.0, True),)
    if not entry:
        return tuple(Share(s, 1.0 / len(successors), 0.0, 1.0, False) for s in successors)
    if set(entry) != set(successors) or abs(sum(v[0] for v in entry.values()) - 1) > 1e-9:
        raise BadTable(
            expected=Text(f"tỷ trọng cộng bằng 1 cho {', '.join(successors)}", f"shares that add up to 1 for {', '.join(successors)}"),
            found=Text(str(entry), str(entry)), where=f"analysis/catalogue/mergers.toml [{code}]", remedy=Text("sửa tỷ trọng", "correct the shares"),
        )  # fmt: skip
    return tuple(Share(s, *map(float, entry[s]), True) for s in successors)


def harmonise(frame: pd.DataFrame, to: dt.date) -> Harmonised:
    """A frame (place, period, value; optional low, high, treated) on the boundaries of a date.

    Values are counts: they are added and divided. Raises MixedContrast where `treated` differs inside one new unit, BadTable
    where columns are missing, UnknownName for an unknown place.
    """
    _check(frame)
    pieces, moves = [], []
    for row in frame.itertuples(index=False):
        parts = shares(row.place, to)
        low, high = getattr(row, "low", row.value), getattr(row, "high", row.value)
        for part in parts:
            pieces.append(
                (
                    part.place,
                    row.period,
                    row.value * part.weight,
                    low * part.low,
                    high * part.high,
                    row.place,
                    getattr(row, "treated", None),
                )
            )
            if part.place != row.place:
                moves.append((row.place, part.place, part.weight, part.low, part.high, part.declared))
    columns = ["place", "period", "value", "low", "high", "source", "treated"]
    moved = pd.DataFrame(moves, columns=["from", "to", "weight", "low", "high", "declared"]).drop_duplicates(ignore_index=True)
    pieces = pd.DataFrame(pieces, columns=columns)
    if "treated" in frame.columns:
        _refuse_mixed(pieces, to)
    grouped = pieces.groupby(["place", "period"], sort=True, as_index=False)
    out = grouped.agg(
        value=("value", "sum"), low=("low", "sum"), high=("high", "sum"), sources=("source", lambda s: ";".join(sorted(set(s))))
    )
    if "treated" in frame.columns:
        out = out.merge(pieces[["place", "treated"]].drop_duplicates(), on="place", validate="many_to_one")
    _conserved(frame, out)
    return Harmonised(out, moved, to)


def _check(frame: pd.DataFrame) -> None:
    missing = {"place", "period", "value"} - set(frame.columns)
    if missing:
        raise BadTable(
            expected=Text("cột place, period, value", "columns place, period, value"), found=Text(f"thiếu {sorted(missing)}", f"missing {sorted(missing)}"),
            where="harmonise", remedy=Text("đổi tên cột", "rename the columns"),
        )  # fmt: skip
    twice = frame.duplicated(["place", "period"])
    if twice.any():
        first = frame[twice].iloc[0]
        raise BadTable(
            expected=Text("mỗi địa bàn và kỳ một dòng", "one row a place and period"), found=Text("hai dòng", "two rows"),
            where=f"{first['place']} {first['period']}", remedy=Text("chọn một chỉ số rồi gọi lại", "choose one indicator first"),
        )  # fmt: skip


def _refuse_mixed(pieces: pd.DataFrame, to: dt.date) -> None:
    """A new unit made of treated and of untreated old ones can stand on neither side of a contrast."""
    sides: dict[str, set] = defaultdict(set)
    inside: dict[str, set] = defaultdict(set)
    for piece in pieces.itertuples(index=False):
        sides[piece.place].add(bool(piece.treated))
        inside[piece.place].add(f"{piece.source} ({'1' if piece.treated else '0'})")
    mixed = [place for place, found in sides.items() if len(found) > 1]
    if mixed:
        names = "; ".join(f"{place}: {', '.join(sorted(inside[place]))}" for place in sorted(mixed))
        raise MixedContrast(
            expected=Text("mỗi đơn vị mới chỉ gồm nơi có hoặc chỉ gồm nơi không có can thiệp", "new units wholly treated or wholly untreated"),
            found=Text(f"{len(mixed)} đơn vị bị trộn: {names}", f"{len(mixed)} mixed units: {names}"), where=f"harmonise(to={to})",
            remedy=Text("so sánh trên ranh giới cũ (trước khi sáp nhập), hoặc bỏ các đơn vị bị trộn và nói rõ", "compare on the old boundaries, before the merger, or leave the mixed units out and say so"),
        )  # fmt: skip


def _conserved(before: pd.DataFrame, after: pd.DataFrame) -> None:
    """Totals by period are those of the frame given, to 1e-9 of their size."""
    a, b = before.groupby("period")["value"].sum(), after.groupby("period")["value"].sum()
    off = (a - b).abs() > 1e-9 * a.abs().clip(lower=1.0)
    if off.any():
        period = off[off].index[0]
        raise BadTable(
            expected=Text(f"tổng {a[period]}", f"total {a[period]}"), found=Text(f"{b[period]}", f"{b[period]}"), where=f"harmonise, {period}",
            remedy=Text("kiểm tra tỷ trọng trong mergers.toml", "check the shares in mergers.toml"),
        )  # fmt: skip


def _backwards(code: str, to: dt.date) -> BadTable:
    return BadTable(
        expected=Text(f"một đơn vị đã có vào {to}", f"a unit that stood by {to}"), found=Text(f"{code} lập sau đó", f"{code}, created later"), where="harmonise",
        remedy=Text("chọn ngày sau: số của đơn vị gộp không tách ngược được", "choose a later date: counts of a merged unit cannot be taken apart"),
    )  # fmt: skip
