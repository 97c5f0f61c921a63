"""One level may be told of in several sizes, and each of them is tested on it."""

import pytest
from same_end import compared_twice, said_twice

from cifras.reading.claims import read_claims


def _of(text, language):
    return [
        (claim.kind, *(n and float(n.value) for n in (claim.start, claim.end)), stated)
        for claim in read_claims(text, language).claims
        for stated in [claim.stated_value and float(claim.stated_value)]
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_size_that_compares_a_level_is_of_it(language):
    left = [
        text
        for text, level in compared_twice(language)
        if not {("change", None, level, -6.3), ("change", None, level, 11.8)}
        <= set(_of(text, language))
    ]
    assert left == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_percent_that_says_an_amount_again_is_of_its_levels(language):
    left = [
        text
        for text, has_start in said_twice(language)
        if ("change", 465 if has_start else None, 412, -11.4) not in _of(text, language)
    ]
    assert left == []


@pytest.mark.parametrize(
    ("language", "text", "sizes"),
    [
        # What went before is of another time.
        ("en", "Approvals fell 8.3% in July, to 2,914, after rising 4.6% in June.",
         [(2914, -8.3), (None, 4.6)]),
        ("es", "Las altas bajaron un 8,3% en julio, hasta 2.914, tras subir un 4,6% en junio.",
         [(2914, -8.3), (None, 4.6)]),
        # Another subject has its own.
        ("en", "Sales were 2,914 in July, down 8.3% on the month, and rents rose 4.6% on the year.",
         [(2914, -8.3), (None, 4.6)]),
        ("es", "Las altas fueron 2.914, un 8,3% menos que en mayo, y las bajas subieron un 4,6% "
         "respecto al año anterior.", [(2914, -8.3), (None, 4.6)]),
        # Which way it went stands after the size, past how growth is taken.
        ("en", "Sales posted a 4% fall, and a 3% year-on-year rise.", [(None, -4), (None, 3)]),
        ("en", "Sales saw a 2.5% quarterly fall but a 3% annual rise.", [(None, -2.5), (None, 3)]),
        ("es", "Las altas fueron 2.914, un 6% por debajo de las de mayo y un 11% por encima de las "
         "de hace un año.", [(2914, -6), (2914, 11)]),
    ],
)  # fmt: skip
def test_only_what_goes_on_with_a_level_is_of_it(language, text, sizes):
    assert [(end, size) for _, _, end, size in _of(text, language)] == sizes


def test_two_levels_that_one_is_compared_with_are_no_pair():
    text = (
        "The average rent was £1,748 in February. That compares with £1,602 in February last year "
        "– a 9.1% annual rise – and with £1,735 in January."
    )
    assert _of(text, "en") == [("change", 1602, 1748, 9.1), ("levels", 1735, 1748, None)]
