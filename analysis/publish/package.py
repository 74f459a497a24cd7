"""Zipped office files without clocks: the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

EPOCH = dt.datetime(2010, 10, 22)
CLOCKS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=</dcterms:)")
THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail\.jpeg[^>]*/>")  # python-docx's template shows a picture of an empty page


def timeless(data: bytes) -> bytes:
    """The same package, its entries in the order of their names and all of one date, its properties of that date."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            if name != "docProps/thumbnail.jpeg":
                new.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), _part(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _part(name: str, part: bytes) -> bytes:
    if name == "_rels/.rels":
        return THUMBNAIL.sub(b"", part)
    if name == "docProps/core.xml":
        return CLOCKS.sub(rb"\g<1>" + f"{EPOCH:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
    return part
