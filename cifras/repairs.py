"""The nearest single repair: which one number, changed least, would let a claim stand?"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from cifras.quantities import UnreadableNumberError, read_quantity
from cifras.trends import percent_change, whole_percents_admitted
from cifras.verdicts import SIGNS, signed_claim

FAR = Fraction(10**9)  # a number that was zero is not near anything


@dataclass(frozen=True)
class Repair:
    """One number replaced: which (`role`), `was` by `text`, and why it is a candidate."""

    role: str
    kind: str
    text: str
    was: str
    source: str
    distance: Fraction

    def __str__(self):
        return f"{self.role} {self.text} instead of {self.was} ({self.source})"


def nearest_repair(start, end, stated, direction, observed=(), language="en"):
    """Return the repair that changes one number least, or None.

    Candidates are two neighbouring digits swapped in any of the three printed numbers,
    values of `observed` (pairs of role, ``start`` or ``end``, kind, quantity and source)
    and, always, the nearest whole percent that the endpoints allow. All are tried at the
    grains as printed; an observed value takes the grain of the number it replaces.
    """
    numbers = {"start": start, "end": end, "stated": stated}
    found = []

    def offer(role, kind, quantity, source):
        trial = numbers | {role: quantity}
        claim = signed_claim(trial["stated"], direction)
        was = abs(numbers[role].value)
        if trial["start"].value > 0 and percent_change(trial["start"], trial["end"]).meets(claim):
            distance = abs(abs(quantity.value) / was - 1) if was else FAR
            found.append(Repair(role, kind, quantity.text, numbers[role].text, source, distance))

    for role, number in numbers.items():
        for text in _swapped(number.text):
            try:
                quantity = read_quantity(text, language)
            except UnreadableNumberError:
                continue
            if quantity.unit == number.unit:
                offer(
                    role, "transposed", replace(quantity, grain=number.grain), "two digits swapped"
                )
    for role, kind, quantity, source in observed:
        offer(role, kind, replace(quantity, grain=numbers[role].grain), source)
    bounds = percent_change(start, end)
    if whole_percents_admitted(bounds):
        percent = Fraction(round(bounds.point * SIGNS[direction]))
        if percent >= 0:
            whole = replace(stated, text=f"{percent} percent", value=percent, grain=Fraction(1))
            offer("stated", "restated", replace(whole, comparator=""), "what the endpoints give")
    return min(found, key=lambda r: (r.distance, r.role, r.text, r.source), default=None)


def _swapped(text):
    """Yield `text` with each pair of neighbouring, different digits swapped."""
    for i, (a, b) in enumerate(pairwise(text)):
        if a.isdigit() and b.isdigit() and a != b:
            yield text[:i] + b + a + text[i + 2 :]
