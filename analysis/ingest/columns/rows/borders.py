"""Places of a table whose borders the register knows to have changed within its periods: named, since their rows are not one series."""

from __future__ import annotations

import datetime as dt

from analysis import paths
from analysis.catalogue.places import Place
from analysis.catalogue.places import places as registered
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.entities.places import resolve
from analysis.language import Text

_MOST = 3000  # names that are looked up


def say(typed: Typed) -> None:
    """The places that went into another, or took others in, between the first and the last period: by the date, with their heirs.

    Two or more that the register knows in one district are needed: a name alone may be that of a place elsewhere.
    """
    days = [w.day for w in {id(w): w for w in typed.dated.written}.values() if w is not None] if typed.dated else []
    names = [n for n in dict.fromkeys(typed.places) if n is not None]
    if not days or not 1 < len(names) <= _MOST or not (paths.RAW / "public_record").exists():
        return
    first, last = min(days), max(days)
    found: dict[tuple[dt.date, str], list[tuple[str, Place]]] = {}
    for name in names:
        own = [registered()[code] for code in resolve(name, on=first)]
        if len(own) == 1 and (end := own[0].valid_to) and end < last:
            found.setdefault((end + dt.timedelta(days=1), own[0].parent), []).append((name, own[0]))
    for (day, _), own in found.items():
        if len(own) < 2:
            continue
        kept = [name for name, place in own if place.name.vi in _heirs(name, place).split(" → ")[1]]
        same = Text("", "")
        if kept:
            same = Text(f" Cùng tên mà địa giới khác từ ngày ấy: {listed(kept)}.", f" The same name with other borders since: {listed(kept)}.")  # fmt: skip
        typed.doubts.say("borders", Text(
            f"Địa giới đổi ngày {day:%d/%m/%Y}: {listed(_heirs(name, place) for name, place in own)}. Số trước và sau ngày ấy không cùng một chuỗi.{same.vi}",
            f"Borders changed on {day.isoformat()}: {listed(_heirs(name, place) for name, place in own)}. Figures before and after are not one series.{same.en}",
        ), columns=[c.name for c in (typed.of("place"),) if c])  # fmt: skip


def _heirs(name: str, place: Place) -> str:
    """`Xã Dương Hà → Xã Thiên Đức`."""
    return f"{name} → {' + '.join(registered()[s].name.vi.split(' (')[0] for s in place.successors)}"
