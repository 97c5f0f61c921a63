"""Sizes that are not of the levels printed beside them: of other rates, or of another thing.

Sales were 4.1 million against 3.9 million, 2 % more at constant rates. Deaths fell from 500 to
400, with a drop of 3 % in accidents.
"""

import re

from cifras.reading.signs import LEVELS, Signs

# What counts anything: three fewer cases.
ANYTHING = frozenset(
    "case cases people person persons incident incidents unit units event events victim victims "
    "caso casos persona personas hecho hechos unidad unidades evento eventos víctima víctimas "
    "registro registros episodio episodios".split()
)
CONCEDING = (
    "although",
    "though",
    "while",
    "whilst",
    "whereas",
    "even as",
    "aunque",
    "si bien",
    "mientras",
)
_UNDERLYING = re.compile(
    r"\b(?:underlying|like-for-like|subyacente|organic(?= (?:net |local )?(?:growth|sales|revenues?"
    r"|volumes?|increase|decline|rise|fall|change|basis))|(?:crecimiento|aumento|incremento|descenso"
    r"|caída|ventas|ingresos|facturación) orgánic[oa]s?)\b[^,;]*$"
)
_ADJUSTED = re.compile(
    r"\s*(?:(?:lower|higher|less|more|menor|mayor|menos|más) )?"
    r"(?:(?:at|in|on|an?|en|a|con|de|excluding|sin) )?(?:(?:un |una )?)"
    r"(?:constant|comparable|organic|underlying|like-for-like|lfl|cer|excluding|local currenc"
    r"|real terms|inflation-adjusted|tipos? de cambio constante|(?:monedas?|divisas?) constante"
    r"|términos (?:comparables|reales)|orgánic|perímetro constante|precios constantes)"
)
# Of what a size is that names it: in accidents, en la cantidad de siniestros. A name is a place.
_IN_WHAT = re.compile(
    r"\s+(?:(?:was|were|fue|fueron) [^\W\d_]+ )?"
    r"(?:in|en)\s+(?:(?:the|la|el|los|las)\s+)?(?P<count>number of |cantidad de |número de )?"
    r"(?!(?:the|a|an|un|una|just|only|less|more|apenas|solo|sólo|menos|más|términos|real|terms|local"
    r"|constant|volume|value|volumen|valor|comparison|comparación|relación|line|total|all|average"
    r"|both|each|some|about|over|under|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|this|that|these|este|esta|ese|esa|tasa|dólares|euros"
    r"|pesos|dollars|tonnage|which|recent|past|last|el|la|los|las|ambos|cada|promedio)\b)"
    r"(?P<noun>[a-záéíóúñü]{3,})"
)
# Levels that lead to what they are of: with 302 in 2022 against 435 in 2021, thefts fell.
WITH_LEVELS = re.compile(r"\W*(?:with|at|con) [$€£]?[0-9]", re.IGNORECASE)
# What there are more of: 22 % more frauds, un 22 % más de estafas.
_MORE_OF = re.compile(
    r" (?:(?:more|fewer)|(?:más|menos) de) "
    r"(?!(?:l[oa]s?|the|than|que|in|on|over|from|year|compared|or|and|lo)\b)(?P<noun>[^\W\d_]{4,}s)\b"
)
_ITS_SHARE = re.compile(
    r"(?:(?:, |\band |\by )(?:[^\W\d_]+ing|[^\W\d_]+ndo)|\b(?:cut|raised|lifted|redujo|elevó))"
    r" (?:its|their|the|sus?|el|la) "
    r"(?:market )?(?:share|weight|proportion|cuota|peso|participación|proporción)\b"
)


class Others(Signs):
    """A sentence that knows which sizes its two levels have nothing to do with."""

    def _is_adjusted(self, size):
        """Say whether a percent is of other levels than those printed: 16 % at constant rates."""
        return self._is_adjusted_at(size.start, size.end)

    def _is_adjusted_at(self, start, end):
        before = self.text[max(self.start, start - 30) : start].lower()
        after = self.text[end : end + 60].lower()
        return bool(_ADJUSTED.match(after) or _UNDERLYING.search(before))

    def _has_its_own_level(self, size, stop):
        """Say whether a size before a pair is told of something else: rose 8 % to 66, with x."""
        head = self.text[self.start : size.start].lower().split()[:2]
        starts_with = " ".join(head).startswith(CONCEDING)
        if starts_with and "," in self.text[size.end : stop]:
            return True  # although traffic fell by 2 %, the rate was 677, compared to 709
        if _ITS_SHARE.search(self.text, size.end, stop):
            return True  # a 13 % fall in sales, cutting its share of the total from 38 % to 34 %
        return any(
            f.kind in LEVELS and not f.used and f.lead == "to" and not self._is_vague(f)
            for f in self.figures
            if size.end <= f.start and f.end <= stop
        )

    def _leads_to_its_own(self, size, last):
        """Say whether a size after a pair names a subject and a level: and jobs 22 % fewer at 5.1.

        The pair is of the clause before.
        """
        after = [f for f in self.figures if f.start >= size.end][:1]
        return (
            size.kind in ("percent", "amount", "money")
            and bool(after)
            and after[0].kind in ("amount", "money")
            and (after[0].lead == "to" and not after[0].used)
            and not self._bridges(last, size.start)
        )

    def _names_its_own(self, size, first):
        """Say whether a size after two levels says of what it is: a drop of 3 % in accidents."""
        found = _IN_WHAT.match(self.text, size.end, self.end)
        if found is None or size.kind != "percent":
            return False
        if any(size.end <= i.start < found.end() for i in self.timed):
            return False
        before = self.text[self.start : first].lower()
        return bool(found["count"]) or found["noun"].lower()[:5] not in before

    def names_what(self, size, since):
        """Say whether what a size is of is named after it, and not since a place before it.

        And 22 % more frauds, with a 22 % rise in frauds.
        """
        at = size.end
        if self._is_noun_after(size):
            at = next(t.end for t in self.trends if t.start >= size.end)
        found = _IN_WHAT.match(self.text, at, self.end)
        found = found or _MORE_OF.match(self.text, size.end, self.end)
        if found is None or any(size.end <= i.start < found.end() for i in self.timed):
            return False
        noun = found["noun"].lower()
        is_new = noun[:5] not in self.text[since : size.start].lower()
        return is_new and noun not in ANYTHING and self._is_a_thing(noun)

    def _is_of_another(self, size, start, end):
        """Say whether an amount after two levels counts another thing: with 3 fewer aircraft."""
        if size.kind != "amount" or not self._is_more(size):
            return False
        noun = re.match(r"\s*(?:more|fewer|less)\s+([^\W\d_]{3,})", self.text[size.end : self.end])
        words = size.number.unit.split(" ") if size.number.unit else noun and [noun[1]]
        if not words or words[0].lower() in ("than", "compared", "over", "from"):
            return False
        if words[0].lower() in ANYTHING:
            return False
        stem = words[0].lower()[:5]
        units = f"{start.number.unit} {end.number.unit}".lower()
        before = self.text[self.start : min(start.begin, end.begin)].lower()
        return stem not in units and stem not in before
