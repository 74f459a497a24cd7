"""How sensitive an indicator is: up to which count a cell of it could point at persons."""

from __future__ import annotations

from analysis.catalogue.declared import toml
from analysis.catalogue.indicators import indicators


def least_shown(code: str, threshold: int) -> int:
    """Counts of an indicator from 1 to this are small; 0 where nothing of it is held back.

    `code`: an indicator, or the name of an outcome of one's own table; `threshold`: what was asked for.
    """
    declared, known = toml("sensitivity"), indicators().get(code)
    if known is not None and known.unit in declared["free"]:
        return 0
    strict = any(part in code.lower() for part in declared["strict"])
    return max(threshold, declared["at_least"]) if strict else threshold
