"""Nothing that a release holds back can be worked out from everything released, and hardly more is held back than must be."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from analysis.catalogue.sensitivity import least_shown
from analysis.errors import BadParameter
from analysis.publish.release.attack import attack
from analysis.publish.release.figures import Figure, with_totals
from analysis.publish.release.guard import decide
from analysis.publish.release.ledger import Ledger
from analysis.publish.release.protect import protect

HERE = Path(__file__).parent


def beside(name):
    """A program of this folder, as a module."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


optimum, sequences = beside("optimum"), beside("sequences")


def counts(rows):
    return {("i", f"p{i}", f"t{j}"): n for i, row in enumerate(rows) for j, n in enumerate(row)}


def figure(value, *atoms):
    return Figure(frozenset(atoms), value)


def test_random_releases_of_tables_with_totals_give_nothing_away():
    found = sequences.run(6, start=5000)
    assert found["sequences"] == 6 and found["held"] > 100 and found["tried"] > found["held"]
    assert found["recovered"] == 0 and found["narrow"] == 0


def test_the_sequences_that_were_run_gave_nothing_away():
    stored = json.loads((HERE / "sequences.json").read_text(encoding="utf-8"))
    assert stored["sequences"] >= 1000 and stored["recovered"] == 0 and stored["narrow"] == 0
    assert stored["refused"] <= 0.03 * (stored["refused"] + stored["releases"])


def test_little_more_is_held_back_than_the_optimum():
    found = optimum.run(8)
    assert found["ratio of all bits"] <= 1.3 and found["largest ratio of a case"] <= 1.3


def test_the_fifty_cases_that_were_run_are_within_the_bound():
    stored = json.loads((HERE / "optimum.json").read_text(encoding="utf-8"))
    assert stored["cases"] == 50 and stored["ratio of all bits"] <= 1.3 and stored["largest ratio of a case"] <= 1.3


def test_the_attacker_recovers_a_cell_that_is_held_back_alone():
    true = counts([[3, 20, 30], [40, 50, 60]])
    figures = with_totals(true)
    alone = frozenset([("i", "p0", "t0")])
    bounds = attack([f for f in figures if f.atoms != alone], [figure(3, ("i", "p0", "t0"))], [7])
    assert bounds[0].recovered and round(bounds[0].low) == round(bounds[0].high) == 3


def test_the_attacker_recovers_what_a_difference_of_two_releases_gives_away():
    true = counts([[30, 20], [4, 9], [50, 60]])
    everything = figure(sum(true.values()), *true)
    without = {atom: n for atom, n in true.items() if atom[1] != "p1"}
    rest = figure(sum(without.values()), *without)
    assert attack([everything, rest], [figure(13, ("i", "p1", "t0"), ("i", "p1", "t1"))], [1])[0].recovered


def test_the_attacker_knows_no_bound_of_what_nothing_was_said_of():
    assert not attack([], [figure(3, ("i", "p0", "t0"))], [7])[0].recovered


def test_a_small_count_takes_a_rectangle_with_it():
    true = counts([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    held = protect(with_totals(true), true, 7)
    assert len(held) == 4 and frozenset([("i", "p0", "t0")]) in held


def test_a_table_without_small_counts_is_printed_whole_and_a_zero_names_nobody():
    true = counts([[0, 20], [40, 50]])
    assert protect(with_totals(true), true, 7) == set()


def test_all_but_one_place_is_not_released_beside_the_whole():
    """The difference of two totals is the place left out."""
    true = counts([[30, 20, 25], [4, 0, 2], [50, 60, 70]])
    ledger = Ledger()
    first = decide("i", true, ledger, 7)
    ledger.printed["i"], ledger.held["i"], ledger.counts = (
        first.printed,
        [f for f in first.figures if f.atoms in first.held],
        dict(true),
    )
    left = {atom: n for atom, n in true.items() if atom[1] != "p1"}
    second = decide("i", left, ledger, 7)
    everything = {f.atoms: f for f in (*first.printed, *second.printed)}
    sought = [figure(n, atom) for atom, n in true.items() if 1 <= n <= 7] + [figure(6, *(a for a in true if a[1] == "p1"))]
    assert all(b.high - b.low >= 7 - 1e-6 for b in attack(list(everything.values()), sought, [7.0] * len(sought)))


def test_what_was_held_back_stays_held_back():
    true = counts([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    figures = with_totals(true)
    held = protect(figures, true, 7)
    again = protect(figures, true, 7, [f for f in figures if f.atoms not in held], [f for f in figures if f.atoms in held])
    assert again == held


def test_where_an_earlier_release_left_a_cell_bare_the_guard_says_so_and_prints_nothing():
    true = counts([[3, 20], [40, 50]])
    bare = Ledger(printed={"i": [f for f in with_totals(true) if f.value != 3]}, counts=dict(true))
    with pytest.raises(BadParameter, match="bare"):
        decide("i", true, bare, 7)


def test_a_lower_threshold_later_does_not_open_what_a_higher_one_held_back():
    true = counts([[9, 20, 30], [40, 50, 60], [70, 80, 90]])
    ledger = Ledger()
    first = decide("i", true, ledger, 12)
    ledger.printed["i"], ledger.held["i"], ledger.counts = (
        first.printed,
        [f for f in first.figures if f.atoms in first.held],
        dict(true),
    )
    assert decide("i", true, ledger, 5).held >= first.held


@pytest.mark.parametrize(
    ("code", "least"), [("clubs_b93", 0), ("disputes", 10), ("criminal_offences", 7), ("Số vụ", 7), ("homicide_victims", 10)]
)
def test_the_threshold_goes_by_how_sensitive_the_indicator_is(code, least):
    assert least_shown(code, 7) == least


def test_totals_of_a_table_stand_once_each():
    true = counts([[1, 2], [3, 4]])
    assert sorted(f.value for f in with_totals(true)) == sorted([1, 2, 3, 4, 3, 7, 4, 6, 10])
    assert len(with_totals(counts([[5]]))) == 1


def test_a_figure_costs_the_bits_it_takes_to_write_it():
    assert figure(0).bits == 1 and figure(1022).bits == pytest.approx(10) and np.isfinite(figure(10**9).bits)


def test_a_district_is_its_communes_in_whatever_release_each_of_them_stands():
    """The district's total alone, then its communes: one small commune is not their difference."""
    communes = {("i", f"d-{c}", "2019"): n for c, n in {"a": 3, "b": 40, "c": 50, "e": 60}.items()}
    district = {("i", "d", "2019"): 153}
    ledger = Ledger()
    first = decide("i", district, ledger, 7)
    ledger.printed["i"], ledger.counts = first.printed, dict(district)
    second = decide("i", communes, ledger, 7)
    held = [figure for figure in second.figures if figure.atoms in second.held]
    assert len(held) >= 2 and frozenset([("i", "d-a", "2019")]) in second.held


def test_a_district_that_is_not_the_sum_of_its_communes_is_not_released_beside_them():
    ledger = Ledger(counts={("i", "d", "2019"): 150}, printed={"i": [figure(150, ("i", "d", "2019"))]})
    with pytest.raises(BadParameter, match="not the sum"):
        decide("i", {("i", "d-a", "2019"): 3, ("i", "d-b", "2019"): 40}, ledger, 7)
