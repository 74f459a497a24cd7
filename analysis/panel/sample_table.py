"""A simulated table as a district would send one, for whoever tries the notebooks before having a table of his own."""

from __future__ import annotations

import os
from pathlib import Path

from analysis import paths
from analysis.panel.simulate import simulate

NAME = "bang_mo_phong.csv"  # its name says that it is simulated


def sample_table() -> Path:
    """The path of the table, made anew each time from the record: communes by quarters with Vietnamese headings, a population and starts."""
    rows = simulate().panel("c-sensitive", None).usable
    names = {place: f"Xã {at:02d} (mô phỏng)" for at, place in enumerate(sorted(rows["place"].unique()), 1)}
    shown = {
        "Xã": rows["place"].map(names), "Quý": rows["period"].dt.strftime("Quý %q/%Y"), "Số vụ": rows["outcome"].astype(int),
        "Dân số": (rows["exposure"] * 4).round().astype(int), "Ngày áp dụng": rows["adopted"].dt.strftime("Quý %q/%Y").fillna(""),
    }  # fmt: skip
    content = rows.assign(**shown)[list(shown)].to_csv(index=False).encode()
    file = paths.PROCESSED / NAME
    if not (file.exists() and file.read_bytes() == content):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{NAME}.{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(file)
    return file
