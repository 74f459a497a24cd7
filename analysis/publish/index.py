"""reports/index.html: every report with its headline in both languages, under the question of its notebook."""

from __future__ import annotations

import html
import json
from pathlib import Path
from string import Template

from analysis.building import put
from analysis.language import LANGUAGES

PAGE = Template("""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chỉ thị 48-CT/TW · Báo cáo</title>
<style>
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1.2rem 4rem; color: #1d1d1b; font: 17px/1.55 "Noto Sans", "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; margin-bottom: .2rem; } .lead { color: #5d5d58; margin-top: 0; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.6rem 0 .6rem; } h2 .en { font-weight: 400; }
article { border-top: 1px solid #dcdcd6; padding: 1rem 0; } h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .3rem; } h3 .en { font-weight: 600; }
.en { display: block; } .simulated .en { color: inherit; }
@media (min-width: 56rem) { .pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.4rem; } }
nav { columns: 2; font-size: .93rem; margin: 1rem 0; } nav a { display: block; break-inside: avoid; padding: .1rem 0; }
code { font: .82rem "DejaVu Sans Mono", Consolas, monospace; color: #5d5d58; }
@media (max-width: 40rem) { nav { columns: 1; } }
p { margin: .25rem 0; } .en { color: #5d5d58; font-size: .93rem; } a { color: #0173b2; } .simulated { color: #b00020; font-weight: 600; }
</style>
</head>
<body>
<h1>Chỉ thị 48-CT/TW: số liệu công khai cho biết gì?</h1>
<p class="lead" lang="en">Directive 48-CT/TW: what does the public record say?</p>
<p>$count báo cáo · <span lang="en">reports</span>. <a href="methods.html">Phương pháp · <span lang="en">Methods</span></a></p>
<nav>
$contents
</nav>
$sections
</body>
</html>
""")
SECTION = Template("""<section>
<h2 class="pair" id="$code"><span>$vi</span> <span class="en" lang="en">$en</span></h2>
$articles
</section>""")
ARTICLE = Template("""<article id="$name">
<h3 class="pair"><span>$title_vi</span> <span class="en" lang="en">$title_en</span></h3>$simulated
<div class="pair"><p>$vi</p>
<p class="en" lang="en">$en</p></div>
<p>$links <code>$name</code></p>
</article>""")
LINK = {
    "vi": Template('<a href="$name/report.vi.html" hreflang="vi">Báo cáo tiếng Việt</a>'),
    "en": Template('<a href="$name/report.en.html" hreflang="en" lang="en">Report in English</a>'),
}
SIMULATED = '<p class="simulated pair"><span>Số liệu mô phỏng</span> <span class="en" lang="en">Simulated data</span></p>'


def write_index(reports: Path, order: list[str]) -> Path:
    """Write the index of the finished reports by the question they answer, those of the plan first and in its order."""
    read = {path.parent.name: _provenance(path) for path in reports.glob("[!._]*/provenance.json")}
    found = {name: stored for name, stored in read.items() if stored}
    names = [name for name in order if name in found] + sorted(set(found) - set(order))
    groups: dict[str, list[dict]] = {}
    for name in names:
        groups.setdefault(Path(found[name]["notebook"]["file"]).stem.rpartition(" ")[2], []).append(found[name]["run"])
    sections = "\n".join(_section(code, runs) for code, runs in groups.items())
    contents = "\n".join(
        f'<a href="#{html.escape(code)}">{_question(runs, "vi") or _question(runs, "en")}</a>' for code, runs in groups.items()
    )
    index = reports / "index.html"
    put(index, PAGE.substitute(sections=sections, contents=contents, count=len(names)).encode())
    return index


def _provenance(path: Path) -> dict:
    """What a report says of itself; nothing where the file was damaged: its report is made anew, its stamp will not hold."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        run = stored["run"]
        whole = isinstance(stored["notebook"]["file"], str) and {"name", "title", "headline", "simulated"} <= set(run) and {"vi", "en"} <= set(run["title"])
        return stored if whole else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _section(code: str, runs: list[dict]) -> str:
    articles = "\n".join(map(_article, runs))
    return SECTION.substitute(code=html.escape(code), vi=_question(runs, "vi"), en=_question(runs, "en"), articles=articles)


def _question(runs: list[dict], language: str) -> str:
    """The question of the runs' notebook, from a report that was made in this language."""
    return html.escape(next((run["question"][language] for run in runs if language in run.get("question", ())), ""))


def _article(run: dict) -> str:
    text = {"vi": run["headline"].get("vi", ""), "en": run["headline"].get("en", "")}
    values = {"name": run["name"], "title_vi": run["title"]["vi"], "title_en": run["title"]["en"], **text}
    escaped = {key: html.escape(value) for key, value in values.items()}
    links = " · ".join(LINK[language].substitute(escaped) for language in LANGUAGES if language in run["headline"])
    return ARTICLE.substitute(escaped, links=links, simulated=SIMULATED if run["simulated"] else "")
