"""Printed text to quantity: what a document prints, read exactly or not at all.

A printed number stands for an interval. ``167,000 hectares (ha)`` has the grain 1,000
ha and so stands for [166,500, 167,500] ha; ``over 90 percent`` opens that interval
upwards. Everything here is a :class:`fractions.Fraction`: no binary float takes part.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

# Spelling -> (unit, what one printed unit is worth in it). ``MT`` is metric ton in these
# documents (and megatesla nowhere). A bare "ton" or "$" is left out on purpose: a ton may
# be short or metric, a dollar sign may be a peso.
_SPELLINGS = {
    ("ha", 1): ("ha", "hectare", "hectares", "hectárea", "hectáreas"),
    ("t", 1): (
        *("t", "mt", "metric ton", "metric tons", "metric tonne", "metric tonnes"),
        *("tonne", "tonnes", "tonelada métrica", "toneladas métricas"),
    ),
    ("kg", 1): ("kg", "kilogram", "kilograms", "kilogramo", "kilogramos"),
    ("%", 1): ("%", "percent", "per cent", "por ciento"),
    ("USD", 1): ("us$", "usd"),
    ("year", 1): ("year", "years", "año", "años"),
    ("year", 10): ("decade", "decades", "década", "décadas"),
    ("day", 1): ("day", "days", "día", "días"),
}
_UNIT_OF = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}

_COMPARATORS = {
    "over": ("over", "more than", "above", "más de"),
    "at least": ("at least", "al menos", "por lo menos"),
    "nearly": ("nearly", "almost", "casi"),
    "under": ("under", "less than", "below", "menos de"),
    "at most": ("at most", "up to", "hasta", "a lo sumo"),
    "about": ("about", "approximately", "around", "cerca de", "alrededor de", "aproximadamente"),
}
_COMPARATOR_OF = {text: name for name, texts in _COMPARATORS.items() for text in texts}

_SCALES = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    # Spanish "billón" is a million millions, not a thousand.
    "es": {
        "mil millones": 10**9,
        "mil": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "billón": 10**12,
        "billones": 10**12,
    },
}
_CARDINALS = {
    "en": "one two three four five six seven eight nine ten eleven twelve".split(),
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
}
_PARTS = {
    "en": {"half": 2, "third": 3, "quarter": 4, "fifth": 5},
    "es": {"mitad": 2, "tercio": 3, "cuarto": 4, "quinto": 5},
}
_ARTICLES = {"en": ("a", "one"), "es": ("un", "una", "la")}
_GROUPED = {
    "en": re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?", re.ASCII),
    "es": re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII),
}
LANGUAGES = tuple(_GROUPED)

_LONGEST = 80

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
class Quantity:
    """A printed number once read.

    ``value`` and ``grain`` are exact and in ``unit`` (``ha``, ``t``, ``kg``, ``%``,
    ``USD``, ``year``, ``day``, or ``count``); ``comparator`` is one of ``over``,
    ``at least``, ``nearly``, ``under``, ``at most``, ``about``, or empty.
    """

    text: str
    value: Fraction
    unit: str
    grain: Fraction
    comparator: str = ""

    @property
    def low(self):
        """Lower bound, or None where the number is open below."""
        half = self.grain / 2
        match self.comparator:
            case "over" | "at least":
                return self.value
            case "nearly" | "about":
                return self.value - self.grain
            case "under" | "at most":
                return None
        return self.value - half

    @property
    def high(self):
        """Upper bound, or None where the number is open above."""
        match self.comparator:
            case "over" | "at least":
                return None
            case "nearly" | "under" | "at most":
                return self.value
            case "about":
                return self.value + self.grain
        return self.value + self.grain / 2

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


def read_quantity(text, language="en"):
    """Read one printed number exactly.

    `text` is the number as printed, with its comparator, scale and unit; `language` says
    which of comma and point groups thousands. Raises :class:`UnreadableNumberError` with the
    text and the reason wherever more than one reading is possible.
    """
    if language not in LANGUAGES:
        raise UnreadableNumberError(text, f"language must be one of {', '.join(LANGUAGES)}")
    rest = re.sub(r"\s+", " ", str(text)).strip()
    if not rest:
        raise UnreadableNumberError(text, "the text is empty")
    if len(rest) > _LONGEST:
        raise UnreadableNumberError(text, f"it is longer than {_LONGEST} characters")
    comparator, rest = _take_prefix(rest, _COMPARATOR_OF)
    comparator = comparator or ""
    century = _read_century(rest, language)
    if century:
        return Quantity(str(text), *century, comparator)
    currency, rest = _take_prefix(rest, {"us$": "US$", "usd": "USD"})
    sign = -1 if rest[:1] in "-−" and rest[1:2].isdigit() else 1
    if sign < 0 and comparator:
        raise UnreadableNumberError(
            text, f"with a minus, {comparator!r} may mean further from zero or nearer to it"
        )
    rest = rest[1:].lstrip() if sign < 0 else rest

    found = _read_digits(rest, language) or _read_words(rest, language)
    if not found:
        raise UnreadableNumberError(text, "it does not start with a number in " + _how(language))
    value, grain, tail = found
    scale, tail = _take_prefix(tail, _SCALES[language])
    unit, worth = _read_unit(text, tail, currency)
    factor = (scale or 1) * worth
    value, grain = value * factor, grain * factor
    if unit not in _READ_TO_LAST_DIGIT and grain == factor:
        grain = _last_nonzero_place(value / factor) * factor
    return Quantity(str(text), sign * value, unit, grain, comparator)


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


def _how(language):
    return {
        "en": "English (80,500 or 51.8)",
        "es": "Spanish (80.500 or 51,8)",
    }[language]


def _take_prefix(text, table):
    """Split off the longest key of `table` that `text` starts with, as a whole word."""
    for key in sorted(table, key=len, reverse=True):
        if text.lower().startswith(key):
            rest = text[len(key) :]
            if not rest or not (key[-1].isalpha() and rest[0].isalpha()):
                return table[key], rest.lstrip()
    return None, text


def _read_digits(text, language):
    match = _GROUPED[language].match(text)
    if not match:
        return None
    tail = text[match.end() :]
    if re.match(r"[.,]?\d|[.,](\s|$)", tail) or re.match(r"(st|nd|rd|th)\b", tail):
        return None
    whole, decimals = re.sub(r"[.,]", "", match[1]), match[2] or ""
    if len(whole) > 1 and whole[0] == "0":
        return None
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value, Fraction(1, 10 ** len(decimals)), tail.lstrip()


def _read_century(text, language):
    """Read ``19th century`` as the span it names: (middle, unit, length) in years."""
    match = re.fullmatch(r"([1-9]\d?) ?(?:st|nd|rd|th) century", text)
    if language != "en" or not match:
        return None
    # The nth century runs from the start of year 100(n-1)+1 to the end of year 100n.
    return Fraction(100 * int(match[1]) - 50) + Fraction(1, 2), "year", Fraction(100)


def _read_words(text, language):
    """Read ``two``, ``three-quarters``, ``a third``, ``half``, ``decade``, ``five-decade``."""
    cardinals = {word: n for n, word in enumerate(_CARDINALS[language], start=1)}
    parts = _PARTS[language]
    match = re.fullmatch(r"(\w+)(?:[ -](\w.*))?", text)
    if not match:
        return None
    word, rest = match[1], match[2] or ""
    count = cardinals.get(word, 1)
    named = rest if word in cardinals or word in _ARTICLES[language] else text
    part = parts.get(named.removesuffix("s") if count > 1 else named)
    if part and count < part and (named != text or part == 2):
        return Fraction(100 * count, part), Fraction(100, part), "%"
    if word in cardinals:
        return Fraction(count), Fraction(1), rest
    if named in ("decade", "década"):
        return Fraction(1), Fraction(1), named
    return None


def _read_unit(text, tail, currency):
    match = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", tail)
    words, gloss = (match[1], match[2]) if match else (tail, None)
    unit = _find_unit(words) if words else ("count", 1)
    if unit is None:
        hint = ""
        if words.lower() in {"ton", "tons", "toneladas"}:
            hint = " (a short ton or a metric one? print which)"
        raise UnreadableNumberError(text, f"the unit {words!r} is not known{hint}")
    if gloss is not None and _find_unit(gloss) != unit:
        raise UnreadableNumberError(text, f"{words!r} and ({gloss}) are not the same unit")
    if currency:
        if unit != ("count", 1):
            raise UnreadableNumberError(text, f"it has two units, {currency} and {words!r}")
        unit = ("USD", 1)
    return unit


def _find_unit(words):
    """Return (unit, worth) of a spelling; ``Mt`` is left out, as it may be a megaton."""
    return None if words == "Mt" else _UNIT_OF.get(words.lower())


def _last_nonzero_place(whole):
    place = Fraction(1)
    while whole and whole % (place * 10) == 0:
        place *= 10
    return place
