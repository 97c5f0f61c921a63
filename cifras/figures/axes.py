"""What any figure may put on its axes: lines, labels at their ends, ticks, notes, panels."""

from itertools import cycle

import numpy as np

from cifras.figures.style import INK, new_figure
from cifras.figures.ticks import round_step
from cifras.language.voice import decimals

_SAMPLE = 2.2  # length of the line beside a name in a key, in letters
# Lines of one panel differ in more than colour.
LINES = (
    {"ls": "-", "marker": "o"},
    {"ls": (0, (4, 1.2)), "marker": "s"},
    {"ls": (0, (6, 1.2, 1.2, 1.2)), "marker": "^"},
    {"ls": "-", "marker": "D", "lw": 1.2},
)


def draw_line(ax, rows, column, colour, label=None, **style):
    """Draw a yearly series as a line, dotted across years without a value."""
    values = rows.set_index("period")[column].astype(float)
    ax.plot(values.index, values, color=colour, lw=1, ls=(0, (1, 2)))
    whole = values.reindex(range(int(values.index.min()), int(values.index.max()) + 1))
    look = {"lw": 2, "ls": "-", "marker": "o", "ms": 3} | style
    ax.plot(whole.index, whole, color=colour, label=label, **look)


def label_ends(ax, series, look):
    """Write each line's name at its end in its own colour: beside it, or above an early end."""
    last = max(rows["period"].iloc[-1] for rows in series.values())
    for name, rows in series.items():
        at = period, _ = rows["period"].iloc[-1], rows["value"].iloc[-1]
        place = {"offset": (6, 0), "ha": "left"}
        if period < last:
            place = {"offset": (0, 19), "ha": "center"}
        colour = look.colour(name)
        note(ax, look.voice.name(name), at, colour=colour, va="center", weight="bold", **place)


def key(ax, columns, where=(0, 1), handles=None, **more):
    """Write what the marks mean in one line above the axes, or where `where` says."""
    how = {"loc": "lower left", "ncols": columns, "handlelength": _SAMPLE, "columnspacing": 1.4}
    how |= {"frameon": False, "fontsize": 9, "borderaxespad": 0.3, "handletextpad": 0.5}
    return ax.legend(handles=handles, bbox_to_anchor=where, **how | more)


def note(ax, text, at, coords="data", offset=None, size=9, colour=INK, **more):
    """Write a text at a point of `coords`, or `offset` points away from it."""
    if offset is not None:
        more |= {"xytext": offset, "textcoords": "offset points"}
    how = {"fontsize": size, "color": colour, "annotation_clip": False}
    return ax.annotate(text, at, xycoords=coords, **how | more)


def label_row(ax, y, text, side=-0.02, **more):
    """Write a text beside row `y` of the axes: left of them, or right where `side` is above 1."""
    at, how = (side, y), {"va": "center", "ha": "right" if side < 0 else "left"}
    note(ax, text, at, ("axes fraction", "data"), **how | more)


def as_rows(ax, count, first=-0.6, last=None):
    """Set the axes for one row per item, the first on top, without ticks."""
    ax.set_ylim(count - 0.5 if last is None else last, first)
    ax.set_yticks([])
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x")


def thousands(ax, voice):
    """Write the ticks of the y axis with thousands separated."""
    ax.yaxis.set_major_formatter(lambda value, _: voice.number(value))


def whole_years(ax, most=7):
    """Put at most `most` ticks on whole years, written without separators."""
    low, high = ax.get_xlim()
    first, last = ax.dataLim.intervalx
    if first == last and high - low > 2:  # one year alone: matplotlib leaves a century around it
        low, high = first - 1, last + 1
        ax.set_xlim(low, high)
    step = max(1, int(round_step(high - low, most)))
    first = int(np.ceil(low / step) * step)
    ax.set_xticks(range(first, int(high) + 1, step))
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")


def draw_panels(panels, caption, voice, heading, label):
    """Draw small multiples of yearly series, each with its own scale from zero.

    `panels` maps the name of a panel to a map of names of lines to (colour, rows with
    ``period`` and ``value``); `heading` and `label` say how the language calls each. A line of
    one value is an open square.
    """
    key_height, is_stacked = 0.17 * max(map(len, panels.values())), len(panels) > 2
    shape = {"panels": (1, len(panels)), "wspace": 0.36}
    shape |= {"height": 3.9 + key_height, "gap": 0.42 + key_height}
    where, how = (-0.02, 1.02), {}
    if is_stacked:
        shape = {"panels": (len(panels), 1), "right": 0.66, "hspace": 0.34}
        shape["height"] = 1.5 * len(panels) + 1.3
        where, how = (1, 1.05), {"loc": "upper left"}
    figure, axes = new_figure(caption, **shape)
    for ax, (panel, lines) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        for (line, (colour, rows)), style in zip(lines.items(), cycle(LINES), strict=False):
            if len(rows) == 1:
                style = {"ls": "", "marker": "s", "mfc": "white", "mew": 1.5, "ms": 6, "zorder": 5}
                period, value = rows[["period", "value"]].iloc[0]
                text = voice.number(value, decimals(value))
                note(ax, text, (period, value), offset=(6, -3), va="top", colour=colour)
            draw_line(ax, rows, "value", colour, label(line), **style)
        shown = key(ax, 1, where, labelspacing=0.2, **how)
        for text, (colour, _) in zip(shown.get_texts(), lines.values(), strict=True):
            text.set_color(colour)
        shown.set_title(heading(panel), {"size": 9, "weight": "bold"})
        shown.set_alignment("left")
        ax.set_ylim(0, 1.05 * max(rows["value"].max() for _, rows in lines.values()))
        thousands(ax, voice)
        whole_years(ax, most=8 if is_stacked else 6)
    return figure
