"""What an estimate, a refusal and a design show where a cell ends with them: the facts an econometrician looks for, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd

from analysis.language import Text, current, significant

SIMULATED = Text("SỐ LIỆU MÔ PHỎNG", "SIMULATED DATA")


def card(
    title: object, facts: Iterable[tuple[Text, object]], frame: pd.DataFrame | None = None, *, simulated: bool = False
) -> str:
    """A heading, one row a fact (those that are None or empty left out) and a table of coefficients below, in the language of messages.

    Returns HTML whose every text is escaped.
    """
    language = current() or "vi"
    mark = f"<p><strong>{escape(SIMULATED.to(language))}</strong></p>" if simulated else ""
    rows = "".join(
        f"<tr><th scope='row' style='text-align:left'>{escape(name.to(language))}</th><td style='text-align:left'>"
        f"{escape(_written(value, language))}</td></tr>"
        for name, value in facts
        if value is not None and value != ""
    )
    below = "" if frame is None or frame.empty else _coefficients(frame, language)
    return f"{mark}<p><strong>{escape(_written(title, language))}</strong></p><table>{rows}</table>{below}"


def _written(value: object, language: str) -> str:
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, float):
        return significant(value, 4).to(language)
    return str(value)


def _coefficients(frame: pd.DataFrame, language: str) -> str:
    shown = frame.map(lambda cell: _written(cell, language))
    return shown.to_html(index=False, max_rows=40, border=0)
