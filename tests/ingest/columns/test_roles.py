"""Which column is what: told, by its heading, by its content; what nobody uses raises no question."""

import datetime as dt

import pandas as pd
import pytest
from table_readings import asked, said, values

from analysis.design.carried import carried
from analysis.errors import BadTable
from analysis.ingest.columns.cells.periods import is_never
from analysis.panel.own_table import read_table


def test_roles_are_told_where_names_do_not_say_and_a_suggestion_is_said_as_one(csv):
    text = "aaa,bbb,ccc\nA xã,2018,4\nB xã,2018,5\nA xã,2019,6\n"
    assert [(r.role, r.column, r.known) for r in csv(text).roles] == [
        ("place", "aaa", "content"),
        ("period", "bbb", "content"),
        ("outcome", "ccc", "content"),
    ]
    told = csv(text, columns="aaa=place; bbb=period; ccc=exposure")
    assert {(r.role, r.known) for r in told.roles} == {("place", "told"), ("period", "told"), ("exposure", "told")}
    with pytest.raises(BadTable, match="aaa"):
        csv(text, columns="aab=place")


def test_columns_not_used_and_outliers_are_named_with_their_cells(csv):
    rows = "".join(f"A,2018-{m:02d},{5 + m % 3},x{m}\n" for m in range(1, 13)) + "A,2019-01,500,x\n"
    table = csv("Xã,Tháng,Số vụ,Mã lạ\n" + rows)
    notices = {n.code: n for n in table.notices}
    assert notices["outlier"].cells == ("C14",) and notices["unused_columns"].columns == ("Mã lạ",)


def test_a_figure_is_odd_by_its_place_and_beyond_chance_and_the_sentence_says_against_which(csv):
    high = [f"A,2018-{m:02d},{5 + m % 4}" for m in range(1, 13)]
    low = [f"B,2018-{m:02d},{4 if m == 5 else int(m % 4 == 0)}" for m in range(1, 13)]
    assert "outlier" not in said(
        csv("\n".join(["Xã,Tháng,Số vụ", *high, *low]))
    )  # 4 beside 0 and 1 is chance, and usual elsewhere
    odd = [f"B,2018-{m:02d},{60 if m == 5 else 9 + m % 3}" for m in range(1, 13)]
    much = [f"A,2018-{m:02d},{50 + m % 30}" for m in range(1, 13)]
    notice = next(n for n in csv("\n".join(["Xã,Tháng,Số vụ", *much, *odd])).notices if n.code == "outlier")
    assert "của cùng địa bàn: C18: 60 (các số khác 9–11)" in notice.text.vi


def test_one_row_an_incident_is_known_as_such(csv):
    table = csv("Ngày xảy ra,Xã,Loại việc\n05/03/2019,Đa Tốn,Trộm cắp\n06/03/2019,Cổ Bi,Cướp\n")
    assert table.kind == "incidents" and table.spans["start"].tolist() == [dt.date(2019, 3, 5), dt.date(2019, 3, 6)]


def test_an_open_question_touches_only_what_it_is_about(csv):
    table = csv("place,period,thefts,rate\na,2019,5,-\na,2020,6,3.5\n")
    assert table.panel("thefts").rows["outcome"].tolist() == [5, 6]
    with pytest.raises(BadTable, match="D2"):
        table.panel("rate")


def test_a_mark_for_yes_and_nothing_else_leaves_no_for_the_blanks(csv):
    table = csv("Xã,Năm,Can thiệp,Số vụ\nA,2019,x,5\nA,2020,x,6\nB,2019,,7\nB,2020,,7\n")
    assert table.panel().rows["treated"].tolist() == [1, 1, 0, 0] and "blank_no" in said(table)


def test_a_column_that_nothing_uses_raises_no_question_until_it_is_chosen(tmp_path):
    rows = ["Xã;Tháng;Số vụ;Mã hồ sơ phụ"]
    rows += [
        f"Xã {p};{m:02}/2019;{m + 3};{v}" for p in "ABC" for m, v in enumerate(("3.684", "-", "1.005", "x", "99999", "-9"), 1)
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    read = read_table(tmp_path / "a.csv", columns="Mã hồ sơ phụ=ignore")
    assert not read.questions and "Mã hồ sơ phụ" in read.unused
    assert read.panel("Số vụ").rows["outcome"].sum() == 3 * sum(range(4, 10))
    asked = read.open_questions("Mã hồ sơ phụ")
    assert {q.about for q in asked} >= {"missing"} and all(q.columns == ("Mã hồ sơ phụ",) for q in asked)


@pytest.mark.parametrize(
    "heading", ["Ngày ra mắt Tổ liên gia", "Quý bắt đầu mô hình Tiếng kẻng", "Tháng lắp đặt camera", "Năm thực hiện"]
)
def test_a_start_is_known_by_the_verb_of_its_heading(csv, heading):
    lines = [f"{p},Quý {q}/2019,{q + 3},{'Quý III/2019' if p == 'A' else ''}" for p in "ABC" for q in (1, 2, 3, 4)]
    assert csv("\n".join([f"Xã,Quý,Số vụ,{heading}", *lines])).column("adopted") == heading


def test_chosen_labels_that_deny_one_another_are_yes_and_no(tmp_path):
    frame = pd.DataFrame({"xa": ["A", "A", "B", "B"], "nam": [2018, 2019] * 2, "so_vu": [1.0, 2, 3, 4], "treated": [0, 1, 0, 0]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, value_labels={"treated": {0: "Chưa lắp", 1: "Đã lắp"}}, version=118)
    table = read_table(tmp_path / "t.dta")
    assert table.column("treated") == "treated" and table.frame["treated"].tolist() == [0, 1, 0, 0]


def test_places_that_stopped_before_the_table_ends_are_asked_about(csv):
    rows = "".join(
        f"{place},{year},5,{dates}\n"
        for place, dates in (("A", "01/01/2019,31/12/2019"), ("B", ","))
        for year in range(2017, 2023)
    )
    table = csv("Xã,Năm,Số vụ,Ngày bắt đầu,Ngày kết thúc\n" + rows)
    assert [(q.about, q.columns) for q in table.questions] == [("withdrawn", ("Ngày bắt đầu",))]
    assert not csv("Xã,Năm,Số vụ,Ngày bắt đầu,Ngày kết thúc\n" + rows, columns="Ngày kết thúc=ignore").questions


def test_arms_that_are_not_named_are_asked_about(csv):
    text = "Mã BN,Nhánh,Điểm trước,Điểm sau\nN1,A,3,4\nN2,B,3,5\nN3,A,1,2\nN4,B,5,6\n"
    assert set(asked(csv(text))) == {"yes_no"} and values(csv(text, cells="A=0; B=1"), "Nhánh") == [0, 1, 0, 1]


def test_a_label_of_stata_tells_a_start_from_a_period(tmp_path):
    frame = pd.DataFrame(
        [(p, y, 5 + y % 3) for p in ("Đa Tốn", "Cổ Bi") for y in range(2014, 2021)], columns=["xa", "nam", "so_vu"]
    )
    frame["ngay"] = pd.to_datetime(frame.xa.map({"Đa Tốn": "2017-03-01"}))
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, variable_labels={"ngay": "Ngày bắt đầu mô hình"})
    roles = {r.role: r.column for r in read_table(str(tmp_path / "t.dta")).roles}
    assert (roles["period"], roles["adopted"]) == ("nam", "ngay")


def test_numbers_of_files_are_no_outcome(csv):
    table = csv("Số HS,Ngày xảy ra,Nơi xảy ra\n" + "".join(f"{i:03d}/2019,{i}/3/2019,Xã {'AB'[i % 2]}\n" for i in range(1, 9)))
    assert table.kind == "incidents" and not table.questions and "Số HS" in table.unused


def test_a_register_of_cases_is_no_table_of_their_damage(csv):
    lines = [
        f"{i:02d}/TB,{1 + 2 * i}/{1 + i % 6}/2021,Xã {'ABC'[i % 3]},{('Trộm cắp', 'Đánh bạc')[i % 2]},{3 * i}"
        for i in range(1, 13)
    ]
    table = csv("\n".join(["Số thụ lý,Ngày thụ lý,Nơi xảy ra,Loại vụ việc,Thiệt hại", *lines]))
    assert table.kind == "incidents" and "cases" in said(table) and table.columns("outcome") == ("Số vụ", "Thiệt hại")
    rows = table.panel().rows
    assert rows["outcome"].sum() == 12 and len(rows) == 3 * 6
    assert table.panel(outcome="Thiệt hại").rows["outcome"].sum() == sum(3 * i for i in range(1, 13))


def test_marks_under_a_heading_with_a_day_start_on_that_day(csv):
    rows = "".join(f"{p},{y},{y % 5},{mark}\n" for p, mark in (("Đa Tốn", "x"), ("Cổ Bi", "")) for y in range(2016, 2022))
    table = csv("Xã,Năm,Số vụ,Có loa an ninh từ 15/06/2019\n" + rows)
    start = table.column("adopted")
    assert start and [str(p) for p in table.frame[start].dropna().unique()] == ["2019"] and "dated_marks" in said(table)
    assert not csv("Xã,Năm,Số vụ,Có loa an ninh\n" + rows).column("adopted")


def test_marks_under_a_trait_with_a_year_start_nothing_unless_told(csv):
    rows = "".join(f"{p},{y},{y % 5},{mark}\n" for p, mark in (("Đa Tốn", "x"), ("Cổ Bi", "")) for y in range(2016, 2022))
    for trait in ("Không có vụ cháy từ 2019", "Có điện từ 2019", "Mất trộm camera từ 2019", "No patrol since 2019"):
        head = f"Xã,Năm,Số vụ,{trait}\n"
        table = csv(head + rows)
        assert set(asked(table)) == {"start"} and not table.column("adopted"), trait
        told, silent = (csv(head + rows, columns=f"{trait}={role}") for role in ("adopted", "ignore"))
        assert [str(p) for p in told.frame[trait].dropna().unique()] == ["2019"] and not told.questions
        assert not silent.questions and not silent.column("adopted")
    for measure in ("Áp dụng từ 2019", "Co camera từ 2019", "Đã lắp camera từ 01/2019", "Street lighting since 2019"):
        table = csv(f"Xã,Năm,Số vụ,{measure}\n" + rows)
        assert table.column("adopted") == measure and not table.questions, measure
    beside = csv("Xã,Năm,Số vụ,Áp dụng từ 2020,Có điện từ 2019\n" + rows.replace("\n", ",x\n"))
    assert beside.column("adopted") == "Áp dụng từ 2020" and not beside.questions


def test_counts_of_what_started_are_no_starts(csv):
    for head in ("Investigations launched", "Cameras installed", "Cases started"):
        for last, starts in (("7", False), ("2020-03", head != "Cases started")):
            rows = "".join(f"{p},{y},{y % 5},{last}\n" for p in "ABC" for y in (2019, 2020, 2021))
            assert (csv(f"Place,Year,Thefts,{head}\n" + rows).column("adopted") == head) == starts, head


def test_an_x_beside_other_words_is_said_with_the_words(csv):
    marks = ("x", "đang lắp", "", "một nửa")
    rows = "".join(f"{p},{y},{y % 5},{mark}\n" for p, mark in zip("ABCD", marks, strict=True) for y in range(2016, 2022))
    table = csv("Xã,Năm,Số vụ,Loa\n" + rows)
    assert not table.questions and any("“đang lắp”, “một nửa”" in n.text.vi for n in table.notices)


def test_english_headings_of_a_start_and_of_residents_and_dates_that_nothing_uses(tmp_path):
    frame = pd.DataFrame({"ward": ["A", "A", "B", "B"], "year": [2019, 2020] * 2, "thefts": [4, 3, 2, 1], "residents": 900})
    frame["camera_start"] = pd.to_datetime(["2020-03-01"] * 2 + [None] * 2)
    frame["signed"] = pd.to_datetime("2021-05-04")
    frame.to_parquet(tmp_path / "t.parquet")
    table = read_table(tmp_path / "t.parquet")
    assert (table.column("exposure"), table.column("adopted")) == ("residents", "camera_start")
    assert str(table.frame["signed"].iloc[0]) == "2021-05-04"


def test_a_mistyped_year_of_a_register_is_asked_about(csv):
    head = "Số thụ lý,Ngày thụ lý,Nơi xảy ra,Loại vụ việc\n"
    lines = [f"{i:02d}/TB,{1 + 2 * i}/{1 + i % 6}/2021,Xã {'ABC'[i % 3]},Trộm cắp\n" for i in range(1, 13)]
    for year in ("1921", "2012", "2041"):
        wrong = head + "".join([*lines[:5], lines[5].replace("2021", year), *lines[6:]])
        asked = csv(wrong).questions
        assert [(q.about, q.cells) for q in asked] == [("period", ("B7",))]
        assert not csv(wrong, cells="B7=keep").questions
    assert not csv(head + "".join([*lines[:5], lines[5].replace("2021", "2020"), *lines[6:]])).questions
    assert not csv(head + "".join(line.replace("2021", str(2010 + i)) for i, line in enumerate(lines))).questions


def test_figures_that_nothing_names_are_outcomes_after_the_named_where_they_change_within_places(csv):
    head = "Diện tích,Bị thương,Xã,Tháng,Số vụ,So với cùng kỳ (%),Cộng cả năm,Camera\n"
    rows = [f"{9 + len(p)},{(m + len(p)) % 4},{p},{m:02d}/2021,{m},{m * 3},{78},{int(m > 6)}\n" for p in ("Đa Tốn", "Cổ Bi", "Kiêu Kỵ") for m in range(1, 13)]  # fmt: skip
    table = csv(head + "".join(rows))
    assert table.columns("outcome") == ("Số vụ", "Bị thương") and table.outcome() == "Số vụ"
    assert set(table.unused) == {"Diện tích", "So với cùng kỳ (%)", "Cộng cả năm", "Camera"}
    twice = csv("Xã,Tháng,Đợt,Số vụ\n" + "".join(f"{p},{m:02d}/2021,{d},{m}\n" for p in "AB" for m in (1, 2) for d in (1, 2)))
    assert twice.columns("outcome") == ("Số vụ",)  # what parts the rows of a place and period is no figure


def _cameras(tmp_path, starts: str = "2016-07-01", described: str = "Quý bắt đầu lắp camera", **answers: str):
    """A Stata panel of four districts, two of which have cameras: a group, a labelled 0/1 and the quarter in which they start."""
    rows = [
        (d, q, 20 + i, int(d in "AB"), pd.Timestamp(starts if d in "AB" else None), int(d in "AB" and str(q) >= "2016-07"))
        for i, (d, q) in enumerate((d, q) for d in "ABCD" for q in pd.date_range("2015-01-01", periods=12, freq="QS"))
    ]
    frame = pd.DataFrame(rows, columns=["huyen", "quy", "so_vu", "nhom", "quy_bd", "ap_dung"])
    frame.to_stata(
        tmp_path / "c.dta", write_index=False, convert_dates={"quy": "tq", "quy_bd": "tq"},
        variable_labels={"quy_bd": described, "ap_dung": "Đã lắp camera"},
        value_labels={"nhom": {0: "Đối chứng", 1: "Thí điểm"}, "ap_dung": {0: "Chưa", 1: "Rồi"}}, version=118,
    )  # fmt: skip
    return read_table(tmp_path / "c.dta", **answers)


@pytest.mark.parametrize("described", ["Quý bắt đầu lắp camera", "Camera từ quý"])
def test_yes_and_no_is_no_start_and_a_group_beside_the_start_is_not_the_treatment_of_every_quarter(tmp_path, described):
    table = _cameras(tmp_path, described=described)
    assert not table.questions and "group" in said(table)
    assert (table.column("adopted"), table.columns("treated")) == ("quy_bd", ("ap_dung",))
    rows = table.panel("so_vu").rows
    assert rows["treated"].sum() == 12 and str(rows["adopted"].min()) == "2016Q3"


def test_a_start_and_a_yes_and_no_that_disagree_are_asked_about_by_variable_and_row(tmp_path):
    table = _cameras(tmp_path, starts="2016-04-01")
    (question,) = table.questions
    assert question.about == "start" and question.cells == ("ap_dung[6]", "ap_dung[18]")
    assert question.answers == ('columns="ap_dung=ignore"', 'columns="quy_bd=ignore"')
    for answer in question.answers:
        assert not _cameras(tmp_path, starts="2016-04-01", columns=answer.split('"')[1]).questions


def test_a_variable_can_be_told_by_its_label_and_a_wrong_one_is_shown_as_typed(tmp_path):
    for way in ("Quý bắt đầu lắp camera", "quy_bd (Quý bắt đầu lắp camera)", "quy_bd"):
        assert _cameras(tmp_path, columns=f"{way}=adopted").roles == _cameras(tmp_path, columns="quy_bd=adopted").roles
    with pytest.raises(BadTable, match="“Quý bắt đầu lắp đèn”(.|\n)*Quý bắt đầu lắp camera"):
        _cameras(tmp_path, columns="Quý bắt đầu lắp đèn=adopted")


def test_the_column_that_changes_over_time_is_the_treatment_and_a_group_that_it_does_not_follow_is_asked_about(csv):
    rows = [(p, y, int(p in "AB"), int(p in "AB" and y > 2017)) for p in "ABCD" for y in range(2015, 2021)]
    text = "Xã,Năm,Nhóm,Áp dụng,Số vụ\n" + "".join(f"{p},{y},{g},{d},{10 + y % 3}\n" for p, y, g, d in rows)
    assert csv(text).columns("treated") == ("Áp dụng",) and not csv(text).questions
    after = "Xã,Năm,Nhóm,Áp dụng,Số vụ\n" + "".join(f"{p},{y},{g},{int(y > 2017)},{10 + y % 3}\n" for p, y, g, _ in rows)
    assert [q.about for q in csv(after).questions] == ["role"]


def _of_district(starts, column: str, say) -> str:
    """Communes A to C of one district and D to F of another over six years; `starts`: {commune: year}; `say(commune, year)`: the column."""
    rows = ((p, y) for p in "ABCDEF" for y in range(2015, 2021))
    lines = (f"Hải {'A' if p < 'D' else 'B'},{p},{y},{10 + y % 3},{say(p, y)},{starts.get(p, '')}" for p, y in rows)
    return f"Huyện,Xã,Năm,Số vụ,{column},Năm bắt đầu\n" + "\n".join(lines)


def test_a_group_is_held_against_the_starts_of_communes_not_of_their_districts(csv):
    starts = {"B": 2018, "D": 2017, "F": 2019}
    own = csv(_of_district(starts, "Nhóm can thiệp", lambda p, y: int(p in starts)))
    assert not own.questions and not own.column("treated") and "group" in said(own)
    whole = csv(_of_district({"A": 2018}, "Nhóm can thiệp", lambda p, y: int(p < "D")))
    assert [q.about for q in whole.questions] == ["start"] and whole.column("treated")
    changes = _of_district({}, "Nhóm,Can thiệp", lambda p, y: f"{int(p in starts)},{int(y >= starts.get(p, 9999))}")
    changes = changes.replace(",Năm bắt đầu", "").replace(",\n", "\n").rstrip(",")
    assert csv(changes).column("treated") == "Can thiệp" and not csv(changes).questions


def test_a_start_in_the_first_row_of_each_place_holds_for_all_its_rows(csv):
    starts = {"B": 2018, "D": 2017}
    rows = [
        (p, y, int(y >= starts.get(p, 9999)), starts.get(p, "") if y == 2015 else "") for p in "ABCD" for y in range(2015, 2021)
    ]
    text = "Xã,Năm,Số vụ,Can thiệp,Năm bắt đầu\n" + "".join(f"{p},{y},{y % 7},{d},{s}\n" for p, y, d, s in rows)
    table = csv(text)
    assert not table.questions and table.frame["Năm bắt đầu"].notna().sum() == 12 and "start" in said(table)
    assert table.panel("Số vụ").rows.groupby("place")["adopted"].nunique().tolist() == [0, 1, 0, 1]
    twice = csv(text.replace("B,2016,0,0,", "B,2016,0,0,2018"))
    assert "start" not in said(twice) and "start" in asked(twice)


def test_a_group_is_the_treatment_where_one_label_denies_the_other_and_not_where_they_name_two_kinds(tmp_path):
    rows = [(p, y, int(p > "B"), 10 + y % 3) for p in "ABCD" for y in range(2015, 2021)]
    for labels, treated in (({0: "Không tham gia", 1: "Tham gia CLB B93"}, ("nhom",)), ({0: "Thành thị", 1: "Nông thôn"}, ())):
        frame = pd.DataFrame(rows, columns=["xa", "nam", "nhom", "so_vu"])
        frame.to_stata(tmp_path / "g.dta", write_index=False, value_labels={"nhom": labels}, version=118)
        assert read_table(tmp_path / "g.dta").columns("treated") == treated


@pytest.mark.parametrize(
    "heading", ["Club working since", "Quarter the hotline opened", "Year watch began", "Cụm liên kết ANTT từ tháng"]
)
def test_one_time_a_place_under_words_for_since_is_its_start(csv, heading):
    rows = "".join(
        f"{p},{y},{n + y % 7},{s}\n"
        for n, (p, s) in enumerate((("A", 2018), ("B", "no club"), ("C", 2019)))
        for y in range(2015, 2021)
    )
    table = csv(f"Commune,Year,Cases,{heading}\n{rows}")
    assert table.column("adopted") == heading and table.questions == ()
    assert table.frame.groupby("Commune")[heading].first().dropna().astype(str).tolist() == ["2018", "2019"]
    assert [q.about for q in csv(f"Commune,Year,Cases,{heading}\n{rows.replace('no club', 'no date')}").questions] == ["adopted"]


@pytest.mark.parametrize("heading", ["Market opened", "Có chợ từ", "Đạt chuẩn NTM từ năm", "Head of police since"])
def test_a_time_since_when_of_no_programme_is_asked_about(csv, heading):
    rows = "".join(f"{p},{y},{n + y % 7},{2018 + n % 2}\n" for n, p in enumerate("ABCD") for y in range(2015, 2021))
    text = f"Commune,Year,Cases,{heading}\n{rows}"
    assert [q.answers for q in csv(text).questions] == [(f'columns="{heading}=adopted"', f'columns="{heading}=ignore"')]
    assert csv(text, columns=f"{heading}=adopted").column("adopted") == heading
    assert not csv(text, columns=f"{heading}=ignore").questions


@pytest.mark.parametrize("heading", ["Ngày thành lập xã", "Ngày thành lập trường"])
def test_the_founding_of_places_is_no_start(csv, heading):
    rows = "".join(f"{p};{y};{n + y % 7};{2018 + n % 2}\n" for n, p in enumerate("ABCD") for y in range(2015, 2021))
    table = csv(f"Xã;Năm;Số vụ;{heading}\n{rows}")
    assert not table.columns("adopted") and not table.questions


def test_starts_that_all_lie_before_the_table_are_asked_about(csv):
    rows = "".join(f"{p};{y};{n + y % 7};{1990 + n % 2}\n" for n, p in enumerate("ABCD") for y in range(2015, 2021))
    text = f"Xã;Năm;Số vụ;Năm thành lập\n{rows}"
    assert [q.about for q in csv(text).questions] == ["start"]
    assert not csv(text, columns="Năm thành lập=adopted").questions and not csv(text, columns="Năm thành lập=ignore").questions


@pytest.mark.parametrize(("word", "never"), [
    ("not yet known", False), ("no longer used", False), ("no date given", False), ("no patrol data", False), ("chưa có ngày", False), ("chưa có quyết định", False),
    ("chưa thành lập xong", False), ("không có camera nữa", False), ("no cameras yet", True), ("not yet installed", True), ("no night patrol", True),
    ("chưa có camera", True), ("Chưa có tổ tự quản", True), ("chưa lắp", True), ("không có mô hình", True),
])  # fmt: skip
def test_what_has_no_programme_yet_never_began_and_what_is_unknown_may_have(word, never):
    assert is_never(word) == never


@pytest.mark.parametrize(
    "word", ["chưa BC", "chưa b/c", "chưa gửi BC", "không BC", "chưa nộp", "Chưa gửi báo cáo", "not submitted"]
)
def test_a_part_of_what_was_received_is_an_outcome_too_and_what_was_not_reported_is_missing(xlsx, word):
    rows = [["Xã", "Năm", "Quý", "Số vụ việc tiếp nhận", "Hòa giải thành", "Tỷ lệ hòa giải thành (%)"]]
    for xa in ("Đa Tốn", "Cổ Bi", "Lệ Chi"):
        for y in (2021, 2022):
            for q in range(1, 5):
                gone = (xa, y, q) == ("Cổ Bi", 2021, 2)
                rows.append([xa, y, f"Quý {q}", word if gone else 6 + q, word if gone else q + 2 * (xa == "Cổ Bi"), f"=E{len(rows) + 1}/D{len(rows) + 1}" if gone else 50 + q])  # fmt: skip
    table = xlsx(rows)
    assert not asked(table) and {"missing", "no_value"} <= said(table)
    assert {"Số vụ việc tiếp nhận", "Hòa giải thành"} <= set(table.columns("outcome"))
    assert table.frame["Hòa giải thành"].isna().sum() == 1


@pytest.mark.parametrize(
    ("head", "role"), [("Tổng số hộ", "exposure"), ("Số hộ dân (hộ)", "exposure"), ("Households", ""), ("Số hộ nghèo", "")]
)
def test_all_households_beside_cases_are_what_these_are_of(csv, head, role):
    rows = "".join(f"{xa},{y},{y % 7},{900 + 3 * (y - 2018)}\n" for xa in ("Đa Tốn", "Cổ Bi") for y in range(2018, 2023))
    table = csv(f"Xã,Năm,Số vụ bạo lực,{head}\n{rows}")
    assert role == "" or head in table.columns(role)
    assert "Số vụ bạo lực" in table.columns("outcome")
    people = csv(f"Xã,Năm,Số vụ bạo lực,{head},Dân số\n" + rows.replace("\n", ",4000\n"))
    assert people.columns("exposure") == ("Dân số",) and "role" not in asked(people)


def _beside_households(
    csv, head: str, counts: str, each=lambda i, y: 1500 + 130 * i + 7 * (y - 2014), figure=lambda v: v, **answers
):
    rows = "".join(
        f"{xa};{y};{each(i, y)};{figure(4 + (i * 7 + y * 5) % 13)}\n"
        for i, xa in enumerate("ABCDEFGH")
        for y in range(2014, 2020)
    )
    return csv(f"Commune;Year;{head};{counts}\n{rows}", **answers)


@pytest.mark.parametrize(("head", "counts"), [
    ("Number of households", "Thefts"), ("Households", "Burglaries"), ("Số hộ", "Thefts"), ("Tổng số hộ", "Trộm cắp"), ("No. of households", "Crimes"), ("Số hộ dân", "Số người nghiện"),
])  # fmt: skip
def test_households_many_times_the_counts_that_hardly_change_are_what_these_are_of(csv, head, counts):
    table = _beside_households(csv, head, counts)
    assert table.column("exposure") == head and table.columns("outcome") == (counts,) and "households" in said(table)
    told = _beside_households(csv, head, counts, columns=f"{head}=outcome")
    assert told.column("exposure") is None and head in told.columns("outcome")


@pytest.mark.parametrize(("head", "counts", "more"), [
    ("Poor households", "Thefts", {}), ("Số hộ nghèo", "Số người nghiện", {}), ("Số hộ tham gia", "Thefts", {}), ("Households", "Theft rate", {"figure": lambda v: v / 7}),
    ("Households", "Thefts", {"each": lambda i, y: 500 + 400 * (y - 2014)}), ("Households", "Thefts", {"each": lambda i, y: 31 + i}), ("Households", "Household income", {"figure": lambda v: v * 900}),
])  # fmt: skip
def test_other_households_are_no_exposure(csv, head, counts, more):
    assert _beside_households(csv, head, counts, **more).column("exposure") is None


@pytest.mark.parametrize("regions", [("Bắc", "Trung", "Nam"), ("1", "2", "3"), ("Đồng bằng, ven biển", "Trung du", "Miền núi")])
@pytest.mark.parametrize("heading", ["Vùng", "vung", "zone"])
def test_a_column_of_regions_is_no_zone_and_the_start_is_judged(csv, heading, regions):
    rows = [
        f'X{p};"{regions[p % 3]}";{y};{3 + (p * 5 + y * 3) % 11};{"2018" if p < 4 else ""}'
        for p in range(9)
        for y in range(2014, 2022)
    ]
    table = csv("\n".join([f"Xã;{heading};Năm;Số vụ;Năm áp dụng", *rows]))
    assert table.column("zone") is None and table.column("adopted") == "Năm áp dụng" and not table.questions
    assert next(q for q in carried(table) if q.notebook == "40_component_effect").able


def test_a_column_of_zones_stays_one(csv):
    rows = [
        f"{z},2020-{m:02},{5 + (m * 3 + len(z)) % 7},{z}" for z in ("treated", "control", "displacement") for m in range(1, 13)
    ]
    assert csv("\n".join(["Khu,Tháng,Số vụ,Vùng", *rows])).column("zone") == "Vùng"


@pytest.mark.parametrize(("periods", "start", "first"), [
    ([f"{y}-{m:02}" for y in (2018, 2019) for m in range(1, 13)], "15/08/2018", ": 08/2018"),
    ([f"{y}" for y in range(2012, 2021)], "09/2016", ": năm 2016"),
    ([f"{y}-Q{q}" for y in (2016, 2017, 2018) for q in range(1, 5)], "12/07/2017", ": quý 3/2017"),
])  # fmt: skip
def test_which_period_a_start_within_one_counts_from_is_said(csv, periods, start, first):
    rows = [
        f"X{p},{when},{3 + (p * 5 + k * 7) % 11},{start if p < 3 else ''}" for p in range(8) for k, when in enumerate(periods)
    ]
    table = csv("\n".join(["Xã,Kỳ,Số vụ,Ngày áp dụng", *rows]))
    told = [n.text.vi for n in table.notices if n.code == "within_period"]
    assert len(told) == 1 and first in told[0] and "cả kỳ" in told[0]


def test_a_start_on_the_first_day_of_a_period_needs_no_word(csv):
    rows = [
        f"X{p},2018-{m:02},{3 + (p * 5 + m * 7) % 11},{'01/08/2018' if p < 3 else ''}" for p in range(8) for m in range(1, 13)
    ]
    assert "within_period" not in {n.code for n in csv("\n".join(["Xã,Tháng,Số vụ,Ngày áp dụng", *rows])).notices}


def test_a_rate_computed_of_two_columns_is_no_outcome_beside_its_count_unless_told(csv):
    rows = [
        (f"Xã {p}", year, 30 + 7 * at + year % 5, 6000 + 500 * at) for at, p in enumerate("ABCD") for year in range(2015, 2021)
    ]
    lines = [f"{p},{year},{n},{of},{n / of * 10_000:.2f}" for p, year, n, of in rows]
    text = "\n".join(["Xã,Năm,Số vụ trộm,Dân số,Tỷ lệ trên 10.000 dân", *lines])
    table = csv(text)
    assert table.columns("outcome") == ("Số vụ trộm",) and any(
        "chia cho “Dân số” nhân 10.000" in n.text.vi for n in table.notices
    )
    assert "Tỷ lệ trên 10.000 dân" in csv(text, columns="Tỷ lệ trên 10.000 dân=outcome").columns("outcome")
    other = "\n".join([text.splitlines()[0], *(line.rpartition(",")[0] + f",{at * 3 % 11}.5" for at, line in enumerate(lines))])
    assert len(csv(other).columns("outcome")) == 2
    sparse = [f"{p},{y},{n},{of if y < 2018 else ''},{n / of * 10_000:.2f}" for p, y, n, of in rows]  # of three years
    assert csv("\n".join([text.splitlines()[0], *sparse])).columns("outcome") == ("Số vụ trộm",)


@pytest.mark.parametrize("heading", ["Mô hình / Năm", "Mô hình", "Camera", "Năm mô hình"])
@pytest.mark.parametrize("counted", ["Va chạm", "Số vụ trộm"])
def test_years_under_the_name_of_a_measure_are_asked_about_as_its_start(xlsx, heading, counted):
    started = dict(zip("ABCDEFGH", (2016, 2016, 2017, 2017, 2018, None, None, None), strict=True))
    rows = [[f"Xã {p}", y, (y * 7 + n * 5) % 19, started[p]] for n, p in enumerate(started) for y in range(2013, 2020)]
    table = xlsx([["Xã", "Năm", counted, heading], *rows])
    assert asked(table) == {"role": ()} and table.columns("outcome") == (counted,) and table.unused == (heading,)
    assert [*table.questions[0].answers] == [f'columns="{heading}=adopted"', f'columns="{heading}=ignore"']
    told = xlsx([["Xã", "Năm", counted, heading], *rows], columns=f"{heading}=adopted")
    assert not told.questions and str(told.panel().rows.groupby("place")["adopted"].first()["Xã C"]) == "2017"
    assert not xlsx([["Xã", "Năm", counted, heading], *rows], columns=f"{heading}=ignore").questions
    for own in (lambda n, y: n % 4 + 1, lambda n, y: 1990 + (n * y) % 30, lambda n, y: 2005):  # counts; years before the table
        counts = [[*row[:3], own(n // 7, row[1])] for n, row in enumerate(rows)]
        assert not xlsx([["Xã", "Năm", counted, heading], *counts]).questions


def test_counts_that_never_change_are_no_codes_of_places(xlsx):
    def of(heading, numbers, **answers):
        rows = [[y, own, (y * 7 + n * 5) % 19] for n, own in enumerate(numbers) for y in range(2013, 2020)]
        return xlsx([["Năm", heading, "Số vụ móc túi"], *rows], **answers)

    counts = range(1200, 4000, 310)
    table = of("Hành khách", counts)
    assert (
        asked(table) == {"role": ()}
        and not table.column("place")
        and table.questions[0].answers[0] == 'columns="Hành khách=place"'
    )
    told = of("Hành khách", counts, columns="Hành khách=place")
    assert not told.questions and len(told.panel().places) == len(counts)
    for heading, numbers in (
        ("maxa", counts),
        ("v1", counts),
        ("Mã số", counts),
        ("Chợ", range(1, 10)),
        ("Đồn", range(101, 110)),
    ):
        assert of(heading, numbers).column("place") == heading
