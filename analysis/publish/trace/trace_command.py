"""`python -m analysis trace REPORT`: where each number of a report comes from, which has no address, and which a hand has changed."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.commands import typed
from analysis.errors import BadParameter, unknown
from analysis.language import Text, current, number

KINDS = (".html", ".docx", ".pdf")
WHY = {
    "date": Text("ngày, năm", "dates"),
    "law": Text("số hiệu văn bản", "legal numbers"),
    "order": Text("số thứ tự", "numbering"),
    "name": Text("mã, tên, đơn vị", "codes, names, units"),
    "words": Text("chữ cố định, có tệp và dòng", "fixed words, with file and line"),
    "typed": Text("gõ trong sổ tay, có ô", "typed in the notebook, with its cell"),
    "code": Text("mã lệnh", "code"),
    "provenance": Text("nguồn gốc ở chân trang", "provenance at the foot"),
}
SUM = Text(
    "{file}: {n} con số, {figures} có địa chỉ tới kết quả; {others}; {bare} không có địa chỉ; {changed} đã bị sửa tay",
    "{file}: {n} numbers, {figures} with the address of a result; {others}; {bare} without an address; {changed} changed by hand",
)
BARE = Text("không có địa chỉ", "no address")
CHANGED, ADDED, GONE = (
    Text("sửa tay: {was} thành {now}", "changed by hand: {was} to {now}"),
    Text("thêm tay: {now}", "added by hand: {now}"),
    Text("bị bỏ: {was}", "taken away: {was}"),
)
PICTURES = Text("hình đã bị thay: còn {now} trong {was}", "pictures replaced: {now} of {was} are left")
NO_PDF_READER = Text(
    "không có pdftotext (poppler-utils): chưa đọc được tệp PDF", "pdftotext (poppler-utils) is not here: the PDF was not read"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """REPORTS, --problems, --json."""
    parser.add_argument("reports", nargs="+", help="tên báo cáo, hoặc tệp .html .docx .pdf / names of reports, or files of them")
    parser.add_argument("--problems", action="store_true", help="chỉ in chỗ có vấn đề / only what is wrong")
    parser.add_argument("--json", action="store_true", help="in bản đồ dạng JSON / the map as JSON")


def main(arguments: argparse.Namespace) -> int:
    """Print the map of each document; 1 where a number has no address or was changed."""
    language = current() or "vi"
    wrong = 0
    for given in arguments.reports:
        for file, report in documents(given):
            found = traced(file, report)
            wrong += len(found["bare"]) + len(found["changed"])
            if arguments.json:
                print(json.dumps(found, ensure_ascii=False))
            else:
                print("\n".join(_lines(file, found, language, arguments.problems)))
    return 1 if wrong else 0


def documents(given: str) -> list[tuple[Path, Path]]:
    """The documents that a name or a path means, each with the folder of its report. Raises UnknownName, BadParameter."""
    from analysis.publish.saved import finished

    path = next((p for p in (Path(given), paths.HOME / given, paths.REPORTS / given) if p.is_file()), None)
    if path is not None and path.suffix in KINDS:
        return [(path.resolve(), _report_of(path.resolve()))]
    folder = paths.REPORTS / given
    parts = [
        f"{file.parent.parent.name}/{file.parent.name}" for file in paths.REPORTS.glob("[!._]*/*/contents.json")
    ]  # of evaluations
    known = [*finished(paths.REPORTS), *parts]
    if given not in known or not (folder / "trace").is_dir():
        raise unknown(Text("báo cáo đã làm", "finished report"), given, known, paths.shown(paths.REPORTS))
    return [(file, _report_of(file)) for file in sorted(folder.rglob("*")) if file.suffix in KINDS and file.is_file()]


def _report_of(file: Path) -> Path:
    """The folder of the report that a document belongs to: the nearest above it with an index. Raises BadParameter."""
    found = next((folder for folder in file.parents if (folder / "trace" / "said.json").is_file()), None)
    if found is None:
        raise _no_index(file)
    return found


def traced(file: Path, report: Path) -> dict[str, Any]:
    """The map of a document: every number with where, address or reason; what is bare; what was changed."""
    from dataclasses import asdict

    from analysis.publish.trace.compare import changes
    from analysis.publish.trace.documents import words_of_pdf
    from analysis.publish.trace.index import place_of

    stored = place_of(file, report)
    if not stored.is_file():
        raise _no_index(file)
    known = json.loads(stored.read_text(encoding="utf-8"))
    numbers = [{"where": place["where"], **one} for place in known["places"] for one in place["numbers"]]
    for one in numbers:
        if "at" in one:
            one["rows"] = known["sets"][known["addresses"][one["at"]]]
    unread = file.suffix == ".pdf" and words_of_pdf(file) is None
    return {
        "file": paths.shown(file), "run": known["run"], "numbers": numbers, "lines": known["rows"], "files": known["files"], "unread": unread,
        "bare": [one for one in numbers if "at" not in one and "why" not in one], "changed": [asdict(one) for one in changes(file, known)],
    }  # fmt: skip


def _no_index(file: Path) -> BadParameter:
    return BadParameter(
        expected=Text("tài liệu do bộ sổ tay làm, có bản đồ số liệu trong thư mục trace", "a document made by this workbook, with its index in the folder trace"),
        found=Text("không thấy bản đồ", "no index"), where=paths.shown(file),
        remedy=Text(f"làm lại báo cáo ({typed('run', 'TÊN')}, rồi word TÊN; của bảng riêng: evaluate TỆP)",
                    f"make the report again ({typed('run', 'NAME')}, then word NAME; of a table of your own: evaluate FILE)"),
    )  # fmt: skip


def _lines(file: Path, found: dict[str, Any], language: str, problems: bool) -> list[str]:
    reasons = Counter(one["why"] for one in found["numbers"] if "why" in one)
    figures = sum("at" in one for one in found["numbers"])
    others = ", ".join(f"{WHY[why].to(language)}: {number(n, language)}" for why, n in sorted(reasons.items())) or "–"
    said = SUM.fill(
        file=found["file"],
        n=len(found["numbers"]),
        figures=figures,
        others=others,
        bare=len(found["bare"]),
        changed=len(found["changed"]),
    )
    lines = [said.to(language)]
    if found["unread"]:
        print(NO_PDF_READER.to(language), file=sys.stderr)
    for one in found["numbers"] if not problems else ():
        lines.append(f"  {one['where']}: {one['n']}  ← {_address(one, found, language)}")
    for one in found["bare"]:
        lines.append(f"  ! {one['where']}: {one['n']}  {BARE.to(language)}")
    for one in found["changed"]:
        form = PICTURES if one["where"] == "pictures" else CHANGED if one["was"] and one["now"] else ADDED if one["now"] else GONE
        lines.append(f"  ! {one['where']}: {form.fill(was=one['was'], now=one['now']).to(language)}  {one['at']}".rstrip())
    return lines


def _address(one: dict[str, Any], found: dict[str, Any], language: str) -> str:
    """One number's address in words: result, run, file and rows."""
    if "at" not in one:
        return " ".join(filter(None, (WHY[one["why"]].to(language) if "why" in one else BARE.to(language), one.get("in", ""))))
    lines = [found["lines"][row] for row in one["rows"] if row in found["lines"]]
    shown = ", ".join(lines[:3]) + (f", … ({number(len(lines), language)})" if len(lines) > 3 else "")
    data = shown or ", ".join(list(found["files"])[:2])
    key = f" {one['key']} = {one['value']:.12g}" if "key" in one else ""
    return f"{one['at']}{key} · {found['run']['name']} ({found['run']['notebook']['file']}) · {data}"
