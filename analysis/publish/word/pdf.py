"""Word files -> PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from analysis.language import Text

ABSENT = Text(
    "Không thấy LibreOffice (lệnh soffice): chưa làm tệp PDF. Cài LibreOffice Writer rồi chạy lại, hoặc lưu PDF từ Word.",
    "LibreOffice (command soffice) was not found: no PDF was made. Install LibreOffice Writer and repeat, or save as PDF in Word.",
)
TIMEOUT = 20  # seconds a file, and as many to start


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(files: Sequence[Path]) -> list[Path]:
    """A PDF beside each file, by one LibreOffice with a profile of its own; raises RuntimeError for one it did not make."""
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in dict.fromkeys(file.parent for file in files):
            mine = [file for file in files if file.parent == folder]
            command = [program(), f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
                       "--outdir", str(folder), *map(str, mine)]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT * (1 + len(mine)), check=False)
            absent = [file.name for file in mine if not file.with_suffix(".pdf").exists()]
            if absent:
                raise RuntimeError(f"LibreOffice made no PDF of {', '.join(absent)}: {done.stderr.strip()[-500:]}")
            made += [file.with_suffix(".pdf") for file in mine]
    return made
