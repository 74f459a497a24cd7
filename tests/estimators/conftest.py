"""The folder of these tests is importable: panels.py makes the panels."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
