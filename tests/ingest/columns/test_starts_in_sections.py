"""Starts that rows of words over groups of places tell: read where every word is accounted for, else asked with the words."""

import pytest
from table_readings import asked, said

XA = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Kim Sơn", "Long Hưng", "Mỹ Lộc")
FIGURES = [[4 + (i * 7 + y * 5) % 13 for y in range(2014, 2020)] for i in range(len(XA))]


def rows(*heads: str, sums: bool = False, years: bool = True) -> list[list]:
    """A table of eight places under some rows of words, each over as many; `sums`: with the figures of the group; `years`: across."""
    found = [["Xã", *(f"Năm {y}" for y in range(2014, 2020))] if years else ["Xã", "Năm", "Số vụ trộm cắp"]]
    each = len(XA) // len(heads)
    for k, head in enumerate(heads):
        own = range(k * each, (k + 1) * each if k + 1 < len(heads) else len(XA))
        found.append([head, *(sum(FIGURES[i][j] for i in own) for j in range(6))] if sums else [head])
        found += [row for i in own for row in ([[XA[i], *FIGURES[i]]] if years else [[XA[i], 2014 + j, v] for j, v in enumerate(FIGURES[i])])]  # fmt: skip
    return found


def starts(table) -> list[int]:
    """How many places begin at each time, the earliest first."""
    return table.frame.groupby("Xã")[table.column("adopted")].first().dropna().value_counts().sort_index().tolist()


@pytest.mark.parametrize(("heads", "begun"), [
    (("I. Các xã triển khai từ 2016", "II. Các xã chưa triển khai"), [4]),
    (("A. Các xã lắp camera từ tháng 3/2016", "B. Các xã còn lại"), [4]),
    (("Nhóm 1: Các xã thực hiện mô hình từ 01/2016", "Nhóm 2: Các xã thực hiện mô hình từ 6/2017"), [4, 4]),
    (("1. Xã triển khai từ năm 2016", "2. Xã triển khai từ năm 2017", "3. Xã đối chứng"), [2, 2]),
])  # fmt: skip
@pytest.mark.parametrize("shape", [{}, {"sums": True}, {"years": False}])
def test_rows_over_groups_that_tell_starts_begin_their_places(xlsx, heads, begun, shape):
    table = xlsx(rows(*heads, **shape))
    assert starts(table) == begun and not asked(table) and "named_starts" in said(table)
    assert table.frame["Xã"].nunique() == len(XA)


def test_a_group_that_tells_no_start_beside_one_that_does_is_asked_about_and_the_answers_work(xlsx):
    own = rows("I. Các xã triển khai từ 2016", "II. Các xã miền núi")
    (question,) = xlsx(own).questions
    assert question.about == "start" and "Hòa Lạc" in question.text.vi and "Mỹ Lộc" in question.text.en
    table = xlsx(own, columns="Ngày bắt đầu=adopted")
    assert not table.questions and starts(table) == [4]
    assert not xlsx(own, columns="Ngày bắt đầu=ignore").column("adopted")


@pytest.mark.parametrize("heads", [
    ("I. Các xã triển khai từ 2016 đến 2018", "II. Các xã còn lại"),
    ("I. Các xã triển khai từ 2016 theo đợt vận động", "II. Các xã còn lại"),
])  # fmt: skip
def test_a_start_told_with_more_is_asked_about_and_begins_none(xlsx, heads):
    table = xlsx(rows(*heads))
    assert set(asked(table)) == {"start"} and not starts(table)
    assert not xlsx(rows(*heads), columns="Ngày bắt đầu=ignore").questions


def test_groups_within_a_group_that_begins_and_groups_of_time_offer_no_yes(xlsx):
    own = rows("I. Các xã triển khai từ 2016", "II. Các xã chưa triển khai")
    own.insert(2, ["Vùng núi"])
    before = [["Xã", "Năm", "Số vụ"], ["Trước khi triển khai"], *([x, 2014, i] for i, x in enumerate(XA)), ["Triển khai từ 2016"], *([x, 2016, i] for i, x in enumerate(XA))]  # fmt: skip
    for lines in (own, before):
        (question,) = xlsx(lines).questions
        assert question.about == "start" and question.answers == ("", 'columns="Ngày bắt đầu=ignore"')


@pytest.mark.parametrize("heads", [
    ("I. Các xã đồng bằng", "II. Các xã miền núi"), ("I. Các xã triển khai", "II. Các xã chưa triển khai"),
    ("I. Các xã dự kiến triển khai từ 2021", "II. Các xã còn lại"), ("I. Các xã sáp nhập từ 2016", "II. Các xã còn lại"),
    ("I. Khu vực có số liệu từ 2016", "II. Khu vực khác"), ("I. Các xã đạt nông thôn mới từ 2016", "II. Các xã chưa đạt"),
])  # fmt: skip
def test_groups_of_something_else_begin_nothing(xlsx, heads):
    table = xlsx(rows(*heads))
    assert not asked(table) and table.column("adopted") is None


def test_a_start_in_a_column_of_its_own_stands_beside_groups(xlsx):
    own = [[*row, "Ngày áp dụng" if i == 0 else "5/2017" if row[0] == "Mỹ Lộc" else None] for i, row in enumerate(rows("I. Các xã triển khai từ 2016", "II. Các xã còn lại"))]  # fmt: skip
    assert starts(xlsx(own)) == [1]


def test_a_group_beside_rows_that_tell_its_start_begins_with_them_or_is_asked_about(xlsx):
    own = rows("I. Các xã triển khai từ 2016", "II. Các xã còn lại")
    grouped = [[row[0], "Nhóm" if i == 0 else "can thiệp" if row[0] in XA[:4] else "đối chứng" if len(row) > 1 else None, *row[1:]] for i, row in enumerate(own)]  # fmt: skip
    table = xlsx(grouped)
    assert not asked(table) and starts(table) == [4] and "group" in said(table) and table.column("treated") is None
    grouped[2][1] = "đối chứng"
    assert set(asked(xlsx(grouped))) == {"start"} and not xlsx(grouped, columns="Nhóm=ignore").questions


@pytest.mark.parametrize(("first", "second"), [("A. Các xã triển khai camera từ tháng 3/2016", "B. Các xã chưa triển khai"), ("I. Các xã lắp camera từ 2016", "II. Các xã còn lại")])  # fmt: skip
def test_the_head_of_the_first_group_may_stand_above_the_headings(xlsx, first, second):
    own = rows(first, second)
    own[0], own[1] = own[1], own[0]
    table = xlsx([["SỐ VỤ TRỘM CẮP TẠI CÁC XÃ"], *own])
    assert starts(table) == [4] and not asked(table) and "named_starts" in said(table)
    assert set(table.frame.dropna(subset=[table.column("adopted")])["Xã"]) == set(XA[:4])
