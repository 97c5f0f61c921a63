"""A printed number once read: an exact value that stands for an interval.

``167,000 hectares (ha)`` has the grain 1,000 ha and so stands for [166,500, 167,500] ha;
``over 90 percent`` opens that interval upwards. Everything here is a
:class:`fractions.Fraction`: no binary float takes part.

**The rule of hedges and of numbers in words**, the same in every language, for figures and for
fractions, for levels and for changes:

- A fraction in words (half, a third, three-quarters) has the rounding unit :func:`unit_in_words`,
  a tenth of itself, so that it stands for five percent of itself either side: a third is
  33.3 ± 1.7, half is 50 ± 2.5.
- The room of a hedge is one rounding unit or :data:`HEDGE` (2.5 percent) of the number, whichever
  is more. *About* adds that room on both sides of the number.
- *Nearly* adds it below. Above it leaves what the number alone leaves, half a rounding unit:
  a printed 40 stands for as much as 40.5 with or without the word.
- *Just over* begins at the number and goes one room above it; *just under* is *nearly*.
- *Over*, *at least*, *under* and *at most* are no hedges but comparisons: they bind on their
  side, without rounding, and leave the other side open. "More than 22 percent" is therefore not
  wrong of 45, only weak.

So a hedge never makes a number stand for less than the bare number does, and what it admits lies
within one room of it.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

HEDGE = Fraction(1, 40)
OPEN = ("over", "at least", "under", "at most")  # what leaves a side open
MOST_PLACES = 20  # that are written; one with more is as good as none


@dataclass(frozen=True)
class Quantity:
    """A printed number once read.

    ``value`` and ``grain`` are exact and in ``unit``; ``comparator`` is over, just over, at least,
    nearly, under, at most, about, or empty; ``text`` is what was printed, in ``language``.
    """

    text: str
    value: Fraction
    unit: str
    grain: Fraction
    comparator: str = ""
    language: str = "en"

    @property
    def low(self):
        """Lower bound, or None where the number is open below."""
        match self.comparator:
            case "over" | "just over" | "at least":
                return self.value
            case "nearly" | "about":
                return self.value - self.room
            case "under" | "at most":
                return None
        return _half_a_step(self.value, self.grain, -1)

    @property
    def high(self):
        """Upper bound, or None where the number is open above."""
        match self.comparator:
            case "over" | "at least":
                return None
            case "under" | "at most":
                return self.value
            case "about" | "just over":
                return self.value + self.room
        return _half_a_step(self.value, self.grain, 1)

    @property
    def room(self):
        """How far a hedge reaches, by the rule of this module."""
        return max(self.grain, abs(self.value) * HEDGE)

    @property
    def near(self):
        """The same number, an open side closed by the room of *about*: over 30 is near 31."""
        return replace(self, comparator="about") if self.comparator in OPEN else self

    def at_grain(self, grain):
        """Return the same number rounded no finer than `grain`; never a finer one."""
        return replace(self, grain=max(self.grain, Fraction(grain)))

    def contains(self, value):
        """Say whether `value` is one that the printed number may stand for."""
        above = self.low is None or (
            value > self.low if self.comparator == "over" else value >= self.low
        )
        below = self.high is None or (
            value < self.high if self.comparator == "under" else value <= self.high
        )
        return above and below


def _half_a_step(value, step, way):
    """Return `value` and half a `step` more (`way` 1) or less (-1), as one fraction."""
    whole, half = 2 * step.denominator, value.denominator * step.numerator
    return Fraction(value.numerator * whole + way * half, value.denominator * whole)


def unit_in_words(value):
    """Return the rounding unit of a fraction in words, by the rule of this module."""
    return abs(Fraction(value)) / 10


def as_share(quantity):
    """Return the bounds of `quantity` as a share: cut to [0, 100] percent.

    Raises ValueError for what no share can be: another unit, or a number outside them.
    """
    open_ended = quantity.comparator == "over" and quantity.value == 100
    if quantity.unit != "%" or not 0 <= quantity.value <= 100 or open_ended:
        raise ValueError(f"a share lies between 0 and 100 percent: {quantity.text!r}")
    low = 0 if quantity.low is None else max(Fraction(0), quantity.low)
    high = 100 if quantity.high is None else min(Fraction(100), quantity.high)
    return Fraction(low), Fraction(high)


def exact_text(value):
    """Write a fraction as text that gives it back: ``80500``, ``207.4``, or ``100/3``.

    >>> exact_text(Fraction(2074, 10)), exact_text(Fraction(100, 3)), exact_text(None)
    ('207.4', '100/3', '')
    """
    if value is None:
        return ""
    value, places = value if isinstance(value, Fraction) else Fraction(value), 0
    rest = value.denominator
    if rest == 1:
        return str(value.numerator)
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest, count = rest // factor, count + 1
        places = max(places, count)
    if rest != 1:
        return str(value)
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def enough_places(value, places):
    """Return `places`, or as many more as show two digits of a number that these would hide.

    >>> enough_places(Fraction(1, 3), 2), enough_places(Fraction(1, 3000), 2)
    (2, 5)
    """
    above, below = value.as_integer_ratio()
    size, more = abs(above), places
    if not size or size * 10**places >= below:
        return places
    while size * 10**more < 10 * below and more < MOST_PLACES:
        more += 1
    return more


def rounded_size(value, places):
    """Return the size of a fraction in whole units of its last of `places`, half to even."""
    size, above = divmod(abs(value.numerator) * 10**places, value.denominator)
    twice = 2 * above
    return size + (twice > value.denominator or (twice == value.denominator and size % 2))


def rounded_text(value, places):
    """Write a fraction as decimal text, rounded to at most `places`, half to even.

    >>> rounded_text(Fraction(100, 3), 4), rounded_text(Fraction(5, 2), 4)
    ('33.3333', '2.5')
    """
    size = rounded_size(value, places)
    whole, rest = divmod(size, 10**places)
    text = f"{whole}.{rest:0{places}}".rstrip("0") if rest else str(whole)
    return f"-{text}" if size and value.numerator < 0 else text
