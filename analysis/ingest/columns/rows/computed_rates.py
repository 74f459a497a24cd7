"""A column that a table computed of two others, cases over what they are of, is no outcome beside its own count: set aside, said."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import Role
from analysis.language import Text

LEAST = 5  # rows that must show it
PER = (1, 100, 1_000, 10_000, 100_000, 1_000_000)


def without(frame: pd.DataFrame, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles without outcomes that are, in every row, another one over the exposure; one that was told stays."""
    exposure = next((r.column for r in found if r.role == "exposure"), None)
    outcomes = [r for r in found if r.role == "outcome"]
    if exposure is None or len(outcomes) < 2:
        return found
    gone = set()
    for rate in (r for r in outcomes if r.known != "told"):
        for count in (r.column for r in outcomes if r is not rate and r.column not in gone):
            if per := _times(*(pd.to_numeric(frame[c], errors="coerce") for c in (rate.column, count, exposure))):
                gone.add(rate.column)
                doubts.say("computed", Text("Cột “{rate}” là “{count}” chia cho “{of}” nhân {per} ở mọi dòng, nên không xét riêng; nếu cần: columns=\"{rate}=outcome\".",
                           "Column “{rate}” is “{count}” over “{of}” times {per} in every row, and so no outcome of its own; if it should be: columns=\"{rate}=outcome\".").fill(rate=rate.column, count=count, of=exposure, per=per), columns=[rate.column])  # fmt: skip
                break
    return [r for r in found if r.role != "outcome" or r.column not in gone]


def _times(rate: pd.Series, count: pd.Series, of: pd.Series) -> int:
    """By what power of ten a rate is cases over persons, to the decimals that it is written with; 0 where it is not."""
    known = rate.notna() & count.notna() & (of > 0)
    if (rate.notna() & (rate != 0) & count.isna()).any():  # a rate of years without its count is more than they say
        return 0
    rate, count, of = (column[known].astype(float) for column in (rate, count, of))
    if len(rate) < LEAST or rate.nunique() < LEAST or not (count % 1 == 0).all():
        return 0
    decimals = next((d for d in range(7) if np.allclose(rate, rate.round(d), rtol=0, atol=1e-9)), 7)
    near = 0.5 * 10.0**-decimals + 1e-9 * rate.abs().max()
    return next((per for per in PER if (rate.max() > 10 * near) and ((rate - per * count / of).abs() <= near).all()), 0)
