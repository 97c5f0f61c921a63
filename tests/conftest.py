"""A project root of the test's own: a few rows of the real tables, and tiny notebooks."""

import gc
import os
import shutil

import nbformat
import pytest
from hypothesis import settings
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from small import make_ours, read_csv, write_csv

from cifras import paths

REAL_SOURCE, DECLARED = paths.SOURCE, paths.NOTEBOOKS / "parameters.toml"
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("steady")
# The files that take longest, begun first: where files run side by side, the last one to end has
# nothing beside it.
LONGEST = """test_sweep.py test_runs.py test_steps.py test_labelled.py test_notebooks.py
test_claims.py test_browser.py test_text_is_text.py test_closed.py test_cards.py
test_cli.py test_formats.py test_schema.py test_review.py test_shell.py
test_documents.py""".split()


def pytest_xdist_auto_num_workers():
    """One more than there are processors: many tests wait for the programs that they start."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items):
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


def pytest_collection_finish():
    gc.collect()
    gc.freeze()  # eight thousand tests stay to the end, and need not be looked through again


@pytest.fixture(scope="session")
def few_rows(tmp_path_factory):
    """The source tables with the first observation of each series: valid, and quick.

    Kept as well are the observations that a correction speaks of, and the earliest and latest.
    """
    folder = tmp_path_factory.mktemp("few") / "source"
    shutil.copytree(REAL_SOURCE, folder, ignore=shutil.ignore_patterns(".*"))
    for table, columns in {
        "observations": ("indicator", "geography", "estimator"),
        "departments": ("dane",),
        "left_out": ("indicator",),
    }.items():
        rows = read_csv(folder / f"{table}.csv")
        first = {tuple(row[c] for c in columns): row for row in reversed(rows)}
        more = []
        if table == "observations":
            more = [row for row in rows if _is_corrected(row, folder)]
            more += [how(rows, key=lambda row: row["period"]) for how in (min, max)]
        kept = list(first.values())
        kept += [row for i, row in enumerate(more) if row not in kept + more[:i]]
        write_csv(folder / f"{table}.csv", list(rows[0]), kept)
    return folder


def _is_corrected(row, folder):
    return any(
        all(row[c] == fix[c] for c in ("indicator", "geography", "period", "estimator"))
        and row["report_id"] in (fix["report_id"], fix["as_in"])
        for fix in read_csv(folder / "corrections.csv")
    )


@pytest.fixture(scope="session")
def bare_root(few_rows, tmp_path_factory):
    """A project root without notebooks, to be copied."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(few_rows, root / "data" / "source")
    (root / "notebooks").mkdir()
    shutil.copy(DECLARED, root / "notebooks")
    return root


@pytest.fixture
def root(bare_root, tmp_path, monkeypatch):
    """A project root without notebooks, which the package takes for its own."""
    shutil.copytree(bare_root, tmp_path, dirs_exist_ok=True)
    make_ours(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def set_cell(root):
    """Set one cell of a source table, in the first row that fits; return its row number."""

    def change(table, where, column, value):
        path = root / "data" / "source" / f"{table}.csv"
        rows = read_csv(path)
        found = next(i for i, row in enumerate(rows) if where.items() <= row.items())
        assert rows[found][column] != value
        rows[found][column] = value
        write_csv(path, list(rows[0]), rows)
        return found + 2

    return change


@pytest.fixture
def write_notebook(root):
    """Write a notebook: a parameters cell, and a cell under the heading Work."""

    def write(code, parameters='run = "baseline"', name="01-try-it"):
        cells = [
            new_markdown_cell("# Does it work?"),
            new_code_cell(parameters, metadata={"tags": ["parameters"]}),
            new_markdown_cell("## Work"),
            new_code_cell(code),
        ]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        book = new_notebook(cells=cells, metadata={"kernelspec": kernel})
        path = root / "notebooks" / f"{name}.ipynb"
        nbformat.write(book, path)
        return path

    return write


@pytest.fixture
def tree(root):
    """Return a function that says what files the root holds, and any stage left behind.

    What is kept for later runs is no output, and not looked at.
    """

    def look():
        files = [path for path in root.rglob("*") if path.is_file() or ".stage-" in path.name]
        files = [path for path in files if root / ".cifras" not in path.parents]
        return {path: path.read_bytes() if path.is_file() else b"" for path in files}

    return look
