"""Levels that the form of a sentence gives to a size, whatever the three say together.

Fell by 12 % between 2019 (3,545) and 2020 (3,120): no arithmetic is needed to see that these are
where it began and ended, so that a size which they do not give is found.
"""

import re

from cifras.reading.again import Again
from cifras.reading.slips import is_far_off

_LEVEL = "\0"
_SET = (
    r"(?:vs\.?|versus|as(?= in )|than|que|respecto (?:del?|al?)|frente al?"
    r"|compar[^\W\d_]+ (?:with|to|con|al?)|with respect to|short of|against"
    r"|below|above|on|s/|por (?:encima|debajo) de)"
)
_WHAT = r"[^;:()\0]{2,44}"
NOUNS_OF_CHANGE = (
    r"(?:growth|increase|rise|gain|jump|surge|hike|decrease|fall|drop|decline|reduction|loss|cut"
    r"|plus|minus|change|variation|difference|adjustment|saving|aumento|incremento|crecimiento"
    r"|avance|alza|suba|subida|repunte|mejora|ganancia|descenso|disminución|reducción|caída|baja"
    r"|bajada|merma|pérdida|retroceso|contracción|decrecimiento|decremento|recorte|rebaja|ahorro"
    r"|variación|variaciones|diferencia|ajuste|expansión)"
)
_NAMED = (
    rf"(?:(?:representing |an? |una? |el )*{NOUNS_OF_CHANGE} (?:of|del?)(?: un)?|change"
    r"|variación|up|down|which is|o sea|es decir,?) ?"
)


def _forms(*forms):
    return tuple((re.compile(form, re.IGNORECASE), roles) for form, roles in forms)


# What stands after a size, each level a mark, and what the levels are in their order.
_AFTER = _forms(
    # between 2019 (3,545) and 2020 (3,120)
    (r"[^;.:,()\0]{0,40}(?:between|from|entre|de|desde) [^;.:(),\0]{3,24} \(\0\) "
     r"(?:and|to|y|a|hasta) [^;.:(),\0]{3,24} \(\0\)", ("start", "end")),
    # 42 more murders in 2020 (312) than in 2019 (290)
    (r"[^;.:(),\0]{0,40} (?:in|en|a|by) [^;.:(),\0]{3,24} \(\0\) (?:than|que) (?:in|en|a) "
     r"[^;.:(),\0]{3,24} \(\0\)", ("end", "start")),
    # -12% on 2019's 3,545; short of 2019's 3,545
    (rf"(?: [^\W\d_]+)? (?:{_SET}|from|over) [^;.:(),\0]{{3,24}}['’]s?"
     r"(?: total of| figure of)? \0", ("start",)),
    # to 3,120, having stood at 3,545
    (r"[^;.:()\0]{0,20}(?:\0[^;.:()\0]{0,30})?, (?:having (?:stood at|been(?: at)?|numbered"
     r"|closed at)|(?:tras|después de) haber (?:sido(?: de)?|estado en)) \0", ("start",)),
    # 425 kg higher than in 2019, at 3,545 kg
    (r" (?:higher|lower|more|less|fewer|above|below|más|menos) (?:than|que) [^;.:(),\0]{3,30}, "
     r"(?:at|with|hasta|con|en)(?: los| las| un total de)? \0(?=[.;,]|$)", ("end",)),
    # superó en un 13,6 % los 3.120 de 2019, con 3.545
    (r" (?:los|las) \0 [^;.:(),\0]{2,40}, (?:con|al alcanzar|al sumar|hasta)(?: los| las)? \0",
     ("start", "end")),
    # cayó un 14,5 %, 56.300 contra 61.400
    (r", (?:to )?\0 (?:contra|against|versus|vs\.?|frente a|compared (?:with|to))(?: los| las)? \0"
     r"(?=[.;,)]|$)", ("end", "start")),
    # +13% vs. Q1 FY22 (1,006); más que en el tercero (52,6)
    (rf"[^;.:(),\0]{{0,24}} {_SET} {_WHAT} \(\0\)", ("start",)),
    # with respect to the 131,500 of 2018; below the peak of 70,410
    (rf"(?: [^\W\d_]+)? {_SET} (?:the |los |las |el |la )?"
     r"(?:[^;.:(),\0]{3,16}(?<! at)(?<! to)(?<! by)(?<! a)(?<! en)(?<!hasta) )?"
     r"(?:(?:peak|record|extent|level|figure|total|rate|pico|nivel|total|cifra|tasa) (?:of|de) )?\0"
     r"(?! (?:for|among|para|entre|in the|en el) )", ("start",)),
    # menor que la del año anterior, que alcanzó los 364; in 2022, when the number was 327
    (rf"[^;.:(),\0]{{0,24}} {_SET} {_WHAT}, (?:que|en (?:el |la )?que|cuando|when|in which|which)"
     r"(?: (?:se|the|number|figure|total|la|cifra|it|there|[^\W\d_]+(?:ó|aron|ieron|ed)|fue|fueron"
     r"|era|eran|hubo|was|were)){1,4} (?:de )?(?:los |las )?\0", ("start",)),
    # to 3,418 (3,218)
    (r"[^;.:()\0]{0,30} (?:to|at|a|en|hasta) \0 \(\0\)", ("end", "start")),
    # 318 (-12.4 % y/y; 341 in April 2022); (-7,2 %; 73.902 el curso anterior)
    (r"(?: [^;:()\0]{0,20})?; (?:[^;:()\0]{2,20}: )?\0[^;:()\0]{0,30}\)", ("start",)),
)  # fmt: skip
# What stands before a size.
_BEFORE = _forms(
    # waited 148 days on average in 2019 (2017: 121 days), an increase of
    (rf"\0[^;:()\0]{{0,44}} \([^()\0;:]{{2,24}}: \0\)[,:;]? {_NAMED}$", ("end", "start")),
    # closed at 412.6p, off 9.4p
    (r"(?:at|to) \0, off $", ("end",)),
    # totalled 2,318.4 million in June, equivalent to an annual growth of
    (r"\0[^;:()\0]{0,30}, (?:lo que )?(?:equivalente a|equivale a|representa|equivalent to"
     rf"|equal to|representing|which is) (?:una?|an?) (?:[^\W\d_]+ )?{NOUNS_OF_CHANGE}"
     r"(?: [^\W\d_]+)? (?:of|del?) (?:un )?$", ("end",)),
    # made 310 tonnes in 2015, a volume that has since grown by
    (r"\0[^;:()\0]{0,40}, (?:una? |an? )?(?:cifra|volumen|cantidad|número|monto|nivel|figure"
     r"|number|volume|total|amount|level|sum) (?:que|that|which) "
     r"(?:desde entonces |since then |has since )[^,;:()\0]{0,24}$", ("start",)),
    # 9,310 t vs 9,870 t, down; $61.4 million compared to $58.9 million, an increase of
    (rf"\0 (?:vs\.?|v\.?|versus|against|contra|frente a|compared (?:with|to)|/) (?:the |los |las )?"
     rf"\0(?: (?:in|en) [^;.:(),\0]{{3,24}})?,? ?\(?{_NAMED}?$", ("end", "start")),
    # 412,803 (388,119), +11.6%; SEK 612 million (548), an increase of
    (rf"\0 \(\0\)[,:;]? {_NAMED}?$", ("end", "start")),
    # 18,204 (previous season: 16,977; +7.2%)
    (r"\0 \([^()\0;]{2,24}[: ] ?\0; ?$", ("end", "start")),
)  # fmt: skip


class Phrased(Again):
    """A sentence whose sizes take the levels that a fixed form gives them."""

    def _join_by_form(self):
        """Give each size that lacks a level the one that the form around it names."""
        for made in self.claims:
            if not made["stated"] or (made["start"] and made["end"]):
                continue
            first, last = made["spans"]["stated"]
            told, levels = self._with_marks(last, self.end)
            if not self._take_by(made, _AFTER, told, levels, re.Pattern.match):
                told, levels = self._with_marks(self.start, first)
                self._take_by(made, _BEFORE, told, levels, re.Pattern.search)

    def _take_by(self, made, forms, told, levels, find):
        """Give a claim the levels of the first form that a text with marks has; say whether so."""
        for form, roles in forms:
            found = find(form, told)
            if found is None:
                continue
            count = told.count(_LEVEL, 0, found.end())
            given = dict(zip(roles, levels[count - len(roles) : count], strict=True))
            given = {
                role: level for role, level in given.items()
                if made["spans"].get(role) != (level.start, level.end)
            }  # fmt: skip
            is_free = all(
                made[role] is None and self._is_level(level) and self._fits(made, level)
                for role, level in given.items()
            )
            if is_free and not self._names_another(made, given):
                for role, level in given.items():
                    self._take(made, role, level)
                return True
        return False

    def _names_another(self, made, given):
        """Say whether levels would make a size that is no slip of theirs."""
        ends = {role: made[role] or (given[role].number if role in given else None)
                for role in ("start", "end")}  # fmt: skip
        if None in ends.values():
            return False
        return is_far_off({**made, **ends})

    def _with_marks(self, first, last):
        """Return a stretch of text with a mark for each level, and these levels."""
        kinds = ("amount", "money", "percent", "time")
        levels = [
            f for f in self.figures
            if first <= f.start and f.end <= last and f.kind in kinds
        ]  # fmt: skip
        told, at = "", first
        for level in levels:
            told += self.text[at : level.start] + _LEVEL
            at = level.end
        return told + self.text[at:last], levels
