"""The link right before a number: from, to, by, against, or none."""

import re

from cifras.reading.spoken import MOVED_TO_DO, Spoken

# What is below a level now is about that: hoy está por debajo de los 21.
_NOW_BELOW = re.compile(
    r"\b(?:(?:hoy|ahora|actualmente|ya) (?:está|están|es|son|anda|se ubica)"
    r"|(?:está|están) (?:ya|hoy)|(?:is|are) (?:now|today)|(?:now|today) (?:is|are|stands?)(?: at)?)"
    r" (?:ya |just |well |muy )?"
    r"(?:por (?:debajo|encima) de(?: l[oa]s?| el| la)?|below|above|under)$"
)
_NOT_TO = re.compile(
    r"\b(?:(?:pese|debido|gracias|junto|sumad[oa]s?) (?:al?|a l[oa]s)"
    r"|(?:appl(?:y|ies|ied)|deliver(?:s|ed|ing)?|offer(?:s|ed)|available|paid|belong(?:s|ed)?"
    r"|given|awarded|exported|home|next) to"
    r"|(?:extend|spread|stretch|rang|presid)(?:s|es|ed|ing)? over|(?:puts?|putting|took|takes) on"
    r"|(?:aplica|atiend|benefici|repart|entreg|sirv|ofre|export|pertenec)[^\W\d_]* a)$"
)
# What leads to a price, and to no level that something went to: se pagó a $29.40.
_PRICED = re.compile(r"\b(?:pag|vend|cotiz|cobr|compr|ofrec)[^\W\d_]+(?: en [^\W\d_]+)? ?$")
# What leads to a number by a noun: compared to a loss of, from a 12-year high of.
_LED_BY_A_NOUN = re.compile(
    r"\b(compared (?:to|with)|as against|against|versus|from (?=[^.;,]*\b(?:high|low|peak|level"
    r"|record|rate|sales|revenues?|income|grants|total) of)|than (?=[^.;,]*\b(?:high|low|peak|level"
    r"|record) of)|(?:frente|respecto) al?|comparad[oa]s? con)"
    r" ?(?:an?|the|its|las?|los|el|una?|[^\W\d_]+['’]s)? ?"
    r"(?:(?!(?:y|and|e|but|to|al|que|pasar) )[^\W_][\w’'-]*(?:,(?= [0-9]{4}\b))? ){1,6}(?:of|del?)$"
)
# What names a rank, between its link and its number: del puesto 25 al 21.
_OF_A_RANK = re.compile(r"(?:puesto|lugar|posición|casilla|number|place|rank|position)(?: n\.º)? $")
# What leads on to another number right after one: la tasa de 5,25 % a 5,75 %.
_TO_A_NUMBER = re.compile(
    r"[^\w\s]?[0-9.,]+ ?(?:%|per ?cent|por ciento)? ?(?:to|al?|hasta)(?: el| un)? [^\w\s]?[0-9]"
)
_CAME = re.compile(r"\b(?:came|comes|amounted|stood|ascend[^\W\d_]+|lleg(?:aba|ó)n?) $")

# What says that an amount is little or much, and not how it is meant: by only 6,000.
_FOCUS = re.compile(
    r"\b(?:(?:only|just|merely|barely|a (?:mere|modest|paltry|whopping|massive|total of)"
    r"|an? (?:estimated|impressive|staggering|astonishing)|(?:as|so) (?:many|much|few|little) as"
    r"|(?:tan )?s[oó]lo|solamente|únicamente|(?:nada|ni más ni) menos que|la friolera de"
    r"|un total de)(?: un| una)?)(?= |$)"
)


def without_focus(text):
    """Return a link without what says that a number is little or much: by only, en tan solo."""
    return _FOCUS.sub("", text).strip()


class Links(Spoken):
    """A sentence that knows what leads to each of its numbers."""

    def _lead(self, start):
        """Return the link before a number, and where it begins; adjectives may stand between.

        From 2020's, to a seasonally adjusted, frente a los «números rojos» de, a un máximo de.
        """
        floor = max(self.start, start - 60)
        before = _OF_A_RANK.sub("", self.text[floor:start].lower())
        skipped = self.words.small["skipped"]
        for _ in range(6):
            before = before.rstrip(' \u00a0«»“”"')
            before = re.sub(r"\b[^\W_]{3,9}['’]s?$", "", before).rstrip()  # last year's
            phrase, name = self._link_at_end(before)
            if phrase in ("of", "de", "del") and (far := _LED_BY_A_NOUN.search(before)):
                return ("from" if far[1] == "from" else "against"), floor + far.start(1)
            if before.endswith("(por"):
                return "against", floor + len(before) - 3  # 65 licencias (por 78 en abril)
            if before.endswith(" by ("):
                return "by", floor + len(before) - 4  # fell by ($310)
            head, _, last = before.rpartition(" ")
            is_time = any(i.end == floor + len(head) for i in self.timed)
            if phrase and (_NOT_TO.search(before) or _NOW_BELOW.search(before)):
                return "", start
            if moved := MOVED_TO_DO.search(before):
                return ("to" if moved[1] == "a" else "from"), floor + moved.start(1)
            is_skipped = phrase in ("of", "de") and head.rpartition(" ")[2] in skipped
            if is_skipped and not is_time and not _TO_A_NUMBER.match(self.text, start):
                before = head
                continue
            if phrase:
                return name, floor + len(before) - len(phrase)
            is_year = len(last) == 4 and last.isdecimal() and head.endswith((" the", " a", " its"))
            if not head or not (
                is_year or last in skipped or (last.endswith("ly") and len(last) > 4)
            ):
                break
            before = head
        return "", start

    def _link_at_end(self, text):
        last = re.search(r"[\w./’'-]+$", text)
        for phrase, name in self.words.leads.get(last[0] if last else "", ()):
            if text.endswith(phrase):
                at = len(text) - len(phrase)
                if at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "'’"):
                    return phrase, name
        return "", ""

    def _is_of(self, figure):
        """Say whether the link of a level is a bare *de*, which says no more than *of*."""
        words = self.text[figure.begin : figure.start].strip().lower().split()
        return words[:1] in (["de"], ["del"]) and self.words.language == "es"

    def _is_vague(self, figure):
        """Say whether the link of a level may be another one: at 5, en 2."""
        words = self.text[figure.begin : figure.start].strip().lower().split()
        if words == ["a"] and figure.kind == "money":
            before = self.text[max(self.start, figure.begin - 24) : figure.begin].lower()
            return _PRICED.search(before) is not None
        return bool(words) and words[0] in ("at", "en")

    def _is_said_to_be(self, figure):
        """Say whether a level is where something stood: it stood at 4.6 %, it came to 741."""
        before = self.text[max(self.start, figure.begin - 14) : figure.begin].lower()
        return self._is_vague(figure) or _CAME.search(before) is not None
