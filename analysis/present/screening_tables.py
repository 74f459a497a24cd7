"""Tables of a screening: the series first in the list, and what could not be fitted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.language import Text, number
from analysis.present.display import Table
from analysis.present.tables import frame

NOTES = {
    "": Text("ước lượng được", "fitted"),
    "too_few_points": Text("quá ít kỳ có số liệu", "too few periods on record"),
    "all_zero": Text("mọi kỳ đều bằng 0", "zero in every period"),
    "constant": Text("không thay đổi", "never changes"),
    "not_identified": Text("các kỳ lớn hơn 0 không đủ để tách các thành phần", "periods above zero cannot tell the terms apart"),
    "no_convergence": Text("phép lặp không hội tụ", "the iteration did not converge"),
}


def ranking(top: pd.DataFrame, main: str, simulated: bool = False) -> Table:
    """The first rows of the list: effect with interval, q-values, Sen's slope, joinpoints, outlying periods."""
    level = main == "level_1"
    columns = {
        "place": Text("Địa bàn", "Place"),
        "outcome": Text("Chỉ số", "Outcome"),
        main: Text("Tỷ số mức (khoảng 95%)", "Level ratio (95% interval)")
        if level
        else Text("% mỗi năm (khoảng 95%)", "% a year (95% interval)"),
        f"{main}_q": Text("q", "q"),
        "mann_kendall_q": Text("q, Mann–Kendall", "q, Mann–Kendall"),
        "sen": Text("Sen mỗi năm", "Sen a year"),
        "joinpoint_1": Text("Điểm gãy", "Joinpoints"),
        "outliers": Text("Kỳ bất thường", "Outlying periods"),
    }

    def build(language: str) -> pd.DataFrame:
        rows = [[_written(row, name, main, language) for name in columns] for row in top.to_dict("records")]
        return pd.DataFrame(rows, columns=[text.to(language) for text in columns.values()])

    return frame(
        build,
        Text("{n} chuỗi đầu danh sách", "The first {n} series of the list").fill(n=len(top)),
        Text(
            "Thứ tự theo q (Benjamini và Hochberg), không phải bảng xếp hạng địa bàn. "
            "Khoảng tin cậy: quasi-Poisson, AR(1), REML.",
            "Ordered by q (Benjamini and Hochberg); not a ranking of places. Intervals: quasi-Poisson, AR(1) by REML.",
        ),
        name="ranking",
        simulated=simulated,
    )


def _written(row: dict[str, Any], name: str, main: str, language: str) -> str:
    value = row[name]
    if name == "joinpoint_1":
        return "; ".join(filter(None, (row["joinpoint_1"], row["joinpoint_2"]))) or "—"
    if isinstance(value, str):
        return value
    if value is None or not np.isfinite(value):
        return "—"
    if name == main:
        low, high = (number(row[f"{main}_{end}"], language, 2) for end in ("low", "high"))
        return f"{number(value, language, 2)} ({low} {'đến' if language == 'vi' else 'to'} {high})"
    if name.endswith("_q"):
        return "< " + number(0.001, language, 3) if value < 0.001 else number(value, language, 3)
    return number(value, language, 0 if name == "outliers" else 2)


def accounting(counts: dict[str, int], simulated: bool = False) -> Table:
    """How many series were fitted, and why the others were not."""

    def build(language: str) -> pd.DataFrame:
        head = {"vi": ("Chuỗi", "Số chuỗi"), "en": ("Series", "Number")}[language]
        rows = [(text.to(language), number(counts[code], language)) for code, text in NOTES.items() if code in counts]
        return pd.DataFrame(rows, columns=head)

    return frame(
        build,
        Text(
            "Bao nhiêu chuỗi ước lượng được; số còn lại vì sao không",
            "How many series could be fitted, and why the others could not",
        ),
        name="accounting",
    )
