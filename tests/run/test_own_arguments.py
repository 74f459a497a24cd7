"""What is printed to be typed: each question answered once, options that begin with a dash, the shells of Windows, folders below."""

import argparse
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis import commands
from analysis.ingest.columns.questions.doubts import Question
from analysis.language import Text
from analysis.run import lab, open_command
from analysis.run.look_command import next_commands, suggested
from analysis.run.own_arguments import add_table_arguments, alternatives, by_hand, options


def asked(*answers: str, cells=("C12", "C30")) -> Question:
    readings = tuple(Text(f"cách {at}", f"reading {at}") for at in range(len(answers)))
    return Question(
        about="x", text=Text("Đọc thế nào?", "Read how?"), cells=cells, readings=readings, answers=answers, columns=()
    )


@pytest.mark.parametrize(("answers", "said"), [
    (('cells="C12=keep; C30=keep"', 'cells="C12=missing"'), ["C12=keep; C30=keep"]),
    (('cells="period=month"', 'cells="period=quarter"', 'columns="Kỳ=ignore"'), ["period=month"]),
    (('cells="C12=5"', 'cells="C12=missing"', 'cells="C30=7"', 'cells="C30=missing"'), ["C12=5", "C30=7"]),
    (('cells="Khá=…; Tốt=…"', 'cells="Khá=missing"'), []), (("", 'cells="C12=5"'), []),
])  # fmt: skip
def test_a_question_is_answered_once_by_what_can_be_said_together(answers, said):
    assert [answer for _, answer in suggested(asked(*answers))] == said


def test_answers_of_one_thing_are_one_list_and_what_is_filled_in_by_hand_is_none():
    one = asked('cells="period=month"', 'columns="Kỳ=ignore"', 'cells="Khá=…"', "")
    assert [len(group) for group in alternatives(one).values()] == [2]
    assert [reading.vi for reading in by_hand(one)] == ["cách 2", "cách 3"]


def test_an_answer_that_begins_with_a_dash_is_no_option():
    typed = options({"cells": "-=0", "columns": "Xã=place"})
    parser = argparse.ArgumentParser()
    add_table_arguments(parser)
    assert parser.parse_args(["x.csv", *shlex.split(typed)]).cells == "-=0"
    assert options({"cells": "-=0"}, "-p {}=") == "-p cells=-=0"


def test_no_cells_are_no_empty_brackets():
    table = type("Table", (), {"questions": [asked("", cells=())]})
    given = argparse.Namespace(file="x.csv", outcome="", adopted="", columns="", numbers="", sheet="", cells="")
    assert "(ô" not in next_commands(given, table, [], "vi")


@pytest.mark.parametrize(("value", "cmd", "powershell"), [
    ("Số vụ “nóng”", '"Số vụ “nóng”"', "'Số vụ “nóng”'"), ('Số "nóng"', r'"Số \"nóng\""', r"""'Số \"nóng\"'"""),
    ("a b\\", r'"a b\\"', r"'a b\\'"), ("lãi $A", '"lãi $A"', "'lãi $A'"), ("O'Neil", '"O\'Neil"', "'O''Neil'"), (r"C:\x\y.xlsx", r"C:\x\y.xlsx", r"C:\x\y.xlsx"),
])  # fmt: skip
def test_a_value_is_quoted_as_the_shells_of_windows_take_it(monkeypatch, value, cmd, powershell):
    monkeypatch.setattr(commands, "os", SimpleNamespace(name="nt", environ={"PROMPT": "$P$G"}))
    assert commands.quoted(value) == cmd
    commands.os.environ.clear()
    assert commands.quoted(value) == powershell
    assert commands.called_as(r"C:\Việt Nam\python.exe") == r"& 'C:\Việt Nam\python.exe'"


def test_a_command_in_a_folder_below_names_the_interpreter_by_the_way_that_leads_to_it(tmp_path, monkeypatch):
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "commands.py").touch()
    (tmp_path / "số liệu" / "2024").mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "analysis" / "__main__.py")])
    monkeypatch.chdir(tmp_path)
    assert commands.interpreter() == commands.OWN
    monkeypatch.chdir(tmp_path / "số liệu" / "2024")
    assert commands.interpreter() == str(Path("../..") / commands.OWN)


def test_the_command_for_root_opens_what_was_asked_for(tmp_path, monkeypatch, capsys):
    file = tmp_path / "xã của tôi.csv"
    file.write_text("Xã,Năm,Số vụ\nA,2019,3\n")
    monkeypatch.setattr(open_command, "_is_root", lambda: True)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.setattr("analysis.run.working_copy.working_copy", lambda *_: tmp_path / "x.ipynb")
    monkeypatch.setattr(open_command.paths, "shown", str)
    parser = argparse.ArgumentParser()
    open_command.add_arguments(parser)
    words = ["30_trends", "--data", str(file), "--cells=-=0", "-p", "place=Xã A"]
    assert open_command.main(parser.parse_args(words)) == 2
    command = capsys.readouterr().err.strip().rpartition(": ")[2]
    assert shlex.split(command)[3:] == [
        "open",
        "30_trends",
        "--data",
        str(file),
        "--cells=-=0",
        "-p",
        "place=Xã A",
        "--allow-root",
    ]


def test_the_page_of_questions_is_in_the_language_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(lab, "working_copy", lambda name, *_, **__: tmp_path / f"{name}.ipynb")
    monkeypatch.setattr(lab.paths, "WORKSPACE", tmp_path)
    monkeypatch.setattr(lab.paths, "shown", lambda path: path.name)
    monkeypatch.setattr(lab, "interpreter", lambda: "python-here")
    assert lab.first_page("en") == "QUESTIONS.md" and lab.first_page("vi") == "CAU_HOI.md"
    pages = [(tmp_path / name).read_text(encoding="utf-8") for name in ("QUESTIONS.md", "CAU_HOI.md")]
    assert "What do you want to know?" in pages[0] and all("`python-here -m analysis open" in page for page in pages)
    linked = [set(lab.LINKED.findall((lab.paths.NOTEBOOKS / name).read_text(encoding="utf-8"))) for name in lab.FIRST.values()]
    assert linked[0] == linked[1]


@pytest.mark.parametrize(("name", "text"), [
    ("jupyter_server_config.py", "c.ServerApp.allow_root = True"), ("jupyter_lab_config.json", '{"ServerApp": {"allow_root": true}}'),
    ("jupyter_server_config.json", '{"ServerApp": {"allow_root": false}}'), ("jupyter_config.json", "{}"),
])  # fmt: skip
def test_the_persons_own_configuration_lets_root_open_jupyterlab(tmp_path, monkeypatch, name, text):
    from analysis.run.lab import opens_for_root

    (tmp_path / name).write_text(text)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    assert opens_for_root() is ("rue" in text)
