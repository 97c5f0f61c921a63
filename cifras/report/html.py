"""The report as one HTML page, and the plain HTML that the printing programs take."""

import re
from html import escape
from importlib.resources import files

from jinja2 import Environment
from markdown_it import MarkdownIt

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.report.blocks import Bullets, Figure, Heading, Paragraph, Table, appendix

_CLAIM = re.compile(r"⟦[^⟧]*⟧|`[^`]*`|\]\([^)]*\)|\b(?P<id>(?:inl|crs)-\d{2})\b")
# Shares of the width that the columns of a printed table take, in hundredths.
_WIDTHS = {
    "claims": (7, 6, 31, 12, 10, 22, 12),
    "ledger": (7, 7, 11, 7, 11, 11, 9, 8, 8, 8, 13),
    "map": (45, 27, 28),
    "appendix": (22, 17, 17, 22, 10, 12),
}


class Html:
    """Blocks to HTML; for the page, or plain for the programs that print and edit."""

    def __init__(self, facts, for_page, numbered=True):
        self.facts, self.for_page, self.numbered = facts, for_page, numbered
        self.inline = MarkdownIt("commonmark").renderInline
        self.figures = self.tables = self.paragraphs = 0
        self.contents = self.filters = ""

    def body(self, blocks):
        """Render all blocks, one after the other."""
        return "\n".join(self._block(block) for block in blocks)

    def text(self, text):
        """Render one paragraph of Markdown: claims become links, tokens their values."""
        linked = _CLAIM.sub(lambda m: f"[{m['id']}](#claim-{m['id']})" if m["id"] else m[0], text)
        return self.facts.values.fill(self.inline(linked), self._value)

    def _value(self, value):
        words = escape(value.text)
        if value.value is None:
            return f'<span class="q" data-value="{escape(value.id)}">{words}</span>'
        if not self.for_page:
            return f'<a href="#{value.anchor}">{words}</a>'
        origin = "; ".join(p for p in (value.about, value.formula, value.inputs, value.table) if p)
        return f'<a class="n" href="#{value.anchor}" title="{escape(origin)}">{words}</a>'

    def _contents(self):
        """Return the contents once, after the first paragraph."""
        return self.contents if self.paragraphs == 1 else ""

    def _block(self, block):
        match block:
            case Heading(level, text):
                words = self.facts.values.fill(text)
                return f'<h{level} id="{_slug(words)}">{escape(words)}</h{level}>'
            case Paragraph(text):
                self.paragraphs += 1
                first = ' id="summary-text"' if self.paragraphs == 1 else ""
                return f"<p{first}>{self.text(text)}</p>" + self._contents()
            case Bullets(items):
                return "<ul>" + "".join(f"<li>{self.text(i)}</li>" for i in items) + "</ul>"
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)

    def _figure(self, figure):
        self.figures += 1
        fill, folder = self.facts.values.fill, paths.figures(self.facts.run)
        if not self.for_page:
            image = f'<img src="{figure.file}" alt="{escape(fill(figure.alt))}">'
            caption = self._numbered("figure", self.figures, escape(fill(figure.title)))
            return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
        svg = (folder / f"{figure.file}.svg").read_text(encoding="utf-8")
        link = f"../../figures/{self.facts.run}/{figure.name}.csv"
        words = f'<a href="{link}">{self.facts.say("report.data")} (CSV)</a>'
        caption = self._numbered("figure", self.figures, words)
        return f"<figure>{svg}<figcaption>{caption}</figcaption></figure>"

    def _numbered(self, kind, number, words):
        """Put a number before a caption, unless the program that prints does so itself."""
        return f"{self.facts.say(f'report.{kind}', n=number)}. {words}" if self.numbered else words

    def _table(self, table):
        self.tables += 1
        say = self.facts.say
        caption = self._numbered("table", self.tables, say(f"report.caption.{table.name}"))
        widths = "".join(f'<col style="width:{w}%">' for w in _WIDTHS[table.name])
        head = "".join(f'<th scope="col">{say(f"report.column.{c}")}</th>' for c in table.columns)
        rows = "\n".join(self._row(table, row) for row in table.rows)
        columns = f"<colgroup>{widths}</colgroup>"
        tabindex = ' tabindex="0"' if self.for_page else ""
        before = self.filters if table.name == "claims" and self.for_page else ""
        return before + (
            f'<div class="wide" role="region" aria-label="{caption}"{tabindex}>'
            f'<table id="{table.name}" data-sort="{say("report.sort")}">'
            f"<caption>{caption}</caption>{columns}"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def _row(self, table, row):
        cells = []
        for column, cell in zip(table.columns, row, strict=True):
            html = self.text(cell)
            if table.name == "claims" and column == "claim":
                html = f'<span id="claim-{cell}">{cell}</span>'
            elif column in ("verdict", "status", "outside") and self.for_page and cell:
                kind = next((v for v in _MARKS if self.facts.voice.name(v) == cell), "")
                html = f'<span class="verdict {kind.replace(" ", "-")}">{html}</span>'
            elif table.name == "appendix":
                html = self._appendix_cell(column, cell)
            cells.append(f"<td>{html}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def _appendix_cell(self, column, cell):
        if column != "number":
            return escape(cell)
        (value,) = self.facts.values.used_in(cell)
        words = escape(value.text if len(value.text) < 90 else value.text[:88] + "…")
        return f'<span class="v" id="{value.anchor}" data-value="{escape(value.id)}">{words}</span>'


_MARKS = (*VERDICTS, "corroborated", "disputed", "both", "no data")


def _slug(text):
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


def to_html(facts, blocks):
    """Return the report as one HTML page that asks for nothing outside itself."""
    html = Html(facts, for_page=True)
    whole = [*blocks, *appendix(facts, blocks)]
    headings = [b.text for b in whole if isinstance(b, Heading) and b.level == 2]
    headings = [facts.values.fill(text) for text in headings]
    words = {
        "say": lambda name: facts.say(f"report.{name}"),
        "contents": [(text, _slug(text)) for text in headings[1:]],
        "shown": facts.say("report.filter_shown", shown="%s", all="%a"),
        "verdicts": [facts.voice.name(v) for v in VERDICTS if v in set(facts.verdicts["verdict"])],
        "documents": list(dict.fromkeys(facts.claims["document_id"])),
    }
    html.contents = template("contents.html.j2").render(words)
    html.filters = template("filters.html.j2").render(words)
    return template("report.html.j2").render(
        language=facts.voice.language, title=facts.say("report.title"), run=facts.run,
        body=html.body(whole[1:]), **words,
    )  # fmt: skip


def template(name):
    """Return one of the templates of the package; those of HTML escape what they are given."""
    text = files("cifras.report").joinpath("templates", name).read_text(encoding="utf-8")
    return Environment(
        autoescape=name.endswith(".html.j2"), keep_trailing_newline=True
    ).from_string(text)
