"""No value of a column that names or identifies persons is shown or quoted, whatever its heading, its role and what is done with it."""

import pytest

from analysis.panel.identifying import NOT_SHOWN
from analysis.panel.own_table import read_table
from analysis.present.own_table import columns_table, doubts_table

NAMES = ("Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Văn Ví", "Phạm Thị Dụ", "Hoàng Văn Giả", "Đặng Thị Định")  # invented
NUMBERS = [f"0900000{i:03}" for i in range(6)]


def read(tmp_path, heads: str, rows: list[str]):
    path = tmp_path / "t.csv"
    path.write_text("\n".join([heads, *rows]), encoding="utf-8")
    return read_table(path)


def shown(table) -> dict[str, str]:
    cells = columns_table(table).cells("vi")
    return dict(zip(cells["Cột"], cells["Giá trị đầu"], strict=True))


def everything(table) -> str:
    texts = [columns_table(table).cells("vi").to_csv(), str(getattr(doubts_table(table), "cells", lambda lang: "")("vi"))]
    return "\n".join([*texts, *(n.text.vi for n in table.notices), *(q.text.vi for q in table.questions)])


@pytest.mark.parametrize("heading", ["Họ và tên", "Họ tên học viên", "Người vay", "Tên", "Ghi theo dõi", "full_name"])
def test_names_of_persons_are_not_shown_under_any_heading(tmp_path, heading):
    rows = [f"{i + 1},{name},{40 + i},{45 + i % 3}" for i, name in enumerate(NAMES)]
    table = read(tmp_path, f"Mã phiếu,{heading},Điểm (trước),Điểm (sau)", rows)
    assert shown(table)[heading] == NOT_SHOWN.vi and shown(table)["Điểm (trước)"].startswith("40")
    assert not any(name in everything(table) for name in NAMES)


@pytest.mark.parametrize("heading", ["Số CCCD", "SĐT", "Điện thoại liên hệ", "Địa chỉ", "Nơi thường trú", "Ngày sinh", "Cột 5"])
def test_numbers_addresses_and_births_are_not_shown(tmp_path, heading):
    rows = [f"{name},'{number},{40 + i},{45 + i % 3}" for i, (name, number) in enumerate(zip(NAMES, NUMBERS, strict=True))]
    table = read(tmp_path, f"Họ tên,{heading},Điểm (trước),Điểm (sau)", [row.replace("'", "") for row in rows])
    assert shown(table)[heading] == NOT_SHOWN.vi


def test_a_repeated_code_of_a_person_is_asked_by_its_cells(tmp_path):
    rows = [f"HS{i // 2:03},{40 + i},{45 + i % 3}" for i in range(6)]
    table = read(tmp_path, "Mã người,Điểm (trước),Điểm (sau)", rows)
    question = next(q for q in table.questions if q.about == "person")
    assert "HS00" not in question.text.vi and question.cells[:2] == ("A2", "A3") and NOT_SHOWN.vi in question.text.vi


def test_persons_over_time_are_numbered_where_they_stand_for_places(tmp_path):
    rows = [f"{name},2020-{month:02},{(i * 7 + month * 5) % 9}" for i, name in enumerate(NAMES) for month in range(1, 9)]
    table = read(tmp_path, "Tên,Tháng,Số lần vi phạm", rows)
    assert table.kind == "panel" and not any(name in str(table.panel().rows.to_dict()) for name in NAMES)


def test_places_years_and_counts_are_shown(tmp_path):
    rows = [f"{p},{year},{90000000 + year},{year % 7}" for p in ("Trần Phú", "Lê Lợi", "Võ Miếu") for year in range(2010, 2016)]
    table = read(tmp_path, "Phường,Năm,Dân số,Số vụ trộm điện thoại", rows)
    assert not table.identifying and shown(table)["Phường"] == "Trần Phú; Trần Phú; Trần Phú"


def test_a_year_is_written_without_a_mark_of_thousands(tmp_path):
    rows = [f"{p},{y},{y % 7},{1970 + y % 9},{1900 + y}" for p in ("A Xá", "B Xá") for y in range(2010, 2016)]
    table = read(tmp_path, "Xã,Năm,Số vụ trộm,Năm thành lập xã,Dân số", rows)
    cells = shown(table)
    assert cells["Năm thành lập xã"].startswith("197") and cells["Dân số"].startswith("3.9")


def test_remarks_are_shown_without_the_persons_they_name(tmp_path):
    rows = [
        f"Xã {p},{y},{3 + (p * 5 + y) % 7},{'Công an viên Nguyễn Văn Thử báo chậm' if y == 2010 else 'Lắp 12 mắt camera'}"
        for p in range(4)
        for y in range(2010, 2016)
    ]
    first = shown(read(tmp_path, "Xã,Năm,Số vụ,Ghi chú", rows))["Ghi chú"]
    assert "Thử" not in first and "báo chậm" in first and "12 mắt camera" in first


@pytest.mark.parametrize("heading", ["Điện thoại", "Facebook", "Zalo", "Số CCCD", "Số thẻ BHYT", "Số GPLX", "Email"])
def test_small_figures_of_places_over_time_are_counts_and_are_shown(tmp_path, heading):
    rows = [f"{p},{y},{3 + i % 5},{12 + i % 7}" for i, (p, y) in enumerate((p, y) for p in "ABC" for y in range(2018, 2023))]
    table = read(tmp_path, f"Xã,Năm,{heading},Khác", rows)
    assert shown(table)[heading].startswith("3") and heading in table.columns("outcome")
    days = [f"{p},28/{m}/2021,{3 + m % 5},{12 + m}" for p in "ABC" for m in range(1, 9)]
    assert shown(read(tmp_path, f"Xã,Ngày báo cáo,{heading},Khác", days))[heading].startswith("4")  # of months
    persons = read(tmp_path, f"Họ và tên,Xã,Năm,{heading},Khác", [f"{NAMES[i % 5]},{row}" for i, row in enumerate(rows)])
    assert shown(persons)[heading] == NOT_SHOWN.vi
    numbers = read(
        tmp_path, f"Xã,Năm,{heading},Khác", [row.replace(",12", ",9000112").replace(f",{3},", ",90000003,") for row in rows]
    )
    assert shown(numbers)[heading] == NOT_SHOWN.vi


def test_houses_beside_counts_of_cases_are_an_outcome_and_no_address(tmp_path):
    rows = [f"{p},{y},{3 + i % 5},{1200 + i}" for i, (p, y) in enumerate((p, y) for p in "ABC" for y in range(2018, 2023))]
    table = read(tmp_path, "Xã,Năm,Số vụ cháy,Số nhà", rows)
    assert table.columns("outcome") == ("Số vụ cháy", "Số nhà") and shown(table)["Số nhà"].startswith("1")
    cases = [f"{i + 1},{p},{1 + i:02d}/03/2021,Cháy,{12 + i}" for i, p in enumerate("ABC" * 8)]
    assert shown(read(tmp_path, "STT,Xã,Ngày xảy ra,Loại vụ,Số nhà", cases))["Số nhà"] == NOT_SHOWN.vi
