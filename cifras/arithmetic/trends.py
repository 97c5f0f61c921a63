"""Trends recomputed from quantities: pure functions, exact bounds.

Bounds are the two ends of what the rounding of the inputs allows, not a confidence
interval. ``None`` as a bound means unbounded on that side.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction


@dataclass(frozen=True)
class Bounds:
    """A value with the exact interval that the rounding of its inputs allows."""

    point: Fraction
    low: Fraction | None
    high: Fraction | None

    def meets(self, stated):
        """Say whether this interval and that of the :class:`Stated` number share a value."""
        if self.high is not None and stated.low is not None:
            if self.high < stated.low or (stated.low_is_open and self.high == stated.low):
                return False
        if self.low is not None and stated.high is not None:
            if self.low > stated.high or (stated.high_is_open and self.low == stated.high):
                return False
        return True

    def distance(self, stated):
        """Return how far this interval lies from that of the :class:`Stated` number, or 0."""
        gaps = [Fraction(0)]
        if self.high is not None and stated.low is not None:
            gaps.append(stated.low - self.high)
        if self.low is not None and stated.high is not None:
            gaps.append(self.low - stated.high)
        return max(gaps)


@dataclass(frozen=True)
class Stated:
    """A stated size with its sign, in percent or a unit of its own: negative for a decrease.

    It may be a level, too, or a ratio, which have no sign but plus.
    """

    point: Fraction
    low: Fraction | None
    high: Fraction | None
    low_is_open: bool = False
    high_is_open: bool = False

    def holds(self, value):
        """Say whether `value` is one that the stated number may stand for."""
        if self.low is not None:
            if value < self.low or (self.low_is_open and value == self.low):
                return False
        if self.high is not None:
            if value > self.high or (self.high_is_open and value == self.high):
                return False
        return True


def stated_change(quantity, sign):
    """Return the signed size that `quantity` states, a :class:`Stated`; `sign` is +1 or -1."""
    low_is_open, high_is_open = quantity.comparator == "over", quantity.comparator == "under"
    # "Fell by under 30 percent" says that it fell.
    low, high = quantity.low, quantity.high
    least = Fraction(0) if low is None else low
    if sign > 0:
        return Stated(quantity.value, least, high, low_is_open, high_is_open)
    low, high = None if high is None else -high, -least
    return Stated(-quantity.value, low, high, high_is_open, low_is_open)


def percent_change(start, end):
    """Return the change from `start` to `end` in percent of `start`.

    Both are quantities of one unit. Where the start may be as low as zero, the change has
    no upper bound. Raises ValueError for a start that is not above zero or an end below
    it: a percent of nothing says nothing.
    """
    if start.unit != end.unit:
        raise ValueError(f"a change needs one unit: {start.text!r} and {end.text!r} have two")
    if start.value <= 0:
        raise ValueError(f"a percent change needs a start above zero: {start.text!r}")
    if end.value < 0:
        raise ValueError(f"a percent change needs an end that is not below zero: {end.text!r}")
    low, (start_low, start_high) = _at_least_zero(end.low), (start.low, start.high)
    end_high = end.high
    open_above = end_high is None or start_low is None or start_low <= 0
    return Bounds(
        percent_more(end.value, start.value),
        Fraction(-100) if start_high is None else percent_more(low, start_high),
        None if open_above else percent_more(end_high, start_low),
    )


def percent_more(end, start):
    """Return how many percent `end` is above `start`, as one fraction."""
    above, below = end.numerator * start.denominator, start.numerator * end.denominator
    return Fraction(100 * (above - below), below)


def difference(start, end):
    """Return `end` minus `start`, in their unit; they may lie below zero."""
    return Bounds(
        end.value - start.value,
        None if end.low is None or start.high is None else end.low - start.high,
        None if end.high is None or start.low is None else end.high - start.low,
    )


def multiple(start, end):
    """Return how many times `start` the `end` is; refused as in :func:`percent_change`."""
    change = percent_change(start, end)
    point, low, high = (
        None if x is None else 1 + x / 100 for x in (change.point, change.low, change.high)
    )
    return Bounds(point, low, high)


def implied_start(end, stated, sign):
    """Return the start that `end` and a stated percent imply; `sign` is +1 or -1.

    Raises ValueError where the stated percent allows a fall to nothing.
    """
    factor_point, factor_low, factor_high = _factors(stated, sign)
    if factor_low <= 0:
        raise ValueError(f"{stated.text!r} allows a fall to nothing: no start is implied")
    return Bounds(
        end.value / factor_point,
        Fraction(0) if factor_high is None else _at_least_zero(end.low) / factor_high,
        None if end.high is None else end.high / factor_low,
    )


def _factors(stated, sign):
    """Return point, low and high of 1 + change for a stated percent."""
    change = stated_change(stated, 1 if stated.value < 0 else sign)
    low, high = (None if x is None else 1 + x / 100 for x in (change.low, change.high))
    return 1 + change.point / 100, Fraction(0) if low is None else low, high


def ratio(part, whole):
    """Return `part` as a percent of `whole`, both above zero and of one unit."""
    if part.unit != whole.unit:
        raise ValueError(f"a share needs one unit: {part.text!r} and {whole.text!r} have two")
    if not whole.low or whole.low <= 0:
        raise ValueError(f"a share needs a whole above zero: {whole.text!r}")
    return Bounds(
        100 * part.value / whole.value,
        Fraction(0) if whole.high is None else 100 * _at_least_zero(part.low) / whole.high,
        None if part.high is None else 100 * part.high / whole.low,
    )


def per_year(total, years):
    """Return the average per year of a `total` counted over a whole number of `years`."""
    low, high = ((None if x is None else x / years) for x in (total.low, total.high))
    return Bounds(total.value / years, low, high)


def _at_least_zero(low):
    """Return the lower bound of an amount: nothing is less than nothing."""
    return Fraction(0) if low is None or low < 0 else low


def annual_rate(change_pct, years):
    """Return the constant yearly percent change that compounds to `change_pct`, a Decimal."""
    with localcontext(prec=40):
        factor = 1 + _decimal(change_pct) / 100
        if factor <= 0:
            return Decimal(-100)
        return 100 * ((factor.ln() / years).exp() - 1)


def whole_percents_admitted(bounds, unit=1):
    """Return the power of a test: how many whole-percent claims `bounds` would pass.

    One is strict, eight is weak; None where the bounds are open on one side. Claims that are
    no percents are counted in steps of `unit`.
    """
    if bounds.low is None or bounds.high is None:
        return None
    return _rounded(bounds.high, unit) + _rounded(-bounds.low, unit) + 1


def _rounded(side, unit):
    """Return the whole number of units that `side` rounds to, a half up: 2.5 to 3."""
    twice = 2 * side.denominator * unit.numerator
    return (2 * side.numerator * unit.denominator + side.denominator * unit.numerator) // twice


def is_weak(power, point, unit=1):
    """Say whether a test that was passed proves little.

    It does where more than five answers would have passed, and more than one in twenty of the
    recomputed number (a rise of 300 percent may be out by fifteen points), or no end of them.
    """
    return power is None or (power > 5 and power * 20 > abs(point / unit))


def is_vacuous(bounds, floor=None):
    """Say whether no claim could fail against `bounds`; none lies below `floor`, if given."""
    open_below = bounds.low is None or (floor is not None and bounds.low <= floor)
    return open_below and bounds.high is None


def is_empty(stated, neutral=0, floor=None):
    """Say whether a :class:`Stated` size holds of all that goes its way: fell by up to 100 percent.

    `neutral` is the size that goes neither way, `floor` the least that there can be, if any.
    """
    if stated.high is None:
        return stated.low == neutral and not stated.low_is_open
    if floor is None or stated.high != neutral or stated.high_is_open:
        return False
    return stated.low is None or stated.low < floor or stated.holds(Fraction(floor))


def grain_needed(start, end, low, high, printed=(0, 0)):
    """Return the smallest step of rounding at which a change can lie in [`low`, `high`] percent.

    `start` and `end` are values, the bounds those of the signed stated percent, `printed`
    the steps to which start and end are rounded already: neither counts as finer than
    that. Zero where the points already give it, None where no step will do, because
    nothing falls by more than all of it.

    Where the change must come down (or up) to a bound, with F = 1 + bound, the rounding of
    both has to make up D = |end - F start|: half a step of the end plus F times half a step
    of the start.
    """
    point = 100 * (end / start - 1)
    bound = high if high is not None and point > high else low
    if bound is None or (bound == low and point >= low):
        return Fraction(0)
    factor = 1 + Fraction(bound) / 100
    if factor <= 0:
        return None if factor < 0 else 2 * Fraction(end)
    gap = 2 * abs(end - factor * start)
    start_step, end_step = map(Fraction, printed)
    if start_step > end_step:
        finer = gap - factor * start_step
    else:
        finer = (gap - end_step) / factor
    return finer if 0 < finer < max(start_step, end_step) else gap / (1 + factor)


def decompose_product(start, end):
    """Split the change of area x yield into what area and what yield contribute.

    `start` and `end` are (area, yield) pairs. Logarithmic mean Divisia index, additive
    form (Ang 2005, Energy Policy 33:867): the two parts sum to the whole. Returns
    (whole, by_area, by_yield) as Decimals, in units of the product.
    """
    with localcontext(prec=50):
        (area_0, yield_0), (area_1, yield_1) = [
            [_decimal(x) for x in pair] for pair in (start, end)
        ]
        product_0, product_1 = area_0 * yield_0, area_1 * yield_1
        whole = product_1 - product_0
        if product_0 == product_1:
            mean = product_0
        else:
            mean = whole / (product_1 / product_0).ln()
        by_area = mean * (area_1 / area_0).ln()
        return whole, by_area, mean * (yield_1 / yield_0).ln()


def _decimal(value):
    value = Fraction(value)
    return Decimal(value.numerator) / Decimal(value.denominator)
