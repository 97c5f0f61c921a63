"""Read one printed number with its comparator, scale and unit; all in exact fractions.

The words stand in the TOML file of each language. Units and comparators of every language are
known in all of them; which of comma and point groups thousands is the language's own, or what is
told.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from cifras.arithmetic.quantities import Quantity, unit_in_words
from cifras.language.texts import LANGUAGES, reading_words
from cifras.reading.digits import last_place

_LONGEST = 80
_GLOSSED = re.compile(r"(.*?)\s*\(([^()]*)\)")

# What shows that the digits before it are no number by themselves: 1.2.3, 5., 3rd.
_NO_TAIL = re.compile(r"[.,]?\d|[.,](\s|$)|(st|nd|rd|th)\b")
# Percents and spans of time are read to their last printed digit; amounts to their last
# digit that is not zero. "30 percent" is a statement about whole percents, while
# "167,000 hectares" is one about thousands of hectares.
_READ_TO_LAST_DIGIT = {"%", "year", "day"}


class UnreadableNumberError(ValueError):
    """A printed text that has no exact reading.

    ``text`` is what was printed, ``why`` the reason in words.
    """

    def __init__(self, text, why):
        self.text, self.why = text, why
        super().__init__(f"cannot read {text!r} as a number: {why}")


@dataclass(frozen=True)
class _Vocabulary:
    """The words of one language.

    Prefixes are (word, meaning) pairs by their first character, the longest first.
    """

    how: str
    digits: re.Pattern
    century: re.Pattern | None
    articles: tuple
    cardinals: dict
    parts: dict
    scales: dict
    comparators: dict
    currencies: dict
    units: dict
    spans: set


@lru_cache
def _vocabulary(language, signs=None):
    own, every = reading_words(language), [reading_words(one) for one in LANGUAGES]
    units, comparators, spans = {}, {}, set()
    for words in every:
        for name, spellings in words["units"].items():
            worth, _, unit = name.rpartition(" ")
            units |= dict.fromkeys(spellings, (unit, int(worth or 1)))
            spans |= {spellings[0]} if worth else set()
        for name, spellings in words["comparators"].items():
            comparators |= dict.fromkeys(spellings, name)
    thousands, decimal = signs or (own["thousands"], own["decimal"])
    group, point = re.escape(thousands), re.escape(decimal)
    is_own = (thousands, decimal) == (own["thousands"], own["decimal"])
    return _Vocabulary(
        own["how"] if is_own else f"digits (80{thousands}500 or 51{decimal}8)",
        re.compile(rf"([0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)(?:{point}([0-9]+))?"),
        re.compile(own["century"]) if own["century"] else None,
        tuple(own["articles"]),
        {word: n for n, word in enumerate(own["cardinals"], start=1)},
        own["parts"],
        _by_first(own["scales"]),
        _by_first(comparators),
        _by_first({text: text.upper() for text, (unit, _) in units.items() if unit == "USD"}),
        units,
        spans,
    )


def _by_first(table):
    found = {}
    for word, meaning in sorted(table.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(word[0], []).append((word, meaning))
    return found


@lru_cache(maxsize=10_000)
def read_quantity(text, language="en", signs=None):
    """Read one printed number exactly.

    `text` is the number as printed, with its comparator, scale and unit; `language` says
    which of comma and point groups thousands, unless `signs` (thousands, decimal) do. Raises
    :class:`UnreadableNumberError` with the text and the reason wherever more than one reading is
    possible.
    """
    if language not in LANGUAGES:
        raise UnreadableNumberError(text, f"language must be one of {', '.join(LANGUAGES)}")
    words, rest = _vocabulary(language, signs), " ".join(text.split())
    if not rest:
        raise UnreadableNumberError(text, "the text is empty")
    if len(rest) > _LONGEST:
        raise UnreadableNumberError(text, f"it is longer than {_LONGEST} characters")
    comparator, rest = _take_prefix(rest, words.comparators)
    comparator = comparator or ""
    century = words.century and words.century.fullmatch(rest)
    if century:
        # The nth century runs from the start of year 100(n-1)+1 to the end of year 100n.
        middle = Fraction(100 * int(century[1]) - 50) + Fraction(1, 2)
        return Quantity(text, middle, "year", Fraction(100), comparator, language)
    currency, rest = _take_prefix(rest, words.currencies)
    sign = -1 if rest[:1] in "-−" and rest[1:2].isdecimal() else 1
    if sign < 0 and comparator:
        raise UnreadableNumberError(
            text, f"with a minus, {comparator!r} may mean further from zero or nearer to it"
        )
    rest = rest[1:].lstrip() if sign < 0 else rest

    found = _read_digits(rest, words) or _read_words(rest, words)
    if not found:
        raise UnreadableNumberError(text, f"it does not start with a number in {words.how}")
    value, grain, tail = found
    scale, tail = _take_prefix(tail, words.scales)
    unit, worth = _read_unit(text, tail, currency, words.units)
    factor = (scale or 1) * worth
    if unit not in _READ_TO_LAST_DIGIT:
        grain = last_place(value, grain)
    if sign < 0 or factor != 1:
        value, grain = sign * value * factor, grain * factor
    return Quantity(text, value, unit, grain, comparator, language)


def _take_prefix(text, table):
    """Split off the longest word of `table` that `text` starts with, as a whole word."""
    lower = text.lower()
    for key, meaning in table.get(lower[:1], ()):
        if lower.startswith(key):
            rest = text[len(key) :]
            if not rest or not (key[-1].isalpha() and rest[0].isalpha()):
                return meaning, rest.lstrip()
    return None, text


def _read_digits(text, words):
    match = words.digits.match(text)
    if not match:
        return None
    tail = text[match.end() :]
    if tail and _NO_TAIL.match(tail):
        return None
    whole, decimals = match[1].replace(".", "").replace(",", ""), match[2] or ""
    if len(whole) > 1 and whole[0] == "0":
        return None
    parts = 10 ** len(decimals)
    return Fraction(int(whole + decimals), parts), Fraction(1, parts), tail.lstrip()


def _read_words(text, words):
    """Read ``two``, ``three-quarters``, ``a third``, ``half``, ``decade``, ``five-decade``."""
    match = re.fullmatch(r"(\w+)(?:[ -](\w.*))?", text)
    if not match:
        return None
    word, rest = match[1], match[2] or ""
    count = words.cardinals.get(word, 1)
    named = rest if word in words.cardinals or word in words.articles else text
    part = words.parts.get(named.removesuffix("s") if count > 1 else named)
    if part and count < part and (named != text or part == 2):
        value = Fraction(100 * count, part)
        return value, unit_in_words(value), "%"
    if word in words.cardinals:
        return Fraction(count), Fraction(1), rest
    if named in words.spans:  # a unit that is itself several: a decade
        return Fraction(1), Fraction(1), named
    return None


def _read_unit(text, tail, currency, units):
    match = _GLOSSED.fullmatch(tail) if tail.endswith(")") else None
    words, gloss = (match[1], match[2]) if match else (tail, None)
    unit = _find_unit(words, units) if words else ("count", 1)
    if unit is None:
        hint = ""
        if words.lower() in {"ton", "tons", "toneladas"}:
            hint = " (a short ton or a metric one? print which)"
        raise UnreadableNumberError(text, f"the unit {words!r} is not known{hint}")
    if gloss is not None and _find_unit(gloss, units) != unit:
        raise UnreadableNumberError(text, f"{words!r} and ({gloss}) are not the same unit")
    if currency:
        if unit != ("count", 1):
            raise UnreadableNumberError(text, f"it has two units, {currency} and {words!r}")
        unit = units[currency.lower()]
    return unit


def _find_unit(words, units):
    """Return (unit, worth) of a spelling; ``Mt`` is left out, as it may be a megaton."""
    return None if words == "Mt" else units.get(words.lower())
