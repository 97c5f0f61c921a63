"""What the project says, in English and in Spanish: sentences, names and numbers.

Every sentence stands in ``texts/<language>.toml`` under a name; both files hold the same
names and the same tokens. Nothing here computes anything.
"""

import tomllib
from functools import cache
from importlib.resources import files

from cifras.language.words import format_number, join_words

LANGUAGES = ("en", "es")
_NBSP = "\N{NO-BREAK SPACE}"


@cache
def texts(language):
    """Return every text of a language by its dotted name."""
    raw = files("cifras.language").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return _flat(tomllib.loads(raw))


def _flat(tree, prefix=""):
    found = {}
    for name, value in tree.items():
        key = f"{prefix}{name}"
        found |= _flat(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return found


class Voice:
    """One language, and the run that is spoken of."""

    def __init__(self, language="en", run="baseline"):
        self.language, self.run = language, run

    def __eq__(self, other):
        return isinstance(other, Voice) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.language, self.run))

    def has(self, name):
        """Say whether there is a text of that name."""
        return name in texts(self.language)

    def say(self, name, /, **tokens):
        """Fill the text called `name`."""
        return texts(self.language)[name].format(**tokens)

    def count(self, name, number, /, **tokens):
        """Fill the text that fits a count: ``<name>_none``, ``<name>_one`` or ``<name>``."""
        special = {0: f"{name}_none", 1: f"{name}_one"}.get(number, name)
        return self.say(special if self.has(special) else name, n=self.number(number), **tokens)

    def name(self, proper):
        """Return how the language calls an estimator, a place or a verdict."""
        return texts(self.language).get(f"names.{proper}", proper)

    def number(self, value, places=0, signed=False):
        """Write a number as the language does."""
        return format_number(value, places, self.language, signed)

    def amount(self, value, unit, places=0, signed=False):
        """Write a number with its unit: ``51.8 %``, ``80,500 ha``."""
        written = texts(self.language).get(f"units.{unit}", unit)
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
        value, scale = quantity.value, ""
        if quantity.unit == "count" and value >= 10**6 and quantity.grain >= 10**5:
            value, scale = value / 10**6, _NBSP + self.say("units.million")
        places = max(0, min(4, _decimals(value)))
        text = self.number(value, places) + scale
        written = texts(self.language).get(f"units.{quantity.unit}", quantity.unit)
        text += f"{_NBSP}{written}" if written else ""
        comparator = self.say(f"comparators.{quantity.comparator}") if quantity.comparator else ""
        return f"{comparator} {text}".strip()

    def join(self, items):
        """Join words as a sentence does."""
        return join_words(items, self.language)


def _decimals(value):
    """Return how many decimals a number needs, up to four."""
    return next((places for places in range(5) if round(value, places) == value), 4)


def sentence(text):
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]
