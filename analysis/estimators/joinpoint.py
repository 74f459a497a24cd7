"""Joinpoint regression: a trend of up to three straight pieces, on logarithms for counts (Kim, Fay, Feuer and Midthune
2000).

The bends are found by least squares over a grid and refined (Muggeo 2003). Their number is chosen by BIC, or by the
permutation test of Kim et al. (`choice="permutation"`). The value is the average annual per cent change (AAPC), the
length-weighted mean of the pieces' slopes; each piece's APC stands in `coefficients`. Counts are weighted by their size,
zeros moved to one half. Measures and shares (weighted by
their trials) keep their unit: the value is then the average slope. Within each piece lie at least two observations, its
joinpoints not counted: the default of NCI's Joinpoint, which is meant for years. Of months and quarters it is one year's,
because within less a bend cannot be told from the season. Screening keeps the same distance. Shares may have a binomial
likelihood (`likelihood="binomial"`): bends of the log odds, as R's `segmented` finds them for a binomial `glm`. Neighbouring
periods are taken as independent, or get Newey and West's errors (`lags=`, least squares only).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.arrays import own_scale
from analysis.design.shock_terms import nearest
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators import trend
from analysis.estimators.trend import YEARS_A_PERIOD
from analysis.estimators.twfe import CONSTANT
from analysis.inference.breakpoints import WITHIN, Bends, bent_line, bent_odds, hac, least_within, log_odds, most_bends
from analysis.inference.newey_west import Kernel, kernel
from analysis.language import Text
from analysis.results import Estimate

NAME = "joinpoint"
TITLE = Text("Hồi quy điểm gãy (joinpoint)", "Joinpoint regression")
ESTIMAND = Text("phần trăm thay đổi bình quân mỗi năm (AAPC)", "average annual per cent change (AAPC)")
SLOPE = Text("độ dốc bình quân", "average slope")
SUITS = frozenset({"series", "interrupted"})
CLAIM = Claim.DESCRIBE  # it finds its own dates
ODDS = Text("thay đổi bình quân của log số chênh mỗi năm", "average change of the log odds a year")
LIKELIHOODS = {
    "least_squares": Text("bình phương nhỏ nhất", "least squares"),
    "binomial": Text("hợp lý nhị thức", "binomial likelihood"),
}
ERRORS = ("classical", "newey_west")
CHOICES = ("bic", "permutation")
MIN_POINTS = 8
MOST = 3
LEVEL = 0.05
ROUNDING = 1e-9  # of the size of a series: variation that is rounding


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """What `trend` refuses; fewer than MIN_POINTS points; a series that does not vary."""
    usable = design.panel.usable
    if len(usable) < MIN_POINTS:
        text = Text("chỉ có {n} điểm dùng được, cần ít nhất {least}", "only {n} usable points, at least {least} are needed")
        needed = Text("thêm năm cùng nhãn, cùng nguồn, cùng kỳ báo cáo", "more years of one label, source and clock")
        return (Obstacle("too_few_points", text.fill(n=len(usable), least=MIN_POINTS), needed),)
    if len(design.panel.places) == 1:
        y, _ = _response(design, usable)
        if np.ptp(y) <= ROUNDING * np.abs(y).max():
            return (CONSTANT,)
        if design.panel.kind in ("measure", "share"):
            return ()
    return trend.obstacles(design)


def fit(
    design: Design,
    confidence: float = 0.95,
    breaks: int | None = None,
    choice: str = "bic",
    against: str | None = None,
    seed: int = 48,
    likelihood: str | None = None,
    errors: str | None = None,
    lags: int | None = None,
    correction: bool | None = None,
) -> Estimate:
    """The average slope over the whole range. `breaks`: a given number; `against`: a control column in place of time;
    `likelihood`: least_squares, or for shares binomial (slopes are then of the log odds); `errors`: classical (independent) or newey_west,
    given the bends found (with `lags`, and n/(n - k) unless `correction=False`; either asks for it).

    Raises BadParameter for an unknown choice or likelihood, more breaks than there is room for, or lags of a binomial likelihood.
    """
    likelihood = _known_likelihood(likelihood or "least_squares", design.panel.kind)
    if choice not in CHOICES:
        raise unknown(Text("cách chọn", "choice"), choice, CHOICES, "estimate(choice=...)", BadParameter)
    rows, logs = design.panel.usable, design.panel.kind == "count"
    by, kernel_ = _errors(errors, lags, correction, likelihood, len(rows))
    x = rows[against].to_numpy(float) if against else _years(design, rows)
    order = np.argsort(x, kind="stable")
    x, y, w = x[order], *(part[order] for part in _response(design, rows))
    successes, trials = y * w, w
    if likelihood == "binomial":
        y, w = log_odds(successes, trials)
    within = least_within(1 if against else round(1 / YEARS_A_PERIOD[design.panel.frequency]))
    room = most_bends(len(np.unique(x)), within)
    most = min(MOST, room)
    given = breaks is not None
    if breaks is None:
        rng = np.random.default_rng(seed)
        breaks = by_bic(x, y, w, most, within) if choice == "bic" else by_permutation(x, y, w, most, rng, within=within)
    elif breaks > room:
        raise _no_room(breaks, room, len(x), within)
    found = bent_line(x, y, w, breaks, within=within)
    if likelihood == "binomial":
        found = bent_odds(x, successes, trials, found)
    elif by == "newey_west":
        found = hac(found, x, y, w, rows["period"].map(lambda p: p.ordinal).to_numpy()[order], kernel_)
    df = max(len(x) - 2 - 2 * breaks, 1)
    slope, se = average(found, x)
    reach = stats.t.ppf((1 + confidence) / 2, df) * se
    shown = (lambda v: float(100 * np.expm1(v))) if logs else float
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND if logs else (ODDS if likelihood == "binomial" else SLOPE),
        value=shown(slope),
        low=shown(slope - reach),
        high=shown(slope + reach),
        confidence=confidence,
        scale=_scale(design, rows, logs, likelihood),
        null=0.0,
        std_error=float(_unit(slope, logs) * se),
        p_value=float(2 * stats.t.sf(abs(slope / se), df)) if se > 0 else 0.0,
        errors=Text("{by}, {k} điểm gãy ({how}), {hac}t({df})", "{by}, {k} joinpoints ({how}), {hac}t({df})").fill(
            by=LIKELIHOODS[likelihood], k=breaks, how="fixed" if given else choice, df=df, hac=_said(by, kernel_, len(rows))
        ),
        coefficients=_pieces(found, x, df, confidence, shown, logs),
        series=_series(design, rows, found, x, order, df, confidence, likelihood) if against is None else pd.DataFrame(),
        statistics={"joinpoints": float(breaks), "rss": found.rss} | _points(found),
        cautions=(*_conditional(breaks), *(() if against else _of_dates(design, rows.iloc[order], found, x, y, w, by))),
        model=found,
    )


def _known_likelihood(asked: str, kind: str) -> str:
    allowed = list(LIKELIHOODS) if kind == "share" else ["least_squares"]
    if asked not in allowed:
        raise unknown(Text("hàm hợp lý", "likelihood"), asked, allowed, "estimate(likelihood=...)", BadParameter)
    return asked


def _errors(errors: str | None, lags: int | None, correction: bool | None, likelihood: str, n: int) -> tuple[str, Kernel]:
    by, found = kernel(errors, lags, correction, "classical", n)
    allowed = ERRORS[:1] if likelihood == "binomial" else ERRORS
    if by not in allowed:
        raise unknown(Text("loại sai số", "kind of error"), by, allowed, "estimate(errors=...)", BadParameter)
    return by, found


def _said(by: str, found: Kernel, n: int) -> Text:
    return Text(*(f"{s}, " for s in found.said(n))) if by == "newey_west" else Text("", "")


def _scale(design: Design, rows: pd.DataFrame, logs: bool, likelihood: str) -> str:
    if likelihood == "binomial":
        return "log_points"
    return "percent_per_year" if logs else own_scale(rows, design.panel.kind).scale


def _unit(slope: float, logs: bool) -> float:
    """What turns a standard error in log points into one of the per cent that is shown (the delta method)."""
    return float(100 * np.exp(slope)) if logs else 1.0


def _years(design: Design, rows: pd.DataFrame) -> np.ndarray:
    """Calendar years: the first month of 2019 is 2019.0."""
    return 1970 + rows["period"].map(lambda p: p.ordinal).to_numpy(float) * YEARS_A_PERIOD[design.panel.frequency]


def _response(design: Design, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The response and its weights: logarithms of counts (rates) by their size, shares by their trials, measures alike."""
    own = own_scale(rows, design.panel.kind)
    if design.panel.kind == "share":
        return own.values, own.unit
    if design.panel.kind != "count":
        return own.values, np.ones(len(rows))
    counts = np.maximum(rows["outcome"].to_numpy(float), 0.5)
    return np.log(counts / own.unit), counts


def _no_room(breaks: int, most: int, n: int, within: int) -> BadParameter:
    allowed = Text(
        "nhiều nhất {k} điểm gãy: trong mỗi đoạn ít nhất {within} quan sát",
        "at most {k} breaks: {within} observations within a piece",
    )
    return BadParameter(
        expected=allowed.fill(k=most, within=within),
        found=Text("{k} điểm gãy, {n} quan sát", "{k} breaks, {n} observations").fill(k=breaks, n=n),
        where="estimate(breaks=...)",
        remedy=Text("bớt điểm gãy, hoặc thêm kỳ", "fewer breaks, or more periods"),
    )  # fmt: skip


def by_bic(x, y, w, most: int, within: int = WITHIN) -> int:
    """The number of bends with the smallest BIC, two parameters a bend."""
    n = len(x)
    values = [
        n * np.log(max(bent_line(x, y, w, k, within=within).rss, 1e-300) / n) + (2 + 2 * k) * np.log(n) for k in range(most + 1)
    ]
    return int(np.argmin(values))


def by_permutation(x, y, w, most: int, rng: np.random.Generator, draws: int = 199, within: int = WITHIN) -> int:
    """Kim et al.'s sequence of permutation tests, from 0 against the most, with the level shared out."""
    least = 0
    while least < most:
        null, other = bent_line(x, y, w, least, within=within), bent_line(x, y, w, most, within=within)
        fitted = _fitted(null, x)
        resid = (y - fitted) * np.sqrt(w)
        ratio = null.rss / max(other.rss, 1e-300)
        more = 0
        for _ in range(draws):
            fake = fitted + rng.permutation(resid) / np.sqrt(w)
            straight, bent = (bent_line(x, fake, w, k, 10, within).rss for k in (least, most))
            more += straight / max(bent, 1e-300) >= ratio
        if (1 + more) / (1 + draws) <= LEVEL / MOST:
            least += 1
        else:
            most -= 1
    return least


def _fitted(found: Bends, x: np.ndarray) -> np.ndarray:
    return (
        found.coef[0] + found.coef[1] * x + sum(c * np.maximum(x - p, 0) for c, p in zip(found.coef[2:], found.psi, strict=True))
    )


def average(found: Bends, x: np.ndarray) -> tuple[float, float]:
    """The length-weighted mean slope and its standard error."""
    row = np.r_[0.0, 1.0, [(x.max() - p) / np.ptp(x) for p in found.psi]]
    return float(row @ found.coef), float(np.sqrt(row @ found.cov @ row))


def _pieces(found: Bends, x: np.ndarray, df: int, confidence: float, shown, logs: bool) -> pd.DataFrame:
    edges, rows = [x.min(), *found.psi, x.max()], []
    for j in range(len(found.psi) + 1):
        row = np.r_[0.0, np.ones(1 + j), np.zeros(len(found.psi) - j)]
        slope, se = float(row @ found.coef), float(np.sqrt(row @ found.cov @ row))
        reach = stats.t.ppf((1 + confidence) / 2, df) * se
        ends = shown(slope - reach), shown(slope + reach)
        rows.append((f"{edges[j]:.6g} – {edges[j + 1]:.6g}", shown(slope), _unit(slope, logs) * se, *ends))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])


def _of_dates(design: Design, rows: pd.DataFrame, found: Bends, x, y, w, by: str) -> tuple[Caution, ...]:
    """Whether neighbouring periods are alike, and the events nearest to the bends."""
    days = [(pd.Timestamp("1970-01-01") + pd.Timedelta(days=365.2425 * (p - 1970))).date() for p in found.psi]
    return *(_alike(rows, found, x, y, w) if by == "classical" else ()), *nearest(design, days)


def _points(found: Bends) -> dict[str, float]:
    where = {f"psi_{i + 1}": float(p) for i, p in enumerate(found.psi)}
    return where | {f"psi_{i + 1}_se": float(e) for i, e in enumerate(found.errors)}


def _series(design, rows, found: Bends, x, order, df: int, confidence: float, likelihood: str) -> pd.DataFrame:
    X = np.column_stack([np.ones(len(x)), x, *(np.maximum(x - p, 0) for p in found.psi)])
    reach = stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(np.einsum("ij,jk,ik->i", X, found.cov, X))
    sorted_rows, linear = rows.iloc[order], X @ found.coef
    unit = own_scale(sorted_rows, design.panel.kind).unit
    back = (lambda v: unit * np.exp(v)) if design.panel.kind == "count" else (lambda v: unit * v)
    if likelihood == "binomial":
        back = lambda v: unit / (1 + np.exp(-v))  # noqa: E731
    table = {"place": sorted_rows["place"].to_numpy(), "period": sorted_rows["period"].astype(str).to_numpy()}
    table |= {"observed": sorted_rows["outcome"].to_numpy(float), "fitted": back(linear), "counterfactual": np.nan}
    return pd.DataFrame(table | {"low": back(linear - reach), "high": back(linear + reach)})


def _conditional(breaks: int) -> tuple[Caution, ...]:
    if not breaks:
        return ()
    text = Text(
        "Điểm gãy được tìm từ chính dữ liệu: đừng gán cho một văn bản chỉ vì trùng năm.",
        "The joinpoints were found in the data: do not ascribe one to a document because the years agree.",
    )
    return (Caution("date_estimated", text),)


def _alike(rows: pd.DataFrame, found: Bends, x: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[Caution, ...]:
    """The caution of neighbouring periods; `rows` in the order of x."""
    ordinal = rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    return trend.autocorrelated(trend.lag_one((y - _fitted(found, x)) * np.sqrt(w), ordinal), len(x))
