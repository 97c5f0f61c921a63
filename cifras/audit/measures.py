"""What is recomputed for a claim beside its verdict: bounds, rates, and what it implies."""

from fractions import Fraction

from cifras.arithmetic.quantities import Quantity, as_share
from cifras.arithmetic.trends import (
    Bounds,
    annual_rate,
    difference,
    implied_start,
    per_year,
    percent_change,
    ratio,
    whole_percents_admitted,
)
from cifras.arithmetic.verdicts import SIGNS, signed_claim
from cifras.sources.claims import years_of
from cifras.sources.stated import SIZES


def number(value):
    """Return an exact number as the float that tables hold: four decimals, half to even."""
    return None if value is None else float(round(Fraction(value), 4))


# How each is recomputed, as the column `formula` of trends.csv says it.
_FORMULAS = {
    "percent_change": "end / start - 1",
    "points": "end - start",
    "difference": "end - start",
    "multiple": "end / start",
    "annual_rate": "(end / start) ^ (1 / {years}) - 1",
    "average_per_year": "total / {years} years",
    "share_of_printed_total": "level / total",
    "share_before_taking": "level / (total + level)",
    "margin": "value / highest other value",
    "margin_below": "value / lowest other value",
    "margin_beside": "value / value beside it in the ranking",
    "years": "end year - start year",
    "fiscal_years": "last fiscal year - first fiscal year + 1",
    "year": "year of the event",
    "implied_start": "end / (1 + change)",
    "implied_remainder": "1 + change",
    "implied_rest": "1 - share",
    "implied_start_year": "year of the document - stated",
}


def measure(name, basis, grain, bounds, inputs, unit="%", years=None):
    """Return one row of trends.csv: a recomputed number with its bounds and its origin."""
    return {
        "measure": name,
        "basis": basis,
        "grain": number(grain),
        "low": number(bounds.low),
        "value": number(bounds.point),
        "high": number(bounds.high),
        "unit": unit,
        "power": whole_percents_admitted(bounds) if name == "percent_change" else None,
        "formula": _FORMULAS[name].format(years=years),
        "inputs": "; ".join(inputs),
    }


def _at_grains(series_grain, basis, *quantities):
    """Yield (basis, quantities) as printed, and at the grain of the series if one is known."""
    yield basis, quantities
    if series_grain:
        yield "series", [q.at_grain(series_grain) for q in quantities]


def change_measures(claim, start, end, series_grain, basis):
    """Yield the change of a claim at each grain, and its yearly rate over longer windows."""
    inputs = start.text, end.text
    for at, pair in _at_grains(series_grain, basis, start, end):
        coarsest = max(q.grain for q in pair)
        yield measure("percent_change", at, coarsest, percent_change(*pair), inputs)
    years, change = int(claim.end_period) - int(claim.start_period), percent_change(start, end)
    if years > 1 and change.high is not None:
        rates = (annual_rate(x, years) for x in (change.point, change.low, change.high))
        bounds, coarsest = Bounds(*map(Fraction, rates)), max(start.grain, end.grain)
        yield measure("annual_rate", basis, coarsest, bounds, inputs, "% a year", years)


def implications(claim, series_grain):
    """Yield what a claim that cannot be tested implies for the numbers it leaves out."""
    reader = _READERS.get(claim.untested_because)
    if claim.stated and reader and claim.kind not in SIZES:
        yield from reader(claim, claim.stated, series_grain)


def _implied_start(claim, stated, series_grain):
    change = signed_claim(stated, claim.direction)
    if change.low is None or change.low <= -100:
        return  # it may have fallen to nothing, and from anything
    for at, (last,) in _at_grains(series_grain, "printed", claim.end):
        base = implied_start(last, stated, SIGNS[claim.direction])
        yield measure("implied_start", at, last.grain, base, (last.text, stated.text), last.unit)


def _implied_remainder(claim, stated, _):
    change = signed_claim(stated, claim.direction)
    least = Fraction(-100) if change.low is None else max(change.low, Fraction(-100))
    high = None if change.high is None else 100 + change.high
    rest = Bounds(100 + change.point, 100 + least, high)
    yield _of_stated("implied_remainder", stated, rest)


def _implied_rest(claim, stated, _):
    low, high = as_share(stated)
    rest = Bounds(100 - stated.value, 100 - high, 100 - low)
    yield _of_stated("implied_rest", stated, rest)


def _of_stated(name, stated, bounds, unit="%", years=None, before=()):
    return measure(name, "printed", stated.grain, bounds, (*before, stated.text), unit, years)


def _implied_start_year(claim, stated, _):
    text = str(claim.published)
    start = difference(stated, Quantity(text, Fraction(text), "year", Fraction(0)))
    yield _of_stated("implied_start_year", stated, start, "year", before=(text,))


def _of_level(claim, stated, _):
    """Yield a yearly average for totals over years, shares where a whole is printed."""
    named, whole = years_of(claim), claim.whole
    if len(named) == 2 and claim.adds_up and claim.kind == "count":
        years = named[1] - named[0] + 1
        average, unit = per_year(stated, years), f"{stated.unit} a year"
        yield _of_stated("average_per_year", stated, average, unit, years)
    if whole is None:
        return
    inputs = stated.text, whole.text
    share = ratio(stated, whole)
    yield measure("share_of_printed_total", "printed", whole.grain, share, inputs)
    if claim.whole_is == "rest":
        total, grain = whole.value + stated.value, whole.grain + stated.grain
        share = ratio(stated, Quantity("their sum", total, whole.unit, grain))
        yield measure("share_before_taking", "printed", grain, share, inputs)


# What a claim implies, by the reason why the printed figures cannot test it.
_READERS = {
    "no-start": _implied_start,
    "no-levels": _implied_remainder,
    "lone-share": _implied_rest,
    "lone-level": _of_level,
    "no-start-date": _implied_start_year,
    "disputed-span": _implied_start_year,
}
