"""What was then and what is now: teníamos 41 talleres; hoy, por suerte, atendemos en 73.

A speaker says more between two levels than a report does. A verb of what was and a word for now
join them all the same, where nothing else of their kind stands before.
"""

import re

from cifras.reading.dated import Dated
from cifras.reading.levels import alike, one_noun
from cifras.reading.plausible import one_paragraph

_NOW = re.compile(
    r"\b(?:(?:y |and )?(?:al día de hoy|a día de hoy|hoy en día|hoy|ahora|actualmente"
    r"|en la actualidad|este año|este ciclo|esta temporada|ya (?:llevamos|tenemos|hay)"
    r"|now|today|nowadays|currently|at present|this year|this season))\b",
    re.IGNORECASE,
)
_WAS_THEN = re.compile(
    r"\b(?:[^\W\d_]{2,}(?:aban?|ábamos|ían?|íamos)|eran?|éramos|cuando|en ese momento|was|were|had"
    r"|used to|when|once|stood at|(?:started|began)(?: out)? (?:with|at|from)"
    r"|(?:empezamos|arrancamos|partimos|empezó|arrancó|partió) (?:con|de|desde))\b",
    re.IGNORECASE,
)
# What leads to the level of then, once that of now is told: ; it used to be 11.2.
_USED_TO_BE = re.compile(
    r"(?:^|[;.,:])\s*(?:but |and |pero |y )?"
    r"(?:(?:it|they|that|this) used to (?:be|stand at|take|cost|average|number)"
    r"|antes,? (?:era|costaba|valía|tomaba|demoraba|tardaba)n?(?: de)?)"
    r"(?: about| some| unos| unas)? $",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.,;:)]|$")
# Verbs whose past begins otherwise.
_DID = {"sold": "sell", "made": "mak", "held": "hold", "spent": "spen", "paid": "pay",
        "ran": "run", "took": "tak", "stood": "stand"}  # fmt: skip
_BY = re.compile(r"\b(?:by|por) $")
_OF_THOSE = re.compile(
    r"\b(?:of (?:those|them|these)|de (?:ell[oa]s|l[oa]s que))\W*$", re.IGNORECASE
)
_OF_THEM = re.compile(r" (?:of|de) (?:the|its|those|los|las|sus)\b")
_TO_NOW, _SINCE_THEN = 70, 150  # characters from now to its level, from the one of then to now


class ThenAndNow(Dated):
    """A sentence in which a level of then and one of now are joined by these words."""

    def _join_then_and_now(self):
        """Make a claim of the one level told of then and the one told of now."""
        for found in _NOW.finditer(self.text, self.start, self.end):
            later = [f for f in self.figures if f.start >= found.end()][:1]
            if not later or later[0].start - found.end() > _TO_NOW or not self._is_free(later[0]):
                continue
            now = later[0]
            when = self.own_period(now)
            is_of_them = _OF_THEM.match(self.text, now.end) is not None
            if _OF_THOSE.search(self.text, self.start, found.start()):
                continue  # of those now on the list, 3,905 wait for a date
            if now.lead == "by" and _BY.search(self.text, found.end(), now.start):
                continue  # is half that today, helped by 4 judges
            if is_of_them or (when is not None and when.start >= found.end()):
                continue  # 401 today, whereas ten years ago there were 583
            before = [
                f
                for f in self._free()
                if found.start() - _SINCE_THEN <= f.end <= found.start()
                and (f.kind == now.kind or self._is_lent_money(f, now))
                and self._inside(f) < 0
                and not self._is_name_like(f)
            ]
            if before and self._was_so(before[-1], found.start(), now, len(before) > 1):
                self._claim(before[-1], now, None)
                before[-1].used = now.used = True
        self._join_to_now_after()

    def _join_two_times(self):
        """Make a claim of the only two levels of a sentence, where each has a time of its own.

        Return whether one was made.
        """
        free = self._counting()
        if len(free) != 2 or self.claims or self.is_listed:
            return False
        one, two = free
        times = self.own_period(one), self.own_period(two)
        if None in times or times[0] is times[1] or one.kind != two.kind:
            return False
        if any(self._is_size(f) for f in self.figures) or self.ratios:
            return False
        if not one_noun(one.number, two.number) or alike(one.number, two.number)[0] is None:
            return False
        if any(f.in_words or self._inside(f) >= 0 for f in free):
            return False
        if self._is_of_another_group(two, one.end) or self._tells_of_another(self, one, two):
            return False
        if not two.number.unit and not self._names_nothing_else(self, one, two):
            return False
        if {one.lead, two.lead} & {"from", "against"}:
            return False
        order = self._time_order(self, one, self, two)
        if order and not self._are_of_two_moves(one, two, order):
            self._claim(*(free if order > 0 else free[::-1]), None)
            one.used = two.used = True
        return one.used

    def _join_to_what_it_used_to_be(self, before):
        """Make a claim of a level, here or last in the sentence before, and of what it used to be.

        A trial takes 14 months; it used to take 11.
        """
        for then in [f for f in self.figures if not (f.used or f.forecast)]:
            found = _USED_TO_BE.search(self.text[self.start : then.start])
            told = [f for f in self.figures if f.end <= then.begin]
            if not told and before is not None and one_paragraph(before, self):
                told = before.figures
            if found is None or not told or told[-1].used or told[-1].forecast:
                continue
            now = told[-1]
            if one_noun(then.number, now.number) and alike(then.number, now.number)[0] is not None:
                self._claim(then, now, None)
                then.used = now.used = True

    def _join_to_now_after(self):
        """Make a claim of a level that *today* follows, and of the one before it.

        The plant employed 412 people and it employs 365 today.
        """
        for found in _NOW.finditer(self.text, self.start, self.end):
            told = [f for f in self.figures if 0 < found.start() - f.end <= 2 and self._is_free(f)]
            if not told or not _ENDS.match(self.text, found.end()):
                continue
            now = told[0]
            before = [f for f in self._free() if f.end <= now.begin and f.kind == now.kind]
            if len(before) == 1 and self._inside(before[0]) < 0 and not self._breaks(
                self.text[before[0].end : now.begin]
            ) and self._was_so(before[0], now.begin, now, is_near=False):  # fmt: skip
                self._claim(before[0], now, None)
                before[0].used = now.used = True

    def _is_lent_money(self, one, two):
        """Say whether a level of now has its scale alone: owed 9.8 billion pesos, now 6.1."""
        return (one.kind, two.kind) == ("money", "amount") and (
            two.number.scale > 1 and not two.number.unit
        )

    def _does_the_same(self, then, now):
        """Say whether the verb of then is told of now: employed 412; today it employs 365."""
        did = re.search(
            r"([^\W\d_]{3,})(?: (?:at|with|for|about|some|a|con|en|unos|unas))* $",
            self.text[max(self.start, then.start - 40) : then.start].lower(),
        )
        told = self.text[then.end : now.start].lower()
        if did is None or not (did[1].endswith(self.words.past) or did[1] in _DID):
            return False
        stem = _DID.get(did[1], did[1][:3])
        return re.search(rf"\b{re.escape(stem)}", told) is not None

    def _is_free(self, figure):
        return self._is_level(figure) and self._inside(figure) < 0

    def _was_so(self, then, stop, now, is_near):
        """Say whether words or a time put a level before now, and both may be of one thing.

        `is_near` asks for them right at the level, since there are others before it.
        """
        if not one_noun(then.number, now.number) or alike(then.number, now.number)[0] is None:
            return False
        others = [f.end for f in self.figures if f.end <= then.start]
        first = max([self.start, then.start - _SINCE_THEN, *others[-1:]])
        stop = then.start if is_near else stop
        when = self.own_period(then)
        is_dated = when is not None and (when.kind == "base" or bool(when.value.year))
        if is_dated or _WAS_THEN.search(self.text, first, stop) is not None:
            return True
        return self._does_the_same(then, now)
