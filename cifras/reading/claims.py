"""Trend claims in a text: which printed levels, sizes and directions belong together.

Precision comes before recall: two levels make a claim only where the words between them say which
was first, a size only where a word of change stands by it, or where the arithmetic leaves no doubt
(:mod:`cifras.reading.fitting`). What cannot be placed so is reported as unplaced, never guessed.

Each number of a sentence has a *lead*, the link right before it (from, to, by, against). A *pair*
is a level that something moved from and one that it moved to; a *size* is how much it moved. The
rules stand in a chain of files, each on the one before: supposing, aside, wishes, spoken, links,
frame, listed, comparing, shares, more, neighbours, signs, others, things, sizes, offers, beside,
against, order, pairs, when, making, naming, marked, completing, plausible, earlier, same_thing,
dated, then_and_now, once_had, bare, fitting, again, phrased, doubting, mistaken, named_change,
alone, told_after, across, and here what is made of them. Once all sentences are read, start_alone
and same_end give sizes the level that stands with another one, doubts takes levels away, and
incomplete leaves out sizes that a number beside them may belong to. Lines that only end because
they are full are joined before all that (:mod:`cifras.reading.wrapped`).
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from cifras.language.texts import LANGUAGES
from cifras.reading.across import Across
from cifras.reading.again import follows
from cifras.reading.better import is_open
from cifras.reading.clauses import clauses
from cifras.reading.digits import convention
from cifras.reading.doubts import doubt
from cifras.reading.found import Reading, TextClaim, Unplaced
from cifras.reading.frame import NEAR, Figure
from cifras.reading.incomplete import leave_out_incomplete
from cifras.reading.levels import alike
from cifras.reading.lists import in_place, is_of_several, subject_of, unfold
from cifras.reading.making import WAYS
from cifras.reading.mentions import Mentions
from cifras.reading.periods_told import give_periods
from cifras.reading.same_end import share_ends
from cifras.reading.signs import LEVELS
from cifras.reading.start_alone import give_starts
from cifras.reading.tables import outside, read_tables
from cifras.reading.tokens import sentences, tokenize
from cifras.reading.words import words_of
from cifras.reading.wrapped import unwrap

_MARKERS = {
    "en": frozenset("the of and to in was is were by from that for with on at".split()),
    "es": frozenset("el la de los las y en que del por se con un una para".split()),
}
_RANK = re.compile(r"\b(?:puesto|lugar|posición|rank|rank(?:ed|ing)|place|position)\s*$")
_RANKING = re.compile(r"\b(?:rankings?|clasificación|league table)\b[^.;:0-9]{0,40}$")
_IS_A_RANK = re.compile(r"[0-9](?:st|nd|rd|th|\.?[ºª]) |\b(?:puesto|lugar|posici|place)")
_PRESENT = re.compile(r"(?:this|the current|current|est[ea]|actual|hoy|today|now)\b")
_SO_FAR = re.compile(r"\b(?:stage|point|time|alturas?|fechas?)\b")
_MANY = 40  # numbers: more of them are a table and no sentence


def find_language(text):
    """Return the language whose small words a text holds most of; the first where none does."""
    words = [token.lower for token in tokenize(text[:20_000]) if token.kind == "word"]
    counts = {code: sum(word in _MARKERS[code] for word in words) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])


def read_claims(text, language=None):
    """Return the :class:`cifras.reading.found.Reading` of a text; without a language, find it."""
    printed, language = text, language or find_language(text)
    words, signs = words_of(language), convention(text, language)
    in_tables, crowd, spans = read_tables(text, words, signs)
    text, parts = unwrap(text), []
    for span in _clauses(text, words, spans):
        if span is None:
            parts.append(None)
            continue
        start, end = span
        mentions = Mentions(text, tokenize(text, start, end), words, signs)
        if len(mentions.numbers) > _MANY:
            crowd += [Unplaced(n.text, n.start, n.end, "alone") for n in mentions.numbers]
            crowd += [Unplaced(text[a:b], a, b, "unread") for a, b in mentions.unread]
            parts.append(None)
            continue
        part = _Sentence(text, start, end, mentions, words)
        if any(item.kind == "respectively" for item in part.items) or is_of_several(part):
            part.unfold(signs)
            part.state_lists(parts[-1] if parts else None)
            if not part.claims:
                part.find(parts[-1] if parts else None)
        else:
            part.find(parts[-1] if parts else None)
        if parts and parts[-1] is not None and parts[-1].join_what_is_left():
            part.take_the_pair_of(parts[-1])
        if len(parts) > 1 and None not in parts[-2:]:
            part.give_past(parts[-1], parts[-2])
        parts.append(part)
    if parts and parts[-1] is not None:
        parts[-1].join_what_is_left()
    parts = [part for part in parts if part is not None]
    give_starts(parts)
    share_ends(parts)
    doubt(parts)
    leave_out_incomplete(parts)
    give_periods(parts)
    claims = [
        TextClaim(**{name: value for name, value in made.items() if name != "ratio"})
        for part in parts
        for made in (_with_its_sentences(made, text, parts) for made in part.claims)
    ] + in_tables
    claims.sort(key=lambda claim: min(span[0] for span in claim.spans.values()))
    unplaced = [one for part in parts for one in part.unplaced()] + crowd
    unplaced.sort(key=lambda one: one.start)
    return Reading(printed, language, tuple(claims), tuple(unplaced))


def _clauses(text, words, tables):
    """Yield the (start, end) of each clause with things of its own; None where nothing counts.

    What stands in `tables`, spans that are read on their own, belongs to no clause.
    """
    for sentence in sentences(text):
        pieces = [*outside(tables, text, *sentence)] if tables else [sentence]
        if pieces != [sentence]:
            yield None  # a table parts what stands around it
        for start, end in pieces:
            if words.may_count(text, start, end):
                yield from clauses(text, start, end)
            else:
                yield None


def _with_its_sentences(made, text, parts):
    """Return a claim with the text of all the sentences that its numbers stand in."""
    spans = [span for role, span in made["spans"].items() if role != "indicator"]
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    start = parts[bisect_right(parts, first, key=lambda part: part.start) - 1].start
    end = parts[bisect_left(parts, last, key=lambda part: part.start) - 1].end
    return made | {"sentence": text[start:end], "sentence_start": start}


class _Sentence(Across):
    """One sentence, and the claims made of it."""

    def find(self, before):
        """Make the claims of this sentence; `before` is the one before it."""
        if self.figures or self.ratios:
            self.related = before is not None and bool(before.open or before.is_single())
            self.after_levels = before is not None and any(
                made["start"] and made["end"] for made in before.claims
            )
            self.after_brackets = self.after_levels and before.sets_in_brackets()
            related, self.related = self.related, True
            pairs = [*self._pairs(strong=True), *self._pairs(strong=False)]
            self.related = related or bool(pairs)
            for start, end, size in self._sized(pairs):
                self._claim(start, end, size)
            self._across(before)
            for figure in self.figures:
                self._alone(figure)
            for ratio in self.ratios:
                self._ratio(ratio)
            self._complete()
            self._join_by_order(before)
            self._pair_by_time(before)
            self._join_then_and_now()
            self._join_to_what_it_used_to_be(before)
            self._join_what_the_subject_had()
            self._join_two_things()
            self._join_bare(before)
            self._join_by_fit(before)
            self._share_end_with(before)
            self._join_by_bridge()
            self._join_multiple()
            self._join_by_colon()
            self._join_by_form()
            self._join_by_noun()
            self._give_to_the_size_of(before)
            self._take_the_start_after(before)
            self._take_the_change_named(before)
            self._take_the_lone_level()
            self._join_parts()
            self._part_what_is_far_off()
            self._drop_multiples_of_no_time()
            self._join_by_slip(before)
            self._part_what_is_of_another()
            self._part_what_is_per_another()
            self._restate()
            self._restate_again()
            self._leave_out_restated()
            self._turn_by_levels()
            self._settle_periods()
            self._part_what_is_strewn()
            self._leave_the_way_open()
            self._name_claims()
            for part in (self, before) if before else (self,):
                part.forget_backwards()

    def join_what_is_left(self):
        """Make what claim is left to be made once the sentence after this one has been read.

        Return whether one was made.
        """
        is_made = self._join_two_times()
        if is_made:
            self._leave_the_way_open()
            self._settle_periods()
            self._name_claims()
        return is_made

    def _turn_by_levels(self):
        """Let two levels say which way something went that improved: that may be up or down."""
        for made in self.claims:
            if not (made["start"] and made["end"]) or made["end"].value == made["start"].value:
                continue
            roles = [
                made["spans"][role] for role in ("start", "end", "stated") if role in made["spans"]
            ]
            first, last = min(a for a, _ in roles), max(b for _, b in roles)
            words = [t for t in self.mores if t.value and first - NEAR <= t.start < last + 3]
            at = made["spans"].get("stated", (last, last))
            words = [t for t in words if at[0] - 20 <= t.start <= at[1] + 3] or words
            is_rank = _RANK.search(self.text[max(0, first - 16) : first].lower()) is not None
            counted = made["stated"].unit if made["stated"] else made["unit"]
            is_rank |= _RANKING.search(self.text, self.start, first) is not None
            is_rank |= _IS_A_RANK.search(f"{made['start'].text} {counted}".lower()) is not None
            if not is_rank and (
                not words or not all(is_open(self.text, t, self.start, self.end) for t in words)
            ):
                continue
            if is_rank and made["kind"] == "levels":
                made["direction"] = ""  # climbed from 63rd to 57th: no word tells which is up
                continue
            sign = 1 if made["end"].value > made["start"].value else -1
            made["direction"] = WAYS[sign]
            if made["stated_value"] is not None and made["kind"] != "multiple":
                made["stated_value"] = sign * abs(made["stated_value"])

    def unfold(self, signs):
        """Make the claims of a sentence whose lists go together place by place."""
        texts, lists = unfold(self)
        if self._by_dates(lists):
            return
        if len(lists) == 1 and lists[0][0].figure in self.figures:
            first = lists[0][0].figure
            if first.lead in ("against", "from") and not self._is_size(first):
                return  # what is compared with the 3,172 and 83, respectively, is no list
        listed = [member for one in lists for member in one]
        outside = sum(
            f.kind in ("amount", "money")
            and not any(m.begin <= f.start < m.end for m in listed)
            and not f.forecast
            for f in self.figures
        )
        for place, one in enumerate(texts):
            text = one.text
            part = _Sentence(text, 0, len(text), Mentions(text, tokenize(text), self.words, signs),
                             self.words)  # fmt: skip
            part.is_listed = True
            part.find(None)
            for claim in part.claims:
                made = in_place(claim, one, self)
                roles = [made["spans"][role] for role in ("start", "end", "stated")
                         if role in made["spans"]]  # fmt: skip
                is_listed = any(m.begin <= a < m.end for m in listed for a, _ in roles)
                if place and not is_listed:
                    continue  # it was made at the first place
                stated = made["spans"].get("stated")
                if is_listed and stated and len(lists) == 1 and stated[0] >= listed[-1].end:
                    continue  # 612 and 578, respectively, down 5.6 %: of both at once
                if is_listed and stated and stated[0] >= listed[-1].end and not follows(made):
                    made |= {"kind": "levels", "stated": None, "stated_value": None,
                             "stated_unit": "", "ratio": None}  # fmt: skip
                    del made["spans"]["stated"]  # which size is of which place is not said
                    roles.remove(stated)
                if is_listed and made["kind"] == "difference" and self._lists_percents(listed):
                    continue  # of eight, six and eight per cent: eight of what is not read
                if is_listed and outside > 1 and not follows(made):
                    continue  # of levels that are in no list, too, any may be meant
                if is_listed and (span := made["spans"].get("indicator")):
                    made["indicator"], made["spans"]["indicator"] = subject_of(
                        made["indicator"], span, place, len(texts)
                    )
                self.claims.append(made)
                for figure in self.figures:
                    figure.used |= any(a < figure.end and figure.start < b for a, b in roles)

    def state_lists(self, before):
        """Give what was listed place by place the sizes that follow it and agree."""
        unscaled = [
            f
            for f in self.figures
            if f.kind in ("amount", "money") and self._in_a_list(f) and not f.used
        ]  # the levels of a list lend each other their scale: 604 and 218 million
        for figure in unscaled:
            figure.used = True
        self._join_by_bridge()
        self._join_by_fit(before)
        for figure in unscaled:
            figure.used = False

    def _lists_percents(self, listed):
        return any(getattr(m.figure, "kind", "") == "percent" for m in listed)

    def _by_dates(self, lists):
        """Make claims of the levels of one thing with their years: 6 and 17 for 2021 and 2020.

        Of more than two, each goes on from the one before. More things may have one list of years.
        """
        dates = [one for one in lists if not isinstance(one[0].figure, Figure)]
        counted = [one for one in lists if isinstance(one[0].figure, Figure)]
        if len(dates) != 1 or not counted or any(len(one) != len(dates[0]) for one in counted):
            return False
        years = [member.figure.value.year for member in dates[0]]
        if None in years or years not in (sorted(set(years)), sorted(set(years), reverse=True)):
            return False
        for levels in counted:
            told = [member.figure for member in levels]
            if any(f.lead == "by" or self._is_size(f) or f.kind not in LEVELS for f in told):
                return False
            if any(alike(one.number, told[-1].number)[0] is None for one in told):
                return False
        for levels in counted:
            for member in levels:  # 41, 46 and 52 million
                last = levels[-1].figure.number
                member.figure.number = alike(member.figure.number, last)[0]
            told = sorted(zip(years, levels, dates[0], strict=True), key=lambda each: each[0])
            for (_, one, then), (_, two, now) in pairwise(told):
                self._claim(one.figure, two.figure, None)
                made = self.claims[-1]
                made["start_period"], made["end_period"] = (
                    when.figure.value.text for when in (then, now)
                )
                one.figure.used = two.figure.used = True
        self.open.clear()
        return True

    def _claim(self, start, end, size):
        if size is None and start.lead == "against" and self._is_of_earlier(end, start):
            start, end = end, start  # 12.4 % in 2019, against 9.1 % in 2022
        elif size is None and start.lead == "against" and self._is_of_this_time(start):
            start, end = end, start  # 1,186 in that year, compared to 674 this year
        one, two = alike(start.number, end.number)
        made = self._new(
            min(start.begin, end.begin), (one.unit and two.unit) or one.unit or two.unit
        )
        made |= {"kind": "levels", "start": one, "end": two}
        made["spans"] |= {"start": (start.start, start.end), "end": (end.start, end.end)}
        made["start_period"], made["end_period"] = self._periods(start, end)
        made["start"], made["end"] = self._losses(start, end, one, two)
        sign = self._way(start, end) or self._way_of_the_list(start, end)
        if self._are_two_rates(end, start):
            sign = 0  # grew by 9.7 % (June: 12.2 %) says that both are growth
        if size is None:
            self.open.append(made)
        else:
            sign = self._state(made, size) or sign
        made["direction"] = WAYS[sign]
        self.claims.append(made)

    def _is_of_earlier(self, one, two):
        """Say whether the year right after one level is before the year right after another."""
        years = [when and when.value.year for when in map(self._after, (one, two))]
        return None not in years and years[0] < years[1]

    def _is_of_this_time(self, figure):
        """Say whether the time right after a level is the present: this year, este mes."""
        when = self._own_after(figure)
        said = "" if when is None else when.value.text.lower()
        is_past = said.endswith(("last year", "año pasado"))  # at this time last year
        if when is not None and when.value.year is not None:
            is_past |= _SO_FAR.search(said) is not None  # at this stage in 2022
        return not is_past and _PRESENT.match(said) is not None

    def _way_of_the_list(self, start, end):
        """Return the way of the pair in brackets before this one: fraud (from 9 to 7), theft."""
        inside = self._inside(start)
        last = self.claims[-1] if self.claims else None
        if inside < 0 or inside != self._inside(end) or last is None or "end" not in last["spans"]:
            return 0
        before = max(b for _, b in (last["spans"]["start"], last["spans"]["end"]) if b) if (
            last["start"]
        ) else self.end  # fmt: skip
        told = self.text[before:inside]
        if before > inside or not told.startswith(")") or set(told) & set(";:."):
            return 0
        if any(before <= t.start < inside for t in self.mores):
            return 0
        return {"increase": 1, "decrease": -1}.get(last["direction"], 0)

    def unplaced(self):
        """Yield the numbers that belong to no claim, with the reason that is known."""
        for start, end in self.unread:
            yield Unplaced(self.text[start:end], start, end, "unread")
        for number, why in self.aside:
            yield Unplaced(number.text, number.start, number.end, why)
        for figure in self.figures:
            if not figure.used:
                why = "forecast" if figure.forecast else self._why_free(figure)
                if figure.start >= self.supposed_from:
                    why = self.supposed_as
                yield Unplaced(figure.number.text, figure.start, figure.end, why)

    def _why_free(self, figure):
        """Say what a number is that belongs to no claim: a range, a share of something, alone."""
        if figure.kind == "range":
            return "range"
        after = self.text[figure.end : figure.end + 5].lower()
        is_share = figure.kind == "percent" and after.startswith((" of ", " de ", " del "))
        return "share" if is_share else "alone"
