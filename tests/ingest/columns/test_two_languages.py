"""Headings in two languages: each side may name the role; of such a table nothing tells whether the day or the month stands first."""

import pytest
from table_readings import asked

from analysis.catalogue.headings import meant, part_of_period

_ROWS = "".join(
    f"{x},2018-{m:02d},{m % 4},{s}\n" for x, s in (("Cam Chính", ""), ("Thanh An", "09/06/2018")) for m in range(1, 13)
)


@pytest.mark.parametrize(
    "heads",
    [
        "Commune / Xã,Period / Kỳ,Incidents / Số vụ,Launch / Ngày khởi động",
        "Xã (Commune),Kỳ (Period),Số vụ (Cases),Ngày khởi động (Launch)",
        "Xã Commune,Kỳ Period,Số vụ Cases,Ngày khởi động Launch",
        "Xã,Kỳ,Số vụ,Ngày khởi động\nCommune,Period,Cases,Launch",
        "Commune | Xã,Reporting period | Kỳ báo cáo,Cases | Số vụ,Kick-off | Ngày khởi động",
    ],
)
def test_each_side_names_the_role_and_the_order_of_day_and_month_is_asked(csv, heads):
    table = csv(f"{heads}\n{_ROWS}")
    assert [r.role for r in table.roles] == ["place", "period", "outcome", "adopted"] and [*asked(table)] == ["dates"]
    assert str(csv(f"{heads}\n{_ROWS}", cells="dates=day").frame.iloc[-1, 3]) == "2018-06"


def test_a_date_of_the_table_that_can_be_read_in_one_way_tells_the_others(csv):
    heads = "Commune / Xã,Period / Kỳ,Incidents / Số vụ,Launch / Ngày khởi động\n"
    assert not asked(csv(f"{heads}{_ROWS}Cam Hiếu,2018-01,2,25/03/2018\n"))


def test_slashes_that_part_no_languages_name_nothing_more():
    rates = (
        "Nghiện / dân số",
        "Đảng viên / dân số",
        "Hội viên / Dân",
        "Cháy / Nổ",
        "Camera / xã",
        "Mô hình / Xã",
        "Lớp / Trường",
        "Nam / Nữ",
        "Tái nghiện / Người",
    )
    assert not [heading for heading in rates if meant(heading).roles]
    assert meant("Kick-off / Ngày khởi động").roles == ("adopted",) and meant("Cases / Tệ nạn").roles == ("outcome",)
    assert meant("Trộm cắp / tháng").roles == meant("Trộm cắp/năm").roles == () and meant("STT / Xã").roles == ()
    assert meant("Xã / Phường").roles == ("place",) and meant("Số vụ / 10.000 dân").roles == ("outcome",)
    assert part_of_period("Year / Năm") == "year" and not part_of_period("Quý – Năm")
