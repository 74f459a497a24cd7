"""The review queue: a spreadsheet of what was read and could not be decided, and of what was answered. A person fills in one
column; the next import applies it. Decisions are kept as text beside the source, so that the import can be repeated."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from pathlib import Path

from analysis import paths
from analysis.errors import BadTable
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, Finding
from analysis.ingest.review.answers import KEEP, NUMBER, REOPEN, SKIP, THEN, WHOLE_FILE, offered
from analysis.ingest.review.decisions import is_open
from analysis.language import Text
from analysis.spreadsheet import escaped, unescaped

FIELDS = ("key", "decision", "reason", "file", "where", "read")
_HEADS = (
    ("Quyết định / Decision", 24), ("Đã đọc / Read", 14), ("Lựa chọn / Alternatives", 34), ("Vì sao / Why", 48), ("Chỉ số / Indicator", 26),
    ("Địa bàn / Place", 26), ("Kỳ / Period", 22), ("Tệp / File", 24), ("Ô / Where", 18), ("Bằng chứng / Evidence", 60), ("Khóa / Key", 36),
)  # fmt: skip
_HELP = Text(
    "Chọn trong danh sách của cột A, hoặc điền: một số (1234), một mã hay tên chỉ số, địa bàn trong “Lựa chọn”, “giữ” để dùng như đã đọc, “bỏ” để loại; hoặc ghép: value=12; place=...; period=2019-03. Thêm “; cả tệp” để câu trả lời dùng cho mọi câu hỏi như thế của tệp",
    "Choose from the list in column A, or fill in: a number (1234), an indicator or a place, by code or name, from 'Alternatives', 'keep' to use it as read, 'skip' to leave it out; or join: value=12; place=...; period=2019-03",
)
_ANSWERED = "Đã trả lời"
_ASIDE = "Để riêng"
_HELP_ASIDE = Text(
    "Những số không dùng và lý do. Để lấy lại một số, ghi vào cột A mã hay tên chỉ số (và nếu cần: place=...; period=...), rồi nhập lại.",
    "The numbers that were not used, and why. To take one back, write an indicator into column A, by code or name (and, where needed: place=...; period=...), then import again.",
)
_HELP_ANSWERED = Text(
    "Những câu trả lời đang dùng (cột L, mới nhất ở cuối). Để đổi, ghi câu trả lời mới vào cột A (“giữ” ở đây là giữ câu đang dùng). Để rút lại, ghi “mở lại”: số ấy bị lấy ra khỏi số liệu và trở lại hàng đợi. Rồi nhập lại.",
    "The answers in force (column L, the newest last). To change one, write the new answer into column A ('keep' here keeps the one in force). To withdraw it, write 'reopen': the figure leaves the data and goes back to the queue. Then import again.",
)
_CHOICES = "Lựa chọn"
_EMPTY = ("blank", "none")  # cells without a number: nothing to take back


def write(path: Path, findings: list[Finding], decisions: dict[str, dict[str, str]], language: str) -> int:
    """Write the queue, and on a second sheet what was answered; return how many questions it has."""
    import openpyxl

    waiting = [f for f in findings if f.status == QUEUED]
    answered = [(f, kept) for f in findings if f.status != QUEUED and not is_open(kept := decisions.get(f.key))]
    book = openpyxl.Workbook()
    book.active.title = "Hàng đợi"
    _fill(book.active, _HELP.to(language), _HEADS, [_row(f, language) for f in waiting])
    words = [said[language == "en"] for said in (KEEP, SKIP, REOPEN)]
    _offer(book.active, waiting, words[:2])
    aside = [f for f in findings if f.status == SET_ASIDE and f.kind not in _EMPTY and is_open(decisions.get(f.key))]
    if answered:
        sheet = book.create_sheet(_ANSWERED)
        rows = [[*_row(f, language, kept["reason"]), kept["decision"].removeprefix("'")] for f, kept in answered]
        _fill(sheet, _HELP_ANSWERED.to(language), (*_HEADS, ("Đã trả lời, mới nhất cuối / Answers, the newest last", 36)), rows)
        _offer(sheet, [f for f, _ in answered], words[1:])
    if aside:
        _fill(book.create_sheet(_ASIDE), _HELP_ASIDE.to(language), _HEADS, [_row(f, language) for f in aside])
    book.save(path)
    return len(waiting)


def _fill(sheet, help: str, heads: tuple[tuple[str, int], ...], rows: list[list[str]]) -> None:
    """A sheet with its help, its headings and its rows, of which a person fills in the first column."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append([help])
    sheet.append([head for head, _ in heads])
    for number, row in enumerate(rows, 3):
        for col, text in enumerate(row, 1):
            cell = sheet.cell(number, col)
            cell.value, cell.data_type = escaped(text), "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).fill = PatternFill("solid", fgColor="FFF2CC")
    for col, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(col)].width = width
        sheet.cell(2, col).font = Font(bold=True)
    sheet.freeze_panes = "B3"


def _offer(sheet, findings: list[Finding], words: list[str]) -> None:
    """A list to choose from in each cell of column A, which takes anything else that is typed too."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = sheet.parent.create_sheet(f"{_CHOICES}, {sheet.title}")
    choices.sheet_state = "hidden"
    same = Counter((f.evidence.file, f.reason) for f in findings)
    for row, f in enumerate(findings, 3):
        listed = [*offered(f), *words]
        if same[f.evidence.file, f.reason] > 1 and f.status == QUEUED:
            listed = [*(f"{text}; {WHOLE_FILE[words[0] == KEEP[1]]}" for text in offered(f)), *listed]
        for column, text in enumerate(listed, 1):
            cell = choices.cell(row, column)
            cell.value, cell.data_type = escaped(text), "s"
        one_row = f"'{choices.title}'!$A${row}:${get_column_letter(len(listed))}${row}"
        choice = DataValidation(type="list", formula1=one_row, allow_blank=True, showErrorMessage=False)
        choice.add(f"A{row}")
        sheet.add_data_validation(choice)


def _row(f: Finding, language: str, asked: str = "") -> list[str]:
    period = f"{f.start or ''}..{f.end or ''}" if f.start or f.end else ""
    return [
        "",
        f.read_as(),
        "; ".join(offered(f)),
        asked.removeprefix("'") or f.reason.to(language),
        f.indicator,
        f.place,
        period,
        f.evidence.file,
        f.evidence.place(),
        f.evidence.text,
        f.key,
    ]


def read_answers(path: Path) -> dict[str, dict[str, str]]:
    """The rows a person has filled in: {key: row of FIELDS}."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
        book.worksheets[0].max_column  # noqa: B018  (a damaged sheet shows itself here)
    except Exception as error:
        raise _broken(path, f"{type(error).__name__}: {error}") from None
    found = {}
    for sheet in [book.worksheets[0], *(s for s in book.worksheets[1:] if s.title in (_ANSWERED, _ASIDE))]:
        for number, row in enumerate(sheet.iter_rows(min_row=3, values_only=True), 3):
            texts = [_answer(row[0]), *("" if v is None else str(v) for v in row[1:])] if len(row) > 10 else [""]
            if texts[0]:
                key = unescaped(texts[10])
                said = (key, texts[0], texts[3], texts[7], texts[8], texts[1])
                at = str(number) if sheet is book.worksheets[0] else f"{number} ({sheet.title})"
                found[key] = dict(zip(FIELDS, said, strict=True)) | {"row": at}
    return _for_whole_files(found, list(book.worksheets[0].iter_rows(min_row=3, values_only=True)))


def _for_whole_files(found: dict[str, dict[str, str]], rows: list[tuple]) -> dict[str, dict[str, str]]:
    """An answer that ends in `cả tệp` is given to every open question of the file that asks the same."""
    out = dict(found)
    for key, answer in found.items():
        bare = _WHOLE.sub("", answer["decision"])
        if bare == answer["decision"]:
            continue
        out[key] = answer | {"decision": bare}
        for number, row in enumerate(rows, 3):
            texts = ["" if v is None else str(v) for v in row]
            other = unescaped(texts[10])
            if other not in found and (texts[3], texts[7]) == (answer["reason"], answer["file"]):
                said = (other, bare, texts[3], texts[7], texts[8], texts[1])
                out[other] = dict(zip(FIELDS, said, strict=True)) | {"row": str(number)}
    return out


_WHOLE = re.compile(rf"\s*[;,]\s*(?:{'|'.join(WHOLE_FILE)})\s*$", re.IGNORECASE)


def _answer(value: object) -> str:
    """What was typed; a number typed as one says so, because its point is a decimal point."""
    if isinstance(value, float) and value != int(value):
        return f"{NUMBER}={value!r}"
    if isinstance(value, float):
        return str(int(value))
    return "" if value is None else " ".join(unicodedata.normalize("NFC", str(value)).split())


def load(path: Path) -> dict[str, dict[str, str]]:
    """The decisions kept in a decisions.csv; none where there is no such file. Raises BadTable where it is none."""
    if not path.exists():
        return {}
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeError, csv.Error) as error:
        raise _broken(path, str(error)) from None
    for number, row in enumerate(rows, 2):
        if None in row or not set(FIELDS) <= {name for name, value in row.items() if value is not None}:
            raise _broken(path, f"{number}: {', '.join(map(str, row))[:80]}")
    return {unescaped(row["key"]): {name: unescaped(value) for name, value in row.items()} for row in rows}


def _broken(path: Path, found: str) -> BadTable:
    return BadTable(
        expected=Text(f"các câu trả lời với cột {', '.join(FIELDS)}", f"the answers, with the columns {', '.join(FIELDS)}"),
        found=Text(found, found), where=paths.shown(path),
        remedy=Text("khôi phục tệp từ bản sao lưu; không có thì xóa tệp, nhập lại và trả lời lại hàng đợi",
                    "restore the file from a backup; if there is none, delete it, import again and answer the queue anew"),
    )  # fmt: skip


def joined(kept: dict[str, dict[str, str]], fresh: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Old and new decisions; a new answer is written behind those given before, which are kept."""
    out = dict(kept)
    for key, row in fresh.items():
        before = kept.get(key, {}).get("decision", "").removeprefix("'")
        repeats = before.split(THEN)[-1] == row["decision"]
        out[key] = row | {"decision": before if repeats else THEN.join(filter(None, (before, row["decision"])))}
    return out


def dumped(decisions: dict[str, dict[str, str]]) -> str:
    """The text of a decisions.csv."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({field: escaped(row.get(field, "")) for field in FIELDS} for _, row in sorted(decisions.items()))
    return out.getvalue()
