"""More, fewer, higher: whether something is so than before, and not than something else."""

import re
from itertools import pairwise

from cifras.reading.levels import alike
from cifras.reading.listed import Listed

_THAN = re.compile(r"\b(?:than|que)\b", re.IGNORECASE)
# What may stand between than and when: than in the, que en el, than it was in.
_SMALL = re.compile(
    r"(?:\s+(?:in|on|at|during|for|the|a|it|they|was|were|had|been|did|en|el|la|los|las|lo|al|de|del"
    r"|durante|edición|feria|vendimia|cosecha|campaña|zafra|temporada|feriado|gestión|ronda|subasta"
    r"|carnaval(?:es)?|semana santa|navidad(?:es)?|fiestas|torneo|vacaciones"
    r"|convocatoria|jornada|entrega|medición|licitación|round|auction|tender|edition|hace|close|end"
    r"|cierre|final|of|over the one|over those|same|hour|misma|hora|se|registró"
    r"|[^\W\d_]{2,}(?:ad|id)[oa]s|que|fue|those sold"
    r"|(?:those )?(?:record|report|creat|count|register|receiv)ed)\b)*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:ended|closed|finished|opened|cerr(?:ó|aron)|termin(?:ó|aron))\b")
_REACHING = ("hasta", "to a total", "bringing", "taking", "leaving", "for a total", "dejando")
_BECAME = re.compile(
    r"\b(?:became|become|becoming|got|turned|grew|se (?:volvi|hici|hiz|pus|torn)[^\W\d_]+)"
    r" [^,;.a-z]{0,4}[0-9][^,;]*$"
)
_THE_ONE_BEFORE = re.compile(
    r"\s*(?:anterior|previo|previa|one before|previous one)\b"
    r"|\s*(?:pasado|pasada|last)\b(?! [^\W\d_])"
    r"|\s*(?:primero|segundo|tercero|cuarto|first|second|third|fourth)\b(?! [^\W\d_])"
    r"|\s*(?:entonces|then)\b"
    r"|\s*(?:media|promedio|average|mean) (?:de la|del|of the)(?: [úu]ltim[oa]| past| last)? "
    r"(?:década|decenio|lustro|quinquenio|decade)\b"
    r"|\s*(?:before the|before covid|antes de la|antes del)\b"
    r"|\s*(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|víspera|yesterday"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
# Than the harvest of the year before: what is counted at each time, and no other thing.
_THE_BEST_BEFORE = re.compile(
    r"\s*(?:than |que )?(?:(?:the|its|their|al|el|su) )?(?:(?:previous|prior|earlier|old|former) )"
    r"(?:peak|record|high|best|maximum|low)\b"
    r"|\s*(?:que |de )?(?:al?|el|del?) (?:cierre|precio|valor) (?:del?|de la) "
    r"(?:lunes|martes|miércoles|jueves|viernes|ayer|víspera|jornada)\b"
    r"|\s*(?:than |from |on )?(?:monday|tuesday|wednesday|thursday|friday)['’]s (?:close|price)\b"
    r"|\s*(?:a|que) (?:la|el|los|las) de entonces\b"
    r"|\s*(?:que |de )?(?:al|el|del|su) (?:récord|máximo|pico|mínimo) (?:anterior|previo|histórico"
    r" anterior)\b",
    re.IGNORECASE,
)
# What was counted is compared with the time before, where nothing else is named.
_TOLD_IN_THE_PAST = re.compile(
    r"\b(?:(?:ha|han) [^\W\d_]+[ai]do|(?:se ha|se han) [^\W\d_]+|[^\W\d_]{3,}(?:ó|aron|ieron|yeron)"
    r"|fue|fueron|sold|made|came to|took|drew|carried|handled|produced|recorded|logged|issued"
    r"|attended)\b"
)
_LOSS_OF = re.compile(r"\b(?:loss|pérdida) (?:of|del?|de un) (?:about |around |some |casi )?$")
_LOSS_AFTER = re.compile(r" loss (?:of|in) ")
_OF_OUTPUT = re.compile(r" (?:of|del?) (?:gdp|pib|pbi|the total)\b", re.IGNORECASE)
_ITSELF = re.compile(r" (?:it|that|él|ella|ese nivel)(?=[,.;)]|$)")
_OF_A_TIME = re.compile(
    r"\s*(?:cosecha|campaña|zafra|temporada|edición|vendimia|cifra|registro|nivel|total|promedio|media"
    r"|municipales|generales|autonómicas|presidenciales|europeas|elecciones|comicios|encuesta"
    r"|collections?|sales|revenues?|output|volume|turnover|recaudación|ventas|producción|volumen"
    r"|elections?|ballot|poll|referendum|census|count|recuento|censo|survey|harvest|crop|level|figure|number|average)"
    r"\s+(?:de la|del?|of the|of|in the|in)\s",
    re.IGNORECASE,
)
_EARNS = re.compile(r"(?:gana|ganan|cobra|earns?)\b", re.IGNORECASE)
# Than in the Holy Week of 2021: what is named with its year is a time.
_FEAST = re.compile(r"(?: [A-ZÁÉÍÓÚ][^\W\d_]+){1,3} (?:of |de(?:l año)? )?")
_IN_IT = re.compile(r"\w (?:in|en) $")  # less than men in 2019
_PER = re.compile(r" (?:per|por) [^\W\d_]+(?=[.,;)]|$)")
_OPENING = 12  # characters before a level that is the subject: a total of 1,962 units changed hands
COUNTED_MORE = ("more", "fewer", "less", "más", "menos", "adicionales", "lower", "higher")

_THAN_WERE = re.compile(
    r" ?(?:(?:were|was|there were|had been) (?:[^\W\d_]+ )?|"
    r"(?:recorded|reported|registered|counted|seen|sold|logged) )(?:in|on|at|by) "
)


class Comparing(Listed):
    """A sentence that knows of its comparisons which are with another time."""

    def _is_lost(self, figure):
        """Say whether a percent is what was lost of something: a loss of 40 %, a 40 % loss of."""
        if figure.kind != "percent" or _OF_OUTPUT.match(self.text, figure.end):
            return False
        before = self.text[max(self.start, figure.begin - 12) : figure.start].lower()
        return bool(_LOSS_OF.search(before) or _LOSS_AFTER.match(self.text, figure.end))

    def _is_over_a_level(self, figure):
        """Say whether a percent is told on top of the level after it: 5 % sobre los 651.000."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        link = self.text[figure.end : after[0].start].strip().lower() if after else ""
        return (
            figure.kind == "percent" != (after[0].kind if after else "percent")
            and link in ("sobre los", "sobre las", "sobre el", "sobre la")
        )  # fmt: skip

    def _in_time(self, more):
        """Say whether something is more than before, and not more than something else."""
        if (said := self._than_when(more)) is not None:
            return said
        return any(rule(self, more) for rule in _IN_TIME)

    def _word(self, item):
        return self.text[item.start : item.end].lower()

    def _ends_its_clause(self, more):
        return re.match(r"\s*(?:[.,;)]|$)", self.text[more.end : self.end]) is not None

    # what says that it is with another time

    def _goes_on_from_a_change(self, more):
        """Bajaron a 48.300, 6 % menos; up 3 % in May, and potatoes 5 % dearer."""
        near = [f for f in self.figures if 0 <= more.start - f.end <= 2]
        is_percent = bool(near) and near[0].kind == "percent" and bool(self.timed)
        if not self._ends_its_clause(more) or not (is_percent or self._word(more) in COUNTED_MORE):
            return False
        return any(
            t.value and t.end < more.start and (t.value == more.value or is_percent)
            and not _EARNS.match(self.text, t.start)
            for t in self.trends
        )  # fmt: skip

    def _is_told_of_what_it_follows(self, more):
        """138,402 patients in 2023, 4.7 % more."""
        is_counted = self._word(more) in COUNTED_MORE and self._ends_its_clause(more)
        return is_counted and self._is_told_of_a_level(more)

    def _is_as_the_sentence_before(self, more):
        """Cherries: 228 tons, against 180 in 2018. Berries: 109 tons, 2 % less."""
        return (
            self.after_levels
            and self._word(more) in COUNTED_MORE
            and self._ends_its_clause(more)
            and ":" in self.text[self.start : more.start]
        )

    def _shares_its_time(self, more):
        """18 % less cotton in 2014, and were paid 7 % less per kilo."""
        told = [m for m in self.mores if m.kind == "more" and m.end <= more.start]
        ends = _PER.match(self.text, more.end) or self._ends_its_clause(more)
        if not ends:
            return False
        return any(self._has_a_time_after(m) and ";" not in self.text[m.end : more.start]
                   for m in told)  # fmt: skip

    def _goes_on_from_a_comparison(self, more):
        """41 % less than a year before, and solar 19 % more."""
        told = [m for m in self.mores if m.kind == "more" and m.end <= more.start]
        if _ITSELF.match(self.text, more.end) and told:
            return any(self._has_a_time_after(m) for m in told)  # hours were 1.1 % below it
        return any(self._than_when(m) and ";" not in self.text[m.end : more.start] for m in told)

    def _leads_to_a_level(self, more):
        """Edged 2 % higher to 131.4 million."""
        return self._word(more) in ("higher", "lower") and any(
            f.lead == "to" and 0 <= f.begin - more.end <= 2 for f in self.figures
        )

    def _reaches_a_level(self, more):
        """1.216 parados menos en la comarca, hasta un total de 13.402."""
        after = next((f for f in self.figures if f.start >= more.end), None)
        if after is None or after.lead != "to" or self._word(more) not in COUNTED_MORE:
            return False
        link = self.text[after.begin : after.start].lower()
        return link.startswith(_REACHING) and after.begin - more.end <= 60

    def _is_opened_by_a_time(self, more):
        """Compared with a year earlier, freight was 2.6 % lower."""
        opens = next((i for i in self.timed if i.start - self.start <= 40), None)
        if opens is None or not self._compares(opens):
            return False
        return not re.search(r"[,;]", self.text[self.start : opens.start])

    def _ended(self, more):
        """The year ended 3 % higher."""
        before = self.text[max(self.start, more.start - 44) : more.start]
        return _ENDED.search(before.lower()) is not None and "," not in before

    def _became(self, more):
        """Olive oil became 51 % more expensive."""
        before = self.text[max(self.start, more.start - 40) : more.start].lower()
        return _BECAME.search(before) is not None

    def _goes_up(self, more):
        """6.1 % arriba en el trimestre; not above the mean."""
        is_way = self._word(more) in ("arriba", "abajo")
        return is_way and self.text[more.end : more.end + 4] not in (" de ", " del")

    def _has_a_time_after(self, more):
        """Below July of last year, ahead of the same point; lower in the north in 2019."""
        stop = self.text.find(";", more.end, self.end)
        stop = self.end if stop < 0 else stop
        mark = re.search(r"[,;] ", self.text[more.end : self.end])
        clause = min(more.end + mark.start() if mark else self.end, more.end + 90)
        return any(
            0 <= i.start - more.end <= 22
            or (i.kind == "base" and more.end <= i.start < stop)
            or (i.value.year and more.end <= i.start < max(clause, more.end + 26))
            for i in self.timed
        )

    def _has_levels_of_two_times(self, more):
        """From the sentence before, or here: 40 in 2018, 44 in 2019, 10 % more."""
        is_set = any(f.lead == "against" and f.start > more.end for f in self.figures)
        return self.related or self._has_two_times(more.start) or is_set

    # what these look at

    def _than_when(self, more):
        """Say whether a *than* leads to a time or a number; None where there is no *than*."""
        if _THE_BEST_BEFORE.match(self.text, more.end):
            return True
        than = _THAN.search(self.text, more.end, min(self.end, more.end + 90))
        if than is not None and "," in self.text[more.end : than.start()]:
            return None  # lower than last year's, which
        if than is None or any(f.start < than.start() for f in self.figures if f.start > more.end):
            return None
        last = _SMALL.match(self.text, than.end(), self.end).end()
        if told := _THAN_WERE.match(self.text, than.end(), self.end):
            last = told.end()
        if _THE_ONE_BEFORE.match(self.text, last):
            return True
        led = [f for f in self.figures if than.end() <= f.start <= last + 8][:1]
        if led and self._is_of_a_plan(led[0]):
            return False  # less than the 4.7 predicted in June
        if led and self._is_of_a_group(led[0]):
            return False  # than the 25.7 kg taken off the untreated ones
        if counted := _OF_A_TIME.match(self.text, last, self.end):
            return any(i.start - counted.end() in range(-8, 5) for i in self.timed)
        starts = [i.start for i in self.timed] + [f.start for f in self.figures]
        return any(
            (than.end() <= start <= last + 8 or _FEAST.fullmatch(self.text, last, start))
            and not _IN_IT.search(self.text, last, start)
            for start in starts
        )

    def _is_told_of_a_level(self, more):
        """Say whether a percent before a word such as more follows a level that has its time."""
        size, level = ([f for f in self.figures if f.end <= more.start][-1 - at :][:1]
                       for at in (0, 1))  # fmt: skip
        if (
            not size
            or not level
            or size == level
            or size[0].kind not in ("percent", "points", "amount")
        ):
            return False
        if more.start - size[0].end > 2:
            return False
        is_points = size[0].kind == "points" and level[0].kind == "percent"
        if is_points or (size[0].kind == level[0].kind == "amount" and size[0].number.unit == ""):
            return not self.text[level[0].end : size[0].begin].strip(
                " ,"
            )  # 44.9 %, 3.3 points more
        is_past = _TOLD_IN_THE_PAST.search(self.text, self.start, level[0].begin) is not None
        is_of_a_time = self.timed or self.after_levels or is_past
        if level[0].kind not in ("amount", "money") or not is_of_a_time:
            return False
        at = self._past_its_noun(level[0], size[0].begin)
        return "," in self.text[at : size[0].begin] and self._bridges(at, size[0].begin)

    def _past_its_noun(self, level, stop):
        """Return where what a level counts ends, before a mark or a time: the level's own end."""
        marks = [i for i, c in enumerate(self.text[level.end : stop], level.end) if c in ",(:–—"]
        ends = marks[:1] + [i.start for i in self.timed if level.end <= i.start < stop][:1]
        told = self.text[level.end : min(ends, default=level.end)]
        words = re.findall(r"[^\W\d_]+", told.lower())
        opens = len(self.text[self.start : level.begin].strip()) <= _OPENING
        is_noun = len(words) <= 6 and "than" not in words  # was lower than in Moncton
        is_noun &= opens or not any(w.endswith(self.words.past) for w in words)
        return min(ends, default=level.end) if is_noun else level.end

    def _has_two_times(self, stop):
        """Say whether two levels of one kind, each with its own time, stand before a place."""
        found = []
        levels = [f for f in self.figures if f.kind in ("amount", "money") and f.end <= stop]
        if len(levels) > 1 and self._has(self.text[self.start : levels[-2].start], "once"):
            if self._has(self.text[levels[-2].end : levels[-1].start], "now"):
                return True
        for figure in self.figures:
            if figure.kind in ("amount", "money") and figure.end <= stop and not figure.forecast:
                if (when := self.own_period(figure)) is not None:
                    found.append((figure, when))
        return any(
            a is not b and alike(one.number, two.number)[0] is not None
            for (one, a), (two, b) in pairwise(found)
        )

    def _has(self, text, kind):
        """Say whether one of the words of a kind stands in a text."""
        listed = "|".join(map(re.escape, self.words.small[kind]))
        return re.search(rf"\b(?:{listed})\b", text, re.IGNORECASE) is not None

    def _compares_with(self, item):
        """Say whether a word is more, fewer and the like: *lower* may be a verb."""
        return item.kind == "more" or self.text[item.start : item.end].lower() == "lower"


_IN_TIME = (
    Comparing._goes_on_from_a_change,
    Comparing._is_told_of_what_it_follows,
    Comparing._is_as_the_sentence_before,
    Comparing._shares_its_time,
    Comparing._goes_on_from_a_comparison,
    Comparing._leads_to_a_level,
    Comparing._reaches_a_level,
    Comparing._is_opened_by_a_time,
    Comparing._ended,
    Comparing._became,
    Comparing._goes_up,
    Comparing._has_a_time_after,
    Comparing._has_levels_of_two_times,
)
