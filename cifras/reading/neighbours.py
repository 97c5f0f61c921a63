"""Which way a size goes by the size beside it: a rise of 7.5 % and 2.1 %, (up 3 %) and (8 %)."""

import re

from cifras.reading.listed import SIZES
from cifras.reading.more import More
from cifras.reading.tokens import ARROWS

# What follows a percent that is told of the same thing as the one before it.
_TOLD = frozenset(
    "for para among entre through over as at in on when after under con en a como según respecto "
    "frente contra against from compared relative".split()
)
# What stands between two percents of which the second has no verb of its own.
_NEXT_SUBJECT = re.compile(
    r"[^;:.()]{0,70}?\b(?:and|y|e) (?P<subject>[^,;:.()0-9]{4,50}?),?(?: by| un| en un| en)? "
)
_ENDS = re.compile(r"[,.;)]|$| (?:in|on|over|from|en|según|frente|respecto|compared)\b")
_VERBS = frozenset(
    "is are was were be has have had es son fue fueron era eran está están ha han hay with con "
    "who which that que at to a al made makes left now only just about than between entre los "
    "remained stood held accounted up down".split()
)
_LINKS = ("of", "de", "del", "at", "en", "con", "with", "by")  # a subject does not end with them
SIGNED = ("+", "-", "−", "–", "(", *ARROWS, "minus ", "plus ")
_NEXT_IN_BRACKETS = re.compile(r"\),? (?:and |y |e )?[^()0-9;.:]{2,50} \(")

# What leads from a noun of change to how large it was: the drop among men was even sharper.
_WAS_AS_LARGE = re.compile(
    r"[^;:.()0-9]{0,50}\b(?:fue|es|ha sido|resultó|resulta|era|was|is|has been|proved|were|fueron)"
    r" (?:(?:aún|todavía|incluso|mucho|algo|bastante|even|still|much|somewhat|far) )*",
    re.IGNORECASE,
)
_LOSE = re.compile(r"\b(?:loses?|docked|deducted|pierden?|restan?|quitan?) $")
_SCORED = re.compile(r"\b(?:obtien|obtuv|scor|puntú)[^\W\d_]*\s*$")
_OF_PERCENT = ("porcentual", "porcentuales", "pp", "percentage point", "percentage points")


class Neighbours(More):
    """A sentence whose sizes lend each other their way."""

    def _sign_of_the_one_after(self, figure):
        """Return the sign of the amount that restates a percent: 7.5 % or 110 thousand fewer."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        if figure.kind != "percent" or not after:
            return 0
        between = self.text[figure.end : after[0].start].strip().lower()
        return self._is_more(after[0]) if between in ("or", "o", "(", ", or", "or some") else 0

    def _said_again_in_percent(self, figure):
        """Return the sign of the percent that says an amount again: 282 girls or 6.4 % fewer."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        if figure.kind not in ("amount", "money") or not after or after[0].kind != "percent":
            return 0
        between = self.text[figure.end : after[0].start].strip().lower()
        return self._is_size(after[0]) if between in ("or", "o", "o un", "o el") else 0

    def _of_the_next_subject(self, figure):
        """Return the sign of a percent whose verb is that of the one before, and left out.

        Novels grew by 6 per cent, helped by crime, and poems by 41 per cent.
        """
        before = [f for f in self.figures if f.end <= figure.begin][-1:]
        if figure.kind != "percent" or not before or before[0].kind != "percent":
            return 0
        told = _NEXT_SUBJECT.fullmatch(self.text, before[0].end, figure.start)
        if told is None or not _ENDS.match(self.text, figure.end, self.end):
            return 0
        begin, end = told.span("subject")
        words = re.findall(r"[^\W\d_]+", told["subject"].lower())
        is_verb = any(w.endswith(self.words.past) or w in _VERBS for w in words)
        is_verb |= bool(words) and words[-1] in _LINKS
        is_moved = any(begin <= t.start < figure.start for t in [*self.mores, *self.ratios])
        if is_verb or is_moved or any(begin <= i.start < end for i in self.timed):
            return 0
        return self._is_size(before[0]) if not self._alone_in_brackets(before[0]) else 0

    def _is_how_large(self, more):
        """Return the noun of change that a word says is larger or smaller than another, or None.

        El retroceso fue todavía mayor, del 11 %; the fall was smaller, at 11 %.
        """
        noun = next((t for t in reversed(self.trends) if t.value and t.end <= more.start), None)
        if noun is None or not self._is_noun(noun):
            return None
        return noun if _WAS_AS_LARGE.fullmatch(self.text, noun.end, more.start) else None

    def _sign_of_the_one_before(self, figure):
        """Return the sign of the percent that another is added to: 7.5 % and 2.1 % as reported."""
        before = [f for f in self.figures if f.end <= figure.begin]
        if figure.kind not in SIZES or not before or before[-1].kind != figure.kind:
            return 0
        is_next = _NEXT_IN_BRACKETS.fullmatch(self.text, before[-1].end, figure.start) is not None
        if self._alone_in_brackets(figure) and (self._alone_in_brackets(before[-1]) or is_next):
            turned = self._trend_in(before[-1].end, figure.start)
            return turned.value if turned is not None else self._is_size(before[-1])
        between = self.text[before[-1].end : figure.begin].lower()
        words = re.findall(r"[^\W\d_]+", between)
        after = re.findall(r"[^\W\d_]+", self.text[figure.end : figure.end + 12].lower())[:1]
        is_next = words[-1:] in (["and"], ["y"], ["e"]) or words[-2:] == ["y", "un"]
        is_told = self._after(figure) is not None or set(after) <= _TOLD
        if not is_next or len(between) > 90 or self._breaks(between) or not is_told:
            return 0
        is_signed = before[-1].number.text.startswith(SIGNED)
        return (
            1 if is_signed else self._is_size(before[-1])
        )  # of -0.2 % in April and 0.4 % in March

    def _sign_of_the_verb_left_out(self, figure):
        """Return the sign of the last word of change where its verb is left out: beer 1 % to 92."""
        if self._listed_subject(figure):
            before = self._size_before(figure)[0]
            # digital sales +11.8 %, full-price sales 64 %
            if before.number.text.startswith(SIGNED):
                return 0 if before.number.text.startswith("+") else 1
            return self._is_size(before)
        after = [f for f in self.figures if f.start >= figure.end][:1]
        if figure.kind != "percent" or not after or after[0].kind == "percent":
            return 0
        is_led = after[0].lead == "to" and not self.text[figure.end : after[0].begin].strip(" ,")
        said = [t for t in self.trends if t.end <= figure.start and t.value]
        inner = self.text[said[-1].end : figure.start].replace(";", " ") if said else ""
        if not is_led or not said or self._breaks(inner):
            return 0
        return said[-1].value

    def _is_a_score(self, figure):
        """Say whether points are what was reached in a game or an index: llegó a 31 puntos."""
        said = self.text[figure.start : figure.end].lower()
        before = self.text[max(self.start, figure.begin - 14) : figure.begin].lower()
        if figure.in_words and _LOSE.search(before) and not self.timed:
            return True  # fined $450, and lose four points
        if said.endswith(_OF_PERCENT):
            return False
        if _SCORED.search(before):
            return True  # obtiene 38,7 puntos
        link = self.text[figure.begin : figure.start].strip().lower()
        return link in ("to", "at") or (link == "a" and not self._is_noun_after(figure))
