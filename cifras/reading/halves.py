"""Halves and other parts that belong to a number: half a million, 2½, dos puntos y medio."""

from fractions import Fraction

from cifras.reading.digits import last_place
from cifras.reading.periods import is_year

OF = (["del"], ["de"], ["of"])
_BEING = frozenset("was were is are".split())
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_TIMES = ("×", "x", "·", "*")
_DENOMINATORS = ("2", "3", "4", "5", "8")
# How parts of a scale are said, longest first; hyphens are left out.
_PARTS = {
    ("three", "quarters", "of", "a"): Fraction(3, 4),
    ("tres", "cuartos", "de", "un"): Fraction(3, 4),
    ("one", "quarter", "of", "a"): Fraction(1, 4),
    ("a", "quarter", "of", "a"): Fraction(1, 4),
    ("un", "cuarto", "de", "un"): Fraction(1, 4),
    ("tres", "cuartos", "de"): Fraction(3, 4),
    ("un", "cuarto", "de"): Fraction(1, 4),
    ("quarter", "of", "a"): Fraction(1, 4),
    ("half", "of", "a"): Fraction(1, 2),
    ("half", "a"): Fraction(1, 2),
    ("medio",): Fraction(1, 2),
    ("half",): Fraction(1, 2),
}
_LARGE = 1000  # half a hundred is said loosely


class Halves:
    """The tokens of a sentence, and the parts that are told with their numbers."""

    def __init__(self, text, tokens, words, signs):
        self.text, self.tokens, self.words, self.signs = text, tokens, words, signs
        self.lower = [token.lower for token in tokens]
        self.taken = [False] * len(tokens)
        self.halved, self.unread = -1, []

    def _joined(self, at):
        return self.tokens[at].end == self.tokens[at + 1].start

    def _is_of_a_power(self, at):
        """Say whether digits are part of a power, which is not read: 2 × 10⁶, 9e5, 10^6."""
        texts = [""] * max(0, 2 - at)
        texts += [token.lower for token in self.tokens[max(0, at - 2) : at + 4]]
        two, one, here, after, *more = [*texts, "", "", ""]
        if here == "10" and (after[:1] in _RAISED or after == "^"):
            return True
        if two == "10" and one == "^":
            return True
        is_e = (after == "e" and more[0].isdecimal()) or (one == "e" and two[-1:].isdecimal())
        near = range(max(0, at - (one == "e") * 2), at + (after == "e") * 2)
        if is_e and all(self._joined(i) for i in near):
            return True
        raised = more[1][:1]
        return after in _TIMES and more[0] == "10" and (raised in _RAISED or raised == "^")

    def _part_of_a_scale(self, at):
        """Return (value, grain, last token) of a part of a scale, or None: half a million."""
        told = [i for i in range(at, min(at + 9, len(self.lower))) if self.lower[i] != "-"]
        words = tuple(self.lower[i] for i in told)
        for said, part in _PARTS.items() if told and told[0] == at else ():
            count = len(said)
            scale = self.words.scales.get(words[count]) if words[:count] == said != words else None
            if scale and scale >= _LARGE and len(words[count]) > 2:
                return part * scale, last_place(part * scale, Fraction(1)), told[count]
        return None

    def _with_a_fraction(self, value, grain, at):
        """Take a fraction that follows digits: 2½, 1 1/2."""
        part, last = _VULGAR.get("".join(self.lower[at + 1 : at + 2])), at + 1
        if part and not self._joined(at):
            part = None
        texts = [token.text for token in self.tokens[at + 1 : at + 4]]
        if texts[1:2] == ["/"] and texts[2:] and texts[2] in _DENOMINATORS:
            is_one = self._joined(at + 1) and self._joined(at + 2) and texts[0].isdecimal()
            if is_one and 0 < int(texts[0]) < int(texts[2]) and value.denominator == 1:
                part, last = Fraction(int(texts[0]), int(texts[2])), at + 3
        return (value + part, _grain_of(part), last) if part else (value, grain, at)

    def _and_a_half(self, value, grain, at):
        """Take the half after a number's unit: dos puntos y medio."""
        lower = self.lower
        for skip in (2, 3):
            if lower[at + skip : at + skip + 2] in (["y", "medio"], ["y", "media"]):
                if value < 100 and self.words.measures.match(lower, at + 1):
                    self.halved = at + skip + 1
                    return value + Fraction(1, 2), Fraction(1, 10), at
        return value, grain, at

    def _half_after(self, at):
        """Return the last token of a half right after a number, or 0: two and a half per cent."""
        lower = self.lower
        if lower[at + 1 : at + 4] == ["and", "a", "half"] and lower[at + 4 : at + 5] != ["of"]:
            return at + 3
        return at + 2 if lower[at + 1 : at + 3] in (["y", "medio"], ["y", "media"]) else 0

    def _is_half_of_a_number(self, at):
        """Say whether half is one of what stood at another time: half the 76.4 million of 2012."""
        if self.lower[at - 1 : at] and self.lower[at - 1] in _BEING:
            return False  # a ratio
        nxt = at + 1 + (self.lower[at + 1 : at + 2] in OF)
        is_article = self.lower[nxt : nxt + 1] and self.lower[nxt] in ("the", "los", "las", "la")
        return bool(is_article) and self._is_number(nxt + 1) and not is_year(self.tokens, nxt + 1)

    def _is_half_a_point(self, at):
        """Say whether half a point is meant: medio punto, half a percentage point."""
        at += 2 if self.lower[at : at + 2] == ["half", "a"] else 1
        if at >= len(self.lower) or (self.lower[at - 1] == "half"):
            return False
        found = self.words.measures.match(self.lower, at)
        return found is not None and found[0] in ("points", "percent")


def _grain_of(part):
    """Return the place of the last digit of a part in decimals: tenths of a half."""
    places = (n for n in (1, 2, 3) if (part * 10**n).denominator == 1)
    return Fraction(1, 10 ** next(places, 2))
