"""Paragraphs put together from plain parts, with the claim that each holds.

One part tells what there is at a time, one what there was at an earlier one, one the size of the
change; a form says in which order they stand. What is composed so is plain to a reader, whatever
the order, and right: no paragraph may be called wrong, nor its levels be turned.
"""

import random
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Composed:
    """A text, its language and form, where something began and ended, and the stated size.

    The size is signed, and None where the text states none; `unit` is that of the size.
    """

    language: str
    text: str
    form: str
    start: float
    end: float
    size: float | None
    unit: str


@dataclass(frozen=True)
class _Thing:
    """What is counted: how a level of now, one of then, and a difference are told."""

    number: str
    now: tuple
    then: tuple
    difference: tuple
    words: dict  # by whether it went up
    unit: str = "absolute"
    scale: int = 1


_TIMES = {
    "en": (
        ("in 2022", "in 2021"), ("last year", "in 2019"), ("in 2022", "the year before"),
        ("this year", "last year"), ("in May", "in April"), ("in May", "a year earlier"),
        ("today", "in 2019"), ("in the first half of 2022", "in the same period of 2021"),
        ("at the end of June", "at the end of March"), ("last week", "the week before"),
        ("in 2022", "two years earlier"), ("today", "ten years ago"),
        ("in the third quarter", "in the second quarter"), ("in 2021/22", "in 2020/21"),
        ("in March 2022", "in March 2021"), ("on 1 June", "on 1 May"),
    ),
    "es": (
        ("en 2022", "en 2021"), ("el año pasado", "en 2019"), ("en 2022", "el año anterior"),
        ("este año", "el año pasado"), ("en mayo", "en abril"), ("en mayo", "un año antes"),
        ("hoy", "en 2019"), ("en el primer semestre de 2022", "en igual período de 2021"),
        ("a fines de junio", "a fines de marzo"), ("la semana pasada", "la semana anterior"),
        ("en 2022", "dos años antes"), ("hoy", "hace diez años"),
        ("en el tercer trimestre", "en el segundo trimestre"),
        ("en la gestión 2022", "en la gestión 2021"),
        ("en marzo de 2022", "en marzo de 2021"), ("al 1 de junio", "al 1 de mayo"),
    ),
}  # fmt: skip
_RISE = {
    "en": {True: {"a": "a rise", "v": "rose", "c": "more", "h": "higher"},
           False: {"a": "a fall", "v": "fell", "c": "fewer", "h": "lower"}},
    "es": {True: {"a": "un aumento", "v": "subieron", "c": "más", "h": "más"},
           False: {"a": "una caída", "v": "bajaron", "c": "menos", "h": "menos"}},
}  # fmt: skip
_SIZES = {
    "en": (
        "{a} of {p}%", "which is {a} of {p}%", "{p}% {c}", "so there was {a} of {p}%",
        "that is {p}% {c}", "this is {a} of {p}%", "which means {a} of {p}%",
    ),
    "es": (
        "{a} del {p} %", "es decir, {a} del {p} %", "un {p} % {c}", "así que hubo {a} del {p} %",
        "eso es un {p} % {c}", "lo que supone {a} del {p} %", "con {a} del {p} %",
    ),
}  # fmt: skip
_THINGS = {
    "en": (
        _Thing(
            "{}",
            ("there were {n} thefts {T}", "thefts numbered {n} {T}",
             "the police counted {n} thefts {T}", "{T} there were {n} thefts",
             "{T} the police recorded {n} thefts", "the number of thefts was {n} {T}",
             "thefts stood at {n} {T}", "a total of {n} thefts came in {T}"),
            ("there were {m} {t}", "there had been {m} {t}", "{t} it was {m}",
             "{t} there were {m}", "{t} the figure was {m}", "it had been {m} {t}",
             "{t} they numbered {m}", "{t} the police had recorded {m}", "{t} the number was {m}"),
            ("{d} {c}", "{a} of {d}", "which is {d} {c}", "so they {v} by {d}"),
            _RISE["en"],
        ),
        _Thing(
            "€{} million",
            ("revenue was {n} {T}", "{T} revenue came to {n}", "revenue reached {n} {T}",
             "the group took {n} {T}", "{T} sales amounted to {n}"),
            ("{t} it was {m}", "it had been {m} {t}", "{t} it came to {m}", "it was {m} {t}",
             "{t} the figure was {m}", "{t} it had been {m}"),
            ("{a} of {d}", "which is {a} of {d}", "so it {v} by {d}", "{d} {c}"),
            {up: words | {"c": words["c"].replace("fewer", "less")}
             for up, words in _RISE["en"].items()},
            scale=10**6,
        ),
        _Thing(
            "{}%",
            ("the rate was {n} {T}", "{T} the rate stood at {n}", "unemployment was {n} {T}",
             "the rate stood at {n} {T}"),
            ("{t} it was {m}", "it had been {m} {t}", "{t} it stood at {m}", "it was {m} {t}",
             "{t} the figure was {m}"),
            ("{a} of {d} points", "which is {a} of {d} points", "{d} points {h}",
             "so it {v} by {d} points"),
            _RISE["en"],
            "points",
        ),
    ),
    "es": (
        _Thing(
            "{}",
            ("hubo {n} hurtos {T}", "los hurtos fueron {n} {T}",
             "la policía contó {n} hurtos {T}", "{T} hubo {n} hurtos",
             "{T} la policía registró {n} hurtos", "el número de hurtos fue de {n} {T}",
             "los hurtos sumaron {n} {T}", "un total de {n} hurtos se denunció {T}"),
            ("hubo {m} {t}", "habían sido {m} {t}", "{t} fueron {m}", "{t} hubo {m}",
             "{t} la cifra fue de {m}", "{t} habían sido {m}", "{t} sumaban {m}",
             "{t} la policía había registrado {m}", "{t} eran {m}"),
            ("{d} {c}", "{a} de {d}", "es decir, {d} {c}", "por lo que {v} en {d}"),
            _RISE["es"],
        ),
        _Thing(
            "{} millones de euros",
            ("los ingresos fueron de {n} {T}", "{T} los ingresos sumaron {n}",
             "los ingresos alcanzaron los {n} {T}", "el grupo facturó {n} {T}",
             "{T} las ventas ascendieron a {n}"),
            ("{t} fueron de {m}", "habían sido de {m} {t}", "{t} sumaban {m}", "fueron {m} {t}",
             "{t} la cifra fue de {m}", "{t} habían sido {m}"),
            ("{a} de {d}", "es decir, {a} de {d}", "por lo que {v} en {d}", "{d} {c}"),
            _RISE["es"],
            scale=10**6,
        ),
        _Thing(
            "{} %",
            ("la tasa fue del {n} {T}", "{T} la tasa se ubicó en el {n}",
             "el desempleo fue del {n} {T}", "la tasa era del {n} {T}"),
            ("{t} fue del {m}", "había sido del {m} {t}", "{t} se ubicaba en el {m}",
             "era del {m} {t}", "{t} la cifra fue del {m}"),
            ("{a} de {d} puntos", "lo que supone {a} de {d} puntos", "{d} puntos {c}",
             "es decir, {a} de {d} puntos"),
            _RISE["es"],
            "points",
        ),
    ),
}  # fmt: skip
# N is the part of now, M that of then, S the size; in small letters they go on in a sentence.
SIZED = (
    "{N}. {M}, {s}.", "{N}; {m}, {s}.", "{N}, {s}. {M}.", "{N}. {M}. {S}.",
    "{N}, while {m}: {s}.", "{N} ({m}), {s}.", "{M}. {N}, {s}.",
)  # fmt: skip
BARE = ("{N}, whereas {m}.", "{N}. {M}.", "{N}; {m}.", "{M}. {N}.")
# Of these the size may be one of the level of then: 613 last year. In 2014 there were 748, 18 % up.
OPEN = ("{N}. {M}, {s}.", "{N}; {m}, {s}.")
_RELATED = ("anterior", "before", "earlier", "antes", "de 2021", "of 2021")
_HAD = re.compile(r"\bhad\b|\b[^\W\d_]+(?:aban?|ían?)\b|\beran?\b")
_WHILE = {"while": "mientras que", "whereas": "mientras que"}


def compose(seed, count, slip=None):
    """Return some paragraphs, the same for a seed; a slip makes a wrong size of the right one."""
    dice = random.Random(seed)
    return [_one(dice, slip) for _ in range(count)]


def _one(dice, slip):
    """Return a paragraph of one form."""
    language = dice.choice(("en", "es"))
    thing = dice.choice(_THINGS[language])
    is_rate = thing.unit == "points"
    end, start = dice.sample(range(300, 980, 7), 2)
    if is_rate:
        end, start = end / 100, start / 100
    form = dice.choice([one for one in SIZED if one not in OPEN] if slip else SIZED + BARE)
    gap = round(abs(end - start), 2)
    is_difference = is_rate or (slip is None and dice.random() < 0.25)
    size = gap if is_difference else round(100 * gap / start, 1)
    size = slip(size) if slip else size
    printed, n, m = (_printed(number, language) for number in (size, end, start))
    words = thing.words[end > start] | {"p": printed}
    words |= {"d": thing.number.format(printed) if thing.scale > 1 else printed}
    is_turned = form.startswith("{M}")  # what is told first names what is counted, and its time
    now, then = dice.choice(
        [times for times in _TIMES[language] if not (is_turned and times[1].endswith(_RELATED))]
    )
    stated = dice.choice(thing.difference if is_difference else _SIZES[language]).format(**words)
    n, m = (thing.number.format(number) for number in (n, m))
    if is_turned:
        before = dice.choice(thing.now).format(n=m, T=then)
        told = dice.choice([part for part in thing.then if not _HAD.search(part)])
        told = told.format(m=n, t=now)
    else:
        told = dice.choice(thing.now).format(n=n, T=now)
        before = dice.choice(thing.then).format(m=m, t=then)
    if language == "es":
        form = " ".join(_WHILE.get(word, word) for word in form.split(" "))
    text = form.format(N=opened(told), M=opened(before), m=before, S=opened(stated), s=stated)
    signed = (1 if end > start else -1) * size * (thing.scale if is_difference else 1)
    return Composed(
        language, text, form, start * thing.scale, end * thing.scale,
        signed if "s}" in form.lower() else None, thing.unit if is_difference else "percent",
    )  # fmt: skip


def _printed(number, language):
    return f"{number:g}".replace(".", "," if language == "es" else ".")


def opened(words):
    """Return words with a capital at their beginning."""
    return words[0].upper() + words[1:]
