"""What each rule, context and step of the prose reader earns: the sets are scored with it and without it, held-out ones apart.

`make prose-ablation`, or `python tests/ingest/prose_ablation.py NAME ...` for some; `crossed`: what the step `certainty` does on the sets of
each author when it knows only the plain words that the other authors' texts have. The columns say what changes when the part is
switched off: right figures that land, right ones that are offered instead, and wrong ones that land.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import paragraph_score as scores  # noqa: E402

from analysis.catalogue.cues import contexts, rules, words  # noqa: E402
from analysis.ingest.prose import cues  # noqa: E402
from analysis.ingest.text.spelling import key  # noqa: E402

# Every paragraph with the folder and name of its set.
ONES = [(name.split("/")[0], name, one) for name in scores.described() for one in scores.paragraphs(name)]


def counted(one: dict) -> tuple[int, int, int]:
    """Figures of a paragraph that land and are right, that are offered, and that land and are wrong."""
    found = scores.score([one])
    return found.right, found.offered, found.false


def main(names: list[str]) -> None:
    """Print a row for every rule, context and step, or for the named ones: only paragraphs in which it holds are read again."""
    full, held = [], []
    for *_, one in ONES:
        cues.HELD.clear()
        full.append(counted(one))
        held.append(set(cues.HELD))
    for folder in ("seen", "held_out"):
        due = sum(len(one["figures"]) for at, _, one in ONES if at == folder)
        total = [sum(f[i] for f, (at, *_) in zip(full, ONES, strict=True) if at == folder) for i in range(3)]
        print(f"{folder}: {due} figures due; right, offered, false: {total}")
    parts = (
        [("rule", rule.name) for rule in rules()] + [("context", name) for name in contexts()] + [("step", s) for s in cues.STEPS]
    )
    for kind, name in parts:
        if names and name not in names:
            continue
        lost, sets = {"seen": [0, 0, 0], "held_out": [0, 0, 0]}, set()
        cues.OFF.add(name)
        for (folder, of, one), before, here in zip(ONES, full, held, strict=True):
            if kind == "step" or name in here:
                change = [b - a for a, b in zip(before, counted(one), strict=True)]
                lost[folder] = [a + b for a, b in zip(lost[folder], change, strict=True)]
                sets |= {of} if any(change) else set()
        cues.OFF.discard(name)
        shown = "   ".join(f"{folder} " + " ".join(f"{n:+d}" for n in change) for folder, change in lost.items())
        print(f"{kind:8} {name:34} {shown}   in {len(sets)} sets", flush=True)


def crossed() -> None:
    """Print, author by author, the scores without the step `certainty`, with it, and with the plain words of the others alone."""
    listed, full = words(), {name: words()[name] for name in ("plain", "teller")}
    authors = sorted({_author(name) for _, name, _ in ONES})
    for author in authors:
        ones = [one for _, name, one in ONES if _author(name) == author]
        others = [key(one["text"]) for _, name, one in ONES if _author(name) != author]
        cues.OFF.add("certainty")
        print(f"{author:10} without {scores.score(ones)}")
        cues.OFF.discard("certainty")
        print(f"{author:10} with    {scores.score(ones)}")
        for name, found in full.items():
            listed[name] = tuple(
                w for w in found if any(re.search(rf"(?<!\w){re.escape(key(w))}(?!\w)", text) for text in others)
            )
        cues.pattern_of.cache_clear()
        print(f"{author:10} crossed {scores.score(ones)}", flush=True)
        listed |= full
        cues.pattern_of.cache_clear()


def _author(name: str) -> str:
    """The author of a set: those of the rules, of the catalogue's sets, of the first and the second police sets."""
    kind, _, number = name.split("/")[1].partition("_")
    return {"catalogue": kind, "police": f"police {(int(number) - 13) // 3}" if number.isdigit() else ""}.get(kind, "own")


if __name__ == "__main__":
    crossed() if sys.argv[1:] == ["crossed"] else main(sys.argv[1:])
