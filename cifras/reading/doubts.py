"""What speaks against a claim that does not follow from its levels: that they are not its levels.

A text is called wrong only where nothing says that the reader may have joined what does not belong
together. Here every claim that its levels do not give is looked at once more, with the whole text.
"""

import re

from cifras.reading.doubting import holds
from cifras.reading.slips import is_far_off, is_slip_of
from cifras.reading.subjects import has_a_subject_of_its_own, is_in_another_measure, level_beside

_LINKED = {("from", "to"), ("to", "from")}
# How a size has a comparison of its own in brackets: a decrease of 3.3 % (H1 2013: flat).
_OWN_BRACKETS = re.compile(r" ?\([^():;]{2,16}: [^():;]{1,24}\)")
# A change of something else that is told with its levels: with a drop in births per woman to 1.32.
_WITH_A_CHANGE_OF = re.compile(
    r"\b(?:con|with) (?:una?|an?) [^\W\d_]{3,}(?: [^\W\d_]+)? (?:del?|in|of)"
    r"(?: (?:el|la|los|las|the|number|número|cantidad|of|de|del))* (?P<what>[^\W\d_]{4,})",
    re.IGNORECASE,
)
# Several months told beside one: and 189 between January and November, y en lo que va del año.
_AND_SO_FAR = re.compile(
    r"\b(?:y|and|que|so) (?:(?:entre|between|de|from) [^\W\d_]{3,10} (?:y|and|a|to|hasta|through)"
    r" [^\W\d_]{3,10}|en lo que va|en el acumulado|so far this|in the year to date"
    r"|in the (?:first )?[^\W\d_]{3,8} months|en los [^\W\d_]{3,8} (?:primeros )?meses)\b",
    re.IGNORECASE,
)
# Where a list goes on: cells, a new line that begins as one.
_NEW_LINE = re.compile(r"[|\t] *\n|\n[ \t]*(?=[A-ZÁÉÍÓÚÑ])")
_SHARE = re.compile(r"(?: [^\W\d_]+){0,3} ?\([0-9][0-9.,]* ?(?:%|per ?cent|por ciento)\)")
# What has more of it the lower it lies: dropped to 50 metres below ground level.
_DEEP = re.compile(
    r" (?:below (?:ground|the surface|sea|street)|deep\b|de (?:profundidad|hondo)"
    r"|bajo (?:tierra|el))"
)
_NEAR = 60  # characters before a level in which its time may stand


def doubt(parts):
    """Take their levels from the claims of a text that may have been joined to the wrong ones."""
    for part in parts:
        for made in [m for m in part.claims if m["stated"] and bool(m["start"]) != bool(m["end"])]:
            if is_in_another_measure(made) or has_a_subject_of_its_own(parts, made):
                part.let_go(made, is_all=True)
        for made in part.claims:
            if made["end"] and _DEEP.match(part.text, made["spans"]["end"][1]):
                made["direction"] = "" if made["kind"] == "levels" else made["direction"]
        sized = [m for m in part.claims if m["start"] and m["end"] and m["stated"] is not None]
        for made in sized:
            if _is_of_a_share(part, made, sized):
                part.claims.remove(made)
            elif _are_shares(part, made):
                part.part_size(made)
                part.claims.pop()
            elif not holds(made) and _are_of_another_size(part, made):
                part.let_go(made, is_all=True)
            elif not holds(made) and (beside := level_beside(parts, made)):
                part.part_size(made, *beside)
            elif not holds(made) and (
                is_in_another_measure(made) or has_a_subject_of_its_own(parts, made)
            ):
                part.part_size(made)
            elif _are_of_two_names(part, made) or (
                not (holds(made) or is_slip_of(made, made["start"], made["end"]))
                and any(rule(part, made) for rule in _DOUBTS)
            ):
                if _is_a_move_elsewhere(parts, made):
                    part.part_size(made)
                else:
                    part.let_go(made)


def _are_of_another_size(part, made):
    """Say whether a nearer size of something new has the same levels, and they give it.

    Fraud climbed by a fifth; revenue rose 17 % to 171.2 million, from 146.3.
    """
    at, levels = made["spans"]["stated"][1], _levels(made)
    others = [other for other in part.claims if other is not made and other["stated"]]
    return any(
        other["start"] and other["end"] and _levels(other) == levels and holds(other)
        and at <= other["spans"]["stated"][0]
        and part._names_what_is_new(
            part.text[at : other["spans"]["stated"][0]], part.text[part.start : at]
        )
        for other in others
    )  # fmt: skip


def _levels(made):
    return made["spans"]["start"], made["spans"]["end"]


def _is_a_move_elsewhere(parts, made):
    """Say whether the levels are what something went from and to, and the size is told apart."""
    spans = made["spans"]
    for part in parts:
        start, end = (part.figure_at(made, role) for role in ("start", "end"))
        if start and end:
            first, last = min(start.begin, end.begin), max(start.end, end.end)
            at, _ = spans["stated"]
            is_apart = not part.start <= at < part.end or ";" in part.text[last:at]
            return (start.lead, end.lead) in _LINKED and not first <= at < last and is_apart
    return False


def _is_of_a_share(part, made, sized):
    """Say whether a percent in brackets after a level is its share: 25.9m tonnes (89 %), up 1.6 %.

    Another size goes with the same two levels.
    """
    begin, end = made["spans"]["stated"]
    is_inside = part.text[begin - 1 : begin] == "(" and part.text[end : end + 1] == ")"
    is_signed = made["stated"].text[:1] in "+-−–"
    levels = made["spans"]["start"], made["spans"]["end"]
    return is_inside and not is_signed and any(
        other is not made and (other["spans"]["start"], other["spans"]["end"]) == levels
        and holds(other) for other in sized
    )  # fmt: skip


def _are_shares(part, made):
    """Say whether each level has its share in brackets: 69.6 m people (60.7 %) to 71.8 (61.2 %)."""
    if made["stated_unit"] != "percent" or holds(made):
        return False
    ends = [made["spans"][role][1] for role in ("start", "end")]
    return all(_SHARE.match(part.text, at) for at in ends)


def _are_of_two_names(part, made):
    """Say whether each level stands in brackets right after a name: Vigo (27) and Lugo (11)."""
    opened = [_opened(part, made, role) for role in ("start", "end")]
    if -1 in opened or opened[0] == opened[1]:
        return False
    words = [part.text[:at].rstrip().rpartition(" ")[2] for at in opened]
    times = [when.start <= at <= when.end + 2 for at in opened for when in part.timed]
    return all(word[:1].isupper() for word in words) and not any(times)


def _opened(part, made, role):
    """Return where the brackets begin that hold a level of a claim and no more, or -1."""
    figure = part.figure_at(made, role)
    at = -1 if figure is None else figure.start - 1
    is_alone = at > 0 and part.text[at] == "(" and part.text[figure.end : figure.end + 1] == ")"
    return at if is_alone else -1


# what speaks against a claim that its levels do not give


def _is_told_elsewhere(part, made):
    """Say whether levels of another sentence are too far from a size to be meant by it.

    An amount that led to its level in one sentence is not tested with what the next one compares:
    claims fell by 22,549 to 198,028. That is below the 219,202 of a year ago.
    """
    start, end, stated = (
        part.start <= made["spans"][role][0] < part.end for role in ("start", "end", "stated")
    )
    is_amount = made["kind"] == "difference" and start != end == stated
    return is_amount or (not start == end == stated and is_far_off(made))


def _is_on_another_line(part, made):
    begin, end = made["spans"]["stated"]
    levels = [made["spans"][role] for role in ("start", "end")]
    first, last = min(a for a, _ in levels), max(b for _, b in levels)
    between = (last, begin) if last <= begin else (end, first)
    return _NEW_LINE.search(part.text, *between) is not None


def _has_its_own_comparison(part, made):
    begin, end = made["spans"]["stated"]
    is_first = all(begin < made["spans"][role][0] for role in ("start", "end"))
    return is_first and _OWN_BRACKETS.match(part.text, end) is not None


def _are_rates_in_a_row(part, made):
    """Say whether three percents stand in a row: it was 2.1 % in 2011, 4.1 % in 2010, 4.4 % in."""
    figures = [part.figure_at(made, role) for role in ("start", "end")]
    if made["stated_unit"] != "percent" or None in figures:
        return False
    start, end = figures
    is_linked = (start.lead, end.lead) in _LINKED or start.lead == "against"
    return {start.kind, end.kind} == {"percent"} and not is_linked


def _moves_with_another(part, made):
    """Say whether what the levels are of is named, with a change of its own, after the size."""
    begin, first = made["spans"]["stated"][1], made["spans"]["start"][0]
    first = min(first, made["spans"]["end"][0])
    found = _WITH_A_CHANGE_OF.search(part.text, begin, first) if begin < first else None
    return found is not None and found["what"].lower()[:5] not in part.text[:begin].lower()


def _has_its_own_base(part, made):
    """Say whether a size after a semicolon is told with what it is compared with."""
    last = max(made["spans"][role][1] for role in ("start", "end"))
    begin, _ = made["spans"]["stated"]
    cut = part.text.rfind(";", last, begin)
    return cut >= 0 and any(cut < when.start < begin for when in part.timed)


def _is_given_elsewhere(part, made):
    """Say whether the sentence prints the size that the levels give, as another number."""
    start, end, grain = made["start"].value, made["end"].value, made["stated"].grain
    if made["stated_unit"] != "percent" or start <= 0:
        return False
    given = abs(100 * (end / start - 1))
    return any(
        not figure.used and abs(figure.number.value - given) <= grain / 2
        for figure in part.figures
        if figure.number.grain < 1
    )


def _are_of_other_lengths(part, made):
    """Say whether one level is told of several months, beside the other and its size."""
    begins = (made["spans"][role][0] for role in ("start", "end"))
    return any(
        _AND_SO_FAR.search(part.text, max(part.start, at - _NEAR), at) is not None
        for at in begins
        if at > made["spans"]["stated"][1]
    )


def _are_both_compared_with(part, made):
    """Say whether each level stands in brackets of a time that something is compared with.

    A 7 % rise compared with five years ago (496,273) and 22 % less than ten years ago (680,634).
    """
    opened = [_opened(part, made, role) for role in ("start", "end")]
    bases = [when.end for when in part.timed if when.kind == "base"]
    return all(any(0 <= at - end <= 1 for end in bases) for at in opened)


def _is_a_bare_percent(part, made):
    """Say whether a number without a unit is the percent by which it went: creció 118.8."""
    start, end = made["start"].value, made["end"].value
    if made["kind"] != "difference" or made["stated"].unit or start <= 0:
        return False
    return holds(made | {"stated_unit": "percent"}) and abs(end - start) != 0


_DOUBTS = (
    _is_told_elsewhere, _is_on_another_line, _has_its_own_comparison, _are_rates_in_a_row,
    _moves_with_another, _has_its_own_base, _is_given_elsewhere, _are_of_other_lengths,
    _are_both_compared_with, _is_a_bare_percent,
)  # fmt: skip
