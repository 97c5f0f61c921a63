"""How much a number is: digits and words, scales, halves; and which digits count nothing.

What stands in a sentence is found in a chain of files: halves, counting, measuring, and mentions.
"""

import re
from fractions import Fraction

from cifras.reading.digits import read_digits
from cifras.reading.halves import OF, Halves
from cifras.reading.levels import measure_of
from cifras.reading.period_words import WEEKDAYS
from cifras.reading.periods import counts_something

# What stands before half where that is a part: fell by half, to less than half, casi la mitad.
# Halfway through a time is no half of anything: en la mitad del año.
_TIME = [[word] for word in "año mes semestre trimestre siglo year month quarter century".split()]
# After these a third is the one after the second: for the fourth year running.
_AFTER_AN_ORDINAL = [
    [word]
    for word in "year month week quarter time consecutive straight successive day season".split()
]
_BEFORE_HALF = frozenset(
    "by to a than nearly almost about roughly around over one just en casi de que del"
    " lost losing shed perdió perdieron perdido perdiendo".split()
)
_BY = (["by"], ["nearly"], ["almost"])
_OF_ONE = (["of", "a"], ["of", "one"], ["de", "un"], ["de", "uno"])
_WHOLE = (["millón"], ["billón"], ["million"], ["billion"], ["trillion"], ["thousand"])
_CALLED = (["llamadas", "al"], ["llamar", "al"], ["calls", "to"], ["call", "to"], ["dial", "the"])
_EMERGENCIES = ("911", "112", "999", "066", "016", "000")
_BEFORE_EUROS = {"k": 1000, "m": 10**6, "mm": 10**6}
_WEEKS = ("week", "weeks", "semana", "semanas")

_TELEPHONE = re.compile(
    r"\b(?:tel|fax|phone|telephone|teléfono|celular|móvil|whatsapp)\b[.:]?[\s0-9()+/-]*$",
    re.IGNORECASE,
)
# What numbers name and do not count: Runway 2, la línea 5.
_NUMBERED = re.compile(
    r"\b(?:runway|gate|terminal|line|zone|ward|route|pier|platform|unit|phase|block|grade|tier"
    r"|ibex|cac|dax|ftse|nikkei|stoxx|nasdaq|s&p"
    r"|pista|muelle|línea|zona|ruta|fase|bloque|grado|sala|andén|puerta) $",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(r"(?! ?(?:%|per ?cent|por ciento|million|mil\b|billion|[.,][0-9]))")
_QUARTER = re.compile(r"[TQ](?![\w])(?! ?[0-9])")
_ON_THE_CLOCK = re.compile(
    r" ?(?:a\.m\.|p\.m\.|am\b|pm\b|o’clock|o'clock|GMT\b|UTC\b|BST\b|CET\b|hrs\b)"
)
_HOURS = re.compile(
    r"\b[0-9]{1,2}[.:](?:00|15|30|45)(?: h)? ?(?:a|to|y|and|–|-) ?[0-9]{1,2}[.:][0-9]{2} ?"
    r"(?:h\b|horas|hrs)"
)
_MONEY = re.compile(
    r"^(dollars?|euros?|pounds?|pence|cents?|pesos?|pesetas?|soles|yen|yuan|rupees?|rupiah|"
    r"d[oó]lares|libras|francos?|francs?|reales|quetzales|lempiras|c[oó]rdobas|colones|guaran[ií]es|"
    r"bol[ií]vares|kron[ae]r?|zloty|lira|liras|won"
    r"|EUR|USD|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|MXN|COP|CLP|PEN|BRL|ARS|UYU|BOB|PYG|CRC|GTQ|HNL"
    r"|DOP|KES|NGN|GHS|ZAR|INR|CNY|PLN|CZK|HUF|TRY)$"
)


class Counting(Halves):
    """The tokens of a sentence, read as numbers."""

    def _words_at(self, at):
        """Read a number in words: fourteen, three-fifths, la tercera parte, mil 900."""
        words, lower = self.words, self.lower
        if lower[at] == "mil" and words.language == "es":
            return Fraction(1), Fraction(1), at  # its scale is taken after it
        if found := self._part_of_a_scale(at):
            return found
        if lower[at] in ("medio", "half") and self._is_half_a_point(at):
            return Fraction(1, 2), Fraction(1, 10), at + (lower[at] == "half")
        is_led = bool(lower[at - 1 : at]) and lower[at - 1] in _BEFORE_HALF
        if lower[at] in words.halves and (is_led or self._is_half_of_a_number(at)):
            return None if self._is_of_a_percent(at + 1) else (Fraction(1, 2), Fraction(1, 100), at)
        is_one = lower[at] in ("un", "a", "one") and lower[at + 1 : at + 2] in _WHOLE
        if is_one or self._is_one_point(at):
            return Fraction(1), Fraction(1), at  # its scale, or its measure, is taken after it
        if (counted := self._count_at(at)) is not None:
            count, last = counted
            nxt = last + 1
            if nxt < len(lower) and lower[nxt] == "-":
                nxt += 1
            if nxt < len(lower) and (part := words.parts.match(lower, nxt)):
                after = nxt + part[1]
                if last := self._last_before_a_point(after):
                    return count * part[0], Fraction(1, 100), last
                if self._is_of_a_percent(after):
                    return None
                return count * part[0], Fraction(1, 100), after - 1
            if lower[nxt : nxt + 1] in (["point"], ["coma"]) and nxt + 1 < len(lower):
                tenth = words.cardinals.get(lower[nxt + 1], 10)
                if tenth < 10:
                    return count + Fraction(tenth, 10), Fraction(1, 10), nxt + 1
            is_measured = nxt < len(lower) and words.measures.match(lower, nxt) is not None
            is_one = last == at and lower[at] in ("one", "un", "uno", "una", "a")
            if is_one and not is_measured and not self._half_after(at):
                return None
            if is_one and self._is_after_a_part(at):
                return None
            return Fraction(count), Fraction(1), last
        if lower[at] in ("a", "the", "la") and at + 1 < len(lower):
            part = words.parts.match(lower, at + 1)
            is_time = lower[at] == "the" and (
                lower[at + 1] == "quarter" or lower[at + 2 : at + 3] in _AFTER_AN_ORDINAL
            )
            is_half = part and part[0] == Fraction(1, 2)
            is_led = at and lower[at - 1] in _BEFORE_HALF
            if is_half and not (is_led or self._is_half_of_a_number(at + 1)):
                return None
            after = at + 1 + part[1] if part else at
            is_time |= lower[after : after + 1] in OF and lower[after + 1 : after + 2] in _TIME
            if part and (last := self._last_before_a_point(after)):
                return part[0], Fraction(1, 100), last
            if part and not is_time and not self._is_of_a_percent(after):
                return part[0], Fraction(1, 100), at + part[1]
        return None

    def _is_one_point(self, at):
        """Say whether an article stands for one: by nearly a percentage point, fell by a point."""
        lower = self.lower
        if self.words.language != "en" or lower[at] != "a":
            return False
        is_percentage = lower[at + 1 : at + 3] == ["percentage", "point"]
        is_bare = lower[at + 1 : at + 2] == ["point"] and lower[at - 1 : at] in _BY
        return is_percentage or (is_bare and lower[at + 2 : at + 3] != ["of"])

    def _last_before_a_point(self, at):
        """Return the last word before a point that a fraction is one of, or 0: of a, de."""
        last = at + 1 if self.lower[at : at + 2] in _OF_ONE else at
        is_led = self.lower[at : at + 1] in (["of"], ["de"]) and last + 1 < len(self.lower)
        found = self.words.measures.match(self.lower, last + 1) if is_led else None
        return last if found is not None and found[0] == "points" else 0

    def _is_of_a_percent(self, at):
        """Say whether a fraction is one of a percent: a quarter of a percent."""
        return self.lower[at : at + 2] in _OF_ONE and (
            self.words.measures.match(self.lower, at + 2) is not None
            if at + 2 < len(self.lower)
            else False
        )

    def _is_after_a_part(self, at):
        """Say whether the number is what a part is of: the one percent of half of one percent."""
        lower = self.lower
        return (
            at > 1
            and lower[at - 1 : at + 1] in _OF_ONE
            and (
                lower[at - 2] in self.words.halves
                or self.words.parts.match(lower, at - 2) is not None
            )
        )

    def _count_at(self, at):
        """Return (count, last token) of cardinals: eighty-two, one hundred and two, ciento dos."""
        lower, ones = self.lower, self.words.cardinals
        count = ones.get(lower[at])
        if count is None or (lower[at] == "ciento" and lower[at - 1 : at] == ["por"]):
            return None
        if tens := self._tens_and_ones(at, count):
            count, last = int(tens[0]), tens[2]
        else:
            last = at
        if self.words.language == "en" and lower[last + 1 : last + 2] == ["hundred"] and count < 10:
            count, last = count * 100, last + 1
            rest = last + 2 if lower[last + 1 : last + 2] == ["and"] else last + 1
        elif self.words.language == "es" and count % 100 == 0 and count >= 100:
            rest = last + 1
        else:
            return count, last
        in_digits = lower[rest : rest + 1]
        if self.words.language == "es" and re.fullmatch("[1-9][0-9]", "".join(in_digits)):
            return count + int(in_digits[0]), rest  # doscientos 76
        if rest < len(lower) and 0 < ones.get(lower[rest], 0) < 100:
            tens = self._tens_and_ones(rest, ones[lower[rest]])
            more, last = (int(tens[0]), tens[2]) if tens else (ones[lower[rest]], rest)
            return count + more, last
        return count, last

    def _tens_and_ones(self, at, count):
        """Read eighty-two, ochenta y cuatro."""
        lower, ones = self.lower, self.words.cardinals
        if count % 10 or not 20 <= count <= 90:
            return None
        is_apart = self.words.language == "en" and lower[at + 1 : at + 2] != ["-"]
        last = at + (1 if is_apart else 2)  # twenty five
        if last >= len(lower) or not (is_apart or lower[at + 1] in ("-", "y")):
            return None
        one = ones.get(lower[last], 0)
        return (Fraction(count + one), Fraction(1), last) if 0 < one < 10 else None

    def _is_named(self, at):
        """Say whether a number is a name and counts nothing: week 14, la página 12, n = 1.204."""
        before = self.lower[max(0, at - 2) : at]
        if not before:
            return False
        last = before[-1].rstrip("º°") or before[-1]
        if before[-1] == "º" and self.lower[at - 3 : at - 1] == ["n", "."]:
            return True  # n.º 14
        if before == ["n", "="] and self.lower[at - 3 : at - 2] == ["("]:
            return False  # in 2020 (n = 1,904): which it may be, what stands before it says
        if last in (".", "=", "º", "°", "#", "-") and len(before) > 1:
            last = before[-2]
        if last in self.words.months and self.tokens[at].kind == "num":
            is_told = before[0] == "de" and "".join(self.lower[at - 3 : at - 2]).isdecimal()
            is_told = is_told or counts_something(self.lower, at)
            return len(self.tokens[at].text) <= 2 and not is_told  # Oct. 31, not al 30 de abril 61
        if self.lower[at] == "mil" and last in ("por", "cada"):
            return True
        decimals = re.split("[.,]", self.tokens[at].text)[1:]
        if before in (["1", "and"], ["1", "y"]) and self.lower[at - 3 : at - 2] == ["scope"]:
            return True  # scope 1 and 2
        follows = self.lower[at + 1 : at + 2]
        is_day = last in WEEKDAYS and len(self.tokens[at].text) <= 2
        if is_day and (not follows or not follows[0].isalpha() or follows[0] in ("de", "fue")):
            return True  # el sábado 14
        if last == "number" and (decimals or self.lower[at + 1 : at + 2] == ["million"]):
            return False  # now number 218,000
        if last in _WEEKS and (decimals or len(self.tokens[at].text) > 2):
            return False  # en la semana 38.214 vacunos
        if self.taken[at - 1] or (decimals and len(decimals[-1]) != 3):
            return False  # fell this week 14 points; en carretera 2,9 personas
        if last == "n" and self._joined(at - 1):
            return False  # N12.5 billion, in naira
        return last in self.words.small["names"] or before[-1] == "#"

    def _is_note(self, at):
        """Say whether a number is the mark of a note, or one to call: 1.959 fatalidades[2]."""
        called = self.lower[max(0, at - 2) : at]
        if self.tokens[at].text in _EMERGENCIES and called in _CALLED:
            return True  # llamadas al 911
        near = [self.tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(self.tokens)]
        is_glued = near[:1] in ([")"], ["]"]) and at > 0 and self._joined(at - 1)
        is_sign = self.lower[at - 2 : at - 1] in (["-"], ["−"], ["–"])  # (-)0.7 %
        if is_glued and not is_sign and len(self.tokens[at].text) == 1:
            return True  # (2013=100)1
        is_alone = near == ["(", ")"] and len(self.tokens[at].text) == 1
        opened = self.tokens[at - 2 : at - 1] if at > 1 else []
        if is_alone and (not opened or opened[0].end == self.tokens[at - 1].start):
            return not opened or opened[0].text.isdecimal()  # 2022(2), and (2) Provisional
        return near == ["[", "]"] and len(self.tokens[at].text) <= 3

    def _is_only_a_name(self, at):
        """Say whether digits only name something: Private Bag 0185, Tel: (267) 555 0142."""
        token = self.tokens[at]
        if token.text.isdecimal() and token.text[0] == "0" and len(token.text) > 2:
            return True
        before = self.text[max(0, token.start - 48) : token.start]
        is_small = token.text.isdecimal() and len(token.text) <= 2
        if is_small and _NUMBERED.search(before) and _NO_MEASURE.match(self.text, token.end):
            return True  # Runway 2, la línea 5
        if before.rstrip().endswith(("§", "§§")):
            return True
        if token.text in ("1", "2", "3", "4") and _QUARTER.match(self.text, token.end):
            return True  # avance del 4T
        if token.text.isdecimal() and _ON_THE_CLOCK.match(self.text, token.end):
            return True  # at 3 a.m.
        return _TELEPHONE.search(before) is not None

    def _is_ordinal(self, at):
        """Say whether digits are an ordinal or a fraction: 11th-largest, 3.º, 1/2."""
        tokens = self.tokens
        if tokens[at].kind != "num" or at + 1 >= len(tokens):
            return False
        if self._joined(at) and (
            self.lower[at + 1] in ("st", "nd", "rd", "th", "ª")
            or (tokens[at + 1].text == "°" and self._is_of_a_class(at))
            or (tokens[at + 1].text == "º" and self.lower[at + 2 : at + 3] not in (["c"], ["f"]))
        ):
            return True
        if self.lower[at + 1 : at + 3] == [".", "º"] and self._joined(at):
            return True
        return self._is_between_digits(at)

    def _is_of_a_class(self, at):
        """Say whether a small number with a ring is an ordinal in Spanish: 4° básico."""
        text, then = self.tokens[at].text, "".join(self.lower[at + 2 : at + 3])
        is_small = text.isdecimal() and int(text) <= 12 and self.words.language == "es"
        return is_small and then.isalpha() and len(then) > 3

    def _is_between_digits(self, at):
        """Say whether a slash joins a number to another one: 1/2."""
        tokens = self.tokens
        after = (
            at + 2 < len(tokens) and tokens[at + 1].text == "/" and tokens[at + 2].kind == "num"
            and self._joined(at) and self._joined(at + 1)
        )  # fmt: skip
        before = (
            at > 1 and tokens[at - 1].text == "/" and tokens[at - 2].kind == "num"
            and self._joined(at - 1) and self._joined(at - 2)
        )  # fmt: skip
        return after or before

    def _is_clock(self, at):
        """Say whether a number is a part of a time of day: 8:00, from 9.00 to 14.00 h."""
        tokens = self.tokens
        around = max(0, tokens[at].start - 9), tokens[at].end + 14
        for found in _HOURS.finditer(self.text, *around):
            if found.start() <= tokens[at].start < found.end():
                return True
        after = (
            at + 2 < len(tokens) and tokens[at + 1].text == ":" and self._joined(at)
            and self._joined(at + 1) and tokens[at + 2].kind == "num"
        )  # fmt: skip
        before = (
            at > 1 and tokens[at - 1].text == ":" and self._joined(at - 1)
            and self._joined(at - 2) and tokens[at - 2].kind == "num"
        )  # fmt: skip
        return after or before

    def _scale_of_both(self, at):
        """Return the scale after brackets that is of both numbers: EUR 61.9 (74.2) million."""
        for first in (at, at - 2):
            texts = (
                [token.text for token in self.tokens[first + 1 : first + 4]] if first >= 0 else []
            )
            is_set = texts[:1] == ["("] and texts[2:] == [")"] and texts[1][:1].isdecimal()
            is_set = is_set and self.tokens[first].kind == "num"
            if (
                is_set
                and (scale := self.lower[first + 4 : first + 5])
                and scale[0] in self.words.scales
            ):
                return self.words.scales[scale[0]] if len(scale[0]) > 2 else 0
        return 0

    def _scaled(self, value, grain, at):
        """Take scales after a number, and the rest of a number in parts (57 mil 671 millones)."""
        scales, lower, total = self.words.scales, self.lower, Fraction(0)
        if shared := self._scale_of_both(at):
            return value * shared, grain * shared, at
        if self.tokens[at].kind == "word" and lower[at] == "mil":
            value, grain = Fraction(1), Fraction(1)
            at -= 1
        if lower[at + 2 : at + 3] == ["€"] and (times := _BEFORE_EUROS.get(lower[at + 1])):
            return value * times, grain * times, at + 1  # 27 M€
        while at + 1 < len(lower) and lower[at + 1] in scales:
            is_letter = len(lower[at + 1]) <= 2 and lower[at + 1] not in ("mm", "bn", "mn")
            is_money = lower[at + 1] == "m" and self._is_after_a_currency(at)
            if self.tokens[at + 1].text == "mm" and not self._is_after_a_currency(at):
                break  # millimetres
            if is_letter and not self._joined(at) and not is_money:
                break
            scale = scales[lower[at + 1]]
            value, grain, at = value * scale, grain * scale, at + 1
            if lower[at : at + 2] == ["mill", "."] and at + 2 < len(lower):
                at += 1  # 27 mill. de euros
            after = at + 1
            if scale in (1000, 10**6, 10**9) and self._is_number(after):
                more = read_digits(self.tokens[after].text, self.signs, self.words.language)
                is_scaled = after + 1 < len(lower) and lower[after + 1] in scales
                if (
                    more
                    and not self.taken[after]
                    and more[0] < scale
                    and (is_scaled or (more[1] == 1 and scale <= 10**6))
                ):
                    follows = after + 1 < len(lower) and lower[after + 1] in scales
                    more_scale = scales[lower[after + 1]] if follows else 1
                    if more_scale > scale:  # 57 mil 671 millones
                        value, grain, at = value + more[0], Fraction(1), after
                        continue
                    total, value = total + value, more[0]
                    grain, at = Fraction(1), after
        is_half = lower[at + 1 : at + 3] in (["y", "medio"], ["y", "media"])
        if is_half and lower[at] in scales and scales[lower[at]] >= 1000:
            scale = scales[lower[at]]  # 2 millones y medio
            return total + value + Fraction(scale, 2), Fraction(scale, 10), at + 2
        return total + value, grain, at

    def _is_after_a_currency(self, at):
        """Say whether a sign or code of money stands before a number: SEK 3,412 M, US$ 414 m."""
        before = self.tokens[at - 1].text if at else ""
        return before in ("$", "€", "£") or (len(before) == 3 and before.isupper())

    def _has_a_singular_article(self, at, unit):
        """Say whether a whole number is a name: line *la 2*, the phone number *el 112*."""
        text = self.tokens[at].text
        return (
            self.words.language == "es" and self.lower[max(at - 1, 0)] in ("el", "la")
            and text.isdecimal() and len(text) <= 3 and not (measure_of(unit) or is_money(unit))
        )  # fmt: skip

    def _is_number(self, at):
        return at < len(self.tokens) and self.tokens[at].kind == "num"

    def _range_at(self, at):
        """Return the last token of a range of numbers that begins at a token, or 0: 15-25 %."""
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at + 1].text in "-–" and tokens[at + 2].kind == "num":
            if self._joined(at) and self._joined(at + 1):
                return at + 2
        return 0

    def _hyphened(self, at):
        """Say whether a word is part of one with a hyphen, a number of a code: PCSJA20-11517."""
        tokens = self.tokens
        before = (
            at > 1 and tokens[at - 1].text == "-" and self._joined(at - 1) and self._joined(at - 2)
        )
        after = (
            at + 2 < len(tokens)
            and tokens[at + 1].text == "-"
            and self._joined(at)
            and self._joined(at + 1)
        )
        if tokens[at].kind == "num":
            at -= 1 + (before and self._joined(at - 3) and len(tokens[at - 3].text) > 2)
            return before and tokens[at - 1].kind == "word"
        return before or after


def is_money(unit):
    """Say whether a unit begins with the name or code of a currency."""
    return _MONEY.match(unit.split(" ")[0] if unit else "") is not None
