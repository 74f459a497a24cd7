"""The totals of Callaway and Sant'Anna on their minimum-wage data (R package did, vignette "Getting started")."""

import pytest

from analysis.credentials.published_data import data
from analysis.credentials.published_panels import _mpdta as minimum_wages
from analysis.errors import BadParameter
from analysis.estimators import estimate

DESIGN = minimum_wages(data("mpdta"))


@pytest.mark.parametrize(
    ("total", "value"), [("simple", -0.0400), ("dynamic", -0.0772), ("group", -0.0310), ("calendar", -0.0417)]
)
def test_the_totals_are_the_published_ones(total, value):
    found = estimate(DESIGN, "callaway_santanna", control="never", total=total, errors="analytic")
    assert found.value == pytest.approx(value, abs=6e-5)
    jackknifed = estimate(DESIGN, "callaway_santanna", control="never", total=total)
    assert jackknifed.value == found.value and jackknifed.std_error == pytest.approx(found.std_error, rel=0.05)


def test_another_total_is_no_option():
    with pytest.raises(BadParameter):
        estimate(DESIGN, "callaway_santanna", total="cells")
