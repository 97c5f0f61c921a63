"""Sizes and levels that no word joins, joined where a well-known slip explains what they say.

A percent that two levels give to its last digit but for its direction, for two digits that changed
places, or for the level that it was taken of, was said of them: thefts fell by 27.6 %, 3,410 in
May and 4,351 in June. Nothing else may be there that the percent could be of.
"""

from dataclasses import replace
from itertools import permutations

from cifras.reading.agreeing import is_near
from cifras.reading.doubting import Doubting
from cifras.reading.levels import alike, one_noun
from cifras.reading.plausible import one_paragraph
from cifras.reading.slips import is_slip_of
from cifras.reading.things import BACK

_ANYTHING = frozenset(
    "people persons cases units total number figure reports complaints incidents records personas "
    "casos unidades número cifra denuncias registros incidentes hechos".split()
)


class Mistaken(Doubting):
    """A sentence whose percents take the levels that give them but for a well-known slip."""

    def _join_by_slip(self, before):
        """Join the one percent that lacks a level to the one pair of levels that a slip explains.

        The levels stand in this sentence, or in the one before it.
        """
        if self.is_listed:
            return
        parts = [self]
        if before is not None and not before.is_listed and one_paragraph(before, self):
            parts.insert(0, before)
        sizes = [size for part in parts for size in part._in_want() if size.unit == "percent"]
        if len(sizes) != 1 or not sizes[0].made:
            return
        for start, end, take in self._left_for(sizes[0], parts):
            if is_slip_of(sizes[0].made, start, end):
                take()
                break

    def _left_for(self, size, parts):
        """Yield (start, end, take) of the pairs of levels that are left, where they are few."""
        pairs = [m for part in parts for m in part.claims
                 if m["start"] and m["end"] and m["stated"] is None]  # fmt: skip
        ends = [size.part.figure_at(size.made, role) for role in ("start", "end")]
        own = [(size.part, figure) for figure in ends if figure]
        free = [(part, f) for part in parts for f in part._levels()] + own
        if len(pairs) == 1 and len(free) == len(own) == 0:
            (made,) = pairs
            spans = made["spans"]["start"], made["spans"]["end"]
            if is_near(size, *spans) and not self._have_a_subject(size, made["unit"], *spans):
                yield made["start"], made["end"], lambda: self._state_of(made, size)
        if len(free) != 2 or pairs:
            return
        roles = {figure: role for role, figure in zip(("start", "end"), ends, strict=True)}
        for (part, start), (at, end) in permutations(sorted(free, key=_place), 2):
            spans = (start.start, start.end), (end.start, end.end)
            if not is_near(size, *spans) or not one_noun(start.number, end.number):
                continue
            if _has_decimals(start.number) != _has_decimals(end.number):
                continue  # 96 injured, in cars of 13.6 years
            pair = alike(start.number, end.number)
            if at._inside(end) >= 0 and (roles.get(start) == "end" or roles.get(end) == "start"):
                continue  # 38,190 people, down 4 % (1,590 people)
            is_in_order = start.start < end.start and not self._time_order(part, start, at, end)
            told = replace(size, sign=1 if is_in_order else 0)
            if self._may_lead(told, part, start, at, end) and not self._have_a_subject(
                size, start.number.unit or end.number.unit, *spans
            ):
                yield *pair, lambda a=(part, start), b=(at, end): self._claim_of(size, a, b)

    def _have_a_subject(self, size, counted, *spans):
        """Say whether levels have a subject of their own, which is not that of a size.

        Rents fell 5.7 %, while reports of thefts went from 3,140 to 3,319.
        """
        item, text = size.item, self.text
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        if item.start > last:
            return self._has_a_clause_of_its_own(item.start, first, last)
        before = text[max(0, item.start - BACK) : first]
        unit = " ".join(word for word in counted.split() if word.lower() not in _ANYTHING)
        return self._has_a_subject_that_moved(item, first) or self._names_what_is_new(unit, before)


def _has_decimals(number):
    return number.kind == "amount" and number.grain < 1 == number.scale


def _place(each):
    return each[1].start
