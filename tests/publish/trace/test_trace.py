"""Every number of a report has an address, and a number that a hand has changed is found."""

import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from analysis import Design, estimate, load_panel, record, run_checks
from analysis.language import LANGUAGES, Text
from analysis.present import figure, frame, sentence, table
from analysis.publish import word_command
from analysis.publish.trace.compare import changes
from analysis.publish.trace.documents import W, of_docx, of_html, places_of
from analysis.publish.trace.index import place_of
from analysis.publish.trace.numerals import masked, no_figure, numerals
from analysis.publish.trace.trace_command import traced
from analysis.publish.trace.values import key_of


@pytest.fixture(scope="module")
def report(tmp_path_factory, saved_of):
    """A report with pages, Word files and the index of each."""
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)))
    checks = run_checks(effect)
    folder = tmp_path_factory.mktemp("traced")
    saved = saved_of(folder, sentence(effect, role="headline"), figure(effect), table(effect, checks), record(effect, checks))
    word_command.write(saved, LANGUAGES)
    return folder


def documents(report):
    return sorted(file for file in report.iterdir() if file.suffix in (".html", ".docx"))


def test_every_number_of_pages_and_word_files_has_an_address_or_a_reason(report):
    assert len(documents(report)) == 6
    for file in documents(report):
        found = traced(file, report)
        assert len(found["numbers"]) >= 5 and found["bare"] == [] and found["changed"] == [], file.name
        figures = [one for one in found["numbers"] if "at" in one]
        assert figures and all(
            found["lines"][row].startswith("data/raw/public_record/observations.csv:") for one in figures for row in one["rows"]
        )


def test_the_estimate_is_traced_to_its_key_and_its_unrounded_value(report):
    stored = json.loads((report / "estimate.json").read_text(encoding="utf-8"))["results"][0]
    found = {one["key"]: one["value"] for one in traced(report / "report.vi.html", report)["numbers"] if "key" in one}
    assert {found["value"], found["low"], found["high"]} == {stored["value"], stored["low"], stored["high"]}


def test_a_number_that_no_door_of_the_workbook_printed_is_named(tmp_path, saved_of):
    class Printed:
        def _repr_mimebundle_(self):
            return {"text/html": "<p>Tôi đoán là 4711 vụ</p>", "text/plain": "x"}

    saved_of(tmp_path, Printed())
    assert [one["n"] for one in traced(tmp_path / "report.vi.html", tmp_path)["bare"]] == ["4711"]


def paragraphs(document):
    """The paragraphs of a Word file with a number in one run, with the kind of place each stands in."""
    inside = {id(p): "table" for table in document.iter(f"{W}tbl") for p in table.iter(f"{W}p")}
    for p in document.iter(f"{W}p"):
        style = next((one.get(f"{W}val") for one in p.iter(f"{W}pStyle")), "")
        runs = [one for one in p.iter(f"{W}t") if one.text and numerals(one.text)]
        if runs:
            yield inside.get(id(p)) or ("caption" if "Caption" in style else "heading" if "Heading" in style else "body"), runs


def edited(content: bytes, kind: str, rng: random.Random) -> tuple[bytes, str, str]:
    """A Word file with one number of a kind of place changed by hand: what it was, and what it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                tree = ElementTree.fromstring(data)
                run = rng.choice([run for where, runs in paragraphs(tree) if where == kind for run in runs])
                one = rng.choice(numerals(run.text))
                digit = rng.choice([at for at, letter in enumerate(one.printed) if letter.isdigit()])
                other = rng.choice([d for d in "0123456789" if d != one.printed[digit]])
                now = one.printed[:digit] + other + one.printed[digit + 1 :]
                run.text = run.text[: one.start] + now + run.text[one.end :]
                data = ElementTree.tostring(tree, encoding="UTF-8", xml_declaration=True)
            new.writestr(name, data)
    return out.getvalue(), one.printed, now


EDITS = [
    (name, kind)
    for name, kinds in {"report": ("body", "table", "caption", "heading"), "brief": ("body", "caption")}.items()
    for kind in kinds
] * 5


@pytest.mark.parametrize(("seed", "edit"), list(enumerate(EDITS)))
def test_a_number_changed_by_hand_in_a_word_file_is_found(report, tmp_path, seed, edit):
    name, kind = edit
    rng = random.Random(seed)
    language = rng.choice(LANGUAGES)
    file = report / f"{name}.{language}.docx"
    content, was, now = edited(file.read_bytes(), kind, rng)
    (tmp_path / file.name).write_bytes(content)
    found = changes(tmp_path / file.name, json.loads(place_of(file, report).read_text(encoding="utf-8")))
    assert [(one.was, one.now) for one in found] == [(was, now)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("(−4,0%;", "(−4,0%; 12", ("", "12")),  # one added
        ("3.684", "", ("3.684", "")),  # one taken away
        ("−18,1", "18,1", ("−18,1", "18,1")),  # the sign
        ("3.684", "3,684", ("3.684", "3,684")),  # the point
    ],
)
def test_signs_points_and_whole_numbers_that_come_or_go_are_changes_too(tmp_path, saved_of, before, after, found):
    from analysis.present.display import Sentence

    saved_of(tmp_path, Sentence(text=Text(*("Giảm (−4,0%; −18,1%) còn 3.684 vụ.",) * 2), language="vi"))
    page = tmp_path / "report.vi.html"
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert [(one["was"], one["now"]) for one in traced(page, tmp_path)["changed"]] == [found]


def test_words_that_an_official_adds_do_not_hide_a_changed_number(report, tmp_path):
    """Paragraphs come before, gaps are filled, and one number is another."""
    import docx

    file = report / "report.vi.docx"
    book = docx.Document(io.BytesIO(file.read_bytes()))
    book.paragraphs[0].insert_paragraph_before("Ủy ban nhân dân đã họp và thống nhất.")
    cell = next(
        cell
        for table in book.tables[1:]
        for row in table.rows[1:]
        for cell in row.cells
        if re.fullmatch(r"[\d.,−]+", cell.text) and not re.fullmatch(r"(19|20)\d\d", cell.text)
    )
    was = cell.text
    cell.paragraphs[0].runs[0].text = "777"
    book.save(tmp_path / file.name)
    found = changes(tmp_path / file.name, json.loads(place_of(file, report).read_text(encoding="utf-8")))
    assert [(one.was, one.now) for one in found] == [(was, "777")]


def test_a_picture_put_in_place_of_another_is_found(report, tmp_path):
    file = report / "report.vi.docx"
    out = tmp_path / file.name
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"x" if name.startswith("word/media/") else b""))
    known = json.loads(place_of(file, report).read_text(encoding="utf-8"))
    assert [one.where for one in changes(out, known)] == ["pictures"]


def test_a_pdf_says_the_numbers_of_its_word_file(report, libreoffice, tmp_path):
    from analysis.publish.word.pdf import to_pdf

    shutil.copytree(report, tmp_path / "report")
    made = to_pdf(sorted((tmp_path / "report").glob("*.docx")))
    for file in made:
        assert traced(file, tmp_path / "report")["changed"] == []
    other = json.loads(place_of(made[0], tmp_path / "report").read_text(encoding="utf-8"))
    other["places"][0]["numbers"].append({"n": "98.765,4"})
    assert [one.was for one in changes(made[0], other)] == ["98.765,4"]


def test_a_table_row_made_of_one_row_of_the_record_names_it(tmp_path, saved_of):
    from analysis.panel.record import load_record
    from analysis.present.evidence import figures_table

    found = load_record("vn-hn-gialam")
    saved_of(tmp_path, figures_table(found), record([]))
    rows = [
        one["rows"]
        for one in traced(tmp_path / "report.vi.html", tmp_path)["numbers"]
        if one.get("at", "").startswith("tables/figures/")
    ]
    assert rows and all(len(each) == 1 for each in rows[2:])


@pytest.mark.parametrize(
    ("text", "printed", "reasons"),
    [
        ("Ngày 22/10/2010 Bộ Chính trị ban hành Chỉ thị 48-CT/TW", ["22", "10", "2010", "48"], {"date", "law"}),
        ("Nghị định 30/2020/NĐ-CP; 521/QĐ-TTg", ["30", "2020", "521"], {"law", "date"}),
        ("giảm −18,5% (từ 3.684 xuống 2–5 vụ)", ["−18,5", "3.684", "2", "5"], set()),
        ("tháng 3/2019, 2012–2020, 22 October 2010", ["3", "2019", "2012", "2020", "22", "2010"], {"date"}),
        ("2019 vụ? không: 2.019 vụ", ["2019", "2.019"], {"date"}),
    ],
)
def test_numbers_dates_and_legal_numbers_are_told_apart(text, printed, reasons):
    assert [one.printed for one in numerals(text)] == printed
    assert {why for _, _, why in no_figure(text)} == reasons
    assert not re.search(r"\d", masked(text))


def test_every_reason_but_the_date_names_where_the_number_is_typed(report):
    found = [one for file in documents(report) for one in traced(file, report)["numbers"]]
    assert all(re.search(r":\d+$|cell \d+$", one["in"]) for one in found if one.get("why") in ("words", "typed"))


def test_a_value_is_named_only_where_one_value_rounds_to_it():
    result = {
        "scale": "rate_ratio",
        "value": 0.844,
        "low": 0.7854,
        "high": 0.9065,
        "n_obs": 1496,
        "confidence": 0.95,
        "statistics": {"df": 16.32},
    }
    assert key_of("16", result, "vi")[0] == "abs(percent(value))"
    assert key_of("1.496", result, "vi") == ("n_obs", 1496.0)
    assert key_of("0,84", result, "vi") == ("value", 0.844)
    assert key_of("17", result, "vi") is None


def test_a_page_is_read_as_a_reader_reads_it():
    places = of_html(
        "<body><p>Có <b>3</b> vụ</p><table><tr><th>a</th></tr><tr><td>1</td><td>2 %</td></tr></table><script>var x = 5</script></body>"
    )
    assert [(one.kind, one.text) for one in places] == [("text", "Có 3 vụ"), ("row", "a"), ("row", "1 | 2 %")]


def test_text_boxes_headers_and_notes_of_a_word_file_are_read(report):
    assert {one.kind for one in of_docx((report / "report.vi.docx").read_bytes())} == {"text", "row", "picture"}
    assert any(one.kind == "picture" for one in places_of(report / "report.vi.html"))


def test_a_table_of_one_s_own_frame_is_traced_by_its_cells(tmp_path, saved_of):
    import pandas as pd

    saved_of(
        tmp_path,
        frame(lambda _: pd.DataFrame({"Xã": ["A", "B"], "Số vụ": ["3", "3"]}), Text("Bảng", "Table"), name="own"),
        record([]),
    )
    found = traced(tmp_path / "report.vi.html", tmp_path)["numbers"]
    assert [one["at"] for one in found if "at" in one] == ["tables/own/0", "tables/own/1"]


def test_of_the_cells_that_were_changed_only_numbers_with_their_row_changed():
    """Counted by changed_cells.py beside this file; how many cells were tried is in it."""
    stored = json.loads((Path(__file__).parent / "changed_cells.json").read_text(encoding="utf-8"))
    assert (
        stored["cells"] >= 50
        and stored["changed without the row"] == []
        and stored["of them with the row"] == stored["addresses changed"] > 0
    )
