"""Sentences -> findings: which number counts what, whose and of when. Knows no tables."""
