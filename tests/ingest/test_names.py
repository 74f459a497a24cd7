"""Names to places: type, spelling, date."""

import datetime as dt

import pytest

from analysis.ingest.entities.places import nearest, resolve

GL = "vn-hn-gialam-"


@pytest.mark.parametrize("written, code", [
    ("thị trấn Yên Viên", "yenvien-tt"), ("xã Yên Viên", "yenvien-xa"), ("TT. Yên Viên", "yenvien-tt"), ("X. Yên Viên", "yenvien-xa"), ("Trâu Quì", "trauquy-tt"),
    ("XÃ KIÊU KỴ", "kieuky"), ("xã Trung Màu", "trungmau"), ("da ton", "daton"),
])  # fmt: skip
def test_a_name_is_one_place(written, code):
    assert resolve(written) == (GL + code,)


def test_bare_yen_vien_is_two_places():
    assert set(resolve("Yên Viên")) == {GL + "yenvien-tt", GL + "yenvien-xa"}


def test_the_date_decides_between_namesakes():
    assert resolve("xã Phù Đổng", on=dt.date(2019, 6, 1)) == (GL + "phudong",)
    assert resolve("xã Phù Đổng", on=dt.date(2025, 2, 1)) == (GL + "phudong-2025",)
    assert resolve("xã Phù Đổng", on=dt.date(2025, 8, 1)) == ("vn-hn-xa-phudong",)
    assert resolve("Gia Lâm", on=dt.date(2025, 8, 1)) == ("vn-hn-xa-gialam",)


def test_an_unknown_name_has_its_nearest():
    assert resolve("Xã Đa Tôn") == () and nearest("Xã Đa Tôn")[0] == "Xã Đa Tốn"
