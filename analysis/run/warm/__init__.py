"""Warm kernels: each is forked from a parent that has imported the libraries, so that it starts in a fraction of a second.

server.py is the parent, child.py what a fork makes fresh, provisioner.py what jupyter_client asks for a kernel. The parent
imports the libraries, and of the workbook the modules that every notebook needs (workbook.py); an edited module is always read
anew. Where fork is missing the ordinary kernel is used.
"""

from __future__ import annotations

import os
from pathlib import Path

KERNEL = "directive48"
ADDRESS = "DIRECTIVE48_WARM"  # where a process finds the server that its own starter runs


def available() -> bool:
    """Whether kernels can be forked here."""
    return hasattr(os, "fork")


def offer() -> str:
    """Make the kernel known to this process and its children; return the name of the kernel to ask for."""
    if not available():
        return "python3"
    folder = str(Path(__file__).parent)
    known = os.environ.get("JUPYTER_PATH", "")
    if folder not in known.split(os.pathsep):
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [folder, known]))
    return KERNEL
