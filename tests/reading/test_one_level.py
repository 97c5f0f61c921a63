"""A size with one level: where something went, or where it came from, in many words."""

from itertools import product

import pytest

from cifras.reading.claims import read_claims

_ENDS = {
    "en": (
        "{S} rose 4.2% to {n} in 2019.",
        "{S} rose 4.2% in 2019 and reached {n}.",
        "{S} reached {n} in 2019, up 4.2%.",
        "At {n}, {s} were 4.2% higher than in 2018.",
        "With {n}, {s} grew 4.2% on 2018.",
        "A 4.2% rise took {s} to {n}.",
        "{S} of {n} were 4.2% above those of 2018.",
        "{S} ({n}) rose 4.2% in May.",
        "{S} grew by 4.2%, bringing the total to {n}.",
        "{S} totalled {n}, 4.2% more than in 2018.",
        "{S} totalled {n}, which is 4.2% more than in 2018.",
        "{S} totalled {n}, representing growth of 4.2% on 2018.",
        "In May {s} climbed to {n}, a 4.2% increase on the year.",
        "{S} amounted to {n} in May. This is an increase of 4.2% compared with May 2018.",
        "{S} stood at {n} at the end of May; that was 4.2% more than a year earlier.",
        "There was a 4.2% increase in {s} to {n}.",
        "{S} hit {n} (+4.2%) in May.",
        "{S} came in at {n}, an improvement of 4.2% over 2018.",
        "{S} increased by 4.2% year on year to {n}.",
        "The total of {s} was {n}, or 4.2% more than the previous year.",
        "{S} for the year were {n}, 4.2% ahead of 2018.",
        "{S} rose to {n} in 2019, 4.2% up on 2018.",
    ),
    "es": (
        "{S} subieron un 4,2% en 2019, hasta {n}.",
        "{S} crecieron un 4,2% en 2019 y llegaron a {n}.",
        "{S} alcanzaron {n} en 2019, un 4,2% más.",
        "Con {n}, {s} fueron un 4,2% superiores a los de 2018.",
        "{S} sumaron {n}, un 4,2% más que en 2018.",
        "{S} sumaron {n}, lo que supone un 4,2% más que en 2018.",
        "{S} sumaron {n}, lo que representa un crecimiento del 4,2% respecto a 2018.",
        "En mayo {s} ascendieron a {n}, un aumento interanual del 4,2%.",
        "{S} fueron {n} en mayo. Esto supone un aumento del 4,2% frente a mayo de 2018.",
        "{S} se situaron en {n} a fines de mayo; es un 4,2% más que hace un año.",
        "Hubo un aumento del 4,2% en {s}, hasta {n}.",
        "{S} llegaron a {n} (+4,2%) en mayo.",
        "{S} cerraron el año en {n}, con un crecimiento del 4,2%.",
        "{S} registraron un alza de 4,2%, con lo que llegaron a {n}.",
        "{S} totalizaron {n}, equivalente a un alza de 4,2% sobre 2018.",
        "{S} se incrementaron 4,2% respecto de 2018 y totalizaron {n}.",
        "{S} aumentaron 4,2% en 2019, al sumar {n}.",
        "{S} ({n}) aumentaron un 4,2% en mayo.",
        "El total de {s} fue de {n}, 4,2% por encima de 2018.",
        "{S} crecieron un 4,2%, para situarse en {n}.",
    ),
}  # fmt: skip
_STARTS = {
    "en": (
        "{S} rose 4.2% from {n} in 2018.",
        "From {n} in 2018, {s} rose 4.2%.",
        "{S} have risen 4.2% since 2018, when they were {n}.",
        "{S}, which were {n} in 2018, rose 4.2%.",
        "In 2018 {s} were {n}; since then they have risen by 4.2%.",
        "{S} rose 4.2% compared with the {n} of 2018.",
        "{S} were 4.2% higher than the {n} recorded in 2018.",
        "{S} grew 4.2% over the {n} of a year earlier.",
    ),
    "es": (
        "{S} subieron un 4,2% desde {n} en 2018.",
        "{S}, que eran {n} en 2018, subieron un 4,2%.",
        "{S} han subido un 4,2% desde 2018, cuando eran {n}.",
        "En 2018 {s} eran {n}; desde entonces han subido un 4,2%.",
        "{S} subieron un 4,2% frente a los {n} de 2018.",
        "{S} fueron un 4,2% superiores a los {n} de 2018.",
        "{S} crecieron un 4,2% sobre los {n} del año anterior.",
    ),
}  # fmt: skip
_SUBJECTS = {
    "en": (
        ("Exports", "412 million euros", 412_000_000), ("Sales of cars", "41,200", 41_200),
        ("Thefts", "412", 412), ("Shipments of coffee", "4,120 tonnes", 4_120),
        ("Deposits", "$41.2 billion", 41_200_000_000),
    ),
    "es": (
        ("Los envíos", "412 millones de euros", 412_000_000), ("Los robos", "412", 412),
        ("Los ingresos", "$ 4.120 millones", 4_120_000_000),
        ("Los embarques", "4.120 toneladas", 4_120), ("Los registros", "41.200 vehículos", 41_200),
    ),
}  # fmt: skip


def _misread(forms, language, of):
    missed = []
    for form, (subject, printed, value) in product(forms[language], _SUBJECTS[language]):
        text = form.format(S=subject, s=subject[0].lower() + subject[1:], n=printed)
        read = [
            (claim.kind, claim.start and claim.start.value, claim.end and claim.end.value,
             float(claim.stated_value or 0))
            for claim in read_claims(text, language).claims
        ]  # fmt: skip
        if read != [("change", *of(value), 4.2)]:
            missed.append((text, read))
    return missed


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_size_has_the_level_that_it_led_to(language):
    assert _misread(_ENDS, language, lambda value: (None, value)) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_size_has_the_level_that_it_began_at(language):
    assert _misread(_STARTS, language, lambda value: (value, None)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bag sales have gone down by 95% since the 5p charge came into force in October 2015.",
        "Wind output was up 27.5 per cent compared with quarter 2 of 2019.",
        "In 2015 there were 412 schools; since then spending has risen by 30%.",
        "The city had 412 officers in 2015. Since then crime has fallen by 30%.",
        "La taquilla se hundió un 74% en 2020; este año, con 12 estrenos, lleva un alza de 8%.",
    ],
)
def test_a_number_by_the_way_is_no_level_of_it(text):
    language = "es" if text.startswith("La ") else "en"
    assert {(c.start, c.end) for c in read_claims(text, language).claims} == {(None, None)}
