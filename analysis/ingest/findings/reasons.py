"""Why a number was not used, in both languages: what a person reads in the review queue and in the accounting."""

from __future__ import annotations

from analysis.language import Text

NO_NOUN = Text("không có danh từ đơn vị trong từ điển đứng cạnh số", "no counted noun of the lexicon stands beside the number")
NO_INDICATOR = Text("không ứng với chỉ số nào của danh mục", "matches no indicator of the catalogue")
UNREADABLE = Text("không đọc được thành số", "cannot be read as a number")
CHANGE = Text("mức tăng, giảm; không phải số lượng", "a change, not a count")
CHANGE_SINCE = Text(
    "mức tăng, giảm so với kỳ nào: hãy ghi kỳ so sánh", "a change since when is not said: please give the period compared with"
)
SHARE = Text("tỷ trọng hoặc phần trăm; không phải số lượng", "a share or percentage, not a count")
TARGET = Text("chỉ tiêu, không phải kết quả", "a target, not a result")
GOAL = Text(
    "chỉ tiêu giảm, không phải kết quả: ghi vào “Chỉ tiêu giảm tội phạm” nếu đúng",
    "a goal, not a result: to be kept as a target if meant",
)
FUTURE = Text("kỳ sau kỳ của báo cáo: hãy kiểm tra", "a period after that of the report: please check")
NOT_ALL = Text("khác số đơn vị của danh mục địa bàn: hãy kiểm tra", "not the number of units in the register: please check")
OTHER_PERIOD = Text("số của kỳ khác để so sánh", "a figure of another period, for comparison")
PART = Text("một phần của số đã nêu (“trong đó”)", "a part of a figure already stated ('of which')")
OF_SEVERAL = Text(
    "số chung của nhiều nơi, không phải của cả địa bàn cấp trên: hãy chọn",
    "of several places together, not of all the unit above: choose",
)
NEWLY = Text("số lập mới trong kỳ, không phải số hiện có", "how many were newly made, not how many there are")
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
NO_PERIOD = Text("không nêu kỳ: dùng --period hoặc điền vào hàng đợi", "no period is stated: give --period, or fill it in")


def rate(per: str) -> Text:
    """A number per month, per club and so on, which no indicator counts."""
    return Text("mức bình quân theo đơn vị; không phải tổng số", f"a rate per {per}, not a total")


def not_throughout(name: str) -> Text:
    return Text(
        f"“{name}” không phải một đơn vị trong suốt kỳ này (sáp nhập, chia tách): hãy chọn",
        f"'{name}' was not one unit throughout this period (merged or divided): choose one",
    )


def ambiguous_place(name: str) -> Text:
    """A bare name of two units."""
    return Text(f"“{name}” có thể là nhiều địa bàn: hãy chọn", f"'{name}' may be several places: choose one")


def unknown_place(name: str) -> Text:
    """A name the register does not have."""
    return Text(f"“{name}” không có trong danh mục địa bàn", f"'{name}' is not in the register of places")


def of_document(name: str) -> Text:
    """The head, the title and the command name different places, or the head a name of two units: asked once a document."""
    return Text(
        f"tệp này là của địa bàn nào? Đầu văn bản ghi “{name}”: hãy chọn, một lần cho cả tệp",
        f"of which place is this file? Its head says '{name}': choose one, once for the whole file",
    )


def namesake(name: str) -> Text:
    """A name that the register has, among others that it does not have."""
    return Text(
        f"danh mục có “{name}”, nhưng không có phần lớn địa bàn khác của bảng: có thể là nơi khác trùng tên, hãy chọn",
        f"the register has '{name}', but not most other places of the table: it may be another of that name, choose",
    )


def unknown_document(name: str) -> Text:
    """The issuing body's place is not in the register."""
    return Text(
        f"đầu văn bản ghi “{name}”, chưa có trong danh mục địa bàn: hãy chọn, một lần cho cả tệp",
        f"the head says '{name}', which is not in the register of places: choose one, once for the whole file",
    )


def no_such_indicator(words: str) -> Text:
    """What a number counts is named, and no indicator of the catalogue counts it; the nearest ones are offered."""
    return Text(
        f"đếm “{words}”, danh mục chưa có chỉ số đúng như vậy: chọn chỉ số gần nhất, hoặc “bỏ”",
        f"it counts '{words}', for which the catalogue has no indicator: choose the nearest, or 'skip'",
    )


def strange(words: str) -> Text:
    """Words of a figure's phrase that nothing accounts for."""
    return Text(
        f"“{words}” có làm số này chỉ còn là một phần, hay là số khác không: hãy kiểm tra",
        f"whether '{words}' makes it a part, or another figure, is not known: please check",
    )


def other_time(words: str) -> Text:
    """A time is told that is not that of the figure's period."""
    return Text(
        f"văn bản còn nói “{words}”, khác kỳ của số này: hãy ghi kỳ",
        f"the text also says '{words}', which is not the period read: please give it",
    )


def elsewhere(name: str) -> Text:
    """A place that the register does not have, and none like it, in the report of another place."""
    return Text(f"của “{name}”, nơi khác với địa bàn của báo cáo", f"of '{name}', another place than the report's")


def repeated(where: str) -> Text:
    """A figure already read elsewhere, with the same value."""
    return Text(f"trùng với {where}", f"the same as {where}")


def two_values(where: str) -> Text:
    """Two values for one indicator, place and period."""
    return Text(
        f"cùng chỉ số, địa bàn, kỳ mà khác với {where}: hãy chọn",
        f"same indicator, place and period, but differs from {where}: choose one",
    )


TOTAL = Text("dòng hoặc cột tổng: dùng để kiểm tra, không cộng thêm", "a total row or column: used as a check, not counted again")


CUMULATIVE = Text(
    "số lũy kế: chỉ lấy hiệu khi được khai báo (--cumulative)", "a running total: differenced only when declared (--cumulative)"
)


TROUBLE = {
    "hidden": Text("ô nằm ở dòng, cột hoặc trang bị ẩn", "the cell is in a hidden row, column or sheet"),
    "struck": Text("một phần ô bị gạch ngang hoặc ẩn", "a part of the cell is struck out or hidden"),
    "unseen": Text("không đọc được định dạng của ô (%, ẩn, gạch ngang): hãy đối chiếu", "the cell's format (%, hidden, struck) cannot be read: please compare"),
    "width": Text("dòng có số cột khác các dòng còn lại: thiếu hoặc thừa dấu ngăn cách", "the row has another number of fields than the rest: a delimiter is lost or added"),
    "no_value": Text("công thức chưa có giá trị lưu sẵn: mở bằng Excel rồi lưu lại", "a formula without a stored value: open it in Excel and save"),
    "error": Text("ô báo lỗi công thức", "the cell holds a formula error"),
    "date": Text("ô là ngày tháng ở chỗ cần số (Excel tự đổi?)", "a date where a number is expected (changed by Excel?)"),
    "flag": Text("ô là đúng/sai ở chỗ cần số", "a true/false where a number is expected"),
    "text": Text("chữ ở chỗ cần số", "text where a number is expected"),
    "format": Text("dấu chấm hoặc phẩy có thể là hàng nghìn hoặc thập phân", "the point or comma may be thousands or decimals"),
    "other_format": Text("số viết khác kiểu với các số còn lại của cột", "written in another format than the rest of its column"),
    "marked": Text("số có dấu chú thích, dấu sơ bộ (p) hoặc chỉnh lý (r) đi kèm", "the number carries a footnote mark, or one of provisional (p) or revised (r) figures"),
    "negative": Text("số đếm âm", "a negative count"),
    "code": Text("có thể là mã của “không có số liệu” (99999)", "may be a code for “no figure” (99999)"),
    "too_large": Text("số quá lớn", "a number too large to count anything"),
    "fraction": Text("phân số ở chỗ cần một số", "a fraction where one number is expected"),
}  # fmt: skip


NO_FIGURE = Text("ô để trống hoặc ghi không có số liệu", "a blank or 'no figure' cell")
