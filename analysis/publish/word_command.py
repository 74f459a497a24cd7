"""`python -m analysis word`: Word files of reports that stand in reports/, from their executed notebooks; nothing is run again."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from analysis import paths
from analysis.errors import unknown
from analysis.language import LANGUAGES, Text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAMES."""
    parser.add_argument("names", nargs="*", help="tên báo cáo trong reports/ / names in reports/ (all where none is given)")


def main(arguments: argparse.Namespace) -> int:
    """Write report.vi.docx and report.en.docx beside the pages of each report."""
    from tqdm import tqdm

    made = sorted(path.parent.name for path in paths.REPORTS.glob("[!._]*/notebook.ipynb"))
    for name in arguments.names:
        if name not in made:
            raise unknown(
                Text("báo cáo đã làm (python -m analysis run)", "finished report (python -m analysis run)"),
                name,
                made,
                paths.shown(paths.REPORTS),
            )
    languages = (arguments.language,) if arguments.language else LANGUAGES
    written = [file for name in tqdm(arguments.names or made, unit="") for file in write(paths.REPORTS / name, languages)]
    print("\n".join(paths.shown(file) for file in written))
    return 0


def write(folder: Path, languages: tuple[str, ...]) -> list[Path]:
    """The Word files of one finished report, in those of the languages in which it was made."""
    from analysis.publish.document import document
    from analysis.publish.provenance import lines
    from analysis.publish.word import word

    notebook = json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8"))
    stored = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    files = []
    for language in (language for language in languages if (folder / f"report.{language}.html").exists()):
        content = word(document(notebook, language), folder, stored["run"]["title"][language], lines(stored, language))
        fresh, file = folder / f".report.{language}.docx", folder / f"report.{language}.docx"
        fresh.write_bytes(content)
        fresh.replace(file)
        files.append(file)
    return files
