"""Joinpoints keep the distance of NCI's Joinpoint: so many observations strictly within every piece."""

import numpy as np
import pytest

from analysis.inference.breakpoints import bent_line, least_within, most_bends


def least(x: np.ndarray, psi: np.ndarray) -> int:
    """The observations strictly within the piece that has fewest."""
    edges = [-np.inf, *psi, np.inf]
    return min(sum((x > a) & (x < b)) for a, b in zip(edges, edges[1:], strict=False))


def test_an_observation_on_a_joinpoint_lies_in_neither_piece():
    x = np.arange(12.0)
    y = x - 3 * np.maximum(x - 4, 0) + 4 * np.maximum(x - 6, 0)  # only one observation between the bends
    found = bent_line(x, y, np.ones(12), 2)
    assert least(x, found.psi) >= 2
    np.testing.assert_allclose(bent_line(x, y, np.ones(12), 2, within=1).psi, [4, 6])


def test_a_coarse_grid_that_leaves_no_room_gives_way_to_the_observations():
    x = np.arange(51.0)
    assert most_bends(51, least_within(12)) == 3
    assert least(x, bent_line(x, np.cos(x / 8), np.ones(51), 3, grid=10, within=12).psi) >= 12
    with pytest.raises(ValueError, match="no room"):
        bent_line(x[:50], np.cos(x[:50] / 8), np.ones(50), 3, within=12)
