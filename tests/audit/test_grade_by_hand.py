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
        ([(2011, "149.6")], "another_year", "149.6"),  # taken for the year beside it
        ([(2014, "149.6")], "restated", "30 percent"),
        ([(2012, "149.6", {"estimator": "Rival"})], "restated", "30 percent"),
        ([(2012, "149.6", {"from_period": 2010})], "restated", "30 percent"),  # of three years
        ([(2012, "150.4"), (2012, "149.6", {"vintage": 2016})], "vintage", "150.4"),
        ([(2012, "150.4"), (2012, "149.6", {"geography": "There"})], "vintage", "150.4"),
    ],
)
def test_a_number_is_mended_by_what_was_known_of_its_place_and_years(rows, kind, new):
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


LEDGER = [
    (2010, 100), (2012, 130), (2012, 150, {"vintage": 2016}),
    (2010, 100, {"estimator": "Rival"}), (2012, 120, {"estimator": "Rival"}),
]  # fmt: skip
FIFTY = {
    "start_printed": "100.0 ha", "end_printed": "130.0 ha", "stated_printed": "50 percent",
    "direction": "increase", "start_period": 2010, "end_period": 2012,
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "verdict", "basis", "told"),
    [
        ({}, "contradicted", "printed", []),
        ({"estimator": "Office"}, "contradicted", "printed", []),  # the document's own
        (
            {"vintage": "latest"}, "exact", "ledger",
            ["100 ha to 150 ha is +50.00 %", "130 ha was printed where the ledger now has 150 ha",
             "Office, the latest editions: 2010 as published in 2011 and 2012 as published in 20"],
        ),
        (
            {"vintage": "2014"}, "contradicted", "ledger",
            ["is +30.00 %", "were not revised", "Office, editions up to 2014", "published in 2013"],
        ),
        ({"estimator": "Rival"}, "contradicted", "ledger", ["is +20.00 %", "up to 2015"]),
        (
            {"estimator": "Rival", "vintage": "2012"}, "untestable", "ledger",
            ["no value for 2012 (Rival, editions up to 2012)"],
        ),
    ],
)  # fmt: skip
def test_a_change_is_judged_on_the_figures_that_are_asked_for(asked, verdict, basis, told):
    graded = grade(LEDGER, asked, **FIFTY)
    assert (graded.judgement.verdict, graded.basis) == (verdict, basis)
    assert all(words in said(graded) for words in told), said(graded)
    is_own = asked.get("estimator", "Office") == "Office"
    assert is_own or "revised" not in said(graded)  # of another's figures none was printed
    assert {row["basis"] for row in graded.measures} <= {basis, "series"}


@pytest.mark.parametrize(
    ("estimator", "rows", "looked_at"),
    [
        ("Other", [(2010, 100)], "Other"),
        ("", [(2010, 100, {"estimator": "Rival"})], "Rival"),  # the first that knows the place
        ("", [(2010, 100, {"estimator": "Rival"}), (2010, 100)], "Office"),
        ("", [(2010, 100, {"estimator": "Nobody"})], "Office"),
    ],
)
def test_a_record_is_looked_for_in_the_figures_of_its_estimator_or_of_a_rival(
    estimator, rows, looked_at
):
    graded = grade(rows, kind="record", end_period=2010, estimator=estimator)
    assert (graded.judgement.verdict, graded.reason.code) == ("untestable", "too_few")
    assert graded.reason.values["where"] == {"estimator": looked_at, "until": 2015}


THERE, YONDER = {"geography": "There"}, {"geography": "Yonder"}
AMONG = {
    "record": [(2009, 200), (2010, 150), (2011, "160.5"), (2012, 210)],
    "rank": [(2010, 200), (2010, 10, THERE), (2010, 10, YONDER), (2011, 160), (2011, 200, THERE),
             (2011, 90, YONDER)],
}  # fmt: skip
LOW = {"direction": "decrease"}


@pytest.mark.parametrize(
    ("kind", "end", "claim", "verdict", "margin", "told"),
    [
        ("record", 2012, {}, "exact", ("margin", 105), "above 200 ha in 2009"),
        ("record", 2011, {}, "contradicted", ("margin", 80.25), "not above 200 ha in 2009"),
        ("record", 2011, {"start_period": 2010}, "exact", ("margin", 107),
         "above 150 ha in 2010 (Office, editions up to 2015); compared are the years from 2010"),
        ("record", 2010, LOW, "exact", ("margin_below", 75), "2010: 150 ha, below 200 ha in 2009"),
        ("record", 2009, {}, "untestable", None, "too few values to compare (Office, editions up"),
        ("rank", 2011, {}, "contradicted", ("margin", 80), "160 ha, not above 200 ha in There"),
        ("rank", 2011, {"stated_printed": "2nd"}, "exact", ("margin_beside", 177.7778),
         "beside 90 ha in Yonder: place 2 of 3 from the top, where place 2 is claimed (2011;"),
        ("rank", 2011, LOW, "contradicted", ("margin_below", 177.7778), "not below 90 ha in Yon"),
        ("rank", 2010, LOW | {"stated_printed": "3rd"}, "exact", ("margin_beside", 2000),
         "place 3 of 3 from the bottom"),
        ("rank", 2009, {}, "untestable", None, "a value of every one of Here, There and Yonder"),
    ],
)  # fmt: skip
def test_a_standing_names_its_rival_and_measures_the_margin(
    kind, end, claim, verdict, margin, told
):
    rivals = "Here; There; Yonder"
    graded = grade(AMONG[kind], kind=kind, end_period=end, rivals=rivals, **claim)
    assert (graded.judgement.verdict, graded.basis) == (verdict, "ledger")
    assert [(row["measure"], row["value"]) for row in graded.measures] == [margin] * bool(margin)
    assert all((row["grain"], row["unit"]) == (1, "%") for row in graded.measures)
    assert told in said(graded)


@pytest.mark.parametrize(
    ("claim", "verdict", "name", "value", "told"),
    [
        ({"start_period": 2000, "end_period": 2010, "stated_printed": "10 years"}, "exact",
         "years", 10, "2000"),
        ({"start_period": 2000, "end_period": 2010, "stated_printed": "11 years"}, "rounding",
         "years", 10, "2010"),
        ({"start_date": "FY2000", "end_date": "FY2010", "stated_printed": "11 years"}, "exact",
         "fiscal_years", 11, "2000"),
        ({"start_date": "FY2000", "end_date": "FY2010", "stated_printed": "10 years"},
         "contradicted", "fiscal_years", 11, "2010"),
        ({"start_date": "FY2000", "end_period": 2010, "stated_printed": "10 years"}, "exact",
         "years", 10, "2010"),
        ({"start_date": "1850-03-01", "stated_printed": "19th century"}, "exact", "year", 1850,
         "1850-03-01"),
        ({"start_date": "1950", "stated_printed": "19th century"}, "contradicted", "year", 1950,
         "1950"),
    ],
)  # fmt: skip
def test_a_span_counts_fiscal_years_and_takes_calendar_years_apart(
    claim, verdict, name, value, told
):
    graded = grade(kind="span", **claim)
    assert graded.judgement.verdict == verdict
    (row,) = graded.measures
    assert (row["measure"], row["value"], row["unit"]) == (name, value, "year")
    assert told in said(graded) and "FY" not in said(graded)


FISCAL_YEARS = {"start_date": "FY2000", "end_date": "FY2016"}
YEARS = {"start_period": 2000, "end_period": 2018}


@pytest.mark.parametrize(
    ("claim", "stated", "verdict", "english", "spanish"),
    [
        (FISCAL_YEARS, "over 17 years", "contradicted", "more than 17;", "más de 17;"),
        (FISCAL_YEARS, "at least 17 years", "exact", "17 or more;", "17 o más;"),
        (YEARS, "less than 20 years", "exact", "under 20", "menos de 20"),
        (YEARS, "at most 16 years", "contradicted", "16 or less", "16 o menos"),
        (YEARS, "over 18 years", "rounding", "more than 18", "más de 18"),
    ],
)
def test_a_span_that_is_open_on_a_side_is_told_by_the_side_that_it_binds(
    claim, stated, verdict, english, spanish
):
    graded = grade(kind="span", stated_printed=stated, **claim)
    assert graded.judgement.verdict == verdict
    told, dicho = (say_reason(graded.reason, Voice(language)) for language in ("en", "es"))
    assert f" stands for {english}" in f"{told} " and f" representa {spanish}" in f"{dicho} "


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("10 years", 2004.5, 2005.5),
        ("more than 10 years", None, 2005),
        ("less than 10 years", 2005, None),
    ],
)
def test_a_span_without_its_start_implies_one_that_is_open_where_it_is(stated, low, high):
    graded = grade(kind="span", stated_printed=stated, untested_because="no-start-date")
    (row,) = graded.measures
    assert (row["low"], row["value"], row["high"]) == (low, 2005, high)
