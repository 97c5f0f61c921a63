"""Recomputed trends have exact bounds; two oracles that share no code with them agree."""

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from math import ceil, floor

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mpmath import iv, mp

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import (
    Bounds,
    Stated,
    annual_rate,
    decompose_product,
    grain_needed,
    implied_start,
    per_year,
    percent_change,
    ratio,
    stated_change,
    whole_percents_admitted,
)
from cifras.reading.numbers import read_quantity

PROPERTY = settings(deadline=None, derandomize=True, max_examples=100)
SIGNS = st.sampled_from([1, -1])
GRAINS = st.integers(-2, 4).map(lambda power: Fraction(10) ** power)
AMOUNTS = st.fractions("0.01", 10**6, max_denominator=1000)


@st.composite
def levels(draw):
    """Draw a plain level above zero, its lower bound included."""
    grain = draw(GRAINS)
    return Quantity("", draw(st.integers(1, 10**6)) * grain, "ha", grain)


def sharp(value, unit="ha"):
    """Return a quantity that stands for `value` alone."""
    return Quantity("", Fraction(value), unit, Fraction(0))


def change_between(start, end):
    return percent_change(sharp(start), sharp(end)).point


def to_interval(value):
    iv.prec = 250
    return iv.mpf(value.numerator) / iv.mpf(value.denominator)


@pytest.mark.parametrize(
    ("start", "end", "grain", "point", "low", "high"),
    [
        ("167,000 hectares (ha)", "80,500 ha", 0, "-51.7964", "-51.9701", "-51.6216"),
        ("185 metric tons (MT)", "245 MT", 0, "32.4324", "31.8059", "33.0623"),
        ("185 metric tons (MT)", "245 MT", 5, "32.4324", "29.3333", "35.6164"),
        ("212,000 ha", "245,000 ha", 0, "15.5660", "15.0588", "16.0757"),
    ],
)
def test_the_bounds_checked_by_hand_come_out(start, end, grain, point, low, high):
    ends = [read_quantity(text).at_grain(grain) for text in (start, end)]
    change = percent_change(*ends)
    rounded = [round(x, 4) for x in (change.point, change.low, change.high)]
    assert rounded == [Fraction(x) for x in (point, low, high)]


@PROPERTY
@given(levels(), levels())
def test_change_bounds_agree_with_interval_arithmetic(start, end):
    change = percent_change(start, end)
    a, b = (iv.mpf([to_interval(q.low).a, to_interval(q.high).b]) for q in (start, end))
    oracle = 100 * (b / a - 1)
    nothing = iv.mpf(["-1e-40", "1e-40"]) * (1 + abs(oracle.b))
    assert to_interval(change.low) - oracle.a in nothing
    assert to_interval(change.high) - oracle.b in nothing


@PROPERTY
@given(levels(), levels(), st.lists(st.fractions(0, 1), max_size=3))
def test_change_bounds_are_the_extremes_of_all_pairs_inside(start, end, inner):
    shares = [Fraction(0), *inner, Fraction(1)]
    starts, ends = ([q.low + share * (q.high - q.low) for share in shares] for q in (start, end))
    changes = [(b - a) * 100 / a for a, b in product(starts, ends)]
    change = percent_change(start, end)
    assert (change.low, change.high) == (min(changes), max(changes))
    assert change.low < change.point < change.high


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        ("over 100.0 ha", "150.0 ha", -100, Fraction("50.05")),
        ("under 100.0 ha", "150.0 ha", Fraction("49.95"), None),
        ("100.0 ha", "over 150.0 ha", Fraction(100) * 1500 / Fraction("1000.5") - 100, None),
        ("100.0 ha", "up to 150.0 ha", -100, Fraction(100) * 1500 / Fraction("999.5") - 100),
        ("1 ha", "0 ha", -100, 0),
        ("about 1 ha", "1.0 ha", Fraction("-52.5"), None),
    ],
)
def test_an_open_or_vanishing_endpoint_opens_the_change(start, end, low, high):
    change = percent_change(read_quantity(start), read_quantity(end))
    assert (change.low, change.high) == (low, high)


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("5 ha", "5 t", "needs one unit"),
        ("0 ha", "5 ha", "needs a start above zero: '0 ha'"),
        ("−5 ha", "5 ha", "needs a start above zero: '−5 ha'"),
        ("5 ha", "−6 ha", "'−6 ha'"),
    ],
)
def test_a_change_without_meaning_is_refused_by_the_number_at_fault(start, end, why):
    with pytest.raises(ValueError, match=why):
        percent_change(read_quantity(start), read_quantity(end))


@pytest.mark.parametrize(
    ("text", "sign", "low", "high", "inside", "outside"),
    [
        ("30 percent", 1, "29.5", "30.5", ["29.5", "30.5"], ["29.49", "30.51", "-30"]),
        ("30 percent", -1, "-30.5", "-29.5", ["-30.5", "-29.5"], ["-29.49", "-30.51", "30"]),
        ("over 30 percent", 1, "30", None, ["30.01", "500"], ["30", "-31"]),
        ("over 30 percent", -1, None, "-30", ["-30.01"], ["-30", "31"]),
        ("at least 30 percent", 1, "30", None, ["30"], ["29.99"]),
        ("nearly 30 percent", -1, "-30.5", "-29", ["-30.5", "-29"], ["-30.51", "-28.99"]),
    ],
)
def test_a_stated_percent_takes_the_sign_of_its_direction(text, sign, low, high, inside, outside):
    claim = stated_change(read_quantity(text), sign)
    assert (claim.low, claim.high) == tuple(None if x is None else Fraction(x) for x in (low, high))
    assert all(claim.holds(Fraction(value)) for value in inside)
    assert not any(claim.holds(Fraction(value)) for value in outside)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("text", ["under 30 percent", "up to 30 percent"])
def test_a_change_of_at_most_so_much_never_goes_the_other_way(text, sign):
    claim = stated_change(read_quantity(text), sign)
    assert claim.holds(Fraction(29 * sign))
    assert not claim.holds(Fraction(31 * sign))
    assert not claim.holds(Fraction(-sign))


def test_bounds_meet_where_they_touch_unless_the_stated_end_is_open():
    bounds = Bounds(Fraction(5), Fraction(4), Fraction(6))
    assert bounds.meets(Stated(7, 6, 8)) and bounds.meets(Stated(3, 2, 4))
    assert not bounds.meets(Stated(6, 6, None, low_is_open=True))
    assert not bounds.meets(Stated(4, None, 4, high_is_open=True))
    assert Bounds(5, None, None).meets(Stated(7, 6, 8))


@PROPERTY
@given(levels(), st.integers(1, 99), SIGNS)
def test_an_implied_start_changes_back_into_the_end(end, percent, sign):
    stated = read_quantity(f"{percent} percent")
    start, claim = implied_start(end, stated, sign), stated_change(stated, sign)
    assert change_between(start.point, end.value) == claim.point
    assert change_between(start.low, end.low) == claim.high
    assert change_between(start.high, end.high) == claim.low


def test_an_open_number_implies_an_open_one():
    tenth, below, above = (read_quantity(x) for x in ("10.0 %", "under 110 ha", "over 110 ha"))
    assert implied_start(above, tenth, 1).high is None
    assert implied_start(below, tenth, 1).high == 110 / Fraction("1.0995")
    assert ratio(below, read_quantity("220.0 ha")).high == Fraction(11000) / Fraction("219.95")


def test_a_change_of_less_than_so_much_implies_a_number_on_its_own_side():
    end, stated = read_quantity("70.0 ha"), read_quantity("under 30 percent")
    fallen, risen = implied_start(end, stated, -1), implied_start(end, stated, 1)
    assert (fallen.low, fallen.high) == (Fraction("69.95"), Fraction("70.05") / Fraction("0.7"))
    assert (risen.low, risen.high) == (Fraction("69.95") / Fraction("1.3"), Fraction("70.05"))


def test_a_fall_stated_with_a_minus_implies_what_one_without_implies():
    end = read_quantity("100 t")
    plain, minus = (implied_start(end, read_quantity(x), -1) for x in ("50 %", "−50 %"))
    assert minus == plain


def test_a_share_of_another_unit_is_refused():
    with pytest.raises(ValueError, match="'500 kg'"):
        ratio(read_quantity("500 kg"), read_quantity("1.0 t"))


def test_a_fall_to_nothing_implies_no_start():
    with pytest.raises(ValueError, match="'100 percent' allows a fall to nothing"):
        implied_start(read_quantity("5 ha"), read_quantity("100 percent"), -1)


def test_a_share_and_a_yearly_average_carry_the_bounds_of_their_parts():
    share = ratio(read_quantity("25 t"), read_quantity("200.0 t"))
    assert share == Bounds(Fraction("12.5"), 2450 / Fraction("200.05"), 2550 / Fraction("199.95"))
    assert per_year(read_quantity("nearly 26,500"), 5) == Bounds(5300, Fraction("5167.5"), 5310)
    assert per_year(read_quantity("over 60 ha"), 6) == Bounds(10, 10, None)
    with pytest.raises(ValueError, match="a whole above zero: '0 t'"):
        ratio(read_quantity("5 t"), read_quantity("0 t"))


def test_what_is_all_lost_is_lost_at_a_yearly_rate_of_all():
    assert annual_rate(Fraction(-100), 7) == -100


@PROPERTY
@given(st.fractions("-99.9", 10**4, max_denominator=1000), st.integers(1, 60))
def test_a_yearly_rate_compounds_back_to_the_change(change, years):
    rate = annual_rate(change, years)
    with localcontext(prec=60):
        whole = Decimal(change.numerator) / Decimal(change.denominator)
        assert abs(100 * ((1 + rate / 100) ** years - 1) - whole) < Decimal("1e-30")


@PROPERTY
@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_two_parts_of_a_product_sum_to_its_change(area_0, yield_0, area_1, yield_1):
    ends = (area_0, yield_0), (area_1, yield_1)
    exact = area_1 * yield_1 - area_0 * yield_0
    with localcontext(prec=60):
        whole, by_area, by_yield = decompose_product(*ends)
        forwards_and_back = zip(
            decompose_product(*ends), decompose_product(*ends[::-1]), strict=True
        )
        assert abs(Fraction(by_area + by_yield) - exact) < Fraction(1, 10**30)
        assert abs(Fraction(whole) - exact) < Fraction(1, 10**30)
        assert all(abs(there + back) < Decimal("1e-30") for there, back in forwards_and_back)
    assert (by_area > 0, by_yield > 0) == (area_1 > area_0, yield_1 > yield_0)


def test_the_part_of_area_is_the_logarithmic_mean_times_its_log_ratio():
    _, by_area, by_yield = decompose_product((100, 5), (150, 6))
    with mp.workdps(40):
        mean = (mp.mpf(900) - 500) / mp.log(mp.mpf(900) / 500)
        for part, size in ((by_area, mp.mpf(150) / 100), (by_yield, mp.mpf(6) / 5)):
            assert abs(mp.mpf(str(part)) - mean * mp.log(size)) < mp.mpf("1e-30")


@PROPERTY
@given(st.fractions(-200, 200, max_denominator=40), st.fractions(0, 20, max_denominator=40))
def test_the_power_counts_the_whole_percents_that_would_pass(low, width):
    high, half = low + width, Fraction(1, 2)
    around = range(floor(low) - 3, ceil(high) + 4)
    passing = [n for n in around if n - half <= high and n + half >= low]
    assert whole_percents_admitted(Bounds(low, low, high)) == len(passing)


def test_a_test_with_an_open_bound_has_no_power():
    assert whole_percents_admitted(Bounds(5, None, 6)) is None
    assert whole_percents_admitted(Bounds(5, 4, None)) is None


def test_the_grain_that_the_cocaine_claim_needs_is_exact():
    needed = grain_needed(Fraction(185), Fraction(245), Fraction("29.5"), Fraction("30.5"))
    assert needed == Fraction(1430, 461)
    assert grain_needed(Fraction(185), Fraction(245), Fraction(32), Fraction(33)) == 0


@PROPERTY
@given(AMOUNTS, AMOUNTS, st.integers(1, 200), SIGNS)
def test_the_needed_grain_is_the_threshold_of_the_claim(start, end, percent, sign):
    assume(sign > 0 or percent < 100)
    claim = stated_change(read_quantity(f"{percent} percent"), sign)
    needed = grain_needed(start, end, claim.low, claim.high)

    def meets(grain):
        ends = (Quantity("", value, "ha", grain) for value in (start, end))
        return percent_change(*ends).meets(claim)

    assert meets(needed)
    assert needed == 0 or not meets(needed * (1 - Fraction(1, 10**12)))


@pytest.mark.parametrize("percent", ["201", "300.5"])
def test_no_grain_lets_an_amount_fall_by_more_than_all_of_it(percent):
    claim = stated_change(read_quantity(f"over {percent} percent"), -1)
    assert grain_needed(Fraction(101), Fraction(51), claim.low, claim.high) is None


def test_a_fall_by_twice_the_amount_needs_no_division_by_zero():
    assert grain_needed(Fraction(101), Fraction(51), None, Fraction(-200)) is None
