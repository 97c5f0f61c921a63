"""Observations by estimator and vintage: what was known when, and what it says of a claim."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from cifras.claims import printed_quantity, years_of
from cifras.quantities import read_quantity
from cifras.registry import CONVERSIONS, find_grain
from cifras.trends import Bounds, percent_change, stated_change
from cifras.verdicts import judge_rank, judge_record, signed_claim

SERIES = ["indicator", "geography", "estimator"]
_READ = ["printed", "printed_unit", "unit"]
COMPARISON_COLUMNS = (
    "claim_id estimator as_of status start_value end_value change_pct change_pct_low "
    "change_pct_high start_vintage start_report end_vintage end_report rival rival_value "
    "rival_report"
).split()
_EVIDENCE = {"second-hand": 0, "copy": 1, "first-hand": 2}


def clean_observations(registry, start_year, end_year):
    """Return the observations of the years asked for, one row each, with their bounds.

    Rows are in order of publication (see :func:`as_known_in`). Columns: the source columns,
    then ``value``, ``low``, ``high`` and ``grain`` (in
    ``unit``), ``grain_basis`` (``series`` where grains.csv knows the step, else
    ``printed``) and what is known of the report (``vintage``, ``published``,
    ``evidence``, ``title``, ``publisher``, ``url``).
    """
    table = registry.observations.merge(registry.reports, on="report_id", validate="m:1")
    table["period"] = table["period"].astype(int)
    table["from_period"] = pd.to_numeric(table["from_period"].replace("", None)).astype("Int64")
    table["vintage"] = table["vintage"].astype(int)
    table = table[table["period"].between(start_year, end_year)].reset_index(drop=True)
    grains = [
        find_grain(registry.grains, *series, vintage)
        for *series, vintage in table[[*SERIES, "vintage"]].itertuples(index=False)
    ]
    units = registry.indicators.set_index("indicator")["unit"]
    table["printed_unit"], table["unit"] = table["unit"], table["indicator"].map(units)
    printed = [_read(*row).grain for row in table[_READ].itertuples(index=False)]
    table["grain_basis"] = ["series" if step else "printed" for step in grains]
    table["grain"] = [float(step or own) for step, own in zip(grains, printed, strict=True)]
    quantities = [quantity_of(row) for row in table.itertuples()]
    for side in ("value", "low", "high"):
        bounds = [getattr(quantity, side) for quantity in quantities]
        table[side] = [None if bound is None else float(bound) for bound in bounds]
    table["_rank"] = table["evidence"].map(_EVIDENCE)
    order = "from_period period date vintage published _rank report_id".split()
    table = table.sort_values([*SERIES, *order])
    columns = (
        "indicator geography estimator period from_period date printed printed_unit value low "
        "high unit grain grain_basis "
        "vintage published report_id title publisher evidence vintage_basis url note"
    ).split()
    return table[columns].reset_index(drop=True)


def quantity_of(row):
    """Return the exact quantity of one row of the cleaned observations."""
    quantity = _read(row.printed, row.printed_unit, row.unit)
    value = quantity.value
    shown = f"{int(value) if value.denominator == 1 else float(value):,}"
    text = " ".join(x for x in (quantity.comparator, shown) if x)
    text += "" if row.unit == "count" else f" {row.unit}"
    return replace(quantity, text=text, unit=row.unit, grain=Fraction(str(row.grain)))


def _read(printed, printed_unit, unit):
    """Read a printed value and convert it to the unit of its indicator."""
    quantity = read_quantity(str(printed))
    worth = CONVERSIONS.get((printed_unit, unit), 1)
    return replace(quantity, value=quantity.value * worth, grain=quantity.grain * worth)


def as_known_in(observations, vintage=None):
    """Return, per series and period, the value last published up to `vintage`.

    With no vintage, the latest of all. Relies on the order in which the cleaned
    observations stand: by date of publication, and of two reports of one date the better
    evidence last (somebody's quotation, then a copy, then the report itself).
    """
    known = observations if vintage is None else observations[observations["vintage"] <= vintage]
    return known.drop_duplicates([*SERIES, "from_period", "period"], keep="last")


def select_series(observations, indicator, estimator, geography="Colombia"):
    """Return the rows of one series."""
    return observations[
        (observations["indicator"] == indicator)
        & (observations["estimator"] == estimator)
        & (observations["geography"] == geography)
    ]


def panel_line(observations, colour, indicator, estimator, geography="Colombia", worth=1):
    """Return (colour, rows) of one series for a panel, its values times `worth`."""
    rows = select_series(observations, indicator, estimator, geography)
    rows = rows.drop_duplicates("period", keep="last")[["period", "value"]].astype(float)
    return colour, rows.astype({"period": int}).assign(value=rows["value"] * worth)


def panel_table(panels):
    """Return what a set of panels plots as one table: panel, line, period, value."""
    return pd.concat(
        rows.assign(panel=heading, line=label)[["panel", "line", "period", "value"]]
        for heading, lines in panels.items()
        for label, (_, rows) in lines.items()
    )


def quantities_by_period(rows):
    """Map the period of each row to its exact quantity."""
    return {row.period: quantity_of(row) for row in rows.itertuples()}


def revisions(observations, indicator, estimator, geography="Colombia"):
    """Return one row per period of a series that was published more than once.

    Columns: ``period``, ``first`` and ``latest`` value with ``first_vintage`` and
    ``latest_vintage``, and ``revision_pct``.
    """
    rows = select_series(observations, indicator, estimator, geography)
    ends = rows.groupby("period").agg(
        first=("value", "first"),
        latest=("value", "last"),
        first_vintage=("vintage", "first"),
        latest_vintage=("vintage", "last"),
    )
    ends = ends[ends["first_vintage"] < ends["latest_vintage"]].reset_index()
    return ends.assign(revision_pct=100 * (ends["latest"] / ends["first"] - 1))


def compare_with_ledger(claims, observations):
    """Recompute every claim that a series could speak to, per estimator and vintage.

    `claims` are cleaned claims. Returns one row per claim, estimator and vintage at which
    an endpoint was first published or was revised, with the endpoints, the reports they
    come from, the change and its bounds, and ``status``: ``corroborated``, ``disputed`` or
    ``no data``.
    """
    rows = []
    for claim in claims.itertuples():
        series = observations[observations["indicator"] == claim.indicator]
        is_stated = claim.kind in ("record", "rank") or claim.stated_printed
        if claim.kind not in _COMPARE or not is_stated or series.empty:
            continue
        home = series[series["geography"] == claim.geography]
        for estimator in sorted(home["estimator"].unique()):
            mine = series[series["estimator"] == estimator]
            rows += _compare(claim, estimator, mine)
    table = pd.DataFrame(rows, columns=COMPARISON_COLUMNS)
    return table.astype(dict.fromkeys(["as_of", "start_vintage", "end_vintage"], "Int64"))


def _compare(claim, estimator, series):
    head = {"claim_id": claim.claim_id, "estimator": estimator}
    wanted = years_of(claim)
    touching = series[series["period"].isin(wanted)] if claim.kind == "change" else series
    rows, last = [], None
    for vintage in sorted(touching["vintage"].unique()):
        known = as_known_in(series, vintage)
        row = _COMPARE[claim.kind](claim, known)
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
    first, last = (quantity_of(here.loc[period]) for period in (start, end))
    change = percent_change(first, last)
    stated = signed_claim(printed_quantity(claim, "stated"), claim.direction)
    return {
        "status": "corroborated" if change.meets(stated) else "disputed",
        "start_value": float(first.value),
        "end_value": float(last.value),
        "start_report": here.at[start, "report_id"],
        "end_report": here.at[end, "report_id"],
        "start_vintage": int(here.at[start, "vintage"]),
        "end_vintage": int(here.at[end, "vintage"]),
        "change_pct": float(round(change.point, 4)),
        "change_pct_low": float(round(change.low, 4)),
        "change_pct_high": float(round(change.high, 4)),
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


def latest_common_period(known, geography):
    """Return the rows of the last period in which `geography` and two others have a value."""
    countries = known[~known["geography"].isin(["Andean region", "World"])]
    counts = countries.groupby("period")["geography"].agg(set)
    full = [period for period, places in counts.items() if len(places) >= 3 and geography in places]
    return countries[countries["period"] == max(full)] if full else countries.iloc[:0]


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
