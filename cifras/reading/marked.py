"""Levels that the words around them mark as the start or the end of a size."""

import re

from cifras.reading.against import BECAUSE_OF
from cifras.reading.levels import alike, in_whole_money, measure_of, one_noun
from cifras.reading.naming import Naming
from cifras.reading.sizes import GREATER

_OR_SO_MUCH = re.compile(
    r", (?:o|or|o sea|es decir,?) [^,;.]{1,40},"
)  # inferior en 7 %, o 53, a los
_AGED = re.compile(r"\s*(?:años|years)\b")
REACH = 170  # characters
_CLOSED = re.compile(
    r"\b(?:cerr|qued|situ|acab|termin|cotiz|ubic|coloc|sumaron|sumó|ended|closed|settled|stood"
    r"|trading|traded)"
)
_RELATIVE = re.compile(
    r", (?:que|quien|which|who)\b(?! (?:ya )?"
    r"(?:alcanz|sum|lleg|totali|qued|pas|situ|ubic|reach|stood|hit|total|took|takes|brought|brings|lift|elev|llev|dej))"
)
_THERE_WERE = re.compile(
    r"[:;—–] ?(?:son|suman|fueron|hubo|se registraron|sumaron|there (?:are|were))\s*$"
)
_SURPASSED = re.compile(
    r"\s*(?:los|las|el|la)(?: récord| máximo| registro| dato)?(?: anterior| previo)?(?: de)?\s*$"
)
_LOWER_AT = frozenset("lower higher dearer cheaper up down abajo arriba más menos".split())
_BOUNDS = ("over", "under", "at least", "at most")
_IT_WAS = re.compile(r"[,;] (?:it|they) (?:was|were) $")
_RAN = re.compile(r", (?:ran|was|were|is|are|came in|fue|fueron|era|eran) (?:some |about |un )?")
_OF_A_YEAR = re.compile(r"(?: (?:in|en) (?:19|20)[0-9]{2})?\) (?:se )?")
_WITH_IT = re.compile(
    r"[^;.()]{0,90}, (?:with|con|at|for a total of|para un total de)"
    r"(?: (?:un total de|a total of))? "
)
_MANY = 100  # as many as are counted of what a percent is told of
# Who does something about it, and no count of it.
_WHO_WORKS = frozenset(
    "staff officers employees volunteers workers nurses teachers members posts state "
    "agentes brigadistas efectivos efectivas empleados empleadas trabajadores trabajadoras "
    "voluntarios voluntarias socios socias médicos enfermeras docentes sedes oficinas tiendas "
    "sucursales".split()
)
_ENDS_THERE = re.compile(r"$|[.;,)]| (?:in|at|on|across|until|by|en|hasta|durante) ")
OVER_THE = re.compile(
    r" (?:(?:superior|inferior|mayor|menor)(?:es)? a|over|on|sobre) (?:the|l[oa]s|el|la) "
)
_RIGHT_AFTER = re.compile(r", (?:un |una |an? )?")
_THE = ("the", "of the", "de los", "de las", "del", "los", "las", "la de", "los de")
# A level that did not move is that of another thing: y la otra se mantuvo en 130.000.
_KEPT = re.compile(
    r"\b(?:se mantuv|se mantien|remained|stayed|stays|was unchanged|held steady)[^\W\d_]*\b[^,;.]*$"
)
_AND_THEN = re.compile(
    r"\b(?:and|but|y|e|pero|aunque|though|although)\s*(?:still|todavía|aún)?\s*"
    r"(?:a|an|un|una|up|down)?\s*(?:by |[^\W\d_]+ (?:de|of|del) )?$"
)
_FROM_THEN = re.compile(
    r" (?:from|on|since|over|desde|frente al?|(?:con )?respecto (?:del?|al?)|en relación con) "
    r"| (?:en|in) [0-9]+ (?:meses|months)\b"
)
_AND = re.compile(r"\b(?:and|y|while|mientras)\b")
_AND_OTHERS = re.compile(r", (?:and|y|while|mientras) ")
_AND_WITH = re.compile(r" (?:and|y|while|mientras) (?:with|con) ")
_BUT = re.compile(r"\b(?:but|pero|aunque|though)\s*(?:still|todavía|aún)?\s*(?:un|una|a|an)?\s*$")
_WITH = re.compile(r"(?:^\W*|, )(?:with|con)(?: a total of| un total de| un[oa]s| some)?\s*$")
_UP_OR_DOWN = (
    "up",
    "down",
    "up by",
    "down by",
    "a rise of",
    "a fall of",
    "un alza de",
    "una baja de",
)
_CHANGE_ON = re.compile(
    r"\b(?:increase|decrease|rise|fall|drop|down|up|improvement) (?:on|from) (?:the )?$"
)
_THAN_THAT = re.compile(r" (?:than|que|on|over|of|del?) ")
_ADDED = re.compile(
    r"\b(?:sumar|sumando|adding|ganar|ganando|perder|perdiendo|losing) $", re.IGNORECASE
)


class Marked(Naming):
    """A sentence in which levels are known as those of a size by their links and brackets."""

    def _free(self):
        return [f for f in self.figures if self._is_level(f)]

    def _fits(self, made, figure):
        """Say whether a level can be one of a claim: of the same kind and unit as the other."""
        number, stated = figure.number, made["stated"]
        stated = stated and in_whole_money(stated, number)
        if made["stated_unit"] == "points" and number.kind != "percent":
            return False
        if made["stated_unit"] == "percent" and number.value < 0:
            return False  # variación anual: -812 (-7,36 %)
        if (
            made["stated_unit"] == "percent"
            and number.kind == "percent"
            and not self._is_led_to_by(made, figure)
            and not (
                (made["start"] or made["end"]) and (made["start"] or made["end"]).kind == "percent"
            )
        ):
            return False
        if made["kind"] == "difference" and alike(stated, number)[0] is None:
            return False
        if made["kind"] == "difference" and number.kind == "percent" != stated.kind:
            return False  # 187 fewer, where it had fallen by 19.8 percent
        if not any(c.isdecimal() for c in number.text) and number.value < 10:
            return False
        aged = _AGED.match(f" {number.unit}" if number.unit else self.text[figure.end : self.end])
        if aged and made["unit"] not in ("", "años", "years"):
            return False  # cuya edad media es de 61 años
        if made["kind"] == "difference" and made["stated_value"] > number.value > 0:
            return False  # nothing of 46 is 6,150 more than before
        other = made["start"] or made["end"]
        if other is not None and not one_noun(number, other):
            return False
        return other is None or alike(number, other)[0] is not None

    def _is_led_to_by(self, made, figure):
        """Say whether a link leads right from a percent to another: fell by 11 %, to 23 %."""
        told = self.text[made["spans"]["stated"][1] : figure.begin]
        is_led = figure.lead == "to" and made["spans"]["stated"][1] <= figure.begin
        return is_led and told.strip() == "," and self._ends_here(figure)

    def _ends_here(self, figure):
        return re.match(r"\s*(?:[.,;)]|$|(?:in|en) )", self.text[figure.end : self.end]) is not None

    def _is_of_that(self, last, figure):
        """Say whether a level tells what another time's was: less than last year's, which was."""
        told = self.text[last : figure.begin].lower()
        which = max(told.rfind(" que "), told.rfind(" which "))
        return which >= 0 and len(told) <= 110 and any(
            i.kind == "base" and last <= i.start < last + which
            and not re.search(r"\w{2}", told[i.end - last : which]) for i in self.timed
        ) and any(last <= m.end <= last + which for m in self.mores) and (
            len(told[which:].split()) <= 4
        )  # fmt: skip

    def _marked(self, made, last, stop, role):
        """Return the level after a size that its lead, or its brackets, mark as start or end."""
        base = made["spans"]["end"][1] if made["end"] and "end" in made["spans"] else last
        for figure in self._free():
            if figure.start < last or figure.begin > max(last, base) + REACH:
                continue
            if figure.start >= stop or self._breaks(self.text[last : figure.begin]):
                return None
            if any(last <= f.start < figure.begin and f.kind in ("points", "percent") and not f.used
                   for f in self.figures if f.kind != figure.kind):  # fmt: skip
                return None  # it is that of another size
            is_marked = (
                self._is_end_of(made, figure, last)
                if role == "end"
                else self._is_start_of(made, figure, last, base)
            )
            if is_marked and self._fits(made, figure):
                return figure
        return None

    def _opening_base(self, made, first):
        """Return the level that a sentence opens with: compared with the 2,310 MW of 2021."""
        opening = next((f for f in self._free() if f.lead in ("against", "from")), None)
        if opening is None or opening.end > first:
            return None
        if made["end"] is None and opening.lead != "from":
            return None
        is_first = not self.text[self.start : opening.begin].strip()
        when = self._after(opening, 60)
        if opening.lead == "from" and when and self.text[when.end : when.end + 1] != ",":
            return None
        return opening if is_first and when is not None and self._fits(made, opening) else None

    def _told_with(self, made, first):
        """Return the level of a time that a clause opens with: with 1,327 in 2022, it rose 9 %."""
        for level in self._free():
            if level.end > first or not _WITH.search(self.text[self.start : level.begin].lower()):
                continue
            closed = self.text.find(",", level.end, first)
            when = self._past_a_noun(level)
            others = [f for f in self._free() if level.end <= f.start < first]
            is_bare = level.kind == "money" or not level.number.unit
            is_bare |= bool(measure_of(level.number.unit))
            opens = not _WITH.sub("", self.text[self.start : level.begin].lower()).strip()
            if closed == level.end and opens and is_bare and len(self._free()) == 1:
                return level if self._fits(made, level) else None  # with 412, exports grew 4 %
            if closed >= 0 and when and when.end <= closed and not others:
                is_near = first - closed <= REACH and not self._breaks(self.text[closed:first])
                return level if is_near and self._fits(made, level) else None
        return None

    def _is_end_of(self, made, figure, last):
        """Say whether the words before a level say that something went there."""
        told = self.text[last : figure.begin].lower()
        if self._is_of_that(last, figure) or self._is_more_than(made, figure):
            return False
        if self._is_of_a_record(figure) or _KEPT.search(told):
            return False
        if figure.lead == "" and _THERE_WERE.search(self.text[last : figure.start].lower()):
            return True
        # said the guild, which serves 1,200 fishers
        is_led = figure.lead == "to" and not self._is_of(figure) and not _RELATIVE.search(told)
        if is_led and (other := _AND_OTHERS.search(told)):
            is_led = self._bridges(last + other.end(), figure.begin)  # and others walked to 212
        moved = self._trend_in(last, figure.begin)
        if is_led and moved and (other := _AND.search(told[: moved.start - last])):
            is_led = self._bridges(last + other.end(), figure.begin)  # and costs have risen to 58
        if not is_led or not self._is_vague(figure):
            return is_led
        turned = [found.end() for found in re.finditer(r"\b(?:and|y)\b", told)]
        is_next = not turned or self._bridges(last + turned[-1], figure.begin)
        return (self._is_closing(figure) and is_next) or self._is_told_after(made, figure)

    def _is_start_of(self, made, figure, last, base):
        """Say whether the words before a level, or its brackets, say that it was before."""
        if self._is_of_that(last, figure) or self._is_more_than(made, figure):
            return True
        if self.text[last : figure.begin].rstrip().endswith(("as well as", "así como")):
            return False  # up by 24 % over a year earlier as well as from 198.3
        told = self.text[last : figure.start].lower()
        is_led = figure.lead in ("from", "against", "beside") and not self._is_of(figure)
        if not is_led and self._surpasses(made):
            is_led = _SURPASSED.fullmatch(told) is not None
        if figure.lead == "beside" and self._inside(figure) >= 0 and not self._after(figure):
            is_led = False  # a 54,6 puntos (sobre 50)
        if figure.number.comparator in _BOUNDS and figure.lead == "":
            is_led = False  # to 48.9, its first reading under 50
        if not is_led and made["kind"] == "multiple":
            is_led = told.strip() in _THE
        if not is_led and OVER_THE.fullmatch(told):
            is_led = self._past_a_noun(figure) is not None  # grew 4 % over the 412 of 2018
        is_led = is_led and not self._is_of_another_group(figure, last)
        is_led = is_led and not self._is_of_a_record(figure)
        if is_led and made["kind"] == "difference" and (turned := _AND_WITH.search(told)):
            is_led = self._bridges(last + turned.end(), figure.begin)
        return is_led or self._is_bracketed(figure, base, last)

    def _is_told_after(self, made, figure):
        """Say whether a level is told of a percent after a comma: 34 % below last year, at 1.5."""
        before = self.text[max(self.start, figure.begin - 2) : figure.begin]
        told = self.text[made["spans"]["stated"][1] : figure.begin].strip().lower()
        if self.text[figure.begin : figure.start].strip().lower() == "at":
            if made["stated_unit"] == "points" and figure.kind == "percent":
                # down by 0.2 points on the quarter, at 20.8 %; 70 basis points lower at 46.1 %
                return before.endswith(", ") or told.strip(" ,") in _LOWER_AT
            left = self._rest(made["spans"]["stated"][1], figure.begin).lower()
            if not told or left in ("from", "on", "over", ""):
                # shares were up 1.2 % at 149.24p, up 9 % from 2021 at 1.10 billion
                is_price = figure.kind == "money" or figure.number.unit in ("p", "c")
                return is_price or (bool(left) and figure.number.scale > 1)
        if told.strip(" ,") in _LOWER_AT:
            return True  # closed 1.3 percent lower, at 4,118
        is_plain = (
            not figure.number.unit or figure.kind == "money" or measure_of(figure.number.unit)
        )
        return made["stated_unit"] == "percent" and before.endswith(", ") and bool(is_plain)

    def _surpasses(self, made):
        """Say whether a size tells by how much another level was exceeded: superando en 5 % los."""
        first = made["spans"]["stated"][0]
        before = self.text[max(self.start, first - 40) : first].lower()
        return "super" in before and GREATER.search(before) is not None

    def _is_closing(self, figure):
        """Say whether a verb of ending leads to a level: cerró abril en el 7,1 %."""
        before = self.text[max(self.start, figure.begin - 24) : figure.start].lower()
        return _CLOSED.search(before) is not None

    def _is_more_than(self, made, figure):
        """Say whether a size stands between mayor and a level: mayor en 12.4 % a los 37.1."""
        first, last = made["spans"]["stated"]
        before = self.text[max(self.start, first - 40) : first].lower()
        link = _OR_SO_MUCH.sub("", self.text[last : figure.start]).strip().lower()
        return link in ("a los", "a las", "a la", "al", "que los", "que las") and (
            GREATER.search(before) is not None
        )

    def _is_bracketed(self, figure, base, last):
        """Say whether a level stands in brackets with a period, right after where another ends."""
        opened = self.text.rfind("(", self.start, figure.start)
        if opened < 0 or ")" in self.text[opened : figure.start] or opened - max(base, last) > 60:
            return False
        closed = self.text.find(")", figure.end, self.end)
        closed = self.end if closed < 0 else closed
        if BECAUSE_OF.search(self.text, max(base, last), opened):
            return False  # 90 % above the year before, as a result of a special one (£16 million)
        if any(opened < f.start < figure.start for f in self.figures if f.kind != figure.kind):
            return False  # in 604 stores up by 3.0 % (2010: 11.9 % in 553 stores)
        if self._adds(self.text[base:opened]) and not self._bridges(base, opened):
            return False  # and severe absence (under 85 %)
        timed = [i for i in self.timed if opened < i.start < closed]
        is_alone = not self.text[opened + 1 : figure.start].strip() and closed - figure.end <= 1
        bases = [i for i in self.timed if i.kind == "base" or self._compares(i)]
        if is_alone and any(0 <= opened - i.end <= 2 for i in bases):
            return True  # 2,640 fewer than the year before (86,752)
        if timed and len(self.text[opened:closed]) <= 60:
            return True
        return self._in_brackets_said() and not self.text[opened + 1 : figure.start].strip()

    def _in_brackets_said(self):
        """Say whether a sentence says that what stands in brackets is of before."""
        return re.search(r"\b(in (brackets|parenthes[ei]s)|entre paréntesis)\b",
                         self.text[self.start : self.end], re.I) is not None  # fmt: skip

    def _before_its_brackets(self, made):
        """Return the level that a signed percent in brackets follows: 1.553 € (-0,2 % anual)."""
        first, last = made["spans"]["stated"]
        opened = self._inside_at(first)
        told = self.text[opened + 1 : first].strip().lower() if opened >= 0 else "-"
        is_signed = made["stated"].text[:1] in "+-−–" and not told
        if opened < 0 or not (is_signed or told in _UP_OR_DOWN):
            return None
        first, is_told = opened + 1, not is_signed
        closed = self.text.find(")", last, self.end)
        if closed < 0 or (self._rest(last, closed) and not is_told):
            return None
        near = [f for f in self._free() if 0 <= first - 1 - f.end <= 45][-1:]
        if near and _ADDED.search(self.text[max(self.start, near[0].start - 12) : near[0].start]):
            return None  # tras sumar 1.209 cotizantes en el mes (+0,93 %)
        if near and self._is_changed_from(near[0]):
            return None  # an increase on 17,950 in 2015 (+8.3 %)
        if near and near[0].lead == "by":
            return None  # subieron en 41 (+2,64 %)
        if near and near[0].lead == "against":
            return None  # 4,12 euros, frente a los 4,02 de la sesión anterior (+2,5 %)
        told = self.text[near[0].end : first - 1] if near else ","
        is_next = not set(told) & set(",;:()") and self._inside(near[0]) < 0 if near else False
        return near[0] if is_next and self._fits(made, near[0]) else None

    def _is_changed_from(self, level):
        """Say whether a level is what something is a change on: an increase on 17,950."""
        first = max(self.start, level.begin - 24)
        return _CHANGE_ON.search(self.text, first, level.start) is not None

    def _before_its_verb(self, first):
        """Return the level in brackets, or between commas, before a verb of change.

        Casualties (15,756) fell by 9 %; las urgentes, 8.914, se redujeron un 2,7 %.
        """
        verbs = [t for t in self.trends if t.value and t.end <= first]
        beside = [f for f in self._free() if _RAN.fullmatch(self.text, f.end, first)]
        if beside and self.text[beside[0].start - 2 : beside[0].start] == ", ":
            return beside[0]  # output, 11.2 million doses, ran 27 % ahead of
        if not verbs:
            return None
        near = [f for f in self._free() if 1 <= verbs[-1].start - f.end <= 16][-1:]
        if not near or near[0].kind not in ("amount", "money"):
            return None
        before = self.text[max(self.start, near[0].start - 2) : near[0].start]
        after = self.text[near[0].end : verbs[-1].start]
        is_alone = before.endswith("(") and _OF_A_YEAR.fullmatch(after) is not None
        is_alone |= before == ", " and after in (", ", ", se ")
        return near[0] if is_alone else None

    def _inside_at(self, place):
        opened = self.text.rfind("(", self.start, place)
        return opened if opened >= 0 and ")" not in self.text[opened:place] else -1

    def _share_level(self, made, first, last):
        """Take the level of the size before an *and*, where both compare it with other times.

        So does a percent right after the level that an amount led to: to 127,860, 0.9 % more.
        Return whether a level was taken.
        """
        for other in self.claims:
            last_end = other["spans"]["end"][1] if other["end"] and other is not made else first
            if last_end < first and _RIGHT_AFTER.fullmatch(self.text, last_end, first):
                self._copy_end(made, other)
                return True
        after = next((m for m in self.mores if m.start >= last - 1), None)
        is_told = any(0 <= i.start - last <= 3 for i in self.timed)
        is_told |= _FROM_THEN.match(self.text, last) is not None
        is_told |= any(0 <= i.start - last <= 3 and self._is_adverb(i) for i in self.timed)
        is_next_to = is_told or not (after is None or after.start - last > 5)
        for other in self.claims:
            if other is made or other["stated"] is None or other["end"] is None:
                continue
            begin = other["spans"]["stated"][1]
            if other["start"]:
                if after is None or not _THAN_THAT.match(self.text, after.end):
                    continue  # 15 % more in volume and 6.5 % more in value
                begin = max(begin, other["spans"]["start"][1])
            between = self.text[begin:first] if begin <= first else ""
            told = between.lower()
            is_next = _AND_THEN.search(told) if is_next_to else self._goes_on_to(begin, first)
            verbs = [
                t
                for t in self.trends
                if begin <= t.start < first - 5
                and t.start - begin > 9
                and not (self._is_noun(t) and first - t.end <= 5)
            ]
            is_like = "points" not in {other["stated_unit"], made["stated_unit"]}
            is_like |= other["stated_unit"] == made["stated_unit"]
            if is_next and not verbs and is_like:
                self._copy_end(made, other)
                return True
        return False

    def _goes_on_to(self, begin, first):
        """Say whether an *and* goes on from one size to another with no subject of its own."""
        told = self.text[begin : max(begin, first)]
        return self._adds(told) and len(told) <= REACH and self._bridges(begin, first)

    def _counted_with(self, made, last):
        """Return what a size is told of after it, as a count: cayó un 10,3 %, con 4.108 ventas."""
        later = [f for f in self.figures if f.start >= last][:1]
        if not later or not self._is_level(later[0]) or made["stated_unit"] != "percent":
            return None
        told = self.text[last : later[0].start].lower()
        noun = later[0].number.unit.lower().split(" ")[0]
        is_counted = noun != "" and noun not in _WHO_WORKS
        ends = _ENDS_THERE.match(self.text, later[0].end) is not None
        moved = self._trend_in(last, later[0].start) is not None
        is_one = is_counted and ends and not moved and later[0].number.value >= _MANY
        return later[0] if is_one and _WITH_IT.fullmatch(told) else None

    def _copy_end(self, made, other):
        for name in ("end", "end_period", "unit"):
            made[name] = other[name]
        made["spans"]["end"] = other["spans"]["end"]

    def _share_what_it_was(self, made, first):
        """Take the level of the size before, of which *it* is said: on May, it was 6.5 % lower."""
        said = _IT_WAS.search(self.text, self.start, first)
        last = [o for o in self.claims if o is not made and o["stated"] and o["end"]
                and o["start"] and o["spans"]["stated"][1] < first][-1:]  # fmt: skip
        if said is None or not last or made["stated_unit"] != last[0]["stated_unit"]:
            return
        begin = max(last[0]["spans"][role][1] for role in ("start", "end", "stated"))
        if any(begin <= f.start < said.start() for f in self.figures):
            return
        self._copy_end(made, last[0])

    def _share_end(self, made, start, first):
        """Take the level that another size is told of, too: 5 % less than in May, and 3 % below."""
        for other in self.claims:
            end = other["end"]
            if other is made or end is None or other["stated"] is None or end.end > first:
                continue
            between = self.text[other["spans"]["stated"][1] : first]
            is_turned = _BUT.search(between.lower()) is not None
            moved = self._trend_in(other["spans"]["stated"][1], first)
            if moved is not None:
                continue  # what moved then may be something else
            if (is_turned or not self._breaks(between)) and (
                alike(start.number, end)[0] is not None
            ):
                self._copy_end(made, other)
                return
