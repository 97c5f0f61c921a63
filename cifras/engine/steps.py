"""What each notebook of a run depends on, and whether its last outputs still hold.

The key of a notebook is a hash of its source, the parameters it reads, its source tables,
the package, and the keys of the notebooks whose outputs it reads. What it reads and writes
is what the table at its head says; ``tests/test_steps.py`` runs each notebook with nothing
else at hand.
"""

import hashlib
import json
import platform
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cifras import __version__, paths
from cifras.engine.parameters import declared_in, in_words

# What turns the same source into the same bytes; optional ones may be missing.
LIBRARIES = (
    "ipykernel", "ipython", "jinja2", "jupyter-client", "markdown-it-py", "matplotlib",
    "nbclient", "nbformat", "numpy", "pandas", "papermill", "pillow", "pypandoc-binary", "typst",
)  # fmt: skip
_TABLE_ROW = re.compile(r"^\| (reads|writes) \| (.+) \|$", re.M)


@dataclass(frozen=True)
class Step:
    """One notebook of a run.

    ``parts`` maps each thing that its ``key`` is made of to its state, ``parents`` are the
    keys of the steps whose outputs it reads: those that fit one of the patterns ``reads``.
    ``project`` are those of the parts that any machine with the same project shares.
    """

    path: Path
    book: dict
    run: str
    parameters: dict
    reads: tuple
    project: dict
    parts: dict
    key: str
    parents: tuple

    @property
    def name(self):
        """The name of the notebook, without its ending."""
        return self.path.stem


def plan(books, values, memo=None):
    """Return the steps of a run in order.

    `books` maps the notebooks' paths to their content, `values` the parameters to theirs.
    `memo` is a dict in which several plans of one project share what they hash.
    """
    memo = {} if memo is None else memo
    steps, writers = [], []
    for path, book in books.items():
        declared = declared_files(book)
        parameters = {name: values[name] for name in declared_in(book)}
        reads = tuple(pattern.replace("<run>", values["run"]) for pattern in declared["reads"])
        read = [step for step, writes in writers if _meet(writes, reads)]
        project = project_parts(reads, memo)
        if path not in memo:
            memo[path] = _code(book)
        parts = {"its name": path.name, "its cells": memo[path]} | project
        parts |= {f"parameter {name}": value for name, value in parameters.items()}
        parts |= {step.name: step.key for step in read}
        step = Step(
            path=path,
            book=book | {"cells": [_without_outputs(cell) for cell in book["cells"]]},
            run=values["run"],
            parameters=parameters,
            reads=reads,
            project=project,
            parts=parts,
            key=_digest(parts),
            parents=tuple(step.key for step in read),
        )
        steps.append(step)
        writers.append((step, [w.replace("<run>", values["run"]) for w in declared["writes"]]))
    return steps


def project_parts(reads, memo=None):
    """Return the state of what a notebook takes from the project, as it is on this machine now.

    That is the package, and what the patterns `reads` name of source tables and notebooks.
    """
    memo = {} if memo is None else memo
    folders = {"cifras", *(pattern.rpartition("/")[0] for pattern in reads)}
    parts = {}
    for folder, look in _PROJECT.items():
        if folder in folders:
            if folder not in memo:
                memo[folder] = look()
            parts |= memo[folder]
    return parts


def declared_files(book):
    """Return what the table at the head of a notebook says it reads and writes: patterns."""
    rows = dict(_TABLE_ROW.findall(_source(book["cells"][0]))) if book["cells"] else {}
    return {what: re.findall(r"`([^`]+)`", rows.get(what, "")) for what in ("reads", "writes")}


def steps_to(steps, output):
    """Return the steps that lead to a file, named as in the tables of the notebooks."""
    wanted, found = set(), []
    for step in reversed(steps):
        if step.key in wanted or output in declared_files(step.book)["writes"]:
            found.insert(0, step)
            wanted |= set(step.parents)
    return found


def reasons(step, record):
    """Say why a step must run again, as a list of phrases; an empty list where it need not.

    `record` is the entry of the last run on the same notebook, or None.
    """
    if not record:
        return ["it has not run yet"]
    before, found = record["parts"], []
    for name, now in step.parts.items():
        if before.get(name) == now:
            continue
        if name.startswith("parameter "):
            was = before.get(name)
            found.append(
                f"{name.removeprefix('parameter ')} is {in_words(now)}, was {in_words(was)}"
            )
        elif re.match(r"\d\d-", name):
            found.append(f"it reads what {name} writes anew")
        else:
            found.append(f"{name} changed" if name in before else f"{name} is new")
    found += [f"{name} is gone" for name in before if name not in step.parts]
    if not found:
        for name, digest in record["outputs"].items():
            path = paths.ROOT / name
            if not path.is_file() or file_hash(path) != digest:
                found.append(f"{name} is missing or was changed")
    return found


def source_files():
    """Return the source tables and what describes them."""
    return [path for path in sorted(paths.SOURCE.rglob("*")) if path.suffix in (".csv", ".json")]


def file_hash(path):
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def library_versions():
    """Return the versions of Python and the libraries that the bytes of a run depend on."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def package_hash():
    """Return a hash of the package and of the libraries it draws and writes with."""
    here = Path(__file__).parents[1]
    files = [p for p in sorted(here.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
    own = {path.relative_to(here).as_posix(): file_hash(path) for path in files}
    return _digest([__version__, own, library_versions()])


_PROJECT = {
    "cifras": lambda: {"the package": package_hash()},
    "data/source": lambda: {paths.shown(path): file_hash(path) for path in source_files()},
    "notebooks": lambda: {"the notebooks": _notebooks_hash()},
}


def _notebooks_hash():
    found = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
    return _digest([_code(json.loads(path.read_text(encoding="utf-8"))) for path in found])


def _code(book):
    """Return a hash of all that decides what the cells of a notebook do."""
    return _digest(
        [[c["cell_type"], c["metadata"].get("tags", []), _source(c)] for c in book["cells"]]
    )


def _source(cell):
    return "".join(cell["source"])


def _without_outputs(cell):
    return cell | {"outputs": []} if cell["cell_type"] == "code" else cell


def _meet(writes, reads):
    """Say whether a pattern of the one could name a file of the other."""
    return any(fnmatchcase(w, r) or fnmatchcase(r, w) for w in writes for r in reads)


def _digest(thing):
    return hashlib.sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()
