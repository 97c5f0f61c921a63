"""Words of the future, and which of them tell of what is: a goal that was scored or missed."""

import re

from cifras.reading.aside import Aside

# What is planned is a kind of thing: 71 per cent of planned operations, de las cirugías previstas.
_PLANNED = re.compile(
    r"(?:planned|scheduled|budgeted|expected) [^\W\d_]|(?:previst|planead)[oa]s\b", re.IGNORECASE
)
_OF_A_PLAN_BY_NAME = re.compile(
    r"planned (?:giving|care|operations?|procedures?|admissions?|surger(?:y|ies)|parenthood)\b",
    re.I,
)
_OF_THOSE = re.compile(r"\b(?:of|of all|of the|de l[oa]s [^\W\d_]+) $")
_LOOKING_FOR_WORK = re.compile(
    r"looking for (?:(?:only )?(?:full|part)[- ]time|work|an? job|jobs|employment)", re.IGNORECASE
)
# What was asked for, given or shot, and so told of in the past: solicitadas, goals scored.
_DONE = re.compile(
    r"(?:goals\b|proposals|petitions for\b"
    r"|(?:request|target|mandat|pledg)ed\b|(?:solicit|anticip)ad[oa]s?\b"
    r"|l[ií]mites?\b|topes?\b|anticipos|pledges\b|compromisos|metas volantes"
    r"|dese(?:an|aban)\b)", re.I
)  # fmt: skip
# And how many of these there were: las órdenes solicitadas en la provincia fueron 214.
_WERE = re.compile(
    r"(?:requested|solicitad[oa]s?)\b[^.;0-9]{0,60}\b(?:fueron|fue|eran|era|sumaron|sumó"
    r"|ascendieron|ascendió|totalizaron|were|was|totall?ed|numbered|came to) ", re.IGNORECASE
)  # fmt: skip
_COUNTED = re.compile(
    r"(?:petitions|requests|peticiones|solicitudes|goals?|proposals?|pledges|mandates|propuestas|metas"
    r"|objetivos)\b",
    re.I,
)
_HAVE = re.compile(r"\b(?:have|has|had|who|ha|han|había|habían|hemos) $")
_ASKED = re.compile(r"asked for\b|(?:solicit|reclam|exig|ped)[ai]do\b", re.IGNORECASE)
_AS_EXPECTED = re.compile(r"(?:expected|planned|scheduled|forecast)\b", re.IGNORECASE)
_WITHOUT_WISH = re.compile(r"(?:me |nos )?(?:gustaría|hubiera|hubiese)\b", re.IGNORECASE)
_OWED = re.compile(r"deben? (?:[$€0-9]|unos |más de |casi )", re.IGNORECASE)
_DUE_TO = re.compile(r"(?:deben? al?\b|pueden? (?:ver|observar|apreciar|decir|constatar))", re.I)
_SAYS = re.compile(r" (?:decir|say)\b")
# A goal that was reached or missed, where no number tells which: missed its target and fell 3 %.
_REACHED = re.compile(
    r"\b(?:beat|beats|beating|missed|misses|missing|met|exceeded|exceeding|surpassed|surpassing"
    r"|topped|topping|superó|superaron|superando|cumplió|cumplieron|incumplió|excedió|rebasó)"
    r"(?: (?:its|the|their|our|all|last|sus?|las?|los|el))?(?: [^\W\d_]+['’]?s?)?\s+$"
)
_WHAT_GOAL = re.compile(r"s?\s*(?:of|for|to|at|by|in|set|that|de|del|para|que|[0-9$€£(])")
_OF_A_GOAL = re.compile(r"(?:%|per ?cent|por ciento) (?:of|del?) (?:(?:the|its|la|su) )?$")
_SUBJECT = 60  # characters from a word of what was asked for to its verb
_LABEL = 14  # characters; nearer a colon ends a label: forecast for 2025: 5 %


class Wishes(Aside):
    """A sentence that knows which of its wishes, plans and goals are those of the past."""

    def _is_no_wish(self, item):
        """Say whether a word of the future tells of what is: of planned work, 104 % of the goal."""
        before = self.text[max(self.start, item.start - 28) : item.start].lower()
        if _REACHED.search(before) and not _WHAT_GOAL.match(self.text, item.end):
            return True  # beat its target and was 13 % up
        if _OF_A_GOAL.search(before) or _SAYS.match(self.text, item.end):
            return True  # 104 % of the goal; lo que quiere decir, that is to say
        if _COUNTED.match(self.text, item.start) and before[-2:-1].isdecimal():
            return True  # 41 goals
        if before[-2:-1].isdecimal() and _PLANNED.match(self.text, item.start):
            return True  # 18,940 planned operations
        if _OF_A_PLAN_BY_NAME.match(self.text, item.start):
            return True  # planned giving fell
        if before.endswith("por ") and self.text.startswith("supuesto", item.start):
            return True  # por supuesto
        if _OWED.match(self.text, item.start):
            return True  # hoy debe 742
        if f" {before}".endswith(" se ") and _DUE_TO.match(self.text, item.start):
            return True  # se debe a que
        if before.endswith(("under a ", "under its ", "part of a ", "part of its ")):
            return self.text[item.start : item.end].lower().startswith("plan")
        if _LOOKING_FOR_WORK.match(self.text, item.start):
            return True
        if f" {before}".endswith(" as ") and _AS_EXPECTED.match(self.text, item.start):
            return True  # as expected, it rose
        if _HAVE.search(before) and _ASKED.match(self.text, item.start):
            return True  # 61,420 households have asked for a grant
        if _WERE.match(self.text, item.start) and not self._trend_in(self.start, item.start):
            return True
        if _DONE.match(self.text, item.start):
            moved = next((t for t in self.trends if t.start >= item.end), None)
            near = "" if moved is None else self.text[moved.start : moved.end].lower()
            if near.endswith(self.words.past) and moved.start - item.end <= _SUBJECT:
                return True
        return _OF_THOSE.search(before) and _PLANNED.match(self.text, item.start) is not None

    def _end_of_a_wish(self, item):
        """Return where what a word of the future speaks of ends: a semicolon, a far colon."""
        stops = [self.text.find(";", item.end, self.end)]
        if _WITHOUT_WISH.match(self.text, item.start):
            return self.text.find(",", item.end, self.end)  # me gustaría que hubiera sido más,
        stops.append(self.text.find(": ", item.end + _LABEL, self.end))
        if self.text.count("«", self.start, item.start) > self.text.count(
            "»", self.start, item.start
        ):
            stops.insert(0, self.text.find("»", item.end, self.end))
        if item.start - self.start <= 2 or "(" in self.text[item.end : max(stops[1], item.end)]:
            stops.pop()
        return min((stop for stop in stops if stop >= 0), default=-1)
