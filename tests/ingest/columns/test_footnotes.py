"""Stars at years that a line below explains: what it says is told; provisional only where it says so, or where there is none."""

import pytest
from table_readings import periods, said


def _starred(xlsx, wide: bool, *below: str, heading: str = "", **answers):
    own = [(x, y, 4 + (i * 7 + y * 5) % 13) for i, x in enumerate("ABCDEFGH") for y in range(2014, 2020)]
    years = [f"{heading}{y}{'*' if y == 2017 else ''}" for y in range(2014, 2020)]
    rows = [["Xã", "Năm", "Số vụ"], *([x, years[y - 2014], v] for x, y, v in own)]
    if wide:
        rows = [["Xã", *years], *([x, *(v for other, _, v in own if other == x)] for x in "ABCDEFGH")]
    return xlsx([*rows, [], *([line] for line in below)], **answers)


@pytest.mark.parametrize(
    "line", ["* Năm 2017: sáp nhập xã", "(*) Thay đổi cách thống kê", "Ghi chú: * Năm ra quân cao điểm", "* New boundaries"]
)
@pytest.mark.parametrize(("wide", "heading"), [(True, ""), (True, "Năm "), (True, "Số vụ năm "), (False, "")])
def test_a_star_at_a_year_says_what_its_footnote_says(xlsx, wide, heading, line):
    table = _starred(xlsx, wide, line, heading=heading)
    told = [n.text.vi for n in table.notices if n.code == "footnote"]
    assert "provisional" not in said(table) and len(told) == 1 and line in told[0] and f"“{heading}2017*”" in told[0]
    assert set(periods(table)) == {str(y) for y in range(2014, 2020)} and not table.questions


@pytest.mark.parametrize(
    "below",
    [
        ["* Số liệu sơ bộ"],
        ["(*) Ước tính cả năm"],
        ["* Provisional figures"],
        [],
        ["Nguồn: Công an huyện"],
        ["** Xã mới thành lập"],
    ],
)
@pytest.mark.parametrize("wide", [True, False])
def test_a_star_at_a_year_is_provisional_where_its_footnote_says_so_or_none_is_there(xlsx, wide, below):
    table = _starred(xlsx, wide, *below)
    assert "provisional" in said(table) and "footnote" not in said(table)


@pytest.mark.parametrize("line", ["* số liệu 6 tháng", "(*) Số liệu 9 tháng đầu năm"])
@pytest.mark.parametrize("wide", [True, False])
def test_a_footnote_of_some_months_makes_its_year_unfinished(xlsx, wide, line):
    (question,) = _starred(xlsx, wide, line).questions
    assert question.about == "partial" and "2017" in question.text.vi
    assert "2017" not in periods(_starred(xlsx, wide, line, cells="partial=drop"))


def test_a_footnote_in_the_middle_of_a_line_explains_its_mark(xlsx):
    rows = [[name, *(5 + (i + y) % 7 for y in range(6))] for i, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm"))]
    rows[0][2] = "5 (1)"
    table = xlsx(
        [["Trạm y tế xã", *range(2014, 2020)], *rows, [], ["*: số sơ bộ. (1): có người của xã khác đến khám, vẫn tính."]]
    )
    assert not table.questions and table.frame.iloc[1][table.columns("outcome")[0]] == 5
