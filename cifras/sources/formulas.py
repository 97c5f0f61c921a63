"""Texts that a spreadsheet would take for formulas: marked where they are written, and unmarked."""

import re

# What a spreadsheet takes for a formula begins like this; an apostrophe says that it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?(/\d+)?", re.I)


def marked(text):
    """Return a text as a cell that no spreadsheet takes for a formula; a number stays one.

    >>> marked("=1+1"), marked("'=1+1"), marked("-5"), marked("'tis")
    ("'=1+1", "''=1+1", '-5', "'tis")
    """
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def unmarked(cell):
    """Return the text of a cell that :func:`marked` made, or that somebody marked alike."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
