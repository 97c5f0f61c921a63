"""What a claim is about, where the words before its verb do not say so.

The object of a verb (cut the cash rate by 25 points), what a number counts (recorded 2,318
burglaries), or what stands after a size (baja un 2,7 % el gasto).
"""

import re

from cifras.reading.levels import measure_of
from cifras.reading.making import Making
from cifras.reading.tokens import BLANKS

_OBJECT = re.compile(
    r"\s+(?:its|their|the|his|her|our|el|la|los|las|su|sus)\s+(?P<what>[^,.;:()0-9%]{3,60}?)"
    r"(?:\s+(?:by|to|from|en|un|una|a|de|del|desde))?\s*",
    re.IGNORECASE,
)
_AFTER_A_SIZE = re.compile(
    r"\s*(?:el|la|los|las)\s+(?P<what>[^,.;:()0-9%]{3,60}?)(?=\s+(?:en|durante|desde|entre)\s|[,.;:(]|\s*$)",
    re.IGNORECASE,
)
# What is counted follows a number: 14,208 garage break-ins between July and September.
_DIGITS = re.compile(rf"[0-9][0-9.,{BLANKS} ]*")
_COUNTED = re.compile(
    r"[^\W\d_][^,.;:()0-9]{2,60}?(?=\s+(?:in|on|at|during|for|between|from|this|last|were|was|are|is"
    r"|which|that|who|en|el|la|durante|entre|desde|este|esta|al|por|a)\s|[,.;:(–—-]\s|[.)]?$|\s*[,.;:(–—])",
    re.IGNORECASE,
)
_ARTICLES = [[word] for word in "a an the un una el la los las".split()]
_LABEL = re.compile(r"(?:^|[;.:•·\n]|[-–—] )\s*(?P<what>[^,;:.()\n0-9]{3,50}):\s*[^\w\s]?$")
_LINKED = re.compile(
    r"[^;]{0,60}?(?:;|[,)]? (?:y|e|and|while|whilst))\s+(?:(?:el|la|los|las|the|its|sus?) )?"
    r"(?P<what>[^,;:.()0-9%]{3,60}?)\s*,?(?:\s+(?:by|un|una|en un|a|en|de|del))?\s*[+(–−-]{0,2}"
)
_ANYTHING = frozenset(
    "case cases unit units people person persons vehicles incidents caso casos unidad unidades "
    "persona personas vehículos hechos ejemplares plazas puestos embarcaciones".split()
)
_DOING = frozenset("drew took has had saw held won".split())
# A verb that says how many there are of its subject, and not what its subject does.
_STATING = frozenset(
    "was were is are been stood stands averaged reached totalled totaled amounted came at to of a "
    "an by from fue fueron es son era eran sumó sumaron totalizó totalizaron alcanzó alcanzaron se "
    "situó ubicó ascendió ascendieron llegó llegaron en de del un una los las up down".split()
)


class Naming(Making):
    """A sentence whose claims are named once their numbers are known."""

    def _name_claims(self):
        for made in self.claims:
            span = (
                self._label_of(made)
                or self._object_of(made)
                or self._counted_by(made)
                or self._linked_to(made)
            )
            if not span and not made["indicator"]:
                span = self._named_after(made)
            if span:
                made["indicator"], made["spans"]["indicator"] = self.text[slice(*span)], span

    def _first_number(self, made):
        return min(made["spans"][role][0] for role in ("start", "end", "stated")
                   if role in made["spans"])  # fmt: skip

    def _linked_to(self, made):
        """Return (start, end) of what a claim is about whose verb is left out, or ().

        Fell by 18 % (from 187 to 152) and burglaries by 12 %; and the count from 71 to 146.
        """
        first = self._first_number(made)
        first = next((f.begin for f in self.figures if f.start == first), first)
        ends = [b for other in self.claims for role, (_, b) in other["spans"].items()
                if role != "indicator" and b <= first]  # fmt: skip
        if not ends:
            return ()
        last = max(ends)
        found = _LINKED.fullmatch(self.text, last, first)
        if found is None or any(last <= i.start < first for i in self.mores + self.ratios):
            return ()
        begin, end = found.span("what")
        if any(begin <= i.start < end for i in self.timed):
            return ()
        words, begin = self._trimmed(self.text[begin:end], begin)
        is_one = self._is_subject(words, begin) and len(words.split()) <= 7
        return (begin, begin + len(words)) if is_one else ()

    def _label_of(self, made):
        """Return (start, end) of the label before the first number of a claim: Cargo: 412, -2 %."""
        first = self._first_number(made)
        found = _LABEL.search(self.text, max(self.start, first - 60), first)
        if found is None or any(
            found.start("what") <= i.start < found.end("what") for i in self.timed
        ):
            return ()
        return found.span("what")

    def _object_of(self, made):
        """Return (start, end) of the object of the verb of change before a claim, or ()."""
        first = self._first_number(made)
        begins = [f.begin for f in self.figures if f.start == first]
        stop = begins[0] if begins else first
        verbs = [t for t in self.trends if t.value and t.end <= stop and stop - t.end <= 70]
        before = self.text[self.start : verbs[-1].start].lower().split()[-1:] if verbs else ()
        if not verbs or before in _ARTICLES:
            return ()
        found = _OBJECT.fullmatch(self.text[verbs[-1].end : stop])
        if found is None or any(verbs[-1].end <= i.start < stop for i in self.timed):
            return ()
        return verbs[-1].end + found.start("what"), verbs[-1].end + found.end("what")

    def _counted_by(self, made):
        """Return (start, end) of what a level counts that the verb before it has for its object."""
        span = made["spans"].get("indicator")
        for role in ("end", "start"):
            level = made[role]
            if level is None or level.kind != "amount" or not level.unit or measure_of(level.unit):
                continue
            if any(f.used and f.end <= level.start and f.start >= (span or (0, 0))[1]
                   for f in self.figures):  # fmt: skip
                continue
            between = self.text[span[1] : level.start] if span else ""
            words = re.findall(r"[^\W\d_]+", between.lower())
            moved = any(span[1] <= t.start < level.start for t in self.mores) if span else False
            if span and not words:
                last = self.text[slice(*span)].lower().split()[-1]
                words = [last] if last.endswith(self.words.past) or last in _DOING else []
            if span and (not words or len(words) > 3 or set(words) & _STATING or moved):
                continue
            noun = self._noun_of(level)
            if noun and not _is_plain(self.text[slice(*noun)]):
                return noun
        return ()

    def _noun_of(self, level):
        digits = _DIGITS.search(self.text, level.start, level.end)
        if digits is None:
            return ()
        begin = digits.end()
        scale = re.match(r"(?:million|billion|millones|mil|bn|m)\s+(?:de\s+)?", self.text[begin:])
        begin += scale.end() if scale else 0
        found = _COUNTED.match(self.text, begin, self.end)
        return (found.start(), found.end()) if found else ()

    def _named_after(self, made):
        """Return (start, end) of what stands after the size of a claim, or ()."""
        if made["stated"] is None:
            return ()
        found = _AFTER_A_SIZE.match(self.text, made["spans"]["stated"][1], self.end)
        return found.span("what") if found else ()


def _is_plain(noun):
    """Say whether a noun counts anything, or is a unit: cases, personas, TEU, GWh."""
    return noun.lower() in _ANYTHING or any(c.isupper() for c in noun[1:])
