"""Sizes that are told of one level: 6 % less than in May, and 12 % more than a year earlier.

The level stands once, and each size compares it with another time, or says in percent what the one
before it said as an amount. A size takes the level of the size before it where no subject and no
number stands between the two.
"""

import re
from itertools import pairwise

from cifras.reading.again import give_levels
from cifras.reading.period_words import PACE

_AND = re.compile(
    r"[,;.]|\b(?:and|but|while|whilst|although|though|yet|y|e|pero|aunque|mientras|si bien)\b",
    re.IGNORECASE,
)
# What says that it goes on with the level, whatever stands before it: ; it is 22 % under.
_IT_IS = re.compile(
    r"[;:,.–—] (?:and |but |while |y |pero |aunque )?"
    r"(?:it|this|that|(?:the|this|that) (?:figure|number|total|index|rate|sum)|est[oa]|eso"
    r"|(?:la|es[at]a|dicha) (?:cifra|cantidad|suma)|(?:el|es[et]e?) (?:número|total|índice|monto))"
    r" (?:still |also |también |aún )?(?:is|was|represents|represented|marks|marked"
    r"|es|fue|representa|representó|supone|supuso|implica) ",
    re.IGNORECASE,
)
# What went before, and did not lead to the level: to 2,914, after rising 4.6 % in June.
_AFTER = re.compile(
    r"\b(?:after|following|tras|luego de|después de|against|versus|frente a un"
    r"|compared with an?)\b",
    re.IGNORECASE,
)
# What goes on with something else than the amount before it.
_ANEW = re.compile(r"[.;:]|\b(?:and|but|while|y|e|pero|mientras)\b", re.IGNORECASE)
_AT_ONCE = 90  # characters from an amount to the percent that says it again
_NEAR = 60  # characters after a size in which its time may stand


def share_ends(parts):
    """Give each size that compares a level with a second time the level of the size before it."""
    for part in parts:
        sized = sorted((m for m in part.claims if m["stated"]), key=_stated_at)
        for one, two in pairwise(sized):
            if two["end"] or two["start"] or not one["end"]:
                continue
            if _says_again(part, one, two):
                give_levels(two, one)
                part._leave_out_restated()
            elif _are_of_one(part, one, two):
                part._copy_end(two, one)
                part._complete_by_marks(two)  # from 2010 (16,822)


def _says_again(part, one, two):
    """Say whether a percent says an amount again: 53 fewer than in May, a fall of 11.4 %."""
    if (one["stated_unit"], two["stated_unit"]) != ("absolute", "percent"):
        return False
    begin, first = _between(one, two)
    told = part.text[begin:first]
    is_one = one["stated_value"] * two["stated_value"] > 0 and "," in told
    is_next = is_one and len(told) <= _AT_ONCE and not _ANEW.search(told)
    return is_next and _names_nothing(part, begin, first)


def _between(one, two):
    """Return where the levels and the size of a claim end, before the size of another begins."""
    first = two["spans"]["stated"][0]
    ends = [b for role, (_, b) in one["spans"].items() if role != "indicator" and b <= first]
    return max(ends, default=first), first


def _are_of_one(part, one, two):
    """Say whether a size goes on with the level of the one before, at another time."""
    begin, first = _between(one, two)
    if one["spans"]["end"][0] > first or one["stated_unit"] != two["stated_unit"]:
        return False
    if any(begin <= f.start < first for f in part.figures):
        return False
    if _AFTER.search(part.text, begin, first):
        return False
    for found in _IT_IS.finditer(part.text, begin, first):
        begin = found.end()
    turn = _AND.search(part.text, begin, first)
    if sum(turn.end() <= t.start < first for t in part.trends if turn) > 1:
        return False  # y las bajas subieron un 4 %: one of the two is the subject
    own = _times(part, turn.end() if turn else first, first)
    own |= _times_after(part, two)
    others = _times(part, begin, turn.start() if turn else begin)
    return bool(own) and not own & others and _names_nothing(part, begin, first)


def _names_nothing(part, begin, end):
    """Say whether no subject stands between two places, besides how growth is taken."""
    told = sorted([*PACE.finditer(part.text, begin, end), *_AND.finditer(part.text, begin, end)],
                  key=lambda found: found.start())  # fmt: skip
    for found in told:
        if not part._bridges(begin, found.start()):
            return False
        begin = found.end()
    return part._bridges(begin, end)


def _times_after(part, made):
    end = made["spans"]["stated"][1]
    return _times(part, end, min([end + _NEAR, *(f.start for f in part.figures if f.start >= end)]))


def _times(part, begin, end):
    """Return the words between two places that say with what a size compares."""
    told = {i.value.text.lower() for i in part.timed if begin <= i.start < end}
    return told | {found[0].lower() for found in PACE.finditer(part.text, begin, end)}


def _stated_at(made):
    return made["spans"]["stated"][0]
