"""A club's roll: so many members, of whom so many with the event. All that can be had of it is a share."""

from __future__ import annotations

import pandas as pd

from analysis.errors import BadParameter
from analysis.language import Text
from analysis.panel.frame import finish
from analysis.panel.panel import Panel


def roll(events: int, members: int, label: Text | None = None) -> Panel:
    """The share panel of a roll. Raises BadParameter unless 0 <= events <= members and there are members."""
    if members <= 0 or not 0 <= events <= members:
        raise BadParameter(
            expected=Text("0 ≤ số sự kiện ≤ số người, có ít nhất một người", "0 <= events <= members, at least one member"),
            found=Text(f"{events}/{members}", f"{events}/{members}"),
            where="roll(events, members)",
            remedy=Text("sửa hai con số", "correct the two numbers"),
        )
    frame = pd.DataFrame(
        {
            "place": ["roll"],
            "period": pd.PeriodIndex(["2020"], freq="Y"),
            "outcome": [events],
            "exposure": [members],
            "row": ["roll"],
        }
    )
    return finish(
        frame, outcome="roll_share", kind="share", label=label or Text("Tỷ lệ trong danh sách", "Share of the roll"),
        unit=Text("người", "persons"), place_names={"roll": Text("Danh sách câu lạc bộ", "The club's roll")}, sources=("roll",),
    )  # fmt: skip
