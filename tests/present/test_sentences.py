"""No sentence claims more than its design permits, in either language."""

import dataclasses
import unicodedata

import pandas as pd
import pytest

from analysis import Design, Panel, Refusal, estimate, load_beside, load_panel, load_record, run_checks, sentence
from analysis.catalogue import all_series
from analysis.design import Claim
from analysis.language import LANGUAGES, Text
from analysis.present import account, caveats, components_here, contrast, heading, reasons
from analysis.present.sentences import say

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
                                   account(panel.accounting), heading(panel, Text("số liệu công khai", "public record")))]  # fmt: skip
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
    return estimate(Design(load_panel("criminal_offences", places="vn-hcm")))


def claimed(claim: Claim, **more):
    return say(dataclasses.replace(trend(), claim=claim, **more))


def test_each_claim_has_verbs_of_its_own_and_none_is_shared_upwards():
    described, associated = claimed(Claim.DESCRIBE), claimed(Claim.ASSOCIATE)
    caused = claimed(Claim.CAUSE_IF, assumptions=(Text("không có gì khác thay đổi", "nothing else changed"),))
    verbs = {
        "vi": {0: "thay đổi bình quân", 1: "đi cùng nhau", 2: "do "},
        "en": {0: "changed on average", 1: "association", 2: "because of"},
    }
    for language in LANGUAGES:
        sentences = [text.to(language) for text in (described, associated, caused)]
        assert verbs[language][0] in sentences[0]
        assert verbs[language][1] in sentences[1] and verbs[language][1] not in sentences[0] + sentences[2]
        assert verbs[language][2] in sentences[2] and verbs[language][2] not in sentences[0] + sentences[1]


def test_a_causal_sentence_begins_with_its_assumptions():
    assumed = (Text("xu hướng song song", "trends are parallel"), Text("không lan tỏa", "nothing spills over"))
    said = claimed(Claim.CAUSE_IF, assumptions=assumed)
    assert said.vi.startswith("Với giả định rằng xu hướng song song; không lan tỏa: ")
    assert said.en.startswith("Assuming that trends are parallel; nothing spills over: ")


def test_the_direction_is_not_said_where_the_interval_includes_no_change():
    for claim in (Claim.ASSOCIATE, Claim.CAUSE_IF):
        said = claimed(claim, low=-5.0, high=5.0, assumptions=(Text("không lan tỏa", "nothing spills over"),))
        assert "not clearly different" in said.en or "no difference" in said.en
        assert "không khác rõ rệt" in said.vi or "không thấy" in said.vi
        assert "lower" not in said.en and "thấp hơn" not in said.vi


def simulated() -> Panel:
    table = pd.DataFrame({"place": "a", "period": range(2011, 2021), "outcome": range(20, 30)})
    return Panel.from_frame(table, place="place", period="period", outcome="outcome", simulated=True)


def test_every_sentence_about_simulated_data_says_so_first():
    panel = simulated()
    refusal = estimate(Design(panel, adopted="2015-01-01"), method="segmented")
    assert isinstance(refusal, Refusal)
    for text in (say(estimate(Design(panel))), say(refusal), heading(panel, Text("thử", "trial")).text):
        assert text.vi.startswith("SỐ LIỆU MÔ PHỎNG — ") and text.en.startswith("SIMULATED DATA — ")


def test_a_refusal_says_why_what_is_needed_and_what_can_be_said():
    refusal = estimate(Design(load_record("vn-hn-gialam").as_panel(), component="c-b93"))
    assert "Cần: " in say(refusal).vi and "Có thể: " in say(refusal).vi
    assert "B93" in say(refusal).vi and "B93" in say(refusal).en


def test_a_slope_of_a_percentage_is_in_percentage_points():
    said = say(estimate(Design(load_panel("criminal_clearance_pct", places="vn-hcm")), method="mann_kendall"))
    assert "percentage points" in said.en and "điểm phần trăm" in said.vi


def test_the_sentence_shown_follows_the_language_parameter():
    effect = trend()
    assert str(sentence(effect, "vi")).startswith("Thành phố Hồ Chí Minh, 2012–2020: số vụ")
    assert str(sentence(effect, "en")).startswith("Ho Chi Minh City, 2012–2020: recorded")
