"""What is planted is seen, and nothing that is not: planted.json holds all draws; a few are made again here."""

import importlib.util
import json
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("planted", Path(__file__).parent / "planted.py")
MADE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MADE)
STORED = json.loads((Path(__file__).parent / "planted.json").read_text(encoding="utf-8"))


def test_all_draws_were_made_and_say_when_and_of_what():
    assert {name: STORED[name]["draws"] for name in MADE.PLANTED} == {name: draws for name, (_, draws) in MADE.PLANTED.items()}
    assert STORED["date"] and STORED["commit"]


def test_a_law_is_not_put_down_to_the_programme():
    law = STORED["law"]
    assert law["naive off by, least"] > 50 and abs(law["default off by, mean"]) < 5 and law["default holds none"] >= 0.95


def test_doubled_reporting_is_no_crime():
    """A survey's interval is exact (test_reporting.py): its own 500 draws are held to within what chance does to 500."""
    flat = STORED["flat"]
    assert flat["hold no change, at most 2 times"] >= 0.95 and flat["hold no change, at most 2.5 times"] >= 0.95
    assert flat["hold no change, survey"] >= 0.95 - 3 * (0.95 * 0.05 / flat["draws"]) ** 0.5


def test_a_fall_is_seen_by_the_survey():
    assert (
        STORED["fall"]["exclude no change"] >= 0.80 and STORED["fall"]["hold the truth"] >= 0.95 - 3 * (0.95 * 0.05 / 500) ** 0.5
    )


def test_a_network_that_lost_its_weak_groups_is_flagged_and_bounded():
    network = STORED["network"]
    assert network["flagged"] == 1 and network["bounds hold the truth"] >= 0.95 and network["survivors alone hold it"] < 0.05


def test_the_driver_is_named_every_time():
    assert STORED["driver"]["named"] == STORED["driver"]["draws"] == 20


@pytest.mark.parametrize(("name", "draws"), [("law", 2), ("flat", 20), ("fall", 20), ("network", 20)])
def test_a_few_draws_made_now_are_of_the_same_kind(name, draws):
    made = MADE.PLANTED[name][0](draws, first=9000)
    assert made.keys() == STORED[name].keys()
    for what, value in made.items():
        if not what.startswith(("draws", "naive", "default off")):
            assert abs(value - STORED[name][what]) <= (0.2 if draws >= 20 else 0.5), what
