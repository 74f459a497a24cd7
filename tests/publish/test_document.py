"""An executed notebook becomes one document a language: its own text only, code folded, Markdown that cannot be misread."""

import base64
import json
import re
import subprocess

import pytest

from analysis.language import LANGUAGES, Text
from analysis.present.display import MIME
from analysis.publish.document import document
from analysis.publish.index import write_index
from analysis.publish.markdown import escaped, table
from analysis.publish.provenance import provenance
from analysis.publish.report import settled, write

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode()
SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0L5 5"/></svg>'
TRICKY = "a|b *c* _d_ `e` <script>alert(1)</script> [f](http://g) $h$ #i ~j~ ^k^ @l"


def cell(kind: str, source: str, tags=(), outputs=()):
    made = {"cell_type": kind, "source": source, "metadata": {"tags": list(tags)}, "id": "x"}
    return made | ({"outputs": list(outputs), "execution_count": 1} if kind == "code" else {})


def shown(bundle: dict):
    return {"output_type": "display_data", "data": {MIME: bundle, "text/plain": "plain"}, "metadata": {}}


def both(**kinds):
    return {language: {key: f"{value} {language}" for key, value in kinds.items()} for language in LANGUAGES}


@pytest.fixture
def notebook() -> dict:
    rows = {"columns": ["x|y", "n"], "rows": [[TRICKY, "1.234"], ["b", "5"]], "foot": "n = 2"}
    tables = {language: {"caption": f"bảng {language}", **rows} for language in LANGUAGES}
    figures = {language: {"svg": SVG, "png": PNG, "alt": f"Hình [{language}] *một*"} for language in LANGUAGES}
    return {
        "nbformat": 4, "nbformat_minor": 5, "metadata": {"papermill": {"duration": 3.2}},
        "cells": [
            cell("markdown", "# Câu hỏi? · Question?"),
            cell("markdown", "chỉ tiếng Việt", ["lang-vi"]),
            cell("markdown", "only English, $x^2$", ["lang-en"]),
            cell("code", "print('<b>')", outputs=[shown({"kind": "sentence", "role": "headline", **both(text=TRICKY)})]),
            cell("code", "t", outputs=[shown({"kind": "table", "name": "t", **tables})]),
            cell("code", "f", outputs=[shown({"kind": "figure", "name": "f", "csv": "a\n1\n", **figures})]),
            cell("code", "r", outputs=[shown({"kind": "result", "results": [{"type": "estimate", "value": 1.0}], "checks": [], "modules": []})]),
            cell("code", "w", outputs=[{"output_type": "stream", "name": "stderr", "text": "a warning"},
                                       {"output_type": "stream", "name": "stdout", "text": "<i>mine</i>"}]),
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "own", "other"), [("vi", "chỉ tiếng Việt", "only English"), ("en", "only English", "chỉ tiếng")]
)
def test_a_document_keeps_only_its_language(notebook, language, own, other):
    made = document(notebook, language)
    assert own in made.markdown and other not in made.markdown
    assert made.blocks[0] == {"vi": "# Câu hỏi?", "en": "# Question?"}[language]
    assert made.headline == [f"{TRICKY} {language}"]


def test_code_is_folded_away_and_a_warning_stays_out(notebook):
    text = document(notebook, "en").markdown
    assert text.count("<details>") == text.count("</details>") > 0
    assert "print(&#x27;&lt;b&gt;&#x27;)" in text and "print('<b>')" not in text
    assert "a warning" not in text and "&lt;i&gt;mine" in text


def test_figures_are_files_with_their_numbers_and_results_are_kept_apart(notebook):
    made = document(notebook, "vi")
    assert set(made.files) == {"figures/f.vi.svg", "figures/f.vi.png", "figures/f.csv", "tables/t.vi.csv", "tables/t.vi.xlsx"}
    assert made.results == [{"type": "estimate", "value": 1.0}]


def as_text(markdown: str, to: str = "plain") -> str:
    import pypandoc

    from analysis.publish.page import READER

    done = subprocess.run([pypandoc.get_pandoc_path(), "-f", READER, "-t", to, "--wrap=none"], input=markdown, text=True,
                          capture_output=True, check=True, encoding="utf-8")  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("text", [TRICKY, "1. một", "- hai", "+ ba", "> bốn", "A --- B ... 'c'", "5) năm", "|", "= x"])
def test_escaped_text_is_shown_as_it_is(text):
    assert as_text(f"x {escaped(text)}").strip() == f"x {text}"
    assert as_text(table({"columns": ["a"], "rows": [[text]], "foot": "", "caption": "c"})).count(text) == 1


@pytest.mark.parametrize(
    "text", ["1. một", "- hai", "+ ba", "# bốn", "2020. Con số", "a. năm", "(1) sáu", "--- bảy", ": tám", "---"]
)
def test_a_sentence_that_begins_like_a_list_or_a_heading_stays_a_sentence(text):
    html = as_text(f"::: {{.text}}\n{escaped(text)}\n:::", "html")
    assert re.sub(r"</?p>|\s+", " ", html).split() == ["<div", 'class="text">', *text.split(), "</div>"]


@pytest.fixture
def folder(notebook, tmp_path):
    source = {
        "notebook": {"file": "notebooks/n.ipynb", "sha256": "ab" * 32}, "parameters": {"place": "vn"}, "lock": "cd" * 32,
        "data": {"data/raw/a.csv": "ef" * 32}, "commit": "0123456789ab", "libraries": {"python": "3.11"},
    }  # fmt: skip
    made = tmp_path / "run"
    made.mkdir()
    write(notebook, made, "run", Text("Tên", "Name"), source)
    return made


def files(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_report_folder_has_both_pages_figures_numbers_result_notebook_and_provenance(folder):
    assert set(files(folder)) == {
        "report.vi.html", "report.en.html", "figures/f.vi.svg", "figures/f.en.svg", "figures/f.vi.png", "figures/f.en.png",
        "figures/f.csv", "tables/t.vi.csv", "tables/t.en.csv", "tables/t.vi.xlsx", "tables/t.en.xlsx", "estimate.json", "contents.json", "notebook.ipynb", "provenance.json",
        "trace/said.json", "trace/report.vi.html.json", "trace/report.en.html.json",
    }  # fmt: skip
    assert json.loads((folder / "estimate.json").read_text())["results"][0]["value"] == 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_self_contained_and_says_its_language(folder, language):
    html = (folder / f"report.{language}.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in html
    loaded = re.findall(r'<(?:img|script|link|iframe|source|object|embed)\b[^>]*?(?:src|href|data)="([^"]*)"', html)
    assert loaded and all(address.startswith("data:") for address in loaded)
    assert not re.search(r"@import|url\(\s*['\"]?https?:", html)
    alts = re.findall(r'<img[^>]*\balt="([^"]*)"', html)
    assert alts == [f"Hình [{language}] *một*"]
    assert f"<caption>bảng {language}</caption>" in re.sub(r"</?p>", "", html) and html.count("<table") == 1
    assert html.count("<script") == 1 and "&lt;script&gt;" in html


def test_writing_twice_gives_the_same_bytes(notebook, folder, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    stored = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    del stored["run"]
    write(notebook, again, "run", Text("Tên", "Name"), stored)
    assert files(again) == files(folder)


def test_one_language_alone_writes_one_page(notebook, tmp_path):
    write(notebook, tmp_path, "run", Text("Tên", "Name"), json.loads(json.dumps(provenance_like())), ("en",))
    assert (tmp_path / "report.en.html").exists() and not (tmp_path / "report.vi.html").exists()


def provenance_like() -> dict:
    return {"notebook": {"file": "n", "sha256": "a"}, "parameters": {}, "lock": "", "data": {}, "commit": "", "libraries": {}}


def test_times_and_random_ids_do_not_survive_in_the_stored_notebook(notebook):
    notebook["cells"][3]["metadata"] |= {"papermill": {"start_time": "2026"}, "execution": {"iopub.status.busy": "2026"}}
    assert "2026" not in json.dumps(settled(notebook)) and "duration" not in json.dumps(settled(notebook))


def test_provenance_holds_data_hashes_lock_parameters_commit_and_libraries(root):
    found = provenance(root / "notebooks" / "30_trends.ipynb", {"place": "vn"})
    assert found["parameters"] == {"place": "vn"} and len(found["lock"]) == 64
    assert set(found["data"]) >= {"data/raw/public_record/observations.csv", "data/raw/public_record/places.csv"}
    assert all(len(digest) == 64 for digest in found["data"].values())
    assert found["libraries"]["pandas"] and found["notebook"]["file"] == "notebooks/30_trends.ipynb"


def test_the_index_lists_the_reports_with_both_headlines_and_escapes_them(folder, tmp_path):
    index = write_index(tmp_path, ["run"]).read_text(encoding="utf-8")
    assert 'href="run/report.vi.html"' in index and 'href="run/report.en.html"' in index
    assert index.count("&lt;script&gt;alert(1)") == 2 and index.count("<script>") == 1


def test_the_index_names_the_question_of_a_report_that_is_in_english_only(notebook, tmp_path):
    (tmp_path / "run").mkdir()
    write(notebook, tmp_path / "run", "run", Text("Tên", "Name"), provenance_like(), ("en",))
    index = write_index(tmp_path, ["run"]).read_text(encoding="utf-8")
    assert "<h2>Question?</h2>" in index


def test_the_foot_of_a_page_leads_to_the_reports_beside_it_and_says_how_to_cite_it(notebook, tmp_path):
    near = {"beside": Text("Ở bên <1>", "Beside <1>"), "far": Text("Xa", "Far"), "run": Text("Tên", "Name")}
    write(notebook, tmp_path, "run", Text("Tên", "Name"), provenance_like() | {"commit": "abc123"}, known=near, beside=["beside"])
    for language, said in (("vi", "Ở bên &lt;1&gt;"), ("en", "Beside &lt;1&gt;")):
        page = (tmp_path / f"report.{language}.html").read_text(encoding="utf-8")
        assert f'<a href="../beside/report.{language}.html">{said}</a>' in page and "../far/" not in page
        assert re.search(r"<dd>[^<]*(?:Tên|Name), [^<]*abc123", page)
    index = json.loads((tmp_path / "trace" / "report.vi.html.json").read_text(encoding="utf-8"))
    assert {one["in"] for place in index["places"] for one in place["numbers"] if one.get("why") == "typed"} >= {
        "notebooks/runs.toml"
    }


def test_of_many_cautions_of_one_kind_the_first_are_told_and_the_others_counted():
    from types import SimpleNamespace as Of

    from analysis.language import Text
    from analysis.publish.word.committee import _cautions

    def finding(n: int) -> Of:
        own = [Of(code="step", text=Text(f"bước {n}", f"step {n}")), Of(code="all", text=Text("chung", "all"))]
        return Of(
            estimated=True,
            label=Text("Số vụ", "Cases"),
            address=f"results/{n}",
            places=("A",),
            judged=Text("", ""),
            result=Of(cautions=own, method="trend"),
        )

    said = [p.text for p in _cautions(Of(findings=[finding(n) for n in range(10)]), "vi")]
    assert len(said) == 5 and "chung" in said and said[-1].startswith("Còn 7 lưu ý")
