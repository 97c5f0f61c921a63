"""Sentences of two clauses, each on a subject of its own, put together in every way.

The first clause tells two levels; the second tells how much something else moved. Nothing joins
them, so that no size may be tested on the levels of the other, in whatever words both are told.
"""

import random
from itertools import product

LEVELS = {
    "en": (
        "Thefts fell from 146 to 131", "Thefts stood at 131, against 146 in 2019",
        "Thefts dropped to 131 (2019: 146)", "There were 131 thefts, down from 146",
        "Thefts fell 10%, from 146 in 2019 to 131 in 2020",
        "Revenue was $171.2 million compared to $146.3 million in the prior year",
        "Unemployment was 13.1%, down from 14.6% in May",
        "The average wait came down from 18 weeks to 11 weeks",
        "The city counted 1,176 rough sleepers in 2022 and 1,998 in 2021",
        "The herd shrank from 9,160 head in 2015 to 7,420 in 2022",
    ),
    "es": (
        "Los robos bajaron de 146 a 131", "Los robos fueron 131, frente a 146 en 2019",
        "Los robos cayeron a 131 (146 en 2019)", "Hubo 131 robos, contra 146 del año anterior",
        "Los robos bajaron un 10 %, de 146 en 2019 a 131 en 2020",
        "Los ingresos fueron de 171,2 millones de euros frente a 146,3 millones del año anterior",
        "El paro se situó en el 13,1 %, frente al 14,6 % de mayo",
        "La espera media bajó de 18 a 11 semanas",
        "La ciudad contó 1.176 personas sin hogar en 2022 y 1.998 en 2021",
        "Entre 2015 y 2022 el hato se redujo de 9.160 a 7.420 cabezas",
    ),
}  # fmt: skip
SIZES = {
    "en": (
        "fraud rose 22%", "fraud was up 22%", "fraud climbed by a fifth",
        "a rise of 22% was seen in fraud", "fraud cases increased by 34",
        "arrests fell by 22% to 67", "22% fewer arrests were made", "there were 34 more arrests",
        "the arrest rate slipped by three points", "staff numbers were cut by 12%",
        "the share of women reached 38%, five points more", "cancellations nearly tripled",
    ),
    "es": (
        "las estafas subieron un 22 %", "las estafas aumentaron en una quinta parte",
        "se observó un alza del 22 % en las estafas", "las estafas aumentaron en 34",
        "los detenidos bajaron un 22 %, hasta 67", "hubo un 22 % menos de detenidos",
        "hubo 34 detenidos más", "la tasa de detención cedió tres puntos",
        "la plantilla se recortó un 12 %", "la demora en urgencias se alargó en 23 días",
        "la proporción de mujeres llegó al 38 %, cinco puntos más",
        "las cancelaciones casi se triplicaron",
    ),
}  # fmt: skip
JOINTS = {
    "en": (", and ", " and ", ", while ", "; ", ". "),
    "es": (", y ", " y ", ", mientras que ", "; ", ". "),
}
# What goes on in the first clause with a size of something else.
ADDED = {
    "en": (
        "with fraud up 22%", "with a 22% rise in fraud", "with 22% more arrests",
        "despite a 22% increase in patrols", "as patrols rose by 22%",
    ),
    "es": (
        "con las estafas al alza un 22 %", "con un alza del 22 % en las estafas",
        "con un 22 % más de detenidos", "tras aumentar las patrullas un 22 %",
        "al caer un 22 % las patrullas",
    ),
}  # fmt: skip


def of_two_subjects(language):
    """Yield (text, where its second subject begins) of each sentence."""
    for levels, joint, size in product(LEVELS[language], JOINTS[language], SIZES[language]):
        size = _opened(size) if joint == ". " else size
        yield f"{levels}{joint}{size}.", len(levels)
    for levels, size in product(LEVELS[language], ADDED[language]):
        yield f"{levels}, {size}.", len(levels)


def turned_round(language):
    """Yield (text, where its second subject begins), the size before the levels."""
    for levels, joint, size in product(LEVELS[language], JOINTS[language], SIZES[language]):
        levels = levels if joint == ". " else levels[:1].lower() + levels[1:]
        yield f"{_opened(size)}{joint}{levels}.", len(size)


_CHANGES = {
    "en": (
        "{X} {v} by {p}% in 2020, from {m} to {n}", "{X} {v} from {m} to {n}, {a} of {p}%",
        "{X} {v} {p}%, to {n}, compared with {m} a year earlier", "{X} were {n}, {u} {p}% from {m}",
        "{X} {v} to {n}, {a} of {p}% from {m}", "{X} {v} {p}% to {n} ({m} a year ago)",
        "{X} stood at {n}, {p}% {h} than the {m} of a year before", "from {m}, {x} {v} {p}% to {n}",
        "{X} were {u} {p}% at {n} (2019: {m})", "{X} came to {n}, {u} {p}% on the {m} of 2019",
    ),
    "es": (
        "{X} {v} un {p} %, de {m} a {n}", "{X} pasaron de {m} a {n}, {a} del {p} %",
        "{X} {v} un {p} %, hasta {n}, desde {m}", "{X} {v} de {m} a {n}, un {p} % {h}",
        "{X} fueron {n}, un {p} % {h} que los {m} de un año antes",
        "{X} sumaron {n}, frente a {m}, {a} del {p} %",
        "{X} fueron {n} ({m} en 2019), un {p} % {h}",
        "{X} {v} un {p} % frente a los {m} de 2019, hasta {n}",
        "{X} {v} un {p} % hasta {n} ({m} un año antes)",
    ),
}  # fmt: skip
_COUNTED = {
    "en": ("thefts", "arrests", "new companies", "visitors", "permits", "complaints"),
    "es": ("los robos", "los detenidos", "los permisos", "los vuelos", "los nacimientos"),
}
_WORDS = {
    "en": ({"v": "rose", "a": "a rise", "u": "up", "h": "higher"},
           {"v": "fell", "a": "a fall", "u": "down", "h": "lower"}),
    "es": ({"v": "subieron", "a": "un alza", "h": "más"},
           {"v": "bajaron", "a": "una caída", "h": "menos"}),
}  # fmt: skip


_PAIRS = {
    "en": (
        "{X} {v} from {m} to {n}", "{X} were {n}, against {m} a year earlier",
        "{X} stood at {n}, {u} from {m}", "{X} {v} to {n} ({m} in 2019)",
        "{X} numbered {n} in 2020 and {m} in 2019", "in 2019 there were {m} {x}; in 2020, {n}",
        "{X} {v} to {n}, from {m} in 2019", "there were {n} {x}, compared with {m} in 2019",
        "{X}, which were {m} in 2019, {v} to {n}", "from {m} in 2019, {x} {v} to {n} in 2020",
    ),
    "es": (
        "{X} {v} de {m} a {n}", "{X} fueron {n}, frente a {m} un año antes",
        "{X} pasaron de {m} en 2019 a {n} en 2020", "{X} {v} a {n} ({m} en 2019)",
        "{X} fueron {n} en 2020 y {m} en 2019", "{X} {v} hasta {n}, desde los {m} de 2019",
        "{X} sumaron {n} (2019: {m})", "{X}, que en 2019 eran {m}, {v} a {n}",
    ),
}  # fmt: skip


def with_two_pairs(language, seed):
    """Yield (text, its two pairs of levels) of each two forms that state no size."""
    chance = random.Random(seed)
    for forms in product(_PAIRS[language], repeat=2):
        things = chance.sample(_COUNTED[language], 2)
        told = [
            _change(language, form, thing, chance, None)
            for form, thing in zip(forms, things, strict=True)
        ]
        joint = chance.choice(JOINTS[language])
        (one, first), (two, second) = told
        two = _opened(two) if joint == ". " else two
        yield f"{_opened(one)}{joint}{two}.", (first[:2], second[:2])


# What a sentence tells besides, in numbers of other things: first, after its subject, last.
_ASIDES = {
    "en": (
        ("In Marlow, a town of 12,400 people, ", "At the end of its 37th year, ",
         "According to a survey of 2,140 households, ", "With 14 stations still closed, ",
         "Despite 3 weeks of strikes, ", "Under a law passed in 1987, "),
        (", of which 38% are paid online,", " (excluding 214 of a pilot scheme)",
         ", spread over 17 districts,", ", three in four of them minor,",
         " in the 26 largest towns", " handled by 41 officers"),
        (", the office said on 14 March", ", out of a population of 96,300",
         ", while 62% of residents feel safe", ", a figure that excludes 57 cases under review",
         ", and the budget for 2024 is £3.2 million", ". The office employs 84 people"),
    ),
    "es": (
        ("En Marlo, una villa de 12.400 habitantes, ", "Según una encuesta a 2.140 hogares, ",
         "Con 14 estaciones aún cerradas, ", "Pese a 3 semanas de huelga, ",
         "Con una ley aprobada en 1987, ",
         "En un informe de 86 páginas, la oficina dice que "),
        (", de los que el 38 % se paga por internet,", " (sin contar 214 de un plan piloto)",
         ", repartidos en 17 distritos,", ", tres de cada cuatro leves,",
         " en las 26 mayores ciudades"),
        (", dijo la oficina el 14 de marzo", ", para una población de 96.300 personas",
         ", mientras que el 62 % de los vecinos se siente seguro",
         ", cifra que excluye 57 casos en revisión",
         ", y el presupuesto de 2024 es de 3,2 millones de euros", ". La oficina emplea a 84"),
    ),
}  # fmt: skip


def with_asides(language, seed):
    """Yield (text, its change) of each form with each of what may be told besides."""
    chance, (first, within, last) = random.Random(seed), _ASIDES[language]
    for form in _CHANGES[language]:
        thing = chance.choice(_COUNTED[language])
        text, change = _change(language, form, thing, chance, None)
        for aside in first:
            yield f"{aside}{text}.", change
        for aside in within if text.startswith(thing) else ():
            yield f"{_opened(thing)}{aside}{text.removeprefix(thing)}.", change
        for aside in last:
            yield f"{_opened(text)}{aside}.", change


def with_two_changes(language, seed, slip=None):
    """Yield (text, its two changes: start, end, percent) of each pair of forms.

    With `slip`, which takes the percent of the second change and returns another, that is wrong.
    """
    chance = random.Random(seed)
    for first, second in product(_CHANGES[language], repeat=2):
        things = chance.sample(_COUNTED[language], 2)
        told = [
            _change(language, form, thing, chance, slip if at else None)
            for at, (form, thing) in enumerate(zip((first, second), things, strict=True))
        ]
        joint = chance.choice(JOINTS[language])
        (one, change), (two, other) = told
        two = _opened(two) if joint == ". " else two
        yield f"{_opened(one)}{joint}{two}.", (change, other)


def _change(language, form, thing, chance, slip):
    start = chance.randrange(1201, 9800, 10)
    end = round(start * chance.choice((0.52, 0.68, 0.83, 1.12, 1.37, 1.94)))
    percent = round(100 * abs(end / start - 1), 1)
    percent = slip(percent) if slip else percent
    sign = "," if language == "en" else "."
    numbers = {"m": f"{start:,}".replace(",", sign), "n": f"{end:,}".replace(",", sign),
               "p": f"{percent:g}".replace(".", "." if language == "en" else ",")}  # fmt: skip
    words = _WORDS[language][end < start]
    text = form.format(X=thing, x=thing, **numbers, **words)
    return text, (start, end, percent if end > start else -percent)


def _opened(text):
    return text[:1].upper() + text[1:]
