"""Typed columns -> which rows and cells count: totals, running totals, repeated rows, lists of cases."""
