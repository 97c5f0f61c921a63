"""What a text says in numbers, and what the cells of a notebook show.

A number of prose is read in digits and in words. Sayings are sentences with slots, so that a
test can hold the numbers that a reader finds there against values that it computes.
"""

import ast
import json
import re
from dataclasses import dataclass
from fractions import Fraction
from html.parser import HTMLParser

WORDS = {
    "zero": 0, "one": 1, "once": 1, "two": 2, "both": 2, "twice": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000,
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5), "tenth": Fraction(1, 10), "tenths": Fraction(1, 10),
    "twentieth": Fraction(1, 20), "fortieth": Fraction(1, 40),
    "thousandth": Fraction(1, 1000), "sixth": Fraction(1, 6),
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.])\d+(?:[,_]\d{3})*(?:\.\d+)?")
_SLOT = rf"({_WORD.pattern}|\d+(?:[,_]\d{{3}})*(?:\.\d+)?)"


@dataclass(frozen=True)
class Number:
    """A number of a text: what it is worth, its decimals, and where it stands."""

    value: Fraction
    places: int
    span: tuple
    is_word: bool


def worth(text):
    """Return what a number in digits or in words is worth."""
    word = WORDS.get(text.lower())
    return Fraction(re.sub("[,_]", "", text)) if word is None else Fraction(word)


def numbers_in(text):
    """Return the numbers that a text holds, in digits and in words, in order."""
    found = [(m, True) for m in _WORD.finditer(text)] + [(m, False) for m in _DIGITS.finditer(text)]
    return [
        Number(worth(m[0]), len(m[0].partition(".")[2]), m.span(), is_word)
        for m, is_word in sorted(found, key=lambda one: one[0].start())
    ]


def blank(patterns, text):
    """Return a text of the same length in which what the patterns find is left blank."""
    for pattern in patterns:
        text = re.sub(pattern, lambda m: " " * len(m[0]), text, flags=re.IGNORECASE | re.MULTILINE)
    return text


@dataclass(frozen=True)
class Saying:
    """A sentence, or a part of one, in which ``{}`` stands for a number."""

    words: str

    def found_in(self, text):
        """Return the places where a text says so: for each the numbers, and their spans."""
        parts = [r"\s+".join(map(re.escape, part.split(" "))) for part in self.words.split("{}")]
        return [
            ([worth(n) for n in m.groups()], [m.span(i + 1) for i in range(len(m.groups()))])
            for m in re.finditer(_SLOT.join(parts), text, re.IGNORECASE)
        ]


class _Table(HTMLParser):
    """The text of the cells of a table, but for the numbering of rows that pandas puts first."""

    def __init__(self):
        super().__init__()
        self.cells, self._names, self._in, self._row, self._text = [], [], "", [], None

    def handle_starttag(self, tag, attributes):
        if tag in ("thead", "tbody"):
            self._in = tag
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th"):
            self._text = [tag, ""]

    def handle_data(self, data):
        if self._text:
            self._text[1] += data

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._text:
            self._row.append(tuple(self._text))
            self._text = None
        elif tag == "tr" and self._in == "thead":
            self._names.append(self._row[0][1] if self._row else "")
            self.cells += [text for _, text in self._row]
        elif tag == "tr":
            is_numbered = not any(self._names)
            self.cells += [text for tag, text in self._row if tag == "td" or not is_numbered]


def _texts_shown(output):
    data = output.get("data", {"text/plain": output.get("text", "")})
    if "text/html" in data:
        table = _Table()
        table.feed("".join(data["text/html"]))
        return table.cells
    return ["".join(data.get(kind, "")) for kind in ("text/markdown", "text/plain")]


def _constants(code):
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    return [str(node.value) for node in nodes if not isinstance(node.value, bool)]


class Notebook:
    """A notebook as it is stored: its prose, and the numbers that its cells show or hold."""

    def __init__(self, path):
        self.name = path.stem
        self.cells = json.loads(path.read_text(encoding="utf-8"))["cells"]

    def prose(self):
        """Yield each cell of prose: its place and its text."""
        for place, cell in enumerate(self.cells):
            if cell["cell_type"] == "markdown":
                yield place, "".join(cell["source"])

    def section(self, place):
        """Return the code cells of the section, or sections, that a cell of prose speaks of."""
        texts = dict(self.prose())
        heads = [p for p, text in texts.items() if re.search("^## ", text, re.MULTILINE)]
        if place < min(heads):
            first, last = 0, len(self.cells)
        else:
            begun = place if texts[place].startswith("## ") else place - 1
            first = max((head for head in heads if head <= begun), default=0)
            last = min((head for head in heads if head > place), default=len(self.cells))
        return [cell for cell in self.cells[first:last] if cell["cell_type"] == "code"]

    def shown(self, place):
        """Return the numbers that the cells of that section show, or hold in their code."""
        cells = self.section(place)
        texts = [text for cell in cells for o in cell["outputs"] for text in _texts_shown(o)]
        texts += [text for cell in cells for text in _constants("".join(cell["source"]))]
        return {worth(digits) for text in texts for digits in _DIGITS.findall(text)}


def is_shown(number, shown):
    """Say whether a number is one of those shown; one with decimals may be rounded to them."""
    if number.value in shown:
        return True
    return number.places > 0 and number.value in {round(n, number.places) for n in shown}


def unheld(text, sayings, exempt, shown=frozenset()):
    """Return what is said around each number that nothing holds.

    A number is held by a saying, is no number of the data by one of the patterns of `exempt`,
    or, in digits, is one of those `shown`.
    """
    held = {span for saying in sayings for _, spans in saying.found_in(text) for span in spans}
    return [
        text[max(0, n.span[0] - 40) : n.span[1] + 20]
        for n in numbers_in(blank(exempt, text))
        if n.span not in held and (n.is_word or not is_shown(n, shown))
    ]


def untrue(text, sayings):
    """Return the sayings, pairs of words and the values of their slots, that a text does not say.

    Every place that says so must give those values, and one at least must say so.
    """
    found = [(words, values, Saying(words).found_in(text)) for words, values in sayings]
    return [
        (words, [list(map(str, numbers)) for numbers, _ in said])
        for words, values, said in found
        if not said or any(numbers != [Fraction(v) for v in values] for numbers, _ in said)
    ]
