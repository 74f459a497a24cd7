"""The lists of notebook 01 over several files: what was chosen of one stays its own; persons before and after; what is asked first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.errors import WorkbookError
from analysis.run import chosen, your_table
from analysis.run.your_table import YourTable

CAMERA = "Ngày camera an ninh đi vào hoạt động"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("WORKSPACE", "HOME", "NOTEBOOKS"):
        monkeypatch.setattr(your_table.paths, name, tmp_path / name.lower())
        (tmp_path / name.lower()).mkdir()
    monkeypatch.setattr(chosen, "_CHOSEN", {})
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return tmp_path / "workspace"


def places(folder, name, start, heading=CAMERA, mark=""):
    rows = [(f"Xã {p}", f"{y}", mark if (p, y) == (1, 2013) else 10 + (y * p) % 7, f"01/01/{start}" if p < 5 else "")
            for p in range(1, 10) for y in range(2012, 2022)]  # fmt: skip
    file = folder / f"{name}.csv"
    pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", heading]).to_csv(file, index=False)
    return str(file)


def persons(folder, treated=True):
    rng = np.random.default_rng(48)
    side = np.arange(80) % 2
    before, yes = rng.integers(5, 30, 80), rng.integers(0, 2, 80)
    frame = pd.DataFrame({
        "Mã số": [f"P{i:03}" for i in range(80)], "Tham gia": np.where(side, "có", "không"), "Điểm (trước)": before,
        "Điểm (sau)": before - 3 * side + rng.integers(-2, 3, 80), "Hút thuốc (trước)": yes, "Hút thuốc (sau)": yes * rng.integers(0, 2, 80),
    })  # fmt: skip
    frame.loc[3, "Điểm (sau)"] = np.nan
    file = folder / "người.csv"
    (frame if treated else frame.drop(columns="Tham gia")).to_csv(file, index=False)
    return str(file)


def lists_of(file, **given):
    lists = YourTable(file, **given).choose()
    lists._box()
    return lists


@pytest.fixture
def said(monkeypatch):
    from analysis.run.choices import Choices

    found = []
    monkeypatch.setattr(Choices, "_show", lambda self, *one: found.append("\n".join(o.screen()["text/plain"] if hasattr(o, "screen") else str(o) for o in one)))  # fmt: skip
    return found


def test_name_and_roles_belong_to_their_file(folder, said):
    one, other = places(folder, "một", 2016), places(folder, "hai", 2017, heading="Năm ra mắt tổ tự quản")
    lists = lists_of(one)
    lists._role(CAMERA, "adopted")
    lists.treatment.value = "camera an ninh"
    lists._file(other)
    assert lists.mine.treatment == "" and lists.treatment.value != "camera an ninh" and "columns" not in lists.mine.answers
    lists._file(one)
    assert lists.treatment.value == "camera an ninh" and lists.mine.table.column("adopted") == CAMERA


def test_choices_outlive_the_kernel_of_a_notebook_that_is_open(folder, monkeypatch, said):
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "01_your_table.ipynb"))
    file = places(folder, "một", 2016)
    lists_of("")._file(file)
    lists = lists_of("")
    assert lists.mine.data == file
    lists.treatment.value = "camera"
    monkeypatch.setattr(chosen, "_CHOSEN", {})  # another kernel
    assert lists_of("").mine.treatment == "camera" and lists_of("").mine.data == file
    monkeypatch.setattr(chosen, "_CHOSEN", {})
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "khác.ipynb"))
    assert lists_of("").mine.data != file


def test_a_heading_that_was_renamed_takes_its_choices_away_and_leaves_the_others(folder, monkeypatch, said):
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "01_your_table.ipynb"))
    file = places(folder, "một", 2016, heading="Mốc theo dõi")
    lists = lists_of(file)
    lists._role("Số vụ", "control")
    lists._role("Số vụ", "outcome")
    lists._role("Mốc theo dõi", "adopted")
    lists.outcome.value = "Số vụ"
    text = Path(file).read_text().replace("Số vụ", "Số vụ trộm")
    Path(file).write_text(text)
    for _ in range(2):
        monkeypatch.setattr(chosen, "_CHOSEN", {})  # another kernel
        again = lists_of(file)
        assert again.mine.table.column("adopted") == "Mốc theo dõi" and len(again.roles.children) == 4
        assert not again.answer.disabled and again.mine.outcome == "Số vụ trộm"
        assert "không còn hợp" in again.questions.children[0].value and "“Số vụ”" in again.questions.children[0].value
    again._role("Xã", "place")
    assert not any("không còn hợp" in getattr(w, "value", "") for w in again.questions.children)
    assert "Số vụ" not in again.told.roles


def test_an_answer_outlives_a_correction_where_the_file_still_asks_and_no_other(folder, monkeypatch, said):
    file = places(folder, "một", 2016, mark="4I")
    lists = lists_of(file)
    about, (_, options, _) = next(iter(lists.told.asked.items()))
    lists._said(about, next(value for _, value in options if "missing" in value[1]))
    assert not lists.mine.table.questions and lists.mine.table.frame["Số vụ"].isna().sum() == 1
    whole = Path(file).read_text()
    Path(file).write_text(whole.replace("2021,", "2022,"))
    lists._again()
    assert lists.told.said and not lists.dropped and not lists.mine.table.questions  # the same cell, as it stood
    Path(file).write_text(whole.replace("4I", "41"))
    for way in (lists._again, lambda: lists._file(file)):
        way()
        assert not lists.told.said and lists.mine.table.frame["Số vụ"].notna().all()
    assert not lists.mine.answers


def test_a_file_that_cannot_be_read_takes_nothing_away_and_a_question_that_it_no_longer_carries_is_said(folder, said):
    file = places(folder, "một", 2016)
    lists = lists_of(file)
    lists._role(CAMERA, "adopted")
    lists.question.value = "70_robustness"
    whole = Path(file).read_text()
    Path(file).write_text(whole + "x,y,z,w,v,u\n")
    lists._again()
    assert lists.told.roles == {CAMERA: "adopted"} and not lists.roles.children and not lists.dropped
    Path(file).write_text(whole)
    lists._again()
    assert lists.mine.question == "70_robustness" and not lists.dropped
    Path(file).write_text(whole.replace("01/01/2016", ""))
    lists._again()
    assert lists.mine.question == "30_trends" and "đứng vững" in lists.dropped[-1]


def test_what_cannot_be_read_so_is_dropped_of_the_same_file_too(folder, said):
    file = places(folder, "một", 2016)
    lists = lists_of(file)
    lists._role(CAMERA, "adopted")
    lists.told.roles["Không có cột này"] = "outcome"  # as an earlier version kept it
    lists._again()
    assert lists.told.roles == {CAMERA: "adopted"} and lists.roles.children and lists.dropped == ("Không có cột này",)


def test_a_mistyped_parameter_of_the_notebook_is_refused_and_no_other_column_taken(folder):
    file = folder / "vụ.csv"
    pd.DataFrame([(f"Xã {p}", y, y % 7 + p, y % 5) for p in range(6) for y in range(2014, 2023)],
                 columns=["Xã", "Năm", "Số vụ trộm cắp", "Số vụ cháy"]).to_csv(file, index=False)  # fmt: skip
    mine = YourTable(str(file), outcome="so vu chay")
    mine.choose()
    with pytest.raises(WorkbookError, match="Số vụ cháy"):
        mine.questions  # noqa: B018


def test_a_column_that_may_be_the_start_is_asked_about_by_a_list(folder, said):
    file = places(folder, "một", 2016, heading="Mốc theo dõi")
    lists = lists_of(file)
    assert "40_component_effect" not in [name for _, name in lists.question.options]
    lists.questions.children[-1].value = "adopted"
    assert lists.mine.table.column("adopted") == "Mốc theo dõi" and not lists._advised(lists.mine.table)
    assert "40_component_effect" in [name for _, name in lists.question.options]
    again = lists_of(places(folder, "hai", 2016, heading="Mốc theo dõi"))
    again.questions.children[-1].value = "ignore"
    assert not again._advised(again.mine.table) and again.mine.table.column("adopted") is None


def test_nothing_is_pressed_before_the_table_is_answered(folder, said):
    lists = lists_of(places(folder, "một", 2016, mark="-"))
    asked = len(lists.mine.table.questions)
    assert asked and lists.answer.disabled and lists.full.disabled and f"trả lời {asked} câu" in lists.note.value
    answer = lists.mine.answer("vi").text.vi
    assert "Phải trả lời trước" in answer and "-p" not in answer
    one = next(w for w in lists.questions.children if hasattr(w, "options"))
    one.value = one.options[1][1]
    assert not lists.answer.disabled and not lists.full.disabled and lists.note.value == ""


def test_a_question_of_the_full_notebook_alone_is_not_answered_by_another(folder, said):
    lists = lists_of(places(folder, "một", 2016))
    lists.question.value = "25_each_place"
    assert lists.answer.disabled and not lists.full.disabled and "chỉ có trong sổ tay đầy đủ" in lists.note.value
    assert "chỉ có trong sổ tay đầy đủ" in lists.mine.answer("vi").text.vi


def test_outcomes_of_persons_are_chosen_by_their_names_and_give_the_change(folder, said):
    lists = lists_of(persons(folder))
    assert [name for name, _ in lists.outcome.options] == ["Điểm (sau)", "Hút thuốc (sau)"]
    lists.outcome.value = "Hút thuốc (sau)"
    effect = lists.mine.effect
    assert effect.design.panel.of_change and effect.sms_level == 3 and "điều chỉnh" not in effect.estimand.vi
    figure = lists.mine.figure("vi")
    assert "40 người tham gia, 40 người không tham gia" in figure.alt.vi and set(figure.data["time"]) == {0, 1}
    assert "địa bàn" not in figure.alt.vi
    sides = figure.data.set_index(["joined", "time"])["level"]
    change = (sides[True, 1] - sides[True, 0]) - (sides[False, 1] - sides[False, 0])
    assert change == pytest.approx(effect.value)


def test_persons_of_one_group_are_described_as_evaluate_does(folder, said):
    lists = lists_of(persons(folder, treated=False))
    assert "Không có nhóm so sánh" in lists.mine.answer("vi").text.vi and lists.full.disabled and not lists.answer.disabled
    lists._answer()
    assert "ngày bắt đầu" not in said[-1]


def test_a_role_that_the_table_cannot_have_is_refused_in_words_and_not_kept(folder, said, monkeypatch):
    lists = lists_of(persons(folder))
    before = lists.mine.answers
    monkeypatch.setattr(type(lists.mine), "table", lists.mine.table)  # a reading that keeps its own roles
    lists._role("Điểm (sau)", "outcome")
    assert "Không đổi được" in said[-1] and "điểm sau" in said[-1] and lists.told.roles == {} and lists.mine.answers == before


def test_an_answer_without_the_wave_before_says_so(folder, said):
    lists = lists_of(persons(folder), columns="Hút thuốc (trước)=ignore; Hút thuốc (sau)=outcome")
    panel = lists.mine.table.panel("Hút thuốc (sau)")
    assert "chỉ lần sau" in panel.label.vi and not panel.of_change


def test_rows_without_a_figure_are_named(folder):
    from analysis.present import doubts_table, table_headline

    table = YourTable(persons(folder)).table
    assert "“Điểm (sau)” hoặc lần hỏi trước của nó ở 1 người" in table_headline(table).text.vi
    assert "Ô trống" in set(doubts_table(table).build("vi").iloc[:, 0])


def test_columns_made_of_two_rows_a_person_are_named_in_the_language_where_nothing_is_typed(folder, said):
    from analysis.present import columns_table

    rows = [(f"P{i:02}", when, i % 2, 10 + i % 7 - k) for i in range(30) for k, when in enumerate(("T0", "T6"))]
    file = folder / "hai lần.csv"
    pd.DataFrame(rows, columns=["ma phieu", "dot", "tham gia", "diem"]).to_csv(file, index=False)
    table = YourTable(str(file)).table
    made = [c for c in map(str, table.frame.columns) if c.endswith("(before)")]
    named = "; ".join(columns_table(table, commands=False).build("vi").iloc[:, 0])
    assert made and "(T0)" in named and "(before)" not in named
    assert made[0] in "; ".join(columns_table(table).build("vi").iloc[:, 0])  # as it is typed
    assert "diem (T0)" in [w.description for w in lists_of(str(file)).roles.children]
