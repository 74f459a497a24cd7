"""The lists of a source: places.csv and indicators.csv in its folder of data/raw, asked about once and then kept."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import difflib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis import journal, listing, manifest
from analysis.catalogue import indicators, places
from analysis.catalogue.declared import own, renew
from analysis.commands import typed
from analysis.errors import UnknownName
from analysis.ingest.entities.place_codes import LIKE_A_CODE
from analysis.ingest.entities.places import nearest, resolve
from analysis.ingest.own.naming import INDICATORS, PLACES, by_name, indicator_row, place_row
from analysis.ingest.text.spelling import squeezed
from analysis.language import Text
from analysis.spreadsheet import is_formula

LISTS = {"places": PLACES, "indicators": INDICATORS}
_KEPT = Text(
    "Đã ghi vào data/raw/{source}: {names}. Mã, cấp và đơn vị sửa được trong các tệp ấy, rồi {command}.",
    "Kept in data/raw/{source}: {names}. Codes, levels and units can be corrected in these files; then {command}.",
)


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """Names that the catalogue lacks: of places, and of indicators with whether their values are whole."""

    places: tuple[str, ...] = ()
    indicators: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.places or self.indicators)

    def only(self, names: Iterable[str]) -> Lacking:
        """Those of some names; all of them where none is given."""
        chosen = set(map(squeezed, names))
        if not chosen:
            return self
        return Lacking(
            places=tuple(n for n in self.places if squeezed(n) in chosen),
            indicators=tuple(one for one in self.indicators if squeezed(one[0]) in chosen),
        )

    @property
    def found(self) -> Text:
        """What is lacking, in words."""
        labels = [label for label, _ in self.indicators]
        parts = [
            Text(f"{len(names)} {vi}: {listed}", f"{len(names)} {en if len(names) > 1 else en[:-1]}: {listed}")
            for names, vi, en in ((self.places, "địa bàn", "places"), (labels, "chỉ số", "indicators"))
            if names and (listed := ", ".join(f"“{name}”" for name in names))
        ]
        said = Text("; ".join(p.vi for p in parts), "; ".join(p.en for p in parts))
        return Text(f"danh mục chưa có {said.vi}", f"the catalogue lacks {said.en}")

    def asked(self, source: str) -> Text:
        """What to do about it, in one line, of an import that goes on without these figures."""
        vi, en = self.found
        return Text(f"{vi}; là của mình thì chạy lại với --new (ghi vào data/raw/{source}), hoặc trả lời “mới” trong hàng đợi",
                    f"{en}; if they are your own, run again with --new (kept in data/raw/{source}), or answer 'new' in the queue")  # fmt: skip

    def question(self, where: Text | str, source: str) -> UnknownName:
        """The one question: whether these are new, or are written otherwise in the catalogue."""
        meant = [f"“{name}” là {code}" for name in self.places for code in resolve(name)[:1]]
        close = [f"“{name}” → {near}" for name in self.places if not resolve(name) for near in nearest(name, 1)]
        close += [f"“{label}” → {near}" for label, _ in self.indicators for near in _nearest(label)]
        vi = en = "; ".join([*meant[:4], *close[:4]])
        vi, en = (
            (f"{vi}: ghi mã ấy nếu đúng; " if meant else f"{vi}; " if close else ""),
            (f"{en.replace(' là ', ' is ')}: write that if it is meant; " if vi else ""),
        )
        return UnknownName(
            expected=Text("địa bàn, chỉ số mà danh mục có", "places and indicators that the catalogue has"), found=self.found, where=where,
            remedy=Text(f"{vi}là địa bàn, chỉ số mới của mình: chạy lại với --new, sẽ ghi vào data/raw/{source}",
                        f"{en}if they are new and your own: run again with --new, and they are kept in data/raw/{source}"),
        )  # fmt: skip


def _nearest(label: str) -> list[str]:
    """Codes and labels of indicators that are spelt nearly so."""
    known = {squeezed(text): text for code, one in indicators().items() for text in (code, *one.label)}
    return [known[near] for near in difflib.get_close_matches(squeezed(label), known, n=1, cutoff=0.75)]


def add_new(parser: argparse.ArgumentParser) -> None:
    """--new, the answer to the question."""
    parser.add_argument(
        "--new", nargs="*", metavar="NAME",
        help="địa bàn, chỉ số danh mục chưa có là của mình; không nêu tên: tất cả / places and indicators the catalogue lacks are one's own; without names: all",
    )  # fmt: skip


def add_twice(parser: argparse.ArgumentParser) -> None:
    """--twice, the answer where a file of the same content is there already."""
    parser.add_argument(
        "--twice", action="store_true", help="báo cáo khác, trùng nội dung với tệp đã có / another report of the same content as one that is there"
    )  # fmt: skip


def place_codes(names: Iterable[str], source: str) -> dict[str, str]:
    """The codes of what a column of a source names: codes themselves, or the source's own places by name. A name of the catalogue
    is not taken by itself: of another province's places one may have the same."""
    kept = by_name(own(source, "places"), "name_vi")
    found = {name: name if name in places() else kept.get(squeezed(name), "") for name in dict.fromkeys(names)}
    return {name: code for name, code in found.items() if code}


def indicator_codes(headings: Iterable[str], source: str) -> dict[str, str]:
    """The codes of headings: codes themselves, the source's own indicators by their labels, then the catalogue's."""
    known = by_name(own(source, "indicators"), "label_vi")
    for code, one in indicators().items():
        for label in one.label:
            known.setdefault(squeezed(label), code)
    found = {h: h if h in indicators() else known.get(squeezed(h), "") for h in headings}
    return {heading: code for heading, code in found.items() if code}


def as_new(name: str) -> bool:
    """Whether a name can be taken as a new one: a misspelt code of the catalogue and what a spreadsheet would run cannot."""
    return bool(name.strip()) and not LIKE_A_CODE.fullmatch(name) and not is_formula(name)


def rows_of(source: str, lacking: Lacking) -> dict[str, list[dict[str, str]]]:
    """What is lacking as rows of the lists. Raises UnknownName for what can be no new name."""
    if wrong := next((n for n in (*lacking.places, *(label for label, _ in lacking.indicators)) if not as_new(n)), None):
        raise lacking.question(wrong, source)
    return {
        "places": _added(lacking.places, lambda name, taken: place_row(name, source, taken), places()),
        "indicators": _added(
            lacking.indicators, lambda one, taken: indicator_row(one[0], source, taken, whole=one[1]), indicators()
        ),
    }


def kept(source: str, lists: Mapping[str, list[dict[str, str]]]) -> Text:
    """What was kept, in words."""
    names = ", ".join(f"{row.get('name_vi') or row.get('label_vi')} ({row['code']})" for rows in lists.values() for row in rows)
    return _KEPT.fill(source=source, names=names, command=Text(typed("add", "TỆP"), typed("add", "FILE")))


def keep(source: str, lists: Mapping[str, list[dict[str, str]]]) -> None:
    """Add rows to the lists of a source in data/raw, as one."""
    with journal.landing(source) as stage:
        write(journal.copied(source, stage), source, lists)
    renew()


def write(folder: Path, source: str, lists: Mapping[str, list[dict[str, str]]]) -> None:
    """Add rows to the lists of a source, in its folder as it will be, and record them in its MANIFEST."""
    for name, rows in lists.items():
        if rows:
            _write(folder, name, [*own(source, name), *(row for row in rows if row not in own(source, name))])


def _added(names: Iterable, row, known: Mapping) -> list[dict[str, str]]:
    made: list[dict[str, str]] = []
    for name in names:
        made.append(row(name, {*known, *(one["code"] for one in made)}))
    return made


def _write(folder: Path, name: str, rows: list[Mapping[str, str]]) -> None:
    """One list and its line of the MANIFEST."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, LISTS[name], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    file = folder / f"{name}.csv"
    file.write_text(out.getvalue(), encoding="utf-8", newline="")
    listed = listing.rows(folder) if (folder / listing.NAME).exists() else []
    line = {
        "file": file.name,
        "sha256": manifest.sha256(file),
        "title": name,
        "producer": folder.name,
        "accessed": dt.date.today().isoformat(),
    }
    lines = [*(row for row in listed if row["file"] != file.name), line]
    (folder / listing.NAME).write_text(listing.dumped(lines), encoding="utf-8", newline="")
