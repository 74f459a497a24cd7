"""The short list under a headline: what the design lets one say, what failed, what to beware of, how it was computed."""

from __future__ import annotations

import math

from analysis.catalogue import sources
from analysis.design import Claim
from analysis.design.own import TREATMENT
from analysis.language import LANGUAGES, Text, number
from analysis.present.sentences import naming
from analysis.present.sentences.breaks import pieces
from analysis.present.sentences.dates import later
from analysis.present.sentences.numbers import NOTHING, size
from analysis.results import CheckResult, Checks, Estimate

# checks of what a causal reading assumes, and of whether the result stands at all
REFUTING = ("pre_trend", "placebo_date", "placebo_outcome", "other_methods", "honest_did", "specification_curve",
            "regression_to_mean")  # fmt: skip
ASSUMED = REFUTING[:3] + ("honest_did",)  # of what a causal reading assumes: the others compare results that assume the same
SHARED = "shared_shocks"
MEMORY = ("autocorrelation", "strong_autocorrelation")  # cautions of neighbouring points that are alike
ONLY_DESCRIBED = Text(
    "Đây là mô tả số liệu ghi nhận; không có căn cứ để gắn với Chỉ thị.",
    "This describes the record; nothing here ties it to the Directive.",
)
ONLY_RECORDED = Text(
    "Đây là mô tả số liệu ghi nhận; tự nó không cho biết nguyên nhân.",
    "This describes the record; by itself it does not tell why.",
)
ASSOCIATION = Text(
    "Đây là mối liên hệ{subject}, chưa phải quan hệ nhân quả; thiết kế này không loại trừ các nguyên nhân khác.",
    "This is an association{subject}; the design does not rule out other causes.",
)
REFUTED = Text(
    "Đây là mối liên hệ{subject}, chưa phải quan hệ nhân quả: nói về nguyên nhân phải giả định rằng {assumptions}.",
    "This is an association{subject}: a cause would need the assumption that {assumptions}.",
)
CAUSE = Text(
    "Chỉ khi các giả định sau đều đúng mới có thể coi chênh lệch này là do {subject}: {assumptions}.",
    "Only if all of this holds may the difference be taken to be because of {subject}: {assumptions}.",
)
NO_CAUSE = Text(
    "Nếu các giả định sau đều đúng: {assumptions}, thì chưa thấy khác biệt nào do {subject}.",
    "If all of this holds: {assumptions}, no difference is seen because of {subject}.",
)
NO_CHANGE = Text(
    "Khoảng tin cậy chứa mức không đổi, nên số liệu không cho biết tăng hay giảm.",
    "The interval includes no change, so the figures do not tell a rise from a fall.",
)
NO_LIMIT = Text(
    "Khoảng tin cậy không khép kín: số liệu quá ít để nói là khác hay không khác.",
    "The interval has an end that cannot be given: the figures are too few to say whether there is a difference.",
)
ALIKE = Text(
    "Các kỳ liền nhau giống nhau nên khoảng tin cậy này có thể quá hẹp.",
    "Neighbouring periods are alike, so that this interval may be too narrow.",
)
UNTRIED = Text(
    "Không phép kiểm tra nào có thể bác bỏ giả định đó thực hiện được trên số liệu này.",
    "No check that could refute this assumption is possible with these data.",
)
FAILED = Text("Không đạt: {finding}", "Failed: {finding}")
HOW = Text(
    "Trong ngoặc: khoảng tin cậy {level}%. Cách tính: {method}{n}.", "In brackets: {level}% interval. Method: {method}{n}."
)


def points(effect: Estimate, checks: Checks) -> tuple[Text, ...]:
    """What stands under the headline of an estimate, one sentence a line."""
    failed = [check for check in checks if check.verdict == "failed"]
    untried = untested(effect, checks)
    claim = None if effect.null is None else _claim(effect, refuted(effect, failed) or untried)
    found = [claim] if claim else []
    if claim and untried:
        found.append(UNTRIED)
    if effect.null is not None and effect.includes_no_change:
        found.append(NO_CHANGE if size(effect).bounded else NO_LIMIT)
    found += [*later(effect), *pieces(effect), *(failing(check) for check in failed), *_cautions(effect)]
    if not math.isnan(effect.value):
        of = naming.of_how_many(effect)
        n = Text(f"; n = {number(of, 'vi')}", f"; n = {number(of, 'en')}") if of > 1 else NOTHING
        from analysis.estimators import estimator

        found.append(HOW.fill(level=_level(effect), method=estimator(effect.method).TITLE, n=n))
    return tuple(found)


def refuted(effect: Estimate, failed: list[CheckResult]) -> bool:
    """Whether a failed check takes the cause away: shocks that the treated share do from an interval that does not count them."""
    found = {check.name for check in failed} & {*REFUTING, SHARED}
    counted = any(caution.code == "shocks_counted" for caution in effect.cautions)
    return effect.claim is Claim.CAUSE_IF and bool(found - ({SHARED} if counted else set()))


def untested(effect: Estimate, checks: Checks) -> bool:
    """Whether every check of what a cause assumes was impossible: what nothing can refute is not put down to a cause, unless a lot handed
    the treatment out. (Other methods and specifications rest on the same assumption, and cannot refute it. A check that only measures,
    as a test that could see little, was made: its sentence says how little, and the cause hangs on the assumption that is named.)
    """
    if effect.design is not None and effect.design.by_lot:
        return False
    tried = [check.verdict != "not_possible" for check in checks if check.name in ASSUMED]
    return effect.claim is Claim.CAUSE_IF and len(tried) > 0 and not any(tried)


def permitted(effect: Estimate, checks: Checks) -> str:
    """The strongest claim that is left once a failed check took the cause away."""
    gone = refuted(effect, [check for check in checks if check.verdict == "failed"]) or untested(effect, checks)
    return str(Claim.ASSOCIATE if gone else effect.claim)


def _claim(effect: Estimate, without_cause: bool) -> Text | None:
    """What the design lets one say; of a link that the figures do not show, nothing."""
    if effect.claim is Claim.DESCRIBE:
        return ONLY_DESCRIBED if _of_the_record(effect) else ONLY_RECORDED
    linked = effect.claim is Claim.ASSOCIATE or without_cause
    if effect.includes_no_change and (linked or not size(effect).bounded):
        return None
    if effect.claim is Claim.ASSOCIATE:
        return ASSOCIATION.fill(subject=_with(effect))
    form = REFUTED if without_cause else NO_CAUSE if effect.includes_no_change else CAUSE
    assumed = Text(*("; ".join(a.to(language) for a in effect.assumptions) for language in LANGUAGES))
    return form.fill(assumptions=assumed, subject=_with(effect) if form is REFUTED else naming.subject(effect.design))


def _of_the_record(effect: Estimate) -> bool:
    """Whether the figures are the public record's, or simulated ones in its place, and not a table of the reader's own."""
    return effect.design is None or set(effect.design.panel.sources) <= {*sources(), "simulated"}


def _with(effect: Estimate) -> Text:
    """What the outcome goes with, by name; nothing where the table does not name it."""
    if effect.design is not None and effect.design.treatment == TREATMENT:
        return NOTHING
    named = Text(*(naming.treatment(effect.design, language) for language in LANGUAGES))
    return Text(f" với {named.vi}", f" with {named.en}") if named.vi else named


def failing(check: CheckResult) -> Text:
    """What a failed check found, as a statement and not as its question."""
    return FAILED.fill(finding=Text(*(naming.lower(check.sentence.to(language)) for language in LANGUAGES)))


def _cautions(effect: Estimate) -> list[Text]:
    found = [ALIKE] if any(caution.code in MEMORY for caution in effect.cautions) else []
    rest = [caution.text for caution in effect.cautions if caution.code not in MEMORY]
    return found + [Text(*(text.to(lang).rstrip(".") + "." for lang in LANGUAGES)) for text in dict.fromkeys(rest)]


def _level(effect: Estimate) -> int | float:
    level = 100 * effect.confidence
    return int(round(level)) if abs(level - round(level)) < 1e-9 else level
