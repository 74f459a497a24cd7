"""A researcher's file becomes the question that its columns carry, and a report by one command."""

import numpy as np
import pandas as pd
import pytest

from analysis import Estimate, estimate
from analysis.design.examples import question
from analysis.design.own import series_of
from analysis.errors import BadTable
from analysis.present.sentences import say


def communes(treated: int = 7, effect: float = 0.7) -> pd.DataFrame:
    rng = np.random.default_rng(48)
    rows = [(f"xa {i:02d}", f"{year}", i, year) for i in range(22) for year in range(2009, 2021)]
    frame = pd.DataFrame(rows, columns=["place", "period", "i", "year"])
    frame["adopted"] = np.where(frame["i"] < treated, "2015", "")
    mean = (20 + frame["i"]) * np.where((frame["i"] < treated) & (frame["year"] >= 2015), effect, 1.0)
    frame["so_vu"], frame["exposure"] = rng.poisson(mean), 9000 + 10 * frame["i"]
    return frame.drop(columns=["i", "year"])


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "dta"])
def test_dated_communes_give_the_planted_effect_whatever_the_file(suffix, tmp_path):
    path, frame = tmp_path / f"xa.{suffix}", communes()
    write = {"csv": lambda: frame.to_csv(path, index=False), "xlsx": lambda: frame.to_excel(path, index=False),
             "dta": lambda: frame.to_stata(path, write_index=False)}  # fmt: skip
    write[suffix]()
    design = question(str(path), outcome="so_vu", treatment="tuần tra đêm")
    effect = estimate(design, method="twfe")
    assert design.route == "two_by_two" and design.panel.kind == "count" and isinstance(effect, Estimate)
    assert effect.low < 0.7 < effect.high < 1 and design.panel.sources[0].startswith("xa")
    assert "tuần tra đêm" in say(effect).vi and "câu lạc bộ" not in say(effect).vi


def test_columns_of_a_role_are_read_by_their_names_and_no_other_column_is_a_control(tmp_path):
    frame = communes().assign(x_income=lambda f: np.arange(len(f)) % 7, other=1.5)
    frame.to_csv(tmp_path / "xa.csv", index=False)
    design = question(str(tmp_path / "xa.csv"), outcome="so_vu")
    assert design.controls == ("x_income",) and "other" not in design.panel.rows


def test_a_missing_outcome_column_names_the_nearest(tmp_path):
    communes().to_csv(tmp_path / "xa.csv", index=False)
    with pytest.raises(BadTable, match="so_vu"):
        question(str(tmp_path / "xa.csv"), outcome="so_vuu")


def test_one_command_makes_a_report_of_a_file_and_makes_it_again_when_the_file_changes(python, home):
    communes().to_csv(home / "xa.csv", index=False)
    command = ("-m", "analysis", "run", "40_component_effect", "-p", "data=xa.csv", "-p", "outcome=so_vu", "--language", "en")
    done = python(*command)
    assert done.returncode == 0, done.stderr
    report = next((home / "reports").glob("40_component_effect~*/report.en.html")).read_text(encoding="utf-8")
    assert "this table" in report and "clubs" not in report.split("<footer>")[0].split("How to reproduce")[0].replace(
        "c-club", ""
    )
    assert "data = xa.csv; outcome = so_vu" in report and "SIMULATED" not in report
    assert python(*command, "--why").stdout.splitlines()[0].endswith(": -")
    communes(effect=1.0).to_csv(home / "xa.csv", index=False)
    assert "data xa.csv" in python(*command, "--why").stdout


def test_a_file_that_is_not_there_is_refused_before_a_kernel_starts(python):
    done = python("-m", "analysis", "run", "40_component_effect", "-p", "data=xb.csv", "--language", "en")
    assert done.returncode == 2 and "a file that is there" in done.stderr


def test_a_component_of_the_catalogue_is_never_named_unless_asked_for(tmp_path):
    communes().to_csv(tmp_path / "xa.csv", index=False)
    asked = {name: question(str(tmp_path / "xa.csv"), "c-club", "so_vu", name).subject.en for name in ("", "c-women")}
    assert asked == {"": "this table's treatment", "c-women": "women's groups “2 no, 1 yes”"}


def test_the_kind_that_was_taken_is_said_and_can_be_chosen(tmp_path):
    communes().to_csv(tmp_path / "xa.csv", index=False)
    taken, chosen = (question(str(tmp_path / "xa.csv"), outcome="so_vu", kind=kind).panel for kind in ("", "measure"))
    assert (taken.kind, chosen.kind) == ("count", "measure")
    assert [c.code for c in taken.cautions if c.code == "kind_taken"] and "kind_taken" not in [c.code for c in chosen.cautions]


def test_the_outcome_that_is_asked_for_is_the_one_of_the_series(tmp_path):
    frame = pd.DataFrame({"place": "Đa Tốn", "year": range(2008, 2020), "so_vu": range(30, 42), "so_nguoi": range(60, 72)})
    frame.to_csv(tmp_path / "xa.csv", index=False)
    for outcome in ("so_vu", "so_nguoi"):
        found = series_of(str(tmp_path / "xa.csv"), outcome, "")
        assert found.outcome == outcome and found.rows["outcome"].iloc[0] == {"so_vu": 30, "so_nguoi": 60}[outcome]
