"""The ledger of observations by estimator and vintage: what was known when."""

import math
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from cifras.reading.numbers import read_quantity
from cifras.sources.claims import FISCAL, as_float
from cifras.sources.rounding import SERIES
from cifras.sources.tables import quantity

_TIME = ["from_period", "period"]
_CORRECTED = [*SERIES, "period", "report_id", "printed"]
_EVIDENCE = {"second-hand": 0, "copy": 1, "first-hand": 2}
_COLUMNS = (
    "indicator geography estimator period from_period date printed corrected printed_unit "
    "value low high unit grain grain_basis vintage published report_id title publisher evidence "
    "vintage_basis url derived note quantity"
).split()


def clean_observations(sources, start_year, end_year):
    """Return the observations of the years asked for, one row each, with their bounds.

    Of an indicator with ``all_years`` earlier years are kept, too: `start_year` is about series
    whose method begins with it.
    Rows are in order of publication (see :func:`as_known_in`). Columns: the source columns,
    ``corrected`` (what is read instead of ``printed``, or empty), the ``quantity`` and its
    ``value``, ``low``, ``high`` and ``grain`` (in ``unit``), ``grain_basis`` (``series`` where
    grains.csv knows the step, else ``printed``) and what is known of the report (``vintage``,
    ``published``, ``evidence``, ``title``, ``publisher``, ``url``).
    """
    table = sources.observations.merge(sources.reports, on="report_id", validate="m:1")
    corrections = sources.corrections[[*_CORRECTED, "corrected"]]
    table = table.merge(corrections, how="left", on=_CORRECTED, validate="m:1")
    table["corrected"] = table["corrected"].fillna("")
    table["period"] = table["period"].astype(int)
    table["from_period"] = pd.to_numeric(table["from_period"].replace("", None)).astype("Int64")
    table["vintage"] = table["vintage"].astype(int)
    early = set(sources.indicators.query("all_years == 'yes'")["indicator"])
    begun = (table["period"] >= start_year) | table["indicator"].isin(early)
    table = table[begun & (table["period"] <= end_year)].reset_index(drop=True)
    units = sources.indicators.set_index("indicator")["unit"]
    table["printed_unit"], table["unit"] = table["unit"], table["indicator"].map(units)
    worth, steps, read = _worth(sources), [], []
    for row in table.itertuples():
        step = sources.steps.at((row.indicator, row.geography, row.estimator), row.vintage)
        seen = _read(row)
        factor = worth[row.printed_unit]
        grain = step or seen.grain * factor
        steps.append(step)
        read.append(quantity(seen.value * factor, row.unit, grain, seen.comparator))
    table["grain_basis"] = ["series" if step else "printed" for step in steps]
    table["quantity"] = pd.Series(read, dtype=object)
    for part in ("value", "low", "high", "grain"):
        table[part] = [as_float(getattr(q, part)) for q in read]
    table["_rank"] = table["evidence"].map(_EVIDENCE)
    order = "from_period period date vintage published _rank report_id".split()
    table = table.sort_values([*SERIES, *order], kind="stable")
    return table[_COLUMNS].reset_index(drop=True)


def as_printed(observations, sources):
    """Return the observations with no quantity rounded more coarsely than its digits are.

    Where grains.csv knows a finer step than they show, that one stays.
    """
    worth = _worth(sources)
    finer = [
        min(row.quantity.grain, _read(row).grain * worth[row.printed_unit])
        for row in observations.itertuples()
    ]
    pairs = zip(observations["quantity"], finer, strict=True)
    return observations.assign(quantity=[replace(seen, grain=grain) for seen, grain in pairs])


def _read(row):
    return read_quantity(row.corrected or row.printed)


def _worth(sources):
    """Map units to what one of them is in the unit of its indicators."""
    units = sources.units.set_index("unit")["worth"]
    return {unit: Fraction(text) for unit, text in units.items()}


def as_known_in(observations, vintage=None):
    """Return, per series and period, the value last published up to `vintage`.

    With no vintage, the latest of all. Relies on the order in which the cleaned
    observations stand: by date of publication, and of two reports of one date the better
    evidence last (somebody's quotation, then a copy, then the report itself).
    """
    known = _last_published(observations.itertuples(), vintage)
    return observations.loc[[row.Index for row in known]]


def _last_published(rows, vintage):
    """Return the last row up to `vintage` of each series and period, in their order."""
    return list(
        {
            tuple(str(getattr(row, name)) for name in (*SERIES, *_TIME)): row
            for row in rows
            if vintage is None or row.vintage <= vintage
        }.values()
    )


def select_series(observations, indicator, estimator, geography):
    """Return the rows of one series."""
    return observations[
        (observations["indicator"] == indicator)
        & (observations["estimator"] == estimator)
        & (observations["geography"] == geography)
    ]


def revisions(observations, indicator, estimator, geography):
    """Return one row per period of a series that was published more than once.

    Columns: ``period``, and ``from_period`` and ``date`` where the series has any, ``first`` and
    ``latest`` value with ``first_vintage`` and ``latest_vintage``, ``revision_pct``, and
    ``is_revised``: whether what the first and the latest value stand for have nothing in common.
    A number printed with more digits is none, nor is one of another day of the year.
    """
    rows = select_series(observations, indicator, estimator, geography)
    rows = rows.assign(
        least=rows["low"].astype(float).fillna(-math.inf),
        most=rows["high"].astype(float).fillna(math.inf),
    )
    ends = rows.groupby([*_TIME, "date"], dropna=False).agg(
        first=("value", "first"),
        latest=("value", "last"),
        first_vintage=("vintage", "first"),
        latest_vintage=("vintage", "last"),
        least=("least", "first"),
        most=("most", "first"),
        latest_least=("least", "last"),
        latest_most=("most", "last"),
    )
    ends = ends[ends["first_vintage"] < ends["latest_vintage"]].reset_index()
    apart = (ends["latest_least"] > ends["most"]) | (ends["latest_most"] < ends["least"])
    ends = ends.assign(revision_pct=100 * (ends["latest"] / ends["first"] - 1), is_revised=apart)
    unused = [name for name in ("from_period", "date") if rows[name].replace("", None).isna().all()]
    return ends.drop(columns=["least", "most", "latest_least", "latest_most", *unused])


class Ledger:
    """The observations by indicator and estimator, for those who look up many series."""

    def __init__(self, observations):
        self._rows = {}
        for row in observations.itertuples():
            self._rows.setdefault(row.indicator, {}).setdefault(row.estimator, []).append(row)

    def estimators(self, indicator, geography):
        """Return who has published values of an indicator for a place, in order of name."""
        found = self._rows.get(indicator, {})
        return sorted(w for w, rows in found.items() if any(r.geography == geography for r in rows))

    def rows(self, indicator, estimator):
        """Return the observations of one indicator by one estimator, in order of publication."""
        return self._rows.get(indicator, {}).get(estimator, [])

    def known(self, indicator, estimator, vintage=None):
        """Return what was last published up to `vintage`, one row per place and period."""
        return _last_published(self.rows(indicator, estimator), vintage)

    def yearly(self, indicator, estimator, geography, vintage=None):
        """Map the years of a series to the observations known by `vintage`, totals left out."""
        rows = self.known(indicator, estimator, vintage)
        here = [r for r in rows if r.geography == geography and pd.isna(r.from_period)]
        return {row.period: row for row in sorted(here, key=lambda row: row.period)}


def in_common(rows, places):
    """Map each year in which all of `places` have a value to their rows, in order of years."""
    by_year = {}
    for row in rows:
        if row.geography in places and pd.isna(row.from_period):
            by_year.setdefault(row.period, {})[row.geography] = row
    return {year: by_year[year] for year in sorted(by_year) if len(by_year[year]) == len(places)}


def year_of_rank(claim, common):
    """Return the year that a rank is held in: the one it names, or the last in `common`.

    `common` maps years to the rows of all rivals. None where there is no such year: a rival
    without a value might stand higher.
    """
    named = claim.end_date.removeprefix(FISCAL)[:4]
    if pd.notna(claim.end_period) and claim.end_period != "":
        named = claim.end_period
    year = int(named) if named else max(common, default=None)
    return year if year in common else None
