"""What is no level and no size of a sentence: restatements, doubt, parts, ages."""

import re
from functools import cached_property

from cifras.reading.levels import measure_of, measured_apart
from cifras.reading.no_level import SET_ASIDE
from cifras.reading.supposing import Supposing
from cifras.reading.unit_names import unit_name

_MONEY_WORDS = frozenset(
    "m bn k tn mn us eur usd gbp euros euro dollars pounds million billion millones pesos "
    "dólares".split()
)
_DOUBT = re.compile(
    r"\b(?:CI|IC|confidence|confianza|margin|margen|n) ?[:=0-9]|\bIC (?:al|del)\b|±|\bp ?[=<]"
    r"|\bconfidence|\bmargen de|\bmargin of"
)
_PART_OF = re.compile(
    r"[0-9](?:[0-9.,]*[0-9])? (?:of|de) (?:the |its |las |los |sus )?"
    r"(?!(?:19|20)[0-9]{2}(?![0-9.,]*[0-9]))[0-9]|"
    r"[^,;()]{1,24}?\s(?:of (?:them|those)|de ell[oa]s)\b",
    re.IGNORECASE,
)
_IN_WORDS = (
    "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|two|three|four|five|six|seven|eight"
    "|nine|ten|eleven|twelve"
)
_PART_IN_WORDS = re.compile(
    rf"(?:{_IN_WORDS}|un[oa]|one) (?:of|de) (?:the |its |las |los |sus )?(?:{_IN_WORDS}|[0-9])"
    rf"(?! (?:mil|millones|thousand|million))", re.IGNORECASE)  # fmt: skip
_OF_A_PART_IN_WORDS = re.compile(
    rf"\b(?:{_IN_WORDS}|un[oa]|one) (?:of|de) (?:the |its |las |los |sus )?$", re.IGNORECASE
)
_THERE_WERE = re.compile(r"\b(?:there (?:are|were|was|remained|had been)|habían?|eran|hay) $")
# What tells which ones are counted, and of no change.
_THAT_DO = re.compile(
    r"[^\W\d_,] (?:who|that|que|quienes)"
    r"(?! (?:rose|fell|grew|reached|hit|topped|exceeded|was|were|subi|baj|alcanz|super|lleg|fue"
    r"|era))"
    r"(?: [^\W\d_]+){1,4} $"
)
# The count of the time named right before: a rise of 22 % on 2020 (n=1,904).
_COUNT_OF_THEN = re.compile(r"\b(?:19|20)[0-9]{2} \([nN] ?= ?$")
_OF_EACH = re.compile(r"(?:(?:of|de) [^\W\d_]+ )?(?:of|de)")  # sacos de café de 46 kilos
_PRICE_OF = re.compile(
    r"\b(?:prices?|cost|precios?|costo|coste|tarifa) (?:of|for|del?)(?: (?:an?|the|la|el|un|una))?"
    r"(?: [^\W\d_]+ (?:of|de))? ?$"
)
_BEFORE_ITS_BRACKETS = re.compile(r"(?: of [^\W\d_]+| de [^\W\d_]+)? {0,3}")
_NEAR = 14  # characters
_OF_IT = re.compile(r"\s*(?:of it|of that|of this|de ello|de eso)\b")
_OF_A_PART = re.compile(
    r"(?<!\b19[0-9])(?<!\b20[0-9])[0-9] (?:of|de) (?:the |its |las |los |sus )?$"
)
# All of what some are, and no level beside these: 214 buses of the 430 that it has.
_WHOLE = re.compile(r"[0-9] [^\W\d_]{3,} (?:of|de) (?:the|los|las) $")
_THAT_THERE_ARE = re.compile(
    r" (?:[^\W\d_]+ )?(?:con (?:que|l[oa]s que) (?:cuent|dispon)|existentes|disponibles"
    r"|que (?:hay|tiene|posee|exist)|(?:which|that) (?:it has|they have|exist|there are))"
)
_AT_OTHER_PRICES = re.compile(
    r" (?:in|at|on an?) (?:constant (?:currency|currencies|prices|exchange)|organic|underlying)\b"
    r"[^()]{0,20}\)"
)
_PAST_OR_NEXT = re.compile(r"\b(?:past|last|previous|next|últimos|últimas|próximos|próximas) $")
_SPANS = ("year", "month", "week", "day", "decade", "año", "mes", "semana", "día", "década")
_OUT_OF = re.compile(r"[0-9] (?:points? |puntos )?(?:out of|sobre) $")
# Right before a number, whatever it is of: of whom 402 are engineers.
_OF_WHOM = re.compile(
    r"\bof wh(?:om|ich),? (?:some |about |only )?$"
    r"|\bde l[oa]s (?:que|cuales),? (?:unos |unas |el |un )?$"
)
_OF_AN_AGE = re.compile(r"\b(?:(?:menores|mayores) (?:de|a)(?: los)?|aged(?: over| under)?) ?$")
_OF_A_GROUP_AGED = re.compile(
    r"\b[a-z]{3,}s aged(?: over| under)? $"
    r"|\b(?:girls|boys|children|people|women|men|adults|pupils|youngsters|those|players|workers)"
    r" (?:under|over|aged|aged over|aged under) $"
    r"|\b(?:l[oa]s|de l[oa]s|entre l[oa]s) (?:mayores|menores) de $"
)
_BEFORE_AN_AGE = re.compile(r"\b(?:antes de (?:los|cumplir)|before (?:the )?age(?: of)?) $")
_AGES = re.compile(r"\b(?:de|from|aged?) [0-9]{1,2} (?:a|y|to|and) [0-9]{1,2} (?:años|years old)\b")
_BETWEEN = re.compile(r"\b(?:between|entre)(?: el| un| a| the)? $")
_AND_MORE = re.compile(
    r" (?:and|y)(?: el| un| a| the)? [0-9.,]+ ?(?:%|per ?cent|percent|por ciento)"
)
_BETWEEN_AND = re.compile(
    r"\b(?:between|entre)(?: el| un| a| the)? [0-9.,]+ ?(?:%|per ?cent|percent|por ciento)?"
    r" (?:and|y)(?: el| un| a| the)? $"
)
# Where the values of a sample lie, in brackets: (range: 18 to 71), (rango, 18-71).
_RANGE_IN_BRACKETS = re.compile(
    r"\((?:(?:interquartile|full|total) )?(?:range|iqr|rango|intervalo|recorrido)\b[^()]*$",
    re.IGNORECASE,
)
_OR_OLDER = re.compile(
    r"[0-9]{1,2}(?: años| years(?: old)?)? (?:o|y|en|or|and) (?:más|adelante|over|older|above)\b"
)
_LASTS = re.compile(
    r"\b(?:takes?|took|lasts?|lasted|averaged|averages|is now|are now|dura(?:n|ba|ban)?|duró"
    r"|tarda(?:n|ba|ban)?|tardó|promedi(?:a|ó|aba)|es ahora de"
    r"|(?:wait|delay|stay|time|journey|trip)s? (?:is|was|were|are)"
    r"|(?:espera|viaje|trámite|plazo|estancia|tiempo)s?(?: media| medio| promedio)? (?:era|es|fue))"
    r"(?: (?:de|about|around|some|now|ya|hoy|unos|unas|only|just|un promedio de|an average of))* $"
    r"|\b(?:toma(?:n|ba|ban)?|tomó|waits?|esperan)(?: hoy| now)? $"
    r"|\b(?:waited|espera(?:ron|ban)) $|\b(?:than|que) (?:the|los|las) $|\((?:19|20)[0-9]{2}: $"
)
_SO_LONG = re.compile(
    r"[,;.)]|$| (?:to|para) [^\W\d_]+(?: (?:an?|the|una?|el|la))? [^\W\d_]+"
    r" (?:in|en) (?:19|20)[0-9]{2}"
    r"| (?:on average |de media |en promedio )?(?:in|en|of|de) (?:19|20)[0-9]{2}"
    r"| (?:down|up|compared|against|versus|frente|contra)\b"
)
_AGE = re.compile(r"\b(?:edad|age)\b[^,;.0-9]*$")
_CONTRIBUTED = re.compile(
    r"\b(?:contribut(?:ed|es|ing)|aport(?:ó|aron|a|an|ando)|contribuy(?:ó|eron))\b"
    r"(?:[^.;]|\.(?=[0-9]))*\b(?:points|puntos)\b",
    re.IGNORECASE,
)
# What is done by those whom a percent counts in a survey, and what leads to such a percent. A
# change is told by others: crime down 12 % say police, cayó un 12 % dijo el ministro.
_ANSWERED = re.compile(
    r" (?:no )?(?:reported(?! (?:in|an?|for|last|by|at|on|during)\b)|said"
    r"|say|answered|declared|expected|expects?|believes?|feels?|felt|dijo|dice|report[óa]"
    r"|declar[óa]|respondió|contestó|considera|consideró|cree|espera|afirm[óa]"
    r"|dicen|creen|opinan|consideran|l[oa]s? ven?|que (?:sigue|está|va)n? (?:igual|peor|mejor)"
    r"|opin[óa]|(?:saw|sees?) (?:them|it|theirs?)|l[oa]s? vi(?:o|eron))\b"
)
_BEFORE_WHO_ANSWERED = re.compile(
    r"(?:^|[,;:(.]|\b(?:and|while|whereas|but|that|only|just|another|other|el|y|y un|mientras que"
    r"|que|que el|que un|pero|otro|solo|sólo))\s*(?:un |el |some |about |casi )?$",
    re.IGNORECASE,
)
_AGED = ("año", "year")
_LIFE = re.compile(
    r"life expectancy|esperanza de vida|(?:average|mean|median) age\b"
    r"|edad (?:media|promedio|mediana)",
    re.IGNORECASE,
)
# What a change took: cayeron 25 % en 15 años, 300 toneladas en apenas 15 años.
_WITHIN = re.compile(
    r"[0-9][0-9.,]* ?(?:% (?:más|menos|more|less|fewer|higher|lower)|%|(?:[^\W\d_]+ ){1,2}),?"
    r" ?(?:en|in|over|durante|tras|after)"
    r"(?: (?:solo|sólo|apenas|casi|unos|just|only|about|some|barely"
    r"|(?:los|the) (?:últimos|last|past)))? $"
)


class Aside(Supposing):
    """A sentence that knows which of its numbers no claim can hold."""

    def _why_aside(self, number, is_span):
        """Return why a number is neither a level nor a size, or ""."""
        first = max(self.start, number.start - _NEAR)
        is_count = _COUNT_OF_THEN.search(self.text, first, number.start) is not None
        is_base = number.value == 100 and self.text[number.start - 2 : number.start] == "= "
        is_set = self.text[number.start - 1 : number.start] == "="
        if self._is_aside(number) or is_base or (is_set and not is_count):
            return "restated"
        near = self.text[max(self.start, number.start - 8) : number.start].lower()
        if near.endswith(("plus or ", "más o ", "+/- ")):
            return "interval"  # plus or minus 3.1 percentage points
        if self._is_doubt(number) and not is_count:
            return "interval"
        if number.kind == "percent" and self._is_between(number):
            return "range"
        if self._is_pack(number):
            return "each"
        if self._tells_which(number):
            return "alone"
        is_by = self.text[max(self.start, number.start - 4) : number.start] in (" by ", " en ")
        told = "" if is_by else self.text[self.start : number.start]
        if number.kind == "points" and _CONTRIBUTED.search(told):
            return "share"  # consumption contributed 1.1 points, and exports minus 0.3
        is_answer = _ANSWERED.match(self.text, number.end) is not None
        if is_answer and number.kind == "percent" and _BEFORE_WHO_ANSWERED.search(told):
            return "share"  # 31 per cent reported no change
        if _OF_IT.match(self.text, number.end):
            return "share"
        before = self.text[max(self.start, number.start - 16) : number.start].lower()
        if _PART_OF.match(self.text, number.start, self.end) and not _THERE_WERE.search(before):
            return "share"  # 61 of them
        after = self.text[number.end : number.end + 6].lower()
        near = self.text[max(self.start, number.start - 34) : number.start].lower()
        is_mean = self._is_of_lives and number.grain < 1
        if _AGE.search(near) and after.strip().startswith(_AGED) and not is_mean:
            return "time"  # cuya edad media es de 61 años
        if _RANGE_IN_BRACKETS.search(self.text, max(self.start, number.start - 80), number.start):
            return "range"
        if _WITHIN.search(near) and f"{number.unit.lower()}{after}".strip().startswith(_AGED):
            return "time"
        if _OF_AN_AGE.search(before) and f"{number.unit.lower()}{after}".strip().startswith(_AGED):
            return "time"  # partos de menores de 18 años
        if _BEFORE_AN_AGE.search(before) or self._is_of_ages(number) or self._is_bare_age(number):
            return "time"
        if _OR_OLDER.match(self.text, number.start):
            return "time"  # de 18 años y más
        if _OUT_OF.search(before) and number.text.isdecimal():
            return "share"  # a score of 33 out of 100
        if _WHOLE.search(near) and _THAT_THERE_ARE.match(self.text, number.end):
            return "share"
        if _PAST_OR_NEXT.search(before) and f"{number.unit.lower()}{after}".strip().startswith(
            _SPANS
        ):
            return "time"  # over the past 10 years
        if _AT_OTHER_PRICES.match(self.text, number.end):
            return "restated"
        around = self.text[max(self.start, number.start - 34) : number.start]
        unit = f" {number.unit}" if number.kind == "amount" and number.unit else "?"
        is_of_unit = self.text.endswith(unit, number.start, number.end)
        bare = number.end - len(unit) if is_of_unit else number.end
        for why, led_by, then in SET_ASIDE:
            is_next = then.match(self.text, number.end, self.end)
            is_next = is_next or (is_of_unit and then.match(self.text, bare, self.end))
            if is_next and led_by.search(around):
                return why
        in_words = not any(c.isdecimal() for c in number.text)
        if _PART_IN_WORDS.match(self.text, number.start, self.end) or (
            in_words and _OF_A_PART_IN_WORDS.search(before)
        ):
            return "share"  # in six of the nine provinces
        if _OF_A_PART.search(before) or (_OF_WHOM.search(near) and "(" not in after):
            return "share"
        return "time" if is_span and not self._is_lasted(number) else ""

    @cached_property
    def _is_of_lives(self):
        """Whether years are what is counted: life expectancy, the mean age."""
        return _LIFE.search(self.text, self.start, self.end) is not None

    def _is_lasted(self, number):
        """Say whether a verb makes a length of time what is counted: the trip takes 41 minutes."""
        before = self.text[max(self.start, number.start - 40) : number.start].lower()
        return bool(_LASTS.search(before) and _SO_LONG.match(self.text, number.end, self.end))

    def _is_between(self, number):
        """Say whether a percent is one end of a range: growth of between 4 % and 6 %."""
        before = self.text[max(self.start, number.start - 30) : number.start].lower()
        is_first = _BETWEEN.search(before) and _AND_MORE.match(self.text, number.end)
        return bool(is_first) or _BETWEEN_AND.search(before) is not None

    def _is_bare_age(self, number):
        """Say whether a number is the age of a group: girls under 16, los mayores de 55."""
        first = next((i for i in range(number.start, number.end) if self.text[i].isdecimal()), None)
        is_small = number.value < 100 and number.kind == "amount" and not number.unit
        if first is None or not is_small:
            return False
        before = self.text[max(self.start, first - 34) : first].lower()
        return _OF_A_GROUP_AGED.search(before) is not None

    def _is_of_ages(self, number):
        """Say whether a number is one of two ages: mujeres de 20 a 24 años; not what rose so."""
        floor = max(self.start, number.start - 10)
        return any(
            found.start() <= number.start < found.end()
            and not any(0 <= found.start() - t.end <= 2 for t in self.trends)
            for found in _AGES.finditer(self.text, floor, min(self.end, number.end + 20))
        )

    def _is_aside(self, number):
        """Say whether a number restates the one right before its brackets: in other money or unit.

        9,321lb (4,228kg); € 4 m (about US$ 4.4 m). A number with a period in the brackets is none.
        """
        opened = self.text.rfind("(", max(self.start, number.start - 40), number.start)
        if number.kind not in ("money", "amount") or opened < 0:
            return False
        if ")" in self.text[opened : number.start]:
            return False
        closed = self.text.find(")", number.end, self.end)
        if any(opened <= i.start < (closed if closed > 0 else number.end) for i in self.timed):
            return False
        inner = self.text[opened + 1 : number.start]
        near = [f for f in self.figures if _BEFORE_ITS_BRACKETS.fullmatch(self.text, f.end, opened)]
        if any(measured_apart(f.number.unit, number.unit) for f in near):
            # a pound may have been read as money
            rest = self.text[number.end : closed] if closed > 0 else "?"
            return not (inner + rest).strip()
        before = [f for f in near if number.kind == "money" and (f.kind == "money" or (
            f.number.unit and f.number.scale > 1))]  # fmt: skip
        if any(f.number.unit == number.unit != "" for f in before):
            return False
        words = [word.strip(";,") for word in inner.split()]
        return bool(before) and all(w.lower() in _MONEY_WORDS for w in words if w.isalpha())

    def _is_pack(self, number):
        """Say whether a number is how much each of another is: 745 bags of 60 kilos."""
        if measure_of(number.unit):
            near = self.text[max(self.start, number.start - 50) : number.start].lower()
            if _PRICE_OF.search(near):
                return True  # the price of a 50 kg bag, el precio de la carga de 125 kilos
        if not measure_of(number.unit) or not self.figures:
            return False
        before = self.figures[-1].number
        link = self.text[before.end : number.start].strip().lower()
        return bool(_OF_EACH.fullmatch(link)) and bool(before.unit) and not measure_of(before.unit)

    def _tells_which(self, number):
        """Say whether a clause tells which ones are counted: who waited more than 52 weeks."""
        before = self.text[max(self.start, number.start - 40) : number.start]
        is_clause = bool(number.comparator) and _THAT_DO.search(before) is not None
        return is_clause and bool(unit_name(number.unit))

    def _is_doubt(self, number):
        """Say whether a number stands in brackets that tell how sure another one is."""
        opened = self._inside(number)
        if opened < 0:
            return False
        closed = self.text.find(")", number.end, self.end)
        said = _DOUBT.search(self.text, opened, self.end if closed < 0 else closed)
        if said is None:
            return False
        # (−39.7 %; 95 % CI: 31 to 47)
        return number.text[:1] not in "+-−–" or ";" not in self.text[number.end : said.start()]

    def _inside(self, figure):
        """Return where the brackets begin that a figure stands in, or -1."""
        opened = self.text.rfind("(", self.start, figure.start)
        return opened if opened >= 0 and ")" not in self.text[opened : figure.start] else -1
