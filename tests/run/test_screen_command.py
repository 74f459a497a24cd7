"""`python -m analysis screen`: any shape of table, the same bytes whatever the workers, errors that say where."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.errors import BadParameter, BadTable
from analysis.run.screen_command import plan_of
from analysis.run.screen_table import SeriesTable
from analysis.run.screen_work import rounded
from analysis.screening.screen import screen

ROOT = Path(__file__).resolve().parents[2]
PERIODS = pd.period_range("2014-03", periods=60, freq="M").astype(str)


def long_table(places: int = 3, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = pd.MultiIndex.from_product([[f"00{i}" for i in range(places)], ["theft", "fraud"], PERIODS])
    frame = rows.to_frame(index=False, name=["place", "outcome", "period"])
    after = (frame["period"] >= "2016-09") & (frame["place"] == "001")
    frame["value"] = rng.poisson(np.where(after, 4, 12))
    frame["exposure"] = 1000.5
    return frame[rng.random(len(frame)) > 0.02].sample(frac=1, random_state=seed)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT), "DIRECTIVE48_LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, "-m", "analysis", "screen", *map(str, arguments)],
        env=environment, cwd=home, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A screening of a shuffled CSV by one worker."""
    home = tmp_path_factory.mktemp("home")
    long_table().to_csv(home / "crime.csv", index=False)
    done = run(home, home / "crime.csv", "--dates", "2016-09", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "Of 6 series, 6 could be fitted; 2 show a level change at 2016-09" in done.stdout
    return home


def test_a_report_has_table_ranking_figures_and_both_languages(made):
    folder = made / "reports" / "screen_crime"
    assert {"screening.parquet", "ranked.csv", "report.vi.html", "report.en.html", "provenance.json"} <= set(files(folder))
    ranked = pd.read_csv(folder / "ranked.csv", dtype={"place": str})
    assert list(ranked["place"][:2]) == ["001", "001"] and len(ranked) == 6
    assert (folder / "figures" / "standouts.vi.svg").exists() and (folder / "figures" / "funnel_1.en.svg").exists()
    assert json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["run"]["name"] == "screen_crime"
    assert [path.name for path in (made / "reports").iterdir()] == ["screen_crime"]


def test_two_workers_and_a_cluster_give_the_same_bytes(made):
    one = files(made / "reports" / "screen_crime")
    done = run(made, made / "crime.csv", "--dates", "2016-09", "--jobs", "2", "--name", "crime")
    assert done.returncode == 0 and files(made / "reports" / "screen_crime") == one
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        done = run(made, made / "crime.csv", "--dates", "2016-09", "--scheduler", cluster.scheduler_address)
    assert done.returncode == 0, done.stderr
    assert files(made / "reports" / "screen_crime") == one


def test_blocks_do_not_change_the_numbers(made, tmp_path):
    table = SeriesTable(made / "crime.csv", tmp_path / "scratch")
    plan = plan_of(table, ["2016-09"])
    whole, parts = next(table.blocks(6)), list(table.blocks(4))
    assert [len(part.place) for part in parts] == [4, 2]
    together = screen(whole.y, whole.exposure, plan)
    stored = pq.read_table(made / "reports" / "screen_crime" / "screening.parquet").to_pandas()
    for name in ("level_1", "level_1_p", "trend_hac_low", "sen", "seasonal_p", "aapc", "worst_score"):
        apart = np.concatenate([screen(part.y, part.exposure, plan)[name] for part in parts])
        np.testing.assert_allclose(apart, together[name], rtol=1e-9)
        np.testing.assert_allclose(stored[name], together[name], rtol=1e-9)


def test_wide_and_long_parquet_and_csv_are_the_same_series(tmp_path):
    long = long_table().drop(columns="exposure")
    wide = long.pivot(index=["place", "period"], columns="outcome", values="value").reset_index()
    long.to_parquet(tmp_path / "long.parquet")
    wide.to_csv(tmp_path / "wide.csv", index=False)
    wide.to_parquet(tmp_path / "wide.parquet")
    blocks = []
    for file in ("long.parquet", "wide.csv", "wide.parquet"):
        table = SeriesTable(tmp_path / file, tmp_path / f"scratch_{file}")
        assert table.series == 6 and table.frequency == "M" and len(table.periods) == 60 and not table.exposed
        blocks.append(next(table.blocks(10)))
    for block in blocks[1:]:
        assert (block.place, block.outcome, block.exposure) == (blocks[0].place, blocks[0].outcome, None)
        np.testing.assert_array_equal(block.y, blocks[0].y)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"value": "12a"}, "12a"),
        ({"value": -1}, "-1"),
        ({"exposure": 0}, "exposure = 0"),
        ({"period": "2014-04"}, "2 ×"),
        ({"place": None}, "place"),
        ({"exposure": "many"}, "many"),
        ({"period": "next year"}, "next year"),
    ],
)
def test_a_bad_cell_is_named(tmp_path, change, where):
    frame = long_table().sort_values(["place", "outcome", "period"]).reset_index(drop=True).astype(object)
    for column, value in change.items():
        frame.loc[0, column] = value
    frame.to_csv(tmp_path / "bad.csv", index=False)
    with pytest.raises(BadTable) as error:
        list(SeriesTable(tmp_path / "bad.csv", tmp_path / "scratch").blocks(10))
    assert where in str(error.value)


def test_one_period_written_in_two_ways_is_named(tmp_path):
    frame = long_table()
    twice = frame[(frame["place"] == "001") & (frame["outcome"] == "theft") & (frame["period"] == "2014-05")].assign(
        period="5/2014"
    )
    pd.concat([frame, twice]).to_csv(tmp_path / "twice.csv", index=False)
    with pytest.raises(BadTable) as error:
        list(SeriesTable(tmp_path / "twice.csv", tmp_path / "scratch").blocks(10))
    assert all(said in str(error.value) for said in ("2014-05 = 5/2014", "001, theft"))


@pytest.mark.parametrize("values, refused", [(["1.234"], True), (["1.234", "2.5"], False), (["1234.5"], False)])
def test_a_point_that_could_part_thousands_is_refused(tmp_path, values, refused):
    frame = long_table().astype(object)
    for row, value in enumerate(values):
        frame.loc[row, "value"] = value
    frame.to_csv(tmp_path / "dotted.csv", index=False)
    if refused:
        with pytest.raises(BadTable, match="1.234"):
            SeriesTable(tmp_path / "dotted.csv", tmp_path / "scratch")
    else:
        SeriesTable(tmp_path / "dotted.csv", tmp_path / "scratch").close()


def test_a_column_of_words_is_no_indicator(tmp_path):
    table = pd.DataFrame({"place": "a", "sort": "theft", "period": [f"2012-{m:02}" for m in range(1, 13)]})
    table.to_csv(tmp_path / "long.csv", index=False)
    with pytest.raises(BadTable) as caught:
        SeriesTable(tmp_path / "long.csv", tmp_path / "scratch")
    assert all(said in str(caught.value) for said in ("'sort' holds no number", "call it outcome", "đổi tên nó thành outcome"))


def test_words_beside_a_value_that_do_not_name_figures_are_refused(tmp_path):
    table = pd.DataFrame({"place": "a", "sort": "blue", "period": [f"2012-{m:02}" for m in range(1, 13)], "value": 3})
    table.to_csv(tmp_path / "long.csv", index=False)
    with pytest.raises(BadTable) as caught:
        SeriesTable(tmp_path / "long.csv", tmp_path / "scratch")
    assert all(said in str(caught.value) for said in ("'sort' holds no number", "call it outcome", "đổi tên nó thành outcome"))


def test_a_column_read_as_naming_indicators_by_its_content_is_said_to_be(tmp_path):
    table = pd.DataFrame({"place": "a", "sort": "theft", "period": [f"2012-{m:02}" for m in range(1, 13)], "value": 3})
    table.to_csv(tmp_path / "long.csv", index=False)
    read = SeriesTable(tmp_path / "long.csv", tmp_path / "scratch")
    assert read.series == 1 and any("“sort”" in said.en and "because of what it holds" in said.en for said in read.remarks)


def test_a_date_outside_the_table_is_refused_and_leaves_nothing(made):
    table = SeriesTable(made / "crime.csv", made / "scratch_dates")
    with pytest.raises(BadParameter, match="2014-04"):
        plan_of(table, ["2030-01"])
    before = files(made / "reports")
    assert run(made, made / "crime.csv", "--dates", "2030-01").returncode == 2
    assert run(made, made / "nothing.csv").returncode == 2
    assert files(made / "reports") == before and [p.name for p in (made / "reports").iterdir()] == ["screen_crime"]


def test_years_and_a_table_without_dates(tmp_path):
    rng = np.random.default_rng(3)
    rows = [(place, year, rng.poisson(30 - year + 2000)) for place in "abcd" for year in range(2000, 2020)]
    pd.DataFrame(rows, columns=["place", "period", "murders"]).to_csv(tmp_path / "years.csv", index=False)
    done = run(tmp_path, tmp_path / "years.csv", "--jobs", "1", "--simulated")
    assert done.returncode == 0 and done.stdout.startswith("SIMULATED DATA. Of 4 series"), done.stderr
    figures = [file.name for file in (tmp_path / "reports" / "screen_years" / "figures").iterdir()]
    assert figures and all(name.startswith("simulated_") for name in figures)
    stored = pq.read_table(tmp_path / "reports" / "screen_years" / "screening.parquet").to_pandas()
    assert list(stored["outcome"].unique()) == ["murders"] and "seasonal_p" not in stored and (stored["trend"] < 0).all()


def test_rounding_keeps_ten_digits_of_any_number():
    values = np.array([1 / 3, -2e-200, 1.23456789012345e15, 0.0, np.nan, np.inf, 1e-300])
    expected = [float(f"{v:.10g}") for v in values]
    np.testing.assert_allclose(rounded(values), expected, rtol=1e-15)


def test_counts_of_what_was_installed_are_screened_and_its_dates_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.run.screen_table.LARGE", 0)
    rows = [f"{p},{y},{y % 5},{y % 7},2020-03-01,{y % 3}" for p in "AB" for y in range(2016, 2022)]
    head = "place,period,Thefts,Cameras installed,Patrol start,Số vụ cháy từ 2016\n"
    (tmp_path / "counts.csv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    table = SeriesTable(tmp_path / "counts.csv", tmp_path / "scratch")
    found = {name for block in table.blocks(10) for name in block.outcome}
    assert table.large and found == {"Thefts", "Cameras installed", "Số vụ cháy từ 2016"}


def test_a_small_file_of_many_rows_is_read_by_the_engine(tmp_path):
    rows = 600_000
    table = pa.table({
        "place": pa.array(np.repeat([f"p{i:05}" for i in range(rows // 12)], 12)).dictionary_encode(),
        "period": pa.array(np.tile([f"2019-{m:02}" for m in range(1, 13)], rows // 12)).dictionary_encode(),
        "outcome": pa.array(["theft"] * rows).dictionary_encode(), "value": np.zeros(rows, np.int32),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "many.parquet")
    assert (tmp_path / "many.parquet").stat().st_size < 2**20
    opened = SeriesTable(tmp_path / "many.parquet", tmp_path / "scratch")
    assert opened.large and opened.series == rows // 12
    opened.close()
