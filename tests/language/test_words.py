"""Numbers are written as a language writes them, and the package reads them back."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cifras.language.words import format_number, format_percent, join_words, unbroken
from cifras.reading.numbers import read_quantity

PROPERTY = settings(deadline=None, derandomize=True, max_examples=100)


@pytest.mark.parametrize(
    ("value", "places", "signed", "english", "spanish"),
    [
        (80500, 0, False, "80,500", "80.500"),
        (1234567, 0, False, "1,234,567", "1.234.567"),
        (999, 0, False, "999", "999"),
        (Fraction(-517964, 10000), 1, False, "−51.8", "−51,8"),
        (Fraction(100, 3), 4, False, "33.3333", "33,3333"),
        (1234.5, 2, False, "1,234.50", "1.234,50"),
        (2.675, 2, False, "2.68", "2,68"),
        (0, 1, True, "0.0", "0,0"),
        (Fraction(-4, 100), 1, True, "0.0", "0,0"),
        (39, 0, True, "+39", "+39"),
        (-39, 0, True, "−39", "−39"),
    ],
)
def test_a_number_is_written_as_each_language_writes_it(value, places, signed, english, spanish):
    assert format_number(value, places, signed=signed) == english
    assert format_number(value, places, "es", signed) == spanish


def test_an_abbreviation_of_several_parts_is_not_broken_and_the_end_of_a_sentence_is():
    assert (
        unbroken("de EE. UU. En J. K. R. y UNODC")
        == "de EE.\u00a0UU. En J.\u00a0K.\u00a0R. y UNODC"
    )
    assert unbroken("in the U.S. The OECD. UN data") == "in the U.S. The OECD. UN data"


def test_a_large_number_keeps_every_digit():
    assert format_number(12345678901234567891) == "12,345,678,901,234,567,891"
    assert format_number(Fraction(10**20 + 1, 10), 1) == "10,000,000,000,000,000,000.1"
    assert format_number(10**400).count("000") == 133


def test_a_percent_keeps_its_sign_and_number_on_one_line():
    assert format_percent(52) == "52\N{NO-BREAK SPACE}%"
    assert format_percent(Fraction("-51.7964"), 1, "es") == "−51,8\N{NO-BREAK SPACE}%"


@PROPERTY
@given(
    st.fractions(-(10**9), 10**9, max_denominator=10**4),
    st.integers(0, 4),
    st.sampled_from(["en", "es"]),
)
def test_a_written_number_reads_back_to_the_places_it_shows(value, places, language):
    read = read_quantity(format_percent(value, places, language), language)
    assert abs(read.value - value) <= Fraction(1, 2 * 10**places)
    assert read.grain == Fraction(1, 10**places)


@pytest.mark.parametrize(
    ("words", "english", "spanish"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a y b"),
        (["a", "b", "c"], "a, b and c", "a, b y c"),
        ([2007, 2013], "2007 and 2013", "2007 y 2013"),
    ],
)
def test_words_are_joined_as_in_a_sentence(words, english, spanish):
    assert (join_words(words), join_words(iter(words), "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("inl-08", "A e inl-08"),
        ("Ibagué", "A e Ibagué"),
        ("hijos", "A e hijos"),
        ("hielo", "A y hielo"),
        ("Bolivia", "A y Bolivia"),
        ("", "A y "),
    ],
)
def test_spanish_and_gives_way_before_its_own_sound(last, joined):
    assert join_words(["A", last], "es") == joined
