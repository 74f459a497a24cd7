"""The short version of `make validate`: loose bounds that a broken error would break."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from analysis.credentials import coverage
from analysis.credentials.cells import CELLS
from analysis.credentials.coverage import COLUMNS, STAMP, once, renewed, said, study, validated
from analysis.credentials.identification import promises, verdicts


def shares(cell: str, runs: int) -> pd.Series:
    return pd.DataFrame([once(cell, run, power=False) for run in range(runs)]).mean()


def test_the_study_is_the_same_whatever_the_number_of_workers():
    tables = []
    for workers in (1, 3):
        with ThreadPoolExecutor(workers) as pool:
            tables.append(study(pool, 25, ["ITS Gaussian, rho 0"], progress=False))
    pd.testing.assert_frame_equal(*tables)


def test_a_study_that_was_broken_off_goes_on_where_it_was(tmp_path, monkeypatch):
    with ThreadPoolExecutor(1) as pool:
        first = study(pool, 20, ["Two rates, dispersion 3"], progress=False, parts=tmp_path)
        monkeypatch.setattr(coverage, "once", None)  # nothing is left to compute
        again = study(pool, 20, ["Two rates, dispersion 3"], progress=False, parts=tmp_path)
    pd.testing.assert_frame_equal(first, again)


def test_cells_measured_anew_take_the_place_of_their_stored_rows():
    stored = validated()
    anew = stored[stored["cell"] == "ITS Gaussian, rho 0"].assign(share=0.5)
    table = renewed(stored, anew)
    assert list(table["cell"]) == list(stored["cell"]) and list(table.loc[table["share"] == 0.5, "cell"]) == [
        "ITS Gaussian, rho 0"
    ]


def test_two_figures_are_held_down_in_every_panel():
    assert shares("Two rates, dispersion 10", 30)["held"] == 1


def test_every_stored_row_says_when_and_on_which_commit_it_was_measured():
    stored = validated()
    assert stored["measured"].str.fullmatch(r"\d{4}-\d\d-\d\d").all() and stored["commit"].str.fullmatch(r"[0-9a-f]{7,}").all()


def test_the_stored_table_has_every_cell_at_a_thousand_panels_or_where_defaults_once_misled_at_four_hundred():
    stored = validated()
    assert list(stored.columns) == COLUMNS
    due = {(cell, measure) for cell, made in CELLS.items() for measure in made.targets}
    assert due == set(zip(stored["cell"], stored["measure"], strict=True)) - {("identification", m) for m in stored["measure"]}
    usual = stored["cell"].str.startswith(("Poisson TWFE", "ITS", "Callaway"))
    assert (stored.loc[usual, "panels"] >= 1000).all() and (
        stored.loc[~usual & (stored["cell"] != "identification"), "panels"] >= 400
    ).all()


def test_the_stored_table_says_in_both_languages_what_the_study_would_say():
    stored = validated().set_index(["cell", "measure"])
    for cell, made in CELLS.items():
        for measure in made.targets:
            assert tuple(stored.loc[(cell, measure), ["what_vi", "what_en"]]) == said(cell, measure)
    vi = " ".join(stored["what_vi"])
    assert not [word for word in ("treated", "TWFE", "ITS", "Gaussian", "counts", "staggered", "rho") if word in vi]


def test_few_treated_places_do_not_reject_too_often():
    assert shares("Poisson TWFE, 2 of 22 treated", 60)["size"] <= 0.13


def test_half_the_places_treated_are_covered():
    found = shares("Poisson TWFE, 11 of 22 treated", 60)
    assert found["coverage"] >= 0.86 and found["size"] <= 0.15


def test_a_single_series_is_covered_and_a_strongly_correlated_one_warned_of():
    assert shares("ITS Gaussian, rho 0.3", 40)["coverage"] >= 0.84
    assert shares("ITS Gaussian, rho 0.9", 40)["warned"] >= 0.8


def test_inventories_that_identify_nothing_are_refused_and_the_others_estimated():
    found = promises(verdicts(100))
    assert found["kept"].all(), found
    stored = validated().tail(3).reset_index(drop=True)
    pd.testing.assert_frame_equal(found.drop(columns=STAMP), stored.drop(columns=STAMP), check_exact=False)
