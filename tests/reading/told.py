"""Sentences that tell a change in one of the ways that are common, with the claim that each holds.

Each is a form with its slots filled: {X} what is counted, {n} and {m} the levels of {T} and {t} (in
2022, in 2021), {Ty} and {ty} these times alone (2022, 2021), {p} the percent.
"""

import random
import re

from composed import Composed, opened

# With a percent.
SIZED = {
    "en": (
        "{X} {v} by {p}% to {n} {T} from {m} {t}",
        "{X} {v} {p}%, from {m} {t} to {n} {T}",
        "{X} {v} from {m} {t} to {n} {T}, {a} of {p}%",
        "{X} {v} from {m} {t} to {n} {T}, or by {p}%",
        "{X} {v} from {m} to {n}, {a} of {p}%",
        "{X} {v} from {m} to {n} ({s}{p}%)",
        "{Tc} {X} were {n}, {p}% {h} than the {m} of {t0}",
        "{X} reached {n} {T}, {u} {p}% from {m} {t}",
        "{X} reached {n} {T}, {u} {p}% on the {m} recorded {t}",
        "At {n}, {X} {T} were {p}% {h} than {t} ({m})",
        "{X} {T}: {n} ({t}: {m}; {s}{p}%)",
        "{X}: {n} {T} vs {m} {t} ({s}{p}%)",
        "{X}: {n} ({m}), {s}{p}%",
        "{X} amounted to {n} {T} compared with {m} {t}, {a} of {p}%",
        "{X} amounted to {n} {T} ({m} {t}), {a} of {p}%",
        "With {n} {T} against {m} {t}, {X} {v} by {p}%",
        "{tc} {X} were {m}; {T} they had {w} by {p}% to {n}",
        "{X} {v} to {n} {T}, {p}% {h} than the {m} {t}",
        "{Tc}, {X} {v} {p}% to {n}, compared to {m} {t}",
        "{X}, which were {m} {t}, {v} by {p}% to {n} {T}",
        "{X} {v} by {p}% between {ty} and {Ty}, from {m} to {n}",
        "From {m} {t}, {X} {v} {p}% to {n} {T}",
        "{X} have {w} {p}% since {ty}, from {m} to {n}",
        "{a1} of {p}% brought {X} to {n} {T}, from {m} {t}",
        "{X} stood at {n} {T}, as against {m} {t}, {a} of {p}%",
        "{X} totalled {n} {T}, {s2}{p}% compared with {m} {t}",
        "{X} were {u} {p}% at {n} {T} ({t}: {m})",
    ),
    "es": (
        "{X} {v} un {p} % hasta {n} {T}, desde {m} {t}",
        "{X} {v} un {p} %, de {m} {t} a {n} {T}",
        "{X} pasaron de {m} {t} a {n} {T}, {a} del {p} %",
        "{X} {v} de {m} {t} a {n} {T}, es decir, un {p} %",
        "{X} pasaron de {m} a {n}, {a} del {p} %",
        "{X} pasaron de {m} a {n} ({s}{p} %)",
        "{Tc} {X} fueron {n}, un {p} % {c} que los {m} de {t0}",
        "{X} llegaron a {n} {T}, un {p} % {c} que los {m} registrados {t}",
        "Con {n}, {X} {v} un {p} % {T} frente a los {m} de {t0}",
        "{X} {T}: {n} ({t}: {m}; {s}{p} %)",
        "{X}: {n} {T} vs. {m} {t} ({s}{p} %)",
        "{X}: {n} ({m}), {s}{p} %",
        "{X} sumaron {n} {T}, frente a {m} {t}, {a} del {p} %",
        "{X} sumaron {n} {T} ({m} {t}), {a} del {p} %",
        "{tc} {X} eran {m}; {T} habían {w} un {p} %, hasta {n}",
        "{X} {v} hasta {n} {T}, un {p} % {c} que los {m} de {t0}",
        "{Tc}, {X} {v} un {p} %, hasta {n}, en comparación con {m} {t}",
        "{X}, que eran {m} {t}, {v} un {p} % hasta {n} {T}",
        "{X} {v} un {p} % entre {ty} y {Ty}, de {m} a {n}",
        "De {m} {t}, {X} pasaron a {n} {T}, un {p} % {c}",
        "{X} han {w} un {p} % desde {ty}, de {m} a {n}",
        "{X} {v} un {p} % al pasar de {m} {t} a {n} {T}",
        "{X} se ubicaron en {n} {T}, contra {m} {t}, lo que representa {a} del {p} %",
        "{X} alcanzaron {n} {T}, {a} del {p} % con respecto a los {m} de {t0}",
        "{X} totalizaron {n} {T}, lo que significó {a} de {p} % en relación con {m} {t}",
        "{X} {v} {p} % {T} al sumar {n}, contra {m} {t}",
    ),
}  # fmt: skip
# Two levels alone.
BARE = {
    "en": (
        "{X} {v} to {n} {T}; {t} they were {m}",
        "{X} {v} to {n} {T}. {tc} they were {m}",
        "{X} {v} to {n} {T}, having been {m} {t}",
        "{X} {v} to {n} {T} ({t}: {m})",
        "{X} {v} to {n} {T}, against {m} {t}",
        "{X} {v} from {m} {t} to {n} {T}",
        "{X} were {n} {T}, compared with {m} {t}",
        "{X} were {n} {T} and {m} {t}",
        "{X} totalled {n} {T} (against {m} {t})",
        "{X} stood at {n} {T}, up from {m} {t}",
        "{X}, {m} {t}, were {n} {T}",
        "{X} have {w} to {n} from {m} {t}",
        "{X} went from {m} {t} to {n} {T}",
        "{m} {t}, {X} were {n} {T}",
        "{X} came to {n} {T}, where {t} they had come to {m}",
        "{X} {v} to {n} {T} from the {m} recorded {t}",
        "{X} {v} {T} to {n}. The figure {t} was {m}",
        "{X} were {m} {t} but {n} {T}",
        "{X} ({T}): {n}; ({t}): {m}",
        "The {T0} figure for {X} was {n}, against {m} {t}",
    ),
    "es": (
        "{X} {v} a {n} {T}; {t} eran {m}",
        "{X} {v} a {n} {T}. {tc} eran {m}",
        "{X} {v} a {n} {T}, tras haber sido {m} {t}",
        "{X} {v} a {n} {T} ({t}: {m})",
        "{X} {v} a {n} {T}, frente a {m} {t}",
        "{X} pasaron de {m} {t} a {n} {T}",
        "{X} fueron {n} {T}, en comparación con {m} {t}",
        "{X} fueron {n} {T} y {m} {t}",
        "{X} sumaron {n} {T} (contra {m} {t})",
        "{X} se ubicaron en {n} {T}, desde {m} {t}",
        "{X}, {m} {t}, fueron {n} {T}",
        "{X} han {w} a {n} desde {m} {t}",
        "{X} fueron {m} {t} y {n} {T}",
        "{X} llegaron a {n} {T}, cuando {t} habían sido {m}",
        "{X} {v} a {n} {T} desde los {m} registrados {t}",
        "{X} {v} {T} a {n}. La cifra {t} era de {m}",
        "{X} eran {m} {t}, pero {n} {T}",
        "De {m} {t}, {X} pasaron a {n} {T}",
        "{X} {v} hasta {n} {T}; {t} se contaban {m}",
    ),
}  # fmt: skip
_TIMES = {
    "en": (
        ("in 2022", "in 2021"),
        ("in 2022", "in 2019"),
        ("in May 2022", "in May 2021"),
        ("in the first half of 2022", "in the first half of 2021"),
        ("in the third quarter of 2022", "in the third quarter of 2021"),
        ("last year", "in 2019"),
        ("in Q3 2022", "in Q3 2021"),
        ("in H1 2022", "in H1 2021"),
        ("in fiscal 2022", "in fiscal 2021"),
        ("in 2021/22", "in 2020/21"),
        ("in May", "in April"),
        ("in the year to June 2022", "in the year to June 2021"),
        ("at 31 December 2022", "at 31 December 2021"),
        ("in week 32", "in week 31"),
        ("in the third quarter", "in the second quarter"),
        ("in FY22", "in FY21"),
        ("in the nine months to September 2022", "in the nine months to September 2021"),
    ),
    "es": (
        ("en 2022", "en 2021"),
        ("en 2022", "en 2019"),
        ("en mayo de 2022", "en mayo de 2021"),
        ("en el primer semestre de 2022", "en el primer semestre de 2021"),
        ("en el tercer trimestre de 2022", "en el tercer trimestre de 2021"),
        ("el año pasado", "en 2019"),
        ("en el 3T22", "en el 3T21"),
        ("en el I semestre de 2022", "en el I semestre de 2021"),
        ("en el ejercicio 2022", "en el ejercicio 2021"),
        ("en la campaña 2021/22", "en la campaña 2020/21"),
        ("en la semana 32", "en la semana 31"),
        ("en el tercer trimestre", "en el segundo trimestre"),
        ("en mayo", "en abril"),
        ("en el primer trimestre de la gestión 2022", "en el primer trimestre de la gestión 2021"),
    ),
}  # fmt: skip
_SUBJECTS = {
    "en": (
        ("thefts", "{}", 1),
        ("the number of thefts", "{}", 1),
        ("exports", "€{} million", 1000000),
        ("sales in Bavaria", "${} billion", 1000000000),
        ("deaths on the roads", "{}", 1),
        ("the homicide rate", "{} per 100,000", 1),
        ("average rents", "£{}", 1),
        ("shipments of coffee", "{} thousand tonnes", 1000),
    ),
    "es": (
        ("los hurtos", "{}", 1),
        ("las denuncias por hurto", "{}", 1),
        ("las exportaciones", "{} millones de euros", 1000000),
        ("las ventas en Murcia", "US$ {} millones", 1000000),
        ("los fallecidos en carretera", "{}", 1),
        ("los alquileres medios", "{} euros", 1),
        ("los embarques de café", "{} mil toneladas", 1000),
    ),
}  # fmt: skip
_WORDS = {
    ("en", True): {"v": "rose", "a": "a rise", "a1": "A rise", "h": "higher", "u": "up",
                   "w": "risen", "s": "+", "s2": "up "},
    ("en", False): {"v": "fell", "a": "a fall", "a1": "A fall", "h": "lower", "u": "down",
                    "w": "fallen", "s": "-", "s2": "down "},
    ("es", True): {"v": "aumentaron", "a": "un aumento", "c": "más", "w": "aumentado", "s": "+"},
    ("es", False): {"v": "bajaron", "a": "una caída", "c": "menos", "w": "bajado", "s": "-"},
}  # fmt: skip


def tell(seed, count, slip=None):
    """Return some sentences, the same for a seed; a slip makes a wrong percent of the right one."""
    dice = random.Random(seed)
    return [_one(dice, slip) for _ in range(count)]


def _one(dice, slip):
    language = dice.choice(("en", "es"))
    form = dice.choice(SIZED[language] + (() if slip else BARE[language]))
    n, m = dice.sample(range(302, 980, 7), 2)
    if "up from" in form:
        n, m = max(n, m), min(n, m)
    percent = round(100 * abs(n - m) / m, 1)
    percent = slip(percent) if slip else percent
    now, then = dice.choice(_TIMES[language])
    what, number, scale = dice.choice(_SUBJECTS[language])
    printed = f"{percent:g}".replace(".", "," if language == "es" else ".")
    alone = [re.sub("^(?:in|en|at) ", "", time) for time in (now, then)]
    text = form.format(
        X=what, n=number.format(n), m=number.format(m), T=now, t=then, Tc=opened(now),
        tc=opened(then), t0=alone[1], ty=alone[1], Ty=alone[0], T0=alone[0], p=printed,
        **_WORDS[language, n > m],
    )  # fmt: skip
    if language == "es":
        text = text.replace(" a el ", " al ").replace(" de el ", " del ")
    text = text.replace("The the", "The").replace("The last", "Last")
    size = (1 if n > m else -1) * percent if "{p}" in form else None
    return Composed(language, f"{opened(text)}.", form, m * scale, n * scale, size, "percent")
