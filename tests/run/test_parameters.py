"""A wrong parameter is refused before a kernel starts, with the nearest spelling, and reports/ stays as it is."""

import json

import pytest

from analysis.errors import BadNotebook, BadParameter, UnknownName
from analysis.run.parameters import checked, declared
from analysis.run.plan import chosen, nearest, plan

WRONG = {
    "unknown name": ("outcomee=x", "outcome"),
    "unknown place": ("place=vn-hcmm", "vn-hcm"),
    "unknown outcome": ("outcome=so_ofences", "so_offences"),
    "wrong type": ("start=hai", "start"),
    "fraction for a year": ("start=2012.5", "start"),
    "inverted window": ("start=2030", "start"),
    "no equals sign": ("outcome", "-p"),
    "year out of range": ("end=20122", "20122"),
    "unknown language": ("language=fr", "vi"),
    "impossible date": ("adopted=2010-13-01", "2010-13-01"),
    "unknown clock": ("clock=mps_years", "mps_year"),
    "empty place": ("place=", "vn"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_parameter_ends_with_2_names_what_is_right_and_leaves_reports_untouched(case, home, python, reports):
    given, said = WRONG[case]
    (home / "reports" / "trends_vn").mkdir(parents=True)
    (home / "reports" / "trends_vn" / "report.vi.html").write_text("đã có", encoding="utf-8")
    before = reports()
    done = python("-m", "analysis", "run", "trends_vn", "-p", "end=2020", "-p", given)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert given.partition("=")[0].removesuffix("e") in done.stderr
    assert reports() == before


def test_an_unknown_run_is_answered_with_the_nearest_spelling(python, home):
    done = python("-m", "analysis", "run", "trend_vn")
    assert done.returncode == 2 and "trends_vn" in done.stderr
    assert not (home / "reports").exists()


def test_the_message_follows_the_chosen_language(python):
    done = python("-m", "analysis", "run", "trends_vn", "-p", "outcomee=x", "--language", "en")
    assert "Nearest: outcome" in done.stderr and "Gần nhất" not in done.stderr


@pytest.fixture
def typed(planned, home):
    planned(typed={})
    return home / "notebooks" / "typed.ipynb"


def test_annotations_defaults_and_help_are_read_from_the_notebook(typed):
    found = declared(typed)
    assert list(found) == ["place", "outcome", "start", "end", "confidence", "log", "language"]
    assert (found["start"].type, found["start"].default, found["start"].help) == ("int", 0, "năm đầu / first year")


def test_text_from_the_command_line_takes_the_type_of_the_annotation(typed):
    given = {"start": "2012", "confidence": "0.9", "log": "true", "outcome": "so_offences"}
    assert checked(typed, given, "x") == {"start": 2012, "confidence": 0.9, "log": True, "outcome": "so_offences"}


@pytest.mark.parametrize("given", [
    {"log": "yes"}, {"log": 1}, {"start": True}, {"start": 2012.0}, {"confidence": "1.5"}, {"outcome": 5}, {"start": 2016, "end": 2012},
])  # fmt: skip
def test_a_value_of_another_type_or_out_of_range_is_refused(typed, given):
    with pytest.raises(BadParameter):
        checked(typed, given, "x")


def test_the_window_is_checked_against_the_defaults_of_the_notebook_too(typed):
    text = typed.read_text(encoding="utf-8").replace("end: int = 0", "end: int = 2012")
    typed.write_text(text, encoding="utf-8")
    with pytest.raises(BadParameter):
        checked(typed, {"start": 2016}, "x")


@pytest.mark.parametrize(("old", "new"), [("place: str = ", "place = "), ('"vn"', 'str("vn")'), ('"parameters"', '"parameter"')])
def test_a_parameters_cell_that_is_not_plain_is_refused(typed, old, new):
    typed.write_text(typed.read_text(encoding="utf-8").replace(old.replace('"', '\\"') if old == '"vn"' else old,
                                                               new.replace('"', '\\"') if old == '"vn"' else new), encoding="utf-8")  # fmt: skip
    with pytest.raises(BadNotebook):
        declared(typed)


def test_a_run_with_parameters_is_a_report_of_its_own():
    run = chosen(["trends_hcm"], {"end": "2016"})[0]
    assert run.name == "trends_hcm~end-2016"
    assert run.parameters["end"] == 2016 and plan()["trends_hcm"].parameters["end"] == 2020


def test_a_place_in_a_parameter_cannot_leave_reports(typed):
    from dataclasses import replace

    from analysis.run.plan import _changed

    run = next(iter(plan().values()))
    made = _changed(replace(run, notebook=typed, parameters={}), {"outcome": "so_offences", "place": "vn"})
    assert "/" not in made.name and ".." not in made.name


@pytest.mark.parametrize("wrong", [
    '[a]\nnotebook = "nowhere"\ntitle = { vi = "a", en = "a" }', '[A-b]\nnotebook = "fine"\ntitle = { vi = "a", en = "a" }',
    '[a]\nnotebook = "fine"\ntitle = { vi = "a", en = "a" }\nparameter = { number = 1 }',
    '[a]\nnotebook = "fine"\ntitle = { vi = "a", en = "a" }\nparameters = { numbr = 1 }',
    '[a]\nnotebook = "fine"\ntitle = "a"', '[a]\nnotebook = "fine"', "[a\n",
])  # fmt: skip
def test_a_wrong_plan_is_refused_and_named(planned, home, python, wrong):
    planned(fine={})
    (home / "notebooks" / "runs.toml").write_text(wrong, encoding="utf-8")
    done = python("-m", "analysis", "run")
    assert done.returncode == 2, done.stderr
    assert "runs.toml" in done.stderr and "Traceback" not in done.stderr
    assert not (home / "reports").exists()


def test_the_plan_makes_at_least_twelve_reports_of_all_notebooks(root):
    runs = plan()
    assert len(runs) >= 12
    assert {run.notebook for run in runs.values()} == set((root / "notebooks").glob("*.ipynb"))
    assert all(run.title.vi and run.title.en for run in runs.values())
    with pytest.raises(UnknownName):
        chosen(["nothing"], {})
    assert json.dumps({name: run.parameters for name, run in runs.items()})


def test_the_reports_nearest_to_one_share_its_place_its_outcome_or_its_component():
    runs = plan()
    assert set(nearest(runs["trends_hcm"], runs)[:3]) == {"trends_hanoi", "trends_hcm_drugs", "trends_hcm_clearance"}
    assert nearest(runs["effect_clubs_simulated"], runs)[0] == "effect_clubs_record" and nearest(runs["summary"], runs) == []
    changed = chosen(["trends_hcm"], {"end": "2016"})[0]
    assert changed.name != "trends_hcm" and "trends_hcm" not in nearest(changed, runs) and len(nearest(changed, runs)) == 4
