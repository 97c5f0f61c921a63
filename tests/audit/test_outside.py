"""Outside checks on a ledger typed by hand: who is compared with whom, and how far they miss."""

from fractions import Fraction

import pandas as pd
import pytest
from by_hand import claims, observations

from cifras.arithmetic.quantities import Quantity
from cifras.audit.outside import COMPARISON_COLUMNS, compare_with_ledger


def check(rows, close_points=1, **claim):
    return compare_with_ledger(claims(**claim), observations(*rows), close_points)


def last(*arguments, **more):
    return check(*arguments, **more).iloc[-1]


def test_a_change_is_compared_at_every_vintage_that_says_something_new():
    rows = [(2010, 100), (2012, 150), (2012, 160, {"vintage": 2015}), (2011, 7),
            (2012, 160, {"vintage": 2016}), (2010, 1, {"geography": "There"})]  # fmt: skip
    found = check(rows, stated_printed="60 percent", direction="increase", start_period=2010,
                  end_period=2012)  # fmt: skip
    assert list(found.columns) == COMPARISON_COLUMNS
    assert list(found["as_of"]) == [2013, 2015]
    assert list(found["status"]) == ["differs", "agrees"]
    # 149.5 to 150.5 over 99.5 to 100.5 lies between 48.76 and 51.26 percent; stated is 59.5 on.
    first, second = found.to_dict("records")
    assert first["distance"] == pytest.approx(59.5 - 51.2563, abs=1e-4)
    assert (first["change_pct"], first["change_pct_low"]) == (50, 48.7562)
    assert (first["change_pct_high"], second["distance"]) == (51.2563, 0)
    assert (first["start_value"], first["end_value"], second["end_value"]) == (100, 150, 160)
    assert (second["start_vintage"], second["end_vintage"]) == (2011, 2015)
    assert (second["start_report"], second["end_report"]) == ("report-2011", "report-2015")


@pytest.mark.parametrize(
    ("period", "value", "seen"),
    [
        (2010, 100, [2013]),  # printed again
        (2010, 90, [2013, 2015]),
        (2012, 150, [2013]),
        (2012, 140, [2013, 2015]),
        (2011, 7, [2013]),  # of a year that the claim does not name
    ],
)
def test_an_edition_counts_where_it_revises_an_endpoint(period, value, seen):
    rows = [(2010, 100), (2012, 150), (period, value, {"vintage": 2015})]
    claim = {"direction": "increase", "start_period": 2010, "end_period": 2012}
    for stated in ("60 percent", ""):
        assert list(check(rows, stated_printed=stated, **claim)["as_of"]) == seen


@pytest.mark.parametrize(
    ("year", "value", "rivals", "seen"),
    [
        (2009, 200, [200], ["differs"]),  # printed again, in another report
        (2009, 150, [200, 150], ["differs", "agrees"]),
        (2010, 155, [200], ["differs"]),  # lower than the rival there was
        (2010, 210, [200, 210], ["differs", "differs"]),
    ],
)
def test_an_edition_counts_where_it_revises_the_rival_of_a_record(year, value, rivals, seen):
    rows = [(2009, 200), (2011, 160), (year, value, {"vintage": 2013})]
    found = check(rows, kind="record", end_period=2011)
    assert (list(found["rival_value"]), list(found["status"])) == (rivals, seen)


def test_a_change_without_both_years_has_no_data():
    claim = {"stated_printed": "60 percent", "direction": "increase", "start_period": 2010}
    (row,) = check([(2010, 100)], end_period=2012, **claim).itertuples()
    assert (row.estimator, row.status) == ("Office", "no data")
    (row,) = check([(2010, 100, {"geography": "There"})], end_period=2012, **claim).itertuples()
    assert (row.estimator, row.status) == ("", "no data")


@pytest.mark.parametrize(
    ("values", "direction", "start", "end", "rival", "status"),
    [
        ((100, 120, 90), "increase", pd.NA, 2011, "2010", "agrees"),
        ((100, 120, 90), "decrease", pd.NA, pd.NA, "2011", "agrees"),  # the last two years
        ((100, 120, 90), "increase", pd.NA, pd.NA, "2011", "differs"),
        ((100, 120, 90), "decrease", 2010, pd.NA, "2010", "agrees"),
        ((100, 101, 90), "increase", 2010, 2011, "2010", "differs"),  # 100.5 may be both
        ((100, 102, 90), "increase", 2010, 2011, "2010", "agrees"),
        # By less than one percent, and beyond what rounding allows.
        ((1000, 1003, 90), "increase", 2010, 2011, "2010", "agrees"),
        ((1000, 997, 90), "decrease", 2010, 2011, "2010", "agrees"),
        ((1000, 997, 90), "increase", 2010, 2011, "2010", "differs"),
    ],
)
def test_a_direction_stands_where_rounding_leaves_no_doubt(
    values, direction, start, end, rival, status
):
    rows = zip((2010, 2011, 2012), values, strict=True)
    row = last(rows, direction=direction, start_period=start, end_period=end)
    assert (row["rival"], row["status"]) == (rival, status)
    assert (row["distance"] == 0) if status == "agrees" else pd.isna(row["distance"])


def test_a_direction_since_a_year_is_taken_to_the_last_one_known_and_never_to_itself():
    found = check([(2010, 100), (2011, 90), (2012, 110)], direction="decrease", start_period=2010)
    assert list(found["as_of"]) == [2012, 2013]
    assert list(found["status"]) == ["agrees", "differs"]
    (row,) = check([(2010, 100)], direction="decrease", start_period=2010).itertuples()
    assert row.status == "no data"


def test_a_fall_to_more_than_a_number_leaves_doubt():
    over = Quantity("over 50 ha", Fraction(50), "ha", Fraction(1), "over")
    claim = {"start_period": 2010, "end_period": 2011}
    assert last([(2010, 100), (2011, over)], direction="decrease", **claim)["status"] == "differs"
    assert last([(2010, 40), (2011, over)], direction="increase", **claim)["status"] == "agrees"


def test_a_direction_without_years_of_its_place_has_no_data():
    total = {"from_period": 2008}
    (row,) = check([(2010, 100, total)], direction="increase").itertuples()
    assert (row.estimator, row.status) == ("Office", "no data")
    (row,) = check([(2010, 100)], direction="increase").itertuples()
    assert (row.estimator, row.status) == ("Office", "no data")
    assert check([(2010, 100)]).empty  # a change without number and direction says nothing


@pytest.mark.parametrize(
    ("stated", "value", "status", "distance"),
    [
        ("100 ha", 100, "agrees", 0),
        ("110 ha", 109, "close", 100 * (105 - 109.5) / 110),
        ("1,100 ha", 900, "differs", 100 * (1050 - 900.5) / 1100),
        ("1,001 ha", 1021, "differs", 100 * (1020.5 - 1001.5) / 1001),
        ("1,001 ha", 1007, "close", 100 * (1006.5 - 1001.5) / 1001),
        ("1,001 ha", 991, "close", 100 * (1000.5 - 991.5) / 1001),
    ],
)
def test_a_level_misses_by_percents_of_the_stated_number(stated, value, status, distance):
    row = last([(2010, value)], kind="level", stated_printed=stated, end_period=2010)
    if stated == "110 ha":
        status, distance = "agrees", 0  # rounded to tens, it stands for 105 to 115
    assert row["status"] == status
    assert row["distance"] == pytest.approx(distance, abs=1e-4)
    assert (row["end_value"], row["rival"], row["end_report"]) == (value, "2010", "report-2011")


def test_a_share_misses_by_points():
    observed = Quantity("48.0 percent", Fraction(48), "%", Fraction(1, 10))
    row = last([(2010, observed)], kind="share", stated_printed="50 percent", end_period=2010)
    assert (row["status"], row["distance"]) == ("differs", pytest.approx(49.5 - 48.05))
    row = last([(2010, observed)], 2, kind="share", stated_printed="50 percent", end_period=2010)
    assert row["status"] == "close"


@pytest.mark.parametrize(("limit", "status"), [(1.45, "close"), (1.44, "differs")])
def test_what_misses_by_no_more_than_the_limit_is_close(limit, status):
    observed = Quantity("48.0 percent", Fraction(48), "%", Fraction(1, 10))  # up to 48.05
    row = last([(2010, observed)], limit, kind="share", stated_printed="50 percent")  # from 49.5
    assert (row["distance"], row["status"]) == (1.45, status)


def test_a_level_of_nothing_has_no_distance():
    row = last([(2010, 9)], kind="count", stated_printed="0 ha", end_period=2010)
    assert row["status"] == "differs" and pd.isna(row["distance"])


def test_a_level_without_a_year_is_that_of_the_last_one_known():
    row = last([(2010, 5), (2012, 100), (2011, 7)], kind="level", stated_printed="100 ha")
    assert (row["rival"], row["status"]) == ("2012", "agrees")
    (row,) = check([(2012, 9, {"from_period": 2010})], kind="level",
                   stated_printed="9 ha").itertuples()  # fmt: skip
    assert row.status == "no data"


def test_a_total_stands_beside_the_last_edition_of_one_over_the_same_years():
    over = {"from_period": 2010}
    rows = [(2012, 90, over), (2012, 99, over | {"vintage": 2014}), (2012, 5), (2011, 1, over),
            (2012, 2, {"from_period": 2009})]  # fmt: skip
    found = check(rows, kind="count", stated_printed="99 ha", start_period=2010, end_period=2012)
    assert list(found["end_value"]) == [90, 99]
    assert list(found["status"]) == ["differs", "agrees"]


def test_a_record_and_a_rank_miss_by_what_they_lie_below_the_rival():
    rows = [(2009, 200), (2010, 150), (2011, 160)]
    row = last(rows, kind="record", end_period=2011)
    assert (row["status"], row["rival"], row["rival_value"]) == ("differs", "2009", 200)
    assert (row["distance"], row["end_value"], row["rival_report"]) == (20, 160, "report-2010")
    assert last(rows, kind="record", end_period=2009)["status"] == "no data"
    assert last([(2009, 100), (2010, 150)], kind="record", end_period=2010)["status"] == "agrees"
    rows += [(2011, 200, {"geography": "There"}), (2010, 9, {"geography": "There"})]
    rank = {"kind": "rank", "rivals": "Here; There"}
    row = last(rows, end_period=2011, **rank)
    assert (row["status"], row["rival"], row["distance"]) == ("differs", "There", 20)
    assert last(rows, end_period=2010, **rank)["status"] == "agrees"
    assert last(rows, end_period=2009, **rank)["status"] == "no data"
    assert last(rows, **rank)["rival_value"] == 200  # the last year that both have
