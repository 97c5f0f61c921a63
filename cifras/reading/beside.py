"""What two levels have to do with each other: one unit, brackets, ages, records, other groups."""

import re

from cifras.reading.frame import NEAR, WHEN_IT
from cifras.reading.levels import alike
from cifras.reading.offers import Offers
from cifras.reading.signs import LEVELS
from cifras.reading.slips import is_far_off

_STATING = tuple(f" {verb}" for verb in ("fue", "fueron", "era", "eran", "es", "son", "sido"))
_RANGING = frozenset(
    "anything anywhere run runs ran spanned spans stretched range ranges ranging vary varies "
    "varying oscila oscilan oscilaba van va".split()
)
_AMONG = re.compile(
    r"(?:/[^\W\d_]+)?\s+(?:among|amongst|for (?:men|women|boys|girls|one|those)"
    r"|(?:in|on|with) (?:the )?placebo"
    r"|(?:[^\W\d_]+ ){1,4}(?:the )?(?:untreated|controls|comparison)"
    r"|[^,;.]{0,70}\bin the same (?:trial|study|experiment)"
    r"|[^,;.]{0,70}\ben el mismo (?:ensayo|estudio|experimento)"
    r"|entre (?:los|las)|(?:con|en el grupo de) (?:placebo|control))\b"
)
_SMALL = frozenset(
    "in for the of at on during than lower higher below above down up que menor mayor inferior "
    "superior en el la los las de del al durante para trimestre móvil".split()
)
_IN_A_PLACE = re.compile(
    r" ?(?:a month |a year |al mes |al año )?(?:in|en) (?:the )?[A-ZÁÉÍÓÚ][a-zá-ú]"
)
_EARLIER = re.compile(
    r"\((?:earlier|previously|formerly|before|up from|down from|antes|anteriormente|previamente)\b"
)
_EXTREME = re.compile(
    r"\s*(?:(?:in|at|among|for|of) (?:the )?|(?:en|entre) (?:el|la|los|las) )[^,;.—–]{0,12}?"
    r"\b(?:lowest|highest|poorest|richest|youngest|oldest|trailhead|bottom"
    r"|más (?:pobres?|ric[oa]s?|bajo|alto|jóvenes))\b"
)
_COSTS_THERE = re.compile(
    r" (?:que|that it|it) (?:cuesta|vale|pagan?|cobran?|costs|pays?|fetches) "
    r"(?:en|in|al otro|across)\b"
)
_AN_AVERAGE = re.compile(r"\b(?:above|below|over|under) (?:the |its )?(?:average|mean|median)\b")
_RECOMMENDED = re.compile(
    r"\s*(?:(?:that|que) (?:[^\W\d_]+ ){0,3})?(?:recom(?:m?end|iend)|exig|requir|target)",
    re.IGNORECASE,
)
_RECORD = {
    "en": re.compile(
        r"\b(?:lowest|highest|smallest|largest|fewest|biggest|best|worst|record)\b[^.;]*\bsince\b"
        r"[^.;]*$|\bfirst (?:reading|time|month|week|year|close)\b[^.;]*$"
    ),
    "es": re.compile(
        r"\b(?:el|la|los|las) (?:menor|mayor|mejor|peor|[^\W\d_]+ más (?:baj|alt)[oa])\b[^.;]*"
        r"\bdesde\b[^.;]*$"
    ),
}


class Beside(Offers):
    """A sentence whose levels are looked at two by two."""

    def _is_moved_near(self, figure):
        """Say whether a word of change stands before a figure in its own clause."""
        return any(
            t.end <= figure.begin
            and not re.search(r", (?:que|which|who)\b", self.text[t.end : figure.begin])
            for t in self.trends + self.ratios
        )

    def _is_of_another_group(self, figure, last):
        """Say whether a level is compared with, and not with what was before.

        Four points less than in 2011, compared with 12 % of town dwellers; to 27 % in 2017, short
        of the 30 % due.
        """
        words = self.text[figure.begin : figure.start].lower()
        if words.startswith("short of") and not self._base_after(figure):
            return True
        if self._is_at_an_end(figure):
            return True
        if _RECOMMENDED.match(self.text, figure.end):
            return True  # far from the 95 that the agency recommends
        if figure.lead == "against" and self._is_of_a_group(figure):
            return True  # 58.2 % against 77.9 % among men
        if figure.lead == "from" or self._inside(figure) >= 0 or self._after(figure, 60):
            return False
        than = next((m for m in self.mores if 0 <= m.start - last <= 3), None)
        if than is None or not self._than_when(than):
            return False
        when = [i for i in self.timed if than.end <= i.start and i.end <= figure.begin]
        told = self.text[when[-1].end : figure.start].lower() if when else ""
        return "," in WHEN_IT.sub("", told)

    def _is_of_a_group(self, figure):
        """Say whether a level is of some people or things, and of no time: among men."""
        if figure.lead == "against" and not self.timed and _IN_A_PLACE.match(self.text, figure.end):
            return True  # 7,150 a month against 6,480 in Ticino
        if _COSTS_THERE.match(self.text, figure.end):
            return True  # 43 % más caro que los 2,60 dólares que cuesta en esta frontera
        link = self.text[figure.begin : figure.start].lower()
        if _AN_AVERAGE.search(link) and self._after(figure, 40) is None:
            return True  # 12 points above the average of 472
        return _AMONG.match(self.text, figure.end) is not None or self._is_at_an_end(figure)

    def _is_at_an_end(self, figure):
        """Say whether a level is one end of a scale: 41 % in the lowest fifth, the trailhead."""
        return _EXTREME.match(self.text, figure.end) is not None

    def _is_of_a_record(self, figure):
        """Say whether a level is that of a record: the lowest since 1997, when there were 606."""
        before = self.text[max(self.start, figure.start - 80) : figure.start].lower()
        return _RECORD[self.words.language].search(before) is not None

    def _of_one_unit(self, one, two):
        """Say whether two levels are of one kind and unit, and of sizes that may be compared."""
        units = one.number.unit.lower(), two.number.unit.lower()
        kinds = {one.kind, two.kind}
        is_lent = kinds in ({"time", "amount"}, {"money", "amount"}) and not all(units)
        is_one = (len(kinds) == 1 or is_lent) and (units[0] == units[1] or not all(units))
        return is_one and alike(one.number, two.number)[0] is not None

    def _has_another_noun(self, one, two):
        units = [f.number.unit.lower().split() for f in (one, two)]
        return all(units) and not {w.rstrip("s") for w in units[0]} & {
            w.rstrip("s") for w in units[1]
        }

    def _is_age(self, one, two):
        """Say whether two numbers are ages: turistas de 35 a 49 años."""
        if one.number.grain < 1 or two.number.grain < 1:
            return False
        if two.lead == "to" and one.rough > two.rough:
            return False
        after = two.number.unit.lower() or self.text[two.end : two.end + 8].lower().strip()
        timely = re.match(r"(años?|years?|meses|months)\b", after) is not None
        moved = [t for t in self.trends if t.end <= one.begin and one.begin - t.end <= 40]
        return timely and not any(self._bridges(t.end, one.begin) for t in moved)

    def _ranges(self, figure):
        """Say whether a level begins a range: fines run from 100 to 1,000."""
        before = self.text[self.start : figure.begin].lower().split()[-1:]
        return figure.lead == "from" and bool(before) and before[0] in _RANGING

    def _is_stated(self, figure):
        """Say whether a level's "of" belongs to a verb that states it: fue de 57,4 millones."""
        return self.text[self.start : figure.begin].rstrip().lower().endswith(_STATING)

    def _is_noun(self, item):
        word = self.text[item.start : item.end].lower()
        return self.words.nouns.match(word.split(), 0) is not None

    def _sized_soon(self, figure):
        """Say whether a size is told right after a figure by a noun: a rise of 21 per cent."""
        return any(
            0 <= f.start - figure.end <= NEAR and self._noun_before(f) and self._is_size(f)
            for f in self.figures
        )

    def _labelled(self, figure):
        """Return the period that labels a level in brackets: (FY23: 39.8p), (2006: 3.1 %)."""
        opened = self.text.rfind("(", self.start, figure.start)
        if opened < 0 or ")" in self.text[opened : figure.start]:
            return None
        inside = [i for i in self.timed if opened < i.start < figure.start]
        return inside[-1] if inside else None

    def _in_brackets(self, one, two):
        """Say whether brackets after a level hold the other: near it, or labelled with a time."""
        opened = self.text.find("(", one.end, two.start)
        if opened < 0 or ")" in self.text[one.end : two.start]:
            return False
        is_labelled = self.text[opened : two.start].rstrip().endswith(":")
        is_plain = is_labelled and not set(self.text[one.end : opened]) & set(",;:")
        is_plain |= opened - one.end <= 60 and not self._words_between(one.end, opened)
        is_bare = not set(self.text[one.end : opened]) & set(",;:") and self._dated_inside(two)
        return opened - one.end <= (90 if is_plain else 60 if is_bare else 30)

    def _words_between(self, start, end):
        """Return the words between two places besides periods and small links: in, del, for the."""
        words = re.findall(r"[^\W\d_]+", self._rest_of(start, end).lower())
        return [word for word in words if word not in _SMALL]

    def _year_inside(self, figure):
        opened = self.text.rfind("(", self.start, figure.start)
        closed = self.text.find(")", figure.end, self.end)
        if re.search(
            r"\b(mean|average|media|promedio|target|meta)\b", self.text[opened:closed].lower()
        ):
            return False
        return any(opened <= i.start <= closed for i in self.timed if i.value.year)

    def sets_in_brackets(self):
        """Say whether a claim has its start alone in brackets after its end: 3,846 (3,512)."""
        return any(
            self.text[made["spans"]["start"][0] - 1] == "("
            and self.text[made["spans"]["start"][1]] == ")"
            and 0 <= made["spans"]["start"][0] - made["spans"]["end"][1] <= 3
            for made in self.claims
            if made["start"] and made["end"]
        )

    def _like_the_others(self, one, two):
        """Say whether a bare level in brackets is of before, as those of other brackets are."""
        closed = (
            self.text[two.end : two.end + 1] == ")" and self.text[two.begin - 1 : two.begin] == "("
        )
        units = one.number.unit.lower(), two.number.unit.lower()
        if closed and one.kind == "percent" and two.kind == "amount" and not units[1]:
            return self.after_brackets or any(  # 3,418 M (3,218), and the margin 11.8 % (11.5)
                f.used and f.end <= one.start and self._stands_in_brackets(f) for f in self.figures
            )
        inside = [f for f in self.figures
                  if self._stands_in_brackets(f) and self._of_one_unit(f, two)]  # fmt: skip
        beside = [f for f in self.figures for other in inside if 0 <= other.start - f.end <= 2]
        said = (len(inside) > 1 and len(beside) > 1) or self.after_brackets
        said = said or any(f.used and f.end <= one.start for f in inside)
        said = said or any(
            f is not two and self._inside(f) >= 0 and f.end <= one.start
            and any(self._inside(f) < i.start < f.start for i in self.timed)
            for f in self.figures
        )  # fmt: skip
        return closed and said and (units[0] == units[1] or (self.after_brackets and not units[1]))

    def _stands_in_brackets(self, figure):
        """Say whether brackets hold a level and nothing else."""
        before, after = (
            self.text[figure.start - 1 : figure.start],
            self.text[figure.end : figure.end + 1],
        )
        return figure.kind in LEVELS and (before, after) == ("(", ")")

    def _dated_inside(self, figure):
        """Say whether brackets hold a level and its period and little else."""
        opened = self.text.rfind("(", self.start, figure.start)
        closed = self.text.find(")", figure.end, self.end)
        if opened < 0 or closed < 0:
            return False
        timed = any(opened < i.start < closed for i in self.timed)
        earlier = _EARLIER.match(self.text, opened, figure.start)
        first = earlier.end() if earlier else opened + 1
        return (
            (timed or earlier is not None)
            and len(self._rest(first, figure.begin)) <= 3
            and closed - figure.end <= 40
        )

    def _is_told_up_from(self, made, start, end):
        """Say whether a size stands right between its levels: 318 cars, up 24 % from 241."""
        begin, last = made["spans"]["stated"]
        if start.lead != "from" or self._is_of(start) or is_far_off(made) or end.end > begin:
            return False
        is_next = not any(end.end < f.end <= begin for f in self.figures)
        return is_next and not self.text[last : start.begin].strip()
