"""The page in a real browser: no request, no error, keyboard, tooltips, contrast, both themes.

Needs Chromium with its driver, and axe-core below ``.tools`` (``.ci/run`` brings both).
"""

import json
import shutil

import pytest

from cifras import paths
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.report.formats import report_file

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

REPORT = paths.ROOT / "reports" / "baseline"
AXE = paths.ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"
)
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


def show(browser, language, theme="light", width="wide"):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": theme}]},
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": WIDTHS[width], "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.get((REPORT / report_file("html", language)).as_uri())


def shown_rows(page):
    return [
        [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
        for row in page.find_elements(By.CSS_SELECTOR, "#claims tbody tr")
        if row.is_displayed()
    ]


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


def test_the_table_filters_by_verdict_and_document_with_the_keyboard(page):
    voice = Voice(page.language)
    everything = shown_rows(page)
    verdict, document = page.find_elements(By.CSS_SELECTOR, "#filters select")
    verdict.send_keys(voice.name("exact")[:4])
    rows = shown_rows(page)
    assert 0 < len(rows) < len(everything)
    assert {row[3].split()[-1] for row in rows} == {voice.name("exact")}
    document.send_keys("crs")
    narrower = shown_rows(page)
    assert {row[1] for row in narrower} == {"crs"}
    assert len(narrower) < len(rows)
    said = page.find_element(By.ID, "shown").text
    assert said == voice.say("report.filter_shown", shown=len(narrower), all=len(everything))


def test_the_table_sorts_both_ways_with_the_keyboard(page):
    before = [row[4] for row in shown_rows(page)]
    button = page.find_elements(By.CSS_SELECTOR, "#claims th button")[4]
    button.send_keys(Keys.ENTER)
    rising = [row[4] for row in shown_rows(page)]
    tested = [float(n.split()[0].replace("−", "-").replace(",", ".")) for n in rising if n]
    assert tested == sorted(tested)
    assert len(tested) >= 3
    header = page.find_elements(By.CSS_SELECTOR, "#claims th")[4]
    assert header.get_attribute("aria-sort") == "ascending"
    button.send_keys(Keys.SPACE)
    falling = [row[4] for row in shown_rows(page)]
    assert [n for n in falling if n] == [n for n in rising if n][::-1]
    assert sorted(before) == sorted(rising)
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
def test_nothing_but_tables_is_wider_than_the_screen(page, width):
    show(page, page.language, width=width)
    assert page.execute_script("return document.documentElement.scrollWidth") <= WIDTHS[width]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed below .tools")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_serious_violation(browser, language, theme):
    show(browser, language, theme)
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
