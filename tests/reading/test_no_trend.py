"""No claim is made of what tells of no change that was: plans, rules, offers, effects, advice."""

import csv

import pytest
from plain import assert_read

from cifras import paths
from cifras.reading.claims import read_claims

_SENTENCES = paths.ROOT / "tests" / "data" / "no_trend.csv"


def test_no_claim_is_made_but_of_the_sentences_that_are_known_to_be_misread():
    with _SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    misread = {row["text"] for row in rows if row["is_misread"]}
    found = {row["text"] for row in rows if read_claims(row["text"], row["language"]).claims}
    assert found == misread
    assert len(misread) <= 21


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We raise it to a range of $13.15 to $13.35 versus our previous range of $12.90 to "
               "$13.10."),
        ("en", "There is no evidence that waiting lists grew by the 30% quoted in Parliament."),
        ("es", "No es verdad que las boletas hayan subido un 300 %."),
        ("es", "Dentro de 30 años el PIB sería de 2.4 a 3.2 veces el actual."),
        ("es", "Aumentó su población en 2.21 veces, en contraste con las 8 veces que incrementó su "
               "expansión."),
    ],
)  # fmt: skip
def test_ranges_and_what_may_come_are_no_levels(language, text):
    assert read_claims(text, language).claims == ()


# Words of these kinds stand in sentences that do tell of a change: (language, text, its claims).
_TRENDS = [
    ("en", "The number of pupils who are eligible for meals rose from 300 to 400.",
     [("levels", 300, 400, None)]),
    ("es", "Los alumnos con derecho a beca bajaron de 400 a 300.",
     [("levels", 400, 300, None)]),
    ("en", "Patients who wait for less than 18 weeks fell from 61% to 58%.",
     [("levels", 61, 58, None)]),
    ("en", "There were 3,940 patients who had waited over 52 weeks, compared to 5,870 in 2019.",
     [("levels", 5870, 3940, None)]),
    ("es", "La mortalidad bajó de 14,2 a 10,0 defunciones por cada 100.000 habitantes.",
     [("levels", "14.2", 10, None)]),
    ("es", "El incremento del 19,2 % se debe al horario de 9 a 14 horas.",
     [("change", None, None, "19.2")]),
    ("en", "Coverage slipped from 90.1% in the June quarter to 87.4% in the September quarter.",
     [("levels", "90.1", "87.4", None)]),
    ("en", "That corresponds to a drop of 10.5%.", [("change", None, None, "-10.5")]),
    ("en", "Spending rose 5%. How did that come about?", [("change", None, None, 5)]),
    ("es", "El precio del pan es un 20 % mayor que el de mayo.", [("change", None, None, 20)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), _TRENDS)
def test_a_change_that_was_is_read_with_such_words_beside_it(language, text, claims):
    assert_read(language, text, claims)
