"""What is found in a text: numbers, claims made of them, and what could not be placed."""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Number:
    """One number as a text prints it, read once.

    ``value`` is in the base unit as printed (8.6 million is 8600000), ``grain`` the place of its
    last printed digit that counts, ``unit`` the printed word or sign that goes with it (empty for
    a bare count), ``kind`` one of ``percent``, ``points``, ``money``, ``amount``, ``year``,
    ``ratio``, ``part`` (a part by which something moved). ``comparator`` is one of those of a
    Quantity (over, about …) or empty, ``start`` and
    ``end`` are the characters of the text, comparator, scale and unit included; ``scale`` is what a
    word such as million multiplied it by.
    """

    text: str
    value: Fraction
    grain: Fraction
    unit: str
    kind: str
    start: int
    end: int
    comparator: str = ""
    scale: Fraction = Fraction(1)


@dataclass(frozen=True)
class Period:
    """A period as a text prints it, with its characters; ``year`` where one is named."""

    text: str
    start: int
    end: int
    year: int | None = None


@dataclass(frozen=True)
class TextClaim:
    """One trend claim read out of a text.

    ``kind`` is one of ``change`` (a percent), ``points``, ``difference`` (an amount), ``multiple``
    (doubled; a ratio of end to start) or ``levels`` (two levels and a direction, no size). What the
    text does not print is None or empty. ``stated_value`` is signed, in ``stated_unit``:
    ``percent``, ``points``, ``absolute`` or ``ratio``. ``direction`` is ``increase``, ``decrease``
    or empty. ``spans`` maps each field to the (start, end) of the characters it was made from;
    ``sentence_start`` is where the sentence begins.
    """

    kind: str
    sentence: str
    sentence_start: int
    indicator: str
    unit: str
    direction: str
    start: Number | None = None
    end: Number | None = None
    stated: Number | None = None
    stated_value: Fraction | None = None
    stated_unit: str = ""
    start_period: str = ""
    end_period: str = ""
    spans: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Unplaced:
    """A number that belongs to no claim, and why: a name under ``unplaced`` in the texts."""

    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Reading:
    """What was found in one text: its language, claims in order, and unplaced numbers."""

    text: str
    language: str
    claims: tuple
    unplaced: tuple
