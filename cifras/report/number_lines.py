"""Number lines as pictures: what is stated above what is recomputed, each with its bounds."""

import math
from dataclasses import dataclass
from html import escape

from cifras.arithmetic.quantities import exact_text
from cifras.figures.ticks import round_step

# A number line in its own units: a line of words above each line of marks, the axis below.
_WIDTH, _ROW, _WORDS, _LEFT, _RIGHT = 340, 34, 12, 8, 332
_LETTER = 7  # so wide at most is a sign of the words below a tick, with the gap to the next


@dataclass(frozen=True)
class Mark:
    """One row of a number line: what it is, its words, and its place with bounds, in percent.

    ``kind`` is a verdict, ``stated`` or ``other``; a bound that is open is None. ``wide`` are
    the bounds at a coarser rounding, if any, ``colour`` is that of whose figure it is.
    """

    label: str
    told: str
    kind: str
    point: float
    low: float | None
    high: float | None
    wide: tuple = ()
    colour: str = ""


def number_line(marks, name, label, alt, voice, fill=str, signed=True):
    """Draw the stated percent, the recomputed change and other editions on one line each.

    The stated number, the first of `marks`, is a grey band with a square, the recomputed one has
    the colour and shape of its verdict, thick bars are bounds as printed and thin ones at the
    unit of the series. `name` makes its ids, `fill` puts values for the tokens of its words.
    """
    scale = _Scale(marks)
    bottom = _ROW * len(marks)
    parts = []
    stated = marks[0]
    left, right = scale.span(stated.low, stated.high)
    parts.append(f'<rect class="band" x="{left}" y="0" width="{_size(right, left)}" '
                 f'height="{bottom}"/>')  # fmt: skip
    for tick, words in scale.ticks(lambda tick, places: voice.percent(tick, places, signed)):
        x = scale.x(tick)
        parts.append(f'<path class="tick" d="M{x} 0V{bottom + 4}"/>'
                     f'<text class="axis" x="{x}" y="{bottom + 15}">{words}</text>')  # fmt: skip
    for number, mark in enumerate(marks):
        parts.append(_mark(mark, fill, scale, _ROW * number))
    ids = f"line-{name}-title line-{name}-desc"
    return (
        f'<svg class="line" viewBox="0 0 {_WIDTH} {bottom + 20}" role="img" '
        f'aria-labelledby="{ids}" data-scale="{scale.low} {scale.high} {_LEFT} {_RIGHT}">'
        f'<title id="line-{name}-title">{escape(label)}</title>'
        f'<desc id="line-{name}-desc">{escape(alt)}</desc>{"".join(parts)}</svg>'
    )


def _mark(mark, fill, scale, top):
    y = top + _WORDS + 10
    words = (
        f'<text x="{_LEFT}" y="{top + _WORDS}">{escape(fill(mark.label))}</text>'
        f'<text class="told" x="{_RIGHT}" y="{top + _WORDS}">{escape(fill(mark.told))}</text>'
    )
    bars = ""
    if mark.wide:
        left, right = scale.span(*mark.wide)
        bars += f'<path class="thin" d="M{left} {y}H{right}"/>'
    left, right = scale.span(mark.low, mark.high)
    bars += f'<path class="bar" d="M{left} {y}H{right}"/>'
    x = scale.x(mark.point)
    outline = _SHAPES.get(mark.kind, _CIRCLE)
    shape = f'<path class="point" d="{outline}" transform="translate({x} {y})"/>'
    colour = f' style="--mark:{escape(mark.colour)}"' if mark.colour else ""
    return f'<g class="{mark.kind}" data-y="{y}"{colour}>{words}{bars}{shape}</g>'


_CIRCLE = "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z"
_SHAPES = {
    "stated": "M-5 -5H5V5H-5Z",
    "rounding": "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
    "grain": "M0 -6L6 5H-6Z",
    "contradicted": "M-5 -3L-3 -5L0 -2L3 -5L5 -3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z",
    "reversed": "M0 6L6 -5H-6Z",
    "other": "M-3.5 0A3.5 3.5 0 1 0 3.5 0A3.5 3.5 0 1 0 -3.5 0Z",
}


def _size(right, left):
    return round(right - left, 2)


class _Scale:
    """Percent to places on the line, with a few round ticks."""

    def __init__(self, marks):
        ends = [x for m in marks for x in (m.point, m.low, m.high, *m.wide) if x is not None]
        # What is narrower than this beside its size has no ticks that a float tells apart.
        least = max(map(abs, ends)) / 10**9
        spread = max(max(ends) - min(ends), least) or 1
        places = max(4, 3 - math.floor(math.log10(spread)))
        self.low = round(min(ends) - spread / 12, places)
        self.high = round(max(ends) + spread / 12, places)

    def ticks(self, write):
        """Return up to five round percents with their words, as many as have room side by side."""
        for most in (5, 4, 3):  # of fewer there may be none in sight
            step = round_step(self.high - self.low, most)
            numbers = range(math.ceil(self.low / step), math.floor(self.high / step) + 1)
            places = len(exact_text(step).partition(".")[2])
            ticks = [(float(n * step), write(n * step, places)) for n in numbers]
            apart = (_RIGHT - _LEFT) * float(step) / (self.high - self.low)
            if all(_LETTER * len(words) <= apart for _, words in ticks):
                return ticks
        return ticks[:1]

    def x(self, value):
        """Return where a percent stands; one beyond the line stands at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 2)

    def span(self, low, high):
        """Return where an interval begins and ends; an open side reaches the end of the line."""
        return (
            self.x(self.low if low is None else low),
            self.x(self.high if high is None else high),
        )
