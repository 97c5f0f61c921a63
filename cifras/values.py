"""Every number of a report: its value, its text, and where it comes from."""

import json
import re
from dataclasses import asdict, dataclass

from cifras.words import format_number

_TOKEN = re.compile(r"⟦([^⟧]+)⟧")


@dataclass(frozen=True)
class Value:
    """One number or quotation of a report.

    ``value`` is the number, or None where ``text`` quotes what is printed; ``about`` names
    the claim or observation, ``formula`` and ``inputs`` say how it was made, ``table`` and
    ``notebook`` where.
    """

    id: str
    text: str
    value: float | None
    unit: str
    about: str
    formula: str
    inputs: str
    table: str
    notebook: str


class Values:
    """The numbers of one report, by id; sentences hold tokens that stand for them."""

    def __init__(self, language="en"):
        self.language, self._values = language, {}

    def number(self, name, value, places=0, unit="", signed=False, **origin):
        """Add a number and return the token that stands for it in a sentence."""
        text = format_number(value, places, self.language, signed)
        text += {"%": "\N{NO-BREAK SPACE}%", "": "", "count": "", "year": ""}.get(
            unit, f"\N{NO-BREAK SPACE}{unit}"
        )
        return self._add(name, text, float(value), unit, **origin)

    def quote(self, name, text, **origin):
        """Add a text that holds numbers as somebody prints them; return its token."""
        return self._add(name, str(text), None, "", **origin)

    def _add(self, name, text, value, unit, about="", formula="", inputs="", table="", notebook=""):
        new = Value(name, text, value, unit, about, formula, inputs, table, notebook)
        if self._values.setdefault(name, new) != new:
            raise ValueError(f"two values with the id {name!r}: {self._values[name]} and {new}")
        return f"⟦{name}⟧"

    def fill(self, text, write=lambda value: value.text):
        """Replace every token in `text` by what `write` makes of its value."""
        return _TOKEN.sub(lambda match: write(self._values[match[1]]), text)

    def used_in(self, text):
        """Return the values that `text` refers to, in order, each once."""
        return [self._values[name] for name in dict.fromkeys(_TOKEN.findall(text))]

    def to_json(self, text):
        """Return values.json for a report: what `text` refers to."""
        rows = [asdict(value) for value in self.used_in(text)]
        return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


# What may hold digits without being a number of the report: tokens, claim ids, code.
_EXEMPT = re.compile(r"⟦[^⟧]+⟧|`[^`]*`|\b[a-z]+-\d{2}\b|\]\([^)]*\)|<[^>]*>")


def typed_numbers(text):
    """Return the numbers in a tokenised text that no value stands behind."""
    return re.findall(r"\d[\d.,]*", _EXEMPT.sub(" ", text))
