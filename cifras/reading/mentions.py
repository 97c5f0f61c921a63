"""Numbers, periods and words of change in a sentence, each with its characters."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from cifras.reading.counting import is_money
from cifras.reading.found import Period
from cifras.reading.measuring import Measuring
from cifras.reading.periods import find_periods

_FOLD = re.compile(r"-?fold\b(?! (?:risk|odds|hazard|likelihood))", re.IGNORECASE)
# What follows times or veces where it compares with something.
_TIMES_WHAT = re.compile(
    r"\s*(those |that of |as (many|much|high|large|big|numerous|often|great|long)|the |what |its "
    r"|last [^\W\d_]+['’]s |more"
    r"|higher|larger|greater"
    r"|más|mayor|superior|la de|el de|los de|las de|lo que|los |las )"
)
_HALF_THE = re.compile(
    r" the [0-9]| as many| as much| (?:of )?(?:what|that of)\b| (?:of )?its (?:[^\W\d_]+ )?"
    r"(?:(?:19|20)[0-9]{2}|former|previous|pre-|peak|original)\b"
    r"| the (?:number|figure|total|level|amount|volume|value|rate|count)(?: [^\W\d_]+){0,2}"
    r" (?:of|in|from|for|at|a)(?: the)? "
    r"(?:(?:19|20)[0-9]{2}|last|previous|year|same|month|decade)\b"
)
_BEFORE_HALF = ("was", "were", "is", "are", "nearly", "almost", "about", "now", "just")
_HALF_OF_THEN = re.compile(
    r"(?: de (?:lo|l[oa]s?|el) que (?:se )?(?:eran?|fue|fueron|hubo|[^\W\d_]+(?:aban?|ían?))"
    r"|(?: de [^\W\d_]+)? que (?:en|hace)|menos que (?:en|hace)"
    r"|(?: de l[oa]s?| de la cifra| del (?:número|total)) del? (?:(?:19|20)[0-9]{2}|hace|mismo"
    r"|igual|(?:año|mes|trimestre) (?:anterior|pasado|previo)))\b"
)
_UNREAL = re.compile(r"[^\W\d_]{2,}(?:ara|aran|iera|ieran|jera|jeran|yera|yeran)$")
_FUTURE = re.compile(r"^(?:[a-záéíóúñü]+(?:[aei]r|dr|br)|ir|ser)(?:á|án|emos)$")
# Implicaría, supondrían: what would be; habría and nouns (secretaría, compañía) are not.
# What the hearer sees or knows, and no forecast: como verán, ustedes sabrán.
_SEEN = frozenset("verá verán sabrá sabrán dirá dirán recordará recordarán imaginarán".split())
_GOING_TO = re.compile(
    r"(?:voy|vas|va|vamos|van) a (?!(?:decir|contar|ver|repetir|hablar|dar|mostrar|recordar)\b)"
    r"[^\W\d_]{2,}(?:ar|er|ir)(?:se|l[aeo]s?|nos|me)?$"
)
_CONDITIONAL = re.compile(
    r"^(?!habría|adquir|inquir|secret|comis|not|conser|maría|varía|contraría|asesor|guarder|consult|audit|tut)"
    r"[a-záéíóúñü]{3,}(?:(?:[ai]r|dr)ían?)$"
)
_WITH_UP = [
    [verb]
    for verb in (
        "mopped pulled dug made make makes making cleared set sets took take takes taken taking "
        "held holds holding backed signed broke broken shut gave given followed cleaned laid "
        "called opened freed bought "
        "used caught lined locked looked drew drawn summed sums wound rounded"
    ).split()
]
# What stands between the ends of a period, and what before them: in May to July.
_RANGE = {
    "en": (("and", "to"), {"between": "and", "in": "to", "during": "to", "for": "to"}),
    "es": (("y", "a"), {"entre": "y", "en": "a", "durante": "a"}),
}
_SCALES = {
    "'000": 1000, "’000": 1000, "'000s": 1000, "’000s": 1000, "miles": 1000, "thousand": 1000,
    "thousands": 1000, "millones": 10**6, "million": 10**6, "millions": 10**6, "mn": 10**6,
    "miles de millones": 10**9, "billion": 10**9, "billions": 10**9, "bn": 10**9,
}  # fmt: skip
# A scale that a label tells of the numbers after it: , US$ million: 1,742.6; (miles de toneladas):
_LABEL = re.compile(
    r"(?:\(|, |\) |\b(?:in|en) )(?:in |en )?(?P<money>[A-Z]{0,3}[$€£]|[A-Z]{3}(?= )|Rs\.?)? ?"
    r"(?P<scale>(?i:['’]000s?|millones|miles de millones|miles|millions?|billions?|thousands?"
    r"|[bm]n))"
    r"(?:(?: de| of)? (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?))?(?:\)?: |\) (?=[A-ZÁÉÍÓÚ]))",
)
_PERCENT_LABEL = re.compile(
    r"\b(?:var(?:iación|iation|\.)?|change|cambio)(?: anual| interanual| mensual)?,? "
    r"(?:\(%\)|%|porcentual|in %|en %)[:,] ?[+−–-]?$"
    r"|(?:%|\bpercent(?:age)?|\bper cent|\bannual %|porcentaje de) "
    r"(?:change|variation|variación|cambio): ?[+−–-]?$"
    r"|\b(?:(?:incremento|aumento|alza|crecimiento|variación|cambio|descenso|caída|baja|disminución"
    r"|reducción) porcentual|percentage (?:increase|rise|gain|growth|change|decrease|fall|drop"
    r"|decline|reduction)) (?:of|del?|fue de|was)(?: un)? $"
)
_HEDGED = (["than"], ["nearly"], ["almost"], ["about"], ["roughly"])
_CHARGES = (["charge"], ["charges"], ["cost"], ["costs"], ["expense"], ["expenses"])
_GOT_OUT = ("sugar", "sucrose", "gold", "silver", "copper", "metal", "ore", "oil", "cost", "loan")
_ALL_THE_TIME = ("to", "a")
_NOUN_OR_NOT = ("doble", "triple", "cuádruple", "quíntuple", "double", "treble")


@dataclass(frozen=True)
class Item:
    """Something found in a sentence: its ``kind``, its characters, its value."""

    kind: str
    start: int
    end: int
    value: object = None


class Mentions(Measuring):
    """What stands in one sentence: ``numbers``, ``periods`` and ``items`` of change, in order."""

    def __init__(self, text, tokens, words, signs):
        super().__init__(text, tokens, words, signs)
        self.numbers, self.periods, self.items = [], [], []
        self._find_periods()
        self._find_numbers()
        self._find_trends()
        self._find_times()
        self._find_futures()

    def _find_periods(self):
        for first, last, year, base in find_periods(self.tokens, self.words):
            if self._part_of_a_scale(first):
                continue  # three quarters of a million
            start, end = self.tokens[first].start, self.tokens[last].end
            period = Period(self.text[start:end], start, end, year)
            self.periods.append(period)
            self.items.append(Item("base" if base else "period", start, end, period))
            for at in range(first, last + 1):
                self.taken[at] = True
        self._join_ranges()

    def _join_ranges(self):
        """Make one period of two that are its ends: between July and September 2023."""
        joints, openers = _RANGE[self.words.language]
        for one, two in pairwise(list(self.items)):
            joint = self.text[one.end : two.start].strip().lower()
            before = self.text[max(0, one.start - 12) : one.start].lower().split()[-1:]
            opener = openers.get(before[0].strip("(,")) if before else None
            is_one_year = two.value.year and not one.value.year
            if {one.kind, two.kind} != {"period"} or joint not in joints or opener != joint:
                continue
            if joint in _ALL_THE_TIME or is_one_year:
                period = Period(self.text[one.start : two.end], one.start, two.end, two.value.year)
                at = self.items.index(one)
                self.items[at : at + 2] = [Item("period", one.start, two.end, period)]

    # numbers

    def _find_numbers(self):
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            is_word = token.kind != "num" and token.lower not in self.words.numerals
            if self.taken[at] or (is_word and token.lower != "medio"):
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
        self._scale_by_labels()

    def _scale_by_labels(self):
        """Give bare numbers what a label before them tells: , US$ million: 412; % change: -3.4."""
        if not self.numbers:
            return
        for number in list(self.numbers):
            told = self.text[max(self.tokens[0].start, number.start - 34) : number.start].lower()
            is_bare = number.kind == "amount" and not number.unit
            is_led = told.rstrip("+−–- ")[-1:] in ":,fes"  # %: 3.4; a percentage rise of 3.4
            if is_bare and is_led and _PERCENT_LABEL.search(told):
                self._put(replace(number, unit="%", kind="percent"), number)
        for label in _LABEL.finditer(self.text, self.tokens[0].start, self.tokens[-1].end):
            times = _SCALES[label["scale"].lower()]
            money, unit = label["money"] or "", label["unit"] or ""
            for number in [n for n in self.numbers if n.start >= label.end()]:
                if number.kind != "amount" or number.unit or number.scale != 1:
                    continue
                scaled = replace(
                    number, value=number.value * times, grain=number.grain * times,
                    unit=money or unit, scale=Fraction(times),
                    kind="money" if money or is_money(unit) else "amount",
                )  # fmt: skip
                self._put(scaled, number)

    def _put(self, new, number):
        """Put a number in the place of another."""
        self.numbers[self.numbers.index(number)] = new
        self.items = [
            replace(item, value=new, kind=new.kind) if item.value is number else item
            for item in self.items
        ]

    def _is_adjective(self, at):
        """Say whether an expected something is meant, and no expectation: the expected standard."""
        if self.lower[at] == "objetivo" and self.lower[at + 1 : at + 4] == ["para", "la", "tasa"]:
            return True
        if self.lower[at] == "target" and self.lower[at - 1 : at] == ["rate"]:
            return True  # raised the cash rate target by 25 basis points
        return self.lower[at] in ("expected", "required", "target", "promised", "mandated") and (
            self.lower[at - 1 : at] in (["the"], ["an"], ["their"])
        )

    def _is_unable(self, at):
        """Say whether what cannot be is told, and no forecast: que no puede, who could not."""
        if self.lower[at] in ("puede", "pueden", "podía", "podían"):
            return self.lower[at - 1 : at] == ["no"]
        return self.lower[at] == "could" and self.lower[at + 1 : at + 2] == ["not"]

    def _sets_beside(self, at):
        """Say whether an if only compares: si se le compara con las de antes."""
        return self.lower[at] in ("si", "if") and any(
            word.startswith("compar") for word in self.lower[at + 1 : at + 5]
        )

    def _is_name(self, at):
        """Say whether a word is a name, by its capital amid small letters: in Salta."""
        near = [self.tokens[i].text for i in (at - 1, at + 1) if 0 <= i < len(self.tokens)]
        return at > 0 and self.tokens[at].text[0].isupper() and all(
            word[0].islower() for word in near if word[0].isalpha()
        ) and near[0][0].isalpha()  # fmt: skip

    def _is_of_a_verb(self, at):
        """Say whether a word belongs to another that tells of no change: made up, con creces.

        What is got out of something is its recovery: sugar recovery averaged 10.42 per cent.
        """
        if self.lower[at] == "recovery" and at and (
            self.lower[at - 1] in _GOT_OUT or self.lower[at + 1 : at + 2] in (["rate"], ["rates"])
        ):  # fmt: skip
            return True
        if self.lower[at - 1 : at + 1] in (["con", "creces"], ["con", "holgura"]):
            return True
        near, then = self.lower[max(0, at - 4) : at], self.lower[at + 1 : at + 3]
        if then == ["la", "vida"] and self.lower[at].startswith("perd"):
            return True  # han perdido la vida 71
        if self.lower[at] in ("rebotes", "rebounds") and at and self.tokens[at - 1].kind == "num":
            return True  # 22 puntos y 11 rebotes
        if self.lower[at] in ("bajada", "subida") and "velocidad" in near:
            return True  # la velocidad de bajada
        if self.lower[at] == "depreciation":
            after = self.lower[at + 1 : at + 2]
            if after in _CHARGES or (near[-1:] == ["and"] and after in (["to"], ["of"])):
                return True  # and depreciation to 102.5 million
        return self.lower[at] in ("up", "down") and self.lower[at - 1 : at] in _WITH_UP

    def _describes(self, at):
        """Say whether a participle tells under what something happened: con aforo reducido."""
        ends = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
        if self.lower[at].endswith("ed"):
            led_by, then = self.lower[at - 1 : at], self.lower[at + 2 : at + 3]
        elif self.lower[at].endswith(ends):
            led_by, then = self.lower[at - 2 : at - 1], self.lower[at + 1 : at + 2]
        else:
            return False
        return at > 0 and led_by in (["with"], ["under"], ["con"]) and then in ([], [","], ["."])

    def _goes_with_a_noun(self, at):
        """Say whether a word such as growing describes a noun: of the growing stock."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return (
            self.lower[at] in ("growing", "rising", "falling", "declining", "shrinking")
            and self.lower[at - 1 : at] in (["the"], ["a"], ["its"], ["their"], ["this"])
            and after is not None
            and after.kind == "word"
        )

    def _is_by_no_amount(self, at, length):
        """Say whether *superó en* leads to a time or a place, and to no amount."""
        if length < 2 or self.lower[at + length - 1] != "en":
            return False
        after = self.tokens[at + length] if at + length < len(self.tokens) else None
        return after is not None and after.text[:1].isupper() and after.text[1:].islower()

    def _is_denied(self, at):
        """Say whether a word of change is denied: did not rise, no se redujo, never fell."""
        before = self.lower[max(0, at - 3) : at]
        if before[-1:] in (["se"], ["ha"], ["han"], ["have"], ["has"]):
            before = before[:-1]
        return before[-1:] in (["not"], ["never"], ["no"], ["nunca"], ["didn't"], ["tampoco"]) and (
            self.words.language == "es" or before[-1] != "no"
        )

    def _is_whose(self, at):
        """Say whether a double is that of something, and no name: el doble de, the double of."""
        before, after = self.lower[max(0, at - 1) : at], self.lower[at + 1 : at + 2]
        # more than double the £6.9m, double last year's 41
        is_set = self.words.language == "en" and after in (["the"], ["last"], ["what"], ["its"])
        is_set |= before in _HEDGED and after in ([], ["."], [","])  # — more than triple.
        return (
            is_set
            or before in (["el"], ["al"], ["del"])
            or (before == ["the"] and after == ["of"])
            or after in (["de"], ["del"], ["que"])
        )

    def _find_ifs(self):
        """Take an unreal condition for a forecast: si se redujera, si subiera."""
        for at, word in enumerate(self.lower):
            near = self.lower[at + 1 : at + 5]
            if word == "si" and any(_UNREAL.search(w) and w[:6] != "compar" for w in near):
                token = self.tokens[at]
                self.items.append(Item("forecast", token.start, token.end, True))

    def _find_futures(self):
        """Take a Spanish verb in its future for a forecast: invertirá, elevarán."""
        if self.words.language != "es":
            return
        self._find_ifs()
        for at, token in enumerate(self.tokens):
            if token.kind == "word" and (
                (
                    len(token.text) > 2
                    and token.lower not in _SEEN
                    and (_FUTURE.search(token.text) or _CONDITIONAL.search(token.lower))
                )
                or _GOING_TO.match(" ".join(self.lower[at : at + 3]))
            ):
                self.items.append(Item("forecast", token.start, token.end, True))
        self.items.sort(key=lambda item: item.start)

    def _find_times(self):
        """Make a ratio of *2.4 times as numerous*, *cuatro veces la de 2015*, *grew 3.1 times*."""
        for number in list(self.numbers):
            fold = _FOLD.match(self.text, number.end)
            if fold and number.kind == "amount" and number.value > 1:
                self._make_ratio(number, fold.end())
                continue
            unit = number.unit.lower().split(" ")[0]
            if unit not in self.words.times or number.kind != "amount" or number.value <= 1:
                continue
            after = self.text[number.end : number.end + 60].lower()
            rest = number.text.lower().partition(unit)[2] + after
            before = [i for i in self.items if i.kind == "trend" and i.end <= number.start]
            moved = bool(before) and number.start - before[-1].end <= 5
            if moved or _TIMES_WHAT.match(rest):
                self._make_ratio(number, number.start + number.text.lower().index(unit) + len(unit))
        for token in self.tokens:
            if token.lower == "twice" and _TIMES_WHAT.match(self.text, token.end):
                self.items.append(Item("ratio", token.start, token.end, Fraction(2)))
            elif token.lower == "half" and _HALF_THE.match(self.text, token.end):
                before = self.text[max(0, token.start - 12) : token.start].lower().split()[-1:]
                if not before or before[0] in _BEFORE_HALF or before[0].endswith((",", "(", ":")):
                    self.items.append(Item("ratio", token.start, token.end, Fraction(1, 2)))
            elif token.lower == "mitad" and _HALF_OF_THEN.match(self.text, token.end):
                self.items.append(Item("ratio", token.start - 3, token.end, Fraction(1, 2)))
        for item in list(self.items):
            if item.kind == "trend" and self.text[item.start : item.end].lower().startswith(
                "multipli"
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
            for kind, phrases in words.beginning_with(lower[at]):
                found = phrases.match(lower, at)
                if (
                    found
                    and kind == "ratio"
                    and lower[at] in _NOUN_OR_NOT
                    and not self._is_whose(at)
                ):
                    break
                if found and kind in ("forecast", "trend", "ratio") and self._is_name(at):
                    break  # the city of Salta, a Will in a name
                is_none = self._is_adjective(at) or self._sets_beside(at) or self._is_unable(at)
                if found and kind == "forecast" and is_none:
                    break
                if found and kind == "trend" and self._is_by_no_amount(at, found[1]):
                    break  # superó en Semana Santa a
                if found and kind == "trend" and found[1] == 1 and self._is_of_a_verb(at):
                    break  # made up of, cleared up 41 cases
                if (
                    found
                    and kind == "trend"
                    and (self._describes(at) or self._goes_with_a_noun(at))
                ):
                    break  # with reduced capacity, the growing stock
                if found and not any(self.taken[at : at + found[1]]):
                    last = at + found[1] - 1
                    value = found[0]
                    if kind == "trend" and value and self._is_denied(at):
                        kind = "forecast"
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
