"""A plan is locked before outcomes are read: every door is shut until then, and every change afterwards is named."""

import argparse
import json
import shutil
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, paths, record, registered, run_checks
from analysis.design.examples import places_one_by_one, question
from analysis.design.own import series_of
from analysis.errors import WorkbookError
from analysis.language import Text
from analysis.panel.glance import glance
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import read_table
from analysis.panel.simulate import simulate
from analysis.present.deviations import FIELDS, deviation_table, deviations
from analysis.registered import PlanNotLocked
from analysis.run import lock_command

PLAN = """
[patrols]
data = "xa.csv"
outcome = "so_vu"
treatment = "tuần tra"
estimand = { vi = "thay đổi tỷ suất", en = "change of the rate" }
comparison = "two_by_two"
method = "twfe"
family = "one"
tests = ["pre_trend"]
window = ["2014-01", "2016-12"]
power = { places = 10, periods = 36, treated = 7, rate = 20.0, before = 18 }
"""
SECRET = 7919  # a count that stands nowhere else
PLACES = [f"Xã {letter}" for letter in "ABCDEFGHIJ"]


def rows() -> pd.DataFrame:
    rng = np.random.default_rng(5)
    frame = pd.MultiIndex.from_product([PLACES, pd.period_range("2014-01", "2016-12", freq="M")], names=["xa", "thang"])
    frame = frame.to_frame(index=False)
    frame["so_vu"] = rng.poisson(20, len(frame))
    frame["tin_bao"] = rng.poisson(9, len(frame))
    frame["dan_so"] = frame["xa"].map({p: 4000 + 300 * i for i, p in enumerate(PLACES)})
    frame["ho"] = frame["dan_so"] // 4
    frame["x_mat_do"] = rng.normal(0, 1, len(frame)).round(3)
    frame["x_viec_lam"] = rng.normal(0, 1, len(frame)).round(3)
    frame["ngay_ap_dung"] = np.where(frame["xa"].isin(PLACES[:7]), "2015-07", "")
    frame.loc[17, "so_vu"] = SECRET
    return frame


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A project with a plan that is not locked, a table, and nothing else."""
    for name, folder in (("HOME", "."), ("NOTEBOOKS", "notebooks"), ("PROCESSED", "data/processed"), ("REPORTS", "reports")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(paths, name, tmp_path / folder)
    (tmp_path / "notebooks" / "plan.toml").write_text(PLAN, encoding="utf-8")
    rows().drop(columns=["ho", "x_viec_lam"]).to_csv(tmp_path / "xa.csv", index=False)
    return tmp_path


def lock(*names: str) -> int:
    return lock_command.main(argparse.Namespace(names=list(names), show=False))


@pytest.fixture
def locked(home):
    assert lock() == 0
    return home


# --- what is hidden before the lock ---------------------------------------------------------------------------------------------


def opened(home, name):
    copy = home / name
    shutil.copy(home / "xa.csv", copy)
    return copy


DOORS = {
    "question": lambda home: question("xa.csv", "", "so_vu", "tuần tra"),
    "panel of the table": lambda home: read_table(str(home / "xa.csv")).panel("so_vu"),
    "another outcome of the table": lambda home: read_table(str(home / "xa.csv")).panel("tin_bao"),
    "series": lambda home: series_of("xa.csv", "so_vu", "Xã A"),
    "each place": lambda home: places_one_by_one("xa.csv", "so_vu"),
    "a copy under another name": lambda home: read_table(opened(home, "khac.csv")).panel("so_vu"),
    "screening": lambda home: screened(home),
    "add": lambda home: added(home),
    "import": lambda home: imported(home),
}


def screened(home):
    from analysis.run.screen_table import SeriesTable

    return SeriesTable(home / "xa.csv", home / "scratch")


def added(home):
    from analysis.ingest.tidy import add_command

    parser = argparse.ArgumentParser()
    add_command.add_arguments(parser)
    return add_command.main(parser.parse_args([str(home / "xa.csv")]))


def imported(home):
    from analysis.ingest.importing import read_files

    return read_files([home / "xa.csv"])


@pytest.mark.parametrize("door", DOORS)
def test_no_door_gives_an_outcome_before_the_lock(home, door):
    with pytest.raises(PlanNotLocked, match="python -m analysis lock"):
        DOORS[door](home)


@pytest.mark.parametrize("reader", [read_table, table_of, lambda name: glance(name).table], ids=["read", "kept", "glance"])
def test_a_table_comes_back_with_its_outcomes_masked(home, reader):
    table = reader(str(home / "xa.csv"))
    assert table.frame[["so_vu", "tin_bao"]].isna().all().all() and table.frame["dan_so"].notna().all()
    assert str(SECRET) not in "\n".join([table.frame.to_csv(), repr(table.notices), repr(table.questions), repr(table.bounds)])
    assert any(n.code == "masked" and "so_vu" in n.text.vi for n in table.notices)


def test_a_table_that_was_kept_before_the_plan_is_masked_too(home, monkeypatch):
    from analysis.panel import kept_table

    monkeypatch.setattr(kept_table, "LARGE", 10)
    plan = (home / "notebooks" / "plan.toml").rename(home / "plan.aside")
    assert table_of("xa.csv").frame["so_vu"].max() == SECRET
    plan.rename(home / "notebooks" / "plan.toml")
    assert table_of("xa.csv").frame["so_vu"].isna().all()


def test_the_commands_print_no_outcome_before_the_lock(home):
    for command in (["look", "xa.csv"], ["evaluate", "xa.csv"], ["screen", "xa.csv"], ["add", "xa.csv"]):
        done = subprocess.run(
            [sys.executable, "-m", "analysis", *command], cwd=home, capture_output=True, text=True, check=False,
            env={**__import__("os").environ, "DIRECTIVE48_HOME": str(home)},
        )  # fmt: skip
        assert str(SECRET) not in done.stdout + done.stderr and "lock" in done.stdout + done.stderr, (command, done)
    assert not [file for file in (home / "reports").rglob("*") if file.is_file() and str(SECRET).encode() in file.read_bytes()]


def test_a_saved_report_of_hidden_data_is_neither_read_nor_listed(home):
    from analysis.publish.cards import cards
    from analysis.publish.saved import load
    from analysis.publish.summary import summary

    folder = home / "reports" / "old"
    folder.mkdir()
    provenance = {"parameters": {"data": "xa.csv", "component": "c-club"}, "data": {}, "notebook": {"file": "40_component_effect.ipynb"},
                  "run": {"simulated": False}}  # fmt: skip
    for name, stored in (
        ("estimate", {"results": [{"value": SECRET}], "checks": []}),
        ("provenance", provenance),
        ("contents", {}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(PlanNotLocked):
        load(folder)
    assert cards(home / "reports", []) == [] and not any(row.run for row in summary(home / "reports"))


def test_the_teaching_district_is_masked_before_its_plan_is_locked(home):
    (home / "notebooks" / "plan.toml").write_text('[c-club]\noutcome = "public_order"\n', encoding="utf-8")
    district = simulate()
    assert district.rows[["public_order", "burglary", "tips"]].isna().all().all() and district.rows["person_years"].notna().all()
    for door in (lambda: district.panel("c-club"), lambda: question("teaching", "c-club"), lambda: places_one_by_one("teaching")):
        with pytest.raises(PlanNotLocked):
            door()


def test_an_entry_that_was_changed_hides_its_outcomes_again_and_the_lock_before_it_stays(locked):
    assert question("xa.csv", "", "so_vu", "tuần tra").panel.usable["outcome"].max() == SECRET
    (locked / "notebooks" / "plan.toml").write_text(PLAN.replace('"one"', '"two"'), encoding="utf-8")
    with pytest.raises(PlanNotLocked, match="changed after it was locked|đã sửa sau lần khóa"):
        question("xa.csv", "", "so_vu", "tuần tra")
    assert lock() == 0 and [len(e.locks) for e in registered.entries().values()] == [2]
    assert "lần khóa thứ 2" in deviation_table(estimate(question("xa.csv", "", "so_vu", "tuần tra"))).foot.vi


def test_the_lock_itself_holds_no_outcome(locked):
    assert str(SECRET) not in (locked / "notebooks" / "plan.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ('method = "twfe"\n', "", "method"), ('"two_by_two"', '"staggered"', "staggered"), ('"2014-01"', '"2013-01"', "2013-01"),
    ('family = "one"', 'famly = "one"', "famly"),
])  # fmt: skip
def test_a_plan_that_the_data_do_not_bear_out_is_not_locked(home, old, new, said):
    (home / "notebooks" / "plan.toml").write_text(PLAN.replace(old, new), encoding="utf-8")
    with pytest.raises(WorkbookError, match=said):
        lock()
    assert not (home / "notebooks" / "plan.lock").exists()


def test_the_plan_shows_what_the_study_could_see(home, capsys):
    lock_command.main(argparse.Namespace(names=[], show=True))
    assert "7/10 nơi áp dụng, 36 kỳ" in capsys.readouterr().out and not (home / "notebooks" / "plan.lock").exists()


# --- what is compared after it ----------------------------------------------------------------------------------------------------


def done(change=lambda f: f, *, method=None, only="pre_trend", options=None, frame_options=None, **design):
    """A run of one's own, held to the plan, as a researcher would write it."""
    given = {"place": "xa", "period": "thang", "outcome": "so_vu", "exposure": "dan_so", "adopted": "ngay_ap_dung", "controls": ["x_mat_do"],
             "label": Text("so_vu", "so_vu")} | (frame_options or {})  # fmt: skip
    panel = Panel.from_frame(change(rows()), **{key: value for key, value in given.items() if value is not None})
    effect = estimate(Design(panel, **({"treatment": "tuần tra", "plan": "patrols"} | design)), method, **(options or {}))
    return deviations(effect, run_checks(effect, only))


def quarters(f):
    f = f.assign(thang=f["thang"].dt.asfreq("Q"))
    kept = f.groupby(["xa", "thang", "ngay_ap_dung"], as_index=False)[["so_vu", "dan_so", "x_mat_do"]].sum()
    return kept.assign(ngay_ap_dung=kept["ngay_ap_dung"].replace("2015-07", "2015Q3"))


def starts(f, **moved):
    return f.assign(ngay_ap_dung=f.apply(lambda r: moved.get(r["xa"].removeprefix("Xã "), r["ngay_ap_dung"]), axis=1))


CHANGED = {
    "another outcome": ("outcome", {"frame_options": {"outcome": "tin_bao"}}),
    "the logarithm of the outcome": ("kind", {"change": lambda f: f.assign(so_vu=np.log1p(f["so_vu"])), "frame_options": {"kind": "measure"}}),
    "counts taken for a measure": ("kind", {"frame_options": {"kind": "measure"}}),
    "another unit": ("kind", {"frame_options": {"unit": Text("người", "persons")}}),
    "the largest count cut off": ("data", {"change": lambda f: f.assign(so_vu=f["so_vu"].clip(upper=60))}),
    "a later first month": ("window", {"change": lambda f: f[f["thang"] >= "2014-07"]}),
    "an earlier last month": ("window", {"change": lambda f: f[f["thang"] < "2016-07"]}),
    "a month in the middle left out": ("rows", {"change": lambda f: f[f["thang"] != "2015-02"]}),
    "quarters for months": ("frequency", {"change": quarters}),
    "a commune of the comparison dropped": ("places", {"change": lambda f: f[f["xa"] != "Xã J"]}),
    "a treated commune dropped": ("places", {"change": lambda f: f[f["xa"] != "Xã A"]}),
    "half of the comparison": ("places", {"change": lambda f: f[~f["xa"].isin(["Xã I", "Xã J"])]}),
    "a commune added to the comparison": ("places", {"change": lambda f: pd.concat([f, f[f["xa"] == "Xã J"].assign(xa="Xã K")])}),
    "one commune twice the size": ("exposure", {"change": lambda f: f.assign(dan_so=f["dan_so"] * (1 + (f["xa"] == "Xã B")))}),
    "the start a month later": ("starts", {"change": lambda f: f.assign(ngay_ap_dung=f["ngay_ap_dung"].replace("2015-07", "2015-08"))}),
    "another component's date": ("starts", {"change": lambda f: f.assign(ngay_ap_dung=f["ngay_ap_dung"].replace("2015-07", "2014-09"))}),
    "one commune starting before the others": ("comparison", {"change": lambda f: starts(f, A="2015-03")}),
    "a commune of the comparison called treated": ("starts", {"change": lambda f: starts(f, J="2015-07")}),
    "a treated commune put into the comparison": ("starts", {"change": lambda f: starts(f, A="")}),
    "months of introduction left out": ("phase_in", {"phase_in": 3}),
    "no exposure": ("exposure", {"frame_options": {"exposure": None}}),
    "households for people": ("exposure", {"frame_options": {"exposure": "ho"}}),
    "weights": ("weights", {"change": lambda f: f.assign(w=1.0 + (f["xa"] == "Xã C")), "frame_options": {"weights": "w"}}),
    "a covariate more": ("controls", {"frame_options": {"controls": ["x_mat_do", "x_viec_lam"]}}),
    "a covariate less": ("controls", {"frame_options": {"controls": []}}),
    "another covariate": ("controls", {"frame_options": {"controls": ["x_viec_lam"]}}),
    "a covariate rescaled": ("controls", {"change": lambda f: f.assign(x_mat_do=f["x_mat_do"] ** 2)}),
    "another method": ("method", {"method": "borusyak"}),
    "leads and lags": ("method", {"method": "event_study"}),
    "other errors": ("options", {"options": {"errors": "crv1"}}),
    "another confidence": ("confidence", {"options": {"confidence": 0.9}}),
    "another check": ("checks", {"only": "overdispersion"}),
    "a larger family": ("family", {"family": 9}),
    "an event in the model": ("shocks", {"shocks": "blhs-2015"}),
    "other clusters": ("roles", {"change": lambda f: f.assign(x_cum=(f["xa"] > "Xã E") * 1.0), "frame_options": {"controls": ["x_mat_do", "x_cum"]}, "cluster": "x_cum"}),
    "something else judged": ("subject", {"treatment": "camera"}),
}  # fmt: skip


def test_what_is_done_as_planned_deviates_in_nothing(locked):
    effect = estimate(question("xa.csv", "", "so_vu", "tuần tra"))
    assert deviations(effect, run_checks(effect, "pre_trend")) == []
    assert done() == []


@pytest.mark.parametrize("what", CHANGED)
def test_a_changed_specification_is_named(locked, what):
    field, change = CHANGED[what]
    found = done(**change)
    assert field in {d.field for d in found}, found
    assert {d.field for d in found} <= set(FIELDS)


def test_there_are_thirty_changes_and_more():
    assert len(CHANGED) >= 30


def test_the_deviations_stand_in_the_table_and_in_the_saved_result(locked, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_REPORT", "vi en")
    effect = estimate(question("xa.csv", "", "tin_bao", "tuần tra"))
    checks = run_checks(effect, "pre_trend")
    shown = deviation_table(effect, checks).cells("vi")
    assert "Chỉ số" in set(shown["Mục"]) and {"so_vu", "tin_bao"} <= set(shown.to_numpy().ravel())
    bundle = record(effect, checks)._repr_mimebundle_()
    result = next(value for value in bundle.values() if isinstance(value, dict))["results"][0]
    assert result["plan"]["entry"] == "patrols" and "outcome" in {d["field"] for d in result["plan"]["deviations"]}


def test_a_question_without_a_plan_says_that_it_is_exploratory(locked):
    panel = Panel.from_frame(rows(), place="xa", period="thang", outcome="so_vu", adopted="ngay_ap_dung")
    effect = estimate(Design(panel, treatment="tuần tra"))
    assert deviations(effect) is None and "thăm dò" in deviation_table(effect).cells("vi").iloc[0, 0]


def test_the_shipped_plan_is_locked_and_names_every_component():
    from analysis.catalogue import components

    found = registered.entries()
    assert set(found) == set(components()) and all(entry.locked for entry in found.values())
