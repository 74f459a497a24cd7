"""Sixty headlines and more of varied results, in one file that a Vietnamese reader can go through: headlines.md beside this one.

    python tests/present/listed_headlines.py

Every method, both signs, no clear difference, ends that cannot be given, shares, rates, measures, one place and many, refusals. The
figures are invented for the purpose, but for those of the public record and of published data sets; the file says so.
"""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import Design, Panel, estimate, load_panel, load_record
from analysis.design.examples import question
from analysis.estimators import estimator
from analysis.language import Text
from analysis.present.sentences import sentence
from analysis.results import Estimate, Refusal

FILE = Path(__file__).parent / "headlines.md"
HEAD = """# Các câu trả lời ngắn để người đọc soát · Headlines to go through

Tệp do `python tests/present/listed_headlines.py` viết ra; đừng sửa tay. Số liệu ở đây là số liệu thử câu chữ, không phải số liệu về
địa bàn nào, trừ các dòng ghi “công khai”. Written by the command above; the figures are invented to try the wording, except where a
line says so.
"""
CLUBS = Text("câu lạc bộ phòng, chống tội phạm", "crime-prevention clubs")
THEFTS = Text("Số vụ trộm cắp", "Thefts")
CASES = Text("vụ", "cases")


def months(
    n: int = 96, effect: float = 0.0, slope: float = 0.0, mean: float = 60.0, second: float = 0.0, seed: int = 1
) -> pd.DataFrame:
    """A monthly series whose logarithm jumps by `effect` in the middle and by `second` at three quarters."""
    t, rng = np.arange(n), np.random.default_rng(seed)
    log = np.log(mean) + effect * (t >= n // 2) + slope * np.maximum(0, t - n // 2) / 12 + second * (t >= 3 * n // 4)
    periods = pd.period_range("2010-01", periods=n, freq="M").astype(str)
    return pd.DataFrame({"place": "vn-hn-gialam", "period": periods, "y": rng.poisson(np.exp(log))})


def grid(
    effect: float = 0.0, treated: int = 8, n: int = 22, years: int = 10, dates: int = 1, mean: float = 60.0, seed: int = 2
) -> pd.DataFrame:
    """Places and years: `treated` of `n` start in the sixth year, or in `dates` years from there."""
    rng = np.random.default_rng(seed)
    start = np.where(np.arange(n) < treated, 2013 + np.arange(n) % dates, 0)
    frame = pd.DataFrame([(f"xã {i + 1:02d}", year, start[i]) for i in range(n) for year in range(2008, 2008 + years)],
                         columns=["place", "period", "start"])  # fmt: skip
    on = (frame["start"] > 0) & (frame["period"] >= frame["start"])
    level = np.repeat(rng.normal(0, 0.4, n), years)
    frame["y"] = rng.poisson(mean * np.exp(level + effect * on))
    frame["rate"] = np.round(20 * np.exp(0.2 * level) + 20 * effect * on + rng.normal(0, 1, len(frame)), 2)
    frame["people"], frame["adopted"] = (
        np.round(8000 * np.exp(np.repeat(rng.normal(0, 0.2, n), years))),
        frame["start"].replace(0, np.nan),
    )
    frame["dose"] = np.repeat(rng.uniform(0, 2, n), years) * (frame["period"] >= 2013)
    return frame


def panel(frame: pd.DataFrame, outcome: str = "y", label: Text = THEFTS, **more) -> Panel:
    """A panel with the names of this file."""
    more = {"unit": CASES, "label": label} | more
    return Panel.from_frame(frame, place="place", period="period", outcome=outcome, **more)


def series_cases() -> dict[str, Estimate | Refusal]:
    """One place over time."""
    found = {}
    for name, effect in (("giảm", -0.5), ("tăng", 0.5), ("không rõ", 0.0)):
        one = Design(panel(months(effect=effect)), adopted="2014-01-01", treatment=CLUBS)
        found |= {f"segmented {name}": estimate(one), f"arima {name}": estimate(one, "arima")}
        trend = Design(panel(months(slope=effect, effect=0.0)))
        found |= {f"trend {name}": estimate(trend), f"mann_kendall {name}": estimate(trend, "mann_kendall")}
        found[f"structural_breaks {name}"] = estimate(Design(panel(months(effect=effect))), "structural_breaks")
        found[f"joinpoint {name}"] = estimate(trend, "joinpoint")
    two = Design(
        panel(months(effect=-0.4, second=0.3)),
        adopted=("2014-01-01", "2016-01-01"),
        treatment=Text("tuần tra đêm", "night patrols"),
    )
    found["segmented hai mốc"] = estimate(two)
    found["segmented dốc"] = estimate(Design(panel(months(slope=0.2)), adopted="2014-01-01", treatment=CLUBS))
    found["segmented chưa nêu tên"] = estimate(Design(panel(months(effect=-0.5)), adopted="2014-01-01"))
    found["segmented quá ngắn"] = estimate(Design(panel(months(12)), adopted="2010-03-01", treatment=CLUBS), "segmented")
    rates = Design(panel(months(effect=-0.5).assign(people=20000), exposure="people"), adopted="2014-01-01", treatment=CLUBS)
    found["mann_kendall tỷ suất"] = estimate(rates, "mann_kendall")
    return found


def panel_cases() -> dict[str, Estimate | Refusal]:
    """Many places over time."""
    found = {}
    for name, effect in (("giảm", -0.4), ("tăng", 0.4), ("không rõ", 0.0)):
        once = Design(panel(grid(effect), adopted="adopted"), treatment=CLUBS)
        found |= {f"{method} {name}": estimate(once, method) for method in ("twfe", "event_study", "sun_abraham")}
        steps = Design(panel(grid(effect, 12, dates=3), adopted="adopted", exposure="people"), treatment=CLUBS)
        found |= {f"{method} {name}": estimate(steps, method) for method in ("callaway_santanna", "borusyak")}
        single = Design(panel(grid(effect, 1), adopted="adopted"), treatment=CLUBS)
        found[f"synthetic_control {name}"] = estimate(single)
    measured = Design(panel(grid(-0.4), "rate", Text("Điểm lo sợ tội phạm", "Fear-of-crime score"), adopted="adopted", kind="measure",
                            unit=Text("điểm", "points")), treatment=CLUBS)  # fmt: skip
    found |= {f"{m} số đo": estimate(measured, m) for m in ("twfe", "bacon", "first_differences", "sdid", "borusyak")}
    found["callaway_santanna số đếm"] = estimate(Design(panel(grid(-0.4, 12, dates=3), adopted="adopted"), treatment=CLUBS))
    shares = grid(-0.4).assign(y=lambda f: (f["y"] // 2).clip(upper=200), people=400)
    solved = Text("Tỷ lệ vụ được khám phá", "Share of cases cleared")
    found["twfe tỷ lệ"] = estimate(
        Design(panel(shares, label=solved, adopted="adopted", exposure="people", kind="share"), treatment=CLUBS)
    )
    found["twfe chưa nêu tên"] = estimate(Design(panel(grid(-0.4), adopted="adopted")))
    found["dose"] = estimate(
        Design(panel(grid(0.0), dose="dose"), treatment=Text("hội viên trên 1.000 dân", "members per 1,000 people"))
    )
    found["callaway_santanna mô phỏng"] = estimate(question("teaching", "c-club"))
    together = Design(
        panel(pd.concat([months(effect=-0.5, seed=i).assign(place=f"xã {i:02d}") for i in range(6)])),
        adopted="2014-01-01",
        treatment=CLUBS,
    )
    found["two_stage"] = estimate(together, "two_stage")
    beside = pd.concat(
        [months(effect=-0.5).assign(adopted="2014-01"), months(seed=9).assign(place="vn-hn-donganh", adopted=None)]
    )
    found["controlled_series"] = estimate(Design(panel(beside, adopted="adopted"), treatment=CLUBS), "controlled_series")
    found["triple_difference"] = estimate(_triple(), "triple_difference")
    return found


def _triple() -> Design:
    frame = pd.concat([grid(-0.5).assign(concerned=1.0), grid(0.0, seed=3).assign(concerned=0.0)])
    frame = frame.assign(unit=frame["place"], place=frame["place"] + frame["concerned"].map({1.0: " a", 0.0: " b"}))
    frame["commune"] = frame["unit"].str[-2:].astype(float)
    made = panel(frame, adopted="adopted", controls=("concerned", "commune"))
    return Design(made, treatment=CLUBS, eligible="concerned", cluster="commune", controls=())


def other_cases() -> dict[str, Estimate | Refusal]:
    """Two figures, one period, zones, persons, totals of the record, published data sets."""
    found = {}
    pairs = {
        "giảm": (80, 30),
        "tăng": (20, 70),
        "gấp nhiều lần": (4, 60),
        "không rõ": (40, 44),
        "bằng 0": (12, 0),
        "từ 0": (0, 9),
        "rất ít": (0, 1),
    }
    for name, (before, after) in pairs.items():
        frame = pd.DataFrame({"place": "vn-hn-gialam", "period": [2012, 2013], "y": [before, after], "on": [0.0, 1.0]})
        found[f"two_rates {name}"] = estimate(Design(panel(frame, treated="on"), treatment=CLUBS))
    cross = grid(0.0, years=1).assign(
        y=lambda f: f["y"] * np.where(f["start"] > 0, 0.6, 1.0).round(1), on=lambda f: (f["start"] > 0) * 1.0
    )
    found["regression có, không"] = estimate(Design(panel(cross.assign(y=cross["y"].round()), treated="on"), treatment=CLUBS))
    dosed = cross.assign(y=cross["y"].round(), dose=np.linspace(0, 2, len(cross)))
    found["regression mức độ"] = estimate(Design(panel(dosed, dose="dose"), treatment=Text("tổ phụ nữ", "women's groups")))
    found["random_effects"] = estimate(Design(panel(grid(0.0, years=1), exposure="people")), "random_effects")
    rng = np.random.default_rng(4)
    asked = pd.DataFrame({"place": [f"người {i:03d}" for i in range(300)], "period": 2019, "on": np.arange(300) % 2 * 1.0})
    asked["y"] = (rng.random(300) < 0.3 + 0.25 * asked["on"]).astype(int)
    safe = Text("Tỷ lệ thấy an toàn khi ra đường", "Share who feel safe outdoors")
    persons = replace(panel(asked, label=safe, treated="on", kind="binary"), of_persons=True, unit=Text("người", "persons"))
    found["logit"] = estimate(Design(persons, treatment=CLUBS), "logit")
    found["displacement"] = estimate(question("street"))
    found |= {f"{m} người": estimate(question("persons"), m) for m in ("cox", "kaplan_meier")}
    record = load_record("vn-hn-gialam")
    for one in (*record.totals(), *record.shares(), *record.rates()[:2]):
        found[f"describe công khai {one.outcome} {one.kind}"] = estimate(Design(one))
    found["trend công khai"] = estimate(Design(load_panel("criminal_offences", places="vn-hcm")))
    found["từ chối công khai"] = estimate(Design(record.as_panel(), component="c-b93"))
    for data in ("castle", "texas", "california"):
        found[f"{data} công bố"] = estimate(question(data))
    effect = found["twfe giảm"] if "twfe giảm" in found else found["castle công bố"]
    found["khoảng mở hai phía"] = replace(effect, low=-np.inf, high=np.inf)
    found["khoảng mở phía trên"] = replace(effect, value=0.4, low=0.1, high=np.inf)
    return found


def cases() -> dict[str, Estimate | Refusal]:
    """Every result of the file by name; the same on every machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return series_cases() | panel_cases() | other_cases()


def listed(found: dict[str, Estimate | Refusal]) -> str:
    """The file: one block a result, Vietnamese headline, English headline, and what stands under the Vietnamese one."""
    blocks = [HEAD]
    for number, (name, result) in enumerate(found.items(), 1):
        said = sentence(result)
        title = estimator(result.method).TITLE.vi if isinstance(result, Estimate) else "chưa ước lượng"
        points = "\n".join(f"- {point.vi}" for point in said.points)
        blocks.append(f"## {number}. {name} ({title})\n\n**{said.text.vi}**\n\n*{said.text.en}*\n\n{points}\n")
    return "\n".join(blocks)


if __name__ == "__main__":
    FILE.write_text(listed(cases()), encoding="utf-8", newline="\n")
    print(FILE)
