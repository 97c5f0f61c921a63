"""Judge one claim: how does it fare against the recomputed trend?

``exact``: the printed numbers give the stated one at its printed precision; ``rounding``: only
when their printed rounding is allowed for; ``grain``: only at the coarser grain that the series
shows; ``contradicted``: at no grain that the evidence supports; ``reversed``: contradicted, and
the direction is wrong; ``untestable``: a number is missing, or no figure could test the claim.
A contradicted claim is a finding and never raises.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from cifras.arithmetic.trends import (
    Bounds,
    Stated,
    grain_needed,
    is_empty,
    is_vacuous,
    percent_change,
    stated_change,
    whole_percents_admitted,
)

# Best first.
VERDICTS = ("exact", "rounding", "grain", "contradicted", "reversed", "untestable")
HOLDS = ("exact", "rounding")
SIGNS = {"increase": 1, "decrease": -1}
_TENS = {10**n for n in range(19)}


@dataclass(frozen=True)
class Judgement:
    """A verdict with what it rests on.

    ``recomputed`` holds the bounds at ``grain_used`` (the coarser of the two endpoints'
    grains, in their unit), ``printed`` those at the grains as printed. ``power`` is the
    number of whole-percent claims that the test would have passed. With `is_tie` the recomputed
    number lies halfway between two answers, and the stated one is one of them.
    """

    verdict: str
    stated: Stated | None = None
    recomputed: Bounds | None = None
    printed: Bounds | None = None
    grain_used: Fraction | None = None
    grain_needed: Fraction | None = None
    power: int | None = None
    is_tie: bool = False


def signed_claim(stated, direction):
    """Return a stated percent with the sign that `direction`, or its own minus, gives it.

    Raises ValueError where an increase is stated with a minus.
    """
    if stated.unit != "%":
        raise ValueError(f"a stated change is a percent: {stated.text!r}")
    if stated.value >= 0:
        return stated_change(stated, SIGNS[direction])
    if direction == "increase":
        raise ValueError(f"{stated.text!r} is below zero, the direction is an increase")
    return stated_change(stated, 1)


def judge_change(start, end, stated, direction, series_grain=None):
    """Judge a stated percent change against its two endpoints.

    `start`, `end` and `stated` are quantities, `direction` is ``increase`` or
    ``decrease``; `series_grain` is the coarser step of the series where one is known. Levels
    that leave every change possible test nothing: the claim is ``untestable``.
    Raises ValueError for a start that is not above zero or units that differ.
    """
    claim = signed_claim(stated, direction)
    printed = percent_change(start, end)
    plain = not (start.comparator or end.comparator)
    used, recomputed = (start, end), printed
    verdict = judge_size(printed, claim, SIGNS[direction], plain, floor=-100)
    if verdict == "untestable":
        return Judgement(verdict, claim, printed, printed)
    if verdict not in HOLDS and series_grain:
        used = start.at_grain(series_grain), end.at_grain(series_grain)
        recomputed = percent_change(*used)
        if recomputed.meets(claim):
            verdict = "grain"
    return Judgement(
        verdict,
        claim,
        recomputed,
        printed,
        grain_used=max(q.grain for q in used),
        grain_needed=_needed(start, end, claim, printed.meets(claim)) if plain else None,
        power=whole_percents_admitted(recomputed),
        is_tie=verdict == "exact" and is_tie(printed.point, claim, stated),
    )


def judge_size(recomputed, claim, sign, is_plain, neutral=0, floor=None):
    """Judge a stated size of any kind, a :class:`Stated` number, against recomputed bounds.

    `sign` is that of the stated direction, +1 or -1; `is_plain` says that both levels are
    printed without a comparator. `neutral` is the size that goes neither way (1 for a multiple),
    `floor` the least that there can be (-100 for a percent). Returns one of :data:`VERDICTS`,
    never ``grain``.
    """
    if is_vacuous(recomputed, floor):
        return "untestable"
    if is_empty(claim, neutral, floor) and (recomputed.point - neutral) * sign >= 0:
        return "untestable"
    if is_plain and claim.holds(recomputed.point):
        return "exact"
    if recomputed.meets(claim):
        return "rounding"
    return "reversed" if (recomputed.point - neutral) * sign < 0 else "contradicted"


def is_tie(point, claim, stated):
    """Say whether `point` lies halfway between the stated number, in digits, and the next."""
    if stated.comparator or point not in (claim.low, claim.high):
        return False
    return {stated.grain.numerator, stated.grain.denominator} <= _TENS


def _needed(start, end, claim, fits_as_printed):
    """Return the step that a claim needs: a common one, or one no finer than the printed."""
    printed = (0, 0) if fits_as_printed else (start.grain, end.grain)
    return grain_needed(start.value, end.value, claim.low, claim.high, printed)


def judge_span(years, stated, is_count=False):
    """Judge a stated span of time against the whole `years` between two years.

    Two years lie that far apart give or take half a year; `is_count` says that the years were
    counted, or are the one a thing happened in, so that none is given or taken. Raises
    ValueError where the stated span is not one of years.
    """
    if stated.unit != "year":
        raise ValueError(f"a span between two years needs one in years: {stated.text!r}")
    years, slack = Fraction(years), 0 if is_count else Fraction(1, 2)
    bounds = Bounds(years, years - slack, years + slack)
    claim = stated_change(stated, 1)
    if claim.holds(years):
        return Judgement("exact", claim, bounds)
    return Judgement("rounding" if bounds.meets(claim) else "contradicted", claim, bounds)


def judge_record(series, period, sign=1, since=None):
    """Judge whether `period` set a record: higher than every earlier one from `since` on.

    With `sign` -1 it is a low that is looked for. `series` maps periods to quantities. Returns
    (judgement, earlier period that stood highest, or lowest); the period is None where there is
    nothing to compare.
    """
    earlier = {p: q for p, q in series.items() if p < period and (since is None or p >= since)}
    if period not in series or not earlier:
        return Judgement("untestable"), None
    best = max(earlier, key=lambda p: (sign * earlier[p].value, p))
    return _judge_standing(series[period], earlier.values(), sign), best


def judge_rank(values, place, sign=1, nth=1):
    """Judge whether `place` stands `nth` among `values`, a map of place to quantity.

    With `sign` -1 the lowest comes first. Returns (judgement, rival): the one that stands next
    to that place in the ranking, before it where `place` should not stand before it and does;
    None where there are too few.
    """
    others = {p: q for p, q in values.items() if p != place}
    if place not in values or not others or nth > len(values):
        return Judgement("untestable"), None
    ranked = sorted(others, key=lambda p: (sign * others[p].value, p), reverse=True)
    judgement = _judge_standing(values[place], others.values(), sign, nth)
    before, after = ranked[: nth - 1][-1:], ranked[nth - 1 :][:1]
    if before and sign * (values[place].value - others[before[0]].value) > 0:
        return judgement, before[0]
    return judgement, (after or before)[0]


def places_of(values, place, sign=1):
    """Return the best and the worst place that `place` may have among `values`."""
    others = [q for p, q in values.items() if p != place]
    certain, possible = _before(values[place], others, sign)
    return 1 + certain, 1 + possible


def _judge_standing(subject, others, sign=1, nth=1):
    """Judge whether all but `nth` - 1 of `others` stand behind, rounding allowed for."""
    certain, possible = _before(subject, others, sign)
    if certain == possible == nth - 1:
        return Judgement("exact")
    return Judgement("rounding" if certain < nth <= possible + 1 else "contradicted")


def _before(subject, others, sign):
    """Count those of `others` that stand before for certain, and those that may."""
    low, high = _ends(subject, sign)
    ends = [_ends(other, sign) for other in others]
    certain = sum(high is not None and least is not None and high <= least for least, _ in ends)
    possible = sum(low is None or most is None or low <= most for _, most in ends)
    return certain, possible


def _ends(quantity, sign):
    """Return the bounds of a quantity, mirrored where the lowest comes first."""
    if sign > 0:
        return quantity.low, quantity.high
    return tuple(None if x is None else -x for x in (quantity.high, quantity.low))


def summarise(verdicts):
    """Count verdicts in the order of :data:`VERDICTS`, zeros included."""
    counts = Counter(verdicts)
    return {verdict: counts.get(verdict, 0) for verdict in VERDICTS}
