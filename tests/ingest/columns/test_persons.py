"""One row a person: answers, codes, the same question before and after, waves."""

import re

import pandas as pd
import pytest
from table_readings import HEAD, asked, said, values

from analysis.errors import BadParameter, BadTable
from analysis.panel.own_table import read_table


def test_persons_before_and_after_need_no_place_and_year(csv):
    table = csv("Họ tên,Trước,Sau,Nhóm\nAn,5,7,can thiệp\nBình,4,6,đối chứng\n")
    assert table.kind == "persons" and table.frame["Nhóm"].tolist() == [1, 0]


def test_answers_of_persons_are_yes_and_no_and_what_they_are_is_no_outcome(csv):
    table = csv("STT,Họ và tên,Năm sinh,Giới tính,Tham gia câu lạc bộ,Có việc làm,Điểm\n1,An,1975,Nữ,Có,Không,13.5\n2,Bình,1980,Nam,Không,Có,12\n3,Chi,1991,Nữ,Không,Không trả lời,11\n")  # fmt: skip
    assert table.columns("outcome") == ("Điểm", "Có việc làm") and table.column("treated") == "Tham gia câu lạc bộ"
    assert table.frame["Có việc làm"].tolist()[:2] == [0, 1] and table.frame["Có việc làm"].isna().tolist() == [
        False,
        False,
        True,
    ]
    assert table.panel("Có việc làm").kind == "binary" and any("Không trả lời" in n.text.vi for n in table.notices)


def test_two_answers_before_and_after_are_two_changes(csv):
    head = "Mã phiếu,Xã,Nhóm,Mất trộm (trước),Mất trộm (sau),Điểm an toàn (trước),Điểm an toàn (sau)"
    rows = [
        f"P{i},xã {i % 8},{'Tham gia' if i % 8 < 4 else 'Không tham gia'},Có,{'Không' if i % 3 else 'Có'},{40 + i % 7},{45 + i % 5}"
        for i in range(24)
    ]
    table = csv("\n".join([head, *rows]))
    assert table.columns("before") == ("Mất trộm (trước)", "Điểm an toàn (trước)") and table.column("cluster") == "Xã"
    assert table.panel("Điểm an toàn (sau)").rows["outcome"].sum() == sum(5 + i % 5 - i % 7 for i in range(24))
    assert table.panel("Mất trộm (sau)").rows["outcome"].sum() == -1600  # percentage points


def test_a_blank_beside_crosses_a_repeated_code_and_codes_explained_in_the_heading(csv):
    table = csv("Mã phiếu,Từng bị mất trộm,Nhóm (1: can thiệp; 2: đối chứng)\n1,x,1\n2,,2\n3,x,2\n")
    assert [q.about for q in table.questions] == ["blank"] and table.frame[table.column("treated")].tolist() == [1, 0, 0]
    answered = csv("Mã phiếu,Từng bị mất trộm\n1,x\n2,\n3,x\n", cells="blank=0")
    assert not answered.questions and answered.frame["Từng bị mất trộm"].tolist() == [1, 0, 1]
    table = csv("Mã hồ sơ,Ngày về,Kết quả (1: chưa tái phạm; 2: tái phạm)\nH1,01/02/2018,1\nH2,03/04/2018,2\nH2,03/04/2018,2\n")
    assert [q.cells for q in table.questions] == [("A3", "A4")] and table.columns("outcome") == (table.frame.columns[2],)
    assert table.frame.iloc[:, 2].tolist() == [0, 1, 1]


def test_codes_that_labels_call_no_answer_are_empty(tmp_path):
    frame = pd.DataFrame({"maho": [1, 2, 3, 4], "nannhan": [1, 2, 9, 2], "tin": [1, 3, 5, 8], "y": [3.0, 4, 5, 6]})
    labels = {"nannhan": {1: "Có", 2: "Không", 9: "Không nhớ"}, "tin": {1: "Không", 3: "Không ý kiến", 5: "Rất tin", 8: "KB/KTL"}}
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, value_labels=labels, variable_labels={"maho": "Mã hộ"})
    table = read_table(tmp_path / "t.dta")
    assert table.kind == "persons" and "maho" not in table.columns("outcome") and "missing" in said(table)
    assert str(values(table, "nannhan")) == "[1.0, 0.0, nan, 0.0]"
    assert table.frame["tin"].isna().tolist() == [False, False, False, True]


def test_persons_asked_twice_are_one_row_each_and_of_three_times_it_is_asked_which(csv):
    twice = csv("Mã BN,Nhánh,Đợt,Điểm AUDIT\nN1,A,T0,20\nN1,A,T6,15\nN2,B,T0,18\nN2,B,T6,18\nN3,A,T0,11\n", cells="A=1; B=0")
    assert values(twice, "Điểm AUDIT (trước)") == [20, 18, 11] and str(values(twice, "Điểm AUDIT (sau)")) == "[15.0, 18.0, nan]"
    assert twice.kind == "persons" and values(twice, "Nhánh") == [1, 0, 1]
    text = "id,visit,score\n1,0,5\n1,1,6\n1,2,7\n2,0,3\n2,1,4\n2,2,4\n"
    assert set(asked(csv(text))) == {"waves"}
    table = csv(text, cells="waves=0/2")
    assert values(table, "score (after)") == [7, 4] and table.account.rows_used == 4 and len(table.account.aside) == 2


def test_numbers_of_households_are_no_outcome_and_groups_of_1_and_2_are_asked_about(csv):
    text = "Hộ,Xã,Là nạn nhân,Can thiệp\n" + "".join(
        f"{i},X{i % 3},{'Có' if i % 3 else 'Không'},{'CT' if i % 2 else 'ĐC'}\n" for i in range(1, 21)
    )
    table = csv(text)
    assert table.columns("outcome") == ("Là nạn nhân",) and table.kind == "persons" and values(table, "Can thiệp")[:2] == [1, 0]
    places = csv("#,Xã,Số vụ\n" + "".join(f"{i},Xã {i},{i % 4}\n" for i in range(1, 21)))
    assert places.kind == "cross_section" and places.outcome() == "Số vụ"
    assert set(asked(csv("Mã HV,Nhóm,Điểm trước,Điểm sau\nA,1,5,6\nB,2,4,4\nC,1,3,5\n"))) == {"yes_no"}


def test_what_is_said_of_one_time_or_of_the_heading_in_the_file_is_said_of_the_question_asked_twice(csv):
    rows = [f"P{i:02},{when},{i % 2},{10 + i % 7 - k}" for i in range(30) for k, when in enumerate(("T0", "T6"))]
    text = "\n".join(["Mã phiếu,Đợt,Tham gia câu lạc bộ,Điểm", *rows])
    of = lambda said: {r.column: (r.role, r.known) for r in csv(text, columns=said).roles if r.column.startswith("Điểm")}  # noqa: E731
    before, after = "Điểm (trước)", "Điểm (sau)"
    assert of("Điểm=outcome") == {before: ("before", "told"), after: ("after", "told")} and of("Điểm=ignore") == {}
    assert not any(n.code == "paired" for n in csv(text, columns="Điểm=outcome").notices)
    for one in (before, after):
        assert {column: role for column, (role, _) in of(f"{one}=outcome").items()} == {before: "before", after: "after"}
        said = next(n.text.vi for n in csv(text, columns=f"{one}=outcome").notices if n.code == "paired")
        assert of(re.search(r'columns="([^"]*)"', said)[1]) == {after: ("outcome", "told")}
    assert of(f"{after}=ignore") == {}  # nothing is judged by what was asked before it
    said = next(n.text.vi for n in csv(text, columns=f"{after}=ignore").notices if n.code == "before_alone")
    assert of(re.search(r'columns="([^"]*)"', said)[1]) == {before: ("outcome", "told")}
    assert [q.about for q in csv(text, columns="Đợt=ignore").questions] == ["person"]  # several rows a person, as they stand


def test_the_answer_after_that_is_told_to_be_the_outcome_keeps_the_one_before(csv):
    text = "\n".join(["Mã,Nhóm,Điểm trước,Điểm sau", *(f"P{i:02},{'Can thiệp' if i % 2 else 'Đối chứng'},{3 + i % 6},{4 + i % 5}" for i in range(40))])  # fmt: skip
    for told in ("Điểm sau=outcome", "Điểm trước=outcome"):
        table = csv(text, columns=told)
        assert (table.column("before"), table.column("after"), table.columns("outcome")) == ("Điểm trước", "Điểm sau", ())
    assert csv(text, columns="Điểm sau=ignore").column("before") is None


def test_waves_numbered_1_and_2_and_waves_with_labels_stand_in_their_order(csv, tmp_path):
    for rows in ("N1,A,1,20\nN1,A,2,15\nN2,B,1,18\nN2,B,2,17\n", "N1,A,2,15\nN1,A,1,20\nN2,B,2,17\nN2,B,1,18\n"):
        assert values(csv("Mã BN,Nhánh,Đợt,Điểm AUDIT\n" + rows, cells="A=1; B=0"), "Điểm AUDIT (trước)") == [20, 18]
    frame = pd.DataFrame({"id": ["N1", "N1", "N2", "N2"], "dot": [1, 2, 1, 2], "score": [20, 15, 18, 17]})
    for labels, before in (({1: "Sau", 2: "Trước"}, [15, 17]), ({1: "Trước", 2: "Sau"}, [20, 18])):
        frame.to_stata(tmp_path / "waves.dta", write_index=False, version=118, value_labels={"dot": labels})
        table = read_table(tmp_path / "waves.dta")
        assert values(table, "score (before)") == before and any("“Trước”, after is “Sau”" in n.text.en for n in table.notices)
    frame.to_stata(tmp_path / "waves.dta", write_index=False, version=118, value_labels={"dot": {1: "Sau", 2: "Hồi ấy"}})
    assert "score (before)" not in read_table(tmp_path / "waves.dta").frame


def test_ranks_number_no_persons(csv):
    text = "Xã,Số vụ,Xếp hạng\n" + "".join(f"X{i % 7},{i % 5},{i}\n" for i in range(1, 15))
    assert csv(text).kind != "persons" and asked(csv(text)).keys() >= {"role"}
    assert csv(text, columns="Xếp hạng=person").kind == "persons"
    assert "role" not in asked(csv(text, columns="Xếp hạng=ignore"))
    assert csv(text.replace("Xếp hạng", "Hộ")).kind == "persons"


def test_an_answer_about_waves_names_two_that_the_table_has(csv):
    rows = "\n".join(f"{i},{wave},{i + n}" for i in range(1, 7) for n, wave in enumerate(("T0", "T6", "T12")))
    text = f"Mã người,Đợt,Điểm\n{rows}\n"
    assert values(csv(text, cells="waves=t0 / T12"), "Điểm (trước)") == [float(i) for i in range(1, 7)]
    for wrong in ("waves=T0/T13", "waves=T0/T0"):
        with pytest.raises(BadParameter, match="T0/T12"):
            csv(text, cells=wrong)
    with pytest.raises(BadParameter, match="no such column"):
        csv(HEAD + "a,2019,5\na,2020,6\n", cells="waves=T0/T12")


def test_waves_that_are_dates_can_be_told(csv):
    rows = "\n".join(f"{i},{wave},{i + n}" for i in range(1, 7) for n, wave in enumerate(("01/2019", "06/2019", "12/2019")))
    text = f"Mã người,Đợt,Điểm\n{rows}\n"
    answers = next(q.answers for q in csv(text).questions if q.about == "waves")
    assert all("waves" not in asked(csv(text, cells=answer.removeprefix('cells="').rstrip('"'))) for answer in answers)


def test_the_other_arm_of_a_control_group_is_the_treatment(csv):
    text = "Mã người,Nhóm,Điểm trước,Điểm sau\n" + "".join(
        f"N{i},{('Tập huấn', 'Đối chứng')[i % 2]},{i},{i + 2}\n" for i in range(6)
    )
    assert values(csv(text), "Nhóm") == [1, 0, 1, 0, 1, 0] and "arms" in said(csv(text))
    assert not csv(text.replace("N0,Tập huấn", "N0,Bỏ cuộc")).column("treated")


def test_codes_that_come_once_in_every_wave_are_persons(csv):
    lines = [f"BN{i},{'AB'[i % 2]},{wave},{10 + i - n}" for i in range(1, 7) for n, wave in enumerate(("T0", "T6", "T12"))]
    text = "\n".join(["Mã số,Tổ,Đợt khảo sát,Điểm lo âu", *lines])
    table = csv(text)
    assert table.kind == "persons" and "waves" in asked(table)
    assert len(csv(text, cells="waves=T0/T12").frame) == 6


@pytest.mark.parametrize("other", ["Lân cận", "Không tập huấn", "Loại", "Placebo"])
def test_an_arm_that_names_no_treatment_is_none(csv, other):
    text = "Mã người,Nhóm,Điểm trước,Điểm sau\n" + "".join(f"N{i},{(other, 'Đối chứng')[i % 2]},{i},{i + 2}\n" for i in range(6))
    assert not csv(text).column("treated")


@pytest.mark.parametrize(
    ("before", "after"), [("Trước - {}", "Sau - {}"), ("Pre_{}", "Post_{}"), ("T0_{}", "T6_{}"), ("{} T0", "{} T3")]
)
def test_questions_before_and_after_are_pairs_by_what_their_headings_begin_or_end_with(csv, before, after):
    head = ["Mã", "Lớp", "Nhóm", *(side.format(f"Câu {i}") for side in (before, after) for i in (1, 2))]
    rows = [
        f"HS{i:02d},{6 + i % 3}A,{('Tuyên truyền', 'Đối chứng')[i % 2]},{1 + i % 4},{1 + i % 5},{2 + i % 3},{1 + i % 3}"
        for i in range(30)
    ]
    table = csv("\n".join([",".join(head), *rows]))
    assert table.kind == "persons" and table.column("person") == "Mã" and not table.columns("place")
    assert table.columns("before") == tuple(head[3:5]) and table.columns("after") == tuple(head[5:7])
    assert table.before_of(head[6]) == head[4] and table.frame["Nhóm"].tolist()[:2] == [1, 0] and "arms" in said(table)
    three = csv(
        "\n".join(
            [
                ",".join([*head, "T9_Câu 1", "T0_Câu 3", "T1_Câu 3", "T2_Câu 3"]),
                *(f"{row},1,2,3,{i % 4}" for i, row in enumerate(rows)),
            ]
        )
    )
    assert not {"T0_Câu 3", "T1_Câu 3", "T2_Câu 3"} & {*three.columns("before"), *three.columns("after")}


def test_counts_of_coded_places_before_and_after_are_no_persons(csv):
    rows = "".join(f"X{i:02d},{i},{i + 1}\n" for i in range(12))
    assert csv("Mã,Số vụ trước,Số vụ sau\n" + rows).kind != "persons"


def test_an_event_in_ones_and_twos_is_asked_about(csv):
    text = "ma_nguoi,diem_truoc,diem_sau,tai_nghien\n" + "".join(f"P{i},{i % 9},{i % 7},{{}}\n" for i in range(30))
    answers = "Mã HV,Điểm lúc ra,Tái nghiện sau 12 tháng\n" + "".join(f"M{i},{i % 9},{1 + i % 2}\n" for i in range(30))
    assert "yes_no" in asked(csv(answers)) and "yes_no" not in asked(csv(answers.replace(",1\n", ",3\n")))
    assert "yes_no" in asked(csv(text.format(*(1 + i % 2 for i in range(30))))) and not asked(csv(text.format(*(i % 2 for i in range(30)))))  # fmt: skip


def test_every_answer_before_and_after_is_a_pair_also_beside_places_under_a_bare_code(csv):
    rows = "".join(
        f"ND{i},{'ABC'[i % 3]},{i % 9},{i % 7},{('Có', 'Không')[i % 2]},{('Có', 'Không')[i % 5 % 2]}\n" for i in range(30)
    )
    table = csv("ma_so,xa,diem_truoc,diem_sau,Có việc làm (lúc vào),Có việc làm (sau 12 tháng)\n" + rows)
    assert table.kind == "persons" and table.column("person") == "ma_so"
    assert [(table.before_of(after), after) for after in table.columns("after")] == [
        ("diem_truoc", "diem_sau"), ("Có việc làm (lúc vào)", "Có việc làm (sau 12 tháng)")]  # fmt: skip


def _asked_twice(words: list[str], heading: str = "Cảm nhận an toàn") -> str:
    """Persons in two groups, and what each answered before and after."""
    rows = (f"P{i},{i % 2},{words[i % len(words)]},{words[(i + 1) % len(words)]}" for i in range(3 * len(words)))
    return f"Mã phiếu,Nhóm,{heading} (trước),{heading} (sau)\n" + "\n".join(rows)


@pytest.mark.parametrize(
    "words",
    [
        ["Rất không an toàn", "Không an toàn", "Bình thường", "An toàn", "Rất an toàn"],
        ["Hoàn toàn không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý", "Hoàn toàn đồng ý"],
        ["Rất không hài lòng", "Không hài lòng", "Hài lòng", "Rất hài lòng"],
        ["Không tin tưởng", "Ít tin tưởng", "Khá tin tưởng", "Rất tin tưởng"],
        ["Không bao giờ", "Hiếm khi", "Thỉnh thoảng", "Thường xuyên", "Luôn luôn"],
        ["Khong hai long", "Binh thuong", "Hai long"],
        ["1. Không đồng ý", "2. Đồng ý một phần", "3. Đồng ý"],
        ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
        ["Very unsafe", "Somewhat unsafe", "Somewhat safe", "Very safe"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
    ],
)
def test_answers_in_words_of_one_order_are_a_scale_and_are_compared(csv, words):
    table = csv(_asked_twice(words))
    assert not table.questions and [n.text.vi.count(" = ") for n in table.notices if n.code == "scale"] == [len(words)]
    assert table.frame["Cảm nhận an toàn (trước)"].tolist()[: len(words)] == list(range(1, len(words) + 1))
    changes = table.panel("Cảm nhận an toàn (sau)").rows["outcome"]
    assert sorted(changes) == [1 - len(words)] * 3 + [1] * 3 * (len(words) - 1)


@pytest.mark.parametrize(
    "words",
    [
        ["Không hài lòng", "Chưa hài lòng", "Hài lòng"],
        ["Hài lòng", "Khá hài lòng", "Rất hài lòng"],
        ["Không tin", "Ít tin", "Bình thường", "Tin"],
        ["Đi bộ", "Xe máy", "Ô tô"],
        ["1. Hài lòng", "3. Bình thường", "2. Không hài lòng"],
        ["Không an toàn", "Bình thường", "Vắng vẻ"],
    ],
)
def test_answers_in_no_sure_order_are_no_scale_and_whoever_names_them_is_asked_for_it(csv, words):
    table = csv(_asked_twice(words))
    assert not table.questions and "scale" not in said(table)
    with pytest.raises(BadTable, match="=…; ") as refused:
        table.panel("Cảm nhận an toàn (sau)")
    assert "2000" not in str(refused.value)
    columns = "Cảm nhận an toàn (trước)=before; Cảm nhận an toàn (sau)=after"
    asked = csv(_asked_twice(words), columns=columns).questions[0]
    assert asked.cells[:1] == ("C2",) and "missing" not in asked.answers[0]
    answered = "; ".join(f"{word}={i}" for i, word in enumerate(words, 1))
    assert not csv(_asked_twice(words), columns=columns, cells=answered).questions


def test_a_scale_holds_for_columns_of_one_question_and_what_a_person_says_comes_first(csv):
    words = ["Không an toàn", "Bình thường", "An toàn", "Không biết"]
    text = _asked_twice(words)
    table = csv(text)
    assert table.frame["Cảm nhận an toàn (trước)"].isna().sum() == 3 and table.frame["Cảm nhận an toàn (trước)"].max() == 3
    told = csv(
        text,
        cells="Không an toàn=0; Bình thường=5; An toàn=10",
        columns="Cảm nhận an toàn (trước)=before; Cảm nhận an toàn (sau)=after",
    )
    assert told.frame["Cảm nhận an toàn (trước)"].max() == 10 and "scale" not in said(told)
    few = csv("Mã phiếu,Hài lòng (trước),Hài lòng (sau)\n" + "".join(f"P{i},{w},{w if i > 1 else 'Hài lòng'}\n" for i, w in enumerate(["Rất không hài lòng", "Hài lòng", "Rất hài lòng"] * 3)))  # fmt: skip
    assert few.frame["Hài lòng (sau)"].tolist()[:4] == [2, 2, 3, 1]
    consent = csv("Mã phiếu,Đồng ý tham gia,Điểm\n" + "".join(f"P{i},{'Không ' * (i % 2)}đồng ý,{i}\n" for i in range(12)))
    assert "scale" not in said(consent)


_LEVELS = {"Mức độ": "{}phức tạp", "Tính chất": "{}nghiêm trọng", "Tần suất an toàn": "{}an toàn"}


@pytest.mark.parametrize("heading", _LEVELS)
def test_words_of_places_and_of_cases_are_no_answers_of_persons(csv, heading):
    words = [_LEVELS[heading].format(degree) for degree in ("không ", "", "rất ")]
    panel = csv(f"Xã,Năm,Số vụ,{heading}\n" + "".join(f"{p},{y},{y % 7},{words[(y + n) % 3]}\n" for n, p in enumerate("ABCD") for y in range(2015, 2021)))  # fmt: skip
    assert panel.columns("outcome") == ("Số vụ",) and not panel.column("dose") and heading in panel.unused
    cases = csv(f"STT,Ngày xảy ra,Xã,{heading}\n" + "".join(f"{i},{1 + i % 28}/{1 + i % 12}/2019,{'ABCD'[i % 4]},{words[i % 3]}\n" for i in range(1, 50)))  # fmt: skip
    assert not cases.columns("outcome") and heading in cases.unused


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Mức sống", ("Không nghèo", "Nghèo", "Rất nghèo")), ("Mức độ", ("Không tin tưởng", "Tin tưởng", "Rất tin tưởng"))],
)
def test_traits_and_doses_of_persons_in_words_are_no_outcomes(csv, heading, words):
    table = csv(f"Mã phiếu,Xã,{heading},Điểm an toàn\n" + "".join(f"{i},{'ABCDE'[i % 5]},{words[i % 3]},{i * 7 % 10 + 1}\n" for i in range(1, 61)))  # fmt: skip
    assert table.columns("outcome") == ("Điểm an toàn",) and not table.column("dose") and heading in table.unused


def test_each_question_has_its_own_scale(csv):
    one, other = (
        ["Không hài lòng", "Hài lòng", "Rất hài lòng"],
        ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng"],
    )
    table = csv("Mã phiếu,Hài lòng về A,Hài lòng về B,Hài lòng về C\n" + "".join(f"{i},{one[i % 3]},{other[i % 4]},{one[i % 2]}\n" for i in range(60)))  # fmt: skip
    assert table.frame["Hài lòng về A"].tolist()[:3] == [1, 2, 3] and table.frame["Hài lòng về B"].tolist()[:4] == [1, 2, 3, 4]
    assert [n.columns for n in table.notices if n.code == "scale"] == [("Hài lòng về A",), ("Hài lòng về B",)]


@pytest.mark.parametrize(
    "words", [("Yếu", "Trung bình", "Khá", "Giỏi"), ("Không an toàn", "Bình thường", "An toàn", "Rất an toàn")]
)
def test_numbers_given_to_every_answer_make_a_scale_of_it(csv, words):
    cells = "; ".join(f"{word}={10 * i}" for i, word in enumerate(words))
    table = csv(_asked_twice(words), cells=cells)
    assert table.columns("before") == ("Cảm nhận an toàn (trước)",) and table.columns("after") == ("Cảm nhận an toàn (sau)",)
    assert table.frame["Cảm nhận an toàn (trước)"].tolist()[:4] == [0, 10, 20, 30] and not table.questions
    once = "Mã phiếu,Học lực\n" + "".join(f"P{i},{words[i % 4]}\n" for i in range(40))
    assert csv(once, cells=cells).columns("outcome") == ("Học lực",) and csv(once, cells=cells).frame["Học lực"].max() == 30
    gone = csv(once, cells=cells.replace("=10;", "=missing;"))
    assert gone.columns("outcome") == ("Học lực",) and gone.frame["Học lực"].isna().sum() == 10


def test_no_answer_is_proposed_that_cannot_be_given(csv):
    words = ["An toàn; yên tâm", "Bình thường", "Lo lắng"]
    text = "Mã phiếu,Cảm nhận\n" + "".join(f"P{i},{words[i % 3]}\n" for i in range(40))
    (question,) = csv(text, columns="Cảm nhận=outcome").questions
    assert question.about == "text" and question.answers == ("",)


def test_numbers_before_the_answers_are_those_of_the_scale(csv):
    words = ["1. Rất an toàn", "2. An toàn", "4. Không an toàn", "5. Rất không an toàn"]
    table = csv(_asked_twice(words))
    assert table.frame["Cảm nhận an toàn (trước)"].tolist()[:4] == [1, 2, 4, 5] and "scale" in said(table)
    spelt = csv(_asked_twice(["Không an toàn", "An toàn", "Rất an toàn", "rất an  toàn"]))
    assert [n.text.vi.count(" = ") for n in spelt.notices if n.code == "scale"] == [3]


def test_a_legend_says_what_an_empty_cell_means(csv):
    rows = "".join(f"HS{i:02d},A,{'x' if i % 3 else ''},{'x' if i % 4 == 0 else ''}\n" for i in range(12))
    text = "Mã hồ sơ,Xã,Sinh hoạt CLB,Tái nghiện\n" + rows
    assert asked(csv(text)).keys() == {"blank"}
    table = csv("Đánh dấu x: có; để trống: không,,,\n" + text)
    assert not table.questions and table.frame["Tái nghiện"].tolist() == [float(i % 4 == 0) for i in range(12)]


@pytest.mark.parametrize("before, after", [
    ("Khảo sát trước can thiệp (3/2019)", "Khảo sát sau can thiệp (9/2019)"), ("Điều tra ban đầu", "Điều tra cuối kỳ"), ("Đầu vào (T0)", "Sau 6 tháng (T6)"),
    ("Pre-intervention", "Post-intervention"), ("Trước khi có mô hình", "Sau khi có mô hình"),
])  # fmt: skip
def test_waves_said_in_longer_words_are_before_and_after(csv, before, after):
    rows = "".join(f"{i},{wave},{i + n}\n" for i in range(1, 5) for n, wave in ((3, after), (0, before)))
    table = csv(f"Mã phiếu,Đợt,Điểm\n{rows}")
    assert table.frame[table.before_of("Điểm (sau)")].tolist() == [1, 2, 3, 4]


def test_answers_that_only_their_labels_pair_are_before_and_after(tmp_path):
    frame = pd.DataFrame({"id": ["a", "b", "c"], "diem_t": [1.0, 2, 3], "diem_s": [4.0, 5, 6]})
    labels = {"diem_t": "Điểm hiểu biết (trước)", "diem_s": "Điểm hiểu biết (sau)"}
    frame.to_stata(tmp_path / "t.dta", write_index=False, variable_labels=labels, version=118)
    table = read_table(tmp_path / "t.dta")
    assert (table.columns("before"), table.columns("after"), table.before_of("diem_s")) == (("diem_t",), ("diem_s",), "diem_t")


def _unlabelled(tmp_path, **more):
    columns = {"id": [*range(1, 41), 1, 2], "nhom": [1, 2] * 21, "namsinh": [1970 + i % 30 for i in range(42)]}
    pd.DataFrame(columns | more).astype(float).to_stata(tmp_path / "t.dta", write_index=False)
    return read_table(tmp_path / "t.dta")


def test_persons_without_labels_are_persons_and_what_their_codes_mean_is_asked(tmp_path):
    table = _unlabelled(tmp_path, tp=[1, 2, 2, 1, 2, 9] * 7, q5=[0, 1, 2] * 14)
    assert table.kind == "persons" and table.column("person") == "id" and not table.columns("period")
    assert "namsinh" not in table.columns("outcome") and "namsinh" in table.unused
    asked = {(q.about, *q.columns) for q in table.questions}
    assert {("person", "id"), ("yes_no", "nhom"), ("yes_no", "tp")} <= asked
    assert any("9" in q.text.vi and "tp" in q.text.vi for q in table.questions)


@pytest.mark.parametrize("age", ["Tuổi người gọi", "tuoi", "namsinh", "nam_sinh", "Age of caller", "yob", "a2_tuoi"])
def test_ages_and_births_are_no_outcome_and_no_period(csv, age):
    rows = "".join(f"P{i:02},{i % 2},{1960 + i if 'sinh' in age or age == 'yob' else 20 + i},{i % 7}\n" for i in range(30))
    table = csv(f"mã hs,nhom,{age},q1\n{rows}")
    assert table.columns("outcome") == ("q1",) and not table.columns("period")


def test_a_count_of_persons_of_an_age_is_an_outcome(csv):
    table = csv("Xã;Năm;Số người dưới 18 tuổi vi phạm\nA;2020;4\nA;2021;5\nB;2020;6\nB;2021;7\n")
    assert table.columns("outcome") == ("Số người dưới 18 tuổi vi phạm",) and not table.questions


@pytest.mark.parametrize(("yes", "no"), [
    ("Xã có mô hình", "Xã không có mô hình"), ("Có mô hình", "Chưa"), ("Nhóm 1: can thiệp", "Nhóm 2: đối chứng"), ("1. Có mô hình", "2. Không có mô hình"),
    ("Nhóm A - Can thiệp", "Nhóm B - Đối chứng"), ("Thôn đã có camera", "Thôn chưa có camera"), ("With CCTV", "Without CCTV"), ("Xã có mô hình", "Xã đối chứng"),
    ("1. Có", "2. Không"), ("Nhóm tham gia", "Nhóm không tham gia"),
])  # fmt: skip
def test_labels_of_two_groups_say_yes_and_no(csv, yes, no):
    rows = "".join(f"P{i:02};{(no, yes)[i % 2]};{i % 5}\n" for i in range(20))
    table = csv(f"mã phiếu;nhóm;điểm\n{rows}")
    assert table.column("treated") == "nhóm" and not table.questions
    assert values(table, "nhóm")[:4] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("one", "other"), [("Nhóm 1", "Nhóm 2"), ("Xã loại A", "Xã loại B"), ("Mô hình A", "Mô hình B"), ("1 lần", "2 lần")]
)
def test_two_groups_of_which_none_is_denied_are_asked_about(csv, one, other):
    rows = "".join(f"P{i:02};{(one, other)[i % 2]};{i % 5}\n" for i in range(20))
    assert "yes_no" in asked(csv(f"mã phiếu;nhóm;điểm\n{rows}")) or not csv(f"mã phiếu;nhóm;điểm\n{rows}").columns("treated")


def _rehab(event="Tái nghiện (C/K)", yes="C", no="K", unknown="k/rõ", blank_answer=""):
    rows = "".join(
        f"{i};HV{i:02};Nguyễn Văn {'ABCDEFGH'[i % 8]};{'x' if i % 3 else ''};{unknown if i == 4 else yes if i % 2 else no};{blank_answer if i == 6 else 10 + i}\n"
        for i in range(1, 25)
    )
    return f"STT;Mã HV;Họ và tên;Hỗ trợ việc làm;{event};Thời gian theo dõi (tháng)\n{rows}"


@pytest.mark.parametrize("unknown", ["k/rõ", "K rõ", "không rõ", "chưa rõ"])
def test_letters_for_yes_and_no_codes_beside_names_and_crosses_are_read(csv, unknown):
    table = csv(_rehab(unknown=unknown, blank_answer="16"))
    assert not table.questions and table.column("person") == "Mã HV" and {"blank_no", "missing"} <= said(table)
    assert values(table, "Tái nghiện (C/K)")[:3] == [1, 0, 1] and pd.isna(values(table, "Tái nghiện (C/K)")[3])
    assert values(table, "Hỗ trợ việc làm")[:3] == [1, 1, 0]


def test_a_blank_beside_crosses_is_asked_about_where_the_row_leaves_another_answer_empty(csv):
    assert "blank" in asked(csv(_rehab(blank_answer="")))


@pytest.mark.parametrize("word", ["vắng", "Vắng mặt", "nghỉ học", "bỏ học", "chuyển trường", "absent", "dropped out"])
def test_pupils_who_were_away_have_no_answer_after_and_yes_and_no_is_a_pair_too(csv, word):
    rows = "".join(
        f"HS{i:02};{'Can thiệp' if i % 2 else 'Đối chứng'};{4 + i % 5};{word if i == 3 else 5 + i % 4};{'Có' if i % 3 else 'Không'};{word if i == 3 else 'Có' if i % 4 == 0 else 'Không'}\n"
        for i in range(24)
    )
    table = csv(f"Mã HS;Nhóm;Điểm trước;Điểm sau;Bị bắt nạt (trước);Bị bắt nạt (sau)\n{rows}")
    assert not table.questions and "missing" in said(table)
    assert table.columns("before") == ("Điểm trước", "Bị bắt nạt (trước)") and len(table.columns("after")) == 2
    assert pd.isna(values(table, "Điểm sau")[3]) and pd.isna(values(table, "Bị bắt nạt (sau)")[3])


def test_a_mean_where_the_number_of_a_person_stands_is_aside(csv):
    rows = "".join(f"GV{i:03d},{'AB'[i % 2]},{i // 2 % 2},{i % 7},{i % 5}\n" for i in range(20))
    table = csv(f"Mã phiếu,Thôn,Nhóm,Điểm trước,Điểm sau\n{rows}Trung bình,,,3.2,2.0\n")
    assert not table.questions and len(table.frame) == 20 and len(table.account.aside) == 1
