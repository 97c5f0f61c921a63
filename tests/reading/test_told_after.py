"""A size, and after it its levels in one sentence or in two, or those of another thing."""

from itertools import product

import pytest

from cifras.reading.claims import read_claims

# How much thefts rose.
_SIZES = {
    "en": (
        "Thefts rose by {p}% in 2016.",
        "The number of thefts rose {p}% last year.",
        "Thefts were up {p}% on the year before.",
        "The city saw a {p}% rise in thefts.",
        "There was a {p}% increase in thefts in 2016.",
        "Thefts in the city have risen by {p}% in a year.",
    ),
    "es": (
        "Los robos aumentaron un {p}% en 2016.",
        "El número de robos subió un {p}% el año pasado.",
        "Los robos crecieron {p}% frente al año anterior.",
        "La ciudad registró un aumento del {p}% en los robos.",
        "Hubo un incremento de {p}% en los robos en 2016.",
        "En un año los robos han subido un {p}%.",
    ),
}  # fmt: skip
# From how many to how many they did.
_THEIR_LEVELS = {
    "en": (
        "There were 4,570 thefts, compared with 3,905 in 2015.",
        "They went from 3,905 in 2015 to 4,570 in 2016.",
        "In 2016 there were 4,570, up from 3,905 in 2015.",
        "Police recorded 4,570 cases, against 3,905 the year before.",
        "There were 4,570 thefts in 2016. In 2015 there had been 3,905.",
        "A total of 4,570 were recorded, up from 3,905.",
        "In 2015, 3,905 thefts were recorded; in 2016, 4,570.",
        "So far in 2016 there have been 4,570. At this same time last year there had been 3,905.",
        "Thefts went from 3,905 to 4,570.",
        "The total was 4,570 (3,905 in 2015).",
        "In all, 4,570 thefts were reported, against 3,905 a year earlier.",
        "A year earlier there were 3,905 thefts; now there are 4,570.",
        "Last year 4,570 were reported, while in 2015 the figure was 3,905.",
    ),
    "es": (
        "Hubo 4.570 robos, frente a 3.905 en 2015.",
        "Pasaron de 3.905 en 2015 a 4.570 en 2016.",
        "En 2016 fueron 4.570, contra 3.905 en 2015.",
        "La policía registró 4.570 casos, frente a los 3.905 del año anterior.",
        "Hubo 4.570 robos en 2016. En 2015 habían sido 3.905.",
        "En total fueron 4.570, desde los 3.905 del año anterior.",
        "En lo que va de 2016 se han registrado 4.570. En el mismo período del año "
        "pasado fueron 3.905.",
        "Los robos pasaron de 3.905 a 4.570.",
        "El total fue de 4.570 (3.905 en 2015).",
        "En total se denunciaron 4.570 robos, frente a 3.905 un año antes.",
        "Un año antes eran 3.905 los robos; ahora son 4.570.",
        "El año pasado se denunciaron 4.570, mientras que en 2015 fueron 3.905.",
    ),
}  # fmt: skip
# What else was counted.
_OTHER_LEVELS = {
    "en": (
        "There were 4,570 arrests, compared with 3,905 in 2015.",
        "Arrests went from 3,905 in 2015 to 4,570 in 2016.",
        "In 2016 there were 4,570 arrests, up from 3,905 in 2015.",
        "Police recorded 4,570 cases of fraud, against 3,905 the year before.",
        "There were 4,570 arrests in 2016. In 2015 there had been 3,905.",
        "The force has 4,570 officers, up from 3,905.",
        "In 2015, 3,905 officers were hired; in 2016, 4,570.",
        "So far in 2016 there have been 4,570 arrests. At this same time last year there "
        "had been 3,905.",
        "The number of patrols was 4,570 (3,905 in 2015).",
        "In all, 4,570 fines were imposed, against 3,905 a year earlier.",
        "Police answered 4,570 calls, against 3,905 the year before.",
        "Hospitals registered 4,570 births, up from 3,905.",
        "Madrid recorded 4,570, against 3,905 in 2015.",
    ),
    "es": (
        "Hubo 4.570 detenidos, frente a 3.905 en 2015.",
        "Los detenidos pasaron de 3.905 en 2015 a 4.570 en 2016.",
        "En 2016 fueron 4.570 los detenidos, contra 3.905 en 2015.",
        "La policía registró 4.570 casos de fraude, frente a los 3.905 del año anterior.",
        "Hubo 4.570 detenciones en 2016. En 2015 habían sido 3.905.",
        "La plantilla tiene 4.570 agentes, desde los 3.905 del año anterior.",
        "En 2015 se contrataron 3.905 agentes; en 2016, 4.570.",
        "En lo que va de 2016 se han impuesto 4.570 multas. En el mismo período del año "
        "pasado fueron 3.905.",
        "El número de patrullas fue de 4.570 (3.905 en 2015).",
        "En total se impusieron 4.570 multas, frente a 3.905 un año antes.",
        "Los hospitales registraron 4.570 nacimientos, frente a 3.905 en 2015.",
    ),
}  # fmt: skip


def _told(language, levels, percent):
    for size, pair in product(_SIZES[language], levels[language]):
        text = f"{size.format(p=percent)} {pair}"
        yield (
            text,
            [
                (claim.kind, *(n and int(n.value) for n in (claim.start, claim.end)), stated)
                for claim in read_claims(text, language).claims
                for stated in [claim.stated_value and int(claim.stated_value)]
            ],
        )


@pytest.mark.parametrize("percent", [17, 29])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_size_has_the_levels_that_are_told_after_it(language, percent):
    """Whether they give it or not: 3,905 to 4,570 is 17 %, and 29 % is a slip."""
    want = [("change", 3905, 4570, percent)]
    assert [text for text, read in _told(language, _THEIR_LEVELS, percent) if read != want] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_levels_of_another_thing_are_not_those_of_the_size_before(language):
    joined = [
        text
        for text, read in _told(language, _OTHER_LEVELS, 29)
        if any(kind == "change" and start for kind, start, _, _ in read)
    ]
    assert joined == []
