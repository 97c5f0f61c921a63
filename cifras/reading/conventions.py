"""Which of comma and point groups thousands in the numbers of a table.

A number is read exactly or not at all. `80,500` is eighty thousand in Lima and eighty and a half
in Madrid; what decides is what is told, else the other numbers of the table, and where they leave
it open the number is refused. A number that only one sign can be read in (`19.2`, `1,234,567`)
is sure by itself. One of three places that would be decimals (`80,500` beside `19,2`) is no
number that anybody prints by habit, and is refused, too.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from cifras.language.texts import reading_words
from cifras.reading.words import words_of

ENGLISH, CONTINENTAL = (",", "."), (".", ",")
# How a person says which it is, in a column or as an option.
NUMBERS = {"1,234.5": ENGLISH, "1.234,5": CONTINENTAL}
_SEPARATED = re.compile(r"(?<![0-9'’])[0-9]+(?:[.,][0-9]+)+")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_DIGITS = str.maketrans("123456789", "000000000")
_MOST_SHAPES = 4000
FAR = 100  # times the other level: a comma or point in the wrong place


def separated(text):
    """Return the numbers in digits of a text that hold a comma or a point."""
    return _SEPARATED.findall(text) if "," in text or "." in text else []


def is_either(number):
    """Say whether a number in digits may be read with either sign for thousands: 80,500."""
    return _EITHER.fullmatch(number) is not None


def is_misplaced(level, other):
    """Say whether a comma or point may be in the wrong place: 80.500 ha beside 167,000 ha."""
    has_three = any(map(is_either, separated(level.text)))
    return has_three and level.grain < 1 and 0 < FAR * abs(level.value) <= abs(other.value)


def decimal_of(number):
    """Return the decimal sign of a number in digits that is sure by itself, or nothing."""
    signs = [c for c in number if c in ".,"]
    if not signs or is_either(number):
        return ""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "," if signs[0] == "." else "."
    return signs[0]


@dataclass
class Seen:
    """What the numbers of one language of a table show: which decimal signs, which groups."""

    decimals: set = field(default_factory=set)
    grouped: dict = field(default_factory=lambda: {",": set(), ".": set()})
    is_english: bool = False
    _shapes: set = field(default_factory=set)

    def look(self, text):
        """Look at the text of one cell."""
        for number in separated(text):
            if is_either(number):
                sign = "," if "," in number else "."
                if len(self.grouped[sign]) < 2:
                    self.grouped[sign].add(number)
            elif sign := decimal_of(number):
                self.decimals.add(sign)
        shape = text.translate(_DIGITS)  # which holds the words
        if not self.is_english and shape not in self._shapes:
            self.is_english = _is_english(re.findall(r"[^\W\d_]+", text.lower()))
            if len(self._shapes) < _MOST_SHAPES:
                self._shapes.add(shape)

    def of_one_row(self, language, table):
        """Return (thousands, decimal) as the numbers of one row show by themselves, or None.

        Rows of one table may come from different countries; but groups of three say nothing where
        the sure numbers of the `table`, a :class:`Seen`, have decimals after the same sign.
        """
        if len(self.decimals) == 1:
            return ENGLISH if "." in self.decimals else CONTINENTAL
        used = [sign for sign, numbers in self.grouped.items() if numbers]
        if self.decimals or len(used) != 1 or language == "en" or len(self.grouped[used[0]]) < 2:
            return None
        if used[0] in table.decimals:
            return None
        return ENGLISH if used == [","] else CONTINENTAL

    def signs(self, language, is_told):
        """Return (thousands, decimal), or None where what was seen does not say.

        `language` is that of the words; `is_told` says that somebody named it. English that is
        told groups with commas.
        """
        if language == "en" and is_told:
            return ENGLISH
        if len(self.decimals) == 1:
            return ENGLISH if "." in self.decimals else CONTINENTAL
        used = [sign for sign, numbers in self.grouped.items() if numbers]
        if self.decimals or len(used) != 1:
            return None
        if used == ["."]:
            return CONTINENTAL if language != "en" else None
        by_words = language == "en" and self.is_english
        return ENGLISH if by_words or len(self.grouped[","]) > 1 else None


def _is_english(words):
    """Say whether a word is one of English numbers that no other language has."""
    multiples, known = words_of("en").multiples, _english_words()
    return any(word in known or multiples.match([word], 0) for word in words)


@cache
def _english_words():
    return _words_of("en") - _words_of("es")


def _words_of(language):
    words = reading_words(language)
    listed = [*words["scales"], *words["cells"]["parts"], *words_of(language).cardinals]
    for table in (words["units"], words["comparators"]):
        listed += [spelling for spellings in table.values() for spelling in spellings]
    return {word for text in listed for word in re.findall(r"[^\W\d_]{4,}", text)}
