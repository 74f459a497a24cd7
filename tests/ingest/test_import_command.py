"""The command: dry run, JSON, landing, the queue and its decisions, atomicity, messages in both languages."""

import argparse
import csv
import json
import shutil

import openpyxl
import pandas as pd
import pytest

from analysis import manifest, paths
from analysis.errors import WorkbookError
from analysis.ingest import import_command, landing, observations
from analysis.ingest.review import queue

TEXT = "Năm 2019, Yên Viên xảy ra 12 vụ phạm pháp hình sự. Xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự, khám phá 11 vụ."


def run(*given, language=None):
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    arguments = parser.parse_args([str(g) for g in given])
    arguments.language = language
    return import_command.main(arguments)


@pytest.fixture
def report(home_of_imports):
    path = home_of_imports / "bao-cao.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_dry_run_prints_one_object_a_line_and_writes_nothing(report, capsys):
    run(report, "--dry-run", "--json", language="en")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {
        "indicator",
        "place",
        "value",
        "low",
        "high",
        "quantifier",
        "unit",
        "period_start",
        "period_end",
        "evidence",
        "status",
        "reason",
    } <= set(rows[0])
    used = [(r["indicator"], r["place"], r["value"], r["period_start"], r["period_end"]) for r in rows if r["status"] == "used"]
    assert used == [
        ("criminal_offences", "vn-hn-gialam-daton", 15, "2019-01-01", "2019-12-31"),
        ("criminal_solved", "vn-hn-gialam-daton", 11, "2019-01-01", "2019-12-31"),
    ]
    assert all(TEXT[r["evidence"]["start"] : r["evidence"]["end"]] == r["evidence"]["text"] for r in rows)
    assert not paths.PROCESSED.exists()


def test_an_answer_in_the_queue_is_applied_and_kept(report, home_of_imports):
    run(report, "--source", "thu")
    waiting = paths.PROCESSED / "imports" / "thu-queue.xlsx"
    book = openpyxl.load_workbook(waiting)
    assert book.worksheets[0]["G3"].value == "2019-01-01..2019-12-31"
    book.worksheets[0]["A3"] = "vn-hn-gialam-yenvien-tt"
    book.save(waiting)
    run(report, "--source", "thu")
    table = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet")
    assert len(table) == 3 and set(table.loc[table["value"] == 12, "place_code"]) == {"vn-hn-gialam-yenvien-tt"}
    shutil.rmtree(paths.PROCESSED)
    run(paths.RAW / "thu")
    again = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet")
    pd.testing.assert_frame_equal(table, again)
    manifest.verify()


def test_each_value_resolves_to_its_characters(report):
    run(report, "--source", "thu")
    table = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet")
    raw = (paths.RAW / "thu" / "bao-cao.txt").read_text(encoding="utf-8")
    assert [raw[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == ["15", "11"]
    assert set(table["sha256"]) == {manifest.sha256(paths.RAW / "thu" / "bao-cao.txt")}


def test_an_imported_value_reaches_the_panel_and_resolves_to_its_cell(home_of_imports):
    from analysis.panel.load import load_panel

    path = home_of_imports / "bao-cao.xlsx"
    book = openpyxl.Workbook()
    for row in (["Huyện Gia Lâm, năm 2019"], ["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", 15], ["Xã Cổ Bi", 4]):
        book.active.append(row)
    book.active.title = "Số liệu"
    book.save(path)
    run(path, "--source", "thu")
    panel = load_panel("criminal_offences", places="vn-hn-gialam-daton").rows
    row = panel.iloc[0]
    assert len(panel) == 1 and row["outcome"] == 15
    table = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet").set_index("obs_id").loc[row["row"]]
    original = paths.RAW / "thu" / table["file"]
    assert manifest.sha256(original) == table["sha256"] == manifest.sha256(path)
    assert (table["sheet"], table["cell"]) == ("Số liệu", "B3")
    assert openpyxl.load_workbook(original)[table["sheet"]][table["cell"]].value == row["outcome"]


def test_a_source_that_was_deleted_from_the_raw_data_is_gone(report, home_of_imports):
    before = len(observations())
    run(report, "--source", "thu")
    assert len(observations()) > before
    shutil.rmtree(paths.RAW / "thu")
    assert len(observations()) == before


def test_a_decision_is_asked_again_when_what_it_was_about_has_changed(report, home_of_imports):
    run(report, "--source", "thu")
    waiting = paths.PROCESSED / "imports" / "thu-queue.xlsx"
    book = openpyxl.load_workbook(waiting)
    book.worksheets[0]["A3"] = "vn-hn-gialam-yenvien-tt"
    book.save(waiting)
    run(report, "--source", "thu")
    changed = report.with_name("sua.txt")
    changed.write_text(TEXT.replace("12 vụ", "13 vụ"), encoding="utf-8")
    run(changed, "--source", "thu")
    again = [row[1].value for row in openpyxl.load_workbook(waiting).worksheets[0].iter_rows(min_row=3)]
    assert "13" in again
    kept = paths.RAW / "thu" / "decisions.csv"
    kept.write_text(kept.read_text(encoding="utf-8").replace(",12", ",21"), encoding="utf-8")
    known = queue.load(kept)
    findings = import_command.read_files([report], decisions=known).findings
    assert [f.status for f in findings if f.evidence.number == "12"] == ["queued"]


@pytest.mark.parametrize("step", ["write", "move"])
def test_an_import_that_fails_leaves_everything_as_it_was(report, home_of_imports, monkeypatch, step):
    run(report, "--source", "thu")
    before = {p: p.read_bytes() for p in (home_of_imports / "data").rglob("*") if p.is_file()}
    calls = []

    def broken(*args, **kwargs):
        calls.append(1)
        if step == "write" or len(calls) > 3:
            raise OSError("disk full")
        return real(*args, **kwargs)

    target, name = (queue, "write") if step == "write" else (landing.Path, "replace")
    real = getattr(target, name)
    report.with_name("hai.txt").write_text("Năm 2018, xã Cổ Bi xảy ra 4 vụ phạm pháp hình sự.", encoding="utf-8")
    monkeypatch.setattr(target, name, broken if step == "write" else lambda *a: broken(*a) if len(calls) < 4 else real(*a))
    with pytest.raises(OSError):
        run(report.with_name("hai.txt"), "--source", "thu")
    monkeypatch.undo()
    assert {p: p.read_bytes() for p in (home_of_imports / "data").rglob("*") if p.is_file()} == before


def test_text_is_never_written_as_a_formula(home_of_imports):
    path = home_of_imports / "a.csv"
    path.write_text("Năm 2019\nXã;Số vụ phạm pháp hình sự\n=cmd|x;5\nXã Đa Tốn;+1abc\nXã Cổ Bi;4\n", encoding="utf-8")
    with pytest.raises(WorkbookError, match="=thu"):
        run(path, "--source", "=thu")
    run(path, "--source", "thu")
    book = openpyxl.load_workbook(paths.PROCESSED / "imports" / "thu-queue.xlsx")
    cells = [c for row in book.worksheets[0].iter_rows() for c in row if c.value is not None]
    assert not any(c.data_type == "f" or str(c.value).startswith(("=", "+", "@")) for c in cells)
    for text in (p for p in (paths.RAW / "thu").glob("*.csv") if p.name != "a.csv"):
        with text.open(encoding="utf-8", newline="") as stream:
            assert not any(v.startswith(("=", "+", "@")) for row in csv.reader(stream) for v in row)


def test_a_report_signed_before_its_period_ended_is_pointed_out(home_of_imports, capsys):
    path = home_of_imports / "bao-cao.xlsx"
    book = openpyxl.Workbook()
    for row in (
        ["Gia Lâm, ngày 15 tháng 11 năm 2019"],
        ["Huyện Gia Lâm, năm 2019"],
        ["Xã", "Số vụ phạm pháp hình sự"],
        ["Xã Đa Tốn", 15],
        ["Xã Cổ Bi", 4],
    ):
        book.active.append(row)
    book.save(path)
    run(path, "--source", "thu")
    assert "bao-cao.xlsx: ký ngày 15/11/2019, trước khi kỳ của 2 số kết thúc (đến 31/12/2019)" in capsys.readouterr().err
    book.active["A1"] = "Gia Lâm, ngày 15 tháng 01 năm 2020"
    book.save(path.with_name("hai.xlsx"))
    run(path.with_name("hai.xlsx"), "--source", "khac")
    assert "ký ngày" not in capsys.readouterr().err


@pytest.mark.parametrize("language, words", [("vi", "Hãy"), ("en", "What to do")])
def test_errors_speak_the_chosen_language(home_of_imports, monkeypatch, language, words):
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", language)
    with pytest.raises(WorkbookError) as caught:
        run(home_of_imports / "không có.xlsx", "--dry-run")
    assert words in str(caught.value)


def test_a_period_outside_the_catalogue_and_an_unknown_place_are_refused(report):
    with pytest.raises(WorkbookError, match="1850"):
        run(report, "--dry-run", "--period", "1850")
    with pytest.raises(WorkbookError, match="vn-hn-gialam"):
        run(report, "--dry-run", "--place", "vn-hn-gialm")


def test_a_user_teaches_a_word_in_one_file(tmp_path, monkeypatch):
    from analysis.catalogue.lexicon import lexicon
    from analysis.ingest.entities import lexicon_matches as concepts
    from analysis.ingest.prose.extract import read_prose

    text = "Năm 2019 xã Đa Tốn có 7 chòi canh cộng đồng."
    assert [f for f in read_prose(text) if f.status == "used"] == []
    own = tmp_path / "own.toml"
    own.write_text('[head]\nwatch = ["chòi canh"]\n[[sense]]\nindicator = "models"\nhead = ["watch"]\n', encoding="utf-8")
    monkeypatch.setenv("DIRECTIVE48_LEXICON", str(own))
    for cached in (lexicon, concepts._heads, concepts._concepts):
        cached.cache_clear()
    try:
        assert [f.indicator for f in read_prose(text) if f.status == "used"] == ["models"]
    finally:
        monkeypatch.delenv("DIRECTIVE48_LEXICON")
        for cached in (lexicon, concepts._heads, concepts._concepts):
            cached.cache_clear()
