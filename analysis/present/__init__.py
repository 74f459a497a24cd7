"""What a reader sees: sentences whose verbs follow the permitted claim, figures, tables; in Vietnamese and in English.

Each function returns a display (display.py) that a notebook shows in one language and a report takes in both.
"""

from importlib import import_module

_ROOM_OF = {
    "sentence": "sentences",
    "coverage_table": "credentials",
    "credentials_headline": "credentials",
    "replication_table": "credentials",
    "robustness_headline": "credentials",
    "specifications": "credentials",
    "survival": "survival_figure",
    "heading": "sentences",
    "power": "sentences",
    "groups": "panel_figures",
    "coefficients": "panel_figures",
    "account": "sentences",
    "reasons": "sentences",
    "figure": "figures",
    "side_by_side": "figures",
    "calendar": "calendar_figure",
    "years_table": "by_year",
    "league": "league_figure",
    "multiples": "multiples_figure",
    "timeline": "timeline_figure",
    "who_when": "design_figure",
    "forest": "intervals",
    "funnel": "screening_figures",
    "standouts": "screening_figures",
    "digits": "quality_figures",
    "contrast": "contrasts",
    "coverage": "quality_figures",
    "arithmetic_table": "evidence",
    "caveats": "evidence",
    "clocks_table": "evidence",
    "components_here": "evidence",
    "components_table": "evidence",
    "conflicts_table": "evidence",
    "figures_table": "evidence",
    "elsewhere_table": "evidence",
    "evidence_headline": "evidence",
    "needs_table": "evidence",
    "quality_headline": "evidence",
    "start_headline": "evidence",
    "each_place_headline": "places",
    "each_place_table": "places",
    "findings": "imports",
    "import_headline": "imports",
    "table_headline": "own_table",
    "columns_table": "own_table",
    "doubts_table": "own_table",
    "carried_table": "own_table",
    "answer_figure": "own_table",
    "deviation_table": "deviations",
    "plan_table": "planned",
    "summary_headline": "summary",
    "summary_table": "summary",
    "reporting_headline": "reporting",
    "reporting_table": "reporting",
    "reporting_figure": "reporting",
    "survivors_headline": "survivors",
    "survivors_table": "survivors",
    "objections_table": "objections",
    "districts_headline": "districts",
    "districts_table": "districts",
    "costs_table": "costs",
    "logic_model": "logic_figure",
    "table": "tables",
    "estimates": "tables",
    "frame": "tables",
}

__all__ = sorted(_ROOM_OF)


def __getattr__(name: str):
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'analysis.present' has no attribute {name!r}")
    return getattr(import_module(f"analysis.present.{_ROOM_OF[name]}"), name)
