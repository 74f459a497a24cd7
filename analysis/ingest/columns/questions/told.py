"""What a person says of a table, in the words of a parameter: `columns="Xã=place; Tháng=period"`, `cells="99999=missing; -=0"`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.catalogue.headings import ROLES, folded
from analysis.errors import BadParameter, unknown
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.entities.legend import legend
from analysis.language import Text

IGNORE = "ignore"
CHOICES = {
    "keep": "keep",
    "giữ": "keep",
    "giu": "keep",
    "drop": "drop",
    "bỏ": "drop",
    "bo": "drop",
    "fill": "fill",
    "điền": "fill",
}
MISSING = ("missing", "thiếu", "trống", "na", "")
NEVER = ("never", "chưa")  # of a column of starts, where an empty cell is never
LINES = (
    "hidden",
    "struck",
    "total",
    "blank",
    "partial",
    "colour",
    "borders",
    "old",
)  # whole rows or columns about which `cells=` can say keep, drop, fill
WORDS = {
    "waves": (),
    "running": ("difference", "year", "keep"),
    "across": ("places", "figures"),
    "period": ("month", "quarter", "half"),
    "figures": ("count", "rate"),
    "sums": ("keep",),
    "population": ("1000", "1", "1000000"),
    "repeated": ("add", "first", "last"),
    "half": ("add",),
    "dates": (
        "day",
        "month",
        "keep",
        "swap",
    ),  # what stands first in 03/04/2019; real dates as they stand, or day and month changed
}  # waves=T0/T12
_BY_COLUMN = re.compile(r"(running)\s*\((.+)\)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:.+!)?[A-Za-z]{1,3}\d+|\w+\[\d+\]")


@dataclass(frozen=True)
class Told:
    """`roles`: {heading, folded: role}; `numbers`: vi, en or nothing; `sheet`; `cells`: {text or address: value, None: missing};
    `rows`: {hidden, struck, total, blank, colour: keep, drop or fill; waves, running, across, period, dates, year: the word that was said}; `running`:
    {heading, folded: the word said of that column}; `kept`: addresses of cells whose figure stands; `typed`: {heading, folded: as typed}."""

    roles: dict[str, str] = field(default_factory=dict)
    numbers: str = ""
    sheet: str = ""
    cells: dict[str, float | None] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    running: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    noted: frozenset[str] = frozenset()  # marks of `cells` that a note of the table explains, and nobody answered
    explained: frozenset[str] = frozenset()  # words that a note of the table explains: of figures, not of yes and no


def told(columns: str = "", numbers: str = "", sheet: str = "", cells: str = "") -> Told:
    """The parameters read. Raises BadParameter for a word that is none."""
    if numbers not in ("", "vi", "en"):
        raise unknown(Text("cách viết số", "way of writing numbers"), numbers, ("vi", "en"), "numbers", BadParameter)
    values: dict[str, float | None] = {}
    rows: dict[str, str] = {}
    kept: list[str] = []
    running: dict[str, str] = {}
    for what, answer in _pairs(cells, "cells"):
        if column := _BY_COLUMN.fullmatch(what):
            running[folded(column[2])] = _word("running", answer)
        elif what.lower() == "year":
            rows["year"] = _year(answer)
        elif what.lower() in WORDS:
            rows[what.lower()] = _word(what.lower(), answer)
        elif what.lower() in LINES and not (what.lower() == "blank" and (answer == "0" or answer.lower() in MISSING)):
            rows[what.lower()] = _choice(answer)
        elif CHOICES.get(answer.lower()) == "keep" and _ADDRESS.fullmatch(what):
            kept.append(what)
        else:
            values[what] = None if answer.lower() in (*MISSING, *NEVER) else _number(answer)
    roles, typed = _roles(columns)
    return Told(roles, numbers, sheet, values, rows, tuple(kept), running, typed)


def by_name(said: Told, labels: Iterable[tuple[str, str]]) -> Told:
    """What is said of columns by their labels, or by name and label together as `look` prints them, said of their names; of (name, label)."""
    labels = list(labels)
    names = {folded(way): folded(name) for name, label in labels if label for way in (f"{name} ({label})", label)}
    names |= {folded(name): folded(name) for name, _ in labels}
    return replace(
        said,
        roles={names.get(heading, heading): role for heading, role in said.roles.items()},
        running={names.get(heading, heading): word for heading, word in said.running.items()},
    )


def with_legend(said: Told, lines: Iterable[str], marked: bool, doubts: Doubts) -> Told:
    """What the notes of the table say of its marks, where the person says nothing else of them; `ô trống: không` is of a column of marks, or of
    figures where the table has none."""
    found = legend(lines)
    if not marked and "unmarked" in found:
        found = {"blank": found["unmarked"], **{mark: value for mark, value in found.items() if mark != "unmarked"}}
    if not found:
        return said
    shown = {
        value: listed(
            "ô trống" if mark == "blank" else f"“{mark}”"
            for mark, v in found.items()
            if v == value and (mark in ("-", "...", "*", "/", "blank") or mark.isupper() or mark[-1:].isdigit())
        )
        for value in dict.fromkeys(v for mark, v in found.items() if mark != "unmarked")
    }
    what = {0.0: Text("số 0", "zero"), None: Text("không có số liệu", "no figure")}
    text = Text(*("; ".join(f"{marks}: {what[value].to(lang)}" for value, marks in shown.items()) for lang in ("vi", "en")))
    text = Text(text.vi, text.en.replace("ô trống", "empty cells"))
    if shown:
        doubts.say("legend", Text("Theo chú thích của bảng, {t}.", "As the table's own note says, {t}.").fill(t=text))
    return replace(
        said,
        cells=found | said.cells,
        noted=frozenset(found) - frozenset(said.cells),
        explained=frozenset(w for w in found if w[:1].isalpha() and len(w) > 1 and w not in said.cells),
    )


def _roles(columns: str | dict) -> tuple[dict[str, str], dict[str, str]]:
    pairs = columns.items() if isinstance(columns, dict) else _pairs(columns, "columns")
    found, typed = {}, {}
    for heading, role in pairs:
        if heading in (*ROLES, IGNORE) and role not in (*ROLES, IGNORE):
            heading, role = role, heading  # place=Xã says the same
        if role not in (*ROLES, IGNORE):
            raise unknown(Text("vai trò của cột", "role of a column"), role, (*ROLES, IGNORE), "columns", BadParameter)
        found[folded(heading)], typed[folded(heading)] = role, heading
    return found, typed


def _pairs(text: str, where: str) -> list[tuple[str, str]]:
    parts = [part for part in text.split(";") if part.strip()]
    wrong = next((part for part in parts if "=" not in part), None)
    if wrong is not None:
        raise BadParameter(
            expected=Text("các cặp TÊN=NGHĨA, cách nhau bằng dấu chấm phẩy", "pairs NAME=MEANING, separated by semicolons"),
            found=Text(f"“{wrong.strip()}”", f"'{wrong.strip()}'"), where=where,
            remedy=Text('ví dụ columns="Xã=place; Tháng=period", cells="99999=missing; -=0"',
                        'for instance columns="Xã=place; Tháng=period", cells="99999=missing; -=0"'),
        )  # fmt: skip
    return [(key.strip(), value.strip()) for key, value in (part.rsplit("=", 1) for part in parts)]


def _choice(answer: str) -> str:
    if answer.lower() in CHOICES:
        return CHOICES[answer.lower()]
    raise unknown(Text("câu trả lời", "answer"), answer, ("keep", "drop", "fill"), "cells", BadParameter)


def _word(what: str, answer: str) -> str:
    """What is said of waves (T0/T12: `waves` knows which there are), running totals or headings. Raises BadParameter for any other word."""
    if what == "waves" and "/" in answer:
        return answer
    if (word := CHOICES.get(answer.lower(), answer.lower())) in WORDS[what]:
        return word
    raise unknown(Text(f"câu trả lời cho {what}", f"answer to {what}"), answer, WORDS[what] or ("T0/T12",), "cells", BadParameter)


def _year(answer: str) -> str:
    """The year said of months or quarters that name none. Raises BadParameter for anything else."""
    if re.fullmatch(r"(?:19|20)\d\d", answer):
        return answer
    raise BadParameter(
        expected=Text("một năm, bốn chữ số", "a year of four digits"), found=Text(f"“year={answer}”", f"'year={answer}'"), where="cells",
        remedy=Text('ví dụ cells="year=2019"', 'for instance cells="year=2019"'),
    )  # fmt: skip


def without_effect(answer: str) -> BadParameter:
    """An answer that nothing of the table asks for, which would be swallowed in silence."""
    return BadParameter(
        expected=Text("câu trả lời cho điều bảng hỏi, hoặc về một ô, một chữ có trong bảng", "an answer to what the table asks, or about a cell or a word that it holds"),
        found=Text(f"“{answer}”, không đổi gì trong cách đọc bảng này", f"'{answer}', which changes nothing in how this table is read"), where="cells",
        remedy=Text('bỏ câu trả lời ấy, hoặc chép đúng câu in ở câu hỏi (ô trống: cells="blank=0" hoặc "blank=missing")',
                    'leave it out, or copy the answer that the question prints (empty cells: cells="blank=0" or "blank=missing")'),
    )  # fmt: skip


def heeded(said: Told, held: set[str]) -> None:
    """Raises BadParameter for an answer about a word or code that no cell or label holds; `blank`: an empty cell."""
    for what, value in said.cells.items():
        if not _ADDRESS.fullmatch(what) and what.casefold() not in held:
            raise without_effect(f"{what}={'missing' if value is None else f'{value:g}'}")


def _number(answer: str) -> float:
    try:
        return float(answer)
    except ValueError:
        raise BadParameter(
            expected=Text("một con số viết liền (3684 hoặc 3.5), hoặc missing", "a plain number (3684 or 3.5), or missing"),
            found=Text(f"“{answer}”", f"'{answer}'"), where="cells",
            remedy=Text('ví dụ cells="99999=missing; -=0"', 'for instance cells="99999=missing; -=0"'),
        ) from None  # fmt: skip
