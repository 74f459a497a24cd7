"""`python -m analysis lock`: record what the plan settles, and when, before outcomes are read."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from analysis import registered
from analysis.errors import BadParameter, unknown
from analysis.language import LANGUAGES, Text, current
from analysis.registered import Entry

KNOWN = {
    "data", "component", "outcome", "treatment", "kind", "estimand", "window", "comparison", "method", "options", "confidence",
    "tests", "threshold", "family", "power", "answers", "report",
}  # fmt: skip
NEEDED = ("outcome", "estimand", "comparison", "method", "family")
DONE = Text("[{name}] đã khóa ngày {date}, mã băm {digest}. {power}", "[{name}] locked on {date}, checksum {digest}. {power}")
OPEN = Text("[{name}] chưa khóa. {power}", "[{name}] is not locked. {power}")
NONE = Text("Không có kế hoạch nào trong notebooks/plan.toml.", "There is no plan in notebooks/plan.toml.")
KEPT = Text("[{name}] giữ nguyên, khóa ngày {date}. {power}", "[{name}] stands as locked on {date}. {power}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAMES, --show."""
    parser.add_argument("names", nargs="*", help="mục của plan.toml (không ghi: mọi mục) / entries (all where none is named)")
    parser.add_argument(
        "--show", action="store_true", help="chỉ xem kế hoạch và sức phát hiện / only show the plan and its power"
    )


def main(arguments: argparse.Namespace) -> int:
    """Lock every entry that is not; print each with what its study could see."""
    found = registered.entries()
    for name in arguments.names:
        if name not in found:
            raise unknown(Text("mục của kế hoạch", "entry of the plan"), name, found, f"notebooks/{registered.PLAN}")
    chosen = [entry for name, entry in found.items() if not arguments.names or name in arguments.names]
    if not chosen:
        _say(NONE)
    fresh = [] if arguments.show else [entry for entry in chosen if not entry.locked]
    today = dt.date.today().isoformat()
    locks = [{"entry": e.name, "date": today, "sha256": e.digest, "held": held(e)} for e in fresh]
    if locks:
        registered.append(locks)
    for entry in chosen:
        _told(entry, entry in fresh, today)
    return 0


def held(entry: Entry) -> dict[str, Any]:
    """What the data of an entry hold beside their outcomes, by the design that its table settles. Raises BadParameter where they disagree."""
    from analysis.design.examples import question
    from analysis.present.deviations import specification, used

    settled = entry.settled
    _complete(entry)
    with registered.making():
        data = settled.get("data", "teaching")
        asked = question(
            data, entry.component, settled["outcome"] if "." in data else "", settled.get("treatment", ""), settled.get("kind", ""),
            **settled.get("answers", {}),
        )  # fmt: skip
        design = used(asked, settled["method"])
        options = dict(settled.get("options", {})) | {"confidence": settled.get("confidence", 0.95)}
        found = specification(design, settled["method"], options)
    found["checks"] = sorted(settled.get("tests", found["checks"]))
    if design.obstacles:
        del found["checks"]  # of a refusal none is made
    for key in ("outcome", "comparison"):
        _same(entry, key, settled[key], found[key])
    if "window" in settled:
        _same(entry, "window", " – ".join(map(str, settled["window"])), found["window"])
    return found


def _complete(entry: Entry) -> None:
    for key in set(entry.settled) - KNOWN:
        raise unknown(Text("khóa của kế hoạch", "key of the plan"), key, KNOWN, f"{registered.PLAN} [{entry.name}]")
    missing = [key for key in NEEDED if key not in entry.settled]
    if missing:
        raise BadParameter(
            expected=Text(", ".join(NEEDED), ", ".join(NEEDED)), found=Text(f"thiếu {', '.join(missing)}", f"{', '.join(missing)} missing"),
            where=f"{registered.PLAN} [{entry.name}]", remedy=Text("thêm trước khi khóa", "add before locking"),
        )  # fmt: skip


def _same(entry: Entry, key: str, planned: Any, found: Any) -> None:
    if planned != found:
        raise BadParameter(
            expected=Text(f"{key} = {planned}, như kế hoạch ghi", f"{key} = {planned}, as the plan says"),
            found=Text(f"số liệu cho {found}", f"the data give {found}"), where=f"notebooks/{registered.PLAN} [{entry.name}]",
            remedy=Text("sửa kế hoạch hoặc số liệu, rồi khóa", "correct the plan or the data, then lock"),
        )  # fmt: skip


def _told(entry: Entry, fresh: bool, today: str) -> None:
    from analysis.present.deviations import power

    form = DONE if fresh else KEPT if entry.locked else OPEN
    date = today if fresh else entry.locks[-1]["date"] if entry.locks else ""
    _say(form.fill(name=entry.name, date=date, digest=entry.digest[:12], power=power(entry)))


def _say(text: Text) -> None:
    for language in [current()] if current() else LANGUAGES:
        print(text.to(language).strip())
