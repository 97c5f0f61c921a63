"""Clauses that tell of two things in one sentence: while rents rose by 5 %, wages fell to 412.

What the one counts is never set against the other, and what one plans is no word on the other. A
clause that goes on with the same thing (it, the figure, from 412) is none of its own.
"""

import re

_WHILE = re.compile(
    r"[\s\"“«(]*(?:while|whilst|whereas|although|though|even as|mientras que|mientras|aunque"
    r"|si bien)\s(?!not\b|no\b)", re.IGNORECASE)  # fmt: skip
_COMMA = re.compile(r",(?=\s)")
_CHANGE = (
    r"(?:rise|fall|increase|decrease|drop|decline|gain|jump|aumento|caída|alza|baja|descenso"
    r"|incremento|subida|reducción)"
)
# What goes on with what stands before a comma.
_GOES_ON = re.compile(
    r"\s(?:from|to|up|down|against|compared|versus|vs|or|which|that|who|representing|reaching"
    r"|bringing|leaving|more|less|fewer|higher|lower|over|desde|hasta|frente|contra"
    r"|comparad[oa]s?|o|es decir|lo que|lo cual|que|quien(?:es)?|más|menos|equivalente"
    rf"|alcanzando|dejando|(?:an?|una?|el|la|the) (?:[^\W\d_]+ )?{_CHANGE}\b"
    r"|(?:un |el |an? )?[+\-−]?[0-9])", re.IGNORECASE)  # fmt: skip
# Where it cannot be told whether what follows goes on or begins anew, or it is of the same thing.
_UNCLEAR = re.compile(
    r"\s(?:in|on|at|by|with|after|since|for|during|last|this|now|today|en|con|por|tras|durante"
    r"|al?|del?|est[ae]|hoy|ahora|it|they|he|she|we|that|these|those|there|[ée]st[ao]s?|se|ya|lo"
    r"|siguen?|continúan?|están?|es|son|hay|quedan?|[^\W\d_]{2,}(?:ó|aron|ieron)"
    r"|l[ao]s? del?|and|but|y|pero|also|también|its|their|sus?"
    r"|(?:the|la|el) (?:figure|number|total|rate|share|cifra|tasa|número)(?! (?:of|for|de))"
    r")\b", re.IGNORECASE)  # fmt: skip
# A time, and after it a subject with a verb: in May the exports were.
_ANEW = re.compile(
    r"\s(?:in|en) (?:[^\W_]+ ){1,5}?(?:(?:the|las|los|el|la) |(?=[a-z]{4,}s ))"
    r"(?!(?:it|they|there|se|cifra|figure)\b)(?:[^\W\d_]+ ){0,4}?(?:were|was|rose|fell|grew"
    r"|fueron|eran|fue|era|[^\W\d_]{3,}(?:ed|aron|ieron)) ", re.IGNORECASE)  # fmt: skip
# A plan, and what was so: the goal is 32 %, and rents rose to 412.
_PLANNED = re.compile(
    r"\b(?:goal|target|plans?|planned|expects?|forecasts?|aims?|hopes?|meta|objetivo|plan|espera"
    r"|prevé|proyecta|busca)\b", re.IGNORECASE)  # fmt: skip
_AND_WAS = re.compile(
    r", (?:and|but|y|pero) (?!que\b|that\b|to\b|it\b|they\b|this\b|these\b|se\b|[eé]st[ao]s?\b"
    r"|(?:the|la|el) (?:figure|number|total|cifra|número)\b)(?:[^\W\d_]+[ -]){1,6}?"
    r"(?:rose|fell|grew|was|were|stood"
    r"|[^\W\d_]{3,}(?:ed|aron|ieron|ó)|fue|fueron) ", re.IGNORECASE)  # fmt: skip


def clauses(text, start, end):
    """Return the (start, end) of the clauses of a sentence that tell of things of their own."""
    opened = _WHILE.match(text, start, end)
    cut = _end_of_while(text, opened.end(), end) if opened else _end_of_plan(text, start, end)
    return [(start, cut), (cut, end)] if cut else [(start, end)]


def _end_of_while(text, start, end):
    """Return where a clause with while ends, after its comma, or None."""
    for comma in _COMMA.finditer(text, start, end):
        at = comma.end()
        if _GOES_ON.match(text, at, end):
            continue
        is_counted = all(
            any(c.isdecimal() for c in part) for part in (text[start:at], text[at:end])
        )
        is_anew = not _UNCLEAR.match(text, at, end) or _ANEW.match(text, at, end)
        return at if is_counted and is_anew else None
    return None


def _end_of_plan(text, start, end):
    """Return where a clause of a plan ends, before what was so, or None."""
    told = _PLANNED.search(text, start, end)
    found = _AND_WAS.search(text, told.end(), end) if told else None
    if found is None:
        return None
    planned = text[told.end() : found.start()]
    is_one = "," not in planned and any(c.isdecimal() for c in planned)
    return found.start() + 1 if is_one else None
