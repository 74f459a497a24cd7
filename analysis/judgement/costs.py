"""What an outcome cost: volunteer hours at two prices and money spent, over the events averted.

Hours of volunteers have no invoice: they are counted at a low price (a minimum wage, say) and a high one (an average wage), and both are shown. The interval is Fieller's: the values of
cost per event that the interval of the events averted does not exclude, where the cost itself is taken as known. Where that interval holds zero, no cost per event is
excluded upwards; where it holds no averted event at all, there is no cost per event.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import BadTable
from analysis.judgement.given import costs as read_costs
from analysis.language import Text
from analysis.results import Estimate, Refusal, averted

COLUMNS = ("item", "hours", "price_low", "price_high", "money")


@dataclass(frozen=True, kw_only=True)
class Price:
    """One price of an hour: the whole cost, and cost per event averted (NaN and infinite ends where there is none)."""

    label: Text
    total: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Costs:
    """`prices`: the low and the high price of an hour; empty where no table was given. `hours`, `money`: the sums."""

    prices: tuple[Price, ...]
    hours: float
    money: float
    events: dict[str, Any] | None
    simulated: bool = False


LABELS = {
    "price_low": Text("giờ tình nguyện, đơn giá thấp", "volunteer hours, low price"),
    "price_high": Text("giờ tình nguyện, đơn giá cao", "volunteer hours, high price"),
}


def costs(table: pd.DataFrame | None, fewer: dict[str, Any] | None = None, simulated: bool = False) -> Costs:
    """The costs of a table with a row an item: `hours` of volunteers with `price_low` and `price_high`, or `money` (empty cells are 0).

    `fewer`: value, low, high of the events fewer (`results.averted`), over the same time as the costs. Raises BadTable where hours have no
    price, the low price is above the high one, or a number is negative.
    """
    if table is None or table.empty:
        return Costs(prices=(), hours=0.0, money=0.0, events=fewer, simulated=simulated)
    own = table.reindex(columns=list(COLUMNS)).assign(
        **{c: pd.to_numeric(table.get(c), errors="coerce") for c in COLUMNS[1:] if c in table}
    )
    _checked(own)
    own = own.fillna({c: 0.0 for c in COLUMNS[1:]})
    money = float(own["money"].sum())
    totals = {price: float((own["hours"] * own[price]).sum()) + money for price in LABELS}
    prices = tuple(_price(LABELS[price], total, fewer) for price, total in totals.items())
    return Costs(prices=prices, hours=float(own["hours"].sum()), money=money, events=fewer, simulated=simulated)


def _checked(own: pd.DataFrame) -> None:
    hours = own["hours"].fillna(0) > 0
    wrong = own[
        (own[list(COLUMNS[1:])] < 0).any(axis=1)
        | (hours & own[["price_low", "price_high"]].isna().any(axis=1))
        | (own["price_low"] > own["price_high"])
    ]
    if len(wrong):
        raise BadTable(
            expected=Text("số không âm; giờ có đơn giá thấp và đơn giá cao, thấp không quá cao", "numbers that are not negative; hours with a low and a high price, in that order"),
            found=Text(*(f"{wrong.iloc[0]['item']}",) * 2), where=f"costs, {wrong.index[0]}", remedy=Text("sửa dòng ấy", "mend that row"),
        )  # fmt: skip


def _price(label: Text, total: float, fewer: dict[str, Any] | None) -> Price:
    value, low, high = per_event(total, fewer) if fewer else (math.nan,) * 3
    return Price(label=label, total=total, value=value, low=low, high=high)


def per_event(total: float, fewer: dict[str, Any]) -> tuple[float, float, float]:
    """Cost per event with Fieller's interval for a known numerator: infinite above where the events averted may be none, NaN where none are."""
    if fewer["high"] <= 0:
        return math.nan, math.nan, math.nan
    value = total / fewer["value"] if fewer["value"] > 0 else math.inf
    return value, total / fewer["high"], total / fewer["low"] if fewer["low"] > 0 else math.inf


def costs_of(effect: Estimate | Refusal, file: str = "", numbers: str = "") -> Costs:
    """The costs of a file over the events that a finding has fewer; empty where no file is named."""
    return costs(read_costs(file, numbers), averted(effect) if isinstance(effect, Estimate) else None, simulated=effect.simulated)
