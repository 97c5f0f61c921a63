"""Which printed periods the levels of a claim are of."""

import itertools
import re

from cifras.reading.frame import AND_IN, Figure
from cifras.reading.pairs import Pairs

_LENGTH = re.compile(
    r"(?:unos |unas |some |about )?(?:\d+|an?|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
    r"|diez|doce|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r" (?:años?|meses|mes|semanas?|días?|trimestres?|years?|months?|weeks?|days?|quarters?|decades?"
    r"|décadas?)"
)
# The first fall since 2004 compares with no level of 2004.
_RECORD_SINCE = re.compile(
    r"\b(?:first|lowest|highest|largest|smallest|biggest|fewest|worst|best|primer[ao]?|menor|mayor"
    r"|peor|mejor)\b[^.,;]*\b(?:since|desde)(?: el| la)?\s*$"
)
_SPAN = re.compile(
    r"(?:financial |fiscal |calendar )?(?:year|quarter|month|week|decade)\b(?! (?:before|earlier))"
)
_ARTICLE = re.compile(r" (?:el|la|los|las|the)$")
# A time that an article alone names: in the month, en el trimestre.
OF_THE_TIME = re.compile(
    r"\b(?:in|for|during|over|at|en|durante|cerr(?:ó|amos|aron)) (?:the|el|la) "
    r"(?P<time>month|quarter|year|week|season|half|mes|trimestre|año|semana|semestre|ejercicio"
    r"|temporada|campaña|bimestre|cuatrimestre)\b"
    r"(?! (?:of|to|ended|ending|before|de|del|anterior))",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{1,2} [A-Z]|[A-Z][a-z]+ [0-9]{1,2}\b|[A-Z][a-z]+day\b")
# What is to be delivered then was not sold then.
_DELIVERED = re.compile(r"[- ](?:delivery|shipment|futures|contracts?)\b", re.IGNORECASE)
# Than those created in 2021, que los recibidos en 2021.
_THAN_WHAT_WAS_DONE = re.compile(
    r" (?:than|que|adicionales a) (?:(?:those|were|was|los|las|el|la) )*"
    r"(?:[a-z]{2,}ed|sold|seen|made|[^\W\d_]+(?:ad|id)[oa]s?) (?:in|en|during|durante)$"
)
_END_OF = re.compile(r" (?:end|mid)-?$")
_FROM_TO = re.compile(r"[^\W_] (?:to|through|a|al|hasta) [^\W_]")
# Who published what is told, and when: (INE, 2021).
_CITED = re.compile(r"\([A-ZÁÉÍÓÚ][^()0-9:]{1,60}, $")
_SAID_ON = re.compile(
    r"\b(?:said|told[^,;]{0,30}|reported|announced|dijo|informó|anunció|publicó|difundid[oa]s?)"
    r"\s*(?:on|el|este)?\s*$"
)


class When(Pairs):
    """A sentence whose claims get the periods that stand with their levels."""

    def _periods(self, start, end):
        """Return the printed periods of the start and the end of a claim, empty where none is."""
        plain, bases = self._plain(), [i.value.text for i in self._bases()]
        one = end or start
        is_led = isinstance(start, Figure) and isinstance(end, Figure) and start.lead == "from"
        if both := self._between(self._all_times(), one, is_led):
            return both
        found = {"start": "", "end": ""}
        for side, one in (("start", start), ("end", end)):
            if isinstance(one, Figure) and (near := self._labelled(one) or self._own_after(one)):
                found[side] = "" if self._is_no_time(near) else near.value.text
        if isinstance(start, Figure) and isinstance(end, Figure):
            before = [self._before_it(figure) for figure in (start, end)]
            is_inside = self._in_brackets(*sorted((start, end), key=lambda f: f.start))
            for side, near, other in zip(("start", "end"), before, before[::-1], strict=True):
                if near is not None and near is not other and not found[side]:
                    is_apart = near.value.text not in found.values()
                    if is_apart and (other is not None or is_inside or any(found.values())):
                        found[side] = near.value.text
        if start is None and found["end"] in bases:
            found["end"] = ""
        if not found["start"] and len(bases) == 1:
            found["start"] = bases[0]
        if found["end"] and found["end"] == found["start"]:
            found["end"] = ""
        if not found["end"]:
            left = [i.value.text for i in plain if i.value.text not in (found["start"], *bases)]
            near = self._near_before(end) if isinstance(end, Figure) else None
            if len(left) > 1 and near is not None and near.value.text in left:
                left = [near.value.text]  # tripled in 2017 and doubled in 2018, to 1.9 million
            found["end"] = left[0] if len(left) == 1 else ""
        return found["start"], found["end"]

    def _own_after(self, figure):
        """Return the period right after a level, unless an *and* gives it to what follows."""
        found = self._after(figure)
        if found is None or AND_IN.search(self.text[figure.end : found.start].lower()) is None:
            return found
        return None if self._before_it(figure) is not None else found

    def _before_it(self, figure):
        """Return the last period before a level, after the one before it; no length is one."""
        levels = [f.end for f in self.figures if f.end <= figure.start and f.kind != "time"]
        stop = max(levels, default=self.start)
        found = [i for i in self.timed if stop <= i.start and i.end <= figure.start]
        return found[-1] if found else None

    def _compares(self, item):
        """Say whether a period is one that is compared with: since 2001, frente a 2017."""
        if _FROM_TO.search(item.value.text.lower()):
            return False  # from January to September 2020
        before = " " + self.text[max(self.start, item.start - 44) : item.start].lower().rstrip()
        before = _END_OF.sub("", before)
        if _THAN_WHAT_WAS_DONE.search(before):
            return True
        if before.endswith(" on") and _DATE.match(item.value.text):
            return False  # fell to 26 per cent on 1 July 2020
        if before.endswith((" over", " over the")) and _SPAN.match(item.value.text.lower()):
            return False  # over the year to June
        return any(before.endswith(f" {phrase}") for phrase in self.words.small["since"])

    def _plain(self):
        """Return the periods that may be those of a level, and what it is compared with."""
        return [i for i in self.timed if i.kind == "period" and not self._is_no_time(i)]

    def _all_times(self):
        return [i for i in self.timed if not self._is_no_time(i)]

    def _bases(self):
        return [
            i for i in self.timed
            if not self._is_no_time(i) and (i.kind == "base" or self._compares(i))
        ]  # fmt: skip

    def _is_no_time(self, item):
        """Say whether a period is of no level: year-on-year, in three years, said on 6 June."""
        return self._once("no time", item, self._find_no_time)

    def _find_no_time(self, item):
        text = item.value.text.lower()
        if self._is_adverb(item) or text in ("ayer", "yesterday") or _LENGTH.fullmatch(text):
            return True
        before = self.text[max(self.start, item.start - 60) : item.start].lower()
        if text.endswith("same time") or (text == "mismo tiempo"):
            return True  # at the same time, wages rose
        if _DELIVERED.match(self.text, item.end):
            return True
        cited = _CITED.search(self.text, self.start, item.start)
        if cited and self.text[item.end : item.end + 1] == ")":
            return True  # (INE, 2021)
        return bool(_SAID_ON.search(before) or _RECORD_SINCE.search(before))

    def _settle_periods(self):
        """Give claims the one period that stands with them, else those of the claim before."""
        ordered = sorted(self.claims, key=_where)
        told = ("", "")
        for at, made in enumerate(ordered):
            low = max((_where(o)[1] for o in ordered[:at]), default=self.start)
            high = min((_where(o)[0] for o in ordered[at + 1 :]), default=self.end)
            own = {made["start_period"], made["end_period"]}
            own |= {other["start_period"] for other in ordered[:at]}
            bases = [i.value.text for i in self._bases() if low <= i.start < high]
            plain = [i.value.text for i in self._plain() if low <= i.start < high]
            plain = [text for text in plain if text not in bases and text not in own]
            if not made["start_period"] and len(bases) == 1 and bases[0] not in own:
                made["start_period"] = bases[0]
            if not made["end_period"] and len(plain) == 1:
                made["end_period"] = plain[0]
            if not made["end_period"] and not plain:
                named = OF_THE_TIME.search(self.text, low, max(low, high))
                made["end_period"] = named["time"] if named else ""
            own = made["start_period"], made["end_period"]
            if not any(own):
                made["start_period"], made["end_period"] = told
            told = own if own[1] else told if not any(own) else ("", "")

    def forget_backwards(self):
        """Leave out the periods of claims whose start would be later than their end."""
        for made in self.claims:
            if self._is_backwards(made["start_period"], made["end_period"]):
                made["start_period"] = made["end_period"] = ""

    def _is_backwards(self, start, end):
        """Say whether a start is later than its end, by year and month: one is of another."""
        keys = []
        for text in (start.lower(), end.lower()):
            year = re.search(r"\b(?:19|20)\d\d\b", text)
            months = [self.words.months.get(word, 0) for word in re.findall(r"[^\W\d_]+", text)]
            keys.append((int(year[0]) if year else 0, max(months, default=0)))
        (one, two), named = keys, all(month for _, month in keys)
        if not (one[0] and two[0]):
            return False
        return one[0] > two[0] or (one[0] == two[0] and named and one[1] > two[1])

    def _is_parted(self, start, stop):
        """Say whether a comma parts a number from a time, and no link alone: 19.3 %, between."""
        told = self.text[start:stop]
        return "," in told and re.fullmatch(r"\s*,\s*[^\W\d_]+(?: el| the)?\s*", told) is None

    def _between(self, plain, near, is_led):
        """Return both periods of between X and Y, from X to Y, in the clause of a number.

        Two months without a year are one period, unless the levels go from one to the other.
        """
        for one, two in itertools.pairwise(plain):
            joint = self.text[one.end : two.start].lower().strip()
            joint = _ARTICLE.sub("", joint)
            before = self.text[max(self.start, one.start - 14) : one.start].lower()
            words = [word.strip('-–—(«"“•* ') for word in before.split()]
            before = [word for word in words if word not in ("el", "la", "the")][-1:]
            pairs = (
                (("and", "y", "e"), ("between", "entre")),
                (("to", "a", "al", "hasta"), ("from", "desde", "de", "del", "el")),
            )
            if any(
                joint in joints and before and before[0] in openers for joints, openers in pairs
            ) and (two.end <= near.start or not self._is_parted(near.end, one.start)):
                if not (is_led or one.value.year or two.value.year):
                    return "", self.text[one.start : two.end]
                return one.value.text, two.value.text
        return None


def _where(made):
    """Return where the numbers of a claim begin and end."""
    spans = [made["spans"][role] for role in ("start", "end", "stated") if role in made["spans"]]
    return min(a for a, _ in spans), max(b for _, b in spans)
