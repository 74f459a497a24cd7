"""A release holds what may leave and nothing else, says by which rule, and can be verified; hostile names pass through it harmlessly."""

import argparse
import csv
import io
import json
import shutil
import zipfile
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pandas as pd
import pytest

from analysis import Design, estimate, paths, record
from analysis.errors import BadParameter, WorkbookError
from analysis.language import LANGUAGES, Text
from analysis.panel import from_frame
from analysis.present import sentence
from analysis.publish.release import crate
from analysis.publish.release.guarded import MARK, WITHHELD, discloses
from analysis.publish.release.leaks import leaks
from analysis.publish.release.release_command import main
from analysis.run import verify_command

HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A0",
    "../../etc/passwd",
    "C:\\Windows\\x",
    "\u202egnp.exe\u200f",
    "👮 xã",
    "dài" * 100,
    "CON",
    "@SUM(A1)",
    "xã\tvới\nxuống dòng",
]


def rows(places, seed=1):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame([(p, y) for p in places for y in range(2010, 2020)], columns=["xa", "nam"])
    size = rng.gamma(1.5, 12, len(places)).repeat(10)
    return frame.assign(vu=rng.poisson(size), dan=10000)


@pytest.fixture
def office(tmp_path, monkeypatch, saved_of):
    """`office(frame, name)` makes a report of a frame; reports and releases lie in folders of this test."""
    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(paths, "RELEASES", tmp_path / "releases")

    def made(frame, name="own", outcome="vu"):
        first = frame["xa"].unique()[:3]
        frame = frame.assign(tu=[2015 if place in first else np.nan for place in frame["xa"]])
        said = {"label": Text("Số vụ", "Offences"), "unit": Text("vụ", "offences")}
        panel = from_frame(frame, place="xa", period="nam", outcome=outcome, exposure="dan", adopted="tu", **said)
        effect = estimate(Design(panel))
        return saved_of(paths.REPORTS / name, sentence(effect), record(effect))

    return made


def released(*runs, threshold=7, name=""):
    assert main(argparse.Namespace(runs=list(runs), threshold=threshold, name=name, language=None)) == 0
    return sorted(path for path in paths.RELEASES.iterdir() if path.is_dir())[-1]


def table(folder, run, language="vi"):
    content = (folder / "runs" / run / "tables" / f"vu.{language}.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_small_counts_are_in_no_table_figure_or_text_of_a_release(office):
    frame = rows([f"Xã {at}" for at in range(8)])
    office(frame)
    folder = released("own")
    cells = [cell for row in table(folder, "own")[1:] for cell in row[1:]]
    assert MARK in cells and not {str(n) for n in range(1, 8)} & set(cells)
    drawn = pd.read_csv(folder / "runs" / "own" / "figures" / "vu.csv")
    assert drawn["held_back"].sum() == sum(cell == MARK for row in table(folder, "own")[1:-1] for cell in row[1:-1])
    assert not drawn["count"].between(1, 7).any() and drawn.loc[drawn["held_back"], "count"].isna().all()
    stored = json.loads((folder / "runs" / "own" / "estimate.json").read_text(encoding="utf-8"))
    assert all(not result.get("counts") and not result.get("rows") and not result.get("drawn") for result in stored["results"])
    assert not any(result.get("series", {}).get("data") for result in stored["results"])


def test_both_languages_the_figure_and_excel_hold_back_the_same(office):
    office(rows([f"Xã {at}" for at in range(8)]))
    folder = released("own")
    marks = [[[cell == MARK for cell in row] for row in table(folder, "own", language)] for language in LANGUAGES]
    assert marks[0] == marks[1]
    sheet = openpyxl.load_workbook(folder / "runs" / "own" / "tables" / "vu.vi.xlsx").active
    assert sum(cell.value == MARK for row in sheet.iter_rows() for cell in row) == sum(map(sum, marks[0]))


def test_a_second_report_on_the_same_figures_holds_back_the_same(office):
    frame = rows([f"Xã {at}" for at in range(8)])
    office(frame)
    office(frame[frame["xa"] != "Xã 3"], "all_but_one")
    first = released("own")
    second = released("all_but_one")
    names = {row[0]: row for row in table(second, "all_but_one")}
    for row in table(first, "own")[1:-1]:
        if row[0] in names:
            assert [cell == MARK for cell in row[1:-1]] == [cell == MARK for cell in names[row[0]][1:-1]]
    log = json.loads((paths.RELEASES / "ledger.json").read_text(encoding="utf-8"))["entries"]
    assert [entry["release"] for entry in log] == ["release-001", "release-002"] and log[0]["runs"]["own"]["tables"]["vu"][
        "threshold"
    ] == 7


def test_revised_figures_are_refused_and_nothing_is_written(office):
    frame = rows([f"Xã {at}" for at in range(8)])
    office(frame)
    released("own")
    office(frame.assign(vu=frame["vu"] + (frame.index == 5)), "revised")
    with pytest.raises(BadParameter, match="gives the difference away"):
        released("revised")
    assert [path.name for path in sorted(paths.RELEASES.iterdir())] == ["ledger.json", "release-001"]


def test_hostile_names_pass_through_every_export_and_become_no_path(office, tmp_path):
    office(rows(HOSTILE))
    folder = released("own", name="../../ra ngoài <x>")
    assert folder.parent == paths.RELEASES and {path.name for path in tmp_path.iterdir()} == {"reports", "releases"}
    known = {"vu", "simulated_vu"}
    assert {
        path.name.split(".")[0] for kind in ("tables", "figures") for path in (folder / "runs" / "own" / kind).iterdir()
    } <= known
    for row in table(folder, "own"):
        assert not any(cell.lstrip().startswith(("=", "@", "+", "\t", "\uff1d")) for cell in row)
    with (folder / "runs" / "own" / "figures" / "vu.csv").open(encoding="utf-8", newline="") as stream:
        assert not any(cell.startswith(("=", "@", "+")) for row in csv.reader(stream) for cell in row)
    for language in LANGUAGES:
        book = openpyxl.load_workbook(folder / "runs" / "own" / "tables" / f"vu.{language}.xlsx")
        assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
        svg = (folder / "runs" / "own" / "figures" / f"vu.{language}.svg").read_text(encoding="utf-8")
        assert "<script" not in svg and ElementTree.fromstring(svg).tag.endswith("svg")
        with zipfile.ZipFile(folder / "runs" / "own" / f"report.{language}.docx") as package:
            document = package.read("word/document.xml").decode()
        assert "<script" not in document and "\u202e" not in document and "\u200f" not in document
        ElementTree.fromstring(document)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("saved in /home/lan/so_lieu.xlsx", "path /home/lan"),
        ("C:\\Users\\Lan\\bang.csv", "path C:"),
        ("Ông Nguyễn Văn Hùng, sinh năm 1980, số CCCD 001080012345", "person"),
    ],
)
def test_paths_and_persons_stop_a_release(office, text, found):
    saved = office(rows([f"Xã {at}" for at in range(8)]))
    stored = json.loads((saved.folder / "estimate.json").read_text(encoding="utf-8"))
    stored["results"][0].setdefault("cautions", []).append({"code": "note", "text": {"vi": text, "en": text}})
    (saved.folder / "estimate.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(BadParameter) as error:
        released("own")
    assert found in str(error.value) and not list(paths.RELEASES.glob("release*"))


DISTRICTS = ["Quỳnh Lưu", "Con Cuông", "Tương Dương", "Thanh Chương", "Đô Lương", "Yên Thành"]


def test_places_that_no_list_has_leave(office):
    office(rows(DISTRICTS))
    assert {row[0] for row in table(released("own"), "own")} >= set(DISTRICTS)


def test_a_person_among_the_places_does_not_leave(office):
    office(rows([*DISTRICTS, "Nguyễn Văn Hùng"]))
    with pytest.raises(BadParameter, match="person: name"):
        released("own")


def test_rows_of_persons_are_no_table_of_a_release(tmp_path):
    (tmp_path / "a.csv").write_text("person,months\np1,3\n", encoding="utf-8")
    assert leaks(tmp_path / "a.csv") == ["column person"]


def test_results_of_persons_leave_without_a_row(tmp_path, monkeypatch, saved_of):
    from analysis.design.examples import question

    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(paths, "RELEASES", tmp_path / "releases")
    effect = estimate(question("persons", "c-b93"))
    saved_of(paths.REPORTS / "persons", record(effect))
    folder = released("persons")
    assert (
        not (folder / "runs" / "persons" / "figures").exists() and list((folder / "runs" / "persons" / "tables").iterdir()) == []
    )
    assert not any("p001" in path.read_text(encoding="utf-8", errors="ignore") for path in folder.rglob("*.json"))


@pytest.mark.parametrize(
    ("text", "language", "gives_away"),
    [
        ("Năm 2014 chỉ có 3 vụ.", "vi", True),
        ("There were 3 cases in 2014.", "en", True),
        ("Có 45 vụ trong cả giai đoạn.", "vi", True),  # held back, though not small
        ("Có 46 vụ trong cả giai đoạn.", "vi", False),
        ("Giảm 3,5 vụ mỗi năm; 3 phép kiểm tra đạt; tháng 3/2014.", "vi", False),
        ("3.684 vụ", "vi", False),
    ],
)
def test_a_sentence_that_names_a_small_or_held_count_is_known(text, language, gives_away):
    assert discloses(text, language, 7, frozenset([45])) is gives_away


def test_such_a_sentence_is_held_back_as_a_whole(office):
    saved = office(rows([f"Xã {at}" for at in range(8)]))
    about = json.loads((saved.folder / "provenance.json").read_text(encoding="utf-8"))
    about["run"]["headline"] = {"vi": "Xã 3 chỉ có 2 vụ.", "en": "Commune 3 had 2 cases."}
    (saved.folder / "provenance.json").write_text(json.dumps(about), encoding="utf-8")
    told = json.loads((released("own") / "runs" / "own" / "provenance.json").read_text(encoding="utf-8"))["run"]["headline"]
    assert told == WITHHELD._asdict()


def test_a_release_is_a_crate_of_the_specification(office):
    office(rows([f"Xã {at}" for at in range(8)]))
    folder = released("own")
    stored = json.loads((folder / crate.METADATA).read_text(encoding="utf-8"))
    assert crate.problems(stored) == []
    names = {one["@id"] for one in stored["@graph"]}
    assert {
        "LICENSE",
        "CITATION.cff",
        "requirements.lock",
        "log.json",
        "runs/own/estimate.json",
        "runs/own/report.vi.docx",
    } <= names
    assert any(one["@type"] == "CreateAction" for one in stored["@graph"])


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.pop(0),
        lambda graph: graph[1].pop("license"),
        lambda graph: graph[1]["hasPart"].append({"@id": "nowhere.txt"}),
        lambda graph: graph.append({"@id": "../out.txt", "@type": "File"}),
    ],
)
def test_what_is_no_crate_is_not_taken_for_one(office, change):
    office(rows([f"Xã {at}" for at in range(8)]))
    stored = json.loads((released("own") / crate.METADATA).read_text(encoding="utf-8"))
    change(stored["@graph"])
    assert crate.problems(stored)


def test_verify_names_a_report_that_was_tampered_with_a_file_gone_and_one_added(office, capsys):
    office(rows([f"Xã {at}" for at in range(8)]))
    folder = released("own")
    asked = argparse.Namespace(crate=str(folder), no_run=True, language=None)
    assert verify_command.main(asked) == 0
    with (folder / "runs" / "own" / "report.vi.docx").open("ab") as stream:
        stream.write(b"x")
    (folder / "CITATION.cff").unlink()
    (folder / "extra.txt").write_text("x")
    capsys.readouterr()
    assert verify_command.main(asked) == 1
    said = capsys.readouterr().out
    assert "tệp bị sửa: runs/own/report.vi.docx" in said and "thiếu tệp: CITATION.cff" in said and "extra.txt" in said


def test_verify_runs_a_release_again_and_names_changed_data_and_a_changed_number(home, python):
    done = python("-m", "analysis", "run", "trends_hcm_drugs", "--jobs", "1", timeout=300)
    assert done.returncode == 0, done.stderr
    done = python("-m", "analysis", "release", "trends_hcm_drugs", timeout=300)
    assert done.returncode == 0, done.stderr
    folder = home / "releases" / "release-001"
    same = python("-m", "analysis", "verify", str(folder), "--language", "en", timeout=300)
    assert same.returncode == 0 and "numbers run again are the same" in same.stdout, same.stdout + same.stderr
    file = folder / "runs" / "trends_hcm_drugs" / "estimate.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored["results"][0]["value"] += 0.5
    file.write_text(json.dumps(stored), encoding="utf-8")
    about = json.loads((folder / crate.METADATA).read_text(encoding="utf-8"))
    about["@graph"] = [
        one | ({"identifier": f"sha256:{crate.sha256(file)}"} if one["@id"] == "runs/trends_hcm_drugs/estimate.json" else {})
        for one in about["@graph"]
    ]
    data = next(one for one in about["@graph"] if one.get("name", "").endswith("observations.csv"))
    data["identifier"] = "sha256:" + "0" * 64
    (folder / crate.METADATA).write_text(json.dumps(about), encoding="utf-8")
    other = python("-m", "analysis", "verify", str(folder), "--language", "en", timeout=300)
    assert other.returncode == 1
    assert (
        "number differs: trends_hcm_drugs results/0.value" in other.stdout
        and "data differ: data/raw/public_record/observations.csv" in other.stdout
    )


def test_the_same_release_twice_gives_the_same_bytes(office):
    office(rows([f"Xã {at}" for at in range(8)]))
    first = released("own", name="same")
    kept = {path.relative_to(first).as_posix(): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    shutil.rmtree(paths.RELEASES)
    again = released("own", name="same")
    assert kept == {path.relative_to(again).as_posix(): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert {path.rsplit(".", 1)[-1] for path in kept} >= {"docx", "xlsx", "csv", "svg", "png", "json"}


def test_a_threshold_below_one_or_an_unknown_report_is_refused(office):
    office(rows(["Xã 1", "Xã 2"]))
    with pytest.raises(WorkbookError):
        released("nothing")
    with pytest.raises(BadParameter, match="threshold"):
        released("own", threshold=0)
