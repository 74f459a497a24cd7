"""A code book in the lines around a table: labels of columns, starts, codes that are no figure."""

import pytest
from table_readings import asked, said

PLACES = ("Quy Son", "Kien Lao", "Sa Ly", "Phu Nhuan")


def _rows(start=("201806", "0"), code="-99") -> str:
    return "".join(
        f"{n},{year}{month:02d},{code if (i, month) == (1, 3) else (i + month) % 6},{1500 + i},{start[i > 1]}\n"
        for i, n in enumerate(PLACES)
        for year in (2018, 2019)
        for month in range(1, 13)
    )


@pytest.mark.parametrize(("lines", "start", "code"), [
    ("# -99 = xa khong gui bao cao (khong phai so 0)\n# ho = so ho dan dau ky, khong doi\n# t0 = thang bat dau du an; 0 = xa doi chung, khong co du an\n# y = so vu trom", ("201806", "0"), "-99"),
    ("* y: so vu trom; ho: so ho dan\n* t0: thang trien khai mo hinh (rong = khong trien khai)\n* 999: khong ro", ("201806", ""), "999"),
    ("# -99 va -98: khong co so lieu\n# y: số vụ trộm; ho: số hộ dân; t0: tháng bắt đầu mô hình (9999: không có mô hình)", ("201806", "9999"), "-98"),
    ("# -99 = missing\n# y = number of offences\n# ho = number of households\n# t0 = start of the patrol (0 = never)", ("2018-06", "0"), "-99"),
])  # fmt: skip
def test_entries_above_or_below_name_columns_starts_and_codes(csv, lines, start, code):
    head = "xa,thang,y,ho,t0\n"
    for text in (f"{lines}\n{head}{_rows(start, code)}", f"{head}{_rows(start, code)}{lines}\n"):
        if text.startswith(head) and ", khong" in lines:  # fields of a line below are none of a table's
            continue
        table = csv(text)
        assert not asked(table) and table.columns("outcome") == ("y",), [q.text.vi for q in table.questions]
        assert (table.column("exposure"), table.column("adopted")) == ("ho", "t0") and "code_book" in said(table)
        assert table.frame["y"].isna().sum() == 2
        begun = table.frame.dropna(subset=["t0"])
        assert set(begun["xa"]) == set(PLACES[:2]) and {str(on)[:7] for on in begun["t0"]} == {"2018-06"}


def test_an_answer_stands_against_the_book_and_other_lines_are_none(csv):
    lines = "# -99 = khong co so lieu\n"
    assert csv(f"{lines}xa,thang,y,ho,t0\n{_rows()}", cells="-99=-99").frame["y"].min() == -99
    other = csv("# 2018 = nam bat dau; 0 = khong phat sinh; so lieu: 5 xa\n" + "xa,thang,y,ho,t0\n" + _rows(code="2"))
    assert "code_book" not in said(other) and not (other.frame["y"].isna()).any()


def test_codes_of_one_column_are_its_labels(csv):
    text = "".join(
        f"{n},{y},{1 + (i > 1)},{99 if (i, y) == (0, 2015) else 5 + (i + y) % 4}\n"
        for i, n in enumerate(PLACES)
        for y in range(2014, 2020)
    )
    table = csv("# nhom: 1 = can thiep, 2 = doi chung\n# 99 = khong tra loi\nxa,nam,nhom,vu\n" + text)
    assert not asked(table) and table.column("treated") == "nhom" and table.frame["vu"].isna().sum() == 1
    assert set(table.frame[table.frame["nhom"] == 1]["xa"]) == set(PLACES[:2])


def test_entries_in_two_cells_below_a_table(xlsx):
    body = [
        [n, y, -88 if (i, y) == (0, 2020) else 3 + (i + y) % 5, 8000 + i] for i, n in enumerate(PLACES) for y in range(2018, 2023)
    ]
    book = [["Giải thích biến:"], ["tt1", "Số vụ trộm cắp tài sản"], ["n", "Dân số"], [-88, "không thu thập được"]]
    table = xlsx([["xa", "nam", "tt1", "n"], *body, [], *book])
    assert not asked(table) and table.column("exposure") == "n" and table.frame["tt1"].isna().sum() == 1
    assert table.labels["tt1"] == "Số vụ trộm cắp tài sản"


def _counts(*lines: str, low: int = 91, other=lambda i: 1 + i % 2) -> str:
    rows = (f"X{i},{y},{low + i + y % 5},{other(i)}\n" for i in range(8) for y in range(2018, 2023))
    return "".join(f"# {line}\n" for line in lines) + "xa,nam,so_vu,c3\n" + "".join(rows)


def test_a_code_of_one_column_is_a_figure_in_the_others(csv):
    table = csv(_counts("c3: 1 = có lắp camera; 2 = không lắp; 99 = không trả lời"))
    assert not asked(table) and not table.frame["so_vu"].isna().any()


def test_a_code_below_nothing_is_none_in_every_column(csv):
    text = _counts("c3 = thu nhập của xã; -99 = không báo cáo", low=0).replace("X0,2018,3,", "X0,2018,-99,")
    assert csv(text).frame["so_vu"].isna().sum() == 1 and csv(text).frame["so_vu"].min() == 0


@pytest.mark.parametrize("line", ["98 = không rõ", "so_vu = số vụ trộm cắp; -98, 98 = không báo cáo"])
def test_a_code_among_the_figures_of_a_column_is_asked_about(csv, line):
    table = csv(_counts(line))
    question = next(q for q in table.questions if q.about == "code_book")
    figures, none = (answer.removeprefix('cells="').removesuffix('"') for answer in question.answers)
    assert question.columns == ("so_vu",)
    for answer, empty in ((figures, 0), (none, 5)):
        told = csv(_counts(line), cells=answer)
        assert not asked(told) and told.frame["so_vu"].isna().sum() == empty


def test_a_code_far_above_the_figures_is_none(csv):
    table = csv(_counts("99 = không rõ", low=0).replace("X0,2018,3,", "X0,2018,99,"))
    assert not asked(table) and table.frame["so_vu"].isna().sum() == 1
