"""What was then and what is now, told by two verbs and a word for now."""

from itertools import product

import pytest

from cifras.reading.claims import read_claims

# Who did what then, does what now, and how it is counted.
_DONE = {
    "en": (
        ("a flat", "cost", "it costs", "{} euros"), ("the school", "had", "it has", "{} pupils"),
        ("we", "sold", "we sell", "{} tickets"), ("they", "charged", "they charge", "${}"),
        ("the plant", "employed", "it employs", "{} people"), ("the rate", "was", "it is", "{}%"),
        ("we", "started with", "we have", "{} schools"),
        ("the fleet", "counted", "it counts", "{} boats"),
    ),
    "es": (
        ("un piso", "costaba", "cuesta", "{} euros"),
        ("la escuela", "tenía", "tiene", "{} alumnos"),
        ("nosotros", "vendíamos", "vendemos", "{} entradas"),
        ("ellos", "cobraban", "cobran", "${}"),
        ("la planta", "empleaba a", "emplea a", "{} personas"),
        ("la tasa", "era de", "es de", "{}%"),
        ("nosotros", "empezamos con", "tenemos", "{} escuelas"),
        ("la flota", "contaba con", "cuenta con", "{} barcos"),
    ),
}  # fmt: skip
_THEN = {
    "en": ("Five years ago ", "In 2015 ", "A decade ago ", ""),
    "es": ("Hace cinco años ", "En 2015 ", "Hace una década ", ""),
}
_NOW = {
    "en": (
        " and today {p} {b}.", "; now {p} {b}.", ", but today {p} {b}.", ", now {p} {b}.",
        " and {p} {b} today.",
    ),
    "es": (" y hoy {p} {b}.", "; ahora {p} {b}.", ", pero hoy {p} {b}.", ", y ahora {p} {b}."),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_was_then_is_set_against_what_is_now(language):
    missed = []
    for (who, did, does, unit), then, now in product(
        _DONE[language], _THEN[language], _NOW[language]
    ):
        told = f"{then}{who} {did} {unit.format(412)}{now.format(p=does, b=unit.format(365))}"
        text = told[0].upper() + told[1:]
        read = [
            (claim.kind, claim.start and claim.start.value, claim.end and claim.end.value)
            for claim in read_claims(text, language).claims
        ]
        if read != [("levels", 412, 365)]:
            missed.append((text, read))
    assert missed == []


@pytest.mark.parametrize(
    ("language", "text", "levels"),
    [
        ("es", "La provincia debía 9.800 millones de pesos y hoy debe 6.150 millones.",
         [(9_800_000_000, 6_150_000_000)]),
        ("en", "Police arrested 412 people; today 365 officers patrol the streets.", []),
        ("en", "They arrested 412 people and today patrol 365 streets.", []),
    ],
)  # fmt: skip
def test_two_things_are_not_then_and_now(language, text, levels):
    read = [(claim.start, claim.end) for claim in read_claims(text, language).claims]
    assert [(a and a.value, b and b.value) for a, b in read] == levels
