"""What an event fewer cost, at two prices of a volunteer hour; an empty row says that no table of costs was given."""

from __future__ import annotations

import math

import pandas as pd

from analysis.judgement.costs import Costs, Price
from analysis.language import Text, number
from analysis.present.display import Table

HEAD = Text("Cách tính|Tổng chi phí|Mỗi vụ ít đi|Khoảng 95%", "Price|Total cost|Per event fewer|95% interval")
NO_TABLE = Text("chưa có bảng chi phí", "no table of costs was given")
FOOT = Text(
    "Đơn vị tiền như trong bảng chi phí. Khoảng Fieller, coi chi phí là đã biết: gồm mọi mức mà khoảng của số vụ ít đi không loại trừ; “không có cận trên”: số vụ ít đi có thể bằng 0. Chi phí phải cùng nơi, cùng thời gian với số vụ.",
    "Money as in the table of costs. Fieller's interval with the cost taken as known: every value that the interval of events does not exclude; “no upper end”: there may be no event fewer. Costs must be of the same places and time.",
)
NO_UPPER = Text("từ {low}, không có cận trên", "from {low}, no upper end")


def costs_table(found: Costs, language: str = "vi") -> Table:
    """One row a price; where no costs were given one row says so."""

    def build(lang: str) -> pd.DataFrame:
        rows = [_row(price, lang) for price in found.prices] or [(NO_TABLE.to(lang), "–", "–", "–")]
        return pd.DataFrame(rows, columns=HEAD.to(lang).split("|"))

    return Table(
        name="costs",
        title=Text("Chi phí cho mỗi vụ ít đi", "Cost per event fewer"),
        foot=FOOT,
        build=build,
        language=language,
        simulated=found.simulated,
    )


def _row(price: Price, lang: str) -> tuple[str, ...]:
    total, low = number(price.total, lang), number(price.low, lang) if math.isfinite(price.low) else "–"
    if math.isnan(price.low):
        return price.label.to(lang), total, "–", "–"
    value = number(price.value, lang) if math.isfinite(price.value) else "–"
    ends = (
        f"{low} {'đến' if lang == 'vi' else 'to'} {number(price.high, lang)}"
        if math.isfinite(price.high)
        else NO_UPPER.to(lang).format(low=low)
    )
    return price.label.to(lang), total, value, ends
