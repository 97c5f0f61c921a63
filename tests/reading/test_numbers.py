"""A printed number is read exactly, or refused with the text and the reason."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cifras.arithmetic.quantities import Quantity, as_share
from cifras.reading.numbers import UnreadableNumberError, read_quantity

PROPERTY = settings(deadline=None, derandomize=True, max_examples=100)

# text, language, value, unit, grain, low, high, comparator; None where a bound is open
READABLE = [
    ("167,000 hectares (ha)", "en", "167000", "ha", "1000", "166500", "167500", ""),
    ("80,500 ha", "en", "80500", "ha", "100", "80450", "80550", ""),
    ("1,000.0 ha", "en", "1000", "ha", "0.1", "999.95", "1000.05", ""),
    ("0 ha", "en", "0", "ha", "1", "-0.5", "0.5", ""),
    ("ten ha", "en", "10", "ha", "10", "5", "15", ""),
    ("67,234 ha", "en", "67234", "ha", "1", "67233.5", "67234.5", ""),
    ("207.4 metric tons (MT)", "en", "207.4", "t", "0.1", "207.35", "207.45", ""),
    ("245 MT", "en", "245", "t", "1", "244.5", "245.5", ""),
    ("1 tonne", "en", "1", "t", "1", "0.5", "1.5", ""),
    ("2,550 kg", "en", "2550", "kg", "10", "2545", "2555", ""),
    ("52 percent", "en", "52", "%", "1", "51.5", "52.5", ""),
    ("90 percent", "en", "90", "%", "1", "89.5", "90.5", ""),
    ("seven percent", "en", "7", "%", "1", "6.5", "7.5", ""),
    ("1.2 %", "en", "1.2", "%", "0.1", "1.15", "1.25", ""),
    ("1.20%", "en", "1.2", "%", "0.01", "1.195", "1.205", ""),
    ("1.2\N{NO-BREAK SPACE}%", "en", "1.2", "%", "0.1", "1.15", "1.25", ""),
    ("−7.4 per cent", "en", "-7.4", "%", "0.1", "-7.45", "-7.35", ""),
    ("-7.4 percent", "en", "-7.4", "%", "0.1", "-7.45", "-7.35", ""),
    ("three-quarters", "en", "75", "%", "7.5", "71.25", "78.75", ""),
    ("two thirds", "en", "200/3", "%", "20/3", "190/3", "70", ""),
    ("half", "en", "50", "%", "5", "47.5", "52.5", ""),
    ("a quarter", "en", "25", "%", "2.5", "23.75", "26.25", ""),
    ("8.6 million", "en", "8600000", "count", "100000", "8550000", "8650000", ""),
    ("ten million", "en", "1e7", "count", "1e7", "5e6", "15e6", ""),
    ("1 billion", "en", "1e9", "count", "1e9", "5e8", "15e8", ""),
    ("US$1.5 billion", "en", "1.5e9", "USD", "1e8", "1.45e9", "1.55e9", ""),
    ("USD 1.5 billion", "en", "1.5e9", "USD", "1e8", "1.45e9", "1.55e9", ""),
    ("1.5 billion US$", "en", "1.5e9", "USD", "1e8", "1.45e9", "1.55e9", ""),
    ("100 days", "en", "100", "day", "1", "99.5", "100.5", ""),
    ("20 years", "en", "20", "year", "1", "19.5", "20.5", ""),
    ("decade", "en", "10", "year", "10", "5", "15", ""),
    ("five-decade", "en", "50", "year", "10", "45", "55", ""),
    ("19th century", "en", "1850.5", "year", "100", "1800.5", "1900.5", ""),
    ("over 90 percent", "en", "90", "%", "1", "90", None, "over"),
    ("More than 61", "en", "61", "count", "1", "61", None, "over"),
    ("at least 80,500 ha", "en", "80500", "ha", "100", "80500", None, "at least"),
    ("nearly 26,500", "en", "26500", "count", "100", "25837.5", "26550", "nearly"),
    ("less than 5 ha", "en", "5", "ha", "1", None, "5", "under"),
    ("up to 5 ha", "en", "5", "ha", "1", None, "5", "at most"),
    ("about 7.5 percent", "en", "7.5", "%", "0.1", "7.3125", "7.6875", "about"),
    ("80.500 hectáreas", "es", "80500", "ha", "100", "80450", "80550", ""),
    ("51,8 %", "es", "51.8", "%", "0.1", "51.75", "51.85", ""),
    ("−7,4 por ciento", "es", "-7.4", "%", "0.1", "-7.45", "-7.35", ""),
    ("207,4 toneladas métricas (t)", "es", "207.4", "t", "0.1", "207.35", "207.45", ""),
    ("más de 8,6 millones", "es", "8.6e6", "count", "1e5", "8.6e6", None, "over"),
    ("casi 26.500", "es", "26500", "count", "100", "25837.5", "26550", "nearly"),
    ("5 mil", "es", "5000", "count", "1000", "4500", "5500", ""),
    ("1,5 mil millones", "es", "1.5e9", "count", "1e8", "1.45e9", "1.55e9", ""),
    ("US$1.500 millones", "es", "1.5e9", "USD", "1e8", "1.45e9", "1.55e9", ""),
    ("1 billón", "es", "1e12", "count", "1e12", "5e11", "15e11", ""),
    ("2 billones", "es", "2e12", "count", "1e12", "15e11", "25e11", ""),
    ("dos tercios", "es", "200/3", "%", "20/3", "190/3", "70", ""),
    ("la mitad", "es", "50", "%", "5", "47.5", "52.5", ""),
    ("una década", "es", "10", "year", "10", "5", "15", ""),
]

NO_NUMBER_EN, NO_NUMBER_ES = "start with a number in English", "start with a number in Spanish"
UNREADABLE = {  # what the reason must say -> the texts, by language
    ("the text is empty", "en"): ["", " ", "\n\t", "\N{NO-BREAK SPACE}"],
    (NO_NUMBER_EN, "en"): [
        *("80,50 ha", "80.500,3", "1,234567", "1234,567", "0,500", "1,000,00", "1.2.3", "1,5"),
        *("007", "00", "0012.5", ".5", "5.", "5,", "5, ha", "80,\n500 ha", "80, 500"),
        *("$5", "-US$5", "US $5", "twenty", "million", "a million", "half a million", "a", "ha"),
        *("over", "over nearly 5", "up to more than 3", "over about half", "-over 5", "~5", ">5"),
        *("+5", "--5", "− 5", "–5", "minus 5", "-five", "3rd", "5th ha", "20th", "½", "²"),
        *("between 5 and 6", "n/a", "nan", "inf", "None", "(5 ha)", '"5 ha"', "\ufeff5", "\u200b5"),
        *("half-decade", "decades", "más de", "mil"),
    ],
    ("unit 'quarters percent' is not known", "en"): ["three-quarters percent"],
    ("unit 'thirds of' is not known", "en"): ["two thirds of"],
    ("unit '-15 percent' is not known", "en"): ["12-15 percent"],
    ("unit '–2014' is not known", "en"): ["2013–2014"],
    ("unit '000' is not known", "en"): ["1 000", "1\N{NO-BREAK SPACE}000", "1\N{THIN SPACE}000"],
    ("a short ton or a metric one?", "en"): ["20 tons", "1 ton"],
    ("a short ton or a metric one?", "es"): ["20 toneladas"],
    ("is not known", "en"): [
        *("5 ha extra", "5 ha 6", "5 6", "5 to 6", "5 or 6", "5 ± 1", "5 %%", "5 ha.", "5 -"),
        *(
            "5 ha million",
            "5 million million",
            "5 thousand million",
            "5 millions",
            "8.6m",
            "8.6 bn",
        ),
        *("5 hundred", "two hundred", "5 percentage points", "5 percent per year", "5 ha/year"),
        *("1e5", "1_000", "1'000", "1/2", "3 1/2", "5½", "5² ha", "5\N{ZERO WIDTH SPACE}ha"),
        *(
            "80，500 ha",
            "80·5",
            "5 five",
            "one-two",
            "four-thirds",
            "three-thirds",
            "5 $",
            "5 ha (ha) (ha)",
        ),
        *("three-quarters percent", "two thirds of", "five-decade-long", "ten-15 percent"),
        *("5\0 ha", "5 mil", "5 billón", "5 mil millones", "5 ha ²", "5‰", "5 t t"),
    ],
    ("are not the same unit", "en"): ["5 ha (MT)", "5 (ha)", "5 ha ()", "16 years (decades)"],
    ("it has two units, US$", "en"): ["US$5 ha", "US$5 percent", "US$ half"],
    (NO_NUMBER_ES, "es"): [
        *("1.5", "80.50 ha", "1,000,000", "0.500", "007", "1.5 millones", "80,500.3", "un millón"),
        *("mil millones", "billón", "siglo XIX", "19th century", "$5.000", "veinte", "más de"),
    ],
    ("is not known", "es"): [
        *("5 billion", "5 million", "5 mil 500", "1 mil mil", "5 mil millones de pesos", "5 o 6"),
        *("8,6 millones de víctimas", "5 hectareas", "tres cuartas partes"),
    ],
    ("language must be one of en, es", "fr"): ["5", ""],
}


def quantities(comparators=("", "over", "at least", "nearly", "under", "at most", "about")):
    """Return a strategy of quantities as a reader would make them: value, grain, comparator."""
    return st.builds(
        lambda steps, grain, comparator: Quantity("", steps * grain, "ha", grain, comparator),
        st.integers(-(10**6), 10**6),
        st.integers(-3, 6).map(lambda power: Fraction(10) ** power),
        st.sampled_from(comparators),
    )


def written(digits, places, language, grouped=True):
    """Write `digits` with that many decimals; grouping by hand, not by the package."""
    separator, point = (",", ".") if language == "en" else (".", ",")
    whole, decimals = divmod(digits, 10**places)
    groups, rest = [], str(whole)
    while grouped and len(rest) > 3:
        rest, group = rest[:-3], rest[-3:]
        groups.insert(0, group)
    text = separator.join([rest, *groups])
    return text + (f"{point}{decimals:0{places}d}" if places else "")


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "grain", "low", "high", "comparator"), READABLE
)
def test_a_printed_form_reads_exactly(text, language, value, unit, grain, low, high, comparator):
    quantity = read_quantity(text, language)
    assert quantity == Quantity(text, Fraction(value), unit, Fraction(grain), comparator, language)
    assert quantity.low == (None if low is None else Fraction(low))
    assert quantity.high == (None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [(text, lang, why) for (why, lang), texts in UNREADABLE.items() for text in texts],
)
def test_an_unreadable_form_is_refused_with_its_text_and_why(text, language, why):
    with pytest.raises(UnreadableNumberError) as caught:
        read_quantity(text, language)
    assert caught.value.text == text
    assert why in caught.value.why
    assert str(caught.value) == f"cannot read {text!r} as a number: {caught.value.why}"


@pytest.mark.parametrize(
    "text", ["over-5 percent", "about-5 ha", "over −5 percent", "nearly −5 ha"]
)
def test_a_comparator_before_a_minus_has_two_readings(text):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text)


@pytest.mark.parametrize("text", ["US$19th century", "−19th century", "0th century"])
def test_a_century_has_no_currency_no_sign_and_no_zeroth(text):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text)


@pytest.mark.parametrize("text", ["5 century", "two-century", "five century", "1.5 century"])
def test_a_count_of_centuries_is_not_a_count_of_years(text):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text)


@pytest.mark.parametrize("text", ["two-", "two thousand-", "ten -"])
def test_a_dash_left_over_after_a_word_is_refused(text):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "language"), [("third", "en"), ("fifth", "en"), ("cuarto", "es"), ("quinto", "es")]
)
def test_a_bare_ordinal_may_be_a_rank_and_is_no_share(text, language):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text, language)


def test_mt_in_mixed_case_may_be_a_megaton_and_is_refused():
    with pytest.raises(UnreadableNumberError):
        read_quantity("5 Mt")


@pytest.mark.parametrize("text", ["9" * 5000, "1" + ",000" * 1500, "0." + "1" * 5000])
def test_more_digits_than_can_be_read_are_refused_like_any_other_text(text):
    with pytest.raises(UnreadableNumberError):
        read_quantity(text)


def test_the_reading_language_decides_what_a_separator_means():
    assert read_quantity("80.500").value == Fraction("80.5")
    assert read_quantity("80.500", "es").value == 80500
    assert read_quantity("80,500", "es").value == Fraction("80.5")


@PROPERTY
@given(
    st.integers(0, 10**15),
    st.integers(0, 6),
    st.sampled_from(["en", "es"]),
    st.booleans(),
    st.sampled_from(["", "−", "-"]),
)
def test_a_written_percent_reads_back_to_its_last_digit(digits, places, language, grouped, minus):
    read = read_quantity(f"{minus}{written(digits, places, language, grouped)} %", language)
    size = Fraction(digits, 10**places)
    assert (read.value, read.unit) == (-size if minus else size, "%")
    assert read.grain == Fraction(1, 10**places)


@PROPERTY
@given(
    st.integers(1, 10**9).filter(lambda n: n % 10), st.integers(0, 9), st.sampled_from(["en", "es"])
)
def test_an_amount_is_rounded_at_its_last_digit_that_is_not_zero(digits, zeros, language):
    amount = digits * 10**zeros
    read = read_quantity(f"{written(amount, 0, language)} ha", language)
    assert (read.value, read.grain) == (amount, 10**zeros)


FRAGMENTS = [*"0123456789,.-−()% ", "th ", "half ", "two", " million ", " mil ", " billones "]
FRAGMENTS += [
    "over ",
    "casi ",
    "US$",
    " ha",
    " percent",
    " decade",
    "19th",
    " century",
    "\n",
    "\u200b",
]


@settings(PROPERTY, max_examples=800)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=7).map("".join), st.sampled_from(["en", "es"]))
@example("5 6 ha", "en")
def test_text_is_read_with_all_its_digits_or_refused(text, language):
    try:
        quantity = read_quantity(text, language)
    except UnreadableNumberError:
        return
    digits = "".join(filter(str.isdigit, text))
    if "century" in text:
        assert quantity.grain == 100
    elif digits:
        scales = (1, 10, 10**3, 10**6, 10**7, 10**9, 10**12, 10**13)
        sizes = {Fraction(int(digits) * n, 10**k) for n in scales for k in range(len(digits))}
        assert abs(quantity.value) in sizes
        assert (quantity.value < 0) == (("-" in text or "−" in text) and int(digits) > 0)


@PROPERTY
@given(quantities(comparators=[""]))
def test_the_bounds_of_a_plain_number_are_half_a_grain_either_side(quantity):
    assert quantity.value - quantity.low == quantity.high - quantity.value == quantity.grain / 2
    assert all(map(quantity.contains, (quantity.low, quantity.value, quantity.high)))


@PROPERTY
@given(quantities(), st.lists(st.fractions(0, 10**7), min_size=2, max_size=4).map(sorted))
def test_a_coarser_grain_never_narrows_the_bounds(quantity, grains):
    for narrow, wide in pairwise([quantity, *(quantity.at_grain(g) for g in grains)]):
        assert wide.grain >= narrow.grain
        assert narrow.low == wide.low or narrow.low > wide.low
        assert narrow.high == wide.high or narrow.high < wide.high


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("over 90 percent", ["90.001", "200"], ["90", "89"]),
        ("at least 90 percent", ["90", "200"], ["89.999"]),
        ("under 5 ha", ["4.999", "0"], ["5"]),
        ("up to 5 ha", ["5", "0"], ["5.001"]),
        ("nearly 26,500", ["25837.5", "26550"], ["25837", "26551"]),
        ("about 5 ha", ["4", "6"], ["3.999", "6.001"]),
        ("5 ha", ["4.5", "5.5"], ["4.499", "5.501"]),
    ],
)
def test_a_comparator_opens_the_bounds_on_its_side(text, inside, outside):
    quantity = read_quantity(text)
    assert all(quantity.contains(Fraction(value)) for value in inside)
    assert not any(quantity.contains(Fraction(value)) for value in outside)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("over 90 percent", 90, 100),
        ("under 3 percent", 0, 3),
        ("100 percent", Fraction("99.5"), 100),
        ("0 percent", 0, Fraction("0.5")),
        ("52 percent", Fraction("51.5"), Fraction("52.5")),
    ],
)
def test_a_share_is_cut_at_nothing_and_at_the_whole(text, low, high):
    assert as_share(read_quantity(text)) == (low, high)


@pytest.mark.parametrize("text", ["110 percent", "over 101 percent", "−0.5 percent", "50 ha"])
def test_what_cannot_be_a_share_is_refused(text):
    with pytest.raises(ValueError, match=text):
        as_share(read_quantity(text))
