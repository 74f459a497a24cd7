"""What a table of one's own leaves open or says twice in two ways is asked, once, with an answer; its near twins are not."""

import datetime as dt
import random

import pandas as pd
import pytest
from table_readings import asked, periods

from analysis.panel.own_table import read_table

DAYS = [dt.date(2019, 1, 1) + dt.timedelta(days=i * 37 % 365) for i in range(24)]


def _register(days):
    return [["STT", "Ngày xảy ra", "Xã", "Nội dung"], *([i, d, "AB"[i % 2], "trộm"] for i, d in enumerate(days, 1))]


def _american(days):
    """Days as an American Excel keeps what was typed day first: up to the 12th a date with day and month changed, then a text."""
    return [d.replace(day=d.month, month=d.day) if d.day <= 12 else f"{d:%d/%m/%Y}" for d in days]


def test_days_that_excel_may_have_taken_for_months_are_asked_about(xlsx, csv):
    table = xlsx(_register(_american(DAYS)))
    assert set(asked(table)) == {"dates"} and [a[:12] for a in table.questions[0].answers] == ['cells="dates'] * 2
    swapped = xlsx(_register(_american(DAYS)), cells="dates=swap")
    assert not swapped.questions and periods(swapped) == [f"{d:%Y-%m}" for d in DAYS]
    kept = xlsx(_register(_american(DAYS)), cells="dates=keep")
    assert not kept.questions and periods(kept) != periods(swapped)
    lines = "\n".join(",".join(map(str, row)) for row in _register(_american(DAYS)))
    assert "dates" in asked(csv(lines))


def test_days_that_excel_has_not_changed_are_not_asked_about(xlsx):
    in_order = sorted(DAYS)
    assert not asked(xlsx(_register([d if d.day <= 12 else f"{d:%d/%m/%Y}" for d in in_order])))
    assert not asked(xlsx(_register(in_order[::-1])))
    assert not asked(xlsx(_register([d if i % 2 else f"{d:%d/%m/%Y}" for i, d in enumerate(DAYS)])))
    first = [d.replace(day=1) if d.day <= 12 else f"{d:%d/%m/%Y}" for d in DAYS]
    assert "dates" not in asked(xlsx(_register(first)))


def test_starts_that_excel_may_have_changed_are_asked_about_where_more_than_years_count(xlsx):
    starts = _american(random.Random(1).sample(DAYS, 10))
    places = [f"Xã {name}" for name in ("An", "Bình", "Cửu", "Đông", "Hòa", "Khê", "Lạc", "Mỹ", "Phú", "Tân")]
    head = ["Xã", "Tháng", "Số vụ", "Ngày áp dụng"]
    rows = [[p, f"{m:02d}/2019", m % 4, s] for p, s in zip(places, starts, strict=True) for m in range(1, 13)]
    assert set(asked(xlsx([head, *rows]))) == {"dates"}
    yearly = [[p, y, y % 7, s] for p, s in zip(places, starts, strict=True) for y in range(2017, 2021)]
    assert not asked(xlsx([["Xã", "Năm", "Số vụ", "Ngày áp dụng"], *yearly]))


def _starts(heads, starts, step=1):
    rows = [
        f"{p},{y}-{m:02d},{(y + m) % 5}{dates}\n" for p, dates in starts.items() for y in (2018, 2019) for m in range(1, 13, step)
    ]
    return f"Xã,Tháng,Số vụ,{heads}\n" + "".join(rows)


def test_two_dates_of_one_start_are_asked_about(csv):
    starts = {"An": ",05/03/2018,19/06/2018", "Bình": ",,", "Cửu": ",07/04/2018,01/09/2018", "Đông": ",,"}
    for heads in ("Ngày QĐ thành lập tổ,Ngày ra mắt tổ", "Ngày thành lập tổ,Ngày ra mắt tổ", "Ngày phê duyệt,Ngày áp dụng"):
        text, last = _starts(heads, starts), heads.split(",")[1]
        table = csv(text)
        assert set(asked(table)) == {"role"} and all(
            f'"{head}=adopted"' in "".join(table.questions[0].answers) for head in heads.split(",")
        )
        for head in heads.split(","):
            told = csv(text, columns=f"{head}=adopted")
            own = set(told.panel().rows["adopted"].dropna().astype(str))
            assert not told.questions and own == ({"2018-06", "2018-09"} if head == last else {"2018-03", "2018-04"})


def test_two_dates_of_one_period_or_of_something_else_are_not_asked_about(csv):
    heads = "Ngày QĐ thành lập tổ,Ngày ra mắt tổ"
    assert not asked(csv(_starts(heads, {"An": ",05/03/2018,19/03/2018", "Bình": ",,", "Cửu": ",07/04/2018,11/04/2018"})))
    assert not asked(
        csv(_starts("Ngày QĐ số 12,Ngày ra mắt tổ", {"An": ",05/03/2018,", "Bình": ",,19/03/2018", "Cửu": ",07/04/2018,"}))
    )
    assert not asked(
        csv(
            _starts(
                "Ngày kiểm tra,Ngày ra mắt tổ", {"An": ",05/03/2018,19/08/2018", "Bình": ",,", "Cửu": ",07/04/2018,11/09/2018"}
            )
        )
    )


@pytest.mark.parametrize("what", ["Đợt {}", "Kỳ {}", "Lần {}", "Round {}", "Số vụ đợt {}"])
def test_numbered_times_under_years_are_asked_about(xlsx, what):
    one, two = what.format(1), what.format(2)
    rows = [
        ["Xã", "Năm 2018", None, "Năm 2019", None],
        [None, one, two, one, two],
        *([p, 3, 5, 4, i] for i, p in enumerate("ABCD")),
    ]
    table = xlsx(rows)
    assert set(asked(table)) == {"period"} and table.questions[0].columns == (one, two)
    assert not xlsx(rows, columns=f"{one}=outcome; {two}=outcome").questions
    down = [["Xã", "Đợt", "Số vụ"], *([p, d, d] for p in "ABCD" for d in (1, 2, 3))]
    assert set(asked(xlsx(down))) == {"period"}


def test_numbers_that_are_no_times_are_not_asked_about(xlsx):
    rows = [["Xã", "Năm", "Trạm 1", "Trạm 2"], *([p, y, y % 7, 5] for p in "ABCD" for y in (2018, 2019))]
    assert not asked(xlsx(rows))
    persons = [["Mã phiếu", "Xã", "Lần 1", "Lần 2"], *([i, "ABCDE"[i % 5], i % 4, i % 3] for i in range(1, 30))]
    assert not asked(xlsx(persons))
    for what in ("Vi phạm lần {}", "Số người tái phạm lần {}", "Số người bị xử phạt lần {}"):
        offences = [["Xã", "Năm", what.format(1), what.format(2)], *([p, y, y % 7, 5] for p in "ABCD" for y in (2018, 2019))]
        assert not asked(xlsx(offences))
    days = [
        ["Xã", "Năm 2018", None, "Năm 2019", None],
        [None, *["Đợt I (01/3-31/3)", "Đợt II (15/11-31/12)"] * 2],
        *([p, 3, 5, 4, i] for i, p in enumerate("ABCD")),
    ]
    assert not asked(xlsx(days))


def _titled(title, unit, figures=(101, 96, 89), head="Tỉnh"):
    rows = [[p, *(f + i for f in figures)] for i, p in enumerate(("Thanh Hóa", "Nghệ An", "Gia Lai", "Cà Mau"))]
    return [[title], ["", "", unit], [head, 2009, 2010, 2011], *rows]


@pytest.mark.parametrize(("title", "unit"), [
    ("Biểu 5. SỐ VỤ PHẠM PHÁP HÌNH SỰ TRÊN 10 VẠN DÂN", "Đơn vị tính: vụ"), ("Số vụ phạm tội trên 100.000 dân", "ĐVT: vụ"),
    ("Số vụ phạm pháp hình sự", "Đơn vị: vụ/100.000 dân"), ("Số vụ khám phá", "Đơn vị tính: %"), ("Number of offences per 100,000 population", "Unit: cases"),
])  # fmt: skip
def test_counts_by_one_line_and_a_rate_by_another_are_asked_about(xlsx, title, unit):
    table = xlsx(_titled(title, unit))
    assert set(asked(table)) == {"units"} and not table.open_questions("Tỉnh")
    assert not xlsx(_titled(title, unit), cells="figures=count").questions
    rate = xlsx(_titled(title, unit), cells="figures=rate")
    assert not rate.questions and rate.units[rate.outcome()]


@pytest.mark.parametrize(("title", "unit", "figures"), [
    ("Tỷ suất phạm tội trên 10 vạn dân", "Đơn vị tính: vụ/100.000 dân", (101, 96, 89)), ("Số vụ phạm pháp hình sự", "Đơn vị tính: vụ", (101, 96, 89)),
    ("Số vụ phạm pháp hình sự trên 10 vạn dân", "", (101, 96, 89)), ("Số vụ phạm tội trên 100.000 dân", "Đơn vị tính: vụ", (10.5, 9.6, 8.9)),
    ("SỐ VỤ TẠI CÁC THỊ TRẤN TRÊN 10.000 DÂN", "Đơn vị tính: vụ", (101, 96, 89)), ("SỐ VỤ Ở ĐÔ THỊ TRÊN 10 VẠN DÂN", "ĐVT: vụ", (101, 96, 89)),
    ("Số vụ phạm pháp hình sự (dùng tính tỷ suất)", "Đơn vị: vụ", (101, 96, 89)), ("Địa bàn có tỷ suất cao: số vụ", "Đơn vị: vụ", (101, 96, 89)),
    ("Số vụ ở các huyện trên 100.000 dân", "Đơn vị tính: vụ", (101, 96, 89)), ("Tỷ lệ khám phá", "Đơn vị: %", (71, 76, 89)),
])  # fmt: skip
def test_counts_and_rates_that_the_table_tells_are_not_asked_about(xlsx, title, unit, figures):
    assert not asked(xlsx(_titled(title, unit, figures)))


def _answered(tmp_path, answers, labels, **told):
    """A table of persons with one question, as SPSS keeps it."""
    import pyreadstat

    frame = pd.DataFrame(
        {"phieu": range(1, len(answers) + 1), "xa": [f"Xã {'ABCDE'[i % 5]}" for i in range(len(answers))], "c": answers}
    )
    pyreadstat.write_sav(frame, str(tmp_path / "t.sav"), variable_value_labels={"c": labels} if labels else {})
    return read_table(tmp_path / "t.sav", **told)


YES_NO, SCALE = {0.0: "Không", 1.0: "Có"}, {float(i): f"mức {i}" for i in range(1, 6)}


@pytest.mark.parametrize(("usual", "other", "labels"), [
    ((0, 1), 8, YES_NO), ((0, 1), 8, {}), ((0, 1), 2, YES_NO), ((1, 2), 9, {}), ((1, 2, 3, 4, 5), 6, SCALE), ((1, 2, 3, 4, 5), 55, SCALE),
])  # fmt: skip
def test_answers_beyond_a_scale_are_asked_about(tmp_path, usual, other, labels):
    answers = [float(usual[i % len(usual)]) for i in range(90)] + [float(other)] * 4
    table = _answered(tmp_path, answers, labels)
    bare = {"yes_no": ()} if usual == (1, 2) else {}  # which of 1 and 2 is yes, no answer about 9 says
    assert asked(table) == {"code": ("c[91]", "c[92]", "c[93]", "c[94]"), **bare}
    gone = _answered(tmp_path, answers, labels, cells="; ".join(f"c[{i}]=missing" for i in range(91, 95)))
    assert asked(gone) == bare and gone.frame["c"].notna().sum() == 90
    assert not _answered(tmp_path, answers, labels, cells="; ".join(f"c[{i}]=keep" for i in range(91, 95))).questions


def test_labels_speak_once_the_other_values_are_no_answers(tmp_path):
    answers = [1.0, 2.0] * 30 + [9.0]
    table = _answered(tmp_path, answers, {1.0: "Có", 2.0: "Không"}, cells="c[61]=missing")
    assert table.frame["c"].dropna().tolist() == [1, 0] * 30 and "labels" not in {n.code for n in table.notices}


def test_scales_with_labels_at_their_ends_and_counts_are_not_asked_about(tmp_path):
    assert not asked(_answered(tmp_path, [float(1 + i % 10) for i in range(80)], {1.0: "thấp", 10.0: "cao"}))
    assert not asked(_answered(tmp_path, [float(i % 2) for i in range(80)], YES_NO))
    assert not asked(_answered(tmp_path, [float(i % 8) for i in range(80)], {0.0: "không lần nào"}))


NAMES = ("An", "Bình", "Cửu", "Đông", "Hòa", "Khê", "Lạc")


def _totalled(wrong=(), each=lambda i, y: 10 + i * y % 7):
    """Communes by years with a column and a row of totals; `wrong`: {(row, column): what is printed instead}."""
    own = [[each(i, y) for y in range(6)] for i in range(len(NAMES))]
    rows = [["Xã", *range(2014, 2020), "Cộng 6 năm"], *([n, *v, sum(v)] for n, v in zip(NAMES, own, strict=True))]
    rows.append(["Tổng toàn huyện", *map(sum, zip(*own, strict=True)), sum(map(sum, own))])
    for (row, column), value in dict(wrong).items():
        rows[row][column] = value
    return [["SỐ VỤ KHỞI TỐ"], *rows]


def _said_of_totals(table):
    return next(n.cells for n in table.notices if n.code == "totals") if not table.questions else table.questions


def test_a_cell_that_its_row_and_its_column_contradict_is_asked_about_and_a_total_that_is_not_used_is_said(xlsx):
    table = xlsx(_totalled({(3, 4): 110}))
    assert asked(table) == {"totals": ("E5", "H5", "E10")}
    assert _said_of_totals(xlsx(_totalled({(8, 4): 5}))) == ("H10", "E10")
    assert _said_of_totals(xlsx(_totalled({(2, 7): 5}))) == ("H4",)
    kept = xlsx(_totalled({(3, 4): 110}), cells="sums=keep")
    assert not kept.questions and 110 in kept.frame[kept.outcome()].tolist()
    long = [["Xã", "Năm", "Số vụ"], *([n, y, 5 + i] for y in range(2014, 2020) for i, n in enumerate((*NAMES[:3], "Toàn huyện")))]
    for i, row in enumerate(long[1:], 1):
        row[2] = sum(r[2] for r in long[i - 3 : i]) if row[0] == "Toàn huyện" else row[2]
    assert not asked(xlsx(long))
    long[4][2] += 1
    assert _said_of_totals(xlsx(long)) == ("C5",)


def test_sums_of_groups_that_contradict_their_cells_are_said(xlsx):
    rows = [["Xã", *range(2014, 2020)]]
    for k, group in enumerate((NAMES[:3], NAMES[3:])):
        rows += [[n, *(i + y for y in range(3, 9))] for i, n in enumerate(group)]
        rows.append([f"Cộng cụm {k + 1}", *(sum(r[c] for r in rows[-len(group) :]) for c in range(1, 7))])
    rows.append(["Tổng cộng", *(rows[4][c] + rows[-1][c] for c in range(1, 7))])
    assert not asked(xlsx([["SỐ VỤ"], *rows]))
    rows[4][2] += 3
    assert _said_of_totals(xlsx([["SỐ VỤ"], *rows])) == ("C6",)


def test_totals_that_are_of_something_else_rounded_or_beside_empty_cells_are_not_asked_about(xlsx):
    assert not asked(xlsx(_totalled()))
    assert not asked(xlsx(_totalled({(8, c): 500 + c if c < 7 else 3021 for c in range(1, 8)})))  # of the whole province
    assert not asked(xlsx(_totalled({(3, 4): None})))
    rounded = {(8, c): 85 + (c in (2, 5)) if c < 7 else 512 for c in range(1, 8)}
    assert not asked(xlsx(_totalled(rounded, lambda i, y: 12 + (i == y))))
    rates = _totalled({(8, c): 71 for c in range(1, 8)} | {(r, 7): 70 + r for r in range(1, 8)}, lambda i, y: 60 + i * y % 30)
    assert not asked(xlsx([["TỶ LỆ KHÁM PHÁ (%)"], *rates[1:]]))

    def hide(book):
        book.active.row_dimensions[5].hidden = True

    assert "totals" not in asked(xlsx(_totalled({(8, 4): 5}), change=hide))


def test_kinds_that_leave_some_out_are_no_contradiction(xlsx):
    head = ["Xã", "Năm", "Trộm cắp", "Cướp giật", "Tổng số vụ"]
    rows = [[n, y, 5 + i, y % 3 + 1, 0] for i, n in enumerate(NAMES) for y in (2018, 2019)]
    for i, row in enumerate(rows):
        row[4] = row[2] + row[3] + (i % 4 == 0)
    assert not asked(xlsx([head, *rows]))
    for row in rows:
        row[4] = row[2] + row[3]
    rows[3][4] += 20
    assert asked(xlsx([head, *rows])) == {"totals": ("E5",)}


def test_shares_among_per_cents_are_asked_about(csv):
    def text(head, small):
        return f"Xã,Năm,{head}\n" + "".join(
            f"{n},{y},{60 + i if i % 2 else small[i // 2]}\n" for i, n in enumerate(NAMES) for y in (2018, 2019)
        )

    table = csv(text("Tỷ lệ khám phá", ("0.55", "0.6", "0.7", "0.5")))
    assert set(asked(table)) == {"units"}
    times = csv(text("Tỷ lệ khám phá", ("0.55", "0.6", "0.7", "0.5")), cells=table.questions[0].answers[0][7:-1])
    assert not times.questions and times.frame["Tỷ lệ khám phá"].min() == 50
    assert not csv(text("Tỷ lệ khám phá", ("0.55", "0.6", "0.7", "0.5")), cells=table.questions[0].answers[1][7:-1]).questions
    assert not asked(csv(text("Tỷ lệ khám phá", ("55.5", "60.5", "70", "50"))))
    assert not asked(csv(text("Tỷ lệ trên 1.000 dân", ("0.55", "0.6", "0.7", "0.5"))))


def test_three_times_of_one_score_are_asked_about(csv):
    rows = "".join(f"{i},{'ABCDE'[i % 5]},{i % 7},{i % 6},{i % 5}\n" for i in range(1, 40))
    text = f"Mã phiếu,Xã,Điểm lần 1,Điểm lần 2,Điểm lần 3\n{rows}"
    assert set(asked(csv(text))) == {"waves"}
    told = csv(text, columns="Điểm lần 1=before; Điểm lần 3=after")
    assert not told.questions and told.before_of("Điểm lần 3") == "Điểm lần 1"
    assert not asked(csv(text.replace("Điểm lần 3", "Tuổi")))


def test_an_old_and_a_new_place_of_one_name_are_asked_about(csv):
    rows = "".join(f"{n},{y},{y % 5}\n" for y in range(2016, 2021) for n in ("An", "Phú (cũ)" if y < 2018 else "Phú (mới)"))
    assert set(asked(csv(f"Xã,Năm,Số vụ\n{rows}"))) == {"names"}


@pytest.mark.parametrize(("note", "said_so"), [
    ("Ghi chú: số liệu năm 2019 tính đến 30/6.", True), ("(năm 2019: 9 tháng)", True), ("Ghi chú: số liệu năm 2019 tính đến hết ngày 31/12.", False), ("Lập ngày 5/7/2019", True), ("Lập ngày 5/7/2020", False),
])  # fmt: skip
def test_a_year_that_is_not_whole_is_asked_about(xlsx, note, said_so):
    table = xlsx([["SỐ VỤ"], [note], ["Xã", 2017, 2018, 2019], *([n, 5, 6, 3 + i] for i, n in enumerate(NAMES))])
    assert {q.about for q in table.questions} == ({"partial"} if said_so else set())


def test_dates_of_two_digits_swapped_by_a_spreadsheet_are_asked_about_too(xlsx):
    days = [
        dt.datetime(2019, 3, 5),
        dt.datetime(2019, 11, 2),
        dt.datetime(2019, 7, 9),
        dt.datetime(2019, 1, 8),
        dt.datetime(2019, 12, 4),
    ]
    rows = [[f"V{i}", "Trộm", d, "A"] for i, d in enumerate([*days, "25/8/19", "13/2/19", "30/11/19", "17/5/19", "22/1/19"])]
    assert "dates" in asked(xlsx([["Mã vụ", "Loại vụ", "Ngày xảy ra", "Xã"], *rows]))


def test_very_many_totals_are_not_tried_one_by_one(csv):
    rows = "".join(f"Xã {i},2019,{i % 7}\nToàn huyện,2019,{i % 5}\n" for i in range(4000))
    assert "totals" not in asked(csv("Xã,Năm,Số vụ\n" + rows))


STARTS = "Xã,Năm,Số vụ,Ngày áp dụng\n" + "".join(
    f"{p},{y},{y % 7 + n},{s}\n"
    for n, (p, s) in enumerate((("A", "2019"), ("B", "ngoài danh sách"), ("C", ""), ("D", "ngoài danh sách"), ("E", "không rõ")))
    for y in range(2017, 2021)
)


def test_a_word_in_a_column_of_starts_is_asked_about_once_with_all_its_cells(csv):
    table = csv(STARTS)
    assert [len(q.cells) for q in table.questions] == [8, 4] and table.questions[0].cells[:2] == ("D6", "D7")
    assert all("để trống nghĩa là chưa áp dụng" in q.text.vi and "empty cell means never" in q.text.en for q in table.questions)
    assert table.questions[0].answers[0] == 'cells="ngoài danh sách=never"'
    assert table.questions[1].answers[0] == ""  # what is not known is not offered first as never


@pytest.mark.parametrize("answer", ["never", "missing", "chưa"])
def test_a_word_in_a_column_of_starts_is_answered(csv, answer):
    table = csv(STARTS, cells=f"ngoài danh sách={answer}; không rõ=2018")
    starts = table.panel().rows.groupby("place")["adopted"].first().map(str).to_dict()
    assert not table.questions and starts == {"A": "2019", "B": "NaT", "C": "NaT", "D": "NaT", "E": "2018"}
    assert any(n.code == "never" and "ngoài danh sách" in n.text.vi for n in table.notices)


@pytest.mark.parametrize(("answer", "start"), [("x=2018", "2018"), ("x=never", "NaT")])
def test_an_x_among_starts_is_asked_about_and_may_be_a_start_of_no_known_day(csv, answer, start):
    text = STARTS.replace("ngoài danh sách", "x").replace("không rõ", "-")
    (question,) = csv(text).questions
    assert question.about == "adopted" and len(question.cells) == 8 and question.answers[:2] == ('cells="x=…"', 'cells="x=never"')
    table = csv(text, cells=answer)
    starts = table.panel().rows.groupby("place")["adopted"].first().map(str).to_dict()
    assert not table.questions and starts == {"A": "2019", "B": start, "C": "NaT", "D": start, "E": "NaT"}


def test_cells_of_a_column_of_starts_are_answered_by_their_addresses(csv):
    table = csv(STARTS, cells="; ".join(f"D{row}=never" for row in (*range(6, 10), *range(14, 22))))
    assert not table.questions and set(table.panel().rows["adopted"].map(str)) == {"2019", "NaT"}


def test_what_a_legend_says_of_figures_is_no_answer_about_starts(csv):
    assert "adopted" in asked(
        csv(STARTS.replace("không rõ", "KXĐ") + "Ghi chú: KXĐ: không xác định\n", cells="ngoài danh sách=never")
    )


@pytest.mark.parametrize(("note", "is_never"), [
    ("x: xã không tổ chức tuần tra liên gia (đến hết năm 2019)", True), ("Ghi chú: “x” = chưa có mô hình", True), ("x: không rõ ngày", False), ("x: có mô hình, ngày ghi sau", False), ("Nguồn: công an xã", False),
])  # fmt: skip
def test_a_mark_among_dates_that_a_note_calls_never_is_never(xlsx, note, is_never):
    rows = [[name, year, 4 + (n + year) % 5, (2016, "x", 2017, "x")[n]] for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")) for year in range(2013, 2020)]  # fmt: skip
    table = xlsx([["Xã", "Năm", "Số vụ", "Tuần tra từ năm"], *rows, [], [note]])
    assert ("adopted" not in asked(table)) is is_never
