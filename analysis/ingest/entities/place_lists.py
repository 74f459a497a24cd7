"""The places a text names, without the ends of a journey and those compared with; neighbours in a list, a unit within another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.catalogue import places
from analysis.ingest.entities.places import Named, nearest
from analysis.ingest.text.spelling import pattern

_JOIN = re.compile(
    pattern(
        r"\s*(?:,|;|và|cùng|-|–|/)\s*(?:các\s+)?(?:(?:câu lạc bộ|clb|tổ|đội)(?:\s+[\w.]+){0,2}\s+(?:ở|tại|của|thuộc)\s+|(?:câu lạc bộ|clb)\s+b93\s+)?"
    )
)
_FROM, _TO = (
    re.compile(pattern(r"(?<!\w)từ\s+$")),
    re.compile(pattern(r"\s*,?\s*(?:cho\s+)?(?:tới|đến|sang|ra|vào|về|qua|xuống|lên|đi)\s+")),
)
_BOTH = re.compile(pattern(r"(?<!\w)giữa\s+(?:công an\s+)?$"))
_OTHER = re.compile(pattern(r"\s*(?:với|và)\s+(?:các\s+)?"))
_BESIDES = re.compile(
    pattern(
        r"(?<!\w)(?:so với|khác với|không như|không riêng|không riêng gì|không chỉ|không chỉ riêng)\s+(?:các\s+)?$|(?:^|[.;\n]\s*)(?:cùng với|ngoài|bên cạnh)\s+(?:các\s+)?$"
    )
)
_ALONG = re.compile(pattern(r"\s*(?:và|hay|hoặc)\s+"))
_ABOVE = dict.fromkeys(("xã", "thị trấn", "phường"), ("district", "province")) | dict.fromkeys(
    ("huyện", "quận", "thị xã"), ("province",)
)
_ROAD = re.compile(
    pattern(r"(?<!\w)(?:tuyến đường|tuyến|đường|cao tốc|quốc lộ|tỉnh lộ)(?:\s+(?:liên xã|xe buýt|liên thôn))?\s+$")
)
_TO_ROAD = re.compile(r"\s*[-–]\s*")


def without_journeys(found: list[Named], keyed: str) -> list[Named]:
    """`Đi từ Ninh Hiệp tới Văn Đức, nơi nào cũng thấy ...`: the ends of a journey are not where something was counted."""
    ends = {
        i
        for i, (a, b) in enumerate(zip(found, found[1:], strict=False))
        if _FROM.search(keyed, max(0, a.start - 8), a.start)
        and _TO.fullmatch(keyed, a.end, b.start)
        or _ROAD.search(keyed, max(0, a.start - 24), a.start)
        and _TO_ROAD.fullmatch(keyed, a.end, b.start)
    }
    return [n for i, n in enumerate(found) if i not in ends and i - 1 not in ends]


def without_compared(found: list[Named], keyed: str) -> list[Named]:
    """`So với huyện Đông Anh, huyện Gia Lâm ...`, `Cùng với Đa Tốn và Kiêu Kỵ, xã Lệ Chi ...`: named beside the one it is about."""
    kept: list[Named] = []
    last: Named | None = None
    for name in found:
        along = last is not None and _ALONG.fullmatch(keyed, last.end, name.start)
        if kept and kept[-1].code and _BOTH.search(keyed, max(0, kept[-1].start - 24), kept[-1].start):
            along = along or bool((_OTHER if last is None else _JOIN).fullmatch(keyed, (last or kept[-1]).end, name.start))
        if along or _BESIDES.search(keyed, max(0, name.start - 24), name.start):
            last = name
        else:
            kept.append(name)
    return kept


def merged(found: list[Named], keyed: str) -> list[Named]:
    """`xã Đa Tốn, huyện Gia Lâm` is one place: the unit above, named after a comma, only says where it lies."""
    out: list[Named] = []
    for name in found:
        last = out[-1] if out else None
        if last and _is_within(last, name) and re.fullmatch(r"\s*[,(–-]\s*", keyed[last.end : name.start]):
            out[-1] = Named(last.start, name.end, last.name, (), last.kind)  # "huyện Sóc Sơn (Hà Nội)" is not Hà Nội
        elif (
            last
            and last.code
            and name.code
            and re.fullmatch(r"\s*[,(–-]?\s*", keyed[last.end : name.start])
            and is_above(name.code, last.code)
        ):
            out[-1] = Named(last.start, name.end, last.name, last.candidates, last.kind)
        else:
            out.append(name)
    return out


def _is_within(unknown: Named, name: Named) -> bool:
    """Whether a name the register does not have is that of a smaller unit than the one named after it."""
    level = places()[name.code].level if name.code else ""
    return not unknown.candidates and level in _ABOVE.get(unknown.kind, ())


def is_above(higher: str, code: str) -> bool:
    while code:
        code = places()[code].parent if code in places() else ""
        if code == higher:
            return True
    return False


def run_of(keyed: str, among: list[Named], one: Named) -> list[Named]:
    """The places joined to one by commas or `và`."""
    i = among.index(one)
    run = [one]
    for left, right in zip(reversed(among[:i]), reversed(among[1 : i + 1]), strict=True):
        if not _JOIN.fullmatch(keyed[left.end : right.start]):
            break
        run.insert(0, left)
    for left, right in zip(among[i:], among[i + 1 :], strict=False):
        if not _JOIN.fullmatch(keyed[left.end : right.start]):
            break
        run.append(right)
    return run


def end_of_run(here: list[Named], np: int) -> int:
    """The noun phrase reaches over a list of places joined by commas."""
    return next((n.end for n in here if n.start <= np <= n.end), np)


@dataclass(frozen=True)
class Where:
    """A place, or why there is none: several candidates, or an unknown name; `document`: of the whole document, to be said once."""

    code: str = ""
    name: str = ""
    candidates: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    note: str = ""
    document: bool = False


def where(run: list[Named]) -> Where:
    """The place that a run of names means: one, or the unit that several lie in; else why there is none."""
    unclear = next((n for n in run if n.code is None), None)
    codes = [n.code for n in run if n.code]
    if unclear and len(run) == 1:
        return Where(
            name=unclear.name,
            candidates=unclear.candidates,
            nearest=() if unclear.candidates else tuple(nearest(unclear.name)),
        )
    if len(codes) == 1 and len(run) == 1:
        return Where(code=codes[0])
    parents = {places()[code].parent for code in codes}
    names = ";".join(codes)
    return (
        Where(code=parents.pop(), note=f"places: {names}")
        if len(parents) == 1
        else Where(name=unclear.name if unclear else names)
    )
