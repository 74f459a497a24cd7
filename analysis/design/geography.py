"""Who lies near whom: coordinates in two columns of the panel, or a list of neighbours of each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.errors import BadParameter, unknown
from analysis.language import Text
from analysis.panel import Panel
from analysis.panel.columns import place_code

Geography = tuple[str, str] | Mapping[str, Iterable[str]]
EXPECTED = Text(
    "hai cột tọa độ (vĩ độ, kinh độ), hoặc danh sách nơi giáp ranh của từng nơi",
    "two columns of coordinates (latitude, longitude), or a list of neighbours of each place",
)


def check_geography(panel: Panel, given: Geography | None) -> Geography | None:
    """The columns, or neighbours by code. Raises BadParameter for a column or place that the panel has not, or no number."""
    if given is None:
        return None
    if isinstance(given, Mapping):
        found = {place_code(place): tuple(place_code(other) for other in others) for place, others in given.items()}
        for place in {*found, *(other for others in found.values() for other in others)} - set(panel.places):
            raise unknown(Text("địa bàn", "place"), place, panel.places, "Design(geography=...)", BadParameter)
        return found
    columns = tuple(given)
    for column in columns:
        if column not in panel.controls:
            raise unknown(
                Text("biến của bảng", "control of the panel"), column, panel.controls, "Design(geography=...)", BadParameter
            )
    numbers = all(pd.api.types.is_numeric_dtype(panel.usable[c]) and panel.usable[c].notna().all() for c in columns)
    if len(columns) != 2 or not numbers:
        raise BadParameter(
            expected=EXPECTED, found=Text(f"{given}", f"{given}"), where="Design(geography=...)",
            remedy=Text("nêu hai cột số, đủ ở mọi dòng", "name two columns of numbers, filled in every row"),
        )  # fmt: skip
    return columns


def located(given: Geography | None) -> tuple[str, ...]:
    """The columns of coordinates."""
    return () if given is None or isinstance(given, Mapping) else tuple(given)


def within(given: Geography | None, places: Iterable[str]) -> Geography | None:
    """The geography of some of the places."""
    if not isinstance(given, Mapping):
        return given
    kept = set(places)
    return {place: tuple(o for o in others if o in kept) for place, others in given.items() if place in kept}


def coordinates(rows: pd.DataFrame, cluster: np.ndarray, columns: tuple[str, str]) -> np.ndarray:
    """The mean coordinates of every cluster (G x 2)."""
    return rows[list(columns)].groupby(cluster).mean().to_numpy(float)


def adjacency(rows: pd.DataFrame, cluster: np.ndarray, given: Mapping[str, Iterable[str]]) -> np.ndarray:
    """Weights of the neighbours of every cluster (G x G), rows that sum to one, or to nought where none is named."""
    code, groups = dict(zip(rows["place"].astype(str), cluster, strict=True)), int(cluster.max()) + 1
    near = np.zeros((groups, groups))
    for place, others in given.items():
        for other in others:
            if place in code and other in code and code[place] != code[other]:
                near[code[place], code[other]] = near[code[other], code[place]] = 1.0
    return near / np.maximum(near.sum(axis=1, keepdims=True), 1.0)
