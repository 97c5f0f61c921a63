"""The figures of a run: each saved as SVG and PNG, with what it plots and its words."""

import json
import re
from html import escape

import pandas as pd
from IPython.display import Image

from cifras import paths
from cifras.figures.style import Look, as_shipped, in_style
from cifras.sources.tables import without_formulas

_DPI = 200
WORDS = ("title", "subtitle", "source", "alt")


def figure_file(name, language):
    """Return the name of a figure's files without their ending: English is the plain one."""
    return name if language == "en" else f"{name}.{language}"


class Gallery:
    """The figures of a run, in the languages of `voices`; a notebook shows the first.

    `colours` maps estimators to theirs.
    """

    def __init__(self, run, voices, colours=None):
        self.run, self.entries = run, []
        self.looks = [Look(voice, colours or {}) for voice in voices]

    def draw(self, name, draw, *arguments, data=None):
        """Draw a figure in every language and save it; return it in the first, for display.

        `draw` takes the `arguments` and a :class:`cifras.figures.style.Look` and returns the
        figure and its caption, or None where there is nothing to draw. `data` is what is
        plotted, by default the first of the arguments.
        """
        with as_shipped():
            drawn = [draw(*arguments, look) for look in self.looks]
        if any(one is None for one in drawn):
            return None
        for look, (figure, caption) in zip(self.looks, drawn, strict=True):
            self.save(name, look.voice.language, figure, caption)
        folder, told = paths.figures(self.run), self.entries[-len(drawn) :]
        plotted = arguments[0] if data is None else data
        path = folder / f"{name}.csv"
        without_formulas(plotted).to_csv(path, index=False, lineterminator="\n")
        words = {entry["language"]: {part: entry[part] for part in WORDS} for entry in told}
        text = json.dumps(words, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
        path = folder / f"{figure_file(name, told[0]['language'])}.png"
        return Image(filename=path, alt=told[0]["alt"], width=750)

    def save(self, name, language, figure, caption):
        """Save the pictures of a figure: the same figure gives the same bytes."""
        folder = paths.figures(self.run)
        folder.mkdir(parents=True, exist_ok=True)
        file = figure_file(name, language)
        with in_style():
            figure.savefig(
                folder / f"{file}.png",
                dpi=_DPI,
                metadata={"Software": None},
                pil_kwargs={"compress_level": 3},
            )
            path = folder / f"{file}.svg"
            figure.savefig(path, metadata={"Date": None, "Creator": None})
        _describe_svg(path, name, caption)
        words = {part: getattr(caption, part) for part in WORDS}
        self.entries.append({"figure": name, "language": language, **words})

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
