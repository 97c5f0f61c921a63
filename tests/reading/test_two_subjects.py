"""What is told of one thing is not tested on the levels of another that stands beside it."""

import pytest
from plain import assert_read
from two_subjects import (
    of_two_subjects,
    turned_round,
    with_asides,
    with_two_changes,
    with_two_pairs,
)

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

_CALLED = ("contradicted", "reversed")


def _called(texts, language):
    return [
        text
        for text, _ in texts
        for claim in read_claims(text, language).claims
        if grade_text_claim(claim).verdict in _CALLED
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_on_two_subjects_is_called_wrong(language):
    assert _called(of_two_subjects(language), language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_nor_is_one_that_begins_with_the_size(language):
    assert _called(turned_round(language), language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_size_takes_no_level_of_the_other_subject(language):
    taken = []
    for text, cut in of_two_subjects(language):
        for claim in read_claims(text, language).claims:
            levels = [claim.spans[role][0] for role in ("start", "end") if role in claim.spans]
            stated = claim.spans.get("stated", (0,))[0]
            if stated >= cut and any(at < cut for at in levels):
                taken.append(text)
    assert taken == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The water level has dropped from 20 metres to 50 metres below ground level."),
        ("es", "En la población creció 118.8: pasó de 19.9 a 43.5."),
    ],
)
def test_what_may_be_meant_otherwise_is_not_called(language, text):
    assert _called([(text, 0)], language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_changes_in_one_sentence_are_both_read_whole(language):
    told = list(with_two_changes(language, 1))
    partly = [text for text, changes in told if not set(changes) <= set(_changes(text, language))]
    assert partly == []
    assert _called(told, language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_two_changes_the_one_that_is_off_is_called(language):
    told = list(with_two_changes(language, 2, slip=lambda percent: round(1.4 * percent + 2, 1)))
    missed = [text for text, _ in told if not _called([(text, 0)], language)]
    assert len(missed) <= 0.02 * len(told), missed


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_pairs_of_levels_are_read_each_for_itself(language):
    wrong = []
    for text, pairs in with_two_pairs(language, 1):
        claims = read_claims(text, language).claims
        found = [(claim.start.value, claim.end.value) for claim in claims if claim.start]
        wrong += [] if sorted(found) == sorted(pairs) else [text]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_that_are_told_besides_take_nothing_from_a_change(language):
    told = list(with_asides(language, 1))
    assert [text for text, change in told if change not in _changes(text, language)] == []
    assert _called(told, language) == []


def _changes(text, language):
    return [
        (claim.start.value, claim.end.value, float(claim.stated_value))
        for claim in read_claims(text, language).claims
        if claim.start and claim.end and claim.stated_value is not None
    ]


# (language, text, the claims: kind, start, end, size)
_PARTED = [
    ("en", "They finished on 61 points, nine more than in 2020, having conceded 34 goals (47 the "
           "year before).",
     [("difference", None, 61, 9), ("levels", 47, 34, None)]),
    ("es", "La ratio fue del 3,12 % en marzo, frente al 3,47 % de diciembre, con una cobertura del "
           "68 %, tres puntos más.",
     [("levels", "3.47", "3.12", None), ("points", None, 68, 3)]),
    ("es", "Recordó que las listas han pasado de 71.300 a 88.900 pacientes y que la demora media "
           "se ha alargado en 23 días.",
     [("levels", 71300, 88900, None), ("difference", None, None, 23)]),
    ("en", "Ferries carried 318,000 cars in 2022, up 24 per cent from 241,000 in 2021, and 1.14 "
           "million foot passengers, up from 0.92 million.",
     [("change", 241000, 318000, 24), ("levels", 920000, 1140000, None)]),
    ("en", "Permits were 5,625, up 57.2% from 3,578 and exports of tea fell to 5,268, a fall of "
           "41.6% from 9,016.",
     [("change", 3578, 5625, "57.2"), ("change", 9016, 5268, "-41.6")]),
    ("en", "From 7,208, visitors rose 106.6% to 14,889, and from 4,268, new companies rose 65% to "
           "7,042.",
     [("change", 7208, 14889, "106.6"), ("change", 4268, 7042, 65)]),
    ("es", "Los pacientes fueron 319, un 6 % más que los 302 de un año antes, mientras que los "
           "vuelos fueron 12.389 (6.742 en 2019), un 84 % más.",
     [("change", 302, 319, 6), ("change", 6742, 12389, 84)]),
    # of real passages
    ("en", "As ball speed increases from 80 to 96 kilometres an hour the window shrinks by 43%.",
     [("levels", 80, 96, None), ("change", None, None, -43)]),
    ("es", "Entre las adolescentes de 15 a 17 creció 700 por ciento: la tasa pasó de 2.2 a 17.6.",
     [("change", "2.2", "17.6", 700)]),
    ("es", "La carencia pasó de 69.6 millones de personas (60.7%) a 71.8 millones (61.2%).",
     [("levels", 69_600_000, 71_800_000, None), ("levels", "60.7", "61.2", None)]),
    ("es", "Creció 2.6 veces más que los empleos de 35 a 48 horas.",
     [("multiple", None, None, "2.6")]),
    ("en", "Queens had 73 murders compared with 58 a year ago. It has increased 12.2 percent in "
           "Manhattan.",
     [("levels", 58, 73, None), ("change", None, None, "12.2")]),
    ("es", "Los permisos, que en 2019 eran 165, subieron a 182, y los robos bajaron de 146 a 131.",
     [("levels", 165, 182, None), ("levels", 146, 131, None)]),
    ("en", "Fraud doubled. There were 131 thefts, down from 146.",
     [("multiple", None, None, 2), ("levels", 146, 131, None)]),
    ("en", "Fraud climbed by a fifth; revenue rose 17% to $171.2 million, from $146.3 million.",
     [("multiple", None, None, "6/5"), ("change", 146_300_000, 171_200_000, 17)]),
    ("en", "There were 131 thefts, down from 146, and arrests, at 67, were down 22%.",
     [("levels", 146, 131, None), ("change", None, 67, -22)]),
    ("en", "Passengers climbed from 2.61 million in 2022 to 3.06 million in 2023, as "
           "cancellations nearly tripled.",
     [("levels", 2_610_000, 3_060_000, None), ("multiple", None, None, 3)]),
    ("es", "Los pasajeros subieron de 2,61 a 3,06 millones, pues las cancelaciones casi se "
           "triplicaron.",
     [("levels", 2_610_000, 3_060_000, None), ("multiple", None, None, 3)]),
    # the same subject, named again or not at all
    ("en", "Enrolments at the institute, a mere 1,120 in 2013, have since risen fivefold.",
     [("multiple", 1120, None, 5)]),
    # anaphora and names of the change go on, whoever says them
    ("en", "Thefts fell from 146 to 131. The ministry hailed the 22% fall.",
     [("change", 146, 131, -22)]),
    ("en", "Thefts fell from 146 to 131, leaving them 22% lower.",
     [("change", 146, 131, -22)]),
    ("es", "Los robos bajaron de 146 a 131, lo que el ministerio cifra en un 22 % menos.",
     [("change", 146, 131, -22)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), _PARTED)
def test_each_size_goes_with_its_own_levels(language, text, claims):
    assert_read(language, text, claims)
