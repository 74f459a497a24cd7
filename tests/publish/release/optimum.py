"""The least information that can be held back, by a mixed-integer programme: what the heuristic of protect.py is measured against.

`python tests/publish/release/optimum.py 50 --out tests/publish/release/optimum.json`. The same demand as protect.py: of every small count
there is a table that agrees with all that is printed and holds at least the threshold more in its cell.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from analysis.publish.release.figures import Atom, Figure, all_atoms, matrix, small, with_totals
from analysis.publish.release.protect import protect

FAR = 60  # by how much a figure may be moved: more than any cover of these tables needs


def least(figures: Sequence[Figure], counts: Mapping[Atom, int], threshold: int) -> float:
    """The bits of the best set of figures to hold back."""
    atoms = all_atoms(figures)
    sums = matrix(figures, atoms)
    targets = [row for row, figure in enumerate(figures) if small(figure.value, threshold)]
    m, n, k = len(figures), len(atoms), len(targets)
    # variables: m choices (1: held back), then the displacement of each atom for each target
    rows, low, high = [], [], []
    for at, target in enumerate(targets):
        block = [sparse.csr_matrix((m, n))] * k
        block[at] = sums
        moved = sparse.hstack(block)
        far = FAR * sparse.identity(m)
        rows += [sparse.hstack([-far, moved]), sparse.hstack([far, moved])]  # nothing printed is moved
        low += [np.full(m, -np.inf), np.zeros(m)]
        high += [np.zeros(m), np.full(m, np.inf)]
        rows.append(sparse.hstack([sparse.csr_matrix((1, m)), moved.tocsr()[target]]))
        low.append([threshold])
        high.append([np.inf])
    least_choice = np.zeros(m)
    least_choice[targets] = 1
    start = -np.array([counts[atom] for atom in atoms], float)
    bounds = Bounds(np.r_[least_choice, np.tile(start, k)], np.r_[np.ones(m), np.full(n * k, FAR)])
    cost = np.r_[[figure.bits for figure in figures], np.zeros(n * k)]
    done = milp(
        cost, integrality=np.r_[np.ones(m), np.zeros(n * k)], bounds=bounds,
        constraints=LinearConstraint(sparse.vstack(rows), np.concatenate(low), np.concatenate(high)), options={"mip_rel_gap": 1e-6},
    )  # fmt: skip
    if done.status != 0:
        raise ArithmeticError(done.message)
    return float(done.fun)


def case(seed: int, threshold: int = 7) -> tuple[float, float, float]:
    """Bits held back by protect, by the optimum, and of the small counts alone, in one small random table."""
    rng = np.random.default_rng([48, seed])
    shape = rng.integers(3, 6), rng.integers(3, 5)
    table = rng.poisson(rng.gamma(1.2, 25, shape))
    while not ((table >= 1) & (table <= threshold)).any():
        table = rng.poisson(rng.gamma(1.2, 25, shape))
    counts = {("i", f"p{i}", f"t{j}"): int(table[i, j]) for i in range(shape[0]) for j in range(shape[1])}
    figures = with_totals(counts)
    back = protect(figures, counts, threshold)
    ours = sum(figure.bits for figure in figures if figure.atoms in back)
    return ours, least(figures, counts, threshold), sum(f.bits for f in figures if small(f.value, threshold))


def run(number: int) -> dict:
    """The ratio over so many cases: of all that is held back, and of what is held back beside the small counts."""
    found = np.array([case(seed) for seed in range(number)])
    ours, best, primary = found.T
    ratio, beside = ours / best, (ours - primary).sum() / (best - primary).sum()
    return {
        "cases": number, "ratio of all bits": round(float(ours.sum() / best.sum()), 4), "largest ratio of a case": round(float(ratio.max()), 4),
        "cases at the optimum": int((ratio < 1 + 1e-6).sum()), "ratio of what is held back beside": round(float(beside), 4),
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    said = json.dumps(run(given.number), indent=1)
    print(said)
    if given.out:
        given.out.write_text(said + "\n", encoding="utf-8")
