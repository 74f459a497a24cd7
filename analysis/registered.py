"""The plan of an evaluation and its lock: what will be compared is written down, dated and sealed before outcomes are read.

`notebooks/plan.toml` has one table a question: its `data` (teaching, street, persons, or a file of one's own), `outcome`, and what
else is settled beforehand. `notebooks/plan.lock` has one table a lock (`python -m analysis lock`): entry, date, checksum of
the entry, and what the data hold beside their outcomes. An entry that is not locked, or was changed since, hides the outcomes of its data
at every door of the workbook. Nothing can hide what a person opens in Excel: what the lock shows is what was settled, and when.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.commands import named
from analysis.errors import BadNotebook, WorkbookError
from analysis.language import Text

PLAN, LOCKS = "plan.toml", "plan.lock"
SIMULATED = ("teaching", "street", "persons")
_MAKING: ContextVar[bool] = ContextVar("making", default=False)


class PlanNotLocked(WorkbookError):
    """The outcome of planned data, asked for before the plan is locked."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One question of the plan: `settled` is its table, `locks` what was recorded of it, the oldest first."""

    name: str
    settled: dict[str, Any]
    locks: tuple[dict[str, Any], ...] = field(default=(), repr=False)

    @property
    def data(self) -> str:
        """The data set it is about."""
        return str(self.settled.get("data", "teaching"))

    @property
    def component(self) -> str:
        """The component it is about: the one it names, of the teaching district its own name; empty where neither is one."""
        own = self.name if self.data == SIMULATED[0] else ""
        return str(self.settled.get("component", own))

    @property
    def digest(self) -> str:
        """The checksum of what is settled."""
        stored = json.dumps(self.settled, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(stored.encode()).hexdigest()

    @property
    def locked(self) -> bool:
        """Whether the last lock is of the entry as it stands."""
        return bool(self.locks) and self.locks[-1]["sha256"] == self.digest


def entries() -> dict[str, Entry]:
    """The entries of the plan by name; none where there is no plan. Raises BadNotebook for a file that cannot be read."""
    locks = _read(LOCKS).get("lock", [])
    return {
        name: Entry(name=name, settled=settled, locks=tuple(one for one in locks if one["entry"] == name))
        for name, settled in _read(PLAN).items()
    }


def _read(name: str) -> dict[str, Any]:
    file = paths.NOTEBOOKS / name
    if not file.exists():
        return {}
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        if name == PLAN and not all(isinstance(entry, dict) for entry in found.values()):
            raise ValueError("a value outside a table")
        return found
    except (ValueError, OSError) as error:
        raise BadNotebook(
            expected=Text("mỗi câu hỏi một mục [tên], viết theo TOML", "one table [name] a question, in TOML"),
            found=Text(str(error), str(error)), where=f"notebooks/{name}", remedy=Text("sửa dòng ấy", "correct that line"),
        ) from None  # fmt: skip


def about(data: str) -> list[Entry]:
    """The entries of the plan about a data set or a file: the file they name, or any with the same content."""
    if data in SIMULATED:
        return [entry for entry in entries().values() if entry.data == data]
    return _of_file(paths.given(data) or Path(data))


def _of_file(path: Path) -> list[Entry]:
    planned = [entry for entry in entries().values() if entry.data not in SIMULATED]
    if not planned or not path.is_file():
        return [entry for entry in planned if Path(entry.data).name == path.name]
    return [entry for entry in planned if _same(paths.given(entry.data) or Path(entry.data), path)]


def _same(planned: Path, path: Path) -> bool:
    if not planned.is_file():
        return planned.name == path.name
    return planned.samefile(path) or (planned.stat().st_size == path.stat().st_size and _sha256(planned) == _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sealed(data: str | Path) -> Entry | None:
    """The first entry about some data that is not locked: its outcomes may not be read; None where they may."""
    if _MAKING.get():
        return None
    found = _of_file(data) if isinstance(data, Path) else about(data)
    return next((entry for entry in found if not entry.locked), None)


def refuse(data: str | Path) -> None:
    """Raises PlanNotLocked where the outcomes of some data may not be read yet."""
    if (entry := sealed(data)) is not None:
        raise not_locked(entry)


def not_locked(entry: Entry) -> PlanNotLocked:
    """The error of an entry that is not locked."""
    changed = bool(entry.locks)
    return PlanNotLocked(
        expected=Text(f"kế hoạch đã khóa cho “{entry.data}”", f"a locked plan for '{entry.data}'"),
        found=Text(f"mục [{entry.name}] đã sửa sau lần khóa {entry.locks[-1]['date']}" if changed else f"mục [{entry.name}] chưa khóa",
                   f"[{entry.name}] was changed after it was locked on {entry.locks[-1]['date']}" if changed else f"[{entry.name}] is not locked"),
        where=f"notebooks/{PLAN}",
        remedy=Text(f"khóa bằng {named('lock')}; trước đó cột kết quả được che", f"lock it by {named('lock')}; until then outcomes are masked"),
    )  # fmt: skip


def of_report(provenance: Mapping[str, Any]) -> Entry | None:
    """The entry that hides a finished report, by the data it was made of; None where none does."""
    names = {str(value) for value in provenance.get("parameters", {}).values()}
    for entry in entries().values():
        if entry.locked:
            continue
        if entry.data in SIMULATED:
            if entry.data in names or provenance.get("run", {}).get("simulated"):
                return entry
            continue
        file = paths.given(entry.data)
        if Path(entry.data).name in {Path(name).name for name in names} or (
            file and _sha256(file) in set(provenance.get("data", {}).values())
        ):
            return entry
    return None


@contextmanager
def making() -> Iterator[None]:
    """While a lock is made: the data are counted and their checksum is taken; nothing of an outcome is shown."""
    token = _MAKING.set(True)
    try:
        yield
    finally:
        _MAKING.reset(token)


def append(locks: list[dict[str, Any]]) -> Path:
    """Add locks to the file; those before stay."""
    file = paths.NOTEBOOKS / LOCKS
    head = "# Made by `python -m analysis lock`: what was settled and when. Nothing here is to be changed by hand.\n"
    text = file.read_text(encoding="utf-8") if file.exists() else head
    file.write_text(text + "".join(_table(one) for one in locks), encoding="utf-8", newline="\n")
    return file


def _table(one: dict[str, Any]) -> str:
    plain = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in one.items() if key != "held")
    held = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in one["held"].items())
    return f"\n[[lock]]\n{plain}[lock.held]\n{held}"
