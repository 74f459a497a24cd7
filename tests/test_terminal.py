"""Commands say what they have to say on a terminal of any letters, and end as they would elsewhere."""

import json
import os
import subprocess
import sys
import unicodedata

import pytest

from analysis import terminal

ENCODINGS = (
    "ascii",
    "cp1258",
    "cp1252",
    "latin-1",
    "cp437",
    "cp850",
    "gbk",
    "shift_jis",
    "koi8-r",
    "utf-16",
    "utf-8:strict",
    "mac-roman",
)
COMMANDS = (("check",), ("run", "--help"), ("import", "a.txt", "--dry-run", "--json"), ("add", "own.csv"), ("--help",), ("run", "trends_hcmm"),
            ("import", "không có.txt"), ("add", "own.csv", "--source", "Số liệu"))  # fmt: skip


@pytest.fixture(scope="module")
def workbook(workbook_copy, tmp_path_factory):
    home, _ = workbook_copy(tmp_path_factory.mktemp("terminal") / "workbook")
    (home / "a.txt").write_text("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự.", encoding="utf-8")
    (home / "own.csv").write_text("place,period,criminal_offences\nvn-hn-gialam,2011,90\n", encoding="utf-8")
    return home


def said(home, command, encoding, language):
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    more = ("--language", language) if command[0] != "--help" else ()
    return subprocess.run([sys.executable, "-m", "analysis", *command, *more], env=environment, cwd=home, capture_output=True)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_ends_alike_on_every_terminal(workbook, command):
    expected = said(workbook, command, "utf-8", "vi")
    for encoding in ENCODINGS if command[0] in ("--help", "run") else ENCODINGS[:3]:
        done = said(workbook, command, encoding, "vi")
        assert done.returncode == expected.returncode, (encoding, done.stderr)
        assert b"Traceback" not in done.stderr and b"UnicodeEncodeError" not in done.stderr
        assert bool(done.stdout) == bool(expected.stdout)


def test_json_is_the_same_data_on_every_terminal(workbook):
    rows = {
        encoding: [json.loads(line) for line in said(workbook, COMMANDS[2], encoding, "vi").stdout.decode(encoding).splitlines()]
        for encoding in ("utf-8", "ascii", "cp1258", "cp1252")
    }
    assert all(found == rows["utf-8"] for found in rows.values()) and "Đa Tốn" in str(rows["ascii"])


@pytest.mark.parametrize(("encoding", "shown"), [
    ("cp1258", "Đề nghị sửa tệp «số liệu»"), ("ascii", 'De nghi sua tep "so lieu"'), ("cp1252", "Dê nghi sua têp «sô liêu»"),
])  # fmt: skip
def test_what_a_terminal_lacks_comes_as_near_as_it_can(encoding, shown):
    made = "Đề nghị sửa tệp «số liệu»".encode(encoding, terminal.handler(encoding)).decode(encoding)
    assert unicodedata.normalize("NFC", made) == shown


def test_a_reader_who_has_enough_ends_nothing_in_a_stack_of_calls(workbook):
    command = f"{sys.executable} -m analysis check --help | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], env={**os.environ, "DIRECTIVE48_HOME": str(workbook)}, cwd=workbook, capture_output=True
    )
    assert b"Traceback" not in done.stderr
