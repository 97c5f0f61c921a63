"""Periods that are set phrases, and words that look like the beginning of one and are none."""

from cifras.reading.named_times import named_time
from cifras.reading.period_digits import date_in_digits, quarter

NO_PERIOD = ()  # what begins here is no period, whatever follows
_ABOUT = ("justo", "casi", "apenas", "exactamente", "ya", "solo", "sólo", "unos", "unas", "más")
_AUXILIARIES = ("había", "habían", "fue", "fueron", "era", "eran", "hubo", "se", "tuvo", "estaba")
_DECADES = frozenset("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split())
_YEAR_ON_YEAR = [["year", "-", link, "-", "year"] for link in ("on", "over")]
_OVER_A_YEAR = (
    ["year", "on", "year"], ["y", "/", "y"], ["a", "/", "a"], ["year", "over", "year"],
    ["a", "tasa", "anual"], ["en", "tasa", "anual"],
)  # fmt: skip
_GROWN_SINCE = frozenset("YoY yoy YOY QoQ qoq QOQ MoM MOM".split())
_PARTS = frozenset("half third quarter fifth sixth tenth".split())
_HEDGES = frozenset(
    "nearly almost about around roughly some over under than more less just".split()
)
_A_PART = [[part] for part in _PARTS]


def set_phrase(tokens, lower, at, nouns):
    """Return the period that is a set phrase from a token, NO_PERIOD, or None where none is.

    A period is (first token, last token, year or None, whether it is a base).
    """
    if lower[at : at + 5] in _YEAR_ON_YEAR:
        return at, at + 4, None, True
    if lower[at : at + 3] == ["lo", "que", "va"] and lower[at + 3 : at + 4] in (["de"], ["del"]):
        return at, min(at + 4, len(tokens) - 1), None, False
    if found := _so_long_ago(lower, at, nouns) or _that_of_before(tokens, lower, at):
        return found
    if found := named_time(tokens, lower, at):
        return at, *found
    if lower[at] in ("py", "pcp") and tokens[at].text in ("PY", "pcp", "PCP"):
        return at, at, None, True  # the prior year, the prior corresponding period
    if tokens[at].text in _GROWN_SINCE:
        return at, at, None, True
    if "".join(lower[at : at + 5]) in ("y-o-y", "q-o-q", "m-o-m"):
        return at, at + 4, None, True
    if lower[at] == "half" and lower[at - 1 : at] in (["by"], ["in"], ["than"]):
        return NO_PERIOD  # fell by half last season
    if lower[at : at + 3] == ["the", "one", "before"]:
        return at, at + 2, None, True  # 11,327 in the year just closed (10,984 in the one before)
    if lower[at : at + 3] == ["before", "the", "pandemic"]:
        return at, at + 2, None, True
    if lower[at : at + 4] == ["antes", "de", "la", "pandemia"]:
        return at, at + 3, None, True
    if lower[at] == "años" and lower[at + 1 : at + 2] and lower[at + 1] in _DECADES:
        return at, at + 1, None, False
    if found := quarter(tokens, lower, at) or date_in_digits(tokens, at):
        return at, found[0], found[1], False
    return (at, at + 2, None, True) if lower[at : at + 3] in _OVER_A_YEAR else None


def _so_long_ago(lower, at, nouns):
    """Return the period of *hace un año*, *hace justo un año*; or None."""
    if lower[at] != "hace":
        return None
    past = at + 1
    while past + 1 < len(lower):
        if (then := lower[past + 1]) in nouns or then in ("días", "horas"):
            return at, past + 1, None, True
        if lower[past] not in _ABOUT:
            break
        past += 1
    return None


def _that_of_before(tokens, lower, at):
    """Return the period of *en la anterior*, *por encima del anterior*; or None."""
    if lower[at] in ("la", "el") and lower[at + 1 : at + 2] and at:
        follows = tokens[at + 2].kind if at + 2 < len(tokens) else "sym"
        is_one = lower[at + 1] in ("precedente", "anterior", "previa", "previo", "pasada")
        if follows != "sym" and lower[at + 2] in _AUXILIARIES:
            follows = "sym"  # cuando en la anterior habían sido
        if is_one and follows == "sym" and lower[at - 1] in ("en", "de", "que"):
            return at, at + 1, None, True  # frente a 503.000 en la precedente
    if lower[at] in ("anterior", "pasado", "previo") and lower[at - 1 : at] == ["del"]:
        if at + 1 == len(tokens) or tokens[at + 1].kind == "sym":
            return at, at, None, True  # un 7 % por encima del anterior
    return None


def looks_like_one(tokens, lower, at, nouns):
    """Return the period that begins with *one*, NO_PERIOD where a number or a part counts, or None.

    A year ago is a time; 17.6 years, a fall by three quarters and nine in 2014 are none.
    """
    counted = at and tokens[at - 1].kind == "num" and not tokens[at - 1].text.isalpha()
    if lower[at] in nouns and counted:
        return NO_PERIOD  # 17.6 years in 2009
    before = lower[max(0, at - 2) : at]
    if lower[at + 1 : at + 3] == ["-", "quarters"] and lower[at] in ("two", "three"):
        return NO_PERIOD  # fell by three-quarters in 2020
    if lower[at + 1 : at + 2] == ["quarters"] and "by" in before:
        return NO_PERIOD  # fell by about three quarters
    if lower[at] == "one":
        is_ago = "".join(lower[at + 2 : at + 3]) in ("before", "earlier", "ago", "previously")
        return (at, at + 2, None, True) if is_ago and lower[at + 1] in nouns else NO_PERIOD
    article = at - 1 if lower[at] in _PARTS else at
    is_part = lower[at] in _PARTS or lower[at + 1 : at + 2] in _A_PART
    is_part = is_part and article > 0 and lower[article] == "a"
    return NO_PERIOD if is_part and _is_how_much(lower, article) else None


def _is_how_much(lower, at):
    """Say whether *by*, or a hedge, leads to the article of a part: by nearly a third in 2019."""
    before = at - 1
    while before > 0 and lower[before] in _HEDGES:
        before -= 1
    return lower[before] == "by" or before < at - 1
