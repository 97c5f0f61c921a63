"""Periods in a sentence: years, quarters, months, halves, and those named by another.

A period is a run of words that speak of time and hold something that names one: a year, a month,
or a noun of time with an ordinal or with a word such as earlier, previous or anterior.
"""

from cifras.reading.named_times import OPENERS
from cifras.reading.period_digits import full_year, quarter
from cifras.reading.period_phrases import looks_like_one, set_phrase
from cifras.reading.period_words import BASE, COUNTS, JOIN, NOUNS, NOW, ORDINALS, WEEKDAYS

_LATER = ("later", "después")
_EARLIER = ("earlier", "ago", "previously", "antes", "atrás", *_LATER)
_THOSE_BEFORE = ("before", "prior", "previos", "previas", "anteriores", "precedentes")
_BEFORE_A_YEAR = frozenset("for in since by of from until en desde hacia de del año year".split())
# After these a number of two digits names one: week 14, semana epidemiológica 32.
_WEEKS = ("week", "semana", "period", "periodo", "período")
_NUMBERED_AFTER = ("epidemiológica", "epidemiologica")
_BEFORE_THAT = (["anterior"], ["previo"], ["previa"], ["precedente"])

_ARTICLES = ("a", "un", "el", "la", "the")
_LONGEST = 12  # words
_END = -1  # the word is not taken, nor any after it
_LINKS = frozenset("of de del el la the in en a al".split())
# Words that a period may begin with, beside a month and a number.
_OPENERS = {
    code: NOUNS[code] | BASE[code] | ORDINALS[code] | NOW[code]
    | WEEKDAYS
    | OPENERS
    | frozenset("q h y a un el la lo the interanual yoy qoq mom m fy cy hace py pcp one".split())
    for code in NOUNS
}  # fmt: skip
_THIS_YEAR = (["this", "year"], ["current", "year"], ["este", "año"], ["presente", "año"])
_LAWS = frozenset(
    "law act ley decreto resolución acuerdo ordenanza orden regulation directive".split()
)
# After these four digits are no year.
_COUNTED = frozenset(
    "% por per percent million millones mil millón billion dollars dólares pesos euros people "
    "personas t ha".split()
)


def find_periods(tokens, words):
    """Yield (first token, last token, year or None, whether it is a base) of each period."""
    language, lower, at = words.language, [_bare(t.lower) for t in tokens], 0
    openers = _OPENERS[language]
    while at < len(tokens):
        run = None
        if _is_in_quetzales(lower, at):
            at += 2
            continue
        if at and lower[at - 1] == "per":
            at += 1  # 57,640 barrels per day in 2023
            continue
        if tokens[at].kind == "num" or lower[at] in openers or lower[at] in words.months:
            run = _run(tokens, lower, at, words, language)
        if run is None:
            at += 1
            continue
        yield run
        at = run[1] + 1


def _is_in_quetzales(lower, at):
    """Say whether a Q is money, and no quarter: Q4 mil 812 millones."""
    return lower[at] == "q" and lower[at + 2 : at + 3] == ["mil"]


def _bare(word):
    """Return a word without the sign of possession: July's."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _is_plain_year(text):
    return text.isdecimal() and len(text) == 4 and 1500 <= int(text) <= 2099


def _is_from_or_to_a_level(tokens, at):
    """Say whether four digits go from or to a number that is no year: from 2222 to 1857."""
    words = [token.lower for token in tokens[max(0, at - 3) : at]]
    other = None
    if words[-1:] == ["to"] and words[:1] == ["from"] and len(words) == 3:
        other = tokens[at - 2]
    elif words[-1:] == ["from"] and at + 2 < len(tokens):
        if tokens[at + 1].lower == "in" and _is_plain_year(tokens[at + 2].text):
            return True  # from 2011 in 2015 to 2148
        other = tokens[at + 2] if tokens[at + 1].lower == "to" else None
    if other is None or not other.text.isdecimal() or len(other.text) > 5:
        return False
    return not 1500 <= int(other.text) <= 2099


def is_year(tokens, at):
    """Say whether a token is a year: four digits that no sign, scale or measure belongs to."""
    token = tokens[at]
    if token.kind != "num" or not token.text.isdecimal() or len(token.text) != 4:
        return False
    if not 1500 <= int(token.text) <= 2099:
        return False
    before = tokens[at - 1].text if at else ""
    if int(token.text) < 1800 and before.lower() not in _BEFORE_A_YEAR:
        return False  # las víctimas fueron 1532
    if _is_from_or_to_a_level(tokens, at):
        return False
    if before == "/" and any(t.lower in _LAWS for t in tokens[max(0, at - 5) : at - 1]):
        return False  # Ley 15/2010
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if before in "$£€¥₹" and before:
        return False
    if after == "por":
        return tokens[at + 2 : at + 3] == [] or tokens[at + 2].lower != "ciento"
    return after not in _COUNTED


def _run(tokens, lower, at, words, language):
    """Return the period that begins at a token, or None."""
    found = set_phrase(tokens, lower, at, NOUNS[language])
    if found is None and lower[at] in JOIN[language] and lower[at] not in _ARTICLES:
        return None
    if found is None:
        found = looks_like_one(tokens, lower, at, NOUNS[language])
    if found is not None:
        return found or None
    begin = at + (lower[at] == "a" and language == "es")
    if lower[begin : begin + 1] and lower[begin] in words.cardinals:
        if lower[begin + 1 : begin + 2] in (["in"], ["en"]):
            return None  # up from nine in 2014, pasaron de nueve a dos en 2016
        if lower[begin - 1 : begin] == ["by"]:
            return None  # the wait was cut by four days
    return _Growing(tokens, lower, at, words).grow()


class _Growing:
    """A period that grows word by word from its first one.

    It is one once it has a ``core``: a year, a month, or a noun of time with an ordinal or a word
    such as earlier. Whatever stands after the ``last`` word that such a core holds is left again.
    """

    def __init__(self, tokens, lower, at, words):
        self.tokens, self.lower, self.at, self.words = tokens, lower, at, words
        language = words.language
        self.nouns, self.base, self.ordinals = NOUNS[language], BASE[language], ORDINALS[language]
        self.core = self.noun = self.ordinal = self.is_base = False
        self.year, self.last, self.found = None, -1, None

    def grow(self):
        """Return (first token, last token, year or None, whether it is a base), or None."""
        i, lower = self.at, self.lower
        while i < min(len(self.tokens), self.at + _LONGEST):
            taken = self._take(i)
            if taken == _END:
                break
            i = taken + 1
        if self.found or not self.core or self.last < self.at:
            return self.found
        if lower[self.last - 1 : self.last + 1] in _THIS_YEAR:
            self.is_base = False  # the same five months of this year
        first = self.at
        while first < self.last and lower[first] in _LINKS:
            if lower[first] in ("a", "un") and self.words.language == "en":
                break
            first += 1
        return first, self.last, self.year, self.is_base

    def _hold(self, last):
        self.core, self.last = True, last

    def _take(self, i):
        """Take a word, and return the last one taken with it, or _END."""
        token, word = self.tokens[i], self.lower[i]
        if _is_in_quetzales(self.lower, i):
            return _END
        if is_year(self.tokens, i):
            return self._take_year(i)
        if word in self.words.months and not _is_another_word(self.tokens, i):
            return self._take_month(i)
        if token.text.isdecimal() and len(token.text) <= 2:
            if _day(self.lower, self.tokens, i, self.words):
                return i
            if _is_time_before(self.lower, i, self.nouns):
                return i
        if i == self.at and _is_of_an_ended_time(self.lower, i, self.words):
            self.ordinal = True  # the 13 weeks ended 3 August
            return i
        if i == self.at and word in NOW[self.words.language]:
            self._hold(i)
            return _END
        if _is_noun(self.lower, i, self.nouns):
            return self._take_noun(i)
        return self._take_beside_a_noun(i)

    def _take_year(self, i):
        lower = self.lower
        if self.core and self.year is not None and lower[i - 1] not in ("-", "/", "–"):
            return _END
        self.year = self.year or int(self.tokens[i].text)
        to = i + 2 + (lower[i + 2 : i + 3] in (["'"], ["’"]))  # 2015-'17
        is_span = (
            to < len(self.tokens)
            and lower[i + 1] in ("-", "/", "–")
            and lower[to].isdecimal()
            and len(lower[to]) in (2, 4)
            and self.tokens[i + 1].end == self.tokens[i + 2].start
        )
        then = lower[i + 1 : i + 3]
        is_quarter = len(then) == 2 and then[0] == "q" and then[1] in "1234"
        self._hold(to if is_span or is_quarter else i)
        return self.last

    def _take_month(self, i):
        lower, tokens = self.lower, self.tokens
        if self.core and self.year is not None:
            return _END
        self._hold(i)
        then = "".join(lower[i + 2 : i + 3])
        if lower[i + 1 : i + 2] in (["'"], ["’"], ["-"]) and then.isdecimal():
            self.year = full_year(then) if len(then) == 2 else None
            self._hold(i + 2)  # July'13
            return i + 2
        day = tokens[i + 1].text if i + 1 < len(tokens) else ""
        is_day = day.isdecimal() and len(day) <= 2 and int(day) <= 31
        if not is_day or counts_something(lower, i + 1):
            return i
        self._hold(i + 1)
        is_dated = lower[i + 2 : i + 3] == [","] and i + 3 < len(tokens) and is_year(tokens, i + 3)
        return i + 1 + is_dated  # past the comma of March 14, 2020

    def _take_noun(self, i):
        self.noun = True
        if self.ordinal or self.is_base or self.core:
            self._hold(i)
        elif self.lower[i] == "fiscal":
            self.ordinal = True
        return i

    def _take_beside_a_noun(self, i):
        """Take a word that names a time only with a noun before it: week 14, ten years on."""
        token, word, lower = self.tokens[i], self.lower[i], self.lower
        if self.noun and word in _NUMBERED_AFTER and token.kind == "word":
            return i  # semana epidemiológica 32
        is_number = self.noun and not self.core and token.text.isdecimal()
        if is_number and int(token.text) <= 53 and lower[i - 1] in (*_WEEKS, *_NUMBERED_AFTER):
            self._hold(i)
            return i
        if word in WEEKDAYS and (self.is_base or lower[i + 1 : i + 2] in _BEFORE_THAT):
            self.noun = True
            if self.is_base:
                self._hold(i)
            return i
        if word == "on" and self.noun and not self.core:
            if _is_a_date(lower, self.tokens, i + 1, self.words):
                return _END  # up five weeks on 31 March
        if word in self.base:
            return self._take_base(i)
        is_on = word == "on" and lower[i + 1 : i + 2] == [","]  # ten years on, the figure was 684
        is_later = word in _LATER or lower[i : i + 2] == ["más", "tarde"]
        if self.noun and (is_on or is_later):
            self._hold(i + (word == "más"))
            return _END
        return self._take_short(i)

    def _take_base(self, i):
        word = self.lower[i]
        if self.core and word in ("before", "antes") and _goes_on_to_do(self.lower, i):
            return _END  # in 2011 before dropping to 905
        self.is_base = True
        if self.noun or self.core:
            self._hold(i)
        return i

    def _take_short(self, i):
        """Take a quarter or a half in letters, an ordinal or a link."""
        word, lower = self.lower[i], self.lower
        if word in ("q", "h") and lower[i + 1 : i + 2] in (["1"], ["2"], ["3"], ["4"]):
            self._hold(i + 1)
            after = "".join(lower[i + 2 : i + 3])
            is_named = after.isdecimal() and lower[i + 3 : i + 4] == [":"]  # (H1 22: 203.1)
            if len(after) == 2 and (after[0] == "0" or is_named):
                self.year = full_year(after)  # Q2 08
                self._hold(i + 2)
            return self.last
        if self.core and (later := quarter(self.tokens, lower, i)):
            self._hold(later[0])
            self.year = self.year or later[1]
            return self.last
        if word in self.ordinals:
            self.ordinal = True
            if word[0] == "q" and word[1:].isdecimal():
                self._hold(i)
            return i
        if word == "interanual":
            self.found = i, i, None, True
            return _END
        is_link = word in JOIN[self.words.language] if i > self.at else word in _ARTICLES
        if word == "pr" and self.core and not is_link:
            self.last = i
            return i
        return i if is_link else _END


def _is_another_word(tokens, at):
    """Say whether the name of a month is something else: may, and in Spanish the sea."""
    token = tokens[at]
    if token.lower == "may":
        return token.text[0] != "M"
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return token.text == "mar" and not (after[:1].isdecimal() or after in (".", "-", "/", "de"))


def _is_noun(lower, at, nouns):
    """Say whether a word names a time: year; fall and curso only where what is before says so."""
    before = lower[at - 1] if at else ""
    if lower[at] == "fall":
        return before in ("last", "this", "previous")
    if lower[at] in COUNTS:  # the last census, el conteo anterior
        after = "".join(lower[at + 1 : at + 2])
        return any(before in some[code] or after in BASE[code] for code in NOUNS
                   for some in (BASE, ORDINALS))  # fmt: skip
    return lower[at] in nouns and not (lower[at] == "curso" and before == "en")


def _is_time_before(lower, at, nouns):
    """Say whether a number counts back: 12 months earlier, the previous 12 months."""
    noun, then = [*lower[at + 1 : at + 3], "", ""][:2]
    if noun not in nouns:
        return False
    if then in _EARLIER or lower[at - 1] in ("previous", "prior", "preceding"):
        return True
    return then in _THOSE_BEFORE and lower[at - 1] in ("los", "las", "the")


def _goes_on_to_do(lower, at):
    """Say whether a verb follows a before: before dropping, antes de bajar."""
    after, then = [*lower[at + 1 : at + 3], "", ""][:2]
    return after.endswith("ing") or (after == "de" and then.endswith(("ar", "er", "ir")))


def _is_of_an_ended_time(lower, at, words):
    """Say whether a number counts the weeks or months of a period: 13 weeks ended, 12 months to."""
    if not lower[at].isdecimal() or len(lower[at]) > 2:
        return False
    if lower[at + 1 : at + 2] not in (["weeks"], ["months"], ["semanas"], ["meses"]):
        return False
    then, month = "".join(lower[at + 2 : at + 3]), "".join(lower[at + 3 : at + 4])
    is_until = then in ("to", "through", "hasta", "a") and month in words.months
    return is_until or then.startswith(("ended", "ending", "terminad", "finalizad"))


def _is_a_date(lower, tokens, at, words):
    """Say whether a date or a month begins at a token: 31 March, May 2020."""
    here = lower[at : at + 1]
    return bool(here) and (
        here[0] in words.months or (here[0].isdecimal() and len(here[0]) <= 2 and _day(
            lower, tokens, at, words))
    )  # fmt: skip


def counts_something(lower, i):
    """Say whether a number after a month counts things, and is no day: in May 28 victims."""
    if lower[i].isdecimal() and int(lower[i]) > 31:
        return True
    is_in = lower[max(0, i - 2) : i - 1] in (["in"], ["en"])
    noun = "".join(lower[i + 1 : i + 2])
    if noun in ("mil", "millones", "million", "billion", "thousand"):
        return True
    return is_in and noun.isalpha() and len(noun) > 3 and noun.endswith("s")


def _day(lower, tokens, i, words):
    """Say whether a number of one or two digits is a day before a month: 30 June, 14 de mayo."""
    nxt = i + 1
    if i and lower[i - 1] == "las":
        return False  # por debajo de las 23 de agosto
    if nxt < len(lower) and lower[nxt] in ("de", "of"):
        nxt += 1
    return nxt < len(lower) and lower[nxt] in words.months and int(tokens[i].text) <= 31
