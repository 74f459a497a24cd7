"""Persons before and after: which column says who had the treatment, which persons are one cluster; read and said, or asked."""

import pytest

from analysis.design.carried import carried
from analysis.ingest.columns.questions.told import IGNORE

SIZE = 96


def persons(csv, more: dict, places: int = 12, **answers):
    """96 invented persons with a score before and after; `more`: {heading: the value of the i-th person}."""
    heads = ["Mã phiếu", "Thôn", *more, "Điểm (trước)", "Điểm (sau)"]
    rows = [
        ",".join(
            map(str, (f"P{i:03}", f"Thôn {i % places + 1}", *(value(i) for value in more.values()), 40 + i % 17, 42 + i % 23))
        )
        for i in range(SIZE)
    ]
    return csv("\n".join([",".join(heads), *rows]), **answers)


def halves(one: str, other: str):
    return lambda i: one if i % 12 < 6 else other


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Vay vốn Quỹ Hòa nhập", "Được vay", "Không vay"),
        ("Học nghề", "Có", "Không"),
        ("Câu lạc bộ B93", "1", "0"),
        ("Joined club", "yes", "no"),
    ],
)
def test_the_only_yes_and_no_of_a_programme_is_who_joined_and_is_said(csv, heading, yes, no):
    table = persons(
        csv, {"Giới tính": lambda i: ("Nam", "Nữ")[i % 2], "Hộ nghèo": halves("Có", "Không"), heading: halves(yes, no)}
    )
    assert table.column("treated") == heading and not table.questions
    assert any(n.code == "joined" and heading in n.text.vi and f"={IGNORE}" in n.text.vi for n in table.notices)
    assert table.column("cluster") == "Thôn" and [q.able for q in carried(table)] == [True]


def test_several_programmes_or_one_that_may_be_none_are_asked_about_once(csv):
    two = {"Học nghề": lambda i: ("Có", "Không")[i % 2], "Vay vốn": lambda i: ("Có", "Không")[i // 2 % 2]}
    table = persons(csv, two)
    assert [q.about for q in table.questions] == ["joined"] and table.column("treated") is None
    assert table.questions[0].answers == (
        'columns="Học nghề=treated"',
        'columns="Vay vốn=treated"',
        f'columns="Học nghề={IGNORE}; Vay vốn={IGNORE}"',
    )
    assert persons(csv, two, columns="Vay vốn=treated").column("treated") == "Vay vốn"
    none = persons(csv, two, columns=f"Học nghề={IGNORE}; Vay vốn={IGNORE}")
    assert not none.questions and none.column("treated") is None
    assert [q.about for q in persons(csv, {"Có xe máy": halves("Có", "Không")}).questions] == ["joined"]


@pytest.mark.parametrize("heading", [
    "Muốn tham gia lớp học tiếp theo", "Hài lòng với lớp học", "Biết chương trình qua ti vi", "Cần hỗ trợ tư vấn", "Lớp chọn", "Học lớp 9", "Hoàn thành khóa học",
    "Bố mẹ tham gia câu lạc bộ", "Đang vay ngân hàng", "Gia đình có sổ quỹ tiết kiệm", "Tham gia BHYT", "Tham gia giao thông bằng xe máy", "Tham gia đánh nhau",
])  # fmt: skip
def test_what_only_speaks_of_a_programme_is_asked_about(csv, heading):
    table = persons(csv, {heading: halves("Có", "Không")})
    assert [q.about for q in table.questions] == ["joined"] and table.column("treated") is None
    assert persons(csv, {heading: halves("Có", "Không")}, columns=f"{heading}=treated").column("treated") == heading


@pytest.mark.parametrize(
    "heading",
    ["Tham gia lớp kỹ năng", "Tham gia chương trình", "Được hỗ trợ tư vấn", "Đã được tập huấn", "Vay vốn", "Có tham gia CLB"],
)
def test_who_took_part_is_not_asked(csv, heading):
    table = persons(csv, {heading: halves("Có", "Không")})
    assert table.column("treated") == heading and not table.questions


@pytest.mark.parametrize(
    "heading", ["Giới tính nữ", "Thành thị", "Đã kết hôn", "Hộ nghèo", "Dân tộc thiểu số", "Tái phạm", "Mất liên lạc"]
)
def test_traits_and_answers_are_nobodys_programme(csv, heading):
    table = persons(csv, {heading: halves("Có", "Không")})
    assert table.column("treated") is None and not table.questions


def test_without_a_group_only_the_change_can_be_told_by_clusters(csv):
    from analysis.present.before_after import before_after

    table = persons(csv, {})
    assert table.column("cluster") == "Thôn" and any("được tính là một cụm" in n.text.vi for n in table.notices)
    changed, joined = carried(table)
    assert changed.able and "giữa hai lần" in changed.title.vi
    assert not joined.able and "ai tham gia" in joined.missing[0].vi
    assert "Có tính cụm (12 cụm)" in before_after(table)[0].text.vi
    few = persons(csv, {}, places=3)
    assert few.column("cluster") is None and "cụm" not in before_after(few)[0].text.vi


def test_a_treatment_named_by_its_heading_is_the_column(csv, monkeypatch, tmp_path):
    from analysis import paths
    from analysis.run import evaluation

    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    file = str(persons(csv, {"Có xe máy": halves("Có", "Không"), "Học nghề": lambda i: ("Có", "Không")[i % 2]}).path)
    assert evaluation.of(file, {}, treatment="có xe máy").table.column("treated") == "Có xe máy"
    assert evaluation.of(file, {}, treatment="Học nghề").table.column("treated") == "Học nghề"
    assert evaluation.of(file, {}, treatment="quỹ hòa nhập").table.column("treated") == "Học nghề"  # another name for it


def test_what_is_judged_is_called_by_the_heading_of_who_joined(csv):
    from analysis.design.own import judged_of

    assert judged_of(persons(csv, {"Vay vốn Quỹ Hòa nhập": halves("Được vay", "Không vay")})) == "Vay vốn Quỹ Hòa nhập"
    assert judged_of(persons(csv, {"Nhóm": halves("Can thiệp", "Đối chứng")})) == ""


def once(csv, heading: str, outcome: str, yes: str = "1", no: str = "0", **more):
    """96 invented persons asked once: sex, age, `heading`, what is judged."""
    heads = ["Mã phiếu", "Giới tính", "Tuổi", heading, outcome, *more]
    rows = [(f"P{i:03}", ("Nam", "Nữ")[i % 2], 18 + i % 50, (yes, no)[i % 5 < 2], i * 7 % 4 if outcome.startswith("Số") else int(i % 7 < 2), *(value(i) for value in more.values())) for i in range(SIZE)]  # fmt: skip
    return csv("\n".join(";".join(map(str, row)) for row in (heads, *rows)))


@pytest.mark.parametrize("heading", [
    "Tham gia CLB (1=có, 0=không)", "Thành viên CLB (1=có, 0=không)", "B5. Tham gia CLB (1=có, 0=không)", "Đã tham gia CLB", "Anh/chị có tham gia CLB không?",
    "Hội viên CLB phụ nữ (1: có, 0: không)", "Được tập huấn (1=có, 0=không)", "Sinh hoạt tổ tự quản", "Club member (1=yes, 0=no)",
])  # fmt: skip
@pytest.mark.parametrize("outcome", ["Bị mất trộm trong 12 tháng (1=có, 0=không)", "Số lần bị mất trộm"])
def test_who_is_in_a_group_is_the_treatment_of_persons_asked_once(csv, heading, outcome):
    table = once(csv, heading, outcome)
    assert table.column("treated") == heading and table.columns("outcome") == (outcome,) and not table.questions


@pytest.mark.parametrize("heading", [
    "Muốn tham gia CLB", "Biết CLB", "Tham gia giao thông an toàn", "Tham gia đánh bạc", "Tham gia bảo hiểm y tế", "Hài lòng với mô hình camera", "Có tiền án",
    "Người thân tham gia CLB", "Đồng ý tham gia tổ tự quản", "Không tham gia CLB", "Camera (1=có, 0=không)",
])  # fmt: skip
def test_other_answers_of_persons_asked_once_are_no_treatment(csv, heading):
    table = once(csv, heading, "Bị mất trộm")
    assert table.column("treated") is None and heading in table.columns("outcome") and not table.questions


def test_two_groups_of_persons_asked_once_are_asked_about(csv):
    (question,) = once(csv, "Thành viên CLB", "Bị mất trộm", **{"Đã tham gia lớp tập huấn": lambda i: i % 3 // 2}).questions
    assert question.about == "joined" and len(question.answers) == 3
