"""The study's figures as its notebooks draw them, and the tables to hold them to."""

import json
import runpy
import shutil
from functools import cache
from typing import Any, NamedTuple

import pandas as pd
import pytest
from artists import render

from cifras import paths
from cifras.figures.gallery import Gallery

NOTEBOOKS = ("02-recompute-trends", "03-compare-estimates", "04-place-in-context")


class Shown(NamedTuple):
    """A figure in one language, its caption, the table saved beside it, and what drew it."""

    figure: Any
    caption: Any
    data: pd.DataFrame
    draw: Any
    arguments: tuple
    look: Any


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """Every figure that the notebooks show, drawn once: (name, language) to :class:`Shown`.

    The code of the notebooks runs here, not a copy of their calls, so that what is held to the
    tables is what a reader gets. Their outputs go to a folder of the test's own.
    """
    stage, found = tmp_path_factory.mktemp("stage"), {}
    for folder in ("data/clean", "data/results"):
        shutil.copytree(paths.ROOT / folder / "baseline", stage / folder / "baseline")

    def record(gallery, name, draw, *arguments, data=None):
        for look in gallery.looks:
            figure, caption = draw(*arguments, look)
            render(figure)
            table = arguments[0] if data is None else data
            key = name, look.voice.language
            found[key] = Shown(figure, caption, table, draw, arguments, look)

    with pytest.MonkeyPatch.context() as patch, pd.option_context("display.max_colwidth", 50):
        patch.setenv("CIFRAS_STAGE", str(stage))
        patch.setattr(Gallery, "draw", record)
        for name in NOTEBOOKS:
            book = json.loads((paths.NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
            cells = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
            script = stage / f"{name}.py"
            script.write_text("\n".join(cells), encoding="utf-8")
            runpy.run_path(str(script))
    return found


@pytest.fixture(scope="session")
def table():
    """Return a table of the project by its path: ``source/events``, ``results/drivers``."""

    @cache
    def read(name):
        folder, file = name.split("/")
        where = {"source": paths.SOURCE}.get(folder, paths.ROOT / "data" / folder / "baseline")
        return pd.read_csv(where / f"{file}.csv", keep_default_na=folder != "source")

    return read


@pytest.fixture(scope="session")
def ledger(table):
    """Return a function from an indicator and whose it is to (vintage, period, value) in order."""

    def select(indicator, estimator, place="Colombia"):
        rows = table("clean/observations")
        rows = rows[(rows["indicator"] == indicator) & (rows["estimator"] == estimator)]
        return rows[rows["geography"] == place][["vintage", "period", "value", "low", "high"]]

    return select


@pytest.fixture(scope="session")
def series(ledger):
    """Return a function from an indicator and whose it is to its years with their last values."""

    def last(indicator, estimator, place="Colombia"):
        rows = ledger(indicator, estimator, place)
        return {int(row.period): float(row.value) for row in rows.itertuples()}

    return last


@pytest.fixture(scope="session")
def label(table):
    """Return a function from an indicator and a language to what it is called there."""
    named = table("source/indicators").set_index("indicator")
    return lambda indicator, language: named.loc[indicator, f"label_{language}"]


@pytest.fixture(scope="session")
def who(table):
    """Return a function from an estimator and a language to what it is called there."""
    named = table("source/estimators").set_index("estimator")
    return lambda estimator, language: named.loc[estimator, f"label_{language}"]


@pytest.fixture(scope="session")
def inks():
    """What a reader would call the colour of each estimator; everybody else is grey."""
    own = {"US": "blue", "UNODC": "orange", "Colombia": "green"}
    return own | {"National Police": "green", "Ministry of Defence": "purple"}
