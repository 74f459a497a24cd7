"""One row a person: answers of yes and no, the same answer before and after, the cluster by which a treatment was given."""

from __future__ import annotations

import re
from collections import Counter

from analysis.catalogue.headings import denies_begun, folded, meant, names_a_measure, says, words
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import wording
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_BEFORE = r"truoc|truoc do|(?:truoc |luc |khi )+vao(?: \w+)?|luc bat dau|before|pre|baseline|dau vao|lan 1|dot 1|t0"
_AFTER = r"sau|sau do|sau \d+ (?:tuan|thang|nam)|luc ra|after|post|endline|dau ra|lan 2|dot 2|t[1-9]\d?"
_MARK = re.compile(rf"^(?:({_BEFORE})|({_AFTER}))\s+(?=\S)|(?<=\S)\s+(?:({_BEFORE})|({_AFTER}))$")
_LEGEND = re.compile(r"(?<![\w.])(\d{1,2})\s*[:=]\s*([^;,()\d]+)")
_MANY = 4  # places on each side from which they are the clusters


def in_ones_and_twos(column: Column) -> bool:
    """Whether a column is nothing but 1 and 2, and its heading counts and scores nothing: one is yes, and nothing says which."""
    return not is_count(column.name) and {"1", "2"} == {str(v).removesuffix(".0") for v in column.distinct[1]}


def is_count(heading: str) -> bool:
    """Whether a heading counts or scores something: its ones and twos are no yes and no."""
    return meant(heading).whole or bool(_COUNTS.match(folded(heading)))


_COUNTS = re.compile(r"(?:so|diem|muc|tong|lan|thang|tuoi|cap|hang|nhom|score|number|no|count|level|grade|times)\b")


def answer(text: str) -> float | None:
    """1 for yes, 0 for no, in any of the words for them; None for any other text."""
    said = folded(text)
    return 1.0 if said in words("yes") else 0.0 if said in words("no") else None


def numbers_rows(column: Column, in_order: bool = False) -> bool:
    """Whether a column of ten rows or more holds nothing but 1, 2, 3 ...: it numbers rows or persons; `in_order`: so they stand, of any number."""
    if len(column.distinct[1]) < len(column.values):
        return False
    values = [str(v).removesuffix(".0") for v in column.values]
    if len(values) < (1 if in_order else 10) or not all(v.isdecimal() for v in values):
        return False
    whole = list(map(int, values)) if in_order else sorted(map(int, values))
    return whole[0] in (0, 1) and whole == list(range(whole[0], whole[0] + len(whole)))


def is_no_answer(label: str) -> bool:
    """Whether a label says that nothing was answered, in one way or several: `Không nhớ`, `Không biết/Không trả lời`."""
    parts = [folded(part) for part in re.split(r"[/,;()]| hoặc | or ", label) if part.strip()]
    return bool(parts) and all(part in words("missing") for part in parts)


def is_arm(column: Column) -> bool:
    """Whether a column says who is within a programme and who is not: `Trong dự án`, `Ngoài dự án`; no plain yes and no."""
    said = {folded(str(column.labels.get(v, v))) for v in column.distinct[1]}
    return (
        bool(said & words("in_project"))
        and bool(said & words("out_of_project"))
        and said <= words("in_project") | words("out_of_project") | words("missing")
    )


_DENIED = re.compile(r"^(?:chua|khong|no|not|non)[\s-]+")


def say_no_answers(column: Column, shown: list[str], doubts: Doubts) -> None:
    """Say which values of a column are read as no answer."""
    doubts.say(
        "missing",
        Text(
            f"Cột “{column.name}”: {listed(shown)} đọc là không có câu trả lời.",
            f"Column “{column.name}”: {listed(shown)} read as no answer.",
        ),
        columns=[column.name],
    )


def by_labels(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Let labels that leave values out speak for the rest, once every cell of such a value is said to be no answer."""
    for name, labels in doubts.labelled.items() if said.cells else ():
        column = grid.named(name)
        if column is None:
            continue
        rest = [i for i, v in enumerate(column.values) if v is not None and v not in labels]
        if rest and all(said.cells.get(grid.cell(column, i), 0) is None for i in rest):
            gone = set(rest)
            column.values = [None if i in gone else v for i, v in enumerate(column.values)]
            column.labels = {v: labels[float(v)] for v in column.distinct[1]}
            doubts.notices = [n for n in doubts.notices if n.code != "labels" or name not in n.columns]


def answers(column: Column) -> dict:
    """{value: 1 or 0, None: no answer} of a column that holds yes and no only (by its labels, where it has some); empty for any other."""
    different = column.distinct[1]
    said = {v: str(column.labels.get(v, v)).strip() for v in different}
    if not 0 < len(said) <= _MANY_WORDS or any(not isinstance(column.labels.get(v, v), str) for v in different):
        return {}
    known = {v: answer(text) for v, text in said.items()}
    letters = {folded(text) for text in said.values() if folded(text) not in words("missing")}
    if frozenset(letters) in _LETTERS:
        known = {v: {**_LETTERS[frozenset(letters)], **dict.fromkeys(words("missing"))}[folded(text)] for v, text in said.items()}
    elif any(one is None for one in known.values()) and not is_arm(column):
        said = {v: text if known[v] is not None else _bare(text) for v, text in said.items()}
        known = {v: answer(text) if known[v] is None else known[v] for v, text in said.items()}
    if is_arm(column):  # `Trong dự án`, `Ngoài dự án`
        known = {
            v: None if folded(text) in words("missing") else float(folded(text) in words("in_project"))
            for v, text in said.items()
        }
    rest = [v for v, one in known.items() if one is None and folded(said[v]) not in words("missing")]
    if len(rest) == 2 and len(known) - len(rest) == sum(folded(said[v]) in words("missing") for v in known):
        known |= dict(zip(rest, _opposites(said[rest[0]], said[rest[1]]), strict=True))
        rest = [v for v in rest if known[v] is None]
    denied = [v for v, one in known.items() if one == 0.0]
    if len(rest) == len(denied) == 1 and (
        _opposites(said[rest[0]], said[denied[0]])[0] or _HAS.match(folded(said[rest[0]])) and not _is_over(said[rest[0]])
    ):
        known[rest.pop()] = 1.0
    other = said[rest[0]] if len(rest) == 1 and 1.0 not in known.values() else ""
    arm = not _DENIED.match(folded(other)) and (names_a_measure(other) or any(word in folded(other) for word in words("arm")))
    if other and arm and any(folded(said[v]) in words("control") for v in known):
        known[rest.pop()] = 1.0  # `Tập huấn`, `Tuyên truyền` beside `Đối chứng`
    return known if not rest and 1.0 in known.values() else {}


def yes_no(column: Column) -> dict:
    """{value: 1, 0, None} of a column of yes and no, or of 0 and 1 alone; nothing for any other, nor where it says only one of them."""
    said = {v: str(v).removesuffix(".0").lower() for v in column.distinct[1]} if not column.labels else {}
    plain = {v: float(text in ("1", "true")) for v, text in said.items() if text in ("0", "1", "true", "false")}
    found = plain if plain and len(plain) == len(column.distinct[1]) else answers(column)
    return found if {0.0, 1.0} <= set(found.values()) else {}


def ended(column: Column) -> list[str]:
    """The words of a column of yes and no that say of a treatment that it was, and is no more: `Đã hỏng`, `Có nhưng đã bỏ`."""
    said = [str(column.labels.get(v, v)) for v in column.distinct[1]]
    over = [text for text in said if _is_over(text)]
    return over if over and len(over) < len(said) and all(answer(text) is not None for text in said if text not in over) else []


def _is_over(text: str) -> bool:
    return _HAS.match(folded(text)) is not None and (denies_begun(text) or says(text, r"\b(?:bỏ|nghỉ|thôi|rút|tháo)\b"))


_OF_WHOM = re.compile(r"^(?:(?:(?:nhom|nhanh|group|arm) )?(?:\d{1,2}|[a-d]) (?=\S{2})|(?:cac )?(?:xa|phuong|thi tran|thon|ban|ap|khu pho|to dan pho|huyen|noi|dia ban|ho|nguoi|nhom|truong|lop|communes?|wards?|villages?|schools?|areas?|households?|group) (?=(?:co|khong|ko|chua|da|duoc|doi chung|can thiep|tham gia|with|without|no|not|control)\b))")  # fmt: skip
_HAS = re.compile(r"(?:co|da|duoc|with) ")


def _bare(text: str) -> str:
    """A label without its number and of whom it says so: `Nhóm 1: can thiệp`, `Xã không có mô hình`; what is no answer as it stands."""
    if folded(text) in words("missing"):
        return text
    return re.sub(r"^without ", "no ", _OF_WHOM.sub("", _OF_WHOM.sub("", folded(text), count=1), count=1))


_LETTERS = {frozenset("ck"): {"c": 1.0, "k": 0.0}}  # có, không
_MANY_WORDS = 60  # different texts beyond which a column is no yes and no


def _opposites(one: str, other: str) -> tuple[float | None, float | None]:
    """`Chưa lắp` and `Đã lắp`, `Không tái phạm` and `Tái phạm`: what is denied is no."""
    bare = [_DENIED.sub("", folded(t)) for t in (one, other)]
    denied = [folded(t) != b for t, b in zip((one, other), bare, strict=True)]
    kept = [re.sub(r"^(?:(?:da|co|duoc|with)\s+)+", "", b) for b in bare]
    short, full = kept if denied[0] else kept[::-1]
    if denied[0] == denied[1] or full != short and not full.startswith(f"{short} "):  # `Không tham gia`, `Tham gia CLB B93`
        return None, None
    return float(not denied[0]), float(not denied[1])


def legend_in(column: Column) -> dict:
    """{value: what it means} where the heading explains every value: `Kết quả (1: chưa tái phạm; 2: tái phạm)`; else nothing."""
    said = {code: text.strip() for code, text in _LEGEND.findall(column.name)}
    different = column.distinct[1] if len(said) > 1 else []
    codes = list(map(as_text, different))
    return {v: said[code] for v, code in zip(different, codes, strict=True)} if codes and set(codes) <= set(said) else {}


def pairs(columns: list[Column]) -> list[tuple[Column, Column]]:
    """The columns of one answer before and after: `Điểm (trước)` and `Điểm (sau)`, `T0_Q1` and `T6_Q1`; not where there are two after."""
    halves: dict[str, dict[str, list[Column]]] = {}
    for column in columns:
        stem, side = asked(column.name, column.described)
        if side:
            halves.setdefault(stem, {}).setdefault(side, []).append(column)
    return [(own["before"][0], own["after"][0]) for own in halves.values() if [*map(len, own.values())] == [1, 1]]


def coded(columns: list[Column], followed: bool = False) -> Column | None:
    """The column of codes, each once, under a heading that does not say of what (`Mã`: HS01, HS02), beside answers before and after, or
    (`followed`) days of a follow-up; else None."""
    stems = [asked(c.name, c.described)[0] for pair in pairs(columns) for c in pair]
    own = (
        c
        for c in columns
        if folded(c.name) in ("ma", "ma so", "code", "id", "ma phieu")
        and len(c.distinct[1]) == len(c.values) == (c.distinct[0] >= 0).sum()
    )
    return next(own, None) if (stems or followed) and not any(_OF_PLACES.match(stem) for stem in stems) else None


def third(columns: list[Column], pair: tuple[Column, Column]) -> list[Column]:
    """The columns of an answer's further times, beside its first two: `Điểm lần 3` after `Điểm lần 1` and `Điểm lần 2`."""
    stem, heads = parted(pair[0].name)[0], [" ".join(re.sub(r"[()\[\]]", " ", folded(c.name)).split()) for c in columns]
    again = re.compile(rf"{re.escape(stem)} (?:lan|dot) [3-9]|(?:lan|dot) [3-9] {re.escape(stem)}")
    return [c for c, head in zip(columns, heads, strict=True) if again.fullmatch(head)]


_OF_PLACES = re.compile(r"(?:tong )?(?:vu\b|ca\b|ho\b|dan so|population|cases|so (?!lan|buoi|ngay|gio|diem|tien|cau))")


def parted(heading: str) -> tuple[str, str]:
    """(what was asked, before or after): `Điểm (sau)` -> (diem, after); (the heading, nothing) where it says neither."""
    if wording.is_question(heading) and (said := wording.parted(heading))[1]:
        return said
    text = " ".join(re.sub(r"[()\[\]]", " ", folded(heading)).split())
    found = _MARK.search(text)
    if not found or wording.is_question(heading) and (found[1] or found[2]):  # `Trước nhà anh/chị có đèn không?`
        return said if (said := wording.parted(heading))[1] else (text, "")
    return _MARK.sub("", text, count=1).strip(), "before" if found[1] or found[3] else "after"


def asked(heading: str, label: str = "") -> tuple[str, str]:
    """(what was asked, before or after), as the heading says, or else Stata's or SPSS's label of it: `DIEM_S`, labelled `Điểm (sau)`."""
    by_name, by_label = parted(heading), parted(label)
    return by_label if by_label[1] and not by_name[1] else by_name


def is_name(heading: str) -> bool:
    """Whether a column of persons holds names, which two persons may share."""
    return bool(set(folded(heading).split()) & {"ten", "name"})


def say_repeated(grid: Grid, person: Column, doubts: Doubts) -> None:
    """Ask about a code of a person that stands in several rows; names come twice by themselves."""
    if is_name(person.name) or any(q.about == "waves" for q in doubts.questions):
        return
    counted = Counter(v for v in person.values if v is not None)
    twice = [v for v, n in counted.items() if n > 1]
    if not twice:
        return
    rows = [i for i, v in enumerate(person.values) if v in set(twice[:6])]
    shown = "; ".join(f"{grid.cell(person, i)}: {person.values[i]}" for i in rows[:6])
    doubts.ask("person", Text(f"Cột “{person.name}”: một mã đứng ở nhiều dòng: {shown}", f"Column “{person.name}”: one code in several rows: {shown}"), grid.cells(person, rows),
               [("", Text("xóa dòng thừa, hoặc sửa mã nếu là hai người; nếu là hai lần của một người thì thêm cột kỳ", "delete the row that is too many, or correct the code if they are two persons; add a column of periods if it is one person twice"))], [person.name])  # fmt: skip


def clustered(place: Column, treated: Column | None, doubts: Doubts) -> bool:
    """Whether whole places had the treatment or not (of persons without one: whether many live in one of many places), so that persons of
    one place are no independent cases; which is said."""
    held = Counter(p for p in place.values if p is not None)
    if treated is None:
        if len(held) < 2 * _MANY or 2 * len(held) > held.total():
            return False
        how = Text(
            f"Những người cùng “{place.name}” được tính là một cụm.", f"Persons of one “{place.name}” count as one cluster."
        )
    else:
        sides: dict[object, set] = {}
        for p, t in zip(place.values, treated.values, strict=True):
            if p is not None and t is not None:
                sides.setdefault(p, set()).add(t)
        if any(len(own) > 1 for own in sides.values()):
            return False
        counted = Counter(next(iter(own)) for own in sides.values())
        if len(counted) != 2 or min(counted.values()) < _MANY or len(sides) == len(place.values):
            return False
        how = Text(
            f"Cả “{place.name}” cùng tham gia hay không, nên những người cùng “{place.name}” được tính là một cụm.",
            f"Every “{place.name}” took part as a whole or not at all, so persons of one “{place.name}” count as one cluster.",
        )
    doubts.say("cluster", how, columns=[place.name])
    return True
