"""What a drawn figure holds, read from its artists: marks, bands, texts, and their inks."""

from colorsys import rgb_to_hls
from itertools import combinations, pairwise

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from cifras.figures.style import in_style

NBSP = "\N{NO-BREAK SPACE}"
_HUES = (15, "red"), (36, "orange"), (65, "amber"), (180, "green"), (255, "blue"), (330, "purple")


def hue(colour):
    """Return what a reader would call a colour: a hue, or black, grey or white."""
    turn, light, strength = rgb_to_hls(*to_rgb(colour))
    if strength < 0.12 or light > 0.97:
        return "black" if light < 0.2 else "white" if light > 0.97 else "grey"
    return next((name for end, name in _HUES if turn * 360 < end), "red")


def light(colour):
    """Return how light a colour prints in grey, from 0 (black) to 1."""
    return float(np.dot((0.299, 0.587, 0.114), to_rgb(colour)))


def written(value, language, places=0, unit="", signed=False):
    """Write a number as the language does, with its unit."""
    text = f"{abs(value):,.{places}f}"
    if language == "es":
        text = text.translate(str.maketrans(",.", ".,"))
    nought = float(f"{value:.{places}f}") == 0
    sign = "" if nought else "\N{MINUS SIGN}" if value < 0 else "+" if signed else ""
    return f"{sign}{text}{NBSP}{unit}" if unit else sign + text


def path(line):
    """Return the points of a line as (x, y), those without a value left out."""
    xs, ys = (np.asarray(values, dtype=float) for values in line.get_data())
    return [(x, y) for x, y in zip(xs, ys, strict=True) if np.isfinite(y)]


def solid(ax):
    """Return the lines of yearly series, without the dotted ones that bridge missing years."""
    lines = [line for line in ax.lines if line.get_linestyle() != "None"]
    return [line for line in lines if line.get_linewidth() > 1 and len(line.get_xdata()) > 1]


def stretch(patch, side="x"):
    """Return where a band begins and ends along one axis."""
    start, length = {"x": ("x", "width"), "y": ("y", "height")}[side]
    start, length = getattr(patch, f"get_{start}")(), getattr(patch, f"get_{length}")()
    return [start, start + length]


def texts_of(figure):
    """Return the texts of a figure that say anything."""
    found = [text for text in figure.findobj(Text) if text.get_text().strip()]
    return [text for text in found if text.get_visible()]


def words_of(figure):
    """Return what the texts of a figure say."""
    return [text.get_text() for text in texts_of(figure)]


def boxes_of(figure):
    """Return the texts of a figure, as drawn, with their boxes; ticks out of view are not drawn."""
    render(figure)
    unseen = set()
    for ax in figure.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks() + axis.get_minor_ticks():
                if not low <= tick.get_loc() <= high or not axis.get_visible() or not ax.axison:
                    unseen |= {id(tick.label1), id(tick.label2)}
    seen = [text for text in texts_of(figure) if id(text) not in unseen]
    return [(text.get_text(), box_of(text)) for text in seen]


def render(figure):
    """Draw a figure once, so that its texts know where they stand."""
    if not isinstance(figure.canvas, FigureCanvasAgg) or figure.stale:
        with in_style():
            FigureCanvasAgg(figure).draw()


def box_of(text):
    """Return the box of a text without its arrow, in pixels."""
    return Text.get_window_extent(text)


def clipped(figure):
    """Return the texts that do not lie whole in the picture."""
    whole = figure.bbox
    return [
        text
        for text, box in boxes_of(figure)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > whole.x1 or box.y1 > whole.y1
    ]


def overlaps(figure):
    """Return the pairs of texts of which one lies on the other."""
    found = []
    for (text, box), (other, over) in combinations(boxes_of(figure), 2):
        wide = min(box.x1, over.x1) - max(box.x0, over.x0)
        tall = min(box.y1, over.y1) - max(box.y0, over.y0)
        if wide > 1 and tall > 3:
            found.append((text, other))
    return found


def distance(text, at, ax=None):
    """Return how far a text stands from a point of its axes, in points; 0 where it covers it."""
    ax, box = ax or text.axes, box_of(text)
    x, y = ax.transData.transform(at)
    aside = max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)
    return float(np.hypot(*aside)) * 72 / ax.figure.dpi


def lies_on(text, line):
    """Say whether a text lies on a drawn line."""
    box, points = box_of(text), line.axes.transData.transform(path(line))
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = np.linspace(0, 1, 50)
        xs, ys = x0 + steps * (x1 - x0), y0 + steps * (y1 - y0)
        if ((xs > box.x0) & (xs < box.x1) & (ys > box.y0 + 1) & (ys < box.y1 - 1)).any():
            return True
    return False


def nearest(text, points, ax=None):
    """Return the point of `points` that a text stands closest to."""
    return min(points, key=lambda at: distance(text, at, ax))


def row_of(text, ax=None):
    """Return the row, on a y axis of rows, that the middle of a text stands on."""
    ax, box = ax or text.axes, box_of(text)
    return float(ax.transData.inverted().transform((0, (box.y0 + box.y1) / 2))[1])


def ticks_of(ax, axis="x"):
    """Return the ticks in view with what stands beside them."""
    low, high = sorted(getattr(ax, f"get_{axis}lim")())
    ticks = getattr(ax, f"{axis}axis").get_major_ticks()
    return {t.get_loc(): t.label1.get_text() for t in ticks if low <= t.get_loc() <= high}


def are_thousands(ax, language, unit=""):
    """Say whether every label of the y axis is its value as the language writes it."""
    return all(
        text == written(value, language, 0, unit) for value, text in ticks_of(ax, "y").items()
    )


def are_whole_years(ax):
    """Say whether the x axis has labels, every one of them a year."""
    ticks = ticks_of(ax)
    return len(ticks) > 1 and all(text == f"{year:.0f}" for year, text in ticks.items())


def gaps(line):
    """Return the years between the ends of a line at which it is broken."""
    xs, ys = line.get_data()
    return [int(x) for x, y in zip(xs, ys, strict=True) if not np.isfinite(y)]
