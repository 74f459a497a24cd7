"""What a page says of persons: the two times by their own names, groups only where there are two, a share of those it is of."""

import numpy as np
import pandas as pd
import pytest

from analysis import estimate, record
from analysis.design.carried import FOLLOWED, NO_GROUP, carried
from analysis.design.own import question_of
from analysis.panel.own_table import read_table
from analysis.present import answer_figure, sentence
from analysis.present.before_after import before_after
from analysis.present.own_table import carried_table, columns_table
from analysis.present.persons_figure import persons_figure

N = 80


def asked_twice(file, times=("T0", "T12"), question="ĐIỂM LO SỢ TỘI PHẠM", joined=True, **answers):
    """80 invented persons asked twice, a row each time."""
    rng = np.random.default_rng(4)
    rows = [
        {"Mã phiếu": f"P{i:03}", "Đợt": time, **({"Tham gia câu lạc bộ": ("Có", "Không")[i % 2]} if joined else {}),
         question: round(float(rng.normal(6 - 1.5 * at * (i % 2 == 0), 1)), 1)}
        for i in range(N) for at, time in enumerate(times)
    ]  # fmt: skip
    pd.DataFrame(rows).to_excel(file, index=False)
    return read_table(file, **answers)


def followed(file, joined=True):
    rng = np.random.default_rng(5)
    begin = pd.Timestamp("2021-03-01") + pd.to_timedelta(rng.integers(0, 60, N), unit="D")
    after = pd.to_timedelta(rng.integers(20, 700, N), unit="D")
    frame = pd.DataFrame({
        "Mã": [f"P{i:03}" for i in range(N)], "Ngày về địa phương": begin.strftime("%d/%m/%Y"),
        "Ngày tái nghiện": [d.strftime("%d/%m/%Y") if i % 3 else None for i, d in enumerate(begin + after)],
        "Ngày theo dõi cuối": (begin + pd.Timedelta("730D")).strftime("%d/%m/%Y"),
        **({"Tham gia câu lạc bộ": ["Có" if i % 4 else "Không" for i in range(N)]} if joined else {}),
    })  # fmt: skip
    frame.to_excel(file, index=False)
    return read_table(file)


def test_the_times_are_called_as_the_file_calls_them_and_capitals_are_said(tmp_path):
    table = asked_twice(tmp_path / "phieu.xlsx")
    effect = estimate(question_of(table))
    headline, groups = before_after(table)
    drawn = persons_figure(effect.design, table)
    said = [sentence(effect).text, headline.text, groups.title, drawn.alt]
    assert all("Điểm lo sợ tội phạm" in one.vi and "(T0, T12)" in one.vi and "(T0, T12)" in one.en for one in said)
    assert list(groups.build("vi").columns)[2:4] == ["T0", "T12"] and list(groups.build("vi")["Nhóm"][:2]) == [
        "tham gia",
        "không tham gia",
    ]
    assert "nhóm tham gia thay đổi" in headline.text.vi and "câu lạc bộ" in sentence(effect).text.vi
    for lang, made in (
        ("vi", carried_table(carried(table), commands=False, own=table)),
        ("en", columns_table(table, commands=False)),
    ):
        cells = " ".join(map(str, made.build(lang).to_numpy().ravel()))
        assert "(T12)" in cells and "(sau)" not in cells
    plain = asked_twice(tmp_path / "hai.xlsx", ("Trước", "Sau"))
    assert before_after(plain)[0].text.vi.startswith("Điểm lo sợ tội phạm (trước, sau): ")
    assert before_after(plain)[1].build("en").columns[2] == "Before"


def test_what_is_said_of_one_of_two_answers_is_said_of_both(tmp_path):
    roles = lambda said: {r.role: r.column for r in asked_twice(tmp_path / "p.xlsx", question="Điểm", columns=said).roles}  # noqa: E731
    assert not {"before", "after", "outcome"} & set(roles("Điểm (sau)=không dùng")) | set(roles("Điểm=không dùng")) & {"outcome"}
    for said in ("Điểm=outcome", "Điểm (sau)=outcome"):
        assert roles(said)["after"] == "Điểm (sau)" and roles(said)["before"] == "Điểm (trước)"
    alone = asked_twice(tmp_path / "p.xlsx", question="Điểm", columns="Điểm (trước)=ignore; Điểm (sau)=outcome")
    assert "chỉ lần sau" in estimate(question_of(alone)).label.vi


def test_sessions_without_a_group_make_no_group(tmp_path):
    rng = np.random.default_rng(6)
    frame = pd.DataFrame({"Mã phiếu": [f"P{i:03}" for i in range(N)], "Số buổi tham gia": rng.integers(0, 9, N),
                          "Điểm hiểu biết": rng.integers(1, 10, N)})  # fmt: skip
    frame.to_excel(tmp_path / "buoi.xlsx", index=False)
    table = read_table(tmp_path / "buoi.xlsx", columns="Số buổi tham gia=dose; Điểm hiểu biết=outcome")
    effect = estimate(question_of(table))
    assert type(answer_figure(effect, "vi", table)).__name__ == "Table"
    (asked,) = carried(read_table(tmp_path / "buoi.xlsx", columns="Điểm hiểu biết=outcome; Số buổi tham gia=ignore"))
    assert asked.missing == (NO_GROUP,)  # and no months before a start


def test_a_follow_up_of_one_group_is_described_and_not_compared(tmp_path):
    table = followed(tmp_path / "mot.xlsx", joined=False)
    described, compared = carried(table)
    assert described.able and described.title == FOLLOWED and compared.missing == (NO_GROUP,)
    assert question_of(table).smallest_detectable is None  # nothing is held against anything
    drawn = answer_figure(estimate(question_of(table)), "vi", table).draw("vi")
    assert not [t.get_text() for t in drawn.axes[0].texts]  # the one curve is nobody's


def test_a_share_of_those_who_joined_counts_them_and_is_a_description(tmp_path, saved_of):
    table = followed(tmp_path / "hai.xlsx")
    effect = estimate(question_of(table))
    share = estimate(effect.design, method="kaplan_meier")
    assert "theo dõi 60 người" in sentence(share).text.vi and any("n = 60" in point.vi for point in sentence(share).points)
    saved = saved_of(tmp_path / "phan", sentence(effect), record([effect, share]))
    assert [finding.permitted for finding in saved.findings] == ["associate", "describe"]


@pytest.mark.parametrize("gain", [0, 3])
def test_a_link_that_is_not_seen_is_not_said(tmp_path, gain):
    frame = pd.DataFrame({"Mã": [f"P{i:03}" for i in range(N)], "Nhóm": ["Can thiệp", "Đối chứng"] * (N // 2),
                          "Điểm trước": [i % 7 for i in range(N)], "Điểm sau": [(i + i // 2) % 7 + gain * (i % 2 == 0) for i in range(N)]})  # fmt: skip
    frame.to_excel(tmp_path / "nhom.xlsx", index=False)
    said = " ".join(point.vi for point in sentence(estimate(question_of(read_table(tmp_path / "nhom.xlsx")))).points)
    assert ("mối liên hệ, chưa phải" in said) == bool(gain) and ("không cho biết tăng hay giảm" in said) == (not gain)
    assert "can thiệp của bảng này" not in said
