"""The likely causes of a size that does not follow from its levels, each with what it gives.

A cause is one slip that, put right, lets the claim stand on the printed numbers, without any
allowance for their rounding: with one, a cause would be found for almost anything. Points given as
percent have it all the same: between two percents a gap of points is narrow. What it gives lies
near the stated number, which a comparison (over 30 percent) leaves open: 324 percent is no slip for
it. That a cause fits does not show that it happened: of the many single digits that could be wrong,
one often fits by luck.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import Stated, difference, percent_more

_DIGITS = re.compile(r"[0-9](?:[0-9.,\u00a0\u202f ']*[0-9])?")
_NO_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True)
class Gives:
    """What a cause gives: a size in its unit (``percent``, ``points``, ``ratio``, ``absolute``).

    Where a digit is wrong, ``role`` is the number (``start``, ``end``, ``stated``), ``was`` what
    is printed and ``new`` what would fit.
    """

    value: Fraction
    unit: str
    role: str = ""
    was: str = ""
    new: str = ""


class Cause(NamedTuple):
    """A code, which names a sentence under ``cause``, and what it gives."""

    code: str
    gives: Gives


def change(start, end):
    """Return the change in percent of the start."""
    return percent_more(end, start)


def share_of_end(start, end):
    """Return the change in percent of the end."""
    return 100 * (1 - start / end)


def end_of_start(start, end):
    """Return the end in percent of the start, with the sign of the change."""
    return 100 * end / start * (1 if end >= start else -1)


def gap(start, end):
    """Return the difference."""
    return end - start


def times(start, end):
    """Return how many times the start the end is."""
    return end / start


def _rise(start, end):
    return end / start - 1


def _exchanged(start, end):
    return change(end, start)


# What a size is worth whose decimal point, or a nought, stands one or two places off.
_PLACES = (Fraction(1, 10), 10, Fraction(1, 100), 100)
_POINTS = ("points_as_percent", gap, "points")
# kind of claim -> its own size, its unit, and the slips of method: code, size, unit
KINDS = {
    "change": (
        *(change, "percent"),
        [
            ("exchanged", _exchanged, "percent"),
            ("share_of_end", share_of_end, "percent"),
            ("ratio_as_change", end_of_start, "percent"),
            _POINTS,
        ],
    ),
    "points": (gap, "points", [("percent_as_points", change, "percent")]),
    "difference": (gap, "absolute", []),
    "multiple": (times, "ratio", [("rise_as_multiple", _rise, "ratio")]),
}


@dataclass(frozen=True)
class Case:
    """A claim that failed: its kind, levels, stated size, and how it states one.

    `state` makes the signed :class:`Stated` number of a stated quantity; `is_share` says that
    both levels are percents; `sign` is that of the stated direction.
    """

    kind: str
    start: Quantity
    end: Quantity
    stated: Quantity
    state: Callable[[Quantity], Stated]
    sign: int
    is_share: bool = False

    @cached_property
    def found(self):
        """The size of its kind that its levels give; None where one of them is zero."""
        return _found(KINDS[self.kind][0], self.start.value, self.end.value)

    @cached_property
    def claim(self):
        """The stated size with its sign, a :class:`Stated` number."""
        return self.state(self.stated)

    @cached_property
    def near(self):
        """What lies near the stated size, with its sign, whatever side is open."""
        return self.state(self.stated.near)

    def fits(self, size):
        """Say whether the claim would stand with a size, and that size is near the stated one."""
        return self.claim.holds(size) and (not self.stated.comparator or self.near.holds(size))


def likely_causes(case):
    """Return every :class:`Cause` that lets the claim of a :class:`Case` stand, simplest first."""
    found = _of_direction, _of_method, _cut_off, _of_place, _of_digits
    return tuple(cause for causes in found for cause in causes(case))


def _of_direction(case):
    size, unit, _ = KINDS[case.kind]
    start, end = case.start.value, case.end.value
    neutral = 1 if case.kind == "multiple" else 0
    found = size(start, end)
    if (found - neutral) * case.sign >= 0:
        return
    other_way = size(end, start) if case.kind == "multiple" and end else 2 * neutral - found
    if case.fits(other_way):
        yield Cause("direction", Gives(found, unit))


def _of_method(case):
    for code, size, unit in KINDS[case.kind][2]:
        found = _found(size, case.start.value, case.end.value)
        if code == "points_as_percent":
            gap = difference(case.start, case.end)
            fits = case.is_share and gap.meets(case.claim) and gap.meets(case.near)
        else:
            fits = found is not None and case.fits(found)
        if fits:
            yield Cause(code, Gives(found, unit))


def _found(size, start, end):
    """Return a size of two levels, or None where one of them is zero and cannot be."""
    try:
        return size(start, end)
    except ZeroDivisionError:
        return None


def _cut_off(case):
    if any(number.comparator for number in (case.start, case.end, case.stated)):
        return  # over 44 percent is no 44.9 cut off
    unit, found = KINDS[case.kind][1], case.found
    grain, stated = case.stated.grain, abs(case.stated.value)
    neutral = 1 if case.kind == "multiple" else 0
    if (found - neutral) * case.sign > 0 and floor(abs(found) / grain) * grain == stated:
        yield Cause("truncated", Gives(found, unit))


def _of_place(case):
    """Yield the size where the stated one has its digits, one or two places off: 246 % for 24.6."""
    unit, found = KINDS[case.kind][1], case.found
    if case.kind == "multiple" or found is None:
        return
    for worth in _PLACES:
        if case.fits(found / worth):
            yield Cause("misplaced", Gives(found, unit))
            return


def _of_digits(case):
    """Yield numbers with two digits swapped that fit, then the nearest with one digit changed."""
    unit = KINDS[case.kind][1]
    numbers = {"start": case.start, "end": case.end, "stated": case.stated}
    spans = {role: _span(case, role) for role in numbers}
    for code, others in (("digits_swapped", _swapped), ("one_digit", _one_changed)):
        for role, number in numbers.items():
            fitting = {}
            for text, value in _reread(number, others, *spans[role]):
                found, fits = _tried(case, role, value)
                if fits:
                    gives = Gives(found, unit, role, number.text, text)
                    fitting[abs(value - number.value), text] = gives
            if fitting:
                yield Cause(code, fitting[min(fitting)])


def _tried(case, role, value):
    """Return (size, whether the claim stands) where one number has another value."""
    values = {"start": case.start.value, "end": case.end.value}
    if role == "stated":
        case = replace(case, stated=replace(case.stated, value=value))
    else:
        values[role] = value
    found = _found(KINDS[case.kind][0], **values)
    return found, found is not None and case.fits(found)


def _span(case, role):
    """Return (low, high) that a number has to lie in to let the claim stand, None where open.

    What lies within need not fit; it saves working out the many digits that cannot.
    """
    start, end, claim = case.start.value, case.end.value, case.claim
    if role == "stated":
        if case.kind == "multiple" or case.stated.comparator or case.found is None:
            return None, None
        return abs(case.found) - case.stated.grain, abs(case.found) + case.stated.grain
    low, high = claim.low, claim.high
    if case.kind in ("points", "difference"):
        if role == "end":
            return _plus(start, low), _plus(start, high)
        return _plus(end, high, -1), _plus(end, low, -1)
    if start <= 0 or end <= 0:
        return None, None
    if case.kind == "change":
        low, high = (None if side is None else 1 + side / 100 for side in (low, high))
    if role == "end":
        return tuple(None if side is None else start * side for side in (low, high))
    return tuple(None if side is None or side <= 0 else end / side for side in (high, low))


def _plus(level, size, sign=1):
    return None if size is None else level + sign * size


def with_digits_swapped(number):
    """Yield (text, value) of a printed number with each two neighbouring digits exchanged."""
    return _reread(number, _swapped, None, None)


def _reread(number, others, low, high):
    """Yield (text, value) of a printed number with other digits in their places, within bounds."""
    match = _DIGITS.search(number.text)
    digits = _NO_DIGIT.sub("", match[0]) if match else ""
    if not digits.strip("0") or len(digits) > 30:
        return
    worth = number.value / int(digits)
    if not worth:
        return
    low, high = (low, high) if worth > 0 else (high, low)
    least = None if low is None else floor(low / worth)
    most = None if high is None else ceil(high / worth)
    for new in others(digits, least, most):
        if new[0] == "0" and digits[0] != "0":
            continue
        left = iter(new)
        text = re.sub("[0-9]", lambda _, left=left: next(left), match[0])
        yield number.text[: match.start()] + text + number.text[match.end() :], int(new) * worth


def _swapped(digits, least, most):
    """Yield digits with two neighbours exchanged, from `least` to `most`; None is no bound."""
    for at, (one, two) in enumerate(pairwise(digits)):
        new = digits[:at] + two + one + digits[at + 2 :]
        if one != two and (least is None or int(new) >= least):
            if most is None or int(new) <= most:
                yield new


def _one_changed(digits, least, most):
    """Yield digits with one of them changed, from `least` to `most`; None is no bound."""
    size, place = int(digits), 10 ** len(digits)
    for at, was in enumerate(map(int, digits)):
        place //= 10
        low = 0 if least is None else max(0, was - (size - least) // place)
        high = 9 if most is None else min(9, was + (most - size) // place)
        for new in range(low, high + 1):
            if new != was:
                yield f"{digits[:at]}{new}{digits[at + 1 :]}"
