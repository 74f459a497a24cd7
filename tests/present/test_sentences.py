"""No sentence claims more than its design permits, in either language."""

import dataclasses
import math
import unicodedata

import pandas as pd
import pytest
from scipy import stats

from analysis import Design, Panel, Refusal, estimate, load_beside, load_panel, load_record, run_checks, sentence
from analysis.catalogue import all_series
from analysis.design import Claim
from analysis.design.examples import question
from analysis.errors import Caution
from analysis.estimators import estimator
from analysis.language import LANGUAGES, Text
from analysis.present import account, caveats, components_here, contrast, heading, power, reasons
from analysis.present.sentences import permitted, say, written_interval, written_value
from analysis.results import CheckResult, Checks

METHODS = ((None, None), ("mann_kendall", None), ("segmented", "2010-10-22"))


@pytest.fixture(scope="module")
def described() -> dict[str, Text]:
    """Every sentence about every declared series, and about the record of Gia Lâm."""
    found: dict[str, Text] = {}
    for code, declared in all_series().items():
        panel = load_panel(declared.outcome, places=declared.place)
        results = [estimate(Design(panel, adopted=adopted), method=method) for method, adopted in METHODS]
        assert all(isinstance(r, Refusal) or r.claim == Claim.DESCRIBE for r in results)
        shown = [say(r) for r in results]
        shown += [s.text for s in (reasons(run_checks(results[0])), contrast(panel, load_beside(panel)), caveats(panel),
                                   account(panel.accounting), heading(panel))]  # fmt: skip
        found |= {f"{code} {number}": text for number, text in enumerate(shown)}
    record = load_record("vn-hn-gialam")
    panels = [*record.totals(), *record.shares(), *record.rates()]
    results = [estimate(Design(panel)) for panel in panels]
    results += [estimate(Design(record.as_panel(), component=c)) for c in components_here(record)]
    return found | {f"gialam {number}": say(result) for number, result in enumerate(results)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_description_holds_a_causal_word(described, causal_words, language):
    assert len(described) > 100
    found = {key: causal_words(text.to(language), language) for key, text in described.items()}
    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize(("text", "language"), [
    ("Mô hình đã góp phần kéo giảm tội phạm.", "vi"), ("Số vụ giảm nhờ câu lạc bộ.", "vi"), ("Hiệu quả rõ rệt", "vi"),
    ("The clubs reduced crime.", "en"), ("It fell because of the Directive", "en"), ("the effect of the clubs", "en"),
])  # fmt: skip
def test_the_search_for_causal_words_finds_them(text, language, causal_words):
    assert causal_words(text, language)


def test_every_sentence_is_nfc_ends_in_a_full_stop_and_has_no_empty_place(described):
    for key, text in described.items():
        for words in text:
            assert unicodedata.is_normalized("NFC", words), key
            assert "  " not in words and "nan" not in words.split() and "None" not in words and " ." not in words, (key, words)
            assert not words.startswith((" ", ",")), key


def test_a_fall_that_may_be_none_is_said_to_be_neither():
    effect = estimate(Design(load_panel("so_offences", places="vn")))
    assert effect.includes_no_change
    assert "không cho biết tăng hay giảm" in say(effect).vi and "do not tell a rise from a fall" in say(effect).en


def trend():
    return estimate(Design(load_panel("criminal_offences", places="vn-hcm")), errors="classical")


def claimed(claim: Claim, **more):
    return say(dataclasses.replace(trend(), claim=claim, **more))


def test_each_claim_has_verbs_of_its_own_and_none_is_shared_upwards():
    described, associated = claimed(Claim.DESCRIBE), claimed(Claim.ASSOCIATE)
    caused = claimed(Claim.CAUSE_IF, assumptions=(Text("không có gì khác thay đổi", "nothing else changed"),))
    verbs = {
        "vi": {0: "Đây là mô tả", 1: "mối liên hệ", 2: " là do "},
        "en": {0: "This describes the record", 1: "association", 2: "because of"},
    }
    for language in LANGUAGES:
        sentences = [text.to(language) for text in (described, associated, caused)]
        assert verbs[language][0] in sentences[0] and verbs[language][0] not in sentences[1] + sentences[2]
        assert verbs[language][1] in sentences[1] and verbs[language][1] not in sentences[0] + sentences[2]
        assert verbs[language][2] in sentences[2] and verbs[language][2] not in sentences[0] + sentences[1]


def test_a_causal_sentence_begins_with_its_assumptions():
    assumed = (Text("xu hướng song song", "trends are parallel"), Text("không lan tỏa", "nothing spills over"))
    said = sentence(dataclasses.replace(trend(), claim=Claim.CAUSE_IF, assumptions=assumed))
    causal = [point for point in said.points if "because of" in point.en]
    assert len(causal) == 1 and "because of" not in said.text.en and " do " not in said.text.vi
    assert causal[0].vi.startswith("Chỉ khi các giả định sau đều đúng mới có thể coi chênh lệch này là do ")
    assert causal[0].vi.endswith(": xu hướng song song; không lan tỏa.")
    assert causal[0].en.startswith("Only if all of this holds ") and causal[0].en.endswith("parallel; nothing spills over.")


def test_what_no_check_could_be_made_of_does_not_carry_a_cause():
    causal = dataclasses.replace(trend(), claim=Claim.CAUSE_IF)
    impossible = dataclasses.replace(failed("pre_trend").results[0], passed=None, statistic=None)
    assert permitted(causal, Checks((impossible,))) == "associate"
    weak = dataclasses.replace(impossible, statistic=0.4)  # made, and its sentence says how little it could see
    assert permitted(causal, Checks((weak,))) == "cause_if" and permitted(causal, failed("leave_one_out")) == "cause_if"


def test_shocks_that_the_treated_share_take_the_cause_from_an_interval_that_does_not_count_them():
    causal = dataclasses.replace(trend(), claim=Claim.CAUSE_IF, cautions=())
    counted = dataclasses.replace(causal, cautions=(Caution("shocks_counted", Text("đã tính", "counted")),))
    assert permitted(causal, failed("shared_shocks")) == "associate"
    assert permitted(counted, failed("shared_shocks")) == "cause_if"


def test_the_direction_is_not_said_where_the_interval_includes_no_change():
    for claim in (Claim.ASSOCIATE, Claim.CAUSE_IF):
        said = claimed(claim, low=-5.0, high=5.0, assumptions=(Text("không lan tỏa", "nothing spills over"),))
        assert "no clear change" in said.en and "chưa rõ tăng hay giảm" in said.vi
        assert "lower" not in said.en and "fell" not in said.en and "thấp hơn" not in said.vi and "giảm bình quân" not in said.vi


def simulated() -> Panel:
    table = pd.DataFrame({"place": "a", "period": range(2011, 2021), "outcome": range(20, 30)})
    return Panel.from_frame(table, place="place", period="period", outcome="outcome", simulated=True)


def test_every_sentence_about_simulated_data_says_so_first():
    panel = simulated()
    refusal = estimate(Design(panel, adopted="2015-01-01"), method="segmented")
    assert isinstance(refusal, Refusal)
    for text in (say(estimate(Design(panel))), say(refusal), heading(panel).text):
        assert text.vi.startswith("SỐ LIỆU MÔ PHỎNG — ") and text.en.startswith("SIMULATED DATA — ")


def test_a_refusal_says_why_what_is_needed_and_what_can_be_said():
    refusal = estimate(Design(load_record("vn-hn-gialam").as_panel(), component="c-b93"))
    assert "Cần: " in say(refusal).vi and "Có thể nói, không gắn với nguyên nhân nào: " in say(refusal).vi
    assert "367 người (330–407), 22/10/2010–12/08/2020." in say(refusal).vi
    alone = estimate(Design(load_record("vn-hn-gialam").as_panel(), component="c-b93"), method="describe")
    assert "Có thể: " in say(alone).vi
    assert "B93" in say(refusal).vi and "B93" in say(refusal).en


def test_a_slope_of_a_percentage_is_in_percentage_points():
    said = say(estimate(Design(load_panel("criminal_clearance_pct", places="vn-hcm")), method="mann_kendall"))
    assert "percentage points" in said.en and "điểm phần trăm" in said.vi


def test_the_sentence_shown_follows_the_language_parameter():
    effect = trend()
    assert str(sentence(effect, "vi")).startswith("Số vụ phạm pháp hình sự được ghi nhận ở thành phố Hồ Chí Minh mỗi năm giảm")
    assert str(sentence(effect, "en")).startswith("Recorded criminal offences in Ho Chi Minh City fell by")


def failed(name: str) -> Checks:
    question = Text("Xu hướng trước đó có song song không?", "Were trends parallel before?")
    found = Text("Hai bên đã không song song.", "The two sides were not parallel.")
    return Checks((CheckResult(name=name, question=question, passed=False, statistic=0.01, sentence=found),))


@pytest.mark.parametrize("name", ["pre_trend", "placebo_date", "placebo_outcome", "honest_did", "specification_curve"])
def test_a_failed_check_of_what_a_cause_assumes_leaves_an_association_and_is_named(name):
    parallel = Text("hai bên song song", "both would move in parallel")
    effect = dataclasses.replace(trend(), claim=Claim.CAUSE_IF, assumptions=(parallel,))
    text = say(effect, failed(name))
    assert "a cause would need the assumption that both would move in parallel." in text.en
    assert "because of" not in text.en and "association" in text.en and "Failed: the two sides were not parallel." in text.en
    assert " là do " not in text.vi and "Không đạt: hai bên đã không song song." in text.vi


def test_methods_that_contradict_are_named_with_their_numbers_and_leave_an_association():
    contradicted = CheckResult(
        name="other_methods", question=Text("Có trái lại không?", "Do others contradict?"), passed=False, statistic=1.0,
        sentence=Text("Phương pháp khác: −15%.", "Another method: −15%."),
    )  # fmt: skip
    effect = dataclasses.replace(trend(), claim=Claim.CAUSE_IF)
    text = say(effect, Checks((contradicted,)))
    assert "Failed: another method: −15%." in text.en and "Không đạt: phương pháp khác: −15%." in text.vi
    assert "because of" not in text.en and "Do others" not in text.en
    both = say(effect, Checks((contradicted, *failed("leave_one_out"))))
    assert "Failed: another method: −15%. Failed: the two sides" in both.en
    held = dataclasses.replace(contradicted, passed=True)
    assert say(effect, Checks((held,))) == say(effect)


def test_the_smallest_detectable_effect_is_that_of_the_estimate_it_stands_beside():
    design = question("teaching", "c-club")
    effect = estimate(design)
    least = math.exp((stats.t.ppf(0.975, effect.statistics["df"]) + stats.t.ppf(0.8, effect.statistics["df"])) * effect.std_error)
    assert f"({estimator('etwfe').TITLE.en})" in power(effect).text.en
    assert f"a rise of {100 * (least - 1):.1f}% or a fall of {100 * (1 - 1 / least):.1f}%" in power(effect).text.en
    rates = estimate(design, "callaway_santanna")
    size = (stats.t.ppf(0.975, 21) + stats.t.ppf(0.8, 21)) * rates.std_error
    without = rates.statistics["observed_mean"] - rates.value
    shown = power(rates).text.en
    assert f"({estimator('callaway_santanna').TITLE.en}): {size:.1f} per 100,000" in shown
    assert f", {100 * size / without:.1f}% of the level estimated without the treatment." in shown
    other = estimate(design, "twfe")
    ratio = math.exp((stats.t.ppf(0.975, other.statistics["df"]) + stats.t.ppf(0.8, other.statistics["df"])) * other.std_error)
    assert f"a rise of {100 * (ratio - 1):.1f}% or a fall of {100 * (1 - 1 / ratio):.1f}%" in power(other).text.en


def test_without_a_t_the_smallest_detectable_effect_is_foreseen_by_a_model_that_is_named():
    few = estimate(question("teaching", "c-sensitive"))
    assert few.smallest_detectable is None and power(few).text == power(few.design).text
    assert "foreseen from the rows without the treatment (least squares with place and period effects)" in power(few).text.en
    assert (
        "may truly be much larger" in power(few).text.en and "Chưa tính biến động chung của các nơi áp dụng" in power(few).text.vi
    )
    refused = estimate(question("teaching", "c-club"), method="segmented")
    assert "Thay đổi nhỏ nhất" in power(refused).text.vi


def test_another_failed_check_is_named_and_leaves_the_claim():
    text = say(dataclasses.replace(trend(), claim=Claim.CAUSE_IF), failed("leave_one_out"))
    assert "because of" in text.en and "Failed: the two sides were not parallel." in text.en


@pytest.mark.parametrize(("value", "low", "high", "shown"), [
    (0.9996, 0.9994, 0.9998, ("0.9996", "0.9994", "0.9998")), (0.72, 0.64, 0.81, ("0.72", "0.64", "0.81")),
    (0.5, 0.1, 0.9999999, ("0.500000", "0.100000", "1.000000")),
])  # fmt: skip
def test_rounding_keeps_an_interval_that_excludes_no_change_apart_from_it(value, low, high, shown):
    effect = dataclasses.replace(trend(), scale="rate_ratio", null=1.0, value=value, low=low, high=high)
    assert tuple(written_value(effect, "en", end) for end in (value, low, high)) == shown


def test_an_interval_without_ends_is_written_with_its_signs():
    effect = dataclasses.replace(trend(), scale="level", null=0.0, value=3.0, low=-math.inf, high=math.inf)
    assert "−∞ to ∞" in written_interval(effect, "en").replace("\u00a0", " ")


def test_a_difference_of_shares_is_in_percentage_points():
    effect = dataclasses.replace(trend(), scale="share", null=0.0, value=-0.048, low=-0.08, high=-0.01, claim=Claim.ASSOCIATE)
    assert (
        "fell by 4.8 percentage points (1.0–8.0)" in say(effect).en
        and "giảm bình quân 4,8 điểm phần trăm (1,0–8,0)" in say(effect).vi
    )


def test_an_interrupted_series_says_what_came_of_its_slope_too():
    months = pd.period_range("2010-01", periods=96, freq="M")
    level = [100.0 if i < 48 else 100.0 + 3 * (i - 47) for i in range(96)]
    frame = pd.DataFrame({"place": "a", "period": months.astype(str), "outcome": [v + (i * 7 % 5) for i, v in enumerate(level)]})
    panel = Panel.from_frame(frame, place="place", period="period", outcome="outcome")
    effect = estimate(Design(panel, adopted="2014-01-01", treatment=Text("chiến dịch", "a campaign")), method="segmented")
    assert "From Jan 2014 on, the change a year was" in say(effect).en and "higher than before." in say(effect).en
    assert "Từ 01/2014, mức thay đổi mỗi năm cao hơn" in say(effect).vi and "(chiến dịch)" in say(effect).vi


def test_persons_are_counted_and_not_named():
    effect = estimate(question("persons"), method="kaplan_meier")
    assert (
        "of 76 persons" in say(effect).en and "theo dõi 76 người" in say(effect).vi and "n = 76" in say(effect).vi
    )  # who joined
    assert "p000" not in say(effect).en


def test_a_small_slope_is_written_with_the_decimals_that_it_needs():
    effect = dataclasses.replace(
        trend(), method="segmented", claim=Claim.ASSOCIATE, scale="level", null=0.0, value=60.0, low=55.0, high=65.0,
        coefficients=pd.DataFrame({"term": ["slope 2014"], "value": [0.46], "low": [0.38], "high": [0.54]}),
    )  # fmt: skip
    assert "0.46 cases (0.38–0.54) higher than before" in say(effect).en


def test_a_heading_says_whose_figures_they_are():
    public = load_panel("criminal_offences", places="vn-hcm")
    said = {
        sources: heading(dataclasses.replace(public, sources=sources)).text
        for sources in (public.sources, ("thu",), (*public.sources, "thu"), ())
    }
    assert [text.en.rpartition(" · ")[2] for text in said.values()] == [
        "public record", "figures added here (thu)", "public record and figures added here (thu)", "figures added here",
    ]  # fmt: skip
    assert said["thu",].vi.endswith("số liệu tự thêm (thu)")


@pytest.mark.parametrize(("column", "exposed", "said"), [
    ("population", None, ("trên 100.000 dân mỗi năm", "per 100,000 people and year")),
    ("exposure", None, ("trên 100.000 đơn vị mẫu số", "per 100,000 units of exposure")),
    ("vehicles", None, ("trên 100.000 đơn vị “vehicles”", "per 100,000 units of “vehicles”")),
    ("exposure", Text("hộ mỗi năm", "households and year"), ("trên 100.000 hộ mỗi năm", "per 100,000 households and year")),
])  # fmt: skip
def test_a_rate_is_of_what_its_exposure_is_measured_in(column, exposed, said):
    rows = [(f"p{g}", year, 40 + g + year % 3, 900, 2010 if g < 6 else None) for g in range(12) for year in range(2001, 2019)]
    frame = pd.DataFrame(rows, columns=["place", "period", "n", column, "adopted"])
    named = {"place": "place", "period": "period", "outcome": "n", "exposure": column, "adopted": "adopted"}
    design = Design(Panel.from_frame(frame, **named, exposed=exposed), treatment="x")
    text = say(estimate(design, "callaway_santanna"))
    shown, brief = said[1] + " (", "per 100,000 a year ("
    assert shown in text.en.replace(")", " (") or brief in text.en.replace(")", " (")
    assert said[0] in text.vi or said[0].replace(" trên ", "/").replace(" dân mỗi năm", " dân/năm") in text.vi
    assert design.on(design.rows).panel.rate_unit == Text(*said)
