"""The plan beside the saved reports: what each study could see, what differs, and p-values adjusted in the family of the plan."""

import json

import numpy as np
import pytest

from analysis import registered
from analysis.checks.multiple_testing import holm
from analysis.present import plan_table
from analysis.publish.planned import planned

DEVIATION = {"field": "window", "planned": "2008", "done": "2010", "label": {"vi": "Giai đoạn", "en": "Window"}}


@pytest.fixture
def reports(tmp_path):
    """`save(entry, p, deviations)` writes a report held to an entry of the plan; the folder of all."""

    def save(entry, p, deviations=(), **more):
        folder = tmp_path / f"report_{entry}"
        folder.mkdir()
        held = {"entry": entry, "deviations": list(deviations)}
        result = {"type": "estimate", "p_value": p, "simulated": True, "plan": held} | more
        (folder / "estimate.json").write_text(json.dumps({"results": [result]}), encoding="utf-8")
        return tmp_path

    return save


def row(folder, entry):
    return next(one for one in planned(folder) if one.entry.name == entry)


def test_holm_steps_down():
    assert holm(np.array([0.01, 0.04, 0.03])) == pytest.approx([0.03, 0.06, 0.06])
    assert holm(np.array([0.9, 0.8])) == pytest.approx([1.0, 1.0])


def test_a_p_value_is_adjusted_for_every_question_of_its_family_those_not_run_too(reports):
    folder = reports("c-club", 0.004)
    family = [entry for entry in registered.entries().values() if entry.settled["family"] == "effects"]
    found = row(folder, "c-club")
    assert len(family) > 5 and found.adjusted == pytest.approx(0.004 * len(family)) and found.level == 0.05
    assert plan_table(planned(folder)).cells("en").iloc[0, -1] == "below"


def test_what_is_below_the_level_alone_need_not_be_in_its_family(reports):
    folder = reports("c-club", 0.03)
    assert plan_table(planned(folder)).cells("vi").iloc[0, -1] == "không dưới ngưỡng"


def test_deviations_power_refusals_and_what_was_not_run_are_said(reports):
    reports("c-club", 0.5, [DEVIATION])
    folder = reports("c-women", None, type="refusal")
    cells = plan_table(planned(folder)).cells("en").set_index("Component")
    assert cells.iloc[0]["Other than planned"] == "Window" and "−" in cells.iloc[0]["Smallest seen (foreseen)"]
    assert list(cells["Against the level"])[:3] == ["not below", "not estimated", "not run"] and len(cells) == 15
