"""Sentences on the shapes of real ones: speeches, news, releases. What they join and what not."""

from fractions import Fraction

import pytest
from test_claims import read

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

WRONG = ("contradicted", "reversed")


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        # percents that a speaker does not call so
        ("Hubo un crecimiento de la pesca del 6.7 y nadie lo dijo.", "es",
         [("change", None, None, Fraction("6.7"))]),
        ("Tuvimos una suba, respecto del mes de enero del año anterior, del 8.3.", "es",
         [("change", None, None, Fraction("8.3"))]),
        ("En miel pasamos de 412.000 frascos a 415.000, aumentamos un 0,7 en frascos.", "es",
         [("change", 412_000, 415_000, Fraction("0.7"))]),
        ("El turismo de ríos se redujo en el mes de enero en un 9,2 y nada más.", "es",
         [("change", None, None, Fraction("-9.2"))]),
        ("El boleto pasó de 360 pesos a 475, que es un 31,9 de aumento.", "es",
         [("change", 360, 475, Fraction("31.9"))]),
        ("Llevamos un incremento en sellos, respecto del año pasado, del 31,4 por ciento.", "es",
         [("change", None, None, Fraction("31.4"))]),
        ("El precio pasó de 8,3 pesos en mayo al 7,1 actual.", "es",
         [("levels", Fraction("8.3"), Fraction("7.1"), None)]),
        # what was then and what is now
        ("Teníamos 41 talleres de remo; hoy, por suerte, la escuela atiende en 73 talleres.", "es",
         [("levels", 41, 73, None)]),
        ("Cuando llegamos usaban el puente 2 millones de personas y hoy lo cruzan 5 millones.",
         "es", [("levels", 2_000_000, 5_000_000, None)]),
        ("El año pasado fueron 9.146 focos, este año sólo tenemos 871 focos registrados.", "es",
         [("levels", 9146, 871, None)]),
        ("Hoy trillamos 2.218 hectáreas por día contra las 1.599 que trillábamos.", "es",
         [("levels", 1599, 2218, None)]),
        ("The port had 212 berths when the bridge was closed and today, they say, runs 340 berths.",
         "en", [("levels", 212, 340, None)]),
        ("De 640 millones pasamos a 187 millones de pesos.", "es",
         [("levels", 640_000_000, 187_000_000, None)]),
        # brackets
        ("Arson rose in Bell (58, with 37 last year) and in Tarn (44, with 29 last year).", "en",
         [("levels", 37, 58, None), ("levels", 29, 44, None)]),
        ("Las altas cayeron un 16,7% en relación a hace un año, con 65 altas (por 78 en 2017).",
         "es", [("change", 78, 65, Fraction("-16.7"))]),
        ("El índice llegó a 0,318, algo por debajo del registro del trimestre anterior (0,342).",
         "es", [("levels", Fraction("0.342"), Fraction("0.318"), None)]),
        ("The take fell to 3.2bn kwacha ($318m; £245m) in 2016, from 4.1bn kwacha a year ago.",
         "en", [("levels", 4_100_000_000, 3_200_000_000, None)]),
        # an amount and the percent that says it again
        ("Grants were $846 million, an increase of $74 million, or 9.6%, from grants of $772 "
         "million.", "en", [("change", 772_000_000, 846_000_000, Fraction("9.6"))]),
        ("Hubo 3.485 donantes, 1.640 menos que en 2006, cuando acudieron 5.125, lo que supone una "
         "caída acumulada del 32%.", "es", [("change", 5125, 3485, -32)]),
        ("Las extracciones aumentaron en 63,4 litros, lo que supone un 21,3%.", "es",
         [("change", None, None, Fraction("21.3"))]),
        ("Hearing costs decreased by $17 million owing to a decrease in travel costs of "
         "approximately $18 million.", "en",
         [("difference", None, None, -17_000_000), ("difference", None, None, -18_000_000)]),
        ("El incremento fue de 17 pozos sin licencia (de 61 a 78).", "es",
         [("difference", 61, 78, 17)]),
        # what is called a change, and of which time
        ("That brings the rate to 38.4 cases, another fall of 8.1 per cent on the year before.",
         "en", [("change", None, Fraction("38.4"), Fraction("-8.1"))]),
        ("Deaths had dropped to 124, which was a hefty 15% cut on the 2013 total.", "en",
         [("change", None, 124, -15)]),
        ("La tasa alcanzó a 27,8%; esto implica un alza de 0,6 punto porcentual con respecto al "
         "trimestre anterior y un descenso de 1,9 puntos con respecto al mismo trimestre del año "
         "pasado.", "es", [("points", None, Fraction("27.8"), Fraction("0.6")),
                           ("points", None, Fraction("27.8"), Fraction("-1.9"))]),
        ("Some 214,000 flats were empty in September, 11,500 fewer than were empty in August.",
         "en", [("difference", None, 214_000, -11_500)]),
        ("Oats lost 0.6% against the previous close, trading at 391.25.", "en",
         [("change", None, Fraction("391.25"), Fraction("-0.6"))]),
        ("La siembra fue mayor a la de la campaña previa en casi un 8%.", "es",
         [("change", None, None, 8)]),
        ("Maize came to 3.46 million tons in 2009, 19% more than in 2008, when it was 2.91 "
         "million, and 13% more than the average of the past five years.", "en",
         [("change", 2_910_000, 3_460_000, 19), ("change", None, 3_460_000, 13)]),
        # two sentences
        ("Thefts increased by 0.6 per cent to 18,412 in 2014 from 18,303 in 2013. This figure is "
         "12 per cent lower than the 2006-10 average.", "en",
         [("change", 18_303, 18_412, Fraction("0.6")), ("change", None, 18_412, -12)]),
        ("Land purchases decreased by 31.8%. They came to £41.7 million, against £61.1 million in "
         "2015.", "en", [("change", 61_100_000, 41_700_000, Fraction("-31.8"))]),
        # levels that a noun leads to
        ("Costs were $418 million compared to a subsidy of $352 million in 2012.", "en",
         [("levels", 352_000_000, 418_000_000, None)]),
        ("El tren pasó de perder 12,6 millones de euros a ganar 41,9 millones.", "es",
         [("levels", -12_600_000, 41_900_000, None)]),
        # where it was counted, and for how long
        ("Pasaron de 310 kilos en 42 procedimientos durante 2021, a 1.480 kilos en 2022.", "es",
         [("levels", 310, 1480, None)]),
        ("Las retenciones bajaron de 742 en 10 meses de 2017 a 318 este año.", "es",
         [("levels", 742, 318, None)]),
        ("The ratio reduced by 24% in the 2015-'17 period as compared to the 2012-'14 period.",
         "en", [("change", None, None, -24)]),
        ("The share of idle trawlers edged up 0.4 of a point to 6.1%.", "en",
         [("points", None, Fraction("6.1"), Fraction("0.4"))]),
        ("Brandy fell 4 percent from 120 to 115, and rum 9 percent from 210 to 191.", "en",
         [("change", 120, 115, -4), ("change", 210, 191, -9)]),
        ("The levy fell by 18.6% compared to 2020 to €1,762 from €2,165, respectively.", "en",
         [("change", 2165, 1762, Fraction("-18.6"))]),
    ],
)  # fmt: skip
def test_what_real_sentences_join_is_joined(text, language, claims):
    assert read(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        # plans, revisions, offers, polls, ratios
        ("The scheme aimed to lift output from 180,000 tonnes this year to 600,000 tonnes.", "en",
         []),
        ("The bureau revised the hiring gains of May from 157,000 to 133,000.", "en", []),
        ("The regulator rejected the 45% rise.", "en", []),
        ("La venta va a crecer del 3,7 al 4,4 y van a cobrar 550 pesos más.", "es", []),
        ("Cutting the limit from 50 km per hour to 30 km per hour would spare 40 lives.", "en", []),
        ("The poll placed her at 17 percent, 11 points behind the mayor.", "en", []),
        ("We increased the ratio to 4.25 to 1 through June and 4.00 to 1 through May.", "en", []),
        ("Clearing costs were €4.1bn, less than the €4.7bn predicted in June.", "en", []),
        ("Ganó con 0,42 pesos, frente a los 0,38 pesos que esperaban los analistas.", "es", []),
        # times, parts and what is broken off
        ("Abría desde las 5 de la mañana hasta las 8 de la mañana y hoy cobran más.", "es", []),
        ("La inflación, en enero del 14, se nos fue a 38.", "es", []),
        ("Bajó en seis de las nueve provincias, con un descenso del 17,32 por ciento.", "es",
         [("change", None, None, Fraction("-17.32"))]),
        ("Hemos aumentado en 15 mil los talleres, a razón de 500 talleres por año.", "es",
         [("difference", None, None, 15_000)]),
        ("Compraron 2.851 millones de pesos nada más.", "es", []),
        ("Charges fell to $28.9 million, or 3.9% of gross sales, compared to $30.5 million in "
         "2018.", "en", [("levels", 30_500_000, 28_900_000, None)]),
    ],
)  # fmt: skip
def test_what_real_sentences_do_not_claim_is_not_made(text, language, claims):
    assert read(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("En el 2004 cayó a 334 botes y en el 2005, año en que se ordenó la deuda, pasamos a 495.",
         "es"),
        ("La pesca creció al 9,2 en el 2010 o al 8,9 el año pasado.", "es"),
        ("Ha logrado una reducción de 0,6 y tiene perforado el 2 y hemos llegado al 1,9.", "es"),
        ("El año pasado, un récord, llegamos a 13.100 botes; a julio, lejos de un repunte, estamos "
         "en 11.162 botes.", "es"),
        ("Card fraud grew 11.2% in the year to May, down from 19% in March, and growth in burglary "
         "slowed to 3.6%.", "en"),
        ("Occupancy rose 60 basis points to 74.8%. Dues were $33.6 million versus $31.9 million in "
         "the prior year, and arrears were $18.6 million, which was $7.3 million lower.", "en"),
        ("En vivienda crecimos un 9,9 por ciento; en puertos, un 5,1; en obras un 5,8.", "es"),
        ("Terminó con 143 robos, con 22 casos más que en 2018 y con una cifra superior a los 140 "
         "que no se registraba desde 2014.", "es"),
        ("El hambre aumentó de 6,9% a 7,4%, es decir, que se sumaron 47 millones.", "es"),
        ("Hemos crecido en los 20 años un 98 por ciento más que en los 20 años previos.", "es"),
        ("Este comercio vende 1,4 billones, o sea creció 930 por ciento (9,3 veces).", "es"),
        ("Las emisiones de los países ricos son hoy de 11,3 toneladas, el triple de las emisiones "
         "de los países medios, que tienen 3,5 toneladas.", "es"),
        ("Recibió 1.162 pesos en 2003, llegando en 2008 a 4.673 pesos, casi 1.000 más durante el "
         "año 2008.", "es"),
        # levels of the next sentence, which are too far off or of another comparison
        ("The only kind of theft to rise was that of bicycles (up 7% to 41,203). The total number "
         "of thefts recorded in the year to May 2011 was 3.9m.", "en"),
        ("Permits fell by 21,508 to 187,044. The level was below the 207,310 level a year ago.",
         "en"),
        ("Growth in lending slowed to 0.6 percent in May from 4.9 percent in April. On the month, "
         "lending dropped 3.7 percent.", "en"),
        ("La superficie de olivo pasó de las 38.000 hectáreas, en 2012, a las 154.000, en 2016. "
         "Estos datos impulsaron el alza del 21 % en la producción mundial de 2015 a 2016.", "es"),
        ("The number of hives from the 19 key valleys was 7.42 million this May. That figure was "
         "down 58,000 from May 2017.", "en"),
        # of the next line
        ("Storm losses of £41.7 million (H1 2012: £29.4 million)\nRate decrease of 2.9% (H1 2012: "
         "flat), with renewals at 84% (H1 2012: 85%)", "en"),
        ("£15.2m |\n£18.1m |\n-16.0% |\nEarnings per share |\n7.6p |\n8.9p |\n-14.6% |", "en"),
        # of another base, another length of time, another thing, another place
        ("Los que confían en la alcaldesa pasaron de 29 por ciento, en mayo pasado, al 33 por "
         "ciento; respecto a hace un año, la confianza aumentó 15 puntos.", "es"),
        ("Those who trust the mayor went from 29 percent in May to 33 percent; compared with a "
         "year ago, trust rose 15 points.", "en"),
        ("Los derrumbes han bajado un 62,5 con respecto a 2010, ya que se ha pasado de 32 a 12 "
         "avisos, y de un 55% con la última década, cuando hubo 27.", "es"),
        ("En mayo hubo 4 bodas, el 81,2 % menos que hace un año, y entre enero y mayo 173 bodas.",
         "es"),
        ("There were 412,301 calls; this was a four per cent decrease compared with the previous "
         "year (429,480), a six per cent increase compared with five years ago (388,970) and an 18 "
         "per cent decrease compared with ten years ago (502,806).", "en"),
        ("Lugo (31) y Teruel (14) reducen los incendios en 11.", "es"),
        ("El descenso de las bodas, que acumula una caída del 11,3 por ciento desde 2007, se debe "
         "a la emigración, con un descenso del número de vecinos por casa que se sitúa en 2,41 "
         "(2,44 en 2010).", "es"),
        # rates in a row, a share in brackets, a name with a number, a place in a ranking
        ("La baja fue del 1,9% en 2012, del 3,8% en 2011 y del 4,2% en 2010.", "es"),
        ("The decrease was 1.9% in 2012, 3.8% in 2011 and 4.2% in 2010.", "en"),
        ("Garden waste came to 21.4m tonnes (83%), a 1.9% rise on the 2006-07 figure of 21.0m "
         "tonnes.", "en"),
        ("The quay moved 2.914 million loaded 20-foot boxes last year, down from 3.207 million in "
         "2009.", "en"),
        ("Its ranking dipped from 88 last year to 93 now.", "en"),
        ("El país bajó en el ranking de 88 a 93.", "es"),
        # levels as they were paid, and a size that is adjusted
        ("Adjusted for inflation, wages rose 2 percent, from $800 in 2019 to $960 in 2021.", "en"),
        ("Descontada la inflación, el sueldo subió 2 %, de $800 en 2019 a $960 en 2021.", "es"),
        ("Excluding the islands, sales rose 11 percent, from $80,500 in 2019 to $96,000 in 2021.",
         "en"),
        # what a sum was, told by a verb of rising
        ("La reserva asciende a 21.653 hectáreas, una cifra inferior a la de las mismas fechas del "
         "pasado año, cuando las reservas se elevaban a 31.259 hectáreas.", "es"),
        # powers, which are not read
        ("Cells rose from 10⁶ in 2019 to 2×10⁶ in 2021, doubling.", "en"),
        ("Cells rose from 9e5 in 2019 to 1.2e6 in 2021, up 33%.", "en"),
        ("Cells rose from 10^6 in 2019 to 2 x 10^6 in 2021, doubling.", "en"),
    ],
)  # fmt: skip
def test_no_text_is_called_wrong_by_what_little_holds_together(text, language):
    assert not [
        claim
        for claim in read_claims(text, language).claims
        if grade_text_claim(claim).verdict in WRONG
    ]


@pytest.mark.parametrize(
    ("text", "language", "verdict"),
    [
        ("Boat thefts fell from 40 to 60.", "en", "reversed"),
        ("Los robos bajaron a 60, desde los 40 de 2019.", "es", "reversed"),
        ("Pasamos de 785 toneladas a 7.900 toneladas, un crecimiento del 816 por ciento.", "es",
         "contradicted"),
        ("Tenían 14 botes y hoy tienen 105 botes, un 750 por ciento más.", "es", "contradicted"),
        ("Las quejas se triplicaron, según el puerto: 148 en 2016 y 297 en 2018.", "es",
         "contradicted"),
        ("La mutual de 180 mil afiliados pasó a 261 mil afiliados; un 31 por ciento.", "es",
         "contradicted"),
        ("Land purchases decreased by 64.5%. They came to £41.7 million, against £61.1 million in "
         "2015.", "en", "contradicted"),
    ],
)  # fmt: skip
def test_what_plainly_does_not_follow_is_called_so(text, language, verdict):
    verdicts = [grade_text_claim(claim).verdict for claim in read_claims(text, language).claims]
    assert verdicts == [verdict]


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        # an and that names no subject of its own
        ("There were 6,340 families in hostels, up by 8 per cent on 2013 and by 71 per cent since "
         "2009.", "en", [("change", None, 6340, 8), ("change", None, 6340, 71)]),
        # what the sentence before counted
        ("In 2003 a total of 24,100 parcels were opened in Portugal. The trend in opened parcels "
         "shows a 3.2 per cent reduction compared to 2002.", "en",
         [("change", None, 24_100, Fraction("-3.2"))]),
        ("Inflows for April were US$276.1 million. Relative to April 2022, this was a decline of "
         "3.6 per cent.", "en", [("change", None, 276_100_000, Fraction("-3.6"))]),
        ("Se molieron 36.300 toneladas en 2010. Eso es un 9,5 % más, versus un volumen de 33.150 "
         "toneladas.", "es", [("change", 33_150, 36_300, Fraction("9.5"))]),
        # the lone level before a noun of change, or after a verb of ending
        ("The housing register closed at 5,214 - an overall rise of nearly 300 in two months.",
         "en", [("difference", None, 5214, 300)]),
        ("El municipio sacrificó 74.318 cabezas, variación anual de -3,8%.", "es",
         [("change", None, 74_318, Fraction("-3.8"))]),
        ("El paro baja en mayo en 214 personas y deja la cifra de parados en 5.037.", "es",
         [("difference", None, 5037, -214)]),
        ("Soria perdió el 6,2 % de sus vecinos en diez años y hoy cuenta con 88.600 vecinos.",
         "es", [("change", None, 88_600, Fraction("-6.2"))]),
        ("Revisaron 62.800 casas, con lo que la base del impuesto aumentó un 1,9 %.", "es",
         [("change", None, None, Fraction("1.9"))]),
        ("A survey of 1,077 reefs found coral cover had declined by 40% since 1998.", "en",
         [("change", None, None, -40)]),
        # the only two levels, each with its time
        ("Smoking among Year 10 pupils stood at 15.6% in 1999 and, after much ado, at 1.3% in "
         "2021.", "en", [("levels", Fraction("15.6"), Fraction("1.3"), None)]),
        ("In 1999 the mill had 312 looms; the owners, by 2021, had kept a mere 44 looms.", "en",
         [("levels", 312, 44, None)]),
        # brackets in a list, and colons
        ("There were jumps in assaults (up 13%), escapes (up 26%) and drone sightings (8%).", "en",
         [("change", None, None, 13), ("change", None, None, 26), ("change", None, None, 8)]),
        ("Los robos se incrementaron en un 170 %: entre enero y julio de 2022 hubo 20 casos, en el "
         "mismo tiempo de 2023 fueron 34.", "es", [("change", 20, 34, 170)]),
        # a move of its own, and a size of the next sentence
        ("La superficie de olivo pasó de las 38.000 hectáreas, en 2012, a las 154.000, en 2016. "
         "Eso impulsó el alza del 21 % en la producción mundial de 2015 a 2016.", "es",
         [("levels", 38_000, 154_000, None), ("change", None, None, 21)]),
        ("Garden waste came to 21.4m tonnes (83%), a 1.9% rise on the 2006-07 figure of 21.0m "
         "tonnes.", "en", [("change", 21_000_000, 21_400_000, Fraction("1.9"))]),
        ("The quay moved 2.914 million loaded 20-foot boxes last year, down from 3.207 million in "
         "2009.", "en", [("levels", 3_207_000, 2_914_000, None)]),
        # decimals after an apostrophe
        ("Las bodas han caído un 3’2%, pasando de 193.000 a 186.800.", "es",
         [("change", 193_000, 186_800, Fraction("-3.2"))]),
        # times that only one level has
        ("A total of 21,700 permits were issued in the 14 cantons, compared with 20,800 in May.",
         "en", [("levels", 20_800, 21_700, None)]),
    ],
)  # fmt: skip
def test_a_level_that_nothing_sets_apart_is_that_of_its_size(text, language, claims):
    assert read(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        # numbers that belong to a name or a date
        ("The FTSE 100 closed down 1.3% at 6,418.75 points.", "en",
         [("change", None, Fraction("6418.75"), Fraction("-1.3"))]),
        ("Del 2 al 8 de abril el puente cerró con 58.7 por ciento, cuando en 2013 era del 65.1.",
         "es", [("levels", Fraction("65.1"), Fraction("58.7"), None)]),
        # who applies is no wish
        ("La lista ha pasado de 4.812 solicitantes en 2017 a 4.566.", "es",
         [("levels", 4812, 4566, None)]),
        ("Y por supuesto, el empleo creció un 12 %.", "es", [("change", None, None, 12)]),
        # how growth is taken, said short
        ("It posted a 47% (YoY) increase in milk sales to 684.15 litres.", "en",
         [("change", None, Fraction("684.15"), 47)]),
        ("Revenue was 684 million, up 12% YoY and 3% QoQ.", "en",
         [("change", None, 684_000_000, 12), ("change", None, 684_000_000, 3)]),
        # a rate of change is a level beside another, and a size alone
        ("Growth slowed from a 4% rise in May to a 2% rise in June.", "en",
         [("levels", 4, 2, None)]),
        ("Output went from a 4% rise in May to a 2% drop in June.", "en",
         [("levels", 4, -2, None)]),
        ("This stems from a 2.3% drop in orchards to 1,870 hectares.", "en",
         [("change", None, 1870, Fraction("-2.3"))]),
        # what was done then, what comes on top, how many there were and what they were worth
        ("Se crearon 418.600 empleos, 28.100 más que los creados en 2021.", "es",
         [("difference", None, 418_600, 28_100)]),
        ("Los peajes lograron 418.6 millones, 28.1 millones adicionales a los de 2021.", "es",
         [("difference", None, 418_600_000, 28_100_000)]),
        ("Recaudaron $38.912 millones, un alza de 11,6% frente a octubre de 2017, equivalente a "
         "$4.044 millones más.", "es", [("change", None, 38_912_000_000, Fraction("11.6"))]),
        ("Smuggling grew from 3,418 loads worth $92m to 4,207 loads worth $131m.", "en",
         [("levels", 3418, 4207, None), ("levels", 92_000_000, 131_000_000, None)]),
        ("De 6.418 millones de dólares pasamos a importar 8.205 millones de dólares.", "es",
         [("levels", 6_418_000_000, 8_205_000_000, None)]),
        # brackets after a sign of money are a minus
        ("Net income was $(4.2) million in 2016 and $3.7 million in 2015.", "en",
         [("levels", 3_700_000, -4_200_000, None)]),
        ("Net income was $(4.2 million), compared with $3.7 million in 2015.", "en",
         [("levels", 3_700_000, -4_200_000, None)]),
        # one step and the next
        ("Skins rose from 318 in 2009 to 1,246 in 2011 before dropping to 905 in 2012.", "en",
         [("levels", 318, 1246, None), ("levels", 1246, 905, None)]),
        # more than before, and what is only called so
        ("The register held 1,180 ships in May, larger than the 1,020 of June 2019.", "en",
         [("levels", 1020, 1180, None)]),
        ("In May another 740,000 found work, lifting the total to 8.2 million.", "en",
         [("difference", None, 8_200_000, 740_000)]),
        ("There were 312 murders in 2020, 42 more in 2020 (312) than in 2019 (270).", "en",
         [("difference", 270, 312, 42)]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_number_says_what_it_is(text, language, claims):
    assert read(text, language) == claims
