"""The steps to which series were rounded, and the evidence for each."""

from fractions import Fraction

import pandas as pd

SERIES = ["indicator", "geography", "estimator"]
_STEPS = sorted({Fraction(10) ** power * digit for power in range(-2, 7) for digit in (1, 2, 5)})


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
    return max((s for s in _STEPS if all(value % s == 0 for value in values)), default=None)


def chance_by_accident(step, count):
    """Return the chance that `count` values rounded to the next finer step all fall on `step`."""
    finer = _STEPS[max(_STEPS.index(step) - 1, 0)] if step in _STEPS else step
    return float((finer / step) ** count)


def weigh_grains(grains, observations):
    """Return the rows of grains.csv with the evidence for each.

    Adds ``distinct_values`` (of the observations in that span of vintages),
    ``shared_step`` (the coarsest step they share) and ``chance`` (that they fall on the
    row's step by accident, had they been rounded to the next finer one).
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
