"""An import lands: originals and decisions in data/raw, the tidy table, its account and the queue in data/processed.
Everything is made aside first and put in place as one (`journal`); if anything fails, both folders are left as they were."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import asdict
from pathlib import Path

from analysis import journal, listing, manifest, paths
from analysis.catalogue import places, sources
from analysis.errors import BadTable
from analysis.ingest.entities.periods import day
from analysis.ingest.findings.account import Received
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.importing import Imported
from analysis.ingest.readers.guard import KINDS
from analysis.ingest.review import queue
from analysis.ingest.tidy import landed
from analysis.language import Text

COLUMNS = (
    "obs_id", "place", "place_code", "admin_level", "period_start", "period_end", "clock", "indicator", "value", "value_low",
    "value_high", "quantifier", "unit", "derived", "comparison", "source_id", "note", "file", "sha256", "sheet", "cell", "start", "end", "text",
)  # fmt: skip


OPTIONS = ("source", "place", "period", "format", "cumulative")  # of the command, kept so that an import can be repeated


def options(kept: Path) -> dict[str, str]:
    """The options of an earlier import, from its import.json. Raises BadTable where it is none."""
    try:
        found = json.loads(kept.read_text(encoding="utf-8-sig"))
        if not isinstance(found, dict) or set(found) - set(OPTIONS) or not all(isinstance(v, str) for v in found.values()):
            raise ValueError(str(found)[:80])
        return found
    except (OSError, ValueError, RecursionError) as error:
        raise BadTable(
            expected=Text(f"các tùy chọn của lần nhập trước: {', '.join(OPTIONS)}", f"the options of the import before: {', '.join(OPTIONS)}"),
            found=Text(str(error), str(error)), where=paths.shown(kept),
            remedy=Text("khôi phục tệp (git checkout hoặc bản sao lưu)", "restore the file (git checkout, or a backup)"),
        ) from None  # fmt: skip


def name_of(source: str, files: list[Path]) -> str:
    """The name an import lands under: its source's code, or the first file's name. A code is taken as it is, or refused."""
    return listing.code(source, files[0].stem if files else "pasted")


def tidy(findings: list[Finding], source: str, apart: str = ""):
    """The used findings as a frame with COLUMNS: the observations schema and the evidence; `apart` begins their ids, where another
    source holds a file of the same content."""
    import pandas as pd

    made = pd.DataFrame([_row(f, source) for f in findings if f.status == USED], columns=list(COLUMNS))
    return made.assign(obs_id=f"{apart}:" + made["obs_id"].astype(str)) if apart else made


def _row(f: Finding, source: str) -> dict[str, object]:
    place, e = places()[f.place], f.evidence
    return {
        "obs_id": f.obs_id, "place": place.name.vi, "place_code": f.place, "admin_level": place.level,
        "period_start": f.start.isoformat() if f.start else "", "period_end": f.end.isoformat() if f.end else "",
        "clock": f.clock or _clock(f), "indicator": f.indicator, "value": _float(f.value), "value_low": _float(f.low), "value_high": _float(f.high),
        "quantifier": f.quantifier, "unit": f.unit, "derived": f.note.startswith("differenced"), "comparison": f.comparison, "source_id": source,
        "note": "; ".join(part for part in (f.note, "list is open" if f.open_list else "") if part), "file": e.file, "sha256": e.sha256,
        "sheet": e.sheet, "cell": e.cell, "start": e.number_start, "end": e.number_end, "text": e.text,
    }  # fmt: skip


def _float(value) -> float | None:
    return None if value is None else float(value)


def _clock(f: Finding) -> str:
    if not f.start or not f.end:
        return "undated"
    if f.start == f.end:
        return "point_in_time"
    whole = f.start.day == 1 and f.start.month == 1 and (f.end.month, f.end.day) == (12, 31)
    if whole and f.start.year == f.end.year:
        return "year_as_printed"
    if f.start.year != f.end.year:
        return "multi_year"
    return "month_as_printed" if f.start.month == f.end.month else "part_year_as_printed"


def standing(name: str) -> bytes:
    """What data/raw lists of a source now; empty where it is new."""
    file = paths.RAW / name / listing.NAME
    return file.read_bytes() if file.is_file() else b""


def others(name: str, files: list[Path], given: dict[str, str]) -> list[Path]:
    """The originals that an earlier import of this source left beside these files. Raises BadTable where it had other options:
    they say what a file does not, and would be read into the wrong place or period."""
    folder = paths.RAW / name
    if not (folder / "import.json").exists():
        return []
    new = {path.name for path in files}
    found = [line.path for line in listing.listed(folder) if not line.outcome and line.path.name not in (*new, *listing.RESERVED)]
    found = [path for path in found if path.suffix.lower() in KINDS]
    before = options(folder / "import.json")
    differing = [o for o in OPTIONS[1:] if before.get(o, "") != given[o]]
    if found and differing:
        shown = {
            key: ", ".join(f"--{o} {kept[o]}" if kept.get(o) else f"– (--{o})" for o in differing)
            for key, kept in (("old", before), ("new", given))
        }
        raise BadTable(
            expected=Text(f"cùng tùy chọn với {len(found)} tệp mà nguồn {name} đã có: {shown['old']}", f"the options of the {len(found)} files that source {name} holds: {shown['old']}"),
            found=Text(shown["new"], shown["new"]), where=paths.shown(folder / "import.json"),
            remedy=Text("nhập tệp mới vào nguồn riêng bằng --source khác, hoặc dùng cùng tùy chọn", "import the new files as a source of their own with another --source, or use the same options"),
        )  # fmt: skip
    return found


def added(folder: Path) -> set[str]:
    """The files of a folder of data/raw that came in through `add`: tables, not reports."""
    inside = folder.resolve().parent == paths.RAW.resolve() and (folder / listing.NAME).is_file()
    return {line.path.name for line in listing.listed(folder) if line.outcome} if inside else set()


def known_decisions(name: str) -> dict[str, dict[str, str]]:
    """The decisions kept beside the source, and those filled in since in the queue of the last import."""
    kept = queue.load(paths.RAW / name / "decisions.csv")
    filled = paths.PROCESSED / "imports" / f"{name}-queue.xlsx"
    return queue.joined(kept, queue.read_answers(filled)) if filled.exists() else kept


def received(name: str, given: dt.date | None) -> Received:
    """The day each file came in: as given, or as the MANIFEST says of one that is there, or today."""
    folder, today = paths.RAW / name, dt.date.today()
    lines = listing.listed(folder) if (folder / listing.NAME).exists() else []
    known = {line.sha256: day(line.accessed) for line in lines}
    return lambda sha256: given or known.get(sha256) or today


def land(
    imported: Imported,
    files: list[Path],
    *,
    name: str,
    source: str,
    decisions: dict,
    options: dict,
    language: str,
    seen: bytes | None = None,
) -> Path | None:
    """Write everything; return the path of the tidy table, None where the source is no longer what it was when it was `seen`."""
    findings = list(imported.findings)
    with journal.landing(name) as stage:
        if seen is not None and standing(name) != seen:
            return None
        made = stage / journal.IMPORTS
        table = tidy(findings, source or name, name if manifest.twins(files, name) else "").to_parquet(None, index=False)
        (made / f"{name}.parquet").write_bytes(table)
        queue.write(made / f"{name}-queue.xlsx", findings, decisions, language)
        (made / f"{name}-account.json").write_text(_accounts(imported, options), encoding="utf-8")
        accessed = {account.sha256: account.received for account in imported.accounts}
        _originals(stage, name, files, source, decisions, options, accessed)
        (made / f"{name}.sha256").write_text(landed.seal(stage / journal.RAW / name, table), encoding="utf-8", newline="")
    return paths.PROCESSED / journal.IMPORTS / f"{name}.parquet"


def _accounts(imported: Imported, options: dict) -> str:
    rows = [asdict(a) | {"balanced": a.balanced} for a in imported.accounts]
    lines = [f.to_dict("vi") | {"reason_en": f.reason.en} for f in imported.findings if f.status != USED]
    return json.dumps({"options": options, "files": rows, "not_used": lines}, ensure_ascii=False, indent=1)


def _originals(
    stage: Path, name: str, files: list[Path], source: str, decisions: dict, options: dict, accessed: dict[str, str]
) -> None:
    """The folder of data/raw as it will be: what was there, the files, the decisions, the options and the MANIFEST."""
    stage = journal.copied(name, stage)
    for path in files:
        _copy(path, stage / path.name)
    if decisions:
        (stage / "decisions.csv").write_text(queue.dumped(decisions), encoding="utf-8", newline="")
    (stage / "import.json").write_text(json.dumps(options, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (stage / listing.NAME).write_text(_manifest(stage, source, accessed), encoding="utf-8", newline="")


def _copy(path: Path, to: Path) -> None:
    if to.exists() and manifest.sha256(to) != manifest.sha256(path):
        raise BadTable(
            expected=Text("tệp gốc trong data/raw không đổi", "the original in data/raw unchanged"),
            found=Text("một tệp khác cùng tên", "another file of the same name"), where=paths.shown(paths.RAW / to.parent.name / to.name),
            remedy=Text(
                f"là báo cáo khác: đổi tên tệp mới hoặc dùng --source khác; là bản sửa thay bản cũ: xóa thư mục data/raw/{to.parent.name} rồi nhập lại",
                f"if it is another report, rename the new file or give another --source; if it corrects the old one, delete the folder data/raw/{to.parent.name} and import again",
            ),
        )  # fmt: skip
    if not to.exists():
        shutil.copyfile(path, to)


def _manifest(folder: Path, source: str, accessed: dict[str, str]) -> str:
    """The lines of what stands in a folder; what was said of a file before is kept."""
    known = sources().get(source)
    old = {row["file"]: row for row in listing.rows(folder)} if (folder / listing.NAME).exists() else {}
    lines = []
    for path in (p for p in folder.iterdir() if p.is_file() and p.name != listing.NAME):
        if listing.is_junk(path.name) and path.name not in old and manifest.sha256(path) not in accessed:
            continue
        row = old.get(path.name) or {
            "title": path.stem, "producer": known.outlet if known else source, "url": known.url if known else "",
            "published": known.published if known else "",
        }  # fmt: skip
        digest = manifest.sha256(path)
        lines.append(row | {"file": path.name, "sha256": digest, "accessed": accessed.get(digest) or row.get("accessed", "")})
    return listing.dumped(sorted(lines, key=lambda line: line["file"]))
