"""Claims of a size without two levels, of a multiple alone, and of a level that was moved to."""

import re
from dataclasses import replace

from cifras.reading.levels import CENTS, NO_DIFFERENCE, measure_of
from cifras.reading.links import without_focus
from cifras.reading.making import WAYS
from cifras.reading.named_change import NamedChange
from cifras.reading.signs import HELD, LEVELS, SIZES
from cifras.reading.unit_names import unit_name
from cifras.reading.when import OF_THE_TIME

_BY_A_PART = ("by", "en", "", "un", "en un", "una", "en una", "by almost", "by nearly", "by some")
# What leads to a noun where the same word is a verb: una baja en, la fuerte subida.
_A_NOUN = re.compile(
    r"\b(?:una?|el|la|los|las|su|sus|al|del?|con|por|otra|gran|mayor|menor|esta|este)"
    r" (?:[^\W\d_]+ )?$"
)
_ASKING = ("raise", "cut", "reduce", "lower", "increase", "boost", "trim", "lift", "decrease")
_THAT_OF = re.compile(
    r"(?: con creces| con holgura| de sobra| ampliamente| holgadamente)?"
    r"\s*(?:al?|a la|a los|a las|la|el|los|las|that|those)"
    r" (?:del?|of|in) (?![0-9])"
)
_IF = re.compile(
    r" (?:si|if|when|cuando hay)\b| the (?:pace|rate|speed|average|median|norm)\b"
    r"| de (?:rápido|la media|el promedio)\b"
    r"| que (?:el|la) (?:nacional|mundial|regional|promedio|media)\b"
    r"| (?:the |that of the )?(?:national|world|regional)"
    r" (?:rate|average|mean"
    r"|median|figure|level|growth|pace)\b"
    r"| (?:más |as |more )?(?:the |de )?(?:riesgo|risk|likely|likelihood|probab)"
)
_BY_AN_AMOUNT = (
    "", "by", "en", "unos", "by some", "otros", "otras", "another", "by a further", "by another",
    "by an additional", "a further", "an additional", "en otros", "en otras",
)  # fmt: skip
_BY_MORE = (
    "more than", "less than", "at least", "at most", "just over", "just under", "más de",
    "menos de", "al menos", "poco más de",
)  # fmt: skip
_ANOTHER = ("otros", "otras", "another")
_PLACES = frozenset(
    "provincias países regiones estados ciudades comunas cantones "
    "distritos sectores ramas capitales localidades barrios".split()
)
_NO_VERBS = ("dobles", "doble", "triple", "twice", "half")
# An amount that comes on top, and what leads to the total with it.
_ADDING = re.compile(
    r"\b(?:added|adding|a further|another|an additional|an extra|sum(?:ó|aron|a|an)|otr[oa]s)"
    r"(?: (?:el|la|los|las|en el|en la|in the|during the|en [^\W\d_]+|in [^\W\d_]+))?\s*$"
)
_THAT_SUMMED = tuple(f"que {verb} " for verb in ("sumó", "sumaron", "suma", "suman"))
# What a size of a list is of, after it, and what stands before the next one.
_IN_IT = re.compile(r" (?:en|in|for|para) (?:el |la |los |las |the )?(?P<what>[^,;:.()0-9%]{3,50}?)"
                    r"(?=,|;|\.| y | and |$)")  # fmt: skip
_NEXT = re.compile(r",? ?(?:(?:y|and|and a|y de|y un) )?(?:de |of )?")
_OF_THE_CHANGE = re.compile(
    r"\b(?:caída|baja|suba|alza|aumento|incremento|descenso|merma|fall|decline|drop|rise|increase)"
    r" (?:se )?$"
)
_ON_A_DAY = re.compile(
    r"^(?:este |el |on )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|hoy|today)\b"
)
_GAINS = re.compile(
    r"\b(?:gains?|losses|increases?|decreases?|rises?|falls?|declines?|changes?|aumentos?|alzas?"
    r"|bajas?|caídas?|descensos?|pérdidas|ganancias|variaciones)\b[^;.]*$"
)
_OF_ITS_OWN = re.compile(
    r"(?:sus?|el|la|los|las|its|their|his|her|the) (?:[^\W\d_]+ ){1,5}(?:en|by)"
)
_AIMS = (["a"], ["para"], ["de"], ["por"], ["en"])
_TO_A_TOTAL = re.compile(r"\b(?:total|hasta|llegar|alcanz\w+|sumar|bringing|taking|reaching|to)\b")
_RAISED = re.compile(r"raise[ds]?\b (?:about |over |more than |some |nearly )?[£$€]", re.IGNORECASE)
_SUMMED = re.compile(r"[^.;0-9]{0,40}, (?:bringing|taking|elevando|llevando) ")
_NEXT_TO = 12  # characters between a verb and how much was added


class Alone(NamedChange):
    """A sentence whose sizes make claims where no pair of levels took them."""

    def _alone(self, figure):
        """Make a claim of a size without two levels, or of a level that was moved to."""
        if figure.used or figure.forecast or self._speaks_of_the_future(figure):
            return
        if self._is_asked_for(figure):
            return
        if sign := self._is_size(figure):
            self._size_alone(figure, sign)
            return
        if self._added(figure) or self._signed_beside(figure):
            return
        trend = self._trend_before(figure)
        if self._is_fraction(figure) and (more := self._compared_part(figure)):
            self._part_of(figure, 1 + more.value * figure.number.value, "part")
        elif self._is_part(figure) and trend is not None:
            self._part(figure, trend)
        elif trend is None or self._is_fraction(figure):
            return
        elif self._ended_at(figure, trend):
            made = self._new(figure.begin, figure.number.unit)
            made["direction"] = WAYS[trend.value]
            self._finish(made, figure, figure)
        elif trend.value and figure.kind in ("amount", "money", "time"):
            self._moved_by(figure, trend)

    def _size_alone(self, figure, sign):
        """Make a claim of a size, and of the level that it led to."""
        end = self._led_to(figure) or self._summed_after(figure)
        made = self._new(figure.begin, end.number.unit if end else "")
        if span := self._told_after(figure) or self._listed_subject(figure):
            made["indicator"], made["spans"]["indicator"] = self.text[slice(*span)], span
        made["end"] = end and end.number
        self._state(made, figure)
        made["direction"] = WAYS[sign]
        self._finish(made, figure, end)

    def _told_after(self, figure):
        """Return (start, end) of what a size is of where each of a list is told so, or ().

        De -2,8 % en producción, 1,4 % en ventas y -0,9 % en empleo.
        """
        before = self._size_before(figure)
        own = _IN_IT.match(self.text, figure.end, self.end)
        other = _IN_IT.match(self.text, before[0].end, figure.start) if before else None
        if own is None or other is None or other.end() > figure.begin:
            return ()
        is_next = _NEXT.fullmatch(self.text, other.end(), figure.start) is not None
        told = any(own.start("what") <= i.start < own.end("what") for i in self.timed)
        return own.span("what") if is_next and not told else ()

    def _moved_by(self, figure, trend):
        """Make a claim of an amount that follows a verb of change: rose by 32,000."""
        inner = self._link_to(figure, trend)
        if inner not in _BY_AN_AMOUNT or figure.lead not in ("", "by", "to"):
            return
        if figure.lead == "to" and inner != "en":
            return
        end = self._led_to(figure) or self._closing_after(figure)
        if trend.value < 0 and inner in _ANOTHER and _SUMMED.match(self.text, figure.end):
            return  # declined another 5,000, bringing to 109,000 the jobs lost
        if end and not inner and self._is_score(figure, end, trend):
            return  # ganó 78 a 71
        if inner == "en" and figure.number.unit.lower() in _PLACES:
            return  # bajaron en 26 provincias
        by = inner.startswith("by") or inner in ("en", "en otros", "en otras")
        is_noun = self._is_noun(trend) and _A_NOUN.search(self.text, self.start, trend.start)
        if inner == "en" and is_noun and figure.kind == "amount":
            if figure.number.unit and not measure_of(figure.number.unit):
                return  # un repunte en casi 140 nacionalidades
        if end is None:
            is_based = self._base_after(figure) and not self._is_earned(figure, trend)
            if not (by or is_based or self._is_moved(figure, trend, inner)):
                return
            is_paid = figure.kind == "money" and bool(self.timed)  # admission, reduced €9
            is_exact = by or measure_of(figure.number.unit) or is_paid
            is_told = not figure.in_words or (by and unit_name(figure.number.unit))
            is_small = figure.number.value < 10 and not (is_exact and is_told)
            said = figure.number.text.lower()
            is_bound = figure.number.comparator not in ("", "about", "nearly")  # rose over 4,200
            is_bound &= not said.startswith(_BY_MORE)
            if (is_bound and not by) or is_small:
                return
        is_span = figure.kind != "time" and figure.number.unit.lower() in NO_DIFFERENCE
        is_span = is_span and not self._is_of_lives
        if is_span and not (end and figure.number.grain < 1):
            return
        made = self._new(figure.begin, (end or figure).number.unit or figure.number.unit)
        made["end"] = end and end.number
        self._state(made, figure)
        self._finish(made, figure, end)

    def _is_score(self, figure, end, trend):
        """Say whether two numbers are a score: nothing of 71 has gained 78."""
        is_more = trend.value > 0 and figure.number.value > end.number.value > 0
        return is_more and not (figure.number.unit or end.number.unit)

    def _link_to(self, figure, trend):
        """Return what stands between a verb of change and an amount: by, en, nothing."""
        inner = self.text[trend.end : figure.start].strip().lower()
        if any(trend.end <= i.start < figure.start for i in self.timed):
            inner = self._rest(trend.end, figure.start).lower()  # perdió esta semana 186
        if self.text[trend.start : trend.end].lower().endswith(" en") and not inner:
            return "en"  # superando en US$ 1,313.6 millones
        inner = without_focus(_ON_A_DAY.sub("", inner))
        opens = not self.text[self.start : trend.start].strip() and inner.endswith(" en")
        opens |= _OF_ITS_OWN.fullmatch(inner) is not None  # redujo su deuda financiera neta en
        return "en" if opens and "," not in inner and len(inner) <= 45 else inner

    def _is_moved(self, figure, trend, inner):
        """Say whether an amount without *by* is by how much something moved: rose $0.3 billion."""
        if _RAISED.match(self.text, trend.start):
            return False  # legacies, from which it raised £157m
        is_moved = figure.kind == "money" or measure_of(figure.number.unit) or inner in _ANOTHER
        is_moved = is_moved or (not figure.number.unit and self._has_a_difference())
        nouns = set((figure.number.unit or "").lower().split(" "))
        is_moved = is_moved or bool(nouns & CENTS)
        is_timed = bool(self.timed) or OF_THE_TIME.search(self.text, figure.end, self.end)
        is_moved = is_moved or bool(nouns & HELD and is_timed)
        is_plain = (
            (not inner or inner in _ANOTHER)
            and figure.lead != "to"
            and not self._restates_a_percent(figure)
        )
        return bool(is_moved) and is_plain and self._is_told_in_the_past(trend, figure)

    def _signed_beside(self, figure):
        """Make a claim of a signed amount in brackets right after a level: 212 million (–31)."""
        level = self._signed_after(figure)
        if level is None and self._is_a_gain_listed(figure):
            made = self._new(figure.begin, figure.number.unit)
            self._state(made, figure)
            sign = 1 if figure.number.value > 0 else -1
            made |= {"stated_value": sign * abs(figure.number.value), "direction": WAYS[sign]}
            self._finish(made, figure, None)
            return True
        if level is None or level.used:
            return False
        made = self._new(level.begin, level.number.unit)
        made["end"] = level.number
        self._state(made, figure)
        sign = 1 if figure.number.value > 0 else -1
        made |= {"stated_value": sign * abs(figure.number.value), "direction": WAYS[sign]}
        self._finish(made, figure, level)
        return True

    def _is_a_gain_listed(self, figure):
        """Say whether brackets hold a signed amount alone: gains in health care (+30,000)."""
        around = self.text[figure.start - 1 : figure.start], self.text[figure.end : figure.end + 1]
        is_signed = figure.number.text[:1] in "+-−–" and figure.kind in ("amount", "money")
        told = self.text[self.start : figure.start].lower()
        moved = any(t.value and t.end <= figure.start for t in self.trends)
        beside = any(0 <= figure.start - f.end <= 3 for f in self.figures)
        is_told = (moved and not beside) or _GAINS.search(told) is not None
        return is_signed and around == ("(", ")") and is_told

    def _is_asked_for(self, figure):
        """Say whether a verb that begins its clause asks for a change: raise the total by 10 %."""
        trend = self._trend_before(figure)
        if trend is None or self.words.language != "en":
            return False
        word = self.text[trend.start : trend.end].lower()
        before = self.text[self.start : trend.start].rstrip()
        clause = re.split(r"[,;:]", before)[-1].lower().strip()
        is_first = not clause or clause.startswith(("on ", "in ", "if ", "for ", "to "))
        is_first |= clause in ("and", "or") and word in ("raise", "reduce", "lower", "lift")
        is_noun = before.lower().endswith((" a", " an", " the", " its", " their"))
        return word in _ASKING and is_first and bool(before) and not is_noun

    def _added(self, figure):
        """Make a claim of an amount that was added, where the total that it led to is told.

        A further 1,150 homes were connected, bringing the total to 48,300.
        """
        before = self._rest_of(max(self.start, figure.start - 34), figure.start).lower()
        if figure.kind not in ("amount", "money") or not _ADDING.search(before):
            return False
        if before.endswith(_THAT_SUMMED):
            return False  # sales, que sumaron 3,1 millones en 2019
        if any(t.value < 0 and 0 <= figure.start - t.end <= _NEXT_TO for t in self.trends):
            return False  # declined another 5,000, bringing to 109,000 the jobs lost
        later = [f for f in self._free() if f.start > figure.end and f.kind == figure.kind][:1]
        if not later or later[0].number.value <= figure.number.value:
            return False
        link = self.text[later[0].begin : later[0].start].lower()
        if not _TO_A_TOTAL.search(link) or self._breaks(self.text[figure.end : later[0].begin]):
            return False
        made = self._new(figure.begin, later[0].number.unit)
        made["direction"], made["end"] = WAYS[1], later[0].number
        self._state(made, figure)
        made |= {"stated_value": abs(figure.number.value), "direction": WAYS[1]}
        self._finish(made, figure, later[0])
        return True

    def _summed_after(self, figure):
        """Return the level that a verb of ending leads to after a percent: and came to 641."""
        later = [f for f in self._free() if f.start > figure.end][:1]
        told = self.text[figure.end : later[0].begin].lower() if later else ""
        is_next = re.fullmatch(
            r" (?:y|and) (?:sum(?:ó|aron)|qued(?:ó|aron) en|totall?ed|came to) ?", told
        )
        return later[0] if is_next and later[0].kind in ("amount", "money") else None

    def _closing_after(self, figure):
        """Return the level that a verb of ending leads to after an amount, or None."""
        later = [f for f in self._free() if f.start > figure.end][:1]
        if later and self._is_closing(later[0]) and later[0].kind == figure.kind:
            between = self.text[figure.end : later[0].begin]
            if len(between) <= 45 and not self._breaks(between):
                return later[0]
        return None

    def _has_a_difference(self):
        return any(made["kind"] == "difference" for made in self.claims)

    def _restates_a_percent(self, figure):
        """Say whether a percent that says the same follows an amount: grew $86 million, or 28 %."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        between = self.text[figure.end : after[0].start].strip(" ,").lower() if after else ""
        return bool(after) and after[0].kind == "percent" and between in ("or", "o", "(", "or by")

    def _is_told_in_the_past(self, trend, figure):
        """Say whether a word of change is a verb in a past tense: exports rose $0.3 billion."""
        verb = self.text[trend.start : trend.end].lower()
        if not verb.startswith("picked"):
            verb = verb.removesuffix(" up").removesuffix(" down")  # edged up €4,200
        nouns = set(figure.number.unit.lower().split(" "))
        is_lost = verb == "lost" and (self._has_a_difference() or bool(nouns & HELD))
        is_past = verb.endswith(self.words.past) or is_lost
        return is_past and not self._is_earned(figure, trend)

    def _is_earned(self, figure, trend):
        """Say whether a sum is what a verb says that someone earned or lost: ganó 12 millones."""
        is_sum = figure.kind == "money" or (figure.number.scale > 1 and not figure.number.unit)
        return is_sum and self._word(trend).startswith(("gan", "perd", "los", "gain"))

    def _ended_at(self, figure, trend):
        """Say whether a level is where something went, and the sentence holds nothing else of it.

        Arrivals dropped to 185,000: a past tense, and the level right after it.
        """
        verb = self.text[trend.start : trend.end].lower()
        link = self.text[trend.end : figure.start].lower().split()
        before = self.text[self.start : trend.start].lower().split()[-2:]
        if verb in ("up", "down") and before:
            verb = before.pop()  # went up to 412
        verb, before = verb.removesuffix(" up").removesuffix(" down"), before[-1:]
        if _OF_THE_CHANGE.search(self.text[self.start : trend.start].lower()):
            return False  # la caída se elevó a 54,5 %
        others = [f for f in self.figures if not f.used and f is not figure]
        return (
            figure.kind in LEVELS
            and not figure.in_words
            and (figure.number.value >= 10 or bool(figure.number.unit))
            and link in (["to"], ["a"])
            and verb.endswith(self.words.past)
            and not verb.startswith("ascend")  # ascendieron a: they came to
            and before not in (["to"], ["be"], ["ser"], ["a"], ["para"])
            and not any(f.kind in SIZES or f.kind == figure.kind for f in others)
        )

    def _part(self, figure, trend):
        """Make a claim of a fraction in words: fell by three-fifths, fell to a third."""
        inner = without_focus(self.text[trend.end : figure.start].lower())
        part = figure.number.value
        if inner.endswith((" by", " una", " un", " en un", " en una")) and "," not in inner:
            inner = "by"  # cut exclusions by a fifth, redujo su flota una cuarta parte
        if inner in ("to", "to a", "a", "a la", "a un", "a una") and trend.value < 0:
            ratio, kind = part, "ratio"
        elif inner in _BY_A_PART:
            ratio, kind = 1 + trend.value * part, "part"
        else:
            return
        self._part_of(figure, ratio, kind)

    def _compared_part(self, figure):
        """Return the word that compares a fraction with before: a quarter lower than in 2021."""
        after = next((m for m in self.mores if 0 <= m.start - figure.end <= 2), None)
        is_compared = after is not None and self._compares_with(after) and self._is_part(figure)
        return after if is_compared and self._than_when(after) else None

    def _part_of(self, figure, ratio, kind):
        """Make a claim of a fraction in words, told as the ratio of the end to the start."""
        figure.used = True
        made = self._new(figure.begin, "")
        number = figure.number
        made |= {"kind": "multiple", "stated_value": ratio, "stated_unit": "ratio"}
        made["stated"] = replace(number, value=ratio, kind=kind)
        made["spans"]["stated"] = (number.start, number.end)
        made["direction"] = WAYS[1 if ratio > 1 else -1]
        made["start_period"], made["end_period"] = self._periods(None, figure)
        self.claims.append(made)

    def _finish(self, made, figure, end):
        if end is not None:
            end.used = True
            made["end"], made["spans"]["end"] = end.number, (end.start, end.end)
        made["start_period"], made["end_period"] = self._periods(None, end or figure)
        if not made["direction"]:
            made["direction"] = WAYS[1 if made["stated_value"] > 0 else -1]
        self.claims.append(made)

    def _ratio(self, item):
        if any(made.get("ratio") is item for made in self.claims):
            return
        if any(i.kind == "forecast" and i.start < item.start for i in self.items):
            return
        verb = self.text[item.start : item.end].lower()
        if _IF.match(self.text, item.end):
            return  # se triplica si además hay hipertensión
        before = self.text[max(self.start, item.start - 6) : item.start].lower().split()[-2:]
        if before == ["to", "be"]:
            return  # for waste to be cut in half
        before = before[-1:]
        is_aim = before == ["to"] or (verb.endswith("ar") and before in _AIMS)
        if is_aim and self.words.language == ("en" if before == ["to"] else "es"):
            return  # to halve road deaths, para duplicar
        is_verb = verb[-1:] != "s" and len(verb.split()) == 1 and verb not in _NO_VERBS
        is_verb |= verb.endswith((" in half", " a la mitad"))
        if (
            not is_verb
            and not self.timed
            and not any(
                t.value and t.end <= item.start and item.start - t.end <= 40 for t in self.trends
            )
        ):
            return  # twice the average, el doble que en el sur
        place = _THAT_OF.match(self.text, item.end)
        is_present = verb.endswith(("ica", "ican", "bles", "ples", "halves"))
        if place and is_present and not any(0 <= i.start - place.end() <= 2 for i in self.timed):
            return  # casi triplica la de Navarra
        level = [
            f
            for f in self.figures
            if not f.used
            and f.kind in LEVELS
            and f.start > item.end
            and f.lead == "to"
            and not (f.in_words and f.number.value <= 12)
        ]
        end = level[0] if level and not self._rest(item.end, level[0].begin).strip(" ,") else None
        made = self._new(item.start, end.number.unit if end else "")
        sign = self._state(made, item)
        made["direction"] = WAYS[sign]
        if end is not None:
            end.used = True
            made["end"], made["spans"]["end"] = end.number, (end.start, end.end)
        made["start_period"], made["end_period"] = self._periods(None, end or item)
        self.claims.append(made)
