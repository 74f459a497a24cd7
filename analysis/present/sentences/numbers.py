"""Values, intervals and units of an estimate as both languages write them, rounded to what its interval lets one defend."""

from __future__ import annotations

import math
from typing import NamedTuple

from analysis.catalogue import places
from analysis.language import Text, number
from analysis.results import Estimate

NOTHING = Text("", "")
MOST_DECIMALS = 6
MANY_TIMES = 3.0  # from this ratio on, "gấp 3 lần" is read more easily than a rise of 200%
DECIMALS = {
    "count": 0, "share": 1, "rate_per_100k": 1, "percent_per_year": 1, "rate_ratio": 2, "log_points": 3, "level": 1,
    "statistic": 2,
}  # fmt: skip
FACTOR = {"share": 100.0}
UNIT = {
    "share": Text("%", "%"),
    "percent_per_year": Text("% mỗi năm", "% a year"),
    "rate_per_100k": Text(" trên 100.000 dân mỗi năm", " per 100,000 people and year"),
    "log_points": Text(" điểm logarit", " log points"),
    "rate_ratio": Text(" lần", " times"),
}
PERCENT = Text("%", "%")
POINTS = Text(" điểm phần trăm", " percentage points")
INTERVAL = Text("khoảng tin cậy {level}%: {low}\u00a0đến\u00a0{high}", "{level}% interval {low}\u00a0to\u00a0{high}")
EACH = {"Y": Text("năm", "year"), "Q": Text("quý", "quarter"), "M": Text("tháng", "month")}
NO_UPPER = Text("chưa xác định được giới hạn trên", "no upper limit can be given")
NO_LOWER = Text("chưa xác định được giới hạn dưới", "no lower limit can be given")
NO_LIMITS = Text("chưa có khoảng tin cậy", "no limits can be given")
ONE_EACH = ("callaway_santanna", "borusyak", "sun_abraham", "event_study", "twfe", "sdid", "synthetic_control", "bacon",
            "first_differences", "triple_difference", "dose", "regression")  # fmt: skip


class Size(NamedTuple):
    """How large a difference is, on the scale on which it is told: per cent for a ratio (times where it is large)."""

    direction: int  # 1 more, -1 less, 0 where the interval includes no change
    value: float
    low: float
    high: float
    decimals: int
    unit: Text
    times: bool = False

    @property
    def bounded(self) -> bool:
        """Whether both ends of the interval are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def amount(self, language: str) -> str:
        """`35% (27–42%)`, without its sign where the direction is said; `+4%; −12% đến +23%` where it is not."""
        sign, suffix = self.unit.to(language)[:1] == "%", self.unit.to(language)
        near = "%" if sign else ""
        rest = suffix[1:] if sign else suffix
        if self.direction == 0:
            value = f"{self._signed(self.value, language)}{near}" if math.isfinite(self.value) else ""
            if not self.bounded:
                return f"({'; '.join(filter(None, (value + rest if value else '', self._range(language, near))))})"
            return f"({value}; {self._range(language, near)}{rest})"
        if not math.isfinite(self.value):
            least = {"vi": "ít nhất ", "en": "at least "}[language]
            end = self.low if self.direction > 0 else self.high
            return f"{least}{self._plain(end, language)}{near}{rest} ({self._range(language, near)})"
        value = self._plain(self.value, language)
        return f"{value}{near}{rest} ({self._range(language, near)})"

    def _range(self, language: str, near: str) -> str:
        if not self.bounded:
            return self._open(language, near)
        if self.direction == 0:
            to = {"vi": "đến", "en": "to"}[language]
            return f"{self._signed(self.low, language)}{near} {to} {self._signed(self.high, language)}{near}"
        ends = sorted((self.low, self.high), key=abs)
        return f"{self._plain(ends[0], language)}–{self._plain(ends[1], language)}{near}"

    def _open(self, language: str, near: str) -> str:
        if math.isinf(self.low) and math.isinf(self.high):
            return NO_LIMITS.to(language)
        if math.isinf(self.high):
            start = {"vi": "từ ", "en": "from "}[language]
            low = self._signed(self.low, language) if self.direction == 0 else self._plain(self.low, language)
            return f"{start}{low}{near}, {NO_UPPER.to(language)}"
        until = {"vi": "đến ", "en": "to "}[language]
        return f"{until}{self._signed(self.high, language)}{near}, {NO_LOWER.to(language)}"

    def _plain(self, value: float, language: str) -> str:
        return number(abs(value), language, self.decimals)

    def _signed(self, value: float, language: str) -> str:
        text = number(value, language, self.decimals)
        return f"+{text}" if round(value, self.decimals) > 0 else text


def size(effect: Estimate) -> Size:
    """The size of an estimate that compares; no unit stands in it that `unit_of` would not give."""
    direction = 0 if effect.includes_no_change else 1 if _above(effect) else -1
    if effect.scale == "rate_ratio":
        times = direction > 0 and math.isfinite(effect.value) and effect.value >= MANY_TIMES
        if times:
            return Size(direction, effect.value, effect.low, effect.high, 1, UNIT["rate_ratio"], True)
        ends = tuple(100 * (end - 1) for end in (effect.value, effect.low, effect.high))
        return Size(direction, *ends, _percent_decimals(direction, *ends), PERCENT)
    factor = FACTOR.get(effect.scale, 1.0)
    ends = tuple(factor * end for end in (effect.value, effect.low, effect.high))
    return Size(direction, *ends, decimals(effect), PERCENT if effect.scale == "percent_per_year" else unit_in_words(effect))


def unit_in_words(effect: Estimate) -> Text:
    """The unit of a sentence: a rate says what is counted (`vụ trên 100.000 dân mỗi năm`), where Vietnamese has one word for it."""
    unit = unit_of(effect)
    counted = effect.design.panel.unit.vi if effect.scale == "rate_per_100k" and effect.design is not None else ""
    return Text(f" {counted}{unit.vi}", unit.en) if counted and " " not in counted else unit


def _above(effect: Estimate) -> bool:
    return (effect.value if not math.isnan(effect.value) else effect.low) > (effect.null or 0.0)


def _percent_decimals(direction: int, value: float, low: float, high: float) -> int:
    """Whole per cents where the interval is ten wide, more where it is narrow or would touch no change."""
    width = high - low
    found = 0 if not math.isfinite(width) or width >= 10 else 1 if width >= 1 else 2
    ends = [end for end in (low, high) if math.isfinite(end)]
    while direction and found < MOST_DECIMALS and any(round(end, found) == 0 for end in ends):
        found += 1
    return found


def written_value(effect: Estimate, language: str, value: float | None = None) -> str:
    """A value of the estimate's scale, without its unit."""
    value = effect.value if value is None else value
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return number(value * FACTOR.get(effect.scale, 1.0), language, decimals(effect))


def decimals(effect: Estimate) -> int:
    """Decimals of a scale, and as many more as leave two digits, and as keep an interval that excludes no change apart from it."""
    factor = FACTOR.get(effect.scale, 1.0)
    ends = [factor * end for end in (effect.low, effect.high) if math.isfinite(end)]
    least = 0 if effect.scale == "level" else DECIMALS[effect.scale]
    widest = max(map(abs, ends), default=abs(factor * effect.value) if math.isfinite(effect.value) else 0.0)
    found = least if widest == 0 or effect.scale == "count" else max(least, 1 - math.floor(math.log10(widest)))
    if effect.null is not None and not effect.includes_no_change and ends:
        null = factor * effect.null
        near = min(ends, key=lambda end: abs(end - null))
        while found < MOST_DECIMALS and round(near, found) == round(null, found):
            found += 1
    return min(found, MOST_DECIMALS)


def written_interval(effect: Estimate, language: str) -> str:
    """`khoảng tin cậy 95%: a đến b`, or the printed bound where the record gives no more."""
    low, high = (written_value(effect, language, end) for end in (effect.low, effect.high))
    if math.isnan(effect.value):
        return bounds(effect, language, {"vi": " đến ", "en": " to "}[language])
    level = number(100 * effect.confidence, language)
    return INTERVAL.to(language).format(level=level, low=low, high=high)


def bounds(effect: Estimate, language: str, between: str = "–") -> str:
    """What a printed bound or a vague word says: `trên 300.000`, `dưới 10`, `1.000–9.999`."""
    low, high = (written_value(effect, language, end) for end in (effect.low, effect.high))
    over, under = {"vi": ("trên ", "dưới "), "en": ("more than ", "under ")}[language]
    if math.isinf(effect.high):
        return over + low
    return under + high if effect.low == 0 else f"{low}{between}{high}"


def unit_of(effect: Estimate) -> Text:
    """The unit behind a value, of its scale or the outcome's own; a difference of percentages is in percentage points.

    A difference of counts that stands for one place and one period says so (`vụ mỗi xã, mỗi tháng`).
    """
    if effect.scale == "share" and effect.null == 0:
        return POINTS
    if effect.scale == "rate_per_100k" and effect.design is not None:
        unit = effect.design.panel.rate_unit
        return Text(f" {unit.vi}", f" {unit.en}")
    if effect.scale in UNIT:
        return UNIT[effect.scale]
    if effect.design is None or effect.scale not in ("count", "level"):
        return NOTHING
    panel = effect.design.panel
    if effect.null is not None and panel.unit.en == "per cent":
        return POINTS
    if not panel.unit.en:
        return NOTHING
    each = _each(effect) if effect.scale == "level" and panel.kind == "count" and effect.method in ONE_EACH else NOTHING
    return Text(f" {panel.unit.vi}{each.vi}", f" {panel.unit.en}{each.en}")


def _each(effect: Estimate) -> Text:
    panel = effect.design.panel
    period = EACH[panel.frequency]
    if effect.n_treated == 1 or len(panel.places) == 1:
        return Text(f" mỗi {period.vi}", f" a {period.en}")
    place = kind_of_place(panel.places)
    return Text(f" mỗi {place.vi}, mỗi {period.vi}", f" a {place.en} and {period.en}")


def kind_of_place(codes: tuple[str, ...]) -> Text:
    """What the places of a panel are called, one of them: communes where all are known to be communes."""
    known = places()
    levels = {known[code].level if code in known else "" for code in codes}
    named = {"commune": Text("xã", "commune"), "district": Text("huyện", "district"), "province": Text("tỉnh", "province")}
    return named.get(levels.pop(), Text("địa bàn", "place")) if len(levels) == 1 else Text("địa bàn", "place")
