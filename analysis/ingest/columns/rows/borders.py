"""Places of a table whose borders changed within its periods: named as the register knows them, asked about where many end in one period."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analysis import paths
from analysis.catalogue.places import Place
from analysis.catalogue.places import places as registered
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.entities.places import resolve
from analysis.language import Text

_MOST = 3000  # names that are looked up


def say(typed: Typed) -> bool:
    """The places that went into another, or took others in, between the first and the last period: by the date, with their heirs.

    Two or more that the register knows in one district are needed: a name alone may be that of a place elsewhere. Whether there are such.
    """
    days = [w.day for w in {id(w): w for w in typed.dated.written}.values() if w is not None] if typed.dated else []
    names = [n for n in dict.fromkeys(typed.places) if n is not None]
    if not days or not 1 < len(names) <= _MOST or not (paths.RAW / "public_record").exists():
        return False
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
    return any(len(own) > 1 for own in found.values())


def _heirs(name: str, place: Place) -> str:
    """`Xã Dương Hà → Xã Thiên Đức`."""
    return f"{name} → {' + '.join(registered()[s].name.vi.split(' (')[0] for s in place.successors)}"


_LEAST, _SHARE, _LEAP = 3, 0.15, 1.5  # places that end together; of all; how often a population is what it was
AFTER = Text("kỳ sau khi địa giới thay đổi", "a period after borders changed")


def unknown(typed: Typed, gone: dict[int, Text], known: bool) -> dict[int, Text]:
    """Ask where, in one period, several places have their last figure while others go on, and others begin, or leap in population, with the
    next: borders may have changed; where none does it is said. `borders=drop` sets the rows from then on aside. Single places with missing
    ends are none."""
    place, column = typed.of("place"), typed.of("period")
    said = typed.said.rows.get("borders")
    if place is None or column is None or typed.dated is None or typed.cases or known and said is None:
        return {}
    if typed.dated.kind not in "YHQM" or typed.of("person") is not None:
        return {}
    own = typed.dated.each(lambda w: w.day.toordinal())
    frame = pd.DataFrame(
        {
            "place": pd.Series(typed.places, dtype=object),
            "when": pd.to_numeric(pd.Series(own, dtype=object)),
            "row": range(len(own)),
        }
    )
    has = np.zeros(len(own), bool)
    for role in typed.roles:
        if role.role in ("outcome", "value") and role.column in typed.numeric:
            has |= ~np.isnan(typed.numeric[role.column].value)
    has[list(gone)] = False
    frame = frame[has].dropna()
    found = _break(frame.groupby("place", sort=False)["when"].agg(["min", "max", "nunique"]), np.unique(frame["when"]))
    if found is None:
        return {}
    day, ended, begun = found
    leapt = _leaps(typed, frame, day)
    only_ended = not begun and not leapt  # the last reports may only be missing: nothing says that anything took their place
    if only_ended and (frame.loc[frame["when"] >= day, "when"].nunique() < 2 or len(set(frame["place"])) - len(ended) < 2):
        return {}
    first = next(iter(frame.loc[frame["when"] == day, "row"]))
    text = str(column.values[first])
    later = typed.dated.each(lambda w: w.day.toordinal() >= day)
    if said == "drop":
        typed.doubts.say("borders", Text(f"Từ kỳ {text} để riêng, vì địa giới có thể đã đổi.", f"Rows from {text} on are set aside, as borders may have changed."), columns=[place.name])  # fmt: skip
        return {i: AFTER for i in np.flatnonzero(np.array([bool(x) for x in later])).tolist() if i not in gone}
    parts = [
        (
            f"{len(ended)} nơi có số cuối cùng ngay trước kỳ {text} ({listed(ended)})",
            f"{len(ended)} places have their last figure just before {text} ({listed(ended)})",
        )
    ]
    parts += (
        [(f"{len(begun)} nơi bắt đầu ở kỳ ấy ({listed(begun)})", f"{len(begun)} begin then ({listed(begun)})")] if begun else []
    )
    parts += (
        [
            (
                f"{len(leapt)} nơi cùng tên mà dân số tăng từ một nửa trở lên ({listed(leapt)})",
                f"{len(leapt)} keep their name and have a population half as large again or more ({listed(leapt)})",
            )
        ]
        if leapt
        else []
    )
    vi, en = ("; ".join(part[i] for part in parts) for i in (0, 1))
    if said == "keep":
        typed.doubts.say("borders", Text(f"Địa giới có thể đã đổi: {vi}. Vẫn dùng mọi kỳ.", f"Borders may have changed: {en}. All periods are used."), columns=[place.name])  # fmt: skip
        return {}
    if only_ended:
        typed.doubts.say("borders", Text(f"{vi}, và không nơi nào bắt đầu ở kỳ ấy. Vẫn dùng mọi kỳ; nếu địa giới đổi: cells=\"borders=drop\".", f"{en}, and none begins then. All periods are used; if borders changed: cells=\"borders=drop\"."), columns=[place.name])  # fmt: skip
        return {}
    typed.doubts.ask("borders", Text(f"Địa giới có đổi từ kỳ {text} không: {vi}? Số trước và sau không cùng một chuỗi; xã nào vào xã nào thì bảng không ghi", f"Did borders change with {text}: {en}? Figures before and after are then not one series; the table does not say which place went into which"),
                     [typed.grid.cell(place, i) for i in dict.fromkeys(frame.loc[frame["place"].isin(ended)].groupby("place", sort=False)["row"].max())][:20],
                     [('cells="borders=drop"', Text(f"có: để riêng các kỳ từ {text}", f"yes: set the periods from {text} on aside")),
                      ('cells="borders=keep"', Text("không, hoặc đã quy về một địa giới: dùng mọi kỳ", "no, or the figures are of one set of borders: use all periods")),
                      ("", Text("hoặc cộng các xã cũ thành xã mới trong tệp, cho mọi kỳ, rồi lưu lại", "or add the old places up to the new ones in the file, for all periods, and save it"))])  # fmt: skip
    return {}


def _break(each: pd.DataFrame, dates: np.ndarray) -> tuple[int, list[str], list[str]] | None:
    """(the first period after which many places have none, these, those that begin with it); of places with a figure in most periods till then."""
    if len(dates) < 3 or len(each) < 2 * _LEAST:
        return None
    start, end = (np.searchsorted(dates, each[side]) for side in ("min", "max"))
    full = each["nunique"].to_numpy() >= 0.8 * (end - start + 1)
    early = end < len(dates) - 1
    if not early.any():
        return None
    at = int(np.bincount(end[early]).argmax())
    now = early & (end == at)
    if now.sum() < max(_LEAST, _SHARE * len(each)) or now.sum() < 0.6 * early.sum() or (now & full).sum() < 0.8 * now.sum():
        return None
    if at == 0 or now.sum() == len(each):
        return None
    return int(dates[at + 1]), list(each.index[now]), list(each.index[start == at + 1])


def _leaps(typed: Typed, frame: pd.DataFrame, day: int) -> list[str]:
    """The places whose population is half as large again, or more, from a day on."""
    exposure = typed.of("exposure")
    if exposure is None or exposure.name not in typed.numeric:
        return []
    people = pd.Series(typed.numeric[exposure.name].value[frame["row"].to_numpy()], index=frame.index)
    each = people.groupby([frame["place"], frame["when"] >= day], sort=False).median().unstack()
    if each.shape[1] < 2:
        return []
    return list(each.index[(each[True] >= _LEAP * each[False]).to_numpy()])
