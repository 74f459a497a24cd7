"""What stands in the way is said in grammatical words."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from analysis import Panel
from analysis.design.obstacles import interrupted_obstacles


@pytest.mark.parametrize(
    ("aside", "said"),
    [(["b"], "one other part of the series has another"), (["b", "c"], "2 other parts of the series have another")],
)
def test_other_parts_of_a_series_are_counted_in_words_that_agree(aside, said):
    frame = pd.DataFrame({"place": "p", "period": range(2000, 2020), "y": range(20)})
    panel = Panel.from_frame(frame, place="place", period="period", outcome="y")
    part = ["a"] * (20 - len(aside)) + aside
    rows = panel.rows.assign(part=part, main=[code == "a" for code in part])
    (found,) = interrupted_obstacles(replace(panel, rows=rows), (dt.date(2009, 1, 1),), 8)
    assert found.code == "labels_do_not_chain"
    assert found.reason.en.startswith(said)
