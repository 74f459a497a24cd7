"""Sentence, table, figure, page, Word file, saved numbers and summary of a finding come from one object: change it, and all follow."""

import dataclasses
import io
import json
import re

import docx
import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, figure, load_record, record, sentence
from analysis.language import LANGUAGES
from analysis.present import summary_table, table
from analysis.present.sentences.headline import briefly
from analysis.present.sentences.numbers import size
from analysis.publish.summary import summary
from analysis.publish.word.layout import read
from analysis.publish.word.make import report_file

CLUBS = {"data": "bang.csv", "component": "c-club"}


def panel():
    rng, places = np.random.default_rng(5), [f"xã {n}" for n in range(12)]
    rows = pd.DataFrame([(place, year) for place in places for year in range(2008, 2018)], columns=["place", "period"])
    rows["adopted"] = rows["place"].map({place: 2013 for place in places[:5]})
    rows["y"] = rng.poisson(60 * np.where(rows["period"] >= rows["adopted"], 0.65, 1.0))
    return Panel.from_frame(rows, place="place", period="period", outcome="y", adopted="adopted", kind="count")


def changed(effect, by):
    ends = {end: getattr(effect, end) * by for end in ("value", "low", "high")}
    return dataclasses.replace(effect, **ends)


@pytest.fixture(scope="module")
def published(tmp_path_factory, saved_of):
    """The same finding twice, once with other numbers: what every place says of it, by language."""
    effect = estimate(Design(panel(), treatment="câu lạc bộ"), method="twfe")
    found = []
    for name, one in (("first", effect), ("second", changed(effect, 0.7))):
        folder = tmp_path_factory.mktemp(name) / "effect_clubs"
        saved = saved_of(folder, sentence(one), table(one), record([one]))
        about = {"notebook": {"file": "notebooks/40_component_effect.ipynb"}, "parameters": CLUBS}
        (folder / "provenance.json").write_text(json.dumps(about), encoding="utf-8")
        found.append((one, {language: said(folder, saved, language) for language in LANGUAGES}))
    return found


def said(folder, saved, language):
    stored = json.loads((folder / "estimate.json").read_text(encoding="utf-8"))["results"][0]
    page = re.sub(
        r"<script.*?</script>|<style.*?</style>", "", (folder / f"report.{language}.html").read_text(encoding="utf-8"), flags=re.S
    )
    made = summary_table(summary(folder.parent), load_record("vn-hn-gialam")).cells(language)
    return {
        "page": plain(re.sub(r"<[^>]+>", " ", page)), "word": plain(read(docx.Document(io.BytesIO(report_file(saved, language))))),
        "json": plain(stored["sentence"][language]), "numbers": [float(stored[end]) for end in ("value", "low", "high")],
        "summary": plain(" ".join(map(str, made.iloc[0]))),
    }  # fmt: skip


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u2060", ""))


def amount(effect, language):
    return plain(briefly(size(effect).amount(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_tells_the_numbers_of_the_object_and_none_of_the_other(published, language):
    for own, other in ((0, 1), (1, 0)):
        effect, places = published[own]
        mine, its = amount(effect, language), amount(published[other][0], language)
        assert mine != its
        for place in ("page", "word", "json"):
            assert mine in places[language][place] and its not in places[language][place], (place, mine)
        assert places[language]["numbers"] == pytest.approx([effect.value, effect.low, effect.high])
        share = f"{abs(100 * (effect.value - 1)):.0f}"
        assert f"−{share}" in places[language]["summary"], (share, places[language]["summary"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_stands_letter_for_letter_on_the_page_in_word_and_in_the_saved_result(published, language):
    for effect, places in published:
        told = plain(sentence(effect).text.to(language))
        body = told.split(" — ", 1)[-1]
        assert plain(figure(effect).alt.to(language)).startswith(told.rstrip("."))
        assert all(body in places[language][place] for place in ("page", "word", "json")), body
