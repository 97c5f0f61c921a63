"""What other published figures say of a claim: per estimator, at each vintage that adds to it.

An outside check is graded by distance. ``agrees``: the interval that the figures allow and that
of the stated number meet; ``close``: they lie apart by no more than `close_points`; ``differs``:
by more. The distance is in points for a percent, and in percent of the stated number for a
level; that of a record or rank is what the claimed top lies below the rival, in percent of it.
"""

from fractions import Fraction

import pandas as pd

from cifras.arithmetic.trends import Bounds, percent_change, stated_change
from cifras.arithmetic.verdicts import HOLDS, SIGNS, judge_rank, judge_record, signed_claim
from cifras.sources.claims import place_claimed, window_of, years_of
from cifras.sources.ledger import Ledger, in_common, year_of_rank

COMPARISON_COLUMNS = (
    "claim_id estimator as_of status distance start_value end_value change_pct change_pct_low "
    "change_pct_high start_vintage start_report end_vintage end_report rival rival_value "
    "rival_report"
).split()
_YEARS = ["as_of", "start_vintage", "end_vintage"]
_SAYS = ["start_value", "end_value", "rival", "rival_value"]  # new where one of them is

AGREES, CLOSE, DIFFERS, NO_DATA = CHECKS = ("agrees", "close", "differs", "no data")


def compare_with_ledger(claims, observations, close_points=1):
    """Recompute every claim that a series could speak to, per estimator and vintage.

    `claims` are cleaned claims. Returns one row per claim, estimator and vintage at which an
    endpoint was first published or was revised, with the endpoints, the reports they come from,
    the change and its bounds, ``status`` (one of :data:`CHECKS`) and ``distance``. A claim of
    which the ledger has no series gets one row without estimator.
    """
    ledger, rows, limit = Ledger(observations), [], Fraction(str(close_points))
    for claim in claims.itertuples():
        if compare := _comparer(claim):
            estimators = ledger.estimators(claim.indicator, claim.geography)
            for estimator in estimators or [""]:
                found = _by_vintage(claim, compare, ledger, estimator)
                head = {"claim_id": claim.claim_id, "estimator": estimator}
                rows += [head | _graded(row, limit) for row in found]
                rows += [] if found else [head | {"status": NO_DATA}]
    return pd.DataFrame(rows, columns=COMPARISON_COLUMNS).astype(dict.fromkeys(_YEARS, "Int64"))


def _graded(row, limit):
    """Grade a comparison: whether the figures fit, and otherwise by how far they miss."""
    distance = Fraction(0) if row["fits"] else row["distance"]
    may_be_close = distance is not None and distance <= limit
    status = AGREES if row["fits"] else CLOSE if may_be_close else DIFFERS
    shown = None if distance is None else float(round(distance, 4))
    return row | {"status": status, "distance": shown}


def overall(statuses):
    """Return what all checks of one claim say together: a status, ``both``, or an empty text.

    ``both``: some agree or come close, others differ.
    """
    seen = set(statuses)
    if DIFFERS in seen and seen & {AGREES, CLOSE}:
        return "both"
    return next((status for status in CHECKS if status in seen), "")


def _comparer(claim):
    """Return the function that compares a claim with the ledger, or None where none can."""
    if claim.stated_printed or claim.kind in ("record", "rank"):
        return _COMPARE.get(claim.kind)
    return _compare_direction if claim.direction else None


def _by_vintage(claim, compare, ledger, estimator):
    """Return what each vintage says that says something new."""
    touching = ledger.rows(claim.indicator, estimator)
    if claim.kind == "change" and pd.notna(claim.end_period):
        touching = [row for row in touching if row.period in years_of(claim)]
    found, last = [], None
    for vintage in sorted({row.vintage for row in touching}):
        known = ledger.known(claim.indicator, estimator, vintage)
        here = [row for row in known if row.geography == claim.geography]
        row = compare(claim, here, known)
        values = row and [row.get(name) for name in _SAYS]
        if row and values != last:
            found.append({"as_of": vintage} | row)
            last = values
    return found


def _yearly(here):
    """Map years to the observations of a series, totals over years left out."""
    return {row.period: row for row in here if pd.isna(row.from_period)}


def _compare_change(claim, here, *_):
    years, start, end = _yearly(here), int(claim.start_period), int(claim.end_period)
    if not {start, end} <= set(years):
        return None
    if years[start].quantity.value <= 0:
        return None  # no percent of nothing
    stated = signed_claim(claim.stated, claim.direction)
    change = percent_change(years[start].quantity, years[end].quantity)
    fate = {"fits": change.meets(stated), "distance": change.distance(stated)}
    return fate | _change_row(years[start], years[end], change)


def _compare_direction(claim, here, *_):
    """Compare a change stated without a number: the last year of the claim with its first.

    A claim that names no first year is compared with the last year before.
    The claim stands where rounding leaves no doubt about the direction; a wrong direction is
    never close, and has no distance.
    """
    years = _yearly(here)
    end = int(claim.end_period) if pd.notna(claim.end_period) else max(years, default=None)
    start = max((year for year in years if end and year < end), default=None)
    if pd.notna(claim.start_period):
        start = int(claim.start_period)
    if start == end or not {start, end} <= set(years):
        return None
    if years[start].quantity.value <= 0:
        return None
    change = percent_change(years[start].quantity, years[end].quantity)
    sign = SIGNS[claim.direction]
    nearest = change.low if sign > 0 else change.high
    fits = nearest is not None and sign * nearest > 0
    fate = {"fits": fits, "distance": None, "rival": str(start)}
    return fate | _change_row(years[start], years[end], change)


def _change_row(start, end, change):
    low, high = (None if x is None else float(round(x, 4)) for x in (change.low, change.high))
    return {
        "start_value": float(start.quantity.value),
        "end_value": float(end.quantity.value),
        "start_report": start.report_id,
        "end_report": end.report_id,
        "start_vintage": start.vintage,
        "end_vintage": end.vintage,
        "change_pct": float(round(change.point, 4)),
        "change_pct_low": low,
        "change_pct_high": high,
    }


def _compare_level(claim, here, *_):
    """Compare one stated level, share or count with the observation of its year.

    A claim that names no year is compared with the last year known by then; a total over
    years only with a total over the same years.
    """
    named, years = years_of(claim), _yearly(here)
    if len(named) == 2:
        totals = [row for row in here if pd.notna(row.from_period)]
        fits = [row for row in totals if [row.from_period, row.period] == named]
        row = fits[-1] if fits else None
    else:
        row = years.get(named[0] if named else max(years, default=None))
    if row is None:
        return None
    seen, stated = row.quantity, stated_change(claim.stated, 1)
    bounds = Bounds(seen.value, seen.low, seen.high)
    distance = bounds.distance(stated)
    if claim.stated.unit != "%":
        distance = 100 * distance / abs(stated.point) if stated.point else None
    return {
        "fits": bounds.meets(stated),
        "distance": distance,
        "end_value": float(seen.value),
        "end_vintage": row.vintage,
        "end_report": row.report_id,
        "rival": str(row.period),
    }


def _compare_record(claim, here, *_):
    how = {"since": window_of(claim)}
    return _standing(claim, judge_record, _yearly(here), int(claim.end_period), how)


def _compare_rank(claim, here, known):
    del here
    common = in_common(known, claim.rivals.split("; "))
    how = {"nth": place_claimed(claim)}
    rows = common.get(year_of_rank(claim, common), {})
    return _standing(claim, judge_rank, rows, claim.geography, how)


def _standing(claim, judge, rows, subject, how):
    sign = SIGNS.get(claim.direction, 1)
    values = {name: row.quantity for name, row in rows.items()}
    judgement, rival = judge(values, subject, sign, **how)
    if judgement.verdict == "untestable":
        return None
    top, other = rows[subject].quantity.value, rows[rival].quantity.value
    return {
        "fits": judgement.verdict in HOLDS,
        "distance": abs(100 * (1 - top / other)) if other else None,
        "end_value": float(rows[subject].quantity.value),
        "end_report": rows[subject].report_id,
        "rival": str(rival),
        "rival_value": float(rows[rival].quantity.value),
        "rival_report": rows[rival].report_id,
    }


_COMPARE = {
    "change": _compare_change,
    "level": _compare_level,
    "share": _compare_level,
    "count": _compare_level,
    "record": _compare_record,
    "rank": _compare_rank,
}
