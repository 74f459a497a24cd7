"""Numbers and dates as each language writes them."""

import datetime as dt

import pytest

from analysis.language import Text, date, joined, number


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (3684, 0, "3.684", "3,684"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (286102, 0, "286.102", "286,102"),
        (-4.31, 1, "−4,3", "−4.3"),
        (-0.04, 1, "0,0", "0.0"),
        (0.5, 2, "0,50", "0.50"),
        (1e6, 0, "1.000.000", "1,000,000"),
    ],
)
def test_a_number_is_written_in_each_language(value, decimals, vi, en):
    assert (number(value, "vi", decimals), number(value, "en", decimals)) == (vi, en)


def test_a_date_is_written_in_each_language():
    day = dt.date(2010, 10, 2)
    assert (date(day, "vi"), date(day, "en")) == ("02/10/2010", "2 October 2010")


def test_a_filled_text_writes_numbers_dates_and_texts_in_its_own_language():
    filled = Text("{n} người từ {d}: {t}", "{n} persons since {d}: {t}").fill(
        n=3684, d=dt.date(2010, 10, 22), t=Text("có", "yes")
    )
    assert filled == ("3.684 người từ 22/10/2010: có", "3,684 persons since 22 October 2010: yes")


def test_a_list_is_joined_in_each_language():
    assert (joined(["a", "b", "c"], "vi"), joined(["a", "b", "c"], "en"), joined(["a"], "en")) == ("a, b và c", "a, b and c", "a")
