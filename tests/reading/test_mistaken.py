"""Slips that have a name: a percent that its levels give but for one well-known mistake."""

import pytest

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims
from cifras.reading.slips import is_slip_of

# Each with the percent that follows from its levels, and one that a slip makes of it.
SLIPPED = (
    # the other direction
    ("en", "Reports of violence {} last year, the commissioner told reporters on Monday, going "
     "from 3,140 in 2021 to 3,319 in 2022.", "rose 5.7%", "declined 5.7%"),
    ("es", "Los casos de dengue {} en ocho semanas, dijo la autoridad: en la semana epidemiológica "
     "12 se notificaron 3 410 y en la 20 fueron 4 351.", "subieron 27.6%", "cayeron 27.6%"),
    # two digits that changed places
    ("es", "Los hogares con subsidio aumentaron {} durante el cuatrienio: había 5.820 y ya son "
     "7.223.", "24,1%", "42,1%"),
    ("en", "The library had 5,820 members in 2015. Four years on it has 7,223, so the club grew "
     "{}.", "24.1%", "42.1%"),
    # what is left for what is gone
    ("en", "The number of children in institutions has fallen by {} since the reform: there were "
     "820 then, and the 2022 census of homes found 508.", "38%", "62%"),
    # a part of the end, and not of the start
    ("es", "El beneficio neto mejoró un {} el pasado ejercicio. La azulejera ganó 12,5 millones, "
     "cuando un año antes había ganado 9 millones de euros.", "39 %", "28 %"),
    # points called percent
    ("en", "Unemployment fell {}, from 13.4 to 11.1 percent.", "17.2 percent", "2.3 percent"),
    ("es", "La deserción disminuyó {}, al ir de 13.4 a 11.1 por ciento.", "17.2 por ciento",
     "2.3 por ciento"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "right", "slipped"), SLIPPED)
def test_a_percent_with_a_well_known_slip_is_held_against_its_levels(
    language, text, right, slipped
):
    (held,) = read_claims(text.format(right), language).claims
    (called,) = read_claims(text.format(slipped), language).claims
    assert held.start and (held.start.value, held.end.value) == (
        called.start.value,
        called.end.value,
    )
    assert grade_text_claim(held).verdict in ("exact", "consistent")
    assert grade_text_claim(called).verdict in ("contradicted", "reversed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The town has 820 nurses and 508 doctors; fees fell by 62%."),
        ("en", "Fees rose 31.5% last year. The school had 38,570 pupils in 2017 and has 43,790."),
        ("en", "Rents fell 5.7%. Reports of violence went from 3,140 in 2021 to 3,319 in 2022."),
        ("en", "Rents fell 5.7% as reports of violence went from 3,140 in 2021 to 3,319 in 2022."),
        ("en", "While rents fell 5.7%, reports of theft went from 3,140 in 2021 to 3,319 in 2022."),
        ("en", "Overall, 38,190 people have applied, down 4% (1,590 people) compared to 2013."),
        ("en", "The poverty rate fell from 40% to 25%. Access to piped water increased by 38%."),
        ("en", "A 13% fall in diesel use cut its share of the outlay from 38.4% to 33.9%."),
        ("es", "Los alquileres cayeron 5,7 %. Las denuncias pasaron de 3.140 en 2021 a 3.319."),
        ("es", "Los alquileres cayeron 5,7 %, mientras las denuncias pasaron de 3.140 a 3.319."),
        ("es", "El hospital tiene 820 enfermeras y 508 médicos; las tarifas bajaron 62 %."),
        ("es", "El hospital tenía 820 camas en 2010 y tiene 508; las tarifas bajaron 62 %."),
    ],
)
def test_a_percent_of_another_thing_is_not_held_against_levels_that_a_slip_would_give(
    language, text
):
    verdicts = [grade_text_claim(claim).verdict for claim in read_claims(text, language).claims]
    assert not {"contradicted", "reversed"} & set(verdicts)


@pytest.mark.parametrize(
    ("stated", "start", "end", "is_one"),
    [
        ("rose 31.5%", 38570, 43790, True),  # 13.5
        ("rose 27.6%", 4351, 3410, False),  # a fall of 21.6
        ("fell 27.6%", 3410, 4351, True),
        ("fell 62%", 820, 508, True),
        ("fell 60%", 820, 508, False),
        ("rose 28%", 900, 1250, True),  # 39 of the start
        ("rose 29%", 900, 1250, False),
        ("rose 39%", 900, 1250, False),  # it follows
    ],
)
def test_slips_that_have_a_name(stated, start, end, is_one):
    text = f"Thefts {stated} from {start} to {end}."
    (claim,) = read_claims(text, "en").claims
    made = {"stated": claim.stated, "stated_value": claim.stated_value, "stated_unit": "percent"}
    assert is_slip_of(made, claim.start, claim.end) is is_one
