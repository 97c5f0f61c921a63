"""Trend claims in a text: which printed levels, sizes and directions belong together.

Precision comes before recall: two levels make a claim only where the words between them say which
was first, a size only where a word of change stands by it. What cannot be placed so is reported
as unplaced, never guessed into a claim.

Each number of a sentence has a *lead*, the link right before it (from, to, by, against). A *pair*
is a level that something moved from and one that it moved to; a *size* is how much it moved. The
rules stand in a chain of files, each on the one before: frame, sizes, pairs, making, and here what
is made of them.
"""

from dataclasses import replace

from cifras.language.texts import LANGUAGES
from cifras.reading.dated import Dated
from cifras.reading.digits import convention
from cifras.reading.found import Reading, TextClaim, Unplaced
from cifras.reading.frame import NEAR, Figure
from cifras.reading.levels import NO_DIFFERENCE, alike
from cifras.reading.lists import in_place, subject_of, unfold
from cifras.reading.making import WAYS
from cifras.reading.mentions import Mentions
from cifras.reading.signs import LEVELS, SIZES
from cifras.reading.tokens import sentences, tokenize
from cifras.reading.words import words_of

_MARKERS = {
    "en": frozenset("the of and to in was is were by from that for with on at".split()),
    "es": frozenset("el la de los las y en que del por se con un una para".split()),
}
_BY_A_PART = ("by", "en", "", "un", "en un", "una", "en una", "by almost", "by nearly", "by some")
_MANY = 40  # numbers: more of them are a table and no sentence


def find_language(text):
    """Return the language whose small words a text holds most of; the first where none does."""
    words = [token.lower for token in tokenize(text[:20_000]) if token.kind == "word"]
    counts = {code: sum(word in _MARKERS[code] for word in words) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])


def read_claims(text, language=None):
    """Return the :class:`cifras.reading.found.Reading` of a text; without a language, find it."""
    language = language or find_language(text)
    words, signs = words_of(language), convention(text, language)
    parts, crowd = [], []
    for start, end in sentences(text):
        if not words.may_count(text, start, end):
            parts.append(None)
            continue
        mentions = Mentions(text, tokenize(text, start, end), words, signs)
        if len(mentions.numbers) > _MANY:
            crowd += [Unplaced(n.text, n.start, n.end, "alone") for n in mentions.numbers]
            crowd += [Unplaced(text[a:b], a, b, "unread") for a, b in mentions.unread]
            parts.append(None)
            continue
        part = _Sentence(text, start, end, mentions, words)
        if any(item.kind == "respectively" for item in part.items):
            part.unfold(signs)
        else:
            part.find(parts[-1] if parts else None)
        parts.append(part)
    parts = [part for part in parts if part is not None]
    claims = [
        TextClaim(**{name: value for name, value in made.items() if name != "ratio"})
        for part in parts
        for made in part.claims
    ]
    claims.sort(key=lambda claim: min(span[0] for span in claim.spans.values()))
    unplaced = [one for part in parts for one in part.unplaced()] + crowd
    unplaced.sort(key=lambda one: one.start)
    return Reading(text, language, tuple(claims), tuple(unplaced))


class _Sentence(Dated):
    """One sentence, and the claims made of it."""

    def find(self, before):
        """Make the claims of this sentence; `before` is the one before it."""
        if self.figures or self.ratios:
            self.related = before is not None and bool(before.open or before.is_single())
            related, self.related = self.related, True
            pairs = [*self._pairs(strong=True), *self._pairs(strong=False)]
            self.related = related or bool(pairs)
            for start, end, size in self._sized(pairs):
                self._claim(start, end, size)
            self._across(before)
            for figure in self.figures:
                self._alone(figure)
            for ratio in self.ratios:
                self._ratio(ratio)
            self._complete()
            self._join_by_order(before)
            self._pair_by_time(before)

    def unfold(self, signs):
        """Make the claims of a sentence whose lists go together place by place."""
        texts, lists = unfold(self)
        if self._by_dates(lists):
            return
        listed = [member for one in lists for member in one]
        for place, one in enumerate(texts):
            text = one.text
            part = _Sentence(text, 0, len(text), Mentions(text, tokenize(text), self.words, signs),
                             self.words)  # fmt: skip
            part.find(None)
            for claim in part.claims:
                made = in_place(claim, one, self)
                roles = [made["spans"][role] for role in ("start", "end", "stated")
                         if role in made["spans"]]  # fmt: skip
                is_listed = any(m.begin <= a < m.end for m in listed for a, _ in roles)
                if place and not is_listed:
                    continue  # it was made at the first place
                if is_listed and (span := made["spans"].get("indicator")):
                    made["indicator"], made["spans"]["indicator"] = subject_of(
                        made["indicator"], span, place, len(texts)
                    )
                self.claims.append(made)
                for figure in self.figures:
                    figure.used |= any(a < figure.end and figure.start < b for a, b in roles)

    def _by_dates(self, lists):
        """Make a claim of two levels of one thing with their years: 6 and 17 for 2021 and 2020."""
        kinds = [isinstance(one[0].figure, Figure) for one in lists]
        if sorted(kinds) != [False, True] or any(len(one) != 2 for one in lists):
            return False
        levels, dates = lists[kinds.index(True)], lists[kinds.index(False)]
        years = [member.figure.value.year for member in dates]
        one, two = (member.figure for member in levels)
        if any(f.lead == "by" for f in (one, two)):
            return False
        if None in years or years[0] == years[1] or self._is_size(one) or self._is_size(two):
            return False
        if (
            any(f.kind not in LEVELS for f in (one, two))
            or alike(one.number, two.number)[0] is None
        ):
            return False
        order = (0, 1) if years[0] < years[1] else (1, 0)
        self._claim(*(levels[at].figure for at in order), None)
        made = self.claims[-1]
        made["start_period"], made["end_period"] = (dates[at].figure.value.text for at in order)
        self.open.clear()
        one.used = two.used = True
        return True

    def _claim(self, start, end, size):
        one, two = self._in_one_unit(start, end)
        made = self._new(
            min(start.begin, end.begin), (one.unit and two.unit) or one.unit or two.unit
        )
        made |= {"kind": "levels", "start": one, "end": two}
        made["spans"] |= {"start": (start.start, start.end), "end": (end.start, end.end)}
        made["start_period"], made["end_period"] = self._periods(start, end)
        made["start"], made["end"] = self._losses(start, end, one, two)
        sign = self._way(start, end)
        if size is None:
            self.open.append((len(self.claims), start, end))
        else:
            sign = self._state(made, size) or sign
        made["direction"] = WAYS[sign]
        self.claims.append(made)

    def _in_one_unit(self, start, end):
        """Return the numbers of two levels, each with what the other lends it by its place."""
        if start.start <= end.start:
            return alike(start.number, end.number)
        two, one = alike(end.number, start.number)
        return one, two

    def _across(self, before):
        """Join a size of this sentence to levels of the one before it, or two levels across."""
        if before is None or "\n" in self.text[before.end : self.start].replace("\n", "", 1):
            return  # a blank line parts them
        sizes = [f for f in self.figures if self._is_size(f) and not f.used and not f.forecast]
        levels = [f for f in self.figures if f.kind in LEVELS and f not in sizes and not f.used]
        levels = [f for f in levels if any(c.isdigit() for c in f.number.text)]
        levels = [f for f in levels if f.number.unit.lower() not in NO_DIFFERENCE]
        if (
            len(self.open) == 1
            and before.claims
            and any(t.start - self.start <= 25 for t in self.trends)
        ):
            last = before.claims[-1]
            if (
                last["kind"] == "multiple"
                and last["start"] is None
                and last["end"] is None
                and last["ratio"]
            ):
                before.claims.pop()
                made = self.claims[self.open[0][0]]
                made["direction"] = WAYS[self._state(made, last["ratio"])]
                made["indicator"], made["spans"]["indicator"] = (
                    last["indicator"],
                    last["spans"].get("indicator", made["spans"]["stated"]),
                )
                return
        if (
            len(before.open) == 1
            and len(sizes) == 1
            and not levels
            and sizes[0].start - self.start <= NEAR
        ):
            place, start, end = before.open[0]
            made = before.claims[place]
            if made["stated"] is None:
                sign = self._state(made, sizes[0])
                made["direction"] = WAYS[sign]
            return
        left = [f for f in before.figures if f.kind in LEVELS and not f.used and not f.forecast]
        if len(left) == len(levels) == len(sizes) == 1 and not before.claims and not self.claims:
            one, two = left[0], levels[0]
            a, b = before.own_period(one), self.own_period(two)
            if a is None or b is None or alike(one.number, two.number)[0] is None:
                return
            years = a.value.year, b.value.year
            if None not in years and years[0] != years[1]:
                start, end = (one, two) if years[0] < years[1] else (two, one)
            elif years[0] and b.value.text.lower().endswith(("last year", "año pasado")):
                start, end = one, two
            elif b.kind == "base":
                start, end = two, one
            else:
                return
            one.used = two.used = True
            first, second = alike(start.number, end.number)
            made = before._new(one.begin, first.unit or second.unit)
            made |= {"start": first, "end": second}
            made["spans"] |= {"start": (start.start, start.end), "end": (end.start, end.end)}
            periods = {id(one): a.value.text, id(two): b.value.text}
            made["start_period"], made["end_period"] = periods[id(start)], periods[id(end)]
            sign = self._state(made, sizes[0])
            made["direction"] = WAYS[sign]
            self.claims.append(made)

    def _alone(self, figure):
        """Make a claim of a size without two levels, or of a level that was moved to."""
        if figure.used or figure.forecast or self._speaks_of_the_future(figure):
            return
        if sign := self._is_size(figure):
            end = self._led_to(figure)
            made = self._new(figure.begin, end.number.unit if end else "")
            self._state(made, figure)
            made["direction"] = WAYS[sign]
            self._finish(made, figure, end)
            return
        trend = self._trend_before(figure)
        if self._is_part(figure) and trend is not None:
            self._part(figure, trend)
            return
        if self._is_fraction(figure):
            return
        if trend is not None and self._ended_at(figure, trend):
            made = self._new(figure.begin, figure.number.unit)
            made["direction"] = WAYS[trend.value]
            self._finish(made, figure, figure)
            return
        if trend is None or figure.kind not in ("amount", "money") or not trend.value:
            return
        comparator = figure.number.comparator
        inner = self.text[trend.end : figure.start].strip().lower()
        if inner in ("", "by", "en", "unos", "by some") and figure.lead in ("", "by", "to"):
            end = self._led_to(figure)
            by = inner in ("by", "en")
            if end is None and not by and not self._base_after(figure):
                return
            if figure.number.unit.lower() in NO_DIFFERENCE or (
                figure.lead == "to" and inner != "en"
            ):
                return
            if end is None and ((comparator and not by) or figure.number.value < 10):
                return
            made = self._new(figure.begin, (end or figure).number.unit or figure.number.unit)
            made["end"] = end and end.number
            self._state(made, figure)
            self._finish(made, figure, end)

    def _ended_at(self, figure, trend):
        """Say whether a level is where something went, and the sentence holds nothing else of it.

        Arrivals dropped to 185,000: a past tense, and the level right after it.
        """
        verb = self.text[trend.start : trend.end].lower()
        link = self.text[trend.end : figure.start].lower().split()
        before = self.text[self.start : trend.start].lower().split()[-1:]
        others = [f for f in self.figures if not f.used and f is not figure]
        return (
            figure.kind in LEVELS
            and any(c.isdigit() for c in figure.number.text)
            and (figure.number.value >= 10 or bool(figure.number.unit))
            and link in (["to"], ["a"])
            and verb.endswith(self.words.past)
            and before not in (["to"], ["be"], ["ser"], ["a"], ["para"])
            and not any(f.kind in SIZES or f.kind == figure.kind for f in others)
        )

    def _part(self, figure, trend):
        """Make a claim of a fraction in words: fell by three-fifths, fell to a third."""
        inner = self.text[trend.end : figure.start].strip().lower()
        part = figure.number.value
        if inner in ("to", "a") and trend.value < 0:
            ratio, kind = part, "ratio"
        elif inner in _BY_A_PART:
            ratio, kind = 1 + trend.value * part, "part"
        else:
            return
        figure.used = True
        made = self._new(figure.begin, "")
        number = figure.number
        made |= {"kind": "multiple", "stated_value": ratio, "stated_unit": "ratio"}
        made["stated"] = replace(number, value=ratio, kind=kind)
        made["spans"]["stated"] = (number.start, number.end)
        made["direction"] = WAYS[1 if ratio > 1 else -1]
        made["start_period"], made["end_period"] = self._periods(None, figure)
        self.claims.append(made)

    def _finish(self, made, figure, end):
        if end is not None:
            end.used = True
            made["end"], made["spans"]["end"] = end.number, (end.start, end.end)
        made["start_period"], made["end_period"] = self._periods(None, end or figure)
        if not made["direction"]:
            made["direction"] = WAYS[1 if made["stated_value"] > 0 else -1]
        self.claims.append(made)

    def _ratio(self, item):
        if any(made.get("ratio") is item for made in self.claims):
            return
        if any(i.kind == "forecast" and i.start < item.start for i in self.items):
            return
        verb = self.text[item.start : item.end].lower()
        is_verb = verb[-1:] != "s" and len(verb.split()) == 1 and verb not in ("doble", "triple")
        if (
            not is_verb
            and not self.timed
            and not any(
                t.value and t.end <= item.start and item.start - t.end <= 40 for t in self.trends
            )
        ):
            return  # twice the average, el doble que en el sur
        level = [
            f
            for f in self.figures
            if not f.used and f.kind in LEVELS and f.start > item.end and f.lead == "to"
        ]
        end = level[0] if level and not self._rest(item.end, level[0].begin).strip(" ,") else None
        made = self._new(item.start, end.number.unit if end else "")
        sign = self._state(made, item)
        made["direction"] = WAYS[sign]
        if end is not None:
            end.used = True
            made["end"], made["spans"]["end"] = end.number, (end.start, end.end)
        made["start_period"], made["end_period"] = self._periods(None, end or item)
        self.claims.append(made)

    def unplaced(self):
        """Yield the numbers that belong to no claim, with the reason that is known."""
        for start, end in self.unread:
            yield Unplaced(self.text[start:end], start, end, "unread")
        for number, why in self.aside:
            yield Unplaced(number.text, number.start, number.end, why)
        for figure in self.figures:
            if not figure.used:
                why = "forecast" if figure.forecast else self._why_free(figure)
                yield Unplaced(figure.number.text, figure.start, figure.end, why)

    def _why_free(self, figure):
        """Say what a number is that belongs to no claim: a range, a share of something, alone."""
        if figure.kind == "range":
            return "range"
        after = self.text[figure.end : figure.end + 5].lower()
        is_share = figure.kind == "percent" and after.startswith((" of ", " de ", " del "))
        return "share" if is_share else "alone"
