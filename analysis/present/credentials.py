"""What the workbook reproduces, and how its checks stand: headlines and tables of notebooks 70 and 80."""

from __future__ import annotations

import pandas as pd

from analysis.credentials.replicate_command import targets
from analysis.language import LANGUAGES, Text, number
from analysis.present.display import Figure, Sentence, Table
from analysis.present.panel_figures import coefficients
from analysis.present.sentences import unit_of
from analysis.present.sentences.naming import upper
from analysis.present.sentences.points import failing
from analysis.present.series import origin
from analysis.present.style import EVENT, FITTED, OBSERVED, canvas, dress, number_axis
from analysis.results import Checks, Estimate, Refusal

MEASURED = Text("; {n} chỉ cho số đo, không phân đạt hay không", "; {n} measure what nothing passes or fails")


def robustness_headline(effect: Estimate | Refusal, checks: Checks, language: str = "vi") -> Sentence:
    """How many checks held, failed, could not be made, or measured what nothing passes or fails."""
    by = {verdict: [c for c in checks if c.verdict == verdict] for verdict in ("held", "failed", "measured", "not_possible")}
    text = Text(
        "{mark}{subject}: {held} phép kiểm tra đạt, {failed} không đạt, {none} không làm được{measured}.",
        "{mark}{subject}: {held} checks held, {failed} failed, {none} were not possible{measured}.",
    ).fill(
        mark=Text("SỐ LIỆU MÔ PHỎNG — ", "SIMULATED DATA — ") if effect.simulated else "",
        subject=Text(*(upper(effect.design.subject.to(lang)) for lang in LANGUAGES)), held=len(by["held"]), failed=len(by["failed"]), none=len(by["not_possible"]),
        measured=MEASURED.fill(n=len(by["measured"])) if by["measured"] else "",
    )  # fmt: skip
    return Sentence(text=text, points=tuple(failing(check) for check in by["failed"]), language=language, role="headline")


def specifications(effect: Estimate, checks: Checks, language: str = "vi", name: str = "specifications") -> Figure:
    """The specification curve as points with intervals in order of size; where there is none, the effect itself."""
    table = next((c.table for c in checks if c.name == "specification_curve"), pd.DataFrame())
    if not {"value", "low", "high"} <= set(table.columns) or table.empty:
        return coefficients(effect, language, name)
    table = table.sort_values("value").reset_index(drop=True)
    title = Text("{n} đặc tả: từ {low} đến {high}", "{n} specifications: from {low} to {high}").fill(
        n=len(table), low=_written(table["value"].min()), high=_written(table["value"].max())
    )
    return Figure(
        name=name, language=language, alt=title, data=table.assign(simulated=effect.simulated), simulated=effect.simulated,
        draw=lambda lang: _draw(effect, table, title.to(lang), lang),
    )  # fmt: skip


def credentials_headline(replicated: pd.DataFrame, language: str = "vi") -> Sentence:
    """How many published results were computed again, agree, fail, or could not be checked here."""
    verdict = replicated.groupby("target")["passed"].agg(list)
    failed = sum(False in passed for passed in verdict)
    absent = sum(None in passed and False not in passed for passed in verdict)
    text = Text(
        "{done} trong {n} kết quả đã công bố được tính lại và khớp; {failed} không khớp; {absent} không kiểm được ở đây vì không "
        "gói nào mang số liệu.",
        "{done} of {n} published results were computed again and agree; {failed} do not; {absent} were not checked here, as no "
        "package carries the data.",
    ).fill(n=len(verdict), done=len(verdict) - failed - absent, failed=failed, absent=absent)
    return Sentence(text=text, language=language, role="headline")


def replication_table(replicated: pd.DataFrame, language: str = "vi") -> Table:
    """One row a published result: numbers compared, agreeing, and the largest difference in units of the tolerance."""

    titles = {target["name"]: target["title"] for target in targets()}

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Kết quả", "Số đã so", "Khớp", "Lệch lớn nhất / sai số cho phép"),
                "en": ("Result", "Numbers compared", "Agree", "Largest gap / tolerance")}[lang]  # fmt: skip
        rows = [_replicated(titles[name][lang], part, lang) for name, part in replicated.groupby("target", sort=False)]
        return pd.DataFrame(rows, columns=head)

    title = Text("Kết quả đã công bố, tính lại", "Published results, computed again")
    return Table(name="replication", title=title, foot=Text("", ""), build=build, language=language)


def coverage_table(validated: pd.DataFrame, language: str = "vi") -> Table:
    """One row a Monte Carlo cell: what was tried, the share found, its Monte Carlo error, the promise, whether it was kept."""

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Tình huống", "Kết quả (%)", "± Monte Carlo (%)", "Yêu cầu (%)", "Đạt", "Số bảng", "Thấy mức giảm 15 / 30% (%)",
                       "Đo ngày (bản)"),
                "en": ("Situation", "Result (%)", "± Monte Carlo (%)", "Required (%)", "Kept", "Panels", "Sees a fall of 15 / 30% (%)",
                       "Measured (commit)")}[lang]  # fmt: skip
        kept = {True: Text("có", "yes"), False: Text("không", "no")}
        rows = [
            (getattr(r, f"what_{lang}"), number(100 * r.share, lang, 1), number(100 * r.error, lang, 1),
             ("≤ " if r.at_most else "≥ ") + number(100 * r.required, lang, 0), kept[bool(r.kept)].to(lang), number(int(r.panels), lang),
             "–" if pd.isna(r.power_30) else f"{number(100 * r.power_15, lang, 0)} / {number(100 * r.power_30, lang, 0)}",
             f"{r.measured} ({r.commit})")
            for r in validated.itertuples()
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=head)

    title = Text("Khoảng tin cậy và phép thử trên số liệu mô phỏng", "Intervals and tests on simulated data")
    foot = Text("Mọi bảng ở đây là mô phỏng, từ hạt giống cố định.", "Every panel here is simulated, from fixed seeds.")
    return Table(name="coverage", title=title, foot=foot, build=build, language=language, simulated=True)


def _draw(effect: Estimate, table: pd.DataFrame, title: str, language: str):
    fig, ax = canvas(3.6)
    at = range(len(table))
    ax.vlines(at, table["low"], table["high"], color=FITTED, lw=1.4)
    ax.plot(at, table["value"], "o", color=OBSERVED, ms=4, ls="")
    if effect.null is not None:
        ax.axhline(effect.null, color=EVENT, lw=1)
    ax.set_xticks([])
    number_axis(ax.yaxis, language)
    unit = unit_of(effect).to(language).strip()
    measure = effect.label.to(language) + (f" ({unit})" if unit else "")
    note = {"vi": "{measure}. Mỗi điểm là một đặc tả, xếp theo độ lớn; vạch: khoảng tin cậy 95%.",
            "en": "{measure}. Each point is a specification, in order of size; bars: 95% intervals."}  # fmt: skip
    note = note[language].format(measure=measure)
    dress(fig, title, note, origin([effect.design.panel], language), effect.simulated, language)
    return fig


def _replicated(title: str, part: pd.DataFrame, language: str) -> tuple[str, ...]:
    compared = part[part["passed"].notna()]
    if compared.empty:
        return title, {"vi": "không kiểm được ở đây", "en": "not checked here"}[language], "—", "—"
    allowed = compared["tolerance"] * compared["published"].abs().where(compared["relative"], 1.0)
    gap = (compared["difference"].abs() / allowed).max()
    return (
        title,
        number(len(compared), language),
        number(int(compared["passed"].astype(bool).sum()), language),
        number(gap, language, 2),
    )


def _written(value: float) -> Text:
    return Text(*(number(value, lang, 0 if abs(value) >= 10 else 2) for lang in LANGUAGES))
