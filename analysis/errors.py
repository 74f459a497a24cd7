"""What goes wrong, said so that a researcher can act: what was expected, what was found, where, what to do."""

from __future__ import annotations

import difflib
import errno
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from analysis.commands import named
from analysis.language import LANGUAGES, Text, current

_PARTS = Text("Cần|Thấy|Ở đâu|Hãy", "Expected|Found|Where|What to do")


class WorkbookError(Exception):
    """Base of every error a user can cause. Printed in the chosen language, or in both where none was chosen."""

    def __init__(self, *, expected: Text, found: Text, where: Text | str, remedy: Text):
        where = where if isinstance(where, Text) else Text(where, where)
        self.parts = (expected, found, where, remedy)
        super().__init__(expected, found, where, remedy)

    def say(self, language: str) -> str:
        """The message in one language, one line a part."""
        labels = _PARTS.to(language).split("|")
        return "\n".join(f"{label}: {part.to(language)}" for label, part in zip(labels, self.parts, strict=True))

    def __str__(self) -> str:
        chosen = current()
        return "\n".join(self.say(language) for language in ([chosen] if chosen else LANGUAGES))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of the lines of code that raised it."""
        return str(self).split("\n")

    def __reduce__(self):
        expected, found, where, remedy = self.parts
        return _rebuild, (type(self), expected, found, where, remedy)


def _rebuild(kind, expected, found, where, remedy):
    return kind(expected=expected, found=found, where=where, remedy=remedy)


class RawDataChanged(WorkbookError):
    """A file of data/raw is not the file whose checksum stands in its MANIFEST.csv."""


class UnknownName(WorkbookError):
    """A name that the catalogue, a table or a notebook does not have."""


class BadParameter(WorkbookError):
    """A parameter of a notebook with a wrong name, type or value."""


class BadTable(WorkbookError):
    """A table whose rows or columns cannot be used as they are."""


class SystemRefused(WorkbookError):
    """The disk, the rights or the memory of the machine did not allow what a command had to do."""


class AmbiguousSeries(WorkbookError):
    """Several clocks, sources or labels could answer; the caller must choose."""


class BadNotebook(WorkbookError):
    """A notebook or a plan of runs that breaks the rules of notebooks/README.md."""


LISTED = 24  # names that are listed where none is near: all roles of a column are fewer


def unknown(kind: Text, given: str, allowed: Iterable[str], where: Text | str, error: type = UnknownName) -> WorkbookError:
    """The error for a name that is not among `allowed`, with the nearest spellings first."""
    allowed = sorted(map(str, allowed))
    near = nearest(str(given), allowed)
    shown = near or allowed[:LISTED]
    names = ", ".join(shown) + ("" if near or len(allowed) <= LISTED else ", …")
    hint = Text(f"Gần nhất: {names}.", f"Nearest: {names}.") if near else Text(f"Có: {names}.", f"Known: {names}.")
    return error(
        expected=Text(f"một tên đã có của {kind.vi}", f"a known {kind.en}"),
        found=Text(f"“{given}”", f"'{given}'"),
        where=where,
        remedy=hint,
    )


def nearest(given: str, allowed: list[str]) -> list[str]:
    """The nearest spellings: the same letters without marks and case, near ones, near ones without marks and case, in this order."""
    if same := [name for name in allowed if _plain(name) == _plain(given)]:
        return same
    if near := difflib.get_close_matches(given, allowed, n=3, cutoff=0.5):
        return near
    plain = {_plain(name): name for name in reversed(allowed)}
    return [plain[name] for name in difflib.get_close_matches(_plain(given), list(plain), n=3, cutoff=0.5)]


def _plain(name: str) -> str:
    """Letters without marks, small, words apart by one blank."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c)).replace("đ", "d")
    return " ".join(bare.replace("_", " ").split())


_REMEDIES = {
    errno.ENOSPC: Text("giải phóng dung lượng đĩa rồi chạy lại; số liệu còn nguyên như trước lệnh", "free disk space and repeat; the data are as they were before the command"),
    errno.EACCES: Text("mở quyền đọc và ghi thư mục ấy, hoặc đóng tệp đang mở trong chương trình khác, rồi chạy lại", "allow reading and writing there, or close the file where another program has it open, and repeat"),
    errno.ENOENT: Text("kiểm tra đường dẫn; thư mục tạm (TMPDIR, TEMP) cũng phải có", "check the path; the folder for temporary files (TMPDIR, TEMP) must be there too"),
    errno.ENAMETOOLONG: Text("đặt tên ngắn hơn", "give it a shorter name"),
}  # fmt: skip
_REFUSED = {
    errno.EACCES: Text("hệ thống không cho đọc hoặc ghi", "the system does not allow to read or write it"),
    errno.ENOSPC: Text("hết chỗ trên đĩa", "no space is left on the disk"),
    errno.ENOENT: Text("không có tệp hay thư mục ấy", "no such file or folder"),
    errno.ENAMETOOLONG: Text("tên quá dài", "the name is too long"),
}
OPEN = {".docx": "Word", ".xlsx": "Excel", ".pdf": "PDF"}  # a program that holds a file of its own
CLOSE = Text(
    "tệp này đang mở trong {program}: đóng lại rồi chạy lại lệnh (nếu không mở ở đâu: mở quyền ghi tệp và thư mục ấy)",
    "this file is open in {program}: close it and run the command again (if it is open nowhere: allow writing there)",
)
_SAME = {
    errno.EDQUOT: errno.ENOSPC,
    errno.EFBIG: errno.ENOSPC,
    errno.EPERM: errno.EACCES,
    errno.EROFS: errno.EACCES,
    errno.ETXTBSY: errno.EACCES,
}


def of_system(error: OSError | MemoryError) -> SystemRefused:
    """What the system refused, as a message: which file, and what can be done."""
    if isinstance(error, MemoryError):
        return SystemRefused(
            expected=Text("đủ bộ nhớ cho lệnh này", "enough memory for this command"), found=Text("hết bộ nhớ", "no memory left"), where=named(),
            remedy=Text("đóng chương trình khác, thêm --jobs 1, hoặc chia nhỏ tệp", "close other programs, give --jobs 1, or split the file"),
        )  # fmt: skip
    number = _SAME.get(error.errno, error.errno)
    said = error.strerror or str(error)
    file = str(error.filename or "").encode("utf-8", "backslashreplace").decode()
    program = OPEN.get(Path(file).suffix.lower()) if number == errno.EACCES else None
    other = Text("kiểm tra đĩa và quyền của thư mục rồi chạy lại", "check the disk and the rights of the folder, and repeat")
    return SystemRefused(
        expected=Text("đọc và ghi được tệp", "a file that can be read and written"), found=_REFUSED.get(number, Text(said, said)),
        where=_near(file) or type(error).__name__, remedy=CLOSE.fill(program=program) if program else _REMEDIES.get(number, other),
    )  # fmt: skip


def _near(file: str) -> str:
    """A path as it is seen from the folder of the call, where it lies below it."""
    with suppress(ValueError, OSError):
        return Path(file).relative_to(Path.cwd()).as_posix() if file else ""
    return file


class Caution(NamedTuple):
    """A warning with a type: `code` for programs, `text` for readers. It travels with the result it concerns."""

    code: str
    text: Text
