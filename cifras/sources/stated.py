"""What a claim of each kind states: a percent, points, a difference, a multiple, a place."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from cifras.arithmetic.quantities import Quantity, unit_in_words
from cifras.language.texts import LANGUAGES, reading_words, texts
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.reading.words import words_of

# The kinds that state a size other than a percent, and the unit that it is read in.
SIZES = {"points": "points", "difference": "", "multiple": "times"}


@dataclass(frozen=True)
class _Said:
    """The words of every language for what a claim states, as a table may mix them."""

    places: dict
    place: re.Pattern
    points: re.Pattern
    times: re.Pattern


@cache
def _said():
    every = [reading_words(language)["stated"] for language in LANGUAGES]
    times = [word for language in LANGUAGES for word in words_of(language).times]
    return _Said(
        {word: place for words in every for word, place in words["places"].items()},
        re.compile(f"([1-9][0-9]{{0,3}}){_any(x for words in every for x in words['ordinal'])}?"),
        re.compile(rf"(.+?)\s*{_any(x for words in every for x in words['points'])}"),
        re.compile(rf"(.+?)[\s-]*{_any(times)}"),
    )


def _any(words):
    return f"(?:{'|'.join(map(re.escape, sorted(set(words))))})"


def read_stated(kind, text, language="en"):
    """Read what a claim of a kind states.

    Raises :class:`cifras.reading.numbers.UnreadableNumberError` where there is no exact reading.
    """
    return _READERS.get(kind, read_quantity)(text, language)


def read_place(text, language="en"):
    """Read a place in a ranking: ``2nd``, ``third``, ``segundo``."""
    place = _said().places.get(text.lower())
    if match := _said().place.fullmatch(text.lower()):
        place = int(match[1])
    if place is None:
        raise UnreadableNumberError(text, "it is no place in a ranking, such as 2nd or third")
    return Quantity(text, Fraction(place), "count", Fraction(1), "", language)


def read_points(text, language="en"):
    """Read percentage points: ``3.5 percentage points``, ``over 2 points``, ``3,5 puntos``."""
    match = _said().points.fullmatch(text)
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
    match = _said().times.fullmatch(words)
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
