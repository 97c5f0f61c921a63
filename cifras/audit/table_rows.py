"""One row of a table of claims: what it claims, as one read in a text, or what is wrong with it."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from cifras.arithmetic.verdicts import SIGNS
from cifras.audit.row_periods import period_faults
from cifras.language.texts import LANGUAGES, reading_words
from cifras.reading.cells import comparator_of, read_cell, sure_signs, undecided, unit_of
from cifras.reading.conventions import CONTINENTAL, ENGLISH, FAR, NUMBERS, is_misplaced
from cifras.reading.found import Number, TextClaim
from cifras.reading.levels import are_two_moneys, in_one_money, rate_of
from cifras.reading.numbers import UnreadableNumberError
from cifras.reading.unit_names import are_apart, unit_name
from cifras.sources.spreadsheets import Typed

# What a claim of each kind states, as found in a text.
STATED_UNITS = {
    "change": "percent", "points": "points", "difference": "absolute", "multiple": "ratio",
    "levels": "",
}  # fmt: skip
_STATED = {
    "change": "percent", "points": "points", "difference": "amount", "multiple": "multiple",
}  # fmt: skip
PRINTED = ("start", "end", "stated")
_LONGEST_PERIOD = 60
_VALUE = re.compile(r"-?\d{1,15}(\.\d{1,9}|/[1-9]\d{0,9})?")
_PLAIN_STEP = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")
_STEP = re.compile(  # above zero, its thousands apart or not
    r"(?=[^1-9]*[1-9])([0-9]{1,15}|[0-9]{1,3}([.,'’\u00a0\u202f ][0-9]{3}){1,4})"
    r"([.,][0-9]{1,9})?"
)
# Words that a row takes from a list, in capitals or not.
_LISTED = {"kind": STATED_UNITS, "direction": SIGNS, "language": LANGUAGES}
_NO_DIGITS = str.maketrans("", "", "0123456789.,")
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_CLOSE = Fraction(1, 100)  # of a value that is typed beside the words that say it
_INVERSE = {
    "over": "under", "under": "over", "at least": "at most", "at most": "at least",
    "nearly": "about",
}  # fmt: skip
_WRITE = "a column numbers, or the option --numbers, with 1,234.5 or 1.234,5"


@cache
def _risen():
    """Return what finds a verb that says a rise, in any language."""
    verbs = [verb for code in LANGUAGES for verb in reading_words(code)["cells"]["risen"]]
    listed = "|".join(re.escape(verb).replace(r"\*", r"\w*") for verb in verbs)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def listed_word(column, text):
    """Return a word of a column that takes it from a list as the list has it, else the text."""
    word = text.lower()
    return word if word in _LISTED[column] else text


def with_listed_words(row):
    """Return a row, a dict of cells, with the words that are taken from a list as it has them."""
    return row | {column: listed_word(column, row[column]) for column in _LISTED}


class Row:
    """A row with its cells by column.

    ``step`` is that of its series, or None; ``faults`` holds (column, value, expected).
    """

    def __init__(self, cells, language, signs, is_told):
        """Read a row; `signs` are those of the table's own numbers in its language.

        `is_told` says that somebody told how its numbers are written.
        """
        self.cells, self.language, self.signs = cells, language, signs
        self.is_told, self.kind = is_told, cells["kind"] or "change"
        self.faults, self.read, self.step = [], {}, None

    def claim(self):
        """Return the row as a :class:`cifras.reading.found.TextClaim`, or None with faults."""
        self._check()
        if self.faults and any(column in ("language", "numbers") for column, *_ in self.faults):
            return None
        for name in PRINTED:
            self.read[name] = self._cell(f"{name}_printed")
        self.step = self._step()
        if not self.faults:
            self._check_levels()
        stated, value = None, None
        if not self.faults and self.kind != "levels":
            stated, value = self._stated()
        if self.faults:
            return None
        row, levels = self.cells, [self.read[name] for name in ("start", "end")]
        return TextClaim(
            self.kind, row["sentence"], 0, row["indicator"], row["unit"], row["direction"],
            *(cell and cell.number for cell in levels), stated, value, STATED_UNITS[self.kind],
            row["start_period"], row["end_period"],
        )  # fmt: skip

    def _fault(self, column, expected):
        self.faults.append((column, self.cells[column], expected))

    def _check(self):
        row = self.cells
        for column in ("start_period", "end_period"):
            if len(row[column]) > _LONGEST_PERIOD:
                self._fault(column, f"a period of at most {_LONGEST_PERIOD} characters")
                break
        else:
            start, end, may_be_one = row["start_period"], row["end_period"], bool(row["kind"])
            about = f"{row['indicator']} {row['sentence']}"
            self.faults += period_faults(start, end, may_be_one, about)
        if self.kind not in STATED_UNITS:
            self._fault("kind", f"one of {', '.join(STATED_UNITS)}, or nothing")
        if row["direction"] not in SIGNS and (row["direction"] or not row["kind"]):
            self._fault("direction", f"one of {', '.join(SIGNS)}")
        if row["grain"] and not _STEP.fullmatch(row["grain"]):
            self._fault("grain", "a step above zero, in digits, or nothing")
        elif row["grain"] and self.kind == "levels":
            self._fault("grain", "nothing: a direction without a size is read off the levels")
        if row["language"] and row["language"] not in LANGUAGES:
            self._fault("language", f"one of {', '.join(LANGUAGES)}, or nothing")
        elif not row["stated_printed"] and self.kind != "levels":
            size = _STATED.get(self.kind, "size")
            self._fault("stated_printed", f"the stated {size}; it must not be empty")
        if row["numbers"] and row["numbers"] not in NUMBERS:
            self._fault("numbers", f"one of {' and '.join(NUMBERS)}, or nothing")
        if row["stated_value"] and not _VALUE.fullmatch(row["stated_value"]):
            self._fault("stated_value", "a number such as 2, -12.5 or 1/3, or nothing")

    # cells

    def _step(self):
        """Read the step of the series, which is written as the other numbers, or as 1234.5."""
        text = self.cells["grain"]
        if not text or any(column == "grain" for column, *_ in self.faults):
            return None
        is_sure = isinstance(text, Typed) or not undecided(text, None)
        if is_sure and _PLAIN_STEP.fullmatch(text):
            return Fraction(text)
        cell = self._cell("grain")
        return cell and cell.number.value

    def _cell(self, column):
        """Read a printed number, or say why it cannot be."""
        text, language = self.cells[column], self.language or "en"
        if not text:
            return None
        signs = self._signs(text, language)
        if isinstance(text, Typed):
            text = self.cells[column] = _POINT.sub(signs[1], text, count=1)
        elif not self.is_told and (number := undecided(text, self._decided(language))):
            tell = "" if self.language else "a language, in its column or as an option, or "
            why = f"{number} may be read either way, and no other number of the table says how"
            self._fault(column, f"{tell}{_WRITE}: {why}")
            return None
        try:
            return read_cell(text, language, signs)
        except UnreadableNumberError as error:
            is_typed = column == "stated_printed" and self.cells["stated_value"]
            if is_typed and self.kind in STATED_UNITS and not re.search(r"\d", text):
                return None
            self._fault(column, f"a number that can be read ({error.why})")
            return None

    def _signs(self, text, language):
        if isinstance(text, Typed):
            return ENGLISH if language == "en" else CONTINENTAL
        if self.is_told:
            return self.signs
        if language == "en":
            return ENGLISH
        return sure_signs(text) or self.signs or CONTINENTAL

    def _decided(self, language):
        """Return the signs that the table's numbers show; English words go with English signs."""
        return self.signs if language != "en" or self.signs == ENGLISH else None

    # levels

    def _check_levels(self):
        start, end = self.read["start"], self.read["end"]
        for name, cell in (("start", start), ("end", end)):
            if cell and cell.number.kind in ("ratio", "points") and self.cells["kind"]:
                self._fault(f"{name}_printed", "a level, an amount or a percent")
        if not self.cells["kind"]:
            self._check_plain(start, end)
        for name, cell, other in (("start", start, end), ("end", end, start)):
            is_sure = isinstance(self.cells[f"{name}_printed"], Typed) or self.cells["numbers"]
            if cell and other and not is_sure and is_misplaced(cell.number, other.number):
                self._fault(f"{name}_printed", "this with another sign, or with another decimal: "
                            f"it is {FAR} times off the other level")  # fmt: skip
        if start and end and not self.faults:
            one, two = start.number, end.number
            start = self.read["start"] = replace(start, number=in_one_money(one, two))
            end = self.read["end"] = replace(end, number=in_one_money(two, start.number))
            self._check_units(start.number, end.number)

    def _check_plain(self, start, end):
        """Check what a row without a kind cannot be about."""
        if start and start.number.value <= 0:
            self._fault("start_printed", "a level above zero; no percent can be taken of this one")
        if end and end.number.value < 0:
            self._fault("end_printed", "a level that is not below zero")
        for name, cell in (("start", start), ("end", end)):
            if cell and cell.number.kind in ("percent", "points", "ratio"):
                self._fault(f"{name}_printed", "a level, not a percent; of percents a row has the "
                            "kind points or change")  # fmt: skip

    def _check_units(self, start, end):
        units = [_measured(start), _measured(end)]
        is_told = any(units) and all(number.unit for number in (start, end))
        is_other = is_told and units[0] != units[1]
        is_other &= all(units) or not _words_of(start) & _words_of(end)  # foot patrols, patrols
        said = [f"{number.unit} {number.text}" for number in (start, end)]
        is_other |= are_two_moneys(start, end)
        if said[0].translate(_NO_DIGITS) != said[1].translate(_NO_DIGITS):
            is_other |= are_apart(*said)  # barrels a day, barrels an hour
        if not is_other:
            return
        if "ton" in units:
            name = "start" if units[0] == "ton" else "end"
            self._fault(f"{name}_printed", "a unit that is known (a short ton or a metric one? "
                        "print which)")  # fmt: skip
            return
        self._fault("end_printed", f"the unit of {self.cells['start_printed']}")

    # the stated size

    def _stated(self):
        """Return the stated number and its value with its sign."""
        cell, row = self.read["stated"], self.cells
        typed = Fraction(row["stated_value"]) if row["stated_value"] else None
        if row["direction"] == "decrease" and self.kind == "multiple":
            if _risen().search(row["stated_printed"]):
                self._fault("stated_printed", "a multiple that goes with the decrease")
                return None, None
        if cell is None:
            return self._only_typed(typed)
        why = getattr(self, f"_unfit_{self.kind}")(cell.number)
        if cell.lead == "to" and cell.number.kind == "percent" and self.kind == "change":
            why = why or "a percent by which it moved; this one says what was left of it"
        if why:
            self._fault("stated_printed", why)
            return None, None
        sign = SIGNS.get(row["direction"], 0)
        if cell.number.value < 0 and sign > 0:
            self._fault("stated_printed", "no number below zero, the direction is an increase")
        elif cell.way and sign and cell.way != sign:
            self._fault("stated_printed", f"a size that goes with the {row['direction']}")
        if self.kind == "multiple":
            return self._multiple(cell, typed, sign)
        number = self._in_the_money_of_the_levels(cell.number)
        size = abs(number.value)
        if typed is not None and abs(abs(typed) - size) > _CLOSE * size:
            self._fault("stated_value", f"the value of {row['stated_printed']}, or nothing")
        if typed is not None and typed * sign < 0 < sign:
            self._fault("stated_value", "no value below zero, the direction is an increase")
        sign = sign or cell.way or (-1 if cell.number.value < 0 or (typed or 0) < 0 else 1)
        return number, sign * size

    def _in_the_money_of_the_levels(self, number):
        levels = [self.read[name].number for name in ("end", "start") if self.read[name]]
        return in_one_money(number, levels[0]) if levels else number

    def _only_typed(self, typed):
        """Take a size in words that are not known by the value typed beside them."""
        row, sign = self.cells, SIGNS.get(self.cells["direction"], 0)
        if not typed:
            self._fault("stated_value", "a value other than zero, for a size in words")
            return None, None
        if self.kind == "multiple":
            if typed < 0 or (typed - 1) * sign < 0:
                self._fault("stated_value", "the end as a multiple of the start: above 1 for an "
                            "increase, below 1 for a decrease")  # fmt: skip
        elif typed < 0 < sign:
            self._fault("stated_value", "no value below zero, the direction is an increase")
        elif sign:
            typed = sign * abs(typed)
        text = row["stated_printed"]
        return Number(text, abs(typed), Fraction(1), "", "ratio", 0, len(text),
                      comparator_of(text, self.language or "en")), typed  # fmt: skip

    def _multiple(self, cell, typed, sign):
        """Return a multiple and its value: what is tripled is 3, what fell threefold a third.

        What is halved, fell by a third, or has the typed value of that (2/3) tells the part by
        which it moved; a third alone is what was left.
        """
        number, in_words = cell.number, not re.search(r"\d", cell.number.text)
        is_bare = number.kind == "percent"  # a part in words: half, a third
        if is_bare:
            number = replace(number, value=number.value / 100, grain=number.grain / 100,
                             unit="", kind="ratio")  # fmt: skip
        said = number.value
        if said <= 0:
            self._fault("stated_printed", "a multiple above zero")
            return None, None
        is_inverse = sign < 0 and said > 1
        value, moved = 1 / said if is_inverse else said, 1 + (sign or -1) * said
        is_part = in_words and said < 1 and (not is_bare or cell.lead == "by")
        if is_part and is_bare:
            value = moved
        if typed is not None:
            may_be = [value, moved] if said < 1 and cell.lead != "to" else [value]
            fits = [other for other in may_be if abs(typed - other) <= _CLOSE * other]
            if not fits:
                self._fault("stated_value", f"the value of {self.cells['stated_printed']}, or "
                            "nothing")  # fmt: skip
            elif fits[0] != value:
                is_part, value = True, fits[0]
        if is_bare and number.comparator not in ("", "about") and not (cell.lead or is_part):
            if typed is None or said == Fraction(1, 2):
                self._fault("stated_printed", "words that say whether it moved by that part or to "
                            "it (by more than half, to less than half)")  # fmt: skip
        if (value - 1) * sign < 0:
            self._fault(
                "stated_printed", f"a multiple that goes with the {self.cells['direction']}"
            )
        if is_inverse:
            turned = _INVERSE.get(number.comparator, number.comparator)
            number = replace(number, grain=number.grain / said**2, comparator=turned)
        return replace(number, kind="part") if is_part else number, value

    def _unfit_change(self, number):
        if number.kind == "percent":
            return ""
        return "a percent" if self.cells["kind"] else "a percent; for another size name its kind"

    def _unfit_points(self, number):
        if number.kind == "points":
            return ""
        if number.unit not in ("", "%") or number.kind == "ratio":
            return "a number of points"
        levels = [self.read[name].number for name in ("start", "end") if self.read[name]]
        is_share = any(level.kind == "percent" for level in levels) or not levels
        if is_share or _is_percent(self.cells["unit"]):
            return ""
        return "a number with its points, or levels in percent"

    def _unfit_difference(self, number):
        levels = [self.read[name].number for name in ("start", "end") if self.read[name]]
        is_share = any(_known(level) == "%" for level in levels)
        if number.kind == "ratio" or (number.kind == "points" and is_share):
            return "an amount in the unit of the levels"
        if number.unit and self._in_the_money_of_the_levels(number) is not number:
            return ""  # three cents to $1.30
        known = _known(number)
        for level in levels:
            other = _known(level)
            is_other = known != other and level.unit and number.unit and (known or other)
            is_other = is_other or are_apart(number.unit, level.unit)
            if is_other or are_two_moneys(number, level):
                return f"an amount in the unit of {level.text}"
        if known == "%" and not is_share:
            return "an amount in the unit of the levels, not a percent"
        return ""

    def _unfit_multiple(self, number):
        in_words = not re.search(r"\d", number.text)
        if number.kind == "ratio" or (number.kind == "percent" and in_words):
            return ""
        is_bare = number.kind == "amount" and not number.unit
        return "" if is_bare else "a multiple, such as 3, 3 times, tripled or half"


def _known(number):
    return "%" if number.kind == "percent" else rate_of(number.unit) or unit_of(number.unit)


def _measured(number):
    """Return the one name of what a level is printed in, or nothing."""
    return _known(number) or unit_name(number.unit)


def _words_of(number):
    return {word.rstrip("s") for word in number.unit.lower().split()}


def _is_percent(unit):
    return unit.strip().lower() in ("%", "percent", "per cent", "por ciento")
