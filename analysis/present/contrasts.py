"""Two series over the same years, in words: whether they moved the same way."""

from __future__ import annotations

import math

from analysis.language import LANGUAGES, Text, number
from analysis.panel import Panel
from analysis.panel.beside import Change, changes
from analysis.present.display import Sentence

NOTHING_SHARED = Text("Không có hai năm chung để so.", "No two years are shared.")
NOTHING_BESIDE = Text("Không có chuỗi nào khác để so.", "There is no other series to compare.")


def contrast(panel: Panel, others: list[Panel], language: str = "vi") -> Sentence:
    """For each other series, both changes between the first and the last year they share; labels and sources may differ."""
    pairs = [pair for pair in (changes(panel, other) for other in others) if pair]
    texts = []
    for lang in LANGUAGES:
        said = [_pair(*pair, lang) for pair in pairs]
        none = NOTHING_SHARED if others else NOTHING_BESIDE
        texts.append(" ".join(said) or none.to(lang))
    return Sentence(text=Text(*texts), language=language)


def _pair(own: Change, other: Change, language: str) -> str:
    same = _direction(own) * _direction(other)
    verdict = {
        1: Text("cùng chiều", "the same way"), -1: Text("ngược chiều", "the opposite way"),
        0: Text("không rõ cùng hay ngược chiều", "not clearly the same or the opposite way"),
    }[same]  # fmt: skip
    form = {"vi": "{start}–{end}: {a} {x}; {b} {y}: {verdict} (nhãn và nguồn có thể khác nhau giữa hai năm).",
            "en": "{start}–{end}: {a} {x}; {b} {y}: {verdict} (labels and sources may differ between the two years)."}[language]  # fmt: skip
    return form.format(
        start=own.start, end=own.end, a=_label(own, language), x=_written(own, language), b=_label(other, language),
        y=_written(other, language), verdict=verdict.to(language),
    )  # fmt: skip


def _direction(change: Change) -> int:
    return 1 if change.low > 0 else -1 if change.high < 0 else 0


def _label(change: Change, language: str) -> str:
    text = change.panel.label.to(language)
    return text[:1].lower() + text[1:]


def _written(change: Change, language: str) -> str:
    low, high = (_signed(v, language) for v in (change.low, change.high))
    percent = {"vi": "%", "en": "%"}[language]
    if math.isinf(change.high):
        return {"vi": f"ít nhất {low}{percent}", "en": f"at least {low}{percent}"}[language]
    if low == high:
        return f"{low}{percent}"
    if change.low <= -100:
        return {"vi": f"nhiều nhất {high}{percent}", "en": f"at most {high}{percent}"}[language]
    return {"vi": f"{low} đến {high}{percent}", "en": f"{low} to {high}{percent}"}[language]


def _signed(value: float, language: str) -> str:
    return ("+" if value > 0 else "") + number(value, language, 1)
