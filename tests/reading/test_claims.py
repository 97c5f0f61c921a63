"""Trend claims read out of texts: what belongs together, and what is no claim."""

import random
import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scorecard import claims_of, development
from small import read_csv

from cifras import paths
from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import find_language, read_claims
from cifras.reading.words import words_of

SENTENCES = [
    row
    for row in read_csv(paths.ROOT / "tests" / "data" / "claims_more.csv")
    if re.search("[0-9]", row["text"])
]


def read(text, language="en"):
    return [
        (
            claim.kind,
            *(number and number.value for number in (claim.start, claim.end)),
            claim.stated_value,
        )
        for claim in read_claims(text, language).claims
    ]


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        ("Exports rose 8% to $5.6bn from $5.2bn.", "en", ("change", 52 * 10**8, 56 * 10**8, 8)),
        ("Deaths fell 30 percent, from 1,240 in 2019 to 910 in 2021.", "en",
         ("change", 1240, 910, -30)),
        ("Sales were 812 against 640 in fiscal 2017, a rise of 21 per cent.", "en",
         ("change", 640, 812, 21)),
        ("Vacancies slipped to 1,140 by March, 12% fewer than the 1,295 a year earlier.", "en",
         ("change", 1295, 1140, -12)),
        ("Killed on the roads: 64 in 2022, 49 last year, a drop of 23 per cent", "en",
         ("change", 64, 49, -23)),
        ("Rent: £1,085 in Q3 2023 (Q3 2022: £1,010), +7.4%.", "en",
         ("change", 1010, 1085, Fraction("7.4"))),
        ("The share eased by 3.6 points to 88.8% from 92.4%.", "en",
         ("points", Fraction("92.4"), Fraction("88.8"), Fraction("-3.6"))),
        ("Profit declined by $6.3 million to $88.4 million from $94.7 million.", "en",
         ("difference", 94_700_000, 88_400_000, -6_300_000)),
        ("Output more than tripled, to 14.2 TWh from 4.5 TWh in 2018.", "en",
         ("multiple", Fraction("4.5"), Fraction("14.2"), 3)),
        ("Since 1994 the smelter has halved its output, from 84 to 42 tonnes.", "en",
         ("multiple", 84, 42, Fraction(1, 2))),
        ("The count went from 27 to 38 members.", "en", ("levels", 27, 38, None)),
        ("The tonnage of orders dropped by 13 per cent.", "en", ("change", None, None, -13)),
        ("El robo aumentó 18,6% en mayo, al pasar de 1.994 a 2.450 denuncias.", "es",
         ("change", 1994, 2450, Fraction("18.6"))),
        ("En Lima se vendieron 38,450 toneladas, 21.4% más que las 31,670 del año anterior.", "es",
         ("change", 31670, 38450, Fraction("21.4"))),
        ("Las ventas subieron 57 por ciento, de 120 mil 417 a 189 mil 55 pesos.", "es",
         ("change", 120417, 189055, 57)),
        ("Los envíos se duplicaron entre 2014 y 2017, de 298 a 607.", "es",
         ("multiple", 298, 607, 2)),
        ("La tasa bajó 2,8 puntos, del 18,7 % al 15,9 %.", "es",
         ("points", Fraction("18.7"), Fraction("15.9"), Fraction("-2.8"))),
        ("Las ventas pasaron de 57 mil 671 millones a 60 mil millones de pesos.", "es",
         ("levels", 57_671_000_000, 60_000_000_000, None)),
    ],
)  # fmt: skip
def test_what_belongs_together_is_read_together(text, language, claim):
    assert read(text, language) == [claim]


# One for each kind that a reader of unseen texts met: (kind, start, end, size) of each claim.
_KINDS_OF_SENTENCES = [
    ("Idle berths were 5.6 percent, an increase from the 4.4 percent of 2018.", "en",
     [("levels", Fraction("4.4"), Fraction("5.6"), None)]),
    ("Los muelles sumaron 500 cajas, una fuerte alza desde las 400 de 2018.", "es",
     [("levels", 400, 500, None)]),
    ("Piers handled 500 boxes, with a fall from 30 to 20 in thefts.", "en",
     [("levels", 30, 20, None)]),
    ("Ferry crossings fell to 80,000 from 100,000. Train journeys rose 5%.", "en",
     [("levels", 100_000, 80_000, None), ("change", None, None, 5)]),
    ("Boats took 400 tonnes in 2019 and 500 in 2020. Wages went up 24%.", "en",
     [("levels", 400, 500, None), ("change", None, None, 24)]),
    ("Boats took 400 tonnes in 2019 and 500 in 2020. That was a rise of 25%.", "en",
     [("change", 400, 500, 25)]),
    ("Injuries fell from 500 to 400, with a drop of 3 percent in collisions.", "en",
     [("levels", 500, 400, None), ("change", None, None, -3)]),
    ("Rent income rose 11% to RM308 million from RM277 million.", "en",
     [("change", 277_000_000, 308_000_000, 11)]),
    ("Piers in use went from 2011 in 2015 to 2148 in 2017.", "en",
     [("levels", 2011, 2148, None)]),
    ("El índice fue de 11,5 en 2020, un descenso del 1,7 respecto a 2019 (13,2).", "es",
     [("difference", Fraction("13.2"), Fraction("11.5"), Fraction("-1.7"))]),
    ("Los peajes bajaron de 500 a 400, lo que se traduce en un descenso del 20 %.", "es",
     [("change", 500, 400, -20)]),
    ("Hubo doscientos 76 avisos, un 6% menos que en 2014 (293 avisos).", "es",
     [("change", 293, 276, -6)]),
    ("La pesca tuvo una variación negativa del 4 %.", "es", [("change", None, None, -4)]),
    ("HEADLINE EARNINGS grew 12% to 314,6 cents (2021: 280,9 cents).", "en",
     [("change", Fraction("280.9"), Fraction("314.6"), 12)]),
    ("Tea and coffee exports rose 4 per cent and 9 per cent to Sh10.4 billion and Sh21.8 billion "
     "from Sh10.0 billion and Sh20.0 billion, respectively.", "en",
     [("change", 10 * 10**9, Fraction("10.4") * 10**9, 4),
      ("change", 20 * 10**9, Fraction("21.8") * 10**9, 9)]),
    ("The wage floor went from P412 to P430 in May.", "en", [("levels", 412, 430, None)]),
    ("Drownings fell by a quarter last year.", "en", [("multiple", None, None, Fraction(3, 4))]),
    ("Revenue was $8.2 million, or $0.31 per share, versus $6.1 million, or $0.24 per share, for "
     "the same period in 2016.", "en",
     [("levels", 6_100_000, 8_200_000, None),
      ("levels", Fraction("0.24"), Fraction("0.31"), None)]),
    ("Sales rose 3.1% at our 52 branches.", "en", [("change", None, None, Fraction("3.1"))]),
    ("Costs were $4.4m, an increase of 9% versus last year, but 3% lower than the previous "
     "quarter.", "en", [("change", None, 4_400_000, 9), ("change", None, 4_400_000, -3)]),
    ("Complaints have tripled in four years, rising from 210 in 2015 to 640 in 2019.", "en",
     [("multiple", 210, 640, 3)]),
    ("In all 1,306 families are waiting, which is 84 more than in June.", "en",
     [("difference", None, 1306, 84)]),
    ("The lake dropped 0.35 metres overnight to 6.10 metres.", "en",
     [("difference", None, Fraction("6.1"), Fraction("-0.35"))]),
    ("The wait at the gate fell 9 minutes, from 31 to 22.", "en", [("difference", 31, 22, -9)]),
    ("Rents rose 2.4% and fares 3.6%.", "en",
     [("change", None, None, Fraction("2.4")), ("change", None, None, Fraction("3.6"))]),
    ("Arson fell by 8 per cent (from 250 to 230), fraud by 10 per cent (from 400 to 360).", "en",
     [("change", 250, 230, -8), ("change", 400, 360, -10)]),
    ("Bookings this month: 5,300 this year, 5,000 last year (6% more).", "en",
     [("change", 5000, 5300, 6)]),
    ("Compared with the 1,240 hectares burnt in 2011, the fires of last summer took 930 hectares, "
     "that is, 25 per cent less.", "en", [("change", 1240, 930, -25)]),
    ("The rate fell for the third year running, by 10 per cent, from 30.0 to 27.0.", "en",
     [("change", 30, 27, -10)]),
    ("Riders went from 61,250 to 88,750 in the space of a year, an increase of 69 per cent.", "en",
     [("change", 61250, 88750, 69)]),
    ("The jobless rate was 9.1 percent in May. By June it had declined to 8.8 percent.", "en",
     [("levels", Fraction("9.1"), Fraction("8.8"), None)]),
    ("Use fell back to 71% in the fourth quarter (third quarter: 78%; long-term average: 75%).",
     "en", [("levels", 78, 71, None)]),
    ("Those who hold a licence, which costs up to 600 lev, fell 12%.", "en",
     [("change", None, None, -12)]),
    ("The catch was 34% lower than in 2011, at 1.58 million tonnes.", "en",
     [("change", None, 1_580_000, -34)]),
    ("Prices ended the year 7 per cent higher.", "en", [("change", None, None, 7)]),
    ("The share rose 1.7 percentage points to 27.3 per cent, short of the 30 per cent due.", "en",
     [("points", None, Fraction("27.3"), Fraction("1.7"))]),
    ("Thefts fell by 1,150 to 23,410, 96 per cent of the 24,300 cases filed.", "en",
     [("difference", None, 23410, -1150)]),
    ("Net sales rose by 14 percent to MSEK 1,188.0 (1,042.1).", "en",
     [("change", 1_042_100_000, 1_188_000_000, 14)]),
    ("Membership stands at 64,300; in 1998 it was 102,000.", "en",
     [("levels", 102000, 64300, None)]),
    ("At 1,310, claims were half the 2,620 lodged in the first quarter.", "en",
     [("multiple", 2620, 1310, Fraction(1, 2))]),
    ("A further 1,250 homes were linked, bringing the total to 38,300.", "en",
     [("difference", None, 38300, 1250)]),
    ("Margin was 41.7% for the quarter, versus 44.2% in the third quarter of 2016 and 43.0% in the "
     "second quarter of 2017.", "en",
     [("levels", Fraction("44.2"), Fraction("41.7"), None),
      ("levels", 43, Fraction("41.7"), None)]),
    ("Las ventas sumaron Ps. 4,480 millones, frente a Ps. 4,000 millones en el 2T23, 12.0% más.",
     "es", [("change", 4 * 10**9, 4_480_000_000, 12)]),
    ("Hubo 31 incendios, siete menos que a la misma fecha de 2020 (-18,4%).", "es",
     [("change", None, 31, Fraction("-18.4"))]),
    ("La mora se ubicó en 5,2% en marzo, por encima del 4,9% de diciembre.", "es",
     [("levels", Fraction("4.9"), Fraction("5.2"), None)]),
    ("La tasa bajó a la mitad, de 64 a 32 partos por cada mil mujeres de 15 a 19 años.", "es",
     [("multiple", 64, 32, Fraction(1, 2))]),
    ("Los robos bajaron de 1.500 en 2021 a 1.450 en 2022, es decir, 50 casos menos.", "es",
     [("difference", 1500, 1450, -50)]),
    ("El kilo cayó a US$ 3,92 en la feria, cuando en agosto se pagaba a US$ 4,35.", "es",
     [("levels", Fraction("4.35"), Fraction("3.92"), None)]),
    ("La cosecha, de 1,12 millones de toneladas, fue un 12,5 % inferior a la del año pasado, que "
     "llegó a 1,28 millones.", "es", [("change", 1_280_000, 1_120_000, Fraction("-12.5"))]),
    ("El embalse perdió esta semana 186 hectómetros cúbicos y se sitúa en 24.310.", "es",
     [("difference", None, 24310, -186)]),
    ("Los heridos bajaron de 96 a 72 en Castilla y León, lo que supone una reducción del 25 %.",
     "es", [("change", 96, 72, -25)]),
    ("El lince se ha triplicado desde 2012 y suma 252 ejemplares, 61 de ellos hembras.", "es",
     [("multiple", None, 252, 3)]),
    ("Hubo 642 incendios en enero, un 31% menos que en 2022, con 1.870 hectáreas quemadas.", "es",
     [("change", None, 642, -31)]),
    ("Llamaron 9.874 veces en junio, con un incremento interanual del 14,6 %.", "es",
     [("change", None, 9874, Fraction("14.6"))]),
    ("Las mujeres pasaron de representar el 12,4% en 2010 a ser el 21,7% en 2022.", "es",
     [("levels", Fraction("12.4"), Fraction("21.7"), None)]),
    ("De los 430 huemules que se contaban en 2005 quedan hoy unos 310.", "es",
     [("levels", 430, 310, None)]),
    ("La deuda ha caído de 43 a 27 M€ en lo que va de año.", "es",
     [("levels", 43_000_000, 27_000_000, None)]),
    ("En el Meta la reducción fue del 12 % y en el Caquetá, del 19 %.", "es",
     [("change", None, None, -12), ("change", None, None, -19)]),
    ("Los inscritos fueron 2.318 este curso, frente a 2.204 en 2021, y los becados, 846, frente a "
     "871.", "es", [("levels", 2204, 2318, None), ("levels", 871, 846, None)]),
    ("El área con maíz perdió 12.400 hectáreas y la de soja ganó 31.000.", "es",
     [("difference", None, None, -12400), ("difference", None, None, 31000)]),
    ("Visitors grew 14.2 percent to 8.02 million last year, from 7.02 million in 2015, and freight "
     "by 12 percent.", "en",
     [("change", 7_020_000, 8_020_000, Fraction("14.2")), ("change", None, None, 12)]),
    ("The town counted 5,150 burglaries in 2015. By 2018 the count was down to 3,682, a reduction "
     "of 28.5%.", "en", [("change", 5150, 3682, Fraction("-28.5"))]),
    ("Where there were 38 mills in the valley in 1975, only 11 remain.", "en",
     [("levels", 38, 11, None)]),
    ("Imports plunged to 4,000 tonnes in 2018, after 9,700 tonnes in 2017.", "en",
     [("levels", 9700, 4000, None)]),
    ("The roll has dwindled since 2011, when it held 1,380 men, to 960 today.", "en",
     [("levels", 1380, 960, None)]),
    ("Grants climbed from 62 in 2005 to 231 in 2017 (34% of all grants).", "en",
     [("levels", 62, 231, None)]),
    ("The combined ratio improved by 4.3 percentage points to 96.1% in 2018 (2017: 100.4%).", "en",
     [("points", Fraction("100.4"), Fraction("96.1"), Fraction("-4.3"))]),
    ("Turnout slipped from 34.9% to 32.6%, or 2.3 percentage points.", "en",
     [("points", Fraction("34.9"), Fraction("32.6"), Fraction("-2.3"))]),
    ("Compared with a year earlier, road cargo was 2.6% lower and rail cargo 1.1% higher.", "en",
     [("change", None, None, Fraction("-2.6")), ("change", None, None, Fraction("1.1"))]),
    ("Cash flow was minus €14 million in 2017, down from plus €9 million in 2016.", "en",
     [("levels", 9_000_000, -14_000_000, None)]),
    ("Line revenue slid 9.1% to R1.20bn (R1.32bn), while data revenue rose 13.2% to R2.58bn "
     "(R2.28bn).", "en",
     [("change", 1_320_000_000, 1_200_000_000, Fraction("-9.1")),
      ("change", 2_280_000_000, 2_580_000_000, Fraction("13.2"))]),
    ("The farm lost 44 lambs last year, compared to 61 in 2016. That works out to a 28% "
     "year-over-year decline.", "en", [("change", 61, 44, -28)]),
    ("The number of thefts fell by 4% to 619, the lowest since 1997 when 606 were recorded.", "en",
     [("change", None, 619, -4)]),
    ("Sales grew by 9% in the north, from £47.7m to £52.1m (16% at constant exchange rates).", "en",
     [("change", 47_700_000, 52_100_000, 9)]),
    ("Product sales rose 8 percent to $66 billion, with tablet sales climbing to $44 billion from "
     "$39 billion.", "en",
     [("change", None, 66 * 10**9, 8), ("levels", 39 * 10**9, 44 * 10**9, None)]),
    ("Although traffic fell by two per cent in 2010, the rate was 677 per billion miles, compared "
     "to 709 per billion miles in 2009.", "en",
     [("change", None, None, -2), ("levels", 709, 677, None)]),
    ("Deaths dropped by 16 per cent from 2222 to 1857.", "en", [("change", 2222, 1857, -16)]),
    ("Profit dropped by 12.7 per cent from N72.2 billion to N63.0 billion.", "en",
     [("change", 72_200_000_000, 63 * 10**9, Fraction("-12.7"))]),
    ("The fall is due to falls of 0.9% for food and of 0.4% for drinks.", "en",
     [("change", None, None, Fraction("-0.9")), ("change", None, None, Fraction("-0.4"))]),
    ("La participación fue del 63,4%, cuando en 2015 había sido del 71,9%.", "es",
     [("levels", Fraction("71.9"), Fraction("63.4"), None)]),
    ("La renta subió 14,8% y sumó US$ 2.418 millones, en comparación con US$ 2.106 millones de "
     "2017.", "es", [("change", 2_106_000_000, 2_418_000_000, Fraction("14.8"))]),
    ("La ratio, que en 2006 era de 5,8, ha mejorado hasta 2,9 en 2015.", "es",
     [("levels", Fraction("5.8"), Fraction("2.9"), None)]),
    ("El tiempo de espera es ahora de 87 días, frente a los 112 de junio.", "es",
     [("levels", 112, 87, None)]),
    ("La cartera cerró en C$1,284.6 millones, mayor en 9.2 por ciento a los C$1,176.4 millones de "
     "marzo de 2022.", "es",
     [("change", 1_176_400_000, 1_284_600_000, Fraction("9.2"))]),
    ("El crudo llegó en mayo a 684.000 barriles, 5,1% sobre los 651.000 de abril.", "es",
     [("change", 651000, 684000, Fraction("5.1"))]),
    ("Hubo 84.112 pleitos en 2017, 2.640 más que el año anterior (81.472).", "es",
     [("difference", 81472, 84112, 2640)]),
    ("El acopio fue de 132 mil 400 sacos, lo que significa una caída del 13 por ciento si se le "
     "compara con los 152 mil 200 del año anterior.", "es", [("change", 152200, 132400, -13)]),
    ("Los ingresos avanzaron, de forma más moderada, un 2,5%, hasta 286,4 millones frente a 279,4.",
     "es", [("change", 279_400_000, 286_400_000, Fraction("2.5"))]),
    ("Las caídas se dieron en estafas (de 16.169 a 11.972), hurtos (de 56.453 a 51.652) y daños "
     "(de 9.508 a 8.083).", "es",
     [("levels", 16169, 11972, None), ("levels", 56453, 51652, None),
      ("levels", 9508, 8083, None)]),
    ("El índice registró una leve reducción de 21,1% en 2018 a 20,4% en 2019.", "es",
     [("levels", Fraction("21.1"), Fraction("20.4"), None)]),
    ("Sube el paro en 34.900 personas.", "es", [("difference", None, None, 34900)]),
    ("El precio se situó en 1.553 € (-0,2% interanual).", "es",
     [("change", None, 1553, Fraction("-0.2"))]),
    ("Membership crept down over the decade (51.2% in 2012, 47.9% in 2022).", "en",
     [("levels", Fraction("51.2"), Fraction("47.9"), None)]),
    ("Solar capacity in the two provinces quadrupled, reaching 880 MW at the end of 2016 from 220 "
     "MW at the end of 2013.", "en", [("multiple", 220, 880, 4)]),
    ("Parcels gained 15%, letters lost 8%, and the operator delivered to 29 million addresses.",
     "en", [("change", None, None, 15), ("change", None, None, -8)]),
    ("Las ventas de las 13 semanas terminadas el 3 de agosto de 2019 fueron de 1.270 millones, un "
     "5,8 % más que los 1.200 millones de las 13 semanas terminadas el 4 de agosto de 2018.", "es",
     [("change", 1_200_000_000, 1_270_000_000, Fraction("5.8"))]),
    ("El salario mínimo subió 3,2 % y beneficia a 1,1 millones de trabajadores.", "es",
     [("change", None, None, Fraction("3.2"))]),
    ("As of March 31, 2020, we had 1,284 full-time employees, of whom 402 were engineers, as "
     "compared to 1,097 full-time employees as of March 31, 2019.", "en",
     [("levels", 1097, 1284, None)]),
    ("Net sales for the thirteen weeks ended August 3, 2019 were $1.27 billion, an increase of "
     "5.8% compared with $1.20 billion for the thirteen weeks ended August 4, 2018.", "en",
     [("change", 1_200_000_000, 1_270_000_000, Fraction("5.8"))]),
    ("Effective tax rate: 24.3 percent this year, 27.8 percent last year.", "en",
     [("levels", Fraction("27.8"), Fraction("24.3"), None)]),
    ("La campaña ha dejado 14.200 toneladas, un 36 % menos que la cosecha del año pasado.", "es",
     [("change", None, 14200, -36)]),
    ("La universidad pasó de admitir 9,850 aspirantes en 2015 a 7,730 en 2019, a pesar de que el "
     "presupuesto se incrementó 16% en ese lapso.", "es",
     [("levels", 9850, 7730, None), ("change", None, None, 16)]),
    ("La tasa, que en 2008 era de 43,9 por cada mil, se ubicó en 31,2 por cada mil en 2018, una "
     "caída de 28,9%, si bien triplica la de Bogotá.", "es",
     [("change", Fraction("43.9"), Fraction("31.2"), Fraction("-28.9"))]),
    ("El precio fue de 5 millones de pesos, 3 puntos más que en 2020.", "es",
     [("points", None, None, 3)]),
    # Better and worse go the way that their subject gives them.
    ("Mean waiting times improved by 12% to 41 days.", "en", [("change", None, 41, -12)]),
    ("The capital ratio improved by 0.4 points to 13.1%.", "en",
     [("points", None, Fraction("13.1"), Fraction("0.4"))]),
    ("La morosidad mejoró en 0,4 puntos, hasta el 3,1 %.", "es",
     [("points", None, Fraction("3.1"), Fraction("-0.4"))]),
    ("Se observó una mejora de 0,4 puntos en la tasa de mortalidad.", "es",
     [("points", None, None, Fraction("-0.4"))]),
    # A currency that weakens may take more of it for a dollar.
    ("El peso se depreció 2,4 % hasta los 4.100 por dólar, desde los 4.004 del lunes.", "es",
     [("change", 4004, 4100, Fraction("2.4"))]),
    # Fractions that compare.
    ("Average farm income was £21,400 in 2022/23, a quarter lower than in 2021/22.", "en",
     [("multiple", None, 21400, Fraction(3, 4))]),
    ("El ingreso fue de 21.400 euros en 2022, una quinta parte más que en 2021.", "es",
     [("multiple", None, 21400, Fraction(6, 5))]),
    # Lengths of time that a verb gives to a time.
    ("The wait for a new hip is now 41 weeks; in 2019 it was 27 weeks.", "en",
     [("levels", 27, 41, None)]),
    ("La espera media era de 27 días en 2019; en 2022 fue de 41 días.", "es",
     [("levels", 27, 41, None)]),
    ("Employers cut 340 posts over the winter, leaving 2,860 on the payroll.", "en",
     [("difference", None, 2860, -340)]),
    ("El galón amaneció en $3.41, 12 centavos menos que el lunes.", "es",
     [("difference", None, Fraction("3.41"), Fraction("-0.12"))]),
    ("The Ostmark index ended 1.3 percent lower at 4,118.22.", "en",
     [("change", None, Fraction("4118.22"), Fraction("-1.3"))]),
    # A year tells more than the word that sets one level against the other.
    ("Se registraron 1.240 casos en 2019, frente a 910 en 2022.", "es",
     [("levels", 1240, 910, None)]),
    ("Turnout was 24.6%, 3.8 points lower than in the 2018 ballot (28.4%).", "en",
     [("points", Fraction("28.4"), Fraction("24.6"), Fraction("-3.8"))]),
    ("The flock contracted to 2.96 million head. In 2013 it had been 3.63 million, so that is a "
     "fall of 18 percent.", "en", [("change", 3630000, 2960000, -18)]),
    ("Of planned operations 71.6 per cent were done, having risen 4.4 points from 67.2 per cent.",
     "en", [("points", Fraction("67.2"), Fraction("71.6"), Fraction("4.4"))]),
    ("Visits fell 7.9% and the mean stay fell by 0.4 nights.", "en",
     [("change", None, None, Fraction("-7.9")), ("difference", None, None, Fraction("-0.4"))]),
    ("Despacho de cemento: 1'034,500 t en mayo de 2022 y 958,700 t en mayo de 2023, 7.3% menos.",
     "es", [("change", 1034500, 958700, Fraction("-7.3"))]),
    ("Sales rose from CHF 1'034'500 to CHF 1’139’000, 10.1% more.", "en",
     [("change", 1034500, 1139000, Fraction("10.1"))]),
    ("Extreme poverty went up again: 8.6% → 9.3%.", "en",
     [("levels", Fraction("8.6"), Fraction("9.3"), None)]),
    # What stands in brackets beside levels that rose may have fallen.
    ("Debt rose from €387bn (111.9% of GDP) in 2014 to €412bn (106.2% of GDP) in 2016.", "en",
     [("levels", 387 * 10**9, 412 * 10**9, None),
      ("levels", Fraction("111.9"), Fraction("106.2"), None)]),
    ("La nota fue de 33 sobre 100: tres unidades menos que los 36 del año previo.", "es",
     [("difference", 36, 33, -3)]),
    # Of which year March is, and of which December, the arithmetic says.
    ("El piso costaba $ 92.400 en marzo; en diciembre costaba $ 238.000. Suba: 157,6%.", "es",
     [("change", 92400, 238000, Fraction("157.6"))]),
    ("Olive oil became 51 per cent more expensive in Spain.", "en", [("change", None, None, 51)]),
    ("Collections exceeded those of the same months of 2021 by 19.7 percent.", "en",
     [("change", None, None, Fraction("19.7"))]),
    ("The mean stay, 5.4 nights in the winter of 1996, has since shrunk to 3.9.", "en",
     [("levels", Fraction("5.4"), Fraction("3.9"), None)]),
    ("En Galápagos contábamos 14 tortugas en los años setenta; hoy son 2.300.", "es",
     [("levels", 14, 2300, None)]),
    ("El IPC subió un 3,5 % en febrero, tres décimas por encima del 3,2 % de enero.", "es",
     [("change", None, None, Fraction("3.5")),
      ("points", Fraction("3.2"), Fraction("3.5"), Fraction("0.3"))]),
    ("The dropout rate was 13.6%, down 0.3 points on 2022; ten years earlier it was 23.6%.", "en",
     [("points", None, Fraction("13.6"), Fraction("-0.3")),
      ("levels", Fraction("23.6"), Fraction("13.6"), None)]),
    ("Thefts fell from 90 to 70. Large fires: 18 against 56.", "en",
     [("levels", 90, 70, None), ("levels", 56, 18, None)]),
    ("A total of 2,318 cases were notified, a rise of 22% on 2020 (n=1,904).", "en",
     [("change", 1904, 2318, 22)]),
    ("R&D spending grew by 45.7% and reached 81 billion 917 million lira in 2021.", "en",
     [("change", None, 81917 * 10**6, Fraction("45.7"))]),
    ("Turnout was 72.3%, 4.4 points up on 67.9% five years earlier.", "en",
     [("points", Fraction("67.9"), Fraction("72.3"), Fraction("4.4"))]),
    # What goes up after a label may be a range; what goes down is a change.
    ("Serious injuries: from 2,011 to 1,398.", "en", [("levels", 2011, 1398, None)]),
    ("Tarifa por noche: de RD$4,900 a RD$7,250, con impuestos (18% de ITBIS).", "es", []),
    ("Paro de los mayores de 55: ha subido del 14,2 % al 15,0 %.", "es",
     [("levels", Fraction("14.2"), 15, None)]),
    ("Sales grew 11%; girls under 16 (+23%) are the fastest-growing group.", "en",
     [("change", None, None, 11), ("change", None, None, 23)]),
    ("Women had 6.3 children in 1975, 3.4 in 1994 and 2.3 in 2014.", "en",
     [("levels", Fraction("6.3"), Fraction("3.4"), None),
      ("levels", Fraction("3.4"), Fraction("2.3"), None)]),
    ("The yield, 4.31% at the start of the year, closed at 3.17% on 29 December.", "en",
     [("levels", Fraction("4.31"), Fraction("3.17"), None)]),
    ("There were 1,873 cases in 2016. That figure is 27% higher than the year before.", "en",
     [("change", None, 1873, 27)]),
    ("La encuesta registró alzas de -2,8 % en producción, 1,4 % en ventas y -0,9 % en empleo.",
     "es", [("change", None, None, Fraction("-2.8")), ("change", None, None, Fraction("1.4")),
            ("change", None, None, Fraction("-0.9"))]),
    ("El embalse acumulaba al 30 de abril 61 millones de metros cúbicos, frente a 94 millones en "
     "2018.", "es", [("levels", 94000000, 61000000, None)]),
    ("Dejó 214.000 toneladas esta campaña, frente a 503.000 en la precedente.", "es",
     [("levels", 503000, 214000, None)]),
    ("Refugees now number 218,000, down from 490,000 in 2011.", "en",
     [("levels", 490000, 218000, None)]),
    ("Grandfather milked 38 cows here in 1974 and today we milk 210.", "en",
     [("levels", 38, 210, None)]),
    ("El crédito hipotecario varió 2,6 % en abril.", "es",
     [("change", None, None, Fraction("2.6"))]),
    # The amounts of a rise are no levels, and the mark of a note is no number.
    ("El incremento equivale a 177.250 visitantes en 2009, y a 10.655 en 2008.", "es", []),
    ("Las muertes bajaron de 1.959[2] en 1998 a 1.549 en 2002.", "es",
     [("levels", 1959, 1549, None)]),
    ("Yields averaged 84 t/ha, 31% higher than the 64 t/ha of the furrows in the same trial.", "en",
     []),
    # Lists without *respectively* are joined by the arithmetic alone.
    ("Visitors dropped by 0.1 percent in February and 2.5 percent in March to 197,517 and 188,076 "
     "compared to 197,697 and 192,841.", "en",
     [("change", 197697, 197517, Fraction("-0.1")), ("change", 192841, 188076, Fraction("-2.5"))]),
    ("Chinese arrivals increased by 84 percent to 3,626, followed by Japan with 2,402 arrivals.",
     "en", [("change", None, 3626, 84)]),
    ("Se duplicó al acumular US$ 1.944 millones (103,9%), y en marzo quintuplicó los envíos "
     "(439,8%).", "es", []),
    ("Las víctimas en junio fueron 1532, un incremento de 8% con respecto a junio de 2014.", "es",
     [("change", None, 1532, 8)]),
    ("La inflación se desaceleró hasta el 3,7%, desde el 4,4%, ayudada por la energía (-2,1%).",
     "es", [("levels", Fraction("4.4"), Fraction("3.7"), None),
            ("change", None, None, Fraction("-2.1"))]),
    ("La empresa perdió 212 millones en 2016, frente a una ganancia de 45 millones en 2015.", "es",
     [("levels", 45 * 10**6, -212 * 10**6, None)]),
    ("Atendimos 128.300 llamadas al 911, un 9,4 % menos que en 2021.", "es",
     [("change", None, 128300, Fraction("-9.4"))]),
    ("La exportación subió 17,3%, mas el precio bajó de RD$165 a RD$148.", "es",
     [("change", None, None, Fraction("17.3")), ("levels", 165, 148, None)]),
    ("La deserción, del 31% en 2015, descendió un 9%, hasta el 22% de 2019.", "es",
     [("change", 31, 22, -9)]),
    ("Se pagó a $29.40 el kilo en mayo, luego de que en abril se pagara a $24.90: un repunte de "
     "18.1 por ciento.", "es", [("change", Fraction("24.9"), Fraction("29.4"), Fraction("18.1"))]),
    ("Imports went from 6.8 TWh in 2014 to 7.2 TWh in 2015 and 8.3 TWh in 2016.", "en",
     [("levels", Fraction("6.8"), Fraction("7.2"), None),
      ("levels", Fraction("7.2"), Fraction("8.3"), None)]),
    ("Landings were 3.36 million pounds in 2021 against 4.02 million in 2018. That 25 per cent "
     "slump has hit all 140 boats.", "en", [("change", 4020000, 3360000, -25)]),
    ("Poverty has been cut by more than half, from 33.4% in 2003 to 14.9% in 2019.", "en",
     [("multiple", Fraction("33.4"), Fraction("14.9"), Fraction(1, 2))]),
    ("Revenues were Rs. 7,214 lakhs in 2018, as against Rs. 6,480 lakhs in 2017.", "en",
     [("levels", 648 * 10**6, 7214 * 10**5, None)]),
    ("The number of people looking for full-time work decreased 13,300 to 482,400.", "en",
     [("difference", None, 482400, -13300)]),
    # Something went through a level, and not from it.
    ("The rate came to 5.9 percent in May, dropping below 6 percent for the first time.", "en", []),
    ("In that year 1,186 people died, compared to 674 this year.", "en",
     [("levels", 1186, 674, None)]),
    ("There were 1,186 deaths this year, compared to 674 at this time last year.", "en",
     [("levels", 674, 1186, None)]),
    ("La caída fue clara: pasó de 40,1 millones de toneladas en 2023 a 36,2 millones en 2024, una "
     "merma anual de 4,2 millones de toneladas.", "es",
     [("difference", 401 * 10**5, 362 * 10**5, -42 * 10**5)]),
    ("Treatments were 7.37 million for 6.23 million patients, up from 7.36 million in May.", "en",
     []),
    ("The list is up from 130,528 the month before, but below the peak of 136,298 of March.", "en",
     []),
    ("The index (2013=100)1 fell to 70.6 per cent in October from 73.7 per cent in September.",
     "en", [("levels", Fraction("73.7"), Fraction("70.6"), None)]),
    ("Hubo una retracción en Tucumán (-68,5), Rosario (-41,9) y Salta (-28,2%).", "es",
     [("change", None, None, Fraction("-28.2"))]),
    ("Some 5.83 million were waiting, up from 5.72 million a month earlier and 1.5 million on a "
     "year ago.", "en", [("levels", 5720000, 5830000, None)]),
    ("Hubo un repunte en casi 140 nacionalidades respecto a 2010.", "es", []),
    ("The rate fell to 15.8 percent in October. This was down from 19 percent last month.", "en",
     [("levels", 19, Fraction("15.8"), None)]),
    ("The share is only up by .7 of a percentage point.", "en",
     [("points", None, None, Fraction("0.7"))]),
    ("Los primeros diez autos más vendidos durante enero fueron el Ka y el Etios.", "es", []),
    ("En la comparación interanual la caída se elevó a 54,5%.", "es", []),
    ("La deforestación, que en 2020 fue de 32.522 hectáreas, disminuyó 22 % en 2021, cuando el "
     "Ideam detectó 25.310.", "es", [("change", 32522, 25310, -22)]),
    ("El tiempo de trámite, que en 2016 era de 187 días, se acortó a 121 en 2020.", "es",
     [("levels", 187, 121, None)]),
    ("The time to verdict shortened to 287 days in 2020/21 (2019/20: 331 days).", "en",
     [("levels", 331, 287, None)]),
    ("Las ventas variaron -5,9 % y el personal ocupado 0,8 %.", "es",
     [("change", None, None, Fraction("-5.9")), ("change", None, None, Fraction("0.8"))]),
    ("Produjo 82 toneladas en 2022; las naves fueron 1.094 (1.168 en 2021).", "es",
     [("levels", 1168, 1094, None)]),
    ("Mazatlán superó en Semana Santa a Puerto Vallarta (74.9%).", "es", []),
    # The verb of one clause tells nothing of the next.
    ("Los gastos bajaron 2,7% y la flota cerró en 1.915 unidades desde 1.840.", "es",
     [("change", None, None, Fraction("-2.7")), ("levels", 1840, 1915, None)]),
    ("Horario: 8 a 14.", "es", []),
    ("Homicides in Port Estelle came to 203 in 2022. That is 38 more than in 2021.", "en",
     [("difference", None, 203, 38)]),
    ("Compared with the 2,310 MW installed in 2021, additions in 2022 were 28 percent higher at "
     "3,235 MW.", "en", [("change", 2310, 3235, 28)]),
    ("Duties brought 5.94 billion, a shortfall of 3.2% against the programmed 6.14 billion.", "en",
     []),
    ("Construction shed 24,000 jobs in May and mining added 2,100.", "en",
     [("difference", None, None, -24000), ("difference", None, None, 2100)]),
    ("Serbia contabiliza 1.216 parados menos en la comarca, hasta un total de 13.402.", "es",
     [("difference", None, 13402, -1216)]),
    # The day of a month is no number, what follows a day of the week may be one.
    ("La faena de la semana cerrada el sábado 14 fue de 44.812 cabezas, 2.370 menos que en la "
     "previa, con 23 plantas.", "es", [("difference", None, 44812, -2370)]),
    ("El euro subió este lunes 62 centavos, a 4.100 pesos.", "es",
     [("difference", None, 4100, Fraction("0.62"))]),
    ("It grew by 340 TWh, above its 10-year average, 95% of the growth of 360 TWh.", "en",
     [("difference", None, None, 340), ("difference", None, None, 360)]),
    # A verb that is a noun too leads to a level; a rate is followed by levels, row by row.
    ("The bad loan ratio was cut to 27.3% at end-June 2019 from 33.8% at end-2018.", "en",
     [("levels", Fraction("33.8"), Fraction("27.3"), None)]),
    ("The caesarean rate rose year after year: 31.2% in 2009, 33.5% in 2010, 36.4% in 2011.", "en",
     [("levels", Fraction("31.2"), Fraction("33.5"), None),
      ("levels", Fraction("33.5"), Fraction("36.4"), None)]),
    ("El índice registró en junio una variación interanual de 10,1%.", "es",
     [("change", None, None, Fraction("10.1"))]),
    ("Fueron Q 3.912,7 millones en 2021; en 2020, Q 3.415,2 millones (variación interanual: "
     "14,6%).", "es", [("change", 3415200000, 3912700000, Fraction("14.6"))]),
    ("The margin was up 6% pts to 66% (60%).", "en", [("points", 60, 66, 6)]),
    ("Se cosecharon 14,2 millones de quintales, un 21% menos que en la vendimia anterior.", "es",
     [("change", None, 14200000, -21)]),
    ("La feria vendió 38.200 ejemplares, 6.100 más que en la edición de 2018.", "es",
     [("difference", None, 38200, 6100)]),
    # A goal that was reached is no forecast of what follows, but what it was is none of then.
    ("Customs revenue beat its target and was nearly 13 per cent up on the same month of 2020.",
     "en", [("change", None, None, 13)]),
    ("La recaudación superó la meta y fue un 13% mayor que en el mismo mes de 2020.", "es",
     [("change", None, None, 13)]),
    ("Exports beat the goal of a rise of 9% on 2019.", "en", []),
    ("It used 17,640 kWh in 2021, against 18,920 kWh in 2011, that is to say 6.8% less.", "en",
     [("change", 18920, 17640, Fraction("-6.8"))]),
    ("El hato, que rondaba los 2,6 millones de cabezas en 2008, supera hoy los 3,2 millones.", "es",
     [("levels", 2600000, 3200000, None)]),
    ("The herd numbered 2.6 million head in 2008 and now exceeds 3.2 million.", "en",
     [("levels", 2600000, 3200000, None)]),
    ("Some 3.9 million Kenyans now receive a stipend under the Inua Jamii scheme (2013: 1.7 "
     "million).", "en", [("levels", 1700000, 3900000, None)]),
    ("Arsenic averaged 86 micrograms before the filters were fitted and 12 afterwards.", "en",
     [("levels", 86, 12, None)]),
    ("Había 48 empleados antes de la crisis y 31 después.", "es", [("levels", 48, 31, None)]),
    ("The clinic saw 48 patients before noon and 31 after lunch.", "en", []),
    ("Clothing shops saw the steepest drop, at 11.5 percent.", "en",
     [("change", None, None, Fraction("-11.5"))]),
    ("Income came to 634,000 last year, which in real terms was 1.9% more than a year earlier.",
     "en", [("change", None, 634000, Fraction("1.9"))]),
    # That figure is the level of the sentence before, where that is in digits.
    ("There were 340 burglaries in 2019. That figure is 12% higher than in 2018.", "en",
     [("change", None, 340, 12)]),
    ("There were 340 burglaries in 2019. That figure is 40 higher than in 2018.", "en",
     [("difference", None, 340, 40)]),
    ("There were 340 burglaries in the north. That figure is 12% higher than in 2018.", "en",
     [("change", None, 340, 12)]),
    ("There were twelve burglaries in 2019. That figure is 20% higher than in 2018.", "en",
     [("change", None, None, 20)]),
    ("There were 340 burglaries in 2019. That figure rose by 40 from 2018.", "en",
     [("difference", None, 340, 40)]),
    # Two rates may be the levels of a percent, where a word says that it is a change.
    ("The jobless rate stood at 12.5% then, and 10% is a 20% decrease.", "en",
     [("change", Fraction("12.5"), 10, -20)]),
    ("Margins: 12.5% then, 10% now, a decrease of 20%.", "en",
     [("change", Fraction("12.5"), 10, -20)]),
    # Sizes of several things between their levels, each in its place.
    ("Recogimos 2.640 toneladas de envases y 1.915 de vidrio, un 10,6 % y un 3,7 % más que las "
     "2.388 y 1.846 toneladas de 2020.", "es",
     [("change", 2388, 2640, Fraction("10.6")), ("change", 1846, 1915, Fraction("3.7"))]),
    ("Exports came to $13.9 billion and imports to $17.2 billion, respectively 5.2% and 2.3% more "
     "than in 2018.", "en",
     [("change", None, 13900000000, Fraction("5.2")),
      ("change", None, 17200000000, Fraction("2.3"))]),
    ("Cayó la ley de cabeza: 0,81% de cobre en 2021 contra 0,94% en 2020.", "es",
     [("levels", Fraction("0.94"), Fraction("0.81"), None)]),
    ("The Committee voted 7–2 to cut the policy rate to 4.25% from 4.5%.", "en",
     [("levels", Fraction("4.5"), Fraction("4.25"), None)]),
    ("Exports expanded at an average annual rate of 6.8% between 2005 and 2013.", "en",
     [("change", None, None, Fraction("6.8"))]),
    ("El paro registrado baja en 214 personas en septiembre y se queda en 7.936.", "es",
     [("difference", None, 7936, -214)]),
    ("El stock ovino decreció 0,8% frente a 2020 y se ubica en 6,2 millones de cabezas.", "es",
     [("change", None, 6200000, Fraction("-0.8"))]),
    ("Hubo un repunte en casi 140 nacionalidades.", "es", []),
    ("A 100 basis point increase in rates would have reduced income by about $12.4 million.", "en",
     []),
    ("La regla fiscal obliga a rebajar el déficit del 4,2 % al 3 % del PIB antes de 2027.", "es",
     []),
    # What one place is beside another is no change.
    ("El desempleo en Esmeraldas (9,8 %) duplica con creces al de Cuenca (4,1 %) y supera en casi "
     "cuatro puntos el promedio urbano.", "es", []),
    ("El desempleo en Cuenca (4,1 %) supera en cuatro puntos la media nacional.", "es", []),
    ("La producción duplicó la de 2015.", "es", [("multiple", None, None, 2)]),
    # What was lost of people is fewer people, and what was lost of games is not.
    ("La aldea ha perdido la mitad de sus habitantes: eran 188 en 1981 y hoy quedan 94.", "es",
     [("multiple", 188, 94, Fraction(1, 2))]),
    ("The town has lost half its people since 1981.", "en",
     [("multiple", None, None, Fraction(1, 2))]),
    ("The team lost a third of its games in 2020.", "en", []),
    ("El equipo perdió la mitad de sus partidos en 2020.", "es", []),
    ("With 1,300 landings in 2022, cod fishing was up 8% on 2021.", "en",
     [("change", None, 1300, 8)]),
    ("Con 1.300 botes inscritos en 2022, la regata creció 8 %.", "es",
     [("change", None, 1300, 8)]),
    ("Ferry fares fell by 30 per cent between 2010 and 2018, and tram fares by 44 per cent.", "en",
     [("change", None, None, -30), ("change", None, None, -44)]),
    ("Credit grew by 9.3 per cent in April, and that of piers edged down by 12 basis "
     "points, to 14.61 per cent.", "en",
     [("change", None, None, Fraction("9.3")),
      ("points", None, Fraction("14.61"), Fraction("-0.12"))]),
    ("Los botes eran 74 y las cajas perdidas, 31.905 en 2019: caen un 18 % frente a 2018.", "es",
     []),
    ("Net fees were SEK 3,846 m (3,512), up 10 percent. Rents came to SEK 402 m (371).", "en",
     [("change", 3_512_000_000, 3_846_000_000, 10), ("levels", 371_000_000, 402_000_000, None)]),
    ("Berths requested fell from 402 to 377.", "en",
     [("levels", 402, 377, None)]),
    ("Las plazas solicitadas bajaron de 402 a 377.", "es",
     [("levels", 402, 377, None)]),
    ("Boats numbered 620 in 2011. A decade later there were 310 of them, or 60 per "
     "cent less.", "en",
     [("change", 620, 310, -60)]),
    ("Los botes eran 620 en 2011 y, de acuerdo con el puerto, apenas 310 cuatro años "
     "después.", "es",
     [("levels", 620, 310, None)]),
    ("Traffic recovered to 41.6 million trips in 2022. It had been 30.2 million a "
     "year before. That is a rise of 48%.", "en",
     [("change", 30_200_000, 41_600_000, 48)]),
    ("Boats: 500 at the end of 2018, 400 at the end of 2022. That’s 80 percent fewer.", "en",
     [("change", 500, 400, -80)]),
    ("Sales of berths: 900 by 1 August, compared with 800 at this stage in 2022.", "en",
     [("levels", 800, 900, None)]),
    ("The port sold 212 berths in 2022, while in 2021 it had sold 198; rents hence grew 17%.", "en",
     [("change", 198, 212, 17)]),
    ("Leaks averaged 161.2 megalitres a day in 2021. This year it was 149.7 Ml/d, so "
     "we cut it by 9.1%.", "en",
     [("change", Fraction("161.2"), Fraction("149.7"), Fraction("-9.1"))]),
    ("La deuda, que el 10 de diciembre de 2019 ascendía a $ 312 millones, se redujo "
     "un 43 % y al 31 de agosto quedó en $ 209 millones.", "es",
     [("change", 312_000_000, 209_000_000, -43)]),
    ("El gasto bajó de 12 metros cúbicos en 2019 a 10 m3 en 2021.", "es",
     [("levels", 12, 10, None)]),
    ("El rinde quedó en 38,4 quintales por hectárea contra 45,1 qq/ha de 2021 (-14,9 %).", "es",
     [("change", Fraction("45.1"), Fraction("38.4"), Fraction("-14.9"))]),
    ("Los envíos pasaron de 14 botes en 2019 a 6 en 2021, es decir, menos de la mitad.", "es",
     [("multiple", 14, 6, Fraction(1, 2))]),
    ("Freight rose 20% in 2020, to 12 boats from 10, although curtailment doubled.", "en",
     [("change", 10, 12, 20), ("multiple", None, None, 2)]),
    ("Los contratos de marzo (4.906) triplican con holgura los de marzo de 2021, que "
     "fueron 1.487.", "es",
     [("multiple", 1487, 4906, 3)]),
    ("July was 4.9 °C in 1961–1990 and 7.1 °C in 1991–2020, a warming of 2.2 °C.", "en",
     [("difference", Fraction("4.9"), Fraction("7.1"), Fraction("2.2"))]),
    ("El muelle guarda hoy 178 cajas, frente a las 311 de hace justo un año.", "es",
     [("levels", 311, 178, None)]),
    ("La ruta recibió 38.700 pasajeros en verano, cifra que casi duplica la del "
     "verano anterior.", "es",
     [("multiple", None, 38_700, 2)]),
    ("El puerto tenía al 31 de julio 352 botes, 3 % más a tasa anual.", "es",
     [("change", None, 352, 3)]),
    ("Los giros sumaron US$ 1.684 millones en mayo, US$ 121 millones más que en abril "
     "y 14,6 % por encima de mayo de 2021.", "es",
     [("difference", None, 1_684_000_000, 121_000_000),
      ("change", None, 1_684_000_000, Fraction("14.6"))]),
    ("Los botes se han cuadruplicado en apenas tres ejercicios y ya rozan los 412.", "es",
     [("multiple", None, 412, 4)]),
    ("Cada bote llevó 15,8 cajas el año pasado; en 2017 eran 11,9.", "es",
     [("levels", Fraction("11.9"), Fraction("15.8"), None)]),
    ("El puerto atendió a 31.600 botes en 2021, después de haber cubierto a 22.100 en 2018.", "es",
     [("levels", 22_100, 31_600, None)]),
    ("Fees were $19.4 million and $12.8 million in 2023 and 2022, respectively, an "
     "increase of 51.6%.", "en",
     [("change", 12_800_000, 19_400_000, Fraction("51.6"))]),
    ("Injuries fell by half, and boxes per crew went from 1.9 in 2020 to 1.2 in 2021.", "en",
     [("multiple", None, None, Fraction(1, 2)),
      ("levels", Fraction("1.9"), Fraction("1.2"), None)]),
    ("Demand hit a record of 24,905 MW, which was 3.7 per cent above the previous "
     "peak (24,013 MW).", "en",
     [("change", 24_013, 24_905, Fraction("3.7"))]),
    ("En 2020 eran 84 botes, por lo que en tres años el puerto ganó 12 botes.", "es",
     []),
    ("Landings were 3,912. Compared with the first half of 2019 (3,488), they grew 21.2%.", "en",
     [("change", 3488, 3912, Fraction("21.2"))]),
    ("The storm caused a 40% loss of income in 2020.", "en",
     [("change", None, None, -40)]),
    ("Costs of piers grew faster, at 36%.", "en",
     [("change", None, None, 36)]),
    ("La cuota de botes bajó 7 %, y la de grúas se mantuvo en torno a 130.", "es",
     [("change", None, None, -7)]),
    ("Crew, 1,840 in June 2014, had been drawn down to 1,480 by June 2017.", "en",
     [("levels", 1840, 1480, None)]),
    ("Berths in use stood at 650 at the end of June, compared to 390 before the pandemic.", "en",
     [("levels", 390, 650, None)]),
    ("Iberian sales were €96.2m (H1 22: €101.9m).", "en",
     [("levels", 101_900_000, 96_200_000, None)]),
    ("Catch per boat disappointed (1.21 t; 2019/20: 1.58 t).", "en",
     [("levels", Fraction("1.58"), Fraction("1.21"), None)]),
    ("Rooftop solar has quadrupled since 2018 and is now at 812 MW.", "en",
     [("multiple", None, 812, 4)]),
    ("Fuel went up by Le 3.00 a litre, from Le 18.50 to Le 21.50.", "en",
     [("difference", Fraction(37, 2), Fraction(43, 2), 3)]),
    ("Petitions for mooring contracted by 28% during 2021.", "en",
     [("change", None, None, -28)]),
    ("Accidents fell by half last season.", "en",
     [("multiple", None, None, Fraction(1, 2))]),
    ("Arrivals in March: 31,902. March last year: 27,455. Variation: +16.2%.", "en",
     [("change", 27_455, 31_902, Fraction("16.2"))]),
    ("The spread narrowed from 180 to 150 basis points.", "en",
     [("levels", 180, 150, None)]),
    ("El riesgo país retrocedió de 488 puntos básicos a 452 puntos básicos.", "es",
     [("levels", 488, 452, None)]),
    ("Pasamos de 14 a 39 muelles, de 620 a mil 985 botes y de 51 a 176 grúas.", "es",
     [("levels", 14, 39, None), ("levels", 620, 1985, None), ("levels", 51, 176, None)]),
    ("El circulante pasó de 214 cajas a 187, y la espera de 29 a 21 meses.", "es",
     [("levels", 214, 187, None), ("levels", 29, 21, None)]),
    ("Las ventas fueron US$ 3.819 millones FOB y presentaron una disminución de 30 % "
     "en relación con 2022.", "es",
     [("change", None, 3_819_000_000, -30)]),
    ("La tasa fue de 54.9% en mayo, nivel inferior en 0.8 puntos porcentuales al de "
     "mayo de 2022.", "es",
     [("points", None, Fraction("54.9"), Fraction("-0.8"))]),
    ("Al inicio de la gestión contábamos con 14 muelles; a la fecha son 37.", "es",
     [("levels", 14, 37, None)]),
    ("La demora es hoy de 61 días; en junio de 2021 era de 94.", "es",
     [("levels", 94, 61, None)]),
    ("El bote, que abrió la rueda a $ 1.035, terminó a $ 1.060.", "es",
     [("levels", 1035, 1060, None)]),
    ("Los botes pasaron de 2.148 en 2019 a 1.987 en 2020, una pérdida de 161 botes.", "es",
     [("difference", 2148, 1987, -161)]),
    ("Variación anual de los muelles: -812 (-7,36 %).", "es",
     [("change", None, None, Fraction("-7.36"))]),
    ("El limón subió 6 pesos, para venderse en 38 pesos el kilo, mientras que la piña "
     "bajó 3 pesos y cerró en 17.", "es",
     [("difference", None, 38, 6), ("difference", None, 17, -3)]),
    ("Freight employment rose by 187,000 in July; piers added 63,000 jobs, while tugs "
     "lost 22,000.", "en",
     [("difference", None, None, 187_000),
      ("difference", None, None, 63_000),
      ("difference", None, None, -22_000)]),
    ("We let in 41 goals last season and this season it’s 26.", "en",
     [("levels", 41, 26, None)]),
    ("Profit for Q3 was C$37.2 million, as compared with C$41.9 million for the third "
     "quarter of fiscal 2022, an 11% increase.", "en",
     [("change", 41_900_000, 37_200_000, 11)]),
    ("Runway 2 handled 41,877 movements in the quarter, +5.2% on Q4 2018.", "en",
     [("change", None, 41_877, Fraction("5.2"))]),
    ("Median wait for a berth: 142 days at the end of 2019, 231 days at the end of 2022.", "en",
     [("levels", 142, 231, None)]),
    ("Steel output, at 3.46 million tonnes, lagged the 3.71 million tonnes of 2018 by "
     "6.7 per cent.", "en",
     [("change", 3_710_000, 3_460_000, Fraction("-6.7"))]),
    ("Turnout was 52.4 per cent, 6.7 percentage points lower than in 2013, the office "
     "said at 3 a.m. after a recount.", "en",
     [("points", None, Fraction("52.4"), Fraction("-6.7"))]),
    ("In 1741 the curate entered 87 burials. For 1739 he had entered 31.", "en",
     [("levels", 31, 87, None)]),
    ("The camp sheltered 31,600 people at the close of the year, roughly a quarter of "
     "the 126,000 of 2019.", "en",
     [("multiple", 126_000, 31_600, Fraction("0.25"))]),
    ("Salieron 31.600 cajas, casi la mitad de las 63.000 de 2019.", "es",
     [("multiple", 63_000, 31_600, Fraction(1, 2))]),
    ("Women held 31.7% of the seats of the 120 largest firms in October 2022, a gain "
     "of 2.4 percentage points on October 2020 (29.3%).", "en",
     [("points", Fraction("29.3"), Fraction("31.7"), Fraction("2.4"))]),
    ("Pier yields compressed by 35 basis points over twelve months, to 5.40%.", "en",
     [("points", None, Fraction("5.4"), Fraction("-0.35"))]),
    ("Idleness was down by 0.2 percentage points on the quarter, at 20.8%.", "en",
     [("points", None, Fraction("20.8"), Fraction("-0.2"))]),
    ("Output was 2.3 percent above its level of the preceding quarter, hours were 1.1 "
     "percent below it.", "en",
     [("change", None, None, Fraction("2.3")), ("change", None, None, Fraction("-1.1"))]),
    ("Wrecks: 1,534 in 2021 and 1,106 in 2022 – a 28% decline, noting 73% of the dead "
     "were men.", "en",
     [("change", 1534, 1106, -28)]),
    ("Exports grew by 4.4 percent in 2018 and slowed to 2.6 percent in 2019.", "en",
     [("change", None, None, Fraction("4.4")), ("change", None, None, Fraction("2.6"))]),
    ("Se debe al aumento de los botes, que en junio subieron un 6,3 por ciento.", "es",
     [("change", None, None, Fraction("6.3"))]),
    ("El pasivo del puerto subió a 3,4 millones, más de 150 por ciento.", "es",
     [("change", None, 3_400_000, 150)]),
    ("Under a plan to save money, the port is halving its fee to 23 cents a box, down "
     "from 46 cents.", "en",
     [("multiple", 46, 23, Fraction(1, 2))]),
    ("La asistencia fue de 21.340 en el Apertura, 19,2 % más que en el Clausura "
     "pasado (17.905).", "es",
     [("change", 17_905, 21_340, Fraction("19.2"))]),
    ("El indicador trepó 3,1 puntos en marzo, a 54,6 puntos (sobre 50).", "es",
     [("difference", None, Fraction("54.6"), Fraction("3.1"))]),
    ("Pasaron 584 cajas en 2023(1), 6 % menos que las 621 de 2022(2). (1) "
     "Provisional. (2) Sin grúas.", "es",
     [("change", 621, 584, -6)]),
    ("La cuota llegaba en 2010 al 89,7 % de los muelles y en 2022, al 97,1 %.", "es",
     [("levels", Fraction("89.7"), Fraction("97.1"), None)]),
    ("Llovió 271 mm, un 25,5 % menos que en el año hidrológico anterior, que alcanzó "
     "los 364 mm.", "es",
     [("change", 364, 271, Fraction(-51, 2))]),
    ("El barril cayó 1,24 dólares este miércoles y cerró en 68,63 dólares.", "es",
     [("difference", None, Fraction("68.63"), Fraction("-1.24"))]),
    ("El dólar cerró hoy en S/ 3.812, por encima de los S/ 3.795 de la jornada previa.", "es",
     [("levels", Fraction("3.795"), Fraction("3.812"), None)]),
    ("We inherited a gap of 6.1 percent of GDP and have cut it to 2.9 percent.", "en",
     [("levels", Fraction("6.1"), Fraction("2.9"), None)]),
    ("Recibimos una brecha de 6,1 % del PIB y la hemos rebajado a 2,9 %.", "es",
     [("levels", Fraction("6.1"), Fraction("2.9"), None)]),
    ("Si en 2015 teníamos 420 botes, hoy tenemos 610.", "es", [("levels", 420, 610, None)]),
    ("Heredamos una cola del 18 por ciento y hoy es del 11 por ciento.", "es",
     [("levels", 18, 11, None)]),
    ("En marzo de 2018 los botes fueron 1.293 contra los 467 de este tercer mes de 2019.", "es",
     [("levels", 1293, 467, None)]),
    ("La tasa creció: 15,7 % de 2017 a 2018; 26,7 % de 2016 a 2017.", "es", []),
    ("By May 26, 675 boats had been seen, up from 400 in April.", "en",
     [("levels", 400, 675, None)]),
    ("Los giros alcanzaron $ 4.112 millones hasta octubre pasado, lo que supera en 10,3 % al monto "
     "de 2016, de $ 3.728 millones.", "es",
     [("change", 3728000000, 4112000000, Fraction("10.3"))]),
    ("Support for the pier is at 31 per cent in today's poll (down four points since May).", "en",
     [("points", None, 31, -4)]),
    ("Ventas del muelle: 31 millones (un alza de 4 %).", "es", [("change", None, 31_000_000, 4)]),
    ("The wait is now 61 days; in June 2021 it was 94.", "en", [("levels", 94, 61, None)]),
    ("There were 340 boats in May. This compares with 298 three months earlier.", "en",
     [("levels", 298, 340, None)]),
    ("Demand hit 11,344 boxes on 14 May, a gain of 372 boxes on the 10,972 boxes of "
     "May last year.", "en",
     [("difference", 10_972, 11_344, 372)]),
    ("Wrecks tumbled from 1,114 in 2010 to 278 in 2019 – one quarter of the earlier figure.", "en",
     [("multiple", 1114, 278, Fraction("0.25"))]),
    ("Tin, quoted at 61,000 crowns on 8 March, had sunk to 49,500 crowns by 8 September.", "en",
     [("levels", 61_000, 49_500, None)]),
    ("Crews, which stood at 360 in 2013, have since gone down by about 9 percent.", "en",
     [("change", 360, None, -9)]),
    ("The gap has tripled – I repeat, tripled – in six years, from 41 million to 123 "
     "million dollars.", "en",
     [("multiple", 41_000_000, 123_000_000, 3)]),
    ("Fares fell by 8.9 points (from 38.7 to 29.8 percent), twice the pace observed inland.", "en",
     [("points", Fraction("38.7"), Fraction("29.8"), Fraction("-8.9"))]),
    ("Berths numbered 592 (2013: 624), 5.1 % fewer; 71 % of petitions were filed by women.", "en",
     [("change", 624, 592, Fraction("-5.1"))]),
    ("Mussel output, a mere 41,000 tonnes in 2007, had increased fivefold by 2017.", "en",
     [("multiple", 41_000, None, 5)]),
    ("Crews' mean age has increased by 3.1 years since 1998, to 44.6 years.", "en",
     [("difference", None, Fraction("44.6"), Fraction("3.1"))]),
    ("La merma de las ventas de banano a Rusia fue de 6,4 % en 2016.", "es",
     [("change", None, None, Fraction("-6.4"))]),
    ("Hace una década el muelle ofrecía 212 viajes. El año pasado fueron 63: una "
     "caída de 60 %.", "es",
     [("change", 212, 63, -60)]),
    ("El puerto registró 61 días de niebla en 2019; en 2022 fueron 38.", "es",
     [("levels", 61, 38, None)]),
    ("El puerto pagó 212 millones en 2015, cifra que en 2019 ya iba en 348 millones.", "es",
     [("levels", 212_000_000, 348_000_000, None)]),
    ("Los giros aumentaron el año pasado un 2,6 %, tras registrarse 23.871 envíos.", "es",
     [("change", None, 23_871, Fraction("2.6"))]),
    ("En 2005 había 3.870 botes; diez años más tarde eran 11.240.", "es",
     [("levels", 3870, 11_240, None)]),
    ("El muelle, 3.960 cajas, está un 56,6 % por debajo de la media del último "
     "decenio, que es de 9.120 cajas.", "es",
     [("change", 9120, 3960, Fraction("-56.6"))]),
    ("El rinde fue de 214 cajas, contra 182 cajas de la cosecha pasada; es decir, 18 "
     "% más que entonces.", "es",
     [("change", 182, 214, 18)]),
    ("Llegaron 118 botes en mayo, un 40 % mayores a los 70 botes registrados en mayo "
     "de 2015.", "es",
     [("change", 70, 118, 40)]),
    ("Boats landed 41,900 t last season; two seasons earlier it had been 58,300 t.", "en",
     [("levels", 58_300, 41_900, None)]),
    ("The share of idle piers decreased by 0.7 pp and equalled 6.2% at end-September.", "en",
     [("points", None, Fraction("6.2"), Fraction("-0.7"))]),
    ("In the first weeks of this year 4,417 boxes were sent; for the same weeks of "
     "last year the figure was 1,098.", "en",
     [("levels", 1098, 4417, None)]),
    ("Soot averaged 11.2 µg/m³ in 2021 – in 2016 it was 15.8 – so residents now "
     "inhale 29 per cent less.", "en",
     [("change", Fraction("15.8"), Fraction("11.2"), -29)]),
    ("Idle berths, 72% in 1993, are down to 9%.", "en",
     [("levels", 72, 9, None)]),
    ("The time in port shortened to 17 days this June; it had been 43 days in June 2019.", "en",
     [("levels", 43, 17, None)]),
    ("Egg trays, Blantyre market: up K450 on the week to K5,300.", "en",
     [("difference", None, 5300, 450)]),
    ("We carried 21% more boxes than in 2021, and we did it with eleven fewer tugs.", "en",
     [("change", None, None, 21)]),
    ("El grupo Transporte retrocedió 0,94 %, por la baja del carbón de $ 293 a $ 285 "
     "por saco.", "es",
     [("levels", 293, 285, None), ("change", None, None, Fraction("-0.94"))]),
    ("Pier prices fell 0.9%, on a drop in coal from $293 to $285.", "en",
     [("levels", 293, 285, None), ("change", None, None, Fraction("-0.9"))]),
    ("El dólar cerró el viernes en $ 39,84, un 0,67 % por debajo del cierre del "
     "jueves ($ 40,11); en el mes acumula una caída de 1,9 %.", "es",
     [("change", Fraction("40.11"), Fraction("39.84"), Fraction("-0.67")),
      ("change", None, None, Fraction("-1.9"))]),
    ("El atún bajó 27 %, pero sorprende el mero: el cajón cuesta $ 145 y hace quince "
     "días costaba $ 98.", "es",
     [("change", None, None, -27), ("levels", 98, 145, None)]),
    ("Los choques disminuyeron de 612 en 2021 a 548 en 2022. Eso equivale a una caída "
     "de 17,4 %.", "es",
     [("change", 612, 548, Fraction("-17.4"))]),
    ("El kilo de mero, que en diciembre se conseguía a $ 2.190, trepó en junio a $ "
     "3.580 en los puestos del muelle viejo (+63,5 %).", "es",
     [("change", 2190, 3580, Fraction(127, 2))]),
    ("Los hurtos (1.208) bajan un 2,4 %; las estafas (640) suben un 31,7 %.", "es",
     [("change", None, 1208, Fraction("-2.4")), ("change", None, 640, Fraction("31.7"))]),
    ("Cuentas del puerto, avance del 4T. El gasto cae un 1,8 %.", "es",
     [("change", None, None, Fraction("-1.8"))]),
    ("Vendió 32 botes, un 18,5 % más que los 27 de aquel año.", "es",
     [("change", 27, 32, Fraction(37, 2))]),
    ("The rate fell by half a percentage point to 4.5 percent.", "en",
     [("points", None, Fraction(9, 2), Fraction(-1, 2))]),
    ("The rate fell by a quarter of a percentage point to 4.5 percent.", "en",
     [("points", None, Fraction(9, 2), Fraction("-0.25"))]),
    ("La tasa bajó tres cuartos de punto, a 4,5 %.", "es",
     [("points", None, Fraction(9, 2), Fraction("-0.75"))]),
    ("La tasa fue de 3,4 % en 2022, medio punto porcentual menos que en 2021.", "es",
     [("points", None, Fraction("3.4"), Fraction(-1, 2))]),
    ("Brent was trading at $84.17 a barrel by 1410 GMT, up from Thursday's close of $82.95.", "en",
     [("levels", Fraction("82.95"), Fraction("84.17"), None)]),
    ("The Committee voted 7–2 to raise Bank Rate to 4.25%, from 4%.", "en",
     [("levels", 4, Fraction("4.25"), None)]),
    ("Light used in the port fell by 48 per cent, from 9.7 GWh.", "en",
     [("change", Fraction("9.7"), None, -48)]),
    ("The wait has come down from 214 to 163 days, a 24% improvement, since the port opened.", "en",
     [("change", 214, 163, -24)]),
    ("Profit was EUR 61.9 (74.2) million, a decrease of 17%.", "en",
     [("change", 74_200_000, 61_900_000, -17)]),
    ("La participación era del 53,1 %, 2,7 puntos más que en las municipales de 2019.", "es",
     [("points", None, Fraction("53.1"), Fraction("2.7"))]),
    ("El puerto sumó 3.420 botes entre un censo y otro, al pasar de 57.818 en 2017 a "
     "61.238 en 2024.", "es",
     [("difference", 57_818, 61_238, 3420)]),
    ("Botes inscritos: 1.034 (dic-21), 1.061 (dic-22), variación 2,6 %.", "es",
     [("change", 1034, 1061, Fraction("2.6"))]),
    ("El cemento totalizó 871 cajas en marzo, una caída superior al 40 % frente a las "
     "1.486 de marzo pasado.", "es",
     [("change", 1486, 871, -40)]),
    ("En el muelle quedaban el mes pasado 64 grúas; en 2015 eran 210.", "es",
     [("levels", 210, 64, None)]),
    ("El cobro fue de $ 4.012 millones en octubre, variación real de -2,8 %.", "es",
     [("change", None, 4_012_000_000, Fraction("-2.8"))]),
    ("Calls for tugs surged 22 per cent in 2012-13, and grants of aid just 3 per cent.", "en",
     []),
    ("Pier capacity multiplied by five within a year, from 1.9 GW to 9.5 GW.", "en",
     [("multiple", Fraction("1.9"), Fraction(19, 2), 5)]),
    ("Si se compara con los 51 botes de abril, hubo una baja de 6 %; si se compara "
     "con mayo del año pasado, en que se hicieron 45, la suba es de 4 %.", "es",
     [("change", None, None, -6), ("change", None, None, 4)]),
    ("Botes inscritos: de 1.906 a 3.274 en un lustro.", "es",
     [("levels", 1906, 3274, None)]),
    ("Guardó 87 cajas entre enero y agosto, volumen que representa 21 % más respecto "
     "a las 72 cajas del mismo periodo del año anterior.", "es",
     [("change", 72, 87, 21)]),
    ("El límite de captura pasó de 250 cajas en 2021 a 279 en 2022.", "es",
     [("levels", 250, 279, None)]),
    ("Ardieron 364 cajas, un 55 % menos que la media de la década (812 cajas).", "es",
     [("change", 812, 364, -55)]),
    ("Loans came to 63 boats in 2022 – 11 per cent short of the 71 lent in 2019.", "en",
     [("change", 71, 63, -11)]),
    ("When we took office a sail cost 1,250 rupees; this morning it cost 2,100 rupees.", "en",
     [("levels", 1250, 2100, None)]),
    ("Los viajes pasaron de 142 en 2021 a 197 en 2022, un salto del 38,7 %; quedan 4 "
     "muelles por debajo de la media.", "es",
     [("change", 142, 197, Fraction("38.7"))]),
    ("There were 118 boats at the end of March and 74 at the end of November.", "en",
     [("levels", 118, 74, None)]),
    ("Stock was 22,410 boats in March, having been 26,035 in May.", "en",
     [("levels", 26_035, 22_410, None)]),
    ("Los botes, 97.350 al cierre de 2021, superan en cerca de un 8 % a los 90.240 de "
     "diciembre de 2020.", "es",
     [("change", 90_240, 97_350, 8)]),
    ("Los botes costaban 250 pesos en 2021 y hoy promedian 279 pesos.", "es",
     [("levels", 250, 279, None)]),
    ("El Dax 40 retrocedió 86,4 puntos y terminó la sesión en 9.214,7.", "es",
     [("difference", None, Fraction("9214.7"), Fraction("-86.4"))]),
    ("Harbour costs pushed the ratio to 101.3%, compared with 96.8% in 2022; premiums "
     "were up 5% at €2.7bn.", "en",
     [("levels", Fraction("96.8"), Fraction("101.3"), None), ("change", None, 2_700_000_000, 5)]),
    ("The rate has crept up: it was 28.9% of boats in 2013, 33.4% in 2018 and 39.1% in 2023.", "en",
     [("levels", Fraction("28.9"), Fraction("33.4"), None),
      ("levels", Fraction("33.4"), Fraction("39.1"), None)]),
    ("The port estimates that 6,288 boats were sunk in 2024, down 30.6% from 9,064 in 2023.", "en",
     [("change", 9064, 6288, Fraction("-30.6"))]),
    ("Boat exports, US$ million: 412.5 in 2019; 398.1 in 2020, -3.5%.", "en",
     [("change", 412_500_000, 398_100_000, Fraction(-7, 2))]),
    ("Botes exportados (miles de toneladas): 412 en 2019; 398 en 2020, -3,4%.", "es",
     [("change", 412_000, 398_000, Fraction("-3.4"))]),
    ("Boats sold: 5,536 in 2017; 2,414 in 2022. Percentage change: -56.4.", "en",
     [("change", 5536, 2414, Fraction("-56.4"))]),
    ("Boat exports were US$ 41 m (2021: US$ 44 m).", "en",
     [("levels", 44_000_000, 41_000_000, None)]),
    ("Boat repairs cost $28.8 million vs. $30.2 million, (4.6)%.", "en",
     [("change", 30_200_000, 28_800_000, Fraction("-4.6"))]),
    ("Boats in harbour: 4,208, +112 vs. 31 December 2021.", "en",
     [("difference", None, 4208, 112)]),
    ("Notable gains came in ferries (+30,000) and in barges (+31,000).", "en",
     [("difference", None, None, 30_000), ("difference", None, None, 31_000)]),
    ("Thefts of boats ↓ 19% on 2020; thefts of nets ↑ 7%.", "en",
     [("change", None, None, -19), ("change", None, None, 7)]),
    ("Boat fares in Q1'19 were PLN 31.4 (Q1'18: PLN 29.8; +5.4% y/y).", "en",
     [("change", Fraction("29.8"), Fraction("31.4"), Fraction("5.4"))]),
    ("El valor de los botes subió de $us 132,8 millones a $us 154,1 millones entre "
     "2020 y 2021.", "es",
     [("levels", 132_800_000, 154_100_000, None)]),
    ("Boat deposits closed the half at ₦1.94 trillion, up from ₦1.71 trillion in December.", "en",
     [("levels", 1_710_000_000_000, 1_940_000_000_000, None)]),
    ("Ferries now carry 31% of commuters. In 2005 they carried 22%, so the share has "
     "gone up by 9%.", "en",
     [("change", 22, 31, 9)]),
    ("La proporción de botes sin seguro ha aumentado un 6 %: era del 8 % en 2019 y en "
     "2022 alcanzó el 14 %.", "es",
     [("change", 8, 14, 6)]),
    ("The ferry now sells 61,200 tickets. In 2010 it sold 178,000. The loss of 58 per "
     "cent came with the bridge.", "en",
     [("change", 178_000, 61_200, -58)]),
    ("Boats numbered 1,860 in May, 9.1% fewer than in April (2,046). Compared with "
     "May 2019, the number of boats fell by 5.8%.", "en",
     [("change", 2046, 1860, Fraction("-9.1")), ("change", None, 1860, Fraction("-5.8"))]),
    ("The number of boats in Q2 was 6,514, a rise of 3.7% from the 6,279 of Q1; "
     "compared with Q2 of 2020, it was 6.5% lower.", "en",
     [("change", 6279, 6514, Fraction("3.7")), ("change", None, 6514, Fraction(-13, 2))]),
    ("Boats in Q2 were 6,514, up 3.7% from the 6,279 of Q1; sails were 9,412; compared with Q2 "
     "of 2020, it was 6.5% lower.", "en",
     [("change", 6279, 6514, Fraction("3.7"))]),
    ("Los botes pasaron de 118.400 en 2019 a 61.270 en 2020 (48,3% menos) y volvieron "
     "a subir en 2021, a 83.950 (37,0% más).", "es",
     [("change", 118_400, 61_270, Fraction("-48.3")), ("change", 61_270, 83_950, 37)]),
    ("La cuota cayó de 23,3% en 2019 a 16,9% en 2021, pero repuntó a 21,8% en 2022.", "es",
     [("levels", Fraction("23.3"), Fraction("16.9"), None),
      ("levels", Fraction("16.9"), Fraction("21.8"), None)]),
    ("Output of boats, 11,200 hulls, ran 27% ahead of the previous financial year.", "en",
     [("change", None, 11_200, 27)]),
    ("Los botes nuevos crecieron un 10,6 %, si bien los usados, 8.914, se redujeron "
     "un 2,7 %.", "es",
     [("change", None, None, Fraction("10.6")), ("change", None, 8914, Fraction("-2.7"))]),
    ("Las ventas de botes cayeron un 10,3 % en mayo respecto a abril, con 4.108 operaciones.", "es",
     [("change", None, 4108, Fraction("-10.3"))]),
    ("El censo de botes creció en 1.104 unidades en junio, hasta las 127.860, un 0,9 "
     "% más que en mayo.", "es",
     [("change", None, 127_860, Fraction("0.9"))]),
    ("Revenue of $1.06 billion for the quarter under review was 8.8% higher than a "
     "year earlier.", "en",
     [("change", None, 1_060_000_000, Fraction("8.8"))]),
    ("Boats earned $2.05 billion in November, registering growth of 12.4 per cent "
     "over November 2021.", "en",
     [("change", None, 2_050_000_000, Fraction("12.4"))]),
    ("El puerto redujo su deuda neta en 48,2 millones de euros, hasta 311,6 millones.", "es",
     [("difference", None, 311_600_000, -48_200_000)]),
    ("El puerto repartió 38,2 millones de cajas, la mitad de las 76,4 millones que "
     "movía en 2012.", "es",
     [("multiple", 76_400_000, 38_200_000, Fraction(1, 2))]),
    ("In 2021 the port moved 38.2 million crates, half the 76.4 million of 2012.", "en",
     [("multiple", 76_400_000, 38_200_000, Fraction(1, 2))]),
    ("The port's organic kelp intake shrank by a third, from 9.6 million to 6.4 "
     "million tonnes.", "en",
     [("multiple", 9_600_000, 6_400_000, Fraction(2, 3))]),
    ("The rate was 8.8% in 2022, lower than in 2021 (9.1%).", "en",
     [("levels", Fraction("9.1"), Fraction("8.8"), None)]),
    ("Median price: $1,285,000 in the March quarter; it was $1,340,000 in the "
     "December quarter (-4.1%).", "en",
     [("change", 1_340_000, 1_285_000, Fraction("-4.1"))]),
    ("Quedan 18.914 botes sin matrícula a junio (21.306 a diciembre), esto es, 11,2% menos.", "es",
     [("change", 21_306, 18_914, Fraction("-11.2"))]),
    ("El puerto contó 36.214 salidas por mar y 21.870 por río en 2023, contra 43.905 "
     "y 18.312, respectivamente, en 2022; esto es 17,5% menos por mar y 19,4% más por río.", "es",
     [("change", 43_905, 36_214, Fraction(-35, 2)), ("change", 18_312, 21_870, Fraction("19.4"))]),
    ("El pasaje en bote subió de L 6,762 a L 7,181 en enero.", "es",
     [("levels", 6762, 7181, None)]),
    ("Pier repairs, which covered 96,000 posts in 2005, had spread to 141,000 by 2017.", "en",
     [("levels", 96_000, 141_000, None)]),
    ("El muelle ingresó 18,4 millones de euros en el trimestre terminado el 30 de "
     "junio de 2023, comparado con 21,7 millones en el trimestre terminado el 30 de junio de 2022.",
     "es", [("levels", 21_700_000, 18_400_000, None)]),
    ("La espera en el muelle era de 47 minutos (2021: 39 minutos).", "es",
     [("levels", 39, 47, None)]),
    ("Boat stocks stood at 4.6 million at year-end, compared to 3.8 million one year before.", "en",
     [("levels", 3_800_000, 4_600_000, None)]),
    ("El saldo del muelle fue negativo en 3,2 millones, frente a los 5,9 millones de 2021.", "es",
     [("levels", 5_900_000, -3_200_000, None)]),
    ("Boats lost 8.1% (sails: minus 16%, engines: plus 2%).", "en",
     [("change", None, None, Fraction("-8.1")),
      ("change", None, None, -16),
      ("change", None, None, 2)]),
    ("En marzo, 66,3% de los botes estaba en puerto, 2,9 puntos porcentuales menos "
     "que en febrero.", "es",
     [("points", None, Fraction("66.3"), Fraction("-2.9"))]),
    ("Visitors to the pier: from 96,300 in 2019 to 21,800 in 2020 and back to 58,500 "
     "in 2021.", "en",
     [("levels", 96_300, 21_800, None), ("levels", 21_800, 58_500, None)]),
    ("Turnout at the pier was 52.3 per cent, down from 59.8 per cent four years ago. "
     "The owners’ share of the vote rose by 3.1 points.", "en",
     [("levels", Fraction("59.8"), Fraction("52.3"), None),
      ("points", None, None, Fraction("3.1"))]),
    ("The three piers moved 417,100 crates in 2020. In 2019 they had handled 512,400 "
     "crates, making for a drop of 16.8 percent.", "en",
     [("change", 512_400, 417_100, Fraction("-16.8"))]),
    ("At 61.9% in Q1 2022, the share of older boats (55–64 feet) was up by 2.3 "
     "percentage points over the year.", "en",
     [("points", None, Fraction("61.9"), Fraction("2.3"))]),
    ("El pasaje subió $150 en una semana y ya cuesta $2.050 en el muelle.", "es",
     [("difference", None, 2050, 150)]),
    ("Hace dos años había 19 botes con motor propio en el muelle; ya son 34.", "es",
     [("levels", 19, 34, None)]),
    ("La cuota pasó de 71,2% en 2015 a 74,4% en 2017, y de ahí a 76,3% en 2019.", "es",
     [("levels", Fraction("71.2"), Fraction("74.4"), None),
      ("levels", Fraction("74.4"), Fraction("76.3"), None)]),
    ("Container moves, pier (’000 TEU): 1H23, 2,146; 1H24, 2,335; y-o-y: +8.8%", "en",
     [("change", 2_146_000, 2_335_000, Fraction("8.8"))]),
    ("Hauls of boats in the 71 reporting ports increased 1.7% in May.", "en",
     [("change", None, None, Fraction("1.7"))]),
    ("In May, boats sold totalled 19,200 and engines sold 17,600; engines were 6.4% "
     "below May of last year.", "en", []),
    ("La venta de entradas anticipadas del puerto cae un 12 % respecto a la edición de 2019.", "es",
     [("change", None, None, -12)]),
    ("El paro desciende un 1,9 % en abril respecto al mes anterior y deja en 52.316 "
     "el número de demandantes.", "es",
     [("change", None, 52_316, Fraction("-1.9"))]),
    ("Mobile revenue of PLN 31.4 (Q1'19: PLN 29.8; +5.4% y/y) reflects the tariff; at "
     "PLN 58.1, fixed revenue was 2.7% below the PLN 59.7 of Q1'19.", "en",
     [("change", Fraction("29.8"), Fraction("31.4"), Fraction("5.4")),
      ("change", Fraction("59.7"), Fraction("58.1"), Fraction("-2.7"))]),
    ("Los botes usados (142.300 en 2021) crecieron ese año 9,1 %.", "es",
     [("change", None, 142_300, Fraction("9.1"))]),
    ("El puerto cerró negativo en 3,2 millones de euros, frente a los 5,9 millones "
     "positivos de 2021.", "es",
     [("levels", 5_900_000, -3_200_000, None)]),
    ("En marzo, 66,3% de los botes inscritos en la cofradía estaba en dique seco por "
     "reparaciones, 2,9 puntos porcentuales menos que en febrero.", "es",
     [("points", None, Fraction("66.3"), Fraction("-2.9"))]),
    ("In print, the port gazette now sells 61,200 copies. In 2010 it sold 178,000. "
     "The loss of 58 per cent was partly made up by its 44,000 readers online.", "en",
     [("change", 178_000, 61_200, -58)]),
    ("The patrol counted 2,412 boats (812 sunk; 1,600 damaged) from January to June, "
     "a decrease of 29 per cent compared with 2021.", "en", []),
    ("Boats sold: north, from 61.2% (2021) to 74.8% (2022); south, from 83.0% to 81.7%.", "en",
     [("levels", Fraction("61.2"), Fraction("74.8"), None),
      ("levels", 83, Fraction("81.7"), None)]),
    ("On Friday boat jobs decreased in the north (-112,000) and in the south (-68,000).", "en",
     [("difference", None, None, -112_000), ("difference", None, None, -68_000)]),
    ("Se movieron 2,9 millones de botes, 6,4% más que en la Semana Mayor de 2021.", "es",
     [("change", None, 2_900_000, Fraction("6.4"))]),
    ("El puerto subastó el año pasado 19.634 toneladas de pescado fresco, el 12,4 % "
     "menos que en 2018.", "es",
     [("change", None, 19_634, Fraction("-12.4"))]),
    ("The gasto of the pier, $2,340 million in 2018, was $3,159 million in 2019; the "
     "budget rose, therefore, 26%.", "en",
     [("change", 2_340_000_000, 3_159_000_000, 26)]),
    ("El empleo en los muelles ha subido un 1,8% en los 12 últimos meses.", "es",
     [("change", None, None, Fraction("1.8"))]),
    ("El muelle facturó 146,8 millones de euros en 2022 (+11,9 % vs. 131,2 M€ en 2021).", "es",
     [("change", 131_200_000, 146_800_000, Fraction("11.9"))]),
    ("Pier sales rose 12% to 146.8 million pounds, from £131.2 million in 2021.", "en",
     [("change", 131_200_000, 146_800_000, 12)]),
    ("Las ventas del muelle pasaron de 131 millones de pesos en 2021 a $146 millones en 2022.",
     "es", [("levels", 131_000_000, 146_000_000, None)]),
    ("Las ventas del muelle pasaron de S/ 131 millones en 2021 a 146 millones de soles en 2022.",
     "es", [("levels", 131_000_000, 146_000_000, None)]),
    ("La pesca pasó de 11.2 kilos en 2005 a 8.4 en 2020; se trata de una pérdida de 25 por "
     "ciento en quince años.", "es",
     [("change", Fraction("11.2"), Fraction("8.4"), -25)]),
    ("La pesca cayó 300 toneladas en apenas 15 años.", "es", [("difference", None, None, -300)]),
    ("La pesca cayó un 25 % en los últimos 15 años.", "es", [("change", None, None, -25)]),
    ("The share of pupils repeating a year went down by 6%, from 17% in 2011 to 11% in 2018.", "en",
     [("change", 17, 11, -6)]),
    ("El PIB creció (8,3 % en 2021 y 5,7 % en 2022).", "es",
     [("change", None, None, Fraction("8.3")), ("change", None, None, Fraction("5.7"))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "claims"), _KINDS_OF_SENTENCES)
def test_kinds_of_sentences_are_read_whole(text, language, claims):
    assert Counter(read(text, language)) == Counter(claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "El riesgo de caer es un 70 % mayor entre los marinos y se triplica si "
            "además hay hielo.",
            "es",
        ),
        (
            "El puerto estima recaudar 62 millones, lo que implicaría un alza de 9 "
            "% frente a los 57 presupuestados.",
            "es",
        ),
        (
            "Entre los menores de 35 la cuota sube al 84 % y entre los mayores de 65 baja al 21 %.",
            "es",
        ),
        ("El muelle incidió -0,51 puntos en el alza.", "es"),
        ("Stocks were checked, with shrinkage of 5.5 million boxes.", "en"),
        ("Women earn 11.4% less per hour than men: $31.20 against $35.20.", "en"),
        ("A reduction of one third applies where the owner pays before 1 March.", "en"),
        ("The union's last offer lifts the hourly rate from $23.15 to $24.60.", "en"),
        ("¿Y nos ofrecen un alza de 3,5 %?", "es"),
        ("Since December ² year held, and in quarter ² percentage.", "en"),
        ("The ages of the crew ran from 29 to 71.", "en"),
        ("En 2019 hubo 26, 675 botes y en 2018 solo 7,984, es decir 18, 691 menos.", "es"),
        ("El viaje cuesta $ 1.50 para adultos y $ 0.75 para escolares, esto es, 50% menos.", "es"),
        ("Temperatures rising from minus 4 to plus 3 by Thursday evening.", "en"),
        ("The plan commits the port to cutting accidents from 22 to 12 by 2030.", "en"),
        ("The utility lost 47 per cent of what it pumped in 2016.", "en"),
        ("Plan del puerto: pasar de 5.1 a 7.0 millones de visitantes al 2030.", "es"),
        ("The Harbour Act obliges ports to bring their emissions 11% below the 2005 level.", "en"),
        ("The new lock is due to cut the passage from 55 to 38 minutes once it opens.", "en"),
        ("At 1.2 per 100 boats, the rate of the north was twice that of Jutland in 2016.", "en"),
        (
            "Repairs averaged $8,240 per boat in the steel group; in the wooden "
            "group they were $3,170, 62% less.",
            "en",
        ),
        (
            "En el puerto una mujer gana 2.940 pesos al día, y un hombre, 3.410, "
            "es decir, un 16% más.",
            "es",
        ),
        ("El puerto mantiene su guía: una reducción de deuda de al menos el 10 %.", "es"),
        ("Se aconseja reducir la carga un 25% en botes viejos.", "es"),
        ("Horario del muelle: de 9.00 a 14.00 h (en julio, de 9.00 a 13.00 h).", "es"),
        (
            "The margin of error is plus or minus 3.1 percentage points for 1,004 owners of boats.",
            "en",
        ),
        ("The port expects growth of between 4% and 6%.", "en"),
        ("A model implies that a 10% dearer ticket lowers trips by 3.4%.", "en"),
        ("Tomorrow, winds will ease: in the bay a drop from 31 to 24 knots.", "en"),
        ("Vacancy in the port (1.0%) was lower than in Moncton (1.9%) in October.", "en"),
        ("The index of boats is 17.4 (base: December 2019 = 100).", "en"),
        ("El bote obtiene 38,7 puntos y es el mejor de la regata.", "es"),
        ("La naviera espera duplicar su muelle, de 40.000 a 80.000 metros cuadrados.", "es"),
        ("El equipo de remo ganó 13 de las 19 regatas, el 68,4%.", "es"),
        ("Bring the pot to the boil and reduce by half, from about 600 ml to 300 ml.", "en"),
        (
            "Fog clearing, then sun, with temperatures climbing from 7C at dawn to "
            "19C on the pier.",
            "en",
        ),
        ("Children 6-12 years: 250 mg to 500 mg.", "en"),
        (
            "Una subida de 100 puntos básicos de la curva tendría un impacto del "
            "+3,2% en el muelle.",
            "es",
        ),
        ("Su capitán firmó 22 puntos y 11 rebotes en 31 minutos.", "es"),
        ("La muestra fue de 3.250 botes en 18 puertos.", "es"),
        ("La edad media de los patrones fue de 43 años (rango: 18 a 71).", "es"),
        ("The mean age of the skippers was 43 years (range: 18 to 71).", "en"),
        ("El puerto se ha propuesto llegar a 10 millones y elevar en 15% el gasto.", "es"),
        ("Remo ganó 78 a 71 con 24 rebotes de su capitán.", "es"),
        ("El puerto espera para este año un crecimiento de entre el 4 % y el 6 %.", "es"),
        ("El bote es el sexto mejor clasificado y obtiene 38,7 puntos en la regata.", "es"),
        ("Children under five made up 58 per cent of those who died in 2015.", "en"),
        ("Analysts were looking for a fall in inflation to 3.9% from 4.2%.", "en"),
        ("The law caps rent rises at 3.5 percent for small flats.", "en"),
        ("Counties spend 1.2 percent on museums, twice as much as Danish ones.", "en"),
        ("Officers aged 30 to 45 made up 62 percent of the force.", "en"),
        ("The rate fell from 50 per 1,000 to 400 per 100,000.", "en"),
        ("The police cleared up 41 of the 58 cases.", "en"),
        ("Groups have petitioned for the fare to be raised from P13 to P15.", "en"),
        ("Opened in 1974 and run by 412 staff, it handled 900 boxes in 2018.", "en"),
        ("Van por la línea 2 y se vendieron autos de 0 km en 2019, más que en 2018.", "es"),
        ("La ciudad sigue entre las 50 más violentas del mundo en 2023.", "es"),
        ("The policy covers losses of up to 35 % and 12 of 20 lorries were held.", "en"),
        ("Save up to 30% when you book online or on 0345 600 1187.", "en"),
        ("El banco ganó 120 millones de euros.", "es"),
        ("Rinde el doble en Salta y cubre pérdidas superiores al 35 %.", "es"),
        ("La empresa agrupa a 1.200 lancheros de 17 caletas.", "es"),
        ("Hacienda estima para 2024 un alza de entre 2,5% y 3,5%.", "es"),
        ("El 112 tarda menos que en 2020.", "es"),
    ],
)
def test_names_shares_wishes_and_other_places_are_no_claims(text, language):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council expects the bill to triple to over 12% of income by 2030.", "en"),
        ("Growth is forecast to ease from 4.1% last year to 3.4%.", "en"),
        ("Denmark's rate was 28.4 per 100,000, compared with 31.2 in Norway.", "en"),
        ("Milk was 4.7% dearer than the world reference level.", "en"),
        ("Helmetless riders make up 58% of deaths.", "en"),
        ("Telephone: (555) 418-2906, Fax: (555) 418-2913", "en"),
        (
            "Ministry Annex, Private Bag 0185, Plot 50361, Gaborone Tel: (267) 555 0142 Fax: (267) "
            "555 0143 Office hours 0730–1630",
            "en",
        ),
        ("Turnout was highest in Eastleigh Park (71.2%) and lowest in the Docks (33.8%).", "en"),
        ("Con el 2-1 de anoche, Cordillera llegó a 31 puntos y trepó al quinto puesto.", "es"),
        ("The ship sailed on September 3, 1967 with 214 people.", "en"),
        ("Subiremos de 0,4 a 1,1 % del PIB el gasto en becas.", "es"),
        ("Los titulados cobraban 52.000 pesos frente a los 31.764 de quienes no estudiaron.", "es"),
        ("La edad va de los 21 a los 24 años.", "es"),
        ("Hubo 64 mercados, 41 bibliotecas y más de 150 caminos dañados.", "es"),
    ],
)
def test_forecasts_shares_and_levels_side_by_side_are_no_claims(text, language):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "El museo cerró con 188.540 visitas. En 2021, con aforo reducido, habían sido 71.902.",
            "es",
        ),
        ("It drew 188,540 visitors. In 2021, with reduced capacity, it had been 71,902.", "en"),
    ],
)
def test_what_was_less_only_around_it_is_not_the_way_it_went(text, language):
    (claim,) = read_claims(text, language).claims
    assert (claim.start.value, claim.end.value) == (71902, 188540)
    assert grade_text_claim(claim).verdict not in ("contradicted", "reversed")


def test_a_number_that_could_be_two_is_left_unread_and_listed():
    text = "El área pasó de 80,500 a 96 hectáreas."
    reading = read_claims(text, "es")
    assert reading.claims == ()
    assert ("80,500", "unread") in {(one.text, one.why) for one in reading.unplaced}
    assert read(f"{text} La tasa fue de 3.25 por ciento.", "es") == [("levels", 80500, 96, None)]
    # decimals that end in a zero are thousands of another convention
    mixed = read_claims("Subió 19,2 %, de 80,500 a 96,000 ha.", "es")
    assert [one.text for one in mixed.unplaced] == ["19,2 %", "80,500", "96,000"]
    assert mixed.claims == ()
    assert read("Sales rose 30% from 1,000 tons to 1.300 tons.") == []


def test_two_numbers_grouped_alike_decide_what_groups():
    text = "El área pasó de 80,500 a 96,000 hectáreas."
    assert read(text, "es") == [("levels", 80500, 96000, None)]
    assert read("El litro pasó de 1,459 a 1,512 euros.", "es") == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "eastern surgeries dentists tankers inches slippers climbers saga contract "
               "subsidiary improvised rockets boosters jumpers crashes curb"),
        ("es", "bajo cayucos cédulas minoristas escalera amplio mermelada tijeras estrecho "
               "disparidad ascensor descendientes propaganda subinspector perdices progresista"),
    ],
)  # fmt: skip
def test_words_that_only_begin_like_a_change_tell_of_none(language, words):
    trend = words_of(language).trend
    assert [word for word in words.split() if trend.match([word], 0)] == []


def test_the_language_is_found():
    assert find_language("The rate of the year fell to 5.") == "en"
    assert find_language("La tasa del año cayó a 5 en el país.") == "es"


@pytest.mark.parametrize("rows", development(), ids=lambda rows: rows[0]["text_id"])
def test_every_planted_slip_is_called_and_nothing_else(rows):
    claims = claims_of(rows[0]["text"], rows[0]["language"])
    verdicts = {grade_text_claim(claim).verdict for claim in claims}
    is_called = bool(verdicts & {"contradicted", "reversed"})
    assert is_called == any(row["slip"] for row in rows)


@pytest.mark.parametrize("rows", development()[::3], ids=lambda rows: rows[0]["text_id"])
def test_a_claim_carries_the_characters_that_it_was_made_from(rows):
    text = rows[0]["text"]
    reading = read_claims(text, rows[0]["language"])
    for claim in reading.claims:
        for name in ("start", "end", "stated"):
            number = getattr(claim, name)
            if number is not None:
                first, last = claim.spans[name]
                assert text[first:last] == number.text
        if claim.indicator:
            first, last = claim.spans["indicator"]
            assert text[first:last] == claim.indicator
    for one in reading.unplaced:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        ("Los ingresos se duplicaron con creces en la primera quincena.", "es",
         "duplicaron con creces"),
        ("Las capturas se triplicaron con holgura: de 30 a 93.", "es", "triplicaron con holgura"),
        ("Las ventas cuadruplican ampliamente las de 2019.", "es", "cuadruplican ampliamente"),
        ("Sales more than doubled in the first half.", "en", "more than doubled"),
        ("Las ventas casi se han duplicado en un año.", "es", "casi se han duplicado"),
    ],
)  # fmt: skip
def test_a_multiple_in_words_holds_its_hedge_and_no_more(text, language, stated):
    (claim,) = read_claims(text, language).claims
    assert text[slice(*claim.spans["stated"])] == stated == claim.stated.text


@given(st.text(alphabet="0123456789.,%$€ abfromtdeúñ(-)\n\u0661\x00", max_size=300))
def test_no_text_breaks_the_reader(text):
    for language in ("en", "es"):
        read_claims(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "tres ² ( subieron 31",
        "Las noches (782.400) aumentaron 47,3%; el mismo mes de 2022 habían sido 531,1.",
        "2016/el doble: 17.942; 2021/el doble: 22.610. Variación: +26,0 %.",
        "El salario temporal fue de 1.112 € en 2021 (2020: 1.046 €) y el fijo, de 1.684 € "
        "(2020: -4 €); crecen el 6,3 % y el 1,5 %, respectivamente.",
    ],
)
def test_a_number_in_an_odd_place_breaks_nothing(text):
    assert read_claims(text, "es").text == text


def test_a_time_further_on_than_a_size_may_tell_of_gives_no_period():
    text = (
        "The backlog stood at 65 cases in September 2022. "
        "This was 65% higher than the 35–40 cases that were outstanding in all of them at the end "
        "of 2019."
    )
    (claim,) = read_claims(text, "en").claims
    assert (claim.end.value, claim.end_period) == (65, "September 2022")
    assert (claim.start, claim.start_period) == (None, "")


_ODD = ("0", "531.1", "782,400", "12 %", "−3,2 %", "$5 million", "5 kg", "siete", "2019-20",
        "3.5–4.2", "(4.5)", "$", "1½", "el doble", "12 per 100,000", "1 of 3", "last year", "²",
        "④", "\u0665", "hoy")  # fmt: skip


def test_no_number_put_in_the_place_of_another_breaks_the_reader():
    draw = random.Random(400)
    for row in draw.sample(SENTENCES, 800):
        parts = re.split(r"([0-9][0-9.,]*[0-9]|[0-9])", row["text"])
        for at in draw.choices(range(1, len(parts), 2), k=draw.randint(1, 3)):
            parts[at] = draw.choice(_ODD)
        text = "".join(parts)
        assert read_claims(text, row["language"]).text == text


@pytest.mark.parametrize("piece", ["1 ", "(", "rose 5% ", "from 5 to 6 ", "3.3.3.", "مرحبا 5% "])
def test_a_long_line_ends(piece):
    read_claims(piece * 5_000, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Deaths rose 5% to 840. The code inl-05 and COVID-19 are no numbers of it.",
        "It prints 190 t for 2013. The fall of 58 % before needs 440 t.",
        "By 2018 some 18 years had passed.\n\nOutput grows 65 % in 5 years.",
        "Las ventas crecieron 35,6 %, por un aumento de 23,7 % en precios.",
        "Exports went from 41 to 51 in May, a rise of 24 % and others came to 134 against 132.",
        "Sales of 57 cars, a rise of 4% compared with 30 for vans.",
        "Exports rose 4% to $57 billion, imports fell 3% on $45 billion.",
        "The force spent 5 million on 30 posts, a rise of 4% on 12 sites.",
        "El gasto fue de 10 millones, un aumento del 25 % sobre un total de 80 millones.",
    ],
)
def test_what_only_stands_near_is_not_joined(text):
    claims = read_claims(text, find_language(text)).claims
    assert not {"contradicted", "reversed"} & {grade_text_claim(claim).verdict for claim in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Police seized 9,321lb (4,228kg) of heroin in 2018, up 20% from 7,768lb (3,523kg) in 2017.",
        "Imports were 9,321 pounds (4,228 kilograms) in 2018, up from 7,768 pounds "
        "(3,523 kilograms) in 2017, a rise of 20 percent.",
        "Output was 9,321 tonnes (342,000 bushels) in 2018, up 20% from 7,768 tonnes "
        "(285,000 bushels) in 2017.",
        "El área pasó de 7.768 acres (3.144 hectáreas) en 2017 a 9.321 acres (3.772 hectáreas) "
        "en 2018, un aumento del 20 %.",
    ],
)
def test_a_level_restated_in_another_unit_is_no_second_level(text):
    (claim,) = read_claims(text, find_language(text)).claims
    assert (int(claim.start.value), int(claim.end.value)) == (7768, 9321)
    assert grade_text_claim(claim).verdict == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "Seizures rose from 900 kg in 2019 to 1.2 tonnes in 2020, up 33%.",
        "Las incautaciones pasaron de 900 kilos en 2019 a 1,2 toneladas en 2020, un alza del 33 %.",
    ],
)
def test_levels_in_two_units_are_not_set_against_each_other(text):
    claims = read_claims(text, find_language(text)).claims
    assert claims and {grade_text_claim(claim).verdict for claim in claims} == {"untestable"}


@pytest.mark.parametrize(
    ("text", "start", "end", "sizes"),
    [
        ("Employment was 57.4 million in 2022, an increase of {} on 55.2 million in 2021.",
         "55.2 million", "57.4 million", ("4.0%", "2.6%")),
        ("Exports totalled US$ 41.2 billion, a drop of {} compared to US$ 46.9 billion in 2021.",
         "US$ 46.9 billion", "US$ 41.2 billion", ("12.2%", "14.9%")),
        ("La tasa fue de 25,4 en 2022, una caída del {} con respecto a 26,5 en 2021.",
         "26,5", "25,4", ("4,2 %", "6,1 %")),
        ("Se registraron 1.240 muertes en 2022, una reducción del {} en comparación con las 1.362 "
         "de 2021.", "1.362", "1.240 muertes", ("9 %", "12 %")),
    ],
)  # fmt: skip
def test_a_size_between_a_level_and_the_one_it_is_compared_with_is_tested(text, start, end, sizes):
    for size, expected in zip(sizes, ("exact", "contradicted"), strict=True):
        full = text.format(size)
        (claim,) = read_claims(full, find_language(full)).claims
        assert (claim.start.text, claim.end.text) == (start, end)
        assert grade_text_claim(claim).verdict == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Cases more than doubled from 210 in January to 480 in February.", "exact"),
        ("Cases doubled from 210 in January to 480 in February.", "contradicted"),
        ("Cases more than doubled from 210 in January to 340 in February.", "contradicted"),
        ("Cases more than halved from 480 in January to 210 in February.", "exact"),
        ("Cases almost halved from 400 in January to 215 in February.", "exact"),
        ("Los casos más que se duplicaron, de 210 en enero a 480 en febrero.", "exact"),
        ("Los casos casi se han triplicado, de 100 en enero a 280 en febrero.", "exact"),
        ("Los casos se duplicaron, de 210 en enero a 480 en febrero.", "contradicted"),
    ],
)
def test_words_before_a_multiple_say_on_which_side_of_it_it_lies(text, verdict):
    (claim,) = read_claims(text, find_language(text)).claims
    assert grade_text_claim(claim).verdict == verdict
    low, high = claim.spans["stated"]
    assert text[low:high] == claim.stated.text


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        (
            "Paper and aluminium rose from 35% and 52% in 2014 to 96.4% and 88% respectively.",
            "en",
            [("levels", 35, Fraction("96.4"), None), ("levels", 52, 88, None)],
        ),
        (
            "Sales and profit were $412.6 million and $57.3 million respectively, up 8% and down "
            "11% from $382.0 million and $64.4 million in the prior-year period.",
            "en",
            [("change", 382 * 10**6, 412_600_000, 8), ("change", 64_400_000, 57_300_000, -11)],
        ),
        (
            "En Gijón y en Avilés costaba 1.742 y 1.206 euros, respectivamente, un 4,1 % y un "
            "2,3 % por encima de los 1.673 y 1.179 euros de doce meses atrás.",
            "es",
            [("change", 1673, 1742, Fraction("4.1")), ("change", 1179, 1206, Fraction("2.3"))],
        ),
        (
            "Imports of steel, copper and zinc fell 3%, 4 and 5 percent respectively in 2019.",
            "en",
            [("change", None, None, -n) for n in (3, 4, 5)],
        ),
        (
            "Charges came to $0.06 million and $0.17 million for 2021 and 2020, respectively.",
            "en",
            [("levels", 170_000, 60_000, None)],
        ),
        ("They are 35 and 52 respectively.", "en", []),
    ],
)
def test_lists_go_together_place_by_place_where_the_text_says_so(text, language, claims):
    assert read(text, language) == claims


def test_the_parts_of_a_list_are_told_by_the_characters_of_the_text():
    text = "Exports and imports grew 5 and 7 percent respectively compared with 2018."
    reading = read_claims(text, "en")
    stated = [text[slice(*claim.spans["stated"])] for claim in reading.claims]
    assert stated == ["5", "7 percent"]
    assert [claim.indicator for claim in reading.claims] == ["Exports", "imports"]
    assert [text[slice(*c.spans["indicator"])] for c in reading.claims] == ["Exports", "imports"]
    assert reading.unplaced == ()


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Arrivals dropped to 185,000 in September.", "en", [("levels", None, 185_000, None)]),
        ("El número de casos se redujo a 1.200.", "es", [("levels", None, 1200, None)]),
        ("The aim is to reduce deaths to 75.", "en", []),
        ("Deaths will fall to 75 by 2030.", "en", []),
        ("Se espera reducir los casos a 75.", "es", []),
        ("The town grew to 12.", "en", [("levels", None, 12, None)]),
    ],
)
def test_a_level_that_something_went_to_is_a_claim_without_a_start(text, language, claims):
    assert read(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "verdicts"),
    [
        (
            "Flight hours fell to 940 from 1,010 as the firm flew three fewer aircraft.",
            "en",
            ["exact"],
        ),
        ("Las horas bajaron a 940 desde 1.010, con tres aviones menos.", "es", ["exact"]),
        ("Trips fell to 900 from 1,000, with two fewer boats.", "en", ["exact"]),
        ("Thefts rose in Leeds by 10 (35 thefts in 2018).", "en", []),
        ("The jobless rate was 6.8%, down 0.1 percentage points.", "en", []),
        (
            "The rate was 9.3 percent, compared with 4.1 percent in Elsmere, a gap of 5.2 points.",
            "en",
            [],
        ),
    ],
)
def test_what_is_told_of_something_else_tests_nothing(text, language, verdicts):
    """Each of these was graded, wrongly, when texts were read that had not been met before."""
    graded = [grade_text_claim(claim).verdict for claim in read_claims(text, language).claims]
    assert [verdict for verdict in graded if verdict != "untestable"] == verdicts


def test_last_years_number_is_that_of_before_whatever_stands_first():
    assert read("There were 619 thefts in 2012, compared with last year's 612.") == [
        ("levels", 612, 619, None)
    ]
    assert read("Thefts rose one per cent.") == [("change", None, None, 1)]


def test_every_number_that_is_in_no_claim_is_listed_with_what_it_is():
    text = (
        "They seized 9,321lb (4,228kg) in 745 bags of 60 kilos within 12 days. Support is at 40% "
        "of voters (95% CI: 37% to 43%), in a range of 15-25, and should rise by 5%."
    )
    told = {(one.text, one.why) for one in read_claims(text, "en").unplaced}
    assert told >= {
        ("4,228kg", "restated"), ("60 kilos", "each"), ("12 days", "time"), ("40%", "share"),
        ("95%", "interval"), ("37%", "interval"), ("43%", "interval"), ("15-25", "range"),
        ("5%", "forecast"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("A woman pays 412 for the boat and a man 388, 6 % less.", "en", "compared"),
        ("The rate of boats in the north was 12.4, twice that of Jutland.", "en", "compared"),
        ("El puerto espera duplicar su muelle, de 400 a 800 metros.", "es", "forecast"),
    ],
)
def test_numbers_that_tell_of_no_other_time_say_why(text, language, why):
    assert {one.why for one in read_claims(text, language).unplaced} == {why}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sales went from £131.2 million in 2021 to €146.8 million in 2022.", "en"),
        ("Sales went from A$131.2 million in 2021 to US$146.8 million in 2022.", "en"),
        ("Las ventas pasaron de $131 millones en 2021 a 146 millones de dólares en 2022.", "es"),
        ("Las ventas pasaron de R$ 131 millones en 2021 a 146 millones de pesos en 2022.", "es"),
    ],
)
def test_two_moneys_are_no_levels_of_one_thing(text, language):
    assert not [claim for claim in read_claims(text, language).claims if claim.start and claim.end]


def test_cents_are_told_in_the_money_of_the_levels():
    (claim,) = read_claims("Shares rose 43 cents to $14.29 from $13.86.").claims
    assert (claim.stated_value, claim.stated.grain) == (Fraction("0.43"), Fraction("0.01"))
    assert grade_text_claim(claim).verdict == "exact"
    (claim,) = read_claims("Shares rose 45 cents to $14.29 from $13.86.").claims
    assert grade_text_claim(claim).verdict == "contradicted"


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        (
            "Sales rose from $3½ million to $7 million.",
            "en",
            ("levels", 3_500_000, 7_000_000, None),
        ),
        (
            "Costs rose by 20 percent, from two and a half million to 3 million.",
            "en",
            ("change", 2_500_000, 3_000_000, 20),
        ),
        ("Debt rose to $5 bn from $4 bn.", "en", ("levels", 4 * 10**9, 5 * 10**9, None)),
        (
            "Subió de dos millones y medio a 3 millones.",
            "es",
            ("levels", 2_500_000, 3 * 10**6, None),
        ),
        ("Según el n.º 14, en la mitad del año cayó a 12.", "es", ("levels", None, 12, None)),
    ],
)
def test_halves_scales_and_ordinals_are_what_they_say(text, language, claim):
    assert read(text, language) == [claim]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The council cut the parking rate by 4 percent to 96.", "en", ["parking rate"]),
        ("Police in Leeds logged 906 thefts of cable in 2021, 84 more than in 2020.", "en",
         ["thefts of cable"]),
        ("The museum drew 318 visitors in May, a rise of 6%.", "en", ["visitors"]),
        ("There were 208 garage break-ins in May, 12 fewer than in April.", "en",
         ["garage break-ins"]),
        ("Customs collections for FY2017/18 amounted to 204 lei, 7% more than in FY2016/17.", "en",
         ["Customs collections"]),
        ("Cargo: 412 tonnes, -2.9%; parcels: 96, +1.2%.", "en", ["Cargo", "parcels"]),
        ("CO2 output rose 4%.", "en", ["CO2 output"]),
        ("Visits were 214 in May, 9% more than in April.", "en", ["Visits"]),
        ("Baja un 2,7 % el gasto farmacéutico en mayo.", "es", ["gasto farmacéutico"]),
        ("La policía contabilizó 842 robos en mayo, un 6 % menos que en abril.", "es", ["robos"]),
    ],
)  # fmt: skip
def test_a_claim_is_named_by_what_is_counted_cut_or_labelled(text, language, names):
    assert [claim.indicator for claim in read_claims(text, language).claims] == names


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("The ferry was cut by a quarter – from 160 sailings a week to 120.", "en",
         [("multiple", 160, 120, Fraction(3, 4))]),
        ("There were 228 leaks in 2018 and 114 in 2021. The number was thus cut in half.", "en",
         [("multiple", 228, 114, Fraction(1, 2))]),
        ("Spending was $212 million in 2021 and $148 million in 2020. The $64 million increase "
         "paid for a pier.", "en", [("difference", 148 * 10**6, 212 * 10**6, 64 * 10**6)]),
        ("The roll dropped to 388 at the May 2023 count. In May 2022 it was 394. This represents "
         "a decrease of 1.5%.", "en", [("change", 394, 388, Fraction("-1.5"))]),
        ("Output of 9.8 million litres in May, that is 2.6%, or 262,000 litres, less than in May "
         "2022.", "en", [("change", None, 9_800_000, Fraction("-2.6"))]),
        ("There were 105 falls in 2022. This is 21% (28 falls) lower than in 2021.", "en",
         [("change", None, 105, -21)]),
        ("The average wait grew to 312 days, a full 68 days more than in 2019.", "en",
         [("difference", None, 312, 68)]),
        ("La tasa de mora mejora al 48,9 % desde el 53,6 %.", "es",
         [("levels", Fraction("53.6"), Fraction("48.9"), None)]),
        ("Hubo 58 robos, cifra que en los mismos meses de 2021 fue de 71; el aumento, de 18,3 %, "
         "alarma.", "es", [("change", 71, 58, Fraction("18.3"))]),
        ("Pulpo: 182 kilos (un 16,9 % menos que los 219 kilos de la campaña pasada), a 14,35 €/kg "
         "(12,10 la campaña pasada).", "es", [("change", 219, 182, Fraction("-16.9")),
         ("levels", Fraction("12.1"), Fraction("14.35"), None)]),
        ("Las quejas solicitadas en el puerto fueron 214, una subida del 14,4 % en relación con "
         "las 187 de 2020.", "es", [("change", 187, 214, Fraction("14.4"))]),
        ("La cuota representaba 4.8% de las unidades vendidas en 2018 y subió 4.1%, al ubicarse "
         "en 8.9% en 2022.", "es",
         [("change", Fraction("4.8"), Fraction("8.9"), Fraction("4.1"))]),
        ("Entraron 287 casos en 2019; al año siguiente, por el Acuerdo PCSJA20-115, apenas 190 "
         "(−33,8 %).", "es", [("change", 287, 190, Fraction("-33.8"))]),
        ("En 2021 hubo 167 botes. En 2008 fueron 118; un 42 % más en trece años.", "es",
         [("change", 118, 167, 42)]),
        ("Recaudó 1.512 millones de euros en 2022, un 12,2 % más. Fueron 1.347 millones en 2021.",
         "es", [("change", 1_347_000_000, 1_512_000_000, Fraction("12.2"))]),
        ("Había 24 barcos en trámite en los astilleros de Barcelona (19 en 2021).", "es",
         [("levels", 19, 24, None)]),
        ("La tasa ha ido del 0,91 al 0,84.", "es",
         [("levels", Fraction("0.91"), Fraction("0.84"), None)]),
        ("El rebaño era de 6,1 millones en 2007. Diez años más tarde quedaban 4,6 millones, con "
         "lo que se achicó 32,6%.", "es",
         [("change", 6_100_000, 4_600_000, Fraction("-32.6"))]),
        ("Los retrasos promediaron 37.2% en 2023 frente a 33.1% en 2022, para un deterioro de 4.1 "
         "puntos porcentuales.", "es",
         [("points", Fraction("33.1"), Fraction("37.2"), Fraction("4.1"))]),
        ("The gap narrowed to 2.9 percent of GDP in 2023 (from 5.3 percent a year before), as boat "
         "imports fell by 14 percent.", "en",
         [("levels", Fraction("5.3"), Fraction("2.9"), None), ("change", None, None, -14)]),
        ("La ocupación pasó de 61 % a 58 %, pues la oferta de botes creció un 5,2 %.", "es",
         [("levels", 61, 58, None), ("change", None, None, Fraction("5.2"))]),
        ("Quedaban 14 botes de los 30 con que cuenta el puerto, contra 20 en igual mes de 2022: "
         "un 30 % menos.", "es", [("change", 20, 14, -30)]),
        ("Only 14 of the 30 boats sailed in May, against 20 in May 2022: 30.1% fewer.", "en", []),
        ("Se quemaron 38 mil 214 hectáreas, 22% menos que el año anterior, dijo el puerto, que "
         "sostiene 112 botes.", "es", [("change", None, 38214, -22)]),
        ("Se fijó en $828 la tarifa que regirá desde 2019; hasta ahora era de $781.", "es",
         [("levels", 781, 828, None)]),
        ("The gap was 3.2% in May; in April it had been 3.4% and a year ago, 4.1%.", "en",
         [("levels", Fraction("3.4"), Fraction("3.2"), None),
          ("levels", Fraction("4.1"), Fraction("3.2"), None)]),
        ("Wrecks dropped by about three quarters, from 28.0 in 2009 to 7.1 in 2022.", "en",
         [("multiple", 28, Fraction("7.1"), Fraction(1, 4))]),
        ("The crew fought 1,912 fires this summer, more than double last summer's 874.", "en",
         [("multiple", 874, 1912, 2)]),
        ("(Miles de euros) Cifra de ventas: 2019, 84.312; 2018, 79.006; variación, 6,7 %.", "es",
         [("change", 79_006_000, 84_312_000, Fraction("6.7"))]),
        ("Suman 17, un 26 % por debajo de las 23 de agosto de 2018.", "es",
         [("change", 23, 17, -26)]),
        ("Se matricularon 61.204 botes, 2.871 más que en el curso anterior (4,9 %).", "es",
         [("change", None, 61204, Fraction("4.9"))]),
        ("Under the triple lock, the fee went from £203.85 to £221.20 in 2024 (8.5%).", "en",
         [("change", Fraction("203.85"), Fraction("221.2"), Fraction("8.5"))]),
        ("Por negocios llegaron 5 millones de botes, un 6,6% más.", "es",
         [("change", None, 5_000_000, Fraction("6.6"))]),
        ("Los ingresos ascendieron a 837,1 millones de euros lo que supone un alza del 15,1% "
         "respecto al año anterior.", "es", [("change", None, 837_100_000, Fraction("15.1"))]),
        ("La estancia media de los botes se redujo en 0,2 días y fue de 7,2.", "es",
         [("difference", None, None, Fraction("-0.2"))]),
        ("Es un incremento de 52 botes que se sumaron a los 180 del anterior reporte.", "es", []),
        ("El gasto aumentó un 56,1% en botes, un 71,1% del total, y un 74,8% en remos. La cifra "
         "creció un 5 %.", "es", [("change", None, None, Fraction("56.1")),
         ("change", None, None, 5)]),
        ("En mayo 28 botes fueron hundidos, frente a las 16 de abril.", "es",
         [("levels", 16, 28, None)]),
        ("El puerto registró en mayo 68 botes, un 41.4% menos que las 116 de mayo de 2022.", "es",
         [("change", 116, 68, Fraction("-41.4"))]),
        ("The port recorded in May 28 boats, against 16 in April.", "en",
         [("levels", 16, 28, None)]),
        ("Premiums rose, and the claims ratio improved by 310 basis points to 64.7%.", "en",
         [("points", None, Fraction("64.7"), Fraction("-3.1"))]),
        ("Assets expanded by UAH 9.3 billion in the year, an increase of 7.8 per cent, to "
         "UAH 128.5 billion.", "en", [("difference", None, None, 9_300_000_000),
         ("change", None, 128_500_000_000, Fraction("7.8"))]),
        ("Se envió US$867.4 millones, US$41.2 millones adicionales respecto a 2023.", "es",
         [("difference", None, 867_400_000, 41_200_000)]),
        ("Hubo 23.31 naufragios por cada 100 mil. La baja fue del 14 por ciento, al pasar de 6.128 "
         "botes en 2019 a 5.281 este año.", "es", [("change", 6128, 5281, -14)]),
        ("Income from the top 500 boats rose last year by 7.5%.", "en",
         [("change", None, None, Fraction("7.5"))]),
        ("Growth kept falling: 8.1% in April, 7.4% in May and 6.9% in June.", "en",
         [("levels", Fraction("8.1"), Fraction("7.4"), None),
          ("levels", Fraction("7.4"), Fraction("6.9"), None)]),
        ("Boat output is 107 tonnes compared with 103 in 2018, oar output increased by 9 "
         "tonnes to 47 tonnes.", "en",
         [("levels", 103, 107, None), ("difference", None, 47, 9)]),
        # what is paid on top, asked for, planned or of another time is no size
        ("There were 8,000 more boats than the year before, up from 6,800 the year earlier and "
         "8,800 from January.", "en", []),
        ("The rate fell to 3.4 percent in 1969 and slid to a record low 2.7 percent in December "
         "1952.", "en", []),
        ("The biggest source was legacies, from which it raised £157m.", "en", []),
        ("What was reported as a gain of 213,000 boats in June was revised upward to 248,000.",
         "en", []),
        ("The voyage slipped a tenth of an hour to 34.5 hours.", "en", []),
        ("Sails cost 38.5 cent a metre in May, a cent and a half less than in April.", "en", []),
        ("Crews declined another 5,000 at sea, bringing to 109,000 the jobs lost.", "en", []),
        ("El alza fue de 6,1%, mucho menor al 20,5% que crecía a esa fecha.", "es",
         [("change", None, None, Fraction("6.1"))]),
        ("La naviera debe $1,250,000 más intereses desde el 3 de mayo de 2017.", "es", []),
        ("El aumento solicitado fue del 14 % para 2025.", "es", []),
        ("The plan is for waste to be cut in half by 2030.", "en", []),
        ("Arrears stood at 4.1% of loans, having come down since March 2021 (6.7%).", "en", []),
        ("La mora cerró en 4,1 % y baja sin pausa desde marzo de 2021 (6,7 %).", "es", []),
        ("The share fell 4.8 points in Devon (60.1% in 2018) and rose 1.2 in Kent (63.5% in "
         "2018).", "en", []),
        ("The dues paid were £39.9 million, being 90% above the year before as a result of another "
         "special dividend (£16.3 million).", "en", [("change", None, 39_900_000, 90)]),
        ("Sales came from 604 stores, up by 3.0 % (2010: 11.9 % in 553 stores).", "en",
         [("change", None, 604, 3)]),
        ("Sales rose 28 % (31 % in constant currency), to $410 million.", "en",
         [("change", None, 410_000_000, 28)]),
        ("La inflación fue de 3,1 % en mayo, por debajo del mes en que se situó en 9,3 %.", "es",
         []),
        ("A 1.36-fold risk of falls was seen among 412 sailors.", "en", []),
        ("La cobertura pasó de 33 % a 41 %, dijo la ministra, que recordó que el subsidio se ha "
         "duplicado.", "es", [("levels", 33, 41, None), ("multiple", None, None, 2)]),
        ("In 2019, an estimated 38,800 people died at sea – a 2% decline from 2018 (39,404 deaths) "
         "and a 4% decline from 2017 (40,231 deaths).", "en",
         [("change", 39_404, 38_800, -2), ("change", None, 38_800, -4)]),
        ("Profit at the Ferries division was up four per cent to £51 million. Profit at the Quays "
         "rose by eight per cent to £53 million.", "en",
         [("change", None, 51_000_000, 4), ("change", None, 53_000_000, 8)]),
        ("Over the past 10 years, there has been a reduction of nearly 25 percent in the number of "
         "wrecks.", "en", [("change", None, None, -25)]),
        ("En octubre se izaron un millón 129 mil velas y entre enero y octubre 9 millones 440 mil "
         "velas, 3 % menos.", "es", []),
        ("Yields on some plots rose 8 %, to 4.3 t/ha from 4.0 t/ha in 2019, compared with 3 % on "
         "other plots.", "en", [("change", 4, Fraction("4.3"), 8)]),
        ("La naviera logró cambiar la tendencia y supone un alza de 12 %, de 100 a 112.", "es",
         [("change", 100, 112, 12)]),
        ("Replacing oars means that costs fell 12 %, from 410 to 361.", "en",
         [("change", 410, 361, -12)]),
        ("The fare of £1,870 is more than double the £790 paid by people in 2019.", "en",
         [("multiple", 790, 1870, 2)]),
        ("Cambiar diez focos de 60 watts por led de 9 watts representa un ahorro de hasta 85%.",
         "es", []),
        ("Replacing an oar of 4.2 kg with one of 2.1 kg means a saving of 50%.", "en", []),
        ("Under 25 the fare is £1,870, more than double the £790 paid by those aged 50-59.", "en",
         []),
        ("Yields averaged 1.9 t/ha on bare plots versus 4.3 t/ha on treated plots, a gain of 126%.",
         "en", []),
        ("En parcelas sin riego se cogieron 1,9 t frente a 4,3 t en parcelas con riego, un alza "
         "del 126 %.", "es", []),
        ("Conteo al 100%: Fuerza Vecinal 21.4%, Somos Junín 19.8%, Avanza 11.2%; margen de error "
         "de 1.3 puntos.", "es", []),
        ("El ingreso de las mujeres fue de $ 611.162 y el de los hombres, de $ 776.847, por lo que "
         "la brecha se ubicó en −21,3%.", "es", []),
    ],
)  # fmt: skip
def test_a_size_takes_the_levels_that_it_is_told_of_and_no_others(text, language, claims):
    assert read(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boat club membership growth was 61,400 in 2024, compared with 127,800 in 2023.", "en"),
        ("The increase in boats was 61,400 in 2024, compared with 127,800 in 2023.", "en"),
        ("El aumento fue de 61.400 botes en 2024, frente a 127.800 en 2023.", "es"),
    ],
)
def test_a_gain_that_is_smaller_than_the_last_one_goes_no_way_of_its_own(text, language):
    (claim,) = read_claims(text, language).claims
    assert (claim.start.value, claim.end.value, claim.direction) == (127_800, 61_400, "")


@pytest.mark.parametrize(
    "text",
    [
        "71% ,ull ,0%2;·more tha€ in 1,870–divor.1s%",
        "%7,8% ;eno  q–e\nen m%rzo de 3,4 %1en febrer– €n",
        "rose 5% and wages 3%7",
    ],
)
def test_broken_text_stops_nothing(text):
    assert read(text, "en") is not None
    assert read(text, "es") is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pier costs rose to 41 million and depreciation to 102 million (2018: 99 million).", "en"),
        ("Depreciation charges were 102 million (2018: 99 million).", "en"),
        ("En moto han perdido la vida 71 personas (64 en el verano anterior).", "es"),
        ("La velocidad de bajada pasó de 18,4 Mbps en 2018 a 61,7 Mbps en 2021.", "es"),
    ],
)
def test_a_word_that_only_sounds_like_a_fall_turns_no_rise(text, language):
    claims = [claim for claim in read_claims(text, language).claims if claim.start]
    assert claims
    assert all(grade_text_claim(claim).verdict != "reversed" for claim in claims)
