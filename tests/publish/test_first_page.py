"""The first page of an evaluation and its Word files: what was found stands first, each result and check once, what is left out is said."""

import json

import numpy as np
import pandas as pd
import pytest

from analysis import Design, estimate, record, run_checks
from analysis.design.own import own_question, series_of
from analysis.language import Text
from analysis.panel.own_table import read_table
from analysis.present import each_place_headline, sentence
from analysis.publish.first_page import first_page
from analysis.publish.saved import load
from analysis.publish.word.brief import brief
from analysis.publish.word.committee import committee

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
        == 18
    )
    assert {check.about.vi for check in evaluated.checks} == {"effect", "trends"}
    grids = [block for block in committee(evaluated, "vi") if "phép kiểm tra đã làm" in getattr(block, "caption", "")]
    assert [grid.caption.rpartition(". ")[2] for grid in grids] == ["effect", "trends"]


def test_what_is_left_out_is_said_and_no_data_are_asked_for_that_are_there(evaluated):
    said = texts(committee(evaluated, "vi"))
    assert any(text.startswith("6 trong 18 kết quả không nhắc lại") for text in said)
    assert not any("Ngày bắt đầu của từng biện pháp" in text for text in said)


def test_a_trend_beside_an_effect_says_that_it_is_the_trend_without_a_cause(evaluated):
    points = [point for answer in evaluated.answers["vi"] for point in answer["points"]]
    assert any(point.startswith("Xu hướng qua các kỳ: ") for point in points)
