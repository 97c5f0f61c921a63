"""Claims typed by hand and graded: sizes of every kind, repairs, dates, what a reason tells."""

from types import SimpleNamespace

import pandas as pd
import pytest
from by_hand import claims, observations

from cifras.arithmetic.verdicts import judge_change
from cifras.audit.grade import change_reason, judge_all
from cifras.language.reasons import say_reason
from cifras.language.voice import Voice
from cifras.reading.numbers import read_quantity
from cifras.sources.rounding import Steps

NBSP = "\N{NO-BREAK SPACE}"
GRAINS = pd.DataFrame(
    [("area", "Here", "Office", 2010, 2015, "5")],
    columns="indicator geography estimator from_vintage to_vintage grain".split(),
)


def grade(rows=((1999, 1),), parameters=(), **claim):
    """Grade one claim on a ledger of `rows`."""
    sources = SimpleNamespace(rivals=["Office", "Rival"], steps=Steps(GRAINS))
    (graded,) = judge_all(claims(**claim), observations(*rows), sources, **dict(parameters))
    return graded


def said(graded):
    return say_reason(graded.reason, Voice("en")).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("kind", "start", "end", "stated", "direction", "name", "value", "grain", "unit"),
    [
        ("points", "41.2 %", "44 %", "2.8 points", "increase", "points", 2.8, 1, "points"),
        ("difference", "150 ha", "90 ha", "60 ha", "decrease", "difference", -60, 10, "ha"),
        ("multiple", "80,500 ha", "161,000 ha", "doubled", "increase", "multiple", 2, 1000,
         "times"),
        ("direction", "200 ha", "150 ha", "", "decrease", "percent_change", -25, 100, "%"),
    ],
)  # fmt: skip
def test_a_size_is_measured_in_its_own_unit_at_the_coarser_rounding(
    kind, start, end, stated, direction, name, value, grain, unit
):
    graded = grade(kind=kind, start_printed=start, end_printed=end, stated_printed=stated,
                   direction=direction)  # fmt: skip
    (row,) = graded.measures
    assert (graded.judgement.verdict, graded.basis) == ("exact", "printed")
    assert (row["measure"], row["value"]) == (name, value)
    assert (row["grain"], row["unit"]) == (grain, unit)
    assert row["inputs"] == f"{start}; {end}"


@pytest.mark.parametrize(
    ("rows", "kind", "new"),
    [
        ([(2012, "150.4")], "vintage", "150.4"),
        ([(2010, "86.8", {"vintage": 2015})], "vintage", "86.8"),
        ([(2012, "149.6", {"vintage": 2016})], "restated", "30 percent"),  # printed the year after
        ([(2012, "149.6", {"geography": "There"})], "restated", "30 percent"),
        ([(2011, "149.6")], "restated", "30 percent"),
        ([(2012, "149.6", {"estimator": "Rival"})], "restated", "30 percent"),
        ([(2012, "150.4"), (2012, "149.6", {"vintage": 2016})], "vintage", "150.4"),
        ([(2012, "150.4"), (2012, "149.6", {"geography": "There"})], "vintage", "150.4"),
    ],
)
def test_a_number_is_mended_by_what_was_known_of_its_place_and_year(rows, kind, new):
    claim = {"start_printed": "100.0 ha", "end_printed": "130.0 ha", "direction": "increase"}
    graded = grade(rows, stated_printed="50 percent", start_period=2010, end_period=2012, **claim)
    assert graded.judgement.verdict == "contradicted"
    assert (graded.repair.kind, graded.repair.new.text) == (kind, new)


@pytest.mark.parametrize(
    ("dates", "basis", "first", "last"),
    [
        ({"start_period": 2000, "end_period": 2010}, "printed", "2000", "2010"),
        ({"start_period": 2000, "end_date": "2010-05-01"}, "events", "2000", "2010-05-01"),
        ({"start_date": "2000-05-01", "end_period": 2010}, "events", "2000-05-01", "2010"),
        ({"start_date": "2000", "end_date": "2010"}, "events", "2000", "2010"),
    ],
)
def test_a_span_rests_on_events_where_one_of_its_dates_is_that_of_one(dates, basis, first, last):
    graded = grade(kind="span", stated_printed="10 years", **dates)
    assert (graded.judgement.verdict, graded.basis) == ("exact", basis)
    (row,) = graded.measures
    assert (row["inputs"], row["value"]) == (f"{first}; {last}", 10)


def test_the_reason_of_a_change_tells_its_levels_in_their_order_and_what_is_stated():
    numbers = [read_quantity(text) for text in ("185 t", "245 t", "30 percent")]
    judgement = judge_change(*numbers, "increase")
    told = say_reason(change_reason(judgement, *numbers), Voice("en")).replace(NBSP, " ")
    assert told.startswith("185 t to 245 t is +32.43 %; the stated 30 % fits at no rounding")
