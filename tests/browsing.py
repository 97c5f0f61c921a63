"""What tests of the page do in a browser, and what they hold it to."""

import csv
import json

from cifras import paths
from cifras.report.formats import report_file

REPORT, RESULTS = paths.reports("baseline"), paths.results("baseline")
NBSP = "\N{NO-BREAK SPACE}"
WIDTHS = {"wide": 1280, "narrow": 390}


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


def changes():
    """Return the change claims whose two levels the document prints."""
    return [row for row in table("verdicts") if row["basis"] == "printed" and row["start_value"]]
