"""A text cut into sentences and tokens, each with the characters it was made from.

No pattern here can take more than linear time, whatever the text.
"""

import re
from typing import NamedTuple

# Blanks that group thousands in print, beside the space itself: no-break, figure, thin, hair.
BLANKS = "\u00a0\u2004-\u200a\u202f"
# Signs that say which way a number went.
ARROWS = dict.fromkeys("↑▲⬆📈🔺", 1) | dict.fromkeys("↓▼⬇📉🔻", -1)
# A number with its separators; groups of three after spaces are one number (12 480), and those
# after apostrophes, as the Swiss write them and, for millions, some in Lima do (1'034,500).
_TOKEN = re.compile(
    r"(?P<num>[0-9]+['’][0-9]{1,2}(?= ?(?:%|por ciento|puntos|millones))"
    r"|[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]+)*(?![0-9])"
    rf"|[0-9]{{1,3}}(?:[ {BLANKS}][0-9]{{3}})+(?:[.,][0-9]+)?(?![0-9])|[0-9]+(?:[.,][0-9]+)*"
    r"|(?<![\w.,)/])[.][0-9]{1,3}(?![\w.,]*[0-9]))"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sym>[^\s\ufe0f])"  # what only says how the sign before it is drawn is no sign
)
_CLOSES = re.compile(r"\([^()\n]{1,80}\)[.]?[ \t]*(?:\n|$)")
_LONGEST = 1_200  # characters; what belongs together stands closer
_INDENT = 20  # blanks before the first word of a line
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
# After these a full stop ends no sentence.
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st vs approx sr sra dra ee uu ee.uu u.s u.k p.p art núm fig inc corp ltd "
    "co b/ s/ rs bs ps lps g gs kshs i.e e.g p.ej aprox etc pág págs vol cap av".split()
)
# These are words, too: four years ago. The rate; only before a digit are they cut short.
_ABBREVIATED_BEFORE_A_DIGIT = frozenset(
    "no ene abr ago dic jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


class Token(NamedTuple):
    """One token: ``num``, ``word`` or ``sym``, its text, that in small letters, its characters."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


def tokenize(text, start=0, end=None):
    """Return the tokens of a stretch of `text`."""
    return [
        Token(match.lastgroup, word := match[0], word.lower(), *match.span())
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def opens_a_line(text, token):
    """Say whether a line begins with a word in a capital: it is of nothing before it."""
    before = text[max(0, token.start - _INDENT) : token.start]
    is_first = "\n" in before and before[before.rfind("\n") :].isspace()
    return is_first and token.text[0].isupper()


def sentences(text):
    """Yield the (start, end) of each sentence of `text`, in order.

    A sentence ends with its mark before a space and a capital, a digit or an opening mark, or
    with a blank line, a bullet or the end. A colon and a semicolon end none.
    """
    start, length = 0, len(text)
    for match in re.finditer(r"[.!?…]|\n[ \t]*\n|\n(?=[ \t]*[-•·*–—#|])|•|(?<= )·(?= )", text):
        at, end = match.start(), match.end()
        if at < start:
            continue
        if text[at] in _ENDS:
            while end < length and text[end] in _CLOSERS | _ENDS:
                end += 1
            if end < length and not text[end].isspace():
                continue
            after = end
            while after < length and text[after].isspace():
                after += 1
            follows = text[after : after + 1]
            if follows and not (
                follows.isupper() or follows.isdecimal() or follows in "¿¡“\"'«([•-+−"
            ):
                continue
            if follows == "(" and (brackets := _CLOSES.match(text, after)):
                end = brackets.end()  # brackets that end a line belong to what stands before them
            last = re.split(r"[\s(]", text[max(start, at - 12) : at])[-1]
            before = last.lower()
            is_cut = before in _ABBREVIATED or (len(last) == 1 and last.isupper())
            is_cut |= before in _ABBREVIATED_BEFORE_A_DIGIT and follows.isdecimal()
            if text[at] == "." and is_cut:
                continue
        yield from _trimmed(text, start, end if text[at] in _ENDS else at)
        start = end
    yield from _trimmed(text, start, length)


def _trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:  # no sentence: a table, a list, rubbish
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    if start < end:
        yield start, end
