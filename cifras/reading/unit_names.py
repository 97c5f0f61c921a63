"""One name for each unit of measure or time, however it is spelled, and what a rate is per.

No unit is turned into another: of 900 MW and 1.2 GW, of 90 minutes and 2 hours, of $9 an hour and
$1,200 a month no change is taken, as none could be shown on the numbers that are printed.
"""

import re
from functools import lru_cache

# name -> symbol, its prefixes, and words, which take the same prefixes
_BASES = {
    "gram": ("g", "µ m k", "gram grams gramme grammes gramo gramos"),
    "metre": ("m", "n µ m c d h k", "metre metres meter meters metro metros"),
    "litre": ("l", "µ m c d h k M G", "litre litres liter liters litro litros"),
    "tonne": ("t", "k M G", "tonne tonnes ton tons tonelada toneladas"),
    "watt": ("W", "k M G T", "watt watts vatio vatios"),
    "watt-hour": ("Wh", "k M G T", ""),
    "byte": ("B", "k M G T P", "byte bytes"),
    "bit": ("b", "k M G T P", "bit bits"),
    "hertz": ("Hz", "k M G T", "hertz hercio hercios"),
    "joule": ("J", "k M G T P", "joule joules"),
    "calorie": ("cal", "k", "calorie calories caloría calorías"),
    "tonne of oil": ("toe", "k M", "tep ktep mtep"),
    "pascal": ("Pa", "h k M", "pascal pascals pascales"),
    "decibel": ("dB", "", "decibel decibels decibelio decibelios"),
}
_PREFIXES = {
    "n": "nano", "µ": "micro", "m": "milli mili milí", "c": "centi centí", "d": "deci decí",
    "h": "hecto hectó", "k": "kilo kiló", "M": "mega megá", "G": "giga gigá", "T": "tera",
    "P": "peta",
}  # fmt: skip
_NO_UNIT_ALONE = ("B", "b")
_OTHERS = {
    "kilogram": "kgs kilo kilos",
    "pound": "lb lbs pound pounds libra libras",
    "ounce": "oz ounce ounces onza onzas",
    "tonne": "mt metric",
    "hectare": "ha has hectare hectares hectárea hectáreas hectareas",
    "acre": "acre acres",
    "acre-foot": "acre-foot acre-feet",
    "quintal": "qq qqs quintal quintales quintals",
    "hundredweight": "cwt hundredweight",
    "megalitre": "ml/d",
    "microgram": "ug",
    "kilometre": "kms",
    "centimetre": "cms",
    "mile": "mi mile miles milla millas",
    "yard": "yd yds yard yards yarda yardas",
    "foot": "ft foot feet pie pies",
    "inch": "inch inches pulgada pulgadas",
    "gallon": "gal gallon gallons galón galones",
    "pint": "pint pints pinta pintas",
    "barrel": "bbl barrel barrels barril barriles",
    "bushel": "bushel bushels",
}  # fmt: skip
# Names that are no measure to a reader of nouns, but never stand for one another.
_TIMES = {
    "second": "sec secs second seconds segundo segundos seg",
    "millisecond": "ms millisecond milliseconds milisegundo milisegundos",
    "minute": "min mins minute minutes minuto minutos",
    "hour": "h hr hrs hour hours hora horas",
    "day": "day days día días dia dias",
    "night": "night nights noche noches",
    "week": "wk week weeks semana semanas",
    "fortnight": "fortnight fortnights quincena quincenas",
    "month": "month months mes meses",
    "year": "yr yrs year years año años",
    "decade": "decade decades década décadas",
    "century": "century centuries siglo siglos",
}
_OFTEN = {
    "hour": "hourly", "day": "daily diario diaria diarios diarias",
    "week": "weekly semanal semanales", "month": "monthly mensual mensuales",
    "year": "yearly annual annually anual anuales",
}  # fmt: skip
_DEGREES = {"Celsius": "°c ºc c celsius centígrados", "Fahrenheit": "°f ºf f fahrenheit"}
_DOZENS = frozenset("dozen dozens docena docenas".split())
# What is another way to write a rate.
_AS_RATES = {
    "mph": "miles/hour", "kph": "km/hour", "kmh": "km/hour", "bpd": "barrels/day",
    "b/d": "barrels/day", "bbl/d": "barrels/day",
}  # fmt: skip


def _spelled(table):
    return {word: name for name, listed in table.items() for word in listed.split()}


def _measures():
    """Return (symbols by their capitals, other spellings in small letters) with their names."""
    symbols, words = {}, {}
    for base, (symbol, prefixes, spellings) in _BASES.items():
        words |= dict.fromkeys(spellings.split(), base)
        if symbol not in _NO_UNIT_ALONE:
            symbols[symbol] = base
        for sign in prefixes.split():
            named = _PREFIXES[sign].split()
            name = f"{named[0]}{base}"
            symbols |= dict.fromkeys([f"{sign}{symbol}", *([f"{sign}L"] * (symbol == "l"))], name)
            words |= {f"{prefix}{word}": name for prefix in named for word in spellings.split()}
    return symbols, words | _spelled(_OTHERS)


_SYMBOLS, _MEASURES = _measures()
# A symbol in other capitals is what it is mostly: mw is a megawatt, mb a megabyte, W a watt.
_SMALL = {
    text.lower(): name
    for text, name in reversed(_SYMBOLS.items())
    if len(text) > 1 or text in "gmlt"
} | _MEASURES  # fmt: skip
_TIMES_BY_WORD, _OFTEN_BY_WORD = _spelled(_TIMES), _spelled(_OFTEN)
_DEGREES_BY_WORD = _spelled(_DEGREES)
_POWER = re.compile(r"(?:(?P<led>sq|cu)\.?)?(?P<unit>[a-zA-Zµ]+)(?P<raised>[23²³]?)")
_POWERS = {
    "sq": "square", "square": "square", "2": "square", "²": "square", "cu": "cubic",
    "cubic": "cubic", "3": "cubic", "³": "cubic",
}  # fmt: skip
_OF_CARBON = re.compile(r"(?<=[tT])CO[2₂].*", re.IGNORECASE)
_OF_BITS = re.compile(r"(?<=[kKmMgGtT])(?:bps|bit/s)$")
_PER = re.compile(r" ?/ ?| ?\b(?:per|por)(?: cada)? |(?<= )an? ")
_SHORT = {"s": "second", "d": "day"}  # where a rate is per one; S/ is a money
_OF_HOURS = re.compile(r"\b(?:hours?|horas?)$", re.IGNORECASE)
_A_DEGREE = ("degree", "degrees", "grado", "grados", "°", "º")
# What follows a number and says how often: $9 an hour, 9 euros la hora. A year ago is no rate.
_AFTER = re.compile(
    r"[ -]?(?:(?:an?|per|each|every|al|a la|por|cada)[ -](?P<each>[^\W\d_]+)"
    r"|la (?P<article>hora|noche)|(?P<often>[^\W\d_]+))\b"
    r"(?! (?:ago|earlier|before|later|after|on|prior|previously|siguientes?|anterior(?:es)?"
    r"|previ[oa]|pasad[oa]|atrás|antes|después|más tarde)\b)", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=10_000)
def measure_of(unit):
    """Return the unit of measure that a printed unit begins with, by one name, or ""."""
    first, _, rest = unit.partition(" ")
    then = rest.partition(" ")[0]
    if (power := _POWERS.get(first.lower().rstrip("."))) and _named(then):
        return f"{power} {_named(then)}"
    first = _OF_BITS.sub("b", _OF_CARBON.sub("", first))
    found = _named(first) or _named(first.partition("/")[0]) or _named(first.partition("-")[0])
    then = then.lower()
    if found.endswith("watt") and (_OF_HOURS.search(first) or _OF_HOURS.search(then)):
        return f"{found}-hour"
    is_water = found == "hectometre"  # what a reservoir holds is told without its cubic
    power = "square" if then.startswith("cuadrad") else ""
    power = "cubic" if then.startswith("cúbic") or is_water else power
    return f"{power} {found}" if found and power else found


def _named(word):
    word = word.replace("μ", "µ")  # the Greek letter, for the sign
    found = _SYMBOLS.get(word) or _SMALL.get(word.lower())
    if found:
        return found
    raised = _POWER.fullmatch(word)
    power = raised and _POWERS.get((raised["led"] or raised["raised"]).lower())
    found = power and (_SYMBOLS.get(raised["unit"]) or _SMALL.get(raised["unit"].lower()))
    return f"{power} {found}" if found else ""


def unit_name(unit):
    """Return the measure, time, degree or dozen that a printed unit counts, or ""."""
    first, *rest = unit.lower().split(" ")
    if first in _DOZENS:
        return "dozen"
    degree = rest[0] if first in _A_DEGREE and rest else first if len(first) > 1 else ""
    return _TIMES_BY_WORD.get(first) or _DEGREES_BY_WORD.get(degree) or measure_of(unit)


def rate_after(text, at):
    """Return how often a number is counted by what follows it, as a rate: per hour; or ""."""
    found = _AFTER.match(text, at)
    if found is None:
        return ""
    each, often = (found["each"] or found["article"] or "").lower(), (found["often"] or "").lower()
    name = _OFTEN_BY_WORD.get(often) if often else _TIMES_BY_WORD.get(each)
    return f" per {name}" if name else ""


@lru_cache(maxsize=10_000)
def _parted(unit):
    """Return (name of what is counted, name of what it is counted by) of a printed unit."""
    first, _, rest = unit.partition(" ")
    unit = f"{_AS_RATES.get(first.lower(), first)} {rest}".strip()
    counted, *by = _PER.split(unit, maxsplit=1) if not _OF_BITS.search(unit) else [unit]
    often = [_OFTEN_BY_WORD[word] for word in unit.lower().split() if word in _OFTEN_BY_WORD]
    each = _SHORT.get(by[0].lower()) or unit_name(by[0]) if by else ""
    return unit_name(counted), each or "".join(often[:1])


def are_apart(one, two):
    """Say whether two printed units are of two measures, or of two rates: an hour and a month."""
    (counted, by), (other, other_by) = _parted(one), _parted(two)
    if "dozen" in (counted, other) and counted != other:
        return True
    return bool(counted and other and counted != other) or bool(by and other_by and by != other_by)
