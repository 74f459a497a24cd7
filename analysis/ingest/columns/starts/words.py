"""What a clause says of a start: a word of beginning and a time, every other word accounted for (`catalogue/starts.toml`), or a question;
plans, templates, examples, awards, sources and visits begin nothing."""

from __future__ import annotations

import re
from functools import cache

from analysis.catalogue.declared import toml
from analysis.catalogue.headings import (
    declared,
    denies_begun,
    folded,
    is_code,
    leaves_out,
    marked,
    meant,
    measures_in,
    says,
    says_begun,
)
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.text.spelling import key

PAPER = re.compile(  # a document, whose day is no start: `Kế hoạch số 12/KH-UBND ngày 10/3/2019`
    r"(?i)(?:(?:thực hiện|theo)\s+)?(?:kế hoạch|quyết định|chỉ thị|công văn|nghị quyết|đề án|báo cáo|thông tư|nghị định|hướng dẫn|tờ trình)\s+(?:số\s*)?[\w-]*\d[\w/-]*"
    r"(?:[,\s]+(?:ngày|tháng|năm)\s+\d[\d/.-]*(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?"
)
DATE = re.compile(
    r"(?i)(?<![\w/.-])(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|(?<![\w/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?<![\w/.-])(?:quý|quí|q)\s*(?:iv|i{1,3}|[1-4])\s*(?:[-/,]|năm)?\s*(?:năm\s*)?\d{4}|(?<![\w/.-])(?<!đợt )(?<!đoạn )(?<!lần )(?:(?:đầu|giữa|cuối)\s+)?(?:tháng\s+)?\d{1,2}(?:\s*[/-]\s*|\s+năm\s+)\d{4}(?!\d)"
    r"|(?<![\w/.-])(?:đầu|giữa|cuối)\s+(?:năm\s+)?\d{4}|(?<!\w)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}|(?<![\w/.-])(?:năm\s+)?(?:19|20)\d{2}(?![\w/-])"
)
SPAN = re.compile(r"(?i)\W*(?:(?:cho )?(?:đến|tới)|to|until|–|-)\W+(?!(?:nay|hiện nay|hiện tại|giờ|now|date|present)(?!\w))")
UP_TO = re.compile(
    r"(?i)(?<!\w)(?:đến|tới|hết|trước|until|by|before)\s+(?:hết\s+|cuối\s+)?(?:ngày|tháng|năm|quý)?\s*$|\d\s*[-–]\s*$"
)
OTHER = (  # what else a line may speak of
    r"\b(?:số liệu|thống kê|dân số|data|figures)\b"
    r"|(?:thành lập|chia tách|sáp nhập) (?:mới )?(?:xã|phường|thị trấn|huyện|quận)\b"
    r"|(?:xã|phường|thị trấn|huyện|quận|đơn vị|thôn|tổ dân phố|khu phố)(?: mới)?(?: được)? thành lập(?: mới)?(?! (?:tổ|đội|clb|câu lạc bộ|ban|mô hình|chốt|nhóm|hội|điểm|các|trung tâm))"
)
_CASES = r"\b(?:vụ|xảy ra|vi phạm|phát hiện|báo cáo|offences?|crimes?)\b"
SENTENCE = re.compile(r"(?<=[.;])\s+(?!\d)|\n")
_SINCE = re.compile(r"(?i)(?<!\w)(?:từ|since|from|as of)\W+(?:ngày|năm|tháng)?\W*$")
_BEGAN = re.compile(r"(?i)(?<!\w)(?:từ|since|from|as of|ra mắt|thành lập|lắp|lắp đặt|khởi động|khánh thành|bắt đầu|(?:launched|installed|introduced) in)\W+(?:ngày|năm|tháng)?\W*$")  # fmt: skip
DONE = (
    r"\b(?:triển khai|thực hiện|áp dụng|ra mắt|thành lập|lắp|lắp đặt|vận hành|hoạt động|thí điểm|làm điểm|can thiệp|khởi động|mô hình|chương trình|dự án|đề án|tập huấn"
    r"|pilot\w*|program\w*|intervention|treated|introduced|implemented|adopted|installed|scheme)\b"
)
_PILOT = r"\b(?:xã|phường|thôn|đơn vị|địa bàn|nơi) (?:làm )?điểm\b"
_NO_TEAM = r"\btổ dân phố\b|\btổ (?:công tác|trưởng|phó)\b"
_QUOTED = re.compile(rf"[“\"«][^“”\"«»]*[”\"»]|{PAPER.pattern[4:]}", re.IGNORECASE)
_NUMBERED = r"(?:đợt|giai đoạn|lần|phase|stage|wave) (?:\d{1,2}|[ivx]{1,3}|thứ \w+)"
_COUNTED = r"\d{1,3}(?= (?:xã|phường|thị trấn|đơn vị|nơi|địa bàn|mô hình|camera|tổ|đội|câu lạc bộ|clb|communes|wards))"


def names_programme(text: str) -> bool:
    """Whether a heading or a line names what may begin somewhere (`Mô hình camera`), says that something begins, or calls places pilots."""
    bare = re.sub(_NO_TEAM, " ", marked(text))
    return bool(measures_in(bare)) or says_begun(bare) or says(bare, _PILOT)


def begins_nothing(text: str, whatever: bool = False) -> bool:
    """Whether a text says what is planned or how a form is filled in (`whatever` begins), or of awards, sources, visits and not that something begins."""
    kinds = ("never",) if whatever or says_begun(text) else ("never", "unbegun")
    return any(says(text, rf"\b(?:{'|'.join(_lists()[kind])})\b") for kind in kinds)


def denied(text: str) -> bool:
    """Whether a text says that something ends, is left out or is not there."""
    return denies_begun(text) or leaves_out(text)


def begun(clause: str) -> bool:
    """Whether a clause says that something begins: a word of beginning, or a measure and since when (`từ 5/2022 tuần tra đêm`)."""
    since = any(_SINCE.search(clause, 0, m.start()) for m in DATE.finditer(clause))
    return says_begun(clause) or since and bool(measures_in(clause))


def kind_of(clause: str) -> str:
    """begun, or measure (it names one); planned, or ended; other: of figures, units that were founded, cases, awards; else nothing."""
    if begins_nothing(clause, whatever=True):
        return "planned"
    if says(clause, OTHER) or begins_nothing(clause) or not begun(clause) and says(clause, _CASES):
        return "other"
    return "ended" if denies_begun(clause) else "begun" if begun(clause) else "measure" if measures_in(clause) else ""


def blanked(text: str) -> str:
    """A text without what stands in quotes, and without the documents it names; as long as it was."""
    return _QUOTED.sub(lambda m: " " * len(m[0]), text)


def unaccounted(clause: str, known: str = "(?!)") -> list[tuple[int, int]]:
    """Where the words of a clause stand that are no time, nothing of `known` (places, a mark), and not of a sentence that says a start."""
    keyed = key(blanked(clause))
    for pattern, sign in ((DATE.pattern[4:], "·"), (known, " "), (_known(keyed.isascii()), " ")):
        keyed = re.sub(pattern, lambda m, sign=sign: sign * len(m[0]), keyed, flags=re.IGNORECASE)
    return [m.span() for m in re.finditer(r"[^\W_¹²³]+", keyed.replace("·", " "))]


@cache
def _lists() -> dict:
    return toml("starts")


def called() -> list[str]:
    """The words that measures are called after: `an ninh`, `tự quản`."""
    return _lists()["known"]["called"]


@cache
def _known(unmarked: bool) -> str:
    lists = declared()["words"]
    own = [word for words in _lists()["known"].values() for word in words]
    things = [*lists["measure"], *lists["measure_ends"], *lists["begins"]]
    spelled = [folded(w) if unmarked else key(w) for w in things] + [_bare(w) if unmarked else key(w) for w in own]
    words = "|".join(sorted(spelled, key=len, reverse=True))
    numbered, counted = (_bare(own) if unmarked else key(own) for own in (_NUMBERED, _COUNTED))
    return rf"^\W*(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])\s*[.)/](?=\s)|(?<!\w)(?:{numbered}|{counted}|{words})(?!\w)"


def _bare(pattern: str) -> str:
    return "".join(folded(part) if part.isalpha() else part for part in re.split(r"([^\W\d_]+)", pattern))


def sentences_of(grid: Grid) -> list[str]:
    """The sentences of the lines over and under a table."""
    return [part.strip() for line in (*grid.titles, *grid.notes) for part in SENTENCE.split(" ".join(line.split()))]


def says_start(line: str) -> bool:
    """Whether a sentence names the one time since which something is done."""
    bare = PAPER.sub(" ", line)
    since = [m for m in DATE.finditer(bare) if _BEGAN.search(bare, 0, m.start()) and not SPAN.match(bare, m.end())]
    return len(since) == 1 and says(bare, DONE) and not says(bare, OTHER) and not denies_begun(bare) and not begins_nothing(bare)


def of_names(grid: Grid, told: dict[str, str]) -> list[Column]:
    """The columns of names whose heading tells no role (`Trạm y tế xã`), each on several rows."""
    found = []
    for column in grid.columns:
        names = column.distinct[1]
        written = [isinstance(v, str) and all(word[:1].isupper() or word[:1].isdecimal() for word in v.split()) for v in names]
        if told.get(folded(column.name), "place") == "place" and not meant(column.name).roles and len(names) > 2 and all(written):
            found.append(column)
    return found


def places_of(grid: Grid) -> list[Column]:
    """The columns of names of places, the finest first."""
    return sorted(
        (c for c in grid.columns if "place" in meant(c.name).roles and not is_code(c.name)), key=lambda c: meant(c.name).rank
    )
