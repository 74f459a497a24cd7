"""The unit of the figures that are used: thousands that the reading multiplied are named no more, months of persons are parts of a year."""

import pandas as pd
import pytest

from analysis.language import Text
from analysis.panel.exposure import HELD, measured_in
from analysis.panel.own_table import read_table
from analysis.panel.yearly import by_year

PEOPLE = Text("dân mỗi năm", "people and year")


def table(tmp_path, exposure: str, outcome: str = "Số vụ", periods=range(2015, 2020)):
    rows = [
        (f"Xã {letter}", period, 7 + at + n % 3, 8 + at) for at, letter in enumerate("ABCD") for n, period in enumerate(periods)
    ]
    pd.DataFrame(rows, columns=["Xã", "Kỳ", outcome, exposure]).to_csv(tmp_path / "xa.csv", index=False)
    return read_table(str(tmp_path / "xa.csv"))


@pytest.mark.parametrize(("heading", "exposed", "persons"), [
    ("Dân số (nghìn người)", PEOPLE, 8000), ("Dân số TB (nghìn người)", PEOPLE, 8000), ("Dân số (người)", PEOPLE, 8),
    ("Dân số", PEOPLE, 8), ("Dân số (người-năm)", PEOPLE, 8), ("Dân số tính đến 31/12/2019", PEOPLE, 8),
    ("Dân số (hộ)", Text("hộ mỗi năm", "households and year"), 8),
    ("Dân số nữ", Text("người của “Dân số nữ” mỗi năm", "persons of “Dân số nữ” and year"), 8),
    ("Dân số 15-29 tuổi", Text("người của “Dân số 15-29 tuổi” mỗi năm", "persons of “Dân số 15-29 tuổi” and year"), 8),
    ("Dân số (người/km2)", Text("đơn vị “Dân số (người/km2)”", "units of “Dân số (người/km2)”"), 8),
])  # fmt: skip
def test_a_rate_is_of_the_persons_that_its_figures_count(tmp_path, heading, exposed, persons):
    panel = table(tmp_path, heading).panel("Số vụ")
    assert panel.exposed == exposed and panel.rows["exposure"].min() == persons


def test_persons_of_a_month_are_a_twelfth_of_a_year_whatever_unit_stands_in_the_heading(tmp_path):
    months = [f"{year}-{month:02d}" for year in (2018, 2019) for month in range(1, 13)]
    for heading, persons in (("Dân số (nghìn người)", 8000), ("Dân số (người)", 8)):
        panel = table(tmp_path, heading, periods=months).panel("Số vụ")
        assert panel.rows["exposure"].min() == pytest.approx(persons / 12)
        assert any(caution.code == "persons_in_years" for caution in panel.cautions)


@pytest.mark.parametrize("heading", ["Dân số (người-năm)", "Người năm", "person_years"])
def test_person_years_of_a_month_are_no_parts_of_a_year(tmp_path, heading):
    panel = table(tmp_path, heading, periods=[f"2018-{month:02d}" for month in range(1, 13)]).panel("Số vụ")
    assert panel.rows["exposure"].min() == 8 and not any(c.code == "persons_in_years" for c in panel.cautions)


@pytest.mark.parametrize("heading", ["Số dân quân", "Tổng số dân phòng"])
def test_militia_are_no_population(tmp_path, heading):
    assert "exposure" not in {r.role for r in table(tmp_path, heading).roles}


@pytest.mark.parametrize(("heading", "unit"), [("Thiệt hại (triệu đồng)", "triệu đồng"), ("Số tiền bị chiếm đoạt (nghìn đồng)", "nghìn đồng"),
    ("Thiệt hại tài sản (ĐVT: triệu đồng)", "triệu đồng"), ("Số tiền bị chiếm đoạt", ""), ("Thu nhập, triệu đồng", "triệu đồng")])  # fmt: skip
def test_money_keeps_the_unit_of_the_sheet_and_is_no_count(tmp_path, heading, unit):
    panel = table(tmp_path, "Dân số", outcome=heading).panel(heading)
    assert panel.kind == "measure" and panel.label.vi == heading and panel.unit.vi == unit and panel.rows["outcome"].min() == 7
    assert not by_year(panel)["rate"].notna().any() and not any("số đếm" in c.text.vi for c in panel.cautions)
    assert table(tmp_path, "Dân số", outcome=heading).panel(heading, kind="count").kind == "count"


@pytest.mark.parametrize("heading", ["Số vụ trộm tiền", "Số tin của cộng đồng", "Số vụ tranh chấp hợp đồng", "Điểm cộng đồng"])
def test_counts_of_cases_are_no_money(tmp_path, heading):
    assert table(tmp_path, "Dân số", outcome=heading).panel(heading).kind == "count"


@pytest.mark.parametrize(("heading", "unit"), [
    ("Số vụ trộm cắp", "vụ"), ("SỐ VỤ TRỘM CẮP TÀI SẢN", "vụ"), ("Số người nghiện", "người"), ("Tổng số vụ việc hòa giải", "vụ việc"),
    ("Số vụ trên 100.000 dân", ""), ("Số vụ/tháng", ""), ("Thefts", ""), ("Số vụn", ""),
])  # fmt: skip
def test_a_count_has_the_unit_that_its_heading_names(tmp_path, heading, unit):
    assert table(tmp_path, "Dân số", outcome=heading).panel(heading, kind="count").unit.vi == unit


@pytest.mark.parametrize(
    "heading",
    [
        "Dân số toàn xã",
        "Dân số (31/12/2019)",
        "Dân số có đến 31/12",
        "Dân số (theo sổ hộ khẩu)",
        "Dân số (đ/v: người)",
        "danso",
        "Dân số bình quân",
        "Dân số trung bình (người)",
        "Số dân (người)",
        "pop",
        "mid_year_population",
    ],
)
def test_any_heading_of_a_population_is_of_people(tmp_path, heading):
    assert table(tmp_path, heading).panel("Số vụ").exposed == PEOPLE


@pytest.mark.parametrize(
    "heading",
    [
        "Dân số theo đạo",
        "Dân số trên 14",
        "Dân số từ 15 trở lên",
        "Dân số người Khmer",
        "Dân số tôn giáo",
        "Dân số phụ nữ",
        "Dân số nữ",
        "Dân số tạm trú",
        "Dân số trong độ tuổi lao động",
        "Số dân quân",
        "Dân số (người/km2)",
        "Dân số/km2",
    ],
)
def test_a_part_of_the_people_and_what_is_none_are_called_by_their_heading(heading):
    assert measured_in(heading) not in (PEOPLE, HELD) and heading in measured_in(heading).vi


@pytest.mark.parametrize("heading", ["Tổng số hộ", "Số hộ dân", "households"])
def test_households_are_called_so(tmp_path, heading):
    rows = table(tmp_path, heading)
    panel = read_table(str(rows.path), columns=f"{heading}=exposure").panel("Số vụ")
    assert panel.rate_unit == Text("trên 100.000 hộ mỗi năm", "per 100,000 households and year")


@pytest.mark.parametrize("parts", [4, 12])
def test_the_rate_of_a_year_is_its_count_over_the_mean_population(tmp_path, parts):
    periods = [
        f"{year}-{'Q' if parts == 4 else ''}{n:0{1 if parts == 4 else 2}}" for year in (2018, 2019) for n in range(1, parts + 1)
    ]
    rows = [(p, when, 3 + (k + n) % 5, 1000 * (k + 1)) for k, p in enumerate(("A Xá", "B Xá")) for n, when in enumerate(periods)]
    frame = pd.DataFrame(rows, columns=["xa", "ky", "sovu", "ds"])
    labels = {"sovu": "Số vụ", "ds": "Dân số trung bình (người)"}
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118, variable_labels=labels)
    panel = read_table(tmp_path / "t.dta", columns="ds=exposure").panel()
    year = by_year(panel).loc[2018]
    assert panel.exposed == PEOPLE and year["rate"] == pytest.approx(
        frame["sovu"][frame["ky"].str[:4] == "2018"].sum() / 3000 * 1e5
    )
