"""Two sentences: a size of one and the levels of the other, a level of each."""

import re

from cifras.reading.again import give_levels
from cifras.reading.earlier import RECENT
from cifras.reading.fitting import sign_of
from cifras.reading.frame import NEAR
from cifras.reading.levels import NO_DIFFERENCE, alike
from cifras.reading.making import WAYS
from cifras.reading.plausible import one_paragraph
from cifras.reading.signs import LEVELS
from cifras.reading.sizes import HAD_BEEN
from cifras.reading.things import SO
from cifras.reading.told_after import ToldAfter

_THAT_FIGURE = re.compile(
    r"\W*(?:(?:while|and|but|yet|still|however|nevertheless|although|though|at the same time"
    r"|aunque|pero|si bien|sin embargo|no obstante|en cambio|a su vez|mientras(?: que)?),? )?"
    r"(?:(?:that|this|the) (?:figure|number|total|count|amount|sum|result|is|was|represents|marks)"
    r"|(?:esa|esta|dicha|la) (?:cifra|cantidad|suma)|(?:es[et]|el) (?:monto|importe"
    r"|total|dato|número|valor)"
    r"|(?:esto|eso|ello) |(?:son|suponen?|representan?|es|fue|it is|it was) "
    r"(?=[0-9€$]|una? |an? ))", re.IGNORECASE)  # fmt: skip
_COMPARED = re.compile(
    r"\W*(?:compar\w+ (?:with|to|con|a)|frente al?|respecto (?:del?|al?)|en comparación con|against"
    r"|versus)\b[^,;()]{0,60}\(",
    re.IGNORECASE,
)
_THAT_SIZE = re.compile(r"\W*(?:that|this|es[ea]|est[ea]) [0-9]", re.IGNORECASE)
_ARTICLES = ("the", "that", "this", "la", "el", "esa", "ese", "esta", "este", "dicha")
_SET_AGAINST = re.compile(
    r"\W*(?:con respecto|respecto|frente|en relación|con relación|relative)\b", re.I
)
_TO_A_TIME = 30  # characters from the beginning of a sentence to what it compares with
_IT = re.compile(
    r"\b(?:(?:this|that)(?! (?:year|quarter|month|week|season|time|half))|it|they|esto|eso|ello"
    r"|(?:the|that) (?:number|figure|total)|la cifra"
    r"|el (?:número|total)|son|fueron|suponen?|representan?)\b"
)
# A noun of change after a percent, and what changed by it: the 12 % rise in arrests.
_OF_WHAT = re.compile(r" [^\W\d_]+ (?:in|of|en|de) (?:the |los |las |la |el )?"
                      r"(?P<what>[^\W\d_]{3,})")  # fmt: skip
_SINCE = re.compile(r"\W*(?:desde|since|from)\b")
_TO_ITS_CHANGE = 120  # characters from a level to the size that is told of it
# What leads to where something ended: y deja la cifra en, today counts, bringing the total to.
_ENDING_AT = re.compile(
    r"\b(?:dej(?:a|ó|an|aron|ando|ar(?:l[oa]s?)?)|hasta superar|hovers?(?: around| at)?"
    r"|sit(?:úa|uó|uando|uarse)|coloc(?:a|ó|ando)|elev(?:a|ó|ando)|rondan?|rozan?|suman"
    r"|(?:de modo que|con lo (?:que|cual)|por lo que) (?:su|el|la) [^\W\d_]+ (?:fue|es|era)"
    r"|llev(?:a|ó|ando)|qued(?:a|ó|ando)|sum(?:a|ó|ando)|totaliz(?:a|ó|ando)|alcanz(?:a|ó|ando)"
    r"|se (?:vende|paga)|sells"
    r"|lleg(?:a|ó|ando)|contabiliz[^\W\d_]+|cuenta con|cuesta|vale|sale a|stands?|stood|leaving"
    r"|(?:is|was) put at|was left with|se trans(?:a|ó)|cerr(?:ó|aron)|termin(?:ó|aron)"
    r"|bringing|taking|putting|which (?:leaves|brings|takes)|totals?|now (?:has|counts))\b"
    r"[^,;.:()0-9]{0,44}$", re.IGNORECASE)  # fmt: skip
_NOW_IT_IS = re.compile(
    r"[:;,.] (?:y )?(?:hoy|ahora|now|today),? (?:es|está en|it is|it stands at|stands at) (?:de )?$"
    r"|(?:[;,.]| and| y) (?:(?:it|they|that|which|que) )?(?:now|today|hoy|ahora|ya) "
    r"(?:stands?|sits?|is|are|was|numbers?|totals?|counts?|es|son|suma|está|alcanza|llega)"
    r"(?: at| to| en| al?| de)?(?: about| some| unos| unas)? $"
    r"|(?:anterior|previ[oa]|pasad[oa]|last year|previous [^\W\d_]+|earlier|ago|before): $"
    r"|\b(?:than|que|(?:up|down) on)\b[^;,.()]{3,50} (?:at|en) $"
    r"|, at $|\b(?:tiene ya|ya tiene|cuenta ya con|ya cuenta con|has now) $"
)
_HAVING = re.compile(
    r"^[^,;.]{0,40},? (?:having|after(?: having)?|(?:tras|después de|luego de)(?: haber)?) $"
)
_THE = re.compile(r"(?:^\W*|\b(?:the|that|this|el|la|dich[oa]|es[ae]|este|esta) )$", re.IGNORECASE)
_NOW = ("now", "today", "currently", "ahora", "hoy", "actualmente")
_OPENING = 25  # characters from the beginning of a sentence to its first word of change


class Across(ToldAfter):
    """A sentence that goes on with the one before it."""

    def _across(self, before):
        """Join a size of this sentence to levels of the one before it, or two levels across."""
        if before is None or not one_paragraph(before, self):
            return  # a blank line parts them
        sizes = [
            f
            for f in self.figures
            if self._is_size(f) and not (f.used or f.forecast or self._is_adjusted(f))
        ]
        sizes = [
            size for size in sizes
            if not (self._is_of_what_is_new(size, before) or self._has_a_new_subject(size, before))
        ]  # fmt: skip
        if not self._names_no_subject(before) and not self._is_the_one_told(sizes):
            sizes = []
        levels = [
            f
            for f in self.figures
            if f.kind in LEVELS
            and not (f in sizes or f.used or f.in_words)
            and f.number.unit.lower() not in NO_DIFFERENCE
            and not any(self._restates_in_brackets(size, f) for size in sizes)
        ]
        if multiple := self._multiple_of(before):
            self._take_multiple(before, multiple)
        elif self._is_told_of_the_levels(before, sizes, levels):
            self._take_levels(before, sizes[0])
        elif not self._end_across(before, sizes, levels):
            if not self._set_against_then(before, sizes, levels):
                self._pair_across(before, sizes, levels)

    def take_the_pair_of(self, before):
        """Give the one size of this sentence the two levels of the sentence before it."""
        self._take_the_change_named(before)
        if len(self.claims) != 1 or len(before.claims) != 1 or self._free():
            return
        (size,), (pair,) = self.claims, before.claims
        item = size["ratio"] or self.figure_at(size, "stated")
        is_alone = size["stated_unit"] == "percent" and not (size["start"] or size["end"])
        if not is_alone or item is None or pair["end"].kind == "percent":
            return
        if not one_paragraph(before, self):
            return
        way = pair["end"].value - pair["start"].value
        if size["stated_value"] * way <= 0 or self._is_of_what_is_new(item, before):
            return
        if self._is_the_one_told([item]) or self._names_no_subject(before):
            before.claims.remove(pair)
            give_levels(size, pair)

    def _is_of_what_is_new(self, size, before):
        """Say whether a noun tells of what a percent is, and is new: the 12 % rise in arrests."""
        found = _OF_WHAT.match(self.text, size.end, self.end)
        if found is None or any(found.start() <= i.start < found.end() for i in self.timed):
            return False
        told = before.text[before.start : before.end].lower()
        return self._is_noun_after(size) and found["what"].lower()[:5] not in told

    def _has_a_new_subject(self, size, before):
        """Say whether a verb before a size has a subject of its own: from 379, thefts fell 18 %."""
        moved = self._trend_before(size)
        first = min((f.start for f in self.figures), default=self.end)
        if moved is None or moved.start < first:
            return False
        told = re.split("[,;:]", self.text[first : moved.start])[-1]
        is_new = self._names_what_is_new(told, self.text[before.start : first])
        return is_new and SO.search(told) is None

    def _is_the_one_told(self, sizes):
        """Say whether the one size of a sentence is named as known: the 91 % saving, el repunte de.

        Where nothing else is counted it can only be that of the sentence before.
        """
        others = [f for f in self.figures if f not in sizes]
        if len(sizes) != 1 or others or self.ratios:
            return False
        size = sizes[0]
        if self._is_article_before_a_noun(size):
            return True
        trend = self._trend_before(size)
        if trend is None or not self._noun_before(size):
            return False
        before = self.text[self.start : trend.start]
        link = self.text[trend.end : size.start].strip().lower()
        return link in ("of", "de", "del", ":") and _THE.search(before) is not None

    def _is_article_before_a_noun(self, size):
        before = self.text[max(self.start, size.begin - 8) : size.begin]
        return _THE.search(before) is not None and self._is_noun_after(size)

    def _share_end_with(self, before):
        """Give sizes that a sentence compares with another time the end of the one before it.

        1,860 were lodged, 9.1 % fewer than in May (2,047). Compared with 2019, they fell by 5.8 %.
        """
        opening = next((i for i in self.timed if i.start - self.start <= _TO_A_TIME), None)
        if before is None or not one_paragraph(before, self):
            return
        is_that = _THAT_FIGURE.match(self.text, self.start, self.end) is not None
        is_set = is_that or (opening is not None and self._compares(opening))
        is_set = is_set or _SET_AGAINST.match(self.text, self.start)
        is_same = is_set and self._names_no_subject(before)
        if not (is_same or self._speaks_of_what_was_counted(before)):
            return
        left = [made for made in self.claims if made["stated_unit"] != "ratio" and made["stated"]]
        is_done = any(f.kind != "percent" for f in self._free())
        if is_done or any(made["end"] for made in self.claims):
            return
        left = [made for made in left if not made["start"]]
        for other in self._one_end_of(before, bool(is_that or is_set)):
            end = other["end"]
            for made in left:
                if made["stated_unit"] == "absolute" and made["stated"].kind != end.kind:
                    continue  # ten gadgets for £7,455: that is £1,000 cheaper
                if (made["stated_unit"] == "points") == (end.kind == "percent"):
                    self._copy_end(made, other)

    def _speaks_of_what_was_counted(self, before):
        """Say whether a sentence is told of what the one level of the sentence before counts.

        2.4 million parcels were opened. The trend in opened parcels shows a 3 per cent reduction.
        """
        levels = before._counting()
        if before.claims or len(levels) != 1 or self._free():
            return False
        nouns = re.findall(r"[^\W\d_]{4,}", levels[0].number.unit.lower())
        moved = min((t.start for t in self.mores if t.value), default=self.start)
        told = self.text[self.start : moved].lower()
        if _IT.search(told):
            return True  # relative to April 2022, this was a decline of
        return any(re.search(rf"\b{re.escape(noun[:5])}", told) for noun in nouns)

    def _take_the_lone_level(self):
        """Give the one size of a sentence the one level before it that nothing sets apart."""
        sizes = [m for m in self.claims if m["stated"]]
        if len(sizes) != 1 or len(self.claims) != 1 or self.is_listed:
            return
        (made,) = sizes
        if made["start"] or made["end"]:
            return
        first = made["spans"]["stated"][0]
        kinds = ("percent",) if made["stated_unit"] == "points" else ("amount", "money")
        free = [f for f in self._free() if f.kind in kinds]
        if len(free) > 1 and free[0].end <= first < free[1].start:
            # $142.60, a drop of 18 %, with peak demand at 7,904 MW
            free = [free[0], *(f for f in free[1:] if alike(free[0].number, f.number)[0])]
        last = made["spans"]["stated"][1]
        if free and free[0].start >= last:
            told = self.text[last : free[0].start].lower()
            free = free[:1] if _NOW_IT_IS.search(told) else free  # lower at 22.4 cents, and 9 cents
        if len(free) != 1 or not self._fits(made, free[0]):
            return
        level = free[0]
        if level.start >= made["spans"]["stated"][1]:
            told = self.text[made["spans"]["stated"][1] : level.start]
            is_now = _NOW_IT_IS.search(self.text[made["spans"]["stated"][1] : level.start].lower())
            is_end = _ENDING_AT.search(told) is not None and not self._breaks(told)
            is_led = level.lead in ("from", "against") and not is_now
            if (is_end or is_now) and self._inside(level) < 0 and not is_led:
                self._take(made, "end", level)
            return
        if level.end > first or made["stated_unit"] == "ratio":
            return
        told = self.text[level.end : first]
        is_apart = level.lead in ("from", "against") or self._inside(level) >= 0
        if is_apart or level.in_words or self._breaks(told) or self._adds(told):
            return
        if self._is_right_after_a_change(level.number) or len(told) > _TO_ITS_CHANGE:
            return
        head = self.text[self.start : level.begin].lower()
        is_then = self._is_of_a_base(level) or HAD_BEEN.search(head) or _SINCE.match(head)
        if self._is_named_after(level, made) and not is_then:
            self._take(made, "end", level)

    def _is_named_after(self, level, made):
        """Say whether what tells a size after a level is a noun, up or down, and no verb."""
        _, last = made["spans"]["stated"]
        words = [m for m in self.mores if m.value and level.end <= m.start <= last + 3]
        word = self.text[words[-1].start : words[-1].end].lower() if words else ""
        before = self.text[level.end : words[-1].start].lower() if words else ""
        if _HAVING.search(before) and not made["start"]:
            return True  # ended at 4.1 billion after rising 7.9 %
        if word in ("up", "down"):
            return not before.rstrip().endswith(("is", "are", "was", "were", "now"))
        is_noun = bool(words) and words[-1].kind == "trend" and self._is_noun(words[-1])
        return is_noun and not self.text.startswith(")", level.end)

    def _one_end_of(self, before, is_named):
        """Return [what holds it] of the one end that a sentence has, or its one level; or [].

        A level without a time is one where the sentence after it says that it is told of it.
        """
        ends = {made["spans"]["end"]: made for made in before.claims if made["end"]}
        if before.claims or len(ends) > 1:
            return list(ends.values()) if len(ends) == 1 else []
        levels = before._counting()
        if len(levels) != 1 or not (before.timed or is_named) or levels[0].in_words:
            return []
        level = levels[0]
        when = before.own_period(level) or next(iter(before.timed), None)
        level.used = True
        told = when.value.text if when else ""
        return [{"end": level.number, "end_period": told, "unit": level.number.unit,
                 "spans": {"end": (level.start, level.end)}}]  # fmt: skip

    def _set_against_then(self, before, sizes, levels):
        """Make a claim of the one level before, and of the time that this sentence opens with.

        Sales were 3.91 million. Compared with the first half of 2019 (3.49), they grew 12 %.
        """
        left = [f for f in before.figures if f.kind in LEVELS and not f.used and not f.forecast]
        if before.claims or not len(left) == len(levels) == len(sizes) == 1:
            return False
        (start,), (end,) = levels, left
        opened = _COMPARED.fullmatch(self.text, self.start, start.begin)
        if opened is None or not self._of_one_unit(start, end) or start.end > sizes[0].start:
            return False
        self._claim(start, end, sizes[0])
        start.used = end.used = True
        return True

    def _end_across(self, before, sizes, levels):
        """Make a claim of a size and the one level of the sentence before that it is told of.

        There were 1,873 cases in 2016. That figure is 27 % higher than the year before.
        """
        left = [f for f in before.figures if f.kind in LEVELS and not f.used and not f.forecast]
        is_that = _THAT_FIGURE.match(self.text, self.start, self.end) is not None
        if before.claims or levels or not (is_that and len(left) == len(sizes) == 1):
            return False
        level, when = left[0], before.own_period(left[0])
        said = "" if when is None else when.value.text.lower()
        is_then = when is not None and (when.kind != "base" or "last" in said or "pasad" in said)
        is_then = is_then and self._is_more_than_then(sizes[0])
        if not is_then or level.in_words:
            return False
        level.used = True
        made = before._new(level.begin, level.number.unit)
        made["end"], made["spans"]["end"] = level.number, (level.start, level.end)
        made["direction"] = WAYS[self._state(made, sizes[0])]
        start = self._after(sizes[0], 60)
        made |= {"end_period": when.value.text, "start_period": start.value.text if start else ""}
        self.claims.append(made)
        return True

    def _is_more_than_then(self, size):
        """Say whether a size compares with a time: 27 % higher than in 2021."""
        than = next((m for m in self.mores if 0 <= m.start - size.end <= 3), None)
        than = than or self._past_what_says_it_again(size)
        return self._base_after(size) or (than is not None and bool(self._than_when(than)))

    def _multiple_of(self, before):
        """Return the multiple alone that the sentence before ends with: it doubled. From 40 to."""
        is_moved = any(t.start - self.start <= _OPENING for t in self.trends)
        is_moved = is_moved and self._names_no_subject(before)
        if len(self.open) != 1 or not before.claims or not is_moved:
            return None
        last = before.claims[-1]
        is_bare = last["start"] is None and last["end"] is None and last["ratio"]
        return last if last["kind"] == "multiple" and is_bare else None

    def _take_multiple(self, before, multiple):
        before.claims.remove(multiple)
        made = self.open[0]
        made["direction"] = WAYS[self._state(made, multiple["ratio"])]
        made["indicator"] = multiple["indicator"]
        made["spans"]["indicator"] = multiple["spans"].get("indicator", made["spans"]["stated"])

    def _is_told_of_the_levels(self, before, sizes, levels):
        """Say whether this sentence begins with the size of two levels: that is a fall of 30 %."""
        made = _open_claim(before)
        if made is None or not sizes or sizes[0].start - self.start > NEAR:
            return False
        if made["start"].kind == "percent" and sizes[0].kind in ("amount", "money"):
            return False  # the rate fell; 11,500 fewer were empty
        is_that = _THAT_SIZE.match(self.text, self.start, sizes[0].start + 1) is not None
        is_that |= _THAT_FIGURE.match(self.text, self.start, self.end) is not None
        told = self.text[self.start : sizes[0].start].lower().split()
        if len(told) > 1 and told[0] in _ARTICLES and self.words.nouns.match(told[1:2], 0):
            is_that |= " ".join(told[2:]) in ("", "of", "de", "del", "of about", "of some")
        return is_that or not any(f.kind == made["start"].kind for f in levels)

    def _take_levels(self, before, size):
        made = _open_claim(before)
        if made["stated"] is not None:
            return
        sign = self._state(made, size)
        if sign_of(made, self) == 0:  # an improvement of 13.7 percent
            sign = 1 if made["end"].value > made["start"].value else -1
            made["stated_value"] = sign * abs(made["stated_value"])
        made["direction"] = WAYS[sign]

    def _pair_across(self, before, sizes, levels):
        """Make a claim of a level here, one in the sentence before, and the size that is told."""
        left = [f for f in before.figures if f.kind in LEVELS and not f.used and not f.forecast]
        if before.claims or self.claims or not len(left) == len(levels) == len(sizes) == 1:
            return
        one, two = left[0], levels[0]
        if not self._of_one_unit(one, two):
            return
        times = before.own_period(one), self.own_period(two)
        order = 0 if None in times else _order_of(*times)
        if order == 0 and two.lead == "against" and sizes[0].end <= two.begin:
            order = -1  # that is 9 % more, versus a volume of 36,300
        if order == 0:
            return
        start, end = (one, two) if order > 0 else (two, one)
        one.used = two.used = True
        first, second = alike(start.number, end.number)
        made = before._new(one.begin, first.unit or second.unit)
        made |= {"start": first, "end": second}
        made["spans"] |= {"start": (start.start, start.end), "end": (end.start, end.end)}
        told = [time.value.text if time else "" for time in times]
        made["start_period"], made["end_period"] = told if order > 0 else told[::-1]
        made["direction"] = WAYS[self._state(made, sizes[0])]
        self.claims.append(made)


def _open_claim(before):
    """Return the one claim of two levels that a sentence ends, and left without a size; or None."""
    left = [made for made in before.open if any(made is other for other in before.claims)]
    if len(left) == 1:
        return left[0]
    return before.carried if not before.claims else None


def _order_of(one, two):
    """Return 1 where the first of two times is the earlier one, -1 the later, 0 where unknown."""
    years = one.value.year, two.value.year
    if None not in years and years[0] != years[1]:
        return 1 if years[0] < years[1] else -1
    if years[0] and two.value.text.lower().endswith(("last year", "año pasado")):
        return 1
    recent = [RECENT.search(when.value.text.lower()) is not None for when in (one, two)]
    if one.kind == two.kind == "base" and recent[0] != recent[1]:
        return 1 if recent[1] else -1  # the week before, last week
    now = [when.value.text.lower() in _NOW for when in (one, two)]
    if now[0] != now[1]:
        return 1 if now[1] else -1
    if two.value.text.lower().endswith(("later", "después", "más tarde")):
        return 1
    if one.kind == "base" and one.value.text.lower().startswith("hace "):
        return 1  # hace una década eran 212; el año pasado fueron 63
    return -1 if two.kind == "base" else 0
