"""Every kind of figure with hard inputs: long Vietnamese names, very many periods, one place, gaps, infinite ends: no text on another."""

import dataclasses
import math

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, figure, load_panel
from analysis.design.examples import question
from analysis.language import LANGUAGES, Text
from analysis.present import (
    calendar,
    coefficients,
    coverage,
    digits,
    forest,
    funnel,
    groups,
    league,
    multiples,
    side_by_side,
    survival,
    timeline,
    who_when,
)
from analysis.present.display import Figure
from analysis.present.page_figures import Curve, Dot, curve_canvas, horizon_canvas, interval_canvas
from analysis.present.screening_figures import funnel_of, standouts

PLACES, MONTHS = 22, 180
LONG = [f"Xã Nguyễn Nghiêm Thượng Phường Đông Nghĩa {'Hưng ' * (at % 4)}số {at + 1}" for at in range(PLACES)]
LABEL = Text(
    "Số vụ vi phạm quy định về an toàn giao thông đường bộ gây hậu quả nghiêm trọng được ghi nhận",
    "Recorded violations of rules of safety in road traffic with grave consequences",
)


def panel(places=PLACES, months=MONTHS, starts=True, gaps=True, **more) -> Panel:
    """Months of places with long names; a third of the places start, one figure in nine is missing."""
    rng = np.random.default_rng(7)
    periods = pd.period_range("2008-01", periods=months, freq="M")
    frame = pd.DataFrame([(LONG[p], str(m), 1000 * rng.poisson(30), 40_000.0) for p in range(places) for m in periods],
                         columns=["place", "month", "n", "people"])  # fmt: skip
    if gaps:
        frame.loc[rng.random(len(frame)) < 1 / 9, "n"] = np.nan
    if starts:
        frame["adopted"] = frame["place"].map({LONG[p]: str(periods[months // 2 + p]) for p in range(0, places, 3)})
        more["adopted"] = "adopted"
    return Panel.from_frame(frame, place="place", period="month", outcome="n", exposure="people", label=LABEL, **more)


def yearly(places=PLACES) -> list:
    """An estimate for each of the places by itself."""
    rng = np.random.default_rng(3)
    frames = [
        pd.DataFrame({"place": LONG[p], "year": range(2008, 2022), "n": rng.poisson(3 + 40 * p, 14)}) for p in range(places)
    ]
    return [
        estimate(Design(Panel.from_frame(frame, place="place", period="year", outcome="n", label=LABEL, simulated=True)))
        for frame in frames
    ]


def hard() -> dict[str, Figure]:
    """Each kind of figure with inputs that are hard to letter."""
    each = yearly()
    endless = (
        [dataclasses.replace(e, high=math.inf) for e in each[:3]]
        + [dataclasses.replace(e, low=-math.inf) for e in each[3:5]]
        + each[5:]
    )
    design = Design(panel(), treatment=LABEL)
    alone = Design(panel(1, starts=False, gaps=False), adopted="2015-06-01", treatment=LABEL)
    single = estimate(alone, method="segmented")
    record = load_panel("so_offences", places="vn")
    years = pd.DataFrame(1, index=["so_offences", "criminal_offences", "road_accidents_serious"], columns=range(1990, 2026))
    effects = pd.DataFrame({"place": LONG, "effect": np.linspace(-3, 3, PLACES), "error": np.linspace(0.05, 0.9, PLACES)})
    panels = [
        pd.DataFrame({"year": 2008 + np.arange(MONTHS) / 12, "observed": 5e5, "fitted": 5e5, "counterfactual": np.nan})
    ] * PLACES
    return {
        "months": figure(panel(1, starts=False)), "interrupted": figure(single), "one_point": figure(panel(1, 1, starts=False, gaps=False)),
        "beside": side_by_side([panel(1, starts=False)] * 6), "record": timeline(record), "timeline": timeline(panel(1, starts=False)),
        "groups": groups(design), "who": who_when(design), "who_one": who_when(alone), "calendar": calendar(panel()),
        "calendar_one": calendar(panel(1, 3, starts=False, gaps=False)), "league": league(each), "league_endless": league(endless), "league_one": league(each[:1]),
        "multiples": multiples(each), "multiples_one": multiples(each[:1]), "multiples_six": multiples(each[:6]), "forest": forest(each, LABEL), "forest_endless": forest(endless, LABEL),
        "forest_log": forest(endless, LABEL, log=True), "coverage": coverage(years, LABEL, mark=2010),
        "digits": digits(pd.DataFrame({"digit": range(10), "observed": 10, "expected": 10.0}), 0.5),
        "funnel": funnel(funnel_of(effects), LABEL, LABEL), "standouts": standouts(panels, LONG, LABEL, LABEL),
        "zones": groups(question("street")), "zones_after": coefficients(estimate(question("street"))), "persons": survival(question("persons")),
        "horizons": coefficients(estimate(Design(panel(6, 174, gaps=False), treatment=LABEL), method="event_study")),
        "counterfactual": coefficients(estimate(question("teaching", "c-student"))),
    }  # fmt: skip


def on_paper() -> dict:
    """The figures of Word files with inputs as hard."""
    months = pd.period_range("2008-01", periods=MONTHS, freq="M").astype(str)
    frame = pd.DataFrame(
        {"period": months, "observed": 123456.0, "fitted": 123456.0, "counterfactual": np.nan, "low": 1e5, "high": 2e5}
    )
    dots = [
        Dot(f"{name}: {LABEL.vi}", 1.0 + at, -math.inf if at == 3 else at, math.inf if at == 2 else at + 2)
        for at, name in enumerate(LONG[:12])
    ]
    horizons = pd.DataFrame({"horizon": range(-86, 87), "value": 0.1, "low": -0.2, "high": 0.3})
    return {
        "curves": curve_canvas([Curve(name, "vụ", frame) for name in LONG[:8]], "vi"),
        "curve": curve_canvas([Curve(LABEL.vi, "vụ", frame)], "vi"),
        "intervals": interval_canvas(dots, 0.0, "vi"), "one": interval_canvas(dots[:1], 0.0, "vi"),
        "horizons": horizon_canvas(horizons, "vi"),
    }  # fmt: skip


def test_no_text_of_a_hard_figure_lies_on_another_or_over_the_edge(text_faults):
    drawn = [(name, language, made.draw(language)) for name, made in hard().items() for language in LANGUAGES]
    assert [f"{name} {language}: {fault}" for name, language, fig in drawn for fault in text_faults(fig)] == []


def test_no_text_of_a_hard_figure_on_paper_lies_on_another_or_over_the_edge(text_faults):
    assert [f"{name}: {fault}" for name, fig in on_paper().items() for fault in text_faults(fig)] == []


@pytest.mark.parametrize("broken", ["ngoài mép" * 40, "chồng lên"])
def test_the_check_sees_a_text_over_the_edge_and_one_on_another(text_faults, broken):
    fig = figure(load_panel("so_offences", places="vn")).draw("vi")
    assert text_faults(fig) == []
    fig.text(0.02, 0.98, broken, va="top", fontsize=11)
    assert text_faults(fig) != []
