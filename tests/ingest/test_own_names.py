"""Places and indicators that the catalogue lacks: asked about once, kept in the folder of their source, and known by every door."""

import csv
from importlib import import_module

import openpyxl
import pytest

from analysis.__main__ import main
from analysis.catalogue import declared, indicators, places
from analysis.ingest import apart
from analysis.ingest.entities.periods import parse
from analysis.ingest.entities.places import resolve
from analysis.ingest.forms import template
from analysis.ingest.importing import read_file
from analysis.ingest.own.lists import Lacking, rows_of
from analysis.ingest.tidy.observations import observations
from analysis.panel.own_table import read_table

TABLE = (
    "STT,Xã,Tháng,Số vụ cháy rừng,Ghi chú\n"
    "1,Phường Bến Thủy,Tháng 1/2018,3,\n2,Xã Kim Sơn,Tháng 1/2018,5,x\n3,Xã Kim Sơn,Tháng 2/2018,0,\n"
)
REPORT = [
    ["BÁO CÁO NĂM 2019"], ["TT", "Đơn vị", "Số vụ phạm pháp hình sự", "Số vụ cháy rừng", "Ghi chú"], [1, "Phường Bến Thủy", 12, 3, "x"],
    [2, "Xã Hưng Đông", 7, 0, ""], [3, "Xã Kim Sơn", 9, 1, ""], ["", "Tổng cộng", 28, 4, ""],
]  # fmt: skip


@pytest.fixture
def python(home_of_imports, monkeypatch, capsys):
    """Run a command in the temporary workbook, within this process: its exit code and what it printed."""
    monkeypatch.chdir(home_of_imports)
    monkeypatch.setattr(apart, "read", lambda work, path, **options: getattr(import_module(work[0]), work[1])(path, **options))
    declared.renew()

    def run(*arguments):
        code = main([*arguments, "--language", "vi"])
        return code, "".join(capsys.readouterr())

    yield run
    declared.of_source("")
    declared.renew()


@pytest.fixture
def home(home_of_imports):
    return home_of_imports


def landed():
    found = observations()
    found = found[found["place_code"].str.startswith("vinh")]
    return set(found[["place_code", "indicator", "value"]].itertuples(index=False, name=None))


def rows(home, name):
    with (home / "data" / "raw" / "vinh" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def workbook(path, lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)


def test_add_asks_once_about_what_the_catalogue_lacks_and_keeps_it_where_it_is_new(python, home):
    (home / "vinh.csv").write_text(TABLE, encoding="utf-8")
    asked = python("add", "vinh.csv")
    assert asked[0] == 2 and "--new" in asked[1]
    assert all(name in asked[1] for name in ("Phường Bến Thủy", "Số vụ cháy rừng", "“Xã Kim Sơn” là vn-hn-gialam-kimson"))
    assert not (home / "data" / "raw" / "vinh").exists()
    assert python("add", "vinh.csv", "--new")[0] == 0
    assert landed() == {
        ("vinh-phuong-ben-thuy", "so_vu_chay_rung_vinh", 3.0), ("vinh-xa-kim-son", "so_vu_chay_rung_vinh", 5.0), ("vinh-xa-kim-son", "so_vu_chay_rung_vinh", 0.0),
    }  # fmt: skip
    assert [(row["level"], row["type"]) for row in rows(home, "places.csv")] == [("commune", "phường"), ("commune", "xã")]
    assert [(row["unit"], row["kind"]) for row in rows(home, "indicators.csv")] == [("cases", "count")]


def test_import_asks_once_and_an_answer_of_the_command_or_of_the_queue_is_kept(python, home):
    """One indicator by the queue, the places by --new; a commune with the name of one of Gia Lâm's is not taken for it."""
    workbook(home / "vinh.xlsx", REPORT)
    first = python("import", "vinh.xlsx")
    assert first[0] == 0 and "--new" in first[1] and "Xã Kim Sơn" in first[1]
    assert landed() == set()
    queue = home / "data" / "processed" / "imports" / "vinh-queue.xlsx"
    book = openpyxl.load_workbook(queue)
    row = next(row for row in book.active.iter_rows(min_row=3) if "cháy rừng" in str(row[3].value))
    row[0].value = "mới; cả tệp"
    book.save(queue)
    again = python("import", "vinh.xlsx", "--new", "Phường Bến Thủy", "Xã Hưng Đông", "Xã Kim Sơn")
    assert again[0] == 0, again[1]
    assert landed() == {
        (f"vinh-{place}", indicator, value)
        for place, figures in (("phuong-ben-thuy", (12.0, 3.0)), ("xa-hung-dong", (7.0, 0.0)), ("xa-kim-son", (9.0, 1.0)))
        for indicator, value in zip(("criminal_offences", "so_vu_chay_rung_vinh"), figures, strict=True)
    }
    assert "chờ duyệt 0" in python("import", "data/raw/vinh")[1]


def test_a_commune_that_the_catalogue_has_among_others_that_it_lacks_is_asked_about(tmp_path):
    workbook(tmp_path / "vinh.xlsx", REPORT)
    findings, _ = read_file(tmp_path / "vinh.xlsx")
    asked = [f for f in findings if f.evidence.cell == "C5"]
    assert [(f.status, f.alternatives) for f in asked] == [("queued", ("vn-hn-gialam-kimson",))]
    workbook(
        tmp_path / "gialam.xlsx",
        [*REPORT[:2], [1, "Xã Kim Sơn", 9, 1, ""], [2, "Xã Đa Tốn", 7, 0, ""], [3, "Xã Hưng Đông", 7, 0, ""]],
    )
    findings, _ = read_file(tmp_path / "gialam.xlsx")
    assert [f.status for f in findings if f.evidence.cell in ("C3", "C4", "C5")] == ["used", "used", "queued"]


def test_a_file_that_comes_twice_is_asked_about_and_taken_where_it_is_another_report(python, home):
    workbook(home / "vinh.xlsx", REPORT)
    assert python("import", "vinh.xlsx", "--new")[0] == 0
    asked = python("import", "vinh.xlsx", "--source", "vinh2", "--new")
    assert asked[0] == 2 and "--twice" in asked[1] and "data/raw/vinh/vinh.xlsx" in asked[1]
    assert python("import", "vinh.xlsx", "--source", "vinh2", "--new", "--twice")[0] == 0
    assert len(landed()) == 6
    repeated = python("import", "data/raw/vinh2")
    assert repeated[0] == 0, repeated[1]


def test_what_template_writes_for_a_province_outside_the_catalogue_import_and_evaluate_read(python, home):
    command = (
        "template",
        "--indicators",
        "Số vụ cháy rừng",
        "--place",
        "Phường Bến Thủy",
        "--by",
        "quarter",
        "--period",
        "2015",
        "--source",
        "vinh",
    )
    asked = python(*command)
    assert asked[0] == 2 and "--new" in asked[1] and not list(home.glob("*.xlsx"))
    done = python(*command, "--new", "--output", "mau.xlsx")
    assert done[0] == 0, done[1]
    book = openpyxl.load_workbook(home / "mau.xlsx")
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 1).value for row in (5, 6, 9, 10)] == ["Quý", "Quý 1/2015", "Quý 4/2015", "Tổng cộng"]
    for row, value in zip(range(6, 11), (4, 3, 2, 1, 10), strict=True):
        sheet.cell(row, 2).value = value
    book.save(home / "mau.xlsx")
    done = python("import", "mau.xlsx", "--source", "vinh")
    assert done[0] == 0 and "dùng 4, chờ duyệt 0" in done[1], done[1]
    assert landed() == {("vinh-phuong-ben-thuy", "so_vu_chay_rung_vinh", float(v)) for v in (4, 3, 2, 1)}
    table = read_table(str(home / "mau.xlsx"))
    assert table.questions == () and table.frame[table.column("outcome")].tolist() == [4, 3, 2, 1]
    assert table.frame[table.column("period")].astype(str).tolist() == [f"2015Q{q}" for q in (1, 2, 3, 4)]


@pytest.mark.parametrize(("by", "period", "names"), [
    ("month", "2018", ["Tháng 1/2018", "Tháng 12/2018"]), ("quarter", "2015..2016", ["Quý 1/2015", "Quý 4/2016"]), ("year", "2012..2015", ["Năm 2012", "Năm 2015"]),
])  # fmt: skip
def test_a_filled_template_of_any_step_comes_back_whole_with_its_totals_as_a_check(by, period, names, tmp_path):
    path = tmp_path / "t.xlsx"
    template.write(path, ("criminal_offences", "fires"), parse(period), place="vn-hn-gialam-daton", by=by)
    book = openpyxl.load_workbook(path)
    sheet, n = book.worksheets[0], len(template.rows_of(parse(period), by))
    for row in range(6, 6 + n):
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = 2 * row, 3 * row + 1
    for column in (2, 3):
        sheet.cell(6 + n, column).value = sum(sheet.cell(row, column).value for row in range(6, 6 + n))
    book.save(path)
    assert [sheet.cell(6, 1).value, sheet.cell(5 + n, 1).value] == names
    findings, _ = read_file(path)
    assert [f.status for f in findings if f.kind != "total_row"] == ["used"] * 2 * n
    table = read_table(str(path))
    assert not table.questions and table.frame["Số vụ phạm pháp hình sự"].tolist() == [2 * row for row in range(6, 6 + n)]


def test_places_and_indicators_that_are_about_to_be_kept_are_known_meanwhile_and_not_after():
    lists = rows_of(
        "vinh", Lacking(places=("Phường Bến Thủy", "Phường Bến Thuỷ"), indicators=(("Tỷ lệ hộ có camera (%)", False),))
    )
    assert [row["code"] for row in lists["places"]] == ["vinh-phuong-ben-thuy", "vinh-phuong-ben-thuy-2"]
    with declared.meanwhile("vinh", lists):
        assert "vinh-phuong-ben-thuy" in places() and indicators()["ty_le_ho_co_camera_vinh"].kind == "percent"
        assert "vinh-phuong-ben-thuy" in resolve("phường Bến Thủy")
    assert "vinh-phuong-ben-thuy" not in places() and resolve("phường Bến Thủy") == ()


def test_add_names_the_figures_of_units_that_did_not_stand_in_their_period(python, home):
    (home / "vinh.csv").write_text(
        "place,period,fires\nvn-hn-gialam-phudong,2024-Q4,3\nvn-hn-gialam-phudong,2025-Q1,2\n", encoding="utf-8"
    )
    code, said = python("add", "vinh.csv")
    assert code == 0 and "vn-hn-gialam-phudong 01/2025" in said and "10/2024" not in said
