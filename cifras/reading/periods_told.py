"""The times that stand beside the numbers of a claim and that no rule before gave to it.

A level is of the time right after it, or right before it in its clause; a size without the level
that something came from is compared with the time that follows *than*, *on* or *since*. What is
already of another number of the claim is not given twice.
"""

import re
from itertools import pairwise

_REACH, _BEFORE = 44, 110  # characters between a number and its time
_STOPS = re.compile(r"(?<!vs)(?<!v)[.;:]\s|\n")
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|vs\.?|against|on|over|from|above|below"
    r"|since|que|respecto (?:a|al|de|del)|frente al?|con relación al?|en relación (?:a|al|con)"
    r"|comparado con|sobre|contra|desde|que en|de la de|a la de|al de|que la de|que el de)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:last|past) (?:year|season|month|quarter|week|term|autumn|winter|spring|summer)"
    r"|pasad[oa] (?:año|ejercicio|curso|mes|semana|temporada|campaña|verano)"
    r"|(?:año|ejercicio|curso|mes|semana|temporada|campaña|verano) pasad[oa]",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:of|behind|ahead|que|than|del|al|with|to|versus|vs|against|frente|respecto"
    r"|over|on|from|since|desde)"
    r"(?: (?:el|la|los|las|the|a|al))*\s*$",
    re.IGNORECASE,
)
_DAYS = (
    r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo)\b"
)
_DAY_AFTER = re.compile(rf"(?: [^\W\d_]+){{0,3}},? (?:on|el|este|del|de) {_DAYS}", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"\b(?:on|el|este|del) {_DAYS}(?: (?:at|en|a|in|to|fue|was|were|de|había|hubo)"
    r"(?: [$€£]|S/|u\$s)?)*\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|desde)\b[^,.;:]*$", re.IGNORECASE)
_AS_IN = re.compile(r",? (?:as|than|que)(?: (?:in|for|at|during|en))?(?: (?:the|el|la))? ?")
_ITS_LEVEL = re.compile(r" (?:level|levels|peak|high|baseline|figure|restated)\b")
# What begins something else: , while in 2022; and in 2022.
_PARTS = re.compile(r",|\b(?:and|y|while|mientras|whereas|but|pero)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|entre)(?: [^\W\d_]+){0,5}? ?$|, (?:in|en) $", re.IGNORECASE)
_AND = re.compile(r",? (?:and|y|e)(?: (?:the|el|la|los|las|of|de|del|in|en))* ?", re.IGNORECASE)


def give_periods(parts):
    """Give the claims of a text the periods that stand beside their numbers."""
    for part in parts:
        for made in part.claims:
            before = made["start_period"], made["end_period"]
            _give(parts, part, made)
            if part._is_backwards(made["start_period"], made["end_period"]):
                made["start_period"], made["end_period"] = before


def _give(parts, part, made):
    _give_once(part, made)
    if not made["start_period"] and (both := _between(part, made)):
        made["start_period"], made["end_period"] = both
    if not made["start_period"]:
        home = _home(parts, part, made, "start")
        made["start_period"] = _of_level(home, made, "start") or _compared_with(part, made)
    if not made["end_period"]:
        _give_the_last_year(part, made)
    _give_since(part, made)
    for role in ("start", "end"):
        if not made[f"{role}_period"]:
            home = _home(parts, part, made, role)
            found = _of_level(home, made, role) or _day_of(home, made, role)
            made[f"{role}_period"] = found


def _give_once(part, made):
    """Leave a time that stands but once to the level that is nearer: which were 165 in 2019."""
    items = [i for i in part.timed if i.value.text == made["start_period"] == made["end_period"]]
    figures = {role: part.figure_at(made, role) for role in ("start", "end")}
    if len(items) != 1 or not all(figures.values()):
        return
    far = {
        role: min(abs(items[0].start - figure.end), abs(figure.begin - items[0].end))
        for role, figure in figures.items()
    }
    made[f"{max(far, key=far.get)}_period"] = ""


def _home(parts, part, made, role):
    """Return the sentence in which a level of a claim stands."""
    at = made["spans"].get(role, (part.start,))[0]
    return next((other for other in parts if other.start <= at < other.end), part)


def _between(part, made):
    """Return both periods of: between the censuses of 2011 and 2021, from 65.9 to 76.2."""
    if not (made["start"] and made["end"]):
        return None
    times = [i for i in part.timed if not part._is_no_time(i)]
    for one, two in pairwise(times):
        is_led = _BETWEEN.search(part.text, max(part.start, one.start - 44), one.start)
        if is_led and _AND.fullmatch(part.text, one.end, two.start):
            if made["end_period"] in ("", one.value.text, two.value.text):
                return one.value.text, two.value.text
    return None


def _of_level(part, made, role):
    """Return the text of the period that stands by a level of a claim, or nothing."""
    figure = part.figure_at(made, role)
    if figure is None:
        return ""
    taken = {made["start_period"], made["end_period"]}
    times = [i for i in part.timed if not part._is_no_time(i) and i.value.text not in taken]
    for item in times:
        told = part.text[figure.end : item.start]
        if _is_beside(part, figure.end, item.start, _REACH) and not _PARTS.search(told):
            return item.value.text
    before = [i for i in times if _is_beside(part, i.end, figure.begin, _BEFORE)]
    return before[-1].value.text if before else ""


def _give_the_last_year(part, made):
    """Let last year be the time of the one level: 73 were filed last year, 14 % more."""
    if made["start"] or not _LAST.fullmatch(made["start_period"]):
        return
    items = [i for i in part.timed if i.value.text == made["start_period"]]
    if items and not _THAN.search(part.text, max(part.start, items[0].start - 24), items[0].start):
        made["end_period"], made["start_period"] = made["start_period"], ""


def _give_since(part, made):
    """Let what something went down since be its start: since it was introduced in late 2019.

    So is the time of a level that it is compared with: to half their 1985 level.
    """
    items = [i for i in part.timed if i.value.text == made["end_period"]]
    if made["start_period"] or not items:
        return
    since = _SINCE.search(part.text, max(part.start, items[0].start - 80), items[0].start)
    if since or (not made["end"] and _ITS_LEVEL.match(part.text, items[0].end)):
        made["start_period"], made["end_period"] = made["end_period"], ""


def _day_of(part, made, role):
    """Return the day of the week right beside a level: 1.94 percent on Wednesday."""
    figure = part.figure_at(made, role)
    if figure is None:
        return ""
    stop = min((f.begin for f in part.figures if f.start > figure.end), default=part.end)
    found = _DAY_AFTER.match(part.text, figure.end, stop)
    found = found or _DAY_BEFORE.search(part.text, max(part.start, figure.begin - 30), figure.begin)
    return found["day"] if found else ""


def _compared_with(part, made):
    """Return the period that a size without a start is compared with, or nothing."""
    if made["start"] or made["stated"] is None:
        return ""
    end = made["spans"]["stated"][1]
    for one, two in pairwise(part.timed):
        if _AS_IN.fullmatch(part.text, one.end, two.start) and end <= one.start:
            made["end_period"] = made["end_period"] or one.value.text
            return two.value.text  # 2.4 times as many in 2023 as in 2021
    for item in part.timed:
        if part._is_no_time(item) or item.value.text == made["end_period"]:
            continue
        word = _COMPARED.search(part.text, end, item.start)
        is_base = word is not None and "," not in part.text[word.start() : item.start]
        is_base |= _ITS_LEVEL.match(part.text, item.end) is not None  # below their 2015 peak
        if _is_beside(part, end, item.start, _REACH) and (is_base or item.kind == "base"):
            return item.value.text
    return ""


def _is_beside(part, start, stop, reach):
    """Say whether one place comes shortly after another, with no number or stop between."""
    if not 0 <= stop - start <= reach or _STOPS.search(part.text, start, stop):
        return False
    return not any(start <= f.start < stop for f in part.figures)
