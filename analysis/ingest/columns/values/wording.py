"""Headings that are whole questions (`HIỆN NAY, anh/chị thấy thế nào? [Đi bộ ban đêm]`) -> what is asked, and of before or after."""

from __future__ import annotations

import re
from functools import cache

from analysis.catalogue.headings import folded

_ITEM = re.compile(r"\[([^\[\]]*)\]\s*$")
_CLAUSES = re.compile(r"[,;:()?–—]|\s-\s")
PROGRAMME = r"(?:mo hinh|chuong trinh|du an|de an|can thiep|tap huan|thi diem|chien dich|phong trao|tuyen truyen|truyen thong|trien khai|camera|clb|cau lac bo|to (?:tu quan|tuan tra|lien gia|bao ve)|doi (?:tuan tra|dan phong))"
_DOING = r"(?:co|chua co|duoc|tham gia|tham du|du|hoc|thuc hien|ap dung|bat dau|thanh lap|lap dat|lap|gan|van hanh|dua|vao|cac|nhung|mot|lop|buoi|khoa|he thong|dia phuong|(?:xa|phuong|thon|khu pho|gia dinh|anh chi|ong ba|ban|toi|chung toi|ho)(?: nay)?)"
EVENT = rf"(?:(?:khi|luc|thoi diem) (?:{_DOING} )*)?{PROGRAMME}\b.*|(?:khi|luc|thoi diem) (?:tham gia|thuc hien|ap dung)$"  # no other `khi ...`: `trước khi ra đường`
_EVENT_EN = r"(?:(?:the|this|our|your) )?(?:programme|program|project|training|intervention|scheme|joining|taking part|start|patrol|camera)\b.*"
_AT = r"(?:(?:thoi diem|giai doan|luc|vao|o) )*"
_SIDES = {  # (what follows the word is dropped with it, the word alone at the beginning or end, the word alone as a whole clause)
    "before": (rf"\b{_AT}(?:truoc (?:{EVENT})|(?:before|prior to) {_EVENT_EN})", rf"{_AT}(?:truoc day|truoc kia|truoc do|luc truoc|hoi truoc|previously|in the past)", rf"{_AT}(?:truoc|before)"),
    "after": (rf"\b{_AT}(?:sau (?:{EVENT})|(?:after|since) {_EVENT_EN})", rf"{_AT}(?:hien nay|hien tai|hien gio|bay gio|luc nay|den nay|ngay nay|sau do|now|currently|nowadays|at present)", rf"{_AT}(?:sau|sau nay|after|today)"),
}  # fmt: skip
_DATE = re.compile(
    r"(?:(?:dau|cuoi|giua|tu|den|thang|nam|qui|ngay|month|year|in|early|late) )*[\d ]*(?:19|20)\d\d|\w+ (?:19|20)\d\d"
)


@cache
def parted(heading: str) -> tuple[str, str]:
    """(what is asked, before or after) of a question that says one of them in a clause, at its beginning or its end; nothing of any other."""
    item = _ITEM.search(heading)
    clauses = [folded(c) for c in _CLAUSES.split(heading[: item.start()] if item else heading) if c.strip()]
    left, sides = [], set()
    whole = [folded(item[1])] if item else []  # `[Sau 21 giờ]` is an item, `[Trước khi có mô hình]` a time
    for clause in (c for c in (*clauses, *whole) if not _DATE.fullmatch(c)):
        for side, (event, word, alone) in _SIDES.items():
            rest = "" if re.fullmatch(f"{event}|{word}|{alone}", clause) else clause
            if rest and clause not in whole:
                rest = re.sub(rf"{event}$|^{word}\b|\b{word}$", "", clause).strip()
            if rest != clause:
                sides.add(side)
                clause = rest
                break
        left += [clause] if clause else []
    stem = " ".join(left)
    return (stem, sides.pop()) if len(sides) == 1 and stem else ("", "")


_QUESTION = re.compile(
    r"\?\s*(?:\[[^\]]*\])?\s*$|\[[^\]]+\]\s*$|(?i:\b(?:anh/chị|ông/bà|anh \(chị\)|quý vị|xin (?:vui lòng|cho biết)|vui lòng|theo bạn|bạn có|do you|have you|are you|please)\b)"
)


def is_question(heading: str) -> bool:
    """Whether a heading is a question or an item of one: it ends in `?` or `[...]`, or speaks to who is asked."""
    return bool(_QUESTION.search(heading))


_GROUP = re.compile(r"(?:từ |from )?\d+\s*(?:-|–|—|đến|to)\s*(?:dưới )?\d+(?: tuổi| years?| triệu)?", re.IGNORECASE)
_OPEN = re.compile(r"(?:dưới|trên|từ|hơn|ít hơn|under|over|above|below|less than|more than|[<>≥≤])\s*\d+.*|\d+\s*(?:\+|trở lên|trở xuống|and (?:over|above|older)|or (?:more|older)).*", re.IGNORECASE)  # fmt: skip


def is_grouped(different: list) -> bool:
    """Whether different values are groups (`18-30`, `31-45`, `Trên 60`) and none a figure: words, of a person."""
    texts = [v.strip() for v in different if isinstance(v, str)]
    bands = sum(bool(_GROUP.fullmatch(t)) for t in texts)
    return (
        bands > 0
        and len(texts) > 1
        and len(texts) == len(different)
        and all(_GROUP.fullmatch(t) or _OPEN.fullmatch(t) or not t[:1].isdigit() for t in texts)
    )
