"""The page in a real browser: no request, no error, keyboard, tooltips, contrast, both themes.

Needs Chromium with its driver, and axe-core below ``.tools`` (``.ci/run`` brings both).
"""

import re
from base64 import b64decode
from unicodedata import normalize

import pytest
from browsing import AXE, NBSP, WIDTHS, asked_of, changes, show, table, values_of, violations
from pdfs import texts

from cifras.language.voice import Voice

pytest.importorskip("selenium")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def test_nothing_is_asked_of_the_network_and_nothing_fails(page):
    asked, complaints = asked_of(page)
    assert asked
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert complaints == []


def test_a_link_to_a_number_opens_the_table_that_holds_it(page):
    number = page.find_element(By.CSS_SELECTOR, "#summary-text a.n")
    target = page.find_element(By.ID, number.get_attribute("href").partition("#")[2])
    assert not target.is_displayed()
    number.send_keys(Keys.ENTER)
    assert target.is_displayed()


def test_a_table_sorts_both_ways_with_the_keyboard(page):
    page.execute_script("document.querySelector('#ledger').closest('details').open = true")

    def column():
        rows = page.find_elements(By.CSS_SELECTOR, "#ledger tbody tr")
        place = page.execute_script("return arguments[0].cellIndex", header)
        cells = [row.find_elements(By.TAG_NAME, "td")[place] for row in rows]
        return [float(cell.get_attribute("data-key")) for cell in cells]

    header = page.find_element(By.CSS_SELECTOR, '#ledger th[data-column="change"]')
    button, before = header.find_element(By.TAG_NAME, "button"), column()
    assert before != sorted(before)
    button.send_keys(Keys.ENTER)
    assert column() == sorted(before)
    assert header.get_attribute("aria-sort") == "ascending"
    button.send_keys(Keys.SPACE)
    assert column() == sorted(before)[::-1]
    assert header.get_attribute("aria-sort") == "descending"


def test_tab_goes_from_the_skip_link_into_the_text_with_a_visible_focus(page):
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = page.switch_to.active_element
    assert focused.get_attribute("class") == "skip"
    assert focused.is_displayed()
    for _ in range(4):
        page.switch_to.active_element.send_keys(Keys.TAB)
    outline = page.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_tooltips_and_appendix_hold_the_numbers_of_values_json(page):
    kept = values_of(page.language)
    told = page.execute_script(
        "return [...document.querySelectorAll('a.n')].map(a => [a.textContent, a.title, "
        "document.getElementById(a.hash.slice(1)).dataset.value])"
    )
    assert len(told) > 200
    for text, title, identity in ([part.replace(NBSP, " ") for part in row] for row in told):
        value = kept[identity]
        assert text == value["text"]
        assert all(part in title for part in (value["about"], value["formula"], value["table"]))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways_open_or_closed(screen, width):
    for name in ("report", "brief"):
        show(screen, screen.language, width=width, name=name)
        for is_open in ("false", "true"):
            screen.execute_script(
                f"for (const one of document.querySelectorAll('details')) one.open = {is_open}"
            )
            wide = screen.execute_script("return document.documentElement.scrollWidth")
            assert wide <= WIDTHS[width], (name, is_open)


@pytest.mark.parametrize("name", ["report", "brief"])
def test_no_column_of_the_answers_is_out_of_sight_on_a_phone(screen, name):
    show(screen, screen.language, width="narrow", name=name)
    cells = screen.execute_script(
        "return [...document.querySelectorAll('#quote td, #brief td')].map(c => {"
        "const r = c.getBoundingClientRect(); return [r.left, r.right, c.textContent, "
        "getComputedStyle(c, '::before').content, c.dataset.label]})"
    )
    assert len(cells) > 40
    for left, right, text, before, label in cells:
        assert text == "" or (left >= 0 and right <= WIDTHS["narrow"])
        assert label in before


def test_the_phone_page_is_shorter_than_it_was(screen):
    show(screen, screen.language, width="narrow")
    assert screen.execute_script("return document.documentElement.scrollHeight") < 34_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_words_of_a_number_line_stand_clear_of_its_band(browser, theme):
    show(browser, "en", theme)
    around, width, order, page = browser.execute_script(
        "const text = document.querySelector('svg.line g text'), style = getComputedStyle(text);"
        "return [style.stroke, parseFloat(style.strokeWidth), style.paintOrder.split(' ')[0],"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert (around, order) == (page, "stroke") and width >= 2


def test_paper_shows_what_the_screen_folds(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    page.execute_script(
        "for (const one of document.querySelectorAll('figure, .fold')) one.remove()"
    )
    printed = paper(page)
    # A font may join letters; their plain forms are what is looked for.
    text = normalize("NFKC", "".join(printed))
    text = re.sub(r"\s", "", text)
    row = next(row for row in table("quotable") if row["claim_id"] == claim)
    assert re.sub(r"\s", "", row[f"wording_{page.language}"]) in text
    assert re.sub(r"\s", "", Voice(page.language).say("card.editions")) in text
    assert not page.find_element(By.CSS_SELECTOR, "article details").get_attribute("open")


def test_the_brief_prints_on_one_page_and_has_no_controls(screen):
    show(screen, screen.language, name="brief")
    assert screen.find_elements(By.CSS_SELECTOR, "script, form, nav, button, input, select") == []
    assert len(paper(screen)) == 1


def paper(page):
    """Return the text of each page that the browser would print."""
    made = page.execute_cdp_cmd(
        "Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    )
    return texts(b64decode(made["data"]))


def test_without_scripts_cards_are_plain_and_controls_hidden(screen):
    screen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(screen, screen.language)
        everything = screen.find_elements(By.CSS_SELECTOR, "article.card")
        assert len(everything) == len(table("verdicts"))
        assert all(card.is_displayed() for card in everything)
        everything[0].find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
        row = table("quotable")[0]
        assert row[f"wording_{screen.language}"] in everything[0].text
        hidden = screen.find_elements(By.CSS_SELECTOR, "#filters, .what-if, .link button")
        assert hidden
        assert not any(one.is_displayed() for one in hidden)
    finally:
        screen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_no_other_script_can_run_in_the_page(page):
    """The policy of the page lets nothing run but the script whose digest it names."""
    ran = page.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "const one = document.createElement('script'); one.textContent = 'window.ran = true';"
        "document.body.append(one);"
        "const image = new Image(); image.onerror = () => done([window.ran === true, 'refused']);"
        "image.onload = () => done([window.ran === true, 'fetched']);"
        "image.src = location.href.replace(/reports.*/, 'figures/baseline/claims.png')"
    )
    assert ran == [False, "refused"]
    page.get_log("browser")  # the refusals are told there


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed below .tools")
@pytest.mark.parametrize(
    ("name", "width", "language", "theme"),
    [
        # Each two of width, language and theme meet once.
        ("report", "wide", "en", "light"),
        ("report", "wide", "es", "dark"),
        ("report", "narrow", "en", "dark"),
        ("report", "narrow", "es", "light"),
        ("brief", "narrow", "en", "dark"),
        ("brief", "wide", "es", "light"),
    ],
)
def test_axe_finds_no_serious_violation(browser, language, theme, name, width):
    show(browser, language, theme, width, name)
    browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    if (width, theme) != ("wide", "light"):  # pictures are the same, and half of what is looked at
        browser.execute_script(
            "for (const one of document.querySelectorAll('figure svg'))"
            "one.replaceChildren(...one.querySelectorAll(':scope > title, :scope > desc'))"
        )
    serious = [found for found in violations(browser) if found[1] in ("serious", "critical")]
    assert serious == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed below .tools")
def test_axe_would_find_one(browser):
    show(browser, "en", name="brief")
    browser.execute_script("document.documentElement.removeAttribute('lang')")
    assert "html-has-lang" in {rule for rule, *_ in violations(browser)}
