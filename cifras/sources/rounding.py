"""The steps to which series were rounded, and the evidence for each."""

from fractions import Fraction
from math import floor, gcd, lcm, log10

import pandas as pd

from cifras.arithmetic.quantities import exact_text

SERIES = ["indicator", "geography", "estimator"]
_PLACES = 60  # of a value of a table there are not so many
# One in how many multiples of the next finer step is one of the step: 1 of 0.5, 2 of 1, 5 of 1.
_OF_FINER = {"1": 2, "2": 2, "5": 5}


class Steps:
    """The rounding steps that ``grains.csv`` gives, by series and vintage."""

    def __init__(self, grains):
        columns = [*SERIES, "from_vintage", "to_vintage", "grain"]
        self._spans = {}
        for *series, first, last, step in grains[columns].itertuples(index=False):
            span = int(first), int(last), Fraction(step)
            self._spans.setdefault(tuple(series), []).append(span)

    def at(self, series, vintage):
        """Return the step of a series at one vintage as a Fraction, or None where none is known.

        `series` is indicator, geography and estimator.
        """
        spans = self._spans.get(tuple(series), ())
        return next((step for first, last, step in spans if first <= vintage <= last), None)


def shared_step(values):
    """Return the largest step (1, 2 or 5 times a power of ten) that divides all `values`."""
    common = Fraction(
        gcd(*(value.numerator for value in values)), lcm(*(value.denominator for value in values))
    )
    first = floor(log10(common))
    steps = (
        digit * Fraction(10) ** power
        for power in range(first, first - _PLACES, -1)
        for digit in (5, 2, 1)
    )
    return next((step for step in steps if common % step == 0), None)


def chance_by_accident(step, count):
    """Return the chance that `count` values rounded to the next finer step all fall on `step`.

    That is the next of 1, 2 or 5 times a power of ten that divides it. None where `step` is
    itself no such number: what it would be a coarser rounding of, nobody can say.
    """
    parts = _OF_FINER.get(exact_text(step).strip("0."))
    return parts and float(Fraction(1, parts) ** count)


def weigh_grains(grains, observations):
    """Return the rows of grains.csv with the evidence for each.

    Adds ``distinct_values`` (of the observations in that span of vintages),
    ``shared_step`` (the coarsest step they share) and ``chance`` (that they fall on the
    row's step by accident, had they been rounded to the next finer one; missing where there is
    none).
    """
    by_series = dict(list(observations.groupby(SERIES)))
    empty = observations.iloc[:0]
    evidence = [
        _evidence(row, by_series.get(tuple(row[SERIES]), empty)) for _, row in grains.iterrows()
    ]
    return grains.assign(**pd.DataFrame(evidence, index=grains.index))


def _evidence(row, series):
    here = series[series["vintage"].between(int(row["from_vintage"]), int(row["to_vintage"]))]
    values = {quantity.value for quantity in here["quantity"] if quantity.value}
    step = Fraction(row["grain"])
    return {
        "distinct_values": len(values),
        "shared_step": float(shared_step(values) or 0) if values else None,
        "chance": chance_by_accident(step, len(values)),
    }
