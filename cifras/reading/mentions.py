"""Numbers, periods and words of change in a sentence, each with its characters."""

import re
from dataclasses import dataclass
from fractions import Fraction

from cifras.reading.digits import last_place, read_digits
from cifras.reading.found import Number, Period
from cifras.reading.periods import find_periods

_CURRENCY_SIGNS = frozenset("$£€¥₹₡₲")
_CURRENCY_WORDS = frozenset(
    "us usd cop eur gbp rmb rs chf mxn ars clp brl inr jpy cny nz s rd r c a hk au bs q l pen uyu"
    " sh ksh tsh ush kes sek nok dkk zar pkr php thb idr myr sgd huf pln czk ron aed sar qar egp ngn"
    " ghs krw twd ils uf b p mm mx cad aud nzd try vnd"
    " dop pyg crc".split()
)
_MONEY = re.compile(
    r"^(dollars?|euros?|pounds?|pence|cents?|pesos?|pesetas?|soles|yen|yuan|rupees?|rupiah|"
    r"d[oó]lares|libras|francos?|francs?|reales|quetzales|lempiras|c[oó]rdobas|colones|guaran[ií]es|"
    r"bol[ií]vares|kron[ae]r?|zloty|lira|liras|won)$"
)
# Words that begin no unit: after them a number stands alone.
_NO_UNIT = frozenset(
    "in at by from to of on for and or than as with while when after before since during "
    "compared versus vs against up down but which who that the a an this last next over under "
    "between is was were are be been had has have not it its their our they he she "
    "respectively each also only about more less fewer higher lower above below ago earlier "
    "later through until because so per out en a de del al y e o u que el la los las un una "
    "por para con sin sobre entre desde hasta como cuando donde si se es fue era son eran ha "
    "han hay lo su sus más menos frente contra respecto durante tras según pero ya no ni "
    "mientras año años antes después cada pues luego annually monthly early late mid".split()
)
_EACH = (
    "day", "week", "month", "year", "hour", "minute", "quarter", "share", "head", "person", "unit",
    "tonne", "ton", "litre", "liter", "gallon", "barrel", "kilo", "kg", "night", "game", "piece",
)  # fmt: skip
# After these a number is a name.
_NAMED_BY = {
    "en": frozenset(
        "week page pages section article chapter table figure note annex volume phase route highway "
        "junction junctions class grade level type category room act law bill decree resolution "
        "paragraph appendix item form no number step line episode district ward block lot n "
        "version agenda unit schedule part rule regulation".split()
    ),
    "es": frozenset(
        "página páginas pág pag artículo artículos capítulo cuadro tabla gráfico figura nota anexo "
        "ley decreto acuerdo resolución km kilómetro ruta carretera autovía tel teléfono fase grupo "
        "grado tipo categoría distrito se núm número línea n semana inciso expediente sala "
        "circular norma directiva ordenanza numeral párrafo punto".split()
    ),
}
# What follows times or veces where it compares with something.
_TIMES_WHAT = re.compile(
    r"\s*(as (many|much|high|large|big|numerous|often|great|long)|the |what |more|higher|larger|greater"
    r"|más|mayor|superior|la de|el de|los de|las de|lo que|los |las )"
)
_FUTURE = re.compile(r"^[a-záéíóúñü]+(?:[aei]r|dr|br)(?:á|án|emos)$")
_NOUN_OR_NOT = ("doble", "triple", "double", "treble")
_RATE = frozenset("per por a an /".split())
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


@dataclass(frozen=True)
class Item:
    """Something found in a sentence: its ``kind``, its characters, its value."""

    kind: str
    start: int
    end: int
    value: object = None


class Mentions:
    """What stands in one sentence: ``numbers``, ``periods`` and ``items`` of change, in order."""

    def __init__(self, text, tokens, words, signs):
        self.text, self.tokens, self.words, self.signs = text, tokens, words, signs
        self.lower = [token.lower for token in tokens]
        self.numbers, self.periods, self.items, self.taken = [], [], [], [False] * len(tokens)
        self.halved = -1
        self._find_periods()
        self._find_numbers()
        self._find_trends()
        self._find_times()
        self._find_futures()

    # periods

    def _find_periods(self):
        for first, last, year, base in find_periods(self.tokens, self.words):
            start, end = self.tokens[first].start, self.tokens[last].end
            period = Period(self.text[start:end], start, end, year)
            self.periods.append(period)
            self.items.append(Item("base" if base else "period", start, end, period))
            for at in range(first, last + 1):
                self.taken[at] = True

    # numbers

    def _find_numbers(self):
        at = 0
        while at < len(self.tokens):
            if self.taken[at]:
                at += 1
                continue
            found = self._number_at(at)
            if found is None:
                at += 1
                continue
            first, last, number = found
            self.numbers.append(number)
            self.items.append(Item(number.kind, number.start, number.end, number))
            for i in range(first, last + 1):
                self.taken[i] = True
            at = last + 1

    def _number_at(self, at):
        token = self.tokens[at]
        if token.kind == "num":
            read = read_digits(token.text, self.signs, self.words.language)
            if read is None:
                return None
            if self._hyphened(at):
                return None  # COVID-19, B-52
            if at and self.tokens[at - 1].kind == "word" and self._joined(at - 1):
                if self.lower[at - 1] not in _CURRENCY_WORDS or len(self.lower[at - 1]) < 2:
                    return None  # B12, Covid19
            value, grain, _places = read
            at_end = at
            if ranged := self._range_at(at):
                start, end = token.start, self.tokens[ranged].end
                number = Number(self.text[start:end], value, grain, "", "range", start, end)
                return at, ranged, number
        else:
            read = self._words_at(at)
            if read is None:
                return None
            value, grain, at_end = read
        plain = value
        if self._is_named(at) or self._is_clock(at):
            return None
        value, grain, at_end = self._scaled(value, grain, at_end)
        value, at_end = self._and_a_half(value, at_end)
        scale = value / plain if plain else Fraction(1)
        kind, unit, at_last, factor = self._measure(at_end)
        first, currency = self._currency_before(at)
        sign, first = self._sign_before(first)
        if currency.lower() == "mm$":  # a Chilean way to write millions of pesos
            value, grain, scale = value * 10**6, grain * 10**6, scale * 10**6
        if currency and kind == "amount":
            kind, unit = "money", currency + (f" {unit}" if unit else "")
        if kind == "amount" and _MONEY.match(unit.split(" ")[0] if unit else ""):
            kind = "money"
        if kind not in ("percent", "points") and grain >= 1:
            grain = (
                last_place(value, Fraction(1))
                if grain == 1
                else max(grain, last_place(value, Fraction(1)))
            )
        first, comparator = self._comparator_before(first)
        if self.halved > at_last:
            at_last = self.halved
        start, end = self.tokens[first].start, self.tokens[at_last].end
        number = Number(self.text[start:end], sign * value * factor, grain * factor, unit, kind,
                        start, end, comparator, scale)  # fmt: skip
        return first, at_last, number

    def _range_at(self, at):
        """Return the last token of a range of numbers that begins at a token, or 0: 15-25 %."""
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at + 1].text in "-–" and tokens[at + 2].kind == "num":
            if self._joined(at) and self._joined(at + 1):
                return at + 2
        return 0

    def _joined(self, at):
        return self.tokens[at].end == self.tokens[at + 1].start

    def _words_at(self, at):
        """Read a number in words: fourteen, three-fifths, la tercera parte, mil 900."""
        words, lower = self.words, self.lower
        count, i = words.cardinals.get(lower[at]), at
        if count is not None and (tens := self._tens_and_ones(at, count)):
            return tens
        if lower[at] == "mil" and words.language == "es":
            return Fraction(1), Fraction(1), at  # its scale is taken after it
        if count is not None:
            nxt = i + 1
            if nxt < len(lower) and lower[nxt] == "-":
                nxt += 1
            if nxt < len(lower) and (part := words.parts.match(lower, nxt)):
                return count * part[0], Fraction(1, 100), nxt + part[1] - 1
            if lower[at] in ("one", "un", "uno", "una", "a"):
                return None
            return Fraction(count), Fraction(1), i
        if lower[at] in ("a", "the", "la") and at + 1 < len(lower):
            part = words.parts.match(lower, at + 1)
            is_time = lower[at] == "the" and lower[at + 1] == "quarter"
            if part and part[0] != Fraction(1, 2) and not is_time:
                return part[0], Fraction(1, 100), at + part[1]
        return None

    def _tens_and_ones(self, at, count):
        """Read eighty-two, ochenta y cuatro."""
        lower, ones = self.lower, self.words.cardinals
        joined = lower[at + 1 : at + 2] in (["-"], ["y"])
        if count % 10 or not 20 <= count <= 90 or not joined or at + 2 >= len(lower):
            return None
        one = ones.get(lower[at + 2], 0)
        return (Fraction(count + one), Fraction(1), at + 2) if 0 < one < 10 else None

    def _and_a_half(self, value, at):
        """Take the half after a number or its unit: dos puntos y medio, two and a half."""
        lower = self.lower
        for skip in (1, 2, 3):
            rest = lower[at + skip : at + skip + 3]
            if rest[:2] in (["y", "medio"], ["y", "media"]):
                if value < 100 and (skip == 1 or self.words.measures.match(lower, at + 1)):
                    self.halved = at + skip + 1
                    return value + Fraction(1, 2), at
        return value, at

    def _is_named(self, at):
        """Say whether a number is a name and counts nothing: week 14, la página 12, n = 1.204."""
        before = self.lower[max(0, at - 2) : at]
        if not before:
            return False
        last = before[-1]
        if last in (".", "=", "º", "°", "#", "-") and len(before) > 1:
            last = before[-2]
        return last in _NAMED_BY[self.words.language] or before[-1] == "#"

    def _is_clock(self, at):
        """Say whether a number is a part of a time of day: 8:00."""
        tokens = self.tokens
        after = (
            at + 2 < len(tokens) and tokens[at + 1].text == ":" and self._joined(at)
            and self._joined(at + 1) and tokens[at + 2].kind == "num"
        )  # fmt: skip
        before = (
            at > 1 and tokens[at - 1].text == ":" and self._joined(at - 1)
            and self._joined(at - 2) and tokens[at - 2].kind == "num"
        )  # fmt: skip
        return after or before

    def _scaled(self, value, grain, at):
        """Take scales after a number, and the rest of a number in parts (57 mil 671 millones)."""
        scales, lower, total = self.words.scales, self.lower, Fraction(0)
        if self.tokens[at].kind == "word" and lower[at] == "mil":
            value, grain = Fraction(1), Fraction(1)
            at -= 1
        while at + 1 < len(lower) and lower[at + 1] in scales:
            is_letter = len(lower[at + 1]) <= 2 and lower[at + 1] != "mm"
            if is_letter and not self._joined(at):
                break
            scale = scales[lower[at + 1]]
            value, grain, at = value * scale, grain * scale, at + 1
            after = at + 1
            if scale in (1000, 10**6) and after < len(lower) and self.tokens[after].kind == "num":
                more = read_digits(self.tokens[after].text, self.signs, self.words.language)
                if more and not self.taken[after] and more[0] < scale and more[1] == 1:
                    follows = after + 1 < len(lower) and lower[after + 1] in scales
                    more_scale = scales[lower[after + 1]] if follows else 1
                    if more_scale > scale:  # 57 mil 671 millones
                        value, grain, at = value + more[0], Fraction(1), after
                        continue
                    total, value = total + value, more[0]
                    grain, at = Fraction(1), after
        return total + value, grain, at

    def _measure(self, at):
        """Return (kind, unit, last token, factor) of what follows a number."""
        lower, words = self.lower, self.words
        if at + 1 < len(lower):
            nxt = at + 1
            if lower[nxt] == "-" and nxt + 1 < len(lower) and self._joined(at):
                nxt += 1
            found = words.measures.match(lower, nxt)
            if found:
                name, length = found
                last = nxt + length - 1
                if name == "percent":
                    after = (
                        words.measures.match(lower, nxt + length)
                        if nxt + length < len(lower)
                        else None
                    )
                    if after and after[0] == "points":
                        return "points", "points", nxt + length + after[1] - 1, Fraction(1)
                    return "percent", "%", last, Fraction(1)
                if name == "points" and length == 1 and self._is_index(at):
                    return "amount", self.tokens[nxt].text, last, Fraction(1)
                factor = {
                    "points": Fraction(1),
                    "basis": Fraction(1, 100),
                    "tenths": Fraction(1, 10),
                }
                return "points", "points", last, factor[name]
        if at + 2 < len(lower) and lower[at + 1] in ("°", "º") and lower[at + 2] in ("c", "f"):
            return "amount", f"°{self.tokens[at + 2].text}", at + 2, Fraction(1)
        unit, last = self._unit_after(at)
        return "amount", unit, last, Fraction(1)

    def _is_index(self, at):
        """Say whether points are those of an index and no share: an index stood at 118.7 points."""
        return any(word in ("index", "índice", "indice") for word in self.lower[:at])

    def _unit_after(self, at):
        """Return the noun after a number and its last token; a rate keeps its per."""
        lower, taken, words, last = self.lower, self.taken, [], at
        i = at + 1
        if i < len(lower) and lower[i] == "de" and self.words.language == "es":
            i += 1  # 3 millones de pesos
        if i + 1 < len(lower) and lower[i] == "/" and self._joined(at) and self._joined(i):
            return f"/{self.tokens[i + 1].text}", i + 1  # $143/kg
        while i < len(lower) and not taken[i] and len(words) < 6:
            token = self.tokens[i]
            if words and self._is_rate(i) and i + 1 < len(lower) and self._rate_at(i + 1):
                rate = self._rate_at(i + 1)
                words.append(self.text[token.start : self.tokens[rate].end])
                return " ".join(words), rate
            if not words and lower[i] in ("per", "por") and i + 1 < len(lower):
                rate = self._rate_at(i + 1)
                if rate:
                    return self.text[token.start : self.tokens[rate].end], rate
            if token.kind != "word" or lower[i] in _NO_UNIT or len(words) >= 2:
                break
            if self.words.trend.match(lower, i) or self.words.forecast.match(lower, i):
                break
            words.append(token.text)
            last = i
            i += 1
        if words and lower[last] in ("of", "de"):
            words.pop()
        return " ".join(words), last if words else at

    def _is_rate(self, at):
        """Say whether a word after a unit tells what it is counted by: a day, per tonne."""
        if self.lower[at] not in ("a", "an"):
            return self.lower[at] in _RATE
        return self.words.language == "en" and self.lower[at + 1 : at + 2] in [[w] for w in _EACH]

    def _rate_at(self, at):
        """Return the last token of what a rate is per, or 0: year, 10,000 households, tonne."""
        lower, last = self.lower, 0
        for i in range(at, min(at + 4, len(lower))):
            token = self.tokens[i]
            if self.taken[i]:
                break
            if token.kind == "num" or lower[i] in ("cada", "mil", "cien", "thousand", "million"):
                last = i
                continue
            if token.kind == "word" and (lower[i] not in _NO_UNIT or lower[i] in ("año",)):
                last = i
                if (
                    i + 1 < len(lower)
                    and self.tokens[i + 1].kind == "word"
                    and lower[i + 1] not in _NO_UNIT
                ):
                    continue
            break
        return last

    def _currency_before(self, at):
        """Return the first token of the currency before a number, and what it is called."""
        if at == 0:
            return at, ""
        before = self.tokens[at - 1]
        if before.text in _CURRENCY_SIGNS:
            first = at - 1
            if first and self.lower[first - 1] in _CURRENCY_WORDS and self._joined(first - 1):
                first -= 1
            return first, self.text[self.tokens[first].start : before.end]
        if before.text == "." and at > 2 and self.lower[at - 3 : at - 1] == ["b", "/"]:
            return at - 3, "B/."
        if (
            before.text == "S"
            and at > 2
            and self.tokens[at - 2].text == "$"
            and self._joined(at - 2)
        ):
            return at - 3, "U$S"
        if before.text == "/" and at > 1 and self.lower[at - 2] == "s":
            return at - 2, "S/"
        if (
            before.text == "."
            and at > 1
            and self.lower[at - 2] in ("rs", "bs")
            and self._joined(at - 2)
        ):
            return at - 2, self.tokens[at - 2].text
        if (
            before.kind == "word"
            and self.lower[at - 1] in _CURRENCY_WORDS
            and before.text.isupper()
        ):
            if len(before.text) > 1 or self._joined(at - 1):
                return at - 1, before.text
        if before.text == "Rs":
            return at - 1, "Rs"
        return at, ""

    def _sign_before(self, first):
        if first and self.tokens[first - 1].text in _SIGNS and self._joined(first - 1):
            free = first < 2 or self.tokens[first - 2].end < self.tokens[first - 1].start
            opened = first >= 2 and self.tokens[first - 2].text in "(,;:"
            if free or opened:
                return _SIGNS[self.tokens[first - 1].text], first - 1
        return 1, first

    def _comparator_before(self, first):
        for length in (4, 3, 2, 1):
            at = first - length
            if at < 0 or any(self.taken[at:first]):
                continue
            found = self.words.comparators.match(self.lower, at)
            if found and found[0] == "at most" and (self._moved_before(at) or self._led_before(at)):
                continue  # picking up to 3.7 %, a spike up to 112,000 ha
            if found and found[1] == length:
                return at, found[0]
            # "almost a 40 percent", "casi un 15 %"
            if (
                found
                and found[1] == length - 1
                and self.lower[first - 1] in ("a", "an", "un", "una")
            ):
                return at, found[0]
        return first, ""

    def _led_before(self, at):
        """Say whether a comma or a number stands before a link: de 18 hasta 12; un 3 %, hasta 12."""
        near = self.tokens[max(0, at - 3) : at]
        return any(token.kind == "num" for token in near) or (near[-1:] and near[-1].text == ",")

    def _moved_before(self, at):
        """Say whether a word of change stands in the few words before a token."""
        near = range(max(0, at - 6), at)
        return any(self.words.trend.match(self.lower, i) for i in near) or (
            at > 0 and self.lower[at - 1].endswith("ing")
        )

    # words of change

    def _hyphened(self, at):
        """Say whether a word is part of one with a hyphen: check-up."""
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
            return before and tokens[at - 2].kind == "word"
        return before or after

    def _is_whose(self, at):
        """Say whether a double is that of something, and no name: el doble de, the double of."""
        before, after = self.lower[max(0, at - 1) : at], self.lower[at + 1 : at + 2]
        return before in (["el"], ["al"], ["del"], ["the"]) or after in (["de"], ["del"], ["que"])

    def _find_futures(self):
        """Take a Spanish verb in its future for a forecast: invertirá, elevarán."""
        if self.words.language != "es":
            return
        for token in self.tokens:
            if token.kind == "word" and len(token.text) > 4 and _FUTURE.search(token.text):
                self.items.append(Item("forecast", token.start, token.end, True))
        self.items.sort(key=lambda item: item.start)

    def _find_times(self):
        """Make a ratio of *2.4 times as numerous*, *cuatro veces la de 2015*, *grew 3.1 times*."""
        for number in list(self.numbers):
            unit = number.unit.lower().split(" ")[0]
            if unit not in self.words.times or number.kind != "amount" or number.value <= 1:
                continue
            after = self.text[number.end : number.end + 60].lower()
            rest = number.text.lower().partition(unit)[2] + after
            before = [i for i in self.items if i.kind == "trend" and i.end <= number.start]
            moved = bool(before) and number.start - before[-1].end <= 5
            if moved or _TIMES_WHAT.match(rest):
                self._make_ratio(number, number.start + number.text.lower().index(unit) + len(unit))
        for at, item in enumerate(self.items):
            if item.kind == "trend" and self.text[item.start : item.end].lower().startswith(
                "multiplic"
            ):
                follows = [n for n in self.numbers if 0 <= n.start - item.end <= 6]
                inner = self.text[item.end : follows[0].start].strip().lower() if follows else ""
                if follows and inner in ("por", "by") and not follows[0].unit:
                    self._make_ratio(follows[0], follows[0].end)
        self.items.sort(key=lambda item: item.start)

    def _make_ratio(self, number, end):
        self.numbers.remove(number)
        self.items = [item for item in self.items if item.value is not number]
        start = (
            number.start
            if not number.comparator
            else self.text.index(
                number.text.split()[-2] if len(number.text.split()) > 1 else number.text,
                number.start,
            )
        )
        self.items.append(Item("ratio", start, end, number.value))

    def _find_trends(self):
        words, lower, at = self.words, self.lower, 0
        while at < len(self.tokens):
            if self.taken[at] or self._hyphened(at):
                at += 1
                continue
            for kind, phrases in (
                ("ratio", words.multiples),
                ("forecast", words.forecast),
                ("trend", words.moves),
                ("trend", words.trend),
                ("more", words.more),
                ("respectively", words.respectively),
            ):
                found = phrases.match(lower, at)
                if (
                    found
                    and kind == "ratio"
                    and lower[at] in _NOUN_OR_NOT
                    and not self._is_whose(at)
                ):
                    break
                if found and not any(self.taken[at : at + found[1]]):
                    last = at + found[1] - 1
                    value = found[0]
                    start, end = self.tokens[at].start, self.tokens[last].end
                    self.items.append(Item(kind, start, end, value))
                    at = last
                    break
            else:
                if self.tokens[at].kind == "sym" and self.tokens[at].text in "(),;:—–":
                    token = self.tokens[at]
                    self.items.append(Item(token.text, token.start, token.end))
            at += 1
        self.items.sort(key=lambda item: item.start)
