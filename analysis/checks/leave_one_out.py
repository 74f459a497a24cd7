"""Leave one place out: does the finding hang on a single place (or, in a series, on a single year)?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.checks.placebo_place import coefficient, fitted_family
from analysis.checks.specification_curve import side
from analysis.design.together import together
from analysis.estimators import estimate, etwfe
from analysis.inference.leaving_out import Jackknifed
from analysis.language import LANGUAGES, Text, significant
from analysis.results import CheckResult, Estimate

NAME = "leave_one_out"
QUESTION = Text("Kết quả có phụ thuộc vào một nơi duy nhất không?", "Does the finding hang on a single place?")
SUITS = None
WHAT = {
    "rate_ratio": Text("tỷ số ", "a ratio of "),
    "percent_per_year": Text("phần trăm mỗi năm: ", "per cent a year: "),
    "share": Text("tỷ lệ ", "a share of "),
}
FAST = {"twfe", "dose"}  # the coefficient alone is refitted
CHEAP = {"callaway_santanna": "analytic", "borusyak": "crv3", "first_differences": "crv1", "bacon": "crv1"}
CHEAP |= {"triple_difference": "crv1", "event_study": "crv1", "sun_abraham": "crv1"}  # only the value is looked at
MOST = 60
FEWEST = 4  # places
UNITED = ("zones", "rates", "persons", "cross_section")  # routes that do not compare places
TOGETHER = Text(
    "Chuỗi này gộp nhiều địa bàn thành một, không xét riêng từng nơi để bỏ bớt.",
    "This series puts several places together as one: none stands by itself to be left out.",
)
UNSUITED = Text(
    "Kết quả này không so các nơi với nhau, nên không có nơi nào để bỏ bớt.",
    "This result does not compare places, so that there is none to leave out.",
)
FEW = Text(
    "Chỉ có {n} địa bàn, quá ít để bỏ bớt một nơi mà vẫn so được.",
    "There are only {n} places, too few to leave one out.",
)


def check(effect: Estimate) -> CheckResult:
    """Every refit; passed where all lie on the same side of no change as the estimate."""
    design = effect.design
    if design is None or effect.null is None or len(design.panel.places) < FEWEST or design.route in UNITED:
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=_why(effect))
    table = refits(effect)
    if table.empty:
        why = Text("Bỏ bất cứ nơi nào cũng không còn ước lượng được.", "Nothing can be estimated once a place is left out.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    alike = side(table["value"], effect.null) == side(effect.value, effect.null)
    passed = bool(alike.all())
    worst = (table["value"] - effect.value).abs().idxmax()
    sentence = Text(
        "Thay đổi nhiều nhất khi bỏ {place}: {what}{value} (thay vì {whole}).",
        "It moves most when {place} is left out: {what}{value} (instead of {whole}).",
    )
    if not passed:
        worst = (table["value"].where(~alike) - effect.value).abs().idxmax()
        sentence = Text(
            "Kết quả phụ thuộc vào một nơi ({place}): bỏ nơi này thì {what}{value} (thay vì {whole}).",
            "The result hangs on one place ({place}): without it {what}{value} (instead of {whole}).",
        )
    sentence = sentence.fill(
        place=_name(effect, table.at[worst, "left_out"]),
        what=_what(effect),
        value=significant(table.at[worst, "value"]),
        whole=significant(effect.value),
    )
    statistic = float((table["value"] - effect.value).abs().max())
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=statistic, sentence=sentence, table=table)


def _why(effect: Estimate) -> Text:
    """Why no place can be left out."""
    panel = effect.design.panel if effect.design is not None else None
    if panel is not None and together(panel):
        return TOGETHER
    if panel is None or effect.null is None or len(panel.places) >= FEWEST or effect.design.route in UNITED:
        return UNSUITED
    return FEW.fill(n=len(panel.places))


def _what(effect: Estimate) -> Text:
    if effect.scale == "rate_per_100k":
        unit = effect.design.panel.rate_unit
        return Text(f"số vụ {unit.vi}: ", f"{unit.en}: ")
    return WHAT.get(effect.scale, Text("", ""))


def _name(effect: Estimate, unit: object) -> Text:
    """A place's name; the clusters of a caller have no other name than their own."""
    panel = effect.design.panel
    return Text(*(panel.name(unit, language) if unit in panel.places else str(unit) for language in LANGUAGES))


def refits(effect: Estimate) -> pd.DataFrame:
    """The value without each place, clusters taken whole; treated places first where there are too many."""
    if isinstance(effect.model, Jackknifed):
        return _jackknifed(effect)
    design, rows = effect.design, effect.design.rows
    unit = design.cluster or "place"
    treated = rows.groupby(unit)["treated"].max().sort_values(ascending=False, kind="stable")
    found = []
    for place in treated.index[:MOST]:
        rest = rows[rows[unit] != place]
        if effect.method in FAST and design.route != "dose":
            value = coefficient(design, rest, fitted_family(effect))
            value = None if value is None else float(np.exp(value)) if effect.scale == "rate_ratio" else value
        else:
            options = {"errors": CHEAP[effect.method]} if effect.method in CHEAP else {}
            again = estimate(design.on(rest), method=effect.method, **options)
            value = again.value if isinstance(again, Estimate) else None
        if value is not None:
            found.append((place, value))
    return pd.DataFrame(found, columns=["left_out", "value"])


def _jackknifed(effect: Estimate) -> pd.DataFrame:
    """What the cluster jackknife of the estimate holds already: the value without each cluster, treated ones first."""
    data, found = etwfe.begun(effect.design)[0], effect.model
    names = data.rows[effect.design.cluster or "place"].groupby(data.cluster).first()
    treated = np.bincount(data.cluster, data.treated > 0, data.G) > 0
    logs = found.value[0] + found.leaves[:, 0]
    table = pd.DataFrame({"left_out": names, "value": np.exp(logs) if effect.scale == "rate_ratio" else logs})
    return table.iloc[np.argsort(~treated, kind="stable")].dropna().reset_index(drop=True)
