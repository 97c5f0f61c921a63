"""Levels that no word of change joins: a number that names nothing counts what was counted last."""

import pytest

from cifras.reading.claims import read_claims

# (language, text, where it began, where it ended)
_TWO_LEVELS = [
    ("en", "Two years ago the clinic had six beds; today it has eleven.", 6, 11),
    ("en", "Forty herons nested on the lake in 2008; the latest survey found 61.", 40, 61),
    ("en", "The port handled 4,120 containers in 2003; ten years on, the figure was 2,950.",
     4120, 2950),
    ("en", "There were 212 bakeries in the county at the last count, compared with 480 at the turn "
     "of the century.", 480, 212),
    ("en", "The queue stood at 61,300 in March. By the end of the year clerks had got it down to "
     "48,900.", 61300, 48900),
    ("en", "Some 3,400 people crossed the bridge each day in May 2016; by the following autumn the "
     "daily number was below 900.", 3400, 900),
    ("en", "At the end of June 1.2 million homes had the new meter, whereas 0.9 million had done "
     "so a year before.", 900000, 1200000),
    ("en", "Before the reform the court heard 46 cases a week; now it hears 61.", 46, 61),
    ("en", "The dam holds 38.2 % of its capacity. A week ago it held 39.5 %.",
     "39.5", "38.2"),
    ("es", "Hace dos años la posada tenía seis camas; hoy tiene once.", 6, 11),
    ("es", "En 1983 el cuerpo contaba con 18.600 efectivos. Tres décadas después le quedaban "
     "13.200.", 18600, 13200),
    ("es", "La red llegaba a 238 mil alumnos en 2011. Al cierre de 2013 beneficiaba a 410 mil.",
     238000, 410000),
    ("es", "Al 30 de junio había 531.600 inscritos; a fines de 2018 no pasaban de 227.300.",
     227300, 531600),
    ("es", "Antes de la reforma el juzgado resolvía 46 causas por semana; en la última quincena "
     "el promedio fue de 29.", 46, 29),
    ("es", "Antes de las cámaras, la avenida dejaba 19 heridos por mes; después, 8.", 19, 8),
    ("es", "Los días de nieve eran 168 en los setenta; en la última década, 131.", 168, 131),
    ("es", "La lonja pagó 7,85 euros el kilo en la semana 47, 7,40 en la semana 46.",
     "7.4", "7.85"),
    ("es", "La espera, que en 2018 era de 612 días, se ubica ahora en 448.", 612, 448),
    ("es", "El río medía 0,42 metros el 10 de enero y este viernes marcó 2,95.", "0.42", "2.95"),
    ("es", "Los árbitros son 22 y eran 31.", 31, 22),
    ("es", "Recibimos 98.000 millones de pesos y hoy estamos arriba de los 200.000 millones de "
     "pesos.", 98_000_000_000, 200_000_000_000),
    ("es", "Con 21 medallas, la delegación quedó por debajo de las 34 de 2022.", 34, 21),
]  # fmt: skip

_NO_LEVELS = [
    ("en", "The museum drew 12,400 visitors in 2019; the theatre next door sold 8,100 in 2022."),
    ("en", "In 2019 there were 412 thefts in Leeds; in 2021 Bradford recorded 380."),
    ("en", "The county had 41 libraries in 2010. In 2022 the neighbouring county had 38."),
    ("en", "Police stopped 1,200 drivers in March; in April they tested 900."),
    ("en", "Women numbered 312 in 2019; men 290 in 2020."),
    ("en", "The hospital treated 4,300 patients in 2021, and in 2022 hired 61."),
    ("en", "The library bought 812 books in 2020; in 2021 it lent 4,300."),
    ("en", "The city had 900 buses in 2015. In 2020, 300 ran on gas."),
    ("en", "There were 212 candidates in 2011; in 2015, 98 were women."),
    ("en", "The union has 4,100 members; in 2018 a rival union counted 5,300."),
    ("en", "Output was 412 tonnes in 2019; in 2020 exports were 380."),
    ("en", "The school had 40 teachers in 2010. In 2020, 12 of them remained."),
    ("en", "Tickets cost from $18 to $45; call 0800 555 0142 before 30 June."),
    ("es", "La biblioteca prestó 4.300 libros en 2019; en 2021 compró 812."),
    ("es", "En 2019 hubo 412 robos en Cali; en 2021 Palmira registró 380."),
    ("es", "La policía detuvo a 1.200 conductores en marzo; en abril multó a 900."),
    ("es", "En 2015 nacieron 812 niños y en 2019 murieron 640."),
    ("es", "El hospital atendió 4.300 pacientes en 2021 y en 2022 contrató a 61."),
    ("es", "Las mujeres eran 312 en 2019; los hombres, 290 en 2020."),
    ("es", "La ciudad tenía 900 buses en 2015; en 2020, 300 eran a gas."),
    ("en", "It trades at 105.28 yen, after hitting a low of 105.17 earlier in the day."),
    ("en", "Payments of $123 million were made for one firm in 2018 and $344 million for a "
     "share of another in 2019."),
    ("es", "De los 12 bloques que medimos en 2019, hoy están con tres solos."),
    ("es", "Hubo 47 días con exceso de MP2,5 este invierno. El promedio de 2014 fue de 74 brotes."),
]  # fmt: skip

# Levels and times that a list puts side by side: (language, text, the levels in order of time).
_IN_LISTS = [
    ("en", "Costs were $5.8 million, $7.1 million and $6.6 million in fiscal 2019, 2020 and 2021, "
     "respectively.", [(5800000, 7100000), (7100000, 6600000)]),
    ("en", "Hurt in 2018 and 2019 respectively: walkers, 4,112 and 4,433; riders, 989 and 912.",
     [(4112, 4433), (989, 912)]),
    ("es", "Las ventas fueron de 41, 46 y 52 millones de pesos en 2019, 2020 y 2021, "
     "respectivamente.", [(41000000, 46000000), (46000000, 52000000)]),
    ("en", "The rent was $1.2 million and $1.5 million for 2020 and 2019, respectively.",
     [(1500000, 1200000)]),
    # two things of then and of now
    ("en", "In 2019 the fleet had 41 vans and 12 lorries; in 2022 it had 52 and 9.",
     [(41, 52), (12, 9)]),
    ("en", "The clinic saw 412 adults and 310 children in May, compared with 390 and 295 in April.",
     [(390, 412), (295, 310)]),
    ("es", "Al 30 de junio había 487 guardas y 1.140 brigadistas, contra 521 y 1.212, "
     "respectivamente, a igual fecha del año anterior.", [(521, 487), (1212, 1140)]),
]  # fmt: skip


def _levels(text, language):
    return [
        (claim.start and claim.start.value, claim.end and claim.end.value)
        for claim in read_claims(text, language).claims
    ]


@pytest.mark.parametrize(("language", "text", "start", "end"), _TWO_LEVELS)
def test_a_number_that_names_nothing_counts_what_was_counted_last(language, text, start, end):
    assert [tuple(map(float, pair)) for pair in _levels(text, language)] == [
        (float(start), float(end))
    ]


@pytest.mark.parametrize(("language", "text"), _NO_LEVELS)
def test_what_counts_another_thing_is_no_level_of_the_first(language, text):
    assert _levels(text, language) == []


@pytest.mark.parametrize(("language", "text", "pairs"), _IN_LISTS)
def test_levels_and_years_of_lists_go_together_place_by_place(language, text, pairs):
    assert _levels(text, language) == pairs


def test_the_times_of_levels_are_told_with_them():
    (claim,) = read_claims("The queue held 61 in 2019; ten years on, it was 48.", "en").claims
    assert (claim.start_period, claim.end_period) == ("2019", "ten years on")
