"""Whether an effect is too small to matter: two one-sided tests against a margin that the reader sets (Schuirmann 1987).

"Not clearly different" is no proof of "the same": this asks whether every change beyond the margin is rejected. Each one-sided test has the
level 1 - confidence (5 per cent), which is the 90 per cent interval lying within the margin. An interval without a t behind it (draws,
unions) is taken whole, at its own confidence, which asks for more.
"""

from __future__ import annotations

import math
from dataclasses import replace

from scipy import optimize, stats

from analysis.errors import BadParameter, Caution
from analysis.language import Text, significant
from analysis.results.estimate import Estimate

Margin = float | tuple[float, float]
UNIT = {
    "rate_ratio": Text("%", "%"),
    "percent_per_year": Text("% mỗi năm", "% a year"),
    "share": Text(" điểm phần trăm", " percentage points"),
}
HELD = Text(
    "Trong biên từ {low} đến {high}{unit}: mọi thay đổi ngoài biên bị bác bỏ ({how}). Có thể coi là không đổi đáng kể, nếu biên đã được chọn "
    "trước khi xem số liệu.",
    "Within {low} to {high}{unit}: every change beyond is rejected ({how}). It may be taken as no change that matters, where the margin was "
    "chosen before the figures were seen.",
)
OPEN = Text(
    "Biên từ {low} đến {high}{unit}: chưa bác bỏ được thay đổi lớn hơn biên ({how}); không khác rõ rệt chưa có nghĩa là bằng nhau.",
    "Margin {low} to {high}{unit}: a change beyond it is not rejected ({how}); not clearly different does not mean the same.",
)
TOST = Text("hai kiểm định một phía, p {p}", "two one-sided tests, p {p}")
WHOLE = Text("cả khoảng tin cậy {c}% so với biên", "the whole {c}% interval against the margin")


def judged(effect: Estimate, margin: Margin) -> Estimate:
    """The estimate with `equivalent` (1 or 0) and `equivalence_p` (where it has one) in `statistics`, and the caution that says it.

    `margin`: so much either way (or low, high) counts as no change: per cent of a ratio or of a change a year, percentage points of a
    share, else the unit of the value. Raises BadParameter for a margin that holds no change on no side, or where nothing is compared.
    """
    low, high = _ends(effect, margin)
    least, most = (_own(effect, _value(effect, end)) for end in (low, high))
    p_value = _tost(effect, least, most)
    within = least < _own(effect, effect.low) and _own(effect, effect.high) < most
    held = within if p_value is None else p_value <= 1 - effect.confidence
    how = WHOLE.fill(c=round(100 * effect.confidence)) if p_value is None else TOST.fill(p=significant(p_value, 2))
    said = (HELD if held else OPEN).fill(
        low=significant(low), high=significant(high), unit=UNIT.get(effect.scale, Text("", "")), how=how
    )
    numbers = {"margin_low": float(low), "margin_high": float(high), "equivalent": float(held)}
    numbers |= {} if p_value is None else {"equivalence_p": p_value}
    return replace(effect, statistics=effect.statistics | numbers, cautions=(*effect.cautions, Caution("equivalence", said)))


def _ends(effect: Estimate, margin: Margin) -> tuple[float, float]:
    low, high = margin if isinstance(margin, (tuple, list)) else (-margin, margin)
    ratio = effect.scale in ("rate_ratio", "percent_per_year")
    if effect.null is not None and low < 0 < high < math.inf and (low > -100 or not ratio) and low > -math.inf:
        return float(low), float(high)
    nothing = Text("phương pháp này không so sánh gì", "this method compares nothing")
    raise BadParameter(
        expected=Text("biên hai phía quanh mức không đổi, ví dụ 10 hoặc (-20, 25)", "a margin on both sides of no change, as 10 or (-20, 25)"),
        found=nothing if effect.null is None else Text(str(margin), str(margin)),
        where="estimate(margin=...)",
        remedy=Text("nêu biên lớn hơn 0 (tỷ số: dưới 100%), hoặc bỏ margin=", "give a margin above 0 (a ratio: below 100 per cent), or leave margin= out"),
    )  # fmt: skip


def _value(effect: Estimate, end: float) -> float:
    """An end of the margin on the scale of the estimate."""
    if effect.scale == "rate_ratio":
        return 1 + end / 100
    return end / 100 if effect.scale == "share" else end


def _own(effect: Estimate, value: float) -> float:
    """A value on the scale of the standard errors: logarithms for ratios and for changes a year."""
    if effect.scale == "rate_ratio":
        return math.log(value) if value > 0 else -math.inf
    return math.log1p(value / 100) if effect.scale == "percent_per_year" else value


def _tost(effect: Estimate, least: float, most: float) -> float | None:
    """The p-value of the two tests by the t that the interval was made with; None where it was made otherwise."""
    error, (low, value, high) = effect.std_error, (_own(effect, v) for v in (effect.low, effect.value, effect.high))
    if error is None or not error > 0 or not math.isfinite(high - low):
        return None
    if effect.scale == "percent_per_year":
        error = error / (100 + effect.value)
    level, reach = (1 + effect.confidence) / 2, (high - value) / error
    if abs(high - 2 * value + low) > 1e-6 * (high - low) or reach < stats.norm.ppf(level) * (1 - 1e-9):
        return None
    df = math.inf
    if reach > stats.t.ppf(level, 1e6):
        df = float(optimize.brentq(lambda d: stats.t.ppf(level, d) - reach, 1, 1e6)) if reach < stats.t.ppf(level, 1) else 1.0
    return float(max(stats.t.sf((value - least) / error, df), stats.t.sf((most - value) / error, df)))
