"""Units have one name each, and no change is taken between two measures or two rates."""

import pytest

from cifras.reading.claims import read_claims
from cifras.reading.unit_names import are_apart, rate_after, unit_name

_APART = [
    ("en", "Wait times fell from 2 hours in 2019 to 90 minutes in 2021, a 25% drop."),
    ("en", "The record fell from 3 minutes in 2019 to 150 seconds in 2021, down 17%."),
    ("en", "Waits rose by 33%, to 2 hours from 90 minutes."),
    ("en", "Sentences rose from 18 months in 2019 to 24 weeks in 2021, up 33%."),
    ("en", "Capacity rose from 900 MW in 2019 to 1.2 GW in 2021, up 33%."),
    ("en", "Consumption rose from 900 GWh in 2019 to 1.2 TWh in 2021, up 33%."),
    ("en", "Storage rose from 900 MB in 2019 to 1.2 GB in 2021, up 33%."),
    ("en", "Speed rose from 900 Mbps in 2019 to 1.2 Gbps in 2021, up 33%."),
    ("en", "Emissions fell from 1.2 Gt in 2019 to 900 Mt in 2021, down 25%."),
    ("en", "Emissions rose from 900 kt in 2019 to 1.2 Mt in 2021, up 33%."),
    ("en", "Frequency rose from 900 Hz in 2019 to 1.2 kHz in 2021, up 33%."),
    ("en", "Snow rose from 11 inches in 2019 to 1.2 feet in 2021, up 31%."),
    ("en", "Temperatures fell from 24 °C in March to 18 °F in July, down 25%."),
    ("en", "Sales rose from 2 dozen in 2019 to 36 in 2021, up 50%."),
    ("en", "Sales rose from 2 dozen boxes in 2019 to 36 boxes in 2021, up 50%."),
    ("en", "Pay rose from $9 an hour in 2019 to $1,200 a month in 2021, up 33%."),
    ("en", "Rents rose from $900/month in 2019 to $1,200/week in 2021, up 33%."),
    ("en", "Flights rose from 900 a week in 2019 to 1,200 a day in 2021, up 33%."),
    ("en", "Output rose from 900 barrels per day in 2019 to 1,200 barrels per hour, up 33%."),
    ("en", "Speed rose from 900 km/h in 2019 to 1,200 km/s in 2021, up 33%."),
    ("en", "The price rose from €90/MWh in 2019 to €120/kWh in 2021, up 33%."),
    ("en", "Capacity rose by 300 MW, from 0.9 GW to 1.2 GW."),
    ("en", "Speed rose from 900 Mbps in 2019 to 1.2 Gbps in 2021."),
    ("en", "Pay rose from $9 an hour in 2019 to $12 a month in 2021."),
    ("es", "La espera subió de 90 minutos en 2019 a 2 horas en 2021, un 33% más."),
    ("es", "Las penas subieron de 18 meses en 2019 a 24 semanas en 2021, un 33% más."),
    ("es", "La potencia subió de 900 megavatios en 2019 a 1,2 gigavatios en 2021, un 33% más."),
    ("es", "Las ventas subieron de 10 docenas en 2019 a 130 en 2021, un 8% más."),
    ("es", "El salario subió de 9 euros la hora en 2019 a 1.200 euros al mes en 2021, un 33% más."),
    ("es", "La producción subió de 900 barriles diarios en 2019 a 1.200 barriles por hora en 2021, "
     "un 33% más."),
    ("es", "Los vuelos subieron de 900 al día en 2019 a 1.200 por semana en 2021, un 33% más."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), _APART)
def test_no_change_is_taken_between_two_measures_or_two_rates(language, text):
    assert not [c for c in read_claims(text, language).claims if c.start and c.end]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Pay rose from $9 per hour in 2019 to $12 an hour in 2021, up 33%."),
        ("en", "Output rose from 900 barrels a day in 2019 to 1,200 barrels per day, up 33%."),
        ("en", "It rose from 900 a month earlier to 1,200 a year later, up 33%."),
        ("en", "Capacity rose from 900 MW in 2019 to 1,200 megawatts in 2021, up 33%."),
        ("en", "Emissions rose from 900 Mt in 2019 to 1,200 MtCO2e in 2021, up 33%."),
        ("en", "Sales rose from 2 dozen in 2019 to 3 dozen in 2021, up 50%."),
        ("es", "Pasó de 900 al mes a 1.200 al año siguiente, un 33% más."),
        ("es", "Pasó de 900 al mes en 2019 a 1.200 mensuales en 2021, un 33% más."),
    ],
)  # fmt: skip
def test_one_measure_in_other_words_and_a_time_that_is_no_rate_are_taken(language, text):
    (claim,) = read_claims(text, language).claims
    assert claim.start and claim.end


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Mt", "megatonne"), ("MT", "tonne"), ("mt", "tonne"), ("KWh", "kilowatt-hour"),
        ("gigavatios-hora", "gigawatt-hour"), ("kilowatt hours", "kilowatt-hour"),
        ("sq. mi", "square mile"), ("km²", "square kilometre"), ("pies cuadrados", "square foot"),
        ("cu ft", "cubic foot"), ("Gbit/s", "gigabit"), ("μg/m3", "microgram"),
        ("ml", "millilitre"), ("ML", "megalitre"), ("grados Celsius", "Celsius"),
        ("docenas", "dozen"), ("días", "day"), ("hectómetros", "cubic hectometre"),
        ("nurses", ""), ("", ""), ("in", ""), ("S/", ""),
    ],
)  # fmt: skip
def test_a_unit_has_one_name_however_it_is_spelled(unit, name):
    assert unit_name(unit) == name


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("mph", "miles per hour", False), ("bpd", "barriles diarios", False),
        ("m3/s", "m³/d", True), ("mph", "km/h", True),
        ("daily visits", "monthly visits", True), ("pupils", "", False),
        ("MW", "", False), ("dozen", "", True), ("per head", "per day", False),
    ],
)  # fmt: skip
def test_two_units_are_apart_where_both_are_known(one, two, apart):
    assert are_apart(one, two) is are_apart(two, one) is apart


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        (" an hour in 2019", " per hour"), (" a year ago", ""), (" al año siguiente", ""),
        (" la hora", " per hour"), (" daily", " per day"), (" a month", " per month"), ("", ""),
        (" a unit", ""), (" cada semana", " per week"), (" la semana pasada", ""),
    ],
)  # fmt: skip
def test_what_follows_a_number_says_how_often_unless_it_says_when(text, rate):
    assert rate_after(text, 0) == rate
