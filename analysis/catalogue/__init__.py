"""WHAT EXISTS: indicators, places, components, shocks, sources, series and their words. Declarations only.

To add a place, an indicator, a component, a shock or a source: one row in data/raw (public_record, or a folder of your
own). To say which observations make up a series, what a component needs, or which printed percentage to recompute:
one entry in series.toml, components.toml, arithmetic.toml beside this file.
"""

from analysis.catalogue.components import Component, component, components
from analysis.catalogue.indicators import Indicator, clock_name, clocks, indicator, indicators, unit_name
from analysis.catalogue.places import Place, place, places, units_of
from analysis.catalogue.ratios import ArithmeticCheck, Share, arithmetic, shares
from analysis.catalogue.series import Part, Series, all_series, series, series_for
from analysis.catalogue.shocks import Shock, register, shock, shocks
from analysis.catalogue.sources import Source, source, sources

__all__ = [
    "ArithmeticCheck",
    "Component",
    "Indicator",
    "Part",
    "Place",
    "Series",
    "Share",
    "Shock",
    "Source",
    "all_series",
    "arithmetic",
    "clock_name",
    "clocks",
    "component",
    "components",
    "indicator",
    "indicators",
    "place",
    "places",
    "register",
    "series",
    "series_for",
    "shares",
    "shock",
    "shocks",
    "source",
    "sources",
    "unit_name",
    "units_of",
]
