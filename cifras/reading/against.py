"""What two levels are to each other: set against, called a change from, in order of their years."""

import re

from cifras.reading.beside import Beside
from cifras.reading.frame import WHEN_IT
from cifras.reading.levels import alike
from cifras.reading.period_words import is_last_year

_SET_AGAINST = (
    "compare", "instead of", "en lugar", "en vez", "as compared", "against", "versus", "vs",
    "as against", "frente", "contra", "respecto", "con respecto", "comparad", "en comparación",
    "por los", "por las", "que se compara", "mayor a", "menor a", "por encima", "por debajo",
    "above", "below", "lejos", "after", "tras",
)  # fmt: skip
_THEN = re.compile(r"^(?:last|previous|prior)\b|\b(?:pasad[oa]|anterior)\b")
_WE_DID = re.compile(
    r"(?: [^\W\d_]+){0,2} que (?:se |nos |l[oae]s? )?"
    r"(?!esper|prev|estim|augur|pronostic|anticip|ped|exig|quer|deb)[^\W\d_]{2,}(?:aban?|ábamos|ían?|íamos)\b"
    r"| (?:that )?(?:we|they|it) (?:had|used to)\b"
)
_NOW = re.compile(r"\b(?:hoy|ahora|actualmente|now|today)\b", re.IGNORECASE)
_OF_A_DAY = re.compile(
    r"\s+(?:de (?:antes|entonces|aquel entonces)|of then|back then)\b"
    r"|\s+(?:del?|on|el|last) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|víspera|ayer)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"[;,.] (?:it|they) (?:was|were|had been) |[;,.] (?:era|eran|fue|fueron) (?:de )?"
)
_NEXT_LABEL = re.compile(r"(?: \([^()]*\))?; [^;:0-9]{2,40}[,:] ?")
_BESIDE_THAT = re.compile(
    r",? [^;()0-9]{0,40}\b(?:debajo|encima|below|above|lower|higher|menor|mayor|inferior|superior)"
    r"\b[^;()]*\b(?:anterior|previ[oa]|pasad[oa]|antes|previous|prior|before|earlier|last)\b"
    r"[^;()]* \($"
)
_ARTICLES = ("", "a", "an", "un", "una")
# What may stand between a level and the change that it is called.
_A_CHANGE = re.compile(
    r"(?: in [0-9]{4})?,? (?:which (?:is|was) |lo que es )?(?:an?|una?) (?:[^\W\d_]+ )?"
)
BECAUSE_OF = re.compile(
    r"\b(?:as a result of|because of|due to|owing to|thanks to|debido a|a causa de|gracias a)\b",
    re.IGNORECASE,
)

# What a level of then was the first or the last of: los 9.102 con que inició el año.
_AT_WHICH_IT_BEGAN = re.compile(
    r"(?: [^\W\d_]+)? (?:(?:con|en) (?:que|l[oa]s? que|l[oa]s? cual(?:es)?) (?:se )?"
    r"(?:inici|empez|comenz|arranc|abri|cerr|termin)[^\W\d_]+"
    r"|(?:(?:with|at) which )?(?:it|they|he|she|we) (?:had )?"
    r"(?:began|begun|started|ended|closed|opened) (?:the|last) )",
    re.IGNORECASE,
)
# Another thing that is told after an *and*: at 22.4 cents, and an interim dividend of 9 cents.
_AND_SOMETHING_OF = re.compile(
    r"[^;]*,? (?:and|y|e) (?:an?|the|its|un[oa]?s?|el|la|su) "
    r"(?!total|average|mean|median|sum|record|high|low|further|promedio|media\b|suma|récord)"
    r"(?:[^\W\d_]+ ){1,4}(?:of|del?) ",
    re.IGNORECASE,
)
_HAD_IN = re.compile(r"\b(?:in|en) (?:19|20)[0-9]{2},? [^,;.]{0,24}\b(?:had|había[ns]?) [^\W\d_]+ ")

_WHICH_WERE = re.compile(
    r", (?:que|which) (?:(?:en|in|hace|al?) [^,;.]{2,24}? )?(?:eran?|fueron|habían? sido"
    r"|was|were|had been)(?: (?:de|unos|some))? $",
    re.I,
)

_ITS_TIME = re.compile(r"(?: (?:in|at|on|last|the|a|en|al?|hace) [^,;.0-9]{0,24}(?:[0-9]{4})?)?,")

_ON_A_DAY = re.compile(
    r" (?:on |el )?(?:(?:mon|tues|wednes|thurs|fri)day|lunes|martes|miércoles|jueves|viernes)\b",
    re.IGNORECASE,
)


class Against(Beside):
    """A sentence that knows what the words between two levels say of them."""

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
            told = self.text[one.end : two.begin]
            at = self._past_its_noun(one, two.begin)
            is_next = told.endswith(", ") and self._bridges(at, two.begin)
            is_dated = self._after(two) is not None or _ON_A_DAY.match(self.text, two.end)
            is_dated = bool(is_dated) and (is_next or self._after(one) is not None)
            return (one.lead == "to" or is_dated) and (
                one.kind in ("money", "percent")
                or units[0] == units[1] != ""
                or (is_next and not units[1])
            )
        is_versus = words in ("vs", "vs.", "v/s", "versus") and one.kind in ("money", "percent")
        is_versus = is_versus and not any(m.kind == "more" for m in self.mores)
        better = any(
            m.value and m.kind == "more" and 0 <= one.begin - m.end <= 3 for m in self.mores
        )
        before = any(
            i.end <= one.begin and (i.kind == "base" or self._compares(i)) for i in self.timed
        )
        turned = {self._balance(one), self._balance(two)} == {-1, 1}
        is_versus |= _OF_A_DAY.match(self.text, two.end) is not None
        is_past = _WE_DID.match(self.text, two.end, self.end) is not None
        near = self.text[max(self.start, one.begin - 60) : one.begin]
        is_past |= bool(_NOW.search(near)) and words.startswith(("contra", "frente", "against"))
        timed = self._after(two, 40) is not None or is_versus or better or before or turned
        timed |= is_past or _AT_WHICH_IT_BEGAN.match(self.text, two.end, self.end) is not None
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
        if self._inside(other) >= 0 and BECAUSE_OF.search(tail):
            return False  # 90 % above the year before, as a result of a special one (£16 million)
        if self._adds(tail) and not self._bridges(size.end, other.begin):
            return False  # 5.3 points below 2019, and severe absence
        timed = [i for i in self.timed if size.end <= i.start < other.start]
        if timed and other.lead not in ("against", "from") and self._inside(other) < 0:
            after = self.text[timed[-1].end : other.begin]
            after = WHEN_IT.sub("", after)
            timed = timed if not re.search(r",|\b(with|con|and|y|tras|after)\b", after) else []
        return bool(timed) or other.lead == "against" or self._base_after(other)

    def _is_in_an_added_clause(self, one, two):
        """Say whether a noun of its own leads to a level after an *and*: and a dividend of 9."""
        return _AND_SOMETHING_OF.fullmatch(self.text, one.end, two.start) is not None

    def _by_years(self, one, two):
        """Put two levels in order by their years, where a size or a word of change follows them."""
        if (
            self._is_size(one)
            or self._is_size(two)
            or any(one.end <= f.start < two.start for f in self.figures)
        ):
            return None
        first, second = self.own_period(one), self.own_period(two)
        if self._has_another_noun(one, two) or self._is_in_an_added_clause(one, two):
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
        opening = self.text[self.start : first.start].strip().lower()
        is_of_a_clause_before = first.end <= one.begin and (
            first.kind == "base"
            or ("," in self.text[first.end : one.begin] and opening not in ("", "in", "en"))
        )
        if is_of_a_clause_before and second.start >= one.end and self._in_brackets(one, two):
            return two, one  # than a year before, while flights were 12,389 (6,742 in 2019)
        a, b = first.value.year, second.value.year
        if self._are_of_two_moves(one, two, -1 if a and b and a > b else 1):
            return None
        if b and not a and _HAD_IN.search(self.text, one.end, two.start):
            return two, one  # 641 last year; in 2021 it had been 703
        if a and b and a != b:
            return (one, two) if a < b else (two, one)
        if b and not a and is_last_year(first.value.text):
            return two, one  # 608 last year; there were 322 in 2019
        if (first.kind == "base") != (second.kind == "base"):
            return (one, two) if first.kind == "base" else (two, one)
        if a and not b:
            return one, two
        then = [_THEN.search(i.value.text.lower()) is not None for i in (first, second)]
        if not (a or b) and then[0] != then[1]:
            return (one, two) if then[0] else (two, one)
        if _IT_WAS.search(self.text[one.end : two.begin].lower()):
            return two, one  # 1,285 in the March quarter; it was 1,340 in the December quarter
        months = [
            self.words.months.get(i.value.text.lower().split()[0], 0) for i in (first, second)
        ]
        is_aside = self._inside(two) >= 0 and self._inside(two) != self._inside(one)
        return (one, two) if not b and not is_aside and 0 < months[0] < months[1] else None

    def _are_of_two_moves(self, one, two, order):
        """Say whether each of two levels has a move, or is a base, of its own.

        Fell to 3.4 in 1969 and slid to 2.7 in 1952; up from 6,800 a year ago and 8,800 in May.
        """
        is_of_its_own = one.lead == two.lead == "to" and self._trend_in(one.end, two.begin)
        is_base = one.lead == "from" and two.lead == ""
        is_added = is_base and self._adds(self.text[one.end : two.begin])
        return is_added or (is_of_its_own and order < 0)

    def _ends_a_comparison(self, one):
        """Say whether a level is what one before it came from: 5,625, up 57 % from 3,578."""
        sizes = [f for f in self.figures if 0 <= one.begin - f.end <= 1 and self._is_size(f)]
        if any(f.end <= size.start for size in sizes for f in self.figures):
            return True
        moved = next((t for t in self.trends if 0 <= one.begin - t.end <= 1 and t.value), None)
        return moved is not None and any(
            self.text[f.end : moved.start].strip() == ","
            for f in self.figures
            if f.end < moved.start
        )  # 4,072, down from 8,145, and permits

    def _is_of_an_aside(self, one, two):
        """Say whether a bare *de* leads to what a clause before another subject counts."""
        told = self.text[one.end : two.begin].partition(",")[2].split()
        if not self._is_of(one) or len(told) < 3 or self._moves_just_before(one):
            return False
        opens = not self.text[self.start : one.begin].strip()
        return not opens and not self._bridges(one.end, two.begin)

    def _moves_just_before(self, figure):
        return any(0 <= figure.begin - t.end <= 2 for t in self.trends)

    def _goes_on_a_list(self, one):
        """Say whether a pair follows another with its own label: ; Tumbes, from 83.0 %."""
        before = [f for f in self.figures if f.end <= one.begin][-1:]
        if not before or before[0].lead != "to":
            return False
        return _NEXT_LABEL.fullmatch(self.text, before[0].end, one.begin) is not None

    def _which_it_was(self, look):
        """The thefts, which were 118, fell to 97."""
        one, two = look.pair
        is_moved = two.lead == "to" and look.between is None and bool(look.said)
        told = self.text[self.start : one.begin]
        is_clause = _WHICH_WERE.search(told) and _ITS_TIME.match(look.gap)
        return look.pair if is_moved and is_clause else None

    def _below_that_of_before(self, look):
        """0.318, below that of the quarter before (0.342)."""
        one, two = look.pair
        is_aside = self._inside(one) < 0 <= self._inside(two) and self._of_one_unit(one, two)
        is_told = is_aside and look.between is None and _BESIDE_THAT.fullmatch(look.gap.lower())
        return look.turned if is_told else None
