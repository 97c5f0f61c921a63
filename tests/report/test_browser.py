"""The page in a real browser: no request, no error, keyboard, tooltips, contrast, both themes.

Needs Chromium with its driver, and axe-core below ``.tools`` (``.ci/run`` brings both).
"""

import csv
import json
import re
import shutil
from base64 import b64decode
from fractions import Fraction
from io import BytesIO
from itertools import product
from unicodedata import normalize

import pypdf
import pytest

from cifras import paths
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.report.formats import report_file

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

REPORT, RESULTS = paths.reports("baseline"), paths.results("baseline")
AXE = paths.ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"
)
NBSP = "\N{NO-BREAK SPACE}"
WIDTHS = {"wide": 1280, "narrow": 390}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
        "disable-background-networking", "disable-component-update", "disable-sync",
        f"user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):  # fmt: skip
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture(params=LANGUAGES)
def page(browser, request):
    """The page of one language, freshly loaded on a wide, light screen."""
    show(browser, request.param)
    browser.language = request.param
    return browser


def show(browser, language, theme="light", width="wide", name="report"):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "features": [
                {"name": "prefers-color-scheme", "value": theme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]
        },
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": WIDTHS[width], "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.get((REPORT / report_file("html", language, name)).as_uri())


def values_of(language):
    """Return values.json of a language, by id; its texts as a browser tells them."""
    kept = (REPORT / report_file("json", language, "values")).read_text(encoding="utf-8")
    return {value["id"]: value for value in json.loads(kept.replace(NBSP, " "))}


def table(name):
    """Return the rows of a table of the run, as a browser tells their texts."""
    text = (RESULTS / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.replace(NBSP, " ").splitlines()))


def cards(page, shown=True):
    found = page.find_elements(By.CSS_SELECTOR, "article.card")
    return [card for card in found if card.is_displayed()] if shown else found


def open_card(page, claim):
    """Open a card as a reader does, and return it."""
    card = page.find_element(By.ID, f"claim-{claim}")
    if not card.find_element(By.TAG_NAME, "details").get_attribute("open"):
        card.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    return card


def tried(card):
    """Return what a card shows for the figures and the rounding unit that are chosen."""
    box = card.find_element(By.CSS_SELECTOR, ".what-if")
    told = {name: box.get_attribute(f"data-{name}") for name in ("low", "high", "point", "power")}
    fits = box.get_attribute("data-fit") == "true"
    return {name: float(text) for name, text in told.items()} | {"fits": fits}


def slider(card):
    return card.find_element(By.CSS_SELECTOR, "input[type=range]")


def written(number, language):
    """Return a percent as the page writes one that it recomputes."""
    return Voice(language).percent(number, 2, signed=True).replace(NBSP, " ")


def power(claim, basis):
    rows = [r for r in table("trends") if r["claim_id"] == claim and r["basis"] == basis]
    return int(next(r["power"] for r in rows if r["measure"] == "percent_change"))


def jump(card, number):
    """Press a button that names a rounding unit: as published, of the series, or that fits."""
    buttons = card.find_elements(By.CSS_SELECTOR, ".jumps:not([hidden]) button")
    buttons[number].send_keys(Keys.ENTER)


def changes():
    """Return the change claims whose two levels the document prints."""
    return [row for row in table("verdicts") if row["basis"] == "printed" and row["start_value"]]


def test_nothing_is_asked_of_the_network_and_nothing_fails(page):
    messages = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
        and message["params"]["documentURL"].startswith("file:")
    ]
    assert asked
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert [entry for entry in page.get_log("browser") if entry["level"] != "INFO"] == []


def test_cards_filter_by_answer_verdict_and_document_with_the_keyboard(page):
    voice, everything = Voice(page.language), cards(page)
    assert len(everything) == len(table("verdicts"))
    answer, verdict, document = page.find_elements(By.CSS_SELECTOR, "#filters select")
    answer.send_keys(voice.name("with attribution"))
    rows = table("quotable")
    wanted = [row["claim_id"] for row in rows if row["quote"] == "with attribution"]
    assert [card.get_attribute("id")[6:] for card in cards(page)] == wanted
    verdict.send_keys(voice.name("untestable"))
    fewer = cards(page)
    assert 0 < len(fewer) < len(wanted)
    assert {card.get_attribute("data-verdict") for card in fewer} == {"untestable"}
    document.send_keys(Keys.ARROW_DOWN)
    least = cards(page)
    assert 0 < len(least) < len(fewer)
    assert len({card.get_attribute("data-document") for card in least}) == 1
    said = page.find_element(By.ID, "shown")
    assert said.text == voice.say("report.filter_shown", shown=len(least), all=len(everything))
    assert said.get_attribute("role") == "status"
    headings = page.find_elements(By.CSS_SELECTOR, "[data-group] h3")
    assert len([heading for heading in headings if heading.is_displayed()]) == 1


def test_a_card_tells_the_answer_closed_and_the_rest_open(page):
    values, voice = values_of(page.language), Voice(page.language)
    for row in table("quotable"):
        card = page.find_element(By.ID, f"claim-{row['claim_id']}")
        assert row[f"says_{page.language}"] in card.text
        assert voice.name(row["quote"]) in card.text
        hidden = row[f"wording_{page.language}"]
        assert hidden not in card.text or hidden == row[f"says_{page.language}"]
    for row in changes():
        text = open_card(page, row["claim_id"]).text
        told = [values[f"{row['claim_id']}.{name}"] for name in ("start", "end", "stated")]
        told.append(values[f"{row['claim_id']}.recomputed"])
        assert all(value["text"] in text for value in told)
        assert values[f"{row['claim_id']}.reason"]["text"] in text
        for check in table("ledger_checks"):
            if check["claim_id"] == row["claim_id"]:
                assert voice.name(check["status"]) in text


def test_the_slider_gives_the_numbers_of_values_json_at_the_printed_and_the_series_unit(page):
    values = values_of(page.language)
    assert len(changes()) >= 3
    for row in changes():
        claim, card = row["claim_id"], open_card(page, row["claim_id"])
        assert slider(card).get_attribute("value") == "0"
        for basis in ("printed", "series"):
            if basis == "series":
                jump(card, 1)
                unit = slider(card).get_attribute("aria-valuetext")
                assert unit.replace(NBSP, " ") == values[f"{claim}.series_unit"]["text"]
            shown = tried(card)
            for side in ("low", "high"):
                kept = values[f"{claim}.percent_change.{side}.{basis}"]
                assert shown[side] == kept["value"], (claim, basis, side)
            text = card.find_element(By.CSS_SELECTOR, ".what-if p").text
            assert written(shown["low"], page.language) in text
        assert shown["point"] == float(row["change_pct_recomputed"])


def test_the_slider_counts_the_answers_that_would_pass_as_the_tables_do(page):
    for row in changes():
        card = open_card(page, row["claim_id"])
        assert tried(card)["power"] == power(row["claim_id"], "printed")
        jump(card, 1)
        assert tried(card)["power"] == power(row["claim_id"], "series")


def test_a_claim_begins_to_fit_at_the_unit_that_the_table_says(page):
    failing = [row for row in changes() if float(row["grain_needed"] or 0) > 0]
    assert failing
    for row in failing:
        card = open_card(page, row["claim_id"])
        unit, needed = slider(card), Fraction(row["grain_needed"])
        assert not tried(card)["fits"]
        steps = 0
        while not tried(card)["fits"]:
            unit.send_keys(Keys.ARROW_RIGHT)
            steps += 1
        number = re.sub(r"[^\d,.]", "", unit.get_attribute("aria-valuetext")).replace(",", ".")
        basis = json.loads(
            card.find_element(By.CSS_SELECTOR, "input[type=radio]").get_attribute("data-basis")
        )
        step = Fraction(basis["step"])
        assert Fraction(number) - step < needed <= Fraction(number)
        unit.send_keys(Keys.ARROW_LEFT)
        assert not tried(card)["fits"]
        page.execute_script("arguments[0].value = 0", unit)
        jump(card, 2)
        assert tried(card)["fits"]
        assert int(unit.get_attribute("value")) == steps


def test_the_slider_gives_the_bounds_of_the_funnel(page):
    """At every unit that grains.csv holds and the slider has, the same bounds to the last digit."""
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card, seen = open_card(page, claim), 0
    kept = {Fraction(row["grain"]): row for row in table("grains")}
    unit = slider(card)
    while seen < 45:
        told = unit.get_attribute("aria-valuetext")
        number = Fraction(re.sub(r"[^\d,.]", "", told).strip(",.").replace(",", "."))
        for side in ("low", "high"):
            assert tried(card)[side] == round(float(kept[number][side]), 4), number
        unit.send_keys(Keys.ARROW_RIGHT)
        seen += 1


def test_the_toggle_gives_the_changes_of_every_edition(page):
    """By keyboard alone; each equals its row of ledger_checks.csv and of values.json."""
    values, voice = values_of(page.language), Voice(page.language)
    rows = [row for row in table("ledger_checks") if row["change_pct"]]
    stated = {row["claim_id"] for row in table("verdicts") if row["change_pct_stated"]}
    seen = 0
    for claim in sorted(stated):
        card = open_card(page, claim)
        choices = card.find_elements(By.CSS_SELECTOR, ".what-if input[type=radio]")
        editions = [row for row in rows if row["claim_id"] == claim]
        printed = len(choices) - len(editions)
        assert printed in (0, 1)
        choices[0].send_keys(Keys.SPACE)
        for row in editions[(1 - printed) :]:
            page.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
            shown = tried(card)
            kept = values[f"{claim}.{row['estimator']}.{row['as_of']}.change_pct"]
            assert shown["point"] == kept["value"] == float(row["change_pct"])
            assert (shown["low"], shown["high"]) == (kept["low"], kept["high"])
            assert shown["fits"] == (row["status"] == "agrees")
            text = card.find_element(By.CSS_SELECTOR, ".what-if p").text
            assert written(shown["point"], page.language) in text
            seen += 1
    assert seen >= 10
    assert (
        voice.say("card.as_printed") in page.find_element(By.ID, f"claim-{sorted(stated)[0]}").text
    )


def ends(bar):
    """Return where a bar of a number line stands, to a tenth of its unit."""
    return [round(float(n), 1) for n in re.findall(r"[\d.]+", bar.get_attribute("d"))]


def test_the_number_line_shows_what_is_tried_where_it_belongs(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card = open_card(page, claim)
    (line,) = card.find_elements(By.CSS_SELECTOR, "svg.line")
    bars = line.find_elements(By.CSS_SELECTOR, "g .bar")
    before = [ends(bar) for bar in bars]
    jump(card, 1)
    after = [ends(bar) for bar in bars]
    assert after[1] == ends(line.find_element(By.CSS_SELECTOR, "g.grain .thin")) != before[1]
    assert after[:1] + after[2:] == before[:1] + before[2:]
    choices = card.find_elements(By.CSS_SELECTOR, ".what-if input[type=radio]")
    choices[-1].send_keys(Keys.SPACE)
    assert [ends(bar) for bar in bars] == before


def test_the_link_of_a_card_is_copied_or_offered(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card, voice = open_card(page, claim), Voice(page.language)
    address = f"{page.current_url.partition('#')[0]}#claim-{claim}"
    button = card.find_element(By.CSS_SELECTOR, ".link button")
    said = page.find_element(By.ID, "said")
    page.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    button.send_keys(Keys.ENTER)
    assert said.get_attribute("textContent") == voice.say("card.copied")
    assert page.execute_script("return window.copied") == address
    page.execute_script("navigator.clipboard.writeText = async () => { throw new Error('no'); }")
    button.send_keys(Keys.SPACE)
    field = card.find_element(By.CSS_SELECTOR, ".link input")
    assert field.is_displayed()
    assert field.get_attribute("value") == address
    assert said.get_attribute("textContent") == voice.say("card.select")
    page.get(address)
    page.refresh()
    assert page.find_element(By.CSS_SELECTOR, f"#claim-{claim} details").get_attribute("open")


def test_a_link_to_a_number_opens_the_table_that_holds_it(page):
    number = page.find_element(By.CSS_SELECTOR, "#summary-text a.n")
    target = page.find_element(By.ID, number.get_attribute("href").partition("#")[2])
    assert not target.is_displayed()
    number.send_keys(Keys.ENTER)
    assert target.is_displayed()


def test_a_link_to_a_card_that_is_filtered_away_shows_it(page):
    answer = page.find_elements(By.CSS_SELECTOR, "#filters select")[0]
    answer.send_keys(Voice(page.language).name("cannot be checked"))
    row = next(row for row in table("quotable") if row["quote"] == "yes")
    card = page.find_element(By.ID, f"claim-{row['claim_id']}")
    assert not card.is_displayed()
    page.find_element(By.CSS_SELECTOR, f'#quote a[href="#claim-{row["claim_id"]}"]').send_keys(
        Keys.ENTER
    )
    assert card.is_displayed()
    assert card.find_element(By.TAG_NAME, "details").get_attribute("open")


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
    name = report_file("json", page.language).replace("report", "values")
    values = json.loads((REPORT / name).read_text(encoding="utf-8"))
    by_text = {}
    for value in values:
        by_text.setdefault(value["text"], []).append(value)
    told = page.execute_script(
        "return [...document.querySelectorAll('a.n')].map(a => [a.textContent, a.title, "
        "document.getElementById(a.hash.slice(1)).dataset.value])"
    )
    kept = {value["id"]: value for value in values}
    assert len(told) > 200
    for text, title, identity in told:
        value = kept[identity]
        assert text == value["text"]
        assert all(part in title for part in (value["about"], value["formula"], value["table"]))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways_open_or_closed(page, width):
    for name in ("report", "brief"):
        show(page, page.language, width=width, name=name)
        for is_open in ("false", "true"):
            page.execute_script(
                f"for (const one of document.querySelectorAll('details')) one.open = {is_open}"
            )
            wide = page.execute_script("return document.documentElement.scrollWidth")
            assert wide <= WIDTHS[width], (name, is_open)


@pytest.mark.parametrize("name", ["report", "brief"])
def test_no_column_of_the_answers_is_out_of_sight_on_a_phone(page, name):
    show(page, page.language, width="narrow", name=name)
    cells = page.execute_script(
        "return [...document.querySelectorAll('#quote td, #brief td')].map(c => {"
        "const r = c.getBoundingClientRect(); return [r.left, r.right, c.textContent, "
        "getComputedStyle(c, '::before').content, c.dataset.label]})"
    )
    assert len(cells) > 40
    for left, right, text, before, label in cells:
        assert text == "" or (left >= 0 and right <= WIDTHS["narrow"])
        assert label in before


def test_the_phone_page_is_shorter_than_it_was(page):
    show(page, page.language, width="narrow")
    assert page.execute_script("return document.documentElement.scrollHeight") < 34_000


def test_paper_shows_what_the_screen_folds(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    page.execute_script(
        "for (const one of document.querySelectorAll('figure, .fold')) one.remove()"
    )
    printed = paper(page)
    # A font may join letters; their plain forms are what is looked for.
    text = normalize("NFKC", "".join(sheet.extract_text() for sheet in printed.pages))
    text = re.sub(r"\s", "", text)
    row = next(row for row in table("quotable") if row["claim_id"] == claim)
    assert re.sub(r"\s", "", row[f"wording_{page.language}"]) in text
    assert re.sub(r"\s", "", Voice(page.language).say("card.editions")) in text
    assert not page.find_element(By.CSS_SELECTOR, "article details").get_attribute("open")


def test_the_brief_prints_on_one_page_and_has_no_controls(page):
    show(page, page.language, name="brief")
    assert page.find_elements(By.CSS_SELECTOR, "script, form, nav, button, input, select") == []
    assert len(paper(page).pages) == 1


def paper(page):
    made = page.execute_cdp_cmd(
        "Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    )
    return pypdf.PdfReader(BytesIO(b64decode(made["data"])))


def test_without_scripts_cards_are_plain_and_controls_hidden(page):
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(page, page.language)
        everything = cards(page)
        assert len(everything) == len(table("verdicts"))
        everything[0].find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
        row = table("quotable")[0]
        assert row[f"wording_{page.language}"] in everything[0].text
        hidden = page.find_elements(By.CSS_SELECTOR, "#filters, .what-if, .link button")
        assert hidden
        assert not any(one.is_displayed() for one in hidden)
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


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
        *product(["report"], ["wide"], LANGUAGES, ["light", "dark"]),
        ("report", "narrow", "en", "light"),
        ("report", "narrow", "es", "dark"),
        ("brief", "narrow", "en", "dark"),
        ("brief", "wide", "es", "light"),
    ],
)
def test_axe_finds_no_serious_violation(browser, language, theme, name, width):
    show(browser, language, theme, width, name)
    browser.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1]; axe.run().then(r => done(r.violations))"
    )
    serious = [
        (rule["id"], rule["impact"], [node["html"][:200] for node in rule["nodes"][:3]])
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed below .tools")
def test_axe_would_find_one(browser):
    show(browser, "en")
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    browser.execute_script("document.documentElement.removeAttribute('lang')")
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1]; axe.run().then(r => done(r.violations))"
    )
    assert "html-has-lang" in {rule["id"] for rule in found}
