"""`python -m analysis run`: make reports, with a progress bar, several at a time."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from analysis import manifest, paths
from analysis.building import FAILED, begun
from analysis.commands import named
from analysis.errors import BadParameter
from analysis.language import LANGUAGES, Text
from analysis.run.executor import executor
from analysis.run.plan import Run, chosen, plan
from analysis.run.stamp import changed, code, reads_reports
from analysis.run.warm import ADDRESS
from analysis.run.warm.starter import address
from analysis.run.worker import DEAD, Outcome, execute, spoken_in_both

DESCRIBED = (
    "estimators/*.py", "checks/*.py", "inference/*.py", "publish/methods.py", "publish/soak.json",
    "publish/document.py",
)  # fmt: skip  # on the methods page
HELP = Text("chạy báo cáo", "make reports")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAMES, -p, --jobs."""
    parser.add_argument("names", nargs="*", help="tên báo cáo trong runs.toml / names in runs.toml (all where none is given)")
    parser.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", help="tham số / a parameter")
    parser.add_argument("--force", action="store_true", help="chạy lại cả khi không có gì thay đổi / also where nothing changed")
    parser.add_argument("--why", action="store_true", help="nói điều gì đã thay đổi / say what changed")
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="chạy trên cụm Dask / run on a Dask cluster")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số báo cáo chạy cùng lúc / reports at a time")


def main(arguments: argparse.Namespace) -> int:
    """Make the chosen reports; 1 where one failed."""
    manifest.verify()
    runs = chosen(arguments.names, pairs(arguments.parameter))
    paths.REPORTS.mkdir(parents=True, exist_ok=True)
    languages = (arguments.language,) if arguments.language else LANGUAGES
    outcomes: list[Outcome] = []
    for late in (False, True):  # what reads other reports comes after them
        pending = [run for run in runs if reads_reports(run) is late and _needed(run, languages, arguments)]
        jobs = max(1, min(arguments.jobs, len(pending)))
        outcomes += make(pending, languages, jobs, arguments.scheduler) if pending else []
    index = _write_pages(made=bool(outcomes))
    for outcome in (o for o in outcomes if o.error):
        print(f"{outcome.name}: {outcome.error}\n  -> {paths.shown(outcome.folder)}", file=sys.stderr)
    if arguments.names or arguments.parameter:
        print("\n".join(paths.shown(outcome.folder / f"report.{languages[0]}.html") for outcome in outcomes if not outcome.error))
    print(paths.shown(index))
    return 1 if any(outcome.error for outcome in outcomes) else 0


def _write_pages(made: bool) -> Path:
    """The index and the methods page, where what they show has changed or one of them is missing."""
    index, methods = paths.REPORTS / "index.html", paths.REPORTS / "methods.html"
    described = code(*DESCRIBED)
    if not methods.exists() or described.encode() not in methods.read_bytes():
        from analysis.publish.methods import write_methods

        write_methods(paths.REPORTS, described)
    if made or not index.exists():
        from analysis.publish.index import write_index

        index = write_index(paths.REPORTS, list(plan()))
    return index


def _needed(run: Run, languages: tuple[str, ...], arguments: argparse.Namespace) -> bool:
    """Whether a run must be made; says why where asked."""
    found = [("forced", "")] if arguments.force else changed(run, languages)
    if arguments.why:
        shown = ", ".join(" ".join(filter(None, pair)) for pair in found[:8]) or "-"
        print(f"{run.name}: {shown}{', …' if len(found) > 8 else ''}")
    return bool(found)


def make(runs: list[Run], languages: tuple[str, ...], jobs: int, scheduler: str | None = None) -> list[Outcome]:
    """Execute runs, several at a time, with a progress bar."""
    from tqdm import tqdm

    at = None if scheduler else address()  # one warm parent for all workers; it ends with this process
    if at:
        os.environ[ADDRESS] = at
    done: list[Outcome] = []
    with tqdm(total=len(runs), unit="", file=sys.stderr, dynamic_ncols=True) as bar:

        def ended(outcome: Outcome) -> None:
            done.append(outcome)
            bar.set_postfix_str(outcome.name, refresh=False)
            bar.update()

        alone: list[Run] = []  # what was being made when a worker died: one of them ended it
        while runs:
            lost = _round(runs, languages, jobs, scheduler, ended)
            suspects = [run for run in lost if begun(run.name)] or lost
            alone += suspects
            runs = [run for run in lost if run not in suspects]
        for run in alone:
            if _round([run], languages, 1, scheduler, ended):
                ended(Outcome(name=run.name, folder=paths.REPORTS / FAILED, seconds=0.0, error=spoken_in_both(DEAD)))
    return done


def _round(
    runs: list[Run], languages: tuple[str, ...], jobs: int, scheduler: str | None, ended: Callable[[Outcome], None]
) -> list[Run]:
    """Make these; return those whose worker died, or could not be had any more because another had."""
    lost = []
    with executor(min(jobs, len(runs)), scheduler) as pool:
        pending = {pool.submit(execute, run, languages): run for run in runs}
        with _stoppable():
            for future in as_completed(pending):
                run, error = pending[future], future.exception()
                if isinstance(error, BrokenExecutor):
                    lost.append(run)
                else:
                    ended(future.result() if error is None else _died(run.name, error))
    return [run for run in runs if run in lost]


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C ends the workers, and with them their kernels, instead of waiting until the notebooks have finished."""
    try:
        yield
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():
            worker.kill()
        raise


def _died(name: str, error: BaseException) -> Outcome:
    return Outcome(name=name, folder=paths.REPORTS / FAILED, seconds=0.0, error=f"{type(error).__name__}: {error}")


def pairs(given: list[str]) -> dict[str, str]:
    """`name=value` texts as a dictionary. Raises BadParameter."""
    return dict(split(pair, named("run")) for pair in given)


def split(pair: str, where: str) -> tuple[str, str]:
    """The name and the value of `name=value`. Raises BadParameter."""
    name, sign, value = pair.partition("=")
    if not sign or not name:
        raise BadParameter(
            expected=Text("-p tên=giá_trị", "-p name=value"),
            found=Text(f"-p {pair}", f"-p {pair}"),
            where=where,
            remedy=Text("ví dụ: -p end=2016", "for instance: -p end=2016"),
        )
    return name, value
