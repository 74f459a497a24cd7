"""What is said of a table of one's own where a command, a name or a file is not right: each answer works where it is printed."""

import errno
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import building, commands
from analysis.__main__ import main
from analysis.design.carried import possible_treatment
from analysis.design.own import had
from analysis.errors import BadParameter, BadTable, of_system, unknown
from analysis.ingest.columns.questions.doubts import Question
from analysis.ingest.columns.questions.role import UNUSED
from analysis.language import Text
from analysis.panel.own_table import read_table
from analysis.publish.trace import trace_command
from analysis.run.look_command import suggested

YEARS = range(2012, 2020)


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Two places by eight years, with two texts among the figures; the folder is that of the call."""
    rows = [(p, y, 10 + y % 5, "" if p == "Cổ Bi" else "2015") for p in ("Cổ Bi", "Đa Tốn") for y in YEARS]
    frame = pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", "Mốc thành lập CLB"]).astype(object)
    frame.loc[2, "Số vụ"], frame.loc[9, "Số vụ"] = "khoảng 7", "chừng dăm vụ"
    frame.to_csv(tmp_path / "xa.csv", index=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "xa.csv"


def said(capsys, *given: str) -> tuple[int, str]:
    code = main(list(given))
    out = capsys.readouterr()
    return code, out.out + out.err


def test_an_answer_works_in_the_spelling_in_which_it_is_printed(file, capsys):
    code, text = said(capsys, "look", "xa.csv")
    printed = [answer for question in read_table(file).questions for answer in question.answers]
    assert code == 1 and len(printed) == 2 and text.count("(-p") == 2
    options = [word for answer in printed for word in ("-p", *shlex.split(answer))]
    assert said(capsys, "look", "xa.csv", *options)[0] == 0
    code, text = said(capsys, "look", "xa.csv", "-p", "cell=3")
    assert code == 2 and "Gần nhất: cells" in text


def test_the_next_command_answers_every_question_that_a_command_can(file, capsys):
    _, text = said(capsys, "look", "xa.csv")
    command = next(line for line in text.splitlines() if re.match(r"  \S+ -m analysis look", line))
    assert "lời đáp đầu tiên của 1/1 câu hỏi" in text
    assert said(capsys, *shlex.split(command)[3:])[0] == 0


@pytest.fixture
def teams(tmp_path, monkeypatch):
    """Four places by eight years, two of which have a team throughout, under a heading that does not say that it is what is judged."""
    rows = [(p, y, 10 + (y * n) % 7, "Có" if n < 3 else "Không") for n, p in enumerate(("Cổ Bi", "Đa Tốn", "Kim Lan", "Lệ Chi"), 1) for y in YEARS]  # fmt: skip
    pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", "Có Tổ nhân dân tự quản"]).to_csv(tmp_path / "to.csv", index=False)
    monkeypatch.chdir(tmp_path)
    return "Có Tổ nhân dân tự quản"


def test_a_programme_that_a_notice_names_is_in_the_next_command_and_the_notice_says_it_as_it_is_typed(teams, capsys):
    text = said(capsys, "look", "to.csv", "--language", "vi")[1]
    command = next(line for line in text.splitlines() if "analysis evaluate" in line)
    assert shlex.split(command)[3:] == ["evaluate", "to.csv", "--columns", f"{teams}=có áp dụng hay không", "--language", "vi"]
    option = re.search(r'--columns "([^"]*)"', re.sub(r"\s+", " ", text.partition("Ghi nhận")[2]))[1]
    assert option == f"{teams}=có áp dụng hay không"
    assert read_table(Path("to.csv"), columns=option).column("treated") == teams
    assert (
        "=có áp dụng hay không"
        not in said(capsys, "look", "to.csv", "--columns", f"{teams}=không dùng")[1].partition("Lệnh tiếp theo")[2]
    )


def test_of_two_such_columns_none_is_taken(teams):
    table = read_table(Path("to.csv"))
    assert possible_treatment(table) == teams
    frame = table.frame.assign(B=table.frame[teams])
    notices = tuple(replace(n, columns=(*n.columns, "B")) if n.code == "unused_yes_no" else n for n in table.notices)
    assert possible_treatment(replace(table, frame=frame, unused=(*table.unused, "B"), notices=notices)) == ""


def test_a_programme_named_by_its_column_of_yes_and_no_is_called_by_what_is_had(teams):
    assert (had(teams), had("tuần tra đêm")) == ("Tổ nhân dân tự quản", "tuần tra đêm")


@pytest.mark.parametrize("word", ["ignore", *UNUSED, "bỏ qua", "Không Dùng"])
def test_the_words_for_a_column_that_is_not_used_are_roles(teams, word):
    assert "Số vụ" in read_table(Path("to.csv"), columns=f"Số vụ={word}").unused
    with pytest.raises(BadParameter, match=r"không dùng|not used") as caught:
        read_table(Path("to.csv"), columns="Xã=không dung nữa")
    assert "ignore (không dùng)" in caught.value.say("vi") and "bỏ qua" not in caught.value.say("vi")


@pytest.mark.parametrize(("prefix", "folder", "argument", "expected"), [
    ("{home}/.venv", "{home}", "x", commands.OWN),
    ("{home}/.venv", "{home}/notebooks", "x", commands.OWN),
    ("{home}/.venv", "{other}", "{home}/analysis/__main__.py", shlex.quote(sys.executable)),
    ("{home}/.venv", "{other}", "kernel.py", "python"),
    ("{other}", "{home}", "x", "python"),
])  # fmt: skip
def test_a_command_is_printed_with_the_interpreter_that_runs_it_and_its_language(
    tmp_path, monkeypatch, prefix, folder, argument, expected
):
    where = {"home": tmp_path / "home", "other": tmp_path / "other"}
    (where["home"] / "notebooks").mkdir(parents=True)
    where["other"].mkdir()
    (where["home"] / "analysis").mkdir()
    (where["home"] / "analysis" / "commands.py").touch()
    monkeypatch.setattr(sys, "prefix", prefix.format(**where))
    monkeypatch.setattr(sys, "argv", [argument.format(**where)])
    monkeypatch.chdir(folder.format(**where))
    assert commands.typed("look", "xa.csv") == f"{expected} -m analysis look xa.csv"
    monkeypatch.setenv("DIRECTIVE48_LANGUAGE", "en")
    assert commands.typed("look", "xa.csv") == f"{expected} -m analysis look xa.csv --language en"
    assert commands.named("lock") == f"{expected} -m analysis lock"


def test_where_only_the_file_can_be_corrected_the_next_command_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for word in ("không rõ", "khi có tiền"):
        rows = [(p, y, 10 + y % 5, "01/2019" if p == "Cổ Bi" else word) for p in ("Cổ Bi", "Đa Tốn") for y in YEARS]
        pd.DataFrame(rows, columns=["Xã", "Năm", "Số vụ", "Ngày áp dụng"]).to_csv("b.csv", index=False)
        code, text = said(capsys, "look", "b.csv")
        assert code == 1 and bool(re.search(r"1 câu hỏi phải sửa trong tệp \(ô D\d+", text)) == (word == "không rõ")
    assert "--cells 'khi có tiền=never'" in text and said(capsys, "look", "b.csv", "--cells", "khi có tiền=never")[0] == 0


def test_a_table_that_answers_nothing_is_offered_no_command(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    pd.DataFrame([("Cổ Bi", y, y % 7) for y in range(2018, 2021)], columns=["Xã", "Năm", "Số vụ"]).to_csv("c.csv", index=False)
    code, text = said(capsys, "look", "c.csv")
    assert code == 0 and "ít nhất 4 kỳ" in text and "Chưa có lệnh nào để chạy" in text and "analysis evaluate" not in text


@pytest.mark.parametrize(("answers", "expected"), [
    (('cells="a=missing"', 'cells="b=missing"'), ["a=missing", "b=missing"]),
    (('cells="hidden=keep"', 'cells="hidden=drop"'), ["hidden=keep"]),
    (('cells="8=missing; 9=missing"', 'cells="8=8; 9=9"'), ["8=missing; 9=missing"]),
    (('columns="a=place"', 'columns="b=place"'), ["a=place"]),
    (("", 'cells="A1=keep"'), []),
])  # fmt: skip
def test_one_answer_is_offered_for_each_thing_asked_about(answers, expected):
    question = Question(about="x", text=Text("", ""), answers=answers, readings=tuple(Text("", "") for _ in answers))
    assert [answer for _, answer in suggested(question)] == expected


def test_a_start_is_told_to_look_and_a_misspelt_one_has_its_nearest_as_it_was_typed(file, capsys):
    answers = ("--cells", "khoảng 7=missing; chừng dăm vụ=missing")
    code, text = said(capsys, "look", "xa.csv", *answers, "--adopted", "Mốc thành lập CLB")
    assert code == 0 and re.search(r"Mốc thành lập CLB +ngày bắt đầu áp dụng +đã cho biết", text)
    for command in ("look", "evaluate"):
        code, text = said(capsys, command, "xa.csv", "--adopted", "moc thành lap clb xã")
        assert code == 2 and "“moc thành lap clb xã”" in text and "Gần nhất: Mốc thành lập CLB." in text


def test_the_label_of_a_stata_column_names_it(tmp_path):
    frame = pd.DataFrame({"xa": [1, 2] * 8, "nam": sorted([*YEARS] * 2), "vu": range(16), "moc": [2015.0, float("nan")] * 8})
    frame.to_stata(
        tmp_path / "p.dta",
        write_index=False,
        version=118,
        variable_labels={"xa": "Xã", "nam": "Năm", "vu": "Số vụ", "moc": "Năm có camera"},
    )
    assert read_table(tmp_path / "p.dta", columns="Năm có camera=adopted").column("adopted") == "moc"
    assert read_table(tmp_path / "p.dta", columns={"Năm có camera": "adopted"}).column("adopted") == "moc"
    with pytest.raises(BadTable, match="Gần nhất: Năm có camera") as caught:
        read_table(tmp_path / "p.dta", columns="Năm co camara=adopted")
    assert "“Năm co camara”" in caught.value.say("vi")


def test_a_role_has_a_vietnamese_name_and_a_wrong_one_is_answered_with_all_of_them(file):
    assert read_table(file, columns="Mốc thành lập CLB=ngày bắt đầu áp dụng").column("adopted") == "Mốc thành lập CLB"
    with pytest.raises(BadParameter) as caught:
        read_table(file, columns="Xã=thôn")
    text = caught.value.say("vi")
    assert "place (địa bàn)" in text and "zone (vùng)" in text and "…" not in text


def test_a_folder_a_missing_file_and_a_missing_folder_are_told_apart(file, capsys):
    assert "là một thư mục, có 1 tệp đọc được" in (text := said(capsys, "look", ".")[1]) and "xa.csv" in text
    text = said(capsys, "look", "xaa.csv")[1]
    assert "Gần nhất: xa.csv." in text and str(file.parent) in text and "FILE" not in text
    assert "không có thư mục" in said(capsys, "look", "khong/xa.csv")[1]


def test_the_lock_of_an_open_workbook_is_called_that(file, capsys):
    (file.parent / "~$xa.xlsx").write_bytes(b"\x05NV48" + bytes(160))
    code, text = said(capsys, "look", "~$xa.xlsx")
    assert code == 2 and "tệp khóa" in text and "chọn “xa.xlsx”" in text and "hỏng" not in text


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_word_file_that_cannot_be_replaced_is_named_and_its_program_too(tmp_path, monkeypatch, number):
    target, own = tmp_path / "reports" / "xa" / "report.vi.docx", tmp_path / "reports" / ".building" / "1-x"
    own.mkdir(parents=True)
    target.parent.mkdir()
    monkeypatch.setenv(building.OWN, str(own))
    monkeypatch.chdir(tmp_path)

    def refuse(path, other):
        raise PermissionError(number, "Operation not permitted", str(path), None, str(other))

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PermissionError) as caught:
        building.put(target, b"new")
    text = of_system(caught.value).say("vi")
    assert "Ở đâu: reports/xa/report.vi.docx\n" in text and "đang mở trong Word: đóng lại" in text
    assert ".building" not in text and "not permitted" not in text and not list(own.iterdir())


def test_a_name_is_near_one_with_other_marks_and_case():
    assert "Nearest: Tháng thành lập." in unknown(Text("cột", "column"), "thang_thanh lap", ["Tháng thành lập", "Xã"], "x").say(
        "en"
    )


def test_the_parts_of_an_evaluation_are_traced_with_their_own_index(tmp_path, monkeypatch):
    reports = tmp_path / "reports"
    for folder in ("xa", "xa/effect"):
        (reports / folder / "trace").mkdir(parents=True)
        for name in ("contents.json", "trace/said.json", "brief.vi.docx"):
            (reports / folder / name).write_text("{}")
    monkeypatch.setattr(trace_command.paths, "REPORTS", reports)
    monkeypatch.setattr(
        "analysis.publish.saved.finished", lambda folder: sorted(p.parent.name for p in folder.glob("*/contents.json"))
    )
    whole = {file.relative_to(reports).as_posix(): report.name for file, report in trace_command.documents("xa")}
    assert whole == {"xa/brief.vi.docx": "xa", "xa/effect/brief.vi.docx": "effect"}
    assert [report.name for _, report in trace_command.documents("xa/effect")] == ["effect"]


@pytest.mark.parametrize(("command", "language"), [("evaluate", "vi where none"), ("run", "both where none")])
def test_help_says_the_language_that_is_made(command, language, capsys):
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert language in re.sub(r"\s+", " ", capsys.readouterr().out)
