"""One row a person: yes or no, a score, time to an event, before and after; no place and no year are invented, no name goes on."""

import numpy as np
import pandas as pd
import pytest

from analysis.checks import run_checks
from analysis.design.own import question_of
from analysis.errors import BadTable
from analysis.estimators import estimate
from analysis.panel.own_table import read_table
from analysis.present.own_table import table_headline
from analysis.present.sentences import say

N = 300


def persons(**columns) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    joined = np.arange(N) % 20 < 10
    frame = pd.DataFrame({"Họ và tên": [f"Nguyễn Văn {i}" for i in range(N)], "Cụm": [f"Tổ {i % 20 + 1}" for i in range(N)],
                          "Tham gia": np.where(joined, "có", "không"), "Trọng số": rng.uniform(0.5, 2, N).round(2)})  # fmt: skip
    return frame.assign(**columns)


def read(tmp_path, frame, name="nguoi.csv", **answers):
    frame.to_csv(tmp_path / name, index=False)
    return read_table(tmp_path / name, **answers)


def answer(table, outcome=""):
    effect = estimate(question_of(table, outcome))
    return effect, say(effect, run_checks(effect)).vi


def test_yes_and_no_of_persons_go_to_a_logit_with_weights_and_clusters(tmp_path):
    rng = np.random.default_rng(2)
    frame = persons(**{"Tái nghiện": rng.integers(0, 2, N)})
    effect, said = answer(read(tmp_path, frame))
    weighted = frame.groupby("Tham gia")[["Tái nghiện", "Trọng số"]].apply(
        lambda g: np.average(g["Tái nghiện"], weights=g["Trọng số"])
    )
    assert effect.method == "logit" and effect.value == pytest.approx(weighted["có"] - weighted["không"], abs=1e-6)
    assert effect.n_clusters == 20 and "150 người" in said and "địa bàn" not in said and "2000" not in said


def test_a_score_of_persons_is_a_measure_with_weights_and_clusters(tmp_path):
    frame = persons(**{"Điểm": np.random.default_rng(3).integers(40, 90, N)})
    effect, said = answer(read(tmp_path, frame))
    weighted = frame.groupby("Tham gia")[["Điểm", "Trọng số"]].apply(lambda g: np.average(g["Điểm"], weights=g["Trọng số"]))
    assert effect.method == "regression" and effect.value == pytest.approx(weighted["có"] - weighted["không"], abs=1e-9)
    assert "giai đoạn" not in said and ", ." not in said and "địa bàn" not in said


def test_before_and_after_is_the_difference_of_the_changes(tmp_path):
    rng = np.random.default_rng(4)
    before = rng.normal(50, 10, N)
    frame = persons(Trước=before.round(1), Sau=(before + rng.normal(2, 5, N)).round(1)).drop(columns="Trọng số")
    effect, said = answer(read(tmp_path, frame))
    change = (frame["Sau"] - frame["Trước"]).groupby(frame["Tham gia"]).mean()
    assert effect.value == pytest.approx(change["có"] - change["không"], abs=1e-9)
    assert "Thay đổi từ" in said or "thay đổi từ" in said


def test_time_to_an_event_goes_to_cox_and_the_unit_of_time_must_be_said(tmp_path):
    rng = np.random.default_rng(5)
    frame = persons(**{"Tái nghiện": rng.integers(0, 2, N), "Số tháng theo dõi": rng.integers(3, 36, N)})
    table = read(tmp_path, frame)
    effect, _ = answer(table)
    assert effect.method == "cox" and table.panel().rows["exposure"].max() == pytest.approx(35 / 12)
    unsaid = read(tmp_path, frame.rename(columns={"Số tháng theo dõi": "Thời gian theo dõi"}))
    with pytest.raises(BadTable, match=r"\(tháng\)"):
        unsaid.panel()


def test_no_name_of_a_person_goes_into_the_panel(tmp_path):
    panel = read(tmp_path, persons(**{"Điểm": np.arange(N)})).panel()
    assert not panel.rows.astype(str).apply(lambda c: c.str.contains("Nguyễn").any()).any()
    assert panel.of_persons and panel.undated and "no period" in repr(panel)


def test_a_change_goes_by_the_label_of_the_question(tmp_path):
    frame = pd.DataFrame({"id": ["a", "b", "c", "d"], "nhom": [1, 1, 0, 0], "d_t": [1.0, 2, 3, 2], "d_s": [4.0, 5, 6, 3]})
    labels = {"d_t": "Điểm hiểu biết (trước)", "d_s": "Điểm hiểu biết (sau)"}
    frame.to_stata(tmp_path / "t.dta", write_index=False, variable_labels=labels, version=118)
    table = read_table(tmp_path / "t.dta")
    assert table.panel("d_s").label.vi == "thay đổi của “Điểm hiểu biết” (trước, sau)"


def test_of_persons_asked_twice_a_blank_is_of_either_time(tmp_path):
    score = np.arange(N, dtype=float) % 9
    before, after = score.copy(), score + 1
    before[:3], after[10:14] = np.nan, np.nan
    table = read(tmp_path, persons(**{"Điểm hiểu biết (trước)": before, "Điểm hiểu biết (sau)": after}))
    assert "hoặc lần hỏi trước của nó ở 7 người" in table_headline(table).text.vi


@pytest.mark.parametrize(("unit", "in_a_year"), [("ngày", 365.25), ("tuần", 52.18), ("tháng", 12), ("năm", 1)])
def test_a_duration_in_any_unit_is_followed_in_years(tmp_path, unit, in_a_year):
    times = np.random.default_rng(5).integers(3, 36, N)
    frame = persons(**{"Tái nghiện": np.arange(N) // 7 % 2, f"Thời gian theo dõi ({unit})": times})
    assert read(tmp_path, frame).panel().rows["exposure"].max() == pytest.approx(35 / in_a_year, rel=1e-4)
