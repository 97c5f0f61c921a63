"""Sizes that take the levels which give them, and those that do not."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_claims import read

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Resales: 6,514 cases in 3Q2023 vs 6,698 in 2Q2023 (↓2.7%) and 7,546 in 3Q2022 (↓13.7%).",
         "en", [("change", 6698, 6514, Fraction("-2.7")),
                ("change", 7546, 6514, Fraction("-13.7"))]),
        ("Gates went up from 14,310 to 17,884 this season. That is 25 per cent.", "en",
         [("change", 14310, 17884, 25)]),
        ("The town, which was 12,220 in 2016, was enumerated at 12,300 in 2021. This represents a "
         "change of 0.7%. Dwellings: 5,272.", "en", [("change", 12220, 12300, Fraction("0.7"))]),
        ("Growers sowed 5.2% less area this year (147,000 ha from 155,000 ha).", "en",
         [("change", 155_000, 147_000, Fraction("-5.2"))]),
        ("Reserves, £31.0m in April 2019, were down to £12.4m by 2022 – 60 per cent gone.", "en",
         [("change", 31_000_000, 12_400_000, -60)]),
        ("Se vendieron USD 318,6 millones en 2021; en 2020 habían sumado USD 264,9 millones. El "
         "gremio habla de un repunte del 20,3 %.", "es",
         [("change", 264_900_000, 318_600_000, Fraction("20.3"))]),
        ("La deserción se contrajo del 14,6 % (2020-I) al 9,8 % (2022-II): 4,8 puntos.", "es",
         [("points", Fraction("14.6"), Fraction("9.8"), Fraction("-4.8"))]),
        ("Crece un quinto el pago: fueron 788 millones en 2019; en 2018 fueron 655 millones", "es",
         [("multiple", 655_000_000, 788_000_000, Fraction(6, 5))]),
        ("Attacks came to 34 in 2021, less than half the 81 of 2020.", "en",
         [("multiple", 81, 34, Fraction(1, 2))]),
        ("La campaña dejó 214.000 toneladas, menos de la mitad que las 507.000 de la anterior.",
         "es", [("multiple", 507_000, 214_000, Fraction(1, 2))]),
        ("Spending, at $57 million, was $12 million lower than the $69 million of 2015.", "en",
         [("difference", 69_000_000, 57_000_000, -12_000_000)]),
        ("La pobreza afectó al 27.5% en 2022, o sea, 1.6 puntos más que en 2021 y 7.3 puntos más "
         "que en 2019, cuando se situó en 20.2%.", "es",
         [("points", None, Fraction("27.5"), Fraction("1.6")),
          ("points", Fraction("20.2"), Fraction("27.5"), Fraction("7.3"))]),
        ("Fuel came to $96.2 million, $21.5 million (28.8%) more than last year's $74.7 million.",
         "en", [("change", 74_700_000, 96_200_000, Fraction("28.8"))]),
    ],
)  # fmt: skip
def test_a_size_takes_the_levels_that_give_it(text, language, claims):
    assert Counter(read(text, language)) == Counter(claims)


def test_a_size_takes_no_levels_from_another_paragraph():
    levels, size = "In 2019 there were 100 boats; in 2020, 120.", "The year saw a rise of 20 %."
    assert read(f"{levels} {size}") == [("change", 100, 120, 20)]
    assert read(f"{levels}\n\n{size}") == [
        ("levels", 100, 120, None),
        ("change", None, None, 20),
    ]
    one, two = "Ferries carried 120 boats.", "A year before it was 100."
    assert read(f"{one} {two}") == [("levels", 100, 120, None)]
    assert read(f"{one}\n\n{two}") == []


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        # not what the levels give
        ("Loans: 1,240 in 2019, 910 in 2021 (43 staff). The council is 31% green.", "en", None),
        # two pairs would do
        ("There were 200 and 150 in the north, 400 and 300 in the south: a fall of 25%.", "en",
         None),
        # the one that would do came later, and the word says that it fell
        ("It had 2,709 members in 2021 and 2,941 in 2022, and income fell by 7.9%.", "en",
         (None, None, Fraction("-7.9"))),
        # another kind of thing
        ("Cars worth $30,000 are rare. Thefts are down by nearly 55 percent since the 1994 peak of "
         "62,300.", "en", (62_300, None, -55)),
        # another paragraph
        ("In 2019 there were 1,240 loans, in 2021 were 910.\n\nFees went down by 26.6%.", "en",
         (None, None, Fraction("-26.6"))),
        # a share that would do by chance
        ("The board lowered its rate to 6.25% from 6.75% and left the reserve ratio at 8%.", "en",
         None),
        # places and groups
        ("Men earned 9.4% more than women, at $31.20 versus $28.52 an hour.", "en", None),
        ("Women earned $28.40 an hour against $32.30 for men, a gap of 12%.", "en", None),
    ],
)  # fmt: skip
def test_what_proves_nothing_joins_nothing(text, language, change):
    sizes = [found[1:] for found in read(text, language) if found[0] == "change"]
    assert sizes == ([change] if change else [])


@given(
    start=st.integers(1_000, 99_999),
    end=st.integers(1_000, 99_999),
    size=st.integers(1, 99),
    falls=st.booleans(),
)
def test_a_claim_that_only_the_arithmetic_joins_always_holds(start, end, size, falls):
    way = "down" if falls else "up"
    text = f"Loans: {start:,} in 2019, {end:,} in 2021. Fees went {way} {size}%."
    for claim in read_claims(text, "en").claims:
        if claim.kind == "change" and claim.start and claim.end:
            assert grade_text_claim(claim).verdict in ("exact", "rounding")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Complaints went up by 412 (13.2%), from 3,118 to 3,530.", ["change"]),
        ("Complaints went up by 402 (13.2%), from 3,118 to 3,530.", ["change", "difference"]),
        ("Vacancies were 905,000, a decrease of 30,000 or 3.2% from October.", ["change"]),
        (
            "Herds fell by 30,000 in a region of many small farms and of few shops, and prices "
            "fell by 3.2%.",
            ["change", "difference"],
        ),  # too far apart to be the same
    ],
)
def test_an_amount_that_says_a_percent_again_is_a_claim_only_where_it_does_not_follow(text, kinds):
    assert sorted(claim.kind for claim in read_claims(text, "en").claims) == kinds


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("It welcomed 636,540 long-stay visitors, a 14.3% improvement over 2022.", "en",
         [("change", None, 636_540, Fraction("14.3"))]),
        ("Las urgencias atienden a 138.402 pacientes en 2023, un 4,7% más", "es",
         [("change", None, 138_402, Fraction("4.7"))]),
        ("It fell to ₹2,184 crore in 2022 from ₹2,730 crore in 2021, i.e. by 25 per cent.", "en",
         [("change", 27_300_000_000, 21_840_000_000, -25)]),  # a slip, and told all the same
        ("Arrests surged 31% in 2013 while those for possession, which carries a fine of up to 600 "
         "lev, fell 12%.", "en", [("change", None, None, 31), ("change", None, None, -12)]),
        ("House prices ended the year 7 per cent higher; in Tartu, home to 93,000 people, the gain "
         "was 11 per cent.", "en", [("change", None, None, 7), ("change", None, None, 11)]),
        ("Sat in 2016 were 89,421 compared to 84,868 in the previous year, and of these, over 53 "
         "percent are girls.", "en", [("levels", 84_868, 89_421, None)]),
        ("Hours went down from 33.4 to 32.1 in July, with jobs 22.6 percent fewer than in 2021 at "
         "5.13 million.", "en", [("levels", Fraction("33.4"), Fraction("32.1"), None)]),
    ],
)  # fmt: skip
def test_a_size_goes_on_with_a_level_where_no_other_subject_stands_between(text, language, claims):
    assert Counter(read(text, language)) == Counter(claims)


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("En 2023 cruzaron 520.085; en 2022 lo habían hecho 248.284 y en 2021, 133.726.", "es",
         [("levels", 248_284, 520_085, None), ("levels", 133_726, 248_284, None)]),
        ("Deaths: 2,521 in 2022 (16.6 per 100,000), 2,858 in 2021 (19.3 per 100,000).", "en",
         [("levels", 2858, 2521, None), ("levels", Fraction("19.3"), Fraction("16.6"), None)]),
        ("The rate, which had been 12.7% in May, came in at 11.0% in June.", "en",
         [("levels", Fraction("12.7"), 11, None)]),
        ("Their allowance, €325 until December, was raised to €350 from 1 January.", "en",
         [("levels", 325, 350, None)]),
        ("La papa sube a Bs 65; la semana pasada estaba en Bs 48.", "es",
         [("levels", 48, 65, None)]),
        ("Credit grew by 9.7 per cent in the year to May (year to June: 12.2 per cent).", "en",
         [("levels", Fraction("12.2"), Fraction("9.7"), None)]),
        ("It opened in 1974 with 412 staff; in 2018 it handled 900 boxes.", "en", []),
        ("It stands at 58.2% against 77.9% among men in 2011.", "en", []),
        ("La proporción de mujeres de 20 a 24 años es alta desde 2010.", "es", []),
    ],
)  # fmt: skip
def test_levels_are_paired_by_their_times(text, language, claims):
    assert Counter(read(text, language)) == Counter(claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Obesity raises the odds of asthma by 62% and doubles the risk of readmission.", "en"),
        ("For a 10 per cent rise in duty our model implies that mileage falls 1.8 per cent.", "en"),
        ("Apply 60% at tillering; on sandy soils raise the total by 10%.", "en"),
        ("The council commits to cutting its emissions 55% by 2030.", "en"),
        ("De pasar el arancel del 19 % al 21 %, el precio subiría 180 pesos.", "es"),
        ("La comisión aprobó elevar de 1.200 a 1.800 las becas a partir de marzo próximo.", "es"),
        ("Nacional ganó 68% de los puntos en juego y Peñarol 61%.", "es"),
        ("El artículo 14 limita al 30 % la reducción de la base y al 50 % la de otra.", "es"),
    ],
)
def test_what_is_supposed_asked_for_or_an_effect_is_no_trend(text, language):
    assert read(text, language) == []


def test_a_part_that_words_turn_both_ways_is_read_without_an_error():
    assert read("una caída de casi un tercio más.", "es") == [
        ("multiple", None, None, Fraction(2, 3))
    ]
