"""Both languages mean the same: short texts by a table checked by hand, sentences by concepts."""

import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from glossary import CONCEPTS, apart
from prose import WORDS
from small import read_csv

from cifras.language.texts import LANGUAGES, reading_words, texts
from cifras.reading.numbers import read_quantity

# Checked by hand, one meaning a row: the name of a text, and what each language says.
PINNED = read_csv(Path(__file__).with_name("meanings.csv"))
# Said otherwise in Spanish on purpose, so that the concepts differ; pinned as a whole.
FREE = {
    "untested.lone-share", "untested.no-base", "untested.no-direction", "cause.exchanged",
    "sweep.meaning_text", "sweep.flips_text", "counted.grain",
}  # fmt: skip
SAID = [name for name in texts("en") if not name.startswith(("reading.", "join."))]


@pytest.mark.parametrize("row", PINNED, ids=lambda row: row["name"])
def test_a_short_text_means_the_same_in_both_languages(row):
    assert [texts(language)[row["name"]] for language in LANGUAGES] == [row["en"], row["es"]]


def test_no_two_verdicts_answers_or_comparators_have_the_same_words():
    for language in LANGUAGES:
        for group in ("comparators.", "verdicts.", "untested."):
            told = [text for name, text in texts(language).items() if name.startswith(group)]
            assert len(set(told)) == len(told), (language, group)


@pytest.mark.parametrize("name", [name for name in SAID if name not in FREE])
def test_a_sentence_names_the_same_things_in_the_same_order_in_both_languages(name):
    assert apart(texts("en")[name], texts("es")[name], CONCEPTS) is None


def test_a_swap_in_one_language_is_seen():
    english = "Blue: revised up; black: down; in hectares, not tons"
    spanish = "Azul: al alza; negro: a la baja; en hectáreas, no toneladas"
    assert apart(english, spanish, CONCEPTS) is None
    for a, b in (("Azul", "negro"), ("al alza", "a la baja"), ("hectáreas", "toneladas")):
        swapped = spanish.replace(a, "~").replace(b, a).replace("~", b)
        assert apart(english, swapped, CONCEPTS), (a, b)


def found_in_reader(language):
    path = files("cifras.reading").joinpath(f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
UP = {
    "en": "rose rise increas* grew growth climbed jumped surged gained up",
    "es": "subió aument* crec* increment* alza elev* salto ganó",
}
DOWN = {
    "en": "fell fall drop dropped declin* decreas* reduc* lost down lower*",
    "es": "bajó cayó caída descendió disminu* reduc* perdió mermó recort*",
}
NUMBERS = {
    "en": {word: n for word, n in WORDS.items() if word not in ("once", "both", "twice", "zero")},
    "es": {
        "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
        "noventa": 90, "cien": 100, "mil": 1000, "millones": 10**6, "billones": 10**12,
        "mitad": Fraction(1, 2), "tercio": Fraction(1, 3), "cuarto": Fraction(1, 4),
        "quinto": Fraction(1, 5),
    },
}  # fmt: skip
TIMES = {
    "en": {"doubl*": 2, "tripl*": 3, "quadrupl*": 4, "twofold": 2, "halv*": Fraction(1, 2)},
    "es": {"duplic*": 2, "triplic*": 3, "cuadruplic*": 4, "doble": 2, "triple": 3},
}
COMPARED = {
    "en": {"over": "more than", "at least": "at least", "nearly": "almost", "under": "less than",
           "at most": "at most", "about": "about"},
    "es": {"over": "más de", "at least": "al menos", "nearly": "casi", "under": "menos de",
           "at most": "hasta", "about": "alrededor de"},
}  # fmt: skip
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_the_months_of_the_reader_are_in_order(language):
    listed, names = found_in_reader(language)["periods"]["months"], MONTHS[language].split()
    assert listed[:12] == names
    for place, short in enumerate(listed[12:]):
        assert short.replace("set", "sept")[:3] == names[place % 12][:3], short


@each_language
def test_words_that_go_up_and_words_that_go_down_are_not_exchanged(language):
    words = found_in_reader(language)
    up, down = (set(words[way]["words"]) for way in ("up", "down"))
    assert set(UP[language].split()) <= up
    assert set(DOWN[language].split()) <= down
    assert not up & down
    assert not set(words["up"]["adjectives"]) & set(words["down"]["adjectives"])
    assert {"en": "more", "es": "más"}[language] in words["up"]["adjectives"]
    assert {"en": "less", "es": "menos"}[language] in words["down"]["adjectives"]


@each_language
def test_words_for_numbers_and_multiples_are_worth_what_they_say(language):
    numbers = found_in_reader(language)["numbers"]
    listed = {w: Fraction(n) for group in numbers.values() for w, n in group.items()}
    held = {word: n for word, n in NUMBERS[language].items() if word in listed}
    assert len(held) > 20
    assert {word: listed[word] for word in held} == held
    times = found_in_reader(language)["multiples"]
    assert {w: Fraction(times[w]) for w in TIMES[language]} == TIMES[language]


@each_language
def test_both_ways_of_reading_take_a_word_for_the_same_number(language):
    """Printed numbers and numbers of a text have tables of their own."""
    own, texted = reading_words(language), found_in_reader(language)["numbers"]
    for place, word in enumerate(own["cardinals"]):
        assert texted["cardinals"][word] == place + 1
    for word, n in own["scales"].items():
        if " " not in word:
            assert texted["scales"][word] == n
    for word, n in own["parts"].items():
        assert Fraction(texted["parts"][word]) == Fraction(1, n)


@each_language
def test_comparators_are_read_as_what_they_mean(language):
    words = found_in_reader(language)["comparators"]
    for comparator, word in COMPARED[language].items():
        assert word in words[comparator], comparator
        told = {name for name, listed in words.items() if word in listed}
        assert told == {comparator}
        if word in reading_words(language)["comparators"][comparator]:
            assert read_quantity(f"{word} 90", language).comparator == comparator


@each_language
def test_units_are_read_as_what_they_mean(language):
    means = {
        "en": {"hectares": "ha", "metric tons": "t", "kilograms": "kg", "percent": "%",
               "years": "year", "days": "day"},
        "es": {"hectáreas": "ha", "toneladas métricas": "t", "kilogramos": "kg",
               "por ciento": "%", "años": "year", "días": "day"},
    }  # fmt: skip
    for word, unit in means[language].items():
        assert read_quantity(f"7 {word}", language).unit == unit, word


OWN = {"numbers", "thousands", "multiples"}  # the words themselves are the names there


def test_both_readers_know_the_same_kinds_of_words():
    english, spanish = (found_in_reader(language) for language in LANGUAGES)
    kinds = {name: set(words) for name, words in english.items() if name not in OWN}
    assert kinds == {name: set(words) for name, words in spanish.items() if name not in OWN}
    assert all(words for reader in (english, spanish) for words in reader.values())
