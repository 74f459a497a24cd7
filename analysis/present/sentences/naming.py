"""Who and when, inside a sentence: the outcome, its places, what is judged, what it is compared with, and the period."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

from analysis.design import Design
from analysis.language import LANGUAGES, Text, joined, number
from analysis.language import period as as_written
from analysis.present.sentences.numbers import kind_of_place
from analysis.results import Estimate

UNIT_WORDS = ("Huyện ", "Quận ", "Thành phố ", "Tỉnh ", "Xã ", "Phường ", "Thị trấn ", "Thị xã ", "Tất cả ")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SIMULATED_WORD = re.compile(r"\s*\((?:mô phỏng|simulated|đối chứng, mô phỏng)\)")
ASIDE = re.compile(r"\s*\([^()]*\)")
MOST_NAMED = 3


def lower(text: str) -> str:
    """The first letter small, unless the word is an abbreviation (TP.HCM, B93)."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def label(effect: Estimate, language: str) -> str:
    """The outcome without the word that its mark says already."""
    return SIMULATED_WORD.sub("", effect.label.to(language))


def of_persons(effect: Estimate) -> bool:
    """Whether the rows are persons."""
    return effect.design is not None and (effect.design.route == "persons" or effect.design.panel.of_persons)


def where(effect: Estimate, language: str) -> str:
    """The places by name, or how many there are; of persons, how many."""
    n = len(effect.places)
    if of_persons(effect):
        return {"vi": f"{number(n, 'vi')} người", "en": f"{number(n, 'en')} persons"}[language]
    if n > MOST_NAMED:
        return counted(n, effect.places, language)
    return joined([place_name(effect, code, language) for code in effect.places], language)


def of_how_many(effect: Estimate) -> int:
    """How many rows the figure is of: of a share of one of two groups, the rows of that group."""
    of_a_group = effect.null is None and "n" in effect.coefficients
    return int(effect.coefficients["n"].iloc[0]) if of_a_group else effect.n_obs


def place_name(effect: Estimate, code: str, language: str) -> str:
    """A place inside a sentence: `huyện Gia Lâm`."""
    name = effect.design.panel.name(code, language) if effect.design else code
    return lower(name) if language == "vi" and name.startswith(UNIT_WORDS) else name


def counted(n: int, codes: tuple[str, ...], language: str, persons: bool = False) -> str:
    """`14 xã`, `1 commune`, `150 người`."""
    if persons:
        return f"{number(n, language)} {Text('người', 'person' if n == 1 else 'persons').to(language)}"
    word = kind_of_place(codes).to(language)
    return f"{number(n, language)} {word}{'s' if language == 'en' and n != 1 else ''}"


def treatment(design: Design | None, language: str, bare: bool = False) -> str:
    """What is judged, by name; empty where nothing was named, so that an outcome is never its own cause."""
    if design is None or not design.names_treatment:
        return ""
    text = SIMULATED_WORD.sub("", design.subject.to(language))
    text = ASIDE.sub("", text) if bare else text
    return lower(text) if language == "vi" else text


def subject(design: Design | None) -> Text:
    """What is judged, in both languages; `biện pháp được xét` where it has no name."""
    unnamed = Text("biện pháp được xét", "the measure that is judged")
    found = Text(*(treatment(design, language) for language in LANGUAGES))
    return found if found.vi else unnamed


def sides(design: Design) -> tuple[int, int]:
    """How many places (persons) were treated at some time, and how many never; of a triple difference, parts that can be affected."""
    rows = design.rows[design.rows[design.eligible] > 0] if design.eligible else design.rows
    treated = rows.groupby("place")["treated"].max() > 0
    return int(treated.sum()), int((~treated).sum())


def period(effect: Estimate, language: str) -> str:
    """`2013–2019`, `03/2010–12/2017` (`Mar 2010–Dec 2017`), `22/10/2010–12/08/2020`; nothing of persons whose table has no dates."""
    if effect.design is not None and effect.design.panel.undated:
        return ""
    if effect.start in ("", "NaT"):
        return {"vi": "không nêu giai đoạn", "en": "period not stated"}[language]
    if effect.start.endswith(("-01", "Q1")) and effect.end.endswith(("-12", "Q4")) and len(effect.start) < 8:
        return "–".join(dict.fromkeys((effect.start[:4], effect.end[:4])))  # whole years
    ends = [period_text(end, language) for end in (effect.start, effect.end)]
    return "–".join(dict.fromkeys(ends))


def period_end(effect: Estimate, which: int, language: str) -> str:
    """The first (0) or the last (1) period."""
    return period_text((effect.start, effect.end)[which], language)


def period_text(end: str, language: str) -> str:
    """A period's code, or a day, as readers write it."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", end):
        return day(dt.date.fromisoformat(end), language)
    return as_written(end).to(language)


def day(date: dt.date, language: str) -> str:
    """`22/10/2010`, `22 Oct 2010`."""
    if language == "vi":
        return f"{date.day:02d}/{date.month:02d}/{date.year}"
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month(year: int, number_: int, language: str) -> str:
    """`01/2013`, `Jan 2013`."""
    return f"{number_:02d}/{year}" if language == "vi" else f"{MONTHS[number_ - 1]} {year}"


def start(date: dt.date, frequency: str, language: str) -> str:
    """A date of a change as the panel's periods can tell it."""
    return period_text(str(pd.Period(date, freq=frequency)), language) if frequency != "Y" else _of_years(date, language)


def _of_years(date: dt.date, language: str) -> str:
    return str(date.year) if (date.month, date.day) == (1, 1) else day(date, language)


def moment(year: float, frequency: str, language: str) -> str:
    """A point found on the axis of calendar years (2013.62) as a year or a month."""
    if frequency == "Y":
        return str(round(year))
    months = round((year - int(year)) * 12)
    return month(int(year) + months // 12, months % 12 + 1, language)
