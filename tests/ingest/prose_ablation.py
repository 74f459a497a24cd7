"""What each rule, context and step of the prose reader earns: the sets are scored with it and without it.

`make prose-ablation`, or `python tests/ingest/prose_ablation.py NAME ...` for some. A column says by how many figures a set loses
when the part is switched off: right ones that land, right ones that are still offered, and wrong ones that land.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import paragraph_score as scores  # noqa: E402

from analysis.catalogue.cues import contexts, rules  # noqa: E402
from analysis.ingest.prose import cues  # noqa: E402

SETS = {name: scores.paragraphs(name) for name in scores.described()}


def measured() -> dict[str, tuple[int, int, int]]:
    """{set: right, offered, false}."""
    return {name: (s.right, s.offered, s.false) for name, ones in SETS.items() for s in [scores.score(ones)]}


def lost(full: dict, without: dict, folder: str) -> tuple[str, int]:
    """The sum of the differences over the sets of a folder, and in how many of them there is one."""
    changed = [name for name in full if name.startswith(folder) and full[name] != without[name]]
    return " ".join(f"{sum(without[n][i] - full[n][i] for n in changed):+d}" for i in range(3)), len(changed)


def main(names: list[str]) -> None:
    """Print a row for every rule, context and step, or for the named ones."""
    full = measured()
    total = [sum(len(one["figures"]) for name in SETS if name.startswith(f) for one in SETS[name]) for f in ("seen", "held_out")]
    print(f"figures due: seen {total[0]}, held out {total[1]}; right, offered, false without:")
    parts = (
        [("rule", rule.name) for rule in rules()] + [("context", name) for name in contexts()] + [("step", s) for s in cues.STEPS]
    )
    for kind, name in parts:
        if names and name not in names:
            continue
        cues.OFF.add(name)
        without = measured()
        cues.OFF.discard(name)
        (seen, sets), (held, _) = lost(full, without, "seen"), lost(full, without, "held_out")
        print(f"{kind:8} {name:34} seen {seen:12} in {sets:2} sets   held out {held}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
