"""The page of all components reads saved reports, marks what is simulated, and says no more than they permit."""

import json

import pytest

from analysis import load_record
from analysis.catalogue import components
from analysis.language import LANGUAGES
from analysis.present import summary_headline, summary_table
from analysis.present.summary import Verdict, _short
from analysis.publish.markdown import table
from analysis.publish.summary import CHOICE, summary
from analysis.run.plan import plan


@pytest.fixture
def reports(tmp_path):
    """`save(name, book, parameters, **result)` writes a report; the folder of all."""

    def save(name, book, parameters, **result):
        folder = tmp_path / name
        folder.mkdir()
        stored = {"type": "estimate", "permitted": "cause_if", "value": 0.7, "low": 0.6, "high": 0.8, "null": 1.0, "scale": "rate_ratio",
                  "simulated": True, "sms_level": 3, "statistics": {}, "averted": {"value": 30.0, "low": 10.0, "high": 50.0, "years": 5.0}}  # fmt: skip
        checks = result.pop("checks", [True])
        said = {"vi": "Hai bên đã không song song (p = 0,01).", "en": "The two sides were not parallel (p = 0.01)."}
        made = [{"passed": passed, "sentence": said} for passed in checks]
        (folder / "estimate.json").write_text(json.dumps({"results": [stored | result], "checks": made}), encoding="utf-8")
        about = {"notebook": {"file": f"notebooks/{book}.ipynb"}, "parameters": parameters}
        (folder / "provenance.json").write_text(json.dumps(about), encoding="utf-8")
        return tmp_path

    return save


CHOICE_OF = {code: data for data, code in CHOICE.items()}
CLUB = {"data": "teaching", "component": "c-club"}


def row(folder, code="c-club"):
    return next(one for one in summary(folder) if one.component.code == code)


@pytest.mark.parametrize(("more", "verdict"), [
    ({}, Verdict.EVIDENCE), ({"high": 1.1}, Verdict.LACKING), ({"checks": [True, False]}, Verdict.LACKING),
    ({"permitted": "describe"}, Verdict.DESCRIBED), ({"type": "refusal"}, Verdict.LACKING),
])  # fmt: skip
def test_the_verdict_follows_interval_checks_and_claim(reports, more, verdict):
    folder = reports("effect_sensitive", "40_component_effect", CLUB | {"component": "c-sensitive"}, **more)
    assert row(folder, "c-sensitive").verdict is verdict


def test_a_component_that_no_design_can_judge_is_said_to_be_so(reports):
    folder = reports("effect_rules", "40_component_effect", CLUB | {"component": "c-rules"}, type="refusal")
    assert row(folder, "c-rules").verdict is Verdict.NONE and row(folder).verdict is Verdict.NOT_RUN


def test_own_data_come_before_simulated_ones(reports):
    reports("a_simulated", "40_component_effect", CLUB)
    folder = reports("own", "40_component_effect", {"data": "bang.xlsx", "component": "c-club"}, simulated=False)
    assert row(folder).run == "own" and not row(folder).simulated


def test_fifteen_rows_with_numbers_from_the_estimate_and_a_link_each(reports, causal_words):
    folder = reports("effect_clubs", "40_component_effect", CLUB, checks=[True, False, None])
    made = summary_table(summary(folder), load_record("vn-hn-gialam"))
    for language in LANGUAGES:
        cells = made.cells(language)
        assert len(cells) == len(components()) == 15 and "17" in cells.iloc[0, 1]
        first = list(cells.iloc[0])
        assert (
            first[4].startswith("−30 (−40")
            and first[5].startswith("−6 (−10")
            and first[6].startswith("30 (10")
            and first[7] == "1/2"
        )
        assert "(mp)" in first[2] or "(sim)" in first[2]
        assert not causal_words(" ".join([*first[2:9], *cells.columns]), language)
        assert f"](../effect_clubs/report.{language}.html)" in table(made.payload(language))
        assert len(str(summary_headline(summary(folder), language)).split()) <= 30


ARTICLE = "17 562 33.1 509 22/22 100–999 2 1,000–9,999 3,684 367 35 482".split()  # what the article prints of its components


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_the_article_are_in_it_and_two_of_one_unit_are_told_apart(reports, language):
    cells = summary_table(summary(reports("effect_clubs", "40_component_effect", CLUB)), load_record("vn-hn-gialam")).cells(
        language
    )
    said = " ".join(cells.iloc[:, 1])
    assert all(
        (one.translate(str.maketrans(",.", ".,")) if language == "vi" else one) in said.replace(";", " ").split()
        for one in ARTICLE
    )
    assert all(part.count(": ") == 1 for part in cells.iloc[12, 1].split("; "))  # who was sent, and who went by himself


SAID = (  # by checks that failed on the teaching district
    ("Kết luận không còn đứng vững nếu chênh lệch có từ trước cứ kéo dài thành đường thẳng.", "The finding is gone even where the drift before the start is carried on as a straight line."),
    ("36 cách tính khác: 83,3% cùng phía với kết quả chính, giá trị từ 0,927 đến 1,05.", "36 other specifications: 83.3% on the same side as the main result, values from 0.927 to 1.05."),
    ("Ngày giả cũng cho ra “hiệu ứng”: kết quả không đáng tin.", "The false date gives an “effect” too: the result is in doubt."),
)  # fmt: skip


def test_no_caveat_and_no_need_ends_in_the_middle_of_a_sentence():
    stated = [text for component in components().values() for text in (component.threat, component.needs[0])]
    assert [one for text in [*SAID, *stated] for one in text if _short(one).endswith("…")] == []


def test_the_caveat_is_what_takes_a_cause_away_where_something_does(reports):
    folder = reports("effect_clubs", "40_component_effect", CLUB, checks=[False, False])
    file = folder / "effect_clubs" / "estimate.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored["checks"][0] |= {"name": "misclassified_treatment", "sentence": {"vi": "Dấu đổi.", "en": "The sign changes."}}
    stored["checks"][1]["name"] = "pre_trend"
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert "song song" in row(folder).failed.vi


@pytest.mark.parametrize("code", components())
def test_each_question_is_held_to_the_plan_of_its_own_component(code):
    from analysis.design.examples import question

    data = CHOICE_OF.get(code, "teaching")
    assert question(data, code if data == "teaching" else "c-student").plan == code


def test_every_component_has_a_run_of_the_plan():
    asked = {run.parameters.get("component") for run in plan().values() if run.parameters.get("data") == "teaching"}
    named = asked | {"c-phandangluu", "c-b93"}  # the street, and the persons of notebook 60
    assert set(components()) <= named


FOUNDING = {"groups": "cau_lac_bo.xlsx", "founded": 88, "component": "c-club"}


@pytest.mark.parametrize(("more", "verdict"), [
    (FOUNDING, Verdict.EVIDENCE), (FOUNDING | {"founded": 0}, Verdict.LACKING), (FOUNDING | {"groups": ""}, Verdict.LACKING), (FOUNDING | {"component": "c-b93"}, Verdict.LACKING),
])  # fmt: skip
def test_without_the_list_of_all_groups_ever_founded_the_verdict_is_capped(reports, more, verdict):
    reports("effect_clubs", "40_component_effect", CLUB)
    folder = reports("hidden", "75_hidden", more)
    assert row(folder).verdict is verdict
    if verdict is Verdict.LACKING:
        assert "từng thành lập" in row(folder).failed.vi


def test_a_component_without_groups_needs_no_such_list(reports):
    folder = reports("effect_sensitive", "40_component_effect", CLUB | {"component": "c-sensitive"})
    assert row(folder, "c-sensitive").verdict is Verdict.EVIDENCE
