"""The jackknife of imputed effects, all clusters at once, gives the numbers of one fit after another."""

import numpy as np
import pytest

from analysis.inference import leaving_out
from analysis.inference.imputation import Cells, Imputation, Totals


def panel(seed: int, ratio: bool, clusters: int = 0, gaps: float = 0.03, n: int = 60, t: int = 24) -> tuple[Cells, list[Totals]]:
    rng = np.random.default_rng(seed)
    start = np.where(rng.random(n) < 0.5, rng.integers(t // 3, t - 3, n), 10**6)
    offset = np.log(rng.integers(2000, 20000, n))[:, None] + np.zeros((n, t)) if ratio else np.zeros((n, t))
    level = offset - 7 + rng.normal(0, 0.5, n)[:, None] + rng.normal(0, 0.2, t)
    y = rng.poisson(np.exp(level)).astype(float) if ratio else rng.normal(5, 2, (n, t))
    there, on = rng.random((n, t)) > gaps, np.arange(t) >= start[:, None]
    weight = np.where(there, rng.uniform(0.5, 2, (n, 1)), 0.0)
    cluster = rng.permutation(np.arange(n) % clusters) if clusters else np.arange(n)
    cells = Cells(np.where(there, y, 0), offset, weight, np.zeros((n, t, 0)), there & ~on, there & on, cluster, ratio)
    first = np.min(np.where(cells.treated, np.arange(t), 10**6), axis=1)[:, None]
    sets = [Totals(np.where(cells.treated, 0, -1), 1)]
    for value in (np.arange(t) - first, first + np.zeros((n, t)), np.arange(t) + np.zeros((n, t))):
        levels = np.unique(value[cells.treated])
        sets.append(Totals(np.where(cells.treated, np.searchsorted(levels, value), -1), len(levels)))
    return cells, sets


@pytest.mark.parametrize("ratio", [True, False], ids=["ratios", "levels"])
@pytest.mark.parametrize("clusters", [0, 12])
def test_all_clusters_at_once_are_one_fit_after_another(ratio, clusters, monkeypatch):
    cells, sets = panel(1, ratio, clusters)
    monkeypatch.setattr(leaving_out, "LARGE", 0)
    at_once = leaving_out.jackknife(cells, sets)
    assert leaving_out.at_once(at_once.whole, sets, np.empty((cells.G, at_once.value.size))).all()
    monkeypatch.setattr(leaving_out, "at_once", lambda whole, sets, rows: np.zeros(len(rows), bool))
    one_by_one = leaving_out.jackknife(cells, sets)
    np.testing.assert_allclose(at_once.leaves, one_by_one.leaves, rtol=0, atol=1e-9)
    np.testing.assert_allclose(np.diag(at_once.cov), np.diag(one_by_one.cov), rtol=1e-8)


def test_a_period_that_hangs_on_one_cluster_is_fitted_anew_without_it():
    cells, sets = panel(2, True, gaps=0.0)
    alone = np.flatnonzero(~cells.treated.any(axis=1))[0]
    base = cells.untreated.copy()
    base[:, -1] = False
    base[alone, -1] = True  # the last period has one untreated place
    cells = cells._replace(untreated=base)
    rows = np.full((cells.G, sum(s.n for s in sets)), np.nan)
    done = leaving_out.at_once(Imputation(cells), sets, rows)
    assert not done[alone] and done.sum() == cells.G - 1 and np.isnan(rows[alone]).all()


def test_controls_are_left_to_one_fit_after_another():
    cells, sets = panel(3, True)
    cells = cells._replace(controls=np.ones((*cells.y.shape, 1)))
    assert not leaving_out.at_once(Imputation(cells), sets, np.empty((cells.G, sum(s.n for s in sets)))).any()


def compared(cells, sets, monkeypatch):
    """Leaves by one step for all clusters at once, and one cluster after another."""
    monkeypatch.setattr(leaving_out, "LARGE", 0)
    at_once = leaving_out.jackknife(cells, sets).leaves
    monkeypatch.setattr(leaving_out, "at_once", lambda whole, sets, rows: np.zeros(len(rows), bool))
    return at_once, leaving_out.jackknife(cells, sets).leaves


def test_levels_of_periods_far_apart_are_solved_in_one_step(monkeypatch):
    cells, sets = panel(4, False)
    cells = cells._replace(y=np.where(cells.weight > 0, cells.y + 50 * np.sin(np.arange(24)), 0))
    np.testing.assert_allclose(*compared(cells, sets, monkeypatch), rtol=0, atol=1e-9)


def test_where_few_events_are_counted_places_with_one_count_and_what_recorded_none_has_no_ratio(monkeypatch):
    cells, sets = panel(5, True, gaps=0.0)
    cells = cells._replace(
        y=np.random.default_rng(0).binomial(cells.y.astype(int), 0.04).astype(float), weight=np.ones_like(cells.y)
    )
    assert ((cells.y * cells.untreated).sum(axis=1) == 1).any()
    at_once, one_by_one = compared(cells, sets, monkeypatch)
    alone = np.isnan(one_by_one).sum(axis=0)
    assert ((alone > 0) & (alone < cells.G)).any()  # events of one place only: none are left without it
    np.testing.assert_allclose(at_once, one_by_one, rtol=0, atol=1e-9)
