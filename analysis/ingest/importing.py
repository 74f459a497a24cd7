"""Files -> findings -> the tidy table, in one step that completes or changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from analysis import registered
from analysis.catalogue import place as place_named
from analysis.catalogue.declared import of_source
from analysis.ingest import apart
from analysis.ingest.entities.document_head import Head, head_of
from analysis.ingest.entities.periods import Period, day, parse
from analysis.ingest.findings.account import Account, Received, account
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.findings.persons import without_persons
from analysis.ingest.prose.extract import read_prose
from analysis.ingest.readers import guard
from analysis.ingest.readers.open import open_container
from analysis.ingest.readers.sheets import Container
from analysis.ingest.review.arithmetic import checked, ends_after
from analysis.ingest.review.decisions import apply
from analysis.ingest.tables import incidents
from analysis.ingest.tables.extract import read_tables
from analysis.ingest.tables.title_lines import signed_on
from analysis.ingest.text.spelling import plain
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What was found in some files: the findings in order, each file's account, and what decisions mean for other figures."""

    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...]
    consequences: tuple[Text, ...] = ()

    def of_status(self, status: str) -> list[Finding]:
        """The findings used, queued or set_aside."""
        return [f for f in self.findings if f.status == status]

    def sentence(self) -> Text:
        """What was read, in one sentence."""
        count = {status: len(self.of_status(status)) for status in ("used", "queued", "set_aside")}
        said = _SENTENCE.fill(**count, all=len(self.findings))
        masked = sum(sum(account.persons.values()) for account in self.accounts)
        return Text(*map(" ".join, zip(said, _MASKED.fill(n=masked), strict=True))) if masked else said


_MASKED = Text(
    "Đã che {n} chỗ nêu danh tính cá nhân (tên, số định danh, điện thoại, địa chỉ, ngày sinh); nguyên văn chỉ còn ở bản gốc.",
    "{n} places that identify persons (names, identity numbers, telephones, addresses, birth dates) are masked; only the original has them.",
)
_SENTENCE = Text(
    "Trong {all} số của văn bản, {used} số là số liệu, {queued} số phải hỏi lại, {set_aside} số không đếm gì (ngày, văn bản, mức tăng giảm).",
    "Of the {all} numbers in the text, {used} are figures, {queued} must be asked about, {set_aside} count nothing (dates, documents, changes).",
)


def bring(*, path: str, text: str, place: str = "", period: str = "") -> Imported:
    """For a notebook: the file at `path`, or the pasted text where none is given."""
    when = parse(period) if period else None
    return read_files([Path(path)], place=place, period=when) if path else read_text(text, place=place, period=when)


def read_file(
    path: Path, *, place: str = "", period: Period | None = None, format: str | None = None, where: str = "", source: str = ""
) -> tuple[list[Finding], Account]:
    """Every number of one file, and its account; `source`: whose own places its names are first."""
    of_source(source)
    if incidents.is_incident_table(path):
        return incidents.read(path, place=place)
    container = open_container(path)
    container.file = where or container.file
    if not container.text.strip() and not any(sheet.cells for sheet in container.sheets):
        raise _nothing(path, 0)
    head = _head(container)
    findings, labels = read_tables(container, place=place, period=period, format=format, read_sentences=read_prose, head=head)
    if not findings and (counted := incidents.from_sheets(container, place=place)):
        return counted
    if not findings and not container.text.strip():
        raise _nothing(path, labels)
    cells = sum(len(sheet.cells) for sheet in container.sheets)
    if container.text.strip():
        prose = read_prose(
            container.text, place=place, period=period, file=container.file, sha256=container.sha256, format=format, head=head
        )
        findings, cells = findings + prose, cells + len(prose)
    findings, persons = without_persons(findings, container.text)
    one = account(container.file, container.sha256, cells, labels, findings, container.evidence)
    cells_of_text = [c.value for sheet in container.sheets for c in sheet.cells.values() if isinstance(c.value, str)]
    return findings, replace(
        one, signed=signed_on([*container.text.splitlines(), *cells_of_text]), persons=dict(sorted(persons.items()))
    )


# No letterhead that is set as a table has more cells.
_LETTERHEAD = 6


def _head(container: Container) -> Head:
    """The head of a document: of its text, or of the table that a letterhead is set in and the text after it."""
    cells = [[c.value for _, c in sorted(sheet.cells.items()) if isinstance(c.value, str)] for sheet in container.sheets]
    every = [text for sheet in cells for text in sheet]
    letterhead = ["\n".join([*cells[0], container.text])] if cells and len(cells[0]) <= _LETTERHEAD else []
    texts = (container.text, *letterhead, "\n".join([*every[:40], container.text]), "\n".join(every))
    heads = [head_of(plain(text).text) for text in texts]
    known = next((head for head in heads if head.places or head.name), heads[0])
    window = next((head.window for head in heads if head.window), None)
    return replace(known, window=window, end=known.end if known is heads[0] else 0)


def _nothing(path: Path, labels: int):
    return guard.bad(
        path.name, Text(f"không thấy số liệu nào ({labels} ô chữ)", f"no figures at all ({labels} cells of text)"),
        Text("kiểm tra tệp; nếu là bảng, dòng tiêu đề phải nêu chỉ số", "check the file; if it is a table, its heading row must name the indicators"),
    )  # fmt: skip


_READ = (__name__, read_file.__name__)


def read_files(
    files: Iterable[Path],
    *,
    place: str = "",
    period: Period | None = None,
    format: str | None = None,
    cumulative: str = "",
    source: str = "",
    decisions: Mapping[str, dict[str, str]] | None = None,
    received: Received | None = None,
    progress: Callable[[list[Path]], Iterable[Path]] = list,
) -> Imported:
    """Every number of some files, with the decisions of the review queue, checked against each other and against the day they
    were received. The same file twice is refused."""
    files = list(files)
    if place:
        place_named(place, "--place")
    findings: list[Finding] = []
    accounts: list[Account] = []
    for path in files:
        registered.refuse(path)
    for path in progress(files):
        rows, one = apart.read(_READ, path, place=place, period=period, format=format, source=source)
        _refuse_twice(path, one, accounts)
        findings += rows
        accounts.append(replace(one, received=received(one.sha256).isoformat()) if received else one)
    findings, consequences = apply(findings, decisions or {}, partial(checked, cumulative=cumulative, received=received))
    return Imported(findings=tuple(findings), accounts=_accounted(findings, accounts), consequences=tuple(consequences))


def _accounted(findings: Iterable[Finding], accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts of the files counted anew, after checks or decisions; one of incidents counts rows, and stays."""
    by_file: dict[str, list[Finding]] = {}
    for f in findings:
        by_file.setdefault(f.evidence.sha256, []).append(f)
    return tuple(
        a
        if a.encoding.startswith("incidents")
        else replace(
            account(a.file, a.sha256, a.cells, a.labels, by_file.get(a.sha256, []), a.encoding),
            received=a.received,
            signed=a.signed,
            persons=a.persons,
        )
        for a in accounts
    )


def early(imported: Imported) -> list[Text]:
    """Of each report that was signed before the periods of its figures ended, that these may not be whole; one line a file."""
    found = []
    for a in imported.accounts:
        signed = day(a.signed)
        ends = [f.end for f in imported.of_status(USED) if f.evidence.sha256 == a.sha256 and signed and ends_after(f, signed)]
        if ends:
            found.append(_EARLY.fill(file=a.file, n=len(ends), signed=signed, end=max(ends)))
    return found


_EARLY = Text(
    "{file}: ký ngày {signed}, trước khi kỳ của {n} số kết thúc (đến {end}): các số ấy có thể chưa trọn kỳ",
    "{file}: signed on {signed}, before the periods of {n} figures ended (until {end}): these may not be whole",
)


def read_text(text: str, *, place: str = "", period: Period | None = None) -> Imported:
    """Every number of a pasted text."""
    digest = guard.sha256(text.encode("utf-8"))
    findings, persons = without_persons(read_prose(text, place=place, period=period, file="pasted", sha256=digest), text)
    one = account("pasted", digest, len(findings), 0, findings)
    return Imported(findings=tuple(findings), accounts=(replace(one, persons=dict(sorted(persons.items()))),))


def _refuse_twice(path: Path, one: Account, accounts: list[Account]) -> None:
    twin = next((a for a in accounts if a.sha256 == one.sha256), None)
    if twin:
        raise guard.bad(
            path.name, Text(f"cùng nội dung với {twin.file} (sha256 {one.sha256[:12]}…)", f"the same content as {twin.file} (sha256 {one.sha256[:12]}…)"),
            Text("bỏ một trong hai; nếu thật là hai báo cáo trùng nội dung, nhập riêng từng tệp với --source khác và --twice",
                 "leave one out; if they are two reports of the same content, import each with a --source of its own and --twice"),
            expected=Text("mỗi tệp một lần", "each file once"),
        )  # fmt: skip
