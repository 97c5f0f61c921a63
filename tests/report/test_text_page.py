"""The page of a text: every number marked once, by verdict; in a browser without a request."""

from itertools import pairwise, product

import pytest
from browsing import AXE, WIDTHS, asked_of, open_page, violations
from lxml import html

from cifras.audit.text_claims import grade_text_claim
from cifras.cli import main
from cifras.language.texts import LANGUAGES
from cifras.reading.claims import read_claims
from cifras.reading.documents import read_document
from cifras.report.text_page import text_page

TEXT = """\
Page 3 of the yearbook

Exports rose 12% to 8.4 million tonnes in 2023 from 7.5 million tonnes in 2022. Reported
accidents went down 30 percent, from 184 in 2022 to 141 in 2023.

Imports fell 4% to 96 million dollars. The office expects sales to grow by 5% next year.
"""
NASTY = (
    "<script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(2)>{{ 7 * 7 }} & "
    "\u202eSales\u202c rose 12% to 8.4 million\u0007 from 7.5 million\" onclick='x'.\n"
)


@pytest.fixture
def page_of(tmp_path):
    def make(text, name="text.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        document = read_document(tmp_path / name)
        reading = read_claims(document.text)
        graded = tuple(map(grade_text_claim, reading.claims))
        written = text_page([(document, reading, graded)])
        (tmp_path / "page.html").write_text(written, encoding="utf-8")
        return html.fromstring(written), graded, tmp_path / "page.html"

    return make


def words(node):
    return " ".join(node.text_content().split())


def of_language(node, language):
    """Return what a reader of one language sees of a part of the page."""
    other = next(code for code in LANGUAGES if code != language)
    node = html.fromstring(html.tostring(node, with_tail=False))
    for hidden in node.xpath(f'.//span[@class="{other}"] | .//span[@class="aside"]'):
        hidden.drop_tree()
    return words(node)


def test_every_number_stands_once_in_the_text_and_leads_to_its_claim(page_of):
    page, graded, _ = page_of(TEXT)
    (text,) = page.find_class("text")
    marks = [(words(a), a.get("class"), a.get("href")) for a in text.find_class("mark")]
    assert [card.verdict for card in graded] == ["exact", "contradicted", "untestable"]
    assert marks == [
        ("12%", "mark exact", "#claim-1"),
        ("8.4 million tonnes", "mark exact", "#claim-1"),
        ("7.5 million tonnes", "mark exact", "#claim-1"),
        ("30 percent", "mark contradicted", "#claim-2"),
        ("184", "mark contradicted", "#claim-2"),
        ("141", "mark contradicted", "#claim-2"),
        ("4%", "mark untestable", "#claim-3"),
        ("96 million dollars", "mark untestable", "#claim-3"),
    ]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


@pytest.mark.parametrize(
    ("language", "rise", "fall"), [("en", "+12.0 %", "−23.4 %"), ("es", "+12,0 %", "−23,4 %")]
)
def test_what_the_levels_give_stands_after_the_stated_number(page_of, language, rise, fall):
    page, *_ = page_of(TEXT)
    chips = page.find_class("chip")
    assert [of_language(chip, language) for chip in chips[:2]] == [rise, fall]
    assert [words(chip.getprevious()) for chip in chips] == ["12%", "30 percent", "4%"]


@pytest.mark.parametrize(
    "levels",
    [
        ("0.00001 percent", "1000000.0000000 tons", "1000000.1000000 tons"),
        ("30 percent", "1 ton", "500 million tons"),
        ("0.03 percent", "100.0000 tons", "100.0300 tons"),
        ("30 percent", "100 tons", "100.2 tons"),
        ("250 percent", "100 tons", "350 tons"),
    ],
)
def test_sizes_of_every_order_have_a_picture_with_ticks_that_differ(page_of, levels):
    stated, start, end = levels
    page, *_ = page_of(f"Output rose {stated}, from {start} in 2010 to {end} in 2020.\n")
    pictures = page.find_class("line")
    assert [picture.tag for picture in pictures] == ["svg"] * len(LANGUAGES)
    for picture in pictures:
        low, high, left, right = map(float, picture.get("data-scale").split())
        ticks = picture.find_class("axis")
        places = [float(tick.get("x")) for tick in ticks]
        assert low < high and len({tick.text for tick in ticks}) == len(ticks) > 0
        widths = [6.2 * len(tick.text) for tick in ticks]
        for (x, wide), (y, more) in pairwise(zip(places, widths, strict=True)):
            assert x + wide / 2 < y - more / 2
        if picture.getparent().get("lang") == "es":
            continue
        for tick, x in zip(ticks, places, strict=True):
            value = float(tick.text[:-2].replace(",", "").replace("\N{MINUS SIGN}", "-"))
            found = low + (x - left) / (right - left) * (high - low)
            assert value == pytest.approx(found, abs=(high - low) / 1000)


def test_a_number_in_no_claim_says_why_in_both_languages(page_of):
    page, *_ = page_of(TEXT)
    found = {words(node).split(" (")[0]: node
             for node in page.find_class("none")}  # fmt: skip
    assert "a forecast, a plan or a target" in words(found["5%"])
    assert "un pronóstico, un plan o una meta" in words(found["5%"])


def test_the_text_is_whole_and_a_sentence_that_was_broken_to_a_width_is_one_line(page_of):
    page, *_ = page_of(TEXT)
    (text,) = page.find_class("text")
    for node in [*text.find_class("chip"), *text.find_class("aside")]:
        node.drop_tree()
    shown = [p.text_content() for p in text.findall("p")]
    assert " ".join(" ".join(shown).split()) == " ".join(TEXT.split())
    assert "Reported accidents" in " ".join(shown[1].split())
    page, *_ = page_of("Sales rose by\nmuch.\nCosts of 2\nthings")
    assert page.find_class("text")[0].find("p").text_content().count("\n") == 1


@pytest.mark.parametrize(
    ("language", "summary", "ask"),
    [
        (
            "en",
            "3 trend claims were read in this text: 1 follows from the printed numbers, "
            "1 does not and 1 cannot be tested on them.",
            "To test it, ask the author for the level at the start.",
        ),
        (
            "es",
            "En este texto se leyeron 3 afirmaciones de cambio: 1 se desprende de los números "
            "impresos, 1 no y 1 no se puede probar con ellos.",
            "Para probarla, pida a quien escribe el nivel al comienzo.",
        ),
    ],
)
def test_the_summary_counts_and_a_missing_number_is_asked_for(page_of, language, summary, ask):
    page, *_ = page_of(TEXT)
    assert of_language(page.find_class("summary")[0], language) == summary
    assert [of_language(node, language) for node in page.find_class("ask")] == [ask]
    (failing,) = page.find_class("failing")
    assert "accidents went down 30 percent" in words(failing)
    assert len(failing.findall("li")) == 1


def test_a_card_says_what_every_printed_number_stands_for(page_of):
    page, *_ = page_of(TEXT)
    facts = of_language(page.get_element_by_id("claim-2").find_class("facts")[0], "en")
    assert "184, which stands for 183.5 to 184.5" in facts
    assert "30 percent, which stands for −30.5 % to −29.5 %" in facts
    assert "−23.37 % (−23.85 % to −22.89 %)" in facts


def test_a_text_is_text(page_of):
    page, graded, path = page_of(NASTY)
    assert [one.verdict for one in graded] == ["exact"]
    assert page.xpath("//script | //img | //@onerror | //@onclick") == []
    shown = page.find_class("text")[0].text_content()
    assert "<script>alert(" in shown
    assert "<img src=" in shown
    assert "{{ 7" in shown
    assert not set("\u202e\u202c\u0007") & set(path.read_text(encoding="utf-8"))


def test_the_command_writes_a_page_of_all_its_texts(tmp_path, capsys):
    texts = []
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        texts.append(str(tmp_path / name))
    assert main(["audit", *texts, "--page", str(tmp_path / "p.html")]) == 1
    assert "p.html: 6 claims" in capsys.readouterr().out
    page = html.parse(tmp_path / "p.html").getroot()
    assert [words(h) for h in page.find_class("file")] == ["one.txt", "two.txt"]
    assert [card.get("id") for card in page.find_class("card")] == [
        f"claim-{n}" for n in range(1, 7)
    ]
    claims = {words(card.find("h4")) for card in page.find_class("card")}
    assert len(claims) == 6


def test_a_page_that_is_passed_on_names_files_and_no_folder(tmp_path):
    texts = [tmp_path / "drafts" / "text.txt", tmp_path / "text.txt"]
    texts[0].parent.mkdir()
    for text in texts:
        text.write_text(TEXT, encoding="utf-8")
    assert main(["audit", *map(str, texts), "--page", str(tmp_path / "p.html")]) == 1
    page = html.parse(tmp_path / "p.html").getroot()
    assert [words(h) for h in page.find_class("file")] == ["text.txt", "text.txt (2)"]
    written = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert tmp_path.name not in written
    assert "drafts" not in written


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "none follows from the printed numbers, 1 does not and 1 cannot be tested on them."),
        (
            "es",
            "ninguna se desprende de los números impresos, 1 no y 1 no se puede probar con ellos.",
        ),
    ],
)
def test_a_summary_is_a_sentence_where_no_claim_follows(page_of, language, said):
    page, _, _ = page_of("Thefts fell 30%, from 184 to 141. Fires fell by 5%.\n")
    assert said in of_language(page.xpath("//body")[0], language)


@pytest.mark.parametrize(("language", "rise"), [("en", "−33.1 %"), ("es", "−33,1 %")])
def test_a_part_by_which_something_fell_is_shown_in_percent(page_of, language, rise):
    page, graded, _ = page_of("Thefts fell by a third, from 1,203 to 805. Fires fell to a third.\n")
    assert [one.unit for one in graded] == ["percent", "ratio"]
    card, _ = page.find_class("card")
    told = of_language(card, language)
    assert rise in of_language(page.find_class("text")[0], language)
    assert {"en": "−33.08 %", "es": "−33,08 %"}[language] in told
    assert not any(other in told for other in ("0.67", "0,67", "times", "veces"))
    assert card.xpath(".//svg")


def test_pages_are_alike_byte_by_byte_and_an_empty_text_has_one(page_of):
    _, _, path = page_of(TEXT)
    first = path.read_bytes()
    page_of(TEXT)
    assert path.read_bytes() == first
    page, *_ = page_of("Nothing here.")
    assert "No trend claim was read in this text." in page.text_content()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_asks_for_nothing_and_does_not_scroll_sideways(browser, page_of, width):
    browser.get("about:blank")
    asked_of(browser)
    *_, path = page_of(NASTY + TEXT + "x" * 500)
    open_page(browser, path, width=width)
    asked, complaints = asked_of(browser)
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert asked
    assert complaints == []
    wide, inside = browser.execute_script(
        "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
    )
    assert wide <= inside


def test_the_language_is_chosen_with_the_keyboard(browser, page_of):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    *_, path = page_of(TEXT)
    open_page(browser, path)
    summary = browser.find_element(By.CSS_SELECTOR, ".summary")
    assert summary.text.startswith("3 trend claims")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert summary.text.startswith("En este texto")
    assert "−23,4" in browser.find_element(By.CSS_SELECTOR, ".text").text


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed below .tools")
@pytest.mark.parametrize(("language", "theme"), [*product(LANGUAGES, ["light", "dark"])])
def test_axe_finds_no_serious_violation(browser, page_of, language, theme):
    *_, path = page_of(TEXT)
    open_page(browser, path, theme, "narrow" if theme == "dark" else "wide")
    browser.execute_script(f"document.getElementById('show-{language}').click()")
    found = violations(browser)
    assert [one for one in found if one[1] in ("serious", "critical")] == []
