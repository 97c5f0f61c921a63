"""The report as one HTML page, and the plain HTML that the printing programs take."""

import re
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment
from markdown_it import MarkdownIt

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.outside import CHECKS
from cifras.audit.quote import QUOTES
from cifras.report.blocks import Box, Bullets, Figure, Heading, Paragraph, Table

# What stands in a column of verdicts, and may carry a mark of its own.
_MARKED = (*VERDICTS, *CHECKS, "both", *QUOTES)
_MARKED_COLUMNS = ("verdict", "status", "outside", "quote")


class Html:
    """Blocks to HTML; for the page, or plain for the programs that print and edit."""

    def __init__(self, report, for_page, numbered=True):
        self.report, self.for_page, self.numbered = report, for_page, numbered
        self.say = report.voice.say
        self.inline = MarkdownIt("commonmark").renderInline
        self.figures = self.tables = self.paragraphs = 0
        self.contents = self.filters = ""
        ids = "|".join(map(re.escape, report.claims)) or "(?!)"
        self._linked = re.compile(rf"⟦[^⟧]*⟧|`[^`]*`|\]\([^)]*\)|\b(?P<id>{ids})\b")
        self._marks = {report.voice.name(mark): mark.replace(" ", "-") for mark in _MARKED}

    def body(self, blocks):
        """Render all blocks, one after the other."""
        return "\n".join(self._block(block) for block in blocks)

    def text(self, text):
        """Render one paragraph of Markdown: claims become links, tokens their values."""
        linked = self._linked.sub(
            lambda m: f"[{m['id']}](#claim-{m['id']})" if m["id"] else m[0], text
        )
        return self.report.values.fill(self.inline(linked), self._value)

    def _value(self, value):
        words = escape(value.text)
        if value.value is None or self.report.is_brief:  # a brief has no row to lead to
            return f'<span class="q" data-value="{escape(value.id)}">{words}</span>'
        if not self.for_page:
            return f'<a href="#{value.anchor}">{words}</a>'
        origin = "; ".join(p for p in (value.about, value.formula, value.inputs, value.table) if p)
        return f'<a class="n" href="#{value.anchor}" title="{escape(origin)}">{words}</a>'

    def _block(self, block):
        match block:
            case Heading(level, text):
                words = self.report.values.fill(text)
                return f'<h{level} id="{_slug(words)}">{escape(words)}</h{level}>'
            case Paragraph(text):
                self.paragraphs += 1
                is_first = self.paragraphs == 1 and self.for_page
                head = '<p id="summary-text">' if is_first else "<p>"
                return f"{head}{self.text(text)}</p>" + (self.contents if is_first else "")
            case Bullets(items):
                return "<ul>" + "".join(f"<li>{self.text(i)}</li>" for i in items) + "</ul>"
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Box(title, parts):
                kind = "aside" if self.for_page else "blockquote"
                words = f"<strong>{self.text(title)}</strong>"
                return f'<{kind} class="box"><p>{words}</p>{self.body(parts)}</{kind}>'

    def _figure(self, figure):
        self.figures += 1
        fill, run = self.report.values.fill, self.report.run
        if self.for_page:
            image = (paths.figures(run) / f"{figure.file}.svg").read_text(encoding="utf-8")
            link = f"../../figures/{run}/{figure.name}.csv"
            words = f'<a href="{link}">{self.say("report.data")} (CSV)</a>'
        else:
            image = f'<img src="{figure.file}" alt="{escape(fill(figure.alt))}">'
            words = escape(fill(figure.title))
        caption = self._numbered("figure", self.figures, words)
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    def _numbered(self, kind, number, words):
        """Put a number before a caption, unless the program that prints does so itself."""
        return f"{self.say(f'report.{kind}', n=number)}. {words}" if self.numbered else words

    def _table(self, table):
        self.tables += 1
        name, columns = table.name, [self.say(f"report.column.{c}") for c in table.columns]
        caption = self._numbered("table", self.tables, self.say(f"report.caption.{name}"))
        widths = "".join(f'<col style="width:{w}%">' for w in table.widths)
        head = "".join(f'<th scope="col">{column}</th>' for column in columns)
        rows = "\n".join(self._row(table, row) for row in table.rows)
        tabindex = ' tabindex="0"' if self.for_page else ""
        before = self.filters if name == "claims" and self.for_page else ""
        return before + (
            f'<div class="wide" role="region" aria-label="{caption}"{tabindex}>'
            f'<table id="{name}" data-sort="{self.say("report.sort")}">'
            f"<caption>{caption}</caption><colgroup>{widths}</colgroup>"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def _row(self, table, row):
        cells = []
        for column, cell in zip(table.columns, row, strict=True):
            if table.name == "appendix":
                html = self._appendix_cell(column, cell)
            elif table.name == "claims" and column == "claim":
                html = f'<span id="claim-{cell}">{cell}</span>'
            elif column in _MARKED_COLUMNS and self.for_page and cell:
                kind = self._marks.get(cell, "")
                html = f'<span class="verdict {kind}">{self.text(cell)}</span>'
            else:
                html = self.text(cell)
            cells.append(f"<td>{html}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def _appendix_cell(self, column, cell):
        if column != "number":
            return escape(cell)
        (value,) = self.report.values.used_in(cell)
        words = escape(value.text if len(value.text) < 90 else value.text[:88] + "…")
        return f'<span class="v" id="{value.anchor}" data-value="{escape(value.id)}">{words}</span>'


def _slug(text):
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


def to_html(report):
    """Return the report as one HTML page that asks for nothing outside itself."""
    html, say = Html(report, for_page=True), report.voice.say
    blocks = [*report.blocks, *report.appendix()]
    headings = [report.values.fill(b.text) for b in blocks if isinstance(b, Heading)]
    words = {
        "say": lambda name: say(f"report.{name}"),
        "contents": [(text, _slug(text)) for text in headings[2:]],
        "shown": say("report.filter_shown", shown="%s", all="%a"),
        "verdicts": list(map(report.voice.name, report.verdicts)),
        "documents": list(dict.fromkeys(report.claims.values())),
    }
    html.contents = template("contents.html.j2").render(words)
    html.filters = template("filters.html.j2").render(words)
    return template("report.html.j2").render(
        language=report.voice.language, title=report.title, run=report.run,
        body=html.body(blocks[1:]), **words,
    )  # fmt: skip


@cache
def template(name):
    """Return one of the templates of the package; those of HTML escape what they are given."""
    text = files("cifras.report").joinpath("templates", name).read_text(encoding="utf-8")
    return Environment(
        autoescape=name.endswith(".html.j2"), keep_trailing_newline=True
    ).from_string(text)
