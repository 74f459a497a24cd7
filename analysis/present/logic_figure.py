"""The logic model drawn from the catalogue: inputs, activities, outputs, outcomes; each indicator stands on the arrow that it measures."""

from __future__ import annotations

import textwrap

import pandas as pd

from analysis.catalogue import Component, components, indicators
from analysis.language import Text
from analysis.present import style
from analysis.present.display import Figure
from analysis.present.sentences.naming import upper

TITLE = Text(
    "Mô hình lô-gích: chỉ số nào đo bước nào của mười lăm cấu phần",
    "Logic model: which indicator measures which step of the fifteen components",
)
STAGES = (
    Text("ĐẦU VÀO", "INPUTS"), Text("HOẠT ĐỘNG", "ACTIVITIES"), Text("ĐẦU RA", "OUTPUTS"), Text("KẾT QUẢ", "OUTCOMES"),
)  # fmt: skip
INSIDE = (
    Text("tổ chức, lực lượng, hội viên", "groups, staff, members"), None, Text("việc đã làm được", "what was done"),
    Text("an ninh trật tự trên địa bàn", "order and safety in the district"),
)  # fmt: skip
NOT_MEASURED = Text("chưa có chỉ số", "no indicator")
NOTE = Text(
    "Chữ trên mũi tên: chỉ số của danh mục; mũi tên đứt, xám: danh mục chưa có chỉ số cho bước ấy.",
    "On an arrow: the catalogue's indicators; dashed grey: the catalogue has none for that step.",
)
ROLES = ("programme", "process", "outcome")  # of the indicators on the first, the second, the third arrow
LEFT, WIDE = (0.0, 29.5, 65.0, 90.5), (9.5, 15.0, 7.5, 9.5)  # of the boxes of each stage, of 100
FONT_SIZE, BOX_WRAP, ARROW_WRAP = 6.3, 22, (28, 29, 25)


def rows() -> pd.DataFrame:
    """component, step (0: input to activity, 1: activity to output, 2: output to outcome), indicator; empty where there is none."""
    found = [
        (one.code, step, code)
        for one in components().values()
        for step, codes in enumerate(_steps(one))
        for code in codes or ("",)
    ]
    return pd.DataFrame(found, columns=["component", "step", "indicator"])


def _steps(one: Component) -> tuple[tuple[str, ...], ...]:
    """The indicators of each step, by their role: what a component is counted by, what it does, what it aims at."""
    known, named = indicators(), dict.fromkeys((*one.dose, *one.outcomes))
    return tuple(tuple(code for code in named if known[code].role == role) for role in ROLES)


def logic_model(language: str = "vi") -> Figure:
    """The figure of all components, one row each."""
    table = rows()
    measured = table[table["indicator"] != ""].groupby("component")["step"].nunique()
    alt = Text(
        "Mô hình lô-gích của {n} cấu phần; {k} cấu phần có chỉ số ở cả ba bước.",
        "Logic model of {n} components; {k} have an indicator at all three steps.",
    ).fill(n=len(components()), k=int((measured == 3).sum()))
    return Figure(name="logic_model", alt=alt, data=table, draw=draw, language=language)


def draw(language: str):
    """The matplotlib figure in one language."""
    all_of = list(components().values())
    fig, ax = style.canvas(0.62 + 0.56 * len(all_of))
    ax.set_axis_off()
    ax.set_xlim(0, 100)
    ax.set_ylim(len(all_of) + 0.1, -0.75)
    for stage, (left, wide) in enumerate(zip(LEFT, WIDE, strict=True)):
        ax.text(
            min(left + wide / 2, 94.5), -0.45, STAGES[stage].to(language), ha="center", va="center", fontsize=8, fontweight="bold"
        )
        if INSIDE[stage] is not None:
            _box(ax, left, 0.05, wide, len(all_of) - 0.1, textwrap.fill(INSIDE[stage].to(language), 10))
    for at, one in enumerate(all_of):
        _row(ax, at, one, language)
    style.dress(fig, TITLE.to(language), NOTE.to(language), "", False, language, bottom=0.05)
    fig.subplots_adjust(left=0.015, right=0.985)
    return fig


def _row(ax, at: int, one: Component, language: str) -> None:
    known = indicators()
    _box(ax, LEFT[1], at + 0.1, WIDE[1], 0.8, textwrap.fill(upper(one.short.to(language)), BOX_WRAP))
    for step, codes in enumerate(_steps(one)):
        start, end = LEFT[step] + WIDE[step], LEFT[step + 1]
        said = "; ".join(known[code].label.to(language) for code in codes) or NOT_MEASURED.to(language)
        colour = style.FITTED if codes else style.QUIET
        ax.annotate(
            "",
            (end, at + 0.72),
            xytext=(start, at + 0.72),
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "lw": 0.9,
                "ls": "-" if codes else (0, (3, 2)),
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )
        lines = textwrap.wrap(said, ARROW_WRAP[step])
        ax.text(
            (start + end) / 2,
            at + 0.66,
            "\n".join(lines),
            ha="center",
            va="bottom",
            fontsize=FONT_SIZE,
            color=style.OBSERVED if codes else style.QUIET,
            linespacing=1.0,
        )


def _box(ax, left: float, top: float, wide: float, high: float, said: str) -> None:
    from matplotlib.patches import Rectangle

    ax.add_patch(Rectangle((left, top), wide, high, facecolor="#f4f4f4", edgecolor="#777777", lw=0.7))
    ax.text(left + wide / 2, top + high / 2, said, ha="center", va="center", fontsize=FONT_SIZE, linespacing=1.05)
