"""What stands beside a tick is the tick."""

import math

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import Panel, figure
from analysis.present import style


def drawn(low, high, scale="linear", **options):
    fig, ax = style.canvas(3)
    ax.set_yscale(scale)
    ax.set_ylim(low, high)
    style.number_axis(ax.yaxis, "vi", **options)
    fig.canvas.draw()
    return ax.yaxis


def read(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("high", [0.003, 0.7, 1, 3, 12, 75, 3684, 1_250_000])
def test_every_label_is_its_tick(high, scale):
    axis = drawn(high / 1000 if scale == "log" else -high / 3, high, scale)
    ticks = [(tick, label.get_text()) for tick, label in zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True)]
    assert len(ticks) > 2
    assert all(read(text) == pytest.approx(tick, rel=1e-6, abs=1e-12) for tick, text in ticks)
    assert len({text for _, text in ticks}) == len(ticks)


def test_labels_of_an_axis_have_the_same_decimals():
    labels = [label.get_text() for label in drawn(0, 1).get_majorticklabels()]
    assert labels[0] == "0,0" and "1,0" in labels


def test_small_counts_have_ticks_at_whole_numbers():
    table = pd.DataFrame({"place": "a", "period": range(2011, 2021), "outcome": [0, 1, 2, 1, 0, 2, 3, 1, 2, 1]})
    panel = Panel.from_frame(table, place="place", period="period", outcome="outcome")
    fig = figure(panel).draw("en")
    fig.canvas.draw()
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("heights", [(0.5, 0.51), (0.51, 0.5), (0.0, 1.0)])
def test_names_at_the_ends_of_lines_do_not_overlap(heights):
    fig, ax = style.canvas(4.4)
    ax.set_ylim(0, 1)
    style.end_labels(ax, [(1.0, height, "quan sát", "black") for height in heights])
    boxes = [text.get_window_extent(FigureCanvasAgg(fig).get_renderer()) for text in ax.texts]
    assert not boxes[0].overlaps(boxes[1])


def test_an_axis_of_logarithms_is_written_in_the_per_cent_of_the_sentence():
    fig, ax = style.canvas(4.0)
    ax.set_ylim(math.log(0.5), math.log(2))
    style.percent_axis(ax.yaxis, "vi")
    fig.draw_without_rendering()
    written = {round(at, 6): label.get_text() for at, label in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)}
    assert written[0.0] == "0%" and written[round(math.log(1.3), 6)] == "+30%" and len(written) >= 3
    assert all(text.rstrip("%").replace("−", "-") == f"{100 * math.expm1(at):+.0f}" for at, text in written.items() if at)
