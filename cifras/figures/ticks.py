"""Round steps for an axis: standard library only, as the page of a text needs no more."""

from fractions import Fraction
from math import floor, log10


def round_step(span, most):
    """Return the least step that goes at most `most` times into `span`, an exact number.

    It is 1, 2 or 5 times a power of ten.
    """
    least = Fraction(span) / most
    power = Fraction(10) ** floor(log10(least))
    return next(digit * power for digit in (1, 2, 5, 10) if digit * power >= least)
