"""The texts of each language, as their TOML files hold them."""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es")


@cache
def _file(room, language):
    return tomllib.loads(files(room).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def reading_words(language):
    """Return how a language reads numbers: separators, scales, parts, comparators, units."""
    return _file("cifras.language", language)["reading"]


@cache
def texts(language, room="cifras.language"):
    """Return every text of a language by its dotted name; `room` is the package that holds it."""
    return _flat(_file(room, language))


def _flat(tree, prefix=""):
    found = {}
    for name, value in tree.items():
        key = f"{prefix}{name}"
        found |= _flat(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return found
