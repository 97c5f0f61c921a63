"""The report: no typed number, every value traced, both languages alike, pages that stand alone."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cifras import paths
from cifras.audit.outside import compare_with_ledger
from cifras.colombia.findings import findings
from cifras.colombia.quotable import quotables
from cifras.colombia.report import write_brief, write_report
from cifras.colombia.study import Study, Tables
from cifras.colombia.summary import summary
from cifras.figures.gallery import figure_file, read_words
from cifras.language.texts import LANGUAGES
from cifras.report.blocks import Cards, Downloads, Figure, Table, text_of
from cifras.report.formats import render, report_file
from cifras.report.values import Values, typed_numbers
from cifras.sources.tables import read_table, write_table

REPORT = paths.ROOT / "reports" / "baseline"
FIGURES = paths.ROOT / "figures" / "baseline"
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def reports():
    """Facts and blocks of the committed run, per language."""
    return {language: write_report(Study("baseline", language=language)) for language in LANGUAGES}


def read(format_name, language):
    return (REPORT / report_file(format_name, language)).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It fell by 52 percent.", ["52"]),
        ("It fell by ⟦inl-01.stated⟧ in claim inl-01, see `claims-2.csv`.", []),
        ("From 2007 on, ⟦x⟧ fell.", ["2007"]),
        ("![⟦figure.alt⟧](../../figures/run-2/claims.png)", []),
    ],
)
def test_a_typed_number_is_found(sentence, found):
    assert [number.strip(".,") for number in typed_numbers(sentence)] == found


@each_language
def test_the_report_holds_no_typed_number(reports, language):
    assert typed_numbers(text_of(reports[language].blocks)) == []


@each_language
def test_every_value_of_the_report_says_where_it_comes_from(reports, language):
    report = reports[language]
    for value in report.values.used_in(text_of(report.blocks)):
        assert value.text
        assert value.about or value.table, value
        assert value.formula or value.table, value
        if value.value is not None:
            assert value.formula, value
            assert value.notebook, value


def test_both_languages_hold_the_same_numbers_in_the_same_order(reports):
    told = {
        language: [
            (value.id, value.value, value.low, value.high)
            for value in report.values.used_in(text_of(report.blocks))
        ]
        for language, report in reports.items()
    }
    assert told["en"] == told["es"]
    assert len(told["en"]) > 300


def test_both_languages_name_every_token_in_the_same_order(reports):
    orders = [re.findall(r"⟦([^⟧]+)⟧", text_of(report.blocks)) for report in reports.values()]
    assert orders[0] == orders[1]


@each_language
def test_a_year_is_never_written_as_a_number(reports, language):
    report = reports[language]
    text = report.values.fill(text_of(report.blocks))
    grouped = r"(?<![.,\d])(?:1[.,]9[89]\d|2[.,]0[0-3]\d)(?![.,]?\d)"
    assert [x for x in re.findall(grouped + r".{0,3}", text) if not re.search("ha|t", x)] == []


@each_language
def test_numbers_are_written_as_the_language_writes_them(reports, language):
    report = reports[language]
    text = re.sub(r"\]\([^)]*\)", "]", report.values.fill(text_of(report.blocks)))
    here, other = {"en": ("167,000", "167.000"), "es": ("167.000", "167,000")}[language]
    assert here in text
    assert re.search({"en": r"−51\.8", "es": r"−51,8"}[language], text)
    if language == "es":  # English keeps what a document prints, Spanish writes it anew
        assert other not in text
        assert "percent" not in text


@each_language
def test_values_json_is_what_the_report_uses(reports, language):
    report = reports[language]
    name = report_file("json", language, "values")
    kept = json.loads((REPORT / name).read_text(encoding="utf-8"))
    used = report.values.used_in(text_of(report.blocks))
    assert [(v["id"], v["text"]) for v in kept] == [(v.id, v.text) for v in used]


@each_language
def test_the_summary_is_short_and_comes_first(reports, language):
    study = Study("baseline", language=language)
    written = read("md", language).split("\n\n")
    short = study.values.fill(summary(study, findings(study), quotables(study)))
    assert written[2] == short
    assert len(short.split(" ")) <= 150  # a number and its unit are one


@each_language
def test_each_finding_has_a_heading_a_paragraph_and_its_figure(reports, language):
    report = reports[language]
    drawn = {block.name for block in report.blocks if isinstance(block, Figure)}
    found = findings(Study("baseline", language=language))
    assert len(found) == 12
    for finding in found:
        assert finding.heading and finding.text.endswith((".", "!"))
        assert not finding.figure or finding.figure in drawn


@pytest.mark.parametrize("write", [write_report, write_brief])
@pytest.mark.parametrize("kind", ["md", "html"])
def test_no_line_of_prose_ends_inside_the_name_of_a_country(write, kind):
    text = render(kind, write(Study("baseline", language="es")))
    prose = re.sub("<svg.*?</svg>", "", text, flags=re.DOTALL)  # pictures break their own lines
    assert "EE.\u00a0UU." in prose and "EE. UU." not in prose


def test_one_id_cannot_stand_for_two_values():
    values = Values()
    values.number("x", 1)
    assert values.number("x", 1) == "⟦x⟧"
    with pytest.raises(ValueError, match="two values with the id 'x'"):
        values.number("x", 2)


@each_language
def test_the_appendix_has_a_row_of_its_own_for_every_number(reports, language):
    report = reports[language]
    numbers = [v for v in report.values.used_in(text_of(report.blocks)) if v.value is not None]
    (table,) = [block for block in report.appendix() if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == [f"⟦{value.id}⟧" for value in numbers]
    assert len({value.anchor for value in numbers}) == len(numbers)


@each_language
def test_the_map_names_every_table_and_figure_of_the_run(reports, language):
    (table,) = [b for b in reports[language].blocks if isinstance(b, Table) and b.name == "map"]
    named = {row[0].strip("`") for row in table.rows}
    for folder in ("data/clean", "data/results"):
        for path in (paths.ROOT / folder / "baseline").glob("*.csv"):
            assert f"{folder}/baseline/{path.name}" in named
    drawn = set(read_words("baseline")["figure"])
    assert {f"figures/baseline/{name}.svg" for name in drawn} <= named
    assert all(section for _, _, section in table.rows)


class Page(HTMLParser):
    """Collect what a page would fetch, its headings, ids and links, and its bare text."""

    def __init__(self):
        super().__init__()
        self.fetched, self.headings, self.ids, self.links = [], [], [], []
        self.language, self.bare, self._inside = None, [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.fetched += [v for k, v in attributes if k in ("src", "srcset", "poster", "data")]
        if tag in ("link", "iframe", "object") or (tag == "script" and "src" in given):
            self.fetched.append(given.get("href") or tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "html":
            self.language = given["lang"]
        if tag not in ("meta", "link", "col", "input", "br", "hr", "img"):
            classes = set((given.get("class") or "").split())
            traced = tag in ("svg", "code", "style", "script", "title", "caption") or classes & {
                "n", "q", "v",
            }  # fmt: skip
            appendix_cell = tag == "table" and given.get("id") in ("appendix", "map")
            self._inside.append(bool(traced or appendix_cell))

    def handle_endtag(self, tag):
        self._inside.pop()

    def handle_data(self, data):
        if not any(self._inside):
            self.bare.append(data)


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request):
    parser = Page()
    parser.text = read("html", request.param)
    parser.feed(parser.text)
    parser.name = request.param
    return parser


def test_no_number_of_the_page_stands_without_a_value_behind_it(page):
    text = " ".join(page.bare)
    # Exempt by rule: claim ids, and the numbers of figures and tables.
    text = re.sub(r"\b(?:inl|crs)-\d\d\b|\b(?:Figure|Figura|Table|Tabla) \d+\.", "", text)
    assert re.findall(r".{20}\d.{10}", text) == []


def test_a_bare_number_would_be_found():
    parser = Page()
    parser.feed('<html lang="en"><p>It fell by 52 <a class="n" href="#x">30</a></p></html>')
    assert re.findall(r"\d+", " ".join(parser.bare)) == ["52"]


def test_the_page_fetches_nothing(page):
    assert [address for address in page.fetched if address != "data:,"] == []
    assert not re.search(r"@import|url\((?!#)", page.text)


def test_the_page_is_small(page):
    assert len(page.text.encode("utf-8")) < 3_000_000


def test_the_page_has_headings_in_order_a_language_and_unique_ids(page):
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert page.language == page.name
    assert len(set(page.ids)) == len(page.ids)


def test_every_link_within_the_page_leads_somewhere(page):
    within = [link[1:] for link in page.links if link.startswith("#")]
    assert len(within) > 300
    assert set(within) <= set(page.ids)


def test_every_link_to_a_file_leads_to_a_file_of_the_run(page):
    files = [link for link in page.links if not re.match(r"#|https?:", link)]
    assert all((REPORT / link).resolve().exists() for link in files)
    drawn = [link for link in files if link.startswith("../../figures/")]
    assert len(drawn) == page.text.count("<figure>") > 10
    names = {link.rpartition("/")[2] for link in files}
    tables = {f"{name}.csv" for name in ("quotable", "verdicts", "ledger_checks", "ledger")}
    written = {report_file(kind, page.name, name) for name, kind in
               (("values", "json"), ("report", "pdf"), ("report", "docx"), ("brief", "html"),
                ("brief", "pdf"))}  # fmt: skip
    assert tables | written | {"claimreview.json"} <= names


@each_language
def test_only_what_is_written_is_offered_for_download(language):
    report = write_report(Study("baseline", language=language), formats=["md", "html"])
    (block,) = [block for block in report.blocks if isinstance(block, Downloads)]
    offered = {address for _, address in block.items}
    assert report_file("html", language, "brief") in offered
    assert not [address for address in offered if address.endswith((".pdf", ".docx"))]


def test_every_picture_of_the_page_is_there_once_with_a_title_and_a_description(page, reports):
    cards = [card for _, group in block_of(reports[page.name], Cards).groups.values()
             for card in group]  # fmt: skip
    lines = len([card for card in cards if card.marks])
    assert lines >= 7
    assert page.text.count("<figure>") == 17
    for tag in ("<svg", "<title id=", "<desc id="):
        assert page.text.count(tag) == 17 + lines


def block_of(report, kind):
    (found,) = [block for block in report.blocks if isinstance(block, kind)]
    return found


@each_language
def test_every_claim_has_a_card_with_all_that_the_tables_hold(reports, language):
    report, study = reports[language], Study("baseline", language=language)
    cards = [card for _, group in block_of(report, Cards).groups.values() for card in group]
    assert [card.claim for card in cards] == list(study.verdicts["claim_id"])
    for card in cards:
        claim = study.claims.loc[card.claim]
        assert len(card.editions) == len(study.checked([card.claim]))
        printed = [name for name in ("start", "end", "stated", "whole") if claim[name] is not None]
        assert len(card.printed) >= len(printed)
        percent = claim["stated"] is not None and claim["stated"].unit == "%"
        assert bool(card.marks) == percent
        if percent:
            assert len(card.marks) == 1 + bool(study.recomputed(card.claim)) + len(card.editions)
        reports_cited = [text for text in card.sources if text.startswith("[")]
        assert bool(reports_cited) == bool(card.editions)


@each_language
def test_the_cards_stand_on_the_page_and_the_table_of_claims_on_paper(reports, language):
    page, written = read("html", language), read("md", language)
    assert page.count('class="card"') == len(reports[language].claims) > 30
    assert 'id="claims"' not in page
    assert "claim-" not in written.replace("claimreview", "")
    caption = reports[language].voice.say("report.column.recomputed")
    assert f"| {caption} |" in written


def test_a_number_line_puts_every_mark_in_its_place(reports):
    for language, report in reports.items():
        drawn = re.findall(r'<svg class="line".*?</svg>', read("html", language), re.S)
        cards = [c for _, g in block_of(report, Cards).groups.values() for c in g if c.marks]
        for card, picture in zip(cards, drawn, strict=True):
            low, high, left, right = map(
                float, re.search(r'data-scale="([^"]+)"', picture)[1].split()
            )
            rows = re.findall(r'<g class="(\w+)".*?</g>', picture, re.S)
            assert rows == [mark.kind for mark in card.marks]
            places = map(float, re.findall(r"translate\(([\d.]+)", picture))
            for mark, x in zip(card.marks, places, strict=True):
                value = low + (x - left) / (right - left) * (high - low)
                assert value == pytest.approx(mark.point, abs=(high - low) / 1000)
            bars = re.findall(r'class="bar" d="M([\d.]+) [\d.]+H([\d.]+)"', picture)
            for mark, ends in zip(card.marks, bars, strict=True):
                for end, bound in zip(map(float, ends), (mark.low, mark.high), strict=True):
                    value = low + (end - left) / (right - left) * (high - low)
                    assert bound is None or value == pytest.approx(bound, abs=(high - low) / 1000)


def test_the_title_of_a_page_speaks_its_language(page):
    (title,) = re.findall(r"<title>(.*?)</title>", page.text)
    assert title.endswith(
        {"en": "Cifras, run baseline", "es": "Cifras, corrida baseline"}[page.name]
    )


def test_figures_are_saved_in_every_form_and_language_with_words():
    rows = read_words("baseline").to_dict("records")
    assert len(rows) == 17 * len(LANGUAGES)
    for row in rows:
        assert all(row[part] for part in ("title", "subtitle", "source", "alt"))
        name = figure_file(row["figure"], row["language"])
        for file in (f"{name}.svg", f"{name}.png", f"{row['figure']}.csv"):
            assert (FIGURES / file).stat().st_size


@each_language
def test_pictures_speak_their_language(language):
    words = {
        "en": ("stated", "year of publication"),
        "es": ("declarado", "año de publicación"),
    }
    own, other = words[language], words["es" if language == "en" else "en"]
    for name, number in (("claims", 0), ("flips", 0), ("flips", 1)):
        text = (FIGURES / f"{figure_file(name, language)}.svg").read_text(encoding="utf-8")
        assert own[number] in text
        assert other[number] not in text


@each_language
def test_a_vague_value_does_not_uphold_a_sharper_claim(reports, language):
    report = reports[language]
    text = report.values.fill(text_of(report.blocks))
    said = {"en": "is about 90 % and does not rule", "es": "es cerca de 90 % y no descarta"}
    assert said[language] in text.replace("\N{NO-BREAK SPACE}", " ")


def test_pictures_hold_no_date_and_no_version():
    for path in FIGURES.glob("*.svg"):
        assert not re.search(r"<metadata|dc:date|Matplotlib v", path.read_text(encoding="utf-8"))
    for path in FIGURES.glob("*.png"):
        assert b"Matplotlib version" not in path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_with_a_word_before_it_leaves_a_bound_open_and_the_report_says_so(
    language, tmp_path
):
    """`over 80500` is a value that the codebook allows: the change from it has one bound."""
    tables = Tables("baseline")
    seen = tables.observations
    is_it = seen["indicator"].eq("coca_cultivation") & seen["geography"].eq("Colombia")
    is_it &= seen["estimator"].eq("US") & seen["period"].eq(2013)
    over = seen["quantity"].mask(is_it, seen["quantity"][is_it].map(_over))
    seen = seen.assign(quantity=over, high=seen["high"].mask(is_it))
    write_table(compare_with_ledger(tables.claims, seen), tmp_path / "ledger_checks.csv")
    tables.observations = seen
    tables.results["ledger_checks"] = read_table(tmp_path / "ledger_checks.csv")
    report = write_report(Study("baseline", language=language, tables=tables))
    told = {"en": "without a bound", "es": "sin límite"}[language]
    assert told in render("md", report)
    assert "nan" not in re.findall(r"\w+", render("html", report).lower())


def _over(quantity):
    return replace(quantity, comparator="over")
