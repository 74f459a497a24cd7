"""A figure as files: SVG whose points say their value, PNG; the same figure gives the same bytes."""

from __future__ import annotations

import html
import io
import math
import re
import struct
import zlib

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.present.style import FONT, Canvas

DPI = 150  # of a PNG
LINES = 32  # of pixels, packed at a time
REACH = 5  # points around a spot that say its value


def rendered(fig: Canvas, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The figure in each format, without dates, so that the same figure gives the same bytes."""
    writers = {"svg": _svg, "png": _png}
    with matplotlib.rc_context(FONT):
        return {kind: writers[kind](fig) for kind in formats}


def _svg(fig: Canvas) -> bytes:
    buffer = io.BytesIO()
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _steady(buffer.getvalue().replace(b"</svg>", _spoken(fig) + b"</svg>"))


def _spoken(fig: Canvas) -> bytes:
    """Clear circles over the points that have something to say, each with its words as `<title>`."""
    inch, height = 72 / fig.dpi, 72 * fig.get_figheight()
    circles = []
    for ax, x, y, words in fig.spoken:
        at = ax.transData.transform((x, y)) * inch
        if np.isfinite(at).all():
            circles.append(
                f'<circle cx="{at[0]:.1f}" cy="{height - at[1]:.1f}" r="{REACH}"><title>{html.escape(words)}</title></circle>'
            )
    return f'<g class="spoken" fill-opacity="0">{"".join(circles)}</g>'.encode() if circles else b""


def _png(fig: Canvas) -> bytes:
    """The figure at DPI. Written without line filters: on flat colours four times as fast as Pillow's choice, and no larger."""
    fig.set_dpi(DPI)
    drawn = FigureCanvasAgg(fig)
    drawn.draw()
    pixels = np.asarray(drawn.buffer_rgba())  # opaque
    lines = np.zeros((LINES, 1 + 3 * pixels.shape[1]), np.uint8)  # each opens with its filter, 0: none
    packer, packed = zlib.compressobj(3), []
    for start in range(0, len(pixels), LINES):
        part = pixels[start : start + LINES]
        for colour in range(3):
            lines[: len(part), 1 + colour :: 3] = part[:, :, colour]
        packed.append(packer.compress(lines[: len(part)]))
    metre = round(DPI / 0.0254)
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 2, 0, 0, 0),  # 8 bits, red green blue
        b"pHYs": struct.pack(">IIB", metre, metre, 1),
        b"IDAT": b"".join((*packed, packer.flush())),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _steady(svg: bytes) -> bytes:
    """Coordinates to three decimals, so that rounding noise of the process does not make equal figures differ.

    The grid is moved by an odd fraction, because the exact halves that layouts produce would still fall to either side.
    """

    def rounded(match: re.Match[bytes]) -> bytes:
        return b"%g" % (math.floor(float(match[0]) * 1000 + 0.4873) / 1000)

    return re.sub(rb"-?\d+\.\d{4,}", rounded, svg)
