"""The words of one language that the reader of texts knows, ready to be matched in one pass."""

import re
import tomllib
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files

from cifras.language.texts import LANGUAGES

_MOST_SEEN = 50_000  # words


class Phrases:
    """Phrases of one or more words, some of them stems (``increas*``), by their first word."""

    def __init__(self, meanings):
        self._exact, self._stems = {}, {}
        for phrase, meaning in meanings.items():
            first, *rest = phrase.split()
            table = self._stems if first.endswith("*") else self._exact
            table.setdefault(first.rstrip("*"), []).append((tuple(rest), meaning))
        for table in (self._exact, self._stems):
            for found in table.values():
                found.sort(key=lambda pair: -len(pair[0]))
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._seen = {}

    def match(self, words, at):
        """Return (meaning, how many words) of the longest phrase that begins at `at`, or None."""
        found = self._seen.get(words[at])
        if found is None:
            found = self._beginning_with(words[at])
        for rest, length, meaning in found:
            if not rest or words[at + 1 : at + length] == rest:
                return meaning, length
        return None

    def may_begin(self, word):
        """Say whether any phrase begins with a word."""
        found = self._seen.get(word)
        return bool(self._beginning_with(word) if found is None else found)

    def _beginning_with(self, word):
        """Return (the other words, length, meaning) of what may begin with a word; keep it."""
        listed = list(self._exact.get(word, ()))
        for length in self._lengths:
            if len(word) >= length:
                listed += self._stems.get(word[:length], ())
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        found = tuple((list(rest), 1 + len(rest), meaning) for rest, meaning in listed)
        self._seen[word] = found
        return found


@dataclass(frozen=True)
class Words:
    """What a language calls numbers, measures, directions, links and periods."""

    language: str
    cardinals: dict
    scales: dict
    parts: Phrases
    measures: Phrases
    comparators: Phrases
    trend: Phrases
    more: Phrases
    nouns: Phrases
    multiples: Phrases
    times: frozenset
    respectively: Phrases
    forecast: Phrases
    yearly: Phrases
    months: dict
    leads: dict
    moves: Phrases
    breaks: tuple
    places: dict
    small: dict
    counting: re.Pattern
    past: tuple
    bridging: tuple
    apart: tuple
    halves: frozenset
    numerals: frozenset
    seen: dict = field(default_factory=dict)

    def beginning_with(self, word):
        """Return the (kind, phrases) of change that may begin with a word, in order of trial."""
        found = self.seen.get(word)
        if found is None:
            listed = (
                ("ratio", self.multiples), ("forecast", self.forecast), ("trend", self.moves),
                ("trend", self.trend), ("more", self.more), ("respectively", self.respectively),
            )  # fmt: skip
            found = tuple((kind, phrases) for kind, phrases in listed if phrases.may_begin(word))
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
            self.seen[word] = found
        return found

    def may_count(self, text, start, end):
        """Say whether a stretch of text may hold a number or a multiple; most sentences do not."""
        return self.counting.search(text, start, end) is not None


@cache
def words_of(language):
    """Return the :class:`Words` of a language; ValueError names those there are."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}: {language!r}")
    text = files("cifras.reading").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    given = tomllib.loads(text)
    numbers, multiples = given["numbers"], dict(given["multiples"])
    times = frozenset(multiples.pop("times"))
    return Words(
        language,
        numbers["cardinals"],
        numbers["scales"],
        Phrases({word: Fraction(part) for word, part in numbers["parts"].items()}),
        _named(given["measures"]),
        _named(given["comparators"]),
        Phrases(dict.fromkeys(given["up"]["words"], 1) | dict.fromkeys(given["down"]["words"], -1)),
        Phrases(
            dict.fromkeys(given["up"]["adjectives"], 1)
            | dict.fromkeys(given["down"]["adjectives"], -1)
        ),
        Phrases(dict.fromkeys(given["nouns"]["words"], True)),
        Phrases({word: Fraction(ratio) for word, ratio in multiples.items()}),
        times,
        Phrases(dict.fromkeys(given["links"]["respectively"], True)),
        Phrases(dict.fromkeys(given["not"]["forecast"], True)),
        Phrases(dict.fromkeys(given["not"]["yearly"], True)),
        {name: 1 + at % 12 for at, name in enumerate(given["periods"]["months"])}
        | given["periods"]["other_months"],
        _by_last_word(given["leads"]),
        Phrases(dict.fromkeys(given["moves"]["words"], 0)),
        tuple(f" {word} " for word in given["breaks"]["words"]),
        {sign: tuple(stems) for sign, stems in given.get("thousands", {}).items()},
        {name: frozenset(listed) for name, listed in given["small"].items()},
        re.compile(
            # At the beginning of words, which costs a third of looking everywhere.
            r"[0-9]|\b(?:per ?cent|por ciento|[mbt]r?illi?[oó]n|points?|puntos?|"
            # Of numbers in words only those that something went from or to, or moved by.
            r"(?:from|to|by|de|a|en|multiplic[^\W\d_]+ por) "
            rf"(?:{_alternatives(numbers['cardinals'])})\b|"
            # Or that are told of now, or of years ago: today it runs eleven.
            r"(?:today|now|ago|hoy|ahora|años),? (?:[^\W\d_]+ ){0,3}"
            rf"(?:{_alternatives(numbers['cardinals'])})\b|"
            + "|".join(re.escape(word.rstrip("*")) for word in [*multiples, *numbers["parts"]])
            + ")",
            re.IGNORECASE,
        ),
        tuple(given["moves"]["past"]),
        tuple(given["moves"]["bridging"]),
        tuple(
            tuple(re.compile(rf"\b(?:{part.replace(' ', '|')})") for part in row)
            for row in given["apart"]["rows"]
        ),
        frozenset(word for word, part in numbers["parts"].items() if part == "1/2"),
        frozenset(["a", "the", "la", "mil", *numbers["cardinals"], *numbers["parts"]]),
    )


def _alternatives(cardinals):
    return "|".join(re.escape(word) for word, count in cardinals.items() if count > 1)


def _by_last_word(table):
    """Return the phrases of links by their last word, the longest first: (phrase, name)."""
    found = {}
    for name, listed in table.items():
        for phrase in listed:
            found.setdefault(phrase.split()[-1], []).append((phrase, name))
    return {word: sorted(pairs, key=lambda pair: -len(pair[0])) for word, pairs in found.items()}


def _named(table):
    return Phrases({phrase: name for name, listed in table.items() for phrase in listed})
