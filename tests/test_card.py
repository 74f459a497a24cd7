"""What a cell shows that ends with a design, an estimate or a refusal."""

import numpy as np
import pandas as pd
import pytest

from analysis import estimators
from analysis.design import Design
from analysis.panel import Panel

ROWS = pd.DataFrame(
    [
        {
            "place": f"<b>xã {p}",
            "period": str(2010 + t),
            "y": float(40 + 3 * p + t + ((7 * p + 5 * t) % 11)),
            "d": int(p < 4 and t >= 4),
        }
        for p in range(12)
        for t in range(8)
    ]
)


@pytest.fixture
def design():
    panel = Panel.from_frame(
        ROWS, outcome="y", place="place", period="period", treated="d", kind="measure", label="Điểm <i>an toàn"
    )
    return Design(panel, treatment="tuần tra đêm")


def test_an_estimate_shows_what_an_econometrician_looks_for_and_no_markup_of_the_user(design, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", "en")
    effect = estimators.estimate(design)
    shown = effect._repr_html_()
    assert "<b>" not in shown and "<i>" not in shown and "&lt;i&gt;an toàn" in shown
    for fact in ("Standard error", "p-value", "Clusters", "Claim; SMS level", f"{effect.n_obs}; 12; 8"):
        assert fact in shown
    assert np.isfinite(effect.value)


def test_a_design_says_what_is_compared_what_may_be_claimed_and_what_it_assumes(design, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", "vi")
    shown = design._repr_html_()
    assert "tuần tra đêm → Điểm &lt;i&gt;an toàn" in shown and "Giả định" in shown and "cause_if" in shown


def test_a_refusal_shows_every_reason_and_what_would_be_needed(monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", "en")
    panel = Panel.from_frame(ROWS.head(1), outcome="y", place="place", period="period", kind="measure")
    refusal = estimators.estimate(Design(panel, treatment="x"))
    shown = refusal._repr_html_()
    assert (
        all(o.reason.en in shown.replace("&#x27;", "'").replace("&quot;", '"') for o in refusal.obstacles) and "Needed" in shown
    )
