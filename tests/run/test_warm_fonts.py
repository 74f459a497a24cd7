"""Fonts kept in memory draw what fonts on disk draw."""

import subprocess
import sys

DRAW = """
import hashlib, io, matplotlib
{begin}
from matplotlib import font_manager
from matplotlib.figure import Figure
figure = Figure()
figure.subplots().set_title("Số vụ ghi nhận giảm 5,0 % · −6,9 đến −3,0 (2012–2020) 犯", fontweight="bold")
for kind in ("svg", "png", "pdf"):
    matplotlib.rcParams["svg.hashsalt"] = "48"
    drawn = io.BytesIO()
    figure.savefig(drawn, format=kind, metadata={{"svg": {{"Date": None}}, "png": None, "pdf": {{"CreationDate": None}}}}[kind])
    print(kind, hashlib.sha256(drawn.getvalue()).hexdigest())
print(font_manager.get_font(font_manager.findfont("DejaVu Sans")).fname)
"""


def drawn(begin: str) -> str:
    return subprocess.run([sys.executable, "-c", DRAW.format(begin=begin)], capture_output=True, text=True, check=True).stdout


def test_the_same_bytes_from_memory_and_from_disk():
    kept = drawn("from analysis.run.warm.fonts import keep_in_memory; keep_in_memory()")
    assert kept == drawn("") and kept.count("\n") == 4
