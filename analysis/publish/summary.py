"""The saved reports -> one row a component: what each was found to say. Nothing is estimated again."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from analysis import paths, reading
from analysis.catalogue import Component, components
from analysis.language import Text
from analysis.present.sentences import REFUTING
from analysis.present.summary import Row, Verdict
from analysis.registered import of_report

CHOICE = {"street": "c-phandangluu", "persons": "c-b93"}  # data sets whose component no parameter names
REHABILITATION, HIDDEN = "60_after_rehabilitation", "75_hidden"
PUBLIC = ("record",)


def summary(reports: Path = paths.REPORTS) -> list[Row]:
    """One row a component, from its report: one's own data before simulated ones, the refusal of the public record last."""
    found: dict[str, list[tuple[int, str, dict, dict]]] = {}
    listed: set[str] = set()
    for file in sorted(reports.glob("[!._]*/estimate.json")):
        stored, about = (json.loads(path.read_text(encoding="utf-8")) for path in (file, file.parent / "provenance.json"))
        if of_report(about) is not None:
            continue
        listed |= _listed(about)
        code, rank = _component(about)
        reading.note(stored.get("read", ()))
        if code and stored["results"]:
            found.setdefault(code, []).append((rank, file.parent.name, stored["results"][0], stored))
    return [
        _row(component, min(found.get(component.code, []), key=lambda one: one[:2], default=None), component.code in listed)
        for component in components().values()
    ]


def _listed(about: dict[str, Any]) -> set[str]:
    """The component of whose groups a report has the list of all ever founded (a file of one's own, and how many they were)."""
    given = about["parameters"]
    own = Path(about["notebook"]["file"]).stem.endswith(HIDDEN) and given.get("groups") and int(given.get("founded") or 0) > 0
    return {str(given.get("component", ""))} if own else set()


def _component(about: dict[str, Any]) -> tuple[str, int]:
    """The component that a report is about, and its rank: own data 0, simulated 1, the public record 2."""
    book, parameters = Path(about["notebook"]["file"]).stem, about["parameters"]
    if book.endswith(REHABILITATION):
        return CHOICE["persons"], 1
    if not book.endswith(("40_component_effect", "50_single_place")):
        return "", 9
    data, code = str(parameters.get("data", "")), str(parameters.get("component", ""))
    rank = 1 if data in ("teaching", "street") else 2 if data in PUBLIC else 0
    known = CHOICE.get(data, code if data in ("teaching", *PUBLIC) or "." in data else "")
    return (known, rank) if known in components() else ("", 9)


SURVIVORS = Text(
    "thiếu danh sách mọi nhóm từng thành lập: chỉ thấy nhóm còn lại",
    "no list of all groups ever founded: only survivors are seen",
)


def _row(component: Component, found: tuple[int, str, dict, dict] | None, listed: bool = False) -> Row:
    if found is None:
        return Row(component=component, run="", verdict=Verdict.NOT_RUN)
    _, run, result, stored = found
    if result["type"] == "refusal":
        verdict = Verdict.NONE if component.ceiling == 0 else Verdict.LACKING
        return Row(component=component, run=run, verdict=verdict, simulated=result["simulated"])
    failed = [check for check in stored["checks"] if check["passed"] is False]
    failed.sort(key=lambda check: check.get("name") not in REFUTING)  # the caveat that takes a cause away, where there is one
    verdict = _verdict(result, failed)
    capped = verdict is Verdict.EVIDENCE and component.groups and not listed
    said = SURVIVORS if capped else Text(**failed[0]["sentence"]) if failed else None
    return Row(
        component=component, run=run, verdict=Verdict.LACKING if capped else verdict, simulated=result["simulated"], sms=result["sms_level"],
        percent=_percent(result), averted=result.get("averted"), passed=sum(c["passed"] is True for c in stored["checks"]),
        made=sum(c["passed"] is not None for c in stored["checks"]), failed=said,
    )  # fmt: skip


COMPARED = 3  # of the Maryland scale: units with and without, before and after


def _verdict(result: dict[str, Any], failed: list[dict]) -> Verdict:
    """Evidence: a difference that may be called an effect, against a comparison (Maryland level 3 and above), whose interval excludes no
    change and that no failed check put in doubt. An association, or one series before and after, is not enough."""
    if result["permitted"] == "describe" or result["null"] is None:
        return Verdict.DESCRIBED
    low, high = (_number(result[end]) for end in ("low", "high"))
    if low <= result["null"] <= high or failed or result["permitted"] != "cause_if" or (result["sms_level"] or 0) < COMPARED:
        return Verdict.LACKING
    return Verdict.EVIDENCE


def _percent(result: dict[str, Any]) -> tuple[float, float, float] | None:
    """Value and interval as per cent of the level without the treatment, where that is known."""
    ends = [_number(result[key]) for key in ("value", "low", "high")]
    if result["scale"] == "rate_ratio":
        shown = [100 * (end - 1) for end in ends]
    elif result["scale"] == "percent_per_year":
        shown = ends
    else:
        mean = result["statistics"].get("observed_mean")
        without = [mean - end for end in ends] if mean is not None else [0.0]
        if min(without) <= 0:
            return None
        shown = [100 * end / level for end, level in zip(ends, without, strict=True)]
    return tuple(shown) if all(map(math.isfinite, shown)) else None


def _number(value: float | str) -> float:
    return float(value)
