"""What a column can be for, what that is called, and the question which column it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.language import Text

ONE = (
    "place",
    "period",
    "adopted",
    "treated",
    "exposure",
    "dose",
    "weight",
    "zone",
    "eligible",
    "person",
    "event",
    "duration",
    "indicator",
    "value",
)
NUMERIC = ("exposure", "dose", "weight", "duration", "outcome", "before", "after", "value")


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a column is for. `known`: told, name (its heading says so) or content (a suggestion)."""

    role: str
    column: str
    known: str


def ask_which(doubts: Doubts, role: str, columns: Iterable[str], touched: Iterable[str] = ()) -> None:
    """Ask which of some columns has a role; `touched`: the columns that are not used meanwhile, all where none is named."""
    columns, name = list(columns), ROLE_NAMES[role]
    named = listed(f"“{c}”" for c in columns)
    doubts.ask("role", Text(f"Cột nào là {name.vi}: {named}?", f"Which column is the {name.en}: {named}?"), (),
               [(f'columns="{c}={role}"', Text(f"cột “{c}”", f"column “{c}”")) for c in columns], touched)  # fmt: skip


UNUSED = Text("không dùng", "not used")  # the role `ignore`
ROLE_NAMES = {
    "place": Text("địa bàn", "place"), "period": Text("kỳ (tháng, quý, năm)", "period"), "outcome": Text("chỉ tiêu kết quả", "outcome"),
    "exposure": Text("mẫu số (dân số)", "exposure"), "adopted": Text("ngày bắt đầu áp dụng", "start of the treatment"),
    "treated": Text("có áp dụng hay không", "treatment (yes or no)"), "dose": Text("mức độ triển khai", "dose"), "weight": Text("trọng số", "weight"),
    "control": Text("biến kiểm soát", "control"), "zone": Text("vùng", "zone"), "eligible": Text("thuộc diện", "eligibility"), "person": Text("người", "person"),
    "event": Text("biến cố", "event"), "duration": Text("thời gian theo dõi", "duration"), "cluster": Text("cụm", "cluster"),
    "before": Text("điểm trước", "score before"), "after": Text("điểm sau", "score after"), "indicator": Text("tên chỉ tiêu", "name of the indicator"),
    "value": Text("giá trị", "value"),
}  # fmt: skip
