"""Every plain phrase that tells how much something moved, in every word for it.

A form has {n} for a noun of change or {v} for a verb, and {x} for the size; a phrase tells one size
and no level. Of percents and points every form is read; of amounts those where the number cannot be
where something went to.
"""

import random
from fractions import Fraction
from itertools import product

# Of each language: nouns and verbs that say up, and those that say down.
NOUNS = {
    ("en", 1): "rise increase jump surge climb uptick upturn growth expansion",
    ("en", -1): "fall decrease drop decline dip slump plunge reduction slide contraction downturn",
    ("es", 1): "alza aumento incremento crecimiento subida repunte suba avance salto",
    ("es", -1): "caída baja descenso disminución reducción retroceso bajada contracción merma "
                "recorte desplome",
}  # fmt: skip
VERBS = {
    ("en", 1): "rose,increased,grew,climbed,jumped,surged,soared,advanced,expanded,swelled,"
               "edged up,went up,shot up,picked up,crept up,rocketed,leapt,gained",
    ("en", -1): "fell,decreased,dropped,declined,dipped,slumped,plunged,shrank,contracted,"
                "tumbled,slipped,slid,sank,edged down,went down,came down,eased,retreated,"
                "receded,plummeted",
    ("es", 1): "aumentaron,crecieron,subieron,se incrementaron,repuntaron,avanzaron,se elevaron,"
               "treparon,se dispararon,se expandieron",
    ("es", -1): "cayeron,bajaron,disminuyeron,descendieron,se redujeron,retrocedieron,"
                "se contrajeron,se desplomaron,mermaron,decrecieron,se hundieron",
}  # fmt: skip
_FEMALE = "subida suba caída baja disminución reducción bajada contracción merma".split()
HEDGES = {
    "en": ("", "about ", "nearly ", "more than ", "just over ", "around ", "roughly ",
           "an estimated ", "at least ", "close to "),
    "es": ("", "cerca de ", "casi ", "más de ", "alrededor de ", "al menos "),
}  # fmt: skip
# A size as it is printed after its word, as it is printed before a noun, and its value.
SIZES = {
    ("en", "percent"): (("4.2%", "4.2 per cent"), ("4.2%", "4.2-percent"), 4.2),
    ("en", "points"): (("4.2 percentage points", "4.2 points"),
                       ("4.2 percentage point", "4.2-point"), 4.2),
    ("en", "absolute"): (("4,200 tonnes", "€4,200"), ("4,200-tonne", "€4,200"), 4200),
    ("es", "percent"): (("4,2 %", "4,2 por ciento"), (), 4.2),
    ("es", "points"): (("4,2 puntos", "4,2 puntos porcentuales"), (), 4.2),
    ("es", "absolute"): (("4.200 toneladas", "4.200 euros"), (), 4200),
}  # fmt: skip
AFTER_A_NOUN = {
    "en": (
        "Exports saw {a} {n} of {x} in 2019.", "There was {a} {n} of {x} in exports in 2019.",
        "In 2019 exports recorded {a} {n} of {x}.", "The {n} in exports was {x} in 2019.",
        "The report shows {a} {n} in exports of {x} since 2015.",
        "Exports posted an annual {n} of {x}.", "Exports saw a sharp {n} of {x} on April.",
    ),
    "es": (
        "Las exportaciones registraron {a} {n} de {x} en 2019.",
        "En 2019 hubo {a} {n} de {x} en las exportaciones.",
        "{A} {n} de las exportaciones fue de {x} en 2019.",
        "Las exportaciones mostraron {a} {n} interanual de {x}.",
        "Esto representa {a} {n} de {x} frente a 2018.",
        "Las exportaciones tuvieron {a} fuerte {n} de {x} en mayo.",
    ),
}  # fmt: skip
BEFORE_A_NOUN = (
    "Exports saw a {x} {n} in 2019.", "There was a {x} {n} in exports in 2019.",
    "The {x} {n} in exports was the first since 2015.", "The report shows a {x} {n} from 2018.",
    "Exports recorded a {x} year-on-year {n}.", "This represents a {x} {n} compared with 2018.",
)  # fmt: skip
AFTER_A_VERB = {
    "en": (
        "Exports {v} by {x} in 2019.", "In 2019 exports {v} by {x} compared with 2018.",
        "Exports, which had been stable, {v} by {x}.", "Exports {v} {x} in 2019.",
        "Last year, exports of steel {v} {x} from a year earlier.",
    ),
    "es": (
        "Las exportaciones {v} {x} en 2019.",
        "En 2019 las exportaciones {v} en {x} frente a 2018.",
        "Durante el año pasado, las exportaciones de acero {v} {x} con respecto a 2018.",
    ),
}  # fmt: skip
# Of these no amount is told: an expansion of 4 million is what it costs, what was gained is earned.
_NOT_OF_AMOUNTS = "expansion uptick upturn growth dip plunge slide contraction downturn".split()
_EARNED = ("gained", "picked up")


def told(language, unit, seed=1):
    """Return (text, signed value) of every form with every word, and a hedge drawn by lot."""
    dice, found = random.Random(seed), []
    after, before, value = SIZES[language, unit]

    def tell(form, sign, sizes, hedges, **words):
        size = dice.choice(hedges) + dice.choice(sizes)
        text = form.format(x=size, **words)
        found.append((text.replace(" de el ", " del ").replace(" a el ", " al "), sign * value))

    for sign in (1, -1):
        for noun in NOUNS[language, sign].split():
            is_female = noun in _FEMALE
            article = "una" if is_female else "un"
            if language == "en":
                article = "an" if noun[0] in "aeiou" else "a"
            words = {"n": noun, "a": article, "A": "La" if is_female else "El"}
            for form in AFTER_A_NOUN[language]:
                tell(form, sign, after, HEDGES[language], **words)
            if unit != "absolute" or noun not in _NOT_OF_AMOUNTS:
                for form in BEFORE_A_NOUN if before else ():
                    tell(form, sign, before, ("",), **words)
        for verb in VERBS[language, sign].split(","):
            for form in AFTER_A_VERB[language]:
                if unit == "absolute" and verb in _EARNED and "by" not in form:
                    continue
                tell(form, sign, after, HEDGES[language], v=verb)
    return found


# What multiplies, and the end as a part of the start.
_MULTIPLIED = {
    "en": (
        ("doubled", "2"), ("more than doubled", "2"), ("nearly doubled", "2"), ("tripled", "3"),
        ("almost tripled", "3"), ("quadrupled", "4"), ("halved", "1/2"), ("almost halved", "1/2"),
        ("increased fivefold", "5"), ("rose threefold", "3"), ("grew tenfold", "10"),
        ("fell by a third", "2/3"), ("fell by half", "1/2"), ("dropped by a quarter", "3/4"),
        ("rose by a third", "4/3"), ("rose by half", "3/2"), ("fell by two thirds", "1/3"),
        ("grew by a quarter", "5/4"), ("shrank by a fifth", "4/5"),
        ("fell by nearly a third", "2/3"), ("rose by more than a quarter", "5/4"),
        ("trebled", "3"), ("decreased by three quarters", "1/4"),
        ("increased by a tenth", "11/10"), ("declined by about a fifth", "4/5"),
        ("increased more than fivefold", "5"),
    ),
    "es": (
        ("se duplicaron", "2"), ("casi se duplicaron", "2"), ("se triplicaron", "3"),
        ("se cuadruplicaron", "4"), ("se redujeron a la mitad", "1/2"),
        ("cayeron a la mitad", "1/2"), ("se multiplicaron por cinco", "5"),
        ("aumentaron al doble", "2"), ("cayeron un tercio", "2/3"),
        ("bajaron una cuarta parte", "3/4"), ("aumentaron un tercio", "4/3"),
        ("se redujeron en un tercio", "2/3"), ("se redujeron en dos tercios", "1/3"),
        ("disminuyeron una quinta parte", "4/5"), ("crecieron una cuarta parte", "5/4"),
        ("más que se duplicaron", "2"), ("más que duplicaron", "2"),
        ("se redujeron a un tercio", "1/3"), ("se quintuplicaron", "5"),
    ),
}  # fmt: skip
_WHAT_MULTIPLIED = {
    "en": (
        "Exports {v} in 2019.", "In 2019 exports {v} to {b}.",
        "Exports {v} from {a} in 2015 to {b} in 2019.", "Exports {v}, from {a} to {b}.",
        "Exports {v} to {b}, from {a} in 2015.", "Between 2015 and 2019 exports {v}.",
        "Exports {v} over four years, reaching {b} in 2019.",
        "The number of permits {v} last year.",
    ),
    "es": (
        "Las exportaciones {v} en 2019.", "En 2019 las exportaciones {v}, hasta {b}.",
        "Las exportaciones {v}, de {a} en 2015 a {b} en 2019.",
        "Las exportaciones {v}, al pasar de {a} a {b}.",
        "Entre 2015 y 2019 las exportaciones {v}.", "Las exportaciones {v} respecto de 2015.",
        "El año pasado los permisos {v}.",
    ),
}  # fmt: skip
_AS_MANY = {
    "en": (
        ("twice as many as in 2015", "2"), ("three times as many as in 2015", "3"),
        ("half as many as in 2015", "1/2"), ("twice the number in 2015", "2"),
        ("three times the figure of 2015", "3"), ("half the number recorded in 2015", "1/2"),
        ("double the number of 2015", "2"), ("more than twice the figure of 2015", "2"),
        ("nearly three times as many as in 2015", "3"), ("four times more than in 2015", "4"),
        ("twice what it was in 2015", "2"),
    ),
    "es": (
        ("el doble que en 2015", "2"), ("el triple que en 2015", "3"),
        ("la mitad que en 2015", "1/2"), ("el doble de los de 2015", "2"),
        ("tres veces los de 2015", "3"), ("la mitad de los de 2015", "1/2"),
        ("casi el doble que en 2015", "2"), ("más del doble que en 2015", "2"),
        ("menos de la mitad que en 2015", "1/2"), ("el cuádruple que en 2015", "4"),
    ),
}  # fmt: skip
_WHICH_IS = {
    "en": (
        "There were {b} permits in 2019, {x}.", "Police issued {b} permits, {x}.",
        "The total in 2019 was {b}, {x}.",
    ),
    "es": (
        "En 2019 hubo {b} permisos, {x}.", "La policía emitió {b} permisos, {x}.",
        "En 2019 fueron {b}, {x}.",
    ),
}  # fmt: skip


def multiplied(language):
    """Return (text, start or None, end or None, ratio) of every multiple in every form."""
    found, end = [], 1200
    forms = [
        *product(_WHAT_MULTIPLIED[language], _MULTIPLIED[language]),
        *product(_WHICH_IS[language], _AS_MANY[language]),
    ]
    for form, (words, ratio) in forms:
        ratio = Fraction(ratio)
        start = int(end / ratio)
        printed = [f"{n:,}".replace(",", "." if language == "es" else ",") for n in (start, end)]
        text = form.format(v=words, x=words, a=printed[0], b=printed[1])
        levels = [n if name in form else None for n, name in ((start, "{a}"), (end, "{b}"))]
        found.append((text, *levels, ratio))
    return found
