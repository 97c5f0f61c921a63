"""What the subject of a sentence once had, and where it is: the lake, 412 m in 1998, lies at 409.

Between commas, or after *which* and *that*, a sentence tells what was; its verb tells what is.
"""

import re

from cifras.reading.earlier import HAD
from cifras.reading.levels import alike, one_noun
from cifras.reading.then_and_now import ThenAndNow

# What opens a clause on the subject, and may stand between its opening and the level of then.
_OPENED = re.compile(
    r"[^\W\d_]['’\"”»)]? ?(?:(?P<comma>, )(?:which |que |cuy[oa]s? |whose )?"
    r"|(?:which|that|que) )(?P<told>[^;:()0-9,]{0,70})$"
)
_WHICH = re.compile(r"(?:, )?(?:which|that|que|cuy[oa]s?|whose)\b", re.IGNORECASE)
_PEAKED = re.compile(r"\b(?:peaked|topped out|started|began|llegó a|tocó techo|partió|empezó)\b")
# The verb of the sentence, right before the level of now: lies at, was barely, cost, hoy suma.
_IS_NOW = re.compile(
    r"(?:(?:ya|hoy|ahora|solo|sólo|se|now|today|currently|since|then|only|just|barely|has|have|had"
    r"|ha|han|había|apenas) )*"
    r"(?:is|are|was|were|lies|lay|stands?|stood|numbers?|numbered|going|been|come|came|remains?"
    r"|remained|averages?|averaged|measures?|measured"
    r"|es|son|era|eran|fue|fueron|está|están|estaba|estuvo|hay|hubo|suma|suman|sumó|sumaba|ronda"
    r"|rondó|rondaba|alcanza|alcanzó|alcanzaba|llega|llegó|llegaba|mide|midió|quedó|queda|sido"
    r"|(?P<does>holds?|held|has|have|had|counts?|counted|costs?|sells?|sold|fetche[sd]|fetch|hit"
    r"|reached|reaches|runs?|ran|tiene|tienen|tenía|tuvo|cuesta|costó|costaba|vale|valía|valió|vende"
    r"|vendió|cuenta|contaba|contó|marca|marcó|marcaba|cotiza|cotizó|cotizaba|reúne|reunió|agrupa"
    r"|emplea|empleó|atiende|atendió))"
    r"(?: (?:now|today|down|up|at|to|around|about|only|just|barely|some|nearly|almost|under|over"
    r"|more|fewer|less|than|going|for|with|put|in|on|hoy|ya|ahora|a|al|en|con|de|del|por|unos|unas|los"
    r"|las|apenas|casi|solo|sólo|más|menos|un|una|the|an|mere))* ?",
    re.IGNORECASE,
)
# When it was otherwise, told after what is: 8,940; when the minister took office it was 9,612.
_WHEN_IT_WAS = re.compile(
    r"(?:[;,.] ?|\b(?:y|and|but|pero) )(?:when|cuando|back when) [^;:()]{5,90}?,? "
    r"(?:(?:it|they|there|that|the (?:figure|number|count|total|rate)) "
    r"(?:had been|was|were|stood at|numbered|came to)"
    r"|(?:la cifra|el número|el total|la tasa) (?:era|fue|había sido|estaba en)"
    r"|eran|fueron|había|habían sido|sumaban)"
    r" (?:de |about |some |unos |unas )?$",
    re.IGNORECASE,
)
# What followed: 1,35 millones en la campaña 2020/21, que al ciclo siguiente fueron 1,65.
_NEXT_IT_WAS = re.compile(
    r"(?:,? (?:que|which|and|y|but|pero) |[;—–] ?)(?:al?|en|the|in|un|a|one)?(?: el| la| the)? ?"
    r"(?:(?:año|ciclo|mes|ejercicio|trimestre|semestre|campaña|temporada|semana|curso|día)"
    r" (?:siguiente|después|más tarde)"
    r"|(?:next|following) (?:year|season|month|quarter|week|day|cycle)"
    r"|(?:year|season|month|quarter|week|decade) (?:later|on)),? (?:(?:it|they|there) )?"
    r"(?:fueron|fue|eran?|ya eran|pasaron a ser|was|were|came to|had become|became|had been)"
    r" (?:de |unos |about |some )?$",
    re.IGNORECASE,
)


class OnceHad(ThenAndNow):
    """A sentence whose subject is told with a level of then, and has one now."""

    def _join_what_the_subject_had(self):
        """Make a claim of the level in a clause on the subject and the one of its verb."""
        free = [f for f in self._free() if self._inside(f) < 0]
        alike_first = [f for f in free if f.kind == free[0].kind]
        if len(alike_first) < 2 or any(made["start"] or made["end"] for made in self.claims):
            return
        one, two = alike_first[:2]
        if not self._are_of_one_thing(one, two):
            return
        if self._is_told_when(one, two):
            self._join_levels(two, one)
        elif _NEXT_IT_WAS.search(self.text, one.end, two.start):
            self._join_levels(one, two)
        elif self._is_of_the_subject(one, two) and not self._is_of_another_place(two):
            order = self._time_order(self, one, self, two)
            self._join_levels(*((two, one) if order < 0 else (one, two)))

    def _join_levels(self, then, now):
        self._claim(then, now, None)
        then.used = now.used = True

    def _are_of_one_thing(self, one, two):
        """Say whether nothing printed sets two levels apart: their units, other numbers, a list."""
        if one.kind != two.kind or one.in_words or two.in_words:
            return False
        between = [f for f in self.figures if one.end <= f.start < two.start]
        is_one = one_noun(one.number, two.number) and alike(one.number, two.number)[0] is not None
        return is_one and not any(f.kind in (one.kind, "percent") for f in between)

    def _is_of_the_subject(self, one, two):
        """Say whether a clause on the subject dates a level, and the verb leads to another."""
        opened = _OPENED.search(self.text, self.start, one.begin if one.lead else one.start)
        when = self.own_period(one) or next(
            (i for i in self.timed if one.end <= i.start < two.start), None
        )
        told = opened["told"].lower() if opened else ""
        if opened is None or not (when or HAD.search(told) or _PEAKED.search(told)):
            return False
        is_apart = opened["comma"] is not None
        if is_apart and told and not _WHICH.match(self.text, opened.start("comma")):
            return False
        between = self.text[one.end : two.start]
        at = between.rfind(", ") + 2 if is_apart else self._end_of_its_time(one, two) - one.end
        if at < 2 and is_apart:
            return False
        is_now = _IS_NOW.fullmatch(between, max(at, 0))
        if is_now is None or is_now["does"] is None or two.number.unit or not told:
            return is_now is not None
        return is_now["does"][:4].lower() in told  # which sold 412 in 2019, sold 530

    def _end_of_its_time(self, one, two):
        """Return where the last period between two levels ends, and the blank after it."""
        ends = [i.end for i in self.timed if one.end <= i.start < two.start]
        return (ends[-1] if ends else one.end) + 1

    def _is_told_when(self, one, two):
        """Say whether *when* leads from where something is to where it was."""
        return _WHEN_IT_WAS.search(self.text, one.end, two.start) is not None
