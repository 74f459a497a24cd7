"""A funnel shows its limits, however few the places and however alike their precision."""

import numpy as np
import pandas as pd
import pytest

from analysis.language import Text
from analysis.present.screening_figures import funnel, funnel_of


@pytest.mark.parametrize("errors", [np.full(6, 0.25), np.linspace(0.1, 0.5, 22)])
def test_the_outer_limits_are_within_the_axis_where_places_are(errors):
    frame = pd.DataFrame(
        {"place": [f"p{n}" for n in range(len(errors))], "effect": 0.01 * np.arange(len(errors)), "error": errors}
    )
    ax = funnel(funnel_of(frame), Text("tỷ số", "ratio"), Text("vụ", "cases")).draw("vi").axes[0]
    low, high = ax.get_ylim()
    at = np.median(1 / errors)
    limits = [np.interp(at, line.get_xdata(), line.get_ydata()) for line in ax.lines if len(line.get_xdata()) > 100]
    assert len(limits) == 4 and all(low < limit < high for limit in limits)
