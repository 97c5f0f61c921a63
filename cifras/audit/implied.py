"""What a claim implies beyond its verdict: bounds, rates, and the number that is missing."""

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
from cifras.sources.claims import printed_quantity, years_of


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


def change_measures(claim, start, end, series_grain, basis):
    """Yield the change of a claim at each grain, and its yearly rate over longer windows."""
    inputs = start.text, end.text
    for grain in [None, series_grain] if series_grain else [None]:
        pair = [q if grain is None else q.at_grain(grain) for q in (start, end)]
        yield measure(
            "percent_change",
            basis if grain is None else "series",
            max(q.grain for q in pair),
            percent_change(*pair),
            "%",
            "end / start - 1",
            inputs,
            power=True,
        )
    years = int(claim.end_period) - int(claim.start_period)
    if years > 1:
        change = percent_change(start, end)
        if change.high is None:
            return
        rates = [annual_rate(x, years) for x in (change.point, change.low, change.high)]
        yield measure(
            "annual_rate",
            basis,
            max(start.grain, end.grain),
            Bounds(*map(Fraction, rates)),
            "% a year",
            f"(end / start) ^ (1 / {years}) - 1",
            inputs,
        )


def implications(claim, series_grain):
    """Yield what a claim that cannot be tested implies for the numbers it leaves out."""
    stated = printed_quantity(claim, "stated")
    if stated is None:
        return
    reader = {
        "no-start": _implied_start,
        "no-levels": _implied_remainder,
        "lone-share": _implied_rest,
        "lone-level": _level,
        "no-start-date": _implied_start_year,
        "no-second-date": _implied_age,
    }.get(claim.untested_because)
    if reader:
        yield from reader(claim, stated, series_grain)


def _implied_start(claim, stated, series_grain):
    end = printed_quantity(claim, "end")
    for grain in [None, series_grain] if series_grain else [None]:
        last = end if grain is None else end.at_grain(grain)
        yield measure(
            "implied_start",
            "printed" if grain is None else "series",
            last.grain,
            implied_start(last, stated, SIGNS[claim.direction]),
            end.unit,
            "end / (1 + change)",
            (end.text, stated.text),
        )


def _implied_remainder(claim, stated, _):
    change = signed_claim(stated, claim.direction)
    rest = Bounds(*(100 + x for x in (change.point, change.low, change.high)))
    yield measure(
        "implied_remainder", "printed", stated.grain, rest, "%", "1 + change", [stated.text]
    )


def _implied_rest(claim, stated, _):
    low, high = as_share(stated)
    rest = Bounds(100 - stated.value, 100 - high, 100 - low)
    yield measure("implied_rest", "printed", stated.grain, rest, "%", "1 - share", [stated.text])


def _implied_start_year(claim, stated, _):
    if stated.unit == "year":
        yield _years_before(claim, stated, "implied_start_year")


def _implied_age(claim, stated, _):
    yield _years_before(claim, stated, "implied_age")


def _years_before(claim, stated, name):
    year = Fraction(int(claim.published))
    span = Bounds(year - stated.value, year - stated.high, year - stated.low)
    inputs = str(claim.published), stated.text
    return measure(
        name, "printed", stated.grain, span, "year", "year of the document - stated", inputs
    )


def _level(claim, stated, _):
    """Yield a yearly average for totals over years, shares where a whole is printed."""
    named = years_of(claim)
    if len(named) == 2 and claim.adds_up and claim.kind == "count":
        years = named[1] - named[0] + 1
        yield measure(
            "average_per_year",
            "printed",
            stated.grain,
            per_year(stated, years),
            f"{stated.unit} a year",
            f"total / {years} years",
            [stated.text],
        )
    whole = printed_quantity(claim, "whole")
    if whole is None:
        return
    inputs = stated.text, whole.text
    yield measure(
        "share_of_printed_total",
        "printed",
        whole.grain,
        ratio(stated, whole),
        "%",
        "level / total",
        inputs,
    )
    if claim.indicator == "coca_eradicated":
        both = Quantity(
            "their sum", whole.value + stated.value, whole.unit, whole.grain + stated.grain
        )
        yield measure(
            "share_before_eradication",
            "printed",
            both.grain,
            ratio(stated, both),
            "%",
            "level / (total + level)",
            inputs,
        )
