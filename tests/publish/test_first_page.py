"""The first page of an evaluation and its Word files: what was found stands first, each result and check once, what is left out is said."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook

from analysis import Design, estimate, record, run_checks
from analysis.design import Claim
from analysis.design.own import own_question, series_of
from analysis.errors import Caution
from analysis.language import Text
from analysis.panel.own_table import read_table
from analysis.present import each_place_headline, robustness_headline, sentence
from analysis.publish.cards import cards
from analysis.publish.first_page import first_page
from analysis.publish.markdown import first_sentence
from analysis.publish.saved import load
from analysis.publish.word.brief import brief, caveat
from analysis.publish.word.committee import committee
from analysis.run.evaluate_command import _finding

TITLE = Text("Đánh giá", "Evaluation")


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory, saved_of):
    """The saved first page of 16 communes by quarters, half of which start a patrol; parts trends, places, effect, robustness."""
    folder = tmp_path_factory.mktemp("reports") / "xa"
    rng = np.random.default_rng(7)
    rows = [
        (f"Xã {chr(65 + i)}", f"{year}Q{quarter}", int(rng.poisson(60 * (0.6 if i < 8 and year > 2016 else 1))), "2017Q1" if i < 8 else None)
        for i in range(16) for year in range(2014, 2020) for quarter in range(1, 5)
    ]  # fmt: skip
    file = folder.parent / "xa.csv"
    pd.DataFrame(rows, columns=["Xã", "Quý", "Số vụ trộm", "Ngày áp dụng"]).to_csv(file, index=False)
    effect = estimate(own_question(str(file), "Số vụ trộm", "tuần tra"))
    checks = run_checks(effect)
    trend = estimate(Design(series_of(str(file), "Số vụ trộm", "")))
    places = [estimate(Design(series_of(str(file), "Số vụ trộm", f"Xã {letter}"))) for letter in "ABCDEFGHIJKLMNOP"]
    parts = {
        "trends": (sentence(trend), record(trend, run_checks(trend))),
        "places": (each_place_headline(places), record(places)),
        "effect": (sentence(effect, checks=checks), record(effect, checks)),
        "robustness": (sentence(effect, checks=checks), record(effect, checks)),
    }
    for name, shown in parts.items():
        saved_of(folder / name, *shown)
    titles = [(name, Text(name, name)) for name in parts]
    first_page(folder, TITLE, read_table(str(file)), (), titles, ("vi", "en"))
    return load(folder)


def texts(blocks) -> list[str]:
    return [block.text for block in blocks if hasattr(block, "text")]


def test_brief_and_report_open_with_the_effect_and_what_the_design_allows(evaluated):
    for blocks in (brief(evaluated, "vi"), committee(evaluated, "vi")):
        answer = next(at for at, block in enumerate(blocks) if getattr(block, "style", "") == "answer")
        assert "tuần tra" in blocks[answer].text and "%" in blocks[answer].text and "dòng đọc vào" not in blocks[answer].text
        assert "giả định" in blocks[answer + 1].text  # the claim, with what it rests on
    assert not any("dòng đọc vào" in text for text in texts(brief(evaluated, "vi")))
    assert any("384 dòng đọc vào" in text for text in texts(committee(evaluated, "vi")))


def test_each_result_and_each_check_stands_once_with_what_it_is_of(evaluated):
    assert (
        len({json.dumps(f.result.to_dict(), sort_keys=True, default=str) for f in evaluated.findings})
        == len(evaluated.findings)
        == 2  # those of single places stay in their part
    )
    assert {check.about.vi for check in evaluated.checks} == {"effect", "trends"}
    grids = [block for block in committee(evaluated, "vi") if "phép kiểm tra đã làm" in getattr(block, "caption", "")]
    assert [grid.caption.rpartition(". ")[2] for grid in grids] == ["effect", "trends"]


def test_single_places_are_told_in_a_line_and_no_data_are_asked_for_that_are_there(evaluated):
    said = texts(committee(evaluated, "vi"))
    assert any("trong 16 chuỗi của 16 địa bàn" in text for text in said)
    assert not any("Ngày bắt đầu của từng biện pháp" in text for text in said)


def test_a_trend_beside_an_effect_says_that_it_is_the_trend_without_a_cause(evaluated):
    points = [point for answer in evaluated.answers["vi"] for point in answer["points"]]
    assert any(point.startswith("Xu hướng qua các kỳ: ") for point in points)


@pytest.fixture(scope="module")
def of_two(tmp_path_factory, saved_of):
    """The first page of two outcomes: thefts, whose effect is sure, and assaults, of which a check fails."""
    folder = tmp_path_factory.mktemp("reports") / "hai"
    rng = np.random.default_rng(11)
    rows = [
        (f"Xã {chr(65 + i)}", f"{year}Q{quarter}", int(rng.poisson(60 * (0.6 if i < 8 and year > 2016 else 1))),
         int(rng.poisson(40)), "2017Q1" if i < 8 else None)
        for i in range(16) for year in range(2014, 2020) for quarter in range(1, 5)
    ]  # fmt: skip
    file = folder.parent / "hai.csv"
    pd.DataFrame(rows, columns=["Xã", "Quý", "Trộm cắp", "Cố ý gây thương tích", "Ngày áp dụng"]).to_csv(file, index=False)
    parts, titles = {}, []
    for at, outcome in enumerate(("Trộm cắp", "Cố ý gây thương tích")):
        effect = estimate(own_question(str(file), outcome, "tuần tra"))
        made = run_checks(effect)
        if at:
            failed = [replace(c, passed=False, sentence=FAILING) if c.name == "placebo_date" else c for c in made]
            made = type(made)(tuple(failed))
        head = robustness_headline(effect, type(made)())
        parts[f"effect_{at}"] = (sentence(effect, checks=made), record(effect, made))
        parts[f"robustness_{at}"] = (head, record(effect, made))
        titles += [
            (f"effect_{at}", Text(f"{outcome}: Có khác không", f"{outcome}: Is it other")),
            (f"robustness_{at}", Text(f"{outcome}: Có đứng vững không", f"{outcome}: Does it stand")),
        ]
    for name, shown in parts.items():
        saved_of(folder / name, *shown)
    first_page(folder, TITLE, read_table(str(file)), (), titles, ("vi", "en"))
    return load(folder)


FAILING = Text("Tại ngày giả đã thấy khác biệt.", "A difference is seen at the false date.")


def test_the_brief_warns_of_the_outcome_of_its_headline_alone(of_two):
    said = texts(brief(of_two, "vi"))
    assert said[0].startswith("Trộm cắp ở 8 xã") or said[0].startswith("Trộm cắp ở 8 địa bàn")
    assert not any("ngày giả" in text for text in said)


def test_each_check_and_each_note_names_its_outcome_or_stands_under_it(of_two):
    answers = of_two.answers["vi"]
    under = next(a for a in answers if any("ngày giả" in p for p in a["points"]))
    assert under["text"].startswith("Cố ý gây thương tích")
    shared = [p for p in answers[0]["points"] if "số nguyên không âm" in p]
    assert len(shared) == 1 and shared[0].startswith("Mọi chỉ tiêu: ")
    grid = next(b for b in committee(of_two, "vi") if "phép kiểm tra đã làm" in getattr(b, "caption", ""))
    assert grid.columns[1] == "Chỉ tiêu" and any(row[1] == "mọi chỉ tiêu" for row in grid.rows)
    assert [row[1] for row in grid.rows if "ngày giả đã thấy" in row[3]] == ["Cố ý gây thương tích"]


def test_how_the_checks_stand_is_one_line_with_its_outcomes_where_it_is_equal(of_two):
    lines = [a["text"] for a in of_two.answers["vi"] if "phép kiểm tra đạt" in a["text"]]
    assert len(lines) == 1 and lines[0].startswith("Trộm cắp; Cố ý gây thương tích: ") and "uần tra" not in lines[0]


def test_only_what_was_found_of_the_programme_stands_in_boxes_each_with_its_notes(of_two):
    page = (of_two.folder / "report.vi.html").read_text(encoding="utf-8")
    assert page.count('<div class="headline">') == 2
    second = page.index('<div class="headline">', page.index('<div class="headline">') + 1)
    assert page.index("ngày giả đã thấy") > second


@pytest.mark.parametrize(("text", "first"), [
    ("Số vụ ở TT. Nam Giang giảm. Sau đó tăng.", "Số vụ ở TT. Nam Giang giảm."), ("Tại P. Hàng Bạc và Q. Ba Đình. Hết.", "Tại P. Hàng Bạc và Q. Ba Đình."),
    ("Giao đ/c. Lan theo dõi. Hết.", "Giao đ/c. Lan theo dõi."), ("TP. Vinh tăng. Hết.", "TP. Vinh tăng."), ("Ở nhóm H. Kết luận sau.", "Ở nhóm H."),
    ("Thay đổi của “C12. Có biết số 111 không?” ở 138 người. Hết.", "Thay đổi của “C12. Có biết số 111 không?” ở 138 người."),
    ("Bảng ghi “Cả năm.” Sau đó tăng.", "Bảng ghi “Cả năm.” Sau đó tăng."),
])  # fmt: skip
def test_a_sentence_does_not_end_at_an_abbreviation(text, first):
    assert first_sentence(text)[0] == first


def test_no_later_result_claims_more_than_the_first(tmp_path, saved_of):
    """What a caution took from the first method is no other method's to say."""
    rows = [
        (f"Xã {chr(65 + i)}", year, 60 - 20 * (i < 8 and year > 2016) + (7 * i + year) % 5, "2017" if i < 8 else None)
        for i in range(16) for year in range(2012, 2022)
    ]  # fmt: skip
    file = tmp_path / "xa.csv"
    pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ trộm", "Ngày áp dụng"]).to_csv(file, index=False)
    first, other = (estimate(own_question(str(file), "Số vụ trộm", "tuần tra"), method) for method in ("twfe", "borusyak"))
    assert (first.claim, other.claim) == ("cause_if", "cause_if")
    weakened = first.at_most(Claim.ASSOCIATE)
    saved = saved_of(tmp_path / "one", sentence(weakened), record([weakened, other]))
    assert [finding.permitted for finding in saved.findings] == ["associate", "associate"]
    assert "mối liên hệ" in saved.findings[1].sentence.vi


def test_what_bears_on_every_result_stands_under_what_was_found(tmp_path, saved_of):
    """Words by which the figures may not compare stay beside the finding and reach Word, though the page's table has them too."""
    sheet = Workbook()
    rows = [(f"Xã {chr(65 + i)}", year, 40 + (7 * i + year) % 9 - 10 * (i < 8 and year > 2016), "2017" if i < 8 else None)
            for i in range(16) for year in range(2012, 2022)]  # fmt: skip
    for row in [("Từ năm 2016 thay đổi cách thống kê",), (), ("Xã", "Năm", "Số vụ trộm", "Ngày áp dụng"), *rows]:
        sheet.active.append(row)
    sheet.save(file := tmp_path / "xa.xlsx")
    effect = estimate(own_question(str(file), "Số vụ trộm", "tuần tra"))
    saved_of(tmp_path / "xa" / "effect", sentence(effect), record(effect))
    first_page(tmp_path / "xa", TITLE, read_table(str(file)), (), [("effect", Text("effect", "effect"))], ("vi", "en"))
    saved = load(tmp_path / "xa")
    assert any("thay đổi cách thống kê" in point for point in saved.answers["vi"][0]["points"])


def test_a_line_of_several_outcomes_does_not_come_again_under_one_of_them(tmp_path, saved_of):
    """What the first part says of both outcomes, the later part of the second does not say again."""
    rows = [(f"Xã {chr(65 + i)}", year, 60 + (7 * i + year) % 9, 40 + (5 * i + year) % 7, "2017" if i < 8 else None)
            for i in range(16) for year in range(2012, 2022)]  # fmt: skip
    file, note = (
        tmp_path / "hai.csv",
        Caution("noted", Text("Nguồn thứ hai thiếu một quý.", "The second source lacks a quarter.")),
    )
    pd.DataFrame(rows, columns=["Xã", "Năm", "Trộm cắp", "Đánh nhau", "Ngày áp dụng"]).to_csv(file, index=False)
    titles = []
    for outcome in ("Trộm cắp", "Đánh nhau"):
        effect = estimate(own_question(str(file), outcome, "tuần tra"))
        trend = estimate(Design(series_of(str(file), outcome, "")))
        for kind, made in (("effect", effect), ("trends", trend)):
            own = replace(made, cautions=(*made.cautions, note))
            saved_of(tmp_path / "hai" / f"{kind}_{outcome}", sentence(own), record(own))
            titles.append((f"{kind}_{outcome}", Text(f"{outcome}: {kind}", f"{outcome}: {kind}")))
    first_page(tmp_path / "hai", TITLE, read_table(str(file)), (), titles, ("vi", "en"))
    points = [point for answer in load(tmp_path / "hai").answers["vi"] for point in answer["points"]]
    assert sum("guồn thứ hai thiếu" in point for point in points) == 1


def test_a_series_of_no_named_place_is_not_of_its_file_and_the_account_is_not_in_its_finding(tmp_path, saved_of):
    file = tmp_path / "mot_xa.csv"
    months = pd.period_range("2019-01", periods=36, freq="M").strftime("%m/%Y")
    pd.DataFrame({"Tháng": months, "Số vụ trộm": [9 + at % 5 for at in range(36)]}).to_csv(file, index=False)
    effect = estimate(Design(series_of(str(file), "Số vụ trộm", "")))
    assert "mot_xa" not in sentence(effect).text.vi and "địa bàn của bảng này" in sentence(effect).text.vi
    saved_of(tmp_path / "mot_xa" / "trends", sentence(effect), record(effect))
    first_page(
        tmp_path / "mot_xa", Text("Đánh giá", "Evaluation"), read_table(str(file)), (), [("trends", Text("t", "t"))], ("vi", "en")
    )
    (shown,) = cards(tmp_path, ["mot_xa"])
    opened = next(block.text for block in brief(load(tmp_path / "mot_xa"), "vi") if getattr(block, "style", "") == "answer")
    for said in (shown.headline.vi, opened, _finding(tmp_path / "mot_xa", "vi")[0]):
        assert "dòng đọc vào" not in said and said.endswith(".")


def test_a_change_of_persons_that_a_part_judges_stands_in_one_box(tmp_path, saved_of):
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"Mã phiếu": [f"P{i:03d}" for i in range(80)], "Tham gia câu lạc bộ": ["có", "không"] * 40,
                          "Điểm trước": rng.integers(1, 9, 80), "Điểm sau": rng.integers(2, 10, 80)})  # fmt: skip
    frame.to_csv(file := tmp_path / "phieu.csv", index=False)
    effect = estimate(own_question(str(file)))
    saved_of(tmp_path / "phieu" / "persons", sentence(effect), record(effect))
    first_page(tmp_path / "phieu", TITLE, read_table(str(file)), (), [("persons", Text("p", "p"))], ("vi", "en"))
    answers = load(tmp_path / "phieu").answers["vi"]
    assert [a["role"] for a in answers].count("headline") == 1 and "nhóm tham gia thay đổi" not in " ".join(
        a["text"] for a in answers
    )


def test_the_brief_warns_of_the_gravest_of_what_failed(tmp_path, saved_of, of_two):
    check = next(c for c in of_two.checks if c.sentence == FAILING)
    light = replace(check, name="leave_one_out", sentence=Text("Dựa vào một nơi.", "It hangs on one place."))
    text, address = caveat(replace(of_two, answers={}, checks=(light, check)))
    assert text.vi == "có phép kiểm tra không đạt; tại ngày giả đã thấy khác biệt." and address == check.address


def test_a_sum_of_some_places_is_called_as_its_own_result_calls_it(of_two):
    one, two = (replace(of_two.findings[0], names={"all": Text(f"{n} trong 23 địa bàn", f"{n} of 23 places")}) for n in (18, 21))
    saved = replace(of_two, findings=(one, two))
    assert [saved.name_of("all", finding).vi[:2] for finding in (one, two)] == ["18", "21"]


def test_the_brief_counts_effects_with_effects_and_not_with_the_course_of_another_outcome(of_two):
    other = next(f for f in of_two.findings if f.label.vi == "Cố ý gây thương tích")
    unclear = replace(other, result=replace(other.result, low=-0.2, high=0.1, value=-0.05, null=0.0))
    sure = next(f for f in of_two.findings if f.label.vi == "Trộm cắp")
    course = replace(unclear, result=replace(unclear.result, label=sure.label), permitted="describe")
    shown = replace(of_two, checks=(), findings=(unclear, course))
    assert caveat(shown)[0].vi.startswith("1 trong 1 kết quả")
    assert caveat(replace(shown, findings=(unclear, sure, course)))[0].vi.startswith("1 trong 2 kết quả")


def test_what_two_outcomes_assume_alike_is_listed_once(tmp_path, saved_of):
    rng = np.random.default_rng(12)
    rows = [(f"Xã {chr(65 + i)}", f"{year}Q{quarter}", *(int(rng.poisson(mean * (0.6 if i < 8 and year > 2016 else 1))) for mean in (60, 50)),
             "2017Q1" if i < 8 else None) for i in range(16) for year in range(2014, 2020) for quarter in range(1, 5)]  # fmt: skip
    file, outcomes = tmp_path / "hai.csv", ("Trộm cắp", "Đánh nhau")
    pd.DataFrame(rows, columns=["Xã", "Quý", *outcomes, "Ngày áp dụng"]).to_csv(file, index=False)
    for outcome in outcomes:
        effect = estimate(own_question(str(file), outcome, "tuần tra"))
        saved_of(tmp_path / "hai" / f"effect_{outcome}", sentence(effect), record(effect))
    titles = [(f"effect_{outcome}", Text(outcome, outcome)) for outcome in outcomes]
    first_page(tmp_path / "hai", TITLE, read_table(str(file)), (), titles, ("vi", "en"))
    claims = [answer["points"][0] for answer in load(tmp_path / "hai").answers["vi"] if answer["points"]]
    assert "là do tuần tra: " in claims[0] and len(claims[0]) > 2 * len(claims[1])
    assert claims[1].endswith("là do tuần tra: những điều đã nêu ở “Trộm cắp”.")
