"""The sentences of checks read as sentences: one figure is no range, and what each part says stays apart."""

from dataclasses import replace

import pytest

from analysis import Design, estimate, load_panel
from analysis.checks import alternative_figures, spliced_parts


@pytest.fixture(scope="module")
def effect():
    return estimate(Design(load_panel("criminal_offences", places=("vn-hcm",))), "trend")


def with_alternatives(effect, some):
    return replace(effect, design=Design(replace(effect.design.panel, alternatives=some)))


def test_one_other_figure_gives_one_estimate_and_no_range(effect):
    one = with_alternatives(effect, effect.design.panel.alternatives[:1])
    found = alternative_figures.check(one)
    assert len(found.table) == 1
    assert "đến" not in found.sentence.vi and " to " not in found.sentence.en
    assert "khi đó là −" in found.sentence.vi and "is then −" in found.sentence.en


def test_several_other_figures_give_a_range(effect):
    found = alternative_figures.check(effect)
    assert found.table["value"].round(1).nunique() > 1
    assert " từ −" in found.sentence.vi and " đến −" in found.sentence.vi and " to −" in found.sentence.en


def test_parts_are_set_apart_by_semicolons(effect):
    found = spliced_parts.check(effect)
    first, last = (part.label for part in effect.design.panel.series.parts if part.code in effect.design.panel.series.main)
    assert f"điểm); {last.vi}: " in found.sentence.vi and f"points); {last.en}: " in found.sentence.en
    assert found.sentence.vi.startswith(f"Từng đoạn: {first.vi}: ")
