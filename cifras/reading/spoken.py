"""What the noun or the verb beside a number makes of it: creció un 8,3, from a 4 % rise to."""

import re
from dataclasses import replace
from itertools import pairwise

from cifras.reading.wishes import Wishes

# What leads from a word of change to a percent that is not called one: creció un, una suba del.
_SPOKEN_WITHIN = 110  # characters
_PAST_TIMES = r"(?:[ ,]|\b(?:en|respecto|con|frente|contra|a|al|de|del|el|la|este|esta|relación)\b)"
_OF_A_VERB = re.compile(
    r"(?:[ ,]|\b(?:en|respecto|con|frente|contra|a|al|de|del|el|la|este|esta|relación)\b)*"
    r" (?:en )?(?:casi |apenas )?(?:un|el) "
)
_OF_A_NOUN = re.compile(
    rf"{_PAST_TIMES}*(?: ?(?:del?|en) (?:la |el |los |las |su |sus )?(?:[^\W\d_]+[ ,]){{1,6}}?"
    rf"(?=del?\b|en\b|fue\b|ha\b|es\b|respecto\b|con\b|,| ))?{_PAST_TIMES}*"
    r"(?:fue |ha sido |es )?(?:del|de un|de casi un|en el|en un) "
)
_OF_A_RISE = re.compile(r" de (?:aumento|crecimiento|incremento|suba|alza|baja|caída|reducción)\b")
_GROWN_AT = re.compile(r"(?:de)?crec")
_TO_ANOTHER = re.compile(
    r"(?:(?! y )[^,;.:()0-9]| (?:19|20)[0-9]{2}){0,40}? (?:al|a un|a|hasta(?: el| un)?) "
    r"(?:actual )?[0-9]")  # fmt: skip


_TO_ANOTHER_RATE = re.compile(r"[^;.]{0,60}? to (?:an? )?[0-9][0-9.]* ?(?:%|per ?cent)")


# What was done before and is done now: pasamos de vender 450 a vender 900.
MOVED_TO_DO = re.compile(
    r"\bpas(?:amos|ábamos|aron|ó|an|a|ar|ado|ando) (?:[^0-9,;.]{0,40} )?(a|de)"
    r" (?:tener|importar|exportar|vender|comprar|producir|hacer|haber|recibir|contar con|cobrar"
    r"|pagar|representar|significar|suponer|sumar|ocupar|emplear|atender|costar|valer)"
    r"(?: l[oa]s| el| un[oa]s)?$"
)


class Spoken(Wishes):
    """A sentence that knows which bare numbers are percents by which something moved."""

    def _is_spoken_percent(self, number):
        """Say whether a bare number is a percent that a speaker leaves unsaid: creció un 8,3."""
        if self.words.language != "es" or (number.kind, number.unit) != ("amount", ""):
            return False
        if number.scale != 1 or number.grain >= 1 or not 0 < number.value < 1000:
            return False
        if _TO_ANOTHER.match(self.text, number.end, self.end):
            return False  # una baja del 8,3 en mayo al 7,1
        if _OF_A_RISE.match(self.text, number.end, self.end):
            return True  # un 31,9 de aumento
        told, is_noun, word = self._told_since_a_change(number)
        if not word:
            return False
        if _GROWN_AT.match(word) and told in (" al ", " a un "):
            return True  # crecimos al 8,9
        return (_OF_A_NOUN if is_noun else _OF_A_VERB).fullmatch(told) is not None

    def _is_of_a_spoken_noun(self, number):
        """Say whether a noun leads to a percent past times: una suba, en mayo, del 3 %."""
        if self.words.language != "es" or _TO_ANOTHER.match(self.text, number.end, self.end):
            return False
        told, is_noun, word = self._told_since_a_change(number)
        return bool(word) and is_noun and _OF_A_NOUN.fullmatch(told) is not None

    def _is_named_as_a_change(self, number):
        """Say whether a percent is that of a noun, and no rate of before: stems from a 3 % drop."""
        is_rate = _TO_ANOTHER_RATE.match(self.text, number.end, self.end) is not None
        return self._is_noun_after(number) and not is_rate

    def _take_rates_of_change_for_levels(self):
        """Make levels of two rates of change: from a 4 % rise in May to a 2 % fall in June."""
        for one, two in pairwise(self.figures):
            if (one.lead, two.lead) != ("from", "to") or {one.kind, two.kind} != {"percent"}:
                continue
            nouns = [
                next((t for t in self.trends if 0 <= t.start - f.end <= 1 and t.value), None)
                for f in (one, two)
            ]
            if None in nouns or not all(self._is_noun(t) for t in nouns):
                continue
            self.trends = [t for t in self.trends if t not in nouns]
            self.mores = [m for m in self.mores if m not in nouns]
            for figure, noun in zip((one, two), nouns, strict=True):
                if noun.value < 0 < max(n.value for n in nouns):
                    figure.number = replace(figure.number, value=-figure.number.value)

    def _told_since_a_change(self, number):
        """Return (words without times, whether it is a noun, the word) since a word of change."""
        nothing = "", False, ""
        before = [t for t in self.trends if t.value and t.end <= number.start][-1:]
        if not before or number.start - before[0].end > _SPOKEN_WITHIN:
            return nothing
        told, at = "", before[0].end
        for item in [i for i in self.timed if at <= i.start < number.start]:
            told += self.text[at : item.start]
            at = item.end
        told = (told + self.text[at : number.start]).lower()
        if re.search(r"[0-9;.]", told):
            return nothing
        word = self.text[before[0].start : before[0].end].lower()
        return told, self.words.nouns.match(word.split(), 0) is not None, word
