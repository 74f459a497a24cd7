"""ESTIMATE -> CHECK RESULT, one file a check, found by its file name.

A check's file has NAME (its file name), QUESTION, SUITS (names of estimators, or None for all) and
`check(estimate) -> CheckResult`. A check that cannot be made returns `passed=None` and says why.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from analysis.errors import unknown
from analysis.language import Text
from analysis.results import Checks, Estimate, Refusal


@cache
def names() -> tuple[str, ...]:
    """The names of all checks."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def check(name: str) -> ModuleType:
    """The check of a name."""
    if name not in names():
        raise unknown(Text("phép kiểm tra", "check"), name, names(), "run_checks(only=...)")
    return import_module(f"analysis.checks.{name}")


def run_checks(effect: Estimate | Refusal, only: tuple[str, ...] | None = None) -> Checks:
    """Every check that suits an estimate, or those named; none for a refusal."""
    if isinstance(effect, Refusal):
        return Checks()
    chosen = [check(name) for name in (only or names())]
    return Checks(tuple(c.check(effect) for c in chosen if c.SUITS is None or effect.method in c.SUITS))
