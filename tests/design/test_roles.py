"""Controls: what is adjusted for, what is text, and what a part, a zone or a cluster must hold."""

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter


def panel(**columns) -> Panel:
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({"place": np.repeat([f"p{g}" for g in range(12)], 10), "year": list(range(2005, 2015)) * 12})
    frame = frame.assign(
        y=rng.poisson(50, 120), begun=np.where(frame["place"] < "p4", 2010, np.nan), x=rng.normal(size=120),
        region="r" + frame["place"].str[1:].astype(int).mod(5).astype(str), half=frame["place"].str[1:].astype(int).mod(2),
    ).assign(**columns)  # fmt: skip
    return Panel.from_frame(
        frame, place="place", period="year", outcome="y", adopted="begun", controls=("x", "region", "half", "zone")[: 3 + ("zone" in frame)]
    )  # fmt: skip


def said(**asked) -> str:
    with pytest.raises(BadParameter) as caught:
        Design(asked.pop("panel", None) or panel(), treatment="patrols", **asked)
    return caught.value.say("en")


def test_numeric_controls_are_adjusted_for_though_another_is_text():
    assert Design(panel(), treatment="patrols", cluster="region").controls == ("x", "half")


def test_text_without_a_role_is_a_caution_on_every_estimate_and_on_no_other_design():
    given = panel()
    effect = estimate(Design(given, treatment="patrols"), "twfe")
    (caution,) = [c for c in effect.cautions if c.code == "text_control"]
    assert "region" in caution.text.en and "region" in caution.text.vi
    again = Design(effect.design.panel, treatment="patrols", cluster="region")
    assert not given.cautions and not again.panel.cautions


@pytest.mark.parametrize(
    "role", [{"controls": ("region",)}, {"controls": "region"}, {"eligible": "region"}, {"placebo": "region"}]
)
def test_text_where_numbers_are_needed_is_refused_with_a_cell(role):
    assert "p0, 2005: r0" in said(**role)


def test_a_part_that_is_neither_one_nor_zero_is_refused():
    assert "0 or 1" in said(eligible="x", cluster="region")
    assert Design(panel(), treatment="patrols", eligible="half", cluster="region").route == "triple"


def test_a_row_without_a_cluster_is_refused():
    regions = ["r1"] * 119 + [None]
    assert "p11, 2014" in said(panel=panel(region=regions), cluster="region")


def test_a_single_name_is_one_control():
    assert Design(panel(), treatment="patrols", controls="x").controls == ("x",)


def test_zones_that_are_not_named_as_such_are_refused_with_the_allowed_names():
    design = Design(panel(zone=1, begun=np.nan), treatment="patrols", zones="zone", adopted="2010")
    reason = design.obstacles[0].reason
    assert design.obstacles[0].code == "no_zones"
    assert (
        "treated, displacement, control, displacement_control" in reason.en and "found: 1" in reason.en and "thấy: 1" in reason.vi
    )
