"""What a person answers obeys the rules that what was read obeys; what cannot be read or used is said and asked again."""

import argparse
import datetime as dt
import unicodedata
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from analysis import paths
from analysis.errors import BadTable, WorkbookError
from analysis.ingest import import_command
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED, Evidence, Finding
from analysis.ingest.review.answers import Unreadable, changes, offered
from analysis.ingest.review.arithmetic import checked
from analysis.ingest.review.decisions import apply
from analysis.ingest.review.new_names import lacking, said_new
from analysis.ingest.review.queue import FIELDS, load, read_answers, write
from analysis.language import Text

OFFENCES = "Số vụ phạm pháp hình sự"
TITLE = "Huyện Gia Lâm năm 2019"


@pytest.fixture
def answered(home_of_imports, capsys):
    """A function: import rows, answer the question about each cell, or change its answer, and import again: (used rows,
    queue rows, what was said)."""

    def run(rows, answers, changed=(), options=()):
        if not (home_of_imports / "a.xlsx").exists():  # a workbook saved again is another file: it holds the time
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row)
            book.save(home_of_imports / "a.xlsx")
        given = [str(home_of_imports / "a.xlsx"), "--source", "thu", *options]
        parser = argparse.ArgumentParser()
        import_command.add_arguments(parser)
        import_command.main(parser.parse_args(given))
        waiting = paths.PROCESSED / "imports" / "thu-queue.xlsx"
        queue = openpyxl.load_workbook(waiting)
        for sheet, written in zip(["Hàng đợi", "Đã trả lời"] if changed else ["Hàng đợi"], (answers, changed), strict=False):
            for row in queue[sheet].iter_rows(min_row=3):
                answer = written.get(row[8].value.partition("!")[2])
                row[0].value = answer(row) if callable(answer) else answer
        queue.save(waiting)
        capsys.readouterr()
        import_command.main(parser.parse_args(given))
        table = pd.read_parquet(paths.PROCESSED / "imports" / "thu.parquet").set_index("cell")
        left = [[c.value for c in row] for row in openpyxl.load_workbook(waiting).active.iter_rows(min_row=3)]
        return table, {row[8].partition("!")[2]: row for row in left}, capsys.readouterr().err

    return run


def rows(*cells, head=OFFENCES, title=TITLE):
    return [[title], ["Xã", head], *map(list, cells)]


def test_alternatives_are_codes_with_names_and_can_be_copied(answered):
    given = rows(("Yên Viêm", 5), ("Xã Đa Tôn", 6), ("Yên Viên", 7))
    offered = {}

    def copy(row):
        offered[row[8].value.partition("!")[2]] = row[2].value
        return row[2].value.split("; ")[0]

    table, left, _ = answered(given, {"B3": copy, "B4": copy, "B5": "Thị trấn Yên Viên"})
    assert all(code in offered["B3"] for code in ("vn-hn-gialam-yenvien-tt (", "vn-hn-gialam-yenvien-xa ("))
    assert table.loc["B4", "place_code"] == "vn-hn-gialam-daton"
    assert set(table.index) | set(left) == {"B3", "B4", "B5"}


def listed(cell) -> list[str]:
    """What the list of a cell offers."""
    rule = next(rule for rule in cell.parent.data_validations.dataValidation if cell.coordinate in rule.sqref)
    assert rule.type == "list" and not rule.showErrorMessage
    sheet, cells = rule.formula1.replace("$", "").rsplit("!", 1)
    return [one.value for row in cell.parent.parent[sheet.strip("'=")][cells] for one in row]


def test_the_list_of_a_cell_offers_the_alternatives_and_each_can_be_chosen(answered):
    given = rows(("Yên Viêm", 5), ("Xã Đa Tôn", 6), ("Yên Viên", 7))
    seen = {}

    def choose(number):
        def choice(row):
            seen[row[8].value.partition("!")[2]] = offered = listed(row[0])
            return offered[number]

        return choice

    table, left, _ = answered(given, {"B3": choose(0), "B4": choose(0), "B5": choose(-1)})
    assert seen["B3"][-2:] == ["giữ", "bỏ"] and len(seen["B3"]) > 3
    assert set(table.index) == {"B3", "B4"} and not left


@pytest.mark.parametrize(
    ("head", "printed", "offers"),
    [
        (OFFENCES, "3,5", "3500"),
        (OFFENCES, "1.234", "1234"),
        (OFFENCES, dt.date(2019, 3, 5), ""),
        ("Tỷ lệ khám phá PPHS (%)", "1.234", "1.234"),
        ("Tỷ lệ khám phá PPHS (%)", dt.date(2019, 3, 5), "5.3"),
        ("Tỷ lệ khám phá PPHS (%)", 0.85, "85"),
    ],
)
def test_the_numbers_offered_are_such_as_the_indicator_can_have(answered, head, printed, offers):
    _, left, _ = answered(rows(("Xã Đa Tốn", printed), ("Xã Kiêu Kỵ", 9), head=head), {})
    assert (left["B3"][2] or "") == offers


def test_an_answer_that_cannot_be_read_is_said_with_its_row_and_asked_again(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", "9*"), ("Xã Ninh Hiệp", 4))
    table, left, said = answered(given, {"B3": "chịu", "B4": "value=3; value=9"})
    assert list(table.index) == ["B5"] and set(left) == {"B3", "B4"}
    assert "dòng 3" in said and "chịu" in said and "dòng 4" in said
    assert "chịu" in left["B3"][3]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("value=-4", "âm"),
        ("9" * 30, "không đọc được"),
        ("value=3,5", "không nguyên"),
        (1.234, "không nguyên"),
        ("place=vn-hn-xa-battrang; value=3", "không có vào 2019-12-31"),
        ("period=2031; value=3", "không có vào 2031-12-31"),
        ("indicator=criminal_clearance_pct; value=300", "0-100"),
        ("value=5; place=Xã Kiêu Kỵ", "khác"),
    ],
)
def test_a_decision_that_breaks_a_rule_is_asked_again(answered, answer, why):
    table, left, _ = answered(rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9)), {"B3": answer})
    assert "B3" not in table.index and why in left["B3"][3]


def test_a_number_typed_as_one_is_not_ambiguous(answered):
    table, left, _ = answered(rows(("Xã Đa Tốn", "1.234"), ("Xã Kiêu Kỵ", 9), head="Tỷ lệ khám phá PPHS (%)"), {"B3": 1.234})
    assert table.loc["B3", "value"] == 1.234 and not left


def test_keeping_both_sides_of_a_contradiction_keeps_neither(answered):
    table, left, _ = answered(rows(("Xã Đa Tốn", 5), ("Xã Đa Tốn", 6)), {"B3": "giữ", "B4": "giữ"})
    assert not len(table) and set(left) == {"B3", "B4"} and "khác với" in left["B3"][3]
    table, left, _ = answered(rows(("Xã Đa Tốn", 5), ("Xã Đa Tốn", 6)), {"B3": "giữ", "B4": "bỏ"})
    assert list(table.index) == ["B3"] and not left


def test_a_row_without_a_period_cannot_be_kept(answered):
    given = rows(("Xã Đa Tốn", 5), title="Huyện Gia Lâm")
    table, left, _ = answered(given, {"B3": "giữ"})
    assert not len(table) and "kỳ" in left["B3"][3]
    table, left, _ = answered(given, {"B3": "period=2019"})
    assert table.loc["B3", "period_end"] == "2019-12-31" and not left


def test_the_account_counts_what_the_decisions_left(answered):
    import json

    answered(rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9)), {"B3": "12"})
    account = json.loads((paths.PROCESSED / "imports" / "thu-account.json").read_text(encoding="utf-8"))["files"][0]
    assert (account["used"], account["queued"], account["balanced"]) == (2, 0, True)


def test_an_answer_completes_the_one_before_it(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9), title="Huyện Gia Lâm")
    table, left, _ = answered(given, {"B3": "12", "B4": "bỏ"})
    assert not len(table) and "kỳ" in left["B3"][3]
    table, left, _ = answered(given, {"B3": "period=2019"})
    assert table.loc["B3", "value"] == 12 and table.loc["B3", "period_start"] == "2019-01-01" and not left


def test_a_total_is_added_up_again_after_an_answer_and_is_asked_about_where_it_contradicts(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9), ("Tổng", 22), title="Năm 2019")
    table, left, said = answered(given, {"B3": "12"})
    assert set(left) == {"B5"} and "ghi 22, cộng B3..B4 được 21" in left["B5"][3]
    assert "a.xlsx Sheet!B5: do các câu trả lời, nay phải hỏi: ghi 22, cộng B3..B4 được 21" in said
    table, left, said = answered(given, {"B5": "20"})
    assert "đã quyết định 20, cộng B3..B4 được 21" in left["B5"][3]
    table, left, said = answered(given, {"B5": "21"})
    assert not left and set(table.index) == {"B3", "B4"}  # a total checks, and is not counted


def test_a_total_that_agrees_after_an_answer_is_no_longer_asked_about(answered):
    given = rows(("Xã Đa Tốn", 2.5), ("Xã Kiêu Kỵ", 9), ("Tổng", 14))
    table, left, said = answered(given, {"B3": 5})
    assert not left and dict(table["value"]) == {"B3": 5, "B4": 9}
    assert "a.xlsx Sheet!B5: do các câu trả lời, không còn phải hỏi: ghi 14, cộng B3..B4 được 11.5" in said


def test_a_contradiction_that_was_kept_is_not_asked_about_again(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9), ("Xã Cổ Bi", "3*"), ("Tổng", 22))
    answered(given, {"B3": "12", "B5": "bỏ"})
    table, left, _ = answered(given, {"B6": "giữ"})
    assert not left and table.loc["B6", "value"] == 22
    table, left, said = answered(given, {})
    assert not left and not said.count("B6")


def test_a_total_of_a_year_that_is_not_over_is_asked_about_for_both_reasons_at_once(answered):
    given = rows(("Xã Đa Tốn", 12), ("Xã Kiêu Kỵ", 9), ("Tổng", 22))
    _, left, _ = answered(given, {}, options=("--received", "2019-12-01"))
    assert set(left) == {"B3", "B4", "B5"}
    assert "ghi 22, cộng B3..B4 được 21; kỳ đến 31/12/2019 chưa hết" in left["B5"][3]


def test_an_answered_running_total_stays_one(answered):
    given = [["Xã Đa Tốn năm 2019"], ["Tháng", f"{OFFENCES} lũy kế"], ["Tháng 1", 5], ["Tháng 2", 3], ["Tháng 3", 9]]
    table, left, _ = answered(given, {"B4": "8"})
    assert not left and not len(table)
    table, left, _ = answered(given, {}, options=("--cumulative", "difference"))
    assert dict(table["value"]) == {"B3": 5, "B4": 3, "B5": 1} and table.loc["B4", "note"] == "differenced: 8 - 5; decision: 8"


def test_nothing_is_differenced_against_a_running_total_that_is_asked_about(answered):
    given = [["Xã Đa Tốn năm 2019"], ["Tháng", f"{OFFENCES} lũy kế"], ["Tháng 1", 5], ["Tháng 2", 3], ["Tháng 3", 9]]
    table, left, _ = answered(given, {}, options=("--cumulative", "difference"))
    assert dict(table["value"]) == {"B3": 5} and "lấy hiệu với B4" in left["B5"][3]
    table, left, said = answered(given, {"B4": "giữ"}, options=("--cumulative", "difference"))
    assert not left and dict(table["value"]) == {"B3": 5, "B5": 6} and "B5: do các câu trả lời, không còn phải hỏi" in said


def test_a_period_that_holds_another_is_compared_again_after_an_answer(answered):
    given = [["Xã Đa Tốn"], ["Chỉ tiêu", "6 tháng 2019", "9 tháng 2019"], [OFFENCES, 10, 8]]
    table, left, said = answered(given, {"C3": "12"})
    assert (
        not left and dict(table["value"]) == {"B3": 10, "C3": 12} and "Sheet!B3: do các câu trả lời, không còn phải hỏi" in said
    )


def test_a_district_is_added_up_again_after_an_answer(answered):
    from analysis.catalogue import units_of

    units = units_of("vn-hn-gialam", dt.date(2019, 12, 31))
    given = rows(*((unit.name.vi, 2) for unit in units[1:]), (units[0].name.vi, "3*"), ("Huyện Gia Lâm", 44))
    table, left, said = answered(given, {"B24": "3"})
    assert set(left) == {"B25"} and "cộng 22 xã/communes được 45" in left["B25"][3] and "B25" in said
    assert "B25" not in table.index


def test_an_answer_replaces_a_wrong_one_before_it(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9))
    table, left, _ = answered(given, {"B3": "indicator=criminal_clearance_pct; value=300"})
    assert "0-100" in left["B3"][3]
    table, left, _ = answered(given, {"B3": "12"})
    assert not left and table.loc["B3", "indicator"] == "criminal_offences" and table.loc["B3", "value"] == 12
    assert table.loc["B3", "note"] == "decision: indicator=criminal_clearance_pct; value=300 | 12"


def test_an_answer_that_was_used_can_be_changed_and_what_was_answered_is_kept(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9))
    answered(given, {"B3": "13"})
    seen = {}

    def change(row):
        seen["row"], seen["listed"] = [cell.value for cell in row], listed(row[0])
        return seen["listed"][0]

    table, left, _ = answered(given, {}, {"B3": change})
    assert (seen["row"][1], seen["row"][2], seen["row"][11]) == ("12*", "12", "13") and "dấu chú thích" in seen["row"][3]
    assert not left and table.loc["B3", "value"] == 12 and table.loc["B3", "note"] == "decision: 13 | 12"
    assert "mở lại" in seen["listed"] and "giữ" not in seen["listed"]  # to keep would keep the answer, not what was read


@pytest.mark.parametrize("answer", ["12", "bỏ"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_answer_that_is_withdrawn_opens_its_question_again_and_takes_the_figure_out(answered, answer, form):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9))
    answered(given, {"B3": answer})
    table, left, _ = answered(given, {}, {"B3": unicodedata.normalize(form, "mở  lại")})
    assert list(table.index) == ["B4"] and "dấu chú thích" in left["B3"][3]
    assert f",{answer} | mở lại," in (paths.RAW / "thu" / "decisions.csv").read_text(encoding="utf-8")
    table, left, _ = answered(given, {"B3": "11"})
    assert not left and table.loc["B3", "value"] == 11


def test_a_row_deleted_from_the_decisions_is_asked_about_again(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9))
    answered(given, {"B3": "12"})
    kept = paths.RAW / "thu" / "decisions.csv"
    kept.write_text(kept.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    table, left, _ = answered(given, {})
    assert list(table.index) == ["B4"] and set(left) == {"B3"}


def test_a_total_that_was_kept_is_asked_about_again_where_an_answer_makes_it_contradict_otherwise(answered):
    given = rows(("Xã Đa Tốn", "12*"), ("Xã Kiêu Kỵ", 9), ("Tổng", 22))
    answered(given, {"B3": "12"})
    assert answered(given, {"B5": "giữ"})[1] == {}
    _, left, said = answered(given, {}, {"B3": "14"})
    assert "ghi 22, cộng B3..B4 được 23" in left["B5"][3] and "được 23" in said


@pytest.mark.parametrize("source", ["../../evil", "Thu Đông", "=thu", "public_record"])
def test_a_source_that_is_no_code_is_refused_with_the_allowed_form(home_of_imports, source):
    (home_of_imports / "a.txt").write_text("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự.", encoding="utf-8")
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    with pytest.raises(WorkbookError, match="small letters"):
        import_command.main(parser.parse_args([str(home_of_imports / "a.txt"), "--source", source, "--dry-run"]))


def found(value, cell="B3", *, end=dt.date(2019, 12, 31), start=dt.date(2019, 1, 1), status=USED, **more):
    """A finding of offences of Đa Tốn in 2019, its other fields as given."""
    evidence = Evidence(text=str(value), number=str(value), file="a.xlsx", sha256="5" * 64, sheet="S", cell=cell)
    number = None if value is None else Decimal(str(value))
    given = {"indicator": "criminal_offences", "place": "vn-hn-gialam-daton", "start": start, "end": end} | more
    return Finding(evidence=evidence, status=status, value=number, **given)


def span(first, last, year=2019):
    """The days of some months of a year."""
    last = dt.date(year + last // 12, last % 12 + 1, 1) - dt.timedelta(days=1)
    return {"start": dt.date(year, first, 1), "end": last}


def test_parts_of_one_period_add_up_and_parts_that_overlap_or_have_no_end_are_not_dated():
    total = found(11, "B5", kind="total_row")
    asked = checked([found(5, "B3"), found(5, "B4"), total])[-1]
    assert asked.status == QUEUED and "B3..B4 add up to 10" in asked.reason.en and "ghi 11" in asked.reason.vi
    assert checked([found(5, "B3"), found(6, "B4"), total])[-1].status == SET_ASIDE
    for parts in ((span(1, 6), span(1, 9)), (span(1, 6), span(4, 9))):  # six and nine months: no sum of them means anything
        assert (
            checked([found(5, "B3", **parts[0]), found(6, "B4", **parts[1]), replace(total, value=Decimal(99))])[-1].status
            == USED
        )
    open_ended = [found(5, "B3", end=None), found(5, "B4")]
    assert checked([*open_ended, total])[-1].status == QUEUED


def test_less_in_the_longer_period_is_asked_about_with_both_cells_in_both_languages():
    six, nine = checked([found(10, "B3", **span(1, 6)), found(7, "B4", **span(1, 9))])
    assert six.status == nine.status == QUEUED and six.reason == nine.reason
    assert six.reason == Text("kỳ dài hơn mà ít hơn: S!B3 (10), S!B4 (7)", "less in the longer period: S!B3 (10), S!B4 (7)")
    assert {f.status for f in checked([found(7, "B3", **span(1, 6)), found(7, "B4", **span(1, 9))])} == {USED}


def running(*months, year=2019):
    """Running totals: {month: its total since January} as findings of one month each."""
    return [
        found(total, f"B{month + 2}", status=SET_ASIDE, kind="cumulative", **span(month, month, year)) for month, total in months
    ]


def test_a_month_is_differenced_only_from_the_month_before_it_and_not_where_it_is_printed():
    def months(*rows):
        return {f.evidence.cell: (f.status, f.value) for f in checked(list(rows), cumulative="difference")}

    assert months(*running((1, 4), (2, 9), (3, 9))) == {"B3": (USED, 4), "B4": (USED, 5), "B5": (USED, 0)}
    assert months(*running((1, 4), (3, 9)))["B5"] == (SET_ASIDE, 9)  # February is not known
    printed = found(6, "C4", **span(2, 2))
    assert months(*running((1, 4), (2, 9)), printed) == {"B3": (USED, 4), "B4": (SET_ASIDE, 9), "C4": (USED, 6)}


def test_what_is_offered_are_units_that_stood_then_and_codes_with_their_names():
    asked = found(5, status=QUEUED, alternatives=("Phù Đổng",))
    assert [text.partition(" ")[0] for text in offered(asked)] == ["vn-hn-gialam-phudong"]
    both = offered(replace(asked, alternatives=("Yên Viên",)))
    assert {text.partition(" ")[0] for text in both} == {"vn-hn-gialam-yenvien-tt", "vn-hn-gialam-yenvien-xa"}
    codes = ("criminal_offences", "vn-hn-gialam-daton")
    assert offered(replace(asked, alternatives=codes)) == [f"{codes[0]} ({OFFENCES})", f"{codes[1]} (Xã Đa Tốn)"]


def test_an_answer_that_is_not_understood_is_told_what_it_can_be():
    asked = found(5, status=QUEUED, alternatives=("12",))
    for f, vi, en in ((asked, "“mở lại”: 12", "'reopen': 12"), (replace(asked, alternatives=()), "“mở lại”", "'reopen'")):
        with pytest.raises(Unreadable) as caught:
            changes("chịu", f)
        assert caught.value.reason.vi.endswith(vi) and caught.value.reason.en.endswith(en)


@pytest.mark.parametrize(("value", "bounds", "lacks"), [(None, {}, True), (5, {}, False), (None, {"low": Decimal(4)}, False)])
def test_what_has_no_value_cannot_be_kept(value, bounds, lacks):
    asked = found(value, status=QUEUED, reason=Text("vì sao", "why"), **bounds)
    kept = {asked.key: {"decision": "giữ", "reason": "vì sao", "read": asked.read_as()}}
    rows, _ = apply([asked], kept, lambda rows: rows)
    assert (rows[0].status == QUEUED) is lacks and ("giá trị" in rows[0].reason.vi) is lacks


def test_a_new_indicator_is_one_of_whole_numbers_where_every_value_is():
    def named(*values):
        lacks = (("indicator", "số vụ cháy rừng"),)
        return lacking([found(value, f"B{n}", lacks=lacks) for n, value in enumerate(values)]).indicators

    assert [named(*values) for values in ((5, 7), (5, 0.5), (None, 7))] == [
        (("số vụ cháy rừng", True),), (("số vụ cháy rừng", False),), (("số vụ cháy rừng", True),)
    ]  # fmt: skip


def test_the_row_of_an_answer_is_named_with_its_sheet_unless_it_is_the_first(tmp_path):
    waiting, aside = (
        found(5, status=QUEUED, reason=Text("vì sao", "why")),
        found(6, "B4", status=SET_ASIDE, reason=Text("không", "no")),
    )
    assert write(tmp_path / "q.xlsx", [waiting, aside], {}, "vi") == 1
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    book["Hàng đợi"]["A3"], book["Để riêng"]["A3"] = 7, "giữ"
    book.save(tmp_path / "q.xlsx")
    answers = read_answers(tmp_path / "q.xlsx")
    assert {f["row"] for f in answers.values()} == {"3", "3 (Để riêng)"}
    assert answers[waiting.key] | {"row": ""} == {
        "key": waiting.key, "decision": "7", "reason": "vì sao", "file": "a.xlsx", "where": "S!B3", "read": "5", "row": ""
    }  # fmt: skip


def months_of_2019(*values, **more):
    return [found(value, f"B{n + 3}", **(span(n + 1, n + 1) | more)) for n, value in enumerate(values)]


def test_a_year_is_compared_with_its_twelve_months_and_no_fewer():
    year = found(25, "B15")
    *_, asked = checked([*months_of_2019(*[2] * 12), year])
    assert asked.status == QUEUED and "S!B3..S!B14 add up to 24" in asked.reason.en
    assert checked([*months_of_2019(*[2] * 11, 3), year])[-1].status == SET_ASIDE  # said by its months: a panel counts it once
    assert checked([*months_of_2019(*[2] * 11), year])[-1].status == USED
    stock = {"indicator": "clubs_b93"}
    assert checked([*months_of_2019(*[2] * 12, **stock), replace(year, **stock)])[-1].status == USED


def test_a_part_that_is_no_exact_figure_is_not_added_up():
    parts = [found(5, "B3", quantifier="at_least"), found(5, "B4")]
    assert checked([*parts, found(11, "B5", kind="total_row")])[-1].status == USED


def test_running_totals_stay_such_unless_their_months_are_asked_for():
    rows = running((1, 4), (2, 9))
    assert checked(rows) == rows


@pytest.mark.parametrize(("printed", "lands"), [("-10,0", True), ("-10,1", False), ("10,0", False), ("-10", True), ("-8", True)])
def test_a_change_beside_two_years_lands_where_it_is_theirs(printed, lands):
    """From 80 to 72 are -8 cases, or -10 per cent."""
    figures = [found(80, "B3", **span(1, 12, 2018)), found(72, "C3")]
    change = found(printed.replace(",", "."), "D3", status=SET_ASIDE, kind="change")
    change = replace(change, evidence=replace(change.evidence, number=printed))
    landed = checked([*figures, change])[-1]
    assert (landed.status == USED) is lands
    assert not lands or (landed.unit == "percent") is (printed != "-8") and landed.comparison == "2018-01-01..2018-12-31"


def test_a_name_is_new_where_it_is_said_so_by_its_name_for_all_or_in_an_answer():
    name = "số vụ cháy rừng"
    row = found(5, lacks=(("indicator", name),))
    for names, answers, new in (
        (None, {}, False), ([], {}, True), ([name.upper()], {}, True), (["khác"], {}, False), (None, {row.key: {"decision": "mới"}}, True),
    ):  # fmt: skip
        assert bool(said_new([row], answers, names).indicators) is new


def test_an_answer_for_the_whole_file_is_offered_where_another_figure_asks_the_same(tmp_path):
    same, other = Text("vì sao", "why"), Text("khác", "other")
    waiting = [found(5, f"B{n}", status=QUEUED, reason=why, alternatives=("12",)) for n, why in enumerate((same, same, other), 3)]
    write(tmp_path / "q.xlsx", waiting, {}, "vi")
    sheet = openpyxl.load_workbook(tmp_path / "q.xlsx")["Hàng đợi"]
    lists = [listed(sheet.cell(row, 1)) for row in (3, 4, 5)]
    assert lists == [["12; cả tệp", "12", "giữ", "bỏ"]] * 2 + [["12", "giữ", "bỏ"]]


def test_only_what_an_answer_settles_or_puts_in_doubt_is_said():
    gialam = "vn-hn-gialam"
    parts = [
        found(5, "B3"),
        found(5, "B4", place=f"{gialam}-kieuky"),
        found(11, "B5", kind="total_row", place=gialam),
        found(7, "D9", place=f"{gialam}-ninhhiep"),
    ]
    decided = {parts[1].key: {"decision": "6", "reason": "", "read": "5"}}
    rows, said = apply(parts, decided, checked)
    assert [row.status for row in rows] == [USED, USED, SET_ASIDE, USED]
    assert [text.en.partition(": ")[::2] for text in said] == [
        ("a.xlsx S!B5", "the answers settle it: printed 11, but B3..B4 add up to 10")
    ]
    parts[2] = replace(parts[2], value=Decimal(10))
    rows, said = apply(parts, decided, checked)
    assert rows[2].status == QUEUED and [text.en for text in said] == [
        "a.xlsx S!B5: the answers put it in doubt: printed 10, but B3..B4 add up to 11"
    ]


@pytest.mark.parametrize("broken", ["k,12,vì sao,a.xlsx,B4", "k,12,vì sao,a.xlsx,B4,5,6"], ids=["a column less", "a column more"])
def test_a_row_of_the_decisions_that_lacks_a_column_or_has_one_more_is_refused_by_its_number(tmp_path, broken):
    file = tmp_path / "decisions.csv"
    good = "j,12,vì sao,a.xlsx,B3,5"
    file.write_text("\n".join([",".join(FIELDS), good, broken, ""]), encoding="utf-8")
    with pytest.raises(BadTable, match=r"\b3: key"):
        load(file)
    file.write_text("\n".join([",".join(FIELDS), good, ""]), encoding="utf-8")
    assert load(file) == {"j": dict(zip(FIELDS, good.split(","), strict=True))}


def test_an_answer_for_the_whole_file_is_kept_for_each_figure_with_what_was_asked_of_it(tmp_path):
    same, other = Text("vì sao", "why"), Text("khác", "other")
    waiting = [found(5, f"B{n}", status=QUEUED, reason=why, alternatives=("12",)) for n, why in enumerate((same, same, other), 3)]
    write(tmp_path / "q.xlsx", waiting, {}, "vi")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    book["Hàng đợi"]["A3"] = "12; cả tệp"
    book.save(tmp_path / "q.xlsx")
    answers = read_answers(tmp_path / "q.xlsx")
    assert {(row["decision"], row["reason"], row["file"], row["read"]) for row in answers.values()} == {
        ("12", "vì sao", "a.xlsx", "5")
    }
    assert [row["where"].partition("!")[2] for row in answers.values()] == ["B3", "B4"] and set(answers) == {
        f.key for f in waiting[:2]
    }
