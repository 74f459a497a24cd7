"""Paragraphs and whole reports kept as data, seen and held-out ones apart: paragraphs/README.md and sets.toml say who wrote them."""

import sys
from pathlib import Path

import pytest

from analysis.ingest.findings.finding import QUEUED
from analysis.ingest.importing import read_files

sys.path.insert(0, str(Path(__file__).resolve().parent))
import paragraph_score as scores

SETS = {name: about for name, about in scores.described().items() if "least" in about}


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_read_as_well_as_it_was(name, printed):
    ones = scores.paragraphs(name)
    found = scores.score(ones)
    printed.append(f"paragraphs {name}: {found}")
    misses = found.misses if name.startswith("seen/") else "a held-out set is not opened to mend"
    precision, recall, landed = SETS[name]["least"]
    assert len(ones) == SETS[name]["paragraphs"]
    assert found.precision >= precision, misses
    assert found.recall >= recall, misses
    assert found.right / found.due >= landed, misses  # what is asked about is no gain over what landed


def test_every_set_is_described_and_says_its_first_score():
    files = {f"{path.parent.name}/{path.stem}" for path in scores.FOLDER.glob("*/*.jsonl") if path.parent.name != "reports"}
    assert files - {"seen/leads"} == set(scores.described())
    assert all(about["first"] and about["how"] and about["date"] for about in scores.described().values())


def test_every_landed_figure_of_whole_reports_has_its_place_and_period(printed):
    total = scores.Score()
    for report in scores.load(scores.FOLDER / "reports" / "key.jsonl"):
        findings = list(read_files([scores.FOLDER / "reports" / report["file"]]).findings)
        scores.add(total, report["file"], report, findings)
        for kind, justified in (("place", report["question_place"]), ("period", report["question_period"])):
            asked = {
                f.reason for f in findings if f.status == QUEUED and f.kind == kind and f.indicator != "target_reduction_pct"
            }
            assert len(asked) <= justified, (report["file"], asked)
    printed.append(f"reports: {total}")
    assert total.precision >= 0.98, total.misses
    assert total.recall >= 0.96, total.misses
