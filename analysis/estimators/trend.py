"""Average annual per cent change of a series: a log-linear quasi-Poisson trend with Student's t.

log E[y_t] = a + b t + season (+ log exposure). The change is 100 (exp(b') - 1) with b' the slope a year. Months of two years
and more carry two pairs of harmonics, quarters dummies, both in Vietnam the share of the Tết season, as in `segmented`. Shocks
that are named, and those of the register whose entry names the outcome by its code, are dated steps, each said with its size
and the change a year without it. An event that only the heading of a table recalls takes a step where a date is judged
(`segmented`); in a description it takes none, and what its step would be is said. The dispersion is Pearson's chi-square over
what the terms leave and never below 1. Shares are successes with the logarithm of the trials as offset: per cent of the share a
year; their dispersion is never below that of binomial sampling. Measures are regressed as logarithms by least squares. Errors
follow an AR(1) fitted by restricted maximum likelihood, however few the points: that rho is hardly known is paid for in the
degrees of freedom of t. Below 20 points the interval holds 95 % of the t distributions at every rho, each weighted by its
restricted likelihood and flat in Fisher's z (Zellner and Tiao 1964). Of five points it held the truth in .99, .98 and .91 of
500 Gaussian series at rho 0, .4 and .7; the slope of independent errors, nearly as exact as any for a trend (Grenander and
Rosenblatt 1957), with every rho weighed about it, in .99, .98 and .90, so that AR(1) stays for few points too. Where the level of
counts would leave them, as it may near a unit root, that slope with every rho weighed about it is the result. Where fitted
counts change threefold or more, it matters whether scatter grows with the level or with its square (NB2); the interval of the
default is the union of both. A point known only as an interval is moved to both ends, each way that tilts the slope most, and
the interval reported is the union. The median change a year over all pairs of periods (Theil 1950; Sen 1968, of logarithms)
stands beside it: where it has the other sign, lies outside the interval, or is more than a third off a change whose interval
excludes none, the sentence gives both. Several places of a table of one's own are added up over the periods in which none lacks
a figure, or over the places that lack none, whichever leaves more figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.arrays import own_scale
from analysis.design.shock_terms import dated, listed, shock_steps, steps_by_heading
from analysis.design.timeline import seasonal
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.segmented import NO_RHO, strong
from analysis.estimators.twfe import ALL_ZERO, CONSTANT
from analysis.inference.ar1 import KNOWN
from analysis.inference.least_squares import Separation, independent
from analysis.inference.newey_west import kernel
from analysis.inference.series_fit import ERRORS, SeriesFit, series_fit
from analysis.language import Text, fixed
from analysis.panel import Panel
from analysis.panel.yearly import by_year
from analysis.results import Estimate

NAME = "trend"
TITLE = Text("Mức thay đổi bình quân mỗi năm", "Average annual per cent change")
ESTIMAND = Text("phần trăm thay đổi bình quân mỗi năm", "average annual per cent change")
SUITS = frozenset({"series", "interrupted"})
SHOCKS = True  # dated steps of events enter its model
CLAIM = Claim.DESCRIBE  # it compares nothing before and after a date
MIN_POINTS = 4
MIN_JUDGED = 8  # points from which the likeness of neighbours is judged
MIN_EVENTS = 5  # of a count, below which one event more or less is the whole trend
SPAN = 3.0  # times the lowest fitted count from which the law of the scatter matters
UNLIKE = 1 / 3  # of the larger of two changes a year, from which one alone is not told
ALIKE = 0.3  # lag-1 autocorrelation of residuals above which independent errors are no longer believed
EXACT_FIT = 1e-20  # squared residuals that are rounding
FLAT = 1e-9  # log points a year of a line without errors that are rounding
NO_LOGARITHM = Obstacle(
    "no_logarithm",
    Text("có giá trị bằng 0 hoặc âm nên không tính được phần trăm thay đổi", "values of zero or below have no per cent change"),
    Text("phép thử hạng Mann–Kendall, không cần số dương", "the rank test of Mann and Kendall, which needs no positive values"),
)
YEARS_A_PERIOD = {"Y": 1.0, "Q": 0.25, "M": 1 / 12}
STEPS = Text(
    "Bước nhảy của mức ghi nhận đã tách khỏi mức thay đổi mỗi năm: {steps}; nếu không tách thì mỗi năm {change}.",
    "A step of the recorded level is taken out of the change a year: {steps}; not taken out, the change a year is {change}.",
)
UNASKED = Text(
    "Nếu tách thành bước nhảy của mức ghi nhận: {steps}, và ngoài bước đó mỗi năm {change}.",
    "Taken out as a step of the recorded level: {steps}, and the change a year beside it is {change}.",
)
UNPARTED = Text(
    "Không tách được thành bước nhảy của mức ghi nhận: {steps}, vì ở một phía của bước mọi số đếm bằng 0.",
    "Cannot be taken out as a step of the recorded level: {steps}, as every count on one side of the step is zero.",
)
UNLIKE_TRENDS = Text(
    "Hai cách tính khác nhau, không nên chỉ nói một con số: mô hình {model}% mỗi năm; trung vị của mức thay đổi giữa mọi cặp kỳ (Theil–Sen) "
    "{pairs}% mỗi năm{ends}.",
    "Two ways of computing differ, and neither should be told alone: the model {model}% a year; the median change between all pairs of "
    "periods (Theil–Sen) {pairs}% a year{ends}.",
)
ENDS = Text("; số ghi nhận: {first} ({start}), {last} ({end})", "; recorded: {first} ({start}), {last} ({end})")
MEAN = Text("quasi-Poisson, độ phân tán {phi}", "quasi-Poisson, dispersion {phi}")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than MIN_POINTS points, several places, or a value that has no logarithm."""
    usable = design.panel.usable
    found = []
    if len(usable) < MIN_POINTS:
        found.append(
            Obstacle(
                "too_few_points",
                Text(
                    "chỉ có {n} điểm dùng được, cần ít nhất {least}",
                    "only {n} usable points, at least {least} are needed",
                ).fill(n=len(usable), least=MIN_POINTS),
                Text("thêm năm cùng nhãn, cùng nguồn, cùng kỳ báo cáo", "more years of one label, source and clock"),
            )
        )
    if len(design.panel.places) > 1:
        found.append(
            Obstacle(
                "several_places",
                Text("bảng có nhiều địa bàn", "the panel has several places"),
                Text("chọn một địa bàn", "choose one place"),
            )
        )
    found += _without_percent(usable, design.panel.kind)
    if not found and design.panel.kind == "measure" and np.ptp(usable["outcome"]) <= 1e-9 * usable["outcome"].abs().max():
        found.append(CONSTANT)
    return tuple(found)


def _without_percent(usable: pd.DataFrame, kind: str) -> list[Obstacle]:
    """Nothing but zeros, hardly an event, or a measure that is zero or negative somewhere."""
    total = int(usable["outcome"].sum())
    if kind == "measure" and (usable["outcome"] <= 0).any():
        return [NO_LOGARITHM]
    if kind == "measure" or total >= MIN_EVENTS or not len(usable):
        return []
    if total == 0:
        return [ALL_ZERO]
    reason = Text(
        "cả chuỗi chỉ có {n} vụ; ít nhất {least} mới nói được về xu hướng",
        "there are {n} events in the whole series; a trend needs at least {least}",
    )
    needed = Text(
        "chuỗi dài hơn, địa bàn lớn hơn, hoặc cộng nhiều loại", "a longer series, a larger place, or several kinds added up"
    )
    return [Obstacle("too_few_events", reason.fill(n=total, least=MIN_EVENTS), needed)]


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    lags: int | None = None,
    correction: bool | None = None,
    season: str | None = None,
    tet: bool | None = None,
) -> Estimate:
    """The average annual per cent change of the panel's usable rows.

    `errors`: reml (AR(1)), prais_winsten, newey_west (with `lags`, and n/(n - k) unless `correction=False`; either asks for it) or
    classical (independent); `season`: harmonics, dummies, none; `tet`: whether the Tết season is a term.
    """
    panel, rows = design.panel, design.panel.usable
    kind, hac = kernel(errors, lags, correction, "reml", len(rows))
    if kind not in ERRORS:
        raise unknown(Text("loại sai số", "kind of error"), kind, ERRORS, "estimate(errors=...)", BadParameter)
    years = rows["period"].map(lambda p: p.ordinal).to_numpy(float) * YEARS_A_PERIOD[panel.frequency]
    time = years - years.mean()
    base, waves = {"const": np.ones(len(rows)), "year": time}, seasonal(design, rows, season, tet)
    steps, unasked = shock_steps(design, rows), steps_by_heading(design, rows)
    wide, both = (1 + confidence) / 2, errors is None and kind == "reml"
    with_steps = lambda more: _change(panel, rows, base | more | waves, kind, hac, both, wide)  # noqa: E731
    found = with_steps(steps)
    middle, pairs = found.middle, pair_median(years, own_scale(rows, panel.kind)[0])
    change = [_percent(end) for end in (middle.slope, found.low, found.high)]
    return Estimate(
        method=NAME,
        estimand=ESTIMAND,
        outcome=panel.outcome,
        label=panel.label,
        places=panel.places,
        start=str(rows["period"].iloc[0]),
        end=str(rows["period"].iloc[-1]),
        claim=design.claim,
        sms_level=design.comparison.sms_level,
        value=change[0],
        low=change[1],
        high=change[2],
        confidence=confidence,
        scale="percent_per_year",
        null=0.0,
        std_error=100 * np.exp(middle.slope) * middle.error,
        p_value=_p_value(found.ends),
        errors=_said(middle, panel.kind, kind, hac.said(len(rows)), kind != "reml" or bool(errors)),
        n_obs=len(rows),
        n_periods=len(rows),
        coefficients=_coefficients(middle, found.names, wide),
        statistics={"dispersion": middle.dispersion, "rho": middle.rho, "r_squared": middle.r_squared}
        | ({"pair_median": pairs} if np.isfinite(pairs) else {}),
        cautions=(
            *panel.cautions,
            *(_stepped(STEPS, found, with_steps({}), design, steps, wide) if steps else ()),
            *(
                _unasked(lambda names: with_steps(steps | {n: unasked[n] for n in names}), design, [*unasked], wide)
                if unasked
                else ()
            ),
            *(_beside(panel, change[0], pairs) if disagree(*change, pairs) else ()),
            *_cautions(rows, middle),
            *_by_level(found.steep, middle),
            *_seasons(rows, panel.frequency),
        ),
        series=_series(rows, middle, wide),
        simulated=panel.simulated,
        design=design,
        model=middle.model,
    )


class Change(NamedTuple):
    """The line (`middle`) with the `names` of its terms, the other lines of its interval (`ends`, `steep` among them) and that interval
    in log points a year.
    """

    middle: Line
    names: list[str]
    ends: list[Line]
    steep: list[Line]
    low: float
    high: float


def _change(panel: Panel, rows: pd.DataFrame, columns: dict[str, np.ndarray], kind: str, hac, both: bool, wide: float) -> Change:
    X = np.column_stack(list(columns.values()))
    kept = independent(X)
    fitted = lambda outcome: line(panel, rows, outcome, X[:, kept], kind, *hac)  # noqa: E731
    middle = fitted(rows["outcome"].to_numpy(float))
    steep = _steep(panel, rows, X[:, kept], middle) if both else []
    ends = ([fitted(corner) for corner in _corners(rows, columns["year"])] or [middle]) + steep
    low = min(e.slope - stats.t.ppf(wide, e.df) * e.error for e in ends)
    high = max(e.slope + stats.t.ppf(wide, e.df) * e.error for e in ends)
    names = [name for name, used in zip(columns, kept, strict=True) if used]
    return Change(middle, names, ends, steep, low, high)


def pair_median(years: np.ndarray, outcome: np.ndarray) -> float:
    """The median over all pairs of periods of the change between them, per cent a year (n times in years, n outcomes); NaN where a
    value has no logarithm.
    """
    if (outcome <= 0).any():
        return np.nan
    i, j = np.triu_indices(len(outcome), 1)
    return _percent(float(np.median(np.log(outcome[j] / outcome[i]) / (years[j] - years[i]))))


def disagree(value: float, low: float, high: float, pairs: float) -> bool:
    """Whether a change a year (per cent, with its interval) and the median of all pairs are two answers: of unlike signs as they are
    printed, the one outside the other's interval, or more than UNLIKE apart where the interval excludes no change.
    """
    if not np.isfinite(pairs):
        return False
    clear = low > 0 or high < 0
    signs = round(value, 1) * round(pairs, 1) < 0
    return bool(signs or not low <= pairs <= high or (clear and abs(value - pairs) > UNLIKE * max(abs(value), abs(pairs))))


def _stepped(
    form: Text, found: Change, without: Change | None, design: Design, steps: Iterable[str], wide: float
) -> tuple[Caution, ...]:
    """The size of each step of `found` with its interval, and the change a year beside it: without the steps, or with them."""
    terms = _coefficients(found.middle, found.names, wide).set_index("term")
    events, said = {f"shock {one.code}": dated(one) for one in design.events}, []
    for name in (name for name in steps if name in terms.index):
        size = _ranged(*(_percent(end) for end in terms.loc[name, ["value", "low", "high"]]))
        said.append(Text("{event} {size}", "{event} {size}").fill(event=events[name], size=size))
    other = without or found
    change = _ranged(*(_percent(end) for end in (other.middle.slope, other.low, other.high)))
    return (Caution("step_size", form.fill(steps=listed(said), change=change)),) if said else ()


def _unasked(fitted: Callable[[Sequence[str]], Change], design: Design, steps: Sequence[str], wide: float) -> tuple[Caution, ...]:
    """What steps that nobody asked for would be; where one has no size, each by itself, and the change a year stands all the same."""
    try:
        return _stepped(UNASKED, fitted(steps), None, design, steps, wide)
    except Separation:
        if len(steps) > 1:
            return tuple(caution for one in steps for caution in _unasked(fitted, design, [one], wide))
        events = [dated(one) for one in design.events if f"shock {one.code}" in steps]
        return (Caution("step_size", UNPARTED.fill(steps=listed(events))),)


def _ranged(value: float, low: float, high: float) -> Text:
    """`+21,0% (−0,5% đến +47,1%)`."""
    ends = [_signed(end) for end in (value, low, high)]
    return Text("{value}% ({low}% đến {high}%)", "{value}% ({low}% to {high}%)").fill(value=ends[0], low=ends[1], high=ends[2])


def _signed(value: float) -> Text:
    return Text(*(f"{'+' if round(value, 1) > 0 else ''}{text}" for text in fixed(value, 1)))


def _beside(panel: Panel, value: float, pairs: float) -> tuple[Caution, ...]:
    """The caution of a change a year from which the median of all pairs differs."""
    years = by_year(replace(panel, summed=None))  # of the places and periods of this trend
    whole = years[years["whole"]]
    ends = Text("", "")
    if len(whole) > 1:
        first, last = (fixed(whole["value"].iloc[at], 0 if panel.kind == "count" else 1) for at in (0, -1))
        ends = ENDS.fill(first=first, last=last, start=str(whole.index[0]), end=str(whole.index[-1]))
    model, other = (_signed(change) for change in (value, pairs))
    return (Caution("two_trends", UNLIKE_TRENDS.fill(model=model, pairs=other, ends=ends)),)


class Line(NamedTuple):
    """A log-linear line: `coef` and `cov` of (const, year, ...), `dispersion`, `rho` (of the errors, or of neighbouring residuals
    where these are taken as independent), `correlated` (whether the first), `df` (of each coefficient's t), `linear` (n, the
    predictor), `X`, `r_squared`, the `model`.
    """

    coef: np.ndarray
    cov: np.ndarray
    dispersion: float
    rho: float
    correlated: bool
    dfs: np.ndarray
    linear: np.ndarray
    X: np.ndarray
    r_squared: float
    model: SeriesFit

    @property
    def slope(self) -> float:
        """Log points a year."""
        return float(self.coef[1])

    @property
    def error(self) -> float:
        """The standard error of the slope."""
        return float(np.sqrt(self.cov[1, 1]))

    @property
    def df(self) -> float:
        """Degrees of freedom of the slope's t."""
        return float(self.dfs[1])


def line(
    panel: Panel,
    rows: pd.DataFrame,
    outcome: np.ndarray,
    X: np.ndarray,
    errors: str,
    lags: int | None = None,
    correction: bool = True,
    counted: str = "quasipoisson",
) -> Line:
    """The line of an outcome (n) on the columns X (n x p: constant, time in years, and whatever else); `counted`: the family of
    what is no measure.
    """
    ordinal, exposure = rows["period"].map(lambda p: p.ordinal).to_numpy(int), rows["exposure"].to_numpy(float)
    offset = np.log(exposure) if panel.kind in ("count", "share") and np.isfinite(exposure).all() else None
    measure, least = panel.kind == "measure", 0.0
    if not measure:
        least = 1 - outcome.sum() / exposure.sum() if panel.kind == "share" else 1.0
    family, y = ("gaussian", np.log(outcome)) if measure else (counted, outcome)
    own = errors if counted == "nb2" else "classical"  # alpha is sought once
    plain = series_fit(y, X, ordinal, family, own, offset)
    resid = plain.base.resid * np.sqrt(plain.base.w)
    exact = (resid**2).sum() < EXACT_FIT
    found = plain if errors == own or exact else series_fit(y, X, ordinal, family, errors, offset, None, lags, correction)
    independent_errors = errors in ("classical", "newey_west") or exact or found.no_rho
    wider = max(1.0, least / max(found.dispersion, 1e-300)) if errors != "newey_west" else 1.0
    shift, total = 0.0 if offset is None else offset, float(((outcome - outcome.mean()) ** 2).sum())
    left = outcome - (np.exp(plain.base.mean) if measure else plain.base.mean)
    return Line(
        found.coef,
        found.cov * wider,
        found.dispersion * wider,
        lag_one(resid, ordinal) if independent_errors else found.rho,
        not independent_errors,
        found.df,
        X @ found.coef + shift,
        X,
        1 - float((left**2).sum()) / total if total > 0 else np.nan,
        found,
    )


def _steep(panel: Panel, rows: pd.DataFrame, X: np.ndarray, middle: Line) -> list[Line]:
    """The line whose counts scatter by the square of their level too, where overdispersed ones change SPAN-fold; else nothing."""
    if panel.kind != "count" or middle.dispersion <= 1 or np.ptp(middle.linear) < np.log(SPAN):
        return []
    try:
        return [line(panel, rows, rows["outcome"].to_numpy(float), X, "reml", counted="nb2")]
    except Separation:
        return []


def _by_level(steep: list[Line], middle: Line) -> tuple[Caution, ...]:
    if not steep:
        return ()
    text = Text(
        "Mức tính được chênh nhau {times} lần trong chuỗi: khoảng tin cậy gồm cả khi dao động tăng theo mức lẫn khi tăng theo "
        "bình phương của mức.",
        "Fitted levels differ by a factor of {times} within the series: the interval covers a scatter that grows with the level and "
        "one that grows with its square.",
    )
    return (Caution("scatter_by_level", text.fill(times=fixed(float(np.exp(np.ptp(middle.linear))), 1))),)


def lag_one(resid: np.ndarray, ordinal: np.ndarray) -> float:
    """Correlation of neighbouring residuals (n, standardised) by the ordinals of their periods."""
    near, total = np.diff(ordinal) == 1, float((resid**2).sum())
    return float((resid[1:] * resid[:-1])[near].sum() / total) if total > EXACT_FIT else 0.0


def autocorrelated(rho: float, n: int) -> tuple[Caution, ...]:
    """The caution of a method that takes neighbouring points as independent, where they are alike."""
    if n < MIN_JUDGED or rho <= ALIKE:
        return ()
    text = Text(
        "Các điểm liền nhau giống nhau (tự tương quan bậc một của phần dư {rho}), cách tính này coi là độc lập: "
        "khoảng tin cậy có thể quá hẹp.",
        "Neighbouring points are alike (lag-1 autocorrelation of the residuals {rho}) and are taken as independent: "
        "the interval may be too narrow.",
    )
    return (Caution("autocorrelation", text.fill(rho=fixed(rho, 2))),)


def _p_value(ends: list[Line]) -> float:
    """The level at which the interval, the union over both ends of what is known, leaves no change out."""
    if len({e.slope > 0 for e in ends}) > 1:
        return 1.0
    return max(float(2 * stats.t.sf(abs(e.slope / e.error), e.df)) if e.error > 0 else float(abs(e.slope) < FLAT) for e in ends)


def _said(found: Line, kind: str, errors: str, hac: Text, asked: bool) -> Text:
    df = fixed(found.df, 0)
    why = Text("; do người dùng chọn", "; chosen by the caller") if asked else Text("", "")
    mean = Text("bình phương nhỏ nhất trên logarit", "least squares on logarithms") if kind == "measure" else MEAN
    text = Text("{mean}, {how}Student t với {df} bậc tự do{why}", "{mean}, {how}Student's t with {df} df{why}")
    if found.model.no_rho:
        return Text("{mean}, {how}{why}", "{mean}, {how}{why}").fill(
            mean=mean.fill(phi=found.dispersion), how=NO_RHO.fill(df=df), why=why
        )
    how = Text("", "")
    if found.correlated:
        how = Text("sai số AR(1), {by}, rho = {rho}, ", "AR(1) errors by {by}, rho = {rho}, ")
        how = how.fill(by="REML" if errors == "reml" else "Prais–Winsten", rho=fixed(found.rho, 2))
    elif errors == "newey_west":
        how = Text(f"sai số {hac.vi}, ", f"{hac.en}, ")
    return text.fill(mean=mean.fill(phi=found.dispersion), how=how, df=df, why=why)


def _corners(rows: pd.DataFrame, time: np.ndarray) -> list[np.ndarray]:
    if rows[["low", "high"]].isna().all().all():
        return []
    low, high = rows["low"].fillna(rows["outcome"]).to_numpy(), rows["high"].fillna(rows["outcome"]).to_numpy()
    return [np.where(time < 0, high, low), np.where(time < 0, low, high)]


def _percent(slope: float) -> float:
    return float(100 * np.expm1(slope))


def _coefficients(found: Line, names: list[str], level: float) -> pd.DataFrame:
    """Every term in log points; the constant is that of the mean year."""
    se = np.sqrt(np.diag(found.cov))
    reach = stats.t.ppf(level, found.dfs) * se
    table = {"term": names, "value": found.coef, "std_error": se, "low": found.coef - reach, "high": found.coef + reach}
    return pd.DataFrame(table)


def _series(rows: pd.DataFrame, found: Line, level: float) -> pd.DataFrame:
    # On the scale of the linear predictor, so that the band is t-based and stays above zero; in the unit of the outcome.
    wander = found.model.wander
    df = np.maximum(wander.df(found.X), found.dfs.min()) if wander else found.df  # near a unit root a single level has none
    wide = stats.t.ppf(level, df) * np.sqrt(np.einsum("ij,jk,ik->i", found.X, found.cov, found.X))
    return pd.DataFrame(
        {
            "place": rows["place"],
            "period": rows["period"].astype(str),
            "observed": rows["outcome"],
            "fitted": np.exp(found.linear),
            "counterfactual": np.nan,
            "low": np.exp(found.linear - wide),
            "high": np.exp(found.linear + wide),
        }
    )


def _seasons(rows: pd.DataFrame, frequency: str) -> tuple[Caution, ...]:
    """The caution of months and quarters of less than two years, whose seasons a line cannot be told from."""
    if frequency == "Y" or len(rows) * YEARS_A_PERIOD[frequency] >= 2:
        return ()
    text = Text(
        "Chưa đủ hai năm số liệu theo tháng hoặc quý: mức thay đổi mỗi năm lẫn với mùa và Tết.",
        "Less than two years of months or quarters: the change a year is mixed up with seasons and Tết.",
    )
    return (Caution("season", text),)


def _cautions(rows: pd.DataFrame, found: Line) -> tuple[Caution, ...]:
    if found.model.no_rho:
        text = Text(
            "Từ {n} điểm không xác định được các kỳ liền nhau giống nhau đến đâu: mức thay đổi tính như khi các kỳ độc lập, khoảng tin cậy "
            "tính đến mọi mức giống nhau nên rộng; nếu tự tương quan trên 0,8 thì khoảng này vẫn có thể quá hẹp.",
            "From {n} points it cannot be found how alike neighbouring periods are: the change is that of independent periods, and the "
            "interval weighs every likeness and is wide for it; with an autocorrelation above 0.8 it may still be too narrow.",
        )
        return (Caution("autocorrelation_unseen", text.fill(n=len(rows))),)
    alike = strong(found.rho) if found.correlated else autocorrelated(found.rho, len(rows))
    if len(rows) >= KNOWN or (alike and len(rows) >= MIN_JUDGED):
        return alike
    if len(rows) >= MIN_JUDGED:
        unseen = Text(
            "Chỉ có {n} điểm, không đủ để biết các kỳ liền nhau giống nhau đến đâu: khoảng tin cậy tính đến mọi mức có thể nên rộng; "
            "nếu tự tương quan trên 0,8 thì khoảng này vẫn có thể quá hẹp.",
            "Only {n} points cannot show how alike neighbouring periods are: the interval weighs every likeness and is wide for it; "
            "with an autocorrelation above 0.8 it may still be too narrow.",
        )
        return (Caution("autocorrelation_unseen", unseen.fill(n=len(rows))),)
    few = Text(
        "Chỉ {n} điểm: khoảng tin cậy rộng và phụ thuộc từng điểm; nếu tự tương quan từ 0,7 thì khoảng này vẫn có thể quá hẹp.",
        "Only {n} points: the interval is wide and leans on each of them; with an autocorrelation of 0.7 or more it may still be too narrow.",
    )
    return (*alike, Caution("few_points", few.fill(n=len(rows))))
