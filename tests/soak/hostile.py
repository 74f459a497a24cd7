"""Files made to hurt: bombs of every container, endless lines, nested, linked, encrypted, cut off. `make(folder)` writes them all."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
BOOK = ('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')  # fmt: skip
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MIME = "application/vnd.openxmlformats-officedocument."


def package(**parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def xlsx(sheet: str = "", strings: str = "", more: dict | None = None) -> bytes:
    override = "".join(f'<Override PartName="/xl/{n}" ContentType="{MIME}spreadsheetml.{t}+xml"/>' for n, t in
                       (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"), ("sharedStrings.xml", "sharedStrings")))  # fmt: skip
    links = f'<Relationship Id="rId1" Type="{TYPE}worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{TYPE}sharedStrings" Target="sharedStrings.xml"/>'
    return package(**{
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{override}</Types>',
        "_rels/.rels": RELS.format(f'<Relationship Id="rId1" Type="{TYPE}officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELS.format(links), "xl/worksheets/sheet1.xml": SHEET.format(sheet),
        "xl/sharedStrings.xml": f'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>',
    } | (more or {}))  # fmt: skip


def docx(body: str, dtd: str = "") -> bytes:
    return package(**{
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{MIME}wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": RELS.format(f'<Relationship Id="rId1" Type="{TYPE}officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f'<?xml version="1.0"?>{dtd}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def ods(content: str, dtd: str = "") -> bytes:
    body = (f'<?xml version="1.0"?>{dtd}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>')  # fmt: skip
    return package(**{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body,
                      "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'})  # fmt: skip


def pdf(stream: bytes, filters: str = "", pages: int = 1, kids: str = "", more: str = "") -> bytes:
    """A document whose pages all show one stream; `filters` as in /Filter."""
    out, at = bytearray(b"%PDF-1.5\n"), []
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Count {pages}/Kids[{kids or ' '.join(f'{5 + n} 0 R' for n in range(pages))}]>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
               f"<</Length {len(stream)}{filters}{more}>>\nstream\n".encode() + stream + b"\nendstream"]  # fmt: skip
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"] * pages
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n".encode() + b"".join(b"%010d 00000 n \n" % n for n in at)
    return bytes(out + f"trailer<</Size {len(at) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode())


def deflated(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def bomb(size: int) -> bytes:
    """Zeros of that size, compressed twice, without ever holding them."""
    inner = zlib.compressobj(9)
    outer = zlib.compressobj(9)
    out = b"".join(outer.compress(inner.compress(b"\0" * 2**20)) for _ in range(size >> 20))
    return out + outer.compress(inner.flush()) + outer.flush()


def lol(depth: int = 9) -> str:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth))
    return f'<!DOCTYPE x [<!ENTITY a0 "lol">{rows}]>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">' + "".join(cells) + "</row>"


def contents() -> dict[str, bytes]:
    """{name: bytes}."""
    two, para = "/Filter[/FlateDecode/FlateDecode]", "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    table = "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"
    text = b"BT /F 10 Tf 1 0 0 1 50 700 Tm (Nam 2019 xay ra 12 vu) Tj ET\n"
    shared = "<si><t>" + "a" * 30_000_000 + "</t></si>"
    many = "".join(row(r, *(f'<c r="{c}{r}" t="s"><v>0</v></c>' for c in "ABCDEFGH")) for r in range(1, 20_000))
    nested = package(**{"a.zip": package(**{"b.zip": package(**{"c.zip": b"\0" * 2**24})})})
    made = {
        "doubled.pdf": pdf(bomb(2**32), two), "tripled.pdf": pdf(deflated(b"\0" * 2**26, 3), "/Filter[/FlateDecode/FlateDecode/FlateDecode]"),
        "one_filter.pdf": pdf(deflated(b" " * 2**29), "/Filter/FlateDecode"), "operators.pdf": pdf(deflated(text * 400_000), "/Filter/FlateDecode"),
        "lines.pdf": pdf(deflated(b"0 0 m 500 500 l S\n" * 300_000), "/Filter/FlateDecode"), "boxes.pdf": pdf(deflated(b"".join(b"%d %d 9 9 re S\n" % (n % 590, n % 830) for n in range(60_000))), "/Filter/FlateDecode"),
        "same_page.pdf": pdf(text * 20, pages=1, kids="5 0 R " * 200_000), "loop.pdf": pdf(text, kids="2 0 R"), "self_kid.pdf": pdf(text, kids="1 0 R 2 0 R 5 0 R"),
        "length.pdf": pdf(text, more="/DecodeParms<</Predictor 15/Columns 2000000000>>"), "nested_brackets.pdf": pdf(b"[" * 3_000_000), "nested_dicts.pdf": pdf(text, more="<<" * 200_000),
        "cut.pdf": pdf(text * 100)[:900], "header_only.pdf": b"%PDF-1.7\n", "encrypted.pdf": pdf(text).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -4/O<00>/U<00>>>"),
        "lzw.pdf": pdf(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 200_000, "/Filter/LZWDecode"), "run_length.pdf": pdf(b"\x81 " * 8_000_000, "/Filter/RunLengthDecode"), "hex.pdf": pdf(b"20" * 20_000_000, "/Filter/ASCIIHexDecode"),
        "long_string.pdf": pdf(b"BT /F 9 Tf (" + b"1" * 5_000_000 + b") Tj ET"), "count.pdf": pdf(text).replace(b"/Count 1", b"/Count 999999999"), "many_pages.pdf": pdf(deflated(text * 300), "/Filter/FlateDecode", pages=3_000),
        "shared.xlsx": xlsx(many, shared), "shared_small.xlsx": xlsx(many, "<si><t>" + "12 vụ " * 5_000_000 + "</t></si>"), "runs.xlsx": xlsx(row(1, '<c r="A1" t="s"><v>0</v></c>'), "<si>" + "<r><rPr><b/></rPr><t>1</t></r>" * 1_500_000 + "</si>"),
        "cells.xlsx": xlsx("".join(row(r, *(f'<c r="{c}{r}"><v>1</v></c>' for c in "ABCDEFGHIJKLMNOP")) for r in range(1, 90_000))), "far_cell.xlsx": xlsx(row(1048576, '<c r="XFD1048576"><v>1</v></c>')),
        "merge.xlsx": xlsx(row(1, '<c r="A1"><v>1</v></c>')).replace(b"x", b"x"), "unordered.xlsx": xlsx("".join(row(9 - n, f'<c r="A{9 - n}"><v>1</v></c>') for n in range(8))), "huge_part.xlsx": xlsx("<row>" * 14_000_000),
        "many_parts.xlsx": xlsx(more={f"xl/worksheets/s{n}.xml": SHEET for n in range(25_000)}), "wide.xlsx": xlsx(row(1, *(f'<c t="inlineStr"><is><t>{n}</t></is></c>' for n in range(16_384)))),
        "lol.xlsx": xlsx(more={"xl/worksheets/sheet1.xml": lol() + "<x>&a8;</x>"}), "external.xlsx": xlsx(more={"xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'}),
        "deep.xlsx": xlsx("<row>" * 400_000 + "</row>" * 400_000), "long_cell.xlsx": xlsx(row(1, f'<c r="A1" t="inlineStr"><is><t>{"1" * 10_000_000}</t></is></c>')), "cut.xlsx": xlsx(many)[:5000], "not_a_zip.xlsx": b"PK\x03\x04" + os.urandom(5000),
        "nested_zip.xlsx": nested, "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096, "flag_encrypted.xlsx": _flagged(xlsx()), "empty.xlsx": b"", "zeros.xlsx": b"\0" * 100_000,
        "lol.docx": docx("<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>", lol()), "external.docx": docx(para.format("&e;"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "deep.docx": docx("<w:p>" * 200_000 + "</w:p>" * 200_000), "long.docx": docx(para.format("1" * 20_000_000)),
        "tables.docx": docx(_nest(table, 2_000)), "paragraphs.docx": docx(para.format("Năm 2019 xảy ra 12 vụ.") * 300_000), "runs.docx": docx("<w:p>" + "<w:r><w:t>1 </w:t></w:r>" * 600_000 + "</w:p>"), "cut.docx": docx(para.format("x") * 1000)[:700],
        "repeated.ods": ods('<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'),
        "lol.ods": ods("<text:p>&a8;</text:p>", lol()), "cells.ods": ods('<table:table table:name="a">' + '<table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>' * 300_000 + "</table:table>"),
        "chain.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + struct.pack("<HH", 9, 6) + b"\0" * 10 + struct.pack("<II", 1, 0) + b"\0" * 24 + struct.pack("<109I", *([0] * 109)) + "Workbook".encode("utf-16-le") + b"\0" * 600_000,
        "noise.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + os.urandom(300_000), "digits.txt": b"1" * 200_000, "digits_apart.txt": b"1 " * 2_000_000, "one_line.txt": ("Năm 2019 xảy ra 12 vụ, " * 200_000).encode(), "brackets.txt": b"(" * 1_000_000,
        "words.txt": b"a " * 3_000_000, "points.txt": b"1." * 300_000, "slashes.txt": b"1/" * 300_000, "marks.txt": ("a" + "\u0301" * 500_000).encode(), "zeros.txt": b"\0" * 300_000, "lines.txt": b"\n" * 5_000_000 + b"1", "quotes.csv": b'"' * 2_000_001,
        "commas.csv": b"," * 5_000_000 + b"\n1", "one_cell.csv": b"a,b\n" + b"1" * 30_000_000 + b",2\n", "rows.csv": b"a,b\n" + b"1,2\n" * 400_000, "unclosed.csv": b'a,b\n"' + b"x,1\n" * 1_000_000, "mixed.csv": "Xã,Số vụ\nĐa Tốn,1\n".encode() + "Cổ Bi,2\n".encode("utf-16"),
        "wrong_counts.parquet": _parquet(), "cut.parquet": _parquet()[:400], "no_magic.parquet": b"PAR1" + os.urandom(3000) + b"\xff\xff\xff\x7fPAR1", "noise.sav": b"$FL2@(#) SPSS DATA FILE" + os.urandom(4000),
        "huge_case.sav": b"$FL2" + b"@(#) SPSS DATA FILE".ljust(60) + struct.pack("<iiiiid", 2, 2**31 - 1, 1, 0, 2**31 - 1, 100.0) + b" " * 5000, "noise.dta": b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>\xff\x7f</K><N>" + b"\xff" * 8 + b"</N>" + os.urandom(2000),
        "old.dta": bytes([115, 2, 1, 0]) + struct.pack("<hi", 32767, 2**31 - 1) + b"\0" * 3000,
        "wide_tag.xlsx": xlsx(more={"xl/worksheets/sheet1.xml": SHEET.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>').format(row(1, '<c r="A1"><v>1</v></c>'))}),
        "merged.xlsx": xlsx(more={"xl/worksheets/sheet1.xml": SHEET.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>').format(row(1, '<c r="A1"><v>1</v></c>'))}),
        "formats.xlsx": xlsx(more={f"xl/media/image{n}.png": b"\0" * 2**20 for n in range(300)}), "two_ends.xlsx": xlsx(many[:2000]) + xlsx(), "names_twice.docx": _twice(), "up.docx": package(**{"../../../tmp/x": b"x", "word/document.xml": b"<x/>"}),
        "bomb.ods": ods("<text:p>" + " " * 400_000_000 + "</text:p>"), "nul.csv": b"place,period,thefts\nvn,2019,1\0\0\0\n" * 50_000, "semicolons.csv": b";" * 4_000_000, "one_column.csv": b"a\n" * 2_000_000, "digits.csv": b"place,period,thefts\nvn," + b"9" * 200_000 + b",1\n",
        "digits.xlsx": xlsx(row(1, f'<c r="A1"><v>{"9" * 200_000}</v></c>')), "exponent.xlsx": xlsx(row(1, '<c r="A1"><v>1e999999999</v></c>')), "gzip.csv": b"\x1f\x8b" + os.urandom(2000),
    }  # fmt: skip
    return made


def _parquet() -> bytes:
    """A table whose metadata say a billion rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = io.BytesIO()
    pq.write_table(pa.table({"place": ["a"] * 1000, "period": [2019] * 1000, "thefts": [1] * 1000}), made)
    content = made.getvalue()
    return content.replace(b"\xd0\x0f", b"\xfe\xff\xff\xff\x0f")  # 1,000 as a zigzag varint


def _twice() -> bytes:
    """A package in which the document stands two times."""
    import warnings

    made = io.BytesIO(docx("<w:p/>"))
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as out:
        warnings.simplefilter("ignore")
        out.writestr("word/document.xml", b"<w:document/>")
    return made.getvalue()


def _nest(outer: str, depth: int) -> str:
    before, after = outer.split("{}")
    return before * depth + after * depth


def _flagged(content: bytes) -> bytes:
    """A package that says that its parts are encrypted."""
    out = bytearray(content)
    at = -1
    while (at := out.find(b"PK\x01\x02", at + 1)) >= 0:
        out[at + 8] |= 1
    return bytes(out)


def make(folder: Path) -> list[Path]:
    """Write them; a link to itself, one to an endless file and a pipe stand among them where the system has such."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents().items():
        (folder / name).write_bytes(content)
    for name, target in (("itself.txt", "itself.txt"), ("endless.txt", "/dev/zero"), ("linked.txt", "/etc/passwd")):
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.txt")
    return sorted(folder.iterdir())
