"""One sentence as the rules see it: numbers with their leads, periods, words of change."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from cifras.reading.better import turned
from cifras.reading.found import Number
from cifras.reading.levels import alike, as_level
from cifras.reading.links import Links

# What is counted in these is a length of time, and neither a level nor a size.
_TIMES = frozenset(
    "month months week weeks day days hour hours quarter quarters mes meses semana semanas día "
    "días hora horas trimestre trimestres minutes minutos seconds segundos "
    "ejercicios campañas temporadas cursos".split()
)
# How growth is taken, which is the period of no level.
_ADVERBS = frozenset(
    "interanual interanuales year-on-year y/y a/a year-over-year yoy y-o-y qoq q-o-q".split()
) | {"year on year"}
# What leads to no level: pese a, applies to 1.1 million workers, reparte a 29 millones de hogares.
# What leads from a time to what was then: in 2021, when there were; mes en el que costaba.
WHEN_IT = re.compile(
    r",? (?:mes |año |periodo |período |a year |a month )?"
    r"(?:en (?:el|la|los|las) (?:que|cual|cuales)|in which|when|cuando|que|which)\b"
)
_VERBS_TOO = ("baja", "alza", "rebaja", "mejora", "merma")
_ARTICLE = re.compile(
    r"\b(?:una?|el|la|su|es[at]a|otra|nueva|gran|fuerte|ligera|leve|de|a la|en) $", re.IGNORECASE
)
_WAS_THEN = re.compile(
    r"(?: [^;,.0-9]{1,40}(?:[12][0-9]{3})?)?[;,.] (?:en|in|a|al|hace|two|last)\b[^;()0-9]{0,24}"
    r"(?:[12][0-9]{3})?[^;()0-9]{0,16}"
    r"\b(?:it was|they were|it had been|were|era|eran|fue|fueron|había sido)? ?"
)
# Who said it, between two commas: , according to the regulator,
_AND_IN_ANOTHER = re.compile(r"\b(?:in|en) [^,;:()]{4,24} (?:and|y) (?:the |los |las )?$")
_SAID_BY = re.compile(
    r"(?:^|,)\s*(?:according to|says?|said|según|de acuerdo (?:con|al)|dij[eo](?:ron)?"
    r"|inform(?:ó|a|an|aron))\b"
    r"[^,;:()]{2,60},"
)
AND_IN = re.compile(
    r"^[^,;:()0-9]{0,40}?\b(?:y|e|and|while|whereas|mientras(?: que)?|en tanto que)"
    r" (?:en|in|por|for)?\s*(?:el |la |los |the )?$"
)
# When it was so, and not in any year when something was.
_WHEN = re.compile(
    r"\b((?<!un año )cuando|(?<!un )(?:mes|año|fecha|trimestre) en que|(?<!in a year )when)\b"
)
_BY = re.compile(
    r"\s*(?:by|en|by (?:[A-Z]{3}|a further|another|an additional))?\s*"
)  # expanded by HRK 9.3 billion
# A verb of someone who moves a rate: llevar la tasa de 5,25 % a 5,75 %.
# Of this year is a text, and nothing that is counted: under law 1448 of 2011.
_OF_A_LAW = re.compile(
    r"\b(?:law|act|decree|resolution|order|regulation|directive|bill|ley|decreto|resolución"
    r"|ordenanza|acuerdo|reglamento|directiva)(?: (?:no|n[.º°]+|number|número)\.?)? [0-9][0-9./]*"
    r" (?:of|del?) $", re.IGNORECASE)  # fmt: skip
_TAKEN = re.compile(
    r"\b(?:llev(?:ar|ó|aron|a|ando)|mov(?:er|ió|ieron)|ajust(?:ar|ó|aron))\b[^,;:.0-9]*$"
)
# What something came to, whichever way: las ventas ascendieron a 412.
_AMOUNTED = re.compile(
    r"(?:ascend(?:ió|ieron|ía|ían|e|en)|elevaban?) al? (?:l[oa]s? )?[$€£0-9U]", re.IGNORECASE
)
# Verbs that take up or down and tell of no change: the census turned up 1,108 animals.
_PHRASAL = re.compile(r"\b(?:turned|signed|showed|lined|dug|used|snapped|rounded) up$", re.I)
_ITS = ("su", "sus", "la", "las", "el", "its", "their")
_EARNED = re.compile(r"(?:gan|perd|lost|earn)", re.IGNORECASE)
_LOSSES_OF = re.compile(r"losses of|pérdidas de", re.IGNORECASE)
_REMEMBERED = 120  # characters of the sentence before, where what is told goes on from it
NEAR, FAR = 70, 170  # how far apart, in characters, what belongs together may stand
_GOES_ON = re.compile(
    r"; (?:(?:esto|eso|ello|lo que|that|this|it) (?:implica|supone|representa|significa|means"
    r"|represents|represented|marks|marked|is an?|was an?|es un|fue un"
    r"|implic[óa]|supuso|significó|represent[óa])\b"
    r"|(?:(?:esto|eso|ello|that|this|it) (?:is|was|es|fue)|son) (?=[0-9]|$)"
    r"|(?:es|fue|son) (?:un )?(?=[0-9]|$))"
)
_SURPASSING = re.compile(
    r"\b(?:super|exced|rebas|sobrepas)(?:an?|en?|ó|aron|ieron|ando|iendo)(?: en)?(?: un| el)?\s+$",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Figure:
    """A number in its sentence: its lead, where that begins, and whether a claim holds it.

    ``start``, ``end`` and ``kind`` are those of the number, comparator, currency and unit included;
    ``in_words`` says that it holds no digit, ``rough`` is its value where exactness is no matter.
    """

    number: Number
    lead: str
    begin: int
    forecast: bool = False
    used: bool = False

    def __post_init__(self):
        number = self.number
        self.start, self.end, self.kind = number.start, number.end, number.kind
        self.in_words = not any(c.isdecimal() for c in number.text)
        self.rough = float(number.value)


class Frame(Links):
    """A sentence: ``figures`` (numbers with leads), ``timed`` (periods), words of change.

    ``trends`` are verbs and nouns of change, ``mores`` these and words such as more and fewer,
    ``ratios`` words such as doubled. ``claims`` are those made of it, ``open`` those of them that
    have two levels and no size yet.
    """

    def __init__(self, text, start, end, mentions, words):
        self.text, self.start, self.end, self.words = text, start, end, words
        self.unread, self._found = mentions.unread, {}
        self.items = [
            turned(text, item, start, end)
            for item in mentions.items
            if item.kind != "trend"
            or _PHRASAL.search(text, max(start, item.start - 9), item.end) is None
        ]
        self.timed = [
            i for i in self.items
            if i.kind in ("period", "base")
            and _OF_A_LAW.search(text, max(start, i.start - 40), i.start) is None
        ]  # fmt: skip
        self.trends = self._named([i for i in self.items if i.kind == "trend"])
        mores = [i for i in self.items if i.kind in ("trend", "more")]
        self.mores = [i for i in mores if not text.endswith(" nada ", start, i.start)]
        self.ratios = [i for i in self.items if i.kind == "ratio"]
        self.figures, self.claims, self.open, self.related = [], [], [], False
        self.after_levels = False  # whether the sentence before set two levels against each other
        self.carried = None  # the claim of the sentence before to which this one gave its start
        self.after_brackets = False  # and had the one of before in brackets: 3,846 (3,512)
        self.is_listed = False  # whether it is one place of a sentence with *respectively*
        timely = [n.unit.lower().split(" ")[0] in _TIMES for n in mentions.numbers]
        durations = sum(timely)
        when_led = None
        self.aside = []  # (number, why) of what can be neither a level nor a size
        for number in sorted(mentions.numbers, key=lambda n: n.start):
            lead, begin = self._lead(number.start)
            is_time = number.value < 10_000 and number.unit.lower().split(" ")[0] in _TIMES
            if why := self._why_aside(
                number,
                is_time
                and lead not in ("from", "to")
                and durations < 2
                and not self._is_compared_with_the_next(number, mentions.numbers)
                and not self._is_right_after_a_change(number),
            ):
                self.aside.append((number, why))
                continue
            if is_time:
                number = replace(number, kind="time")
            elif self._is_spoken_percent(number):
                number, lead = replace(number, kind="percent", unit="%"), "by"
            elif number.kind == "percent" and (
                lead == "from" and self._is_named_as_a_change(number)
            ):
                lead, begin = "by", number.start
            elif self._is_moved_by(number, lead, begin) or (
                number.kind == "percent" and self._is_of_a_spoken_noun(number)
            ):
                lead = "by"
            led_by_when = lead in ("", "by", "from", "to") and self._is_when(number.start)
            if led_by_when:
                lead = "to" if self._is_when_later(number.start) else "against"
            figure = Figure(number, lead, begin)
            if lead == "against" and self._is_set_against_one_then(figure, when_led):
                self.figures[-1].lead = ""
            when_led = figure if led_by_when else None
            self.figures.append(figure)
        for at, (one, two) in enumerate(pairwise(self.figures)):
            if (one.lead, two.lead) == ("from", "to") and two.kind == "points":
                if one.kind == "points" or not one.number.unit:  # from 180 to 150 basis points
                    self.figures[at] = Figure(as_level(one.number), one.lead, one.begin)
                    self.figures[at + 1] = Figure(as_level(two.number), two.lead, two.begin)
            if two.lead == "to" and _SURPASSING.search(self.text, self.start, one.start):
                if self.text[one.end : two.start].strip().lower() in ("a los", "a las", "al"):
                    two.lead = ""  # 97,350 superan en un 8 % a los 90,240
        self._take_rates_of_change_for_levels()
        for figure in self.figures:
            link = self.text[figure.begin : figure.start].strip().lower()
            if link in ("after", "tras", "tras los", "tras las") and not self._after(figure):
                figure.lead = ""  # what happened before, and no level of then
        supposed, self.supposed_as = self._no_trend_from()
        self.ratios = [ratio for ratio in self.ratios if ratio.start < supposed]
        for figure in self.figures:
            figure.forecast = figure.forecast or figure.start >= supposed
        self.supposed_from = supposed
        for item in self.items:
            if item.kind == "forecast" and not self._is_no_wish(item):
                stop = self._end_of_a_wish(item)
                self._foresee(item)
                for figure in self.figures:
                    figure.forecast |= item.start < figure.start and (
                        stop < 0 or figure.start < stop
                    )

    def _foresee(self, item):
        """Take the levels right before a forecast for its own: cut from 2.6 to 1.9 % its forecast.

        Only a possessive or an article stands between.
        """
        before = [f for f in self.figures if f.end <= item.start][-2:]
        told = self.text[before[-1].end : item.start].lower() if before else ""
        if told.strip() in _ITS:
            before[-1].forecast = True
            if (before[0].lead, before[-1].lead) == ("from", "to"):
                before[0].forecast = True

    def _is_moved_by(self, number, lead, begin):
        """Say whether *en* after a verb of change leads to by how much: subieron en 236."""
        is_en = lead == "to" and self.text[begin : number.start].strip().lower() == "en"
        return is_en and number.kind in ("amount", "money") and any(
            t.value and begin - t.end == 1 and not self.words.nouns.match([self._word(t)], 0)
            for t in self.trends
        )  # fmt: skip

    def _is_when_later(self, start):
        """Say whether *when* goes on to a later year: 32 in 2020, fell in 2021, when 25 were."""
        years = [i.value.year for i in self.timed if i.end <= start and i.value.year]
        return len(years) > 1 and years[-1] > max(years[:-1])

    def _is_set_against_one_then(self, figure, when_led):
        """Say whether a level is compared with one that *when* led to: when 19 came, against 16."""
        return when_led is not None and alike(when_led.number, figure.number)[0] is not None

    def _named(self, trends):
        """Give a verb that stands for another its way: cayó 3,9 %, y el otro lo hizo 1,2 %."""
        found, way = [], 0
        for trend in trends:
            stands = self.text[trend.start : trend.end].lower().startswith(("lo h", "hi"))
            if not trend.value and stands and self.text[trend.end : trend.end + 4] != " el ":
                trend = replace(trend, value=way)
            if _AMOUNTED.match(self.text, trend.start):
                trend = replace(trend, value=0)
            found.append(trend)
            way = trend.value or way
        return found

    def _is_compared_with_the_next(self, number, numbers):
        """Say whether a length of time is set against a bare number: 87 days, against 112."""
        after = min(
            (n for n in numbers if n.start >= number.end), key=lambda n: n.start, default=None
        )
        if after is None or after.unit:
            return False
        lead, begin = self._lead(after.start)
        if lead == "to" and begin - number.end <= 40:
            return any(t.value and number.end <= t.start and t.end <= begin for t in self.trends)
        if _WAS_THEN.fullmatch(self.text, number.end, begin) and any(
            number.end <= i.start < after.start for i in self.timed
        ):
            return True  # is now 61 days; in June 2021 it was 94
        told = self._rest(number.end, begin)
        if _AND_IN_ANOTHER.search(self.text, number.end, after.start):
            return any(number.end <= i.start < after.start for i in self.timed) and any(
                after.end <= i.start <= after.end + 8 for i in self.timed
            )  # 41 days in 2022 and 33 in 2023
        if self.text[number.end : after.start] == " (":
            closed = self.text.find(")", after.end, self.end)
            return any(after.end <= i.start < closed for i in self.timed)  # 112 días (94 en 2022)
        is_dated = any(after.end <= i.start <= after.end + 12 for i in self.timed)
        is_dated = is_dated and max(after.value, number.value) < 20 * min(after.value, number.value)
        few = told.count(" ") <= 6 and not set(told) & set(";:()")
        return lead == "against" and (not told or (is_dated and few))

    def _is_right_after_a_change(self, number):
        """Say whether a length of time is by how much something moved: waits fell by 12 minutes."""
        return any(
            t.value and _BY.fullmatch(self.text, t.end, number.start)
            for t in self.trends
            if not self.text[self.start : t.start].endswith(("más ", "the "))  # el más bajo en 27
            and 0 <= number.start - t.end <= 9
            and not _EARNED.match(self.text, t.start)
            and not (number.kind == "money" and _LOSSES_OF.match(self.text, t.start, t.end))
        )

    def _is_when(self, start):
        """Say whether a level is of another time: cuando en 2015 había sido del, when it was."""
        before = self.text[max(self.start, start - 52) : start].lower()
        found = list(_WHEN.finditer(before))
        return (
            bool(found)
            and not re.search(
                r"[,;:.0-9]\D*$", re.sub(r"\b(19|20)\d\d\b", "", before[found[-1].end() :])
            )
            and found[-1].start() > 0
        )

    def _rest(self, start, end):
        """Return what stands between two places besides periods and punctuation."""
        left, at = "", start
        for item in self.timed:
            if start <= item.start < end:
                left += self.text[at : item.start]
                at = item.end
        return (
            (left + self.text[at:end])
            .strip(" ,–—-()")
            .removesuffix("in")
            .removesuffix("en")
            .strip(" ,")
        )

    def _bridges(self, start, end):
        """Say whether what stands between two places names no subject: verbs, links, times alone.

        A word that the sentence holds before names nothing new.
        """
        left, at = "", start
        told = [*self.timed, *self.trends, *self.mores, *self.ratios]
        for item in sorted(told, key=lambda item: item.start):
            if at <= item.start < end:
                left += self.text[at : item.start] + " "
                at = item.end
        left = re.sub(r"\([^()]*\)", " ", left + self.text[at : max(at, end)]).lower()
        left = _SAID_BY.sub(",", left)
        known = self.words.small["little"] | self.words.small["onward"]
        told = self.text[max(0, min(self.start, start - _REMEMBERED)) : start].lower()
        words = re.findall(r"[^\W\d_]+", told)
        before = {w[:5] for w in words} | {w[:4] for w in words if len(w) > 4}
        return all(
            w in known
            or w.endswith(self.words.bridging)
            or w[:5] in before
            or self.words.nouns.match([w], 0)
            for w in re.findall(r"[^\W\d_]+", left)
        )

    def _trend_in(self, start, end):
        return next((t for t in reversed(self.trends) if start <= t.start and t.end <= end), None)

    def _after(self, figure, reach=24):
        """Return the period right after a figure, before the next number or a comma."""
        stop = min((f.begin for f in self.figures if f.start > figure.start), default=self.end)
        for item in self.timed:
            if figure.end <= item.start <= figure.end + reach and item.start < stop:
                inner = self.text[figure.end : item.start]
                return item if reach > 24 or not set(inner) & set(",;:") else None
        return None

    def _near_before(self, figure):
        """Return the last period before a figure, after the number before it."""
        stop = max((f.end for f in self.figures if f.end <= figure.start), default=self.start)
        found = [i for i in self.timed if stop <= i.start and i.end <= figure.start]
        return found[-1] if found else None

    def _base_after(self, figure):
        item = self._after(figure, 60)
        return item is not None and item.kind == "base"

    def _year(self, figure):
        for item in (self._after(figure), self._near_before(figure)):
            if item is not None and item.value.year:
                return item.value.year
        return None

    def _is_later(self, end, start):
        """Say whether the first of two figures is of a later year than the second."""
        own, other = self._year(start), self._year(end)
        if own and not other:
            other = max((i.value.year for i in self.timed if i.value.year and i.end <= start.start),
                        default=None)  # fmt: skip
        return bool(own and other and own < other)

    def own_period(self, figure):
        """Return the period that a figure is of: right after it, or else before it."""
        found = self._after(figure)
        if found is not None and AND_IN.search(self.text[figure.end : found.start].lower()):
            return self._near_before(figure)  # in 2022 there were 248 and in 2021, 133
        near = self._near_before(figure)
        if found and near and set(self.text[figure.end : found.start]) & set("–—;"):
            found = None  # – in 2016 it was 15.8 – so residents now
        if found and near and "\n" in self.text[figure.end : found.start]:
            found = None  # 2023: 5,217, and a new line
        if near is not None and ";" in self.text[near.end : figure.start]:
            near = None  # it is of the clause before
        found = found or near or self._past_a_noun(figure)
        return None if found is not None and self._is_adverb(found) else found

    def _past_a_noun(self, figure):
        """Return the period after what a figure counts: $14.6 million on jails in 2021."""
        found = self._after(figure, 48)
        marks = set(self.text[figure.end : found.start]) & set(",;:()–—") if found else True
        return None if marks else found

    def _is_adverb(self, item):
        """Say whether a period says how growth was taken, and when nothing was: interanual."""
        return item.value.text.lower() in _ADVERBS

    def _breaks(self, text):
        if ";" in _GOES_ON.sub(",", text.lower()):
            return True
        padded = f" {text.lower()} "
        return ", mas " in padded or any(word in padded for word in self.words.breaks)

    def _once(self, name, figure, find):
        """Return what a rule finds of a figure; the same question is asked many times."""
        key = name, id(figure), self.related
        if key not in self._found:
            self._found[key] = find(figure)
        return self._found[key]

    def _trend_before(self, figure):
        return self._once("trend", figure, self._find_trend_before)

    def _find_trend_before(self, figure):
        stop = max((f.end for f in self.figures if f.end <= figure.start), default=self.start)
        found = [t for t in self.trends if stop <= t.start and t.end <= figure.start and t.value]
        found = [
            t
            for t in found
            if figure.start - t.end <= 60 and not self._breaks(self.text[t.end : figure.start])
        ]
        return found[-1] if found else None

    def _noun_before(self, figure):
        """Say whether the word of change before a figure is a noun: a rise of, un alza del."""
        trend = self._trend_before(figure)
        if trend is None:
            return False
        word = self.text[trend.start : trend.end].lower()
        if word in _VERBS_TOO and figure.lead == "to":
            return _ARTICLE.search(self.text, self.start, trend.start) is not None  # baja al 21 %
        return self.words.nouns.match(word.split(), 0) is not None

    def _next_to(self, figure):
        """Say whether the next number is the level that this one led to."""
        later = [f for f in self.figures if f.start > figure.start]
        between = self.text[figure.end : later[0].begin] if later else ""
        timed = any(figure.end <= i.start < later[0].begin for i in self.timed if later)
        if "," in between or (timed and not self._is_of(figure)):
            return False
        return (
            bool(later)
            and later[0].lead == "to"
            and later[0].begin - figure.end <= 45
            and later[0].kind == figure.kind
        )

    def _sized_after(self, figure):
        after = next((t for t in self.mores if t.start >= figure.end), None)
        if after is None or "," in self.text[figure.end : after.start]:
            return False
        return after.start - figure.end <= 12

    def _moves(self, figure):
        """Say whether a word of change stands before a figure in this sentence, or close after."""
        if _TAKEN.search(self.text, max(self.start, figure.begin - NEAR), figure.begin):
            return True
        return any(t.start < figure.start for t in self.trends + self.ratios) or any(
            figure.end <= t.start <= figure.end + NEAR for t in self.trends
        )
