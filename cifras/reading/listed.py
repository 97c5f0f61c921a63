"""Sizes that share the verb of the one before: hours rose 0.9 % and wages 1.2 %."""

import re

from cifras.reading.frame import Frame

LEVELS, SIZES = ("amount", "money", "percent"), ("percent", "points")
# A size that goes on with the verb of the one before, and what it is of.
_LISTED = re.compile(
    r"\s*[,;]?\s*(?:(?:and|y|e|while|whilst|mientras que|en|los|las|el|la|the)\s+)*"
    r"(?P<what>[^,;:.()0-9]+?)\s*,?\s*(?:by|en|un|en un|una|el|del|de)?"
    r"\s*(?:just|only|a mere|apenas|solo|sólo)?\s*$"
)
_SPEEDS = re.compile(
    r"(?:quicken|accelerat|sped up|slow|eas|moderat|decelerat|(?:des)?aceler|moder)", re.IGNORECASE
)
_BESIDE = (",", ", un", ", a", ", or", ", o un")
_JOINED = (
    "and", "y", "e", "to", "a", "and the", "y el", "frente a", "frente al", "respecto a",
    "respecto al", "compared with", "compared to", "on",
)  # fmt: skip
_NO_GAP = frozenset("and y e of de del at to a al in from than que for with con to by".split())
_VERBS = frozenset(
    "although though aunque pero but being was were is are be has have had fue fueron es son era "
    "eran ha han hay se there only about "
    "accounts account representa representan makes up which que who if not no".split()
)
LEVELS_IN_PERCENT = frozenset(
    "churn margen margin tasa rate ratio cuota share nivel level proportion proporción".split()
)
_BY = re.compile(r"\b(?:un|una|el|by|a|an|en)$")
_OTHER_KINDS = ("trend", "more", "ratio", "period", "base", "forecast")
_AFTER_A_LISTED = frozenset(
    ("", ",", ".", ";", ")", "(", "and", "y", "e", "in", "en", "to", "a", "on", "over", "during",
     "durante", "respecto", "frente", "compared", "against")
)  # fmt: skip


class Listed(Frame):
    """A sentence in whose lists of sizes a verb may be left out."""

    def _alone_in_brackets(self, figure):
        """Say whether brackets hold a percent and nothing else: in Ica (6.1 %)."""
        before, after = (
            self.text[figure.start - 1 : figure.start],
            self.text[figure.end : figure.end + 1],
        )
        return figure.kind == "percent" and before == "(" and after == ")"

    def _size_before(self, figure):
        """Return the last size of the kind of one before it that stands in no brackets, as a list.

        Its levels may stand between: grew 15 % to 7.1 million from 6.1 million, and freight 13 %.
        """
        before = [f for f in self.figures if f.end <= figure.begin and self._inside(f) < 0]
        sizes = [f for f in before if f.kind == figure.kind and f.kind in SIZES]
        led = all(
            f.lead in ("from", "to", "against")
            for f in before
            if sizes and f.start > sizes[-1].start
        )
        return sizes[-1:] if led else []

    def _listed_subject(self, figure):
        """Return (start, end) of what a percent is of that has the verb of the one before, or ().

        Hours rose 0.9 % and wages 1.2 %: nothing stands between but a link and a noun.
        """
        return self._once("listed", figure, self._find_listed_subject)

    def _find_listed_subject(self, figure):
        before = self._size_before(figure)
        if not before or before[0].kind not in SIZES or before[0].kind != figure.kind:
            return ()
        lead = self.text[figure.begin : figure.start].strip().lower()
        outside = [f for f in self.figures if self._inside(f) < 0]
        first = max(f.end for f in outside if f.end <= figure.begin)
        stop = figure.start
        first = self._past_times(first, stop)
        if span := self._between_marks(first, figure):
            return span if self._is_size(before[0]) else ()
        if stop - first > 60:
            return ()
        told = re.sub(r"^\s*\([^()]*\)", lambda m: " " * len(m[0]), self.text[first:stop].lower())
        joint = _LISTED.fullmatch(told)
        is_next = self.text[first:stop].rstrip().endswith(",")
        if told.lstrip().startswith(";") and not (lead or is_next):
            return ()  # up 3 %; monthly churn 1.1 %
        if joint is None or (figure.lead == "to" and lead not in ("en", "en un")):
            return ()
        what = joint.start("what")
        if place := re.match(r"(?:in|en|at|on) .*?,? (?:and|y|e) ", joint["what"]):
            what += place.end()  # fell 4 % in the north and imports 7 %
        words = re.findall(r"[^\W\d_]+", joint.string[what : joint.end("what")])
        if not any(len(word) > 2 for word in words):
            return ()
        if words and words[0] in ("con", "with", "at", "for", "para"):
            return ()
        if lead in ("", "de", "del", "of") and set(words[:2]) & LEVELS_IN_PERCENT:
            return ()  # margen EBITDA de 11,2 %
        if not words or len(words) > 7 or words[-1] in _NO_GAP or set(words) & _VERBS:
            return ()
        verbs = [w for at, w in enumerate(words) if not (at and w.endswith(("ado", "ido")))]
        if any(w.endswith(self.words.past) for w in verbs) or any(
            first <= m.start < stop for m in self.mores
        ):
            return ()
        near = self.text[figure.end : figure.end + 14].lower()
        if re.match(r",? (?:up|down)\b", near):
            return ()  # load factor 81.4 %, up 2.1 points
        told = re.match(r"(?s)\s*([^\W\d_]+|.|$)", near)[1]
        if told not in _AFTER_A_LISTED and self._after(figure) is None:
            return ()
        return (first + what, first + joint.end("what")) if self._is_size(before[0]) else ()

    def _rate_it_came_to(self, figure):
        """Return the sign of a growth that goes on from another: grew 4 %, and slowed to 2 %."""
        trend = self._trend_before(figure) if figure.kind == "percent" else None
        if trend is None or figure.lead != "to":
            return 0
        before = [f for f in self.figures if f.end <= trend.start]
        if not _SPEEDS.match(self.text, trend.start) or not before or before[-1].kind != "percent":
            return 0
        return 0 if before[-1].lead in ("from", "to") else self._is_size(before[-1])

    def _told_beside(self, figure):
        """Return the way of a level that a percent ends its sentence beside: to 340, over 15 %."""
        before = [f for f in self.figures if f.end <= figure.begin][-1:]
        if figure.kind != "percent" or not before or before[0].kind == "percent":
            return 0
        moved = [t for t in self.trends if 0 <= before[0].begin - t.end <= 1 and t.value]
        is_beside = self.text[before[0].end : figure.start].strip(" ") in _BESIDE
        ends = self.text[figure.end : figure.end + 1] in (".", ";", "")
        return moved[0].value if moved and before[0].lead == "to" and is_beside and ends else 0

    def _past_times(self, first, stop):
        """Return where what follows a time, or two joined by *and*, begins: from 2010 to 2018."""
        at = first
        for when in [i for i in self.timed if first <= i.start < stop]:
            told = self.text[at : when.start].strip().lower()
            if (at > first and told not in _JOINED) or len(told) > 22:
                break
            at = when.end
        return at

    def _between_marks(self, first, figure):
        """Return (start, end) of what is named between a semicolon and a comma: ; oils, 1.4 %."""
        cut = self.text.rfind(";", first, figure.start) + 1
        if not cut:
            return ()
        told = _BY.sub("", self.text[cut : figure.start].rstrip()).rstrip()
        words = re.findall(r"[^\W\d_]+", told.lower())
        is_next = self.text[figure.end : figure.end + 1] in ("", ";", ".", ",")
        if not told.endswith(",") or not words or len(words) > 8 or not is_next:
            return ()
        if words[0] in LEVELS_IN_PERCENT:
            return ()  # ; margen EBITDA, 12,4 %
        if any(w.endswith(self.words.past) for w in words) or set(words) & _VERBS:
            return ()
        if any(cut <= i.start < figure.start for i in self.items if i.kind in _OTHER_KINDS):
            return ()
        return cut + len(told) - len(told.lstrip()), cut + len(told) - 1

    def _rest_of(self, start, end):
        """Return what stands between two places besides periods, marks included."""
        left, at = "", start
        for item in self.timed:
            if at <= item.start < end:
                left += self.text[at : item.start]
                at = item.end
        return left + self.text[at:end]
