"""Periods as a table prints them: which of two is the earlier, and which there cannot be."""

import re
from datetime import date
from functools import lru_cache

from cifras.reading.words import words_of

# kind of period -> pattern; the year is always the first group, or the one called so.
_YEAR = r"(?P<year>[12][0-9]{3})"
_FISCAL = r"(?:FY|AF|año fiscal|fiscal year|fiscal) ?"
_PATTERNS = [
    ("year", re.compile(_YEAR)),
    ("fiscal", re.compile(_FISCAL + _YEAR, re.IGNORECASE)),
    ("season", re.compile(rf"(?:{_FISCAL})?{_YEAR}[/–](?P<next>[0-9]{{2}}|[0-9]{{4}})", re.I)),
    ("season", re.compile(rf"(?:{_FISCAL})?{_YEAR}-(?P<next>[12][0-9]{{3}})", re.I)),
    ("quarter", re.compile(rf"{_YEAR}[- ]?[QT](?P<part>[0-9])", re.IGNORECASE)),
    ("quarter", re.compile(rf"(?:Q|T)?(?P<part>[0-9])[QT]?[- ]{_YEAR}", re.IGNORECASE)),
    ("half", re.compile(rf"{_YEAR}[- ]?[HS](?P<part>[0-9])", re.IGNORECASE)),
    ("half", re.compile(rf"[HS](?P<part>[0-9])[- ]{_YEAR}", re.IGNORECASE)),
    ("month", re.compile(rf"{_YEAR}[-M](?P<part>[0-9]{{2}})")),
    ("week", re.compile(rf"{_YEAR}-?W(?P<part>[0-9]{{2}})")),
    ("day", re.compile(rf"{_YEAR}-(?P<part>[0-9]{{2}})-(?P<day>[0-9]{{2}})")),
]
_MOST = {"quarter": 4, "half": 2, "month": 12, "week": 53}
_ORDINAL = re.compile(
    r"(?:the |el |la )?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|primer|segundo|tercer|"
    r"cuarto|primera|segunda|1er|2o|2º|2do|3er|4o|4º|4to) "
    r"(?P<what>half|quarter|semestre|trimestre|mitad) "
    rf"(?:of |de |del )?{_YEAR}",
    re.IGNORECASE,
)
_ORDINALS = (
    {"first", "1st", "primer", "primera", "1er"},
    {"second", "2nd", "segundo", "segunda", "2o", "2º", "2do"},
    {"third", "3rd", "tercer", "3er"},
    {"fourth", "4th", "cuarto", "4o", "4º", "4to"},
)
_NAMED = re.compile(rf"([^\W\d_]+)\.?,? (?:de |del )?{_YEAR}")


class NoSuchPeriodError(ValueError):
    """A period that there cannot be: the month 99, the fifth quarter, 30 February."""


@lru_cache(maxsize=10_000)
def period_key(text):
    """Return (kind, key) of a period, to put those of one kind in order; None where unknown.

    Raises :class:`NoSuchPeriodError`.
    """
    text = " ".join(text.split())
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            return _key(kind, match)
    if match := _ORDINAL.fullmatch(text):
        which = match["which"].lower()
        part = next(n for n, words in enumerate(_ORDINALS, start=1) if which in words)
        kind = "quarter" if match["what"].lower() in ("quarter", "trimestre") else "half"
        if part > _MOST[kind]:
            raise NoSuchPeriodError(text)
        return kind, (int(match["year"]), part)
    named = _NAMED.fullmatch(text)
    months = words_of("en").months | words_of("es").months
    if named and (month := months.get(named[1].lower())):
        return "month", (int(named["year"]), month)
    return None


def _key(kind, match):
    year, found = int(match["year"]), match.groupdict()
    if kind == "season":
        follows = found["next"]
        if (year + 1) % 10 ** len(follows) != int(follows):
            return None  # several years, which may begin in any order
        return kind, (year,)
    if kind == "day":
        try:
            return kind, date(year, int(found["part"]), int(found["day"]))
        except ValueError:
            raise NoSuchPeriodError(match[0]) from None
    part = int(found.get("part") or 1)
    if kind in _MOST and not 1 <= part <= _MOST[kind]:
        if kind == "month" and part == (year + 1) % 100:
            return "season", (year,)  # 2019-20
        if kind == "month" and 1 < part - year % 100 <= 10:
            return None  # 2019-21: several years
        raise NoSuchPeriodError(match[0])
    return kind, (year, part)


def period_faults(start, end, may_be_one, about=""):
    """Yield (column, value, expected) of two periods that cannot be, or are in the wrong order.

    `may_be_one` says that both may be the same. A claim may look back (2019 compared with 2021):
    its periods may where `about`, what the row says of it, names both.
    """
    keys = {}
    for column, text in (("start_period", start), ("end_period", end)):
        try:
            keys[column] = period_key(text) if text else None
        except NoSuchPeriodError:
            yield column, text, "a period that there can be"
            return
    one, two = keys["start_period"], keys["end_period"]
    if one and two and one[0] == two[0] and not (start in about and end in about):
        if one[1] > two[1] or (one[1] == two[1] and not may_be_one):
            yield "end_period", end, f"a {_called(one[0])} after {start}"


def _called(kind):
    return {"fiscal": "fiscal year", "half": "half-year"}.get(kind, kind)
