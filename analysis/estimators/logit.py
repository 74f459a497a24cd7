"""Logit for yes and no of persons: by how many percentage points more of those with the treatment said yes, given the controls.

The average over persons of the difference that the treatment makes to the chance of a yes (`effect="difference"`), or of its
slope, as for a dose; `at="mean"` takes it at the mean of all columns instead (Greene, Econometric Analysis, chapter 21). The error
comes by the delta method: classical; HC1 with weights, which are survey weights; the jackknife over clusters where persons stand in
them. Log odds stand in `coefficients`, each with the slope that its term gives to the chance (`effect`, at the points of `at`), the odds ratio and
McFadden's R-squared in `statistics`. Joining is not random: the claim is an association.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design import Arrays, Claim, Design, Obstacle, arrays
from analysis.design.arrays import set_aside
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators import twfe
from analysis.inference.choice import FEW_TREATED, SAID
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.least_squares import NotIdentified, Separation, independent
from analysis.language import Text
from analysis.results import Estimate

NAME = "logit"
TITLE = Text("Hồi quy logit (có/không)", "Logit (yes or no)")
ESTIMAND = Text("chênh lệch tỷ lệ “có” giữa có và không áp dụng", "difference in the share of yes with and without it")
SUITS = frozenset({"cross_section"})
CLAIM = Claim.ASSOCIATE
EFFECTS, POINTS, ERRORS = ("difference", "derivative"), ("overall", "mean"), ("classical", "hc1", "crv3")
FEW = 10  # persons of the rarer answer, below which normal errors are unsure
FAR = 25.0  # a log odds that only separation gives


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Outcomes that are no yes and no; no treatment; nothing left of it; as many terms as persons; answers that separate."""
    if design.panel.kind != "binary":
        need = Text("kết quả có/không của từng người (kind='binary')", "yes or no of each person (kind='binary')")
        return (Obstacle("not_binary", Text("kết quả không phải có/không", "the outcome is no yes or no"), need),)
    data = arrays(design)
    if found := (*twfe.missing(design, data), *twfe.dose_missing(design)):
        return found
    if np.ptp(data.y) == 0:
        return (twfe.CONSTANT,)
    columns = _columns(data)
    if columns is None or not independent(columns[0])[-1]:
        return (twfe.NOT_IDENTIFIED,)
    if len(data.y) <= columns[0].shape[1]:
        return (twfe.few_places(len(data.y)),)
    try:
        _fit(data, columns[0])
    except Separation:
        return (twfe.SEPARATED,)
    return ()


def _columns(data: Arrays) -> tuple[np.ndarray, bool] | None:
    """Constant, the controls that others do not explain, and the term (last), and whether it is a yes or no."""
    binary = np.ptp(data.treated) > 0
    term = data.treated if binary else data.dose
    if not np.isfinite(term).all() or np.ptp(term) == 0:
        return None
    X = np.column_stack([np.ones(len(term)), data.controls])
    X = X[:, independent(X)]
    return np.column_stack([X, term]), bool(binary)


class Fitted(NamedTuple):
    """`coef` and `cov` (p) of the log odds, `model` the library's result."""

    coef: np.ndarray
    cov: np.ndarray
    model: object


def _fit(data: Arrays, X: np.ndarray, keep: np.ndarray | None = None, errors: str = "classical") -> Fitted:
    import warnings

    import statsmodels.api as sm

    keep = np.ones(len(X), bool) if keep is None else keep
    weights = np.ones(len(X)) if data.weights is None else data.weights / data.weights.mean()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = sm.GLM(data.y[keep], X[keep], family=sm.families.Binomial(), var_weights=weights[keep])
        found = model.fit(cov_type="HC1" if errors == "hc1" else "nonrobust", tol=1e-12)
    if not np.isfinite(found.params).all() or np.abs(X[keep] @ found.params).max() > FAR:
        raise Separation
    return Fitted(found.params, found.cov_params(), found)


def _effect(coef: np.ndarray, X: np.ndarray, weights: np.ndarray, effect: str, at: str, term: int = -1) -> float:
    points = np.average(X, axis=0, weights=weights)[None] if at == "mean" else X
    weights = np.ones(1) if at == "mean" else weights
    chance = lambda rows: 1 / (1 + np.exp(-rows @ coef))  # noqa: E731
    if effect == "derivative":
        p = chance(points)
        return float(np.average(p * (1 - p) * coef[term], weights=weights))
    with_it, without = points.copy(), points.copy()
    with_it[:, -1], without[:, -1] = 1.0, 0.0
    return float(np.average(chance(with_it) - chance(without), weights=weights))


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, effect: str | None = None, at: str = "overall"
) -> Estimate:
    """The average marginal effect, in shares (percentage points)."""
    data = arrays(design)
    X, binary = _columns(data)
    effect = effect or ("difference" if binary else "derivative")
    kind = errors or ("crv3" if design.cluster else "hc1" if data.weights is not None else "classical")
    for value, known, name in ((effect, EFFECTS, "effect"), (at, POINTS, "at"), (kind, ERRORS, "errors")):
        if value not in known:
            raise unknown(Text("lựa chọn", "option"), value, known, f"estimate({name}=...)", BadParameter)
    fitted = _fit(data, X, errors=kind)
    weights = np.ones(len(X)) if data.weights is None else data.weights
    value = lambda coef, keep=slice(None): _effect(coef, X[keep], weights[keep], effect, at)  # noqa: E731
    found = _over_clusters(data, X, value, fitted, confidence) if kind == "crv3" else _delta(value, fitted, kind, confidence)
    rarer = int(min(data.y.sum(), len(data.y) - data.y.sum()))
    names = ["const", *(f"control {i}" for i in range(1, X.shape[1] - 1)), "treatment"]
    if X.shape[1] - 2 == len(design.controls):
        names[1:-1] = design.controls
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=max(found.low, -1.0) if effect == "difference" else found.low,
        high=min(found.high, 1.0) if effect == "difference" else found.high,
        confidence=confidence,
        scale="share",
        null=0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=SAID[kind].fill(df=int(found.df)) if np.isfinite(found.df) else SAID[kind],
        n_obs=len(data.y),
        n_places=len(data.y),
        n_clusters=data.G if design.cluster else None,
        n_treated=int((data.treated > 0).sum()) if binary else None,
        coefficients=_slopes(fitted, X, weights, at, names),
        statistics={
            "odds_ratio": float(np.exp(fitted.coef[-1])),
            "loglik": float(fitted.model.llf),
            "pseudo_r_squared": 1 - float(fitted.model.llf / fitted.model.llnull),
        },
        cautions=(*set_aside(design), *_few(rarer)),
        model=fitted.model,
    )


def _slopes(fitted: Fitted, X: np.ndarray, weights: np.ndarray, at: str, names: list[str]) -> pd.DataFrame:
    """Log odds of every term with their errors, and its slope (`effect`, `effect_error`; none of the constant)."""
    rows = []
    for j, (name, error) in enumerate(zip(names, np.sqrt(np.diag(fitted.cov)), strict=True)):
        one = _delta(lambda coef, j=j: _effect(coef, X, weights, "derivative", at, j), fitted, "classical", 0.95)
        rows.append((name, fitted.coef[j], error, *((one.value, one.std_error) if j else (np.nan, np.nan))))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "effect", "effect_error"])


def _delta(value, fitted: Fitted, kind: str, confidence: float) -> Inferred:
    step = 1e-6 * np.maximum(np.abs(fitted.coef), 1.0)
    slope = [(value(fitted.coef + one) - value(fitted.coef - one)) / (2 * one.max()) for one in np.diag(step)]
    se = float(np.sqrt(np.array(slope) @ fitted.cov @ np.array(slope)))
    return by_t(value(fitted.coef), se, np.inf, confidence, kind)


def _over_clusters(data: Arrays, X: np.ndarray, value, fitted: Fitted, confidence: float) -> Inferred:
    """The jackknife over clusters; few clusters on either side of a treatment of whole clusters leave few degrees of freedom."""
    whole, moves = value(fitted.coef), []
    for g in range(data.G):
        keep = data.cluster != g
        try:
            moves.append(value(_fit(data, X, keep).coef, keep) - whole)
        except Separation:
            continue
    if len(moves) < 2:
        raise NotIdentified
    se = float(np.sqrt((len(moves) - 1) / len(moves) * np.square(moves).sum()))
    mixed = any(np.ptp(X[data.cluster == g, -1]) > 0 for g in range(data.G))
    df = data.G - 1 if mixed or data.scarce_clusters >= FEW_TREATED else max(data.scarce_clusters - 1, 1)
    return by_t(whole, se, df, confidence, "crv3")


def _few(rarer: int) -> tuple[Caution, ...]:
    if rarer >= FEW:
        return ()
    text = Text("Chỉ {n} người trả lời khác số đông: sai số xấp xỉ chuẩn không chắc chắn.",
                "Only {n} persons differ from the most: errors by normal approximation are unsure.")  # fmt: skip
    return (Caution("few_events", text.fill(n=rarer)),)
