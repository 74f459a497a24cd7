"""By which of two days a register is counted, and the rows that its notes do not count."""

import datetime as dt

import pytest
from table_readings import asked, said

PLACES = ("Xã Núi Xa", "Suối Ngoài", "Đồi Cao")
HEAD = ["STT", "Ngày xảy ra", "Ngày tiếp nhận", "Xã", "Loại vụ việc", "Nội dung", "Ghi chú"]


def _register(*lines: str, later: int = 20, notes: dict[int, str] | None = None, head=HEAD) -> list[list]:
    first = dt.datetime(2021, 1, 3)
    days = [first + dt.timedelta(5 * i + i % 3) for i in range(60)]
    body = [[i + 1, d, d + dt.timedelta(later if i % 4 == 0 else 0), PLACES[i % 3], ("Trộm cắp", "Cờ bạc")[i % 2], f"Vụ {i}", (notes or {}).get(i)] for i, d in enumerate(days)]  # fmt: skip
    return [["SỔ THEO DÕI VỤ VIỆC NĂM 2021"], *([line] for line in lines), [], head, *body]


@pytest.mark.parametrize(("line", "column"), [
    ("Thống kê theo ngày tiếp nhận. Mỗi dòng là một vụ việc.", "Ngày tiếp nhận"), ("Số liệu tính theo ngày tiếp nhận tin", "Ngày tiếp nhận"),
    ("Căn cứ ngày tiếp nhận", "Ngày tiếp nhận"), ("Ghi chú: số vụ thống kê theo ngày tiếp nhận, không theo ngày xảy ra.", "Ngày tiếp nhận"),
    ("SỐ LIỆU TRỘM CẮP THEO NGÀY XẢY RA", "Ngày xảy ra"), ("Cases are counted by date of ngày tiếp nhận", "Ngày tiếp nhận"), ("Thời điểm thống kê: ngày xảy ra vụ việc", "Ngày xảy ra"), ("Đếm theo ngày xảy ra", "Ngày xảy ra"),
])  # fmt: skip
def test_the_day_that_a_line_names_counts(xlsx, line, column):
    table = xlsx(_register(line))
    assert (
        table.column("period") == column and not asked(table) and "counted_by" in said(table) and table.frame["Số vụ"].sum() == 60
    )


def test_without_a_line_it_is_asked_where_months_differ_and_both_answers_work(xlsx):
    rows = _register("Sắp xếp theo ngày tiếp nhận")
    table = xlsx(rows)
    assert set(asked(table)) == {"role"} and not asked(xlsx(_register(later=0)))
    for column in ("Ngày xảy ra", "Ngày tiếp nhận"):
        told = xlsx(rows, columns=f"{column}=period")
        assert not told.questions and told.column("period") == column and told.frame["Số vụ"].sum() == 60
    other = xlsx(_register(head=[*HEAD[:2], "Ngày xử lý", *HEAD[3:]]))
    assert not asked(other) and other.column("period") == "Ngày xảy ra"


@pytest.mark.parametrize("line", [
    "Thời hạn giải quyết tính từ ngày tiếp nhận.", "Hồ sơ lưu theo ngày tiếp nhận", "Số thụ lý đánh theo ngày tiếp nhận", "Chậm báo cáo tính theo ngày tiếp nhận",
    "Sổ theo dõi vụ việc theo ngày xảy ra và ngày tiếp nhận", "Vụ việc phân công theo ngày tiếp nhận", "Không thống kê theo ngày tiếp nhận",
    "Vụ việc xử lý trong 20 ngày, lấy từ ngày tiếp nhận", "Mức phạt căn cứ ngày xảy ra", "Tính thời hạn theo ngày tiếp nhận",
])  # fmt: skip
def test_a_line_of_what_is_not_counted_decides_nothing(xlsx, line):
    table = xlsx(_register(line))
    assert set(asked(table)) == {"role"} and "counted_by" not in said(table)


def test_rows_that_their_notes_do_not_count_are_aside_and_said(xlsx):
    notes = {5: "Ngoài cụm, đã chuyển xã Đồi Cao, không tính", 9: "không thống kê", 12: "vụ do tỉnh thụ lý, không tính", 20: "vụ này không tính vào số liệu",
             30: "chưa tính thiệt hại", 31: "Không tính được giá trị tài sản", 32: "thiệt hại không tính"}  # fmt: skip
    table = xlsx(_register("Thống kê theo ngày xảy ra", notes=notes))
    assert table.frame["Số vụ"].sum() == 56 and not asked(table)
    assert [len(n.cells) for n in table.notices if n.code == "struck_rows"] == [4]
