"""A researcher's own table as a question: the columns say what there is to compare, the component or treatment what is judged."""

from __future__ import annotations

import re

from analysis.catalogue import component as component_of
from analysis.catalogue import components, indicators, unit_name
from analysis.catalogue.headings import dated_in, declared, folded, judged_in, without_unit, words
from analysis.design.design import Design
from analysis.errors import BadParameter, unknown
from analysis.language import Text
from analysis.panel import Panel, load_panel, sample_table
from analysis.panel.each import alone, untreated, within
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import OwnTable
from analysis.panel.whole import whole
from analysis.paths import is_table

TREATMENT = Text("can thiệp của bảng này", "this table's treatment")
BARE = frozenset(
    map(
        folded, ("mô hình", "chương trình", "dự án", "đề án", "can thiệp", "áp dụng", "tham gia", "programme", "program", "model")
    )
)
HAS = re.compile(  # the heading of a column of yes and no
    r"(?:(?:xã|phường|thị trấn|thôn|ấp|khu|địa bàn|nơi|trường|lớp|hộ|người) )?(?:đã )?có (\S.*)|with (\S.*)", re.IGNORECASE
)
BEGUN = re.compile(  # what began when: `Quarter the 24h hotline opened`, `Club working since`
    r"(?:(?:year|quarter|month|date|day|when)(?: of| that)? )?(\S.*?)(?: was| were| has been)?"
    r"(?: (?:opened|started|began|launched|introduced|installed|set up|established|running|in place))?(?: (?:working|open|active))?(?: since)?",
    re.IGNORECASE,
)
SINCE = re.compile(r"(?:opened|started|began|launched|introduced|installed|set up|established|since)$", re.IGNORECASE)
WHEN = re.compile(r"(?:ngày|tháng|năm|quý|thời|mốc|từ|date|day|month|quarter|year|time|when|since)\b", re.IGNORECASE)
ARM = re.compile(r"xa diem\b.*|(?:nhom|diem|nhanh|group|arm)(?: (.+))?")  # `Nhóm`, `Nhóm can thiệp`; not `Nhóm Zalo an ninh`
OF_ARMS = re.compile(r"\w{1,2}|phuong|thon|huyen|dia ban|noi|nguoi|tuoi|nghien cuu")
ONLY_WHEN = re.compile(  # as `folded` spells it: `năm`, `từ kỳ`, `lần đầu`, `đợt 1`
    r"(?:ke )?tu|(?:(?:ke )?tu |vao )?(?:(?:ngay|thang|qui|nam|ki|lan|dot|giai doan|thoi diem|thoi gian|moc|date|month|quarter|year|wave|phase|round)"
    r"(?: (?:\d+|[ivx]+|dau|dau tien))?(?: |$))+"
)
SINCE_WHEN = re.compile(r"\s+(?:kể )?từ(?: (?:ngày|tháng|quý|năm|kỳ))?$", re.IGNORECASE)
VARIABLE = re.compile(r"[a-z]{1,3}|[A-Z]{1,2}|[a-z]*\d\w*")  # of a data set: it names nothing to a reader
QUOTED = re.compile(r"(?i:mô hình|chương trình|dự án|đề án|programme|program|model) “[^“”]+”")


def own_question(data: str, outcome: str = "", treatment: str = "", kind: str = "", **answers: str) -> Design:
    """The question of a file: its place, period, outcome and what else it has, by the rules of `read_table`.

    `outcome` names the column of the outcome where there are several; `treatment` names what is judged (or is a component's code);
    `kind` is count, share or measure: where it is not said, whole numbers that are not negative are taken for counts, which a caution
    says. A column of zones (treated, control, displacement, displacement_control) makes it a question of zones, one of eligibility
    (0/1) one of three differences. `answers` are those of `read_table`. Raises BadTable.
    """
    return question_of(table_of(data, **answers), outcome, treatment, kind)


def question_of(table: OwnTable, outcome: str = "", treatment: str = "", kind: str = "") -> Design:
    """The question of a table that is read already."""
    persons = table.kind == "persons"
    chosen = outcome if persons else table.outcome(outcome)
    treatment = treatment or judged_of(table)
    known = indicators().get(chosen)
    panel = table.panel(
        chosen, kind=kind, simulated=table.source.file == sample_table.NAME, label=known.label if known else None, unit=unit_name(known.unit) if known else None,
    )  # fmt: skip
    named = component_of(treatment).short if treatment in components() else Text(treatment, treatment)
    roles = {
        key: table.column(role)
        for key, role in (("zones", "zone"), ("eligible", "eligible"), ("cluster", "cluster"))
        if table.column(role) in panel.controls
    }
    return Design(panel, treatment=named if treatment else TREATMENT, **roles)


def judged_of(table: OwnTable) -> str:
    """What a table's own words call the thing that is judged: the heading of its start or of its yes and no, else a programme named in the
    lines over it; nothing where none does, as under `Nhóm` or `Ngày bắt đầu`."""
    found = ""
    if start := table.column("adopted"):
        said = [text for text in (start, table.labels.get(start, "")) if text]
        found = next(filter(None, (judged_in(text) or dated_in(text) for text in said)), "")
        found = found or next((_begun(text) for text in said if SINCE.search(text)), "")
        found = found or next((bare for text in said if (bare := _bare(text)) and not WHEN.match(bare)), "")
    elif column := table.column("treated"):
        found = had(_bare(table.labels.get(column) or column))
    found = "" if _only_begun(found) else SINCE_WHEN.sub("", found)
    if not found or folded(found) in BARE:
        named = [one[0] for line in table.lines_above for one in QUOTED.finditer(line)]
        found = named[0] if len(set(named)) == 1 else found
    kinds = {folded(kind) for kind in ("mô hình", "chương trình", "dự án", "đề án")}
    generic = (BARE | words("yes") | words("arms") | words("arm") | set(map(folded, _general()))) - kinds
    arm = ARM.fullmatch(folded(found))
    sides = words("no") | words("control") | generic
    of_arms = arm is not None and (not arm[1] or arm[1] in sides or OF_ARMS.fullmatch(arm[1]) is not None)
    return "" if folded(found) in generic or of_arms else found


def _only_begun(found: str) -> bool:
    """Whether what stands for a programme says only that something began, or when: `năm` of `Áp dụng năm`, `Thực hiện từ năm`."""
    rest = folded(found)
    for begun in sorted({*words("start_of"), *BARE, "thuc hien"}, key=len, reverse=True):
        rest = rest.removeprefix(f"{begun} ")
    return ONLY_WHEN.fullmatch(rest) is not None


def _general() -> tuple[str, ...]:
    """Headings that say only that there is a programme, or since when."""
    return (*declared()["treated"]["exact"], *declared()["adopted"]["exact"])


def _bare(heading: str) -> str:
    """A heading as the name of what is had: without brackets, and what says that somebody takes part. Nothing where it is a variable's name."""
    said = " ".join(without_unit(heading).replace("_", " ").split())
    begun = next((start for start in declared()["treated"]["took_part"] if said.lower().startswith(start)), "")
    return "" if VARIABLE.fullmatch(said) else said[len(begun) :]


def had(treatment: str) -> str:
    """What is had, of a treatment named by its column of yes and no: `Có tổ tự quản` is `tổ tự quản`."""
    return next(filter(None, has.groups())) if (has := HAS.fullmatch(treatment)) else treatment


def _begun(heading: str) -> str:
    found = BEGUN.fullmatch(heading)
    return re.sub(r"(?i)^(?:a|an) ", "", found[1]) if found else ""


def series_of(
    data: str, outcome: str, place: str, *, start: int = 0, end: int = 0, clock: str = "", kind: str = "", **answers: str
) -> Panel:
    """One series: of the public record (`data` is record) an indicator of a place; of a file the outcome of a place in it, or of all.

    `start` and `end` are years, 0: no limit. What a place did is left out: a trend describes. Raises BadParameter, BadTable.
    """
    for name, value in (("start", start), ("end", end)):  # plain papermill passes on whatever it is given
        if not isinstance(value, int):
            raise BadParameter(
                expected=Text(f"{name}: một năm, hoặc 0", f"{name}: a year, or 0"), found=Text(f"“{value}”", f"'{value}'"), where=f"-p {name}",
                remedy=Text("ghi năm bằng bốn chữ số, ví dụ 2015", "write the year with four digits, as 2015"),
            )  # fmt: skip
    if not is_table(data):
        if data != "record":
            raise unknown(Text("bộ số liệu", "data set"), data, ["record"], "data", BadParameter)
        return load_panel(outcome, places=place, start=start or None, end=end or None, clock=clock or None)
    table = table_of(data, **answers)
    panel = within(untreated(question_of(table, outcome if outcome in table.frame else "", kind=kind).panel), start, end)
    return alone(panel, place) if place in panel.places else whole(panel)
