"""Cards of claims on the page: number lines as pictures, and what the page's script works on."""

import json
import math
from fractions import Fraction

from cifras.arithmetic.quantities import exact_text
from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.quote import QUOTES
from cifras.report.blocks import EDITION_COLUMNS
from cifras.report.number_lines import number_line

_MOST_POSITIONS = 250


def cards_html(html, block, template):
    """Render the cards of `block` with an :class:`cifras.report.html.Html`."""
    name = html.report.voice.name
    cards = [card for _, cards in block.groups.values() for card in cards]
    answers, verdicts = ({getattr(c, field) for c in cards} for field in ("quote", "verdict"))
    return template.render(
        groups=block.groups,
        filters={
            "quote": {code: name(code) for code in QUOTES if code in answers},
            "verdict": {code: name(code) for code in VERDICTS if code in verdicts},
            "document": {
                document: html.report.values.fill(title)
                for document, (title, _) in block.groups.items()
            },
        },
        say=html.say,
        name=name,
        fill=html.report.values.fill,
        slug=html.slug,
        text=html.text,
        plain=lambda text: html.text(text, linked=False),
        line=lambda card: _line(html, card),
        editions=lambda card: html.grid(
            f"editions-{card.claim}", html.say("card.editions"), EDITION_COLUMNS, card.editions
        ),
        stated=_stated_data,
        data=basis_data,
        fraction=_fraction,
        filled=lambda text, what_if: html.say(
            text, low="{low}", high="{high}", point="{point}", power="{power}",
            stated=html.report.values.fill(what_if.told),
        ),
    )  # fmt: skip


def _fraction(value):
    return f"{Fraction(value).numerator}/{Fraction(value).denominator}"


def _stated_data(what_if):
    """Return the bounds of a stated percent as the script reads them: exact, open ones marked."""
    stated = what_if.stated
    bounds = {"low": stated.low, "high": stated.high}
    told = {side: None if x is None else _fraction(x) for side, x in bounds.items()}
    return json.dumps(told | {"lowIsOpen": stated.low_is_open, "highIsOpen": stated.high_is_open})


def basis_data(basis, marks):
    """Return two levels and the rounding units to try on them, as the script reads them.

    The first unit is each level's own; the others are multiples of ``step``, a power of ten,
    up to ten times the coarser of the two, or beyond the unit that is needed. ``mark`` is the
    row of the number line on which they stand: its own, or that of the recomputed change.
    """
    own = [basis.start.grain, basis.end.grain]
    most = max([10 * max(own), *(Fraction(5, 4) * unit for _, unit in basis.units)])
    step = Fraction(10) ** math.floor(math.log10(min(own)) - 2)
    while most / step > _MOST_POSITIONS:
        step *= 10
    labels = [mark.label for mark in marks]
    return json.dumps(
        {
            "mark": labels.index(basis.label) if basis.label in labels else 1,
            "start": [_fraction(basis.start.value), _fraction(own[0])],
            "end": [_fraction(basis.end.value), _fraction(own[1])],
            "step": _fraction(step),
            "first": math.floor(min(own) / step) + 1,
            "last": math.ceil(most / step),
            "places": len(exact_text(step).partition(".")[2]),
            "unit": basis.start.unit,
        }
    )


def _line(html, card):
    fill, told = html.report.values.fill, html.say("card.line", claim=card.claim)
    signed = fill(card.marks[0].told)[0] in "+−"
    return number_line(
        card.marks, card.claim, told, fill(card.alt), html.report.voice, fill, signed
    )
