"""What the tests of figures share: the boxes of all texts of a drawn figure, against each other and against its edge."""

from __future__ import annotations

import itertools

import matplotlib
import pytest
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.present.style import FONT

TOUCH = 1.0  # pixels of 100 an inch that two boxes may share: the white around letters
FAINT = 0.3  # of a watermark, which lies under everything


def boxes(fig: Figure) -> list[tuple[str, Bbox]]:
    """What each visible text says and where it stands, in pixels."""
    renderer = FigureCanvasAgg(fig).get_renderer()
    with matplotlib.rc_context(FONT):  # as its files are drawn
        fig.draw(renderer)
    unseen = {text for axes in fig.axes for axis in (axes.xaxis, axes.yaxis) for text in _outside(axis)}
    texts = [text for text in fig.findobj(Text) if text not in unseen and text.get_text().strip() and _seen(text)]
    with matplotlib.rc_context(FONT):
        return [(text.get_text(), Text.get_window_extent(text, renderer)) for text in texts]


def _seen(text: Text) -> bool:
    """Whether it is drawn: it and its axes are visible, and it is no watermark."""
    axes = text.axes
    return text.get_visible() and (axes is None or axes.get_visible()) and (text.get_alpha() or 1) > FAINT


def _outside(axis: Axis) -> list[Text]:
    """Labels of ticks that lie outside the view, or that the axis does not show: nobody draws them."""
    low, high = sorted(axis.get_view_interval())
    room = 1e-9 * (high - low)
    hidden = not axis.get_visible() or not axis.axes.axison
    ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
    return [
        label
        for tick in ticks
        for label in (tick.label1, tick.label2)
        if hidden or not low - room <= tick.get_loc() <= high + room
    ]


def faults(fig: Figure) -> list[str]:
    """Texts that lie on each other or over the edge of the figure, one line each."""
    found, edge = boxes(fig), fig.bbox
    said = [
        f"over the edge: {text!r} {box.extents.round()} of {edge.extents.round()}"
        for text, box in found
        if box.x0 < edge.x0 - 0.5 or box.y0 < edge.y0 - 0.5 or box.x1 > edge.x1 + 0.5 or box.y1 > edge.y1 + 0.5
    ]
    for (one, first), (other, second) in itertools.combinations(found, 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        if wide > TOUCH and high > TOUCH:
            said.append(f"on each other: {one!r} and {other!r} by {wide:.0f} x {high:.0f}")
    return said


@pytest.fixture(scope="session")
def text_faults():
    """`text_faults(fig)`: texts of a matplotlib figure that lie on each other or over its edge."""
    return faults
