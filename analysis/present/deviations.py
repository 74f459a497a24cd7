"""What was settled in the locked plan, what a run did, and every difference between the two."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

import pandas as pd

from analysis import registered
from analysis.checks import check, names
from analysis.design import Design
from analysis.design.foresight import foresee
from analysis.design.foresight import said as foreseen
from analysis.design.routes import ROUTE_TITLES
from analysis.design.together import summed
from analysis.estimators import TOGETHER, default, estimator
from analysis.language import Text, joined
from analysis.panel import Panel
from analysis.present.display import Table
from analysis.results import Checks, Estimate, Refusal

FIELDS = {
    "subject": Text("Điều được đánh giá", "What is judged"),
    "outcome": Text("Chỉ số", "Outcome"),
    "kind": Text("Loại số, đơn vị", "Kind and unit of figures"),
    "estimand": Text("Đại lượng ước lượng", "Estimand"),
    "frequency": Text("Kỳ số liệu", "Frequency"),
    "window": Text("Giai đoạn", "Window"),
    "places": Text("Địa bàn", "Places"),
    "rows": Text("Dòng dùng", "Rows used"),
    "starts": Text("Ngày bắt đầu", "Start dates"),
    "dose": Text("Mức độ triển khai", "Dose"),
    "phase_in": Text("Kỳ chuyển tiếp bỏ ra", "Periods of introduction left out"),
    "comparison": Text("So sánh", "Comparison"),
    "exposure": Text("Mẫu số", "Exposure"),
    "weights": Text("Trọng số", "Weights"),
    "controls": Text("Biến điều chỉnh", "Covariates"),
    "roles": Text("Phần chịu tác động, vùng, cụm, chỉ số đối chứng", "Eligible part, zones, clusters, placebo outcome"),
    "shocks": Text("Sự kiện trong mô hình", "Events in the model"),
    "method": Text("Phương pháp", "Method"),
    "options": Text("Lựa chọn của phương pháp (sai số, họ phân phối, mùa, ngưỡng …)", "Options of the method (errors, family, season, threshold ...)"),
    "confidence": Text("Độ tin cậy", "Confidence"),
    "checks": Text("Phép kiểm tra", "Checks"),
    "family": Text("Số giả thuyết cùng nhóm", "Hypotheses of the family"),
    "data": Text("Số liệu (mã băm)", "Data (checksum)"),
}  # fmt: skip
VALUES = ["place", "period", "outcome", "exposure", "treated", "adopted", "dose", "weight"]
MOST = 200  # places that a lock names one by one
SHOWN = 6  # names of a list that a cell shows
AS_PLANNED = Text("Đúng như kế hoạch đã khóa.", "As the locked plan says.")
FOOT = Text(
    "Kế hoạch [{name}] khóa ngày {date}{again}, mã băm {digest}. Khác với kế hoạch không phải là sai, nhưng phải nói ra: kết quả khi ấy là thăm dò.",
    "Plan [{name}], locked on {date}{again}, checksum {digest}. To differ from a plan is no fault, but has to be said: such a result is exploratory.",
)
NO_PLAN = Text(
    "Câu hỏi này không có kế hoạch khóa trước; kết quả là thăm dò.",
    "No plan was locked for this question; the result is exploratory.",
)


class Deviation(NamedTuple):
    """One thing that was done otherwise than planned."""

    field: str
    planned: Any
    done: Any


def specification(
    design: Design, method: str | None = None, options: dict[str, Any] | None = None, checks: Checks | None = None
) -> dict[str, Any]:
    """Everything that a run settles, by FIELDS; of outcomes only that they are there, and a checksum."""
    chosen = method or default(design)
    panel, rows = design.panel, design.rows
    starts = rows.dropna(subset=["adopted"]).drop_duplicates("place").set_index("place")["adopted"]
    given = {key: str(value) for key, value in (options or {}).items()}
    made = [c.name for c in checks] if checks is not None else suited(chosen)
    roles = {key: getattr(design, key) for key in ("eligible", "zones", "cluster", "placebo") if getattr(design, key)}
    return {
        "subject": design.subject.vi,
        "outcome": panel.outcome,
        "kind": f"{panel.kind} {panel.unit.vi}".strip(),
        "estimand": estimator(chosen).ESTIMAND.vi,
        "frequency": panel.frequency,
        "window": f"{rows['period'].min()} – {rows['period'].max()}" if len(rows) else "",
        "places": _named(panel, list(panel.places)),
        "rows": f"{len(rows)}: {_digest(rows[['place', 'period']])}",
        "starts": _named(panel, [f"{place} {start}" for place, start in sorted(starts.items())]) or [str(day) for day in design.dates],
        "dose": _column(rows, "dose"),
        "phase_in": design.phase_in,
        "comparison": design.route,
        "exposure": f"{panel.exposed.vi} {_column(rows, 'exposure')}".strip(),
        "weights": _column(rows, "weight"),
        "controls": [f"{name} {_column(rows, name)}" for name in design.controls],
        "roles": [f"{key}: {name} {_column(rows, name) if name in rows else ''}".strip() for key, name in roles.items()],
        "shocks": [s.code for s in design.events] if design.shocks is not None else ["register"],
        "method": chosen,
        "options": [f"{key}={value}" for key, value in sorted(given.items()) if key != "confidence"],
        "confidence": float((options or {}).get("confidence", 0.95)),
        "checks": sorted(made),
        "family": design.family,
        "data": _digest(rows[[*VALUES, *design.controls]]),
    }  # fmt: skip


def suited(method: str) -> list[str]:
    """The checks that are made of a method where none is named."""
    return [name for name in names() if check(name).SUITS is None or method in check(name).SUITS]


def used(design: Design, method: str | None = None) -> Design:
    """The design as an estimate has it: several places of one series are added up."""
    chosen = estimator(method or default(design))
    return (
        summed(design) if design.route in TOGETHER and len(design.panel.places) > 1 and not hasattr(chosen, "SEVERAL") else design
    )


def _named(panel: Panel, names: list[str]) -> list[str]:
    """Names, or how many and their checksum where they are very many or persons."""
    plain = len(names) <= MOST and panel.kind not in ("event", "binary")
    return names if plain or not names else [f"{len(names)}: {_digest(names)}"]


def _column(rows: pd.DataFrame, name: str) -> str:
    return _digest(rows[["place", "period", name]]) if rows[name].notna().any() else ""


def _digest(values: Any) -> str:
    plain = values.astype(str).to_numpy().tolist() if isinstance(values, pd.DataFrame) else values
    stored = json.dumps(plain)
    return hashlib.sha256(stored.encode()).hexdigest()[:12]


def deviations(effect: Estimate | Refusal, checks: Checks | None = None) -> list[Deviation] | None:
    """What differs from the locked plan of the design's entry (`Design(plan=...)`); None where there is no plan for it."""
    entry = planned(effect)
    if entry is None:
        return None
    held = entry.locks[-1]["held"]
    done = specification(
        effect.design, effect.method, getattr(effect, "options", {}), None if isinstance(effect, Refusal) else checks
    )
    return [Deviation(key, held[key], done[key]) for key in FIELDS if key in held and held[key] != done[key]]


def planned(effect: Estimate | Refusal) -> registered.Entry | None:
    """The locked entry that a result is held to."""
    entry = registered.entries().get(effect.design.plan) if effect.design is not None and effect.design.plan else None
    return entry if entry is not None and entry.locked else None


def stored(effect: Estimate | Refusal, checks: Checks | None) -> dict[str, Any] | None:
    """The plan's entry, date and checksum, and the deviations, as a saved result keeps them."""
    found = deviations(effect, checks)
    if found is None:
        return None
    entry = planned(effect)
    return {
        "entry": entry.name, "date": entry.locks[-1]["date"], "locks": len(entry.locks), "sha256": entry.digest,
        "family": entry.settled.get("family", ""), "deviations": [{**d._asdict(), "label": FIELDS[d.field]._asdict()} for d in found],
    }  # fmt: skip


def deviation_table(effect: Estimate | Refusal, checks: Checks | None = None, language: str = "vi") -> Table:
    """The plan beside what was done: one row a difference, and what the study could see, foreseen when it was planned."""
    found, entry = deviations(effect, checks), planned(effect)

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Mục", "Kế hoạch", "Đã làm"), "en": ("Item", "Plan", "Done")}[lang]
        rows = [(FIELDS[d.field].to(lang), *_differing(d, lang)) for d in found or []]
        none = NO_PLAN if entry is None else AS_PLANNED
        return pd.DataFrame(rows or [(none.to(lang), "–", "–")], columns=head)

    return Table(
        name="plan", title=Text("So với kế hoạch đã khóa", "Against the locked plan"), foot=_foot(entry), build=build,
        language=language, simulated=effect.design.panel.simulated,
    )  # fmt: skip


def _foot(entry: registered.Entry | None) -> Text:
    if entry is None:
        return Text("", "")
    n = len(entry.locks)
    again = Text(f" (lần khóa thứ {n}, lần đầu {entry.locks[0]['date']})", f" (lock number {n}, the first on {entry.locks[0]['date']})") if n > 1 else Text("", "")  # fmt: skip
    text = FOOT.fill(name=entry.name, date=entry.locks[-1]["date"], again=again, digest=entry.digest[:12])
    seen = power(entry)
    return Text(*(f"{t} {s}".strip() for t, s in zip(text, seen, strict=True)))


def power(entry: registered.Entry) -> Text:
    """What a study like the planned one could see, foreseen from the numbers that the plan assumes."""
    asked = entry.settled.get("power")
    if not asked:
        return Text("", "")
    found = foresee(**asked)
    return foreseen(found, asked["places"], asked["periods"], asked["treated"])


def _differing(d: Deviation, lang: str) -> tuple[str, str]:
    """The two sides of a difference; of lists what only one of them has."""
    if isinstance(d.planned, list) and isinstance(d.done, list):
        sides = [x for x in d.planned if x not in d.done], [x for x in d.done if x not in d.planned]
        return tuple(_short(side, lang) for side in sides)
    if d.field == "comparison":
        return tuple(ROUTE_TITLES[x].to(lang) if x in ROUTE_TITLES else str(x) for x in d[1:])
    return tuple(str(x) if str(x) else "–" for x in d[1:])


def _short(names: list[str], lang: str) -> str:
    if not names:
        return "–"
    return joined(list(map(str, names[:SHOWN])), lang) + ("" if len(names) <= SHOWN else f" … ({len(names)})")
