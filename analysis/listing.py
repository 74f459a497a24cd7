"""The MANIFEST.csv of a folder of data/raw: its lines read and written, the names it may give, and what a system leaves beside it."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.errors import BadParameter, RawDataChanged
from analysis.language import Text
from analysis.spreadsheet import escaped, unescaped

NAME = "MANIFEST.csv"
FIELDS = ("file", "sha256", "title", "producer", "url", "published", "accessed", "licence")
OUTCOME = "outcome"
RESERVED = (
    NAME,
    "import.json",
    "decisions.csv",
    "observations.csv",
    "places.csv",
    "indicators.csv",
)  # files with a meaning of their own
PUBLIC_RECORD = "public_record"
LONGEST_CODE = 80  # letters; the longest file made of a code is CODE-account.json
# What systems and programs write by themselves: macOS, Windows, Synology; Office's and LibreOffice's locks; editors; downloads.
_JUNK_NAMES = (
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r", "__macosx", "@eadir", "#recycle", "$recycle.bin",
    "system volume information", "lost+found", "recycler", "folder.jpg", "albumart.jpg",
)  # fmt: skip
_JUNK = re.compile(
    r"\..*|~.*|.*~|#.*#|@sync.*|.*\.(tmp|temp|swp|swo|swx|bak|old|part|partial|crdownload|download|lnk|url|lock|wbk|asd)",
    re.DOTALL,
)
_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class RawFile:
    """One line of a MANIFEST.csv. `path` is absolute; the other fields are as written.

    `outcome` (a column only where needed) marks a researcher's table: the indicator of its column `outcome`, or `*` where the
    columns are named by indicators.
    """

    path: Path
    sha256: str
    title: str = ""
    producer: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    licence: str = ""
    outcome: str = ""


def listed(folder: Path) -> list[RawFile]:
    """The lines of one source folder's MANIFEST.csv. Raises RawDataChanged where it is none."""
    found: dict[Path, RawFile] = {}
    for number, row in enumerate(rows(folder), 2):
        name = row["file"]
        path = folder / name
        if not re.fullmatch(r"[0-9a-f]{64}", row["sha256"]):
            raise _broken(
                folder, Text(f"dòng {number}: sha256 “{row['sha256'][:80]}”", f"row {number}: sha256 '{row['sha256'][:80]}'")
            )
        if not name or name in (".", "..") or "\0" in name or path.name != name or name == NAME:
            raise _broken(folder, Text(f"dòng {number}: tên tệp “{name[:80]}”", f"row {number}: file name '{name[:80]}'"))
        if path in found and found[path].sha256 != row["sha256"]:
            raise _broken(folder, Text(f"dòng {number}: “{name}” lần thứ hai", f"row {number}: '{name}' a second time"))
        found[path] = RawFile(path=path, **{field: row[field] for field in (*FIELDS[1:], OUTCOME)})
    return list(found.values())


def rows(folder: Path) -> list[dict[str, str]]:
    """The cells of a MANIFEST.csv by FIELDS and OUTCOME, those that are not there empty; other columns are kept as they are."""
    try:
        content = (folder / NAME).read_bytes().decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
        found = list(reader)
    except (OSError, UnicodeError, csv.Error) as error:
        raise _broken(folder, Text(str(error), str(error))) from None
    heads = reader.fieldnames or []
    if not {"file", "sha256"} <= set(heads) or len(set(heads)) < len(heads):
        shown = ", ".join(map(str, heads))[:120]
        raise _broken(folder, Text(f"các cột: {shown or 'không có'}", f"columns: {shown or 'none'}"))
    for number, row in enumerate(found, 2):
        if None in row:
            raise _broken(folder, Text(f"dòng {number}: nhiều ô hơn số cột", f"row {number}: more cells than columns"))
    empty = dict.fromkeys((*FIELDS, OUTCOME), "")
    return [empty | {name: unescaped(value or "") for name, value in row.items()} for row in found]


def dumped(lines: Iterable[dict[str, str]]) -> str:
    """The text of a MANIFEST.csv; the column OUTCOME is there where a line has one."""
    lines = list(lines)
    heads = [*FIELDS, *([OUTCOME] if any(line.get(OUTCOME) for line in lines) else [])]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, heads, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: escaped(value) for name, value in line.items() if isinstance(name, str)} for line in lines)
    return out.getvalue()


def files(folder: Path) -> list[Path]:
    """Every file below a folder of data/raw but its manifest, without what systems and programs leave there by themselves."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted(path for path in found if path != folder / NAME and not any(map(is_junk, path.relative_to(folder).parts)))


def is_junk(name: str) -> bool:
    """Whether a system or a program writes files of that name by itself: .DS_Store, Thumbs.db, ~$report.docx, .~lock.report.ods#."""
    return name.lower() in _JUNK_NAMES or bool(_JUNK.fullmatch(name.lower()))


def code(given: str, file: str) -> str:
    """The code of a source, which names its folder: as given, or made of a file's name. Raises BadParameter where it cannot be one."""
    made = given or folded(file)
    if (
        not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", made)
        or made == PUBLIC_RECORD
        or len(made) > LONGEST_CODE
        or _WINDOWS.fullmatch(made)
    ):
        nearest = folded(made).removeprefix(PUBLIC_RECORD).removeprefix("public-record")
        hint = f"--source {nearest if nearest and not _WINDOWS.fullmatch(nearest) else 'bao-cao'}-2019"
        raise BadParameter(
            expected=Text(
                f"mã gồm chữ thường không dấu, số, gạch, bắt đầu bằng chữ hoặc số, dưới {LONGEST_CODE} ký tự; không phải {PUBLIC_RECORD}",
                f"a code of small letters, digits and dashes that begins with a letter or digit, under {LONGEST_CODE} characters; not {PUBLIC_RECORD}",
            ),
            found=Text(f"“{made[:LONGEST_CODE]}”", f"'{made[:LONGEST_CODE]}'"), where="--source",
            remedy=Text(f"ví dụ {hint}", f"for instance {hint}"),
        )  # fmt: skip
    return made


def folded(text: str) -> str:
    """A code made of any text: small letters without marks, digits and dashes; what is cut off is marked by a checksum."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    made = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")
    if len(made) <= LONGEST_CODE - 20:
        return made or "import"
    return f"{made[: LONGEST_CODE - 30].strip('-')}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def check_name(path: Path, reserved: Iterable[str] = RESERVED) -> None:
    """Refuse a file whose name has a meaning of its own in data/raw, or cannot be written down."""
    clash = next((name for name in reserved if name.lower() == path.name.lower()), None)
    if clash or not path.name.isprintable() or any("\ud800" <= c <= "\udfff" for c in path.name):
        shown = path.name.encode("utf-8", "backslashreplace").decode()
        raise BadParameter(
            expected=Text("một tên tệp in được, không trùng tên có nghĩa riêng trong data/raw", "a printable file name that has no meaning of its own in data/raw"),
            found=Text(f"“{shown!a}”" if not clash else f"“{shown}”", f"'{shown!a}'" if not clash else f"'{shown}'"),
            where=shown if clash else ascii(shown),
            remedy=Text("đổi tên tệp rồi làm lại, ví dụ bao-cao-2019" + path.suffix[:8], "rename the file and repeat, for instance report-2019" + path.suffix[:8]),
        )  # fmt: skip


def _broken(folder: Path, found: Text) -> RawDataChanged:
    return RawDataChanged(
        expected=Text(f"tệp CSV mã UTF-8 với các cột {', '.join(FIELDS)}", f"a CSV file in UTF-8 with the columns {', '.join(FIELDS)}"),
        found=found, where=paths.shown(folder / NAME),
        remedy=Text(
            "khôi phục tệp này (git checkout hoặc bản sao lưu); nếu không có thì chuyển thư mục ra ngoài data/raw và nhập hay thêm lại các tệp",
            "restore it (git checkout, or a backup); if there is none, move the folder out of data/raw and import or add its files again",
        ),
    )  # fmt: skip
