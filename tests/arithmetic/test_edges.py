"""Open bounds, thresholds and written values of the arithmetic, each at its edge."""

from dataclasses import FrozenInstanceError
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifras.arithmetic.causes import Case, likely_causes
from cifras.arithmetic.quantities import Quantity, exact_text, unit_in_words
from cifras.arithmetic.trends import (
    Bounds,
    Stated,
    difference,
    implied_start,
    is_empty,
    is_vacuous,
    is_weak,
    multiple,
    per_year,
    ratio,
    stated_change,
    whole_percents_admitted,
)
from cifras.arithmetic.verdicts import is_tie, judge_change, judge_size, judge_span

F = Fraction


def quantity(value, grain=1, comparator="", unit="t", text=""):
    return Quantity(text or f"{value} {unit}", F(value), unit, F(grain), comparator)


@pytest.mark.parametrize(
    ("bounds", "stated", "distance"),
    [
        ((1, 2), (4, 6), 2),
        ((8, 9), (4, 6), 2),
        ((1, 5), (4, 6), 0),
        ((5, 9), (4, 6), 0),
        ((1, None), (4, 6), 0),
        ((8, None), (4, 6), 2),
        ((None, 2), (4, 6), 2),
        ((None, 9), (4, 6), 0),
        ((1, 2), (None, 6), 0),
        ((8, 9), (None, 6), 2),
        ((8, 9), (4, None), 0),
        ((1, 2), (4, None), 2),
    ],
)
def test_intervals_lie_as_far_apart_as_their_nearest_ends(bounds, stated, distance):
    found, said = Bounds(F(1), *bounds), Stated(F(5), *stated)
    assert found.distance(said) == distance
    assert found.meets(said) == (distance == 0)


def test_a_share_with_an_open_part_or_whole_is_open_on_one_side():
    assert ratio(quantity(30), quantity(60)) == Bounds(F(50), F(5900, 121), F(6100, 119))
    assert ratio(quantity(30), quantity(60, comparator="over")) == Bounds(
        F(50), F(0), 100 * F(61, 2) / 60
    )
    assert ratio(quantity(30, comparator="over"), quantity(60)).high is None
    assert ratio(quantity(30, comparator="under"), quantity(60)).low == 0
    for whole in (quantity(60, comparator="under"), quantity(0), quantity("0.5")):
        with pytest.raises(ValueError, match="above zero"):
            ratio(quantity(30), whole)


def test_a_difference_is_open_where_either_level_is():
    plain, over, under = (quantity(10, comparator=c) for c in ("", "over", "under"))
    assert difference(plain, quantity(15)) == Bounds(F(5), F(4), F(6))
    assert (difference(over, plain).low, difference(over, plain).high) == (None, F("0.5"))
    assert (difference(under, plain).low, difference(under, plain).high) == (F("-0.5"), None)
    assert (difference(plain, over).low, difference(plain, over).high) == (F("-0.5"), None)
    assert (difference(plain, under).low, difference(plain, under).high) == (None, F("0.5"))


def test_a_multiple_is_one_more_than_the_change():
    assert multiple(quantity(10), quantity(30)) == Bounds(
        F(3), F("29.5") / F("10.5"), F("30.5") / F("9.5")
    )
    open_above = multiple(quantity(10), quantity(30, comparator="over"))
    assert (open_above.low, open_above.high) == (30 / F("10.5"), None)


def test_what_is_counted_over_years_is_divided_among_them():
    assert per_year(quantity(40, 10), 4) == Bounds(F(10), F(35, 4), F(45, 4))
    assert per_year(quantity(40, comparator="over"), 4) == Bounds(F(10), F(10), None)


def test_an_implied_start_of_an_open_end_is_open():
    start = implied_start(quantity(130, comparator="over"), quantity(30, unit="%"), 1)
    assert start == Bounds(F(100), F(130) / F("1.305"), None)
    over = quantity(30, comparator="over", unit="%")
    assert implied_start(quantity(130), over, 1) == Bounds(F(100), F(0), F("130.5") / F("1.3"))


@pytest.mark.parametrize(
    ("power", "point", "unit", "weak"),
    [
        (5, 10, 1, False), (6, 10, 1, True), (None, 10, 1, True),
        (6, 120, 1, False), (6, -120, 1, False), (7, 120, 1, True), (15, 300, 1, False),
        (16, 300, 1, True), (6, 120, 10, True), (6, 12, F(1, 10), False), (0, 0, 1, False),
    ],
)  # fmt: skip
def test_a_test_is_weak_where_more_than_five_and_one_in_twenty_would_pass(power, point, unit, weak):
    assert is_weak(power, F(point), unit) is weak


@pytest.mark.parametrize(
    ("low", "high", "floor", "vacuous"),
    [
        (None, None, None, True), (None, 5, None, False), (5, None, None, False),
        (-100, None, -100, True), (-101, None, -100, True), (-99, None, -100, False),
        (-100, 5, -100, False), (0, None, 0, True),
    ],
)  # fmt: skip
def test_bounds_test_nothing_where_no_claim_could_fail(low, high, floor, vacuous):
    assert is_vacuous(Bounds(F(0), low, high), floor) is vacuous


@pytest.mark.parametrize(
    ("low", "high", "opens", "neutral", "floor", "empty"),
    [
        (0, None, "", 0, -100, True), (0, None, "low", 0, -100, False),
        (1, None, "", 0, -100, False), (1, None, "", 1, 0, True),
        (-100, 0, "", 0, -100, True), (-100, 0, "low", 0, -100, False),
        (-101, 0, "low", 0, -100, True), (None, 0, "", 0, -100, True), (0, 1, "", 1, 0, True),
        (-99, 0, "", 0, -100, False), (-100, 0, "high", 0, -100, False),
        (-100, -1, "", 0, -100, False), (-100, 0, "", 0, None, False), (0, 50, "", 0, -100, False),
    ],
)  # fmt: skip
def test_a_stated_size_is_empty_where_all_that_goes_its_way_is_in_it(
    low, high, opens, neutral, floor, empty
):
    stated = Stated(F(0), low, high, low_is_open=opens == "low", high_is_open=opens == "high")
    assert is_empty(stated, neutral, floor) is empty


@pytest.mark.parametrize(
    ("low", "high", "unit", "count"),
    [
        ("31.6", "32.4", 1, 1), ("31.5", "32.5", 1, 3), ("31.51", "32.49", 1, 1),
        ("0", "10", 5, 3), ("0.2", "0.3", F(1, 10), 2), ("2.4", "2.6", 1, 2),
    ],
)  # fmt: skip
def test_the_power_counts_steps_of_a_unit(low, high, unit, count):
    assert whole_percents_admitted(Bounds(F(0), F(low), F(high)), unit) == count


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (80500, "80500"), ("207.4", "207.4"), ("-207.4", "-207.4"), ("0.05", "0.05"),
        ("-0.5", "-0.5"), (0, "0"), (F(100, 3), "100/3"), (F(-1, 7), "-1/7"), (F(1, 8), "0.125"),
        (F(1, 25), "0.04"), (F(3, 40), "0.075"), (1000, "1000"), (None, ""),
        (F(1, 10**25), f"0.{'0' * 24}1"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_its_decimals_or_as_a_fraction(value, text):
    assert exact_text(value if value is None else F(value)) == text


@given(st.fractions(max_denominator=10**4))
def test_a_written_value_reads_back_exactly(value):
    assert F(exact_text(value)) == value


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [
        ("", "39.5", "40.5"), ("over", "40", None), ("at least", "40", None),
        ("just over", "40", "41"), ("nearly", "39", "40.5"), ("under", None, "40"),
        ("at most", None, "40"), ("about", "39", "41"),
    ],
)  # fmt: skip
def test_a_comparator_binds_on_its_side_and_a_hedge_adds_its_room(comparator, low, high):
    found = quantity(40, comparator=comparator)
    assert [found.low, found.high] == [None if x is None else F(x) for x in (low, high)]
    assert quantity(400, comparator=comparator).room == 10  # a fortieth is more than the grain
    assert quantity(-400, comparator=comparator).room == 10


@pytest.mark.parametrize(
    ("comparator", "inside", "outside"),
    [("over", 31, 30), ("under", 29, 30), ("at least", 30, 29), ("at most", 30, 31)],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_over_and_under_leave_their_own_number_out(comparator, inside, outside, sign):
    stated = stated_change(quantity(30, comparator=comparator, unit="%"), sign)
    assert stated.holds(sign * F(inside)) and not stated.holds(sign * F(outside))


def test_a_fraction_in_words_is_rounded_to_a_tenth_of_itself():
    assert unit_in_words(F(1, 2)) == unit_in_words(F(-1, 2)) == F(1, 20)


@pytest.mark.parametrize(
    ("recomputed", "sign", "plain", "more", "verdict"),
    [
        ((32, 31, 33), 1, True, {}, "exact"),
        ((32, 31, 33), 1, False, {}, "rounding"),
        ((34, 32, 35), 1, True, {}, "rounding"),
        ((34, 33, 35), 1, True, {}, "contradicted"),
        ((0, -1, 1), 1, True, {}, "contradicted"),
        ((-5, -6, -4), 1, True, {}, "reversed"),
        ((F(1, 2), F(1, 3), 1), 1, True, {"neutral": 1}, "reversed"),
        ((1, F(1, 2), 2), 1, True, {"neutral": 1}, "contradicted"),
        ((2, F(1, 2), None), 1, False, {"floor": F(1, 2)}, "untestable"),
        ((2, F(1, 2), None), 1, False, {}, "rounding"),
    ],
)
def test_a_size_of_any_kind_is_judged_on_its_bounds(recomputed, sign, plain, more, verdict):
    claim = stated_change(quantity(32, unit="%"), sign)
    bounds = Bounds(*(None if x is None else F(x) for x in recomputed))
    assert judge_size(bounds, claim, sign, plain, **more) == verdict


@pytest.mark.parametrize(
    ("point", "grain", "comparator", "tie"),
    [
        ("32.5", 1, "", True), ("31.5", 1, "", True), ("32.4", 1, "", False),
        ("32.5", 1, "about", False), ("33.6", F(16, 5), "", False), ("32.05", F(1, 10), "", True),
    ],
)  # fmt: skip
def test_a_tie_lies_halfway_between_two_answers_in_digits(point, grain, comparator, tie):
    stated = quantity(32, grain, comparator, "%")
    assert is_tie(F(point), stated_change(stated, 1), stated) is tie


def test_a_change_judged_at_the_grain_of_its_series_says_which():
    numbers = quantity(185), quantity(245), quantity(30, unit="%")
    judged = judge_change(*numbers, "increase", F(5))
    assert (judged.verdict, judged.grain_used) == ("grain", 5)
    assert judge_change(*numbers, "increase", F(2)).verdict == "contradicted"
    assert judge_change(*numbers, "increase").grain_used == 1
    uneven = judge_change(quantity(180, 10), *numbers[1:], "increase")
    assert uneven.grain_used == 10
    assert (
        judge_change(quantity(185, comparator="about"), *numbers[1:], "increase").grain_needed
        is None
    )


def test_half_a_year_is_given_or_taken_between_two_years_that_were_not_counted():
    stated = quantity(5, unit="year", comparator="over")
    assert judge_span(5, stated).verdict == "rounding"
    assert judge_span(5, stated, is_count=True).verdict == "contradicted"
    assert judge_span(5, quantity(5, unit="year")).recomputed == Bounds(F(5), F("4.5"), F("5.5"))


def causes(kind, start, end, stated, sign=1, **more):
    """Return the codes of a failed claim's causes, without those that change a digit."""
    start, end = (x if isinstance(x, Quantity) else quantity(x) for x in (start, end))
    state = partial(_signed, sign) if kind != "multiple" else partial(_signed, 1)
    case = Case(kind, start, end, quantity(stated, unit="%"), state, sign, **more)
    return [(cause.code, cause.gives.value) for cause in likely_causes(case) if not cause.gives.new]


def _signed(sign, number):
    return stated_change(number, sign)


def test_points_are_taken_for_percents_between_shares_alone():
    assert causes("change", 19, 24, 5, is_share=True) == [("points_as_percent", 5)]
    assert causes("change", 19, 24, 5) == []
    # whole percents, 4 to 6 points apart
    assert causes("change", 19, 24, 6, is_share=True) == [("points_as_percent", 5)]
    assert causes("change", 19, 24, 7, is_share=True) == []


def test_a_wrong_direction_is_a_cause_only_where_the_size_fits():
    assert causes("change", 200, 150, 25) == [("direction", -25)]
    assert causes("change", 200, 150, 26) == []
    assert causes("multiple", 6, 2, 3) == [("direction", F(1, 3))]
    assert causes("multiple", 6, 0, 2) == [("direction", 0)]  # it fell by all of it, and not rose


def test_a_size_cut_off_is_told_on_the_stated_side_alone():
    assert causes("change", "100.0", "126.9", 26) == [("truncated", F("26.9"))]
    assert causes("change", "100.0", "73.1", 26, sign=-1) == [("truncated", F("-26.9"))]
    assert causes("change", "100.0", "127.1", 26) == []


@pytest.mark.parametrize(
    ("kind", "start", "end", "stated", "given"),
    [
        ("change", 1204, 1500, 246, F(7400, 301)), ("change", 1204, 1500, "2.46", F(7400, 301)),
        ("change", 1204, 1500, "0.246", F(7400, 301)), ("change", 1204, 1500, 2458, F(7400, 301)),
        ("difference", 764, 1204, 44, 440), ("difference", 764, 1204, 4400, 440),
        ("points", 40, 43, 30, 3),
    ],
)  # fmt: skip
def test_a_size_one_or_two_places_off_is_told(kind, start, end, stated, given):
    assert ("misplaced", given) in causes(kind, start, end, stated)


@pytest.mark.parametrize(("kind", "stated"), [("change", 236), ("change", 24600), ("multiple", 12)])
def test_a_size_of_other_digits_or_three_places_off_is_not_misplaced(kind, stated):
    assert "misplaced" not in dict(causes(kind, 1204, 1500, stated))


@pytest.mark.parametrize(
    ("start", "end", "stated", "sign", "cut"),
    [(100, 59, "0.5", -1, True), (100, 59, "0.6", -1, False), (100, 259, "2.5", 1, True)],
)
def test_a_multiple_below_one_is_cut_off_like_one_above(start, end, stated, sign, cut):
    numbers = quantity(start), quantity(end), quantity(stated, F(1, 10), unit="")
    causes = likely_causes(Case("multiple", *numbers, partial(_signed, 1), sign))
    assert ("truncated" in {cause.code for cause in causes}) is cut


def test_what_stayed_alike_is_all_of_what_it_was():
    start, end = quantity(50), quantity(50)
    case = Case("change", start, end, quantity(100, unit="%"), partial(_signed, 1), 1)
    found = {cause.code: cause.gives.value for cause in likely_causes(case)}
    assert found["ratio_as_change"] == 100


@pytest.mark.parametrize(("text", "new"), [("0.5", "0.8"), ("5.5", "8.5")])
def test_a_first_digit_becomes_no_zero_unless_it_is_one(text, new):
    """What is nought point something may be nought point something else."""
    end = quantity(F(new) * 2, F(1, 10), text="x")
    case = Case("change", quantity(text, F(1, 10), text=text), end,
                quantity(100, unit="%", text="x"), partial(_signed, 1), 1)  # fmt: skip
    assert [c.gives.new for c in likely_causes(case) if c.code == "one_digit"] == [new]


@pytest.mark.parametrize(("length", "found"), [(30, True), (31, False)])
def test_digits_are_changed_in_numbers_of_up_to_thirty(length, found):
    text = "21" + "0" * (length - 2)
    size = 10 ** (length - 2)
    start, end = quantity(21 * size, text=text), quantity(24 * size, text="x")
    case = Case("change", start, end, quantity(100, unit="%", text="x"), partial(_signed, 1), 1)
    codes = {cause.code for cause in likely_causes(case)}
    assert ("digits_swapped" in codes) is found


@pytest.mark.parametrize("sign", [1, -1])
def test_digits_are_changed_on_either_side_of_zero(sign):
    """From -71 to 24 is no difference of 41, but from -17 it is; so on the other side."""
    start, end = quantity(-71 * sign, text="71"), quantity(24 * sign, text="x")
    stated = quantity(41, unit="", text="x")
    causes = likely_causes(Case("difference", start, end, stated, partial(_signed, sign), sign))
    swapped = [cause.gives.new for cause in causes if cause.code == "digits_swapped"]
    assert swapped == ["17"]


def test_what_was_read_and_what_was_judged_cannot_be_changed_afterwards():
    numbers = quantity(185), quantity(245), quantity(30, unit="%")
    judged = judge_change(*numbers, "increase")
    for fact in (*numbers, judged, judged.stated, judged.printed):
        with pytest.raises(FrozenInstanceError):
            fact.value = fact.point = F(0)
