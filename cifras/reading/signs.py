"""Which way a size goes: the words of change and comparison that a number stands with."""

import re

from cifras.reading.listed import LEVELS, LEVELS_IN_PERCENT, SIZES
from cifras.reading.more import THE_AVERAGE
from cifras.reading.neighbours import SIGNED, Neighbours
from cifras.reading.period_words import PACE

# What may stand between a noun of change and its size: a rise of nearly 4 percent.
_FASTER = re.compile(r"(?:even |much |far )?(?:faster|slower|more slowly|more quickly|further), at")
_NOUN_LINKS = (
    "", "of", "of a", "of nearly", "of about", ", of", "was", "was of",
    "de", "del", "de un", "de casi", ", de", "fue de", "fue del", "fue de un", "es de",
    "ha sido de",
)  # fmt: skip
_WAS_OF = (" fue de", " fue del", " fue de un", " ha sido de", " ha sido del", " was", " was of")
_TO_A_RATE = re.compile(r"^(?:de|en) (?:la|el|las|los) .*\b(?:al?|a un)$")
_TO_A_LEVEL = re.compile(
    r"(?:in )?(?:(?:it|them) |(?:the|its|their|our|his) (?:[^\W\d_]+ ){1,3}"
    r"|(?:bank|policy|interest|key|repo|lending|deposit|base) rates? |rates )?(?:down )?to"
)
_EXCEEDED = re.compile(
    r"\b(?:(?P<above>exceed|surpass|outstrip|super(?:ó|aron|a|an)\b|(?:was|were) (?:ahead|above)"
    r"|(?:fue|fueron|es|son|era|resultó) (?:mayor|superior)(?:es)? a)"
    r"|(?:fue|fueron|es|son|era|resultó) (?:menor|inferior)(?:es)? a|lagg|trail"
    r"|(?:fell|was|were) (?:short of|behind|below))"
    r"[^\W\d_]*\b(?:[^,;.]|(?<=[0-9])[.,](?=[0-9])){8,110}\b(?:by|en|en un)\s+$",
    re.IGNORECASE,
)
# What says a percent again, between it and the word that compares it.
_SAID_AGAIN = re.compile(
    r"(?:,? (?:or|o) (?:by )?[^\s,;()]{0,4}[0-9](?:[0-9.,]*[0-9])?(?: [^,;()0-9]{1,30})?,"
    r"| \([^()]{1,40}\)) (?=less|more|fewer|lower|higher|más|menos)"
)
# A gain of 213,000 jobs that was revised to 248,000 is a gain still.
_REVISED = re.compile(r"[^.;]{0,40}\b(?:(?:was|were) (?:later )?revised|se revis)")
_ABOVE_IT = re.compile(r" (?:above|below)\b")
_KEPT = re.compile(r"\b(?:mantuv|mantien|manten|dej|fij|ubic|situ)[^\W\d_]*\b[^,;.]*$")
_OF_SO_MUCH = re.compile(
    r"(?:(?:anual|interanual|mensual|total|net[ao]|annual|yearly|monthly|net) )?"
    r"(?:(?:fue(?:ron)?|ha sido|es|was|has been) )?"
    r"(?:of|de|del|of some|de unos|of (?:a further|another|an additional)|de otr[oa]s)"
)
_BALANCES = ("gain", "loss", "sav", "shortfall", "deficit", "pérdid", "ahorr", "ganan", "déficit")
_WAS = re.compile(r"\b(?:fue|ha sido|was|came to|amounted to|totalled)\b")
_IN_WHAT_OF_SO_MUCH = re.compile(
    r"(?:in|en) (?:[^\W\d_][\w’'-]* ){1,8}(?:of|de)(?: un[oa]s| about| some| approximately)?"
    r"|(?:(?:in|of|en|del?) (?:[^\W\d_][\w’'-]* ){1,8})?(?:was|came to|amounted to|totalled"
    r"|(?:fue|ha sido|es) de)(?: a further| another| un[oa]s)?"
)
_VARIED = re.compile(
    r"\b(?:varió|variaron|varía|varían) (?:un |en un )?$"
    r"|\b(?:annual|yearly|year-on-year|monthly|quarterly) (?:change|variation) of (?:an? )?$"
    r"|\bvariaci(?:ón|ones)(?: (?!negativa|era)[^\W\d_]+){0,3}(?: del? (?:un )?|: |, )$"
)
_DOWN_FROM = re.compile(r" (?:from|desde|del?) (?:the |el |un )?[0-9]")
_VERSUS = re.compile(
    r"\s*(?:versus\b|vs\b\.?|against\b|compared (?:with|to)\b|contra\b|frente al?\b)", re.IGNORECASE
)
# A percent of a span of years is no level: 26.7 % from 2016 to 2017.
_OVER_A_SPAN = re.compile(
    r" (?:de|from|between|entre) (?:19|20)[0-9]{2} (?:a|to|and|y|al) (?:19|20)[0-9]{2}\b"
)
_ON_A_LEVEL = re.compile(
    r" (?:on|over|from|sobre|frente a|respecto (?:a|de)) (?:the|las|los) [0-9]"
)
_CONTRIBUTED = re.compile(
    r"\b(?:incidencia|incidi\w+|contribu\w+|aporte|aportó|subtract\w*)\b[^,;.]*$"
)
_BALANCE_OF = re.compile(
    r"\b(?:balance|saldo|margen|margin|yield|rentabilidad)(?: [^\W\d_]+)? (?:de|of) $"
)
# What is held, so that adding or shedding some says by how many there are more.
HELD = frozenset(
    "jobs posts positions workers employees staff subscribers customers members users puestos "
    "residents residentes vecinos seats escaños "
    "plazas empleos trabajadores afiliados empleados clientes socios suscriptores usuarios "
    "passengers inhabitants habitantes pasajeros turistas alumnos "
    "estudiantes students".split()
)
# Where something was: sales in our 212 shops.
_IN_OUR = re.compile(
    r"\b(?:in|at|across|en) (?:our|its|their|all our|all its|sus|nuestr[oa]s) $", re.IGNORECASE
)
# What a part brings to a whole: net exports subtracted 0.2 points.
_PUT_TO = re.compile(r"\b(?:subtract|contribut|detract)(?:ed|es|s|ing)? (?:about |some )?$")
_AT_A_LEVEL = ("at", "from", "to", "en el", "hasta el", "desde el", "frente al")
_BESIDE = ("above", "below", "encima", "debajo", "over", "short of", "ahead", "behind")
_SHORT_FOR_YEARLY = re.compile(
    r" ?\((?:[yqm]-?o-?[yqm]|i\. ?a\.|[amt]/[amt]|inter(?:anual|mensual)|annual|anual)\)", re.I
)


class Signs(Neighbours):
    """A sentence in which sizes are known from levels by the words beside them."""

    def _is_size(self, figure):
        """Return the sign of a percent, of points or of an amount that says how much, else 0."""
        return self._once("size", figure, self._find_size)

    def _find_size(self, figure):
        if figure.number.text.startswith(SIGNED) and figure.kind in SIZES:
            return self._printed_sign(figure)
        if self._is_over_a_level(figure):
            return self._sign(figure) or 1  # a fall of 23.1 % sobre los 147.615
        lost = -1 if self._is_lost(figure) else 0
        if beside := lost or self._rate_it_came_to(figure) or self._told_beside(figure):
            return beside
        if THE_AVERAGE.match(self.text, figure.end) or self._is_what_it_was(figure):
            return 0  # supera en cuatro puntos el promedio
        if more := self._is_more(figure) or self._is_named_change(figure):
            return more
        if said := self._said_again_in_percent(figure) or self._of_the_next_subject(figure):
            return said
        sign = self._sign(figure)
        if not sign or self._alone_in_brackets(figure):
            is_level = self._is_of_a_place_named(figure) or self._is_of_a_time_named(figure)
            return 0 if sign and is_level else sign
        if self._opens_a_row_of_years(figure, sign) or self._is_parted_from_its_word(figure):
            return 0
        if figure.kind == "points":
            before = self.text[max(self.start, figure.begin - 24) : figure.begin].lower()
            return 0 if self._is_a_score(figure) or _PUT_TO.search(before) else sign
        if self._is_versus(figure) or self._is_share(figure) or self._is_set_beside(figure):
            return 0
        if figure.kind != "percent" or self._is_from_a_level(figure):
            return 0
        return sign if self._listed_subject(figure) or self._is_by(figure) else 0

    def _is_of_a_place_named(self, figure):
        """Say whether brackets give the level of a place: lower than in Moncton (1.9 %)."""
        trend = self._trend_before(figure)
        return (
            trend is not None
            and self._compares_with(trend)
            and self._than_when(trend) is False
        )  # fmt: skip

    def _is_of_a_time_named(self, figure):
        """Say whether brackets give a rate of before: is 4 %, having come down since May (6 %)."""
        since = next((i for i in self.timed if 0 <= figure.begin - i.end <= 2), None)
        before = "" if since is None else self.text[max(self.start, since.start - 8) : since.start]
        is_since = before.lower().endswith(("since ", "from ", "desde "))
        return is_since and any(f.kind == "percent" for f in self.figures if f is not figure)

    def _opens_a_row_of_years(self, figure, sign):
        """Say whether brackets give a percent for each time: crept up (51.2% in 2012, 53% in 2022).

        The word of change before them is told of the levels inside, where these go its way. So a
        colon does after a rate: the rate rose: 31.2% in 2009, 33.5% in 2010.
        """
        inside = self._inside(figure)
        beside = next((f for f in self.figures if f.start > figure.end), None)
        if beside is None or beside.kind != figure.kind or self._inside(beside) != inside:
            return False
        if self._after(figure) is None or self._after(beside) is None:
            return False
        before = self.text[self.start : figure.start].lower()
        if inside < 0 and before.rstrip().endswith(":"):
            row = [f for f in self.figures if f.start >= figure.start and self._after(f)]
            if len(row) > 2 and all(f.kind == figure.kind for f in row):
                return True  # kept falling: 8.1 % in April, 7.4 % in May and 6.9 % in June
            words = re.findall(r"[^\W\d_]+", before)
            if beside.lead != "against" and LEVELS_IN_PERCENT.isdisjoint(words):
                return False
        elif inside < 0 or self.text[inside + 1 : figure.start].strip():
            return False
        way = -sign if beside.lead == "against" else sign
        return (beside.number.value - figure.number.value) * way > 0

    def _printed_sign(self, figure):
        """Return the sign that a size is printed with, 0 where it is of another clause."""
        near = self.text[max(self.start, figure.start - 24) : figure.start]
        if _CONTRIBUTED.search(near.lower()) or _BALANCE_OF.search(near.lower()):
            return 0  # con incidencia de -0,080 pp., un balance de -11,2 %
        if figure.number.text[0] == "p" and near.rstrip()[-1:] not in (":", "("):
            return 0  # a penalty of 5 % of the tax, plus 2 %
        link = self.text[figure.begin : figure.start].strip().lower()
        if link in _AT_A_LEVEL and self._trend_before(figure) is None:
            return 0  # y hace un año, en el -0,491 %
        is_break = self._breaks(near.replace(";", " ")) and not self._alone_in_brackets(figure)
        return 0 if is_break else 1 if figure.number.value > 0 else -1

    def _is_parted_from_its_word(self, figure):
        """Say whether while, but or a semicolon stands between a size and its word of change."""
        trend, first = self._trend_before(figure), max(self.start, figure.start - 24)
        near = self.text[first if trend is None else max(first, trend.end) : figure.start]
        return self._breaks(near.rpartition(";")[2]) and not self._told_right_after(figure)

    def _is_from_a_level(self, figure):
        """Say whether a percent is where something came from: an increase from the 59 percent."""
        if self.text[figure.begin : figure.start].lower().startswith(("from ", "desde ")):
            return True
        before = self.text[max(self.start, figure.start - 8) : figure.start].lower()
        return before.endswith(("up on ", "down on "))

    def _is_by(self, figure):
        """Say whether a percent is by how much something moved, and not where it moved to."""
        trend = self._trend_before(figure)
        if self._varied(figure):
            return True
        inner = "" if trend is None else self.text[trend.end : figure.start].strip().lower()
        inner = _SHORT_FOR_YEARLY.sub("", inner)
        inner = re.sub(r", (?:del|de|of|de un)$", "", inner)  # un aumento más moderado, del
        if _FASTER.fullmatch(inner):
            return True  # grew faster, at 36 %
        is_noun = self._is_noun_after(figure) or (
            trend is not None and (inner in _NOUN_LINKS or self._is_of_a_noun(figure, inner))
        )
        if figure.lead in ("to", "against") and not is_noun and self.words.language == "en":
            return _ABOVE_IT.match(self.text, figure.end) is not None  # are now 14 % above
        beside = [m for m in self.mores if m.kind == "more" and 0 <= figure.start - m.end <= 7]
        if self._is_of(figure) and self._sign_of_the_one_before(figure):
            return True  # una suba de 1,3 % y de 0,1 %
        is_led = figure.lead in ("from", "to", "against")
        if is_led and not (is_noun or beside or self._sized_after(figure)):
            if _KEPT.search(self.text, max(self.start, figure.start - 50), figure.start):
                return False  # y mantuvo su tasa en 8,50 %
            return self.text[figure.begin : figure.start].strip().lower() in ("en", "en un")
        # bajó del 6 por ciento al 5,8; ha bajado del 30 %
        after = self.text[figure.end : figure.end + 1]
        is_start = (self._next_to(figure) and after != ";") or not self._noun_before(figure)
        return figure.lead != "from" or not is_start

    def _is_of_a_noun(self, figure, inner):
        """Say whether a noun of change leads to a percent: a rise in fees of 4 %."""
        if _TO_A_LEVEL.fullmatch(inner) or _TO_A_RATE.search(inner):
            return False  # was cut to 27.3 %, to cut the policy rate to 4.25 %
        reach = 64 if inner.endswith(_WAS_OF) else 28  # la merma de las ventas a Rusia fue de
        is_plain = (len(inner) <= reach and not set(inner) & set(",;(")) or inner == ", at"
        return figure.lead != "against" and self._noun_before(figure) and is_plain

    def _is_versus(self, figure):
        """Say whether another of its kind is set against a percent: 0.72 % against 0.81 %."""
        after = [f for f in self.figures if f.start >= figure.end][:1]
        return (
            bool(after)
            and after[0].kind == figure.kind
            and _VERSUS.match(self.text, figure.end) is not None
            and not self.text[figure.end : after[0].begin].strip()
        )

    def _is_level(self, figure):
        """Say whether a number is free and may be a level: no size, no forecast."""
        return (
            not figure.used
            and not figure.forecast
            and self._once("level", figure, self._may_be_level)
            and not self._is_size(figure)
        )

    def _may_be_level(self, figure):
        is_led = figure.kind == "time" and (
            figure.lead in ("from", "to") or self._is_lasted(figure)
        )
        return (
            (figure.kind in LEVELS or is_led)
            and not (figure.kind == "percent" and _OVER_A_SPAN.match(self.text, figure.end))
            and not self._is_fraction(figure)
            and not self._is_in_a_name(figure)
            and _IN_OUR.search(self.text, max(self.start, figure.start - 24), figure.start) is None
            and not self._is_counted_more(figure)
            and not self._is_a_threshold(figure)
            and not self._is_signed_in_brackets(figure)
            and not self._is_of_a_plan(figure)
            and not self._is_of_another_place(figure)
            and not (self._alone_in_brackets(figure) and self._doubled_before(figure))
        )

    def _is_in_a_name(self, figure):
        """Say whether letters stand right before a bare number: the fine dust of PM2.5."""
        is_bare = figure.kind == "amount" and figure.start > self.start
        return is_bare and self.text[figure.start - 1].isalpha()

    def _doubled_before(self, figure):
        """Say whether a percent says a multiple again: it doubled to 1,944 (103.9 %)."""
        return any(0 <= figure.start - ratio.end <= 90 for ratio in self.ratios)

    def _is_signed_in_brackets(self, figure):
        """Say whether brackets hold a signed number alone, which is a change: Salta (-28,2)."""
        around = self.text[figure.start - 1 : figure.start], self.text[figure.end : figure.end + 1]
        return figure.number.text.startswith(SIGNED) and around == ("(", ")")

    def _is_a_threshold(self, figure):
        """Say whether something went through a level, and not from it: dropping below 6 percent."""
        link = self.text[figure.begin : figure.start].strip().lower()
        moved = any(t.value and 0 <= figure.begin - t.end <= 1 for t in self.trends)
        return moved and link.startswith(("below", "above", "por debajo", "por encima"))

    def _is_set_beside(self, figure):
        """Say whether a percent is what something is above: superiores al 35 %, menor al 20 %."""
        words = self.text[figure.begin : figure.end].lower()
        near = any(t.value and self._is_noun(t) and 0 <= figure.begin - t.end <= 1
                   for t in self.trends)  # fmt: skip
        return words.startswith(("superior", "inferior", "menor a", "mayor a")) and not near

    def _is_named_change(self, figure):
        """Return the sign of an amount that a noun of change names: a decline of 28 animals."""
        if figure.kind not in ("amount", "money"):
            return 0
        if self._is_article_before(figure) and self._is_noun_after(figure):
            return next(t.value for t in self.trends if t.start >= figure.end)
        trend = self._trend_before(figure)
        if trend is None:
            return 0
        word = self.text[trend.start : trend.end].lower()
        if word in ("up", "down") and figure.start - trend.end <= 1:
            return trend.value
        if not self._noun_before(figure) or _REVISED.match(self.text, figure.end, self.end):
            return 0
        link = self.text[trend.end : figure.start].strip().lower()
        if self._next_to(figure):
            return 0  # una baja de 1.552 a 1.049
        is_balance = word.startswith(_BALANCES)
        unit = figure.number.unit.lower().split(" ")[-1]
        is_balance &= unit not in HELD and not _ON_A_LEVEL.match(self.text, figure.end)
        later = next((f for f in self.figures if f.start > figure.end), None)
        if _WAS.search(link) and later and later.lead == "against":
            return 0  # el aumento fue de 61.400, frente a 127.800
        is_so_much = _OF_SO_MUCH.fullmatch(link) or _IN_WHAT_OF_SO_MUCH.fullmatch(link)
        return trend.value if is_so_much and not is_balance else 0

    def _past_what_says_it_again(self, figure):
        """Return the word that compares a percent: 2.6 %, or 262,000 t, less than in May."""
        again = _SAID_AGAIN.match(self.text, figure.end) if figure.kind == "percent" else None
        more = next((m for m in self.mores if again and m.start == again.end() and m.value), None)
        return more if more is not None and self._in_time(more) else None

    def _sign(self, figure):
        if past := self._past_what_says_it_again(figure):
            return past.value
        is_set = figure.lead in ("against", "from")  # slower than the 1.4 % monthly uplift
        if figure.kind in SIZES and not is_set and self._is_noun_after(figure):
            return next(t.value for t in self.trends if t.start >= figure.end)
        near = [f for f in self.figures if 0 <= figure.start - f.end <= 3][-1:]
        if near and self._alone_in_brackets(figure) and near[0].kind in ("amount", "money"):
            trend = self._trend_before(near[0])
            if trend is not None and self._is_right_after_a_change(near[0].number):
                return trend.value  # went up by 412 (16.3 %)
        after = next((t for t in self.mores if t.start >= figure.end and t.value), None)
        told = self.text[figure.end : after.start] if after is not None else ""
        marks = set(_SHORT_FOR_YEARLY.sub("", told))
        if "(" in marks and _DOWN_FROM.match(self.text, after.end):
            after, marks = None, ""  # 14 per cent (down from 55 per cent): a level
        if "," in marks or (")" in marks and after.kind == "trend"):
            after = None  # the rate was 6.8 %, down 0.1 points
        if after is not None and self._adds(self.text[figure.end : after.start]):
            after = None  # cerró en 4,1 % y baja sin pausa
        if after is not None and (
            after.start - figure.end <= 3 or self.text[figure.end : after.start] == " por "
        ):
            word = self.text[after.start : after.end].lower()
            if THE_AVERAGE.match(self.text, after.end):
                return 0  # 12 points above the average of 472
            if word in ("lower", "higher") and self._than_when(after) is False:
                return 0  # a 23 % lower risk than those given none
            return after.value if after.kind == "trend" or self._in_time(after) else 0
        nearer = [m for m in self.mores if m.kind == "more" and 0 <= figure.start - m.end <= 7]
        told = self.text[nearer[-1].start : nearer[-1].end].lower() if nearer else ""
        between = self.text[nearer[-1].end : figure.start].lower().split() if nearer else ()
        if told in _BESIDE and not set(between) & {"by", "en", "un", "a"}:
            return 0  # above the 5.9 % of May: a level
        if nearer and (change := self._is_how_large(nearer[-1])):
            return change.value  # el retroceso fue mayor, del 11 %
        if nearer and self._in_time(nearer[-1]):
            return nearer[-1].value  # superiores en 12.2 %
        near = self.text[max(self.start, figure.start - 6) : figure.start]
        if figure.kind == "percent" and near.rstrip().endswith(" off"):
            return -1  # with traffic off 1.1 %
        if self._varied(figure):
            return 1
        if exceeded := self._exceeded(figure):
            return exceeded
        before = self._trend_before(figure)
        if before is not None and not self._is_of_the_size_before(figure, before):
            return before.value
        if sign := self._sign_of_the_one_after(figure):
            return sign
        if sign := self._sign_of_the_one_before(figure) or self._sign_of_the_verb_left_out(figure):
            return sign
        link = self.text[figure.begin : figure.start].strip().lower()
        if figure.lead == "by" and link in ("or", "o", "un"):
            earlier = [
                f for f in self.figures if f.end <= figure.begin and figure.begin - f.end <= 4
            ]
            is_moved = link != "un" or (
                bool(earlier) and self._is_right_after_a_change(earlier[-1].number)
            )
            if earlier and is_moved and (trend := self._trend_before(earlier[-1])):
                return trend.value
        if after is not None and after.start - figure.end <= 30 and figure.kind != "amount":
            inner = self.text[figure.end : after.start].strip().lower()
            if any(figure.end <= i.start < after.start for i in self.timed):
                inner = self._rest(figure.end, after.start).lower()  # a 28 % year-on-year decline
            elif after.start - figure.end > 14:
                return 0
            is_close = inner in ("por", "", "por ciento", "cent", "(a", "de", "por ciento por")
            return (
                after.value if is_close and (after.kind == "trend" or self._in_time(after)) else 0
            )
        return 0

    def _varied(self, figure):
        """Say whether a percent without a sign is by how much something varied: varió 2,6 %."""
        before = self.text[max(self.start, figure.start - 44) : figure.start].lower()
        return figure.kind == "percent" and _VARIED.search(before) is not None

    def _exceeded(self, figure):
        """Return the sign of a percent by which something was above that of a time, else 0.

        Exceeded the outturn of the same months of 2021 by 19.7 percent.
        """
        found = _EXCEEDED.search(self.text, max(self.start, figure.start - 130), figure.start)
        if found is None or not any(found.start() < i.start < figure.start for i in self.timed):
            return 0
        return 1 if found["above"] else -1

    def _is_of_the_size_before(self, figure, trend):
        """Say whether brackets give the level of then: 3.8 points lower than in 2018 (28.4 %)."""
        sized = any(f.kind in SIZES and 0 <= trend.start - f.end <= 2 for f in self.figures)
        sized |= (
            self._compares_with(trend)
            and bool(self._than_when(trend))
            and any(f.kind == "percent" and f.end <= trend.start for f in self.figures)
        )  # was 8.8 % in 2022, lower than in 2021 (9.1 %)
        is_then = any(trend.end <= i.start < figure.start for i in self.timed)
        return sized and is_then and self._alone_in_brackets(figure)

    def _is_noun_after(self, figure):
        """Say whether a noun of change follows a percent, or a time and it: a 28 % annual fall."""
        after = next((t for t in self.trends if t.start >= figure.end), None)
        if after is None or after.start - figure.end > 30:
            return False
        word = self.text[after.start : after.end].lower()
        is_noun = self.words.nouns.match(word.split(), 0) is not None
        told = self.text[figure.end : after.start]
        left = PACE.sub("", self._rest(figure.end, after.start)).strip()
        if told.startswith("-") and told[1:2].isalpha():
            left = left.partition(" ")[2]  # a 250,000-tonne rise
        return is_noun and not left and not self._adds(told)

    def _told_right_after(self, figure):
        """Say whether the word that tells which way it went follows: but 5 % lower."""
        is_next = any(m.value and 0 <= m.start - figure.end <= 3 for m in self.mores)
        return is_next or self._is_noun_after(figure)
