"""Sentences about what is judged and on what: the heading, the account of rows, the checks one after the other."""

from __future__ import annotations

from analysis.catalogue import sources
from analysis.language import LANGUAGES, Text, joined, number
from analysis.panel import Accounting, Panel
from analysis.present.display import Sentence, marked
from analysis.present.sentences.naming import period_text
from analysis.results import Checks


def heading(panel: Panel, language: str = "vi") -> Sentence:
    """What the notebook is about: outcome, places, period, and whose figures they are."""
    periods, status = panel.periods, _whose(panel)
    text = Text(*(
        f"{panel.label.to(lang)} · {joined([panel.name(p, lang) for p in panel.places[:4]], lang)} · "
        f"{'–'.join(dict.fromkeys(period_text(str(end), lang) for end in (periods[0], periods[-1])))} · {status.to(lang)}"
        for lang in LANGUAGES
    ))  # fmt: skip
    return Sentence(text=marked(text, panel.simulated), language=language, role="heading")


def _whose(panel: Panel) -> Text:
    """The public record, figures that a researcher added (with their sources), or both."""
    own = sorted(set(panel.sources) - set(sources()))
    public = Text("số liệu công khai", "public record")
    if panel.sources and not own:
        return public
    named = f" ({', '.join(own)})" if own else ""
    added = Text(f"số liệu tự thêm{named}", f"figures added here{named}")
    return added if len(own) == len(panel.sources) else Text(f"{public.vi} và {added.vi}", f"{public.en} and {added.en}")


def account(accounting: Accounting, language: str = "vi") -> Sentence:
    """Rows in, used and set aside, with the reasons and their counts."""
    parts = ["; ".join(f"{number(n, lang)} — {why}" for why, n in accounting.reasons(lang).items()) for lang in LANGUAGES]
    text = Text(*(
        accounting.text.to(lang) + (f" {word}: {part}." if part else "")
        for lang, part, word in zip(LANGUAGES, parts, ("Lý do", "Reasons"), strict=True)
    ))  # fmt: skip
    return Sentence(text=text, language=language)


def reasons(checks: Checks, language: str = "vi") -> Sentence:
    """The checks in words, one after the other."""
    if not len(checks):
        empty = Text("Không có ước lượng nên không có phép kiểm tra.", "There is no estimate, so there are no checks.")
        return Sentence(text=empty, language=language)
    text = Text(*(" ".join(check.sentence.to(lang) for check in checks) for lang in LANGUAGES))
    return Sentence(text=text, language=language)
