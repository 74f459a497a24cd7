"""A column of one time before and one after that nothing uses: asked about, for its rows would be pooled."""

import pandas as pd
import pytest
from table_readings import asked

from analysis.panel.own_table import read_table


def _rounds(head="STT phiếu", names=("Trước", "Sau"), wave="Đợt", again=False):
    rows = [f"{head},Xã,Nhóm,{wave},Điểm an toàn"]
    for k, name in enumerate(names):
        for i in range(20):
            rows.append(
                f"{i + 1 + 20 * k * (not again)},{'ABCD'[i % 4]},{('can thiệp', 'đối chứng')[i % 2]},{name},{1 + (i * 3 + k) % 5}"
            )
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "table",
    [{}, {"head": "Mã phiếu"}, {"wave": "Thời điểm", "names": ("Trước can thiệp", "Sau can thiệp")}, {"head": "respondent no", "wave": "round", "names": ("Baseline", "Endline")}],
)  # fmt: skip
def test_two_rounds_of_persons_asked_once_are_asked_about(csv, table):
    text = _rounds(**table)
    (question,) = csv(text).questions
    wave = table.get("wave", "Đợt")
    assert question.about == "rounds" and question.answers == ("", f'columns="{wave}=ignore"')
    assert not csv(text, columns=f"{wave}=ignore").questions


def test_places_with_both_rounds_are_compared_where_so_answered(csv):
    text = "Xã,Thời điểm,Số vụ\n" + "".join(
        f"{x},{w},{n}\n" for n, x in enumerate(("An", "Bình", "Cửu", "Đông"), 3) for w in ("Trước", "Sau")
    )
    assert csv(text).questions[0].answers[0] == 'columns="Xã=person"'
    told = csv(text, columns="Xã=person")
    assert not told.questions and {"before", "after"} <= {r.role for r in told.roles} and len(told.frame) == 4


def test_joined_persons_dates_and_other_words_are_not(csv):
    assert not asked(csv(_rounds("Mã người", again=True)))
    assert "rounds" not in asked(csv(_rounds(names=("6/2019", "6/2022"), head="Mã phiếu").replace("Nhóm", "Nhóm từ 2020")))
    assert not asked(csv(_rounds(names=("cửa trước", "cửa sau"), wave="Vị trí")))
    days = "Ngày xảy ra,Xã,Phía,Loại vụ\n" + "".join(
        f"0{1 + i % 9}/0{1 + i % 5}/2020,A,{('Trước', 'Sau')[i % 2]},Trộm\n" for i in range(12)
    )
    assert "rounds" not in asked(csv(days))


@pytest.mark.parametrize("heading", ["Cửa đột nhập", "Vị trí", "Chỗ ngồi", "Bánh xe hỏng"])
def test_two_sides_of_a_thing_are_no_two_rounds(csv, heading):
    rows = "".join(
        f"{p},{side},{3 + i % 5}\n" for i, (p, side) in enumerate((p, s) for p in "ABCDE" * 4 for s in ("Trước", "Sau"))
    )
    assert not asked(csv(f"Xã,{heading},Số vụ\n{rows}"))


@pytest.mark.parametrize("turned", [False, True])
def test_a_yes_and_no_of_places_whose_labels_name_a_measure_says_who_has_it(tmp_path, turned):
    rows = [(100 + i, f"Thôn {i % 4}", 1 + i // 40, int((i % 4 < 2) != turned), i % 3 == 0) for i in range(80)]
    frame = pd.DataFrame(rows, columns=["hhid", "thon", "dot", "co_tb", "nan_nhan"]).astype({"nan_nhan": int})
    labels = {"co_tb": {int(not turned): "Thôn lắp camera từ 2018", int(turned): "Thôn không lắp camera"}}
    labels["dot"] = {1: "Đợt 1 (5/2017)", 2: "Đợt 2 (5/2019)"}
    named = {"hhid": "Mã hộ", "nan_nhan": "Hộ bị mất trộm trong 12 tháng qua", "co_tb": "Nhóm thôn"}
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, value_labels=labels, variable_labels=named)
    table = read_table(tmp_path / "t.dta")
    if turned:
        assert set(asked(table)) == {"yes_no"} and table.column("treated") is None
        return
    assert table.column("treated") == "co_tb" and not table.questions and str(table.since) == "2018-01-01"
    assert set(table.frame.loc[table.frame["co_tb"] == 1, "thon"]) == {"Thôn 0", "Thôn 1"}
