"""Tables: the unit in the column head, an interval in every cell that has one, the kind of standard error in the foot."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd

from analysis.estimators import estimator
from analysis.language import LANGUAGES, Text, number
from analysis.present.display import Sentence, Table
from analysis.present.sentences import NOTHING, title, unit_of, written_interval, written_value
from analysis.present.sentences.headline import side
from analysis.present.sentences.numbers import size
from analysis.results import Checks, Estimate, Refusal

VERDICTS = {"held": Text("Đạt. ", "Held. "), "failed": Text("Không đạt. ", "Failed. "), "measured": NOTHING}
IN_PERCENT = Text(
    " Cột phần trăm để so các dòng khác đơn vị: tỷ số trừ 1; hiệu ứng theo mức chia cho trung bình quan sát ở nơi và kỳ đã áp dụng trừ "
    "hiệu ứng ấy.",
    " The per cent column is for comparing rows of unlike units: a ratio less 1; an effect in levels over the observed mean of the "
    "treated places and periods less that effect.",
)
NOT_POSSIBLE = Text("Phép kiểm tra không làm được ở đây", "Checks that are not possible here")


def table(effect: Estimate | Refusal, checks: Checks | None = None, language: str = "vi", name: str = "result") -> Table:
    """The result and its checks; for a refusal, each obstacle with what would remove it."""
    if isinstance(effect, Refusal):
        return _refusal(effect, language, name)
    return _estimate(effect, checks or Checks(), language, name)


def estimates(effects: list[Estimate], title: Text, language: str = "vi", name: str = "estimates") -> Table | Sentence:
    """Several estimates, one a row; where one outcome was estimated by several methods, the row names its method.

    Where some of these are ratios and others levels, a column gives every one as per cent of the level without the treatment.
    """
    if not effects:
        return Sentence(
            text=Text("Không có ước lượng nào để đặt cạnh nhau.", "There is no estimate to set beside another."),
            language=language,
        )
    by_method = len({e.method for e in effects}) > 1 and len({e.label for e in effects}) == 1
    unlike = by_method and len({e.scale for e in effects}) > 1

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Chỉ số", "Giá trị", "Khoảng", "Đơn vị", "Giai đoạn", "Ghi chú"),
                "en": ("Indicator", "Value", "Interval", "Unit", "Period", "Note")}[lang]  # fmt: skip
        rows = [_row(effect, lang) for effect in effects]
        if by_method:
            rows = [(estimator(e.method).TITLE.to(lang), *row[1:]) for e, row in zip(effects, rows, strict=True)]
            head = ({"vi": "Phương pháp", "en": "Method"}[lang], *head[1:])
        if unlike:
            rows = [(*row[:4], _percent(e, lang), *row[4:]) for e, row in zip(effects, rows, strict=True)]
            head = (
                *head[:4],
                {"vi": "% so với mức ước tính nếu không áp dụng", "en": "% of the level estimated without it"}[lang],
                *head[4:],
            )
        return pd.DataFrame(rows, columns=head)

    how = list(dict.fromkeys(effect.errors for effect in effects))
    foot = Text(
        *("; ".join(h.to(lang) for h in how)[:1].upper() + "; ".join(h.to(lang) for h in how)[1:] + "." for lang in LANGUAGES)
    )
    if unlike:
        foot = Text(foot.vi + IN_PERCENT.vi, foot.en + IN_PERCENT.en)
    return Table(name=name, title=title, foot=foot, build=build, language=language, simulated=any(e.simulated for e in effects))


def frame(
    build: Callable[[str], pd.DataFrame], title: Text, foot: Text = NOTHING, language: str = "vi", name: str = "table",
    simulated: bool = False,
) -> Table:  # fmt: skip
    """Any table whose written cells `build(language)` gives."""
    return Table(name=name, title=title, foot=foot, build=build, language=language, simulated=simulated)


def _row(effect: Estimate, language: str) -> tuple[str, ...]:
    vague = math.isnan(effect.value)
    unit = unit_of(effect).to(language).strip()
    span = "–".join(dict.fromkeys(_month(end) for end in (effect.start, effect.end)))
    note = "; ".join(dict.fromkeys(caution.text.to(language).rstrip(".") for caution in effect.cautions))
    return (
        effect.label.to(language), "—" if vague else written_value(effect, language),
        _ends(effect, language), unit, span, note,
    )  # fmt: skip


def _percent(effect: Estimate, language: str) -> str:
    ends = [effect.percent(value) for value in (effect.value, effect.low, effect.high)]
    if None in ends:
        return "—"
    value, low, high = (number(end, language, 1) for end in ends)
    return f"{value} ({low}\u00a0{'đến' if language == 'vi' else 'to'}\u00a0{high})"


def _ends(effect: Estimate, language: str) -> str:
    if math.isnan(effect.value):
        return written_interval(effect, language)
    low, high = (written_value(effect, language, end) for end in (effect.low, effect.high))
    return f"{low}\u00a0{'đến' if language == 'vi' else 'to'}\u00a0{high}"


def _month(end: str) -> str:
    """`2010-10-22` as 10/2010; a year or a month stays as it is."""
    return f"{end[5:7]}/{end[:4]}" if len(end) == 10 else end


def _estimate(effect: Estimate, checks: Checks, language: str, name: str) -> Table:
    def build(lang: str) -> pd.DataFrame:
        unit = unit_of(effect).to(lang).strip()
        head = {
            "vi": ("Mục", f"Kết quả ({unit})" if unit else "Kết quả"),
            "en": ("Item", f"Result ({unit})" if unit else "Result"),
        }
        first = {"vi": "Ước lượng", "en": "Estimate"}[lang]
        rows = [(f"{first}: {effect.estimand.to(lang)}", f"{written_value(effect, lang)} ({_ends(effect, lang)})")]
        if effect.scale == "rate_ratio":  # as the headline tells it
            rows.append(({"vi": "Tức là", "en": "That is"}[lang], side(size(effect), lang)))
        made = [check for check in checks if check.verdict in VERDICTS]
        rows += [(check.question.to(lang), VERDICTS[check.verdict].to(lang) + check.sentence.to(lang)) for check in made]
        return pd.DataFrame(rows, columns=head[lang])

    foot = Text(*(
        {"vi": "n = {n}; {errors}; khoảng tin cậy {level}%.", "en": "n = {n}; {errors}; {level}% interval."}[lang].format(
            n=number(effect.n_obs, lang), errors=effect.errors.to(lang), level=number(100 * effect.confidence, lang)
        )
        for lang in LANGUAGES
    ))  # fmt: skip
    absent = [check for check in checks if check.verdict == "not_possible"]
    if absent:
        foot = Text(*(
            f"{foot.to(lang)} {NOT_POSSIBLE.to(lang)}: "
            + " · ".join(f"{check.question.to(lang)} {check.sentence.to(lang)}" for check in absent)
            for lang in LANGUAGES
        ))  # fmt: skip
    return Table(name=name, title=title(effect), foot=foot, build=build, language=language, simulated=effect.simulated)


def _refusal(refusal: Refusal, language: str, name: str) -> Table:
    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Vì sao chưa đủ cơ sở để ước lượng", "Cần có"), "en": ("Why there is no estimate", "What is needed")}[lang]
        return pd.DataFrame([(o.reason.to(lang), o.needed.to(lang)) for o in refusal.obstacles], columns=head)

    return Table(
        name=name, title=title(refusal), foot=refusal.instead, build=build, language=language, simulated=refusal.simulated
    )
