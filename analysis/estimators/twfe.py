"""Two-way fixed effects: the outcome on place effects, period effects, controls and the treatment.

Counts: Poisson (Wooldridge 1999; no distribution is needed beyond the mean) or NB2 with the logarithm of exposure as
offset; the value is a rate ratio. Measures and shares, and with `family="gaussian"` rates: least squares, with weights where the panel has them. Each place
may have its own linear trend. With several adoption dates and effects that grow or fade, the coefficient is a badly
weighted average (Goodman-Bacon 2021): see `bacon`. Standard errors by the rules: randomisation inference below six
treated places (those unlike the others in size leave an association, with the reason: of the largest or smallest of 22 communes
alone the test rejects no effect in .08 of simulated panels), else the cluster jackknife; where places may share shocks (see the check of that name),
the interval is widened by as much as the groups drift. For an econometrician `coefficients` ends with the constant, `statistics` has
R-squared, and `estimate(...).model.fixed_effects` the effects of places and periods.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays
from analysis.design.arrays import comparable, on_scale, part, set_aside
from analysis.design.routes import FACTORS, PARALLEL
from analysis.errors import BadParameter, Caution, unknown
from analysis.inference.choice import FEW_TREATED
from analysis.inference.coefficient import by_t
from analysis.inference.combination import few_treated
from analysis.inference.fixed_effects import constant, explained
from analysis.inference.least_squares import Separation
from analysis.inference.neighbours import also, by_distance, counted
from analysis.inference.panel_fit import FAMILIES, PanelFit, floor_caution, panel_fit
from analysis.inference.sizes import unlike_sizes
from analysis.language import Text
from analysis.results import Estimate

NAME = "twfe"
TITLE = Text("Hiệu ứng cố định hai chiều", "Two-way fixed effects")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng", "average effect in the treated places")
SUITS = frozenset({"two_by_two", "staggered", "single_treated", "dose"})

NOT_IDENTIFIED = Obstacle(
    "singular",
    Text(
        "biến can thiệp bị các hiệu ứng và biến điều chỉnh giải thích hết",
        "the effects and controls explain the treatment completely",
    ),
    Text("nơi hoặc thời kỳ mà can thiệp biến động riêng", "places or periods in which the treatment varies on its own"),
)
SEPARATED = Obstacle(
    "separation",
    Text(
        "mọi số đếm bằng 0 ở một phía nên tỷ số không hữu hạn",
        "all counts on one side are zero, so that the ratio is not finite",
    ),
    Text("thời gian dài hơn, hoặc kỳ và nơi gộp lại", "a longer time, or periods and places added up"),
)
ALL_ZERO = Obstacle(
    "all_zero", Text("mọi giá trị đều bằng 0", "every value is zero"), Text("số liệu có vụ việc", "data with events")
)
CONSTANT = Obstacle(
    "no_variation", Text("kết quả không thay đổi", "the outcome does not vary"), Text("số liệu có biến động", "data that vary")
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """An outcome without variation; nothing left of the treatment; counts that separate."""
    whole = arrays(design)
    if found := (*missing(design, whole), *dose_missing(design)):
        return found
    if (whole.y == 0).all():
        return (ALL_ZERO,)
    if np.ptp(whole.y) == 0:
        return (CONSTANT,)
    data, _ = usable(design, default_family(design))
    if data.G < 3:
        return (few_places(data.G),)
    try:
        found = panel_fit(data, _term(design, data)[:, None], default_family(design), columns=False)
    except Separation:
        return (SEPARATED,)
    if found.identified():
        return ()
    by_zeros = panel_fit(whole, _term(design, whole)[:, None], "gaussian", columns=False).identified()
    return (SEPARATED,) if by_zeros else (NOT_IDENTIFIED,)


def _term(design: Design, data: Arrays) -> np.ndarray:
    return data.dose if design.route == "dose" else data.treated


def missing(design: Design, data: Arrays) -> tuple[Obstacle, ...]:
    """No row is left, because no row has all the controls."""
    if len(data.y):
        return ()
    empty = [c for c in design.controls if design.rows[c].isna().all()] or list(design.controls)
    text = Text("không dòng nào có đủ biến điều chỉnh ({c})", "no row has all the controls ({c})").fill(c=", ".join(empty))
    need = Text("giá trị của các biến đó, hoặc bỏ chúng khỏi mô hình", "their values, or to leave them out of the model")
    return (Obstacle("controls_missing", text, need),)


def dose_missing(design: Design) -> tuple[Obstacle, ...]:
    """A dose that is missing in some rows of a design that lives by it."""
    if design.route != "dose" or design.rows["dose"].notna().all():
        return ()
    return (
        Obstacle(
            "dose_missing",
            Text("thiếu mức độ triển khai ở một số dòng", "the dose is missing in some rows"),
            Text(
                "mức độ triển khai ở mọi nơi, mọi kỳ (0 nếu không có)",
                "a dose for every place and period (0 where there is none)",
            ),
        ),
    )


def few_places(n: int) -> Obstacle:
    """Too few places to tell an effect from the places' own noise."""
    return Obstacle(
        "too_few_places",
        Text("chỉ có {n} địa bàn dùng được", "only {n} usable places").fill(n=n),
        Text("ít nhất 3 địa bàn, tốt hơn là 20", "at least 3 places, better 20"),
    )


def assumed(design: Design) -> tuple[Text, ...]:
    """What the design assumes; of one treated place too that it would have moved as the others, not as a blend of them."""
    return tuple(PARALLEL if text == FACTORS else text for text in design.comparison.assumptions)


def sizes(data: Arrays) -> tuple[Caution, ...]:
    """A caution where few treated clusters are larger or smaller than the others (by exposure, or by what untreated rows counted)."""
    if data.kind not in ("count", "share"):
        return ()
    known = data.rows["exposure"].notna().all()
    size = data.rows["exposure"].to_numpy(float) if known else np.where(data.treated > 0, np.nan, data.y)
    whole = pd.Series(size).groupby(data.cluster).mean().to_numpy()
    return unlike_sizes(whole, np.bincount(data.cluster, data.treated > 0, data.G) > 0, bool(known))


def dropped(design: Design, model: PanelFit) -> tuple[Caution, ...]:
    """A caution that names controls which the effects (or other controls) explain, and which therefore adjust for nothing."""
    first = model.others.shape[1] - len(design.controls)
    idle = [name for j, name in enumerate(design.controls) if not model.fit.kept[first + j]]
    if not idle:
        return ()
    text = Text(
        "Biến điều chỉnh không dùng được vì các hiệu ứng hoặc biến khác giải thích hết: {c}.",
        "Controls that adjust for nothing, because effects or other controls explain them: {c}.",
    )
    return (Caution("control_dropped", text.fill(c=", ".join(idle))),)


def default_family(design: Design) -> str:
    """Poisson for counts, least squares for everything else."""
    return "poisson" if design.panel.kind == "count" else "gaussian"


def usable(design: Design, family: str, data: Arrays | None = None, effects: tuple[str, ...] = ("place", "period"),
           always: bool = False):  # fmt: skip
    """The rows (of the design, or `data`) from which two-way effects learn, and cautions that name the others.

    Left out are places treated throughout, where it is asked what a start changes (not a dose), rows that stand alone, and, for
    counts, places and periods with nothing but zeros.
    """
    data, cautions = arrays(design) if data is None else data, ()
    if "place" in effects and design.route != "dose":
        data, cautions = comparable(data, always)
    data, empty = informative(data, family)
    return data, (*cautions, *empty)


def informative(data: Arrays, family: str) -> tuple[Arrays, tuple[Caution, ...]]:
    """Without the places and periods in which a count model sees nothing but zeros, and with a caution that names them."""
    if family == "gaussian" or not len(data.y):
        return data, ()
    frame = pd.DataFrame({"place": data.rows["place"], "period": data.period, "y": data.y})
    empty = frame.groupby("place")["y"].transform("sum").eq(0).to_numpy()
    empty_period = frame.groupby("period")["y"].transform("sum").eq(0).to_numpy()
    if not (empty | empty_period).any():
        return data, ()
    names = ", ".join(map(str, sorted(frame.loc[empty, "place"].unique())[:5])) or "–"
    text = Text(
        "Để riêng {n} dòng của nơi hoặc kỳ chỉ có số 0 ({names}): chúng không cho biết gì về tỷ số.",
        "{n} rows of places or periods with nothing but zeros ({names}) are left out: they say nothing about a ratio.",
    )
    return part(data, ~(empty | empty_period)), (
        Caution("all_zero_place", text.fill(n=int((empty | empty_period).sum()), names=names)),
    )


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    family: str | None = None,
    trends: bool = False,
    effects: tuple[str, ...] = ("place", "period"),
    count_absorbed: bool = False,
    always: bool = False,
    reach: float | None = None,
    seed: int = 48,
) -> Estimate:
    """The effect of the treatment (or of one unit of dose).

    `errors`: one of inference.choice.KINDS, or conley (with `reach`, in kilometres or the unit of the coordinates; twice the mean distance
    to the fourth neighbour where not said); `family`: gaussian, poisson or nb2; `trends`: a linear trend a place;
    `effects`: which fixed effects; `count_absorbed`: whether place effects count as parameters in small-sample factors; `always`: keep places
    treated throughout as a comparison, as older studies do.
    """
    family = family or default_family(design)
    if family not in FAMILIES:
        raise unknown(Text("họ phân phối", "family"), family, FAMILIES, "estimate(family=...)", BadParameter)
    data, cautions = usable(design, family, effects=effects, always=always)
    data, scale = on_scale(data, family)
    model = panel_fit(
        data, _term(design, data)[:, None], family, places="place" in effects, periods="period" in effects, trends=trends
    )
    binary = design.route != "dose"
    k = model.fit.k if count_absorbed else None
    if errors == "conley":
        choice, found = by_distance(design, model, reach, confidence)
    else:
        choice = model.choice(errors, data.scarce_clusters if binary else None)
        found = model.infer(choice, confidence, seed, k=k)
    usual = binary and errors is None and not trends and len(effects) == 2
    found, wider, shocks = counted(design, model, found, confidence, seed) if usual else (found, False, ())
    ratio = family != "gaussian"
    shown = np.exp if ratio else (lambda v: v)
    return Estimate.of(
        design,
        method=NAME,
        assumptions=assumed(design),
        estimand=ESTIMAND if binary else Text("hiệu ứng của một đơn vị mức độ triển khai", "effect of one unit of dose"),
        value=float(shown(found.value)),
        low=float(shown(found.low)),
        high=float(shown(found.high)),
        confidence=confidence,
        scale=scale,
        null=1.0 if ratio else 0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=also(choice.said(found)) if wider else choice.said(found),
        n_obs=len(data.y),
        n_places=int(data.place.max()) + 1,
        n_clusters=data.G,
        n_treated=data.treated_clusters if binary else None,
        coefficients=coefficients(design, model, "crv1" if errors == "conley" else choice.kind, confidence, k),
        series=group_series(design, model, found.value) if binary else pd.DataFrame(),
        statistics={"dispersion": model.fit.dispersion, "alpha": model.fit.alpha, "floor": found.floor, "df": float(found.df)}
        | explained(model),
        cautions=(
            *set_aside(design),
            *cautions,
            *dropped(design, model),
            *(sizes(data) if binary and data.scarce_clusters < FEW_TREATED else ()),
            *floor_caution(found, confidence),
            *few_treated(found, data.scarce_clusters if binary else None, data.treated_clusters),
            *shocks,
        ),
        model=model,
    )


def coefficients(design: Design, model: PanelFit, kind: str, confidence: float, k: int | None) -> pd.DataFrame:
    """The treatment, the controls and the constant, on the scale of the linear predictor."""
    kind = "crv1" if kind in ("wild", "randomisation") else kind
    first = model.others.shape[1] - model.data.controls.shape[1]
    named = [("treatment", model.column()), *((c, first + i) for i, c in enumerate(design.controls))]
    rows = []
    for name, column in named:
        if model.fit.kept[column]:
            value, at = float(model.fit.coef[column]), model.fit.position(column)
            cov = model.covariance(kind, np.eye(model.fit.X.shape[1])[at], k)
            found = by_t(value, float(np.sqrt(max(cov.matrix[at, at], 0.0))), cov.df, confidence, cov.kind)
            rows.append((name, value, found.std_error, found.low, found.high))
    if alone := constant(model, kind, k):
        df = model.fit.n - model.fit.k if kind in ("classical", "hc0", "hc1") else model.data.G - 1
        found = by_t(*alone, df, confidence, kind)
        rows.append(("const", found.value, found.std_error, found.low, found.high))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])


def group_series(design: Design, model: PanelFit, effect: float) -> pd.DataFrame:
    """Treated places together: observed, fitted and counterfactual by period."""
    data = model.data
    mean = model.fit.mean
    term = model.terms[:, 0]
    without = mean - effect * term if model.family == "gaussian" else mean * np.exp(-effect * term)
    ever = pd.Series(data.treated).groupby(data.cluster).transform("max").to_numpy() > 0
    frame = pd.DataFrame({"period": data.rows["period"], "observed": data.y, "fitted": mean, "counterfactual": without})[ever]
    how = "mean" if model.family == "gaussian" else "sum"
    table = frame.groupby("period").agg(how).reset_index()
    table.loc[table["period"] < design.rows["adopted"].min(), "counterfactual"] = np.nan
    table.insert(0, "place", "treated")
    return table.assign(period=table["period"].astype(str), low=np.nan, high=np.nan)
