"""`python -m analysis word`: Word and PDF files of finished reports, made from their saved results; nothing is run again."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from analysis import paths
from analysis.building import put
from analysis.commands import typed
from analysis.errors import unknown
from analysis.language import LANGUAGES, Text, current
from analysis.publish.saved import Saved, finished, load
from analysis.publish.word_links import link

FOLDER = "places"  # of the reports of single places, within the report of all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAMES, --each-place, --no-pdf."""
    parser.add_argument("names", nargs="*", help="tên báo cáo trong reports/ / names in reports/ (all where none is given)")
    parser.add_argument(
        "--each-place",
        action="store_true",
        help="mỗi địa bàn một báo cáo thay cho một báo cáo chung / a report for each place in place of one of all",
    )
    parser.add_argument("--no-pdf", action="store_true", help="không làm PDF / no PDF")


def main(arguments: argparse.Namespace) -> int:
    """Write report and brief beside the pages of each report, as .docx and, where LibreOffice is there, as .pdf."""
    from tqdm import tqdm

    from analysis.publish.index import FILES, write_index
    from analysis.publish.word.pdf import ABSENT, program, to_pdf

    made = finished(paths.REPORTS)
    for name in arguments.names:
        if name not in made:
            what = Text(f"báo cáo đã làm ({typed('run')})", f"finished report ({typed('run')})")
            raise unknown(what, name, made, paths.shown(paths.REPORTS))
    languages = (arguments.language,) if arguments.language else LANGUAGES
    written = []
    for name in tqdm(arguments.names or made, unit="", file=sys.stderr):
        written += write(load(paths.REPORTS / name), languages, arguments.each_place)
    if not arguments.no_pdf:
        if program():
            written += to_pdf(written)
        else:
            print(ABSENT.to(current() or "vi"), file=sys.stderr)
    for folder in {file.parent for file in written if (file.parent / "contents.json").exists()}:
        link(folder)  # the PDF files too
    if (paths.REPORTS / FILES["vi"]).exists():
        write_index(paths.REPORTS, list(tomllib.loads((paths.NOTEBOOKS / "runs.toml").read_text(encoding="utf-8"))))
    print("\n".join(sorted(paths.shown(file) for file in written)))
    return 0


def write(saved: Saved, languages: tuple[str, ...], each_place: bool = False) -> list[Path]:
    """The Word files of one finished report, in those of the languages in which it was made."""
    from analysis.publish.trace import index as trace
    from analysis.publish.trace.blocks import said, sheets
    from analysis.publish.word.make import made

    files = []
    for language in (language for language in languages if language in saved.languages):
        for before, part in _parts(saved, each_place):
            for name, in_full in (("report", True), ("brief", False)):
                content, blocks = made(part, language, in_full)
                files.append(_put(saved.folder / f"{before}{name}.{language}.docx", content))
                trace.write(files[-1], saved.folder, language, said(blocks), sheets(blocks))
    link(saved.folder)
    return files


def _parts(saved: Saved, each_place: bool) -> Iterator[tuple[str, Saved]]:
    """The whole report, or each of its places, with what stands before the names of their files."""
    from analysis.publish.word.make import file_name

    if not each_place or not saved.own_places:
        yield "", saved
        return
    for code in saved.own_places:
        yield f"{FOLDER}/{file_name(code)}.", saved.of_place(code)


def _put(file: Path, content: bytes) -> Path:
    file.parent.mkdir(exist_ok=True)
    put(file, content)
    return file
