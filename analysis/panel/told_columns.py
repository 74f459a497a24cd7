"""What a person says of columns, in their own words -> in those of the reading: roles by their Vietnamese names, columns by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysis.catalogue.headings import ROLES, folded
from analysis.errors import BadParameter, unknown
from analysis.ingest.columns.questions.role import ROLE_NAMES, UNUSED
from analysis.ingest.columns.questions.told import IGNORE
from analysis.language import LANGUAGES, Text

KNOWN = (*ROLES, IGNORE)
NAMES = {folded(said): role for role, name in ROLE_NAMES.items() for text in name for said in (text, text.partition(" (")[0])}
NAMES |= {folded(said): IGNORE for said in (*UNUSED, "bỏ qua", "ignored")}


def with_roles(columns: str | Mapping[str, str]) -> str | dict[str, str]:
    """`Xã=địa bàn` as {Xã: place}; as it stands where a part names no role. Raises BadParameter for a role that is none, with all roles in both languages."""
    pairs = [(heading, "=", role) for heading, role in columns.items()] if isinstance(columns, Mapping) else _pairs(columns)
    if not all(sign for _, sign, _ in pairs):
        return columns
    roles = {}
    for heading, _, said in pairs:
        if heading in KNOWN and said not in KNOWN:  # place=Xã is read as Xã=place
            heading, said = said, heading
        roles[heading] = _role(said)
    return roles


def _role(said: str) -> str:
    if said in KNOWN:
        return said
    if (role := NAMES.get(folded(said))) is not None:
        return role
    names = _names("vi")
    shown = [f"{role} ({names[role]})" for role in KNOWN if role in names]
    raise unknown(Text("vai trò của cột", "role of a column"), said, shown, "columns", BadParameter)


def as_typed(text: str, language: str) -> str:
    """A text with what it says of columns as a person types it: `columns="Xã=place"` as `--columns "Xã=địa bàn"`, with -p as it stands."""
    return _SAID.sub(lambda said: f'{said[1] or "--columns "}"{named(said[2], language)}"', text)


def in_words(text: Text) -> Text:
    """A text for where nothing is typed: what it says of columns, `columns="Xã=place"`, as `“Xã” là “địa bàn”`."""
    form = {"vi": "“{}” là “{}”", "en": "“{}” as “{}”"}

    def said(pairs: str, language: str) -> str:
        return "; ".join(form[language].format(h, _names(language).get(r, r)) for h, _, r in _pairs(pairs))

    return Text(*(_SAID.sub(lambda found, lang=lang: said(found[2], lang), text.to(lang)) for lang in LANGUAGES))


_SAID = re.compile(r'(?:(-p columns=)|columns=)"([^"]*)"')


def _names(language: str) -> dict[str, str]:
    """{role: its name}."""
    return {role: name.to(language).partition(" (")[0] for role, name in (ROLE_NAMES | {IGNORE: UNUSED}).items()}


def named(pairs: str, language: str) -> str:
    """`Xã=place` as a person types it: by the roles' Vietnamese names where the language is Vietnamese."""
    names = _names(language) if language == "vi" else {}
    return "; ".join(f"{heading}{sign}{names.get(role, role)}" for heading, sign, role in _pairs(pairs))


def with_labels(columns: str | Mapping[str, str], labels: Mapping[str, str], there: Iterable[str]) -> str | dict[str, str]:
    """`Quý bắt đầu=adopted` as `quy_bd=adopted`: a heading that no column has, but one column's label."""
    headings, of_label = set(map(folded, there)), {folded(label): column for column, label in labels.items() if label}

    def column(heading: str) -> str:
        return heading if folded(heading) in headings else of_label.get(folded(heading), heading)

    if isinstance(columns, Mapping):
        return {column(heading): role for heading, role in columns.items()}
    return "; ".join(f"{column(heading)}={role}" if sign else heading for heading, sign, role in _pairs(columns))


def headings_of(columns: str | Mapping[str, str]) -> list[str]:
    """The headings that are named, as they were typed."""
    return list(columns) if isinstance(columns, Mapping) else [heading for heading, sign, _ in _pairs(columns) if sign]


def _pairs(columns: str) -> list[tuple[str, str, str]]:
    """(heading, sign, role) of each part. A heading may hold semicolons: a part that names no role belongs to the next that does."""
    found, held = [], ""
    for part in filter(str.strip, columns.split(";")):
        heading, sign, role = (held + part).rpartition("=")
        held = "" if sign else f"{held}{part};"
        found += [(heading.strip(), sign, role.strip())] if sign else []
    return [*found, *([(held.rstrip(";").strip(), "", "")] if held else [])]
