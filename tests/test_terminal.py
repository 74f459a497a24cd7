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


# What `python -m analysis` does on terminals of several letters, one after the other: a process costs more than the command.
ON_EACH = """
import io, json, os, sys, traceback
from analysis.__main__ import main
own, (encodings, given) = sys.stdout, json.loads(sys.argv[1])
for name in encodings:
    encoding, _, errors = name.partition(":")
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=errors or "strict")
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    try:
        code = main(given)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    streams = sys.stdout, sys.stderr
    for stream in streams:
        stream.flush()
    print(json.dumps([name, code or 0, *(stream.buffer.getvalue().hex() for stream in streams)]), file=own)
"""


def said_on_each(home, command, encodings, language):
    """(encoding, exit code, standard output, standard error) on each terminal."""
    given = [*command, *(("--language", language) if command[0] != "--help" else ())]
    done = subprocess.run(
        [sys.executable, "-c", ON_EACH, json.dumps([encodings, given])],
        env={**os.environ, "DIRECTIVE48_HOME": str(home)}, cwd=home, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        name, code, out, err = json.loads(line)
        yield name, code, bytes.fromhex(out), bytes.fromhex(err)


def said(home, command, encoding, language):
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    more = ("--language", language) if command[0] != "--help" else ()
    return subprocess.run([sys.executable, "-m", "analysis", *command, *more], env=environment, cwd=home, capture_output=True)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_ends_alike_on_every_terminal(workbook, command):
    expected = said(workbook, command, "utf-8", "vi")
    encodings = ENCODINGS if command[0] in ("--help", "run") else ENCODINGS[:3]
    ended = list(said_on_each(workbook, command, encodings, "vi"))
    assert [encoding for encoding, *_ in ended] == list(encodings)
    for encoding, code, out, err in ended:
        assert code == expected.returncode, (encoding, err)
        assert b"Traceback" not in err and b"UnicodeEncodeError" not in err
        assert bool(out) == bool(expected.stdout)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8:strict"])
def test_a_process_of_its_own_ends_alike(workbook, encoding):
    command = ("run", "trends_hcmm")
    done, expected = (said(workbook, command, name, "vi") for name in (encoding, "utf-8"))
    assert done.returncode == expected.returncode and b"Traceback" not in done.stderr and done.stderr


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
