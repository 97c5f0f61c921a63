"""Lines that end because they are full: what stands on both sides of such a break is one sentence.

Text files, letters and the text of a PDF break lines at a width. Such a break is read as a blank;
breaks between the lines of a list, a heading and its text, or a table stay what they are.
"""

import re
from itertools import pairwise

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)+")
# What a line begins with that goes on with the one before, and what begins a line of its own.
_GOES_ON = re.compile(r"[ \t]*(?:[^\W\d_A-ZÁÉÍÓÚÑ]|[-+−–]?[(“«\"$€£0-9])")
_LISTED = re.compile(
    r"[ \t]*(?:[-•·*–—#|>+](?=\s)|•|[0-9]{1,2}[.)] |[a-z]\) |[(][a-z0-9]{1,2}[)] "
    r"|[0-9]{4}(?:[-–/][0-9]{2,4})?: )"
)
_CELLS = re.compile(r"\t|\||\S {3,}\S")
_NARROWEST = 40  # characters of a line that is full
_FULL = 0.85  # of the widest line: with the next word it would have been fuller than that


def unwrap(text):
    """Return a text with a blank for each line break that parts no lines of their own.

    It has as many characters, so that what is found in it stands at the same places.
    """
    return _BLOCK.sub(lambda block: _unwrapped(block[0]), text) if "\n" in text else text


def _unwrapped(block):
    if _CELLS.search(block):
        return block
    lines = block.split("\n")
    width = max(map(len, lines))
    full = [_is_full(*pair, width) for pair in pairwise(lines)]
    is_prose = len(lines) > 2 and all(full)
    joined = lines[0]
    for (line, after), is_full in zip(pairwise(lines), full, strict=True):
        may_open = is_prose and line.rstrip()[-1:] != ":"
        is_one = is_full and (may_open or _GOES_ON.match(after) is not None)
        joined += (" " if is_one and _LISTED.match(after) is None else "\n") + after
    return joined


def _is_full(line, after, width):
    word = re.match(r"\s*(\S*)", after)[1]
    return len(line) >= _NARROWEST and len(line) + 1 + len(word) > _FULL * width
