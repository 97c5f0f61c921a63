"""Whether two levels give a size: within the rounding of all three, too narrowly for chance."""

from dataclasses import replace
from fractions import Fraction

from cifras.arithmetic.quantities import Quantity, unit_in_words
from cifras.arithmetic.trends import difference, multiple, percent_change, stated_change
from cifras.reading.frame import Figure
from cifras.reading.levels import one_noun

_OPEN = ("over", "at least", "under", "at most")
# How far an open comparator may reach and still be narrow: of a percent, of a multiple.
_BEYOND = Fraction(1, 10), Fraction(1, 5)
# How wide an agreement may be, as a part of the size: of the digits, and of what they stand for.
_NARROW, _NARROW_OF_BOUNDS = Fraction(1, 2), Fraction(1, 6)
_REACH = 260  # characters from the first of the numbers to the last


def is_near(size, *spans):
    """Say whether a size and the spans of its levels stand close enough to be of one claim."""
    spans = [(size.item.start, size.item.end), *spans]
    return max(b for _, b in spans) - min(a for a, _ in spans) <= _REACH


def is_far_off(size, start, end):
    """Say whether two levels cannot give a size: a look that costs little, with room for all."""
    if start.number.scale != end.number.scale or not isinstance(size.item, Figure):
        return False
    if size.unit == "ratio" or not start.rough or size.part._is_part(size.item):
        return False
    given = abs(end.rough - start.rough)
    if size.unit == "percent":
        given = 100 * given / abs(start.rough)
    stated = abs(size.item.rough)
    return abs(given - stated) > max(2.0 if size.unit == "percent" else 0.0, stated / 4)


def agrees(size, start, end):
    """Say whether two levels give what a size states, too narrowly for chance."""
    if start is None or end is None or start.value <= 0 or end.value < 0:
        return False
    if start.value == end.value or start.kind != end.kind or not one_noun(start, end):
        return False
    if start.kind == "percent" == size.item.kind and not size.sign:
        return False  # from 6.75 % to 6.25 %, and left the reserve ratio at 8 %
    sign = 1 if end.value > start.value else -1
    if size.sign and sign != size.sign:
        return False
    one, two = (Quantity(n.text, n.value, "", n.grain, n.comparator) for n in (start, end))
    if isinstance(size.item, Figure):
        number = size.item.number
        value, grain, comparator = abs(number.value), number.grain, number.comparator
    else:
        value, comparator = size.item.value, size.part._hedged(size.item)[2]
        grain = unit_in_words(value)
    whole = None
    if size.made and size.made["stated"].kind == "part":  # a change: fell by a third, halved
        whole = 100 * size.made["stated_value"]
        value = abs(100 - whole)
        grain, recomputed = unit_in_words(value), percent_change(one, two)
    elif size.unit == "ratio":
        value = size.made["stated_value"] if size.made else value
        grain = unit_in_words(value if value > 1 else 1 - value)
        recomputed, sign = multiple(one, two), 1
    elif size.unit == "percent":
        recomputed = percent_change(one, two)
    else:
        if size.unit == "absolute" and start.kind != size.item.kind:
            is_bare = start.kind == "amount" and not (start.unit or end.unit)
            if not (is_bare and size.item.kind in ("money", "time")):
                return False  # by € 84 million, from 696 to 612 million
        if size.unit == "points" and {start.kind, end.kind} != {"percent"}:
            return False
        recomputed = difference(one, two)
    is_part = size.made is None and isinstance(size.item, Figure) and size.part._is_part(size.item)
    if is_part and size.unit == "percent":
        value, comparator = 100 * value, number.comparator
        grain = unit_in_words(value)
    stated = stated_change(Quantity("", value, "", grain, comparator), sign)
    if comparator in _OPEN and (
        size.made or is_part
    ):  # more than half is half and a little, in a text
        room = value * _BEYOND[size.unit == "ratio"]
        low, high = (value, value + room) if comparator in _OPEN[:2] else (value - room, value)
        low, high = (low, high) if sign > 0 else (-high, -low)
        stated = replace(stated, low=low, high=high)
    ends = recomputed.low, recomputed.high, stated.low, stated.high
    if None in ends or not recomputed.meets(stated):
        return False
    width, share = ends[3] - ends[2], _NARROW
    if not stated.holds(recomputed.point):  # not of the digits as they are printed
        width, share = width + ends[1] - ends[0], _NARROW_OF_BOUNDS
    return width <= max(1 if size.unit == "percent" else 0, (whole or value) * share)
