"""The notebooks as a reader finds them: in order, executed, clean, and honest about files."""

import ast
import json
import re
import shutil
import subprocess
import sys

import pytest
from small import environment

from cifras import paths
from cifras.engine.parameters import declared_in, read_parameters
from cifras.engine.steps import is_apart

NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
BOOKS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS}
PARAMETERS = read_parameters(paths.ROOT)
FOLDERS = {
    "paths.SOURCE": "data/source",
    "clean": "data/clean/<run>",
    "results": "data/results/<run>",
    "figures": "figures/<run>",
    "reports": "reports/<run>",
}
APART = {name for name, book in BOOKS.items() if is_apart(book)}
each_notebook = pytest.mark.parametrize("name", BOOKS)
each_of_a_run = pytest.mark.parametrize("name", [name for name in BOOKS if name not in APART])


def sources(name, kind):
    return ["".join(c["source"]) for c in BOOKS[name]["cells"] if c["cell_type"] == kind]


def outputs(name):
    return [o for c in BOOKS[name]["cells"] if c["cell_type"] == "code" for o in c["outputs"]]


def test_there_are_five_in_order_and_one_apart():
    assert [name[:2] for name in BOOKS] == ["01", "02", "03", "04", "05", "06"]
    assert {"06-read-a-document"} == APART


@each_notebook
def test_cells_were_executed_in_order(name):
    counts = [c["execution_count"] for c in BOOKS[name]["cells"] if c["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))


@each_notebook
def test_outputs_hold_no_errors_warnings_or_paths_of_a_machine(name):
    kinds = {o["output_type"] for o in outputs(name)} | {o.get("name") for o in outputs(name)}
    assert not kinds & {"error", "stderr"}
    assert not re.search(r"/(?:home|root|tmp|Users)/", json.dumps(outputs(name)))


@each_of_a_run
def test_parameters_are_the_declared_ones(name):
    assert PARAMETERS.problems_of_notebook(name, BOOKS[name]) == []


def test_every_parameter_is_read_by_a_notebook():
    books = [book for name, book in BOOKS.items() if name not in APART]
    assert {parameter for book in books for parameter in declared_in(book)} == set(PARAMETERS)


@each_notebook
def test_prose_comes_before_every_few_cells_and_cells_are_short(name):
    lengths = [len(source.splitlines()) for source in sources(name, "code")]
    assert max(lengths) <= 15
    assert sorted(lengths)[len(lengths) // 2] <= 8
    assert len(sources(name, "markdown")) >= 0.6 * len(lengths)
    assert len(BOOKS[name]["cells"]) <= 45


@each_notebook
def test_machinery_lives_in_the_package(name):
    code = "\n".join(sources(name, "code"))
    tree = ast.parse(code)
    defined = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert not defined
    assert not re.search(r"rcParams|filterwarnings|%pip|;\s*$|datetime\.now", code, re.M)


@each_notebook
def test_it_begins_with_a_question_and_ends_with_what_it_shows(name):
    prose = sources(name, "markdown")
    assert re.match(r"# .+\?\n", prose[0])
    ends = ["## What this shows", "## Exercise"]
    assert [cell.splitlines()[0] for cell in prose[-len(ends) :]] == ends
    assert [h for h in ("## Load", "## Caveats", "## Check") if h in "\n".join(prose)] == [
        "## Load",
        "## Caveats",
        "## Check",
    ]


def table_row(name, label):
    row = re.search(rf"\| {label} \| (.+) \|", sources(name, "markdown")[0])[1]
    return set(re.findall(r"`([^`]+)`", row))


def files_touched(name):
    """Return the (read, written) files that the code of a notebook names."""
    code = "\n".join(sources(name, "code"))
    named = re.compile(r'(read_table\()?paths\.(\w+)\(run\) / "([^"]+)"')
    read, written = set(), set()
    for call, folder, file in named.findall(code):
        (read if call else written).add(f"{FOLDERS[folder]}/{file}")
    return read, written


@each_notebook
def test_the_table_at_its_head_names_what_it_writes(name):
    written = files_touched(name)[1]
    listed = table_row(name, "writes")
    draws = any("gallery.draw(" in source for source in sources(name, "code"))
    assert {file for file in listed if "*" not in file} == written
    assert ("figures/<run>/*" in listed) == draws


@each_notebook
def test_the_table_at_its_head_covers_what_it_reads(name):
    listed = table_row(name, "reads")
    for file in files_touched(name)[0]:
        folder = file.rpartition("/")[0]
        assert file in listed or f"{folder}/*.csv" in listed
    if "load_sources" in "\n".join(sources(name, "code")) or name.startswith("05"):
        assert "data/source/*.csv" in listed


@pytest.mark.parametrize("path", NOTEBOOKS[: -len(APART)], ids=lambda p: p.stem)
def test_each_names_the_next(path):
    following = NOTEBOOKS[NOTEBOOKS.index(path) + 1 : -len(APART)]
    row = re.search(r"\| next \| (.+) \|", sources(path.stem, "markdown")[0])[1]
    if not following:
        assert "brief.md" in row
    else:
        assert row == f"[{following[0].stem}]({following[0].name})"


@each_notebook
def test_the_answer_under_the_title_is_what_the_last_cell_makes(name):
    *_, last = outputs(name)
    answer = "".join(last["data"]["text/markdown"])
    assert f"**With the default parameters:** {answer}\n" in sources(name, "markdown")[0]


@pytest.mark.parametrize("text", ["data/examples/comunicado.txt", "LICENSE"])
def test_the_one_apart_reads_any_text_from_the_projects_folder(text):
    """The cells of 06 run on another text, and on one that makes no claim."""
    (name,) = APART
    told, space = [], {"__name__": "cells"}
    for source in sources(name, "code"):
        *head, last = ast.parse(source).body
        exec(compile(ast.Module(head, []), name, "exec"), space)  # noqa: S102 - our own cells
        if isinstance(last, ast.Expr):
            told.append(eval(compile(ast.Expression(last.value), name, "eval"), space))  # noqa: S307
        else:
            exec(compile(ast.Module([last], []), name, "exec"), space)  # noqa: S102
        if "text" in space and not told:
            space["text"] = text
    answer = next(cell.data for cell in reversed(told) if hasattr(cell, "data"))
    many = len(space["reading"].claims)
    assert f"make {many} claims of change" in answer
    assert many == (4 if "comunicado" in text else 0)


def test_nbval_finds_in_every_cell_what_is_committed(tmp_path):
    """In a copy: the notebooks write their tables, and each reads what those before it wrote."""
    for part in ("data/source", "data/examples", "data/clean", "data/results", "notebooks"):
        shutil.copytree(paths.ROOT / part, tmp_path / part)
    for name in ("conftest.py", "data/tables.json"):
        shutil.copy(paths.ROOT / name, tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "notebooks", "-p", "no:cacheprovider"],
        cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    cells = sum(len(sources(name, "code")) for name in BOOKS)
    assert f"{cells} passed" in done.stdout, done.stdout
