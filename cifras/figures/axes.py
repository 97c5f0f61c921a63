"""What any figure may put on its axes: lines, labels at their ends, ticks, notes, panels."""

import numpy as np

from cifras.figures.style import INK, new_figure


def draw_line(ax, rows, column, colour, marker="o"):
    """Draw a yearly series as a line, dotted across years without a value."""
    values = rows.set_index("period")[column].astype(float)
    ax.plot(values.index, values, color=colour, lw=1, ls=(0, (1, 2)))
    whole = values.reindex(range(int(values.index.min()), int(values.index.max()) + 1))
    ax.plot(whole.index, whole, color=colour, lw=2, marker=marker, ms=3)


def label_ends(ax, series, look):
    """Write each line's name at its end in its own colour: beside it, or above an early end."""
    last = max(rows["period"].iloc[-1] for rows in series.values())
    for name, rows in series.items():
        period, value = rows["period"].iloc[-1], rows["value"].iloc[-1]
        beside = period == last
        note(ax, look.voice.name(name), (period, value), offset=(6, 0) if beside else (0, 19),
             va="center", ha="left" if beside else "center", size=9, weight="bold",
             colour=look.colour(name), annotation_clip=False)  # fmt: skip


def note(ax, text, at, coords="data", offset=None, size=8.5, colour=INK, **more):
    """Write a text at a point of `coords`, or `offset` points away from it."""
    if offset is not None:
        more |= {"xytext": offset, "textcoords": "offset points"}
    ax.annotate(text, at, xycoords=coords, fontsize=size, color=colour, **more)


def label_row(ax, y, text, side=-0.02, size=9, colour=INK, **more):
    """Write a text beside row `y` of the axes: left of them, or right where `side` is above 1."""
    note(ax, text, (side, y), ("axes fraction", "data"), size=size, colour=colour, va="center",
         ha="right" if side < 0 else "left", **more)  # fmt: skip


def as_rows(ax, count, first=-0.6, last=None):
    """Set the axes for one row per item, the first on top, without ticks."""
    ax.set_ylim(count - 0.5 if last is None else last, first)
    ax.set_yticks([])
    ax.grid(visible=True, axis="x")


def thousands(ax, voice):
    """Write the ticks of the y axis with thousands separated."""
    ax.yaxis.set_major_formatter(lambda value, _: voice.number(value))


def whole_years(ax, most=7):
    """Put at most `most` ticks on whole years, written without separators."""
    low, high = ax.get_xlim()
    if high - low > 100:  # one year alone, around which matplotlib leaves a century
        low, high = (low + high) / 2 - 1, (low + high) / 2 + 1
        ax.set_xlim(low, high)
    step = next(step for step in (1, 2, 5, 10, 20) if (high - low) / step <= most)
    first = int(np.ceil(low / step) * step)
    ax.set_xticks(range(first, int(high) + 1, step))
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")


def draw_panels(panels, caption, voice, heading, label):
    """Draw small multiples of yearly series, each with its own scale from zero.

    `panels` maps the name of a panel to a map of names of lines to (colour, rows with
    ``period`` and ``value``); `heading` and `label` say how the language calls each.
    """
    figure, axes = new_figure(
        caption, panels=(1, len(panels)), height=4.3, gap=0.42, wspace=0.3, left=0.085
    )
    for ax, (panel, lines) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        ax.set_title(heading(panel), fontsize=9, loc="left", color="#333333")
        for number, (line, (colour, rows)) in enumerate(lines.items()):
            draw_line(ax, rows, "value", colour)
            note(ax, label(line), (0.04, 0.95 - 0.065 * number), "axes fraction", va="top",
                 weight="bold", colour=colour)  # fmt: skip
        top = max(rows["value"].max() for _, rows in lines.values())
        ax.set_ylim(0, top * (1.12 + 0.08 * len(lines)))
        thousands(ax, voice)
        whole_years(ax, most=15 // len(panels))
    return figure
