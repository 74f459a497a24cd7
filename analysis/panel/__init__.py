"""TIDY -> VALIDATED PANEL, with row accounting. Rooms: panel.py (the type), load.py (from the record), frame.py (from any
frame), record.py (everything printed about one place), simulate.py (the teaching district).
"""

from analysis.panel.accounting import Accounting
from analysis.panel.frame import from_frame
from analysis.panel.load import load_beside, load_panel
from analysis.panel.panel import Break, Panel
from analysis.panel.record import Record, load_record

Panel.from_frame = staticmethod(from_frame)

__all__ = ["Accounting", "Break", "Panel", "Record", "from_frame", "load_beside", "load_panel", "load_record"]
