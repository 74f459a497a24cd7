"""Headlines of every kind of result keep their length and say unit, period and comparison; the listed file is what is computed."""

import dataclasses
import importlib.util
import re
from pathlib import Path

import pytest

from analysis import figure, sentence
from analysis.estimators import names
from analysis.language import LANGUAGES, Text
from analysis.present import table
from analysis.present.sentences import title
from analysis.present.sentences.headline import MOST_WORDS, briefly
from analysis.present.sentences.numbers import size
from analysis.results import Estimate

UNITS = {
    "vi": r"%|lần|vụ|người|tin\b|điểm|dân/năm|dân mỗi năm|đơn vị",
    "en": r"%|times|cases|persons|tips|points|a year|per 100,000|items",
}
COMPARED = {"vi": r"so với|mỗi năm|ở [\d.]+ người", "en": r"against|than|from|as high|a year|each year|among"}
PERIOD = r"(?:19|20)\d\d\.$|không nêu giai đoạn\.$|period not stated\.$|(?:19|20)\d\d; (?:đổi hướng|joinpoints?)"


SPEC = importlib.util.spec_from_file_location("listed_headlines", Path(__file__).parent / "listed_headlines.py")
MADE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MADE)


@pytest.fixture(scope="module")
def found():
    return MADE.cases()


def said(found):
    return [(name, language, title(result).to(language), result) for name, result in found.items() for language in LANGUAGES]


def test_there_are_sixty_results_of_every_method(found):
    assert len(found) >= 60
    assert {result.method for result in found.values() if isinstance(result, Estimate)} == set(names())


def test_the_file_is_what_the_command_writes(found):
    assert MADE.FILE.read_text(encoding="utf-8") == MADE.listed(found), "python tests/present/listed_headlines.py"


def test_no_headline_is_longer_than_a_reader_takes_in(found):
    long = {
        (name, lang): text
        for name, result in found.items()
        for lang, text in zip(LANGUAGES, sentence(result).text, strict=True)
        if len(text.split()) > MOST_WORDS[lang]
    }
    assert long == {}


def test_every_headline_says_unit_period_and_comparison(found):
    for name, language, text, result in said(found):
        if isinstance(result, Estimate):
            assert re.search(UNITS[language], text), (name, text)
            assert re.search(PERIOD, text), (name, text)
            if result.null is not None:
                assert re.search(COMPARED[language], text), (name, text)


def test_no_headline_is_garbled(found):
    for name, language, text, _ in said(found):
        assert not re.search(r"nan|None|∞|\b\w+_\w+|=|  | [,.;:]|\(\)|[«»]|\d %", text), (name, text)
        assert text.count("(") == text.count(")") and text[0].isupper() and text.endswith("."), (name, text)
        assert language == "en" or not re.search(r"\bnơi so sánh|liều|đã in\b", text), (name, text)


def test_a_direction_is_said_only_where_the_interval_excludes_no_change(found):
    words = {"vi": r"thấp hơn|cao hơn|giảm|tăng|gấp", "en": r"lower|higher|fell|rose|as high"}
    for name, language, text, result in said(found):
        if isinstance(result, Estimate) and result.null is not None and "hai mốc" not in name:
            bare = re.sub(r"chưa rõ tăng hay giảm", "", text)
            assert bool(re.search(words[language], bare)) is not result.includes_no_change, (name, text)


def test_no_headline_says_why(found, causal_words):
    assert {name: causal_words(text, language) for name, language, text, _ in said(found) if causal_words(text, language)} == {}


def test_no_label_is_cut_until_it_says_nothing(found, monkeypatch):
    long = Text(*(" ".join(["mã" if language == "vi" else "code"] * MOST_WORDS[language]) for language in LANGUAGES))
    for language in LANGUAGES:
        monkeypatch.setitem(MOST_WORDS, language, 8)  # room for less than the least of a label
    kept = {}
    for name, result in found.items():
        if isinstance(result, Estimate):
            told = title(dataclasses.replace(result, label=long))
            kept |= {
                (name, lang): re.findall(r"(?i)(?:mã|code)\b(?=[ …])", told.to(lang))
                for lang in LANGUAGES
                if "…" in told.to(lang)
            }
    assert kept and {key: words for key, words in kept.items() if len(words) < 3} == {}


def test_an_end_that_cannot_be_given_is_said_as_such(found):
    assert "chưa xác định được giới hạn trên" in title(found["two_rates từ 0"]).vi
    assert "no limits can be given" in title(found["khoảng mở hai phía"]).en


def test_an_outcome_is_never_its_own_cause(found):
    unnamed = sentence(found["twfe chưa nêu tên"])
    causal = next(point for point in unnamed.points if "because of" in point.en)
    assert "because of the measure that is judged: " in causal.en and "do biện pháp được xét: " in causal.vi


def test_both_dates_are_said(found):
    text = title(found["segmented hai mốc"])
    assert "01/2014" in text.vi and "01/2016" in text.vi and "Jan 2014" in text.en and "Jan 2016" in text.en


def parts(effect, language):
    """What the sentence, the table and the figure of a finding say of it."""
    shown = table(effect)
    return {
        "sentence": sentence(effect).text.to(language),
        "table": f"{shown.caption(language)}\n" + " ".join(shown.cells(language).iloc[:, 1].head(2)),
        "figure": figure(effect).alt.to(language),
    }


def apart(said, effect, language):
    """In what the parts of a finding disagree; empty where they do not."""
    told = size(effect).amount(language).strip("(").split(" (")[0].split(";")[0]
    number = re.search(r"\d[\d.,]*", told)[0]
    caption, cells = said["table"].split("\n")
    found = [] if told in said["sentence"] or briefly(told) in said["sentence"] else ["sentence"]
    found += [] if number in cells else ["table"]
    found += [] if caption == said["sentence"] else ["caption"]
    return found + ([] if said["figure"].startswith(said["sentence"].rstrip(".")) else ["figure"])


def shifted(effect, by=0.9):
    return dataclasses.replace(effect, **{end: getattr(effect, end) * by for end in ("value", "low", "high")})


SIZED = ["twfe giảm", "segmented tăng", "synthetic_control không rõ", "trend giảm", "callaway_santanna tăng", "two_rates từ 0"]


@pytest.mark.parametrize("name", SIZED)
@pytest.mark.parametrize("by", [1.0, 0.9, 1.37, 0.11])
def test_sentence_table_and_figure_of_a_finding_say_the_same(found, name, by):
    effect = shifted(found[name], by)
    assert {language: apart(parts(effect, language), effect, language) for language in LANGUAGES} == {"vi": [], "en": []}


@pytest.mark.parametrize("name", SIZED)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["sentence", "table", "figure"])
def test_a_part_taken_from_another_finding_is_noticed(found, name, language, part):
    effect = found[name]
    other = parts(shifted(effect, 0.6), language)[part]
    mixed = parts(effect, language) | {part: other}
    assert apart(mixed, effect, language)
