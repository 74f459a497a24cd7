"""From a file as a district sends it to an evaluation: what is understood, which questions it carries, and numbers as pandas gives them by hand."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.design.carried import carried, possible_start
from analysis.design.own import question_of, series_of
from analysis.errors import BadParameter
from analysis.panel.own_table import read_table
from analysis.run import evaluation

PLACES = ["Bát Tràng", "Cổ Bi", "Đa Tốn", "Đặng Xá", "Kim Lan", "Lệ Chi", "Ninh Hiệp", "Phú Thị"]


@pytest.fixture
def long_table() -> pd.DataFrame:
    """Eight communes, 24 months, three of which start in January 2019; drawn, so that sums have no pattern."""
    draw = np.random.default_rng(48)
    rows = [
        (place, f"{month % 12 + 1:02d}/{2018 + month // 12}", int(draw.poisson(12)), 9000 + 100 * at, "01/2019" if at < 3 else "")
        for at, place in enumerate(PLACES)
        for month in range(24)
    ]
    return pd.DataFrame(rows, columns=["Xã", "Tháng", "Số vụ trộm cắp", "Dân số", "Ngày áp dụng tuần tra đêm"])


@pytest.fixture
def file(long_table, tmp_path):
    path = tmp_path / "số liệu xã.xlsx"
    long_table.to_excel(path, index=False)
    return path


@pytest.fixture
def yearly(tmp_path):
    """Ten years of the eight communes with more columns: one value for all of them, or one after the other by commune."""

    def table(**more):
        each = {c: v if isinstance(v, list) else [v] for c, v in more.items()}
        rows = [
            {"Xã": place, "Năm": year, "Số vụ trộm cắp": 20 + (year * (at + 3)) % 11}
            | {c: v[at % len(v)] for c, v in each.items()}
            for at, place in enumerate(PLACES)
            for year in range(2013, 2023)
        ]
        pd.DataFrame(rows).to_excel(tmp_path / "năm.xlsx", index=False)
        return read_table(tmp_path / "năm.xlsx")

    return table


def sums(frame: pd.DataFrame, period: str, value: str) -> list[float]:
    return [float(v) for v in frame.groupby(period)[value].sum()]


def test_look_says_what_was_understood_and_gives_the_command_to_go_on(file, capsys, monkeypatch):
    monkeypatch.delenv("DIRECTIVE48_LANGUAGE", raising=False)
    assert main(["look", str(file)]) == 0
    said = capsys.readouterr().out
    assert "8 địa bàn, kỳ 01/2018–12/2019" in said and "192 dòng đọc vào = 192 dòng dùng" in said
    assert re.search(r"Ngày áp dụng tuần tra đêm +ngày bắt đầu áp dụng +theo tên cột", said) and "Cột không dùng" not in said
    assert f"python -m analysis evaluate '{file}'" in said and "--adopted" not in said  # the heading says what it is


def test_look_offers_a_column_of_dates_whose_heading_does_not_say_that_it_is_a_start(long_table, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("DIRECTIVE48_LANGUAGE", raising=False)
    path, heading = tmp_path / "a.xlsx", "Mốc tuần tra; đêm"  # a semicolon within a heading parts no roles
    long_table.rename(columns={"Ngày áp dụng tuần tra đêm": heading}).to_excel(path, index=False)
    assert main(["look", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Cột không dùng" in said and re.search(r"Nơi áp dụng có khác đi so với nơi chưa áp dụng +Số vụ trộm cắp +chưa", said)
    first, *_, last = (shlex.split(line)[3:] for line in said.splitlines() if line.startswith("  ") and "-m analysis" in line)
    assert first == ["evaluate", str(path)] and last == ["evaluate", str(path), "--adopted", heading]
    assert f"Nếu cột “{heading}” là ngày bắt đầu" in said and said.count(f"'{heading}") == 1
    assert main(["look", *last[1:]]) == 0
    said = capsys.readouterr().out
    assert re.search(r"Nơi áp dụng có khác đi so với nơi chưa áp dụng +Số vụ trộm cắp +được", said) and "Nếu cột" not in said
    quarters = [(p, y, q, y % 7 + q) for p in ("Đa Tốn", "Cổ Bi") for y in range(2017, 2020) for q in range(1, 5)]
    pd.DataFrame(quarters, columns=["Xã", "Năm", "Quý", "Số vụ"]).to_excel(path, index=False)
    assert main(["look", str(path)]) == 0 and "--adopted" not in capsys.readouterr().out  # the year is a part of the period


@pytest.mark.parametrize(("heading", "year"), [
    ("Năm thành lập xã", 2016), ("Trưởng công an xã sinh năm", 2016), ("Năm xây trụ sở", 1998), ("Năm sửa bảng", 2031),
])  # fmt: skip
def test_what_dates_a_place_or_a_person_or_nothing_within_the_table_is_no_start(heading, year, yearly):
    assert possible_start(yearly(**{"Mốc tuần tra": 2016})) == "Mốc tuần tra"
    assert possible_start(yearly(**{heading: year})) == ""


@pytest.mark.parametrize("known", ["Có can thiệp", "Can thiệp", "Mức độ triển khai"])
def test_where_it_is_known_who_has_the_treatment_no_other_date_is_its_start(known, yearly):
    table = yearly(**{known: [0, 1], "Ngày đại hội": 2016})
    assert {r.role for r in table.roles} & {"treated", "dose"} and possible_start(table) == ""


def test_of_a_date_that_a_person_set_aside_nothing_more_is_said(yearly):
    table = yearly(**{"Ngày đại hội": 2016})
    assert possible_start(table) == "Ngày đại hội" and possible_start(table, ["Ngày đại hội"]) == ""


def test_look_speaks_english_where_asked(file, capsys, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", "en")  # main sets it, and would leave it behind
    assert main(["look", str(file), "--language", "en"]) == 0
    assert "8 places, periods Jan 2018–Dec 2019" in capsys.readouterr().out


def test_look_at_a_table_in_doubt_names_cells_answers_and_the_command_with_one(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("DIRECTIVE48_LANGUAGE", raising=False)
    path = tmp_path / "a.csv"
    path.write_text("place,period,offences\na,2019,3.684\na,2020,412\n", encoding="utf-8")
    assert main(["look", str(path)]) == 1
    said = capsys.readouterr().out
    assert "C2" in said and "--numbers vi" in said


def test_a_large_table_is_scanned_to_its_last_row(tmp_path, monkeypatch):
    from analysis.panel import glance

    monkeypatch.setattr(glance, "LARGE", 1000)
    monkeypatch.setattr(glance, "HEAD", 50)
    path = tmp_path / "large.csv"
    lines = [f"Xã {i // 12:03d},{i % 12 + 1:02d}/2019,{i % 7}" for i in range(1200)]
    lines[900] = "Xã 075,01/2019,khoảng 3"
    path.write_text("Xã,Tháng,Số vụ\n" + "\n".join(lines) + "\n", encoding="utf-8")
    seen = glance.glance(str(path))
    odd = [n for n in seen.table.notices if n.code == "odd_cells"]
    assert (seen.scanned, seen.head) == (1200, 50) and odd[0].cells == ("C902",)


def test_communes_by_months_carry_trends_and_an_effect_on_the_figures_of_the_file(file, long_table):
    table = read_table(str(file), columns="Ngày áp dụng tuần tra đêm=adopted")
    able = {q.notebook: q.able for q in carried(table)}
    assert able["30_trends"] and able["40_component_effect"] and able["70_robustness"] and not able["50_single_place"]
    panel = series_of(str(file), "Số vụ trộm cắp", "")
    by_hand = long_table.assign(at=pd.PeriodIndex(long_table["Tháng"].str[3:] + "-" + long_table["Tháng"].str[:2], freq="M"))
    assert panel.rows["outcome"].tolist() == sums(by_hand, "at", "Số vụ trộm cắp")
    assert question_of(table).rows.groupby("place")["treated"].max().sum() == 3


def test_years_as_columns_become_one_series_of_the_sums(tmp_path):
    wide = pd.DataFrame({"Huyện": PLACES, **{str(y): np.arange(8) * 3 + y - 2000 for y in range(2012, 2022)}})
    wide.to_excel(tmp_path / "huyen.xlsx", index=False)
    panel = series_of(str(tmp_path / "huyen.xlsx"), "", "")
    assert panel.rows["outcome"].tolist() == [float(wide[str(y)].sum()) for y in range(2012, 2022)]


def test_a_stata_panel_keeps_its_labels(tmp_path):
    frame = pd.DataFrame({"xa": np.repeat([1, 2, 3], 8), "nam": list(range(2010, 2018)) * 3, "vu": np.arange(24) + 5})
    frame.to_stata(
        tmp_path / "p.dta", write_index=False, version=118, variable_labels={"xa": "Xã", "nam": "Năm", "vu": "Số vụ trộm cắp"},
        value_labels={"xa": {1: "Cổ Bi", 2: "Đa Tốn", 3: "Kim Lan"}},
    )  # fmt: skip
    panel = question_of(read_table(str(tmp_path / "p.dta"))).panel
    assert panel.places == ("Cổ Bi", "Kim Lan", "Đa Tốn") and panel.label.vi == "Số vụ trộm cắp"
    assert sums(panel.rows, "period", "outcome") == sums(frame, "nam", "vu")


def test_a_start_that_only_the_label_of_a_stata_column_names_is_one_and_says_what_is_judged(tmp_path):
    frame = pd.DataFrame({"xa": np.repeat([1, 2, 3, 4], 8), "nam": list(range(2010, 2018)) * 4, "vu": np.arange(32) % 7 + 5})
    frame["moc"] = np.where(frame["xa"] < 3, 2014.0, np.nan)
    labels = {"xa": "Xã", "nam": "Năm", "vu": "Số vụ trộm cắp", "moc": "Năm bắt đầu mô hình camera"}
    frame.to_stata(tmp_path / "p.dta", write_index=False, version=118, variable_labels=labels)
    made = evaluation.of(str(tmp_path / "p.dta"), {})
    assert made.table.column("adopted") == "moc" and made.table.unused == ()
    assert next(run for run in made.runs if run.name.endswith("effect")).parameters["treatment"] == "mô hình camera"


def test_a_province_outside_the_catalogue_needs_names_only(tmp_path):
    frame = pd.DataFrame([(p, y, 100 + i + y % 7) for i, p in enumerate(["Huyện Ea H'leo", "TP. Buôn Ma Thuột"]) for y in range(2011, 2021)],
                         columns=["Huyện", "Năm", "Số vụ"])  # fmt: skip
    frame.to_csv(tmp_path / "daklak.csv", index=False, encoding="utf-8-sig")
    panel = series_of(str(tmp_path / "daklak.csv"), "Số vụ", "")
    assert panel.rows["outcome"].tolist() == sums(frame, "Năm", "Số vụ")


def test_a_place_alone_is_the_place_of_that_name(file, long_table):
    panel = series_of(str(file), "Số vụ trộm cắp", "Kim Lan", start=2019)
    own = long_table[(long_table["Xã"] == "Kim Lan") & long_table["Tháng"].str.endswith("2019")]
    assert panel.rows["outcome"].tolist() == own["Số vụ trộm cắp"].tolist()


def test_a_period_without_the_figure_of_one_place_is_not_added_up(file, long_table, tmp_path):
    cut = long_table.drop(index=long_table.index[5])
    cut.to_csv(tmp_path / "cut.csv", index=False)
    panel = series_of(str(tmp_path / "cut.csv"), "Số vụ trộm cắp", "")
    assert len(panel.rows) == 23 and any(c.code == "incomplete_periods" and "06/2018" in c.text.vi for c in panel.cautions)
    assert not any("Không có số liệu của" in c.text.vi for c in panel.cautions)  # seven places have figures of that month


@pytest.mark.parametrize(
    "written", [lambda at, month: month == 12, lambda at, month: month in (0, 12), lambda at, month: month == at]
)
def test_a_population_in_some_rows_of_a_long_table_holds_for_the_other_rows_of_its_place(long_table, tmp_path, written):
    kept = [written(i // 24, i % 24) for i in range(len(long_table))]
    long_table.assign(**{"Dân số": long_table["Dân số"].where(kept)}).to_csv(tmp_path / "a.csv", index=False)
    panel = question_of(read_table(str(tmp_path / "a.csv"), columns="Ngày áp dụng tuần tra đêm=adopted")).panel
    assert len(panel.usable) == 192 and {c.code for c in panel.cautions} >= {"held_exposure"}
    two_years = [2 * (9000 + 100 * at) for at in range(8)]
    assert sorted(sums(panel.rows, "place", "exposure")) == pytest.approx(two_years)


def test_an_empty_cell_of_population_takes_the_figure_that_stands_in_all_other_periods_of_its_year(long_table, tmp_path):
    people = long_table["Dân số"].astype(float)
    people.iloc[[5, 60]] = np.nan
    long_table.assign(**{"Dân số": people}).to_csv(tmp_path / "a.csv", index=False)
    panel = question_of(read_table(str(tmp_path / "a.csv"), columns="Ngày áp dụng tuần tra đêm=adopted")).panel
    assert len(panel.usable) == 192 and any("trống ở 2 dòng" in c.text.vi for c in panel.cautions)
    people.iloc[[6, 61]] += 1  # the year has two figures
    long_table.assign(**{"Dân số": people}).to_csv(tmp_path / "a.csv", index=False)
    assert len(question_of(read_table(str(tmp_path / "a.csv"), columns="Ngày áp dụng tuần tra đêm=adopted")).panel.usable) == 190


def test_a_table_without_a_treatment_is_told_what_is_missing(file):
    refused = next(
        q
        for q in carried(read_table(str(file), columns="Ngày áp dụng tuần tra đêm=ignore"))
        if q.notebook == "40_component_effect"
    )
    assert not refused.able and "Ngày áp dụng" in refused.missing[0].vi


def test_an_evaluation_has_short_folders_and_names_what_is_judged_from_the_heading(file):
    made = evaluation.of(str(file), {"columns": "Ngày áp dụng tuần tra đêm=adopted"})
    assert [run.name.split("/")[1] for run in made.runs] == ["trends", "places", "effect", "robustness"]
    assert all(len(part) <= 60 for run in made.runs for part in run.name.split("/"))
    assert next(run for run in made.runs if run.name.endswith("effect")).parameters["treatment"] == "tuần tra đêm"


@pytest.mark.parametrize(("more", "named", "roles"), [
    ({"Camera": [0, 3, 5, 2], "Ngày lắp camera": [2018, "", 2019]}, "camera", {"Ngày lắp camera": "adopted"}),  # a number of cameras
    ({"Tuần tra đêm": [0, 7, 2], "Bắt đầu tuần tra": [2018, ""]}, "tuần tra đêm", {"Bắt đầu tuần tra": "adopted"}),
    ({"Ngày lắp camera": [2018, ""]}, "Số vụ trộm cắp", {"Ngày lắp camera": "adopted"}),
    ({"Số buổi": [0, 7, 2]}, "số buổi", {}),
    ({"Tổ tự quản": ["Có", "Không"], "Ngày lắp camera": [2018, "", 2019]}, "tổ tự quản", {"Tổ tự quản": "treated"}),
    ({"Mốc tuần tra": [2018, ""]}, "mốc tuần tra", {"Mốc tuần tra": "adopted"}),
])  # fmt: skip
def test_the_name_of_the_treatment_takes_a_column_only_where_it_says_who_has_it(more, named, roles, yearly):
    made = evaluation.of(str(yearly(**more).path), {}, treatment=named)
    judged = {r.column: r.role for r in made.table.roles if r.role in evaluation.JUDGED}
    assert judged == roles and made.table.column("outcome") == "Số vụ trộm cắp" and not made.table.questions
    assert any(run.name.endswith("effect") for run in made.runs) == bool(roles)


def test_one_command_makes_the_evaluation_and_a_second_nothing(tmp_path, home, python):
    """The sums of the figure are those of the file; no word of the public record or of commands on the first page."""
    wide = pd.DataFrame({"Huyện": PLACES[:3], **{str(y): [40 + y % 5, 60 + y % 3, 50 + y % 4] for y in range(2010, 2022)}})
    wide.to_excel(tmp_path / "huyen.xlsx", index=False)
    command = ("-m", "analysis", "evaluate", str(tmp_path / "huyen.xlsx"), "--language", "vi", "--no-word")
    done = python(*command, timeout=300)
    assert done.returncode == 0, done.stderr
    folder = home / "reports" / "huyen"
    drawn = pd.read_csv(folder / "trends" / "figures" / "raw.csv")
    by_hand = [float(wide[str(y)].sum()) for y in range(2010, 2022)]
    assert any(drawn[column].tolist() == by_hand for column in drawn.select_dtypes("number"))
    text = (folder / "report.vi.html").read_text(encoding="utf-8")
    pages = [text, *(page.read_text(encoding="utf-8") for page in folder.glob("*/report.vi.html"))]
    words = ("Gia Lâm", "python -m", "Chỉ thị", "public_record", "-p kind", "plan.toml")
    assert len(pages) == 3 and not [
        word for word in words for page in pages if word in re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S)
    ]
    results = json.loads((folder / "estimate.json").read_text(encoding="utf-8"))["results"]
    assert {r["type"] for r in results} == {"estimate"}
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    python(*command, timeout=300)
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    again = python(*command, "--title", "Số vụ của huyện", timeout=300)  # another first page over the old one
    assert again.returncode == 0 and "Số vụ của huyện" in (folder / "report.vi.html").read_text(encoding="utf-8"), again.stderr


def test_a_wrong_year_given_to_plain_papermill_is_answered_in_words():
    with pytest.raises(BadParameter, match="abc"):
        series_of("record", "criminal_offences", "vn-hcm", start="abc")


def test_a_working_copy_has_one_language_its_parameters_and_the_cells_of_its_data(file, tmp_path, monkeypatch):
    from analysis.run import working_copy

    monkeypatch.setattr(working_copy.paths, "WORKSPACE", tmp_path / "workspace")
    copy = working_copy.working_copy("30_trends", {"data": str(file)}, "vi")
    cells = json.loads(copy.read_text(encoding="utf-8"))["cells"]
    tags = {tag for cell in cells for tag in cell["metadata"].get("tags", [])}
    source = "".join("".join(cell["source"]) + "\n" for cell in cells)
    assert "lang-en" not in tags and "record" not in tags and "own" in tags
    assert f"data: str = {str(file)!r}" in source and "Chỉ thị" not in source
    assert working_copy.working_copy("30_trends", {"data": str(file)}, "vi") == copy


def test_three_hundred_asked_before_and_after_are_compared_as_pandas_and_scipy_do(tmp_path):
    from scipy import stats

    from analysis.present.before_after import before_after, can_compare

    draw, group = np.random.default_rng(6), np.arange(300) % 2
    before = draw.normal(50, 10, 300).round(1)
    frame = pd.DataFrame({"Mã phiếu": [f"P{i:03d}" for i in range(300)], "Nhóm can thiệp": np.where(group == 1, "có", "không"),
                          "Điểm trước": before, "Điểm sau": (before / 2 + 25 + 6 * group + draw.normal(0, 8, 300)).round(1)})  # fmt: skip
    frame.to_excel(tmp_path / "phieu.xlsx", index=False)
    table = read_table(str(tmp_path / "phieu.xlsx"))
    change = (frame["Điểm sau"] - frame["Điểm trước"]).groupby(group)
    by_hand = stats.ttest_ind(change.get_group(1), change.get_group(0), equal_var=False).confidence_interval()
    assert can_compare(table) and [q.able for q in carried(table)] == [True]
    said = str(before_after(table, "en")[0])
    assert (
        f"difference {change.mean()[1] - change.mean()[0]:+.2f} (95% interval {by_hand.low:+.2f} to {by_hand.high:+.2f}), n = 300"
        in said
    )


def test_the_page_of_questions_leads_to_working_copies_and_to_those_in_which_somebody_has_worked(tmp_path, monkeypatch):
    from analysis import paths
    from analysis.run import lab

    monkeypatch.setattr(paths, "HOME", tmp_path)
    monkeypatch.setattr(paths, "WORKSPACE", tmp_path / "workspace")
    assert lab.first_page("vi") == "workspace/CAU_HOI.md"
    page = (tmp_path / "workspace" / "CAU_HOI.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]*)\)", page)
    assert "01_your_table.ipynb" in links and all((tmp_path / "workspace" / link).is_file() for link in links)
    assert all(line.startswith("| [") for line in page.splitlines() if ".ipynb)" in line) and "Chạy → Run All Cells" in page
    copy = tmp_path / "workspace" / "01_your_table.ipynb"
    worked = json.loads(copy.read_text(encoding="utf-8"))
    assert not any("lang-en" in cell["metadata"].get("tags", []) for cell in worked["cells"])
    worked["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["1"]}]
    copy.write_text(json.dumps(worked), encoding="utf-8")
    assert lab.first_page("vi") and not list(copy.parent.glob("01_your_table-*")) and json.loads(copy.read_text()) == worked
    worked["metadata"]["directive48"]["made"] = "of an earlier state"
    copy.write_text(json.dumps(worked), encoding="utf-8")
    lab.first_page("vi")
    fresh = next(copy.parent.glob("01_your_table-*"))
    assert f"({fresh.name})" in (tmp_path / "workspace" / "CAU_HOI.md").read_text(encoding="utf-8")


def test_jupyterlab_has_one_kernel_of_the_workbook_and_is_not_opened_as_root(monkeypatch, capsys, tmp_path):
    from analysis import paths
    from analysis.run import lab, open_command

    names = [json.loads(f.read_text(encoding="utf-8"))["display_name"] for folder in lab.environment()["JUPYTER_PATH"].split(":")
             for f in Path(folder).glob("kernels/*/kernel.json")]  # fmt: skip
    assert len(names) == len(set(names))
    monkeypatch.setattr(paths, "WORKSPACE", tmp_path)
    monkeypatch.setattr(open_command.os, "geteuid", lambda: 0, raising=False)
    started = []
    monkeypatch.setattr(
        open_command.subprocess, "run", lambda command, **_: started.append(command) or subprocess.CompletedProcess(command, 0)
    )
    assert main(["open", "--language", "vi"]) == 2 and not started
    said = capsys.readouterr().err
    assert "tài khoản thường" in said and "-m analysis open --allow-root --language vi" in said
    assert main(["open", "--allow-root"]) == 0 and "--allow-root" in started[0]
    monkeypatch.setattr(open_command.os, "geteuid", lambda: 1000, raising=False)
    assert main(["open"]) == 0 and "--allow-root" not in started[1]
