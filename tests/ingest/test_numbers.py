"""Numbers: what is printed in either format comes back, or is undecided; never another value."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_of_rows import sheet_of

from analysis.ingest.entities.number_words import spelled
from analysis.ingest.entities.numbers import decide, is_ambiguous, readings
from analysis.ingest.readers.sheets import Container
from analysis.ingest.tables.extract import read_tables


def printed(value: Decimal, name: str) -> str:
    text = f"{value:,f}"
    return text if name == "en" else text.translate(str.maketrans(",.", ".,"))


numbers = (
    st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=3)
    .map(lambda d: d.quantize(Decimal("0.001")).normalize())
    .map(lambda d: d + 0)
)


@settings(deadline=None)
@given(st.lists(numbers, min_size=1, max_size=12), st.sampled_from(["vi", "en"]))
def test_a_column_comes_back_as_printed_or_is_queued(values, name):
    texts = [printed(v, name) for v in values]
    rows = [["Năm 2019"], ["Tháng", "Diện tích tự nhiên (km2)"], *([i + 1, t] for i, t in enumerate(texts))]
    sheet = sheet_of({(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)})
    found, _ = read_tables(Container("a.csv", "0" * 64, [sheet]), place="vn-hn-gialam")
    read = {f.evidence.cell: f for f in found}
    for i, value in enumerate(values):
        f = read[f"B{i + 3}"]
        assert f.status != "used" or f.value == value, (texts, f)


@given(numbers, st.sampled_from(["vi", "en"]))
def test_the_printed_value_is_always_among_the_readings(value, name):
    assert readings(printed(value, name))[name] == value


def test_a_mixed_column_is_not_decided():
    assert decide(["1.234,5", "1,234.5"]).name is None
    assert decide(["1.234", "2.345"]).name is None
    assert decide(["1.234", "14,5"]).name == "vi"
    assert is_ambiguous("1.234") and not is_ambiguous("1.234.567")


@pytest.mark.parametrize(
    "words, value",
    [
        ("hai", 2),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm linh năm", 105),
        ("ba nghìn hai trăm", 3200),
        ("mười nghìn", 10000),
    ],
)
def test_numbers_in_words(words, value):
    assert spelled(words.split()) == (value, len(words.split()))
