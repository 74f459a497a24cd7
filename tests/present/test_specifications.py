"""The figure of specifications says what was estimated, in which unit and from which sources."""

import pandas as pd
import pytest

from analysis import Design, estimate, load_panel
from analysis.language import Text
from analysis.present import specifications
from analysis.results import CheckResult, Checks


@pytest.mark.parametrize(("language", "named"), [("vi", "(% mỗi năm)"), ("en", "(% a year)")])
def test_its_subtitle_names_the_outcome_and_the_unit(language, named):
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)))
    curve = pd.DataFrame({"value": [-5.0, -4.0], "low": [-6.0, -5.5], "high": [-4.0, -2.5]})
    check = CheckResult(
        name="specification_curve", question=Text("?", "?"), passed=True, statistic=1.0, sentence=Text(".", "."), table=curve
    )
    drawn = specifications(effect, Checks((check,))).draw(language)
    written = " ".join(text.get_text() for text in drawn.texts)
    assert f"{effect.label.to(language)} {named}" in written
    assert {"vi": "Nguồn: ", "en": "Sources: "}[language] in written
