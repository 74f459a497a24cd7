"""Objections (phản biện): the five strongest that can be raised against a finding, each with an answer that was computed.

From the checks that were made of it and from its own rows: a hidden cause (E-value, said in events a place and period), the place that drives it, places that
the list of the treated may leave out, regression to the mean, displacement, and another reporting period. Those that stand come first, then those that the data cannot
answer, then those that were answered by how much they move the result.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.checks import run_checks
from analysis.checks.e_value import e_value
from analysis.checks.leave_one_out import refits
from analysis.checks.placebo_place import fitted_family, refitting
from analysis.language import LANGUAGES, Text, fixed, joined, significant
from analysis.results import CheckResult, Checks, Estimate, Refusal, averted

MOST = 5
STANDS, OPEN, ANSWERED = "stands", "open", "answered"
ORDER = (STANDS, OPEN, ANSWERED)
COMPARED = ("two_by_two", "staggered", "single_treated", "triple")
LIMIT = 1.25  # an E-value of the interval's near end below which a small hidden cause is enough


@dataclass(frozen=True, kw_only=True)
class Objection:
    """`name`, the `objection` as a critic puts it, the computed `answer`; `verdict`: stands, open (the data cannot answer) or answered; `weight`: by how much it moves the result, as a share
    of the distance to no change. `names`: places that it names.
    """

    name: str
    objection: Text
    answer: Text
    verdict: str
    weight: float = 0.0
    names: tuple[str, ...] = ()


def objections(effect: Estimate | Refusal, checks: Checks | None = None, most: int = MOST) -> tuple[Objection, ...]:
    """The strongest objections to a finding; none to a refusal or where nothing is compared. `checks`: those made of it (made here where not given)."""
    if not isinstance(effect, Estimate) or effect.null is None or effect.design is None or math.isnan(effect.value):
        return ()
    made = checks if checks is not None and len(checks) else run_checks(effect)
    found = [one for raise_it in RAISED for one in raise_it(effect, made)]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.verdict), -one.weight))[:most])


def _made(checks: Checks, name: str) -> CheckResult | None:
    return next((c for c in checks if c.name == name), None)


def _moved(effect: Estimate, value: float) -> float:
    """How far a value lies from the estimate, as a share of the estimate's distance from no change; on logarithms for ratios."""
    log = effect.scale == "rate_ratio"
    own, other, null = ((math.log(v) if v > 0 else -math.inf) if log else v for v in (effect.value, value, effect.null))
    return min(abs(other - own) / abs(own - null), 9.0) if own != null else 0.0


def _hidden(effect: Estimate, checks: Checks) -> list[Objection]:
    """The E-value, and what such a cause is in events of a treated place and period."""
    said = Text(
        "Có yếu tố khác, không ghi trong bảng, cùng xuất hiện ở nơi áp dụng.",
        "Something else, not in the table, came to the treated places too.",
    )
    if effect.scale != "rate_ratio":
        return []
    if effect.includes_no_change:
        answer = Text(
            "Khoảng đã chứa mức không đổi: không cần yếu tố nào khác.",
            "The interval holds no change already: no other cause is needed.",
        )
        return [Objection(name="hidden_cause", objection=said, answer=answer, verdict=STANDS, weight=1.0)]
    near = effect.low if effect.value > 1 else effect.high
    strength = e_value(near)
    answer = Text(
        "Yếu tố ấy phải gặp ở nơi áp dụng nhiều hơn và đổi mức ghi nhận ít nhất {e} lần thì khoảng mới chạm mức không đổi{local}.",
        "It would have to be commoner there, and move the record, at least {e}-fold before the interval reached no change{local}.",
    ).fill(e=significant(strength, 2), local=_local(effect, strength))
    verdict = STANDS if strength < LIMIT else ANSWERED
    return [Objection(name="hidden_cause", objection=said, answer=answer, verdict=verdict, weight=1 / strength)]


def _local(effect: Estimate, strength: float) -> Text:
    """`, tức khoảng 5 vụ mỗi nơi, mỗi quý`: the E-value in events of a place and a period."""
    rows = effect.design.rows
    under = rows.loc[rows["treated"] > 0, "outcome"]
    if effect.design.panel.kind != "count" or under.empty or effect.value <= 0:
        return Text("", "")
    without = float(under.mean()) / effect.value
    size = without * ((strength - 1) if effect.value > 1 else (1 - 1 / strength))
    period = {"Y": Text("năm", "year"), "Q": Text("quý", "quarter"), "M": Text("tháng", "month")}[effect.design.panel.frequency]
    unit = effect.design.panel.unit
    return Text(", tức khoảng {n} {unit} mỗi nơi, mỗi {period}", " (about {n} {unit} a place and {period})").fill(
        n=significant(size, 2), unit=unit, period=period
    )


def _driver(effect: Estimate, checks: Checks) -> list[Objection]:
    """The treated place without which the result moves most."""
    design = effect.design
    if len(design.panel.places) < 4 or design.route in ("zones", "rates", "persons", "cross_section"):
        return []
    table = _left_out(effect, checks)
    said = Text("Kết quả chỉ do một nơi.", "It is the doing of one place.")
    if table is None or table.empty:
        return []
    moved = [_moved(effect, value) for value in table["value"]]
    at = int(np.argmax(moved))
    place, value = table["left_out"].iloc[at], float(table["value"].iloc[at])
    turned = (value > effect.null) != (effect.value > effect.null)
    verdict = STANDS if turned or moved[at] > 0.5 else ANSWERED
    answer = Text(
        "Nơi chi phối nhiều nhất là {place}: bỏ nơi này còn {value} thay vì {whole}, đổi {share}% mức chênh.",
        "{place} drives it most: without it {value} instead of {whole}, {share}% of the difference.",
    ).fill(place=_name(effect, place), value=significant(value), whole=significant(effect.value), share=fixed(100 * moved[at], 0))
    return [Objection(name="driver", objection=said, answer=answer, verdict=verdict, weight=moved[at], names=(str(place),))]


def _left_out(effect: Estimate, checks: Checks) -> pd.DataFrame | None:
    made = _made(checks, "leave_one_out")
    return made.table if made is not None and len(made.table) else refits(effect)


def _name(effect: Estimate, place: object) -> Text:
    panel = effect.design.panel
    return Text(*(panel.name(place, language) if place in panel.places else str(place) for language in LANGUAGES))


def _unlisted(effect: Estimate, checks: Checks) -> list[Objection]:
    """Every one and every two places that an open list may leave out, counted as treated."""
    made = _made(checks, "misclassified_treatment")
    if made is None or made.table.empty:
        return []
    component = effect.design.component
    said = (
        Text(
            "Danh sách trong bài kết thúc bằng “...”: có thể còn nơi áp dụng.",
            "The article's list ends in “...”: more places may be treated.",
        )
        if component is not None and component.open_list
        else Text("Danh sách nơi áp dụng có thể thiếu một, hai nơi.", "The list of treated places may lack one or two.")
    )
    outside = int((effect.design.rows.groupby("place")["treated"].max() == 0).sum())
    ratio = fitted_family(effect) != "gaussian"
    values = made.table["value"]
    shown = np.exp(values) if ratio else values
    side = 1.0 if ratio else 0.0
    over = made.table[(shown > side) != (effect.value > effect.null)]
    weakest = made.table.loc[(shown - side).abs().idxmin(), "added"]
    names = Text(*(joined([_name(effect, code).to(lang) for code in str(weakest).split(", ")], lang) for lang in LANGUAGES))
    answer = Text(
        "Đã thử {n} trong {m} cách thêm một hoặc hai nơi: {what} từ {a} đến {b}; {k} đổi dấu. Yếu nhất khi thêm {names}.",
        "{n} of the {m} ways of adding one or two places tried: {what} {a} to {b}; {k} of them turn the sign. Weakest with {names} added.",
    ).fill(n=len(made.table), m=outside + outside * (outside - 1) // 2, k=Text(f"{len(over)} cách", str(len(over))) if len(over) else Text("không cách nào", "none"), a=significant(float(shown.min())), b=significant(float(shown.max())), names=names,
           what=Text("tỷ số", "ratio") if ratio else Text("chênh lệch", "difference"))  # fmt: skip
    spread = max(_moved(effect, float(v)) for v in (shown.min(), shown.max())) if ratio == (effect.scale == "rate_ratio") else 0.0
    verdict, places = STANDS if len(over) else ANSWERED, tuple(str(weakest).split(", "))
    return [Objection(name="unlisted", objection=said, answer=answer, verdict=verdict, weight=spread, names=places)]


def _peak(effect: Estimate, checks: Checks) -> list[Objection]:
    made = _made(checks, "regression_to_mean")
    if made is None:
        return []
    falls = effect.value < effect.null
    said = (
        Text("Bắt đầu lúc đang ở đỉnh, nên tự giảm.", "It began at a peak, and would have come down anyway.")
        if falls
        else Text("Bắt đầu lúc đang ở đáy, nên tự tăng.", "It began at a low, and would have gone up anyway.")
    )
    weight = min(abs(made.statistic or 0.0) / 4, 1.0)
    verdict = OPEN if made.passed is None else ANSWERED if made.passed else STANDS
    return [Objection(name="regression_to_mean", objection=said, answer=made.sentence, verdict=verdict, weight=weight)]


def _displaced(effect: Estimate, checks: Checks) -> list[Objection]:
    """What the result would be if half, or all, of the events averted had moved to the places it is compared with."""
    if effect.design.route not in COMPARED or effect.value >= effect.null:
        return []
    said = Text("Tội phạm chỉ chuyển sang nơi khác.", "Crime only moved next door.")
    found = averted(effect)
    rows = effect.design.rows
    ever = rows.groupby("place")["treated"].transform("max") > 0
    after = rows["period"] >= rows.loc[rows["treated"] > 0, "period"].min()
    others = float(rows.loc[~ever & after, "outcome"].sum())
    if found is None or found["value"] <= 0 or others <= 0:
        answer = Text(
            "Không tính được: bảng không có vùng đệm và không có nơi luôn nằm ngoài.",
            "Cannot be computed: the table has no buffer and no place that stays outside.",
        )
        return [Objection(name="displacement", objection=said, answer=answer, verdict=OPEN, weight=0.3)]
    net, up = moved_half(found["value"], float(rows.loc[rows["treated"] > 0, "outcome"].sum()), others)
    answer = Text(
        "Bảng không có vùng đệm. Nếu một nửa số vụ ít đi đã sang nơi chưa áp dụng (nơi ấy cao thêm {up}%) thì thay đổi ròng chỉ còn {net}%.",
        "The table has no buffer. Had half of the fewer events moved to the comparison places (up {up}% there), the net change would be {net}%.",
    ).fill(up=fixed(up, 0), net=fixed(net, 0))
    return [Objection(name="displacement", objection=said, answer=answer, verdict=OPEN, weight=0.5)]


def moved_half(gone: float, under: float, others: float, share: float = 0.5) -> tuple[float, float]:
    """The net change and the rise of the comparison, per cent, had a share of the events gone moved there.

    What moved is in the comparison too and makes the estimate too large: with U events under treatment, O in the comparison and the ratio r that was
    estimated, the events without the treatment were U d, d = (O + share U) / (r O + share U).
    """
    ratio = under / (under + gone)
    without = under * (others + share * under) / (ratio * others + share * under)
    moved = share * (without - under)
    return 100 * ((under + moved) / without - 1), 100 * moved / (others - moved)


def _period(effect: Estimate, checks: Checks) -> list[Objection]:
    """The start one period earlier and later, and the recording changes that stand near it."""
    near = _made(checks, "recording_change")
    said = Text(
        "Đổi kỳ báo cáo, ngày chốt số hay nhãn thì khác.", "Another reporting period, closing date or label would tell otherwise."
    )
    shifted = _shifted(effect)
    changes = near.sentence if near is not None and near.statistic else Text("", "")
    if shifted is None:
        if near is None:
            return []
        verdict = STANDS if near.passed is False else OPEN
        return [Objection(name="period", objection=said, answer=near.sentence, verdict=verdict, weight=0.3)]
    turned = [v for v in shifted if (v > effect.null) != (effect.value > effect.null)]
    answer = Text(
        "Chuyển ngày bắt đầu sớm một kỳ: {a}; muộn một kỳ: {b} (thay vì {whole}; hiệu ứng cố định hai chiều). {changes}",
        "The start one period earlier: {a}; later: {b} (instead of {whole}; two-way fixed effects). {changes}",
    ).fill(a=significant(shifted[0]), b=significant(shifted[1]), whole=significant(shifted[2]), changes=changes)
    weight = max(
        _moved(replace(effect, value=shifted[2], low=min(effect.low, shifted[2]), high=max(effect.high, shifted[2])), v)
        for v in shifted[:2]
    )
    stands = bool(turned) or (near is not None and near.passed is False)
    answer, verdict = Text(*(t.strip() for t in answer)), STANDS if stands else ANSWERED
    return [Objection(name="period", objection=said, answer=answer, verdict=verdict, weight=weight)]


def _shifted(effect: Estimate) -> tuple[float, float, float] | None:
    """The two-way fixed effects result with the start one period earlier and later, and as it is; None where there is no panel of both kinds."""
    design = effect.design
    if design.route not in ("two_by_two", "staggered", "single_treated") or effect.scale not in ("rate_ratio", "level"):
        return None
    rows, family = design.rows, fitted_family(effect)
    if (family == "gaussian") == (effect.scale == "rate_ratio"):
        return None
    again, found = refitting(design, rows, family), []
    for step in (-1, 1, 0):
        begins = rows["adopted"] + step
        found.append(again((begins.notna() & (rows["period"] >= begins.fillna(rows["period"].max() + 1))).to_numpy(float)))
    if any(v is None for v in found):
        return None
    return tuple(float(np.exp(v)) if family != "gaussian" else float(v) for v in found)


RAISED = (_hidden, _driver, _unlisted, _peak, _displaced, _period)
