"""Where the Word files of a report are: linked from its pages and from its card once they are made."""

from __future__ import annotations

import html
import re
from pathlib import Path

from analysis.building import put
from analysis.language import LANGUAGES, Text

WORDS = {
    "report.{}.docx": Text("Báo cáo trình Ủy ban (Word)", "Committee report (Word)"),
    "report.{}.pdf": Text("Báo cáo trình Ủy ban (PDF)", "Committee report (PDF)"),
    "brief.{}.docx": Text("Tóm tắt một trang (Word)", "One-page brief (Word)"),
    "brief.{}.pdf": Text("Tóm tắt một trang (PDF)", "One-page brief (PDF)"),
}
EACH = Text("Từng địa bàn (Word)", "Each place (Word)")
PLACES = "places"  # the folder of the reports of single places
HELD = re.compile(r"<!--word-->.*?<!--/word-->", re.S)


def links(folder: Path, language: str) -> list[tuple[str, str]]:
    """File and name of each Word or PDF file that stands beside the page of one language."""
    found = [
        (name.format(language), said.to(language)) for name, said in WORDS.items() if (folder / name.format(language)).exists()
    ]
    each = sorted((folder / PLACES).glob(f"*.report.{language}.docx"))
    return found + ([(f"{PLACES}/", f"{EACH.to(language)}: {len(each)}")] if each else [])


def link(folder: Path) -> None:
    """Name the files in the pages of a report; a page that has no room for them stays as it is."""
    for language in LANGUAGES:
        page = folder / f"report.{language}.html"
        if not page.exists():
            continue
        said = " · ".join(f'<a href="{html.escape(file)}">{html.escape(name)}</a>' for file, name in links(folder, language))
        held = f'<p class="word">{said}</p>' if said else ""
        old = page.read_text(encoding="utf-8")
        new = HELD.sub(lambda _, held=held: f"<!--word-->{held}<!--/word-->", old)
        if new != old:
            put(page, new.encode())
