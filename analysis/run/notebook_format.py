"""nbformat, whose jsonschema checks notebooks, imported without the grammar of international addresses.

jsonschema imports rfc3987_syntax where JupyterLab has installed it, and that library builds a whole grammar on import: a second and a
half of every report, for a kind of text that the schema of notebooks does not have. jsonschema knows how to do without.
"""

from __future__ import annotations

import sys

GRAMMAR = "rfc3987_syntax"


def without_grammar() -> None:
    """Import nbformat as where the grammar is not installed; whoever asks for the grammar later has it."""
    if GRAMMAR in sys.modules:
        return
    sys.modules[GRAMMAR] = None  # type: ignore[assignment]  # an import ends in ModuleNotFoundError
    try:
        import nbformat  # noqa: F401
    finally:
        del sys.modules[GRAMMAR]
