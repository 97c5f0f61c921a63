"""Run the notebooks in order through papermill, aside, and move the outputs in as a whole."""

import hashlib
import json
import logging
import os
import platform
import shutil
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from cifras import __version__, paths
from cifras.parameters import ParameterError, check_notebook, check_parameters, declared_in

KERNEL = "python3"
_VERSIONED = ("pandas", "matplotlib", "papermill", "nbclient", "ipykernel")


class NotebookError(RuntimeError):
    """A cell that failed: ``notebook``, the ``heading`` it stands under, ``error`` in words."""

    def __init__(self, notebook, heading, error):
        self.notebook, self.heading, self.error = notebook, heading, error
        where = f'{notebook}, under "{heading}"' if heading else notebook
        super().__init__(f"{where}: {error}")


def notebook_paths():
    """Return the notebooks in the order in which they run."""
    return sorted(paths.NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def read_notebooks():
    """Return the notebooks as dicts by path; raise ParameterError for a faulty parameters cell."""
    books, problems = {}, []
    for path in notebook_paths():
        try:
            books[path] = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            problems.append(f"{path.name}: expected a notebook (JSON in UTF-8); {error}.")
            continue
        is_notebook = isinstance(books[path], dict) and books[path].get("nbformat") == 4
        if not is_notebook:
            problems.append(f"{path.name}: expected a notebook of format 4.")
        else:
            problems += check_notebook(path.name, books[path])
    if not books and not problems:
        problems.append(f"no notebooks in {paths.shown(paths.NOTEBOOKS)}.")
    if problems:
        raise ParameterError(problems)
    return books


def run_notebooks(given, on_notebook=lambda path, seconds: None, refresh=False):
    """Run every notebook with the parameters `given`; return the run record.

    Outputs are written to a stage beside the run folders and moved in only when the last
    notebook has finished, so a run that fails leaves the last good one as it was.
    `on_notebook` is called after each with its path and the seconds it took. With
    `refresh` the notebooks run with their own defaults and are executed in place.

    Before any kernel starts, raises ParameterError, TableError for faulty source tables and
    OSError where the outputs cannot be written; later, NotebookError for a failing cell.
    """
    from cifras.linked import run_crate
    from cifras.registry import load_registry

    values = check_parameters(given)
    books = read_notebooks()
    load_registry()
    record = {
        "run": values["run"],
        "parameters": values,
        "versions": {"cifras": __version__, "python": platform.python_version()}
        | {name: version(name) for name in _VERSIONED},
        "inputs": _hashes(paths.ROOT, [*_source_files(), *books]),
        "notebooks": [],
    }
    started = time.time()
    with _stage(values["run"]) as stage:
        for path, book in books.items():
            before = time.perf_counter()
            wanted = {} if refresh else {name: values[name] for name in declared_in(book)}
            executed = stage / "reports" / values["run"] / "notebooks" / path.name
            _execute(path, executed, wanted)
            seconds = round(time.perf_counter() - before, 2)
            record["notebooks"].append({"notebook": path.name, "seconds": seconds})
            on_notebook(path, seconds)
        folders = [Path(folder) / values["run"] for folder in paths.RUN_FOLDERS]
        for folder in folders:
            (stage / folder).mkdir(parents=True, exist_ok=True)
        written = [f for folder in folders for f in sorted((stage / folder).rglob("*"))]
        record["outputs"] = _hashes(stage, [f for f in written if f.is_file()])
        report = stage / "reports" / values["run"]
        crate = report / "ro-crate-metadata.json"
        crate.write_text(run_crate(record), encoding="utf-8")
        record["started"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started))
        record["seconds"] = round(time.time() - started, 2)
        record["machine"] = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        text = json.dumps(record, indent=2) + "\n"
        (report / "run.json").write_text(text, encoding="utf-8")
        moves = [(stage / folder, paths.ROOT / folder) for folder in folders]
        if refresh:
            executed = stage / "reports" / values["run"] / "notebooks"
            shutil.copytree(executed, stage / "refreshed")
            moves += [(stage / "refreshed" / path.name, path) for path in books]
        _move_in(moves, stage / "old")
    return record


def _source_files():
    return [path for path in sorted(paths.SOURCE.rglob("*")) if path.suffix in (".csv", ".json")]


def _execute(path, executed, values):
    """Execute one notebook through papermill and store a copy without any timing."""
    import nbformat
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    executed.parent.mkdir(parents=True, exist_ok=True)
    # Now and then a socket is polled once more after its kernel has gone; tornado logs that
    # with a traceback, and nothing is wrong.
    for name in ("tornado.general", "tornado.application"):
        logging.getLogger(name).addFilter(_drop)
    try:
        book = papermill.execute_notebook(
            str(path),
            None,
            parameters=values,
            kernel_name=KERNEL,
            language="python",
            cwd=str(paths.NOTEBOOKS),
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            # The kernel talks to this machine only; its warnings that it does so in plain
            # text, and that it is told to stop, would stand between the progress lines.
            extra_arguments=["--IPKernelApp.log_level=CRITICAL"],
        )
    except PapermillExecutionError as error:
        raise NotebookError(
            path.name, _heading_before(path, error.source), f"{error.ename}: {error.evalue}"
        ) from None
    except DeadKernelError:
        raise NotebookError(path.name, "", "its kernel died") from None
    for cell in book.cells:
        # papermill lets a cell that calls sys.exit pass, and goes on to the next notebook.
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                message = f"{output.ename}: {output.evalue}"
                raise NotebookError(path.name, _heading_before(path, cell.source), message)
    nbformat.write(_without_timings(book), executed)


def _drop(record):
    """Let no record pass; a filter outlives the logging set-ups of other libraries."""
    return False


def _heading_before(path, source):
    """Return the last heading above the cell with this source."""
    heading = ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and text.startswith("#"):
            heading = text.splitlines()[0].lstrip("# ")
        if text == source:
            return heading
    return heading


def _without_timings(book):
    """Drop what differs between two runs of the same notebook."""
    book.metadata.pop("papermill", None)
    book.metadata.get("language_info", {}).pop("version", None)
    for cell in book.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return book


@contextmanager
def _stage(run):
    """Make a folder beside the run folders and point the notebooks' outputs at it."""
    stage = Path(tempfile.mkdtemp(prefix=".stage-", dir=paths.ROOT))
    os.environ |= {"CIFRAS_ROOT": str(paths.ROOT), "CIFRAS_STAGE": str(stage)}
    try:
        for folder in paths.RUN_FOLDERS:
            target = paths.ROOT / folder
            target.mkdir(parents=True, exist_ok=True)
            if (target / run).exists() and not (target / run).is_dir():
                raise NotADirectoryError(20, "expected a folder", paths.shown(target / run))
            if not os.access(target, os.W_OK):
                raise PermissionError(13, "cannot write to the folder", paths.shown(target))
        yield stage
    finally:
        del os.environ["CIFRAS_STAGE"]
        shutil.rmtree(stage, ignore_errors=True)


def _move_in(moves, attic):
    """Put every new file or folder in the place of the old one, all of them or none.

    `moves` are pairs of new and target; the old ones wait in the folder `attic`.
    """
    attic.mkdir()
    undo = []
    try:
        for number, (new, target) in enumerate(moves):
            old = attic / str(number)
            if target.exists():
                undo.append((old, target))
                target.rename(old)
            undo.append((target, new))
            new.rename(target)
    except BaseException:
        for source, place in reversed(undo):
            if source.exists() and not place.exists():
                source.rename(place)
        raise


def _hashes(base, files):
    return {
        file.relative_to(base).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
