"""What a claim of each kind states: a percent, points, a difference, a multiple, a place."""

import re
from dataclasses import replace
from fractions import Fraction

from cifras.arithmetic.quantities import Quantity, unit_in_words
from cifras.language.texts import reading_words, texts
from cifras.reading.numbers import UnreadableNumberError, read_quantity

# The kinds that state a size other than a percent, and the unit that it is read in.
SIZES = {"points": "points", "difference": "", "multiple": "times"}
_ORDINALS = {
    word: place
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    )
    for place, word in enumerate(words.split(), start=1)
} | {"primer": 1, "tercer": 3}
_PLACE = re.compile(r"([1-9][0-9]{0,3})(?:st|nd|rd|th|\.?[ºª°])?")
_POINTS = re.compile(r"(.+?)\s*(?:percentage points?|points?|puntos? porcentuale?s?|puntos?|pp)")
_TIMES = re.compile(r"(.+?)[\s-]*(?:times|fold|veces)")


def read_stated(kind, text, language="en"):
    """Read what a claim of a kind states.

    Raises :class:`cifras.reading.numbers.UnreadableNumberError` where there is no exact reading.
    """
    return _READERS.get(kind, read_quantity)(text, language)


def read_place(text, language="en"):
    """Read a place in a ranking: ``2nd``, ``third``, ``segundo``."""
    place = _ORDINALS.get(text.lower())
    if match := _PLACE.fullmatch(text.lower()):
        place = int(match[1])
    if place is None:
        raise UnreadableNumberError(text, "it is no place in a ranking, such as 2nd or third")
    return Quantity(text, Fraction(place), "count", Fraction(1), "", language)


def read_points(text, language="en"):
    """Read percentage points: ``3.5 percentage points``, ``over 2 points``, ``3,5 puntos``."""
    match = _POINTS.fullmatch(text)
    if match is None:
        raise UnreadableNumberError(text, "it does not say points, as in 3.5 percentage points")
    number = read_quantity(f"{match[1]} %", language)  # to its last printed digit, as a percent
    return replace(number, text=text, unit="points")


def read_multiple(text, language="en"):
    """Read a multiple: ``doubled``, ``more than tripled``, ``halved``, ``2.5 times``."""
    comparator, words = _compared(text.lower(), language)
    multiples = {
        name.removeprefix("multiples."): value
        for name, value in texts(language, "cifras.reading").items()
        if name.startswith("multiples.") and isinstance(value, str)
    }
    for phrase, value in multiples.items():
        pattern = r"\w*".join(map(re.escape, phrase.split("*")))
        if re.fullmatch(pattern, words):
            ratio = Fraction(value)
            return Quantity(text, ratio, "times", unit_in_words(ratio), comparator, language)
    match = _TIMES.fullmatch(words)
    if match is None:
        raise UnreadableNumberError(text, "it is no multiple, such as doubled or 2.5 times")
    number = read_quantity(match[1], language)
    return replace(number, text=text, unit="times", comparator=comparator)


def _compared(text, language):
    """Return the comparator that a text begins with, or none, and the rest of it."""
    known = [
        (phrase, comparator)
        for comparator, phrases in reading_words(language)["comparators"].items()
        for phrase in phrases
    ]
    for phrase, comparator in sorted(known, key=lambda pair: -len(pair[0])):
        if text.startswith(f"{phrase} "):
            return comparator, text[len(phrase) :].strip()
    return "", text


_READERS = {"rank": read_place, "points": read_points, "multiple": read_multiple}
