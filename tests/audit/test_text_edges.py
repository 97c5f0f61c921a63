"""Text claims at the edges of what can be tested, implied, or told as weak."""

from fractions import Fraction

import pytest

from cifras.arithmetic.verdicts import judge_change
from cifras.audit.grade import change_reason, printed_number
from cifras.audit.text_claims import grade_text_claim, level_of, text_row
from cifras.reading.found import Number, TextClaim
from cifras.reading.numbers import read_quantity


def number(text, value, grain=1, kind="amount", unit="", comparator=""):
    return Number(text, Fraction(value), Fraction(grain), unit, kind, 0, 0, comparator)


def amount(value, grain=1, comparator=""):
    return number(str(value), value, grain, comparator=comparator)


def change(start, end, stated, kind="change", unit="percent"):
    """Return a claim of a change between levels; `stated` has its sign."""
    said = number(str(abs(Fraction(str(stated)))), abs(Fraction(str(stated))), kind=unit)
    direction = "increase" if Fraction(str(stated)) > 0 else "decrease"
    return TextClaim(kind, "", 0, "x", "", direction, start, end, said, Fraction(str(stated)), unit)


def levels(start, end, direction):
    return TextClaim("levels", "", 0, "x", "", direction, start, end)


def test_an_amount_a_little_below_zero_is_none():
    graded = grade_text_claim(change(amount(185), amount("-0.5", Fraction(1, 10)), -30))
    assert graded.reason.values["why"] == "no-amount"
    assert grade_text_claim(change(amount(185), amount(0), -100)).verdict == "exact"
    assert grade_text_claim(change(amount(1), amount(2), 100)).verdict != "untestable"


@pytest.mark.parametrize(
    ("start", "end", "stated", "implied"),
    [
        (None, 130, 30, 100),
        (100, None, 30, 130),
        (None, 0, 30, None),
        (None, 1, 25, Fraction("0.8")),
        (None, 650, -100, None),
        (None, 650, -200, None),
        (None, 650, -99, 65000),
    ],
)
def test_a_level_is_implied_where_the_other_one_and_the_change_allow_it(
    start, end, stated, implied
):
    claim = change(*(x if x is None else amount(x) for x in (start, end)), stated)
    reason = grade_text_claim(claim).reason
    assert reason.values.get("implied") == implied
    assert reason.code == ("untested" if implied is None else "implied")


def test_a_fall_to_nothing_is_one_of_all_of_it():
    graded = grade_text_claim(levels(amount(5), amount(0), "decrease"))
    assert (graded.verdict, graded.recomputed.point) == ("exact", -100)
    assert graded.reason.values["unit"] == "percent"
    below = grade_text_claim(levels(amount(5), amount(-1), "decrease"))
    assert (below.recomputed, below.reason.values["unit"]) == (None, "absolute")


def test_points_and_differences_imply_by_adding_and_multiples_by_multiplying():
    for kind, unit, stated, end, start in (
        ("points", "points", 5, 25, 15),
        ("difference", "absolute", -5, 15, 25),
        ("multiple", "ratio", 4, 80, 5),
    ):
        for given, implied in ((amount(20), end), (None, start)):
            claim = change(given, None if given else amount(20), stated, kind, unit)
            assert grade_text_claim(claim).reason.values["implied"] == implied, (kind, given)


@pytest.mark.parametrize(
    ("start", "end", "verdict", "power"),
    [
        (amount(70, 10), amount(70, 10), "rounding", 2),
        (amount(70), amount(71), "exact", 1),
        (amount(70), amount(72), "exact", 1),
        (amount(72), amount(70), "reversed", 1),
        # 500 may be rounded to hundreds, but as printed it falls; 1.2 to 1.15 may be alike.
        (amount(500, 100), amount(480, 10), "reversed", 2),
        (number("1.2 million", 1_200_000, 100_000), amount(1_150_300), "rounding", 2),
        (amount(100, comparator="over"), amount(90, comparator="over"), "untestable", None),
        (amount(100, comparator="under"), amount(150), "exact", 1),
        (amount(100, comparator="over"), amount(50), "reversed", 1),
        (amount(0), amount(5), "exact", 1),
        (amount("-3"), amount(5), "exact", 1),
    ],
)
def test_two_levels_and_a_word_are_judged_on_the_numbers_as_printed(start, end, verdict, power):
    graded = grade_text_claim(levels(start, end, "increase"))
    assert (graded.verdict, graded.power) == (verdict, power)


def test_how_many_answers_are_many_grows_with_the_change():
    numbers = [read_quantity(text) for text in ("51 t", "204 t", "300 percent")]
    judged = judge_change(*numbers, "increase")
    assert (judged.power, change_reason(judged, *numbers).code) == (11, "exact")
    numbers = [read_quantity(text) for text in ("51 t", "102 t", "100 percent")]
    judged = judge_change(*numbers, "increase")
    assert (judged.power, change_reason(judged, *numbers).code) == (7, "weak")


def test_a_row_holds_what_is_printed_and_leaves_the_rest_empty():
    row = text_row(change(amount(200), amount(260), 30), grade_text_claim(
        change(amount(200), amount(260), 30)), 7)  # fmt: skip
    assert (row["claim_id"], row["verdict"], row["direction"]) == ("claim-7", "exact", "increase")
    assert (row["start_value"], row["end_value"]) == ("200", "260")
    assert (row["stated_value"], row["stated_unit"], row["change_pct_stated"]) == (
        *("30", "percent"), "30",
    )  # fmt: skip
    assert (row["change_pct_recomputed"], row["recomputed"], row["power"]) == ("30", "30", "3")
    assert (row["recomputed_low"], row["change_pct_high"]) == ("29.4264", "30.5764")
    points = change(amount(20), amount(25), 5, "points", "points")
    row = text_row(points, grade_text_claim(points), 1)
    assert (row["change_pct_stated"], row["change_pct_recomputed"]) == ("", "25")
    assert (row["recomputed"], row["recomputed_low"], row["recomputed_high"]) == ("5", "4", "6")
    bare = change(None, amount(25), 5)
    row = text_row(bare, grade_text_claim(bare), 1)
    assert (row["start_value"], row["recomputed"], row["change_pct_recomputed"]) == ("", "", "")
    assert row["power"] == row["causes"] == ""
    way = levels(amount(20), amount(25), "increase")
    row = text_row(way, grade_text_claim(way), 1)
    assert (row["change_pct_recomputed"], row["recomputed"], row["stated_value"]) == ("25", "", "")


@pytest.mark.parametrize(
    ("stated", "value", "shown"),
    [(amount(30), Fraction(30), ["30", "percent"]), (amount(30), None, ["", ""]),
     (None, Fraction(30), ["", ""]), (None, None, ["", ""])],
)  # fmt: skip
def test_a_row_has_a_unit_of_what_is_stated_only_beside_its_number(stated, value, shown):
    claim = TextClaim("change", "", 0, "x", "", "increase", amount(200), amount(260), stated,
                      value, "percent")  # fmt: skip
    graded = grade_text_claim(claim)
    row = text_row(claim, graded, 1)
    assert [row["stated_value"], row["stated_unit"]] == shown
    assert (graded.reason.values.get("why") == "no-number") == (shown == ["", ""])


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1234567.12345", "1234567.1234"), ("1234567.1234", "1234567.1234"),
     ("12.345678901", "12.345678901"), ("12.3456789012", "12.3457"), ("-0.00001", "-0.00001"),
     ("1/3", "0.3333"), ("123456789012345", "123456789012345")],
)  # fmt: skip
def test_a_row_shows_an_exact_number_that_is_short_and_rounds_another(value, shown):
    claim = change(amount(Fraction(value)), amount(1), 5)
    assert text_row(claim, grade_text_claim(claim), 1)["start_value"] == shown


def test_points_given_as_percent_are_a_cause_between_two_percents_alone():
    levels = [number(f"{n}%", n, kind="percent", unit="%") for n in (20, 25)]
    (cause, *_) = grade_text_claim(change(*levels, 5)).causes
    assert cause.code == "points_as_percent"
    codes = {cause.code for cause in grade_text_claim(change(amount(20), amount(25), 5)).causes}
    assert "points_as_percent" not in codes


def test_a_number_of_the_ledger_is_one_that_a_text_prints_whole():
    made = printed_number(read_quantity("over 30 percent"))
    assert (made.kind, made.comparator, made.text[made.start : made.end]) == (
        "percent", "over", "over 30 percent",
    )  # fmt: skip


def test_a_level_stands_for_what_its_rounding_and_its_comparator_leave():
    plain, over = level_of(amount(200, 100)), level_of(amount(200, 100, "over"))
    assert (plain.low, plain.high, over.low, over.high) == (150, 250, 200, None)
