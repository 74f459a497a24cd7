"""Rows `Trong đó` under a place, which are parts of it; a last year of ten months beside whole ones."""

import pytest
from table_readings import asked, periods, said, values

HEAD = ["TT", "Đơn vị / chỉ tiêu", 2021, 2022, 2023]
NAMES = ["Nà Nhạn", "Mường Phăng", "Thanh Trường"]


def table_of(parts, numbered=True, total=True, head=HEAD):
    rows = [head if numbered else head[1:]]
    groups = ([("TOÀN THÀNH PHỐ", [33, 36, 39])] if total else []) + [(n, [10 + i, 11 + i, 12 + i]) for i, n in enumerate(NAMES)]
    for k, (name, figures) in enumerate(groups):
        number = k + (not total)
        rows.append([*([number or None] if numbered else []), name, *figures])
        rows += [[*([None] if numbered else []), part, 1 + j, 2 + (j + k) % 2, 1] for j, part in enumerate(parts)]
    return rows


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize(
    "parts",
    [["   Trong đó: - Nữ", "         - Dưới 18 tuổi"], ["- Nữ", "- Dưới 18 tuổi"], ["Tr.đó: Nữ"], ["Trong đó nữ", "+ Người nghiện"],
     ["Tr. đó: + Nữ", "+ Vị thành niên"], ["Of which: women", "- under 18"], ["Gồm có: - Trộm cắp", "- Cướp giật", "- Khác"]],
)  # fmt: skip
def test_of_which_rows_are_parts_of_the_place_above(xlsx, parts, numbered, total):
    table = xlsx(table_of(parts, numbered, total))
    assert not asked(table) and table.frame[table.column("place")].nunique() == 3 and "parts" in said(table)
    assert values(table) == [v for i in range(3) for v in (10 + i, 11 + i, 12 + i)]
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


def test_parts_without_a_dash_after_the_first_and_of_a_long_table(xlsx, csv):
    table = xlsx(table_of(["Trong đó: Nữ", "Dưới 18 tuổi"]))
    assert not asked(table) and table.frame[table.column("place")].nunique() == 3
    rows = "".join(f"{n},{y},{5 + y % 7}\n- Nữ,{y},1\n- Nam,{y},{4 + y % 7}\n" for n in NAMES for y in (2021, 2022, 2023))
    long = csv("Đơn vị,Năm,Số người\n" + rows)
    assert not asked(long) and len(long.frame) == 9


def test_communes_with_a_dash_under_their_district_are_places(xlsx):
    rows = [
        ["TT", "Đơn vị", 2021, 2022, 2023],
        ["I", "Huyện Gia Lâm", None, None, None],
        [None, "- Xã Đa Tốn", 5, 6, 7],
        [None, "- Xã Cổ Bi", 7, 8, 9],
    ]
    rows += [["II", "Huyện Đông Anh", None, None, None], [None, "- Xã Nam Hồng", 1, 2, 3], [None, "- Xã Cổ Loa", 4, 4, 5]]
    table = xlsx(rows)
    assert "parts" not in said(table) and len(table.frame.dropna()) + len(table.frame) > 0
    months = [["Đơn vị", "Tháng", "Số vụ"]]
    for m in range(1, 5):
        months += [["Cụm 1", f"{m}/2021", 7 + m], ["- Đa Tốn", f"{m}/2021", 5], ["- Cổ Bi", f"{m}/2021", 2 + m]]
        months += [["Cụm 2", f"{m}/2021", 3], ["- Bát Tràng", f"{m}/2021", 1], ["- Kim Lan", f"{m}/2021", 2]]
    assert "parts" not in said(xlsx(months))
    plain = [["Đơn vị", 2021, 2022], ["- Đa Tốn", 5, 6], ["- Cổ Bi", 7, 8], ["- Bát Tràng", 1, 2]]
    assert len(xlsx(plain).frame) == 6 and "parts" not in said(xlsx(plain))


@pytest.mark.parametrize("parts", [["- Thôn 1", "- Thôn Đông"], ["- Tổ 1", "- Tổ 2"], ["- Trường tiểu học", "- Trường THCS"], ["+ Khu phố 3", "+ Ấp Bắc"]])  # fmt: skip
@pytest.mark.parametrize("numbered", [True, False])
def test_hamlets_groups_and_schools_below_a_commune_are_no_parts_of_it(xlsx, parts, numbered):
    table = xlsx(table_of(parts, numbered))
    assert "repeated" in asked(table) and "parts" not in said(table)
    kinds = xlsx(table_of(["- Tổ chức tội phạm", "- Trường hợp khác", "- Khu vực nông thôn"], numbered))
    assert not asked(kinds) and "parts" in said(kinds)


def test_a_place_that_trong_do_opens_is_asked_about(xlsx):
    rows = [["Đơn vị", 2021, 2022], ["Toàn huyện", 12, 14], ["Trong đó: Xã Đa Tốn", 5, 6], ["Xã Cổ Bi", 7, 8]]
    assert asked(xlsx(rows)) == {"total": ("A3",)}


SHORT = [
    "10 tháng 2024",
    "10 tháng năm 2024",
    "9T/2024",
    "9 tháng đầu năm 2024",
    "10T 2024",
    "T1-T10/2024",
    "2024 (10 tháng)",
    "Năm 2024 - 10 tháng",
    "10 months 2024",
    "6 tháng 2024",
    "6 tháng đầu năm 2024",
]


@pytest.mark.parametrize("last", SHORT)
def test_a_last_year_of_some_months_is_an_unfinished_year(xlsx, last):
    rows = [["Xã", 2021, 2022, 2023, last], ["Đa Tốn", 5, 6, 7, 4], ["Cổ Bi", 7, 8, 9, 6]]
    assert asked(xlsx(rows)) == {"partial": ("E1",)}
    assert set(periods(xlsx(rows, cells="partial=drop"))) == {"2021", "2022", "2023"}
    assert set(periods(xlsx(rows, cells="partial=keep"))) == {"2021", "2022", "2023", "2024"}
    over = [
        ["Xã", 2022, None, 2023, None, last, None],
        [None, "Số vụ", "Số đối tượng", "Số vụ", "Số đối tượng", "Số vụ", "Số đối tượng"],
        ["Đa Tốn", 5, 6, 7, 4, 3, 3],
        ["Cổ Bi", 7, 8, 9, 6, 4, 4],
    ]
    table = xlsx(
        over, lambda book: [book.worksheets[0].merge_cells(r) for r in ("A1:A2", "B1:C1", "D1:E1", "F1:G1")], cells="partial=drop"
    )
    assert len(table.columns("outcome")) == 2 and len(table.frame) == 4


@pytest.mark.parametrize("last", SHORT)
def test_it_is_so_in_a_column_of_years(csv, last):
    rows = "".join(f"{n},{y},{k}\n" for n in NAMES for k, y in enumerate((2021, 2022, 2023, last), 5))
    assert asked(csv("Xã,Năm,Số vụ\n" + rows)).keys() == {"partial"}
    assert set(periods(csv("Xã,Năm,Số vụ\n" + rows, cells="partial=drop"))) == {"2021", "2022", "2023"}


def test_halves_and_spans_among_their_like_stay_as_they_were(xlsx):
    halves = [["Xã", "6 tháng 2021", "6 tháng 2022", "6 tháng 2023"], ["Đa Tốn", 5, 6, 7], ["Cổ Bi", 7, 8, 9]]
    assert "partial" not in asked(xlsx(halves))
    beside = [["Xã", 2021, 2022, "6 tháng 2022"], ["Đa Tốn", 5, 6, 3], ["Cổ Bi", 7, 8, 4]]
    assert set(periods(xlsx(beside))) == {"2021", "2022"} and not asked(xlsx(beside))


@pytest.mark.parametrize("mark", ["- ", "+ ", "• "])
@pytest.mark.parametrize("last", ["Cộng", "Tổng", "Khác", "TOÀN HUYỆN"])
@pytest.mark.parametrize("first", [None, "Thị trấn"])
def test_communes_with_a_dash_between_totals_of_each_year_are_places(csv, mark, last, first):
    rows = ""
    for year in range(2019, 2022):
        own = [*([first] if first else []), *(f"{mark}{name}" for name in NAMES)]
        rows += "".join(f"{year},{name},{5 + i * year % 7}\n" for i, name in enumerate(own))
        rows += f"{year},{last},{sum(5 + i * year % 7 for i in range(len(own))) + (last == 'Khác')}\n"
    table = csv("Năm,Địa bàn,Số vụ\n" + rows)
    assert "parts" not in said(table) and table.frame["Địa bàn"].nunique() == len(NAMES) + bool(first) + (last == "Khác")


@pytest.mark.parametrize("numbered", [True, False])
def test_a_commune_of_one_name_in_two_districts_is_asked_about(xlsx, numbered):
    rows = [["STT", "Đơn vị", 2019, 2020, 2021] if numbered else ["Đơn vị", 2019, 2020, 2021]]
    for k, (district, own) in enumerate((("Huyện Ba Vì", ("Tân Lập", "Minh Khai", "Yên Sơn")), ("Huyện Thạch Thất", ("Tân Lập", "Hát Môn", "Vân Nam")))):  # fmt: skip
        rows.append([*(["I" * (k + 1)] if numbered else []), district, 60 + k, 70 + 2 * k, 80 - k])
        rows += [[*([None] if numbered else []), f"- {name}", 20 + k, 21 + i, 25 - i] for i, name in enumerate(own)]
    table = xlsx(rows)
    assert "repeated" in asked(table) and "parts" not in said(table)
