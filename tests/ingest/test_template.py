"""A template that is filled in comes back without one question."""

import argparse
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis import paths
from analysis.catalogue import components, units_of
from analysis.errors import BadParameter
from analysis.ingest import import_command
from analysis.ingest.entities.periods import parse
from analysis.ingest.forms import template, template_command
from analysis.ingest.importing import read_files


def filled(path: Path, codes, months: int, place: str = "") -> dict:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    if place:
        sheet["A2"] = place
    truth = {}
    for r in range(months):
        for c, code in enumerate(codes):
            sheet.cell(6 + r, 2 + c).value = truth[code, r + 1] = 10 * r + c
    book.save(path)
    return truth


@pytest.mark.parametrize("component", ["c-club", "c-women", "c-tips", "c-rehab", "c-weapons"])
def test_a_filled_template_imports_without_a_question(component, tmp_path):
    path = tmp_path / "t.xlsx"
    codes = template.codes_for(component)
    template.write(path, codes, parse("2019"))
    truth = filled(path, codes, 12, "Thị trấn Yên Viên")
    imported = read_files([path])
    assert imported.of_status("queued") == []
    assert {(f.indicator, f.start.month): f.value for f in imported.of_status("used")} == truth
    assert {f.place for f in imported.of_status("used")} == {"vn-hn-gialam-yenvien-tt"}


def test_drop_downs_checks_and_protection(tmp_path):
    path = tmp_path / "t.xlsx"
    template.write(path, ("tips_total",), parse("2019-Q1"))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {v.type for v in sheet.data_validations.dataValidation} == {"whole", "list"}
    assert sheet.protection.sheet and not sheet["B6"].protection.locked and sheet["B9"].protection.locked
    assert sheet["B9"].value.startswith("=IF(COUNT(B6:B8)")


def test_the_command_writes_one_file_a_commune(tmp_path):
    import datetime as dt

    parser = argparse.ArgumentParser()
    template_command.add_arguments(parser)
    template_command.main(
        parser.parse_args(["--component", "c-tips", "--period", "2019", "--all-units", "--output", str(tmp_path)])
    )
    assert len(list(tmp_path.glob("*.xlsx"))) == len(units_of("vn-hn-gialam", dt.date(2019, 12, 31))) == 22


def test_a_component_without_figures_says_so():
    none = [c for c in components() if not components()[c].dose and not components()[c].outcomes]
    for code in none:
        with pytest.raises(BadParameter):
            template.codes_for(code)


@pytest.mark.parametrize(
    ("period", "place"),
    [
        ("2025-Q3", "vn-hn-xa-battrang"), ("2025-Q1", "vn-hn-gialam-battrang-2025"), ("2024-Q4", "vn-hn-gialam-battrang"),
        ("2025-Q3", "vn-hn-phuong-phucloi"), ("2025-Q3", "vn-hn-xa-gialam"), ("2025-Q2", "vn-hn-gialam-thienduc-2025"),
    ],
)  # fmt: skip
def test_a_template_of_one_unit_comes_back_as_that_unit(period, place, tmp_path):
    path = tmp_path / f"c-tips-{period}-{place}.xlsx"
    template.write(path, ("tips_total",), parse(period), place=place)
    filled(path, ("tips_total",), 3)
    imported = read_files([path])
    assert [(f.status, f.place) for f in imported.findings if f.kind != "total_row"] == [("used", place)] * 3


@pytest.mark.parametrize("code", ["vn-hn-gialam-datonn", "vn-hn-gialam-kieuky"])
def test_a_template_whose_hidden_code_is_not_that_of_its_name_is_asked_about(code, tmp_path):
    path = tmp_path / "t.xlsx"
    template.write(path, ("tips_total",), parse("2019-Q1"), place="vn-hn-gialam-daton")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B2"] = code
    book.save(path)
    filled(path, ("tips_total",), 3)
    waiting = read_files([path]).of_status("queued")
    assert [(f.kind, "vn-hn-gialam-daton" in f.alternatives, code in f.reason.vi) for f in waiting] == [("place", True, True)] * 3


@pytest.mark.parametrize(("period", "n"), [("2019", 22), ("2025-H1", 17), ("2025-Q3", 6)])
def test_the_list_holds_the_units_of_the_period_and_each_comes_back(period, n, tmp_path):
    units = template.units_in("vn-hn-gialam", parse(period))
    assert len(units) == n
    for unit in units[:: max(1, n // 6)]:
        path = tmp_path / f"{unit.code}-t.xlsx"
        template.write(path, ("tips_total",), parse(period))
        names = [row[0].value for row in openpyxl.load_workbook(path)["_danh mục"].iter_rows()]
        filled(path, ("tips_total",), 3, next(name for name in names if unit.name.vi.startswith(name)))
        assert {f.place for f in read_files([path]).of_status("used")} == {unit.code}


@pytest.mark.parametrize(
    ("period", "place"), [("2025", ""), ("2019-03-15", ""), ("2025-Q3", "vn-hn-gialam-battrang"), ("2025", "vn-hn-gialam-daton")]
)
def test_a_period_across_a_border_or_of_days_is_refused(period, place, tmp_path):
    with pytest.raises(BadParameter) as refused:
        template.write(tmp_path / "t.xlsx", ("tips_total",), parse(period), place=place)
    assert refused.value.say("vi")


def test_a_month_that_was_not_over_when_the_template_came_in_is_asked_about(home_of_imports):
    path = home_of_imports / "t.xlsx"
    template.write(path, ("tips_total", "fires"), parse("2019-Q1"), place="vn-hn-gialam-daton")
    filled(path, ("tips_total", "fires"), 3)
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)

    def imported(*given):
        import_command.main(parser.parse_args([str(g) for g in given]))
        table = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet")
        return sorted(set(table["period_end"]))

    assert imported(path, "--source", "thu", "--received", "2019-03-30") == ["2019-01-31", "2019-02-28"]
    waiting = paths.PROCESSED / "imports" / "thu-queue.xlsx"
    queue = openpyxl.load_workbook(waiting)
    asked = list(queue.active.iter_rows(min_row=3))
    assert [row[3].value for row in asked] == ["kỳ đến 31/03/2019 chưa hết khi nhận báo cáo: hãy kiểm tra"] * 2
    assert imported(path, "--source", "thu") == ["2019-01-31", "2019-02-28"]  # the day is kept, and not that of the repeat
    for row in asked:
        row[0].value = "giữ"
    queue.save(waiting)
    assert imported(paths.RAW / "thu") == ["2019-01-31", "2019-02-28", "2019-03-31"]
    assert imported(path, "--source", "thu", "--received", "2019-03-31") == ["2019-01-31", "2019-02-28", "2019-03-31"]
    with pytest.raises(BadParameter, match="2020-01-15"):
        imported(path, "--source", "thu", "--received", "30/3/2019")
