"""Observations by estimator and vintage: what was known when, and what it says of a claim."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from cifras.arithmetic.quantities import read_quantity
from cifras.sources.schema import CONVERSIONS, find_grain

SERIES = ["indicator", "geography", "estimator"]
_READ = ["printed", "corrected", "printed_unit", "unit"]
_CORRECTED = [*SERIES, "period", "report_id", "printed"]
_EVIDENCE = {"second-hand": 0, "copy": 1, "first-hand": 2}


def clean_observations(registry, start_year, end_year):
    """Return the observations of the years asked for, one row each, with their bounds.

    Rows are in order of publication (see :func:`as_known_in`). Columns: the source columns,
    ``corrected`` (what is read instead of ``printed``, or empty), then ``value``, ``low``,
    ``high`` and ``grain`` (in ``unit``), ``grain_basis`` (``series`` where grains.csv knows
    the step, else ``printed``) and what is known of the report (``vintage``, ``published``,
    ``evidence``, ``title``, ``publisher``, ``url``).
    """
    table = registry.observations.merge(registry.reports, on="report_id", validate="m:1")
    corrections = registry.corrections[[*_CORRECTED, "corrected"]]
    table = table.merge(corrections, how="left", on=_CORRECTED, validate="m:1")
    table["corrected"] = table["corrected"].fillna("")
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
        "indicator geography estimator period from_period date printed corrected printed_unit "
        "value low "
        "high unit grain grain_basis "
        "vintage published report_id title publisher evidence vintage_basis url note"
    ).split()
    return table[columns].reset_index(drop=True)


def quantity_of(row):
    """Return the exact quantity of one row of the cleaned observations."""
    quantity = _read(row.printed, row.corrected, row.printed_unit, row.unit)
    value = quantity.value
    shown = f"{int(value) if value.denominator == 1 else float(value):,}"
    text = " ".join(x for x in (quantity.comparator, shown) if x)
    text += "" if row.unit == "count" else f" {row.unit}"
    return replace(quantity, text=text, unit=row.unit, grain=Fraction(str(row.grain)))


def _read(printed, corrected, printed_unit, unit):
    """Read a printed or corrected value and convert it to the unit of its indicator."""
    quantity = read_quantity(str(corrected or printed))
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


def latest_common_period(known, geography):
    """Return the rows of the last period in which `geography` and two others have a value."""
    countries = known[~known["geography"].isin(["Andean region", "World"])]
    counts = countries.groupby("period")["geography"].agg(set)
    full = [period for period, places in counts.items() if len(places) >= 3 and geography in places]
    return countries[countries["period"] == max(full)] if full else countries.iloc[:0]
