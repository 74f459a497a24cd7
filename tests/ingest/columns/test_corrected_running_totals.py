"""Running totals of which a few fall where figures were corrected: asked about; months that merely rise are not."""

import numpy as np
import pytest
from table_readings import asked

PLACES = ("An Bình", "Đa Tốn", "Cổ Bi", "Lệ Chi", "Kiêu Kỵ", "Văn Đức", "Dương Xá", "Phú Thị")


def _months(rows):
    return [
        ["SỐ VỤ VI PHẠM NĂM 2021"],
        ["Xã", *range(1, 13)],
        *([p, *map(int, row)] for p, row in zip(PLACES, rows, strict=True)),
    ]


def _added(seed=3):
    return np.cumsum(np.random.default_rng(seed).poisson(2, (len(PLACES), 12)) + (np.arange(12) == 0), axis=1)


def test_totals_that_fall_at_a_few_cells_are_asked_about_with_these(xlsx):
    rows = _added()
    rows[2][7], rows[5][9] = rows[2][6] - 1, rows[5][8] - 1
    table = xlsx(_months(rows))
    assert [*asked(table)] == ["running"] and "I5" in table.questions[0].text.vi and "K8" in table.questions[0].text.vi
    assert not asked(xlsx(_months(rows), cells="running=keep"))
    (left,) = xlsx(_months(rows), cells="running=difference").questions
    assert set(left.cells) == {"I5", "K8"} and "số nào đúng" in left.text.vi


@pytest.mark.parametrize("seed", range(8))
def test_months_that_rise_or_stand_are_not(xlsx, seed):
    rng = np.random.default_rng(seed)
    for level in (np.linspace(4, 19, 12), np.linspace(50, 150, 12), np.full(12, 8)):
        assert not asked(xlsx(_months([rng.poisson(level) for _ in PLACES])))
    assert not asked(xlsx(_months(40 + _added(seed) // 3)))  # a stock that grows


def test_totals_that_fall_often_add_nothing_up(xlsx):
    rows = _added()
    for row in rows:
        row[5], row[9] = row[4] - 2, row[8] - 1
    assert not asked(xlsx(_months(rows)))
