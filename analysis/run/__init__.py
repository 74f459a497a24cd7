"""Execution: the plan of runs, typed parameters, papermill, the command line's commands."""
