"""What is recomputed for a claim beside its verdict: bounds, rates, and what it implies."""

from fractions import Fraction

from cifras.arithmetic.quantities import Quantity, as_share
from cifras.arithmetic.trends import (
    Bounds,
    annual_rate,
    implied_start,
    per_year,
    percent_change,
    ratio,
    whole_percents_admitted,
)
from cifras.arithmetic.verdicts import SIGNS, signed_claim
from cifras.sources.claims import years_of


def number(value):
    """Return an exact number as the float that tables hold: four decimals, half to even."""
    return None if value is None else float(round(Fraction(value), 4))


def measure(name, basis, grain, bounds, unit, formula, inputs, power=False):
    """Return one row of trends.csv: a recomputed number with its bounds and its origin."""
    return {
        "measure": name,
        "basis": basis,
        "grain": number(grain),
        "low": number(bounds.low),
        "value": number(bounds.point),
        "high": number(bounds.high),
        "unit": unit,
        "power": whole_percents_admitted(bounds) if power else None,
        "formula": formula,
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
        yield measure("percent_change", at, max(q.grain for q in pair), percent_change(*pair), "%",
                      "end / start - 1", inputs, power=True)  # fmt: skip
    years, change = int(claim.end_period) - int(claim.start_period), percent_change(start, end)
    if years > 1 and change.high is not None:
        rates = [annual_rate(x, years) for x in (change.point, change.low, change.high)]
        yield measure("annual_rate", basis, max(start.grain, end.grain),
                      Bounds(*map(Fraction, rates)), "% a year",
                      f"(end / start) ^ (1 / {years}) - 1", inputs)  # fmt: skip


def implications(claim, series_grain):
    """Yield what a claim that cannot be tested implies for the numbers it leaves out."""
    reader = _READERS.get(claim.untested_because)
    if claim.stated and reader:
        yield from reader(claim, claim.stated, series_grain)


def _implied_start(claim, stated, series_grain):
    for at, (last,) in _at_grains(series_grain, "printed", claim.end):
        base = implied_start(last, stated, SIGNS[claim.direction])
        yield measure("implied_start", at, last.grain, base, last.unit, "end / (1 + change)",
                      (last.text, stated.text))  # fmt: skip


def _implied_remainder(claim, stated, _):
    change = signed_claim(stated, claim.direction)
    rest = Bounds(*(100 + x for x in (change.point, change.low, change.high)))
    yield _of_stated("implied_remainder", stated, rest, "%", "1 + change")


def _implied_rest(claim, stated, _):
    low, high = as_share(stated)
    rest = Bounds(100 - stated.value, 100 - high, 100 - low)
    yield _of_stated("implied_rest", stated, rest, "%", "1 - share")


def _of_stated(name, stated, bounds, unit, formula, *before):
    return measure(name, "printed", stated.grain, bounds, unit, formula, [*before, stated.text])


def _implied_start_year(claim, stated, _):
    if stated.unit == "year":
        yield _years_before(claim, stated, "implied_start_year")


def _implied_age(claim, stated, _):
    yield _years_before(claim, stated, "implied_age")


def _years_before(claim, stated, name):
    year = Fraction(int(claim.published))
    span = Bounds(year - stated.value, year - stated.high, year - stated.low)
    formula = "year of the document - stated"
    return _of_stated(name, stated, span, "year", formula, str(claim.published))


def _of_level(claim, stated, _):
    """Yield a yearly average for totals over years, shares where a whole is printed."""
    named, whole = years_of(claim), claim.whole
    if len(named) == 2 and claim.adds_up and claim.kind == "count":
        years = named[1] - named[0] + 1
        yield _of_stated("average_per_year", stated, per_year(stated, years),
                         f"{stated.unit} a year", f"total / {years} years")  # fmt: skip
    if whole is None:
        return
    inputs = stated.text, whole.text
    yield measure("share_of_printed_total", "printed", whole.grain, ratio(stated, whole), "%",
                  "level / total", inputs)  # fmt: skip
    if claim.whole_is == "rest":
        both = Quantity(
            "their sum", whole.value + stated.value, whole.unit, whole.grain + stated.grain
        )
        yield measure("share_before_taking", "printed", both.grain, ratio(stated, both), "%",
                      "level / (total + level)", inputs)  # fmt: skip


# What a claim implies, by the reason why the printed figures cannot test it.
_READERS = {
    "no-start": _implied_start,
    "no-levels": _implied_remainder,
    "lone-share": _implied_rest,
    "lone-level": _of_level,
    "no-start-date": _implied_start_year,
    "no-second-date": _implied_age,
}
