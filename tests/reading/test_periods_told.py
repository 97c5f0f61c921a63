"""The times that stand beside the numbers of a claim are those of its levels."""

import pytest

from cifras.reading.claims import read_claims

# (language, text, start period, end period)
_TOLD = [
    ("en", "Households rose 14 %, to 1,210, between the censuses of 2006 and 2011, from 1,061.",
     "2006", "2011"),
    ("en", "Complaints were 2.4 times as numerous in 2023 as in 2021.", "2021", "2023"),
    ("en", "Spills have fallen to half their 1985 level.", "1985", ""),
    ("en", "Malaria deaths have come down by 58 percent since bed nets were handed out in 2006.",
     "2006", ""),
    ("en", "The yield edged up 6 basis points to 1.94 percent on Wednesday.", "", "Wednesday"),
    ("en", "4,127 children were born in 2023. That was 6.4% fewer than in the preceding year "
           "(4,409).", "preceding year", "2023"),
    ("en", "Overnight stays: 1.92 million in July (–3.3% vs. July 2022).", "July 2022", "July"),
    ("es", "La Universidad registró el curso pasado 73 patentes, un 14 % más.", "", "curso pasado"),
    ("es", "Perdieron la vida 132 personas el año pasado, 17 más que en 2021.",
     "2021", "año pasado"),
    ("es", "La matrícula bajó de 86.300 a 71.950 entre los cursos 2012-13 y 2021-22.",
     "cursos 2012-13", "2021-22"),
    # the time of another clause is not taken
    ("en", "Robusta for January fell 85 cents to 412.30 dollars, and 14 ships came in May.",
     "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "start", "end"), _TOLD)
def test_a_claim_has_the_times_beside_its_numbers(language, text, start, end):
    claim = read_claims(text, language).claims[0]
    assert (claim.start_period, claim.end_period) == (start, end)
