"""One style for every figure: colours, shapes, page furniture, the words of a figure."""

import textwrap
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

from cifras.language.voice import Voice
from cifras.language.words import unbroken

# Greys and the ink; estimators have colours of their own, in their table.
CONTEXT, INK, FAINT, SOFT = "#8A8A8A", "#222222", "#E6E6E6", "#5E5E5E"
STATED = "#D2D2D2"  # what a document's own number stands for
# Verdicts and outside checks carry a colour and a shape; their greys differ too.
VERDICT_MARKS = {
    "exact": ("#08519C", "o"),
    "rounding": ("#4292C6", "D"),
    "grain": ("#D99A1C", "^"),
    "contradicted": ("#C9302C", "X"),
    "reversed": ("#67001F", "v"),
    "untestable": ("#B5B5B5", "o"),
}
CHECK_MARKS = {
    "agrees": VERDICT_MARKS["exact"],
    "close": ("#6BAED6", "s"),
    "differs": VERDICT_MARKS["contradicted"],
}
WIDTH = 6.0  # inches: the text of a printed page, so that no text shrinks there
_OURS = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#8A8A8A",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.titley": 1.0,  # or each drawing looks for ticks above the axes, of which there are none
    "axes.labelcolor": "#555555",
    "grid.color": "#E6E6E6",
    "grid.linewidth": 0.8,
    "xtick.color": "#555555",
    "ytick.color": "#555555",
    "ytick.major.size": 0,
    "svg.fonttype": "none",
    "svg.hashsalt": "cifras",
    "savefig.facecolor": "white",
}
# What a user's own matplotlibrc says must change no figure: what it sets is set back.
_AS_SHIPPED = {
    name: default
    for name, default in mpl.rcParamsDefault.items()
    if not name.startswith("backend") and mpl.rcParams[name] != default
} | {"text.parse_math": False}  # but for this: a dollar in a label is a dollar


def _take_own_fonts():
    """Have matplotlib draw letters with the fonts that it ships, not with others of their name.

    A machine may hold another edition of DejaVu, whose signs differ by a shade, and matplotlib
    takes whichever stands first in the list that it once made of all fonts.
    """
    manager, folder = font_manager.fontManager, Path(mpl.get_data_path(), "fonts", "ttf")
    own = sorted(folder.glob("DejaVuSans*.ttf"))
    manager.ttflist[:] = [
        font for font in manager.ttflist if not font.name.startswith("DejaVu Sans")
    ]
    for file in own:
        manager.addfont(file)


_take_own_fonts()


def as_shipped():
    """Return a context in which matplotlib is as it ships: nothing in it is the user's.

    Only words stay words: none is read as a formula.
    """
    return mpl.rc_context(_AS_SHIPPED)


def in_style():
    """Return a context in which matplotlib has the style of all figures."""
    return mpl.rc_context(_AS_SHIPPED | _OURS)


@dataclass(frozen=True)
class Caption:
    """The words of one figure; ``alt`` describes it to those who cannot see it.

    ``key`` says what codes in the picture stand for, where it holds any.
    """

    title: str
    subtitle: str
    source: str
    alt: str
    key: str = ""


@dataclass(frozen=True)
class Look:
    """What a figure is drawn with: a language, and the colours of the estimators."""

    voice: Voice
    colours: dict

    def colour(self, estimator):
        """Return the colour of an estimator's lines and marks."""
        return self.colours.get(estimator, CONTEXT)


def new_figure(caption, height=4.4, left=0.11, right=0.97, panels=(1, 1), width=WIDTH, **kwargs):
    """Return a figure with its title, subtitle and source line, and its axes.

    The title of the `caption` says the finding, its subtitle names measure, unit and
    estimator, its key and its source go to the foot. `left` and `right` bound the axes as shares of
    the width; `panels` is rows and columns. The layout is fixed, so it is solved once. Where words
    leave less than an inch for the axes the figure is as much higher.
    """
    heading = wrap(caption.title, int(8.8 * width))
    about = wrap(caption.subtitle, int(13.7 * width))
    foot = wrap(caption.key, int(15.6 * width)) + wrap(caption.source, int(15.6 * width))
    gap, below = kwargs.pop("gap", 0.18), kwargs.pop("below", 0.32)
    words = 0.28 + 0.25 * len(heading) + 0.18 * len(about) + 0.15 * len(foot) + gap + below
    height = max(height, words + 1)
    with in_style():
        figure = Figure(figsize=(width, height))
        edge, top = 0.11 / width, height - 0.16
        for line in heading:
            figure.text(edge, top / height, line, size=13, weight="bold", va="top", color="#111111")
            top -= 0.25
        for line in about:
            figure.text(edge, (top - 0.02) / height, line, size=9.5, va="top", color="#555555")
            top -= 0.18
        bottom = 0.12 + 0.15 * len(foot)
        for i, line in enumerate(foot):
            y = (0.10 + 0.15 * (len(foot) - 1 - i)) / height
            figure.text(edge, y, line, size=8, va="bottom", color="#6E6E6E")
        place = {
            "left": left,
            "right": right,
            "top": (top - gap) / height,
            "bottom": (bottom + below) / height,
            "wspace": kwargs.pop("wspace", 0.08),
            "hspace": kwargs.pop("hspace", 0.2),
        }
        axes = figure.subplots(*panels, gridspec_kw=place, **kwargs)
    return figure, axes


def wrap(text, width):
    """Wrap a text to as few lines as `width` letters allow, and then as evenly as possible.

    No line ends inside an abbreviation of several parts, nor at a hyphen.
    """
    whole = unbroken(text)
    how = {"break_on_hyphens": False, "break_long_words": False}
    wrapped = [textwrap.wrap(whole, w, **how) for w in range(1, width + 1)]
    return next(lines for lines in wrapped if len(lines) <= len(wrapped[-1]))
