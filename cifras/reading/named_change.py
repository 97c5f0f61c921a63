"""Two levels and the percent after them that only names their change: , a growth of 20.8 %.

A noun of change without a *of what*, or words such as *which makes*, speak of the levels before
them. Where a sentence has one such percent and one pair of levels, they are one claim, right or
wrong.
"""

import re

from cifras.reading.making import WAYS
from cifras.reading.mistaken import Mistaken
from cifras.reading.others import CONCEDING
from cifras.reading.phrased import NOUNS_OF_CHANGE
from cifras.reading.plausible import one_paragraph
from cifras.reading.slips import is_far_off

_APART = 110  # characters between the last of two levels and the size
# What leads to the percent: an increase of, el retroceso, de; the reduction at just over.
_NAMED = re.compile(
    rf"\b{NOUNS_OF_CHANGE}(?: (?!in\b|of\b|en\b|del?\b)[^\W\d_]+){{0,2}},? ?"
    r"(?::|of|at|by|to|is|was|comes to|came to|del?|de un"
    r"|en un|es del?|fue del?|es de un|de casi un|llega a(?:l| un)?|llegó al?)?"
    r"(?: (?:about|around|some|nearly|almost|just (?:over|under)|over|more than|un|casi|cerca de"
    r"|más de(?: un)?))?\s*[+−–-]?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(rf" (?:de )?(?:[^\W\d_]+ )?{NOUNS_OF_CHANGE}\b", re.IGNORECASE)
# What says that the percent is what the levels make: which makes, lo que equivale a, o sea, un.
_MAKES = re.compile(
    r"(?:which makes|makes|equivalent to|that is|that's|or|i\.e\.|equivale(?:nte|n)? a"
    r"|lo que (?:supone|representa|significa|implica|arroja|da)|se traduce en|es decir|o sea"
    r"|esto es)"
    r"[,:]?(?: (?:about|nearly|almost|roughly|just over|a|an|un|una|casi|cerca de(?: un)?))?\s*$",
    re.IGNORECASE,
)
_PACE = re.compile(
    r"\b(?:pace|average|mean|compound|cagr|ritmo|promedio|media|medio|tasa anual|annual rate)\b"
    r"[^,;.]*$", re.IGNORECASE)  # fmt: skip
_THAT_IS = re.compile(r"; (?:that|this|it|es|son|esto) (?:is |was |equivale a )?", re.IGNORECASE)
_IN_TERMS = re.compile(r" in [^\W\d_]+ terms\b| en términos\b", re.IGNORECASE)
# An *and* that goes on with the same: and so the herd has grown; y lo califican como.
_GOES_ON = re.compile(
    r"\b(?:and|y|e) (?!(?:so|thus|hence|this|that|which|it|is|with|con|así|por|esto|eso|ello"
    r"|es|supone|representa|represents|equivale|refleja|arroja|que|marks|means|implica|was|were"
    r"|stood|came|reached|fue|fueron|se|lo"
    r"|the (?:report|fall|rise|drop|increase|decrease|reduction)"
    r"|el (?:informe|aumento|incremento|descenso)|la (?:baja|caída|reducción|suba))\b)",
    re.IGNORECASE,
)


# A sentence that begins so goes on with the levels before it: that is a fall; hablamos de un.
_SAYS_SO = re.compile(
    r"\W*(?:(?:sí|y|so|hence|thus|o sea|es decir|dicho de otra manera|en otras palabras|traducido"
    r"|in other words|that is)\W{0,3})?(?:(?:se trata|hablamos|estamos hablando|hablo) del?\b"
    r"|(?:(?:eso|esto|ello) )?(?:es|son|supone|representa|significa|implica|equivale a)\b"
    r"|(?:that|this|it) (?:is|was|makes|means|represents|marks|corresponds to|amounts to|equals)\b"
    rf"|(?:la|el|una?|the|an?|es[ea]|that|this) (?={NOUNS_OF_CHANGE}\b)|(?={NOUNS_OF_CHANGE}\b)"
    r"|var\w*\.?(?: ?%| porcentual| anual)?:|variación[^.;:0-9]{0,14}:)?[^.;:0-9%]{0,40}",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r" (?:más|menos|more|less|fewer|higher|lower|abajo|arriba|up|down)\b", re.IGNORECASE
)


class NamedChange(Mistaken):
    """A sentence whose pair of levels takes the percent that names its change."""

    def _join_by_noun(self):
        """Make one claim of the one pair of levels and the one percent after it."""
        pairs = [
            m for m in self.claims
            if m["start"] and m["end"] and m["kind"] in ("levels", "difference")
        ]  # fmt: skip
        if self.is_listed or len({(m["start"], m["end"]) for m in pairs}) != 1:
            return
        pair = next((m for m in pairs if m["kind"] == "levels"), pairs[0])
        if pair["end"].kind == "percent" or pair["start"].value <= 0 or pair["end"].value < 0:
            return
        spans = [pair["spans"][role] for role in ("start", "end")]
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        told = {m["spans"]["stated"][0] for m in self.claims if m["stated_unit"] == "percent"}
        sizes = [f for f in self.figures if f.kind == "percent" and not f.forecast]
        sizes = [f for f in sizes if f.start in told] or [f for f in sizes if f.start >= last][:1]
        if len(sizes) != 1:
            return
        size = sizes[0]
        bare = [m for m in self.claims if m["spans"].get("stated", (0,))[0] == size.start]
        if (size.used and not bare) or any(m["start"] or m["end"] for m in bare):
            return
        is_before = bool(bare) and size.end <= first and self._leads_to_levels(size, first)
        is_before |= self._stands_between(size, pair)
        if _PACE.search(self.text, max(self.start, size.start - 44), size.start):
            return  # at a yearly pace of 21 %
        if is_before or (size.start >= last and self._is_named_change_of(size, first, last)):
            self._make_one(pair, size, bare)

    def _stands_between(self, size, pair):
        """Say whether a percent stands between an end and the start that it is set against."""
        (_, end), (start, _) = pair["spans"]["end"], pair["spans"]["start"]
        if not end <= size.start < size.end <= start:
            return False
        told, then = self.text[end : size.start], self.text[size.end : start]
        told = _THAT_IS.sub(", ", told)
        if self._breaks(told) or _GOES_ON.search(told) or len(told) > _APART:
            return False
        is_named = bool(_NAMED.search(told)) or self._told_right_after(size)
        is_near = len(then) <= _APART and not self._breaks(then) and ";" not in then
        return is_named and is_near and not self._names_its_own(size, end)

    def says_so(self):
        """Return the one percent that this sentence only names as the change told before it."""
        sizes = [f for f in self.figures if f.kind == "percent"]
        others = [f for f in self.figures if f.kind != "percent"]
        if len(sizes) != 1 or self.ratios or self.is_listed or sizes[0].forecast:
            return None
        size = sizes[0]
        if size.lead == "against" or any(f.start < size.start or f.lead for f in others):
            return None
        told, then = self.text[self.start : size.start], self.text[size.end : self.end]
        if not _SAYS_SO.fullmatch(told) or self._names_its_own(size, self.start):
            return None
        if any(i.kind == "base" or i.value.year for i in self.timed):
            return None
        is_named = _NAMED.search(told) or _NOUN_AFTER.match(then) or _MORE_AFTER.match(then)
        return size if is_named else None

    def _take_the_change_named(self, before):
        """Give a pair of the sentence before the percent that this one names its change with."""
        if before is None or len(before.claims) != 1 or any(m["start"] for m in self.claims):
            return
        (pair,), named = before.claims, self.says_so()
        if not named or pair["kind"] != "levels" or not (pair["start"] and pair["end"]):
            return
        if pair["end"].kind == "percent" or pair["start"].value <= 0 or pair["end"].value < 0:
            return
        if not one_paragraph(before, self):
            return
        claims, self.claims = self.claims, []
        self._make_one(pair, named, claims)
        if not self.claims:
            self.claims = claims
        else:
            before.claims.remove(pair)
            before.open.clear()

    def _leads_to_levels(self, size, first):
        """Say whether nothing but times and verbs of change leads from a percent to two levels."""
        told = self.text[size.end : first]
        head = " ".join(self.text[self.start : size.start].lower().split()[:2])
        is_near = len(told) <= _APART and not self._breaks(told) and ";" not in told
        is_near = is_near and not head.startswith(CONCEDING)  # although traffic fell by 2 %
        return is_near and not _GOES_ON.search(told) and self._bridges(size.end, first)

    def _is_named_change_of(self, size, first, last):
        """Say whether what stands around a percent says that it is the change of two levels."""
        told, then = self.text[last : size.start], self.text[size.end : size.end + 40]
        between = [f for f in self.figures if last <= f.start < size.start]
        if len(told) > _APART or any(f.kind in ("amount", "money") and not f.used for f in between):
            return False
        if _GOES_ON.search(told) or self._breaks(told.replace(";", ",")):
            return False
        is_of_its_own = self._names_its_own(size, first) and not _IN_TERMS.match(then)
        if is_of_its_own or size.lead == "against":
            return False
        is_named = _NAMED.search(told) or _NOUN_AFTER.match(then) or _MAKES.search(told)
        return bool(is_named) or (self._told_right_after(size) and self._bridges(last, size.start))

    def _make_one(self, pair, size, bare):
        """Give two levels a percent, unless it went the other way or is no slip of theirs."""
        made = {**pair, "spans": dict(pair["spans"])}
        sign = self._state(made, size)
        way = 1 if made["end"].value > made["start"].value else -1
        if sign * way < 0 and bare and bare[0]["stated_value"] * way < 0:
            return
        made |= {"stated_value": way * abs(made["stated_value"]), "direction": WAYS[way]}
        if is_far_off(made):
            return
        self.claims = [m for m in self.claims if m not in bare and m is not (
            pair if pair["kind"] == "levels" else None)]  # fmt: skip
        self.claims.append(made)
        size.used = True
        self.open.clear()
