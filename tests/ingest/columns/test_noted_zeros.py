"""Noughts of which a line says that no figure was there: asked about with their cells; noughts that are none stay."""

import pytest
from table_readings import asked

XA = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Kim Sơn", "Long Hưng", "Mỹ Lộc")
NOTE = "Ghi chú: năm 2016 chưa có số liệu (ghi 0)"


def rows(note: str, wide: bool = False) -> list[list]:
    """Eight places and six years; noughts of the first two places in 2016, of the seventh in 2018."""
    nought = {(0, 2016), (1, 2016), (6, 2018)}
    own = [[0 if (i, y) in nought else 4 + (i * 7 + y * 5) % 13 for y in range(2014, 2020)] for i in range(len(XA))]
    if wide:
        return [
            ["Xã", *(f"Năm {y}" for y in range(2014, 2020))],
            *([x, *row] for x, row in zip(XA, own, strict=True)),
            [],
            [note],
        ]
    return [["Xã", "Năm", "Số vụ"], *([x, 2014 + j, v] for x, row in zip(XA, own, strict=True) for j, v in enumerate(row)), [], [note]]  # fmt: skip


@pytest.mark.parametrize(("note", "cells"), [
    (NOTE, ("C4", "C10")), ("Năm 2016 một số xã không có báo cáo nên ghi là 0", ("C4", "C10")), ("2015-2016 thiếu số liệu, tạm để 0", ("C4", "C10")),
    ("Xã An Bình năm 2016 không gửi báo cáo (điền số 0)", ("C4",)), ("Ghi 0 là chưa có số liệu", ("C4", "C10", "C42")), ("0: không có số liệu", ("C4", "C10", "C42")),
    ("Note: no data for 2016 (entered as 0)", ("C4", "C10")),
])  # fmt: skip
def test_noughts_that_a_note_calls_no_figure_are_asked_about_with_their_cells(xlsx, note, cells):
    assert asked(xlsx(rows(note))) == {"missing": cells}


def test_the_answers_about_such_noughts_work(xlsx):
    (question,) = xlsx(rows(NOTE, wide=True)).questions
    assert question.cells == ("D2", "D3") and question.columns == ()
    for answer, missing in zip(question.answers, (2, 0), strict=True):
        table = xlsx(rows(NOTE, wide=True), cells=answer.removeprefix('cells="').rstrip('"'))
        assert not table.questions and table.frame[table.outcome()].isna().sum() == missing


@pytest.mark.parametrize("note", [
    "Năm 2016 chưa có số liệu", "Ô trống là chưa có số liệu, ghi 0 là không có vụ nào", 'Chưa có số liệu ghi "-", không có vụ ghi 0', "Ghi 0: không phát sinh",
    "Năm 2016 không có vụ nào (ghi 0)", "Chưa có số liệu của 02 xã", "Năm 2017 chưa có số liệu (ghi 0)", "Xã Hòa Lạc năm 2016 chưa có số liệu (ghi 0)",
])  # fmt: skip
def test_noughts_of_other_notes_stay_unasked(xlsx, note):
    table = xlsx(rows(note))
    assert not asked(table) and (table.frame["Số vụ"] == 0).sum() == 3
