"""The parameters of a notebook, read from its own cell, and the values a run gives them, checked before a kernel starts.

papermill only warns about an unknown parameter and guesses types; here the annotation decides, and the name of a parameter says
what its values must be (place: a place of the catalogue, and so on), the same in every notebook.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import json
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis import catalogue, paths
from analysis.catalogue.examples import DATA_SETS
from analysis.errors import BadNotebook, BadParameter, unknown
from analysis.language import LANGUAGES, Text

TYPES = {"str": str, "int": int, "float": float, "bool": bool}
KINDS = ("count", "share", "measure")  # of the outcome of a file of one's own
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One line of the parameters cell: `name: type = default  # help`."""

    name: str
    type: str
    default: Any
    help: str


def declared(notebook: Path) -> dict[str, Parameter]:
    """The parameters of a notebook by name, in their order."""
    return dict(_declared(notebook, notebook.read_bytes()))


@cache
def _declared(notebook: Path, content: bytes) -> dict[str, Parameter]:
    cells = json.loads(content)["cells"]
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if len(tagged) != 1:
        raise _bad_cell(notebook, Text("một ô có thẻ parameters", "one cell tagged parameters"), str(len(tagged)))
    source = "".join(tagged[0]["source"])
    comments = {
        token.start[0]: token.string.lstrip("# ").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    found = {}
    for line in ast.parse(source).body:
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and ast.unparse(line.annotation) in TYPES):
            raise _bad_cell(notebook, Text("mỗi dòng: tên: kiểu = giá trị  # giải thích", "each line: name: type = value  # help"),
                            ast.unparse(line))  # fmt: skip
        kind, default = ast.unparse(line.annotation), _literal(line.value)
        if type(default) is not TYPES[kind]:
            raise _bad_cell(
                notebook, Text(f"một giá trị viết thẳng, kiểu {kind}", f"a literal of type {kind}"), ast.unparse(line)
            )
        name = line.target.id
        found[name] = Parameter(name=name, type=kind, default=default, help=comments.get(line.lineno, ""))
    return found


def _literal(value: ast.expr | None) -> Any:
    try:
        return ast.literal_eval(value) if value is not None else None
    except ValueError:
        return None


def checked(notebook: Path, given: dict[str, Any], where: str) -> dict[str, Any]:
    """The given values in the parameters' types, after every rule held. Values given as text (-p) are converted."""
    known = declared(notebook)
    for name in given:
        if name not in known:
            raise unknown(Text("tham số", "parameter"), name, known, where, BadParameter)
    values = {name: _typed(known[name], value, where) for name, value in given.items()}
    effective = {name: values.get(name, parameter.default) for name, parameter in known.items()}
    own = bool(
        paths.given(str(effective.get("data", "")))
    )  # in a file of one's own, the outcome is any column, the place any name
    rules = {
        name: rule for name, rule in RULES.items() if not (own and name in ("outcome", "place", "component", "adopted", "clock"))
    }
    for name, value in effective.items():
        if name in rules and (value not in ("", 0) or known[name].default not in ("", 0)):
            rules[name](value, f"{where} -p {name}")
    if effective.get("start") and effective.get("end") and effective["start"] > effective["end"]:
        raise BadParameter(
            expected=Text("start không sau end", "start not after end"),
            found=Text(
                f"start={effective['start']}, end={effective['end']}", f"start={effective['start']}, end={effective['end']}"
            ),
            where=where,
            remedy=Text("đổi chỗ hai năm", "exchange the two years"),
        )
    return values


def _typed(parameter: Parameter, value: Any, where: str) -> Any:
    kind = TYPES[parameter.type]
    if isinstance(value, str) and kind is not str:
        value = _parsed(value, kind)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise BadParameter(
            expected=Text(f"{parameter.name} kiểu {parameter.type}", f"{parameter.name} of type {parameter.type}"),
            found=Text(f"“{value}”", f"'{value}'"),
            where=where,
            remedy=Text(
                parameter.help or f"mặc định là {parameter.default!r}", parameter.help or f"the default is {parameter.default!r}"
            ),
        )
    return value


def _parsed(text: str, kind: type) -> Any:
    if kind is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    try:
        return kind(text)
    except ValueError:
        return text


def _year(value: int, where: str) -> None:
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise _bad_value(Text("một năm bốn chữ số", "a year of four digits"), value, where)


def _date(value: str, where: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        raise _bad_value(Text("ngày dạng 2010-10-22", "a date such as 2010-10-22"), value, where) from None


def _outcome(value: str, where: str) -> None:
    if value not in catalogue.indicators():
        raise unknown(Text("chỉ số", "indicator"), value, catalogue.indicators(), where, BadParameter)


def _place(value: str, where: str) -> None:
    if value not in catalogue.places():
        raise unknown(Text("địa bàn", "place"), value, catalogue.places(), where, BadParameter)


def _clock(value: str, where: str) -> None:
    if value not in catalogue.clocks():
        raise unknown(Text("kỳ báo cáo", "reporting clock"), value, catalogue.clocks(), where, BadParameter)


def _component(value: str, where: str) -> None:
    if value not in catalogue.components():
        raise unknown(Text("cấu phần", "component"), value, catalogue.components(), where, BadParameter)


def _language(value: str, where: str) -> None:
    if value not in LANGUAGES:
        raise unknown(Text("ngôn ngữ", "language"), value, LANGUAGES, where, BadParameter)


def _share(value: float, where: str) -> None:
    if not 0 < value < 1:
        raise _bad_value(Text("một số giữa 0 và 1", "a number between 0 and 1"), value, where)


def _kind(value: str, where: str) -> None:
    if value not in KINDS:
        raise unknown(Text("loại kết quả", "kind of outcome"), value, KINDS, where, BadParameter)


def _data(value: str, where: str) -> None:
    if paths.is_table(value):
        if not paths.given(value):
            raise _bad_value(Text("một tệp có thật", "a file that is there"), value, where)
    elif value not in DATA_SETS:
        raise unknown(Text("bộ số liệu", "data set"), value, DATA_SETS, where, BadParameter)


def _numbers(value: str, where: str) -> None:
    if value not in ("vi", "en"):
        raise unknown(Text("cách viết số", "way of writing numbers"), value, ("vi", "en"), where, BadParameter)


def _method(value: str, where: str) -> None:
    from analysis.estimators import names

    if value not in names():
        raise unknown(Text("phương pháp", "method"), value, names(), where, BadParameter)


RULES: dict[str, Callable[[Any, str], None]] = {
    "place": _place, "outcome": _outcome, "component": _component, "start": _year, "end": _year, "adopted": _date,
    "clock": _clock, "language": _language, "confidence": _share, "method": _method, "data": _data, "kind": _kind, "numbers": _numbers,
}  # fmt: skip


def _bad_value(expected: Text, value: Any, where: str) -> BadParameter:
    return BadParameter(
        expected=expected,
        found=Text(f"“{value}”", f"'{value}'"),
        where=where,
        remedy=Text("sửa giá trị", "correct the value"),
    )


def _bad_cell(notebook: Path, expected: Text, found: str) -> BadNotebook:
    return BadNotebook(
        expected=expected, found=Text(found, found), where=paths.shown(notebook),
        remedy=Text("xem notebooks/README.md", "see notebooks/README.md"),
    )  # fmt: skip
