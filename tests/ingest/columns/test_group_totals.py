"""Rows that add up a group: by the group's name, or as sums of the rows above or below them, though some cells are empty."""

import random

import pytest
from table_readings import asked, said

GROUPS = {"Vùng A": ["Đại Sơn", "Đại Lãnh", "Đại Hưng"], "Vùng trung tâm": ["Ái Nghĩa", "Đại Hiệp"], "Ven biển": ["Đại An", "Đại Hòa", "Đại Tân"]}  # fmt: skip
YEARS = range(2015, 2022)


def _communes(seed=3, gap=True):
    """Figures of each commune by year; one is empty, as its office did not report."""
    draw = random.Random(seed)
    made = {name: [draw.randint(1, 30) for _ in YEARS] for own in GROUPS.values() for name in own}
    if gap:
        made["Đại Hiệp"][2] = None
    return made


def _sum(rows):
    return [sum(v or 0 for v in column) for column in zip(*rows, strict=True)]


def _sheet(total="Cộng {}", sections=True, last="Tổng cộng toàn huyện", above=False, seed=3):
    figures = _communes(seed)
    rows = [["STT", "Đơn vị", *YEARS]]
    number = 0
    for group, own in GROUPS.items():
        sums = [None, total.format(group.lower() if total != "{}" else group), *_sum(figures[name] for name in own)]
        rows += [[None, group.upper(), *[None] * len(YEARS)]] * (sections and not above) + [sums] * above
        for name in own:
            rows.append([number := number + 1, name, *figures[name]])
        rows += [sums] * (not above)
    return rows + ([[None, last, *_sum(figures.values())]] if last else [])


@pytest.mark.parametrize("last", ["Tổng cộng toàn huyện", "TOÀN HUYỆN", ""])
@pytest.mark.parametrize("sections", [True, False])
@pytest.mark.parametrize("total", ["Cộng {}", "Tổng {}", "Cộng: {}", "Cộng của {}", "{}", "Khu {}"])
def test_a_sum_of_the_rows_above_it_is_a_total_by_its_name_or_by_its_figures(xlsx, total, sections, last):
    table = xlsx(_sheet(total, sections and total != "{}", last))
    assert not asked(table) and table.frame["Đơn vị"].nunique() == 8 and "total_rows" in said(table)


@pytest.mark.parametrize("last", ["Tổng cộng", ""])
@pytest.mark.parametrize("total", ["{}", "Cụm {}"])
def test_so_is_a_sum_of_the_rows_below_it(xlsx, total, last):
    table = xlsx(_sheet(total, last=last, above=True))
    assert not asked(table) and table.frame["Đơn vị"].nunique() == 8


@pytest.mark.parametrize("seed", range(4))
def test_a_group_whose_name_alone_stands_over_it_tells_its_total_where_figures_do_not_add_up(xlsx, seed):
    rows = _sheet(seed=seed)
    wrong = [[*row[:2], row[2] + 1, *row[3:]] if row[1] == "Cộng ven biển" else row for row in rows]
    assert xlsx(wrong).frame["Đơn vị"].nunique() == 8


def test_communes_called_cong_are_no_totals(xlsx):
    names = ["Cộng Hòa", "Cộng Lạc", "Cộng Hiền", "Hòa Bình", "Tổng Cọt"]
    draw = random.Random(1)
    table = xlsx([["Xã", *YEARS], *([name, *(draw.randint(3, 40) for _ in YEARS)] for name in names)])
    assert table.frame["Xã"].nunique() == 5 and not asked(table)


def _districts(empty=(), kind="Xã ", miss=()):
    draw = random.Random(5)
    rows = [["Đơn vị", 2019, 2020, 2021, 2022]]
    for district, own in (("Huyện Ba Vì", "ABC"), ("Huyện Thạch Thất", "DEF"), ("Huyện Quốc Oai", "GHI")):
        figures = [[draw.randint(2, 50) for _ in range(4)] for _ in own]
        sums = _sum(figures)
        for i, at in empty:
            figures[i][at] = None
        rows.append([district, *(v + (district in miss) for v in sums)])
        rows += [[f"{kind}{name}", *row] for name, row in zip(own, figures, strict=True)]
    return rows


@pytest.mark.parametrize("kind", ["Xã ", "", "Phường "])
@pytest.mark.parametrize("empty", [[], [(1, 2)], [(0, 3)]])
def test_districts_over_their_communes_are_totals_though_a_commune_lacks_a_figure(xlsx, empty, kind):
    table = xlsx(_districts(empty, kind))
    assert not asked(table) and table.frame["Đơn vị"].nunique() == 9


def test_of_districts_that_are_no_sums_it_is_asked(xlsx):
    table = xlsx(_districts(miss=("Huyện Ba Vì",)))
    assert asked(table) == {"total": ("A2",)}
    assert xlsx(_districts(miss=("Huyện Ba Vì",)), cells="total=drop").frame["Đơn vị"].nunique() == 9


START = "CLB thành lập từ quý"


def test_households_and_starts_beside_quarters_under_years_are_read(xlsx):
    names = ["Xã Đại Sơn", "Xã Đại Lãnh", "Xã Đại Hưng", "Xã Đại Hồng"]
    starts = ["Chưa thành lập", "Quý I/2019", "Quý II/2018", "Chưa thành lập"]
    rows = [["Biểu thống kê số vụ bạo lực gia đình"], ["STT", "Cơ sở Hội", "Số hộ", START, "Năm 2018", *[None] * 3, "Năm 2019", *[None] * 3]]  # fmt: skip
    rows.append([*[None] * 4, *["Quý I", "Quý II", "Quý III", "Quý IV"] * 2])
    rows += [[i, n, 1900 + 400 * i, s, *((3 * i + q * q) % 7 for q in range(8))] for i, (n, s) in enumerate(zip(names, starts, strict=True), 1)]  # fmt: skip
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(r) for r in ("E2:H2", "I2:L2", "A2:A3", "B2:B3", "C2:C3", "D2:D3")])  # fmt: skip
    assert not asked(table) and table.column("exposure") == "Số hộ" and table.column("adopted") == START
    assert table.frame.groupby("Cơ sở Hội")[START].first().notna().sum() == 2


def test_small_sums_that_may_be_chance_are_asked_about_and_named_totals_stay_aside(xlsx):
    rows = [["Xã", *range(2019, 2023)], ["Đa Tốn", 0, 1, 0, 2], ["Cổ Bi", 1, 0, 1, 0], ["Kim Lan", 1, 1, 1, 2], ["Bát Tràng", 4, 0, 2, 5], ["Yên Sơn", 2, 2, 0, 1]]  # fmt: skip
    rows.append(["Tổng cộng", *_sum(row[1:] for row in rows[1:])])
    assert asked(xlsx(rows)) == {"total": ("A4",)}
    assert xlsx(rows, cells="total=drop").frame["Xã"].nunique() == 4
    kept = xlsx(rows, cells="total=keep")
    assert kept.frame["Xã"].nunique() == 5 and not asked(kept)


def test_further_rows_of_a_total_whose_name_is_written_once_are_its_own(xlsx):
    measures = ("Số vụ trộm cắp", "Số vụ đánh nhau")
    rows: list[list] = [["Xã", "Chỉ tiêu", *range(2014, 2020)]]
    for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")):
        rows += [[name, one, *(3 + (n * 2 + m + y) % 6 for y in range(6))] for m, one in enumerate(measures)]
    rows += [["Toàn huyện" if not m else None, one, *(sum(r[2 + y] for r in rows[1:] if r[1] == one) for y in range(6))] for m, one in enumerate(measures)]  # fmt: skip
    table = xlsx(rows)
    assert not table.questions and table.frame["Xã"].nunique() == 4 and sorted(table.columns("outcome")) == sorted(measures)


def test_rows_of_subtotals_without_a_place_hide_no_outcome(csv):
    lines = []
    for month in range(1, 13):
        for group in (1, 2):
            own = [(f"Xã {'ABCD'[2 * group - 2 + i]}", 3 + (i + month * group) % 5, 1 + (month + i) % 4) for i in range(2)]
            lines += [f"{month}/2019,{group},{name},{a},{b}" for name, a, b in own]
            lines.append(f"{month}/2019,Cộng cụm {group},,{own[0][1] + own[1][1]},{own[0][2] + own[1][2]}")
    table = csv("Tháng,Cụm,Xã,Cướp giật nơi công cộng (vụ),Tai nạn giao thông (vụ)\n" + "\n".join(lines) + "\n")
    assert set(table.columns("outcome")) == {"Cướp giật nơi công cộng (vụ)", "Tai nạn giao thông (vụ)"}


def test_a_measure_among_rows_of_indicators_that_goes_from_no_to_yes_is_the_treatment(xlsx):
    rows: list[list] = [["Xã", "Chỉ tiêu", *range(2014, 2020)]]
    for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")):
        begun = {0: 2016, 1: 2017}.get(n, 9999)
        rows += [[name, "Số vụ bạo lực", *(3 + (n * 2 + y) % 6 for y in range(6))], [name, "Có Địa chỉ tin cậy trong năm", *("có" if 2014 + y >= begun else "không" for y in range(6))]]  # fmt: skip
    table = xlsx(rows)
    assert table.column("treated") == "Có Địa chỉ tin cậy trong năm" and table.columns("outcome") == ("Số vụ bạo lực",)


@pytest.mark.parametrize(
    ("old", "whole"), [("xã cũ", "cộng 2 xã cũ"), ("Số liệu xã cũ", "gồm 2 xã trước đây"), ("xã trước sáp nhập", "gộp hai xã cũ")]
)
def test_old_communes_beside_their_sum_are_asked_about_and_the_answers_work(xlsx, old, whole):
    notes = {"Tân Định": old, "Phú Lộc": old, "Tân Phú": whole}
    own = {
        name: [4 + (n * 5 + y * (n + 2)) % 11 for y in range(6)]
        for n, name in enumerate(("Tân Định", "Phú Lộc", "An Hiệp", "Long Thắng"))
    }
    own["Tân Phú"] = [a + b for a, b in zip(own["Tân Định"], own["Phú Lộc"], strict=True)]
    rows = [[2014 + y, name, own[name][y], notes.get(name)] for y in range(6) for name in ("Tân Phú", "Tân Định", "Phú Lộc", "An Hiệp", "Long Thắng") if y < 4 or name not in ("Tân Định", "Phú Lộc")]  # fmt: skip
    table = [["Năm", "Xã", "Số vụ", "Ghi chú"], *rows]
    assert "old" in asked(xlsx(table))
    assert len(xlsx(table, cells="old=drop; total=keep").panel().places) == 3
    assert len(xlsx(table, cells="old=keep; total=keep").panel().places) == 5
    alone = [[*row[:3], "xã cũ" if row[1] == "An Hiệp" else None] for row in rows]
    assert "old" not in asked(xlsx([table[0], *alone]))


def test_a_sum_that_lives_on_without_its_parts_is_asked_about(xlsx):
    own = {name: [4 + (n * 5 + y * (n + 2)) % 11 for y in range(8)] for n, name in enumerate(("Tân Định", "Phú Lộc", "An Hiệp", "Long Thắng"))}  # fmt: skip
    own["Tân Phú"] = [a + b for a, b in zip(own["Tân Định"], own["Phú Lộc"], strict=True)]
    rows = [[2014 + y, name, own[name][y]] for y in range(8) for name in ("Tân Phú", "Tân Định", "Phú Lộc", "An Hiệp", "Long Thắng") if y < 5 or name not in ("Tân Định", "Phú Lộc")]  # fmt: skip
    table = [["Năm", "Xã", "Số vụ"], *rows]
    assert "total" in asked(xlsx(table)) and len(xlsx(table, cells="total=keep").panel().places) == 5
    whole = [["Năm", "Xã", "Số vụ"], *([2014 + y, name, own[name][y]] for y in range(8) for name in ("Tân Phú", "Tân Định", "Phú Lộc", "An Hiệp", "Long Thắng"))]  # fmt: skip
    assert "total" not in asked(xlsx(whole)) and len(xlsx(whole).panel().places) == 4
