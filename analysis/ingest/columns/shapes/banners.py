"""Lines over the parts of a sheet, each of which names a place, and may say how many live there and since when it has a programme:
`XÃ TÂN ĐÔNG (dân số 12.045 người) – ra mắt tổ tự quản ngày 15/3/2019`."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.catalogue.headings import denies_begun, folded, leaves_out
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.shapes.melted import Stated
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts.words import begun, names_programme, unaccounted
from analysis.ingest.entities import periods as spoken
from analysis.ingest.text.spelling import key, plain
from analysis.language import Text

_LINE = re.compile(
    r"(?i)(?:(?:\d{1,3}|[ivx]+)\s*[.)]\s*)?(?:ubnd|công an|ban chỉ đạo|đơn vị|địa bàn)?\s*:?\s*"
    r"(?P<name>(?P<type>(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|thôn|ấp|bản|làng|buôn|tổ dân phố|khu phố|commune|ward|township|village|hamlet|district)\b:?\s+)?\S.*?)(?P<rest>\s*(?:[(;:–]|,\s|\s-\s).*)?"
)
_PARTS = re.compile(r"[();–]|,\s|\s-\s|:\s(?=[^\d\s])")
_PEOPLE = re.compile(
    r"(?i)(?:tổng số\W*)?(?P<sure>dân số|số dân|nhân khẩu|pop(?:ulation)?)?\W*(?:là|có|khoảng)?\s*(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:(?P<of>dân|(?:nhân )?khẩu|inhabitants)|người|people|persons)?\W*"
)

_COUNTED = r"\d\s*(?:người|dân|khẩu|hộ)"  # `trước sáp nhập 8.000 người`


_LIVE = 200  # `Xã Long Hậu (5 người)` may be of its officers


class Banner(NamedTuple):
    """What a line says: the name of a place as written, how many live there, the time of its start; words that may say of a start or an end
    what is not read, and others."""

    name: str
    people: int | None
    since: str | None
    unsure: list[str]
    left: list[str]


def over(parts: list[Grid]) -> list[Banner]:
    """The line that names the place of each of some parts of a sheet, where every part's is another; nothing where one lacks its line."""
    found = [[banner for line in part.titles[::-1] if (banner := _read(line.strip()))] for part in parts]
    return next((list(own) for own in zip(*found, strict=False) if len({folded(one.name) for one in own}) == len(parts)), [])


def _read(line: str) -> Banner | None:
    m = _LINE.fullmatch(line)
    if m is None or re.search(r"\d{4}", m["name"]):
        return None
    people, since, left = None, None, []
    for text in filter(None, (part.strip(" .:") for part in _PARTS.split(m["rest"] or ""))):
        lives, ends, none = _PEOPLE.fullmatch(text), denies_begun(text), leaves_out(text)
        sure = lives and (lives["sure"] or lives["of"])
        if (
            people is None
            and lives
            and (sure or m["type"] and text[-1].isalpha() and int(re.sub(r"\D", "", lives["n"])) >= _LIVE)
        ):
            people = int(re.sub(r"\D", "", lives["n"]))
        elif since is None and not ends and not none and begun(text) and not unaccounted(text) and (when := _time(text)):
            since = when
        elif re.search(r"\d{4}", text) and not ends and not names_programme(text):  # a period, perhaps
            return None
        elif not none or re.search(r"\d", text):  # `chưa triển khai` says no start
            left.append(text)
        if not m["type"] and lives and not sure:  # `Cháy nổ (3 người)`
            return None
    if not m["type"] and people is None:
        return None
    unsure = [one for one in left if denies_begun(one) and not re.search(_COUNTED, one) or since is None and names_programme(one)]
    name = re.sub(r"^[^\s:]+:\s+", "", m["name"].strip())  # `Commune: Yen Son`
    return Banner(
        " ".join(w.capitalize() if name.isupper() else w for w in name.split()),
        people,
        since,
        unsure,
        [text for text in left if text not in unsure],
    )


def _time(text: str) -> str | None:
    """The one time that a text names, as it is written in a cell."""
    own = [s.period for s in spoken.said(key(plain(re.sub(r"(?i)\b(?:kể )?từ\b|\bsince\b", "", text)).text)) if s.period.start]
    whole = periods.written(f"{own[0].start}/{own[0].end or own[0].start}") if len(own) == 1 else None
    return Stated(whole) if whole and whole.kind in "YHQMD" else None


def columns(lines: list[Banner], parts: list[Grid], said: Told, doubts: Doubts) -> list[Column]:
    """The columns of places, and of people and starts where lines say them, of some parts; it is said, asked where a line leaves a start open."""
    names = ("Địa bàn", "Dân số", "Ngày bắt đầu") if parts[0].has_marks else ("Place", "Population", "Start date")
    own = [(name, values) for name, values in zip(names, list(zip(*lines, strict=True))[:3], strict=True) if any(values)]
    shown = listed(f"{one.name} ({'; '.join(map(str, filter(None, one[1:3])))})".removesuffix(" ()") for one in lines)
    heads, start, dated = listed(name for name, _ in own), names[2], any(one.since for one in lines)
    later = sum(one.since is None for one in lines) * dated
    vi, en = (f"; {later} nơi không ghi lúc bắt đầu: coi là chưa bắt đầu", f"; {later} without a start: taken for not started") if later else ("", "")  # fmt: skip
    unsure = [f"{one.name}: {text}" for one in lines for text in one.unsure]
    if unsure and dated and said.roles.get(folded(start)) != "adopted":
        over_each = quoted(unsure, parts[0])
        doubts.ask("start", Text(f"Dòng trên mỗi bảng ghi {over_each}, không rõ lúc bắt đầu. Đọc như sau có đúng không: {shown}{vi}?", f"The lines above the tables say {over_each}, which tells no start. Is it right to read: {shown}{en}?"), (),
                   [(f'columns="{start}=adopted"', Text("đúng", "yes")), ("", Text("sai thì ghi rõ trong tệp rồi lưu lại", "if not, write it clearly in the file and save it")), (f'columns="{start}=ignore"', Text("không dùng lời ấy", "these words are not used"))], [start])  # fmt: skip
        vi, en = "", ""
    if left := [text for one in lines for text in (*one.left, *one.unsure)]:
        vi, en = f"{vi}; không đọc: {quoted(left, parts[0])}", f"{en}; not read: {quoted(left, parts[0])}"
    doubts.say("banners", Text(f"{heads} lấy từ dòng trên mỗi bảng: {shown}{vi}.", f"{heads}: as the line above each table says: {shown}{en}."), columns=[name for name, _ in own])  # fmt: skip
    return [
        Column(name, (name,), 0, [v for v, part in zip(values, parts, strict=True) for _ in part.rows]) for name, values in own
    ]
