"""Sizes: which percent, points or amount says by how much something moved, and what moved."""

import re
from fractions import Fraction

from cifras.reading.frame import Figure, Frame
from cifras.reading.levels import NO_DIFFERENCE, alike

LEVELS, SIZES = ("amount", "money", "percent"), ("percent", "points")
# What may stand between a noun of change and its size: a rise of nearly 4 percent.
_NOUN_LINKS = (
    "", "of", "of a", "of nearly", "of about", ", of", "was", "was of",
    "de", "del", "de un", "de casi", ", de", "fue de", "fue del", "fue de un", "es de",
    "ha sido de",
)  # fmt: skip
_THAN = re.compile(r"\b(?:than|que)\b", re.IGNORECASE)
# What may stand between than and when: than in the, que en el, than it was in.
_SMALL = re.compile(
    r"(?:\s+(?:in|on|at|during|for|the|a|it|they|was|were|had|been|did|en|el|la|los|las|lo|al|de|del"
    r"|durante|hace|se|registró|registrados|registradas|que|fue)\b)*",
    re.IGNORECASE,
)
# What follows a percent that is told of the same thing as the one before it.
_TOLD = frozenset("as at in on when after under con en a como según".split())
_AFTER_A_PART = frozenset(
    "of in since between compared from over within during after on by against when as last this "
    "year de en desde entre frente respecto durante tras con este el".split()
)
_RESTATED = (
    ", or",
    ", or by",
    "i.e.",
    "that is,",
    "es decir,",
    "o sea,",
    ", o un",
    ", un",
    ", o en un",
)
_MODAL = ("will", "would", "could", "may", "might", "should")


class Sizes(Frame):
    """A sentence in which sizes are known from levels, and find their levels."""

    def _is_size(self, figure):
        """Return the sign of a percent, of points or of an amount that says how much, else 0."""
        number = figure.number
        if number.text[:1] in "+-−–" and figure.kind in SIZES:
            near = self.text[max(self.start, figure.start - 24) : figure.start]
            is_break = self._breaks(near.replace(";", " ")) and not self._alone_in_brackets(figure)
            return 0 if is_break else 1 if number.value > 0 else -1
        if more := self._is_more(figure):
            return more
        sign = self._sign(figure)
        if sign and self._alone_in_brackets(figure):
            return sign
        near = self.text[max(self.start, figure.start - 24) : figure.start]
        if not sign or self._breaks(near.rpartition(";")[2]):
            return 0
        if figure.kind == "points":
            return sign
        if figure.kind == "percent":
            trend = self._trend_before(figure)
            inner = "" if trend is None else self.text[trend.end : figure.start].strip().lower()
            noun = trend is not None and (
                inner in _NOUN_LINKS
                or (self._noun_before(figure) and len(inner) <= 28 and not set(inner) & set(",;("))
            )
            if figure.lead in ("to", "against") and not noun and self.words.language == "en":
                return 0
            beside = [m for m in self.mores if m.kind == "more" and 0 <= figure.start - m.end <= 7]
            if (
                figure.lead in ("from", "to", "against")
                and not noun
                and not beside
                and not self._sized_after(figure)
            ):
                words = self.text[figure.begin : figure.start].strip().lower()
                return sign if words in ("en", "en un") else 0
            if figure.lead == "from" and (self._next_to(figure) or not self._noun_before(figure)):
                return 0  # bajó del 6 por ciento al 5,8; ha bajado del 30 %
            return sign
        return 0

    def _is_level(self, figure):
        """Say whether a number is free and may be a level: no size, no forecast."""
        is_led = figure.kind == "time" and figure.lead in ("from", "to")
        return (
            (figure.kind in LEVELS or is_led)
            and not self._is_fraction(figure)
            and not figure.used
            and not figure.forecast
            and not self._is_size(figure)
        )

    def _is_name_like(self, figure):
        """Say whether a number is a small one in words, which counts votes rather than levels."""
        return not any(c.isdigit() for c in figure.number.text) and figure.number.value < 10

    def _is_fraction(self, figure):
        """Say whether a number is a fraction in words."""
        number = figure.number
        return 0 < number.value < 1 and not any(c.isdigit() for c in number.text)

    def _is_more(self, figure):
        """Return the sign of an amount by which there is more or less than before, else 0.

        Seven fewer than in the same quarter, 38 médicos menos que hace dos años, $4 m less than.
        """
        if figure.kind not in ("amount", "money") or figure.number.unit.lower() in NO_DIFFERENCE:
            return 0
        before = self.text[max(self.start, figure.start - 14) : figure.start].lower()
        if before.rstrip().endswith((" extra", " additional")) and self.related:
            return 1
        after = next((t for t in self.mores if t.start >= figure.end and t.kind == "more"), None)
        if after is None or after.start - figure.end > 3 or not self._in_time(after):
            return 0
        word = self.text[after.start : after.end].lower()
        starts = [i.start for i in self.timed] + [f.start for f in self.figures]
        if word in ("above", "below") and not any(0 <= s - after.end <= 8 for s in starts):
            return 0  # 2,310 metres above sea level
        return after.value

    def _sign(self, figure):
        after = next((t for t in self.mores if t.start >= figure.end and t.value), None)
        if after is not None and after.start - figure.end <= 3:
            return after.value if after.kind == "trend" or self._in_time(after) else 0
        nearer = [m for m in self.mores if m.kind == "more" and 0 <= figure.start - m.end <= 7]
        if nearer and self._in_time(nearer[-1]):
            return nearer[-1].value  # superiores en 12.2 %
        if before := self._trend_before(figure):
            return before.value
        if sign := self._sign_of_the_one_before(figure) or self._sign_of_the_verb_left_out(figure):
            return sign
        if figure.lead == "by" and self.text[figure.begin : figure.start].strip().lower() in (
            "or",
            "o",
        ):
            earlier = [
                f for f in self.figures if f.end <= figure.begin and figure.begin - f.end <= 4
            ]
            if earlier and (trend := self._trend_before(earlier[-1])):
                return trend.value
        if after is not None and after.start - figure.end <= 14 and figure.kind != "amount":
            inner = self.text[figure.end : after.start].strip().lower()
            is_close = inner in ("por", "", "por ciento", "cent", "(a", "de", "por ciento por")
            return (
                after.value if is_close and (after.kind == "trend" or self._in_time(after)) else 0
            )
        return 0

    def _sign_of_the_one_before(self, figure):
        """Return the sign of the percent that another one is added to: 7.5 % and 2.1 % as reported."""
        before = [f for f in self.figures if f.end <= figure.begin]
        if figure.kind != "percent" or not before or before[-1].kind != "percent":
            return 0
        if self._alone_in_brackets(figure) and self._alone_in_brackets(before[-1]):
            turned = self._trend_in(before[-1].end, figure.start)
            return turned.value if turned is not None else self._is_size(before[-1])
        between = self.text[before[-1].end : figure.begin].lower()
        words = re.findall(r"[^\W\d_]+", between)
        after = re.findall(r"[^\W\d_]+", self.text[figure.end : figure.end + 12].lower())[:1]
        is_next = words[-1:] in (["and"], ["y"], ["e"]) or words[-2:] == ["y", "un"]
        is_told = self._after(figure) is not None or set(after) <= _TOLD
        if not is_next or len(between) > 60 or self._breaks(between) or not is_told:
            return 0
        return self._is_size(before[-1])

    def _alone_in_brackets(self, figure):
        """Say whether brackets hold a percent and nothing else: in Ica (6.1 %)."""
        before, after = (
            self.text[figure.start - 1 : figure.start],
            self.text[figure.end : figure.end + 1],
        )
        return figure.kind == "percent" and before == "(" and after == ")"

    def _sign_of_the_verb_left_out(self, figure):
        """Return the sign of the last word of change where its verb is left out: beer 1 % to 92."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        if figure.kind != "percent" or not after or after[0].kind == "percent":
            return 0
        is_led = after[0].lead == "to" and not self.text[figure.end : after[0].begin].strip()
        said = [t for t in self.trends if t.end <= figure.start and t.value]
        if not is_led or not said or self._breaks(self.text[said[-1].end : figure.start]):
            return 0
        return said[-1].value

    def _in_time(self, more):
        """Say whether something is more than before, and not more than something else."""
        if (said := self._than_when(more)) is not None:
            return said
        if any(0 <= i.start - more.end <= 22 for i in self.timed):
            return True  # below July of last year, ahead of the same point last year
        stop = self.text.find(";", more.end, self.end)
        stop = self.end if stop < 0 else stop
        return (
            any(i.kind == "base" and more.end <= i.start < stop for i in self.timed)
            or any(i.value.year and more.end <= i.start <= more.end + 25 for i in self.timed)
            or self.related
            or any(f.lead == "against" and f.start > more.end for f in self.figures)
        )

    def _than_when(self, more):
        """Say whether a *than* leads to a time or a number; None where there is no *than*."""
        than = _THAN.search(self.text, more.end, min(self.end, more.end + 90))
        if than is None or any(f.start < than.start() for f in self.figures if f.start > more.end):
            return None
        last = _SMALL.match(self.text, than.end(), self.end).end()
        starts = [i.start for i in self.timed] + [f.start for f in self.figures]
        return any(than.end() <= start <= last + 8 for start in starts)

    def _is_yearly(self, figure):
        """Say whether a percent is that of each year: two levels further apart do not give it."""
        words = re.findall(r"[^\W_]+", self.text[figure.end : figure.end + 24].lower())
        before = re.findall(
            r"[^\W_]+", self.text[max(self.start, figure.start - 34) : figure.start].lower()
        )
        return any(self.words.yearly.match(words, at) for at in range(min(1, len(words)))) or any(
            self.words.yearly.match(before, at) for at in range(len(before))
        )

    def _is_difference(self, figure, end):
        """Say whether an amount is by how much another one moved: a word of change before it."""
        if figure.kind not in (
            "amount",
            "money",
        ) or figure.number.unit.lower() in NO_DIFFERENCE - {"years", "años"}:
            return False
        trend = self._trend_before(figure)
        if trend is None or figure.lead not in ("", "by", "to"):
            return False
        inner = self.text[trend.end : figure.start].strip().lower()
        is_in = figure.lead == "to" and inner.startswith("en")  # aumentó en 172 unidades
        fits = alike(figure.number, end.number)[0] is not None or figure.kind == end.kind
        if figure.lead == "to" and not is_in:
            return False
        return inner in ("", "by", "en", "by some", "unos", "en unos") and fits

    def _bare(self, figure):
        """Say whether a percent stands alone: after a colon, in brackets, after or by, i.e."""
        before = self.text[max(self.start, figure.start - 24) : figure.start].rstrip(" \u00a0")
        if figure.kind != "percent":
            return False
        return before[-1:] in (":", "(") or before.lower().endswith(_RESTATED)

    def _sized(self, pairs):
        """Yield each pair with the size that stands nearest to it, or None."""
        offers = sorted(
            (offer for pair in pairs for offer in self._sizes_of(*pair)), key=lambda offer: offer[0]
        )
        sizes, taken = {}, []
        for _, start, _, size in offers:
            if id(start) not in sizes and not any(size is one for one in taken):
                sizes[id(start)] = size
                taken.append(size)
        for start, end in pairs:
            yield start, end, sizes.get(id(start))

    def _sizes_of(self, start, end):
        """Yield (distance, start, end, size) of what may be the size of a pair of levels."""
        first, last = min(start.begin, end.begin), max(start.end, end.end)
        others = [f for f in self.figures if f.used and f is not start and f is not end]
        candidates = [f for f in self.figures if not f.used and not f.forecast] + self.ratios
        for one in candidates:
            apart = self.text[one.end : first] if one.end <= first else self.text[last : one.start]
            if first <= one.start < last:
                apart = ""
            if self._adds(apart):
                continue  # of something else
            if len(apart) > 110 or self._breaks(
                apart.replace(";", "") if len(apart) <= 60 else apart
            ):
                continue
            low, high = min(one.start, first), max(one.end, last)
            if any(low <= f.start < high for f in others):
                continue
            is_ratio = not isinstance(one, Figure)
            if is_ratio and any(
                t.value
                for t in self.trends
                if one.end <= t.start < first and not self._is_how(one, t)
            ):
                continue  # what was doubled is one thing, what rose from and to another
            if not is_ratio and self._is_yearly(one):
                continue
            if not is_ratio and one.kind in ("amount", "money") and one.start >= last:
                moved = self._trend_before(one)
                if moved and moved.start >= last and not self._noun_before(one):
                    continue  # what moved by it is something else
            if not is_ratio and not (
                self._is_size(one) or self._is_difference(one, end) or self._bare(one)
            ):
                continue
            if (
                not is_ratio
                and one.kind == "percent"
                and one.lead == "to"
                and not self._is_size(one)
            ):
                continue
            yield len(apart), start, end, one

    def _is_how(self, ratio, trend):
        """Say whether a word of change tells how something was doubled: tripled, rising from."""
        between = self.text[ratio.end : trend.start].strip()
        return between in (",", "", "–", "—") and self.text[
            trend.start : trend.end
        ].lower().endswith(("ing", "ndo"))

    def _adds(self, words):
        """Say whether an *and* stands in some words, beside that of between one and another."""
        ands = "and" if self.words.language == "en" else "y|e"
        left = re.sub(rf"\b(between|entre)\b.{{0,40}}?\b({ands})\b", "", words.lower())
        return re.search(rf"\b({ands})\b", left) is not None

    def _is_part(self, figure):
        follows = self.text[figure.end : figure.end + 4].lower()
        after = re.match(r"\s*([^\W\d_]*)", self.text[figure.end : figure.end + 16].lower())[1]
        return (
            figure.kind == "amount"
            and not figure.number.unit
            and figure.number.grain == Fraction(1, 100)
            and 0 < figure.number.value < 1
            and not any(c.isdigit() for c in figure.number.text)
            and (follows[:1] in ("", ",", ".", ";", ")") or after in _AFTER_A_PART)
        )

    def _speaks_of_the_future(self, figure):
        stop = self.text.find(";", figure.end, self.end)
        stop = self.end if stop < 0 else stop
        reach = min(stop, figure.end + 80)
        later = (
            self.text[i.start : i.end].lower()
            for i in self.items
            if i.kind == "forecast" and figure.end <= i.start < reach
        )
        return any(word in _MODAL or word.endswith(("rá", "rán", "remos")) for word in later)

    def _led_to(self, figure):
        """Return the level that a size led to: to L after it, or L, a rise of the size."""
        fits = [f for f in self.figures if not f.used and f.kind in LEVELS and f is not figure]
        fits = [f for f in fits if not self._is_fraction(f) and not self._is_more(f)]
        if figure.kind == "percent":
            fits = [f for f in fits if f.kind != "percent"]
        later = [f for f in fits if f.start > figure.end]
        if (
            later
            and later[0].lead == "to"
            and not any(
                figure.end <= f.start < later[0].start for f in self.figures if f is not later[0]
            )
        ):
            inner = self._rest(figure.end, later[0].begin)
            trend = self._trend_in(figure.end, later[0].begin)
            inner = inner.lower().removeprefix("frente a").removeprefix("respecto a").strip(" ,")
            words = [
                w
                for w in inner.replace(",", " ").split()
                if w not in ("en", "estos", "in", "these", "y")
            ]
            if len(inner) <= 2 or not words or words in (["alcanzando"], ["hasta"], ["llegando"]):
                return later[0]
            if trend is None and len(inner) <= 14 and "," not in inner and inner.endswith("ndo"):
                return later[0]
        earlier = [f for f in fits if f.end <= figure.start and not self._is_name_like(f)]
        if not earlier:
            return None
        level = earlier[-1]
        if figure.kind in ("amount", "money") and level.number.value < figure.number.value:
            if self._is_more(figure) > 0:
                return None  # there cannot be 6,150 more of 46
        if self._inside(level) >= 0 and self._inside(level) != self._inside(figure):
            return None
        own = self._near_before(level)
        if own is not None and own.kind == "base" and level.start - own.end <= 24:
            return None  # un año antes sumaba 12, bajó 3 %
        between = self.text[level.end : figure.start]
        moved = self._trend_before(level)
        if moved is not None and self.text[moved.end : level.start].strip().lower() in (
            "",
            "by",
            "en",
        ):
            return None  # grew $86.3 million, or 28.4 %
        if any(level.end <= f.start < figure.start for f in self.figures) or self._breaks(between):
            return None
        trend = self._trend_before(figure)
        rest = self._rest(level.end, (trend.start if trend is not None else figure.begin))
        verb = "" if trend is None else self.text[trend.start : trend.end].lower()
        is_past = verb.endswith(self.words.past) and not self._noun_before(figure)
        if "," in between and is_past and self._is_vague(level):
            return None  # with 63 shops in 11 towns, sales rose 9 %
        comma = "," in between or "(" in between or "–" in between or "—" in between
        links = (
            "",
            "lo que supone un",
            "lo que representa un",
            "lo que supone una",
            "a",
            "an",
            "or",
            "which was",
            "un",
            "una",
            "o",
            "lo que representa una",
            "es decir",
            "un alza",
            "tras",
            "lo que significa un",
            "lo que implica una",
            "lo que implica un",
        )
        ending = rest.strip(" ,(").lower()
        only = len([f for f in earlier if f.kind == level.kind]) == 1
        if figure.kind == "points" and level.kind == "percent" and only and len(between) <= 240:
            if ending.split()[-1:] and ending.split()[-1] in ("una", "un", "a", "an"):
                return level
        if (
            comma
            and len(between) <= 120
            and (
                ending in links
                or any(link and len(link) > 6 and ending.endswith(link) for link in links)
            )
        ):
            return level
        if (
            not comma
            and trend is not None
            and trend.value
            and len(rest) <= 1
            and figure.lead in ("", "by")
        ):
            return level  # total sales of $41,236 million in 2016 fell 4.7 percent
        return None
