"""Every number of a report: its value, its text, and where it comes from."""

import json
import re
from dataclasses import asdict, dataclass

import pandas as pd

from cifras.language.voice import Voice
from cifras.language.words import unbroken
from cifras.report.literal import as_text

_TOKEN = re.compile(r"⟦([^⟧]+)⟧")


@dataclass(frozen=True)
class Value:
    """One number or quotation of a report.

    ``value`` is the number, or None where ``text`` quotes a year or a text; ``low`` and
    ``high`` are its bounds where it has any. ``about`` names the claim or observation,
    ``formula`` and ``inputs`` say how it was made, ``table`` and ``notebook`` where.
    """

    id: str
    text: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    about: str
    formula: str
    inputs: str
    table: str
    notebook: str

    @property
    def anchor(self):
        """The address of the value's row in the appendix."""
        return "v-" + re.sub(r"[^a-z0-9]+", "-", self.id.lower()).strip("-")


class Values:
    """The numbers of one report, by id; sentences hold tokens that stand for them."""

    def __init__(self, voice=None):
        self.voice, self._values = voice or Voice(), {}

    def number(self, name, value, places=0, unit="", signed=False, **origin):
        """Add a number and return the token that stands for it in a sentence."""
        unit = "" if unit == "count" else unit
        text = self.voice.amount(value, unit, places, signed)
        return self._add(name, text, float(value), unit, **origin)

    def quantity(self, name, quantity, **origin):
        """Add a printed number, written in the report's language; return its token."""
        bounds = {
            side: None if getattr(quantity, side) is None else float(getattr(quantity, side))
            for side in ("low", "high")
        }
        text = self.voice.quantity(quantity)
        return self._add(name, text, float(quantity.value), quantity.unit, **bounds, **origin)

    def quote(self, name, text, **origin):
        """Add a year or a text that holds numbers as it stands; return its token."""
        return self._add(name, str(text), None, "", **origin)

    def _add(self, name, text, value, unit, low=None, high=None, **origin):
        parts = dict.fromkeys(("about", "formula", "inputs", "table", "notebook"), "")
        low, high = (None if pd.isna(bound) else float(bound) for bound in (low, high))
        new = Value(name, as_text(text), value, unit, low, high, **parts | origin)
        if self._values.setdefault(name, new) != new:
            raise ValueError(f"two values with the id {name!r}: {self._values[name]} and {new}")
        return f"⟦{name}⟧"

    def fill(self, text, write=None):
        """Replace every token in `text` by what `write` makes of its value.

        Without `write` it is plain text, and so are the words of tables in it.
        """
        if write is None:
            return unbroken(as_text(_TOKEN.sub(lambda match: self._values[match[1]].text, text)))
        return unbroken(_TOKEN.sub(lambda match: write(self._values[match[1]]), text))

    def used_in(self, text):
        """Return the values that `text` refers to, in order, each once."""
        return [self._values[name] for name in dict.fromkeys(_TOKEN.findall(text))]

    def to_json(self, text):
        """Return values.json for a report: what `text` refers to."""
        rows = [asdict(value) for value in self.used_in(text)]
        return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


# What may hold digits without being a number of the report: tokens, claim ids, code, links.
_EXEMPT = re.compile(r"⟦[^⟧]+⟧|`[^`]*`|\b[a-z]+-\d{2}\b|\]\([^)]*\)|<[^>]*>")


def typed_numbers(text):
    """Return the numbers in a tokenised text that no value stands behind."""
    return re.findall(r"\d[\d.,]*", _EXEMPT.sub(" ", text))
