"""The text of a Word paragraph: runs in order, insertions in, deletions out; raised, struck and hidden runs told apart.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.7 (styles), 17.13.5 (tracked changes).
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ingest.readers.marks import Piece
from analysis.ingest.text.encodings import convert, of_font

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
THROUGH = {
    f"{W}{tag}" for tag in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
}
_TEXT = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")


class Styles:
    """What the styles of a document say of a run: the first of run, character style, paragraph style, defaults that says it."""

    def __init__(self, root):
        self._by_id = {s.get(f"{W}styleId"): s for s in root.iter(f"{W}style")} if root is not None else {}
        self._default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None

    def chain(self, run, paragraph) -> list:
        """The rPr elements that hold for a run, the nearest first."""
        own = run.find(f"{W}rPr")
        found = [own] if own is not None else []
        if own is not None and (style := own.find(f"{W}rStyle")) is not None:
            found += self._of(style.get(f"{W}val"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found += self._of(style.get(f"{W}val")) if style is not None else []
        return [*found, self._default] if self._default is not None else found

    def _of(self, name: str | None) -> list:
        found, seen = [], set()
        while name in self._by_id and name not in seen:
            seen.add(name)
            style = self._by_id[name]
            if (said := style.find(f"{W}rPr")) is not None:
                found.append(said)
            base = style.find(f"{W}basedOn")
            name = base.get(f"{W}val") if base is not None else None
        return found


def pieces(paragraph, styles: Styles) -> Iterator[Piece]:
    """The pieces of a paragraph, in order."""
    yield from _inside(paragraph, paragraph, styles)


def _inside(element, paragraph, styles: Styles) -> Iterator[Piece]:
    for child in element:
        if child.tag == f"{W}r":
            yield from _run(child, paragraph, styles)
        elif child.tag in THROUGH:
            yield from _inside(child, paragraph, styles)
        elif isinstance(child.tag, str) and child.tag.endswith(("}oMath", "}oMathPara")):
            yield Piece("".join(t.text or "" for t in child.iter() if isinstance(t.tag, str) and t.tag.endswith("}t")))


def _run(run, paragraph, styles: Styles) -> Iterator[Piece]:
    chain = styles.chain(run, paragraph)
    raised = _said(chain, "vertAlign") in ("superscript", "subscript")
    lost = "hidden" if _on(chain, "vanish") else "struck" if _on(chain, "strike") or _on(chain, "dstrike") else ""
    code = _font(chain)
    for child in run:
        if child.tag == f"{W}t":
            text = child.text or ""
            yield Piece(convert(text, code) if code else text, raised, lost)
        elif child.tag in _TEXT:
            yield Piece(_TEXT[child.tag], False, lost)
        elif child.tag in _NOTES:
            yield Piece(child.get(f"{W}id") or "*", True, lost)


def _said(chain: list, tag: str) -> str | None:
    found = next((x for rpr in chain if (x := rpr.find(f"{W}{tag}")) is not None), None)
    return None if found is None else found.get(f"{W}val") or ""


def _on(chain: list, tag: str) -> bool:
    return _said(chain, tag) not in (None, "0", "false", "off")


def _font(chain: list) -> str:
    """The code page of a legacy font: .VnTime is TCVN3, VNI-Times is VNI."""
    fonts = (x for rpr in chain if (x := rpr.find(f"{W}rFonts")) is not None)
    return of_font(next((name for f in fonts if (name := f.get(f"{W}ascii") or f.get(f"{W}hAnsi"))), ""))


def boxes(paragraph) -> list:
    """The contents of the text boxes drawn in a paragraph, once each: an AlternateContent says the same twice."""
    found = []
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = [a.tag for a in box.iterancestors()]
        outer = outer[: outer.index(paragraph.tag)] if paragraph.tag in outer else outer
        if f"{W}txbxContent" in outer or _is_second(box):
            continue
        found.append(box)
    return found


def _is_second(box) -> bool:
    fallback = next(box.iterancestors(f"{_MC}Fallback"), None)
    if fallback is None:
        return False
    return any(True for choice in fallback.getparent().iter(f"{_MC}Choice") for _ in choice.iter(f"{W}txbxContent"))
