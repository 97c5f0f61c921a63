"""A cell of anybody's table is read as people print numbers, whole, or refused."""

from fractions import Fraction

import pytest

from cifras.reading.cells import read_cell, sure_signs, undecided, unit_of
from cifras.reading.conventions import CONTINENTAL, ENGLISH, Seen
from cifras.reading.numbers import UnreadableNumberError

SIGNS = {"en": ENGLISH, "es": CONTINENTAL}
# text, value, grain, unit, comparator
ENGLISH_CELLS = [
    ("30%", "30", "1", "%", ""), ("+30 %", "30", "1", "%", ""), ("a 30 %", "30", "1", "%", ""),
    ("30 pct", "30", "1", "%", ""), ("30%*", "30", "1", "%", ""), ("by 30%", "30", "1", "%", ""),
    ("30 percent (30%)", "30", "1", "%", ""), ("up 30%", "30", "1", "%", ""),
    ("~30%", "30", "1", "%", "about"), (">29%", "29", "1", "%", "over"),
    (">= 29%", "29", "1", "%", "at least"), ("≤29%", "29", "1", "%", "at most"),
    ("in excess of 30%", "30", "1", "%", "over"), ("almost a 40 percent", "40", "1", "%", "nearly"),
    ("just over 403,000", "403000", "1000", "", "just over"),
    ("Over 90 Percent", "90", "1", "%", "over"),
    ("close to half", "50", "5", "%", "nearly"), ("a fourth", "25", "2.5", "%", ""),
    ("three fourths", "75", "7.5", "%", ""), ("Two-Thirds", "200/3", "20/3", "%", ""),
    ("a tenth", "10", "1", "%", ""), ("thirty-five percent", "35", "1", "%", ""),
    ("one hundred and twenty percent", "120", "1", "%", ""), ("Ten million", "1e7", "1e7", "", ""),
    ("twenty", "20", "10", "", ""), ("5 hundred", "500", "100", "", ""),
    ("5 million tonnes", "5e6", "1e6", "t", ""),
    ("5 million tonnes of cargo", "5e6", "1e6", "t", ""),
    ("$500 million", "5e8", "1e8", "$", ""), ("US$ 1.5 bn", "1.5e9", "1e8", "USD", ""),
    ("€5 million", "5e6", "1e6", "EUR", ""), ("5 euros", "5", "1", "EUR", ""),
    ("36,835 fatalities", "36835", "1", "fatalities", ""), ("36,120 (p)", "36120", "10", "", ""),
    ("9,000 tons", "9000", "1000", "ton", ""), ("100 km2", "100", "100", "km2", ""),
    ("13 038 square kilometers", "13038", "1", "km2", ""), ("100 acres", "100", "100", "acre", ""),
    ("100 bn", "1e11", "1e11", "", ""), ("8.6m", "8.6e6", "1e5", "", ""),
    ("1 234", "1234", "1", "", ""), ("1'234", "1234", "1", "", ""),
    ("1'034,500", "1034500", "100", "", ""),
    ("1,24,560", "124560", "10", "", ""), ("10 lakh", "1e6", "1e6", "", ""),
    ("0.5% points", "0.5", "0.1", "points", ""),
    ("0.2 percentage point", "0.2", "0.1", "points", ""),
    ("50 basis points", "0.5", "0.01", "points", ""),
    ("440 fewer deaths", "440", "10", "deaths", ""),
    ("2 million 345 thousand", "2345000", "1000", "", ""),
    ("$5 million of exports", "5e6", "1e6", "$", ""),
    ("43 M€", "43e6", "1e6", "EUR", ""), ("5 mn €", "5e6", "1e6", "EUR", ""),
    ("12.3 per 100,000", "12.3", "0.1", "per 100,000", ""),
    ("3 deaths per 1000 births", "3", "1", "deaths per 1000 births", ""),
]  # fmt: skip
SPANISH_CELLS = [
    ("mas de 29 %", "29", "1", "%", "over"),
    ("no menos del 30 %", "30", "1", "%", "at least"),
    ("poco menos del 31 %", "31", "1", "%", "nearly"),
    ("aprox. 30 %.", "30", "1", "%", "about"),
    ("un 30 %", "30", "1", "%", ""), ("más del 30 %", "30", "1", "%", "over"),
    ("ma\u0301s del 29 %", "29", "1", "%", "over"), ("casi un 60%", "60", "1", "%", "nearly"),
    ("cerca del 30 %", "30", "1", "%", "about"), ("cerca de un 30 %", "30", "1", "%", "about"),
    ("en torno al 30 %", "30", "1", "%", "about"),
    ("Siete por ciento", "7", "1", "%", ""), ("una tercera parte", "100/3", "10/3", "%", ""),
    ("dos terceras partes", "200/3", "20/3", "%", ""),
    ("tres cuartas partes", "75", "7.5", "%", ""),
    ("más de un tercio", "100/3", "10/3", "%", "over"), ("la mitad", "50", "5", "%", ""),
    ("ciento veinte por ciento", "120", "1", "%", ""), ("veintiún", "21", "1", "", ""),
    ("treinta y cinco por ciento", "35", "1", "%", ""), ("100 tm", "100", "100", "t", ""),
    ("57 mil 671 millones", "57671000000", "1e6", "", ""), ("17 mil 462", "17462", "1", "", ""),
    ("nueve mil 745 casos", "9745", "1", "casos", ""), ("mil 900", "1900", "100", "", ""),
    ("un millón", "1e6", "1e6", "", ""), ("mil millones", "1e9", "1e9", "", ""),
    ("dos mil quinientos", "2500", "100", "", ""), ("37.868 kilos", "37868", "1", "kg", ""),
    ("9,94 euros", "9.94", "0.01", "EUR", ""), ("US$ 14.947 millones", "14947e6", "1e6", "USD", ""),
    ("$us 6.428 millones", "6428e6", "1e6", "USD", ""), ("unos 300", "300", "100", "", "about"),
    ("1,08 millones de sacos", "1080000", "10000", "sacos", ""),
    ("1,60 millones de sacos", "1600000", "10000", "sacos", ""),
    ("10 millones de hectáreas", "1e7", "1e7", "ha", ""), ("100 km²", "100", "100", "km2", ""),
    ("5 mil millones de pesos", "5e9", "1e9", "peso", ""), ("3 puntos", "3", "1", "points", ""),
    ("0,1 puntos porcentuales", "0.1", "0.1", "points", ""), ("440 menos", "440", "10", "", ""),
    ("8,6 millones de víctimas", "8600000", "100000", "víctimas", ""),
    ("12,3 por cada 100.000 habitantes", "12.3", "0.1", "por cada 100.000 habitantes", ""),
    ("US$ 5 millones de exportaciones", "5e6", "1e6", "USD", ""),
    ("43 M€", "43e6", "1e6", "EUR", ""), ("27,4 MM €", "274e5", "1e5", "EUR", ""),
    ("27 mill. de euros", "27e6", "1e6", "EUR", ""), ("27 k€", "27000", "1000", "EUR", ""),
    ("3 millones de €", "3e6", "1e6", "EUR", ""), ("7 mil €", "7000", "1000", "EUR", ""),
    ("$5,6 mil millones", "56e8", "1e8", "$", ""), ("5,60 mil millones", "56e8", "1e7", "", ""),
    ("casi 5,6 mil millones de euros", "56e8", "1e8", "EUR", "nearly"),
]  # fmt: skip
REFUSED = {
    "en": [
        *("5 to 6", "5 or 6", "12-15 percent", "between 5 and 6", "n/a", "5 per year", "1/2", "5½"),
        *("3rd", "30 percent in 2010", "5 percent per year", "$5 ha", "5 million million", "5 Mt"),
        *("COVID-19", "5.", "5 dozen", "million", "2.5 thousand 300", "not 5", "5 ha 6", "over -5"),
        *("5 (ha) 6", "half a million", "5 thousands", "30 % (31 %)", "a few", "5 t of 6", "--5"),
        *("12 per 100,00", "$5 Mrd", "€ 5 milliards", "$12 per 1,000", "$5 widgets"),
        *("a drop of -5%", "an increase of 30% fall", "rose from 5", "rise", "increase of"),
    ],
    "es": [
        *("5 o 6", "de 5 a 6", "entre 5 y 6", "5 por año", "5 docenas", "medio millón", "millones"),
        *("30 por ciento en 2010", "80,500.3", "5 cientos", "30 % (31 %)", "no 5", "unos pocos"),
        *("43 M$", "43 MUS$"),
    ],
}


@pytest.mark.parametrize(
    ("language", "cell"),
    [("en", cell) for cell in ENGLISH_CELLS] + [("es", cell) for cell in SPANISH_CELLS],
)
def test_a_cell_reads_as_people_print_numbers(language, cell):
    text, value, grain, unit, comparator = cell
    number = read_cell(text, language, SIGNS[language]).number
    assert (number.value, number.grain) == (Fraction(value), Fraction(grain))
    assert (number.unit, number.comparator) == (unit, comparator)
    assert (number.kind == "percent") == (unit == "%")


def test_what_is_not_known_beside_money_is_named():
    with pytest.raises(UnreadableNumberError, match="'Mrd'"):
        read_cell("$5 Mrd")


@pytest.mark.parametrize(
    ("text", "language", "value", "way", "lead"),
    [
        ("an increase of 32%", "en", 32, 1, ""), ("rose 5%", "en", 5, 1, ""),
        ("aumento del 32 %", "es", 32, 1, ""), ("cayó un 5 %", "es", 5, -1, ""),
        ("a drop of more than 30%", "en", 30, -1, ""), ("increased by 440", "en", 440, 1, "by"),
        ("fell to a fourth", "en", 25, -1, "to"), ("bajó 3 puntos", "es", 3, -1, ""),
    ],
)  # fmt: skip
def test_a_verb_or_a_noun_of_change_says_which_way_a_number_goes(text, language, value, way, lead):
    cell = read_cell(text, language)
    assert (cell.number.value, cell.way, cell.lead) == (value, way, lead)


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in REFUSED.items() for text in texts],
)
def test_what_is_not_one_number_to_its_end_is_refused(language, text):
    with pytest.raises(UnreadableNumberError):
        read_cell(text, language, SIGNS[language])


@pytest.mark.parametrize(
    ("text", "language", "value", "comparator"),
    [
        ("doubled", "en", 2, ""), ("more than triple", "en", 3, "over"), ("threefold", "en", 3, ""),
        ("2.5 times", "en", "2.5", ""), ("1.5-fold", "en", "1.5", ""), ("twice", "en", 2, ""),
        ("nearly doubled", "en", 2, "nearly"), ("halved", "en", "1/2", ""),
        ("se triplicó", "es", 3, ""), ("más del doble", "es", 2, "over"), ("3 veces", "es", 3, ""),
        ("casi se duplicó", "es", 2, "nearly"), ("se redujo a la mitad", "es", "1/2", ""),
    ],
)  # fmt: skip
def test_a_multiple_is_a_ratio_with_its_comparator(text, language, value, comparator):
    number = read_cell(text, language, SIGNS[language]).number
    assert (number.kind, number.value) == ("ratio", Fraction(value))
    assert number.comparator == comparator


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("440 fewer", "en", -1), ("440 more", "en", 1), ("up 5 %", "en", 1), ("down 5 %", "en", -1),
        ("a 30% rise", "en", 1),
        ("30 % decrease", "en", -1),
        ("30 % más", "es", 1),
        ("5 %", "es", 0),
        ("+5 %", "en", 1), ("5 %", "en", 0), ("440 menos", "es", -1), ("440 más", "es", 1),
    ],
)  # fmt: skip
def test_words_beside_a_number_say_which_way_it_goes(text, language, way):
    assert read_cell(text, language, SIGNS[language]).way == way


def test_a_unit_has_one_name_in_every_language():
    names = [unit_of(word) for word in ("hectares of wheat", "Hectáreas", "ha", "bushels")]
    assert names == ["ha", "ha", "ha", ""]


@pytest.mark.parametrize(
    ("text", "signs", "number"),
    [
        ("80,500 ha", ENGLISH, ""), ("80,500 ha", CONTINENTAL, "80,500"),
        ("80,500", None, "80,500"),
        ("1.020", ENGLISH, "1.020"), ("1,234,567", None, ""), ("0,500", None, ""),
        ("80,5", None, ""),
        ("1234,567", CONTINENTAL, ""), ("80.500", CONTINENTAL, ""),
    ],
)  # fmt: skip
def test_three_places_after_one_sign_may_be_either(text, signs, number):
    assert undecided(text, signs) == number


def test_a_number_may_be_sure_by_itself():
    found = [sure_signs(text) for text in ("19.2 %", "19,2 %", "80,500", "1.234.567", "5")]
    assert found == [ENGLISH, CONTINENTAL, None, CONTINENTAL, None]


@pytest.mark.parametrize(
    ("cells", "language", "is_told", "signs"),
    [
        (["19,2 %"], "es", True, CONTINENTAL), (["19.2 %"], "es", True, ENGLISH),
        (["19,2", "19.2"], "es", True, None), (["80.500"], "es", True, CONTINENTAL),
        (["80,500"], "es", True, None), (["80,500", "96,000"], "es", True, ENGLISH),
        (["80,500", "96.000"], "es", True, None),
        (["80,500", "96,000", "1.043"], "es", True, None), (["80,500"], "en", True, ENGLISH),
        (["80,500"], "en", False, None), (["80,500", "five percent"], "en", False, ENGLISH),
        (["80,500", "96,000"], "en", False, ENGLISH), (["80.500", "96.000"], "en", False, None),
        (["80,500", "19,2"], "en", False, CONTINENTAL), ([], "es", True, None),
    ],
)  # fmt: skip
def test_the_numbers_of_a_table_show_how_they_are_written(cells, language, is_told, signs):
    seen = Seen()
    for cell in cells:
        seen.look(cell)
    assert seen.signs(language, is_told) == signs
