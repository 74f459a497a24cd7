"""The folder of these tests is importable: awkward.py makes the series."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
