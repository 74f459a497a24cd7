"""Newey and West's covariance of a single series (Econometrica 1987), Bartlett kernel.

R's `NeweyWest(lag=L, prewhite=FALSE, adjust=A)` equals this with `lags=L, correction=A`, Stata's `newey, lag(L)` with `lags=L`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.errors import BadParameter
from analysis.inference.least_squares import Fit
from analysis.language import Text

SAID = Text("Newey–West, {lags} bậc trễ, {small}", "Newey–West, {lags} lags, {small}")
SMALL = {
    True: Text("hiệu chỉnh n/(n−k)", "corrected by n/(n-k)"),
    False: Text("không hiệu chỉnh mẫu nhỏ", "without small-sample correction"),
}


class Kernel(NamedTuple):
    """How far Newey and West's errors look back: so many `lags` (None: the rule of thumb), and whether n/(n - k) corrects them."""

    lags: int | None = None
    correction: bool = True

    def said(self, n: int) -> Text:
        """In words, for n points."""
        return SAID.fill(lags=automatic_lags(n) if self.lags is None else self.lags, small=SMALL[self.correction])


def kernel(errors: str | None, lags: int | None, correction: bool | None, rule: str, n: int) -> tuple[str, Kernel]:
    """The kind of errors (`rule` where none is asked for; Newey and West's where lags or the correction are) and their kernel.

    Raises BadParameter where lags are asked of other errors, or are none that n points have.
    """
    asked = lags is not None or correction is not None
    kind = errors or ("newey_west" if asked else rule)
    if asked and kind != "newey_west":
        raise BadParameter(
            expected=Text("errors='newey_west' khi nêu lags= hoặc correction=", "errors='newey_west' where lags= or correction= is given"),
            found=Text("errors='{kind}', sai số không có bậc trễ", "errors='{kind}', which have no lags").fill(kind=kind),
            where="estimate(lags=...)",
            remedy=Text("bỏ errors=..., hoặc bỏ lags= và correction=", "leave out errors=..., or lags= and correction="),
        )  # fmt: skip
    if lags is not None and (isinstance(lags, bool) or lags != int(lags) or not 0 <= lags < n):
        raise BadParameter(
            expected=Text("số bậc trễ nguyên từ 0 đến {most} (chuỗi có {n} điểm)", "a whole number of lags from 0 to {most} (the series has {n} points)").fill(
                most=n - 1, n=n
            ),
            found=Text(str(lags), str(lags)),
            where="estimate(lags=...)",
            remedy=Text("bỏ lags= để dùng quy tắc 4(n/100)^(2/9)", "leave lags= out for the rule 4(n/100)^(2/9)"),
        )  # fmt: skip
    return kind, Kernel(None if lags is None else int(lags), correction is not False)


def lagless(method: str, why: Text | None = None) -> BadParameter:
    """The answer to lags asked of a method that has none; `why` in words where its errors are not by cluster."""
    usual = Text("sai số của phương pháp này tính theo địa bàn (cụm) hoặc chính xác, không theo bậc trễ của một chuỗi",
                 "its errors are by place (cluster) or exact, not by the lags of one series")  # fmt: skip
    remedy = Text(
        "bỏ lags= và correction=; một chuỗi: trend, segmented, controlled_series, two_stage, joinpoint, structural_breaks, regression, mann_kendall",
        "leave lags= and correction= out; for one series: trend, segmented, controlled_series, two_stage, joinpoint, structural_breaks, regression, "
        "mann_kendall",
    )
    expected = Text("phương pháp có sai số Newey–West", "a method with Newey-West errors")
    found = Text("{method}: {why}", "{method}: {why}").fill(method=method, why=why or usual)
    return BadParameter(expected=expected, found=found, where=f"estimate(method='{method}', lags=...)", remedy=remedy)


def long_run(scores: np.ndarray, lags: int) -> np.ndarray:
    """Bartlett's weighted sum of the products of scores (n x p) with those up to so many lags before."""
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        pair = scores[lag:].T @ scores[:-lag]
        meat = meat + (1 - lag / (lags + 1)) * (pair + pair.T)
    return meat


def newey_west(fit: Fit, lags: int | None = None, correction: bool = True) -> np.ndarray:
    """The covariance, rows in order of time; `lags` defaults to floor(4 (n/100)^(2/9))."""
    meat = long_run(fit.scores, automatic_lags(fit.n) if lags is None else lags)
    return fit.bread @ meat @ fit.bread * (fit.n / (fit.n - fit.k) if correction else 1.0)


def automatic_lags(n: int) -> int:
    """The rule of thumb of Newey and West (1994)."""
    return int(np.floor(4 * (n / 100) ** (2 / 9)))
