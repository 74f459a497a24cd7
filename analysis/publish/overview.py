"""The first screen of the front page: what the public record says in one sentence, and the change of each of its series, a row each."""

from __future__ import annotations

import html
import math
from typing import NamedTuple

from analysis.catalogue import components
from analysis.language import Text, number
from analysis.present.sentences import written_value
from analysis.publish.cards import Card
from analysis.results import Estimate

WIDE, HIGH = 300, 22  # units of a row's drawing
TO = Text("đến", "to")
ANSWER = Text(
    "Trong {n} chuỗi số liệu công khai, {k} chuỗi thay đổi rõ rệt; không chuỗi nào cho phép gắn thay đổi với Chỉ thị: không có nơi nào nằm ngoài "
    "Chỉ thị{dates}.",
    "Of {n} series of the public record, {k} changed clearly; none allows the change to be tied to the Directive: no place stands outside it{dates}.",
)
NONE = Text(
    "Trong {n} chuỗi số liệu công khai, chưa chuỗi nào thay đổi rõ rệt, và không chuỗi nào cho phép gắn thay đổi với Chỉ thị: không có nơi nào nằm ngoài "
    "Chỉ thị{dates}.",
    "Of {n} series of the public record, none changed clearly, and none would allow a change to be tied to the Directive: no place stands outside it{dates}.",
)
UNDATED = Text(
    ", và không nguồn nào nêu ngày bắt đầu của từng biện pháp", ", and no source gives the start date of any measure"
)  # as long as the catalogue has none
TITLE = Text(
    "Số ghi nhận thay đổi bình quân bao nhiêu phần trăm mỗi năm",
    "By how many per cent a year the recorded figures changed on average",
)
NOTE = Text(
    "Mỗi dòng một chuỗi số liệu công khai, trên các năm có số của nó; vạch ngang: khoảng tin cậy 95%; vạch đứng: không đổi. Khoảng chứa 0: chưa phân biệt được "
    "tăng hay giảm. Đây là mô tả số ghi nhận.",
    "One series of the public record a row, over the years it has; bar: 95% interval; vertical line: no change. Where it includes 0, a rise cannot be told "
    "from a fall. This describes the record.",
)


class Trend(NamedTuple):
    """A report and its first result, an average change a year."""

    card: Card
    effect: Estimate


def trends(found: list[Card]) -> list[Trend]:
    """The first trend of each report on the public record."""
    first = [Trend(card, card.saved.findings[0].result) for card in found if _first_estimated(card)]
    return [one for one in first if one.effect.scale == "percent_per_year" and all(map(math.isfinite, _ends(one.effect)))]


def _first_estimated(card: Card) -> bool:
    """Of the public record: no simulated data, and no table of a reader's own."""
    saved = card.saved
    return bool(saved and saved.findings and saved.findings[0].estimated and not card.simulated and not saved.own)


def _ends(effect: Estimate) -> tuple[float, float, float]:
    return effect.value, effect.low, effect.high


def answer(shown: list[Trend], language: str) -> str:
    """What the series say together; nothing where there are fewer than two."""
    clear = sum(not one.effect.includes_no_change for one in shown)
    dates = Text("", "") if any(one.start_date for one in components().values()) else UNDATED
    said = ANSWER if clear else NONE
    return html.escape(said.fill(n=len(shown), k=clear, dates=dates).to(language)) if len(shown) > 1 else ""


def overview(shown: list[Trend], language: str) -> str:
    """A list of rows: the series (a link to its report), its interval drawn, its value written."""
    if len(shown) < 2:
        return ""
    low = min(0.0, *(one.effect.low for one in shown))
    high = max(0.0, *(one.effect.high for one in shown))
    rows = "\n".join(_row(one, low, high, language) for one in shown)
    ends = f"<span>{number(low, language)}%</span><span>0</span><span>{number(high, language)}%</span>"
    axis = f'<li class="axis" aria-hidden="true"><span style="--zero:{_at(0, low, high) / WIDE:.4f}">{ends}</span></li>'
    return (
        f'<section class="summary" aria-labelledby="_overview">\n<h2 id="_overview">{html.escape(TITLE.to(language))}</h2>\n'
        f'<ul class="rows">\n{rows}\n{axis}\n</ul>\n<p class="note">{html.escape(NOTE.to(language))}</p>\n</section>'
    )


def _at(value: float, low: float, high: float) -> float:
    return 6 + (WIDE - 12) * (value - low) / ((high - low) or 1.0)


def _row(one: Trend, low: float, high: float, language: str) -> str:
    card, effect = one
    x, first, last, zero = (_at(value, low, high) for value in (*_ends(effect), 0.0))
    name = card.title.to(language)
    span = f"{effect.start[:4]}–{effect.end[:4]}"
    value, start, end = (written_value(effect, language, one) for one in _ends(effect))
    said = f"{value}% ({start} {TO.to(language)} {end})"
    own = language if language in card.languages else next(iter(card.languages), language)
    clear = "unclear" if effect.includes_no_change else "clear"
    drawn = (
        f'<svg class="{clear}" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" aria-hidden="true"><title>{html.escape(f"{name}: {said}")}</title>'
        f'<path class="null" d="M{zero:.1f} 0V{HIGH}"/><path class="bar" d="M{first:.1f} {HIGH / 2}H{last:.1f}"/>'
        f'<path class="dot" d="M{x:.1f} {HIGH / 2}h.01"/></svg>'
    )
    link = f'<a href="{html.escape(card.name)}/report.{own}.html">{html.escape(name)}</a>'
    dated = "" if span in name else f" <small>{span}</small>"
    return f'<li><span class="name">{link}{dated}</span>{drawn}<span class="value">{html.escape(said)}</span></li>'
