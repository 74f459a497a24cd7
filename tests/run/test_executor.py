"""One executor interface: local processes and a real Dask cluster on loopback give the same, also when a worker is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.errors import BadParameter
from analysis.run.executor import executor

sys.path.insert(0, str(Path(__file__).parent))  # worker processes get it too
from work_items import slowly, square


@pytest.fixture
def cluster(tmp_path):
    quiet = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "env": {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    }
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    file = tmp_path / "scheduler.json"
    scheduler = subprocess.Popen([*dask, "--scheduler-file", str(file)], **quiet)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--nanny"]
    workers = [
        subprocess.Popen(
            [*worker, "--host", "127.0.0.1", "--no-dashboard", "--local-directory", str(tmp_path / f"w{n}")], **quiet
        )
        for n in range(2)
    ]
    end = time.monotonic() + 60
    while not file.exists() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(0.2)
    yield json.loads(file.read_text())["address"]
    for process in (scheduler, *workers):
        process.kill()
    for process in (*workers, scheduler):
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.parametrize("jobs", [1, 2])
def test_local_results_do_not_depend_on_the_number_of_workers(jobs):
    with executor(jobs) as pool:
        assert list(pool.map(square, range(8))) == [n * n for n in range(8)]


def test_a_cluster_gives_the_same_and_loses_nothing_when_a_worker_is_killed(cluster, tmp_path):
    with executor(2, cluster) as pool:
        assert sorted(f.result(60) for f in [pool.submit(square, n) for n in range(8)]) == [n * n for n in range(8)]
        seen = tmp_path / "seen"
        seen.mkdir()
        futures = [pool.submit(slowly, str(seen), n) for n in range(6)]
        end = time.monotonic() + 60
        while not any(seen.iterdir()) and time.monotonic() < end:
            time.sleep(0.05)
        victim = int(next(seen.iterdir()).suffix[1:])
        os.kill(victim, signal.SIGKILL)
        assert sorted(f.result(120) for f in futures) == list(range(6))


def test_an_address_where_no_scheduler_listens_is_refused_with_a_reason():
    with pytest.raises(BadParameter, match="scheduler"), executor(1, "tcp://127.0.0.1:9"):
        pass
