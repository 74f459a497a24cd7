"""A heading that names a club, group or other model and one that says what is counted of it -> the indicator of the two.

`Tổ hòa giải | Số tổ`: teams; `| Số thành viên`: their members, and no indicator where the catalogue has none of them.
"""

from __future__ import annotations

from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.tables.label_meaning import Indicated, by_words, classes_of_unit, indicator_of
from analysis.ingest.text.spelling import squeezed

_MODELS = frozenset({"club", "team", "model", "model_type", "box"})
_WHO = ("take_part", "attend", "club_word", "mass")


def of_model(headings: list[str], unit: str) -> Indicated | None:
    """The indicator of the headings of a row and its column; None unless one names a model and the others what is counted."""
    names = [text for text in headings if _is_about(text) and classes_of_unit(text) & _MODELS]
    others = [text for text in headings if text not in names]
    counted = " - ".join(others)
    classes = classes_of_unit(counted)
    if len(names) != 1 or not others or not classes and any(map(_is_about, others)):
        return None
    if classes & _MODELS:
        return indicator_of(names[0], unit)
    if not classes:
        own = indicator_of(names[0], unit)
        return Indicated(near=tuple(filter(None, (own.code, *own.tied, *own.near))))
    chosen = by_words(squeezed(" - ".join(headings)), counted=frozenset({"member"}) if "member" in classes else classes)
    return Indicated(chosen.indicator) if chosen and not chosen.tied else Indicated()


def _is_about(text: str) -> bool:
    """Whether a heading names more than what is counted."""
    return any(hit.concept not in _WHO for hit in Words(squeezed(text)).hits())
