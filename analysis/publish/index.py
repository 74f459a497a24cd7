"""The front page, one file a language: the question, the summary figure, one card a report, search and filters."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from string import Template

from analysis import paths
from analysis.building import put
from analysis.catalogue.declared import day, rows
from analysis.language import LANGUAGES, Text
from analysis.publish.cards import VERDICTS, Card, cards
from analysis.publish.overview import answer, overview, trends
from analysis.publish.sparkline import sparkline
from analysis.publish.word.words import CLAIMS
from analysis.publish.word_links import links

FILES = {"vi": "index.html", "en": "index.en.html"}
WORDS = {
    "title": Text("Chỉ thị 48-CT/TW: số liệu công khai cho biết gì?", "Directive 48-CT/TW: what does the public record say?"),
    "lead": Text(
        "Ngày 22/10/2010 Bộ Chính trị ban hành Chỉ thị 48-CT/TW về phòng, chống tội phạm. Các báo cáo dưới đây trả lời trong chừng mực số liệu cho phép, "
        "và nói rõ chỗ nào chưa đủ cơ sở.",
        "On 22 October 2010 Vietnam's Politburo issued Directive 48-CT/TW on crime prevention. The reports below answer as far as the data allow, and say "
        "where they do not.",
    ),
    "other": Text("English", "Tiếng Việt"),
    "methods": Text("Phương pháp", "Methods"),
    "search": Text("Tìm trong báo cáo", "Search the reports"),
    "place": Text("Địa bàn", "Place"),
    "outcome": Text("Chỉ số", "Outcome"),
    "component": Text("Cấu phần", "Component"),
    "verdict": Text("Kết luận", "Verdict"),
    "all": Text("tất cả", "all"),
    "shown": Text("báo cáo", "reports"),
    "none": Text("Không có báo cáo nào khớp. Bỏ bớt một điều kiện.", "No report matches. Drop a condition."),
    "clear": Text("Bỏ lọc", "Clear"),
    "simulated": Text("Số liệu mô phỏng", "Simulated data"),
    "failed": Text("{n} phép kiểm tra không đạt", "checks failed: {n}"),
    "filters": Text("Lọc báo cáo", "Filter the reports"),
    "pages": Text("Bản tiếng Anh", "Vietnamese page"),
    "gathered": Text(
        "Số liệu công khai: {n} nguồn, lấy về đến ngày {day}. Khi trích dẫn, nêu sổ tay (CITATION.cff) và nguồn ghi dưới mỗi hình.",
        "Public figures: {n} sources, gathered up to {day}. To cite, name the workbook (CITATION.cff) and the sources under each figure.",
    ),
    "drawing": Text("Hình nhỏ của kết quả: {title}", "Small drawing of the result: {title}"),
}
CARD = Template("""<article class="card" id="$name" data-text="$text" data-place="$place" data-outcome="$outcome" data-component="$component" data-verdict="$verdict">
<h3><a href="$name/report.$own.html"$lang>$title</a></h3>
<p class="badges"><span class="badge $verdict">$said</span>$claim$failed$simulated</p>
$spark
<p class="headline">$headline</p>
<p class="more">$word$other<code>$name</code></p>
</article>""")
SECTION = Template("""<section class="group" id="$group">
<h2>$question</h2>
<div class="cards">
$cards
</div>
</section>""")
SELECT = Template("""<label>$word<select name="$key"><option value="">$all</option>$options</select></label>""")


def write_index(reports: Path, order: list[str]) -> Path:
    """Write the front page of the finished reports in each language; returns the Vietnamese one."""
    found = cards(reports, order)
    template = Template((Path(__file__).parent / "index_page.html").read_text(encoding="utf-8"))
    for language, name in FILES.items():
        put(reports / name, template.substitute(_page(found, language)).encode())
    return reports / FILES["vi"]


def _page(found: list[Card], language: str) -> dict[str, str]:
    said = {key: html.escape(text.to(language)) for key, text in WORDS.items()}
    other = next(one for one in LANGUAGES if one != language)
    groups: dict[str, list[Card]] = {}
    for card in found:
        groups.setdefault(card.group, []).append(card)
    filters = "".join(
        _select(key, of, found, language, said)
        for key, of in (("place", lambda c: c.place), ("outcome", lambda c: c.outcome), ("component", lambda c: c.component))
    )
    verdicts = [(key, text.to(language)) for key, text in VERDICTS.items() if any(card.verdict == key for card in found)]
    filters += _options("verdict", verdicts, said)
    return said | {
        "lang": language, "otherfile": FILES[other], "otherlang": other, "count": str(len(found)), "filtering": filters,
        "foot": _foot(language), "figure": overview(trends(found), language), "answer": answer(trends(found), language), "sections": "\n".join(_section(group, own, language) for group, own in groups.items()),
    }  # fmt: skip


def _foot(language: str) -> str:
    """When the public record was gathered, and how to cite; nothing where there is none."""
    known = rows("sources") if (paths.RAW / "public_record").exists() else ()
    days = [when for row in known if (when := day(row.get("accessed") or ""))]
    if not days:
        return ""
    said = WORDS["gathered"].fill(n=len(days), day=max(days))
    return f'<footer><p class="note">{html.escape(said.to(language))}</p></footer>'


def _select(key: str, of: Callable[[Card], Text], found: list[Card], language: str, said: dict[str, str]) -> str:
    names = dict.fromkeys(of(card).to(language) for card in found if of(card).to(language))
    return _options(key, [(name, name) for name in names], said)


def _options(key: str, named: list[tuple[str, str]], said: dict[str, str]) -> str:
    options = "".join(f'<option value="{html.escape(value)}">{html.escape(name)}</option>' for value, name in named)
    return SELECT.substitute(word=said[key], key=key, all=said["all"], options=options) if len(named) > 1 else ""


def _section(group: str, own: list[Card], language: str) -> str:
    question = next((text for card in own for text in (card.question.to(language), *card.question) if text), group)
    inside = "\n".join(_card(card, language) for card in own)
    return SECTION.substitute(group=html.escape(group), question=html.escape(question), cards=inside)


def _card(card: Card, language: str) -> str:
    """One card. A report that was made in the other language alone is marked as such."""
    own = language if language in card.languages else next(iter(card.languages), language)
    texts = (card.title, card.headline, card.question, card.outcome, card.component, card.place)
    text = " ".join([card.name, *(one.to(language) for one in texts)])
    badge = '<span class="badge quiet">{}</span>'
    claim = badge.format(html.escape(CLAIMS[card.claim].to(language))) if card.claim else ""
    failed = badge.format(html.escape(WORDS["failed"].fill(n=card.failed).to(language))) if card.failed else ""
    simulated = f'<span class="badge simulated">{html.escape(WORDS["simulated"].to(language))}</span>' if card.simulated else ""
    others = [other for other in card.languages if other != own]
    link = "".join(
        f'<a href="{html.escape(card.name)}/report.{other}.html" hreflang="{other}">{WORDS["pages"].to(language)}</a> '
        for other in others
    )
    fields = {
        "name": card.name, "text": text.casefold(), "place": card.place.to(language), "outcome": card.outcome.to(language),
        "component": card.component.to(language), "verdict": card.verdict, "own": own, "title": card.title.to(language),
        "said": VERDICTS[card.verdict].to(language), "headline": card.headline.to(own),
    }  # fmt: skip
    label = html.escape(WORDS["drawing"].fill(title=card.title).to(language))
    written = {key: html.escape(value) for key, value in fields.items()}
    word = "".join(
        f'<a href="{html.escape(card.name)}/{file}">{html.escape(said)}</a> ' for file, said in links(card.folder, language)
    )
    return CARD.substitute(
        written, word=word, claim=claim, failed=failed, simulated=simulated, other=link, spark=sparkline(card.saved, label),
        lang="" if own == language else f' lang="{own}"',
    )  # fmt: skip
