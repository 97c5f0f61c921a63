"""One style for every figure: colours, shapes, page furniture, and how a figure is saved."""

import json
import re
import textwrap
from html import escape
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from IPython.display import Image
from matplotlib.figure import Figure

from cifras import paths
from cifras.language.voice import Voice

# Okabe and Ito's colours keep apart for colour-blind readers; each means one thing everywhere.
COLOURS = {
    "US": "#0072B2",
    "UNODC": "#D55E00",
    "National Police": "#009E73",
    "Ministry of Defence": "#8C5A9E",
    "Colombia": "#009E73",
    "Colombia, dark": "#005C44",
    "context": "#8A8A8A",
    "ink": "#222222",
    "faint": "#E6E6E6",
}
# Verdicts carry a colour and a shape; their greys differ too.
VERDICT_MARKS = {
    "exact": ("#08519C", "o"),
    "rounding": ("#4292C6", "D"),
    "grain": ("#C98A00", "^"),
    "contradicted": ("#B2182B", "X"),
    "reversed": ("#67001F", "v"),
    "untestable": ("#9E9E9E", "o"),
}
_SETTINGS = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#8A8A8A",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
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
_DPI = 160
WORDS = ("title", "subtitle", "source", "alt")


def new_figure(caption, height=4.4, left=0.09, right=0.97, panels=(1, 1), **kwargs):
    """Return a figure with its title, subtitle and source line, and its axes.

    The title of the `caption` says the finding, its subtitle names measure, unit and
    estimator, its source goes to the foot. `left` and `right` bound the axes as shares of
    the width; `panels` is rows and columns. The layout is fixed, so it is solved once.
    """
    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(7.5, height))
        lines = _wrap(caption.title, 66)
        below = textwrap.wrap(caption.subtitle, 104)
        foot = textwrap.wrap(caption.source, 118)
        top = height - 0.16
        for line in lines:
            figure.text(
                0.015, top / height, line, size=13, weight="bold", va="top", color="#111111"
            )
            top -= 0.25
        for line in below:
            figure.text(0.015, (top - 0.02) / height, line, size=9.5, va="top", color="#555555")
            top -= 0.18
        bottom = 0.12 + 0.15 * len(foot)
        for i, line in enumerate(foot):
            y = (0.10 + 0.15 * (len(foot) - 1 - i)) / height
            figure.text(0.015, y, line, size=8, va="bottom", color="#777777")
        axes = figure.subplots(
            *panels,
            gridspec_kw={
                "left": left,
                "right": right,
                "top": (top - kwargs.pop("gap", 0.18)) / height,
                "bottom": (bottom + kwargs.pop("below", 0.32)) / height,
                "wspace": kwargs.pop("wspace", 0.08),
                "hspace": kwargs.pop("hspace", 0.2),
            },
            **kwargs,
        )
    return figure, axes


def _wrap(text, width):
    """Wrap to as few lines as `width` allows, and then as evenly as possible."""
    lines = len(textwrap.wrap(text, width))
    even = next(w for w in range(1, width + 1) if len(textwrap.wrap(text, w)) <= lines)
    return textwrap.wrap(text, even)


def figure_file(name, language):
    """Return the name of a figure's files without their ending: English is the plain one."""
    return name if language == "en" else f"{name}.{language}"


class Gallery:
    """The figures of a run: saves each with its data and its words.

    ``voices`` holds one :class:`cifras.language.voice.Voice` per language, in which each figure is
    drawn; the first is the one that a notebook shows.
    """

    def __init__(self, run, languages=("en",)):
        self.run, self.entries = run, []
        self.voices = [Voice(language, run) for language in languages]

    def save(self, name, figure, data, caption):
        """Save a figure as SVG and PNG, with the CSV of what it plots and its words as JSON.

        `data` holds what is plotted, the `caption` words and language. The same figure
        gives the same bytes: no dates, no random ids.
        """
        folder = paths.figures(self.run)
        folder.mkdir(parents=True, exist_ok=True)
        data.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
        path = folder / figure_file(name, caption.voice.language)
        with mpl.rc_context(_SETTINGS):
            figure.savefig(
                f"{path}.png",
                dpi=_DPI,
                metadata={"Software": None},
                pil_kwargs={"compress_level": 3},
            )
            figure.savefig(f"{path}.svg", metadata={"Date": None, "Creator": None})
        _describe_svg(Path(f"{path}.svg"), name, caption)
        words = {part: getattr(caption, part) for part in WORDS}
        self.entries.append({"figure": name, "language": caption.voice.language, **words})
        own = [entry for entry in self.entries if entry["figure"] == name]
        told = {entry["language"]: {part: entry[part] for part in WORDS} for entry in own}
        text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    def show(self, name):
        """Return a saved figure in the first language for display; nothing if there is none."""
        language = self.voices[0].language
        found = [e for e in self.entries if (e["figure"], e["language"]) == (name, language)]
        if not found:
            return None
        path = paths.figures(self.run) / f"{figure_file(name, language)}.png"
        return Image(filename=path, alt=found[-1]["alt"], width=750)

    def titles(self):
        """Return the figures saved so far with their words, one row per figure and language."""
        return pd.DataFrame(self.entries, columns=["figure", "language", *WORDS])


def read_words(run):
    """Return the words of every figure of a run: one row per figure and language."""
    rows = []
    for path in sorted(paths.figures(run).glob("*.json")):
        words = json.loads(path.read_text(encoding="utf-8"))
        rows += [{"figure": path.stem, "language": code} | told for code, told in words.items()]
    return pd.DataFrame(rows, columns=["figure", "language", *WORDS])


def _describe_svg(path, name, caption):
    """Give the picture a title and a description that a screen reader finds."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<\?xml.*?<svg", "<svg", text, count=1, flags=re.S)
    text = re.sub(r"\n *<metadata>.*?</metadata>", "", text, count=1, flags=re.S)
    head = re.match(r"<svg[^>]*>", text)[0]
    named = head[:-1] + f' role="img" aria-labelledby="{name}-title {name}-desc">'
    words = (
        f'\n <title id="{name}-title">{escape(caption.title)}</title>'
        f'\n <desc id="{name}-desc">{escape(caption.alt)}</desc>'
    )
    text = text.replace(head, named + words, 1)
    # Ids of clip paths and markers are hashes that two figures may share; a page holds many.
    text = re.sub(rf'(id="|url\(#|href="#)(?!{re.escape(name)}-)', rf"\g<1>{name}-", text)
    text = text.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    path.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")
