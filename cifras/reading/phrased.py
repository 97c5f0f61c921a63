"""Levels that the form of a sentence gives to a size, whatever the three say together.

Fell by 12 % between 2019 (3,545) and 2020 (3,120): no arithmetic is needed to see that these are
where it began and ended, so that a size which they do not give is found.
"""

import re

from cifras.reading.again import Again

_LEVEL = "\0"
# What stands after a size, each level a mark, and what the levels are in their order.
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), roles)
    for form, roles in (
        # between 2019 (3,545) and 2020 (3,120)
        (r"[^;.:,()\0]{0,40}(?:between|from|entre|de|desde) [^;.:(),\0]{3,24} \(\0\) "
         r"(?:and|to|y|a|hasta) [^;.:(),\0]{3,24} \(\0\)", ("start", "end")),
        # 42 more murders in 2020 (312) than in 2019 (290)
        (r"[^;.:(),\0]{0,40} (?:in|en|a|by) [^;.:(),\0]{3,24} \(\0\) (?:than|que) (?:in|en|a) "
         r"[^;.:(),\0]{3,24} \(\0\)", ("end", "start")),
        # -12% on 2019's 3,545
        (r" (?:on|from|over|against|versus|vs) [^;.:(),\0]{3,24}['’]s?(?: total of| figure of)? \0",
         ("start",)),
        # to 3,120, having stood at 3,545
        (r"[^;.:()\0]{0,20}(?:\0[^;.:()\0]{0,20})?, (?:having (?:stood at|been(?: at)?|numbered)"
         r"|(?:tras|después de) haber (?:sido(?: de)?|estado en)) \0", ("start",)),
        # 425 kg higher than in 2019, at 3,545 kg
        (r" (?:higher|lower|more|less|fewer|above|below|más|menos) (?:than|que) [^;.:(),\0]{3,30}, "
         r"(?:at|with|hasta|con|en)(?: los| las| un total de)? \0(?=[.;,]|$)", ("end",)),
        # superó en un 13,6 % los 3.120 de 2019, con 3.545
        (r" (?:los|las) \0 [^;.:(),\0]{2,40}, (?:con|al alcanzar|al sumar|hasta)(?: los| las)? \0",
         ("start", "end")),
    )
)  # fmt: skip


class Phrased(Again):
    """A sentence whose sizes take the levels that a fixed form gives them."""

    def _join_by_form(self):
        """Give each size that lacks a level the one that the form of what follows names."""
        for made in self.claims:
            if not made["stated"] or made["ratio"] or (made["start"] and made["end"]):
                continue
            last = made["spans"]["stated"][1]
            told, levels = self._with_marks(last)
            for form, roles in _FORMS:
                found = form.match(told)
                if found is None:
                    continue
                count = found[0].count(_LEVEL)
                given = dict(zip(roles, levels[count - len(roles) : count], strict=True))
                if all(
                    made[role] is None and self._is_level(level) and self._fits(made, level)
                    for role, level in given.items()
                ):
                    for role, level in given.items():
                        self._take(made, role, level)
                break

    def _with_marks(self, first):
        """Return what stands after a place with a mark for each level, and these levels."""
        levels = [f for f in self.figures if f.start >= first and f.kind in ("amount", "money",
                                                                            "percent")]  # fmt: skip
        told, at = "", first
        for level in levels:
            told += self.text[at : level.start] + _LEVEL
            at = level.end
        return told + self.text[at : self.end], levels
