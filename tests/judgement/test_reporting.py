"""Tips are not crime: bounds hold the truth, a sign is claimed only of a source that does not pass through reporting."""

import importlib.util
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.errors import BadTable
from analysis.judgement import given
from analysis.judgement.reporting import Reading, joint
from analysis.language import LANGUAGES
from analysis.present import reporting_headline, reporting_table
from analysis.present.sentences.headline import words

SPEC = importlib.util.spec_from_file_location("planted", Path(__file__).parent / "planted.py")
PLANTED = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(PLANTED)
district, RECORDED = PLANTED.district, PLANTED.RECORDED
MOST_WORDS = {"vi": 30, "en": 25}


def holding(find, draws):
    return np.mean([found.low <= 1 <= found.high for found in map(find, range(draws))])


def test_a_survey_holds_the_truth_at_least_so_often():
    """Exactly, by every number of victims before and after that 300 households can give: never less than the confidence asked for."""
    share, households = 0.1, 300
    counts = np.arange(households + 1)
    likely = stats.binom.pmf(counts, households, share)
    seen = counts[likely > 1e-3]
    held = 0.0
    for before in seen:
        for after in seen:
            one = Reading(
                source="victims",
                ratio=max(after, 0.5) / max(before, 0.5),
                error=1.0,
                counted=(before, after),
                of=(households,) * 2,
                share=True,
            )
            low, high = one.interval(0.95)
            held += likely[before] * likely[after] * (low <= 1 <= high)
    assert 0.95 <= held / likely[seen].sum() ** 2 <= 0.975


def test_no_victim_at_all_leaves_one_end_open():
    one = Reading(source="victims", ratio=0.5 / 8, error=1.0, counted=(8.0, 0.0), of=(300.0, 300.0), share=True)
    assert one.interval(0.95)[0] == 0.0 and one.interval(0.95)[1] < 1


def test_bounds_at_the_change_that_was_assumed_hold_a_truth_on_their_edge():
    """Reporting exactly doubled and no more than doubling assumed: the true change is an end of the bounds, where Imbens and Manski's interval is tightest."""
    rng = np.random.default_rng(50)
    assert 0.9 <= holding(lambda _: joint(district(rng, crimes=4000).loc[RECORDED], change=2.0), 100) <= 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_survey_no_sign_is_claimed(language):
    counts = district(np.random.default_rng(1), fall=0.3, reporting=(0.3, 0.3))
    alone = joint(counts.loc[RECORDED], change=1.05)
    assert not alone.identified and alone.high < 1  # whatever the assumed limit lets recorded offences show
    said = reporting_headline(alone, language).text.to(language)
    assert {"vi": "Chưa biết tội phạm thật tăng hay giảm", "en": "Whether true crime rose or fell is not known"}[language] in said
    assert joint(counts).identified


def test_without_a_limit_on_reporting_nothing_is_excluded():
    found = joint(district(np.random.default_rng(1)).loc[RECORDED])
    assert (found.low, found.high) == (0.0, np.inf)


def test_sources_that_move_apart_say_how_much_reporting_must_have_changed():
    counts = pd.DataFrame({"before": [1000.0, 1000.0], "after": [2000.0, 1000.0]}, index=["tips", "offences"])
    found = joint(counts)
    assert found.agree == pytest.approx(2**0.5) and found.needed == 1.0


def test_the_change_needed_is_where_the_curve_reaches_no_change():
    found = joint(pd.DataFrame({"before": [1000.0], "after": [1500.0]}, index=["offences"]))
    assert found.of("offences").bounds(found.needed, 0.95)[0] == pytest.approx(1.0) and 1.3 < found.needed < 1.5
    assert (np.diff(found.curve["low"]) < 0).all() and (np.diff(found.curve["high"]) > 0).all()


def test_population_is_taken_out_of_recorded_figures():
    counts = pd.DataFrame({"before": [1000.0, 100_000.0], "after": [1100.0, 110_000.0]}, index=["offences", "population"])
    assert joint(counts).of("offences").ratio == pytest.approx(1.0)


@pytest.mark.parametrize(("rows", "said"), [
    ({"tips": [1.0, 2.0]}, "recorded offences"), ({"offences": [10.0, -1.0]}, "positive"), ({"offences": [10.0, 9.0], "chuyện": [1.0, 1.0]}, "chuyện"),
    ({"offences": [10.0, 9.0], "households": [100.0, 100.0], "victims": [101.0, 20.0]}, "no more than"),
])  # fmt: skip
def test_a_table_that_cannot_be_read_so_is_refused_in_words(rows, said):
    with pytest.raises(BadTable, match=said):
        joint(pd.DataFrame(rows, index=["before", "after"]).T)


def test_a_change_below_one_is_refused():
    with pytest.raises(BadTable, match="1 or more"):
        joint(district(np.random.default_rng(1)), change=0.5)


@pytest.mark.parametrize("survey", [True, False])
@pytest.mark.parametrize("fall", [0.0, 0.3, -0.5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_headlines_stay_within_their_length(survey, fall, language):
    counts = district(np.random.default_rng(2), fall=fall)
    found = joint(counts if survey else counts.loc[RECORDED], simulated=False)
    assert words(reporting_headline(found).text.to(language)) <= MOST_WORDS[language]


def test_headline_and_table_come_of_the_same_reading():
    found = joint(district(np.random.default_rng(3), fall=0.3))
    cells = reporting_table(found).cells("en")
    assert (
        f"−{abs(round(100 * (found.low - 1)))}%" in cells.iloc[-1, 2]
        and f"−{abs(round(100 * (found.low - 1)))}%" in reporting_headline(found).text.en
    )


def test_a_file_is_read_with_its_own_headings_and_asks_where_a_number_has_two_readings(tmp_path):
    file = tmp_path / "nguon.csv"
    file.write_text(
        "Chỉ số,Trước,Sau\nTin quần chúng,1200,2400\nSố vụ ghi nhận,3.684,3.900\nSố hộ được hỏi,1300,1300\nSố hộ là nạn nhân,208,150\n",
        encoding="utf-8",
    )
    with pytest.raises(BadTable, match=r"3\.684"):
        given.sources(str(file))
    counts, simulated = given.sources(str(file), numbers="vi")
    assert counts.loc["offences"].tolist() == [3684, 3900] and joint(counts).identified and not simulated
