"""What a finding is held against, route by route: the words of its subject, of its direction and of its comparison.

`Wording` is the grammar of one route. `change`: the treated moved against others (giảm, tăng); otherwise one level stands beside
another (thấp hơn, cao hơn). Neither says why.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.design import Design
from analysis.language import LANGUAGES, Text, number
from analysis.present.sentences import naming
from analysis.present.sentences.numbers import kind_of_place
from analysis.results import Estimate

BLENDED = ("synthetic_control", "sdid")


class Wording(NamedTuple):
    """`subject` with the treatment named as fully as asked; `against`: the comparison; `change` as above."""

    subject: Text
    against: Text
    change: bool


def wording(effect: Estimate, named: str) -> Wording:
    """The words of an estimate's route. `named`: full, bare (without what stands in brackets) or none."""
    route = effect.design.route if effect.design else ""
    makers = {
        "interrupted": _interrupted, "persons": _persons, "rates": _rates, "zones": _zones, "dose": _dose,
        "cross_section": _cross_section,
    }  # fmt: skip
    return makers.get(route, _places)(effect, named)


def _treatment(design: Design | None, language: str, named: str) -> str:
    return "" if named == "none" else naming.treatment(design, language, bare=named == "bare")


def _both(make, *arguments) -> Text:
    return Text(*(make(language, *arguments) for language in LANGUAGES))


def _places(effect: Estimate, named: str) -> Wording:
    """Treated places against others over time."""
    return Wording(_both(_treated, effect, named), _both(_untreated, effect), True)


def _treated(language: str, effect: Estimate, named: str) -> str:
    label = naming.label(effect, language)
    if effect.design is None:
        return f"{label} {_at(naming.where(effect, language), language)}"
    what = _treatment(effect.design, language, named)
    n, _ = naming.sides(effect.design)
    if naming.of_persons(effect):
        joined = {"vi": f"ở {number(n, 'vi')} người tham gia", "en": f"among {number(n, 'en')} who joined"}[language]
        return f"{label} {joined}" + (f" {what}" if what else "")
    if n == 1:
        where = naming.place_name(effect, _only_treated(effect.design), language)
        return f"{label} {_at(where, language)}" + (f" ({what})" if what else "")
    where = naming.counted(n, effect.places, language, naming.of_persons(effect))
    if not what:
        some = {"vi": f"{where} áp dụng", "en": where.replace(" ", " treated ", 1)}[language]
        return f"{label} {_at(some, language)}"
    return f"{label} {_at(where, language)} {'có' if language == 'vi' else 'with'} {what}"


def _only_treated(design: Design) -> str:
    treated = design.rows.groupby("place")["treated"].max() > 0
    return str(treated.index[treated][0])


def _untreated(language: str, effect: Estimate) -> str:
    if effect.design is None:
        return {"vi": "nơi chưa có", "en": "places without"}[language]
    _, never = naming.sides(effect.design)
    if naming.of_persons(effect):
        return {"vi": f"{number(never, 'vi')} người không tham gia", "en": f"{number(never, 'en')} who did not join"}[language]
    word = kind_of_place(effect.places)
    if effect.method in BLENDED:
        return {
            "vi": f"tổ hợp từ {number(never, 'vi')} {word.vi} khác",
            "en": f"a blend of {number(never, 'en')} {word.en}s",
        }[language]
    aside = {"vi": "phần không thuộc diện và ", "en": "the part not concerned and "}[language]
    aside = aside if effect.design.route == "triple" else ""
    if effect.design.route == "staggered" or never == 0:
        return aside + {"vi": f"{word.vi} chưa có", "en": f"not-yet-treated {word.en}s"}[language]
    return (
        aside
        + {
            "vi": f"{number(never, 'vi')} {word.vi} chưa có",
            "en": f"{number(never, 'en')} {word.en if never == 1 else word.en + 's'} without",
        }[language]
    )


def _at(where: str, language: str) -> str:
    return f"{'ở' if language == 'vi' else 'in'} {where}"


def _interrupted(effect: Estimate, named: str) -> Wording:
    earlier = Text("xu hướng trước đó", "the earlier trend")
    return Wording(_both(_after, effect, named), earlier, False)


def _after(language: str, effect: Estimate, named: str) -> str:
    design = effect.design
    what = _treatment(design, language, named)
    dates = [naming.start(day, design.panel.frequency, language) for day in design.dates]
    later = {"vi": "mốc sau: ", "en": "later date: "}[language] + ", ".join(dates[1:]) if dates[1:] else ""
    aside = "; ".join(filter(None, (what, later)))
    after = {"vi": "ngay sau", "en": "right after"}[language]
    where = naming.where(effect, language)
    return f"{naming.label(effect, language)} {_at(where, language)} {after} {dates[0]}" + (f" ({aside})" if aside else "")


def _persons(effect: Estimate, named: str) -> Wording:
    joined, not_joined = naming.sides(effect.design)

    def subject(language: str) -> str:
        what, outcome = _treatment(effect.design, language, named), naming.lower(naming.label(effect, language))
        n = number(joined, language)
        if language == "vi":
            return f"Nguy cơ {outcome} ở {n} người tham gia{' ' + what if what else ''}"
        return f"Hazard of {outcome} among {n} who joined{' ' + what if what else ''}"

    against = Text(f"{number(not_joined, 'vi')} người không tham gia", f"among {number(not_joined, 'en')} who did not join")
    return Wording(_both(subject), against, False)


def _rates(effect: Estimate, named: str) -> Wording:
    """Two figures: one place before and after, or one with and one without."""
    rows = effect.design.rows.sort_values("treated")
    without, under = rows.iloc[0], rows.iloc[-1]
    share = effect.design.panel.kind == "share"
    odds = {"vi": "Tỷ số odds của " if share else "", "en": "Odds of " if share else ""}

    def subject(language: str) -> str:
        what = _treatment(effect.design, language, named)
        aside = f" ({what})" if what else ""
        outcome = naming.label(effect, language)
        outcome = odds[language] + (naming.lower(outcome) if odds[language] else outcome)
        where = _at(naming.place_name(effect, under["place"], language), language)
        if under["place"] != without["place"]:
            return f"{outcome} {where}{aside}"
        return f"{outcome} {where} {'trong' if language == 'vi' else 'during'} {_when(under, language)}{aside}"

    def against(language: str) -> str:
        if under["place"] != without["place"]:
            return naming.place_name(effect, without["place"], language)
        return _when(without, language)

    return Wording(_both(subject), _both(against), False)


def _when(row, language: str) -> str:
    text = naming.period_text(str(row["period"]), language)
    return f"năm {text}" if language == "vi" and text.isdigit() else text


def _zones(effect: Estimate, named: str) -> Wording:
    def subject(language: str) -> str:
        what = _treatment(effect.design, language, named)
        zone = {"vi": "ở vùng áp dụng, vùng đệm", "en": "in the treated and buffer zones"}[language]
        if "displacement" not in set(effect.design.rows[effect.design.zones]):
            zone = {"vi": "ở vùng áp dụng", "en": "in the treated zone"}[language]
        return f"{naming.label(effect, language)} {zone}" + (f" ({what})" if what else "")

    return Wording(_both(subject), Text("vùng đối chứng", "the control zones"), True)


def _dose(effect: Estimate, named: str) -> Wording:
    return Wording(_both(_all, effect), _both(_unit, effect, named), True)


def _cross_section(effect: Estimate, named: str) -> Wording:
    if effect.design.rows["treated"].nunique() > 1:
        return Wording(_both(_treated, effect, named), _both(_untreated, effect), False)
    return Wording(_both(_all, effect), _both(_unit, effect, named), False)


def _all(language: str, effect: Estimate) -> str:
    return f"{naming.label(effect, language)} {_at(naming.where(effect, language), language)}"


def _unit(language: str, effect: Estimate, named: str) -> str:
    """The step of a dose, which is the comparison."""
    what = _treatment(effect.design, language, named)
    if language == "vi":
        return f"mức ít hơn một đơn vị ({what})" if what else "mức triển khai ít hơn một đơn vị"
    return f"a level one unit less ({what})" if what else "a dose one unit less"
