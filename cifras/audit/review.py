"""Claims that were found in a text as a table: to look over, to correct, to audit again."""

from fractions import Fraction

from cifras.arithmetic.quantities import exact_text
from cifras.audit.table_rows import Row
from cifras.language.texts import reading_words
from cifras.language.words import format_number
from cifras.reading.cells import read_cell
from cifras.reading.conventions import CONTINENTAL, ENGLISH, NUMBERS
from cifras.reading.numbers import UnreadableNumberError

COLUMNS = (
    "claim_id document line language numbers kind indicator unit start_period start_printed "
    "end_period end_printed stated_printed stated_value direction sentence"
).split()
_NAMES = {signs: name for name, signs in NUMBERS.items()}
_WRITTEN = {ENGLISH: "en", CONTINENTAL: "es"}  # whose numbers are written with these signs


def review_row(claim, language):
    """Return a claim as a row of a table of claims, without its id and its place.

    Every number is written as the text prints it where a table of claims reads it like that,
    else in figures with the same rounding. A multiple or a part in words (doubled, by half)
    stays in words, as it is graded by a rule of its own, with its value beside it.
    """
    signs, stated = _signs_of(claim, language), claim.stated
    in_words = _is_fraction_in_words(claim)
    row = {
        "language": language,
        "numbers": _NAMES[signs],
        "kind": claim.kind,
        "indicator": claim.indicator,
        "unit": claim.unit,
        "start_period": claim.start_period,
        "start_printed": _printed(claim.start, language, signs),
        "end_period": claim.end_period,
        "end_printed": _printed(claim.end, language, signs),
        "stated_printed": _in_words(claim, language, signs)
        if in_words
        else _printed(stated, language, signs),
        "stated_value": exact_text(claim.stated_value) if in_words else "",
        "direction": claim.direction,
        "sentence": claim.sentence,
    }
    faulty = {column for column, *_ in _faults(row, language, signs)}
    for name, number in (("start", claim.start), ("end", claim.end)):
        if number and faulty & {"start_printed", "end_printed"}:  # units that do not go together
            row[f"{name}_printed"] = next(_in_figures(number, language, signs))
    return row


def _faults(row, language, signs):
    cells = dict.fromkeys(("grain", "claim_id"), "") | row
    reader = Row(cells, language, signs, is_told=True)
    reader.claim()
    return reader.faults


def _signs_of(claim, language):
    """Return the signs by which a table reads most of a claim's numbers as the text does."""
    numbers = [number for number in (claim.start, claim.end, claim.stated) if number]
    ways = (ENGLISH, CONTINENTAL) if language == "en" else (CONTINENTAL, ENGLISH)
    return max(ways, key=lambda way: sum(_is_read_as(n.text, n, language, way) for n in numbers))


def _is_fraction_in_words(claim):
    stated = claim.stated
    if stated is None or any(c.isdecimal() for c in stated.text):
        return False
    is_plain = stated.grain == 1 and stated.value == abs(claim.stated_value)  # thirty percent
    return claim.stated_unit == "ratio" or (claim.stated_unit == "percent" and not is_plain)


def _in_words(claim, language, signs):
    """Return the words of a part or a multiple so that their comparator is read the same."""
    stated, words = claim.stated, reading_words(language)
    text = " ".join(stated.text.split())
    if stated.value < 1 and _cell_of(text, language, signs, "percent"):
        lead = "by" if stated.kind == "part" else "to"  # by half; to less than half the 81 of 2020
        return f"{words['cells']['leads'][lead][0]} {text}"
    found = _cell_of(text, language, signs)
    if found and found.number.comparator == stated.comparator:
        return text
    comparator = words["comparators"].get(stated.comparator, [""])[0]
    return f"{comparator} {text}".strip()


def _cell_of(text, language, signs, kind=""):
    try:
        cell = read_cell(text, language, signs)
    except UnreadableNumberError:
        return None
    return cell if not kind or cell.number.kind == kind else None


def _printed(number, language, signs):
    if number is None:
        return ""
    text = " ".join(number.text.split())
    figures = list(_in_figures(number, language, signs))
    tried = (text for text in [text, *figures] if _is_read_as(text, number, language, signs))
    return next(tried, figures[0])


def _is_read_as(text, number, language, signs):
    cell = _cell_of(text, language, signs)
    if cell is None:
        return False
    read, plain = cell.number, ("amount", "money")
    same = read.kind == number.kind or (read.kind in plain and number.kind not in ("percent",))
    found = read.value, read.grain, read.comparator
    return same and found == (number.value, number.grain, number.comparator)


def _in_figures(number, language, signs):
    """Yield ways to write a number in figures: plainly, then with the scales that are below it."""
    words = reading_words(language)
    unit = {"percent": " %", "points": f" {words['cells']['points']}"}.get(number.kind, "")
    comparator = words["comparators"].get(number.comparator, [""])[0]
    scales = {factor: f" {word}" for word, factor in words["scales"].items()}
    below = [factor for factor in sorted(scales, reverse=True) if factor <= abs(number.value)]
    for factor in [1, *below]:
        places = 0
        while places < 9 and Fraction(factor, 10**places) > number.grain:
            places += 1
        figures = format_number(number.value / factor, places, _WRITTEN[signs])
        yield f"{comparator} {figures}{scales.get(factor, '')}{unit}".strip()
