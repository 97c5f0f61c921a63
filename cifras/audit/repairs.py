"""The nearest single repair: which one number, changed least, would let a claim stand?"""

from dataclasses import dataclass, replace
from fractions import Fraction

from cifras.arithmetic.causes import with_digits_swapped
from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import percent_change, whole_percents_admitted
from cifras.arithmetic.verdicts import SIGNS, signed_claim

_FAR = Fraction(10**9)  # a number that was zero is not near anything


@dataclass(frozen=True)
class Repair:
    """One number replaced: which (`role`), `was` by `new`, and why it is a candidate.

    ``kind`` is ``transposed`` (two digits swapped), ``vintage`` (a report prints it; `seen`
    names report and period), ``another_year`` (one prints it for the year before or after) or
    ``restated`` (what the endpoints give).
    """

    role: str
    kind: str
    new: Quantity
    was: Quantity
    seen: dict
    distance: Fraction
    change: Fraction


def nearest_repair(start, end, stated, direction, observed=()):
    """Return the repair that changes one number least, or None.

    Candidates are two neighbouring digits swapped in any of the three printed numbers,
    values of `observed` (role, ``start`` or ``end``, kind, quantity, and where it was seen)
    and, always, the nearest whole percent that the endpoints allow. All are tried at the
    grains as printed; an observed value takes the grain of the number it replaces.
    """
    numbers = {"start": start, "end": end, "stated": stated}
    found = []

    def offer(role, kind, quantity, seen=None):
        trial = numbers | {role: quantity}
        stated = trial["stated"]
        claims = signed_claim(stated, direction), signed_claim(stated.near, direction)
        was = abs(numbers[role].value)
        change = trial["start"].value > 0 and percent_change(trial["start"], trial["end"])
        if change and all(change.meets(claim) for claim in claims):
            distance = abs(abs(quantity.value) / was - 1) if was else _FAR
            was = numbers[role]
            found.append(Repair(role, kind, quantity, was, seen or {}, distance, change.point))

    for role, number in numbers.items():
        for text, value in with_digits_swapped(number):
            offer(role, "transposed", replace(number, text=text, value=value))
    for role, kind, quantity, seen in observed:
        offer(role, kind, replace(quantity, grain=numbers[role].grain), seen)
    bounds = percent_change(start, end)
    if whole_percents_admitted(bounds):
        percent = Fraction(round(bounds.point * SIGNS[direction]))
        if percent >= 0:
            whole = Quantity(f"{percent} percent", percent, "%", Fraction(1))
            offer("stated", "restated", whole)
    return min(found, key=_order, default=None)


def _order(repair):
    """Return what is smaller for the nearer of two repairs."""
    is_other = repair.kind == "another_year"
    return repair.distance, is_other, repair.role, repair.new.text, str(repair.seen)
