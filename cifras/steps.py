"""What each notebook of a run depends on, and whether its last outputs still hold.

The key of a notebook is a hash of its source, the parameters it reads, its source tables,
the package, and the keys of the notebooks whose outputs it reads. What it reads and writes
is what the table at its head says; ``tests/test_steps.py`` runs each notebook with nothing
else at hand.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cifras import __version__, paths
from cifras.parameters import declared_in

# What turns the same source into the same bytes; optional ones may be missing.
LIBRARIES = (
    "ipykernel", "ipython", "jinja2", "markdown-it-py", "matplotlib", "nbclient", "numpy",
    "pandas", "papermill", "pypandoc-binary", "typst",
)  # fmt: skip
_TABLE_ROW = re.compile(r"^\| (reads|writes) \| (.+) \|$", re.M)


@dataclass(frozen=True)
class Step:
    """One notebook of a run.

    ``parts`` maps each thing that its ``key`` is made of to its state, ``parents`` are the
    keys of the steps whose outputs it reads: those that fit one of the patterns ``reads``.
    """

    path: Path
    book: dict
    run: str
    parameters: dict
    reads: tuple
    parts: dict
    key: str
    parents: tuple

    @property
    def name(self):
        """The name of the notebook, without its ending."""
        return self.path.stem


def project_state(books):
    """Return what all runs share: hashes of the source tables, the package and the notebooks."""
    return {
        "source": {paths.shown(path): file_hash(path) for path in source_files()},
        "package": package_hash(),
        "code": {
            path: _digest([_source(cell) for cell in book["cells"]]) for path, book in books.items()
        },
    }


def plan(books, values, state=None):
    """Return the steps of a run in order.

    `books` maps the notebooks' paths to their content, `values` the parameters to theirs;
    `state` is :func:`project_state` where it is known already.
    """
    source, package, code = (state or project_state(books)).values()
    steps, writers = [], []
    for path, book in books.items():
        declared = declared_files(book)
        parameters = {name: values[name] for name in declared_in(book)}
        reads = tuple(pattern.replace("<run>", values["run"]) for pattern in declared["reads"])
        folders = {pattern.rpartition("/")[0] for pattern in reads}
        read = [step for step, writes in writers if _meet(writes, reads)]
        parts = {"its cells": code[path], "the package": package}
        parts |= {f"parameter {name}": value for name, value in parameters.items()}
        parts |= source if "data/source" in folders else {}
        parts |= {"the notebooks": _digest(list(code.values()))} if "notebooks" in folders else {}
        parts |= {step.name: step.key for step in read}
        parents = tuple(step.key for step in read)
        bare = book | {"cells": [_without_outputs(cell) for cell in book["cells"]]}
        step = Step(path, bare, values["run"], parameters, reads, parts, _digest(parts), parents)
        steps.append(step)
        writers.append((step, [w.replace("<run>", values["run"]) for w in declared["writes"]]))
    return steps


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
            found.append(f"{name.removeprefix('parameter ')} is {_words(now)}, was {_words(was)}")
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
    """Return the versions of the libraries that the bytes of a run depend on."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def package_hash():
    """Return a hash of the package and of the libraries it draws and writes with."""
    here = Path(__file__).parent
    files = [p for p in sorted(here.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
    own = {path.relative_to(here).as_posix(): file_hash(path) for path in files}
    return _digest([__version__, own, library_versions()])


def _source(cell):
    return "".join(cell["source"])


def _without_outputs(cell):
    return cell | {"outputs": []} if cell["cell_type"] == "code" else cell


def _meet(writes, reads):
    """Say whether a pattern of the one could name a file of the other."""
    return any(fnmatchcase(w, r) or fnmatchcase(r, w) for w in writes for r in reads)


def _digest(thing):
    return hashlib.sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()


def _words(value):
    return ", ".join(value) if isinstance(value, list) else str(value)
