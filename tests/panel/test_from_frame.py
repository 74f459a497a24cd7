"""A researcher's own frame becomes a panel, or is refused with the place and period that are wrong."""

import pandas as pd
import pytest

from analysis import Panel
from analysis.errors import BadTable, UnknownName


def frame(**columns) -> pd.DataFrame:
    place_years = {"xa": ["a", "a", "b", "b"], "nam": [2019, 2020, 2019, 2020], "vu": [5, 7, 0, 2], "dan": [900.0, 910, 800, 805]}
    return pd.DataFrame({**place_years, **columns})


def made(table: pd.DataFrame, **columns) -> Panel:
    return Panel.from_frame(table, **{"place": "xa", "period": "nam", "outcome": "vu", "exposure": "dan", **columns})


def test_a_tidy_frame_becomes_a_panel_and_is_itself_unchanged():
    table = frame()
    before = table.copy()
    panel = made(table)
    assert panel.places == ("a", "b") and [p.year for p in panel.periods] == [2019, 2020]
    assert list(panel.rows["exposure"]) == [900, 910, 800, 805]
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(("written", "frequency"), [("2019", "Y"), ("2019-03", "M"), ("2019Q1", "Q"), ("2019-03-05", "M")])
def test_the_period_column_says_its_own_frequency(written, frequency):
    assert made(frame(nam=[written] * 4, xa=list("abcd"))).frequency == frequency


def test_a_row_without_an_outcome_is_set_aside_not_filled():
    panel = made(frame(vu=[5, None, 0, 2]))
    assert len(panel.rows) == 3 and list(panel.accounting.set_aside["en"]) == ["no value"]
    assert [c.code for c in panel.cautions] == ["unbalanced"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (frame(nam=[2019, 2019, 2019, 2020]), "a, 2019"),
        (frame(vu=[5, -7, 0, 2]), "a, 2020"),
        (frame(dan=[900, 910, 0, 805]), "b, 2019"),
        (frame(nam=["2019", "năm ngoái", "2019", "2020"]), "column nam"),
    ],
    ids=["duplicate place-period", "negative count", "exposure of zero", "period"],
)
def test_a_wrong_row_is_refused_with_its_place_and_period(table, said):
    with pytest.raises(BadTable) as caught:
        made(table)
    assert said in caught.value.say("en")


def test_an_unknown_column_is_answered_with_the_nearest_spelling():
    with pytest.raises(BadTable, match="dan"):
        made(frame(), exposure="dann")


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownName, match="count"):
        made(frame(), kind="counts")


def test_an_adoption_outside_the_window_is_a_caution():
    panel = made(frame(ngay=[2030, 2030, None, None]), adopted="ngay")
    assert [c.code for c in panel.cautions] == ["adopted_outside_window"]


@pytest.mark.parametrize(
    ("vu", "kind"), [([5.5, 7, 0, 2], "count"), ([1.61, 1.95, 0.0, 0.69], "count"), ([0.5, 0.7, 0, 2], "share")]
)
def test_figures_that_are_not_whole_are_no_counts(vu, kind):
    with pytest.raises(BadTable, match="kind='measure'"):
        made(frame(vu=vu), kind=kind)
    assert made(frame(vu=vu), kind="measure").kind == "measure"


@pytest.mark.parametrize("codes", [[1, 2, 2, 1], [0, 2, 0, 2], [1, 1, -1, 0]])
def test_events_are_written_one_or_zero(codes):
    with pytest.raises(BadTable, match="frame"):
        made(frame(vu=codes, xa=list("abcd")), kind="event")


def test_a_weight_of_zero_is_set_aside_with_its_place():
    panel = made(frame(w=[1.0, 2, 0, 0]), weights="w")
    assert panel.places == ("a",) and panel.accounting.rows_in == 4 == panel.accounting.rows_used + 2
    assert "b 2019" in next(c.text.en for c in panel.cautions if c.code == "no_weight")


@pytest.mark.parametrize("column", ["population", "dan_so", "Dân số", "people", "so dan"])
@pytest.mark.parametrize(("months", "parts"), [(["2019-03", "2019-04"], 12), (["2019Q1", "2019Q2"], 4), ([2019, 2020], 1)])
def test_persons_of_a_month_are_a_twelfth_of_person_years(column, months, parts):
    panel = made(frame(nam=months * 2).rename(columns={"dan": column}), exposure=column)
    assert list(panel.rows["exposure"]) == pytest.approx([v / parts for v in (900, 910, 800, 805)])
    assert ("persons_in_years" in {c.code for c in panel.cautions}) == (parts > 1)
    assert "people and year" in panel.rate_unit.en


@pytest.mark.parametrize("column", ["person_years", "premises"])
def test_person_years_and_other_exposures_stay_as_they_are(column):
    panel = made(frame(nam=["2019-03", "2019-04"] * 2).rename(columns={"dan": column}), exposure=column)
    assert list(panel.rows["exposure"]) == [900, 910, 800, 805]


@pytest.mark.parametrize("column", ["xa", "nam", "vu", "dan"])
def test_a_cell_that_holds_a_list_is_refused_with_its_row(column):
    table = frame().astype({column: object})
    table.at[2, column] = [1, 2]
    with pytest.raises(BadTable, match=rf"cột {column}, dòng 2"):
        made(table)
