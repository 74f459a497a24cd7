"""The kept table is the table that would be read, and is made anew when anything it depends on, or itself, has changed."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import manifest, paths
from analysis.ingest.tidy import cache as checked
from analysis.ingest.tidy import observations as tidy


@pytest.fixture
def file(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "PROCESSED", tmp_path)
    return tmp_path / "checked.parquet"


def counted(frame: pd.DataFrame):
    calls = []

    def read():
        calls.append(1)
        return frame

    return read, calls


def test_the_public_record_comes_back_as_it_was_read(file):
    fresh = tidy._tables()
    raw = manifest.verify()
    assert_frame_equal(checked.checked(raw, tidy._tables), fresh)
    kept = checked.checked(raw, lambda: pytest.fail("read again"))
    assert_frame_equal(kept, fresh)
    assert (kept.dtypes == fresh.dtypes).all() and kept.index.equals(fresh.index)


def test_other_data_or_other_code_is_read(file, monkeypatch):
    read, calls = counted(pd.DataFrame({"a": ["x"]}))
    checked.checked({"f": "1"}, read)
    checked.checked({"f": "2"}, read)
    monkeypatch.setattr(checked, "READERS", ("ingest/tidy/cache.py",))
    checked.checked({"f": "2"}, read)
    assert len(calls) == 3


def test_what_a_manifest_says_of_a_file_counts(file, monkeypatch, tmp_path):
    folder = tmp_path / "raw" / "mine"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "RAW", tmp_path / "raw")
    read, calls = counted(pd.DataFrame({"a": ["x"]}))
    for said in ("file,outcome", "file,outcome", "file,another"):
        (folder / "MANIFEST.csv").write_text(said)
        checked.checked({}, read)
    assert len(calls) == 2


def test_a_broken_seal_is_no_error(file):
    read, calls = counted(pd.DataFrame({"a": ["x"]}))
    checked.checked({}, read)
    file.with_suffix(".sha256").write_bytes(b"\xff\xfe")
    checked.checked({}, read)
    assert len(calls) == 2


def test_a_flipped_byte_of_the_kept_file_is_noticed(file):
    frame = pd.DataFrame({"value": [3684.0, 367.0, 35.0, 482.0] * 64, "name": ["a", "b", "c", "d"] * 64})
    read, calls = counted(frame)
    checked.checked({}, read)
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert_frame_equal(checked.checked({}, read), frame)


def test_a_tree_that_cannot_be_written_is_read_each_time(monkeypatch, tmp_path):
    (tmp_path / "a file").touch()
    monkeypatch.setattr(paths, "PROCESSED", tmp_path / "a file" / "processed")
    read, calls = counted(pd.DataFrame({"a": ["x"]}))
    checked.checked({}, read)
    checked.checked({}, read)
    assert len(calls) == 2
