"""reports/: what a command makes stands aside in a folder of its own and is put in place as one; what a dead one left is cleared.

A command holds the lock of its folder as long as it lives, however it ends; the next command takes up what nobody holds: a report
that was just being replaced is put back, the rest is removed, with its files for temporary use. It stands beside `journal`.
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis import paths
from analysis.journal import locked

BUILDING, FAILED, OLD, LOCK = ".building", "_failed", ".old", ".lock"
OWN, SYSTEM = "DIRECTIVE48_BUILDING", "DIRECTIVE48_SYSTEM_TMP"  # for the workers and kernels of a command
SOCKETS = "directive48-"  # folders of kernels' sockets, in the system's folder for temporary files: their names must be short
YOUNG = 10  # seconds in which such a folder may still be empty


@contextmanager
def work() -> Iterator[Path | None]:
    """A folder for what this command makes and for its temporary files and those of its workers; gone when it ends."""
    before = {name: os.environ.get(name) for name in (OWN, SYSTEM, "TMPDIR", "TEMP", "TMP", "JUPYTER_RUNTIME_DIR")}
    system, held = tempfile.gettempdir(), None
    try:
        with _alone():
            own = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=_made(paths.REPORTS / BUILDING)))
            held = locked(own / LOCK)
    except OSError:  # reports/ cannot be written: a command that has to will say so
        yield None
        return
    temporary = str(_made(own / ".tmp"))
    os.environ.update(
        {
            OWN: str(own),
            SYSTEM: system,
            "TMPDIR": temporary,
            "TEMP": temporary,
            "TMP": temporary,
            "JUPYTER_RUNTIME_DIR": temporary,
        }
    )
    tempfile.tempdir = temporary
    try:
        yield own
    finally:
        tempfile.tempdir = system
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        with _alone():
            held.close()
            shutil.rmtree(own, ignore_errors=True)
            _empty()


def place(name: str) -> Path:
    """An empty folder in which a report is made."""
    own = os.environ.get(OWN)
    folder = Path(own) / name if own else paths.REPORTS / BUILDING / f"{name}.{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def begun(name: str) -> bool:
    """Whether a worker of this command began a report and did not end it."""
    return bool(os.environ.get(OWN)) and (Path(os.environ[OWN]) / name).exists()


def swap(fresh: Path, target: Path) -> None:
    """Put a finished folder where an older one may stand; a reader never sees a mixture of the two.

    Killed between the two renames it leaves the older one aside, from where `recover` puts it back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    old = fresh.parent / f"{target.name}{OLD}"
    with _alone():
        if target.exists() and target.parent == paths.REPORTS:
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
        else:
            shutil.rmtree(target, ignore_errors=True)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists() and not target.exists():
                old.rename(target)
            raise
    shutil.rmtree(old, ignore_errors=True)


def put(file: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it finds the old one or the new one, whole."""
    own = Path(os.environ.get(OWN) or "/nonexistent")
    near = own.is_dir() and own.stat().st_dev == file.parent.stat().st_dev
    fresh = (own if near else file.parent) / f".{file.name}.{os.getpid()}"
    try:
        fresh.write_bytes(content)
        fresh.replace(file)
    except BaseException as error:
        fresh.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is not None:  # the reader knows the file, not the one on its way there
            error.filename, error.filename2 = str(file), None
        raise


def recover() -> None:
    """Take up what dead commands left. Every command begins with it."""
    _clear_sockets()
    if not _begun():
        return
    with _alone():
        for left in _begun():
            if left.name.endswith(OLD):  # of an earlier version: a report aside, NAME.PROCESS.old
                _put_back(left, left.name.removesuffix(OLD).rpartition(".")[0])
            elif (left / LOCK).exists() and (held := locked(left / LOCK, wait=False)) is None:
                continue
            else:
                for old in left.glob(f"*{OLD}") if left.is_dir() else ():
                    _put_back(old, old.name.removesuffix(OLD))
                if (left / LOCK).exists():
                    held.close()
            _remove(left)
        _empty()


def _begun() -> list[Path]:
    """What commands make now or have left."""
    try:
        return sorted((paths.REPORTS / BUILDING).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def system_temporary() -> str:
    """The system's folder for temporary files, also within a command that has one of its own."""
    return os.environ.get(SYSTEM) or tempfile.gettempdir()


def _put_back(old: Path, name: str) -> None:
    if name and not (paths.REPORTS / name).exists() and (old / "provenance.json").exists():
        old.rename(paths.REPORTS / name)


def _clear_sockets() -> None:
    """Remove folders of sockets and nothing else whose server is gone; a living one answers."""
    with suppress(OSError):
        for folder in Path(system_temporary()).glob(f"{SOCKETS}*"):
            with suppress(OSError, AttributeError):
                only_sockets = all(stat.S_ISSOCK(entry.lstat().st_mode) for entry in folder.iterdir())
                if only_sockets and folder.stat().st_uid == os.getuid() and not _answers(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _answers(folder: Path) -> bool:
    path = folder / "kernels"
    if not path.exists():
        return time.time() - folder.stat().st_mtime < YOUNG
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(str(path))
        except ConnectionRefusedError:
            return False
        except OSError:
            return True
    return True


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time among the names of reports/."""
    try:
        import fcntl
    except ImportError:  # Windows locks files only
        with locked(_made(paths.REPORTS) / LOCK):
            yield
        return
    while (held := _held(fcntl)) is None:
        pass
    try:
        yield
    finally:
        os.close(held)


def _held(fcntl) -> int | None:
    """The locked folder; None where another command, which had it before, removed it as empty: that lock holds nobody off."""
    try:
        held = os.open(_made(paths.REPORTS), os.O_RDONLY)
    except (FileNotFoundError, FileExistsError):
        if os.path.lexists(paths.REPORTS) and not paths.REPORTS.is_dir():  # a file of that name, or a link that leads nowhere
            raise
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.path.samestat(os.fstat(held), paths.REPORTS.stat()):
            return held
    except FileNotFoundError:
        pass
    os.close(held)
    return None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)


def _empty() -> None:
    """Leave no empty folder where nothing is being made, nor an empty reports/."""
    with suppress(OSError):
        (paths.REPORTS / BUILDING).rmdir()
        paths.REPORTS.rmdir()
