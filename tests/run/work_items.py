"""Work that worker processes can import by name."""

import os
import time
from pathlib import Path


def square(n: int) -> int:
    return n * n


def slowly(folder: str, n: int) -> int:
    """Leave a file named after the worker, then take a second."""
    (Path(folder) / f"{n}.{os.getpid()}").touch()
    time.sleep(1.0)
    return n
