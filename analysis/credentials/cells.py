"""The cells of the Monte Carlo study: kinds of panels, how each is made, what is true of it and what is promised of its defaults."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from analysis.credentials import hard_worlds, panel_worlds
from analysis.credentials.worlds import World, count_panel, level_panel, series_frame
from analysis.design import Design
from analysis.estimators import estimate
from analysis.language import Text, fixed
from analysis.results import Estimate, Refusal

KINDS = {"measure": Text("số đo", "measures"), "count": Text("số đếm", "counts")}
HONEST = {"size": ("<=", 0.07), "coverage": (">=", 0.93)}


class Cell(NamedTuple):
    """A kind of panel in words, how it is made from a generator and a true effect, the truth on the estimate's scale, and the
    targets by measure; `named` are the cautions of which one says why less is claimed, `beside` is another valid method, to whose
    interval the default's is compared; `method` (and its `options`) where it is not the default that is tried.
    """

    what: Text
    make: Callable[[np.random.Generator, float], World]
    truth: Callable[[float], float]
    targets: dict[str, tuple[str, float]]
    named: frozenset[str] = frozenset()
    beside: str | None = None
    method: str | None = None
    options: dict[str, str] = {}

    def estimate(self, design: Design) -> Estimate | Refusal:
        """What the method that is tried makes of a design."""
        return estimate(design, self.method, **self.options)


def _counts(treated: int) -> Cell:
    named = {"adopted": "adopted", "exposure": "people"}
    targets = {"size": ("<=", 0.07)} | ({"coverage": (">=", 0.93)} if treated >= 6 else {})
    what = Text("Hiệu ứng cố định hai chiều (Poisson), {k}/22 nơi áp dụng", "Two-way fixed effects (Poisson), {k} of 22 treated")
    return Cell(
        what.fill(k=treated),
        lambda rng, b: World(name="", route="", frame=count_panel(rng, treated=treated, effect=b), named=named),
        lambda b: float(np.exp(b)),
        targets,
    )


def _series(rho: float, kind: str, targets: dict) -> Cell:
    def make(rng: np.random.Generator, b: float) -> World:
        return World(
            name="",
            route="",
            frame=series_frame(rng, 120, b, rho, 60, kind),
            named={"kind": kind},
            asked={"adopted": "2013-01"},
        )

    what = Text("Chuỗi gián đoạn, {kind}, tự tương quan {rho}", "Interrupted series, {kind}, autocorrelation {rho}")
    what = what.fill(kind=KINDS[kind], rho=fixed(rho, 1))
    return Cell(what, make, (lambda b: float(np.exp(b))) if kind == "count" else (lambda b: b), targets)


def _staggered() -> Cell:
    named = {"adopted": "adopted", "kind": "measure"}
    return Cell(
        Text("Áp dụng dần, số đo, 12/22 nơi áp dụng", "Staggered starts, measures, 12 of 22 treated"),
        lambda rng, b: World(name="", route="", frame=level_panel(rng, treated=12, effect=b, starts=(4, 6, 8)), named=named),
        lambda b: b,
        {"coverage": (">=", 0.93), "size": ("<=", 0.07)},
    )


CELLS = {f"Poisson TWFE, {k} of 22 treated": _counts(k) for k in (1, 2, 4, 6, 11)} | {
    "ITS Gaussian, rho 0": _series(0.0, "measure", {"coverage": (">=", 0.94)}),
    "ITS Gaussian, rho 0.3": _series(0.3, "measure", {"coverage": (">=", 0.94)}),
    "ITS Gaussian, rho 0.6": _series(0.6, "measure", {"coverage": (">=", 0.88)}),
    "ITS Gaussian, rho 0.9": _series(0.9, "measure", {"warned": (">=", 0.90)}),
    "ITS counts, rho 0.3": _series(0.3, "count", {"coverage": (">=", 0.94)}),
    "Staggered measures, 12 of 22": _staggered(),
}


def _ratio(b: float) -> float:
    return float(np.exp(b))


def _few(treated: int) -> Cell:
    what = Text("Hồi quy một kỳ, {k}/22 nơi áp dụng", "Regression of one period, {k} of 22 treated").fill(k=treated)
    return Cell(what, partial(hard_worlds.few_treated, treated=treated), _ratio, HONEST)


def _street(what: Text, **given) -> Cell:
    truth = partial(hard_worlds.street_truth, **{name: given[name] for name in ("rho", "side") if name in given})
    return Cell(what, partial(hard_worlds.street, **given), truth, HONEST)


def _pair(dispersion: int) -> Cell:
    what = Text("Hai con số của một nơi, độ phân tán {d}", "Two figures of one place, dispersion {d}").fill(d=dispersion)
    make = partial(hard_worlds.before_and_after, dispersion=dispersion)
    return Cell(what, make, _ratio, {"held": (">=", 1.0)}, frozenset({"dispersion_unknown"}))


# where a default once misled (the measures are of the present one)
CELLS |= {
    "Regression, fixed dose, 10 rows a place": Cell(
        Text("Hồi quy, liều cố định, mỗi nơi 10 dòng", "Regression, fixed dose, 10 rows a place"), hard_worlds.fixed_dose, _ratio, HONEST
    ),
    **{f"Regression, {k} of 22 treated": _few(k) for k in (1, 2, 3, 5)},
    "Displacement, NB alpha 0.2": _street(Text("Dịch chuyển, nhị thức âm alpha 0,2", "Displacement, negative binomial, alpha 0.2"), alpha=0.2),
    "Displacement, AR(1) 0.5": _street(Text("Dịch chuyển, tự tương quan 0,5", "Displacement, autocorrelation 0.5"), rho=0.5),
    "Two rates, dispersion 3": _pair(3),
    "Two rates, dispersion 10": _pair(10),
    "Cox, clubs with frailty": Cell(
        Text("Cox, thành viên cùng câu lạc bộ giống nhau, 3/9 câu lạc bộ", "Cox, members of a club are alike, 3 of 9 clubs"),
        hard_worlds.clubs, _ratio, HONEST,
    ),
}  # fmt: skip


def _panel(vi: str, en: str, **given) -> Cell:
    return Cell(Text(vi, en), partial(panel_worlds.counts, **given), _ratio, HONEST, beside="twfe")


CELLS |= {
    "Staggered counts, months, 6 of 22": _panel(
        "Áp dụng dần, 5 vụ mỗi tháng, 36 tháng, 6/22 nơi", "Staggered starts, 5 cases a month, 36 months, 6 of 22",
        periods=36, treated=6, starts=(12, 18, 24), mean=5.0, spread=0.0, frequency="M",
    ),
    "Staggered counts, double base rate, all falling": _panel(
        "Áp dụng dần, mức nền gấp đôi, mọi nơi giảm 8% mỗi năm", "Staggered starts, double base rate, all falling 8% a year",
        base=2.0, fall=-0.083,
    ),
    "Staggered counts, 10 % of rows missing": _panel(
        "Áp dụng dần, 15 năm, thiếu 10% số dòng", "Staggered starts, 15 years, 10% of rows missing",
        periods=15, starts=(5, 7, 9), missing=0.1,
    ),
}  # fmt: skip


def _of_series(vi: str, en: str, make, truth=_ratio, **held) -> Cell:
    return Cell(Text(vi, en), make, truth, HONEST | held)


def _percent_a_year(b: float) -> float:
    return float(100 * np.expm1(b))


CELLS |= {
    **{
        f"Trend, {n} years, rho 0.5": _of_series(
            f"Xu hướng {n} năm, tự tương quan 0,5", f"Trend of {n} years, autocorrelation 0.5",
            partial(hard_worlds.short_trend, years=n), _percent_a_year,
        )
        for n in (8, 9, 12, 19)
    },
    "Segmented, 24 months with a season": _of_series(
        "Chuỗi gián đoạn 24 tháng có mùa", "Interrupted series of 24 months with a season",
        partial(hard_worlds.months_with_a_date, months=24),
    ),
    **{
        f"Segmented, S-shaped fall, {n} months": _of_series(
            f"Chuỗi gián đoạn {n} tháng giảm theo hình chữ S", f"Interrupted series of {n} months that fall in the shape of an S",
            partial(hard_worlds.months_with_a_date, months=n, fall=0.7),
        )
        for n in (60, 120)
    },
    "Neighbours treated, 11 of 22": Cell(
        Text("11/22 nơi áp dụng nằm cạnh nhau, có biến động chung", "11 of 22 treated, neighbours with shared shocks"),
        panel_worlds.neighbours, _ratio, HONEST, beside="etwfe",
    ),
    "Neighbours treated, two dates": Cell(
        Text("11/22 nơi nằm cạnh nhau, hai ngày bắt đầu", "11 of 22 treated, neighbours with shared shocks, two dates"),
        partial(panel_worlds.neighbours, starts=(4, 6)), _ratio, HONEST, beside="twfe",
    ),
}  # fmt: skip


def _bends(periods: int) -> Cell:
    what = Text(
        "Giới hạn độ cong xu hướng (honest_did), {n} tháng, chênh lệch tăng 0; 0,02; 0,05 hoặc 0,1 mỗi tháng",
        "Bounds on bends (honest_did), {n} months, drift 0, 0.02, 0.05 or 0.1 a month",
    )
    make = partial(panel_worlds.drifting, periods=periods, drifts=(0.0, 0.02, 0.05, 0.1))
    return Cell(what.fill(n=periods), make, lambda b: b, {"zero": (">=", 0.93)})


def _alone(vi: str, en: str, which: str, method: str) -> Cell:
    """Of a lone commune larger or smaller than all others no exact test or interval is promised, but that no result of it is called a
    cause, with the reason.
    """
    make = partial(panel_worlds.counts, treated=1, starts=(8,), periods=16, which=which)
    return Cell(Text(vi, en), make, _ratio, {"weakened": (">=", 1.0)}, frozenset({"unlike_sizes"}), method=method)


CELLS |= {f"Bounds over {n} months": _bends(n) for n in (24, 120)} | {
    f"Trend, 12 years, rho 0.8, {kind}": _of_series(
        f"Xu hướng 12 năm, tự tương quan 0,8, {said.vi}", f"Trend of 12 years, autocorrelation 0.8, {said.en}",
        partial(hard_worlds.short_trend, years=12, rho=0.8, kind=kind), _percent_a_year,
    )
    for kind, said in KINDS.items()
}  # fmt: skip
CELLS |= {
    "Neighbours treated, 3 of 22": Cell(
        Text("3/22 nơi áp dụng nằm cạnh nhau, có biến động chung", "3 of 22 treated, neighbours with shared shocks"),
        partial(panel_worlds.neighbours, treated=3), _ratio, HONEST, beside="etwfe",
    ),
    "Segmented, 16 years": _of_series(
        "Chuỗi gián đoạn 16 năm, tự tương quan 0,5", "Interrupted series of 16 years, autocorrelation 0.5", hard_worlds.years_with_a_date
    ),
    "Displacement, 16 months": _street(
        Text("Dịch chuyển, 16 tháng, tự tương quan 0,5", "Displacement, 16 months, autocorrelation 0.5"), rho=0.5, side=8
    ),
    "Regression of a series, 16 years": Cell(
        Text("Hồi quy một chuỗi 16 năm theo liều (AR(1), REML), tự tương quan 0,5",
             "Regression of a series of 16 years on a dose (AR(1), REML), autocorrelation 0.5"),
        hard_worlds.years_with_a_dose, _ratio, HONEST, method="regression", options={"errors": "reml"},
    ),
}  # fmt: skip
CELLS |= {
    "Largest alone treated, twfe": _alone(
        "Riêng xã lớn nhất áp dụng, hiệu ứng cố định", "Largest commune alone treated, two-way fixed effects",
        "largest", "twfe",
    ),
    "Smallest alone treated, twfe": _alone(
        "Riêng xã nhỏ nhất áp dụng, hiệu ứng cố định", "Smallest commune alone treated, two-way fixed effects",
        "smallest", "twfe",
    ),
    "Largest alone treated, synthetic control": _alone(
        "Riêng xã lớn nhất áp dụng, đối chứng tổng hợp", "Largest commune alone treated, synthetic control",
        "largest", "synthetic_control",
    ),
    "Smallest alone treated, synthetic control": _alone(
        "Riêng xã nhỏ nhất áp dụng, đối chứng tổng hợp", "Smallest commune alone treated, synthetic control",
        "smallest", "synthetic_control",
    ),
}  # fmt: skip
