"""STANDARD ERRORS, exact intervals and tests on arrays, one idea a file."""
