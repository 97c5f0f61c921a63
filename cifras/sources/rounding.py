"""The evidence for a rounding step: how many values say so, and how likely by accident."""

from fractions import Fraction

import pandas as pd

from cifras.sources.ledger import SERIES, quantity_of

_STEPS = sorted({Fraction(10) ** power * digit for power in range(-2, 7) for digit in (1, 2, 5)})
_ENOUGH = 5


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
    out = grains.copy()
    evidence = [_evidence(row, observations) for _, row in grains.iterrows()]
    return out.assign(**pd.DataFrame(evidence, index=out.index))


def _evidence(row, observations):
    vintage = observations["vintage"]
    here = observations[
        (observations[SERIES] == list(row[SERIES])).all(axis=1)
        & vintage.between(int(row["from_vintage"]), int(row["to_vintage"]))
    ]
    values = {quantity_of(seen).value for seen in here.itertuples() if seen.value}
    step = Fraction(row["grain"])
    return {
        "distinct_values": len(values),
        "shared_step": float(shared_step(values) or 0) if values else None,
        "chance": chance_by_accident(step, len(values)),
    }


def propose_grains(observations):
    """Propose a step for every series and vintage that has enough values; a person decides.

    Returns one row per series and vintage with at least five distinct values: the step
    they share, their number, and the chance of it by accident.
    """
    rows = []
    for (*series, vintage), group in observations.groupby([*SERIES, "vintage"]):
        values = {quantity_of(seen).value for seen in group.itertuples() if seen.value}
        step = shared_step(values) if len(values) >= _ENOUGH else None
        if step:
            rows.append(
                [*series, vintage, float(step), len(values), chance_by_accident(step, len(values))]
            )
    columns = [*SERIES, "vintage", "shared_step", "distinct_values", "chance"]
    return pd.DataFrame(rows, columns=columns)
