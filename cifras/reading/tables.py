"""Tables in a text: a header with two times, then in each row a label and its numbers.

Their cells stand between bars or tabs, as in plain text, Markdown, Word and pages. A table is read
only where its header leaves no doubt: two times that differ in nothing but the year, and at most
one column of percent changes. What else stands in lines is read as sentences are.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from cifras.reading.found import TextClaim, Unplaced
from cifras.reading.levels import alike
from cifras.reading.making import WAYS
from cifras.reading.mentions import Mentions
from cifras.reading.tokens import tokenize

_LINE = re.compile(r"[^\n]+")
_CELL = {"|": re.compile(r"[^|]*"), "\t": re.compile(r"[^\t]*")}
_RULE = re.compile(r"[\s|:+-]+")  # under the header of a table in Markdown
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|(?<=[^0-9])[0-9]{2}(?![0-9])")
_PLAIN_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# A change at constant prices, a mean rate of several years or one from a budget is another change:
# the header of a column may hold no words but these.
_CHANGE = re.compile(
    r"(?=.*(?:var|ch(?:an)?ge?\b|cambio|crecimiento|growth|difer|Δ|yoy|y/y|y-o-y|a/a))"
    r"(?:[%(), /]|Δ|\b(?:per ?cent(?:age)?|porcent(?:ual|aje)|pct|annual|anual|interanual|yearly"
    r"|abs|absolut[oa]|relativ[oa]|in|en|de|of|yoy|y/y|y-o-y|a/a|var(?:iación|iation)?|change|chg"
    r"|cambio|crecimiento|growth|diferencia|difference)\b\.?)+",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"anual|annual|yearly|\b(?:yoy|y/y|y-o-y|a/a)\b", re.IGNORECASE)
# Of a rate the change may be told in points, whatever its column is called.
_RATE = re.compile(
    r"%|per ?cent|porcent|\b(?:rates?|shares?|margins?|ratios?|tasas?|cuotas?|m[áa]rgen(?:es)?"
    r"|proporción|cobertura|coverage)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent|\bporcent|\bpct\b", re.IGNORECASE)
_MOST_CELLS = 60  # of a row; more are rubbish
_FOOTNOTE = 4  # characters after a time: 2022*, 2023 (p)


@dataclass(frozen=True)
class _Row:
    """One line: its (start, end), and the (start, end) of each of its cells."""

    start: int
    end: int
    cells: tuple


def read_tables(text, words, signs):
    """Return (claims, unplaced, spans) of the tables of a text; spans are the (start, end) of each.

    A row makes a claim of its numbers under the two times, with the percent under the change.
    """
    claims, unplaced, spans = [], [], []
    for rows in _tables(text):
        table = _Table(text, words, signs, rows[0]) if len(rows) > 1 else None
        if not (table and table.is_read):
            continue
        for row in rows[1:]:
            claim, left = table.claim_of(row)
            claims += [claim] if claim else []
            unplaced += left
        spans.append((rows[0].start, rows[-1].end))
    return claims, unplaced, spans


def outside(spans, text, start, end):
    """Yield the (start, end) of what of a stretch of text lies outside of spans, in order."""
    at = bisect_right(spans, start, key=lambda span: span[1])  # the first that ends after it begins
    while start < end:
        is_met = at < len(spans) and spans[at][0] < end
        first, last = spans[at] if is_met else (end, end)
        told = text[start:first]
        if told.strip():
            yield start + len(told) - len(told.lstrip()), first - len(told) + len(told.rstrip())
        start, at = max(start, last), at + 1


def _tables(text):
    """Yield the rows of each table: lines of as many cells, one after the other; or few or none."""
    rows, last = [], None
    for line in _LINE.finditer(text) if "|" in text or "\t" in text else ():
        row = _row(line)
        is_next = rows and row and not text[last : line.start()].strip()
        if is_next and len(row.cells) == len(rows[0].cells):
            rows.append(row)
        elif not (rows and _RULE.fullmatch(line[0])):
            yield rows
            rows = [row] if row else []
        last = line.end()
    yield rows


def _row(line):
    """Return the cells of a line, or None where they are fewer than three, or too many."""
    told = line[0]
    mark = "|" if told.count("|") > 1 else "\t"
    if _RULE.fullmatch(told) or told.count(mark) > _MOST_CELLS:
        return None
    first, last = 0, len(told.rstrip())
    if mark == "|":
        first += told.lstrip().startswith("|") and told.index("|") + 1
        last -= told.rstrip().endswith("|")
    cells = []
    while first <= last:
        cell = _CELL[mark].match(told, first, last)
        inner = cell[0]
        begin = cell.start() + len(inner) - len(inner.lstrip())
        cells.append((line.start() + begin, line.start() + begin + len(inner.strip())))
        first = cell.end() + 1
    return _Row(line.start(), line.end(), tuple(cells)) if len(cells) > 2 else None


class _Table:
    """A table whose header is known: which columns are of which time, and which of the change."""

    def __init__(self, text, words, signs, header):
        self.text, self.words, self.signs = text, words, signs
        times = [(at, time) for at, cell in enumerate(header.cells) if (time := self._time(cell))]
        changes = [at for at, cell in enumerate(header.cells) if _CHANGE.fullmatch(text, *cell)]
        self.in_percent = [at for at in changes if _PERCENT.search(text, *header.cells[at])]
        self.changes = self.in_percent or changes  # one in amounts may stand beside that in percent
        self.times = sorted(times, key=lambda each: each[1][1])
        years, others = ({time[part] for _, time in times} for part in (1, 2))
        if len(years) == 2 and max(years) - min(years) > 1:  # annual growth of several years
            told = [at for at in self.changes if _A_YEAR.search(text, *header.cells[at])]
            self.changes = [at for at in self.changes if at not in told]
        self.is_read = (
            len(times) == len(years) == 2 and len(others) == 1 and len(self.changes) <= 1
            and 0 not in [at for at, _ in times] + changes
        )  # fmt: skip

    def _time(self, cell):
        """Return (words, year, what else) of a cell of the header with a time, else None."""
        told = self.text[slice(*cell)]
        if year := _PLAIN_YEAR.match(told):
            return (year[0], int(year[0]), "") if len(told) <= 4 + _FOOTNOTE else None
        dated = [period for period in self._mentions(cell).periods if period.year]
        if len(dated) != 1:
            return None
        return dated[0].text, dated[0].year, _YEAR.sub("", told.lower())  # Sales 2022, dic-22

    def _mentions(self, cell):
        return Mentions(self.text, tokenize(self.text, *cell), self.words, self.signs)

    def claim_of(self, row):
        """Return the claim of a row, or None, and what of its numbers belongs to none."""
        numbers = [self._numbers(cell) for cell in row.cells]
        (first, (then, *_)), (second, (now, *_)) = self.times
        start, end = (self._only(numbers[at]) for at in (first, second))
        claim = None
        if start and end and alike(start, end)[0] is not None:
            start, end = alike(start, end)
            is_rate = "percent" in (start.kind, end.kind) or _RATE.search(self.text, *row.cells[0])
            stated = None if is_rate else self._stated(numbers)
            claim = self._claim(row, start, end, stated, (then, now))
        held = set(claim.spans.values()) if claim else set()
        left = [n for found in numbers for n in found if (n.start, n.end) not in held]
        return claim, [Unplaced(n.text, n.start, n.end, "alone") for n in left]

    def _numbers(self, cell):
        """Return the numbers of a cell; one in brackets is below zero, as accountants print it."""
        found = self._mentions(cell).numbers
        told = self.text[slice(*cell)]
        if len(found) == 1 and told.startswith("(") and told.endswith(")"):
            return [replace(found[0], value=-abs(found[0].value))]
        return found

    def _only(self, found):
        return found[0] if len(found) == 1 and found[0].kind != "range" else None

    def _stated(self, numbers):
        """Return the percent of a row, which its cell or its header says it is, or None."""
        found = self._only(numbers[self.changes[0]]) if self.changes else None
        if found is None or (found.kind != "percent" and (found.unit or not self.in_percent)):
            return None
        return replace(found, kind="percent", unit="%")

    def _claim(self, row, start, end, stated, times):
        name = row.cells[0]
        spans = {"indicator": name, "start": (start.start, start.end), "end": (end.start, end.end)}
        if stated:
            spans["stated"] = stated.start, stated.end
        way = (stated.value > 0) - (stated.value < 0) if stated else 0
        return TextClaim(
            kind="change" if stated else "levels", sentence=self.text[row.start : row.end],
            sentence_start=row.start, indicator=self.text[slice(*name)],
            unit=end.unit or start.unit, direction=WAYS[way], start=start, end=end, stated=stated,
            stated_value=stated.value if stated else None, stated_unit="percent" if stated else "",
            start_period=times[0], end_period=times[1], spans=spans,
        )  # fmt: skip
