"""Columns of a Word table are as wide as what stands in them."""

import pytest

from analysis.publish.word.tables import widths


def test_a_narrow_column_has_room_for_its_longest_word():
    narrow, wide = widths([["Giá trị", "Ghi chú"], ["−11,5", "một câu dài " * 20]], 160)
    assert narrow >= 5 * 2.3 and narrow + wide == pytest.approx(160) and wide > narrow


def test_a_note_beside_long_numbers_is_not_set_one_word_a_line():
    head = ["Phương pháp", "Giá trị", "Khoảng", "Đơn vị", "Giai đoạn", "Ghi chú"]
    row = ["Quy gán Borusyak–Jaravel–Spiess", "−49,5", "−79,4\u00a0đến\u00a0−19,6", "trên 100.000 dân mỗi năm", "2008Q1–2024Q4",
           "102 kỳ ngắn thiếu số liệu; kỳ dài cộng các kỳ có số và mẫu số của chúng"]  # fmt: skip
    each = widths([head, row], 160)
    assert sum(each) == pytest.approx(160) and each[5] > 30  # millimetres: three words of eleven points
    assert each[2] > 26 and each[4] > 24  # what LibreOffice and Word need for the interval and the period on one line


def test_columns_that_cannot_have_room_for_their_words_share_the_width():
    each = widths([["Chỉ số"] * 12, ["mười_hai_chữ_cái_dài"] * 12], 160)
    assert each == pytest.approx([160 / 12] * 12)
