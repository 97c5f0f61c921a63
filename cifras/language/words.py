"""Numbers and short phrases as a language writes them."""

import re
from fractions import Fraction

from cifras.arithmetic.quantities import rounded_size
from cifras.language.texts import reading_words, texts

_MINUS = "\N{MINUS SIGN}"
_INITIALS = re.compile(r"\b([A-Z]{1,2}\.) (?=[A-Z]{1,2}\.)")


def format_number(value, places=0, language="en", signed=False):
    """Write a number with the thousands and decimals of `language`.

    >>> format_number(80500), format_number(-51.7964, 1)
    ('80,500', '−51.8')
    >>> format_number(80500, language="es"), format_number(51.7964, 1, "es")
    ('80.500', '51,8')
    """
    if not isinstance(value, Fraction):
        value = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    size, how = rounded_size(value, places), reading_words(language)
    whole, rest = divmod(size, 10**places)
    text = f"{whole:,}".replace(",", how["thousands"])
    text += f"{how['decimal']}{rest:0{places}}" if places else ""
    sign = "" if not size else _MINUS if value.numerator < 0 else "+" if signed else ""
    return sign + text


def format_percent(value, places=0, language="en", signed=False):
    """Write a percent: ``52 %``, ``−51.8 %``, ``51,8 %``; the space does not break."""
    return format_number(value, places, language, signed) + "\N{NO-BREAK SPACE}%"


def unbroken(text):
    """Return a text in which no line ends inside an abbreviation of several parts: EE. UU."""
    return _INITIALS.sub("\\1\N{NO-BREAK SPACE}", text)


def join_words(items, language="en"):
    """Join words as a sentence does: a, b and c.

    >>> join_words(["agua", "fuego"], "es"), join_words(["copas", "inventos"], "es")
    ('agua y fuego', 'copas e inventos')
    """
    *head, last = list(map(str, items)) or [""]
    if not head:
        return last
    own = texts(language)
    is_other = "join.before" in own and re.match(own["join.before"], last, re.IGNORECASE)
    return f"{', '.join(head)} {own['join.other' if is_other else 'join.word']} {last}"
