"""What rows must satisfy to be a panel, and what is worth a caution: each rule names the places and the periods that break it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from analysis.errors import BadTable, Caution
from analysis.language import LANGUAGES, Text, period
from analysis.panel.columns import SHOWN, at

DATES = Text(
    "ghi ngày bắt đầu ở mọi dòng của địa bàn (để trống ở nơi không áp dụng), hoặc chỉ dùng một trong hai cột; nếu “{treated}” chỉ chia nhóm thì bỏ nó: "
    '-p columns="{treated}=ignore"',
    "write the start in every row of the place (empty where there is none), or use only one of the two columns; where '{treated}' only tells the groups "
    'apart, leave it out: -p columns="{treated}=ignore"',
)
ONE_DATE = Text(
    "ghi cùng một ngày ở mọi dòng của địa bàn (để trống ở nơi không áp dụng)",
    "write the same start in every row of the place (empty where there is none)",
)
UNNAMED: Mapping[str, str] = MappingProxyType({})
Headings = Mapping[str, str]  # the caller's name of a column of the panel, where it has one


def check_treatment(rows: pd.DataFrame, headings: Headings = UNNAMED) -> None:
    """Raises BadTable where `treated` is no share of a period, `adopted` changes within a place, or the two disagree."""
    treated, adopted = (headings.get(role, role) for role in ("treated", "adopted"))
    _refuse(rows, ~rows["treated"].between(0, 1) & rows["treated"].notna(), "treated",
            Text(f"{treated} từ 0 (chưa) đến 1 (cả kỳ)", f"{treated} between 0 (not yet) and 1 (the whole period)"),
            Text("viết 0, 1 hoặc phần của kỳ; mức độ thì dùng cột dose", "write 0, 1 or a share of the period; use dose for an intensity"), headings)  # fmt: skip
    if rows["adopted"].isna().all():
        return
    starts = rows[["place", "adopted"]].drop_duplicates()
    several = starts[starts["place"].duplicated(keep=False)]
    if len(several):
        dates = several.groupby("place")["adopted"].agg(lambda own: " / ".join(sorted({_date(d) for d in own})))
        _refuse_dates(Text("một ngày bắt đầu cho mỗi địa bàn", "one start for each place"), dates, (adopted,), ONE_DATE)
    if rows["treated"].notna().any():
        conflicts = disagreements(rows, treated, adopted)
        if len(conflicts):
            expected = Text(
                f"“{treated}” bắt đầu đúng kỳ ghi ở “{adopted}”", f"'{treated}' that begins in the period of '{adopted}'"
            )
            _refuse_dates(expected, conflicts, (adopted, treated), DATES.fill(treated=treated))


def disagreements(rows: pd.DataFrame, treated: str = "treated", adopted: str = "adopted") -> pd.Series:
    """Places whose `treated` does not begin with `adopted`: `adopted 2008, treated 2011` a place, with the caller's names of the columns.

    A share of the first period counts as the start; a place with no row in its first period begins with the next one.
    """
    known = rows[rows["treated"].notna()].sort_values(["place", "period"], kind="stable")
    due = known["period"] >= known["adopted"]  # False where never adopted
    early = known.loc[(known["treated"] > 0) & ~due, "place"]
    first = known[due].groupby("place")["treated"].first()
    wrong = sorted(set(early) | set(first[first == 0].index))
    starts = known.groupby("place")["adopted"].first()
    begun = known[known["treated"] > 0].groupby("place")["period"].min().reindex(starts.index)
    said = {place: f"{adopted} {_date(starts[place])}, {treated} {_date(begun[place])}" for place in wrong}
    return pd.Series(said, dtype=object)


def _date(period: pd.Period) -> str:
    return "—" if pd.isna(period) else str(period)


def _refuse_dates(expected: Text, found: pd.Series, columns: tuple[str, ...], remedy: Text) -> None:
    listed = "; ".join(f"{place}: {said}" for place, said in found[:SHOWN].items()) + ("; …" if len(found) > SHOWN else "")
    named = ", ".join(columns)
    raise BadTable(expected=expected, found=Text(listed, listed), where=Text(f"cột {named}", f"column {named}"), remedy=remedy)


def check_values(rows: pd.DataFrame, kind: str, headings: Headings = UNNAMED) -> None:
    """Raises BadTable for a repeated place-period, a negative count or weight, an exposure of zero, a share above one."""
    _refuse(rows, rows.duplicated(["place", "period"], keep=False), "outcome",
            Text("một dòng cho mỗi địa bàn và kỳ", "one row a place and period"),
            Text("bỏ dòng trùng hoặc cộng gộp trước", "drop or add up the duplicates first"), headings)  # fmt: skip
    if kind in ("count", "share"):
        _refuse(rows, rows["outcome"] < 0, "outcome",
                Text("số đếm không âm", "counts that are not negative"),
                Text("sửa trong tệp nguồn, hoặc dùng kind='measure'", "correct the source, or use kind='measure'"), headings)  # fmt: skip
    _refuse(rows, rows["exposure"] <= 0, "exposure", Text("mẫu số dương", "a positive exposure"),
            Text("bổ sung dân số hoặc bỏ dòng", "fill in the population or drop the row"), headings)  # fmt: skip
    _refuse(rows, rows["weight"] < 0, "weight", Text("trọng số không âm", "weights that are not negative"),
            Text("sửa cột trọng số", "correct the weights"), headings)  # fmt: skip
    _refuse(rows, (rows["weight"] == 0).all() & (rows["weight"] == 0), "weight", Text("trọng số dương", "weights above zero"),
            Text("sửa cột trọng số", "correct the weights"), headings)  # fmt: skip
    if kind == "share":
        _check_share(rows, headings)


def check_kind(rows: pd.DataFrame, kind: str, headings: Headings = UNNAMED) -> None:
    """Raises BadTable for counts (or cases of a share) that are not whole, and events that are not 0 or 1."""
    outcome = rows["outcome"]
    if kind in ("count", "share"):
        _refuse(rows, (outcome - outcome.round()).abs() > 1e-6, "outcome",
                Text("số nguyên (số vụ, số người)", "whole numbers (cases, persons)"),
                Text("điểm, tỷ suất, phần trăm hay lô-ga-rít không phải số đếm: dùng kind='measure'",
                     "scores, rates, percentages and logarithms are no counts: use kind='measure'"), headings)  # fmt: skip
    if kind in ("event", "binary"):
        _refuse(rows, outcome.notna() & ~outcome.isin([0, 1]), "outcome",
                Text("sự kiện viết 1 (có) hoặc 0 (không)", "events written 1 (it happened) or 0 (it did not)"),
                Text("mã 1/2: cho biết mã nào là có sự kiện, ví dụ frame['y'] = (frame['y'] == 2).astype(int)",
                     "codes 1/2: say which one is the event, for instance frame['y'] = (frame['y'] == 2).astype(int)"), headings)  # fmt: skip


def _check_share(rows: pd.DataFrame, headings: Headings) -> None:
    remedy = Text("exposure: cột số lượt, số người (mẫu số); outcome: cột số trường hợp, không phải phần trăm",
                  "exposure names the column of trials, outcome the cases among them, not a percentage")  # fmt: skip
    _refuse(rows, rows["outcome"].notna() & rows["exposure"].isna(), "exposure",
            Text("mẫu số của tỷ lệ (exposure)", "the trials of a share (exposure)"), remedy, headings)  # fmt: skip
    _refuse(rows, rows["outcome"] > rows["exposure"], "outcome",
            Text("số trường hợp không lớn hơn mẫu số", "no more cases than trials"), remedy, headings)  # fmt: skip


def _refuse(rows: pd.DataFrame, bad: pd.Series, column: str, expected: Text, remedy: Text, headings: Headings) -> None:
    if bad.any():
        wrong, heading = rows[bad], headings.get(column)
        raise BadTable(
            expected=expected,
            found=at(wrong["place"], wrong[column], wrong["period"]),
            where=Text(f"cột {heading}", f"column {heading}")
            if heading
            else Text(f"cột {column} của bảng", f"column {column} of the panel"),
            remedy=remedy,
        )


def cautions(rows: pd.DataFrame) -> list[Caution]:
    """Periods without a figure, an adoption outside the window, a treatment that is a fraction: places and periods named."""
    return [found for found in (gaps(rows), _outside(rows), _fractions(rows)) if found]


def gaps(rows: pd.DataFrame) -> Caution | None:
    """Periods without a usable figure between the first and the last one; places with a single row each are no series."""
    rows = rows[rows["main"].astype(bool) & rows["outcome"].notna()]
    if rows.empty or rows["place"].is_unique:
        return None
    calendar = pd.period_range(rows["period"].min(), rows["period"].max())
    missing = {place: calendar.difference(pd.PeriodIndex(own)) for place, own in rows.groupby("place")["period"]}
    nobody = calendar.difference(pd.PeriodIndex(rows["period"].unique()))
    some = {place: own.difference(nobody) for place, own in missing.items() if len(own) > len(nobody)}
    if some:
        shown = [(place, _first(own)) for place, own in list(some.items())[:SHOWN]]
        listed = Text(*("; ".join(f"{place} {own.to(lang)}" for place, own in shown) for lang in LANGUAGES))
        text = Text("Bảng không cân, thiếu kỳ: {listed}{more} ({n} nơi).",
                    "The panel is not balanced, periods are missing: {listed}{more} (places: {n}).")  # fmt: skip
        text = text.fill(n=len(some), listed=listed, more="; …" if len(some) > SHOWN else "")
        common = _nobody(nobody)
        return Caution("unbalanced", Text(*(" ".join(pair) for pair in zip(text, common, strict=True))) if len(nobody) else text)
    return Caution("missing_periods", _nobody(nobody)) if len(nobody) else None


def with_gaps(known: tuple[Caution, ...], rows: pd.DataFrame) -> tuple[Caution, ...]:
    """The cautions of other rows of a panel: what was said of its gaps is said anew."""
    kept = tuple(c for c in known if c.code not in ("unbalanced", "missing_periods"))
    return (*kept, *filter(None, [gaps(rows)]))


def _nobody(periods: pd.PeriodIndex) -> Text:
    return Text("Không có số liệu của {periods}.", "No figures stand for {periods}.").fill(periods=_first(periods))


def _first(periods: pd.PeriodIndex) -> Text:
    more = f", … ({len(periods)})" if len(periods) > 3 else ""
    return Text(*(", ".join(period(p).to(lang) for p in periods[:3]) + more for lang in LANGUAGES))


def _outside(rows: pd.DataFrame) -> Caution | None:
    first, last = rows["period"].min(), rows["period"].max()
    dates = rows.groupby("place")["adopted"].first().dropna()
    dates = dates[(dates < first) | (dates > last)]
    if dates.empty:
        return None
    listed = "; ".join(f"{place} {date}" for place, date in dates[:SHOWN].items()) + ("; …" if len(dates) > SHOWN else "")
    return Caution("adopted_outside_window", Text(
        "Ngày áp dụng nằm ngoài khung thời gian {first}–{last}: {listed}.",
        "Adoption falls outside the window {first}–{last}: {listed}.",
    ).fill(first=str(first), last=str(last), listed=listed))  # fmt: skip


def _fractions(rows: pd.DataFrame) -> Caution | None:
    part = rows[(rows["treated"] > 0) & (rows["treated"] < 1)]
    if part.empty:
        return None
    listed = "; ".join(f"{place} {period}" for place, period in part[["place", "period"]].head(SHOWN).to_numpy())
    return Caution("fractional_treatment", Text(
        "Can thiệp chỉ một phần kỳ: {listed}{more} ({n} dòng); hiệu ứng cố định hai chiều, sai phân bậc nhất và hồi quy dùng đúng phần đó, các phương "
        "pháp tính từ ngày bắt đầu coi là cả kỳ.",
        "The treatment is a fraction of the period: {listed}{more} (rows: {n}); twfe, first_differences and regression take the "
        "fraction as it is, methods that count from a start take the whole period.",
    ).fill(n=len(part), listed=listed, more="; …" if len(part) > SHOWN else ""))  # fmt: skip
