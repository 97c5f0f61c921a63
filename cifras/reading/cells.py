"""Read the cell of a table that somebody brings: one number, as people print it.

:func:`cifras.reading.numbers.read_quantity` reads what our own tables may hold. What it refuses is
read here more freely, with the words that the reader of texts knows: `a 30 %`, `57 mil 671
millones`, `just over 403,000`, `36,120 fatalities`. The rule stays: the whole cell is read, as the
one thing it can mean, or the cell is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from cifras.language.texts import LANGUAGES, reading_words
from cifras.reading.conventions import decimal_of, is_either, separated
from cifras.reading.digits import last_place, read_digits
from cifras.reading.found import Number
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.reading.tokens import tokenize
from cifras.reading.words import words_of

_COMPARING = {
    "~": "about", "≈": "about", "±": "about", ">": "over", "<": "under", "≥": "at least",
    "≤": "at most",
}  # fmt: skip
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}
_SIMPLE = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:%| [a-z]+)?")  # as most cells are
# What a table writes after a number: a footnote, provisional, revised, estimated.
_MARKS = re.compile(r"\s*([*†‡]+|\((p|r|e)\)|(?<=[^0-9])\.|\[[0-9]{1,2}\])$", re.IGNORECASE)
# An apostrophe that stands for millions alone: 1'034,500.
_MILLIONS = re.compile(r"(?<![0-9.,'’])([0-9]{1,3})['’]([0-9]{3}),([0-9]{3})(?![0-9.,'’])")
# Millions and thousands of euros as they are written in Europe. (M$ is thousands in Chile.)
_MILLIONS_OF = re.compile(r"(?<=[0-9]) ?(?:MM?|mn?|mill\.?) ?(?:de )?(?=[€£]|euros?$|EUR$)")
_THOUSANDS_OF = re.compile(r"(?<=[0-9]) ?k ?(?=[€£])")
_OF_A_SIGN = re.compile(r"(?<=[a-z]) (?:de|of) (?=(?:US|U)?[€£$])")
_ONE = ("a", "one", "un")
_OF = ("of", "de", "del")
_MOST_NOUNS = 5
_BIG = 1000
# What a rate is of, however its thousands are grouped: per 100,000.
_BASE = re.compile(r"10{3,6}|10{0,2}(?:[.,\u00a0\u202f ]000){1,2}")


@dataclass(frozen=True)
class Cell:
    """A cell once read: its number, and which way its words say that it goes (+1, -1 or 0).

    ``lead`` is ``by`` where the number is that of a move (by half), ``to`` where it is what was
    left (to half), else empty.
    """

    number: Number
    way: int = 0
    lead: str = ""


@dataclass(frozen=True)
class _Words:
    """What stands around a number in a cell, by word."""

    articles: frozenset
    leads: dict
    currencies: dict
    units: dict
    more: dict
    parts: dict
    cardinals: dict
    multiples: dict
    stops: frozenset
    hundreds: frozenset


@cache
def _words(language):
    own, every = reading_words(language)["cells"], [reading_words(x) for x in LANGUAGES]
    units = {}
    for words in every:
        for table in (words["units"], words["cells"]["units"]):
            for name, spellings in table.items():
                if " " not in name:
                    units |= dict.fromkeys([*spellings, name.lower()], name)
    currencies = {}
    for words in every:
        for name, spellings in words["cells"]["currencies"].items():
            currencies |= dict.fromkeys([*spellings, name.lower()], name)
    return _Words(
        frozenset(own["articles"]),
        {word: name for name, listed in own["leads"].items() for word in listed},
        currencies,
        units | currencies,
        dict.fromkeys(own["more"], 1) | dict.fromkeys(own["less"], -1),
        own["parts"],
        words_of(language).cardinals | own["cardinals"],
        own["multiples"],
        frozenset(own["stops"]),
        frozenset(own["hundreds"]),
    )


def unit_of(text):
    """Return the one name of a unit that is known in any language, or nothing."""
    units, words = _words("en").units, text.lower().split()
    for length in range(min(4, len(words)), 0, -1):
        if (name := units.get(" ".join(words[:length]))) is not None:
            return name
    return ""


@lru_cache(maxsize=10_000)
def read_cell(text, language="en", signs=None):
    """Read one number of a table; return a :class:`Cell`.

    `signs` (thousands, decimal) say how digits are grouped; where None, only a number that is
    sure by itself is read. Raises :class:`cifras.reading.numbers.UnreadableNumberError`.
    """
    plain = _plain(text, language)
    try:
        return Cell(number_of(read_quantity(plain, language, signs)))
    except UnreadableNumberError as error:
        reader = _Reader(plain, language, signs)
        cell = reader.read() if len(plain) <= 80 else None
        if cell is None:
            raise UnreadableNumberError(text, reader.why or error.why) from None
        return cell


def comparator_of(text, language="en"):
    """Return the comparator that words begin with: more than tripled is *over*."""
    return _Reader(_plain(text, language)[:80], language, None)._comparator()


def number_of(quantity):
    """Return a quantity as a number that a text could hold."""
    kind = {"%": "percent", "USD": "money"}.get(quantity.unit, "amount")
    unit = "" if quantity.unit == "count" else quantity.unit
    return Number(
        quantity.text, quantity.value, quantity.grain, unit, kind, 0, len(quantity.text),
        quantity.comparator,
    )  # fmt: skip


def undecided(text, signs):
    """Return the first number of a text that `signs` do not decide, or nothing."""
    for number in separated(text):
        if is_either(number) and (signs is None or signs[1] in number):
            return number
    return ""


def sure_signs(text):
    """Return (thousands, decimal) of the one number of a text that is sure by itself, or None."""
    found = {decimal_of(number) for number in separated(text)} - {""}
    return {".": (",", "."), ",": (".", ",")}[found.pop()] if len(found) == 1 else None


def _plain(text, language):
    if _SIMPLE.fullmatch(text):
        return text
    text = " ".join(unicodedata.normalize("NFC", text.replace("％", "%")).split())
    text = _MILLIONS.sub(r"\1 \2 \3", text)
    text = _MILLIONS_OF.sub(" million " if language == "en" else " millones ", text)
    text = _OF_A_SIGN.sub(" ", _THOUSANDS_OF.sub("k ", text))
    text = re.sub(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))", " ", text)  # 1'234
    text = re.sub(r"\b(k?m)2\b", r"\1²", text)
    text = re.sub(r"^(approx|aprox|circa|ca|c)\. ?(?=[0-9])", "~", text, flags=re.IGNORECASE)
    return _MARKS.sub("", text)


class _Reader:
    """One pass over the tokens of a cell, from left to right."""

    def __init__(self, text, language, signs):
        self.text, self.language, self.signs = text, language, signs
        self.tokens = tokenize(text)
        self.lower = [token.lower for token in self.tokens]
        self.own, self.words, self.at = _words(language), words_of(language), 0
        self.why = ""

    def read(self):
        """Return the cell, or None where not all of it is understood."""
        comparator, led = self._comparator(), self.at
        self._skip(self.own.articles.union(self.own.leads))
        led = self.lower[led : self.at]
        comparator = comparator or self._comparator()
        if (found := self._multiple(comparator)) is not None:
            return found
        at, moves = self.at, self._moves()
        led += self.lower[at : self.at]
        comparator = comparator or self._comparator()
        self._skip(self.own.articles)
        currency = self._currency()
        sign = self._sign()
        currency = currency or self._currency()
        value = self._part() or self._figure()
        if value is None or (sign < 0 and (comparator or moves)):
            return None
        value, grain, kind = value
        unit = "%" if kind == "percent" else ""
        if kind != "percent":
            kind, unit, factor = self._measure()
            value, grain = value * factor, grain * factor
        if kind is None or (currency and (kind != "amount" or self._is_swallowed(unit))):
            return None
        if kind == "amount" and grain == 1:
            grain = last_place(value, grain)
        if currency:
            kind, unit = "money", currency
        way = moves or self.own.more.get(self._word(), 0)
        self.at += not moves and bool(way)
        if way and kind == "amount" and not unit:
            unit = self._noun()
        if not moves and self._word() and (trend := self.words.trend.match(self.lower, self.at)):
            self.at, way = self.at + trend[1], way or trend[0]  # a 30 % rise
        if not self._gloss(value * sign, unit) or self.at < len(self.tokens):
            return None
        moved = [self.own.more[word] for word in led if word in self.own.more]
        way = way or (moved[0] if moved else 1 if sign > 0 and "+" in self.text else 0)
        leads = [self.own.leads.get(word, "") for word in led]
        lead = next((name for name in leads if name in ("by", "to")), "")
        number = Number(self.text, value * sign, grain, unit, kind, 0, len(self.text), comparator)
        return Cell(number, way, lead)

    def _is_swallowed(self, unit):
        """Say whether words after money are more than what it was paid for: Mrd, kg."""
        before = self.lower[self.at - len(tokenize(unit)) - 1 : self.at]
        is_bought = before[:1] == ["de"] or unit.startswith("of ")
        is_more = bool(unit) and (unit_of(unit) != "" or not is_bought)
        if is_more:
            self.why = f"the unit {unit!r} is not known beside money"
        return is_more

    def _word(self):
        return self.lower[self.at] if self.at < len(self.lower) else ""

    def _skip(self, words):
        while self._word() in words and self.at + 1 < len(self.lower):
            self.at += 1

    def _moves(self):
        """Read what says which way before a number: an increase of, cayó un."""
        found = self.words.trend.match(self.lower, self.at) if self._word() else None
        if not found or self.at + found[1] >= len(self.lower):
            return 0
        self.at += found[1]
        self._skip(self.own.articles.union(self.own.leads, _OF))
        return found[0]

    def _comparator(self):
        if name := _COMPARING.get(self._word()):
            self.at += 1
            if name in ("over", "under") and self._word() == "=":
                self.at, name = self.at + 1, {"over": "at least", "under": "at most"}[name]
            return name
        name, length = self._comparing()
        self.at += length
        if name:
            self._skip(self.own.articles)
        return name

    def _comparing(self):
        rest = " ".join(self.lower[self.at :])
        plain = ["de" if word == "del" else word for word in self.lower]  # más del 30 %
        found = self.words.comparators.match(plain, self.at) if rest else None
        name, length = found or ("", 0)
        for words in map(reading_words, LANGUAGES):
            for other, spellings in words["comparators"].items():
                for spelling in spellings:
                    contracted = f"{spelling}l " if spelling.endswith(" de") else f"{spelling} "
                    if rest.startswith((f"{spelling} ", contracted)):
                        if (count := len(spelling.split())) >= length:
                            name, length = other, count
        return name, length

    def _multiple(self, comparator):
        """Read doubled, el triple, se redujo a la mitad, twice, 2.5 times."""
        begin = self.at
        found = self.words.multiples.match(self.lower, self.at) if self._word() else None
        value, length = found or (self.own.multiples.get(self._word()), 1)
        if value is not None and self.at + length == len(self.tokens):
            value = Fraction(value)
            return Cell(Number(self.text, value, Fraction(1), "", "ratio", 0, len(self.text),
                               comparator))  # fmt: skip
        figure = self._figure()
        if figure:
            self.at += self._word() == "-"
            if self._word() in self.words.times and self.at + 1 == len(self.tokens):
                return Cell(Number(self.text, figure[0], figure[1], "", "ratio", 0,
                                   len(self.text), comparator))  # fmt: skip
        self.at = begin
        return None

    def _currency(self):
        for length in (3, 2, 1):
            text = "".join(self.lower[self.at : self.at + length])
            if text in self.own.currencies and self.at + length < len(self.lower):
                self.at += length
                return self.own.currencies[text]
        return ""

    def _sign(self):
        sign = _SIGNS.get(self._word())
        self.at += sign is not None
        return sign or 1

    def _part(self):
        """Read a part in words, as percent: una tercera parte, three fourths, two-thirds."""
        at = self.at
        count = self.own.cardinals.get(self._word(), 0)
        at += bool(count)
        at += bool(count) and self.lower[at : at + 1] == ["-"]
        for length in (2, 1):
            part = self.own.parts.get(" ".join(self.lower[at : at + length]))
            if part and (count or 1) < part:
                self.at = at + length
                value = Fraction(100 * (count or 1), part)
                return value, value / 10, "percent"
        return None

    def _figure(self):
        """Read digits or words with their scales: 57 mil 671 millones, thirty-five, nueve mil."""
        total, chunk, below, grain, begin = Fraction(0), None, None, Fraction(1), self.at
        has_places = False
        scales = self.words.scales | reading_words(self.language)["scales"]
        while self.at < len(self.tokens):
            token, word = self.tokens[self.at], self._word()
            is_apart = self.at > begin and token.start > self.tokens[self.at - 1].end
            if word in scales and not (word == "mm" or (len(word) == 1 and is_apart)):
                scale = scales[word]
                if below is not None and scale >= below and chunk is None:
                    return None
                if chunk is None and scale != _BIG and self.lower[self.at - 1] not in _ONE:
                    return None
                chunk = (1 if chunk is None else chunk) * scale
                grain = scale * grain if has_places else Fraction(scale)
                if scale > _BIG:
                    total, chunk, below = total + chunk, None, scale
                else:
                    below = scale
                self.at += 1
                continue
            more = self._plain_number(chunk is not None or total)
            if more is None:
                break
            value, step = more
            if (chunk is not None or total) and (below is None or value >= below or has_places):
                return None
            chunk, grain, has_places = (chunk or 0) + value, step, step < 1
        if self.at == begin:
            return None
        total += chunk or 0
        is_exact = has_places or grain <= 1
        return total, grain if is_exact else last_place(total, Fraction(1)), "amount"

    def _plain_number(self, is_second):
        token = self.tokens[self.at]
        if token.kind == "num":
            read = read_digits(token.text, self.signs, self.language)
            if read is None:
                return None
            self.at += 1
            return read[0], read[1]
        value, at = None, self.at
        while at < len(self.lower):
            word = self.lower[at]
            if value is not None and word in ("-", "y", "and") and at + 1 < len(self.lower):
                at += self.lower[at + 1] in self.own.cardinals
            one = self.own.cardinals.get(self.lower[at])
            if self.lower[at] in self.own.hundreds and value and value < 10:
                value = value * 100
            elif one is None or (value is not None and not _fits_below(one, value)):
                break
            else:
                value = (value or 0) + one
            at += 1
        if value is None or (is_second and self.lower[self.at] in ("a", "un", "una")):
            return None
        self.at = at
        return Fraction(value), Fraction(1)

    def _measure(self):
        """Return (kind, unit, factor) of what follows a number; a kind of None where unknown."""
        self.at += self._word() == "-" and self.at + 1 < len(self.lower)
        found = self.words.measures.match(self.lower, self.at) if self._word() else None
        if found:
            name, length = found
            self.at += length
            if name == "percent":
                return "percent", "%", 1
            factor = {"basis": Fraction(1, 100), "tenths": Fraction(1, 10)}.get(name, 1)
            return "points", "points", factor
        return "amount", f"{self._noun()} {self._rate()}".strip(), 1

    def _rate(self):
        """Take what a rate is of: per 100,000 people, por cada 100.000 habitantes."""
        at = self.at + 1 + (self.lower[self.at + 1 : self.at + 2] == ["cada"])
        if self._word() not in ("per", "por") or at >= len(self.tokens):
            return ""
        if not _BASE.fullmatch(self.tokens[at].text):
            return ""
        begin, self.at = self.tokens[self.at].start, at + 1
        self._more_nouns(self.at)
        return self.text[begin : self.tokens[self.at - 1].end]

    def _noun(self):
        """Take the words of a unit, or of what is counted."""
        begin = self.at
        for length in (4, 3, 2, 1):
            text = " ".join(self.lower[self.at : self.at + length])
            if self.at + length <= len(self.lower) and text in self.own.units:
                if self.tokens[self.at].text == "Mt":
                    return ""  # a megaton?
                self.at += length
                self._more_nouns(begin)
                return self.own.units[text]
        self.at += self._word() == "de"
        begin = self.at
        if begin < len(self.tokens) and self.tokens[begin].start == self.tokens[begin - 1].end:
            return ""  # 3rd, 12-15
        self._more_nouns(begin)
        words = [token.text for token in self.tokens[begin : self.at]]
        return unit_of(" ".join(words)) or " ".join(words)

    def _more_nouns(self, begin):
        while self.at < len(self.tokens) and self.at - begin < _MOST_NOUNS:
            token, word = self.tokens[self.at], self._word()
            is_joint = word in ("de", "of", "-", "'") and self.at > begin
            if not is_joint and (token.kind != "word" or self._counts(word)):
                break
            if word in self.own.more:
                break
            self.at += 1

    def _counts(self, word):
        """Say whether a word is of a number, or begins something that is said of it."""
        own = self.own
        return (
            word in own.stops or word in own.hundreds or word in own.cardinals
            or word in self.words.scales or word in own.parts or len(word) < 2 or word == "mt"
        )  # fmt: skip

    def _gloss(self, value, unit):
        """Take a gloss in brackets that says the same again."""
        if self._word() != "(" or self.lower[-1] != ")":
            return True
        inner = self.text[self.tokens[self.at].end : self.tokens[-1].start].strip()
        self.at = len(self.tokens)
        if unit_of(inner) and unit_of(inner) == (unit_of(unit) or unit):
            return True
        try:
            again = read_cell(inner, self.language, self.signs).number
        except UnreadableNumberError:
            return False
        return (again.value, again.unit) == (value, unit)


def _fits_below(one, value):
    """Say whether a number in words goes on one before it: thirty five, ciento veinte."""
    place = last_place(Fraction(value), Fraction(1))
    return 0 < one < place
