"""A researcher's own table at a glance: what was understood, what is in doubt, which questions it carries."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.design.carried import Carried, outcomes_of
from analysis.ingest.columns.questions.role import NUMERIC
from analysis.ingest.columns.values.persons import is_name
from analysis.language import LANGUAGES, Text, number, written
from analysis.panel.identifying import NOT_SHOWN, remark
from analysis.panel.own_table import ROLE_NAMES, UNUSED, OwnTable
from analysis.panel.told_columns import as_typed, in_words
from analysis.present.display import Sentence, Table
from analysis.present.sentences.naming import period_text
from analysis.results import Estimate, Refusal

FIRST = 3  # values of a column that are shown
CELLS = 6  # addresses that are shown
KNOWN = {
    "told": Text("đã cho biết", "told"), "name": Text("theo tên cột", "by its heading"),
    "content": Text("đoán theo nội dung", "suggested by its content"),
}  # fmt: skip
PART_OF = Text("ghép thành “{period}”", "part of “{period}”")
A_CELL, A_PERSON = Text("mỗi địa bàn và kỳ một dòng", "one a place and period"), Text("mỗi người một dòng", "one a person")
A_ROW = Text("dòng không có số", "rows without a figure")
MOST = 3  # outcomes whose blanks the headline counts
UNFILLED = Text("“{outcome}” ở {n} {many}", "“{outcome}” in {n} {many}")
EITHER = Text("“{outcome}” hoặc lần hỏi trước của nó ở {n} {many}", "“{outcome}” or its answer before in {n} {many}")
NOT_USED = Text(" Không có số, nên không dùng khi trả lời: {each}.", " Without a figure, and so not used in its answer: {each}.")
FOLLOWED = Text("để tính thời gian theo dõi", "for the follow-up")
KINDS = {
    "panel": Text("nhiều địa bàn, nhiều kỳ", "places and periods"), "series": Text("một địa bàn, nhiều kỳ", "one place, many periods"),
    "cross_section": Text("mỗi địa bàn một lần", "each place once"), "incidents": Text("mỗi dòng một vụ việc", "one row an incident"),
    "persons": Text("mỗi dòng một người", "one row a person"), "list": Text("danh sách", "a list"),
}  # fmt: skip
ABOUT = {
    "outlier": Text("Giá trị khác thường", "Outliers"), "near_names": Text("Tên gần giống nhau", "Near-identical names"),
    "unused_columns": Text("Cột không dùng", "Columns not used"), "total_rows": Text("Dòng tổng", "Rows of totals"),
    "above": Text("Chữ của bảng", "The table's words"), "below": Text("Chữ của bảng", "The table's words"),
    "prose": Text("Chữ của văn bản", "The document's words"),
    "unlike": Text("Lời ghi cần đọc", "Words to heed"), "colours": Text("Ô tô màu", "Coloured cells"),
    "total_column": Text("Cột tổng", "Columns of totals"), "places_beside": Text("Cột địa bàn khác", "Other columns of places"),
}  # fmt: skip


TO_ANSWER, NOTED, BLANK = Text("Phải trả lời", "To be answered"), Text("Ghi nhận", "Noted"), Text("Ô trống", "Blank cells")


def table_headline(table: OwnTable, language: str = "vi", role: str = "headline") -> Sentence:
    """What kind of table it is, its size, its places and periods, in a sentence or two."""
    text = Text(*(
        {"vi": "{name}: {kind}; {rows}.", "en": "{name}: {kind}; {rows}."}[lang].format(
            name=table.name, kind=KINDS[table.kind].to(lang), rows=_extent(table, lang))
        + " " + table.account.text.to(lang) + _long(table).to(lang) + _unfilled(table).to(lang) + (" " + _open(table).to(lang) if table.questions else "")
        for lang in LANGUAGES
    ))  # fmt: skip
    return Sentence(text=text, language=language, role=role)


def _long(table: OwnTable) -> Text:
    """Of a table with several periods or indicators in a row: how many rows its parts count."""
    used, made = table.account.rows_used, len(table.frame)
    if used == made:
        return Text("", "")
    return Text(
        " {used} dòng dùng thành {made} dòng, {one}: các phần của báo cáo đếm theo các dòng này.",
        " The {used} rows used make {made}, {one}: the parts of the report count these.",
    ).fill(used=used, made=made, one=A_PERSON if table.kind == "persons" else A_CELL)


def _blanks(table: OwnTable) -> dict[str, list[str]]:
    """{outcome: the rows without a figure of it, or of persons asked twice without one of the two}."""
    found = {}
    open_ = {c for q in table.questions for c in q.columns}
    for column in outcomes_of(table):
        if column in open_:  # whether a mark is a figure is still asked
            continue
        asked = [c for c in (table.before_of(column) if table.kind == "persons" else None, column) if c]
        blank = table.frame[asked].isna().any(axis=1)
        if 0 < blank.sum() < len(blank):
            found[column] = [str(row) for row in table.frame.index[blank]]
    return found


def _lacking(table: OwnTable, outcome: str) -> Text:
    """What a row lacks that has no figure of an outcome: of persons asked twice one of the two."""
    twice = table.kind == "persons" and table.before_of(outcome)
    said = EITHER if twice else UNFILLED
    return Text(*(getattr(said, lang).replace("{outcome}", table.label_of(outcome).to(lang)) for lang in LANGUAGES))


def _unfilled(table: OwnTable) -> Text:
    """How many rows have no figure of an outcome, and so no part in its answers."""
    blanks = _blanks(table)
    if not blanks:
        return Text("", "")
    many = Text("người", "persons") if table.kind == "persons" else Text("dòng", "rows")
    each = [_lacking(table, c).fill(n=len(rows), many=many) for c, rows in list(blanks.items())[:MOST]]
    more = Text(", …", ", …") if len(blanks) > MOST else Text("", "")
    return NOT_USED.fill(each=Text(*("; ".join(one.to(lang) for one in each) + more.to(lang) for lang in LANGUAGES)))


def _extent(table: OwnTable, lang: str) -> str:
    place, period = table.column("place") or table.column("person"), table.column("period")
    said = []
    if place:
        many = (Text("địa bàn", "places") if table.column("place") else Text("người", "persons")).to(lang)
        count = len(table.frame) if not table.column("place") and is_name(place) else table.frame[place].nunique()
        said.append(f"{number(count, lang)} {many}")
    known = table.frame[period].dropna() if period else []
    if len(known):
        ends = dict.fromkeys(period_text(str(end), lang) for end in (known.min(), known.max()))
        said.append(f"{ {'vi': 'kỳ', 'en': 'periods'}[lang] } {'–'.join(ends)}")
    return ", ".join(said) or f"{number(len(table.frame), lang)} { {'vi': 'dòng', 'en': 'rows'}[lang] }"


def _open(table: OwnTable) -> Text:
    return Text("Còn {n} câu hỏi phải trả lời trước khi dùng.", "{n} questions must be answered before it is used.").fill(
        n=len(table.questions)
    )


def columns_table(table: OwnTable, language: str = "vi", commands: bool = True) -> Table:
    """A row a column: its role, how that is known, its first values, how many cells are filled, the cells in doubt."""
    roles = {r.column: r for r in table.roles}
    parts = {
        c for r in roles if r in table.columns("duration") for n in table.notices if n.code == "follow_up" for c in n.columns
    }
    head = Text(
        "Cột|Vai trò|Biết nhờ|Giá trị đầu|Có số liệu|Ô nghi ngờ", "Column|Role|Known by|First values|Filled|Cells in doubt"
    )

    where = table.frame[table.column("place")].dropna().unique() if table.column("place") else ()
    places = tuple(map(str, where)) if len(where) < 1000 else ()

    def build(lang: str) -> pd.DataFrame:
        rows = []
        for column in map(str, table.frame.columns):
            role = roles.get(column)
            values = table.frame[column].dropna()
            years = (role is None or role.role not in NUMERIC) and _are_years(values)
            said = table.labels.get(column, "")
            unit = table.units.get(column, "")
            rows.append((
                (column if commands else table.in_waves(column).to(lang)) + (f" ({said})" if said and said != column else ""),
                (ROLE_NAMES[role.role].to(lang) + (f", {unit}" if unit else "")) if role else _without_role(column, table, parts).to(lang),
                KNOWN[role.known].to(lang) if role else "",
                NOT_SHOWN.to(lang) if column in table.identifying else "; ".join(_shown(v, lang, years) if role else remark(_shown(v, lang, years), places) for v in values.iloc[:FIRST]),
                f"{number(len(values), lang)}/{number(len(table.frame), lang)}",
                _cells([c for q in table.questions if column in q.columns for c in q.cells]),
            ))  # fmt: skip
        return pd.DataFrame(rows, columns=head.to(lang).split("|"))

    title = Text("Đã hiểu bảng này như sau", "How the table was understood")
    example = 'columns="Xã=place; Tháng=period; Số vụ=outcome"'
    foot = Text(f"Sai vai trò nào thì nêu lại, ví dụ {as_typed(example, 'vi')}.", f"Correct a role, for instance {as_typed(example, 'en')}.")  # fmt: skip
    return Table(name="columns", title=title, foot=foot if commands else Text("", ""), build=build, language=language)


def column_name(table: OwnTable, column: str, lang: str) -> str:
    """A column as a list of roles names it: by its heading and its label."""
    said = table.labels.get(column, "")
    heading = table.in_waves(column).to(lang)
    return f"{heading}: {said}" if said and said != column else heading


def _without_role(column: str, table: OwnTable, followed: set[str]) -> Text:
    """What a column without a role is for: the follow-up, a part of the period, nothing."""
    if column in followed:
        return FOLLOWED
    period = table.column("period") or ""
    return PART_OF.fill(period=period) if column in period.split(" – ") else UNUSED


def _are_years(values: pd.Series) -> bool:
    """Whether all figures of a column are years: 2019 is not 2.019."""
    return (
        len(values) > 0 and pd.api.types.is_numeric_dtype(values) and bool((values.between(1900, 2100) & (values % 1 == 0)).all())
    )


def _shown(value: object, lang: str, year: bool = False) -> str:
    if year:
        return str(int(value))
    if isinstance(value, float):
        return number(value, lang, 0 if value.is_integer() else 2)
    return written(int(value), lang) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _cells(cells: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(cells))
    return ", ".join(distinct[:CELLS]) + (", …" if len(distinct) > CELLS else "")


def doubts_table(table: OwnTable, language: str = "vi", commands: bool = True) -> Table | Sentence:
    """What must be answered (with its possible answers), what was noted, and the rows set aside; with the cells of each."""
    head = Text("Điều cần biết|Nội dung|Ô", "What|Said|Cells")

    def build(lang: str) -> pd.DataFrame:
        rows = [(TO_ANSWER.to(lang), _question(q, lang, commands), _cells(q.cells)) for q in table.questions]
        for n in table.notices:
            said = _noted(n.text, lang, commands)
            rows.append((ABOUT.get(n.code, NOTED).to(lang), said if commands else table.in_waves(said).to(lang), _cells(n.cells)))
        for c, own in _blanks(table).items():
            said = _lacking(table, c).fill(n=len(own), many=A_ROW).to(lang)
            rows.append((BLANK.to(lang), said, _cells(own)))
        aside = table.account.aside
        if len(aside):
            for why, own in aside.groupby(lang, sort=False):
                rows.append((Text("Dòng để riêng", "Rows set aside").to(lang), why, _cells([str(r) for r in own["row"]])))
        return pd.DataFrame(rows, columns=head.to(lang).split("|"))

    if not (table.questions or table.notices or len(table.account.aside) or _blanks(table)):
        none = Text("Không có ô nghi ngờ, giá trị khác thường, tên gần giống nhau, cột hay dòng không dùng.",
                    "No cells in doubt, outliers, near-identical names, unused columns or rows.")  # fmt: skip
        return Sentence(text=none, language=language)
    title = Text("Cần biết trước khi tin vào kết quả", "To know before trusting a result")
    return Table(name="doubts", title=title, foot=Text("", ""), build=build, language=language)


def _noted(text: Text, lang: str, commands: bool) -> str:
    return as_typed(text.to(lang), lang) if commands else in_words(text).to(lang)


def _question(question, lang: str, commands: bool) -> str:
    answers = [
        reading.to(lang) + (as_typed(f" (-p {answer})", lang) if answer and commands else "")
        for answer, reading in zip(question.answers, question.readings, strict=True)
    ]
    asked = question.text.to(lang)
    joined = f"{asked} " if asked.endswith("?") else f"{asked.rstrip('.')}: "
    return joined + "; ".join(answers) if answers else asked


def carried_table(
    questions: Sequence[Carried], language: str = "vi", commands: bool = True, own: OwnTable | None = None
) -> Table:
    """A row a question: whether the table (`own`, by whose words outcomes are called) carries it, with what power, and what is missing
    where it does not.
    """
    head = Text("Câu hỏi|Chỉ tiêu|Trả lời được không|Chi tiết", "Question|Outcome|Can it be answered|Details")

    def build(lang: str) -> pd.DataFrame:
        called = {q.outcome: own.label_of(q.outcome).to(lang) if own else q.outcome for q in questions}
        rows = [(q.title.to(lang), called[q.outcome], _able(q).to(lang), _details(q, lang, commands)) for q in questions]
        return pd.DataFrame(rows, columns=head.to(lang).split("|"))

    title = Text("Bảng này trả lời được câu hỏi nào", "Which questions this table can carry")
    return Table(name="carried", title=title, foot=Text("", ""), build=build, language=language)


def _able(question: Carried) -> Text:
    return Text("được", "yes") if question.able else Text("chưa", "not yet")


def _details(question: Carried, lang: str, commands: bool) -> str:
    if question.able:
        return question.power.to(lang) if question.power else ""
    return Text("Cần: ", "Needed: ").to(lang) + "; ".join(_noted(m, lang, commands) for m in question.missing)


def answer_figure(effect: Estimate | Refusal, language: str = "vi", own: OwnTable | None = None):
    """The figure that belongs to an answer: the trend over its series, groups with and without the treatment (of persons from their table,
    `own`), or the reasons why not.
    """
    from analysis.present.figures import figure
    from analysis.present.panel_figures import groups
    from analysis.present.persons_figure import persons_figure
    from analysis.present.survival_figure import survival
    from analysis.present.tables import table

    if isinstance(effect, Refusal):
        return table(effect, None, language)
    if effect.design.panel.kind == "event":
        return survival(effect.design, language)
    if own is not None and effect.design.panel.of_persons:
        divided = not (effect.design.has_dose or effect.design.of_one_group)
        return persons_figure(effect.design, own, language) if divided else table(effect, None, language)
    if effect.design.route in ("series", "totals"):
        return figure(effect, language, name="trend")
    return groups(effect.design, language)
