"""Why a number was not used, in both languages: what a person reads in the review queue and in the accounting."""

from __future__ import annotations

from analysis.language import Text

NO_NOUN = Text("không có danh từ đơn vị trong từ điển đứng cạnh số", "no counted noun of the lexicon stands beside the number")
NO_INDICATOR = Text("không ứng với chỉ số nào của danh mục", "matches no indicator of the catalogue")
UNREADABLE = Text("không đọc được thành số", "cannot be read as a number")
CHANGE = Text("mức tăng, giảm; không phải số lượng", "a change, not a count")
SHARE = Text("tỷ trọng hoặc phần trăm; không phải số lượng", "a share or percentage, not a count")
TARGET = Text("chỉ tiêu, không phải kết quả", "a target, not a result")
OTHER_PERIOD = Text("số của kỳ khác để so sánh", "a figure of another period, for comparison")
PART = Text("một phần của số đã nêu («trong đó»)", "a part of a figure already stated ('of which')")
UNNAMED = Text(
    "một số khác gần đó nêu rõ chỉ số này; số này thì không",
    "another figure nearby names this indicator itself; this one does not",
)
TIED = Text("hợp với nhiều chỉ số: hãy chọn", "fits several indicators: choose one")
FORMAT = Text(
    "dấu chấm hoặc phẩy có thể là hàng nghìn hoặc thập phân: hãy chọn", "the point or comma may be thousands or decimals: choose"
)
NOT_WHOLE = Text("số đếm mà không nguyên: hãy kiểm tra", "a count that is not whole: please check")
NO_PLACE = Text("không nêu địa bàn: dùng --place hoặc điền vào hàng đợi", "no place is stated: give --place, or fill it in")
NO_PERIOD = Text("không nêu kì: dùng --period hoặc điền vào hàng đợi", "no period is stated: give --period, or fill it in")


def rate(per: str) -> Text:
    """A number per month, per club and so on, which no indicator counts."""
    return Text("mức bình quân theo đơn vị; không phải tổng số", f"a rate per {per}, not a total")


def ambiguous_place(name: str) -> Text:
    """A bare name of two units."""
    return Text(f"«{name}» có thể là nhiều địa bàn: hãy chọn", f"'{name}' may be several places: choose one")


def unknown_place(name: str) -> Text:
    """A name the register does not have."""
    return Text(f"«{name}» không có trong danh mục địa bàn", f"'{name}' is not in the register of places")


def repeated(where: str) -> Text:
    """A figure already read elsewhere, with the same value."""
    return Text(f"trùng với {where}", f"the same as {where}")


def two_values(where: str) -> Text:
    """Two values for one indicator, place and period."""
    return Text(
        f"cùng chỉ số, địa bàn, kì mà khác với {where}: hãy chọn",
        f"same indicator, place and period, but differs from {where}: choose one",
    )
