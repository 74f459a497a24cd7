"""A small sample of the generated tables (`make fuzz` tries ten thousand) through every door that takes a table of one's own."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("generated_tables", Path(__file__).with_name("generated_tables.py"))
generated = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = generated
_SPEC.loader.exec_module(generated)
SEEDS = range(60)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory) -> dict[tuple[int, str], tuple[str, str, list[str]]]:
    folder = tmp_path_factory.mktemp("tables")
    made = [generated.make(seed, folder) for seed in SEEDS]
    return {(m.path.stem, door, m.must_ask): (*generated.judged(m, door), m.traits) for m in made for door in generated.DOORS}


def test_no_figure_is_changed_and_no_row_is_invented_by_any_door(verdicts):
    assert not {key: found[1:] for key, found in verdicts.items() if found[0] == "wrong"}


def test_most_tables_are_read_without_a_question(verdicts):
    counts = Counter(found[0] for (_, door, must_ask), found in verdicts.items() if door == "data" and not must_ask)
    assert counts["right"] >= 0.85 * counts.total()


def test_a_table_that_can_be_read_two_ways_is_asked_about(verdicts):
    assert {found[0] for (_, door, must_ask), found in verdicts.items() if must_ask and door == "data"} == {"asked"}
