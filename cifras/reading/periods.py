"""Periods in a sentence: years, quarters, months, halves, and those named by another.

A period is a run of words that speak of time and hold something that names one: a year, a month,
or a noun of time with an ordinal or with a word such as earlier, previous or anterior.
"""

from itertools import pairwise

from cifras.reading.named_times import OPENERS, named_time
from cifras.reading.period_words import BASE, COUNTS, JOIN, NOUNS, NOW, ORDINALS, WEEKDAYS

_ABOUT = ("justo", "casi", "apenas", "exactamente", "ya", "solo", "sólo", "unos", "unas", "más")
_LATER = ("later", "después")
_EARLIER = ("earlier", "ago", "previously", "antes", "atrás", *_LATER)
_THOSE_BEFORE = ("before", "prior", "previos", "previas", "anteriores", "precedentes")
_BEFORE_A_YEAR = frozenset("for in since by of from until en desde hacia de del año year".split())
_DECADES = frozenset("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split())
# After these a number of two digits names one: week 14, semana epidemiológica 32.
_WEEKS = ("week", "semana", "period", "periodo", "período")
_NUMBERED_AFTER = ("epidemiológica", "epidemiologica")
_BEFORE_THAT = (["anterior"], ["previo"], ["previa"], ["precedente"])

_LINKS = frozenset("of de del el la the in en a al".split())
# Words that a period may begin with, beside a month and a number.
_OPENERS = {
    code: NOUNS[code] | BASE[code] | ORDINALS[code] | NOW[code]
    | WEEKDAYS
    | OPENERS
    | frozenset("q h y a un el la lo the interanual yoy qoq mom m fy cy hace py pcp one".split())
    for code in NOUNS
}  # fmt: skip
_THIS_YEAR = (["this", "year"], ["current", "year"], ["este", "año"], ["presente", "año"])
_AUXILIARIES = ("había", "habían", "fue", "fueron", "era", "eran", "hubo", "se", "tuvo", "estaba")
_LAWS = frozenset(
    "law act ley decreto resolución acuerdo ordenanza orden regulation directive".split()
)
# After these four digits are no year.
_COUNTED = frozenset(
    "% por per percent million millones mil millón billion dollars dólares pesos euros people "
    "personas t ha".split()
)
_YEAR_ON_YEAR = [["year", "-", link, "-", "year"] for link in ("on", "over")]
_GROWN_SINCE = frozenset("YoY yoy YOY QoQ qoq QOQ MoM MOM".split())
_PARTS = frozenset("half third quarter fifth sixth tenth".split())
_A_PART = [[part] for part in _PARTS]


def find_periods(tokens, words):
    """Yield (first token, last token, year or None, whether it is a base) of each period."""
    language, lower, at = words.language, [_bare(t.lower) for t in tokens], 0
    openers = _OPENERS[language]
    while at < len(tokens):
        run = None
        if tokens[at].kind == "num" or lower[at] in openers or lower[at] in words.months:
            run = _run(tokens, lower, at, words, language)
        if run is None:
            at += 1
            continue
        yield run
        at = run[1] + 1


def _bare(word):
    """Return a word without the sign of possession: July's."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _is_plain_year(text):
    return text.isdecimal() and len(text) == 4 and 1500 <= int(text) <= 2099


def _is_from_or_to_a_level(tokens, at):
    """Say whether four digits go from or to a number that is no year: from 2222 to 1857."""
    words = [token.lower for token in tokens[max(0, at - 3) : at]]
    other = None
    if words[-1:] == ["to"] and words[:1] == ["from"] and len(words) == 3:
        other = tokens[at - 2]
    elif words[-1:] == ["from"] and at + 2 < len(tokens):
        if tokens[at + 1].lower == "in" and _is_plain_year(tokens[at + 2].text):
            return True  # from 2011 in 2015 to 2148
        other = tokens[at + 2] if tokens[at + 1].lower == "to" else None
    if other is None or not other.text.isdecimal() or len(other.text) > 5:
        return False
    return not 1500 <= int(other.text) <= 2099


def is_year(tokens, at):
    """Say whether a token is a year: four digits that no sign, scale or measure belongs to."""
    token = tokens[at]
    if token.kind != "num" or not token.text.isdecimal() or len(token.text) != 4:
        return False
    if not 1500 <= int(token.text) <= 2099:
        return False
    before = tokens[at - 1].text if at else ""
    if int(token.text) < 1800 and before.lower() not in _BEFORE_A_YEAR:
        return False  # las víctimas fueron 1532
    if _is_from_or_to_a_level(tokens, at):
        return False
    if before == "/" and any(t.lower in _LAWS for t in tokens[max(0, at - 5) : at - 1]):
        return False  # Ley 15/2010
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if before in "$£€¥₹" and before:
        return False
    if after == "por":
        return tokens[at + 2 : at + 3] == [] or tokens[at + 2].lower != "ciento"
    return after not in _COUNTED


def _run(tokens, lower, at, words, language):
    """Return the period that begins at a token, or None."""
    nouns, base, ordinals = NOUNS[language], BASE[language], ORDINALS[language]
    joins, now = JOIN[language], NOW[language]
    if lower[at : at + 5] in _YEAR_ON_YEAR:
        return at, at + 4, None, True
    if lower[at : at + 3] == ["lo", "que", "va"] and lower[at + 3 : at + 4] in (["de"], ["del"]):
        return at, min(at + 4, len(tokens) - 1), None, False
    then = "".join(lower[at + 2 : at + 3])
    if lower[at] == "hace" and (then in nouns or then in ("días", "horas")):
        return at, at + 2, None, True
    if lower[at] == "hace" and lower[at + 1 : at + 2] and lower[at + 1] in _ABOUT:
        found = _run(tokens, [*lower[: at + 1], *lower[at + 2 :]], at, words, language)
        return found and (at, found[1] + 1, None, True)  # hace justo un año
    if lower[at : at + 1] in (["la"], ["el"]) and lower[at + 1 : at + 2] and at:
        follows = tokens[at + 2].kind if at + 2 < len(tokens) else "sym"
        is_one = lower[at + 1] in ("precedente", "anterior", "previa", "previo", "pasada")
        if follows != "sym" and lower[at + 2] in _AUXILIARIES:
            follows = "sym"  # cuando en la anterior habían sido
        if is_one and follows == "sym" and lower[at - 1] in ("en", "de", "que"):
            return at, at + 1, None, True  # frente a 503.000 en la precedente
    if lower[at] in ("anterior", "pasado", "previo") and lower[at - 1 : at] == ["del"]:
        if at + 1 == len(tokens) or tokens[at + 1].kind == "sym":
            return at, at, None, True  # un 7 % por encima del anterior
    if found := named_time(tokens, lower, at):
        return at, *found
    if lower[at] in ("py", "pcp") and tokens[at].text in ("PY", "pcp", "PCP"):
        return at, at, None, True  # the prior year, the prior corresponding period
    if tokens[at].text in _GROWN_SINCE:
        return at, at, None, True
    if "".join(lower[at : at + 5]) in ("y-o-y", "q-o-q", "m-o-m"):
        return at, at + 4, None, True
    if lower[at] == "half" and lower[at - 1 : at] in (["by"], ["in"], ["than"]):
        return None  # fell by half last season
    if lower[at : at + 3] in (["before", "the", "pandemic"], ["antes", "de", "la"]) and (
        lower[at + 2] == "pandemic" or lower[at + 3 : at + 4] == ["pandemia"]
    ):
        return at, at + (2 if lower[at] == "before" else 3), None, True
    if lower[at : at + 3] in (["a", "tasa", "anual"], ["en", "tasa", "anual"]):
        return at, at + 2, None, True
    if lower[at] == "años" and lower[at + 1 : at + 2] and lower[at + 1] in _DECADES:
        return at, at + 1, None, False
    if found := _quarter(tokens, lower, at) or _date_in_digits(tokens, at):
        return at, found[0], found[1], False
    if lower[at : at + 3] in (
        ["year", "on", "year"],
        ["y", "/", "y"],
        ["a", "/", "a"],
        ["year", "over", "year"],
    ):
        return at, at + 2, None, True
    if lower[at] in joins and lower[at] not in ("a", "un", "el", "la", "the"):
        return None
    if (
        lower[at] in nouns
        and at
        and tokens[at - 1].kind == "num"
        and not tokens[at - 1].text.isalpha()
    ):
        return None  # 17.6 years in 2009
    before = lower[max(0, at - 2) : at]
    if lower[at + 1 : at + 3] == ["-", "quarters"] and lower[at] in ("two", "three"):
        return None  # fell by three-quarters in 2020
    if lower[at + 1 : at + 2] == ["quarters"] and "by" in before:
        return None  # fell by about three quarters
    if lower[at] == "one":
        is_ago = "".join(lower[at + 2 : at + 3]) in ("before", "earlier", "ago", "previously")
        is_ago = is_ago and lower[at + 1] in nouns
        return (at, at + 2, None, True) if is_ago else None
    if lower[at] in _PARTS and before == ["by", "a"]:
        return None  # fell by a quarter last year
    if lower[at] == "a" and before[-1:] == ["by"] and lower[at + 1 : at + 2] in _A_PART:
        return None
    begin = at + (lower[at] == "a" and language == "es")
    if lower[begin : begin + 1] and lower[begin] in words.cardinals:
        if lower[begin + 1 : begin + 2] in (["in"], ["en"]):
            return None  # up from nine in 2014, pasaron de nueve a dos en 2016
    core = noun = ordinal = is_base = False
    year, last, i = None, -1, at
    while i < len(tokens) and i < at + 12:
        token, word = tokens[i], lower[i]
        if is_year(tokens, i):
            if core and year is not None and lower[i - 1] not in ("-", "/", "–"):
                break
            year = year or int(token.text)
            core, last = True, i
            to = i + 2 + (lower[i + 2 : i + 3] in (["'"], ["’"]))  # 2015-'17
            if (
                to < len(tokens)
                and lower[i + 1] in ("-", "/", "–")
                and lower[to].isdecimal()
                and len(lower[to]) in (2, 4)
                and tokens[i + 1].end == tokens[i + 2].start
            ) or (i + 2 < len(tokens) and lower[i + 1] == "q" and lower[i + 2] in "1234"):
                i = last = to
        elif word in words.months and not _is_another_word(tokens, i):
            if core and year is not None:
                break
            core, last = True, i
            if (
                lower[i + 1 : i + 2] in (["'"], ["’"], ["-"])
                and "".join(lower[i + 2 : i + 3]).isdecimal()
            ):
                year = _full_year(lower[i + 2]) if len(lower[i + 2]) == 2 else None
                i, last = i + 2, i + 2  # July'13
            elif (
                i + 1 < len(tokens)
                and tokens[i + 1].text.isdecimal()
                and int(tokens[i + 1].text) <= 31
                and len(tokens[i + 1].text) <= 2
                and not counts_something(lower, i + 1)
            ):
                i, last = i + 1, i + 1
                if (
                    i + 1 < len(tokens)
                    and lower[i + 1] == ","
                    and i + 2 < len(tokens)
                    and is_year(tokens, i + 2)
                ):
                    i += 1
        elif (
            token.text.isdecimal()
            and len(token.text) <= 2
            and (_day(lower, tokens, i, words) or _is_time_before(lower, i, nouns))
        ):
            pass
        elif i == at and _is_of_an_ended_time(lower, i, words):
            ordinal = True  # the 13 weeks ended 3 August
        elif word in now and i == at:
            core, last = True, i
            break
        elif _is_noun(lower, i, nouns):
            noun = True
            if ordinal or is_base:
                core, last = True, i
            elif core:
                last = i
            elif word in ("fiscal",):
                ordinal = True
        elif noun and word in _NUMBERED_AFTER and token.kind == "word":
            pass  # semana epidemiológica 32
        elif (
            noun
            and not core
            and token.text.isdecimal()
            and int(token.text) <= 53
            and (lower[i - 1] in _WEEKS or lower[i - 1] in _NUMBERED_AFTER)
        ):
            core, last = True, i
        elif word in WEEKDAYS and (is_base or lower[i + 1 : i + 2] in _BEFORE_THAT):
            noun = True
            if is_base:
                core, last = True, i
        elif word == "on" and noun and not core and _is_a_date(lower, tokens, i + 1, words):
            break  # up five weeks on 31 March
        elif word in base:
            if core and word in ("before", "antes") and _goes_on_to_do(lower, i):
                break  # in 2011 before dropping to 905
            is_base = True
            if noun or core:
                core, last = True, i
        elif noun and word == "on" and lower[i + 1 : i + 2] == [","]:
            core, last = True, i
            break  # ten years on, the figure was 684
        elif noun and (word in _LATER or lower[i : i + 2] == ["más", "tarde"]):
            core, last = True, i + (word == "más")
            break
        elif word in ("q", "h") and i + 1 < len(tokens) and lower[i + 1] in ("1", "2", "3", "4"):
            core, last, i = True, i + 1, i + 1
            after = lower[i + 1] if lower[i + 1 : i + 2] else ""
            is_named = after.isdecimal() and lower[i + 2 : i + 3] == [":"]  # (H1 22: 203.1)
            if len(after) == 2 and (after[0] == "0" or is_named):
                i, last, year = i + 1, i + 1, _full_year(lower[i + 1])  # Q2 08
        elif core and (later := _quarter(tokens, lower, i)):
            i = last = later[0]
            year = year or later[1]
        elif word in ordinals:
            ordinal = True
            if word[0] == "q" and word[1:].isdecimal():
                core, last = True, i
        elif word == "interanual":
            return i, i, None, True
        elif (word in joins and i > at) or (i == at and word in ("a", "un", "el", "la", "the")):
            pass
        elif word == "pr" and core:
            last = i
        else:
            break
        i += 1
    if not core or last < at:
        return None
    if lower[last - 1 : last + 1] in _THIS_YEAR:
        is_base = False  # the same five months of this year
    first = at
    while first < last and lower[first] in _LINKS:
        if lower[first] in ("a", "un") and language == "en":
            break
        first += 1
    return first, last, year, is_base


def _quarter(tokens, lower, at):
    """Return (last token, year) of a period in letters and digits: 3T22, FY23, 1H 2022, or None."""
    texts, joined = lower[at : at + 3], [t.end == n.start for t, n in pairwise(tokens[at : at + 3])]
    if len(texts) == 3 and texts[0] in "1234" and texts[1] in "tqhs" and joined[0]:
        is_near = joined[1] or texts[2][0] == "0"  # 1H 07
        if texts[2].isdecimal() and (len(texts[2]) == 4 or (len(texts[2]) == 2 and is_near)):
            return at + 2, _full_year(texts[2])
    digits = "".join(lower[at + 3 : at + 4])
    if len(texts) == 3 and texts[0] in "tqhs" and texts[1] in "1234" and texts[2] in "'’":
        if joined == [True, True] and digits.isdecimal() and len(digits) == 2:
            return at + 3, _full_year(digits)  # Q1'19
    if len(texts) == 3 and texts[0].isdecimal() and texts[1] in "tqhs" and texts[2] in ("fy", "cy"):
        after = lower[at + 3 : at + 4]
        if joined[0] and after and after[0].isdecimal() and len(after[0]) in (2, 4):
            return at + 3, _full_year(after[0])  # 1H FY2023
    if texts[:1] in (["3"], ["6"], ["9"], ["12"]) and texts[1:2] == ["m"] and joined[0]:
        if texts[2:] and texts[2].isdecimal() and len(texts[2]) in (2, 4):
            return at + 2, _full_year(texts[2])  # 9M21
    if len(texts) > 1 and texts[0] in ("fy", "cy") and texts[1].isdecimal() and joined[0]:
        if len(texts[1]) in (2, 4):
            is_split = lower[at + 2 : at + 3] in (["/"], ["-"]) and lower[at + 3 : at + 4]
            last = at + 3 if is_split and lower[at + 3].isdecimal() else at + 1
            return last, _full_year(texts[1])
    return None


def _date_in_digits(tokens, at):
    """Return (last token, year) of a date in digits: 30/6/2023, 30/06/23; or None."""
    texts = [token.text for token in tokens[at : at + 5]]
    joined = all(one.end == two.start for one, two in pairwise(tokens[at : at + 5]))
    if len(texts) < 5 or not joined or texts[1] != texts[3] or texts[1] not in ("/", "-"):
        return None
    day, month, year = texts[0], texts[2], texts[4]
    if not all(part.isdecimal() for part in (day, month, year)) or len(year) not in (2, 4):
        return None
    is_date = 1 <= int(day) <= 31 and 1 <= int(month) <= 31 and len(day) < 3 and len(month) < 3
    return (at + 4, _full_year(year)) if is_date else None


def _full_year(digits):
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _is_another_word(tokens, at):
    """Say whether the name of a month is something else: may, and in Spanish the sea."""
    token = tokens[at]
    if token.lower == "may":
        return token.text[0] != "M"
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return token.text == "mar" and not (after[:1].isdecimal() or after in (".", "-", "/", "de"))


def _is_noun(lower, at, nouns):
    """Say whether a word names a time: year; fall and curso only where what is before says so."""
    before = lower[at - 1] if at else ""
    if lower[at] == "fall":
        return before in ("last", "this", "previous")
    if lower[at] in COUNTS:  # the last census, el conteo anterior
        after = "".join(lower[at + 1 : at + 2])
        return any(before in some[code] or after in BASE[code] for code in NOUNS
                   for some in (BASE, ORDINALS))  # fmt: skip
    return lower[at] in nouns and not (lower[at] == "curso" and before == "en")


def _is_time_before(lower, at, nouns):
    """Say whether a number counts back: 12 months earlier, the previous 12 months."""
    noun, then = [*lower[at + 1 : at + 3], "", ""][:2]
    if noun not in nouns:
        return False
    if then in _EARLIER or lower[at - 1] in ("previous", "prior", "preceding"):
        return True
    return then in _THOSE_BEFORE and lower[at - 1] in ("los", "las", "the")


def _goes_on_to_do(lower, at):
    """Say whether a verb follows a before: before dropping, antes de bajar."""
    after, then = [*lower[at + 1 : at + 3], "", ""][:2]
    return after.endswith("ing") or (after == "de" and then.endswith(("ar", "er", "ir")))


def _is_of_an_ended_time(lower, at, words):
    """Say whether a number counts the weeks or months of a period: 13 weeks ended, 12 months to."""
    if not lower[at].isdecimal() or len(lower[at]) > 2:
        return False
    if lower[at + 1 : at + 2] not in (["weeks"], ["months"], ["semanas"], ["meses"]):
        return False
    then, month = "".join(lower[at + 2 : at + 3]), "".join(lower[at + 3 : at + 4])
    is_until = then in ("to", "through", "hasta", "a") and month in words.months
    return is_until or then.startswith(("ended", "ending", "terminad", "finalizad"))


def _is_a_date(lower, tokens, at, words):
    """Say whether a date or a month begins at a token: 31 March, May 2020."""
    here = lower[at : at + 1]
    return bool(here) and (
        here[0] in words.months or (here[0].isdecimal() and len(here[0]) <= 2 and _day(
            lower, tokens, at, words))
    )  # fmt: skip


def counts_something(lower, i):
    """Say whether a number after a month counts things, and is no day: in May 28 victims."""
    if lower[i].isdecimal() and int(lower[i]) > 31:
        return True
    is_in = lower[max(0, i - 2) : i - 1] in (["in"], ["en"])
    noun = "".join(lower[i + 1 : i + 2])
    if noun in ("mil", "millones", "million", "billion", "thousand"):
        return True
    return is_in and noun.isalpha() and len(noun) > 3 and noun.endswith("s")


def _day(lower, tokens, i, words):
    """Say whether a number of one or two digits is a day before a month: 30 June, 14 de mayo."""
    nxt = i + 1
    if i and lower[i - 1] == "las":
        return False  # por debajo de las 23 de agosto
    if nxt < len(lower) and lower[nxt] in ("de", "of"):
        nxt += 1
    return nxt < len(lower) and lower[nxt] in words.months and int(tokens[i].text) <= 31
