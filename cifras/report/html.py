"""The report as one HTML page, and the plain HTML that the printing programs take."""

import hashlib
import re
from base64 import b64encode
from html import escape

from markdown_it import MarkdownIt

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.outside import CHECKS
from cifras.audit.quote import QUOTES
from cifras.language.texts import reading_words
from cifras.language.voice import sentence
from cifras.report.blocks import (
    Box,
    Bullets,
    Cards,
    Downloads,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from cifras.report.cards import cards_html
from cifras.report.filled import template, template_file
from cifras.report.literal import as_html

# What stands in a column of verdicts, and may carry a mark of its own.
_MARKED = (*VERDICTS, *CHECKS, "both", *QUOTES)
_MARKED_COLUMNS = ("verdict", "status", "outside", "quote")
# The marks as page.css has them, for paper, where a cell has no class.
_SIGNS = dict(zip(_MARKED, "● ◆ ▲ ✖ ▼ ○ ● ◆ ✖ ○ ◐ ✓ ◐ ✖ ○".split(), strict=True))


class Html:
    """Blocks to HTML; for the page, or plain for the programs that print and edit."""

    def __init__(self, report, for_page, numbered=True):
        self.report, self.for_page, self.numbered = report, for_page, numbered
        self.say = report.voice.say
        self.inline = MarkdownIt("commonmark", {"html": False}).disable("image").renderInline
        self.figures = self.tables = self.paragraphs = 0
        self.contents = ""
        ids = "|".join(map(re.escape, report.claims)) or "(?!)"
        self._linked = re.compile(rf"⟦[^⟧]*⟧|`[^`]*`|\]\([^)]*\)|\b(?P<id>{ids})\b")
        self._marks = {report.voice.name(mark): mark for mark in _MARKED}

    def body(self, blocks):
        """Render all blocks, one after the other."""
        return "\n".join(self._block(block) for block in blocks)

    def text(self, text, linked=True):
        """Render one paragraph of Markdown: claims become links, tokens their values.

        Without `linked` it holds no link, as the words of a control must not.
        """
        if not linked:
            return as_html(self.report.values.fill(self.inline(text), self._quoted))
        text = self._linked.sub(
            lambda m: f"[{m['id']}](#claim-{m['id']})" if m["id"] else m[0], text
        )
        return as_html(self.report.values.fill(self.inline(text), self._value))

    def slug(self, words):
        """Return the id of a heading."""
        return re.sub(r"[^\w]+", "-", words.lower()).strip("-")

    def _quoted(self, value):
        return f'<span class="q" data-value="{escape(value.id)}">{escape(value.text)}</span>'

    def _value(self, value):
        if value.value is None or self.report.is_brief:  # a brief has no row to lead to
            return self._quoted(value)
        words = escape(value.text)
        if not self.for_page:
            return f'<a href="#{value.anchor}">{words}</a>'
        origin = "; ".join(p for p in (value.about, value.formula, value.inputs, value.table) if p)
        return f'<a class="n" href="#{value.anchor}" title="{escape(origin)}">{words}</a>'

    def _block(self, block):
        match block:
            case Heading(level, text):
                words = self.report.values.fill(text)
                return f'<h{level} id="{self.slug(words)}">{escape(words)}</h{level}>'
            case Paragraph(text):
                self.paragraphs += 1
                is_first = self.paragraphs == 1 and self.for_page
                head = '<p id="summary-text">' if is_first else "<p>"
                return f"{head}{self.text(text)}</p>" + (self.contents if is_first else "")
            case Bullets(items, folded):
                rows = "<ul>" + "".join(f"<li>{self.text(i)}</li>" for i in items) + "</ul>"
                return self._folded(self.say("report.list"), rows) if folded else rows
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Box(title, parts):
                kind = "aside" if self.for_page else "blockquote"
                words = f"<strong>{self.text(title)}</strong>"
                return f'<{kind} class="box"><p>{words}</p>{self.body(parts)}</{kind}>'
            case Cards():
                return cards_html(self, block, template("cards.html.j2")) if self.for_page else ""
            case Downloads():
                return self._downloads(block) if self.for_page else ""

    def _figure(self, figure):
        self.figures += 1
        fill, run = self.report.values.fill, self.report.run
        if self.for_page:
            image = (paths.figures(run) / f"{figure.file}.svg").read_text(encoding="utf-8")
            link = f"../../figures/{run}/{figure.name}.csv"
            words = f'<a href="{link}">{self.say("report.drawn")} (CSV)</a>'
            words = f"{self.text(figure.title, linked=False)}. {words}"
        else:  # the title is in the picture, and no page links to a file
            image = f'<img src="{figure.file}" alt="{escape(fill(figure.alt))}">'
            drawn = sentence(self.say("report.drawn"))
            words = f"{drawn}: <code>figures/{run}/{figure.name}.csv</code>"
        caption = self._numbered("figure", self.figures, words)
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    def _numbered(self, kind, number, words):
        """Put a number before a caption, unless the program that prints does so itself."""
        return f"{self.say(f'report.{kind}', n=number)}. {words}" if self.numbered else words

    def _table(self, table):
        if self.for_page and table.only_on_paper:
            return ""
        self.tables += 1
        caption = self.say(f"report.caption.{table.name}")
        caption = self._numbered("table", self.tables, caption)
        grid = self.grid(table.name, caption, table.columns, table.rows, table.widths)
        return self._folded(caption, grid) if table.folded else grid

    def _folded(self, words, inside):
        if not self.for_page:
            return inside
        return f'<details class="fold"><summary>{words}</summary>{inside}</details>'

    def grid(self, name, caption, columns, rows, widths=()):
        """Render the rows of a table called `name`; on a narrow page each becomes a block."""
        labels = [self.say(f"report.column.{column}") for column in columns]
        cols = "".join(f'<col style="width:{w}%">' for w in widths)
        head = "".join(
            f'<th scope="col" data-column="{column}">{label}</th>'
            for column, label in zip(columns, labels, strict=True)
        )
        body = "\n".join(self._row(name, columns, labels, row) for row in rows)
        more = ""
        if self.for_page:
            kind = "plain" if name == "appendix" else "stack"
            more = f' class="{kind}" data-sort="{self.say("report.sort")}"'
        tabindex = ' tabindex="0"' if self.for_page else ""
        return (
            f'<div class="wide" role="region" aria-label="{caption}"{tabindex}>'
            f'<table id="{name}"{more}><caption>{caption}</caption><colgroup>{cols}</colgroup>'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
        )

    def _row(self, name, columns, labels, row):
        cells = []
        for column, label, cell in zip(columns, labels, row, strict=True):
            if name == "appendix":
                html = self._appendix_cell(column, cell)
            elif name == "claims" and column == "claim":
                html = f'<span id="claim-{cell}">{cell}</span>'
            elif column in _MARKED_COLUMNS and cell:
                mark = self._marks.get(cell, "")
                html = f'<span class="verdict {mark.replace(" ", "-")}">{self.text(cell)}</span>'
                if not self.for_page:
                    html = f"{_SIGNS.get(mark, '')} {self.text(cell)}".strip()
            else:
                html = self.text(cell)
            cells.append(f"<td{self._cell_data(name, label, cell)}>{html}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def _cell_data(self, name, label, cell):
        """Return what a cell of the page says of itself: its column, and what it sorts by."""
        if not self.for_page or name == "appendix":
            return ""
        number = re.fullmatch("⟦[^⟧]+⟧", cell) and self.report.values.used_in(cell)[0].value
        key = "" if number is None else f' data-key="{number}"'
        return f' data-label="{label}"{key}'

    def _appendix_cell(self, column, cell):
        if column != "number":
            return escape(cell)
        (value,) = self.report.values.used_in(cell)
        words = escape(value.text if len(value.text) < 90 else value.text[:88] + "…")
        return f'<span class="v" id="{value.anchor}" data-value="{escape(value.id)}">{words}</span>'

    def _downloads(self, block):
        items = "".join(
            f'<li><a href="{escape(address)}">{self.text(words, linked=False)}</a></li>'
            for words, address in block.items
        )
        return (
            f'<h3 id="downloads">{self.say("report.downloads")}</h3><ul class="files">{items}</ul>'
        )

    def outline(self, blocks):
        """Return the contents: (level, words, id) of each heading below the summary."""
        found = []
        for block in blocks:
            match block:
                case Heading(level, text):
                    found.append((level, self.report.values.fill(text)))
                case Cards(groups):
                    found += [(3, self.report.values.fill(title)) for title, _ in groups.values()]
        return [(level, words, self.slug(words)) for level, words in found[2:]]


def to_html(report):
    """Return the report as one HTML page that asks for nothing outside itself."""
    html, say, voice = Html(report, for_page=True), report.voice.say, report.voice
    blocks = [*report.blocks, *report.appendix()]
    script = "" if report.is_brief else template_file("page.js")
    words = {"say": lambda name: say(f"report.{name}"), "outline": html.outline(blocks)}
    if not report.is_brief:
        html.contents = template("contents.html.j2").render(words)
    how = reading_words(voice.language)
    return template("report.html.j2").render(
        language=voice.language, title=report.title, byline=say("report.byline", run=report.run),
        name=report.name, thousands=how["thousands"], decimal=how["decimal"],
        units={unit: voice.amount(0, unit)[1:] for unit in _units(blocks)},
        style=template_file("page.css"), script=script,
        digest=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        body=html.body(blocks[1:]), **words,
    )  # fmt: skip


def _units(blocks):
    """Return the units that the script writes: those of the figures to try a change on."""
    cards = [c for b in blocks if isinstance(b, Cards) for _, g in b.groups.values() for c in g]
    bases = [basis for card in cards if card.what_if for basis in card.what_if.bases]
    return sorted({basis.start.unit for basis in bases} | {"%", ""})
