"""Two levels of one thing, each with its own time: 412 in 1996; in 2021 they were 187.

No word of change need stand in the text. The second clause must hold next to nothing of its own,
so that it can only speak of what the first one counted.
"""

import re
from itertools import pairwise

from cifras.reading.earlier import AFTER_IT, HAD, WAS
from cifras.reading.levels import NO_DIFFERENCE, alike, one_noun
from cifras.reading.same_thing import SameThing

# What stands before a verb whose subject is that of the sentence before.
_ITS_SUBJECT = re.compile(
    r"\b(?:it|they|that|this|these|those|(?:the|that|this) (?:count|figure|number|total|rate|tally)"
    r"|(?:la|esa|esta) (?:cifra|tasa)|el (?:número|total))\b[^,;]{0,16}$"
    r"|(?:^|,)\s*(?:(?:ya|se|ha|han|había|habían) )*$"
)
_LASTED = re.compile(
    r"\b(?:is|are|was|were|been|stood|averaged|took|lasted|stands|now|es|son|era|eran|fue|fueron|sido"
    r"|registró|registraron|hubo|tuvo|recorded|saw|promediaba|promedió|duraba|duró|dura|tardaba|tarda|take|takes)"
    r"(?: (?:de|at|about|around|only|just|now|ya|hoy|unos|unas|solo))*(?: |$)$"
)
_LABELLED = re.compile(r"[^\W\d_]: $")
_IN_A_LABEL = re.compile(r": $|: [0-9.,]+ [^\W\d_]+[^:.]*(?:,| y| and) $")
_COMES_TO = re.compile(
    r"\b(?:equivale|equivalía|asciende|amounts|comes|came|amounted|equals) (?:a|to)\b"
)
_ON = re.compile(r" (?:on|sobre) ")
_IT_WAS = re.compile(
    r"(?:(?:in|by|en|a) )?[^,;]{0,50}?,? ?\b(?:it|they|we|there|la cifra|el total) "
    r"(?:was|were|is|are|stood at|came to|sold|took|made|built|[a-z]+ed|fue de|es de|era de) $"
)
_SINCE_THEN = re.compile(r"\b(?:has|have|had)(?: since)? |\bdesde entonces\b|\bhabían? ")
_COMPARING = re.compile(r"\b(?:compar\w+ (?:with|to|con)|frente al?|respecto al?) (?:the |el )?$")
_WHICH_WAS = re.compile(r"\s*(?:que|which|that|cuy[oa]s? [^\W\d_]+)\b[^,;]*$")
# What says that a size follows from the levels before it: volumes hence grew 17 %.
HENCE = re.compile(
    r"\b(?:hence|thus|therefore|accordingly|consequently|por (?:lo )?tanto|por ende|en consecuencia"
    r"|\b(?:puts?|cifran?|cifró|calculan?|calculó|estiman?|estimó) (?:the|its|el|la|su) [^\W\d_]+"
    r"|, (?:making for|which makes|lo que (?:arroja|da|deja))"
    r"|, pues,|así,?|es decir,?|o sea,?|that is,?|i\.e\.,?)(?:,? |$)"
    r"|\b(?:so|por lo que|así que|de (?:modo|manera|forma) que) (?:the|its|their|la|el|su) "
    r"(?:proportion|share|percentage|rate|ratio|figure|number|total|count|proporción|cuota|tasa"
    r"|porcentaje|cifra|número) "
)
_THEN = frozenset("luego and y e then but pero before antes".split())
_AND_TO = frozenset(
    "before antes but pero and back then from there de ahí to at y e luego después para a en in "
    "by".split()
)
_AND_IN = frozenset(
    "just only mere meagre apenas solo and y as in the at on for of en el la los las del de "
    "a with to against con".split()
)
_FARTHEST = 140  # characters


class Dated(SameThing):
    """A sentence whose levels are paired by their times, where nothing else has taken them."""

    def _pair_by_time(self, before):
        """Make claims of levels that stand alone with their times, here and with the one before."""
        for made in self.claims:
            if made["stated"] and made["end"] and not made["start"]:
                self._start_by_time(made)
                self._start_where_the_last_ended(made, before)
            if made["end"] and not made["start"]:
                self._start_of_the_subject(made)
            if made["end"] and not made["start"]:
                self._start_from_the_one_before(made, before)
        for made in list(self.claims):
            self._second_base(made)
        for made in list(self.claims):
            self._third_time(made)
            self._steps_on(made)
        free = self._counting()
        if any(self._is_size(f) for f in self.figures if not f.used):
            free = []
        spans = self._spans()
        if free and any(self._lists_on(made, free[0]) for made in self.claims):
            free = []
        if len(free) == 2 and self._are_set_against_one(*free):
            left = before._counting() if before is not None and not before.claims else []
            for figure in free if len(left) == 1 else ():
                self._join(before, left[0], self, figure)
        elif len(free) == 2:
            self._join(self, free[0], self, free[1])
        elif len(spans) == 2 and all(any(f is s for s in spans) for f in free):
            self._join(self, spans[0], self, spans[1])
        elif free:
            self._join_each(free)
        free = self._counting()
        if before is None or len(free) != 1 or "\n\n" in self._gap_after(before):
            return
        if self.claims and not self._leads_to_a_size(free[0]):
            return
        self._start_of_the_one_before(before, free[0])
        left = before._counting()
        if len(left) == 1 and not before.claims:
            self._join(before, left[0], self, free[0])

    def _lists_on(self, made, figure):
        """Say whether a number is the next of a list that an amount of change opens."""
        if made["kind"] != "difference" or made["start"] or made["end"] or figure.number.unit:
            return False
        told = self.text[made["spans"]["stated"][1] : figure.start]
        return re.fullmatch(r"[^;.,]{0,30}, (?:and |y )?", told) is not None

    def _join_each(self, free):
        """Join levels next to each other that each have a time, and what brackets tell with them.

        520,085 in 2023; in 2022 there were 248,284 and in 2021, 133,726. 2,521 in 2022 (16.6 per
        100,000), 2,858 in 2021 (19.3 per 100,000).
        """
        outside = [f for f in free if self._inside(f) < 0]
        for one, two in pairwise(outside):
            times = self.own_period(one), self.own_period(two)
            if None in times or times[0] is times[1]:
                continue
            if one.lead in ("from", "against") and not self._is_of(one):
                continue
            if two.number.unit not in ("", one.number.unit):
                continue
            now = self.own_period(outside[0])
            if times[1].kind == "base" and now is not None and now.kind != "base":
                one = outside[0]  # 3.2 % in May; in April it was 3.4 % and a year ago 4.1 %
            made = len(self.claims)
            self._join(self, one, self, two)
            opened = [(f, self._inside(f)) for f in free]
            within = [[f for f, at in opened if 0 <= at - a.end <= 24] for a in (one, two)]
            if len(self.claims) > made and all(len(each) == 1 for each in within):
                (first,), (second,) = within
                if first.number.unit and alike(first.number, second.number)[0] is not None:
                    self._join_within(self.claims[-1], one, first, second)

    def _join_within(self, other, one, first, second):
        """Make a claim of two levels in brackets, with the times of those before the brackets."""
        is_start = other["spans"]["start"][0] == one.start
        self._claim(*((first, second) if is_start else (second, first)), None)
        first.used = second.used = True
        self.claims[-1] |= {name: other[name] for name in ("start_period", "end_period")}

    def _start_by_time(self, made):
        """Give a size and where it led to the level of before that the same words speak of."""
        ends = [f for f in self.figures if f.start == made["spans"]["end"][0]]
        before = [f for f in self._free() if ends and f.end <= ends[0].start]
        if not before or not self._fits(made, before[-1]):
            return
        one, two = before[-1], ends[0]
        if self._speaks_of_the_same(one, self, two) and self._time_order(self, one, self, two) == 1:
            self._take(made, "start", one)

    def _start_of_the_subject(self, made):
        """Give where something went the level that a clause on the subject says it once had.

        The debt, which stood at $312 million in 2019, has fallen to $209 million.
        """
        first = min(a for role, (a, _) in made["spans"].items() if role in ("end", "stated"))
        begin = max(self.text.rfind(";", self.start, first) + 1, self.start)
        before = [f for f in self.figures if begin <= f.begin and f.end <= first]
        if len(before) != 1 or not self._is_level(before[0]):
            return
        level, when = before[0], self.own_period(before[0])
        moved = next((t for t in self.trends if t.value and t.start >= level.end), None)
        had = HAD.search(self.text[self.start : level.begin].lower())
        is_since = made["end"] or had or _SINCE_THEN.search(self.text, level.end, first)
        if moved is None or not is_since:
            return
        opened = self.text.find(",", begin, level.begin)
        closed = self.text.find(",", level.end, moved.start)
        is_aside = 0 <= opened <= closed and not self.text[opened + 1 : level.begin].count(",")
        if not is_aside or when is None or not self._fits(made, level):
            return
        told = self.text[opened + 1 : level.begin].lower()
        ends = self.figure_at(made, "end")
        is_once = _WHICH_WAS.match(told) or (when.value.year and len(told.split()) <= 3)
        is_moved = ends is not None or made["end"] is None
        if is_once and self._rest(closed, moved.start).count(" ") <= 2 and is_moved:
            self._take(made, "start", level)

    def _start_where_the_last_ended(self, made, before):
        """Give a size the level that the sentence before ended at, where it names that time.

        It fell to 80,500 ha in 2013. Between 2013 and 2014 there was a rise of 39 % to 112,000 ha.
        """
        for other in [] if before is None or made["start"] else before.claims:
            level, when = other["end"], made["start_period"]
            same = level and level.unit and level.unit.lower() == _unit(made["end"], level)
            if same and when and when == other["end_period"] and made["end_period"] != when:
                made["start"], made["spans"]["start"] = level, other["spans"]["end"]
                return

    def _start_from_the_one_before(self, made, before):
        """Give where something went the one level of the sentence before, which it speaks of.

        The rate was 23.1 % in July. By August it had declined to 22.6 %.
        """
        left = [] if before is None or before.claims else before._counting()
        left = [f for f in left if not self._is_name_like(f)]
        if len(left) != 1 or "\n\n" in self._gap_after(before):
            return
        moved = [t for t in self.trends if t.end <= made["spans"]["end"][0]]
        level = self.figure_at(made, "end")
        was = level and _IT_WAS.match(self.text[self.start : level.begin].lower())
        order = self._time_order(before, left[0], self, level) if level else 0
        goes_on = order > 0 and self._names_no_subject(before)
        if not (moved or was or goes_on):
            return
        head = self.text[self.start : moved[-1].start].lower() if moved and not was else ""
        own, when = left[0].number, before.own_period(left[0])
        same = own.kind == made["end"].kind and (
            not made["end"].unit or own.unit.lower() == made["end"].unit.lower()
        )
        is_told = was or goes_on or (moved and _ITS_SUBJECT.search(head))
        if when is None or not same or not is_told:
            return
        if order < 0:
            return  # 613 last year. In 2014 there were 748, an 18 % fall
        left[0].used = True
        made["start"], made["end"] = alike(own, made["end"])
        made["spans"]["start"] = (left[0].start, left[0].end)
        made["unit"] = made["unit"] or own.unit
        made["start_period"] = when.value.text

    def _start_of_the_one_before(self, before, figure):
        """Give where something went in the sentence before the level that it came from.

        The mean mark went up to 73.4. A year before it had been 70.1. In 2022 it was 71.
        """
        ends = [made for made in before.claims if is_lone_end(made)]
        when = self.own_period(figure)
        if len(ends) != 1 or len(before.claims) != 1 or when is None:
            return
        end = before.figure_at(ends[0], "end")
        is_then = when.kind == "base" or figure.lead == "from"
        is_then = is_then or HAD.search(self.text[self.start : figure.begin].lower())
        is_then = is_then or (end is not None and self._time_order(before, end, self, figure) < 0)
        if end is None or not is_then or not self._fits(ends[0], figure):
            return
        if end.kind == figure.kind and self._speaks_of_the_same(end, self, figure):
            before._take(ends[0], "start", figure)
            self.carried = ends[0]
            ends[0]["start_period"] = when.value.text

    def _second_base(self, made):
        """Make a claim of the second level that an end is compared with: versus 44 % and 43 %."""
        if made["kind"] != "levels" or not (made["start"] and made["end"]):
            return
        start = next((f for f in self.figures if f.start == made["spans"]["start"][0]), None)
        if start is None:
            return
        later = [f for f in self.figures if f.start > start.end][:1]
        if not later or later[0].used or not self._of_one_unit(start, later[0]):
            return
        is_beside = self._are_both_dated_inside(start, later[0])
        is_before = AFTER_IT.search(self.text, self.start, start.begin) is not None
        if start.lead not in ("against", "from") and not (is_beside or is_before):
            return
        words = set(self._rest(start.end, later[0].begin).replace(",", " ").lower().split())
        if not is_beside and (not words & {"and", "y"} or not words <= _AND_IN):
            return
        when = self.own_period(later[0]) if is_beside else self._after(later[0], 60)
        if when is None or _ON.match(self.text, later[0].end):
            return  # and almost 1.5 million on a year ago
        later[0].used = True
        again = made | {"start": later[0].number, "start_period": when.value.text}
        again["spans"] = made["spans"] | {"start": (later[0].start, later[0].end)}
        again["direction"] = ""
        self.claims.append(again)

    def _are_both_dated_inside(self, one, two):
        """Say whether brackets hold two levels of two times: (334 in 2013 and 412 in 2007)."""
        opened, times = self._inside(one), [self.own_period(one), self.own_period(two)]
        if opened < 0 or self._inside(two) != opened or None in times or times[0] is times[1]:
            return False
        left = set(re.findall(r"[^\W_]+", self._rest(one.end, two.begin).lower()))
        return bool(left & {"and", "y"}) and left <= {"and", "y", "in", "en", "de", "del"}

    def _third_time(self, made):
        """Make a claim of an end and the level of a time before: 13.6 %; ten years ago, 23.6 %."""
        end = self.figure_at(made, "end") if made["end"] else None
        later = [f for f in self._counting() if end and f.start > max(end.end, _last(made))][:1]
        if not later or later[0].kind != end.kind or self._is_size(later[0]):
            return
        level, when = later[0], self.own_period(later[0])
        between = self.text[max(end.end, _last(made)) : level.begin]
        is_then = when is not None and when.kind == "base" and when.end <= level.start
        if not is_then or ";" not in between or WAS.search(between.lower()) is None:
            return
        if not self._of_one_unit(end, level) or not self._speaks_of_the_same(end, self, level):
            return
        self._claim(level, end, None)
        self.open.clear()
        level.used = True
        periods = {"start_period": when.value.text, "end_period": made["end_period"]}
        self.claims[-1] |= periods | {"direction": ""}

    def _steps_on(self, made):
        """Make a claim of an end and the level after it: to 7.2 in 2015 and 8.3 in 2016."""
        end = self.figure_at(made, "end") if made["start"] and made["end"] else None
        ended = [self.figure_at(m, "end") for m in self.claims if is_lone_end(m)]
        later = [f for f in [*self._counting(), *ended] if f and end and f.start > end.end]
        later = sorted(later, key=lambda f: f.start)[:1]
        if not later or made["stated"] or later[0].kind != end.kind or self._is_size(later[0]):
            return
        years = [when and when.value.year for when in map(self._after, (end, later[0]))]
        told = self._rest(end.end, later[0].start)
        for trend in self.trends:
            if end.end <= trend.start < later[0].start:
                told = told.replace(self.text[trend.start : trend.end], " ")
        words = told.replace(",", " ").lower().split()
        is_next = set(words) <= _AND_TO and bool(set(words) & _THEN)
        times = [self._after(f) for f in (end, later[0])]
        is_later = self._runs_on(*times) if years == [None, None] else (
            None not in years and years[0] < years[1]
        )  # fmt: skip
        is_next |= words == ["a"] and years == [None, None]  # a 164 en marzo
        if not (is_later and is_next):
            return
        if self._of_one_unit(end, later[0]):
            self.forget_lone_end(later[0])
            self._claim(end, later[0], None)
            self.open.clear()
            later[0].used = True

    def _counting(self):
        """Return the free levels that are no length of time: hace diez años."""
        if self._is_of_a_change():
            return []
        return [
            f
            for f in self._free()
            if (self._is_of_lives or f.number.unit.lower().split(" ")[0] not in NO_DIFFERENCE)
            and not self._is_right_after_a_change(f.number)
            and self.text[f.begin : f.start].strip(" (").lower() != "by"
            and not (self._is_name_like(f) and self._has_more_in_digits())
        ]

    def _is_of_a_change(self):
        """Say whether amounts are those of a change: the rise comes to 177,250, and to 10,655."""
        first = next((t for t in self.trends if t.start - self.start <= 12), None)
        if first is None or not self._is_noun(first):
            return False
        rest = self.text[first.end : self.end].lower()
        return _COMES_TO.search(rest) is not None and len(self.text[self.start : first.start]) <= 8

    def _has_more_in_digits(self):
        free = self._free()
        return len(free) > 2 or any(not f.in_words and f.number.value >= 100 for f in free)

    def _spans(self):
        """Return the free lengths of time that a verb gives to a time: the wait is now 41 weeks."""
        timely = any(f.kind == "time" and not f.used for f in self.figures)
        return [
            f
            for f in self.figures
            if (f.kind == "time" or (f.kind == "amount" and not f.number.unit and timely))
            and not (f.used or f.forecast or f.in_words)
            and (
                self.own_period(f) is not None
                or self._is_once(f)
                or _LABELLED.search(self.text, self.start, f.start)
            )
            and (
                _LASTED.search(self.text[self.start : f.start].lower())
                or (f.lead == "to" and self._moves_right_before(f))
                or _IN_A_LABEL.search(self.text, self.start, f.start)
            )
        ]

    def _is_once(self, figure):
        """Say whether words before a level say that it was once so: used to take 52 minutes."""
        before = self.text[max(self.start, figure.start - 24) : figure.start]
        return self._has(before, "once")

    def _leads_to_a_size(self, level):
        """Say whether the one claim is of a size that follows from a level: 22 %, so it rose."""
        if len(self.claims) > 1 or self.claims[0]["start"] or self.claims[0]["end"]:
            return False
        told = self.text[level.end - 1 : self.claims[0]["spans"]["stated"][0]]
        return HENCE.search(told.lower()) is not None

    def forget_lone_end(self, figure):
        """Leave out the claim of a level alone that a claim of more than it has taken."""
        self.claims = [
            made for made in self.claims
            if not (is_lone_end(made) and made["spans"]["end"][0] == figure.start)
        ]  # fmt: skip

    def _gap_after(self, before):
        return self.text[before.end : self.start]

    def _join(self, first, one, second, two):
        if one.kind != two.kind and one.number.unit and two.number.unit:
            return
        if one.kind != two.kind and "percent" in (one.kind, two.kind):
            return  # 214 buses, against 268 in 2022: 20.1% fewer
        if one.lead == "from" and two.lead in ("from", "against") and not first._is_of(one):
            return  # up from 130, but below the 136 of March
        if second._is_of_another_group(two, one.end):
            return
        when = second.own_period(two)
        if (
            one.lead == "against"
            and when is not None
            and _COMPARING.search(self.text, one.end, when.start)
        ):
            return  # compared with the 51 of April; with May of last year, when 45 were made
        is_verb = two.number.unit.lower() in self.words.small["little"]  # only 131 remain
        if one.lead != "against" and not is_verb and not one_noun(one.number, two.number):
            return
        if alike(one.number, two.number)[0] is None:
            return
        if not self._speaks_of_the_same(one, second, two):
            return
        if second._tells_of_another(first, one, two):
            return
        order = self._time_order(first, one, second, two)
        if order == 0 or (first is second and self._are_of_two_moves(one, two, order)):
            return
        start, end = (one, two) if order > 0 else (two, one)
        self._claim(start, end, None)
        made = self.claims[-1]
        one.used = two.used = True
        first_period, second_period = first.own_period(one), second.own_period(two)
        told = [p.value.text if p else "" for p in (first_period, second_period)]
        made["start_period"], made["end_period"] = told if order > 0 else told[::-1]

    def _speaks_of_the_same(self, one, second, two):
        """Say whether the words between two levels are no more than links and times."""
        if two.begin - one.end > _FARTHEST:
            return False
        at = one.end if second is not self else self._past_its_noun(one, two.begin)
        marks = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), self.text[at : two.start])
        at += max(marks.rstrip(" .;:—–,(").rfind(mark) for mark in ".;:—–,") + 1
        if second is self and (had := AFTER_IT.search(self.text, at, two.start)):
            return second._bridges(at, had.start())  # after having served 22,100
        return second._bridges(at, max(at, two.begin))


def is_lone_end(made):
    """Say whether a claim is of a level alone that something went to: fell to 2.96 million."""
    return made["kind"] == "levels" and bool(made["end"]) and not made["start"]


def _last(made):
    """Return where the last number of a claim ends."""
    return max(
        made["spans"][role][1] for role in ("start", "end", "stated") if role in made["spans"]
    )


def _unit(number, other):
    """Return the unit of a number, without the words that follow a unit of measure."""
    unit = number.unit.lower()
    first = other.unit.lower()
    return first if unit.split(" ")[:1] == first.split(" ")[:1] else unit
