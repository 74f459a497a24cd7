"""A hundred invented paragraphs with persons in them and a hundred without, by an author who had not seen the rules.

Scored once untouched: 159 of 181 secrets masked, 0 of 100 others changed. What was missed was mended as kinds (hamlets behind a name,
telephones with blanks, given names in a list, years behind names); two are left, and the sets are seen ones now.

A second hundred, harder, by the one who mended what it showed (rare surnames, highland and foreign names, nicknames, birth dates in words,
who did what): first 98 of 151 secrets masked and 0 of 60 others changed, then 149, now all. Twenty and forty-four more behind them: first 26 of 28, 3 changed.
"""

import json
from pathlib import Path

import pytest

from analysis.persons.mask import masked

HERE = Path(__file__).parent / "paragraphs"
# A hamlet in another clause than its person; a nickname behind a bracket.
LEFT = {"thôn Thuận Tốn", 'Việt "còi"'}
SETS = ("", "_2")


def load(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("which", SETS)
def test_no_secret_stays_but_those_named_above(which):
    left = {secret for one in load(f"with{which}") for secret in one["secrets"] if secret in masked(one["text"]).text}
    assert left <= LEFT


@pytest.mark.parametrize("which", SETS)
def test_nothing_is_masked_where_there_is_no_person(which):
    assert [one["text"] for one in load(f"without{which}") if masked(one["text"]).text != one["text"]] == []


@pytest.mark.parametrize(("text", "left"), [
    ("Bố Hùng khai nhận đã đánh con.", "Bố [tên] khai nhận đã đánh con."), ("Vợ Lan kể lại sự việc.", "Vợ [tên] kể lại sự việc."),
    ("Thị Xuân cùng chồng bỏ trốn.", "[tên] cùng chồng bỏ trốn."), ("Ksor H'Lan trình báo.", "[tên] trình báo."),
    *((same,) * 2 for same in ("Mẹ Việt Nam anh hùng kể chuyện.", "Con Đường bị ngập.", "Thị Cầu bị ngập.", "Thị Trấn bị ngập.", "Buôn H'Đing bị ngập.",
                               "phường Thị Cầu và chợ", "Hộ Tày kể lại phong tục.")),
])  # fmt: skip
def test_a_name_of_one_word_is_one_where_its_bearer_did_or_said_something(text, left):
    assert masked(text).text == left
