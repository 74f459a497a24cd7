"""Prose with persons is imported: nobody is in what leaves data/raw, and the figures are as they were."""

import argparse
import json
import unicodedata

import openpyxl
import pandas as pd
import pytest

from analysis import paths
from analysis.ingest import import_command
from analysis.ingest.importing import bring
from analysis.run import plan as plans
from analysis.run.spoken import spoken, without_paths

PROSE = """Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự; bắt đối tượng Nguyễn Văn Hùng (SN 1985, CCCD 001085012345, trú tại số 12, ngõ 45, thôn Đào Xuyên).
Hùng khai 3 vụ. Người báo tin: bà Trần Thị Kim Oanh, điện thoại 0912345678, số nhà 7 phố Sủi. Ông Lê Đức Thắng có 2 con."""
GONE = (
    "Hùng",
    "1985",
    "001085012345",
    "1085012345",
    "ngõ 45",
    "Oanh",
    "0912345678",
    "912345678",
    "phố Sủi",
    "Thắng",
    "Nguyễn",
    "Kim",
)


@pytest.fixture
def landed(home_of_persons):
    file = home_of_persons / "bao cao.txt"
    file.write_text(PROSE, encoding="utf-8")
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    assert import_command.main(parser.parse_args(["--source", "thu", "--received", "2020-01-15", str(file)])) == 0
    return paths.PROCESSED / "imports"


@pytest.fixture
def home_of_persons(tmp_path, monkeypatch):
    import shutil

    shutil.copytree(paths.RAW / "public_record", tmp_path / "data" / "raw" / "public_record")
    for name, folder in (("HOME", "."), ("RAW", "data/raw"), ("PROCESSED", "data/processed")):
        monkeypatch.setattr(paths, name, tmp_path / folder)
    return tmp_path


def test_nobody_is_in_the_table_the_account_or_the_queue_and_the_count_is_kept(landed, capsys):
    table = pd.read_parquet(landed / "thu.parquet")
    account = (landed / "thu-account.json").read_text(encoding="utf-8")
    queue = str(
        [[c.value for c in row] for sheet in openpyxl.load_workbook(landed / "thu-queue.xlsx") for row in sheet.iter_rows()]
    )
    for left in (table.to_csv(), account, queue, capsys.readouterr().err):
        assert not [one for one in GONE if one in left]
    assert table["value"].tolist()[0] == 15.0
    assert json.loads(account)["files"][0]["persons"]["name"] >= 3
    assert json.loads(account)["files"][0]["balanced"]


def test_nobody_is_in_what_a_notebook_shows():
    imported = bring(path="", text=PROSE)
    shown = json.dumps([f.to_dict("vi") for f in imported.findings], ensure_ascii=False, default=str)
    assert not [one for one in GONE if one in shown]
    assert "che" in imported.sentence().vi and "masked" in imported.sentence().en


def test_letters_and_marks_apart_show_no_more():
    apart = bring(path="", text=unicodedata.normalize("NFD", PROSE)).findings
    composed = bring(path="", text=PROSE).findings
    assert [(f.status, f.value, f.evidence.number) for f in apart] == [(f.status, f.value, f.evidence.number) for f in composed]
    shown = unicodedata.normalize("NFC", json.dumps([f.to_dict("vi") for f in apart], ensure_ascii=False, default=str))
    assert not [one for one in GONE if one in shown]


def run_with(**given):
    return plans.chosen(["05_import"], {name: str(value) for name, value in given.items()})[0]


@pytest.mark.parametrize("text", [PROSE, "ông Lê Đức Thắng", "x " * 50, "dòng\nhai", "0912345678"])
def test_a_text_names_no_folder_and_no_title(text):
    run = run_with(text=text)
    assert "text-" in run.name and len(run.name) < 120
    assert not [one for one in GONE if one in run.name + run.title.vi + run.title.en]
    told = without_paths({"source": f"text = {text!r}"}, run.parameters)
    assert told["source"].startswith("text = 'text-") and run.parameters["text"] == text


def test_texts_that_differ_at_all_have_folders_of_their_own():
    pairs = ["a b", "a  b", "a_b", "A b", "a b ", "a.b", "a-b", "á b", "a\u0301 b", "ab", "x" * 300, "x" * 301]
    assert len({run_with(place="", text=text).name.lower() for text in pairs}) == len(pairs)


def test_a_file_elsewhere_is_told_by_its_name_alone(tmp_path):
    folder = tmp_path / "nguyenvana"
    folder.mkdir()
    for name in ("a.txt", "b"):
        (folder / name).write_text("x")
    run = run_with(path=folder / "a.txt")
    assert "nguyenvana" not in run.name + run.title.vi and "a.txt" in run.name
    told = without_paths([f"path = {str(folder / 'a.txt')!r}", {str(folder / "a.txt"): str(paths.HOME / "x")}], run.parameters)
    assert "nguyenvana" not in str(told) and str(paths.HOME) not in str(told)
    (tmp_path / "a.txt").write_text("x")
    assert spoken(str(tmp_path / "a.txt")) != spoken(str(folder / "a.txt"))
