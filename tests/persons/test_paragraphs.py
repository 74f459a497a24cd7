"""A hundred invented paragraphs with persons in them and a hundred without, by an author who had not seen the rules.

Scored once untouched: 159 of 181 secrets masked, 0 of 100 others changed. What was missed was mended as kinds (hamlets behind a name,
telephones with blanks, given names in a list, years behind names); two are left, and the sets are seen ones now.
"""

import json
from pathlib import Path

from analysis.persons.mask import masked

HERE = Path(__file__).parent / "paragraphs"
LEFT = {"thôn Thuận Tốn", 'Việt "còi"'}  # a hamlet in another clause than its person; a nickname in quotation marks


def load(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_no_secret_stays_but_those_named_above():
    left = {secret for one in load("with") for secret in one["secrets"] if secret in masked(one["text"]).text}
    assert left <= LEFT


def test_nothing_is_masked_where_there_is_no_person():
    assert [one["text"] for one in load("without") if masked(one["text"]).text != one["text"]] == []
