"""The order of a page: question, answer and its figure on the first screen, the rest as the notebook has it, its code at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.language import Text
from analysis.publish.document import FOLDED, QUALIFIED, Document
from analysis.publish.markdown import escaped

LEADING = ("trend", "horizons")  # figures that show the answer itself, where there are several
SHORT_ANSWER = re.compile(r"^## (?:Trả lời ngắn|Short answer)$", re.M)
FIGURE = re.compile(r"^!\[.*\]\(figures/(?:simulated_)?([\w-]+?)\.(?:vi|en)\.svg\)\{\.figure\}$", re.S)
MOVED = Text("Hình này ở [đầu trang](#answer).", "This figure stands at the [head of the page](#answer).")
ALL_CODE = Text("Mã lệnh đã chạy", "The code that was run")
PRE = re.compile(r"<pre>.*</pre>", re.S)
NAME = re.compile(r"`([a-z0-9_]+)`")


def arranged(made: Document, known: Mapping[str, Text]) -> str:
    """The Markdown of a page, its title aside, with the answer and its figure first; `known`: the titles of other reports by name."""
    code = [block for block in made.blocks if block.startswith(FOLDED)]
    blocks = [_linked(block, made.language, known) for block in made.blocks if block not in code]
    if blocks and blocks[0].startswith("# "):
        blocks = blocks[1:] if made.question else blocks
    answer = [at for at, block in enumerate(blocks) if block.startswith(("::: {.heading}", "::: {.headline}"))]
    folded = _folded(code, made.language)
    if not any(blocks[at].startswith("::: {.headline}") for at in answer):
        return _joined([*blocks, folded])
    figure = _leading(blocks)
    # the first finding stands beside its figure; each of the others follows as a whole, so that what qualifies it stands under it
    others = [at for at in answer if blocks[at].startswith("::: {.headline}")][1:]
    parts = [blocks[at].partition(QUALIFIED) for at in answer if at not in others]
    said, qualified = (
        "\n\n".join(filter(None, texts)) for texts in ((p[0] for p in parts), (p[1].lstrip() + p[2] for p in parts))
    )
    shown = [":::: {.shown}", blocks[figure], blocks[figure + 1], "::::"] if figure is not None else []
    lead = [f":::: {{.answer}}\n{said}\n::::", *shown, *([f":::: {{.more}}\n{qualified}\n::::"] if qualified else [])]
    rest = [block for at, block in enumerate(blocks) if at not in answer and at - 1 != figure]
    rest = [f"::: {{.moved}}\n{MOVED.to(made.language)}\n:::" if shown and block == blocks[figure] else block for block in rest]
    rest = [SHORT_ANSWER.sub("", block).strip() for block in rest]
    beside = [blocks[at] for at in others]
    return _joined(["\n\n".join(["::::: {#answer .lead}", *lead, ":::::"]), *beside, *rest, folded])


def _folded(code: list[str], language: str) -> str:
    """All code of the notebook in one fold."""
    inside = "\n".join(PRE.search(block)[0] for block in code)
    return (
        f'```{{=html}}\n<details class="code"><summary>{ALL_CODE.to(language)}</summary>{inside}</details>\n```' if code else ""
    )


def _leading(blocks: list[str]) -> int | None:
    """Where the figure of the answer is: the one that shows it, else the first; its downloads follow it."""
    found = {at: match[1] for at, block in enumerate(blocks) if (match := FIGURE.match(block))}
    found = {at: name for at, name in found.items() if blocks[at + 1 : at + 2] and blocks[at + 1].startswith("::: {.files}")}
    return next((at for at, name in found.items() if name in LEADING), next(iter(found), None))


def _linked(block: str, language: str, known: Mapping[str, Text]) -> str:
    """Names of reports in running text become links that say their titles; code and raw blocks stay as they are."""
    if block.startswith("```") or not known:
        return block

    def link(name: re.Match[str]) -> str:
        return f"[{escaped(known[name[1]].to(language))}](../{name[1]}/report.{language}.html)" if name[1] in known else name[0]

    return NAME.sub(link, block)


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(filter(None, blocks)) + "\n"
