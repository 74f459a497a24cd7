"""A tidy table is read whole or refused with file, row and column; nothing in it is read as another number."""

import unicodedata

import pytest

from analysis.errors import BadTable, UnknownName
from analysis.ingest import observations
from analysis.ingest.tidy.observations import SCHEMA, check_table

HEAD = ",".join(SCHEMA)
ROW = "x1,vn,2019-01-01,2019-12-31,calendar,so_offences,100,,,exact,cases,false,mine,"
WIDE = "place,period,so_offences,exposure\nvn,2019,100,9000\nvn,2020,110,9100\n"


def schema(row: str) -> bytes:
    return f"{HEAD}\n{row}\n".encode()


def test_the_record_has_1061_figures_and_each_is_a_value_or_a_bound():
    rows = observations()
    assert len(rows) == 1061
    assert rows["obs_id"].is_unique
    assert rows[["value", "value_low", "value_high"]].notna().any(axis=1).all()


def test_a_vague_word_stays_an_interval_and_has_no_value():
    vague = observations().query("quantifier == 'vague'")
    assert len(vague)
    assert vague["value"].isna().all() and vague[["value_low", "value_high"]].notna().all(axis=None)


def test_the_texts_of_the_record_are_nfc(root):
    for file in (root / "data" / "raw").rglob("*.csv"):
        assert unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8")), file.name


def test_both_shapes_of_a_table_give_the_same_columns():
    assert list(check_table(schema(ROW), "a.csv").columns) == list(check_table(WIDE.encode(), "b.csv").columns)


def test_a_column_called_outcome_takes_the_indicator_it_was_added_for():
    rows = check_table(WIDE.replace("so_offences", "outcome").encode(), "b.csv", "so_offences")
    assert list(rows["indicator"]) == ["so_offences"] * 2
    assert list(rows["exposure"]) == [9000.0, 9100.0]


def test_a_byte_order_mark_and_spaces_around_cells_are_harmless():
    rows = check_table(("\ufeff" + WIDE.replace(",100,", ", 100 ,")).encode(), "b.csv")
    assert list(rows["value"]) == [100.0, 110.0]


def test_a_file_of_another_encoding_is_read_as_what_it_is():
    assert list(check_table(WIDE.encode("utf-16"), "b.csv")["value"]) == [100.0, 110.0]


@pytest.mark.parametrize(("period", "start", "end"), [
    ("2019", "2019-01-01", "2019-12-31"), ("2019-Q2", "2019-04-01", "2019-06-30"), ("2019-03", "2019-03-01", "2019-03-31"),
])  # fmt: skip
def test_a_period_is_a_year_a_quarter_or_a_month(period, start, end):
    row = check_table(WIDE.replace("2019", period).encode(), "b.csv").iloc[0]
    assert (str(row["period_start"].date()), str(row["period_end"].date())) == (start, end)


@pytest.mark.parametrize(("content", "where"), [
    (schema(ROW.replace(",100,", ",1 00,")), "mine.csv, row 2, column value"),
    (schema(ROW.replace(",100,", ",3.684,")), "mine.csv, row 2, column value"),
    (schema(ROW.replace("2019-12-31", "31/12/2019")), "mine.csv, row 2, column period_end"),
    (schema(ROW.replace("2019-12-31", "2018-12-31")), "mine.csv, row 2, column period_start"),
    (schema(ROW.replace(",100,,,exact", ",,9,3,vague")), "mine.csv, row 2, column value_low"),
    (WIDE.replace("2020", "hai nghìn").encode(), "mine.csv, row 3, column period"),
    (WIDE.replace("2020", "2019").encode(), "mine.csv, row 3, column period"),
    (WIDE.replace("so_offences", "so_offences,drug_cases").replace(",100,", ",100,5,").replace(",110,", ",110,x,").encode(),
     "mine.csv, row 3, column drug_cases"),
    (b"", "mine.csv"),
    (b"a,b\n1,2\n", "mine.csv"),
    (schema(ROW).replace(b"clock,", b"", 1).replace(b"calendar,", b"", 1), "mine.csv"),
])  # fmt: skip
def test_a_table_that_cannot_be_read_says_where(content, where):
    with pytest.raises(BadTable) as caught:
        check_table(content, "mine.csv")
    assert f"Where: {where}" in caught.value.say("en")


@pytest.mark.parametrize(("wrong", "right"), [
    (schema(ROW.replace("so_offences", "so_ofences")), "so_offences"),
    (schema(ROW.replace("x1,vn,", "x1,vn-hcmm,")), "vn-hcm"),
    (schema(ROW.replace("exact", "exactly")), "exact"),
    (schema(ROW.replace("calendar", "calender")), "calendar"),
    (WIDE.replace("so_offences", "so_ofences").encode(), "so_offences"),
])  # fmt: skip
def test_an_unknown_code_is_answered_with_the_nearest_spelling(wrong, right):
    with pytest.raises((BadTable, UnknownName)) as caught:
        check_table(wrong, "mine.csv")
    assert right in caught.value.parts[3].en
    assert "mine.csv" in caught.value.say("en")


@pytest.mark.parametrize("wrong", [
    WIDE.replace("vn,", "Xã Đa Tốn,"),
    f"place,{HEAD}\nXã Đa Tốn,{ROW.replace('x1,vn,', 'x1,vn-hn-gialam-01234,')}\n",
])  # fmt: skip
def test_a_wrong_place_code_is_answered_with_the_place_of_the_name_beside_it_or_in_its_stead(wrong):
    with pytest.raises(UnknownName, match="“Xã Đa Tốn” là vn-hn-gialam-daton"):
        check_table(wrong.encode(), "mine.csv")


def test_a_negative_count_is_refused_and_semicolons_are_read():
    with pytest.raises(BadTable, match="không âm|not negative"):
        check_table(b"place,period,criminal_offences\nvn-hn,2019,-4\n", "neg.csv")
    assert check_table(b"place;period;criminal_offences\nvn-hn;2019;4\n", "semi.csv")["value"].tolist() == [4.0]
