"""Whatever a table calls its places, outcomes and notes: pages, figures, tables, Word files and indexes hold it as text, and no name becomes a path."""

import csv
import html.parser
import io
import json
import zipfile
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pandas as pd
import pytest

from analysis import Design, estimate, record
from analysis.language import LANGUAGES, Text
from analysis.panel import from_frame
from analysis.present import figure, frame, sentence
from analysis.publish import word_command
from analysis.publish.trace.trace_command import traced
from analysis.spreadsheet import is_formula

NAMES = [
    "<script>alert(1)</script>", "=cmd|'/c calc'!A0", "../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "\u202egnp.exe\u200f", "👮‍♀️ xã", "dài" * 100,
    "NUL", "@SUM(A1)", "+84 912", "xã\tvới\nxuống dòng", "</td></table><img src=x onerror=alert(1)>", "]]><x>", "&amp;{{7*7}}${7*7}", "％x",
]  # fmt: skip


class Tags(html.parser.HTMLParser):
    """The tags of a page and their attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def report(tmp_path_factory, saved_of):
    """A report of places, an outcome, a title and a note that are all hostile, with Word files, one a place too."""
    rng = np.random.default_rng(0)
    rows = pd.DataFrame([(name, year) for name in NAMES for year in range(2008, 2020)], columns=["p", "y"])
    rows = rows.assign(n=rng.poisson(20, len(rows)))
    label = Text(*("<b>vụ</b> =1+1 \u202e",) * 2)
    panels = [from_frame(rows[rows["p"] == name], place="p", period="y", outcome="n", label=label) for name in NAMES]
    results = [estimate(Design(panel)) for panel in panels]
    shown = pd.DataFrame({"=x": NAMES, "n": [str(at) for at in range(len(NAMES))]})
    folder = tmp_path_factory.mktemp("base") / "in" / "report"
    saved = saved_of(
        folder, sentence(results[0]), figure(results[0]), frame(lambda _: shown, Text(*(NAMES[0],) * 2), Text(*(NAMES[1],) * 2), name="../../t"), record(results),
        title=Text(*(NAMES[12],) * 2),
    )  # fmt: skip
    word_command.write(saved, LANGUAGES)
    word_command.write(saved, LANGUAGES, each_place=True)
    return folder


def test_no_file_stands_outside_the_report_and_none_is_named_by_a_place(report):
    base = report.parent.parent
    outside = [path for path in base.rglob("*") if path.is_file() and report not in path.parents]
    assert outside == []
    names = [path.name for path in report.rglob("*") if path.is_file()]
    assert all(letter.isalnum() or letter in "._-" for name in names for letter in name), names
    assert sum(name.endswith(".docx") for name in names) == 4 + 4 * len(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_runs_nothing_of_a_name(report, language):
    tags = Tags((report / f"report.{language}.html").read_text(encoding="utf-8")).found
    assert sum(tag == "script" for tag, _ in tags) == 1  # the template's own
    assert not any(name.startswith("on") for _, attrs in tags for name in attrs)
    assert {attrs["src"][:11] for tag, attrs in tags if tag == "img"} == {"data:image/"}


def test_no_cell_of_any_export_is_run(report):
    for file in report.rglob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            assert not [
                cell
                for row in csv.reader(stream)
                for cell in row
                if not cell.startswith("'") and is_formula(cell) and not cell.lstrip("-").replace(".", "").isdigit()
            ], file.name
    for file in report.rglob("*.xlsx"):
        assert all(cell.data_type != "f" for row in openpyxl.load_workbook(file).active.iter_rows() for cell in row)


def test_pictures_and_word_files_are_sound_and_hold_no_mark_that_turns_text(report):
    for file in report.rglob("*.svg"):
        ElementTree.fromstring(file.read_text(encoding="utf-8"))
        assert "<script" not in file.read_text(encoding="utf-8")
    for file in report.rglob("*.docx"):
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
            for name in package.namelist():
                assert not name.startswith(("/", "..")) and "\\" not in name
                if name.endswith((".xml", ".rels")):
                    part = package.read(name).decode()
                    ElementTree.fromstring(part)
                    assert not set("\u202e\u200f") & set(part)


def test_the_indexes_of_such_a_report_are_json_and_know_no_change(report):
    for file in sorted(report.glob("*.html")) + sorted(report.glob("*.docx")):
        assert traced(file, report)["changed"] == [], file.name
    for file in report.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))
