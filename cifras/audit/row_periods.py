"""Periods as a table prints them: which of two is the earlier, and which there cannot be."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from cifras.reading.words import words_of

# kind of period -> pattern, in which the year is always called so
_YEAR = r"(?P<year>[12][0-9]{3})"
_FISCAL = r"(?:FY|AF|año fiscal|fiscal year|fiscal|ejercicio(?: fiscal)?) ?"
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°|ro)?"
_OF = r"(?:,? (?:de |del )?|-)"
_WEEKDAY = r"(?:[^\W\d_]+,? )?"
_PATTERNS = [
    ("year", re.compile(_YEAR)),
    ("fiscal", re.compile(_FISCAL + _YEAR, re.IGNORECASE)),
    ("fiscal", re.compile(r"(?:FY|AF) ?['’]?(?P<short>[0-9]{2})", re.IGNORECASE)),
    ("season", re.compile(rf"(?:{_FISCAL})?{_YEAR}[/–](?P<next>[0-9]{{2}}|[0-9]{{4}})", re.I)),
    ("season", re.compile(rf"(?:{_FISCAL})?{_YEAR}-(?P<next>[12][0-9]{{3}})", re.I)),
    ("season", re.compile(rf"{_FISCAL}{_YEAR}-(?P<next>[0-9]{{2}})", re.I)),
    ("quarter", re.compile(rf"{_YEAR}[- /]?[QT](?P<part>[0-9])", re.IGNORECASE)),
    ("quarter", re.compile(rf"[QT](?P<part>[0-9])[- /]?{_YEAR}", re.IGNORECASE)),
    ("quarter", re.compile(rf"(?P<part>[0-9])[QT][- /]?(?:{_YEAR}|(?P<short>[0-9]{{2}}))", re.I)),
    ("half", re.compile(rf"{_YEAR}[- ]?[HS](?P<part>[0-9])", re.IGNORECASE)),
    ("half", re.compile(rf"[HS](?P<part>[0-9])[- ]{_YEAR}", re.IGNORECASE)),
    ("month", re.compile(rf"{_YEAR}[-M](?P<part>[0-9]{{2}})")),
    ("month", re.compile(rf"(?P<part>[0-9]{{1,2}})[-/]{_YEAR}")),
    ("week", re.compile(rf"{_YEAR}-?W(?P<part>[0-9]{{2}})")),
    ("week", re.compile(rf"(?:week|semana) (?P<part>[0-9]{{1,2}}),? (?:of |de )?{_YEAR}", re.I)),
    ("day", re.compile(rf"{_YEAR}-(?P<part>[0-9]{{2}})-(?P<day>[0-9]{{2}})")),
    ("date", re.compile(rf"(?P<one>[0-9]{{1,2}})(?P<by>[-/.])(?P<two>[0-9]{{1,2}})(?P=by){_YEAR}")),
    ("named", re.compile(rf"{_MONTH}{_OF}{_YEAR}")),
    ("named", re.compile(rf"{_WEEKDAY}{_DAY}(?: (?:de |of )?|-){_MONTH}{_OF}{_YEAR}")),
    ("named", re.compile(rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}")),
]
# What a table writes beside a period: a footnote, provisional, estimated.
_MARKS = re.compile(
    r"(?: ?(?:[*†‡¹²³]|\((?:p|r|e|est\.?|prov\.?|prel\.?)\)|\[[0-9a-z]{1,2}\]|est\."
    r"|(?<=[0-9])[pre]))+$", re.IGNORECASE)  # fmt: skip
_SOME_OF = re.compile(
    r"(?:(?:c|ca)\.|circa|early|mid|late|end|start|beginning|fin(?:es|ales)?|mediados"
    r"|comienzos|principios|inicios)"
    r"(?:-| (?:of |de )?)(?=[12][0-9]{3}$)", re.IGNORECASE)  # fmt: skip
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


class Key(NamedTuple):
    """A period by its kind, what puts it in order among those, and its first and last day.

    The days of a fiscal year or a season are the widest that there may be.
    """

    kind: str
    order: object
    first: date
    last: date


class NoSuchPeriodError(ValueError):
    """A period that there cannot be: the month 99, the fifth quarter, 30 February."""


@lru_cache(maxsize=10_000)
def period_key(text):
    """Return the :class:`Key` of a period as a table prints it; None where unknown.

    Raises :class:`NoSuchPeriodError`.
    """
    text = _MARKS.sub("", " ".join(text.split()))
    text, is_part = _SOME_OF.subn("", text)
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and (kind != "named" or match["month"].lower() in _months()):
            key = _key(kind, match)
            return key._replace(kind="part of a year", order=None) if is_part and key else key
    if match := _ORDINAL.fullmatch(text):
        which = match["which"].lower()
        part = next(n for n, words in enumerate(_ORDINALS, start=1) if which in words)
        kind = "quarter" if match["what"].lower() in ("quarter", "trimestre") else "half"
        return _part_key(kind, int(match["year"]), part, text)
    return None


@lru_cache
def _months():
    return words_of("en").months | words_of("es").months


def _key(kind, match):
    found = match.groupdict()
    short = int(found.get("short") or 0)
    year = int(found["year"]) if found.get("year") else short + (1900 if short >= 70 else 2000)
    if kind in ("year", "fiscal"):
        return _years(kind, year, before=int(kind == "fiscal"))
    if kind == "season":
        return _season(year, match)
    if kind == "date":
        return _date(year, int(found["one"]), int(found["two"]), match[0])
    if kind == "named":
        part = _months()[found["month"].lower()]
        if found.get("day"):
            return _day(year, part, int(found["day"]), match[0])
        return _part_key("month", year, part, match[0])
    part = int(found["part"])
    if kind == "day":
        return _day(year, part, int(found["day"]), match[0])
    if kind == "month" and found["part"] == match[0][5:]:
        if part == (year + 1) % 100 and not 1 <= part <= 12:
            return _years("season", year, after=1)  # 2019-20
        if part > 12 and 1 < part - year % 100 <= 10:
            return None  # 2019-21: several years
    return _part_key(kind, year, part, match[0])


def _years(kind, year, before=0, after=0):
    return Key(kind, year, date(year - before, 1, 1), date(year + after, 12, 31))


def _season(year, match):
    follows, is_short = match["next"], len(match["next"]) == 2
    if (year + 1) % 10 ** len(follows) == int(follows):
        return _years("season", year, after=1)
    if is_short and 1 <= int(follows) <= min(12, year % 100) and f"{year}/{follows}" == match[0]:
        return _part_key("month", year, int(follows), match[0])  # 2020/03
    return None  # several years, which may begin in any order


def _part_key(kind, year, part, text):
    """Return a part of a year: a quarter, a half, a month, a week."""
    if not 1 <= part <= _MOST[kind]:
        raise NoSuchPeriodError(text)
    if kind == "week":
        begin = date(year, 1, 1) + timedelta(weeks=part - 1)
        return Key(kind, (year, part), begin - timedelta(days=6), begin + timedelta(days=12))
    months = 12 // _MOST[kind]
    after = date(year + part * months // 12, part * months % 12 + 1, 1)
    return Key(
        kind, (year, part), date(year, (part - 1) * months + 1, 1), after - timedelta(days=1)
    )


def _day(year, month, day, text):
    try:
        found = date(year, month, day)
    except ValueError:
        raise NoSuchPeriodError(text) from None
    return Key("day", found, found, found)


def _date(year, one, two, text):
    """Return a day by its numbers, which may put the day or the month first: 1/2/2020."""
    found = []
    for day, month in {(one, two), (two, one)}:
        try:
            found.append(_day(year, month, day, text).first)
        except NoSuchPeriodError:
            continue
    if not found:
        raise NoSuchPeriodError(text)
    if len(found) == 1:
        return Key("day", *found * 3)
    return Key("date", None, min(found), max(found))


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
    if not (one and two) or (start in about and end in about):
        return
    is_one_kind, is_ordered = one.kind == two.kind, one.order is not None
    if is_one_kind and is_ordered:
        is_back, is_same = one.order > two.order, one.order == two.order
    else:
        is_back, is_same = two.last < one.first, start == end
    if is_back or (is_same and not may_be_one):
        yield "end_period", end, f"a {_called(one.kind) if is_one_kind else 'period'} after {start}"


def _called(kind):
    return {"fiscal": "fiscal year", "half": "half-year", "date": "day"}.get(kind, kind)
