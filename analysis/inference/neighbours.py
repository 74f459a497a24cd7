"""What a panel's errors owe to neighbours: the interval where places share shocks, and errors by distance."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from analysis.design import Design
from analysis.design.geography import adjacency, coordinates, located
from analysis.errors import BadParameter, Caution
from analysis.inference import shared_shocks
from analysis.inference.choice import Choice
from analysis.inference.coefficient import BY_DRAWS, Inferred, by_t
from analysis.inference.panel_fit import PanelFit
from analysis.language import Text, fixed, probability, significant
from analysis.results import CheckResult

ALSO = Text(
    "; nới rộng vì các nơi có thể có biến động chung",
    "; widened because places may share shocks",
)
SHARED = Text(
    "Có dấu hiệu các nơi áp dụng có biến động chung mà nơi khác không có ({how}): {then}.",
    "There are signs that treated places share shocks which the others do not have ({how}): {then}.",
)
COUNTED = Text(
    "khoảng tin cậy ở đây đã nới rộng vì thế và là khoảng nên dựa vào; khoảng không nới, coi các nơi là độc lập, có thể quá hẹp",
    "this interval is widened for them and is the one to go by; one that is not, taking places as independent, may be too narrow",
)
NOT_COUNTED = Text(
    "quá ít kỳ để tính biến động ấy, nên khoảng này quá hẹp",
    "there are too few periods to count them, so that this interval is too narrow",
)


def distances(design: Design, model: PanelFit) -> np.ndarray | None:
    """Between clusters (G x G): kilometres for degrees, else the unit of the columns; None without coordinates."""
    columns = located(design.geography)
    if not columns:
        return None
    at = coordinates(model.data.rows, model.data.cluster, (columns[0], columns[1]))
    degrees = (np.abs(at[:, 0]) <= 90).all() and (np.abs(at[:, 1]) <= 180).all()
    return shared_shocks.kilometres(*at.T) if degrees else np.linalg.norm(at[:, None] - at[None], axis=2)


def near(design: Design, model: PanelFit) -> np.ndarray | None:
    """The weights of neighbours (G x G), or None where the design has no geography."""
    if isinstance(design.geography, Mapping):
        return adjacency(model.data.rows, model.data.cluster, design.geography)
    far = distances(design, model)
    return None if far is None else shared_shocks.neighbours(far)


def counted(
    design: Design, model: PanelFit, found: Inferred, confidence: float, seed: int = 48
) -> tuple[Inferred, bool, tuple[Caution, ...]]:
    """The inference with shared shocks counted where a test sees some, whether it was changed, and what is to be said of it.

    `model` holds the two-way residuals from which the drift of the groups is seen; `found` may be another method's.
    """
    data, periods = model.data, int(model.data.period.max()) + 1
    if min(data.treated_clusters, data.G - data.treated_clusters) < 2 or data.G > shared_shocks.MOST_PLACES:
        return found, False, ()
    asked = shared_shocks.tests(model, near(design, model))
    clear = asked.least < shared_shocks.FOUND
    if not asked.least < shared_shocks.COUNTED:
        return found, False, ()
    if periods < shared_shocks.MIN_PERIODS:
        return found, False, (_shared(asked, "shared_shocks", NOT_COUNTED),) if clear else ()
    cautions = (_shared(asked, "shocks_counted", COUNTED),) if clear else ()
    if found.kind in BY_DRAWS:
        return _stretched(model, found, shared_shocks.factor(asked, periods, confidence), seed), True, cautions
    return shared_shocks.wider(found, asked, periods, confidence), True, cautions


def _stretched(model: PanelFit, found: Inferred, factor: float, seed: int) -> Inferred:
    """An interval from draws, each side times the factor; the p-value is that of an effect so much smaller."""
    p_value, value = found.p_value, found.value
    if found.kind == "randomisation" and factor > 1:
        p_value = max(p_value, model.randomisation(np.random.default_rng(seed)).p_value(value * (1 - 1 / factor)))
    low, high = (value + factor * (end - value) for end in (found.low, found.high))
    return found._replace(low=low, high=high, p_value=p_value)


def also(said: Text) -> Text:
    """The errors in words, and that they were widened."""
    return Text(*(a + b for a, b in zip(said, ALSO, strict=True)))


def _shared(asked: shared_shocks.Tests, code: str, then: Text) -> Caution:
    return Caution(code, SHARED.fill(how=how(asked), then=then))


def how(asked: shared_shocks.Tests) -> Text:
    """The tests in words."""
    groups = Text("hoán vị nhóm: p {p}", "permuting groups: p {p}").fill(p=probability(asked.groups))
    if np.isnan(asked.moran):
        return groups
    moran = Text("; I của Moran: {i}, p {p}", "; Moran's I: {i}, p {p}").fill(
        i=fixed(asked.statistic, 2), p=probability(asked.moran)
    )
    return Text(*(a + b for a, b in zip(groups, moran, strict=True)))


def by_distance(design: Design, model: PanelFit, reach: float | None, confidence: float) -> tuple[Choice, Inferred]:
    """Conley's errors of the first term, t with clusters - 1 degrees. Raises BadParameter without coordinates."""
    far = distances(design, model)
    if far is None:
        raise BadParameter(
            expected=Text("tọa độ của các nơi", "coordinates of the places"), found=Text("không có", "none"),
            where="estimate(errors='conley')",
            remedy=Text("nêu hai cột tọa độ: Design(geography=('lat', 'lon'))", "name two columns: Design(geography=('lat', 'lon'))"),
        )  # fmt: skip
    if reach is None:
        reach = 2 * float(np.mean(np.sort(far, axis=1)[:, min(shared_shocks.NEAREST, len(far) - 1)]))
    at, value = model.fit.position(model.column()), float(model.fit.coef[model.column()])
    error = float(np.sqrt(max(shared_shocks.conley(model, far, reach)[at, at], 0.0)))
    why = Text(" (khoảng cách {r}); do người dùng chọn", " (reach {r}); chosen by the caller").fill(r=significant(reach))
    return Choice("conley", why, True), by_t(value, error, model.data.G - 1, confidence, "conley")


def checked(design: Design, model: PanelFit, name: str, question: Text) -> CheckResult:
    """Whether treated places share shocks (a permutation of groups) and neighbours' residuals are alike (Moran's I)."""
    if min(model.data.treated_clusters, model.data.G - model.data.treated_clusters) < 2:
        why = Text("Cần ít nhất hai nơi ở mỗi nhóm.", "At least two places are needed in either group.")
        return CheckResult(name=name, question=question, passed=None, statistic=None, sentence=why)
    asked = shared_shocks.tests(model, near(design, model))
    if np.isnan(asked.least):
        why = Text("Không tính được.", "It cannot be computed.")
        return CheckResult(name=name, question=question, passed=None, statistic=None, sentence=why)
    passed = asked.least >= shared_shocks.FOUND
    told = (
        Text("Không thấy biến động chung", "No shared shocks are seen")
        if passed
        else Text("Có dấu hiệu biến động chung", "There are signs of shared shocks")
    )
    sentence = Text("{told} ({how}).", "{told} ({how}).").fill(told=told, how=how(asked))
    return CheckResult(name=name, question=question, passed=passed, statistic=asked.least, sentence=sentence)
