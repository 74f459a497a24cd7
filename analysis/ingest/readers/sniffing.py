"""What a file is by its content, whatever its name ends in: a web page saved as .xls is told from a damaged workbook."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from analysis.ingest.readers import guard
from analysis.language import Text

_KIND = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods", ".docx": "docx", ".pdf": "pdf", ".csv": "text", ".tsv": "text", ".txt": "text",
}  # fmt: skip
_AS_EXCEL = Text("mở bằng Excel và lưu thành .xlsx", "open it in Excel and save it as .xlsx")
_AS_WORD = Text("mở bằng Word và lưu thành .docx", "open it in Word and save it as .docx")
_SAY = {
    "xlsx": (Text("sổ tính Excel", "an Excel workbook"), Text("đổi đuôi thành .xlsx", "rename it to .xlsx")),
    "xls": (Text("sổ tính Excel cũ", "an old Excel workbook"), Text("đổi đuôi thành .xls", "rename it to .xls")),
    "ods": (Text("sổ tính OpenDocument", "an OpenDocument workbook"), Text("đổi đuôi thành .ods", "rename it to .ods")),
    "docx": (Text("văn bản Word", "a Word document"), Text("đổi đuôi thành .docx", "rename it to .docx")),
    "pdf": (Text("tệp PDF", "a PDF"), Text("đổi đuôi thành .pdf", "rename it to .pdf")),
    "text": (
        Text("chữ thường (CSV?)", "plain text (a CSV?)"),
        Text("đổi đuôi thành .csv hoặc .txt", "rename it to .csv or .txt"),
    ),
    "html": (Text("trang web (HTML)", "a web page (HTML)"), _AS_EXCEL),
    "mhtml": (Text("trang web lưu trữ (MHTML)", "an archived web page (MHTML)"), _AS_EXCEL),
    "xml2003": (Text("bảng tính XML 2003", "an XML Spreadsheet 2003"), _AS_EXCEL),
    "doc": (Text("văn bản Word cũ (.doc)", "an old Word document (.doc)"), _AS_WORD),
    "rtf": (Text("văn bản RTF", "an RTF document"), _AS_WORD),
    "pptx": (
        Text("bài trình chiếu", "a presentation"),
        Text("chép bảng sang Excel hoặc Word", "copy the table to Excel or Word"),
    ),
}


def check(path: Path, data: bytes) -> None:
    """Refuse a file whose content is of another kind than its name says, and say of which."""
    found, named = kind_of(data), _KIND[path.suffix.lower()]
    if found and found != named:
        what, remedy = _SAY[found]
        raise guard.bad(
            path.name,
            Text(
                f"đuôi “{path.suffix}” nhưng nội dung là {what.vi}",
                f"the extension '{path.suffix}', but the content is {what.en}",
            ),
            remedy,
            expected=Text("nội dung đúng với đuôi tệp", "a content that is what the extension says"),
        )


def kind_of(data: bytes) -> str:
    """xlsx, xls, ods, docx, pdf, text, html, ...; empty where the content does not tell."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith(guard.OLE):
        return _in_compound(data)
    if data.startswith(b"PK"):
        return _in_package(data)
    for kind, start in (("pdf", b"%pdf"), ("rtf", b"{\\rtf"), ("mhtml", b"mime-version:")):
        if head.startswith(start):
            return kind
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        return "xml2003"
    if head.startswith(b"<") and re.search(rb"<(?:html|table|meta|head|body)\b", head):
        return "html"
    return "" if re.search(rb"[\0-\x08\x0e-\x1f]", data[:4096]) else "text"


def _in_compound(data: bytes) -> str:
    streams = (("EncryptedPackage", ""), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
    return next((kind for name, kind in streams if name.encode("utf-16-le") in data), "")


def _in_package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            mime = package.read("mimetype") if "mimetype" in names else b""
    except Exception:
        return ""
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    folders = (("xl/", "xlsx"), ("word/", "docx"), ("ppt/", "pptx"))
    return next((kind for folder, kind in folders if any(n.startswith(folder) for n in names)), "")
