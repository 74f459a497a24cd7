"""What a benchmark gives: our time against a peer's on the same work, in the same run, medians with spread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

REPEATS = 5
ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(os.environ.get("DIRECTIVE48_PEERS", ROOT / ".venv" / "peers")) / "bin" / "python"  # libraries that are only measured


@dataclass(frozen=True, kw_only=True)
class Timed:
    """Seconds (or another unit) of each repetition."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median."""
        return median(self.seconds)

    @property
    def spread(self) -> float:
        """Largest less smallest over the median: how far to trust it."""
        return (max(self.seconds) - min(self.seconds)) / self.median if self.median else 0.0

    def per(self, units: float) -> Timed:
        """The same for one unit of work."""
        return Timed(seconds=tuple(value / units for value in self.seconds))


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the table. `ratio` is what `target` speaks of; `met` None: nothing was promised."""

    name: str
    ours: float
    peer: float | None
    ratio: float | None
    spread: float
    unit: str
    target: str
    met: bool | None
    note: str = ""


def timed(work: Callable[[], object], repeats: int = REPEATS, prepare: Callable[[], object] | None = None) -> Timed:
    """Wall-clock seconds of some work, each repetition after `prepare`, which is not timed."""
    seconds = []
    for _ in range(repeats):
        if prepare:
            prepare()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Timed(seconds=tuple(seconds))


def alternating(ours: Callable[[], object], peer: Callable[[], object], repeats: int = REPEATS) -> tuple[Timed, Timed]:
    """Both in turns, so that a busy minute of the machine falls on both."""
    pairs = [(timed(ours, 1).median, timed(peer, 1).median) for _ in range(repeats)]
    return Timed(seconds=tuple(o for o, _ in pairs)), Timed(seconds=tuple(p for _, p in pairs))


def faster(name: str, ours: Timed, peer: Timed, least: float, unit: str = "s", note: str = "") -> Result:
    """A result that promises to be at least so many times as fast as the peer."""
    ratio = peer.median / ours.median
    return Result(name=name, ours=ours.median, peer=peer.median, ratio=ratio, spread=max(ours.spread, peer.spread), unit=unit,
                  target=f"ratio >= {least:g}", met=ratio >= least, note=note)  # fmt: skip


def under(name: str, ours: Timed, most: float, unit: str = "s", note: str = "") -> Result:
    """A result that promises to stay under a limit."""
    return Result(name=name, ours=ours.median, peer=None, ratio=None, spread=ours.spread, unit=unit, target=f"< {most:g}",
                  met=ours.median < most, note=note)  # fmt: skip
