"""One language: its sentences, its names, and how it writes numbers.

Every sentence stands in a TOML file under a name; the files of all languages hold the same
names with the same tokens. Nothing here computes anything.
"""

from fractions import Fraction

from cifras.arithmetic.quantities import MOST_PLACES, enough_places
from cifras.language.texts import texts
from cifras.language.words import format_number, join_words

_NBSP = "\N{NO-BREAK SPACE}"


class Voice:
    """One language, and the run that is spoken of.

    `room` is a package with sentences beside those of the auditor, `names` maps proper names to
    what the language calls them.
    """

    def __init__(self, language="en", run="baseline", room="", names=None):
        self.language, self.run, self._names = language, run, names or {}
        self._texts = texts(language) | (texts(language, room) if room else {})

    def has(self, name):
        """Say whether there is a text of that name."""
        return name in self._texts

    def say(self, name, /, **tokens):
        """Fill the text called `name`."""
        return self._texts[name].format(**tokens)

    def count(self, name, number, /, **tokens):
        """Fill the text that fits a count: ``<name>_none``, ``<name>_one`` or ``<name>``."""
        special = {0: f"{name}_none", 1: f"{name}_one"}.get(number, name)
        return self.say(special if self.has(special) else name, n=self.number(number), **tokens)

    def name(self, proper):
        """Return how the language calls an estimator, a place or a verdict."""
        return self._names.get(proper) or self._texts.get(f"names.{proper}", proper)

    def number(self, value, places=0, signed=False):
        """Write a number as the language does."""
        return format_number(value, places, self.language, signed)

    def amount(self, value, unit, places=0, signed=False):
        """Write a number with its unit: ``51.8 %``, ``80,500 ha``."""
        written = self._texts.get(f"units.{unit}", unit)
        return self.number(value, places, signed) + (f"{_NBSP}{written}" if written else "")

    def percent(self, value, places=0, signed=False):
        """Write a percent."""
        return self.amount(value, "%", places, signed)

    def quantity(self, quantity):
        """Write a :class:`cifras.arithmetic.quantities.Quantity`: comparator, number, unit.

        A few printed texts (a century, a decade) have a wording of their own.
        """
        special = f"printed.{quantity.text}"
        if self.has(special):
            return self.say(special)
        value, grain, scale = quantity.value, quantity.grain, ""
        if quantity.unit == "count" and value >= 10**6 and grain >= 10**5:
            value, grain, scale = value / 10**6, 1, _NBSP + self.say("units.million")
        text = self.number(value, decimals(value, grain)) + scale
        written = self._texts.get(f"units.{quantity.unit}", quantity.unit)
        text += f"{_NBSP}{written}" if written else ""
        comparator = self.say(f"comparators.{quantity.comparator}") if quantity.comparator else ""
        return f"{comparator} {text}".strip()

    def join(self, items):
        """Join words as a sentence does."""
        return join_words(items, self.language)


def decimals(value, grain=1):
    """Return how many decimals a number needs, up to four.

    One that is rounded to a finer `grain`, or is so small that four hide it, may have more.
    """
    if not isinstance(value, float) and value.denominator == 1:
        return 0
    of_grain = _needed(Fraction(grain), MOST_PLACES)
    most = max(enough_places(value, 4), of_grain if of_grain < MOST_PLACES else 0)
    if isinstance(value, Fraction):
        return _needed(value, most)
    return next((places for places in range(most) if round(value, places) == value), most)


def _needed(value, most):
    """Return how many decimals write a fraction whole, or `most`."""
    below = value.denominator
    return next((places for places in range(most) if not 10**places % below), most)


def sentence(text):
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]
