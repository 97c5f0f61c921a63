"""Documents with every number marked, by verdict or with why it is in no claim, as one page.

The page holds the text of the documents, so it is for whoever audits them and not for
publication. It asks for nothing outside itself and has no script: both languages stand in it,
and a choice at its head shows one of them.
"""

import re
from collections import Counter
from pathlib import PurePath

from markupsafe import Markup

from cifras import __version__
from cifras.arithmetic.verdicts import HOLDS, VERDICTS
from cifras.audit.output import WRONG
from cifras.audit.text_claims import level_of
from cifras.language.invisible import CONTROLS, TURNS
from cifras.language.reasons import say_cause, say_reason, say_size
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice, decimals
from cifras.report.filled import template, template_file
from cifras.report.number_lines import Mark, number_line

# What no page may hold, and what turns the order of signs.
_UNSEEN = re.compile(f"[{CONTROLS}\r{TURNS}\ufffe\uffff\ud800-\udfff]")
_BROKEN = re.compile(r"[^\S\n]*\n(?=([^\W\d_]))")  # a line that ends before a word
_ROLES = ("start", "end", "stated")


def text_page(texts):
    """Return the page as HTML; `texts` holds (document, reading, graded claims) for each."""
    voices = {language: Voice(language) for language in LANGUAGES}
    parts, first, seen = [], 1, Counter()
    for number, (document, reading, graded) in enumerate(texts, 1):
        # Its file's name: folders are the reader's own, and a page is passed on.
        name = _clean(PurePath(document.name).name)
        seen[name] += 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        parts.append(_Part(number, name, document, reading, graded, first, voices))
        first += len(graded)
    shown = parts[0].language if parts else LANGUAGES[0]
    byline = _both(voices, lambda voice: voice.say("page.byline", version=__version__))
    return template("text_page.html.j2").render(
        parts=parts,
        shown=shown,
        languages={code: voices[code].say("page.language") for code in LANGUAGES},
        words=lambda name: _both(voices, name),
        byline=byline,
        heading=voices[shown].say("page.title"),
        title=", ".join(part.name for part in parts),
        style=template_file("page.css") + template_file("text.css"),
    )


class _Part:
    """One document: its summary, its text in pieces, its cards."""

    def __init__(self, number, name, document, reading, graded, first, voices):
        self.number, self.name, self.language = number, name, reading.language
        self._document, self._reading, self._voices = document, reading, voices
        self.cards = [_Card(one, n, document, self) for n, one in enumerate(graded, first)]
        self.wrong = [card for card in self.cards if card.verdict in WRONG]
        self.counts = Counter(card.verdict for card in self.cards)

    def both(self, speak):
        """Return what `speak` says with each voice: the name of a text, or what takes a voice."""
        return _both(self._voices, speak)

    def named(self, verdict):
        """Return what a verdict is called."""
        return self.both(lambda voice: voice.name(verdict))

    def why(self, code):
        """Say why a number is in no claim."""
        return self.both(f"unplaced.{code}")

    def summary(self):
        """Say how many claims there are, and how they fare."""
        counts = {
            "holds": sum(self.counts[verdict] for verdict in HOLDS),
            "wrong": len(self.wrong),
            "untested": self.counts["untestable"],
        }

        def speak(voice):
            claims = voice.count("page.claims", len(self.cards))
            if not self.cards:
                return f"{claims}."
            # The others are told beside those that follow, and need them in the sentence.
            said = {name: n for name, n in counts.items() if n or name == "holds"}
            told = [voice.count(f"page.{name}", n) for name, n in said.items()]
            return f"{claims}: {voice.join(told)}."

        return self.both(speak)

    def coverage(self):
        """Say how many numbers of the text belong to claims."""
        placed = {(n.start, n.end) for card in self.cards for n in card.numbers.values()}
        of = len(placed) + len(self._reading.unplaced)
        return self.both(
            lambda voice: voice.say(
                "page.coverage", n=voice.number(len(placed)), of=voice.number(of)
            )
        )

    def paragraphs(self):
        """Yield the text: for each paragraph a list of pieces (text, card, cards, why, chip).

        ``card`` is that by whose verdict a number is marked, ``cards`` are those that it belongs
        to, ``chips`` those whose recomputed size stands after it; ``why`` says why it is in none.
        """
        text, place, pieces = self._document.text, 0, []
        for start, end, cards, why in self._marks():
            if start < place:
                continue  # it is marked already, as a part of what stands around it
            yield from self._plain(text[place:start], pieces)
            chips = [card for card in cards if card.anchor in range(start, end)]
            pieces.append((_flow(text[start:end]), cards[0] if cards else None, cards, why, chips))
            place = end
        yield from self._plain(text[place:], pieces)
        if pieces:
            yield pieces

    def _plain(self, text, pieces):
        """Add text without a number to `pieces`; yield them wherever a paragraph ends."""
        *ended, last = re.split(r"\n[^\S\n]*\n\s*", text)
        for part in ended:
            pieces.append((_flow(part), None, (), "", ()))
            if any(piece[0].strip() for piece in pieces):
                yield list(pieces)
            pieces.clear()
        pieces.append((_flow(last), None, (), "", ()))

    def _marks(self):
        """Return (start, end, cards, why) of every number, in order; the worst verdict first."""
        found = {}
        for card in self.cards:
            for number in card.numbers.values():
                found.setdefault((number.start, number.end), []).append(card)
        marks = [
            (*span, sorted(cards, key=lambda card: -_BAD.index(card.verdict)), "")
            for span, cards in found.items()
        ]
        marks += [(one.start, one.end, [], one.why) for one in self._reading.unplaced]
        return sorted(marks, key=lambda mark: (mark[0], -mark[1]))


_BAD = ("untestable", *(verdict for verdict in VERDICTS if verdict != "untestable"))


class _Card:
    """One claim: its numbers, what they stand for, what they give, and why that is the verdict."""

    def __init__(self, graded, number, document, part):
        claim = graded.claim
        self.graded, self.claim, self.verdict = graded, claim, graded.verdict
        self.id, self.number, self._part = f"claim-{number}", number, part
        self.numbers = {role: n for role in _ROLES if (n := getattr(claim, role))}
        told = self.numbers.get("stated") or max(
            self.numbers.values(), key=lambda n: n.start, default=None
        )
        self.anchor = -1 if told is None else told.start
        self.line, _ = document.place(claim.sentence_start if told is None else told.start)
        self.sentence = " ".join(_clean(claim.sentence).split())

    def title(self):
        """Say which claim this is, and the line that it stands in."""

        def speak(voice):
            place = voice.say("page.place", line=self.line)
            return f"{voice.say('page.claim', n=self.number)} ({place})"

        return self._part.both(speak)

    def named(self):
        """Say which claim this is and its verdict, for who does not see the mark."""
        return self._part.both(
            lambda voice: voice.say(
                "page.in_claim", n=self.number, verdict=voice.name(self.verdict)
            )
        )

    def reason(self):
        """Say why."""
        return self._part.both(lambda voice: say_reason(self.graded.reason, voice))

    def causes(self):
        """Say what may have gone wrong, the likeliest first."""
        return [
            self._part.both(lambda voice, cause=cause: say_cause(cause, voice))
            for cause in self.graded.causes
        ]

    def size(self, voice, places=1):
        """Say the size that the levels give; nothing where there is none."""
        found = self.graded.recomputed
        if found is None:
            return ""
        return say_size(found.point, self.graded.unit, voice, places)

    def chip(self):
        """Say, beside the stated number, what the levels give."""
        return self._part.both(
            lambda voice: (
                self.size(voice, 2 if self.graded.unit == "ratio" else 1)
                or voice.name(self.verdict)
            )
        )

    def facts(self):
        """Yield (label, words) of each printed number and of the recomputed size."""
        for role, number in self.numbers.items():
            when = {"start": self.claim.start_period, "end": self.claim.end_period}.get(role, "")
            yield (
                self._part.both(lambda voice, r=role, w=when: _label(r, w, voice)),
                self._part.both(lambda voice, r=role, n=number: self._stands(r, n, voice)),
            )
        if self.graded.recomputed is not None:
            yield self._part.both("card.recomputed"), self._part.both(self._bounded)
        if self.graded.power is not None and self.graded.kind == "change":
            yield (
                self._part.both("card.power"),
                self._part.both(lambda voice: voice.number(self.graded.power)),
            )

    def _stands(self, role, number, voice):
        stated = self.graded.stated
        if role != "stated":
            quantity = level_of(number)
            low, high = quantity.low, quantity.high
        elif stated is None:
            return _clean(number.text)
        else:
            low, high = stated.low, stated.high
        bounds = {
            side: say_size(value, self.graded.unit, voice, _few(low, high))
            if role == "stated"
            else voice.number(value, decimals(value))
            for side, value in (("low", low), ("high", high))
            if value is not None
        }
        if not bounds:
            return _clean(number.text)
        ending = "" if len(bounds) == 2 else f"_{next(iter(bounds))}"
        return voice.say(f"card.stands{ending}", printed=_clean(number.text), **bounds)

    def _bounded(self, voice):
        found, unit = self.graded.recomputed, self.graded.unit
        if found.low is None or found.high is None:
            return self.size(voice, 2)
        low, high = (say_size(side, unit, voice, 2) for side in (found.low, found.high))
        return voice.say("card.bounded", point=self.size(voice, 2), low=low, high=high)

    def ask(self):
        """Say which number to ask the author for, where one that is missing is the reason."""
        missing = [role for role in _ROLES if role not in self.numbers]
        if self.claim.kind == "levels" and "stated" in missing:
            missing.remove("stated")
        if self.verdict != "untestable" or not missing:
            return ""

        def speak(voice):
            when = {"start": self.claim.start_period, "end": self.claim.end_period}
            asked = [
                voice.say(f"page.ask_{role}")
                + (f" ({_clean(when[role])})" if when.get(role) else "")
                for role in missing
            ]
            return voice.say("page.ask", list=voice.join(asked))

        return self._part.both(speak)

    def picture(self):
        """Draw the stated percent above the recomputed one; nothing for other kinds of claim."""
        if self.graded.kind != "change" or None in (self.graded.stated, self.graded.recomputed):
            return ""
        return self._part.both(self._line)

    def _line(self, voice):
        stated, found = self.graded.stated, self.graded.recomputed
        words = " ".join(_clean(self.claim.stated.text).split())
        marks = [
            _mark("stated", words, "stated", stated, voice),
            _mark("recomputed", self.size(voice, 2), self.verdict, found, voice),
        ]
        told = [voice.say("card.item", label=m.label, told=m.told) for m in marks]
        label = voice.say("card.line", claim=self.number)
        alt = voice.say("card.alt", list="; ".join(told))
        return Markup(number_line(marks, f"{self.id}-{voice.language}", label, alt, voice))  # noqa: S704 - drawn here, its words escaped


def _few(*values):
    """Return how many decimals bounds need, and not more than two."""
    return max(min(2, decimals(value)) for value in values if value is not None)


def _both(voices, speak):
    """Return what `speak` says with each voice; the page shows one of them."""
    said = Markup("")
    for code, voice in voices.items():
        words = voice.say(speak) if isinstance(speak, str) else speak(voice)
        said += Markup('<span class="{0}" lang="{0}">{1}</span>').format(code, words)
    return said


def _mark(label, told, kind, bounds, voice):
    point, low, high = (
        None if x is None else float(x) for x in (bounds.point, bounds.low, bounds.high)
    )
    return Mark(voice.say(f"card.{label}"), told, kind, point, low, high)


def _label(role, when, voice):
    label = voice.say(f"card.{role}")
    return (
        voice.say("card.dated", label=label, year=" ".join(_clean(when).split())) if when else label
    )


def _flow(text):
    """Return a part of a text in which a sentence that was broken to fit a width is one line."""
    return _clean(_BROKEN.sub(lambda m: " " if m[1].islower() else m[0], text))


def _clean(text):
    """Return a text without what no page may hold; every such sign is shown as lost."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
