"""The texts of both languages: the same names, the same tokens in the same order, no number."""

import re
from string import Formatter

import pytest

from cifras.language.voice import LANGUAGES, Voice, texts

TOKENS = {
    language: {
        name: [field for _, field, *_ in Formatter().parse(text) if field is not None]
        for name, text in texts(language).items()
    }
    for language in LANGUAGES
}
# Names of people and places that only one of the languages writes differently.
SHARED = {name for name in texts("en") if not name.startswith("names.")}


def test_both_languages_hold_the_same_texts():
    assert set(TOKENS["es"]) - {n for n in texts("es") if n.startswith("names.")} == SHARED


@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_text_holds_the_same_tokens_in_the_same_order(name):
    assert TOKENS["en"][name] == TOKENS["es"][name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_a_number(language):
    for name, text in texts(language).items():
        plain = re.sub(r"`[^`]*`|CC BY 4\.0|\{[^}]*\}", "", text)
        assert name.startswith("printed.") or not re.search(r"\d", plain), name


def test_a_count_takes_the_text_that_fits_it():
    voice = Voice("en")
    assert voice.count("figure.claims.held", 1) == "1 follows from the levels behind it"
    assert voice.count("figure.claims.held", 2) == "2 follow from the levels behind them"
    tokens = {"all": 16, "start": 2007, "end": 2013, "what": "a rise"}
    assert voice.count("figure.windows.title", 0, **tokens).startswith("None of 16")
