"""Paragraphs and whole reports written by an author who had not seen the rules: see paragraphs/README.md for how and the first scores."""

from pathlib import Path

import pytest

from analysis.ingest.findings.finding import QUEUED
from analysis.ingest.importing import read_files

SETS = Path(__file__).parent / "paragraphs"


@pytest.mark.parametrize(("name", "precision", "recall"), [("first", 0.98, 0.98), ("second", 0.92, 0.90), ("third", 0.98, 0.89)])
def test_seen_sets_are_read_as_well_as_they_were(name, precision, recall, paragraph_score, printed):
    found = paragraph_score.score(paragraph_score.load(SETS / "seen" / f"{name}.jsonl"))
    printed.append(f"paragraphs {name}: {found}")
    assert (found.landed - found.false) / found.landed >= precision, found.misses
    assert (found.right + found.offered) / found.due >= recall, found.misses


def test_every_landed_figure_of_whole_reports_has_its_place_and_period(paragraph_score, printed):
    total = paragraph_score.Score()
    for report in paragraph_score.load(SETS / "reports" / "key.jsonl"):
        findings = list(read_files([SETS / "reports" / report["file"]]).findings)
        paragraph_score.add(total, report["file"], report, findings)
        for kind, justified in (("place", report["question_place"]), ("period", report["question_period"])):
            asked = {
                f.reason for f in findings if f.status == QUEUED and f.kind == kind and f.indicator != "target_reduction_pct"
            }
            assert len(asked) <= justified, (report["file"], asked)
    printed.append(f"reports: {total}")
    assert (total.landed - total.false) / total.landed >= 0.98, total.misses
    assert (total.right + total.offered) / total.due >= 0.96, total.misses
