"""Plans and per cents of them stand beside what was done, and codes beside names: no outcomes, which is said."""

import pytest
from table_readings import asked, said

NAMES = ["An Bình", "Bình Minh", "Cửu Long", "Đông Hà"]


def _wide(heads):
    top = ["TT", "Phường, xã", "Mã ĐVHC"] + [f"Quý {q}/2023" if i == 0 else None for q in ("I", "II", "III") for i in range(3)]
    body = [
        [i, n, 10500 + 3 * i, *(v for q in range(3) for v in (8 + i, 5 + i + q, round(100 * (5 + i + q) / (8 + i), 1)))]
        for i, n in enumerate(NAMES, 1)
    ]
    return [top, [None, None, None, *heads * 3], *body]


def _merge(book):
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1", "J1:L1"):
        book.active.merge_cells(cells)


@pytest.mark.parametrize("heads", [
    ["KH", "TH", "Đạt (%)"], ["Kế hoạch giao", "Thực hiện", "Tỷ lệ (%)"], ["Chỉ tiêu", "Kết quả", "% đạt"], ["Dự toán", "Ước TH", "So với kế hoạch (%)"], ["Plan", "Actual", "% of plan"], ["Target", "Achieved", "%"],
])  # fmt: skip
def test_a_plan_and_its_per_cent_are_no_outcomes(xlsx, heads):
    table = xlsx(_wide(heads), _merge)
    assert table.columns("outcome") == (heads[1],) and "planned" in said(table) and not asked(table)
    told = xlsx(_wide(heads), _merge, columns=f"{heads[0]}=outcome")
    assert heads[0] in told.columns("outcome")


def test_plans_down_the_rows_of_a_long_table_are_none_either(csv):
    rows = "".join(
        f"{n},{y},{9 + i},{7 + i + y % 3},{round(100 * (7 + i + y % 3) / (9 + i), 1)}\n"
        for i, n in enumerate(NAMES)
        for y in range(2018, 2023)
    )
    table = csv("Xã,Năm,Số người cai nghiện – Kế hoạch,Số người cai nghiện – Thực hiện,Số người cai nghiện – Đạt (%)\n" + rows)
    assert table.columns("outcome") == ("Số người cai nghiện – Thực hiện",)


def test_a_plan_alone_and_a_result_alone_stay_what_they_are(csv):
    rows = "".join(f"{n},{y},{9 + i + y % 2},{7 + i + y % 3}\n" for i, n in enumerate(NAMES) for y in range(2018, 2023))
    table = csv("Xã,Năm,Kế hoạch,Số vụ\n" + rows)
    assert "planned" not in said(table) and "Số vụ" in table.columns("outcome")
    table = csv("Xã,Năm,Kết quả,Tỷ lệ (%)\n" + rows)
    assert set(table.columns("outcome")) == {"Kết quả", "Tỷ lệ (%)"}


@pytest.mark.parametrize("code", ["Mã ĐVHC", "Mã số ĐVHC", "Mã xã", "District code", "mã đơn vị hành chính"])
def test_a_code_is_no_outcome(csv, code):
    rows = "".join(f"{n},{10500 + i},{y},{7 + i + y % 3}\n" for i, n in enumerate(NAMES) for y in range(2018, 2023))
    table = csv(f"Xã,{code},Năm,TH\n" + rows)
    assert table.columns("outcome") == ("TH",)


def test_what_is_estimated_for_the_last_year_is_one_column_with_what_was_done(xlsx):
    table = xlsx(
        [
            ["KẾT QUẢ CAI NGHIỆN"],
            ["TT", "Xã", "TH 2021", "KH 2022", "Ước TH 2022"],
            *[[i, n, 8, 5 + i, 60 + i] for i, n in enumerate(NAMES)],
        ]
    )
    assert table.columns("outcome") == ("TH",) and {"planned", "provisional"} <= said(table)
    assert sorted(table.frame["TH"]) == [8, 8, 8, 8, 60, 61, 62, 63]


@pytest.mark.parametrize("head", ["Tỷ lệ", "Rate"])
def test_only_a_rate_that_is_what_was_done_of_the_plan_is_left_out(csv, head):
    def read(rate):
        body = [(n, y, 9 + i, 7 + i + y % 3) for i, n in enumerate(NAMES) for y in range(2018, 2023)]
        return csv(f"Xã,Năm,Kế hoạch,Thực hiện,{head}\n" + "".join(f"{n},{y},{p},{d},{rate(p, d)}\n" for n, y, p, d in body))

    for share in (lambda p, d: round(100 * d / p, 1), lambda p, d: round(100 * d / p), lambda p, d: round(d / p, 3)):
        assert read(share).columns("outcome") == ("Thực hiện",)
    other = read(lambda p, d: p - d + 1.3)
    assert set(other.columns("outcome")) == {"Thực hiện", head} and "planned" in said(other)


def test_two_columns_of_what_was_done_without_an_estimate_stay_two(csv):
    rows = "".join(
        f"{n},{y},50,{40 + i if y < 2021 else ''},{'' if y < 2021 else 9 + i}\n"
        for i, n in enumerate(NAMES)
        for y in range(2019, 2023)
    )
    table = csv("Xã,Năm,Kế hoạch,Kết quả,Thực tế\n" + rows)
    assert set(table.columns("outcome")) == {"Kết quả", "Thực tế"} and "provisional" not in said(table)
