"""The first page of an evaluation: what was found, what was read, what to know before trusting it; composed of finished reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.design.carried import Carried
from analysis.language import LANGUAGES, Text
from analysis.panel.own_table import OwnTable
from analysis.panel.told_columns import in_words
from analysis.present.before_after import before_after, can_compare
from analysis.present.by_year import NAME as BY_YEAR
from analysis.present.display import MIME, Display, Sentence, as_report
from analysis.present.own_table import carried_table, columns_table, doubts_table, table_headline
from analysis.present.sentences.naming import lower, upper
from analysis.publish.provenance import provenance
from analysis.publish.report import write

FIGURES = ("raw", "groups", "survival")  # of a part, the one that is shown
# What a reader wants first: what the programme did, then the course of the whole, of each place, and what was tried.
JUDGES, REFUSES, ORDER = 0, 3, {"effect": 0, "single": 0, "persons": 0, "trends": 1, "places": 2, "robustness": 4}
# notices that bear on every result: they stand under what was found too
BEARING = ("unlike", "borders", "switched", "provisional")
LINES = (ORDER["places"], ORDER["robustness"])  # parts that are told in a line, with a link to their figures
OF = Text("{names}: {said}", "{names}: {said}")
SAME = Text("những điều đã nêu ở “{first}”", "what is assumed of “{first}”")
EVERY = Text("Mọi chỉ tiêu", "Every outcome")
TREND = Text("Xu hướng qua các kỳ: {said}", "The course over time: {said}")
TITLES = (
    ("Kết quả", "Findings"), ("Cần biết trước khi tin vào kết quả", "To know before trusting a result"),
    ("Bảng số liệu đã được hiểu thế nào", "How the table was understood"), ("Câu hỏi trả lời được và chưa trả lời được", "Questions that can and cannot be answered yet"),
)  # fmt: skip
NOTHING_FOUND = Text(
    "Chưa có kết quả nào: xem bảng “Cần biết” và bảng câu hỏi dưới đây.",
    "There is no finding yet: see below what must be known and what is missing.",
)


def first_page(
    folder: Path,
    title: Text,
    table: OwnTable,
    questions: Sequence[Carried],
    parts: Sequence[tuple[str, Text]],
    languages: tuple[str, ...],
) -> None:
    """Write the first page of `folder` (a folder of reports/) over the finished `parts` (name of the sub-folder, title)."""
    with as_report(languages):
        cells = [_text(Text(f"# {title.vi}", f"# {title.en}"))]
        compared = [after for after in table.columns("after") if table.before_of(after)] if can_compare(table) else []
        cells += [] if parts or compared else _shown(table_headline(table))
        cells += _heading(0)
        made = sorted((_Part(folder / name, name, said) for name, said in parts), key=lambda part: part.rank)
        _settle(made, [in_words(notice.text) for notice in table.notices if notice.code not in BEARING])
        for part in made:
            cells += part.cells
        boxed = {
            one.get("outcome") for part in made if part.rank == JUDGES for bundle in part.results for one in bundle["results"]
        }
        for after in compared:
            headline, groups = before_after(table, after=after, alone=after not in boxed)  # else the part tells the difference
            cells += (_shown(headline) if after not in boxed else []) + _shown(groups)
        if not (parts or compared):
            cells += _shown(Sentence(text=NOTHING_FOUND, language="vi"))
        cells += _heading(1) + _shown(doubts_table(table, commands=False))
        cells += _heading(2) + (_shown(table_headline(table, role="basis")) if parts or compared else [])
        cells += (
            _shown(columns_table(table, commands=False))
            + _heading(3)
            + _shown(carried_table(questions, commands=False, own=table))
        )
        fresh = folder / ".first"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        stored = provenance(paths.NOTEBOOKS / "01_your_table.ipynb", {})
        given = next((folder / name / "provenance.json" for name, _ in parts), None)
        stored["data"] = (
            json.loads(given.read_text(encoding="utf-8"))["data"] if given else {table.source.file: table.source.sha256}
        )
        stored["parameters"] = {"data": table.source.file}
        write(
            {"cells": [c for c in cells if c], "metadata": {}, "nbformat": 4, "nbformat_minor": 5},
            fresh,
            folder.name,
            title,
            stored,
            languages,
        )
        _moved(fresh, folder)


def _moved(fresh: Path, folder: Path) -> None:
    """The files of the page into the folder, beside its parts; a folder of an earlier page (figures, tables) gives way whole."""
    shutil.rmtree(folder / "figures", ignore_errors=True)
    for path in sorted(fresh.iterdir()):
        if path.is_dir():
            shutil.rmtree(folder / path.name, ignore_errors=True)
        path.replace(folder / path.name)
    fresh.rmdir()


def _heading(at: int) -> list[dict[str, Any]]:
    return [_text(Text(f"## {TITLES[at][0]}", f"## {TITLES[at][1]}"))] if at != 1 else []


class _Part:
    """A finished part: its headline, its figure and results, with a link to the whole of it."""

    def __init__(self, folder: Path, name: str, title: Text):
        notebook = json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8"))
        bundles = [o["data"][MIME] for c in notebook["cells"] for o in c.get("outputs", ()) if MIME in o.get("data", {})]
        drawn = next((b for figure in FIGURES for b in bundles if b["kind"] == "figure" and b["name"].endswith(figure)), None)
        self.name, self.title = name, title
        self.heads = [b for b in bundles if b["kind"] == "sentence" and b["role"] == "headline"][:1]
        self.drawn = [{**drawn, "name": f"{name}_{drawn['name']}"}] if drawn else []
        self.years = [{**b, "name": f"{name}_{BY_YEAR}"} for b in bundles if b["kind"] == "table" and b["name"] == BY_YEAR][:1]
        self.results = [b for b in bundles if b["kind"] == "result"]
        first: dict[str, Any] = next((one for bundle in self.results for one in bundle["results"]), {})
        self.outcome = Text(**(first.get("label") or first.get("subject") or {"vi": "", "en": ""}))
        self.assumptions = [Text(**one) for one in first.get("assumptions", ())]
        self.judged = Text(**first.get("judged", {"vi": "", "en": ""}))

    @property
    def rank(self) -> int:
        """Where it stands among the parts; a question that was refused comes after what was found."""
        found = ORDER[self.name.partition("_")[0]]
        stored = [one["type"] for bundle in self.results for one in bundle["results"]]
        return REFUSES if found == JUDGES and stored[:1] == ["refusal"] else found

    @property
    def claims(self) -> int:
        """How many of the points under its headline are its claim: the first one, but of checks, which are all findings."""
        return 0 if self.rank == ORDER["robustness"] else 1

    @property
    def cells(self) -> list[dict[str, Any]]:
        links = [
            f"[{word}]({self.name}/report.{lang}.html)"
            for lang, word in zip(LANGUAGES, ("Xem đầy đủ", "Read it in full"), strict=True)
        ]
        drawn = self.drawn if self.rank not in LINES else []
        shown = [*self.heads, *drawn, *self.years, *self.results]
        return [_text(Text(f"### {self.title.vi}", f"### {self.title.en}")), *map(_output, shown), _text(Text(*links))]


def _settle(parts: Sequence[_Part], notices: Sequence[Text]) -> None:
    """Each result once, each check with the part that made it; each point but a claim once, and none that the table of what must be known
    says; beside the effect of a programme a trend says that it is the trend which has no cause.
    """
    known: set[str] = set()
    outcomes = {lang: list(dict.fromkeys(part.outcome.to(lang) for part in parts)) for lang in LANGUAGES}
    told: dict[str, set[tuple[str, str]]] = {
        lang: {(own, notice.to(lang).rstrip(".")) for notice in notices for own in outcomes[lang]} for lang in LANGUAGES
    }
    judged = any(part.rank == JUDGES for part in parts)
    best = min((part.rank for part in parts if part.heads), default=JUDGES)
    _name_checked(parts)
    shared = {lang: _shared(parts, lang) for lang in LANGUAGES}
    assumed: dict[str, str] = {}
    for part in parts:
        part.results = [_new(bundle, part, known) for bundle in part.results]
        part.heads = [_pointed(head, part, told, shared, len(outcomes["vi"]), assumed, judged) for head in part.heads]
        if part.rank != best:  # the boxes of the page are what was found of the programme, or else the course over time
            part.heads = [{**head, "role": "basis"} for head in part.heads]


def _name_checked(parts: Sequence[_Part]) -> None:
    """How the checks stand is said of an outcome by its name; what is equal over outcomes is one line that names them."""
    lines: dict[str, list[_Part]] = {}
    for part in (part for part in parts if part.rank == ORDER["robustness"] and part.heads):
        for lang in (lang for lang in LANGUAGES if lang in part.heads[0]):
            own = part.heads[0][lang]
            said = own["text"].removeprefix(f"{upper(part.judged.to(lang))}: ")
            part.heads[0] = {**part.heads[0], lang: {**own, "text": said}}
        key = json.dumps([part.heads[0].get(lang) for lang in LANGUAGES], sort_keys=True)
        lines.setdefault(key, []).append(part)
    for alike in lines.values():
        for lang in (lang for lang in LANGUAGES if lang in alike[0].heads[0]):
            own = alike[0].heads[0][lang]
            names = "; ".join(dict.fromkeys(part.outcome.to(lang) for part in alike if part.outcome.to(lang)))
            if names and not own["text"].startswith(names):
                text = OF.to(lang).format(names=names, said=own["text"])
                alike[0].heads[0] = {**alike[0].heads[0], lang: {**own, "text": text}}
        for part in alike[1:]:
            part.heads = []


def _shared(parts: Sequence[_Part], lang: str) -> dict[tuple[int, str], list[str]]:
    """The points that stand under several outcomes in parts of one kind, each with their names."""
    found: dict[tuple[int, str], list[str]] = {}
    for part in parts:
        for head in part.heads:
            for point in head.get(lang, {}).get("points", ())[part.claims :]:
                found.setdefault((part.rank, point.rstrip(".")), []).append(part.outcome.to(lang))
    return {point: list(dict.fromkeys(names)) for point, names in found.items() if len(set(names)) > 1 and all(names)}


def _new(bundle: dict[str, Any], part: _Part, known: set[str]) -> dict[str, Any]:
    """What a part attaches, without what another attached before; results of single places stay with their part."""
    kept: dict[str, Any] = {**bundle}
    own = [] if part.rank == ORDER["places"] else bundle["results"]
    fresh = {key: one for one in own if (key := json.dumps(one, sort_keys=True)) not in known}
    known.update(fresh)
    kept["results"] = list(fresh.values())
    checks = json.dumps(bundle["checks"], sort_keys=True)
    of = {"about": part.title._asdict(), "outcome": part.outcome._asdict(), "judges": part.rank != ORDER["trends"]}
    kept["checks"] = [] if checks in known else [{**check, **of} for check in bundle["checks"]]
    known.add(checks)
    return kept


def _pointed(
    head: dict[str, Any],
    part: _Part,
    told: dict[str, set[tuple[str, str]]],
    shared: dict[str, dict],
    every: int,
    assumed: dict[str, str],
    judged: bool,
) -> dict[str, Any]:
    """A headline whose points leave out what was told before of its outcome, or of the table; its first one is its claim. What is `shared`
    with other outcomes (`every`: how many there are), of which it was not told yet, is one line that names them; of what another claim
    `assumed`, {assumptions: outcome}, that outcome is named."""
    made = dict(head)
    for lang in (lang for lang in LANGUAGES if "points" in head.get(lang, {})):
        points: list[str] = []
        together: dict[tuple[str, ...], list[str]] = {}
        own = part.outcome.to(lang)
        for at, point in enumerate(head[lang]["points"]):
            key = point.rstrip(".")
            if at < part.claims and (listed := "; ".join(text.to(lang) for text in part.assumptions)):
                first = assumed.setdefault(listed, own)
                point = point.replace(f": {listed}", f": {SAME.to(lang).format(first=first)}") if first != own else point
            if at >= part.claims and (own, key) in told[lang]:
                continue
            beside = shared[lang].get((part.rank, key), ()) if at >= part.claims else ()
            names = tuple(name for name in beside if (name, key) not in told[lang])
            told[lang] |= {(name, key) for name in (own, *names)}
            if len(names) > 1:
                together.setdefault(names, []).append(point)
            else:
                points.append(point)
        if judged and part.rank == ORDER["trends"] and points and head.get("claim") == "describe":
            points[0] = TREND.to(lang).format(said=lower(points[0]))
        for names, said in together.items():
            named = EVERY.to(lang) if len(names) == every else "; ".join(names)
            named = named[:1].upper() + named[1:] if " " in names[0] else named  # a column's bare name stays as it is written
            points.append(OF.to(lang).format(names=named, said=lower(" ".join(said))))
        made[lang] = {**head[lang], "points": points}
    return made


def _text(text: Text) -> dict[str, Any]:
    """One cell that a document of either language reads: `Việt · English` in a title; else one of each."""
    if text.vi.startswith("# "):
        source = f"{text.vi} · {text.en[2:]}" if text.vi != text.en else text.vi
        return {"cell_type": "markdown", "metadata": {}, "source": source}
    return {"cell_type": "code", "metadata": {}, "source": "", "outputs": [{
        "output_type": "display_data", "metadata": {}, "data": {MIME: {"kind": "markdown", **{lang: text.to(lang) for lang in LANGUAGES}}},
    }]}  # fmt: skip


def _shown(display: Display) -> list[dict[str, Any]]:
    return [_output(display._repr_mimebundle_()[MIME])]


def _output(bundle: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": "",
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": {MIME: bundle}}],
    }
