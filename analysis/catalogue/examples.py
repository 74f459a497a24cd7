"""The ready-made questions of analysis/design/examples.py by name, so that a parameter is checked without loading them."""

DATA_SETS = ("teaching", "record", "castle", "texas", "california", "street", "persons")
