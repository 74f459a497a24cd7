"""Singular designs, zeros, one place, constant exposure, separation, always treated: a refusal or a caution, never a traceback or NaN."""

import json
import math

import numpy as np
import pandas as pd
import pytest

from analysis import estimators
from analysis.credentials.worlds import World, count_panel, level_panel, places_by_periods
from analysis.errors import WorkbookError
from analysis.estimators import estimate
from analysis.results import Estimate, Refusal

COUNTED = {"adopted": "adopted", "exposure": "people"}


def degenerate() -> dict[str, World]:
    rng = np.random.default_rng(11)
    panel = count_panel(rng, effect=-0.5)
    few = count_panel(rng, places=4, treated=2)
    post = panel["adopted"].notna() & (panel["period"] >= panel["adopted"].fillna("9999"))
    level = level_panel(rng)
    dated = {"adopted": "2012-01"}
    months = places_by_periods(1, 96, "M", "2008-01")
    one_treated = count_panel(rng, places=20, periods=30, treated=1, starts=(20,))
    frames = {
        "all zero": (panel.assign(outcome=0), COUNTED, {}),
        "constant": (panel.assign(outcome=7), COUNTED, {}),
        "constant level": (level.assign(outcome=3.5), {"adopted": "adopted", "kind": "measure"}, {}),
        "one place": (panel[panel["place"] == panel.loc[panel["adopted"].notna(), "place"].iloc[0]], COUNTED, {}),
        "two places": (panel[panel["place"].isin(["p00", panel.loc[panel["adopted"].notna(), "place"].iloc[-1]])], COUNTED, {}),
        "constant exposure": (panel.assign(people=1000.0), COUNTED, {}),
        "separation": (panel.assign(outcome=panel["outcome"].where(~post, 0)), COUNTED, {}),
        "a zero place": (panel.assign(outcome=panel["outcome"].where(panel["place"] != "p00", 0)), COUNTED, {}),
        "a zero period": (panel.assign(outcome=panel["outcome"].where(panel["t"] != 2, 0)), COUNTED, {}),
        "always treated": (panel.assign(adopted=panel["adopted"].map(lambda a: None if pd.isna(a) else "2005")), COUNTED, {}),
        "one always treated": (panel.assign(adopted=panel["adopted"].where(panel["place"] != "p03", "2005")), COUNTED, {}),
        "all treated at once": (panel.assign(adopted="2010"), COUNTED, {}),
        "control explains treatment": (
            panel.assign(same=post.astype(float)),
            COUNTED | {"controls": ["same"]},
            {},
        ),
        "four places": (few, COUNTED, {}),
        "huge counts": (panel.assign(outcome=panel["outcome"] * 10**7), COUNTED, {}),
        "missing cells": (panel.sample(frac=0.6, random_state=1), COUNTED, {}),
        "zero series": (months.assign(outcome=0), {}, dated),
        "constant series": (months.assign(outcome=4), {}, dated),
        "separated series": (months.assign(outcome=np.where(months["t"] < 48, 5, 0)), {}, dated),
        "short series": (months.head(12).assign(outcome=range(12)), {}, {"adopted": "2008-07"}),
        "perfect line": (months.assign(outcome=np.arange(96.0)), {"kind": "measure"}, dated),
        "perfect panel": (
            level.assign(outcome=level["t"] + level["g"] + 5.0 * (level["adopted"].notna() & (level["t"] >= 5))),
            {"adopted": "adopted", "kind": "measure"},
            {},
        ),
        "one treated, flat donors": (
            one_treated.assign(outcome=np.where(one_treated["adopted"].notna(), one_treated["outcome"], 5)),
            COUNTED,
            {},
        ),
        "no dates": (panel.drop(columns="adopted"), {"exposure": "people"}, {"treatment": "clubs"}),
        "two zeros": (
            pd.DataFrame({"place": ["a", "b"], "period": "2019", "treated": [0, 1], "outcome": [0, 0]}),
            {"treated": "treated"},
            {},
        ),
        "one zero": (
            pd.DataFrame({"place": ["a", "b"], "period": "2019", "treated": [0, 1], "outcome": [9, 0]}),
            {"treated": "treated"},
            {},
        ),
        "nobody has the event": (
            pd.DataFrame({"place": list("abcdefgh"), "period": "2019", "joined": [0, 1] * 4, "outcome": 0, "years": 2.0}),
            {"treated": "joined", "exposure": "years", "kind": "event"},
            {},
        ),
    }
    return {name: World(name=name, route="", frame=f, named=n, asked=a) for name, (f, n, a) in frames.items()}


PANELS = degenerate()


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("name", PANELS)
def test_a_degenerate_panel_ends_in_words_with_every_estimator(name):
    design = PANELS[name].design()
    for method in (None, *estimators.names()):
        found = estimate(design, method=method)
        json.dumps(found.to_dict(), allow_nan=False)
        if isinstance(found, Estimate):
            assert not math.isnan(found.value), (method, found)
            assert found.std_error is None or not math.isnan(found.std_error), (method, found)
            assert found.p_value is None or 0 <= found.p_value <= 1, (method, found)
            assert found.low <= found.value <= found.high
        else:
            assert found.obstacles


def test_places_with_it_from_the_first_period_on_are_compared_in_level_and_no_effect_is_said():
    found = estimate(PANELS["always treated"].design())
    assert (found.method, str(found.claim), found.sms_level) == ("regression", "associate", 1)
    assert isinstance(estimate(PANELS["always treated"].design(), "twfe"), Refusal)


@pytest.mark.parametrize(
    "name",
    ["all zero", "separation", "all treated at once", "control explains treatment", "no dates", "two zeros"],
)
def test_what_cannot_be_estimated_is_refused_by_default(name):
    assert not isinstance(estimate(PANELS[name].design()), Estimate) or name == "separation"


def test_an_impossible_table_is_an_error_in_words():
    frame = count_panel(np.random.default_rng(1), places=3, periods=8, treated=1)
    for broken in (
        pd.concat([frame, frame.head(1)]),
        frame.assign(outcome=-1),
        frame.assign(people=0),
    ):
        with pytest.raises(WorkbookError) as caught:
            World(name="", route="", frame=broken, named=COUNTED).design()
        assert "p00" in str(caught.value)
