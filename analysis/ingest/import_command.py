"""`python -m analysis import PATH...`: administrative reports into the tidy record, with an account of every number."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from analysis import listing, manifest, terminal
from analysis.catalogue import places
from analysis.errors import BadParameter
from analysis.ingest import apart, landing
from analysis.ingest.entities.periods import day, parse
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED
from analysis.ingest.importing import Imported, early, read_files, read_text
from analysis.ingest.own.lists import Lacking, add_new, add_twice, as_new, keep, kept, place_codes, rows_of
from analysis.ingest.readers import guard
from analysis.ingest.review import decisions
from analysis.ingest.review.new_names import lacking, said_new
from analysis.language import Text, current

_SUMMARY = Text(
    "{files} tệp: dùng {used}, chờ duyệt {queued}, để riêng {aside}, nhãn {labels}",
    "{files} files: {used} used, {queued} queued, {aside} set aside, {labels} labels",
)

_TOGETHER = Text(
    "đọc cùng {n} tệp nguồn {name} đã có trong data/raw: bảng của một nguồn gồm mọi tệp của nguồn ấy",
    "read together with {n} files that source {name} has in data/raw: the table of a source holds all of its files",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "paths", nargs="+", type=Path, help="tệp, thư mục, hoặc - để dán văn bản / files, folders, or - for pasted text"
    )
    parser.add_argument(
        "--source", default="", help="mã nguồn, cũng là tên thư mục trong data/raw / source code, also the folder in data/raw"
    )
    parser.add_argument("--place", default="", help="mã địa bàn khi tệp không nêu / place code where the file names none")
    parser.add_argument("--period", default="", help="2019, 2019-Q1, 2019-03 (khi tệp không nêu / where the file names none)")
    parser.add_argument(
        "--format", choices=("vi", "en"), help="1.234,5 (vi) hoặc/or 1,234.5 (en), khi không tự rõ / where undecided"
    )
    parser.add_argument(
        "--cumulative", choices=("difference",), default="", help="lấy hiệu số lũy kế / difference running totals"
    )
    parser.add_argument(
        "--received",
        default="",
        help="ngày nhận, 2020-01-15; mặc định: ngày nhập lần đầu / day the files came in; default: that of their first import",
    )
    add_new(parser)
    add_twice(parser)
    parser.add_argument("--dry-run", action="store_true", help="không ghi gì / write nothing")
    parser.add_argument("--json", action="store_true", help="mỗi số một dòng JSON / one JSON object a line for every number")


def main(arguments: argparse.Namespace) -> int:
    """Run the command. Exit code 0; an error a user can cause is raised for the command line to print."""
    language = getattr(arguments, "language", None) or "vi"
    _again(arguments)
    period = parse(arguments.period) if arguments.period else None
    table = None
    while table is None:  # again where another command has landed files of this source in the meantime
        imported, files, known, name, seen = read(arguments, period)
        if arguments.dry_run:
            break
        table = landing.land(
            imported, files, name=name, source=arguments.source, decisions=known, options=_options(arguments), language=language, seen=seen
        )  # fmt: skip
    if arguments.json:
        for f in imported.findings:
            sys.stdout.write(json.dumps(f.to_dict(language), ensure_ascii=not terminal.holds_any_letter()) + "\n")
    print(_summary(imported).to(language), file=sys.stderr)
    if table is None:
        return 0
    waiting = table.with_name(f"{name}-queue.xlsx")
    done = Text(f"đã ghi {table}; hàng đợi: {waiting}", f"wrote {table}; queue: {waiting}")
    print(done.to(language), file=sys.stderr)
    return 0


def _options(arguments: argparse.Namespace) -> dict[str, str]:
    return {name: getattr(arguments, name) or "" for name in landing.OPTIONS}


def _again(arguments: argparse.Namespace) -> None:
    """A folder of data/raw that an import made: its own options hold where none are given, so that it repeats itself."""
    kept = arguments.paths[0] / "import.json"
    if len(arguments.paths) == 1 and kept.exists():
        for name, value in landing.options(kept).items():
            if not getattr(arguments, name):
                setattr(arguments, name, value)
        arguments.source = arguments.source or arguments.paths[0].resolve().name


def read(arguments: argparse.Namespace, period) -> tuple[Imported, list[Path], dict, str, bytes]:
    """The files of the command, and those its source holds already, as findings with the decisions applied; the files, the
    decisions, the import's name, and what stood of it."""
    files: list[Path] = []
    if [str(p) for p in arguments.paths] != ["-"]:
        files = expanded(arguments.paths)
        for file in files:
            listing.check_name(file)
    name = landing.name_of(arguments.source, files)
    if not arguments.twice:
        manifest.ask_of_known(files, name)
    _own_place(arguments, name)
    seen = landing.standing(name)
    if not arguments.dry_run and (others := landing.others(name, files, _options(arguments))):
        print(_TOGETHER.fill(n=len(others), name=name).to(current() or "vi"), file=sys.stderr)
        files += others
    files.sort(key=lambda file: file.name)  # a table depends on the files of its source, not on the order in which they came
    known = landing.known_decisions(name)
    if not files:
        imported = read_text(sys.stdin.read(), place=arguments.place, period=period)
        if not arguments.dry_run:
            raise guard.bad(
                "-",
                Text("văn bản dán vào", "pasted text"),
                Text(
                    "lưu thành tệp .txt rồi nhập, để giữ bản gốc; hoặc thêm --dry-run",
                    "save it as a .txt file and import that, so that the original is kept; or add --dry-run",
                ),
            )
    else:
        imported, seen = _with_new_names(arguments, files, period, known, name, seen)
    _report(imported, known)
    return imported, files, known, name, seen


def _with_new_names(
    arguments: argparse.Namespace, files: list[Path], period, known: dict, name: str, seen: bytes
) -> tuple[Imported, bytes]:
    """The files read; again, once the places and indicators that are said to be new are kept beside the source, and what stands of it."""
    received = landing.received(name, _day(arguments.received))

    def once() -> Imported:
        return read_files(
            files, place=arguments.place, period=period, format=arguments.format, cumulative=arguments.cumulative, source=name,
            decisions=known, received=received, progress=_progress,
        )  # fmt: skip

    imported = once()
    for _ in range(2):  # a heading that is known now may stand beside a place that was not looked for before
        fresh = said_new(imported.findings, known, arguments.new)
        if not fresh or arguments.dry_run:
            break
        _keep(name, fresh)
        imported, seen = once(), landing.standing(name)
    if left := lacking(imported.findings):
        print(left.asked(name).to(current() or "vi"), file=sys.stderr)
    return imported, seen


def _keep(name: str, fresh: Lacking) -> None:
    rows = rows_of(name, fresh)
    keep(name, rows)
    apart.renew()
    print(kept(name, rows).to(current() or "vi"), file=sys.stderr)


def _own_place(arguments: argparse.Namespace, name: str) -> None:
    """--place by the name of a place of one's own: the source has it, or it is new."""
    if not arguments.place or arguments.place in places():
        return
    code = place_codes([arguments.place], name).get(arguments.place, "")
    if not code and as_new(arguments.place):
        new = Lacking(places=(arguments.place,))
        if arguments.new is None or arguments.dry_run:
            raise new.question("--place", name)
        _keep(name, new)
        code = place_codes([arguments.place], name)[arguments.place]
    arguments.place = code or arguments.place


def _day(written: str) -> dt.date | None:
    if written and not day(written):
        raise BadParameter(
            expected=Text("một ngày viết như 2020-01-15", "a day written 2020-01-15"), found=Text(f"“{written}”", f"'{written}'"), where="--received",
            remedy=Text("sửa --received, hoặc bỏ đi để lấy hôm nay", "correct --received, or leave it out for today"),
        )  # fmt: skip
    return day(written)


def _report(imported: Imported, known: dict[str, dict[str, str]]) -> None:
    """Say which answers could not be used, with their row, each asked about again; what the others mean elsewhere; and which
    reports were signed early."""
    chosen = current() or "vi"
    for f in imported.findings:
        if f.status == QUEUED and f.kind == decisions.AGAIN:
            row = known[f.key].get("row", "")
            where = Text(f"hàng đợi, dòng {row}", f"queue, row {row}") if row else Text("decisions.csv", "decisions.csv")
            print(f"{where.to(chosen)} ({f.evidence.file} {f.evidence.place()}): {f.reason.to(chosen)}", file=sys.stderr)
    for said in (*imported.consequences, *early(imported)):
        print(said.to(chosen), file=sys.stderr)


def expanded(given: list[Path]) -> list[Path]:
    """The files of the given paths; a folder stands for the readable files in it."""
    files: list[Path] = []
    for path in given:
        if path.is_dir():
            aside = {*listing.RESERVED, *landing.added(path)}
            found = sorted(
                p
                for p in path.iterdir()
                if p.suffix.lower() in guard.KINDS and not listing.is_junk(p.name) and p.name not in aside
            )
            if linked := next((p for p in found if p.is_symlink()), None):
                raise guard.bad(
                    str(linked), Text("một liên kết đến tệp ở nơi khác", "a link to a file that lies elsewhere"),
                    Text("chép chính tệp ấy vào thư mục, hoặc xóa liên kết", "copy the file itself into the folder, or remove the link"),
                    expected=Text("các tệp nằm trong thư mục", "files that lie in the folder"),
                )  # fmt: skip
            if not found:
                raise guard.bad(
                    str(path),
                    Text("thư mục không có tệp đọc được", "a folder without readable files"),
                    Text(f"cần: {' '.join(guard.KINDS)}", f"wanted: {' '.join(guard.KINDS)}"),
                )
            files += found
        else:
            files.append(path)
    return files


def _progress(files: list[Path]):
    """The files with a progress bar, where there is more than one and somebody looks."""
    from tqdm import tqdm

    return tqdm(files, unit="tệp", disable=len(files) < 2, file=sys.stderr, leave=False)


def _summary(imported: Imported) -> Text:
    count = {s: len(imported.of_status(s)) for s in (USED, QUEUED, SET_ASIDE)}
    return _SUMMARY.fill(
        files=len(imported.accounts), used=count[USED], queued=count[QUEUED], aside=count[SET_ASIDE],
        labels=sum(a.labels for a in imported.accounts),
    )  # fmt: skip
