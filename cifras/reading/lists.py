"""*Respectively*: a sentence with lists of one length is as many sentences, one for each place.

Revenue and profit were 412 and 57 million respectively, up 8 % and down 11 % from 382 and 64
million: the first of each list belong together, and the second. What belongs to the other places
is left out, and each sentence that this gives is read like any other; what is found in it is
then told by the characters of the text itself.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from cifras.reading.levels import alike

_AND = frozenset(("and", "y", "e", "&"))
# What may stand between two members of a list beside and, a comma and a word of change.
_BESIDE = frozenset(
    "to of a an the by from up down un una el la los las al del de en fy fiscal".split()
)
_BETWEEN = re.compile(r"\b(between|from|entre|desde)\s*$", re.IGNORECASE)
_WIDEST = 48  # characters between two members


@dataclass(frozen=True)
class Member:
    """One member of a list: its characters, from those of what joins it to the one before.

    ``bare_end`` is where its digits end where nothing but digits and a unit stand in it, else -1.
    """

    begin: int
    start: int
    end: int
    bare_end: int
    figure: object


@dataclass(frozen=True)
class Unfolded:
    """What a sentence says for one place of its lists, and where each character of it stands."""

    text: str
    places: tuple

    def span(self, start, end):
        """Return the characters of the text that a stretch was made from, to the first gap."""
        last = start
        while last + 1 < end and self.places[last + 1] == self.places[last] + 1:
            last += 1
        return self.places[start], self.places[last] + 1


def unfold(sentence):
    """Return one :class:`Unfolded` for each place of the lists of a sentence, and the lists.

    `sentence` is a :class:`cifras.reading.frame.Frame`. Lists of another length than most are
    left as they are; without a list there is nothing to return.
    """
    lists = lists_of(sentence)
    lengths = Counter(len(one) for one in lists)
    if not lengths:
        return [], []
    length = lengths.most_common(1)[0][0]
    lists = [one for one in lists if len(one) == length]
    said = [(i.start, i.end) for i in sentence.items if i.kind == "respectively"]
    texts = []
    for place in range(length):
        out = [*said, *(gap for one in lists for gap in _others(sentence.text, one, place))]
        kept = [
            at for at in range(sentence.start, sentence.end) if not any(a <= at < b for a, b in out)
        ]
        texts.append(Unfolded("".join(sentence.text[at] for at in kept), tuple(kept)))
    return texts, lists


def lists_of(sentence):
    """Return the lists of numbers and of periods of a sentence, each a list of members."""
    lists = _runs(sentence)
    spread = _spread(sentence, lists)
    is_new = spread and not any(spread[0].start == one[0].start for one in lists)
    return [spread, *lists] if is_new else lists


def is_of_several(sentence):
    """Say whether sizes of several things stand between their levels, all in one order.

    2,640 tonnes of packaging and 1,915 of glass, 10.6 % and 3.7 % more than the 2,388 and 1,846.
    """
    if sum(f.kind == "percent" for f in sentence.figures) < 2:
        return False
    return bool(_spread(sentence, _runs(sentence)))


def _runs(sentence):
    """Return the lists of numbers and of periods that stand member beside member."""
    found, text = [], sentence.text
    for kind, elements in (
        ("number", sentence.figures),
        ("period", sentence.timed),
    ):
        run = []
        for element in elements:
            if run and not _joins(sentence, run[-1], element, kind):
                found.append(run)
                run = []
            run.append(element)
        found.append(run)
    return [_members(sentence, text, run) for run in found if len(run) > 1]


def _spread(sentence, lists):
    """Return the levels before a list of sizes, one for each, that no list of their own holds.

    A list of levels of before follows the sizes, or *respectively* says that they are of each.
    """
    is_said = any(item.kind == "respectively" for item in sentence.items)
    for sizes, starts in pairwise([*lists, []]):
        if {getattr(member.figure, "kind", "") for member in sizes} != {"percent"}:
            continue
        ends = [
            f
            for f in sentence.figures
            if f.end <= sizes[0].begin and f.kind in ("amount", "money") and not f.in_words
        ]
        is_led = bool(starts) and getattr(starts[0].figure, "lead", "") in ("against", "from")
        is_alike = (
            is_led
            and len(starts) == len(ends)
            and all(
                alike(end.number, start.figure.number)[0] is not None
                for end, start in zip(ends, starts, strict=True)
            )
        )
        if len(ends) == len(sizes) and (is_alike or (is_said and not is_led)):
            return [Member(f.start, f.start, f.end, -1, f) for f in ends]
    return []


def _joins(sentence, one, two, kind):
    """Say whether nothing but links, marks and words of change stand between two members."""
    between = sentence.text[one.end : two.start]
    if len(between) > _WIDEST or ";" in between or "(" in between:
        return False
    moves = [(t.start, t.end) for t in sentence.mores if one.end <= t.start and t.end <= two.start]
    words = [
        match[0].lower()
        for match in re.finditer(r"[^\W_]+|&", between)
        if not any(a <= one.end + match.start() < b for a, b in moves)
    ]
    if kind == "number" and one.kind != two.kind and not _lends(one, two):
        return False
    if kind == "period" and _BETWEEN.search(sentence.text[sentence.start : one.start][-12:]):
        return False  # between 2002 and 2014 is one span
    is_and = bool(_AND & set(words)) or (not words and between.strip() == ",")
    return is_and and set(words) <= _AND | _BESIDE


def _lends(one, two):
    """Say whether of two members a bare one has the unit of the other: 35 and 52 percent."""
    return any(f.kind == "amount" and not f.number.unit for f in (one, two))


def _members(sentence, text, run):
    own = [_own_trend(sentence, one) for one in run]
    members = []
    for at, one in enumerate(run):
        begin = members[-1].end if at else one.start
        if not at and own[0] and any(own[1:]):
            begin = own[0].start
        stop = run[at + 1].start if at + 1 < len(run) else one.end + 9
        told = [
            m.end for m in sentence.mores if one.end <= m.start <= one.end + 2 and m.end <= stop
        ]
        if at + 1 == len(run) and at and all(m.end == m.figure.end for m in members):
            told = []  # 10.6 % and 3.7 % more: of each
        members.append(Member(begin, one.start, max([one.end, *told]), _digits_end(text, one), one))
    return members


def _own_trend(sentence, one):
    """Return the word of change right before a member: up 8 %, una caída del 2 %."""
    for trend in sentence.trends:
        between = text_between(sentence.text, trend.end, one.start)
        if trend.end <= one.start and between is not None and set(between) <= _BESIDE:
            return trend
    return None


def text_between(text, start, end):
    """Return the words of a short stretch, or None where it is longer than a few."""
    return text[start:end].lower().split() if 0 <= end - start <= 12 else None


def _digits_end(text, one):
    match = re.search(r"[0-9][0-9.,]*[0-9]|[0-9]", text[one.start : one.end])
    if match is None and not getattr(one, "number", None):
        return -1
    if match is None:
        return -1 if one.number.unit else one.end  # nine, four and 12 per cent
    return one.start + match.end()


def _others(text, members, place):
    """Yield the stretches that do not belong to one place of a list."""
    last, kept = members[-1], members[place]
    lends = kept is not last and kept.bare_end == kept.end and last.bare_end not in (-1, last.end)
    for at, member in enumerate(members):
        if at == place:
            for match in re.finditer(
                r"\s*(?:,|\b(?:and|y|e)\b|&)+", text[member.begin : member.start]
            ):
                yield member.begin + match.start(), member.begin + match.end()
        elif lends and member is last:
            yield member.begin, member.bare_end  # its unit is that of the others, too
        else:
            yield member.begin, member.end


def in_place(made, unfolded, sentence):
    """Return a claim that was made in an unfolded text as one of its sentence."""
    moved = dict(made)
    for role in ("start", "end", "stated"):
        if number := made[role]:
            start, end = unfolded.span(number.start, number.end)
            moved[role] = replace(number, start=start, end=end)
    moved["spans"] = {name: unfolded.span(*span) for name, span in made["spans"].items()}
    moved["sentence"] = sentence.text[sentence.start : sentence.end]
    moved["sentence_start"] = sentence.start
    return moved


def subject_of(indicator, span, place, length):
    """Return the part of what lists are about that belongs to one place, with its characters."""
    ends = [0]
    for match in re.finditer(r",\s*(?:and\s+|y\s+)?|\s+(?:and|y|e)\s+", indicator):
        ends += [match.start(), match.end()]
    ends.append(len(indicator))
    parts = list(zip(ends[::2], ends[1::2], strict=True))
    if len(parts) != length or not span:
        return indicator, span
    start, end = parts[place]
    return indicator[start:end], (span[0] + start, span[0] + end)
