"""One flipped byte in data/raw stops check, run and load_panel; each names the file, both checksums and what to do."""

import pytest

LOAD = "from analysis import load_panel; load_panel('criminal_offences', places='vn-hcm')"
COMMANDS = {
    "check": ("-m", "analysis", "check"),
    "run": ("-m", "analysis", "run", "start_here"),
    "load_panel": ("-c", LOAD),
    "headlines": ("-m", "analysis", "headlines"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("file", ["observations.csv", "sources.csv", "policies.csv"])
def test_a_flipped_byte_is_refused_and_the_file_named(command, file, home, python):
    raw = home / "data" / "raw" / "public_record" / file
    content = bytearray(raw.read_bytes())
    content[len(content) // 2] ^= 1
    raw.write_bytes(content)
    done = python(*COMMANDS[command])
    assert done.returncode != 0
    assert f"data/raw/public_record/{file}" in done.stderr
    assert done.stderr.count("sha256 ") >= 2 and "git checkout" in done.stderr
    assert not (home / "reports").exists()


@pytest.mark.parametrize("change", ["missing", "extra"])
def test_a_file_that_is_missing_or_not_listed_is_refused(change, home, python):
    raw = home / "data" / "raw" / "public_record"
    if change == "missing":
        (raw / "places.csv").unlink()
    else:
        (raw / "mine.csv").write_text("a,b\n", encoding="utf-8")
    done = python("-m", "analysis", "check")
    assert done.returncode == 2
    assert ("places.csv" if change == "missing" else "mine.csv") in done.stderr and "Traceback" not in done.stderr


def test_an_untouched_copy_is_valid(python):
    done = python("-m", "analysis", "check", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert "15 components" in done.stdout
