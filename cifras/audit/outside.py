"""What the ledger says of a claim: per estimator, at each vintage that changes the answer."""

import pandas as pd

from cifras.arithmetic.trends import Bounds, percent_change, stated_change
from cifras.arithmetic.verdicts import SIGNS, judge_rank, judge_record, signed_claim
from cifras.sources.claims import printed_quantity, years_of
from cifras.sources.ledger import (
    as_known_in,
    latest_common_period,
    quantities_by_period,
    quantity_of,
)

COMPARISON_COLUMNS = (
    "claim_id estimator as_of status start_value end_value change_pct change_pct_low "
    "change_pct_high start_vintage start_report end_vintage end_report rival rival_value "
    "rival_report"
).split()


def compare_with_ledger(claims, observations):
    """Recompute every claim that a series could speak to, per estimator and vintage.

    `claims` are cleaned claims. Returns one row per claim, estimator and vintage at which
    an endpoint was first published or was revised, with the endpoints, the reports they
    come from, the change and its bounds, and ``status``: ``corroborated``, ``disputed`` or
    ``no data``. A claim of which the ledger has no series gets one row without estimator.
    """
    rows = []
    for claim in claims.itertuples():
        series = observations[observations["indicator"] == claim.indicator]
        if not _comparer(claim):
            continue
        home = series[series["geography"] == claim.geography]
        if home.empty:
            rows.append({"claim_id": claim.claim_id, "estimator": "", "status": "no data"})
        for estimator in sorted(home["estimator"].unique()):
            mine = series[series["estimator"] == estimator]
            rows += _compare(claim, estimator, mine)
    table = pd.DataFrame(rows, columns=COMPARISON_COLUMNS)
    return table.astype(dict.fromkeys(["as_of", "start_vintage", "end_vintage"], "Int64"))


def _comparer(claim):
    """Return the function that compares a claim with the ledger, or None where none can."""
    if claim.stated_printed or claim.kind in ("record", "rank"):
        return _COMPARE.get(claim.kind)
    return _compare_direction if claim.direction else None


def _compare(claim, estimator, series):
    head = {"claim_id": claim.claim_id, "estimator": estimator}
    wanted = years_of(claim)
    touching = series[series["period"].isin(wanted)] if claim.kind == "change" else series
    rows, last = [], None
    for vintage in sorted(touching["vintage"].unique()):
        known = as_known_in(series, vintage)
        row = _comparer(claim)(claim, known)
        values = row and (row.get("start_value"), row["end_value"], row.get("rival"))
        if row and values != last:
            rows.append(head | {"as_of": int(vintage)} | row)
            last = values
    return rows or [head | {"status": "no data"}]


def _compare_change(claim, known):
    here = known[known["geography"] == claim.geography].set_index("period")
    start, end = int(claim.start_period), int(claim.end_period)
    if not {start, end} <= set(here.index):
        return None
    change = percent_change(*(quantity_of(here.loc[period]) for period in (start, end)))
    stated = signed_claim(printed_quantity(claim, "stated"), claim.direction)
    return _change_row(here, start, end, change, change.meets(stated))


def _compare_direction(claim, known):
    """Compare a change stated without a number: the year of the claim with the last one before.

    The claim stands where rounding leaves no doubt about the direction.
    """
    here = known[(known["geography"] == claim.geography) & known["from_period"].isna()]
    here = here.set_index("period")
    end = int(claim.end_period) if pd.notna(claim.end_period) else here.index.max()
    start = here.index[here.index < end].max()
    if end not in here.index or pd.isna(start):
        return None
    change = percent_change(*(quantity_of(here.loc[period]) for period in (start, end)))
    sign = SIGNS[claim.direction]
    nearest = change.low if sign > 0 else change.high
    row = _change_row(here, start, end, change, nearest is not None and sign * nearest > 0)
    return row | {"rival": str(start)}


def _change_row(here, start, end, change, upheld):
    low, high = (None if x is None else float(round(x, 4)) for x in (change.low, change.high))
    first, last = (quantity_of(here.loc[period]) for period in (start, end))
    return {
        "status": "corroborated" if upheld else "disputed",
        "start_value": float(first.value),
        "end_value": float(last.value),
        "start_report": here.at[start, "report_id"],
        "end_report": here.at[end, "report_id"],
        "start_vintage": int(here.at[start, "vintage"]),
        "end_vintage": int(here.at[end, "vintage"]),
        "change_pct": float(round(change.point, 4)),
        "change_pct_low": low,
        "change_pct_high": high,
    }


def _compare_level(claim, known):
    """Compare one stated level, share or count with the observation of its year.

    A claim that names no year is compared with the last year known by then; a total over
    years only with a total over the same years.
    """
    named, here = years_of(claim), known[known["geography"] == claim.geography]
    totals = here["from_period"].notna()
    if len(named) == 2:
        here = here[totals & (here["from_period"] == named[0]) & (here["period"] == named[1])]
    else:
        here = here[~totals]
        here = here[here["period"] == (named[0] if named else here["period"].max())]
    if here.empty:
        return None
    row = here.iloc[-1]
    seen, stated = quantity_of(row), printed_quantity(claim, "stated")
    overlaps = Bounds(seen.value, seen.low, seen.high).meets(stated_change(stated, 1))
    return {
        "status": "corroborated" if overlaps else "disputed",
        "end_value": float(seen.value),
        "end_vintage": int(row["vintage"]),
        "end_report": row["report_id"],
        "rival": str(row["period"]),
    }


def _compare_record(claim, known):
    here = known[known["geography"] == claim.geography]
    reports = dict(here[["period", "report_id"]].itertuples(index=False))
    return _standing(judge_record, quantities_by_period(here), int(claim.end_period), reports)


def _compare_rank(claim, known):
    here = latest_common_period(known, claim.geography)
    values = {row.geography: quantity_of(row) for row in here.itertuples()}
    reports = dict(here[["geography", "report_id"]].itertuples(index=False))
    return _standing(judge_rank, values, claim.geography, reports)


def _standing(judge, values, subject, reports):
    judgement, rival = judge(values, subject)
    if judgement.verdict == "untestable":
        return None
    upheld = judgement.verdict in ("exact", "rounding")
    return {
        "status": "corroborated" if upheld else "disputed",
        "end_value": float(values[subject].value),
        "end_report": reports[subject],
        "rival": str(rival),
        "rival_value": float(values[rival].value),
        "rival_report": reports[rival],
    }


_COMPARE = {
    "change": _compare_change,
    "level": _compare_level,
    "share": _compare_level,
    "count": _compare_level,
    "record": _compare_record,
    "rank": _compare_rank,
}
