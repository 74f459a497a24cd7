"""The Directive 48 workbook: from recorded figures to a finding, or to a reasoned refusal.

The names below are the whole public interface of the notebooks. Each is imported on first use, so that
`import analysis` costs milliseconds.
"""

import os
from importlib import import_module

# The matrices here are small: several BLAS threads slow each other down a hundredfold where two processes share two cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_ROOM_OF = {
    "Text": "language",
    "load_panel": "panel",
    "load_beside": "panel",
    "load_record": "panel",
    "Panel": "panel",
    "Design": "design",
    "Estimate": "results",
    "Refusal": "results",
    "CheckResult": "results",
    "estimate": "estimators",
    "run_checks": "checks",
    "sentence": "present",
    "figure": "present",
    "table": "present",
    "record": "publish",
}

__all__ = sorted(_ROOM_OF)


def __getattr__(name: str):
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(f"analysis.{_ROOM_OF[name]}"), name)


def __dir__() -> list[str]:
    return __all__
