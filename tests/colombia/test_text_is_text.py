"""Text is text: nothing in a table becomes markup, code, a link or a request, in any format.

Two reports are made of the same run, one whose tables hold a plain word wherever people write
words, one whose tables hold everything that some program might act on. They must differ in their
words and in nothing else.
"""

import json
import threading
import zipfile
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import zip_longest

import pypdf
import pytest
from docx import Document
from markdown_it import MarkdownIt
from pdfs import pictures, texts
from typst import TypstError

from cifras.colombia.quotable import quotable_table
from cifras.colombia.report import reviews, write_brief, write_report
from cifras.colombia.study import Study, Tables
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.report import paper
from cifras.report.blocks import Bullets, Heading, Paragraph, Report
from cifras.report.formats import render
from cifras.report.literal import literal
from cifras.report.values import Values

PLAIN = "Word"
NASTY = (
    "<b onmouseover=alert(a)>b</b></script><script>alert(q)</script></title>"
    '<img src="{host}/hit.png">![i]({host}/md.png)![x](/etc/passwd)<iframe src={host}/in></iframe>'
    "[k](javascript:alert(a))<{host}/auto> {host}/bare www.evil.example `c` **b** _i_ ~~s~~ ^u^ "
    '\\input{/etc/passwd} $x^2$ #image("/etc/passwd") #include "/etc/passwd" image("claims.svg") '
    "| a | ⟦x⟧ {start} {{ x }} &lt;i&gt; &amp; \\* @cite [^n] in 2016 ]] ) '"
)
# the columns of each table that people write words in
WORDS = {
    "documents": "title title_es said_en said_es publisher publisher_es licence note",
    "indicators": "label_en label_es said_en said_es definition method_breaks",
    "estimators": "label_en label_es said_en said_es",
    "places": "label_en label_es",
    "reports": "title publisher url",
    "events": "label_en label_es source note",
    "observations": "note derived",
}

FIGURES = ("claims", "grain", "implied-base")  # the same code puts in every other one


@pytest.fixture(scope="module")
def asked():
    """What is asked of a server on this machine: its address, and the paths asked for."""
    paths = []

    class Handler(BaseHTTPRequestHandler):
        def parse_request(self):  # of whatever kind
            paths.append(self.raw_requestline.decode("latin-1"))
            return super().parse_request()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()


def spoilt(words):
    """Return the tables of the default run with `words` wherever people write words."""
    tables = Tables("baseline")
    for name, columns in WORDS.items():
        table = tables.sources.tables[name]
        tables.sources.tables[name] = table.assign(**dict.fromkeys(columns.split(), words))
    braced = words.replace("{", "{{").replace("}", "}}")
    for language in LANGUAGES:
        column = f"paraphrase_{language}"
        tables.claims[column] = [f"{text} {braced}" for text in tables.claims[column]]
    few = tables.words[tables.words.index.isin(FIGURES)]
    tables.words = few.assign(title=words, alt=words)
    graded = tables.results["verdicts"]
    told = dict.fromkeys(("reason", "reason_es", "repair", "repair_es"), words)
    tables.results["verdicts"] = graded.assign(**told)
    tables.results["growth"] = tables.results["growth"].assign(name=words)
    return tables


@pytest.fixture(scope="module", params=LANGUAGES)
def studies(request, asked):
    """The studies of both, and what the second is full of."""
    nasty = NASTY.replace("{host}", asked[0])
    made = [Study("baseline", language=request.param, tables=spoilt(w)) for w in (PLAIN, nasty)]
    return [*made, nasty]


@pytest.fixture(scope="module")
def written(studies):
    """Return a function to the reports of both, each written once."""
    return cache(lambda write: [write(study) for study in studies[:2]])


@pytest.fixture(scope="module")
def both(written):
    """Return a function to the reports of both in one format, each made once."""
    return cache(lambda kind, write: [render(kind, report) for report in written(write)])


def apart(one, other):
    """Return the first place where two lists differ, or None; whole lists would fill the screen."""
    pairs = enumerate(zip_longest(one, other))
    return next(((at, *pair) for at, pair in pairs if pair[0] != pair[1]), None)


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, what they point to, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.text = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, sorted(name for name, _ in attrs)))
        links = [(n, v) for n, v in attrs if n in ("src", "href", "style", "srcdoc", "action")]
        self.links += [one for one in links if not one[1].startswith("#")]

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("write", [write_report, write_brief])
def test_a_page_has_the_same_tags_and_links_whatever_the_words(studies, both, write):
    plain, nasty = (Skeleton(page) for page in both("html", write))
    assert apart(nasty.tags, plain.tags) is None
    assert apart(nasty.links, plain.links) is None
    assert "".join(nasty.text).count(studies[2]) > 20


def shape(text):
    """Return the marks of a text of Markdown, and its links; raw HTML counts as a mark."""
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    tokens = [part for token in read for part in (token, *(token.children or ()))]
    words = ("text", "text_special", "inline")
    marks = [token.type for token in tokens if token.type not in words]
    return marks, [token.attrs.get("href", token.attrs.get("src")) for token in tokens]


@pytest.mark.parametrize("write", [write_report, write_brief])
def test_markdown_has_the_same_marks_whatever_the_words(studies, both, write):
    plain, nasty = ([*map(list, shape(text))] for text in both("md", write))
    assert apart(nasty[0], plain[0]) is None
    assert set(nasty[1]) ^ set(plain[1]) == set()
    text = MarkdownIt("commonmark").enable("table").render(both("md", write)[1])
    assert "".join(Skeleton(text).text).count(studies[2]) > 20


def test_a_word_file_holds_its_own_pictures_and_no_other_links(both, asked):
    held = []
    for raw in both("docx", write_report):
        document = Document(BytesIO(raw))
        targets = [part.target_ref for part in document.part.rels.values()]
        pictures = [n for n in zipfile.ZipFile(BytesIO(raw)).namelist() if "media" in n]
        marks = [
            (run.bold, run.italic, run.style.name)
            for paragraph in document.paragraphs
            for run in paragraph.runs
        ]
        held.append((sorted(targets), sorted(pictures), set(marks)))
    assert apart(*held) is None
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert text.count("<script>alert(q)</script>") > 5
    assert asked[1] == []


@pytest.mark.parametrize("write", [write_report, write_brief])
def test_a_pdf_draws_its_own_pictures_and_has_no_other_links(both, asked, write):
    held = []
    for raw in both("pdf", write):
        reader = pypdf.PdfReader(BytesIO(raw))
        links = [
            annotation.get_object()["/A"].get("/URI")
            for page in reader.pages
            for annotation in page.get("/Annots", ())
            if "/A" in annotation.get_object()
        ]
        held.append((set(filter(None, links)), pictures(reader)))
    assert apart(*held) is None
    text = "".join(texts(raw))
    assert "root:x:0" not in text
    assert "onmouseover" in text
    assert asked[1] == []


def test_what_other_programs_read_holds_the_words_as_they_are(studies, written):
    study, words = studies[1], studies[2]
    report = written(write_report)[1]
    read = json.loads(reviews(study, report))
    assert all(words in one["claimReviewed"] for one in read)
    assert {one["itemReviewed"]["author"]["name"] for one in read} == {words}
    assert all(letter < "\uf000" or letter > "\uf0ff" for letter in json.dumps(read))
    table = quotable_table([study])
    said = table[f"says_{study.voice.language}"]
    assert all(words in text for text in said)
    assert words in " ".join(table["source"])


@pytest.mark.parametrize("first", ["# A", "- a", "+ a", "1. a", "2) a", "> a", "=== a"])
def test_words_that_begin_like_a_heading_or_a_list_are_a_paragraph(first):
    def marks(words):
        blocks = [Heading(1, "T"), Paragraph(literal(words)), Bullets((literal(words),))]
        return shape(render("md", Report("baseline", Voice(), Values(), blocks)))

    assert marks(first) == marks(PLAIN)


@pytest.mark.parametrize("put_in", ['<img src="{}/x.png">', '<iframe src="{}/x.html"></iframe>'])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_what_slips_into_the_text_for_paper_is_not_asked_for(
    written, asked, monkeypatch, put_in, kind
):
    text = f"<html><body><p>x</p>{put_in.format(asked[0])}</body></html>"
    monkeypatch.setattr(paper, "_paper", lambda *_, **__: text)
    with suppress(ValueError, RuntimeError, TypstError):
        render(kind, written(write_brief)[0])
    assert asked[1] == []


def test_a_word_file_takes_no_picture_that_is_not_a_figure_of_the_report(written, monkeypatch):
    text = '<html><body><p>x</p><img src="/etc/passwd"></body></html>'
    monkeypatch.setattr(paper, "_paper", lambda *_, **__: text)
    with pytest.raises(ValueError, match="no figures of the report: /etc/passwd"):
        render("docx", written(write_report)[0])
