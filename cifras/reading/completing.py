"""Levels that a size stands with, where no rule of order has joined them yet.

A claim that has a size and lacks a level takes one that the words around it mark: *to*, *reaching*
for where something went, *from*, *against*, *than the*, brackets with an earlier period for where
it came from, and the level that a comparison is told of (48.6 mm, 23 % below last year's 63.1 mm).
"""

import re

from cifras.reading.levels import alike, one_noun
from cifras.reading.marked import REACH, Marked
from cifras.reading.sizes import HAD_BEEN


class Completing(Marked):
    """A sentence whose claims take the levels that are marked as theirs."""

    def _complete(self):
        """Give every claim with a size the levels that are still free and marked as its own."""
        for made in sorted(self.claims, key=_stated_at):
            if made["stated"] is None or (made["start"] and made["end"]):
                continue
            if made["start"] is None:
                self._start_of_the_subject(made)
            if self._is_adjusted_at(*made["spans"]["stated"]):
                self._complete_at_other_prices(made)
            elif not self._restates(made, made["spans"]["stated"][0]):
                self._complete_by_marks(made)
        self._restate_amounts()
        for made in self.claims:
            levels = [level for level in (made["start"], made["end"]) if level]
            if made["kind"] != "points" or not levels or levels[0].kind == "percent":
                continue
            if _OF_A_SHARE.search(made["stated"].text.lower()):
                continue
            if any(level.kind == "money" or level.scale != 1 for level in levels):
                made["unit"] = "%"  # of a rate left unsaid
                for role in ("start", "end"):
                    if figure := made[role] and self.figure_at(made, role):
                        figure.used = False
                    made[role] = None
                    made["spans"].pop(role, None)
            else:
                made |= {"kind": "difference", "stated_unit": "absolute"}  # points of an index

    def _complete_at_other_prices(self, made):
        """Give a size at constant prices no level but the one that it plainly led to."""
        last = made["spans"]["stated"][1]
        end = made["end"] is None and self._marked(made, last, last + 60, "end")
        if end and end.lead == "to" and sum(bool(m["stated"]) for m in self.claims) == 1:
            self._take(made, "end", end)

    def _complete_by_marks(self, made):
        """Give a claim the levels that links, brackets and comparisons mark as its own."""
        first, last = made["spans"]["stated"]
        stop = min(
            (o["spans"]["stated"][0] for o in self.claims
             if o is not made and o["stated"] and o["spans"]["stated"][0] >= last),
            default=self.end,
        )  # fmt: skip
        if made["end"] is None and (end := self._marked(made, last, stop, "end")):
            self._take(made, "end", end)
        start = None if made["start"] else self._marked(made, last, stop, "start")
        if start and _AND_THEN.search(self.text, last, start.begin):
            start = None  # to 14,889, and from 4,268 something else rose
        opening = None if made["start"] or start else self._opening_base(made, first)
        if opening and made["end"] is None:
            self._take(made, "start", opening)
        elif start := start or opening:
            self._take_both(made, start)
        elif made["end"] is None:
            if (end := self._told_before(made, first)) or (end := self._counted_with(made, last)):
                self._take(made, "end", end)
            elif not self._share_level(made, first, last):
                self._share_what_it_was(made, first)

    def _take_both(self, made, start):
        """Give a claim where it came from, and first the level that is compared with it."""
        first, last = made["spans"]["stated"]
        end = self._told_of(made, start, first) if made["end"] is None else None
        if end is not None and one_noun(start.number, end.number):
            self._take(made, "end", end)
        elif made["end"] is None:
            self._share_end(made, start, first)
        if made["end"] is None and made["kind"] == "points":
            self._end_at_a_rate(made, first)
        if made["end"] is not None:
            is_of_before = self._is_of_before(made, start)
        else:
            is_of_before = self._is_of_a_time(start, last)
        if is_of_before:
            self._take(made, "start", start)

    def _end_at_a_rate(self, made, first):
        """Take the rate of change that points compare with another: rose 3.5 %, 0.3 above 3.2 %."""
        rates = [
            other for other in self.claims
            if other["kind"] == "change" and other["spans"]["stated"][1] <= first
            and not (other["start"] or other["end"]) and other["stated_value"] > 0
        ]  # fmt: skip
        if not rates:
            return
        last = rates[-1]["spans"]["stated"]
        told = self.text[last[1] : first]
        if len(told) > 60 or not told.rstrip().endswith(",") or self._trend_in(last[1], first):
            return
        made["end"], made["spans"]["end"] = rates[-1]["stated"], last
        made["end_period"] = rates[-1]["end_period"]

    def _told_before(self, made, first):
        """Return the level before a size that the size is told of, or None."""
        level = (
            self._told_of(made, None, first)
            or self._before_its_brackets(made)
            or self._before_its_verb(first)
            or self._bridged_to(made, first)
            or self._told_with(made, first)
        )
        if level and self._is_changed_from(level):
            return None
        is_then = level and HAD_BEEN.search(self.text[self.start : level.start].lower())
        if is_then and any(i.start < level.start for i in self.timed):
            return None  # in 2013 it had been 3.63 million, so that is a fall
        return level

    def _restates(self, made, first):
        """Take both levels of the size that another one restates: 1,430 (11.9 %), 86, or 28 %."""
        for other in self.claims:
            if other is made or other["stated"] is None or made["start"] or made["end"]:
                continue
            begin, last = other["spans"]["stated"]
            near = (
                self.text[last:first]
                if last <= first
                else self.text[made["spans"]["stated"][1] : begin]
            )
            words = re.findall(r"[^\W\d_]+", near.lower())
            is_joined = len(near) <= 24 and set(words) <= _OR and bool(words or "(" in near)
            is_joined |= (
                last <= first
                and len(near) <= 70
                and (other["kind"], made["kind"]) == ("difference", "change")
                and (again := _SAID_AGAIN.search(near.lower())) is not None
                and self._bridges(last, last + again.start())
            )
            if last <= first and (again := _RESTATED_AS.search(near.lower())):
                told = [b for n in ("start", "end") for _, b in [other["spans"].get(n, (0, 0))]]
                begun = max([last, *(b for b in told if b <= first)])
                is_joined |= other["kind"] == "difference" and self._bridges(
                    begun, max(begun, last + again.start())
                )
            if last <= first and near.endswith("("):
                left = re.findall(r"[^\W\d_]+", self._rest(last, first).lower())
                is_joined |= set(left) <= _OR | _THAN and len(near) <= 60
            if (
                is_joined
                and (other["start"] or other["end"])
                and (other["stated_unit"] != "points")
            ):
                for name in ("start", "end", "start_period", "end_period"):
                    made[name] = other[name]
                    if span := other["spans"].get(name):
                        made["spans"][name] = span
                made["unit"] = other["unit"]
                made["direction"] = made["direction"] or other["direction"]
                return True
        return False

    def _bridged_to(self, made, first):
        """Return the level before a size that goes on with it and names no other subject.

        636,540 long-stay visitors, a 14.3 % improvement; 121.4 points, that is 3.9 % less.
        """
        before = [f for f in self.figures if f.end <= first][-1:]
        if not before or not self._is_level(before[0]) or not self._fits(made, before[0]):
            return None
        level = before[0]
        link = self.text[level.begin : level.start].lower()
        if made["kind"] == "multiple" and link.startswith(_WITHIN) and not self._comes_to(level):
            return None  # presente en 18 municipios, duplicó su acervo
        is_led = level.lead in ("from", "against") and not self._is_stated(level)
        if is_led or self._is_name_like(level):
            return None
        if level.lead == "to" and not (self._is_vague(level) or self._comes_to(level)):
            return None  # Tartu, home to 93,000 people
        others = [f for f in self._free() if f.end <= first and f.kind == level.kind]
        if len(others) > 1 or self._is_of_a_base(level) or self._is_told_aside(level):
            return None
        if self._is_right_after_a_change(level.number) or self._inside(level) >= 0:
            return None
        at = self._past_its_noun(level, first)
        told = self.text[at:first]
        goes_on = any(at <= t.start < first and _AND.search(self.text[at : t.start].lower())
                      for t in self.trends)  # fmt: skip
        goes_on |= told.lower().startswith(" lo que ")  # 837 lo que supone un alza del 15 %
        if len(told) > _BRIDGE or self._breaks(told) or not (goes_on or set(told) & set(_MARKS)):
            return None
        at += max(0, told.find(";"))  # 61,200 tonnes of maize; this is a fall of 6.3 %
        return level if self._bridges(at, first) else None

    def _is_of_a_base(self, level):
        """Say whether a level is of the time compared with: a year ago it was 452."""
        when = self.own_period(level)
        if when is None or set(self.text[when.end : level.start]) & set(";,"):
            return False
        return when.kind == "base" or self._compares(when)

    def _comes_to(self, level):
        """Say whether a verb leads to a level: births came to 11,839."""
        before = self.text[self.start : level.begin].lower().split()[-1:]
        return bool(before) and before[0].endswith((*self.words.past, "came"))

    def _is_told_aside(self, level):
        """Say whether a level stands in a relative clause: which carries a fine of up to 600."""
        clause = re.split(r"[,;(]", self.text[self.start : level.begin])[-1]
        return _RELATIVE_CLAUSE.match(clause) is not None

    def _restate_amounts(self):
        """Make a claim of an amount that restates a percent: 22 % or $1.4 million, to 7.8."""
        for made in list(self.claims):
            if made["kind"] != "change" or not (made["start"] and made["end"]):
                continue
            first, last = made["spans"]["stated"]
            for figure in self.figures:
                if figure.used or figure.kind not in ("amount", "money") or figure.forecast:
                    continue
                near = self.text[last : figure.start] if figure.start >= last else (
                    self.text[figure.end : first])  # fmt: skip
                if not _RESTATING.fullmatch(near.strip().lower()):
                    continue
                if alike(figure.number, made["end"])[0] is None:
                    continue
                figure.used = True
                sign = 1 if made["stated_value"] > 0 else -1
                again = dict(made) | {
                    "kind": "difference", "stated": figure.number, "stated_unit": "absolute",
                    "stated_value": sign * abs(figure.number.value),
                    "spans": made["spans"] | {"stated": (figure.start, figure.end)},
                }  # fmt: skip
                self.claims.append(again)

    def _take(self, made, role, figure):
        """Put a level into a claim, in the unit of the other, and its period."""
        other = made["start" if role == "end" else "end"]
        number = figure.number
        if other is not None:
            pair = alike(number, other)
            number, changed = pair
            made["start" if role == "end" else "end"] = changed
        figure.used = True
        made[role] = number
        if made["kind"] == "difference" and other is None:
            self._restate_in_money_of(made, number)
        made["spans"][role] = (figure.start, figure.end)
        if not made["unit"] or made["unit"] == "points":
            made["unit"] = number.unit
        near = self._after(figure) or self._labelled(figure)
        if near is not None:
            text = near.value.text
            made[f"{role}_period"] = text
            other = "end" if role == "start" else "start"
            if made[f"{other}_period"] == text:
                made[f"{other}_period"] = ""

    def _told_of(self, made, start, first):
        """Return the level before a size that the size is told of, or None.

        With a start that is known a level of the same kind before it in the clause is enough;
        without one it must stand right before the size, with a mark or a verb between.
        """
        own = self._inside_at(first)
        before = [
            f
            for f in self._free()
            if f.end <= first
            and f is not start
            and self._inside(f) in (-1, own)
            and not self._is_name_like(f)
        ]
        if not before:
            return None
        level = before[-1]
        between = re.sub(r"\([^()]*\)", "", self.text[level.end : first])
        if len(between) > REACH or self._breaks(between):
            return None
        if level.lead in ("from", "against") and not self._is_of(level):
            return None
        if self._is_right_after_a_change(level.number):
            return None  # grew by more than $1,028 million, 5 % on
        if level.lead == "from" and self._moves_right_before(level):
            return None
        if not self._fits(made, level):
            return None
        if start is not None:
            if alike(start.number, level.number)[0] is None:
                return None
            return level
        told = self.text[level.end : first]
        if made["kind"] == "multiple" and told.rstrip().endswith(",") and len(told) <= 60:
            return None if self._trend_in(level.end, first) else level
        return level if self._is_compared_here(made, level, first) else None

    def _is_of_before(self, made, start):
        """Say whether what a level is compared with is of another time, and of no other thing."""
        if start.lead == "from" or self._inside(start) >= 0:
            return True
        end = made["end"]
        same = bool(end.unit) and end.unit.lower() == start.number.unit.lower()
        timed = self._after(start, 60) is not None or any(
            i.kind == "base" or self._compares(i) for i in self.timed
        )
        is_over = made["kind"] == "points" and start.lead == "against"
        return same or timed or is_over or end.kind == start.kind == "money"

    def _is_of_a_time(self, start, last):
        """Say whether a level that stands without another is one of before, by the words at it."""
        told = self.text[last : start.start].lower()
        is_timed = any(last <= i.start <= start.start for i in self.timed)
        when = re.search(r"\b(?:when|cuando)\b((?: [^\W\d_]+){0,2})\s*$", told)
        own = [i for i in self.timed if start.begin <= i.start < start.start]
        is_set = start.lead == "against" and bool(own)  # compared to March's 2.96 %
        is_set |= self._base_after(start) and not self.text[last : start.start].strip().count(" ")
        is_timed |= self.text[start.end : start.end + 1] in (".", ";", "")
        return (start.lead == "from" and is_timed) or when is not None or is_set

    def _moves_right_before(self, figure):
        return any(0 <= figure.begin - t.end <= 3 for t in self.trends)

    def _is_compared_here(self, made, level, first):
        """Say whether a size after a level and a mark compares that level with before.

        There were 17 cyclists killed on the roads, five fewer than the year before.
        """
        _, last = made["spans"]["stated"]
        after = next((m for m in self.mores if m.start >= last - 1), None)
        right = self._trend_right_before(first)
        if right is None and (after is None or after.start - last > 5):
            return False
        told = self.text[level.end : first if right is None else right.start]
        between = re.sub(r"\([^()]*\)", "", self._rest(level.end, level.end + len(told))).lower()
        told, between = _IN_PASSING.sub(",", told), _IN_PASSING.sub(",", between)
        marks = told.rstrip(" \u00a0").removesuffix(" un").removesuffix(" una").removesuffix(" el")
        words = re.findall(r"[^\W\d_]+", between)
        if _WHICH_IS.search(told.lower()) and len(between) <= 90:
            return not any(level.end <= t.start < first for t in self.trends)
        is_rate = made["kind"] == "points" and level.kind == "percent" and right is None
        if is_rate and marks.rstrip().endswith(",") and len(between) <= 120:
            rates = [f for f in self._free() if f.kind == "percent" and f.end <= first]
            return len(rates) == 1 and not any(level.end <= t.start < first for t in self.trends)
        if set(words) <= _LINKS:
            return bool({",", "(", "–", "—"} & set(marks)) or bool(set(words) & _IS)
        link = self.text[level.begin : level.start].strip().lower()
        if link in ("of", "de") and set(words[-1:]) & _IS and set(words) <= _LINKS | _OF_A_TIME:
            return True  # revenue of 1.06 billion for the quarter under review was 8.8 % higher
        has_verb = any(level.end <= t.start < first for t in self.trends if t is not right)
        if right is not None:
            return "," in marks[-1:] and not has_verb and len(between) <= 70
        word = self.text[after.start : after.end].lower()
        if after.kind != "more" and word not in ("lower", "higher"):
            return False
        opens = self.text[self.start : level.begin].strip(' •*\n¡¿"“').lower() in (
            "",
            "con",
            "with",
            "at",
        )
        if opens and level.lead in ("to", "") and marks.count(",") == 1:
            return True  # At 61.7 %, the rate was 0.8 points higher than
        unit = made["stated"].unit
        if unit and unit == level.number.unit and not has_verb and marks.count(",") == 1:
            return True  # with a mean of 16.3 °C, October was 1.4 °C warmer
        return not has_verb and len(between) <= 60 and marks.rstrip()[-1:] in (",", "(", "–", "—")

    def _trend_right_before(self, first):
        """Return a word of change that stands right before a size and is no verb: up 3.4 %."""
        for more in self.mores:
            if more.kind == "more" and 0 <= first - more.end <= 4:
                link = self.text[more.end : first].strip().lower()
                if link == "en":
                    return more  # superior en 9,3 %
        for trend in self.trends:
            word = self.text[trend.start : trend.end].lower()
            link = self.text[trend.end : first].strip() if trend.end <= first else "?"
            is_by = link == "by" and not self.text[first].isalpha()
            if word in ("up", "down") and (is_by or 0 <= first - trend.end <= 3):
                return trend
        return None


def _stated_at(made):
    return made["spans"].get("stated", (0, 0))[0]


_RELATIVE_CLAUSE = re.compile(
    r"\s*(?:which|who|that|where|que|donde|quienes?|cuy[oa]s?|home to)\b", re.I
)
_BRIDGE = 90  # characters
_MARKS = ",(:–—;"
_AND = re.compile(
    r"\b(?:y|e|and) (?:se |lo |la )?(?:(?:present|registr|mostr|tuv|anot|report|evidenci|observ"
    r"|experiment|record|show|post|saw)[^\W\d_]* )?(?:una? |an? )?(?:[^\W\d_]+ )?$"
)
_AND_THEN = re.compile(r"[0-9][^0-9,;]{0,20},? (?:and|y) $")
_WITHIN = ("en ", "in ", "con ", "with ", "at ")
_SAID_AGAIN = re.compile(r"(?:es decir|o sea|esto es|i\.e\.|that is|equival\w+)[ ,]")
_RESTATED_AS = re.compile(
    r",? (?:con|lo que \w+|es decir|o sea|with|which \w+|that is|representing|equivalente a),? "
    r"(?:una?|an?) (?:[^\W\d_]+ ){1,3}(?:del?|of) (?:un )?"
    r"(?:algo más del? |casi |cerca del? |nearly |almost |about )?$"
)
_IS = frozenset("was were is fue fueron es son era eran".split())
_OF_A_TIME = frozenset(
    "quarter month year half period season week under review reporting current full whole first "
    "second third fourth financial fiscal just ended trimestre mes año semestre periodo período "
    "ejercicio temporada semana del de en primer segundo tercer cuarto último pasado".split()
)
_LINKS = _IS | frozenset(
    "lo que significó supone supuso representa representó which means meaning implica equivale "
    "decir a an un una the or o in en el la for during at on of".split()
)
_OF_A_SHARE = re.compile(r"porcentuales?$|percentage points?$|pp\.?$|p\.p\.$")
# What is said of a level before the size of it: , the most in its history and; , todavía.
_IN_PASSING = re.compile(
    r",? (?:an?|the|un|una|el|la)(?: new| nuevo| nueva)? (?:[^,;.0-9]{0,12} )?"
    r"(?:record|most|fewest|highest|lowest|best|worst"
    r"|largest|smallest|récord|máximo|mínimo|mejor|peor|más alt[oa]|más baj[oa]|mayor|menor)"
    r"\b[^,;.0-9]{0,40}? (?:and|y)(?= |$)|(?<=,) (?:todavía|aún|still|already|ya)(?= |$)",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(
    r"(?:,| y| and) (?:which|lo que|lo cual|cifra que|número que|que) "
    r"(?:is|was|are|were|es|fue|son|eran|supone|supuso|representa|representó|significa|significó"
    r"|implica|implicó|ha (?:significado|implicado|supuesto|representado)) "
    r"(?:an? |una? )?(?:[^\W\d_]+ )?$"
)
# What stands between a percent and the amount that says the same: 6.2 % más (US$ 191 millones).
_RESTATING = re.compile(
    r",? ?(?:or|o|or by|o sea,)|(?:(?:more|less|fewer|higher|lower|más|menos|mayor|menor) ?)?\("
)
_THAN = frozenset(
    "encima debajo above below by por than in at the on during durante que el la los las a al en "
    "de del".split()
)
# What stands between a size and the same in another unit.
_OR = frozenset(
    "more fewer less más menos or o por un una a an equivalent equivalente to sea es decir i e lo "
    "que equivale supone".split()
)
