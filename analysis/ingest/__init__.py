"""RAW -> TIDY: from files as they come to one row a printed figure, with nothing lost and nothing misread."""

from analysis.ingest.tidy.observations import observations

__all__ = ["observations"]
