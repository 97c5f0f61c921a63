"""What every claim holds beside its numbers: what it is about, periods, direction, spans."""

import re
from dataclasses import replace
from fractions import Fraction

from cifras.reading.found import Number
from cifras.reading.frame import NEAR, Figure
from cifras.reading.levels import in_whole_money
from cifras.reading.listed import SIZES
from cifras.reading.neighbours import SIGNED
from cifras.reading.when import When

_LOSSES = re.compile(
    r"\b(loss|losses|shortfall|deficits?|deficitari[oa]s?|negative|losing|pérdidas?|déficit"
    r"|perder|perdía|perdió|perdieron|lost|negativ[oa]s?|números rojos)\b"
)
_GAINS = re.compile(
    r"\b(gains?|profits?|surplus|income|positive|earnings|earning|ganancias?|superávit"
    r"|beneficios?|ganar|positiv[oa]s?|gan(?:ó|aron)|utilidad|utilidades|excedente)\b"
)
# By more than so many times: triplica con creces.
_AMPLY = re.compile(
    r"\s+(?:con (?:creces|holgura|amplitud)|de sobra|ampliamente|holgadamente|largamente)\b", re.I
)
# One quarter of the earlier figure is what is left of it.
_OF_WHAT_WAS = re.compile(
    r" (?:of|de) (?:the|its|that|their|la|el|los|las|su) (?:[^\W\d_]+ ){0,2}"
    r"(?:figure|level|number|total|count|size|peak|cifra|nivel|número|tamaño)\b"
    r"| (?:of what|de lo que) (?:it|they|he|there|se|era|eran|había|hubo|fue)\b"
)
# What stands between "more than" and a verb: casi se ha duplicado.
_BEFORE_A_VERB = ("se", "ha", "han", "había", "habían", "a", "an", "un", "una")
# Words that begin no subject.
_NO_SUBJECT = frozenset(
    "after since during until through as if when at durante hasta tras según cuando no al son por "
    "compared about here there".split()
)
# What says how a sentence goes on, or how something changed, and is no subject.
_SAYING = frozenset(
    "other hand contrast by however meanwhile notably embargo parte contrario cambio sin otra otro "
    "better worse higher lower more less fewer más menos mejor peor superior inferior following "
    "change variation variación significa representaba entre between desde since during durante "
    "término cierre fig figure".split()
)
_VERBS = frozenset("supone representa came averaging months señorías meses average alza".split())
_MARKS = ' ,.;:-–—•*|\n\u00a0¿¡"“”«»('
_BEFORE_A_TIME = frozenset(
    "between and in since from to during for of the at as by entre y el la los las en desde hasta "
    "durante de del al a".split()
)
_BRACKETS = re.compile(r"\([^()]*\)")
# The last place of a multiple, by the denominator of its shortest fraction: 4.5 is 9/2.
_PLACES_OF = {2: 10, 5: 10, 4: 100, 20: 100, 25: 100, 50: 100}
# What gives a noun of change its size: the increase in jobs was 61,400, compared with 127,800.
_WAS_SO_MUCH = re.compile(
    r"\b(?:was|were|is|are|stood at|came to|totall?ed|amounted to|averaged|reached"
    r"|fue(?:ron)?(?: de)?|eran?(?: de)?|es de|ascendi(?:ó|eron) a|sum(?:ó|aron)"
    r"|promedi(?:ó|aron)|alcanz(?:ó|aron)|se (?:situó|ubicó) en)$"
)
WAYS = {1: "increase", -1: "decrease", 0: ""}


class Making(When):
    """A sentence whose claims are filled in."""

    def _new(self, first, unit):
        indicator, span = self._indicator(first)
        made = dict.fromkeys(("start", "end", "stated", "stated_value", "ratio"))
        made |= {"kind": "levels", "sentence": self.text[self.start : self.end],
                 "sentence_start": self.start, "indicator": indicator, "unit": unit,
                 "direction": "", "stated_unit": "", "start_period": "", "end_period": "",
                 "spans": {"indicator": span} if indicator else {}}  # fmt: skip
        return made

    def _indicator(self, first):
        """Return what a claim is about, with its span: the words before the word of change.

        Else those that a noun of change is of, else those before the first number.
        """
        moves = [i.start for i in self.items if i.kind in ("trend", "ratio") and i.start < first]
        stops = dict.fromkeys([*moves[-1:], *moves[:1], *([] if moves else [first])])
        head = self.figures[0].begin if self.figures else first
        told = [
            *(self._last_said(stop) for stop in stops),
            self._after_size(first),
            *self._segments(head),
        ]
        for words, at in told:
            if self._is_subject(words, at):
                return words, (at, at + len(words))
        for words, at in told:
            words, at = self._after_its_time(words, at)
            if self._is_subject(words, at):
                return words, (at, at + len(words))
        for words, at in told:
            words, at = self._trimmed(self._before_its_time(words, at), at)
            if self._is_subject(words, at):
                return words, (at, at + len(words))
        return "", (first, first)

    def _last_said(self, stop):
        """Return the (words, place) before a place that do more than go on: GDP, however, fell."""
        segments = self._segments(stop)
        for words, at in segments:
            told = re.findall(r"[^\W\d_]+", words.lower())
            if not told or not set(told) <= _SAYING:
                return words, at
        return segments[0]

    def _after_its_time(self, words, at):
        """Return what stands after the times that words begin with: between 2014 and 2018."""
        last = at
        for item in self.timed:
            if last <= item.start < at + len(words):
                told = re.findall(r"[^\W\d_]+", self.text[last : item.start].lower())
                if not set(told) <= _BEFORE_A_TIME:
                    break
                last = item.end
        return self._trimmed(words[last - at :], last)

    def _before_its_time(self, words, at):
        """Return words up to a number or a period: Customs collections for FY2017/18."""
        stops = [i.start - at for i in self.timed if at < i.start < at + len(words)]
        number = re.search(r"(?<![^\W_])[0-9]", words)
        stops += [number.start()] if number else []
        return words[: min(stops)] if stops else words

    def _is_subject(self, words, at):
        """Say whether some words can be what a claim is about, and are no time or number."""
        if re.search(r"(?<![^\W_])[0-9]", words) or not re.search(r"[^\W\d_]{3}", words):
            return False
        if any(t.start == at and len(words) == t.end - t.start for t in self.trends):
            return False  # the verb itself: baja un 2,7 %
        if any(i.start <= at and at + len(words) <= i.end for i in self.timed):
            return False
        told = re.findall(r"[^\W\d_]+", words.lower())
        known = self.words.small["little"] | self.words.small["onward"] | _SAYING
        if all(word in known or word.endswith(self.words.bridging) for word in told):
            return False  # on the other hand, stood, eran, más
        first, *rest = words.lower().split(" ")
        is_verb = not rest and (first.endswith(self.words.past) or first in _VERBS)
        return first not in _NO_SUBJECT and not is_verb

    def _segments(self, stop):
        """Return the (words, place) between marks and numbers before a place, the last first."""
        begins = [self.start]
        text = _BRACKETS.sub(lambda found: " " * len(found[0]), self.text[self.start : stop])
        for item in self.items:
            if item.end > stop:
                break
            if not text[item.start - self.start : item.end - self.start].strip():
                continue  # in brackets
            is_figure = isinstance(item.value, Number) and any(
                c.isdecimal() for c in item.value.text
            )
            is_head = (
                item.kind in ("period", "base")
                and not self._trimmed(self.text[begins[-1] : item.start], begins[-1])[0]
            )
            if item.kind in ",;:—–)" or is_figure or is_head:
                begins.append(item.end)
        ends = [stop, *begins[:0:-1]]
        return [
            self._trimmed(text[a - self.start : b - self.start], a)
            for a, b in zip(begins[::-1], ends, strict=True)
        ]

    def _trimmed(self, words, at):
        """Return words without links, small verbs and marks at both ends, and where they begin."""
        skipped = self.words.small
        while True:
            lead = len(words) - len(words.lstrip(_MARKS))
            words, at = words[lead:].rstrip(_MARKS), at + lead
            first, _, rest = words.partition(" ")
            if first.lower() in skipped["before"] and words:
                at, words = at + len(words) - len(rest), rest
                continue
            rest, _, last = words.rpartition(" ")
            if last.lower() in skipped["after"] and words:
                words = rest
                continue
            return words, at

    def _after_size(self, first):
        """Return what is named after a size: there was a 39 percent spike in cultivation."""
        stop = min(
            (i.start for i in self.items if i.start > first + 1 and i.kind in ",;:()"),
            default=self.end,
        )
        for item in self.items:
            if item.kind in ("trend", "percent", "points", "ratio") and first <= item.end < stop:
                rest = self.text[item.end : stop]
                word = rest.split()[:1]
                if word and word[0].lower() in self.words.small["of"]:
                    at = item.end + rest.lower().index(word[0].lower()) + len(word[0])
                    ends = [i.start for i in self.items if i.start > at and (
                        isinstance(i.value, Number) or i.kind in ("period", "base"))]  # fmt: skip
                    return self._trimmed(self.text[at : min([stop, *ends])], at)
        return "", first

    def _state(self, made, size):
        """Put a size into a claim; return its sign."""
        made["spans"]["stated"] = (size.start, size.end)
        if not isinstance(size, Figure):
            ratio, (start, end, comparator) = size.value, self._hedged(size)
            if ratio > 1 and self._fell_by(size):
                ratio = 1 / ratio  # fell threefold
            text = self.text[start:end]
            made["spans"]["stated"] = (start, end)
            kind = "part" if ratio < 1 and not text.lower().endswith("mitad") else "ratio"
            places = size.value.denominator if any(c.isdecimal() for c in text) else 1
            grain = Fraction(1, places if places in (10, 100, 1000) else _PLACES_OF.get(places, 1))
            made["stated"] = Number(text, ratio, grain, "", kind, start, end, comparator)
            made |= {
                "kind": "multiple",
                "stated_value": Fraction(ratio),
                "stated_unit": "ratio",
                "ratio": size,
            }
            return 1 if ratio > 1 else -1
        size.used = True
        number = size.number
        if self._is_part(size):
            return self._state_part(made, size)
        if number.text.startswith(SIGNED) and size.kind in SIZES:
            sign = 1 if number.value > 0 else -1
        else:
            sign = self._is_size(size) or self._sign(size)
            if not sign and (trend := self._trend_before(size)):
                sign = trend.value
        if not sign and made["start"] and made["end"]:
            sign = 1 if made["end"].value > made["start"].value else -1
        number = in_whole_money(number, made["end"] or made["start"])
        value = abs(number.value)
        made["stated"], made["stated_value"] = number, sign * value
        kinds = {"points": ("points", "points"), "percent": ("change", "percent")}
        made["kind"], made["stated_unit"] = kinds.get(size.kind, ("difference", "absolute"))
        if size.kind == "points":
            made["unit"] = made["unit"] or "%"
        return sign

    def _fell_by(self, item):
        """Say whether a word of falling stands right before a multiple: fell threefold."""
        is_noun = re.search(r"(?:ment|tion|age)$", self.text[: item.start].rstrip())
        return not is_noun and any(
            t.value < 0 and 0 <= item.start - t.end <= 4 for t in self.trends
        )  # curtailment doubled

    def _hedged(self, item):
        """Return the characters of a multiple in words with its comparator, and that or ""."""
        after = _AMPLY.match(self.text, item.end, self.end)
        if after:
            return item.start, after.end(), "over"
        words = [
            (match[0].lower(), match.start())
            for match in re.finditer(r"[^\W\d_]+", self.text[self.start : item.start])
        ]
        while words and words[-1][0] in _BEFORE_A_VERB:
            words.pop()
        plain = [word for word, _ in words]
        for length in (4, 3, 2, 1):
            if length > len(words):
                continue
            at = len(words) - length
            found = self.words.comparators.match(plain, at)
            name = "over" if plain[at:] == ["más", "que"] else found and found[0]
            if name and (found is None or found[1] == length):
                return self.start + words[at][1], item.end, name
        return item.start, item.end, ""

    def _state_part(self, made, size):
        """Put a fraction in words into a claim as a ratio: fell by a third is 2/3 of the start."""
        sign = self._sign(size) or self._is_size(size)
        is_of_it = not sign and _is_a_part_of(size.number, made)
        if not sign:
            sign = 1 if made["end"].value > made["start"].value else -1
        ratio, kind = 1 + sign * size.number.value, "part"
        link = self.text[size.begin : size.start].strip().lower()
        is_of_it |= _OF_WHAT_WAS.match(self.text, size.end) is not None
        if link in ("to", "a") or (is_of_it and link not in ("by", "en", "in")):
            ratio, kind = size.number.value, "ratio"
        made["stated"] = replace(size.number, value=ratio, kind=kind)
        made |= {"kind": "multiple", "stated_value": ratio, "stated_unit": "ratio"}
        return 1 if ratio > 1 else -1

    def _restate_in_money_of(self, made, level):
        """Tell a size in cents in the money of its level: 12 cents less, of $3.41."""
        was, made["stated"] = made["stated"], in_whole_money(made["stated"], level)
        if made["stated"] is not was:
            sign = 1 if made["stated_value"] > 0 else -1
            made["stated_value"], made["unit"] = sign * abs(made["stated"].value), level.unit

    def _balance(self, figure):
        """Return -1 where the words before a level say loss, +1 where they say gain, else 0."""
        before = [f.end for f in self.figures if f.end <= figure.start]
        stop = max(before, default=self.start)
        words = self.text[stop : figure.start].lower()
        told = [f for f in self.figures if f.end == stop]
        if told and words.strip() in (", or", "or", ", o", "o", "("):
            return self._balance(told[0])  # a net loss of $14 million, or 31 cents a share
        at = {
            sign: max((m.start() for m in pattern.finditer(words)), default=-1)
            for sign, pattern in ((-1, _LOSSES), (1, _GAINS))
        }
        if at[-1] == at[1] == -1:
            return 0
        return -1 if at[-1] > at[1] else 1

    def _is_said_negative(self, figure):
        """Say whether a result is called negative, and the other one therefore is not."""
        before = [f.end for f in self.figures if f.end <= figure.start]
        first = max(figure.start - 32, max(before, default=self.start))
        words = self.text[first : figure.start].lower()
        return re.search(r"\b(?:negative|negativ[oa]s?)\b", words) is not None

    def _losses(self, start, end, one, two):
        """Give a loss its minus where the other level is a gain."""
        ways = self._balance(start), self._balance(end)
        if set(ways) == {-1, 0} and self._is_said_negative(start if ways[0] else end):
            ways = tuple(way or 1 for way in ways)
        if -1 not in ways and self._is_said_negative(end) != self._is_said_negative(start):
            ways = (1, -1) if self._is_said_negative(end) else (-1, 1)
        if ways == (-1, 1):
            return replace(one, value=-abs(one.value)), two
        if ways == (1, -1):
            return one, replace(two, value=-abs(two.value))
        return one, two

    def _way(self, start, end):
        """Return the sign of the word of change that a pair of levels goes with, or 0."""
        first, last = min(start.begin, end.begin), max(start.end, end.end)
        ways = self._balance(start), self._balance(end)
        if -1 in ways:
            return 0  # a loss that shrinks is a rise
        inside = {self._inside(start), self._inside(end)}
        if len(inside) == 2 and -1 not in inside:
            return 0  # rose from 387.4 bn (111.9 % of GDP) to 412.1 bn (106.2 %)
        between = [t for t in self.trends if t.value and first <= t.start < last]
        before = [t for t in self.trends if t.value and first - NEAR <= t.end <= first]
        if before and any(before[-1].end <= f.start and f.end <= first for f in self.figures):
            before = []  # fell 2.7 %, and the fleet came to
        inner = self.text[before[-1].end : first].strip() if before else ""
        inner = re.sub(r",? (?:pasando|al pasar|going|moving)$", "", inner)
        if any(c in ",;:" for c in inner.removesuffix(",")) or (len(inner) > 24 and "," in inner):
            before = []  # what fell may be something else
        if before and start.lead != "from" and _WAS_SO_MUCH.search(inner.lower()):
            before = before if not self._is_noun(before[-1]) else []  # the gain was 61, against 127
        found = between or before
        return found[-1].value if found else 0


def _is_a_part_of(number, made):
    """Say whether what is left is less, or more, than a part of what was: 6.9, less than half.

    The same words may tell of what is gone: where these hold, they are so meant.
    """
    left = made["end"].value - number.value * made["start"].value
    return {"under": left < 0, "over": left > 0}.get(number.comparator, False)
