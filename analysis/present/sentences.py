"""Sentences that cannot overclaim: each permitted claim has verbs of its own, and no verb is shared upwards.

describe: the record *shows*, a figure *changed*. associate: the level *was higher or lower than* the earlier trend or the
comparison. cause_if: the change *is put down to* the component, and only after the assumptions were named.
"""

from __future__ import annotations

import math
from dataclasses import replace

from analysis.catalogue import sources
from analysis.design import Claim, Design
from analysis.estimators import estimator
from analysis.language import LANGUAGES, SIMULATED, Text, joined, number
from analysis.panel import Accounting, Panel
from analysis.present.display import Sentence
from analysis.results import Checks, Estimate, Refusal

MOST_DECIMALS = 6
DECIMALS = {
    "count": 0, "share": 1, "rate_per_100k": 1, "percent_per_year": 1, "rate_ratio": 2, "log_points": 3, "level": 1,
    "statistic": 2,
}  # fmt: skip
FACTOR = {"share": 100.0}
UNIT = {
    "share": Text(" %", "%"),
    "percent_per_year": Text(" % mỗi năm", "% a year"),
    "rate_per_100k": Text(" trên 100.000 dân mỗi năm", " per 100,000 people and year"),
    "log_points": Text(" điểm logarit", " log points"),
    "rate_ratio": Text(" lần", " times"),
}
POINTS = Text(" điểm phần trăm", " percentage points")
INTERVAL = Text("khoảng tin cậy {level}%: {low}\u00a0đến\u00a0{high}", "{level}% interval {low}\u00a0to\u00a0{high}")

NOTHING = Text("", "")
NO_CHECKS = Checks()
# checks of what a causal reading assumes, and of whether the result stands at all
REFUTING = ("pre_trend", "placebo_date", "placebo_outcome", "other_methods", "honest_did", "specification_curve")
IN_FULL = ("other_methods",)  # where it failed the headline gives the numbers, not the question
MEMORY = ("autocorrelation", "strong_autocorrelation")  # cautions of neighbouring points that are alike
ALIKE = Text(
    " Các kỳ liền nhau giống nhau nên khoảng tin cậy này có thể quá hẹp.",
    " Neighbouring periods are alike, so that this interval may be too narrow.",
)
FAILED = Text("Phép kiểm tra không đạt", "Checks that failed")
ASSOCIATED = Text(
    "{label}: so với {comparison}, mức ghi nhận {side} ({estimand}: {said}).{none}{slope}",
    "{label}: against {comparison}, the recorded level was {side} ({estimand}: {said}).{none}{slope}",
)
HIGHER, LOWER = Text("cao hơn", "higher"), Text("thấp hơn", "lower")
NOT_DIFFERENT = Text("không khác rõ rệt", "not clearly different")
NO_CHANGE = Text(
    " Khoảng này chứa mức không đổi, nên số liệu không cho biết tăng hay giảm.",
    " The interval includes no change, so the figures do not tell a rise from a fall.",
)
ONLY_DESCRIBED = Text(
    " Đây là mô tả số ghi nhận; không có căn cứ để gắn với Chỉ thị.",
    " This describes the record; nothing here ties it to the Directive.",
)


def sentence(effect: Estimate | Refusal, language: str = "vi", role: str = "headline", checks: Checks = NO_CHECKS) -> Sentence:
    """The finding in words, in both languages; shown in `language`. With `checks` it names those that failed."""
    return Sentence(text=say(effect, checks), language=language, role=role)


def heading(panel: Panel, language: str = "vi") -> Sentence:
    """What the notebook is about: outcome, places, period, and whose figures they are."""
    periods, status = panel.periods, _whose(panel)
    text = Text(*(
        f"{panel.label.to(lang)} · {joined([panel.name(p, lang) for p in panel.places[:4]], lang)} · "
        f"{periods[0]}–{periods[-1]} · {status.to(lang)}"
        for lang in LANGUAGES
    ))  # fmt: skip
    return Sentence(text=_marked(text, panel.simulated), language=language, role="heading")


def _whose(panel: Panel) -> Text:
    """The public record, figures that a researcher added (with their sources), or both."""
    own = sorted(set(panel.sources) - set(sources()))
    public = Text("số liệu công khai", "public record")
    if panel.sources and not own:
        return public
    named = f" ({', '.join(own)})" if own else ""
    added = Text(f"số liệu tự thêm{named}", f"figures added here{named}")
    return added if len(own) == len(panel.sources) else Text(f"{public.vi} và {added.vi}", f"{public.en} and {added.en}")


def account(accounting: Accounting, language: str = "vi") -> Sentence:
    """Rows in, used and set aside, with the reasons and their counts."""
    parts = ["; ".join(f"{number(n, lang)} — {why}" for why, n in accounting.reasons(lang).items()) for lang in LANGUAGES]
    text = Text(*(
        accounting.text.to(lang) + (f" {word}: {part}." if part else "")
        for lang, part, word in zip(LANGUAGES, parts, ("Lý do", "Reasons"), strict=True)
    ))  # fmt: skip
    return Sentence(text=text, language=language)


def reasons(checks: Checks, language: str = "vi") -> Sentence:
    """The checks in words, one after the other."""
    if not len(checks):
        empty = Text("Không có ước lượng nên không có phép kiểm tra.", "There is no estimate, so there are no checks.")
        return Sentence(text=empty, language=language)
    text = Text(*(" ".join(check.sentence.to(lang) for check in checks) for lang in LANGUAGES))
    return Sentence(text=text, language=language)


def say(effect: Estimate | Refusal, checks: Checks = NO_CHECKS) -> Text:
    """The finding as a Text. A failed check that refutes an assumption takes the cause away: what is left is an association."""
    if isinstance(effect, Refusal):
        return _marked(_refusal(effect), effect.simulated)
    if effect.null is None:  # nothing is compared, whatever the design would permit
        return _marked(_describe(effect), effect.simulated)
    failed = [check for check in checks if check.verdict == "failed"]
    refuted = effect.claim is Claim.CAUSE_IF and any(check.name in REFUTING for check in failed)
    says = {Claim.DESCRIBE: _describe, Claim.ASSOCIATE: _associate, Claim.CAUSE_IF: _cause_if}[effect.claim]
    text = _refuted(effect) if refuted else says(effect)
    if any(caution.code in MEMORY for caution in effect.cautions):
        text = Text(*(text.to(lang) + ALIKE.to(lang) for lang in LANGUAGES))
    for check in failed:
        if check.name in IN_FULL:
            text = Text(*(f"{text.to(lang)} {check.sentence.to(lang)}" for lang in LANGUAGES))
    if asked := [check.question for check in failed if check.name not in IN_FULL]:
        named = Text(*(" ".join(question.to(lang) for question in asked) for lang in LANGUAGES))
        text = Text(*(f"{text.to(lang)} {FAILED.to(lang)}: {named.to(lang)}" for lang in LANGUAGES))
    return _marked(text, effect.simulated)


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
        return _bounds(low, high, effect, language)
    level = number(100 * effect.confidence, language)
    return INTERVAL.to(language).format(level=level, low=low, high=high)


def _bounds(low: str, high: str, effect: Estimate, language: str) -> str:
    words = {
        "vi": ("trên {low}", "dưới {high}", "{low} đến {high}"),
        "en": ("more than {low}", "under {high}", "{low} to {high}"),
    }
    over, under, between = words[language]
    chosen = over if math.isinf(effect.high) else under if effect.low == 0 else between
    return chosen.format(low=low, high=high)


def _describe(effect: Estimate) -> Text:
    texts = []
    for lang in LANGUAGES:
        place = _where(effect, lang)
        interval = written_interval(effect, lang)
        unit = unit_of(effect).to(lang)
        if math.isnan(effect.value):
            said = f"{interval}{unit}"
        else:
            said = f"{written_value(effect, lang)}{unit} ({interval})"
        if effect.scale == "percent_per_year":
            form = {
                "vi": "{place}, {start}–{end}: {label} thay đổi bình quân {said}, {n} điểm.",
                "en": "{place}, {start}–{end}: {label} changed on average by {said}, {n} points.",
            }[lang]
        elif effect.null is not None:
            form = {
                "vi": "{place}, {start}–{end}: {label}, {estimand} là {said}, {n} điểm.",
                "en": "{place}, {start}–{end}: {label}, {estimand} {said}, {n} points.",
            }[lang]
        else:
            form = {"vi": "{place}: {label}: {said}.", "en": "{place}: {label}: {said}."}[lang]
            if _of_persons(effect):
                form = {"vi": "{place}, {label}: {estimand} là {said}.", "en": "{place}, {label}: {estimand} is {said}."}[lang]
        body = form.format(
            place=place, start=effect.start, end=effect.end, label=_lower(effect.label.to(lang)), said=said,
            estimand=effect.estimand.to(lang), n=effect.n_obs,
        )  # fmt: skip
        tail = "" if effect.null is None else (NO_CHANGE.to(lang) if effect.includes_no_change else "") + ONLY_DESCRIBED.to(lang)
        texts.append(body + tail)
    return Text(*texts)


def _associate(effect: Estimate) -> Text:
    more = Text(
        " Đây là sự đi cùng nhau; thiết kế này không loại trừ các nguyên nhân khác.",
        " This is an association; the design does not rule out other causes.",
    )
    return _compared(effect, Text(*(ASSOCIATED.to(lang) + more.to(lang) for lang in LANGUAGES)))


def _refuted(effect: Estimate) -> Text:
    """An association, with what a cause would have assumed."""
    more = Text(
        " Đây là sự đi cùng nhau: nói về nguyên nhân phải giả định rằng {assumptions}.",
        " This is an association: a cause would need the assumption that {assumptions}.",
    )
    return _compared(effect, Text(*(ASSOCIATED.to(lang) + more.to(lang) for lang in LANGUAGES)), _assumptions(effect))


def _cause_if(effect: Estimate) -> Text:
    form = Text(
        "Với giả định rằng {assumptions}: {label} {side} do {subject} ({estimand}: {said}).{none}{slope}",
        "Assuming that {assumptions}: the level of {label} was {side} because of {subject} ({estimand}: {said}).{none}{slope}",
    )
    if effect.includes_no_change:
        form = Text(
            "Với giả định rằng {assumptions}: không thấy {label} khác đi do {subject} ({estimand}: {said}).{none}{slope}",
            "Assuming that {assumptions}: no difference in {label} is seen because of {subject} ({estimand}: {said}).{none}{slope}",
        )
    return _compared(effect, form, _assumptions(effect))


def _assumptions(effect: Estimate) -> Text:
    return Text(*("; ".join(a.to(lang) for a in effect.assumptions) for lang in LANGUAGES))


def _compared(effect: Estimate, form: Text, assumptions: Text = NOTHING) -> Text:
    higher = not effect.includes_no_change and effect.null is not None and effect.value > effect.null
    side = NOT_DIFFERENT if effect.includes_no_change else HIGHER if higher else LOWER
    texts = []
    for lang in LANGUAGES:
        unit = unit_of(effect).to(lang)
        texts.append(form.to(lang).format(
            label=_compared_label(effect, lang), side=side.to(lang), estimand=effect.estimand.to(lang),
            said=f"{written_value(effect, lang)}{unit}; {written_interval(effect, lang)}",
            none=NO_CHANGE.to(lang) if effect.includes_no_change else "", assumptions=assumptions.to(lang),
            subject=_subject(effect, lang),
            comparison=_comparison(effect).to(lang), slope=_slope(effect, lang),
        ))  # fmt: skip
    return Text(*(text[:1].upper() + text[1:] for text in texts))


def _compared_label(effect: Estimate, language: str) -> str:
    """The outcome, with the place where there is one alone."""
    label = _lower(effect.label.to(language))
    return f"{_where(effect, language)}: {label}" if len(effect.places) == 1 and not _of_persons(effect) else label


def _slope(effect: Estimate, language: str) -> str:
    """What happened after the first date of an interrupted series: the level alone is half of its answer."""
    if effect.method != "segmented":
        return ""
    found = effect.coefficients[effect.coefficients["term"].str.startswith("slope ")]
    if found.empty or effect.scale not in ("rate_ratio", "level"):
        return ""
    ends = found.iloc[0][["value", "low", "high"]].astype(float)
    value, low, high = map(math.exp, ends) if effect.scale == "rate_ratio" else ends
    side = NOT_DIFFERENT if low <= effect.null <= high else HIGHER if value > effect.null else LOWER
    bent = replace(effect, value=value, low=low, high=high)
    written = [written_value(bent, language, v) for v in (value, low, high)]
    interval = INTERVAL.to(language).format(level=number(100 * effect.confidence, language), low=written[1], high=written[2])
    form = Text(
        " Từ ngày đó, mức thay đổi mỗi năm {side} so với trước: {value}{unit} ({interval}).",
        " From then on, the change a year was {side}: {value}{unit} ({interval}).",
    )
    unit = unit_of(effect).to(language)
    than = {HIGHER: " than before", LOWER: " than before", NOT_DIFFERENT: " from before"}[side] if language == "en" else ""
    return form.to(language).format(side=side.to(language) + than, value=written[0], unit=unit, interval=interval)


def _subject(effect: Estimate, language: str) -> str:
    """What is judged, inside a sentence; English names keep their capital (Texas's)."""
    text = effect.design.subject.to(language) if effect.design else ""
    return _lower(text) if language == "vi" else text


def _comparison(effect: Estimate) -> Text:
    """What the level is held against, by the design's route."""
    route = effect.design.route if effect.design else ""
    return {
        "persons": Text("những người không tham gia", "those who did not join"),
        "interrupted": Text("mức mà xu hướng trước đó cho thấy", "what the earlier trend implies"),
        "cross_section": Text("nơi có liều lượng thấp hơn", "places with a lower dose"),
    }.get(route, Text("nơi so sánh", "the comparison"))


def _refusal(refusal: Refusal) -> Text:
    texts = []
    for lang in LANGUAGES:
        why = "; ".join(o.reason.to(lang) for o in refusal.obstacles)
        need = "; ".join(dict.fromkeys(o.needed.to(lang) for o in refusal.obstacles))
        form = {
            "vi": "Không ước lượng được ({subject}): {why}. Cần: {need}. Có thể: {instead}.",
            "en": "No estimate ({subject}): {why}. Needed: {need}. Possible: {instead}.",
        }[lang]
        texts.append(form.format(subject=_lower(refusal.subject.to(lang)), why=why, need=need, instead=refusal.instead.to(lang)))
    return Text(*texts)


def _marked(text: Text, simulated: bool) -> Text:
    return Text(*(f"{SIMULATED.to(lang)} — {text.to(lang)}" for lang in LANGUAGES)) if simulated else text


def _where(effect: Estimate, language: str) -> str:
    """The places by name, or how many there are; of persons, how many."""
    n = len(effect.places)
    if _of_persons(effect):
        return {"vi": f"{number(n, 'vi')} người", "en": f"{number(n, 'en')} persons"}[language]
    if n > 3:
        return {"vi": f"{number(n, 'vi')} địa bàn", "en": f"{number(n, 'en')} places"}[language]
    return joined([effect.design.panel.name(code, language) if effect.design else code for code in effect.places], language)


def _of_persons(effect: Estimate) -> bool:
    return effect.design is not None and effect.design.route == "persons"


def unit_of(effect: Estimate) -> Text:
    """The unit behind a value, of its scale or the outcome's own; a difference of percentages is in percentage points."""
    if effect.scale == "share" and effect.null == 0:
        return POINTS
    if effect.scale == "rate_per_100k" and effect.design is not None:
        unit = effect.design.panel.rate_unit
        return Text(f" {unit.vi}", f" {unit.en}")
    if effect.scale in UNIT:
        return UNIT[effect.scale]
    if effect.design is None or effect.scale not in ("count", "level"):
        return NOTHING
    unit = effect.design.panel.unit
    if effect.null is not None and unit.en == "per cent":
        return POINTS
    return Text(f" {unit.vi}", f" {unit.en}") if unit.en else NOTHING


def _lower(text: str) -> str:
    """The first letter small, unless the word is an abbreviation (TP.HCM, B93)."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def power(subject: Estimate | Refusal | Design, language: str = "vi") -> Sentence:
    """The smallest detectable effect, the permitted claim and the Maryland SMS level.

    Of the estimate's own standard error, on its own scale; what the design foresees where the interval has no t behind it.
    """
    design = subject if isinstance(subject, Design) else subject.design
    claims = {
        Claim.DESCRIBE: Text("chỉ được mô tả", "may only describe"),
        Claim.ASSOCIATE: Text("được nói về sự đi cùng", "may speak of an association"),
        Claim.CAUSE_IF: Text(
            "được nói về nguyên nhân, kèm giả định, nếu không phép kiểm tra nào bác bỏ",
            "may speak of a cause, with its assumptions, where no check refutes it",
        ),
    }
    level = design.comparison.sms_level
    said = Text(f"bậc SMS {level}", f"SMS level {level}") if level else Text("không xếp bậc SMS", "no SMS level")
    text = Text("{power} Thiết kế này {claim} ({said}).", "{power} The design {claim} ({said}).").fill(
        power=_detectable(subject) or design.power, claim=claims[design.claim], said=said
    )
    return Sentence(text=_marked(text, design.panel.simulated), language=language)


def _detectable(effect: Estimate | Refusal | Design) -> Text | None:
    """The smallest detectable effect of an estimate with a t behind it, which it names."""
    found = effect.smallest_detectable if isinstance(effect, Estimate) else None
    if found is None:
        return None
    head = Text(
        "Thay đổi nhỏ nhất có thể phát hiện (4 trong 5 lần), theo sai số chuẩn của chính ước lượng này ({method}): ",
        "Smallest detectable effect (4 times in 5), by the standard error of this very estimate ({method}): ",
    ).fill(method=estimator(effect.method).TITLE)
    if effect.scale == "rate_ratio":
        size = Text("tăng {up}% hoặc giảm {down}%.", "a rise of {up}% or a fall of {down}%.").fill(
            up=100 * math.expm1(found), down=-100 * math.expm1(-found)
        )
    else:
        size = Text(*(f"{written_value(effect, lang, found)}{unit_of(effect).to(lang)}" for lang in LANGUAGES))
        without = effect.statistics.get("observed_mean", math.nan) - effect.value
        share = Text(", tức {p}% mức ước tính nếu không áp dụng", ", {p}% of the level estimated without the treatment")
        share = share.fill(p=100 * found / without) if without > 0 else NOTHING
        size = Text(f"tăng hoặc giảm {size.vi}{share.vi}.", f"{size.en} up or down{share.en}.")
    return Text(head.vi + size.vi, head.en + size.en)
