"""The simulated sample table: always what the record makes of it now, and its rows are noted by each who reads it."""

from __future__ import annotations

from analysis import paths, reading
from analysis.panel.sample_table import sample_table


def test_one_that_stands_is_made_anew_and_its_rows_of_the_record_are_noted_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "PROCESSED", tmp_path / "processed")
    monkeypatch.setattr(reading, "_READ", {})
    file = sample_table()
    first, noted = file.read_bytes(), reading.noted()
    assert len(noted) >= 22  # the census of the communes that it simulates
    file.write_bytes(first.replace(b",1", b",2", 1))  # made by an older version, or changed by hand
    monkeypatch.setattr(reading, "_READ", {})
    assert sample_table().read_bytes() == first
    assert reading.noted() == noted
    assert [one.name for one in file.parent.glob(f"{file.name}*")] == [file.name]
