"""Which folder an evaluation of a file goes to, what stays in it, and what is said where nothing can be answered."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import paths
from analysis.__main__ import main
from analysis.run import evaluation


@pytest.fixture
def reports(tmp_path, monkeypatch):
    folder = tmp_path / "reports"
    monkeypatch.setattr(paths, "REPORTS", folder)
    return folder


def counts(file, seed: int):
    draw = np.random.default_rng(seed)
    rows = [(place, year, int(draw.poisson(20))) for place in ("Cổ Bi", "Đa Tốn") for year in range(2012, 2015)]
    file.parent.mkdir(parents=True, exist_ok=True)
    pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ"]).to_csv(file, index=False)
    return file


def made(file, **more):
    found = evaluation.of(str(file), {}, **more)
    evaluation.claim(found)
    return found


def test_another_file_of_the_same_name_has_a_folder_of_its_own(tmp_path, reports):
    first, other = counts(tmp_path / "a" / "xa.csv", 1), counts(tmp_path / "b" / "xa.csv", 2)
    assert made(first).folder == "xa" and made(other).folder.startswith("xa~")
    assert made(first).folder == "xa" and made(other).folder == made(other).folder
    counts(first, 3)  # the next year's figures in the same file
    assert made(first).folder == "xa"
    first.rename(moved := tmp_path / "xa.csv")
    assert made(moved).folder == "xa"


def test_a_folder_that_nobody_marked_and_the_name_of_a_planned_report_are_left_alone(tmp_path, reports):
    (reports / "xa").mkdir(parents=True)
    (reports / "xa" / "report.vi.html").write_text("of another")
    assert made(counts(tmp_path / "xa.csv", 1)).folder.startswith("xa~")
    assert made(counts(tmp_path / "trends_hcm.csv", 1)).folder.startswith("trends_hcm~")


def test_the_other_folder_is_said_on_the_screen(tmp_path, reports, capsys):
    made(counts(tmp_path / "a" / "xa.csv", 1))
    main(["evaluate", str(counts(tmp_path / "b" / "xa.csv", 2)), "--no-word", "--jobs", "1"])
    said = capsys.readouterr()
    assert "reports/xa/ đã có báo cáo của tệp khác cùng tên" in said.err and "/xa~" in said.out


def test_nothing_of_an_earlier_run_stays_beside_a_page(tmp_path, reports):
    found = made(counts(tmp_path / "xa.csv", 1))
    assert found.runs == ()  # three years are no trend
    folder = reports / "xa"
    for name in (
        "effect/notebook.ipynb",
        "report.vi.docx",
        "brief.vi.docx",
        "report.en.html",
        "report.vi.pdf",
        "figures/raw.csv",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("{}")
    evaluation.finish(found, ("vi",))
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert "report.vi.html" in left and not [
        name for name in left if "effect" in name or name.endswith((".docx", ".pdf", "en.html", "raw.csv"))
    ]
    (folder / "report.vi.pdf").write_text("made of this very page afterwards")
    evaluation.finish(found, ("vi",))
    assert (folder / "report.vi.pdf").exists()


def test_an_older_result_of_a_part_that_now_failed_is_not_shown(tmp_path, reports):
    found = made(counts(tmp_path / "xa.csv", 1))
    run = evaluation.Run(name="xa/trends", notebook=paths.NOTEBOOKS / "30_trends.ipynb", title=found.title)
    (reports / run.name).mkdir()
    (reports / run.name / "notebook.ipynb").write_text("{}")
    evaluation.finish(replace(found, runs=(run,)), ("vi",), word=False, failed=[run.name])
    assert not (reports / run.name).exists()


def test_where_a_word_file_is_open_nothing_is_removed(tmp_path, reports, monkeypatch):
    found = made(counts(tmp_path / "xa.csv", 1))
    for name in ("brief.vi.docx", "report.vi.docx", "report.vi.html"):
        (reports / "xa" / name).write_text("old")
    opened = Path.open

    def held(path, mode="r", *more, **named):
        if path.name == "report.vi.docx" and mode == "r+b":
            raise PermissionError(13, "held", str(path))
        return opened(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(PermissionError):
        evaluation.finish(found, ("vi",))
    assert {(reports / "xa" / name).read_text() for name in ("brief.vi.docx", "report.vi.docx", "report.vi.html")} == {"old"}


def test_an_evaluation_that_answers_nothing_says_why_and_writes_no_word_file(tmp_path, reports, capsys):
    code = main(["evaluate", str(counts(tmp_path / "xa.csv", 1))])
    said = capsys.readouterr()
    assert code == 1 and "Bảng này chưa trả lời được câu hỏi nào" in said.err and "ít nhất 4 kỳ (bảng có 3)" in said.err
    assert not list(reports.rglob("*.docx")) and "report.vi.html" in said.out


def test_a_treatment_that_contradicts_its_date_is_refused_in_the_words_of_the_table(tmp_path, reports, capsys):
    """A yes or no that begins a year before the date beside it."""
    rows = [(place, f"{y}Q{q}", 10 + (at * y + q) % 7, int(at < 2 and y >= 2015), "2016Q1" if at < 2 else "")
            for at, place in enumerate(("Gia Lâm", "Đông Anh", "Sóc Sơn", "Mê Linh")) for y in range(2014, 2018) for q in range(1, 5)]  # fmt: skip
    file = tmp_path / "q.csv"
    pd.DataFrame(rows, columns=["huyen", "quy", "so_vu", "nhom", "quy_bd"]).to_csv(file, index=False)
    given = "huyen=place; quy=period; so_vu=outcome; nhom=treated; quy_bd=adopted"
    assert main(["evaluate", str(file), "--columns", given]) == 1
    said = capsys.readouterr().err
    assert "nhom" in said and "quy_bd" in said and not [word for word in ("treated 2015", "adopted 2016") if word in said]
    assert not list(reports.rglob("*.docx"))
