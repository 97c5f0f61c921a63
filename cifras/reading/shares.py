"""What is no change: parts of a whole (73 % of the dead), levels that were planned."""

import re

from cifras.reading.comparing import Comparing

_EARNED_BEFORE = re.compile(r"\b(?:gan|perd|obtuv|won|lost|earn)[^\W\d_]*\s+(?:el |un |an? )?$")
_OF_ALL = re.compile(
    r"[0-9] (?:de|of) (?:los|las|sus|the|its|their) [0-9][0-9.,]*[^,;.]{0,30}, (?:el |un |or )?$"
)
_IS_LOST = re.compile(r"\b(?:se (?:pierden?|perdían?|desperdicia)|is lost|was lost) (?:el |un )?$")
_OF_SOME_ARE = re.compile(
    r" (?:of|de) (?:the|those|all|its|los|las|sus|el|la)\b[^,;.0-9]{1,40}? "
    r"(?:were|was|are|is|have|had|live|eran|son|fueron|era|tienen|tenían)\b"
    r"| (?:were|are|was|is|had been|eran|era|son|es|fueron|fue|estaban|están|correspond[a-zí]+"
    r"|had|have|has|lived|live|said|say|tenían|tienen|vivían|viven|dijeron|dicen)\b"
    r"| of [a-z]+s (?:were|are|had been)\b| de [a-zñáéíóú]+s (?:eran|son|fueron)\b"
)
_PARTS = re.compile(r",|\b(?:and|y|of which)\b")
_OF_WHAT = re.compile(r" (?:of what|de lo que)\b")
_OF_A_WHOLE = re.compile(r" (?:of|del?) (?:the |its |la |las |los |sus )?[^\W\d_]{3,}")
_OF_THE = re.compile(r"\s*(?:de l[oa]s?|del|of the|of all)\b")
_OF_THESE = re.compile(
    r"\b(?:of (?:these|those|them|whom|which)|de (?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s cuales))\b"
    r"[^0-9;.]*$"
)
OF_THE_TOTAL = re.compile(r"\s*(?:del total|of (?:the |all )?total)\b")
_WON_WITH = re.compile(r"\b(?:gan|venc|won|win)[^\W\d_]* (?:con|with) (?:el |un )?$")
_IT_WAS = re.compile(r"\b(?:it|they) (?:was|were|stood at) $")

_PROGRAMMED = re.compile(
    r"\b(?:programmed|budgeted|projected|targeted|planned|programad[oa]s?|presupuestad[oa]s?)"
    r"[^\w,;.]*(?:[^\W\d_]{1,3}[^\w,;.]*)?$"
)
_FORESEEN = re.compile(
    r"(?: [^\W\d_]+){0,2} (?:(?:that|which|que) )?"
    r"(?:(?:it|they|was|were|had|been|se|había[ns]?|estaban?|analysts|economists) ){0,3}"
    r"(?:esperaban?|preveían?|estimaban?|auguraban?|pronosticaban?|anticipaban?|expected|predicted|forecast|foreseen|projected|planned|budgeted|previst[oa]s?|pronosticad[oa]s?"
    r"|presupuestad[oa]s?|programad[oa]s?)\b"
    r"| (?:in|en) (?:the |its |their |el |la |su )?(?:plan|budget|target|goal|presupuesto"
    r"|meta|objetivo)\b", re.IGNORECASE)  # fmt: skip
# What somebody allowed: more than the 31,300 million approved by the chamber.
_ALLOWED = re.compile(
    r" (?:aprobad|autorizad)[oa]s? por\b| (?:approved|authori[sz]ed) by\b", re.IGNORECASE
)
# What there should be or may be: against a storage norm of 0.75 million, frente a una cuota de 12.
_NORM_OF = re.compile(
    r"\b(?:an?|the|its|una?|el|la|su) (?:[^\W\d_]+ ){0,2}"
    r"(?:norm|standard|quota|requirement|ceiling|threshold|allowance|benchmark"
    r"|recommendation|norma|cuota|tope|umbral|requisito|exigencia|estándar)"
    r"(?: [^\W\d_]+){0,3} (?:of|del?) (?:about |some |unos |unas )?$",
    re.IGNORECASE,
)
# What is set against a level of another place: below the 400 of Madrid, not of May.
_OF_A_PLACE = re.compile(
    r" (?:of|in|de|en) (?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|H[12]|FY|CY|Ene"
    r"|Abr|Ago|Dic|Nav|Semana|Easter|Chr|Lent|Holy|Car|Pas)[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}(?=[.,;]|$)"
)


class Shares(Comparing):
    """A sentence that knows which of its percents are parts of something."""

    def _is_what_it_was(self, figure):
        before = self.text[max(self.start, figure.start - 16) : figure.start]
        is_told = self._told_right_after(figure)  # it was 22.7 % lower
        return _IT_WAS.search(before) is not None and not is_told

    def _is_an_amount_of_a_whole(self, figure):
        """Say whether a percent says again which part an amount is: 28.9 million, or 3.9 % of."""
        before = [f for f in self.figures if f.end <= figure.start][-1:]
        told = self.text[before[0].end : figure.start].lower() if before else ""
        is_again = told in (", or ", " or ", " (", ", o ", ", o el ", ", o un ")
        is_level = is_again and before[0].kind in ("amount", "money") and before[0].lead == "to"
        return is_level and _OF_A_WHOLE.match(self.text, figure.end) is not None

    def _is_share(self, figure):
        """Say whether a percent is the part that something makes up: they account for 7 % of."""
        before = self.text[max(self.start, figure.start - 24) : figure.start].lower()
        if OF_THE_TOTAL.match(self.text, figure.end) or _WON_WITH.search(before):
            return True  # que ya pesa 9 % del total, ganó con 41,9 %
        if _OF_WHAT.match(self.text, figure.end) or self._is_an_amount_of_a_whole(figure):
            return True  # lost 47 % of what it pumped
        if _OF_SOME_ARE.match(self.text, figure.end) and not self._told_right_after(figure):
            near = self._trend_before(figure)
            told = "" if near is None else self.text[near.end : figure.start]
            if near is None or _PARTS.search(told) or len(told) > 12:
                return True  # noting 73 % of the dead were men
        if self._is_noun_after(figure):
            return False  # representing 8.8 percent growth
        these = _OF_THESE.search(before)
        if these and not self._told_right_after(figure):
            is_closed = "," in these[0] and self._trend_before(figure) is not None
            return not is_closed  # and of these, over 53 percent are; half of them new, rose 9 %
        if _OF_ALL.search(self.text[max(self.start, figure.start - 60) : figure.start].lower()):
            return True  # 13 of the 19 games, 68.4 %
        if _IS_LOST.search(before):
            return True  # hoy se pierde 22 por ciento
        if _EARNED_BEFORE.search(before) and _OF_THE.match(self.text, figure.end):
            return True  # ganó 68 % de los puntos
        if before.endswith((" el ", "(el ")) and _OF_THE.match(self.text, figure.end):
            return not self._noun_before(figure)  # y hoy el 62 % de la fruta
        return not self._told_right_after(figure) and (
            re.search(
                r"\b(account\w* for|represent\w*|compris\w+|mak(?:e|es|ing) up|pesan?)\W*$", before
            )
            is not None
        )

    def _is_of_another_place(self, figure):
        """Say whether a level that is compared with is that of a place: below the 400 of Madrid."""
        if figure.lead not in ("against", "beside"):
            return False
        bare = figure.number.text.removesuffix(f" de {figure.number.unit}")
        return _OF_A_PLACE.match(self.text, figure.start + len(bare), self.end) is not None

    def _is_of_a_plan(self, figure):
        """Say whether a level is one that was planned: against the programmed 6.14 billion."""
        before = self.text[max(self.start, figure.start - 22) : figure.start].lower()
        is_foreseen = _FORESEEN.match(self.text, figure.end, self.end) is not None
        is_foreseen |= _ALLOWED.search(self.text, figure.start, figure.end + 14) is not None
        if is_foreseen or _PROGRAMMED.search(before):
            return True
        return (
            _NORM_OF.search(self.text, max(self.start, figure.start - 60), figure.start) is not None
        )
