"""The texts of both languages: the same names, the same tokens in the same order, no number."""

import re
from string import Formatter

import pytest

from cifras.language.texts import LANGUAGES, reading_words, texts
from cifras.language.voice import Voice

ROOMS = ("cifras.language", "cifras.colombia")
# How each language reads numbers and joins words is its own; its numbers are no sentences.
OWN = ("reading.", "join.", "printed.", "report.region")


def said(language, room):
    found = texts(language, room).items()
    return {name: text for name, text in found if not name.startswith(OWN)}


def tokens(text):
    return [field for _, field, *_ in Formatter().parse(text) if field is not None]


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_hold_the_same_texts_in_the_same_order(room):
    assert list(said("en", room)) == list(said("es", room))
    assert len(said("en", room)) > 100


@pytest.mark.parametrize(("room", "name"), [(r, n) for r in ROOMS for n in said("en", r)])
def test_a_text_holds_the_same_tokens_in_the_same_order(room, name):
    assert tokens(said("en", room)[name]) == tokens(said("es", room)[name])


def test_no_sentence_of_the_study_hides_one_of_the_auditor():
    assert not set(said("en", ROOMS[0])) & set(said("en", ROOMS[1]))


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_number(language, room):
    for name, text in said(language, room).items():
        plain = re.sub(r"`[^`]*`|CC BY 4\.0|\{[^}]*\}", "", text)
        assert not re.search(r"\d", plain), name


def test_every_language_reads_the_same_units_and_comparators():
    words = {language: reading_words(language) for language in LANGUAGES}
    assert set(words["es"]["units"]) <= set(words["en"]["units"])
    assert set(words["es"]["comparators"]) == set(words["en"]["comparators"])


def test_a_count_takes_the_text_that_fits_it():
    voice = Voice("en", room="cifras.colombia")
    assert voice.count("figure.claims.held", 1) == "1 follows from the levels behind it"
    assert voice.count("figure.claims.held", 2) == "2 follow from the levels behind them"
    tokens = {"all": 16, "start": 2007, "end": 2013, "what": "a rise"}
    assert voice.count("figure.windows.title", 0, **tokens).startswith("None of 16")
