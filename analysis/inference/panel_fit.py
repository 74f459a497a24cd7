"""One regression with place and period effects, as every panel method needs it: fit, then inference by the rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from analysis.design import Arrays
from analysis.errors import Caution
from analysis.inference import clustered, least_squares
from analysis.inference.absorb import TwoWay
from analysis.inference.choice import KINDS, Choice, choose
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.least_squares import Fit, within
from analysis.inference.randomisation import MOST, Randomisation, relabellings
from analysis.inference.sizes import excess
from analysis.inference.wild_bootstrap import WildBootstrap
from analysis.language import Text, significant

FAMILIES = ("gaussian", "poisson", "nb2")
CORRECTION = {"crv0": "none", "cr1": "clusters"}  # of a covariance by cluster
MOST_CELLS = 20_000_000  # of period dummies (rows x periods); above it the effects of periods are absorbed too


class Covariance(NamedTuple):
    """Of the kept coefficients (p x p), with the degrees of freedom of one combination and the kind that it is."""

    matrix: np.ndarray
    df: float
    kind: str


@dataclass(frozen=True, eq=False)
class PanelFit:
    """A fit whose last columns are the `terms`; `others` are the columns before them."""

    data: Arrays
    family: str
    fit: Fit
    others: np.ndarray
    terms: np.ndarray
    place: np.ndarray | None
    trend: np.ndarray | None
    part: np.ndarray | None = None  # 1 where a row can be treated at all (triple difference); None: everywhere
    effects: TwoWay | None = None  # of places and periods, where both are absorbed
    both: TwoWay | None = None  # the same, for refits that need no column of a period, where the fit itself has them

    def column(self, term: int = 0) -> int:
        """The design column of a term."""
        return self.others.shape[1] + term

    def identified(self, term: int = 0) -> bool:
        """Whether the other columns leave something of the term."""
        return bool(self.fit.kept[self.column(term)])

    @cached_property
    def estimable(self) -> np.ndarray:
        """Which terms the data tell from all others (m): a term that others explain takes along those it cannot be told from."""
        fit, first = self.fit, self.others.shape[1]
        told, lost = fit.kept[first:].copy(), np.flatnonzero(~fit.kept[first:])
        if not len(lost):
            return told
        root = np.sqrt(fit.w)[:, None]
        blends = np.linalg.lstsq(fit.X * root, self._within(self.terms[:, lost], fit.w) * root, rcond=None)[0]
        blended = np.zeros(len(fit.kept), bool)
        blended[fit.kept] = (np.abs(blends) > 1e-6).any(axis=1)
        return told & ~blended[first:]

    @property
    def fixed_effects(self):
        """Constant, effects of places and of periods as a table (`inference.fixed_effects.effects`)."""
        from analysis.inference.fixed_effects import effects

        return effects(self)

    def choice(self, asked: str | None, treated: int | None, allowed: tuple[str, ...] = KINDS) -> Choice:
        """The kind of error; by default CRV1 where periods are absorbed, because the jackknife needs their columns."""
        rule = choose(self.data.G, treated)
        if self.effects is not None and asked is None and rule.kind == "crv3":
            return choose(self.data.G, treated, "crv1")
        return choose(self.data.G, treated, asked, allowed)

    @cached_property
    def jackknife(self) -> clustered.Jackknife:
        """CRV3 over clusters."""
        return clustered.Jackknife(self.fit, self.data.cluster)

    def covariance(self, kind: str, contrast: np.ndarray, k: int | None = None) -> Covariance:
        """The covariance of a kind, its degrees of freedom for contrast (p, kept columns) @ coefficients.

        CRV3 falls back to CRV1 where a cluster carries the combination alone.
        """
        fit = self.fit
        if kind == "classical":
            return Covariance(clustered.classical(fit), fit.n - fit.k, kind)
        if kind in ("hc0", "hc1"):
            return Covariance(clustered.heteroskedastic(fit, kind == "hc1", k), fit.n - fit.k, kind)
        df = self.jackknife.df(contrast) if kind == "crv3" else None
        if df is not None:
            return Covariance(self.jackknife.cov, df, kind)
        kind = "crv1" if kind == "crv3" else kind
        return Covariance(
            clustered.crv1(fit, self.data.cluster, k, correction=CORRECTION.get(kind, "full")), self.data.G - 1, kind
        )

    def infer(self, choice: Choice, confidence: float, seed: int, term: int = 0, k: int | None = None) -> Inferred:
        """What is said of a term. Raises NotIdentified where the other columns explain it."""
        if not self.identified(term):
            raise least_squares.NotIdentified
        column, rng = self.column(term), np.random.default_rng(seed)
        at, value = self.fit.position(column), float(self.fit.coef[column])
        resampled = choice.kind in ("wild", "randomisation")
        found = self.covariance("crv1" if resampled else choice.kind, np.eye(self.fit.X.shape[1])[at], k)
        se = float(np.sqrt(max(found.matrix[at, at], 0.0)))
        if choice.kind == "wild":
            boot = WildBootstrap.of(self.fit, self.data.cluster, at, rng, k=k)
            low, high = boot.interval(value, se, confidence)
            return Inferred(value, se, low, high, boot.p_value(), choice.kind, found.df)
        if choice.kind == "randomisation":
            test = self.randomisation(rng, term)
            wide = max(se, float(np.sqrt(clustered.classical(self.fit)[at, at])), 1e-12)
            low, high = test.interval(value, wide, confidence)
            return Inferred(value, se, low, high, test.p_value(), choice.kind, found.df, test.floor)
        return by_t(value, se, found.df, confidence, found.kind)

    def randomisation(self, rng: np.random.Generator, term: int = 0) -> Randomisation:
        """The term's paths handed to other clusters."""
        data, own = self.data, self.terms[:, term]
        most = int(max(99, min(MOST, 3e7 / len(own))))
        can = np.ones(len(own)) if self.part is None else self.part
        paths = data.paths(np.where(can > 0, own, np.nan))
        donors, exhaustive = relabellings([path.tobytes() for path in paths], rng, most)
        assignments = paths[donors[:, data.cluster].T, data.period[:, None]] * can[:, None]
        assignments[:, 0] = own
        absorbed = 0 if self.both is None else data.periods.shape[1]  # the first of the others
        others = np.column_stack([self.others[:, absorbed:], np.delete(self.terms, term, axis=1)])
        null = self._restricted(others, own, 0.0)
        left = self._within(assignments, null.w) if self.both is None else self.both.within(assignments, null.w)
        root = np.sqrt(null.w)[:, None]
        basis = np.linalg.qr(null.X * root)[0]
        left = left * root - basis @ (basis.T @ (left * root))
        scale = np.sqrt((left**2).sum(axis=0))
        scale = np.sqrt(scale**2 + self._excess(paths, donors, null.w))
        keep = scale > 1e-8 * max(scale[0], 1e-300)
        alike = np.abs(left[:, 0] @ left[:, keep]) > (1 - 1e-9) * scale[0] * scale[keep]
        ties = max(int(alike.sum()), 1)
        return Randomisation(assignments[:, keep], scale[keep], lambda b: self._score(others, own, b), exhaustive, ties)

    def _excess(self, paths: np.ndarray, donors: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """By how much the variance of each assignment's score exceeds its information, because its places are large or small
        (see `sizes`); nought where nothing tells their size.
        """
        data = self.data
        ever = np.nan_to_num(paths).max(axis=1) > 0
        column = np.nan_to_num(paths[ever]).mean(axis=0)[data.period]  # one typical path for every place
        clusters = np.column_stack([weights, weights * column, weights * column**2, column * self.fit.w * self.fit.resid])
        mass, first, square, score = clustered.sums(clusters, data.cluster).T
        information = square - first**2 / np.maximum(mass, 1e-300)
        if self.family != "gaussian":
            second = information**2
        elif data.kind in ("count", "share") and data.rows["exposure"].notna().all():
            exposure = data.rows["exposure"].to_numpy(float)
            second = information / np.bincount(data.cluster, exposure, data.G) * np.bincount(data.cluster, minlength=data.G)
        else:
            return np.zeros(len(donors))
        spread = excess(score[~ever], information[~ever], second[~ever])
        return spread * ever[donors] @ second

    def _within(self, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        if self.effects is not None:
            return self.effects.within(values, weights)
        return values if self.place is None else within(values, self.place, weights, self.trend)

    def _restricted(self, others: np.ndarray, own: np.ndarray, null: float) -> Fit:
        """The fit without the term, its coefficient held at `null`; the effects in `effects` or `both` are no columns of others."""
        data, effects = self.data, self.both or self.effects
        if self.family == "gaussian":
            target = data.y - null * own
            return least_squares.linear(target, others, data.weights, self.place, self.trend, effects=effects)
        offset = null * own + (0.0 if data.offset is None else data.offset)
        near = self.fit
        return least_squares.counts(
            data.y, others, offset, data.weights, self.place, self.trend, near.alpha, effects=effects, start=near.mean
        )

    def _score(self, others: np.ndarray, own: np.ndarray, null: float) -> np.ndarray:
        try:
            fit = self._restricted(others, own, null)
        except least_squares.Separation:
            return np.full(len(own), np.nan)
        return fit.w * fit.resid


def panel_fit(
    data: Arrays,
    terms: np.ndarray,
    family: str,
    *,
    places: bool = True,
    periods: bool = True,
    trends: bool = False,
    extra: np.ndarray | None = None,
    columns: bool = True,
    like: PanelFit | None = None,
) -> PanelFit:
    """Fit outcome on effects, controls and `terms` (n x m). Raises Separation for a count model without a finite maximum.

    `columns`: keep a column for each period where there are not too many, which the jackknife needs; coefficients are the same
    without, and come five times as fast. `like`: a fit of the same data with other terms, whose effects and means are at hand.
    """
    twoway = TwoWay(data.place, data.period) if places and periods and not trends and extra is None and like is None else None
    twoway = like.effects or like.both if like is not None else twoway
    large = twoway is not None and (not columns or len(data.y) * np.ptp(data.period) > MOST_CELLS)
    effects = twoway if large else None
    centred = data.controls - (data.controls.mean(axis=0) if places else 0.0)  # a far origin must hide no control
    blocks = [data.periods if periods and not large else np.empty((len(data.y), 0)), centred]
    if extra is not None:
        blocks.insert(1, extra)
    if not places:
        blocks.insert(0, np.ones((len(data.y), 1)))
    others = np.column_stack(blocks)
    place = data.place if places else None
    trend = (data.time - data.time.mean()).astype(float) if trends else None
    X = np.column_stack([others, terms])
    if family == "gaussian":
        fit = least_squares.linear(data.y, X, data.weights, place, trend, effects=effects)
    else:
        solve = least_squares.counts if family == "poisson" else least_squares.negative_binomial
        start = None if like is None else like.fit.mean
        fit = solve(data.y, X, offset=data.offset, weights=data.weights, place=place, time=trend, effects=effects, start=start)
    return PanelFit(data, family, fit, others, terms, place, trend, effects=effects, both=None if large else twoway)


def floor_caution(found: Inferred, confidence: float) -> tuple[Caution, ...]:
    """A caution that says how small a p-value could have been at all."""
    if not found.floor:
        return ()
    text = Text(
        "Giá trị p nhỏ nhất mà suy luận ngẫu nhiên hóa có thể cho là {p}.",
        "The smallest p-value randomisation could give is {p}.",
    )
    code = "p_value_floor" if found.floor < 1 - confidence else "cannot_reject"
    return (Caution(code, text.fill(p=significant(found.floor, 1))),)
