"""What stands beside a size: where it began or ended, what it used to be, and what it is not."""

import pytest
from plain import assert_read

from cifras.reading.claims import read_claims

_FORMS = [
    # what was counted when it moved
    ("es", "La asistencia decreció un 14,6 por ciento al cierre de noviembre, con 302 600 "
           "espectadores en 23 salas.", [("change", None, 302_600, "-14.6")]),
    ("en", "Output fell 14.6 per cent in November, with 302,600 barrels.",
     [("change", None, 302_600, "-14.6")]),
    ("es", "Las detecciones bajaron un 5 % en mayo, con 1.204 brigadistas.", []),
    ("en", "Shares in the mill were up 6% at 458.5p in morning trade.",
     [("change", None, "458.5", 6)]),
    # where it began, before it is told how it went on
    ("es", "Respecto de los 3 mil 150 choques de 2016, el año pasado hubo 12 por ciento menos.",
     [("change", 3150, None, -12)]),
    ("en", "Compared with the 3,150 crashes of 2016, crashes fell 12 per cent last year.",
     [("change", 3150, None, -12)]),
    ("es", "Partiendo de US$ 210 millones en 2014, las ventas crecieron 26 % en tres años.",
     [("change", 210_000_000, None, 26)]),
    ("en", "Against the 3,150 crashes of 2016, robberies fell 12 per cent.", []),
    # a year when something was is no year that it is compared with
    ("en", "Bookings fell 17.1% in a year when 31 sailings were lost.",
     [("change", None, None, "-17.1")]),
    ("en", "Bookings fell 17.1% from 2019, when there were 31.",
     [("change", 31, None, "-17.1")]),
    # an article that counts
    ("en", "The rate fell by nearly a point to 9.3%, from 10.2%.",
     [("points", "10.2", "9.3", -1)]),
    ("en", "The rate fell a percentage point to 9.3%.", [("points", None, "9.3", -1)]),
    ("en", "Sales fell 4% at a point when fees rose.", [("change", None, None, -4)]),
    # what it led to, with its article or without
    ("es", "La tasa baja un punto y se queda en el 9,3 %, desde el 10,2 %.",
     [("points", "10.2", "9.3", -1)]),
    ("es", "La tasa baja un punto y cerró en el 9,3 %, desde el 10,2 %.",
     [("points", "10.2", "9.3", -1)]),
    # a sign of money is no place
    ("es", "Sumaron US$ 1.480 millones en 2021, lo que equivale a 2,5 veces los US$ 592 millones "
           "de 2014.", [("multiple", 592_000_000, 1_480_000_000, "2.5")]),
    # what it used to be
    ("en", "Trials now take 14 months; they used to take 11.", [("levels", 11, 14, None)]),
    ("en", "The price averages $14.5. It used to be $11.2.", [("levels", "11.2", "14.5", None)]),
    ("es", "El precio es ahora de $ 145; antes era de $ 112.", [("levels", 112, 145, None)]),
    # from one to another in so many years, without a verb
    ("es", "De 212 a 347 colegios con jornada única en 3 años.", [("levels", 212, 347, None)]),
    ("en", "From 212 to 347 schools in three years!", [("levels", 212, 347, None)]),
    ("en", "From 12 to 15 guests.", []),
    # what two levels set against each other are called, however far off
    ("en", "There were 380 burglaries in June against 412 in May, a fall of 78%.",
     [("change", 412, 380, -78)]),
    ("en", "There were 380 burglaries in June against 412 in May, and fees rose by 78%.",
     [("levels", 412, 380, None), ("change", None, None, 78)]),
    # lengths of time by which something moved, in words
    ("en", "The average wait fell by four days to 11 days.", [("difference", None, 11, -4)]),
    ("en", "The average wait shortened by four days between spring and autumn, to 11 days.",
     [("difference", None, 11, -4)]),
    # arrows, drawn in colour or not
    ("en", "Diesel ⬆️ 9%, petrol ⬇️ 6% since New Year.",
     [("change", None, None, 9), ("change", None, None, -6)]),
    ("es", "Diésel 📈 9 % y gasolina 🔻 6 % desde enero.",
     [("change", None, None, 9), ("change", None, None, -6)]),
    # than a feast
    ("es", "Cruzaron el puente 61.300 vehículos, lo que supone 11 % menos que en el Carnaval "
           "pasado.", [("change", None, 61_300, -11)]),
    ("en", "December was 41% sunnier than a year before.", [("change", None, None, 41)]),
    ("es", "El agua del lago se calentó un 4 % entre 1985 y 2020.",
     [("change", None, None, 4)]),
    # money with a point of its own
    ("es", "La tarifa media subió hasta B/.96.50, desde B/.88.",
     [("levels", 88, "96.5", None)]),
    # another clause
    ("es", "La laguna ha perdido 38% de su espejo de agua, alertaron ellos, quienes colocaron 26 "
           "sensores a 4 metros de profundidad.", [("change", None, None, -38)]),
    # what is no level: beds, votes, scores, a rate that is lower, a question
    ("en", "Cases fell by 44 per cent in May, said the head, who opened a 120-bed wing on Friday "
           "at a cost of Sh310 million.", [("change", None, None, -44)]),
    ("en", "The board voted 5 to 3 to lower the rate to 6.25 per cent, from 6.50 per cent.",
     [("levels", "6.5", "6.25", None)]),
    ("es", "El Atlético le ganó 3 a 1 a Unión, que venía de perder 2 a 0, ante 4.500 personas.",
     []),
    ("en", "Standard rate 16%, reduced rate 8%.", []),
    ("en", "POTHOLES: ARE COMPLAINTS REALLY DOWN A THIRD? Not quite.", []),
    # nor is another place, or another group
    ("en", "Arenland recycles 54% of its waste, more than twice the 25% managed by neighbouring "
           "Costova, the 2022 scorecard shows.", []),
    ("es", "La tasa, 54 %, es más del doble que el 25 % de la vecina Costova en 2022.", []),
    ("es", "El ingreso de los varones supera en 28,6 % al de las mujeres (S/ 1 845 contra S/ 1 "
           "435), halló la encuesta de 2022.", []),
    ("en", "Complaints down a third!", [("multiple", None, None, "2/3")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), _FORMS)
def test_what_stands_beside_a_size_is_read_as_it_is_meant(language, text, claims):
    assert_read(language, text, claims)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        # one number that commas group, before what is counted
        ("La carrera bajó de 2,300 corredores en 2019 a 980 en 2021.", [(2300, 980)]),
        # two, where one of them is a price in whole tens
        ("El parque pasó de 1,322 a 1,138, y cada uno cuesta 9,400 pesos.", [(1322, 1138)]),
        # a price of three decimals, and nothing that says how it is grouped
        ("El litro pasó de 1,349 a 1,412 euros.", []),
    ],
)
def test_commas_group_where_what_is_counted_says_so(text, levels):
    found = [(claim.start.value, claim.end.value) for claim in read_claims(text, "es").claims]
    assert found == levels


@pytest.mark.parametrize(
    ("language", "text", "periods"),
    [
        ("en", "Claims lodged\n2023: 5,217\n2024: 6,044\nPercentage change: 15.9%",
         ("2023", "2024")),
        ("en", "Claims lodged\nJan–Mar 2023: 5,217\nJan–Mar 2024: 6,044\nChange: 15.9%",
         ("Jan–Mar 2023", "Jan–Mar 2024")),
    ],
)  # fmt: skip
def test_labels_on_lines_of_their_own_are_of_their_numbers(language, text, periods):
    (claim,) = read_claims(text, language).claims
    assert (claim.start.value, claim.end.value, float(claim.stated_value)) == (5217, 6044, 15.9)
    assert (claim.start_period, claim.end_period) == periods
    assert claim.end.unit == ""  # the word that begins the next line is no unit
