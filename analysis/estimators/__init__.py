"""DESIGN -> ESTIMATE, one file a method, found by its file name.

An estimator's file has NAME (its file name), TITLE, ESTIMAND, SUITS (routes of design.ROUTES), `fit(design) -> Estimate` and,
where it asks more than its route gives, `obstacles(design)`; CLAIM is the most that may be said of its result, where that is
less than what a design may permit; NO_LAGS why a method of one series has no Newey-West lags. Its docstring becomes its entry in the methods page.
"""

from __future__ import annotations

import inspect
import math
import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import ModuleType

from analysis.design import Claim, Design, Obstacle
from analysis.design.routes import ROUTE_TITLES, ROUTES
from analysis.design.together import summed
from analysis.errors import BadParameter, unknown
from analysis.inference.least_squares import NotIdentified, Separation
from analysis.inference.newey_west import lagless
from analysis.language import LANGUAGES, Text
from analysis.panel import Panel
from analysis.results import Estimate, Refusal
from analysis.results.equivalence import judged

DEFAULT = {
    "totals": "describe",
    "series": "trend",
    "interrupted": "segmented",
    "rates": "two_rates",
    "cross_section": "regression",
    "two_by_two": "twfe",
    "staggered": "etwfe",
    "single_treated": "synthetic_control",
    "triple": "triple_difference",
    "dose": "dose",
    "zones": "displacement",
    "persons": "cox",
    "none": "describe",
}

# the default where the route's own asks for more (periods before; a treatment that stays) than the panel has
INSTEAD = {"synthetic_control": "twfe", "etwfe": "twfe", "trend": "mann_kendall"}

# cautions that name why a result is no more than an association
WEAKENING = ("unlike_sizes", "outside_donors", "shared_shocks", "shared_start", "denominator_moved")

LARGE = 60_000  # rows of a panel beyond which what takes many fits is not tried unasked, and what takes some is tried with fewer
SLOW = ("callaway_santanna", "borusyak")  # as many group-time effects as there are starts and periods, or one fit a place
ENTANGLED = "entangled_shock"  # caution of an event that cannot be told apart from the start

TOGETHER = ("series", "interrupted")  # several places of these routes are one series: their sum

# the methods of the average effect on the treated that stand side by side, by route
BESIDE = {
    "staggered": ("etwfe", "callaway_santanna", "borusyak", "twfe"),
    "two_by_two": ("twfe", "etwfe", "borusyak"),
    "single_treated": ("synthetic_control", "sdid"),
}


@cache
def names() -> tuple[str, ...]:
    """The names of all estimators."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def estimator(name: str) -> ModuleType:
    """The estimator of a name."""
    if name not in names():
        raise unknown(Text("phương pháp", "method"), name, names(), "estimate(method=...)")
    return import_module(f"analysis.estimators.{name}")


def estimate(design: Design, method: str | None = None, **options) -> Estimate | Refusal:
    """The estimate of a design by a method (the default of its route where none is named), or a reasoned refusal, of the default with
    what can be described instead.

    `options` are those of the method's `fit`, and `margin` of any: how large a change counts as none (see `results.equivalence`).
    Raises BadParameter for an option that the method does not have.
    """
    found = _estimate(design, method or default(design), options)
    if method is None and isinstance(found, Refusal):
        from analysis.estimators._instead import described

        return replace(found, described=described(design, found))
    return found


def _estimate(design: Design, method: str, options: dict) -> Estimate | Refusal:
    chosen = estimator(method)
    given = {name: value for name, value in options.items() if name != "margin"}
    _known(chosen, given)
    if design.route in TOGETHER and len(design.panel.places) > 1 and not hasattr(chosen, "SEVERAL"):
        design = summed(design)
    describes = getattr(chosen, "CLAIM", None) is Claim.DESCRIBE and design.route == "interrupted"
    found = [] if describes else list(design.obstacles)  # a trend is no comparison: what bars one does not bar it
    if design.route != "none" and design.route not in chosen.SUITS:
        found.append(_unsuited(chosen, design))
    if not found:
        found = list(getattr(chosen, "obstacles", lambda _: ())(design))
    if found:
        return refuse(design, chosen.NAME, found)
    try:
        drawn = design.by_lot and design.route == "cross_section"  # what a lot handed out compares like with like
        found = chosen.fit(design, **given).at_most(Claim.CAUSE_IF if drawn else getattr(chosen, "CLAIM", Claim.CAUSE_IF))
        found = bounded(replace(found, options=_told(options), cautions=_entered(chosen, found.cautions)))
        return found if options.get("margin") is None else judged(found, options["margin"])
    except (Separation, NotIdentified) as nothing:  # what an option asks for may be more than the default needed
        twfe = estimator("twfe")
        usual = twfe.SEPARATED if isinstance(nothing, Separation) else twfe.NOT_IDENTIFIED
        return refuse(design, chosen.NAME, list(nothing.args) or [usual])


def _told(options: dict) -> dict:
    """The options as they are stored: a panel by what it holds."""
    name = lambda panel: f"{panel.outcome}, {', '.join(panel.places)}, {len(panel.usable)}"  # noqa: E731
    return {key: name(value) if isinstance(value, Panel) else value for key, value in options.items()}


def _entered(chosen: ModuleType, cautions: tuple) -> tuple:
    """The cautions of a result: what a design would model apart is said to be only by a method that takes dated steps."""
    return tuple(c for c in cautions if c.code != "shocks_modelled" or hasattr(chosen, "SHOCKS"))


def bounded(effect: Estimate) -> Estimate:
    """The estimate, as an association at most where an end of its interval is missing or the sizes of places put it in doubt.

    What no data could reject is no ground to speak of a cause.
    """
    if any(caution.code == ENTANGLED for caution in effect.cautions):
        return effect.at_most(Claim.DESCRIBE)
    endless = effect.null is not None and math.inf in (effect.high, -effect.low)
    if not endless and not any(caution.code in WEAKENING for caution in effect.cautions):
        return effect
    return effect.at_most(Claim.ASSOCIATE, effect.assumptions)


def others(effect: Estimate | Refusal) -> list[Estimate | Refusal]:
    """The same question by the other methods of its route, at the same confidence; none where the route has no others."""
    if isinstance(effect, Refusal):
        return []
    methods = [name for name in BESIDE.get(effect.design.route, ()) if name != effect.method]
    rows = len(effect.design.rows)
    slow = [name for name in methods if rows > LARGE and name in SLOW]
    return [
        refuse(effect.design, name, [_too_large(rows)])
        if name in slow
        else estimate(effect.design, name, confidence=effect.confidence)
        for name in methods
    ]


def _too_large(rows: int) -> Obstacle:
    """Why a method is not tried beside another of its own accord."""
    return Obstacle(
        "too_large",
        Text("bảng có {n} dòng, nhiều hơn {most}: phương pháp này cần quá nhiều thời gian nên không tự chạy kèm",
             "the table has {n} rows, more than {most}: the method takes too long to be tried beside the main one unasked").fill(n=rows, most=LARGE),
        Text("gọi riêng bằng tham số phương pháp, hoặc cộng gộp theo quý, năm hay huyện", "ask for it by the parameter method, or add up to quarters, years or districts"),
    )  # fmt: skip


def _known(chosen: ModuleType, options: dict) -> None:
    """Raise where an option is none of the method's, or a confidence no share."""
    allowed = [name for name in inspect.signature(chosen.fit).parameters if name != "design"]
    for name in options:
        if name not in allowed:
            if name in ("lags", "correction"):
                raise lagless(chosen.NAME, getattr(chosen, "NO_LAGS", None))
            kind = Text(f"lựa chọn của {chosen.NAME}", f"option of {chosen.NAME}")
            raise unknown(kind, name, [*allowed, "margin"], f"estimate(method='{chosen.NAME}')", BadParameter)
    confidence = options.get("confidence", 0.95)
    if not 0 < confidence < 1:
        raise BadParameter(
            expected=Text("độ tin cậy giữa 0 và 1", "a confidence between 0 and 1"),
            found=Text(str(confidence), str(confidence)),
            where="estimate(confidence=...)",
            remedy=Text("viết 0.95 cho 95%", "write 0.95 for 95%"),
        )


def default(design: Design) -> str:
    """The method of a design's route, or the one that stands in for it where it asks for more than the panel has."""
    if design.route == "persons" and design.claim is Claim.DESCRIBE:
        return "kaplan_meier"  # everyone in one group
    if design.route == "cross_section" and design.panel.kind == "binary":
        return "logit"
    if design.route in TOGETHER and len(design.panel.places) > 1:
        design = summed(design)
    usual = DEFAULT[design.route]
    described = any(c.code == "date_not_judged" for c in design.comparison.cautions)
    if described:
        usual = DEFAULT["series"]
    if usual not in INSTEAD:
        return usual
    barred = () if design.obstacles and not described else getattr(estimator(usual), "obstacles", lambda _: ())(design)
    if usual == "trend" and not {o.code for o in barred} & {"no_logarithm"}:
        return usual
    if usual == "synthetic_control" and barred and estimator("controlled_series").carried(design):
        return "controlled_series"
    return INSTEAD[usual] if barred else usual


def refuse(design: Design, method: str, obstacles: list[Obstacle]) -> Refusal:
    """The refusal of a design."""
    return Refusal(
        method=method,
        outcome=design.panel.outcome,
        subject=design.subject,
        obstacles=tuple(obstacles),
        instead=Text(
            "mô tả mức ghi nhận kèm khoảng tin cậy, không gắn với nguyên nhân nào",
            "describe the recorded level with its interval, tied to no cause",
        ),
        simulated=design.panel.simulated,
        design=design,
    )


def _unsuited(chosen: ModuleType, design: Design) -> Obstacle:
    return Obstacle(
        "unsuited_method",
        Text(
            "phương pháp {method} không hợp với thiết kế này ({route})",
            "the method {method} does not suit this design ({route})",
        ).fill(method=chosen.TITLE, route=ROUTE_TITLES[design.route]),
        Text("thiết kế thuộc loại: {routes}", "a design of the kind: {routes}").fill(
            routes=Text(
                *(", ".join(ROUTE_TITLES[name].to(lang) for name in ROUTES if name in chosen.SUITS) for lang in LANGUAGES)
            )
        ),
    )
