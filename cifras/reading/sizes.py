"""Sizes: which percent, points or amount says by how much something moved, and what moved."""

import re

from cifras.reading.levels import alike, in_whole_money, measure_of
from cifras.reading.period_words import WEEKDAYS
from cifras.reading.signs import LEVELS
from cifras.reading.things import Things

_AFTER_A_PART = frozenset(
    "their its what that the su sus lo la las los of to a in since between compared from over "
    "within during after on by against when as last this year de en desde entre frente respecto y "
    "and but pero e que than menos más less more fewer lower higher smaller larger "
    "durante tras con este el following amid despite thanks owing due because once gracias".split()
)
_AFTER_A_YEAR = ("before", "earlier", "ago", "on", "to", "later", "antes", "atrás", "anterior")
# What may stand between a size and where it led to.
_OF_A_TIME = (
    "en", "estos", "in", "these", "y", "al", "mes", "mensuales", "anuales", "este", "el", "on",
    "this", "last", "since", "desde", "jornada", "sesión", "la", "semana", "trimestre", "año",
    "día", "week", "month", "quarter", "the", "ayer", "hoy", "yesterday", "today",
    "década", "decade", "over", "años",
)  # fmt: skip
_SET_BESIDE = re.compile(
    r"^(?:frente al?|respecto (?:al?|del?)|compared (?:with|to)|from|over|on)(?: the| el| la)?\b"
)
_AT_SOMEBODYS = re.compile(r"\b(?:at|in|across|from) [^,;.]{2,36}['’]s? $")
_LEAVING = ("leaving", "bringing", "taking", "dejando", "dejándol", "para un total", "y dej")
_REACHING = (["alcanzando"], ["hasta"], ["llegando"])
_OF_PERCENT = re.compile(r"\b(?:percentage|porcentual(?:es)?|pp)\b", re.IGNORECASE)
_EARNED = re.compile(r"gan|perd|earn", re.IGNORECASE)
WHERE = re.compile(r"\b(?:in|across|among|at|en|entre) (?:the|its|all|los|las|sus) $")
HAD_BEEN = re.compile(
    r"\b(?:had been|had [a-z]+ed|había[ns]? [^\W\d_]+|estaban?)(?: de| a| en| to| at)?\s*$"
)
_ONE = (["una"], ["un"], ["a"], ["an"])
# What calls a level before it a change.
_CALLED_AT_LENGTH = (
    "lo que supone un", "lo que representa un", "lo que supone una", "which was", "which is",
    "es decir",
    "lo que representa una", "lo que significa un", "lo que implica una", "lo que implica un",
    "un alza",
)  # fmt: skip
_CALLED = (
    *_CALLED_AT_LENGTH, "", "a", "an", "or", "un", "una", "o", "tras", "another", "a further",
    "otro", "otra", "una nueva", "un nuevo",
)  # fmt: skip
_CALLED_SO = re.compile(
    r"(?:^|[ ,])(?:lo |cifra |número |y )?que (?:supone|supuso|representa|representó"
    r"|implica|implicó|significa|significó|ha supuesto|ha significado) una?(?: [^\W\d_]+)?$"
    r"|(?:^|, ?)(?:an?|una?) [^\W\d_]+$"
)
_OF_WHAT = re.compile(r" (?:del?|en|of|in) (?:la |el |los |las |the )?([^\W\d_]{3,}) (?:del?|of) ")
_LEVELS_IN_BRACKETS = re.compile(r" ?\((?:from|de|desde) [0-9$€£]")
_OF_ITS = re.compile(
    r"\s+(?:of (?:its|their|our|all)|de (?:sus?|nuestr[oa]s)) (?!(?:19|20)[0-9]{2}\b)[0-9]"
)
# What is lost so is not fewer: they lost a third of their games.
_OF_GAMES = re.compile(
    r" (?:(?:of|de) )?(?:its|their|the|his|her|sus|los|las) (?:[^\W\d_]+ )?"
    r"(?:games|matches|fixtures|sets|cases|appeals|partidos|encuentros|juegos|juicios)\b"
)
_AND_A = re.compile(r"\w (?:and an?|y) $", re.IGNORECASE)  # a cent and a half less
# Nor is a tenth of an hour a tenth less.
_OF_A_UNIT = re.compile(
    r" (?:of (?:an?|one)|de(?: una?)?) (?:hour|day|minute|second|degree|cent|penny|mile|inch|metre"
    r"|meter|litre|hora|día|minuto|segundo|grado|centavo|céntimo|kilómetro|metro|litro)\b"
)
_ADVERBS = ("overnight", "further", "again", "alone", "interanual", "de nuevo", "en total")
_IN_TERMS = re.compile(r" (?:in|en) (?:(?:real|nominal) terms|términos (?:reales|nominales)) ")
# What leads from a level to the noun of its change: 312 in May, with a fall of.
_TOLD_WITH = re.compile(
    r"(?:, (?:registering|posting|showing|marking|recording|registrando|mostrando|anotando"
    r"|marcando)(?: (?:una?|an?))?(?: [^\W\d_]+)?$)"
    r"|\b(?:(?:lo que|lo cual|cifra que|número que)(?: se)? \w+(?: a| en)?|para|con|with|for"
    r"|and (?:recorded|registered|posted|showed|saw)|y (?:registr|anot|mostr)(?:ó|aron))"
    r" (?:una?|an?)(?: [^\W\d_]+)?$"
)
GREATER = re.compile(
    r"\b(?:(?:mayor|menor|superior|inferior)(?:es)?"
    r"|(?:super|exced|rebas)(?:an?|en?|ó|aron|ieron|ando|iendo))(?= )"
    r"(?: en)?(?: (?:cerca|más|menos|alrededor|poco más) de| casi| apenas| aproximadamente| unos)?"
    r"(?: un| el)? ?(?:[^\W\d_]{1,4} ?)?[$€£]?$"
)
_VERSUS = re.compile(
    r" (?:vs\b|versus|against|compared (?:with|to)|on|over|from|frente|respecto|sobre|contra)\b"
)
_MODAL = ("will", "would", "could", "may", "might", "should")


class Sizes(Things):
    """A sentence in which sizes find their levels."""

    def _is_name_like(self, figure):
        """Say whether a number is a small one in words, which counts votes rather than levels."""
        return figure.in_words and figure.number.value <= 12

    def _is_yearly(self, figure):
        """Say whether a percent is that of each year: two levels further apart do not give it."""
        near = self.text[figure.end : min(self.end, figure.end + 24)].lower()
        words = re.findall(r"[^\W_]+", near)
        before = re.findall(
            r"[^\W_]+", self.text[max(self.start, figure.start - 34) : figure.start].lower()
        )
        return any(self._yearly_at(words, at) for at in range(min(1, len(words)))) or any(
            self._yearly_at(before, at)
            for at in range(len(before))
            if before[at] != "a" or not "".join(before[at - 1 : at]).endswith("ing")
        )  # not pupils repeating a year

    def _yearly_at(self, words, at):
        found = self.words.yearly.match(words, at)
        if found is None:
            return False
        if words[at] == "a" and words[at - 1 : at] in (
            ["of"],
            ["in"],
            ["within"],
            ["over"],
            ["half"],
        ):
            return False  # in the space of a year
        after = words[at + found[1] : at + found[1] + 1]
        return after not in ([word] for word in _AFTER_A_YEAR)

    def _signed_after(self, figure):
        """Return the level that a signed amount in brackets stands right after, or None."""
        opened = self._inside(figure)
        is_signed = figure.number.text[:1] in "+-−–" and figure.kind in ("amount", "money")
        if opened < 0 and _VERSUS.match(self.text, figure.end):
            opened = figure.start - 2  # 4,208, +112 vs. 31 December
        before = [f for f in self.figures if 0 <= opened - f.end <= 2][-1:]
        if not is_signed or not before or self.text[opened + 1 : figure.start].strip():
            return None
        is_alike = alike(before[0].number, figure.number)[0] is not None
        return before[0] if is_alike and before[0].kind in LEVELS else None

    def _is_greater_by(self, figure):
        """Say whether greater or less stands before a size: mayor en 9 % a los 1,176."""
        before = self.text[max(self.start, figure.start - 40) : figure.start].lower()
        return GREATER.search(before) is not None

    def _is_among(self, figure):
        """Say whether a number counts where something happened: at our 87 shops, en 12 tiendas."""
        unit = figure.number.unit
        before = self.text[max(self.start, figure.start - 40) : figure.start]
        is_there = self._is_vague(figure) or _AT_SOMEBODYS.search(before) is not None
        return figure.kind == "amount" and bool(unit) and is_there and not measure_of(unit)

    def _adds(self, words):
        """Say whether an *and* stands in some words, beside that of between one and another."""
        ands = "and" if self.words.language == "en" else "y|e"
        names = re.sub(
            rf"\b[^\W\d_a-z]\w+ ({ands}) (la |las |los |el |the )?[^\W\d_a-z]", "", words
        )
        left = re.sub(rf"\b(between|entre)\b.{{0,40}}?\b({ands})\b", "", names.lower())
        return re.search(rf"\b({ands})\b", left) is not None

    def _is_part_of_a_move(self, figure):
        """Say whether a fraction in words tells by how much something moved."""
        return self._is_part(figure) and self._trend_before(figure) is not None

    def _is_part(self, figure):
        follows = self.text[figure.end : figure.end + 4].lower()
        after = re.match(r"\s*([^\W\d_]*)", self.text[figure.end : figure.end + 16].lower())[1]
        return (
            figure.kind == "amount"
            and not figure.number.unit
            and self._is_fraction(figure)
            and not _AND_A.search(self.text, self.start, figure.start)
            and not _OF_ITS.match(self.text, figure.end)
            and not _OF_GAMES.match(self.text, figure.end)
            and not _OF_A_UNIT.match(self.text, figure.end)
            and (
                follows[:1] in ("", ",", ".", ";", ":", ")", "?", "!")
                or follows.strip()[:1] in ("–", "—")
                or after in _AFTER_A_PART
                or _LEVELS_IN_BRACKETS.match(self.text, figure.end) is not None
            )
        )

    def _speaks_of_the_future(self, figure):
        stop = self.text.find(";", figure.end, self.end)
        stop = self.end if stop < 0 else stop
        reach = min(stop, figure.end + 80)
        said = re.compile(
            r", (?:saying|said|the|which|as|while|and|but|though|dijo|según|pero|aunque)\b"
        ).search(self.text, figure.end, reach)
        reach = said.start() if said else reach
        later = (
            self.text[i.start : i.end].lower()
            for i in self.items
            if i.kind == "forecast" and figure.end <= i.start < reach
        )
        if re.search(r"\b(associated with|asociad)", self.text[figure.end : reach].lower()):
            return True
        return any(
            word.split()[0] in _MODAL or word.endswith(("rá", "rán", "remos")) for word in later
        )

    def _led_to(self, figure):
        """Return the level that a size led to: to L after it, or L, a rise of the size."""
        kinds = (*LEVELS, "time") if figure.kind == "time" else LEVELS
        if figure.kind == "points" and _OF_PERCENT.search(figure.number.text):
            kinds = ("percent",)
        if figure.kind == "percent":
            kinds = tuple(kind for kind in kinds if kind != "percent")
        fits = [
            f
            for f in self.figures
            if not (f.used or f is figure or self._is_fraction(f) or self._is_more(f))
            and f.kind in kinds
            and not (self._is_counted_more(f) or self._is_named_change(f))
            and not (f.number.value < 0 and figure.kind == "percent")
            and not (figure.kind == "money" and f.kind == "amount" and f.number.unit)
        ]
        later = [f for f in fits if f.start > figure.end][:1]
        if later and self._leads_on_to(figure, later[0]):
            return later[0]
        earlier = [f for f in fits if f.end <= figure.start and not self._is_name_like(f)]
        if earlier and earlier[-1].lead == "against" and not self._is_of(earlier[-1]):
            return None  # compared with 41.9 million in 2022, an 11 % rise
        if not earlier or self._is_of_another_time_or_thing(earlier[-1], figure):
            return None
        if figure.kind == "percent" and self.names_what(figure, self.start):
            return None
        only = sum(f.kind == earlier[-1].kind for f in earlier) == 1
        return earlier[-1] if self._is_told_before(earlier[-1], figure, only) else None

    def _leads_on_to(self, figure, level):
        """Say whether a level is where a size led to: rose 4 % last year, to 8.7 billion."""
        if level.lead != "to" or self._is_among(level) or self._is_greater_by(figure):
            return False
        if any(figure.end <= f.start < level.start for f in self.figures if f is not level):
            return False
        inner = self._rest(figure.end, level.begin)
        trend = self._trend_in(figure.end, level.begin)
        inner = _SET_BESIDE.sub("", inner.lower()).strip(" ,")
        words = [
            w for w in inner.replace(",", " ").split() if w not in _OF_A_TIME and w not in WEEKDAYS
        ]
        if len(inner) <= 2 or not words or words in _REACHING:
            return True
        link = self.text[level.begin : level.start].lower()
        if link.startswith(_LEAVING) and trend is None and len(inner) <= 60:
            return not self._breaks(inner)  # cut 340 posts over the winter, leaving 2,860
        is_plain = trend is None and len(inner) <= 14 and "," not in inner
        return is_plain and (inner.endswith(("ndo", "ly")) or inner in _ADVERBS)

    def _is_of_another_time_or_thing(self, level, figure):
        """Say whether a level before a size has nothing to do with it."""
        is_amount = figure.kind in ("amount", "money")
        number = in_whole_money(figure.number, level.number)  # 12 cents less, of $3.41
        if is_amount and alike(number, level.number)[0] is None:
            return True
        if is_amount and level.number.value < number.value and self._is_more(figure) > 0:
            return True  # there cannot be 6,150 more of 46
        if self._inside(level) >= 0 and self._inside(level) != self._inside(figure):
            return True
        is_then = HAD_BEEN.search(self.text[self.start : level.start].lower())
        if is_then and any(i.start < level.start for i in self.timed):
            return True  # In 2019 they had handled 512,400, making for a drop of 16.8 percent
        own = self._near_before(level)
        if own is not None and own.kind == "base" and level.start - own.end <= 24:
            return True  # un año antes sumaba 12, bajó 3 %
        moved = self._trend_before(level)
        if moved is not None and not _EARNED.match(self.text, moved.start):
            if self.text[moved.end : level.start].strip().lower() in ("", "by", "en"):
                return True  # grew $86.3 million, or 28.4 %
        between = any(
            level.end <= f.start < figure.start and f.kind != "range" for f in self.figures
        )
        return between or self._breaks(self.text[level.end : figure.start])

    def _is_of_a_noun_of_its_own(self, level, figure, trend):
        """Say whether a noun of change is that of something not told of before its level."""
        own = trend and _OF_WHAT.match(self.text, trend.end, figure.begin)
        told = self.text[self.start : trend.start if trend else level.start].lower()
        return (
            bool(own)
            and own[1].lower()[:5] not in told
            and not any(own.start(1) <= i.start < own.end(1) for i in self.timed)
        )

    def _is_told_before(self, level, figure, only):
        """Say whether a size is told of the level before it: 8.7 billion, a rise of 4 %."""
        between = self.text[level.end : figure.start]
        trend = self._trend_before(figure)
        rest = self._rest(level.end, figure.begin if trend is None else trend.start)
        verb = "" if trend is None else self.text[trend.start : trend.end].lower()
        if "," in between and verb.endswith(self.words.past) and not self._noun_before(figure):
            inner = self.text[level.end : trend.start].rpartition(",")[2].strip()
            if inner or self.words.language == "en" or self._is_vague(level):
                return False  # with 63 shops in 11 towns, sales rose 9 %
        is_marked = bool(set(between) & set(",(–—"))
        ending = _IN_TERMS.sub(" ", rest.strip(" ,(").lower())
        if figure.kind == "points" and level.kind == "percent" and only and len(between) <= 240:
            head = self.text[self.start : level.start].strip(' •*"“').lower()
            if head == "at" and "," in between:
                return True  # At 61.9 %, the rate of older workers was up by 2.3 points
            if ending.split()[-1:] in _ONE:
                return True
        told = _TOLD_WITH.search(ending)
        is_led = ending in _CALLED or ending.rpartition(",")[2].strip() in _CALLED
        if told and re.search(r"\b(?:que|which|that|who)\b", ending[: told.start()]):
            return False  # las 25 que lograron que cerrase con un avance del 1,4 %
        is_led |= told is not None or ending.endswith(_CALLED_AT_LENGTH)
        is_led |= _CALLED_SO.search(ending) is not None
        if self._is_of_a_noun_of_its_own(level, figure, trend):
            return False  # 300 thousand bales, with a rise in jobs of 15 %
        is_marked_so = is_marked or bool(told and told[0].startswith(("and ", "y ")))
        if is_led and is_marked_so and len(between) <= 120:
            return True
        # total sales of $41,236 million in 2016 fell 4.7 percent
        is_verb = trend is not None and bool(trend.value) and len(rest) <= 1
        near = self.text[max(self.start, level.begin - 14) : level.start].lower()
        is_verb = is_verb and WHERE.search(near) is None  # in the 71 reporting countries increased
        return is_verb and not is_marked and figure.lead in ("", "by")
