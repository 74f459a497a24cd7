"""A column of figures whose format some places prove, while the cells of others speak for the other format -> a question with their cells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values.figures import Numeric
from analysis.language import Text

_EITHER = r"-?[1-9]\d{0,2}[.,]\d{3}"  # 2.227: two and a bit, or 2227
_MARK = {"en": ".", "vi": ","}  # before decimals
_HUNDRED = 100.0  # a plain figure from which 2.227 beside it can be 2227
_FAR = 20.0  # times by which plain figures exceed what the decimals beside them are


def ask(grid: Grid, column: Column, places: list, read: Numeric, told: str, doubts: Doubts) -> None:
    """Ask, and leave the cells empty, where places that prove nothing write 2.227 beside 980, while 0.3 of others makes 2.227 a decimal."""
    if told or read.format not in _MARK:
        return
    codes, different = column.distinct
    texts = pd.Series([str(v) for v in different], dtype="str").str.strip()
    either = (texts.str.fullmatch(_EITHER) & texts.str.contains(_MARK[read.format], regex=False)).to_numpy(dtype=bool)
    if not either.any():
        return
    proves = (texts.str.contains(r"\d[.,]\d") & ~either).to_numpy(dtype=bool)
    plain = texts.str.fullmatch(r"\d{1,15}").to_numpy(dtype=bool)
    size = pd.to_numeric(texts.str.replace(",", ".").where(either | plain)).to_numpy(dtype=float)
    rows = pd.DataFrame({"place": pd.Series(places, dtype=object), "code": codes})[codes >= 0]
    of = rows["code"].to_numpy()
    rows = rows.assign(
        proves=proves[of], either=np.where(either[of], size[of], np.nan), plain=np.where(plain[of], size[of], np.nan)
    )
    each = rows.groupby("place", sort=False).agg({"proves": "any", "either": "median", "plain": "median"})
    odd = each.index[~each["proves"].astype(bool) & (each["plain"] >= np.maximum(_HUNDRED, _FAR * each["either"]))]
    if not len(odd):
        return
    wrong = rows.index[rows["place"].isin(odd) & rows["either"].notna()].to_numpy()
    for array in (read.value, read.low, read.high):
        array[wrong] = np.nan
    first, value = column.values[wrong[0]], size[codes[wrong[0]]]
    shown = "; ".join(f"{grid.cell(column, i)}: {column.values[i]}" for i in wrong[:6]) + ("; …" if len(wrong) > 6 else "")
    where = listed(f"“{place}”" for place in odd)
    doubts.ask("numbers", Text(f"Cột “{column.name}”: nơi khác ghi số thập phân ({read.why}), nhưng {where} ghi số hàng trăm bên cạnh {shown}. “{first}” là {f'{value:g}'.replace('.', ',')} hay {value * 1000:.0f}", f"Column “{column.name}”: other places write decimals ({read.why}), but {where} write hundreds beside {shown}. Is “{first}” {value:g} or {value * 1000:.0f}"), grid.cells(column, wrong[:20]),
               [("", Text(f"là {value * 1000:.0f}: ghi liền như vậy ở các nơi ấy rồi lưu lại", f"{value * 1000:.0f}: write it so in those places and save the file")),
                (f"numbers={read.format}", Text(f"là {f'{value:g}'.replace('.', ',')}, ở mọi nơi", f"{value:g}, in every place"))], [column.name])  # fmt: skip
