"""Observations and claims of tables typed by hand, for tests of what is made of them."""

from fractions import Fraction

import pandas as pd

from cifras.arithmetic.quantities import Quantity
from cifras.reading.numbers import read_quantity
from cifras.sources.stated import read_stated

_CLAIM = {
    "claim_id": "c", "kind": "change", "indicator": "area", "geography": "Here",
    "estimator": "Office", "published": 2015, "language": "en", "direction": "",
    "start_period": pd.NA, "end_period": pd.NA, "start_date": "", "end_date": "",
    "start_printed": "", "end_printed": "", "stated_printed": "", "rivals": "",
    "untested_because": "", "whole": None, "whole_is": "", "adds_up": "",
}  # fmt: skip


def observations(*rows):
    """Return observations: (year, value) and, where they matter, more by name.

    They are of an area Here by the Office, published the year after, unless told otherwise.
    """
    plain = {"indicator": "area", "estimator": "Office", "geography": "Here", "from_period": pd.NA}
    table = []
    for year, value, *more in rows:
        row = plain | {"period": year, "vintage": year + 1} | (more[0] if more else {})
        quantity = value
        if not isinstance(value, Quantity):
            quantity = Quantity(str(value), Fraction(str(value)), "ha", Fraction(1))
        table.append(row | {"quantity": quantity, "report_id": f"report-{row['vintage']}"})
    return pd.DataFrame(table)


def claims(**claim):
    """Return a table of one cleaned claim: what it prints is read, the rest as it is told."""
    row = _CLAIM | claim
    for name in ("start", "end"):
        row[name] = read_quantity(row[f"{name}_printed"]) if row[f"{name}_printed"] else None
    stated = row["stated_printed"]
    row["stated"] = read_stated(row["kind"], stated) if stated else None
    return pd.DataFrame([row])
