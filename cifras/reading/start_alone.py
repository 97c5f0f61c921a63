"""A size with where it began and no end: exports, which were 412 in 2018, rose by 4 %.

A relative clause in the past tells what there was, *since then* goes on from a level, or a time
stands by the level that a size is over. It is looked for once nothing else has joined the size.
"""

import re
from itertools import pairwise

from cifras.reading.marked import OVER_THE
from cifras.reading.plausible import one_paragraph

_WHICH_WERE = re.compile(
    r", (?:which|who|that|que|quienes) (?:was|were|had been|(?:had )?stood at|(?:had )?totalled|"
    r"eran?|fue(?:ron)?|sumaban|sumaron|había[n]? sido|llegaban a)"
    r"(?: (?:at|about|some|around|de|unos|unas|cerca de))* $",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"(?:^|[;.,:])\W*(?:but |and |y |pero )?(?:(?:it|they|the (?:number|figure|total)|la cifra"
    r"|el (?:número|total)) )?(?:(?:has|have|had) )?(?:since\b(?! [0-9])|desde entonces\b)",
    re.IGNORECASE,
)
_LEVELS = ("amount", "money", "percent")


def give_starts(parts):
    """Give each size without a level the one that the words before it say that it began at."""
    for before, part in pairwise([None, *parts]):
        for made in part.claims:
            if made["stated"] is None or made["start"] or made["kind"] == "levels":
                continue
            first = made["spans"]["stated"][0]
            figure = _told_here(part, made, first) or _told_before(before, part, made, first)
            if figure := figure or _told_after(part, made):
                if made["end"] and made["spans"]["end"] == (figure.start, figure.end):
                    made["end"], made["end_period"] = None, ""
                    del made["spans"]["end"]
                elif made["end"]:
                    continue
                part._take(made, "start", figure)


def _told_here(part, made, first):
    levels = [f for f in part.figures if f.end <= first and f.kind in _LEVELS and not f.forecast]
    if not levels or not _fits(part, made, levels[-1]):
        return None
    level = levels[-1]
    told = part.text[level.end : first]
    is_timed = any(level.end <= i.start < first for i in part.timed)
    if _opens_with(part, level) and (is_timed or part.own_period(level)) and ";" not in told:
        is_of_it = level.kind == "money" or not level.number.unit
        if is_of_it or not part._names_what_is_new(told, part.text[part.start : level.end]):
            return level
    which = _WHICH_WERE.search(part.text, part.start, level.start)
    if which and is_timed and "," in told and ";" not in told:
        return level
    since = _SINCE_THEN.search(told)
    if since is None or len(levels) != 1:
        return None
    # There were 412 schools; since then spending has risen.
    return level if part._bridges(level.end + since.end(), first) else None


def _opens_with(part, level):
    """Say whether a sentence opens with a level that it compares with: against the 412 of 2018."""
    is_led = level.lead in ("from", "against")
    return is_led and not re.search(r"\w", part.text[part.start : level.begin])


def _told_after(part, made):
    """Return the level of a time that a size is told to be over: rose 4 % from 412 in 2018."""
    last = made["spans"]["stated"][1]
    figure = None if made["end"] else part._marked(made, last, part.end, "start")
    if figure is None or part._past_a_noun(figure) is None or part._inside(figure) >= 0:
        return None
    if figure.number.value < 10 and not figure.number.unit:
        return None  # compared with quarter 2 of 2019
    told = part.text[last : figure.start].lower()
    is_led = figure.lead in ("from", "against") and part._bridges(last, figure.begin)
    is_led = is_led and "since" not in told  # since the 5p charge came in
    return figure if is_led or OVER_THE.fullmatch(told) else None


def _told_before(before, part, made, first):
    """Return the one level of the sentence before, where this one goes on since then."""
    if before is None or before.claims or not one_paragraph(before, part):
        return None
    levels = before._counting()
    since = _SINCE_THEN.match(part.text, part.start, first)
    if len(levels) != 1 or since is None or not part._bridges(since.end(), first):
        return None
    return levels[0] if _fits(part, made, levels[0]) else None


def _fits(part, made, level):
    is_own = made["end"] is not None and made["spans"]["end"] == (level.start, level.end)
    return is_own or (not level.used and part._fits(made, level))
