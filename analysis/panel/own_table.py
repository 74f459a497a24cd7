"""A researcher's own table, read once for every door: typed columns under their own names, roles, questions, and the panel it makes.

    table = read_table("xa.xlsx")                                  # or columns="Xã=place; Tháng=period", numbers="vi", sheet="2020"
    table.frame         typed columns under the headings of the file; the index is the row's number in its sheet (or its cell)
    table.roles         Role(role, column, known): place, period, outcome(s), exposure, adopted, treated, dose, weight, control, zone,
                        eligible, person, event, duration, cluster, before, after; known: told, name, content (a suggestion)
    table.column("place"), table.columns("outcome")                # the researcher's own names
    table.questions     what a person must say: .about .text .cells .readings .answers (words of a parameter) .columns; .error
    table.open_questions("Số vụ")                                  # those that touch a column, or all of them
    table.notices       what was done or seen: .code .text .cells .columns (outliers, near names, totals, columns not used, ...)
    table.account       rows in = rows used + rows set aside; .aside has row, vi, en
    table.source        .file .sheets .sha256 .evidence
    table.kind          panel, series, cross_section, incidents, persons, list
    table.labels, .units, .bounds ({column: low, high} where `<5` stands), .spans (first and last day of each row's period)
    table.panel(outcome="Số vụ")                                   # a Panel; raises BadTable while a question touches it

Answers are parameters: `columns` (heading=role; ...), `numbers` (vi or en), `sheet` (name, or name#2 for a second table), `cells`
(`99999=missing; -=0; D14=3684; hidden=drop; blank=fill; total=keep; partial=drop; borders=drop; running=difference or running(Số vụ)=keep; waves=T0/T12; period=half; half=add; year=2019; dates=month`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import paths, registered
from analysis.catalogue import unit_name
from analysis.catalogue.headings import folded, is_money, unit_of_money
from analysis.commands import named
from analysis.errors import BadTable, Caution, unknown
from analysis.ingest import apart
from analysis.ingest.columns import table as reading
from analysis.ingest.columns.questions.doubts import QUOTED, Notice, Question, RowAccount
from analysis.ingest.columns.questions.role import ROLE_NAMES, UNUSED, Role
from analysis.ingest.columns.shapes.waves import MARKS, side
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.exposure import counts_people, held
from analysis.panel.frame import from_frame
from analysis.panel.identifying import identifying, without_values
from analysis.panel.panel import Panel
from analysis.panel.persons import TIME, persons_panel
from analysis.panel.told_columns import headings_of, in_words, with_labels, with_roles

TAKEN = {
    "count": Text("Số nguyên không âm nên được coi là số đếm; nếu là điểm hay phần trăm thì phải khai là số đo.",
                  "Whole numbers that are not negative are taken for counts; scores or per cents must be declared a measure."),
    "measure": Text("Không phải số nguyên nên được coi là số đo; nếu là số ca trên tổng số thì phải khai là tỷ lệ.",
                    "Not whole, and so taken for a measure; cases of a total must be declared a share."),
    "money": Text("Là tiền nên được coi là số đo, không tính trên số dân.", "Money, and so taken for a measure, not told per head of population."),
}  # fmt: skip
SCALE = re.compile(
    r"(?i) *\((?:nghìn|ngàn|triệu|tỷ|tỉ|thousands?|millions?|billions?|1[.,]?000)\)|\b(?:nghìn|ngàn|triệu|tỷ|tỉ|thousands?(?: of)?|millions?(?: of)?|billions?(?: of)?|1[.,]?000) (?=[^\W\d_])"
)
# What a line over a table begins with where it is the table's title; lines that are none; what follows the subject of a title.
TITLE = re.compile(
    r"(?i)^(?:(?:phụ )?(?:biểu|bảng|phụ lục|table|annex)\b(?: (?:số|no\.?))?[ \d./]*[:.\-–]? *|(?:thống kê|tổng hợp|số liệu|kết quả|tình hình|báo cáo|theo dõi|diễn biến|về)\b[ :]*)+"
)
NO_TITLE = re.compile(
    r"(?i)^(?:công an|(?:ủy|uỷ) ban|ubnd|sở|bộ|phòng|ban|đảng|viện|tòa án|toà án|tỉnh|huyện|quận|thành phố|cục|chi cục|tổng cục|hội|cộng h|độc lập|ministry|department|people's|district|province|source|nguồn|đơn vị|unit|mẫu|biểu số [\d/]+$)\b"
    r"|^#[^=:]*[=:]|^\W*số ?:|^\(|\bngày .*tháng .*năm\b|^\W*$"
)
OF_WHAT = re.compile(
    r"(?i)[,;:]? *(?:\((?:.*)$|\b(?:theo|phân theo|chia theo|từ (?:năm|tháng|quý)|năm|giai đoạn|tháng|quý|trên địa bàn|của các|ở các|tại|các năm|qua các|by|per|in|from|since|for|across|of the)\b.*|\d{4}.*)$"
)
SYLLABLE = re.compile(
    r"\W*(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]+(?:ng|nh|ch|[cmnpt])?\W*"
)  # as `folded` spells it
MOST_COUNTED = 8  # words of a subject that stands for a heading
NAMELESS = frozenset(
    map(folded, ("giá trị", "số liệu", "trị số", "value", "values", "obs value", "figure", "figures", "amount", "y", "count"))
)
HAPPENED = frozenset(
    map(folded, ("xảy ra", "phát hiện", "khám phá", "đã khám phá", "điều tra khám phá", "đã xử lý", "phát sinh"))
)
COUNTS = {"vụ việc": "incidents", "vụ": "cases", "lượt người": "attendances", "người": "persons"}
COUNTED = re.compile(rf"(?i)(?:tổng )?số (?:lượng )?({'|'.join(COUNTS)})\b(?!.*(?:trên|bình quân|mỗi|tỷ lệ|[/%]))")
_NUMBERS = ("exposure", "treated", "dose")


TIMES = (Text("trước", "before"), Text("sau", "after"))
ITS_PLACE = Text("địa bàn của bảng này", "the place of this table")  # which no column names


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnTable(reading.Reading):
    """A table read, and the panel that it makes. `path`: its file, whose outcomes a plan that is not locked hides."""

    path: Path = Path()

    @property
    def name(self) -> str:
        """The table's name for a reader: that of its file, without its ending."""
        return Path(self.source.file).stem

    @property
    def title(self) -> str:
        """The line over the table that says what it holds; empty where none does."""
        lines = [line for line in self.lines_above if not NO_TITLE.search(line) and len(line.split()) > 2]
        return next((line for line in lines if TITLE.match(line)), max(lines, key=len, default=""))

    @property
    def counted(self) -> str:
        """What the title says that the figures are of: `BIỂU TỔNG HỢP TÌNH HÌNH PHẠM PHÁP HÌNH SỰ THEO XÃ` -> `Phạm pháp hình sự`."""
        said = OF_WHAT.sub("", TITLE.sub("", self.title)).strip(" ,.;:-–()")
        said = spoken(said, self._places)
        return said[:1].upper() + said[1:] if 0 < len(said.split()) <= MOST_COUNTED else ""

    @cached_property
    def _places(self) -> list[str]:
        """What the places of the table are called, their kinds apart: `Xã Đa Tốn` and `Đa Tốn`."""
        own = self.frame[place].dropna().unique()[:500].tolist() if (place := self.column("place")) else []
        return [re.sub(r"(?i)^(?:xã|phường|thị trấn|tt\.?|huyện|quận|thôn)\s+", "", str(name)) for name in own]

    @cached_property
    def identifying(self) -> frozenset[str]:
        """The columns that name or identify persons, of which no value is shown."""
        return identifying(self)

    def outcome(self, name: str = "") -> str:
        """The column of the outcome: the one named, or the only one. Raises BadTable where there are several or none."""
        if name:
            if name not in self.frame:
                raise unknown(Text("cột", "column"), name, map(str, self.frame.columns), self.source.file, BadTable)
            return name
        own = self.columns("outcome") or self.columns("event")
        named = [c for c in own if c.lower() == "outcome"]
        sure = [r.column for r in self.roles if r.column in own and r.known != "content"]
        named = named or (sure if len(sure) == 1 else [])
        if len(own) == 1 or named:
            return (named or list(own))[0]
        if self.kind == "incidents" and not own:
            raise BadTable(
                expected=Text("số vụ theo địa bàn và kỳ", "numbers of cases by place and period"),
                found=Text("mỗi dòng một vụ việc", "one row an incident"), where=self.source.file,
                remedy=Text("đếm số dòng theo địa bàn và kỳ trước; hoặc nêu cột số đếm bằng -p outcome=TÊN_CỘT",
                            "count the rows by place and period first; or name a column of counts with -p outcome=COLUMN"),
            )  # fmt: skip
        there = ", ".join(f"“{c}”" for c in own or self.frame.columns)
        raise BadTable(
            expected=Text("một cột kết quả", "one column as the outcome"),
            found=Text(f"{len(own)} cột có thể: {there}" if own else f"các cột {there}", f"{len(own)} columns can be it: {there}" if own else f"the columns {there}"),
            where=self.source.file, remedy=Text("chọn bằng -p outcome=TÊN_CỘT", "choose with -p outcome=COLUMN"),
        )  # fmt: skip

    def panel(
        self, outcome: str = "", *, kind: str = "", exposure: str | None = None, controls: Sequence[str] = (), label: Text | None = None,
        unit: Text | None = None, simulated: bool = False,
    ) -> Panel:  # fmt: skip
        """The panel of one outcome, with what else the table has by role. `kind`: count, share, measure or event; taken from the
        values where it is not said, with a caution. Raises BadTable while a question touches a column that is used.
        """
        registered.refuse(self.path)
        if self.kind == "persons":
            return persons_panel(self, outcome, kind)
        chosen = self.outcome(outcome)
        named = {role: self.column(role) for role in (*_NUMBERS, "adopted", "weight")}
        named = {role: column for role, column in named.items() if column and column != chosen}
        if exposure:
            named["exposure"] = exposure
        more = [*controls, *self.columns("control"), *self.columns("zone"), *self.columns("eligible")]
        more = [c for c in dict.fromkeys(more) if c != chosen and c not in named.values()]
        place, period = self.column("place") or self.column("person"), self.column("period")
        self.refuse_open([c for c in (place, period, chosen, *named.values(), *more) if c])
        frame = self._frame(place, period, chosen)
        stated = {*named.values()}
        counted = self.in_units(named.get("exposure", ""))
        if (said := self.labels.get(named.get("exposure", ""), "")) and counts_people(said) and not counts_people(counted):
            counted = said  # `ds`, labelled `Dân số trung bình (người)`
        if counted and counted not in frame:
            frame = frame.rename(columns={named["exposure"]: counted})
            named["exposure"] = counted
        money = is_money(self.labels.get(chosen, "") or chosen) or is_money(self.units.get(chosen, ""))
        kind, told = kind or ("measure" if money else taken_kind(frame[chosen])), kind
        filled: tuple[Caution, ...] = ()
        if "exposure" in named and kind != "share":
            frame, filled = held(frame, place or "__place", period or "__period", chosen, named["exposure"])
        panel = from_frame(
            frame, place=place or "__place", period=period or "__period", outcome=chosen, weights=named.pop("weight", None),
            low="__low" if chosen in self.bounds else None, high="__high" if chosen in self.bounds else None, controls=more,
            kind=kind, label=label or self.label_of(chosen), unit=unit or self.unit_of(chosen) or counted_in(self.label_of(chosen).vi),
            simulated=simulated, sources=(self.source.file,), **named,
        )  # fmt: skip
        if place is None:
            panel = replace(panel, place_names={self.name: ITS_PLACE})
        said = [
            Caution(f"read_{n.code}", in_words(n.text))
            for n in self.notices
            if n.code not in QUOTED
            and not n.columns
            or set(n.columns) & {place, period, chosen, *stated}
            or n.code == "unused_columns"
        ]
        if not told:
            said.append(Caution("kind_taken", TAKEN["money" if money else panel.kind]))
        return replace(panel, cautions=(*panel.cautions, *filled, *said), accounting=self.accounting_of(panel.accounting))

    def refuse_open(self, columns: list[str]) -> None:
        """Raises BadTable for the questions that touch some columns: all of them in one message."""
        left = self.open_questions(*columns)
        if len(left) == 1:
            raise left[0].error
        if left:
            errors = [q.error.parts for q in left]
            expected, found, remedy = (
                Text(*("; ".join(dict.fromkeys(e[i].to(lang) for e in errors)) for lang in ("vi", "en"))) for i in (0, 1, 3)
            )
            raise BadTable(
                expected=expected,
                found=found,
                where=", ".join(c for q in left for c in q.cells[:3]) or self.source.file,
                remedy=remedy,
            )

    def _frame(self, place: str | None, period: str | None, outcome: str) -> pd.DataFrame:
        frame = self.frame
        if place is None:
            frame = frame.assign(__place=self.name)
        elif place in self.identifying:
            frame = frame.assign(**{place: [f"#{k + 1}" if k >= 0 else None for k in pd.factorize(frame[place])[0]]})
        if period is None:
            raise BadTable(
                expected=Text("cột kỳ (tháng, quý, năm)", "a column of periods (months, quarters, years)"),
                found=Text(f"các cột {', '.join(map(str, self.frame.columns))}", f"the columns {', '.join(map(str, self.frame.columns))}"), where=self.source.file,
                remedy=Text('nêu bằng -p columns="TÊN_CỘT=period", hoặc thêm cột kỳ', 'name it with -p columns="COLUMN=period", or add the column'),
            )  # fmt: skip
        if outcome in self.bounds:
            frame = frame.assign(__low=self.bounds[outcome]["low"], __high=self.bounds[outcome]["high"].replace(np.inf, np.nan))
        return frame

    def label_of(self, column: str) -> Text:
        """What the outcome of a column is called: its label in the data set, else its heading."""
        named = self.in_waves(spoken(self.in_units(column, self.labels.get(column, "") or column), self._places))
        if named.vi != named.en:
            return named
        said = named.vi
        if folded(said) in NAMELESS and (what := self.counted):
            return Text(what, what)
        if folded(said) in HAPPENED and (what := self.counted):
            was = "" if folded(said) in ("xay ra", "phat sinh") or folded(said).startswith("da ") else "được "
            said = f"{what} {was}{said[:1].lower()}{said[1:]}"
        return Text(said, said)

    @property
    def times(self) -> tuple[Text, Text]:
        """What the two times are called at which persons were asked: as the file calls them, where that says more than before and after."""
        before, after = self.waves
        if not before or (side(before), side(after)) == (-1.0, 99.0):
            return TIMES
        return Text(before, before), Text(after, after)

    def in_waves(self, text: str) -> Text:
        """A text that names the columns made of a row for each time by these times: `Điểm (T0)`, `ghq12 (before)`."""
        said = Text(text, text)
        for at, time in enumerate(self.times if self.waves[0] else ()):
            for marks in MARKS:
                said = Text(*(one.replace(f" ({marks[at]})", f" ({name})") for one, name in zip(said, time, strict=True)))
        return said

    def asked_twice(self, before: str, after: str) -> str:
        """What was asked both before and after; nothing where the headings differ in more than the time."""
        said = {spoken(TIME.sub("", self.in_units(c, self.labels.get(c, "") or c))) for c in (before, after)}
        return said.pop() if len(said) == 1 else ""

    def unit_of(self, column: str) -> Text | None:
        """The unit that the table states for a column."""
        said = self.units.get(column, "") or unit_of_money(self.labels.get(column, "")) or unit_of_money(column)
        said = self.in_units(column, said) if said else ""
        return Text(said, said) if said else None

    def in_units(self, column: str, text: str = "") -> str:
        """A heading (or what is said of it) without the thousands and millions by which the reading multiplied its figures."""
        text = text or column
        scaled = not unit_of_money(text) and any(n.code == "scale" and column in n.columns for n in self.notices)
        return SCALE.sub("", text).strip() if scaled else text

    def accounting_of(self, own: Accounting) -> Accounting:
        """The panel's account with the rows that the reading set aside before."""
        aside = self.account.aside
        return Accounting(own.rows_in + len(aside), own.rows_used, pd.concat([aside, own.set_aside], ignore_index=True))


_NAMED = (  # a place, a numbered part, the police: in lower case these would be other words
    r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|THÔN|ẤP|BẢN) (?!(?:THEO|TRONG|NĂM|TỪ|CÓ|KHÔNG|CHƯA|VÀ|QUA|TRÊN|ĐÃ|ĐƯỢC|THÁNG|QUÝ|CÁC|ĐIỂM|XỬ)\b)\w"
    r"|\b(?:QUÝ|QUÍ|KỲ|KÌ|ĐỢT|NHÓM|LOẠI|PHẦN|KHỐI|VÙNG|GIAI ĐOẠN|HỌC KỲ|HỌC KÌ) [IVX]+\b|\bCA (?=XÃ|PHƯỜNG|HUYỆN|QUẬN|TỈNH|TP)"
)


def spoken(text: str, places: Iterable[str] = ()) -> str:
    """Several words in capitals as they are said, `SỐ VỤ TNGT` as `Số vụ TNGT`: what is built like no syllable is an abbreviation. Without marks,
    or with what only its capitals tell (`XÃ ĐA TỐN`, `QUÝ II`, `CA XÃ`, one of `places`), it stays as it is."""
    asked = TIME.sub("", text)
    if not asked.isupper() or asked.isascii() or len(asked.split()) < 2:
        return text
    if re.search(_NAMED, asked) or any(len(place) > 2 and place.upper() in asked for place in places):
        return text
    said = " ".join(word.lower() if SYLLABLE.fullmatch(folded(word)) else word for word in asked.split())
    return said[:1].upper() + said[1:] + text[len(asked) :]


def counted_in(heading: str) -> Text | None:
    """What a heading says that its figures count: cases of `Số vụ trộm cắp`; nothing of a rate (`Số vụ trên 100.000 dân`)."""
    found = COUNTED.match(heading)
    return unit_name(COUNTS[found[1].lower()]) if found else None


def taken_kind(values: pd.Series) -> str:
    """The kind of outcome that values suggest: whole numbers that are not negative are counts."""
    known = pd.to_numeric(values, errors="coerce").dropna()
    return "count" if ((known >= 0) & (known % 1 == 0)).all() else "measure"


def read_table(name: str | Path, *, columns: str | dict = "", numbers: str = "", sheet: str = "", cells: str = "") -> OwnTable:
    """A file as a table: `name` from notebooks/, from the project's folder or in full; the other parameters are a person's answers.

    `columns`: `Xã=place; Tháng=period` (or a dict); `numbers`: vi (3.684 is 3684) or en; `sheet`: a sheet's name; `cells`: what
    single marks or cells mean. Raises BadTable for a file that is missing or damaged, repeated columns, rows of another width and
    Buddhist years; everything that a person can decide is a question of the table, not an error.
    """
    path = name if isinstance(name, Path) and name.is_file() else paths.given(str(name))
    if path is None or not paths.is_table(str(name)):
        raise BadTable(
            expected=Text(f"một tệp {', '.join(paths.TABLES)}", f"a file {', '.join(paths.TABLES)}"),
            found=Text(f"“{name}”", f"'{name}'"), where="data",
            remedy=Text("ghi đường dẫn tính từ thư mục notebooks/ hoặc từ thư mục dự án",
                        "give the path from notebooks/ or from the project's folder"),
        )  # fmt: skip
    if path.name.startswith(paths.HELD):
        raise BadTable(
            expected=Text("một tệp số liệu", "a file of figures"),
            found=Text(f"“{path.name}”: tệp khóa mà Excel hay Word để lại khi mở “{path.name[2:]}”", f"'{path.name}': the lock that Excel or Word keeps while '{path.name[2:]}' is open"),
            where=path.name, remedy=Text(f"chọn “{path.name[2:]}”, tệp không có ~$ ở đầu (lưu và đóng tệp ấy trước)", f"choose '{path.name[2:]}', the file without ~$ (save and close it first)"),
        )  # fmt: skip
    answers = {"columns": with_roles(columns), "numbers": numbers, "sheet": sheet, "cells": cells}
    try:
        found = _read(path, answers)
    except BadTable as error:
        found = _read(path, answers | {"columns": _by_label(path, answers, error)})
    return without_persons(masked(OwnTable(**{f.name: getattr(found, f.name) for f in fields(found)}, path=path)))


def _read(path: Path, answers: dict) -> reading.Reading:
    """In a process of its own, within bounds of time and memory; a large plain CSV, which needs none, here."""
    return reading.read_large(path, **answers) or apart.read((reading.__name__, "read"), path, **answers)


def _by_label(path: Path, answers: dict, refused: BadTable) -> str | dict[str, str]:
    """What was said of columns, with the columns of the labels that were named. Raises the refusal where it is about something else."""
    wrong = next((h for h in headings_of(answers["columns"]) if refused.parts[1].vi == f"“{folded(h)}”"), None)
    if wrong is None:
        raise refused
    plain = _read(path, answers | {"columns": ""})
    columns = list(map(str, plain.frame.columns))
    said = with_labels(answers["columns"], plain.labels, columns)
    if said == answers["columns"]:
        raise unknown(
            Text("cột", "column"), wrong, [*columns, *filter(None, plain.labels.values())], path.name, BadTable
        ) from None
    return said


HIDDEN_ROLES = ("outcome", "event", "before", "after", "duration", "value")
HIDDEN = Text(
    "Cột kết quả ({columns}) được che cho đến khi kế hoạch [{name}] được khóa: {lock}.",
    "Outcomes ({columns}) are masked until the plan [{name}] is locked: {lock}.",
)


def masked(table: OwnTable) -> OwnTable:
    """The table with its outcomes blank where a plan about it is not locked, and nothing left that was read from them."""
    entry = registered.sealed(table.path)
    if entry is None:
        return table
    planned = {str(e.settled.get("outcome", "")) for e in registered.about(str(table.path))}
    known = {column for role in ("place", "period", "person", "adopted", "treated") for column in table.columns(role)}
    made_of = {c for n in table.notices if n.code == "follow_up" for c in n.columns}  # days that tell the event
    hidden = [
        c
        for c in table.frame
        if c in planned | made_of
        or (c not in known and (any(c in table.columns(role) for role in HIDDEN_ROLES) or c in table.unused))
    ]
    told = [n for n in table.notices if n.columns and not set(n.columns) & set(hidden)]
    said = HIDDEN.fill(columns=", ".join(map(str, hidden)), name=entry.name, lock=named("lock"))
    return replace(
        table, frame=table.frame.assign(**{str(c): np.nan for c in hidden}), bounds={}, lines_above=(),
        questions=tuple(q for q in table.questions if q.columns and not set(q.columns) & set(hidden)),
        notices=(*told, Notice(code="masked", text=said, columns=tuple(map(str, hidden)))),
    )  # fmt: skip


def without_persons(table: OwnTable) -> OwnTable:
    """The table whose questions and notices quote no value of a column that names or identifies persons."""
    if not table.identifying:
        return table
    told = without_values(table, table.identifying)
    questions, notices = (
        tuple(replace(one, text=told(one.text, one.columns)) for one in own) for own in (table.questions, table.notices)
    )
    above = tuple(told(Text(line, line), ()).vi for line in table.lines_above)
    return replace(table, questions=questions, notices=notices, lines_above=above)


__all__ = ["ROLE_NAMES", "UNUSED", "Notice", "OwnTable", "Question", "Role", "RowAccount", "read_table"]
