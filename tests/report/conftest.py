"""A real browser for the tests of the page: Chromium with its driver, where both are installed."""

import shutil

import browsing
import pytest

from cifras.language.texts import LANGUAGES


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    webdriver = pytest.importorskip("selenium.webdriver")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver_path = shutil.which("chromedriver")
    if not (chromium and driver_path):
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
        "disable-background-networking", "disable-component-update", "disable-sync",
        f"user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):  # fmt: skip
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=driver_path)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture(params=LANGUAGES)
def screen(browser, request):
    """The browser for one language, with nothing loaded for the test."""
    browser.language = request.param
    return browser


@pytest.fixture
def page(screen):
    """The page of one language, freshly loaded on a wide, light screen."""
    browsing.show(screen, screen.language)
    return screen
