"""When two printed levels are of one thing, and what one lends the other: unit and scale."""

import re
from dataclasses import replace
from fractions import Fraction

from cifras.reading.tokens import BLANKS
from cifras.reading.unit_names import are_apart, measure_of

_IN_MILLIONS = "mm$ mmus$ mmusd msek meur musd mnok mdkk mchf m€ mm€".split()
# In Chile one M is a thousand.
_IN_THOUSANDS = "thus$ thch$ thclp$ mclp$".split(), "m$ mus$ mclp".split()
# What is counted in these is a length of time, and neither a level nor a size.
NO_DIFFERENCE = frozenset("times veces days días years años months meses".split())
_RATE = re.compile(rf"\b(?:per|por)(?: cada)? ([0-9][0-9.,{BLANKS} ]*)")
_BASIS = re.compile(r"\b(?:basis|básicos?|bps?|pbs?)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\s0-9.,()+−-]+")
CENTS = frozenset("cent cents fils p penny pence céntimo céntimos centavo centavos".split())
# Currencies by their signs, codes and words. A sign of several is of each. Pesos are $ in ten
# countries, where US$ and *dólares* beside it are another money; a plain $ is of English dollars.
_CURRENCIES = (
    "us$ usd u$s $us dollar dollars dólar dólares", "$ dollar dollars",
    "a$ au$ aud dollar dollars dólares", "c$ ca$ cad dollar dollars dólares",
    "nz$ nzd dollar dollars dólares", "hk$ hkd dollar dollars", "s$ sgd dollar dollars",
    "$ mx$ mxn peso pesos", "$ col$ cop peso pesos", "$ clp peso pesos", "$ ar$ ars peso pesos",
    "rd$ dop peso pesos", "₱ php peso pesos", "$u uyu peso pesos", "€ eur euro euros",
    "£ gbp pound pounds sterling libras", "r$ brl real reais reales", "s s/ pen sol soles",
    "rs ₹ inr rupee rupees", "rs pkr rupee rupees", "¥ jpy yen yenes", "rmb cny yuan yuanes",
    "r zar rand rands", "₦ n ngn naira", "ksh kshs kes shilling shillings",
    "sh shs ush tsh ugx tzs shilling shillings", "q gtq quetzal quetzales",
    "l lps hnl lempira lempiras", "₡ crc colón colones", "₲ g gs pyg guaraní guaraníes",
    "bs bob boliviano bolivianos", "bs ves bolívar bolívares", "chf fr franc francs francos",
    "kr sek krona kronor coronas", "kr nok krone kroner coronas", "kr dkk krone kroner coronas",
)  # fmt: skip
_CURRENCIES_OF = {
    spelling: {i for i, spellings in enumerate(_CURRENCIES) if spelling in spellings.split()}
    for spelling in " ".join(_CURRENCIES).split()
}
# What only says how they were counted: the 183,400 lodged. Those who were detained are people.
_PARTICIPLE = re.compile(
    r"\b(?!(?:deten|her|fallec|part|afili|emple|ocup|desemple|desocup|par|refugi|desplaz|contagi"
    r"|hospitaliz|gradu|egres|abog|sold|diput|juzg|merc|est|jubil|pension|asalari|beca|ahog|lesion"
    r"|conden|imput|deleg|gan)[ai]d[oa]s\b)"
    r"(?:[^\W\d_]+(?:ed|[ai]d[oa]s)|lent|sold|sent|made|built|born|held|caught|spent|paid|seen"
    r"|taken)\b"
)
_DONE_TO = re.compile(r"[ai]d[oa]s$")  # 342 personas, 386 ahogados


def rate_of(unit):
    """Return what a rate is of, in plain digits: per 100,000 people is 100000; else ""."""
    found = _RATE.search(unit.lower())
    return re.sub("[^0-9]", "", found[1]) if found else ""


def in_whole_money(number, other):
    """Return an amount in cents in the money of a level: 43 cents to $14.29 is 0.43."""
    is_small = number.unit.lower().split(" ")[0] in CENTS
    if other is None or not is_small or other.unit.lower().split(" ")[0] in CENTS:
        return number
    if other.kind != "money":
        return number
    cents = {"value": number.value / 100, "grain": number.grain / 100}
    return replace(number, unit=other.unit, kind="money", **cents)


def as_level(number):
    """Return a number of points as the level that it is: a spread of 180 basis points."""
    if number.kind != "points":
        return number
    times = 100 if _BASIS.search(number.text) else 1
    return replace(number, kind="amount", value=number.value * times, grain=number.grain * times)


def measured_apart(one, two):
    """Say whether of two printed units one is a unit of measure and the other something else."""
    names = [measure_of(unit) for unit in (one, two)]
    return bool(one and two) and any(names) and names[0] != names[1]


def alike(one, two):
    """Return two levels in one unit, each with what the other lends it, or (None, None)."""
    if "range" in (one.kind, two.kind):
        return None, None
    words = [number.unit.lower().split(" ")[0] for number in (one, two)]
    timely = [f"{word.rstrip('s')}s" in NO_DIFFERENCE or word in NO_DIFFERENCE for word in words]
    if timely[0] != timely[1] and one.unit and two.unit:
        return None, None
    if are_apart(one.unit, two.unit):
        return None, None
    if len({rate_of(one.unit), rate_of(two.unit)} - {""}) == 2:
        return None, None  # from 5 per 1,000 to 400 per 100,000
    if one.kind != two.kind:
        bare, other = (one, two) if not one.unit else (two, one)
        if bare.unit or (other.kind == "percent" and abs(bare.value) > 1000):
            return None, None
        lent = replace(bare, kind=other.kind, unit=other.unit)
        one, two = scaled(lent, two) if bare is one else scaled(one, lent)
        sizes = sorted((abs(one.value), abs(two.value)))
        return (None, None) if sizes[0] and sizes[1] / sizes[0] > 1000 else (one, two)
    first, second = one.unit.lower(), two.unit.lower()
    if ("/" in first) != ("/" in second):  # 4.12 euros/kilo, and 4.02 euros
        first, second = first.partition("/")[0], second.partition("/")[0]
    shared = {word.rstrip("s") for word in first.split()} & {
        word.rstrip("s") for word in second.split()
    }
    shared = shared or _currencies(first) & _currencies(second)
    if one.kind == "money" and first and second and not shared:
        return None, None
    one, two = scaled(one, two)
    if one.value and two.value and not (first and second and shared):
        far = abs(max(one.value, two.value, key=abs) / min(one.value, two.value, key=abs))
        if far > 1000:
            return None, None
    return one, two


def in_one_money(number, other):
    """Return an amount in the money of another, where its words may mean it: 5 pounds to £4."""
    if other is None or other.kind != "money" or number.kind not in ("money", "amount"):
        return number
    if not _printed_currencies(number) & _printed_currencies(other):
        return in_whole_money(number, other)
    return replace(number, unit=other.unit, kind="money")


def are_two_moneys(one, two):
    """Say whether two printed amounts name currencies that cannot be one: $ and A$."""
    named = _printed_currencies(one), _printed_currencies(two)
    return all(named) and not named[0] & named[1]


def _printed_currencies(number):
    words = " ".join(_WORDS.findall(number.text.lower()))
    return _currencies(words) or _currencies(number.unit.lower())


def may_be_money(word):
    """Say whether a word in small letters may be a money: soles, pounds."""
    return word in _CURRENCIES_OF


def _currencies(unit):
    """Return which currencies a printed unit may be of, as all its words say: € and euros."""
    named = [_CURRENCIES_OF[word] for word in unit.split() if word in _CURRENCIES_OF]
    return set.intersection(*named) if named else set()


def scaled(one, two):
    """Lend the scale of one level to the other: from 0.3 to about 0.4 million."""
    if one.scale == 1 and two.scale != 1:
        return _lent(one, two), two
    if two.scale == 1 and one.scale != 1:
        return one, _lent(two, one)
    return one, two


def _lent(bare, other):
    """Return a bare number in the scale of another, where that is its size."""
    lent = bare.value * other.scale
    largest = max(Fraction(1000), 10 * abs(other.value) / other.scale)  # 1,188.0 million (1,062.4)
    if not 0 < bare.value < largest or max(lent, abs(other.value)) > 50 * min(
        lent, abs(other.value) or lent
    ):
        return bare
    return replace(bare, value=lent, grain=bare.grain * other.scale, scale=other.scale)


def money_scale(currency, language=""):
    """Return how many of its money a sign stands for: of MM$ a million, in Chile of M$ 1,000."""
    sign = currency.lower()
    if sign in _IN_MILLIONS:
        return 10**6
    in_thousands = sign in _IN_THOUSANDS[1] and language == "es"
    return 1000 if in_thousands or sign in _IN_THOUSANDS[0] else 1


def one_noun(one, two):
    """Say whether two levels may count one thing: alike words, or one with no word of its own."""
    first, second = (_PARTICIPLE.sub("", number.unit.lower()).split() for number in (one, two))
    if not first or not second or "money" in (one.kind, two.kind):
        return True
    if {first[0], second[0]} & {"unit", "units", "unidad", "unidades"}:
        return True
    if {first[0], second[0]} & {"people", "persona", "personas"}:
        return first[0] == second[0] or any(_DONE_TO.search(noun[0]) for noun in (first, second))
    if measure_of(one.unit) or measure_of(two.unit):
        return measure_of(one.unit) == measure_of(two.unit)
    return bool({w.rstrip("s") for w in first} & {w.rstrip("s") for w in second})
