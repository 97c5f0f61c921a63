"""One claim, one verdict: the golden cases, the order of the grades, and what never raises."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.verdicts import (
    SIGNS,
    VERDICTS,
    judge_change,
    judge_rank,
    judge_record,
    judge_span,
    places_of,
    signed_claim,
    summarise,
)
from cifras.reading.numbers import read_quantity

PROPERTY = settings(deadline=None, derandomize=True, max_examples=100)
DIRECTIONS = st.sampled_from(sorted(SIGNS))
GRAINS = st.sampled_from([Fraction(1, 10), *map(Fraction, (1, 5, 10, 100, 500))])


@st.composite
def levels(draw, grain=None):
    """Draw a plain level above zero with one of a few grains."""
    grain = draw(GRAINS) if grain is None else grain
    return Quantity("", draw(st.integers(1, 1000)) * grain, "ha", grain)


@st.composite
def percents(draw, start, end):
    """Draw a stated whole percent, near the change from `start` to `end` half of the time."""
    near = abs(round(100 * (end.value / start.value - 1))) + draw(st.integers(-3, 3))
    percent = max(0, draw(st.sampled_from([near, draw(st.integers(0, 250))])))
    return Quantity("", Fraction(percent), "%", Fraction(1))


def judge(start, end, stated, direction, series_grain=None):
    return judge_change(*map(read_quantity, (start, end, stated)), direction, series_grain)


COCAINE = "185 metric tons (MT)", "245 MT", "30 percent", "increase"
COCA = "167,000 hectares (ha)", "80,500 ha", "52 percent", "decrease"


@pytest.mark.parametrize(
    ("claim", "series_grain", "verdict", "low", "high", "grain_used", "power"),
    [
        (COCA, None, "exact", "-51.9701", "-51.6216", 1000, 1),
        (COCA, 500, "exact", "-51.9701", "-51.6216", 1000, 1),
        (COCAINE, None, "contradicted", "31.8059", "33.0623", 1, 2),
        (COCAINE, 1, "contradicted", "31.8059", "33.0623", 1, 2),
        (COCAINE, 5, "grain", "29.3333", "35.6164", 5, 8),
        (
            ("212,000 ha", "245,000 ha", "15.5 percent", "increase"),
            *(None, "rounding", "15.0588", "16.0757", 1000, 2),
        ),
    ],
)
def test_the_golden_claims_get_their_verdicts(
    claim, series_grain, verdict, low, high, grain_used, power
):
    judgement = judge(*claim, series_grain)
    bounds = [round(x, 4) for x in (judgement.recomputed.low, judgement.recomputed.high)]
    assert judgement.verdict == verdict
    assert bounds == [Fraction(low), Fraction(high)]
    assert (judgement.grain_used, judgement.power) == (grain_used, power)


def test_only_what_lies_halfway_is_a_tie():
    assert not judge(*COCA).is_tie
    assert judge("200 ha", "265 ha", "32 percent", "increase").is_tie


def test_the_cocaine_claim_needs_a_grain_of_three_tons():
    assert judge(*COCAINE).grain_needed == judge(*COCAINE, 5).grain_needed == Fraction(1430, 461)
    assert judge(*COCA).grain_needed == 0
    assert judge(*COCAINE, Fraction(1430, 461)).verdict == "grain"
    assert judge(*COCAINE, Fraction("3.10")).verdict == "contradicted"


@pytest.mark.parametrize(
    ("start", "end", "stated", "direction", "verdict"),
    [
        ("100.0 ha", "130.0 ha", "30 percent", "increase", "exact"),
        ("100.0 ha", "130.5 ha", "30 percent", "increase", "exact"),
        ("100.0 ha", "130.5 ha", "31 percent", "increase", "exact"),
        ("100.0 ha", "130.6 ha", "30 percent", "increase", "rounding"),
        ("100.0 ha", "130.7 ha", "30 percent", "increase", "contradicted"),
        ("100.0 ha", "70.0 ha", "30 percent", "increase", "reversed"),
        ("100.0 ha", "130.0 ha", "30 percent", "decrease", "reversed"),
        ("100.0 ha", "100.0 ha", "30 percent", "decrease", "contradicted"),
        ("100.0 ha", "70.0 ha", "−30 percent", "decrease", "exact"),
        ("100.0 ha", "130.0 ha", "−30 percent", "decrease", "reversed"),
        ("100.0 ha", "150.0 ha", "over 49 percent", "increase", "exact"),
        ("100.0 ha", "149.0 ha", "over 49 percent", "increase", "rounding"),
        ("100.0 ha", "148.0 ha", "over 49 percent", "increase", "contradicted"),
        ("100.0 ha", "148.0 ha", "nearly 49 percent", "increase", "exact"),
        ("100.0 ha", "149.5 ha", "nearly 49 percent", "increase", "exact"),
        ("100.0 ha", "149.6 ha", "nearly 49 percent", "increase", "rounding"),
        ("100.0 ha", "149.7 ha", "nearly 49 percent", "increase", "contradicted"),
        ("over 100 ha", "150.0 ha", "30 percent", "increase", "rounding"),
        ("100.0 ha", "over 150 ha", "80 percent", "increase", "rounding"),
        ("100.0 ha", "over 150 ha", "30 percent", "increase", "contradicted"),
        ("100.0 ha", "about 150.0 ha", "50 percent", "increase", "rounding"),
        ("100.0 ha", "24.0 ha", "three-quarters", "decrease", "exact"),
        ("100.0 ha", "20.0 ha", "three-quarters", "decrease", "contradicted"),
        ("212,000 ha", "207,000 ha", "nearly half", "decrease", "contradicted"),
        ("212,000 ha", "110,000 ha", "nearly half", "decrease", "exact"),
        ("over 100,000 ha", "over 150,000 ha", "90 percent", "increase", "untestable"),
        ("under 100 ha", "under 50 ha", "90 percent", "decrease", "untestable"),
        ("over 100 ha", "150 ha", "90 percent", "increase", "contradicted"),
    ],
)
def test_a_claim_gets_the_best_verdict_it_deserves(start, end, stated, direction, verdict):
    assert judge(start, end, stated, direction).verdict == verdict


@pytest.mark.parametrize(
    ("end", "stated", "direction"),
    [
        ("90.0 ha", "less than 30 percent", "increase"),
        ("150.0 ha", "less than 10 percent", "decrease"),
        ("150.0 ha", "up to 10 percent", "decrease"),
    ],
)
def test_a_change_of_less_than_so_much_the_other_way_is_reversed(end, stated, direction):
    assert judge("100.0 ha", end, stated, direction).verdict == "reversed"


@pytest.mark.parametrize("stated", ["over 200 percent", "nearly 201 percent", "300 percent"])
def test_a_fall_of_more_than_everything_is_contradicted_at_every_grain(stated):
    judgement = judge("101 ha", "51 ha", stated, "decrease", 50)
    assert (judgement.verdict, judgement.grain_needed) == ("contradicted", None)


def test_a_fall_of_everything_needs_the_grain_that_reaches_nothing():
    claim = "101 ha", "51 ha", "at least 100 percent", "decrease"
    assert judge(*claim, 101).verdict == "contradicted"
    assert judge(*claim, 102).verdict == "grain"
    assert judge(*claim).grain_needed == 102


def test_an_increase_stated_with_a_minus_is_refused():
    with pytest.raises(ValueError, match="'−5 percent' is below zero, the direction is an incr"):
        signed_claim(read_quantity("−5 percent"), "increase")


@pytest.mark.parametrize("stated", ["52 ha", "52", "five-decade"])
def test_a_stated_change_that_is_no_percent_is_refused(stated):
    with pytest.raises(ValueError, match=stated):
        judge("100.0 ha", "152.0 ha", stated, "increase")


@PROPERTY
@given(st.data(), levels(), levels(), DIRECTIONS, st.lists(st.integers(1, 2000), max_size=4))
def test_a_coarser_series_never_worsens_a_verdict(data, start, end, direction, grains):
    stated = data.draw(percents(start, end))
    ranks = [
        list(VERDICTS).index(judge_change(start, end, stated, direction, grain).verdict)
        for grain in [None, *sorted(grains)]
    ]
    assert all(finer >= coarser for finer, coarser in pairwise(ranks))


@PROPERTY
@given(st.data(), levels(), levels(), DIRECTIONS)
def test_a_verdict_is_what_a_search_over_the_corners_finds(data, start, end, direction):
    stated = data.draw(percents(start, end))
    sign = 1 if direction == "increase" else -1

    def change(a, b):
        return sign * 100 * (b - a) / a

    corners = [change(a, b) for a in (start.low, start.high) for b in (end.low, end.high)]
    point = change(start.value, end.value)
    if stated.low <= point <= stated.high:
        expected = "exact"
    elif min(corners) <= stated.high and max(corners) >= stated.low:
        expected = "rounding"
    else:
        expected = "contradicted" if point >= 0 else "reversed"
    assert judge_change(start, end, stated, direction).verdict == expected


@PROPERTY
@given(st.data(), GRAINS, DIRECTIONS)
def test_the_needed_grain_is_where_a_claim_on_one_series_starts_to_stand(data, grain, direction):
    start, end = data.draw(levels(grain)), data.draw(levels(grain))
    assert_needed_grain_is_the_threshold(start, end, data.draw(percents(start, end)), direction)


@PROPERTY
@given(
    st.data(),
    st.integers(50, 500).map(
        lambda steps: Quantity("", Fraction(100 * steps), "ha", Fraction(100))
    ),
    st.integers(5000, 50000).map(lambda value: Quantity("", Fraction(value), "ha", Fraction(1))),
    st.booleans(),
)
def test_the_needed_grain_is_the_threshold_between_unlike_grains_too(data, coarse, fine, swap):
    start, end = (fine, coarse) if swap else (coarse, fine)
    direction = "increase" if end.value > start.value else "decrease"
    assert_needed_grain_is_the_threshold(start, end, data.draw(percents(start, end)), direction)


def assert_needed_grain_is_the_threshold(start, end, stated, direction):
    """Check by judging again a claim that fails as printed: at the needed grain, and below."""
    printed = judge_change(start, end, stated, direction)
    needed = printed.grain_needed
    if printed.verdict in ("exact", "rounding") or needed is None:
        return
    below = needed * (1 - Fraction(1, 10**12))
    assert judge_change(start, end, stated, direction, needed).verdict == "grain"
    assert judge_change(start, end, stated, direction, below).verdict == printed.verdict


def test_the_needed_grain_counts_an_endpoint_that_is_coarser_already():
    claim = "167,000 ha", "80,500 ha", "51 percent", "decrease"
    assert judge(*claim).verdict == judge(*claim, 504).verdict == "contradicted"
    assert judge(*claim, 505).verdict == "grain"
    assert judge(*claim).grain_needed == 505


@pytest.mark.parametrize(
    ("years", "stated", "verdict"),
    [
        (12, "decade", "exact"),
        (15, "decade", "exact"),
        (16, "decade", "contradicted"),
        (16, "16 years", "exact"),
        (17, "16 years", "rounding"),
        (18, "16 years", "contradicted"),
        (11, "over 10 years", "exact"),
        (10, "over 10 years", "rounding"),
        (9, "over 10 years", "contradicted"),
        (10, "at least 10 years", "exact"),
    ],
)
def test_a_span_is_judged_in_whole_years(years, stated, verdict):
    assert judge_span(years, read_quantity(stated)).verdict == verdict


@pytest.mark.parametrize(("years", "verdict"), [(17, "exact"), (16, "contradicted")])
def test_years_that_were_counted_have_no_half_a_year_to_spare(years, verdict):
    stated = read_quantity("17 years")
    assert judge_span(years, stated, is_count=True).verdict == verdict
    assert judge_span(years, stated).verdict in ("exact", "rounding")


@pytest.mark.parametrize("stated", ["100 days", "100 ha", "100 percent"])
def test_a_span_that_is_not_in_years_is_refused(stated):
    with pytest.raises(ValueError, match=stated):
        judge_span(100, read_quantity(stated))


def series(**printed):
    return {name: read_quantity(text) for name, text in printed.items()}


@pytest.mark.parametrize(
    ("values", "verdict", "rival"),
    [
        ({"a": "100.0 t", "b": "110.0 t", "c": "120.0 t"}, "exact", "b"),
        ({"a": "110.0 t", "b": "100.0 t", "c": "110.0 t"}, "rounding", "a"),
        ({"a": "110.1 t", "c": "110.0 t"}, "contradicted", "a"),
        ({"a": "about 110.1 t", "c": "110.0 t"}, "rounding", "a"),
        ({"a": "over 100 t", "c": "110 t"}, "rounding", "a"),
        ({"a": "100.0 t", "c": "over 110 t"}, "exact", "a"),
        ({"a": "up to 100 t", "c": "110.0 t"}, "exact", "a"),
        ({"a": "100.0 t", "c": "under 110 t"}, "rounding", "a"),
        ({"a": "100.0 t", "c": "under 90 t"}, "contradicted", "a"),
        ({"c": "110 t"}, "untestable", None),
        ({"a": "110 t"}, "untestable", None),
    ],
)
def test_a_record_and_a_rank_stand_above_all_the_others(values, verdict, rival):
    for judge_standing in (judge_record, judge_rank):
        judgement, found = judge_standing(series(**values), "c")
        assert (judgement.verdict, found) == (verdict, rival)


def test_a_record_looks_back_only_and_a_rank_looks_at_all():
    values = series(a="100.0 t", c="110.0 t", d="120.0 t")
    assert judge_record(values, "c")[0].verdict == "exact"
    assert judge_rank(values, "c")[0].verdict == "contradicted"


@pytest.mark.parametrize(
    ("values", "verdict", "rival"),
    [
        ({"a": "110.0 t", "b": "120.0 t", "c": "100.0 t"}, "exact", "a"),
        ({"a": "100.0 t", "b": "120.0 t", "c": "110.0 t"}, "contradicted", "a"),
        ({"a": "110.0 t", "c": "110.0 t"}, "rounding", "a"),
        ({"a": "over 110 t", "c": "100.0 t"}, "exact", "a"),
        ({"a": "110 t", "c": "under 90 t"}, "exact", "a"),
        ({"a": "100.0 t", "c": "over 110 t"}, "contradicted", "a"),
        ({"c": "110 t"}, "untestable", None),
    ],
)
def test_a_low_lies_below_all_the_others(values, verdict, rival):
    for judge_standing in (judge_record, judge_rank):
        judgement, found = judge_standing(series(**values), "c", sign=-1)
        assert (judgement.verdict, found) == (verdict, rival)


@pytest.mark.parametrize(("since", "verdict"), [(None, "contradicted"), ("b", "exact")])
def test_a_record_is_held_within_the_window_that_it_names(since, verdict):
    highs = series(a="130.0 t", b="110.0 t", c="100.0 t", d="120.0 t")
    lows = series(a="90.0 t", b="110.0 t", c="120.0 t", d="100.0 t")
    assert judge_record(highs, "d", 1, since)[0].verdict == verdict
    assert judge_record(lows, "d", -1, since)[0].verdict == verdict


@pytest.mark.parametrize(
    ("sign", "nth", "verdict", "rival"),
    [
        (1, 1, "contradicted", "a"),
        (1, 2, "exact", "c"),
        (1, 3, "contradicted", "c"),
        (-1, 3, "exact", "a"),
        (-1, 2, "contradicted", "c"),
        (1, 5, "untestable", None),
    ],
)
def test_a_rank_is_the_nth_from_the_top_or_from_the_bottom(sign, nth, verdict, rival):
    values = series(a="130.0 t", b="120.0 t", c="110.0 t", d="100.0 t")
    judgement, found = judge_rank(values, "b", sign, nth)
    assert (judgement.verdict, found) == (verdict, rival)


def test_the_rival_of_the_last_is_the_one_before_it():
    values = series(a="130.0 t", b="120.0 t", c="110.0 t", d="100.0 t")
    judgement, found = judge_rank(values, "d", 1, 4)
    assert (judgement.verdict, found) == ("exact", "c")


def test_a_rank_that_rounding_leaves_open_may_be_either_place():
    values = series(a="130.0 t", b="120 t", c="120.0 t", d="100.0 t")
    assert [judge_rank(values, "b", 1, nth)[0].verdict for nth in (1, 2, 3, 4)] == [
        "contradicted", "rounding", "rounding", "contradicted",
    ]  # fmt: skip
    assert places_of(values, "b") == (2, 3)
    assert places_of(values, "b", -1) == (2, 3)


def test_a_summary_counts_every_verdict_in_order_zeros_included():
    assert list(VERDICTS) == "exact rounding grain contradicted reversed untestable".split()
    counts = summarise(["grain", "exact", "grain"])
    assert list(counts.items()) == [*zip(VERDICTS, [1, 0, 2, 0, 0, 0], strict=True)]
