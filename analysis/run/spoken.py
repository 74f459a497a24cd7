"""What a report says of a parameter, in its folder's name, its title, its pages and its provenance: no prose, no persons, no folder of a user."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from analysis import paths

LONGEST, WORDS = 80, 12  # letters and words of what is a name; anything longer is a text


def spoken(value: Any) -> Any:
    """The value itself; of a file outside the project its name; of a long text, or one with persons, a checksum."""
    if not isinstance(value, str):
        return value
    if file := paths.given(value):
        shown = paths.public(file)
        return shown if (folder := _elsewhere(file)) is None else f"{folder}/{shown}"
    if len(value) > LONGEST or len(value.split()) > WORDS or "\n" in value or _has_persons(value):
        return f"text-{_digest(value)}"
    return value if not re.match(r"(?:[A-Za-z]:)?[/\\\\]", value) else Path(value.replace("\\", "/")).name


def _has_persons(value: str) -> bool:
    """Whether a text names or numbers a person; a code in small letters does not, and to see more costs the reading of every rule."""
    if re.fullmatch(r"[a-z_-]*", value):
        return False
    from analysis.persons.mask import names_a_person

    return names_a_person(value)


def without_paths(value: Any, parameters: dict[str, Any]) -> Any:
    """A notebook, or any value as JSON holds it, with parameters as they are spoken of, and no path above the project."""
    told = {str(paths.HOME.resolve()): ".", str(paths.HOME): ".", str(Path.home()): "~"}
    for given in parameters.values():
        if isinstance(given, str) and spoken(given) != given:
            told[given] = spoken(given)
            if file := paths.given(given):
                told |= {str(file): spoken(given), str(file.resolve()): spoken(given)}
    told = {old: new for old, new in told.items() if len(old) > 3}
    written = {
        form: new
        for old, new in told.items()
        for form in (old, repr(old)[1:-1], old.replace("\\", "/"), old.replace("\n", "\\n"))
    }
    pattern = re.compile("|".join(re.escape(old) for old in sorted(written, key=len, reverse=True)))
    return _each(value, lambda text: pattern.sub(lambda found: written[found[0]], text))


def _each(value: Any, change) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key) if isinstance(key, str) else key: _each(item, change) for key, item in value.items()}
    return [_each(item, change) for item in value] if isinstance(value, (list, tuple)) else value


def _elsewhere(file: Path) -> str | None:
    """A mark of the folder of a file outside the project, so that two files of one name are two reports."""
    folder = file.resolve().parent
    return None if folder.is_relative_to(paths.HOME.resolve()) else _digest(str(folder))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
