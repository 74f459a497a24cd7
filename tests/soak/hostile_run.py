"""Read each hostile file as `import` does; print how it ended, seconds and memory; 1 where one ended otherwise than in words or figures."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import hostile

SECONDS, MEMORY = 20.0, 2**30


def main() -> int:
    """One line a file; a last line with the counts."""
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        files = hostile.make(Path(folder) / "files")
        for file in files:
            start = time.monotonic()
            command = [sys.executable, "-m", "analysis", "import", "--dry-run", "--language", "en", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120, check=False)
            took = time.monotonic() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # of any so far
            words = "Traceback" not in done.stderr and (done.returncode == 0 or "What to do" in done.stderr)
            good = words and took <= SECONDS and peak <= MEMORY
            said = next(
                (line for line in done.stderr.splitlines() if line.startswith("Found")),
                done.stderr.strip().splitlines()[-1:] or [""],
            )
            print(
                f"{'ok ' if good else 'BAD'} {file.name:24s} {took:6.1f} s {peak / 2**20:6.0f} MB at most so far  {str(said)[:110]}",
                flush=True,
            )
            bad += [] if good else [file.name]
    print(
        f"{len(files)} hostile files: {len(files) - len(bad)} ended in words within {SECONDS:.0f} s and {MEMORY >> 20} MB; not: {', '.join(bad) or 'none'}"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
