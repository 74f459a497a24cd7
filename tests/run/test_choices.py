"""The lists of notebook 01, pressed without a browser: what stands below them is of the chosen table, and what was chosen stays."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from analysis.run import below, choices, chosen, your_table
from analysis.run.your_table import YourTable

LISTS = "mine = YourTable(data, '', '', '', 'vi')\nmine.choose()"
HEADLINE, ANSWER = "table_headline(mine.table, 'vi')", "mine.answer('vi')"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """workspace/ with a table of two districts whose sums nobody has said what to do with; nothing of the project's own folder."""
    for name in ("WORKSPACE", "HOME", "NOTEBOOKS"):
        monkeypatch.setattr(your_table.paths, name, tmp_path / name.lower())
        (tmp_path / name.lower()).mkdir()
    monkeypatch.setattr(chosen, "_CHOSEN", {})
    monkeypatch.setattr(chosen.paths, "WORKSPACE", tmp_path / "workspace")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    rows = [(f"Xã {p}", y, 10 + (y * p) % 7, "khoảng 7" if (p, y) == (2, 2014) else 5) for p in range(1, 5) for y in range(2012, 2020)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", "Số vụ trộm"]).astype(object)
    frame.loc[3, "Số vụ"] = "chừng dăm vụ"
    frame.to_csv(tmp_path / "workspace" / "của tôi.csv", index=False)
    return tmp_path / "workspace"


@pytest.fixture
def shell(monkeypatch):
    """A kernel without a browser: what each cell shows, and what is put in the place of what it showed."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    monkeypatch.setattr(below, "_BELOW", {})
    shell.display_pub = CapturingDisplayPublisher()
    shell.run_cell("from analysis.present import table_headline\nfrom analysis.run.your_table import YourTable\ndata = ''")
    yield shell
    InteractiveShell.clear_instance()


def shown(shell) -> list[tuple[str, bool, str]]:
    """(name, whether it replaces, text) of every output of a cell since the last call."""
    found = [(o["transient"]["display_id"], bool(o.get("update")), o["data"].get("text/plain", ""))
             for o in shell.display_pub.outputs if (o.get("transient") or {}).get("display_id")]  # fmt: skip
    shell.display_pub.outputs.clear()
    return found


def run_all(shell):
    for source in (LISTS, HEADLINE, ANSWER):
        done = shell.run_cell(source)
        done.raise_error()
        if source == LISTS:
            lists = done.result
            lists._box() if not hasattr(lists, "file") else None
    return lists


def choose(lists, name):
    lists.file.value = next(path for shown, path in lists.file.options if shown.endswith(name))


def test_a_choice_replaces_what_the_cells_below_showed_of_another_table(folder, shell):
    lists = run_all(shell)
    (headline, _, first), (answer, _, effect) = shown(shell)
    assert "bang_mo_phong" in first and "MÔ PHỎNG" in effect
    choose(lists, "của tôi.csv")
    after = {name: text for name, replaced, text in shown(shell) if replaced}
    assert "của tôi" in after[headline] and "bấm “Trả lời”" in after[answer]
    for asked in [w for w in lists.questions.children if hasattr(w, "options")]:
        asked.value = asked.options[1][1]
    lists._answer()
    after = {name: text for name, replaced, text in shown(shell) if replaced}
    assert "của tôi" in after[headline] and re.search(r"\d%", after[answer]) and "MÔ PHỎNG" not in after[answer]


def test_running_all_again_keeps_what_was_chosen(folder, shell):
    lists = run_all(shell)
    choose(lists, "của tôi.csv")
    for asked in [w for w in lists.questions.children if hasattr(w, "options")]:
        asked.value = asked.options[1][1]
    lists.outcome.value, lists.treatment.value, lists.question.value = "Số vụ trộm", "tuần tra", "25_each_place"
    shown(shell)
    again = run_all(shell)
    assert "của tôi" in shown(shell)[0][2]
    assert (again.outcome.value, again.treatment.value, again.question.value) == ("Số vụ trộm", "tuần tra", "25_each_place")
    assert again.told.answers() == lists.told.answers() and not again.mine.table.questions
    shell.run_cell("data = 'khác.csv'")  # other parameters of the notebook are another choice
    assert YourTable("khác.csv").choose().told.answers() == {}


def test_each_question_of_a_table_has_a_list_that_is_applied_at_once_and_can_be_changed(folder):
    lists = YourTable(str(folder / "của tôi.csv")).choose()
    lists._box()
    assert len(lists.mine.table.questions) >= 1
    asked = [w for w in lists.questions.children if hasattr(w, "options")]
    assert len(asked) == sum(len(choices.alternatives(q)) for q in lists.mine.table.questions) and asked[0].value == ""
    texts = [w.value for w in lists.questions.children if not hasattr(w, "options")]
    assert any("chừng dăm vụ" in text for text in texts)
    while any(w.value == "" for w in lists.questions.children if hasattr(w, "options")):
        one = next(w for w in lists.questions.children if hasattr(w, "options") and w.value == "")
        one.value = one.options[1][1]
    assert not lists.mine.table.questions and lists.question.value == "30_trends" and "cells" in lists.mine.answers
    answered = next(w for w in lists.questions.children if hasattr(w, "options"))
    answered.value = ""
    assert lists.mine.table.questions


def test_files_that_came_later_and_a_file_that_was_corrected_are_found_without_running_anything(folder):
    file = folder / "của tôi.csv"
    lists = YourTable(str(file)).choose()
    lists._box()
    file.write_text(file.read_text().replace("chừng dăm vụ", "5").replace("khoảng 7", "7"))
    (folder / "mới.csv").write_text("Xã,Năm,Số vụ\nA,2019,3\n")
    assert lists.mine.table.questions and not any("mới.csv" in name for name, _ in lists.file.options)
    lists._again()
    assert any("mới.csv" in name for name, _ in lists.file.options) and lists.file.value == str(file)
    assert not lists.mine.table.questions


def test_an_answer_that_the_table_cannot_be_read_with_is_taken_back_and_the_lists_stay(folder):
    lists = YourTable(str(folder / "của tôi.csv")).choose()
    lists._box()
    before = len(lists.questions.children), len(lists.roles.children)
    about = next(iter(lists.told.asked))
    lists._said(about, ("cells", "không có ô này"))
    assert lists.told.said == {} and (len(lists.questions.children), len(lists.roles.children)) == before
    lists._role("Số vụ", "không phải vai trò")
    assert lists.told.roles == {} and len(lists.roles.children) == before[1]
    again = YourTable(str(folder / "của tôi.csv")).choose()
    again._box()
    assert len(again.roles.children) == before[1]


def test_what_no_answer_says_stands_under_the_list_and_the_heading_follows_the_answers(folder):
    rows = [
        (f"Xã {p}", y, (p * y) % 9 + 3, ("ổn", "bình thường", "tạm", "chán")[(p + y) % 4])
        for p in range(1, 7)
        for y in range(2018, 2024)
    ]
    pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", "Mức hài lòng"]).to_csv(folder / "thang.csv", index=False)
    lists = YourTable(str(folder / "thang.csv")).choose()
    lists._box()
    lists._role("Mức hài lòng", "outcome")
    assert "Phải trả lời trước" in lists.questions.children[0].value
    texts = [w.value for w in lists.questions.children if not hasattr(w, "options")]
    assert any("thay dấu …" in text for text in texts)
    assert not any("…" in str(value) for w in lists.questions.children if hasattr(w, "options") for _, value in w.options)
    lists = YourTable(str(folder / "của tôi.csv")).choose()
    lists._box()
    while todo := [w for w in lists.questions.children if hasattr(w, "options") and w.value == ""]:
        todo[0].value = todo[0].options[1][1]
    assert "Đã trả lời" in lists.questions.children[0].value


def test_one_column_alone_is_the_start(folder):
    rows = [(f"Xã {p}", y, 10 + (y * p) % 7, "2016" if p < 3 else "", "2017" if p < 2 else "") for p in range(1, 7) for y in range(2012, 2020)]  # fmt: skip
    columns = ["Xã", "Năm", "Số vụ", "Năm có camera", "Năm có tổ liên gia"]
    pd.DataFrame(rows, columns=columns).to_csv(folder / "hai.csv", index=False)
    lists = YourTable(str(folder / "hai.csv")).choose()
    lists._box()
    for column in columns[3:]:
        lists._role(column, "adopted")
    assert list(lists.mine.table.columns("adopted")) == ["Năm có tổ liên gia"]
    assert lists.told.roles == {"Năm có camera": "ignore", "Năm có tổ liên gia": "adopted"}


def test_an_error_of_a_cell_below_that_somebody_wrote_leaves_the_lists(folder, shell):
    lists = run_all(shell)
    shell.run_cell("mine.table.frame.iloc[1:3] and table_headline(mine.table, 'vi')")
    found = lists.below._made("1 / 0") if lists.below else below.Below(shell)._made("1 / 0")
    assert "ZeroDivisionError" in found["text/plain"]
