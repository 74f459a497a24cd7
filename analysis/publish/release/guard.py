"""The guard: which figures of a release are held back, tried by the attacker over everything ever released; it refuses where he succeeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.catalogue.sensitivity import least_shown
from analysis.errors import BadParameter
from analysis.language import Text
from analysis.publish.release.attack import attack
from analysis.publish.release.figures import Atom, Figure, small, with_totals
from analysis.publish.release.ledger import Ledger
from analysis.publish.release.protect import protect


@dataclass(frozen=True)
class Decision:
    """What of one indicator is printed and held back, and by which rule."""

    indicator: str
    threshold: int
    figures: tuple[Figure, ...]
    held: frozenset[frozenset[Atom]]

    @property
    def printed(self) -> list[Figure]:
        """The figures that leave."""
        return [figure for figure in self.figures if figure.atoms not in self.held]

    def shown(self, atoms: frozenset[Atom]) -> int | None:
        """The figure of these atoms as it is printed; None where it is held back."""
        return None if atoms in self.held else next(figure.value for figure in self.figures if figure.atoms == atoms)


def decide(code: str, counts: Mapping[Atom, int], ledger: Ledger, threshold: int) -> Decision:
    """What may be printed of a table of places by years with totals, after everything in the ledger. Raises BadParameter where nothing may."""
    least = least_shown(code, threshold)
    figures = with_totals(counts)
    if not least:
        return Decision(code, 0, tuple(figures), frozenset())
    true = {atom: count for atom, count in ledger.counts.items() if atom[0] == code} | dict(counts)
    parts = _parts(code, true)
    wanted, printed, held = (
        [Figure(frozenset(part for atom in f.atoms for part in parts[atom]), f.value) for f in group]
        for group in (figures, ledger.printed.get(code, []), ledger.held.get(code, []))
    )
    true = {atom: count for atom, count in true.items() if parts[atom] == {atom}}
    back = protect(wanted, true, least, printed, held)
    if back is None:
        raise _blocked(code, Text("bản đã công bố trước đây để lộ một ô", "an earlier release leaves a cell bare"))
    known = {f.atoms: f for f in printed} | {f.atoms: f for f in wanted if f.atoms not in back}
    try_out(code, least, known, [*held, *(f for f in wanted if f.atoms in back)], true)
    return Decision(
        code, least, tuple(figures), frozenset(f.atoms for f, same in zip(figures, wanted, strict=True) if same.atoms in back)
    )


def _parts(code: str, true: Mapping[Atom, int]) -> dict[Atom, set[Atom]]:
    """Each atom as the smallest ones known of it: a district is its communes where those are known. Raises BadParameter where they do not add up."""
    found = {}
    for atom in true:
        inside = [other for other in true if other[2] == atom[2] and other[1].startswith(atom[1] + "-")]
        smallest = [one for one in inside if not any(other[1].startswith(one[1] + "-") for other in inside)]
        if smallest and sum(true[one] for one in smallest) != true[atom]:
            said = f"{atom[1]} {atom[2]}"
            raise _blocked(code, Text(f"{said} không bằng tổng các nơi trong đó", f"{said} is not the sum of the places in it"))
        found[atom] = set(smallest) or {atom}
    return found


def without_wholes(counts: Mapping[Atom, int]) -> dict[Atom, int]:
    """The counts of a table without the places whose parts stand in it: its total row is what they are."""
    places = {atom[1] for atom in counts}
    return {atom: n for atom, n in counts.items() if not any(other.startswith(atom[1] + "-") for other in places)}


def try_out(
    code: str, least: int, printed: Mapping[frozenset[Atom], Figure], held: list[Figure], true: Mapping[Atom, int]
) -> None:
    """Let the attacker try every figure held back, then and now, and every small cell. Raises BadParameter where he succeeds."""
    sought = {figure.atoms: figure for figure in held}
    sought |= {frozenset([atom]): Figure(frozenset([atom]), count) for atom, count in true.items() if small(count, least)}
    tried = [figure for atoms, figure in sought.items() if atoms not in printed]
    bounds = attack(list(printed.values()), tried, [least if small(figure.value, least) else 1 for figure in tried])
    for bound in bounds:
        if bound.recovered or (small(bound.figure.value, least) and bound.high - bound.low < least - 1e-6):
            raise _blocked(code, Text(_named(bound.figure), _named(bound.figure)))


def _named(figure: Figure) -> str:
    return ", ".join(" ".join(atom[1:]) for atom in sorted(figure.atoms)[:3]) + (", …" if len(figure.atoms) > 3 else "")


def _blocked(code: str, what: Text) -> BadParameter:
    return BadParameter(
        expected=Text("không ô nào bị suy ra được từ mọi con số đã công bố", "no cell that follows from everything released"),
        found=Text(f"{code}: {what.vi}", f"{code}: {what.en}"),
        where=Text("chốt kiểm tra trước khi công bố", "the guard before a release"),
        remedy=Text("công bố ít bảng hơn, gộp năm hoặc gộp xã; bản này không được ghi ra", "release fewer tables, or years or communes together; nothing was written"),
    )  # fmt: skip
