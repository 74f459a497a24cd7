"""The report of a screening: what stands out after control of false discoveries, funnels, what could not be fitted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from analysis import manifest, paths
from analysis.language import LANGUAGES, SIMULATED, Text
from analysis.present.display import Display, Sentence
from analysis.present.screening_figures import funnel, funnel_of, standouts
from analysis.present.screening_tables import accounting, ranking
from analysis.publish.document import document
from analysis.publish.exports import dumped
from analysis.publish.page import page
from analysis.publish.provenance import commit, lines
from analysis.publish.screened import Screened
from analysis.screening.screen import PER, Plan, lines_of
from analysis.spreadsheet import frame

LEVEL = 0.05
RANKED, SHOWN, PANELS = 1000, 40, 12
QUESTION = Text("Chuỗi nào đáng xem kỹ hơn?", "Which series deserve a closer look?")
TITLE = Text("Sàng lọc các chuỗi: {name}", "Screening of series: {name}")


def write(
    table,
    plan: Plan,
    folder: Path,
    name: str,
    dates: list[str],
    languages: tuple[str, ...] = LANGUAGES,
    simulated: bool = False,
) -> Text:
    """Write the ranked table, the figures and a page a language beside folder/screening.parquet; returns the headline.

    `table` is the open table (run.screen_table), from which the series shown are read again.
    """
    store = Screened(folder / "screening.parquet", bool(plan.terms.starts))
    title = TITLE.fill(name=Text(table.path.name, table.path.name))
    headline = _headline(store, dates)
    if simulated:
        headline = Text(*(f"{mark}. {text}" for mark, text in zip(SIMULATED, headline, strict=True)))
    os.environ["DIRECTIVE48_REPORT"] = " ".join(languages)
    counts = dict(store.all(f"SELECT note, count(*) FROM {store.source} GROUP BY 1"))
    shown: list[Display] = [
        Sentence(text=headline, role="headline", language="vi"),
        *_figures(store, table, plan, simulated),
        ranking(store.ranked(SHOWN), store.main, simulated),
        accounting(counts, simulated),
    ]
    notebook = {"cells": [_heading(QUESTION), *map(_cell, shown)]}
    frame(store.ranked(RANKED)).to_csv(folder / "ranked.csv", index=False, lineterminator="\n", float_format="%.10g")
    source = _provenance(table, dates)
    for language in languages:
        made = document(notebook, language)
        for file, content in made.files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        other = next((o for o in languages if o != language), "")
        html = page(made, title.to(language), lines(source, language), other)
        (folder / f"report.{language}.html").write_text(html, encoding="utf-8", newline="\n")
    asked = QUESTION._asdict()
    summary = {"name": name, "title": title._asdict(), "question": asked, "headline": headline._asdict(), "simulated": simulated}
    (folder / "provenance.json").write_text(dumped(source | {"run": summary}), encoding="utf-8", newline="\n")
    return headline


def _headline(store: Screened, dates: list[str]) -> Text:
    n, fitted, found, trends = store.all(
        f"SELECT count(*), count({store.main}_p), count(*) FILTER ({store.main}_q < {LEVEL}), "
        f"count(*) FILTER (mann_kendall_q < {LEVEL}) FROM {store.source}"
    )[0]
    what = (
        Text("thay đổi mức tại {date}", "a level change at {date}").fill(date=sorted(dates)[0])
        if store.dated
        else Text("xu hướng", "a trend")
    )
    return Text(
        "Trong {n} chuỗi, {fitted} chuỗi ước lượng được; {found} chuỗi cho thấy {what} sau khi kiểm soát phát hiện sai ở mức 5% "
        "(sai số AR(1)), {trends} chuỗi có xu hướng đơn điệu theo Mann–Kendall. Sàng lọc chỉ mô tả, không nói gì về nguyên nhân.",
        "Of {n} series, {fitted} could be fitted; {found} show {what} after false-discovery control at 5% (AR(1)-aware errors), "
        "{trends} a monotone trend by Mann–Kendall. Screening describes; it says nothing of causes.",
    ).fill(n=n, fitted=fitted, found=found, what=what, trends=trends)


def _figures(store: Screened, table, plan: Plan, simulated: bool) -> list[Display]:
    measure = (
        Text("Tỷ số mức ngay tại ngày đã cho", "Ratio of levels at the given date")
        if store.dated
        else Text("Tỷ số mỗi năm", "Ratio a year")
    )
    shown: list[Display] = []
    top = store.ranked(PANELS)
    top = top[top[f"{store.main}_p"].notna()]
    if len(top):
        names = list(zip(top["place"], top["outcome"], strict=True))
        panels = [_panel(block, table.periods, plan) for block in table.chosen(names)]
        certain = int((top[f"{store.main}_q"] < LEVEL).sum())
        about = Text("{k} trong {n} chuỗi đầu danh sách có q < 5%", "{k} of the first {n} series have q < 5%").fill(
            k=certain, n=len(names)
        )
        unit = Text("Số vụ", "Count") if not table.exposed else Text("Trên 100.000 người-năm", "Per 100,000 person-years")
        shown.append(standouts(panels, [f"{place} · {outcome}" for place, outcome in names], about, unit, simulated=simulated))
    for at, (outcome, effects) in enumerate(store.effects().items(), 1):
        shown.append(funnel(funnel_of(effects), measure, Text(outcome, outcome), name=f"funnel_{at}", simulated=simulated))
    return shown


def _panel(block, periods: pd.PeriodIndex, plan: Plan) -> pd.DataFrame:
    """One series with its model and what the trend before the first date implies, as counts or as rates."""
    fitted, implied = lines_of(block.y, block.exposure, plan)
    year = periods.year + (periods.month - 0.5) / 12 if plan.terms.season > 1 else periods.year.astype(float)
    observed = block.y[0] if block.exposure is None else PER * block.y[0] / block.exposure[0]
    columns = {"observed": observed, "fitted": fitted[0], "counterfactual": implied[0]}
    return pd.DataFrame({"period": periods.astype(str), "year": year} | columns)


def _heading(title: Text) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": f"# {title.vi} · {title.en}"}


def _cell(display: Display) -> dict[str, Any]:
    output = {"output_type": "display_data", "data": display._repr_mimebundle_(), "metadata": {}}
    return {"cell_type": "code", "source": "", "outputs": [output]}


def _provenance(table, dates: list[str]) -> dict[str, Any]:
    digest = manifest.sha256(table.path)
    return {
        "notebook": {"file": "python -m analysis screen", "sha256": ""},
        "parameters": {"dates": dates},
        "data": {paths.public(table.path): digest},
        "commit": commit(),
        "lock": manifest.sha256(paths.LOCK) if paths.LOCK.exists() else "",
        "libraries": {"numpy": np.__version__, "pandas": pd.__version__, "duckdb": duckdb.__version__},
    }
