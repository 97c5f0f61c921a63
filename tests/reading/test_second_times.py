"""One level that is compared with two times, and one that stands without a time of its own."""

import pytest

from cifras.reading.claims import read_claims

_TWO_BASES = [
    ("en", "There were 318 cases in 2014, compared with 334 in 2013 and 412 in 2007."),
    ("en", "There were 318 cases in 2014, compared with 334 in 2013, and 412 in 2007."),
    ("en", "Cases fell to 318 in 2014 from 334 in 2013 and 412 in 2007."),
    ("en", "Cases numbered 318 in 2014, down from 334 in 2013 and from 412 in 2007."),
    ("en", "In 2014 there were 318 cases, fewer than the 334 of 2013 and the 412 of 2007."),
    ("en", "There were 318 cases in 2014 (334 in 2013 and 412 in 2007)."),
    ("en", "Last year 318 cases were recorded, compared with 334 in 2013 and with 412 in 2007."),
    ("es", "Hubo 318 casos en 2014, frente a 334 en 2013 y 412 en 2007."),
    ("es", "Los casos fueron 318 en 2014, contra 334 del año anterior y 412 de 2007."),
    ("es", "En 2014 hubo 318 casos, menos que los 334 de 2013 y los 412 de 2007."),
    ("es", "Hubo 318 casos en 2014 (334 en 2013 y 412 en 2007)."),
    ("es", "La cifra fue de 318 en 2014, frente a las 334 de 2013 y a las 412 de 2007."),
]
_NO_TIME = [
    ("en", "There were 412 cases while last year there were 365."),
    ("en", "There were 412 cases in May while a year earlier there were 365 cases."),
    ("en", "Police recorded 412 thefts, from 365 last year."),
    ("en", "The fleet has 412 boats, from 365 boats in 2016."),
    ("en", "Robusta coffee reached $412 a tonne, from $365 on Monday."),
    (
        "es",
        "Se acumulan 412 casos mientras que en la misma semana de 2016 se acumulaban 365 casos.",
    ),
    ("es", "La flota tiene 412 barcos mientras que en 2016 hubo 365."),
    ("es", "La policía registró 412 robos, desde 365 en 2016."),
    ("es", "El precio llegó a 412 euros, desde 365 euros el lunes."),
]


def _levels(text, language):
    return sorted(
        (claim.kind, int(claim.start.value), int(claim.end.value))
        for claim in read_claims(text, language).claims
    )


@pytest.mark.parametrize(("language", "text"), _TWO_BASES)
def test_a_level_is_compared_with_each_of_two_times(language, text):
    assert _levels(text, language) == [("levels", 334, 318), ("levels", 412, 318)]


@pytest.mark.parametrize(("language", "text"), _NO_TIME)
def test_a_level_without_a_time_is_of_now(language, text):
    assert _levels(text, language) == [("levels", 365, 412)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There were 412 cases while last year there were 365 arrests."),
        ("en", "The museum drew 412 visitors, from 36 countries in 2019."),
        ("es", "Hubo 412 robos, mientras que el año pasado hubo 365 detenidos."),
        ("es", "Hubo 412 robos. El año pasado hubo 365 heridos."),
    ],
)
def test_two_things_that_are_counted_are_no_levels_of_one(language, text):
    assert _levels(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los aportantes eran 21 en 1975; quince años más tarde, apenas 16."),
        ("en", "Contributors numbered 21 in 1975; fifteen years later, only 16."),
    ],
)
def test_how_much_later_it_was_is_no_level(language, text):
    assert _levels(text, language) in ([], [("levels", 21, 16)])


def test_what_those_who_were_asked_said_is_no_change():
    text = "Nearly 7 in 10 said bills had gone up over the past year, and 22% that they had fallen."
    assert read_claims(text, "en").claims == ()
