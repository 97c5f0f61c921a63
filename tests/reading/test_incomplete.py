"""A size is told without levels only where no number beside it may be one of them."""

import pytest

from cifras.language.texts import LANGUAGES, texts
from cifras.reading.claims import read_claims


def _sizes(reading):
    return [
        (claim.kind, float(claim.stated_value))
        for claim in reading.claims
        if claim.stated_value is not None and not (claim.start or claim.end)
    ]


@pytest.mark.parametrize(
    ("language", "text", "size"),
    [
        # no word leads from the number to the size
        ("en", "With 2,318 dwellings approved in seasonally adjusted terms by the south, its "
               "approvals dipped 7.5 per cent in July.", "7.5 per cent"),
        ("en", "The outpatient list at 21,560 names by August, the hospital admits, has lengthened "
               "17.3% since then.", "17.3%"),
        ("es", "Por 340 botes pagados a los dueños del muelle, el fondo dice haber subido un 22 % "
               "este año.", "22 %"),
        # two things, and which of them moved is not said
        ("es", "Los botes eran 74 y las cajas, 31.905 en 2019: caen un 18 % frente a 2018.",
         "18 %"),
        ("en", "The patrol counted 2,412 boats (812 sunk; 1,600 damaged) from January to June, a "
               "decrease of 29 per cent compared with 2021.", "29 per cent"),
        # a number that can be read in two ways
        ("es", "La cuota subió 19,2 % en marzo, de 80,500 a 96,000 barcos.", "19,2 %"),
        # money, however small
        ("en", "Tolls crept up 12% since 2015 near $5.", "12%"),
        # points beside percents
        ("en", "The share fell 4.8 points in Devon (60.1% in 2018) and rose 1.2 in Kent (63.5% in "
               "2018).", "4.8 points"),
        # multiples
        ("es", "Los envíos se duplicaron al acumular, de enero a mayo, US$ 1.944 millones.",
         "duplicaron"),
    ],
)  # fmt: skip
def test_a_size_by_a_number_that_may_be_its_level_is_left_out_and_told(language, text, size):
    reading = read_claims(text, language)
    assert _sizes(reading) == []
    assert size in [one.text for one in reading.unplaced if one.why == "unjoined"]


@pytest.mark.parametrize(
    ("language", "text", "sizes"),
    [
        # another subject
        ("en", "Rents rose 7.3 per cent in the year to March, and the board keeps 86,000 leases.",
         [("change", 7.3)]),
        ("en", "Rents rose 7.3 per cent in the year to March, said the board, which keeps 86,000 "
               "leases.", [("change", 7.3)]),
        ("es", "El consumo cayó un 8 % en mayo; la planta tiene 1.240 metros.", [("change", -8)]),
        ("en", "The board keeps 86,000 leases, but permits for boats rose 7.3 per cent in May.",
         [("change", 7.3)]),
        # by the way
        ("en", "Permits for boats, which cost up to 600 lev, fell 12% in May.", [("change", -12)]),
        # who was asked
        ("es", "Las ventas retrocedieron un 3,6 % en mayo, según el relevamiento hecho en 1.120 "
               "comercios.", [("change", -3.6)]),
        ("en", "Sales shrank by 9% last autumn, according to a survey of 320 growers.",
         [("change", -9)]),
        # another size
        ("en", "Sales rose 6% in May on the back of a gain of 1,200 boats.", [("change", 6)]),
        ("es", "Las ventas cayeron un 6 % en mayo, con 1.200 botes menos en el muelle.",
         [("change", -6)]),
        ("en", "Permits sank by 1,900 last year; at the old courts, by 640.",
         [("difference", -1900)]),
        ("en", "Jobs rose 6% in May, offsetting the loss of 1,100 in pulp and paper.",
         [("change", 6)]),
        ("en", "Costs grew $86.3 million in 2017, owing to a rise of $51.9 million in spending.",
         [("difference", 86_300_000), ("difference", 51_900_000)]),
        ("en", "Jobs decreased by 73,000 in the north and by 57,000 in the east in May.",
         [("difference", -73000)]),
        ("en", "Revenue increased $121 million, or 2.0%, in May, while volume declined 5.9%.",
         [("change", 2), ("change", -5.9)]),
        # a level of another claim
        ("en", "Jobs decreased by 3,400 in May to 214,900; over the year they are up 1,100.",
         [("difference", 1100)]),
        ("en", "Loans went from 18,300 in 1987 to 27,100 in 1988, and the use of paper rose 40%.",
         [("change", 40)]),
        # a small count
        ("en", "The number of people at the 37 food banks has tripled since 2019.",
         [("multiple", 3)]),
        # points by numbers that are no percents
        ("es", "La confianza en los ayuntamientos ha caído seis puntos en un año, con 2.014 "
               "vecinos.", [("points", -6)]),
        # what is counted is another thing, too
        ("en", "Cycle theft is down 18 per cent, said the officer, whose division covers 140,000 "
               "residents.", [("change", -18)]),
        ("en", "Shipments dropped 25% last season and 40,000 tonnes are still in store.",
         [("change", -25)]),
    ],
)  # fmt: skip
def test_a_size_by_a_number_of_something_else_is_a_claim(language, text, sizes):
    assert _sizes(read_claims(text, language)) == sizes


def test_a_size_with_one_level_stays_beside_any_other_number():
    (claim,) = read_claims("Sales fell 6% to 412 boats in May, with 1,900 engines.", "en").claims
    assert (claim.end.value, claim.stated_value) == (412, -6)


def test_the_reason_has_words_in_each_language():
    for language in LANGUAGES:
        assert texts(language)["unplaced.unjoined"]
