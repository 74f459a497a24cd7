"""A researcher's own table joins the record with one command, in both shapes, and is guarded from then on."""

import csv
import json

import pytest

from analysis.ingest.tidy.observations import SCHEMA

WIDE = "place,period,outcome,exposure\n" + "".join(f"vn-hn-gialam,{year},{90 + year % 7},286000\n" for year in range(2011, 2021))
TIDY = ",".join(SCHEMA) + "\n" + "".join(
    f"mine{year},vn-hn-gialam,{year}-01-01,{year}-12-31,calendar,criminal_offences,{90 + year % 7},,,exact,cases,false,mine,\n"
    for year in range(2011, 2021)
)  # fmt: skip
LOAD = """
import json
from analysis import load_panel
p = load_panel('criminal_offences', places='vn-hn-gialam', clock='calendar')
print(json.dumps({'n': len(p.rows), 'first': p.rows.outcome[0], 'exposure': p.rows.exposure.notna().all().item(),
                  'adds_up': p.accounting.rows_in == p.accounting.rows_used + len(p.accounting.set_aside)}))
"""


def added(python, home, name, content, *options):
    (home / name).write_text(content, encoding="utf-8")
    return python("-m", "analysis", "add", name, *options)


@pytest.mark.parametrize(("content", "options", "stored"), [
    (WIDE, ("--outcome", "criminal_offences"), "own.csv"),
    (WIDE.replace("outcome", "criminal_offences"), (), "own.csv"),
    (TIDY, (), "observations.csv"),
], ids=["column outcome", "column named by indicator", "observations schema"])  # fmt: skip
def test_a_tidy_file_joins_and_can_be_estimated_on(python, home, content, options, stored):
    done = added(python, home, "own.csv", content, *options)
    assert done.returncode == 0, done.stderr
    assert "10" in done.stdout
    with (home / "data" / "raw" / "own" / "MANIFEST.csv").open(encoding="utf-8") as stream:
        lines = list(csv.DictReader(stream))
    assert [(line["file"], len(line["sha256"])) for line in lines] == [(stored, 64)]
    loaded = python("-c", LOAD)
    assert loaded.returncode == 0, loaded.stderr
    found = json.loads(loaded.stdout)
    assert (found["n"], found["first"], found["adds_up"]) == (10, 92.0, True)
    assert found["exposure"] == (content != TIDY)
    assert python("-m", "analysis", "check").returncode == 0


def test_the_same_file_again_replaces_its_line_and_a_changed_one_is_recorded_where_it_lies(python, home):
    added(python, home, "own.csv", TIDY)
    assert added(python, home, "own.csv", TIDY).returncode == 0
    stored = home / "data" / "raw" / "own" / "observations.csv"
    stored.write_text(TIDY.replace(",92,", ",93,"), encoding="utf-8")
    assert python("-m", "analysis", "check").returncode == 2
    assert python("-m", "analysis", "add", str(stored)).returncode == 0
    assert python("-m", "analysis", "check").returncode == 0


@pytest.mark.parametrize(("content", "options", "said"), [
    (TIDY.replace("mine2011", "o0001"), (), "o0001"),
    (TIDY.replace("mine2012", "mine2011"), (), "mine2011"),
    (WIDE, (), "outcome"),
    (WIDE.replace("vn-hn-gialam", "vn-hn-gialm"), ("--outcome", "criminal_offences"), "vn-hn-gialam"),
    (WIDE, ("--outcome", "criminal_ofences"), "criminal_offences"),
    (WIDE, ("--outcome", "criminal_offences", "--source", "public_record"), "public_record"),
    (WIDE.replace(",2020,", ",2120,"), ("--outcome", "criminal_offences"), "2120"),
], ids=["id of another row", "id twice", "column without a meaning", "unknown place", "unknown indicator", "reserved folder", "year to come"])  # fmt: skip
def test_a_table_that_would_break_the_record_is_refused_and_nothing_is_written(python, home, content, options, said):
    done = added(python, home, "own.csv", content, *options)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert sorted(path.name for path in (home / "data" / "raw").iterdir()) == ["public_record"]
    assert python("-m", "analysis", "check").returncode == 0


def test_a_missing_file_is_named(python):
    done = python("-m", "analysis", "add", "nowhere.csv")
    assert done.returncode == 2
    assert "nowhere.csv" in done.stderr


def test_the_advice_for_a_changed_table_of_the_catalogue_can_be_followed(python, home):
    table = home / "data" / "raw" / "public_record" / "indicators.csv"
    table.write_text(
        table.read_text(encoding="utf-8")
        + "night_patrols,Số buổi tuần tra đêm,Night patrols,sessions,count,process,ambiguous,,\n",
        encoding="utf-8",
    )
    assert "add" in python("-m", "analysis", "check").stderr
    assert python("-m", "analysis", "add", str(table)).returncode == 0
    assert python("-m", "analysis", "check").returncode == 0


def test_a_file_that_comes_again_under_another_source_is_known_by_its_content(python, home):
    assert added(python, home, "own.csv", WIDE, "--outcome", "criminal_offences").returncode == 0
    again = added(python, home, "other name.csv", WIDE, "--outcome", "criminal_offences", "--source", "second")
    assert again.returncode == 2 and "data/raw/own/own.csv" in again.stderr and "--source own" in again.stderr
    imported = python("-m", "analysis", "import", "other name.csv", "--source", "third")
    assert imported.returncode == 2 and "data/raw/own/own.csv" in imported.stderr
    assert sorted(path.name for path in (home / "data" / "raw").iterdir()) == ["own", "public_record"]
    assert python("-m", "analysis", "check").returncode == 0
