"""The folder of a release: for each run what may leave, with its log; put in place as a whole, or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import BadParameter
from analysis.language import LANGUAGES, Text
from analysis.publish.exports import as_csv, as_xlsx, dumped
from analysis.publish.release import guarded
from analysis.publish.release.guard import Decision, decide
from analysis.publish.release.leaks import leaks
from analysis.publish.release.ledger import Ledger
from analysis.publish.saved import Saved, load, saved_of

KEPT_BACK = ("notebook.ipynb", "stamp.json")  # of a public report: work, not results
PUBLISHED = "published before, by the sources named in the report"


def release(runs: list[str], name: str, threshold: int, today: str, target: Path) -> dict[str, Any]:
    """Write a release into the empty folder `target` and return its entry of the log; the ledger is written last.

    Raises BadParameter where the guard or the search for leaks refuses: nothing counts as released then.
    """
    ledger = Ledger.read(paths.RELEASES)
    entry: dict[str, Any] = {"release": name, "when": today, "threshold": threshold, "runs": {}}
    for run in runs:
        saved = load(paths.REPORTS / run)
        folder = target / "runs" / run
        read = json.loads((saved.folder / "estimate.json").read_text(encoding="utf-8")).get("read", [])
        if guarded.is_public(saved, read):
            shutil.copytree(saved.folder, folder, ignore=shutil.ignore_patterns(*KEPT_BACK))
            entry["runs"][run] = {"rule": PUBLISHED}
        else:
            entry["runs"][run] = _guarded(saved, folder, threshold, ledger)
    public = [run for run, told in entry["runs"].items() if told["rule"] == PUBLISHED]
    _refuse_leaks(target, public, {run: guarded.places_of(load(paths.REPORTS / run)) for run in runs if run not in public})
    ledger.entries.append(entry)
    (target / "log.json").write_text(dumped(entry), encoding="utf-8", newline="\n")
    return entry | {"ledger": ledger}


def _guarded(saved: Saved, folder: Path, threshold: int, ledger: Ledger) -> dict[str, Any]:
    """Write what may leave of one run, and say by which rule."""
    if not saved.findings:
        raise _nothing(saved)
    shown: dict[str, list[dict[str, Any]]] = {language: [] for language in saved.languages}
    told: dict[str, Any] = {
        "rule": f"counts from 1 to the threshold of their indicator, and what gives them away, are held back; left out: {_left_out(saved)}",
        "tables": {},
    }
    for code, (finding, counts) in guarded.tables_of(saved).items():
        _refuse_revised(ledger, counts)
        decision = decide(code, counts, ledger, threshold)
        _note(ledger, decision, counts)
        told["tables"][code] = {
            "threshold": decision.threshold,
            "figures": len(decision.figures),
            "held_back": len(decision.held),
        }
        for language in saved.languages:
            shown[language].append(guarded.table(decision, counts, saved, finding, language))
        _drawn(decision, counts, saved, finding, folder)
    held = frozenset(figure.value for figures in ledger.held.values() for figure in figures)
    _texts(saved, folder, shown, guarded.highest_threshold(threshold), held)
    return told


def _texts(saved: Saved, folder: Path, shown: dict[str, list[dict[str, Any]]], least: int, held: frozenset[int]) -> None:
    """The estimates, the tables and the committee's report made of them."""
    stored = json.loads((saved.folder / "estimate.json").read_text(encoding="utf-8"))
    results = [guarded.reduced(result) for result in stored["results"]]
    results = guarded.screened({"results": results, "checks": stored["checks"], "read": []}, "vi", least, held)
    about = guarded.screened({"run": saved.provenance["run"]}, "vi", least, held) | {
        key: saved.provenance[key] for key in ("parameters", "data", "notebook", "commit", "lock", "libraries")
    }
    folder.mkdir(parents=True, exist_ok=True)
    for file, value in (("estimate.json", results), ("provenance.json", about), ("contents.json", shown)):
        (folder / file).write_text(dumped(value), encoding="utf-8", newline="\n")
    (folder / "tables").mkdir(exist_ok=True)
    for language, tables in shown.items():
        for one in tables:
            (folder / "tables" / f"{one['name']}.{language}.csv").write_bytes(as_csv(one, language))
            (folder / "tables" / f"{one['name']}.{language}.xlsx").write_bytes(as_xlsx(one, language))
    from analysis.publish.word.make import brief_file, report_file

    made = saved_of(folder, results, about, shown)
    for language in saved.languages:
        (folder / f"report.{language}.docx").write_bytes(report_file(made, language))
        (folder / f"brief.{language}.docx").write_bytes(brief_file(made, language))


def _drawn(decision: Decision, counts: dict, saved: Saved, finding, folder: Path) -> None:
    """The figure of a table, from the guarded counts alone."""
    import base64

    from analysis.present.released import tiles

    values, held = guarded.grid(decision, counts)
    label = Text(*(guarded.CAPTION.fill(label=finding.label).to(language) for language in LANGUAGES))
    names = {place: saved.name_of(place, finding) for place in values.index}
    figure = tiles(values, held, label, saved.simulated, paths.folder(decision.indicator, 40), names)
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    (folder / "figures" / f"{figure.file_name}.csv").write_text(figure.stored()["csv"], encoding="utf-8", newline="\n")
    for language in saved.languages:
        drawn = figure.payload(language)
        (folder / "figures" / f"{figure.file_name}.{language}.svg").write_text(drawn["svg"], encoding="utf-8", newline="\n")
        (folder / "figures" / f"{figure.file_name}.{language}.png").write_bytes(base64.b64decode(drawn["png"]))


def _note(ledger: Ledger, decision: Decision, counts: dict) -> None:
    """Write into the ledger in memory what a decision prints and holds back, so that the next table of this release is tried against it."""
    ledger.counts |= counts
    for part, chosen in (
        (ledger.printed, decision.printed),
        (ledger.held, [f for f in decision.figures if f.atoms in decision.held]),
    ):
        known = {figure.atoms: figure for figure in part.get(decision.indicator, [])}
        part[decision.indicator] = list((known | {figure.atoms: figure for figure in chosen}).values())


def _left_out(saved: Saved) -> str:
    """The tables and figures of the report that the guard does not know cell by cell: they stay in the office."""
    names = [one["name"] for one in saved.shown.get(saved.languages[0], ())]
    return ", ".join(names) or "-"


def _refuse_revised(ledger: Ledger, counts: dict) -> None:
    other = ledger.revised(counts)
    if other:
        (code, place, year), then, now = other[0]
        raise BadParameter(
            expected=Text("những con số như trong các bản đã công bố", "the figures of earlier releases"),
            found=Text(f"{len(other)} con số khác, trước hết {place} {year}: {then} trước đây, {now} bây giờ", f"{len(other)} other figures, first {place} {year}: {then} then, {now} now"),
            where=f"{code}, {paths.shown(paths.RELEASES)}/ledger.json",
            remedy=Text("công bố lại số đã sửa để lộ phần chênh; đính chính bằng văn bản, hoặc lập sổ công bố mới trong thư mục khác", "a revised figure beside the old one gives the difference away: correct it in writing, or begin a new ledger elsewhere"),
        )  # fmt: skip


def _refuse_leaks(target: Path, public: list[str], places: dict[str, set[str]]) -> None:
    """Names in what was published before are those of its sources, of judges and authors: only of guarded reports are persons sought."""
    for file in sorted(path for path in target.rglob("*") if path.is_file()):
        run = file.relative_to(target).parts[1]
        found = leaks(file, prose=run not in public, places=places.get(run, ()))
        if found:
            raise BadParameter(
                expected=Text("không đường dẫn, tên máy, tên người nào", "no path, no name of a machine, a user or a person"),
                found=Text("; ".join(found[:3]), "; ".join(found[:3])),
                where=file.relative_to(target).as_posix(),
                remedy=Text("sửa tên cột, ghi chú hoặc bảng gốc rồi làm lại báo cáo; bản này không được ghi ra", "mend the column, note or table and make the report again; nothing was written"),
            )  # fmt: skip


def _nothing(saved: Saved) -> BadParameter:
    return BadParameter(
        expected=Text("một báo cáo có kết quả đã lưu, hoặc chỉ dùng số liệu công khai", "a report with saved results, or of the public record alone"),
        found=Text("không có kết quả nào để kiểm soát", "no result that could be guarded"), where=saved.name,
        remedy=Text("công bố báo cáo khác", "release another report"),
    )  # fmt: skip
