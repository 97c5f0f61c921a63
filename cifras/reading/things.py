"""What a stretch of text names: things, and not times, links or changes."""

import re

from cifras.reading.others import Others
from cifras.reading.period_words import NOUNS

_OFTEN = frozenset(
    "than expensive costly often likely that those real nominal terms volume value total local "
    "currency dollars euros pesos dólares términos volumen valor moneda "
    "went moved passed pasó pasaron fueron".split()  # not things, whatever they are said of
)
# A verb in its own right, with a subject before it: reports went from 3,140; not going from.
_MOVED = re.compile(
    r"\b(?:went|moved|passed|rose|fell|grew|climbed|dropped|dipped|jumped|pas(?:ó|aron)|fue|fueron"
    r"|sub(?:ió|ieron)|baj(?:ó|aron)|cay(?:ó|eron)|crec(?:ió|ieron)|aument(?:ó|aron)"
    r"|disminuy(?:ó|eron))(?: de| from)?(?: los| las)? $", re.IGNORECASE)  # fmt: skip
# So, therefore: what follows is said of what stands before.
SO = re.compile(
    r"\b(?:so|thus|hence|therefore|meaning|which|that|this|in other words|with|con lo|lo que"
    r"|de modo|así|por tanto|es decir|o sea|esto|eso|ello)\b"
    r"|\b(?:the|an?|el|la|una?) [^\W\d_]+ (?:of|de|del)(?: una?| el)? ?$", re.I)  # fmt: skip
# Where a clause of its own begins.
_APART = re.compile(
    r"[;.]|,? (?:and|while|as|whereas|but|y|mientras(?: que)?|pero|en tanto(?: que)?) ",
    re.IGNORECASE,
)
BACK = 200  # characters before a number that may name what it is of


class Things(Others):
    """A sentence that knows whether words name a thing that was not named before."""

    def _is_a_thing(self, word):
        """Say whether a word is of no time, link or change."""
        small = self.words.small["little"] | self.words.small["onward"]
        is_time = word in self.words.months or word in NOUNS[self.words.language]
        is_change = self.words.nouns.match([word], 0) or self.words.trend.match([word], 0)
        is_counted = word in self.words.cardinals or word in _OFTEN
        is_done = self.words.language == "en" and word.endswith("ed")
        return not (word in small or is_time or is_change or is_counted or is_done)

    def _names_what_is_new(self, told, before):
        """Say whether a stretch of text names things, and none that stands in another."""
        words = re.findall(r"[^\W\d_]{4,}", told.lower())
        words = [word for word in words if self._is_a_thing(word)]
        return bool(words) and not any(word[:5] in before.lower() for word in words)

    def _has_a_subject_that_moved(self, size, first):
        """Say whether what stands before levels and after a size is a verb with a new subject.

        Rents fell 5.7 %, while reports of thefts went from 3,140 to 3,319.
        """
        told = self.text[size.end : first]
        moved = _MOVED.search(told)
        subject = re.split("[,;:.]", told[: moved.start()])[-1] if moved else ""
        before = self.text[max(0, size.start - BACK) : size.end]
        return self._names_what_is_new(subject, before)

    def _has_a_clause_of_its_own(self, begin, first, last):
        """Say whether a size after levels is told of a new subject: and the fees fell by 6 %.

        It begins at `begin`; the levels stand from `first` to `last`.
        """
        told = self.text[last:begin]
        clause = _APART.split(told)[-1]
        is_own = clause != told and SO.search(clause) is None
        before = self.text[max(0, first - BACK) : last]
        return is_own and self._names_what_is_new(clause, before)
