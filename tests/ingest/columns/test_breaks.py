"""Borders that change within a table, periods in which it was signed, and rows that nothing names."""

import random

import pytest
from table_readings import asked, said

OLD = [
    "Tân An",
    "Tân Phú",
    "Tân Bình",
    "Hòa Lộc",
    "Hòa Thành",
    "Long Điền",
    "Long Hải",
    "Phước An",
    "Phước Hậu",
    "Mỹ Đức",
    "Mỹ Hạnh",
    "Vĩnh Hòa",
]
NEW = ["Tân An", "Hòa Lộc", "Phước An", "Mỹ Đức"]
_DRAWN = random.Random(4)


def _merged(periods, cut, new=NEW, people=(8000, 24000), sep="/"):
    rows = [[n, p, _DRAWN.randrange(9), people[0] + 10 * len(n)] for p in periods[:cut] for n in OLD]
    return rows + [[n, p, _DRAWN.randrange(9), people[1] + 10 * len(n)] for p in periods[cut:] for n in new]


MONTHS = [f"{m:02d}/{y}" for y in (2024, 2025) for m in range(1, 13)]
QUARTERS = [f"Quý {q}/{y}" for y in (2023, 2024, 2025) for q in ("I", "II", "III", "IV")]


@pytest.mark.parametrize(("when", "periods", "cut"), [("Tháng", MONTHS, 18), ("Quý", QUARTERS, 10), ("Năm", list(range(2018, 2027)), 8), ("Năm", list(range(2018, 2026)), 7)])  # fmt: skip
@pytest.mark.parametrize("new", [NEW, ["Bình An", "Hòa Bình", "Phước Sơn", "Mỹ Lợi"]])
def test_places_that_end_together_are_asked_about(xlsx, when, periods, cut, new):
    rows = [["Xã", when, "Số vụ", "Dân số"], *_merged(periods, cut, new)]
    table = xlsx(rows)
    assert set(asked(table)) == {"borders"} and str(periods[cut]) in table.questions[0].text.vi
    assert ("dân số tăng" in table.questions[0].text.vi) == (new is NEW) and (
        "bắt đầu ở kỳ ấy" in table.questions[0].text.vi
    ) == (new is not NEW)
    gone = xlsx(rows, cells="borders=drop")
    assert (
        not gone.questions
        and len(gone.account.aside) == len(new) * (len(periods) - cut)
        and gone.account.rows_used == len(OLD) * cut
    )
    kept = xlsx(rows, cells="borders=keep")
    assert not kept.questions and not len(kept.account.aside) and "borders" in said(kept)


def test_borders_of_a_wide_table_are_asked_about_where_others_begin_and_said_where_none_does(xlsx):
    body = [[n, *(_DRAWN.randrange(9) if n in NEW or i < 5 else None for i in range(8))] for n in OLD]
    ended = xlsx([["SỐ VỤ"], ["Xã", *range(2018, 2026)], *body])
    assert not asked(ended) and "borders" in said(ended)
    dropped = xlsx([["SỐ VỤ"], ["Xã", *range(2018, 2026)], *body], cells="borders=drop")
    assert {str(p) for p in dropped.frame[dropped.column("period")]} == {str(y) for y in range(2018, 2023)}
    begun = ["Bình An", *(None if i < 5 else 3 for i in range(8))]
    assert set(asked(xlsx([["SỐ VỤ"], ["Xã", *range(2018, 2026)], *body, begun]))) == {"borders"}


def test_missing_ends_and_late_starts_are_no_borders(xlsx, csv):
    rows = [[n, p, _DRAWN.randrange(9)] for n in OLD for p in MONTHS]
    head = ["Xã", "Tháng", "Số vụ"]
    late = [r for r in rows if not (r[0] in OLD[:3] and r[1] == "12/2025")]  # not reported yet
    single = [r for r in rows if not (r[0] == OLD[0] and r[1] in MONTHS[15:])]
    spread = [r for r in rows if not (r[0] in OLD[:4] and MONTHS.index(r[1]) > 12 + 3 * OLD.index(r[0]))]
    joining = [r for r in rows if not (r[0] in OLD[:4] and MONTHS.index(r[1]) < 9)]
    for own in (rows, late, single, spread, joining):
        assert "borders" not in asked(xlsx([head, *own]))
    cases = "".join(
        f"V{i},{1 + i % 28:02d}/{1 + i % 12:02d}/{2024 + i % 2},{OLD[i % 12] if i < 150 else OLD[i % 4]},trộm\n"
        for i in range(300)
    )
    assert "borders" not in asked(csv("Mã vụ,Ngày xảy ra,Xã,Loại vụ\n" + cases))


def _wide(periods, *lines, below=()):
    body = [[n, *(_DRAWN.randrange(9) for _ in periods)] for n in OLD[:6]]
    return [
        ["SỐ VỤ PHẠM PHÁP HÌNH SỰ"],
        *[[line] for line in lines],
        ["Xã", *periods],
        *body,
        [],
        *[[None, line] for line in below],
    ]


YEARS = [2021, 2022, 2023, 2024]


@pytest.mark.parametrize("line", [
    "Bát Xát, ngày 10 tháng 7 năm 2024", "In ngày 15/10/2024", "Ngày lập biểu: 08/07/2024", "(Kèm theo BC số 112/BC-CAH ngày 08/7/2024 của Công an huyện)", "Báo cáo số 45/BC-UBND ngày 5/9/2024", "Hanoi, 10 July 2024", "Printed on 2024-08-01",
])  # fmt: skip
@pytest.mark.parametrize("below", [True, False])
def test_a_table_signed_within_its_last_period_is_asked_about(xlsx, line, below):
    rows = _wide(YEARS, below=[line]) if below else _wide(YEARS, line)
    table = xlsx(rows)
    assert set(asked(table)) == {"partial"} and "2024" in table.questions[0].text.vi
    dropped = xlsx(rows, cells="partial=drop")
    assert not dropped.questions and {str(p) for p in dropped.frame[dropped.column("period")]} == {"2021", "2022", "2023"}
    assert not xlsx(rows, cells="partial=keep").questions


@pytest.mark.parametrize(("periods", "line", "asks"), [
    (QUARTERS, "Hà Tĩnh, ngày 25 tháng 10 năm 2025", True), (QUARTERS, "Hà Tĩnh, ngày 16 tháng 12 năm 2025", False), (MONTHS, "In ngày 05/12/2025", True), (MONTHS, "In ngày 16/12/2025", False),
])  # fmt: skip
def test_quarters_and_months_may_end_on_the_fourteenth(xlsx, periods, line, asks):
    assert ("partial" in asked(xlsx(_wide(periods, below=[line])))) == asks


@pytest.mark.parametrize("line", [
    "Bát Xát, ngày 10 tháng 01 năm 2025", "Bát Xát, ngày 20 tháng 12 năm 2024", "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/3/2024", "Ban hành kèm theo Thông tư số 01/2019/TT-BKHĐT ngày 04/01/2019", "Hà Nội, ngày     tháng     năm 2024",
    "Báo cáo số 45/BC-UBND ngày 5/9/2019", "Tổ tuần tra thành lập ngày 01/4/2024",
])  # fmt: skip
def test_a_day_after_the_end_or_of_another_paper_asks_nothing(xlsx, line):
    assert "partial" not in asked(xlsx(_wide(YEARS, line))) and "partial" not in asked(xlsx(_wide(YEARS, below=[line])))


def test_months_to_come_in_a_form_are_not_the_last_period(xlsx):
    body = [[n, *(_DRAWN.randrange(9) if i < 6 else None for i in range(12))] for n in OLD[:6]]
    rows = [["SỐ VỤ"], ["Xã", *(f"T{m}/2024" for m in range(1, 13))], *body, [], [None, "Bát Xát, ngày 10 tháng 7 năm 2024"]]
    assert "partial" not in asked(xlsx(rows))


def _pupils(n):
    return [
        [i, "Nam" if _DRAWN.random() < 0.5 else "Nữ", 15 + i % 3, _DRAWN.randrange(5, 21), 1 + i % 5] for i in range(1, n + 1)
    ]


HEAD = ["STT", "Giới tính", "Tuổi", "Hiểu biết (0–20 điểm)", "Thái độ (1–5)"]


@pytest.mark.parametrize(
    "names",
    [
        ("Trước (3-2023)", "Sau (11-2023)"),
        ("Tháng 3-2023", "Tháng 11-2023"),
        ("2022", "2023"),
        ("Trước TT", "Sau TT"),
        ("Trước (3-2023)", "Sau (11-2023)"),
        ("T0", "T12"),
    ],
)
def test_pupils_of_two_sheets_without_a_code_are_no_series(xlsx, names):
    table = xlsx({names[0]: [HEAD, *_pupils(30)], names[1]: [HEAD, *_pupils(33)]})
    assert "rows" in asked(table) and not any("STT" in a for q in table.questions for a in q.answers)
    question = next(q for q in table.questions if q.about == "rows")
    assert "hai mẫu" in " ".join(r.vi for r in question.readings) and "two samples" in " ".join(r.en for r in question.readings)


def test_persons_down_the_rows_of_two_rounds_are_asked_about(csv):
    rows = "".join(f"{t},{g},{a},{s}\n" for t in ("03/2023", "11/2023") for _, g, a, s, _ in _pupils(25))
    assert "rows" in asked(csv("Tháng,Giới tính,Tuổi,Điểm\n" + rows))
    assert "rows" in asked(csv("Đợt,Giới tính,Tuổi,Điểm\n" + rows.replace("03/2023", "trước").replace("11/2023", "sau")))


def test_a_survey_of_one_round_by_day_can_leave_the_day_out(csv):
    rows = "STT,Ngày phỏng vấn,Giới tính,Tuổi,Điểm\n" + "".join(
        f"{i},{1 + i % 9:02d}/05/2023,{g},{a},{s}\n" for i, g, a, s, _ in _pupils(25)
    )
    table = csv(rows)
    assert set(asked(table)) == {"rows"} and table.questions[0].answers[0] == 'columns="Ngày phỏng vấn=ignore"'
    assert "rows" not in asked(csv(rows, columns="Ngày phỏng vấn=ignore"))


def test_sheets_of_persons_before_and_after_with_a_code_are_paired(xlsx):
    head = ["Mã học sinh", *HEAD[1:]]
    sheets = {name: [head, *([f"HS{i:02d}", *row] for i, (_, *row) in enumerate(_pupils(20)))] for name in ("Trước TT", "Sau TT")}
    table = xlsx(sheets)
    assert table.kind == "persons" and len(table.frame) == 20 and "rows" not in asked(table)


def test_rows_that_a_column_names_once_a_period_are_offered_as_places(csv):
    rows = "".join(f"{y},{k},{y % 7 + i}\n" for y in range(2015, 2023) for i, k in enumerate(("Nam", "Nữ")))
    table = csv("Năm,Giới tính,Số vụ\n" + rows)
    assert not asked(table) or 'columns="Giới tính=place"' in [a for q in table.questions for a in q.answers]


def test_a_series_and_a_panel_are_not_asked_what_a_row_is(csv):
    assert not asked(csv("Năm,Số vụ\n" + "".join(f"{y},{y % 7}\n" for y in range(2010, 2023))))
    assert not asked(csv("Xã,Năm,Số vụ\n" + "".join(f"{p},{y},{y % 7}\n" for p in OLD[:5] for y in range(2010, 2023))))
