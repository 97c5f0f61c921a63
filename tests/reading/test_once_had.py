"""What a subject once had and has now; and what only stands beside a change."""

import pytest
from plain import assert_read

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

_ONCE_AND_NOW = [
    ("en", "The lake's surface, 1,162.4 metres in 1998, lies at 1,158.9 metres today.",
     "1162.4", "1158.9"),
    ("en", "Maize meal, £214 for the 25 kg bag in March, cost £229 in June.", 214, 229),
    ("en", "Inflation, which had been running at 9.8 percent when the programme was approved in "
     "May 2023, was 5.2 percent in the twelve months to February.", "9.8", "5.2"),
    ("en", "The waiting list for hips, which peaked at 4,870 last August, now holds 3,215 names.",
     4870, 3215),
    ("en", "The herd, 412 head in 2001, is now 187.", 412, 187),
    ("en", "The herd, 412 head in 2021, was 187 in 2001.", 187, 412),
    ("en", "The waiting list, which peaked at 4,870, now holds 3,215 names.", 4870, 3215),
    ("en", "A kilo of onions that fetched £38 in early August was going for £65 today.", 38, 65),
    ("en", "The village's school roll, which stood at 96 in 2010, is 41 today.", 96, 41),
    ("en", "Crime, which hit 412 cases per 100,000 in 2010, was 187 per 100,000 in 2020.",
     412, 187),
    ("en", "There are 412 beds, and when the clinic opened in 2003 there were 280.", 280, 412),
    ("en", "The number of secondary teachers on the payroll in the region has shrunk to 8,940; "
     "when the present government took office in January 2017 it was 9,612.", 9612, 8940),
    ("en", "Growers sowed 1.35 million hectares in 2020, which the following year were 1.65 "
     "million.",
     1_350_000, 1_650_000),
    ("en", "The backlog is 7,431 files, below the 9,102 with which it began the year.", 9102, 7431),
    ("en", "The court disposed of 11,327 cases in the fiscal year just closed (10,984 in the one "
     "before it).", 10984, 11327),
    ("en", "Area contracted to 2,310 hectares against the preceding year's 2,460 hectares.",
     2460, 2310),
    ("en", "Interest of $14.7 million was recorded, compared with $11.2 million in the prior "
     "comparative period.", 11_200_000, 14_700_000),
    ("en", "In the month 6,212 head of cattle changed hands at the Bulawayo sale pens compared "
     "with 7,048 head in March 2018.", 7048, 6212),
    ("en", "Homes are lingering: 61 days on the market in November, versus 47 in November of the "
     "previous year.", 47, 61),
    ("en", "The average stay has increased from 6.4 day to 6.5 days.", "6.4", "6.5"),
    ("es", "El glaciar, que medía 412 hectáreas en 1998, mide hoy 187.", 412, 187),
    ("es", "La matrícula, 1.204 alumnos en 2010, es hoy de 940.", 1204, 940),
    ("es", "El kilo de cebolla, que costaba 38 pesos en agosto, cuesta ahora 65.", 38, 65),
    ("es", "La lista de espera, que llegó a 4.870 personas en agosto pasado, suma hoy 3.215.",
     4870, 3215),
    ("es", "La tasa, que estaba en 9,8 % en mayo de 2023, era de 5,2 % en febrero.", "9.8", "5.2"),
    ("es", "El padrón tiene 8.940 vecinos; cuando se cerró la mina en 2001 eran 12.300.",
     12300, 8940),
    ("es", "Se sembraron 1,35 millones de hectáreas en la campaña 2020/21, que al ciclo siguiente "
     "fueron 1,65 millones.", 1_350_000, 1_650_000),
    ("es", "La mora se ubica en 7.431 expedientes, por debajo de los 9.102 con que inició el año.",
     9102, 7431),
    ("es", "Los fallecidos fueron 318, contra 301 de entonces.", 301, 318),
    ("es", "De 18 a 11 días bajó entre 2021 y 2023 el plazo medio.", 18, 11),
    ("es", "Pasaron 1.062 buques en diciembre; en el duodécimo mes del ejercicio previo habían "
     "sido 1.130.", 1130, 1062),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "start", "end"), _ONCE_AND_NOW)
def test_what_was_is_joined_to_what_is(language, text, start, end):
    assert_read(language, text, [("levels", start, end, None)])


_TWO_THINGS = [
    ("en", "The firm, which had 412 staff in 2019, sold 530 boats last year."),
    ("en", "The firm, founded with 412 shares in 1990, is worth 530 million."),
    ("en", "The shop, which opened with 412 chairs in 2019, holds 530."),
    ("en", "The museum, which drew 4,120 visitors in 2019, has 530 paintings."),
    ("en", "The pile was 1,260 when the judge was sworn in and is less today, helped by 4 clerks."),
    ("es", "El hotel, que tenía 120 habitaciones en 2001, recibió 4.500 huéspedes en 2019."),
    ("es", "El equipo, con 41 puntos en 2019, es segundo con 53 goles."),
    ("es", "Obtuvo 742 puntos, cuando el corte de Medicina fue de 801 y el de Enfermería de 655."),
    ("es", "Se votó (412 a 38) un paro de 48 horas."),
    ("es", "27 % dice que los alimentos han subido poco y 9 % que siguen igual."),
    ("es", "El 62 % cree que aumentó en el último año, el 24 % la ve igual."),
    ("en", "The union is demanding a 12% increase across the board."),
    ("es", "La informalidad se estimó en 26,9 %, con un error muestral relativo de 3,1 %."),
]


@pytest.mark.parametrize(("language", "text"), _TWO_THINGS)
def test_two_things_make_no_trend(language, text):
    assert_read(language, text, [])


_BESIDE = [
    ("en", "Staff 312 (FY23: 305)\nNetwork length 2,740 km\nOwnership: 100% community trust",
     [("levels", 305, 312, None)]),
    ("en", "Days to sell: 47 (last October 39) | New listings: 612 (548) | Auction share: 31%",
     [("levels", 39, 47, None), ("levels", 548, 612, None)]),
    ("en", "Earnings per share were 14 percent lower than in the prior corresponding period at "
     "22.4 cents, and an interim dividend of 9 cents would be paid on 28 March.",
     [("change", None, "22.4", -14)]),
    ("en", "Wheat held in the stores shrank by 16.5 per cent to 1.02 million tonnes, against a "
     "storage norm of 0.75 million.", [("change", None, 1_020_000, "-16.5")]),
    ("en", "Boardings remain 14% below their 2015 peak, a memo to the 9-member board says.",
     [("change", None, None, -14)]),
    ("en", "Sales edged down 0.3% in June, after a 0.8% gain in May (previously published: 1.1%).",
     [("change", None, None, "-0.3"), ("change", None, None, "0.8")]),
    ("en", "Power averaged $142.60 in Q4, a quarterly drop of 18%, with peak demand at 7,904 MW.",
     [("change", None, "142.6", -18)]),
    ("es", "El ebitda llegó a 41,3 millones, un 7,8 % superior al de 2022, sobre unas ventas de "
     "512 millones de euros.", [("change", None, 41_300_000, "7.8")]),
    ("es", "La base aumentó en 48 mil durante el trimestre, a 1,27 millones, dijo la operadora, "
     "que cubre 93 municipios y vende planes desde $ 69.900.",
     [("difference", None, 1_270_000, 48_000)]),
    ("es", "Las reservas aumentaron US$184,6 millones, por un eurobono a 12 años con cupón de "
     "6,60 %.",
     [("difference", None, None, 184_600_000)]),
    ("es", "En trasteros el retroceso fue todavía mayor, del 11,2 %, al pasar de 1.268 a 1.126.",
     [("change", 1268, 1126, "-11.2")]),
    ("es", "El descenso entre los hombres fue menor, del 3,1 %, hasta 412 casos.",
     [("change", None, 412, "-3.1")]),
    ("es", "El promedio de público mejoró un 16 % con respecto a la temporada anterior: 1.432 "
     "personas.", [("change", None, 1432, 16)]),
    ("en", "Graduation is up four points since 2016; it now stands at 63 percent.",
     [("points", None, 63, 4)]),
    ("en", "Connections have quadrupled in five years and now number 26,300.",
     [("multiple", None, 26300, 4)]),
    ("es", "Ingresaron 812.450 visitantes en abril, en tanto que en abril del año previo lo habían "
     "hecho 701.938, para un incremento porcentual de 15,74.",
     [("change", 701_938, 812_450, "15.74")]),
    ("en", "Visitors came to 812,450 in April against 701,938 a year before, a percentage increase "
     "of 15.74.", [("change", 701_938, 812_450, "15.74")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), _BESIDE)
def test_what_stands_beside_a_change_is_no_part_of_it(language, text, claims):
    assert_read(language, text, claims)
    verdicts = {grade_text_claim(claim).verdict for claim in read_claims(text, language).claims}
    assert not verdicts & {"contradicted", "reversed"}


_OTHERS = [
    ("en", "Giving shrank by 4.2 percent in 2023 while online pledges swelled by 22 percent.",
     [("change", None, None, "-4.2"), ("change", None, None, 22)]),
    ("en", "She told of planned giving of £182,450, down by almost 6% from the £193,700 of 2022.",
     [("change", 193_700, 182_450, -6)]),
    ("en", "Mill feed graded 1.31 g/t, versus 1.52 g/t in the comparative quarter, with "
     "recovery of 91.8%.", [("levels", "1.52", "1.31", None)]),
    ("en", "Prices fell by 2.4 per cent to £4,870 (range across 17 stations: £4,790 to £4,990).",
     [("change", None, 4870, "-2.4")]),
    ("en", "The list stood at 21,560 at the end of August, an increase of 20.9% on the 17,840 "
     "of twelve months earlier; of those now on the list, 3,905 have been told to expect a date.",
     [("change", 17_840, 21_560, "20.9")]),
    ("en", "Legacy income is 18% up on last year at £2.06 million.",
     [("change", None, 2_060_000, 18)]),
    ("en", "Unemployment was 4.9 per cent in the second quarter of 2023; one year on it was 4.1 "
     "per cent.", [("levels", "4.9", "4.1", None)]),
    ("en", "Output averaged 53,218 barrels per day over May compared with 57,640 barrels per "
     "day in 2023.", [("levels", 57_640, 53_218, None)]),
    ("en", "Deaths ran at 9.1 per 100,000 in Kratie, compared with 5.4 per 100,000 in Kampot – "
     "69 per cent higher.", []),
    ("en", "The sector ended the year with a recovery of 12%.", [("change", None, None, 12)]),
    ("en", "There were 530 cases, against a minimum of 412 in 2019.",
     [("levels", 412, 530, None)]),
    ("en", "It sold 412 boats in 2020 and a total of 530 in 2021, a rise of 29%.",
     [("change", 412, 530, 29)]),
    ("es", "La inversión pasó de Q2 mil 15 millones en 2020 a Q3 mil 40 millones en 2021.",
     [("levels", 2_015_000_000, 3_040_000_000, None)]),
    ("es", "Los heridos bajaron este verano un 14 %, contabilizándose un total de 96. La edad "
     "media de los vehículos fue de 13,6 años.", [("change", None, 96, -14)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), _OTHERS)
def test_a_word_that_has_two_meanings_is_read_by_what_stands_around_it(language, text, claims):
    assert_read(language, text, claims)
