"""What each notebook of a run depends on, and whether its last outputs still hold.

The key of a notebook is a hash of its source, the parameters it reads, the sources, the
package, and the keys of the notebooks whose outputs it reads. What it reads and writes is what
the table at its head says.
"""

import hashlib
import json
import platform
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .parameters import ParameterError, declared_in, in_words

_TABLE_ROW = re.compile(r"^\| (reads|writes) \| (.+) \|$", re.M)
_CODE = "the package"


@dataclass(frozen=True)
class Step:
    """One notebook of a run.

    ``parts`` maps each thing that its ``key`` is made of to its state, ``parents`` are the
    keys of the steps whose outputs it reads: those that fit one of the patterns ``reads``.
    ``shared`` are those of the parts that any machine with the same project shares.
    """

    path: Path
    book: dict
    run: str
    parameters: dict
    reads: tuple
    writes: tuple
    shared: dict
    parts: dict
    key: str
    parents: tuple

    @property
    def name(self):
        """The name of the notebook, without its ending."""
        return self.path.stem

    @property
    def code(self):
        """The hash of the package that the step was planned with."""
        return self.shared[_CODE]


def is_apart(book):
    """Say whether a notebook stands apart from a run: its metadata say ``cifras: {apart: true}``.

    Such a notebook declares parameters of its own and neither reads nor writes what a run does.
    """
    metadata = book.get("metadata")
    own = metadata.get("cifras") if isinstance(metadata, dict) else None
    return isinstance(own, dict) and own.get("apart") is True


def read_notebooks(project, apart=False):
    """Return the numbered notebooks of a run, or those `apart`, as dicts by path, in order.

    Raises :class:`parameters.ParameterError` with everything that is wrong with them.
    """
    books, problems = {}, []
    for path in sorted(project.notebooks.glob("[0-9][0-9]-*.ipynb")):
        try:
            book = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            problems.append(f"{path.name}: expected a notebook (JSON in UTF-8); {error}.")
            continue
        if not isinstance(book, dict) or book.get("nbformat") != 4:
            problems.append(f"{path.name}: expected a notebook of format 4.")
            continue
        if is_apart(book) != apart:
            continue
        if not apart:
            problems += project.parameters.problems_of_notebook(path.name, book)
        books[path] = book
    if not books and not problems and not apart:
        problems.append(f"no notebooks in {project.shown(project.notebooks)}.")
    problems = problems or _unwritten(books)
    if problems:
        raise ParameterError(problems)
    return books


def _unwritten(books):
    """Say which notebooks read an output that no earlier one writes."""
    problems, written = [], []
    for path, book in books.items():
        files = declared_files(book)
        problems += [
            f"{path.name}: reads {pattern}, which no earlier notebook writes."
            for pattern in files["reads"]
            if "<run>" in pattern and not _meet(written, [pattern])
        ]
        written += files["writes"]
    return problems


def plan(project, books, values, memo=None):
    """Return the steps of a run in order.

    `books` maps the notebooks' paths to their content, `values` the parameters to theirs.
    `memo` is a dict in which several plans of one project share what they hash.
    """
    memo = {} if memo is None else memo
    steps = []
    for path, book in books.items():
        declared = declared_files(book)
        reads, writes = (
            tuple(pattern.replace("<run>", values["run"]) for pattern in declared[what])
            for what in ("reads", "writes")
        )
        parameters = {name: values[name] for name in declared_in(book)}
        read = [step for step in steps if _meet(step.writes, reads)]
        shared = shared_parts(project, reads, memo)
        if path not in memo:
            cells = [_without_outputs(cell) for cell in book["cells"]]
            memo[path] = book | {"cells": cells}, _code(book)
        bare, code = memo[path]
        parts = {"its name": path.name, "its cells": code} | shared
        parts |= {f"parameter {name}": value for name, value in parameters.items()}
        parts |= {step.name: step.key for step in read}
        parents = tuple(step.key for step in read)
        steps.append(
            Step(path, bare, values["run"], parameters, reads, writes, shared, parts,
                 _digest(parts), parents)
        )  # fmt: skip
    return steps


def shared_parts(project, reads, memo=None):
    """Return the state of what a notebook takes from the project, as it is on this machine now.

    That is the package, and what the patterns `reads` name of sources and notebooks.
    """
    memo = {} if memo is None else memo

    def once(name, look):
        if name not in memo:
            memo[name] = look()
        return memo[name]

    parts = {_CODE: once(_CODE, lambda: _package_hash(project))}
    sources = once("sources", lambda: source_hashes(project))
    if _meet([*project.sources, *sources], reads):
        parts |= sources
    if any(pattern.startswith("notebooks/") for pattern in reads):
        parts["the notebooks"] = once("notebooks", lambda: _notebooks_hash(project))
    return parts


def declared_files(book):
    """Return what the table at the head of a notebook says it reads and writes: patterns."""
    rows = dict(_TABLE_ROW.findall(_source(book["cells"][0]))) if book["cells"] else {}
    return {what: re.findall(r"`([^`]+)`", rows.get(what, "")) for what in ("reads", "writes")}


def steps_to(steps, output):
    """Return the steps that lead to a file."""
    wanted, found = set(), []
    for step in reversed(steps):
        if step.key in wanted or output in step.writes:
            found.insert(0, step)
            wanted |= set(step.parents)
    return found


def reasons(project, step, entry):
    """Say why a step must run again, as a list of phrases; an empty list where it need not.

    `entry` is the entry of the last run on the same notebook, or None.
    """
    if not entry:
        return ["it has not run yet"]
    before, found = entry["parts"], []
    for name, now in step.parts.items():
        if before.get(name) == now:
            continue
        if name.startswith("parameter "):
            was = in_words(before.get(name))
            found.append(f"{name.removeprefix('parameter ')} is {in_words(now)}, was {was}")
        elif re.match(r"\d\d-", name):
            found.append(f"it reads what {name} writes anew")
        else:
            found.append(f"{name} changed" if name in before else f"{name} is new")
    found += [f"{name} is gone" for name in before if name not in step.parts]
    if not found:
        for name, digest in entry["outputs"].items():
            path = project.root / name
            if not path.is_file() or file_hash(path) != digest:
                found.append(f"{name} is missing or was changed")
    return found


def source_hashes(project):
    """Map each file that the project is made from to its hash."""
    found = {path for pattern in project.sources for path in project.root.glob(pattern)}
    return {project.shown(path): file_hash(path) for path in sorted(found)}


def file_hash(path):
    """Return the SHA-256 of a file."""
    known = path.stat()
    return _hash(path, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)


@lru_cache(maxsize=4096)
def _hash(path, *state):
    """Hash a file; `state` is that of the file, so that it is read again once it has changed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def versions(project):
    """Return the versions of all that the bytes of a run depend on, the project's first."""
    own = {project.about.get("name", "").lower(): project.about.get("version", "")}
    return own | {"python": platform.python_version()} | _installed(project.libraries)


@cache
def _installed(libraries):
    found = {}
    for name in libraries:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # an optional one
            found[name] = "not installed"
    return found


def _package_hash(project):
    files = [p for p in sorted(project.code.rglob("*")) if "__pycache__" not in p.parts]
    own = {p.relative_to(project.code).as_posix(): file_hash(p) for p in files if p.is_file()}
    return _digest([own, versions(project)])


def _notebooks_hash(project):
    found = sorted(project.notebooks.glob("*.ipynb"))
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
