"""From an executed notebook to a report in both languages, with every figure, its numbers and its provenance beside it."""

from analysis.publish.result import record

__all__ = ["record"]
