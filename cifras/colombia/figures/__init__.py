"""The study's figures, each a function beside the words it is published with.

Every function takes tables and a :class:`cifras.figures.style.Look` and returns the figure and
its :class:`cifras.figures.style.Caption`, or None where there is nothing to draw. Titles state
what the data show and are made from them; nothing here computes a result that a notebook does
not show as well.
"""

from cifras.figures.style import Caption
from cifras.language.voice import sentence


def caption(look, figure, title, subtitle, alt, sources, key=""):
    """Return a caption from the texts of `figure`; `title` and `alt` are filled already.

    The alt text begins with the title, the takeaway; `sources` are texts, or names as they are.
    `key` says what codes in the picture stand for.
    """
    voice = look.voice
    names = (f"figure.{source}" for source in sources)
    listed = "; ".join(
        voice.say(name) if voice.has(name) else source
        for name, source in zip(names, sources, strict=True)
    )
    source = voice.say("figure.source", list=listed, run=voice.run)
    words = voice.say(f"figure.{figure}.subtitle", **subtitle)
    return Caption(sentence(title), words, source, f"{sentence(title)}. {sentence(alt)}", key)


def ends(rows, voice):
    """Return the first and the last value of a series with their years, as tokens."""
    return {
        "first": voice.number(rows["value"].iloc[0]),
        "first_year": int(rows["period"].iloc[0]),
        "last": voice.number(rows["value"].iloc[-1]),
        "last_year": int(rows["period"].iloc[-1]),
    }
