"""Very many places each by itself: how many of their trends are apart from no change, and how many chance alone would give on average."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.language import LANGUAGES, Text
from analysis.present.display import SIMULATED, Sentence, Table
from analysis.present.sentences import written_value
from analysis.present.sentences.naming import lower
from analysis.results import Estimate, Refusal

HEADLINE = Text(
    "Trong {n} chuỗi của {places} địa bàn có {k} chuỗi thay đổi rõ rệt (khoảng tin cậy 95% không chứa mức không đổi): {down} giảm, {up} tăng. ",
    "Of {n} series of {places} places, {k} changed clearly (the 95% interval excludes no change): {down} fell, {up} rose. ",
)
NONE = Text(
    "Trong {n} chuỗi của {places} địa bàn không chuỗi nào thay đổi rõ rệt (mọi khoảng tin cậy 95% đều chứa mức không đổi). ",
    "Of {n} series of {places} places, none changed clearly (every 95% interval includes no change). ",
)
CHANCE = Text(
    "Nếu không chuỗi nào thay đổi, riêng ngẫu nhiên bình quân cho không quá khoảng {chance} chuỗi như vậy. ",
    "Chance alone would on average give no more than about {chance} such series if none had changed. ",
)
SELDOM = Text(
    "Nếu không chuỗi nào thay đổi, riêng ngẫu nhiên bình quân cho chưa đến một chuỗi như vậy. ",
    "Chance alone would give less than one such series on average if none had changed. ",
)
REFUSED = Text(
    "Ngoài ra {r} chuỗi chưa đủ cơ sở để ước lượng ({names}). ",
    "Another {r} series could not be estimated ({names}). ",
)
DESCRIBED = Text(
    "Đây là mô tả số ghi nhận của từng địa bàn; tự nó không cho biết nguyên nhân.",
    "This describes the record of each place; by itself it does not tell why.",
)
EACH = Text(
    "Thay đổi bình quân mỗi năm theo địa bàn và chỉ số, % mỗi năm", "Average change a year by place and indicator, % a year"
)
FOOT = Text(
    "Trong ngoặc: khoảng tin cậy 95%. Khoảng chứa 0: không phân biệt được tăng với giảm. Không xếp hạng các địa bàn theo bảng này.",
    "In brackets: 95% interval. Where it includes 0, a rise cannot be told from a fall. The table does not rank the places.",
)
PLACE = Text("Địa bàn", "Place")
NAMED = 12  # places without an estimate that are named


def each_place_headline(results: Sequence[Estimate | Refusal], language: str = "vi") -> Sentence:
    """The count of series that changed clearly, beside what chance alone would give: one in twenty on average, fewer where intervals of short
    trends are wide."""
    made = [result for result in results if isinstance(result, Estimate)]
    clear = [result for result in made if not result.includes_no_change]
    chance = round(0.05 * len(made))
    refused = [result for result in results if isinstance(result, Refusal)]
    said = ((HEADLINE, CHANCE if chance else SELDOM) if clear else (NONE,)) + ((REFUSED,) if refused else ())
    told = Text(*map("".join, zip(*said, DESCRIBED, strict=True)))
    text = told.fill(
        n=len(made), places=len({result.places for result in made}), k=len(clear), chance=chance,
        down=sum(result.value < result.null for result in clear), up=sum(result.value > result.null for result in clear),
        r=len(refused), names=_names(refused),
    )  # fmt: skip
    if len(labels := {result.label for result in made}) == 1:
        text = Text(*(f"{label}: {lower(own)}" for label, own in zip(labels.pop(), text, strict=True)))
    simulated = any(result.simulated for result in results)
    text = Text(*(f"{mark} — {own}" for mark, own in zip(SIMULATED, text, strict=True))) if simulated else text
    return Sentence(text=text, language=language, role="headline")


def each_place_table(results: Sequence[Estimate | Refusal], language: str = "vi", name: str = "each_place") -> Table:
    """A row a place, a column an indicator, the estimate with its interval in each cell."""

    def build(lang: str) -> pd.DataFrame:
        cells = [
            (_place(result, lang), result.label.to(lang), _cell(result, lang))
            for result in results
            if isinstance(result, Estimate)
        ]
        frame = pd.DataFrame(cells, columns=["place", "label", "cell"])
        wide = frame.pivot(index="place", columns="label", values="cell").reindex(
            index=frame["place"].unique(), columns=frame["label"].unique()
        )
        return wide.fillna("—").rename_axis(None, axis=1).reset_index().rename(columns={"place": PLACE.to(lang)})

    simulated = any(result.simulated for result in results)
    return Table(name=name, title=EACH, foot=FOOT, build=build, language=language, simulated=simulated)


def _names(refused: Sequence[Refusal]) -> Text:
    """The places without an estimate, by name; of very many the first."""
    named = [list(dict.fromkeys(_place(one, lang) for one in refused if one.design)) for lang in LANGUAGES]
    return Text(*("; ".join(names[:NAMED]) + ("; …" if len(names) > NAMED else "") for names in named))


def _place(effect: Estimate | Refusal, language: str) -> str:
    code = effect.places[0] if isinstance(effect, Estimate) else effect.design.panel.places[0]
    return effect.design.panel.name(code, language) if effect.design else code


def _cell(effect: Estimate, language: str) -> str:
    value, low, high = (written_value(effect, language, end) for end in (effect.value, effect.low, effect.high))
    return f"{value} ({low}\u00a0{'đến' if language == 'vi' else 'to'}\u00a0{high})"
