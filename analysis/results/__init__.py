"""WHAT IS RETURNED: Estimate, Refusal (an estimate that cannot be had is a result too) and CheckResult."""

from analysis.results.averted import averted
from analysis.results.check import CheckResult, Checks
from analysis.results.estimate import SCALES, Estimate
from analysis.results.refusal import Refusal

__all__ = ["SCALES", "CheckResult", "Checks", "Estimate", "Refusal", "averted"]
