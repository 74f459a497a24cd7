"""What a table of one's own leaves open or says twice in two ways is asked, once, with an answer; its near twins are not."""

import datetime as dt
import random

from table_readings import asked, periods

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
