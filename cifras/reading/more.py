"""Amounts by which there is more or less than before: seven fewer than in the same quarter."""

import re

from cifras.reading.comparing import COUNTED_MORE
from cifras.reading.levels import NO_DIFFERENCE, measure_of
from cifras.reading.shares import Shares

THE_AVERAGE = re.compile(
    r" (?:al?|el|la|a la|de la|del|the) (?:promedio|media|average|mean)\b"
    r"(?! (?:del?|en|of|in) (?!(?:[0-9]{1,3}|[0-9.,]+[.,][0-9]+)(?![0-9/–-])))"
)
_ARTICLE = re.compile(r"\b(?:los|las) $")
_COMPARING = re.compile(r"\s*(?:(?:que|de|en|respecto|frente)\b|[^\w\s]|$)")
_THAN_THAT = re.compile(
    r"\s*(?:al|a la|a los|a las) (?:del?|registrad|observad|contabilizad|obtenid|reportad|anotad)"
)
# What is paid on top, and no more than before: 3.000 euros más IVA.
_ON_TOP = re.compile(
    r" (?:(?:el|la|los|las|sus) )?(?:intereses|costas|iva|igv|itbis|isv|itbms|impuestos?|gastos"
    r"|tasas?|recargos?|comisi[oó]n|comisiones|honorarios|propinas?|bonos?|aportes|dietas|viáticos)\b",
    re.IGNORECASE,
)
# Past what is counted, what it is more than: an additional 28.1 million on 2021.
_ON_A_TIME = re.compile(
    r"(?: [^\W\d_]+){0,2} (?:on|over|compared (?:with|to)|than|from|versus) (?:the )?"
    r"(?:(?:19|20)[0-9]{2}\b|last |previous |prior |year |same |(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b)", re.IGNORECASE)  # fmt: skip
_ONE = re.compile(r"(?:^|\s|\W)(?:an?|another|its|their|his|her|our) $")
# What an amount of it moved by is: a 250,000-tonne rise in what the site can hold.
_IS_MOVED = re.compile(
    r"(?:-(?!f(?:oo|ee)t|met|mile|k(?:m|ilomet)|stor|inch|y(?:ear|ard)|day|hour|minute|month|week)"
    r"[^\W\d_]+)? (?:(?:annual|yearly|year-on-year|year-over-year|monthly|quarterly|net|further) )?"
    r"(?:rise|increase|decrease|fall|drop|decline|reduction|jump|surge|climb|slump|swing)\b"
    r"(?=[,.;]| (?:in|of|on|from|over|compared|versus|since|last|this|year)\b)"
)
_PARTICIPLE_AFTER = re.compile(r" [^\W\d_]+(?:ad|id)[oa]s\b")

_UP_ON = re.compile(r" (up|down) (?:on|from|against)(?: the)? ?", re.IGNORECASE)
_OFF = re.compile(r"\b(?:at|to) [^,;()]{1,20}, off $")

_THAT_OF = re.compile(r" (?:that|those) of (?:the )?")


class More(Shares):
    """A sentence that knows which amounts tell by how much there is more or less."""

    def _is_counted_more(self, figure):
        """Say whether more or fewer follows a number of things: with 345 hectares less."""
        return figure.kind in ("amount", "money") and any(
            self.text[m.start : m.end].lower() in COUNTED_MORE
            and 0 <= m.start - figure.end <= 2
            and not self.text[figure.end : m.start].strip()
            for m in self.mores
        )

    def _is_fraction(self, figure):
        """Say whether a number is a fraction in words."""
        return figure.in_words and 0 < figure.number.value < 1

    def _is_after_a_length(self, figure):
        """Say whether a length of time stands after one that it may be compared with."""
        return any(f.kind == "time" and f.end < figure.start for f in self.figures)

    def _is_more(self, figure):
        """Return the sign of an amount by which there is more or less than before, else 0.

        Seven fewer than in the same quarter, 38 médicos menos que hace dos años, $4 m less than.
        """
        return self._once("more", figure, self._find_more)

    def _find_more(self, figure):
        if figure.kind == "time" and not self._is_after_a_length(figure):
            return 0
        unit = figure.number.unit.lower()
        if figure.kind not in ("amount", "money", "time"):
            return 0
        if figure.kind != "time" and unit in NO_DIFFERENCE and not self._is_of_lives:
            return 0
        if self._is_fraction(figure) or figure.number.unit.lower() in ("votes", "votos"):
            return 0  # una cuarta parte menos
        on = _UP_ON.match(self.text, figure.end)
        if on and any(0 <= i.start - on.end() <= 4 for i in self.timed):
            return 1 if on[1].lower() == "up" else -1  # £2m up on 2021
        if _OFF.search(self.text, max(self.start, figure.start - 34), figure.start):
            return -1  # closed at 412.6p, off 9.4p
        with_it = self.text[max(self.start, figure.start - 5) : figure.start].lower()
        if figure.in_words and with_it.endswith(("with ", "con ")):
            return 0  # and we did it with eleven fewer vehicles
        for more in self.mores:
            link = self.text[more.end : figure.start].strip().lower()
            if self.text[more.start : more.end].lower().endswith(" en") and not link:
                link = "en"  # superando en US$1,313.6 millones
            if more.kind == "more" and link in ("en", "by") and figure.start - more.end <= 4:
                is_then = self._in_time(more) or _THAN_THAT.match(self.text, figure.end)
                return more.value if is_then else 0  # inferior en USD 1,3 millones
        before = self.text[max(self.start, figure.start - 14) : figure.start].lower()
        if before.rstrip().endswith((" extra", " additional")) and (
            self.related or _ON_A_TIME.match(self.text, figure.end)
        ):
            return 1
        after = next(
            (t for t in self.mores if t.start >= figure.end and self._compares_with(t)), None
        )
        if (
            after is None
            or after.start - figure.end > 24
            or re.sub(r"\([^()]*\)", "", self.text[figure.end : after.start]).strip()
            not in ("", "por", *(["años"] if self._is_of_lives else []))
            or not self._in_time(after)
        ):
            return 0
        word = self.text[after.start : after.end].lower()
        if word in ("longer", "shorter") and unit and figure.kind != "time":
            if not (measure_of(unit) or self._is_of_lives):
                return 0  # 71 patients waited longer than 12 weeks
        if word in ("más", "menos") and _PARTICIPLE_AFTER.match(self.text, after.end):
            return 0  # los primeros diez autos más vendidos
        if word == "más" and _ON_TOP.match(self.text, after.end):
            return 0
        if word in ("más", "menos") and _ARTICLE.search(before.lower()):
            if not _COMPARING.match(self.text, after.end):
                return 0  # the 50 most violent
        starts = [i.start for i in self.timed] + [f.start for f in self.figures]
        if THE_AVERAGE.match(self.text, after.end):
            return 0  # quedan 4 sedes por debajo de la media
        that = _THAT_OF.match(self.text, after.end)
        last = that.end() if that else after.end  # below that of May 2021
        if word in ("above", "below") and not any(0 <= s - last <= 8 for s in starts):
            return 0  # 2,310 metres above sea level
        return after.value

    def _is_article_before(self, figure):
        """Say whether an amount begins what a noun names: the $64.4 million increase."""
        before = self.text[max(self.start, figure.begin - 8) : figure.begin].lower()
        if figure.in_words:
            return False
        if before.split(" ")[-2:-1] in (["the"], ["that"], ["this"]):
            return True
        before = self.text[max(self.start, figure.start - 8) : figure.start].lower()
        is_one = _ONE.search(before) is not None  # a $3.8 million increase; no 40-foot drop
        return is_one and _IS_MOVED.match(self.text, figure.end) is not None
