"""Pairs: two levels of which the words around them say that one came before the other."""

import itertools
import re

from cifras.reading.beside import Beside
from cifras.reading.frame import FAR, WHEN_IT, Figure
from cifras.reading.levels import alike
from cifras.reading.signs import LEVELS

_SET_AGAINST = (
    "compare", "against", "versus", "vs", "as against", "frente", "contra", "respecto",
    "con respecto", "comparad", "en comparación", "por los", "por las", "que se compara",
    "mayor a", "menor a", "por encima", "por debajo", "above", "below", "lejos", "after", "tras",
)  # fmt: skip
_RESTATING = (", or", "or", "(", ", o", "o", "; or")
_THEN = re.compile(r"^(?:last|previous|prior)\b|\b(?:pasad[oa]|anterior)\b")
_LEFT_AFTER = re.compile(r"[0-9]\s+(?:[^\W\d_]+ )?(?:remain|remained|survive|are left|quedan)\b")
_LEFT = re.compile(
    r"\b(quedan?|quedaban|se ha llegado|se llegó|sobreviven|remain|survive|are left"
    r"|there are now)\b"
)
_WAS = re.compile(
    r"\b(?:was|were|been|stood|era|eran|fue|fueron|sido|sumaba|sumaban|hubo|tenían?|contaban?)\b"
)
_ARTICLES = ("", "a", "an", "un", "una")
# What may stand between a level and the change that it is called.
_A_CHANGE = re.compile(
    r"(?: in [0-9]{4})?,? (?:which (?:is|was) |lo que es )?(?:an?|una?) (?:[^\W\d_]+ )?"
)


class Pairs(Beside):
    """A sentence in which pairs of levels are found."""

    def _pairs(self, strong):
        """Yield (start, end) of two levels that the words around them put in order.

        First the `strong` ones, from one to another, then what else is free.
        """
        free = [
            f
            for f in self.figures
            if f.kind in (*LEVELS, "time")
            and not f.forecast
            and not f.used
            and not self._is_fraction(f)
            and not self._is_more(f)
            and not self._is_counted_more(f)
            and not self._is_named_change(f)
            and self._signed_after(f) is None
            and not (
                f.kind != "percent" and f.lead == "by" and self._is_right_after_a_change(f.number)
            )
        ]
        if strong:
            for one, two in itertools.pairwise(free):
                if self._are_two_rates(one, two):
                    one.used = two.used = True
                    yield two, one
            free = [f for f in free if not f.used]
        if strong and (twins := self._twins(free)):
            yield from twins
            return
        at = 0
        while at + 1 < len(free):
            for step in (1, 2, 3):
                if at + step >= len(free):
                    continue
                one, two = free[at], free[at + step]
                inner = free[at + 1 : at + step]
                sizes = [f for f in inner if self._is_size(f)]
                shares = [f for f in inner if f.kind == "percent" != one.kind]
                if len(sizes) > 1 or any(f not in sizes and f not in shares for f in inner):
                    continue
                pair = self._order(one, two, sizes[0] if sizes else None, strong)
                if pair:
                    for figure in pair:
                        figure.used = True
                    yield pair
                    at += step
                    break
            at += 1

    def _are_two_rates(self, one, two):
        """Say whether a percent has that of before in brackets: grew by 9.7 % (June: 12.2 %)."""
        if {one.kind, two.kind} != {"percent"} or self._inside(one) >= 0:
            return False
        opened = self._inside(two)
        apart = self._rest(one.end, opened).lower().strip() if opened >= one.end else "?"
        if apart not in ("", "in the", "en el") or self._labelled(two) is None:
            return False
        label = self.text[opened + 1 : two.start].rstrip("+-−– ")
        return label.endswith(":") and self.text[two.end : two.end + 1] == ")"

    def _moves_just_before(self, figure):
        return any(0 <= figure.begin - t.end <= 2 for t in self.trends)

    def _twins(self, free):
        """Return two pairs of levels told side by side: 17.9 million, or 41 cents a share, versus.

        The second of each side restates the first in another measure, with the same words between.
        """
        if len(free) != 4:
            return []
        one, other, two, last = free
        links = [self.text[a.end : b.start].strip().lower() for a, b in ((one, other), (two, last))]
        between = self.text[other.end : two.begin]
        is_set = two.lead == "against" or {one.lead, two.lead} == {"from", "to"}
        if links[0].endswith("("):
            links = [link[-1:] for link in links]
        if links[0] != links[1] or links[0] not in _RESTATING or not is_set:
            return []
        if len(between.strip(" ,)")) > 45 or self._breaks(between):
            return []
        sides = [alike(a.number, b.number)[0] for a, b in ((one, two), (other, last))]
        far = max(one.number.value, other.number.value) > 100 * min(
            one.number.value, other.number.value
        )
        if None in sides or not far:
            return []
        turned = one.lead != "from"
        for figure in free:
            figure.used = True
        pairs = [(one, two), (other, last)]
        return [pair[::-1] for pair in pairs] if turned else pairs

    def _order(self, one, two, between, strong):
        """Return (start, end) of two levels, or None where nothing says which was first."""
        gap = self.text[one.end : two.begin]
        if self._inside(one) >= 0 and self._inside(two) != self._inside(one):
            return None
        if len(gap) > FAR or alike(one.number, two.number)[0] is None:
            return None
        points = [f for f in self.figures if f.kind == "points" and one.end <= f.start < two.start]
        if between is None and points:
            between = points[-1]
        if between is not None and self._restates_in_brackets(between, two):
            return None
        if self._is_of_another_group(two, between.end if between else one.end):
            return None
        if self._is_when(two.start) and self._is_of_a_record(two):
            return None
        if "time" in (one.kind, two.kind) and not (
            ({one.lead, two.lead} == {"from", "to"} and self._is_moved_near(one))
            or (two.lead == "against" and self._is_set_against(one, two))
            or (one.lead == "to" and two.lead == "against" and self._is_moved_near(one))
        ):
            return None
        said = self._trend_in(one.end, two.begin) or next(
            (r for r in reversed(self.ratios) if one.end <= r.start and r.end <= two.begin), None
        )
        if (
            not strong
            and said
            and two.lead == "from"
            and not self.text[said.end : two.begin].strip()
            and (not self._is_noun(said) or self._is_called(one, said, two))
        ):
            return two, one  # up from, halved from, an increase from
        if not strong and between is None and (pair := self._by_years(one, two)):
            return pair
        if self._breaks(re.sub(r"\([^()]*\)", "", gap)) or any(
            one.end <= f.start < two.start for f in self.figures if f.used
        ):
            return None
        empty = not self._rest(one.end, two.begin)
        if self._ranges(one) or self._starts_another(one, two):
            return None
        if one.kind == "percent" and self._is_size(one) and self._noun_before(one):
            return None  # un incremento de 0,6 %, y al 15,1 %
        names = [self._is_name_like(f) for f in (one, two)]
        if names[0] != names[1] and max(one.number.value, two.number.value) > 100:
            return None
        if self._is_age(one, two) or (two.kind == "percent" != one.kind and self._is_size(two)):
            return None
        head = self.text[self.start : one.begin].strip(' "«“•-*')
        is_first = not head or (
            head.endswith(",") and not any(f.end <= one.begin for f in self.figures)
        )
        if one.lead == "against" and is_first:
            is_next = "," in self.text[one.end : two.begin] and two.lead not in ("from", "against")
            return (one, two) if is_next and self._of_one_unit(one, two) else None
        dated = any(one.end <= i.start < two.start and i.value.year for i in self.timed)
        left = _LEFT_AFTER.search(self.text, two.start, min(self.end, two.end + 12))
        if left is not None and dated and two.lead == "":
            return one, two  # where there were 38 in 1975, only 11 remain
        if two.lead == "to" and self._is_when(one.start) and self._moves(one) and between is None:
            return one, two  # has dwindled since 2011, when it held 1,380, to 960
        if self._is_of(two) and two.lead == "from" and self._has_another_noun(one, two):
            return None  # 1.200 lancheros de 17 caletas
        if re.search(r"\b(?:where|donde)\b", gap.lower()):
            return None
        if (
            one.lead in ("from", "against", "by")
            and _LEFT.search(gap.lower())
            and (self.text[self.start : one.begin].strip() == "")
        ):
            return one, two  # of the 430 that were counted in 2005, 310 remain
        if one.lead == "to" and two.lead == "from" and self._adds(gap) and said is not None:
            return None  # trepó a 468, y el saldo pasó de 17
        if (
            one.lead == "from"
            and two.lead == "to"
            and (empty or len(gap) <= (75 if self._moves_just_before(one) else 45))
            and between is None
        ):
            if self._moves(one) or (self._after(one) and self._after(two)):
                return one, two
        bare = re.sub(r"\([^()]*\)", "", gap).strip() == "" and not self._is_vague(two)
        bare = bare and one.number.text[:1] not in "+-−–"
        if one.lead == "" and two.lead == "to" and bare and between is None:
            if self.text[max(self.start, one.start - 2) : one.start].strip()[-1:] in ("(", ":"):
                return one, two
        if strong or (one.kind == "percent" and (self._is_size(one) or self._is_size(two))):
            return None
        near = empty or (len(gap) <= 45 and (between is None or two.lead == "from"))
        near |= two.lead == "against" and len(gap) <= 110 and self._is_when(two.start)
        is_open = one.lead in ("to", "", "beside", "by") or self._is_of(one)
        if two.lead in ("from", "against") and is_open and near:
            if self._is_set_against(one, two):
                return two, one
        if one.lead == "to" and two.lead in ("from", "against") and near:
            if self._moves(one) or self._base_after(two) or self._is_later(one, two):
                return two, one
        if two.lead == "against" and self._goes_on_from_a_pair(one, two):
            return two, one
        is_when = self._is_when(two.start) and self._near_before(two) is not None
        is_when = is_when and not self._is_of_a_record(two)
        is_when &= _WAS.search(gap.lower()) is not None
        if is_when and is_open and len(gap) <= 110 and between is None:
            return two, one  # it was 63 %, when in 2015 it had been 72 %
        if isinstance(between, Figure) and self._compared(between, two):
            return two, one
        if (
            one.lead in ("", "against")
            and two.lead == "to"
            and isinstance(between, Figure)
            and said
        ):
            if self._after(one) and not self._rest(between.end, two.begin):
                return one, two  # 92.4 % in January, had eased by 3.6 points to 88.8 %
        if two.lead in ("against", "from") and (one.lead != "from" or self._is_stated(one)):
            timed = self._base_after(two) or self._is_later(one, two) or self._sized_soon(two)
            if two.lead == "against" and timed:
                return two, one
            after_size = isinstance(between, Figure) and not self._rest(between.end, two.begin)
            if (
                said
                and said.value
                and after_size
                and (two.lead == "from" or self._of_the_same(one, two, said))
            ):
                return two, one
        if self._inside(two) >= 0 and one.lead in ("", "by") and self._trend_before(one):
            return None  # thefts rose by 10 (35 in 2018)
        if self._in_brackets(one, two) and (
            said
            or self._base_after(two)
            or self._year_inside(two)
            or self._dated_inside(two)
            or self._like_the_others(one, two)
        ):
            return two, one
        return None

    def _restates_in_brackets(self, size, figure):
        """Say whether brackets right after a size say it again: 2.1 % (101,900 people)."""
        opened = self._inside(figure)
        closed = self.text.find(")", figure.end, self.end)
        timed = any(opened < i.start < closed for i in self.timed)
        return (
            0 <= opened - size.end <= 2
            and not timed
            and not self.text[opened + 1 : figure.start].strip()
        )

    def _is_called(self, one, said, two):
        """Say whether a level is called a change from another: 500, an increase from 400."""
        after = [f for f in self.figures if f.start >= two.end][:1]
        return (
            _A_CHANGE.fullmatch(self.text, one.end, said.start) is not None
            and self._of_one_unit(one, two)
            and not (after and after[0].lead == "to")
        )

    def _is_set_against(self, one, two):
        """Say whether a level is plainly set against one of before: compared with 12 in May."""
        words = self.text[two.begin : two.start].strip().lower()
        if not self._of_one_unit(one, two) or self._breaks(self.text[one.end : two.begin]):
            return False
        if words.startswith(("desde", "from")):
            units = one.number.unit.lower(), two.number.unit.lower()
            is_dated = self._after(one) is not None and self._after(two) is not None
            return (one.lead == "to" or is_dated) and (
                one.kind in ("money", "percent") or units[0] == units[1] != ""
            )
        is_versus = words in ("vs", "vs.", "v/s", "versus") and one.kind in ("money", "percent")
        is_versus = is_versus and not any(m.kind == "more" for m in self.mores)
        better = any(
            m.value and m.kind == "more" and 0 <= one.begin - m.end <= 3 for m in self.mores
        )
        before = any(i.kind == "base" and i.end <= one.begin for i in self.timed)
        turned = {self._balance(one), self._balance(two)} == {-1, 1}
        timed = self._after(two, 40) is not None or is_versus or better or before or turned
        return timed and words.startswith(_SET_AGAINST)

    def _goes_on_from_a_pair(self, one, two):
        """Say whether two levels share the verb of a pair before: and nurses 846, against 871."""
        before = [f for f in self.figures if f.end <= one.begin][-1:]
        apart = self.text[before[0].end : one.begin] if before else ""
        return (
            bool(before) and before[0].used and before[0].lead == "against" and one.lead == ""
            and self._of_one_unit(one, two) and before[0].kind == one.kind and len(apart) <= 60
            and (self._adds(apart) or ";" in apart) and not self._rest(one.end, two.begin)
        )  # fmt: skip

    def _starts_another(self, one, two):
        """Say whether the level before has *from* for its own: to 320 from 371 and thefts to 12."""
        before = [f for f in self.figures if f.end <= one.begin]
        return (
            one.lead == "from" and two.lead == "to" and bool(before) and before[-1].lead == "to"
            and not before[-1].used and not self._is_vague(before[-1])
            and not self._is_fraction(before[-1]) and not self._rest(before[-1].end, one.begin)
            and alike(before[-1].number, one.number)[0] is not None
        )  # fmt: skip

    def _of_the_same(self, one, two, said):
        """Say whether nothing but an article stands before a change, and no noun of the other's."""
        if self._rest(one.end, said.start).lower() not in _ARTICLES:
            return False
        units = [f.number.unit.lower().split() for f in (one, two)]
        ends = self.text[two.end : two.end + 1] in ("", ".", ",", ")")
        return (ends or self._after(two) is not None) and (
            not units[1] or not units[0] or units[0][0] == units[1][0]
        )

    def _compared(self, size, other):
        """Say whether a size compares with a level after it: 12 % fewer than the 1,295."""
        tail = self.text[size.end : other.begin]
        beside = [
            m
            for m in self.mores
            if m.value
            and (
                size.end <= m.start <= size.end + 16
                or (m.kind == "more" and size.begin - 6 <= m.end <= size.begin)
            )
        ]
        if not beside or len(tail) > 110 or ";" in tail:
            return False
        if self._adds(tail) and not self._bridges(size.end, other.begin):
            return False  # 5.3 points below 2019, and severe absence
        timed = [i for i in self.timed if size.end <= i.start < other.start]
        if timed and other.lead not in ("against", "from") and self._inside(other) < 0:
            after = self.text[timed[-1].end : other.begin]
            after = WHEN_IT.sub("", after)
            timed = timed if not re.search(r",|\b(with|con|and|y)\b", after) else []
        return bool(timed) or other.lead == "against" or self._base_after(other)

    def _by_years(self, one, two):
        """Put two levels in order by their years, where a size or a word of change follows them."""
        if (
            self._is_size(one)
            or self._is_size(two)
            or any(one.end <= f.start < two.start for f in self.figures)
        ):
            return None
        first, second = self.own_period(one), self.own_period(two)
        if self._has_another_noun(one, two):
            return None  # with 412 staff since 1974, it moved 900 boxes in 2018
        dated = [i is not None and i.value.year for i in (first, second)]
        if one.lead in ("to", "") and two.lead in ("against", "from") and not all(dated):
            return None  # words say which was first
        if first is None or second is None or first is second:
            return None
        related, self.related = self.related, True
        moved = any(
            self._is_size(f) and (f.start > two.end or one.start - f.end <= 110)
            for f in self.figures
        )
        self.related = related
        if not moved and not self._trend_in(one.end, two.begin):
            return None
        if "base" in (first.kind, second.kind):
            return (one, two) if first.kind == "base" else (two, one)
        a, b = first.value.year, second.value.year
        if a and b and a != b:
            return (one, two) if a < b else (two, one)
        if a and not b:
            return one, two
        then = [_THEN.search(i.value.text.lower()) is not None for i in (first, second)]
        if not (a or b) and then[0] != then[1]:
            return (one, two) if then[0] else (two, one)
        months = [
            self.words.months.get(i.value.text.lower().split()[0], 0) for i in (first, second)
        ]
        return (one, two) if not b and 0 < months[0] < months[1] else None

    def is_single(self):
        """Say whether one level with a period of its own is all that this sentence leaves."""
        left = [f for f in self.figures if f.kind in LEVELS and not f.used and not f.forecast]
        return len(left) == 1 and self.own_period(left[0]) is not None
