"""Few treated places of another size than the rest: how the noise of a place grows with its size, and whether they are unlike.

Randomisation takes places as alike once their scores are divided by the information they carry. The counts of a place vary by
more than that where shocks are shares of the level: V = I + r I^2, I being the information. `excess` estimates r from the
untreated places (Ferman and Pinto, Review of Economics and Statistics 2019, model the variance by size in the same way).
"""

from __future__ import annotations

import numpy as np

from analysis.errors import Caution
from analysis.language import Text

RATIOS = np.r_[0.0, np.geomspace(1e-3, 1e3, 61)]  # r in units of one over the median information
FAR = 1.64  # standard errors between mean log sizes from which places are unlike


def excess(scores: np.ndarray, information: np.ndarray, second: np.ndarray) -> float:
    """r by the likelihood of scores (one a place) with variance proportional to information + r second."""
    usable = (information > 0) & np.isfinite(scores) & (second > 0)
    if usable.sum() < 4:
        return 0.0
    s2, first, more = scores[usable] ** 2, information[usable], second[usable]
    unit = float(np.median(first / more))
    shapes = first[:, None] + unit * RATIOS * more[:, None]
    level = np.maximum((s2[:, None] / shapes).mean(axis=0), 1e-300)
    return float(unit * RATIOS[np.argmin(len(s2) * np.log(level) + np.log(shapes).sum(axis=0))])


def unlike_sizes(size: np.ndarray, treated: np.ndarray, known: bool = True) -> tuple[Caution, ...]:
    """A caution where the treated (few, of G) are larger or smaller than the others: beyond all of them, or by more than chance.

    `known`: whether the size is that of a denominator; else it is no more than what is recorded."""
    usable = np.isfinite(size) & (size > 0)
    own, rest = np.log(size[usable & treated]), np.log(size[usable & ~treated])
    if len(own) < 1 or len(rest) < 2:
        return ()
    far = abs(own.mean() - rest.mean()) > FAR * rest.std(ddof=1) * np.sqrt(1 / len(own) + 1 / len(rest))
    beyond = own.min() > rest.max() or own.max() < rest.min()
    apart = abs(own.mean() - rest.mean()) > np.log(1.1)
    if not ((far or beyond) and apart):
        return ()
    text = Text(
        "Nơi áp dụng {how} hơn các nơi đối chứng: nơi khác cỡ dao động khác nhau, nên khoảng tin cậy này không chắc chắn.",
        "Treated places are {how} than the others: places of unlike size vary unlike, so that this interval is unsure.",
    )
    larger = own.mean() > rest.mean()
    how = Text("lớn", "larger") if larger else Text("nhỏ", "smaller")
    if not known:
        text = Text(
            "Nơi áp dụng ghi nhận {how} hơn các nơi đối chứng: nơi có mức khác nhau dao động khác nhau, nên khoảng tin cậy này không chắc chắn.",
            "Treated places record {how} than the others: places of unlike levels vary unlike, so that this interval is unsure.",
        )
        how = Text("nhiều", "more") if larger else Text("ít", "less")
    return (Caution("unlike_sizes", text.fill(how=how)),)
