"""Which size a pair of levels has: what is offered by the words around, less what is of another."""

import re
from dataclasses import dataclass

from cifras.reading.frame import Figure
from cifras.reading.levels import NO_DIFFERENCE
from cifras.reading.links import without_focus
from cifras.reading.others import WITH_LEVELS
from cifras.reading.sizes import Sizes

_RESTATED = (
    ", or",
    ", or by",
    "i.e.",
    "that is,",
    "es decir,",
    "esto es,",
    "o sea,",
    ", o un",
    ", un",
    "; un",
    ", o en un",
    "equivalente a",
    "equivalentes a",
    "equivalente al",
    "equivalent to",
)
_SINCE = frozenset(
    "in over within since during the just only en durante desde tras el la los las".split()
)
_GOING_ON = re.compile(
    r"\b(?:y|and) (?:pasó|pasaron|pasando|went|moved|fue|sum(?:ó|aron)|totaliz(?:ó|aron)"
    r"|alcanz(?:ó|aron)|lleg(?:ó|aron) a|se situ(?:ó|aron) en|ascend(?:ió|ieron) a|reached"
    r"|totall?ed|stood at|amounted to|came to)\s*$"
)
# What leads to the reason of a change, where that is a change itself.
_DRIVEN = re.compile(
    r",? (?:por|ante|debido a|gracias a|a causa de|on|amid|due to|because of|thanks to|driven by"
    r"|helped by|led by|owing to) (?:(?:la|el|las|los|al|una?|an?|the|its|su) )?"
)
# What moved, and so drove something else: fell from 5.3 % to 2.9 %, as imports fell by 14 %.
_BECAUSE = re.compile(
    r"[,)]\W*\b(?:as|because|since|porque|ya que|dado que|pues|puesto que|debido a que)"
    r" (?!(?:it|they|he|she|we|se|this|that|also)\b)[^,;:()0-9]{3,50}$", re.IGNORECASE)  # fmt: skip
_SAID_THAT = re.compile(
    r"\b(?:recalled|noted|added|said|record[óa]|añadió|señaló|dijo) (?:that|que)\b"
)
_WHICH = re.compile(r",? (?:which|lo que|que) (?:is|was|were|es|fue|son|era) (?:an? |una? )?$")
# Another clause, on another subject: from 146 to 131, cases of fraud rose 22 %.
_A_CLAUSE = re.compile(
    r"[^,;]{0,40}[,;] (?:(?:and|while|but|y|e|pero|mientras)? ?(?:that |que )?"
    r"(?=(?:the|los|las|el|la|its|their|our|sus?|nuestr[oa]s?) )"
    r"|(?:and|y) )?(?!(?:which|that|what|lo que|lo cual|que|cifra|dato|nearly|almost|casi|so|thus"
    r"|hence|therefore|meaning|or|o|por lo|con lo que|así|de modo|de manera|es decir)\b)"
    r"(?=[^\W\d_]{3,} )",
    re.IGNORECASE,
)
_THE_NUMBER = re.compile(r" (?:of |de |que )?(?:the|los|las|el|la) [$€£]?[0-9]")
_FARTHEST = 110  # characters between a size and its levels


def is_ratio_of(one):
    """Say whether a candidate for a size is a multiple in words."""
    return not isinstance(one, Figure)


# A clause with a verb and levels of its own: which in that time went from, que pasó de.
_WHICH_MOVED = re.compile(
    r", (?:que|quien(?:es)?|which|who) (?:[^,;.]{2,24} )?(?:pas(?:ó|aron)|went|moved|grew|cre"
    r"ci(?:ó|eron)) $"
)


@dataclass(frozen=True)
class _Offer:
    """A size ``one``, two levels, which stand from ``first`` to ``last``, and the words between."""

    one: object
    start: Figure
    end: Figure
    first: int
    last: int
    apart: str

    @property
    def is_before(self):
        """Whether the size stands before the levels."""
        return self.one.end <= self.first

    @property
    def is_after(self):
        """Whether the size stands after the levels."""
        return self.one.start >= self.last

    @property
    def is_ratio(self):
        """Whether the size is a multiple in words."""
        return is_ratio_of(self.one)


class Offers(Sizes):
    """A sentence whose pairs of levels find their sizes."""

    def _sized(self, pairs):
        """Yield each pair with the size that stands nearest to it, or None."""
        offers = sorted(
            (offer for pair in pairs for offer in self._sizes_of(*pair)), key=lambda offer: offer[0]
        )
        sizes, taken = {}, []
        for _, start, _, size in offers:
            if id(start) not in sizes and not any(size is one for one in taken):
                sizes[id(start)] = size
                taken.append(size)
        for start, end in pairs:
            yield start, end, sizes.get(id(start))

    def _sizes_of(self, start, end):
        """Yield (distance, start, end, size) of what may be the size of a pair of levels."""
        first, last = min(start.begin, end.begin), max(start.end, end.end)
        for one in [f for f in self.figures if not f.used and not f.forecast] + self.ratios:
            apart = self.text[one.end : first] if one.end <= first else self.text[last : one.start]
            if first <= one.start < last:
                apart = ""
            offer = _Offer(one, start, end, first, last, apart)
            if not any(rule(self, offer) for rule in _OF_ANOTHER):
                yield len(apart), start, end, one

    # what says that a size is of something else

    def _is_added(self, offer):
        """And profits rose 9 %: an *and*, but not *and went from*, *, which grew*."""
        is_relative = re.search(r", (?:que|which) [^\W\d_]+\s*$", offer.apart) is not None
        return self._adds(offer.apart) and not self._goes_on(offer.apart) and not is_relative

    def _is_of_other_brackets(self, offer):
        """What stands in brackets belongs to what stands before them."""
        one, inside = offer.one, self._inside(offer.start)
        if offer.is_before:
            return not offer.is_ratio and self._inside(one) >= 0 and inside != self._inside(one)
        if offer.is_after and 0 <= inside == self._inside(offer.end) != self._inside(one):
            return True
        opened = -1 if offer.is_ratio or not offer.is_after else self._inside(one)
        told = self.text[offer.last : max(offer.last, opened)]
        return "," in told and not self._bridges(offer.last, opened)  # eased by fuels (-2.1 %)

    def _is_of_the_reason(self, offer):
        """Fell 0.9 %, on a drop in petrol from $293 to $285: the levels are of what drove it."""
        if offer.is_after and not offer.is_ratio:
            moved = (t for t in self.trends if t.value and offer.last <= t.start < offer.one.start)
            at = next((t.start for t in moved), offer.last)
            return _BECAUSE.search(self.text, offer.last, at) is not None
        driven = _DRIVEN.search(offer.apart.lower()) if offer.is_before else None
        at = offer.one.end + driven.end() if driven else 0
        return driven is not None and any(at <= t.start <= at + 12 for t in self.trends)

    def _is_past_a_semicolon(self, offer):
        """Only what names no other subject goes on after a semicolon."""
        if ";" not in offer.apart or offer.is_before:
            return ";" in offer.apart
        return offer.is_after and not self._bridges(offer.last, offer.one.start)

    def _is_of_a_clause(self, offer):
        """Grew 11.6 %, said the office, which in that time went from two desks to five."""
        if not offer.is_before:
            return False
        if not offer.is_ratio and self._has_a_subject_that_moved(offer.one, offer.first):
            return True  # rents fell 5.7 % as reports of thefts went from 3,140 to 3,319
        told = _WHICH_MOVED.search(offer.apart)
        return told is not None and "," in offer.apart[: told.start()]

    def _is_far(self, offer):
        return len(offer.apart) > _FARTHEST or self._breaks(offer.apart.replace(";", ""))

    def _is_of_another_kind(self, offer):
        """An amount is not by how much percents moved."""
        is_amount = not offer.is_ratio and offer.one.kind in ("amount", "money")
        is_amount = is_amount and not self._is_part(offer.one)
        return offer.end.kind == "percent" and is_amount

    def _is_over_a_taken_level(self, offer):
        """Another level that has been taken stands between."""
        others = [f for f in self.figures if f.used and f not in (offer.start, offer.end)]
        low, high = min(offer.one.start, offer.first), max(offer.one.end, offer.last)
        return any(low <= f.start < high for f in others)

    def _is_told_of_another(self, offer):
        """What was doubled is one thing, what rose from and to another."""
        one = offer.one
        if offer.is_ratio and offer.is_after and _SAID_THAT.search(offer.apart):
            return True  # from 33 %, said one who recalled that the subsidy has doubled
        return offer.is_ratio and any(
            t.value and not self._is_how(one, t)
            for t in self.trends
            if one.end <= t.start < offer.first
        )

    def _is_of_what_follows(self, offer):
        """From 4.3 % to 4.1 %, twice the 2.0 % of 2019: the multiple is of what stands after it."""
        if not offer.is_ratio or not offer.is_after:
            return False
        led = _THE_NUMBER.match(self.text, offer.one.end)
        after = next((f for f in self.figures if f.start >= offer.one.end), None)
        return bool(led) and after is not None and after not in (offer.start, offer.end)

    def _is_in_other_terms(self, offer):
        """Of each year, at constant prices."""
        if offer.is_ratio:
            return False
        years = [self._year(figure) for figure in (offer.start, offer.end)]
        is_one_year = None not in years and years[1] - years[0] == 1
        return self._is_adjusted(offer.one) or (self._is_yearly(offer.one) and not is_one_year)

    def _has_levels_of_its_own(self, offer):
        """Rose 8 % to 66, with x; with jobs 22.6 % fewer at 5.13 million."""
        if offer.is_before and self._has_its_own_level(offer.one, offer.first):
            return True
        if offer.is_ratio or not offer.is_after:
            return False
        return self._leads_to_its_own(offer.one, offer.last) or self._compares_its_own(offer)

    def _compares_its_own(self, offer):
        """Say whether a size after two levels compares another one: three fewer than the 36."""
        after = next((f for f in self.figures if f.start >= offer.one.end), None)
        return (
            after is not None
            and after.lead == "against"
            and after not in (offer.start, offer.end)
            and not after.used
            and self._compared(offer.one, after)
        )

    def _has_a_subject_of_its_own(self, offer):
        """A drop of 3 % in accidents, with three fewer aircraft, spending rose by $3 million."""
        one = offer.one
        if offer.is_ratio or not offer.is_after:
            return False
        if self._is_of_another(one, offer.start, offer.end) or self._names_its_own(
            one, offer.first
        ):
            return True
        near = [n for n in self._numbers_between(offer.last, one.start) if n.end <= one.begin][-1:]
        if near and one.kind in ("amount", "money") and near[0].kind == one.kind:
            told = self.text[near[0].end : one.begin].lower()
            if _WHICH.search(told) and near[0] not in (offer.start, offer.end):
                return True  # and arrears were 18.6 million, which was 7.3 million lower
        if near and one.kind == "amount":
            if self.text[near[0].end : one.begin].strip() in ("", ","):
                return True  # 71 days, six fewer
        moved = self._trend_before(one)
        if not moved or moved.start < offer.last:
            return False
        is_way = self.text.endswith(("al ", "a la "), offer.last, moved.start)  # al alza
        if self._noun_before(one) and not is_way:
            return False
        told = _A_CLAUSE.match(self.text, offer.last, moved.start)
        is_clause = told is not None and WITH_LEVELS.match(self.text, self.start) is None
        is_clause = is_clause and not self._bridges(told.end(), moved.start)
        return is_clause or one.kind in ("amount", "money")

    def _is_no_size(self, offer):
        """Nothing says that it is by how much something moved."""
        one = offer.one
        if offer.is_ratio:
            return False
        is_size = (
            self._is_part_of_a_move(one)
            or self._is_part_beside(one, offer.last)
            or self._is_size(one)
            or self._is_difference(one)
            or (self._bare(one) and not self._is_percent_of_percents(one, offer.end))
        )
        if one.kind == "percent" and offer.is_before and not offer.apart.strip():
            # and rum 9 % from 210 to 191
            is_size |= (offer.start.lead, offer.end.lead) == ("from", "to")
        is_led_to = one.kind == "percent" and one.lead == "to"
        is_led_to = is_led_to and not self._is_size(one)
        return not is_size or is_led_to

    # what these look at

    def _numbers_between(self, first, last):
        """Return the numbers between two places, those included that no claim can hold."""
        numbers = [*self.figures, *(number for number, _ in self.aside)]
        return sorted((n for n in numbers if first <= n.start < last), key=lambda n: n.start)

    def _is_how(self, ratio, trend):
        """Say whether a word of change tells how something was doubled: tripled, rising from."""
        if trend.start - ratio.end <= 2:
            return True  # a tenfold rise
        between = set(self._rest(ratio.end, trend.start).lower().split())
        verb = self.text[trend.start : trend.end].lower()
        return between <= _SINCE and verb.endswith(("ing", "ndo"))

    def _goes_on(self, words):
        """Say whether an *and* only goes on with how it moved: rose 12 % and went from."""
        return _GOING_ON.search(words.lower()) is not None

    def _bare(self, figure):
        """Say whether a percent stands alone: after a colon, in brackets, after or by, i.e."""
        before = self.text[max(self.start, figure.start - 24) : figure.start].rstrip(" \u00a0")
        after = self.text[figure.end : figure.end + 14].lower()
        if figure.kind == "points":
            return before.lower().endswith(_RESTATED)
        if self._is_versus(figure):
            return False
        if figure.kind != "percent" or after.startswith((" of ", " de l", " del ", " de todo")):
            return False
        if before[-1:] == "," and after.startswith((", al pasar ", " al pasar ")):
            return True
        if before[-1:] == ":" and self._is_of_a_label(figure):
            return False
        return before[-1:] in (":", "(") or before.lower().endswith(_RESTATED)

    def _is_of_a_label(self, figure):
        """Say whether a label of its own leads to a percent: Staff 312 (305) | Occupied: 31 %."""
        last = max((n.end for n in self._numbers_between(self.start, figure.start)), default=0)
        told = self.text[last : figure.start]
        marks = [m.end() for m in re.finditer(r"[|\n;•·]", told)]
        return bool(marks) and not self._bridges(last + marks[-1], figure.start)

    def _is_percent_of_percents(self, figure, end):
        """Say whether a percent that nothing marks as a size stands with levels in percent."""
        return figure.kind == end.kind == "percent" and not self._is_size(figure)

    def _is_part_beside(self, figure, last):
        """Say whether a fraction in words restates two levels before it: to 207, nearly half."""
        if last > figure.start or not self._is_part(figure):
            return False
        told = self._rest(last, figure.start).lower().removeprefix("in").removeprefix("en")
        is_apart = set(",–—") & set(self.text[last : figure.start])
        return bool(is_apart) and told.strip(" ,") in ("", "or", "a", "an", "o", "un")

    def _is_difference(self, figure):
        """Say whether an amount is by how much another one moved: a word of change before it."""
        is_time = figure.kind == "time"
        if not is_time and (
            figure.kind not in ("amount", "money")
            or figure.number.unit.lower() in NO_DIFFERENCE - {"years", "años"}
        ):
            return False
        trend = self._trend_before(figure)
        if trend is None or figure.lead not in ("", "by", "to"):
            return False
        inner = without_focus(self.text[trend.end : figure.start].lower())
        if inner.endswith(" by") and len(inner) <= 60:
            inner = "by"  # cut the mean stay by 1.8 days
        if self._is_fraction(figure):
            return False
        return inner in ("", "by", "en")  # aumentó en 172 unidades


_OF_ANOTHER = (
    Offers._is_added,
    Offers._is_of_other_brackets,
    Offers._is_of_the_reason,
    Offers._is_past_a_semicolon,
    Offers._is_far,
    Offers._is_of_a_clause,
    Offers._is_of_another_kind,
    Offers._is_over_a_taken_level,
    Offers._is_told_of_another,
    Offers._is_of_what_follows,
    Offers._is_in_other_terms,
    Offers._has_levels_of_its_own,
    Offers._has_a_subject_of_its_own,
    Offers._is_no_size,
)
