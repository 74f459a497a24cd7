"""Several files and folders of data/ put in place as one: all of them or none, even where the process is killed between.

What is made stands aside in data/processed/.import-*. One rename to .landing-NAME decides: from then on it is finished,
by the next command if not by this one; before it, nothing has happened. It stands below the catalogue, beside `manifest`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis import paths

STAGE, _LANDING, _LOCK = ".import-", ".landing-", ".lock"
RAW, IMPORTS = "raw", "imports"


@contextmanager
def landing(name: str) -> Iterator[Path]:
    """A folder to fill: `raw/X` goes to data/raw/X and `imports/Y` to data/processed/imports/Y when the block ends well."""
    paths.PROCESSED.mkdir(parents=True, exist_ok=True)
    with _alone():
        _recover()
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=paths.PROCESSED))
        (stage / RAW).mkdir()
        (stage / IMPORTS).mkdir()
        try:
            yield stage
        except BaseException:
            _remove(stage)
            raise
        # From here on it may hold the only copy of what it replaces: it is cleared by finishing, now or by the next command.
        _finish_or_undo(stage.replace(paths.PROCESSED / f"{_LANDING}{name}"))


def recover() -> None:
    """Finish what a killed import had decided, and clear what it had not. Every command that reads data/ begins with it."""
    if any(paths.PROCESSED.glob(f"{STAGE}*")) or any(paths.PROCESSED.glob(f"{_LANDING}*")):
        with _alone():
            _recover()


@contextmanager
def still() -> Iterator[None]:
    """While nothing lands: a reader waits for what is being put in place, and what comes next waits for the reader."""
    try:
        stream = (paths.PROCESSED / _LOCK).open("rb")
    except OSError:  # nothing has ever landed, or nothing can
        yield
        return
    with stream:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_SH)
        yield


def _recover() -> None:
    for stage in sorted(paths.PROCESSED.glob(f"{_LANDING}*")):
        _finish(stage)
    for stage in paths.PROCESSED.glob(f"{STAGE}*"):
        _remove(stage)


def copied(folder: str, stage: Path) -> Path:
    """The folder of data/raw of that name as it is, within a stage, where it can be changed; an empty one where there is none."""
    old, new = paths.RAW / folder, stage / RAW / folder
    if old.is_dir():
        shutil.copytree(old, new, symlinks=True)
        for inside in (new, *(path for path in new.rglob("*") if path.is_dir() and not path.is_symlink())):
            inside.chmod(inside.stat().st_mode | 0o700)
    else:
        new.mkdir()
    return new


def _remove(left: Path) -> None:
    """Whatever stands under a name of ours: a folder, or a file that somebody put there."""
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)


def _finish(stage: Path) -> None:
    """Move each made thing that is still here to its place, what stood there aside; then give the folder up at once."""
    for made, place, old in _moves(stage):
        if made.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place.replace(old)
            place.parent.mkdir(parents=True, exist_ok=True)
            made.replace(place)
    _discard(stage)


def _discard(stage: Path) -> None:
    """Renamed before it is emptied: what is half removed must not be taken for a landing to finish."""
    done = stage.replace(Path(tempfile.mkdtemp(prefix=STAGE, dir=paths.PROCESSED)) / "done")
    shutil.rmtree(done.parent, ignore_errors=True)


def _finish_or_undo(stage: Path) -> None:
    """A move that fails (a table open in Excel, a full disk) puts back what was there."""
    listed = [made.relative_to(stage) for made, _, _ in _moves(stage)]
    try:
        _finish(stage)
    except BaseException:
        for made, place, old in (_ends(stage, name) for name in reversed(listed)):
            if not made.exists():
                place.replace(made)
            if old.exists():
                old.replace(place)
        _discard(stage)
        raise


def _moves(stage: Path) -> list[tuple[Path, Path, Path]]:
    """(made, its place, where what stood there is kept), the originals first and the table that is read last."""
    made = [path for kind in (RAW, IMPORTS) if (stage / kind).is_dir() for path in (stage / kind).iterdir()]
    return [_ends(stage, path.relative_to(stage)) for path in sorted(made, key=lambda p: (p.suffix == ".parquet", p.name))]


def _ends(stage: Path, name: Path) -> tuple[Path, Path, Path]:
    kind, rest = name.parts[0], Path(*name.parts[1:])
    return stage / name, (paths.RAW if kind == RAW else paths.PROCESSED / IMPORTS) / rest, stage / "before" / name


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time; the system lets go of the lock of a process that was killed."""
    with locked(paths.PROCESSED / _LOCK):
        yield


def locked(file: Path, *, wait: bool = True):
    """The open file whose lock this process holds until it closes it or ends; None where another holds it and nobody shall wait."""
    stream = file.open("ab")
    try:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except ImportError:
        import msvcrt

        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            stream.close()
            if wait:
                raise
            return None
    except BlockingIOError:
        stream.close()
        return None
    return stream
