"""The export of an online form (Google, Microsoft, Kobo) -> one row a respondent: its times are no periods, who refused is set aside."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue.headings import folded, meant, says, words
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import ask_which
from analysis.ingest.columns.questions.told import IGNORE, Told
from analysis.ingest.columns.shapes.melted import is_numeric
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons, wording
from analysis.language import Text

REFUSED = Text("không đồng ý tham gia khảo sát", "refused to take part in the survey")
_CONSENT = (  # to this survey: agreeing to take part in it, to answer it
    r"\b(?:đồng ý|chấp thuận|tự nguyện|sẵn sàng|sẵn lòng) (?:(?:để|cho|được) )*(?:tham gia|tham dự|trả lời)(?: (?!khảo|nghiên|phỏng|điều)\w+){0,4} (?:khảo sát|nghiên cứu|phỏng vấn|điều tra)\b"
    r"|\bđồng ý (?:tham gia(?: trả lời)?|trả lời)(?: không)?\W*$"
    r"|\b(?:phiếu|xác nhận) (?:đồng ý|chấp thuận)\b|\bconsent\b|\b(?:agree|willing) to (?:take part|participate)(?: in (?:this|the) (?:survey|study|interview|research))?\W*$"
)
_OTHER_SURVEY = r"\b(?:tiếp theo|lần (?:trước|sau|tới|khác)|sau này|khác|sắp tới|tới đây|trong tương lai|trước đây|đã từng|next|future|previous|last|other|another|again|follow.?up)\b"
_HARDLY = 0.2  # of the other questions are answered by who refuses
_REFUSES = re.compile(r"(?:(?:toi|i) )?(?:khong|tu choi|no|not|do not|don't|disagree|decline|refuse)\b")
_TOOK_PART = (
    r"\b(?:tham gia|tham dự|được (?:tập huấn|hỗ trợ|tuyên truyền)|thuộc|nằm trong|có|took part in|take part in|participate[sd]? in|member of|covered by)"
    r"(?: (?:vào|một|các|vùng|địa bàn|the|a|any))* (?:mô hình|chương trình|dự án|đề án|clb|câu lạc bộ|tổ|đội|lớp tập huấn|buổi tập huấn|phong trào|programme|program|project|training|scheme|group)\b"
)


def respondents(grid: Grid, said: Told, doubts: Doubts) -> tuple[Grid, dict[tuple[str, int], Text]]:
    """The grid of the respondents of a form, with the roles its headings tell, and the rows of those who refused; any other table as it is."""
    free = [c for c in grid.columns if folded(c.name) not in said.roles]
    times = [c for c in free if folded(c.name) in words("form_times")]
    asked = [c for c in grid.columns if c not in times and wording.is_question(c.name)]
    named = {r for c in grid.columns if c not in times for r in meant(c.name).roles}
    if (
        not times
        or len(asked) < 2
        or {"place", "period"} <= named
        or "place" in named
        and all("outcome" in meant(c.name).roles and is_numeric(c) for c in asked)  # offices send figures
    ):
        return grid, {}
    grid.shaped |= dict.fromkeys((c.name for c in times), IGNORE)
    grid, aside = _consenting(grid, free, asked, doubts)
    if not any("person" in (said.roles.get(folded(c.name)), *meant(c.name).roles) for c in grid.columns):
        name = "Người trả lời" if grid.has_marks else "respondent"
        grid.columns.insert(0, Column(name, (name,), 1, [f"{grid.row(i)}" for i in range(len(grid))]))
        grid.shaped[name] = "person"
    doubts.say("form", Text(f"Bảng xuất từ biểu mẫu trực tuyến: mỗi dòng là một người trả lời; “{times[0].name}” là lúc gửi, không phải kỳ.",
               f"The export of an online form: each row is a respondent; “{times[0].name}” is when it was sent, no period."), columns=[c.name for c in times])  # fmt: skip
    if aside:
        doubts.say("refused", Text(f"Người không đồng ý tham gia để riêng: {len(aside)} dòng.", f"Who refused to take part is set aside: {len(aside)} rows."))  # fmt: skip
    if not {"treated", "dose", "adopted"} & set(said.roles.values()):
        _treated(grid, [c for c in asked if c in free], doubts)
    return grid, aside


def _consenting(grid: Grid, free: list[Column], asked: list[Column], doubts: Doubts) -> tuple[Grid, dict[tuple[str, int], Text]]:
    """The grid of those who did not refuse, and the rows of the others, who answered hardly anything else; of any who did it is asked."""
    column = next((c for c in free if _is_consent(c.name) and 1 <= len(c.distinct[1]) <= 3), None)
    if column is None:
        return grid, {}
    no = {v for v in column.distinct[1] if isinstance(v, str) and _REFUSES.match(folded(v))}
    refused = [i for i, v in enumerate(column.values) if v in no]
    rest = [c for c in asked if c is not column]
    answering = [i for i in refused if sum(c.values[i] is not None for c in rest) > _HARDLY * len(rest)]
    grid.shaped[column.name] = IGNORE
    if answering:
        cells = [grid.cell(column, i) for i in answering]
        doubts.ask("refused", Text(f"Cột “{column.name}”: {len(answering)} người trả lời không, mà vẫn trả lời các câu khác (ô {listed(cells)}): có dùng các dòng ấy không?", f"Column “{column.name}”: {len(answering)} say no and yet answer the other questions (cells {listed(cells)}): are these rows used?"), cells[:20],
                   [(f'columns="{column.name}=ignore"', Text("dùng mọi dòng", "use all rows")), ("", Text("nếu không: xóa các dòng ấy trong tệp rồi lưu lại", "if not: delete these rows in the file and save it"))])  # fmt: skip
    gone = set(refused) - set(answering)
    if not gone:
        return grid, {}
    rows = [i for i in range(len(grid)) if i not in gone]
    columns = [grid.taken(c, rows) for c in grid.columns]
    return replace(grid, columns=columns, rows=[grid.rows[i] for i in rows]), {grid.rows[i]: REFUSED for i in sorted(gone)}


def _is_consent(name: str) -> bool:
    """Whether a heading asks for consent to this survey, not to another or to something else."""
    return says(name, _CONSENT) and not says(name, _OTHER_SURVEY)


def _treated(grid: Grid, asked: list[Column], doubts: Doubts) -> None:
    """The yes and no of who took part in a programme is the treatment, which is said; of several it is asked."""
    own = [c.name for c in asked if persons.answers(c) and says(c.name, _TOOK_PART) and not _is_consent(c.name)]
    if len(own) == 1:
        grid.shaped[own[0]] = "treated"
        doubts.say("form_treated", Text(f"Cột “{own[0]}” đọc là có tham gia điều cần đánh giá; nếu không phải: columns=\"{own[0]}=ignore\".",
                   f"Column “{own[0]}” is read as who took part in what is judged; if not: columns=\"{own[0]}=ignore\"."), columns=own)  # fmt: skip
    elif own:
        ask_which(doubts, "treated", own)
