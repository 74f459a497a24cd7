"""What must be true of a file before a reader opens it: it is there, whole, not encrypted, not a bomb, not too large."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

from analysis.errors import BadTable
from analysis.language import Text

LARGEST_FILE = 200 * 2**20
LARGEST_PART = 60 * 2**20
LARGEST_RATIO = 150
LARGEST_WHOLE, MOST_PARTS = 500 * 2**20, 20_000  # of a package, unpacked
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".docx", ".pdf", ".txt")


class BadFile(BadTable):
    """A file that cannot be read as it is."""


def bad(where: str, found: Text, remedy: Text, expected: Text | None = None) -> BadFile:
    """A BadFile with the usual expectation."""
    return BadFile(expected=expected or Text("một tệp đọc được", "a readable file"), found=found, where=where, remedy=remedy)


_STEPS: list[Callable[[], None]] = []


def on_step(told: Callable[[], None]) -> None:
    """Have somebody told of each page that was read."""
    _STEPS.append(told)


def step() -> None:
    """A page was read."""
    for told in _STEPS:
        told()


def content(path: Path) -> bytes:
    """The bytes of a file, after the checks that need no reader."""
    if not path.is_file():
        raise bad(path.name, Text("không có tệp này", "no such file"), Text("kiểm tra đường dẫn", "check the path"))
    if path.suffix.lower() not in KINDS:
        raise bad(
            path.name,
            Text(f"đuôi “{path.suffix}”", f"extension '{path.suffix}'"),
            Text(f"lưu thành một trong: {' '.join(KINDS)}", f"save it as one of: {' '.join(KINDS)}"),
        )
    if path.stat().st_size > (LARGEST_PART if path.suffix.lower() in (".csv", ".tsv", ".txt") else LARGEST_FILE):
        raise too_large(path.name, path.stat().st_size)
    data = path.read_bytes()
    if not data.strip(b"\0 \r\n\t"):
        raise bad(
            path.name, Text("tệp rỗng", "an empty file"), Text("xin lại tệp từ nơi gửi", "ask the sender for the file again")
        )
    return data


def too_large(name: str, size: int) -> BadFile:
    """The message for a file or sheet beyond what is read."""
    return bad(
        name, Text(f"{size / 2**20:.0f} MB", f"{size / 2**20:.0f} MB"),
        Text("xóa định dạng và các dòng trống cuối trang tính, hoặc chia tệp; bảng vụ việc (mỗi vụ một dòng) thì xuất ra CSV, đọc được hàng triệu dòng", "delete formatting and blank rows at the end of the sheet, or split it; a table of incidents (one a row) is read to millions of rows as CSV"),
        expected=Text(f"tệp hoặc trang tính dưới {LARGEST_PART // 2**20} MB", f"a file or sheet under {LARGEST_PART // 2**20} MB"),
    )  # fmt: skip


def check_zip(path: Path, data: bytes) -> list[str]:
    """Refuse a package that is encrypted, truncated or a bomb; return the names of its parts."""
    import io

    if data.startswith(OLE):
        raise bad(path.name, Text("tệp được đặt mật khẩu (hoặc là .xls đổi đuôi)", "a file with a password (or an .xls renamed)"),
                  Text("mở bằng Excel/Word, bỏ mật khẩu và lưu lại", "open it in Excel or Word, remove the password and save it again"))  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(path, package)
            damaged = package.testzip()
            names = package.namelist()
    except BadFile:
        raise
    except Exception as error:
        raise truncated(path.name) from error
    if damaged:
        raise truncated(path.name)
    return names


def _check_parts(path: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise too_large(path.name, sum(part.file_size for part in parts))
    for part in parts:
        if part.flag_bits & 1:
            raise locked(path.name)
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > LARGEST_PART:
            raise too_large(f"{path.name}: {part.filename}", part.file_size)
        if ratio > LARGEST_RATIO and part.file_size > 20 * 2**20:
            raise bad(path.name, Text(f"“{part.filename}” nở gấp {ratio:.0f} lần khi giải nén (bom nén)", f"'{part.filename}' grows {ratio:.0f} times when unpacked (a zip bomb)"),
                      Text("không mở tệp; xin lại từ nơi gửi", "do not open it; ask the sender for it again"))  # fmt: skip


def locked(name: str) -> BadFile:
    """The message for a file that asks for a password."""
    what = Text("tệp được đặt mật khẩu", "a file with a password")
    return bad(name, what, Text("bỏ mật khẩu và lưu lại", "remove the password and save it again"))


def truncated(name: str) -> BadFile:
    """The message for a file that ends too early or is damaged."""
    return bad(
        name,
        Text("tệp bị cắt cụt hoặc hỏng", "a truncated or damaged file"),
        Text(
            "tải hoặc xin lại tệp; thử mở bằng chương trình gốc", "download it or ask for it again; try the program that made it"
        ),
    )


def sha256(data: bytes) -> str:
    """The checksum in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
