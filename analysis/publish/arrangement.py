"""The order of a page: question, answer and its figure on the first screen; the rest as the notebook has it."""

from __future__ import annotations

import re

from analysis.language import Text
from analysis.publish.document import Document

LEADING = ("trend", "horizons")  # figures that show the answer itself, where there are several
SHORT_ANSWER = re.compile(r"^## (?:Trả lời ngắn|Short answer)$", re.M)
FIGURE = re.compile(r"^!\[.*\]\(figures/(?:simulated_)?([\w-]+?)\.(?:vi|en)\.svg\)\{\.figure\}$", re.S)
MOVED = Text("Hình này ở [đầu trang](#answer).", "This figure stands at the [head of the page](#answer).")
NAME = re.compile(r"`([a-z0-9_]+)`")


def arranged(made: Document, known: frozenset[str] = frozenset()) -> str:
    """The Markdown of a page, its title aside, with the answer and its figure first."""
    blocks = [_linked(block, made.language, known) for block in made.blocks]
    if blocks and blocks[0].startswith("# "):
        blocks = blocks[1:] if made.question else blocks
    answer = [at for at, block in enumerate(blocks) if block.startswith(("::: {.heading}", "::: {.headline}"))]
    if not any(blocks[at].startswith("::: {.headline}") for at in answer):
        return _joined(blocks)
    figure = _leading(blocks)
    said = "\n\n".join(blocks[at] for at in answer)
    shown = [blocks[figure], blocks[figure + 1]] if figure is not None else []
    lead = "\n\n".join(["::::: {#answer .lead}", f":::: {{.answer}}\n{said}\n::::", *_beside(shown), ":::::"])
    rest = [block for at, block in enumerate(blocks) if at not in answer and at - 1 != figure]
    rest = [f"::: {{.moved}}\n{MOVED.to(made.language)}\n:::" if shown and block == shown[0] else block for block in rest]
    return _joined([lead, *(SHORT_ANSWER.sub("", block).strip() for block in rest)])


def _leading(blocks: list[str]) -> int | None:
    """Where the figure of the answer is: the one that shows it, else the first; its downloads follow it."""
    found = {at: match[1] for at, block in enumerate(blocks) if (match := FIGURE.match(block))}
    found = {at: name for at, name in found.items() if blocks[at + 1 : at + 2] and blocks[at + 1].startswith("::: {.files}")}
    return next((at for at, name in found.items() if name in LEADING), next(iter(found), None))


def _beside(shown: list[str]) -> list[str]:
    return [":::: {.shown}", *shown, "::::"] if shown else []


def _linked(block: str, language: str, known: frozenset[str]) -> str:
    """Names of reports in running text lead to them; code and raw blocks stay as they are."""
    if block.startswith("```") or not known:
        return block
    return NAME.sub(lambda name: f"[{name[0]}](../{name[1]}/report.{language}.html)" if name[1] in known else name[0], block)


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(filter(None, blocks)) + "\n"
