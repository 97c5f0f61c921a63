"""Whether published values can be what they say: their dates, their order, their size."""

import re
from fractions import Fraction
from itertools import pairwise

from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.sources.rounding import SERIES

_JUMP = 100  # from one value of a series to the next: two orders of magnitude
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(text):
    """Say whether a year, a month or a day in digits is one of the calendar."""
    year, *rest = map(int, text.split("-"))
    if not rest:
        return True
    month, *day = rest
    if not 1 <= month <= 12:
        return False
    leaps = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 if month == 2 and not leaps else _DAYS[month - 1]
    return not day or 1 <= day[0] <= last


def dated_problems(rows):
    """Yield the observations whose dates do not fit each other: row, column, value, expected."""
    for row in rows:
        period, first, date = row["period"], row["from_period"], row["date"]
        if first and first >= period:
            yield row["_row"], "from_period", first, f"a year before {period}, its period, or none"
        if date and date[:4] != period:
            yield row["_row"], "date", date, f"a date in {period}, its period"


def jumps(rows, worths):
    """Yield each observation that lies two orders of magnitude from the next of its series.

    `worths` maps units to (base, worth). Of two that are that far apart the one that is further
    from the middle of the series is told. A note that holds the value as printed lets it stand.
    """
    series = {}
    for row in rows:
        value = _value(row, worths)
        if value:
            key = *(row[name] for name in SERIES), bool(row["from_period"])
            series.setdefault(key, []).append((row["period"], row["date"], value, row))
    for listed in series.values():
        listed.sort(key=lambda one: one[:2])
        middle = sorted(value for *_, value, _ in listed)[len(listed) // 2]
        told = set()
        for one, other in pairwise(listed):
            if _times(one[2], other[2]) < _JUMP:
                continue
            row, beside = one[3], other[3]
            if _times(other[2], middle) > _times(one[2], middle):
                row, beside = beside, row
            if row["_row"] not in told and row["printed"] not in row["note"]:
                told.add(row["_row"])
                expected = (
                    f"a value within {_JUMP} times that of row {beside['_row']} "
                    f"({beside['printed']} in {beside['period']}), the next of its series; where "
                    "the report does print it so, write the value as printed in the note, too"
                )
                yield row["_row"], "printed", row["printed"], expected


def _times(one, other):
    return max(one, other) / min(one, other)


def _value(row, worths):
    if "," in row["printed"] or not re.search("[1-9]", row["printed"]):
        return None
    try:
        value = read_quantity(row["printed"]).value
    except UnreadableNumberError:
        return None
    _, worth = worths.get(row["unit"], ("", Fraction(1)))
    return value * worth if value > 0 else None
