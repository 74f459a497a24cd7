"""Warm kernels behave as new processes do, end when they should, and leave nothing behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from analysis.run import warm
from analysis.run.warm import provisioner, starter

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs fork and /proc")
ROOT = Path(__file__).resolve().parents[2]
DIED = -signal.SIGKILL


@contextlib.contextmanager
def kernel(cwd: Path | str = "/", env: dict[str, str] | None = None) -> Iterator[Kernel]:
    """A warm kernel, shut down at the end."""
    manager = KernelManager(kernel_name=warm.offer())
    manager.start_kernel(cwd=str(cwd), env={**os.environ, **(env or {})})
    started = Kernel(manager)
    try:
        yield started
    finally:
        started.client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
        manager.context.destroy(linger=0)


class Kernel:
    """A manager and its client."""

    def __init__(self, manager: KernelManager):
        self.manager = manager
        self.connect()

    def connect(self) -> None:
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=30)

    @property
    def pid(self) -> int:
        return self.manager.provisioner.pid

    def run(self, code: str) -> str:
        """What the code prints; an error raises."""
        printed: list[str] = []

        def hook(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            if message["msg_type"] == "display_data":
                printed.append("|".join(sorted(message["content"]["data"])))

        reply = self.client.execute_interactive(code, output_hook=hook, timeout=30)["content"]
        if reply["status"] != "ok":
            raise RuntimeError(f"{reply['status']}: {reply.get('ename')}: {reply.get('evalue')}")
        return "".join(printed).strip()


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def soon(condition, seconds: float = 10) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def server() -> subprocess.Popen:
    """The server of this process."""
    assert starter.address() is not None
    return starter._server.process


def kernels_of(pid: int) -> list[int]:
    """The living children of a process."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed if alive(int(child))]


def test_the_parent_has_one_thread_and_the_libraries():
    assert len(list(Path(f"/proc/{server().pid}/task").iterdir())) == 1
    with kernel() as first:
        assert first.run("import sys; print('pandas' in sys.modules, 'analysis.run' in sys.modules)") == "True False"


def test_what_a_cell_prints_comes_before_what_it_shows_and_all_of_it():
    with kernel() as first:
        shown = first.run("for n in range(200): print(n)\ndisplay('x')\nprint('end', end='', flush=True)")
    assert shown == "".join(f"{n}\n" for n in range(200)) + "text/plainend"


def test_a_kernel_imports_the_workbook_that_stands_now():
    with kernel() as first:
        assert Path(first.run("import analysis; print(analysis.__file__)")) == ROOT / "analysis" / "__init__.py"


def test_random_states_differ_between_kernels():
    code = """import random, numpy, uuid
print(random.random(), numpy.random.rand(), numpy.random.default_rng().random(), uuid.uuid4())"""
    with kernel() as first, kernel() as second:
        one, two = first.run(code).split(), second.run(code).split()
    assert not set(one) & set(two)


def test_a_kernel_holds_no_file_of_the_parent_or_of_another_kernel():
    code = """import os
opened = {os.readlink(f'/proc/self/fd/{fd}') for fd in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{fd}')}
print(sorted(o for o in opened if o.startswith(('socket', 'pipe'))))"""
    held = Path(f"/proc/{server().pid}/fd")
    with kernel() as first:
        one = set(eval(first.run(code)))
        with kernel() as second:
            two = set(eval(second.run(code)))
            errors = held.joinpath("2").readlink().as_posix()  # shared, as with any kernel
            parents = {link.readlink().as_posix() for link in held.iterdir()} - {errors, "/dev/null"}
    assert not (one - {errors}) & (two - {errors})
    assert not one & parents
    assert not two & parents


def test_standard_streams_are_not_the_servers_pipes():
    with kernel() as first:
        links = [Path(f"/proc/{first.pid}/fd/0").readlink().as_posix()]
        first.run("import os; os.write(1, b'x' * 1_000_000)")  # nobody reads the server's pipe: this would hang
        assert links == ["/dev/null"]
        assert first.run("print(1)") == "1"


def test_matplotlib_draws_inline_and_reads_the_folders_own_settings(tmp_path):
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 7.5\n")
    with kernel(tmp_path) as first, kernel() as second:
        code = """import matplotlib as m, matplotlib.pyplot as plt
print(m.rcParams['lines.linewidth'], len(plt.get_fignums()), plt.get_backend())"""
        assert first.run(code).startswith("7.5 0 module://matplotlib_inline")
        assert second.run(code).startswith("1.5 0 module://matplotlib_inline")
        assert "image/png" in first.run("plt.plot([1, 2]); plt.show()")
        assert first.run("plt.rcdefaults(); print(plt.get_backend())").startswith("module://matplotlib_inline")
        second.run("m.rcParams['lines.linewidth'] = 3")
    with kernel() as third:
        assert third.run(code).startswith("1.5 0")


def test_environment_folder_and_time_zone_are_the_clients(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine_only.py").write_text("x = 48\n")
    with kernel(tmp_path, {"D48_TEST": "Hòa", "TZ": "Asia/Ho_Chi_Minh", "PYTHONPATH": str(own)}) as first:
        code = "import os, time, mine_only; print(os.environ['D48_TEST'], os.getcwd(), time.timezone, mine_only.x)"
        assert first.run(code) == f"Hòa {tmp_path} {-7 * 3600} 48"
    with kernel() as second:
        assert second.run("import os; print('D48_TEST' in os.environ)") == "False"


def test_blas_works_in_a_child_and_gives_what_this_process_gives():
    import numpy as np

    code = """import numpy as np
A = np.random.default_rng(48).normal(size=(300, 300))
print(repr(float(np.linalg.slogdet(A @ A.T)[1])))"""
    A = np.random.default_rng(48).normal(size=(300, 300))
    with kernel() as first, kernel() as second:
        one, two = float(first.run(code)), float(second.run(code))
    assert one == two == pytest.approx(float(np.linalg.slogdet(A @ A.T)[1]), rel=1e-12)


def test_threads_and_processes_work_in_a_child():
    code = """from concurrent.futures import ThreadPoolExecutor
import multiprocessing, subprocess, sys
with ThreadPoolExecutor(2) as pool: print(sum(pool.map(abs, [-1, -2])))
with multiprocessing.get_context('spawn').Pool(1) as pool: print(pool.map(abs, [-3]))
print(subprocess.run([sys.executable, '-c', 'print(4)'], capture_output=True, text=True).stdout)"""
    with kernel() as first:
        assert first.run(code).split() == ["3", "[3]", "4"]


def test_what_a_user_registers_for_the_end_is_done(tmp_path):
    manager = KernelManager(kernel_name=warm.offer())
    manager.start_kernel(cwd=str(tmp_path))
    started = Kernel(manager)
    started.run("import atexit, pathlib; atexit.register(lambda: pathlib.Path('ended').write_text('x'))")
    started.run("import tempfile; folder = tempfile.TemporaryDirectory(dir='.')")
    started.client.stop_channels()
    manager.shutdown_kernel()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ended"]


def test_an_interrupt_stops_the_cell_and_not_the_kernel():
    with kernel() as first:
        first.run("x = 48")
        # Without stop_on_error=False the kernel may answer the next request "aborted", as it does after any error.
        message = first.client.execute("import time; time.sleep(60)", stop_on_error=False)
        time.sleep(0.5)
        first.manager.interrupt_kernel()
        reply = first.client.get_shell_msg(timeout=10)
        assert reply["parent_header"]["msg_id"] == message
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        assert first.run("print(x)") == "48"


def test_a_restart_forgets_and_goes_on():
    with kernel() as first:
        first.run("x = 48")
        before = first.pid
        first.manager.restart_kernel(now=True)
        first.client.wait_for_ready(timeout=30)
        assert first.pid != before
        assert not alive(before)
        assert first.run("print('x' in globals())") == "False"


def test_the_death_of_a_kernel_is_noticed_and_is_no_other_kernels():
    with kernel() as first, kernel() as second:
        os.kill(first.pid, signal.SIGKILL)
        assert soon(lambda: not first.manager.is_alive())
        assert first.manager.provisioner.process.returncode == DIED
        assert second.run("print(1)") == "1"


def test_a_kernel_that_exits_by_itself_reports_its_code():
    with kernel() as first:
        first.client.execute("import os; os._exit(7)")
        assert soon(lambda: not first.manager.is_alive())
        assert first.manager.provisioner.process.returncode == 7


def test_the_death_of_the_parent_ends_its_kernels_and_the_next_kernel_has_a_new_parent():
    with kernel() as first:
        old, folder = server(), starter._server.path.parent
        old.kill()
        assert soon(lambda: not alive(first.pid), 3)
        assert soon(lambda: not first.manager.is_alive())
    with kernel() as second:
        assert server().pid != old.pid
        assert second.run("print(1)") == "1"
    assert not folder.exists()


def test_a_client_killed_in_mid_cell_leaves_no_kernel_and_no_parent(tmp_path):
    script = """
import sys, time
from jupyter_client.manager import start_new_kernel
from analysis.run import warm
from analysis.run.warm import starter
manager, client = start_new_kernel(kernel_name=warm.offer())
client.execute("import subprocess; subprocess.Popen(['sleep', '300']); import time; time.sleep(300)")
time.sleep(1)
print(manager.provisioner.pid, starter._server.process.pid, flush=True)
time.sleep(300)
"""
    client = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    pids = [int(pid) for pid in client.stdout.readline().split()]
    grandchildren = kernels_of(pids[0])
    assert len(pids) == 2 and grandchildren and all(map(alive, pids))
    client.kill()
    client.wait()
    assert soon(lambda: not any(map(alive, [*pids, *grandchildren])))
    client.stdout.close()


def test_a_client_that_closes_its_connection_takes_its_kernel_with_it():
    assert server().poll() is None
    process = provisioner.ForkedProcess(starter.address(), ["--help-all"], "/", dict(os.environ))
    process._socket.close()
    assert soon(lambda: not alive(process.pid))


def test_where_the_address_is_wrong_an_ordinary_kernel_is_started(monkeypatch, tmp_path):
    monkeypatch.setenv(warm.ADDRESS, str(tmp_path / "nobody"))
    with kernel() as first:
        assert isinstance(first.manager.provisioner.process, subprocess.Popen)


def test_where_fork_is_missing_the_ordinary_kernel_is_used(monkeypatch):
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(starter, "_server", None)
    assert warm.offer() == "python3"
    assert starter.address() is None


def test_where_the_parent_cannot_start_an_ordinary_kernel_is_started(monkeypatch):
    monkeypatch.setattr(starter, "_failed", True)
    with kernel() as first:
        assert isinstance(first.manager.provisioner.process, subprocess.Popen)
        assert first.run("print(1)") == "1"


def test_where_the_parent_fails_while_a_kernel_waits_for_it_an_ordinary_one_is_started(monkeypatch, tmp_path):
    (tmp_path / "numpy.py").write_text("raise ImportError('broken')")
    monkeypatch.setitem(starter.ONE_THREAD, "PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(starter, "_server", None)
    monkeypatch.setattr(starter, "_failed", False)
    with kernel() as first:
        assert isinstance(first.manager.provisioner.process, subprocess.Popen)
        assert first.run("print(1)") == "1"
        folder = Path(first.manager.ip).parent
        assert folder.exists()
    assert starter._failed and starter.address() is None
    assert not folder.exists()


def test_a_kernel_is_restarted_after_its_parent_has_died():
    with kernel() as one:
        server().kill()
        assert soon(lambda: not one.manager.is_alive())
        one.client.stop_channels()
        one.manager.restart_kernel(now=True)
        one.connect()
        assert one.run("print(1)") == "1"
        folder = Path(one.manager.ip).parent
    assert soon(lambda: not folder.exists())


def test_a_request_that_a_healthy_parent_refuses_leaves_the_other_kernels_alone():
    with kernel() as one:
        parent = server().pid
        more = {f"LONG{n}": "x" * 100_000 for n in range(12)}  # more than a request may hold
        for _ in range(2):
            with kernel(env=more) as ordinary:
                assert isinstance(ordinary.manager.provisioner.process, subprocess.Popen)
                assert ordinary.run("print(1)") == "1"
        assert one.run("print(1)") == "1" and server().pid == parent


def test_a_long_folder_for_temporary_files_is_no_hindrance(monkeypatch, tmp_path):
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(starter.tempfile, "tempdir", str(long))
    monkeypatch.setattr(starter, "_server", None)
    with kernel() as one:
        assert one.run("print(1)") == "1"
        assert len(one.manager.ip) < 90
    starter._server.close()


def test_many_kernels_leave_no_process_socket_or_file(tmp_path, monkeypatch):
    """1,000 in a row (DIRECTIVE48_KERNELS=1000) are counted by `make bench`; the suite runs 30."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    with kernel() as first:  # whatever is opened once is open now
        first.run("print(1)")
    parent = server().pid

    def held() -> tuple[int, int, int, int]:
        own, parents = (len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in (os.getpid(), parent))
        return own, parents, len(kernels_of(parent)), len(list(tmp_path.iterdir()))

    before = held()
    for number in range(int(os.environ.get("DIRECTIVE48_KERNELS", "30"))):
        with kernel() as one:
            assert one.run(f"print({number})") == str(number)
    assert soon(lambda: held() == before), (before, held())
