"""Sentences that attribute a change to the programme are found in both languages, and carry the id of a result or fail `check`."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from analysis.catalogue.claim_likeness import read
from analysis.catalogue.claims import claims
from analysis.run.claim_gate import of_report, unfounded

CAUSAL = [(one["language"], one["text"]) for name, one in read() if name == "development" and one["claim"]]
NOWHERE = Path("no reports")


@pytest.mark.parametrize("text", [
    "Câu lạc bộ KÉO GIẢM tội phạm.", "Mô hình **làm giảm** trộm cắp.", "Mô hình có “hiệu quả” rõ.", "Kết quả: nhờ phong trào, số vụ giảm.",
])  # fmt: skip
def test_emphasis_capitals_and_a_word_in_inverted_commas_hide_no_claim(text):
    assert claims(text, "vi")


@pytest.mark.parametrize(
    "text", ["Đề án “Nâng cao hiệu quả phòng, chống tội phạm” được phê duyệt.", "Câu lạc bộ làm giảm trộm cắp chăng?"]
)
def test_titles_and_questions_are_no_claims(text):
    assert not claims(text, "vi")


def notebook(folder: Path, *cells: dict) -> Path:
    file = folder / "book.ipynb"
    file.write_text(json.dumps({"cells": list(cells)}, ensure_ascii=False), encoding="utf-8")
    return file


def text_cell(source: str, language: str) -> dict:
    return {"cell_type": "markdown", "metadata": {"tags": [f"lang-{language}"]}, "source": [source]}


def test_the_shipped_notebooks_hold_no_unfounded_claim(root):
    books = sorted((root / "notebooks").glob("*.ipynb"))
    assert len(books) >= 9
    assert [str(found) for book in books for found in unfounded(book, root / "reports")] == []


def test_twenty_planted_claims_fail_the_check(root, tmp_path):
    planted = [(language, text) for language, text in CAUSAL if claims(text, language)]
    planted = [planted[at * len(planted) // 20] for at in range(20)]
    book = json.loads((root / "notebooks" / "30_trends.ipynb").read_text(encoding="utf-8"))
    book["cells"] += [
        text_cell(f"Ghi chú trước. {text}" if language == "vi" else f"A note. {text}", language) for language, text in planted
    ]
    file = tmp_path / "30_trends.ipynb"
    file.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")
    found = unfounded(file, NOWHERE)
    assert {one.sentence for one in found} >= {text for _, text in planted}
    assert all("cell " in one.where and ("được phép viết" in str(one) or "allowed" in str(one)) for one in found)


def test_a_planted_claim_is_named_by_the_command_and_fails_it(home, python):
    file = home / "notebooks" / "30_trends.ipynb"
    book = json.loads(file.read_text(encoding="utf-8"))
    at = next(i for i, cell in enumerate(book["cells"]) if "lang-vi" in cell["metadata"].get("tags", []))
    book["cells"][at]["source"] = ["Câu lạc bộ đã góp phần kéo giảm tội phạm."]
    file.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")
    done = python("-m", "analysis", "check")
    assert done.returncode == 1 and f"30_trends.ipynb cell {at}: “Câu lạc bộ đã góp phần kéo giảm tội phạm.”" in done.stderr


def test_titles_in_code_and_stored_headlines_are_read_too(tmp_path):
    code = {
        "cell_type": "code",
        "metadata": {},
        "source": ['title = Text("Câu lạc bộ làm giảm trộm cắp", "Clubs reduced theft")'],
        "outputs": [],
    }
    said = {
        "kind": "sentence",
        "role": "headline",
        "vi": {"text": "Trộm cắp giảm nhờ câu lạc bộ."},
        "en": {"text": "Theft fell."},
    }
    shown = {
        "cell_type": "code",
        "metadata": {},
        "source": [""],
        "outputs": [{"data": {"application/vnd.directive48.v1+json": said}}],
    }
    assert len(unfounded(notebook(tmp_path, code, shown), NOWHERE)) == 3
    said["claim"] = "cause_if"
    assert len(unfounded(notebook(tmp_path, shown), NOWHERE)) == 0


@pytest.mark.parametrize(("permitted", "address", "found"), [
    ("cause_if", "results/0", 0), ("associate", "results/0", 1), ("cause_if", "results/7", 1), ("cause_if", "checks/0", 1),
])  # fmt: skip
def test_a_typed_claim_stands_with_the_id_of_a_result_that_permits_it(tmp_path, permitted, address, found):
    folder = tmp_path / "reports" / "effect_clubs"
    folder.mkdir(parents=True)
    stored = {"results": [{"permitted": permitted, "sentence": {"vi": "Số vụ giảm.", "en": "Cases fell."}}], "checks": []}
    (folder / "estimate.json").write_text(json.dumps(stored), encoding="utf-8")
    text = f"Với các giả định đã nêu, câu lạc bộ làm giảm số vụ. <!-- claim: effect_clubs {address} -->"
    assert len(unfounded(notebook(tmp_path, text_cell(text, "vi")), tmp_path / "reports")) == found
    shutil.rmtree(tmp_path / "reports")
    assert len(unfounded(notebook(tmp_path, text_cell(text, "vi")), tmp_path / "reports")) == 1


def test_a_report_whose_result_says_more_than_it_permits_is_named(tmp_path):
    folder = tmp_path / "effect_clubs"
    folder.mkdir()
    said = {"vi": "Trộm cắp giảm nhờ câu lạc bộ.", "en": "Thefts fell by 12%."}
    (folder / "estimate.json").write_text(
        json.dumps({"results": [{"permitted": "associate", "sentence": said}]}), encoding="utf-8"
    )
    assert [found.where for found in of_report(folder)] == ["effect_clubs results/0"]


def test_no_sentence_of_a_check_reads_like_a_claim(root):
    calls = [node for file in (root / "analysis" / "checks").glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]  # fmt: skip
    texts = [node.args for node in calls if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2]  # fmt: skip
    said = [(one.value, language) for pair in texts for one, language in zip(pair, ("vi", "en"), strict=True) if isinstance(one, ast.Constant)]  # fmt: skip
    assert len(said) > 100 and [text for text, language in said if claims(text, language, weak=False)] == []


def test_the_name_of_what_is_counted_is_no_claim_but_one_of_the_programme_is(tmp_path):
    def report(label: str, sentence: str) -> list:
        result = {"permitted": "describe", "label": {"vi": label, "en": "x"}, "sentence": {"vi": sentence, "en": "x"}}
        (tmp_path / "estimate.json").write_text(json.dumps({"results": [result]}), encoding="utf-8")
        return of_report(tmp_path)

    assert not report("Số vụ do thanh niên gây ra", "Số vụ do thanh niên gây ra ở xã A: 5 vụ.")
    assert not report("x", "Số vụ phạm pháp do người chưa thành niên gây ra ở Việt Nam: 5 vụ.")  # of the catalogue
    assert report("Số vụ do thanh niên gây ra", "Số vụ do thanh niên gây ra giảm nhờ câu lạc bộ.")
    assert report("Câu lạc bộ làm giảm số vụ", "Câu lạc bộ làm giảm số vụ ở xã A: 5 vụ.")


def test_a_report_of_an_earlier_state_that_will_be_made_again_does_not_stop_the_check(home, python):
    folder = home / "reports" / "trends_vn"
    folder.mkdir(parents=True, exist_ok=True)
    said = {"vi": "Câu lạc bộ đã kéo giảm tội phạm.", "en": "The club reduced crime."}
    stored = json.dumps({"results": [{"permitted": "describe", "sentence": said}]}, ensure_ascii=False)
    (folder / "estimate.json").write_text(stored, encoding="utf-8")
    assert python("-m", "analysis", "check").returncode == 0
    other = folder.with_name("no_run_of_the_plan")
    other.mkdir()
    (other / "estimate.json").write_text(stored, encoding="utf-8")
    done = python("-m", "analysis", "check")
    assert done.returncode == 1 and "no_run_of_the_plan results/0" in done.stderr
