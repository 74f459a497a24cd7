"""Places one by one: in the order of the alphabet, and what is said where none or few changed."""

import pandas as pd
import pytest

from analysis import Design, estimate
from analysis.language import alphabetical
from analysis.panel import from_frame
from analysis.panel.each import each_place
from analysis.present import each_place_headline


def panels(places, changed=()):
    rows = [
        (place, year, round((60 + year % 2) * (0.8 ** (year - 2010) if place in changed else 1))) for place in places for year in range(2010, 2020)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["place", "period", "n"])
    return each_place(from_frame(frame, place="place", period="period", outcome="n", label="Số vụ"))


def test_places_stand_as_vietnamese_sorts_them():
    names = [
        "Ứng Hòa",
        "Đông Dư",
        "Kim Sơn",
        "Đa Tốn",
        "Văn Đức",
        "Kiêu Kỵ",
        "Dương Xá",
        "Tổ 10",
        "Tổ 2",
        "Trung Mầu",
        "Trâu Quỳ",
    ]
    assert sorted(names, key=alphabetical) == [
        "Dương Xá", "Đa Tốn", "Đông Dư", "Kiêu Kỵ", "Kim Sơn", "Tổ 2", "Tổ 10", "Trâu Quỳ", "Trung Mầu", "Ứng Hòa", "Văn Đức",
    ]  # fmt: skip
    assert [panel.places[0] for panel in panels(["Đa Tốn", "Văn Đức", "Cổ Bi"])] == ["Cổ Bi", "Đa Tốn", "Văn Đức"]


@pytest.mark.parametrize(
    ("changed", "said"), [((), "không chuỗi nào thay đổi rõ rệt"), (("A", "B"), "chưa đến một chuỗi như vậy")]
)
def test_no_sentence_counts_about_nought_series(changed, said):
    text = each_place_headline([estimate(Design(panel)) for panel in panels("ABCDEFGH", changed)]).text
    assert (
        said in text.vi and "khoảng 0" not in text.vi and "0 giảm, 0 tăng" not in text.vi and text.vi.startswith("Số vụ: trong 8")
    )
    assert "about 0" not in text.en and "by itself it does not tell why" in text.en


def test_what_chance_gives_is_an_average_and_no_most():
    text = each_place_headline([estimate(Design(panel)) for panel in panels("ABCDEFGH", ("A",))] * 3).text
    assert "bình quân cho không quá khoảng 1 chuỗi" in text.vi and "nhiều nhất" not in text.vi and "on average" in text.en


def test_places_without_an_estimate_are_counted_and_named():
    frame = pd.DataFrame(
        [
            (place, year, 0 if place == "Cổ Bi" else 40 + year % 3)
            for place in ("Bát Tràng", "Cổ Bi")
            for year in range(2010, 2020)
        ],
        columns=["place", "period", "n"],
    )
    found = each_place(from_frame(frame, place="place", period="period", outcome="n", label="Số vụ"))
    text = each_place_headline([estimate(Design(panel)) for panel in found]).text
    assert "trong 1 chuỗi của 1 địa bàn" in text.vi and "1 chuỗi chưa đủ cơ sở để ước lượng (Cổ Bi)" in text.vi
    assert "1 series could not be estimated (Cổ Bi)" in text.en
