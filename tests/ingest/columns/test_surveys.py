"""One row a person: exports of online forms, persons followed by dates, rounds of different persons."""

import datetime as dt

import pytest
from table_readings import asked, said

SAFE = ("Rất không an toàn", "Không an toàn", "Bình thường", "An toàn", "Rất an toàn")
BEFORE_AFTER = (
    ("TRƯỚC khi có mô hình (năm 2022), ông/bà thấy thế nào: [{}]", "HIỆN NAY (tháng 4/2024), ông/bà thấy thế nào: [{}]"),
    ("Trước đây anh/chị thấy thế nào khi {}?", "Bây giờ anh/chị thấy thế nào khi {}?"),
    ("Mức an toàn khi {}? [TRƯỚC tập huấn]", "Mức an toàn khi {}? [SAU tập huấn]"),
    ("Before the programme, how safe do you feel? [{}]", "Now, how safe do you feel? [{}]"),
)


def _form(before: str, after: str, time: str = "Dấu thời gian", consent: str = "Anh/chị có đồng ý tham gia khảo sát này không?") -> list[list]:
    head = [time, consent, "Anh/chị ở phường nào?", "Nhóm tuổi", "Gia đình anh/chị có tham gia mô hình “Camera an ninh” không?",
            *(q.format(item) for q in (before, after) for item in ("Đi bộ sau 21 giờ", "Để xe trước nhà")), "Ý kiến khác"]  # fmt: skip
    rows = []
    for i in range(30):
        own = [SAFE[(i + k) % 5] for k in range(4)]
        row = [dt.datetime(2024, 4, 1 + i // 3, 8, i), "Đồng ý", f"Phường {'AB'[i % 2]}", ("18-30", "31-45", "Trên 60")[i % 3], ("Có", "Không")[i % 2], *own, None]
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


def test_of_several_programmes_in_a_form_it_is_asked_which_is_judged(xlsx):
    rows = _form(*BEFORE_AFTER[0])
    rows[0].append("Anh/chị có tham gia lớp tập huấn nào không?")
    for i, row in enumerate(rows[1:]):
        row.append(("Không", "Có")[i % 2])
    assert [q.about for q in xlsx(rows).questions] == ["role"]
    told = xlsx(rows, columns="Anh/chị có tham gia lớp tập huấn nào không?=treated")
    assert not told.questions and told.columns("treated") == ("Anh/chị có tham gia lớp tập huấn nào không?",)


def test_questions_of_trips_and_places_are_no_programme_and_no_pair(xlsx):
    rows = [["Timestamp", "Bạn có tham gia giao thông bằng xe máy không?", "Trước nhà bạn có đèn không?", "Sau nhà bạn có đèn không?", "Bạn bao nhiêu tuổi?"]]
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
        assert panel.kind == "event" and panel.rows["exposure"].sum() == pytest.approx(sum(100 + 10 * i for i in range(20)) / 365.25)


def test_a_day_before_the_entry_is_asked_about(xlsx):
    rows = _followed(FOLLOWED[0])
    rows[4][3], rows[4][4] = dt.datetime(2021, 1, 2), dt.datetime(2021, 1, 2)
    assert asked(xlsx(rows)) == {"follow_up": ("B5", "D5", "E5")}
    told = xlsx(rows, cells="B5=missing")
    assert not told.questions and told.frame[told.column("duration")].isna().sum() == 1


def test_a_line_that_says_until_when_ends_the_follow_up(xlsx):
    rows = [["(Cập nhật đến ngày 31/12/2023)"], [], *[r[:4] for r in _followed(FOLLOWED[1])]]
    table = xlsx(rows)
    assert not table.questions and table.frame[table.column("duration")].iloc[1] == (dt.date(2023, 12, 31) - dt.date(2022, 2, 2)).days
    without = xlsx(rows[2:])
    assert not without.columns("duration")


def test_an_entry_and_an_exit_without_an_event_and_a_duration_that_stands_there_stay(xlsx):
    rows = [["Mã hv", "Ngày vào", "Ngày ra", "Điểm"], *([f"H{i}", dt.datetime(2022, 1, 1 + i), dt.datetime(2022, 3, 1 + i), i % 10] for i in range(12))]
    assert not xlsx(rows).columns("duration")
    rows = [[*r, k] for r, k in zip(_followed(FOLLOWED[0]), ["Số ngày theo dõi", *range(50, 70)], strict=True)]
    assert xlsx(rows).column("duration") == "Số ngày theo dõi"
