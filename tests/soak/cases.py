"""What is done to a workbook: each kind gives (case, what tries it); a trial returns what was lost, left or badly said."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kills import Ended, run
from workbook import FIRST, begun, commands, copied, left, planned, processes, state, tree

Trial = tuple[str, Callable[[Path], list[str]]]
PATIENCE = 240  # seconds for a command in a process of its own
NOBODY = 65534
KERNELS = ("run", "headlines", "report")  # commands that start one, which takes seconds
CHANGED = 2  # the report's number after the trees were made, so that `run` has something to do


class Trees(NamedTuple):
    """The workbook in which everything was done once, what each command makes of it, and how many doors to the disk that opens."""

    base: Path
    after: dict[str, dict[str, str]]
    doors: dict[str, int]


def prepared(folder: Path) -> Trees:
    """The trees of all trials, made where they are not kept in this folder."""
    told = folder / "trees.json"
    if told.exists():
        return Trees(folder / "base" / "workbook", **json.loads(told.read_text(encoding="utf-8")))
    shutil.rmtree(folder, ignore_errors=True)
    base = tree(folder / "base" / "workbook")
    for first in FIRST:
        done = run(base, *first)
        assert done.code == 0, done.said
    planned(base, CHANGED)
    after, doors = {}, {}
    for name, given in commands().items():
        home = copied(base, folder / "made" / name)
        done = run(home, *given)
        assert done.code == 0, f"{name}: {done.said}"
        after[name], doors[name] = state(home), done.doors
    told.write_text(json.dumps({"after": after, "doors": doors}), encoding="utf-8")
    return Trees(base, after, doors)


def killed(trees: Trees) -> Iterator[Trial]:
    """Each command killed just before each of its writes, renames, removals and new folders, in an order that mixes the commands."""
    every = [(at, name) for name, doors in trees.doors.items() for at in range(1, doors + 1)]
    random.Random(48).shuffle(every)
    every.sort(key=lambda one: (one[1] in KERNELS) + (one[1].startswith("screen") or one[1] in KERNELS))  # the quick ones first
    for at, name in every:

        def trial(folder: Path, at: int = at, name: str = name) -> list[str]:
            home = copied(trees.base, folder)
            run(home, *commands()[name], kill=at)
            return judged(home, trees, name)

        yield f"{name} at {at}", trial


def killed_with_workers(trees: Trees) -> Iterator[Trial]:
    """Commands with worker processes killed at any time; then a worker of theirs, which the command must outlive."""
    given = {"run": ["run", "fine", "--jobs", "2"], "screen": ["screen", "in/screen.csv", "--jobs", "2", "--no-tet"]}
    for name, whom, step in itertools.product(given, ("command", "child"), range(12)):

        def trial(folder: Path, name: str = name, whom: str = whom, step: int = step) -> list[str]:
            home = copied(trees.base, folder)
            command = begun(home, *given[name])
            time.sleep(0.3 + 0.3 * step)
            children = [p for p in processes(home) if p.pid != command.pid]
            if whom == "command":
                command.kill()
            elif children:
                children[step % len(children)].kill()
            said = command.communicate(timeout=PATIENCE)[0]
            stack = ["a stack of calls: " + said[-200:]] if "Traceback" in said else []
            return stack + judged(home, trees, name, failed=True)

        yield f"{name}, {whom} after {0.3 + 0.3 * step:.1f} s", trial


def full(trees: Trees) -> Iterator[Trial]:
    """A limit on the size of a file (as a full disk in the midst of one), and a small mounted disk with so many bytes left."""
    for name, limit in itertools.product(trees.after, (0, 100, 1_000, 5_000, 20_000)):

        def limited(folder: Path, name: str = name, limit: int = limit) -> list[str]:
            home = copied(trees.base, folder)
            return said_in_words(run(home, *commands()[name], limit=limit)) + judged(home, trees, name, failed=True)

        yield f"{name}, files of {limit} bytes", limited
    for name, free in itertools.product(trees.after, (0, 4, 16, 64, 256)) if os.geteuid() == 0 else ():

        def mounted(folder: Path, name: str = name, free: int = free) -> list[str]:
            with disk(folder) as (place, fill):
                home = copied(trees.base, place)
                (place / "tmp").mkdir()
                fill(free * 1024)
                done = run(home, *commands()[name])
                fill(None)
                return said_in_words(done) + judged(home, trees, name, failed=True)

        yield f"{name}, {free} KB left on the disk", mounted


@contextmanager
def disk(folder: Path) -> Iterator[tuple[Path, Callable]]:
    """A mounted disk of 64 MB; `fill(bytes)` leaves only so many free, `fill(None)` makes room again."""
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)], check=True)
    filler = folder / "filler"

    def fill(free: int | None) -> None:
        filler.unlink(missing_ok=True)
        if free is not None:
            room = os.statvfs(folder)
            with filler.open("wb") as stream:
                os.posix_fallocate(stream.fileno(), 0, max(1, room.f_bavail * room.f_frsize - free))

    try:
        yield folder, fill
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def unwritable(trees: Trees) -> Iterator[Trial]:
    """As a user who may not write into one of the folders, or may only read files there."""
    for name, where in itertools.product(
        trees.after, ("data/raw", "data/processed", "reports", "reports/fine", "notebooks", ".") if os.geteuid() == 0 else ()
    ):

        def trial(folder: Path, name: str = name, where: str = where) -> list[str]:
            home = copied(trees.base, folder)
            (home.parent / "tmp").mkdir()
            for path in (home.parent, *home.parent.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            os.chown(home / where, 0, 0)
            (home / where).chmod(0o555)
            command = begun(home, *commands()[name], user=NOBODY)
            done = Ended(0, command.communicate(timeout=PATIENCE)[0], 0)._replace(code=command.returncode)
            (home / where).chmod(0o755)
            shutil.rmtree(home.parent / "tmp")  # of that user: Jupyter's and matplotlib's own
            return said_in_words(done) + judged(home, trees, name, failed=True)

        yield f"{name}, {where}", trial


def together(trees: Trees) -> Iterator[Trial]:
    """Two commands of every pair begun at once: what stands is what one after the other makes, in this order or in that."""
    for one, other in itertools.combinations_with_replacement(trees.after, 2):

        def trial(folder: Path, one: str = one, other: str = other) -> list[str]:
            home = copied(trees.base, folder / "pair")
            pair = [begun(home, *commands()[name]) for name in (one, other)]
            said = [command.communicate(timeout=PATIENCE)[0] for command in pair]
            allowed = [serial(trees.base, folder / str(at), names) for at, names in enumerate(((one, other), (other, one)))]
            problems = [f"a stack of calls: {text[-300:]}" for text in said if "Traceback" in text]
            ended = sorted(command.returncode for command in pair)
            if not any(ended == sorted(codes) and state(home) == what for codes, what in allowed):
                problems.append(f"{ended} for {[a[0] for a in allowed]}: {differences(state(home), allowed[0][1])} {said}"[:700])
            return problems + following(home) + [f"left {name}" for name in left(home) if name != "tmp"]

        yield f"{one} + {other}", trial


def serial(base: Path, folder: Path, names: tuple[str, str]) -> tuple[list[int], dict[str, str]]:
    """The codes and the state where one command follows the other."""
    home = copied(base, folder)
    codes = [run(home, *commands()[name]).code for name in names]
    return codes, state(home)


SURROUNDINGS = {
    "locale C": {"LC_ALL": "C", "LANG": "C"}, "locale C, no UTF-8 mode": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1258": {"PYTHONIOENCODING": "cp1258"}, "cp1252": {"PYTHONIOENCODING": "cp1252"}, "ascii": {"PYTHONIOENCODING": "ascii"}, "UTF-8 mode": {"PYTHONUTF8": "1"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"}, "Los Angeles": {"TZ": "America/Los_Angeles"}, "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"}, "warnings": {"PYTHONWARNINGS": "default"},
}  # fmt: skip
ODD = (
    "một thư mục có dấu cách",
    "d" * 200,
    "a'b\"c",
    "100%",
    "#x;y",
    "-dau",
    "thư mục\u00a0cứng",
    "[ngoặc] {x} $HOME",
    "xã_Đặng-Xá.v2",
)


def surroundings(trees: Trees) -> Iterator[Trial]:
    """Locales, encodings, time zones, hash seeds: the same bytes; folders of odd names, and workers: the same."""
    for name, (around, more) in itertools.product(trees.after, SURROUNDINGS.items()):
        yield f"{name}, {around}", _alike(trees, name, more=more)
    for name, odd in itertools.product(trees.after, ODD):
        yield f"{name}, folder {odd[:24]}", _alike(trees, name, odd=odd)
    for name, jobs in itertools.product(("run", "screen", "screen new"), ("1", "2", "8")):
        given = [*commands()[name]]
        given[given.index("--jobs") + 1] = jobs
        yield f"{name}, {jobs} jobs", _alike(trees, name, given=given)
    for name in trees.after if os.geteuid() == 0 else ():
        yield f"{name}, not root, umask 077", _alike(trees, name, user=NOBODY)


def clock(trees: Trees) -> Iterator[Trial]:
    """Everything dated in the future, as after a clock was set back; and in 1971, as on a board without a battery."""
    for name, year in itertools.product(trees.after, (2099, 1971)):

        def dated(home: Path, year: int = year) -> None:
            at = (year - 1970) * 365.25 * 86400
            for path in (home, *home.rglob("*")):
                os.utime(path, (at, at))

        yield f"{name}, {year}", _alike(trees, name, first=dated)


def _alike(trees: Trees, name: str, *, odd: str = "", given: list[str] | None = None, more: dict | None = None, user: int | None = None,
           first: Callable[[Path], None] | None = None) -> Callable[[Path], list[str]]:  # fmt: skip
    def trial(folder: Path) -> list[str]:
        home = copied(trees.base, folder / odd if odd else folder)
        if first:
            first(home)
        if user:
            (home.parent / "tmp").mkdir()
            for path in (home.parent, *home.parent.rglob("*")):
                os.chown(path, user, user)
        before = os.umask(0o077 if user else 0o022)
        command = begun(home, *(given or commands()[name]), more=more, user=user)
        os.umask(before)
        said = command.communicate(timeout=PATIENCE)[0]
        if user:
            shutil.rmtree(home.parent / "tmp")  # Jupyter's and matplotlib's own folders of that user
            (home.parent / "tmp").mkdir()
        done, found = state(home), trees.after[name]
        problems = [f"{command.returncode}: {said[-300:]}"] if command.returncode or "Traceback" in said else []
        problems += [f"other bytes: {differences(done, found)}"] if done != found else []
        shutil.rmtree(home.parent / "tmp") if not user else None
        return problems + [f"left {name}" for name in left(home)]

    return trial


def judged(home: Path, trees: Trees, name: str, failed: bool = False) -> list[str]:
    """After a disturbed command: once the next has begun it was done or was not; repeated it gives the same bytes; nothing is left.

    `failed`: what `run` keeps of a report that failed (reports/_failed, or a page of reports that lacks it) may stand too.
    """
    end = time.monotonic() + 20
    while (alive := processes(home)) and time.monotonic() < end:
        time.sleep(0.05)
    problems = [f"process {p.pid} {' '.join(p.cmdline()[-3:])}" for p in alive]
    for process in alive:
        process.send_signal(signal.SIGKILL)
    problems += following(home)
    before, after, now = state(trees.base), trees.after[name], state(home)
    if failed:
        shutil.rmtree(home / "reports" / "_failed", ignore_errors=True)
        now = state(home)
    # `run` puts several things in place one after the other (report, methods page, front page), each whole, `word` several files.
    mixed = all(now.get(file) in (before.get(file), after.get(file)) for file in {*before, *after, *now})
    whole = now in (before, after) if name not in ("run", "report", "word") else mixed
    if not whole:
        problems.append(f"state: {differences(now, before)} / {differences(now, after)}")
    again = run(home, *commands()[name])
    if again.code or state(home) != after:
        problems.append(f"repeated: {again.code} {again.said[-200:] if again.code else ''} {differences(state(home), after)}")
    return problems + [f"left {name}" for name in left(home)]


def following(home: Path) -> list[str]:
    """Any command begins by taking up what is left; this one does nothing else."""
    done = run(home, "add", "none.csv")
    return [] if done.code == 2 and "Traceback" not in done.said else [f"next command: {done.code} {done.said[-300:]}"]


def said_in_words(done: Ended) -> list[str]:
    """A command that could not end well says why, without a stack of calls."""
    if "Traceback" in done.said:
        return [f"a stack of calls: {done.said[-300:]}"]
    return [] if done.code in (0, 1, 2) else [f"ended {done.code}: {done.said[-200:]}"]


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The first files in which two states differ."""
    return sorted(file for file in {*one, *other} if one.get(file) != other.get(file))[:4]


KINDS = {
    "killed at every door": killed,
    "killed with workers": killed_with_workers,
    "full disk": full,
    "folder that cannot be written": unwritable,
    "two commands at once": together,
    "surroundings": surroundings,
    "clock set back": clock,
}
__all__ = ["KINDS", "Trees", "prepared"]
