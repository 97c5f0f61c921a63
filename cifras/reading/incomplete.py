"""Sizes that may have levels which could not be joined: 143,500 passengers, a rise of 22 %.

A size alone says that its levels are not printed. Where a number beside it may be one of them, a
claim without it would tell less than the text does, and is not made.
"""

import re

_LEAST = 100  # a count below it is seldom a level that a percent is told of
# Where a clause begins that may have a subject of its own.
_CLAUSE = re.compile(
    r"[;:|\n]|\b(?:and|y|e|while|whilst|whereas|but|mientras|pero|aunque|en tanto|si bien|when"
    r"|cuando|because|porque|whose|which|who|where|que|cuy[oa]s?|donde|quien)\b",
    re.IGNORECASE,
)
# What is told by the way: a licence, which costs up to 600 lev, la cámara, que agrupa a 420.
_BY_THE_WAY = re.compile(
    r", (?:which|who|that|que|quien(?:es)?|donde|where) "
    r"(?!(?:was|were|had|stood|eran?|fue|fueron|había)\b)[^,;:.()0-9]*$",
    re.IGNORECASE,
)
# How many were asked or are spoken for: a survey of 320 growers.
_SOURCE = re.compile(
    r"\b(?:surveys?|study|sample|poll|panel|report|analysis|encuesta|estudio|muestra|sondeo"
    r"|relevamiento|informe|interviews?|entrevistas?)\b[^,;:.()0-9]{0,40}$"
    r"|\b(?:run by|staff of|home to|members?|represents?|representa|agrupan?|reúnen?)"
    r"[^,;:.()0-9]{0,20}$",
    re.IGNORECASE,
)
# What stands between a word of change or loss and its size: a rise of 51.9 million.
_OF = re.compile(r"(?: (?:of|de|in|by|en|an?|una?|net|about|nearly|almost|unos|casi))* ?", re.I)
_LOSS_OF = re.compile(r"\b(?:loss|losses|pérdidas?|gains?|ganancias?) (?:of|de) $", re.IGNORECASE)
_SOME_WORDS = re.compile(r"[^,;:.()0-9]{0,9}")


def leave_out_incomplete(parts):
    """Leave out each size without a level beside a number that may be one."""
    for part in parts:
        for made in [m for m in part.claims if not (m["start"] or m["end"])]:
            if any(_is_beside(part, made, *number) for number in _free(part, made["kind"])):
                part.claims.remove(made)
                part.aside.append((made["stated"], "unjoined"))


def _free(part, kind):
    """Yield (start, end, unit) of the numbers of a sentence that no claim has and that say no size.

    Those that can be read in two ways are among them.
    """
    for figure in part.figures:
        if kind == "points":
            is_one = figure.kind in ("percent", "points")
        else:
            is_one = figure.kind == "money" or (figure.kind == "amount" and figure.rough >= _LEAST)
        if is_one and not (figure.used or _is_no_level(part, figure)):
            yield figure.start, figure.end, figure.number.unit
    if kind != "points":
        yield from ((start, end, "") for start, end in part.unread)


def _is_no_level(part, figure):
    first, last = figure.start, figure.end
    return (
        figure.lead in ("by", "beside")
        or any(_OF.fullmatch(part.text, t.end, first) for t in part.trends)
        or any(_SOME_WORDS.fullmatch(part.text, last, t.start) for t in part.mores)
        or any(before.search(part.text, part.start, first)
               for before in (_SOURCE, _BY_THE_WAY, _LOSS_OF))
    )  # fmt: skip


def _is_beside(part, made, first, last, unit):
    """Say whether no clause with a subject of its own parts a number from a size."""
    begin, end = made["spans"]["stated"]
    is_before = last <= begin
    between = (last, begin) if is_before else (end, first)
    cuts = [*_CLAUSE.finditer(part.text, *between)]
    if not cuts:
        return True
    told = part.text[cuts[-1].end() : between[1]] + (" " if is_before else f" {unit}")
    return not part._names_what_is_new(told, part.text[part.start : between[0]])
