"""The report: no typed number, every value traced, one page that stands alone."""

import json
import re
from html.parser import HTMLParser

import pytest

from cifras import paths
from cifras.facts import Facts
from cifras.narrative import SENTENCES
from cifras.report import LIMITS, METHOD, write_markdown
from cifras.values import Values, typed_numbers

REPORT = paths.ROOT / "reports" / "baseline"


@pytest.fixture(scope="module")
def facts():
    return Facts("baseline")


@pytest.fixture(scope="module")
def text(facts):
    return write_markdown(facts)


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


@pytest.mark.parametrize("language", SENTENCES)
def test_no_sentence_holds_a_number(language):
    for name, sentence in SENTENCES[language].items():
        assert not re.search(r"\d", sentence), name
    assert not re.search(r"\d", METHOD + " ".join(LIMITS))


def test_the_report_holds_no_typed_number(text):
    assert typed_numbers(text) == []


def test_every_value_of_the_report_says_where_it_comes_from(facts, text):
    for value in facts.values.used_in(text):
        assert value.about or value.table, value
        assert value.text


def test_values_json_is_what_the_report_uses(facts, text):
    kept = json.loads((REPORT / "values.json").read_text(encoding="utf-8"))
    assert [value["id"] for value in kept] == [v.id for v in facts.values.used_in(text)]


def test_the_summary_is_short(facts):
    report = (REPORT / "report.md").read_text(encoding="utf-8")
    assert len(report.split("## ")[1].split()) <= 150


def test_one_id_cannot_stand_for_two_values():
    values = Values()
    values.number("x", 1)
    assert values.number("x", 1) == "⟦x⟧"
    with pytest.raises(ValueError, match="two values with the id 'x'"):
        values.number("x", 2)


class Page(HTMLParser):
    """Collect what a page would fetch, its headings and its ids."""

    def __init__(self):
        super().__init__()
        self.fetched, self.headings, self.ids, self.language = [], [], [], None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.fetched += [v for k, v in attributes if k in ("src", "srcset", "poster", "data")]
        if tag in ("link", "script", "iframe", "object"):
            self.fetched.append(given.get("href") or tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.language = given["lang"]


@pytest.fixture(scope="module")
def page():
    text = (REPORT / "report.html").read_text(encoding="utf-8")
    parser = Page()
    parser.feed(text)
    parser.text = text
    return parser


def test_the_page_fetches_nothing(page):
    assert [address for address in page.fetched if address != "data:,"] == []
    assert not re.search(r"@import|url\((?!#)", page.text)


def test_the_page_has_headings_in_order_a_language_and_unique_ids(page):
    assert page.headings[0] == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert page.language == "en"
    assert len(set(page.ids)) == len(page.ids)


def test_every_figure_of_the_page_has_a_title_and_a_description(page):
    assert page.text.count("<svg") == page.text.count("<title id=") == page.text.count("<desc id=")
    assert page.text.count("<svg") == 18


def test_figures_are_saved_in_three_forms_with_words():
    import csv

    folder = paths.ROOT / "figures" / "baseline"
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 18
    for row in rows:
        assert all(row[part] for part in ("title", "subtitle", "source", "alt"))
        for kind in ("svg", "png", "csv"):
            assert (folder / f"{row['figure']}.{kind}").stat().st_size


def test_pictures_hold_no_date_and_no_version():
    for path in (paths.ROOT / "figures" / "baseline").glob("*.svg"):
        assert not re.search(r"<metadata|dc:date|Matplotlib v", path.read_text(encoding="utf-8"))
    for path in (paths.ROOT / "figures" / "baseline").glob("*.png"):
        assert b"Matplotlib version" not in path.read_bytes()
