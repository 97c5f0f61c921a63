"""Sizes: which percent, points or amount says by how much something moved, and what moved."""

import re

from cifras.reading.levels import alike, measure_of
from cifras.reading.others import Others
from cifras.reading.signs import LEVELS

_AFTER_A_PART = frozenset(
    "their its what that the su sus lo la las los of to a in since between compared from over "
    "within during after on by against when as last this year de en desde entre frente respecto y "
    "and but pero e que than "
    "durante tras con este el".split()
)
_AFTER_A_YEAR = ("before", "earlier", "ago", "on", "to", "later", "antes", "atrás", "anterior")
_ADVERBS = ("overnight", "further", "again", "alone", "interanual", "de nuevo", "en total")
# What leads from a level to the noun of its change: 312 in May, with a fall of.
_TOLD_WITH = re.compile(
    r"\b(?:(?:lo que|lo cual|cifra que|número que)(?: se)? \w+(?: a| en)?|para|con|with|for"
    r"|and (?:recorded|registered|posted|showed|saw)|y (?:registr|anot|mostr)(?:ó|aron))"
    r" (?:una?|an?)(?: [^\W\d_]+)?$"
)
GREATER = re.compile(r"\b(?:mayor|menor|superior|inferior)(?:es)? (?:en|un)? ?")
_MODAL = ("will", "would", "could", "may", "might", "should")


class Sizes(Others):
    """A sentence in which sizes find their levels."""

    def _is_name_like(self, figure):
        """Say whether a number is a small one in words, which counts votes rather than levels."""
        return not any(c.isdigit() for c in figure.number.text) and figure.number.value <= 12

    def _is_yearly(self, figure):
        """Say whether a percent is that of each year: two levels further apart do not give it."""
        near = self.text[figure.end : min(self.end, figure.end + 24)].lower()
        words = re.findall(r"[^\W_]+", near)
        before = re.findall(
            r"[^\W_]+", self.text[max(self.start, figure.start - 34) : figure.start].lower()
        )
        return any(self._yearly_at(words, at) for at in range(min(1, len(words)))) or any(
            self._yearly_at(before, at) for at in range(len(before))
        )

    def _yearly_at(self, words, at):
        found = self.words.yearly.match(words, at)
        if found is None:
            return False
        if words[at] == "a" and words[at - 1 : at] in (
            ["of"],
            ["in"],
            ["within"],
            ["over"],
            ["half"],
        ):
            return False  # in the space of a year
        after = words[at + found[1] : at + found[1] + 1]
        return after not in ([word] for word in _AFTER_A_YEAR)

    def _signed_after(self, figure):
        """Return the level that a signed amount in brackets stands right after, or None."""
        opened = self._inside(figure)
        before = [f for f in self.figures if 0 <= opened - f.end <= 2][-1:]
        is_signed = figure.number.text[:1] in "+-−–" and figure.kind in ("amount", "money")
        if not is_signed or not before or self.text[opened + 1 : figure.start].strip():
            return None
        is_alike = alike(before[0].number, figure.number)[0] is not None
        return before[0] if is_alike and before[0].kind in LEVELS else None

    def _is_greater_by(self, figure):
        """Say whether greater or less stands before a size: mayor en 9 % a los 1,176."""
        before = self.text[max(self.start, figure.start - 16) : figure.start].lower()
        return GREATER.search(before) is not None

    def _is_among(self, figure):
        """Say whether a number counts where something happened: at our 87 shops, en 12 tiendas."""
        unit = figure.number.unit
        return figure.kind == "amount" and bool(unit) and self._is_vague(figure) and (
            not measure_of(unit)
        )  # fmt: skip

    def _adds(self, words):
        """Say whether an *and* stands in some words, beside that of between one and another."""
        ands = "and" if self.words.language == "en" else "y|e"
        names = re.sub(
            rf"\b[^\W\d_a-z]\w+ ({ands}) (la |las |los |el |the )?[^\W\d_a-z]", "", words
        )
        left = re.sub(rf"\b(between|entre)\b.{{0,40}}?\b({ands})\b", "", names.lower())
        return re.search(rf"\b({ands})\b", left) is not None

    def _is_part_of_a_move(self, figure):
        """Say whether a fraction in words tells by how much something moved."""
        return self._is_part(figure) and self._trend_before(figure) is not None

    def _is_part(self, figure):
        follows = self.text[figure.end : figure.end + 4].lower()
        after = re.match(r"\s*([^\W\d_]*)", self.text[figure.end : figure.end + 16].lower())[1]
        return (
            figure.kind == "amount"
            and not figure.number.unit
            and self._is_fraction(figure)
            and (follows[:1] in ("", ",", ".", ";", ":", ")") or after in _AFTER_A_PART)
        )

    def _speaks_of_the_future(self, figure):
        stop = self.text.find(";", figure.end, self.end)
        stop = self.end if stop < 0 else stop
        reach = min(stop, figure.end + 80)
        said = re.compile(r", (?:saying|said|the|which|as|while|and|dijo|según)\b").search(
            self.text, figure.end, reach
        )
        reach = said.start() if said else reach
        later = (
            self.text[i.start : i.end].lower()
            for i in self.items
            if i.kind == "forecast" and figure.end <= i.start < reach
        )
        if re.search(r"\b(associated with|asociad)", self.text[figure.end : reach].lower()):
            return True
        return any(word in _MODAL or word.endswith(("rá", "rán", "remos")) for word in later)

    def _led_to(self, figure):
        """Return the level that a size led to: to L after it, or L, a rise of the size."""
        kinds = (*LEVELS, "time") if figure.kind == "time" else LEVELS
        fits = [f for f in self.figures if not f.used and f.kind in kinds and f is not figure]
        fits = [
            f for f in fits
            if not self._is_fraction(f) and not self._is_more(f) and not self._is_counted_more(f)
        ]  # fmt: skip
        if figure.kind == "percent":
            fits = [f for f in fits if f.kind != "percent"]
        later = [f for f in fits if f.start > figure.end]
        if (
            later
            and later[0].lead == "to"
            and not self._is_among(later[0])
            and not self._is_greater_by(figure)
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
                if w not in ("en", "estos", "in", "these", "y", "al", "mes", "mensuales", "anuales")
            ]
            if len(inner) <= 2 or not words or words in (["alcanzando"], ["hasta"], ["llegando"]):
                return later[0]
            if trend is None and len(inner) <= 14 and "," not in inner:
                if inner.endswith(("ndo", "ly")) or inner in _ADVERBS:
                    return later[0]
        earlier = [f for f in fits if f.end <= figure.start and not self._is_name_like(f)]
        if not earlier:
            return None
        level = earlier[-1]
        if figure.kind in ("amount", "money") and alike(figure.number, level.number)[0] is None:
            return None
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
        is_earned = moved is not None and re.match(
            r"gan|perd|earn", self.text[moved.start : moved.end].lower()
        )
        if (
            moved is not None
            and not is_earned
            and self.text[moved.end : level.start].strip().lower()
            in (
                "",
                "by",
                "en",
            )
        ):
            return None  # grew $86.3 million, or 28.4 %
        if any(level.end <= f.start < figure.start for f in self.figures) or self._breaks(between):
            return None
        trend = self._trend_before(figure)
        rest = self._rest(level.end, (trend.start if trend is not None else figure.begin))
        verb = "" if trend is None else self.text[trend.start : trend.end].lower()
        is_past = verb.endswith(self.words.past) and not self._noun_before(figure)
        if "," in between and is_past:
            inner = self.text[level.end : trend.start].rpartition(",")[2].strip()
            if inner or self.words.language == "en" or self._is_vague(level):
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
        told = _TOLD_WITH.search(ending)
        if (comma or (told and told[0].startswith(("and ", "y ")))) and len(between) <= 120 and (
            ending in links
            or ending.rpartition(",")[2].strip() in links
            or any(link and len(link) > 6 and ending.endswith(link) for link in links)
            or _TOLD_WITH.search(ending)
        ):  # fmt: skip
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
