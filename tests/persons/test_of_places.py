"""Persons called as streets and communes are, and places that no list has: who is masked, and what stays."""

import pytest

from analysis.persons.mask import masked
from analysis.run.spoken import spoken

SOMEBODY = {
    "Công an xã bắt quả tang Lê Văn Tám, trú tại số 12, ngõ 5, thôn Thuận Tốn, xã Đa Tốn.": "Công an xã bắt quả tang [tên], trú tại [địa chỉ].",
    "1. Lê Lợi, SN 1980; 2. Trần Phú, SN 1985; 3. Võ Thị Sáu, SN 1990": "1. [tên], SN [ngày sinh]; 2. [tên], SN [ngày sinh]; 3. [tên], SN [ngày sinh]",
    "Bị can Nguyễn Trãi, sinh năm 1980, bị khởi tố.": "Bị can [tên], sinh năm [ngày sinh], bị khởi tố.",
    "Nghi phạm Lê Lợi, 35 tuổi": "Nghi phạm [tên], 35 tuổi",
    "Công an huyện bắt giữ Nguyễn Huệ, CCCD 001085012345": "Công an huyện bắt giữ [tên], CCCD [số định danh]",
    "Công an huyện khởi tố Nguyễn Văn Cừ, về tội trộm cắp tài sản.": "Công an huyện khởi tố [tên], về tội trộm cắp tài sản.",
    "Các đối tượng Lê Văn Lương, Nguyễn Văn Linh, Phạm Văn Đồng cùng trú tại Đa Tốn": "Các đối tượng [tên], [tên], [tên] cùng trú tại [địa chỉ]",
    "Nguyen Van Linh was arrested": "[tên] was arrested",
    "Tran Hung Dao, born 1985": "[tên], born [ngày sinh]",
    "Hoàng Văn Thụ đâm chết Lý Tự Trọng": "[tên] đâm chết [tên]",
    "Chủ hộ Lê Duẩn trình báo": "Chủ hộ [tên] trình báo",
    "Nguyễn Thị Minh Khai bị lừa 200 triệu đồng": "[tên] bị lừa 200 triệu đồng",
    "Thiếu tá Lê Lợi, Trưởng Công an xã": "Thiếu tá [tên], Trưởng Công an xã",
    "Chủ tịch UBND huyện Lê Hồng Phong": "Chủ tịch UBND huyện [tên]",
    "Bị can Lê Chi khai nhận.": "Bị can [tên] khai nhận.",
    "Senior Lieutenant Colonel Nguyen Quoc Bao said so.": "Senior Lieutenant Colonel [tên] said so.",
    "Colonel Tran Van Hai, Chief of Gia Lam District Police": "Colonel [tên], Chief of Gia Lam District Police",
    "John Smith, a British national": "[tên], a British national",
    "Theo lời khai của Bình, Sơn là người cầm đầu.": "Theo lời khai của [tên], [tên] là người cầm đầu.",
    "BỊ CAN NGUYỄN VĂN LINH BỊ KHỞI TỐ": "BỊ CAN [tên] BỊ KHỞI TỐ",
    "Nhóm Tuấn, Hùng, Dũng trộm 3 xe.": "Nhóm [tên], [tên], [tên] trộm 3 xe.",
    "Huyện Gia Lâm bắt các đối tượng: Tuấn Anh 3 vụ, Minh Đức 5 vụ.": "Huyện Gia Lâm bắt các đối tượng: [tên] 3 vụ, [tên] 5 vụ.",
}
NOBODY = (
    "Năm 2019, huyện Thanh Chương xảy ra 15 vụ phạm pháp hình sự, Quỳnh Lưu 12 vụ, Tương Dương 7 vụ.",
    "Đô Lương 22 vụ; Yên Thành 13 vụ; Con Cuông 5 vụ",
    "huyện Nghi Lộc 20 vụ, Hưng Nguyên 12 vụ, Nam Đàn 9 vụ",
    "Thôn Đoài có 12 vụ, Ngọc Động 3 vụ",
    "Do Luong had 22 cases, and Yen Thanh had 13",
    "Đường Nguyễn Trãi xảy ra 12 vụ.",
    "Trên đường Lê Văn Lương, Nguyễn Trãi và Trần Phú có 12 vụ.",
    "Đội trinh sát bắt giữ 2 đối tượng trên Nguyễn Văn Cừ, Long Biên.",
    "Nguyễn Văn Cừ bị ùn tắc.",
    "Chiến dịch mang tên Nguyễn Trãi",
    "Con đường tên Lê Lợi",
    "Phường Lê Hồng Phong bị cướp 3 lần.",
    "Chủ tịch UBND xã Lê Chi báo cáo.",
    "Chủ tịch UBND huyện Trần Văn Thời",
    "Đa Tốn (2019), Bát Tràng (2020)",
    "The crime rate in Tran Hung Dao was high.",
    "Địa bàn\tSố vụ\nPhạm Văn Hai\t3\nNguyễn Thị Tú\t5",
)


@pytest.mark.parametrize(("text", "left"), SOMEBODY.items())
def test_somebody_is_masked_whatever_else_bears_the_name(text, left):
    assert masked(text).text == left


@pytest.mark.parametrize("text", NOBODY)
def test_a_street_or_a_counted_place_stays(text):
    assert masked(text).text == text


@pytest.mark.parametrize(
    "text", ["Thanh Chương 2019", "Tam Bình=outcome; Linh Đông=outcome", "Con Cuông", "Đa Tốn, Bát Tràng", "waves=T0/T12"]
)
def test_a_parameter_of_words_of_a_table_is_spoken_of_as_it_is(text):
    assert spoken(text) == text


@pytest.mark.parametrize(
    "text", ["Nguyễn Hùng", "Nguyễn Văn Hùng=outcome; Đa Tốn=outcome", "Thanh Chương 0912345678", "chị Hoa", "Ông Hoa=outcome"]
)
def test_a_parameter_with_a_name_or_number_of_a_person_is_not(text):
    assert spoken(text).startswith("text-")


def test_places_of_the_table_are_known_and_names_with_a_sure_surname_are_no_places():
    told = "Báo cáo gồm Quỳnh Thắng và Con Cuông, theo Nguyễn Văn Hùng."
    assert "Quỳnh Thắng" not in masked(told).text
    left = masked(told, ["Quỳnh Thắng", "Con Cuông", "Nguyễn Văn Hùng"]).text
    assert left == told.replace("Nguyễn Văn Hùng", "[tên]")
