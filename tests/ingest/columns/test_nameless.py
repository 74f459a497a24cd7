"""Columns that nothing names (`v1`, `VAR00002`): asked about together, by what each looks like."""

import pandas as pd
from table_readings import asked

from analysis.panel.own_table import read_table

_ROWS = [
    (unit, time, (unit * 7 + time * 3) % 11, unit % 2 * (time > 3), 2.5 + unit) for unit in range(1, 5) for time in range(1, 7)
]


def _text(heads: str, rows=_ROWS) -> str:
    return f"{heads}\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def test_one_question_says_what_each_column_looks_like(csv):
    (question,) = csv(_text("v1,v2,v3,v4,v5")).questions
    said = question.text.vi
    assert question.about == "role" and not question.columns and question.answers == ("",)
    assert "“v1”: 4 giá trị lặp lại" in said and "“v2”: 1 đến 6 ở mỗi đơn vị" in said and "“v4”: chỉ 0 và 1" in said
    assert [*asked(csv(_text("v1,v2,v3,v4,v5", sorted(_ROWS, key=lambda r: r[1]))))] == ["role"]


def test_without_a_time_an_answer_names_the_outcome(csv):
    text = _text("Column1,Column2,Column3", [row[2:] for row in _ROWS])
    (question,) = csv(text).questions
    assert question.answers == ("", 'columns="Column1=outcome"', 'columns="Column3=outcome"')
    table = csv(text, columns="Column1=outcome")
    assert not table.questions and [r.column for r in table.roles] == ["Column1"]


def test_a_label_a_name_or_years_say_enough(csv, tmp_path):
    assert not asked(csv(_text("v1,v2,v3,v4,y")))
    years = [(f"Xã {'ABCD'[unit - 1]}", 2010 + time, n, on, x) for unit, time, n, on, x in _ROWS]
    assert "role" not in asked(csv(_text("v1,v2,v3,v4,v5", years)))
    frame = pd.DataFrame(_ROWS, columns=["v1", "v2", "v3", "v4", "v5"])
    frame.to_stata(tmp_path / "a.dta", write_index=False, variable_labels={"v1": "Ma xa", "v3": "So vu"})
    assert "role" not in asked(read_table(tmp_path / "a.dta"))
