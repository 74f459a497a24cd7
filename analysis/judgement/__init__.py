"""WHAT A FIGURE MAY HIDE: reporting, groups that are gone, a critic's objections, other districts, costs. Frames and estimates in, records out."""
