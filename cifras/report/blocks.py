"""A report as a list of blocks, written once; :mod:`cifras.report.formats` renders them.

Texts are Markdown of one paragraph with tokens in place of numbers (see
:mod:`cifras.report.values`); a number that is typed into a sentence is an error.
"""

from dataclasses import dataclass

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import Stated
from cifras.figures.gallery import figure_file
from cifras.language.voice import Voice
from cifras.report.values import Values


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list; a long one is ``folded`` on the page."""

    items: tuple
    folded: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure: its name, title and alt text; ``file`` is that of its pictures, no ending."""

    name: str
    file: str
    title: str
    alt: str


@dataclass(frozen=True)
class Table:
    """A table: ``columns`` name texts under ``report.column``; rows hold texts.

    ``widths`` are the shares of the width that the columns take on paper, in hundredths. On the
    page a long table is ``folded``; one that :class:`Cards` stand for is ``only_on_paper``.
    """

    name: str
    columns: tuple
    rows: tuple
    widths: tuple = ()
    folded: bool = False
    only_on_paper: bool = False


@dataclass(frozen=True)
class Box:
    """What is set apart from the text: a title, and paragraphs and lists."""

    title: str
    parts: tuple


@dataclass(frozen=True)
class Basis:
    """Two levels that a change may be recomputed from, and the rounding units worth a look.

    ``own`` says how the two are rounded; ``units`` pairs words with a unit, as a fraction.
    """

    label: str
    own: str
    start: Quantity
    end: Quantity
    units: tuple = ()


@dataclass(frozen=True)
class WhatIf:
    """A stated change, and the figures that a reader may try it on."""

    told: str
    stated: Stated
    bases: tuple


@dataclass(frozen=True)
class Card:
    """All that is known of one claim: its answer, its numbers, its number line, its sources.

    ``quote`` and ``verdict`` are words of the auditor, all else are texts. ``printed`` pairs what
    a number is with what it says and stands for, ``editions`` holds rows of texts under
    :data:`EDITION_COLUMNS`, ``alt`` describes the number line of ``marks``.
    """

    claim: str
    quote: str
    verdict: str
    says: str
    wording: str
    reason: str
    printed: tuple = ()
    alt: str = ""
    marks: tuple = ()
    what_if: WhatIf | None = None
    editions: tuple = ()
    sources: tuple = ()


EDITION_COLUMNS = ("estimator", "as_of", "figures", "status", "distance")


@dataclass(frozen=True)
class Cards:
    """On the page, a card per claim; ``groups`` maps documents to (title, cards)."""

    groups: dict


@dataclass(frozen=True)
class Downloads:
    """On the page, what can be taken away: pairs of words and addresses beside the page."""

    items: tuple


@dataclass(frozen=True)
class Report:
    """A report in one language: its run, its values, and its blocks, the title first.

    ``claims`` are the ids that become links. ``name`` is that of its files: a ``report``, or a
    ``brief`` of one page, which has neither contents nor an appendix.
    """

    run: str
    voice: Voice
    values: Values
    blocks: list
    claims: tuple = ()
    name: str = "report"

    @property
    def is_brief(self):
        """Whether this is one page alone."""
        return self.name == "brief"

    @property
    def title(self):
        """The title, as text."""
        return self.values.fill(self.blocks[0].text)

    def appendix(self):
        """Return the blocks of the appendix: one row per number that the blocks refer to."""
        if self.is_brief:
            return []
        say, rows = self.voice.say, []
        for value in self.values.used_in(text_of(self.blocks)):
            if value.value is None:
                continue
            bounds = [bound for bound in (value.low, value.high) if bound is not None]
            table = f"{value.table} ({value.notebook[:2]})" if value.notebook else value.table
            rows.append(
                (
                    f"⟦{value.id}⟧",
                    value.about,
                    value.formula,
                    value.inputs if value.inputs != value.text else "",
                    " … ".join(f"{bound:.4f}".rstrip("0").rstrip(".") for bound in bounds),
                    table,
                )
            )
        columns = ("number", "about", "formula", "inputs", "bounds", "table")
        return [
            Heading(2, say("report.appendix")),
            Paragraph(say("report.appendix_text")),
            Table("appendix", columns, tuple(rows), (22, 17, 17, 22, 10, 12), folded=True),
        ]


def figure_block(values, name, words):
    """Return the block of a figure; `words` hold the title and alt text that it was drawn with."""
    origin = {"about": name, "formula": "words of the figure", "table": f"{name}.json"}
    title, alt = (
        values.quote(f"figure.{name}.{part}", words[part], **origin) for part in ("title", "alt")
    )
    return Figure(name, figure_file(name, values.voice.language), title, alt)


def text_of(blocks):
    """Return everything that `blocks` say, in order, as one text with its tokens."""
    parts = []
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                parts.append(text)
            case Bullets(items):
                parts += items
            case Figure(_, _, title, alt):
                parts += [title, alt]
            case Table(_, _, rows):
                parts += [cell for row in rows for cell in row]
            case Box(title, inside):
                parts += [title, text_of(inside)]
            case Cards(groups):
                parts += [title for title, _ in groups.values()]
                parts += [_card(card) for _, cards in groups.values() for card in cards]
            case Downloads(items):
                parts += [words for words, _ in items]
    return "\n".join(parts)


def _card(card):
    parts = [card.says, card.wording, card.reason, card.alt]
    parts += [text for pair in card.printed for text in pair]
    parts += [text for mark in card.marks for text in (mark.label, mark.told)]
    if card.what_if:
        parts.append(card.what_if.told)
        for basis in card.what_if.bases:
            parts += [basis.label, basis.own, *(words for words, _ in basis.units)]
    parts += [text for row in card.editions for text in row]
    return "\n".join([*parts, *card.sources])
