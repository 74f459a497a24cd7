"""The trend statistics of the estimators for very many series at once: arrays in, arrays out, NaN is a gap, no disk.

Every function takes `y` (n series x t periods) and gives one value a series; NaN where the statistic cannot be had.
Each equals the single-series computation to 1e-8 (tests/screening). Give blocks of some thousand series at a time.
"""
