"""Everything a screening says of each series, as one table of columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from analysis.screening.ar1 import AR1, ar1
from analysis.screening.joinpoint import joinpoint
from analysis.screening.mann_kendall import mann_kendall
from analysis.screening.outliers import LIMIT, outliers
from analysis.screening.segmented import NOTES, Segmented, segmented
from analysis.screening.sen import sen
from analysis.screening.terms import Terms

PER = 100_000  # Sen's slope of a series with exposure is of its rate per so many person-years


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is computed: the shared columns, the confidence of intervals, the limit beyond which a month is an outlier."""

    terms: Terms
    confidence: float = 0.95
    limit: float = LIMIT

    @property
    def tests(self) -> list[str]:
        """The p-value columns among which false discoveries are controlled, each column for itself."""
        names = ["mann_kendall_p"] + (["seasonal_p"] if self.terms.season > 1 else []) + ["trend_p"]
        return names + [f"{self.terms.names[i]}_p" for i in self.terms.changes]


def screen(y: np.ndarray, exposure: np.ndarray | None, plan: Plan) -> dict[str, np.ndarray]:
    """Columns (n each) for the series y (n x t, counts, NaN at gaps) with their exposure (n x t, person-years) or None."""
    seen = ~np.isnan(y)
    if exposure is not None:
        seen &= exposure > 0
        y = np.where(seen, y, np.nan)
    rate = y if exposure is None else PER * y / np.where(seen, exposure, 1.0)
    fit = segmented(y, plan.terms.X, plan.terms.starts, exposure, short=plan.terms.short)
    found = _counts(y, seen, exposure) | _ranks(rate, plan)
    found |= _changes(fit, ar1(y, plan.terms.X, fit, exposure), plan)
    found |= _joinpoints(y, exposure, plan)
    months = outliers(y, fit.mean, plan.limit)
    found |= {"outliers": months.count, "worst": months.worst, "worst_score": months.largest}
    return found | {"note": np.array(NOTES)[fit.note]}


def lines_of(y: np.ndarray, exposure: np.ndarray | None, plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """The fitted line (n x t) and, from the first date on, what the terms without the dates imply (NaN before, or without dates);
    counts, or rates per PER where there is exposure.
    """
    X, starts = plan.terms.X, plan.terms.starts
    fit = segmented(y, X, starts, exposure, short=plan.terms.short)
    correlated = ar1(y, X, fit, exposure)
    coef = np.where(np.isnan(correlated.coef), fit.coef, correlated.coef)
    scale, without = 1.0 if exposure is None else PER, X.copy()
    without[:, plan.terms.changes] = 0.0
    after = np.arange(len(X)) >= min(starts, default=len(X))
    return scale * np.exp(coef @ X.T), np.where(after, scale * np.exp(coef @ without.T), np.nan)


def _counts(y, seen, exposure) -> dict[str, np.ndarray]:
    n, total = seen.sum(axis=1), np.nansum(y, axis=1)
    mean = np.divide(total, n, out=np.full(len(y), np.nan), where=n > 0)
    found = {"n": n.astype(float), "zeros": (y == 0).sum(axis=1).astype(float), "mean": mean}
    if exposure is None:
        return found
    time = np.where(seen, exposure, 0.0).sum(axis=1)
    return found | {"rate": np.divide(PER * total, time, out=np.full(len(y), np.nan), where=time > 0)}


def _ranks(rate, plan: Plan) -> dict[str, np.ndarray]:
    season, found = plan.terms.season, {}
    for name, slope_name, every in (("mann_kendall", "sen", 1), ("seasonal", "seasonal_sen", season)):
        if every == season and found and season == 1:
            break
        test = mann_kendall(rate, every)
        slope = sen(rate, test.variance, every, 1 / season, plan.confidence)
        found |= {f"{name}_z": test.z, f"{name}_tau": test.tau, f"{name}_p": test.p_value}
        found |= {slope_name: slope.slope, f"{slope_name}_low": slope.low, f"{slope_name}_high": slope.high}
    return found


def _changes(fit: Segmented, correlated: AR1, plan: Plan) -> dict[str, np.ndarray]:
    found = {"dispersion": fit.dispersion, "rho": correlated.rho}
    for i in (1, *plan.terms.changes):
        name = "trend" if i == 1 else plan.terms.names[i]
        shown = (lambda b: 100 * np.expm1(b)) if i == 1 else np.exp
        for kind, coef, error, df in (
            ("", correlated.coef, correlated.error, correlated.df[:, i]),
            ("_hac", fit.coef, fit.hac_error, fit.df),
        ):
            value, low, high, p_value = _inferred(coef[:, i], error[:, i], df, plan.confidence)
            label = name + kind
            with np.errstate(over="ignore"):
                found |= {label: shown(value), f"{label}_low": shown(low), f"{label}_high": shown(high), f"{label}_p": p_value}
            if not kind:
                found[f"{name}_error"] = error[:, i]
    return found


def _inferred(value, error, df, confidence):
    reach = special.stdtrit(df, (1 + confidence) / 2) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        p_value = 2 * special.stdtr(df, -np.abs(value / error))
    return value, value - reach, value + reach, p_value


def _joinpoints(y, exposure, plan: Plan) -> dict[str, np.ndarray]:
    line = joinpoint(y, plan.terms.season, exposure)
    found = {"joinpoints": line.breaks, "joinpoint_1": line.at[:, 0], "joinpoint_2": line.at[:, 1]}
    with np.errstate(over="ignore"):
        found |= {f"apc_{k + 1}": 100 * np.expm1(line.slopes[:, k]) for k in range(3)}
        return found | {"aapc": 100 * np.expm1(line.aapc)}
