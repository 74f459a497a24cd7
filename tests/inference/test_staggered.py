"""The average of group-time effects, all at once, is that of the effects one by one."""

import numpy as np
import pytest

from analysis.inference.resampling import Wide
from analysis.inference.staggered import group_time, simple


def wide(seed: int, holes: int = 0, never: bool = True) -> Wide:
    rng = np.random.default_rng(seed)
    Y = rng.normal(50, 10, (14, 9, 2))
    for place, period in zip(rng.integers(14, size=holes), rng.integers(9, size=holes), strict=True):
        Y[place, period] = np.nan
    return Wide(Y, rng.choice([0, 3, 4, 7, 9] if never else [2, 5, 8], 14))


@pytest.mark.parametrize("control", ["not_yet", "never"])
@pytest.mark.parametrize(
    "given", [wide(1), wide(2), wide(3, never=False), wide(4, holes=3), Wide(np.zeros((4, 5, 1)), np.full(4, 5))]
)
def test_the_average_of_the_effects_after_the_start(given, control):
    after = [e for e in group_time(given, control) if e.period >= e.start]
    sizes = [(given.start == e.start).sum() for e in after]
    one_by_one = np.average([e.effect for e in after], axis=0, weights=sizes) if after else np.full(given.Y.shape[2], np.nan)
    np.testing.assert_allclose(simple(given, control), one_by_one, rtol=1e-10, atol=1e-12)
