"""A screened table of any size, asked through an embedded engine (DuckDB): counts, the first rows, the effects of a funnel."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

FUNNELS = 6  # outcomes that get a funnel


class Screened:
    """folder/screening.parquet. `main` is the effect a report leads with: the level change at the first date, or the trend."""

    def __init__(self, path: Path, dated: bool):
        self.source = "read_parquet('" + str(path).replace("'", "''") + "')"
        self.dated, self.main = dated, "level_1" if dated else "trend"
        self.columns = [row[0] for row in self.all(f"DESCRIBE SELECT * FROM {self.source}")]

    def all(self, query: str) -> list[tuple]:
        """The rows of an answer."""
        return duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}).execute(query).fetchall()

    def frame(self, query: str) -> pd.DataFrame:
        """An answer as a frame."""
        rows = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}).execute(query)
        return pd.DataFrame(rows.fetchall(), columns=[column[0] for column in rows.description])

    def ranked(self, limit: int) -> pd.DataFrame:
        """Smallest q first; series that the model cannot fit follow by their Mann-Kendall test."""
        return self.frame(
            f"SELECT * FROM {self.source} ORDER BY {self.main}_q NULLS LAST, {self.main}_p NULLS LAST, "
            f"mann_kendall_p NULLS LAST, place, outcome LIMIT {limit}"
        )

    def effects(self) -> dict[str, pd.DataFrame]:
        """Place, effect (logarithm) and error by outcome, outcomes with most places first."""
        effect = "ln(level_1)" if self.dated else "ln(1 + trend / 100)"
        rule = f"{self.main}_error > 0 AND {self.main} > {0 if self.dated else -100} AND isfinite({self.main})"
        outcomes = self.all(
            f"SELECT outcome, count(*) n FROM {self.source} WHERE {rule} GROUP BY 1 ORDER BY n DESC, 1 LIMIT {FUNNELS}"
        )
        return {
            outcome: self.frame(
                f"SELECT place, {effect} AS effect, {self.main}_error AS error FROM {self.source} "
                f"WHERE {rule} AND outcome = '{outcome.replace(chr(39), chr(39) * 2)}' ORDER BY place"
            )
            for outcome, n in outcomes
            if n >= 3
        }
