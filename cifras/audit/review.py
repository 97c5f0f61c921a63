"""Claims that were found in a text as a table: to look over, to correct, to audit again."""

from fractions import Fraction

from cifras.arithmetic.quantities import exact_text
from cifras.language.texts import reading_words
from cifras.language.words import format_number
from cifras.reading.numbers import UnreadableNumberError, read_quantity

COLUMNS = (
    "claim_id document line language kind indicator unit start_period start_printed end_period "
    "end_printed stated_printed stated_value direction sentence"
).split()


def review_row(claim, language):
    """Return a claim as a row of a table of claims, without its id and its place.

    Every number is written as the text prints it where a table of claims can read it like that,
    else in figures with the same rounding. A multiple or a part in words (doubled, by half)
    stays in words, as it is graded by a rule of its own, with its value beside it.
    """
    stated = claim.stated
    in_words = _is_fraction_in_words(claim)
    return {
        "language": language,
        "kind": claim.kind,
        "indicator": claim.indicator,
        "unit": claim.unit,
        "start_period": claim.start_period,
        "start_printed": _printed(claim.start, language),
        "end_period": claim.end_period,
        "end_printed": _printed(claim.end, language),
        "stated_printed": stated.text if in_words else _printed(stated, language),
        "stated_value": exact_text(claim.stated_value) if in_words else "",
        "direction": claim.direction,
        "sentence": claim.sentence,
    }


def _is_fraction_in_words(claim):
    stated = claim.stated
    if stated is None or any(c.isdigit() for c in stated.text):
        return False
    is_plain = stated.grain == 1 and stated.value == abs(claim.stated_value)  # thirty percent
    return claim.stated_unit == "ratio" or (claim.stated_unit == "percent" and not is_plain)


def _printed(number, language):
    if number is None:
        return ""
    figures = list(_in_figures(number, language))
    tried = (text for text in [number.text, *figures] if _is_read_as(text, number, language))
    return next(tried, figures[0])


def _is_read_as(text, number, language):
    try:
        read = read_quantity(text, language)
    except UnreadableNumberError:
        return False
    found = read.value, read.grain, read.comparator
    return found == (number.value, number.grain, number.comparator)


def _in_figures(number, language):
    """Yield ways to write a number in figures: plainly, then with the scales that are below it."""
    words = reading_words(language)
    unit = " %" if number.kind == "percent" else ""
    comparator = words["comparators"].get(number.comparator, [""])[0]
    scales = {factor: f" {word}" for word, factor in words["scales"].items()}
    below = [factor for factor in sorted(scales, reverse=True) if factor <= abs(number.value)]
    for factor in [1, *below]:
        places = 0
        while places < 9 and Fraction(factor, 10**places) > number.grain:
            places += 1
        figures = format_number(number.value / factor, places, language)
        yield f"{comparator} {figures}{scales.get(factor, '')}{unit}".strip()
