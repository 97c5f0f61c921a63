"""The ledger: which value was known when, what it says of a claim, how coarse it is."""

import re
from fractions import Fraction

import frictionless
import pandas as pd
import pytest
from by_hand import observations as typed

from cifras import paths
from cifras.audit.outside import compare_with_ledger, overall
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import (
    Ledger,
    as_known_in,
    clean_observations,
    in_common,
    revisions,
    select_series,
    year_of_rank,
)
from cifras.sources.rounding import chance_by_accident, shared_step, weigh_grains
from cifras.sources.schema import load_sources


@pytest.fixture(scope="module")
def registry():
    return load_sources()


@pytest.fixture(scope="module")
def observations(registry):
    return clean_observations(registry, 1995, 2025)


@pytest.fixture(scope="module")
def checks(registry, observations):
    return compare_with_ledger(clean_claims(registry), observations)


def value_of(rows, period):
    return rows.loc[rows["period"] == period, "value"].iloc[0]


@pytest.mark.parametrize(
    ("vintage", "value"), [(2014, 190), (2015, 190), (2016, 185), (2017, 235), (None, 235)]
)
def test_a_year_has_the_value_last_published_by_then(observations, vintage, value):
    known = select_series(as_known_in(observations, vintage), "cocaine_potential", "US", "Colombia")
    assert value_of(known, 2013) == value


def test_of_two_reports_of_one_year_the_later_one_counts(observations):
    known = select_series(as_known_in(observations, 2019), "cocaine_potential", "US", "Colombia")
    assert value_of(known, 2017) == 900  # June 2019, where March 2019 still printed 921


def test_a_weight_in_kilograms_is_read_in_tons(observations):
    rows = observations[observations["printed_unit"] == "kg"]
    assert len(rows)
    assert set(rows["unit"]) == {"t"}
    first = rows.iloc[0]
    assert first["quantity"].value == Fraction(str(first["printed"])) / 1000


def test_a_word_before_a_value_opens_its_bounds(observations):
    row = observations[observations["printed"] == "over 207.4"].iloc[0]
    assert (row["low"], pd.isna(row["high"])) == (207.4, True)


@pytest.mark.parametrize(
    ("claim_id", "estimator", "as_of", "status"),
    [
        ("inl-02", "US", 2015, "agrees"),
        ("inl-02", "UNODC", 2015, "differs"),
        ("inl-04", "US", 2015, "agrees"),
        ("inl-04", "US", 2019, "differs"),
        ("inl-04", "US", 2016, "agrees"),  # 185 t, as a difference of that year implies
        ("inl-05", "Colombia", 2015, "agrees"),
        ("inl-06", "Colombia", 2015, "agrees"),
        ("inl-08", "Ministry of Defence", 2015, "agrees"),
        ("inl-09", "Ministry of Defence", 2022, "agrees"),
        ("crs-07", "UNODC", 2017, "differs"),
        ("crs-08", "UNODC", 2018, "agrees"),
        ("crs-04", "UNODC", 2004, "agrees"),
        ("crs-06", "US", 1996, "agrees"),
        ("crs-21", "UNODC", 2018, "agrees"),
    ],
)
def test_what_the_ledger_says_of_a_claim(checks, claim_id, estimator, as_of, status):
    row = checks[
        (checks["claim_id"] == claim_id)
        & (checks["estimator"] == estimator)
        & (checks["as_of"] == as_of)
    ]
    assert list(row["status"]) == [status]


@pytest.mark.parametrize(
    ("claim_id", "estimator", "as_of", "close_points", "status", "distance"),
    [
        ("inl-01", "UNODC", 2026, 1, "close", 0.2254),  # -51.27 % beside 52, that is 51.5 to 52.5
        ("inl-01", "UNODC", 2026, 0.2, "differs", 0.2254),
        ("inl-04", "US", 2017, 1, "differs", 3.1842),  # from 33.68 % on beside 30.5
        ("inl-04", "US", 2017, 4, "close", 3.1842),
        ("inl-04", "US", 2015, 0, "agrees", 0),
        ("crs-07", "UNODC", 2017, 1, "differs", 10.4294),  # 146,000 below 163,000
    ],
)
def test_a_check_is_graded_by_how_far_the_intervals_lie_apart(
    registry, observations, claim_id, estimator, as_of, close_points, status, distance
):
    claims = clean_claims(registry).query("claim_id == @claim_id")
    checks = compare_with_ledger(claims, observations, close_points)
    row = checks.query("estimator == @estimator and as_of == @as_of").iloc[0]
    assert row["status"] == status
    assert row["distance"] == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["differs", "no data"], "differs"),
        (["differs", "close"], "both"),
        (["close", "agrees"], "agrees"),
        (["no data"], "no data"),
        ([], ""),
    ],
)
def test_the_checks_of_a_claim_are_told_as_one(statuses, told):
    assert overall(statuses) == told


def test_an_estimator_without_both_endpoints_gives_no_data(checks):
    rows = checks[(checks["claim_id"] == "inl-08") & (checks["estimator"] != "Ministry of Defence")]
    assert set(rows["estimator"]) == {"Medicina Legal", "National Police"}
    assert set(rows["status"]) == {"no data"}


def test_a_total_over_years_stands_beside_the_same_years_only(checks):
    rows = checks[checks["claim_id"] == "inl-10"]
    assert set(rows["status"]) == {"no data"}


def test_a_direction_without_a_number_is_compared_with_the_last_year_before(checks):
    (row,) = checks[checks["claim_id"] == "crs-12"].itertuples()
    assert (row.status, row.as_of, row.rival) == ("agrees", 2021, "2016")
    assert row.end_value > row.start_value


@pytest.mark.parametrize(
    ("direction", "end", "start", "status"),
    [
        ("increase", 2019, "2018", "agrees"),  # the last year before, not the first
        ("decrease", 2018, "2016", "differs"),
        ("decrease", 2024, "2022", "agrees"),  # a stock that fell a little
        ("increase", 2024, "2022", "differs"),
    ],
)
def test_a_direction_stands_or_falls_with_the_last_two_years(
    registry, observations, direction, end, start, status
):
    claims = clean_claims(registry).query("claim_id == 'crs-12'")
    claims = claims.assign(direction=direction, end_period=end)
    row = compare_with_ledger(claims, observations).iloc[-1]
    assert (row["rival"], row["status"]) == (start, status)


def test_a_claim_of_which_the_ledger_has_no_series_says_so(checks):
    (row,) = checks[checks["claim_id"] == "crs-05"].itertuples()
    assert (row.status, row.estimator) == ("no data", "")


def test_a_direction_is_taken_between_the_years_that_a_claim_names(checks):
    (row,) = checks[checks["claim_id"] == "crs-06"].itertuples()
    assert (row.rival, row.start_value, row.end_value) == ("1993", 15, 62)


def test_earlier_years_are_read_of_the_indicators_that_say_so(registry):
    rows = clean_observations(registry, 1999, 2024)
    early = set(rows.loc[rows["period"] < 1999, "indicator"])
    assert early == {"coca_leaf", "us_heroin_origin_share"}
    assert rows["period"].max() == 2024


def test_a_rank_is_held_where_every_rival_has_a_value(registry, observations):
    claim = next(clean_claims(registry).query("claim_id == 'crs-04'").itertuples())
    rows = Ledger(observations).known("coca_leaf", "UNODC")
    common = in_common(rows, claim.rivals.split("; "))
    assert (min(common), max(common), year_of_rank(claim, common)) == (1997, 2003, 2000)
    assert all(set(found) == {"Bolivia", "Colombia", "Peru"} for found in common.values())
    gap = [r for r in rows if (r.geography, r.period) != ("Bolivia", 2000)]
    assert year_of_rank(claim, in_common(gap, claim.rivals.split("; "))) is None


def test_a_value_that_a_report_implies_says_how(observations):
    derived = observations[observations["derived"] != ""]
    assert [(row.period, row.value) for row in derived.itertuples()] == [(2013, 185), (2014, 291)]
    for row in derived.itertuples():
        numbers = [int(n) for n in re.findall(r"\d+(?= t| for ransom| simple)", row.derived)]
        assert row.value in (sum(numbers), numbers[0] - numbers[1])


def test_a_corrected_value_is_read_and_the_printed_one_kept(observations, registry):
    rows = observations[observations["corrected"] != ""]
    assert len(rows) == len(registry.corrections)
    assert all(str(row.value) == f"{row.corrected}.0" != row.printed for row in rows.itertuples())


def test_a_number_printed_with_more_digits_is_no_revision(observations):
    row = observations.query("indicator == 'coca_cultivation' and estimator == 'UNODC'")
    row = row.query("geography == 'Colombia' and period == 2013")
    (seen,) = revisions(row, "coca_cultivation", "UNODC", "Colombia").itertuples()
    assert seen.is_revised == (abs(seen.latest - seen.first) > 500)  # 48,000 is to a thousand
    (past,) = revisions(
        observations.query("period == 2013"), "cocaine_potential", "US", "Colombia"
    ).itertuples()
    assert past.is_revised  # from 190 to 235 t


def test_revisions_run_from_the_first_to_the_last_published_value(observations):
    row = (
        revisions(observations, "cocaine_potential", "US", "Colombia").set_index("period").loc[2013]
    )
    assert (row["first"], row["latest"]) == (190, 235)
    assert (row["first_vintage"], row["latest_vintage"]) == (2014, 2019)


@pytest.mark.parametrize(
    ("first", "second", "revised"),
    [
        ({"date": "2014-03-31"}, {"date": "2014-12-31"}, []),  # numbers of two days
        ({"from_period": 2010}, {}, []),  # a total over years, and its last year
        ({"date": "2014-03"}, {"date": "2014-03"}, ["2014-03"]),
        ({}, {}, [""]),
    ],
)
def test_only_what_is_of_the_same_time_is_revised(first, second, revised):
    first, second = ({"date": "", **time} for time in (first, second))
    rows = typed((2014, 5, first), (2014, 7, second | {"vintage": 2016}))
    ends = {part: [getattr(q, part) for q in rows["quantity"]] for part in ("value", "low", "high")}
    seen = revisions(rows.assign(**ends), "area", "Office", "Here")
    assert list(seen["period"]) == [2014] * len(revised)
    assert list(seen.get("date", [""])) == revised or not revised


def test_no_day_of_a_year_is_taken_for_another(observations):
    seen = revisions(observations, "venezuelan_migration", "Migración Colombia", "Colombia")
    assert not seen["is_revised"].any()


@pytest.mark.parametrize("vintage", [2005, 2015, 2019, None])
def test_what_was_known_is_the_same_in_a_table_and_in_the_ledger(observations, vintage):
    ledger, table = Ledger(observations), as_known_in(observations, vintage)
    for (indicator, estimator), rows in table.groupby(["indicator", "estimator"]):
        known = ledger.known(indicator, estimator, vintage)
        assert [row.Index for row in known] == list(rows.index)


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ([185, 245, 300], 5),
        ([190, 240], 10),
        ([772, 921], 1),
        ([80500, 112000], 500),
        ([7.5], "0.5"),
        ([44, 88], 2),
        ([0.004, 0.016], "0.002"),
        ([30_000_000, 70_000_000], 10_000_000),
        ([25 * 10**30], 5 * 10**30),
    ],
)
def test_the_shared_step_divides_every_value(values, step):
    assert shared_step([Fraction(str(value)) for value in values]) == Fraction(step)


@pytest.mark.parametrize(
    ("step", "parts"),
    [("5", 5), ("500", 5), ("0.05", 5), ("2", 2), ("200", 2), ("1", 2), ("0.01", 2), (10**7, 2)],
)
def test_the_chance_of_an_accident_is_that_of_the_next_finer_step_that_divides(step, parts):
    assert chance_by_accident(Fraction(step), 1) == 1 / parts
    assert chance_by_accident(Fraction(step), 3) == pytest.approx(1 / parts**3)


@pytest.mark.parametrize("step", ["2500", "0.25", "7919", "3", "15", "100/3"])
def test_a_step_that_nobody_rounds_to_has_no_chance(step):
    assert chance_by_accident(Fraction(step), 3) is None


def test_every_grain_is_shared_by_the_values_of_its_span(registry, observations):
    weighed = weigh_grains(registry.grains, observations)
    for row in weighed.itertuples():
        if row.distinct_values:
            assert row.shared_step >= float(row.grain), row


def test_a_step_is_called_inferred_only_where_an_accident_is_unlikely(registry, observations):
    weighed = weigh_grains(registry.grains, observations)
    for row in weighed.itertuples():
        assert (row.chance < 0.05) == (row.basis == "inferred"), row


def test_departments_account_for_the_whole_growth(registry):
    places = registry.departments.astype({"period": int, "printed": float})
    growth = pd.read_csv(paths.ROOT / "data" / "results" / "baseline" / "growth.csv")
    for span, rows in growth.groupby("span"):
        first, last = map(int, span.split("-"))
        total = places.groupby("period")["printed"].sum()
        assert rows["change_ha"].sum() == pytest.approx(total[last] - total[first])
        assert rows["cumulative_pct"].iloc[-1] == pytest.approx(100)


def test_area_and_yield_sum_to_the_whole_in_every_row():
    drivers = pd.read_csv(paths.ROOT / "data" / "results" / "baseline" / "drivers.csv")
    assert len(drivers) >= 6
    assert (drivers["by_area_t"] + drivers["by_yield_t"]).tolist() == pytest.approx(
        drivers["whole_t"].tolist(), abs=1e-3
    )


def test_departments_sum_to_the_national_series(registry, observations):
    places = registry.departments.astype({"period": int, "printed": float})
    totals = places.groupby("period")["printed"].sum()
    national = observations[observations["report_id"] == "simci-2026"].set_index("period")["value"]
    assert len(national) > 20
    for year, value in national.items():
        assert totals[year] == pytest.approx(value, abs=1)


def test_every_department_has_a_tile_and_every_tile_an_outline(registry):
    import json

    outlines = json.loads(
        (paths.SOURCE / "geography" / "departments.geojson").read_text(encoding="utf-8")
    )
    drawn = {feature["properties"]["dane"] for feature in outlines["features"]}
    assert set(registry.tilegrid["dane"]) == drawn
    assert set(registry.departments["dane"]) <= drawn


def test_the_ledger_is_a_valid_data_package():
    report = frictionless.validate(
        str(paths.ROOT / "data" / "results" / "baseline" / "datapackage.json")
    )
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
