"""What tests of the page do in a browser, and what they hold it to."""

import csv
import json

from cifras import paths
from cifras.report.formats import report_file

REPORT, RESULTS = paths.reports("baseline"), paths.results("baseline")
NBSP = "\N{NO-BREAK SPACE}"
AXE = paths.ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"wide": 1280, "narrow": 390}


def show(browser, language, theme="light", width="wide", name="report"):
    open_page(browser, REPORT / report_file("html", language, name), theme, width)


def open_page(browser, path, theme="light", width="wide"):
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
    browser.get(path.as_uri())


def asked_of(browser):
    """Return the addresses that the page asked for, and what the browser complained of."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
        and message["params"]["documentURL"].startswith("file:")
    ]
    return asked, [entry for entry in browser.get_log("browser") if entry["level"] != "INFO"]


def violations(browser):
    """Return what axe-core finds on the page: (rule, impact, where)."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1]; axe.run().then(r => done(r.violations))"
    )
    return [
        (rule["id"], rule["impact"], [node["html"][:200] for node in rule["nodes"][:3]])
        for rule in found
    ]


def values_of(language):
    """Return values.json of a language, by id; its texts as a browser tells them."""
    kept = (REPORT / report_file("json", language, "values")).read_text(encoding="utf-8")
    return {value["id"]: value for value in json.loads(kept.replace(NBSP, " "))}


def table(name):
    """Return the rows of a table of the run, as a browser tells their texts."""
    text = (RESULTS / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.replace(NBSP, " ").splitlines()))


def changes():
    """Return the change claims whose two levels the document prints."""
    return [row for row in table("verdicts") if row["basis"] == "printed" and row["start_value"]]
