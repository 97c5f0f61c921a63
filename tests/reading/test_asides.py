"""What is told by the way, at any place of a sentence, changes nothing that is claimed in it."""

import re
from itertools import product

import pytest

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

# Each place where something may be told by the way is marked #.
_FORMS = {
    "en": (
        "Thefts # rose 12.9% # to 412 # from 365 # in 2018 #.",
        "Thefts # rose from 365 # in 2018 # to 412 # in 2019 #, an increase of 12.9% #.",
        "There were 412 thefts # in 2019 #, compared with 365 # in 2018 #, a rise of 12.9% #.",
        "The number of thefts # stood at 412 #, up 12.9% # on the 365 # recorded a year earlier #.",
        "Thefts # fell to 412 # in 2019 # from 465 # in 2018 #.",
        "In 2019 # there were 412 thefts #, against 465 # the year before #.",
    ),
    "es": (
        "Los robos # subieron un 12,9% #, hasta 412 #, desde 365 # en 2018 #.",
        "Los robos # pasaron de 365 # en 2018 # a 412 # en 2019 #, un aumento del 12,9% #.",
        "Hubo 412 robos # en 2019 #, frente a 365 # en 2018 #, un alza del 12,9% #.",
        "El número de robos # fue de 412 #, un 12,9% más # que los 365 # del año anterior #.",
        "Los robos # bajaron a 412 # en 2019 # desde 465 # en 2018 #.",
        "En 2019 # hubo 412 robos #, frente a 465 # del año anterior #.",
    ),
}  # fmt: skip
_ASIDES = {
    "en": (
        ", according to the police report of 14 May,", ", in a city of 86,000 people,",
        ", said the mayor, 54,", " (page 12)", " (see table 3)", ", which has 14 stations,",
        ", most of them at night,", ", 38% of them in the centre,", " in the 12 districts",
        ", for the third time in five years,", ", with a margin of error of 2 points,",
        ", the highest since 2011,", " under law 1448 of 2011", ", excluding cars,",
        ", as 24-hour patrols began,", ", after a 3-year pause,", ", of which 61 were violent,",
        " (95% CI 1.2 to 3.4)", ", seasonally adjusted,", ", Ms Olsen, 47, told reporters,",
    ),
    "es": (
        ", según el informe policial del 14 de mayo,", ", en una ciudad de 86.000 habitantes,",
        ", dijo el alcalde, de 54 años,", " (página 12)", " (ver cuadro 3)",
        ", que tiene 14 comisarías,", ", la mayoría de noche,", ", el 38% de ellos en el centro,",
        " en los 12 distritos", ", por tercera vez en cinco años,",
        ", con un margen de error de 2 puntos,", ", la cifra más alta desde 2011,",
        " según la ley 1448 de 2011", ", sin contar los autos,",
        ", cuando empezaron las patrullas de 24 horas,", ", tras una pausa de 3 años,",
        ", de los cuales 61 fueron violentos,", " (IC 95%: 1,2 a 3,4)",
        ", en términos desestacionalizados,", ", contó a los periodistas la jefa, de 47 años,",
    ),
}  # fmt: skip
# That the aside is of the level beside it cannot be told from its words.
_MAY_BE_ITS_OWN = (", which has 14 stations,", ", que tiene 14 comisarías,")


def _told(form, aside, place):
    """Return a form with an aside at one of its places, written as people write."""
    pieces = form.split(" #")
    text = pieces[0]
    for at, piece in enumerate(pieces[1:]):
        text += (aside if at == place else "") + piece
    return re.sub(r",(?=,|\.)", "", text)


def _all(language):
    for form, aside in product(_FORMS[language], _ASIDES[language]):
        for place in range(form.count("#")):
            yield form, aside, _told(form, aside, place)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_that_is_told_by_the_way_makes_a_sentence_wrong(language):
    called = [
        text
        for _, _, text in _all(language)
        for claim in read_claims(text, language).claims
        if grade_text_claim(claim).verdict in ("contradicted", "reversed")
    ]
    assert called == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_levels_and_sizes_are_read_around_it(language):
    missed = []
    for form, aside, text in _all(language):
        start, size = (365, 12.9) if "%" in form else (465, None)
        if aside in _MAY_BE_ITS_OWN or (size is None and re.search(", |1448", aside)):
            continue  # a pair without a size is not looked for past another clause
        read = [
            (claim.start and claim.start.value, claim.end and claim.end.value,
             claim.stated_value and float(claim.stated_value))
            for claim in read_claims(text, language).claims
        ]  # fmt: skip
        if read != [(start, 412, size)]:
            missed.append((text, read))
    assert missed == []
