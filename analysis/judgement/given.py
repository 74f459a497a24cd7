"""A researcher's small table for a judgement -> a frame of known columns; where no file is named, a simulated one that says so.

Read as every table is (analysis.panel.own_table): numbers of either language, questions where a cell has two readings.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import BadTable
from analysis.judgement.reporting import SPOKEN
from analysis.language import Text
from analysis.panel.own_table import read_table

SOURCES = {"source": ("chỉ số", "nguồn", "source", "indicator"), "before": ("trước", "before"), "after": ("sau", "after")}
GROUPS = {
    "group": ("nhóm", "câu lạc bộ", "tổ", "tên", "group", "name"), "alive": ("còn hoạt động", "còn", "alive", "active"),
    "outcome": ("kết quả", "tỷ lệ", "outcome", "result"), "compared": ("thuộc mạng lưới", "mạng lưới", "compared", "network"),
}  # fmt: skip
DISTRICTS = {
    "district": ("huyện", "quận, huyện", "địa bàn", "district"), "indicator": ("chỉ số", "indicator"), "start": ("từ", "bắt đầu", "start"),
    "end": ("đến", "kết thúc", "end"), "value": ("số vụ", "giá trị", "value"), "exposure": ("dân số × năm", "mẫu số", "dân số", "exposure"),
    "source": ("nguồn", "source"),
}  # fmt: skip
COSTS = {
    "item": ("khoản", "nội dung", "item"), "hours": ("số giờ", "giờ tình nguyện", "hours"), "price_low": ("đơn giá thấp", "price_low"),
    "price_high": ("đơn giá cao", "price_high"), "money": ("tiền", "chi bằng tiền", "money"),
}  # fmt: skip
NEEDED = {"source", "before", "after", "alive", "outcome", "district", "indicator", "start", "end", "value", "exposure", "item"}


def read(file: str, known: Mapping[str, tuple[str, ...]], numbers: str = "") -> pd.DataFrame:
    """The table of a file with the columns of `known` that it has, by their names there. Raises BadTable for a missing column or an open question."""
    table = read_table(file, numbers=numbers)
    names = {heading: name for name, spoken in known.items() for heading in (name, *spoken)}
    frame = table.frame.rename(
        columns={c: names[str(c).strip().casefold()] for c in table.frame if str(c).strip().casefold() in names}
    )
    missing = [name for name in known if name in NEEDED and name not in frame]
    if missing:
        wanted = ", ".join(known[name][0] for name in missing)
        raise BadTable(
            expected=Text(f"các cột {wanted}", f"the columns {', '.join(missing)}"), found=Text(*(", ".join(map(str, table.frame.columns)),) * 2), where=table.source.file,
            remedy=Text("đặt tên cột như vậy rồi chạy lại", "name the columns so and run again"),
        )  # fmt: skip
    if left := table.open_questions():
        raise left[0].error
    return frame[[name for name in known if name in frame]]


def sources(file: str = "", numbers: str = "") -> tuple[pd.DataFrame, bool]:
    """Counts by source (the keys of reporting.NAMES) before and after, and whether they are simulated."""
    if not file:
        return _sources(), True
    frame = read(file, SOURCES, numbers)
    names = {spoken: name for name, all_of in SPOKEN.items() for spoken in (name, *all_of)}
    index = [names.get(str(s).strip().casefold(), str(s)) for s in frame["source"]]
    return frame.set_axis(pd.Index(index, name="source"))[["before", "after"]], False


def groups(file: str = "", numbers: str = "") -> tuple[pd.DataFrame, bool]:
    """One row a group, and whether they are simulated."""
    return (read(file, GROUPS, numbers), False) if file else (_groups(), True)


def districts(file: str = "", numbers: str = "") -> tuple[pd.DataFrame, bool]:
    """One row a printed figure of a district, and whether they are simulated."""
    return (read(file, DISTRICTS, numbers), False) if file else (_districts(), True)


def costs(file: str = "", numbers: str = "") -> pd.DataFrame | None:
    """One row an item of cost; None where no file is named."""
    return read(file, COSTS, numbers) if file else None


def _sources(seed: int = 48) -> pd.DataFrame:
    """Crime 10 per cent lower, reporting up by half: no survey."""
    rng = np.random.default_rng(seed)
    true, shares = np.array([4000.0, 3600.0]), {"tips": (0.5, 0.9), "verified_tips": (0.15, 0.24), "offences": (0.3, 0.45)}
    return pd.DataFrame(
        {name: rng.poisson(true * np.array(p)).astype(float) for name, p in shares.items()}, index=["before", "after"]
    ).T


def _groups(seed: int = 48, founded: int = 88, alive: int = 37) -> pd.DataFrame:
    """The clubs that are left of a network whose weak ones dissolved: share of members without relapse."""
    return network(np.random.default_rng(seed), founded, alive)[0].query("alive > 0").reset_index(drop=True)


def network(rng: np.random.Generator, founded: int = 88, alive: int = 37) -> tuple[pd.DataFrame, float]:
    """A simulated network that lost its weaker groups, outcomes known of those alive alone, and the true mean of all ever founded."""
    quality = rng.beta(4, 4, founded)
    outcome = rng.binomial(20, quality) / 20
    kept = np.argsort(-(quality + rng.normal(0, 0.1, founded)))[:alive]
    lives = np.isin(np.arange(founded), kept).astype(float)
    names = [f"CLB {n + 1}" for n in range(founded)]
    return pd.DataFrame({"group": names, "alive": lives, "outcome": np.where(lives > 0, outcome, np.nan)}), float(outcome.mean())


def _districts(seed: int = 48) -> pd.DataFrame:
    """Eight districts of one year, one with two figures, one of another year."""
    rng = np.random.default_rng(seed)
    people = rng.integers(120, 400, 8) * 1000.0
    rows = pd.DataFrame({
        "district": [f"Huyện {letter}" for letter in "ABCDEGHI"], "indicator": "số vụ ghi nhận (mô phỏng)", "start": "2019-01", "end": "2019-12",
        "value": rng.poisson(people * 6e-4 * np.exp(rng.normal(0, 0.25, 8))).astype(float), "exposure": people, "source": "báo cáo công an",
    })  # fmt: skip
    other = rows.iloc[[2]].assign(value=lambda f: (f["value"] * 1.2).round(), source="báo cáo ủy ban")
    return pd.concat([rows, other, rows.iloc[[0]].assign(start="2018-01", end="2018-12")], ignore_index=True)
