"""Sizes and levels that no word joins, joined where the arithmetic does.

Two levels and a percent that stand in one sentence, or in two that follow each other, belong
together where the levels give that percent within the rounding of all three, no other levels
there do, and the agreement is too narrow for chance. What does not agree is left apart: a claim
that is joined here always holds, and that a text is wrong is never said on these grounds.
"""

import re
from dataclasses import dataclass, replace
from itertools import permutations

from cifras.reading.agreeing import agrees, is_far_off, is_near
from cifras.reading.bare import Bare
from cifras.reading.better import is_open
from cifras.reading.comparing import COUNTED_MORE
from cifras.reading.dated import is_lone_end
from cifras.reading.earlier import HAD, WAS
from cifras.reading.frame import Figure
from cifras.reading.levels import alike
from cifras.reading.making import WAYS
from cifras.reading.plausible import one_paragraph
from cifras.reading.shares import OF_THE_TOTAL

_OF_THE_LEVEL = re.compile(r" (?:(?:of|de|que) )?(?:the|those|los|las|el|la) (?:de )?")
_BALANCE = re.compile(
    r"\b(?:loss|gain|pérdida|ganancia) (?:of|de) $"
    r"|\b(?:sum(?:ó|aron)|gan(?:ó|aron)|perd(?:ió|ieron)|added|gained|lost) $"
)
_THAN_IN = re.compile(r" (?:que (?:en|hace|el|la)|than in|of the) ")
_ENDS = re.compile(r"\s*(?:[.,;)(]|$|(?:y|and) )")
_REMEMBERED = 200  # characters of what stands before a sentence
_TIMELY = re.compile(
    r"\b(?:[^\W\d_]{2,}(?:aban?|ían)|costaba|valía|ahora|hoy|ayer|now|before|antes|later|after|last"
    r"|pasad[oa]|anterior|actual|presente|year|año|(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_TO_A_PART = ("to", "to a", "a la", "a un", "a una", "a")
_MOST_LEVELS = 12
_TO_ITS_BASE = 30  # characters from a size to the brackets of what it is compared with


@dataclass(eq=False)
class _Size:
    """A size in want of levels: its sentence, number, sign (0 if unknown), and claim, if any."""

    part: "Fitting"
    item: object
    sign: int
    made: dict | None = None

    @property
    def unit(self):
        """The unit of the claim that it makes."""
        if self.made:
            return self.made["stated_unit"]
        if not isinstance(self.item, Figure):
            return "ratio"
        if self.part._is_part(self.item):
            link = self.part.text[self.item.begin : self.item.start].strip().lower()
            is_left = link in _TO_A_PART or self.part._is_of_a_level(self.item)
            return "ratio" if is_left else "percent"
        names = {"points": "points", "percent": "percent"}
        return names.get(self.item.kind, "absolute")


def sign_of(made, part):
    """Return the sign of a claim's size, 0 where the word says better or worse, not up or down."""
    last = made["spans"]["stated"][1]
    if any(is_open(part.text, t, part.start, part.end) for t in part.mores
           if t.value and made["spans"]["stated"][0] - 60 <= t.start <= last + 3):  # fmt: skip
        return 0
    return 1 if made["stated_value"] > (made["stated_unit"] == "ratio") else -1


class Fitting(Bare):
    """A sentence whose sizes take levels that give exactly what they state."""

    def _join_by_fit(self, before):
        """Join sizes to levels, here and in the sentence before."""
        if self.is_listed:
            return
        parts = [self]
        if before is not None and not before.is_listed and one_paragraph(before, self):
            parts.insert(0, before)
        self._prefer_what_fits()
        levels = None
        for size in [size for part in parts for size in part._in_want()]:
            levels = _levels_of(parts) if levels is None else levels
            for offers in (
                self._offered(size, parts, levels),
                self._shared(size, parts, levels),
                self._chained(size, parts),
            ):
                fits = _fitting(size, offers)
                if len(fits) == 1:
                    next(iter(fits.values()))()
                    levels = None
                if fits:
                    break

    def _prefer_what_fits(self):
        """Give a size that its levels do not give another of them, where this one does.

        Came to $96.2 million, $21.5 million (28.8 %) more than the $74.7 million of last year.
        """
        for made in [m for m in self.claims if m["start"] and m["end"]]:
            item = made["ratio"] or self.figure_at(made, "stated")
            if item is None or made["stated_unit"] == "absolute" or self._is_plain(made):
                continue
            size = _Size(self, item, sign_of(made, self), made)
            if agrees(size, made["start"], made["end"]):
                continue
            others = [m for m in self.claims if m["kind"] == "levels" and m["start"] and m["end"]]
            others = [m for m in others if agrees(size, m["start"], m["end"])]
            if len(others) == 1:
                self._move_to(others[0], made, size)
                continue
            levels = _levels_of([self])
            fits = _fitting(size, self._paired(size, levels))
            if len(fits) == 1:
                fits.popitem()[1]()
            elif not fits:
                self._give_to_what_fits(made, size)

    def _is_plain(self, made):
        """Say whether words lead from one level of a claim to the other: no other can be meant."""
        start, end = (self.figure_at(made, role) for role in ("start", "end"))
        if start is None or end is None or self._is_vague(end):
            return False
        opened, last = self._inside(start), made["spans"]["stated"][1]
        goes_its_way = (made["end"].value > made["start"].value) == (made["stated_value"] > 0)
        if goes_its_way and 0 <= opened - last <= _TO_ITS_BASE:
            return not re.search("[,;]", self.text[last:opened])  # down 2 % from 2018 (39,404)
        if (start.lead, end.lead) != ("from", "to"):
            return goes_its_way and self._is_told_up_from(made, start, end)
        return start.begin < end.end or self._bridges(end.end, start.begin)

    def _move_to(self, other, made, size):
        """Give the size of a claim to the two levels of another one, which give it."""
        made |= {"kind": "levels", "stated": None, "stated_value": None, "stated_unit": "",
                 "ratio": None}  # fmt: skip
        del made["spans"]["stated"]
        size.made = None
        self._state_of(other, size)

    def _give_to_what_fits(self, made, size):
        """Give two levels to another size that they give: 1.6 points more than, and 7.3 than."""
        others = [s for s in self._in_want()
                  if s.unit == size.unit and s.item is not size.item
                  and agrees(s, made["start"], made["end"])]  # fmt: skip
        if len(others) != 1 or made["spans"]["start"][0] < size.item.start:
            return
        start, end = ((self, self.figure_at(made, role)) for role in ("start", "end"))
        made["start"], made["start_period"] = None, ""
        del made["spans"]["start"]
        self._claim_of(others[0], start, end)

    def _in_want(self):
        """Return the sizes of this sentence that lack a level, the claims among them first."""
        found = [
            _Size(self, self._item_of(made), sign_of(made, self), made)
            for made in self.claims
            if made["stated"] and made["stated_value"] and not (made["start"] and made["end"])
        ]  # fmt: skip
        bare = [
            _Size(self, f, self._is_size(f) or self._more_at_the_end(f))
            for f in self.figures
            if (f.kind in ("percent", "points") and not self._is_share(f)
                and self._why_free(f) != "share")
            or self._is_part(f)
            or (f.kind in ("amount", "money") and f.number.value >= 10
                and (self._is_right_after_a_change(f.number) or self._is_more(f)
                     or self._is_balance(f) or self._more_at_the_end(f)))
            if not (f.used or f.forecast)
        ]  # fmt: skip
        stated = [made["ratio"] for made in self.claims]
        if self.timed:
            of_a_level = [
                r for r in self.ratios
                if r not in stated and _THAN_IN.match(self.text, r.end)
            ]  # fmt: skip
            bare += [_Size(self, ratio, 0) for ratio in of_a_level]
        return [s for s in found + bare if s.item and not self._is_apart(s.item)]

    def _is_balance(self, figure):
        """Say whether an amount is what two levels lost or gained: a loss of 160 posts."""
        before = self.text[max(self.start, figure.begin - 12) : figure.start]
        return _BALANCE.search(before.lower()) is not None

    def _more_at_the_end(self, figure):
        """Return the sign of a word such as more that ends the clause of a percent, else 0."""
        if not self._tells_of_another_time():
            return 0
        after = next((m for m in self.mores if 0 <= m.start - figure.end <= 2), None)
        is_end = after is not None and self._word(after) in COUNTED_MORE
        is_end = is_end and _ENDS.match(self.text, after.end) is not None
        return after.value if is_end and figure.kind in ("percent", "amount", "money") else 0

    def _tells_of_another_time(self):
        """Say whether a sentence, or the one before it, tells of a time; else of two groups."""
        told = self.text[max(0, self.start - _REMEMBERED) : self.end]
        has_time = bool(self.timed) or self.related
        return has_time or WAS.search(told) is not None or _TIMELY.search(told) is not None

    def _item_of(self, made):
        return made["ratio"] or self.figure_at(made, "stated")

    def _is_apart(self, item):
        return self._is_adjusted_at(item.start, item.end)

    def figure_at(self, made, role):
        """Return the figure of this sentence that a claim has as its start or end, or None."""
        at = made["spans"][role][0] if role in made["spans"] else None
        return next((f for f in self.figures if f.start == at), None)

    def _offered(self, size, parts, levels):
        """Yield (start, end, take) of levels that no other size has taken."""
        here = levels
        if size.made and size.part._is_in_brackets_of_its_end(size.made):
            parts = [size.part]  # no two levels of another sentence
            here = [(part, figure) for part, figure in levels if part is size.part]
        for part in parts:
            for made in part.claims:
                if made["start"] and made["end"] and self._lacks(made, size):
                    spans = [made["spans"][role] for role in ("start", "end")]
                    cut = self.text[max(b for _, b in spans) : size.item.start]
                    if ";" in cut and made["end"].kind == "percent" == size.unit:
                        continue  # to 101.3 % from 96.8; premiums were up 5 %
                    if is_near(size, *spans):
                        yield made["start"], made["end"], lambda m=made: self._state_of(m, size)
        made = size.made
        if made and (made["start"] or made["end"]):
            role, other = ("end", "start") if made["start"] else ("start", "end")
            for part, figure in levels:
                if figure is size.item or not is_near(
                    size, (figure.start, figure.end), made["spans"][other]
                ):
                    continue
                if figure.kind != made[other].kind:
                    continue
                one, two = alike(figure.number, made[other])
                pair = (one, two) if role == "start" else (two, one)
                yield *pair, lambda p=part, f=figure: self._take_of(size, role, p, f)
        yield from self._paired(size, here)

    def _is_in_brackets_of_its_end(self, made):
        """Say whether a size stands in brackets right after where it led to: 47.2 M€ (+3.1 %)."""
        if not made["end"] or self.figure_at(made, "end") is None:
            return False
        told = self.text[made["spans"]["end"][1] : made["spans"]["stated"][0]]
        return told.strip() == "("

    def _paired(self, size, levels):
        """Yield (start, end, take) of two levels that are free, or those of the claim itself."""
        own = [(size.part, size.part.figure_at(size.made, role)) for role in ("start", "end")
               if size.made and size.made[role]]  # fmt: skip
        free = [
            (part, f)
            for part, f in [*levels, *own]
            if f and f is not size.item and is_near(size, (f.start, f.end))
        ]
        if len(free) > _MOST_LEVELS:
            return  # of so many some agree by chance
        for (part, start), (at, end) in permutations(free, 2):
            if is_far_off(size, start, end):
                continue
            is_led = any(f.lead == "to" and not at._is_said_to_be(f) for at, f in own if f)
            if is_led and not (part is at is size.part):
                continue  # rose 15 %, to 92: levels of the sentence before are of something else
            spans = (start.start, start.end), (end.start, end.end)
            if is_near(size, *spans) and self._may_lead(size, part, start, at, end):
                one, two = alike(start.number, end.number)
                yield one, two, lambda a=(part, start), b=(at, end): self._claim_of(size, a, b)

    def _take_of(self, size, role, part, figure):
        """Give a size the level that it lacks, with its time where it is of the other sentence."""
        made, when = size.made, f"{role}_period"
        part.forget_lone_end(figure)
        part._take(made, role, figure)
        if part is not size.part and not made[when]:
            own = part.own_period(figure)
            made[when] = own.value.text if own else ""

    def _lacks(self, made, size):
        """Say whether a claim of two levels has no size, or one in another unit."""
        return made is not size.made and (
            made["stated"] is None or (
                made["kind"] == "difference" and size.unit in ("percent", "ratio")
            )
        )  # fmt: skip

    def _shared(self, size, parts, levels):
        """Yield (start, end, take) of free starts with the end of another size that is near."""
        ends = [
            (part, f) for part in parts for made in part.claims
            if made["stated"] and made["end"] and made is not size.made
            and (f := part.figure_at(made, "end"))
        ]  # fmt: skip
        role = "start" if size.made and size.made["start"] else "end"
        own = size.part.figure_at(size.made, role) if size.made and size.made[role] else None
        if own and own.start > size.item.end and size.part._leads_on_to(size.item, own):
            return  # was up four per cent to 51: it did not come from there
        here = [f for part, f in levels if part is size.part and f is not size.item]
        for start in [*here, *([own] if own else ())]:
            for part, end in ends:
                spans = (start.start, start.end), (end.start, end.end)
                if start.kind != end.kind or is_far_off(size, start, end):
                    continue
                if is_near(size, *spans):
                    one, two = alike(start.number, end.number)
                    a, b = (size.part, start), (part, end)
                    yield one, two, lambda a=a, b=b: self._claim_of(size, a, b)

    def _chained(self, size, parts):
        """Yield the end of another claim as where a size with an end began: to 61, then to 84."""
        made = size.made
        if made is None or made["start"] or not made["end"]:
            return
        for part in parts:
            for other in part.claims:
                if other is made or not (other["start"] and other["end"]):
                    continue
                span = other["spans"]["end"]
                if span[1] < made["spans"]["end"][0] and is_near(size, span):
                    one, two = alike(other["end"], made["end"])
                    yield one, two, lambda o=other: self._go_on_from(made, o)

    def _go_on_from(self, made, other):
        made["start"], made["end"] = alike(other["end"], made["end"])
        made["spans"]["start"] = other["spans"]["end"]
        made["start_period"] = made["start_period"] or other["end_period"]

    def _levels(self):
        """Return the free figures that may be levels."""
        spans = [
            f
            for f in self.figures
            if f.kind == "time" and not (f.used or f.forecast) and f.number.text[:1].isdecimal()
        ]
        return spans + [
            f
            for f in self._counting()
            if not (self._is_of_a_group(f) or f.in_words)
            and not self._is_whole(f)
            and OF_THE_TOTAL.match(self.text, f.end) is None
        ]

    def _lone_ends(self):
        """Return the levels where something went, with no more told of them: fell to 2.96."""
        ends = [self.figure_at(made, "end") for made in self.claims if is_lone_end(made)]
        return [figure for figure in ends if figure]

    def _may_lead(self, size, part, start, at, end):
        """Say whether one level may come before another; without a sign, whether it must."""
        if start.lead == "to" and not part._is_vague(start):
            if (
                HAD.search(part.text[max(part.start, start.begin - 40) : start.begin].lower())
                is None
            ):
                return False  # but: in 2015 it had gone up to 131,880
        if end.lead in ("from", "against") and not at._is_of(end):
            return False
        is_led = start.lead in ("from", "against")
        if size.made is None and size.part._level_of(size.item) is start:
            return True
        kinds = {start.kind, end.kind}
        is_lent = part is at and "percent" not in kinds and (is_led or end.lead == "to")
        if len(kinds) > 1 and not is_lent:
            return False
        if is_led and start.lead == "from" and end.lead == "to" and not at._is_vague(end):
            return True
        if is_led and any(t.value for t in part.trends) and not self._compares_places(part):
            return True
        if start.start < end.start:
            order = self._time_order(part, start, at, end)
        else:
            order = -self._time_order(at, end, part, start)
        return order > 0 or (order == 0 and bool(size.sign))

    def _compares_places(self, part):
        """Say whether a word such as more is there, of which no time says that it is of before."""
        return any(m.kind == "more" and not part._in_time(m) for m in part.mores)

    def _claim_of(self, size, start, end):
        """Make a claim of a size and two levels, each with its sentence."""
        (part, one), (at, two) = start, end
        self._give_back(size)
        part.forget_lone_end(one), at.forget_lone_end(two)
        home = part if part is at else min(part, at, key=lambda p: p.start)
        one.used = two.used = True
        home._claim(one, two, None)
        home.open.pop()
        made = home.claims[-1]
        if part is not at:
            periods = [p.own_period(f) for p, f in (start, end)]
            made["start_period"], made["end_period"] = (p.value.text if p else "" for p in periods)
        self._state_of(made, size)

    def _give_back(self, size):
        """Free the levels of a claim that is made anew with others."""
        if size.made:
            size.part.claims.remove(size.made)
            size.part.open.clear()
            for role in ("start", "end"):
                if figure := size.part.figure_at(size.made, role):
                    figure.used = False
            size.made = None

    def _state_of(self, made, size):
        """Put a size into a claim that has two levels, with the sign that these give it."""
        self._give_back(size)
        if size.unit == "ratio" and isinstance(size.item, Figure):
            self._state_of_a_level(made, size.item)
        else:
            size.part._state(made, size.item)
        item, part = size.item, size.part
        is_either = any(
            is_open(part.text, t, part.start, part.end) for t in part.mores
            if t.value and item.start - 60 <= t.start <= item.end + 3
        )  # fmt: skip
        sign = (0 if is_either else size.sign) or (
            1 if made["end"].value > made["start"].value else -1
        )
        made["direction"] = WAYS[sign]
        if made["kind"] != "multiple":
            made["stated_value"] = sign * abs(made["stated_value"])

    def _is_of_a_level(self, figure):
        """Say whether a part is one of a level that follows it: less than half the 81 of 2020."""
        return self._level_of(figure) is not None

    def _level_of(self, part):
        """Return the level right after a part, with its article between, or None."""
        after = [f for f in self.figures if f.start >= part.end][:1]
        told = self.text[part.end : after[0].start].lower() if after else ""
        return after[0] if _OF_THE_LEVEL.fullmatch(told) else None

    def _state_of_a_level(self, made, figure):
        """Put a part of the start into a claim as the ratio that it is."""
        number = figure.number
        figure.used = True
        made["spans"]["stated"] = (figure.start, figure.end)
        made |= {"kind": "multiple", "stated_value": number.value, "stated_unit": "ratio",
                 "stated": replace(number, kind="ratio")}  # fmt: skip


def _fitting(size, offers):
    """Return (start, end) -> how to take them, of the levels that give a size."""
    fits = {}
    for one, two, take in offers:
        if agrees(size, one, two):
            fits.setdefault((one.value, two.value), take)
    return fits


def _levels_of(parts):
    """Return the levels that no size has taken in some sentences, each with its sentence."""
    free = [(part, figure) for part in parts for figure in part._levels()]
    return free + [(part, figure) for part in parts for figure in part._lone_ends()]
