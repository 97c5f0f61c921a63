"""PDF and Word: tagged, numbered, with the numbers of the Markdown; what is missing is told."""

import os
import re
import sys
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pypandoc
import pypdf
import pytest
from pdfs import pictures, texts

from cifras import paths
from cifras.colombia.report import write_report
from cifras.colombia.study import Study
from cifras.language.texts import LANGUAGES
from cifras.report import formats
from cifras.report.blocks import Figure, Heading, Table
from cifras.report.formats import render, report_file, save

REPORT = paths.ROOT / "reports" / "baseline"
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def reports():
    return {language: write_report(Study("baseline", language=language)) for language in LANGUAGES}


def numbers(text):
    """Return the numbers of a text, whatever spaces and breaks stand around them."""
    return re.findall(r"[−+]?\d+(?:[.,]\d+)*", re.sub(r"\s+", " ", text))


@pytest.fixture(scope="module", params=LANGUAGES)
def pdf(request):
    path = REPORT / report_file("pdf", request.param)
    reader = pypdf.PdfReader(path)
    reader.language, reader.pages_text = request.param, texts(path)
    return reader


def test_the_pdf_is_tagged_titled_and_speaks_its_language(pdf, reports):
    report = reports[pdf.language]
    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"].startswith(pdf.language)
    assert pdf.metadata.title == report.title
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_the_pdf_has_title_and_contents_on_its_first_page_and_numbered_pages(pdf, reports):
    report = reports[pdf.language]
    first, _, third = (re.sub(r"\s+", " ", t) for t in pdf.pages_text[:3])
    assert report.title in first.replace("\n", " ")
    sections = [b for b in report.blocks if isinstance(b, Heading) and b.level == 2]
    headings = [report.values.fill(b.text) for b in sections]
    squeezed = re.sub(r"\W", "", first)
    assert all(re.sub(r"\W", "", heading) in squeezed for heading in headings)
    assert third.rstrip().endswith("2")


def test_the_pdf_prints_every_number_of_the_markdown(pdf, reports):
    report = reports[pdf.language]
    printed = numbers("\n".join(pdf.pages_text))
    # The words of figures are alt texts in one and pictures in the other.
    prose = [b for b in report.blocks if not isinstance(b, Figure)]
    wanted = numbers(
        re.sub(r"\]\([^)]*\)", "]", formats.to_markdown(replace(report, blocks=prose)))
    )
    missing = {n for n in wanted if n not in printed and n.strip("+−") not in printed}
    # An id such as incsr-2015 may break between two lines.
    joined = re.sub(r"[\s-]", "", "".join(pdf.pages_text))
    assert {n for n in missing if re.sub(r"[\s-]", "", n) not in joined} == set()


def test_every_figure_of_the_pdf_is_drawn_and_told(pdf, reports):
    report = reports[pdf.language]
    figures = sum(isinstance(block, Figure) for block in report.blocks)
    told = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if node.get("/S") == "/Figure":
                told.append(node.get("/Alt", ""))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert len([alt for alt in told if alt]) == figures
    assert pictures(pdf) == 0  # all are vectors


def test_numbers_of_the_pdf_lead_to_the_appendix(pdf):
    links = [
        annotation.get_object()
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object().get("/Subtype") == "/Link"
    ]
    assert len([link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]) > 300


@each_language
def test_the_word_file_has_headings_captions_tables_and_alt_texts(reports, language):
    report = reports[language]
    document = docx.Document(REPORT / report_file("docx", language))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    whole = [*report.blocks, *report.appendix()]
    sections = [b for b in whole if isinstance(b, Heading) and b.level == 2]
    assert headings == [report.values.fill(b.text) for b in sections]
    captions = [p.text for p in document.paragraphs if "Caption" in p.style.name and p.text]
    tables = [b for b in whole if isinstance(b, Table)]
    figures = [b for b in whole if isinstance(b, Figure)]
    assert len(document.tables) == len(tables)
    assert len(captions) >= len(figures)
    assert f"figures/baseline/{figures[0].name}.csv" in captions[0]  # the title is in the picture
    described = re.findall(r'<wp:docPr descr="([^"]+)"', document.element.xml)
    assert len(described) == len(figures)
    assert document.core_properties.title == report.title


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md"])
def test_the_same_report_gives_the_same_bytes(reports, kind):
    report = reports["en"]
    once, again = (render(kind, report) for _ in range(2))
    assert once == again
    kept = (REPORT / report_file(kind, "en")).read_bytes()
    assert (once if isinstance(once, bytes) else once.encode()) == kept


def test_pandoc_is_that_of_the_package_and_takes_nothing_of_its_users(
    reports, tmp_path, monkeypatch
):
    theirs = tmp_path / "pandoc"
    (theirs / "templates").mkdir(parents=True)
    (theirs / "templates" / "default.openxml").write_text("theirs")
    newer = theirs / "pandoc"
    newer.write_text("#!/bin/sh\n[ $1 = --version ] && echo pandoc 99.0 && exit\nexit 3\n")
    newer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{theirs}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    pypandoc.clean_pandocpath_cache()
    try:
        assert render("docx", reports["en"]) == (REPORT / "report.docx").read_bytes()
    finally:
        pypandoc.clean_pandocpath_cache()


def test_the_word_file_names_no_folder_of_the_machine():
    for language in LANGUAGES:
        raw = zipfile.ZipFile(BytesIO((REPORT / report_file("docx", language)).read_bytes()))
        for name in raw.namelist():
            if name.endswith(".xml"):
                assert b".stage-" not in raw.read(name)
                assert str(paths.ROOT).encode() not in raw.read(name)


@pytest.mark.parametrize(
    ("kind", "package", "module"),
    [("pdf", "typst", "typst"), ("pdf", "pypandoc-binary", "pypandoc"),
     ("docx", "pypandoc-binary", "pypandoc")],
)  # fmt: skip
def test_a_missing_renderer_is_told_and_the_other_formats_come(
    reports, monkeypatch, tmp_path, kind, package, module
):
    report = reports["en"]
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(paths, "reports", lambda run: tmp_path)
    said = save(kind, report)
    assert f"no {kind} was written" in said
    assert package in said
    assert "pip install 'cifras[formats]'" in said
    assert save("md", report).endswith("report.md")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_a_verdict_on_paper_has_its_mark(pdf, reports):
    """A cell has no class there, so the sign stands before the word."""
    say = reports[pdf.language].voice.name
    text = re.sub(r"\s+", " ", " ".join(pdf.pages_text))
    for sign, word in (("✓", "yes"), ("✖", "no"), ("●", "exact"), ("▲", "grain")):
        assert f"{sign} {say(word)}" in text
