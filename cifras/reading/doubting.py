"""What a reader would doubt: sizes and levels that do not agree and that little holds together.

That a text is wrong is said only where its words leave no other reading. Where a size and the
levels that were joined to it disagree, and they stand far apart, with other numbers or a semicolon
between them, they are parted again; where two levels go the other way than a word of change that
does not stand right by them, which way they went is left open.
"""

import re
from itertools import combinations, pairwise

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import difference, multiple, percent_change, stated_change
from cifras.arithmetic.verdicts import SIGNS
from cifras.reading.levels import as_level
from cifras.reading.phrased import Phrased
from cifras.reading.slips import is_far_off, is_slip_of
from cifras.reading.unit_names import are_apart, rate_after

# How many times the stated ratio, or amount, levels may give: beyond it they are of other things.
_STREWN = 158  # characters from the first number of a claim to the last: farther apart, doubted
_SO_MANY_TIMES = re.compile(
    r"[^,;.:]{0,12}(?:half|twice|double|doble|mitad|treble|triple|times|veces)"
    r" (?:of the|the|de (?:los|las|la)|que (?:los|las)|los|las) "
)
# What a percent says that it is of: a 12 % rise in fees, 12 % fewer boys; as fees rose 12 %.
_OF_WHAT = re.compile(
    r" (?:(?:[^\W\d_]+ )?(?:in|of|de|del|en) (?:the |los |las |la |el )?"
    r"|(?:more|fewer|less) |(?:más|menos) de )(?P<what>[^\W\d_]{4,})", re.IGNORECASE)  # fmt: skip
_AS_WHAT = re.compile(
    r"\b(?:as|while|when|cuando|mientras(?: que)?) (?:the |las |los |la |el )?"
    r"(?P<what>[^\W\d_]{4,}) [^\W\d_]+ (?:by |un |en )*$", re.IGNORECASE)  # fmt: skip
# What a sentence begins with whose size may be of other levels than those that it prints.
_ADJUSTED_FIRST = re.compile(
    r"\W*(?:(?:and|but|yet|however|pero|y)\W+)?(?:(?:when|once|after|si se|una vez|al) )?"
    r"(?:adjust(?:ed|ing) for|(?:seasonally|inflation)[ -]adjusted|in (?:real|constant)|at constant"
    r"|on an? [^\W\d_]+[^,.;:]{0,30} basis|excluding|leaving out|stripping out|net of|without"
    r"|not counting|deflated|ajustad[oa]s? (?:por|de|según)|ajustar por|desestacionalizad"
    r"|descontad[oa]|descontando|descontar|deflactad|excluyendo|excluid[oa]s?|excluir"
    r"|sin (?:contar|incluir|tener en cuenta|considerar)|en (?:términos|valores|pesos) reales"
    r"|a (?:precios|tipos? de cambio|moneda|tasas?) constantes?)\b[^,.;:]{0,60},",
    re.IGNORECASE,
)
# What two levels are called right after them: against 412 in May, a fall of.
_CALLED = re.compile(
    r"(?: (?:in|en|the|el|la|of|de|a) [^,;:.()]{2,24}| (?:last|un|a) [^,;:.()]{2,16})?,"
    r" (?:an?|una?) (?:[^\W\d_]+ )?[^\W\d_]{3,} (?:of|de|del) (?:un |just |some |about )?",
    re.IGNORECASE,
)
_COMMAS = 3  # between them, likewise
_BESIDE = 30  # characters from a word of change to the level that it leads to or from


class Doubting(Phrased):
    """A sentence whose claims are doubted before a text is called wrong by them."""

    def _part_what_is_far_off(self):
        """Part a size from levels that no word leads between where no slip could explain them.

        A text that is wrong is so by a digit, a sign or a scale; two strikes of 61 and 31,905 are
        not what fell by 18 %.
        """
        for made in self.claims:
            if not (made["start"] and made["end"]):
                continue
            is_far = is_far_off(made) and not (self._is_plain(made) or self._is_called_so(made))
            if is_far or _is_in_another_measure(made):
                self.let_go(made)

    def _is_called_so(self, made):
        """Say whether two levels set against each other are called what they are not.

        There were 380 in June against 412 in May, a fall of 78 %.
        """
        last = max(made["spans"][role][1] for role in ("start", "end"))
        start = self.figure_at(made, "start")
        is_called = _CALLED.fullmatch(self.text, last, made["spans"]["stated"][0]) is not None
        is_against = start is not None and start.lead in ("against", "from")
        goes_its_way = (made["end"].value > made["start"].value) == (made["stated_value"] > 0)
        return is_called and is_against and goes_its_way

    def _part_what_is_strewn(self):
        """Part a size from levels that it does not follow from, where they stand apart."""
        for made in self.claims:
            ends = made["start"], made["end"]
            if None in ends or holds(made) or not self._is_strewn(made):
                continue
            if made["stated_unit"] != "percent" or not is_slip_of(made, *ends):
                self.let_go(made)

    def _part_what_is_of_another(self):
        """Part a percent that names what it is of from levels of another thing that do not give it.

        Pupils numbered 412 in 2019 and 390 in 2020 after a 12 % rise in fees. Nor may levels as
        they were paid give what is adjusted: adjusted for inflation, wages rose 2 %.
        """
        is_adjusted = _ADJUSTED_FIRST.match(self.text, self.start) is not None
        for made in list(self.claims):
            if not (made["start"] and made["end"]) or made["stated_unit"] != "percent":
                continue
            if is_adjusted and not holds(made):
                self.let_go(made)
                continue
            last = max(made["spans"][role][1] for role in ("start", "end"))
            begin, end = made["spans"]["stated"]
            if begin < last or holds(made):
                continue
            told = self.text[self.start : last].lower()
            named = [_OF_WHAT.match(self.text, end, self.end)]
            named.append(_AS_WHAT.search(self.text, last, begin))
            whats = [each["what"].lower() for each in named if each]
            if any(what[:5] not in told and self._is_a_thing(what) for what in whats):
                figures = [self.figure_at(made, role) for role in ("start", "end")]
                is_move = None not in figures and [f.lead for f in figures] == ["from", "to"]
                self.part_size(made) if is_move else self.let_go(made)

    def _part_what_is_per_another(self):
        """Part levels of two measures or rates: from $9 an hour to $1,200 a month.

        An amount by which they moved has to be in theirs, and two of them without a size are no
        claim at all.
        """
        for made in [m for m in self.claims if m["start"] and m["end"]]:
            units = [
                made[role].unit + rate_after(self.text, made["spans"][role][1])
                for role in ("start", "end")
            ]
            units += [made["stated"].unit] if made["kind"] == "difference" else []
            if any(are_apart(*pair) for pair in combinations(units, 2)):
                self.let_go(made, is_all=made["kind"] == "difference")
                if made["stated"] is None:
                    self.claims.remove(made)

    def _drop_multiples_of_no_time(self):
        """Leave out what is half or twice another thing, where neither a time nor a move is told.

        He received 18 months, half the 36 handed to the other.
        """
        if self.timed or any(t.value for t in self.trends):
            return
        for made in [m for m in self.claims if m["kind"] == "multiple" and m["start"] and m["end"]]:
            told = self.text[made["spans"]["stated"][0] : made["spans"]["start"][0]].lower()
            if _SO_MANY_TIMES.fullmatch(told):
                self.claims.remove(made)

    def let_go(self, made, is_all=False):
        """Leave a claim its size and, unless all is let go, an end that a link leads to."""
        for role in ("start", "end"):
            figure = self.figure_at(made, role)
            if role == "end" and figure and figure.lead == "to" and not is_all:
                continue
            if figure:
                figure.used = False
            made[role], made[f"{role}_period"] = None, ""
            made["spans"].pop(role, None)

    def part_size(self, made, part=None, end=None):
        """Make a claim one of its levels, and another of its size, with an `end` of its own.

        `part` is the sentence of that end.
        """
        size, alone = made["spans"].pop("stated"), dict(made)
        alone |= {"start": None, "end": None, "start_period": "", "end_period": "", "indicator": ""}
        alone["spans"] = {"stated": size}
        made |= {"kind": "levels", "stated": None, "stated_value": None, "stated_unit": "",
                 "ratio": None, "direction": ""}  # fmt: skip
        self._turn_what_is_of_before(made)
        if end is not None:
            alone["end"], alone["spans"]["end"] = as_level(end.number), (end.start, end.end)
            when = part.own_period(end)
            alone["end_period"] = when.value.text if when else ""
        self.claims.append(alone)

    def _turn_what_is_of_before(self, made):
        """Let the start be what was before: 34 goals (47 the year before), 3 % against 4 %."""
        figures = [self.figure_at(made, role) for role in ("start", "end")]
        when = self.own_period(figures[1]) if all(figures) else None
        if when is None:
            return
        is_base = when.kind == "base" and self._in_brackets(*figures)
        if not is_base and [figure.lead == "against" for figure in figures] != [False, True]:
            return
        spans = made["spans"]
        spans["start"], spans["end"] = spans["end"], spans["start"]
        made |= {"start": made["end"], "end": made["start"]}
        made |= {"start_period": when.value.text, "end_period": ""}

    def _is_strewn(self, made):
        """Say whether the numbers of a claim stand too far apart to tell that a text is wrong."""
        spans = sorted(made["spans"][role] for role in ("start", "end", "stated"))
        gaps = [(one[1], two[0]) for one, two in pairwise(spans)]
        between = [f for a, b in gaps for f in self.figures if a <= f.start < b]
        ends = [self.figure_at(made, role) for role in ("start", "end")]
        kinds = {figure.kind for figure in ends if figure}
        is_led = [f.lead for f in ends if f] == ["from", "to"]  # from 13.4 to 11.1 percent
        is_other_kind = not is_led and ("time" in kinds or kinds == {"amount", "percent"})
        return (
            spans[-1][1] - spans[0][0] > _STREWN
            or sum(self._inside(figure) < 0 for figure in between) > 1
            or sum(self.text.count(", ", a, b) for a, b in gaps) > _COMMAS
            or (is_other_kind and made["stated"].kind == "percent")
            or all(f and f.lead == "by" and f.kind == "amount" for f in ends)
            or (made["kind"] == "difference" and self._has_its_own_time(made))
        )

    def _has_its_own_time(self, made):
        """Say whether a time follows an amount that is told after two levels with theirs."""
        last = made["spans"]["stated"][1]
        is_after = all(made["spans"][role][1] <= last for role in ("start", "end"))
        is_dated = made["start_period"] and made["end_period"]
        when = next((i for i in self.timed if 0 <= i.start - last <= _BESIDE), None)
        return bool(is_after and is_dated and when)

    def _leave_the_way_open(self):
        """Leave open which way two levels went that go against a word that is not right by them."""
        for made in self.claims:
            if made["kind"] != "levels" or not (made["start"] and made["end"]):
                continue
            gap = made["end"].value - made["start"].value
            sign = SIGNS.get(made["direction"], 0)
            if gap * sign < 0 and not self._is_told_of_both(made, sign):
                made["direction"] = ""

    def _is_told_of_both(self, made, sign):
        """Say whether a word of change stands right by the link from, to or against of two levels.

        Fell from 40 to 60; fell to 60, from 40; 60, down from 40.
        """
        start, end = (self.figure_at(made, role) for role in ("start", "end"))
        if start is None or end is None or start.lead not in ("from", "against"):
            return False
        if self._is_of(start) and self._noun_before(start):
            return False  # una reducción de 0,6, y hemos llegado al 1,9
        ends = [t.end for t in self.trends if t.value == sign]
        return any(
            0 <= figure.begin - at <= _BESIDE
            and not set(self.text[at : figure.begin]) & set(",;:.")
            for figure in (start, end)
            for at in ends
            if figure is start or figure.lead == "to"
        )


def _is_in_another_measure(made):
    """Say whether an amount is told of levels in percent: up $184 million, a coupon of 6.6 %."""
    kinds = {made[role].kind for role in ("start", "end")}
    return (
        made["stated_unit"] == "absolute"
        and "percent" in kinds
        and (made["stated"].kind in ("amount", "money") and made["stated"].unit != "")
    )


def holds(made):
    """Say whether the levels of a claim give its size, by the rounding and words of all three."""
    start, end, number = made["start"], made["end"], made["stated"]
    if number is None or start.value <= 0 or end.value < 0:
        return True  # no size, or one that is not tested
    levels = [Quantity("", n.value, "", n.grain, n.comparator) for n in (start, end)]
    stated, is_ratio = made["stated_value"], made["stated_unit"] == "ratio"
    if is_ratio:
        found = multiple(*levels)
    else:
        found = percent_change(*levels) if made["stated_unit"] == "percent" else difference(*levels)
    said = Quantity("", abs(stated), "", number.grain, number.comparator)
    return found.meets(stated_change(said, 1 if is_ratio or stated > 0 else -1))
