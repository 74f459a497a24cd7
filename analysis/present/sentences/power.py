"""How large a change could have been seen, and what the design permits to be said."""

from __future__ import annotations

import math

from analysis.design import Claim, Design
from analysis.language import LANGUAGES, Text
from analysis.present.display import Sentence, marked
from analysis.present.sentences.numbers import NOTHING, unit_of, written_value
from analysis.results import Estimate, Refusal


def power(subject: Estimate | Refusal | Design, language: str = "vi") -> Sentence:
    """The smallest detectable effect, the permitted claim and the Maryland SMS level.

    Of the estimate's own standard error, on its own scale; what the design foresees where the interval has no t behind it.
    """
    design = subject if isinstance(subject, Design) else subject.design
    claims = {
        Claim.DESCRIBE: Text("mô tả", "may only describe"),
        Claim.ASSOCIATE: Text("mối liên hệ, chưa phải quan hệ nhân quả", "may speak of an association"),
        Claim.CAUSE_IF: Text(
            "nguyên nhân, kèm giả định, nếu không phép kiểm tra nào bác bỏ",
            "may speak of a cause, with its assumptions, where no check refutes it",
        ),
    }
    level = design.comparison.sms_level
    said = Text(f"bậc SMS {level}", f"SMS level {level}") if level else Text("không xếp bậc SMS", "no SMS level")
    text = Text("{power} Mức kết luận của thiết kế này: {claim} ({said}).", "{power} The design {claim} ({said}).").fill(
        power=_detectable(subject) or design.power, claim=claims[design.claim], said=said
    )
    return Sentence(text=marked(text, design.panel.simulated), language=language)


def _detectable(effect: Estimate | Refusal | Design) -> Text | None:
    """The smallest detectable effect of an estimate with a t behind it, which it names."""
    found = effect.smallest_detectable if isinstance(effect, Estimate) else None
    if found is None:
        return None
    from analysis.estimators import estimator

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
