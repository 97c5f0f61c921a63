"""What a number counts: its unit, currency, sign and comparator."""

import re
from fractions import Fraction

from cifras.reading.counting import is_money
from cifras.reading.digits import last_place, opens_an_aside, read_digits
from cifras.reading.found import Number
from cifras.reading.levels import measure_of, money_scale
from cifras.reading.ranks import Ranks
from cifras.reading.tokens import ARROWS, opens_a_line

_CURRENCY_SIGNS = frozenset("$£€¥₹₡₲¢₱₦₺₽₩₫฿₴₪₵")
_CURRENCY_WORDS = frozenset(
    "us usd cop eur gbp rmb rs chf mxn ars clp brl inr jpy cny nz s rd r c a hk au bs q l pen uyu"
    " le lps gs kz br dh dhs"
    " sh ksh tsh ush kes sek nok dkk zar pkr php thb idr myr sgd huf pln czk ron aed sar qar"
    " egp ngn ghs krw twd ils uf b p mm mx cad aud nzd try vnd"
    " dop pyg crc n k ps shs kshs ushs msek meur musd mnok mdkk mchf"
    " bwp etb rwf tzs ugx mwk mzn aoa nad szl lsl mur xaf xof cdf gmd sll lrd mad dzd tnd sdg"
    " jod kwd bhd omr lbp iqd afn npr mvr mmk kzt uzs gel amd azn byn mdl bgn rsd isk fjd pgk"
    " jmd ttd bbd bzd gyd xcd bsd htg gtq hnl nio pab bob ves awg cup"
    " rm tk bdt rp lkr zmw dhs qr vt kr dkr hrk mkd bam uah lak khr mnt kgs tjs syp yer mop bif gnf"
    " mga scr sos cve vuv wst sbd xpf srd kyd bmd btn ltl lvl eek".split()
)
# A currency of one letter before a whole number: from P340 to P353.
_LETTERS = frozenset("pqrkln")
_BEFORE_A_LEVEL = [[word] for word in "from to of at by up down de a en desde".split()]
_MIXED = frozenset(
    "Rs Sh Shs KSh TSh USh Ksh Tsh Ush KShs Kshs UShs Ps Bs Le Lps Gs Kz Br Rp Tk Dh Dhs".split()
)
_PARTICIPLE = re.compile(
    r"(?:registr|contabiliz|cont|report|otorg|ejecut|anot|declar|vend|obten|recib|consegu|public)"
    r"(?:[ai]d[oa]s)"
)
_BEFORE_A_DAY = frozenset("el del al the on of - – /".split())
_BEFORE_A_LAST = frozenset("y e o u and or".split())
_TORN = re.compile(
    r"[0-9][.,][0-9]{3}[.,] [0-9]{3}(?![0-9.,]*[0-9]| ?%| per\b| por ciento| puntos| points)"
    r"(?! (?:fewer|more|less|lower|higher|más|menos)\b)"
)
_HAS_DONE = re.compile(r"(?:ado|ido|cho|sto|rto|lto)$")
# Words that begin no unit: after them a number stands alone.
_NO_UNIT = frozenset(
    "in at by from to of on for and or than as with while when after before since during "
    "afterward afterwards thereafter "
    "compared versus vs against up down but which who that the a an this last next over under "
    "between is was were are be been had has have not it its their our they he she "
    "we you i then there back "
    "respectively each also only about more less fewer higher lower above below ago earlier "
    "later through until because so per out en a de del al y e o u que el la los las un una "
    "por para con sin sobre entre desde hasta como cuando donde si se es fue era son eran ha "
    "han hay lo su sus más menos frente contra respecto durante tras según pero ya no ni "
    "este esta ese esa hoy ayer within adicionales worth valued "
    "following amid despite alongside throughout thanks owing whereas although though even around "
    "across including excluding according pese gracias debido junto aunque incluso excepto salvo "
    "actual actuales mientras año años antes entonces después cada pues luego annually monthly "
    "early late mid".split()
)
_LENGTHS = ("km", "m", "cm", "mi", "ft", "hm", "mm")
_POWERS = (["2"], ["3"], ["²"], ["³"])
_EACH = (
    "day", "week", "month", "year", "hour", "minute", "quarter", "share", "head", "person", "unit",
    "tonne", "ton", "litre", "liter", "gallon", "barrel", "kilo", "kg", "night", "game", "piece",
)  # fmt: skip
_SCALED_UNITS = {"koz": (1000, "oz"), "mkg": (10**6, "kg"), "moz": (10**6, "oz")}
_NO_VERBS = ("double", "doble", "triple", "treble", "twice", "half", "medio", "media", "tercio")
_OF_A_POINT = (["punto"], ["puntos"], ["porcentaje"])
_LARGE = [[w] for w in "million billion trillion millones billones bn mn mil".split()]
_TWO_WORDS = ("metric", "square", "cubic", "short", "long")
_RATE = frozenset("per por a an /".split())
_LATEST = (["últimos"], ["últimas"], ["primeros"], ["primeras"], ["próximos"], ["próximas"])
_MILLIONS = ("millón", "millones", "billón", "billones")
_PLACES = [[word] for word in "encima debajo arriba abajo delante detrás".split()]
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}
_SPANS_IN_NAMES = frozenset("year month week day hour foot inch metre meter litre liter".split())
_MOVED = re.compile(r"(?:llevamos|pasó|pasaron|pasamos|pasa|pasan|went|[^\W\d_]{2,}(?:áb|í)amos)$")


class Measuring(Ranks):
    """The tokens of a sentence, read as numbers with their units."""

    def _number_at(self, at):
        token = self.tokens[at]
        if token.kind == "num":
            if ranked := self._rank_at(at):
                return ranked
            then = "".join(self.lower[at + 1 : at + 2])
            read = read_digits(token.text, self.signs, self.words.language, then)
            if read is None or self._is_torn(at) or self._is_of_a_power(at):
                if not self._is_ordinal(at):
                    self.unread.append((token.start, token.end))
                return None
            if self._hyphened(at) or self._is_only_a_name(at) or self._is_note(at):
                return None  # COVID-19, B-52, [2]
            if self.lower[at + 1 : at + 2] == ["-"] and self._joined(at):
                after = self.lower[at + 2 : at + 3]
                is_age = self.lower[at + 4 : at + 5] in (["old"], ["olds"])
                is_name = bool(after) and after[0] in _SPANS_IN_NAMES
                if is_age or is_name or after in (["to"], ["and"], ["a"], ["y"]):
                    return None  # a 16-month-old, 16- to 24-year-olds, 20-foot containers
            if at and self.tokens[at - 1].kind == "word" and self._joined(at - 1):
                name = self.lower[at - 1]
                is_amount = bool(set(token.text) & set(".,")) or [then] in _LARGE
                is_amount |= name in _LETTERS and self.lower[at - 2 : at - 1] in _BEFORE_A_LEVEL
                is_code = is_amount and self.tokens[at - 1].text.isupper() and 2 <= len(name) <= 3
                is_code &= name not in ("pm", "mp")  # fine dust
                if not is_code and (
                    name not in _CURRENCY_WORDS or (len(name) < 2 and not is_amount)
                ):
                    if is_amount:
                        self.unread.append((self.tokens[at - 1].start, token.end))
                    return None  # B12, Covid19
            value, grain, _places = read
            below = self._closed_below_zero(at)
            value, at_end = -value if below else value, at + (below == at + 1)
            if found := self._percent_below_zero(at, value, grain):
                return found
            if ranged := self._range_at(at):
                start, end = token.start, self.tokens[ranged].end
                number = Number(self.text[start:end], value, grain, "", "range", start, end)
                return at, ranged, number
        else:
            read = self._words_at(at)
            if read is None:
                return None
            value, grain, at_end = read
            below = 0
        then = self.lower[at + 1 : at + 2]
        if then in _LATEST or (then == ["km"] and not value):
            return None  # en los 12 últimos meses, cars of 0 km
        if self._is_named(at) or self._is_clock(at) or self._is_ordinal(at):
            return None
        if value < 100 and (half := self._half_after(at_end)):
            value, grain, at_end = value + Fraction(1, 2), Fraction(1, 10), half
        value, grain, at_end = self._with_a_fraction(value, grain, at_end)
        plain, has_places = value, grain < 1
        value, grain, at_end = self._scaled(value, grain, at_end)
        scale = value / plain if plain else Fraction(1)
        if scale > 1000 and str(scale).strip("0") != "1":
            scale = Fraction(1)  # 38 mil 214 is told whole
        value, grain, at_end = self._and_a_half(value, grain, at_end)
        kind, unit, at_last, factor = self._measure(max(at_end, below))
        if kind == "points" and factor == 1 and value > 100:
            kind, unit = "amount", self.tokens[at_last].text  # of an index
        if kind == "amount" and self._has_a_singular_article(at, unit):
            return None
        first, currency = self._currency_before(at - bool(below))
        if not currency and kind == "amount":
            currency, unit, at_last = self._currency_after(at_last, unit)
        sign, first = self._sign_before(first)
        unit = unit.replace(" /", "/")
        is_bare = self.lower[at_end] in _MILLIONS and self.lower[at_end + 1 : at_end + 2] != ["de"]
        is_bare &= not (measure_of(unit) or is_money(unit))
        if " " not in unit and (is_bare or _PARTICIPLE.fullmatch(unit.lower())):
            unit = ""  # the 4,460 millones registrados
        if unit.lower() in _SCALED_UNITS:  # 137koz is 137,000 ounces
            times, unit = _SCALED_UNITS[unit.lower()]
            value, grain, scale = value * times, grain * times, scale * times
        if not currency and money_scale(unit) > 1:
            currency, unit = unit, ""
        times = money_scale(currency, self.words.language)
        value, grain, scale = value * times, grain * times, scale * times
        if currency and kind == "amount":
            kind, unit = "money", currency + (f" {unit}" if unit else "")
        if kind == "amount" and is_money(unit):
            kind = "money"
        if kind not in ("percent", "points") and grain >= 1 and not has_places:
            grain = max(grain, last_place(value, Fraction(1)))
        first, comparator = self._comparator_before(first)
        at_last = max(at_last, self.halved)
        start, end = self.tokens[first].start, self.tokens[at_last].end
        number = Number(self.text[start:end], sign * value * factor, grain * factor, unit, kind,
                        start, end, comparator, scale)  # fmt: skip
        return first, at_last, number

    def _is_torn(self, at):
        """Say whether a blank may have torn a number in two: 1,272, 982; 26, 675 casos."""
        token = self.tokens[at]
        if self._is_first_of_two(at) or (at > 1 and self._is_first_of_two(at - 2)):
            return True
        head = _TORN.match(self.text, max(0, token.end - 5))
        tail = _TORN.match(self.text, max(0, token.start - 7))
        return head is not None or (tail is not None and tail.end() == token.end)

    def _is_first_of_two(self, at):
        """Say whether digits, a comma and a blank stand before three more: no list, and no date."""
        texts = [token.text for token in self.tokens[at : at + 3]]
        if len(texts) < 3 or texts[1] != "," or not self._joined(at) or self._joined(at + 1):
            return False
        is_split = texts[0].isdecimal() and texts[2].isdecimal() and len(texts[2]) == 3
        before, after = self.lower[max(0, at - 1) : at], self.lower[at + 3 : at + 4]
        is_dated = bool(before) and (before[0] in self.words.months or before[0] in _BEFORE_A_DAY)
        return is_split and len(texts[0]) <= 3 and not is_dated and (
            bool(after) and after[0].isalpha() and after[0] not in _BEFORE_A_LAST
        )  # fmt: skip

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
                    return "percent", "%", last, Fraction(1)
                after = lower[last + 1 : last + 3]
                if name == "tenths" and after in (["de", "año"], ["de", "grado"]):
                    return "amount", self.tokens[last + 2].text, last + 2, Fraction(1, 10)
                if name == "tenths" and after[:1] == ["de"] and after[1:] not in _OF_A_POINT:
                    return "amount", self.tokens[nxt].text, last, Fraction(1)  # décimas de año
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
        return any(
            word in ("index", "índice", "indice", "indicador", "indicator")
            for word in self.lower[:at]
        )

    def _unit_after(self, at):
        """Return the noun after a number and its last token; a rate keeps its per."""
        lower, taken, words, last = self.lower, self.taken, [], at
        i = at + 1
        i += lower[i : i + 1] == ["de"] and self.words.language == "es"  # 3 millones de pesos
        if i + 1 < len(lower) and lower[i] == "/" and self._joined(at) and self._joined(i):
            return f"/{self.tokens[i + 1].text}", i + 1  # $143/kg
        while i < len(lower) and not taken[i] and len(words) < 6:
            token = self.tokens[i]
            if words and self._is_rate(i) and i + 1 < len(lower) and self._rate_at(i + 1):
                rate = self._rate_at(i + 1)
                words.append(self.text[token.start : self.tokens[rate].end])
                return " ".join(words), rate
            if not words and lower[i] in ("per", "por") and lower[i + 1 : i + 2] not in _PLACES:
                rate = self._rate_at(i + 1)
                if rate:
                    return self.text[token.start : self.tokens[rate].end], rate
            is_hectare = lower[i] == "ha" and not words and self._is_hectare(i)
            no_unit = (lower[i] in _NO_UNIT and not is_hectare) or opens_a_line(self.text, token)
            if token.kind != "word" or no_unit or len(words) >= 2:
                break
            if self.words.trend.match(lower, i) or self.words.forecast.match(lower, i):
                break
            is_than = lower[i + 1 : i + 2] in (["than"], ["que"])
            if (is_than and self.words.more.match(lower, i)) or _MOVED.match(lower[i]):
                break  # de 180 mil afiliados pasó a 261 mil
            if words and lower[i] not in _NO_VERBS and self.words.multiples.match(lower, i):
                break  # capacity in the two provinces quadrupled
            if lower[i] in ("full", "part", "day", "night") and lower[i + 1 : i + 2] == ["-"]:
                i += 3  # 1,284 full-time employees, 9,740 day-case patients
                continue
            is_power = lower[i].startswith(("cúbic", "cuadrad"))
            is_whole = bool(words) and words[0].lower() not in _TWO_WORDS
            if is_whole and measure_of(words[0]) and not is_power:
                break  # 112,000 ha due in large part to
            words.append(token.text)
            last = i
            i += 1
        if words and lower[last] in ("of", "de"):
            words.pop()
        if (
            len(words) == 1
            and words[0].lower() in _LENGTHS
            and lower[last + 1 : last + 2] in _POWERS
        ):
            if self._joined(last):
                return f"{words[0]}{lower[last + 1]}", last + 1
        return " ".join(words), last if words else at

    def _is_hectare(self, at):
        """Say whether *ha* is a hectare, and no *has*: 212.000 ha, but in 2019 ha subido."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else ""
        return self.words.language == "en" or not _HAS_DONE.search(after)

    def _is_rate(self, at):
        """Say whether a word after a unit tells what it is counted by: a day, per tonne."""
        if self.lower[at + 1 : at + 2] in _PLACES:
            return False  # por encima de
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

    def _currency_after(self, at, unit):
        """Return the sign of a currency after a number, what it is per, and its last token."""
        first = i = at + 1
        if i == len(self.tokens):
            return "", unit, at
        if unit and self._joined(at) and self._is_of_a_country(at):
            first = at  # 1.200 US$
        if self.lower[i : i + 1] == ["de"] and self.words.language == "es":
            first = i = i + 1  # 3 millones de €
        is_sign = i < len(self.tokens) and self.tokens[i].text in _CURRENCY_SIGNS
        is_of_the_next = self._is_number(i + 1) and not self.taken[i + 1]
        if (unit and first == i) or not is_sign or self.taken[i] or is_of_the_next:
            return "", unit, at
        sign = self.text[self.tokens[first].start : self.tokens[i].end]
        per, last = self._unit_after(i)
        is_rate = per.startswith(("/", "per ", "por ", "a ", "al ", "cada "))
        return (sign, per, last) if is_rate else (sign, "", i)

    def _currency_before(self, at):
        """Return the first token of the currency before a number, and what it is called."""
        if at == 0:
            return at, ""
        before = self.tokens[at - 1]
        if before.text in _CURRENCY_SIGNS:
            first = at - 1
            if first and self._joined(first - 1) and self._is_of_a_country(first - 1):
                first -= 1
            return first, self.text[self.tokens[first].start : before.end]
        if self.lower[max(0, at - 2) : at] == ["$", "us"] and self._joined(at - 2):
            return at - 2, "$us"
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
            and self.lower[at - 2] in ("rs", "bs", "ps", "lps", "gs", "kshs", "g")
            and self._joined(at - 2)
        ):
            return at - 2, self.tokens[at - 2].text
        if before.kind == "word" and self._is_code(at):
            return at - 1, before.text
        if (
            before.kind == "word"
            and self.lower[at - 1] in _CURRENCY_WORDS
            and before.text[0].isupper()
            and len(before.text) > 1 - self._joined(at - 1)
        ):
            if before.text.isupper() or self._joined(at - 1) or before.text in _MIXED:
                return at - 1, before.text
        is_led = self.lower[max(0, at - 2) : at - 1] in _BEFORE_A_LEVEL
        is_led |= self.lower[at + 1 : at + 2] in _LARGE
        if before.text in ("L", "Q", "R") and is_led and set(self.tokens[at].text) & set(".,"):
            return at - 1, before.text  # de L 6,762 a L 7,181; R 2.36 billion
        return at, ""

    def _is_code(self, at):
        """Say whether two or three capitals joined to an amount are its money: MK22,500."""
        before = self.tokens[at - 1]
        is_amount = (
            bool(set(self.tokens[at].text) & set(".,")) or self.lower[at + 1 : at + 2] in _LARGE
        )
        return (
            self._joined(at - 1)
            and before.text.isupper()
            and (2 <= len(before.text) <= 3 and is_amount)
        )

    def _is_of_a_country(self, at):
        """Say whether letters before a sign say whose money it is: J$, RD$, US$, mm$."""
        text = self.tokens[at].text.removeprefix("Th")
        is_code = text.isupper() and len(text.removeprefix("MM")) <= 3
        return self.lower[at] in _CURRENCY_WORDS or is_code

    def _sign_before(self, first):
        if [token.text for token in self.tokens[max(0, first - 3) : first]] == ["(", "-", ")"]:
            return -1, first - 3
        word = self.lower[first - 1] if first else ""
        if word in ("minus", "plus", "negative") and self.words.language == "en":
            return (1 if word == "plus" else -1), first - 1
        if first and self.tokens[first - 1].text in ARROWS:
            return ARROWS[self.tokens[first - 1].text], first - 1
        if first and self.tokens[first - 1].text in _SIGNS and self._joined(first - 1):
            free = first < 2 or self.tokens[first - 2].end < self.tokens[first - 1].start
            opened = first >= 2 and self.tokens[first - 2].text in "(,;:"
            if (free or opened) and not opens_an_aside(self.text, self.tokens[first - 1].start):
                return _SIGNS[self.tokens[first - 1].text], first - 1
        return 1, first

    def _comparator_before(self, first):
        for length in (4, 3, 2, 1):
            at = first - length
            if at < 0 or any(self.taken[at:first]):
                continue
            found = self.words.comparators.match(self.lower, at)
            if found and found[0] in ("over", "under") and self._is_after_a_size(at):
                continue  # 22.9 % fewer than 2.1 million
            if found and self.lower[at : at + 1] == ["over"] and at and (
                self.lower[at - 1].startswith(("extend", "spread", "stretch"))
            ):  # fmt: skip
                continue  # extend over 1,118 hectares
            if found and found[0] == "at most" and (self._moved_before(at) or self._led_before(at)):
                continue  # picking up to 3.7 %, a spike up to 112,000 ha
            if found and found[1] == length:
                return at, found[0]
            # "almost a 40 percent", "casi un 15 %"
            if (
                found
                and found[1] == length - 1
                and self.lower[first - 1] in ("a", "an", "un", "una", "el", "la")
            ):
                return at, found[0]
        return first, ""

    def _is_after_a_size(self, at):
        """Say whether a number with its measure ends right before a token."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (
            before.kind == "num" or before.lower in ("%", "cent", "percent", "pc", "ciento")
        )

    def _led_before(self, at):
        """Say whether a comma or a number stands before a link: de 18 hasta 12."""
        near = self.tokens[max(0, at - 3) : at]
        return any(token.kind == "num" for token in near) or (near[-1:] and near[-1].text == ",")

    def _moved_before(self, at):
        """Say whether a word of change stands in the few words before a token."""
        near, told = range(max(0, at - 6), at), (self.words.trend, self.words.multiples)
        return any(words.match(self.lower, i) for words in told for i in near) or (
            at > 0 and self.lower[at - 1].endswith("ing")
        )

    # words of change
