"""What the catalogue declares stands in the record, in both languages, and agrees with itself."""

import dataclasses
import datetime as dt
import unicodedata
from importlib import import_module

import pytest

from analysis import catalogue
from analysis.catalogue import (
    all_series,
    arithmetic,
    component,
    components,
    indicators,
    place,
    places,
    shares,
    shocks,
    sources,
    units_of,
)
from analysis.errors import UnknownName
from analysis.ingest import observations
from analysis.language import Text

written = import_module("analysis.catalogue.indicators")  # in the package the name is the function
GIALAM = "vn-hn-gialam"
SERIES = sorted(all_series())


@pytest.fixture(scope="module")
def by_id():
    return observations().set_index("obs_id")


def texts(thing):
    """Every Text inside a record, however deep."""
    if isinstance(thing, Text):
        yield thing
    elif dataclasses.is_dataclass(thing):
        yield from texts([getattr(thing, field.name) for field in dataclasses.fields(thing)])
    elif isinstance(thing, dict):
        yield from texts(list(thing.values()))
    elif isinstance(thing, (list, tuple)):
        for part in thing:
            yield from texts(part)


@pytest.mark.parametrize("code", SERIES)
def test_every_observation_of_a_series_stands_in_the_record_of_its_place(code, by_id):
    ids = [obs for part in all_series()[code].parts for obs in part.observations]
    assert len(ids) == len(set(ids))
    assert set(by_id.loc[ids, "place_code"]) == {all_series()[code].place}


@pytest.mark.parametrize("code", SERIES)
def test_a_part_has_one_label_and_one_figure_a_year(code, by_id):
    for part in all_series()[code].parts:
        rows = by_id.loc[list(part.observations)]
        assert rows["indicator"].nunique() == 1
        assert rows["period_end"].dt.year.is_unique


@pytest.mark.parametrize("code", SERIES)
def test_a_main_part_has_one_clock_so_that_no_estimate_chains_two(code, by_id):
    declared = all_series()[code]
    for part in declared.parts:
        if part.code in declared.main and declared.splice is None and len(part.observations) >= 4:
            assert by_id.loc[list(part.observations), "clock"].nunique() == 1


@pytest.mark.parametrize("code", SERIES)
def test_an_alternative_is_another_figure_for_the_same_year(code, by_id):
    for part in all_series()[code].parts:
        for chosen, others in part.alternatives.items():
            assert chosen in part.observations
            for other in others:
                assert by_id.loc[other, "period_end"].year == by_id.loc[chosen, "period_end"].year
                assert by_id.loc[other, "indicator"] == by_id.loc[chosen, "indicator"]
                assert by_id.loc[other, "place_code"] == by_id.loc[chosen, "place_code"]


@pytest.mark.parametrize("code", SERIES)
def test_what_a_series_names_exists(code):
    declared = all_series()[code]
    parts = {part.code for part in declared.parts}
    assert set(declared.main) <= parts
    assert set(declared.shocks) | set(declared.recording) <= set(shocks())
    assert set(declared.companions) | set(declared.negative_controls) <= set(all_series()) - {code}
    assert {obs for part in declared.parts for obs in part.flagged} <= {
        obs for part in declared.parts for obs in part.observations
    }


@pytest.mark.parametrize("code", [code for code in SERIES if all_series()[code].splice])
def test_a_splice_names_an_overlap_where_both_sources_print_the_same_figure(code, by_id):
    splice = all_series()[code].splice
    assert splice.overlap
    assert set(splice.parts) == set(all_series()[code].main)
    for first, second in splice.overlap:
        assert by_id.loc[first, "value"] == by_id.loc[second, "value"]
        assert by_id.loc[first, "period_end"].year == by_id.loc[second, "period_end"].year
        assert by_id.loc[first, "source_id"] != by_id.loc[second, "source_id"]


def test_several_main_parts_are_spliced_by_declaration():
    for declared in all_series().values():
        assert len(declared.main) == 1 or declared.splice is not None


def test_the_splice_of_ho_chi_minh_city_rests_on_2016_and_2017(by_id):
    overlap = all_series()["hcm_recorded_offences"].splice.overlap
    assert {(by_id.loc[a, "period_end"].year, int(by_id.loc[b, "value"])) for a, b in overlap} == {(2016, 5205), (2017, 4809)}


def test_the_fifteen_components_are_complete():
    assert len(components()) == 15
    for found in components().values():
        assert set(found.where) <= set(places())
        assert set(found.dose) | set(found.mean) | set(found.coverage) | set(found.outcomes) <= set(indicators())
        assert found.where and found.needs and found.source in sources()
        assert found.outcomes or found.ceiling == 0  # what aims at no outcome can be judged by none
        assert 0 <= found.ceiling <= 3


def test_the_open_list_of_the_source_stays_open():
    assert [code for code, found in components().items() if found.open_list]


def test_shares_and_recomputed_percentages_name_what_exists(by_id):
    for share in shares():
        assert {share.part, *share.of} <= set(indicators())
    assert {check.printed for check in arithmetic()} <= set(by_id.index)


@pytest.mark.parametrize(("day", "units"), [("2010-10-22", 22), ("2024-12-31", 22), ("2025-01-01", 17), ("2025-06-30", 17)])
def test_gia_lam_had_as_many_communes_and_townships_as_the_law_says(day, units):
    assert len(units_of(GIALAM, dt.date.fromisoformat(day))) == units


def test_the_district_and_its_communes_end_on_30_june_2025_and_six_units_follow():
    assert units_of(GIALAM, dt.date(2025, 7, 1)) == ()
    assert not place(GIALAM).exists_on(dt.date(2025, 7, 1))
    assert len(place(GIALAM).successors) == 6
    assert all(place(code).exists_on(dt.date(2025, 7, 1)) for code in place(GIALAM).successors)


@pytest.mark.parametrize("day", [dt.date(2024, 12, 31), dt.date(2025, 6, 30)])
def test_a_unit_that_ends_has_successors_that_stand_the_day_after(day):
    for unit in units_of(GIALAM, day):
        if unit.valid_to == day:
            assert unit.successors
            assert all(place(code).exists_on(day + dt.timedelta(days=1)) for code in unit.successors)


def test_the_two_yen_vien_are_two_places():
    township, commune = place("vn-hn-gialam-yenvien-tt"), place("vn-hn-gialam-yenvien-xa")
    assert (township.name.vi, commune.name.vi) == ("Thị trấn Yên Viên", "Xã Yên Viên")
    assert township.gso_code != commune.gso_code
    assert not {a.casefold() for a in township.aliases} & {a.casefold() for a in commune.aliases}


@pytest.mark.parametrize("table", ["indicators", "places", "components", "shocks", "all_series", "shares"])
def test_every_text_stands_in_both_languages_and_in_nfc(table):
    found = list(texts(getattr(catalogue, table)()))
    assert found
    for text in found:
        for words in text:
            assert words.strip() == words != ""
            assert unicodedata.is_normalized("NFC", words)


def test_every_unit_clock_and_quantifier_of_the_record_has_words_in_both_languages(by_id):
    for clock in by_id["clock"].unique():
        assert all(catalogue.clock_name(clock))
    for unit in by_id["unit"].unique():
        named = catalogue.unit_name(unit)
        assert named.vi != named.en or named.en in ("km²", "%"), unit


def test_an_unknown_code_is_answered_with_the_nearest_spelling():
    with pytest.raises(UnknownName, match="vn-hn-gialam"):
        place("vn-hn-gialm")
    with pytest.raises(UnknownName, match="Known: vn-hn-gialam-kieuky "):
        place("xã Kiêu Kỵ")
    with pytest.raises(UnknownName, match="c-club"):
        component("c-clubb")


def test_every_sense_of_the_lexicon_names_an_indicator_of_the_catalogue():
    from analysis.catalogue import indicators
    from analysis.catalogue.declared import toml

    assert {entry["indicator"] for entry in toml("lexicon")["sense"]} <= set(indicators())


@pytest.mark.parametrize(("sense", "said"), [
    ('indicator = "criminal_offences"\nhead = ["case"]\nwith = ["crimee"]', "crime"),
    ('indicator = "criminal_offences"\nhead = ["case"]\nwhit = ["crime"]', "with"),
    ('indicator = "criminal_offences"\nhead = ["cases"]', "case"),
    ('indicator = "criminal_offences"\nhead = ["case"]\nany = ["said:clubs"]', "said:club"),
    ('indicator = "criminal_offences"', "head"),
])  # fmt: skip
def test_a_sense_with_a_name_that_nothing_reads_is_refused_with_its_line_and_what_is_known(sense, said, tmp_path, monkeypatch):
    from analysis.catalogue.lexicon import lexicon
    from analysis.errors import WorkbookError

    file = tmp_path / "own.toml"
    file.write_text(f"# one's own\n\n[[sense]]\n{sense}\n", encoding="utf-8")
    monkeypatch.setenv("DIRECTIVE48_LEXICON", str(file))
    lexicon.cache_clear()
    try:
        with pytest.raises(WorkbookError) as refused:
            lexicon()
    finally:
        lexicon.cache_clear()
    assert f"{file}:3" in str(refused.value) and said in str(refused.value)


def test_indicators_without_a_sense_are_named():
    from analysis.catalogue.lexicon import lexicon, unnamed

    assert "programme_listed" in unnamed() and not set(unnamed()) & {sense.indicator for sense in lexicon().senses}


@pytest.mark.parametrize(("column", "given"), [("kind", "stok"), ("role", "programm"), ("direction", "none")])
def test_a_kind_role_or_direction_that_nothing_reads_is_refused(monkeypatch, column, given):
    one = dataclasses.replace(next(iter(indicators().values())), **{column: given})
    monkeypatch.setattr(written, "indicators", lambda: {one.code: one})
    with pytest.raises(UnknownName, match=given) as error:
        written.check_words()
    assert one.code in str(error.value)


def test_every_indicator_has_a_kind_a_role_and_a_direction():
    written.check_words()
