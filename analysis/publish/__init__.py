"""From an executed notebook to a report in both languages, with every figure, its numbers and its provenance beside it."""

__all__ = ["record"]


def __getattr__(name: str):
    if name not in __all__:
        raise AttributeError(f"module 'analysis.publish' has no attribute {name!r}")
    from analysis.publish.result import record  # what only writes pages needs no estimates

    return record
