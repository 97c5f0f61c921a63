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
_MODAL = ("will", "would", "could", "may", "might", "should")


class Sizes(Frame):
    """A sentence in which sizes are known from levels, and find their levels."""

    def _is_size(self, figure):
        """Return the sign of a percent, of points or of an amount that says how much, else 0."""
        number = figure.number
        if number.text[:1] in "+-−–" and figure.kind in SIZES:
            near = self.text[max(self.start, figure.start - 24) : figure.start]
            return 0 if self._breaks(near.replace(";", " ")) else 1 if number.value > 0 else -1
        sign = self._sign(figure)
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

    def _sign(self, figure):
        after = next((t for t in self.mores if t.start >= figure.end and t.value), None)
        if after is not None and after.start - figure.end <= 3:
            return after.value if after.kind == "trend" or self._in_time(after) else 0
        nearer = [m for m in self.mores if m.kind == "more" and 0 <= figure.start - m.end <= 7]
        if nearer and self._in_time(nearer[-1]):
            return nearer[-1].value  # superiores en 12.2 %
        if before := self._trend_before(figure):
            return before.value
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

    def _in_time(self, more):
        """Say whether something is more than before, and not more than something else."""
        stop = self.text.find(";", more.end, self.end)
        stop = self.end if stop < 0 else stop
        return (
            any(i.kind == "base" and more.end <= i.start < stop for i in self.timed)
            or any(i.value.year and more.end <= i.start <= more.end + 25 for i in self.timed)
            or self.related
            or any(f.lead == "against" and f.start > more.end for f in self.figures)
        )

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
        if trend is None or figure.lead not in ("", "by"):
            return False
        inner = self.text[trend.end : figure.start].strip().lower()
        fits = alike(figure.number, end.number)[0] is not None or figure.kind == end.kind
        return inner in ("", "by", "en", "by some", "unos", "en unos") and fits

    def _bare(self, figure):
        """Say whether a percent stands alone, after a colon, in brackets or signed."""
        before = self.text[max(self.start, figure.start - 3) : figure.start].strip()
        return figure.kind == "percent" and before[-1:] in (":", "(")

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
            joined = re.sub(r"\b(between|entre)\b.{0,40}?\b(and|y|e)\b", "", apart.lower())
            if re.search(r"\b(and|y|e)\b", joined):
                continue  # of something else
            if len(apart) > 110 or self._breaks(
                apart.replace(";", "") if len(apart) <= 60 else apart
            ):
                continue
            low, high = min(one.start, first), max(one.end, last)
            if any(low <= f.start < high for f in others):
                continue
            is_ratio = not isinstance(one, Figure)
            if is_ratio and any(t.value for t in self.trends if one.end <= t.start < first):
                continue  # what was doubled is one thing, what rose from and to another
            if not is_ratio and self._is_yearly(one):
                continue
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

    def _is_part(self, figure):
        follows = self.text[figure.end : figure.end + 4].lower()
        return (
            figure.kind == "amount"
            and not figure.number.unit
            and figure.number.grain == Fraction(1, 100)
            and 0 < figure.number.value < 1
            and not any(c.isdigit() for c in figure.number.text)
            and (
                follows[:1] in ("", ",", ".", ";", ")")
                or follows[:3] in (" of", " de", " in", " en")
            )
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
        earlier = [f for f in fits if f.end <= figure.start]
        if not earlier:
            return None
        level = earlier[-1]
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
