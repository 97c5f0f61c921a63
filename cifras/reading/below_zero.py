"""Brackets that stand for a minus, as accounts print it: (4.6)%, $(4.2) million, €(4.2 million)."""

from cifras.reading.counting import Counting
from cifras.reading.found import Number

_CURRENCY_SIGNS = frozenset("$£€")
_SCALES = [[word] for word in "million billion thousand m bn millones mil".split()]


class BelowZero(Counting):
    """The tokens of a sentence, some of them numbers below zero by their brackets."""

    def _percent_below_zero(self, at, value, grain):
        """Return (first token, last token, number) of a percent in such brackets, or None."""
        texts = [token.text for token in self.tokens[max(0, at - 1) : at + 3]]
        if at == 0 or texts[:1] != ["("] or texts[2:] != [")", "%"]:
            return None
        if not all(self._joined(i) for i in range(at - 1, at + 2)):
            return None
        start, end = self.tokens[at - 1].start, self.tokens[at + 2].end
        number = Number(self.text[start:end], -value, grain, "%", "percent", start, end)
        return at - 1, at + 2, number

    def _closed_below_zero(self, at):
        """Return the token that closes the brackets of a loss after a sign of money, or 0."""
        texts = [token.text for token in self.tokens[max(0, at - 2) : at]]
        is_open = len(texts) == 2 and texts[0][-1:] in _CURRENCY_SIGNS and texts[1] == "("
        if not (is_open and self._joined(at - 2) and self._joined(at - 1)):
            return 0
        closed = at + 1 + (self.lower[at + 1 : at + 2] in _SCALES)
        return closed if self.lower[closed : closed + 1] == [")"] else 0
