"""ESTIMATE -> CHECK RESULT, one file a check, found by its file name.

A check's file has NAME (its file name), QUESTION, SUITS (names of estimators, or None for all) and
`check(estimate) -> CheckResult`. A check that cannot be made returns `passed=None` and says why.
"""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from analysis.errors import BadParameter, unknown
from analysis.estimators import LARGE
from analysis.language import Text
from analysis.results import CheckResult, Checks, Estimate, Refusal

MANY_FITS = ("honest_did",)  # a coefficient for every period before and after


@cache
def names() -> tuple[str, ...]:
    """The names of all checks."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def check(name: str) -> ModuleType:
    """The check of a name."""
    if name not in names():
        raise unknown(Text("phép kiểm tra", "check"), name, names(), "run_checks(only=...)")
    return import_module(f"analysis.checks.{name}")


def run_checks(effect: Estimate | Refusal, only: str | tuple[str, ...] | None = None, **options) -> Checks:
    """Every check that suits an estimate, or the one or those named; none for a refusal.

    A check that is named and does not suit the method says so. `options` go to the checks that have them (`M` and `target` of
    honest_did). Raises BadParameter for an option that none of them has.
    """
    if isinstance(effect, Refusal):
        return Checks()
    named = (only,) if isinstance(only, str) else only
    chosen = [check(name) for name in (named or names())]
    allowed = {c: {name for name in inspect.signature(c.check).parameters if name != "effect"} for c in chosen}
    known = sorted(set().union(*allowed.values()))
    for name in set(options) - set(known):
        raise unknown(Text("lựa chọn của phép kiểm tra", "option of the checks"), name, known, "run_checks", BadParameter)
    suited = [c for c in chosen if named or suits(c, effect)]
    large = () if named or effect.design is None or len(effect.design.rows) <= LARGE else MANY_FITS
    made = tuple(
        _unsuited(c, effect)
        if not suits(c, effect)
        else _too_large(c, len(effect.design.rows))
        if c.NAME in large
        else c.check(effect, **{k: v for k, v in options.items() if k in allowed[c]})
        for c in suited
    )
    return Checks(made, tuple(_unsuited(c, effect) for c in chosen if c not in suited))


def suits(module: ModuleType, effect: Estimate) -> bool:
    """Whether a check can be asked of an estimate's method."""
    return module.SUITS is None or effect.method in module.SUITS


def _too_large(module: ModuleType, rows: int) -> CheckResult:
    why = Text(
        'Chưa thử: bảng có {n} dòng (nhiều hơn {most}), phép kiểm tra này cần quá nhiều thời gian; gọi riêng bằng run_checks(..., only="{name}").',
        'Not tried: the table has {n} rows (more than {most}) and this check takes too long; ask for it with run_checks(..., only="{name}").',
    ).fill(n=rows, most=LARGE, name=module.NAME)
    return CheckResult(name=module.NAME, question=module.QUESTION, passed=None, statistic=None, sentence=why)


def _unsuited(module: ModuleType, effect: Estimate) -> CheckResult:
    why = Text("Phép kiểm tra này không dùng cho phương pháp {method}.", "This check does not suit the method {method}.").fill(
        method=effect.method
    )
    return CheckResult(name=module.NAME, question=module.QUESTION, passed=None, statistic=None, sentence=why)
