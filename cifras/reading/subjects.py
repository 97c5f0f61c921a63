"""What a size is told of, where that is something else than the levels that it was joined to.

Thefts fell from 146 to 131, and cases of fraud rose 22 %: the clause of the size names what moved.
What names only the change (the 22 % fall), or goes on without a subject, is of the levels.
"""

import re

from cifras.reading.dated import HENCE
from cifras.reading.others import ANYTHING, WITH_LEVELS
from cifras.reading.signs import LEVELS
from cifras.reading.unit_names import unit_name

# Where a clause begins, and what goes on with the one before: which is, so that.
_OPENING = (
    r"and|but|while|although|y|e|pero|aunque|mientras(?: que)?|en tanto que|with|con|after|despite"
    r"|tras|pese a|gracias a|helped by"
)
_OPENS = re.compile(rf"[,;.:(] *(?:(?:{_OPENING}|even|as)\b)?|\b(?:{_OPENING})\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r" *(?:which|that|this|so|thus|hence|therefore|meaning|or|o|lo que|lo cual|que|esto|eso|ello"
    r"|leaving (?:it|them)|making|giving|showing|dejando|hablamos|se trata|por lo|con lo que"
    r"|así|de modo|de manera|es decir|i\.e|cifra|dato"
    r"|variación|variation|change|diferencia|difference)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r" (?:in|of|en|del?) (?:the |los |las |la |el )?[^\W\d_]{4,}", re.IGNORECASE
)
_IS_DONE = re.compile(r"\b(?:was|were|been|being|is|are|al|a la) $", re.IGNORECASE)  # were cut by
_STOP = re.compile(r"[.;]\s")
_BESIDE = re.compile(
    r"[^,;.()0-9]{0,24}, (?!up |down )(?:(?:was|were|is|are|fell|rose|grew|up|down|by|fue|fueron"
    r"|cay[^\W\d_]+|sub[^\W\d_]+|baj[^\W\d_]+|en|un|una) ){0,4}",
    re.IGNORECASE,
)
# The subject after its verb and size: al caer un 12 % las exportaciones.
_ITS_SUBJECT = re.compile(
    r" (?:l[oa]s|la|el)(?: número de| cantidad de)? (?:l[oa]s )?"
    r"(?!producción|cifra|número|total|monto|volumen|cantidad)(?P<noun>[^\W\d_]{4,})"
)
_AS = re.compile(r"\W*(?:as|when|if|cuando|conforme|mientras|a medida que|al)\b", re.IGNORECASE)
_THE_NEXT = re.compile(r"\b(?:the|its|el|la|los|las|sus?) [^\W\d_]{4,}", re.IGNORECASE)
# A place after a size of another sentence or half: and it has increased 12 % in Manhattan.
_IN_A_PLACE = re.compile(r" (?:in|en) (?:the |el |la )?(?P<place>[A-ZÁÉÍÓÚ][^\W\d_]{2,})")
_REMEMBERED = 240  # characters before, in which what is named is nothing new


def has_a_subject_of_its_own(parts, made):
    """Say whether a size after its levels is told of something else that its clause names.

    Thefts fell from 146 to 131; staff numbers were cut by 12 %, with 22 % more patrols.
    """
    (begin, end), last = made["spans"]["stated"], _last_level(made)
    is_alone = not (made["start"] and made["end"])
    part = next(part for part in parts if part.start <= begin < part.end)
    if begin < last:
        return made["kind"] == "multiple" and _begins_on_another(part, made)
    text, at = part.text, last
    for found in _OPENS.finditer(text, last, begin):
        at = found.end()
    if at == last and _AS.match(text, part.start) and _THE_NEXT.search(text, last, begin):
        # as speed rises from 80 to 96 km/h the window shrinks
        return not part._bridges(last, begin)
    if at == last or _GOES_ON.match(text, at) or WITH_LEVELS.match(text, part.start):
        return False
    told = text[max(0, last - _REMEMBERED) : at].lower()
    size = part.figure_at(made, "stated")
    if made["ratio"]:
        return not (is_alone and made["start"]) and not part._bridges(at, begin)
    if size is None or HENCE.search(text[at:begin].lower()):
        return False
    if part.names_what(size, max(0, last - _REMEMBERED)):
        return True
    if is_alone:
        return False
    place = _IN_A_PLACE.match(text, end, part.end)
    if place and re.search(r"[.;]", text[last:begin]) and place["place"] not in text[:last]:
        return not any(end <= i.start < place.end() for i in part.timed)
    subject = _ITS_SUBJECT.match(text, end, part.end) if part._trend_before(size) else None
    if subject and part._names_what_is_new(subject["noun"], told):
        return True
    if part._is_noun_after(size):
        return False  # and hailed the 91 % saving
    if size.kind == "amount" and part._names_what_is_new(size.number.unit, told):
        return size.number.unit.lower() not in ANYTHING
    moved = part._trend_before(size)
    if part._noun_before(size) and not _IS_DONE.search(text, at, moved.start):
        named = text[moved.end : begin]
        return _OF_ANOTHER.match(named) is not None and not part._bridges(begin - len(named), begin)
    return not part._bridges(at, begin)


def _begins_on_another(part, made):
    """Say whether levels after a multiple are told, past a stop, of what was not named before.

    Fraud doubled. There were 131 thefts, down from 146.
    """
    begin, end = made["spans"]["stated"]
    levels = [made["spans"][role][0] for role in ("start", "end") if role in made["spans"]]
    cut = _STOP.search(part.text, end, max(end, min(levels)))
    if len(levels) < 2 or cut is None:
        return False
    unit = (made["start"].unit or made["end"].unit).lower()
    told = part.text[cut.end() : min(levels)]
    told += "" if unit_name(unit) or unit in ANYTHING else f" {unit}"
    return part._names_what_is_new(told, part.text[max(0, begin - _REMEMBERED) : end])


def is_in_another_measure(made):
    """Say whether an amount is of no unit that its levels have: 13.1 %, and 34 more arrests.

    To 88,900 patients, and the wait by 23 days.
    """
    levels, stated = [made[role] for role in ("start", "end") if made[role]], made["stated"]
    if made["kind"] != "difference" or not stated.unit:
        return False
    units = [level.unit for level in levels if level.unit]
    is_measured = len(levels) == 2 and bool(unit_name(stated.unit) and units)
    is_measured = is_measured and not any(map(unit_name, units))
    is_of_percents = all(level.kind == "percent" for level in levels) and stated.kind == "amount"
    return is_measured or is_of_percents


def level_beside(parts, made):
    """Return (sentence, figure) of the level right before a size that its claim lacks, or None.

    They won 61 points, nine more than in 2020, and conceded 34 goals (47 the year before).
    """
    begin, _ = made["spans"]["stated"]
    part = next(part for part in parts if part.start <= begin < part.end)
    before = [f for f in part.figures if f.end <= begin][-1:]
    spans = [made["spans"][role] for role in ("start", "end")]
    if not before or (before[0].start, before[0].end) in spans or part._is_size(before[0]):
        return None
    (level,), stated = before, made["stated"]
    if level.kind not in (*LEVELS, "points") or part.figure_at(made, "stated") is None:
        return None
    if level.kind == "percent" and stated.kind == "amount" and stated.unit:
        return None  # 38 %, 340 teachers more
    gap = part.text[level.end : begin]
    for when in part.timed:
        if level.end <= when.start and when.end <= begin:
            gap = gap.replace(part.text[when.start : when.end], "")
    return (part, level) if _BESIDE.fullmatch(gap) else None


def _last_level(made):
    return max(made["spans"][role][1] for role in ("start", "end") if role in made["spans"])
