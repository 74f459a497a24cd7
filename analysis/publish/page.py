"""Document -> one self-contained HTML page, by pandoc: tables, mathematics as MathML, images inside the file."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pypandoc

from analysis.language import Text
from analysis.publish.document import Document

BACK = Text("← Mọi báo cáo", "← All reports")
NAMES = {"vi": "Tiếng Việt", "en": "English"}
READER = "markdown-auto_identifiers-fancy_lists-citations-example_lists-smart+lists_without_preceding_blankline+pipe_tables"


def page(made: Document, folder: Path, title: str, provenance: list[tuple[str, str]], other: str = "") -> str:
    """The HTML of a document whose files already stand in `folder`.

    `provenance`: what and value, for the foot; `other`: the language of the page beside it, where there is one.
    """
    variables = {
        "lang": made.language,
        "pagetitle": title,
        "back": BACK.to(made.language),
        "other": other,
        "othername": NAMES.get(other, ""),
        "provenance": [{"name": name, "value": value} for name, value in provenance],
    }
    with tempfile.TemporaryDirectory() as scratch:
        metadata = Path(scratch) / "metadata.json"
        metadata.write_text(json.dumps(variables, ensure_ascii=False), encoding="utf-8")
        html = pypandoc.convert_text(
            made.markdown,
            to="html5",
            format=READER,
            extra_args=[
                "--standalone", f"--template={Path(__file__).parent / 'page.html'}", f"--metadata-file={metadata}", "--mathml",
                "--embed-resources", f"--resource-path={folder}", "--columns=100000", "--wrap=none", "--quiet",
            ],
        )  # fmt: skip
    return html.replace("<table", '<div class="scroll"><table').replace("</table>", "</table></div>")
