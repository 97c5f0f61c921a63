"""A size, and in the sentence after it its levels, or the one that it began at.

Thefts fell by 12 %. There were 3,120, against 3,545 in 2019. Profit rose 27 % to 684 million. A
year earlier it was 538 million.
"""

import re

from cifras.reading.again import give_levels
from cifras.reading.alone import Alone
from cifras.reading.levels import alike, measure_of, one_noun
from cifras.reading.plausible import one_paragraph

_OF_THEM = re.compile(r"\b(?:of them|of these|de (?:ellos|ellas|éstos|éstas|estos|estas))\b")
_IT_CAME = re.compile(r"\W*(?:it|they|these|those|ellos|ellas|estos|estas|éstos|éstas)\b")
_ANYTHING = frozenset("people persons cases units total personas casos unidades".split())
_RECORDED = re.compile(
    r"\b(?:record|regist|report|count|logged|noted|register|contabiliz|inform|denunci|anot)[^\W\d_]*\b"
)
_WHO = re.compile(r" (?:los|las) (?P<noun>[^\W\d_]{4,})")
_OF = re.compile(r" (?:of|de|del|in|en)\b")
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ITS_NOUN = 30  # characters after a size in which what it is of may be named: a rise in thefts
_LENGTH = re.compile(
    r"year|annual|quarter|month|week|day|año|anual|ejercicio|trimestre|semestre|mes|semana"
)
_LENGTHS = {"annual": "year", "anual": "año", "ejercicio": "año"}
# How growth is taken over less than a year.
_NEAR_TIME = re.compile(
    r"\b(?:month[- ](?:on|over)[- ]month|(?:month|quarter|week)s? (?:earlier|before|ago)"
    r"|(?:previous|prior|preceding|last) (?:month|quarter|week)|m/m|q/q|quarterly|monthly|weekly"
    r"|intermensual|mensual|trimestral|intertrimestral|semanal"
    r"|(?:mes|trimestre|semana|bimestre) (?:anterior|previ[oa]|precedente|pasad[oa]))\b"
)
_LATELY = ("last year", "this year", "el año pasado", "año pasado", "este año")


class ToldAfter(Alone):
    """A sentence that tells the levels of a size in the sentence before it."""

    def give_past(self, between, before):
        """Give the one size two sentences before the pair that this one and the one between tell.

        Thefts rose by 17 %. There were 4,570 in 2016. In 2015 there had been 3,905.
        """
        if len(self.claims) == 1 and not between.claims and len(between._counting()) <= 1:
            spans = [self.claims[0]["spans"].get(role, (0,))[0] for role in ("start", "end")]
            if between.start <= min(spans) < self.start <= max(spans):
                self._give_to_the_size_of(before, between)

    def _give_to_the_size_of(self, before, since=None):
        """Give the one size of the sentence before the one pair of levels that this one tells.

        Purchases decreased by 64.5 %. They came to 41.7 million, against 61.1 million. The pair
        may be told `since` the sentence between.
        """
        since = since or self
        if before is None or not one_paragraph(before, self):
            return
        sizes, pairs = before.claims, self.claims
        if len(sizes) != 1 or len(pairs) != 1 or self.is_listed:
            return
        (size,), (pair,) = sizes, pairs
        is_alone = size["stated_unit"] in ("percent", "ratio")
        is_alone = is_alone and not (size["start"] or size["end"])
        is_pair = pair["kind"] == "levels" and pair["start"] and pair["end"]
        if not is_alone or not is_pair or before._counting() or pair["end"].kind == "percent":
            return
        first = min(pair["spans"][role][0] for role in ("start", "end"))
        head = self.text[since.start : first].lower()
        is_it = _IT_CAME.match(head) is not None or since._names_no_subject(before)
        is_it = is_it and not self._counts_what_is_new(pair, before)
        is_it |= self._counts_the_same(pair, size, head) or self._are_recorded(pair, head)
        begin = since.start + len("so far" if head.startswith("so far") else "")
        is_it |= not pair["unit"] and since._bridges(begin, first)
        is_it = is_it and not self._counts_who_follow(pair, before)
        is_it |= _OF_THEM.search(self.text, self.start, self.end) is not None
        way = size["stated_value"] - (size["stated_unit"] == "ratio")  # a half is a fall
        goes_its_way = (pair["end"].value - pair["start"].value) * way > 0
        if is_it and (goes_its_way or _is_turned(size, pair)):
            give_levels(size, pair)
            self.claims.remove(pair)
            self.open.clear()

    def _counts_who_follow(self, pair, before):
        """Say whether a level has a subject after it that is new: fueron 4.570 los detenidos."""
        told = before.text[before.start : before.end].lower()
        found = [_WHO.match(self.text, pair["spans"][role][1]) for role in ("start", "end")]
        return any(who and who["noun"].lower()[:5] not in told for who in found)

    def _are_recorded(self, pair, head):
        """Say whether somebody counted the cases that a pair is of: police recorded 4,570 cases."""
        end = pair["spans"]["end"][1]
        is_any = pair["unit"].lower() in _ANYTHING and not _OF.match(self.text, end)
        return is_any and _RECORDED.search(head) is not None

    def _take_the_start_after(self, before):
        """Give the one claim of the sentence before the level of then that this one tells.

        Profit rose 47 % to 684 million. A year earlier it was 538 million.
        """
        if before is None or self.claims or self.is_listed or len(before.claims) != 1:
            return
        if not one_paragraph(before, self):
            return
        (made,), levels = before.claims, self._counting()
        is_open = made["stated"] and made["end"] and not made["start"]
        if not is_open or len(levels) != 1:
            return
        if any(t.value for t in self.trends) or len(self.figures) > 1 or self.ratios:
            return
        level, end = levels[0], made["end"]
        when = self.own_period(level)
        if when is None or before._counting():
            return
        ended = before.figure_at(made, "end")
        is_then = ended is not None and self._time_order(before, ended, self, level) < 0
        if not self._is_of_the_base(made, when, is_then):
            return
        if "percent" in (level.kind, end.kind) and level.kind != end.kind:
            return
        pair = alike(level.number, end)
        nouns = re.findall(r"[^\W\d_]{4,}", level.number.unit.lower())
        told = before.text[before.start : before.end].lower()
        is_one = one_noun(level.number, end) and all(noun[:5] in told for noun in nouns)
        if pair[0] is not None and is_one and self._names_no_subject(before):
            made["start"], made["end"] = pair
            made["spans"]["start"] = (level.start, level.end)
            made["start_period"] = when.value.text
            level.used = True

    def _is_of_the_base(self, made, when, is_then):
        """Say whether a time is the one that a size compares with, and not a nearer one.

        `is_then` says that it is known to be earlier than that of the end.
        """
        said = when.value.text.lower()
        years = [int(year) for year in _YEARS.findall(made["end_period"])]
        ended = made["end_period"].lower()
        is_then |= when.kind == "base" or (
            when.value.year is not None
            and (when.value.year < years[0] if years else not ended or ended in _LATELY)
        )
        told = f"{made['sentence']} {made['start_period']}".lower()
        near, far = _NEAR_TIME.search(told), _NEAR_TIME.search(said)
        based = made["start_period"].lower()
        is_same = not based or based == said or _lengths_in(based) == _lengths_in(said)
        return is_then and bool(near) == bool(far) and is_same

    def _counts_what_is_new(self, pair, before):
        """Say whether a pair has a noun that the sentence before it does not hold: 412 fines."""
        if pair["end"].kind == "money" or measure_of(pair["unit"]):
            return False
        nouns = re.findall(r"[^\W\d_]{4,}", pair["unit"].lower())
        nouns = [noun for noun in nouns[:1] if noun not in _ANYTHING]
        told = before.text[before.start : before.end].lower()
        return bool(nouns) and not any(noun[:5] in told for noun in nouns)

    def _counts_the_same(self, pair, size, head):
        """Say whether a pair is of what a size is said of: permits rose 27 %. Permits were at."""
        told = re.findall(r"[^\W\d_]{4,}", size["indicator"].lower())
        when = {size["start_period"], size["end_period"]} - {""}
        times = f"{pair['start_period']} {pair['end_period']}"
        is_other = bool(when) and not any(one in times for one in when)
        if not told or (is_other and _YEARS.search(times)):
            return False
        words = f"{head} {pair['unit'].lower()}"
        if re.search(rf"\b{re.escape(told[0][:6])}", words):
            return True
        last = size["spans"]["stated"][1]
        counted = re.findall(r"[^\W\d_]{4,}", pair["unit"].lower())[:1]
        is_one = bool(counted) and counted[0] not in _ANYTHING
        said = (
            f"{size['indicator']} {size['sentence'][last - size['sentence_start'] :][:_ITS_NOUN]}"
        )
        return is_one and re.search(rf"\b{re.escape(counted[0])}", said.lower()) is not None


def _lengths_in(text):
    """Return the lengths of time that a period names: year-on-year and last year are one."""
    return {_LENGTHS.get(word, word) for word in _LENGTH.findall(text)}


def _is_turned(size, pair):
    """Say whether a pair gives a percent to its last digit, but the other way: a slip of a word."""
    start, end = pair["start"].value, pair["end"].value
    if size["stated_unit"] != "percent" or start <= 0:
        return False
    given, stated = 100 * abs(end - start) / start, abs(size["stated_value"])
    return abs(given - stated) <= size["stated"].grain / 2
