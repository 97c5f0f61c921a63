"""Sentences that tell one level and compare it twice, or say how much it moved in two ways.

The level stands in the first clause, in many words; the sizes follow, in the same sentence or in
the next. Every size is of that level.
"""

from itertools import product

# What is told, and its value.
LEVELS = {
    "en": (
        ("In August, the islands welcomed 214,700 visitors", 214700),
        ("There were 13,200 starts in October", 13200),
        ("Exports reached $3.2 billion in May", 3200000000),
        ("The fund held 61.2 thousand tonnes of maize at the end of March", 61200),
        ("A total of 48,300 permits were issued in June", 48300),
        ("Cement sales in the quarter were 412,618 tonnes", 412618),
        ("The average price was $14,350 in July", 14350),
        ("Police recorded 1,204 burglaries in September", 1204),
    ),
    "es": (
        ("En agosto llegaron a las islas 214.700 visitantes", 214700),
        ("En octubre se registraron 13.200 altas", 13200),
        ("Las exportaciones alcanzaron 3.200 millones de dólares en mayo", 3200000000),
        ("En marzo se vendieron 61.200 toneladas de maíz", 61200),
        ("Un total de 48.300 permisos fueron emitidos en junio", 48300),
        ("Las ventas de cemento del trimestre fueron de 412.618 toneladas", 412618),
        ("El precio promedio fue de 14.350 pesos en julio", 14350),
        ("La policía contabilizó 1.204 robos en septiembre", 1204),
    ),
}  # fmt: skip
# 6.3 % less than a month before, and 11.8 % more than a year before.
TWO_TIMES = {
    "en": (
        ", down 6.3% on the month but up 11.8% on the year.",
        ", a decrease of 6.3% month-on-month, but an 11.8% year-on-year increase.",
        ", 6.3% fewer than the month before but 11.8% more than a year earlier.",
        ", a fall of 6.3% from the previous month and a rise of 11.8% from a year earlier.",
        ". That was down 6.3% from the previous month but up 11.8% from a year earlier.",
        ".\nWhile the figure was down 6.3% from the month before, it was up 11.8% on the "
        "same month last year.",
        ". The figure was 6.3% lower than a month earlier and 11.8% higher than a year before.",
        ". This represents a decrease of 6.3% compared to the month before. However, it "
        "is an increase of 11.8% compared to a year earlier.",
        "; this is 6.3% less than in the previous month, and 11.8% more than a year ago.",
        ", which is 6.3% below the previous month and 11.8% above the same month of last year.",
        ", representing a drop of 6.3% on the month and growth of 11.8% on the year.",
        " (-6.3% on the month, +11.8% on the year).",
        ", falling 6.3% from the month before while rising 11.8% from a year ago.",
        ", down by 6.3% compared with the previous month. Compared with a year earlier, "
        "the increase was 11.8%.",
        ". Compared to the previous month, the number fell by 6.3%. Compared to a year "
        "earlier, it rose by 11.8%.",
        ", some 6.3% lower than the previous month, although still 11.8% higher than a year ago.",
        ". This was a 6.3% decrease from the previous month and an 11.8% increase from "
        "the previous year.",
    ),
    "es": (
        ", un 6,3% menos que el mes anterior pero un 11,8% más que hace un año.",
        ", lo que supone un descenso del 6,3% respecto al mes anterior y un aumento del "
        "11,8% respecto al mismo mes del año pasado.",
        "; esto implica una baja de 6,3% con respecto al mes anterior y un alza de 11,8% "
        "con respecto al mismo mes del año pasado.",
        ", con una caída mensual del 6,3% y un crecimiento interanual del 11,8%.",
        ". Esta cifra es un 6,3% inferior a la del mes anterior y un 11,8% superior a la "
        "de hace un año.",
        ". La cifra cayó un 6,3% frente al mes previo y subió un 11,8% frente al mismo "
        "mes del año anterior.",
        ". Esto representa una reducción del 6,3% en comparación con el mes anterior. "
        "Sin embargo, es un 11,8% más que en el mismo mes de 2018.",
        " (-6,3% mensual, +11,8% interanual).",
        ", un 6,3% por debajo del mes anterior y un 11,8% por encima del mismo mes del año pasado.",
        ", lo que significó una disminución de 6,3% mensual, aunque un incremento de 11,8% anual.",
        ". Con respecto al mes anterior hubo una caída de 6,3%, y con respecto al año "
        "pasado un aumento de 11,8%.",
        ", 6,3% menos que en el mes anterior. En comparación con el año anterior, el "
        "aumento fue de 11,8%.",
        ". Si bien la cifra bajó un 6,3% en comparación con el mes anterior, subió un "
        "11,8% en comparación con el mismo mes del año pasado.",
        ", cayendo un 6,3% respecto del mes previo y creciendo un 11,8% respecto de un año atrás.",
    ),
}  # fmt: skip
# What numbered 412, and had numbered 465.
COUNTED = {
    "en": (
        "In June 412 permits were issued",
        "The service recorded 412 fires in 2019",
        "There were 412 cases of measles in May",
        "Membership stood at 412 in 2019",
        "Police registered 412 thefts last year",
    ),
    "es": (
        "En junio se emitieron 412 permisos",
        "El servicio registró 412 incendios en 2019",
        "En mayo hubo 412 casos de sarampión",
        "La cooperativa tenía 412 socios en 2019",
        "La policía contabilizó 412 robos el año pasado",
    ),
}  # fmt: skip
# 53 fewer, which is 11.4 % less; the second tells whether the 465 is printed.
TWO_WAYS = {
    "en": (
        (", 53 fewer than the year before, a fall of 11.4%.", False),
        (", 53 fewer than in the previous year, or 11.4% less.", False),
        (", that is, 53 fewer than the year before, which represents a drop of 11.4%.", False),
        (", down 53, or 11.4%, from a year earlier.", False),
        (", down 11.4% or 53 from a year earlier.", False),
        (", a decrease of 53 (11.4%) compared with the year before.", False),
        (", a decrease of 53, or 11.4%, on the year before.", False),
        (", a fall of 53 or 11.4 percent from the 465 of the year before.", True),
        (", 53 fewer than the 465 of the year before (-11.4%).", True),
        (", down from 465 the year before, a decrease of 53 or 11.4%.", True),
        (" compared with 465 a year earlier, a fall of 53 (11.4%).", True),
        (". That is 53 fewer than a year earlier, a fall of 11.4%.", False),
        (". This was 53 fewer than the 465 of the year before, a drop of 11.4%.", True),
        (", 11.4% (53) fewer than the year before.", False),
        (", lower by 11.4%, or 53, than the 465 of the year before.", True),
    ),
    "es": (
        (", 53 menos que el año anterior, una caída del 11,4%.", False),
        (", lo que supone 53 menos que el año anterior, con un descenso relativo del "
         "11,4 por ciento.", False),
        (", es decir, 53 menos que el año anterior, que representa -11,4%.", False),
        (", 53 menos que el año anterior, lo que representa un descenso del 11,4%.", False),
        (", un descenso de 53 (11,4%) respecto al año anterior.", False),
        (", 53 menos (-11,4%) que el año anterior.", False),
        (", 53 menos que los 465 del año anterior, lo que supone una caída del 11,4%.", True),
        (", frente a los 465 del año anterior, 53 menos (-11,4%).", True),
        (", inferior en 11,4 por ciento, o 53, a los 465 del año anterior.", True),
        (", con una reducción de 53, es decir un 11,4%, frente a los 465 del año previo.", True),
        (". Son 53 menos que el año anterior, un 11,4% menos.", False),
        (". Esto supone 53 menos que el año anterior, un descenso del 11,4%.", False),
        (", una disminución de 53, equivalente al 11,4%, frente al año anterior.", False),
        (", equivalentes a 53 menos respecto al año anterior, cuando fueron 465, lo "
         "que representa una contracción del 11,4 por ciento.", True),
    ),
}  # fmt: skip


def compared_twice(language):
    """Return (text, value of its level) of each level with each pair of sizes."""
    return [(told + sizes, value) for (told, value), sizes in product(
        LEVELS[language], TWO_TIMES[language])]  # fmt: skip


def said_twice(language):
    """Return (text, whether the level of then is printed) of each count with each pair."""
    return [(told + sizes, has_start) for told, (sizes, has_start) in product(
        COUNTED[language], TWO_WAYS[language])]  # fmt: skip
