"""Ranks that something moved between, which are levels: from 61st in 2019 to 74th, del 3.º al 5.º.

A rank alone counts nothing, nor does a day: from 1st to 5th May.
"""

import re
from fractions import Fraction

from cifras.reading.below_zero import BelowZero
from cifras.reading.found import Number

_ENDINGS = ("st", "nd", "rd", "th", ".", "º", "ª")
_ORDINAL = r"[0-9]{1,3}(?:st|nd|rd|th|\.?[ºª])"
_RANKS = re.compile(
    rf"\b(?:from|del?)(?: the| el| la)? ({_ORDINAL})(?! (?:street|avenue|floor|grade|century))"
    r"[^.;:0-9]{0,24}(?:(?:19|20)[0-9]{2}[^.;:0-9]{0,12})?"
    rf"(?<=\s)(?:to|al?)(?: the| el| la)? ({_ORDINAL})"
    r"(?=[,;:)]|\.?\s*$|\.\s| (?:places?|positions?|spots?|ranks?|ranking|overall|out of|among|of"
    r" [0-9]|worldwide|globally|nationally|between|since|over|after|this|last|lugar|puesto|posición"
    r"|entre|del (?:ranking|mundo|índice)|a nivel|mundial|in (?!january|february|march|april|may\b"
    r"|june|july|august|september|october|november|december)"
    r"|(?:en|and|y|while|but|mientras|pero|as|on|for|desde|tras)\b))", re.IGNORECASE)  # fmt: skip


class Ranks(BelowZero):
    """The tokens of a sentence, some of them ranks that something moved between."""

    def _rank_at(self, at):
        """Return (first token, last token, number) of a rank that something moved from or to."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else ""
        if after not in _ENDINGS or not self._joined(at):
            return None
        first, last = self.tokens[0].start, self.tokens[-1].end
        for found in _RANKS.finditer(self.text, first, last):
            for start, end in (found.span(1), found.span(2)):
                if start == self.tokens[at].start:
                    after = range(at, len(self.tokens))
                    at_last = next(i for i in after if self.tokens[i].end >= end)
                    rank, one = Fraction(self.tokens[at].text), Fraction(1)
                    return at, at_last, Number(self.text[start:end], rank, one, "", "amount",
                                               start, end)  # fmt: skip
        return None
