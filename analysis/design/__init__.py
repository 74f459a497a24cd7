"""PANEL -> DESIGN: what is compared with what, what may be claimed, or why nothing can be."""

from analysis.design.arrays import Arrays, arrays, levels
from analysis.design.claim import Claim, Obstacle
from analysis.design.design import Design
from analysis.design.routes import MIN_SIDE_POINTS, ROUTES, ZONES, Comparison

__all__ = ["MIN_SIDE_POINTS", "ROUTES", "ZONES", "Arrays", "Claim", "Comparison", "Design", "Obstacle", "arrays", "levels"]
