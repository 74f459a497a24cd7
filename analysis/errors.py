"""What goes wrong, said so that a researcher can act: what was expected, what was found, where, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from analysis.language import LANGUAGES, Text, current

_PARTS = Text("Cần|Thấy|Ở đâu|Hãy", "Expected|Found|Where|What to do")


class WorkbookError(Exception):
    """Base of every error a user can cause. Printed in the chosen language, or in both where none was chosen."""

    def __init__(self, *, expected: Text, found: Text, where: Text | str, remedy: Text):
        where = where if isinstance(where, Text) else Text(where, where)
        self.parts = (expected, found, where, remedy)
        super().__init__(expected, found, where, remedy)

    def say(self, language: str) -> str:
        """The message in one language, one line a part."""
        labels = _PARTS.to(language).split("|")
        return "\n".join(f"{label}: {part.to(language)}" for label, part in zip(labels, self.parts, strict=True))

    def __str__(self) -> str:
        chosen = current()
        return "\n".join(self.say(language) for language in ([chosen] if chosen else LANGUAGES))

    def __reduce__(self):
        expected, found, where, remedy = self.parts
        return _rebuild, (type(self), expected, found, where, remedy)


def _rebuild(kind, expected, found, where, remedy):
    return kind(expected=expected, found=found, where=where, remedy=remedy)


class RawDataChanged(WorkbookError):
    """A file of data/raw is not the file whose checksum stands in its MANIFEST.csv."""


class UnknownName(WorkbookError):
    """A name that the catalogue, a table or a notebook does not have."""


class BadParameter(WorkbookError):
    """A parameter of a notebook with a wrong name, type or value."""


class BadTable(WorkbookError):
    """A table whose rows or columns cannot be used as they are."""


class AmbiguousSeries(WorkbookError):
    """Several clocks, sources or labels could answer; the caller must choose."""


class BadNotebook(WorkbookError):
    """A notebook or a plan of runs that breaks the rules of notebooks/README.md."""


def unknown(kind: Text, given: str, allowed: Iterable[str], where: Text | str, error: type = UnknownName) -> WorkbookError:
    """The error for a name that is not among `allowed`, with the nearest spellings first."""
    allowed = sorted(map(str, allowed))
    near = difflib.get_close_matches(str(given), allowed, n=3, cutoff=0.5)
    shown = near or allowed[:12]
    names = ", ".join(shown) + ("" if near or len(allowed) <= 12 else ", …")
    hint = Text(f"Gần nhất: {names}.", f"Nearest: {names}.") if near else Text(f"Có: {names}.", f"Known: {names}.")
    return error(
        expected=Text(f"một tên đã có của {kind.vi}", f"a known {kind.en}"),
        found=Text(f"“{given}”", f"'{given}'"),
        where=where,
        remedy=hint,
    )


class Caution(NamedTuple):
    """A warning with a type: `code` for programs, `text` for readers. It travels with the result it concerns."""

    code: str
    text: Text
