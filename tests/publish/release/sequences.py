"""Random sequences of releases of a table of 22 places by 10 periods with totals: is anything held back recovered?

`python tests/publish/release/sequences.py 1000 --out tests/publish/release/sequences.json` tries a thousand (20 minutes of processor time);
sequences.json counts those that were tried, in several calls of unlike --start.
A sequence asks for two to four of: the first periods; some of the places (all but one among them); sums over zones; periods taken
together; totals alone. Each with its own totals. After each release the attacker has everything that was printed so far.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.publish.release.attack import attack
from analysis.publish.release.figures import Atom, Figure, small, with_totals
from analysis.publish.release.protect import protect

PLACES, PERIODS, THRESHOLD = 22, 10, 7
KINDS = ("first periods", "some places", "all but one", "zones", "periods together", "totals")


def counts(rng: np.random.Generator) -> dict[Atom, int]:
    """Places of unlike size, periods of unlike level: from none to most of the cells small."""
    size = rng.gamma(rng.uniform(0.5, 2), rng.uniform(5, 60), (PLACES, 1))
    table = rng.poisson(size * rng.uniform(0.5, 1.5, (1, PERIODS)))
    return {("i", f"p{i:02}", f"t{j:02}"): int(table[i, j]) for i in range(PLACES) for j in range(PERIODS)}


def summed(true: dict[Atom, int], name) -> list[Figure]:
    """The figures of a table whose rows and columns are sums of atoms, with totals."""
    groups: dict[Atom, set[Atom]] = {}
    for atom in true:
        groups.setdefault(name(atom), set()).add(atom)
    figures = with_totals({group: sum(true[atom] for atom in atoms) for group, atoms in groups.items()})
    return [Figure(frozenset().union(*(groups[g] for g in figure.atoms)), figure.value) for figure in figures]


def wanted(kind: str, true: dict[Atom, int], rng: np.random.Generator) -> list[Figure]:
    """The figures of one release."""
    if kind == "first periods":
        last = rng.integers(2, PERIODS + 1)
        return with_totals({atom: n for atom, n in true.items() if int(atom[2][1:]) < last})
    if kind in ("some places", "all but one"):
        chosen = rng.permutation(PLACES)[: PLACES - 1 if kind == "all but one" else rng.integers(3, PLACES)]
        return with_totals({atom: n for atom, n in true.items() if int(atom[1][1:]) in chosen})
    if kind == "zones":
        zone = rng.integers(0, 5, PLACES)
        return summed(true, lambda atom: (atom[0], f"z{zone[int(atom[1][1:])]}", atom[2]))
    if kind == "periods together":
        length = int(rng.choice([2, 3, 5]))
        return summed(true, lambda atom: (atom[0], atom[1], f"q{int(atom[2][1:]) // length}"))
    return [figure for figure in with_totals(true) if len(figure.atoms) > 1]


def sequence(seed: int) -> Iterator[tuple[str, dict]]:
    """Each release of one sequence: its kind, and what came of it (refused, figures, held, small, recovered, narrow)."""
    rng = np.random.default_rng(seed)
    true = counts(rng)
    printed: dict[frozenset, Figure] = {}
    held: dict[frozenset, Figure] = {}
    for _ in range(rng.integers(2, 5)):
        kind = str(rng.choice(KINDS))
        figures = wanted(kind, true, rng)
        back = protect(figures, true, THRESHOLD, list(printed.values()), list(held.values()))
        if back is None:
            yield kind, {"refused": 1}
            continue
        new = {figure.atoms: figure for figure in figures}
        printed |= {atoms: figure for atoms, figure in new.items() if atoms not in back}
        held |= {atoms: figure for atoms, figure in new.items() if atoms in back}
        tried = list(
            {**{frozenset([a]): Figure(frozenset([a]), n) for a, n in true.items() if small(n, THRESHOLD)}, **held}.values()
        )
        tried = [figure for figure in tried if figure.atoms not in printed]
        bounds = attack(list(printed.values()), tried, [THRESHOLD if small(f.value, THRESHOLD) else 1 for f in tried])
        yield kind, {
            "releases": 1, "figures": len(new), "held": len(back), "small": sum(small(f.value, THRESHOLD) for f in new.values()), "tried": len(tried),
            "recovered": sum(b.recovered for b in bounds),
            "narrow": sum(b.high - b.low < THRESHOLD - 1e-6 for b in bounds if small(b.figure.value, THRESHOLD)),
        }  # fmt: skip


def run(number: int, start: int = 0, seconds: float = 1e9) -> dict:
    """The sums over sequences of seeds from `start`."""
    total: Counter = Counter()
    until = time.monotonic() + seconds
    for seed in range(start, start + number):
        if time.monotonic() > until:
            break
        for kind, found in sequence(seed):
            total.update(found)
            total.update({f"{kind}: asked": 1})
        total["sequences"] += 1
    return dict(sorted(total.items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    said = json.dumps(run(given.number, given.start, given.seconds), indent=1)
    print(said)
    if given.out:
        given.out.write_text(said + "\n", encoding="utf-8")
