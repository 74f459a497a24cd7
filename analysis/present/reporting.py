"""Tips are not crime, as a reader sees it: the headline that says whether a sign is known, each source, and the true change by how much reporting may have changed."""

from __future__ import annotations

import math

import pandas as pd

from analysis.judgement.reporting import NAMES, Reporting
from analysis.language import LANGUAGES, Text, fixed, number
from analysis.present import style
from analysis.present.display import Figure, Sentence, Table, marked

NOT_KNOWN = Text(
    "Chưa biết tội phạm thật tăng hay giảm: số vụ ghi nhận {recorded}, nhưng không có nguồn thứ hai cho biết trình báo đổi bao nhiêu.",
    "Whether true crime rose or fell is not known: recorded offences are {recorded}, and no second source shows how reporting changed.",
)
SURVEYED = Text(
    "Theo khảo sát, hộ là nạn nhân {size} ({low} đến {high}), sau so với trước; số vụ ghi nhận {recorded}.",
    "By the survey, victimised households are {size} ({low} to {high}), after against before; recorded offences are {recorded}.",
)
UNCLEAR = Text(
    "Khảo sát không thấy rõ tội phạm thật tăng hay giảm ({low} đến {high}), sau so với trước; số vụ ghi nhận {recorded}.",
    "The survey does not show whether true crime rose or fell ({low} to {high}), after against before; recorded offences are {recorded}.",
)
AGREE = Text(
    "Các nguồn ghi nhận chỉ cùng đúng nếu tỷ lệ được báo đã đổi ít nhất {m} lần ở một trong các nguồn.",
    "The recorded sources can all be right only if the share that is reported changed at least {m}-fold in one of them.",
)
NEEDED = Text(
    "Tỷ lệ trình báo chỉ cần đổi {m} lần là số vụ ghi nhận không loại trừ được “tội phạm thật không đổi”.",
    "A change of reporting of {m}-fold is enough for recorded offences to leave “no true change” open.",
)
NOTHING_NEEDED = Text(
    "Ngay cả khi trình báo không đổi, số vụ ghi nhận cũng chưa cho thấy rõ tăng hay giảm.",
    "Even with reporting unchanged recorded offences show no clear rise or fall.",
)
BOUNDED = Text(
    "Nếu trình báo đổi không quá {m} lần: thay đổi thật từ {low} đến {high}; giới hạn {m} lần là giả định, không phải số liệu.",
    "If reporting changed no more than {m}-fold: a true change from {low} to {high}; the limit of {m} is assumed, not measured.",
)
REPORTED = Text(
    "Theo khảo sát, tỷ lệ hộ nạn nhân trình báo {size} ({low} đến {high}).",
    "By the survey the share of victims who reported is {size} ({low} to {high}).",
)
CONFLICT = Text(
    "Khảo sát và số vụ ghi nhận chỉ cùng đúng nếu việc trình báo hoặc ghi sổ đã đổi.",
    "The survey and the recorded offences can both be right only if reporting or recording changed.",
)
ASSUMED = Text(
    "Giả định của khảo sát: hai lần hỏi cùng câu hỏi, cùng cách chọn hộ, người được hỏi nhớ như nhau.",
    "Assumed of the survey: the same questions and sampling both times, and equal recall.",
)
ASK = Text(
    "Cần: khảo sát nạn nhân trước và sau (số hộ được hỏi, số hộ là nạn nhân, số hộ đã trình báo).",
    "Needed: a victim survey before and after (households asked, victims, victims who reported).",
)


def change(ratio: float, language: str) -> str:
    """A ratio of after to before: `cao hơn 12%`, `thấp hơn 30%`."""
    if not math.isfinite(ratio):
        return "∞"
    size = round(100 * (ratio - 1))
    if size == 0:
        return {"vi": "không đổi", "en": "unchanged"}[language]
    words = {"vi": ("cao hơn", "thấp hơn"), "en": ("higher", "lower")}[language]
    return f"{words[0]} {number(size, language)}%" if size > 0 and language == "vi" else (
        f"{words[1]} {number(-size, language)}%" if language == "vi" else f"{number(abs(size), language)}% {words[0 if size > 0 else 1]}"
    )  # fmt: skip


def signed(ratio: float, language: str) -> str:
    """A ratio as a change with its sign: `+12%`, `−30%`."""
    if not math.isfinite(ratio):
        return "+∞"
    size = 100 * (ratio - 1)
    return ("+" if round(size) > 0 else "") + number(size, language) + "%"


def _both(form, *values: float) -> Text:
    return Text(*(form(*values, lang) for lang in LANGUAGES))


def reporting_headline(found: Reporting, language: str = "vi") -> Sentence:
    """Whether the sign of the true change is known, and the list under it."""
    recorded = _both(change, found.of("offences").ratio)
    ends = {"low": _both(signed, found.low), "high": _both(signed, found.high)}
    if not found.identified:
        text = NOT_KNOWN.fill(recorded=recorded)
    elif found.low <= 1 <= found.high:
        text = UNCLEAR.fill(recorded=recorded, **ends)
    else:
        text = SURVEYED.fill(size=_both(change, found.survey.ratio), recorded=recorded, **ends)
    return Sentence(text=marked(text, found.simulated), points=tuple(_points(found)), language=language, role="headline")


def _points(found: Reporting):
    if len(found.readings) > 1 and found.agree > 1.005:
        yield AGREE.fill(m=fixed(found.agree, 2))
    if found.reporting:
        size, low, high = found.reporting
        yield REPORTED.fill(size=_both(change, size), low=_both(signed, low), high=_both(signed, high))
    if found.conflict:
        yield CONFLICT
    if found.identified:
        yield ASSUMED
        return
    yield NEEDED.fill(m=fixed(found.needed, 2)) if found.needed > 1 else NOTHING_NEEDED
    if found.change:
        yield BOUNDED.fill(m=fixed(found.change, 1), low=_both(signed, found.low), high=_both(signed, found.high))
    yield ASK


def reporting_table(found: Reporting, language: str = "vi") -> Table:
    """Each source: its change, and what the true change is if reporting stayed, and if it may have doubled or halved."""
    head = Text(
        "Nguồn|Thay đổi ghi nhận (95%)|Nếu trình báo không đổi|Nếu trình báo đổi đến 2 lần",
        "Source|Recorded change (95%)|If reporting stayed|If reporting changed up to 2-fold",
    )
    ways = {lang: {"vi": "đến", "en": "to"}[lang] for lang in LANGUAGES}

    def build(lang: str) -> pd.DataFrame:
        rows = []
        for reading in found.readings:
            low, high = reading.interval(found.confidence)
            written = f"{signed(low, lang)} {ways[lang]} {signed(high, lang)}"
            wide = f" {ways[lang]} ".join(signed(end, lang) for end in reading.bounds(2.0, found.confidence))
            rows.append((NAMES[reading.source].to(lang), f"{signed(reading.ratio, lang)} ({written})", written, wide))
        if found.survey is not None:
            low, high = found.survey.interval(found.confidence)
            rows.append(
                (
                    NAMES["victims"].to(lang),
                    "–",
                    f"{signed(found.survey.ratio, lang)} ({signed(low, lang)} {ways[lang]} {signed(high, lang)})",
                    "–",
                )
            )
        return pd.DataFrame(rows, columns=head.to(lang).split("|"))

    foot = Text(
        "Mỗi nguồn ghi nhận = tội phạm thật × tỷ lệ được báo. Khoảng của nguồn ghi nhận chỉ tính ngẫu nhiên của số đếm; khảo sát không qua trình báo.",
        "Each recorded source = true crime × the share reported. Intervals of recorded sources hold the chance of counts alone; a survey does not pass through reporting.",
    )
    return Table(name="reporting", title=Text("Tin, tin xác minh, số vụ, khảo sát", "Tips, verified tips, offences, survey"), foot=foot, build=build,
                 language=language, simulated=found.simulated)  # fmt: skip


def reporting_figure(found: Reporting, language: str = "vi") -> Figure:
    """The true change that recorded offences leave open, by how much reporting may have changed; the survey's interval beside it."""
    curve = found.curve
    last = curve.iloc[-1]
    alt = Text(
        "Thay đổi thật mà số vụ ghi nhận để ngỏ, theo mức đổi của trình báo: từ {a} đến {b} nếu trình báo đổi đến {m} lần.",
        "The true change left open by recorded offences, by the change of reporting: {a} to {b} with a change of up to {m}-fold.",
    ).fill(a=_both(signed, last["low"]), b=_both(signed, last["high"]), m=fixed(float(last["change"]), 0))
    return Figure(
        name="reporting",
        alt=alt,
        data=curve,
        language=language,
        simulated=found.simulated,
        draw=lambda lang: _draw(found, curve, lang),
    )


def _draw(found: Reporting, curve: pd.DataFrame, language: str):
    fig, ax = style.canvas(4.3)
    ax.fill_between(curve["change"], curve["low"], curve["high"], color=style.FITTED, alpha=0.18, lw=0)
    for end in ("low", "high"):
        ax.plot(curve["change"], curve[end], color=style.FITTED, lw=1.4)
    ax.axhline(1, color=style.EVENT, lw=1)
    if found.needed > 1:
        ax.plot([found.needed], [1], "o", color=style.OBSERVED, ms=5)
        ax.annotate(number(found.needed, language, 2), (found.needed, 1), xytext=(5, 6), textcoords="offset points", fontsize=8.5)
    if found.survey is not None:
        low, high = found.survey.interval(found.confidence)
        ax.plot([4.15, 4.15], [low, high], color=style.COUNTERFACTUAL, lw=2.4, ls="-")
        ax.plot([4.15], [found.survey.ratio], "D", color=style.COUNTERFACTUAL, ms=5)
        ax.annotate(
            {"vi": "khảo sát", "en": "survey"}[language],
            (4.15, low if low < 1 else high),
            xytext=(0, -5 if low < 1 else 5),
            textcoords="offset points",
            ha="center",
            va="top" if low < 1 else "bottom",
            fontsize=8.5,
            color=style.COUNTERFACTUAL,
        )
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xticks([1, 1.5, 2, 3, 4])
    ax.set_yticks([0.25, 0.5, 1, 2, 4])
    ax.set_xlim(0.97, 4.45)
    style.number_axis(ax.xaxis, language)
    style.number_axis(ax.yaxis, language)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_minor_formatter(style.NullFormatter())
    ax.set_xlabel(
        {"vi": "Tỷ lệ trình báo có thể đã tăng hoặc giảm đến (lần)", "en": "Reporting may have risen or fallen up to (fold)"}[
            language
        ],
        fontsize=9,
    )
    title = reporting_headline(found).text.to(language).removeprefix(f"{style.SIMULATED.to(language)} — ")
    note = {"vi": "Trục đứng: tội phạm thật sau so với trước (lần; 1: không đổi). Dải xanh: điều số vụ ghi nhận để ngỏ, khoảng Imbens–Manski 95%.",
            "en": "Vertical: true crime after over before (fold; 1: no change). Band: what recorded offences leave open, 95% Imbens–Manski interval."}[language]  # fmt: skip
    if found.needed > 1:
        note += {"vi": " Chấm: từ đây “không đổi” không bị loại trừ.", "en": " Dot: from here on no change is left open."}[
            language
        ]
    style.dress(fig, title, note, "", found.simulated, language, bottom=0.55)
    return fig
