"""A researcher's own observations, already one row a figure: checked, joined, kept in a cache."""
