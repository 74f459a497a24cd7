"""Every notebook keeps the rules of notebooks/README.md, and each rule can fail."""

import json
import shutil

import pytest

from analysis.paths import NOTEBOOKS
from analysis.run.notebook_rules import READS_REPORTS, problems
from analysis.run.plan import plan

ALL = sorted(NOTEBOOKS.glob("*.ipynb"))
KEPT = [path for path in ALL if not path.stem.startswith(READS_REPORTS)]  # the headline of a summary changes with the reports


@pytest.mark.parametrize("notebook", ALL, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_rules(notebook):
    assert problems(notebook) == []


@pytest.mark.parametrize("notebook", KEPT, ids=lambda path: path.stem)
def test_only_the_headline_is_kept_in_git_and_it_stands_in_both_languages(notebook):
    kept = [c for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c.get("outputs")]
    assert [c["metadata"]["tags"] for c in kept] == [["headline", "keep_output", "nbval-check-output"]]
    bundle = kept[0]["outputs"][0]["data"]["application/vnd.directive48.v1+json"]
    assert bundle["vi"]["text"] and bundle["en"]["text"] and kept[0]["execution_count"]


@pytest.mark.parametrize("notebook", ALL, ids=lambda path: path.stem)
def test_text_stands_beside_code(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = sum(cell["cell_type"] == "code" for cell in cells)
    assert sum("lang-vi" in cell["metadata"].get("tags", []) for cell in cells) >= 0.6 * code


def test_no_text_of_a_notebook_claims_a_cause(causal_words):
    allowed = "điều gì thay đổi vì nó"
    for notebook in ALL:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            for tag in cell["metadata"].get("tags", []):
                if tag in ("lang-vi", "lang-en") and notebook.stem != "00_start_here":
                    text = "".join(cell["source"]).replace(allowed, "")
                    assert causal_words(text, tag[5:]) == [], notebook.stem


def test_no_two_reports_share_a_title():
    titles = [title for run in plan().values() for title in run.title]
    assert sorted(titles) == sorted(set(titles))


def tagged(cells, tag):
    return next(cell for cell in cells if tag in cell["metadata"].get("tags", []))


def breaks(cells):
    """Each way to break a rule, with what the check says of it."""
    yield "two titles", lambda: cells.append({"cell_type": "markdown", "metadata": {}, "source": ["# Hai"]}), "exactly one H1"
    yield "no headline", lambda: tagged(cells, "headline")["metadata"].update(tags=[]), "exactly one cell tagged"
    yield "headline not checked", lambda: tagged(cells, "headline")["metadata"]["tags"].remove("nbval-check-output"), "tagged"
    yield "long cell", lambda: code(cells, "\n".join(["x = 1"] * 16)), "at most 15"
    yield "function", lambda: code(cells, "def f():\n    pass"), "FunctionDef"
    yield "class", lambda: code(cells, "class A:\n    pass"), "ClassDef"
    yield "loop", lambda: code(cells, "for x in []:\n    pass"), "For"
    yield "while", lambda: code(cells, "while False:\n    pass"), "While"
    yield "import star", lambda: code(cells, "from analysis import *"), "import *"
    yield "filterwarnings", lambda: code(cells, "import warnings\nwarnings.filterwarnings('ignore')"), "filterwarnings"
    yield "stored output", lambda: code(cells, "1", [{"output_type": "stream", "name": "stdout", "text": ["1"]}]), "keep_output"
    yield "one language", lambda: cells.remove(tagged(cells, "lang-en")), "pairs lang-vi, lang-en"
    yield "not NFC", lambda: tagged(cells, "lang-vi")["source"].append("tiê\u0301ng"), "NFC"
    yield "parameter without help", lambda: tagged(cells, "parameters").update(source=['language: str = "vi"']), "no help comment"
    yield "a command on the page", lambda: tagged(cells, "how-to")["metadata"]["tags"].remove("how-to"), "tagged how-to"
    yield "no language", lambda: tagged(cells, "parameters").update(source=['place: str = "vn"  # nơi']), "called language"
    yield "no parameters", lambda: tagged(cells, "parameters")["metadata"].update(tags=[]), "parameters"
    yield "untyped parameter", lambda: tagged(cells, "parameters").update(source=['language = "vi"  # ngôn ngữ']), "Expected"
    yield (
        "computed parameter",
        lambda: tagged(cells, "parameters").update(source=['language: str = str("vi")  # ngôn ngữ']),
        "Expected",
    )


def code(cells, source, outputs=()):
    cells.append({"cell_type": "code", "metadata": {}, "source": [source], "outputs": list(outputs), "execution_count": None})


@pytest.mark.parametrize("case", [name for name, _, _ in breaks([])])
def test_a_broken_notebook_is_caught(case, tmp_path):
    notebook = tmp_path / "broken.ipynb"
    shutil.copy(KEPT[-1], notebook)
    stored = json.loads(notebook.read_text(encoding="utf-8"))
    _, break_it, said = next(found for found in breaks(stored["cells"]) if found[0] == case)
    break_it()
    notebook.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    found = problems(notebook)
    assert any(said in problem.en for problem in found), found
    assert all(problem.vi and (problem.vi != problem.en or " " not in problem.en) for problem in found)


def test_check_names_the_broken_notebook(home, python):
    (home / "notebooks" / "30_trends.ipynb").write_text(
        (home / "notebooks" / "30_trends.ipynb").read_text(encoding="utf-8").replace("keep_output", "kept"), encoding="utf-8"
    )
    done = python("-m", "analysis", "check")
    assert done.returncode == 1 and "30_trends.ipynb" in done.stderr


def test_check_says_of_a_stored_output_in_the_language_of_the_reader_where_to_work(home, python):
    book = home / "notebooks" / "30_trends.ipynb"
    stored = json.loads(book.read_text(encoding="utf-8"))
    code(stored["cells"], "1", [{"output_type": "stream", "name": "stdout", "text": ["1"]}])
    book.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    said = python("-m", "analysis", "check", "--language", "vi").stderr
    assert "workspace/" in said and "kết quả chạy còn lưu" in said and "stored output" not in said
