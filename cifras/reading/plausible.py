"""Levels that no word marks: taken where they are of the right order for the size that is told.

A reader who meets *a drop of 30 %* after *2.31 million in 2019* and *1.62 million last year* joins
them since nothing else in the text can be meant. So does this: a size takes free levels of its
sentence, or of the one beside it, where one pair alone gives a change of its order. That order is
wide (:data:`SLACK` and :data:`SHARE`), so that a size which does not follow from its levels is
joined to them all the same and can be found wrong.
"""

import re
from fractions import Fraction

from cifras.reading.completing import Completing
from cifras.reading.levels import alike

# How far from the stated size the levels may lie: points of it, or a part of it.
_FOLLOWED = re.compile(r"\b(?:followed by|seguid[oa]s? (?:de|por))\b[^,;.]*$")
SLACK = {"percent": Fraction(3), "points": Fraction(3, 10), "absolute": 0, "ratio": Fraction(1, 10)}
_OF_A_WHOLE = re.compile(r"(?:%|cent|percent|ciento) (?:of|de) (?:the|los|las|all|todos los)? ?$")
_THAT = re.compile(r"\b(?:that|this|those|these|such|esa|ese|esta|este|dicha|dicho)\s*$", re.I)
_AND_WITH = re.compile(r"\b(?:and|y) (?:with|against|con|frente al?) (?:the |l[oa]s |el )?$")
_AND_ITS = re.compile(r",? (?:and|but|while|y|e|pero|mientras)\b")
_PARTS = 24  # characters from a level to the brackets that hold its parts
_OWN_TIME = 24  # characters after a level where its time may stand
SHARE = Fraction(2, 5)
SHARE_ACROSS = Fraction(1, 8)  # for a level of the sentence beside


class Plausible(Completing):
    """A sentence whose sizes take what is of their order, once words have said what they can."""

    def _join_by_order(self, before):
        """Complete claims of this sentence, and of the one before it, by the order of levels."""
        if self.is_listed:
            return  # which of the levels goes with which size is said by their places
        for made in self.claims:
            is_done = self._complete_from(made, self, [self._free()])
            if not is_done and before is not None and self._names_no_subject(before):
                self._complete_from(made, before, [self._free(), before._free()])
        if before is None or self.claims or not self._names_no_subject(before):
            return
        for made in before.claims:
            self._complete_from(made, self, [before._free(), self._free()])

    def _names_no_subject(self, before):
        """Say whether a sentence goes on with what the one before spoke of.

        That was a fall of 30 %. It had been 2.31 million in 2019. Up from 22 % the year before.
        """
        first = min((f.begin for f in self.figures), default=self.start)
        left, at = "", self.start
        taken = [*self.timed, *self.trends, *self.mores, *self.ratios]
        for item in sorted(taken, key=lambda item: item.start):
            if at <= item.start < first:
                left += self.text[at : item.start] + " "
                at = item.end
        left += self.text[at : max(at, first)]
        if _THAT.search(left):
            return True  # the council calls that saving of 20 percent proof
        words = re.findall(r"[^\W\d_]+", left.lower())
        known = self.words.small["little"] | self.words.small["onward"]
        told = before.text[before.start : before.end].lower()
        return all(
            w in known or self.words.nouns.match([w], 0) or re.search(rf"\b{w[:5]}", told)
            for w in words
        )

    def _complete_from(self, made, other, groups):
        """Give a claim the one pair of levels that is of the order of its size."""
        if made["stated"] is None or made["stated_value"] is None:
            return True
        if (made["start"] and made["end"]) or self._is_adjusted_at(*made["spans"]["stated"]):
            return True
        in_lists = sum(self._in_a_list(f) for f in self.figures if f.kind != "percent")
        free = [
            figure
            for group in groups
            for figure in group
            if self._fits(made, figure)
            and not self._is_whole(figure)
            and not self._is_name_like(figure)
            and not self._is_of_another_group(figure, made["spans"]["stated"][1])
            and not self._is_of_a_record(figure)
            and not self._is_followed_by(figure)
            and not (in_lists > 3 and self._in_a_list(figure))
        ]
        if len(groups) > 1 and (len(groups[-1]) > 2 or not one_paragraph(self, other)):
            return False
        pairs = list(self._pairs_for(made, free))
        if len(groups) > 1:  # what one sentence counts lends its unit to no other
            pairs = [
                pair
                for pair in pairs
                if _of_one_kind(made, *pair)
                and self._are_of_two_times([f for f in pair if f is not None], other)
            ]
        else:
            pairs = [
                pair for pair in pairs
                if not (self._are_of_one_time(*pair) or self._have_another_subject(made, *pair))
            ]  # fmt: skip
        share = SHARE if len(groups) == 1 else SHARE_ACROSS
        fits = [pair for pair in pairs if _is_of_order(made, *self._numbers(made, *pair), share)]
        if len(fits) != 1:
            return self._told_again(made)
        start, end = fits[0]
        for role, figure in (("end", end), ("start", start)):
            if figure is not None:
                self._take(made, role, figure)
        return True

    def _have_another_subject(self, made, one, two):
        """Say whether a size is told of something else than two levels before it."""
        if one is None or two is None:
            return False
        first, last = min(one.start, two.start), max(one.end, two.end)
        begin = made["spans"]["stated"][0]
        return begin > last and self._has_a_clause_of_its_own(begin, first, last)

    def _are_of_one_time(self, one, two):
        """Say whether an *and* sets two levels side by side, with no time of the second's own.

        Exports totalled 19.2 billion and imports 17.6 billion; imports were 6.4 % below.
        """
        if one is None or two is None:
            return False
        first, second = sorted((one, two), key=lambda f: f.start)
        if self._are_set_against_one(first, second):
            return True
        if {one.lead, two.lead} & {"from", "to", "against"}:
            return False
        if self._inside(second) > self._inside(first) >= 0:
            if self._dated_inside(first) and self._dated_inside(second):
                return True  # in Devon (60.1 % in 2018) and rose in Kent (63.5 % in 2018)
        told = self.text[first.end : second.start]
        opened = self._inside(second)
        inside = [f for f in self.figures if self._inside(f) == opened >= 0]
        if self._inside(first) < 0 <= opened - first.end <= _PARTS and len(inside) > 1:
            closed = self.text.find(")", second.end, self.end)
            # 2,412 casualties (812 killed; 1,600 injured)
            return not any(opened < i.start < closed for i in self.timed)
        times = range(first.end, second.end + _OWN_TIME)
        return self._adds(told) and not any(i.start in times for i in self.timed)

    def _are_set_against_one(self, one, two):
        """Say whether one level is compared with both: with 1,602 last year and with 1,735."""
        return _AND_WITH.search(self.text, one.end, two.start) is not None

    def _is_followed_by(self, figure):
        """Say whether a level is that of the next in a row: followed by Japan with 2,402."""
        before = self.text[max(self.start, figure.begin - 60) : figure.begin].lower()
        return _FOLLOWED.search(before) is not None

    def _are_of_two_times(self, figures, other):
        """Say whether levels have times of their own, or one is linked as that of before."""
        found = []
        for figure in figures:
            part = self if any(f is figure for f in self.figures) else other
            when = part.own_period(figure)
            if figure.lead in ("from", "to", "against") or (when and when.kind == "base"):
                return True
            found.append(when is not None)
        return all(found)

    def _told_again(self, made):
        """Take the levels of another size of the sentence that are of the order of this one."""
        if made["start"] or made["end"]:
            return False
        for other in self.claims:
            if other is made or not (other["start"] and other["end"] and other["stated"]):
                continue
            ends = [other["spans"][role][1] for role in ("start", "end", "stated")]
            first = made["spans"]["stated"][0]
            if max(ends) <= first and not self._bridges(max(ends), first):
                continue  # twice as many; parcels grew by 70 percent
            begin = min(other["spans"][role][0] for role in ("start", "end", "stated"))
            if _AND_ITS.search(self.text[made["spans"]["stated"][1] : begin]):
                continue  # fell by half, and the reviews of each game went from 1.9
            if other["stated_unit"] != made["stated_unit"] and _is_of_order(
                made, other["start"], other["end"]
            ):
                for name in ("start", "end", "start_period", "end_period", "unit"):
                    made[name] = other[name]
                made["spans"] |= {n: other["spans"][n] for n in ("start", "end")}
                return True
        return False

    def _pairs_for(self, made, free):
        """Yield (start, end) of free levels, None for the one that the claim has already."""
        if made["end"]:
            yield from ((figure, None) for figure in free if not self._ends(figure))
        elif made["start"]:
            yield from ((None, figure) for figure in free if not self._begins(figure))
        else:
            for one in free:
                for two in free:
                    if one is not two and not self._ends(one) and not self._begins(two):
                        is_turned = self._is_turned_by_time(one, two)
                        is_turned |= self._is_of_a_time_of_its_own(made, one, two)
                        if not (is_turned or self._is_of_the_next_clause(made, one)):
                            yield one, two

    def _is_of_a_time_of_its_own(self, made, *levels):
        """Say whether a size has its own time past a semicolon: (40.11); in May it fell 1.9 %."""
        first = made["spans"]["stated"][0]
        cut = self.text.rfind(";", max(f.end for f in levels), first)
        return cut >= 0 and any(cut <= i.start < first for i in self.timed)

    def _is_turned_by_time(self, one, two):
        """Say whether the second of two levels is of a time before: 145; ten days ago it was 98."""
        if not all(any(f is mine for mine in self.figures) for f in (one, two)):
            return False
        first, second = (when and when.kind for when in map(self.own_period, (one, two)))
        return second == "base" != first

    def _is_of_the_next_clause(self, made, figure):
        """Say whether another subject and its verb lead to a level: fell by half, and pay rose."""
        last = made["spans"]["stated"][1]
        told = self.text[last : figure.begin] if last <= figure.begin else ""
        turned = _AND_ITS.search(told)
        if turned is None or figure.lead != "from":
            return False
        return not self._bridges(last + turned.end(), figure.begin)

    def _is_whole(self, figure):
        """Say whether a number is what a share is taken of: 96 per cent of the 24,300 places."""
        before = self.text[max(0, figure.start - 26) : figure.start].lower()
        return _OF_A_WHOLE.search(before) is not None

    def _begins(self, figure):
        return figure.lead in ("from", "against") and not self._is_of(figure)

    def _ends(self, figure):
        return figure.lead == "to" and not self._is_vague(figure)

    def _numbers(self, made, start, end):
        one = made["start"] if start is None else start.number
        two = made["end"] if end is None else end.number
        return alike(one, two)


def _of_one_kind(made, start, end):
    one, two = (
        made[role] if figure is None else figure.number
        for role, figure in (("start", start), ("end", end))
    )
    is_lent = {one.kind, two.kind} == {"money", "amount"} and one.scale == two.scale > 1
    return one.kind == two.kind or (is_lent and "" in (one.unit, two.unit))


def one_paragraph(one, other):
    """Say whether no blank line stands between two sentences."""
    first, second = sorted((one, other), key=lambda part: part.start)
    return "\n" not in one.text[first.end : second.start].replace("\n", "", 1)


def _is_of_order(made, start, end, share=SHARE):
    """Say whether two levels give a change of the order of the stated one, in its direction."""
    if start is None or end is None or not start.value:
        return False
    stated, unit = made["stated_value"], made["stated_unit"]
    given = end.value - start.value
    if unit == "percent":
        given = given / start.value * 100
    elif unit == "ratio":
        given = end.value / start.value
    if unit != "ratio" and given * stated <= 0:
        return False
    moved = stated - 1 if unit == "ratio" else stated
    return abs(given - stated) <= max(SLACK[unit], share * abs(moved))
