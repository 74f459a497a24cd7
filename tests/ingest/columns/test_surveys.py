"""One row a person: exports of online forms, persons followed by dates, rounds of different persons."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from table_readings import asked, said

from analysis.panel.own_table import read_table

SAFE = ("Rất không an toàn", "Không an toàn", "Bình thường", "An toàn", "Rất an toàn")
BEFORE_AFTER = (
    ("TRƯỚC khi có mô hình (năm 2022), ông/bà thấy thế nào: [{}]", "HIỆN NAY (tháng 4/2024), ông/bà thấy thế nào: [{}]"),
    ("Trước đây anh/chị thấy thế nào khi {}?", "Bây giờ anh/chị thấy thế nào khi {}?"),
    ("Mức an toàn khi {}? [TRƯỚC tập huấn]", "Mức an toàn khi {}? [SAU tập huấn]"),
    ("Before the programme, how safe do you feel? [{}]", "Now, how safe do you feel? [{}]"),
)


def _form(
    before: str, after: str, time: str = "Dấu thời gian", consent: str = "Anh/chị có đồng ý tham gia khảo sát này không?"
) -> list[list]:
    head = [time, consent, "Anh/chị ở phường nào?", "Nhóm tuổi", "Gia đình anh/chị có tham gia mô hình “Camera an ninh” không?",
            *(q.format(item) for q in (before, after) for item in ("Đi bộ sau 21 giờ", "Để xe trước nhà")), "Ý kiến khác"]  # fmt: skip
    rows = []
    for i in range(30):
        own = [SAFE[(i + k) % 5] for k in range(4)]
        row = [
            dt.datetime(2024, 4, 1 + i // 3, 8, i),
            "Đồng ý",
            f"Phường {'AB'[i % 2]}",
            ("18-30", "31-45", "Trên 60")[i % 3],
            ("Có", "Không")[i % 2],
            *own,
            None,
        ]
        rows.append(row if i % 10 else [row[0], "Không đồng ý", *[None] * 8])
    return [head, *rows]


@pytest.mark.parametrize(("before", "after"), BEFORE_AFTER)
def test_an_export_of_a_form_is_one_row_a_respondent(xlsx, before, after):
    table = xlsx(_form(before, after))
    assert table.kind == "persons" and not table.questions and table.account.rows_used == 27
    assert set(table.account.aside["vi"]) == {"không đồng ý tham gia khảo sát"}
    assert len(table.columns("before")) == len(table.columns("after")) == 2 and not table.columns("period")
    assert all(b.split()[0] != a.split()[0] or "[" in b for a in table.columns("after") for b in [table.before_of(a)])
    assert table.column("treated").startswith("Gia đình") and not table.columns("outcome")
    assert table.frame["Nhóm tuổi"].iloc[0] in ("31-45", "Trên 60")


@pytest.mark.parametrize(
    "question",
    (
        "Bạn có sẵn sàng tham gia trả lời các cuộc khảo sát tiếp theo không?",
        "Bạn có đồng ý việc công an điều tra nhanh hơn không?",
        "Anh/chị có tự nguyện tham gia phỏng vấn lần trước không?",
    ),
)
def test_only_who_refuses_this_survey_and_answers_nothing_is_set_aside(xlsx, question):
    rows = _form(*BEFORE_AFTER[0])
    other = xlsx([[*row[:1], *row[2:], (question if i == 0 else ("Có", "Không")[i % 2])] for i, row in enumerate(rows)])
    assert not len(other.account.aside) and not {"refused"} & {*asked(other), *said(other)}
    rows[12][1] = "Không đồng ý"
    table = xlsx(rows)
    assert asked(table)["refused"] == ("B13",) and table.account.rows_used == 27
    answers = [a for q in table.questions for a in q.answers if a]
    assert answers == [f'columns="{rows[0][1]}=ignore"']
    kept = xlsx(rows, columns=f"{rows[0][1]}=ignore")
    assert not kept.questions and kept.account.rows_used == 30


def test_a_clause_of_no_programme_and_no_time_makes_no_before_and_after(xlsx):
    rows = [["Mã người", "Có lo lắng trước khi ra đường không?", "Có lo lắng sau khi ra đường không?"]]
    rows += [[f"M{i}", i % 5 + 1, i % 3 + 1] for i in range(30)]
    assert not xlsx(rows).columns("before")
    for clause in (
        "{} khi có mô hình",
        "{} khi tham gia lớp tập huấn",
        "{} khi xã có camera",
        "{} chương trình",
        "{} khi lắp camera",
    ):
        rows[0][1:] = [
            f"Có lo lắng {clause.format(s)} không?"
            if "lắp" in clause
            else f"{clause.format(s).capitalize()}, anh/chị có lo lắng không?"
            for s in ("trước", "sau")
        ]
        rows[0][1:] = [name.replace(" không?", "?") if "lắp" in clause else name for name in rows[0][1:]]
        assert len(xlsx(rows).columns("before")) == 1, clause


@pytest.mark.parametrize(
    ("first", "last", "paired"),
    (
        ("Trước cửa", "Sau vườn", False),
        ("Trước khi có mô hình", "Sau khi có mô hình", True),
        ("Trước nhà", "Sau nhà", False),
        ("Đầu năm học", "Cuối năm học", True),
        ("Đầu năm", "Cuối năm", True),
    ),
)
def test_waves_are_before_and_after_only_of_a_programme_or_a_time(xlsx, first, last, paired):
    rows = [["Mã người", "Lần", "Điểm"]]
    rows += [[f"M{i // 2}", (first, last)[i % 2], i % 7] for i in range(40)]
    assert bool(xlsx(rows).columns("before")) == paired


def test_of_several_programmes_in_a_form_it_is_asked_which_is_judged(xlsx):
    rows = _form(*BEFORE_AFTER[0])
    rows[0].append("Anh/chị có tham gia lớp tập huấn nào không?")
    for i, row in enumerate(rows[1:]):
        row.append(("Không", "Có")[i % 2])
    assert [q.about for q in xlsx(rows).questions] == ["role"]
    told = xlsx(rows, columns="Anh/chị có tham gia lớp tập huấn nào không?=treated")
    assert not told.questions and told.columns("treated") == ("Anh/chị có tham gia lớp tập huấn nào không?",)


def test_questions_of_trips_and_places_are_no_programme_and_no_pair(xlsx):
    rows = [
        [
            "Timestamp",
            "Bạn có tham gia giao thông bằng xe máy không?",
            "Trước nhà bạn có đèn không?",
            "Sau nhà bạn có đèn không?",
            "Bạn bao nhiêu tuổi?",
        ]
    ]
    rows += [[dt.datetime(2024, 5, 1, 9, i), *(("Có", "Không")[(i >> k) % 2] for k in range(3)), 20 + i] for i in range(12)]
    table = xlsx(rows)
    assert not table.questions and not table.columns("treated") and not table.columns("before") and table.kind == "persons"


def test_a_log_with_timestamps_of_places_is_no_form(csv):
    table = csv("Timestamp,Xã,Số vụ\n" + "".join(f"2023-{m:02d}-01,{p},{m}\n" for p in ("A", "B") for m in (1, 2, 3)))
    assert table.kind == "panel" and table.column("period") == "Timestamp" and "form" not in said(table)


FOLLOWED = (
    ("Mã hồ sơ", "Ngày về địa phương", "Ngày phát hiện tái nghiện", "Ngày kết thúc theo dõi"),
    ("Mã đối tượng", "Ngày ra trại", "Ngày tái phạm", "Lần gặp cuối"),
    ("id", "entry", "date_relapse", "last seen"),
    ("Mã hv", "Ngày vào", "Ngày bỏ điều trị", "Theo dõi đến ngày"),
)


def _followed(head, text: bool = False) -> list[list]:
    rows = [[head[0], head[1], "Tham gia CLB", head[2], head[3]]]
    for i in range(20):
        entry = dt.datetime(2022, 1 + i % 12, 1 + i)
        end = entry + dt.timedelta(100 + 10 * i)
        own = [entry, end if i % 3 == 0 else None, end]
        own = [d.strftime("%d/%m/%Y") if text and d else d for d in own]
        rows.append([f"HS{i:02d}", own[0], ("Có", "Không")[i % 2], own[1], own[2]])
    return rows


@pytest.mark.parametrize("head", FOLLOWED)
def test_days_of_entry_event_and_end_are_a_duration_and_an_event(xlsx, head):
    for text in (False, True):
        table = xlsx(_followed(head, text))
        duration, event = table.column("duration"), table.column("event")
        assert table.kind == "persons" and not table.questions and "follow_up" in said(table) and not table.columns("period")
        assert table.frame[duration].tolist() == [100 + 10 * i for i in range(20)] and table.frame[event].sum() == 7
        panel = table.panel()
        assert panel.kind == "event" and panel.rows["exposure"].sum() == pytest.approx(
            sum(100 + 10 * i for i in range(20)) / 365.25
        )


def test_a_day_before_the_entry_is_asked_about(xlsx):
    rows = _followed(FOLLOWED[0])
    rows[4][3], rows[4][4] = dt.datetime(2021, 1, 2), dt.datetime(2021, 1, 2)
    assert asked(xlsx(rows)) == {"follow_up": ("B5", "D5", "E5")}
    told = xlsx(rows, cells="B5=missing")
    assert not told.questions and told.frame[told.column("duration")].isna().sum() == 1


def test_a_yes_and_no_beside_the_day_of_the_event_must_agree(xlsx):
    rows = [[*r, "Tái nghiện" if not i else "Có" if r[3] else "Không"] for i, r in enumerate(_followed(FOLLOWED[0]))]
    table = xlsx(rows)
    assert not table.questions and table.column("event") == "Tái nghiện" and table.frame["Tái nghiện"].sum() == 7
    rows[1][5] = "Không"
    assert asked(xlsx(rows)) == {"follow_up": ("D2",)}
    told = xlsx(rows, columns="Ngày phát hiện tái nghiện=ignore")
    assert not told.questions and told.frame["Tái nghiện"].sum() == 6
    other = xlsx(rows, columns="Tái nghiện=ignore")
    assert not other.questions and other.frame[other.column("event")].sum() == 7


def test_a_day_that_is_none_is_asked_about_before_the_follow_up_is_used(xlsx):
    rows = _followed(FOLLOWED[0], text=True)
    rows[6][4] = "giữa năm 2023"
    table = xlsx(rows)
    assert asked(table) == {"period": ("E7",)} and table.open_questions(table.column("duration"))
    assert not xlsx(rows, cells="E7=missing").questions


def test_a_line_that_says_until_when_ends_the_follow_up(xlsx):
    rows = [["(Cập nhật đến ngày 31/12/2023)"], [], *[r[:4] for r in _followed(FOLLOWED[1])]]
    table = xlsx(rows)
    assert (
        not table.questions
        and table.frame[table.column("duration")].iloc[1] == (dt.date(2023, 12, 31) - dt.date(2022, 2, 2)).days
    )
    without = xlsx(rows[2:])
    assert not without.columns("duration") and "follow_up" in said(without)
    rows[4][1] = dt.datetime(2023, 12, 31)  # entered on the last day: followed for no day
    late = xlsx(rows)
    assert not late.questions and late.frame[late.column("duration")].isna().sum() == 1 and len(late.panel().rows) == 19


def test_an_entry_and_an_exit_without_an_event_and_a_duration_that_stands_there_stay(xlsx):
    rows = [
        ["Mã hv", "Ngày vào", "Ngày ra", "Điểm"],
        *([f"H{i}", dt.datetime(2022, 1, 1 + i), dt.datetime(2022, 3, 1 + i), i % 10] for i in range(12)),
    ]
    assert not xlsx(rows).columns("duration")
    rows = [[*r, k] for r, k in zip(_followed(FOLLOWED[0]), ["Số ngày theo dõi", *range(50, 70)], strict=True)]
    assert xlsx(rows).column("duration") == "Số ngày theo dõi"


def _rounds(
    rounds=("Tháng 6/2019", "Tháng 6/2022"),
    group=("Ngoài dự án", "Trong dự án"),
    group_head="Địa bàn dự án (từ 2020)",
    wave="Đợt điều tra",
    weight="quyenso",
    n=96,
):
    rng = np.random.default_rng(7)
    cluster = np.arange(n) // 2 % 12
    return pd.DataFrame({"Mã hộ": np.arange(101, 101 + n), wave: [rounds[i * len(rounds) // n] for i in range(n)], "Cụm": [f"Thôn {c}" for c in cluster],
                         group_head: [group[c % 2] for c in cluster], "Tin tưởng": rng.integers(1, 11, n), weight: rng.uniform(0.5, 2, n).round(2)})  # fmt: skip


@pytest.mark.parametrize(("rounds", "group", "group_head", "wave", "weight"), [
    (("Tháng 6/2019", "Tháng 6/2022"), ("Ngoài dự án", "Trong dự án"), "Địa bàn dự án (từ 2020)", "Đợt điều tra", "quyenso"),
    (("Đợt 1 (6/2019)", "Đợt 2 (6/2022)"), ("Đối chứng", "Can thiệp"), "Nhóm, từ năm 2021", "dot", "trongso"),
    ((2019, 2022), ("không điểm", "điểm"), "Thôn điểm kể từ 01/2020", "Năm khảo sát", "Trọng số mẫu"),
    (("2019-Q2", "2022-Q2"), ("control", "treatment"), "Arm since 2020", "round", "wgt"),
])  # fmt: skip
def test_rounds_of_different_persons_compare_weighted_means_of_clusters(csv, rounds, group, group_head, wave, weight):
    frame = _rounds(rounds, group, group_head, wave, weight)
    table = csv(frame.to_csv(index=False))
    assert table.kind == "persons" and not table.questions and "rounds" in said(table), asked(table)
    assert (table.column("period"), table.column("treated"), table.column("weight"), table.column("cluster")) == (
        wave,
        group_head,
        weight,
        "Cụm",
    )
    panel = table.panel("Tin tưởng")
    assert len(panel.places) == 12 and len(panel.periods) == 2 and panel.accounting.rows_used == len(frame)
    own = frame[(frame["Cụm"] == "Thôn 3") & (frame[wave] == rounds[1])]
    cell = panel.rows[(panel.rows["place"] == "Thôn 3") & (panel.rows["period"] == panel.periods[1])].iloc[0]
    assert cell["outcome"] == pytest.approx(np.average(own["Tin tưởng"], weights=own[weight])) and cell["treated"] == 1
    assert panel.rows[panel.rows["period"] == panel.periods[0]]["treated"].sum() == 0


def test_a_group_that_does_not_say_since_when_and_rounds_without_a_time_are_asked_about(csv):
    frame = _rounds(rounds=("6/2018", "6/2019", "6/2022"), group_head="Nhóm")
    table = csv(frame.to_csv(index=False))
    assert set(asked(table)) == {"rounds"} and table.questions[0].answers[0] == 'cells="waves=2018-06/2019-06"'
    told = csv(frame.to_csv(index=False), cells="waves=2018-06/2022-06")
    assert (
        not told.questions
        and len(told.panel("Tin tưởng").periods) == 2
        and told.account.rows_in == 96 == told.account.rows_used + 32
    )
    assert set(asked(csv(_rounds(rounds=("Trước", "Sau")).to_csv(index=False)))) == {"rounds"}
    for since in ("9/2022", "2018"):  # after the last round, before the first
        assert set(asked(csv(_rounds(group_head=f"Chương trình từ {since}").to_csv(index=False)))) == {"rounds"}
    named = csv(_rounds().to_csv(index=False))
    assert any("bắt đầu từ 2020" in n.text.vi for n in named.notices)
    batches = csv(_rounds(rounds=("Đợt 1", "Đợt 2"), wave="Đợt").to_csv(index=False))  # of a training: no time of a survey
    assert not batches.questions and "rounds" not in said(batches)


def test_codes_that_a_label_calls_no_answer_are_empty_within_a_scale_to_ten_too(tmp_path):
    frame = pd.DataFrame(
        {
            "hhid": range(40),
            "q1": [9, *range(1, 11), 9, 9] * 3 + [1],
            "q2": [99, *range(1, 11), 98, 5] * 3 + [1],
            "q3": [1, 2, 3, 4, 5] * 8,
        }
    )
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, value_labels={"q1": {1: "thấp", 9: "KTL", 10: "cao"}, "q3": {1: "kém", 3: "không ý kiến", 5: "tốt"}},
                   variable_labels={"q2": "Mức tin tưởng (1 thấp - 10 cao; 98 không biết; 99 không trả lời)"})  # fmt: skip
    table = read_table(tmp_path / "t.dta")
    assert table.frame["q1"].isna().sum() == 12 and table.frame["q2"].isna().sum() == 6 and table.frame["q3"].isna().sum() == 0


def test_agreeing_to_join_a_programme_is_no_consent_to_the_survey(xlsx):
    rows = [["Dấu thời gian", "Anh/chị có đồng ý tham gia mô hình không?", "Anh/chị thấy an toàn không?"]]
    rows += [[dt.datetime(2024, 5, 1, 9, i), ("Có", "Không")[i % 2], ("Có", "Không")[i % 3 == 0]] for i in range(12)]
    table = xlsx(rows)
    assert table.account.rows_used == 12 and table.kind == "persons" and not table.questions


def test_offices_that_send_their_figures_by_a_form_are_no_persons(xlsx):
    rows = [["Dấu thời gian", "Đơn vị báo cáo", "Số vụ phạm pháp trong tháng?", "Số đối tượng bị bắt?"]]
    rows += [
        [dt.datetime(2022, m, 28, 9), p, m + k, m] for m in range(1, 5) for k, p in enumerate(("Yên Sơn", "Tân Lập", "Minh Khai"))
    ]
    table = xlsx(rows)
    assert table.kind == "panel" and len(table.columns("outcome")) == 2 and not asked(table)


def test_agreeing_to_take_part_and_answer_is_consent(xlsx):
    rows = _form(*BEFORE_AFTER[0], consent="Tôi đồng ý tham gia trả lời")
    assert "refused" in said(xlsx(rows)) and xlsx(rows).account.rows_used == 27


def test_a_code_of_persons_under_a_bare_heading_has_waves_and_a_follow_up(xlsx):
    sheets = {name: [["Mã", "Nhóm", "Điểm"], *([f"N{i}", "CT" if i % 2 else "ĐC", 3 + (i + k) % 7] for i in range(20))] for k, name in enumerate(("Trước", "Sau"))}  # fmt: skip
    table = xlsx(sheets)
    assert not table.questions and table.kind == "persons" and table.columns("before") and table.columns("after")
    head = ["Mã", "Nhóm", "Ngày về địa phương", "Ngày tái nghiện", "Ngày kết thúc theo dõi"]
    rows = [[f"N{i}", "CT" if i % 2 else "ĐC", f"{1 + i:02d}/03/2020", f"{1 + i:02d}/05/2021" if i % 3 == 0 else None, "31/12/2022"] for i in range(20)]  # fmt: skip
    table = xlsx([head, *rows])
    assert not table.questions and table.column("person") == "Mã" and table.column("event") and table.column("duration")


@pytest.mark.parametrize(
    "note", ["Báo cáo ngày 30/6/2022 của Công an tỉnh nêu số cũ; số trong bảng là số cuối năm", "Dân số as of 1/4/2022"]
)
def test_the_day_of_another_paper_or_of_a_population_cuts_no_period_short(xlsx, note):
    rows = [["Xã", "Năm", "Số vụ", "Dân số"], *([p, y, 3 + y % 5, 5000] for p in "ABC" for y in range(2018, 2023)), [], [note]]
    assert not xlsx(rows).questions
