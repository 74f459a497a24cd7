"""Several districts side by side: the common level, how much they differ, where the next would lie, and figures in conflict."""

from __future__ import annotations

import pandas as pd

from analysis.judgement.districts import ASIDE, Districts
from analysis.language import LANGUAGES, Text, fixed, number
from analysis.present.display import Sentence, Table, marked
from analysis.results import Estimate

SAID = Text(
    "{n} huyện, {window}: bình quân {value} trên 100.000 dân mỗi năm ({low}–{high}); một huyện khác có thể từ {a} đến {b}.",
    "{n} districts, {window}: {value} per 100,000 people and year on average ({low}–{high}); another district may lie from {a} to {b}.",
)
SPREAD = Text(
    "I² = {i2}%: phần khác biệt do các huyện thật sự khác nhau, còn lại là ngẫu nhiên; τ² = {tau2} (logarit).",
    "I² = {i2}%: the part of the spread that is true difference between districts, the rest is chance; τ² = {tau2} (logarithms).",
)
CONFLICT = Text(
    "Số huyện có hai nguồn in số khác nhau: {k}; tùy nguồn được chọn, bình quân từ {low} đến {high}.",
    "Districts with two sources that print different figures: {k}; depending on the source the average runs from {low} to {high}.",
)
NO_CONFLICT = Text("Không huyện nào có hai nguồn in số khác nhau.", "No district has two sources with different figures.")
SET_ASIDE = Text("Số dòng để riêng: {n} ({why}).", "Rows set aside: {n} ({why}).")
NOT_COMPARED = Text("Chưa so được các huyện: {why}.", "The districts cannot be compared: {why}.")


def districts_headline(found: Districts, language: str = "vi") -> Sentence:
    """The level, its spread, the conflicts and what was set aside; a refusal where too few report the same."""
    effect = found.effect
    if not isinstance(effect, Estimate):
        why = Text(*("; ".join(o.reason.to(lang) for o in effect.obstacles) for lang in LANGUAGES))
        return Sentence(text=marked(NOT_COMPARED.fill(why=why), found.simulated), points=tuple(_points(found)), language=language)
    text = SAID.fill(
        n=len(found.used), window=found.window, value=fixed(effect.value, 0), low=fixed(effect.low, 0), high=fixed(effect.high, 0),
        a=fixed(found.prediction[0], 0), b=fixed(found.prediction[1], 0),
    )  # fmt: skip
    return Sentence(text=marked(text, found.simulated), points=tuple(_points(found)), language=language)


def _points(found: Districts):
    if isinstance(found.effect, Estimate):
        yield SPREAD.fill(i2=fixed(found.i2, 0), tau2=fixed(found.tau2, 3))
    k = found.conflicts["district"].nunique()
    yield CONFLICT.fill(k=k, low=fixed(found.low, 1), high=fixed(found.high, 1)) if k else NO_CONFLICT
    if len(found.aside):
        yield SET_ASIDE.fill(
            n=len(found.aside),
            why=Text(*("; ".join(ASIDE[w].to(lang) for w in dict.fromkeys(found.aside["why"])) for lang in LANGUAGES)),
        )


def districts_table(found: Districts, language: str = "vi") -> Table:
    """One row a figure: what was used, and beside it the other figure of a district in conflict."""
    head = Text(
        "Huyện|Nguồn|Số vụ|Dân số × năm|Trên 100.000 dân mỗi năm|Ghi chú",
        "District|Source|Events|Person-years|Per 100,000 and year|Note",
    )
    rows = pd.concat([found.used, found.conflicts]).drop_duplicates().sort_values("district", kind="stable")
    used = set(found.used.index)

    def build(lang: str) -> pd.DataFrame:
        note = {"vi": "nguồn khác in số khác", "en": "another source, another figure"}[lang]
        cells = [
            (str(r.district), str(r.source), number(r.value, lang), number(r.exposure, lang), number(1e5 * r.value / r.exposure, lang, 1), "" if index in used else note)
            for index, r in zip(rows.index, rows.itertuples(), strict=True)
        ]  # fmt: skip
        return pd.DataFrame(cells, columns=head.to(lang).split("|"))

    foot = Text(
        "Tác động ngẫu nhiên (REML), khoảng Hartung–Knapp; khoảng dự đoán cho một huyện khác dùng t(k − 2). Chỉ so cùng chỉ số, cùng kỳ.",
        "Random effects (REML), Hartung–Knapp interval; the prediction interval of another district uses t(k − 2). Only the same indicator and window are compared.",
    )
    title = Text("Các huyện: {what}, {window}", "Districts: {what}, {window}").fill(what=found.indicator, window=found.window)
    return Table(name="districts", title=title, foot=foot, build=build, language=language, simulated=found.simulated)
