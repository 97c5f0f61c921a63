"""Which of two levels came first: the rules that say so, in the order in which they are asked.

Each rule looks at two levels that follow each other (:class:`Two`) and returns them in order of
time, or :data:`_APART` where it says that they do not belong together, or None where it has
nothing to say. Rules that part levels come before those that could join them.
"""

import re

from cifras.reading.against import Against
from cifras.reading.frame import FAR, Figure
from cifras.reading.levels import alike, measure_of
from cifras.reading.two import Two

_LEFT_AFTER = re.compile(r"[0-9]\s+(?:[^\W\d_]+ )?(?:remain|remained|survive|are left|quedan)\b")
_LEFT = re.compile(
    r"\b(quedan?|quedaban|se ha llegado|se llegó|sobreviven|remain|survive|are left"
    r"|there are now)\b"
)
_FIGURE_THAT = re.compile(
    r", (?:(?:una |un )?(?:cifra|número|cantidad|monto|total|dato|valor) que"
    r"|(?:an? )?(?:figure|number|amount|total|count) (?:that|which)) ",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|been|stood|era|eran|fue|fueron|sido|hubo|[^\W\d_]{2,}aban?|(?:supon|ten|recib"
    r"|produc|vend|cubr|constitu|manten|ofrec|reun)ían?"
    r"|(?:accounted|made up|represented|totall?ed|reached|supplied|provided|held|sold))\b"
)
_SIZED = re.compile(r" \(([+−–-])? ?[0-9][0-9.,]* ?(?:%|per ?cent|por ciento)")
_SINCE = re.compile(r"\b(?:has|have|had) since\b|\bdesde entonces\b")
_AND_A_NUMBER = re.compile(r" (?:and|y) [$€£]?[0-9]")
_NUMBER_AND = re.compile(r"[0-9] (?:and|y) [$€£]?$")
_HOURS = re.compile(r"\b(?:horario|atención|hours|open|ages?|edad|edades)\b[^;.]*$")
_BEFORE = re.compile(
    r"(?: [^\W\d_]+){0,4},? (?:before|antes)\b[^;:()]{0,60}?(?:,| and| but| y| pero)"
    r"(?: [^\W\d_]+){0,2} ?$"
)
_AFTERWARDS = re.compile(
    r"(?: [^\W\d_]+){0,4} (?:after|afterwards?|thereafter|después)"
    r"(?: (?:it|that|this|de (?:ell[ao]|eso|él)))?(?=[.,;)]|$)"
)
_CLITIC = re.compile(r"\b(?:lo|la|los|las) (?:hemos |ha |han |he |había )?$")
_GAINED = re.compile(
    r"\b(?:gan(?:ó|aron)|perd(?:ió|ieron)|gained|has lost|have lost|had lost|added|shed)\s*$"
    r"|\bse suma(?:n|ron|rán)?\s*$|\bcame on top\s*$"
)
_WITH_THEN = re.compile(r",? (?:with|from|against|versus|con|frente a|contra) (?:los |las |the )?")
# A part of what was counted before: ; of those now on the list, 3,905; de ellas, 412.
_OF_THESE = re.compile(
    r"[;,.:–—] ?(?:of (?:those|them|these|whom|which)"
    r"|de (?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s cuales))\b",
    re.IGNORECASE,
)
_AND_FROM = re.compile(r",? (?:and|y) ?", re.IGNORECASE)
# In how long it came to that: from 212 to 347 schools with a day shift in 3 years.
_IN_YEARS = re.compile(r"[^,;.:0-9]{0,60} (?:in|en) [^\W_]{1,6} (?:years|months|años|meses)\b")
_APART = ()


class Order(Against):
    """A sentence that says which of two levels came first."""

    def _order(self, one, two, between, strong):
        """Return (start, end) of two levels, or None where nothing says which was first."""
        if self._are_apart(one, two):
            return None
        points = [f for f in self.figures if f.kind == "points" and one.end <= f.start < two.start]
        if between is None and points:
            between = points[-1]
        said = self._trend_in(one.end, two.begin) or next(
            (r for r in reversed(self.ratios) if one.end <= r.start and r.end <= two.begin), None
        )
        gap = self.text[one.end : two.begin]
        look = Two(one, two, between, strong, gap, said, not self._rest(one.end, two.begin))
        for rule in _RULES:
            found = rule(self, look)
            if found is not None:
                return found or None
        return None

    def _may_be_now(self, one):
        """Say whether a level may be where something stands now."""
        return one.lead in ("to", "", "beside", "by") or self._is_of(one)

    # what parts two levels

    def _are_apart(self, one, two):
        """Say whether two levels cannot go together: other brackets, a long way, two units."""
        is_parted = self._inside(one) >= 0 and self._inside(two) != self._inside(one)
        is_parted |= two.begin - one.end > FAR
        is_parted |= two.lead == "against" and self._are_in_lists(one, two)
        is_parted |= self._is_a_threshold(two)
        return is_parted or alike(one.number, two.number)[0] is None

    def _are_in_lists(self, one, two):
        """Say whether both are of lists: to 197 and 188 compared to 198 and 193."""
        return self._in_a_list(one) and self._in_a_list(two)

    def _in_a_list(self, figure):
        """Say whether another number stands right beside a level, with an *and* between."""
        after = _AND_A_NUMBER.match(self.text, figure.end, self.end)
        return (
            after is not None or _NUMBER_AND.search(self.text, self.start, figure.start) is not None
        )

    def _apart_by_what_is_meant(self, look):
        """A size said again in brackets, another group, a record of before."""
        one, two = look.pair
        if _OF_THESE.search(look.gap):
            return _APART  # 17,840; of those now on the list, 3,905
        if _GAINED.search(self.text, one.end, two.begin):
            return _APART  # it was 84.1 million, and in three years it gained 12.9 million
        if look.between is not None and self._restates_in_brackets(look.between, two):
            return _APART
        if self._is_at_an_end(one) or self._is_of_another_group(
            two, look.between.end if look.between else one.end
        ):
            return _APART
        return _APART if self._is_when(two.start) and self._is_of_a_record(two) else None

    def _apart_in_length(self, look):
        """Lengths of time are levels only where something moved from one to another."""
        one, two = look.pair
        if "time" not in (one.kind, two.kind):
            return None
        is_next = any(t.value and 0 <= t.start - two.end <= 2 for t in self.trends)
        has_moved = {one.lead, two.lead} == {"from", "to"} and (
            self._is_moved_near(one) or is_next  # de 18 a 11 días bajó la espera
        )
        has_moved |= two.lead == "against" and self._is_set_against(one, two)
        has_moved |= (one.lead, two.lead) == ("to", "against") and self._is_moved_near(one)
        has_moved |= one.lead == "to" and self._in_brackets(one, two) and self._is_moved_near(one)
        is_up_from = two.lead == "from" and one.kind == two.kind and look.said is not None
        has_moved |= is_up_from and not self.text[look.said.end : two.begin].strip()
        is_dated = self._in_brackets(one, two) and self._dated_inside(two)
        is_dated = is_dated and not any(f.kind == "percent" for f in self.figures)
        has_moved |= one.kind == two.kind and is_dated  # 47 minutos (2021: 39 minutos)
        is_plain = look.between is None and not self._adds(look.gap) and look.said is not None
        has_moved |= is_plain and two.lead == "to" and self._year(one) is not None
        return None if has_moved else _APART

    def _apart_by_a_break(self, look):
        """While, but, a semicolon, a number that another claim has."""
        one, two = look.pair
        is_taken = any(one.end <= f.start < two.start for f in self.figures if f.used)
        is_broken = self._breaks(re.sub(r"\([^()]*\)", "", look.gap))
        return _APART if is_taken or is_broken else None

    def _apart_by_kind(self, look):
        """Ranges, ages, votes, sizes: una subida de 0,6 %, y al 15,1 %."""
        one, two = look.pair
        names = [self._is_name_like(f) for f in look.pair]
        is_apart = self._ranges(one) or self._starts_another(one, two)
        is_apart |= one.kind == "percent" and self._is_size(one) and self._noun_before(one)
        is_apart |= names[0] != names[1] and max(one.number.value, two.number.value) > 100
        is_apart |= self._is_age(one, two)
        is_apart |= two.kind == "percent" != one.kind and bool(self._is_size(two))
        return _APART if is_apart else None

    def _apart_by_a_noun(self, look):
        """Two things: 1.200 lancheros de 17 caletas; 40 in the town where 12."""
        one, two = look.pair
        is_counted = self._is_of(two) and two.lead == "from" and self._has_another_noun(one, two)
        is_where = (
            re.search(r"\b(?:where|donde)\b(?!,? (?:a|one|hace) )", look.gap.lower()) is not None
        )
        return _APART if is_counted or is_where else None

    def _apart_by_an_and(self, look):
        """Trepó a 468, y el saldo pasó de 17; up 57 % from 3,578 and exports fell to 5,268."""
        one, two = look.pair
        leads = (one.lead, two.lead)
        is_next = leads == ("to", "from") or (leads == ("from", "to") and "," in look.gap)
        if is_next and self._adds(look.gap) and look.said is not None:
            return _APART
        if leads == ("to", "from") and self._adds(look.gap):
            if _AND_FROM.fullmatch(look.gap) or not self._bridges(one.end, two.begin):
                return _APART
        is_told = leads == ("from", "to") and self._ends_a_comparison(one)
        return _APART if is_told and not self._bridges(one.end, two.begin) else None

    def _apart_where_nothing_leads(self, look):
        """What no word moves from one to the other is asked no more where sizes are near."""
        is_size = look.one.kind == "percent" and (
            self._is_size(look.one) or self._is_size(look.two)
        )
        return _APART if look.strong or is_size else None

    def _apart_in_brackets(self, look):
        """Thefts rose by 10 (35 in 2018)."""
        is_size = look.one.lead in ("", "by") and self._trend_before(look.one)
        return _APART if self._inside(look.two) >= 0 and is_size else None

    # what puts them in order

    def _has_since(self, look):
        """5.4 nights in 1996, has since shrunk to 3.9."""
        one, two = look.pair
        is_next = one.lead in ("", "by", "to") and two.lead == "to"
        return look.pair if is_next and bool(look.said) and _SINCE.search(look.gap) else None

    def _arrow(self, look):
        """8.6 % → 9.3 %."""
        is_arrow = look.gap.strip() in ("→", "->", "⇒", "➔", "=>")
        return look.pair if is_arrow and self._of_one_unit(*look.pair) else None

    def _up_from(self, look):
        """Up from, halved from, an increase from."""
        one, two = look.pair
        is_next = (
            not look.strong
            and bool(look.said)
            and two.lead == "from"
            and not self.text[look.said.end : two.begin].strip()
            and not (self._is_of(two) and not self._is_noun(look.said))  # bajó de los 870
            and (not self._is_noun(look.said) or self._is_called(one, look.said, two))
        )
        return look.turned if is_next and not self._may_be_another(look) else None

    def _may_be_another(self, look):
        """Say whether a level before one that went the other way may be meant, not this one.

        7.37 million treatments for 6.23 million patients, up from 7.36 million.
        """
        one, two = look.pair
        way = look.said.value or 0
        went = (one.rough > two.rough) - (one.rough < two.rough)
        others = [f for f in self.figures if f.end <= one.begin and f.kind == one.kind]
        return bool(others) and way * went < 0

    def _dated(self, look):
        """Their years, where something is said to have moved."""
        is_asked = not look.strong and look.between is None
        return self._by_years(*look.pair) if is_asked else None

    def _first_against(self, look):
        """Compared with 430 in 2005, 310 were counted."""
        one, two = look.pair
        if one.lead != "against" or any(f.end <= one.begin for f in self.figures):
            return None
        is_next = "," in self.text[one.end : two.begin]
        return look.pair if is_next and self._of_one_unit(one, two) else _APART

    def _cut_it_to(self, look):
        """6.1 percent of GDP and have cut it to 2.9; y lo hemos rebajado al 2,9."""
        is_led = look.two.lead == "to" and bool(look.said)
        if not is_led or not self._of_one_unit(*look.pair):
            return None
        told = self.text[look.said.end : look.two.begin].strip().lower()
        before = self.text[look.one.end : look.said.start].lower()
        is_it = told in ("it", "them") or (not told and _CLITIC.search(before) is not None)
        return look.pair if is_it and not self._breaks(look.gap) else None

    def _only_left(self, look):
        """Where there were 38 in 1975, only 11 remain."""
        one, two = look.pair
        dated = any(one.end <= i.start < two.start and i.value.year for i in self.timed)
        left = _LEFT_AFTER.search(self.text, two.start, min(self.end, two.end + 12))
        return look.pair if left is not None and dated and two.lead == "" else None

    def _held_when(self, look):
        """Has dwindled since 2011, when it held 1,380, to 960."""
        one, two = look.pair
        is_then = two.lead == "to" and look.between is None and self._is_when(one.start)
        return look.pair if is_then and self._moves(one) else None

    def _before_and_after(self, look):
        """86 micrograms before the filters were fitted and 12 afterwards."""
        is_bare = look.two.lead in ("", "to", "against")
        gap = _BEFORE.match(look.gap.lower()) if is_bare and not look.strong else None
        after = _AFTERWARDS.match(self.text, look.two.end, self.end)
        return look.pair if gap and after and self._of_one_unit(*look.pair) else None

    def _left_of(self, look):
        """Of the 430 that were counted in 2005, 310 remain."""
        one = look.one
        opens = self.text[self.start : one.begin].strip() == ""
        is_left = opens and one.lead in ("from", "against", "by")
        return look.pair if is_left and _LEFT.search(look.gap.lower()) else None

    def _from_one_to_another(self, look):
        """From 84 to 42."""
        one, two = look.pair
        is_one = one.number.unit and one.number.unit == two.number.unit
        reach = 75 if self._moves_just_before(one) or is_one else 45
        is_led = (one.lead, two.lead) == ("from", "to") and look.between is None
        if not self.text[self.start : one.begin].strip() and look.said and "," in look.gap:
            reach = 130  # From 41,300 in 1985, the workforce in the pits had dwindled to
        if not is_led or not (look.is_empty or len(look.gap) <= reach):
            return None
        if self._is_vague(two) and self._has_another_noun(one, two):
            return None  # 3,250 viviendas en 18 puertos
        if self._is_of_an_aside(one, two):
            return None  # en un informe de 86 páginas dice que llegaron a 5.679
        labelled = self.text[self.start : one.begin].rstrip().endswith(":")  # injuries: from 9 to 4
        is_moved = self._moves(one) or (self._after(one) and self._after(two, 60))
        is_moved = is_moved or (labelled and self._after(two) is not None)
        is_moved = is_moved or self._goes_on_a_list(one)
        if not re.search(r"\w", self.text[self.start : one.begin]):
            is_moved = is_moved or _IN_YEARS.match(self.text, two.end, self.end) is not None
        ends = labelled and self.text[two.end : two.end + 1] in ("", ".", ";", ",")
        sized = _SIZED.match(self.text, two.end, self.end) if labelled else None
        is_moved = is_moved or (sized is not None and (bool(sized[1]) or one.rough > two.rough))
        is_moved = is_moved or (ends and one.rough > two.rough)  # what rises may be a range
        return look.pair if is_moved else None

    def _labelled_to(self, look):
        """Staff: 84 to 42."""
        one, two = look.pair
        is_bare = re.sub(r"\([^()]*\)", "", look.gap).strip() == "" and not self._is_vague(two)
        is_bare = is_bare and one.number.text[:1] not in "+-−–" and look.between is None
        before = self.text[max(self.start, one.start - 2) : one.start].strip()[-1:]
        if _HOURS.search(self.text[max(self.start, one.start - 24) : one.start].lower()):
            return None
        units = [measure_of(f.number.unit) for f in (one, two)]
        if all(units) and one.rough < two.rough:
            return None  # children: 250 mg to 500 mg
        leads = (one.lead, two.lead) == ("", "to")
        return look.pair if leads and is_bare and before in ("(", ":") and before else None

    def _plainly_against(self, look):
        """44, compared with 52 in May."""
        one, two = look.pair
        is_near = look.is_near or (
            two.lead == "against"
            and len(look.gap) <= 110
            and (
                self._is_when(two.start)
                or self._bridges(one.end, two.begin)
                or one.number.unit.lower() == two.number.unit.lower() != ""
            )
        )
        if two.lead not in ("from", "against") or not is_near:
            return None
        if self._may_be_now(one) and self._is_set_against(one, two):
            return look.turned
        is_later = one.lead == "to" and (
            self._moves(one) or self._base_after(two) or self._is_later(one, two)
        )
        return look.turned if is_later else None

    def _as_the_sentence_before(self, look):
        """Thefts fell from 90 to 70. Large fires: 18 against 56."""
        one, two = look.pair
        is_bare = self.after_levels and look.is_near and look.between is None
        is_labelled = self.text[self.start : one.begin].rstrip().endswith(":")
        is_set = two.lead == "against" and self._of_one_unit(one, two)
        return look.turned if is_bare and is_labelled and is_set else None

    def _shares_a_verb(self, look):
        """And nurses 846, against 871."""
        is_next = look.two.lead == "against" and self._goes_on_from_a_pair(*look.pair)
        return look.turned if is_next else None

    def _was_when(self, look):
        """It was 63 %, when in 2015 it had been 72 %; 63, a figure that in 2015 was 72."""
        one, two = look.pair
        is_when = (
            (self._is_when(two.start) or _FIGURE_THAT.search(look.gap))
            and self._near_before(two) is not None
            and _WAS.search(look.gap.lower()) is not None
        )
        is_plain = self._may_be_now(one) and len(look.gap) <= 110 and look.between is None
        return look.turned if is_when and is_plain else None

    def _compared_with(self, look):
        """1,140, 12 % fewer than the 1,295 of a year earlier."""
        is_size = isinstance(look.between, Figure)
        return look.turned if is_size and self._compared(look.between, look.two) else None

    def _eased_to(self, look):
        """92.4 % in January, had eased by 3.6 points to 88.8 %."""
        one, two = look.pair
        is_now = one.lead in ("", "against") or self._is_of(one)
        is_led = is_now and two.lead == "to" and bool(look.said)
        if not is_led or not isinstance(look.between, Figure) or not self._after(one):
            return None
        return None if self._rest(look.between.end, two.begin) else look.pair

    def _against_a_time(self, look):
        """Sold 812, 21 % up, against 640 a year earlier; up 4 % from 640."""
        one, two = look.pair
        if two.lead not in ("against", "from") or (one.lead == "from" and not self._is_stated(one)):
            return None
        timed = self._base_after(two) or self._is_later(one, two) or self._sized_soon(two)
        if two.lead == "against" and timed:
            return look.turned
        is_after = isinstance(look.between, Figure) and not self._rest(look.between.end, two.begin)
        is_after = is_after and bool(look.said) and bool(look.said.value)
        is_same = is_after and (two.lead == "from" or self._of_the_same(one, two, look.said))
        return look.turned if is_same else None

    def _with_then_in_brackets(self, look):
        """Arson rose in Bellmore (58, with 37 last year)."""
        one, two = look.pair
        is_one = self._inside(one) == self._inside(two) >= 0 and self._of_one_unit(one, two)
        is_set = _WITH_THEN.fullmatch(self.text, one.end, two.start) is not None
        when = self._after(two)
        is_then = when is not None and (when.kind == "base" or "last" in when.value.text.lower())
        return look.turned if is_one and is_set and is_then else None

    def _bracketed(self, look):
        """The mean was 48 (FY23: 39)."""
        one, two = look.pair
        opened = self._inside(two)
        if not self._in_brackets(one, two) or any(
            opened < f.start < two.start and f.kind != two.kind for f in self.figures
        ):
            return None  # in 604 stores up by 3.0 % (2010: 11.9 % in 553 stores)
        is_of_before = (
            look.said
            or self._year_inside(two)
            or self._dated_inside(two)
            or self._like_the_others(one, two)
        )
        return look.turned if is_of_before else None


_RULES = (
    Order._arrow,
    Order._has_since,
    Order._apart_by_what_is_meant,
    Order._with_then_in_brackets,
    Order._apart_in_length,
    Order._up_from,
    Order._dated,
    Order._apart_by_a_break,
    Order._apart_by_kind,
    Order._cut_it_to,
    Order._first_against,
    Order._only_left,
    Order._before_and_after,
    Order._held_when,
    Order._which_it_was,
    Order._apart_by_a_noun,
    Order._left_of,
    Order._apart_by_an_and,
    Order._from_one_to_another,
    Order._labelled_to,
    Order._apart_where_nothing_leads,
    Order._plainly_against,
    Order._as_the_sentence_before,
    Order._shares_a_verb,
    Order._was_when,
    Order._compared_with,
    Order._eased_to,
    Order._against_a_time,
    Order._apart_in_brackets,
    Order._below_that_of_before,
    Order._bracketed,
)
