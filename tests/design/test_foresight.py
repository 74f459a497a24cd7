"""Foreseen power holds when the study is simulated, falls as it must, and nothing is foreseen of what cannot be seen."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.__main__ import main
from analysis.design.foresight import foresee
from analysis.errors import BadParameter


def seen(seed, places, periods, treated, rate, dispersion, ratio):
    rng = np.random.default_rng(seed)
    on = (np.arange(places) < treated)[:, None] & (np.arange(periods) >= periods // 2)
    mean = rate * np.exp(rng.normal(0, 0.1, places))[:, None] * np.where(on, ratio, 1.0)
    if dispersion > 1:
        shape = mean / (dispersion - 1)
        mean = rng.gamma(shape, dispersion - 1)
    months = pd.period_range("2015-01", periods=periods, freq="M").astype(str)
    frame = pd.DataFrame({"place": np.repeat([f"p{i:02d}" for i in range(places)], periods), "period": np.tile(months, places)})
    frame = frame.assign(y=rng.poisson(mean).ravel(), on=on.ravel() * 1)
    return not estimate(
        Design(Panel.from_frame(frame, place="place", period="period", outcome="y", treated="on"))
    ).includes_no_change


@pytest.mark.parametrize("dispersion", [1.0, 3.0])
def test_what_is_foreseen_is_seen_four_times_in_five(dispersion):
    study = {"places": 22, "periods": 24, "treated": 8, "rate": 10.0, "dispersion": dispersion}
    ratio = foresee(**study).fall
    assert 0.66 <= np.mean([seen(seed, **study, ratio=ratio) for seed in range(60)]) <= 0.94


def test_more_places_periods_and_events_show_smaller_effects_and_dispersion_and_memory_larger_ones():
    given = {"places": 22, "periods": 36, "treated": 8, "rate": 5.0}
    usual = foresee(**given).fall
    assert all(
        foresee(**(given | more)).fall > usual for more in ({"places": 44, "treated": 16}, {"periods": 72}, {"rate": 20.0})
    )
    assert all(foresee(**given, **more).fall < usual for more in ({"dispersion": 3.0}, {"rho": 0.5}, {"before": 4}))


def test_the_variance_is_that_by_hand():
    found = foresee(20, 20, 10, 8.0)
    effect = math.log(found.rise)
    by_hand = math.sqrt((1 / 8 / 10 + math.exp(-effect) / 8 / 10) / 10 + (2 / 8 / 10) / 10)
    assert found.df == pytest.approx(18) and effect / by_hand == pytest.approx(2.1009 + 0.8620, abs=1e-3)


def test_one_place_of_five_can_show_nothing():
    found = foresee(5, 36, 1, 5.0)
    assert math.isnan(found.fall) and math.isnan(found.rise) and found.floor == 0.2


@pytest.mark.parametrize(
    "wrong",
    [{"treated": 0}, {"treated": 22}, {"before": 36}, {"rate": 0.0}, {"rho": 1.0}, {"places": 1, "treated": 1, "before": 3}],
)
def test_numbers_that_make_no_study_are_refused_in_words(wrong):
    with pytest.raises(BadParameter):
        foresee(**({"places": 22, "periods": 36, "treated": 6, "rate": 5.0} | wrong))


def test_the_command_prints_a_sentence_in_the_language_asked_for(capsys):
    given = "plan --places 22 --months 36 --treated 6 --rate 5 --dispersion 1.5".split()
    assert main(given) == 0 and "giảm" in capsys.readouterr().out
    assert main([*given, "--language", "en"]) == 0 and "a fall of 25%" in capsys.readouterr().out
    assert main(["plan", "--places", "22", "--months", "36", "--treated", "22", "--rate", "5"]) == 2
