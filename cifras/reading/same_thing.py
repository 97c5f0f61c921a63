"""Whether the clause of a second level may tell of what the first one counted.

In 2019 the shop sold 900 bicycles; in 2021 it lent 300: what is lent is another thing.
"""

import re

from cifras.reading.earlier import Earlier

# What is done by those that a level counts: 98 were women, 300 ran on gas.
_THEY_DO = re.compile(
    r" (?:(?:were|was|are|is|had|have|has|ran|went|came|took|got|se|eran|fueron|son|han|habían"
    r"|estaban|están|tenían|tienen) |[^\W\d_]{2,}(?:aron|ieron|aban|ían)\b|of them\b"
    r"|de ellos\b|l[oa]s [^\W\d_]+(?:[,.;]|$))", re.IGNORECASE)  # fmt: skip
_ANOTHER = re.compile(r"\b(?:another|rival|neighbo\w+|sister|next door|otr[oa]s?|vecin[oa]s?)\b")
_NO_MORE = re.compile(
    r" (?:(?:had|have|has) done so|did(?: so)?\b|lo (?:hicieron|habían hecho)"
    r"|(?:were|was|are|is) (?:left|recorded|counted|reported|registered|there|in place)\b)"
)


class SameThing(Earlier):
    """A sentence that knows which of its levels are of another thing than one before them."""

    def _tells_of_another(self, first, one, two):
        """Say whether what stands around a level here counts another thing than that of `first`."""
        is_done = _THEY_DO.match(self.text, two.end) and not _NO_MORE.match(self.text, two.end)
        if is_done and not _THEY_DO.match(first.text, one.end):
            return True
        begin = self.start if first is not self else one.end
        told = self.text[begin : two.begin].lower()
        marks = [told.rfind(mark) for mark in (";", ".", ",")]
        if _ANOTHER.search(told[max(marks) + 1 :]):
            return True
        before = self.text[first.start : begin].lower()
        for row in self.words.apart:
            named = {at for at, part in enumerate(row) if part.search(told)}
            counted = {at for at, part in enumerate(row) if part.search(before)}
            if named and counted and not named & counted:
                return True
        return False
