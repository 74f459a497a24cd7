"""What a notebook cell shows: one language on the screen, those of the report in the bundle from which it is written.

In JupyterLab only the chosen language is drawn, so that a changed parameter is seen at once. While a report is executed its
languages are (DIRECTIVE48_REPORT, set by run), and publish takes them from the executed notebook: nothing here touches the disk.
"""

from __future__ import annotations

import base64
import html
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.language import LANGUAGES, SIMULATED, Text
from analysis.spreadsheet import frame

if TYPE_CHECKING:  # a page that is written from saved displays needs no tables
    import pandas as pd

MIME = "application/vnd.directive48.v1+json"


def reporting() -> tuple[str, ...]:
    """The languages of the report that is being executed; none on a screen."""
    asked = os.environ.get("DIRECTIVE48_REPORT", "").split()
    return tuple(language for language in LANGUAGES if language in asked)


@contextmanager
def as_report(languages: Iterable[str]) -> Iterator[None]:
    """Make what is shown a report's, in these languages, until the end of the block."""
    before = os.environ.get("DIRECTIVE48_REPORT")
    os.environ["DIRECTIVE48_REPORT"] = " ".join(languages)
    try:
        yield
    finally:
        if before is None:
            del os.environ["DIRECTIVE48_REPORT"]
        else:
            os.environ["DIRECTIVE48_REPORT"] = before


def marked(text: Text, simulated: bool) -> Text:
    """The text with the mark of simulated data before it, where it speaks of such."""
    return Text(*(f"{SIMULATED.to(lang)} — {text.to(lang)}" for lang in LANGUAGES)) if simulated else text


@dataclass(frozen=True, kw_only=True)
class Display:
    """Base: shown in `language`; `payload(language)` is what a report needs."""

    language: str
    kind = "display"

    def payload(self, language: str) -> dict[str, Any]:
        raise NotImplementedError

    def screen(self) -> dict[str, str]:
        """The MIME bundle of the notebook's own language."""
        raise NotImplementedError

    def stored(self) -> dict[str, Any]:
        """What the report bundle holds beside the two languages."""
        return {}

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        bundle: dict[str, Any] = self.screen()
        languages = LANGUAGES if self.kind == "sentence" else reporting()
        if languages:
            bundle[MIME] = {"kind": self.kind, **self.stored(), **{lang: self.payload(lang) for lang in languages}}
        return bundle


@dataclass(frozen=True, kw_only=True)
class Sentence(Display):
    """A sentence or paragraph, and the `points` listed under it. `role`: headline, basis (what the headlines rest on), heading or text;
    `claim`: what its result permits.
    """

    text: Text
    role: str = "text"
    points: tuple[Text, ...] = ()
    claim: str = ""
    kind = "sentence"

    def __str__(self) -> str:
        return "\n".join((self.text.to(self.language), *(f"– {point.to(self.language)}" for point in self.points)))

    def __repr__(self) -> str:
        return str(self)

    def stored(self) -> dict[str, Any]:
        return {"role": self.role} | ({"claim": self.claim} if self.claim else {})

    def payload(self, language: str) -> dict[str, Any]:
        listed = [point.to(language) for point in self.points]
        return {"text": self.text.to(language)} | ({"points": listed} if listed else {})

    def screen(self) -> dict[str, str]:
        """HTML too: JupyterLab's code font, in which plain text stands, lacks a third of the Vietnamese letters."""
        body = f"<p>{html.escape(self.text.to(self.language), quote=False)}</p>"
        items = "".join(f"<li>{html.escape(point.to(self.language), quote=False)}</li>" for point in self.points)
        return {"text/html": body + (f"<ul>{items}</ul>" if items else ""), "text/plain": str(self)}


@dataclass(frozen=True, kw_only=True)
class Table(Display):
    """A table. `build(language)` gives a frame of written cells; the first column is text, the others are right-aligned."""

    name: str
    title: Text
    foot: Text
    build: Callable[[str], pd.DataFrame]
    simulated: bool = False
    links: tuple[str, ...] = ()  # the report that each row leads to, by name
    rows: tuple[tuple[str, ...], ...] = ()  # the rows of the record that each row was made from, where they are its own
    kind = "table"

    def cells(self, language: str) -> pd.DataFrame:
        """The written cells, without the columns in which no row has anything to say."""
        frame = self.build(language).astype(str)
        return frame.loc[:, [bool((frame[c] != "").any()) for c in frame]] if len(frame) else frame

    def caption(self, language: str) -> str:
        mark = f"{SIMULATED.to(language)} — " if self.simulated else ""
        return mark + self.title.to(language)

    def stored(self) -> dict[str, Any]:
        return {"name": self.name} | ({"made_from": [list(row) for row in self.rows]} if self.rows else {})

    def payload(self, language: str) -> dict[str, Any]:
        frame = self.cells(language)
        return {
            "caption": self.caption(language),
            "columns": list(map(str, frame.columns)),
            "rows": frame.to_numpy().tolist(),
            "foot": self.foot.to(language),
        } | ({"links": [f"{run}/report.{language}.html" if run else "" for run in self.links]} if self.links else {})

    def screen(self) -> dict[str, str]:
        body = self.cells(self.language).to_html(index=False, border=0, escape=True, justify="left", na_rep="")
        body = body.replace("<td>", '<td style="text-align: left; vertical-align: top">').replace(
            "<th>", '<th style="text-align: left">'
        )  # JupyterLab sets all cells to the right
        head, foot = (html.escape(t) for t in (self.caption(self.language), self.foot.to(self.language)))
        return {
            "text/html": f"<p><b>{head}</b></p>{body}<p><small>{foot}</small></p>",
            "text/plain": f"{self.caption(self.language)}\n{self.cells(self.language).to_string(index=False)}",
        }


@dataclass(frozen=True, kw_only=True)
class Figure(Display):
    """A figure. `draw(language)` gives a matplotlib figure, `alt` one sentence, `data` the plotted numbers."""

    name: str
    alt: Text
    data: pd.DataFrame
    draw: Callable[[str], Any]
    simulated: bool = False
    kind = "figure"

    @property
    def file_name(self) -> str:
        """The stem of its files; a figure of simulated data says so."""
        return f"simulated_{self.name}" if self.simulated else self.name

    def stored(self) -> dict[str, Any]:
        return {"name": self.file_name, "csv": frame(self.data).to_csv(index=False, lineterminator="\n", float_format="%.12g")}

    def payload(self, language: str) -> dict[str, Any]:
        from analysis.present.rendered import rendered

        drawn = rendered(self.draw(language), ("svg", "png"))
        return {
            "svg": drawn["svg"].decode(),
            "png": base64.b64encode(drawn["png"]).decode(),
            "alt": self.alt.to(language),
        }

    def screen(self) -> dict[str, str]:
        from analysis.present.rendered import rendered

        alt = self.alt.to(self.language)
        if reporting():  # the report draws it already
            return {"text/plain": alt}
        image = base64.b64encode(rendered(self.draw(self.language), ("png",))["png"]).decode()
        return {
            "text/html": f'<img alt="{html.escape(alt)}" style="max-width:100%" src="data:image/png;base64,{image}">',
            "text/plain": alt,
        }
