"""How much a number of a sentence is, at the edges: words in parts, scales, names, signs, units."""

from fractions import Fraction

import pytest

from cifras.reading.digits import convention, last_place, read_digits
from cifras.reading.levels import alike
from cifras.reading.mentions import Mentions
from cifras.reading.tokens import tokenize
from cifras.reading.words import words_of


def mentions(text, language="en"):
    signs = convention(text, language)
    return Mentions(text, tokenize(text), words_of(language), signs)


def numbers(text, language="en"):
    return [(n.text, n.value, n.grain) for n in mentions(text, language).numbers]


@pytest.mark.parametrize(
    ("text", "language", "words", "value", "grain"),
    [
        ("It rose by two point five percent", "en", "two point five percent", "5/2", "1/10"),
        ("Subió ocho coma cinco por ciento", "es", "ocho coma cinco por ciento", "17/2", "1/10"),
        ("Subió cuatro décimas de grado", "es", "cuatro décimas de grado", "2/5", "1/10"),
        ("five point nine percent", "en", "five point nine percent", "59/10", "1/10"),
        ("twenty-four percent", "en", "twenty-four percent", 24, 1),
        ("twenty-one percent", "en", "twenty-one percent", 21, 1),
        ("ninety-nine percent", "en", "ninety-nine percent", 99, 1),
        ("ochenta y cuatro por ciento", "es", "ochenta y cuatro por ciento", 84, 1),
        ("one hundred and two ships", "en", "one hundred and two ships", 102, 1),
        ("nine hundred ninety-nine ships", "en", "nine hundred ninety-nine ships", 999, 1),
        ("nine hundred and one ships", "en", "nine hundred and one ships", 901, 1),
        ("three hundred ships", "en", "three hundred ships", 300, 100),
        ("he had three hundred", "en", "three hundred", 300, 100),
        ("a twenty-foot boat", "en", "twenty", 20, 10),
        ("ciento dos barcos", "es", "ciento dos barcos", 102, 1),
        ("doscientos ochenta y dos barcos", "es", "doscientos ochenta y dos barcos", 282, 1),
        ("doscientos barcos", "es", "doscientos barcos", 200, 100),
        ("mil 900 barcos", "es", "mil 900 barcos", 1900, 100),
        ("un millón 200 mil barcos", "es", "un millón 200 mil barcos", 1_200_000, 100_000),
        ("1 millón 345 mil 678 barcos", "es", "1 millón 345 mil 678 barcos", 1_345_678, 1),
        ("57 mil 671 millones", "es", "57 mil 671 millones", 57_671_000_000, 1_000_000),
        ("a million ships", "en", "a million ships", 1_000_000, 1_000_000),
        ("one million", "en", "one million", 10**6, 10**6),
        ("2 million 500 thousand ships", "en", "2 million 500 thousand ships", 2_500_000, 10**5),
        ("3 thousand 400 ships", "en", "3 thousand 400 ships", 3400, 100),
        ("3 mil 400 millones de pesos", "es", "3 mil 400 millones de pesos", 34 * 10**8, 10**8),
        ("2 millones 300", "es", "2 millones 300", 2_000_300, 100),
        ("mil millones de barcos", "es", "mil millones de barcos", 10**9, 10**9),
        ("mil barcos", "es", "mil barcos", 1000, 1000),
        ("doscientos mil barcos", "es", "doscientos mil barcos", 200_000, 100_000),
        (
            "two hundred and fifty thousand ships",
            "en",
            "two hundred and fifty thousand ships",
            250_000,
            10_000,
        ),
        ("twenty-five thousand", "en", "twenty-five thousand", 25_000, 1000),
        ("5k of it", "en", "5k", 5000, 1000),
        ("99½ ships", "en", "99½ ships", "199/2", "1/10"),
        ("20 puntos y media", "es", "20 puntos y media", "41/2", "1/10"),
        ("ciento por ciento", "es", "ciento por ciento", 100, 1),
        ("2½ percent", "en", "2½ percent", "5/2", "1/10"),
        ("2¼ percent", "en", "2¼ percent", "9/4", "1/100"),
        ("2¾ percent", "en", "2¾ percent", "11/4", "1/100"),
        ("three-fifths of them", "en", "three-fifths", "3/5", "1/100"),
        ("fell by a quarter", "en", "a quarter", "1/4", "1/100"),
        ("fell by half", "en", "half", "1/2", "1/100"),
        ("dos puntos y medio", "es", "dos puntos y medio", "5/2", "1/10"),
        ("fell by a half", "en", "a half", "1/2", "1/100"),
        ("cayó a la mitad", "es", "la mitad", "1/2", "1/100"),
        ("fell by half of one", "en", "half", "1/2", "1/100"),
        ("dos puntos porcentuales y medio", "es", "dos puntos porcentuales y medio", "5/2", "1/10"),
        ("two and a half percent", "en", "two and a half percent", "5/2", "1/10"),
        ("one and a half percent", "en", "one and a half percent", "3/2", "1/10"),
        ("99 and a half percent", "en", "99 and a half percent", "199/2", "1/10"),
        ("2 and a half million tonnes", "en", "2 and a half million tonnes", 2_500_000, 10**5),
        ("cinco y medio por ciento", "es", "cinco y medio por ciento", "11/2", "1/10"),
        ("uno y medio por ciento", "es", "uno y medio por ciento", "3/2", "1/10"),
        ("dos y medio millones", "es", "dos y medio millones", 2_500_000, 10**5),
        ("un millón y medio", "es", "un millón y medio", 1_500_000, 10**5),
        ("rose 1 1/2 percent", "en", "1 1/2 percent", "3/2", "1/10"),
        ("rose 2 3/8 percent", "en", "2 3/8 percent", "19/8", "1/1000"),
        ("rose 2 1/3 percent", "en", "2 1/3 percent", "7/3", "1/100"),
        ("half a million people", "en", "half a million people", 500_000, 10**5),
        ("half-a-million people", "en", "half-a-million people", 500_000, 10**5),
        ("a half-million people", "en", "half-million people", 500_000, 10**5),
        ("half a billion dollars", "en", "half a billion dollars", 5 * 10**8, 10**8),
        ("a quarter of a million", "en", "a quarter of a million", 250_000, 10**4),
        ("three quarters of a million", "en", "three quarters of a million", 750_000, 10**4),
        ("three-quarters of a million", "en", "three-quarters of a million", 750_000, 10**4),
        ("medio millón de personas", "es", "medio millón de personas", 500_000, 10**5),
        ("un cuarto de millón", "es", "un cuarto de millón", 250_000, 10**4),
        ("tres cuartos de millón", "es", "tres cuartos de millón", 750_000, 10**4),
        ("$8.0 billion", "en", "$8.0 billion", 8 * 10**9, 10**8),
        ("14.0 million bags", "en", "14.0 million bags", 14 * 10**6, 10**5),
        ("8,00 millones", "es", "8,00 millones", 8 * 10**6, 10**4),
        ("80 million bags", "en", "80 million bags", 80 * 10**6, 10**7),
        ("80\u2009500 bags", "en", "80\u2009500 bags", 80_500, 100),
        ("80\u2007500 bags", "en", "80\u2007500 bags", 80_500, 100),
        ("80\u200a500 sacos", "es", "80\u200a500 sacos", 80_500, 100),
        ("15-25 of them", "en", "15-25", 15, 1),
        ("por 14 casos", "es", "14 casos", 14, 1),
        ("-3.5 percent", "en", "-3.5 percent", "-7/2", "1/10"),
        ("pagó S/ 120 ayer", "es", "S/ 120", 120, 10),
        ("pagó B/. 30 ayer", "es", "B/. 30", 30, 10),
        ("pagó U$S 40 ayer", "es", "U$S 40", 40, 10),
        ("paid Rs. 40 for it", "en", "Rs. 40", 40, 10),
        ("paid US$40 for it", "en", "US$40", 40, 10),
        ("paid COP 30 for it", "en", "COP 30", 30, 10),
        ("(-3.5 percent)", "en", "-3.5 percent", "-7/2", "1/10"),
        ("(-)3.5 percent", "en", "(-)3.5 percent", "-7/2", "1/10"),
        ("a change of: -3.5", "en", "-3.5", "-7/2", "1/10"),
        ("a change of (-)3.5", "en", "(-)3.5", "-7/2", "1/10"),
        ("25 basis points", "en", "25 basis points", "1/4", "1/100"),
    ],
)
def test_a_number_is_worth_all_of_its_words(text, language, words, value, grain):
    assert numbers(text, language) == [(words, Fraction(value), Fraction(grain))]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Three point ten ships", "en", [3, 10]),  # no decimal has two words
        ("twenty and four ships", "en", [20, 4]),
        ("five-six ships", "en", [5, 6]),
        ("subió medio", "es", []),  # and no word after it
        ("half the five hundred", "en", [500]),
        ("ten-five ships", "en", [10, 5]),
        ("cien y tres barcos", "es", [100, 3]),
        ("veinte y diez barcos", "es", [20, 10]),
        ("two and three ships", "en", [2, 3]),
        ("3 mil 400,5 barcos", "es", [3000, Fraction("400.5")]),  # the rest has no decimals
        ("3 mil 1.500 barcos", "es", [3000, 1500]),  # nor is it more than what it follows
        ("5 k and 5mm of it", "en", [5, 5]),
        ("por mil barcos y cada mil barcos", "es", []),
        ("thousand ships", "en", []),
        ("por ciento dos", "es", [2]),
        ("120 puntos y medio", "es", [120]),
        ("half", "en", []),
        ("one of them", "en", []),
        ("uno de ellos", "es", []),
        ("two and a half of them", "en", [2, Fraction(1, 2)]),
        ("100 and a half", "en", [100, Fraction(1, 2)]),
        ("the quarter ended", "en", []),
        ("a quarter of a percent", "en", []),
        ("fell by half of a percent", "en", []),
        ("rose one half of a percent", "en", []),
        ("rose three-quarters of one percent", "en", []),
        ("half of one percent", "en", []),
        ("subió tres cuartos de un por ciento", "es", []),
        ("la mitad de un punto porcentual", "es", []),
        ("un tercio de uno por ciento", "es", []),
        ("subió medio por ciento", "es", [Fraction(1, 2)]),
        ("la mitad de ellos", "es", []),
        ("la mitad, o menos que", "es", []),
        ("doscientos cien barcos", "es", [200]),
        ("the half was lost", "en", []),
        ("week 14", "en", []),
        ("No. 14 and #3", "en", []),
        ("n = 204 and week-14 and week #15", "en", []),
        ("la ley n° 14 y la página 12", "es", []),
        ("= 14 of them", "en", [14]),
        ("the 11th-largest of 12", "en", [12]),
        ("1/2 of 3 cups", "en", [3]),
        ("3+2 ships", "en", [3, 2]),
        ("sold 5 (7 thousand million) boxes", "en", [5, 7 * 10**9]),
        ("hubo 5 casos por cada mil habitantes", "es", [5]),
        ("ocupa 3º lugar con 5 casos", "es", [5]),
        ("as under § 12, there are 3 ships", "en", [3]),
        ("cost n12.5 billion or N12.5 billion", "en", [Fraction(25, 2) * 10**9] * 2),
        ("el 3º lugar", "es", []),
        ("at 8:00", "en", []),
        # A slash or a colon joins two numbers where it touches both of them.
        ("a share of 8 /12 of them", "en", [8, 12]),
        ("a share of 8/ 12 of them", "en", [8, 12]),
        ("groups of 8 :12 of them left", "en", [8, 12]),
        ("groups of 8: 12 of them left", "en", [8, 12]),
        ("paid 10/kg of it", "en", [10]),
        ("it costs 5/", "en", [5]),
        ("of 7:a 5", "en", [7, 5]),
        ("it costs x/5 or x:5", "en", [5, 5]),
        ("3/4 or 7:5", "en", []),
        ("15 -25 of them", "en", [15, -25]),  # a blank on one side: no range
        ("15- 25 of them", "en", [15, 25]),
        ("B-52 and COVID-19", "en", []),
        ("B12, C4 and R5 of it", "en", []),
        ("through Oct. 31 of 45", "en", [45]),
        ("3 m long and 3m people", "en", [3, 3_000_000]),
    ],
)
def test_what_is_no_part_of_a_number_stays_outside(text, language, values):
    assert [value for _, value, _ in numbers(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "kind", "unit", "comparator"),
    [
        ("over 5 tonnes", "en", "amount", "tonnes", "over"),
        ("US$1,200 per tonne", "en", "money", "US$ per tonne", ""),
        ("3 percentage points", "en", "points", "points", ""),
        ("2.5 pct pts", "en", "points", "points", ""),
        ("the index stood at 118.7 points", "en", "amount", "points", ""),
        ("it gave up 100.4 points", "en", "amount", "points", ""),  # nothing loses as many percent
        ("it gave up 100 points", "en", "points", "points", ""),
        ("R 2.36 billion", "en", "money", "R", ""),
        ("de L 6,762.50", "es", "money", "L", ""),
        ("por la L 6", "es", "amount", "", ""),
        ("5 °C warmer", "en", "amount", "°C", ""),
        ("subió 5ºC", "es", "amount", "ºC", ""),
        ("subió 5º C ayer", "es", "amount", "°C", ""),  # no ordinal
        ("rose 5º F today", "en", "amount", "°F", ""),
        ("120 km² of it", "en", "amount", "km²", ""),
        ("almost a 40 percent", "en", "percent", "%", "nearly"),
        ("almost an 80 percent", "en", "percent", "%", "nearly"),
        ("10 per 10,000 households", "en", "amount", "per 10,000 households", ""),
        ("S/ 120", "en", "money", "S/", ""),
        ("B/. 30", "en", "money", "B/.", ""),
        ("U$S 40", "en", "money", "U$S", ""),
        ("Rs. 40", "en", "money", "Rs", ""),
        ("Rs 500", "en", "money", "Rs", ""),
        ("112,000 ha due in large part to", "en", "amount", "ha", ""),
        ("3,000 metric tons of it", "en", "amount", "metric tons", ""),
        ("3 millones de pesos", "es", "money", "pesos", ""),
        ("three dollars", "en", "money", "dollars", ""),
        ("the fleet has up to 12 ships", "en", "amount", "ships", "at most"),
        ("the fleet, up to 12 ships", "en", "amount", "ships", ""),
        ("a pace picking up to 3.7 percent", "en", "percent", "%", ""),
        ("prices rose up to 3.7 percent", "en", "percent", "%", ""),
        ("12 por cada mil 500 habitantes", "es", "amount", "por cada mil 500 habitantes", ""),
        ("30 toneladas por año", "es", "amount", "toneladas por año", ""),
        ("30 tonnes a day", "en", "amount", "tonnes a day", ""),
        ("30 tonnes per the plan", "en", "amount", "tonnes", ""),
        ("30 tonnes per (long) year", "en", "amount", "tonnes", ""),
        ("they pay 30 a day", "en", "amount", "", ""),
        ("they pay 30 per day", "en", "amount", "per day", ""),
        ("it rose 5-percent", "en", "percent", "%", ""),
        ("it rose 5-", "en", "amount", "", ""),
        ("it rose 5 -percent", "en", "amount", "", ""),
        ("a 5-percentage-point rise", "en", "points", "points", ""),
        ("30 tonnes a fall followed", "en", "amount", "tonnes", ""),
        ("30 toneladas a day", "es", "amount", "toneladas", ""),
        ("120 km, all of it", "en", "amount", "km", ""),
        ("120 km3 of it", "en", "amount", "km3", ""),
        ("40 heavy old ships", "en", "amount", "heavy old", ""),
        ("R1,200", "en", "money", "R", ""),
        ("R5 million", "en", "money", "R", ""),
        ("COP30", "en", "money", "COP", ""),
        ("UF 30", "es", "money", "UF", ""),
        ("uf 30", "es", "amount", "", ""),
        ("R 5 million", "en", "amount", "", ""),  # a letter alone is a name
        ("C$5", "en", "money", "C$", ""),
        ("C $5", "en", "money", "$", ""),
        ("J$40", "en", "money", "J$", ""),
        ("ABCD$40", "en", "money", "$", ""),
        ("a/. 30", "es", "amount", "", ""),
        ("S. 40", "es", "amount", "", ""),
        ("almost the 40 percent", "en", "percent", "%", ""),
        ("casi un 15 %", "es", "percent", "%", "nearly"),
        ("over, 5 tonnes", "en", "amount", "tonnes", ""),
    ],
)
def test_a_number_is_of_what_stands_beside_it(text, language, kind, unit, comparator):
    (found,) = mentions(text, language).numbers
    assert (found.kind, found.unit, found.comparator) == (kind, unit, comparator)


def test_a_currency_in_millions_counts_millions():
    (number,) = mentions("MM$1.204 de ventas", "es").numbers
    assert (number.kind, number.value, number.grain) == ("money", 1_204_000_000, 1_000_000)
    assert number.scale == 1_000_000


@pytest.mark.parametrize(
    ("text", "language", "scale"),
    [
        ("5.5 million ships", "en", 10**6),
        ("5k of it", "en", 1000),
        ("three dollars", "en", 1),
        ("0 ships", "en", 1),
        ("25 basis points", "en", 1),
        ("mil barcos", "es", 1000),
        ("3 mil millones de barcos", "es", 10**9),
    ],
)
def test_a_number_knows_what_a_word_multiplied_it_by(text, language, scale):
    (number,) = mentions(text, language).numbers
    assert number.scale == scale


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("1.234.567 y 80", (".", ",")),
        ("1,234,567 y 80", (",", ".")),
        ("1.234,5", (".", ",")),
        ("1,234.5", (",", ".")),
        ("1.234,5 y 80,5", (".", ",")),  # every vote counts the same way
        ("1.234.567 y 80,5", (".", ",")),
        ("subió 19,2", (".", ",")),
        ("subió 19.2", (",", ".")),
        ("subió 0,125", (".", ",")),
        ("1234,567 de ellos", (".", ",")),
        ("19.2 y 18,3", None),
        ("19,2 y 1.234 y 1,234", (".", ",")),  # its numbers contradict one another
        ("12.500 y 13.700 casos", (".", ",")),
        ("12,500 y 13,700 casos", (",", ".")),
        ("12.500 casos", None),  # one alone may be either
        ("1.250 y 1.375 euros", None),  # prices of a litre have three places
        ("12.250 y 1.375 euros", (".", ",")),
    ],
)
def test_the_numbers_of_a_text_say_which_sign_groups(text, signs):
    assert convention(text, "es") == signs
    assert convention(text, "en") == (",", ".")


ENGLISH = ",", "."


@pytest.mark.parametrize(
    ("text", "signs", "language", "read"),
    [
        ("80,500", ENGLISH, "en", (80500, 1, 0)),
        ("1,24,560", ENGLISH, "en", (124560, 1, 0)),
        ("1,24,560", ENGLISH, "es", None),
        ("123,24,560", ENGLISH, "en", None),
        ("12,345,67", ENGLISH, "en", None),
        ("1234,567", ENGLISH, "en", None),
        ("1.2.3", ENGLISH, "en", None),
        ("19.25", ENGLISH, "en", (Fraction("19.25"), Fraction(1, 100), 2)),
        ("80.500", ENGLISH, "en", None),  # thousands of another convention
        ("123.500", ENGLISH, "en", None),
        ("0.500", ENGLISH, "en", (Fraction(1, 2), Fraction(1, 1000), 3)),
        ("1234.500", ENGLISH, "en", (Fraction("1234.5"), Fraction(1, 1000), 3)),
        ("80.505", ENGLISH, "en", (Fraction("80.505"), Fraction(1, 1000), 3)),
        ("9" * 29, ENGLISH, "en", (int("9" * 29), 1, 0)),
        ("9" * 30, ENGLISH, "en", None),
        (
            "0." + "1" * 28,
            ENGLISH,
            "en",
            (Fraction(int("1" * 28), 10**28), Fraction(1, 10**28), 28),
        ),
        ("0." + "1" * 29, ENGLISH, "en", None),
        ("80.500", None, "es", (80500, 1, 0)),
        ("80,500", None, "es", None),
        ("123,456", None, "es", None),
        ("1234,567", None, "es", (Fraction("1234.567"), Fraction(1, 1000), 3)),
        ("80,5", None, "es", (Fraction("80.5"), Fraction(1, 10), 1)),
        ("80.500", None, "pt", None),
        ("1.234.567,8", None, "es", (Fraction("1234567.8"), Fraction(1, 10), 1)),
        ("1.234,5", None, "es", (Fraction("1234.5"), Fraction(1, 10), 1)),
        ("1,234,567", None, "es", (1234567, 1, 0)),
        ("1.234.567", None, "es", (1234567, 1, 0)),
        ("0,125", None, "es", (Fraction(1, 8), Fraction(1, 1000), 3)),
        ("0,250", ENGLISH, "en", None),
        ("0.250", (".", ","), "es", None),
        ("012,250", ENGLISH, "en", None),
        (".5", (".", ","), "es", None),
        (".500.000", (".", ","), "es", None),
    ],
)
def test_digits_are_read_exactly_or_not_at_all(text, signs, language, read):
    assert read_digits(text, signs, language) == read


def test_three_places_of_millions_are_decimals_where_a_point_parts_them():
    assert read_digits("3.500", ENGLISH, "en", "million") == (Fraction("3.5"), Fraction(1, 1000), 3)
    assert read_digits("3,500", (".", ","), "en", "million") is None
    assert read_digits("3.500", ENGLISH, "es", "million") is None


@pytest.mark.parametrize(
    ("value", "grain", "place"),
    [(80500, 1, 100), (80501, 1, 1), (0, 1, 1), (100, 1, 100), (80500, 5, 5), (-1200, 1, 100)],
)
def test_a_whole_number_is_rounded_at_its_last_digit_that_is_not_zero(value, grain, place):
    assert last_place(Fraction(value), Fraction(grain)) == place


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("it went up 5", ["trend", "trend", "amount"]),
        ("a check-up of 5", ["amount"]),
        ("an up-date of 5", ["amount"]),
        ("up - 5 of them", ["trend", "amount"]),
    ],
)
def test_a_part_of_a_hyphened_word_is_no_word_of_change(text, kinds):
    assert [item.kind for item in mentions(text).items] == kinds


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("doscientos 76 barcos", "es", 276, "barcos"),
        ("27 M€", "es", 27_000_000, "€"),
        ("27 M € de ventas", "es", 27_000_000, "€"),
        ("la luz a 45 €/MWh", "es", 45, "€ /MWh"),
        ("a 95 € por noche", "es", 95, "€ por noche"),
        ("3 millones de €", "es", 3_000_000, "€"),
        ("7 $", "es", 7, "$"),
        ("27 mill. € de ventas", "es", 27_000_000, "€"),
        ("27 mill. de euros", "es", 27_000_000, "euros"),
        ("27 MM de US$ en caja", "es", 27_000_000, "US$"),
        ("1.200 US$", "es", 1200, "US$"),
        ("27 k€", "es", 27_000, "€"),
        ("5 £ today", "en", 5, "£"),
        ("12 boats a week", "en", 12, "boats a week"),
        ("se sembraron 212.000 ha en total", "es", 212_000, "ha"),
        ("con 1.204, ha subido", "es", 1204, ""),
    ],
)
def test_a_number_and_what_it_counts(text, language, value, unit):
    (number,) = mentions(text, language).numbers
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize("text", ["27 €", "1.200 EUR", "1.200 USD en 2019", "27 k€", "3 US$"])
def test_a_currency_after_a_number_makes_it_money(text):
    assert [n.kind for n in mentions(text, "es").numbers][:1] == ["money"]


def test_the_sign_of_a_currency_belongs_to_the_number_that_it_touches():
    assert [n.unit for n in mentions("in 7 £30").numbers] == ["", "£"]


@pytest.mark.parametrize(
    ("text", "words", "grain"),
    [
        ("27 M€", "27 M€", 10**6),
        ("los 2 millones y medio que hay", "2 millones y medio", 10**5),
        ("Subió al 3.º lugar con 14 botes", "14 botes", 1),
        ("Pasó a la 2.ª etapa con 14 botes", "14 botes", 1),
    ],
)
def test_where_a_number_ends_and_how_finely_it_is_told(text, words, grain):
    (number,) = mentions(text, "es").numbers
    assert (number.text, number.grain) == (words, grain)
    assert number.unit in ("€", "", "botes")


def test_hundreds_in_words_and_digits_beside_them_are_two_numbers_in_english():
    assert [n.value for n in mentions("two hundred 12 metre boats").numbers][:1] == [200]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 fewer than 30", "en"),
        ("22.9% fewer than 30", "en"),
        ("5 per cent more than 30", "en"),
        ("un 5 por ciento menos de 30", "es"),
    ],
)
def test_fewer_than_after_a_size_compares_and_bounds_nothing(text, language):
    assert [n.comparator for n in mentions(text, language).numbers] == ["", ""]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("604 boats and 218 million", [604 * 10**6, 218 * 10**6]),
        ("$5 million and 6", [5 * 10**6, 6 * 10**6]),
        ("118 boats and 201–210", None),
        ("12.1–16.5 and 30", None),
    ],
)
def test_what_two_numbers_lend_each_other_is_the_same_in_either_order(text, values):
    one, two = mentions(text).numbers
    pair = alike(one, two)
    assert alike(two, one) == pair[::-1]
    assert (pair[0] and [number.value for number in pair]) == values


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("Its members now number 2 million.", "en", ["2 million"]),
        ("It is number 2 of them.", "en", []),
        ("Los de 16- a 24 años son 412.", "es", ["24", "412"]),
        ("Ver el acuerdo PCSJA20-115 y los 412 casos.", "es", ["412 casos"]),
    ],
)
def test_what_numbers_name_is_no_amount(text, language, read):
    assert [number.text for number in mentions(text, language).numbers] == read
