"""Tables and sentences about what the record holds: components, needs, the same figure elsewhere, contradictions."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.catalogue import (
    Component,
    clock_name,
    component,
    components,
    indicator,
    indicators,
    place,
    places,
    shock,
    source,
    sources,
    unit_name,
)
from analysis.language import LANGUAGES, Text, number
from analysis.panel import Panel, Record
from analysis.present.display import Sentence, Table
from analysis.present.sentences import NOTHING
from analysis.present.sentences.naming import lower
from analysis.results import Refusal

UNIT_WORDS = ("Huyện ", "Quận ", "Thành phố ", "Tỉnh ", "Xã ", "Phường ", "Thị trấn ")
SHOWN = 6  # totals named in a headline
DIRECTIVE = "ct48"
LACKING = Text(
    "Cấu phần chỉ mô tả được vì không có ngày bắt đầu, mức trước đó hoặc nơi chưa áp dụng để so.",
    "The components can only be described for want of start dates, a level before, or a comparison.",
)
MEAN = Text("trung bình {mean} {unit} mỗi {whole}", "{mean} {unit} each on average")
NO_WINDOW = Text("Không nêu giai đoạn", "No period stated")
VERDICTS = {
    "holds": Text("đúng", "holds"),
    "truncated": Text("lệch dưới một đơn vị cuối (cắt số)", "off by less than the last digit (cut, not rounded)"),
    "fails": Text("không khớp", "does not hold"),
}


def evidence_headline(record: Record, refusals: list[Refusal], language: str = "vi") -> Sentence:
    """What the record allows to be said about a place: how many figures, how many totals, how many components judged."""
    totals = record.totals()
    named = _named_totals(totals)
    text = Text(
        "{place}: {whose} có {n} con số, trong đó {totals} tổng số nhiều năm{judged}.",
        "{place}: {n} figures {whose}, {totals} totals of several years{judged}.",
    )
    judged = Text("; {k} cấu phần đều chỉ mô tả được", "; all {k} components can only be described").fill(k=len(refusals))
    text = text.fill(
        whose=_whose(record),
        place=record.place.name,
        n=len(record.rows),
        totals=len(totals),
        judged=judged if refusals else NOTHING,
    )
    points = _by_window(named, more=len(totals) > len(named))
    if refusals:
        points += (LACKING,)
    return Sentence(text=text, points=points, language=language, role="headline")


def _whose(record: Record) -> Text:
    """The public record, what was added here, or both."""
    added = ~record.rows["source_id"].isin(list(sources()))
    public, own = Text("số liệu công khai", "in the public record"), Text("số liệu tự thêm", "added here")
    if not added.any():
        return public
    return own if added.all() else Text(f"{public.vi} và {own.vi}", f"{public.en} and {own.en}")


def _named_totals(totals: list[Panel]) -> list[Panel]:
    """SHOWN totals at most, one an indicator: those that end after the Directive first, and figures before bounds."""
    issued = shock(DIRECTIVE).date
    late = sorted(totals, key=lambda p: (p.window is not None and p.window[1] <= issued, p.usable.empty))
    first = {panel.outcome: panel for panel in reversed(late)}
    chosen = sorted(first.values(), key=late.index)[:SHOWN]
    return [panel for panel in totals if any(panel is one for one in chosen)]


def _by_window(totals: list[Panel], more: bool) -> tuple[Text, ...]:
    """`10/2010–08/2020: a; b.`, `Không nêu giai đoạn: c.`: the totals under the years that each is of, the newest first."""
    groups: dict[Text, list[Panel]] = {}
    for panel in sorted(totals, key=lambda p: p.window[::-1] if p.window else (dt.date.min,), reverse=True):
        window = f"{panel.window[0]:%m/%Y}–{panel.window[1]:%m/%Y}" if panel.window else ""
        groups.setdefault(Text(window, window) if window else NO_WINDOW, []).append(panel)
    end = "; …" if more else "."
    return tuple(
        Text(*(f"{window.to(lang)}: {'; '.join(_total(p, lang) for p in panels)}{end}" for lang in LANGUAGES))
        for window, panels in groups.items()
    )


def _total(panel: Panel, language: str) -> str:
    row = panel.rows.iloc[0]
    figure = _figure(
        pd.Series({"value": row.outcome, "value_low": row.low, "value_high": row.high, "unit": ""}), language
    ).strip()
    label = panel.label.to(language)
    return f"{label[:1].lower()}{label[1:]}: {figure} {panel.unit.to(language)}"


def components_here(record: Record) -> list[Component]:
    """The components that run in this place as a whole or in its own units."""
    code = record.place.code
    units = {p.code for p in places().values() if p.parent == code and p.level == "commune"}
    return [c for c in components().values() if c.where and set(c.where) <= units | {code}]


def components_table(record: Record, refusals: list[Refusal], language: str = "vi") -> Table | Sentence:
    """One row a component: where, dose, what may be said, and what is missing; a sentence where the place has none."""
    if not refusals:
        none = Text("Nguồn không nêu cấu phần nào cho riêng địa bàn này.", "The source names no component for this place itself.")
        return Sentence(text=none, language=language)

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Cấu phần", "Nơi áp dụng", "Mức độ triển khai đã công bố", "Mức kết luận", "Còn thiếu"),
                "en": ("Component", "Where", "Published extent", "Level of claim", "Missing")}[lang]  # fmt: skip
        rows = [
            (c.short.to(lang), where_text(c, lang), dose_text(record, c, lang), {"vi": "mô tả", "en": "describe"}[lang],
             "; ".join(o.reason.to(lang) for o in refusal.obstacles))
            for c, refusal in zip(components_here(record), refusals, strict=True)
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=head)

    title = Text("Các cấu phần và điều còn thiếu để đánh giá", "The components, and what is missing to judge them")
    foot = Text(
        "Mức độ triển khai: con số trong nguồn; ô trống: nguồn không nêu.", "Extent: figures of the source; empty: not stated."
    )
    return Table(name="components", title=title, foot=foot, build=build, language=language)


def needs_table(language: str = "vi", codes: tuple[str, ...] | None = None) -> Table | Sentence:
    """One row a component (all where `codes` is None): the design that could judge it, its data, its threat, its refutation."""
    if codes == ():
        none = Text("Không có cấu phần nào để xin số liệu.", "There is no component to ask data for.")
        return Sentence(text=none, language=language)

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Cấu phần", "Thiết kế khả dĩ", "Số liệu cần có", "Nguy cơ chính", "Cách bác bỏ", "Bậc SMS tối đa"),
                "en": ("Component", "Possible design", "Data needed", "Main threat", "How to refute it", "Highest SMS level")}[lang]  # fmt: skip
        chosen = components().values() if codes is None else [component(code) for code in codes]
        rows = [
            (c.short.to(lang), c.design.to(lang), "; ".join(n.to(lang) for n in c.needs), c.threat.to(lang),
             c.falsification.to(lang), str(c.ceiling or "—"))
            for c in chosen
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=head)

    title = Text("Mỗi cấu phần cần số liệu gì", "What data each component needs")
    foot = Text(
        "SMS: thang phương pháp khoa học Maryland, 1–5; bậc cao nhất mà số liệu nêu trên có thể đạt.",
        "SMS: Maryland Scientific Methods Scale, 1–5; the highest level the named data could reach.",
    )
    return Table(name="needs", title=title, foot=foot, build=build, language=language)


def elsewhere_table(record: Record, code: str, language: str = "vi") -> Table:
    """The same indicator in other places: value or bound, window, rate, and whether it may be set against this place."""
    found = record.elsewhere(code)

    def build(lang: str) -> pd.DataFrame:
        unit = unit_name(indicator(code).unit).to(lang)
        head = {"vi": ("Địa bàn", f"Con số ({unit})", "Giai đoạn", "Trên 100.000 dân mỗi năm", "So sánh được?", "Nguồn"),
                "en": ("Place", f"Figure ({unit})", "Window", "Per 100,000 people and year", "Comparable?", "Source")}[lang]  # fmt: skip
        return pd.DataFrame([_elsewhere_row(row, lang) for row in found.itertuples()], columns=head)

    title = Text(*(f"{indicator(code).label.to(lang)}: {_HERE.to(lang)}" for lang in LANGUAGES))
    foot = Text(
        "Dòng đầu là địa bàn của báo cáo. Chỉ so sánh khi cùng chỉ số, cùng kỳ báo cáo và khung thời gian trùng ít nhất 90%. Dấu *: nguồn cần kiểm tra lại.",
        "The first row is the report's place. Compared only with the same indicator and clock and a window that overlaps by 90%. An asterisk: the source needs a second look.",
    )
    return Table(name=f"elsewhere_{code}", title=title, foot=foot, build=build, language=language)


_HERE = Text("ở đây và nơi khác", "here and elsewhere")


def conflicts_table(found: pd.DataFrame, language: str = "vi", most: int = 60) -> Table | Sentence:
    """Contradictions of the record, the widest first; a sentence where there are none."""
    if found.empty:
        none = Text(
            "Không thấy nguồn nào công bố số khác nhau cho cùng kỳ.", "No two sources print different figures for one period."
        )
        return Sentence(text=none, language=language)
    shown = found.sort_values(["spread", "indicator", "window"], ascending=[False, True, True]).head(most)

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Địa bàn", "Chỉ số", "Kỳ", "Các con số", "Chênh (%)", "Kỳ báo cáo", "Mã"),
                "en": ("Place", "Indicator", "Period", "Figures", "Apart (%)", "Clocks", "Rows")}[lang]  # fmt: skip
        rows = [
            (place(r.place).name.to(lang), indicator(r.indicator).label.to(lang), r.window,
             " / ".join(_plain(v, lang) for v in r.figures), "—" if pd.isna(r.spread) else number(100 * r.spread, lang, 1),
             "; ".join(clock_name(c).to(lang) for c in r.clocks), ", ".join(r.rows))
            for r in shown.itertuples()
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=head)

    title = Text("{n} mâu thuẫn trong số liệu", "{n} contradictions in the record").fill(n=len(found))
    foot = Text("Không số nào được sửa; chuỗi đã khai báo nêu rõ số nào được dùng.",
                "No figure was corrected; the declared series say which one is used.")  # fmt: skip
    each = tuple(map(tuple, shown["rows"]))
    return Table(name="conflicts", title=title, foot=foot, build=build, language=language, rows=each)


def arithmetic_table(found: pd.DataFrame, language: str = "vi") -> Table:
    """Printed percentages and the same computed from printed counts."""

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Địa bàn", "Chỉ số", "Năm", "Số đã công bố (%)", "Tính lại (%)", "Kết luận", "Mã"),
                "en": ("Place", "Indicator", "Year", "Printed (%)", "Computed (%)", "Verdict", "Row")}[lang]  # fmt: skip
        rows = [
            (place(r.place).name.to(lang), indicator(r.indicator).label.to(lang), str(r.year), number(r.printed, lang, 2),
             number(r.computed, lang, 2), VERDICTS[r.verdict].to(lang), r.row)
            for r in found.itertuples()
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=head)

    bad = int((found["verdict"] == "fails").sum())
    title = Text("{bad} trong {n} tỷ lệ đã công bố không khớp khi tính lại", "{bad} of {n} printed percentages do not hold").fill(
        bad=bad, n=len(found)
    )
    return Table(name="arithmetic", title=title, foot=NOTHING, build=build, language=language)


def clocks_table(counts: pd.Series, language: str = "vi") -> Table:
    """How many figures stand under each reporting clock."""

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Kỳ báo cáo", "Số con số"), "en": ("Reporting clock", "Figures")}[lang]
        return pd.DataFrame([(clock_name(c).to(lang), number(int(n), lang)) for c, n in counts.items()], columns=head)

    title = Text("{k} kỳ báo cáo khác nhau, không nối với nhau", "{k} reporting clocks, not chained").fill(k=len(counts))
    return Table(name="clocks", title=title, foot=NOTHING, build=build, language=language)


def caveats(panel: Panel, language: str = "vi") -> Sentence:
    """What the figure cannot mean, how the series was put together, and its doubtful points."""
    known = indicators().get(panel.outcome)
    parts = [
        (known and known.caveat) or NOTHING,
        panel.series.note if panel.series else NOTHING,
        *(c.text for c in panel.cautions),
    ]
    if panel.series and panel.series.splice:
        parts.append(Text("Nối vì {why}.", "Spliced because {why}.").fill(why=panel.series.splice.reason))
    text = Text(*(" ".join(_stopped(p.to(lang)) for p in parts if p.to(lang)) for lang in LANGUAGES))
    return Sentence(text=text, language=language)


def where_text(shown: Component, language: str) -> str:
    """The places of a component; an open list says so."""
    if len(shown.where) > 6:
        return {"vi": f"{len(shown.where)} xã, thị trấn", "en": f"{len(shown.where)} communes"}[language]
    names = ", ".join(place(code).name.to(language) for code in shown.where)
    return names + (", …" if shown.open_list else "")


def dose_text(record: Record, shown: Component, language: str) -> str:
    """The figures that count a component; two in one unit by name, so that they are told apart."""
    found = {code: figure for code in shown.dose if (figure := record.latest(code)) is not None}
    units = [figure["unit"] for figure in found.values()]
    named = {
        code: f"{lower(indicator(code).label.to(language))}: " if units.count(f["unit"]) > 1 else "" for code, f in found.items()
    }
    parts = [f"{named[code]}{_figure(figure, language)}" for code, figure in found.items()]
    if shown.coverage:
        top, bottom = (record.latest(code) for code in shown.coverage)
        parts = [f"{_plain(top['value'], language)}/{_plain(bottom['value'], language)} {unit_name(top['unit']).to(language)}"]
    if shown.mean:
        top, bottom = (record.latest(code) for code in shown.mean)
        each = Text(*(number(top["value"] / bottom["value"], lang, 1) for lang in LANGUAGES))
        parts.append(MEAN.fill(mean=each, unit=unit_name(top["unit"]), whole=unit_name(bottom["unit"])).to(language))
    return "; ".join(parts)


def figures_table(record: Record, language: str = "vi", most: int = 1000) -> Table:
    """The figures of a place one by one, those that a researcher added first."""
    known = sources()
    rows = record.rows.assign(public=record.rows["source_id"].isin(list(known)))
    shown = rows.sort_values(["public", "indicator", "period_end"], kind="stable").head(most)

    def build(lang: str) -> pd.DataFrame:
        head = {"vi": ("Chỉ số", "Giai đoạn", "Con số", "Nguồn"), "en": ("Indicator", "Window", "Figure", "Source")}[lang]
        cells = [
            (indicator(row["indicator"]).label.to(lang), _window(row["period_start"], row["period_end"]), _figure(row, lang),
             known[row["source_id"]].outlet if row["public"] else row["source_id"])
            for _, row in shown.iterrows()
        ]  # fmt: skip
        return pd.DataFrame(cells, columns=head)

    title = Text("Các con số của {place}", "The figures of {place}").fill(place=record.place.name)
    foot = Text("{k} trong {n} con số.", "{k} of {n} figures.").fill(k=len(shown), n=len(rows))
    each = tuple((code,) for code in shown["obs_id"])
    return Table(name="figures", title=title, foot=foot, build=build, language=language, rows=each)


def _window(start: pd.Timestamp, end: pd.Timestamp) -> str:
    if pd.isna(start) or pd.isna(end):
        return "—"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    return " – ".join(dict.fromkeys(f"{day:%m/%Y}" for day in (start, end)))


def _figure(row: pd.Series, language: str) -> str:
    unit = unit_name(row["unit"]).to(language)
    if pd.notna(row["value"]):
        return f"{_plain(row['value'], language)} {unit}"
    low, high = row["value_low"], row["value_high"]
    if pd.isna(high):
        return f"{ {'vi': 'trên', 'en': 'more than'}[language] } {_plain(low, language)} {unit}"
    if pd.isna(low):
        return f"{ {'vi': 'dưới', 'en': 'under'}[language] } {_plain(high, language)} {unit}"
    return f"{_plain(low, language)}–{_plain(high, language)} {unit}"


def _elsewhere_row(row, language: str) -> tuple[str, ...]:
    value = pd.Series({"value": row.value, "value_low": row.low, "value_high": row.high, "unit": ""})
    known = pd.notna(row.start) and pd.notna(row.end)
    rates = [r for r in (row.rate_low, row.rate_high) if pd.notna(r)]
    rate = "–".join(dict.fromkeys(number(r, language, 1) for r in rates)) or "—"
    if len(rates) == 1:
        rate = {"vi": "trên " if pd.isna(row.rate_high) else "dưới ", "en": "more than " if pd.isna(row.rate_high) else "under "}[
            language
        ] + rate
    outlet = source(row.source)
    why = getattr(row, language) or {"vi": "có", "en": "yes"}[language]
    return (
        place(row.place).name.to(language), _figure(value, language).strip(),
        f"{row.start.date():%m/%Y}–{row.end.date():%m/%Y}" if known else "—", rate, why,
        outlet.outlet + ("" if outlet.citable else " *"),
    )  # fmt: skip


def _plain(value: float, language: str) -> str:
    return number(value, language, 0 if float(value).is_integer() else 2)


def _stopped(text: str) -> str:
    return text if text[-1] in ".…" else text + "."


def start_headline(record: Record, refusals: list[Refusal], language: str = "vi") -> Sentence:
    """The whole workbook in one sentence: how many components, how many of them the record lets one estimate."""
    text = Text(
        "{k} cấu phần ở {place}: theo số liệu công khai, {r} cấu phần chỉ mô tả được; chưa cấu phần nào ước lượng được.",
        "{k} components in {place}: the public record lets {r} be described and none be estimated.",
    ).fill(k=len(refusals), r=sum(isinstance(r, Refusal) for r in refusals), place=_inside(record.place.name))
    return Sentence(text=text, language=language, role="headline")


def _inside(name: Text) -> Text:
    """A name inside a sentence: the Vietnamese word for the kind of unit is small there (`huyện Gia Lâm`)."""
    return Text(name.vi[:1].lower() + name.vi[1:] if name.vi.startswith(UNIT_WORDS) else name.vi, name.en)


def quality_headline(rows: pd.DataFrame, conflicts: pd.DataFrame, arithmetic: pd.DataFrame, language: str = "vi") -> Sentence:
    """How many figures, contradictions and failed percentages the record holds."""
    text = Text(
        "{n} con số dưới {k} kỳ báo cáo; {c} chỗ các nguồn in số khác nhau cho cùng kỳ; {a} trong {m} tỷ lệ tính lại không khớp.",
        "{n} figures under {k} reporting clocks; sources print different figures for one period in {c} places; {a} of {m} "
        "percentages computed again do not hold.",
    ).fill(
        n=len(rows), k=int(rows["clock"].nunique()), c=len(conflicts), m=len(arithmetic),
        a=int((arithmetic["verdict"] == "fails").sum()),
    )  # fmt: skip
    return Sentence(text=text, language=language, role="headline")
