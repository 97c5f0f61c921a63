"""A number that names nothing counts what was counted last: 112 visitors in 2019, only 38 in 2022.

Where each has a time, two levels of one thing are told without a word of change.
"""

import re

from cifras.reading.levels import alike, measure_of
from cifras.reading.once_had import OnceHad
from cifras.reading.period_words import WEEKDAYS
from cifras.reading.plausible import one_paragraph

_FARTHEST = 170  # characters from what was counted to the number that names nothing
_MOST_TIMES = 30  # how many times a level may be the other one
_MOST_NEW = 1  # words in the clause of that number that the text had not held before
# What names another group or place before a number: among women, in Madrid, los de.
_OF_OTHERS = frozenset(
    "among for in of at by per than en de del entre para por sobre que con".split()
)
# What names a number, and no thing.
_GENERAL = frozenset(
    "share figure number total rate proportion whereas cifra número porcentaje proporción tasa "
    "mismos mismas".split()
)
_BEING = frozenset("were was are is fueron fue eran era son es".split())
_THE = frozenset("the los las el la".split())
_COUNTS_ON = re.compile(
    r"\s*(?:of|de|del|out of|other|others|more|less|fewer|más|menos|otr[oa]s?|por|per|to|a|or|o"
    r"|veces|times|hours?|horas?|%|-|–)(?: |$|[0-9])|[-–]"
    r"| (?:for|para) (?:the|an?|el|la|los|las|una?) ", re.IGNORECASE)  # fmt: skip
_ONE_OF_TWO = re.compile(
    r"(?<!\b(?:19|20)[0-9])[0-9]%?,? (?:y|e|and|to|a|or|o|[0-9]+) $"
)  # 5,870 and 1,702; 2.6 to 3.4
_AND_ANOTHER = re.compile(r",? (?:y|e|and|to|a|or|o) [$€£]?[0-9]| [0-9]")
_RECORD_OF = re.compile(r"\b(?:low|high|record|peak|máximo|mínimo|récord) (?:of|de) $", re.I)
_AND = re.compile(r",? (?:y|e|and) (?:a |to |de |of |el |los |las |the |en |at )?")
_AND_IN = re.compile(r"\b(?:y|e|and)\b")
_OF_A_TIME = re.compile(r" (?:of|de|del|in|en) (?:the |el |la )?$")
_CLAUSE = re.compile(
    r"[;:.—–]|, (?:where|whereas|while|when|and|but|against|mientras|en tanto|cuando|y|pero|frente"
    r"|contra)\b|\b(?:and|but|y|e|pero|mientras que|while|whereas) "
)
_IS = re.compile(
    r"\b(?:is|are|has|have|son|es|hay|tienen?|suman|está|están|costs?|cuesta|vale)(?: de)? $"
)
_WAS = re.compile(
    r"\b(?:was|were|had been|eran?|fueron|fue|habían? sido|había|tenían?|cost|costaba|valía)"
    r"(?: de)? $"
)
_HAS_BEEN = re.compile(
    r"\b(?:[^\W\d_]{2,}(?:ed|aban?|ían?|aron|ieron|ó)|was|were|had|did|cost|paid|held|took|made|sold"
    r"|won|spent|ran|saw|stood|eran?|fue|fueron|hubo)\b"
)
_LATEST = re.compile(r"(?:the |la |el )?(?:latest|last|this|current|últim[oa]|est[ea]) ")
_NO_TIME = re.compile(r"(?:first|last|final|one|primera|última) (?:time|vez)$")
_THIS_YEAR = re.compile(
    r"(?:this|the current|este|esta|presente|actual) (?:year|season|month|quarter|año|temporada|mes"
    r"|trimestre|ejercicio|curso)$|(?:año|ejercicio|curso) (?:actual|en curso)$"
)
_THIS_DAY = re.compile(rf"\b(?:this|este) (?:{'|'.join(sorted(WEEKDAYS))})\b")


class Bare(OnceHad):
    """A sentence in which a number that names nothing is one of what was counted before it."""

    def _join_bare(self, before):
        """Make claims of levels that name nothing and the ones that they go on from."""
        if self._is_of_a_change():
            return
        for two in [f for f in self.figures if self._is_bare(f)]:
            first, one = self._counted_last(before, two)
            if one is not None and any(self._lists_on(made, one) for made in self.claims):
                continue  # lost 58,000 in June, 41,000 in July and 17,500 in August
            if one is None or not self._is_one_thing(first, one, two):
                continue
            if self._tells_of_another(first, one, two):
                continue
            order = self._order_of_bare(first, one, two)
            if not order or (first is self and self._are_of_two_moves(one, two, order)):
                continue
            self._claim(*((one, two) if order > 0 else (two, one)), None)
            one.used = two.used = True
            told = [item.value.text if item else "" for item in self._times_of(first, one, two)]
            periods = told if order > 0 else told[::-1]
            self.claims[-1]["start_period"], self.claims[-1]["end_period"] = periods

    def _join_two_things(self):
        """Make claims of two things of then and of now: 41 vans, 12 lorries; in 2020, 52 and 9."""
        free = self._counting()
        if len(free) != 4 or any(self._is_size(f) for f in self.figures) or self.ratios:
            return
        ones, twos = free[:2], free[2:]
        gaps = [self.text[one.end : two.start] for one, two in (ones, twos)]
        is_listed = _AND.fullmatch(gaps[1]) and _AND_IN.search(gaps[0]) and ";" not in gaps[0]
        is_named = any(
            b.number.unit
            and b.kind == "amount"
            and measure_of(a.number.unit) != measure_of(b.number.unit)
            for a, b in zip(ones, twos, strict=True)
        )
        if not is_listed or is_named:
            return
        if any(alike(a.number, b.number)[0] is None for a, b in zip(ones, twos, strict=True)):
            return
        then, now = (self.own_period(pair[0]) or self.own_period(pair[1]) for pair in (ones, twos))
        last = self._after(twos[1], 40)
        order = 0
        if twos[0].lead == "against" and last is not None:
            order, now = -1, last
        elif now is not None and then is not now and ones[1].end <= now.start:
            order = self._time_order(self, ones[0], self, twos[0])
        if not order or self._tells_of_another(self, ones[1], twos[0]):
            return
        told = [item.value.text if item else "" for item in (then, now)][::order]
        for pair in zip(ones, twos, strict=True):
            self._claim(*pair[::order], None)
            self.claims[-1]["start_period"], self.claims[-1]["end_period"] = told
            for level in pair:
                level.used = True
        self.open.clear()

    def _is_bare(self, figure):
        """Say whether a number is a level that names nothing."""
        is_named = bool(figure.number.unit) and figure.kind not in ("percent", "money")
        if is_named or not self._is_level(figure) or self._inside(figure) >= 0:
            return False
        if self._is_name_like(figure) and self._has_more_in_digits():
            return False
        if _ONE_OF_TWO.search(self.text, max(self.start, figure.start - 14), figure.start):
            return False
        if (figure.lead == "by" and figure.kind == "money") or (
            figure.lead == "from" and not self._is_of(figure)
        ):
            return False
        if self.text[self.start : figure.begin].rstrip().endswith(")"):
            return False  # (2022) 7
        if _RECORD_OF.search(self.text, max(self.start, figure.start - 16), figure.start):
            return False
        if _AND_ANOTHER.match(self.text, figure.end, self.end):
            return False
        when = self._after(figure)
        if when is not None and _OF_A_TIME.fullmatch(self.text, figure.end, when.start):
            return True
        return _COUNTS_ON.match(self.text, figure.end, self.end) is None

    def _counted_last(self, before, two):
        """Return (sentence, level) of what was counted last before a number; or (None, None)."""
        last = [f for f in self.figures if f.end <= two.begin][-1:]
        part = self
        if not last and before is not None and one_paragraph(before, self):
            part, last = before, before._free()
            if before.claims or len(last) != 1 or len(before.figures) > 1:
                last = []
        if not last or not part._is_level(last[0]) or part._inside(last[0]) >= 0:
            return None, None
        one = last[0]
        is_led = one.lead in ("from", "against") and not part._is_of(one)
        is_far = two.begin - one.end > _FARTHEST or part._is_right_after_a_change(one.number)
        is_led |= (
            _ONE_OF_TWO.search(self.text, max(part.start, one.start - 14), one.start) is not None
        )
        is_led |= self._is_name_like(one) != self._is_name_like(two)
        is_led |= one.lead == "by" and one.kind == "money"
        return (None, None) if is_far or is_led else (part, one)

    def _times_of(self, first, one, two):
        """Return the times of both levels; None for the second where it is that of the first."""
        times = first.own_period(one), self.own_period(two)
        between = [i for i in self.timed if i.kind == "base" and one.end <= i.start < two.start]
        if first is self and len(between) == 1 and between[0] is not times[0]:
            times = times[0], between[0]  # el torneo anterior, a estas alturas, 2,430
        if times[1] is not None and _NO_TIME.search(times[1].value.text.lower()):
            times = times[0], None
        return (times[0], None) if times[0] is times[1] else times

    def _order_of_bare(self, first, one, two):
        """Return 1 where the first level is of the earlier time, -1 the later, 0 where unknown."""
        times = self._times_of(first, one, two)
        said = [item.value.text.lower() if item else "" for item in times]
        if times[0] is not None and times[0].value.year and _THIS_YEAR.search(said[1]):
            return 1
        if times[1] is not None:
            order = self._time_order(first, one, self, two)
            if order and (times[0] is not None or times[1].kind == "base" or order < 0):
                return order
        told = self.text[one.end if first is self else self.start : two.start].lower()
        if times[0] is not None and times[1] is None and _THIS_DAY.search(told):
            return 1
        if times[0] is not None and times[0].value.year and _LATEST.match(said[1]):
            return 1
        return self._order_of_tenses(first, one, times[1], two)

    def _order_of_tenses(self, first, one, when, two):
        """Return -1 where what is now stands before what was then, 1 the other way round."""
        heads = [part.text[max(part.start, f.begin - 40) : f.start].lower()
                 for part, f in ((first, one), (self, two))]  # fmt: skip
        for at, way in ((0, -1), (1, 1)):
            is_then = _WAS.search(heads[1 - at]) is not None
            is_then |= way < 0 and when is not None and bool(when.value.year)
            if _IS.search(heads[at]) and is_then:
                return way
        is_dated = when is not None and bool(when.value.year) and first.own_period(one) is None
        is_now = is_dated and not _HAS_BEEN.search(heads[0])
        return -1 if is_now and _HAS_BEEN.search(heads[1]) else 0

    def _is_one_thing(self, first, one, two):
        """Say whether two levels may be of one thing: nothing between them names another."""
        if one.kind != two.kind and (two.kind == "money" or "percent" in (one.kind, two.kind)):
            return False
        first_one, second_one = alike(one.number, two.number)
        if first_one is None or self._is_of_another_group(two, one.end):
            return False
        values = sorted(abs(number.value) for number in (first_one, second_one))
        if values[0] == values[1] or values[1] > _MOST_TIMES * values[0]:
            return False  # nothing moved, or too far to be one thing
        if two.lead == "against" and self._after(two) is not None:
            return True
        return self._names_nothing_else(first, one, two)

    def _names_nothing_else(self, first, one, two):
        """Say whether few words that are new stand before a level in its clause, and no name."""
        begin = self.start if first is not self else one.end
        told = self.text[begin : two.start]
        for item in self.timed:
            if begin <= item.start < two.start:
                blank = "~" * (item.end - item.start)
                told = told[: item.start - begin] + blank + told[item.end - begin :]
        begins = [found.start() for found in _CLAUSE.finditer(told.lower().rstrip(" .;:—–,"))]
        before = self.text[first.start : begin].lower()
        if first is self:
            if not begins:
                return True  # the 318 thefts of 2015 in the county were 92 in 2022
            before += told[: begins[-1]].lower()
            told = told[begins[-1] :]
        known = self.words.small["little"] | self.words.small["onward"]
        before = {w[:5] for w in re.findall(r"[^\W\d_]+", before)}
        words, new = re.findall(r"[^\W\d_]+|~", told), 0
        for at, word in enumerate(words):
            low = word.lower()
            if low == "~" or low in known or low.endswith(self.words.bridging) or low[:5] in before:
                continue
            if self.words.nouns.match([low], 0) or low in _GENERAL:
                continue
            led = {w.lower() for w in words[max(0, at - 2) : at]}
            if (word[0].isupper() and at) or led & _OF_OTHERS:
                return False
            if "".join(words[at + 1 : at + 2]).lower() in _BEING and led & _THE:
                return False  # las exportaciones fueron 876
            new += 1
        return new <= _MOST_NEW
