"""Numbers in digits: which sign groups thousands in a text, and what a number is worth.

A number is read exactly or not at all. Which of comma and point groups thousands is found from
the text's own numbers where a language has more than one convention (`80,500` in Lima, `80.500`
in Bogotá); where they do not say, the number is ambiguous and left unread.
"""

import re
from fractions import Fraction

from cifras.reading.levels import may_be_money, measure_of
from cifras.reading.tokens import BLANKS
from cifras.reading.words import words_of

_ASIDE = re.compile(r"(?P<dash>[–—])[^–—.;\n]{3,160}(?<!\s)(?P=dash)(?=[\s,.;:)]|$)")


def convention(text, language):
    """Return (thousands, decimal) signs of a text, or None where its numbers do not say.

    English groups with commas, but for texts in which no number can be read so and several, or a
    percent, have a comma before one or two places (268,4 cents in Pretoria). In other languages a
    number that can be read in one way only decides: two groups (1.234.567), a decimal of one, two
    or more than three places.
    """
    if language == "en":
        return (".", ",") if _has_decimal_commas(text) else (",", ".")
    votes = {".": 0, ",": 0}  # which sign is the decimal one
    for match in re.finditer(r"[0-9]+(?:[.,][0-9]+)+", text):
        number = match[0]
        if _CLOCK.match(text, match.start()):
            continue  # 20.00 horas
        signs = [c for c in number if c in ".,"]
        groups = re.split("[.,]", number)
        if len(signs) > 1:
            votes["," if signs[0] == "." else "."] += 1
        elif len(groups[1]) != 3 or len(groups[0]) > 3 or groups[0] == "0":
            votes[signs.pop()] += 1
    if votes["."] and votes[","]:
        return None
    if votes["."] or votes[","]:
        decimal = "." if votes["."] else ","
        if any(_counts(match, decimal) for match in _COUNTED.finditer(text)):
            return None  # 23.31 por cada 100 mil, y 6.128 muertes
        return ("," if decimal == "." else ".", decimal)
    words = set(re.findall(r"[^\W\d_]+[/$]?|[₲₡]", text.lower()))  # S/ are soles
    places = words_of(language).places
    said = {sign for sign, stems in places.items() if any(w.startswith(stems) for w in words)}
    there = said.pop() if len(said) == 1 else ""
    if sign := _grouped_throughout(text):
        if there not in ("", sign) and not re.search(r"[0-9]{2}[.,][0-9]{3}", text):
            return ((",", ".") if there == "," else (".", ",")) if _RATES.search(text) else None
        return (",", ".") if sign == "," else (".", ",")
    if not there and any(_counts(match, ",") for match in _COUNTED.finditer(text)):
        return None if re.search(r"[0-9]\.[0-9]{3}(?![0-9])", text) else (",", ".")
    return {",": (",", "."), ".": (".", ",")}.get(there)


# A number of three places before what is counted, and so one of thousands.
_COUNTED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}([.,])[0-9]{3} ([^\W\d_]{4,}s)\b")
_NOT_COUNTED = frozenset(
    "puntos veces millones miles billones horas años meses días semanas minutos segundos".split()
)


def _counts(match, decimal):
    """Say whether what follows a number is counted in whole: no measure, money or time."""
    noun = match[2].lower()
    is_counted = noun not in _NOT_COUNTED and not (measure_of(noun) or may_be_money(noun))
    return match[1] == decimal and is_counted


_CLOCK = re.compile(r"[0-2]?[0-9][.][0-5][0-9] ?(?:h|hs|hrs|horas)\b")


# The price of a dollar where it is a few of the money of the place: S/ 3.812.
_RATES = re.compile(r"(?:S/\.?|RD\$|C\$|Q|L) ?[0-9]\.[0-9]{3}\b")


def _has_decimal_commas(text):
    found = re.findall(r"(?<![0-9.,])[0-9]+[.,][0-9]+(?:[.,][0-9]+)*", text)
    decimals = {number for number in found if re.fullmatch(r"[0-9]{1,4},[0-9]{1,2}", number)}
    is_sure = len(decimals) > 1 or re.search(r"[0-9],[0-9]{1,2} ?(?:%|per ?cent)", text) is not None
    return is_sure and all(number in decimals for number in found)


def _grouped_throughout(text):
    """Return the sign that stands before three digits in every number of a text that has one.

    Two numbers like that, none of them an amount of money for a unit, are no decimals; one alone
    may be either.
    """
    found = list(re.finditer(r"([0-9]{1,3})([.,])[0-9]{3}(?![0-9])", text))
    signs = {match[2] for match in found}
    if len(signs) != 1 or len({match[0] for match in found}) < 2:
        return ""
    after = [text[match.end() : match.end() + 12].lower() for match in found]
    prices = ("€", "euro", "dól", "dol", "usd", "pesos", "soles", "%", "por ciento")
    if all(len(match[1]) == 1 for match in found) and any(
        words.lstrip(" \u00a0").startswith(prices) and not match[0].endswith("0")
        for match, words in zip(found, after, strict=True)
    ):
        return ""
    return signs.pop()


def read_digits(text, signs, language, then=""):
    """Return (value, grain of the last digit, places) of a number in digits, or None.

    `then` is the word after it: three places of billions are decimals, whatever their last one is.
    """
    plain = re.sub(f"[ {BLANKS}]", "", text)
    if "'" in plain or "’" in plain:
        return _read_apostrophes(re.split("['’]", plain), signs)
    groups = re.split("[.,]", plain)
    used = [c for c in plain if c in ".,"]
    if not used:
        return (Fraction(int(plain)), Fraction(1), 0) if len(plain) < 30 else None
    if signs is None:
        # One group of three could be either; the language's first habit may not decide that.
        signs = _sure(used, groups) or ((".", ",") if language == "es" and used == ["."] else None)
        if signs is None:
            return None
    thousands, decimal = signs
    whole, _, places = plain.partition(decimal)
    if decimal in places or thousands in places:
        return None
    parts = whole.split(thousands)
    is_grouped = _in_thousands(parts) or (language == "en" and _in_lakhs(parts))
    if len(parts) > 1 and (parts[0].startswith("0") or not is_grouped):
        return None  # no group follows a nought: 0,250
    is_scaled = language == "en" and decimal == "." and then in _SCALES
    if len(plain) > 30 or (_is_odd(whole, places) and not is_scaled):
        return None
    step = Fraction(1, 10 ** len(places))
    return Fraction(int("".join(parts) + places)) * step, step, len(places)


def _read_apostrophes(groups, signs):
    """Return (value, grain, places) of groups that apostrophes part, or None.

    A group of fewer than three digits is decimals (3’2), and so is what follows the last group
    (1'034.50), or thousands where an apostrophe stands for millions alone (1'034,500).
    """
    *head, last = groups
    if len(last) < 3:  # 3’2 % in Spain
        step = Fraction(1, 10 ** len(last))
        return Fraction(int("".join(groups))) * step, step, len(last)
    tail = re.split("[.,]", last)
    if len(tail) == 1 or (len(head) == 1 and all(len(group) == 3 for group in tail)):
        if len(tail) > 2 or (len(tail) == 2 and signs is not None and last[3] == signs[1]):
            return None
        return Fraction(int("".join([*head, *tail]))), Fraction(1), 0
    if len(tail) > 2 or len(tail[1]) == 3:
        return None
    step = Fraction(1, 10 ** len(tail[1]))
    return Fraction(int("".join([*head, *tail]))) * step, step, len(tail[1])


_SCALES = ("million", "billion", "trillion", "bn", "mn", "tn")


def _is_odd(whole, places):
    """Say whether decimals look like thousands of another convention: 80,500 where 19,2 stands."""
    return len(places) == 3 and places.endswith("0") and whole != "0" and len(whole) <= 3


def _in_thousands(parts):
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _in_lakhs(parts):
    """Say whether groups are those of India: 1,24,560."""
    *head, last = parts
    return len(last) == 3 and 1 <= len(head[0]) <= 2 and (all(len(part) == 2 for part in head[1:]))


def _sure(used, groups):
    if len(used) > 1:
        return (used[0], "," if used[0] == "." else ".")
    if len(groups[1]) != 3 or groups[0] == "0" or len(groups[0]) > 3:
        return ("," if used[0] == "." else ".", used[0])
    return None


def last_place(value, grain):
    """Return the place of the last digit of a whole number that is not zero."""
    if grain != 1 or not value:
        return grain
    if value.denominator != 1:
        return Fraction(1)
    whole, place = value.numerator, 1
    while whole % (place * 10) == 0:
        place *= 10
    return Fraction(place)


def opens_an_aside(text, at):
    """Say whether a dash before a number opens what another one closes: –102 in 2016, 70 now–."""
    return _ASIDE.match(text, at) is not None
