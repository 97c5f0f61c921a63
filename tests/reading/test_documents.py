"""Any document becomes plain text, and every word of it has its line; what is none is refused."""

import io
import sys
import time
import zipfile

import docx
import pypdf
import pytest

from cifras.reading import documents
from cifras.reading.documents import UnreadableDocumentError, parse_document, read_document

PAGE = """<!doctype html><html lang="es-CO"><head><title>Título</title>
<script>var a = "5 %"</script>
<style>p { width: 9% }</style></head><body><nav>Inicio 1</nav><main><h1>Cifras</h1>
<p>Subió a 245<sup>2</sup> t<sup><a href="#n">[1]</a></sup>   desde
185&nbsp;t &amp; más.<br>Otra línea</p><p hidden>7 %</p><!-- 8 % --><template>9</template>
<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table></main>
<aside>Lea 33 más</aside><footer>pie 4</footer></body></html>"""
MARKDOWN = """---
title: 2014
---
# Output **rose**
It went from 185 t to [245 t](https://example.org/9), +30 %,
says *everybody*.

- one ![two](x.png)
- `three`

| a | b |
| - | - |
| 1 | 2 |

```
code 77
```
<div>raw 5</div>
"""


def text_of(raw, ending="", name="x"):
    return parse_document(raw, name, ending).text


def place_of(document, word):
    return document.place(document.text.index(word))


def test_a_text_is_read_with_its_lines(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo three\rfour")
    document = read_document(path)
    assert (document.text, document.language_hint) == ("one\ntwo three\nfour", "")
    assert document.name == str(path)
    assert place_of(document, "one") == (1, 1)
    assert place_of(document, "three") == (2, 5)
    assert place_of(document, "four") == (3, 1)
    assert document.place(len(document.text)) == (3, 5)


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("año 5 %".encode())))
    document = read_document("-")
    assert (document.text, document.name) == ("año 5 %", "standard input")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_found(encoding):
    text = "El año pasado subió “5 %” — según ellos"
    assert text_of(text.encode(encoding)) == text


def test_a_few_bad_bytes_leave_the_rest_of_a_text_as_it_is():
    text = "señal año niño mañana época " * 3
    assert text_of(text.encode() + b"\xff5") == f"{text} 5"


def test_a_page_in_an_old_encoding_is_read_as_it_says():
    page = '<html><meta charset="iso-8859-2"><p>Łódź 5 %</p></html>'
    assert text_of(page.encode("iso-8859-2"), ".html") == "Łódź 5 %"
    unknown = page.replace("iso-8859-2", "base64").encode("iso-8859-2")
    assert text_of(unknown, ".html").endswith("5 %")


def test_accents_are_put_together():
    assert text_of("an\N{COMBINING TILDE}o".encode()) == "año"


def test_the_main_text_of_a_page_is_taken_and_nothing_beside_it():
    document = parse_document(PAGE.encode(), "x", ".html")
    assert document.text == (
        "Cifras\n\nSubió a 245² t desde 185\xa0t & más.\nOtra línea\n\na\tb\n1\t2"
    )
    assert document.language_hint == "es"
    assert place_of(document, "Otra") == (4, 1)


def test_a_page_needs_no_name_to_be_known_as_one():
    assert text_of(PAGE.encode()).startswith("Cifras")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a</p><nav>b</nav>", "a"),
        ("<p>a</p><aside>b <p>c</p></aside>", "a"),
        ("<main><p>a</p><footer>b</footer><p>c</p></main>", "a\n\nc"),
        ("<nav>b</nav>", "b"),
        ("<article>x</article><div>" + "long " * 9 + "</div>", "x\n\n" + ("long " * 9).strip()),
        ("<p>10<sup>6</sup> kg", "10⁶ kg"),
        ("<p>no <b>end", "no end"),
        ("<p>up <del>40%</del> 30%", "up 30%"),
        ("<p>up <s>40%</s> 30%", "up 30%"),
        ('<p>up <span style="display: none">40%</span> 30%', "up 30%"),
        ('<p>up <span style="text-decoration:line-through">40%</span> 30%', "up 30%"),
        ("<p>up 3\u00ad0\u200b%", "up 30%"),
    ],
)
def test_pages_without_a_main_part_or_an_end_are_read(page, text):
    assert text_of(page.encode(), ".htm") == text


def test_markdown_becomes_words_that_keep_the_lines_of_the_file():
    document = parse_document(MARKDOWN.encode(), "x", ".md")
    assert document.text == (
        "Output rose\n\nIt went from 185 t to 245 t, +30 %,\nsays everybody.\n\none two\n\n"
        "three\n\na\tb\n\n1\t2\n\n raw 5 \n\n"
    )
    rows = MARKDOWN.splitlines()
    for word in ("Output", "It", "says", "one", "three"):
        line, column = place_of(document, word)
        assert rows[line - 1][column - 1 :].startswith(word), word


def test_a_word_document_is_read_with_its_notes_and_without_what_was_deleted(tmp_path):
    made, path = docx.Document(), tmp_path / "a.docx"
    made.add_heading("Exports")
    paragraph = made.add_paragraph("They rose to 245")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" t")
    paragraph.add_run(" struck").font.strike = True
    paragraph.add_run(" hidden").font.hidden = True
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    made.save(path)
    gone = b"<w:del><w:r><w:delText>9 %</w:delText></w:r></w:del>"
    again = b"<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = b"<w:footnotes " + space + b"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnotes>"
    raw = repack(path.read_bytes(), b"</w:p>", gone + again + b"</w:p>", note)
    document = parse_document(raw, "x", ".docx")
    assert document.text.split("\n\n")[:2] == ["Exports", "They rose to 245² t"]
    assert "a \tb \t\n" in document.text
    assert document.text.rstrip().endswith("A note.")
    assert document.language_hint == "en"
    assert not any(word in document.text for word in ("9 %", "moved", "struck", "hidden"))


def repack(raw, old, new, note=b""):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(made, "w") as other:
        for name in packed.namelist():
            part = packed.read(name)
            other.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
        if note:
            other.writestr("word/footnotes.xml", note)
    return made.getvalue()


def packed(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(f"word/{name}.xml", part)
    return made.getvalue()


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
PDF = """\
<</Type /Catalog /Pages 2 0 R /Lang (es-CO)>>
<</Type /Pages /Kids [3 0 R] /Count 1>>
<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R \
 /Resources <</Font <</F 5 0 R>>>>>>
<</Length %d>> stream %s endstream
<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"""


def pdf(*rows):
    shown = " ".join(f"({row}) Tj 0 -20 Td" for row in rows)
    stream = f"BT /F 12 Tf 20 200 Td {shown} ET"
    raw, places = b"%PDF-1.4\n", []
    for number, line in enumerate(PDF.splitlines(), start=1):
        places.append(len(raw))
        body = line.replace("%d", str(len(stream) + 1)).replace("%s", f"\n{stream}\n")
        raw += f"{number} 0 obj {body} endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    raw += f"xref\n0 6\n0000000000 65535 f \n{table}".encode()
    at = raw.index(b"xref\n")
    return raw + f"trailer <</Root 1 0 R /Size 6>>\nstartxref\n{at}\n%%EOF\n".encode()


def test_a_pdf_is_read_and_parted_words_are_put_together():
    document = parse_document(pdf("Exports rose 30 per-", "cent in 2014-", "15"), "x", ".pdf")
    assert document.text.split("\n")[:2] == ["Exports rose 30 percent in 2014-", "15"]
    assert document.language_hint == "es"


def locked():
    writer, made = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "it holds no text"),
        (b" \n\t\n", "it holds no text"),
        (b"\0" * 100, "it is no text"),
        (bytes(range(256)) * 20, "it is no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "it is no text"),
        (b"\xd0\xcf\x11\xe0" + bytes(500), "an old Office file; save it as .docx"),
        (rb"{\rtf1 hello}", "rich text"),
        (packed(other="<a/>"), "no Word document"),
        (packed(document="<a>"), "the Word document is broken"),
        (packed(document=BOMB), "declares a document type"),
        (packed(document="<a/>")[:40], "the Word document is broken"),
        (packed(document=b" " * (documents.MOST + 1)), "more than 100 MB"),
        (b"%PDF-1.4\nnothing", "the PDF is broken"),
        (pdf(), "a scan"),
        (locked(), "locked with a password"),
    ],
    ids="empty space nul bytes png office rtf zip xml entities cut bomb pdf scan locked".split(),
)
def test_what_is_no_document_is_refused_with_a_clear_word(raw, said):
    with pytest.raises(UnreadableDocumentError, match=said) as caught:
        parse_document(raw, "a/b", ".txt")
    assert str(caught.value).startswith("a/b: ")


@pytest.mark.parametrize("name", ["", "no/such.txt", "a\0b"], ids=["folder", "missing", "nul"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, name):
    with pytest.raises(UnreadableDocumentError):
        read_document(f"{tmp_path}/{name}")


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST", 5)
    with pytest.raises(UnreadableDocumentError, match="larger"):
        parse_document(b"123456", "x")


@pytest.mark.parametrize(("package", "raw"), [("lxml", PAGE.encode()), ("pypdf", pdf("a"))])
def test_what_is_missing_says_which_extra_installs_it(monkeypatch, package, raw):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UnreadableDocumentError, match=rf"{package}.*'cifras\[documents\]'"):
        parse_document(raw, "x")


@pytest.mark.parametrize(
    ("piece", "ending", "size"),
    [
        ("x rose 5 % ", ".txt", 10), ("א 5 ב ", ".txt", 10), ("a" * 500 + "\0", ".txt", 10),
        ("\u202e5 % ", ".txt", 1), ("\n", ".txt", 1), ("![", ".md", 10), ("![", ".md", 0.2),
        ("x 5 % ", ".md", 0.5), ("<!--", ".html", 10), ("<", ".html", 1), ("<div>", ".html", 1),
        ("<sup>", ".html", 1), ('<a b="', ".html", 1), ("<nav>", ".html", 1),
        ("\0<p>" + "5" * 500, ".html", 10),
    ],
)  # fmt: skip
def test_ten_million_characters_of_anything_neither_crash_nor_hang(piece, ending, size):
    raw = ("a" + piece * int(size * 10**6 / len(piece))).encode()
    start = time.perf_counter()
    try:
        assert parse_document(raw, "x", ending).text.startswith("a")
    except UnreadableDocumentError as error:
        assert "no text" in error.why
    assert time.perf_counter() - start < 30  # a time that grows with the square takes hours
