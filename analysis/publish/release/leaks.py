"""What may never leave, whatever stands in a report: paths of a machine, the name of its user, persons, rows of persons."""

from __future__ import annotations

import getpass
import json
import re
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.persons.mask import masked
from analysis.publish.trace.documents import of_docx

PATHS = re.compile(r"(?:/home/|/Users/|/root/|/tmp/|/mnt/|[A-Za-z]:\\{1,2}(?:Users|Documents)|file://)[\w.-]*")
PERSONAL = re.compile(
    r"^(?:person|person_id|ho_ten|họ tên|họ và tên|name|full_name|cccd|cmnd|ngày sinh|dob|birth_date|điện thoại|phone)$", re.I
)
CHECKSUM = re.compile(r"\b[0-9a-f]{12,64}\b")
READABLE = {".html", ".json", ".csv", ".svg", ".txt", ".md", ".cff", ".ipynb"}
COMMON = {"root", "user", "admin", "runner", "home", "administrator"}  # names of users that are words


def texts_of(file: Path) -> list[str]:
    """The texts of a file: itself, or the parts of a Word or Excel file."""
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as package:
            parts = [
                package.read(name).decode("utf-8", "replace") for name in package.namelist() if name.endswith((".xml", ".rels"))
            ]
        return [re.sub(r"<[^>]*>", " ", part) + " " + " ".join(re.findall(r'"([^"<>]*)"', part)) for part in parts]
    return [file.read_text(encoding="utf-8", errors="replace")] if file.suffix in READABLE else []


def _persons(text: str, places: Collection[str]) -> list[str]:
    return [f"person: {what} × {n}" for what, n in masked(text, places).counts.items()]


def _words(file: Path, text: str) -> str:
    """What of a text is words: of JSON its strings, of a table its cells that are no numbers; checksums are none."""
    if file.suffix == ".json":
        words = list(_strings(json.loads(text)))
    else:
        words = [cell for line in text.splitlines() for cell in line.split(",")] if file.suffix == ".csv" else [text]
    return "\n".join(CHECKSUM.sub("", word) for word in words if re.search(r"[^\W\d_]", word))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    for item in value if isinstance(value, list) else [value]:
        yield from _strings(item) if isinstance(item, (dict, list)) else [item] if isinstance(item, str) else []


def leaks(file: Path, prose: bool = True, places: Collection[str] = ()) -> list[str]:
    """What of a file may not leave, in few words each; `prose`: whether its texts are searched for names of persons too, which those of `places` are not."""
    found = []
    for text in texts_of(file):
        found += [f"path {match[0]}" for match in PATHS.finditer(re.sub(r"data:[\w/+-]+;base64,[\w+/=]+", "", text))]
        if str(paths.HOME) in text:
            found.append("path of the project")
        user = getpass.getuser()
        if len(user) > 3 and user.lower() not in COMMON and re.search(rf"(?<![\w]){re.escape(user)}(?![\w])", text):
            found.append("name of the user")
        if prose and file.suffix in (".csv", ".json"):
            found += _persons(_words(file, text), places)
    if prose and file.suffix == ".docx":
        found += _persons("\n".join(place.text for place in of_docx(file.read_bytes())), places)
    if file.suffix == ".csv":
        head = file.read_text(encoding="utf-8-sig", errors="replace").split("\n", 1)[0]
        found += [f"column {name}" for name in head.strip().split(",") if PERSONAL.match(name.strip(' "'))]
    return list(dict.fromkeys(found))
