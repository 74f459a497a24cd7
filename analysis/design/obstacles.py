"""The reasons for which an estimate is refused, each with the data that would remove it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.catalogue import Component, place, units_of
from analysis.design.claim import Obstacle
from analysis.language import Text
from analysis.panel import Panel
from analysis.panel.columns import SHOWN, place_code

NO_DATE = Obstacle(
    "no_start_date",
    Text("không biết ngày bắt đầu ở bất cứ nơi nào", "no start date is known anywhere"),
    Text("ngày của quyết định thành lập ở từng xã, thị trấn", "the date of the founding decision in each commune"),
)
NO_BEFORE = Obstacle(
    "no_before",
    Text("không có số liệu trước ngày bắt đầu", "no figures stand before the start"),
    Text(
        "số liệu tháng hoặc quý, ít nhất 24 tháng trước ngày bắt đầu",
        "monthly or quarterly figures, at least 24 months before the start",
    ),
)
ALL_TREATED = Obstacle(
    "no_untreated",
    Text(
        "mọi nơi đều áp dụng cùng lúc, mức độ triển khai không khác nhau",
        "every place started at the same time, and the extent does not differ",
    ),
    Text(
        "nơi chưa áp dụng, ngày bắt đầu khác nhau, hoặc mức độ triển khai (hội viên trên 1.000 dân)",
        "an untreated place, different dates, or an extent that differs (members per 1,000)",
    ),
)
BY_TREATMENT = Obstacle(
    "outcome_defined_by_treatment",
    Text("chỉ số này do chính biện pháp được xét định ra", "the outcome is defined by the treatment itself"),
    Text(
        "một chỉ số được ghi nhận như nhau ở nơi áp dụng và nơi không áp dụng",
        "an outcome that is recorded alike with and without the treatment",
    ),
)


OPEN_LIST = Obstacle(
    "open_list",
    Text(
        "danh sách nơi áp dụng kết thúc bằng dấu ba chấm nên không biết nơi nào không áp dụng",
        "the list of places ends in an ellipsis, so it is not known which have none",
    ),
    Text("danh sách đầy đủ các xã, thị trấn áp dụng", "the complete list of communes with it"),
)


def no_zones(found: set, allowed: tuple[str, ...]) -> Obstacle:
    """The zone column lacks the treated or the control zone, or has values that name no zone."""
    shown = ", ".join(sorted(map(place_code, found))[:SHOWN]) or "—"
    return Obstacle(
        "no_zones",
        Text(
            "cột vùng phải có treated và control, và chỉ có các giá trị {allowed}; thấy: {found}",
            "the zone column must have treated and control, and no values but {allowed}; found: {found}",
        ).fill(allowed=", ".join(allowed), found=shown),
        Text(
            "cột vùng với treated, control (và displacement, displacement_control)",
            "a zone column with treated, control (and displacement, displacement_control)",
        ),
    )


def outside_window(rows: pd.DataFrame) -> Obstacle | None:
    """Every start known lies after the last figure: a date is known, but nothing under it."""
    starts, last = rows.groupby("place")["adopted"].first().dropna(), rows["period"].max()
    if starts.empty or not (starts > last).all():
        return None
    listed = "; ".join(f"{place} {start}" for place, start in starts[:SHOWN].items()) + ("; …" if len(starts) > SHOWN else "")
    return Obstacle(
        "outside_window",
        Text(
            "mọi ngày bắt đầu nằm sau kỳ cuối cùng của bảng ({last}): {starts}",
            "every start lies after the last period of the panel ({last}): {starts}",
        ).fill(last=str(last), starts=listed),
        Text("số liệu sau ngày bắt đầu", "figures after the start"),
    )


def not_carried(required: Text, found: Text) -> Obstacle:
    """The panel carries another comparison than the one the caller required."""
    return Obstacle(
        "other_route",
        Text("bảng này chỉ cho phép thiết kế {found}, không phải {required}", "the panel carries {found}, not {required}").fill(
            found=found, required=required
        ),
        Text("dữ liệu cho thiết kế {required}", "data for the design {required}").fill(required=required),
    )


def interrupted_obstacles(
    panel: Panel, adopted: tuple[dt.date, ...], least: int, rows: pd.DataFrame | None = None
) -> tuple[Obstacle, ...]:
    """Too few points (of `rows`, or of the main part) before or after the first date; parts of the series that do not chain.

    Of later dates no more is asked: one near the end is named by a caution, and its months get a level of their own.
    """
    start, date = (panel.usable if rows is None else rows)["period"].dt.start_time.dt.date, adopted[0]
    before, after = int((start < date).sum()), int((start >= date).sum())
    parts = int(panel.rows.loc[~panel.rows["main"], "part"].nunique())
    chained = len(panel.usable) == len(panel.rows[panel.rows["outcome"].notna()])
    short = () if min(before, after) >= least else (_too_few(before, after, date, least),)
    return short if chained else (*short, _not_chained(parts))


def _too_few(before: int, after: int, date: dt.date, least: int) -> Obstacle:
    return Obstacle(
        "too_few_points",
        Text(
            "có {before} điểm trước và {after} điểm sau ngày {date}; hồi quy phân đoạn cần ít nhất {least} điểm mỗi bên",
            "{before} points stand before and {after} after {date}; segmented regression needs at least {least} on either side",
        ).fill(before=before, after=after, date=date, least=least),
        Text(
            "chuỗi cùng nhãn, cùng kỳ báo cáo, ít nhất {least} kỳ trước và {least} kỳ sau (ví dụ số liệu tháng 2008–2012)",
            "one series, one label, one reporting clock, at least {least} periods before and {least} after "
            "(for instance months of 2008–2012)",
        ).fill(least=least),
    )


def _not_chained(parts: int) -> Obstacle:
    return Obstacle(
        "labels_do_not_chain",
        Text(
            "{parts} đoạn khác của chuỗi mang nhãn, nguồn hoặc kỳ báo cáo khác và không được nối",
            "one other part of the series has another label, source or clock and is not chained"
            if parts == 1
            else "{parts} other parts of the series have another label, source or clock and are not chained",
        ).fill(parts=parts),
        Text("các năm chồng nhau của hai nhãn, do cùng một nguồn công bố", "years in which one source prints both labels"),
    )


def component_obstacles(panel: Panel, component: Component, adopted: tuple[dt.date, ...]) -> tuple[Obstacle, ...]:
    """What keeps a component from being estimated with this panel; empty where the panel carries treatment in time."""
    found = []
    if component.ceiling == 0:
        found.append(
            Obstacle(
                "no_variation",
                Text(
                    "không có gì thay đổi giữa các nơi hay giữa các thời điểm để so sánh",
                    "nothing varies between places or times that could be compared",
                ),
                component.needs[0],
            )
        )
    if panel.has_adoption or panel.rows["dose"].nunique() > 1:
        return (*found, OPEN_LIST) if component.open_list and _unlisted(panel) else tuple(found)
    if not adopted and not component.start_date:
        found.append(
            Obstacle(
                "no_start_date",
                Text("nguồn không nêu ngày bắt đầu", "the source states no start date"),
                Text(
                    "ngày của quyết định thành lập ở từng xã, thị trấn",
                    "the date of the founding decision in each commune",
                ),
            )
        )
    if panel.usable["period"].nunique() < 2:
        found.append(
            Obstacle(
                "no_before",
                Text(
                    "kết quả chỉ có một con số cho cả giai đoạn, không có mức trước đó",
                    "the outcome is one figure for the whole period, with no level before it",
                ),
                Text(
                    "số liệu tháng hoặc quý, ít nhất 24 tháng trước ngày bắt đầu",
                    "monthly or quarterly figures, at least 24 months before the start",
                ),
            )
        )
    units = _units(component)
    if len(panel.places) < 2:
        found.append(
            Obstacle(
                "no_comparison",
                Text(
                    "mọi xã, thị trấn đều được áp dụng ({n}/{n}), không còn nơi đối chứng trong huyện",
                    "every commune is treated ({n}/{n}): no comparison is left inside the district",
                ).fill(n=units)
                if units and len(component.where) == units
                else Text("không có số liệu riêng cho nơi không áp dụng", "no figures stand for places without it"),
                Text(
                    "cùng chỉ số, cùng kỳ, cho từng xã, thị trấn, cả nơi không áp dụng hoặc áp dụng sau",
                    "the same indicator and clock for each commune, also those without it or with a later start",
                ),
            )
        )
    if component.open_list:
        found.append(OPEN_LIST)
    return tuple(found)


def _unlisted(panel: Panel) -> bool:
    """Whether places have no date and nothing says that they had none: a column `treated` of 0 and 1 would, the simulation does."""
    return not panel.simulated and bool(panel.rows["treated"].isna().all() and panel.rows["adopted"].isna().any())


def _units(component: Component) -> int:
    """How many communes the district of a component had in 2020; 0 where its places are no communes."""
    if not component.where or place(component.where[0]).level != "commune":
        return 0
    return len(units_of(place(component.where[0]).parent, dt.date(2020, 8, 12)))
